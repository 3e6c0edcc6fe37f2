# Skizzen der beiden Konsolen, und wo der Übungsmodus die simulierten zeigt. Die Beschriftungen der Konsolen selbst
# sind in ui/src/sketch/labels.ts, in jeder Sprache gleich.

sketch-tag = Skizze
sketch-caveat = Die echte Seite kann anders aussehen.
sketch-show = Anzeigen, wo Sie klicken
sketch-enlarge = Vergrößern: { $what }
sketch-clicks = Klicks in dieser Skizze
sketch-click = Klick { $number }
sketch-title-okta = Hier klicken Sie in Okta
sketch-title-dell = Hier klicken Sie in Dell
sketch-install = Okta: API Service Integrations im Menü und Add Integration, dann Dell Data Security Cloud und Next, dann Install & Authorize
sketch-secret = Okta: das Fenster, das das Secret einmal zeigt, mit Copy to clipboard und Done
sketch-client-id = Okta: der Reiter General mit Client ID und der Schaltfläche zum Kopieren
sketch-menu = Dell: das Menü oben links, All Services > Okta und Authorize
sketch-form = Dell: das Formular mit Okta Domain, Client ID, Client Secret und Authorize
sketch-keys = Dell: das Fenster nach Authorize mit Enable Cloud Key Management System und Save
sketch-backups = Dell: Configure Backup mit Save, dann die Seite der Organisation mit Backup Now und dem Reiter Backups
sketch-generate = Okta: Client Secrets im Reiter General mit Generate new secret, dann Copy to clipboard und Done
sketch-reauthorize = Dell: die Seite der Organisation mit Re-Authorize App unter den drei Punkten
sketch-app-status = Dell: App Status auf der Seite der Organisation
sketch-inactive = Okta: der Status eines Secrets unter Client Secrets, von Active auf Inactive gesetzt

console-beside = { $console ->
    [dell] Verwenden Sie die Dell-Konsole rechts.
   *[okta] Verwenden Sie die Okta-Konsole rechts.
}
console-below = { $console ->
    [dell] Verwenden Sie die Dell-Konsole unten.
   *[okta] Verwenden Sie die Okta-Konsole unten.
}
console-show = { $console ->
    [dell] Dell-Konsole anzeigen
   *[okta] Okta-Konsole anzeigen
}
