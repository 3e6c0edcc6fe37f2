# Schritt 5, in Dell autorisieren, in der Konsole und über die API. Erneut autorisieren und Rotation nutzen einiges davon.
# **Zwei Sterne** kennzeichnen die Beschriftung einer Konsole; `Gravis` einen Wert zum Kopieren oder Tippen.

step-authorize-title = In Dell autorisieren
step-authorize-lead = Damit erhält Dell Zugriff auf **{ $host }** ({ $kind ->
    [preview] Preview
    [trial] Test
    [practice] Übung
   *[production] Produktion
}).

## Was übergeben wird

authorize-what-cloud = Dell-Cloud
authorize-what-permissions = Berechtigungen
authorize-what-account = Kontoname
authorize-what-console = Dell-Konsole
authorize-what-change = Ändern: { $what }
authorize-permissions-granted = { $known }, alle erteilt
authorize-permissions-partly = { $granted } von { $known } erteilt
authorize-permissions-credential = { $known }, nur Zugangsdaten getestet
authorize-permissions-gaps = { $granted } von { $known } erteilt, akzeptiert: „{ $words }“
authorize-permissions-stale = { $known }, seit dem Test geändert
authorize-permissions-skipped = { $known }, Test übersprungen
authorize-permissions-none = { $known }, nicht getestet
authorize-permissions-unreviewed = { $known }, nicht geprüft
authorize-account-none = keiner (optional)
authorize-account-label = Name des Dell-Kontos, für Ihren Bericht (optional)
authorize-account-save = Speichern
authorize-address-none = nicht angegeben
authorize-address-label = Adresse Ihrer Dell-Konsole
authorize-address-hint = Kopieren Sie sie aus der Adresszeile des Browsers.
authorize-address-save = Diese Adresse verwenden
authorize-colleague = { $name } übernimmt diesen Teil, in Dell angemeldet als **Dell Cloud Admin**.
authorize-colleague-unnamed = Diesen Teil übernimmt, wer in Dell als **Dell Cloud Admin** angemeldet ist.
authorize-colleague-file = Speichern, was diese Person wissen muss

## Konsole, Teil 1

authorize-form-title = Formular öffnen
authorize-open = Dell-Konsole öffnen
authorize-copy-address = Adresse kopieren
authorize-form-menu = Öffnen Sie das Menü.
authorize-form-okta = Wählen Sie **All Services > Okta**.
authorize-form-authorize = Klicken Sie auf **Authorize**.
authorize-menu-missing = Okta fehlt im Menü
authorize-menu-missing-role = Melden Sie sich in der Dell Cloud Platform Console als **Dell Cloud Admin** an. **Product Admin** genügt nur für die tägliche Überwachung. Druva betreibt den Dienst für Dell; manche Adressen und Menüs heißen deshalb so.
authorize-menu-missing-support = Fehlt es weiterhin? Bitten Sie den Support, Okta Data Protection zu aktivieren.
authorize-support-copy = Text für den Support kopieren
authorize-menu-missing-text =
    Please enable Okta Data Protection for our Dell Data Security Cloud account{ $account ->
        [none] {""}
       *[other] {" "}“{ $account }”
    }.
    In the console, All Services does not list Okta for a Dell Cloud Admin.
    We want to protect the Okta org { $host }.
    Please also tell us the addresses your service calls Okta from, and your current list of required permissions.
authorize-listed-already = Die Organisation ist schon da
authorize-listed-already-what = Öffnen Sie sie unter **Domains** und wählen Sie unter den drei Punkten **Re-Authorize App**. Dort sind dieselben Werte gefragt.
authorize-page = Die Seite heißt **Get started with Okta Data Protection**.

## Konsole, Teil 2

authorize-fill-title = Formular ausfüllen
authorize-value-domain = Okta Domain
authorize-value-client-id = Client ID
authorize-value-secret = Client Secret
authorize-value-secret-ends = endet auf `{ $last }`
authorize-value-none = hier nicht gespeichert
authorize-copy = Kopieren
authorize-copied = Kopiert
authorize-copied-label = Kopiert: { $what }
authorize-copy-what = { $what } kopieren
authorize-copied-what = { $what } kopiert
authorize-clears = Zwischenablage wird in { $seconds } s geleert.
authorize-clear-now = Jetzt leeren
authorize-cleared = Zeit abgelaufen: Die Zwischenablage wurde geleert, falls das Secret noch darin war.
authorize-cleared-now = Zwischenablage geleert.
authorize-clipboard = Zwischenablage
authorize-clipboard-after = Secret entfernen nach
authorize-clipboard-seconds = { $seconds } Sekunden
authorize-clipboard-hidden = Es ist so markiert, dass Zwischenablageverläufe es auslassen.
authorize-clipboard-open = Ein Zwischenablageverlauf kann eine Kopie behalten.
authorize-fill-click = Klicken Sie in Dell auf **Authorize**. Lassen Sie das nächste Fenster für Schritt 6 offen.
authorize-fill-again = Öffnen Sie in Dell unter **Domains** die Organisation, dann die drei Punkte, **Re-Authorize App**.
authorize-erased = Von diesem Computer gelöscht. Erzeugen Sie in Okta ein neues: **General > Client Secrets > Generate new secret**.
authorize-erased-new = Neues Secret speichern

## Konsole, Teil 3

authorize-answer-title = Was ist in Dell passiert?
authorize-lists = Dell hat sie autorisiert
authorize-else = Etwas anderes
authorize-listed = Dell hat { $host } autorisiert
authorize-registered-host = Dell hat { $host } registriert
authorize-again = Erneut autorisieren
authorize-earlier-values = **Dell hat frühere Werte.** Übergeben Sie die aktuellen, bevor Sie das bisherige Secret auf Inactive setzen.
authorize-more = Mehr
authorize-said-at = Vermerkt
authorize-group-error = Dell zeigt einen Fehler
authorize-group-blocked = Klicken oder Einfügen geht nicht
authorize-group-unclear = Keine klare Antwort
authorize-support-text =
    We are authorizing the Okta org { $host } in Dell Data Security Cloud, under All Services > Okta.
    What happened: { $what }
    Okta was tested from our computer: { $test }
    Please tell us the cause, and the addresses your service calls Okta from.
authorize-admins-text =
    Unser Dell-Konto ist im Safe Mode; er sperrt Zugangsdaten. Wir wollen die Okta-Organisation { $host } autorisieren.
    Wer hat ihn eingeschaltet, und warum? Bitte schalten Sie ihn aus, sobald das sicher ist.
authorize-admins-copy = Frage an Ihre Dell-Admins kopieren
authorize-copy-again = { $what } erneut kopieren
authorize-test-again = Erneut testen
authorize-domains = Dell-Konsole öffnen

authorize-outcome-registered = Dell hat die Organisation autorisiert oder listet sie unter Domains
    .remedy = Hier ist nichts zu tun. Weiter zur Schlüsselverwaltung.
authorize-outcome-domain-refused = Die Okta Domain wurde abgelehnt
    .cause = **Dell hat die Okta Domain abgelehnt.** Fügen Sie sie erneut ein, mit https:// und ohne etwas dahinter.
    .remedy = Vergleichen Sie { $host } mit der Adresszeile Ihres Okta. Eine andere Organisation oder Ihr eigener Domainname wird ebenfalls abgelehnt.
    .also = Weiterhin abgelehnt? Fragen Sie den Support, ob Dell diese Art Okta-Domain annimmt.
authorize-outcome-credential-refused = Client ID oder Secret wurde abgelehnt
    .cause = **Dell konnte sich nicht bei Okta anmelden.** Kopieren Sie beide Werte erneut und fügen Sie jeden einmal ein.
    .remedy = Besteht der Test hier, blockiert Okta vielleicht das Netz von Dell. Lassen Sie die Adressen von Dell in Ihrer Netzwerkzone zu und ändern Sie sonst nichts. Der Support hat die Liste.
    .also = Prüfen Sie in Okta den Namen der Integration: „Dell Data Security Cloud“, nicht „Druva Data Security Cloud“.
    .third = Wurde ein Secret erzeugt oder deaktiviert oder die Integration widerrufen, speichern Sie das neue Secret und testen Sie erneut.
authorize-outcome-permission-missing = Angeblich fehlt eine Berechtigung
    .cause = **Dell vermisst eine Berechtigung.** Testen Sie erneut, ob Okta sie erteilt hat.
    .remedy = Okta erteilt alle Berechtigungen zusammen, und nur einem Super Admin. Fehlt eine, ist die Installation älter als die Liste von Dell. Fragen Sie zuerst den Support.
    .also = Noch nicht widerrufen: Das stoppt Sicherungen und ändert Client ID und Secret. Verlangt es der Support, nutzen Sie danach **Re-Authorize App**.
authorize-outcome-already-registered = Die Organisation ist angeblich schon registriert
    .cause = **Sehen Sie zuerst unter Domains nach.** Öffnen Sie dort { $host } und wählen Sie unter den drei Punkten **Re-Authorize App**. Nicht noch einmal hinzufügen.
    .remedy = Dort sind dieselben drei Werte gefragt.
    .also = Hat jemand anderes oder ein anderes Dell-Konto sie registriert, fragen Sie dort nach, bevor Sie die Zugangsdaten ändern.
authorize-outcome-not-allowed = Authorize fehlt oder ist grau
    .cause = **Melden Sie sich als Dell Cloud Admin an.** Product Admin kann nur überwachen.
    .remedy = Sind Sie Dell Cloud Admin, ist die Funktion für Ihr Konto vielleicht aus. Senden Sie dem Support den Text.
    .also = Prüfen Sie, ob die Konsole zu Ihrer Dell-Cloud gehört. Eine andere Cloud hat andere Konten.
authorize-outcome-paste-blocked = Einfügen ist gesperrt
    .cause = **Klicken Sie in das Feld und drücken Sie { $shortcut }.**
    .remedy = Erscheint nichts? Erlauben Sie der Konsole in den Website-Einstellungen des Browsers die Zwischenablage, oder nehmen Sie einen anderen Browser.
    .also = Fragen Sie in einer Remotesitzung die IT, ob die Zwischenablage übertragen werden darf. Zum Abtippen wird das Secret nie angezeigt.
authorize-outcome-service-busy = Dell ist überlastet oder gestört
    .cause = **Noch nicht wieder auf Authorize klicken.** Warten Sie einige Minuten, laden Sie neu und sehen Sie zuerst unter Domains nach, ob { $host } dort ist.
    .remedy = Falls ja, wählen Sie **Dell hat sie autorisiert**. Falls nein, fügen Sie die Werte ein und autorisieren Sie erneut.
    .also = Bleibt Dell gestört, fragen Sie den Support.
authorize-outcome-safe-mode = Angeblich ist der Safe Mode an
    .cause = **Jemand hat Ihr Dell-Konto in den Safe Mode versetzt.** Er sperrt Zugangsdaten. Fragen Sie Ihre Dell Cloud Admins, wer und warum.
    .remedy = Sobald er aus ist, fügen Sie die Werte ein und autorisieren Sie erneut.
authorize-outcome-no-answer = Nichts passiert, oder es läuft noch
    .cause = **Noch nicht wieder auf Authorize klicken.** Laden Sie neu und sehen Sie zuerst unter Domains nach, ob { $host } dort ist.
    .remedy = Falls ja, wählen Sie **Dell hat sie autorisiert**. Falls nein, warten Sie einige Minuten, fügen Sie die Werte ein und autorisieren Sie erneut.
authorize-outcome-other = Eine andere Meldung
    .cause = **Kopieren Sie für den Support, was Dell angezeigt hat.** Fügen Sie den genauen Wortlaut hinzu.
    .remedy = Testen Sie erneut, damit Sie sagen können, was Okta antwortet. Hat Okta Dell abgelehnt, obwohl der Test hier besteht, blockiert vielleicht eine Netzwerkzone Dell.

## API

authorize-credential-title = Dell-API-Zugangsdaten hinzufügen
authorize-credential-where = Öffnen Sie in Dell **Druva Cloud Settings > API Credentials** und klicken Sie auf **New Credentials**. Erlauben Sie nur Okta-Onboarding, dann **Save**.
authorize-credential-more = Als Namen eignet sich `Okta Dell Connect`. Druva betreibt den Dienst für Dell. In manchen Konsolen heißt die Seite **Integration Center > API Credentials**. Nur ein Dell Cloud Admin kann Zugangsdaten anlegen. Eine Netzwerkbeschränkung muss diesen Computer zulassen.
authorize-credential-once = **Credential Details** zeigt den Secret Key. Speichern Sie ihn, bevor Sie die Seite schließen: Dell zeigt ihn vielleicht nicht noch einmal.
authorize-credential-stays-keychain = Der Secret Key bleibt im Passwortspeicher dieses Computers. Er geht nur an Dell, für Tokens, die wenige Minuten gelten.
authorize-credential-stays-vault = Der Secret Key bleibt in der verschlüsselten Datei dieser App. Er geht nur an Dell, für Tokens, die wenige Minuten gelten.
authorize-credential-stays-session = Der Secret Key bleibt im Arbeitsspeicher, bis diese App geschlossen wird. Er geht nur an Dell, für Tokens, die wenige Minuten gelten.
authorize-credential-client = Client ID der API-Zugangsdaten
authorize-credential-client-hint = Nicht die Client ID aus Okta.
authorize-credential-key = Secret Key
authorize-credential-empty = Kopieren Sie ihn in Dell.
authorize-credential-save = Speichern und testen
authorize-credential-press = oder { $shortcut } drücken
authorize-credential-type = Stattdessen von Hand eingeben
authorize-credential-blind = Die Zwischenablage ist hier nicht lesbar. Geben Sie den Key in einem Systemfenster ein.
authorize-credential-clipboard = Zwischenablage verwenden
authorize-credential-held = Gespeichert in { $place }. Endet auf `{ $last }`.
authorize-credential-read-back = Zurückgelesen und verglichen. { $length } Zeichen, gespeichert für { $account }.
authorize-credential-cleared = Zwischenablage geleert. Falls Sie einen Verlauf führen, leeren Sie auch den.
authorize-credential-left = Die Zwischenablage enthält jetzt etwas anderes oder ließ sich nicht leeren.
authorize-credential-trimmed = Leerzeichen um den Key wurden entfernt.
authorize-credential-testing = Dell wird um ein Token gebeten …
authorize-credential-test = Erneut testen
authorize-credential-accepted = Von Dell angenommen, getestet { $time }
authorize-credential-replace = Ersetzen
authorize-credential-replace-heading = Gespeicherten Secret Key ersetzen?
authorize-credential-replace-what = Der Key aus der Zwischenablage tritt an seine Stelle und wird getestet.
authorize-credential-replace-yes = Ersetzen und testen
authorize-credential-replace-no = Behalten
authorize-credential-needed = Kein Weg zur API von Dell? Kommen Sie später wieder, oder nutzen Sie die Dell-Konsole: Wählen Sie eine andere Dell-Cloud. Aus Okta geht nichts verloren.
authorize-credential-other = Dell-Cloud ändern
authorize-send-title = Autorisieren
authorize-send = { $host } ({ $kind ->
    [preview] Preview
    [trial] Test
    [practice] Übung
   *[production] Produktion
}) in Dell autorisieren
authorize-resend = { $host } ({ $kind ->
    [preview] Preview
    [trial] Test
    [practice] Übung
   *[production] Produktion
}) in Dell erneut autorisieren
authorize-sent = Was gesendet wird
authorize-sent-to = Gesendet an
authorize-sent-once = Eine Anfrage über TLS, angemeldet mit Ihren API-Zugangsdaten. Das Secret geht vom Speicherort nur in diese Anfrage.
authorize-sending = Dell testet die Zugangsdaten in Okta. Das kann eine Minute dauern.
authorize-reading-list = Liste von Dell wird gelesen …
authorize-stop = Nicht länger warten
authorize-stop-note = Das nimmt die Anfrage nicht zurück.
authorize-working = Dell hat die Anfrage um { $time } angenommen und arbeitet daran. Es wird nichts erneut gesendet.
authorize-watching = Nächste Prüfung in { $seconds } s.
authorize-watch = Weiter prüfen
authorize-read-list = Liste von Dell lesen
authorize-read-list-again = Erneut lesen
authorize-lost-unread = **Dell hat nicht geantwortet.** Vielleicht ist { $host } registriert. Lesen Sie zuerst die Liste von Dell.
authorize-lost-records = **Aufzeichnungen wurden beschädigt.** Vielleicht hat Dell { $host } schon. Lesen Sie zuerst die Liste von Dell.
authorize-lost-ours = Dell hat nicht geantwortet; die Liste, gelesen { $time }, enthält aber **{ $host }** ({ $status }) mit Ihrer Client ID.
authorize-lost-other = Dell listet **{ $host }** ({ $status }) mit einer anderen Client ID. Fragen Sie, wer das war, oder nutzen Sie **Re-Authorize App** in Dell.
authorize-lost-absent = Dell hat nicht geantwortet und listet **{ $host }** nicht (Stand { $time }). Die Anfrage läuft vielleicht noch.
authorize-lost-again = Zu frühes erneutes Senden kann die Organisation doppelt registrieren. Lesen Sie zuerst noch einmal die Liste.
authorize-use = Damit fortfahren
authorize-send-again = Erneut senden
authorize-sent-at = Gesendet { $time }.

