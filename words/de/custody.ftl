# Ein Secret übernehmen, aufbewahren und aufgeben.

## Taking and copying

typed-accept = Übernehmen
typed-differ = Die beiden stimmen nicht überein. Geben Sie beide noch einmal ein.
typed-secret-title = Client Secret eingeben oder einfügen
typed-secret-label = Client Secret
typed-key-title = Dells Secret Key eingeben oder einfügen
typed-key-label = Secret Key
secret-type = Stattdessen in ein Fenster des Systems eingeben
secret-new = In der Zwischenablage steht etwas Neues.
secret-type-first = In einem Fenster eingeben oder einfügen
secret-take-yet = Die Zwischenablage noch einmal versuchen
secret-blind = Die Zwischenablage ließ sich hier nicht lesen: Das System hat sie nicht herausgegeben. Ein Fenster des Systems nimmt den Wert stattdessen an; dort gilt die gewohnte Tastenkombination zum Einfügen, und diese Seite sieht ihn nicht.
secret-again-heading = Das gespeicherte Geheimnis ersetzen?
secret-again-means = Prüfungen und Kopieren nehmen dann das neue, und der Nachweis ist noch einmal zu führen. Okta und Dell merken davon nichts: Dell arbeitet mit dem Geheimnis weiter, das es hat, bis Sie erneut autorisieren.
secret-again-kept = Das jetzt gespeicherte bleibt im Schlüsselbund, bis das neue nachgewiesen ist. Kopieren Sie zuerst das neue in Okta.
secret-again-no = Dieses behalten
secret-again-yes = Den Inhalt der Zwischenablage übernehmen
secret-replaced-kept = { $count ->
    [one] Das ersetzte Geheimnis { $marks } bleibt, bis dieses nachgewiesen ist.
   *[other] Die { $count } ersetzten Geheimnisse { $marks } bleiben, bis dieses nachgewiesen ist.
  }
secret-replaced-proven = { $count ->
    [one] Okta hat auf dieses Geheimnis geantwortet. Das ersetzte, { $marks }, liegt noch im Schlüsselbund. Falls Dell es noch verwendet, autorisieren Sie zuerst erneut.
   *[other] Okta hat auf dieses Geheimnis geantwortet. Die { $count } ersetzten, { $marks }, liegen noch im Schlüsselbund. Falls Dell eines davon noch verwendet, autorisieren Sie zuerst erneut.
  }
secret-replaced-erase = { $count ->
    [one] Das frühere Geheimnis löschen
   *[other] Die früheren Geheimnisse löschen
  }
act-erased-replaced = Früheres Geheimnis hier gelöscht
dell-key-again-heading = Den gespeicherten Secret Key ersetzen?
dell-key-again-means = Dell wird dann mit dem neuen gefragt. Der jetzt gespeicherte bleibt im Schlüsselbund, bis Sie diese Verbindung entfernen.
secret-typing = Es wird auf das Fenster gewartet, das danach fragt
