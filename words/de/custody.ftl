# Ein Secret übernehmen, aufbewahren und aufgeben.

## Taking and copying

typed-accept = Übernehmen
typed-differ = Die beiden stimmen nicht überein. Geben Sie beide noch einmal ein.
typed-secret-title = Client Secret eingeben oder einfügen
typed-secret-label = Client Secret
typed-key-title = Dells Secret Key eingeben oder einfügen
typed-key-label = Secret Key
secret-type = Stattdessen in ein Fenster des Systems eingeben
