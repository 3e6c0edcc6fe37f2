# A finished connection: its state, the one next act, what is known and how, and what is left to do.
# **Two stars** mark a console's own label; `backticks` mark a value to be copied or typed.

status-reauthorize = Re-authorize
status-open = Status
# The rail: Turn on backups, while nobody has seen the first one.
rail-first-backup = done, first backup not seen yet

## Headline

status-title-protected = { $host } is protected
status-title-connected = { $host } is connected
status-title-authorized = { $host } is authorized in Dell
status-title-backups-off = { $host }: backups won't run
status-title-attention = { $host } needs attention
status-title-setup = Setup of { $host } isn't finished
status-title-removed = { $host } was removed from Dell
status-lead-protected = A backup has finished: { $known }.
status-lead-connected = It will show as Protected once a backup has finished.
status-lead-removed = Dell no longer lists it: { $known }. Backups don't run.
status-lead-setup = Continue with the steps to see what's missing.
status-reason-cut-off = Dell can't sign in to Okta, so backups don't run.
status-reason-unclear = A change was sent to Dell, and its result isn't known.
status-reason-records-lost = The last records of this connection were lost.
status-reason-not-in-dell = Dell isn't known to list this org.
status-reason-secret-refused = Okta rejected the client secret in the last test.
status-reason-secret-changed = Another program changed the saved secret.
status-reason-secret-missing = The client secret isn't where it was saved.
status-reason-permissions-missing = { $missing ->
    [one] Okta didn't grant 1 permission.
   *[other] Okta didn't grant { $missing } permissions.
}
status-reason-test-failed = The last test failed.
status-reason-backup-failed = The latest backup failed.
status-reason-keys-skipped = Key management was skipped, so scheduled backups don't start.
status-reason-keys-off = Key management is off, so scheduled backups don't start.
status-reason-schedules-off = Scheduled backups are turned off in Dell.

## The one next act

status-next-rotation = The rotation of the client secret isn't finished.
status-next-rotation-go = Continue rotation
status-next-removed = Authorize it again, or revoke it in Okta: **Applications > API Service Integrations**.
status-next-authorize = Go to Authorize in Dell
status-next-steps = Go to the steps
status-next-read = Read from Dell to see what came of it. The app never sends it again by itself.
status-next-cut-off = Give Dell the current client ID and secret again.
status-next-rotate = Generate a new secret in Okta and update Dell. Backups continue meanwhile.
status-next-permissions = Ask Dell before you change anything in Okta.
status-next-show = Show the test
status-next-keys = In Dell, turn it on. You may not be able to turn it off again.
status-next-backup-failed = Look at the tab **Backups** in Dell, and ask Dell Support if it fails again.
status-next-schedules = Turn them on again in Dell.
status-next-first = First backup not seen yet. In Dell, open **Okta**, your org, **Backups**.
status-next-first-api = First backup not seen yet.
status-asked-backups-off = Dell may have turned the backups off.
status-asked-backups-on = Dell may have turned the backups on.
status-asked-remove = Dell may have removed the org.
status-asked-keys-on = Dell may have turned key management on.
status-asked-backup-now = Dell may have started a backup.

## What Dell's console shows

status-ask = Open Dell > **Okta** > **{ $host }**. Is App Status **Connected** and the latest backup **successful**?
status-ask-yes = Yes, both
status-ask-no = No
status-ask-which = What does Dell show?
status-ask-app = App Status
status-ask-last = Latest backup
status-ask-record = Record what Dell shows
status-ask-leave = Cancel

## What is known

status-facts = What is known
status-secret = Secret
status-secret-here = in { $place }, { $days ->
    [0] saved today
    [one] 1 day old
   *[other] { $days } days old
}, ends in `{ $last }`
status-secret-session = in memory until this app closes, ends in `{ $last }`
status-secret-over = no longer here: the session ended
status-secret-gone = not where it was saved
status-secret-changed = changed by another program
status-secret-erased = erased from this computer
status-secret-none = not saved here
status-backups = Backups
status-backups-kept = kept { $retention }
status-test = Test now
status-testing = Testing… { $done } of { $of }
status-tested = Okta answered: { $passed } of { $count } checks passed.
status-read = Read from Dell
status-rotate = Rotate
status-rotate-what = Rotate the client secret
status-not-reported = Not reported: { $what }
status-not-reported-add = Add
status-not-read = Not read from Dell yet: { $what }
status-region = region
status-frequency = frequency
status-retention = retention
status-details = Backup details
status-details-hint = As the cards **Details** and **Backup Settings** in Dell show them.
status-details-region = Storage region
status-details-frequency = Frequency
status-details-retention = Retention
status-details-save = Save details

## To do

status-todo-calendar = Add to calendar
status-todo-calendar-what = Add to calendar: { $what }

## Below

status-activity = Activity
status-copy = Copy summary
status-copied = Copied
status-copied-said = Summary copied. No secret is in it.
status-more = More
status-path = Setup steps
status-remind = Remind me to rotate (calendar)
status-colleague = Save the Dell part for a colleague
status-again = Re-authorize in Dell
status-add-details = Add backup details
status-backup-now = Start a backup
status-disconnect = Disconnect
status-keep = Keep as is
status-disable = Turn off backups
status-disable-heading = Turn off backups of { $host }?
status-disable-what = Scheduled backups **stop** until someone turns them on again. Ask Dell Support what happens to existing backups.
status-disable-click = In Dell, open the org. Under the three dots click **Disable Backup**, confirm, and check **Backup Enabled**.
status-disable-seen = It shows a red icon: backups are off
status-enable = Turn on backups
status-enable-heading = Turn on backups of { $host }?
status-enable-what = Scheduled backups can run again if key management is on and Dell reaches Okta.
status-enable-click = In Dell, open the org, turn backups on and check **Backup Enabled**. If you can't find the switch, ask Dell Support.
status-enable-seen = It shows a green check: backups are on
status-remove = Remove from Dell
status-remove-heading = Remove { $host } from Dell?
status-remove-what = Backups of this org stop. Existing backups **may be deleted**: ask Dell Support first if you may need them.
status-remove-click = Look for the domain under **Domains**, or ask Support how to remove it. Report it here once it's no longer listed.
status-remove-seen = It's no longer listed

## What was done, by the words of the record

act-intends-backups-off = Turning backups off started
act-intends-backups-on = Turning backups on started
act-intends-removal = Removal from Dell started
act-backups-off = Scheduled backups off
act-backups-on = Scheduled backups on
act-removed-at-dell = Removed from Dell, no longer listed
act-dell-unchanged = Read back from Dell: no change
act-saw-status = Status in Dell's console reported
act-agreed-to-send = You agreed to send credentials to a new host
act-agreed-to-open = You agreed to open an address outside the Dell cloud
act-added-environment = Dell cloud added
act-removed-environment = Dell cloud removed
