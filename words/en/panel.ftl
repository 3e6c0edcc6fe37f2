# Practice: the simulated consoles and the list of problems to simulate.
# What a console shows is English in every language, as there.

panel-title-okta = Okta (simulated)
panel-title-dell = Dell (simulated)
panel-fold = Hide the console
panel-side = Simulated console
panel-address = Address:
panel-page = Console page
panel-loading = Starting the simulated consoles…
panel-again = Try again
panel-close = Close

## Okta's Admin Console

panel-okta-menu = Admin Console
panel-okta-none = No integrations yet
panel-okta-consent = { $count ->
    [one] This integration requests 1 permission:
   *[other] This integration requests { $count } permissions:
}
panel-okta-once = This is the only time it is shown. Copy it now.
panel-okta-secret-masked = hidden
panel-copied = Copied
panel-okta-copy-client-id = Copy Client ID to clipboard
panel-okta-status = Status of { $mask }: { $status }
panel-okta-revoke-sure = Its client ID and secrets stop working.

## Dell's console

panel-dell-menu = Menu
panel-dell-empty = Click to paste
panel-dell-secret-filled = { $length ->
    [one] 1 character
   *[other] { $length } characters
}
panel-dell-none = No domains yet
panel-dell-more = More actions
panel-dell-yes = On
panel-dell-no = Off
panel-dell-name-value = Okta Dell Connect
panel-dell-copy-client = Copy Client ID
panel-dell-copy-key = Copy Secret Key

panel-said-registered = The Okta domain is authorized.
panel-said-domain-refused = Enter a valid Okta Domain.
panel-said-credential-refused = Okta did not accept the Client ID or Client Secret.
panel-said-permission-missing = Okta did not grant a required permission.
panel-said-already-registered = This Okta domain is already authorized.
panel-said-not-allowed = You are not allowed to do this.
panel-said-paste-blocked = Pasting is not allowed here.
panel-said-no-answer = Working…
panel-said-service-busy = The service is busy. Try again later.
panel-said-safe-mode = This account is in Safe Mode.
panel-said-other = Something went wrong.

panel-refused-keys-off = Cloud Key Management System is not enabled.
panel-refused-backup-off = Backup is disabled.
panel-refused-backup-runs = A backup is running.
panel-refused-safe-mode = This account is in Safe Mode.
panel-refused-not-registered = This Okta domain is not listed.
panel-refused-two-secrets = There are two secrets already. Delete an inactive one first.

## Simulate a problem

simulate-title = Simulate a problem
simulate-search = Search problems
simulate-active = Active
simulate-start = Start
simulate-stop = Stop
simulate-start-case = Start: { $name }
simulate-stop-case = Stop: { $name }
simulate-none = No problem matches. Try another word.
simulate-all = All faults ({ $count })
simulate-note = For developers. A fault stays on until you turn it off, unless it says “once”.
simulate-okta = Okta, or the way there
simulate-dell = Dell, in its console and by API
simulate-dell-api = Dell, by API only
simulate-word-for-word = Refusals, word for word
simulate-scopes = Permissions that Okta grants
panel-reset = Start practice over
panel-reset-sure = Remove everything from the simulated Okta and Dell?
panel-reset-yes = Start over

case-wrong-secret = Wrong client secret
    .what = Okta rejects the secret. See it in step 4, Test.
case-missing-permission = Missing permission
    .what = Okta doesn't grant okta.groups.manage. See it in step 4, Test.
case-extra-permission = Extra permission
    .what = Okta also grants okta.logs.read. See it in step 4, Test.
case-role-too-small = Admin role too small
    .what = The integration can't read any data. See it in step 4, Test.
case-rate-limit = Rate limit
    .what = Okta makes you wait 10 seconds. See it in step 4, Test.
case-network-zone = Network zone blocks this computer
    .what = Okta refuses requests from here. See it in step 4, Test.
case-captive-portal = Captive portal
    .what = A sign-in page answers instead of Okta. See it in steps 1 and 4.
case-okta-down = Okta is down
    .what = Okta answers with an error. See it in steps 1 and 4.
case-menu-missing = Okta isn't in Dell's menu
    .what = Dell hasn't enabled Okta protection. See it in step 5, Authorize in Dell.
case-paste-blocked = Paste blocked
    .what = Dell's form rejects pasted text. See it in step 5, Authorize in Dell.
case-credential-refused = Dell refuses the credentials
    .what = Your test passes, but Okta blocks Dell's network. See it in step 5.
case-safe-mode = Safe Mode
    .what = Dell accepts no credentials and starts no backups. See it in step 5.
case-lost-answer = No answer from Dell
    .what = The next Authorize works, but Dell's answer gets lost. See it in step 5.
case-keys-skipped = Key management skipped
    .what = Someone clicked Skip for now, so backups don't run. See it in step 6.
case-backup-fails = Backup fails
    .what = The next backup in Dell fails. See it in step 6, under Backups.
case-backup-disabled = Backups disabled
    .what = Someone clicked Disable Backup in Dell. See it on the org's page there.

## Faults

fault-lost-answer = Dell's next answer is lost after it took effect (once)
fault-lost-answer-before = Dell's next registration is lost before it takes effect (once)
fault-wrong-secret = Okta rejects every client secret
fault-rate-limit = Okta says: too many requests (10 seconds)
fault-network-zone = Okta's network zone blocks this computer
fault-okta-down = Okta is in read-only mode
fault-okta-error = Okta fails with an internal error
fault-maintenance = Okta's token endpoint is in maintenance
fault-html = A captive portal answers instead of Okta
fault-redirect = Okta's answers are redirected elsewhere
fault-garbage = Okta's answers are cut off
fault-big-answer = Okta's answers are far too large
fault-classic = The org is a Classic Engine org
fault-echo = Okta and Dell repeat what they receive
fault-slow = Every answer takes 2 seconds longer
fault-unreachable = Okta can't be reached
fault-okta-cut = Okta's next answer never arrives (once)
fault-okta-token-expired = Okta's next token has expired (once)
fault-basic-stripped = The sign-in header is removed on the way
fault-unlisted-scopes = Okta's tokens list no permissions
fault-odd-link = Okta's lists name an unreadable next page
fault-short-scope = Okta silently grants one permission less
fault-probe-refused = Okta refuses reads it has granted
fault-clock-skew = The services' clocks are a day ahead
fault-dell-feature-off = Okta protection is off in Dell
fault-dell-throttled = Dell is overloaded
fault-dell-down = Dell answers with a web page
fault-dell-unreachable = Dell's API can't be reached
fault-dell-zone-blocked = Okta's network zone blocks Dell
fault-dell-at-once = Dell registers at once, without a task
fault-task-fails = Dell's next task fails (once)
fault-dell-task-gone = Dell no longer knows any task
fault-task-hangs = Dell's tasks never end
fault-backup-fails = The next backup fails (once)
fault-backup-errors = The next backup has errors (once)
fault-backup-hangs = Backups never end
fault-dell-token-expired = Dell's next token has expired (once)
fault-dell-wrong-cloud = Dell's token belongs to another cloud
fault-dell-safe-mode = The Dell account is in Safe Mode
fault-dell-paste-blocked = Dell's form rejects pasted text
fault-keys-skipped = Someone clicked Skip for now in Dell
fault-backup-disabled = Someone clicked Disable Backup in Dell
fault-another-organisation = Another org answers at this address
fault-gateway = A gateway before Okta answers with a web page (502)
fault-no-organisation = No org has this name (404)
fault-okta-unavailable = Okta answers 503, with no text
fault-html-refusal = A filter answers for Okta with a web page (403)
fault-blocked-address = Okta blocks this address (403, no text)
fault-own-page = Okta itself answers with a web page (403)
fault-revoke-fails = Okta issues tokens but revokes none (503)
fault-too-many-unnamed = Okta answers 429, with no text
fault-client-unknown = The client ID is unknown
fault-client-refused = Client ID or secret is refused, not saying which
fault-basic-malformed = The sign-in header is damaged on the way
fault-credential-in-body = The credentials were in the body
fault-app-with-a-key = The client ID is of an app that signs with a key
fault-app-of-another-type = The client ID is of a web app
fault-app-without-the-grant = The client ID is of an app without this grant
fault-credential-twice = The credentials were sent twice
fault-credential-in-query = The credentials were in the address
fault-no-scopes = No permission was requested
fault-scope-not-configured = A permission is unknown
fault-scope-not-granted = Every permission is refused
fault-scope-custom = The permissions are treated as custom
fault-nothing-granted = Nothing was granted
fault-grant-not-supported = This kind of token request isn't supported
fault-dpop-wanted = Okta requires tokens bound to a key (DPoP)
fault-maintenance-in-other-words = Maintenance, in undocumented words
fault-unheard-of = A refusal in undocumented words
fault-token-expired = Every token has expired
fault-token-revoked = Every token was revoked
fault-token-invalid = Every token is invalid
fault-token-of-another-issuer = Every token is from another issuer
fault-token-refused-in-other-words = Every token is refused, in undocumented words
fault-scope-in-other-words = A permission is missing, in undocumented words
fault-role-too-small = The integration's admin role is too small
fault-object-absent = One read finds nothing (404)
fault-path-absent = One path doesn't exist (404)
fault-method-refused = The method is refused (405)
fault-parameter-refused = A parameter is refused (400)
fault-dell-key-refused = The API credential is refused (400)
fault-dell-key-forbidden = The API credential is forbidden (403)
fault-dell-refuses-tokens = Every token is refused, new ones too
fault-dell-too-many = Too many requests (429)
fault-dell-fault = Dell fails with an internal error (500)
fault-dell-not-implemented = Dell has no such operation (501)
fault-dell-busy-by-4xx = Dell asks to try again (409)
fault-dell-html-refusal = A filter answers for Dell with a web page (403)
fault-dell-unheard-of = A refusal in undocumented words
