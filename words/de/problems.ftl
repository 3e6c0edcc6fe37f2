# Probleme: was geschah, .why warum, .remedy was zu tun ist; je ein kurzer Satz. Der Schlüssel ist der Code des Kerns.

problem-unknown = Etwas, wofür diese Version keine Worte hat
    .why = Die App nannte es `{ $code }`.
    .remedy = Öffnen Sie die Einzelheiten und kopieren Sie sie für die Person, die diese App betreut.
problem-app-failed = Die App hat nicht geantwortet
    .why = Das Fenster hat seinen eigenen Kern nicht erreicht.
    .remedy = Versuchen Sie es noch einmal; bleibt es so, schließen und öffnen Sie das Fenster. Gespeichertes geht nicht verloren.

## Okta Domain

problem-domain-empty = Geben Sie Ihre Okta Domain ein, etwa acme.okta.com
    .why = Das Feld ist leer.
    .why-odc = Es wurde keine Domain angegeben.
    .remedy = Öffnen Sie Ihre Okta-Anmeldeseite und fügen Sie deren Adresse hier ein.
    .remedy-odc = Öffnen Sie Ihre Okta-Anmeldeseite und kopieren Sie deren Adresse: odc verify --okta-domain acme.okta.com
problem-domain-placeholder = Diese Okta Domain ist ein Beispiel, nicht Ihre
    .why = Sie steht als Platzhalter in einer Anleitung.
    .remedy = Fügen Sie die Adresse Ihrer eigenen Okta-Anmeldeseite ein, etwa acme.okta.com.
problem-domain-not-a-host = Diese Okta Domain ist keine Adresse
    .why = Es lässt sich kein Name eines Rechners daraus lesen.
    .remedy = Fügen Sie die Adresse Ihrer Okta-Anmeldeseite ein, etwa acme.okta.com.
problem-domain-address-literal = Diese Okta Domain ist eine Nummer, kein Name
    .why = Okta-Organisationen sind nur über ihren Namen erreichbar.
    .remedy = Fügen Sie die Adresse Ihrer Okta-Anmeldeseite ein, etwa acme.okta.com.
problem-domain-look-alike = { $host } sieht nach Okta aus, ist aber keine Adresse von Okta
    .why = Ein Geheimnis ginge dort an jemand anderen; darum wurde nichts gesendet.
    .remedy = Tippen Sie die Adresse Ihrer Organisation selbst, etwa acme.okta.com; nehmen Sie sie nicht aus einer E-Mail.
problem-domain-mail = Diese Okta Domain ist eine E-Mail-Adresse
    .why = Aus dem Teil hinter dem @ lässt sich Okta nicht finden.
    .remedy = Fügen Sie die Adresse Ihrer Okta-Anmeldeseite ein, etwa acme.okta.com.
problem-domain-double-com = Diese Okta Domain endet auf .com.com
    .why = Keine Okta-Organisation hat eine solche Adresse.
    .remedy = Nehmen Sie ein .com weg.
problem-domain-not-an-org = { $host } ist nicht die Adresse einer Okta-Org
    .why = Eine Org hat genau einen Namen vor okta.com oder einer anderen Okta-Endung; daher wurde nichts gesendet.
    .remedy = Fügen Sie die Adresse Ihrer Okta-Anmeldeseite ein, etwa acme.okta.com.
problem-domain-custom-unasked = { $host } lässt sich erst verwenden, wenn Okta dort geantwortet hat
    .why = Das ist eine eigene Domain: Nur die Antwort von Okta sagt, zu welcher Org sie gehört.
    .remedy = Geben Sie die Adresse ein, die auf okta.com oder eine andere Okta-Endung endet.
problem-domain-unknown-organisation = Unter { $host } antwortet keine Okta-Organisation
    .why = Die Adresse kann verschrieben sein oder jemand anderem gehören.
    .remedy = Klicken Sie in der Admin Console oben rechts auf Ihren Namen und kopieren Sie die Adresse, die dort steht.
organisation-take-suggestion = { $host } nehmen
problem-domain-names-another = { $host } führt zu einer anderen Organisation: { $other }
    .why = Die beiden nennen einander nicht; es ist also nicht sicher, wem sie gehört.
    .remedy = Geben Sie die Adresse ein, die auf okta.com oder eine andere Endung von Okta endet, nicht die eigene.
problem-domain-punycode = Diese Okta Domain hat Buchstaben, die Okta nicht verwendet
    .why = Mit ähnlichen Buchstaben lassen sich Adressen nachahmen; darum wurde nichts gesendet.
    .remedy = Tippen Sie die Adresse selbst, mit einfachen Buchstaben, Ziffern und Bindestrichen.
problem-domain-not-practice = Die Übung kennt { $host } nicht
    .why = Die Übung bleibt auf diesem Computer und kennt nur ihre eigenen Namen; dorthin wurde nichts gesendet.
    .remedy = Geben Sie hier acme.okta.practice ein; sie heißt auch login.acme.practice. Um Ihre Organisation zu verbinden, verlassen Sie die Übung.
    .remedy-odc = Nennen Sie acme.okta.practice, oder lassen Sie --practice weg.

## Das Geheimnis und die Zwischenablage

problem-secret-is-client-id = Das ist die Client ID, nicht das Client Secret
    .why = Es beginnt wie eine Client ID. Es wurde nicht gespeichert.
    .why-odc = Es beginnt wie eine Client ID.
    .remedy = Klicken Sie in Oktas Dialog neben Client Secret auf **Copy to clipboard** (kopieren) und übernehmen Sie es dann hier.
    .remedy-odc = Leiten Sie das Client Secret hinein: den Wert, den **Copy to clipboard** neben Client Secret gibt.
problem-secret-is-secret-id = Das ist die Kennung des Geheimnisses, nicht das Client Secret
    .why = Ein Wert, der mit ocs beginnt, benennt das Geheimnis nur. Er wurde nicht gespeichert.
    .why-odc = Ein Wert, der mit ocs beginnt, benennt das Geheimnis nur.
    .remedy = Kopieren Sie den Wert in Oktas Dialog. Ist der Dialog zu, klicken Sie im Reiter **General** auf **Generate new secret** (neues Geheimnis).
    .remedy-odc = Leiten Sie den Wert selbst hinein. Hat ihn niemand mehr, klicken Sie in Okta im Reiter **General** auf **Generate new secret**.
problem-secret-is-masked = Das ist das verdeckte Client Secret
    .why = Oktas Liste zeigt nur Sterne und die letzten vier Zeichen. Es wurde nicht gespeichert.
    .why-odc = Oktas Liste zeigt nur Sterne und die letzten vier Zeichen.
    .remedy = Kopieren Sie den Wert in Oktas Dialog. Ist der Dialog zu, klicken Sie im Reiter **General** auf **Generate new secret** (neues Geheimnis).
    .remedy-odc = Leiten Sie den Wert selbst hinein. Hat ihn niemand mehr, klicken Sie in Okta im Reiter **General** auf **Generate new secret**.
problem-secret-is-token = Das ist ein API-Token, nicht das Client Secret
    .why = Es öffnet Okta auf andere Weise und gehört nicht hierher. Es wurde nicht gespeichert; wurde es kopiert, steht es noch in der Zwischenablage.
    .why-odc = Es öffnet Okta auf andere Weise. Damit wurde nichts gesendet.
    .remedy = Klicken Sie in Oktas Dialog neben Client Secret auf **Copy to clipboard** (kopieren) und übernehmen Sie es dann hier.
    .remedy-odc = Leiten Sie das Client Secret der Integration hinein.
problem-secret-is-dell-key = Das gehört zu Dell, nicht zu Okta
    .why = Es ist der Secret Key oder die Client ID, die für Dells API übernommen wurde. Es wurde nicht gespeichert; wurde es kopiert, steht es noch in der Zwischenablage.
    .remedy = Klicken Sie in Oktas Dialog neben Client Secret auf **Copy to clipboard** (kopieren) und übernehmen Sie es dann hier.
problem-dell-key-is-okta = Das gehört zu Okta, nicht zu Dell
    .why = Es hat die Form eines Werts aus Okta, oder es ist der, der für Okta aufbewahrt wird. Es wurde nicht gespeichert; wurde es kopiert, steht es noch in der Zwischenablage.
    .remedy = Kopieren Sie in Dells Konsole den **Secret Key** der API-Anmeldedaten und übernehmen Sie ihn dann hier.
problem-secret-is-url = Das ist eine Adresse, nicht das Client Secret
    .why = Es ist ein Link. Er wurde nicht gespeichert.
    .why-odc = Es ist ein Link.
    .remedy = Klicken Sie in Oktas Dialog neben Client Secret auf **Copy to clipboard** (kopieren) und übernehmen Sie es dann hier.
    .remedy-odc = Leiten Sie das Client Secret der Integration hinein.
problem-secret-has-space = Im Kopierten ist ein Leerzeichen oder ein Zeilenumbruch
    .why = Ein Client Secret ist ein Wort, es wurde also mehr kopiert. Es wurde nicht gespeichert.
    .why-odc = Ein Client Secret ist ein Wort. Damit wurde nichts gesendet.
    .remedy = Nehmen Sie Oktas **Copy to clipboard** (kopieren), statt Text zu markieren, und übernehmen Sie es dann hier.
    .remedy-odc = Leiten Sie nur den Wert hinein, auf einer Zeile.
problem-secret-odd-characters = Im Kopierten sind Zeichen, die kein Client Secret hat
    .why = Ein Client Secret besteht aus einfachen Buchstaben, Ziffern, Binde- und Unterstrichen; darunter standen Emoji, Buchstaben mit Akzent oder unsichtbare Zeichen. Es wurde nicht gespeichert.
    .why-odc = Ein Client Secret besteht aus einfachen Buchstaben, Ziffern, Binde- und Unterstrichen. Damit wurde nichts gesendet.
    .remedy = Nehmen Sie Oktas **Copy to clipboard** (kopieren), statt Text zu markieren, und übernehmen Sie es dann hier.
    .remedy-odc = Leiten Sie nur den Wert hinein, als einfachen Text.
problem-secret-in-quotes = Um den Wert stehen Anführungszeichen oder Klammern
    .why = Sie gehören zu dem Text, aus dem er kopiert wurde, nicht zum Wert. Er wurde nicht gespeichert, und es wurde nichts abgeschnitten.
    .why-odc = Sie gehören zur Shell oder zur Datei, nicht zum Wert. Es wurde nichts abgeschnitten und nichts gesendet.
    .remedy = Kopieren Sie nur den Wert, mit der Schaltfläche zum Kopieren daneben in Okta oder bei Dell, und übernehmen Sie ihn dann hier.
    .remedy-odc = Leiten Sie den Wert ohne sie hinein: in einer Unix-Shell printf %s "$SECRET" | odc verify ..., in PowerShell $env:SECRET | odc verify ..., in cmd echo %SECRET%| odc verify ...
problem-secret-named = Vor dem Wert steht sein Name
    .why = Wie NAME=Wert, NAME: Wert oder ein Objekt in JSON. Er wurde nicht gespeichert, und es wurde nichts abgeschnitten.
    .why-odc = Wie NAME=Wert, NAME: Wert oder ein Objekt in JSON. Es wurde nichts abgeschnitten und nichts gesendet.
    .remedy = Kopieren Sie nur den Wert, mit der Schaltfläche zum Kopieren daneben in Okta oder bei Dell, und übernehmen Sie ihn dann hier.
    .remedy-odc = Leiten Sie nur hinein, was hinter dem Namen steht: aus einer .env-Datei sed -n 's/^NAME=//p' .env | odc verify ..., aus JSON jq -r .name DATEI | odc verify ...
problem-secret-is-reference = Das sagt nur, wo der Wert liegt
    .why = Es ist der Name einer Variablen oder der Pfad eines Eintrags in einem Passwort-Manager. Es wurde nicht gespeichert.
    .why-odc = Es ist der Name einer Variablen, die nicht ersetzt wurde, oder der Pfad eines Eintrags in einem Passwort-Manager. Es wurde nichts gesendet.
    .remedy = Kopieren Sie den Wert selbst, mit der Schaltfläche zum Kopieren daneben, und übernehmen Sie ihn dann hier.
    .remedy-odc = Lassen Sie den Wert selbst ausgeben: op read "op://..." | odc verify ...; zwischen einfachen Anführungszeichen ersetzt eine Shell keine Variable, und eine, die nicht gesetzt ist, bleibt in cmd, wie sie ist.
problem-secret-in-markup = Das ist der Quelltext eines formatierten Texts, nicht der Wert
    .why = Darin stehen Zeichen von HTML, XML oder RTF. Es wurde nicht gespeichert.
    .why-odc = Darin stehen Zeichen von HTML, XML oder RTF. Es wurde nichts gesendet.
    .remedy = Kopieren Sie den Wert als einfachen Text, mit der Schaltfläche zum Kopieren daneben in Okta oder bei Dell, und übernehmen Sie ihn dann hier.
    .remedy-odc = Leiten Sie nur den Wert hinein, als einfachen Text.
problem-secret-is-base64 = Der Wert ist in Base64 kodiert
    .why = Dekodiert ist er lesbarer Text. So übertragen Kubernetes und der Basic-Header Geheimnisse. Er wurde nicht gespeichert.
    .why-odc = Dekodiert ist er lesbarer Text. So übertragen Kubernetes und der Basic-Header Geheimnisse. Es wurde nichts gesendet.
    .remedy = Kopieren Sie den Wert selbst dort, wo Okta oder Dell ihn zeigt, und übernehmen Sie ihn dann hier.
    .remedy-odc = Dekodieren Sie ihn zuerst: ... | base64 -d | odc verify ... Stehen dann eine Client ID und ein Doppelpunkt davor, leiten Sie hinein, was hinter dem Doppelpunkt steht.
problem-secret-utf16 = Der Wert ist in UTF-16 kodiert
    .why = Jedes zweite Byte ist null, oder eine BOM am Anfang sagt es. Er wurde nicht gespeichert.
    .why-odc = Jedes zweite Byte ist null, oder eine BOM am Anfang sagt es: Windows schreibt Dateien so als „Unicode“. Es wurde nichts gesendet.
    .remedy = Kopieren Sie den Wert noch einmal dort, wo Okta oder Dell ihn zeigt, und übernehmen Sie ihn dann hier.
    .remedy-odc = Leiten Sie ihn als UTF-8 hinein: in PowerShell Get-Content DATEI | odc verify ..., in einer Unix-Shell iconv -f UTF-16 -t UTF-8 DATEI | odc verify ...
problem-secret-utf16-passphrase = Die Passphrase ist in UTF-16 kodiert
    .why = Jedes zweite Byte ist null, oder eine BOM am Anfang sagt es: Windows schreibt Dateien so als „Unicode“. Die verschlüsselte Datei wurde damit nicht probiert.
    .remedy = Leiten Sie sie als UTF-8 hinein: in PowerShell Get-Content DATEI | odc ..., in einer Unix-Shell iconv -f UTF-16 -t UTF-8 DATEI | odc ...
problem-secret-not-utf8 = Was kam, ist kein Text in UTF-8
    .why = Darin sind Bytes einer anderen Kodierung, etwa Latin-1. Es wurde nicht gespeichert.
    .why-odc = Darin sind Bytes einer anderen Kodierung, etwa Latin-1. Es wurde nichts gesendet.
    .remedy = Kopieren Sie den Wert noch einmal dort, wo Okta oder Dell ihn zeigt, und übernehmen Sie ihn dann hier.
    .remedy-odc = Leiten Sie nur den Wert hinein, als einfachen Text in UTF-8.
problem-secret-not-utf8-passphrase = Die Passphrase ist kein Text in UTF-8
    .why = Darin sind Bytes einer anderen Kodierung, etwa Latin-1. Die verschlüsselte Datei wurde damit nicht probiert.
    .remedy = Leiten Sie sie als UTF-8 hinein: in PowerShell setzen Sie vorher $OutputEncoding auf [Text.UTF8Encoding]::new(), in einer Unix-Shell hilft iconv.
problem-secret-too-short = Der Wert hat nur { $length } Zeichen
    .why = Ein Client Secret ist länger, meist 40. Es wurde nicht gespeichert.
    .why-odc = Ein Client Secret ist länger, meist 40. Damit wurde nichts gesendet.
    .remedy = Nehmen Sie Oktas **Copy to clipboard** (kopieren), statt Text zu markieren, und übernehmen Sie es dann hier.
    .remedy-odc = Leiten Sie den ganzen Wert hinein.
problem-secret-too-long = Der Wert hat { $length } Zeichen
    .why = So lang ist kein Client Secret, es wurde also etwas anderes kopiert. Es wurde nicht gespeichert.
    .why-odc = So lang ist kein Client Secret. Damit wurde nichts gesendet.
    .remedy = Nehmen Sie Oktas **Copy to clipboard** (kopieren), statt Text zu markieren, und übernehmen Sie es dann hier.
    .remedy-odc = Leiten Sie nur den Wert hinein.
problem-secret-not-new = Das ist das Secret, das schon benutzt wird, kein neues
    .why = In der Zwischenablage stand der Wert, der hier schon verwahrt ist.
    .remedy = Klicken Sie in Okta **Generate new secret** (neues Secret erzeugen), dann **Copy to clipboard** (kopieren), und übernehmen Sie es hier.
problem-secret-needed = Das Client Secret ist noch nicht hier
    .why = Dieser Schritt arbeitet damit.
    .why-odc = Diese Verbindung hat noch keines im Schlüsselbund.
    .remedy = Gehen Sie zurück zu „In Okta installieren“ und übernehmen Sie es.
    .remedy-odc = Übernehmen Sie es in der App, Schritt „In Okta installieren“.
problem-secret-gone = Das Client Secret wurde hier gelöscht
    .why = Sie haben es so gewählt, und niemand kann es wieder lesen, auch Okta nicht.
    .remedy = Klicken Sie in Okta im Reiter **General** auf **Generate new secret** (neues Geheimnis) und übernehmen Sie es hier. Hat Dell das alte, gilt es dort weiter.
    .remedy-odc = Klicken Sie in Okta im Reiter **General** auf **Generate new secret** und übernehmen Sie es in der App. Das alte gilt bei Dell weiter.

## Dasselbe, beim Feld für Dells Secret Key

problem-secret-is-client-id-dell-key = Das ist die Client ID, nicht der Secret Key
    .why = Es ist das, was im Feld darüber steht. Es wurde nicht gespeichert.
    .remedy = Kopieren Sie in Dells Konsole den **Secret Key** aus **Credential Details** (Anmeldedaten) und übernehmen Sie ihn dann hier.
problem-secret-is-url-dell-key = Das ist eine Adresse, nicht der Secret Key
    .why = Es ist ein Link. Er wurde nicht gespeichert.
    .remedy = Kopieren Sie in Dells Konsole den **Secret Key** aus **Credential Details** (Anmeldedaten) und übernehmen Sie ihn dann hier.
problem-secret-has-space-dell-key = Im Kopierten ist ein Leerzeichen oder ein Zeilenumbruch
    .why = Ein Secret Key ist ein Wort, es wurde also mehr kopiert. Es wurde nicht gespeichert.
    .remedy = Kopieren Sie in Dells Konsole nur den **Secret Key** aus **Credential Details** (Anmeldedaten) und übernehmen Sie ihn dann hier.
problem-secret-odd-characters-dell-key = Im Kopierten sind unsichtbare Zeichen
    .why = Sie kommen mit, wenn Text auf einer Seite markiert wird; kein Secret Key hat sie. Es wurde nicht gespeichert.
    .remedy = Kopieren Sie in Dells Konsole nur den **Secret Key** aus **Credential Details** (Anmeldedaten) und übernehmen Sie ihn dann hier.
problem-secret-too-short-dell-key = Der Wert hat nur { $length } Zeichen
    .why = Ein Secret Key von Dell ist länger. Es wurde nicht gespeichert.
    .remedy = Kopieren Sie in Dells Konsole den ganzen **Secret Key** aus **Credential Details** (Anmeldedaten) und übernehmen Sie ihn dann hier.
problem-secret-too-long-dell-key = Der Wert hat { $length } Zeichen
    .why = So lang ist kein Secret Key, es wurde also etwas anderes kopiert. Es wurde nicht gespeichert.
    .remedy = Kopieren Sie in Dells Konsole den **Secret Key** aus **Credential Details** (Anmeldedaten) und übernehmen Sie ihn dann hier.
problem-client-id-empty-dell-client-id = Geben Sie die Client ID von Dells API-Anmeldedaten ein
    .why = Das Feld ist leer.
    .remedy = Öffnen Sie in Dells Konsole **API Credentials** (API-Anmeldedaten) und kopieren Sie die Client ID aus **Credential Details**.
problem-client-id-has-space-dell-client-id = Diese Client ID hat Zeichen, die keine Client ID hat
    .why = Es wurde mehr als der Wert kopiert.
    .remedy = Öffnen Sie in Dells Konsole **API Credentials** (API-Anmeldedaten) und kopieren Sie nur die Client ID aus **Credential Details**.

## Die Zwischenablage

problem-secret-too-short-typed = Eingegeben sind nur { $length } Zeichen
    .why = Ein Client Secret ist länger, meist 40. Es wurde nicht abgelegt.
    .remedy = Fügen Sie dort den ganzen Wert ein, mit Oktas **Copy to clipboard**.
problem-clipboard-empty-typed = Kein Text wurde eingegeben
    .why = Das Fenster wurde geschlossen, ohne dass etwas in seinem Feld stand. Nichts wurde abgelegt.
    .remedy = Öffnen Sie es noch einmal, und geben Sie das Secret dort ein oder fügen Sie es ein.
problem-clipboard-empty-blank = In der Zwischenablage steht ein leerer Text
    .why = Kopiert wurden nur Leerzeichen oder Zeilenumbrüche, oder gar nichts.
    .remedy = Kopieren Sie den Wert noch einmal dort, wo er angezeigt wird, und übernehmen Sie ihn dann hier.
problem-clipboard-empty-picture = In der Zwischenablage steht ein Bild und kein Text
    .why = Kopiert wurde ein Bildschirmfoto oder das Bild einer Seite.
    .remedy = Kopieren Sie den Wert als Text, mit der Schaltfläche zum Kopieren daneben, und übernehmen Sie ihn dann hier.
problem-clipboard-empty-files = In der Zwischenablage stehen Dateien und kein Text
    .why = Kopiert wurden Dateien, nicht ihr Inhalt.
    .remedy = Öffnen Sie die Datei mit dem Wert, kopieren Sie nur den Wert und übernehmen Sie ihn dann hier.
problem-clipboard-empty-formatted = In der Zwischenablage steht formatierter Text ohne einfachen Text
    .why = Das Programm, aus dem er kopiert wurde, bietet nur HTML oder RTF an, und beides wird hier nicht zerlegt.
    .remedy = Kopieren Sie den Wert mit der Schaltfläche zum Kopieren daneben, oder fügen Sie ihn in einen einfachen Texteditor ein und kopieren Sie ihn dort.
problem-clipboard-empty-encoded = In der Zwischenablage steht Text in einer Kodierung, die diese App nicht liest
    .why = Das Programm, aus dem er kopiert wurde, bietet ihn in keiner der üblichen an.
    .remedy = Kopieren Sie den Wert mit der Schaltfläche zum Kopieren daneben in Okta oder bei Dell und übernehmen Sie ihn dann hier.
problem-clipboard-empty-other = In der Zwischenablage steht etwas, das kein Text ist
    .why = Das Programm, aus dem es kopiert wurde, bietet keinen Text an.
    .remedy = Kopieren Sie den Wert als Text, mit der Schaltfläche zum Kopieren daneben, und übernehmen Sie ihn dann hier.
problem-clipboard-unreadable-withheld = Die Zwischenablage bot Text an und gab ihn nicht heraus
    .why = Das Programm, aus dem er kopiert wurde, wurde nach dem Text gefragt und hat ihn verweigert oder ist beendet.
    .remedy = Kopieren Sie den Wert noch einmal dort, wo er angezeigt wird, lassen Sie diese Seite offen und übernehmen Sie ihn dann hier.
problem-clipboard-empty = In der Zwischenablage steht kein Text
    .why = Kein Programm bietet etwas Kopiertes an: Es kann inzwischen beendet sein, oder etwas hat die Zwischenablage geleert.
    .remedy = Kopieren Sie den Wert noch einmal dort, wo er angezeigt wird, und übernehmen Sie ihn dann hier.
problem-clipboard-unreadable = Die Zwischenablage ließ sich nicht lesen
    .why = Das System gab sie nicht heraus, oder ein anderes Programm hält sie fest.
    .remedy = Klicken Sie in dieses Fenster und drücken Sie hier Strg+V oder Cmd+V. Lassen Sie die Seite, die den Wert zeigt, so lange offen.
problem-clipboard-own-text = In der Zwischenablage steht ein Text, den diese App dort abgelegt hat
    .why = Er ist kein Secret, sondern ein Link, eine Liste oder ein anderer Text, der in diesem Fenster kopiert wurde. Nichts wurde gespeichert.
    .remedy = Kopieren Sie den Wert dort, wo Okta oder Dell ihn zeigt, und übernehmen Sie ihn dann hier. Haben Sie in diesem Fenster vorher nichts kopiert, schließen Sie die App und melden Sie es.
problem-nothing-in-clipboard = In der Zwischenablage steht nichts von uns
    .why = Sie wurde geleert, oder es wurde seither etwas anderes kopiert.
    .remedy = Klicken Sie noch einmal auf Kopieren.

## Client ID

problem-client-id-empty = Geben Sie die Client ID ein
    .why = Das Feld ist leer.
    .why-odc = Es wurde keine angegeben.
    .remedy = Öffnen Sie in Okta den Reiter **General** der Integration und kopieren Sie die Client ID.
problem-client-id-is-secret = Das sieht nach dem Client Secret aus, nicht nach der Client ID
    .why = Ein Geheimnis darf nicht in einem Textfeld stehen; darum wurde es sofort herausgenommen.
    .why-odc = Es stand in der Befehlszeile: dort kann es jedes Programm auf diesem Computer lesen, und die Shell behält es vielleicht in ihrem Verlauf. Gesendet wurde nichts.
    .remedy = Öffnen Sie in Okta den Reiter **General** der Integration und kopieren Sie die Client ID; sie beginnt mit 0oa.
    .remedy-odc = Ist es das Secret, erzeugen Sie in Okta mit **Generate new secret** ein anderes. Die Client ID, die mit 0oa beginnt, steht im Reiter **General**.
problem-client-id-is-secret-id = Das ist die Kennung des Geheimnisses, nicht die Client ID
    .why = Ein Wert, der mit ocs beginnt, benennt nur ein Geheimnis.
    .remedy = Öffnen Sie in Okta den Reiter **General** der Integration und kopieren Sie die Client ID; sie beginnt mit 0oa.
problem-client-id-length = Diese Client ID hat { $length } Zeichen
    .why = Üblich sind 20. Es wurde mehr oder weniger als der Wert kopiert.
    .remedy = Öffnen Sie in Okta den Reiter **General** der Integration und kopieren Sie die Client ID mit ihrer Schaltfläche.
problem-client-id-unusual = Das sieht nicht nach einer Client ID aus
    .why = Client IDs beginnen mit 0oa und haben 20 Zeichen. Diese hat { $length }.
    .remedy = Prüfen Sie, ob Sie alles kopiert haben.
problem-client-id-is-url = Das ist eine Adresse, nicht die Client ID
    .why = Eine Client ID ist ein Wort ohne Punkte und Schrägstriche.
    .remedy = Öffnen Sie in Okta den Reiter **General** der Integration und kopieren Sie die Client ID.
problem-client-id-has-space = Diese Client ID hat Zeichen, die keine Client ID hat
    .why = Es wurde mehr oder weniger als der Wert kopiert.
    .remedy = Öffnen Sie in Okta den Reiter **General** der Integration und kopieren Sie die Client ID mit ihrer Schaltfläche.

## Der Schlüsselbund

problem-keychain-none = In dieser Sitzung antwortet kein Schlüsselbund
    .why = Für das Client Secret gibt es also keinen Platz, es sei denn, Sie wählen einen anderen. Für Sie gewählt wird keiner.
    .why-odc = Ohne ihn ist ein verwahrtes Client Secret nicht zu lesen.
    .remedy = Starten Sie den Schlüsselbund des Systems (unter Linux etwa GNOME Keyring oder KWallet) und versuchen Sie es noch einmal. Oder wählen Sie in „Voraussetzungen prüfen“, wo es sonst liegt.
    .remedy-odc = Starten Sie den Schlüsselbund des Systems (unter Linux etwa GNOME Keyring oder KWallet) und führen Sie dies noch einmal aus. Über SSH gibt es vielleicht keinen.
problem-keychain-none-kept = In dieser Sitzung antwortet kein Schlüsselbund
    .why = Ohne ihn lässt sich nichts, was verwahrt ist, lesen, verschieben oder löschen. Es bleibt, wie es war.
    .why-odc = Ohne ihn ist ein verwahrtes Client Secret nicht zu lesen.
    .remedy = Starten Sie den Schlüsselbund des Systems (unter Linux etwa GNOME Keyring oder KWallet) und versuchen Sie es noch einmal.
    .remedy-odc = Starten Sie den Schlüsselbund des Systems (unter Linux etwa GNOME Keyring oder KWallet) und führen Sie dies noch einmal aus. Über SSH gibt es vielleicht keinen.
problem-keychain-no-default = Der Schlüsselbund läuft und hat keinen Standard
    .why = Neue Einträge kommen in den Standard-Schlüsselbund, und keiner ist eingestellt. Was in anderen liegt, lässt sich lesen und löschen.
    .remedy = Öffnen Sie **Passwörter und Verschlüsselung** (Seahorse): Klicken Sie mit der rechten Maustaste auf einen Schlüsselbund und wählen Sie **Zur Vorgabe machen**, oder legen Sie mit dem Pluszeichen erst einen an. Versuchen Sie es dann noch einmal. Oder wählen Sie in „Voraussetzungen prüfen“, wo das Secret sonst liegt.
    .remedy-odc = Öffnen Sie Passwörter und Verschlüsselung (Seahorse): Klicken Sie mit der rechten Maustaste auf einen Schlüsselbund und wählen Sie Zur Vorgabe machen, oder legen Sie mit dem Pluszeichen erst einen an. Führen Sie dies dann noch einmal aus.
problem-keychain-no-default-kde = Der Schlüsselbund läuft und hat keinen Standard-Passwortspeicher
    .why = Neue Einträge kommen in den Standard-Passwortspeicher, und keiner ist eingestellt. Was in anderen liegt, lässt sich lesen und löschen.
    .remedy = Öffnen Sie **Systemeinstellungen**, **KDE-Passwortspeicher**, und wählen oder erstellen Sie den Passwortspeicher, der als Standard dient. Versuchen Sie es dann noch einmal. Oder wählen Sie in „Voraussetzungen prüfen“, wo das Secret sonst liegt.
    .remedy-odc = Öffnen Sie Systemeinstellungen, KDE-Passwortspeicher, und wählen oder erstellen Sie den Passwortspeicher, der als Standard dient. Führen Sie dies dann noch einmal aus.
problem-keychain-no-default-keepassxc = KeePassXC läuft und hat für andere Programme keine Datenbank offen
    .why = Neue Einträge kommen in eine Datenbank, die offen und freigegeben ist, und es gibt keine.
    .remedy = Öffnen Sie in KeePassXC eine Datenbank, und wählen Sie in ihren **Datenbank-Einstellungen**, **Secret-Service-Integration**, die Gruppe, die andere Programme benutzen dürfen. Versuchen Sie es dann noch einmal. Oder wählen Sie in „Voraussetzungen prüfen“, wo das Secret sonst liegt.
    .remedy-odc = Öffnen Sie in KeePassXC eine Datenbank, und wählen Sie in ihren Datenbank-Einstellungen, Secret-Service-Integration, die Gruppe, die andere Programme benutzen dürfen. Führen Sie dies dann noch einmal aus.
problem-keychain-session-only = Der Standard-Schlüsselbund wird beim Abmelden geleert
    .why = Es ist der Schlüsselbund der Sitzung, der nur im Speicher liegt. Nichts wurde darin abgelegt.
    .remedy = Setzen Sie einen bleibenden Schlüsselbund als Standard, etwa in **Passwörter und Verschlüsselung** (Seahorse), und versuchen Sie es noch einmal. Oder wählen Sie in „Voraussetzungen prüfen“, wo das Secret sonst liegt.
    .remedy-odc = Setzen Sie einen bleibenden Schlüsselbund als Standard, etwa in Passwörter und Verschlüsselung (Seahorse), und führen Sie dies noch einmal aus.
problem-keychain-locked-part = Der Schlüsselbund „{ $part }“ ist verschlossen, und Einträge dieser App liegen darin
    .why = Welche, ist erst bekannt, wenn er offen ist. Was in anderen liegt, ist davon nicht berührt, und es ging nichts verloren.
    .remedy = Klicken Sie auf Öffnen und antworten Sie im Fenster des Systems mit dem Kennwort von „{ $part }“. Danach geht weiter, was Sie vorhatten.
    .remedy-odc = Öffnen Sie „{ $part }“ mit seinem Kennwort und führen Sie dies noch einmal aus.
problem-keychain-locked-closed = „{ $part }“ im Schlüsselbund ist verschlossen und kann Einträge dieser App enthalten
    .why = Dieser Schlüsselbund sagt nicht, was in einem verschlossenen Teil liegt. Was anderswo gefunden wurde, ist davon nicht berührt, und es ging nichts verloren.
    .remedy = Klicken Sie auf Öffnen und antworten Sie im Fenster des Systems mit dem Kennwort von „{ $part }“. Danach geht weiter, was Sie vorhatten.
    .remedy-odc = Öffnen Sie „{ $part }“ mit seinem Kennwort und führen Sie dies noch einmal aus.
problem-keychain-locked = Der Schlüsselbund ist verschlossen
    .why = Solange er zu ist, lässt sich nichts lesen und nichts ablegen. Es ging nichts verloren. Vielleicht ist noch ein Fenster offen, das nach seinem Kennwort fragt, womöglich hinter diesem.
    .why-odc = Solange er gesperrt ist, lässt sich nichts lesen und nichts speichern. Es ging nichts verloren.
    .remedy = Klicken Sie auf Öffnen und antworten Sie im Fenster des Systems mit Ihrem eigenen Kennwort. Danach geht weiter, was Sie vorhatten.
    .remedy-odc = Öffnen Sie ihn mit Ihrem eigenen Kennwort und führen Sie dies noch einmal aus.
problem-keychain-denied = Der Schlüsselbund hat diese App abgewiesen
    .why = Sie oder eine Regel des Systems haben Nein gesagt.
    .remedy = Erlauben Sie Okta Dell Connect den Schlüsselbund, oder fragen Sie die Betreuung dieses Computers, und versuchen Sie es noch einmal.
problem-keychain-denied-dismissed = Die Frage des Schlüsselbunds wurde nicht beantwortet
    .why = Ihr Fenster wurde geschlossen, oder diese Sitzung hat keinen Bildschirm dafür. Nichts wurde geändert.
    .remedy = Versuchen Sie es noch einmal und antworten Sie im Fenster des Systems mit Ihrem eigenen Kennwort.
    .remedy-odc = Führen Sie dies in einer grafischen Sitzung noch einmal aus und antworten Sie im Fenster des Systems, oder öffnen Sie den Schlüsselbund vorher.
problem-keychain-slow = Der Schlüsselbund hat nicht rechtzeitig geantwortet
    .why = Vielleicht wartet er in einem anderen Fenster auf eine Antwort.
    .why-odc = Vielleicht wartet er auf die Antwort auf eine eigene Frage.
    .remedy = Suchen Sie ein Fenster des Systems, das nach einem Kennwort fragt, antworten Sie dort, und versuchen Sie es noch einmal.
problem-keychain-item-gone = Das Geheimnis liegt nicht mehr im Schlüsselbund
    .why = Jemand oder etwas hat es dort entfernt.
    .remedy = Klicken Sie in Okta im Reiter **General** auf **Generate new secret** (neues Geheimnis) und übernehmen Sie es hier. Das alte gilt bei Dell weiter.
    .remedy-odc = Klicken Sie in Okta im Reiter **General** auf **Generate new secret** und übernehmen Sie es in der App. Das alte gilt bei Dell weiter.
problem-keychain-differs = Im Schlüsselbund liegt ein anderer Wert als der abgelegte
    .why = Der Schlüsselbund oder ein anderes Programm hat ihn verändert; darauf ist kein Verlass.
    .remedy = Klicken Sie in Okta im Reiter **General** auf **Generate new secret** (neues Geheimnis) und übernehmen Sie dieses.
    .remedy-odc = Klicken Sie in Okta im Reiter **General** auf **Generate new secret** und übernehmen Sie es in der App.
problem-keychain-differs-still-there = Der Eintrag, der gelöscht werden sollte, liegt noch im Schlüsselbund
    .why = Der Schlüsselbund meldete, er habe ihn gelöscht, und danach war er noch zu finden.
    .remedy = Löschen Sie ihn mit dem Werkzeug des Systems für den Schlüsselbund und versuchen Sie es noch einmal.
    .remedy-odc = Löschen Sie ihn mit dem Werkzeug des Systems für den Schlüsselbund und führen Sie dies noch einmal aus.
problem-keychain-differs-stored = Zurückgelesen wurde etwas anderes als abgelegt
    .why = Der Schlüsselbund oder ein anderes Programm hat den Wert verändert; darauf ist kein Verlass. Die Zwischenablage blieb, wie sie ist.
    .remedy = Solange Oktas Dialog offen ist, kopieren Sie das Geheimnis noch einmal und übernehmen Sie es erneut. Ist er geschlossen, klicken Sie in Okta im Reiter **General** auf **Generate new secret** (neues Geheimnis) und übernehmen Sie dieses.
problem-keychain-twice = Im Schlüsselbund liegen zwei verschiedene Geheimnisse unter einem Namen
    .why = Ein anderes Programm oder ein wiederhergestellter Schlüsselbund kann den zweiten dort abgelegt haben. Welcher gemeint ist, wird nicht geraten, und keiner wurde geändert.
    .remedy = Öffnen Sie das Werkzeug des Systems für den Schlüsselbund (unter Linux etwa **Passwörter und Verschlüsselung**), suchen Sie „Okta Dell Connect“, vergleichen Sie, wann jeder entstand, und löschen Sie den, der nicht Ihrer ist. Versuchen Sie es dann noch einmal.
    .remedy-odc = Öffnen Sie das Werkzeug des Systems für den Schlüsselbund (unter Linux etwa Passwörter und Verschlüsselung), suchen Sie „Okta Dell Connect“, vergleichen Sie, wann jeder entstand, und löschen Sie den, der nicht Ihrer ist. Führen Sie dies dann noch einmal aus.
problem-keychain-failed = Der Schlüsselbund meldet einen Fehler
    .why = Was er dazu sagte, steht unter Einzelheiten, wenn er etwas sagte.
    .why-odc = Was er dazu sagte, steht darunter, wenn er etwas sagte.
    .remedy = Versuchen Sie es noch einmal. Lassen Sie Oktas Dialog offen, bis das Geheimnis abgelegt ist.
    .remedy-odc = Führen Sie dies noch einmal aus.

problem-keychain-too-large = Der Schlüsselbund nimmt kein Geheimnis dieser Länge an
    .why = Er hat eine Grenze für einen Eintrag. Abgelegt wurde nichts, und die Zwischenablage blieb, wie sie ist.
    .remedy = Prüfen Sie, ob nur das Geheimnis kopiert wurde. Oder wählen Sie in „Voraussetzungen prüfen“ die verschlüsselte Datei, die es annimmt.
problem-keychain-disabled = Eine Regel dieses Computers erlaubt keine gespeicherten Anmeldedaten
    .why = Windows soll keine speichern („Speicherung von Kennwörtern und Anmeldeinformationen für die Netzwerkauthentifizierung nicht zulassen“), oder diese Sitzung hat keinen Speicher dafür.
    .remedy = Fragen Sie die Betreuung dieses Computers, oder wählen Sie in „Voraussetzungen prüfen“, wo das Geheimnis sonst liegt.

## Andere Plätze als der Schlüsselbund

problem-session-over = Das Geheimnis war nur für eine Sitzung da, und die ist zu Ende
    .why = Sie hatten den Speicher dieser App gewählt. Als sie endete, war das Geheimnis weg, wie gesagt. Es ist nichts fehlgeschlagen.
    .remedy = Klicken Sie in Okta im Reiter General auf **Generate new secret** und übernehmen Sie es hier. Hat Dell das alte, gilt es dort weiter: Mit **Secret wechseln** geben Sie Dell das neue.
problem-session-elsewhere = Das Geheimnis liegt nur im Speicher der App
    .why = Es sollte nur für eine Sitzung der App da sein. Dort liest es kein anderes Programm, auch dieses nicht.
    .remedy = Prüfen Sie die Verbindung in der laufenden App, oder verschieben Sie das Geheimnis dort in den Schlüsselbund.
problem-vault-locked = Die verschlüsselte Datei ist verschlossen
    .why = Ihre Passphrase wird bei jedem Start der App einmal gebraucht. Bis dahin wird nichts darin gelesen oder geändert.
    .remedy = Klicken Sie auf Öffnen und geben Sie die Passphrase im Fenster des Systems ein. Danach geht weiter, was Sie vorhatten.
    .remedy-odc = Geben Sie die Passphrase mit --passphrase-from stdin, oder lassen Sie mit --passphrase-from terminal danach fragen.
problem-vault-passphrase = Das ist nicht die Passphrase der verschlüsselten Datei
    .why = Die Datei ging nicht auf. Sie wurde nicht verändert, und es ging nichts verloren.
    .remedy = Versuchen Sie es noch einmal; achten Sie auf Großbuchstaben und die Sprache der Tastatur. Wiederherstellen kann die Passphrase niemand. Ohne sie löschen Sie die Datei selbst, `{ $file }`: Was darin ist, ist verloren, nichts hier wartet mehr darauf, und Okta gibt ein neues Secret aus.
problem-passphrase-short = Diese Passphrase ist zu leicht zu erraten
    .why = An einer Kopie der Datei ließe sich anderswo raten, so oft jemand will. Was sich wiederholt, zählt einmal, eine Reihe wie abc oder 123 ebenso.
    .remedy = Wählen Sie eine mit mindestens { $length } Zeichen: Mehrere Wörter, die nichts miteinander zu tun haben, merken sich leicht.
problem-vault-damaged = Die verschlüsselte Datei war beschädigt
    .why = Sie wurde gelesen und ist nicht, was diese App geschrieben hat. Gelöscht wurde sie nicht: Sie liegt als { $file } da.
    .remedy = Haben Sie eine Kopie, legen Sie diese an ihre Stelle, während die App geschlossen ist. Sonst holen Sie in Okta ein neues Geheimnis: **Generate new secret**.
problem-vault-gone = Die verschlüsselte Datei ist nicht da
    .why = Sie müsste { $file } sein. Jemand oder etwas hat sie verschoben oder gelöscht.
    .remedy = Legen Sie sie zurück, während die App geschlossen ist. Sonst wählen Sie in „Voraussetzungen prüfen“ einen Platz und holen in Okta ein neues Geheimnis: **Generate new secret**.
problem-vault-item-gone = Das Geheimnis liegt nicht mehr in der verschlüsselten Datei
    .why = Die Datei geht auf und hat diesen Eintrag nicht: Vielleicht wurde eine ältere Kopie zurückgelegt.
    .remedy = Klicken Sie in Okta im Reiter General auf **Generate new secret** und übernehmen Sie es hier. Das alte gilt bei Dell weiter.
problem-vault-other = Die verschlüsselte Datei ist keine, die diese Version öffnet
    .why = { $file } ist heil, und geschrieben hat sie eine neuere Version dieser App oder etwas anderes. Sie wurde nicht verändert.
    .remedy = Installieren Sie die neuere Version. Ist es keine Datei dieser App, verschieben Sie sie, während die App geschlossen ist.
problem-vault-failed = Die verschlüsselte Datei ließ sich nicht lesen oder schreiben
    .why = Die Platte oder ihr Ordner meldet einen Fehler. Was vorher da war, ist noch da.
    .remedy = Versuchen Sie es noch einmal. Lassen Sie Oktas Dialog offen, bis das Geheimnis abgelegt ist.
problem-nothing-to-move = Es gibt nichts zu verschieben
    .why = Die Geheimnisse dieser Verbindung liegen schon im Schlüsselbund oder wurden gelöscht.
    .remedy = Machen Sie weiter.

## Das Netz

problem-network-dns = Der Name { $host } wurde nicht gefunden
    .why = Er ist verschrieben, oder dieses Netz kennt ihn nicht.
    .remedy = Prüfen Sie Schreibweise und VPN. Die IT kann die Adressen von Okta und Dell auf Port 443 freigeben.
problem-network-connect = Keine Verbindung zu { $host }
    .why = Das Netz oder eine Firewall hat sie nicht durchgelassen.
    .remedy = Prüfen Sie die Verbindung, oder bitten Sie die IT, Port 443 zu dieser Adresse zu öffnen.
problem-network-timeout = { $host } hat nicht rechtzeitig geantwortet
    .why = Eine Firewall verschluckt vielleicht die Anfrage, oder die Leitung ist langsam.
    .remedy = Versuchen Sie es noch einmal. Bleibt es so, bitten Sie die IT, Port 443 zu dieser Adresse zu öffnen.
problem-time-up = { $host } hatte nicht geantwortet, als die Zeit um war
    .why = Die Grenze, die für diesen Lauf gesetzt war, hat ihn beendet; über das Netz sagt das nichts.
    .why-odc = Die Grenze von --timeout hat ihn beendet; über das Netz sagt das nichts.
    .remedy = Geben Sie ihm mehr Zeit.
    .remedy-odc = Geben Sie ihm mit einem größeren --timeout mehr Zeit, oder lassen Sie es weg. Wie weit { $host } von hier zu erreichen ist, sagt odc doctor.
problem-time-up-test = { $host } hatte nicht geantwortet, als die Zeit um war
    .why = Ein Test endet nach { $minutes } Minuten, was immer noch offen ist.
    .remedy = Versuchen Sie es noch einmal. Passiert es wieder, ist Okta oder das Netz gerade zu langsam.
problem-time-up-audit = { $host } hatte nicht alles beantwortet, als die Zeit um war
    .why = Die Suche nach weiteren endet nach { $minutes } Minuten. Was sie bis dahin gefunden hat, zählt nicht.
    .remedy = Versuchen Sie es noch einmal, wenn das Anfragelimit von Okta weniger ausgelastet ist.
problem-network-tls = Dem Zertifikat von { $host } wird hier nicht vertraut
    .why = { $issuer ->
        [unknown] Seinen Aussteller kennt dieser Computer nicht.
       *[other] Seinen Aussteller, { $issuer }, kennt dieser Computer nicht.
    } Wahrscheinlich bricht Ihr Netz verschlüsselten Verkehr mit einem eigenen Zertifikat auf.{ $chain ->
        [alone] {" "}Es kam ohne das Zertifikat einer Stelle: Vielleicht fehlt eines zwischen ihm und der Wurzel.
       *[more] {""}
    }
    .remedy = { $roots ->
        [system] Bitten Sie die IT, das Stammzertifikat der Firma im System zu installieren.
       *[variable] Die Variable { $roots } nennt, wem hier vertraut wird, anstelle des Systems. { $part ->
            [yes] Nicht alles davon ist zu lesen: { $unread }. Lassen Sie zuerst das berichtigen; vielleicht ist es das Stammzertifikat der Firma.
           *[no] Bitten Sie die IT um eine PEM-Datei, die auch das Stammzertifikat der Firma enthält.
        }
    }
problem-network-tls-wrong-name = Das Zertifikat, das für { $host } kam, gilt für einen anderen Namen
    .why = Es gilt für { $names }, ausgestellt von { $issuer }. Vielleicht hat eine Anmeldeseite oder ein Filter dieses Netzes geantwortet.
    .remedy = Öffnen Sie { $host } im Browser und sehen Sie, was kommt. Melden Sie sich am Netz an, wenn es fragt, oder bitten Sie die IT, { $host } durchzulassen.
problem-network-tls-nameless = Das Zertifikat, das für { $host } kam, nennt keinen Host
    .why = Ihm fehlt der alternative Antragstellername (SAN), den heute jedes Programm verlangt. Aussteller ist { $issuer }, wahrscheinlich ein Gerät Ihres Netzes, das verschlüsselten Verkehr aufbricht.
    .remedy = Bitten Sie die IT, dieses Gerät Zertifikate mit alternativem Antragstellernamen ausstellen zu lassen oder { $host } davon auszunehmen.
problem-network-tls-expired = Das Zertifikat, das für { $host } kam, ist abgelaufen
    .why = Das sagt die Uhr dieses Computers. Aussteller des Zertifikats ist { $issuer }.
    .remedy = Prüfen Sie Datum und Uhrzeit. Stimmen sie und ist der Aussteller Ihre Firma, bitten Sie die IT, das Zertifikat des Geräts zu erneuern, das verschlüsselten Verkehr aufbricht.
problem-network-tls-not-yet = Das Zertifikat, das für { $host } kam, gilt noch nicht
    .why = Das sagt die Uhr dieses Computers. Aussteller des Zertifikats ist { $issuer }.
    .remedy = Prüfen Sie Datum und Uhrzeit. Stimmen sie, fragen Sie die IT nach der Uhr des Geräts, das es ausgestellt hat.
problem-network-tls-ca-as-server = Für { $host } kam das Zertifikat einer Zertifizierungsstelle selbst
    .why = Es darf Zertifikate ausstellen, aber nicht für einen Server stehen, auch wenn seiner Wurzel vertraut wird. Aussteller ist { $issuer }, wahrscheinlich ein Gerät Ihres Netzes, das verschlüsselten Verkehr aufbricht.
    .remedy = Bitten Sie die IT, dieses Gerät ein Serverzertifikat zeigen zu lassen, das seine Stelle ausgestellt hat, oder { $host } davon auszunehmen.
problem-network-tls-revoked = Das Zertifikat, das für { $host } kam, wurde widerrufen
    .why = Sein Aussteller, { $issuer }, hat es zurückgenommen.
    .remedy = Machen Sie über dieses Netz nicht weiter. Fragen Sie die IT, wer hier für { $host } antwortet.
problem-network-tls-bad-signature = Das Zertifikat, das für { $host } kam, ist nicht von der Wurzel signiert, der hier vertraut wird
    .why = Dieser Computer vertraut einer Wurzel namens { $issuer }, und ein anderer Schlüssel hat das Zertifikat signiert. Wahrscheinlich hat Ihre Firma die Wurzel des Geräts erneuert, das verschlüsselten Verkehr aufbricht.
    .remedy = Bitten Sie die IT um das Stammzertifikat, das jetzt gilt, und um seine Installation auf diesem Computer.
problem-network-tls-certificate = Das Zertifikat, das für { $host } kam, hat einen Fehler
    .why = { $fault ->
        [purpose] Es ist nicht für Server gemacht.
        [not-permitted] Die Stelle, die es ausgestellt hat, darf für diesen Namen keines ausstellen.
        [extension] Es hat eine kritische Erweiterung, die diese App nicht kennt.
       *[other] Nur die Einzelheiten nennen den Fehler.
    } { $issuer ->
        [unknown] Sein Aussteller ist nicht zu lesen.
       *[name] Aussteller ist { $issuer }.
    }
    .remedy = Geben Sie der IT die Einzelheiten und fragen Sie, welches Gerät hier für { $host } antwortet.
problem-network-tls-plain = Was für { $host } antwortet, verschlüsselt nicht
    .why = Eine Anmeldeseite oder ein Filter dieses Netzes antwortet an seiner Stelle.
    .remedy = Öffnen Sie { $host } im Browser, melden Sie sich am Netz an, wenn es fragt, und versuchen Sie es noch einmal.
problem-network-tls-broke = Mit { $host } kam keine Verschlüsselung zustande
    .why = Der Aufbau brach ab, oder es gab keine gemeinsame Version: Diese App braucht TLS 1.2 oder 1.3. Vielleicht sieht eine Firewall in den Verkehr.
    .remedy = Bitten Sie die IT, https (Port 443) zu { $host } durchzulassen.
problem-network-no-trust = Die Zertifikate, denen dieses System vertraut, waren nicht zu lesen
    .why = Ohne sie lässt sich kein Server prüfen.
    .remedy = Installieren Sie unter Linux das Paket ca-certificates. Sonst fragen Sie die IT.
problem-network-trust-unreadable = Die Variable { $variable } nennt Zertifikate, die nicht zu lesen sind
    .why = { $fault ->
        [missing] { $path } gibt es nicht.
        [no-content] { $path } ist leer.
        [der] { $path } enthält ein Zertifikat in DER-Form. Nötig ist PEM: Text mit BEGIN CERTIFICATE.
        [encoding] { $path } ist kein UTF-8-Text.
        [certificate] { $path } enthält ein Zertifikat, das beschädigt oder abgeschnitten ist.
        [mark] { $path } beginnt mit einer Bytereihenfolge-Markierung (BOM), die das erste BEGIN CERTIFICATE verdeckt. Speichern Sie die Datei ohne sie.
        [denied] Dieses Konto darf { $path } nicht lesen.
        [folder] { $path } ist ein Ordner, und eine Datei ist nötig.
        [not-a-folder] { $path } ist eine Datei, und ein Ordner ist nötig.
       *[no-certificate] { $path } enthält kein Zertifikat in PEM-Form: Text mit BEGIN CERTIFICATE.
    } Ohne das lässt sich kein Server prüfen. Nichts wurde gesendet.
    .remedy = Berichtigen Sie { $variable }, oder entfernen Sie die Variable: Dann gilt der Zertifikatsspeicher des Systems.
problem-network-proxy-unreadable = { $place ->
        [manual] Die Proxy-Angabe in dieser App ist nicht zu gebrauchen
        [system] Die Proxy-Angabe in den Einstellungen des Systems ist nicht zu gebrauchen
       *[environment] Die Proxy-Angabe in der Variablen { $variable } ist nicht zu gebrauchen
    }
    .why = { $fault ->
        [encoding] Ihr Wert ist kein UTF-8-Text.
        [quotes] Ihr Wert beginnt oder endet mit einem Anführungszeichen.
        [space] Ihr Wert enthält ein Leerzeichen oder Steuerzeichen.
        [scheme] Womit ihr Wert beginnt, bezeichnet keine Art von Proxy.
        [socks] Sie nennt einen SOCKS-Proxy, und diese App spricht mit Proxys nur über http und https.
        [user-info] Benutzername oder Kennwort darin enthalten ein Zeichen, das prozentkodiert sein muss.
        [percent] Nach einem Prozentzeichen in Benutzername oder Kennwort fehlen zwei hexadezimale Ziffern.
        [records] Die Aufzeichnungen der App sind nicht zu lesen, also ist der dort gewählte Proxy nicht bekannt.
        [port] Ihr Port fehlt oder ist keine Zahl von 1 bis 65535.
        [path] Auf Host und Port folgt mehr, wie bei der Adresse eines Skripts (PAC).
       *[host] Sie nennt keinen Host oder einen mit Zeichen, die kein Hostname hat.
    } Nichts wurde gesendet und kein anderer Weg genommen.
    .remedy = { $place ->
        [manual] Öffnen Sie in der App **Netz**, geben Sie Host und Port des Proxys neu ein, oder lassen Sie die App dem System folgen.
        [system] Berichtigen Sie den Proxy in den Einstellungen des Systems: im Feld des Hosts nur der Hostname, daneben ein Port, und ein HTTP-Proxy, nicht SOCKS.
       *[environment] { $fault ->
            [socks] Fragen Sie die IT nach der Adresse eines HTTP-Proxys, und schreiben Sie sie als http://proxy.example.com:8080.
            [path] Ist es die Adresse eines Skripts (PAC), fragen Sie die IT, welchen Proxy das Skript nennt, und schreiben Sie diesen als http://proxy.example.com:8080, mit nichts dahinter.
           *[other] Schreiben Sie sie als http://proxy.example.com:8080, oder mit Anmeldung als http://name:kennwort@proxy.example.com:8080. In Name und Kennwort schreiben Sie \ als %5C, @ als %40, # als %23, / als %2F, ? als %3F, % als %25, ein Leerzeichen als %20 und ü als %C3%BC.
        }
    }
problem-network-no-proxy-unreadable = { $place ->
        [system] Eine Ausnahme in den Proxy-Einstellungen des Systems ist nicht zu lesen
       *[environment] Die Variable { $variable } ist nicht zu lesen
    }
    .why = Ein Eintrag darin meint vielleicht { $host }; ob der Proxy gilt, ist also unklar. Nichts wurde gesendet.
    .remedy = Schreiben Sie jeden Eintrag als Hostnamen, wie { $host }, oder als Domain, wie .example.com, mit Kommas dazwischen. Kein https://, keine Anführungszeichen, kein Pfad.
problem-network-proxy-name = Der Name des Proxys { $proxy } wurde nicht gefunden
    .why = { $host } wird über diesen Proxy erreicht, und dieser Computer findet keine Adresse für ihn.
    .remedy = Prüfen Sie die Adresse des Proxys. Manche sind nur im Firmennetz oder im VPN bekannt.
problem-network-proxy-connect = Keine Verbindung zum Proxy { $proxy }
    .why = { $host } wird über diesen Proxy erreicht, und an seiner Adresse antwortet nichts.
    .remedy = Prüfen Sie Adresse und Port des Proxys. Manche sind nur im Firmennetz oder im VPN zu erreichen.
problem-network-proxy-plain = Der Proxy { $proxy } spricht kein TLS
    .why = https:// vor der Adresse eines Proxys heißt, dass der Proxy selbst über TLS erreicht wird. Dieser hat ohne TLS geantwortet.
    .remedy = Schreiben Sie { $plain }. Was an { $host } geht, bleibt auf dem ganzen Weg verschlüsselt.
problem-network-proxy-tls = TLS mit dem Proxy { $proxy } ist gescheitert
    .why = { $fault ->
        [network-tls] Den Aussteller des Zertifikats, das der Proxy selbst zeigt, kennt dieser Computer nicht.
        [network-tls-wrong-name] Das eigene Zertifikat des Proxys gilt für einen anderen Namen.
        [network-tls-nameless] Das eigene Zertifikat des Proxys nennt keinen Host.
        [network-tls-expired] Das eigene Zertifikat des Proxys ist abgelaufen, nach der Uhr dieses Computers.
        [network-tls-not-yet] Das eigene Zertifikat des Proxys gilt noch nicht, nach der Uhr dieses Computers.
        [network-tls-ca-as-server] Der Proxy zeigt das Zertifikat einer Zertifizierungsstelle anstelle eines Serverzertifikats.
        [network-tls-revoked] Das eigene Zertifikat des Proxys wurde widerrufen.
       *[other] Das eigene Zertifikat des Proxys hat einen Fehler, oder der Aufbau brach ab.
    } { $host } wurde nicht gefragt.
    .remedy = Nennen Sie der IT die Adresse des Proxys und bitten Sie sie, sein Zertifikat zu berichtigen, oder versuchen Sie die http://-Adresse des Proxys.
problem-network-proxy-silent = Der Proxy { $proxy } hat nicht rechtzeitig geantwortet
    .why = { $tls ->
        [yes] https:// vor seiner Adresse heißt, dass der Proxy selbst über TLS erreicht wird. Er nahm die Verbindung an und antwortete nicht auf den Aufbau von TLS. { $host } wurde nicht gefragt.
       *[no] Er nahm die Verbindung an und sagte nichts zu { $host }.
    }
    .remedy = { $tls ->
        [yes] Die meisten Proxys werden ohne TLS erreicht: Schreiben Sie { $plain }. Was an { $host } geht, bleibt auf dem ganzen Weg verschlüsselt.
       *[no] Versuchen Sie es noch einmal. Bleibt es so, fragen Sie die IT, ob der Proxy { $host }, Port 443, erreicht.
    }
problem-network-proxy-broke = { $proxy } hat nicht wie ein Proxy geantwortet
    .why = Um eine Verbindung zu { $host } gebeten, schloss er die Verbindung oder schickte etwas anderes. Vielleicht lauscht dort ein Server anderer Art.
    .remedy = Prüfen Sie Adresse und Port des Proxys. Wird der Proxy selbst über TLS erreicht, beginnt seine Adresse mit https://.
problem-network-proxy-passing = Der Proxy { $proxy } ließ { $host } zuerst nicht durch
    .why = Er lehnte einen Versuch ab oder brach ihn ab und ließ den nächsten gleich danach durch. Vielleicht ist er ausgelastet oder startet gerade neu.
    .remedy = Versuchen Sie es noch einmal. Bleibt es dabei, nennen Sie der IT die Adresse des Proxys und die Uhrzeit.
problem-network-proxy-refused = { $means ->
        [unreached] Der Proxy { $proxy } bekam keine Verbindung zu { $host }
        [busy] Der Proxy { $proxy } nimmt gerade keine weiteren Anfragen an
        [portal] Dieses Netz verlangt eine Anmeldung, bevor { $host } zu erreichen ist
        [another] { $proxy } ist vielleicht kein Proxy
       *[refused] Der Proxy { $proxy } lässt { $host } nicht durch
    }
    .why = { $means ->
        [unreached] Er antwortete mit Status { $status }: Er erreicht { $host } nicht, findet den Namen nicht oder ist überlastet.
        [busy] Er antwortete mit Status { $status }, zu viele Anfragen. { $host } selbst wurde nicht erreicht.
        [portal] Der Proxy { $proxy } antwortete mit Status { $status }, der auf eine Anmeldeseite verweist. { $host } selbst wurde nicht erreicht.
        [another] Um eine Verbindung zu { $host } gebeten, antwortete er mit Status { $status }, wie ein Webserver es tut.
       *[refused] Er antwortete mit Status { $status }. { $host } selbst wurde nicht erreicht.
    }
    .remedy = { $means ->
        [unreached] Versuchen Sie es in einigen Minuten noch einmal. Bleibt es dabei, fragen Sie die IT, warum der Proxy { $host }, Port 443, nicht erreicht, und nennen Sie den Status.
        [busy] Warten Sie eine Minute und versuchen Sie es noch einmal. Bleibt es dabei, fragen Sie die IT nach dem Limit des Proxys.
        [portal] Öffnen Sie eine Webseite im Browser, melden Sie sich am Netz an und versuchen Sie es noch einmal.
        [another] Prüfen Sie Adresse und Port des Proxys. Stimmen sie, bitten Sie die IT, { $host }, Port 443, auf dem Proxy zu erlauben.
       *[refused] Bitten Sie die IT, { $host }, Port 443, auf dem Proxy zu erlauben.
    }
problem-network-proxy-auth = { $proxy ->
        [unknown] Ein Proxy verlangt eine Anmeldung
       *[other] Der Proxy { $proxy } verlangt eine Anmeldung
    }
    .why = { $signed ->
        [unknown] Er antwortete mit 407.
        [yes] Benutzername und Kennwort, die seine Einstellung enthält, nimmt er nicht an.
       *[no] Für ihn sind kein Benutzername und kein Kennwort gesetzt.
    }
    .remedy = { $signed ->
        [yes] Berichtigen Sie Benutzername und Kennwort in der Einstellung, oder bitten Sie die IT um eine Proxy-Adresse, die keine Anmeldung braucht. Der Weg über die Konsole geht auch so weiter.
       *[no] Bitten Sie die IT um eine Proxy-Adresse, die keine Anmeldung braucht. Der Weg über die Konsole geht auch so weiter.
    }
    .remedy-odc = { $signed ->
        [yes] Berichtigen Sie Benutzername und Kennwort in der Einstellung, oder bitten Sie die IT um eine Proxy-Adresse, die keine Anmeldung braucht.
       *[no] Schreiben Sie beides als http://name:password@HOST:PORT in die Einstellung, oder bitten Sie die IT um eine Proxy-Adresse, die keine Anmeldung braucht.
    }
problem-network-proxy-auth-domain = Der Proxy { $proxy } verlangt eine Anmeldung über Windows oder Kerberos
    .why = Diese App spricht weder NTLM noch Kerberos.
    .remedy = Bitten Sie die IT, { $host } ohne Anmeldung durchzulassen, oder fragen Sie nach einem lokalen Proxy, der Sie anmeldet. Der Weg über die Konsole geht auch so weiter.
    .remedy-odc = Bitten Sie die IT, { $host } ohne Anmeldung durchzulassen, oder fragen Sie nach einem lokalen Proxy, der Sie anmeldet.
problem-proxy-address = Das ist nicht die Adresse eines Proxys
    .why = Sie braucht einen Host und einen Port, wie proxy.example.com:8080; http:// oder https:// darf davor stehen.
    .remedy = Fragen Sie die IT nach Adresse und Port des Proxys und tragen Sie sie ein.
problem-proxy-credentials = Eine Proxy-Adresse mit Benutzernamen wird nicht angenommen
    .why = Diese App hebt kein Kennwort für einen Proxy auf.
    .remedy = Tragen Sie die Adresse ohne ihn ein. Verlangt der Proxy eine Anmeldung, fragen Sie die IT nach einem, der keine braucht.
problem-network-html = { $host } hat mit einer Webseite geantwortet
    .why = Eine Anmeldeseite oder ein Filter dieses Netzes steht dazwischen.
    .remedy = Öffnen Sie die Adresse im Browser, melden Sie sich am Netz an, wenn es fragt, und versuchen Sie es noch einmal.
problem-network-html-redirect = { $host } hat mit einer Weiterleitung geantwortet
    .why = Okta leitet dort niemanden weiter. Vielleicht steht eine Anmeldeseite oder ein Filter dieses Netzes dazwischen.
    .remedy = Öffnen Sie die Adresse im Browser, melden Sie sich am Netz an, wenn es fragt, und versuchen Sie es noch einmal.
problem-network-other = Die Verbindung zu { $host } brach ab
    .why = Was davon zu hören war, steht unter Einzelheiten.
    .why-odc = Was davon zu hören war, steht darunter.
    .remedy = Versuchen Sie es noch einmal.
problem-answer-unreadable = Die Antwort von { $host } ließ sich nicht lesen
    .why = Sie hat nicht die Form, die sie haben muss; darum wurde nichts daraus entnommen.
    .remedy = Versuchen Sie es noch einmal. Bleibt es so, verändert vielleicht etwas im Netz die Antworten; nehmen Sie ein anderes.
problem-answer-too-large = Die Antwort von { $host } war zu groß
    .why = Solche Antworten sind klein; darum wurde sie nicht zu Ende gelesen.
    .remedy = Versuchen Sie es noch einmal. Bleibt es so, verändert vielleicht etwas im Netz die Antworten; nehmen Sie ein anderes.
problem-declined = Nicht ausgeführt
    .why = Sie haben mit Nein geantwortet.
    .remedy = Versuchen Sie es erneut, wenn Sie so weit sind.
    .remedy-odc = Führen Sie es erneut aus, wenn Sie so weit sind.

problem-cancelled = Abgebrochen
    .why = Sie haben es angehalten.
    .remedy = Starten Sie es wieder, wenn Sie so weit sind.
    .remedy-odc = Führen Sie es wieder aus, wenn Sie so weit sind.

## Was Okta sagte

problem-okta-secret-refused = Okta nimmt dieses Client Secret nicht an
    .why = Die Client ID stimmt, aber das Geheimnis gehört zu einer anderen App, ist abgeschnitten oder steht auf Inactive.
    .remedy = Vergleichen Sie die letzten vier Zeichen mit Oktas Liste. Fehlt es dort, klicken Sie auf **Generate new secret** (neues Geheimnis) und übernehmen Sie das neue; behalten Sie das alte, bis Dell das neue hat.
problem-okta-client-unknown = Okta kennt diese Client ID hier nicht
    .why = Sie gehört zu einer anderen Organisation, ist verschrieben, oder die Integration wurde widerrufen.
    .remedy = Kopieren Sie sie noch einmal aus dem Reiter **General** (Allgemein), und prüfen Sie, ob Produktion oder Preview gemeint ist.
problem-okta-client-refused = Okta hat Client ID oder Geheimnis abgewiesen
    .why = Okta sagt nicht, welches von beiden.
    .remedy = Kopieren Sie die Client ID noch einmal aus dem Reiter **General** (Allgemein), und vergleichen Sie die letzten vier Zeichen des Geheimnisses mit Oktas Liste.
problem-okta-wrong-kind-of-app = Diese Client ID gehört zu einer gewöhnlichen App
    .why = Die Sicherung braucht eine API-Service-Integration, das ist eine andere Art von App.
    .remedy = Öffnen Sie unter **Applications > API Service Integrations** (Anwendungen) die Integration **Dell Data Security Cloud** und kopieren Sie deren Client ID. Fehlt sie dort, fügen Sie sie hinzu.
problem-okta-basic-stripped = Die Zugangsdaten kamen nicht bei Okta an
    .why = Etwas auf dem Weg hat sie aus der Anfrage genommen, am ehesten ein Proxy.
    .remedy = Bitten Sie die IT, den Kopf Authorization zu Okta durchzulassen, oder nehmen Sie ein anderes Netz.
problem-okta-network-zone = Okta nimmt diese Integration nur aus bestimmten Netzen an
    .why = Eine Netzbeschränkung in Okta sperrt diesen Computer. Das kann Absicht sein.
    .remedy = Ist es Absicht, lassen Sie es so, und erlauben Sie Dells Adressen; der Dell Support kann sie nennen. Hier bleiben diese Zeilen ungemessen.
problem-okta-rate-limited = Okta bittet, { $seconds ->
        [one] eine Sekunde
       *[other] { $seconds } Sekunden
    } zu warten
    .why = Die Anfragen der Organisation sind aufgebraucht, und andere Werkzeuge teilen sie sich.
    .remedy = Warten Sie, und versuchen Sie es dann noch einmal.
problem-okta-rate-limited-untimed = Das Anfragelimit von Okta ist ausgeschöpft
    .why = Andere Werkzeuge teilen sich das Limit der Org. Wann es zurückgesetzt wird, sagt die Antwort nicht eindeutig.
    .remedy = Warten Sie einige Minuten, und versuchen Sie es dann noch einmal.
problem-okta-busy = Okta ist ausgelastet
    .why = Es sagt, dass es gerade nicht antworten kann.
    .remedy = Versuchen Sie es in einer Minute noch einmal.
problem-okta-down = Okta hat gerade eine Störung
    .why = Es antwortete mit einem eigenen Fehler.
    .remedy = Sehen Sie auf Oktas Statusseite nach, und versuchen Sie es später noch einmal.
problem-okta-down-gateway = Von { $host } kam ein { $status }, in dem nichts von Okta steht
    .why = Okta hat eine Störung, oder ein Gateway auf dem Weg: Die Antwort sagt nicht, wer von beiden.
    .remedy = Versuchen Sie es in einigen Minuten noch einmal. Bleibt es so, sehen Sie auf der Statusseite von Okta nach und versuchen Sie ein anderes Netz.
problem-okta-read-only = Okta ist in Wartung und liest nur
    .why = Das tut es während einer Wartung.
    .remedy = Sehen Sie auf Oktas Statusseite nach, und versuchen Sie es später noch einmal.
problem-okta-scope-refused = Okta hat { $scope } nicht gewährt
    .why = Die Integration ist älter als Dells Liste, kam über API oder Terraform mit weniger Berechtigungen, oder unsere Liste ist falsch.
    .remedy = Fragen Sie Dell, ob es nötig ist, bevor Sie etwas ändern: Ein Widerruf der Integration hält die Sicherungen an und ändert Client ID und Secret; Dell braucht dann **Re-Authorize App** (erneut autorisieren).
problem-okta-scopes-missing = Nicht gewährt: { $count } der Berechtigungen, die wir kennen
    .why = Es fehlt: { $scopes }. Die Integration ist älter als Dells Liste, kam mit weniger Berechtigungen, oder unsere Liste ist falsch.
    .remedy = Fragen Sie Dell, was nötig ist, bevor Sie etwas ändern: Ein Widerruf der Integration hält die Sicherungen an und ändert Client ID und Secret; Dell braucht dann **Re-Authorize App** (erneut autorisieren).
problem-okta-no-scope-granted = Okta hat keine der Berechtigungen gewährt
    .why = Die Integration ist installiert, aber nichts wurde für sie autorisiert, oder es ist eine andere.
    .remedy = Prüfen Sie in Okta, dass es **Dell Data Security Cloud** ist und was dort gewährt steht. Nutzt Dell sie schon, fragen Sie zuerst Dell: Ein Widerruf hält die Sicherungen an und ändert Client ID und Secret; Dell braucht dann **Re-Authorize App** (erneut autorisieren).
problem-okta-token-refused = Okta nimmt das Token nicht mehr an, das es gab
    .why = Es ist abgelaufen oder widerrufen, oder die Integration wurde inzwischen widerrufen.
    .remedy = Prüfen Sie noch einmal; es wird ein neues Token geholt. Bleibt es so, sehen Sie nach, ob die Integration noch in der Liste steht.
problem-okta-feature-absent = Die Ausgabe dieser Organisation hat das nicht
    .why = Okta sagt, dass die Funktion nicht dazugehört.
    .remedy = Es ist nichts zu beheben. Von dieser Art gibt es nichts zu sichern.
problem-okta-feature-absent-absent = In dieser Org nicht gefunden
    .why = Okta hat mit 404 geantwortet.
    .remedy = Nichts zu tun, wenn die Org es nicht verwendet.
problem-okta-feature-absent-no-app = Das Lesen der Berechtigungen von Apps lässt sich hier nicht testen
    .why = Okta zeigt dieser Integration ihre eigenen Berechtigungen nicht und hat keine andere App aufgezählt.
    .remedy = Nichts zu tun. Ob diese Berechtigung erteilt ist, sagt die Liste der erteilten Berechtigungen.
problem-okta-insufficient-scope = Okta hat dieses Lesen für { $scope } abgewiesen
    .why = Entweder ist die Berechtigung nicht gewährt, oder die Administratorrolle der Integration reicht nicht so weit.
    .remedy = Sehen Sie nach, ob die Liste der Berechtigungen sie als fehlend nennt. Wenn nicht, sehen Sie sich in Okta die Administratorrolle der Integration an. Fragen Sie Dell, bevor Sie die Berechtigungen ändern: Ein Widerruf der Integration hält die Sicherungen an und ändert Client ID und Secret; Dell braucht dann **Re-Authorize App** (erneut autorisieren).
problem-okta-role-too-small = Okta erlaubt das dieser Integration nicht
    .why = Das Token gilt, und die Berechtigung steht darin, aber die Administratorrolle der Integration reicht nicht so weit.
    .remedy = Sehen Sie sich in Okta die Administratorrolle von **Dell Data Security Cloud** an, und bitten Sie einen Super Admin, sie zu erweitern. Client ID und Secret bleiben, wie sie sind.
problem-okta-request-refused = Okta nimmt die Anfrage nicht an, wie sie ankam
    .why = Das ist ein Fehler dieser App, oder etwas auf dem Weg hat die Anfrage verändert. An Ihren Werten liegt es nicht.
    .remedy = Versuchen Sie es aus einem anderen Netz. Bleibt es so, kopieren Sie die Einzelheiten für die Person, die diese App betreut. Ändern Sie dafür nichts in Okta.
problem-okta-dpop-wanted = Okta verlangt von diesem Client einen Besitznachweis (DPoP)
    .why = Soweit dokumentiert, wird er von Integrationen dieser Art nicht verlangt. Die Client ID gehört also am ehesten zu einer gewöhnlichen App.
    .remedy = Öffnen Sie unter **Applications > API Service Integrations** (Anwendungen) **Dell Data Security Cloud** und vergleichen Sie die Client ID. Ist es dieselbe, fragen Sie den Dell Support, ob sein Dienst das kann.
problem-okta-dpop-wanted-token = Okta gab ein Token, das einen Besitznachweis (DPoP) braucht
    .why = Diese App kann ihn nicht erbringen; daher wurde nichts gelesen. Soweit dokumentiert, wird er von Integrationen dieser Art nicht verlangt: Die Client ID gehört am ehesten zu einer gewöhnlichen App.
    .remedy = Öffnen Sie unter **Applications > API Service Integrations** (Anwendungen) **Dell Data Security Cloud** und vergleichen Sie die Client ID. Ist es dieselbe, fragen Sie den Dell Support, ob sein Dienst das kann.
problem-okta-token-type = Okta gab ein Token einer anderen Art: { $type }
    .why = Diese App kennt nur Bearer-Tokens; daher wurde nichts gelesen.
    .remedy = Vergleichen Sie die Client ID mit **Dell Data Security Cloud** in Okta. Ist es dieselbe, kopieren Sie die Einzelheiten für den Okta Support.
problem-okta-blocked = { $host } hat mit 403 geantwortet, ohne einen Fehler von Okta zu nennen
    .why = Vielleicht ist die Adresse gesperrt: durch eine Netzwerkzone oder ThreatInsight in Okta, oder durch einen Filter dieses Netzes.
    .remedy = Bitten Sie einen Okta-Admin, im System Log und in den Netzwerkzonen von Okta nach der Adresse dieses Computers zu sehen, oder versuchen Sie ein anderes Netz.
problem-okta-org-differs = { $host } hat eine Abfrage als eine andere Org beantwortet: { $other }
    .why = Zuvor hatte sie sich als Ihre Org ausgewiesen.
    .remedy = Ändern Sie nichts. Fragen Sie die IT, ob hier etwas an Stelle von Okta antwortet, und versuchen Sie es dann noch einmal.
problem-okta-org-inactive = Okta führt diese Org als { $status }
    .why = So steht es im eigenen Eintrag der Org.
    .remedy = Fragen Sie einen Okta-Admin oder den Okta Support nach dem Zustand dieser Org.
problem-okta-grants-unclear = Es ist nicht bekannt, ob es weitere Berechtigungen gibt
    .why = Die Liste der Berechtigungen dieser Integration ließ sich nicht bis zum Ende lesen.
    .remedy = Vergleichen Sie mit dem Reiter **General** der Integration in Okta.
problem-okta-grants-unclear-link = Es ist nicht bekannt, ob es weitere Berechtigungen gibt
    .why = Die Liste von Okta geht vielleicht weiter: Was die Antwort über eine nächste Seite sagt, ist nicht verständlich.
    .remedy = Vergleichen Sie mit dem Reiter **General** der Integration in Okta.
problem-okta-grants-unclear-elsewhere = Es ist nicht bekannt, ob es weitere Berechtigungen gibt
    .why = Die Liste von Okta geht unter { $other } weiter. Das Token wird an keinen anderen Host gesendet.
    .remedy = Vergleichen Sie mit dem Reiter **General** der Integration in Okta.
problem-okta-grants-unclear-page = Es ist nicht bekannt, ob es weitere Berechtigungen gibt
    .why = Die Liste von Okta geht auf einer Seite weiter, die sich nicht lesen ließ.
    .remedy = Versuchen Sie es noch einmal. Bleibt es so, vergleichen Sie mit dem Reiter **General** der Integration in Okta.
problem-okta-grants-unclear-end = Es ist nicht bekannt, ob es weitere Berechtigungen gibt
    .why = Die Liste von Okta war nach { $pages } Seiten nicht zu Ende, oder sie führte zu einer davon zurück.
    .remedy = Vergleichen Sie mit dem Reiter **General** der Integration in Okta.
problem-okta-grants-unclear-grant = Es ist nicht bekannt, ob es weitere Berechtigungen gibt
    .why = Eine Berechtigung in der Liste von Okta ließ sich nicht lesen.
    .remedy = Vergleichen Sie mit dem Reiter **General** der Integration in Okta.
problem-okta-grants-unclear-token = Es ist nicht bekannt, ob es weitere Berechtigungen gibt
    .why = In der Liste von Okta fehlen Berechtigungen, die das Token hat; sie ist also nicht vollständig.
    .remedy = Vergleichen Sie mit dem Reiter **General** der Integration in Okta.
problem-okta-unknown-answer = Okta gab eine Antwort, die wir nicht kennen
    .why = Die App rät nicht, was sie bedeutet.
    .remedy = Öffnen Sie die Einzelheiten und kopieren Sie sie für den Okta Support; versuchen Sie es dann noch einmal.
problem-untestable-writing = Das lässt sich nicht prüfen, ohne zu schreiben
    .why = Die App ändert in Okta nichts, um es auszuprobieren.
    .remedy = Die erste Wiederherstellung von Dell wird es zeigen; planen Sie eine kleine.
problem-untestable-factors = Keine Anfrage von Okta braucht diese Berechtigung heute
    .why = Es lässt sich also nur in die Liste der gewährten Berechtigungen sehen.
    .remedy = Es ist nichts zu tun.
problem-not-measured = Nicht gemessen
    .why = Eine Zeile weiter oben ist gescheitert, oder Sie wollten nicht fragen.
    .remedy = Klären Sie die Zeile weiter oben und prüfen Sie noch einmal.

## Was Dell sagte

problem-dell-key-refused = Dell nimmt diese API-Zugangsdaten nicht an
    .why = Client ID oder Secret Key ist falsch, oder sie gehören zu einer anderen Dell-Cloud.
    .remedy = Vergleichen Sie die Client ID unter **API Credentials** (API-Zugangsdaten). Stimmt sie, legen Sie dort neue an und übernehmen Sie deren Secret Key.
problem-dell-forbidden = Dell erlaubt das diesen Zugangsdaten nicht
    .why = Ihre Rolle oder Einschränkung ist zu eng, oder sie gehören zu einer anderen Dell-Cloud: Dell antwortet auf beides gleich.
    .remedy = So unterscheiden Sie es: Sehen Sie auf die Adresse, unter der Sie sich bei Dell anmelden. Gehört sie nicht zur Cloud aus Schritt 2, wählen Sie dort die richtige. Gehört sie dazu, öffnen Sie **API Credentials** (API-Zugangsdaten) und erlauben diesen Zugangsdaten das Aufnehmen von Okta.
problem-dell-feature-off = Okta Data Protection ist für dieses Dell-Konto nicht eingeschaltet
    .why = Nur der Dell Support kann es einschalten.
    .remedy = Bitten Sie den Dell Support, es für das genannte Konto einzuschalten.
problem-dell-already = Dell hat diese Organisation schon
    .why = Sie steht in Dells Liste als { $status }.
    .remedy = Sehen Sie hier in Dells Liste nach. Ist sie Ihre, nutzen Sie sie; für neue Werte nehmen Sie bei der Domain **Re-Authorize App** (erneut autorisieren).
problem-dell-credential-refused = Okta hat Client ID oder Secret abgewiesen, als Dell sie probierte
    .why = Sie wurden seither geändert oder abgeschaltet, oder Okta lässt nur bestimmte Netze zu.
    .remedy = Weisen Sie die Verbindung hier noch einmal nach. Geht es, erlauben Sie Dells Adressen in Oktas Netzzonen.
problem-dell-scopes-missing = Dell vermisst Berechtigungen
    .why = Es nennt { $scopes }.
    .remedy = Vergleichen Sie mit Oktas Reiter **General** (Allgemein). Fragen Sie Dell, bevor Sie etwas widerrufen: Das hält die Sicherungen an und ändert Client ID und Secret; Dell braucht dann **Re-Authorize App** (erneut autorisieren).
problem-dell-unchanged = Dell zeigt dasselbe wie zuvor
    .why = Es nahm die Anfrage an, und das Nachlesen zeigt keine Änderung.
    .remedy = Prüfen Sie in einigen Minuten noch einmal. Bleibt es so, sehen Sie in Dells Konsole nach.
problem-dell-throttled = Dell bittet zu warten
    .why = Es waren zu viele Anfragen.
    .remedy = Warten Sie eine Minute, und versuchen Sie es noch einmal.
problem-dell-down = Dell hat gerade eine Störung
    .why = Es antwortete mit einem eigenen Fehler.
    .remedy = Versuchen Sie es später noch einmal; lesen Sie hier zuerst Dells Liste, wenn Sie etwas gesendet hatten.
problem-dell-task-failed = Dell hat begonnen und dann aufgegeben
    .why = Was Dell sagte, steht unter Einzelheiten.
    .remedy = Lesen Sie hier Dells Liste, klären Sie, was Dell nennt, und autorisieren Sie dann noch einmal.
problem-dell-task-hangs = Dell arbeitet schon lange daran
    .why = Es ist weder fertig noch gescheitert.
    .remedy = Lesen Sie Dells Liste später. Senden Sie nicht noch einmal, solange Dell daran arbeitet.
problem-dell-no-answer = Es wurde gesendet, und es kam keine Antwort
    .why = Dell hat es vielleicht getan, vielleicht nicht.
    .remedy = Lesen Sie vor allem anderen Dells Liste. Zeigt sie nichts, lesen Sie sie nach einer Minute noch einmal: Eine Anfrage kann noch ankommen. Von selbst wird nichts noch einmal gesendet.
problem-dell-keys-off = Keine Sicherung ohne Cloud Key Management
    .why = Dell braucht es, um ohne Aufsicht zu sichern.
    .remedy = Entscheiden Sie zuerst über Cloud Key Management.
problem-dell-not-listed = Diese Organisation steht nicht in Dells Liste
    .why = Es wurde nichts registriert, oder es wurde entfernt.
    .remedy = Autorisieren Sie sie, oder lesen Sie die Liste in einer Minute noch einmal, wenn eben erst gesendet wurde.
problem-dell-cut-off = Dell kommt nicht in Okta hinein: { $status }
    .why = Dell hat ein Secret, das Okta nicht annimmt. Es läuft keine Sicherung.
    .remedy = Hier wurde nichts gelöscht. Setzen Sie das Secret, das Dell hat, in Okta wieder auf **Active** (aktiv), oder autorisieren Sie bei Dell erneut, und versuchen Sie es dann noch einmal.
problem-dell-may-hold = Dell hat das neue Secret vielleicht schon
    .why = Es wurde übergeben, und es kam keine klare Antwort. Es jetzt aufzugeben könnte die Verbindung trennen.
    .remedy = Übergeben Sie es noch einmal, oder kehren Sie um: Dann bekommt Dell zuerst das alte.
problem-dell-unknown-answer = Dell gab eine Antwort, die nicht in seinen Dokumenten steht
    .why = Die App rät nicht, was sie bedeutet.
    .remedy = Öffnen Sie die Einzelheiten und kopieren Sie sie für den Dell Support. Lesen Sie Dells Liste, bevor Sie wieder etwas senden.

## Der Weg und diese App

problem-rotation-open = Das Secret wird gerade gewechselt
    .why = Bis der Wechsel beendet oder aufgegeben ist, benutzen Okta und Dell vielleicht das eine oder das andere von zwei Secrets.
    .remedy = Öffnen Sie die Verbindung in der Liste und setzen Sie den Wechsel fort, oder geben Sie ihn dort auf.
problem-old-still-accepted = Okta nimmt das Secret, das gehen soll, noch an
    .why = Es ist noch nicht inaktiv, oder Okta braucht einen Moment.
    .remedy = Vergleichen Sie in Okta **secret_hash** und die letzten vier Zeichen, setzen Sie dieses auf **Inactive** (inaktiv), warten Sie eine Minute und versuchen Sie es noch einmal.
problem-staying-refused = Okta weist auch das Secret ab, das bleibt
    .why = Darum besagt eine Abweisung des anderen nichts. Vielleicht wurde das falsche auf inaktiv gesetzt.
    .remedy = Vergleichen Sie in Okta **secret_hash**: Das bleibende muss **Active** (aktiv) sein. Versuchen Sie es dann noch einmal. Es wurde nichts gelöscht.
problem-name-needed = Ihr Name fehlt
    .why = Was ein Mensch meldet, wird mit einem Namen festgehalten. Noch wurde nichts festgehalten.
    .remedy = Wählen Sie die Schaltfläche noch einmal und geben Sie den Namen ein, unter dem man Sie kennt.
problem-name-bad = Dieser Name lässt sich nicht festhalten
    .why = Ein Name hat 1 bis 80 Zeichen, und keines davon ist unsichtbar oder ein Steuerzeichen. Es wurde nichts festgehalten.
    .remedy = Wählen Sie **Ändern** und tippen Sie den Namen, statt ihn einzufügen.
problem-words-needed = Schreiben Sie, warum Sie weitergehen
    .why = Was scheitert, nimmt ein Mensch in Worten auf sich, und das bleibt im Protokoll.
    .remedy = Ein Satz genügt.
problem-step-not-done = Dieser Schritt ist noch nicht fertig
    .why = Auf dieser Seite ist noch etwas offen.
    .remedy = Erledigen Sie, worum sie bittet, und gehen Sie dann weiter.
problem-step-not-done-environment = Dell hat sie schon in der zuvor gewählten Umgebung
    .why = Sie wurde dort übergeben, oder vielleicht. Eine andere Wahl hier ließe sie zurück; darum bleibt die Wahl.
    .remedy = Unter „Was gerade wirksam ist“ kommt zuerst „Anhalten und rückgängig machen“. Beginnen Sie dann eine Verbindung für die andere Umgebung.
problem-step-not-done-domain = Dell hat die Organisation, für die diese Verbindung steht
    .why = Sie wurde übergeben, oder vielleicht. Unter anderem Namen liefe sie dort ungesehen weiter; darum bleibt die Domain.
    .remedy = Eine andere Organisation verbinden Sie unter „Alle Verbindungen“. Um diese zu beenden, kommt unter „Was gerade wirksam ist“ zuerst „Anhalten und rückgängig machen“.
problem-choice-needed = Wählen Sie eine der Antworten
    .why = Der Weg geht mit jeder anders weiter.
    .remedy = Wählen Sie die, die zutrifft.
problem-choice-needed-acknowledged = Sagen Sie, dass Sie die Berechtigungen gelesen haben
    .why = Sie werden alle auf einmal gewährt; darum werden sie vorher gelesen.
    .remedy = Lesen Sie, was sie erlauben, und setzen Sie dann das Häkchen.
problem-choice-needed-keys-switch = Der Schalter ist aus
    .why = Solange er aus ist, gibt es nichts zu speichern.
    .remedy = Schalten Sie Cloud Key Management ein und speichern Sie dann. Soll es aus bleiben, wählen Sie „Vorerst überspringen“.
problem-console-address-bad = Das ist keine Adresse einer Webseite
    .why = Sie muss mit https:// beginnen und einen Rechner nennen.
    .remedy = Öffnen Sie Dells Konsole im Browser und kopieren Sie, was in der Adresszeile steht.
problem-console-address-needed = Die Adresse Ihrer Dell-Konsole fehlt
    .why = Dells Dokumente nennen keine einzelne Adresse für alle Kunden; darum wird sie nicht geraten.
    .remedy = Öffnen Sie Dells Konsole im Browser und kopieren Sie, was in der Adresszeile steht.
problem-environment-empty = Es wurde nichts eingefügt
    .why = Es gibt keinen Text einer Datei zu lesen.
    .remedy = Öffnen Sie Dells Datei in einem Texteditor, kopieren Sie alles und fügen Sie es hier ein.
problem-environment-too-large = Das ist zu lang für die Datei einer Umgebung
    .why = Eine solche ist eine Seite Text; mehr als { $kib } KiB werden nicht gelesen.
    .remedy = Prüfen Sie, ob es die richtige Datei ist.
problem-environment-unreadable = Das ist weder TOML noch JSON
    .why = Der Text enthält einen Fehler, ist abgeschnitten, sagt etwas zweimal oder ist eine Datei anderer Art.
    .remedy = Kopieren Sie die ganze Datei noch einmal. Bleibt es dabei, bitten Sie Dell um das Format, das diese App dokumentiert.
problem-environment-hidden = Es stehen Zeichen darin, die man nicht sieht
    .why = Manche verstecken sich, manche drehen um, was neben ihnen steht; dann liest sich eine Adresse wie eine andere.
    .remedy = Es wurde nichts behalten. Bitten Sie um eine reine Textdatei, und fragen Sie, woher sie stammt.
problem-environment-unknown-field = Das Format kennt kein Feld { $field }
    .why = Was diese App nicht kennt, übergeht sie nicht: es könnte ändern, was das Übrige bedeutet.
    .remedy = Bitten Sie Dell um eine Datei in dem Format, das diese App dokumentiert.
problem-environment-missing = { $field } fehlt oder ist kein Text
    .why = Ohne dieses Feld ist die Umgebung nicht erreichbar.
    .remedy = Ergänzen Sie es, wie Dell es nennt.
problem-environment-name = Die Umgebung braucht einen Namen mit 1 bis { $most } Zeichen
    .why = Er steht in Listen und Aufzeichnungen: Buchstaben, Ziffern, Leerzeichen und gängige Zeichen.
    .remedy = Wählen Sie einen, den Ihre Kollegen wiedererkennen.
problem-environment-name-taken = Es gibt schon eine Umgebung namens { $name }
    .why = Zwei mit demselben Namen ließen sich verwechseln.
    .remedy = Geben Sie dieser einen anderen Namen, oder entfernen Sie die andere, wenn keine Verbindung sie nutzt.
problem-environment-address = Die Adresse in { $field } ist nicht verwendbar
    .why = Dort steht „{ $value }“. Es muss https:// und ein Hostname von Dell sein: kein Benutzername, keine Zahl an seiner Stelle, kein Port; bei der API steht auch nichts hinter dem Host.
    .remedy = Es wurde nichts behalten. Vergleichen Sie sie mit dem, was Dell geschickt hat.
problem-environment-okta = { $host } gehört Okta oder sieht so aus
    .why = Hier gehört Dells Host hin. Was Dell bekommt, darf weder an Okta noch an einen Doppelgänger gehen.
    .remedy = Es wurde nichts behalten. Stand es in einer Datei, fragen Sie, wer sie geschickt hat.
problem-environment-space = { $host } ist von hier nicht erreichbar
    .why = Beim Üben sind nur dessen eigene Namen erreichbar, die auf .practice enden, und nur dort gibt es sie.
    .remedy = Nehmen Sie beim Üben apis.dell.practice und sonst Dells eigenen Host.
problem-environment-path = Der Pfad in { $field } ist nicht verwendbar
    .why = Dort steht „{ $value }“. Er muss mit einem Schrägstrich beginnen und aus Buchstaben, Ziffern, Bindestrichen, Punkten und Unterstrichen bestehen; keine zwei dürfen gleich sein.
    .remedy = Vergleichen Sie ihn mit dem, was Dell geschickt hat.
problem-environment-no-token = { $host } antwortet nicht wie Dells Token-Endpunkt
    .why = Ein Token-Endpunkt lehnt eine Anfrage ohne Zugangsdaten an { $path } in JSON ab. Hier kam etwas anderes.
    .remedy = Es wurde nichts behalten. Vergleichen Sie Host und Pfad mit dem, was Dell geschickt hat; die Antwort steht unter Details.
problem-environment-unknown = Keine Dell-Umgebung heißt { $name }
    .why = Bekannt sind hier: { $known }.
    .remedy = Nennen Sie eine von diesen.
problem-environment-in-use = Eine Verbindung nutzt diese Umgebung
    .why = Ohne sie wüsste die Verbindung nicht, wo Dell ist.
    .remedy = Wählen Sie in der Verbindung eine andere Umgebung, oder entfernen Sie zuerst die Verbindung.
problem-scope-name-bad = Das ist nicht der Name einer Berechtigung
    .why = Oktas Namen sehen aus wie `okta.users.manage`.
    .remedy = Kopieren Sie ihn von Oktas Seite, einen nach dem anderen.
problem-scope-name-bad-consent-list = In dieser Liste steht kein Name einer Berechtigung
    .why = Oktas Namen sehen aus wie `okta.users.manage`, und keiner wurde in dem Eingefügten gefunden.
    .remedy = Markieren Sie auf Oktas Seite die ganze Liste, kopieren Sie sie und fügen Sie sie hier ein.
problem-paste-is-secret = Das sieht nach einem Geheimnis aus und wurde nicht eingefügt
    .why = Geheimnisse gehen nie durch die Textfelder dieses Fensters.
    .remedy = Kopieren Sie den Wert, den dieses Feld verlangt. Ein Client Secret nehmen Sie im Schritt „Geheimnis übernehmen“ auf, einen Secret Key von Dell unter „Zu Dell gehen“.
problem-secret-in-page = Ein Geheimnis wurde in ein Textfeld getippt
    .why = Das Fenster hat es entfernt und sich in einem neuen Prozess neu geladen, damit keine Kopie im Speicher bleibt. Gespeichert oder gesendet wurde nichts.
    .remedy = War es Ihr Client Secret, erzeugen Sie in Okta mit **Generate new secret** ein anderes, übernehmen Sie dieses hier und setzen Sie das alte auf inaktiv.
problem-page-ended = Das Fenster wurde neu geladen
    .why = Der Prozess, der es zeichnet, endete unerwartet. Nichts ging verloren, und nichts wurde ein zweites Mal gesendet.
    .remedy = Machen Sie weiter, wo Sie waren. Fehlt Ihre letzte Eingabe, geben Sie sie noch einmal ein.
problem-page-silent = Das Fenster wurde neu geladen
    .why = Der Prozess, der es zeichnet, antwortete nicht mehr. Nichts ging verloren, und nichts wurde ein zweites Mal gesendet.
    .remedy = Machen Sie weiter, wo Sie waren. Fehlt Ihre letzte Eingabe, geben Sie sie noch einmal ein.
problem-page-keeps-ending = Das Fenster lässt sich nicht zeichnen
    .why = Der Prozess, der es zeichnet, endete mehrmals innerhalb einer Minute. Gespeichertes ging nicht verloren.
    .remedy = Versuchen Sie es mit der Schaltfläche noch einmal. Geschieht es wieder, schließen Sie das Fenster, starten Sie den Computer neu und sehen Sie in das Protokoll.
problem-another-window = Okta Dell Connect ist schon offen
    .why = Zwei zugleich könnten einander die Aufzeichnungen überschreiben.
    .remedy = Nehmen Sie das andere Fenster, oder schließen Sie es und versuchen Sie es noch einmal.
    .remedy-odc = Schließen Sie das Fenster und führen Sie dies noch einmal aus.
problem-connection-unknown = Keine Verbindung heißt { $name }
    .why = Eine Verbindung heißt nach ihrer Kennung oder ihrem Okta-Host, und hier hat keine diesen Namen.
    .remedy = Sehen Sie nach, was es gibt: odc connections.
problem-connection-ambiguous = Mehr als eine Verbindung heißt { $name }
    .why = Sie haben diese Kennungen: { $ids }.
    .remedy = Nennen Sie die gemeinte mit ihrer Kennung.
problem-item-unknown = Kein Eintrag heißt so
    .why = Weder der Schlüsselbund noch die offene verschlüsselte Datei noch eine Verbindung kennt ihn.
    .remedy = Sehen Sie nach, was es gibt: odc secrets list.
problem-item-in-use = Eine Verbindung zu { $host }, die nicht fertig ist, arbeitet mit diesem Eintrag
    .why = Okta zeigt ein Secret nur einmal. Ohne es beginnt der Weg wieder bei „In Okta installieren“.
    .remedy = Stellen Sie zuerst die Verbindung fertig, oder geben Sie --even-in-use an.
problem-practice-unavailable = Die Übung ließ sich nicht starten
    .why = Dieser Computer ließ die App nicht selbst Okta und Dell spielen.
    .why-odc = Dieser Computer ließ odc nicht selbst Okta und Dell spielen: { $reason }.
    .remedy = Schließen Sie das Fenster, öffnen Sie es wieder und versuchen Sie es noch einmal.
    .remedy-odc = Führen Sie es noch einmal aus. Sehen Sie bei --practice-at nach, ob odc sandbox noch läuft.
problem-practice-file = Die Übung kann ihre Datei nicht verwenden
    .why = { $path } lässt sich nicht lesen, oder etwas anderes hat sie geschrieben. Die App ließ sie, wie sie ist.
    .remedy = Verschieben Sie sie in einen anderen Ordner und öffnen Sie die Übung noch einmal: Sie beginnt dann neu.
    .remedy-odc = Verschieben Sie sie in einen anderen Ordner und führen Sie dies noch einmal aus: Die Übung beginnt dann neu.
problem-store-damaged = Die Datei der Verbindungen ist beschädigt
    .why = Sie lässt sich nicht lesen oder ist nicht das, was die App geschrieben hat. Nichts wurde gelöscht, und der Schlüsselbund blieb unberührt.
    .remedy = Schließen und öffnen Sie dieses Fenster. Die App hebt die beschädigte Datei dann auf, beginnt eine neue und findet die Geheimnisse im Schlüsselbund.
    .remedy-odc = Starten Sie die App. Sie hebt die beschädigte Datei auf, beginnt eine neue und findet die Geheimnisse im Schlüsselbund.
problem-store-io = Die Platte meldet einen Fehler
    .why = Die Datei der Verbindungen ließ sich nicht lesen oder schreiben. Nichts wurde beiseitegelegt oder gelöscht.
    .remedy = Versuchen Sie es noch einmal; scheitert es wieder, kopieren Sie den Ordner der App auf eine andere Platte und lassen Sie diese prüfen.
problem-store-no-handles = Auf diesem Rechner sind zu viele Dateien offen
    .why = Das System ließ die App keine weitere öffnen.
    .remedy = Schließen Sie andere Programme, und versuchen Sie es noch einmal.
problem-store-full = Die Platte ist voll
    .why = Es lässt sich nichts mehr speichern. Was vorher gespeichert wurde, ist noch da.
    .remedy = Schaffen Sie Platz, und versuchen Sie es noch einmal.
problem-store-readonly = Der Ordner der App ist für dieses Konto gesperrt
    .why = Seine Dateien lassen sich nicht öffnen oder schreiben. Nichts darin wurde geändert.
    .remedy = Geben Sie Ihrem Konto das Recht, dort zu lesen und zu schreiben, und versuchen Sie es noch einmal.
problem-store-newer = Eine neuere Version dieser App hat die Verbindungen geschrieben
    .why = Die Datei der Verbindungen hat Version { $version }, die diese Version nicht kennt. Sie blieb unberührt.
    .remedy = Starten Sie die neuere Version der App, oder installieren Sie sie auf diesem Computer.
problem-store-is-link = Am Platz einer Datei oder des Ordners der App ist ein Link
    .why = { $path } führt woandershin. Die App schreibt und löscht nichts durch einen Link, damit niemand sie umlenken kann.
    .remedy = Legen Sie dort statt des Links den Ordner oder die Datei selbst ab, und versuchen Sie es noch einmal.
problem-store-is-folder = Am Platz einer Datei der App ist etwas anderes
    .why = { $path } ist keine Datei. Die App hat es nicht angerührt.
    .remedy = Verschieben Sie es an einen anderen Ort, und versuchen Sie es noch einmal.
problem-records-lost = In den Aufzeichnungen fehlt, was zuletzt getan wurde
    .why = Die Aufzeichnungen auf diesem Computer waren beschädigt; eine Anfrage kann an Dell gegangen sein, die sie nicht mehr zeigen. Die App hat Dells Liste gelesen und nichts gesendet.
    .remedy = Vergleichen Sie Dells Liste mit dem, woran Sie sich erinnern, und entscheiden Sie: übernehmen Sie, was dort steht, oder autorisieren Sie.
problem-home-unknown = Dieses Konto hat kein Home-Verzeichnis
    .why = HOME ist nicht gesetzt, und die Benutzerliste des Systems nennt kein Verzeichnis. Dort liegen sonst die Daten der App.
    .remedy = Setzen Sie HOME auf ein Verzeichnis, das diesem Konto gehört, und starten Sie neu.
problem-store-failed = Die Aufzeichnungen ließen sich nicht lesen oder schreiben
    .why = Die Datei der Verbindungen meldete einen Fehler.
    .remedy = Versuchen Sie es noch einmal. Scheitert es wieder, schließen und öffnen Sie das Fenster.
    .remedy-odc = Führen Sie dies noch einmal aus. Scheitert es wieder, kopieren Sie den Ordner der App, bevor Sie darin etwas ändern.
problem-proof-needed = Die Verbindung ist noch nicht nachgewiesen
    .why = Sie wurde weder geprüft noch übersprungen.
    .remedy = Prüfen Sie sie, oder wählen Sie, ohne Nachweis weiterzugehen.
problem-proof-failed = Eine Prüfung ist gescheitert
    .why = Dell kann an derselben Stelle scheitern.
    .remedy = Klären Sie es und versuchen Sie es noch einmal, oder nehmen Sie es in eigenen Worten auf sich.
problem-changed-since-proof = Seit dem Nachweis hat sich etwas geändert
    .why = Domain, Client ID oder Secret sind jetzt andere.
    .remedy = Prüfen Sie noch einmal.
problem-link-unknown = Dieser Link ist nicht bekannt
    .why = Die App öffnet nur Seiten, die auf ihrer eigenen Liste stehen.
    .remedy = Nehmen Sie den Menüweg, der daneben steht.
problem-file-not-written = Die Datei ließ sich nicht schreiben
    .why = In den Ordner lässt sich nicht schreiben, oder die Platte ist voll.
    .remedy = Schaffen Sie Platz, oder ändern Sie die Rechte Ihres Ordners Dokumente, und versuchen Sie es noch einmal.
