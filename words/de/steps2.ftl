# Schritte 6 bis 10: Dell, Authorize, Schlüsselverwaltung, Sicherungsdetails, fertig.
# **Zwei Sterne** kennzeichnen die Beschriftung einer Konsole; `Gravis` einen Wert zum Kopieren oder Tippen.

## Dell-Umgebungen

environment-lost = Unbekannt: die zuvor gewählte Umgebung ist nicht mehr zu lesen
environment-dell-commercial = Dell, kommerzielle Cloud
environment-dell-gov-insync = Dell, Behörden-Cloud (Endpoints und SaaS Apps)
environment-dell-gov-enterprise = Dell, Behörden-Cloud (Enterprise Workloads)
environment-practice-console = Übungskonto, bedient in der Konsole
environment-practice-api = Übungskonto, bedient über die API

## Von einer Person bestätigt

recorded-as = Festgehalten als { $name }.
recorded-as-change = Ändern
recorded-as-change-label = Den Namen ändern, unter dem Meldungen festgehalten werden
recorded-as-nobody = Was Sie melden, wird mit Ihrem Namen festgehalten.
recorded-as-enter = Namen eingeben

## Schritt 6, Dell

step-dell-title = Zu Dell gehen
step-dell-lead-console = In diesem Schritt öffnen Sie das Formular in Dells Konsole. Übergeben wird noch nichts.
step-dell-lead-api = Hier registriert Dell die Organisation über die API. Dafür braucht diese App API-Zugangsdaten von Ihnen.
dell-role-heading = Wer das tut
dell-role-me = Sie, bei Dell angemeldet als **Dell Cloud Admin** (Cloud-Administrator).
dell-role-colleague = { $name }, bei Dell angemeldet als **Dell Cloud Admin** (Cloud-Administrator).
dell-role-colleague-unnamed = Die Person in Ihrem Haus, die **Dell Cloud Admin** (Cloud-Administrator) ist.
dell-role-unknown = Jemand, der **Dell Cloud Admin** (Cloud-Administrator) ist.
dell-role-watch = **Product Admin** (Produkt-Administrator) genügt später zum Beobachten, nicht für diesen Schritt.
dell-account-line = Dell-Konto: { $account }

dell-console-heading = Dells Konsole öffnen
dell-console-address-label = Adresse Ihrer Dell-Konsole
dell-console-address-hint = Kopieren Sie sie aus der Adresszeile des Browsers oder aus Ihrem Lesezeichen. Sie wird einmal erfragt.
dell-console-address-example = Dokumentiert: { $address }. Ihre kann anders lauten.
dell-console-address-save = Diese Adresse verwenden
dell-console-address-change = Adresse ändern
dell-console-open = Dells Konsole öffnen
dell-console-copy = Adresse kopieren
dell-console-practice = In der Übung steht die Konsole unter „Konsolen“ im Band oben: „Übung: was Sie bei Dell sähen“. Im Browser gibt es nichts zu öffnen.

dell-path-heading = Dann in Dells Konsole
dell-path-menu = Klicken Sie auf das Menü oben links, dann auf **All Services > Okta** (Alle Dienste).
dell-path-start = Sie sehen **Get started with Okta Data Protection** (Erste Schritte). Klicken Sie auf **Authorize** (Autorisieren).
dell-path-form = Ein Formular mit **Okta Domain**, **Client ID** und **Client Secret** öffnet sich. Lassen Sie es noch leer.
dell-drawing = Dells Konsole mit dem Menü All Services > Okta und der Seite mit der Schaltfläche Authorize

dell-missing-heading = „Okta“ steht nicht in meinem Menü
dell-missing-why = Der Support muss Okta Data Protection für das Konto einschalten, oder Sie sind mit einer zu kleinen Rolle angemeldet.
dell-missing-remedy = Prüfen Sie, ob Sie Dell Cloud Admin sind. Senden Sie dann dem Support diesen Text:
dell-missing-text =
    Please enable Okta Data Protection for our Dell Data Security Cloud account{ $account ->
        [none] {""}
       *[other] {" "}“{ $account }”
    }.
    In the console, All Services does not list Okta for a Dell Cloud Admin.
    We want to protect the Okta organisation { $host }.
    Please also tell us the addresses your service calls Okta from, and your current list of required permissions.
dell-missing-copy = Text für den Support kopieren
dell-already-heading = Die Organisation steht dort schon in der Liste
dell-already-why = Dann wurde sie früher autorisiert. Öffnen Sie die Domain unter **Domains** und nutzen Sie **Re-Authorize App** (App neu autorisieren) unter den drei Punkten; dort werden dieselben Werte verlangt.

dell-form-open = Das Formular ist offen
dell-form-confirmed = Das Formular ist offen

dell-key-heading = API-Zugangsdaten anlegen
dell-key-who = Nur ein Dell Cloud Admin kann sie anlegen.
dell-key-click-settings = Öffnen Sie in Dells Konsole **Druva Cloud Settings > API Credentials** (API-Zugangsdaten). Manche Konsolen nennen es **Integration Center > API Credentials**.
dell-key-click-new = Klicken Sie auf **New Credentials** (Neue Zugangsdaten) und nennen Sie sie `Okta Dell Connect`.
dell-key-click-rights = Erlauben Sie bei den Rechten nur die Anbindung von Okta, sonst nichts. Gibt es eine Netzbeschränkung, muss sie diesen Computer durchlassen.
dell-key-click-save = Klicken Sie auf **Save** (Speichern). **Credential Details** (Einzelheiten) zeigt eine Client ID und einen Secret Key.
dell-key-once = Ob der Secret Key später noch einmal zu sehen ist, ist nicht dokumentiert. Übernehmen Sie ihn, bevor Sie die Seite schließen.
dell-key-client-label = Client ID der API-Zugangsdaten
dell-key-client-hint = Kopieren Sie sie aus Credential Details und fügen Sie sie hier ein. Es ist nicht die Client ID aus Okta.
dell-key-secret-label = Secret Key
dell-key-secret-empty = Noch nicht übernommen. Kopieren Sie ihn in Dells Konsole und übernehmen Sie ihn hier, oder drücken Sie { $shortcut } außerhalb eines Textfelds.
dell-key-secret-taken = { $length } Zeichen, endet auf { $last }. Aufbewahrt in { $place }, unter { $account }.
dell-key-secret-read-back = Zurückgelesen und gleich
dell-key-secret-clipboard-left = In der Zwischenablage steht noch etwas: Sie enthielt inzwischen anderen Text oder ließ sich nicht leeren.
dell-key-secret-clipboard-emptied = Die Zwischenablage wurde geleert. Ein Verlauf der Zwischenablage kann eine Kopie behalten haben.
dell-key-secret-trimmed = Leerraum am Rand wurde weggelassen.
dell-key-take = Secret Key übernehmen
dell-key-take-again = Anderen Secret Key übernehmen
dell-key-try = Ausprobieren
dell-key-try-again = Noch einmal ausprobieren
dell-key-trying = Dell wird um ein Token gebeten …
dell-key-accepted = Dell hat die Zugangsdaten angenommen
dell-api-needed = Dieser Weg geht ohne Dells API nicht weiter. Kommen Sie wieder, wenn dieser Computer sie erreicht, oder arbeiten Sie in Dells Konsole: Wählen Sie ein anderes Dell-Konto. Alles aus Okta bleibt erhalten.
dell-api-other = Anderes Dell-Konto wählen
dell-key-stays-vault = Der Secret Key bleibt in der verschlüsselten Datei dieser App. Gesendet wird er nur an Dell, für ein Token, das wenige Minuten im Speicher bleibt.
dell-key-stays-session = Der Secret Key bleibt im Speicher dieser App, bis sie endet. Gesendet wird er nur an Dell, für ein Token, das wenige Minuten im Speicher bleibt.
dell-key-stays-keychain = Der Secret Key bleibt im Schlüsselbund dieses Computers. Gesendet wird er nur an Dell, für ein Token, das wenige Minuten im Speicher bleibt.

## Schritt 7, Authorize

step-authorize-title-production = Antworten prüfen, dann autorisieren (PRODUKTION)
step-authorize-title-preview = Antworten prüfen, dann autorisieren (Preview)
step-authorize-title-trial = Antworten prüfen, dann autorisieren (Test)
step-authorize-lead-production = Damit bekommt Dell den Schlüssel zu { $host } (PRODUKTION).
step-authorize-lead-preview = Damit bekommt Dell den Schlüssel zu { $host }, einer Preview-Organisation.
step-authorize-lead-trial = Damit bekommt Dell den Schlüssel zu { $host }, einer Test-Organisation.
step-authorize-lead-done = Dell hat den Schlüssel zu { $host } bekommen.
authorize-check-heading = Antworten prüfen
authorize-row-organisation = Okta-Organisation
authorize-row-kind = Art
authorize-kind-production = PRODUKTION
authorize-kind-preview = Preview
authorize-kind-trial = Test
authorize-row-domain = Übergebene Okta Domain
authorize-row-dell = Dell-Konto
authorize-row-host = Host
authorize-dell-account = { $account }, { $environment }
authorize-row-permissions = Berechtigungen
authorize-permissions = Mindestens { $count }, von Ihnen durchgesehen
authorize-permissions-unread = Mindestens { $count }, noch nicht durchgesehen
authorize-row-client-id = Client ID
authorize-row-secret = Client Secret
authorize-secret = { $length } Zeichen, endet auf { $last }, in { $place }
authorize-secret-erased = Hier gelöscht
authorize-secret-none = Nicht in Verwahrung
authorize-row-proof = Nachweis
authorize-proof-measured = { $granted } der { $known } uns bekannten Berechtigungen, gemessen
authorize-proof-credential = Okta hat die Zugangsdaten angenommen; Berechtigungen nicht angesehen
authorize-proof-gaps = { $failed ->
    [one] 1 Prüfung nicht bestanden
   *[other] { $failed } Prüfungen nicht bestanden
}, in Kauf genommen mit diesen Worten: { $words }
authorize-proof-stale = Veraltet: Seither hat sich etwas geändert
authorize-proof-skipped = Übersprungen: Es wurde nichts gemessen
authorize-proof-none = Nicht gemessen
authorize-change = Ändern
authorize-change-what = Ändern: { $what }

authorize-cards-heading = Übergeben, in der Reihenfolge des Formulars
authorize-cards-lead = Kopieren Sie hier jeden Wert und fügen Sie ihn in Dells Formular ein. Klicken Sie dann dort auf **Authorize** (Autorisieren).
authorize-cards-again-lead = Dell hat diese Organisation schon. Öffnen Sie sie unter **Domains**, wählen Sie **Re-Authorize App** (App neu autorisieren) unter den drei Punkten und fügen Sie diese Werte ein.
authorize-card-domain = Okta Domain
authorize-card-client-id = Client ID
authorize-card-secret = Client Secret
authorize-card-secret-value = { $length } Zeichen, endet auf { $last }. Wird nie angezeigt.
authorize-card-copy = { $what } kopieren
authorize-card-after = Zwischenablage leeren nach
authorize-card-seconds = { $seconds } Sekunden
authorize-card-copied = Kopiert. Fügen Sie den Wert in Dells Formular bei { $what } ein.
authorize-card-countdown = { $seconds ->
    [one] Noch 1 Sekunde in der Zwischenablage.
   *[other] Noch { $seconds } Sekunden in der Zwischenablage.
}
authorize-card-emptied = Die Zeit ist um: Die Zwischenablage wird geleert, wenn es noch darin stand.
authorize-card-empty-now = Jetzt leeren
authorize-card-hidden = Der Wert ist so gekennzeichnet, dass Verläufe der Zwischenablage ihn auslassen.
authorize-card-not-hidden = Verläufe der Zwischenablage auf diesem Computer können eine Kopie behalten.
authorize-card-hidden-unknown = Ob ein Verlauf der Zwischenablage eine Kopie behält, lässt sich hier nicht zusagen.
authorize-card-erased = Das Secret wurde hier gelöscht. Um es noch einmal zu übergeben, holen Sie in Okta ein neues: Reiter General (Allgemein), **Client Secrets**, **Generate new secret** (Neues Secret erzeugen).
authorize-card-take-new = Neues Secret übernehmen

authorize-drawing = Dells Formular mit Okta Domain, Client ID, Client Secret und der Schaltfläche Authorize
authorize-drawing-show = Wie das Formular aussieht
authorize-said-heading = Was hat die Konsole gesagt?
authorize-said-hint = Wählen Sie, was am ehesten passt. Es wird nichts gesendet.
authorize-said-record = Antwort festhalten
authorize-said-remedy = Was zu tun ist
authorize-refused-console = Die Konsole hat es nicht angenommen: { $outcome }
authorize-open-console = Noch offen: { $outcome }
authorize-refused-at = Festgehalten
authorize-registered = Dell hat { $host }
authorize-registered-connected = Das heißt verbunden. Sicherungen beginnen erst mit der Schlüsselverwaltung, dem nächsten Schritt.
authorize-stale = Dell hat einen älteren Stand als diese App: Domain, Client ID oder Secret haben sich seither geändert.
authorize-stale-console = Öffnen Sie die Domain in Dells Konsole, wählen Sie **Re-Authorize App** (App neu autorisieren) und fügen Sie die Werte unten ein. Setzen Sie das alte Secret in Okta erst inaktiv, wenn das geklappt hat.
authorize-stale-api = Autorisieren Sie noch einmal, damit Dell den heutigen Stand bekommt. Setzen Sie das alte Secret in Okta erst inaktiv, wenn das geklappt hat.

outcome-registered = Die Organisation steht unter Domains
    .remedy = Es ist nichts zu beheben. Weiter geht es mit der Schlüsselverwaltung.
outcome-domain-refused = Die Okta Domain wurde abgelehnt
    .remedy = Fügen Sie die Domain noch einmal ein, mit https:// und ohne etwas dahinter. Wird { $host } weiter abgelehnt, fragen Sie Dells Support, ob diese Art Okta-Domain angenommen wird.
    .also = Vergleichen Sie { $host } mit der Adresszeile Ihres Okta: Eine andere Organisation oder Ihr eigener Domainname an ihrer Stelle wird auch abgelehnt.
outcome-credential-refused = Client ID oder Client Secret wurde abgelehnt
    .remedy = Kopieren Sie beide Werte noch einmal aus den Karten, in dieser Reihenfolge, und fügen Sie jeden einmal ein.
    .also = Ist „Nachweisen, dass es geht“ hier bestanden, stimmen die Werte, und Okta weist vielleicht Dells Netz ab: Lassen Sie in Ihrer Network Zone (Netzwerkzone) Dells Adressen zu, der Support nennt sie. Alles andere in der Zone bleibt, wie es ist.
    .third = Prüfen Sie in Okta, ob die Integration „Dell Data Security Cloud“ heißt; „Druva Data Security Cloud“ ist eine andere.
    .fourth = Wurde in Okta seither ein Secret erzeugt, abgeschaltet oder die Integration widerrufen, sind es nicht mehr die richtigen: Übernehmen Sie das heutige Secret, und weisen Sie es noch einmal nach.
outcome-permission-missing = Eine Berechtigung fehlt
    .remedy = Notieren Sie, welche die Konsole nennt, und lassen Sie „Nachweisen, dass es geht“ noch einmal laufen: Es sagt, ob Okta sie erteilt hat.
    .also = Okta erteilt die Berechtigungen einer Integration nur alle zusammen, und nur ein Super Admin kann das. Fehlt eine, ist die Installation älter als Dells Liste, oder unsere Liste stimmt nicht: Fragen Sie zuerst den Support.
    .third = Widerrufen und neu Hinzufügen hält Sicherungen an und ändert Client ID und Secret. Tun Sie es nur, wenn der Support es sagt, und nutzen Sie dann Re-Authorize App.
outcome-already-registered = Die Organisation ist schon registriert
    .remedy = Öffnen Sie sie unter **Domains** und nutzen Sie **Re-Authorize App** (App neu autorisieren) unter den drei Punkten, mit denselben drei Karten. Fügen Sie sie nicht ein zweites Mal hinzu.
    .also = Hat jemand anderes oder ein anderes Dell-Konto sie registriert, klären Sie das, bevor Sie die Zugangsdaten ändern.
outcome-not-allowed = Authorize fehlt, ist grau oder nicht erlaubt
    .remedy = Melden Sie sich als Dell Cloud Admin an. Product Admin darf nur zusehen.
    .also = Sind Sie Dell Cloud Admin, senden Sie dem Support den Text aus „Zu Dell gehen“: Die Funktion ist für das Konto vielleicht ausgeschaltet.
    .third = Prüfen Sie, ob die Adresse der Konsole zur Dell-Cloud aus Schritt 2 gehört. Eine andere Cloud hat andere Konten.
outcome-paste-blocked = Einfügen war gesperrt
    .remedy = Klicken Sie in das Feld und drücken Sie { $shortcut }. Erscheint nichts, erlauben Sie der Adresse der Konsole in den Website-Einstellungen des Browsers die Zwischenablage, oder nehmen Sie einen anderen Browser.
    .also = Fragen Sie in einer Fernsitzung die IT, ob die Zwischenablage hinüberdarf. Zum Abtippen zeigt diese App das Secret nicht.
outcome-service-busy = Dells Dienst ist überlastet oder gestört
    .remedy = Klicken Sie noch nicht wieder auf Authorize. Warten Sie einige Minuten, laden Sie die Seite neu und sehen Sie zuerst unter **Domains** nach: Steht { $host } dort, wählen Sie diese Antwort.
    .also = Steht sie nicht dort, fügen Sie die Werte ein und autorisieren Sie noch einmal. Bleibt die Störung, fragen Sie den Support.
outcome-safe-mode = Die Konsole sagt, dass der Safe Mode an ist
    .remedy = Jemand hat das Dell-Konto in den Safe Mode versetzt; er sperrt Zugangsdaten. Fragen Sie Ihre Dell Cloud Admins, wer es war und warum, bevor Sie weitermachen.
    .also = Ist er aus, fügen Sie die Werte ein und autorisieren Sie noch einmal.
outcome-no-answer = Es geschah nichts, oder es läuft noch
    .remedy = Klicken Sie noch nicht wieder auf Authorize. Laden Sie die Seite neu und sehen Sie zuerst unter **Domains** nach: Steht { $host } dort, wählen Sie diese Antwort.
    .also = Steht sie nach einigen Minuten nicht dort, fügen Sie die Werte ein und autorisieren Sie noch einmal.
outcome-other = Etwas anderes
    .remedy = Kopieren Sie die Worte der Konsole für den Support. Lassen Sie „Nachweisen, dass es geht“ noch einmal laufen, damit Sie sagen können, was Okta antwortet.
    .also = Sagt die Konsole, Okta habe abgelehnt, während der Nachweis hier besteht, fragen Sie den Support nach Dells Adressen: Eine Network Zone (Netzwerkzone) lässt vielleicht diesen Computer durch und Dell nicht.

authorize-sent-heading = Was an Dell gesendet wird
authorize-sent-note = Eine Anfrage über TLS, angemeldet mit Ihren API-Zugangsdaten. Das Secret geht von dort, wo es liegt, in diese Anfrage und sonst nirgendwohin.
authorize-sent-masked = endet auf { $last }, nicht angezeigt
authorize-act-production = { $host } (PRODUKTION) bei Dell autorisieren
authorize-act-preview = { $host } (Preview) bei Dell autorisieren
authorize-act-trial = { $host } (Test) bei Dell autorisieren
authorize-act-again-production = { $host } (PRODUKTION) bei Dell neu autorisieren
authorize-act-again-preview = { $host } (Preview) bei Dell neu autorisieren
authorize-act-again-trial = { $host } (Test) bei Dell neu autorisieren
authorize-busy = Dell probiert die Zugangsdaten bei Okta aus. Das kann eine Minute dauern.
authorize-cancel = Nicht länger warten
authorize-cancel-note = Damit wird die Anfrage nicht zurückgenommen. Lesen Sie danach Dells Liste.
authorize-running = Dell hat die Anfrage angenommen und arbeitet daran
authorize-running-since = Seit
authorize-running-note = Inzwischen wird nichts noch einmal gesendet.
authorize-read = Dells Liste lesen
authorize-read-again = Dells Liste noch einmal lesen
authorize-reading = Dells Liste wird gelesen …
authorize-uncertain = Es ist nicht bekannt, ob Dell die Organisation registriert hat
authorize-uncertain-sent = Gesendet
authorize-uncertain-why = Die Anfrage ging hinaus, und es kam keine Antwort, die sagt, was geschah. Von selbst wird sie nie noch einmal gesendet.
authorize-uncertain-lost = Die Aufzeichnungen, die es zeigen würden, waren beschädigt. Von selbst wird nichts gesendet; Dells Liste entscheidet, und Sie.
authorize-uncertain-unread = Dells Liste wurde noch nicht gelesen.
authorize-uncertain-absent = Nicht registriert, Stand { $time }. Die Anfrage kann noch unterwegs sein.
authorize-uncertain-found = In Dells Liste gefunden, Stand { $time }
authorize-found-domain = Okta-Domain
authorize-found-client-id = Client ID
authorize-found-status = Status
authorize-found-ours = Domain und Client ID sind die von Ihnen gesendeten.
authorize-found-other = Dort steht eine andere Client ID. Jemand anderes hat die Organisation registriert, oder es gibt eine ältere Registrierung. Nutzen Sie Re-Authorize App in Dells Konsole, oder fragen Sie, wer es war.
authorize-adopt = Das ist sie: damit weiter
authorize-resend-consider = Noch einmal senden
authorize-resend-why = Ist die erste Anfrage noch unterwegs, kann die Organisation danach zweimal in Dells Liste stehen. Lesen Sie die Liste vorher noch einmal, einige Minuten später.

## Schritt 8, Schlüsselverwaltung

step-keys-title = Über Cloud Key Management entscheiden
step-keys-lead = Ohne sie (Schlüsselverwaltung in der Cloud) beginnt keine geplante Sicherung.
keys-what-heading = Was sie tut
keys-what = Sicherungen sind mit einem Schlüssel von Ihnen verschlüsselt. Damit kommt der Dienst an diesen Schlüssel, wenn niemand da ist, und geplante Sicherungen können laufen.
keys-vendor = Der Anbieter sagt, er bewahre diesen Schlüssel nicht auf und könne die Daten nicht lesen. Das ist seine eigene Aussage.
keys-oneway = Womöglich lässt sich das in der Konsole nicht wieder ausschalten. Für andere Cloud-Dienste des Anbieters ist es so dokumentiert, für Okta ist es wahrscheinlich ebenso.
keys-policy = Verlangen Ihre Richtlinien einen eigenen Schlüssel, fragen Sie Dell, bevor Sie einschalten.
keys-clicks-heading = In Dells Konsole
keys-click-prompt = Nach Authorize fragt die Konsole **Enable Cloud Key Management System** (Schlüsselverwaltung einschalten).
keys-click-toggle = Schalten Sie ein und klicken Sie auf **Save** (Speichern).
keys-click-gone = Ist die Frage verschwunden, fragen Sie den Support, wo man später einschaltet: Das ist nicht dokumentiert.
keys-drawing = Dells Frage Enable Cloud Key Management System mit Save und Skip for now
keys-now-heading = Was ist jetzt eingeschaltet?
keys-now-on = Sie ist eingeschaltet und gespeichert
keys-now-off = Sie ist ausgeschaltet
keys-now-skipped = Ich habe Skip for now (vorerst überspringen) gewählt
keys-record = Antwort festhalten
keys-switch = Cloud Key Management
keys-switch-on = ein
keys-switch-off = aus
keys-save = Bei Dell speichern
keys-saving = Dell schaltet ein …
keys-skip = Vorerst überspringen
keys-skip-heading = Schlüsselverwaltung überspringen?
keys-skip-why = Geplante Sicherungen beginnen dann nicht. Die Startseite sagt „Nicht geschützt“, bis eingeschaltet ist. Zu diesem Schritt können Sie jederzeit zurückkommen.
keys-skip-yes = Überspringen: keine geplanten Sicherungen
keys-skip-no = Nicht überspringen
keys-is-on = Cloud Key Management ist eingeschaltet
keys-is-off = Cloud Key Management ist ausgeschaltet
keys-is-skipped = Cloud Key Management wurde übersprungen
keys-off-consequence = Geplante Sicherungen beginnen nicht. Nichts weist sonst darauf hin: Es erscheint nirgends ein Fehler.

## Schritt 9, Sicherungsdetails

step-backup-title = Sicherungsdetails ansehen
step-backup-lead = Region, Häufigkeit und Aufbewahrung legt Dell fest. Ändern kann sie der Support.
backup-facts-heading = So meldet es Dell
backup-region = Speicherregion
backup-frequency = Häufigkeit
backup-retention = Aufbewahrung
backup-last = Letzte Sicherung
backup-seen-at = Beendet
backup-items = Geschützte Objekte
backup-unknown = nicht gemeldet
backup-item-users = Benutzer
backup-item-groups = Gruppen
backup-item-applications = Anwendungen
backup-item-authenticators = Authenticators
backup-item-emaildomains = E-Mail-Domains
backup-item-grouprules = Gruppenregeln
backup-item-networkzones = Netzwerkzonen
backup-item-policies = Richtlinien
backup-item-profilemappings = Profilzuordnungen
backup-item-trustedorigins = Vertrauenswürdige Ursprünge
backup-item-usertypes = Benutzertypen
backup-item-apps = Anwendungen
backup-read = Von Dell lesen
backup-read-again = Noch einmal lesen
backup-read-at = Gelesen um
backup-reading = Wird von Dell gelesen …
backup-now = Jetzt sichern
backup-now-busy = Eine Sicherung wird bestellt …
backup-now-keys = Dass die Schlüsselverwaltung eingeschaltet ist, ist nicht bekannt; Dell führt deshalb keine Sicherung aus.
backup-look-heading = Worauf Sie in Dells Konsole achten
backup-look-open = **All Services > Okta** (Alle Dienste), dann die Domain anklicken. Erscheint zuerst **Configure Backup** (Sicherung einrichten), sehen Sie es durch und klicken Sie auf **Save** (Speichern); die Felder sind nur zum Lesen.
backup-look-enabled = **Backup Enabled** (Sicherung eingeschaltet) hat einen grünen Haken. Ein rotes Zeichen heißt, dass jemand **Disable Backup** (Sicherung ausschalten) benutzt hat: Fragen Sie, wer.
backup-look-region = **Storage Region** (Speicherregion) liegt dort, wo diese Daten liegen dürfen. Wenn nicht, fragen Sie den Support vor der ersten Sicherung.
backup-look-retention = **Backup Frequency** (Häufigkeit) und **Backup Retention** (Aufbewahrung) sind, was Sie erwarten.
backup-look-status = **App Status** (Verbindung) zeigt, dass Okta verbunden ist.
backup-drawing = Dells Übersicht mit den Karten Details und Backup Settings
backup-typed-heading = Was der Bildschirm zeigt
backup-typed-hint = Nicht verlangt. Was Sie hier eintragen, steht mit Ihrem Namen in der Übergabe.
backup-region-hint = Zum Beispiel Frankfurt (eu-central-1)
backup-frequency-hint = Zum Beispiel Daily
backup-retention-hint = Zum Beispiel ein Jahr
backup-record = Festhalten, was der Bildschirm zeigt
backup-daily-heading = Was „Daily“ (täglich) heißt
backup-daily = Die nächste Sicherung beginnt etwa einen Tag nach dem Ende der letzten, nicht zu einer festen Stunde. Ein Kalendertag kann also ohne sein, und es ist nichts falsch. So ist es für die Cloud-Sicherungen des Anbieters allgemein dokumentiert.
backup-first = Wann nach der Einrichtung die erste läuft, ist nicht dokumentiert. **Backup Now** (Jetzt sichern) in der Konsole startet eine.
backup-state-never = noch keine
backup-state-queued = in der Warteschlange
backup-state-running = läuft
backup-state-successful = erfolgreich
backup-state-successful-with-errors = erfolgreich mit Fehlern
backup-state-failed = fehlgeschlagen

backup-saw-heading = Ist eine Sicherung fertig geworden?
backup-saw-why = „Geschützt“ heißt es erst, wenn eine fertige Sicherung gesehen wurde.
backup-saw-where = In Dells Konsole: **All Services > Okta** (Alle Dienste), die Domain anklicken, Reiter **Backups** (Sicherungen).
backup-saw = Ich sehe eine fertige Sicherung
backup-seen = Eine fertige Sicherung wurde gesehen

## Schritt 10, fertig

step-done-title-protected = Fertig: { $host } ist geschützt
step-done-title-connected = Fertig: { $host } ist verbunden
step-done-title-not-protected = Verbunden und noch nicht geschützt
step-done-title-not-connected = Noch nicht verbunden
step-done-lead-protected = Dell hat die Organisation, die Schlüsselverwaltung ist eingeschaltet, und eine Sicherung wurde gesehen.
step-done-lead-connected = Dell hat die Organisation, und die Schlüsselverwaltung ist eingeschaltet. Eine Sicherung wurde noch nicht gesehen; darum sagt diese App nicht „geschützt“.
step-done-lead-not-protected = Dell hat die Organisation. Dass die Schlüsselverwaltung eingeschaltet ist, ist nicht bekannt, oder Dell erreicht Okta nicht mehr; geplante Sicherungen laufen dann nicht.
step-done-lead-not-connected = Dass Dell die Organisation hat, ist nicht bekannt. Gehen Sie zu dem Schritt zurück, der Aufmerksamkeit braucht.
done-open-keys = Zur Schlüsselverwaltung
done-open-authorize = Zu Authorize

done-log-heading = Was getan wurde
done-log-what = Was
done-log-when = Wann
done-log-by = Von
done-log-utc = { $time } UTC
done-measured = gemessen
done-by-app = hier getan
done-confirmed = von Hand bestätigt
done-log-empty = Es wurde noch nichts getan.

done-live-heading = Was gerade wirksam ist
done-live-okta = In Okta
done-live-dell = Bei Dell
done-live-here = Auf diesem Computer
done-live-none = Nichts bekannt
done-live-unknown = unbekannt

done-secret-heading = Das Secret hier behalten oder löschen?
done-secret-why = Dell hat es jetzt, und Okta kann ein neues ausstellen. Es muss also nicht hier bleiben.
done-secret-keep = In { $place } behalten
done-secret-keep-why-keychain = Prüfungen und neues Autorisieren gehen dann ohne ein neues Secret. Programme, die als { $account } laufen, können es lesen.
done-secret-keep-why-vault = Prüfungen und erneutes Autorisieren gehen dann ohne ein neues Secret. { $account } öffnet die Datei mit der Passphrase.
done-secret-keep-why-session = Prüfungen und erneutes Autorisieren gehen dann, bis die App endet. Danach ist das Secret weg, und Okta kann ein neues ausstellen. Programme, die als { $account } laufen, können den Speicher dieser App bis dahin vielleicht lesen.
done-secret-erase = Jetzt löschen
done-secret-erase-why = Dieser Computer kann es dann nicht mehr benutzen.
done-erasing = Wird gelöscht und zurückgelesen …
done-kept = Das Secret bleibt in { $place }
done-erased = Das Secret wurde hier gelöscht; seine Stelle ist nachweislich leer
done-erased-dell-key = Dells Secret Key bleibt in { $place }, als „{ $item }“.

done-handover-heading = Übergabe
done-handover-why = Ein Protokoll dessen, was getan wurde und woher es bekannt ist, ohne Geheimnisse. Für die Person, die übernimmt, und für Ihre Sicherheitsabteilung.
done-handover-format = Format
done-handover-html = Seite zum Lesen oder Drucken (HTML)
done-handover-csv = Tabelle (CSV)
done-handover-json = Für Programme (JSON)
done-handover-export = Übergabe exportieren
done-handover-written = Geschrieben nach
done-handover-copy = Pfad kopieren

done-next-heading = Was als Nächstes zu tun ist, und wann
done-next-today = Heute
done-next-today-keys = Schalten Sie bei Dell Cloud Key Management (Schlüsselverwaltung) ein.
done-next-today-backup = Starten Sie **Backup Now** (Jetzt sichern) in Dells Konsole, und kommen Sie wieder her, wenn die Sicherung fertig ist.
done-next-today-backup-api = Bestellen Sie in „Sicherungsdetails ansehen“ eine Sicherung, und lesen Sie dort ihren Stand.
done-next-today-store = Geben Sie die Übergabe Ihrer Sicherheitsabteilung.
done-next-tomorrow = Morgen
done-next-tomorrow-look = Sehen Sie in Dells Konsole nach, ob eine geplante Sicherung lief. „Daily“ (täglich) heißt etwa einen Tag nach dem Ende der letzten.
done-next-month = In einem Monat
done-next-month-restore = Stellen Sie ein Testobjekt wieder her, damit Sie es gesehen haben, bevor Sie es brauchen. Das Schreiben kann diese App nicht nachweisen.
done-next-month-signin = Sorgen Sie dafür, dass sich jemand bei Dell anmelden kann, wenn Okta ausfällt.
done-next-rotate = Wenn Sie das Secret wechseln
done-next-rotate-order = Geben Sie Dell das neue mit **Re-Authorize App** (App neu autorisieren), und setzen Sie das alte erst inaktiv, wenn das geklappt hat.
done-finish = Abschließen

## What was done, by the words of the record.

did-how = { $what }: { $how }
did-tally = { $passed } bestanden, { $failed } nicht bestanden, { $blocked } hier blockiert, { $untestable } nicht prüfbar
act-begun = Verbindung begonnen
act-merged = Mit der vorhandenen Verbindung zusammengelegt
act-named-organisation = Okta-Organisation genannt
act-acknowledged = Berechtigungen durchgesehen
act-took-secret = Client Secret in Verwahrung genommen
act-proved = Verbindung nachgewiesen
act-checked = Verbindung geprüft
act-accepted-gaps = Lücken in Kauf genommen
act-skipped-proof = Nachweis übersprungen
act-form-open = Dells Formular geöffnet
act-took-dell-key = Dells Secret Key in Verwahrung genommen
act-tried-dell-key = Dells API-Zugangsdaten ausprobiert
act-console-said = Antwort der Dell-Konsole notiert
act-intends-to-register = Autorisierung begonnen
act-sent = Autorisierung gesendet, von Dell angenommen
act-not-sent = Autorisierung nicht gesendet
act-not-listed = Dell führt diese Organisation nicht mehr
act-refused = Dell hat die Autorisierung abgelehnt
act-no-answer = Keine klare Antwort von Dell
act-read-dell-list = Dells Liste gelesen
act-adopted = Registrierung in Dells Liste als diese übernommen
act-sends-again = Entschieden, die Autorisierung noch einmal zu senden
act-registered = Organisation bei Dell registriert
act-answered-keys = Cloud Key Management beantwortet
act-switched-keys-on = Cloud Key Management eingeschaltet
act-confirmed-backup = Sicherungsdetails notiert
act-read-backup = Sicherungsdetails von Dell gelesen
act-ordered-backup = Sicherung bestellt
act-saw-backup = Fertige Sicherung gesehen
act-kept-secret = Secret hier behalten
act-erased-secret = Secret hier gelöscht
act-finished = Weg abgeschlossen
act-forgets-secret = Löschen eines Eintrags begonnen
act-forgot-secret = Eintrag mit odc gelöscht
act-chose-place = Platz für Geheimnisse gewählt
act-moved-secret = Geheimnis in den Schlüsselbund verschoben und dort gleich zurückgelesen
act-not-moved = Ein Verschieben in den Schlüsselbund brach ab; das Geheimnis blieb, wo es war
act-session-over = Eine Sitzung endete, und mit ihr das Geheimnis, das nur für sie da war
act-not-stored = Begonnene Übernahme eines Geheimnisses nicht abgelegt
act-copied-secret = Client Secret in die Zwischenablage kopiert
act-adopted-secret = Client Secret im Schlüsselbund gefunden und hier aufgenommen
act-intends-keys-on = Cloud Key Management soll eingeschaltet werden
act-keys-stay-off = Cloud Key Management als ausgeschaltet gelesen
act-intends-backup = Sicherung soll bestellt werden
act-noted = Eine Antwort oder der Platz auf dem Bildschirm vermerkt
act-found-damaged = Aufzeichnungen beschädigt gefunden; davor kann etwas fehlen
act-end-unknown = Die Datei, die den letzten Eintrag nennt, fehlte und wurde neu geschrieben
act-removed = Verbindung hier entfernt

## What stands in the drawings of Dell's console: its own labels, the same in every language.

drawing-menu = All Services
drawing-menu-okta = Okta
drawing-start = Get started with Okta Data Protection
drawing-authorize = Authorize
drawing-domain = Okta Domain
drawing-client-id = Client ID
drawing-secret = Client Secret
drawing-keys = Enable Cloud Key Management System
drawing-save = Save
drawing-skip = Skip for now
drawing-details = Details
drawing-enabled = Backup Enabled
drawing-region = Storage Region
drawing-status = App Status
drawing-settings = Backup Settings
drawing-frequency = Backup Frequency
drawing-retention = Backup Retention
