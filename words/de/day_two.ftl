# Wenn die Verbindung steht: Status, Umgebungen, Wechsel des Secrets.

## Rotation

act-began-rotation = Wechsel des Secrets begonnen
act-proved-new-secret = Neues Secret bei Okta geprüft
act-checked-new-secret = Neues Secret bei Okta geprüft
act-went-on-unproven = Ohne vollständige Prüfung des neuen Secrets weitergegangen
act-intends-to-reauthorize = Erneutes Autorisieren begonnen
act-reauthorized = Dell erneut autorisiert
act-console-said-again = Antwort der Dell-Konsole auf erneutes Autorisieren festgehalten
act-read-dell-status = App Status bei Dell gelesen
act-saw-dell-status = App Status in der Dell-Konsole festgehalten
act-set-inactive = Secret in Okta auf inaktiv gesetzt
act-old-secret-refused = Okta weist dieses Secret ab
act-went-on-unrefused = Weitergegangen, ohne die Abweisung durch Okta zu messen
act-wiped-old-secret = Secret hier gelöscht, Leere zurückgelesen
act-nothing-to-wipe = Secret war nicht hier: nichts zu löschen
act-gave-up-rotation = Neues Secret aufgegeben
act-turned-back = Zum anderen Secret umgekehrt
act-finished-rotation = Wechsel beendet

rotate-rail-label = Wechsel des Secrets
rotate-rail-slots = Oktas Liste ansehen
rotate-rail-take = Neues Secret übernehmen
rotate-rail-prove = Bei Okta prüfen
rotate-rail-reauthorize = An Dell geben
rotate-rail-at-dell = Sehen, dass Dell hineinkommt
rotate-rail-deactivate = Altes inaktiv setzen
rotate-rail-refused = Abweisung messen
rotate-rail-wipe = Hier löschen
rotate-kind = Wechsel des Secrets
rotate-kind-lost = Neues Secret nach Verlust
rotate-kind-back = Umkehr
rotate-kind-given-up = Neues Secret aufgeben
rotate-leave = Schritte der Verbindung
rotate-saved = Laufend gespeichert. Dell behält immer ein gültiges Secret.

rotate-called = …{ $last }
rotate-called-other = das andere Secret
rotate-mark = endet auf `{ $last }`, secret_hash `{ $hash }`
rotate-mark-unknown = hier nicht bekannt: das, was unten nicht steht
rotate-in-use = Jetzt benutzt
rotate-in-use-lost = Zuletzt benutzt
rotate-stays = Bleibt Active
rotate-goes = Wird Inactive
rotate-click-general = Öffnen Sie in Oktas Admin Console **Applications > API Service Integrations**, die Integration, Reiter **General** (allgemein).

rotate-slots-title = Secret wechseln: Oktas Liste ansehen
rotate-slots-title-lost = Secret ersetzen: Oktas Liste ansehen
rotate-slots-lead = Okta erlaubt zwei Secrets zugleich. Das benutzte gilt weiter, bis Sie es am Ende inaktiv setzen.
rotate-slots-lead-lost = Das Secret ist nicht mehr auf diesem Computer, und Okta zeigt es nicht noch einmal. Ein neues tritt an seine Stelle. Bis dahin arbeitet Dell mit dem alten.
rotate-slots-click-look = Sehen Sie **Client Secrets** an. Jedes steht mit seinen letzten vier Zeichen und **secret_hash** da.
rotate-slots-legend = Wie viele Secrets stehen da?
rotate-slots-1 = Eines
rotate-slots-2 = Zwei
rotate-slots-full = Für ein neues ist noch kein Platz
rotate-slots-full-remedy = Löschen Sie eines, das **Inactive** (inaktiv) ist. Nie das benutzte: { $mark }.
rotate-slots-full-both = Sind beide **Active** (aktiv), finden Sie heraus, wer das andere benutzt, bevor Sie es inaktiv setzen. Wählen Sie dann hier „Eines“.

rotate-take-title = Neues Secret übernehmen
rotate-take-lead = Es wird neben dem alten verwahrt. Das alte bleibt unberührt.
rotate-take-click-generate = Klicken Sie unter **Client Secrets** auf **Generate new secret** (neues Secret erzeugen).
rotate-take-click-copy = Klicken Sie **Copy to clipboard** (kopieren). Lassen Sie Oktas Fenster offen.
rotate-take-click-here = Übernehmen Sie es hier mit der Schaltfläche, oder drücken Sie { $shortcut }.
rotate-take = Neues Secret übernehmen
rotate-take-another = Ein anderes übernehmen

rotate-prove-title = { $which } bei Okta prüfen
rotate-prove-lead = Bevor Dell es bekommt, wird Okta gefragt, ob es gilt. Die Sicherungen laufen mit dem alten weiter.
rotate-prove-lead-back = Okta wird gefragt, ob dieses noch gilt. Wurde es inaktiv gesetzt, setzen Sie es dort zuerst auf Active.
rotate-prove-done = Es ist verwahrt. Klicken Sie jetzt in Oktas Fenster **Done** (fertig).
rotate-prove-not = Es ist nicht geprüft
rotate-prove-not-what = Dell bekommt es nicht. Hat Okta es abgewiesen, vergleichen Sie **secret_hash** mit Oktas Liste, oder übernehmen Sie ein anderes.
rotate-prove-not-back = Dell bekommt es nicht. Hat Okta es abgewiesen, setzen Sie es in Oktas Liste auf **Active** (aktiv) und prüfen Sie noch einmal.
rotate-prove-gaps = Okta nimmt es an, einige Prüfungen sind nicht bestanden
rotate-prove-gaps-what = Berechtigungen gehören zur Integration und sind mit beiden Secrets dieselben. Sie können weitergehen.
rotate-prove-go-on = Ohne diese Prüfung weiter

rotate-hand-title = { $which } an Dell geben
rotate-hand-lead = Bei Okta gelten jetzt beide Secrets. Die Sicherungen werden nicht unterbrochen.
rotate-hand-proven = Okta nimmt es an: gemessen
rotate-hand-unproven = Nicht geprüft, oder mit Lücken: Sie sind trotzdem weitergegangen.
rotate-hand-read = Lesen, was Dell sagt
rotate-outcome-registered = Die App wurde erneut autorisiert
rotate-unclear = Dell hat vielleicht das eine, vielleicht das andere Secret
rotate-unclear-why = Es wurde übergeben, und es kam keine klare Antwort. Bei Okta gelten beide, die Sicherungen laufen weiter. Von selbst wird nichts noch einmal gesendet.
rotate-unclear-unread = Was Dell über die Domain sagt, wurde noch nicht gelesen.
rotate-unclear-status = Dell sagt { $status }, Stand { $time }. Welches Secret es hat, sagt Dell nicht. Es noch einmal zu übergeben, ändert sonst nichts.

rotate-at-dell-title = Sehen, dass Dell hineinkommt
rotate-at-dell-lead = Dell hat { $which } bekommen. Das alte bleibt verwahrt und Active, bis man sieht, dass Dell hineinkommt.
rotate-at-dell-api = Die App liest App Status bei Dell. Geändert wird nichts.
rotate-at-dell-console = Öffnen Sie in Dells Konsole **All Services > Okta**, klicken Sie die Domain an und sehen Sie unter **Details** nach **App Status**.
rotate-at-dell-legend = Was zeigt App Status?
rotate-at-dell-read = App Status lesen
rotate-at-dell-says = App Status: { $status }
rotate-at-dell-wait = Dell arbeitet noch. Sehen Sie in einer Minute wieder nach.
rotate-at-dell-mend = Setzen Sie { $other } nicht inaktiv. Sehen Sie in einer Minute wieder nach. Bleibt es so, kehren Sie unten um: Dann bekommt Dell das frühere Secret.
rotate-at-dell-unseen = Ich kann es nicht sehen
rotate-at-dell-unseen-heading = Weiter, ohne App Status gesehen zu haben?
rotate-at-dell-unseen-what = Hat Dell das neue Secret nicht übernommen, enden die Sicherungen, sobald das alte inaktiv ist. Im Protokoll steht dann, dass niemand nachgesehen hat.
rotate-at-dell-unseen-yes = Ohne das weiter
rotate-status-connected = Dell kommt hinein
rotate-status-pending = noch in Arbeit
rotate-status-unauthorized = Okta weist ab, was Dell hat
rotate-status-disconnected = Dell erreicht Okta nicht

rotate-inactive-title = { $which } in Okta inaktiv setzen
rotate-inactive-lead = Dell braucht es nicht mehr. Das können nur Sie, in Okta.
rotate-inactive-lead-given-up = Dell arbeitet mit dem anderen weiter. Setzen Sie dieses in Okta inaktiv, oder löschen Sie es.
rotate-inactive-unseen = Niemand hat App Status angesehen, nachdem Dell das neue bekam.
rotate-inactive-click-find = Finden Sie unter **Client Secrets** das, das inaktiv wird, an den letzten vier Zeichen und **secret_hash**.
rotate-inactive-click-set = Setzen Sie es auf **Inactive** (inaktiv). Das andere bleibt **Active** (aktiv).
rotate-inactive-said = Ich habe es inaktiv gesetzt

rotate-refused-title = Messen, dass Okta { $which } abweist
rotate-refused-lead = Bis das gemessen ist, bleibt es hier, damit Sie umkehren können.
rotate-refused-what = Okta wird mit jedem der beiden um ein Token gebeten: Das bleibende muss gelten, das andere abgewiesen werden. Tokens werden sofort zurückgegeben.
rotate-refused-what-api = Okta wird mit jedem der beiden um ein Token gebeten: Das bleibende muss gelten, das andere abgewiesen werden. Dann wird App Status bei Dell gelesen.
rotate-refused-ask = Okta fragen
rotate-refused-look = Zurück zu Oktas Liste
rotate-refused-door = Ohne Messung weiter
rotate-refused-door-heading = Weiter, ohne zu wissen, ob es abgewiesen wird?
rotate-refused-door-what = Im Protokoll steht dann, dass es nicht gemessen wurde. Wer das alte Secret hat, kann es vielleicht noch benutzen.
rotate-refused-door-yes = Weiter, nicht gemessen

rotate-wipe-title = { $which } hier löschen
rotate-wipe-title-lost = Hier ist nichts zu löschen
rotate-wipe-lead = Danach liegt nur { $stays } auf diesem Computer.
rotate-wipe-lead-lost = Das alte Secret war nicht mehr auf diesem Computer.
rotate-wipe-refused = Okta weist { $which } ab: gemessen
rotate-wipe-unmeasured = Dass Okta es abweist, wurde nicht gemessen: { $name } ging ohne das weiter.
rotate-wipe-not-here = Es war nicht hier und konnte nicht probiert werden. Diese App kann also nicht sagen, dass Okta es abweist. Sie haben es inaktiv gesetzt; in Oktas Liste muss es als **Inactive** stehen.
rotate-wipe-what = Es liegt in { $place } als „{ $item }“. Dort wird es gelöscht, und die Stelle wird zurückgelesen.
rotate-wipe = { $which } löschen
rotate-wipe-lost = Das festhalten

rotate-ended-title = Das Secret ist gewechselt
rotate-ended-title-given-up = Das neue Secret ist aufgegeben
rotate-ended-lead = { $which } ist das Secret dieser Verbindung.
rotate-ended-dell = Dell kommt mit { $which } hinein
rotate-ended-dell-unseen = Dell bekam { $which }; App Status wurde nicht angesehen
rotate-ended-inactive = { $which } wurde in Okta inaktiv gesetzt
rotate-ended-refused = Okta weist { $which } ab: gemessen
rotate-ended-unmeasured = Dass Okta { $which } abweist, wurde nicht gemessen
rotate-ended-wiped = { $which } wurde hier gelöscht, die Stelle ist leer zurückgelesen
rotate-ended-lost = { $which } war nicht auf diesem Computer: Es war weder zu probieren noch zu löschen
rotate-ended-delete = In Okta können Sie das inaktive jetzt mit **Delete** löschen. Das macht Platz für den nächsten Wechsel.

rotate-mind-keep = Nein, hier bleiben
rotate-mind-stop = Wechsel abbrechen
rotate-mind-stop-heading = Den Wechsel abbrechen?
rotate-mind-stop-what = Hier und bei Dell wurde nichts geändert. Haben Sie in Okta schon ein Secret erzeugt, löschen Sie es dort: Es wird nicht noch einmal gezeigt.
rotate-mind-stop-yes = Abbrechen
rotate-mind-give-up = Neues Secret aufgeben
rotate-mind-give-up-heading = Das neue Secret aufgeben?
rotate-mind-give-up-what = Dell arbeitet mit { $other } weiter. Sie setzen { $comes } in Okta inaktiv, die App misst die Abweisung und löscht es hier.
rotate-mind-give-up-yes = Aufgeben
rotate-mind-console = Es wurde für Dells Konsole kopiert, und was daraus wurde, sieht diese App nicht. Hat die Konsole es nicht genommen, halten Sie das zuerst fest: Dann lässt es sich gleich aufgeben.
rotate-mind-back = Zum früheren Secret umkehren
rotate-mind-back-heading = Umkehren?
rotate-mind-back-what = Dell bekommt wieder { $other }, sobald Okta es nachweislich annimmt. Dann geht das neue. Bis das gelingt, wird nichts gelöscht.
rotate-mind-back-yes = Umkehren
rotate-mind-unsure = Zum früheren Secret umkehren
rotate-mind-unsure-heading = Umkehren?
rotate-mind-unsure-what = Dell hat vielleicht das eine, vielleicht das andere. Es bekommt zuerst sicher { $other }; erst dann geht { $comes }.
rotate-mind-unsure-yes = Umkehren
rotate-mind-resume = Doch mit dem neuen Secret weiter
rotate-mind-resume-heading = Doch damit weiter?
rotate-mind-resume-what = { $comes } wird noch einmal geprüft und dann an Dell gegeben. Haben Sie es inaktiv gesetzt, setzen Sie es in Okta zuerst auf **Active** (aktiv).
rotate-mind-resume-yes = Damit weiter

authorize-reauthorize = Erneut autorisieren
home-rotate = Secret wechseln
home-rotate-what = Secret wechseln: { $name }
home-rotate-on = Wechsel fortsetzen
home-rotate-on-what = Wechsel fortsetzen: { $name }
home-rotation = Wechsel offen: { $stage }

## Status

screen-status = Status
status-open = Status
status-path = Alle Schritte
status-check = Jetzt prüfen
status-confirm = Bestätigen, was dort steht
status-title-protected = { $host } ist geschützt
status-title-connected = { $host } ist verbunden
status-title-not-protected = { $host } ist nicht geschützt
status-title-not-connected = { $host } ist nicht verbunden
status-title-removed = { $host } wurde bei Dell entfernt
status-lead-protected = Die Schlüsselverwaltung ist an, und eine Sicherung wurde gesehen.
status-lead-connected = Noch wurde keine Sicherung gesehen.
status-lead-not-protected = Geplante Sicherungen laufen nicht, soweit bekannt.
status-lead-not-connected = Dass Dell diese Organisation hat, ist nicht bekannt.
status-lead-removed = Sie steht nicht mehr in Dells Liste. Es läuft keine Sicherung.
status-removed-okta = In Okta stehen die Integration und ihr Secret noch. Verbinden Sie nicht neu, widerrufen Sie sie dort: **Applications > API Service Integrations**.
status-not-registered = Gehen Sie die Schritte weiter: Sie zeigen, was fehlt.
status-app = App Status
status-backups = Backup Enabled
status-last = Letzte Sicherung
status-keys = Cloud Key Management
status-region = Speicherregion
status-frequency = Häufigkeit
status-retention = Aufbewahrung
status-items = Geschützte Objekte
status-on = an
status-off = aus
status-skipped = übersprungen
status-times = Zeiten mit Zone und UTC
status-look-heading = In Dells Konsole nachsehen
status-look-open = **All Services > Okta**, dann auf die Domain klicken.
status-look-cards = Die Karten **Details** und **Backup Settings** zeigen Status, Region, Häufigkeit und Aufbewahrung.
status-look-backups = Der Reiter **Backups** zeigt die letzte Sicherung.
status-look-now = Um jetzt eine zu starten, klicken Sie auf **Backup Now**. Ist sie beendet, bestätigen Sie unten, was zu sehen ist.
status-shows-heading = Was steht dort jetzt?
status-shows-hint = Lassen Sie weg, was Sie nicht sehen: Es gilt dann als unbekannt.
status-change-heading = Etwas ändern
status-rotate = Secret wechseln
status-keep = So lassen
status-disable = Sicherungen ausschalten
status-disable-heading = Sicherungen von { $host } ausschalten?
status-disable-what = Geplante Sicherungen **hören auf**, bis jemand sie wieder einschaltet. Die Übersicht sagt dann „Nicht geschützt“. Was aus den schon gemachten Sicherungen wird, ist nicht dokumentiert.
status-disable-click = Klicken Sie unter den drei Punkten auf **Disable Backup**, bestätigen Sie, und sehen Sie auf **Backup Enabled**.
status-disable-seen = Dort ist ein rotes Zeichen: Sicherungen sind aus
status-enable = Sicherungen einschalten
status-enable-heading = Sicherungen von { $host } einschalten?
status-enable-what = Geplante Sicherungen können wieder laufen, wenn die Schlüsselverwaltung an ist und Dell Okta erreicht.
status-enable-click = Schalten Sie die Sicherungen wieder ein, und sehen Sie auf **Backup Enabled**. Unter welcher Aufschrift, ist nicht dokumentiert.
status-enable-seen = Dort ist ein grüner Haken: Sicherungen sind an
status-remove = Bei Dell entfernen
status-remove-heading = { $host } bei Dell entfernen?
status-remove-what = Dell vergisst die Organisation, und es läuft keine Sicherung mehr. Ob und wann die schon gemachten Sicherungen gelöscht werden, ist **nicht bekannt**: Fragen Sie vorher Dells Support, wenn Sie sie noch brauchen könnten.
status-remove-click = Welche Klicks eine Domain entfernen, ist nicht dokumentiert. Sehen Sie bei der Domain unter **Domains** nach, oder fragen Sie den Support. Bestätigen Sie hier erst, wenn sie nicht mehr dort steht.
status-remove-seen = Sie steht nicht mehr dort
status-asked-backups-off = Ob Dell die Sicherungen ausgeschaltet hat, ist nicht bekannt
status-asked-backups-on = Ob Dell die Sicherungen eingeschaltet hat, ist nicht bekannt
status-asked-remove = Ob Dell die Organisation entfernt hat, ist nicht bekannt
status-asked-why = Die Anfrage ging hinaus, und keine Antwort sagt, was geschah. Sie wird nicht noch einmal gesendet. „Jetzt prüfen“ liest, was Dell zeigt.

watching-on = Es wird von selbst nachgesehen. Das nächste Mal nach { $seconds ->
    [one] 1 Sekunde.
   *[other] { $seconds } Sekunden.
}
watching-again = Wieder von selbst nachsehen

act-intends-backups-off = Ausschalten der Sicherungen begonnen
act-intends-backups-on = Einschalten der Sicherungen begonnen
act-intends-removal = Entfernen bei Dell begonnen
act-backups-off = Geplante Sicherungen aus
act-backups-on = Geplante Sicherungen an
act-removed-at-dell = Bei Dell entfernt, steht nicht mehr dort
act-dell-unchanged = Von Dell nachgelesen: nichts geändert
act-saw-status = Status in Dells Konsole festgehalten

act-agreed-to-send = Senden von Zugangsdaten an einen neuen Host bestätigt
act-agreed-to-open = Öffnen einer Adresse außerhalb der Dell-Cloud bestätigt
act-added-environment = Dell-Umgebung hinzugefügt
act-removed-environment = Dell-Umgebung entfernt

## Erneut autorisieren außerhalb eines Wechsels

screen-reauthorize = Erneut autorisieren
status-reauthorize = Erneut autorisieren
home-reauthorize = Erneut autorisieren
home-reauthorize-what = { $name } bei Dell erneut autorisieren
reauthorize-title = { $host } bei Dell erneut autorisieren
reauthorize-lead = Dell bekommt Client ID und Secret noch einmal, für die Domain, die es schon hat. Nichts wird ein zweites Mal registriert, und vorhandene Sicherungen bleiben unberührt.
reauthorize-cut-off = App Status: { $status }. Mit dem, was Dell hat, kommt es nicht in Okta hinein.
status-cut-off = Dell hat Zugangsdaten, die Okta nicht annimmt; deshalb läuft keine Sicherung. Erneut autorisieren gibt ihm welche, die gelten.
reauthorize-go-production = Erneut autorisieren (PRODUKTION)
reauthorize-go-preview = Erneut autorisieren (Preview)
reauthorize-go-trial = Erneut autorisieren (Test)
reauthorize-unclear = Es ist nicht bekannt, ob Dell sie angenommen hat
reauthorize-unclear-why = Die Zugangsdaten wurden übergeben, und es kam keine klare Antwort. Von selbst werden sie nie noch einmal gesendet.
reauthorize-legend = Mit welchen Zugangsdaten?
reauthorize-same = Mit denen, die hier stehen: Client ID `{ $client }`, Secret endet auf `{ $last }`
reauthorize-same-hint = Wenn Okta sie noch annimmt und Dell den Zugang verloren hat.
reauthorize-new = Mit einem neuen Secret derselben Integration
reauthorize-new-hint = Wenn das Secret verloren ist oder Okta es ablehnt. Die App führt durch Oktas Liste; solange gelten beide.
reauthorize-other = Mit einer anderen Client ID und einem anderen Secret
reauthorize-other-hint = Wenn die Integration in Okta widerrufen oder neu installiert wurde.
reauthorize-other-what = Sie übernehmen das neue Secret und die neue Client ID, weisen sie bei Okta nach und geben sie dann in Schritt 7 an Dell. Bis dahin ändert sich bei Dell nichts.
reauthorize-other-go = Das andere Secret übernehmen
reauthorize-new-go = Secret wechseln
reauthorize-proven = Okta nimmt sie an: gemessen
reauthorize-unproven = Okta wurde nach denen, die jetzt hier stehen, nicht gefragt. Lehnt Okta sie ab, nützen sie auch Dell nichts.
reauthorize-prove = Zuerst nachweisen
reauthorize-leave = Zurück zum Status
reauthorize-none = Hier wird kein Secret aufbewahrt. Übernehmen Sie ein neues: Okta zeigt das alte nicht noch einmal.

ways-prove = Noch einmal nachweisen
ways-rotate = In Okta ein neues Secret erzeugen und übergeben
ways-take = Ein anderes Secret übernehmen
