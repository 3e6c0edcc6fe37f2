# Alle Verbindungen, und was eine rückgängig macht: Wörter, ohne die der allererste Bildschirm auskommt. Nur die Seite liest sie.
# **Zwei Sterne** stehen um Beschriftungen der Konsolen; `Gravis` um Werte, die kopiert oder getippt werden.

home-set-aside = Einige Aufzeichnungen sind beschädigt: Eine Verbindung ist nicht lesbar, oder ihre letzten Aktionen fehlen. Sie liegen als { $file } vor, gelöscht wurde nichts. Secrets sind nicht betroffen. Bevor etwas an Dell geht, wird die Liste dort gelesen.
home-clock-before = Die Uhr dieses Computers geht gegenüber der letzten Aufzeichnung nach. Stellen Sie sie, sonst tragen neue Aufzeichnungen frühere Zeiten. Letzte Aufzeichnung:
home-found-title = Secrets ohne Verbindung
home-found = Keine Verbindung nutzt diese gespeicherten Secrets. „Hinzufügen“ beginnt damit eine Verbindung oder speichert es als vorheriges Secret, wenn die Organisation hier schon verbunden ist. Sehen Sie vor dem Autorisieren in Dell nach: Dell nutzt es vielleicht schon.
home-found-keyring = **Im Passwortspeicher sind weitere Secrets gesperrt**: { $names }. Entsperren Sie ihn, um sie zu sehen.
home-found-vault = **Keine Verbindung nutzt diese verschlüsselte Datei**: `{ $file }`. Entsperren Sie sie, um den Inhalt zu sehen.
home-found-none = Alle Secrets darin gehören zu einer Verbindung.
home-found-okta = Client Secret
home-found-dell = Secret Key von Dell
home-found-both = Client Secret und Secret Key von Dell
home-found-adopt = Hinzufügen
home-found-adopt-what = { $host } hinzufügen
home-found-waits = Warten auf den Passwortspeicher. Sein Kennwortfenster liegt vielleicht hinter diesem.
walk-records-lost = **Aufzeichnungen dieser Verbindung sind beschädigt, spätere Aktionen können fehlen.** Vielleicht kennt Dell diese Organisation schon. Sehen Sie in Dell unter Domains nach, bevor Sie auf Authorize klicken. Über die API wird die Liste von Dell zuerst gelesen.
walk-opened-instead = { $host } ist hier schon verbunden. Diese Verbindung wurde geöffnet.
home-org = Organisation
home-state = Status
home-permissions = Berechtigungen
home-tested = Letzter Test
home-secret = Secret
home-act = Nächster Schritt
home-select-row = { $name } auswählen
home-unnamed = Noch keine Organisation
home-state-attention = Handlungsbedarf
home-state-backups-off = Sicherungen aus
home-state-connected = Verbunden
home-state-setup = Einrichtung nicht abgeschlossen
home-state-protected = Geschützt
home-because = { $state }: { $reason }
home-line-connected = Verbunden, noch keine Sicherung gesehen
home-line-protected = Geschützt, Sicherung { $age }
home-at-step = Einrichtung: Schritt { $number } von { $of }, { $step }
home-reported = gemeldet
home-rotating = Secret-Wechsel läuft
home-reason-cut-off = Dell kann sich nicht bei Okta anmelden
home-reason-unclear = Ergebnis bei Dell nicht bekannt
home-reason-records-lost = Aufzeichnungen beschädigt
home-reason-not-in-dell = In Dell nicht aufgeführt
home-reason-secret-refused = Okta hat das Secret abgelehnt
home-reason-secret-changed = Gespeichertes Secret wurde geändert
home-reason-permissions-missing = { $count ->
    [one] 1 Berechtigung fehlt
   *[other] { $count } Berechtigungen fehlen
}
home-reason-test-failed = Letzter Test fehlgeschlagen
home-reason-keys-skipped = Schlüsselverwaltung übersprungen
home-reason-keys-off = Schlüsselverwaltung aus
home-reason-schedules-off = geplante Sicherungen aus
home-scopes = { $granted } von { $known }
home-tested-at = Test:
home-tested-never = nicht getestet
home-secret-age = { $days ->
    [0] heute
    [one] 1 Tag
   *[other] { $days } Tage
}
home-secret-age-erased = { $age }, gelöscht
home-secret-saved = Endet auf { $end }. Gespeichert { $at }
home-secret-none = noch nicht gespeichert
home-secret-kept-keychain = gespeichert
home-secret-kept-vault = in der verschlüsselten Datei gespeichert
home-secret-kept-session = gespeichert, bis die App geschlossen wird
home-secret-gone = nicht mehr vorhanden
home-secret-changed = von einem anderen Programm geändert, nicht genutzt
home-secret-over = mit der Sitzung gelöscht
home-secret-erased = hier gelöscht
home-do-continue = Fortsetzen
home-do-rotate = Wechseln
home-do-reauthorize = Erneut autorisieren
home-do-turn-on-keys = Aktivieren
home-do-show = Anzeigen
home-do-open = Öffnen
home-do-what = { $act }: { $name }
home-menu = Mehr zu { $name }
home-do-rotate-begin = Secret wechseln
home-do-rotate-on = Wechsel fortsetzen
home-secret-move = In den Passwortspeicher
home-remove = Entfernen…
home-find = Organisation suchen
home-filters = Filter
home-count-attention = { $count } mit Handlungsbedarf
home-count-backups-off = { $count } mit Sicherungen aus
home-count-connected = { $count } ohne Sicherung
home-count-setup = { $count } in Einrichtung
home-count-protected = { $count } geschützt
home-filter-old-secret = { $count ->
    [one] 1 Secret über 180 Tage alt
   *[other] { $count } Secrets über 180 Tage alt
}
home-filter-untested = { $count } seit 30 Tagen nicht getestet
home-filter-accounts = Alle Dell-Konten
home-filter-account = Dell-Konto
home-filter-clear = Filter löschen
home-shown = { $matching } von { $total } Organisationen
home-none = Keine Organisation passt dazu.
home-more = Mehr
home-select = Auswählen
home-select-all = Alle auswählen
home-select-end = Fertig
home-selected = { $count } ausgewählt
home-test-all = Alle testen
home-test-selected = Testen
home-export = CSV exportieren
home-test-asks = { $count ->
    [one] Fragt Okta mit 1 Client Secret an.
   *[other] Fragt Okta mit { $count } Client Secrets an, eine Organisation nach der anderen.
}
home-test-none = Nichts zu testen.
home-test-cannot = { $count } nicht testbar: { $reasons }.
home-untestable-setup = { $count } in Einrichtung
home-untestable-no-secret = { $count } ohne gespeichertes Secret
home-untestable-session-ended = { $count } mit einem Secret aus einer früheren Sitzung
home-untestable-missing = { $count } mit einem Secret, das nicht mehr vorhanden ist
home-untestable-no-client-id = { $count } ohne Client ID
home-test-start = { $count ->
    [one] 1 Organisation testen
   *[other] { $count } Organisationen testen
}
home-test-title = Verbindungen testen
home-test-running = Test { $done } von { $of }
home-test-waits = Warten auf das Anfragelimit von Okta, { $seconds } s
home-test-done = { $passed } bestanden, { $failed } fehlgeschlagen.
home-test-canceled = Abgebrochen nach { $done } von { $of }: { $passed } bestanden, { $failed } fehlgeschlagen.
home-test-not-asked = { $count ->
    [one] 1 wurde nicht angefragt: Das Secret ist gerade nicht lesbar.
   *[other] { $count } wurden nicht angefragt: Die Secrets sind gerade nicht lesbar.
}
home-connected-protected = „Verbunden“ heißt: Dell hat das Secret angenommen. „Geschützt“ setzt auch Schlüsselverwaltung und eine fertige Sicherung voraus.
protection-why-connected = noch keine fertige Sicherung gesehen
protection-why-not-protected = Schlüsselverwaltung oder Sicherungen sind aus, oder Dell erreicht Okta nicht mehr
protection-why-keys = Schlüsselverwaltung ist nicht aktiviert, geplante Sicherungen laufen nicht
protection-why-cut-off = Dell kann sich nicht bei Okta anmelden
protection-why-backups-off = geplante Sicherungen sind aus
protection-why-unclear = eine Änderung ging an Dell, das Ergebnis ist nicht bekannt
undo-lead = Halten Sie diese Reihenfolge ein. Dell kommt zuerst, damit es Okta nicht weiter mit einem ungültigen Secret anfragt.
undo-dell-backups = Öffnen Sie in Dell **All Services > Okta**, klicken Sie auf `{ $host }`, dann unter den drei Punkten auf **Disable Backup**. Prüfen Sie, dass **Backup Enabled** rot ist.
undo-dell-domain = Bitten Sie den Dell Support, die Organisation aus Ihrem Konto zu entfernen.
undo-dell-credential = Öffnen Sie in Dell **API Credentials** und entfernen Sie die Zugangsdaten, die Sie für diese App angelegt haben.
undo-okta-revoke = Öffnen Sie in Okta **Applications > API Service Integrations** und die Integration. Klicken Sie auf **Revoke** und noch einmal auf **Revoke**. Berechtigungen, Client ID und Client Secret sind damit endgültig weg. Prüfen Sie, dass sie nicht mehr in der Liste ist.
undo-okta-look = Öffnen Sie in Okta **Applications > API Service Integrations**. Ist die Integration dort aufgeführt, klicken Sie auf **Revoke**.
undo-here = Zuletzt entfernen Sie die Verbindung hier. Ihre Secrets werden gelöscht, und es wird geprüft, dass sie weg sind.
undo-stays = Was sich nicht rückgängig machen lässt
undo-stays-log = Einträge im System Log von Okta und im Audit-Protokoll von Dell bleiben.
undo-stays-keys = Cloud Key Management lässt sich womöglich nicht mehr deaktivieren.
undo-stays-backups = Vorhandene Sicherungen bleiben in Dell, bis ihre Aufbewahrung endet oder der Support sie entfernt.
undo-stays-clipboard = Kopien in einem Zwischenablageverlauf erreicht diese App nicht.
undo-remove = Verbindung hier entfernen

## Wechsel und erneutes Autorisieren

home-rotate-on = Wechsel fortsetzen
