# Schritte 1 bis 5: Voraussetzungen, Organisation, Berechtigungen, Installation, Geheimnis, Client ID, Nachweis; die Berechtigungen in einfachen Worten.
# **Zwei Sterne** stehen um Beschriftungen der Konsolen; `Gravis` um Werte, die kopiert oder getippt werden.

## Schritt 1, Voraussetzungen

step-ready-title = Voraussetzungen prüfen
step-ready-lead = Zwei Rollen, ein Platz für das Geheimnis, und was Sie vor dem Installieren wissen sollten.
ready-roles-heading = Zwei Rollen
ready-okta-legend = Okta **Super Admin** (Hauptadministrator)
ready-okta-hint = In der Okta Admin Console. Gewährt die Berechtigungen und installiert die Integration.
ready-dell-legend = **Dell Cloud Admin** (Administrator der Dell-Konsole)
ready-dell-hint = In Dells Konsole. Schaltet die Integration ein.
ready-me = Die habe ich
ready-colleague = Die hat jemand anderes
ready-colleague-name = Wer ist es? (freiwillig)
ready-colleague-hint = Sie brauchen beide diesen Computer oder einen geteilten Bildschirm, solange es dauert. Teilen Sie nicht, während das Geheimnis zu sehen ist.
ready-product-admin = **Product Admin** (Produktadministrator) genügt später zum Beobachten. Jetzt wird er nicht gebraucht.
ready-computer-heading = Dieser Computer
ready-computer-looking = Dieser Computer wird angesehen…
ready-keychain = Platz für das Geheimnis
ready-keychain-ready = { $name }, unter { $account }
ready-keychain-none = Kein Schlüsselbund antwortet
ready-keychain-no-default = { $name }: läuft, hat keinen Platz für neue Einträge
ready-keychain-session-only = { $name }: läuft, sein Standardplatz wird beim Abmelden geleert
ready-keychain-locked = { $name }: verschlossen
ready-keychain-denied = { $name }: hat diese App abgewiesen
ready-keychain-slow = { $name }: hat nicht rechtzeitig geantwortet
ready-keychain-disabled = { $name }: durch eine Regel abgeschaltet
ready-keychain-failed = { $name }: meldet einen Fehler
ready-proxy = Weg ins Internet
ready-proxy-direct-nothing = Direkt, kein Proxy gefunden
ready-proxy-direct-off = Direkt, wie in dieser App gewählt
ready-proxy-direct-exception = Direkt: eine Ausnahme in der Umgebung nennt Oktas Hosts
ready-proxy-direct-system = Direkt: eine Ausnahme in den Einstellungen des Systems nennt Oktas Hosts
ready-proxy-direct-script = Direkt: das Proxy-Skript (PAC) des Systems wird nicht ausgeführt
ready-proxy-direct-practice = Keiner nötig: die Übung läuft auf diesem Computer
ready-proxy-by = Proxy { $proxy }
ready-proxy-unreadable = Unklar: siehe unten
ready-clipboard = Verlauf der Zwischenablage
ready-clipboard-on = An. Er behielte eine Kopie des Geheimnisses: Schalten Sie ihn aus, bis Schritt 7 erledigt ist.
ready-clipboard-off = Aus
ready-clipboard-unknown = Das System sagt es nicht. Wenn Sie einen nutzen, schalten Sie ihn aus, bis Schritt 7 erledigt ist.
ready-remote = Fernsitzung
ready-remote-yes = Ja. Der Computer, vor dem Sie sitzen, teilt diese Zwischenablage vielleicht und behält eine Kopie des Geheimnisses: Schalten Sie auch dort den Verlauf aus, bis Schritt 7 erledigt ist, oder teilen Sie die Zwischenablage nicht. Abgelegt wird das Geheimnis auf dem Computer, auf dem diese App läuft.
ready-remote-no = Keine gesehen
ready-again = Noch einmal
ready-missing-heading = „Okta“ steht nicht in meinem Dell-Menü
ready-missing-why = Okta Data Protection muss für das Dell-Konto eingeschaltet sein, und das kann nur der Support. Fragen Sie, bevor Sie anfangen:
ready-missing-text =
    Please enable Okta Data Protection for our Dell Data Security Cloud account.
    In the console, All Services does not list Okta for a Dell Cloud Admin.
    Please also tell us the addresses your service calls Okta from, and your current list of required permissions.
ready-missing-copy = Text für den Support kopieren
ready-before-heading = Bevor etwas installiert wird
ready-before-keys = Dell braucht für geplante Sicherungen Cloud Key Management (Schlüsselverwaltung). Einmal an, lässt es sich in der Konsole womöglich nicht mehr abschalten.
ready-before-region = Speicherort und Aufbewahrung setzt Dell. Fragen Sie den Support vorher, wenn Ihre bestimmte sein müssen.
ready-before-revoke = Die Installation lässt sich in Okta widerrufen. Das beendet die Sicherungen, und eine neue Installation hat eine andere Client ID und ein anderes Secret.
ready-okta-down = Können Sie sich bei Dell anmelden, wenn Okta ausgefallen ist?
ready-okta-down-hint = Meldet Dells Konsole Sie über dieses selbe Okta an, könnten Sie gerade dann nicht wiederherstellen, wenn Sie es am nötigsten haben.
ready-okta-down-yes = Ja
ready-okta-down-no = Nein
ready-okta-down-no-remedy = Bitten Sie Dell um ein Administratorkonto, das sich ohne Okta anmeldet, bevor Sie sich auf die Sicherung verlassen.
ready-okta-down-unknown = Ich weiß es nicht

## Schritt 2, Organisation

step-organisation-title = Okta-Organisation nennen
step-organisation-lead = Fügen Sie irgendetwas aus Ihrer Okta-Adresszeile ein. In Okta ändert sich nichts.
organisation-label = Okta Domain
organisation-hint = Zum Beispiel acme.okta.com
organisation-hint-practice = In der Übung ist es `acme.okta.practice`
organisation-understood = Verstanden wurde { $host }
organisation-custom = { $host } ist eine eigene Adresse. Okta sagt, zu welcher Organisation sie gehört.
organisation-nothing-sent = Es wurde noch nichts gesendet.
change-admin = „-admin“ wurde weggelassen: Diese Adresse ist für Menschen, Dell braucht die der Organisation.
change-scheme = http wurde zu https geändert.
change-path = Die Seite hinter der Adresse wurde weggelassen.
change-query = Was hinter „?“ oder „#“ stand, wurde weggelassen.
change-port = Der Port wurde weggelassen.
change-case = Großbuchstaben wurden klein geschrieben.
change-plain = Breite oder ungewöhnliche Buchstaben und Punkte wurden durch einfache ersetzt.
change-spaces = Leerzeichen wurden weggelassen.
change-invisible = Unsichtbare Zeichen wurden weggelassen.
change-trailing-dot = Der Punkt am Ende wurde weggelassen.
change-userinfo = Der Name vor dem @ wurde weggelassen.
change-custom = Die eigene Adresse wurde durch die der Organisation ersetzt.
organisation-answered = Okta antwortete als { $host }
organisation-kind = Art
organisation-id = Kennung der Organisation
organisation-engine = Engine
organisation-engine-idx = Okta Identity Engine
organisation-engine-v1 = Okta Classic Engine
organisation-also = Auch bekannt als
organisation-took = Antwort dauerte
organisation-took-ms = { $ms } ms
organisation-dell = Dells Dienst
organisation-dell-answers = { $host } antwortet
organisation-dell-silent = Dells Dienst ({ $host }) antwortet von diesem Computer aus nicht. Das ist hier kein Hindernis: Dells Konsole läuft in Ihrem Browser. Gesichert wird aus Dells Cloud, nicht von hier.
organisation-clock = Die Uhr dieses Computers weicht { $seconds } Sekunden von der Oktas ab. Stellen Sie sie, sonst werden Zertifikate und Zeiten womöglich falsch gelesen.
organisation-unmeasured = Okta hat nicht geantwortet. Sie sind weitergegangen; was davon abhängt, heißt „nicht gemessen“.
organisation-door-why = Sie können ohne Oktas Antwort weitergehen. Was davon abhängt, heißt dann „nicht gemessen“.
organisation-door = Ohne Antwort weitergehen
organisation-ask = Okta fragen
organisation-asking = Okta wird gefragt…
organisation-dell-heading = Wohin es geht
organisation-dell-legend = Dell-Umgebung
organisation-account-label = Name des Dell-Kontos (freiwillig)
organisation-account-hint = Wie er in Dells Konsole steht. Er kommt in die Aufzeichnungen, damit zwei Konten nicht verwechselt werden.

environment-added = { $name } ({ $host })
environment-added-from-form = { $host }, { $way ->
    [api] über die API
   *[console] über die Konsole
}. Hinzugefügt von { $by } am { $at }, von Hand.
environment-added-from-file = { $host }, { $way ->
    [api] über die API
   *[console] über die Konsole
}. Hinzugefügt von { $by } am { $at }, aus einer Datei.
environment-remove = Entfernen
environment-remove-what = { $name } entfernen
environment-add = Eine andere Dell-Umgebung hinzufügen
environment-add-lead = Nur wenn Dell Ihnen eine gegeben hat, die hier nicht steht. Sie bestimmt, wohin diese App Zugangsdaten schickt, und wird deshalb zuerst geprüft.
environment-add-how = Wie liegt sie Ihnen vor?
environment-add-how-file = Als Datei von Dell
environment-add-how-form = Als Adressen zum Eintippen
environment-file-label = Text der Datei
environment-file-hint = Öffnen Sie sie in einem Texteditor, kopieren Sie alles und fügen Sie es hier ein. Diese App öffnet selbst keine Dateien. TOML oder JSON.
environment-name-label = Name
environment-name-hint = So steht sie dann in der Liste.
environment-api-label = Adresse der API
environment-api-hint = Etwa `https://apis.dell.example`
environment-token-label = Pfad des Token-Endpunkts
environment-token-hint = Unterhalb dieser Adresse.
environment-console-label = Adresse der Konsole, falls bekannt
environment-console-hint = Etwa `https://console.dell.example`
environment-onboarding = Sie registriert Okta-Organisationen über die API
environment-onboarding-hint = Nur wenn Dell Ihnen diese drei Pfade genannt hat. Keine veröffentlichte Umgebung hat sie.
environment-domains-label = Pfad der Domains
environment-tasks-label = Pfad der Aufgaben
environment-keys-label = Pfad der Schlüsselverwaltung
environment-read = Ansehen
environment-understood = Was darin steht
environment-row-name = Name
environment-row-host = Host
environment-row-way = Weg
environment-row-way-api = Über die API
environment-row-way-console = In Dells Konsole
environment-row-console = Konsole
environment-row-domains = Domains
environment-row-tasks = Aufgaben
environment-row-keys = Schlüsselverwaltung
environment-consent = Gehört dieser Host Dell? Auf dem Weg über die API bekommt er Oktas Client Secret. Zur Prüfung geht eine Anfrage ohne Zugangsdaten an `{ $token }`; ein Token-Endpunkt lehnt sie ab.
environment-check = Prüfen und hinzufügen
environment-checking = { $host } wird gefragt…
environment-is-added = { $name } ist hinzugefügt und steht oben in der Liste

## Schritt 3, Berechtigungen

step-permissions-title = Berechtigungen durchsehen
step-permissions-lead = Mindestens diese { $count }. Die vollständige Liste ist Oktas eigene Seite.
permissions-power = Zusammen mit der Administratorrolle, die Okta solchen Integrationen gibt, sind sie so mächtig wie ein Administrator. Berechtigungen und Rolle zählen zusammen.
permissions-manage = Die auf `.manage` enden, lassen Dell auch lesen. Okta gewährt alle auf einmal: Auf seiner Seite lässt sich keine abwählen.
permissions-delete = schließt Löschen ein
permissions-added = Von Ihnen hinzugefügt
permissions-added-why = Auf Oktas Seite gesehen. Diese App weiß nicht, wofür es ist.
permissions-remove = Entfernen
permissions-remove-what = { $name } entfernen
permissions-more-heading = Mit Okta vergleichen
permissions-more-lead = Oktas Liste sehen Sie, ohne zu installieren: **Add Integration** (Integration hinzufügen), **Dell Data Security Cloud**, **Next** (weiter), die Liste kopieren, dann **Cancel** (abbrechen).
permissions-list-label = Oktas Liste
permissions-list-hint = Fügen Sie ein, was Sie kopiert haben; Namen in anderem Text werden gefunden.
permissions-compare = Vergleichen
permissions-matched = { $count } der { $known } bekannten stehen darin.
permissions-missing = Bekannt, aber nicht darin:
permissions-extra = Darin, aber dieser App nicht bekannt:
permissions-same = Nichts fehlt, und nichts ist unbekannt.
permissions-add-label = Eine Berechtigung, die Sie in Okta gesehen haben
permissions-add-hint = Zum Beispiel `okta.brands.manage`
permissions-add = Hinzufügen
permissions-add-done = Hinzugefügt: { $name }
permissions-add-already = { $name } steht schon in der Liste.
permissions-add-what = { $name } hinzufügen
permissions-security-heading = Für Ihr Sicherheitsteam
permissions-security-lead = Die Liste mit dem, was jede erlaubt und wozu, bevor etwas gewährt wird.
permissions-export-html = Als Seite speichern
permissions-export-csv = Als Tabelle speichern (CSV)
permissions-export-json = Als Daten speichern (JSON)
permissions-vendor = Liste des Herstellers öffnen
permissions-acknowledge = Ich habe gelesen, was diese Berechtigungen erlauben.

group-users = Benutzer
group-groups = Gruppen
group-applications = Anwendungen
group-schemas = Schemata und Profile
group-security = Sicherheit und Richtlinien
group-authenticators = Authentifikatoren
group-organisation = Einstellungen der Organisation

scope-okta-users-manage = Benutzer
    .allows = Jedes Konto und sein Profil sehen; Konten anlegen, ändern, sperren und löschen und das Zurücksetzen von Kennwörtern anstoßen.
    .why = Die Sicherung liest die Konten; die Wiederherstellung holt gelöschte Personen zurück.
    .reads = Benutzer lassen sich lesen
scope-okta-factors-manage = Anmeldefaktoren
    .allows = Die zweiten Faktoren sehen, einrichten und entfernen, mit denen sich Menschen anmelden.
    .why = Die Sicherung merkt sich, welche Faktoren eine Person hat; die Wiederherstellung richtet sie wieder ein.
    .reads = Anmeldefaktoren
scope-okta-groups-manage = Gruppen
    .allows = Gruppen, Mitglieder und automatische Gruppenregeln sehen, anlegen, ändern und löschen.
    .why = Ohne sie wird keine Gruppe, Mitgliedschaft oder Regel gesichert.
    .reads = Gruppen lassen sich lesen
scope-okta-apps-manage = Anwendungen
    .allows = Die mit Okta verbundenen Anwendungen, ihre Anmeldung und ihre Zuweisungen sehen, anlegen, ändern und löschen.
    .why = Die Sicherung liest Anwendungen und Zuweisungen; die Wiederherstellung richtet sie wieder ein.
    .reads = Anwendungen lassen sich lesen
scope-okta-appGrants-manage = Berechtigungen von Anwendungen
    .allows = Sehen, welche Berechtigungen andere Anwendungen haben; sie gewähren und löschen.
    .why = Die Wiederherstellung gibt einer Anwendung zurück, was ihr erlaubt war.
    .reads = Berechtigungen von Anwendungen lassen sich lesen
scope-okta-clients-read = OAuth-Clients
    .allows = Die Liste der registrierten OAuth-Clients ansehen. Es ändert nichts.
    .why = Die Sicherung merkt sich, welche Clients zu Anwendungen gehören.
    .reads = OAuth-Clients lassen sich lesen
scope-okta-schemas-manage = Profilfelder
    .allows = Sehen, welche Felder Profile von Benutzern, Gruppen und Anwendungen haben; eigene Felder hinzufügen, ändern und löschen.
    .why = Ein Profil lässt sich nur wiederherstellen, wenn es seine Felder gibt.
    .reads = Profilfelder lassen sich lesen
scope-okta-profileMappings-manage = Profilzuordnungen
    .allows = Sehen und ändern, wie Felder zwischen Systemen kopiert werden, und solche Regeln löschen.
    .why = Die Wiederherstellung richtet das Kopieren der Felder wieder ein.
    .reads = Profilzuordnungen lassen sich lesen
scope-okta-userTypes-manage = Benutzertypen
    .allows = Kategorien von Benutzern sehen, anlegen, ändern und löschen.
    .why = Eine wiederhergestellte Person gehört zu einer Kategorie.
    .reads = Benutzertypen lassen sich lesen
scope-okta-policies-manage = Richtlinien
    .allows = Die Regeln für Anmeldung, mehrere Faktoren und Kennwörter sehen, anlegen, ändern und löschen.
    .why = Die Wiederherstellung holt geänderte oder gelöschte Regeln zurück.
    .reads = Richtlinien lassen sich lesen
scope-okta-networkZones-manage = Netzzonen
    .allows = Die Listen vertrauter und gesperrter Adressen und Orte sehen, anlegen, ändern und löschen.
    .why = Richtlinien nennen diese Zonen; darum werden beide zusammen wiederhergestellt.
    .reads = Netzzonen lassen sich lesen
scope-okta-authenticators-manage = Authentifikatoren
    .allows = Sehen, welche Anmeldewege die Organisation anbietet, etwa App, Schlüssel oder SMS; sie ändern, schalten und löschen.
    .why = Richtlinien verlangen diese Wege; darum werden beide zusammen wiederhergestellt.
    .reads = Authentifikatoren lassen sich lesen
scope-okta-orgs-manage = Einstellungen der Organisation
    .allows = Einstellungen und Kontaktdaten der ganzen Organisation sehen und ändern.
    .why = Die Sicherung liest die Einstellungen; die Wiederherstellung setzt sie wieder.
    .reads = Einstellungen der Organisation lassen sich lesen
scope-okta-emailDomains-manage = E-Mail-Domains
    .allows = Die E-Mail-Domains sehen, von denen Okta sendet; sie hinzufügen, ändern und löschen.
    .why = Die Wiederherstellung richtet die Absender von Oktas E-Mails wieder ein.
    .reads = E-Mail-Domains lassen sich lesen
scope-okta-trustedOrigins-manage = Vertraute Herkunft
    .allows = Sehen, welche Webadressen Okta aus einem Browser rufen oder Weiterleitungen empfangen dürfen; sie hinzufügen, ändern und löschen.
    .why = Anwendungen verlassen sich auf diese Adressen; darum werden beide zusammen wiederhergestellt.
    .reads = Vertraute Herkunft lässt sich lesen

## Schritt 4, vor dem Klick

step-install-title = In Okta installieren: bevor Sie klicken
step-install-lead = Okta zeigt das Client Secret ein einziges Mal, gleich nach der Installation. Bereiten Sie sich zuerst darauf vor.
install-before-heading = Bevor Sie klicken
install-before-sharing = Teilen Sie den Bildschirm nicht mehr.
install-before-history = Schalten Sie den Verlauf der Zwischenablage aus, wenn Sie einen nutzen.
install-before-popups = Erlauben Sie der Admin Console neue Fenster: Okta bittet Sie vielleicht um eine zweite Anmeldung.
install-before-time = Enden Ihre Administratorrechte zu einer bestimmten Zeit, sehen Sie nach, dass genug davon bleibt.
install-clicks-heading = Dann, in Okta
install-open-production = Admin Console öffnen (PRODUKTION)
install-open-preview = Admin Console öffnen (Preview)
install-open-trial = Admin Console öffnen (Test)
install-copy = Ihre Adresse kopieren
install-address-why = Sie öffnet sich mit ihrer ersten Seite; die genaue Adresse der Seite mit den Integrationen ist nirgends beschrieben.
install-practice = In der Übung steht die Admin Console unter „Konsolen“ im Band oben: „Übung: was Sie in Okta sähen“. Im Browser gibt es nichts zu öffnen.
install-click-menu = Öffnen Sie **Applications > API Service Integrations** (Anwendungen, API-Service-Integrationen). Manche Konsolen schreiben **Applications and Resources**.
install-click-add = Klicken Sie auf **Add Integration** (Integration hinzufügen).
install-click-choose = Wählen Sie **Dell Data Security Cloud**, dann **Next** (weiter).
install-click-compare = Vergleichen Sie die Berechtigungen mit Schritt 3. Sind es mehr, fügen Sie sie dort hinzu.
install-click-install = Klicken Sie auf **Install & Authorize** (installieren und autorisieren). Ein Dialog zeigt das **Client Secret**: Lassen Sie ihn offen.
install-drawing = Oktas Seite API Service Integrations mit der Schaltfläche Add Integration, und der Dialog mit dem verdeckten Client Secret und der Schaltfläche Copy to clipboard
install-missing-heading = Es steht nicht in der Liste, oder die Schaltfläche ist grau
install-missing-look = „Druva Data Security Cloud“ ist der Eintrag für Druvas eigene Kunden, und „Druva 2.0“ dient der Anmeldung. Von keinem ist bekannt, dass er mit einem Dell-Konto geht.
install-missing-catalog = Sehen Sie auch unter **Browse App Catalog** (App-Katalog) nach. Steht es nirgends, fragen Sie den Dell Support.
install-missing-role = Ist **Install & Authorize** grau oder fehlt es, ist eine andere Rolle angemeldet: Es braucht den Okta **Super Admin**.
install-next = Oktas Dialog ist offen

## Schritt 4b, das Geheimnis

step-secret-title = Geheimnis übernehmen
step-secret-lead = Klicken Sie in Oktas Dialog auf **Copy to clipboard** (kopieren). Klicken Sie dann hier auf die Schaltfläche, oder drücken Sie { $shortcut }.
secret-label = Client Secret
secret-empty = Noch nicht übernommen
secret-empty-why-keychain = Der Wert wird nie gezeigt, und dieses Fenster sieht ihn nie. Er geht aus der Zwischenablage geradewegs in den Schlüsselbund dieses Computers.
secret-empty-why-vault = Der Wert wird nie gezeigt, und dieses Fenster sieht ihn nie. Er geht aus der Zwischenablage geradewegs in die verschlüsselte Datei.
secret-empty-why-session = Der Wert wird nie gezeigt, und dieses Fenster sieht ihn nie. Er geht aus der Zwischenablage in den Speicher dieser App und ist weg, wenn die App endet.
secret-take = Geheimnis übernehmen
secret-taking = Wird abgelegt und zurückgelesen…
secret-lost-heading = Der Dialog ist schon zu
secret-lost = Nichts ist verloren. Öffnen Sie in Okta die Integration, Reiter **General** (Allgemein), **Client Secrets**, **Generate new secret** (neues Geheimnis), dann **Copy to clipboard** (kopieren). Zwei dürfen zugleich bestehen: Löschen Sie zuerst ein inaktives, wenn Okta sich weigert.
secret-erased = Das Geheimnis wurde hier gelöscht. Holen Sie ein neues: Reiter **General** (Allgemein), **Client Secrets**, **Generate new secret** (neues Geheimnis).
step-secret-title-stored = Das Geheimnis ist abgelegt
step-secret-lead-stored = Es wurde nie gezeigt, und dieses Fenster hat es nicht gesehen.
secret-kept-in = Liegt in
secret-kept-keychain = { $place }, unter { $account }, als „{ $item }“, bis Sie es entfernen. Programme, die unter Ihrem Namen laufen, können es lesen.
secret-kept-vault = in der verschlüsselten Datei { $place }, als „{ $item }“, bis Sie es entfernen.
secret-kept-session = im Speicher dieser App, als „{ $item }“, bis die App endet. Es steht in keiner Datei.
secret-read-back = Zurückgelesen
secret-read-back-equal = gleich, { $at }
secret-mark = Woran Sie es erkennen
secret-mark-value = { $length } Zeichen, endet auf `{ $last }`
secret-hash = Oktas Liste sollte zeigen
secret-clipboard = Zwischenablage
secret-clipboard-emptied = geleert
secret-clipboard-unknown = nicht angesehen. Ist das Secret vielleicht noch darin, kopieren Sie etwas anderes
secret-clipboard-left = nicht geleert: Inzwischen stand etwas anderes darin, oder das System ließ es nicht zu
secret-trimmed = Leerraum darum herum wurde weggelassen.
secret-unusual = { $length } Zeichen sind ungewöhnlich: Oktas Beispiele haben 40. Der Nachweis wird zeigen, ob es vollständig ist.
secret-now = **Klicken Sie jetzt in Okta auf Done (fertig).** Danach zeigt der Reiter General die Client ID.
secret-history = Ein Verlauf der Zwischenablage oder die Gegenseite einer Fernsitzung hat vielleicht eine Kopie behalten, bevor es übernommen wurde. Leeren Sie diesen Verlauf jetzt.
secret-done = Ich habe auf Done geklickt
secret-again = Ein anderes übernehmen

## Schritt 4c, die Client ID

step-client-id-title = Client ID kopieren
step-client-id-lead = Okta zeigt sie erst jetzt, im Reiter General der Integration. Sie ist nicht geheim.
client-id-click-open = Öffnen Sie unter **Applications > API Service Integrations** (Anwendungen) die Integration **Dell Data Security Cloud**.
client-id-click-copy = Kopieren Sie im Reiter **General** (Allgemein) die **Client ID**.
client-id-drawing = Der Reiter General der Integration mit Okta domain, Client ID und ihrer Schaltfläche zum Kopieren, und der Liste Client Secrets
client-id-label = Client ID
client-id-hint = Sie beginnt mit `0oa` und hat 20 Zeichen.
client-id-accept = Diese Client ID nehmen
client-id-accepted = Client ID übernommen
client-id-unusual = Das ist nicht die übliche Form. Sie wird behalten; der Nachweis wird zeigen, ob sie stimmt.

## Schritt 5, Nachweis

step-prove-title = Nachweisen, dass es geht
step-prove-lead = Gemessen, bevor Dell etwas bekommt. Sie entscheiden, was gefragt wird.
step-prove-title-passed = Es geht, soweit es sich messen lässt
step-prove-title-failed = { $count ->
    [one] Eine Prüfung ist gescheitert
   *[other] { $count } Prüfungen sind gescheitert
}
step-prove-title-missing = { $count ->
    [one] Eine Berechtigung fehlt
   *[other] { $count } Berechtigungen fehlen
}
step-prove-title-because = { $failed } gescheitert, { $blocked } deswegen nicht gemessen
step-prove-title-both = { $failed } gescheitert, { $blocked } nicht gemessen
step-prove-title-blocked = { $count ->
    [one] Eine Prüfung fand nicht statt
   *[other] { $count } Prüfungen fanden nicht statt
}
step-prove-title-refused = Es ließ sich nicht prüfen
step-prove-title-stale = Geprüft mit früheren Werten
step-prove-title-running = Wird geprüft…
prove-legend = Was darf gefragt werden?
prove-all = Alles ({ $requests } Anfragen)
prove-all-hint = Ein Token mit allen Berechtigungen, ein Blick auf jede Art von Daten, und das Token wird zurückgegeben. Es liest je eine Kennung und behält keine.
prove-credential = Nur die Zugangsdaten
prove-credential-hint = Ein Token mit dem Wenigsten, sofort zurückgegeben. Es zeigt, dass Client ID und Secret stimmen, und nicht mehr.
prove-nothing = Nichts
prove-nothing-hint = Der Weg geht weiter und sagt, dass nichts gemessen wurde.
prove-log-heading = Was Oktas System Log zeigen wird
prove-log-lead = Für Ihre Sicherheitsstelle, bevor Sie anfangen:
prove-log-text =
    Eine Verbindungsprüfung von Okta Dell Connect läuft gegen { $host } von diesem Computer aus, etwa { $time }.
    Actor: die API-Service-Integration "Dell Data Security Cloud"{ $client ->
        [none] {""}
       *[other] , Client ID { $client }
    }.
    Sie sendet { $requests } Anfragen{ $level ->
        [credential] {" "}und liest keine Daten
       *[other] , davon { $reads }, um je einen Eintrag oder eine Einstellung zu lesen
    }.
    Im System Log zu erwarten: app.oauth2.token.grant und app.oauth2.token.grant.access_token für das Token, app.oauth2.token.revoke, wenn es zurückgegeben wird. Ein Ereignis für einzelnes Lesen kennen wir nicht.
    Wo Okta die Berechtigungen zusammen abweist, wird jede einzeln erfragt: je ein app.oauth2.token.grant, mit dem Ergebnis FAILURE, wo sie nicht gewährt ist.
    Es wird nichts geschrieben.
prove-log-copy = Für die Sicherheitsstelle kopieren
prove-start-production = Jetzt prüfen (PRODUKTION)
prove-start-preview = Jetzt prüfen (Preview)
prove-start-trial = Jetzt prüfen (Test)
prove-again = Noch einmal prüfen
prove-change = Etwas anderes fragen
prove-skip = Ohne Prüfung weiter
prove-skipped = Übersprungen: Es wurde nichts gemessen.
prove-waiting = Es wartet auf den Schlüsselbund oder Okta.
prove-as-of = Stand { $time }
prove-not-made-above = { $count ->
        [one] Eine Prüfung fand nicht statt
       *[other] { $count } Prüfungen fanden nicht statt
    }, weil eine Zeile weiter oben nicht bestanden wurde
prove-not-made-unasked = { $count ->
        [one] Eine Prüfung fand nicht statt
       *[other] { $count } Prüfungen fanden nicht statt
    }: Sie wollten nur die Zugangsdaten prüfen
prove-not-made-remedy = Klären Sie diese Zeile und prüfen Sie dann noch einmal.
prove-client-id-unusual = Die Client ID { $client } hat nicht die übliche Form. Sie wird behalten; die Prüfung wird zeigen, ob sie stimmt.
prove-total = { $passed } von { $count } Prüfungen bestanden.
prove-total-untestable = { $count } weitere nicht prüfbar.
prove-granted = { $granted } der { $known } Berechtigungen, die wir kennen; darüber hinaus: { $extra ->
    [unknown] nicht bekannt
    [unclear] nicht bekannt
    [0] keine gefunden
   *[other] { $extra }
}.
prove-credential-only = Berechtigungen: nicht angesehen.
prove-stale = Domain, Client ID oder Secret haben sich seither geändert. Prüfen Sie noch einmal.
prove-export = Nachweis exportieren
prove-place = Geprüft wurde von diesem Computer aus. Es zeigt nicht, dass Dells Cloud Okta erreicht.
prove-rows = Prüfungen
# A check that passed is a sentence; until then, and where it did not, its subject alone claims nothing.
prove-row-domain = Okta antwortet als { $host }
    .subject = Okta unter { $host }
prove-row-credential = Client ID und Secret werden angenommen
    .subject = Client ID und Secret
prove-row-scopes = { $granted } der { $known } Berechtigungen, die wir kennen, sind gewährt
prove-row-scopes-all = Die Berechtigungen sind gewährt
    .subject = Berechtigungen
prove-row-factors = Anmeldefaktoren lassen sich lesen
    .subject = Lesezugriff: Anmeldefaktoren
prove-row-writing = Zurückschreiben bei einer Wiederherstellung
    .subject = Zurückschreiben bei einer Wiederherstellung
prove-row-probe = { $scope } lässt sich lesen
    .subject = Lesezugriff: { $scope }
row-waiting = wartet
row-running = läuft
row-pass = bestanden
row-fail = gescheitert
row-blocked = hier gesperrt
row-untestable = nicht prüfbar
prove-try = Noch einmal
prove-try-what = Noch einmal: { $what }
prove-accept-label = Mit dieser Lücke weiter: warum?
prove-accept-hint = In eigenen Worten; sie bleiben mit Ihrem Konto und der Zeit im Protokoll.
prove-accept = Auf mich nehmen
prove-accepted = Übernommen mit diesen Worten: „{ $words }“
