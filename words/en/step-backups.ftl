# Step 6, Turn on backups: key management and the first backup, by console and by API.
# **Two stars** mark a console's own label; `backticks` mark a value to be copied or typed.

step-backups-title = Turn on backups
step-backups-lead = Scheduled backups need **Cloud Key Management**. It lets Dell use your encryption key to run them unattended.
backups-why = Why
backups-why-key = Backups are encrypted with a key of yours. Dell needs it when nobody is there. Dell recommends turning it on right after Authorize.
backups-why-vendor = Dell says it doesn't store the key and can't read your data. That is Dell's own statement.
backups-why-policy = Does your policy demand a key of your own? Ask Dell before you turn this on.
backups-oneway = You may not be able to turn it off again.

backups-keys-title = Turn on key management
backups-keys-switch-on = In Dell, switch on **Enable Cloud Key Management System**.
backups-keys-save = Click **Save**.
backups-keys-on = It's on
backups-keys-later = Not now
backups-keys-missing = I don't see it
backups-keys-later-what = **Scheduled backups won't run, and no error will tell you.** In Dell, that's **Skip for now**.
backups-keys-skip = Skip for now
backups-keys-back = Go back
backups-keys-missing-what = Dell asks right after Authorize. Is the prompt gone? Ask Support where to turn it on.
backups-keys-missing-text =
    We authorized the Okta org { $host } in Dell Data Security Cloud.
    The prompt "Enable Cloud Key Management System" did not appear, or is gone.
    Where do we turn on Cloud Key Management for Okta now?
backups-keys-is-on = On
backups-keys-is-skipped = **Key management was skipped, so scheduled backups won't run.**
backups-keys-is-off = **Key management is off, so scheduled backups won't run.**
backups-keys-switch = Turn on in Dell
backups-keys-switching = Dell is turning it on…
backups-turn-on = Turn on key management

backups-asked = A change was sent to Dell, and its result isn't known. Read from Dell to see what came of it. The app never sends it again by itself.
backups-first-title = Start the first backup
backups-first-configure = If **Configure Backup** opens, check the storage region and click **Save**.
backups-first-now = Click **Backup Now**. It can run while you finish here.
backups-first-seen = I see a finished backup
backups-first-where = Where to look
backups-first-where-what = In Dell: **All Services > Okta**, click the org, tab **Backups**.
backups-first-enabled = **Backup Enabled** should have a green check. A red icon means someone chose **Disable Backup**.
backups-first-region = Wrong storage region? Ask Support before the first backup.
backups-first-daily = Each backup starts about 24 hours after the last one finished, so some days may have none.
backups-first-done = Finished backup seen
backups-first-tested = Dell reports a finished backup, { $time }
backups-first-start = Start backup
backups-first-starting = Asking Dell to start a backup…
backups-first-read = Read from Dell
backups-first-read-again = Read again
backups-first-reading = Reading from Dell…
backups-first-read-at = Read { $time }
backups-first-unread = Region, frequency and retention: not read yet.
backups-first-needs-keys = Dell starts backups only with key management on.
backups-region = Storage region
backups-frequency = Frequency
backups-retention = Retention
backups-last = Latest backup
backups-items = Protected items
backups-not-reported = not reported
