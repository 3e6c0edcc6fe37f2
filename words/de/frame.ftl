# Der Rahmen: Fenster, Leiste, Start, was wirksam ist, anhalten und rückgängig machen; Wörter aller Schritte.
# **Zwei Sterne** stehen um Beschriftungen der Konsolen; `Gravis` um Werte, die kopiert oder getippt werden.

window-title = { $title }, Schritt { $number } von { $of }
window-title-home = Verbindungen
screen-step = Schritt { $number } von { $of }

tier-production = PRODUKTION
tier-preview = Preview
tier-trial = Test

## Gemeinsam

common-back = Zurück
common-continue = Weiter
common-continue-production = Weiter (PRODUKTION)
common-continue-preview = Weiter (Preview)
common-continue-trial = Weiter (Test)
common-working = Läuft…
common-cancel = Abbrechen
common-close = Schließen
common-copied = Kopiert.
common-illustration = Zeichnung. Die echte Seite kann anders aussehen.
common-saved-as = Gespeichert als { $path }
known-unknown = unbekannt
known-confirmed = bestätigt von { $name }

problem-told = Ursache und Abhilfe stehen oben.
problem-details = Einzelheiten
problem-copy = Diese Einzelheiten kopieren

## Die Leiste

rail-label = Schritte
rail-home = Alle Verbindungen
rail-home-short = Alle
rail-new = Neue Verbindung
rail-saved-session = Laufend gespeichert, bis auf das Secret: Es geht, wenn die App endet.
rail-saved = Alles wird laufend gespeichert. Sie können jederzeit schließen.
rail-ready = Voraussetzungen prüfen
rail-organisation = Okta-Organisation nennen
rail-permissions = Berechtigungen durchsehen
rail-install = In Okta installieren
rail-secret = In Okta installieren
rail-client-id = In Okta installieren
rail-prove = Nachweisen, dass es geht
rail-dell = Zu Dell gehen
rail-authorize = Prüfen, dann autorisieren
rail-keys = Über Schlüssel entscheiden
rail-backup = Sicherung durchsehen
rail-done = Fertig

state-not-started = nicht begonnen
state-in-progress = in Arbeit
state-done = erledigt
state-attention = braucht Aufmerksamkeit
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
home-title-empty = Ihre Okta-Organisation mit Dell sichern
home-start = Organisation verbinden
home-start-practice = Übungsorganisation verbinden
home-practice = Üben
home-language = Sprache
home-language-system = Wie das System
home-set-aside = Aufzeichnungen von Verbindungen waren beschädigt: manche lassen sich nicht lesen, oder was zuletzt getan wurde, fehlt. Sie liegen als { $file } bereit und wurden nicht gelöscht. Geheimnisse im Schlüsselbund blieben unberührt. Die App liest Dells Liste, bevor sie etwas dorthin sendet.
home-clock-before = Die Uhr dieses Rechners geht gegenüber der letzten Aufzeichnung nach. Nichts ist verloren, aber neue Aufzeichnungen trügen frühere Zeiten als alte: Stellen Sie die Uhr, und gehen Sie dann weiter. Die letzte Aufzeichnung ist von
home-found-title = Geheimnisse ohne Verbindung
home-found = Sie liegen im Schlüsselbund dieses Computers oder in der verschlüsselten Datei dieser App, und keine Verbindung hier kennt sie. Wer eines aufnimmt, beginnt damit eine Verbindung; hat die Organisation hier schon eine, kommt es hinter deren Secret und kann dort verwendet werden. Ob Dell es schon hat, ist hier nicht bekannt: Sehen Sie bei Dell nach, bevor Sie autorisieren.
home-found-keyring = **Im Schlüsselbund liegen weitere Geheimnisse dieser App, die verschlossen sind**: { $names }. Öffnen Sie ihn, um sie zu sehen.
home-found-vault = **Hier liegt eine verschlüsselte Datei dieser App, die keine Verbindung verwendet**: `{ $file }`. Was darin ist, zeigt sich, sobald sie offen ist.
home-found-none = Darin ist kein Geheimnis, dem hier eine Verbindung fehlt.
home-found-okta = Client Secret
home-found-dell = Secret Key von Dell
home-found-both = Client Secret und Secret Key von Dell
home-found-adopt = Aufnehmen
home-found-adopt-what = Aufnehmen: { $host }
home-found-waits = Der Schlüsselbund antwortet noch nicht. Vielleicht ist ein Fenster offen, das nach seinem Kennwort fragt, womöglich hinter diesem.
walk-records-lost = **Aufzeichnungen dieser Verbindung waren beschädigt; was danach getan wurde, kann fehlen.** Vielleicht ist sie bei Dell schon registriert. Über die API liest die App Dells Liste, bevor sie etwas sendet. Sehen Sie in Dells Konsole unter Domains nach, bevor Sie auf Authorize klicken.
walk-opened-instead = { $host } hat hier schon eine Verbindung. Sie wurde statt einer zweiten geöffnet.
home-organisation = Organisation
home-backups = Sicherungen
home-permissions = Berechtigungen
home-secret = Client Secret
home-open = Öffnen
home-open-what = { $name } öffnen
home-continue = Fortsetzen
home-continue-what = Fortsetzen: { $name }
home-unnamed = Noch nicht genannt
home-at-step = bei „{ $step }“
home-backup-ask = Ist eine Sicherung fertig?
home-backup-ask-what = Ist eine Sicherung fertig? { $name }
home-backup-seen = Sicherung gesehen
home-scopes = { $granted } von { $known }
home-scopes-not-looked = { $known } bekannt, nicht gemessen
home-scopes-missing = { $count ->
    [one] 1 fehlt
   *[other] { $count } fehlen
}
home-scopes-extra = { $extra ->
    [unknown] weitere: nicht bekannt
    [0] keine weiteren gefunden
   *[other] weitere: { $extra }
}
home-secret-none = noch nicht übernommen
home-secret-kept-keychain = liegt hier
home-secret-kept-vault = liegt hier, in der verschlüsselten Datei
home-secret-kept-session = bleibt, bis diese App endet
home-secret-gone = dort nicht mehr da
home-secret-changed = dort geändert, nicht verwendet
home-secret-over = mit seiner Sitzung weg
home-secret-move = In den Schlüsselbund
home-secret-move-what = In den Schlüsselbund verschieben: { $name }
home-secret-erased = hier gelöscht
home-connected-protected = „Verbunden“ heißt: Dell hat die Zugangsdaten angenommen. „Geschützt“ verlangt auch, dass die Schlüsselverwaltung eingeschaltet ist und eine Sicherung gesehen wurde.

protection-not-connected = Nicht verbunden
protection-connected = Verbunden
protection-not-protected = Nicht geschützt
protection-protected = Geschützt
protection-why-connected = noch keine Sicherung gesehen
protection-why-not-protected = Schlüsselverwaltung ist nicht bekannt als an, oder Dell erreicht Okta nicht mehr
protection-why-keys = dass die Schlüsselverwaltung an ist, ist nicht bekannt
protection-why-cut-off = Dell erreicht Okta nicht mehr
protection-why-backups-off = geplante Sicherungen sind ausgeschaltet
protection-why-unclear = eine Änderung ging an Dell, ihr Ausgang ist nicht bekannt
home-way-console = über die Konsole
home-way-api = per API

## Start, solange er leer ist

welcome-what = Diese App verbindet eine Okta-Organisation mit Dell Data Security Cloud, damit deren Benutzer, Gruppen, Anwendungen und Richtlinien gesichert werden.
welcome-whom = Für Identitätsadministratoren. Sie führt Sie durch beide Konsolen, verwahrt das Client Secret, das Okta nur einmal zeigt, und misst, ob die Verbindung funktioniert.
welcome-connect-title = Verbinden
welcome-connect = Für Ihre echte Organisation. Vor Schritt 4 ändert sich in Okta nichts, und Sie können bei jedem Schritt aufhören.
welcome-connect-practice-title = Üben
welcome-connect-practice = Dieselben Schritte, mit einem Okta und einem Dell, die diese App spielt. Beide Konsolen stehen am Rand des Fensters.
welcome-practice-title = Erst üben
welcome-practice = Dieselben Schritte, mit einem Okta und einem Dell, die diese App auf diesem Computer spielt. Nichts verlässt ihn.
welcome-need-title = Was Sie brauchen
welcome-need-okta = Einen **Super Admin** (Hauptadministrator) in Okta: Sie selbst oder jemand neben Ihnen.
welcome-need-dell = Einen **Dell Cloud Admin** (Administrator der Dell-Konsole): Sie selbst oder jemand neben Ihnen.
welcome-need-time = Zwei Anmeldungen im Browser und dieses Fenster. Sie können es schließen und später weitermachen.
welcome-need-secret = Einen Schlüsselbund auf diesem Computer, in dem das Client Secret liegt. Ohne ihn wählen Sie: eine verschlüsselte Datei oder nur den Speicher.

## Was gerade wirksam ist

screen-waits = Noch beschäftigt. Fragt ein Fenster des Systems nach etwas, antworten Sie dort; es liegt vielleicht hinter diesem.
live-open = Was gerade wirksam ist
live-open-short = wirksam
live-title = Was gerade wirksam ist
live-place-okta = In Okta
live-place-dell = Bei Dell
live-place-here = Auf diesem Computer
live-erased = Nichts mehr: Das Secret wurde hier gelöscht
live-nothing = Nichts bekannt
live-integration = API-Service-Integration installiert
live-secret = Client Secret ausgestellt
live-registration = Organisation registriert
live-dell-credential = API-Zugangsdaten (API credential) angelegt
live-keys = Cloud Key Management an
live-keychain-item = Client Secret im Schlüsselbund
live-dell-keychain-item = Dells Secret Key im Schlüsselbund
live-vault-item = Client Secret in der verschlüsselten Datei
live-dell-vault-item = Dells Secret Key in der verschlüsselten Datei
live-session-item = Client Secret im Speicher dieser App
live-dell-session-item = Dells Secret Key im Speicher dieser App

undo-title = Anhalten und rückgängig machen
undo-lead = In dieser Reihenfolge: Dell zuerst, damit es Okta nicht weiter mit Zugangsdaten fragt, die es nicht mehr gibt.
undo-dell-backups = Öffnen Sie in Dells Konsole **All Services > Okta** (Alle Dienste), klicken Sie `{ $host }` an, dann unter den drei Punkten **Disable Backup** (Sicherung abschalten). Prüfen Sie, dass **Backup Enabled** rot ist.
undo-dell-domain = Bitten Sie den Dell Support, die Organisation aus dem Konto zu nehmen. Wie es in der Konsole geht, ist nirgends beschrieben.
undo-dell-credential = In Dells Konsole, **API Credentials** (API-Zugangsdaten): Entfernen Sie die Zugangsdaten dieser App.
undo-okta-revoke = Öffnen Sie in der Okta Admin Console **Applications > API Service Integrations** (Anwendungen), die Integration, dann **Revoke** (widerrufen) und noch einmal **Revoke**. Das nimmt ihr Berechtigungen, Client ID und Client Secret und lässt sich nicht zurücknehmen. Prüfen Sie, dass sie nicht mehr in der Liste steht.
undo-okta-look = Sehen Sie in der Okta Admin Console unter **Applications > API Service Integrations** (Anwendungen) nach. Steht die Integration dort, widerrufen Sie sie mit **Revoke**.
undo-here = Zuletzt entfernen Sie die Verbindung hier. Ihre Einträge im Schlüsselbund werden gelöscht und noch einmal gesucht, und die Verbindung wird vergessen.
undo-stays = Was sich nicht rückgängig machen lässt
undo-stays-log = Einträge in Oktas System Log und in Dells Protokoll bleiben.
undo-stays-keys = Cloud Key Management lässt sich, einmal an, in der Konsole womöglich nicht mehr abschalten.
undo-stays-backups = Schon gemachte Sicherungen bleiben bei Dell, bis ihre Aufbewahrung endet oder der Support sie entfernt.
undo-stays-clipboard = An Kopien in einem Verlauf der Zwischenablage kommt diese App nicht heran.
undo-remove = Verbindung hier entfernen

blocked-title = Ihre Verbindungen lassen sich nicht öffnen
blocked-again = Erneut versuchen

network-open = Netz ansehen

## Native menu

menu-paste = Einfügen
