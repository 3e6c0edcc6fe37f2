# Der Test: was an Okta geht und was er ergab.

prove-list-granted = Nötig und erteilt: { $count }
prove-list-missing = Fehlend: { $count }
prove-list-missing-none = Fehlend: keine
prove-list-missing-lead = Nötig, aber nicht erteilt. Die Prüfung darüber nennt die Abhilfe.
prove-list-extra = Zusätzlich: { $count }
prove-list-extra-before = Dieser Test konnte nicht nach zusätzlichen Berechtigungen suchen. Die Liste ist von einem früheren Test.
prove-list-extra-none = Zusätzlich: keine gefunden
prove-list-extra-unknown = Zusätzlich: nicht geprüft
prove-list-extra-why = Okta zeigt dieser Integration ihre eigenen Grants nicht.
prove-list-extra-unlooked = Die Liste der Berechtigungen dieser Integration wurde nicht gelesen.
prove-list-extra-doubt = Zusätzlich: nicht bekannt
prove-list-as-requested = Wie angefragt. Okta hat sie nicht aufgezählt; die Prüfungen oben zeigen, was lesbar ist.
prove-not-ended = Okta hat nicht bestätigt, dass alle Tokens widerrufen sind. Jedes läuft innerhalb einer Stunde ab.
prove-list-extra-lead = Für Sicherung und Wiederherstellung sind diese unseres Wissens nicht nötig. Hat Okta eine aufgeführt, fügen Sie sie unter „Berechtigungen prüfen“ hinzu. Sonst fragen Sie, wer die Integration installiert hat.
prove-by-grants = Aus der Liste der Grants dieser Integration in Okta.
prove-by-audit = Die App hat nach jedem der { $among } Namen gefragt, die Okta veröffentlicht, und nach keinem anderen.
prove-changed = Geändert seit { $time }
prove-changed-none = Keine Änderung seit { $time } in dem, was beide Tests geprüft haben.
prove-changed-gained = Jetzt erteilt:
prove-changed-lost = Nicht mehr erteilt:
prove-changed-extra = Neue zusätzliche Berechtigungen:
prove-changed-extra-gone = Nicht mehr vorhandene zusätzliche Berechtigungen:
prove-audit-heading = Nach zusätzlichen Berechtigungen suchen
prove-audit-lead = Die App fragt einzeln nach den { $names } weiteren Berechtigungen: { $requests } Anfragen, und eine weitere, um jedes erhaltene Token zu widerrufen. Sie liest und schreibt keine Daten.
prove-audit-log = Ihr System Log bekommt einen Eintrag für jede Anfrage, meist als abgelehnt.
prove-audit-pace = Vier gleichzeitig, innerhalb des Rate Limits von Okta. Wenn Sie abbrechen, behält die App kein Ergebnis.
prove-audit-desk = Für Ihr Sicherheitsteam: was gesendet wird
prove-audit-text = 
    Eine Suche nach Berechtigungen von Okta Dell Connect läuft gegen { $host } von diesem Computer aus, etwa { $time }.
    Actor: die API-Service-Integration "Dell Data Security Cloud", Client ID { $client }.
    Sie sendet { $requests } Anfragen: einmal GET /.well-known/okta-organization und { $names } mal POST /oauth2/v1/token mit je einem Scope.
    Im System Log zu erwarten: { $names } mal app.oauth2.token.grant, fast alle mit dem Ergebnis FAILURE; für jeden erteilten Scope app.oauth2.token.grant.access_token und app.oauth2.token.revoke.
    Sie liest und schreibt keine Daten.
    Die Scopes:
prove-audit-start = Starten ({ $requests } Anfragen)
prove-audit-close = Jetzt nicht
prove-audit-progress = { $done } von { $of } geprüft, { $found } gefunden
prove-audit-waits = Warten auf das Rate Limit von Okta, { $seconds } s
act-audited-scopes = Nach Berechtigungen gesucht
