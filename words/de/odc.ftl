# Was der Befehl ausgibt.

odc-secret-argument = Schreiben Sie nie ein Secret in die Befehlszeile: Jedes Programm auf diesem Computer kann es dort lesen, und die Shell behält es vielleicht im Verlauf. Ist das eben passiert, erzeugen Sie in Okta mit Generate new secret ein anderes. Übergeben Sie es per Pipe: { $source } odc verify ... --secret-from stdin
odc-secret-from = --secret-from akzeptiert nur stdin. Haben Sie dort eben das Secret geschrieben, kann es jedes Programm auf diesem Computer lesen, und die Shell behält es vielleicht im Verlauf: Erzeugen Sie in Okta mit Generate new secret ein anderes. Übergeben Sie das Secret per Pipe: { $source } odc verify ... --secret-from stdin
odc-secret-prompt = Client Secret (wird nicht angezeigt):
problem-secret-needed-stdin = Über die Standardeingabe kam kein Client Secret
    .why = Die Eingabe war leer.
    .remedy = Übergeben Sie es per Pipe, oder fügen Sie es in einem Terminal ein.

odc-demonstration = Übungsmodus: odc hat in einem simulierten Okta eine Integration installiert und getestet. Nichts hat diesen Computer verlassen, und nichts wurde gespeichert.
odc-not-written = Die Antwort ließ sich nicht auf die Standardausgabe schreiben
odc-progress-begin = { $host } wird geprüft
odc-progress = { $done } von { $all }: { $what }
odc-doctor-progress = { $host }: { $what }
odc-not-made = Nicht ausgeführt: { $count ->
        [one] eine Prüfung
       *[other] { $count } Prüfungen
    }
odc-details = Details: { $words }
odc-see-doctor = Den Weg zu { $host } prüft: odc doctor --okta-domain { $host }
odc-said = { $host } antwortete: { $words }
odc-row-audit = Die App hat nach jeder bekannten zusätzlichen Berechtigung gesucht
    .subject = Zusätzliche Berechtigungen
odc-extra-none = Zusätzliche Berechtigungen: keine.
odc-extra = Zusätzliche Berechtigungen: { $count }. { $scopes }
odc-extra-unknown = Zusätzliche Berechtigungen: nicht geprüft.
odc-extra-doubt = Zusätzliche Berechtigungen: nicht bekannt, ob es weitere gibt.
odc-extra-partial = Zusätzliche Berechtigungen: mindestens { $count }. { $scopes }
odc-as-requested = Erteilte Berechtigungen: wie angefragt; Okta hat sie nicht aufgezählt.
odc-none-given = Okta hat kein Token ausgegeben, also ist keines zu widerrufen.
odc-suggestion = Meinten Sie { $host }?
odc-requests = Anfragen: { $total }, davon { $token } für ein Token; { $ms } ms.
odc-time-up = Die Zeit war um, bevor alles geprüft war.
odc-stopped = Beendet, bevor alles geprüft war.
odc-no-token = Es wurde kein Token angefragt, also ist keines zu widerrufen.
odc-revoked = Alle Tokens von Okta wurden widerrufen.
odc-not-revoked = Okta hat nicht bestätigt, dass alle Tokens widerrufen sind; jedes läuft innerhalb einer Stunde ab.

odc-connections-none = Keine Verbindungen.
odc-connection-proved = getestet { $at }
odc-connection-unproved = nicht getestet
odc-connections-broken = odc: Die Aufzeichnungen dieser Verbindungen sind beschädigt, die Liste ist vielleicht veraltet. Wo, zeigt: odc audit verify
odc-connection-unreadable = odc: Verbindung { $id } ist nicht lesbar und blieb unverändert.

odc-audit-none = Keine Aufzeichnungen.
odc-audit-entries = { $count ->
        [one] Ein Eintrag, vom { $first }.
       *[other] { $count } Einträge, { $first } bis { $last }.
    }
odc-audit-intact = Unversehrt: Jeder Eintrag enthält den Hash des vorigen.
odc-audit-end-missing = Gebrochen: Eintrag { $number } wurde zuletzt geschrieben und fehlt. Die Aufzeichnungen sind älter als Ihre letzte Aktion.
odc-audit-facts-changed = Gebrochen: Die Angaben zu { $id } weichen von ihrem letzten Eintrag ab.
odc-audit-unrecorded = Gebrochen: Kein Eintrag enthält die Angaben zu { $id }.
odc-audit-vanished = Gebrochen: Ein Eintrag enthält die Angaben zu { $id }, aber sie fehlen.
odc-audit-found-damaged = Unvollständig: Die App fand die Aufzeichnungen beschädigt ({ $at }, Eintrag { $number }). Davor können Einträge fehlen.
odc-audit-end-unknown = Die Datei, die den letzten Eintrag nennt, fehlt oder ist beschädigt. Am Ende können Einträge fehlen; beim nächsten Start schreibt die App die Datei neu.
odc-audit-changed = Gebrochen: Eintrag { $number } ({ $what }, { $at }) wurde nach dem Schreiben geändert.
odc-audit-parted = Gebrochen vor Eintrag { $number } ({ $what }, { $at }): Dort wurden Einträge entfernt, eingefügt oder verschoben.
odc-audit-last = Letzter Hash: { $hash }
odc-audit-expected = Der erwartete Hash ist da, geschrieben { $at }; { $since ->
        [one] danach kam ein Eintrag.
       *[other] danach kamen { $since } Einträge.
    }
odc-audit-expect-form = --expect braucht einen letzten Hash aus odc audit verify: 64 Zeichen aus 0-9 und a-f.
odc-audit-show-broken = Die Kette dieser Einträge ist gebrochen. Wo, zeigt: odc audit verify
odc-audit-expected-not = Der erwartete Hash ist nicht in diesen Aufzeichnungen: Sie wurden neu geschrieben, oder am Ende fehlen Einträge.
odc-audit-limits = Nicht erkennbar ist, ob jemand mit Schreibzugriff die ganze Kette neu geschrieben hat. Notieren Sie den letzten Hash an einem Ort ohne diesen Zugriff, und vergleichen Sie ihn beim nächsten Mal mit --expect.

odc-secrets-none = { $place } enthält keine Secrets dieser App.
odc-secret-okta = Client Secret von Okta für { $host }
odc-secret-dell = Secret Key der API-Zugangsdaten von Dell, für { $host }
odc-mark-dell = { $length } Zeichen, endet auf { $last }
odc-secret-unmarked = konnte nicht gelesen werden
odc-use-in-use = verwendet
odc-use-replaced = durch ein neueres ersetzt
odc-use-begun = wird gespeichert, oder wurde unterbrochen
odc-use-alone = ohne Verbindung gefunden
odc-use-gone = in einer Verbindung, fehlt aber an seinem Ort
odc-use-unseen = in einer Verbindung; nicht gesucht, weil der Ort gesperrt ist (für die verschlüsselte Datei: --passphrase-from)
odc-use-session = nur für eine Sitzung der App gespeichert: nicht hier, und weg, sobald sie endet
odc-place-session = der Arbeitsspeicher der App, während dieser Sitzung
odc-passphrase-from = --passphrase-from akzeptiert nur stdin und terminal. Schreiben Sie nie eine Passphrase in eine Befehlszeile oder die Umgebung.
odc-passphrase-prompt = Passphrase der verschlüsselten Datei (wird nicht angezeigt):
odc-forget-stops-okta = Dann kann dieser Computer die Verbindung zu { $host } ohne neues Secret nicht testen und nicht erneut autorisieren. Die Sicherungen von Dell laufen weiter.
odc-forget-stops-dell = Dann kann diese App Dell nicht nach { $host } fragen, bis Sie einen anderen Secret Key speichern. Die Sicherungen von Dell laufen weiter.
odc-forget-stops-nothing = Keine Verbindung hier nutzt ihn.
odc-forget-type = Zum Löschen den Namen des Eintrags eingeben:
odc-forget-terminal = odc: kein Terminal für eine Rückfrage. Mit --yes wird ohne Rückfrage gelöscht.
odc-forget-not = Nicht gelöscht.
odc-forgotten = Gelöscht und geprüft: { $item }
odc-connection-added-environment = Dell-Cloud { $name } ({ $host }), hinzugefügt von { $by }
app-help =
    Verbindet eine Okta-Organisation mit Dell Data Security Cloud, in einem Fenster.

    Aufruf: okta-dell-connect [OPTION]

    --help, -h             Diesen Text ausgeben und beenden
    --version, -V          Die Version ausgeben und beenden
    --practice-at DATEI    Mit der Sandbox üben, die `odc sandbox --at-out DATEI` gestartet hat

    Prüfungen ohne Fenster, für Skripte und Überwachung: odc --help
app-option-unknown = okta-dell-connect: unbekannte Option { $option }
app-option-file = okta-dell-connect: { $option } braucht die Datei, die `odc sandbox --at-out DATEI` geschrieben hat
app-option-unreadable = okta-dell-connect: { $option }
app-no-display = okta-dell-connect: Hier gibt es keine Anzeige, also lässt sich kein Fenster öffnen. Starten Sie es in einer Desktop-Sitzung oder über SSH mit ssh -X. Ohne Fenster prüft odc dasselbe: odc --help
app-no-web-view = okta-dell-connect: Microsoft Edge WebView2 ist nicht installiert, und das Fenster braucht es. Installieren Sie es von developer.microsoft.com/microsoft-edge/webview2 und starten Sie neu. Ohne Fenster prüft odc dasselbe: odc --help
app-no-window = okta-dell-connect: Das Fenster ließ sich nicht öffnen. Das System meldet: { $reason }. Unter Windows braucht es Microsoft Edge WebView2, unter Linux WebKitGTK 4.1. Ohne Fenster prüft odc dasselbe: odc --help
app-option-hint = Mehr dazu: okta-dell-connect --help
