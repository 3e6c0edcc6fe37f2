# Nach dem Verbinden: Status, Dell-Clouds, Wechsel des Secrets.

## Rotation

act-began-rotation = Secret-Wechsel begonnen
act-proved-new-secret = Neues Secret in Okta getestet
act-checked-new-secret = Neues Secret in Okta geprüft
act-went-on-unproven = Ohne vollständigen Test des neuen Secrets fortgefahren
act-intends-to-reauthorize = Erneutes Autorisieren begonnen
act-reauthorized = Dell erneut autorisiert
act-console-said-again = Antwort der Dell-Konsole auf erneutes Autorisieren gemeldet
act-read-dell-status = App Status bei Dell gelesen
act-saw-dell-status = App Status in der Dell-Konsole gemeldet
act-set-inactive = Secret in Okta deaktiviert
act-old-secret-refused = Okta lehnt dieses Secret ab
act-went-on-unrefused = Ohne Test der Ablehnung durch Okta fortgefahren
act-wiped-old-secret = Secret hier gelöscht und geprüft
act-nothing-to-wipe = Secret war hier nicht gespeichert, daher nicht gelöscht
act-gave-up-rotation = Neues Secret verworfen
act-turned-back = Zurück zum bisherigen Secret
act-finished-rotation = Wechsel beendet

rotate-rail-label = Secret-Wechsel
rotate-rail-slots = Liste in Okta prüfen
rotate-rail-take = Neues Secret speichern
rotate-rail-prove = In Okta testen
rotate-rail-reauthorize = Dell aktualisieren
rotate-rail-at-dell = Zugriff von Dell prüfen
rotate-rail-deactivate = Altes deaktivieren
rotate-rail-refused = Altes testen
rotate-rail-wipe = Hier löschen
rotate-kind = Secret-Wechsel
rotate-kind-lost = Ersatz des Secrets
rotate-kind-back = Zurück zum bisherigen Secret
rotate-kind-given-up = Neues Secret verwerfen
rotate-leave = Alle Schritte der Verbindung
rotate-saved = Gespeichert. Sie können die App schließen und später fortfahren.

rotate-called = das Secret …{ $last }
rotate-called-other = das andere Secret
rotate-mark = endet auf `{ $last }`, secret_hash `{ $hash }`
rotate-mark-unknown = hier nicht gespeichert: das unten nicht aufgeführte
rotate-in-use = In Gebrauch
rotate-in-use-lost = Zuletzt in Gebrauch
rotate-stays = Bleibt Active
rotate-goes = Wird Inactive
rotate-click-general = Öffnen Sie in der Okta Admin Console **Applications > API Service Integrations**, die Integration, Reiter **General**.

rotate-slots-title = Secret wechseln
rotate-slots-title-lost = Verlorenes Secret ersetzen
rotate-slots-lead = Okta erlaubt zwei Secrets gleichzeitig. Das alte gilt, bis Sie es deaktivieren.
rotate-slots-lead-lost = Das Secret ist nicht mehr auf diesem Computer, und Okta zeigt es nicht wieder. Bis zum Ersatz nutzt Dell das alte.
rotate-slots-click-look = Prüfen Sie **Client Secrets**. Jedes zeigt die letzten vier Zeichen und **secret_hash**.
rotate-slots-legend = Wie viele Secrets sind aufgeführt?
rotate-slots-1 = Eines
rotate-slots-2 = Zwei
rotate-slots-full = Schaffen Sie zuerst Platz für ein neues
rotate-slots-full-remedy = Löschen Sie eines, das **Inactive** ist. Nie das in Gebrauch: { $mark }.
rotate-slots-full-both = Sind beide **Active**, klären Sie, wer das andere nutzt, bevor Sie es deaktivieren. Wählen Sie dann „Eines“.

rotate-take-title = Neues Secret speichern
rotate-take-lead = Das alte bleibt unverändert gespeichert.
rotate-take-click-generate = Klicken Sie unter **Client Secrets** auf **Generate new secret**.
rotate-take-click-copy = Klicken Sie auf **Copy to clipboard**. Lassen Sie das Fenster von Okta offen.
rotate-take-click-here = Speichern Sie es hier mit der Schaltfläche, oder drücken Sie { $shortcut }.
rotate-take = Neues Secret speichern
rotate-take-another = Ein anderes speichern

rotate-prove-title = In Okta { $which } testen
rotate-prove-lead = Prüfen Sie, ob Okta es akzeptiert, bevor Sie Dell aktualisieren. Die Sicherungen laufen mit dem alten weiter.
rotate-prove-lead-back = Prüfen Sie, ob Okta es noch akzeptiert. Ist es inaktiv, setzen Sie es in Okta zuerst auf Active.
rotate-prove-done = Gespeichert. Klicken Sie jetzt in Okta auf **Done**.
rotate-prove-not = Das neue Secret ist nicht getestet
rotate-prove-not-what = Dell bekommt es noch nicht. Hat Okta es abgelehnt, vergleichen Sie **secret_hash** mit der Liste in Okta, oder speichern Sie ein anderes.
rotate-prove-not-back = Dell bekommt es noch nicht. Hat Okta es abgelehnt, setzen Sie es in Okta auf **Active** und testen Sie noch einmal.
rotate-prove-gaps = Okta akzeptiert es, aber einige Prüfungen sind fehlgeschlagen
rotate-prove-gaps-what = Beide Secrets haben dieselben Berechtigungen, denn die gehören zur Integration. Sie können fortfahren.
rotate-prove-go-on = Ohne diesen Test fortfahren

rotate-hand-title = In Dell { $which } eintragen
rotate-hand-lead = In Okta gelten jetzt beide Secrets, die Sicherungen laufen weiter.
rotate-hand-proven = Okta akzeptiert es: getestet
rotate-hand-unproven = Nicht getestet, oder mit fehlgeschlagenen Prüfungen: Sie haben fortgefahren.
rotate-hand-read = Status bei Dell lesen
rotate-outcome-registered = Die App wurde erneut autorisiert
rotate-unclear = Dell hat eines der beiden Secrets
rotate-unclear-why = Das neue wurde gesendet, ohne klare Antwort. In Okta gelten beide, die Sicherungen laufen weiter. Von selbst sendet die App es nicht noch einmal.
rotate-unclear-unread = Der Status bei Dell für diese Domain wurde noch nicht gelesen.
rotate-unclear-status = Dell sagt { $status } um { $time }, aber nicht, welches Secret es hat. Das neue noch einmal zu senden, schadet nicht.

rotate-at-dell-title = Zugriff von Dell prüfen
rotate-at-dell-lead = Dell hat { $which } bekommen. Das alte bleibt gespeichert und Active, bis der Zugriff von Dell geprüft ist.
rotate-at-dell-api = Die App liest App Status bei Dell und ändert nichts.
rotate-at-dell-console = Öffnen Sie in der Dell-Konsole **All Services > Okta**, klicken Sie auf die Domain und prüfen Sie **App Status** unter **Details**.
rotate-at-dell-legend = Was zeigt App Status?
rotate-at-dell-read = App Status lesen
rotate-at-dell-says = App Status: { $status }
rotate-at-dell-wait = Dell arbeitet noch. Prüfen Sie in einer Minute noch einmal.
rotate-at-dell-mend = Deaktivieren Sie { $other } nicht. Prüfen Sie in einer Minute noch einmal. Ändert sich nichts, kehren Sie unten zum bisherigen Secret zurück.
rotate-at-dell-unseen = Ich kann es nicht sehen
rotate-at-dell-unseen-heading = Ohne App Status fortfahren?
rotate-at-dell-unseen-what = Hat Dell das neue Secret nicht, enden die Sicherungen, sobald Sie das alte deaktivieren. Im Bericht steht dann, dass App Status nicht geprüft wurde.
rotate-at-dell-unseen-yes = Ohne App Status fortfahren
rotate-status-connected = Dell kann sich anmelden
rotate-status-pending = noch in Arbeit
rotate-status-unauthorized = Okta lehnt das Secret von Dell ab
rotate-status-disconnected = Dell erreicht Okta nicht

rotate-inactive-title = In Okta { $which } deaktivieren
rotate-inactive-lead = Dell braucht es nicht mehr. Das können nur Sie, in Okta.
rotate-inactive-lead-given-up = Dell arbeitet mit dem anderen weiter. Deaktivieren Sie dieses in Okta, oder löschen Sie es.
rotate-inactive-unseen = App Status wurde nicht geprüft, nachdem Dell das neue bekam.
rotate-inactive-click-find = Suchen Sie es unter **Client Secrets** nach den letzten vier Zeichen und **secret_hash**.
rotate-inactive-click-set = Setzen Sie es auf **Inactive**. Das andere bleibt **Active**.
rotate-inactive-said = Erledigt

rotate-refused-title = Testen, ob Okta { $which } ablehnt
rotate-refused-lead = Bis dahin bleibt es hier gespeichert, damit Sie dazu zurückkehren können.
rotate-refused-what = Die App fragt mit jedem Secret nach einem Token. Okta muss das bleibende akzeptieren und das andere ablehnen. Tokens werden sofort widerrufen.
rotate-refused-what-api = Die App fragt mit jedem Secret nach einem Token. Okta muss das bleibende akzeptieren und das andere ablehnen. Dann liest sie App Status bei Dell.
rotate-refused-ask = Beide Secrets testen
rotate-refused-look = Zurück zur Liste in Okta
rotate-refused-door = Ohne diesen Test fortfahren
rotate-refused-door-heading = Ohne diesen Test fortfahren?
rotate-refused-door-what = Im Bericht steht dann, dass das nicht getestet wurde. Wer das alte Secret hat, kann es vielleicht noch verwenden.
rotate-refused-door-yes = Ohne Test fortfahren

rotate-wipe-title = Hier { $which } löschen
rotate-wipe-title-lost = Das alte Secret ist hier nicht gespeichert
rotate-wipe-lead = Danach ist nur noch { $stays } auf diesem Computer.
rotate-wipe-lead-lost = Es war nicht mehr auf diesem Computer.
rotate-wipe-refused = Okta lehnt { $which } ab: getestet
rotate-wipe-unmeasured = Die Ablehnung durch Okta wurde nicht getestet: { $name } hat ohne sie fortgefahren.
rotate-wipe-not-here = Es war nicht hier und konnte nicht getestet werden; vielleicht akzeptiert Okta es noch. Prüfen Sie, ob die Liste in Okta es als **Inactive** zeigt.
rotate-wipe-what = Es ist gespeichert: { $place }, „{ $item }“. Die App löscht es und prüft, ob es weg ist.
rotate-wipe = Jetzt { $which } löschen
rotate-wipe-lost = Im Bericht vermerken

rotate-ended-title = Das Secret ist gewechselt
rotate-ended-title-given-up = Das neue Secret ist verworfen
rotate-ended-lead = Diese Verbindung nutzt jetzt { $which }.
rotate-ended-dell = Dell nutzt { $which } und kann sich anmelden
rotate-ended-dell-unseen = Dell hat { $which } bekommen; App Status wurde nicht geprüft
rotate-ended-inactive = In Okta wurde { $which } deaktiviert
rotate-ended-refused = Okta lehnt { $which } ab: getestet
rotate-ended-unmeasured = Nicht getestet, ob Okta { $which } ablehnt
rotate-ended-wiped = Auf diesem Computer wurde { $which } gelöscht und das geprüft
rotate-ended-lost = Auf diesem Computer war { $which } nicht: weder testbar noch löschbar
rotate-ended-delete = In Okta können Sie das inaktive jetzt mit **Delete** löschen. Das schafft Platz für den nächsten Wechsel.

rotate-mind-keep = Zurück
rotate-mind-stop = Wechsel abbrechen
rotate-mind-stop-heading = Wechsel abbrechen?
rotate-mind-stop-what = Hier und bei Dell wurde nichts geändert. Haben Sie in Okta ein Secret erzeugt, löschen Sie es dort.
rotate-mind-stop-yes = Wechsel abbrechen
rotate-mind-give-up = Neues Secret verwerfen
rotate-mind-give-up-heading = Neues Secret verwerfen?
rotate-mind-give-up-what = Dell arbeitet mit { $other } weiter. Deaktivieren Sie { $comes } in Okta; die App testet das und löscht es hier.
rotate-mind-give-up-yes = Verwerfen
rotate-mind-console = Sie haben es für die Dell-Konsole kopiert. Hat die Konsole es abgelehnt, melden Sie das zuerst: Dann können Sie es gleich verwerfen.
rotate-mind-back = Zurück zum bisherigen Secret
rotate-mind-back-heading = Zurück zum bisherigen Secret?
rotate-mind-back-what = Die App testet { $other } in Okta, dann bekommt Dell es wieder. Danach verwerfen Sie das neue.
rotate-mind-back-yes = Zurückkehren
rotate-mind-unsure = Zurück zum bisherigen Secret
rotate-mind-unsure-heading = Zurück zum bisherigen Secret?
rotate-mind-unsure-what = Dell hat eines der beiden Secrets. Autorisieren Sie zuerst erneut mit { $other }, dann verwerfen Sie { $comes }.
rotate-mind-unsure-yes = Zurückkehren
rotate-mind-resume = Das neue Secret doch behalten
rotate-mind-resume-heading = Das neue Secret doch behalten?
rotate-mind-resume-what = Die App testet { $comes } noch einmal, dann bekommt Dell es. Ist es inaktiv, setzen Sie es in Okta zuerst auf **Active**.
rotate-mind-resume-yes = Behalten

authorize-reauthorize = Erneut autorisieren
home-rotate = Secret wechseln
home-rotate-what = Secret wechseln: { $name }
home-rotate-on = Wechsel fortsetzen
home-rotate-on-what = Wechsel fortsetzen: { $name }
home-rotation = Wechsel nicht abgeschlossen: { $stage }

## Erneut autorisieren außerhalb eines Wechsels

screen-reauthorize = Erneut autorisieren
status-reauthorize = Erneut autorisieren
home-reauthorize = Erneut autorisieren
home-reauthorize-what = { $name } in Dell erneut autorisieren
reauthorize-title = { $host } in Dell erneut autorisieren
reauthorize-lead = Dell bekommt Client ID und Secret noch einmal, für dieselbe Domain. Sicherungen bleiben unverändert.
reauthorize-cut-off = App Status: { $status }. Dell kann sich mit seinem Secret nicht bei Okta anmelden.
status-cut-off = Okta lehnt die Zugangsdaten von Dell ab, daher laufen keine Sicherungen. Autorisieren Sie erneut.
reauthorize-go-production = Erneut autorisieren (PRODUKTION)
reauthorize-go-preview = Erneut autorisieren (Preview)
reauthorize-go-trial = Erneut autorisieren (Test)
reauthorize-unclear = Dell hat sie vielleicht angenommen
reauthorize-unclear-why = Die Zugangsdaten wurden gesendet, ohne klare Antwort. Von selbst sendet die App sie nicht noch einmal.
reauthorize-legend = Mit welchen Zugangsdaten?
reauthorize-same = Mit den gespeicherten: Client ID `{ $client }`, Secret endet auf `{ $last }`
reauthorize-same-hint = Wenn Okta sie noch akzeptiert und Dell den Zugriff verloren hat.
reauthorize-new = Mit einem neuen Secret derselben Integration
reauthorize-new-hint = Wenn das Secret verloren ist oder abgelehnt wird. Inzwischen gelten beide.
reauthorize-other = Mit einer anderen Client ID und einem anderen Secret
reauthorize-other-hint = Wenn die Integration in Okta widerrufen oder neu installiert wurde.
reauthorize-other-what = Speichern und testen Sie das neue Secret und die neue Client ID, und autorisieren Sie sie dann in Dell. Bis dahin ändert sich bei Dell nichts.
reauthorize-other-go = Das andere Secret speichern
reauthorize-new-go = Secret wechseln
reauthorize-proven = Okta akzeptiert sie: getestet
reauthorize-unproven = Diese Zugangsdaten sind nicht getestet. Lehnt Okta sie ab, kann auch Dell sie nicht nutzen.
reauthorize-prove = Zuerst testen
reauthorize-leave = Zurück zum Status
reauthorize-none = Hier ist kein Secret gespeichert. Erzeugen Sie ein neues: Okta zeigt das alte nicht wieder.

ways-prove = Noch einmal testen
ways-rotate = In Okta ein neues Secret erzeugen und Dell aktualisieren
ways-take = Ein anderes Secret speichern
