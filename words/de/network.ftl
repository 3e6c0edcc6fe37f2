# Was das Netz mit der Verbindung macht, und was denen zu sagen ist, die es betreiben.

## Hosts und Schichten

network-service-okta = Okta-Organisation
network-service-okta-custom = Ihr eigener Name für Okta
network-service-dell-api = API von Dell
network-service-dell-console = Konsole von Dell, in Ihrem Browser

network-phase-proxy = Proxy
network-phase-dns = Name
network-phase-tcp = Verbindung
network-phase-tls = Verschlüsselung
network-phase-answer = Antwort
network-phase-clock = Uhr

network-verdict-pass = Geht
network-verdict-fail = Geht nicht
network-verdict-blocked = Nicht angesehen
network-verdict-unknown = Unbekannt

## Was gefunden wurde, nach Schicht

network-proxy-direct = Direkt, ohne Proxy.
network-proxy-script = Direkt. Das System überlässt die Proxys einem Skript (PAC), und dieses führt die App nicht aus.
    .remedy = Ist { $host } nicht zu erreichen, fragen Sie die IT, welchen Proxy das Skript dafür nennt, und geben Sie ihn unter Proxy ein.
network-proxy-by-proxy = Über den Proxy { $proxy }.
network-proxy-unreadable = { $place ->
        [manual] Die Proxy-Angabe in dieser App ist nicht verwendbar.
        [system] Die Proxy-Angabe in den Einstellungen des Systems ist nicht verwendbar.
       *[environment] Die Proxy-Angabe in der Variablen { $variable } ist nicht verwendbar.
    } Es wird auf keinem anderen Weg gesendet.
    .remedy = { problem-network-proxy-unreadable.remedy }
network-proxy-exceptions-unreadable = { $place ->
        [system] Eine Ausnahme in den Proxy-Einstellungen des Systems ist nicht zu lesen.
       *[environment] Die Variable { $variable } ist nicht zu lesen.
    } Sie meint vielleicht { $host }; daher wird nichts gesendet.
    .remedy = { problem-network-no-proxy-unreadable.remedy }

network-dns-resolved = Der Name hat eine Adresse.
network-dns-no-name = Dieser Computer findet keine Adresse für { $host }.
    .remedy = Prüfen Sie die Schreibweise. Stimmt sie, soll die IT den Nameserver dieses Netzes für { $host } antworten lassen oder den Proxy nennen, der es tut.
network-dns-silent = Der Nameserver hat nicht rechtzeitig geantwortet.
    .remedy = Sehen Sie nach, ob dieser Computer online ist und ob ein VPN nötig ist.
network-dns-left-to-proxy = Dieser Computer kennt den Namen nicht. Der Proxy schlägt ihn nach.
network-dns-not-reached = Nicht angesehen.

network-tcp-connected = Verbunden.
network-tcp-tunnel = Der Proxy lässt es durch.
network-tcp-refused = Die Verbindung wurde abgelehnt.
    .remedy = Etwas weist sie ab, wahrscheinlich eine Firewall. Lassen Sie die IT https (Port 443) zu { $host } erlauben.
network-tcp-unreachable = Von hier führt kein Weg zu { $host }.
    .remedy = Sehen Sie nach, ob dieser Computer online ist und ob ein VPN nötig ist.
network-tcp-silent = Nichts hat geantwortet.
    .remedy = Eine Firewall verschluckt es vielleicht, oder es braucht einen Proxy, den diese App nicht kennt. Lassen Sie die IT https (Port 443) zu { $host } erlauben, oder tragen Sie den Proxy ein.
network-tcp-broke = Die Verbindung ist abgebrochen.
    .remedy = Versuchen Sie es noch einmal. Bleibt es dabei, geben Sie der IT diesen Bericht.
network-tcp-proxy-no-name = Dieser Computer findet keine Adresse für den Proxy.
    .remedy = Prüfen Sie die Adresse des Proxys. Manche sind nur im Firmennetz oder im VPN bekannt.
network-tcp-proxy-unreachable = Keine Verbindung zum Proxy.
    .remedy = Prüfen Sie Adresse und Port des Proxys. Manche sind nur im Firmennetz oder im VPN zu erreichen.
network-tcp-proxy-tls = Dem Zertifikat des Proxys selbst wird hier nicht vertraut.
    .remedy = Lassen Sie die IT die Stelle des Proxys in den Zertifikatsspeicher dieses Computers aufnehmen, oder versuchen Sie die http://-Adresse des Proxys.
network-tcp-proxy-certificate = Das Zertifikat des Proxys selbst hat einen Fehler: Es ist abgelaufen, gilt für einen anderen Namen oder ist von falscher Art.
    .remedy = Prüfen Sie Datum und Uhrzeit dieses Computers. Stimmen sie, lassen Sie die IT das Zertifikat des Proxys berichtigen, oder versuchen Sie die http://-Adresse des Proxys.
network-tcp-proxy-tls-broke = Der TLS-Handshake mit dem Proxy wurde abgebrochen.
    .remedy = Lassen Sie die IT nach dem Proxy sehen, oder versuchen Sie die http://-Adresse des Proxys.
network-tcp-proxy-tls-silent = Der Proxy hat die Verbindung angenommen und auf den Aufbau von TLS, den https:// vor seiner Adresse verlangt, nicht geantwortet.
    .remedy = Die meisten Proxys werden ohne TLS erreicht: Schreiben Sie http:// vor die Adresse des Proxys. Was an { $host } geht, bleibt auf dem ganzen Weg verschlüsselt.
network-tcp-proxy-plain = Der Proxy spricht kein TLS, und vor seiner Adresse steht https://.
    .remedy = Schreiben Sie http:// vor die Adresse des Proxys. Was an { $host } geht, bleibt auf dem ganzen Weg verschlüsselt.
network-tcp-proxy-broke = Was dort lauscht, hat nicht wie ein Proxy geantwortet.
    .remedy = Prüfen Sie Adresse und Port des Proxys. Wird der Proxy selbst über TLS erreicht, beginnt seine Adresse mit https://.
network-tcp-proxy-silent = Der Proxy hat die Verbindung angenommen und nichts weiter gesagt.
    .remedy = Geben Sie der IT diesen Bericht: Der Proxy antwortet nicht für { $host }.
network-tcp-proxy-sign-in = Der Proxy verlangt eine Anmeldung (407).
    .remedy = Prüfen Sie Benutzername und Kennwort in der Einstellung, falls sie welche hat. Diese App hebt selbst keine auf: Fragen Sie die IT nach einer Adresse, die keine braucht, oder darum, { $host } ohne Anmeldung durchzulassen. Der Weg über die Konsole geht auch so weiter.
network-tcp-proxy-sign-in-domain = Der Proxy verlangt eine Anmeldung über Windows oder Kerberos (407).
    .remedy = Diese App spricht weder NTLM noch Kerberos. Lassen Sie die IT { $host } ohne Anmeldung durchlassen, oder fragen Sie nach einem lokalen Proxy, der Sie anmeldet. Der Weg über die Konsole geht auch so weiter.
network-tcp-proxy-refused = Der Proxy lehnt { $host } ab (Status { $status }).
    .remedy = Lassen Sie die IT { $host }, Port 443, auf dem Proxy erlauben.
network-tcp-proxy-unreached = Der Proxy bekam keine Verbindung zu { $host } (Status { $status }) oder ist überlastet.
    .remedy = Versuchen Sie es in einigen Minuten noch einmal. Bleibt es dabei, fragen Sie die IT, warum der Proxy { $host }, Port 443, nicht erreicht.
network-tcp-proxy-busy = Der Proxy nimmt gerade keine weiteren Anfragen an (Status { $status }).
    .remedy = Warten Sie eine Minute und sehen Sie noch einmal nach. Bleibt es dabei, fragen Sie die IT nach dem Limit des Proxys.
network-tcp-proxy-portal = Das Netz verlangt zuerst eine Anmeldung: Der Proxy verweist auf eine Seite (Status { $status }).
    .remedy = Öffnen Sie eine Webseite im Browser, melden Sie sich am Netz an und sehen Sie noch einmal nach.
network-tcp-proxy-another = Was dort lauscht, ist vielleicht kein Proxy: Es hat wie ein Webserver geantwortet (Status { $status }).
    .remedy = Prüfen Sie Adresse und Port des Proxys. Stimmen sie, lassen Sie die IT { $host }, Port 443, auf dem Proxy erlauben.
network-tcp-not-reached = Nicht angesehen.

network-tls-trusted = Verschlüsselt, und das Zertifikat ist von einer öffentlichen Stelle.
network-tls-trusted-practice = Verschlüsselt, und das Zertifikat ist von der eigenen Stelle der Übung.
network-tls-opened = Ihr Netz bricht TLS auf: Aussteller { $issuer }.
    .why = Das System vertraut diesem Zertifikat, und es ist nicht von einer öffentlichen Stelle. Wer den Proxy betreibt, kann alles lesen, was hindurchgeht, auch das Geheimnis und die Tokens.
    .remedy = Es geht so. Ist es nicht so gedacht, soll die IT { $host } davon ausnehmen, oder Sie nehmen ein anderes Netz.
network-tls-unknown-issuer = Der Stelle, die das Zertifikat ausgestellt hat, wird hier nicht vertraut.
    .remedy = Bricht Ihr Netz TLS auf, soll die IT ihre Stelle in den Zertifikatsspeicher dieses Computers aufnehmen. Die Prüfung lässt sich nicht abschalten.
network-tls-not-among = Der Aussteller des Zertifikats ist keiner von denen, die { $variable } nennt.
    .remedy = { $variable } ersetzt den Zertifikatsspeicher des Systems. Ist etwas darin nicht zu lesen, lassen Sie zuerst das berichtigen. Sonst bitten Sie die IT um eine PEM-Datei, die auch das Stammzertifikat der Firma enthält.
network-tls-purpose = Das Zertifikat ist nicht für Server gemacht.
    .remedy = Bitten Sie die IT, das Gerät, das verschlüsselten Verkehr aufbricht, ein Serverzertifikat zeigen zu lassen oder { $host } davon auszunehmen.
network-tls-not-permitted = Die Stelle, die das Zertifikat ausgestellt hat, darf für { $host } keines ausstellen.
    .remedy = Eine Namensbeschränkung in ihrem eigenen Zertifikat verbietet es. Bitten Sie die IT, { $host } davon auszunehmen.
network-tls-extension = Das Zertifikat hat eine kritische Erweiterung, die diese App nicht kennt.
    .remedy = Bitten Sie die IT, das Gerät, das verschlüsselten Verkehr aufbricht, Zertifikate ohne sie ausstellen zu lassen oder { $host } davon auszunehmen.
network-tls-wrong-name = Das Zertifikat gilt für einen anderen Namen.
    .remedy = Jemand anderes hat geantwortet: eine Anmeldeseite dieses Netzes, ein Filter oder eine falsche Adresse. Öffnen Sie { $host } im Browser und sehen Sie, was kommt.
network-tls-nameless = Das Zertifikat nennt keinen Host: Ihm fehlt der alternative Antragstellername (SAN).
    .remedy = Bitten Sie die IT, das Gerät, das verschlüsselten Verkehr aufbricht, Zertifikate mit einem solchen ausstellen zu lassen oder { $host } davon auszunehmen.
network-tls-ca-as-server = Das Zertifikat ist das einer Zertifizierungsstelle selbst, anstelle eines Serverzertifikats.
    .remedy = Bitten Sie die IT, das Gerät, das verschlüsselten Verkehr aufbricht, ein Serverzertifikat zeigen zu lassen, das seine Stelle ausgestellt hat, oder { $host } davon auszunehmen.
network-tls-revoked = Das Zertifikat wurde von seinem Aussteller widerrufen.
    .remedy = Machen Sie über dieses Netz nicht weiter. Fragen Sie die IT, wer hier für { $host } antwortet.
network-tls-bad-signature = Das Zertifikat ist nicht von der Wurzel dieses Namens signiert, der hier vertraut wird.
    .remedy = Wahrscheinlich wurde die Wurzel des Geräts erneuert, das verschlüsselten Verkehr aufbricht. Bitten Sie die IT, das Stammzertifikat zu installieren, das jetzt gilt.
network-tls-expired = Das Zertifikat ist abgelaufen, nach der Uhr dieses Computers.
    .remedy = Prüfen Sie zuerst Datum und Uhrzeit dieses Computers. Stimmen sie, sagen Sie es der IT: Ein Filter im Netz hat vielleicht ein altes Zertifikat.
network-tls-not-yet = Das Zertifikat gilt noch nicht, nach der Uhr dieses Computers.
    .remedy = Prüfen Sie Datum und Uhrzeit dieses Computers.
network-tls-bad-certificate = Das Zertifikat hat einen Fehler.
    .remedy = Geben Sie der IT diesen Bericht. Die Prüfung lässt sich nicht abschalten.
network-tls-plain = Was antwortet, verschlüsselt nicht.
    .remedy = Eine Anmeldeseite dieses Netzes oder ein Filter antwortet anstelle von { $host }. Öffnen Sie die Adresse im Browser, melden Sie sich an, wenn verlangt, und sehen Sie dann noch einmal nach.
network-tls-nothing-in-common = Keine gemeinsame Verschlüsselung: TLS 1.2 oder 1.3 ist nötig.
    .remedy = Etwas dazwischen ist zu alt. Geben Sie der IT diesen Bericht.
network-tls-silent = Der Aufbau der Verschlüsselung blieb ohne Antwort.
    .remedy = Eine Firewall sieht vielleicht in den Verkehr und hält ihn zurück. Lassen Sie die IT https (Port 443) zu { $host } erlauben.
network-tls-broke = Der Aufbau der Verschlüsselung wurde abgebrochen.
    .remedy = Eine Firewall sieht vielleicht in den Verkehr und bricht ihn ab. Lassen Sie die IT https (Port 443) zu { $host } erlauben.
network-tls-no-trust = Der Zertifikatsspeicher des Systems war nicht zu lesen.
    .remedy = Installieren Sie unter Linux das Paket ca-certificates. Sonst fragen Sie die IT.
network-tls-trust-unreadable = Die Variable { $variable } nennt Zertifikate, die nicht zu lesen sind; so lässt sich kein Server prüfen.
    .remedy = Berichtigen Sie { $variable }, oder entfernen Sie die Variable: Dann gilt der Zertifikatsspeicher des Systems.
network-tls-not-reached = Nicht angesehen.

network-answer-service = Der Dienst hat geantwortet.
network-answer-somebody = Es kam eine Antwort mit einer Seite: Wessen sie ist, lässt sich nicht sagen.
network-answer-page = Es kam eine Webseite, wo Daten kommen sollten.
    .remedy = Eine Anmeldeseite oder ein Filter dieses Netzes steht dazwischen. Öffnen Sie { $host } im Browser, melden Sie sich am Netz an, wenn verlangt, und sehen Sie dann noch einmal nach.
network-answer-redirect = Die Antwort schickt Sie woandershin.
    .remedy = Eine Anmeldeseite oder ein Filter dieses Netzes steht dazwischen. Öffnen Sie { $host } im Browser, melden Sie sich am Netz an, wenn verlangt, und sehen Sie dann noch einmal nach.
network-answer-another = Was antwortet, ist keine Okta-Organisation (Status { $status }).
    .remedy = Prüfen Sie die Domain. Stimmt sie, verändert etwas dazwischen die Antworten.
network-answer-trouble = Der Dienst antwortet, dass er Schwierigkeiten hat (Status { $status }).
    .remedy = Am Netz liegt es nicht. Versuchen Sie es später noch einmal.
network-answer-silent = Verbunden, aber es kam keine Antwort in der Zeit.
    .remedy = Versuchen Sie es noch einmal. Bleibt es dabei, geben Sie der IT diesen Bericht.
network-answer-broke = Die Antwort brach ab.
    .remedy = Versuchen Sie es noch einmal. Bleibt es dabei, verändert etwas dazwischen die Antworten: Geben Sie der IT diesen Bericht.
network-answer-not-reached = Nicht angesehen.

network-clock-right = Die Uhr dieses Computers stimmt, auf eine Minute.
network-clock-off = Die Uhr dieses Computers weicht um { $seconds } Sekunden ab.
    .remedy = Stellen Sie Datum und Uhrzeit nach dem Netz: Tokens und Zertifikate hängen davon ab.
network-clock-no-time = Die Antwort nannte keine Zeit.
network-clock-not-reached = Nicht angesehen.

## Tatsachen

network-fact-proxy = Proxy
network-fact-place = Genannt von
network-fact-variable = Variable
network-fact-fault = Was nicht stimmt
network-fact-entry = Eintrag
network-fact-script = Skript
network-fact-addresses = Adressen
network-fact-address = Adresse
network-fact-status = Status
network-fact-schemes = Verlangte Anmeldung
network-fact-version = Version
network-fact-issuer = Aussteller
network-fact-certificate = Zertifikat
network-fact-names = Namen darin
network-fact-server = Server
network-fact-location = Schickt zu
network-fact-date = Ihre Zeit
network-fact-seconds = Sekunden voraus
network-fact-said = In seinen eigenen Worten
network-fact-ms = Dauer
network-ms = { $ms } ms

network-place-nothing = niemandem
network-place-off = Ihnen, in dieser App: keiner
network-place-manual = Ihnen, in dieser App
network-place-environment = der Umgebung
network-place-system = den Einstellungen des Systems
network-place-exception = den Ausnahmen der Umgebung: direkt
network-place-practice = der Übung: keiner

## Die Einstellungen dieses Computers

network-settings = Auf diesem Computer gefundene Einstellungen
network-settings-none = Keine Einstellung zu Proxy oder Zertifikaten gefunden.
network-setting-name-off = In dieser App gewählt: kein Proxy
network-setting-name-manual = In dieser App gewählt
network-setting-name-system = Einstellungen des Systems
network-setting-used = gilt
network-setting-excepted = gilt hier nicht: eine Ausnahme nennt jeden Host in diesem Bericht
network-setting-empty = leer, gilt wie nicht gesetzt
network-setting-behind = gilt nicht: eine andere Einstellung geht vor
network-setting-http-only = gilt nicht: sie ist nur für Adressen mit http://, und diese App nutzt nur https://
network-setting-script = wird nicht ausgeführt: ein Skript (PAC) nennt die Proxys
network-setting-unreadable = nicht zu lesen oder nicht zu gebrauchen
network-setting-read-in-part = gilt, aber nicht alles darin ist zu lesen
network-setting-not-here = gilt nicht: dieses System hat einen eigenen Zertifikatsspeicher

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
network-fault-records = die Aufzeichnungen der App sind nicht zu lesen
network-fault-silent = das Programm des Systems hat nicht binnen einer Sekunde geantwortet

## Der Text für die Leute vom Netz

network-text-title = Netzbericht von Okta Dell Connect { $version }
network-text-at = { $at } (UTC), Dauer { $ms } ms
network-text-practice = Übung: nur auf diesem Computer entstanden. Über das Netz sagt es nichts.
network-text-stopped = Vor dem Ende angehalten: Was fehlt, wurde nicht angesehen.
network-text-why = Diese App verbindet eine Okta-Organisation mit der Sicherung von Dell. Sie braucht https (Port 443) zu diesen Hosts. Für diesen Bericht wurde nichts angemeldet, und er enthält kein Geheimnis.
network-text-asks = Was helfen würde

## Der Dialog

network-title = Netz
network-lead = Wie weit jeder Host von hier zu erreichen ist. Dafür wird nichts angemeldet.
network-lead-practice = Wie weit jeder Host zu erreichen ist. Die Übung läuft auf diesem Computer, über Ihr Netz sagt das nichts.
network-looking = Wird angesehen…
network-nobody = Es gibt noch keinen Host, der anzusehen wäre. Beginnen Sie eine Verbindung und nennen Sie ihre Okta-Organisation.
network-layers = Schicht für Schicht
network-layers-of = { $host }, Schicht für Schicht
network-copy = Für das Netzwerkteam kopieren
network-again = Noch einmal ansehen
network-stop = Anhalten
network-opened-choice = Ob das hinzunehmen ist, entscheiden Sie oder Ihre Sicherheitsabteilung. Sie können weitergehen, den Nachweis auslassen oder ein anderes Netz nehmen.

network-proxy-heading = Proxy
network-proxy-legend = Wie diese App ins Internet geht
network-proxy-hint = Gilt für alle Verbindungen und nur für diese App. Zertifikate werden in jedem Fall geprüft.
network-proxy-system = Wie das System es sagt
network-proxy-none = Ohne Proxy
network-proxy-manual = Über diesen Proxy
network-proxy-label = Adresse des Proxys
network-proxy-address-hint = Host und Port, wie proxy.example.com:8080; mit https:// davor, wenn der Proxy selbst über TLS erreicht wird. Kein Benutzername: Ein Proxy, der eine Anmeldung verlangt, ist nicht zu benutzen.
network-proxy-keep = Diesen Proxy benutzen
