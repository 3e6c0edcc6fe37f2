# Probleme: die Ursache als Titel, .why warum, .remedy was zu tun ist, das Erste zuerst; zusammen höchstens 35 Wörter. Der Schlüssel ist der Code des Kerns.

problem-unknown = Für dieses Problem hat diese Version keinen Text
    .why = Die App nannte es `{ $code }`.
    .remedy = Öffnen Sie „{ problem-details }“ und kopieren Sie den Inhalt für den Support dieser App.
problem-app-failed = Die App hat nicht geantwortet
    .why = Das Fenster hat den Kern der App nicht erreicht.
    .remedy = Versuchen Sie es noch einmal. Hilft das nicht, öffnen Sie das Fenster neu. Gespeichertes bleibt erhalten.

## Okta-Domain

problem-domain-empty = Geben Sie Ihre Okta-Domain ein, etwa acme.okta.com
    .why = Das Feld ist leer.
    .why-odc = Es wurde keine Domain angegeben.
    .remedy = Öffnen Sie Ihre Okta-Anmeldeseite und fügen Sie deren Adresse hier ein.
    .remedy-odc = Öffnen Sie Ihre Okta-Anmeldeseite und kopieren Sie deren Adresse: odc verify --okta-domain acme.okta.com
problem-domain-placeholder = Diese Okta-Domain ist ein Beispiel, nicht Ihre
    .why = Sie ist der Platzhalter aus einer Anleitung.
    .remedy = Fügen Sie die Adresse Ihrer eigenen Okta-Anmeldeseite ein, etwa acme.okta.com.
problem-domain-not-a-host = Diese Okta-Domain ist keine Adresse
    .why = Sie enthält keinen Hostnamen.
    .remedy = Fügen Sie die Adresse Ihrer Okta-Anmeldeseite ein, etwa acme.okta.com.
problem-domain-address-literal = Diese Okta-Domain ist eine Nummer, kein Name
    .why = Okta-Organisationen sind nur über ihren Namen erreichbar.
    .remedy = Fügen Sie die Adresse Ihrer Okta-Anmeldeseite ein, etwa acme.okta.com.
problem-domain-look-alike = { $host } sieht nach Okta aus, ist aber keine Adresse von Okta
    .why = Ein Secret ginge an jemand anderen. Nichts wurde gesendet.
    .remedy = Kopieren Sie die Adresse aus dem Browser mit Ihrer Okta-Anmeldung, nicht aus einer E-Mail.
problem-domain-mail = Diese Okta-Domain ist eine E-Mail-Adresse
    .why = Der Teil hinter dem @ führt nicht zu Okta.
    .remedy = Fügen Sie die Adresse Ihrer Okta-Anmeldeseite ein, etwa acme.okta.com.
problem-domain-double-com = Diese Okta-Domain endet auf .com.com
    .why = Keine Okta-Organisation hat eine solche Adresse.
    .remedy = Entfernen Sie ein .com.
problem-domain-not-an-org = { $host } ist nicht die Adresse einer Okta-Organisation
    .why = Vor okta.com oder einer anderen Okta-Endung gehört genau ein Name. Es wurde nichts gesendet.
    .remedy = Fügen Sie die Adresse Ihrer Okta-Anmeldeseite ein, etwa acme.okta.com.
problem-domain-custom-unasked = Okta hat unter { $host } noch nicht geantwortet
    .why = Das ist eine eigene Domain. Nur Okta weiß, zu welcher Organisation sie gehört.
    .remedy = Geben Sie die Adresse ein, die auf okta.com oder eine andere Okta-Endung endet.
problem-domain-unknown-organisation = Unter { $host } antwortet keine Okta-Organisation
    .why = Die Adresse ist vielleicht falsch geschrieben oder gehört jemand anderem.
    .remedy = Klicken Sie in der Admin Console oben rechts auf Ihren Namen. Kopieren Sie die Adresse dort.
problem-domain-names-another = { $host } führt zu einer anderen Organisation: { $other }
    .why = Die beiden verweisen nicht aufeinander. Wem sie gehört, ist also unsicher.
    .remedy = Geben Sie die Adresse ein, die auf okta.com oder eine andere Okta-Endung endet.
problem-domain-punycode = Diese Okta-Domain hat Buchstaben, die Okta nicht verwendet
    .why = Ähnliche Buchstaben können eine Adresse nachahmen. Es wurde nichts gesendet.
    .remedy = Tippen Sie die Adresse selbst, mit einfachen Buchstaben, Ziffern und Bindestrichen.
problem-domain-not-practice = Der Übungsmodus kennt { $host } nicht
    .why = Er kennt nur seine eigenen Namen. Dorthin wurde nichts gesendet.
    .remedy = Geben Sie acme.okta.practice ein, auch bekannt als login.acme.practice. Für Ihre eigene Organisation beenden Sie den Übungsmodus.
    .remedy-odc = Verwenden Sie acme.okta.practice, oder lassen Sie --practice weg.

## Secret und Zwischenablage

problem-secret-is-client-id = Das ist die Client ID, nicht das Client Secret
    .why = Es beginnt wie eine Client ID. Es wurde nicht gespeichert.
    .why-odc = Es beginnt wie eine Client ID.
    .remedy = Klicken Sie in Okta neben Client Secret auf **Copy to clipboard** und speichern Sie hier.
    .remedy-odc = Übergeben Sie das Client Secret: In Okta kopiert es **Copy to clipboard** neben Client Secret.
problem-secret-is-secret-id = Das ist die ID des Secrets, nicht das Secret
    .why = Die ID beginnt mit ocs. Sie wurde nicht gespeichert.
    .why-odc = Die ID beginnt mit ocs.
    .remedy = Klicken Sie in Okta auf **Copy to clipboard**. Fenster zu? **Generate new secret** auf **General**.
    .remedy-odc = Übergeben Sie das Secret selbst. Ist es verloren, klicken Sie in Okta auf **Generate new secret**.
problem-secret-is-masked = Das ist das verdeckte Client Secret
    .why = Okta zeigt nur Sterne und vier Zeichen. Es wurde nicht gespeichert.
    .why-odc = Okta zeigt nur Sterne und die letzten vier Zeichen.
    .remedy = Klicken Sie in Okta auf **Copy to clipboard**. Fenster zu? **Generate new secret** auf **General**.
    .remedy-odc = Übergeben Sie das Secret selbst. Ist es verloren, klicken Sie in Okta auf **Generate new secret**.
problem-secret-is-token = Das ist ein API-Token, nicht das Client Secret
    .why = Es wurde nicht gespeichert. Falls kopiert: noch in der Zwischenablage.
    .why-odc = Es öffnet Okta auf andere Weise. Damit wurde nichts gesendet.
    .remedy = Klicken Sie in Okta neben Client Secret auf **Copy to clipboard** und speichern Sie es hier.
    .remedy-odc = Übergeben Sie das Client Secret der Integration.
problem-secret-is-dell-key = Das ist von Dell, nicht von Okta
    .why = Es wurde nicht gespeichert. Falls kopiert: noch in der Zwischenablage.
    .remedy = Klicken Sie in Okta neben Client Secret auf **Copy to clipboard** und speichern Sie es hier.
problem-dell-key-is-okta = Das ist von Okta, nicht von Dell
    .why = Es wurde nicht gespeichert. Falls kopiert: noch in der Zwischenablage.
    .remedy = Kopieren Sie in Dell den **Secret Key** und speichern Sie ihn hier.
problem-secret-is-url = Das ist eine Adresse, nicht das Client Secret
    .why = Es ist ein Link. Er wurde nicht gespeichert.
    .why-odc = Es ist ein Link.
    .remedy = Klicken Sie in Okta neben Client Secret auf **Copy to clipboard** und speichern Sie hier.
    .remedy-odc = Übergeben Sie das Client Secret der Integration.
problem-secret-has-space = Der Wert enthält ein Leerzeichen oder einen Zeilenumbruch
    .why = Ein Client Secret ist ein Wort. Es wurde nicht gespeichert.
    .why-odc = Ein Client Secret ist ein Wort. Damit wurde nichts gesendet.
    .remedy = Markieren Sie keinen Text: Klicken Sie in Okta auf **Copy to clipboard** und speichern Sie es hier.
    .remedy-odc = Übergeben Sie nur den Wert, auf einer Zeile.
problem-secret-odd-characters = Der Wert enthält Zeichen, die kein Client Secret hat
    .why = Erlaubt sind nur Buchstaben, Ziffern, Binde- und Unterstriche. Er wurde nicht gespeichert.
    .why-odc = Erlaubt sind nur Buchstaben, Ziffern, Binde- und Unterstriche. Damit wurde nichts gesendet.
    .remedy = Klicken Sie in Okta auf **Copy to clipboard** und speichern Sie es dann hier.
    .remedy-odc = Übergeben Sie nur den Wert, als reinen Text.
problem-secret-in-quotes = Der Wert hat Anführungszeichen oder Klammern
    .why = Sie gehören nicht zum Secret. Es wurde nicht gespeichert und nichts abgeschnitten.
    .why-odc = Sie kommen aus der Shell oder der Datei. Es wurde nichts abgeschnitten und nichts gesendet.
    .remedy = Klicken Sie auf die Kopierschaltfläche neben dem Wert und speichern Sie ihn dann hier.
    .remedy-odc = Übergeben Sie den Wert ohne sie: in einer Unix-Shell printf %s "$SECRET" | odc verify ..., in PowerShell $env:SECRET | odc verify ..., in cmd echo %SECRET%| odc verify ...
problem-secret-named = Vor dem Wert steht sein Name
    .why = Etwa NAME=Wert oder JSON. Er wurde nicht gespeichert und nichts abgeschnitten.
    .why-odc = Etwa NAME=Wert, NAME: Wert oder JSON. Es wurde nichts abgeschnitten und nichts gesendet.
    .remedy = Klicken Sie auf die Kopierschaltfläche neben dem Wert und speichern Sie ihn dann hier.
    .remedy-odc = Übergeben Sie nur, was nach dem Namen folgt: aus einer .env-Datei sed -n 's/^NAME=//p' .env | odc verify ..., aus JSON jq -r .name DATEI | odc verify ...
problem-secret-is-reference = Das ist nicht das Secret, sondern der Verweis darauf
    .why = Eine Variable oder ein Eintrag im Passwort-Manager. Es wurde nicht gespeichert.
    .why-odc = Eine nicht ersetzte Variable oder ein Eintrag im Passwort-Manager. Es wurde nichts gesendet.
    .remedy = Klicken Sie auf die Kopierschaltfläche neben dem Wert und speichern Sie ihn dann hier.
    .remedy-odc = Geben Sie den Wert selbst aus: op read "op://..." | odc verify ...; in einfachen Anführungszeichen ersetzt eine Shell keine Variable, und cmd lässt eine ungesetzte stehen.
problem-secret-in-markup = Das ist der Quelltext von formatiertem Text, nicht der Wert
    .why = Er enthält HTML, XML oder RTF. Er wurde nicht gespeichert.
    .why-odc = Er enthält HTML, XML oder RTF. Es wurde nichts gesendet.
    .remedy = Klicken Sie auf die Kopierschaltfläche neben dem Wert und speichern Sie ihn dann hier.
    .remedy-odc = Übergeben Sie nur den Wert, als reinen Text.
problem-secret-is-base64 = Der Wert ist in Base64 kodiert
    .why = So enthalten ihn Kubernetes und Basic-Header. Er wurde nicht gespeichert.
    .why-odc = So enthalten ihn Kubernetes und Basic-Header. Es wurde nichts gesendet.
    .remedy = Kopieren Sie den Wert in Okta oder Dell und speichern Sie ihn dann hier.
    .remedy-odc = Dekodieren Sie ihn zuerst: ... | base64 -d | odc verify ... Beginnt das Ergebnis mit Client ID und Doppelpunkt, übergeben Sie nur den Rest.
problem-secret-utf16 = Der Wert ist in UTF-16 kodiert
    .why = Jedes zweite Byte ist null, oder er beginnt mit einer BOM. Er wurde nicht gespeichert.
    .why-odc = Jedes zweite Byte ist null, oder er beginnt mit einer BOM. Windows nennt das „Unicode“. Es wurde nichts gesendet.
    .remedy = Kopieren Sie den Wert in Okta oder Dell und speichern Sie ihn dann hier.
    .remedy-odc = Übergeben Sie ihn als UTF-8: in PowerShell Get-Content DATEI | odc verify ..., in einer Unix-Shell iconv -f UTF-16 -t UTF-8 DATEI | odc verify ...
problem-secret-utf16-passphrase = Die Passphrase ist in UTF-16 kodiert
    .why = Windows nennt das „Unicode“. Die verschlüsselte Datei wurde damit nicht geöffnet.
    .remedy = Übergeben Sie sie als UTF-8: in PowerShell Get-Content DATEI | odc ..., in einer Unix-Shell iconv -f UTF-16 -t UTF-8 DATEI | odc ...
problem-secret-not-utf8 = Die Eingabe ist kein UTF-8-Text
    .why = Sie enthält Bytes einer anderen Kodierung, etwa Latin-1. Es wurde nicht gespeichert.
    .why-odc = Sie enthält Bytes einer anderen Kodierung, etwa Latin-1. Es wurde nichts gesendet.
    .remedy = Kopieren Sie den Wert in Okta oder Dell und speichern Sie ihn dann hier.
    .remedy-odc = Übergeben Sie nur den Wert, als reinen Text in UTF-8.
problem-secret-not-utf8-passphrase = Die Passphrase ist kein UTF-8-Text
    .why = Sie hat eine andere Kodierung, etwa Latin-1. Die verschlüsselte Datei wurde damit nicht geöffnet.
    .remedy = Übergeben Sie sie als UTF-8: Setzen Sie in PowerShell vorher $OutputEncoding auf [Text.UTF8Encoding]::new(), in einer Unix-Shell hilft iconv.
problem-secret-too-short = Der Wert hat nur { $length } Zeichen
    .why = Ein Client Secret ist länger, meist 40. Es wurde nicht gespeichert.
    .why-odc = Ein Client Secret ist länger, meist 40. Damit wurde nichts gesendet.
    .remedy = Markieren Sie keinen Text: Klicken Sie in Okta auf **Copy to clipboard** und speichern Sie es hier.
    .remedy-odc = Übergeben Sie den ganzen Wert.
problem-secret-too-long = Der Wert hat { $length } Zeichen
    .why = So lang ist kein Client Secret. Er wurde nicht gespeichert.
    .why-odc = So lang ist kein Client Secret. Damit wurde nichts gesendet.
    .remedy = Markieren Sie keinen Text: Klicken Sie in Okta auf **Copy to clipboard** und speichern Sie es hier.
    .remedy-odc = Übergeben Sie nur den Wert.
problem-secret-not-new = Das ist das bisherige Secret, kein neues
    .why = In der Zwischenablage ist das Secret, das hier schon gespeichert ist.
    .remedy = Klicken Sie in Okta auf **Generate new secret**, dann **Copy to clipboard**, und speichern Sie.
problem-secret-needed = Das Client Secret ist hier noch nicht gespeichert
    .why = Dieser Schritt braucht es.
    .why-odc = Diese Verbindung hat noch kein Secret im Passwortspeicher.
    .remedy = Gehen Sie zurück zu „In Okta installieren“ und speichern Sie es.
    .remedy-odc = Speichern Sie es in der App, Schritt „In Okta installieren“.
problem-secret-gone = Das Client Secret wurde hier gelöscht
    .why = Sie haben das gewählt. Niemand kann es wieder lesen, auch Okta nicht.
    .remedy = Klicken Sie auf **Generate new secret** und speichern Sie es. Bei Dell gilt das alte weiter.
    .remedy-odc = Klicken Sie auf **Generate new secret** und speichern Sie es. Bei Dell gilt das alte weiter.

## Dasselbe beim Feld für den Secret Key von Dell

problem-secret-is-client-id-dell-key = Das ist die Client ID, nicht der Secret Key
    .why = Sie gehört in das Feld darüber. Sie wurde nicht gespeichert.
    .remedy = Kopieren Sie in Dell den **Secret Key** aus **Credential Details** und speichern Sie ihn dann hier.
problem-secret-is-url-dell-key = Das ist eine Adresse, nicht der Secret Key
    .why = Es ist ein Link. Er wurde nicht gespeichert.
    .remedy = Kopieren Sie in Dell den **Secret Key** aus **Credential Details** und speichern Sie ihn dann hier.
problem-secret-has-space-dell-key = Der Wert enthält ein Leerzeichen oder einen Zeilenumbruch
    .why = Ein Secret Key ist ein Wort. Er wurde nicht gespeichert.
    .remedy = Kopieren Sie in Dell nur den **Secret Key** aus **Credential Details** und speichern Sie ihn dann hier.
problem-secret-odd-characters-dell-key = Der Wert enthält unsichtbare Zeichen
    .why = Sie kommen beim Markieren von Text mit. Er wurde nicht gespeichert.
    .remedy = Kopieren Sie in Dell nur den **Secret Key** aus **Credential Details** und speichern Sie ihn dann hier.
problem-secret-too-short-dell-key = Der Wert hat nur { $length } Zeichen
    .why = Ein Secret Key von Dell ist länger. Er wurde nicht gespeichert.
    .remedy = Kopieren Sie in Dell den ganzen **Secret Key** aus **Credential Details** und speichern Sie ihn dann hier.
problem-secret-too-long-dell-key = Der Wert hat { $length } Zeichen
    .why = So lang ist kein Secret Key. Er wurde nicht gespeichert.
    .remedy = Kopieren Sie in Dell den **Secret Key** aus **Credential Details** und speichern Sie ihn dann hier.
problem-client-id-empty-dell-client-id = Geben Sie die Client ID der API-Zugangsdaten von Dell ein
    .why = Das Feld ist leer.
    .remedy = Öffnen Sie in Dell **API Credentials** und kopieren Sie die Client ID aus **Credential Details**.
problem-client-id-has-space-dell-client-id = Diese Client ID enthält Zeichen, die keine Client ID hat
    .why = Es wurde mehr als der Wert kopiert.
    .remedy = Öffnen Sie in Dell **API Credentials** und kopieren Sie nur die Client ID aus **Credential Details**.

## Die Zwischenablage

problem-secret-too-short-typed = Eingegeben wurden nur { $length } Zeichen
    .why = Ein Client Secret ist länger, meist 40. Es wurde nicht gespeichert.
    .remedy = Klicken Sie in Okta auf **Copy to clipboard** und fügen Sie dort den ganzen Wert ein.
problem-clipboard-empty-typed = Es wurde kein Text eingegeben
    .why = Das Fenster wurde mit leerem Feld geschlossen. Es wurde nichts gespeichert.
    .remedy = Öffnen Sie es noch einmal und geben Sie das Secret dort ein.
problem-clipboard-empty-blank = Der Text in der Zwischenablage ist leer
    .why = Er besteht nur aus Leerzeichen oder Zeilenumbrüchen, oder er fehlt ganz.
    .remedy = Kopieren Sie den Wert noch einmal und speichern Sie ihn dann hier.
problem-clipboard-empty-picture = In der Zwischenablage ist ein Bild, kein Text
    .why = Kopiert wurde ein Bildschirmfoto oder das Bild einer Seite.
    .remedy = Klicken Sie auf die Kopierschaltfläche neben dem Wert und speichern Sie ihn dann hier.
problem-clipboard-empty-files = In der Zwischenablage sind Dateien, kein Text
    .why = Kopiert wurden Dateien, nicht ihr Inhalt.
    .remedy = Öffnen Sie die Datei, kopieren Sie nur den Wert und speichern Sie ihn.
problem-clipboard-empty-formatted = In der Zwischenablage ist nur formatierter Text
    .why = Er liegt nur als HTML oder RTF vor. Diese App liest beides nicht.
    .remedy = Nehmen Sie die Kopierschaltfläche neben dem Wert, oder kopieren Sie ihn aus einem Texteditor.
problem-clipboard-empty-encoded = Der Text in der Zwischenablage hat eine unlesbare Kodierung
    .why = Das Quellprogramm bietet keine gängige Kodierung.
    .remedy = Klicken Sie auf die Kopierschaltfläche neben dem Wert und speichern Sie ihn dann hier.
problem-clipboard-empty-other = In der Zwischenablage ist etwas anderes als Text
    .why = Das Programm, aus dem Sie kopiert haben, bietet keinen Text.
    .remedy = Klicken Sie auf die Kopierschaltfläche neben dem Wert und speichern Sie ihn dann hier.
problem-clipboard-unreadable-withheld = Die Zwischenablage bot Text an, gab ihn aber nicht heraus
    .why = Das Quellprogramm hat ihn verweigert oder wurde beendet.
    .remedy = Kopieren Sie den Wert noch einmal. Lassen Sie die Seite offen und speichern Sie hier.
problem-clipboard-empty = In der Zwischenablage ist kein Text
    .why = Das Programm wurde vielleicht beendet, oder die Zwischenablage wurde geleert.
    .remedy = Kopieren Sie den Wert noch einmal und speichern Sie ihn dann hier.
problem-clipboard-unreadable = Die Zwischenablage lässt sich nicht lesen
    .why = Das System gibt sie nicht heraus, oder ein anderes Programm belegt sie.
    .remedy = Drücken Sie in diesem Fenster Strg+V oder Cmd+V. Lassen Sie die Seite mit dem Wert offen.
problem-clipboard-own-text = Diesen Text haben Sie aus dieser App kopiert
    .why = Er ist ein Link oder Ähnliches, kein Secret. Es wurde nichts gespeichert.
    .remedy = Kopieren Sie in Okta oder Dell. Haben Sie hier nichts kopiert, melden Sie das.
problem-nothing-in-clipboard = In der Zwischenablage ist nichts aus dieser App
    .why = Sie wurde geleert, oder Sie haben etwas anderes kopiert.
    .remedy = Klicken Sie noch einmal auf Kopieren.

## Client ID

problem-client-id-empty = Geben Sie die Client ID ein
    .why = Das Feld ist leer.
    .why-odc = Es wurde keine Client ID angegeben.
    .remedy = Öffnen Sie in Okta den Reiter **General** der Integration und kopieren Sie die Client ID.
problem-client-id-is-secret = Das sieht nach dem Client Secret aus, nicht nach der Client ID
    .why = Secrets gehören in kein Textfeld; es wurde entfernt.
    .why-odc = In einer Befehlszeile kann es jedes Programm auf diesem Computer lesen. Es wurde nichts gesendet.
    .remedy = Kopieren Sie im Reiter **General** der Integration die Client ID. Sie beginnt mit 0oa.
    .remedy-odc = Ist es das Secret: **Generate new secret**.
problem-client-id-is-secret-id = Das ist die ID des Secrets, nicht die Client ID
    .why = Ein Wert mit ocs am Anfang benennt nur ein Secret.
    .remedy = Kopieren Sie im Reiter **General** der Integration die Client ID. Sie beginnt mit 0oa.
problem-client-id-length = Diese Client ID hat { $length } Zeichen
    .why = Üblich sind 20.
    .remedy = Klicken Sie im Reiter **General** der Integration auf die Kopierschaltfläche neben Client ID.
problem-client-id-unusual = { $length ->
    [20] Das sieht nicht nach einer Client ID aus
   *[other] Eine Client ID hat 20 Zeichen, nicht { $length }
}
    .why = In Okta beginnen sie mit `0oa`.
    .remedy = Kopieren Sie sie erneut aus Okta, oder verwenden Sie sie trotzdem.
problem-client-id-is-url = Das ist eine Adresse, nicht die Client ID
    .why = Eine Client ID ist ein Wort ohne Punkte und Schrägstriche.
    .remedy = Öffnen Sie in Okta den Reiter **General** der Integration und kopieren Sie die Client ID.
problem-client-id-has-space = Diese Client ID enthält Zeichen, die keine Client ID hat
    .why = Es wurde mehr oder weniger als der Wert kopiert.
    .remedy = Klicken Sie im Reiter **General** der Integration auf die Kopierschaltfläche neben Client ID.

## Der Passwortspeicher

problem-keychain-none = In dieser Sitzung läuft kein Passwortspeicher
    .why = Das Client Secret hat noch keinen Speicherort. Die App wählt keinen für Sie.
    .why-odc = Ohne ihn sind gespeicherte Client Secrets nicht lesbar.
    .remedy = Starten Sie einen, etwa GNOME Keyring. Oder wählen Sie in Schritt 1 einen anderen Ort.
    .remedy-odc = Starten Sie einen, etwa GNOME Keyring oder KWallet, und führen Sie dies erneut aus. Über SSH gibt es vielleicht keinen.
problem-keychain-none-kept = In dieser Sitzung läuft kein Passwortspeicher
    .why = Ohne ihn lassen sich gespeicherte Secrets nicht lesen, verschieben oder löschen. Sie bleiben unverändert.
    .why-odc = Ohne ihn sind gespeicherte Client Secrets nicht lesbar.
    .remedy = Starten Sie ihn, etwa GNOME Keyring oder KWallet, und versuchen Sie es noch einmal.
    .remedy-odc = Starten Sie einen, etwa GNOME Keyring oder KWallet, und führen Sie dies erneut aus. Über SSH gibt es vielleicht keinen.
problem-keychain-no-default = Der Passwortspeicher hat keinen Standard-Schlüsselbund
    .why = Neue Einträge kommen dorthin. In anderen lässt sich weiter lesen und löschen.
    .remedy = Rechtsklicken Sie in **Passwörter und Verschlüsselung** einen Schlüsselbund und wählen Sie **Zur Vorgabe machen**.
    .remedy-odc = Rechtsklicken Sie in Passwörter und Verschlüsselung (Seahorse) einen Schlüsselbund und wählen Sie Zur Vorgabe machen.
problem-keychain-no-default-kde = Der KDE-Passwortspeicher hat keinen Standard
    .why = Neue Einträge kommen dorthin. In anderen lässt sich weiter lesen und löschen.
    .remedy = Öffnen Sie **Systemeinstellungen**, **KDE-Passwortspeicher**, und wählen Sie den Standard-Passwortspeicher.
    .remedy-odc = Wählen Sie unter Systemeinstellungen, KDE-Passwortspeicher, den Standard-Passwortspeicher. Führen Sie dies dann erneut aus.
problem-keychain-no-default-keepassxc = KeePassXC hat für andere Programme keine Datenbank offen
    .why = Neue Einträge brauchen eine.
    .remedy = Öffnen Sie eine Datenbank und wählen Sie in **Datenbank-Einstellungen**, **Secret-Service-Integration**, die freigegebene Gruppe.
    .remedy-odc = Öffnen Sie eine Datenbank und wählen Sie in Datenbank-Einstellungen, Secret-Service-Integration, die freigegebene Gruppe.
problem-keychain-session-only = Der Standard-Schlüsselbund wird beim Abmelden geleert
    .why = Er ist nur im Arbeitsspeicher. Es wurde nichts gespeichert.
    .remedy = Setzen Sie in **Passwörter und Verschlüsselung** einen anderen Standard. Oder wählen Sie in Schritt 1 einen anderen Ort.
    .remedy-odc = Setzen Sie einen dauerhaften Schlüsselbund als Standard, etwa in Passwörter und Verschlüsselung (Seahorse).
problem-keychain-locked-part = Der Schlüsselbund „{ $part }“ ist gesperrt und enthält Einträge dieser App
    .why = Andere Schlüsselbunde sind nicht betroffen. Es ging nichts verloren.
    .remedy = Klicken Sie auf Entsperren und geben Sie das Kennwort von „{ $part }“ ein.
    .remedy-odc = Entsperren Sie „{ $part }“ mit seinem Kennwort und führen Sie dies erneut aus.
problem-keychain-locked-closed = „{ $part }“ ist gesperrt und enthält vielleicht Einträge dieser App
    .why = Der Inhalt zeigt sich erst nach dem Entsperren. Es ging nichts verloren.
    .remedy = Klicken Sie auf Entsperren und geben Sie das Kennwort von „{ $part }“ ein.
    .remedy-odc = Entsperren Sie „{ $part }“ mit seinem Kennwort und führen Sie dies erneut aus.
problem-keychain-locked = Der Passwortspeicher ist gesperrt
    .why = Es ging nichts verloren. Vielleicht ist sein Kennwortfenster hinter diesem noch offen.
    .why-odc = Bis dahin lässt sich nichts lesen oder speichern. Es ging nichts verloren.
    .remedy = Klicken Sie auf Entsperren und geben Sie Ihr eigenes Kennwort ein.
    .remedy-odc = Entsperren Sie ihn mit Ihrem eigenen Kennwort und führen Sie dies erneut aus.
problem-keychain-denied = Der Passwortspeicher hat diese App abgelehnt
    .why = Sie oder eine Systemrichtlinie haben den Zugriff verweigert.
    .remedy = Erlauben Sie Okta Dell Connect den Zugriff, oder fragen Sie die IT. Versuchen Sie es dann noch einmal.
problem-keychain-denied-dismissed = Die Frage des Passwortspeichers wurde nicht beantwortet
    .why = Das Fenster wurde geschlossen oder ist hier nicht möglich. Es wurde nichts geändert.
    .remedy = Versuchen Sie es noch einmal und geben Sie im Systemfenster Ihr eigenes Kennwort ein.
    .remedy-odc = Führen Sie dies in einer grafischen Sitzung aus, oder entsperren Sie den Speicher vorher.
problem-keychain-slow = Der Passwortspeicher hat nicht rechtzeitig geantwortet
    .why = Vielleicht wartet er in einem anderen Fenster auf eine Antwort.
    .why-odc = Vielleicht wartet er auf die Antwort auf eine eigene Frage.
    .remedy = Suchen Sie ein Systemfenster mit Kennwortfrage. Versuchen Sie es dann noch einmal.
problem-keychain-item-gone = Das Secret ist nicht mehr im Passwortspeicher
    .why = Jemand oder etwas hat es entfernt.
    .remedy = Klicken Sie in Okta auf **Generate new secret** und speichern Sie es hier.
    .remedy-odc = Klicken Sie in Okta auf **Generate new secret** und speichern Sie es in der App. Bei Dell gilt das alte weiter.
problem-keychain-differs = Das gespeicherte Secret wurde verändert
    .why = Der Passwortspeicher oder ein anderes Programm war es. Die App verwendet es nicht.
    .remedy = Klicken Sie in Okta unter **General** auf **Generate new secret**. Speichern Sie es hier.
    .remedy-odc = Klicken Sie in Okta unter **General** auf **Generate new secret**. Speichern Sie es in der App.
problem-keychain-differs-still-there = Der gelöschte Eintrag ist noch im Passwortspeicher
    .why = Der Passwortspeicher meldete ihn als gelöscht, doch danach war er noch da.
    .remedy = Löschen Sie ihn mit dem Werkzeug des Systems und versuchen Sie es noch einmal.
    .remedy-odc = Löschen Sie ihn mit dem Werkzeug des Systems und führen Sie dies erneut aus.
problem-keychain-differs-stored = Der Passwortspeicher gab einen anderen Wert zurück
    .why = Etwas hat ihn verändert. Die Zwischenablage wurde nicht geleert.
    .remedy = Kopieren Sie das Secret in Okta und speichern Sie es noch einmal. Fenster zu? Dann **Generate new secret**.
problem-keychain-twice = Im Passwortspeicher sind zwei verschiedene Secrets unter einem Namen
    .why = Die App rät nicht, welches gilt, und hat keines geändert.
    .remedy = Suchen Sie in **Passwörter und Verschlüsselung** „Okta Dell Connect“ und löschen Sie das fremde.
    .remedy-odc = Suchen Sie in Passwörter und Verschlüsselung „Okta Dell Connect“ und löschen Sie das fremde.
problem-keychain-failed = Der Passwortspeicher meldet einen Fehler
    .why = Seine Meldung steht, falls vorhanden, unter „{ problem-details }“.
    .why-odc = Seine Meldung steht, falls vorhanden, darunter.
    .remedy = Versuchen Sie es noch einmal. Lassen Sie das Fenster von Okta offen, bis das Secret gespeichert ist.
    .remedy-odc = Führen Sie dies erneut aus.

problem-keychain-too-large = Der Wert ist zu lang für den Passwortspeicher
    .why = Es wurde nichts gespeichert und die Zwischenablage nicht geleert.
    .remedy = Prüfen Sie, ob nur das Secret kopiert wurde. Oder wählen Sie in Schritt 1 die verschlüsselte Datei.
problem-keychain-disabled = Eine Richtlinie verbietet hier gespeicherte Zugangsdaten
    .why = „Speicherung von Kennwörtern und Anmeldeinformationen für die Netzwerkauthentifizierung nicht zulassen“ ist aktiv, oder der Speicher fehlt.
    .remedy = Fragen Sie die IT, oder wählen Sie in Schritt 1 einen anderen Ort.

## Andere Orte als der Passwortspeicher

problem-session-over = Das Secret galt nur für eine beendete Sitzung
    .why = Sie hatten den Arbeitsspeicher gewählt. Nichts ist fehlgeschlagen.
    .remedy = Klicken Sie in Okta auf **Generate new secret** und speichern Sie es. Hat Dell das alte: wechseln.
problem-session-elsewhere = Das Secret ist nur im Arbeitsspeicher der App
    .why = Sie haben eine Sitzung gewählt. Kein anderes Programm kann es lesen.
    .remedy = Testen Sie in der laufenden App. Oder verschieben Sie das Secret dort in den Passwortspeicher.
problem-vault-locked = Die verschlüsselte Datei ist gesperrt
    .why = Nach jedem Start der App braucht sie einmal die Passphrase.
    .remedy = Klicken Sie auf Entsperren und geben Sie die Passphrase im Systemfenster ein.
    .remedy-odc = Nehmen Sie --passphrase-from stdin, oder --passphrase-from terminal für eine Abfrage.
problem-vault-passphrase = Das ist nicht die Passphrase der verschlüsselten Datei
    .why = Die Datei blieb unverändert, es ging nichts verloren.
    .remedy = Prüfen Sie Großschreibung und Tastatursprache. Niemand kann sie wiederherstellen: Löschen Sie sonst `{ $file }` und nehmen Sie ein neues Secret.
problem-passphrase-short = Diese Passphrase ist zu leicht zu erraten
    .why = Wiederholungen zählen einmal, Reihen wie abc oder 123 auch.
    .remedy = Nehmen Sie mindestens { $length } Zeichen. Mehrere Wörter ohne Zusammenhang merken sich leicht.
problem-vault-damaged = Die verschlüsselte Datei war beschädigt
    .why = Das hat die App nicht geschrieben. Die Datei bleibt als { $file } erhalten.
    .remedy = Ersetzen Sie sie bei geschlossener App durch eine Kopie. Keine Kopie? In Okta hilft **Generate new secret**.
problem-vault-gone = Die verschlüsselte Datei fehlt
    .why = Jemand oder etwas hat { $file } verschoben oder gelöscht.
    .remedy = Schließen Sie die App und legen Sie sie zurück. Geht das nicht, hilft in Okta **Generate new secret**.
problem-vault-item-gone = Das Secret ist nicht mehr in der verschlüsselten Datei
    .why = Vielleicht ist die Datei eine ältere Kopie.
    .remedy = Klicken Sie in Okta auf **Generate new secret** und speichern Sie es hier. Bei Dell gilt das alte weiter.
problem-vault-other = Diese Version kann die verschlüsselte Datei nicht öffnen
    .why = Eine neuere Version oder ein anderes Programm schrieb { $file }. Sie blieb unverändert.
    .remedy = Installieren Sie die neuere Version. Ist es eine fremde Datei, verschieben Sie sie.
problem-vault-failed = Die verschlüsselte Datei lässt sich nicht lesen oder schreiben
    .why = Datenträger oder Ordner meldet einen Fehler. Gespeichertes ist noch da.
    .remedy = Versuchen Sie es noch einmal. Lassen Sie das Fenster von Okta so lange offen.
problem-nothing-to-move = Keine Secrets zu verschieben
    .why = Die Secrets dieser Verbindung sind schon im Passwortspeicher oder wurden gelöscht.
    .remedy = Fahren Sie fort.

## Das Netz

problem-network-dns = Der Name { $host } wurde nicht gefunden
    .why = Er ist falsch geschrieben, oder dieses Netz kennt ihn nicht.
    .remedy = Prüfen Sie Schreibweise und VPN. Die IT kann die Adressen von Okta und Dell auf Port 443 freigeben.
problem-network-connect = Keine Verbindung zu { $host }
    .why = Das Netz oder eine Firewall blockiert sie.
    .remedy = Prüfen Sie die Verbindung. Oder bitten Sie die IT, Port 443 dorthin zu öffnen.
problem-network-timeout = { $host } hat nicht rechtzeitig geantwortet
    .why = Eine Firewall verwirft vielleicht die Anfrage, oder die Leitung ist langsam.
    .remedy = Versuchen Sie es noch einmal. Hilft das nicht, bitten Sie die IT, Port 443 zu dieser Adresse zu öffnen.
problem-time-up = { $host } hatte bis zum Zeitlimit nicht geantwortet
    .why = Das Zeitlimit hat diesen Lauf beendet. Über das Netz sagt das nichts.
    .why-odc = Das Limit von --timeout hat ihn beendet. Über das Netz sagt das nichts.
    .remedy = Geben Sie mehr Zeit.
    .remedy-odc = Nehmen Sie ein größeres --timeout oder keines. Ob { $host } erreichbar ist, zeigt odc doctor.
problem-time-up-test = { $host } hatte bis zum Zeitlimit nicht geantwortet
    .why = Ein Test endet nach { $minutes } Minuten, auch wenn noch Prüfungen laufen.
    .remedy = Versuchen Sie es noch einmal. Hilft das nicht, ist Okta oder das Netz gerade zu langsam.
problem-time-up-audit = { $host } hatte bis zum Zeitlimit nicht alles beantwortet
    .why = Die Suche nach zusätzlichen Berechtigungen endet nach { $minutes } Minuten. Ihre Teilergebnisse zählen nicht.
    .remedy = Versuchen Sie es, wenn das Rate Limit von Okta weniger ausgelastet ist.
problem-network-tls = Dem Zertifikat von { $host } wird hier nicht vertraut
    .why = { $issuer ->
        [unknown] Unbekannter Aussteller.
       *[other] Unbekannter Aussteller: { $issuer }.
    } { $chain ->
        [alone] Vielleicht fehlt ein Zwischenzertifikat, oder Ihr Netz prüft TLS.
       *[more] Wahrscheinlich prüft Ihr Netz TLS.
    }
    .remedy = { $roots ->
        [system] Bitten Sie die IT, das Stammzertifikat der Firma zu installieren.
       *[variable] Die Variable { $roots } ersetzt den Zertifikatsspeicher des Systems. { $part ->
            [yes] Lassen Sie die IT berichtigen, was nicht lesbar ist: { $unread }. Vielleicht ist es das Stammzertifikat der Firma.
           *[no] Bitten Sie die IT um eine PEM-Datei mit dem Stammzertifikat der Firma.
        }
    }
problem-network-tls-wrong-name = Das Zertifikat für { $host } gilt für einen anderen Namen
    .why = Es gilt für { $names }, Aussteller: { $issuer }. Vielleicht antwortete eine Anmeldeseite oder ein Filter.
    .remedy = Öffnen Sie { $host } im Browser. Melden Sie sich bei Bedarf an.
problem-network-tls-nameless = Das Zertifikat für { $host } nennt keinen Host
    .why = Ihm fehlt der alternative Name (SAN). Aussteller ist { $issuer }, wohl ein Gerät, das TLS prüft.
    .remedy = Bitten Sie die IT, dessen Zertifikate zu korrigieren oder { $host } auszunehmen.
problem-network-tls-expired = Das Zertifikat für { $host } ist abgelaufen
    .why = Nach der Uhr dieses Computers. Aussteller: { $issuer }.
    .remedy = Prüfen Sie Datum und Uhrzeit. Stimmen sie, soll die IT das Zertifikat des Geräts erneuern, das TLS prüft.
problem-network-tls-not-yet = Das Zertifikat für { $host } ist noch nicht gültig
    .why = Nach der Uhr dieses Computers. Aussteller: { $issuer }.
    .remedy = Prüfen Sie Datum und Uhrzeit. Stimmen sie, fragen Sie die IT nach der Uhr des Ausstellers.
problem-network-tls-ca-as-server = { $host } zeigt das Zertifikat einer Zertifizierungsstelle, nicht eines Servers
    .why = Aussteller ist { $issuer }, wohl ein Gerät, das TLS prüft.
    .remedy = Bitten Sie die IT, dessen Zertifikate zu korrigieren oder { $host } auszunehmen.
problem-network-tls-revoked = Das Zertifikat für { $host } wurde widerrufen
    .why = Der Aussteller { $issuer } hat es zurückgezogen.
    .remedy = Machen Sie in diesem Netz nicht weiter. Fragen Sie die IT, was hier für { $host } antwortet.
problem-network-tls-bad-signature = Das Zertifikat für { $host } ist nicht vom vertrauten Stamm signiert
    .why = Ein anderer Schlüssel als der von { $issuer } war es. Wahrscheinlich wurde der Stamm erneuert.
    .remedy = Bitten Sie die IT, das aktuelle Stammzertifikat hier zu installieren.
problem-network-tls-certificate = Das Zertifikat für { $host } hat einen Fehler
    .why = { $fault ->
        [purpose] Es ist nicht für Server gemacht.
        [not-permitted] Die Stelle darf für diesen Namen keines ausstellen.
        [extension] Diese App kennt eine seiner kritischen Erweiterungen nicht.
       *[other] Nur die Einzelheiten nennen den Fehler.
    } { $issuer ->
        [unknown] Sein Aussteller ist nicht lesbar.
       *[name] Aussteller: { $issuer }.
    }
    .remedy = Geben Sie der IT die Einzelheiten und fragen Sie, welches Gerät hier für { $host } antwortet.
problem-network-tls-plain = Die Antwort für { $host } war nicht verschlüsselt
    .why = Eine Anmeldeseite oder ein Filter dieses Netzes hat stattdessen geantwortet.
    .remedy = Öffnen Sie { $host } im Browser. Melden Sie sich bei Bedarf am Netz an.
problem-network-tls-broke = Die Verschlüsselung mit { $host } kam nicht zustande
    .why = Der TLS-Handshake brach ab, oder keine Version passte: Nötig ist TLS 1.2 oder 1.3.
    .remedy = Bitten Sie die IT, https (Port 443) zu { $host } durchzulassen.
problem-network-no-trust = Die vertrauten Zertifikate dieses Systems sind nicht lesbar
    .why = Ohne sie lässt sich kein Server prüfen.
    .remedy = Installieren Sie unter Linux das Paket ca-certificates. Sonst fragen Sie die IT.
problem-network-trust-unreadable = Die Variable { $variable } nennt Zertifikate, die nicht lesbar sind
    .why = { $fault ->
        [missing] { $path } gibt es nicht.
        [no-content] { $path } ist leer.
        [der] { $path } enthält ein DER-Zertifikat; nötig ist PEM.
        [encoding] { $path } ist kein UTF-8-Text.
        [certificate] { $path } enthält ein beschädigtes oder abgeschnittenes Zertifikat.
        [mark] { $path } beginnt mit einer Bytereihenfolge-Markierung (BOM), die das erste Zertifikat verdeckt.
        [denied] Dieses Konto darf { $path } nicht lesen.
        [folder] { $path } ist ein Ordner, nötig ist eine Datei.
        [not-a-folder] { $path } ist eine Datei, nötig ist ein Ordner.
       *[no-certificate] { $path } enthält kein PEM-Zertifikat.
    } Es wurde nichts gesendet.
    .remedy = Korrigieren Sie { $variable }, oder entfernen Sie die Variable.
problem-network-proxy-unreadable = { $place ->
        [manual] Der Proxy in dieser App ist nicht verwendbar
        [system] Der Proxy in den Systemeinstellungen ist nicht verwendbar
       *[environment] Der Proxy in der Variablen { $variable } ist nicht verwendbar
    }
    .why = { $fault ->
        [encoding] Er ist kein UTF-8-Text.
        [quotes] Er beginnt oder endet mit einem Anführungszeichen.
        [space] Er enthält ein Leer- oder Steuerzeichen.
        [scheme] Er beginnt nicht mit http:// oder https://.
        [socks] Er ist ein SOCKS-Proxy. Diese App nutzt nur HTTP-Proxys.
        [user-info] Ein Zeichen in Benutzername oder Kennwort muss prozentkodiert sein.
        [percent] Nach einem Prozentzeichen fehlen zwei hexadezimale Ziffern.
        [records] Die Aufzeichnungen der App sind nicht lesbar.
        [port] Der Port fehlt oder ist nicht 1 bis 65535.
        [path] Nach Host und Port folgt mehr, wie bei einem Skript (PAC).
       *[host] Er hat keinen gültigen Hostnamen.
    } Es wurde nichts gesendet.
    .remedy = { $place ->
        [manual] Öffnen Sie in der App **{ network-open }** und geben Sie Host und Port neu ein, oder nehmen Sie die Systemeinstellungen.
        [system] Korrigieren Sie die Systemeinstellungen: ein HTTP-Proxy, nur der Hostname und daneben der Port.
       *[environment] { $fault ->
            [socks] Fragen Sie die IT nach einem HTTP-Proxy und schreiben Sie http://proxy.example.com:8080.
            [path] Ist es ein Skript (PAC), fragen Sie die IT nach dem Proxy darin. Schreiben Sie http://proxy.example.com:8080.
           *[other] Schreiben Sie http://proxy.example.com:8080, oder mit Anmeldung http://name:kennwort@proxy.example.com:8080. In Name und Kennwort schreiben Sie \ als %5C, @ als %40, # als %23, / als %2F, ? als %3F, % als %25, ein Leerzeichen als %20 und ü als %C3%BC.
        }
    }
problem-network-no-proxy-unreadable = { $place ->
        [system] Eine Ausnahme in den Proxy-Einstellungen des Systems ist nicht lesbar
       *[environment] Die Variable { $variable } ist nicht lesbar
    }
    .why = Ein Eintrag meint vielleicht { $host }. Es wurde nichts gesendet.
    .remedy = Schreiben Sie Hostnamen wie { $host } oder Domains wie .example.com, mit Kommas getrennt. Sonst nichts.
problem-network-proxy-name = Der Name des Proxys { $proxy } wurde nicht gefunden
    .why = Der Weg zu { $host } führt über ihn, aber er hat keine Adresse.
    .remedy = Prüfen Sie seine Adresse. Vielleicht ist er nur im Firmennetz oder VPN bekannt.
problem-network-proxy-connect = Der Proxy { $proxy } antwortet nicht
    .why = Der Weg zu { $host } führt über ihn, aber es kommt keine Verbindung zustande.
    .remedy = Prüfen Sie Adresse und Port. Vielleicht ist er nur im Firmennetz oder VPN erreichbar.
problem-network-proxy-plain = Der Proxy { $proxy } verwendet kein TLS
    .why = Seine Adresse beginnt mit https://, aber er antwortete ohne TLS.
    .remedy = Schreiben Sie { $plain }. Was an { $host } geht, bleibt durchgehend verschlüsselt.
problem-network-proxy-tls = TLS mit dem Proxy { $proxy } ist gescheitert
    .why = { $fault ->
        [network-tls] Dieser Computer kennt den Aussteller seines Zertifikats nicht.
        [network-tls-wrong-name] Sein Zertifikat gilt für einen anderen Namen.
        [network-tls-nameless] Sein Zertifikat nennt keinen Host.
        [network-tls-expired] Sein Zertifikat ist abgelaufen, nach der Uhr dieses Computers.
        [network-tls-not-yet] Sein Zertifikat ist noch nicht gültig, nach der Uhr dieses Computers.
        [network-tls-ca-as-server] Er zeigt das Zertifikat einer Zertifizierungsstelle, nicht eines Servers.
        [network-tls-revoked] Sein Zertifikat wurde widerrufen.
       *[other] Sein Zertifikat hat einen Fehler, oder der Handshake brach ab.
    } { $host } wurde nicht gefragt.
    .remedy = Bitten Sie die IT um Korrektur, oder nehmen Sie seine http://-Adresse.
problem-network-proxy-silent = Der Proxy { $proxy } hat nicht rechtzeitig geantwortet
    .why = { $tls ->
        [yes] Den TLS-Handshake, den https:// verlangt, beantwortete er nicht. { $host } wurde nicht gefragt.
       *[no] Er nahm die Verbindung an und sendete dann nichts.
    }
    .remedy = { $tls ->
        [yes] Schreiben Sie { $plain }. Was an { $host } geht, bleibt durchgehend verschlüsselt.
       *[no] Versuchen Sie es noch einmal. Sonst fragen Sie die IT, ob der Proxy { $host }, Port 443, erreicht.
    }
problem-network-proxy-broke = { $proxy } hat nicht wie ein Proxy geantwortet
    .why = Statt zu { $host } zu verbinden, schloss er die Verbindung oder sendete etwas anderes.
    .remedy = Prüfen Sie Adresse und Port. Nutzt der Proxy selbst TLS, beginnt seine Adresse mit https://.
problem-network-proxy-passing = Der Proxy { $proxy } ließ { $host } zuerst nicht durch
    .why = Ein Versuch scheiterte, der nächste kam durch.
    .remedy = Versuchen Sie es noch einmal. Hilft das nicht, nennen Sie der IT Proxy-Adresse und Uhrzeit.
problem-network-proxy-refused = { $means ->
        [unreached] Der Proxy { $proxy } bekam keine Verbindung zu { $host }
        [busy] Der Proxy { $proxy } nimmt gerade keine Anfragen mehr an
        [portal] Dieses Netz verlangt eine Anmeldung, bevor { $host } erreichbar ist
        [another] { $proxy } ist vielleicht kein Proxy
       *[refused] Der Proxy { $proxy } blockiert { $host }
    }
    .why = { $means ->
        [unreached] Status { $status }: Er erreicht oder findet { $host } nicht, oder er ist überlastet.
        [busy] Status { $status }: zu viele Anfragen. { $host } selbst wurde nicht erreicht.
        [portal] Der Proxy { $proxy } antwortete mit Status { $status }, einem Verweis auf eine Seite. { $host } wurde nicht erreicht.
        [another] Statt zu { $host } zu verbinden, antwortete er mit Status { $status } wie ein Webserver.
       *[refused] Er antwortete mit Status { $status }. { $host } selbst wurde nicht erreicht.
    }
    .remedy = { $means ->
        [unreached] Versuchen Sie es in einigen Minuten wieder. Fragen Sie die IT nach { $host }, Port 443.
        [busy] Warten Sie eine Minute. Hilft das nicht, fragen Sie die IT nach dem Limit des Proxys.
        [portal] Öffnen Sie eine Webseite und melden Sie sich an.
        [another] Prüfen Sie Adresse und Port. Stimmen sie, bitten Sie die IT, { $host }, Port 443, zu erlauben.
       *[refused] Bitten Sie die IT, { $host }, Port 443, auf dem Proxy zu erlauben.
    }
problem-network-proxy-auth = { $proxy ->
        [unknown] Ein Proxy verlangt eine Anmeldung
       *[other] Der Proxy { $proxy } verlangt eine Anmeldung
    }
    .why = { $signed ->
        [unknown] Er antwortete mit 407.
        [yes] Benutzername und Kennwort aus seiner Einstellung nimmt er nicht an.
       *[no] In seiner Einstellung fehlen Benutzername und Kennwort.
    }
    .remedy = { $signed ->
        [yes] Korrigieren Sie beides, oder fragen Sie die IT. Der Weg über die Konsole geht auch so.
       *[no] Bitten Sie die IT um einen Proxy ohne Anmeldung. Der Weg über die Konsole geht auch so.
    }
    .remedy-odc = { $signed ->
        [yes] Korrigieren Sie beides, oder bitten Sie die IT um einen Proxy ohne Anmeldung.
       *[no] Schreiben Sie http://name:password@HOST:PORT in die Einstellung, oder bitten Sie die IT um einen Proxy ohne Anmeldung.
    }
problem-network-proxy-auth-domain = Der Proxy { $proxy } verlangt eine Anmeldung über Windows oder Kerberos
    .why = Diese App unterstützt weder NTLM noch Kerberos.
    .remedy = Bitten Sie die IT, { $host } ohne Anmeldung durchzulassen. Der Weg über die Konsole geht auch so.
    .remedy-odc = Bitten Sie die IT, { $host } ohne Anmeldung durchzulassen, oder um einen lokalen Proxy mit Anmeldung.
problem-proxy-address = Das ist keine Proxy-Adresse
    .why = Nötig sind Host und Port, etwa proxy.example.com:8080, mit oder ohne http:// oder https://.
    .remedy = Fragen Sie die IT nach Adresse und Port.
problem-proxy-credentials = Geben Sie den Proxy ohne Benutzernamen ein
    .why = Diese App speichert kein Kennwort für einen Proxy.
    .remedy = Verlangt der Proxy eine Anmeldung, bitten Sie die IT um einen ohne.
problem-network-html = { $host } hat mit einer Webseite geantwortet
    .why = Wahrscheinlich antwortete eine Anmeldeseite oder ein Filter dieses Netzes.
    .remedy = Öffnen Sie die Adresse im Browser. Melden Sie sich bei Bedarf am Netz an.
problem-network-html-redirect = { $host } hat mit einer Weiterleitung geantwortet
    .why = Das tut Okta dort nicht. Vielleicht antwortete eine Anmeldeseite oder ein Filter.
    .remedy = Öffnen Sie die Adresse im Browser. Melden Sie sich bei Bedarf am Netz an.
problem-network-other = Die Verbindung zu { $host } brach ab
    .why = Die Meldung steht unter „{ problem-details }“.
    .why-odc = Die Meldung steht darunter.
    .remedy = Versuchen Sie es noch einmal.
problem-answer-unreadable = Die Antwort von { $host } ist nicht lesbar
    .why = Sie hat nicht das erwartete Format und wurde daher nicht verwendet.
    .remedy = Versuchen Sie es noch einmal. Hilft das nicht, nehmen Sie ein anderes Netz.
problem-answer-too-large = Die Antwort von { $host } ist zu groß
    .why = Solche Antworten sind klein, daher las die App sie nicht zu Ende.
    .remedy = Versuchen Sie es noch einmal. Hilft das nicht, nehmen Sie ein anderes Netz.
problem-declined = Nicht ausgeführt
    .why = Sie haben mit Nein geantwortet.
    .remedy = Versuchen Sie es erneut, wenn Sie so weit sind.
    .remedy-odc = Führen Sie es erneut aus, wenn Sie so weit sind.

problem-cancelled = Abgebrochen
    .why = Sie haben es angehalten.
    .remedy = Starten Sie es erneut, wenn Sie so weit sind.
    .remedy-odc = Führen Sie es erneut aus, wenn Sie so weit sind.

## Was Okta sagte

problem-okta-secret-refused = Okta hat das Client Secret abgelehnt
    .why = Es gehört zu einer anderen Integration, ist abgeschnitten oder inaktiv. Die Client ID stimmt.
    .remedy = Vergleichen Sie die letzten vier Zeichen mit Okta. Fehlt es dort: **Generate new secret**.
problem-okta-client-unknown = Okta kennt diese Client ID nicht
    .why = Sie ist falsch, aus einer anderen Organisation, oder die Integration wurde widerrufen.
    .remedy = Kopieren Sie sie neu aus dem Reiter **General**. Prüfen Sie auch die Organisation: Produktion oder Preview.
problem-okta-client-refused = Okta hat Client ID oder Secret abgelehnt
    .why = Welches von beiden, sagt Okta nicht.
    .remedy = Kopieren Sie die Client ID neu aus dem Reiter **General**. Vergleichen Sie die letzten vier Zeichen des Secrets in Okta.
problem-okta-wrong-kind-of-app = Diese Client ID gehört zu einer gewöhnlichen App
    .why = Nötig ist eine API Service Integration.
    .remedy = Kopieren Sie unter **Applications > API Service Integrations** die Client ID von **Dell Data Security Cloud**. Fehlt sie? Hinzufügen.
problem-okta-basic-stripped = Die Zugangsdaten kamen nicht bei Okta an
    .why = Etwas hat sie unterwegs entfernt, wahrscheinlich ein Proxy.
    .remedy = Bitten Sie die IT, den Header Authorization durchzulassen. Oder nehmen Sie ein anderes Netz.
problem-okta-network-zone = Okta blockiert dieses Netz
    .why = Eine Netzbeschränkung in Okta sperrt diesen Computer. Das kann Absicht sein.
    .remedy = Dann lassen Sie es so und erlauben Sie die Adressen von Dell. Der Dell Support kennt sie.
problem-okta-rate-limited = Okta bittet um { $seconds ->
        [one] eine Sekunde
       *[other] { $seconds } Sekunden
    } Wartezeit
    .why = Das Rate Limit der Organisation ist ausgeschöpft. Andere Werkzeuge nutzen es mit.
    .remedy = Warten Sie, und versuchen Sie es dann noch einmal.
problem-okta-rate-limited-untimed = Das Rate Limit von Okta ist ausgeschöpft
    .why = Andere Werkzeuge nutzen es mit. Wann es zurückgesetzt wird, sagt die Antwort nicht eindeutig.
    .remedy = Warten Sie einige Minuten, und versuchen Sie es dann noch einmal.
problem-okta-busy = Okta ist ausgelastet
    .why = Okta kann gerade nicht antworten.
    .remedy = Versuchen Sie es in einer Minute noch einmal.
problem-okta-down = Okta hat gerade eine Störung
    .why = Okta antwortete mit einem eigenen Fehler.
    .remedy = Prüfen Sie die Statusseite von Okta und versuchen Sie es später noch einmal.
problem-okta-down-gateway = { $host } antwortete mit { $status }, ohne Zeichen von Okta
    .why = Okta oder ein Gateway ist gestört. Wer, sagt die Antwort nicht.
    .remedy = Versuchen Sie es später wieder. Prüfen Sie die Statusseite von Okta oder ein anderes Netz.
problem-okta-read-only = Okta ist in Wartung und nur lesbar
    .why = Das ist während einer Wartung eine Zeit lang so.
    .remedy = Prüfen Sie die Statusseite von Okta und versuchen Sie es später noch einmal.
problem-okta-scope-refused = Okta hat { $scope } nicht erteilt
    .why = Älteren Installationen fehlt sie, oder unsere Liste ist falsch.
    .remedy = Fragen Sie zuerst Dell: Ein Widerruf hält die Sicherungen an, ändert Client ID und Secret und braucht **Re-Authorize App**.
problem-okta-scopes-missing = Okta hat { $count } der bekannten Berechtigungen nicht erteilt
    .why = Es fehlt: { $scopes }. Ältere Installationen haben sie nicht.
    .remedy = Fragen Sie zuerst Dell: Ein Widerruf hält die Sicherungen an, ändert Client ID und Secret und braucht **Re-Authorize App**.
problem-okta-no-scope-granted = Okta hat keine der Berechtigungen erteilt
    .why = Nichts wurde dafür autorisiert, oder es ist eine andere Integration.
    .remedy = Fragen Sie zuerst Dell: Ein Widerruf hält die Sicherungen an, ändert Client ID und Secret und braucht **Re-Authorize App**.
problem-okta-token-refused = Okta nimmt das Token nicht mehr an, das es gab
    .why = Es ist abgelaufen, oder Token oder Integration wurden widerrufen.
    .remedy = Testen Sie noch einmal. Hilft das nicht, prüfen Sie, ob Okta die Integration noch zeigt.
problem-okta-feature-absent = Die Edition dieser Organisation hat diese Funktion nicht
    .why = Das sagt Okta.
    .remedy = Es gibt nichts zu beheben und nichts dieser Art zu sichern.
problem-okta-feature-absent-absent = In dieser Organisation nicht gefunden
    .why = Okta hat mit 404 geantwortet.
    .remedy = Verwendet die Organisation es nicht, ist das in Ordnung.
problem-okta-feature-absent-no-app = Das Lesen von App-Berechtigungen lässt sich hier nicht testen
    .why = Okta zeigt dieser Integration ihre eigenen Berechtigungen nicht und nannte keine andere App.
    .remedy = Sehen Sie stattdessen in die Liste der erteilten Berechtigungen.
problem-okta-insufficient-scope = Okta hat diesen Lesezugriff für { $scope } abgelehnt
    .why = Die Berechtigung fehlt, oder die Administratorrolle der Integration ist zu klein.
    .remedy = Als fehlend aufgeführt? Fragen Sie Dell, bevor Sie etwas ändern. Sonst prüfen Sie die Rolle in Okta.
problem-okta-role-too-small = Die Administratorrolle der Integration ist zu klein
    .why = Okta hat diese Lesezugriffe trotz erteilter Berechtigungen abgelehnt.
    .remedy = Ein Super Admin soll die Rolle von **Dell Data Security Cloud** erweitern. Client ID und Secret bleiben gleich.
problem-okta-request-refused = Okta hat die Anfrage nicht angenommen
    .why = Ein Fehler dieser App, oder etwas hat die Anfrage verändert. Ihre Werte stimmen.
    .remedy = Versuchen Sie ein anderes Netz. Kopieren Sie dann die Einzelheiten. Ändern Sie nichts in Okta.
problem-okta-dpop-wanted = Okta verlangt DPoP von diesem Client
    .why = API Service Integrations brauchen es nicht. Vermutlich eine andere App.
    .remedy = Vergleichen Sie sie in Okta mit **Dell Data Security Cloud**. Ist sie gleich, fragen Sie den Dell Support.
problem-okta-dpop-wanted-token = Okta gab ein Token, das DPoP verlangt
    .why = Diese App kann das nicht, daher wurde nichts gelesen. Vermutlich eine andere App.
    .remedy = Vergleichen Sie die Client ID mit **Dell Data Security Cloud**. Gleich? Dell Support fragen.
problem-okta-token-type = Okta gab ein Token einer anderen Art: { $type }
    .why = Diese App kennt nur Bearer-Tokens, daher wurde nichts gelesen.
    .remedy = Vergleichen Sie die Client ID mit **Dell Data Security Cloud**. Ist sie gleich, fragen Sie den Okta Support.
problem-okta-blocked = { $host } hat mit 403 geantwortet, ohne Fehler von Okta
    .why = Vielleicht sperrt eine Netzwerkzone, ThreatInsight oder ein Filter diese Adresse.
    .remedy = Ein Okta-Admin soll System Log und Netzwerkzonen prüfen. Oder nehmen Sie ein anderes Netz.
problem-okta-org-differs = { $host } antwortete als eine andere Organisation: { $other }
    .why = Zuvor hatte sie sich als Ihre Organisation ausgewiesen.
    .remedy = Ändern Sie nichts. Fragen Sie die IT, ob hier etwas anstelle von Okta antwortet.
problem-okta-org-inactive = Okta führt diese Organisation als { $status }
    .why = Das sagt der eigene Eintrag der Organisation.
    .remedy = Fragen Sie einen Okta-Admin oder den Okta Support.
problem-okta-grants-unclear = Vielleicht gibt es zusätzliche Berechtigungen
    .why = Die Liste der Berechtigungen in Okta ließ sich nicht bis zum Ende lesen.
    .remedy = Vergleichen Sie mit dem Reiter **General** der Integration in Okta.
problem-okta-grants-unclear-link = Vielleicht gibt es zusätzliche Berechtigungen
    .why = Die Liste in Okta hat vielleicht eine weitere Seite, aber der Link ist unverständlich.
    .remedy = Vergleichen Sie mit dem Reiter **General** der Integration in Okta.
problem-okta-grants-unclear-elsewhere = Vielleicht gibt es zusätzliche Berechtigungen
    .why = Die Liste geht unter { $other } weiter. Das Token wird an keinen anderen Host gesendet.
    .remedy = Vergleichen Sie mit dem Reiter **General** der Integration in Okta.
problem-okta-grants-unclear-page = Vielleicht gibt es zusätzliche Berechtigungen
    .why = Die Liste geht auf einer Seite weiter, die sich nicht lesen ließ.
    .remedy = Versuchen Sie es noch einmal. Oder vergleichen Sie mit dem Reiter **General** der Integration.
problem-okta-grants-unclear-end = Vielleicht gibt es zusätzliche Berechtigungen
    .why = Die Liste endete nicht nach { $pages } Seiten, oder sie führte zu einer davon zurück.
    .remedy = Vergleichen Sie mit dem Reiter **General** der Integration in Okta.
problem-okta-grants-unclear-grant = Vielleicht gibt es zusätzliche Berechtigungen
    .why = Eine Berechtigung in der Liste von Okta ließ sich nicht lesen.
    .remedy = Vergleichen Sie mit dem Reiter **General** der Integration in Okta.
problem-okta-grants-unclear-token = Vielleicht gibt es zusätzliche Berechtigungen
    .why = In der Liste von Okta fehlen Berechtigungen des Tokens. Sie ist also nicht vollständig.
    .remedy = Vergleichen Sie mit dem Reiter **General** der Integration in Okta.
problem-okta-unknown-answer = Diese Antwort von Okta kennt die App nicht
    .why = Die App rät nicht, was sie bedeutet.
    .remedy = Versuchen Sie es noch einmal. Kopieren Sie dann „{ problem-details }“ für den Okta Support.
problem-untestable-writing = Schreiben lässt sich nicht testen
    .why = Die App ändert in Okta nichts.
    .remedy = Planen Sie eine kleine Testwiederherstellung: Sie zeigt es.
problem-untestable-factors = Keine Anfrage nutzt diese Berechtigung heute
    .why = Prüfen lässt sich nur die Liste der erteilten Berechtigungen.
    .remedy = Es gibt nichts zu tun.
problem-not-measured = Nicht getestet
    .why = Eine Prüfung darüber ist gescheitert, oder Sie haben diese nicht gewählt.
    .remedy = Beheben Sie die Prüfung darüber und testen Sie noch einmal.

## Was Dell sagte

problem-dell-key-refused = Dell hat diese API-Zugangsdaten abgelehnt
    .why = Client ID oder Secret Key ist falsch oder aus einer anderen Dell-Cloud.
    .remedy = Vergleichen Sie die Client ID unter **API Credentials**. Stimmt sie, legen Sie dort neue Zugangsdaten an.
problem-dell-forbidden = Dell erlaubt das mit diesen Zugangsdaten nicht
    .why = Die Rolle ist zu klein oder die Dell-Cloud eine andere. Dell unterscheidet das nicht.
    .remedy = Prüfen Sie die gewählte Dell-Cloud. Stimmt sie, erlauben Sie unter **API Credentials** das Okta-Onboarding.
problem-dell-feature-off = Okta Data Protection ist für dieses Dell-Konto nicht aktiviert
    .why = Nur der Dell Support kann es aktivieren.
    .remedy = Bitten Sie den Dell Support, es für Ihr Konto zu aktivieren.
problem-dell-already = Dell hat diese Organisation schon
    .why = Dell führt sie als { $status }.
    .remedy = Sehen Sie hier in die Liste von Dell. Ist sie Ihre, verwenden Sie sie. Für neue Zugangsdaten: **Re-Authorize App** an der Domain.
problem-dell-credential-refused = Okta hat die Anmeldung von Dell abgelehnt
    .why = Client ID oder Secret wurde geändert oder deaktiviert, oder Okta beschränkt die Netze.
    .remedy = Testen Sie hier noch einmal. Bestanden? Erlauben Sie die Adressen von Dell in Okta.
problem-dell-scopes-missing = Dell fehlen Berechtigungen
    .why = Dell nennt { $scopes }.
    .remedy = Fragen Sie Dell, bevor Sie etwas widerrufen: Das hält die Sicherungen an, ändert Client ID und Secret und braucht **Re-Authorize App**.
problem-dell-unchanged = Dell zeigt keine Änderung
    .why = Beim Nachlesen zeigt Dell denselben Stand wie vor der Anfrage.
    .remedy = Prüfen Sie in einigen Minuten noch einmal. Sehen Sie dann in der Dell-Konsole nach.
problem-dell-throttled = Dell bittet um Wartezeit
    .why = Es waren zu viele Anfragen.
    .remedy = Warten Sie eine Minute, und versuchen Sie es noch einmal.
problem-dell-down = Dell hat gerade eine Störung
    .why = Dell antwortete mit einem eigenen Fehler.
    .remedy = Versuchen Sie es später noch einmal. Hatten Sie etwas gesendet, lesen Sie hier zuerst die Liste von Dell.
problem-dell-task-failed = Dell hat begonnen und ist dann gescheitert
    .why = Die Meldung von Dell steht unter „{ problem-details }“.
    .remedy = Lesen Sie hier die Liste von Dell. Beheben Sie, was Dell nennt, und autorisieren Sie dann.
problem-dell-task-hangs = Dell arbeitet noch daran
    .why = Es ist weder fertig noch gescheitert.
    .remedy = Lesen Sie die Liste von Dell später. Senden Sie es inzwischen nicht noch einmal.
problem-dell-no-answer = Dell hat nicht geantwortet
    .why = Die Anfrage wurde gesendet. Dell hat sie vielleicht ausgeführt.
    .remedy = Lesen Sie zuerst die Liste von Dell, nach einer Minute noch einmal. Von selbst sendet die App nichts noch einmal.
problem-dell-keys-off = Cloud Key Management ist nicht aktiviert
    .why = Dell braucht es, um unbeaufsichtigt zu sichern.
    .remedy = Entscheiden Sie zuerst über die Schlüsselverwaltung.
problem-dell-not-listed = Dell zeigt diese Organisation nicht
    .why = Sie wurde nicht registriert oder wieder entfernt.
    .remedy = Haben Sie sie eben gesendet, lesen Sie die Liste in einer Minute noch einmal. Sonst autorisieren Sie sie.
problem-dell-cut-off = Dell kann sich nicht bei Okta anmelden: { $status }
    .why = Okta lehnt das Secret von Dell ab; Sicherungen laufen nicht. Hier wurde nichts gelöscht.
    .remedy = Setzen Sie es in Okta auf **Active**, oder autorisieren Sie in Dell erneut.
problem-dell-may-hold = Dell hat das neue Secret vielleicht schon
    .why = Es wurde gesendet, ohne klare Antwort. Verwerfen könnte die Verbindung trennen.
    .remedy = Senden Sie es noch einmal, oder kehren Sie zum bisherigen zurück: Dell bekommt zuerst dieses.
problem-dell-unknown-answer = Diese Antwort von Dell kennt die App nicht
    .why = Sie ist nicht dokumentiert, und die App rät nicht.
    .remedy = Kopieren Sie „{ problem-details }“ für den Dell Support. Lesen Sie die Liste von Dell, bevor Sie wieder senden.

## Der Weg und diese App

problem-rotation-open = Ein Secret-Wechsel ist nicht abgeschlossen
    .why = Bis dahin nutzen Okta und Dell vielleicht eines von zwei Secrets.
    .remedy = Öffnen Sie die Verbindung in der Liste. Beenden Sie den Wechsel, oder brechen Sie ihn ab.
problem-old-still-accepted = Okta akzeptiert dieses Secret noch
    .why = Es ist noch nicht inaktiv, oder Okta braucht einen Moment.
    .remedy = Setzen Sie es in Okta auf **Inactive**, erkennbar an **secret_hash**. Versuchen Sie es in einer Minute wieder.
problem-staying-refused = Okta lehnt beide Secrets ab
    .why = Vielleicht wurde das falsche deaktiviert. Hier wurde nichts gelöscht.
    .remedy = Vergleichen Sie in Okta **secret_hash** und setzen Sie das richtige auf **Active**.
problem-name-needed = Ihr Name fehlt
    .why = Was Sie melden, wird mit Namen gespeichert. Noch wurde nichts gespeichert.
    .remedy = Klicken Sie noch einmal und geben Sie den Namen ein, unter dem man Sie kennt.
problem-name-bad = Dieser Name lässt sich nicht speichern
    .why = Ein Name hat 1 bis 80 sichtbare Zeichen. Es wurde nichts gespeichert.
    .remedy = Wählen Sie **Ändern** und tippen Sie den Namen, statt ihn einzufügen.
problem-words-needed = Schreiben Sie, warum Sie fortfahren
    .why = Ihre Begründung für die fehlgeschlagenen Prüfungen kommt in den Bericht.
    .remedy = Ein Satz genügt.
problem-step-not-done = Dieser Schritt ist noch nicht fertig
    .why = Auf dieser Seite ist noch etwas offen.
    .remedy = Erledigen Sie es und fahren Sie dann fort.
problem-step-not-done-environment = Dell hat diese Organisation vielleicht in der bisherigen Cloud
    .why = Sie wurde oder wurde vielleicht dorthin gesendet.
    .remedy = Wählen Sie zuerst „{ undo-title }“. Beginnen Sie dann eine Verbindung für die andere Cloud.
problem-step-not-done-domain = Dell hat diese Organisation vielleicht schon
    .why = Sie wurde oder wurde vielleicht dorthin gesendet.
    .remedy = Verbinden Sie eine andere Organisation aus der Liste. Um diese zu beenden, wählen Sie „{ undo-title }“.
problem-choice-needed = Wählen Sie eine der Antworten
    .why = Der nächste Schritt hängt davon ab.
    .remedy = Wählen Sie die, die zutrifft.
problem-choice-needed-acknowledged = Prüfen Sie zuerst die Berechtigungen
    .why = Okta erteilt sie alle auf einmal.
    .remedy = Lesen Sie, was sie erlauben, und bestätigen Sie dann, dass Sie sie geprüft haben.
problem-console-address-bad = Das ist keine Webadresse
    .why = Sie muss mit https:// beginnen und einen Host nennen.
    .remedy = Öffnen Sie die Dell-Konsole im Browser und kopieren Sie ihre Adresse.
problem-console-address-needed = Die Adresse Ihrer Dell-Konsole fehlt
    .why = Sie ist nicht für alle Kunden gleich, daher rät die App sie nicht.
    .remedy = Öffnen Sie die Dell-Konsole im Browser und kopieren Sie ihre Adresse.
problem-environment-empty = Es wurde kein Text eingefügt
    .why = Es gibt keinen Dateiinhalt zu lesen.
    .remedy = Öffnen Sie die Datei von Dell in einem Texteditor. Kopieren Sie alles hierher.
problem-environment-too-large = Das ist zu lang für die Datei einer Dell-Cloud
    .why = Eine solche Datei ist etwa eine Seite. Die App liest höchstens { $kib } KiB.
    .remedy = Prüfen Sie, ob es die richtige Datei ist.
problem-environment-unreadable = Das ist weder TOML noch JSON
    .why = Der Text ist fehlerhaft, abgeschnitten, nennt etwas doppelt oder ist eine andere Datei.
    .remedy = Kopieren Sie die ganze Datei noch einmal, oder bitten Sie Dell um das dokumentierte Format.
problem-environment-hidden = Der Text enthält unsichtbare Zeichen
    .why = Sie können eine Adresse wie eine andere aussehen lassen. Es wurde nichts gespeichert.
    .remedy = Bitten Sie den Absender um eine reine Textdatei, und fragen Sie, woher sie stammt.
problem-environment-unknown-field = Das Format kennt kein Feld { $field }
    .why = Es könnte die Bedeutung des Übrigen ändern. Die App überspringt es daher nicht.
    .remedy = Bitten Sie Dell um eine Datei in dem Format, das diese App dokumentiert.
problem-environment-missing = { $field } fehlt oder ist kein Text
    .why = Ohne das Feld ist die Dell-Cloud nicht erreichbar.
    .remedy = Ergänzen Sie es, wie Dell es nennt.
problem-environment-name = Die Dell-Cloud braucht einen Namen mit 1 bis { $most } Zeichen
    .why = Er erscheint in Listen und Berichten: Buchstaben, Ziffern, Leerzeichen, gängige Zeichen.
    .remedy = Wählen Sie einen, den Ihre Kollegen wiedererkennen.
problem-environment-name-taken = Eine Dell-Cloud namens { $name } gibt es schon
    .why = Zwei gleiche Namen ließen sich verwechseln.
    .remedy = Wählen Sie einen anderen Namen. Oder entfernen Sie die andere, wenn keine Verbindung sie nutzt.
problem-environment-address = Die Adresse in { $field } ist nicht verwendbar
    .why = Sie lautet „{ $value }“. Nötig ist https:// mit einem Hostnamen von Dell, ohne Benutzername und Port. Es wurde nichts gespeichert.
    .remedy = Vergleichen Sie sie mit den Angaben von Dell.
problem-environment-okta = { $host } gehört Okta oder sieht so aus
    .why = Hier gehört der Host von Dell hin, nicht Okta oder ein Doppelgänger. Es wurde nichts gespeichert.
    .remedy = Kam er aus einer Datei, fragen Sie deren Absender.
problem-environment-space = { $host } ist von hier nicht erreichbar
    .why = Namen auf .practice gibt es nur im Übungsmodus, und er erreicht keine anderen.
    .remedy = Nehmen Sie im Übungsmodus apis.dell.practice und sonst den Host von Dell.
problem-environment-path = Der Pfad in { $field } ist nicht verwendbar
    .why = Er lautet „{ $value }“. Nötig: ein Schrägstrich, dann Buchstaben, Ziffern, Bindestriche, Punkte oder Unterstriche. Keine zwei dürfen gleich sein.
    .remedy = Vergleichen Sie ihn mit den Angaben von Dell.
problem-environment-no-token = { $host } antwortet nicht wie der Token-Endpunkt von Dell
    .why = Ohne Zugangsdaten müsste { $path } in JSON ablehnen. Es wurde nichts gespeichert.
    .remedy = Vergleichen Sie Host und Pfad mit den Angaben von Dell. Die Antwort steht unter „{ problem-details }“.
problem-environment-unknown = Keine Dell-Cloud heißt { $name }
    .why = Bekannt sind hier: { $known }.
    .remedy = Nehmen Sie eine von diesen.
problem-environment-in-use = Eine Verbindung nutzt diese Dell-Cloud
    .why = Ohne sie erreicht die Verbindung Dell nicht.
    .remedy = Wählen Sie dort eine andere Dell-Cloud, oder entfernen Sie zuerst die Verbindung.
problem-scope-name-bad = Das ist nicht der Name einer Berechtigung
    .why = Namen in Okta sehen aus wie `okta.users.manage`.
    .remedy = Kopieren Sie ihn aus Okta, einen nach dem anderen.
problem-scope-name-bad-consent-list = Diese Liste enthält keine Berechtigung
    .why = Namen in Okta sehen aus wie `okta.users.manage`.
    .remedy = Markieren Sie in Okta die ganze Liste. Kopieren Sie sie und fügen Sie sie ein.
problem-paste-is-secret = Das sieht nach einem Secret aus und wurde nicht eingefügt
    .why = Secrets gehören nie in die Textfelder dieses Fensters.
    .remedy = Fügen Sie ein, was dieses Feld verlangt. Ein Client Secret speichern Sie unter „In Okta installieren“.
problem-secret-in-page = Ein Secret wurde in ein Textfeld getippt
    .why = Es wurde entfernt und das Fenster neu geladen. Nichts bleibt im Speicher, nichts wurde gesendet.
    .remedy = War es Ihr Client Secret: **Generate new secret**, dann das alte deaktivieren.
problem-page-ended = Das Fenster wurde neu geladen
    .why = Sein Prozess endete unerwartet. Nichts ging verloren, und nichts wurde doppelt gesendet.
    .remedy = Machen Sie weiter, wo Sie waren. Fehlt Ihre letzte Eingabe, geben Sie sie noch einmal ein.
problem-page-silent = Das Fenster wurde neu geladen
    .why = Sein Prozess antwortete nicht mehr. Nichts ging verloren, und nichts wurde doppelt gesendet.
    .remedy = Machen Sie weiter, wo Sie waren. Fehlt Ihre letzte Eingabe, geben Sie sie noch einmal ein.
problem-page-keeps-ending = Das Fenster lässt sich nicht anzeigen
    .why = Sein Prozess endete mehrmals innerhalb einer Minute. Gespeichertes ist sicher.
    .remedy = Klicken Sie auf die Schaltfläche. Hilft das nicht, starten Sie den Computer neu und prüfen Sie das Protokoll.
problem-another-window = Okta Dell Connect ist schon offen
    .why = Zwei Fenster könnten einander die Aufzeichnungen überschreiben.
    .remedy = Nehmen Sie das andere Fenster, oder schließen Sie es.
    .remedy-odc = Schließen Sie das Fenster und führen Sie dies erneut aus.
problem-connection-unknown = Keine Verbindung heißt { $name }
    .why = Eine Verbindung heißt nach ihrer ID oder ihrem Okta-Host.
    .remedy = Alle zeigt: odc connections.
problem-connection-ambiguous = Mehr als eine Verbindung heißt { $name }
    .why = Sie haben diese IDs: { $ids }.
    .remedy = Nehmen Sie die ID der gemeinten.
problem-item-unknown = Kein Eintrag heißt so
    .why = Er ist weder im Passwortspeicher noch in der offenen Datei noch in einer Verbindung.
    .remedy = Alle zeigt: odc secrets list.
problem-item-in-use = Eine unfertige Verbindung zu { $host } nutzt diesen Eintrag
    .why = Okta zeigt ein Secret nur einmal. Ohne es beginnt die Einrichtung wieder bei „In Okta installieren“.
    .remedy = Schließen Sie zuerst die Verbindung ab, oder geben Sie --even-in-use an.
problem-practice-unavailable = Der Übungsmodus ließ sich nicht starten
    .why = Auf diesem Computer konnte die App Okta und Dell nicht simulieren.
    .why-odc = Auf diesem Computer konnte odc Okta und Dell nicht simulieren: { $reason }.
    .remedy = Schließen Sie das Fenster, öffnen Sie es und versuchen Sie es noch einmal.
    .remedy-odc = Führen Sie es erneut aus. Prüfen Sie bei --practice-at, ob odc sandbox noch läuft.
problem-practice-file = Der Übungsmodus kann seine Datei nicht verwenden
    .why = { $path } ist nicht lesbar, oder etwas anderes hat sie geschrieben. Sie blieb unverändert.
    .remedy = Verschieben Sie sie und öffnen Sie den Übungsmodus noch einmal. Er beginnt neu.
    .remedy-odc = Verschieben Sie sie und führen Sie dies erneut aus. Der Übungsmodus beginnt neu.
problem-store-damaged = Die Datei der Verbindungen ist beschädigt
    .why = Sie ist nicht lesbar, oder etwas anderes schrieb sie. Nichts wurde gelöscht.
    .remedy = Öffnen Sie dieses Fenster neu. Die App behält die Datei, beginnt eine neue und findet die Secrets.
    .remedy-odc = Starten Sie die App. Sie behält die Datei, beginnt eine neue und findet die Secrets.
problem-store-io = Der Datenträger meldet einen Fehler
    .why = Die Datei der Verbindungen lässt sich nicht lesen oder schreiben. Nichts wurde gelöscht.
    .remedy = Versuchen Sie es noch einmal. Kopieren Sie sonst den App-Ordner und lassen Sie den Datenträger prüfen.
problem-store-no-handles = Auf diesem Computer sind zu viele Dateien offen
    .why = Das System ließ die App keine weitere öffnen.
    .remedy = Schließen Sie andere Programme und versuchen Sie es noch einmal.
problem-store-full = Der Datenträger ist voll
    .why = Es lässt sich nichts mehr speichern. Bisheriges ist noch da.
    .remedy = Schaffen Sie Platz und versuchen Sie es noch einmal.
problem-store-readonly = Dieses Konto darf den Ordner der App nicht nutzen
    .why = Seine Dateien lassen sich nicht öffnen oder schreiben. Es wurde nichts geändert.
    .remedy = Geben Sie Ihrem Konto Lese- und Schreibrechte und versuchen Sie es noch einmal.
problem-store-newer = Eine neuere Version dieser App hat die Verbindungen geschrieben
    .why = Die Datei hat Version { $version }. Sie blieb unverändert.
    .remedy = Starten Sie die neuere Version, oder installieren Sie sie auf diesem Computer.
problem-store-is-link = Ein Link ersetzt eine Datei oder einen Ordner der App
    .why = { $path } führt woandershin. Über einen Link schreibt und löscht die App nichts.
    .remedy = Ersetzen Sie ihn durch die echte Datei oder den echten Ordner.
problem-store-is-folder = Etwas anderes hat eine Datei der App ersetzt
    .why = { $path } ist keine Datei. Die App hat nichts verändert.
    .remedy = Verschieben Sie es und versuchen Sie es noch einmal.
problem-records-lost = Ihre letzte Aktion fehlt in den Aufzeichnungen
    .why = Vielleicht ging eine Anfrage an Dell. Die App las die Liste von Dell und sendete nichts.
    .remedy = Vergleichen Sie die Liste, und verwenden Sie sie dann, oder autorisieren Sie.
problem-home-unknown = Dieses Konto hat keinen Home-Ordner
    .why = HOME ist nicht gesetzt, und das System nennt keinen. Die Aufzeichnungen der App gehören dorthin.
    .remedy = Setzen Sie HOME auf einen Ordner dieses Kontos und starten Sie neu.
problem-store-failed = Die Aufzeichnungen lassen sich nicht lesen oder schreiben
    .why = Die Datei der Verbindungen meldet einen Fehler.
    .remedy = Versuchen Sie es noch einmal. Hilft das nicht, schließen und öffnen Sie das Fenster.
    .remedy-odc = Führen Sie dies erneut aus. Hilft das nicht, kopieren Sie den Ordner der App, bevor Sie darin etwas ändern.
problem-proof-needed = Die Verbindung ist noch nicht getestet
    .why = Der Test wurde weder ausgeführt noch übersprungen.
    .remedy = Starten Sie den Test, oder überspringen Sie ihn.
problem-proof-failed = Eine Prüfung ist fehlgeschlagen
    .why = Dell kann an derselben Stelle scheitern.
    .remedy = Beheben Sie es und testen Sie noch einmal, oder fahren Sie mit Begründung fort.
problem-changed-since-proof = Seit dem Test hat sich etwas geändert
    .why = Domain, Client ID oder Secret ist jetzt anders.
    .remedy = Testen Sie noch einmal.
problem-link-unknown = Dieser Link ist nicht bekannt
    .why = Die App öffnet nur die Seiten ihrer eigenen Liste.
    .remedy = Folgen Sie dem Menüpfad daneben.
problem-file-not-written = Die Datei ließ sich nicht schreiben
    .why = Der Ordner ist schreibgeschützt oder der Datenträger voll.
    .remedy = Schaffen Sie Platz, oder ändern Sie die Rechte des Ordners.
problem-file-gone = Die Datei ist nicht mehr da
    .why = Sie wurde seit dem Speichern verschoben, umbenannt oder gelöscht.
    .remedy = Speichern Sie sie noch einmal.
problem-file-not-opened = Die Datei ließ sich nicht öffnen
    .why = Das System kennt kein Programm dafür, oder der Dateimanager antwortet nicht.
    .remedy = Öffnen Sie sie selbst. Sie ist gespeichert als { $path }.
