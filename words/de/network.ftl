# Was das Netz mit der Verbindung macht und was seine Administratoren wissen müssen.

## Hosts und Schichten

network-service-okta = Okta-Organisation
network-service-okta-custom = Ihre eigene Okta-Domain
network-service-dell-api = API von Dell
network-service-dell-console = Dell-Konsole, in Ihrem Browser

network-phase-proxy = Proxy
network-phase-dns = Name
network-phase-tcp = Verbindung
network-phase-tls = Verschlüsselung
network-phase-answer = Antwort
network-phase-clock = Uhr

network-verdict-pass = Erreichbar
network-verdict-fail = Fehler
network-verdict-blocked = Nicht geprüft
network-verdict-unknown = Nicht bekannt

## Was gefunden wurde, nach Schicht

network-proxy-direct = Direkt, ohne Proxy.
network-proxy-script = Direkt. Das System nutzt ein Proxy-Skript (PAC), das diese App nicht ausführt.
    .remedy = Ist { $host } nicht erreichbar, fragen Sie die IT nach dem Proxy im Skript und tragen Sie ihn unter Proxy ein.
network-proxy-detection = Direkt. Das System findet vielleicht selbst einen Proxy (WPAD), diese App sucht keinen.
    .remedy = Ist { $host } nicht erreichbar, fragen Sie die IT nach dem Proxy und tragen Sie ihn unter Proxy ein.
network-proxy-by-proxy = Über den Proxy { $proxy }.
network-proxy-unreadable = { $place ->
        [manual] Der Proxy in dieser App ist nicht verwendbar.
        [system] Der Proxy in den Systemeinstellungen ist nicht verwendbar.
       *[environment] Der Proxy in der Variablen { $variable } ist nicht verwendbar.
    } Die App sendet auf keinem anderen Weg.
    .remedy = { problem-network-proxy-unreadable.remedy }
network-proxy-exceptions-unreadable = { $place ->
        [system] Eine Ausnahme in den Proxy-Einstellungen des Systems ist nicht lesbar.
       *[environment] Die Variable { $variable } ist nicht lesbar.
    } Sie meint vielleicht { $host }, daher sendet die App nichts.
    .remedy = { problem-network-no-proxy-unreadable.remedy }

network-dns-resolved = Der Name hat eine Adresse.
network-dns-no-name = Dieser Computer findet keine Adresse für { $host }.
    .remedy = Prüfen Sie die Schreibweise. Bitten Sie die IT um einen DNS-Eintrag für { $host } oder um einen Proxy.
network-dns-silent = Der Nameserver hat nicht rechtzeitig geantwortet.
    .remedy = Prüfen Sie, ob dieser Computer online ist und ob er ein VPN braucht.
network-dns-left-to-proxy = Dieser Computer kennt den Namen nicht. Der Proxy schlägt ihn nach.
network-dns-not-reached = Nicht geprüft.

network-tcp-connected = Verbunden.
network-tcp-tunnel = Der Proxy lässt es durch.
network-tcp-refused = Die Verbindung wurde abgelehnt.
    .remedy = Bitten Sie die IT, https (Port 443) zu { $host } zu erlauben. Wahrscheinlich blockiert eine Firewall.
network-tcp-unreachable = { $host } ist von hier nicht erreichbar.
    .remedy = Prüfen Sie, ob dieser Computer online ist und ob er ein VPN braucht.
network-tcp-silent = Keine Antwort.
    .remedy = Bitten Sie die IT, https (Port 443) zu { $host } zu erlauben, oder tragen Sie den Proxy ein.
network-tcp-broke = Die Verbindung ist abgebrochen.
    .remedy = Versuchen Sie es noch einmal. Hilft das nicht, geben Sie der IT diesen Bericht.
network-tcp-proxy-no-name = Dieser Computer findet keine Adresse für den Proxy.
    .remedy = Prüfen Sie seine Adresse. Vielleicht ist er nur im Firmennetz oder VPN bekannt.
network-tcp-proxy-unreachable = Der Proxy antwortet nicht.
    .remedy = Prüfen Sie Adresse und Port. Vielleicht ist er nur im Firmennetz oder VPN erreichbar.
network-tcp-proxy-tls = Dem Zertifikat des Proxys wird hier nicht vertraut.
    .remedy = Bitten Sie die IT, sein Stammzertifikat hier zu installieren, oder nehmen Sie die http://-Adresse des Proxys.
network-tcp-proxy-certificate = Das Zertifikat des Proxys ist abgelaufen, für einen anderen Namen oder von falscher Art.
    .remedy = Prüfen Sie Datum und Uhrzeit. Stimmen sie, soll die IT es korrigieren, oder nehmen Sie die http://-Adresse des Proxys.
network-tcp-proxy-tls-broke = Der TLS-Handshake mit dem Proxy brach ab.
    .remedy = Bitten Sie die IT, den Proxy zu prüfen, oder nehmen Sie die http://-Adresse des Proxys.
network-tcp-proxy-tls-silent = Der Proxy beantwortete den TLS-Handshake nicht, den https:// verlangt.
    .remedy = Schreiben Sie http:// vor seine Adresse. Was an { $host } geht, bleibt durchgehend verschlüsselt.
network-tcp-proxy-plain = Der Proxy verwendet kein TLS, aber seine Adresse beginnt mit https://.
    .remedy = Schreiben Sie http:// vor seine Adresse. Was an { $host } geht, bleibt durchgehend verschlüsselt.
network-tcp-proxy-broke = Die Antwort war nicht die eines Proxys.
    .remedy = Prüfen Sie Adresse und Port. Nutzt der Proxy selbst TLS, beginnt seine Adresse mit https://.
network-tcp-proxy-silent = Der Proxy nahm die Verbindung an und sendete dann nichts.
    .remedy = Geben Sie der IT diesen Bericht: Der Proxy antwortet nicht für { $host }.
network-tcp-proxy-sign-in = Der Proxy verlangt eine Anmeldung (407).
    .remedy = Prüfen Sie Benutzername und Kennwort in der Einstellung, oder bitten Sie die IT, { $host } ohne Anmeldung durchzulassen. Der Weg über die Konsole geht auch so.
network-tcp-proxy-sign-in-domain = Der Proxy verlangt eine Anmeldung über Windows oder Kerberos (407).
    .remedy = Diese App unterstützt weder NTLM noch Kerberos. Bitten Sie die IT, { $host } ohne Anmeldung durchzulassen. Der Weg über die Konsole geht auch so.
network-tcp-proxy-refused = Der Proxy blockiert { $host } (Status { $status }).
    .remedy = Bitten Sie die IT, { $host }, Port 443, auf dem Proxy zu erlauben.
network-tcp-proxy-unreached = Der Proxy bekam keine Verbindung zu { $host } (Status { $status }) oder ist überlastet.
    .remedy = Versuchen Sie es in einigen Minuten, oder fragen Sie die IT, warum der Proxy { $host }, Port 443, nicht erreicht.
network-tcp-proxy-busy = Der Proxy nimmt gerade keine Anfragen mehr an (Status { $status }).
    .remedy = Warten Sie eine Minute und prüfen Sie noch einmal. Hilft das nicht, fragen Sie die IT nach dem Limit des Proxys.
network-tcp-proxy-portal = Dieses Netz verlangt zuerst eine Anmeldung: Der Proxy verweist auf eine Seite (Status { $status }).
    .remedy = Öffnen Sie eine Webseite im Browser, melden Sie sich am Netz an und prüfen Sie noch einmal.
network-tcp-proxy-another = Das ist vielleicht kein Proxy: Die Antwort kam wie von einem Webserver (Status { $status }).
    .remedy = Prüfen Sie Adresse und Port. Stimmen sie, bitten Sie die IT, { $host }, Port 443, zu erlauben.
network-tcp-not-reached = Nicht geprüft.

network-tls-trusted = Verschlüsselt, mit einem Zertifikat einer öffentlichen Stelle.
network-tls-trusted-practice = Verschlüsselt, mit einem Zertifikat der eigenen Stelle im Übungsmodus.
network-tls-opened = Ihr Netz prüft TLS: Aussteller { $issuer }.
    .why = Das System vertraut diesem Zertifikat, aber der Aussteller ist nicht öffentlich. Der Betreiber des Proxys kann alles lesen, auch das Secret und die Tokens.
    .remedy = Sie können fortfahren. Ist das nicht gewollt, bitten Sie die IT, { $host } auszunehmen, oder nehmen Sie ein anderes Netz.
network-tls-unknown-issuer = Dem Aussteller des Zertifikats wird hier nicht vertraut.
    .remedy = Prüft Ihr Netz TLS, bitten Sie die IT, das Stammzertifikat hier zu installieren. Die Prüfung lässt sich nicht abschalten.
network-tls-not-among = { $variable } enthält den Aussteller des Zertifikats nicht.
    .remedy = { $variable } ersetzt den Zertifikatsspeicher des Systems. Korrigieren Sie, was darin nicht lesbar ist, oder bitten Sie die IT um eine PEM-Datei mit dem Stammzertifikat der Firma.
network-tls-purpose = Das Zertifikat ist nicht für Server gemacht.
    .remedy = Bitten Sie die IT, das Gerät zu korrigieren, das TLS prüft, oder { $host } auszunehmen.
network-tls-not-permitted = Die Stelle des Zertifikats darf für { $host } keines ausstellen.
    .remedy = Bitten Sie die IT, { $host } auszunehmen: Das Zertifikat der Stelle verbietet diesen Namen.
network-tls-extension = Das Zertifikat hat eine kritische Erweiterung, die diese App nicht kennt.
    .remedy = Bitten Sie die IT um Zertifikate ohne sie auf dem Gerät, das TLS prüft, oder { $host } auszunehmen.
network-tls-wrong-name = Das Zertifikat gilt für einen anderen Namen.
    .remedy = Öffnen Sie { $host } im Browser und sehen Sie, was antwortet: eine Anmeldeseite, ein Filter oder eine falsche Adresse.
network-tls-nameless = Das Zertifikat nennt keinen Host: Ihm fehlt der alternative Name (SAN).
    .remedy = Bitten Sie die IT, das Gerät zu korrigieren, das TLS prüft, oder { $host } auszunehmen.
network-tls-ca-as-server = Das Zertifikat gehört einer Zertifizierungsstelle, nicht einem Server.
    .remedy = Bitten Sie die IT, das Gerät zu korrigieren, das TLS prüft, oder { $host } auszunehmen.
network-tls-revoked = Der Aussteller hat das Zertifikat widerrufen.
    .remedy = Machen Sie in diesem Netz nicht weiter. Fragen Sie die IT, was hier für { $host } antwortet.
network-tls-bad-signature = Das Zertifikat ist nicht vom vertrauten Stamm dieses Namens signiert.
    .remedy = Bitten Sie die IT um das aktuelle Stammzertifikat. Das des Geräts, das TLS prüft, wurde wohl erneuert.
network-tls-expired = Das Zertifikat ist abgelaufen, nach der Uhr dieses Computers.
    .remedy = Prüfen Sie zuerst Datum und Uhrzeit. Stimmen sie, sagen Sie der IT: Ein Filter nutzt vielleicht ein altes Zertifikat.
network-tls-not-yet = Das Zertifikat ist noch nicht gültig, nach der Uhr dieses Computers.
    .remedy = Prüfen Sie Datum und Uhrzeit dieses Computers.
network-tls-bad-certificate = Das Zertifikat hat einen Fehler.
    .remedy = Geben Sie der IT diesen Bericht. Die Prüfung lässt sich nicht abschalten.
network-tls-plain = Die Antwort ist nicht verschlüsselt.
    .remedy = Eine Anmeldeseite oder ein Filter antwortet anstelle von { $host }. Öffnen Sie sie im Browser, melden Sie sich bei Bedarf an, und prüfen Sie noch einmal.
network-tls-nothing-in-common = Keine gemeinsame Verschlüsselung: TLS 1.2 oder 1.3 ist nötig.
    .remedy = Etwas dazwischen ist zu alt. Geben Sie der IT diesen Bericht.
network-tls-silent = Der TLS-Handshake bekam keine Antwort.
    .remedy = Bitten Sie die IT, https (Port 443) zu { $host } zu erlauben. Vielleicht hält eine Firewall ihn zurück.
network-tls-broke = Der TLS-Handshake brach ab.
    .remedy = Bitten Sie die IT, https (Port 443) zu { $host } zu erlauben. Vielleicht bricht eine Firewall ihn ab.
network-tls-no-trust = Der Zertifikatsspeicher des Systems ist nicht lesbar.
    .remedy = Installieren Sie unter Linux das Paket ca-certificates. Sonst fragen Sie die IT.
network-tls-trust-unreadable = Die Variable { $variable } nennt Zertifikate, die nicht lesbar sind. So lässt sich kein Server prüfen.
    .remedy = Korrigieren Sie { $variable }, oder entfernen Sie die Variable: Dann gilt der Zertifikatsspeicher des Systems.
network-tls-not-reached = Nicht geprüft.

network-answer-service = Der Dienst hat geantwortet.
network-answer-somebody = Eine Seite hat geantwortet. Wem sie gehört, zeigt sie nicht.
network-answer-page = Statt Daten kam eine Webseite.
    .remedy = Eine Anmeldeseite oder ein Filter antwortet. Öffnen Sie { $host } im Browser, melden Sie sich bei Bedarf am Netz an, und prüfen Sie noch einmal.
network-answer-redirect = Die Antwort leitet woandershin.
    .remedy = Eine Anmeldeseite oder ein Filter antwortet. Öffnen Sie { $host } im Browser, melden Sie sich bei Bedarf am Netz an, und prüfen Sie noch einmal.
network-answer-another = Was antwortet, ist keine Okta-Organisation (Status { $status }).
    .remedy = Prüfen Sie die Domain. Stimmt sie, verändert etwas dazwischen die Antworten.
network-answer-trouble = Der Dienst meldet eine Störung (Status { $status }).
    .remedy = Am Netz liegt es nicht. Versuchen Sie es später noch einmal.
network-answer-silent = Verbunden, aber es kam rechtzeitig keine Antwort.
    .remedy = Versuchen Sie es noch einmal. Hilft das nicht, geben Sie der IT diesen Bericht.
network-answer-broke = Die Antwort brach ab.
    .remedy = Versuchen Sie es noch einmal. Hilft das nicht, geben Sie der IT diesen Bericht: Vielleicht verändert etwas die Antworten.
network-answer-not-reached = Nicht geprüft.

network-clock-right = Die Uhr dieses Computers stimmt auf die Minute.
network-clock-off = Die Uhr dieses Computers geht um { $seconds } Sekunden falsch.
    .remedy = Aktivieren Sie automatisches Datum und Uhrzeit: Tokens und Zertifikate hängen davon ab.
network-clock-no-time = Die Antwort enthielt keine Uhrzeit.
network-clock-not-reached = Nicht geprüft.

## Tatsachen

network-fact-proxy = Proxy
network-fact-place = Festgelegt von
network-fact-variable = Variable
network-fact-fault = Fehler
network-fact-entry = Eintrag
network-fact-script = Skript
network-fact-addresses = Adressen
network-fact-address = Adresse
network-fact-status = Status
network-fact-schemes = Anmeldeverfahren
network-fact-version = Version
network-fact-issuer = Aussteller
network-fact-certificate = Zertifikat
network-fact-names = Namen darin
network-fact-server = Server
network-fact-location = Leitet weiter zu
network-fact-date = Uhrzeit dort
network-fact-seconds = Sekunden voraus
network-fact-said = Meldung
network-fact-ms = Dauer
network-ms = { $ms } ms

network-place-nothing = niemandem
network-place-off = Ihnen, in dieser App: keiner
network-place-manual = Ihnen, in dieser App
network-place-environment = der Umgebung
network-place-system = den Einstellungen des Systems
network-place-exception = den Ausnahmen der Umgebung: direkt
network-place-practice = dem Übungsmodus: keiner

## Die Einstellungen dieses Computers

network-settings = Auf diesem Computer gefundene Einstellungen
network-settings-none = Keine Einstellung zu Proxy oder Zertifikaten gefunden.
network-setting-name-off = In dieser App gewählt: kein Proxy
network-setting-name-manual = In dieser App gewählt
network-setting-name-system = Einstellungen des Systems
network-setting-used = verwendet
network-setting-excepted = nicht verwendet: Ausnahmen gelten für jeden Host in diesem Bericht
network-setting-empty = leer, gilt wie nicht gesetzt
network-setting-behind = nicht verwendet: eine andere Einstellung geht vor
network-setting-http-only = nicht verwendet: nur für http://-Adressen, und diese App nutzt nur https://
network-setting-script = nicht ausgeführt: ein Skript (PAC) nennt die Proxys
network-setting-detection = nicht verwendet: die Suche nach einem Skript im Netz (WPAD)
network-setting-unreadable = nicht lesbar oder nicht verwendbar
network-setting-read-in-part = verwendet, aber nicht ganz lesbar
network-setting-not-here = nicht verwendet: dieses System hat einen eigenen Zertifikatsspeicher

network-fault-encoding = kein UTF-8-Text
network-fault-quotes = beginnt oder endet mit einem Anführungszeichen
network-fault-space = enthält Leer- oder Steuerzeichen
network-fault-scheme = beginnt nicht mit http:// oder https://
network-fault-socks = ein SOCKS-Proxy; diese App nutzt nur HTTP-Proxys
network-fault-user-info = ein Zeichen in Benutzername oder Kennwort, das prozentkodiert sein muss
network-fault-percent = ein Prozentzeichen ohne zwei hexadezimale Ziffern
network-fault-host = kein Hostname
network-fault-port = kein Port von 1 bis 65535
network-fault-path = etwas hinter Host und Port, wie der Pfad eines Skripts (PAC)
network-fault-entry = weder Hostname noch Domain
network-fault-missing = nicht vorhanden
network-fault-no-content = leer
network-fault-der = DER statt PEM
network-fault-no-certificate = kein Zertifikat in PEM-Form
network-fault-denied = dieses Konto darf es nicht lesen
network-fault-certificate = ein Zertifikat darin ist beschädigt oder abgeschnitten
network-fault-mark = eine Bytereihenfolge-Markierung (BOM) verdeckt das erste Zertifikat
network-fault-folder = ein Ordner statt einer Datei
network-fault-not-a-folder = eine Datei statt eines Ordners
network-fault-records = die Aufzeichnungen der App sind nicht lesbar
network-fault-silent = das Programm des Systems antwortete nicht innerhalb einer Sekunde

## Der Text für das Netzwerkteam

network-text-title = Netzwerkbericht von Okta Dell Connect { $version }
network-text-at = { $at } (UTC), Dauer { $ms } ms
network-text-practice = Übungsmodus: nur auf diesem Computer. Über Ihr Netz sagt das nichts.
network-text-stopped = Vorzeitig beendet: Was fehlt, wurde nicht geprüft.
network-text-why = Diese App verbindet eine Okta-Organisation mit der Sicherung von Dell. Sie braucht https (Port 443) zu diesen Hosts. Dieser Bericht entstand ohne Anmeldung und enthält kein Secret.
network-text-asks = Was helfen würde

## Der Dialog

network-title = Netzwerk
network-lead = Erreicht dieser Computer Okta und Dell? Ohne Anmeldung.
network-lead-practice = Der Übungsmodus läuft auf diesem Computer. Über Ihr Netz sagt das nichts.
network-looking = Wird geprüft …
network-nobody = Noch kein Host zu prüfen. Beginnen Sie eine Verbindung und wählen Sie ihre Okta-Organisation.
network-cause-proxy = Eine Ursache: der Proxy
network-cause-dns = Eine Ursache: die Namensauflösung
network-cause-tcp = Eine Ursache: der Verbindungsaufbau
network-cause-tls = Eine Ursache: die Verschlüsselung
network-cause-answer = Eine Ursache: Die Antwort kommt nicht vom Dienst
network-cause-clock = Eine Ursache: die Uhr dieses Computers
network-cause-hosts = Deshalb nicht erreicht
network-layers = Schicht für Schicht
network-layers-of = { $host }, Schicht für Schicht
network-copy = Für das Netzwerkteam kopieren
network-again = Noch einmal prüfen
network-stop = Anhalten
network-opened-choice = Ob das akzeptabel ist, entscheidet Ihr Sicherheitsteam. Sie können fortfahren, den Test überspringen oder ein anderes Netz nehmen.

network-proxy-heading = Proxy
network-proxy-legend = Internetverbindung dieser App
network-proxy-hint = Für alle Verbindungen dieser App. Zertifikate werden immer geprüft.
network-proxy-system = Systemeinstellungen verwenden
network-proxy-none = Kein Proxy
network-proxy-manual = Dieser Proxy
network-proxy-label = Proxy-Adresse
network-proxy-address-hint = Etwa proxy.example.com:8080, mit https://, wenn der Proxy TLS nutzt. Ohne Benutzernamen.
network-proxy-keep = Diesen Proxy verwenden
