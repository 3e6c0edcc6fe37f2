# The frame: window, header, rail, Home, what is in place, how to undo it; words shared by all steps.
# **Two stars** mark a console's own label; `backticks` mark a value to be copied or typed.

window-title = { $title }, step { $number } of { $of }
window-title-home = Connections

tier-production = Production
tier-preview = Preview
tier-trial = Trial
tier-practice = Practice

## Shared

common-back = Back
common-continue = Continue
common-working = Working…
common-cancel = Cancel
common-close = Close
common-change = Change
common-details = Details
common-show = Show
common-why = Why
common-copied = Copied
known-unknown = not reported
known-confirmed = reported by { $name }

problem-details = Details
problem-copy = Copy details

## Header and rail

header-home = All connections
app-name = Okta Dell Connect
header-orgs = { $count ->
    [one] 1 org
   *[other] { $count } orgs
}
header-add = Add another org
header-help = Help
header-settings = Settings
header-new = New connection
header-saved = Saved
header-unsaved = Not saved
header-saved-session = Saved, except the secret
header-saved-hint = Everything is saved as you go. Close this window any time.
header-saved-session-hint = The secret is in memory only. It's gone when this app closes.
rail-label = Steps
rail-at = { $number } of { $of }
rail-org = Choose org
rail-permissions = Review permissions
rail-install = Install in Okta
rail-test = Test
rail-authorize = Authorize in Dell
rail-backups = Turn on backups
rail-finish = Finish

state-not-started = not started
state-in-progress = in progress
state-done = done
state-attention = needs attention
state-waiting = waiting for someone else

## Practice

practice-band = Practice mode. Nothing leaves this computer.
practice-show = Show console
practice-hide = Hide console
practice-simulate = Simulate a problem…
practice-simulated = { $count ->
    [one] 1 problem simulated…
   *[other] { $count } problems simulated…
}
practice-exit = Exit
practice-leave = Leave practice mode

## Home

home-title = Connections
home-title-empty = Back up your Okta org with Dell
home-start = Connect an Okta org
home-start-practice = Connect a practice org
home-language-system = System language

protection-not-connected = Setup not finished
protection-connected = Connected
protection-not-protected = Not protected
protection-protected = Protected

## Home while it is empty

welcome-what = Connect Okta to Dell Data Security Cloud: about 15 clicks in two consoles, guided from here. Nothing changes in Okta until step 3.
welcome-need-title = You'll need
welcome-need-okta = Okta **Super Admin**
welcome-need-dell = **Dell Cloud Admin**
welcome-need-browser = A browser signed in to both
welcome-try = Try it in practice mode
welcome-practice = Practice mode uses a simulated Okta and Dell. Nothing leaves this computer.

## What is in place

screen-waits = Still working. A system window may be waiting for you, perhaps behind this one.
live-open = In place
undo-title = Disconnect
live-title = In place now
live-place-okta = In Okta
live-place-dell = In Dell
live-place-here = On this computer
live-erased = Nothing: the secret was erased here
live-nothing = Nothing reported
live-integration = API service integration installed
live-secret = Client secret issued
live-registration = Org authorized
live-dell-credential = API credential created
live-keys = Cloud Key Management on
live-keychain-item = Client secret in the password store
live-dell-keychain-item = Dell secret key in the password store
live-vault-item = Client secret in the encrypted file
live-dell-vault-item = Dell secret key in the encrypted file
live-session-item = Client secret in this app's memory
live-dell-session-item = Dell secret key in this app's memory

blocked-title = Your connections can't be opened
blocked-again = Try again

network-open = Check network
network-inspected = **Your network inspects TLS ({ $issuer }).** Its operator can read the secret.

