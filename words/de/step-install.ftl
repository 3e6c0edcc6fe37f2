# Schritt 3, In Okta installieren: die Installation, das Client Secret, die Client ID.
# **Zwei Sterne** stehen um Beschriftungen der Konsolen; `Gravis` um Werte, die kopiert oder getippt werden.

step-install-title = Integration in Okta installieren

## 1 Installieren

install-part-install = Installieren
install-before = Zuerst Bildschirmfreigabe beenden und Zwischenablageverlauf pausieren.
install-open = Okta Admin Console öffnen
install-copy = Adresse kopieren
install-click-menu = **Applications > API Service Integrations** öffnen.
install-click-add = **Add Integration** anklicken.
install-click-choose = **Dell Data Security Cloud** suchen und wählen.
install-click-next = **Next** anklicken und die Berechtigungen prüfen.
install-click-install = **Install & Authorize** anklicken und das Fenster offen lassen: Es zeigt das Secret nur einmal.
install-show-clicks = Klicks anzeigen
install-hide-clicks = Klicks ausblenden
install-missing = Nicht in der Liste, oder die Schaltfläche ist grau
install-missing-menu = Manche Konsolen nennen das Menü **Applications and Resources**.
install-missing-look = Druva betreibt den Dienst für Dell. Dass „Druva Data Security Cloud“ und „Druva 2.0“ mit einem Dell-Konto funktionieren, ist aber nicht bekannt: Nehmen Sie sie nicht.
install-missing-catalog = Sehen Sie auch unter **Browse App Catalog** nach. Fehlt sie dort, fragen Sie den Dell Support.
install-missing-role = Ist **Install & Authorize** grau oder fehlt es, melden Sie sich in Okta als **Super Admin** an.
install-missing-popup = Erlauben Sie Pop-ups: Okta verlangt vielleicht eine zweite Anmeldung. Sind Ihre Administratorrechte befristet, sollten noch 30 Minuten bleiben.
install-others = Okta zeigt andere Berechtigungen
install-others-how = Klicken Sie in Okta auf **Cancel**. Vergleichen Sie erst die Listen und fügen Sie hinzu, was neu ist.
install-others-go = Berechtigungen prüfen

## 2 Secret speichern

install-part-secret = Client Secret speichern
install-secret-label = Client Secret
install-secret-how = Klicken Sie in Okta auf **Copy to clipboard**, noch nicht auf **Done**. Speichern Sie es dann hier.
install-save = Secret speichern
install-or-press = oder { $shortcut }
install-save-typed = Secret eingeben oder einfügen
install-save-again = Zwischenablage erneut versuchen
install-goes-keychain = Es geht direkt in { $store } und wird hier nie angezeigt.
install-goes-vault = Es geht direkt in die verschlüsselte Datei und wird hier nie angezeigt.
install-goes-session = Es bleibt im Arbeitsspeicher, bis Sie die App schließen, und wird hier nie angezeigt.
install-password-store = den Passwortspeicher
install-saving = Secret wird gespeichert und zurückgelesen …
install-typing = Warten auf das Systemfenster …
install-saved = Secret in { $place } gespeichert. Endet auf `{ $last }`.
install-saved-session = Secret im Arbeitsspeicher gespeichert. Endet auf `{ $last }`.
install-cleared = Zwischenablage geleert. Falls Sie einen Verlauf nutzen, leeren Sie auch den.
install-not-cleared = Zwischenablage nicht geleert: Ihr Inhalt war anders, oder das System ließ es nicht zu. Leeren Sie sie und ihren Verlauf jetzt.
install-not-looked = Zwischenablage nicht geprüft. Ist das Secret vielleicht noch darin, kopieren Sie etwas anderes.
install-done = Klicken Sie jetzt in Okta auf **Done**.
install-fact-place = Gespeichert in
install-fact-keychain = { $place } (Konto { $account }), als „{ $item }“. Programme unter Ihrem Konto können es lesen.
install-fact-vault = { $place }, als „{ $item }“
install-fact-session = Arbeitsspeicher dieser App, als „{ $item }“, bis sie geschlossen wird. Es steht in keiner Datei.
install-fact-read = Zurückgelesen
install-fact-equal = Identisch, { $at }
install-fact-length = Länge
install-fact-characters = { $length } Zeichen
install-fact-hash = In der Liste von Okta
install-trimmed = Leerzeichen davor und danach wurden entfernt.
install-unusual-length = Das Secret hat { $length } Zeichen; üblich sind 40. Der Test zeigt, ob es vollständig ist.
install-closed = Das Fenster in Okta ist schon zu
install-closed-how = Erstellen Sie ein neues: **General > Client Secrets > Generate new secret**. (Hat Okta schon zwei, löschen Sie erst ein inaktives.)
install-type = Stattdessen von Hand eingeben
install-blind = Die Zwischenablage lässt sich hier nicht lesen. Fügen Sie das Secret stattdessen in ein Systemfenster ein.
install-erased = Das Secret wurde hier gelöscht. Erstellen Sie ein neues: **General > Client Secrets > Generate new secret**.
install-over = Die Sitzung des Secrets ist beendet. Erstellen Sie ein neues: **General > Client Secrets > Generate new secret**.
install-replace = Ersetzen
install-replace-how = Kopieren Sie das neue Secret in Okta und speichern Sie es hier. Das bisherige bleibt, bis das neue getestet ist. Hat Dell es schon, autorisieren Sie danach erneut.
install-replace-keep = Bisheriges behalten

## 3 Client ID hinzufügen

install-part-client-id = Client ID hinzufügen
install-client-id-tab = Öffnen Sie den Reiter **General**.
install-client-id-copy = Kopieren Sie **Client ID** und fügen Sie sie hier ein.
install-client-id-label = Client ID
install-client-id-add = Hinzufügen
install-client-id-added = Client ID hinzugefügt: `{ $client }`
install-use-anyway = Trotzdem verwenden
install-client-id-kept = Sie sieht ungewöhnlich aus. Der Test zeigt, ob sie stimmt.
