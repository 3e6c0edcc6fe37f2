# Abschluss: das Ergebnis, woher jede Zeile bekannt ist, und was aus dem Secret wird. Der Status zeigt Aufgaben und Protokoll.
# **Zwei Sterne** kennzeichnen die Beschriftung einer Konsole; `Gravis` einen Wert zum Kopieren oder Tippen.

finish-title-protected = { $host } ist geschützt
finish-title-connected = { $host } ist verbunden
finish-title-authorized = { $host } ist in Dell autorisiert
finish-title-keys-connected = Verbunden, aber Sicherungen laufen nicht
finish-title-keys-authorized = In Dell autorisiert, aber Sicherungen laufen nicht
finish-title-cut-off = Dell kann sich nicht bei { $host } anmelden
finish-title-backups-off = Sicherungen von { $host } sind aus
finish-title-unclear = { $host }: eine Änderung in Dell ist nicht bestätigt
finish-title-not-connected = { $host } ist noch nicht in Dell autorisiert
finish-lead-protected = Die Schlüsselverwaltung ist an, und eine Sicherung ist abgeschlossen.
finish-lead-connected = „Geschützt“ erscheint, sobald eine Sicherung abgeschlossen ist.
finish-lead-keys = Geplante Sicherungen beginnen, sobald die Schlüsselverwaltung an ist.
finish-lead-cut-off = Client ID oder Secret gelten nicht. Erneut autorisieren behebt das.
finish-lead-backups-off = Jemand hat sie in Dell ausgeschaltet. Schalten Sie sie dort wieder ein.
finish-lead-unclear = Prüfen Sie den Status in Dell.
finish-lead-not-connected = Gehen Sie zurück zum Schritt, der Aufmerksamkeit braucht.
finish-go-authorize = Zu „In Dell autorisieren“

finish-okta = Okta
finish-dell = Dell
finish-keys = Schlüsselverwaltung
finish-backup = Erste Sicherung
finish-okta-all = { $known ->
    [one] die eine Berechtigung erteilt
   *[other] alle { $known } Berechtigungen erteilt
}
finish-okta-partly = { $granted } von { $known } Berechtigungen erteilt
finish-okta-credential = Zugangsdaten angenommen
finish-okta-skipped = Test übersprungen
finish-okta-none = nicht getestet
finish-okta-stale = seit dem Test geändert
finish-dell-connected = verbunden
finish-dell-authorized = autorisiert
finish-dell-none = nicht autorisiert
finish-keys-on = an
finish-keys-off = aus
finish-keys-skipped = übersprungen
finish-keys-none = nicht beantwortet
finish-backup-seen = abgeschlossen
finish-backup-none = noch nicht gesehen
finish-update = Aktualisieren
finish-update-what = Aktualisieren: { $what }

finish-secret-heading = Client Secret auf diesem Computer behalten?
finish-secret-why = Sie brauchen es, um wieder zu testen oder zu autorisieren. Die Sicherungen von Dell brauchen es nicht.
finish-secret-kept = Das Client Secret ist auf diesem Computer.
finish-secret-where-keychain = Es ist in { $place }. Programme, die { $account } ausführt, können es lesen.
finish-secret-where-vault = Es ist in der verschlüsselten Datei. { $account } öffnet sie mit der Passphrase.
finish-secret-where-session = Es ist im Arbeitsspeicher, bis diese App geschlossen wird. Programme, die { $account } ausführt, können es vielleicht lesen.
finish-keep-only = Behalten
finish-erase-only = Löschen
finish-keep = Behalten und abschließen
finish-erase = Löschen und abschließen
finish-erasing = Wird gelöscht und geprüft …
finish-erased = Client Secret von diesem Computer gelöscht und als gelöscht geprüft
finish-erased-dell-key = Der Secret Key von Dell bleibt in { $place }, als „{ $item }“.
finish-finish = Abschließen
finish-monitor = Für die tägliche Überwachung in Dell genügt **Product Admin**.

finish-report = Bericht speichern
finish-report-html = Webseite
finish-report-csv = CSV
finish-report-json = JSON
finish-next = Wie es weitergeht
finish-todo-heading = Offen
finish-todo-first-backup = Ersten Abschluss einer Sicherung ansehen
finish-todo-key-management = Schlüsselverwaltung aktivieren
finish-todo-emergency-sign-in = Sicherstellen, dass sich jemand bei Dell anmelden kann, wenn Okta ausfällt
finish-todo-test-restore = Eine Wiederherstellung testen
finish-todo-report-to-security = Bericht an die Sicherheitsabteilung senden
finish-todo-due = bis { $day }
finish-todo-done = Als erledigt markieren
finish-todo-none = Nichts mehr offen.
