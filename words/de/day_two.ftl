# Wenn die Verbindung steht: Status, Umgebungen, Wechsel des Secrets.

## Rotation

act-began-rotation = Wechsel des Secrets begonnen
act-proved-new-secret = Neues Secret bei Okta geprüft
act-went-on-unproven = Ohne vollständige Prüfung des neuen Secrets weitergegangen
act-intends-to-reauthorize = Erneutes Autorisieren begonnen
act-reauthorized = Dell erneut autorisiert
act-console-said-again = Antwort der Dell-Konsole auf erneutes Autorisieren festgehalten
act-read-dell-status = App Status bei Dell gelesen
act-saw-dell-status = App Status in der Dell-Konsole festgehalten
act-set-inactive = Secret in Okta auf inaktiv gesetzt
act-old-secret-refused = Okta weist dieses Secret ab
act-went-on-unrefused = Weitergegangen, ohne die Abweisung durch Okta zu messen
act-wiped-old-secret = Secret hier gelöscht, Leere zurückgelesen
act-nothing-to-wipe = Secret war nicht hier: nichts zu löschen
act-gave-up-rotation = Neues Secret aufgegeben
act-turned-back = Zum anderen Secret umgekehrt
act-finished-rotation = Wechsel beendet
