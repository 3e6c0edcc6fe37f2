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
common-working = Läuft …
common-cancel = Abbrechen
common-close = Schließen
common-change = Ändern
common-details = Details
common-show = Anzeigen
common-why = Warum?
common-copied = Kopiert
known-unknown = nicht gemeldet
known-confirmed = gemeldet von { $name }

problem-details = Details
problem-copy = Details kopieren

## Kopf und Leiste

header-home = Alle Verbindungen
app-name = Okta Dell Connect
header-orgs = { $count ->
    [one] 1 Organisation
   *[other] { $count } Organisationen
}
header-add = Weitere Organisation
header-help = Hilfe
header-settings = Einstellungen
header-new = Neue Verbindung
header-saved = Gespeichert
header-unsaved = Nicht gespeichert
header-saved-session = Gespeichert, außer dem Secret
header-saved-hint = Alles wird laufend gespeichert. Sie können das Fenster jederzeit schließen.
header-saved-session-hint = Das Secret ist nur im Arbeitsspeicher, bis Sie die App schließen.
rail-label = Schritte
rail-at = { $number } von { $of }
rail-org = Organisation wählen
rail-permissions = Berechtigungen prüfen
rail-install = In Okta installieren
rail-test = Verbindung testen
rail-authorize = In Dell autorisieren
rail-backups = Sicherungen aktivieren
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
practice-leave = Übungsmodus verlassen

## Start

home-title = Verbindungen
home-title-empty = Okta-Organisation mit Dell sichern
home-start = Okta-Organisation verbinden
home-start-practice = Übungsorganisation verbinden
home-language-system = Systemsprache

protection-not-connected = Einrichtung nicht abgeschlossen
protection-connected = Verbunden
protection-not-protected = Nicht geschützt
protection-protected = Geschützt

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
undo-title = Verbindung trennen
live-title = Bereits eingerichtet
live-place-okta = In Okta
live-place-dell = In Dell
live-place-here = Auf diesem Computer
live-erased = Nichts: Das Secret wurde hier gelöscht
live-nothing = Nichts gemeldet
live-integration = API-Service-Integration installiert
live-secret = Client Secret ausgestellt
live-registration = Organisation autorisiert
live-dell-credential = API-Zugangsdaten angelegt
live-keys = Cloud Key Management aktiviert
live-keychain-item = Client Secret im Passwortspeicher
live-dell-keychain-item = Secret Key von Dell im Passwortspeicher
live-vault-item = Client Secret in der verschlüsselten Datei
live-dell-vault-item = Secret Key von Dell in der verschlüsselten Datei
live-session-item = Client Secret im Arbeitsspeicher dieser App
live-dell-session-item = Secret Key von Dell im Arbeitsspeicher dieser App

blocked-title = Ihre Verbindungen lassen sich nicht öffnen
blocked-again = Erneut versuchen

network-open = Netzwerk prüfen
network-inspected = **Ihr Netzwerk entschlüsselt TLS ({ $issuer }).** Sein Betreiber kann das Secret mitlesen.

