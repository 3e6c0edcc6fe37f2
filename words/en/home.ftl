# All connections, and what undoes one: words that the first screen ever seen does without. Only the page reads them.
# **Two stars** mark a console's own label; `backticks` mark a value to be copied or typed.

home-set-aside = Some records were damaged: a connection can't be read, or its last actions are missing. They're kept as { $file }; nothing was deleted. Secrets weren't touched. Dell's list is read before anything is sent there.
home-clock-before = This computer's clock is behind the last record. Set it before you continue, or new records will carry earlier times. Last record:
home-found-title = Secrets without a connection
home-found = No connection uses these saved secrets. Add one to start a connection with it, or, if its org is connected here, to save it there as a previous secret. Look in Dell before you authorize: Dell may already use it.
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
home-org = Org
home-state = State
home-permissions = Permissions
home-tested = Last test
home-secret = Secret
home-act = Next act
home-select-row = Select { $name }
home-unnamed = No org yet
home-state-attention = Needs attention
home-state-backups-off = Backups off
home-state-connected = Connected
home-state-setup = Setup not finished
home-state-protected = Protected
home-because = { $state }: { $reason }
home-line-connected = Connected, no backup seen yet
home-line-protected = Protected, backup { $age }
home-at-step = Setup: step { $number } of { $of }, { $step }
home-reported = reported
home-rotating = Rotation under way
home-reason-cut-off = Dell can't sign in to Okta
home-reason-unclear = Dell's result isn't known
home-reason-records-lost = Records damaged
home-reason-not-in-dell = Not listed in Dell
home-reason-secret-refused = Okta rejected the secret
home-reason-secret-changed = Saved secret was changed
home-reason-permissions-missing = { $count ->
    [one] 1 permission missing
   *[other] { $count } permissions missing
}
home-reason-test-failed = Last test failed
home-reason-keys-skipped = key management skipped
home-reason-keys-off = key management off
home-reason-schedules-off = scheduled backups off
home-scopes = { $granted } of { $known }
home-tested-at = Test:
home-tested-never = not tested
home-secret-age = { $days ->
    [0] today
    [one] 1 day
   *[other] { $days } days
}
home-secret-age-erased = { $age }, erased
home-secret-saved = Ends in { $end }. Saved { $at }
home-secret-none = not saved yet
home-secret-kept-keychain = saved
home-secret-kept-vault = saved in the encrypted file
home-secret-kept-session = saved until this app closes
home-secret-gone = no longer there
home-secret-changed = changed by another program, not used
home-secret-over = gone with its session
home-secret-erased = erased here
home-do-continue = Continue
home-do-rotate = Rotate
home-do-reauthorize = Re-authorize
home-do-turn-on-keys = Turn on
home-do-show = Show
home-do-open = Open
home-do-what = { $act }: { $name }
home-menu = More for { $name }
home-do-rotate-begin = Rotate secret
home-do-rotate-on = Continue rotation
home-secret-move = Move to password store
home-remove = Remove…
home-find = Find an org
home-filters = Filters
home-count-attention = { $count ->
    [one] 1 needs attention
   *[other] { $count } need attention
}
home-count-backups-off = { $count } with backups off
home-count-connected = { $count } without a backup
home-count-setup = { $count } in setup
home-count-protected = { $count } protected
home-filter-old-secret = { $count ->
    [one] 1 secret over 180 days
   *[other] { $count } secrets over 180 days
}
home-filter-untested = { $count } not tested for 30 days
home-filter-accounts = All Dell accounts
home-filter-account = Dell account
home-filter-clear = Clear filters
home-shown = { $matching } of { $total } orgs
home-none = No org matches.
home-more = More
home-select = Select
home-select-all = Select all
home-select-end = Done
home-selected = { $count } selected
home-test-all = Test all
home-test-selected = Test
home-export = Export CSV
home-test-asks = { $count ->
    [one] Asks Okta with 1 client secret.
   *[other] Asks Okta with { $count } client secrets, one org after another.
}
home-test-none = Nothing to test.
home-test-cannot = { $count } can't be tested: { $reasons }.
home-untestable-setup = { $count } in setup
home-untestable-no-secret = { $count } without a saved secret
home-untestable-session-ended = { $count } with a secret from an earlier session
home-untestable-missing = { $count } with a secret that's no longer there
home-untestable-no-client-id = { $count } without a client ID
home-test-start = { $count ->
    [one] Test 1 org
   *[other] Test { $count } orgs
}
home-test-title = Test connections
home-test-running = Testing { $done } of { $of }
home-test-waits = Waiting for Okta's rate limit, { $seconds } s
home-test-done = { $passed } passed, { $failed } failed.
home-test-canceled = Canceled after { $done } of { $of }: { $passed } passed, { $failed } failed.
home-test-not-asked = { $count ->
    [one] 1 wasn't asked: its secret can't be read now.
   *[other] { $count } weren't asked: their secrets can't be read now.
}
home-connected-protected = “Connected” means Dell accepted the secret. “Protected” also needs key management and a finished backup.
protection-why-connected = no finished backup seen yet
protection-why-not-protected = key management or backups are off, or Dell no longer reaches Okta
protection-why-keys = key management is off, so scheduled backups won't run
protection-why-cut-off = Dell can't sign in to Okta
protection-why-backups-off = scheduled backups are off
protection-why-unclear = a change was sent to Dell; its result isn't known
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

## A rotation and re-authorizing

home-rotate-on = Continue rotation
