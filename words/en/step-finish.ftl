# Finish: the result, how each line is known, and what becomes of the secret. Status shows its to-dos and its log.
# **Two stars** mark a console's own label; `backticks` mark a value to be copied or typed.

finish-title-protected = { $host } is protected
finish-title-connected = { $host } is connected
finish-title-authorized = { $host } is authorized in Dell
finish-title-keys-connected = Connected, but backups won't run
finish-title-keys-authorized = Authorized in Dell, but backups won't run
finish-title-cut-off = Dell can't sign in to { $host }
finish-title-backups-off = Backups are off for { $host }
finish-title-unclear = { $host }: a change in Dell is not confirmed
finish-title-not-connected = { $host } isn't authorized in Dell yet
finish-lead-protected = Key management is on, and a backup has finished.
finish-lead-connected = It will show as Protected once a backup has finished.
finish-lead-keys = Scheduled backups start once key management is on.
finish-lead-cut-off = Its client ID or secret isn't accepted. Re-authorize to fix it.
finish-lead-backups-off = Someone disabled them in Dell. Enable them there.
finish-lead-unclear = Check its status in Dell.
finish-lead-not-connected = Go back to the step that needs attention.
finish-go-authorize = Go to Authorize in Dell

finish-okta = Okta
finish-dell = Dell
finish-keys = Key management
finish-backup = First backup
finish-okta-all = { $known ->
    [one] the one permission granted
   *[other] all { $known } permissions granted
}
finish-okta-partly = { $granted } of { $known } permissions granted
finish-okta-credential = credentials accepted
finish-okta-skipped = test skipped
finish-okta-none = not tested
finish-okta-stale = changed since the test
finish-dell-connected = connected
finish-dell-authorized = authorized
finish-dell-none = not authorized
finish-keys-on = on
finish-keys-off = off
finish-keys-skipped = skipped
finish-keys-none = not answered
finish-backup-seen = finished
finish-backup-none = not seen yet
finish-update = Update
finish-update-what = Update: { $what }

finish-secret-heading = Keep the client secret on this computer?
finish-secret-why = You need it to test again or re-authorize. Dell's backups don't need it.
finish-secret-kept = The client secret is on this computer.
finish-secret-where-keychain = It's in { $place }. Programs that { $account } runs can read it.
finish-secret-where-vault = It's in the encrypted file. { $account } opens it with the passphrase.
finish-secret-where-session = It's in memory until this app closes. Programs that { $account } runs may read it.
finish-keep-only = Keep it
finish-erase-only = Erase it
finish-keep = Keep it and finish
finish-erase = Erase it and finish
finish-erasing = Erasing, and checking that it's gone…
finish-erased = Client secret erased from this computer, and checked that it's gone
finish-erased-dell-key = Dell's Secret Key stays in { $place }, as “{ $item }”.
finish-finish = Finish
finish-monitor = For day-to-day monitoring in Dell, **Product Admin** is enough.

finish-report = Save report
finish-report-html = Web page
finish-report-csv = CSV
finish-report-json = JSON
finish-next = What's next
finish-todo-heading = To do
finish-todo-first-backup = See the first backup finish
finish-todo-key-management = Turn on key management
finish-todo-emergency-sign-in = Make sure someone can sign in to Dell while Okta is down
finish-todo-test-restore = Run a test restore
finish-todo-report-to-security = Send the report to security
finish-todo-due = by { $day }
finish-todo-done = Mark as done
finish-todo-none = Nothing left to do.
