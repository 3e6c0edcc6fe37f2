# Settings, the sheet of shortcuts and About: dialogs of the frame, loaded when one opens. Only the page reads them.
# **Two stars** mark a console's own label; `backticks` mark a value to be copied or typed.

settings-title = Settings
settings-name = Your name
settings-name-as = Reports are recorded as { $name }.
settings-name-nobody = You'll be asked at the first report.
settings-language = Language
settings-language-system = System language
settings-clipboard = Clear a copied secret after
settings-store = Secrets
settings-store-in = Stored in { $name }.
settings-store-elsewhere = To choose another store for a connection, use **Store secrets elsewhere** on step 1.
settings-lookup = Look up an org when its address is pasted
settings-lookup-hint = Reads only its public details. If off, use Find org.
settings-practice = Practice mode
settings-practice-hint = A simulated Okta and Dell. Nothing leaves this computer.
settings-practice-enter = Start practice mode

## Shortcuts

shortcuts-title = Keyboard shortcuts
shortcut-primary = Click the main button
shortcut-close = Close a dialog or menu
shortcut-save-secret = Save the copied secret (step 3, rotation)
shortcut-back = Go back
shortcut-new = Connect an Okta org
shortcut-find = Find an org (all connections)
shortcut-help = Help
shortcut-settings = Settings
shortcut-shortcuts = Keyboard shortcuts
key-or = or
key-Enter = Enter
key-Escape = Esc
key-ArrowLeft = Left
key-ctrl = Ctrl
key-cmd = Cmd
key-alt = Alt
key-option = Option

## About

about-title = About Okta Dell Connect
about-version = Version { $version }
about-commit = Built from { $commit }
about-license = Licensed under the Apache License 2.0.
about-components = Licenses of all components
about-find = Find a component
about-count = { $count ->
    [one] 1 component
   *[other] { $count } components
}
about-none = No component has this name.
