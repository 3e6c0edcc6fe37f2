# Fragen in einem Fenster des Systems, außerhalb der Seite. "title" ist die Frage, "why" die Folge eines Ja.

consent-unnamed = diese Verbindung

consent-send-to-title = Zugangsdaten für { $org } an { $host } senden?
consent-send-to-why = { $host } gehört nicht zu den bekannten Dell-Adressen. Nur fortfahren, wenn Sie diese Adresse von Dell haben.
consent-send-to-yes = Senden
consent-send-to-no = Abbrechen

consent-send-again-title = { $org } ein zweites Mal autorisieren?
consent-send-again-why = Dell hat auf die erste Anfrage nicht geantwortet. Kommt sie noch an, führt Dell die Organisation eventuell doppelt.
consent-send-again-yes = Erneut senden
consent-send-again-no = Abbrechen

consent-authorize-title = Dell Zugriff auf { $org } geben?
consent-authorize-why = Das Client Secret geht an { $host }.
consent-authorize-yes = Autorisieren
consent-authorize-no = Abbrechen

consent-copy-title = Client Secret für { $org } kopieren?
consent-copy-why = Programme auf diesem Computer können die Zwischenablage lesen, bis sie geleert wird.
consent-copy-yes = Kopieren
consent-copy-no = Abbrechen

consent-save-title = Secret aus der Zwischenablage für { $org } speichern?
consent-save-why = Es wird dort gespeichert, wo Sie Secrets aufbewahren wollen.
consent-save-yes = Speichern
consent-save-no = Abbrechen

consent-keep-for-session-title = Secrets für { $org } nur für diese Sitzung behalten?
consent-keep-for-session-why = Beim Schließen der App sind sie weg. Okta zeigt ein Client Secret nur einmal.
consent-keep-for-session-yes = Nur diese Sitzung
consent-keep-for-session-no = Abbrechen

consent-add-cloud-title = Dell-Cloud „{ $name }“ hinzufügen?
consent-add-cloud-why = Zugangsdaten für diese Cloud gehen dann an { $host }. Nur hinzufügen, wenn Sie diese Adresse von Dell haben.
consent-add-cloud-yes = Hinzufügen
consent-add-cloud-no = Abbrechen

consent-use-proxy-title = Über { $proxy } verbinden?
consent-use-proxy-why = Alle Verbindungen dieser App laufen dann über diesen Proxy. Nur verwenden, wenn Ihre Firma ihn betreibt.
consent-use-proxy-yes = Proxy verwenden
consent-use-proxy-no = Abbrechen

consent-open-title = { $host } im Browser öffnen?
consent-open-why = Das ist keine bekannte Adresse Ihrer Dell-Cloud. Nur dort anmelden, wenn Sie diese Adresse von Dell haben.
consent-open-yes = Öffnen
consent-open-no = Abbrechen

consent-turn-keys-on-title = Cloud Key Management für { $org } aktivieren?
consent-turn-keys-on-why = Dell kann dann Ihren Schlüssel für unbeaufsichtigte Sicherungen nutzen. Eventuell lässt sich das nicht mehr abschalten.
consent-turn-keys-on-yes = Aktivieren
consent-turn-keys-on-no = Abbrechen

consent-turn-backups-off-title = Sicherungen von { $org } ausschalten?
consent-turn-backups-off-why = Dell sichert diese Organisation nicht mehr, bis Sie die Sicherungen wieder einschalten.
consent-turn-backups-off-yes = Ausschalten
consent-turn-backups-off-no = Eingeschaltet lassen

consent-remove-at-dell-title = { $org } bei Dell entfernen?
consent-remove-at-dell-why = Die Sicherungen dieser Organisation enden. Fragen Sie vorher den Dell-Support, was mit vorhandenen Sicherungen geschieht.
consent-remove-at-dell-yes = Entfernen
consent-remove-at-dell-no = Behalten

consent-erase-title = Gespeicherte Client Secrets für { $org } von diesem Computer löschen?
consent-erase-why = Endend auf { $marks }. Ohne neues Secret können Sie nicht testen oder erneut autorisieren. Die Sicherungen laufen weiter.
consent-erase-yes = Löschen
consent-erase-no = Behalten

consent-erase-previous-title = Bisherige Client Secrets für { $org } von diesem Computer löschen?
consent-erase-previous-why = Endend auf { $marks }. Von hier aus sind sie dann nicht mehr verwendbar.
consent-erase-previous-yes = Löschen
consent-erase-previous-no = Behalten

consent-remove-title = { $org } von diesem Computer entfernen?
consent-remove-why = Gespeicherte Secrets werden hier gelöscht. In Okta und bei Dell ändert sich nichts.
consent-remove-yes = Entfernen
consent-remove-no = Behalten

## Die Menüleiste von macOS und das Menü eines Feldes

menu-about = Über { $app }
menu-settings = Einstellungen …
menu-hide = { $app } ausblenden
menu-hide-others = Andere ausblenden
menu-show-all = Alle einblenden
menu-quit = { $app } beenden
menu-edit = Bearbeiten
menu-undo = Widerrufen
menu-redo = Wiederholen
menu-cut = Ausschneiden
menu-copy = Kopieren
menu-paste = Einfügen
menu-select-all = Alles auswählen
menu-window = Fenster
menu-minimize = Im Dock ablegen
menu-zoom = Zoomen
menu-close = Fenster schließen
menu-help = { $app }-Hilfe
