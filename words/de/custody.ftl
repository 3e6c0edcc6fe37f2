# Ein Secret übernehmen, aufbewahren und aufgeben.

## Taking and copying

typed-accept = Übernehmen
typed-differ = Die beiden stimmen nicht überein. Geben Sie beide noch einmal ein.
typed-name-title = Welcher Name soll festgehalten werden?
typed-name-label = Name, 1 bis 80 Zeichen. Was schon festgehalten ist, behält seinen Namen.
typed-name-save = Speichern
typed-secret-title = Client Secret eingeben oder einfügen
typed-secret-label = Client Secret
typed-key-title = Dells Secret Key eingeben oder einfügen
typed-key-label = Secret Key
secret-type = Stattdessen in ein Fenster des Systems eingeben
secret-new = In der Zwischenablage steht etwas Neues.
secret-type-first = In einem Fenster eingeben oder einfügen
secret-take-yet = Die Zwischenablage noch einmal versuchen
secret-blind = Die Zwischenablage ließ sich hier nicht lesen: Das System hat sie nicht herausgegeben. Ein Fenster des Systems nimmt den Wert stattdessen an; dort gilt die gewohnte Tastenkombination zum Einfügen, und diese Seite sieht ihn nicht.
secret-again-heading = Das gespeicherte Geheimnis ersetzen?
secret-again-means = Prüfungen und Kopieren nehmen dann das neue, und der Nachweis ist noch einmal zu führen. Okta und Dell merken davon nichts: Hat Dell das jetzige, arbeitet es damit weiter, bis Sie erneut autorisieren.
secret-again-kept = Das jetzt gespeicherte bleibt, bis das neue nachgewiesen ist. Kopieren Sie zuerst das neue in Okta.
secret-again-no = Dieses behalten
secret-again-yes = Den Inhalt der Zwischenablage übernehmen
secret-left-in-vault = **Eine Kopie ist noch in der verschlüsselten Datei.** Das Verschieben brach ab, bevor sie dort entfernt war. Öffnen Sie die Datei, damit sie dort entfernt wird.
secret-unsettled = **Der letzte Versuch ist noch offen.** Der Schlüsselbund hat nicht geantwortet; ob er das Secret hat, ist noch nicht bekannt. Übernehmen Sie es noch einmal, solange Okta es zeigt: Was der letzte Versuch hinterlassen hat, wird zuerst angesehen.
secret-replaced-kept = { $count ->
    [one] Das ersetzte Geheimnis { $marks } bleibt, bis dieses nachgewiesen ist.
   *[other] Die { $count } ersetzten Geheimnisse { $marks } bleiben, bis dieses nachgewiesen ist.
  }
secret-replaced-proven = { $count ->
    [one] Okta hat auf dieses Geheimnis geantwortet. Das ersetzte, { $marks }, liegt noch hier. Falls Dell es noch verwendet, autorisieren Sie zuerst erneut.
   *[other] Okta hat auf dieses Geheimnis geantwortet. Die { $count } ersetzten, { $marks }, liegen noch hier. Falls Dell eines davon noch verwendet, autorisieren Sie zuerst erneut.
  }
secret-replaced-erase = { $count ->
    [one] Das frühere Geheimnis, { $marks }, hier löschen
   *[other] Die früheren Geheimnisse, { $marks }, hier löschen
  }
secret-take-back = Stattdessen wieder { $mark } verwenden
secret-took-back = { $mark } ist wieder in Gebrauch
secret-replaced-erased = Hier gelöscht: { $marks }
act-found-astray = Client Secret nicht so gefunden, wie es übernommen wurde
act-found-again = Client Secret wieder so gefunden, wie es übernommen wurde
act-left-undone = Löschen hier nicht beendet, es geht nicht von selbst weiter
act-took-back = Früheres Secret wieder in Gebrauch
act-erased-replaced = Früheres Geheimnis hier gelöscht
act-vault-gone = Verschlüsselte Datei nicht da, nichts darin gelöscht
act-vault-removed = Verschlüsselte Datei entfernt, denn es lag nichts mehr darin
act-move-left = Ein Verschieben in den Schlüsselbund brach ab, und der Schlüsselbund ist weg; das Geheimnis bleibt, wo es war
act-no-copy = Im Schlüsselbund liegt keine Kopie mehr von einem abgebrochenen Verschieben
act-keychain-gone = Schlüsselbund nicht da, eine Kopie, die er haben kann, wurde nicht gelöscht
dell-key-again-heading = Den gespeicherten Secret Key ersetzen?
dell-key-again-means = Dell wird dann mit dem neuen gefragt. Der jetzt gespeicherte bleibt, bis Sie diese Verbindung entfernen.
secret-typing = Es wird auf das Fenster gewartet, das danach fragt

## Where a secret is kept

keep-heading = Wo Geheimnisse liegen
keep-legend = Die Geheimnisse dieser Verbindung liegen
keep-hint = Nur Ihre Wahl ändert das. Was schon abgelegt ist, bleibt, wo es ist.
keep-keychain = im Schlüsselbund des Systems ({ $name })
keep-keychain-means = Vom System verschlüsselt und offen, solange Sie angemeldet sind. Wo es ihn gibt, ist er der richtige Platz.
keep-vault = in einer verschlüsselten Datei dieser App
keep-vault-means = `{ $file }`, verschlüsselt mit einer Passphrase, die Sie wählen. Die App fragt bei jedem Start einmal danach. Wiederherstellen kann sie niemand: Ohne sie muss Okta ein neues Geheimnis ausstellen. Wer die Datei kopiert, kann die Passphrase anderswo zu erraten versuchen.
keep-session = nur für diese Sitzung
keep-session-means = Im Speicher dieser App, in keiner Datei. Endet die App, auch durch Absturz oder Stromausfall, ist das Geheimnis weg und lässt sich nicht zurückholen: Okta muss ein neues ausstellen. Was Dell bekommen hat, gilt weiter.
keep-waiting = Es wird auf das Fenster gewartet, das danach fragt; dann wird die Datei vorbereitet …
ready-keep-vault = Verschlüsselte Datei { $file }
ready-keep-session = Speicher dieser App, bis sie endet
ready-started-by = **{ $by } hat diese App gestartet, und sie läuft als { $account }.** Was hier abgelegt wird, gehört { $account }: { $by } findet es nicht, wenn die App wie sonst gestartet wird. Schließen Sie sie, und lassen Sie { $by } sie wie jedes andere Programm starten: ohne sudo, **Als Administrator ausführen** oder **Als anderer Benutzer ausführen**.
ready-profile-passing = **Das Profil dieses Kontos wird beim Abmelden verworfen** (temporär oder verbindlich), und mit ihm alles, was hier abgelegt ist: Schlüsselbund, verschlüsselte Datei und die Aufzeichnungen dieser App. Bitten Sie die Betreuung dieses Computers um ein Profil, das bleibt, bevor Sie ein Geheimnis übernehmen.
ready-profile-roaming = **Das Profil dieses Kontos zieht auf andere Computer mit; was hier abgelegt ist, nicht.** Das Geheimnis und die Aufzeichnungen dieser App bleiben auf diesem Computer. Kommen Sie für diese Verbindung hierher zurück; auf einem anderen fangen Sie mit einem neuen Geheimnis aus Okta neu an.
typed-vault-new-title = Passphrase für die verschlüsselte Datei wählen
typed-vault-new-label = Passphrase, mindestens 12 Zeichen. Niemand kann sie wiederherstellen.
typed-vault-again = Dieselbe noch einmal
typed-vault-title = Verschlüsselte Datei öffnen
typed-vault-label = Passphrase
unlock-keychain = Öffnen
unlock-vault = Öffnen
unlock-waiting-keychain = Es wird auf das Fenster des Systems gewartet …
unlock-waiting-vault = Es wird auf die Passphrase gewartet; dann geht die Datei auf …
place-session = im Speicher dieser App, bis sie endet
lies-session = **Nur für diese Sitzung aufbewahrt.** Endet die App, ist das Geheimnis weg. Okta kann ein neues ausstellen.
lies-vault = Es liegt in der verschlüsselten Datei dieser App. Sie öffnet sich mit Ihrer Passphrase.
lies-over = **Die Sitzung, für die es da war, ist zu Ende, und das Geheimnis ist weg**, wie bei Ihrer Wahl gesagt. Okta kann ein neues ausstellen: Reiter **General**, **Client Secrets**, **Generate new secret**.
lies-move = In den Schlüsselbund verschieben
secret-over = Das Geheimnis war für eine Sitzung da, die zu Ende ist; es ist also weg. Holen Sie ein neues: Reiter **General**, **Client Secrets**, **Generate new secret**. Das verlorene lässt sich dort abschalten und löschen.
where-heading = Wo liegt es?
where-linux = Öffnen Sie **Passwörter und Verschlüsselung** (Seahorse), **Anmeldung**. Der Eintrag heißt „{ $label }“; seine Details nennen service `{ $service }` und username `{ $item }`. Er gehört { $account }.
where-kde = Öffnen Sie **KWalletManager**, Brieftasche **kdewallet**, **Secret Service**. Der Eintrag heißt „{ $label }“, service `{ $service }`, username `{ $item }`. Er gehört { $account }.
where-mac = Öffnen Sie die **Schlüsselbundverwaltung**, Schlüsselbund **Anmeldung**, **Passwörter**. Name und **Ort** des Eintrags sind `{ $service }`, sein **Account** ist `{ $item }`. Er gehört { $account }.
where-windows = Öffnen Sie die **Anmeldeinformationsverwaltung**, **Windows-Anmeldeinformationen**, **Generische Anmeldeinformationen**. Der Eintrag heißt `{ $target }`. Er gehört { $account }.
where-vault = In der Datei `{ $place }`. Es ist eine gewöhnliche age-Datei: `age --decrypt` öffnet sie mit der Passphrase, ohne diese App.
where-remote = **Das ist eine Fernsitzung.** Es liegt auf dem Computer, auf dem diese App läuft, nicht auf dem, vor dem Sie sitzen.
where-session = Im Speicher dieser laufenden App und sonst nirgends. Kein Werkzeug des Systems zeigt es.
