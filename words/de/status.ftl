# Eine fertige Verbindung: ihr Zustand, der eine nächste Schritt, was woher bekannt ist, und was noch zu tun ist.
# **Zwei Sterne** kennzeichnen die Beschriftung einer Konsole; `Gravis` einen Wert zum Kopieren oder Tippen.

status-reauthorize = Erneut autorisieren
status-open = Status
# The rail: Turn on backups, while nobody has seen the first one.
rail-first-backup = erledigt, erste Sicherung noch nicht gesehen

## Überschrift

status-title-protected = { $host } ist geschützt
status-title-connected = { $host } ist verbunden
status-title-authorized = { $host } ist in Dell autorisiert
status-title-backups-off = { $host }: Sicherungen laufen nicht
status-title-attention = Handlungsbedarf bei { $host }
status-title-setup = Einrichtung von { $host } ist nicht abgeschlossen
status-title-removed = { $host } wurde aus Dell entfernt
status-lead-protected = Eine Sicherung ist abgeschlossen: { $known }.
status-lead-connected = „Geschützt“ erscheint, sobald eine Sicherung abgeschlossen ist.
status-lead-removed = Dell führt sie nicht mehr auf: { $known }. Sicherungen laufen nicht.
status-lead-setup = Die Schritte zeigen, was noch fehlt.
status-reason-cut-off = Dell kann sich nicht bei Okta anmelden, daher laufen keine Sicherungen.
status-reason-unclear = Eine Änderung wurde an Dell gesendet, ihr Ergebnis ist nicht bekannt.
status-reason-records-lost = Die letzten Aufzeichnungen dieser Verbindung sind verloren.
status-reason-not-in-dell = Ob Dell diese Organisation führt, ist nicht bekannt.
status-reason-secret-refused = Okta hat das Client Secret im letzten Test abgelehnt.
status-reason-secret-changed = Ein anderes Programm hat das gespeicherte Secret geändert.
status-reason-secret-missing = Das Client Secret ist nicht mehr am Speicherort.
status-reason-permissions-missing = { $missing ->
    [one] Okta hat 1 Berechtigung nicht erteilt.
   *[other] Okta hat { $missing } Berechtigungen nicht erteilt.
}
status-reason-test-failed = Der letzte Test ist fehlgeschlagen.
status-reason-backup-failed = Die letzte Sicherung ist fehlgeschlagen.
status-reason-keys-skipped = Die Schlüsselverwaltung wurde übersprungen, daher beginnen keine geplanten Sicherungen.
status-reason-keys-off = Die Schlüsselverwaltung ist aus, daher beginnen keine geplanten Sicherungen.
status-reason-schedules-off = Geplante Sicherungen sind in Dell ausgeschaltet.

## Der eine nächste Schritt

status-next-rotation = Der Wechsel des Client Secrets ist nicht abgeschlossen.
status-next-rotation-go = Wechsel fortsetzen
status-next-removed = Autorisieren Sie erneut, oder widerrufen Sie die Integration in Okta: **Applications > API Service Integrations**.
status-next-authorize = Zu „In Dell autorisieren“
status-next-steps = Zu den Schritten
status-next-read = Lesen Sie in Dell, was daraus wurde. Die App sendet nie von selbst noch einmal.
status-next-cut-off = Geben Sie Dell die aktuelle Client ID und das Secret erneut.
status-next-rotate = Erzeugen Sie in Okta ein neues Secret und aktualisieren Sie Dell. Die Sicherungen laufen weiter.
status-next-permissions = Fragen Sie Dell, bevor Sie in Okta etwas ändern.
status-next-show = Test anzeigen
status-next-keys = Schalten Sie sie in Dell ein. Ausschalten geht danach vielleicht nicht mehr.
status-next-backup-failed = Sehen Sie in Dell unter **Backups** nach, und fragen Sie den Dell Support, wenn sie wieder fehlschlägt.
status-next-schedules = Schalten Sie sie in Dell wieder ein.
status-next-first = Erste Sicherung noch nicht gesehen. Öffnen Sie in Dell **Okta**, Ihre Organisation, **Backups**.
status-next-first-api = Erste Sicherung noch nicht gesehen.
status-asked-backups-off = Dell hat die Sicherungen vielleicht ausgeschaltet.
status-asked-backups-on = Dell hat die Sicherungen vielleicht eingeschaltet.
status-asked-remove = Dell hat die Organisation vielleicht entfernt.
status-asked-keys-on = Dell hat die Schlüsselverwaltung vielleicht eingeschaltet.
status-asked-backup-now = Dell hat vielleicht eine Sicherung gestartet.

## Was die Dell-Konsole zeigt

status-ask = Öffnen Sie Dell > **Okta** > **{ $host }**. Ist App Status **Connected** und die letzte Sicherung **erfolgreich**?
status-ask-yes = Ja, beides
status-ask-no = Nein
status-ask-which = Was zeigt Dell?
status-ask-app = App Status
status-ask-last = Letzte Sicherung
status-ask-record = Eintragen, was Dell zeigt
status-ask-leave = Abbrechen

## Was bekannt ist

status-facts = Was bekannt ist
status-secret = Secret
status-secret-here = in { $place }, { $days ->
    [0] heute gespeichert
    [one] 1 Tag alt
   *[other] { $days } Tage alt
}, endet auf `{ $last }`
status-secret-session = im Arbeitsspeicher, bis diese App geschlossen wird, endet auf `{ $last }`
status-secret-over = nicht mehr hier: Die Sitzung ist beendet
status-secret-gone = nicht mehr am Speicherort
status-secret-changed = von einem anderen Programm geändert
status-secret-erased = von diesem Computer gelöscht
status-secret-none = hier nicht gespeichert
status-backups = Sicherungen
status-backups-kept = aufbewahrt { $retention }
status-test = Jetzt testen
status-testing = Test läuft … { $done } von { $of }
status-tested = Okta hat geantwortet: { $passed } von { $count } Prüfungen bestanden.
status-read = In Dell lesen
status-rotate = Wechseln
status-rotate-what = Client Secret wechseln
status-not-reported = Nicht gemeldet: { $what }
status-not-reported-add = Hinzufügen
status-not-read = Noch nicht in Dell gelesen: { $what }
status-region = Region
status-frequency = Häufigkeit
status-retention = Aufbewahrung
status-details = Details der Sicherung
status-details-hint = So wie sie in Dell unter **Details** und **Backup Settings** stehen.
status-details-region = Speicherregion
status-details-frequency = Häufigkeit
status-details-retention = Aufbewahrung
status-details-save = Details speichern

## Zu tun

status-todo-calendar = In den Kalender
status-todo-calendar-what = In den Kalender: { $what }

## Darunter

status-activity = Protokoll
status-copy = Zusammenfassung kopieren
status-copied = Kopiert
status-copied-said = Zusammenfassung kopiert. Sie enthält kein Secret.
status-more = Mehr
status-path = Schritte der Einrichtung
status-remind = An den Wechsel erinnern (Kalender)
status-colleague = Dell-Teil für eine andere Person speichern
status-again = In Dell erneut autorisieren
status-add-details = Details der Sicherung hinzufügen
status-backup-now = Sicherung starten
status-disconnect = Trennen
status-keep = So lassen
status-disable = Sicherungen ausschalten
status-disable-heading = Sicherungen von { $host } ausschalten?
status-disable-what = Geplante Sicherungen **enden**, bis jemand sie wieder einschaltet. Fragen Sie den Dell Support, was mit vorhandenen Sicherungen geschieht.
status-disable-click = Öffnen Sie die Organisation in Dell. Klicken Sie unter den drei Punkten auf **Disable Backup**, bestätigen Sie, und prüfen Sie **Backup Enabled**.
status-disable-seen = Ein rotes Symbol: Sicherungen sind aus
status-enable = Sicherungen einschalten
status-enable-heading = Sicherungen von { $host } einschalten?
status-enable-what = Geplante Sicherungen können wieder laufen, wenn die Schlüsselverwaltung an ist und Dell Okta erreicht.
status-enable-click = Öffnen Sie die Organisation in Dell, schalten Sie die Sicherungen ein, und prüfen Sie **Backup Enabled**. Fehlt der Schalter, fragen Sie den Dell Support.
status-enable-seen = Ein grüner Haken: Sicherungen sind an
status-remove = Aus Dell entfernen
status-remove-heading = { $host } aus Dell entfernen?
status-remove-what = Die Sicherungen dieser Organisation enden. Vorhandene werden **vielleicht gelöscht**: Fragen Sie vorher den Dell Support, wenn Sie sie noch brauchen.
status-remove-click = Suchen Sie die Domain unter **Domains**, oder fragen Sie den Support, wie man sie entfernt. Melden Sie es hier, sobald sie nicht mehr aufgeführt ist.
status-remove-seen = Sie ist nicht mehr aufgeführt

## Was getan wurde, in den Worten des Protokolls

act-intends-backups-off = Ausschalten der Sicherungen begonnen
act-intends-backups-on = Einschalten der Sicherungen begonnen
act-intends-removal = Entfernen bei Dell begonnen
act-backups-off = Geplante Sicherungen aus
act-backups-on = Geplante Sicherungen an
act-removed-at-dell = Bei Dell entfernt, nicht mehr aufgeführt
act-dell-unchanged = Bei Dell nachgelesen: keine Änderung
act-saw-status = Status in der Dell-Konsole gemeldet
act-agreed-to-send = Senden von Zugangsdaten an einen neuen Host bestätigt
act-agreed-to-open = Öffnen einer Adresse außerhalb der Dell-Cloud bestätigt
act-added-environment = Dell-Cloud hinzugefügt
act-removed-environment = Dell-Cloud entfernt
