# Hilfe: der Rahmen der Anleitung, der Text für den Support und die Diagnose. Die Anleitung selbst ist docs/guide.
# **Zwei Sterne** kennzeichnen eine Beschriftung der Konsole; `Backticks` einen Wert zum Kopieren oder Eingeben.

help-title = Hilfe
help-pages = Seiten der Anleitung
help-more = Weitere Hilfe
help-link-okta-add-help = Okta: API-Service-Integration hinzufügen
help-link-okta-rotate-help = Okta: Client Secret rotieren
help-link-okta-status = Okta: Dienststatus
help-link-dell-article = Dell: Okta-Datensicherung einrichten
help-link-dell-permissions = Dell: Berechtigungen
help-support = Text für den Support kopieren
help-support-hint = Version, System, Ansicht und letztes Problem. Keine Secrets.
help-diagnostics = Diagnose…
help-shortcuts = Tastenkürzel
help-about = Über

## Text für den Support

support-version = Okta Dell Connect { $version }
support-system = System: { $system }
support-screen = Ansicht: { $screen }
support-problem = Letztes Problem: { $code } um { $at } UTC
support-problem-none = Letztes Problem: keines
support-screen-rotation = Rotation
support-screen-reauthorize = In Dell neu autorisieren
support-screen-status = Status

## Diagnose

diagnostics-heading = Diagnose
diagnostics-lead = Das ist die ganze Datei. Sie enthält keine Secrets.
diagnostics-orgs = Namen der Organisationen aufnehmen
diagnostics-content = Inhalt der Datei
diagnostics-save = In Downloads speichern
diagnostics-title = Okta Dell Connect { $version }: Diagnose
diagnostics-at = Erstellt um { $at } UTC
diagnostics-with-orgs = Die Namen der Organisationen sind enthalten.
diagnostics-without-orgs = Die Namen der Organisationen fehlen.
diagnostics-none = keine
diagnostics-system = System
diagnostics-os = Betriebssystem
diagnostics-desktop = Desktop-Sitzung
diagnostics-web-view = Webansicht
diagnostics-language = Sprache
diagnostics-stores = Speicherorte für Secrets
diagnostics-vault = Verschlüsselte Datei
diagnostics-session = Arbeitsspeicher dieser Sitzung
diagnostics-store-ready = antwortet
diagnostics-store-locked = gesperrt
diagnostics-store-none = antwortet nicht
diagnostics-store-no-default = antwortet, ohne Standardort für neue Einträge
diagnostics-store-session-only = antwortet, der Standardort wird beim Abmelden geleert
diagnostics-store-denied = Zugriff verweigert
diagnostics-store-slow = keine Antwort in der Frist
diagnostics-store-disabled = durch eine Richtlinie ausgeschaltet
diagnostics-store-failed = antwortet mit einem Fehler
diagnostics-store-vault-none = nicht in Gebrauch
diagnostics-connections = Verbindungen
diagnostics-connections-practice = Verbindungen (Übungsmodus)
diagnostics-network = Netzwerkeinstellungen
diagnostics-problems = Probleme seit dem Start (UTC)
diagnostics-log = Ende des Protokolls
