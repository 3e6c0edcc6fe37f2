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
home-organisation = Organisation
home-backups = Sicherungen
home-permissions = Berechtigungen
home-secret = Client Secret
home-open = Öffnen
home-open-what = { $name } öffnen
home-continue = Fortsetzen
home-continue-what = { $name } fortsetzen
home-unnamed = Noch keine Organisation
home-at-step = bei „{ $step }“
home-backup-ask = Ist eine Sicherung fertig?
home-backup-ask-what = Ist eine Sicherung fertig? { $name }
home-backup-seen = Sicherung gesehen
home-scopes = { $granted } von { $known }
home-scopes-not-looked = { $known }, nicht getestet
home-scopes-missing = { $count ->
    [one] 1 fehlt
   *[other] { $count } fehlen
}
home-scopes-extra = { $extra ->
    [unknown] zusätzliche nicht geprüft
    [0] keine zusätzlichen
   *[other] { $extra } zusätzliche
}
home-secret-none = noch nicht gespeichert
home-secret-kept-keychain = gespeichert
home-secret-kept-vault = in der verschlüsselten Datei gespeichert
home-secret-kept-session = gespeichert, bis die App geschlossen wird
home-secret-gone = nicht mehr vorhanden
home-secret-changed = von einem anderen Programm geändert, nicht genutzt
home-secret-over = mit der Sitzung gelöscht
home-secret-move = In den Passwortspeicher
home-secret-move-what = In den Passwortspeicher verschieben: { $name }
home-secret-erased = hier gelöscht
home-connected-protected = „Verbunden“ heißt: Dell hat das Secret angenommen. „Geschützt“ setzt auch Schlüsselverwaltung und eine fertige Sicherung voraus.
protection-why-connected = noch keine fertige Sicherung gesehen
protection-why-not-protected = Schlüsselverwaltung oder Sicherungen sind aus, oder Dell erreicht Okta nicht mehr
protection-why-keys = Schlüsselverwaltung ist nicht aktiviert, geplante Sicherungen laufen nicht
protection-why-cut-off = Dell erreicht Okta nicht mehr
protection-why-backups-off = geplante Sicherungen sind aus
protection-why-unclear = eine Änderung ging an Dell, das Ergebnis ist nicht bekannt
home-way-console = in der Konsole
home-way-api = über die API
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

home-rotate = Secret wechseln
home-rotate-what = Secret wechseln: { $name }
home-rotate-on = Wechsel fortsetzen
home-rotate-on-what = Wechsel fortsetzen: { $name }
home-rotation = Wechsel nicht abgeschlossen: { $stage }
home-reauthorize = Erneut autorisieren
home-reauthorize-what = { $name } in Dell erneut autorisieren
