# Schritt 1, Organisation wählen: die Organisation, die Dell-Cloud, die zwei Rollen und dieser Computer.
# **Zwei Sterne** stehen um Beschriftungen der Konsolen; `Gravis` um Werte, die kopiert oder getippt werden.

step-org-title = Welche Okta-Organisation soll gesichert werden?
step-org-lead = Fügen Sie eine beliebige Adresse dieser Organisation ein. Nur ihre öffentlichen Angaben werden gelesen.

## Die Organisation

org-label = Okta-Adresse
org-find = Organisation suchen
org-finding = { $host } wird gesucht …
org-custom = { $host } ist eine eigene Domain. Erst ein Klick auf **Organisation suchen** sendet etwas dorthin.
org-found = { $host } gefunden. { $tier ->
    [practice] Übungsorganisation
    [production] Produktion
    [preview] Preview
   *[trial] Testversion
}{ $engine ->
    [none] {""}
    [idx] , Identity Engine
    [v1] , Classic Engine
   *[other] , { $engine }
}.
org-unchecked = { $host } ist nicht geprüft: Okta hat nicht geantwortet. Was davon abhängt, heißt „nicht getestet“.
org-continue-unchecked = Ohne Prüfung fortfahren
org-id = Organisations-ID
org-also = Eigene Domain
org-took = Antwortzeit
org-took-ms = { $ms } ms
org-dell = API von Dell
org-dell-answers = { $host } antwortet
org-dell-silent = Die API von Dell ({ $host }) antwortet hier nicht. Sie können fortfahren: Sicherungen laufen aus der Dell-Cloud.
org-clock = Die Uhr dieses Computers weicht { $seconds ->
    [one] 1 Sekunde
   *[other] { $seconds } Sekunden
} ab. Stellen Sie sie, sonst werden Zertifikate und Zeiten falsch gelesen.
org-take-suggestion = { $host } verwenden

change-admin = „-admin“ entfernt: Dell braucht die Adresse der Organisation selbst.
change-scheme = http in https geändert.
change-path = Seitenpfad entfernt.
change-query = Alles nach „?“ oder „#“ entfernt.
change-port = Port entfernt.
change-case = Großbuchstaben in Kleinbuchstaben geändert.
change-plain = Ungewöhnliche Buchstaben und Punkte durch einfache ersetzt.
change-spaces = Leerzeichen entfernt.
change-invisible = Unsichtbare Zeichen entfernt.
change-trailing-dot = Punkt am Ende entfernt.
change-userinfo = Namen vor dem @ entfernt.
change-custom = Eigene Domain durch die Adresse der Organisation ersetzt.

## Die Dell-Cloud

org-cloud = Dell-Cloud: { $name }
org-cloud-legend = Dell-Cloud
environment-lost = Nicht mehr bekannt: Der Eintrag ist nicht lesbar
environment-dell-commercial = Kommerziell
environment-dell-gov-insync = Behörden (Endpoints and SaaS Apps)
environment-dell-gov-enterprise = Behörden (Enterprise Workloads)
environment-practice-console = Übung (Konsole)
environment-practice-api = Übung (API)
environment-added = { $name } ({ $host })
environment-added-from-form = { $host }, { $way ->
    [api] über die API
   *[console] in der Konsole
}. Eingegeben von { $by }, { $at }.
environment-added-from-file = { $host }, { $way ->
    [api] über die API
   *[console] in der Konsole
}. Aus einer Datei von { $by }, { $at }.
environment-remove-what = { $name } entfernen
environment-add = Dell-Cloud hinzufügen …
environment-add-lead = Nur wenn Dell Ihnen eine genannt hat. Ihr Client Secret kann dorthin gehen, deshalb wird sie erst geprüft.
environment-add-how = Was haben Sie von Dell?
environment-add-how-file = Eine Datei
environment-add-how-form = Adressen
environment-file-label = Text der Datei
environment-file-hint = In einem Texteditor öffnen, alles kopieren und hier einfügen.
environment-name-label = Name
environment-name-hint = So erscheint sie in der Liste.
environment-api-label = Adresse der API
environment-api-hint = Etwa `https://apis.dell.example`
environment-token-label = Token-Pfad
environment-token-hint = Unterhalb dieser Adresse.
environment-console-label = Adresse der Konsole, falls bekannt
environment-console-hint = Etwa `https://console.dell.example`
environment-onboarding = Sie verbindet Okta-Organisationen über die API
environment-onboarding-hint = Nur wenn Dell Ihnen diese drei Pfade genannt hat.
environment-domains-label = Pfad der Domains
environment-tasks-label = Pfad der Aufgaben
environment-keys-label = Pfad der Schlüsselverwaltung
environment-read = Vorschau
environment-understood = Inhalt
environment-row-name = Name
environment-row-host = Host
environment-row-way = Verbindung
environment-row-way-api = Über die API
environment-row-way-console = In der Dell-Konsole
environment-row-console = Konsole
environment-row-domains = Domains
environment-row-tasks = Aufgaben
environment-row-keys = Schlüsselverwaltung
environment-consent = Die Prüfung sendet eine Anfrage ohne Zugangsdaten an `{ $token }`.
environment-check = Prüfen und hinzufügen
environment-checking = { $host } wird angefragt …
environment-is-added = { $name } hinzugefügt.

## Gut zu wissen

org-know-heading = Gut zu wissen, bevor Sie installieren
org-know-keys = Die Schlüsselverwaltung lässt sich in Dell womöglich nicht wieder deaktivieren.
org-know-region = Dell legt Speicherregion und Aufbewahrung fest. Fragen Sie vorher den Support, wenn Sie Vorgaben haben.
org-roles = Sie brauchen beide Administratorrollen.
org-roles-shared = Die Administratorrollen teilen Sie mit { $name ->
    [none] jemand anderem
   *[other] { $name }
}.
org-colleague = Eine davon hat jemand anderes
org-okta-legend = **Super Admin** installiert die Integration in der Okta Admin Console.
org-dell-legend = **Dell Cloud Admin** autorisiert sie in der Dell-Konsole.
org-me = Habe ich
org-a-colleague = Jemand anderes
org-colleague-name = Name (optional)
org-colleague-hint = Nebeneinander oder mit Bildschirmfreigabe. Beenden Sie diese, bevor Okta das Secret zeigt.
org-product-admin = Für die tägliche Überwachung genügt **Product Admin**.
org-okta-down = Stellen Sie sicher, dass sich jemand bei Dell anmelden kann, wenn Okta ausfällt.
org-okta-down-legend = Ist das möglich?
org-okta-down-hint = Sonst kommen Sie bei einem Okta-Ausfall nicht an Ihre Sicherungen.
org-okta-down-yes = Ja
org-okta-down-no = Nein
org-okta-down-unknown = Nicht sicher
org-okta-down-no-remedy = Bitten Sie Dell um ein Administratorkonto, das sich ohne Okta anmeldet.

## Dieser Computer

org-computer-looking = Dieser Computer wird geprüft …
org-computer-ready = Dieser Computer ist bereit: { $store }, { $proxy ->
    [none] kein Proxy
   *[other] Proxy { $proxy }
}.
org-computer-offline = { $store } ist bereit. Netzwerk: siehe oben.
org-computer-store-vault = verschlüsselte Datei
org-computer-store-session = nur diese Sitzung
org-computer-maybe = Falls Sie einen Zwischenablageverlauf nutzen: bitte bis nach Schritt 5 ausschalten.
org-computer-history = Der Zwischenablageverlauf ist an. Schalten Sie ihn bis nach Schritt 5 aus.
org-computer-remote = Dies ist eine Remotesitzung. Schalten Sie den Zwischenablageverlauf auf beiden Seiten bis nach Schritt 5 aus. Das Secret wird auf dem entfernten Computer gespeichert.
org-computer-stopped = Dieser Computer ist noch nicht bereit.
org-computer-other = Prüfen Sie das, bevor Sie fortfahren.
org-computer-again = Erneut versuchen
org-store = Passwortspeicher
org-store-ready = { $name } (Konto { $account })
org-store-none = Kein Passwortspeicher antwortet
org-store-no-default = { $name }: läuft, hat keinen Platz für neue Einträge
org-store-session-only = { $name }: läuft, der Standardplatz wird beim Abmelden geleert
org-store-locked = { $name }: gesperrt
org-store-denied = { $name }: hat diese App abgewiesen
org-store-slow = { $name }: hat nicht rechtzeitig geantwortet
org-store-disabled = { $name }: durch eine Richtlinie deaktiviert
org-store-failed = { $name }: meldet einen Fehler
org-store-vault = Verschlüsselte Datei { $file }
org-store-session = Arbeitsspeicher dieser App, bis sie geschlossen wird
org-internet = Internetverbindung
org-internet-direct-nothing = Direkt, kein Proxy gefunden
org-internet-direct-off = Direkt, wie in dieser App gewählt
org-internet-direct-exception = Direkt: Eine Ausnahme in der Umgebung nennt die Hosts von Okta
org-internet-direct-system = Direkt: Eine Ausnahme in den Systemeinstellungen nennt die Hosts von Okta
org-internet-direct-script = Direkt: Das Proxy-Skript (PAC) des Systems wird nicht genutzt
org-internet-direct-practice = Im Übungsmodus nicht genutzt
org-internet-by = Proxy { $proxy }
org-internet-unreadable = Unklar, siehe oben
org-history = Zwischenablageverlauf
org-history-on = An
org-history-off = Aus
org-history-unknown = Nicht ermittelbar
org-remote = Remotesitzung
org-remote-yes = Ja
org-remote-no = Keine erkannt
org-keep-heading = Secrets woanders speichern
org-keep-legend = Secrets dieser Verbindung speichern in
org-keep-hint = Bereits gespeicherte Secrets bleiben, wo sie sind.
org-keep-keychain = { $name }
org-keep-keychain-means = Vom System verschlüsselt. Empfohlen.
org-keep-vault = Verschlüsselte Datei
org-keep-vault-means = Sie wählen die Passphrase. Niemand kann sie wiederherstellen.
org-keep-session = Nur diese Sitzung
org-keep-session-means = Im Arbeitsspeicher, in keiner Datei. Weg, sobald die App geschlossen wird.
org-keep-waiting = Warten auf das Systemfenster …
