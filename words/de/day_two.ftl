# Nach dem Verbinden: Status, Dell-Clouds, Wechsel des Secrets.

## Home

home-rotate = Secret wechseln
home-rotate-what = Secret wechseln: { $name }
home-rotate-on = Wechsel fortsetzen
home-rotate-on-what = Wechsel fortsetzen: { $name }
home-rotation = Wechsel nicht abgeschlossen: { $stage }

## Status

screen-status = Status
status-open = Status
status-path = Alle Schritte
status-check = Jetzt testen
status-confirm = Melden, was dort steht
status-title-protected = { $host } ist geschützt
status-title-connected = { $host } ist verbunden
status-title-not-protected = Handlungsbedarf bei { $host }
status-title-not-connected = Einrichtung von { $host } ist nicht abgeschlossen
status-title-removed = { $host } wurde bei Dell entfernt
status-lead-protected = Die Schlüsselverwaltung ist aktiviert, und eine Sicherung ist abgeschlossen.
status-lead-connected = Erste Sicherung noch nicht gesehen.
status-lead-not-protected = Geplante Sicherungen laufen vielleicht nicht.
status-lead-not-connected = Ob Dell diese Organisation führt, ist nicht bekannt.
status-lead-removed = Dell führt sie nicht mehr, daher laufen keine Sicherungen.
status-removed-okta = In Okta gibt es die Integration und ihr Secret noch. Verbinden Sie nicht neu, widerrufen Sie sie: **Applications > API Service Integrations**.
status-not-registered = Machen Sie mit den Schritten weiter: Sie zeigen, was fehlt.
status-app = App Status
status-backups = Backup Enabled
status-last = Letzte Sicherung
status-keys = Cloud Key Management
status-region = Speicherregion
status-frequency = Häufigkeit
status-retention = Aufbewahrung
status-items = Geschützte Objekte
status-on = aktiviert
status-off = nicht aktiviert
status-skipped = übersprungen
status-times = Zeiten mit Zone und UTC
status-look-heading = In der Dell-Konsole nachsehen
status-look-open = **All Services > Okta**, dann auf die Domain klicken.
status-look-cards = **Details** und **Backup Settings** zeigen Status, Region, Häufigkeit und Aufbewahrung.
status-look-backups = Der Reiter **Backups** zeigt die letzte Sicherung.
status-look-now = Um jetzt eine zu starten, klicken Sie auf **Backup Now**. Ist sie abgeschlossen, melden Sie unten, was dort steht.
status-shows-heading = Was steht dort jetzt?
status-shows-hint = Lassen Sie weg, was Sie nicht sehen.
status-change-heading = Ändern
status-rotate = Secret wechseln
status-keep = So lassen
status-disable = Sicherungen ausschalten
status-disable-heading = Sicherungen von { $host } ausschalten?
status-disable-what = Geplante Sicherungen **enden**, bis jemand sie wieder einschaltet. Fragen Sie den Dell Support, was mit vorhandenen Sicherungen geschieht.
status-disable-click = Klicken Sie unter den drei Punkten auf **Disable Backup**, bestätigen Sie, und prüfen Sie **Backup Enabled**.
status-disable-seen = Ein rotes Symbol: Sicherungen sind aus
status-enable = Sicherungen einschalten
status-enable-heading = Sicherungen von { $host } einschalten?
status-enable-what = Geplante Sicherungen können wieder laufen, wenn die Schlüsselverwaltung aktiviert ist und Dell Okta erreicht.
status-enable-click = Schalten Sie die Sicherungen wieder ein, und prüfen Sie **Backup Enabled**. Fehlt der Schalter, fragen Sie den Dell Support.
status-enable-seen = Ein grüner Haken: Sicherungen sind an
status-remove = Bei Dell entfernen
status-remove-heading = { $host } bei Dell entfernen?
status-remove-what = Die Sicherungen dieser Organisation enden. Vorhandene werden **vielleicht gelöscht**: Fragen Sie vorher den Dell Support, wenn Sie sie noch brauchen.
status-remove-click = Suchen Sie die Domain unter **Domains**, oder fragen Sie den Support, wie man sie entfernt. Melden Sie es hier, sobald sie nicht mehr aufgeführt ist.
status-remove-seen = Sie ist nicht mehr aufgeführt
status-asked-backups-off = Dell hat die Sicherungen vielleicht ausgeschaltet
status-asked-backups-on = Dell hat die Sicherungen vielleicht eingeschaltet
status-asked-remove = Dell hat die Organisation vielleicht entfernt
status-asked-why = Die Anfrage wurde gesendet, ohne klare Antwort. Die App sendet sie nicht noch einmal. „{ status-check }“ liest, was Dell zeigt.

watching-on = Prüft von selbst. Nächste Prüfung in { $seconds ->
    [one] 1 Sekunde.
   *[other] { $seconds } Sekunden.
}
watching-again = Wieder von selbst prüfen

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

## Daneben

status-reauthorize = Erneut autorisieren
home-reauthorize = Erneut autorisieren
home-reauthorize-what = { $name } in Dell erneut autorisieren
status-cut-off = Okta lehnt die Zugangsdaten von Dell ab, daher laufen keine Sicherungen. Autorisieren Sie erneut.
