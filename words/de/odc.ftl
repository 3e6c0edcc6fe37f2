# Was der Befehl ausgibt.
