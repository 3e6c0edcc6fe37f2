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
protection-why-connected = no finished backup seen yet
protection-why-not-protected = key management or backups are off, or Dell no longer reaches Okta
protection-why-keys = key management is off, so scheduled backups won't run
protection-why-cut-off = Dell no longer reaches Okta
protection-why-backups-off = scheduled backups are off
protection-why-unclear = a change was sent to Dell; its result isn't known
home-way-console = in the console
home-way-api = by API
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

home-rotate = Rotate the secret
home-rotate-what = Rotate the secret of { $name }
home-rotate-on = Continue rotation
home-rotate-on-what = Continue rotation of the secret of { $name }
home-rotation = rotation not finished: { $stage }
home-reauthorize = Re-authorize
home-reauthorize-what = Re-authorize { $name } in Dell
