# Der Rahmen: Fenster, Kopf, Leiste, Start, was eingerichtet ist und wie man es rückgängig macht; Wörter aller Schritte.
# **Zwei Sterne** stehen um Beschriftungen der Konsolen; `Gravis` um Werte, die kopiert oder getippt werden.

window-title = { $title }, Schritt { $number } von { $of }
window-title-home = Verbindungen

tier-production = Produktion
tier-preview = Preview
tier-trial = Testversion
tier-practice = Übung

## Gemeinsam

common-back = Zurück
common-continue = Weiter
common-continue-production = Weiter
common-continue-preview = Weiter
common-continue-trial = Weiter
common-working = Läuft…
common-cancel = Abbrechen
common-close = Schließen
common-change = Ändern
common-details = Details
common-show = Anzeigen
common-why = Warum?
common-copied = Kopiert
common-sketch = Skizze
common-illustration = Skizze. Die echte Seite kann anders aussehen.
common-saved-as = Gespeichert als { $path }
common-saved-in = Gespeichert in { $folder }: { $file }
known-unknown = nicht gemeldet
known-confirmed = gemeldet von { $name }

problem-told = Gleiche Ursache wie oben.
problem-details = Details
problem-copy = Details kopieren

## Kopf und Leiste

header-home = Alle Verbindungen
header-new = Neue Verbindung
header-saved = Gespeichert
header-saved-session = Gespeichert, außer dem Secret
header-saved-hint = Alles wird laufend gespeichert. Sie können das Fenster jederzeit schließen.
header-saved-session-hint = Das Secret ist nur im Arbeitsspeicher. Es ist weg, sobald Sie die App schließen.
rail-label = Schritte
rail-home = Alle Verbindungen
rail-at = { $number } von { $of }
rail-org = Org wählen
rail-permissions = Berechtigungen prüfen
rail-install = In Okta installieren
rail-test = Testen
rail-authorize = In Dell autorisieren
rail-backups = Backups aktivieren
rail-finish = Abschluss

state-not-started = noch offen
state-in-progress = in Arbeit
state-done = erledigt
state-attention = Handlungsbedarf
state-waiting = wartet auf jemand anderen

## Übung

practice-band = Übungsmodus. Nichts verlässt diesen Computer.
practice-show = Konsole einblenden
practice-hide = Konsole ausblenden
practice-simulate = Problem simulieren …
practice-simulated = { $count ->
    [one] 1 Problem simuliert …
   *[other] { $count } Probleme simuliert …
}
practice-exit = Verlassen
practice-leave = Übung verlassen

## Start

home-title = Verbindungen
home-title-empty = Okta-Org mit Dell sichern
home-start = Okta-Org verbinden
home-start-practice = Übungs-Org verbinden
home-practice = Übungsmodus
home-language = Sprache
home-language-system = Systemsprache
home-set-aside = Einige Aufzeichnungen sind beschädigt: Eine Verbindung ist nicht lesbar, oder ihre letzten Aktionen fehlen. Sie liegen als { $file } vor, gelöscht wurde nichts. Secrets sind nicht betroffen. Bevor etwas an Dell geht, wird die Liste dort gelesen.
home-clock-before = Die Uhr dieses Computers geht gegenüber der letzten Aufzeichnung nach. Stellen Sie sie, sonst tragen neue Aufzeichnungen frühere Zeiten. Letzte Aufzeichnung:
home-found-title = Secrets ohne Verbindung
home-found = Sie liegen im Passwortspeicher dieses Computers oder in der verschlüsselten Datei, aber keine Verbindung nutzt sie. Mit „Hinzufügen“ beginnen Sie damit eine Verbindung. Ist diese Org hier schon verbunden, wird es deren vorheriges Secret. Sehen Sie vor dem Autorisieren in Dell nach: Dell nutzt es vielleicht schon.
home-found-keyring = **Im Passwortspeicher sind weitere Secrets gesperrt**: { $names }. Entsperren Sie ihn, um sie zu sehen.
home-found-vault = **Keine Verbindung nutzt diese verschlüsselte Datei**: `{ $file }`. Entsperren Sie sie, um den Inhalt zu sehen.
home-found-none = Alle Secrets darin gehören zu einer Verbindung.
home-found-okta = Client Secret
home-found-dell = Secret Key von Dell
home-found-both = Client Secret und Secret Key von Dell
home-found-adopt = Hinzufügen
home-found-adopt-what = { $host } hinzufügen
home-found-waits = Warten auf den Passwortspeicher. Sein Kennwortfenster liegt vielleicht hinter diesem.
walk-records-lost = **Aufzeichnungen dieser Verbindung sind beschädigt, spätere Aktionen können fehlen.** Vielleicht kennt Dell diese Org schon. Sehen Sie in Dell unter Domains nach, bevor Sie auf Authorize klicken. Über die API wird die Liste von Dell zuerst gelesen.
walk-opened-instead = { $host } ist hier schon verbunden. Diese Verbindung wurde geöffnet.
home-organisation = Org
home-backups = Backups
home-permissions = Berechtigungen
home-secret = Client Secret
home-open = Öffnen
home-open-what = { $name } öffnen
home-continue = Fortsetzen
home-continue-what = { $name } fortsetzen
home-unnamed = Noch keine Org
home-at-step = bei „{ $step }“
home-backup-ask = Ist ein Backup fertig?
home-backup-ask-what = Ist ein Backup fertig? { $name }
home-backup-seen = Backup gesehen
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
home-connected-protected = „Verbunden“ heißt: Dell hat das Secret angenommen. „Geschützt“ setzt auch Schlüsselverwaltung und ein fertiges Backup voraus.

protection-not-connected = Einrichtung nicht abgeschlossen
protection-connected = Verbunden
protection-not-protected = Nicht geschützt
protection-protected = Geschützt
protection-why-connected = noch kein fertiges Backup gesehen
protection-why-not-protected = Schlüsselverwaltung ist aus oder nicht gemeldet, oder Dell erreicht Okta nicht mehr
protection-why-keys = Schlüsselverwaltung ist aus oder nicht gemeldet
protection-why-cut-off = Dell erreicht Okta nicht mehr
protection-why-backups-off = geplante Backups sind aus
protection-why-unclear = eine Änderung ging an Dell, das Ergebnis ist nicht bekannt
home-way-console = in der Konsole
home-way-api = über die API

## Start, solange er leer ist

welcome-what = Verbinden Sie Okta mit Dell Data Security Cloud: etwa 15 Klicks in zwei Konsolen, hier Schritt für Schritt. Bis Schritt 3 ändert sich in Okta nichts.
welcome-need-title = Das brauchen Sie
welcome-need-okta = **Super Admin** in Okta
welcome-need-dell = **Dell Cloud Admin**
welcome-need-browser = Einen Browser, in beiden angemeldet
welcome-try = Im Übungsmodus ausprobieren
welcome-practice = Der Übungsmodus simuliert Okta und Dell. Nichts verlässt diesen Computer.

## Was eingerichtet ist

screen-waits = Noch beschäftigt. Vielleicht wartet ein Systemfenster auf Sie, auch hinter diesem.
live-open = Eingerichtet
live-title = Bereits eingerichtet
live-place-okta = In Okta
live-place-dell = In Dell
live-place-here = Auf diesem Computer
live-erased = Nichts: Das Secret wurde hier gelöscht
live-nothing = Nichts gemeldet
live-integration = API-Service-Integration installiert
live-secret = Client Secret ausgestellt
live-registration = Org autorisiert
live-dell-credential = API-Zugangsdaten angelegt
live-keys = Cloud Key Management aktiviert
live-keychain-item = Client Secret im Passwortspeicher
live-dell-keychain-item = Secret Key von Dell im Passwortspeicher
live-vault-item = Client Secret in der verschlüsselten Datei
live-dell-vault-item = Secret Key von Dell in der verschlüsselten Datei
live-session-item = Client Secret im Arbeitsspeicher dieser App
live-dell-session-item = Secret Key von Dell im Arbeitsspeicher dieser App

undo-title = Verbindung trennen
undo-lead = Halten Sie diese Reihenfolge ein. Dell kommt zuerst, damit es Okta nicht weiter mit einem ungültigen Secret anfragt.
undo-dell-backups = Öffnen Sie in Dell **All Services > Okta**, klicken Sie auf `{ $host }`, dann unter den drei Punkten auf **Disable Backup**. Prüfen Sie, dass **Backup Enabled** rot ist.
undo-dell-domain = Bitten Sie den Dell Support, die Org aus Ihrem Konto zu entfernen.
undo-dell-credential = Öffnen Sie in Dell **API Credentials** und entfernen Sie die Zugangsdaten, die Sie für diese App angelegt haben.
undo-okta-revoke = Öffnen Sie in Okta **Applications > API Service Integrations** und die Integration. Klicken Sie auf **Revoke** und noch einmal auf **Revoke**. Berechtigungen, Client ID und Client Secret sind damit endgültig weg. Prüfen Sie, dass sie nicht mehr in der Liste ist.
undo-okta-look = Öffnen Sie in Okta **Applications > API Service Integrations**. Ist die Integration dort aufgeführt, klicken Sie auf **Revoke**.
undo-here = Zuletzt entfernen Sie die Verbindung hier. Ihre Secrets werden gelöscht, und es wird geprüft, dass sie weg sind.
undo-stays = Was sich nicht rückgängig machen lässt
undo-stays-log = Einträge im System Log von Okta und im Audit-Protokoll von Dell bleiben.
undo-stays-keys = Cloud Key Management lässt sich womöglich nicht mehr deaktivieren.
undo-stays-backups = Vorhandene Backups bleiben in Dell, bis ihre Aufbewahrung endet oder der Support sie entfernt.
undo-stays-clipboard = Kopien in einem Zwischenablageverlauf erreicht diese App nicht.
undo-remove = Verbindung hier entfernen

blocked-title = Ihre Verbindungen lassen sich nicht öffnen
blocked-again = Erneut versuchen

network-open = Netzwerk prüfen

## Native menu

menu-paste = Einfügen
