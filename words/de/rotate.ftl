# Wechsel des Secrets und erneutes Autorisieren.

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

## Schritte und Bild

rotate-rail-label = Secret-Wechsel
rotate-rail-add = Neues Secret hinzufügen
rotate-rail-update = Dell aktualisieren
rotate-rail-deactivate = Altes deaktivieren
rotate-rail-deactivate-new = Neues deaktivieren
rotate-rail-done = Fertig
rotate-kind = Secret-Wechsel
rotate-kind-lost = Ersatz des Secrets
rotate-kind-back = Zurück zum bisherigen Secret
rotate-kind-given-up = Neues Secret verwerfen
rotate-leave = Später fortfahren

rotate-secrets = Beide Secrets
rotate-secret-previous = Alt, endet auf `{ $last }`
rotate-secret-previous-none = Alt, hier nicht gespeichert
rotate-secret-new = Neu, endet auf `{ $last }`
rotate-secret-new-none = Neu
rotate-tag-uses = Von Dell verwendet
rotate-tag-none = Noch nicht erzeugt
rotate-tag-saved = Gespeichert
rotate-tag-failed = Test nicht bestanden
rotate-tag-tested = Getestet: { $time }
rotate-tag-may = Vielleicht bei Dell
rotate-tag-given = Bei Dell eingetragen
rotate-tag-status = App Status: { $status }
rotate-tag-active = In Okta noch aktiv
rotate-tag-inactive = Inaktiv, gemeldet
rotate-tag-rejected = Von Okta abgelehnt, { $time }
rotate-tag-untested = Inaktiv, nicht getestet
rotate-tag-erased = Hier gelöscht
rotate-mark = auf `{ $last }` endet, secret_hash `{ $hash }`

## 1 Neues Secret hinzufügen

rotate-add-title = Neues Secret hinzufügen
rotate-add-title-lost = Verlorenes Secret ersetzen
rotate-add-title-rejected = Abgelehntes Secret ersetzen
rotate-add-lead = Okta erlaubt zwei Secrets. Deaktivieren Sie das alte noch nicht.
rotate-add-lead-lost = Das Secret ist nicht mehr auf diesem Computer, und Okta zeigt es nicht wieder. Bis zum Ersatz nutzt Dell es weiter.
rotate-add-lead-rejected = Okta hat das alte Secret abgelehnt. Nutzt Dell dasselbe, schlagen Sicherungen fehl, bis Sie es ersetzen.
rotate-generate = In Okta erzeugen
rotate-click-general = Öffnen Sie **Applications > API Service Integrations**, die Integration, Reiter **General**.
rotate-click-generate = Klicken Sie unter **Client Secrets** auf **Generate new secret**.
rotate-two = Okta hat schon zwei?
rotate-two-remedy = Löschen Sie eines, das **Inactive** ist. Nie das, das Dell verwendet und das { $mark }.
rotate-two-remedy-unknown = Löschen Sie eines, das **Inactive** ist. Nie das, das Dell verwendet.
rotate-two-both = Sind beide **Active**, klären Sie, wer das andere nutzt, bevor Sie es deaktivieren.
rotate-save-part = Speichern und testen
rotate-save-how = Klicken Sie in Okta auf **Copy to clipboard** und speichern Sie es hier: Die App testet es sofort in Okta.
rotate-save = Speichern und testen
rotate-saving = Wird gespeichert und getestet…
rotate-saved = In { $place } gespeichert, Zwischenablage geleert. Klicken Sie jetzt in Okta auf **Done**.
rotate-test = Testen
rotate-test-again = Noch einmal testen
rotate-testing = Wird getestet…
rotate-another = Ein anderes speichern
rotate-untested = Gespeichert, aber noch nicht getestet.
rotate-gaps = Okta akzeptiert es, aber einige Prüfungen sind fehlgeschlagen. Beide Secrets haben dieselben Berechtigungen; Sie können fortfahren.
rotate-go-on = Ohne diesen Test fortfahren

## 2 Dell aktualisieren

rotate-update-title = Neues Secret in Dell eintragen
rotate-update-title-back = Bisheriges Secret in Dell eintragen
rotate-update-lead = Geben Sie Dell das neue Secret, bevor Sie das alte deaktivieren.
rotate-update-lead-rejected = Okta hat das alte Secret abgelehnt. Geben Sie Dell jetzt das neue Secret.
rotate-update-lead-back = Dell bekommt das bisherige Secret zurück. Danach verwerfen Sie das neue.
rotate-untested-chosen = Dieses Secret ist nicht vollständig getestet: Sie haben fortgefahren.
rotate-back-part = Bisheriges Secret in Okta testen
rotate-back-how = Ist es in Okta inaktiv, setzen Sie es zuerst auf **Active**.
rotate-back-tested = Okta akzeptiert es, geprüft: { $time }
rotate-back-skipped = Ohne diesen Test fortgefahren
rotate-update-part = In Dell erneut autorisieren
rotate-click-dots = Öffnen Sie unter **Domains** die Organisation und klicken Sie auf die drei Punkte.
rotate-click-app = Klicken Sie auf **Re-Authorize App**.
rotate-click-authorize = Klicken Sie auf **Authorize**.
rotate-update-got = Dell hat das Secret, das auf `{ $last }` endet
rotate-update-send = Eine Anfrage gibt Dell das Secret, das auf `{ $last }` endet. Dann liest die App App Status.
rotate-status-part = Was zeigt App Status?
rotate-status-where = Klicken Sie auf die Domain und sehen Sie unter **Details** nach.
rotate-status-connected = Connected
rotate-status-pending = Dell arbeitet noch
rotate-status-unauthorized = Okta lehnt das Secret von Dell ab
rotate-status-disconnected = Dell erreicht Okta nicht
rotate-else-status = App Status zeigt
rotate-else-unseen = Ich kann es nicht sehen
rotate-unseen-heading = Ohne App Status fortfahren?
rotate-unseen-what = Hat Dell dieses Secret nicht, enden die Sicherungen, sobald Sie das andere deaktivieren. Im Bericht steht dann, dass App Status nicht geprüft wurde.
rotate-unseen-yes = Ohne App Status fortfahren
rotate-status-wait = App Status: Pending. Dell arbeitet noch. Sehen Sie in einer Minute noch einmal nach.
rotate-status-mend = App Status: { $status }. Deaktivieren Sie das andere Secret nicht. Sehen Sie in einer Minute noch einmal nach, oder brechen Sie den Wechsel ab.
rotate-status-again = App Status: { $status }. Fügen Sie die Werte oben noch einmal ein, oder brechen Sie ab. Deaktivieren Sie das andere Secret nicht.
rotate-status-read = App Status lesen
rotate-hand-read = Status bei Dell lesen
rotate-unclear = Dell hat eines der beiden Secrets
rotate-unclear-why = Das neue wurde gesendet, ohne klare Antwort. Dell kann jedes der beiden haben. Von selbst sendet die App es nicht noch einmal.
rotate-unclear-unread = Der Status bei Dell für diese Domain wurde noch nicht gelesen.
rotate-unclear-status = Dell sagt { $status } um { $time }, aber nicht, welches Secret es hat. Das neue noch einmal zu senden, schadet nicht.

## 3 Altes deaktivieren

rotate-deactivate-title = Altes Secret deaktivieren
rotate-deactivate-title-new = Neues Secret deaktivieren
rotate-deactivate-lead = Dell braucht es nicht mehr. Das können nur Sie, in Okta.
rotate-deactivate-lead-given-up = Dell verwendet weiter das andere.
rotate-deactivate-lead-given-up-rejected = Okta hat das andere abgelehnt: Nutzt Dell es, schlagen Sicherungen weiter fehl.
rotate-deactivate-unseen = App Status wurde nicht geprüft, nachdem Dell das andere Secret bekam.
rotate-deactivate-part = In Okta auf Inactive setzen
rotate-deactivate-find = Suchen Sie unter **Client Secrets** das, das { $mark }.
rotate-deactivate-find-unknown = Suchen Sie unter **Client Secrets** das, das **nicht** auf `{ $last }` endet.
rotate-deactivate-set = Setzen Sie es auf **Inactive**. Das andere bleibt **Active**.
rotate-deactivate-said = In Okta inaktiv, gemeldet von { $name }
rotate-test-part = Beide Secrets testen
rotate-test-part-lost = Abschließen
rotate-test-what = Die App prüft, ob Okta das eine akzeptiert und das andere ablehnt. Dann fragt sie, ob sie das abgelehnte hier löschen darf.
rotate-test-what-api = Die App prüft, ob Okta das eine akzeptiert und das andere ablehnt, und liest App Status. Dann fragt sie, ob sie das abgelehnte hier löschen darf.
rotate-test-lost = Es ist hier nicht gespeichert: Die App kann es weder testen noch löschen.
rotate-done-it = Erledigt
rotate-test-both = Beide Secrets testen
rotate-not-testable = Der Test ist nicht möglich
rotate-not-testable-heading = Ohne diesen Test fortfahren?
rotate-not-testable-what = Wer dieses Secret hat, kann es vielleicht noch verwenden. Im Bericht steht dann, dass das nicht getestet wurde. Bevor die App es hier löscht, fragt sie trotzdem.
rotate-not-testable-yes = Ohne Test fortfahren

## 4 Fertig

rotate-done-title = Das Secret ist gewechselt
rotate-done-title-given-up = Das neue Secret ist verworfen
rotate-done-title-back = Dell verwendet wieder das bisherige Secret
rotate-done-title-erase = Altes Secret hier löschen
rotate-done-title-erase-new = Neues Secret hier löschen
rotate-done-lead = Diese Verbindung nutzt das Secret, das auf `{ $last }` endet.
rotate-done-dell = App Status: Connected
rotate-done-dell-unseen = App Status wurde nicht geprüft
rotate-done-inactive = In Okta inaktiv
rotate-done-rejected = Von Okta abgelehnt, geprüft: { $time }
rotate-done-untested = Ob Okta es ablehnt, wurde nicht getestet
rotate-done-erased = Von diesem Computer gelöscht und geprüft
rotate-done-away = Es war nicht auf diesem Computer: weder testbar noch löschbar
rotate-done-here = Noch gespeichert: { $place }, „{ $item }“
rotate-done-delete = In Okta können Sie das inaktive jetzt mit **Delete** löschen. Das schafft Platz für den nächsten Wechsel.
rotate-erase = Dieses Secret löschen
rotate-look-again = Zurück zu Schritt 3
rotate-finish = Fertig

## Anders überlegt

rotate-cancel = Wechsel abbrechen
rotate-cancel-keep = Wechsel fortsetzen
rotate-cancel-stop = { $rejected ->
    [yes] Okta hat das alte Secret abgelehnt: Nutzt Dell es, schlagen Sicherungen weiter fehl. Haben Sie in Okta ein neues erzeugt, löschen Sie es dort.
   *[no] Dell verwendet weiter das alte Secret. Haben Sie in Okta ein neues erzeugt, löschen Sie es dort.
}
rotate-cancel-stop-yes = Wechsel abbrechen
rotate-cancel-give-up = { $back ->
    [yes] Dell verwendet weiter das neue Secret. Deaktivieren Sie als Nächstes das bisherige in Okta; dann wird es hier gelöscht.
   *[no] { $rejected ->
        [yes] Okta hat das alte Secret abgelehnt: Nutzt Dell es, schlagen Sicherungen weiter fehl. Deaktivieren Sie als Nächstes das neue in Okta; dann wird es hier gelöscht.
       *[no] Dell verwendet weiter das alte Secret. Deaktivieren Sie als Nächstes das neue in Okta; dann wird es hier gelöscht.
    }
}
rotate-cancel-give-up-yes = { $back ->
    [yes] Bisheriges Secret verwerfen
   *[no] Neues Secret verwerfen
}
rotate-cancel-back = { $back ->
    [yes] Dell hat das bisherige Secret. Autorisieren Sie zuerst erneut mit dem neuen, dann verwerfen Sie das bisherige.
   *[no] Dell hat das neue Secret. Autorisieren Sie zuerst erneut mit dem bisherigen, dann verwerfen Sie das neue.
}
rotate-cancel-back-yes = { $back ->
    [yes] Zurück zum neuen Secret
   *[no] Zurück zum bisherigen Secret
}
rotate-cancel-unsure = { $back ->
    [yes] Dell hat eines der beiden Secrets. Autorisieren Sie zuerst erneut mit dem neuen, dann verwerfen Sie das bisherige.
   *[no] Dell hat eines der beiden Secrets. Autorisieren Sie zuerst erneut mit dem bisherigen, dann verwerfen Sie das neue.
}
rotate-cancel-unsure-yes = { rotate-cancel-back-yes }
rotate-cancel-console = Hat die Dell-Konsole es abgelehnt, melden Sie das zuerst: Dann können Sie es gleich verwerfen.
rotate-cancel-resume = { $back ->
    [yes] Die App testet das bisherige Secret noch einmal, dann bekommt Dell es. Ist es inaktiv, setzen Sie es in Okta zuerst auf **Active**.
   *[no] Die App testet das neue Secret noch einmal, dann bekommt Dell es. Ist es inaktiv, setzen Sie es in Okta zuerst auf **Active**.
}
rotate-cancel-resume-word = { $back ->
    [yes] Bisheriges Secret doch behalten
   *[no] Neues Secret doch behalten
}
rotate-cancel-resume-yes = Behalten

## Erneut autorisieren außerhalb eines Wechsels

reauthorize-title = { $host } in Dell erneut autorisieren
reauthorize-title-new = Sie brauchen ein neues Secret
reauthorize-lead = Dell bekommt Client ID und Secret noch einmal, für dieselbe Domain. Sicherungen bleiben unverändert.
reauthorize-lead-none = Das Secret ist hier nicht gespeichert, und Okta zeigt es nicht wieder.
reauthorize-lead-rejected = Okta lehnt das gespeicherte Secret ab, also kann auch Dell es nicht nutzen.
reauthorize-new-what = Erzeugen Sie in Okta ein neues. Die App testet es, dann aktualisieren Sie Dell.
reauthorize-new-go = Secret wechseln
reauthorize-cut-off = App Status: { $status }. Dell kann sich mit seinem Secret nicht bei Okta anmelden.
reauthorize-unclear = Dell hat sie vielleicht angenommen
reauthorize-unclear-why = Die Zugangsdaten wurden gesendet, ohne klare Antwort. Von selbst sendet die App sie nicht noch einmal.
reauthorize-test-part = Gespeichertes Secret in Okta testen
reauthorize-test-what = Lehnt Okta es ab, kann auch Dell es nicht nutzen.
reauthorize-tested = Okta akzeptiert es, geprüft: { $time }
reauthorize-reinstalled = Die Integration wurde neu installiert
reauthorize-reinstalled-what = Sie hat eine andere Client ID und ein anderes Secret. Speichern und testen Sie beide, dann autorisieren Sie sie in Dell. Bis dahin ändert sich bei Dell nichts.
reauthorize-reinstalled-go = Das andere Secret speichern
reauthorize-leave = Zurück zum Status

ways-prove = Noch einmal testen
ways-rotate = In Okta ein neues Secret erzeugen und Dell aktualisieren
ways-take = Ein anderes Secret speichern
