# Wenn die Verbindung steht: Status, Umgebungen, Wechsel des Secrets.
