# Übungsmodus: die simulierten Konsolen und die Liste der Probleme, die sich simulieren lassen.
# Was eine Konsole zeigt, bleibt englisch wie dort.

panel-title-okta = Okta (simuliert)
panel-title-dell = Dell (simuliert)
panel-fold = Konsole ausblenden
panel-side = Simulierte Konsole
panel-address = Adresse:
panel-page = Konsolenseite
panel-loading = Die simulierten Konsolen starten …
panel-again = Erneut versuchen
panel-close = Schließen

## Admin Console von Okta

panel-okta-menu = Admin Console
panel-okta-none = No integrations yet
panel-okta-consent = { $count ->
    [one] This integration requests 1 permission:
   *[other] This integration requests { $count } permissions:
}
panel-okta-once = This is the only time it is shown. Copy it now.
panel-okta-secret-masked = verborgen
panel-copied = Copied
panel-okta-copy-client-id = Copy Client ID to clipboard
panel-okta-status = Status of { $mask }: { $status }
panel-okta-revoke-sure = Its client ID and secrets stop working.

## Konsole von Dell

panel-dell-menu = Menu
panel-dell-empty = Zum Einfügen klicken
panel-dell-secret-filled = { $length ->
    [one] 1 Zeichen
   *[other] { $length } Zeichen
}
panel-dell-none = No domains yet
panel-dell-more = More actions
panel-dell-yes = On
panel-dell-no = Off
panel-dell-name-value = Okta Dell Connect
panel-dell-copy-client = Copy Client ID
panel-dell-copy-key = Copy Secret Key

panel-said-registered = The Okta domain is authorized.
panel-said-domain-refused = Enter a valid Okta Domain.
panel-said-credential-refused = Okta did not accept the Client ID or Client Secret.
panel-said-permission-missing = Okta did not grant a required permission.
panel-said-already-registered = This Okta domain is already authorized.
panel-said-not-allowed = You are not allowed to do this.
panel-said-paste-blocked = Pasting is not allowed here.
panel-said-no-answer = Working…
panel-said-service-busy = The service is busy. Try again later.
panel-said-safe-mode = This account is in Safe Mode.
panel-said-other = Something went wrong.

panel-refused-keys-off = Cloud Key Management System is not enabled.
panel-refused-backup-off = Backup is disabled.
panel-refused-backup-runs = A backup is running.
panel-refused-safe-mode = This account is in Safe Mode.
panel-refused-not-registered = This Okta domain is not listed.
panel-refused-two-secrets = There are two secrets already. Delete an inactive one first.

## Problem simulieren

simulate-title = Problem simulieren
simulate-search = Probleme durchsuchen
simulate-active = Aktiv
simulate-start = Starten
simulate-stop = Beenden
simulate-start-case = Starten: { $name }
simulate-stop-case = Beenden: { $name }
simulate-none = Kein Treffer. Versuchen Sie ein anderes Wort.
simulate-all = Alle Fehler ({ $count })
simulate-note = Für Entwickler. Ein Fehler bleibt aktiv, bis Sie ihn abschalten, außer bei „einmalig“.
simulate-okta = Okta oder der Weg dorthin
simulate-dell = Dell, in der Konsole und über die API
simulate-dell-api = Dell, nur über die API
simulate-word-for-word = Ablehnungen im Wortlaut
simulate-scopes = Berechtigungen, die Okta erteilt
panel-reset = Übung neu beginnen
panel-reset-sure = Alles aus dem simulierten Okta und Dell entfernen?
panel-reset-yes = Neu beginnen

case-wrong-secret = Falsches Client Secret
    .what = Okta lehnt das Secret ab. Zu sehen in Schritt 4, Verbindung testen.
case-missing-permission = Berechtigung fehlt
    .what = Okta erteilt okta.groups.manage nicht. Zu sehen in Schritt 4, Verbindung testen.
case-extra-permission = Zusätzliche Berechtigung
    .what = Okta erteilt auch okta.logs.read. Zu sehen in Schritt 4, Verbindung testen.
case-role-too-small = Administratorrolle zu klein
    .what = Die Integration kann keine Daten lesen. Zu sehen in Schritt 4, Verbindung testen.
case-rate-limit = Anfragelimit
    .what = Okta lässt Sie 10 Sekunden warten. Zu sehen in Schritt 4, Verbindung testen.
case-network-zone = Netzwerkzone sperrt diesen Computer
    .what = Okta lehnt Anfragen von hier ab. Zu sehen in Schritt 4, Verbindung testen.
case-captive-portal = Anmeldeportal im Netzwerk
    .what = Eine Anmeldeseite antwortet anstelle von Okta. Zu sehen in den Schritten 1 und 4.
case-okta-down = Okta ist gestört
    .what = Okta antwortet mit einem Fehler. Zu sehen in den Schritten 1 und 4.
case-menu-missing = Okta fehlt im Menü von Dell
    .what = Dell hat den Okta-Schutz nicht freigeschaltet. Zu sehen in Schritt 5, In Dell autorisieren.
case-paste-blocked = Einfügen gesperrt
    .what = Das Formular von Dell nimmt keinen eingefügten Text an. Zu sehen in Schritt 5.
case-credential-refused = Dell lehnt die Zugangsdaten ab
    .what = Ihr Test gelingt, aber Okta sperrt das Netz von Dell. Zu sehen in Schritt 5.
case-safe-mode = Safe Mode
    .what = Dell nimmt keine Zugangsdaten an und startet keine Sicherungen. Zu sehen in Schritt 5.
case-lost-answer = Keine Antwort von Dell
    .what = Das nächste Authorize gelingt, aber die Antwort geht verloren. Zu sehen in Schritt 5.
case-keys-skipped = Schlüsselverwaltung übersprungen
    .what = Jemand hat Skip for now geklickt: keine Sicherungen. Zu sehen in Schritt 6.
case-backup-fails = Sicherung schlägt fehl
    .what = Die nächste Sicherung in Dell schlägt fehl. Zu sehen in Schritt 6, unter Backups.
case-backup-disabled = Sicherungen deaktiviert
    .what = Jemand hat in Dell Disable Backup geklickt. Zu sehen dort auf der Seite der Organisation.

## Fehler

fault-lost-answer = Die nächste Antwort von Dell geht nach der Wirkung verloren (einmalig)
fault-lost-answer-before = Die nächste Registrierung geht vor der Wirkung verloren (einmalig)
fault-wrong-secret = Okta lehnt jedes Client Secret ab
fault-rate-limit = Okta meldet: zu viele Anfragen (10 Sekunden)
fault-network-zone = Die Netzwerkzone in Okta sperrt diesen Computer
fault-okta-down = Okta ist im Nur-Lese-Modus
fault-okta-error = Okta meldet einen internen Fehler
fault-maintenance = Der Token-Endpunkt von Okta wird gewartet
fault-html = Ein Anmeldeportal antwortet anstelle von Okta
fault-redirect = Die Antworten von Okta werden umgeleitet
fault-garbage = Die Antworten von Okta sind abgeschnitten
fault-big-answer = Die Antworten von Okta sind viel zu groß
fault-classic = Die Organisation läuft auf der Classic Engine
fault-echo = Okta und Dell wiederholen, was sie erhalten
fault-slow = Jede Antwort dauert 2 Sekunden länger
fault-unreachable = Okta ist nicht erreichbar
fault-okta-cut = Die nächste Antwort von Okta kommt nie an (einmalig)
fault-okta-token-expired = Das nächste Token von Okta ist abgelaufen (einmalig)
fault-basic-stripped = Der Anmelde-Header wird unterwegs entfernt
fault-unlisted-scopes = Die Tokens von Okta nennen keine Berechtigungen
fault-odd-link = Die Listen von Okta nennen eine unlesbare Folgeseite
fault-short-scope = Okta erteilt stillschweigend eine Berechtigung weniger
fault-probe-refused = Okta lehnt erteilte Lesezugriffe ab
fault-clock-skew = Die Uhren der Dienste gehen einen Tag vor
fault-dell-feature-off = Der Okta-Schutz ist in Dell abgeschaltet
fault-dell-throttled = Dell ist überlastet
fault-dell-down = Dell antwortet mit einer Webseite
fault-dell-unreachable = Die API von Dell ist nicht erreichbar
fault-dell-zone-blocked = Die Netzwerkzone in Okta sperrt Dell
fault-dell-at-once = Dell registriert sofort, ohne Auftrag
fault-task-fails = Der nächste Auftrag in Dell schlägt fehl (einmalig)
fault-dell-task-gone = Dell kennt keinen Auftrag mehr
fault-task-hangs = Aufträge in Dell enden nie
fault-backup-fails = Die nächste Sicherung schlägt fehl (einmalig)
fault-backup-errors = Die nächste Sicherung hat Fehler (einmalig)
fault-backup-hangs = Sicherungen enden nie
fault-dell-token-expired = Das nächste Token von Dell ist abgelaufen (einmalig)
fault-dell-wrong-cloud = Das Token von Dell gehört zu einer anderen Cloud
fault-dell-safe-mode = Das Dell-Konto ist im Safe Mode
fault-dell-paste-blocked = Das Formular von Dell nimmt keinen eingefügten Text an
fault-keys-skipped = Jemand hat in Dell Skip for now geklickt
fault-backup-disabled = Jemand hat in Dell Disable Backup geklickt
fault-another-organisation = Eine andere Organisation antwortet unter dieser Adresse
fault-gateway = Ein Gateway vor Okta antwortet mit einer Webseite (502)
fault-no-organisation = Keine Organisation hat diesen Namen (404)
fault-okta-unavailable = Okta antwortet 503, ohne Text
fault-html-refusal = Ein Filter antwortet für Okta mit einer Webseite (403)
fault-blocked-address = Okta sperrt diese Adresse (403, ohne Text)
fault-own-page = Okta selbst antwortet mit einer Webseite (403)
fault-revoke-fails = Okta stellt Tokens aus, widerruft aber keine (503)
fault-too-many-unnamed = Okta antwortet 429, ohne Text
fault-client-unknown = Die Client ID ist unbekannt
fault-client-refused = Client ID oder Secret wird abgelehnt, ohne Angabe, welches
fault-basic-malformed = Der Anmelde-Header wird unterwegs beschädigt
fault-credential-in-body = Die Zugangsdaten standen im Body
fault-app-with-a-key = Die Client ID gehört zu einer App, die mit einem Schlüssel signiert
fault-app-of-another-type = Die Client ID gehört zu einer Web-App
fault-app-without-the-grant = Die Client ID gehört zu einer App ohne diesen Grant
fault-credential-twice = Die Zugangsdaten kamen doppelt
fault-credential-in-query = Die Zugangsdaten standen in der Adresse
fault-no-scopes = Es wurde keine Berechtigung angefordert
fault-scope-not-configured = Eine Berechtigung ist unbekannt
fault-scope-not-granted = Jede Berechtigung wird abgelehnt
fault-scope-custom = Die Berechtigungen gelten als benutzerdefiniert
fault-nothing-granted = Nichts wurde erteilt
fault-grant-not-supported = Diese Art von Token-Anfrage wird nicht unterstützt
fault-dpop-wanted = Okta verlangt an einen Schlüssel gebundene Tokens (DPoP)
fault-maintenance-in-other-words = Wartung, in undokumentierten Worten
fault-unheard-of = Eine Ablehnung in undokumentierten Worten
fault-token-expired = Jedes Token ist abgelaufen
fault-token-revoked = Jedes Token wurde widerrufen
fault-token-invalid = Jedes Token ist ungültig
fault-token-of-another-issuer = Jedes Token stammt von einem anderen Aussteller
fault-token-refused-in-other-words = Jedes Token wird abgelehnt, in undokumentierten Worten
fault-scope-in-other-words = Eine Berechtigung fehlt, in undokumentierten Worten
fault-role-too-small = Die Administratorrolle der Integration ist zu klein
fault-object-absent = Ein Lesezugriff findet nichts (404)
fault-path-absent = Ein Pfad existiert nicht (404)
fault-method-refused = Die Methode wird abgelehnt (405)
fault-parameter-refused = Ein Parameter wird abgelehnt (400)
fault-dell-key-refused = Die API-Zugangsdaten werden abgelehnt (400)
fault-dell-key-forbidden = Die API-Zugangsdaten sind gesperrt (403)
fault-dell-refuses-tokens = Jedes Token wird abgelehnt, auch neue
fault-dell-too-many = Zu viele Anfragen (429)
fault-dell-fault = Dell meldet einen internen Fehler (500)
fault-dell-not-implemented = Dell kennt diesen Vorgang nicht (501)
fault-dell-busy-by-4xx = Dell bittet um einen neuen Versuch (409)
fault-dell-html-refusal = Ein Filter antwortet für Dell mit einer Webseite (403)
fault-dell-unheard-of = Eine Ablehnung in undokumentierten Worten
