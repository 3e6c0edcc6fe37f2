### Wörter der Dateien, die man anderen geben kann.

report-yes = ja
report-no = nein
report-unknown = nicht bekannt
report-tested = getestet, { $at }
report-reported = gemeldet von { $by }, { $at }
report-value-known = { $value }, { $known }
report-practice = Übungsmodus, kein Beleg: Okta und Dell waren simuliert und in die App eingebaut.
report-permissions-title = Berechtigungen, die Dell Data Security Cloud in Okta verlangt
report-permissions-for = Für { $host }.
report-organization-open = eine Organisation, die noch nicht gewählt ist
report-at-least = Diese { $count } sind uns bekannt. Vollständig ist die Liste, die Okta vor der Installation zeigt.
report-scopes-and-role = Was die Integration darf, bestimmen diese Berechtigungen und ihre Administratorrolle zusammen. Okta protokolliert ihre Aufrufe unter dem Namen der Integration.
report-permissions-table = Berechtigungen
report-group = Gruppe
report-scope = Berechtigung
report-allows = Was sie erlaubt
report-deletes = Schließt Löschen ein
report-why = Vermutlicher Grund (Dell nennt keinen)
report-added = In Okta gesehen und hinzugefügt
report-handover-title = Bericht: Okta-Organisation und Dell Data Security Cloud
report-no-secrets = Diese Datei enthält kein Secret. Ein Secret ist an Länge, letzten vier Zeichen und dem Hash erkennbar, den Okta zeigt.
report-about = Verbindung
report-what = Was
report-value = Wert
report-organization = Okta-Organisation
report-org-id = Organisations-ID
report-client-id = Client ID
report-secret = Client Secret
report-mark = { $length } Zeichen, endet auf { $last }, Okta zeigt { $hash }
report-secret-choice = Das Secret auf diesem Computer
report-secret-keychain = im Passwortspeicher des Systems gespeichert
report-secret-vault = in der verschlüsselten Datei dieser App gespeichert
report-secret-session = im Arbeitsspeicher gehalten, bis die App endete
report-secret-missing = nicht mehr so vorgefunden, wie es gespeichert wurde
report-secret-session-ended = für eine Sitzung gehalten, die beendet ist; es ist nicht mehr hier
report-secret-erased = gelöscht und als gelöscht zurückgelesen
report-environment = Dell-Cloud
report-account = Dell-Konto
report-roles = Rollen
report-role-okta = Okta Super Admin: { $who }
report-role-dell = Dell Cloud Admin: { $who }
report-role-shown = als Voraussetzung angezeigt, nicht geprüft
report-role-colleague = eine andere Person, { $name }
report-role-colleague-unnamed = eine andere Person
report-granted = Erteilte Berechtigungen
report-granted-count = { $granted } von { $known }
report-as-requested = wie angefragt; Okta hat sie nicht aufgezählt
report-beyond = Weitere Berechtigungen
report-beyond-none = keine gefunden
report-beyond-unknown = nicht getestet
report-beyond-doubt = nicht bekannt, ob es weitere gibt: { $why }
report-tokens = Tokens
report-tokens-not-ended = Okta hat nicht bestätigt, dass jedes Token widerrufen ist. Jedes läuft binnen einer Stunde ab.
report-keys = Schlüsselverwaltung
report-keys-on = Cloud Key Management an
report-keys-off = Cloud Key Management aus
report-keys-skipped = Cloud Key Management übersprungen
report-protection = Zustand
report-protection-known = Woher der Zustand bekannt ist
report-protection-not-connected = nicht in Dell autorisiert
report-protection-connected = in Dell autorisiert; keine abgeschlossene Sicherung gesehen
report-protection-protected = geschützt
report-live = Bereits eingerichtet
report-place = Wo
report-place-okta = Okta
report-place-dell = Dell
report-place-here = Dieser Computer
report-known = Woher bekannt
report-checks = Prüfungen
report-state = Ergebnis
report-problem = Problem
report-at = Wann
report-done = Was getan wurde
report-by = Von
report-by-app = von der App getestet
report-done-by-app = von der App ausgeführt
report-by-person = von einer Person gemeldet
report-again-later = { $known }; später erneut gemeldet
report-tested-times = Verbindung { $count }-mal getestet, zuerst { $first }
report-tested-new-times = Neues Secret { $count }-mal getestet, zuerst { $first }
report-tested-last = { $what }; zuletzt: { $how }
report-environment-from-file = { $name } ({ $host }), hinzugefügt von { $by } um { $at } aus einer Datei
report-environment-from-form = { $name } ({ $host }), hinzugefügt von { $by } um { $at } von Hand
report-list-title = Verbindungen von Okta und Dell Data Security Cloud
report-list-table = { $count ->
    [one] 1 Organisation
   *[other] { $count } Organisationen
}
report-list-org = Organisation
report-list-tier = Art
report-list-state = Status
report-list-reason = Grund
report-list-known = Woher bekannt
report-list-permissions = Erteilte Berechtigungen
report-list-tested = Letzter Test (UTC)
report-list-backup = Letzte gesehene Sicherung (UTC)
report-list-secret = Client Secret
report-list-secret-at = Secret gespeichert (UTC)
report-list-rotation = Secret-Wechsel läuft
report-list-account = Dell-Konto
report-list-cloud = Dell-Cloud

## Der eine Grund für den Zustand

report-protection-not-protected-keys = nicht geschützt: Schlüsselverwaltung ist aus
report-protection-not-protected-keys-skipped = nicht geschützt: Schlüsselverwaltung übersprungen
report-protection-not-protected-cut-off = nicht geschützt: Dell kann sich nicht bei Okta anmelden
report-protection-not-protected-backups-off = nicht geschützt: geplante Sicherungen sind aus
report-protection-not-protected-unclear = nicht geschützt: Das Ergebnis einer Änderung in Dell ist nicht bekannt

## Zehn Zeilen für ein Ticket

ticket-test = Letzter Test
ticket-dell = Dell
ticket-backup = Letzte Sicherung
ticket-beyond = darüber hinaus: { $what }
ticket-secret = endet auf { $last }, gespeichert { $at } ({ $days ->
        [0] heute
        [one] vor 1 Tag
       *[other] vor { $days } Tagen
    }), { $place }
ticket-secret-keychain = in { $place }
ticket-secret-vault = in einer verschlüsselten Datei
ticket-secret-session = im Arbeitsspeicher, bis die App geschlossen wird
ticket-secret-session-ended = nicht mehr hier: Die Sitzung ist beendet
ticket-secret-missing = nicht mehr so vorhanden wie gespeichert
ticket-secret-erased = von diesem Computer gelöscht

## Kalender

calendar-first-backup = Erste Sicherung von { $host } prüfen
    .what = In Dell All Services > Okta öffnen, die Organisation anklicken, Reiter Backups. Danach in Okta Dell Connect melden.
calendar-test-restore = Probewiederherstellung für { $host } durchführen
    .what = In Dell etwas Unkritisches wiederherstellen, in Okta prüfen, danach in Okta Dell Connect als erledigt markieren.
calendar-rotate-secret = Client Secret von { $host } wechseln
    .what = Es ist 180 Tage alt. Die Verbindung in Okta Dell Connect öffnen und „Wechseln“ wählen. Die Sicherungen laufen weiter.

## Der Dell-Teil, für eine andere Person

colleague-title = Dell-Teil: { $host } sichern
colleague-for = Für eine Person mit der Rolle Dell Cloud Admin. Diese Datei enthält kein Secret.
colleague-sender = die Person, von der Sie diese Datei haben
colleague-secret = Das Client Secret
colleague-secret-how = Gespeichert hat es { $name }. Melden Sie sich an diesem Computer bei Dell an, oder setzen Sie sich dort zusammen. Das Secret geht von der App direkt in das Formular von Dell.
colleague-secret-never = Bitten Sie nie per E-Mail, Chat oder Ticket darum, und schicken Sie es nie auf diesem Weg.
colleague-authorize = Die Organisation autorisieren
colleague-open = Öffnen Sie die Dell-Konsole{ $address ->
        [none] {""}
       *[other] {" "}unter { $address }
    } und melden Sie sich als Dell Cloud Admin an.
colleague-menu = Klicken Sie auf das Menü, All Services > Okta, dann Authorize.
colleague-fill = Füllen Sie das Formular mit den Werten unten aus.
colleague-click = Klicken Sie auf Authorize. Was Dell genau anzeigt, braucht { $name }.
colleague-field = Feld
colleague-value-secret = aus Okta Dell Connect, von { $name } an diesem Computer kopiert
colleague-keys = Schlüsselverwaltung aktivieren
colleague-keys-on = Schalten Sie Enable Cloud Key Management System ein und klicken Sie auf Save. Ausschalten lässt Dell danach vielleicht nicht mehr zu.
colleague-keys-skip = Wählen Sie nicht Skip for now: Geplante Sicherungen liefen dann nicht, und kein Fehler würde es anzeigen.
colleague-backup = Erste Sicherung starten
colleague-configure = Öffnet sich Configure Backup, prüfen Sie die Speicherregion und klicken Sie auf Save. Falsche Region? Fragen Sie zuerst den Dell-Support.
colleague-start = Klicken Sie auf Backup Now.
colleague-finished = Sobald der Reiter Backups eine abgeschlossene Sicherung zeigt, geben Sie Bescheid: { $name }.
colleague-druva = Druva betreibt diesen Dienst für Dell, deshalb enden dessen Adressen auf druva.com.

## Ein Änderungsantrag

change-title = Änderungsantrag: Okta-Organisation { $host } mit Dell Data Security Cloud sichern
change-purpose = Zweck: Dell sichert diese Organisation und kann sie wiederherstellen.
change-okta = Änderung in Okta: Ein Super Admin installiert die API-Service-Integration "Dell Data Security Cloud" und erteilt { $count } Berechtigungen zusammen. Okta zeigt vorher die ganze Liste:
change-risk = Risiko: Mit der Admin-Rolle der Integration sind diese Berechtigungen so mächtig wie ein Administrator. Sie gelten, bis die Integration widerrufen wird.
change-dell = Änderung in Dell: Ein Dell Cloud Admin autorisiert die Organisation und schaltet Cloud Key Management ein. Ausschalten lässt Dell es danach vielleicht nicht mehr.
change-secret = Client Secret: Okta zeigt es einmal. Es wird im Passwortspeicher des Administrator-Computers gespeichert und dort in das Formular von Dell kopiert, nie per E-Mail, Chat oder Ticket geschickt.
change-log = Überwachung: Das System Log von Okta zeigt die Integration als Actor, mit app.oauth2.token.grant für ihre Tokens.
change-back = Rückweg: In Dell Disable Backup wählen und die Organisation vom Support entfernen lassen. In Okta Applications > API Service Integrations und die Integration öffnen, dann auf Revoke klicken.
change-stays = Danach bleiben: Log-Einträge in Okta und Dell, und Sicherungen bis zum Ende ihrer Aufbewahrung.
change-tool = Vorbereitet mit Okta Dell Connect { $version }
