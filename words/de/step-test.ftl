# Schritt 4, Testen: was Okta gefragt wird und was dabei herauskam. Berichte und `odc` nutzen Zeilen und Summen auch.
# **Zwei Sterne** stehen um Beschriftungen der Konsolen; `Gravis` um Werte, die kopiert oder getippt werden.

step-test-title = Verbindung testen
step-test-lead = Prüft, ob Okta die Zugangsdaten annimmt und erteilt, was Dell braucht. In Okta ändert sich nichts.
test-title-running = Test läuft … { $done } von { $of }
test-title-passed = Okta ist bereit
test-title-credential = Okta nimmt Client ID und Secret an
test-title-stale = Werte geändert: erneut testen
test-title-extra = { $count ->
    [one] Okta erteilt eine zusätzliche Berechtigung
   *[other] Okta erteilt { $count } zusätzliche Berechtigungen
}
test-tested = Von diesem Computer getestet, { $time }.
test-from-here = Die Verbindung von Dell zu Okta ist damit nicht getestet.
test-stale = Diese Ergebnisse sind von { $time }. Seitdem haben sich Domain, Client ID oder Secret geändert.
test-earlier = Ergebnisse von { $time }
test-run = Test starten
test-again = Erneut testen
test-running = Test läuft …
test-save = Bericht speichern
test-rows = Prüfungen
test-more = Weitere Optionen
test-credentials = Nur Zugangsdaten testen
test-credentials-hint = Liest keine Daten.
test-skip = Test überspringen
test-skip-hint = Das wird im Bericht vermerkt.
test-skipped = Test übersprungen, wie vermerkt.
test-waits-first = Warten auf Passwortspeicher oder Okta.
test-waits-okta = Okta hat noch nicht geantwortet. Vielleicht begrenzt es die Anfragen.
test-waits-limit = Warten auf das Rate-Limit von Okta, { $seconds } s.

## Die Zeilen in Gruppen

test-row-domain = Organisation gefunden
test-row-credential = Client ID und Secret angenommen
test-row-granted = { $count ->
    [one] Die eine Berechtigung erteilt
   *[other] Alle { $count } Berechtigungen erteilt
}
test-row-granted-of = { $granted } von { $known } Berechtigungen erteilt
test-row-not-granted = Berechtigungen nicht getestet
test-row-not-granted-all = Alles testen
test-row-read = { $count ->
    [one] Eine Art von Daten ist lesbar
   *[other] { $count } Arten von Daten sind lesbar
}
test-row-unread = 0 von { $count } Datenarten sind lesbar
test-extra-none = keine zusätzlichen
test-extra-found-none = keine zusätzlichen gefunden
test-extra-count = { $count } zusätzliche
test-extra-unchecked = zusätzliche nicht geprüft
test-extra-offer = Nach zusätzlichen Berechtigungen suchen
test-row-untestable = Nicht testbar: { $names }
test-untestable-factors = Anmeldefaktoren
test-untestable-writing = Schreiben bei einer Wiederherstellung
test-untestable-and = { $first } und { $last }
test-row-not-run = { $count ->
    [one] Eine Prüfung war nicht möglich
   *[other] { $count } Prüfungen waren nicht möglich
}
test-ms = { $ms } ms

## Was fehlschlug

test-cause-scope = Okta hat { $scope } nicht erteilt
test-cause-scopes = { $count ->
    [one] Okta hat 1 Berechtigung nicht erteilt
   *[other] Okta hat { $count } Berechtigungen nicht erteilt
}
test-cause-scopes-without = Ohne sie kann Dell nicht alles sichern.
test-ask-dell = Fragen Sie Dell, ob diese Integration älter ist als die aktuelle Liste.
test-dont-revoke = Noch nicht widerrufen
test-dont-revoke-why = Ein Widerruf beendet die Sicherungen und ändert Client ID und Secret. Dell braucht dann **Re-Authorize App**.
test-same = { $count ->
    [one] 1 Prüfung fehlgeschlagen
   *[other] { $count } Prüfungen aus demselben Grund fehlgeschlagen
}
test-one = Fehlgeschlagene Prüfung
test-question = Frage an Dell kopieren
# Der Support liest Englisch: Der Text ist in jeder Sprache derselbe.
test-question-text =
    The API service integration "Dell Data Security Cloud" in our Okta org { $host } (client ID { $client }) was not granted: { $scopes }.
    Does Dell Data Security Cloud need { $count ->
        [one] this permission
       *[other] these permissions
    } today? Is our installation older than your current list, and how do we add what is missing without losing backups?
test-replace = Secret ersetzen
test-check-client = Client ID prüfen
test-proxy = Proxy ändern
test-continue-anyway = Trotzdem fortfahren
test-accept-label = Warum fahren Sie fort? (für den Bericht)
test-accept-hint = Wird mit Ihrem Namen und der Zeit gespeichert.
test-accept = Festhalten und zulassen
test-accepted = Fortfahren mit dieser Lücke: „{ $words }“

## Was Okta protokolliert

test-log = Was Okta protokolliert
test-log-lead = Für Ihr Sicherheitsteam:
test-log-calls = Die Anfragen:
test-log-copy = Text kopieren
prove-log-text =
    Ein Verbindungstest von Okta Dell Connect läuft gegen { $host } von diesem Computer aus, etwa { $time }.
    Actor: die API-Service-Integration "Dell Data Security Cloud"{ $client ->
        [none] {""}
       *[other] , Client ID { $client }
    }.
    Er sendet { $requests } Anfragen{ $level ->
        [credential] {" "}und liest keine Daten
       *[other] , davon { $reads }, um je einen Eintrag oder eine Einstellung zu lesen
    }.
    Im System Log zu erwarten: app.oauth2.token.grant und app.oauth2.token.grant.access_token für das Token, app.oauth2.token.revoke, wenn es zurückgegeben wird. Ein Ereignis für einzelnes Lesen kennen wir nicht.
    Wo Okta die Berechtigungen zusammen abweist, wird jede einzeln erfragt: je ein app.oauth2.token.grant, mit dem Ergebnis FAILURE, wo sie nicht erteilt ist.
    Es wird nichts geschrieben.

## Zeilen und Summen, auch in Berichten

prove-place = Von diesem Computer getestet. Ob die Dell-Cloud Okta erreicht, zeigt das nicht.
prove-total = { $passed } von { $count } Prüfungen bestanden.
prove-total-untestable = { $count } weitere nicht testbar.
# A check that passed is a sentence; until then, and where it did not, its subject alone claims nothing.
prove-row-domain = Okta antwortet als { $host }
    .subject = Okta unter { $host }
prove-row-credential = Client ID und Secret werden angenommen
    .subject = Client ID und Secret
prove-row-scopes = { $granted } der { $known } Berechtigungen, die wir kennen, sind erteilt
prove-row-scopes-all = Die Berechtigungen sind erteilt
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
row-fail = fehlgeschlagen
row-blocked = hier gesperrt
row-untestable = nicht testbar
test-try-what = Erneut testen: { $what }
