# How things are known, under whose name, and what was done. Every step and the status use it.

evidence-recorded = Recorded as { $name }
evidence-recorded-change = Change the name that reports are recorded as
evidence-recorded-nobody = Your name is recorded with what you report.
evidence-recorded-enter = Enter your name
evidence-tested = tested, { $time }
evidence-reported = reported by { $name }, { $time }
evidence-log = Activity
evidence-log-what = What
evidence-log-when = When
evidence-log-by = By
evidence-log-utc = { $time } UTC
evidence-log-tested = tested
evidence-log-done = done here
evidence-log-reported = reported by a person
evidence-log-empty = Nothing done yet.

## Files that the app saved

written-saved = Saved to { $folder }.
written-open = Open
written-show = Show in folder

## What was done, by the words of the record

did-how = { $what }: { $how }
did-tally = { $passed } passed, { $failed } failed, { $blocked } blocked here, { $untestable } not testable
act-begun = Connection started
act-merged = Joined with the existing connection
act-named-organisation = Okta org found
act-acknowledged = Permission list shown, confirmed as reviewed
act-took-secret = Client secret saved
act-proved = Connection tested, passed
act-checked = Connection tested
act-accepted-gaps = Gaps accepted
act-skipped-proof = Test skipped
act-form-open = Dell's form opened
act-took-dell-key = Dell's Secret Key saved
act-tried-dell-key = Dell API credential tested
act-console-said = Answer of Dell's console
act-intends-to-register = Authorization started
act-sent = Authorization sent, accepted by Dell
act-not-sent = Authorization not sent
act-not-listed = Dell no longer lists this org
act-refused = Dell refused the authorization
act-no-answer = No clear answer from Dell
act-read-dell-list = Dell's list read
act-adopted = Registration in Dell's list used
act-sends-again = Authorization sent again, on purpose
act-registered = Org registered in Dell
act-answered-keys = Cloud Key Management answered
act-switched-keys-on = Cloud Key Management turned on
act-confirmed-backup = Backup details reported
act-read-backup = Backup details read from Dell
act-ordered-backup = Backup started
act-saw-backup = Finished backup seen
act-todo-done = Done
act-kept-secret = Client secret left on this computer
act-erased-secret = Client secret erased from this computer
act-finished = Setup finished
act-forgets-secret = Erasing of a stored item started
act-forgot-secret = Stored item erased with odc
act-chose-place = Place for secrets chosen
act-moved-secret = Secret moved to the password store and compared there
act-not-moved = Moving to the password store was interrupted; the secret is where it was
act-session-over = Session ended, with the secret held for it
act-not-stored = Saving of a secret was started and not finished
act-copied-secret = Client secret copied to the clipboard
act-adopted-secret = Client secret found in the password store and added
act-intends-keys-on = Turning on Cloud Key Management started
act-keys-stay-off = Cloud Key Management read back as off
act-intends-backup = Starting a backup requested
act-noted = Answer or position saved
act-found-damaged = Damaged records found; earlier actions may be missing
act-end-unknown = The file that names the last entry was missing and was written again
act-removed = Connection removed from this computer

## Dell's words for a backup and what it protects

backup-state-never = none yet
backup-state-queued = queued
backup-state-running = running
backup-state-successful = successful
backup-state-successful-with-errors = successful with errors
backup-state-failed = failed
backup-item-users = Users
backup-item-groups = Groups
backup-item-applications = Applications
backup-item-authenticators = Authenticators
backup-item-emaildomains = Email domains
backup-item-grouprules = Group rules
backup-item-networkzones = Network zones
backup-item-policies = Policies
backup-item-profilemappings = Profile mappings
backup-item-trustedorigins = Trusted origins
backup-item-usertypes = User types
backup-item-apps = Applications
