# Help: the guide's frame, the text for Support and the diagnostics. The guide itself is docs/guide.
# **Two stars** mark a console's own label; `backticks` mark a value to be copied or typed.

help-title = Help
help-pages = Pages of the guide
help-more = More help
help-link-okta-add-help = Okta: add an API service integration
help-link-okta-rotate-help = Okta: rotate its client secret
help-link-okta-status = Okta: service status
help-link-dell-article = Dell: set up Okta data protection
help-link-dell-permissions = Dell: permissions
help-support = Copy text for Support
help-support-hint = Version, system, screen and last problem. No secrets.
help-diagnostics = Diagnostics…
help-shortcuts = Keyboard shortcuts
help-about = About

## Text for Support

support-version = Okta Dell Connect { $version }
support-system = System: { $system }
support-screen = On screen: { $screen }
support-problem = Last problem: { $code } at { $at } UTC
support-problem-none = Last problem: none
support-screen-rotation = Rotation
support-screen-reauthorize = Re-authorize in Dell
support-screen-status = Status

## Diagnostics

diagnostics-heading = Diagnostics
diagnostics-lead = This is the whole file. It contains no secrets.
diagnostics-orgs = Include org names
diagnostics-content = Content of the file
diagnostics-save = Save to Downloads
diagnostics-title = Okta Dell Connect { $version }: diagnostics
diagnostics-at = Made at { $at } UTC
diagnostics-with-orgs = Org names are included.
diagnostics-without-orgs = Org names are left out.
diagnostics-none = none
diagnostics-system = System
diagnostics-os = Operating system
diagnostics-desktop = Desktop session
diagnostics-web-view = Web view
diagnostics-language = Language
diagnostics-stores = Stores for secrets
diagnostics-vault = Encrypted file
diagnostics-session = This session's memory
diagnostics-store-ready = answers
diagnostics-store-locked = locked
diagnostics-store-none = doesn't answer
diagnostics-store-no-default = answers, no default place for new items
diagnostics-store-session-only = answers, its default place is emptied at sign-out
diagnostics-store-denied = access denied
diagnostics-store-slow = no answer in time
diagnostics-store-disabled = turned off by a policy
diagnostics-store-failed = answers with an error
diagnostics-store-vault-none = not in use
diagnostics-connections = Connections
diagnostics-connections-practice = Connections (practice mode)
diagnostics-network = Network settings
diagnostics-problems = Problems since the start (UTC)
diagnostics-log = End of the log
