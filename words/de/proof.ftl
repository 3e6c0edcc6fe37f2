# Der Nachweis: was Okta gefragt wird und was dabei herauskam.

prove-permissions-heading = Berechtigungen
prove-read = { $count ->
        [one] Eine Art von Daten lässt sich lesen
       *[other] { $count } Arten von Daten lassen sich lesen
    }
prove-list-granted = Nötig und gewährt: { $count }
prove-list-missing = Fehlend: { $count }
prove-list-missing-none = Fehlend: keine
prove-list-missing-lead = Nötig und nicht gewährt. Die Zeile weiter oben sagt, was zu tun ist.
prove-list-extra = Über die nötigen hinaus: { $count }
prove-list-extra-before = Diese Prüfung konnte über die nötigen hinaus nicht nachsehen. Was hier steht, stammt von einer früheren.
prove-list-extra-none = Über die nötigen hinaus: keine gefunden
prove-list-extra-unknown = Über die nötigen hinaus: nicht bekannt
prove-list-extra-why = Okta hat dieser Integration ihre eigenen Grants nicht gezeigt. Über weitere lässt sich nichts sagen.
prove-list-extra-unlooked = Die Liste der Berechtigungen dieser Integration wurde nicht gelesen.
prove-list-extra-doubt = Über die nötigen hinaus: nicht bekannt
prove-list-as-requested = Wie angefragt. Okta hat sie nicht aufgezählt; die Prüfungen oben zeigen, was sich lesen lässt.
prove-not-ended = Okta hat nicht bestätigt, dass jedes Token widerrufen ist. Jedes endet von selbst binnen einer Stunde.
prove-list-extra-lead = Dass Sicherung und Wiederherstellung diese brauchen, ist nicht bekannt. Stand eine auf Oktas Zustimmungsseite, fügen Sie sie unter „Die Berechtigungen prüfen“ hinzu. Sonst fragen Sie, wer die Integration installiert hat, wozu sie da ist.
prove-by-grants = Nach Oktas eigener Liste der Grants dieser Integration.
prove-by-audit = Jeder von { $among } Namen, die Okta veröffentlicht, wurde erfragt; ein Name, den Okta nicht veröffentlicht, nicht.
prove-changed = Geändert seit { $time }
prove-changed-none = Nichts hat sich seit { $time } geändert, soweit beide Prüfungen hingesehen haben.
prove-changed-gained = Jetzt gewährt:
prove-changed-lost = Nicht mehr gewährt:
prove-changed-extra = Neu über die nötigen hinaus:
prove-changed-extra-gone = Über die nötigen hinaus nicht mehr da:
prove-audit-offer = Nach weiteren suchen…
prove-audit-again = Noch einmal suchen…
prove-audit-heading = Nach Berechtigungen über die nötigen hinaus suchen
prove-audit-lead = Okta sagt es nur auf Nachfrage: Jede der { $names } weiteren Berechtigungen, die es veröffentlicht, wird einzeln erfragt. Das sind { $requests } Anfragen und eine mehr für jede gewährte Berechtigung, um ihr Token sofort zurückzugeben. Es wird nichts gelesen und nichts geschrieben.
prove-audit-log = Rechnen Sie in Ihrem System Log mit einer Zeile für jede Anfrage, meist als abgewiesen.
prove-audit-pace = Vier auf einmal und nicht schneller, als Oktas Rate Limit erlaubt. Sie können jederzeit abbrechen; dann wird nichts behalten.
prove-audit-desk = Für die Sicherheitsstelle: was gefragt wird
prove-audit-text =
    Eine Suche nach Berechtigungen von Okta Dell Connect läuft gegen { $host } von diesem Computer aus, etwa { $time }.
    Actor: die API-Service-Integration "Dell Data Security Cloud", Client ID { $client }.
    Sie sendet { $requests } Anfragen: einmal GET /.well-known/okta-organization und { $names } mal POST /oauth2/v1/token mit je einem Scope.
    Im System Log zu erwarten: { $names } mal app.oauth2.token.grant, fast alle mit dem Ergebnis FAILURE; für jeden gewährten Scope app.oauth2.token.grant.access_token und app.oauth2.token.revoke.
    Es wird nichts gelesen und nichts geschrieben.
    Die Scopes:
prove-audit-start = Jetzt fragen ({ $requests } Anfragen)
prove-audit-close = Jetzt nicht
prove-audit-running = Es wird gesucht…
prove-audit-progress = { $done } von { $of } erfragt, { $found } gefunden
prove-audit-waits = Es wartet { $seconds } s auf Oktas Rate Limit.
prove-log-calls = Die Anfragen
act-audited-scopes = Nach Berechtigungen gesucht
