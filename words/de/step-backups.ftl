# Schritt 6, Sicherungen aktivieren: Schlüsselverwaltung und erste Sicherung, in der Konsole und über die API.
# **Zwei Sterne** kennzeichnen die Beschriftung einer Konsole; `Gravis` einen Wert zum Kopieren oder Tippen.

step-backups-title = Sicherungen aktivieren
step-backups-lead = Geplante Sicherungen brauchen **Cloud Key Management**. Damit kann Dell sie mit Ihrem Schlüssel unbeaufsichtigt ausführen.
backups-why = Warum
backups-why-key = Sicherungen sind mit Ihrem Schlüssel verschlüsselt. Dell braucht ihn, wenn niemand da ist. Dell empfiehlt, die Schlüsselverwaltung gleich nach Authorize zu aktivieren.
backups-why-vendor = Dell sagt, es speichere den Schlüssel nicht und könne Ihre Daten nicht lesen. Das ist die eigene Aussage von Dell.
backups-why-policy = Verlangen Ihre Richtlinien einen eigenen Schlüssel? Fragen Sie Dell, bevor Sie aktivieren.
backups-oneway = Das lässt sich womöglich nicht wieder ausschalten.

backups-keys-title = Schlüsselverwaltung aktivieren
backups-keys-switch-on = Aktivieren Sie in Dell **Enable Cloud Key Management System**.
backups-keys-save = Klicken Sie auf **Save**.
backups-keys-on = Sie ist an
backups-keys-later = Nicht jetzt
backups-keys-missing = Ich sehe das nicht
backups-keys-later-what = **Geplante Sicherungen laufen dann nicht, und kein Fehler weist darauf hin.** In Dell heißt das **Skip for now**.
backups-keys-skip = Vorerst überspringen
backups-keys-back = Zurück
backups-keys-missing-what = Dell fragt gleich nach Authorize. Ist die Abfrage weg? Fragen Sie den Support, wo man sie aktiviert.
backups-keys-missing-text =
    We authorized the Okta org { $host } in Dell Data Security Cloud.
    The prompt "Enable Cloud Key Management System" did not appear, or is gone.
    Where do we turn on Cloud Key Management for Okta now?
backups-keys-is-on = Aktiv
backups-keys-is-skipped = **Die Schlüsselverwaltung wurde übersprungen. Geplante Sicherungen laufen nicht.**
backups-keys-is-off = **Die Schlüsselverwaltung ist aus. Geplante Sicherungen laufen nicht.**
backups-keys-switch = In Dell aktivieren
backups-keys-switching = Dell aktiviert die Schlüsselverwaltung …
backups-turn-on = Schlüsselverwaltung aktivieren

backups-asked = Eine Änderung wurde an Dell gesendet, ihr Ergebnis ist nicht bekannt. Lesen Sie in Dell, was daraus wurde. Die App sendet nie von selbst noch einmal.
backups-first-title = Erste Sicherung starten
backups-first-configure = Öffnet sich **Configure Backup**, prüfen Sie die Speicherregion und klicken Sie auf **Save**.
backups-first-now = Klicken Sie auf **Backup Now**. Die Sicherung kann laufen, während Sie hier fertig werden.
backups-first-seen = Ich sehe eine fertige Sicherung
backups-first-where = Wo nachsehen
backups-first-where-what = In Dell: **All Services > Okta**, die Organisation anklicken, Reiter **Backups**.
backups-first-enabled = **Backup Enabled** sollte einen grünen Haken haben. Ein rotes Symbol heißt, dass jemand **Disable Backup** gewählt hat.
backups-first-region = Falsche Speicherregion? Fragen Sie den Support vor der ersten Sicherung.
backups-first-daily = Jede Sicherung beginnt etwa 24 Stunden nach dem Ende der letzten. An manchen Tagen läuft daher keine.
backups-first-done = Fertige Sicherung gesehen
backups-first-tested = Dell meldet eine fertige Sicherung, { $time }
backups-first-start = Sicherung starten
backups-first-starting = Dell soll eine Sicherung starten …
backups-first-read = Von Dell lesen
backups-first-read-again = Erneut lesen
backups-first-reading = Wird von Dell gelesen …
backups-first-read-at = Gelesen { $time }
backups-first-unread = Region, Häufigkeit und Aufbewahrung: noch nicht gelesen.
backups-first-needs-keys = Dell startet Sicherungen nur mit aktiver Schlüsselverwaltung.
backups-region = Speicherregion
backups-frequency = Häufigkeit
backups-retention = Aufbewahrung
backups-last = Letzte Sicherung
backups-items = Geschützte Objekte
backups-not-reported = nicht gemeldet
