# The frame: window, rail, Home, what is live, stop and undo; words shared by all steps.
# **Two stars** mark a console's own label; `backticks` mark a value to be copied or typed.

window-title = { $title }, step { $number } of { $of }
window-title-home = Connections
screen-step = Step { $number } of { $of }

tier-production = PRODUCTION
tier-preview = preview
tier-trial = trial

## Shared

common-back = Back
common-continue = Continue
common-continue-production = Continue (PRODUCTION)
common-continue-preview = Continue (preview)
common-continue-trial = Continue (trial)
common-working = Working…
common-cancel = Cancel
common-close = Close
common-copied = Copied.
common-illustration = Illustration. The real page may look different.
common-saved-as = Saved as { $path }
known-unknown = unknown
known-confirmed = confirmed by { $name }

problem-told = Cause and remedy are those above.
problem-details = Details
problem-copy = Copy these details

## The rail

rail-label = Steps
rail-home = All connections
rail-home-short = All
rail-new = New connection
rail-saved-session = Saved as you go, but for the secret: it goes when the app ends.
rail-saved = Saved as you go. Close at any time.
rail-ready = Check you are ready
rail-organisation = Name your Okta organisation
rail-permissions = Review the permissions
rail-install = Install in Okta
rail-secret = Install in Okta
rail-client-id = Install in Okta
rail-prove = Prove it works
rail-dell = Reach Dell
rail-authorize = Check, then authorize
rail-keys = Decide on key management
rail-backup = Review backup details
rail-done = Done

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
practice-leave = Leave Practice

## Home

home-title = Connections
home-title-empty = Back up your Okta organisation with Dell
home-start = Connect an organisation
home-start-practice = Connect a practice organisation
home-practice = Practice
home-language = Language
home-language-system = As the system
home-set-aside = Records of connections were damaged: some can't be read, or what was done last is missing. They are kept as { $file } and were not deleted. Secrets in the keychain were not touched. The app reads Dell's list before it sends anything there.
home-clock-before = This computer's clock is behind the last record. Nothing is lost, but new records would bear earlier times than old ones: set the clock, then go on. The last record is of
home-found-title = Secrets without a connection
home-found = They lie in this computer's keychain or in this app's encrypted file, and no connection here knows them. Taking one up begins a connection with it; where the organisation has one here, it comes behind that one's secret and can be used there. Whether Dell has it already is not known here: look at Dell before you authorise.
home-found-keyring = **The keychain holds more secrets of this app that are locked**: { $names }. Unlock it to see them.
home-found-vault = **An encrypted file of this app lies here, and no connection uses it**: `{ $file }`. What is in it shows once it is open.
home-found-none = There is no secret in it that lacks a connection here.
home-found-okta = Client Secret
home-found-dell = Dell's Secret Key
home-found-both = Client Secret and Dell's Secret Key
home-found-adopt = Take it up
home-found-adopt-what = Take it up: { $host }
home-found-waits = Waiting for the keychain. A window that asks for its password may be open, perhaps behind this one.
walk-records-lost = **Records of this connection were damaged, and what was done after this may be missing.** Perhaps Dell has it already. By API the app reads Dell's list before it sends anything. In Dell's console, look under Domains before you click Authorize.
walk-opened-instead = { $host } has a connection here already. It was opened instead of a second one.
home-organisation = Organisation
home-backups = Backups
home-permissions = Permissions
home-secret = Client Secret
home-open = Open
home-open-what = Open { $name }
home-continue = Continue
home-continue-what = Continue { $name }
home-unnamed = Not named yet
home-at-step = at “{ $step }”
home-backup-ask = Has a backup finished?
home-backup-ask-what = Has a backup finished? { $name }
home-backup-seen = backup seen
home-scopes = { $granted } of { $known }
home-scopes-not-looked = { $known } known, not measured
home-scopes-missing = { $count } missing
home-scopes-extra = { $extra ->
    [unknown] extra: not known
    [0] no extra found
   *[other] extra: { $extra }
}
home-secret-none = not taken yet
home-secret-kept-keychain = kept here
home-secret-kept-vault = kept here, in the encrypted file
home-secret-kept-session = kept until this app ends
home-secret-gone = not there any more
home-secret-changed = changed there, not used
home-secret-over = gone with its session
home-secret-move = Move to the keychain
home-secret-move-what = Move to the keychain: { $name }
home-secret-erased = erased here
home-connected-protected = “Connected” means that Dell accepted the credential. “Protected” also needs key management switched on and a backup that was seen.

protection-not-connected = Not connected
protection-connected = Connected
protection-not-protected = Not protected
protection-protected = Protected
protection-why-connected = no backup seen yet
protection-why-not-protected = key management is not known to be on, or Dell no longer reaches Okta
protection-why-keys = key management is not known to be on
protection-why-cut-off = Dell does not reach Okta any more
protection-why-backups-off = scheduled backups are switched off
protection-why-unclear = a change was sent to Dell, and its end is not known
home-way-console = by the console
home-way-api = by API

## Home while it is empty

welcome-what = This app connects an Okta organisation to Dell Data Security Cloud, so that its users, groups, applications and policies are backed up.
welcome-whom = For identity administrators. It guides you through both consoles, keeps the Client Secret that Okta shows only once, and measures whether the connection works.
welcome-connect-title = Connect
welcome-connect = For your real organisation. Nothing changes in Okta before step 4, and you can stop at any step.
welcome-connect-practice-title = Practise
welcome-connect-practice = The same steps, against an Okta and a Dell that this app plays. Both consoles are at the side of the window.
welcome-practice-title = Practise first
welcome-practice = The same steps, against an Okta and a Dell that this app plays on this computer. Nothing leaves it.
welcome-need-title = What it takes
welcome-need-okta = An Okta **Super Admin**: you or a colleague beside you.
welcome-need-dell = A **Dell Cloud Admin**: you or a colleague beside you.
welcome-need-time = Two browser sign-ins and this window. You can close it and go on later.
welcome-need-secret = A keychain on this computer, where the Client Secret is kept. Without one you choose: an encrypted file, or memory only.

## What is live right now

screen-waits = Still at work. If a window of the system asks for something, answer it there; it may lie behind this one.
live-open = What is live right now
live-open-short = Live
live-title = What is live right now
live-place-okta = In Okta
live-place-dell = At Dell
live-place-here = On this computer
live-erased = Nothing more: the secret was erased here
live-nothing = Nothing known
live-integration = API service integration installed
live-secret = Client Secret issued
live-registration = Organisation registered
live-dell-credential = API credential made
live-keys = Cloud Key Management on
live-keychain-item = Client Secret in the keychain
live-dell-keychain-item = Dell's Secret Key in the keychain
live-vault-item = Client Secret in the encrypted file
live-dell-vault-item = Dell's Secret Key in the encrypted file
live-session-item = Client Secret in this app's memory
live-dell-session-item = Dell's Secret Key in this app's memory

undo-title = Stop and undo
undo-lead = Do these in this order: Dell first, so that it does not keep asking Okta with a credential that is gone.
undo-dell-backups = In Dell's console open **All Services > Okta**, click `{ $host }`, then under the three dots **Disable Backup**. Check that **Backup Enabled** shows red.
undo-dell-domain = Ask Dell Support to take the organisation off the account. How to do it in the console is documented nowhere.
undo-dell-credential = In Dell's console, **API Credentials**: remove the credential made for this app.
undo-okta-revoke = In the Okta Admin Console open **Applications > API Service Integrations**, the integration, then **Revoke** and **Revoke** again. This takes away its permissions, Client ID and Client Secret, and it cannot be taken back. Check that it is off the list.
undo-okta-look = In the Okta Admin Console look at **Applications > API Service Integrations**. If the integration is listed there, **Revoke** it.
undo-here = Last, remove the connection here. Its keychain items are erased and looked for again, and the connection is forgotten.
undo-stays = What cannot be undone
undo-stays-log = Entries in Okta's System Log and in Dell's audit trail stay.
undo-stays-keys = Cloud Key Management, once on, may not be possible to switch off in the console.
undo-stays-backups = Backups already made stay at Dell until their retention ends, or until Support removes them.
undo-stays-clipboard = Copies that a clipboard history took are beyond this app.
undo-remove = Remove the connection here

blocked-title = Your connections cannot be opened
blocked-again = Try again

network-open = Look at the network

## Native menu

menu-paste = Paste
