# Einstellungen, die Tastenkürzel und Über: Dialoge des Rahmens, geladen, wenn einer geöffnet wird. Nur die Seite liest sie.
# **Zwei Sterne** kennzeichnen eine Beschriftung der Konsole; `Backticks` einen Wert zum Kopieren oder Eingeben.

settings-title = Einstellungen
settings-name = Ihr Name
settings-name-as = Berichte werden unter { $name } festgehalten.
settings-name-nobody = Sie werden beim ersten Bericht gefragt.
settings-language = Sprache
settings-language-system = Systemsprache
settings-clipboard = Kopiertes Secret löschen nach
settings-store = Secrets
settings-store-in = Gespeichert in { $name }.
settings-store-elsewhere = Einen anderen Speicherort für eine Verbindung wählen Sie in Schritt 1 unter **Secrets woanders speichern**.
settings-lookup = Organisation beim Einfügen ihrer Adresse abrufen
settings-lookup-hint = Liest nur öffentliche Angaben. Sonst per „Organisation suchen“.
settings-practice = Übungsmodus
settings-practice-hint = Simuliert Okta und Dell. Nichts verlässt diesen Computer.
settings-practice-enter = Übungsmodus starten

## Tastenkürzel

shortcuts-title = Tastenkürzel
shortcut-primary = Hauptschaltfläche anklicken
shortcut-close = Dialog oder Menü schließen
shortcut-save-secret = Kopiertes Secret speichern (Schritt 3, Rotation)
shortcut-back = Zurück
shortcut-new = Okta-Organisation verbinden
shortcut-find = Organisation suchen (alle Verbindungen)
shortcut-help = Hilfe
shortcut-settings = Einstellungen
shortcut-shortcuts = Tastenkürzel
key-or = oder
key-Enter = Eingabe
key-Escape = Esc
key-ArrowLeft = Links
key-ctrl = Strg
key-cmd = Cmd
key-alt = Alt
key-option = Option

## Über

about-title = Über Okta Dell Connect
about-version = Version { $version }
about-commit = Erstellt aus { $commit }
about-license = Lizenziert unter der Apache License 2.0.
about-components = Lizenzen aller Bestandteile
about-find = Bestandteil suchen
about-count = { $count ->
    [one] 1 Bestandteil
   *[other] { $count } Bestandteile
}
about-none = Kein Bestandteil trägt diesen Namen.
