# Ein Secret speichern, aufbewahren und ersetzen.

## Speichern und Kopieren

paste-keys = Strg+V
typed-accept = Speichern
typed-differ = Die beiden stimmen nicht überein. Geben Sie beide noch einmal ein.
typed-name-title = Welcher Name soll im Bericht stehen?
typed-name-label = Name, 1 bis 80 Zeichen. Frühere Einträge behalten ihren Namen.
typed-name-save = Speichern
typed-secret-title = Client Secret eingeben oder einfügen
typed-secret-label = Client Secret
typed-key-title = Secret Key von Dell eingeben oder einfügen
typed-key-label = Secret Key
secret-type = Stattdessen von Hand eingeben
secret-new = In der Zwischenablage ist etwas Neues.
secret-type-first = In einem Systemfenster eingeben oder einfügen
secret-take-yet = Zwischenablage noch einmal versuchen
secret-blind = Die Zwischenablage lässt sich hier nicht lesen. Fügen Sie das Secret in ein Systemfenster ein.
secret-again-heading = Das gespeicherte Secret ersetzen?
secret-again-means = Testen Sie danach noch einmal. Dell nutzt sein Secret weiter, bis Sie erneut autorisieren.
secret-again-kept = Das bisherige bleibt, bis das neue getestet ist. Kopieren Sie zuerst das neue in Okta.
secret-again-no = Dieses behalten
secret-again-yes = Aus der Zwischenablage speichern
secret-left-in-vault = **Eine Kopie ist noch in der verschlüsselten Datei.** Das Verschieben wurde unterbrochen. Entsperren Sie die Datei, um die Kopie zu entfernen.
secret-unsettled = **Der letzte Versuch ist unklar.** Der Passwortspeicher hat nicht geantwortet; vielleicht hat er das Secret. Speichern Sie es noch einmal, solange Okta es zeigt.
secret-replaced-kept = { $count ->
    [one] Das bisherige Secret { $marks } bleibt, bis dieses getestet ist.
   *[other] Die { $count } bisherigen Secrets { $marks } bleiben, bis dieses getestet ist.
  }
secret-replaced-proven = { $count ->
    [one] Okta hat auf dieses Secret geantwortet. Das bisherige, { $marks }, ist hier noch gespeichert. Nutzt Dell es, autorisieren Sie zuerst erneut.
   *[other] Okta hat auf dieses Secret geantwortet. Die { $count } bisherigen, { $marks }, sind hier noch gespeichert. Nutzt Dell eines davon, autorisieren Sie zuerst erneut.
  }
secret-replaced-erase = { $count ->
    [one] Das bisherige Secret, { $marks }, hier löschen
   *[other] Die bisherigen Secrets, { $marks }, hier löschen
  }
secret-take-back = Wieder { $mark } verwenden
secret-took-back = { $mark } wird wieder verwendet
secret-replaced-erased = Hier gelöscht: { $marks }
act-found-astray = Client Secret nicht wie gespeichert gefunden
act-found-again = Client Secret wieder wie gespeichert gefunden
act-left-undone = Löschen hier nicht beendet, wird nicht automatisch wiederholt
act-took-back = Bisheriges Secret wieder verwendet
act-erased-replaced = Bisheriges Secret hier gelöscht
act-vault-gone = Verschlüsselte Datei fehlt, nichts darin gelöscht
act-vault-removed = Verschlüsselte Datei entfernt, weil sie leer war
act-move-left = Verschieben in den Passwortspeicher unterbrochen, der Speicher fehlt; das Secret blieb an seinem Ort
act-no-copy = Im Passwortspeicher ist keine Kopie eines unterbrochenen Verschiebens mehr
act-keychain-gone = Passwortspeicher fehlt; eine Kopie darin ist vielleicht nicht gelöscht
secret-typing = Warten auf das Systemfenster

## Speicherort eines Secrets

ready-started-by = **{ $by } hat diese App gestartet, aber sie läuft als { $account }.** Jetzt gespeicherte Secrets gehören { $account }; { $by } findet sie nicht. Schließen Sie die App und starten Sie sie als { $by }, ohne sudo, **Als Administrator ausführen** oder **Als anderer Benutzer ausführen**.
ready-profile-passing = **Das Profil dieses Kontos wird beim Abmelden gelöscht** (temporär oder verbindlich), samt allem, was hier gespeichert ist. Bitten Sie die IT um ein dauerhaftes Profil, bevor Sie ein Secret speichern.
ready-profile-roaming = **Das Profil dieses Kontos wandert mit, gespeicherte Secrets und Aufzeichnungen nicht.** Nutzen Sie für diese Verbindung diesen Computer. Auf einem anderen beginnen Sie mit einem neuen Secret.
typed-vault-new-title = Passphrase für die verschlüsselte Datei wählen
typed-vault-new-label = Passphrase, mindestens 12 Zeichen. Niemand kann sie wiederherstellen.
typed-vault-again = Passphrase wiederholen
typed-vault-title = Verschlüsselte Datei entsperren
typed-vault-label = Passphrase
unlock-keychain = Entsperren
unlock-vault = Entsperren
unlock-waiting-keychain = Warten auf das Systemfenster …
unlock-waiting-vault = Warten auf die Passphrase, dann wird die Datei entsperrt …
place-session = im Arbeitsspeicher dieser App, bis sie endet
location-session = **Nur für diese Sitzung gespeichert.** Endet die App, ist das Secret weg, und Sie brauchen ein neues aus Okta.
location-vault = In der verschlüsselten Datei dieser App gespeichert. Ihre Passphrase entsperrt sie.
location-over = **Die Sitzung ist beendet, ihr Secret ist weg.** Erzeugen Sie in Okta ein neues: Reiter **General**, **Client Secrets**, **Generate new secret**.
location-move = In den Passwortspeicher verschieben
secret-over = Die Sitzung ist beendet, ihr Secret ist weg. Erzeugen Sie ein neues: Reiter **General**, **Client Secrets**, **Generate new secret**. Das verlorene können Sie dort deaktivieren und löschen.
where-heading = Wo ist es?
where-linux = Öffnen Sie **Passwörter und Verschlüsselung** (Seahorse), **Anmeldung**. Der Eintrag heißt „{ $label }“, service `{ $service }`, username `{ $item }`. Er gehört { $account }.
where-kde = Öffnen Sie **KWalletManager**, Brieftasche **kdewallet**, **Secret Service**. Der Eintrag heißt „{ $label }“, service `{ $service }`, username `{ $item }`. Er gehört { $account }.
where-mac = Öffnen Sie die **Schlüsselbundverwaltung**, Schlüsselbund **Anmeldung**, **Passwörter**. Name und **Ort** des Eintrags sind `{ $service }`, sein **Account** ist `{ $item }`. Er gehört { $account }.
where-windows = Öffnen Sie die **Anmeldeinformationsverwaltung**, **Windows-Anmeldeinformationen**, **Generische Anmeldeinformationen**. Der Eintrag heißt `{ $target }`. Er gehört { $account }.
where-vault = In der Datei `{ $place }`. Es ist eine age-Datei: `age --decrypt` öffnet sie mit der Passphrase, ohne diese App.
where-remote = **Das ist eine Remotesitzung.** Das Secret ist auf dem Computer, auf dem diese App läuft, nicht auf Ihrem.
where-session = Nur im Arbeitsspeicher dieser laufenden App. Werkzeuge des Systems zeigen es nicht.
