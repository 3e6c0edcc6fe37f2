# Woher etwas bekannt ist, unter wessen Namen, und was getan wurde. Jeder Schritt und der Status nutzen es.

evidence-recorded = Vermerkt als { $name }
evidence-recorded-change = Den Namen ändern, unter dem Meldungen vermerkt werden
evidence-recorded-nobody = Was Sie melden, wird mit Ihrem Namen vermerkt.
evidence-recorded-enter = Namen eingeben
evidence-tested = getestet, { $time }
evidence-reported = gemeldet von { $name }, { $time }
evidence-log = Aktivität
evidence-log-what = Was
evidence-log-when = Wann
evidence-log-by = Von
evidence-log-utc = { $time } UTC
evidence-log-tested = getestet
evidence-log-done = hier ausgeführt
evidence-log-reported = von einer Person gemeldet
evidence-log-empty = Noch nichts getan.

## Dateien, die die App gespeichert hat

written-saved = Gespeichert in { $folder }.
written-open = Öffnen
written-show = Im Ordner anzeigen

## Was getan wurde, mit den Wörtern des Protokolls

did-how = { $what }: { $how }
did-tally = { $passed } bestanden, { $failed } nicht bestanden, { $blocked } hier blockiert, { $untestable } nicht testbar
act-begun = Verbindung begonnen
act-merged = Mit der vorhandenen Verbindung zusammengeführt
act-named-organisation = Okta-Organisation gefunden
act-acknowledged = Berechtigungsliste angezeigt, als geprüft bestätigt
act-took-secret = Client Secret gespeichert
act-proved = Verbindung getestet, bestanden
act-checked = Verbindung getestet
act-accepted-gaps = Lücken akzeptiert
act-skipped-proof = Test übersprungen
act-form-open = Formular von Dell geöffnet
act-took-dell-key = Secret Key von Dell gespeichert
act-tried-dell-key = Dell-API-Zugangsdaten getestet
act-console-said = Antwort der Dell-Konsole
act-intends-to-register = Autorisierung begonnen
act-sent = Autorisierung gesendet, von Dell angenommen
act-not-sent = Autorisierung nicht gesendet
act-not-listed = Dell listet diese Organisation nicht mehr
act-refused = Dell hat die Autorisierung abgelehnt
act-no-answer = Keine klare Antwort von Dell
act-read-dell-list = Liste von Dell gelesen
act-adopted = Registrierung aus der Liste von Dell verwendet
act-sends-again = Autorisierung bewusst erneut gesendet
act-registered = Organisation in Dell registriert
act-answered-keys = Cloud Key Management beantwortet
act-switched-keys-on = Cloud Key Management aktiviert
act-confirmed-backup = Sicherungsdetails gemeldet
act-read-backup = Sicherungsdetails von Dell gelesen
act-ordered-backup = Sicherung gestartet
act-saw-backup = Fertige Sicherung gesehen
act-todo-done = Erledigt
act-kept-secret = Client Secret auf diesem Computer belassen
act-erased-secret = Client Secret von diesem Computer gelöscht
act-finished = Einrichtung abgeschlossen
act-forgets-secret = Löschen eines gespeicherten Eintrags begonnen
act-forgot-secret = Gespeicherter Eintrag mit odc gelöscht
act-chose-place = Speicherort für Secrets gewählt
act-moved-secret = Secret in den Passwortspeicher verschoben und dort verglichen
act-not-moved = Verschieben in den Passwortspeicher unterbrochen; das Secret ist am alten Ort
act-session-over = Sitzung beendet, mitsamt dem Secret, das für sie gehalten wurde
act-not-stored = Speichern eines Secrets begonnen und nicht beendet
act-copied-secret = Client Secret in die Zwischenablage kopiert
act-adopted-secret = Client Secret im Passwortspeicher gefunden und hinzugefügt
act-intends-keys-on = Aktivieren von Cloud Key Management begonnen
act-keys-stay-off = Cloud Key Management als ausgeschaltet gelesen
act-intends-backup = Start einer Sicherung angefordert
act-noted = Antwort oder Position gespeichert
act-found-damaged = Beschädigte Aufzeichnungen gefunden; Früheres kann fehlen
act-end-unknown = Die Datei, die den letzten Eintrag nennt, fehlte und wurde neu geschrieben
act-removed = Verbindung von diesem Computer entfernt

## Wörter von Dell für eine Sicherung und was sie schützt

backup-state-never = noch keine
backup-state-queued = in der Warteschlange
backup-state-running = läuft
backup-state-successful = erfolgreich
backup-state-successful-with-errors = erfolgreich mit Fehlern
backup-state-failed = fehlgeschlagen
backup-item-users = Benutzer
backup-item-groups = Gruppen
backup-item-applications = Anwendungen
backup-item-authenticators = Authenticators
backup-item-emaildomains = E-Mail-Domains
backup-item-grouprules = Gruppenregeln
backup-item-networkzones = Netzwerkzonen
backup-item-policies = Richtlinien
backup-item-profilemappings = Profilzuordnungen
backup-item-trustedorigins = Trusted Origins
backup-item-usertypes = Benutzertypen
backup-item-apps = Anwendungen
