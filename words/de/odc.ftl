# Was der Befehl ausgibt.

odc-secret-argument = Ein Secret steht nie in der Befehlszeile: dort kann es jedes Programm auf diesem Computer lesen, und die Shell behält es vielleicht in ihrem Verlauf. Stand es eben dort, erzeugen Sie in Okta mit Generate new secret ein anderes. Geben Sie es über die Standardeingabe: pass show okta/backup | odc verify ... --secret-from stdin
odc-secret-from = --secret-from kennt nur stdin. Stand dort eben das Secret selbst, kann es jedes Programm auf diesem Computer lesen, und die Shell behält es vielleicht in ihrem Verlauf: erzeugen Sie in Okta mit Generate new secret ein anderes. Geben Sie das Secret über die Standardeingabe: pass show okta/backup | odc verify ... --secret-from stdin
odc-secret-prompt = Client Secret (wird nicht gezeigt):
problem-secret-needed-stdin = Über die Standardeingabe kam kein Client Secret
    .why = Die Eingabe war leer.
    .remedy = Leiten Sie eines hinein, oder starten Sie den Befehl in einem Terminal und fügen Sie es dort ein.

odc-demonstration = Übung: odc hat in einem eigenen Okta eine Integration installiert und geprüft. Nichts hat diesen Computer verlassen, und nichts wurde gespeichert.
odc-not-written = Die Antwort ließ sich nicht auf die Standardausgabe schreiben
odc-progress-begin = { $host } wird gefragt
odc-progress = { $done } von { $all }: { $what }
odc-doctor-progress = { $host }: { $what }
odc-not-made = Nicht gemacht: { $count ->
        [one] eine Prüfung
       *[other] { $count } Prüfungen
    }
odc-details = Einzelheiten: { $words }
odc-see-doctor = Wie weit { $host } von hier zu erreichen ist, Schicht für Schicht: odc doctor --okta-domain { $host }
odc-said = { $host } antwortete: { $words }
odc-row-audit = Jede bekannte Berechtigung über die Liste hinaus wurde gesucht
    .subject = Berechtigungen über die Liste hinaus
odc-extra-none = Berechtigungen über die Liste hinaus: keine.
odc-extra = Berechtigungen über die Liste hinaus: { $count }. { $scopes }
odc-extra-unknown = Berechtigungen über die Liste hinaus: nicht bekannt.
odc-extra-doubt = Berechtigungen über die Liste hinaus: nicht bekannt, ob es weitere gibt.
odc-extra-partial = Berechtigungen über die Liste hinaus: mindestens { $count }. { $scopes }
odc-as-requested = Erteilte Berechtigungen: wie angefragt; Okta hat sie nicht aufgezählt.
odc-none-given = Okta hat kein Token gegeben; es ist also keines zu widerrufen.
odc-suggestion = Meinten Sie { $host }?
odc-requests = Anfragen: { $total }, davon { $token } nach einem Token; { $ms } ms.
odc-time-up = Die Zeit war um, bevor alles angesehen war.
odc-stopped = Angehalten, bevor alles angesehen war.
odc-no-token = Nach keinem Token wurde gefragt, also ist keines zu widerrufen.
odc-revoked = Tokens, die Okta gegeben hatte, wurden widerrufen.
odc-not-revoked = Okta hat nicht bestätigt, dass jedes Token widerrufen ist; jedes endet von selbst binnen einer Stunde.

odc-connections-none = Keine Verbindungen.
odc-connection-proved = geprüft { $at }
odc-connection-unproved = nicht geprüft
odc-connections-broken = odc: Die Aufzeichnung dieser Verbindungen ist beschädigt: Was hier steht, kann älter sein als das, was getan wurde. odc audit verify zeigt, wo.
odc-connection-unreadable = odc: Verbindung { $id } ist nicht lesbar und blieb, wie sie ist.

odc-audit-none = Nichts ist aufgezeichnet.
odc-audit-entries = { $count ->
        [one] Ein Eintrag, vom { $first }.
       *[other] { $count } Einträge, { $first } bis { $last }.
    }
odc-audit-intact = Unversehrt: jeder Eintrag trägt den Hash des vorigen.
odc-audit-end-missing = Gebrochen: Eintrag { $number } wurde zuletzt geschrieben und fehlt. Die Aufzeichnung ist älter als das, was getan wurde.
odc-audit-facts-changed = Gebrochen: die Angaben zu { $id } sind nicht die, die ihr letzter Eintrag festhält.
odc-audit-unrecorded = Gebrochen: kein Eintrag hält die Angaben zu { $id } fest.
odc-audit-vanished = Gebrochen: ein Eintrag hält die Angaben zu { $id } fest, und sie fehlen.
odc-audit-found-damaged = Unvollständig: die App fand die Aufzeichnung beschädigt ({ $at }, Eintrag { $number }). Davor können Einträge fehlen.
odc-audit-end-unknown = Die Datei, die den letzten Eintrag nennt, fehlt oder ist beschädigt. Ob am Ende Einträge fehlen, lässt sich nicht sagen; der nächste Start der App nennt den letzten neu.
odc-audit-changed = Gebrochen: Eintrag { $number } ({ $what }, { $at }) wurde nach dem Schreiben geändert.
odc-audit-parted = Gebrochen vor Eintrag { $number } ({ $what }, { $at }): was dort stand, wurde entfernt, eingefügt oder verschoben.
odc-audit-last = Letzter Hash: { $hash }
odc-audit-expected = Der erwartete Hash ist da, geschrieben { $at }; { $since ->
        [one] danach kam ein Eintrag.
       *[other] danach kamen { $since } Einträge.
    }
odc-audit-expect-form = --expect nimmt einen letzten Hash, wie odc audit verify ihn ausgibt: 64 Zeichen aus 0-9 und a-f.
odc-audit-show-broken = Die Kette dieser Einträge ist gebrochen: odc audit verify sagt, wo.
odc-audit-expected-not = Der erwartete Hash ist nicht in dieser Aufzeichnung: sie wurde neu geschrieben, oder am Ende fehlen Einträge.
odc-audit-limits = Was dies nicht zeigen kann: wer die Datei schreiben kann, kann die ganze Kette neu schreiben. Notieren Sie den letzten Hash, wo diese Person nicht schreiben kann, und vergleichen Sie beim nächsten Mal mit --expect.

odc-secrets-none = { $place } enthält nichts von dieser App.
odc-secret-okta = Oktas Client Secret für { $host }
odc-secret-dell = Secret Key von Dells API credential, bei { $host }
odc-mark-dell = { $length } Zeichen, endet auf { $last }
odc-secret-unmarked = konnte nicht gelesen werden
odc-use-in-use = in Gebrauch
odc-use-replaced = durch ein neueres ersetzt
odc-use-begun = wird abgelegt, oder wurde dabei abgebrochen
odc-use-alone = ohne Verbindung gefunden
odc-use-gone = seiner Verbindung bekannt, und nicht dort, wo es lag
odc-use-unseen = seiner Verbindung bekannt; nicht gesucht, weil der Platz zu ist (für die verschlüsselte Datei: --passphrase-from)
odc-use-session = nur für eine Sitzung der App: nicht hier, und weg, sobald diese zu Ende ist
odc-place-session = der Speicher der App, solange diese Sitzung dauert
odc-passphrase-from = --passphrase-from kennt nur stdin und terminal. Eine Passphrase steht nie in einer Befehlszeile und nie in der Umgebung.
odc-passphrase-prompt = Passphrase der verschlüsselten Datei (wird nicht gezeigt):
odc-forget-stops-okta = Dann kann dieser Computer die Verbindung zu { $host } nicht mehr prüfen und das Secret nicht noch einmal an Dell geben. Sicherungen, die Dell macht, laufen weiter.
odc-forget-stops-dell = Dann kann diese App Dell nicht mehr nach { $host } fragen, bis ein anderer Secret Key übernommen ist. Sicherungen, die Dell macht, laufen weiter.
odc-forget-stops-nothing = Keine Verbindung hier arbeitet damit.
odc-forget-type = Zum Löschen den Namen des Eintrags eingeben:
odc-forget-terminal = odc: Hier kann niemand gefragt werden. Mit --yes wird ohne Frage gelöscht.
odc-forget-not = Nichts wurde gelöscht.
odc-forgotten = Gelöscht, und als fort zurückgelesen: { $item }
odc-connection-added-environment = Dell-Umgebung { $name } ({ $host }), hinzugefügt von { $by }
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
app-no-display = okta-dell-connect: Hier gibt es keine Anzeige; es lässt sich kein Fenster öffnen. Starten Sie es in einer Desktop-Sitzung oder über SSH mit ssh -X. Ohne Fenster prüft odc dasselbe: odc --help
app-no-window = okta-dell-connect: Das Fenster ließ sich nicht öffnen. Das System meldet: { $reason }. Unter Windows braucht es Microsoft Edge WebView2, unter Linux WebKitGTK 4.1. Ohne Fenster prüft odc dasselbe: odc --help
app-option-hint = Mehr dazu: okta-dell-connect --help
