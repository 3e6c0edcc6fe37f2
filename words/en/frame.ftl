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
common-continue-production = Continue
common-continue-preview = Continue
common-continue-trial = Continue
common-working = Working…
common-cancel = Cancel
common-close = Close
common-change = Change
common-details = Details
common-show = Show
common-why = Why
common-copied = Copied
common-sketch = Sketch
common-illustration = Sketch. The real page may look different.
common-saved-as = Saved as { $path }
common-saved-in = Saved to { $folder }: { $file }
known-unknown = not reported
known-confirmed = reported by { $name }

problem-told = Same cause as above.
problem-details = Details
problem-copy = Copy details

## Header and rail

header-home = All connections
header-new = New connection
header-saved = Saved
header-saved-session = Saved, except the secret
header-saved-hint = Everything is saved as you go. You can close this window at any time.
header-saved-session-hint = The secret is in memory only. It's gone when this app closes.
rail-label = Steps
rail-home = All connections
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
practice-leave = Leave Practice

## Home

home-title = Connections
home-title-empty = Back up your Okta org with Dell
home-start = Connect an Okta org
home-start-practice = Connect a practice org
home-practice = Practice mode
home-language = Language
home-language-system = System language
home-set-aside = Some records were damaged: a connection can't be read, or its last actions are missing. They're kept as { $file }; nothing was deleted. Secrets weren't touched. Dell's list is read before anything is sent there.
home-clock-before = This computer's clock is behind the last record. Set it before you continue, or new records will carry earlier times. Last record:
home-found-title = Secrets without a connection
home-found = They are in this computer's password store or in the encrypted file, but no connection uses them. Add one to start a connection with it. If that org is connected here already, it becomes that connection's previous secret. Check in Dell before you authorize: Dell may already use it.
home-found-keyring = **The password store has more secrets that are locked**: { $names }. Unlock it to see them.
home-found-vault = **No connection uses this encrypted file**: `{ $file }`. Unlock it to see what is in it.
home-found-none = Every secret in it belongs to a connection here.
home-found-okta = Client secret
home-found-dell = Dell secret key
home-found-both = Client secret and Dell secret key
home-found-adopt = Add
home-found-adopt-what = Add { $host }
home-found-waits = Waiting for the password store. Its password window may be behind this one.
walk-records-lost = **Records of this connection were damaged, so later actions may be missing.** Dell may have this org already. Look under Domains in Dell before you click Authorize. By API, Dell's list is read first.
walk-opened-instead = { $host } is connected here already, so that connection was opened.
home-organisation = Org
home-backups = Backups
home-permissions = Permissions
home-secret = Client secret
home-open = Open
home-open-what = Open { $name }
home-continue = Continue
home-continue-what = Continue { $name }
home-unnamed = No org yet
home-at-step = at “{ $step }”
home-backup-ask = Has a backup finished?
home-backup-ask-what = Has a backup finished? { $name }
home-backup-seen = backup seen
home-scopes = { $granted } of { $known }
home-scopes-not-looked = { $known }, not tested
home-scopes-missing = { $count } missing
home-scopes-extra = { $extra ->
    [unknown] extra ones not checked
    [0] no extra ones
   *[other] { $extra } extra
}
home-secret-none = not saved yet
home-secret-kept-keychain = saved
home-secret-kept-vault = saved in the encrypted file
home-secret-kept-session = saved until this app closes
home-secret-gone = no longer there
home-secret-changed = changed by another program, not used
home-secret-over = gone with its session
home-secret-move = Move to the password store
home-secret-move-what = Move to the password store: { $name }
home-secret-erased = erased here
home-connected-protected = “Connected” means Dell accepted the secret. “Protected” also needs key management and a finished backup.

protection-not-connected = Setup not finished
protection-connected = Connected
protection-not-protected = Not protected
protection-protected = Protected
protection-why-connected = no finished backup seen yet
protection-why-not-protected = key management is off or not reported, or Dell no longer reaches Okta
protection-why-keys = key management is off or not reported
protection-why-cut-off = Dell no longer reaches Okta
protection-why-backups-off = scheduled backups are off
protection-why-unclear = a change was sent to Dell; its result isn't known
home-way-console = in the console
home-way-api = by API

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

undo-title = Disconnect
undo-lead = Follow this order. Dell comes first, so that it stops asking Okta with a secret that no longer works.
undo-dell-backups = In Dell, open **All Services > Okta**, click `{ $host }`, then **Disable Backup** under the three dots. Check that **Backup Enabled** is red.
undo-dell-domain = Ask Dell Support to remove the org from your account.
undo-dell-credential = In Dell, open **API Credentials** and remove the credential you created for this app.
undo-okta-revoke = In Okta, open **Applications > API Service Integrations** and the integration. Click **Revoke**, then **Revoke** again. This removes its permissions, client ID and client secret for good. Check that it's gone from the list.
undo-okta-look = In Okta, open **Applications > API Service Integrations**. If the integration is listed, **Revoke** it.
undo-here = Last, remove the connection here. Its secrets are erased, and checked to be gone.
undo-stays = What can't be undone
undo-stays-log = Entries in Okta's System Log and in Dell's audit trail stay.
undo-stays-keys = You may not be able to turn Cloud Key Management off again.
undo-stays-backups = Existing backups stay in Dell until their retention ends or Support removes them.
undo-stays-clipboard = This app can't reach copies in a clipboard history.
undo-remove = Remove the connection here

blocked-title = Your connections can't be opened
blocked-again = Try again

network-open = Check network

## Native menu

menu-paste = Paste
