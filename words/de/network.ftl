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
network-proxy-unknown-kind = Der Proxy { $proxy } ist von einer Art, die diese App nicht spricht.
    .remedy = Diese App spricht mit Proxys über http und https, nicht SOCKS. Fragen Sie die IT nach einer solchen Adresse und tragen Sie sie unter Proxy ein.

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
network-tcp-proxy-no-name = Der Name des Proxys ist hier nicht bekannt.
    .remedy = Prüfen Sie die Adresse des Proxys. Manche sind nur im Firmennetz oder im VPN bekannt.
network-tcp-proxy-unreachable = Der Proxy antwortet nicht.
    .remedy = Prüfen Sie Adresse und Port des Proxys. Manche sind nur im Firmennetz oder im VPN zu erreichen.
network-tcp-proxy-tls = Dem Zertifikat des Proxys selbst wird hier nicht vertraut.
    .remedy = Lassen Sie die IT die Stelle des Proxys in den Zertifikatsspeicher dieses Computers aufnehmen, oder versuchen Sie die http://-Adresse des Proxys.
network-tcp-proxy-silent = Der Proxy hat die Verbindung angenommen und nichts weiter gesagt.
    .remedy = Geben Sie der IT diesen Bericht: Der Proxy antwortet nicht für { $host }.
network-tcp-proxy-sign-in = Der Proxy verlangt eine Anmeldung (407).
    .remedy = Diese App hebt kein Kennwort für einen Proxy auf. Fragen Sie die IT nach einer Adresse, die keines braucht, oder lassen Sie { $host } ohne Anmeldung durch. Der Weg über die Konsole geht auch so weiter.
network-tcp-proxy-sign-in-domain = Der Proxy verlangt eine Anmeldung über Windows oder Kerberos (407).
    .remedy = Diese App spricht weder NTLM noch Kerberos. Lassen Sie die IT { $host } ohne Anmeldung durchlassen, oder fragen Sie nach einem lokalen Proxy, der Sie anmeldet. Der Weg über die Konsole geht auch so weiter.
network-tcp-proxy-refused = Der Proxy lehnt { $host } ab (Status { $status }).
    .remedy = Lassen Sie die IT { $host }, Port 443, auf dem Proxy erlauben.
network-tcp-not-reached = Nicht angesehen.

network-tls-trusted = Verschlüsselt, und das Zertifikat ist von einer öffentlichen Stelle.
network-tls-trusted-practice = Verschlüsselt, und das Zertifikat ist von der eigenen Stelle der Übung.
network-tls-opened = Ihr Netz bricht TLS auf: Aussteller { $issuer }.
    .why = Das System vertraut diesem Zertifikat, und es ist nicht von einer öffentlichen Stelle. Wer den Proxy betreibt, kann alles lesen, was hindurchgeht, auch das Geheimnis und die Tokens.
    .remedy = Es geht so. Ist es nicht so gedacht, soll die IT { $host } davon ausnehmen, oder Sie nehmen ein anderes Netz.
network-tls-unknown-issuer = Der Stelle, die das Zertifikat ausgestellt hat, wird hier nicht vertraut.
    .remedy = Bricht Ihr Netz TLS auf, soll die IT ihre Stelle in den Zertifikatsspeicher dieses Computers aufnehmen. Die Prüfung lässt sich nicht abschalten.
network-tls-wrong-name = Das Zertifikat gilt für einen anderen Namen.
    .remedy = Jemand anderes hat geantwortet: eine Anmeldeseite dieses Netzes, ein Filter oder eine falsche Adresse. Öffnen Sie { $host } im Browser und sehen Sie, was kommt.
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
