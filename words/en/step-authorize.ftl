# Step 5, Authorize in Dell, by console and by API. Re-authorizing and the rotation use some of it.
# **Two stars** mark a console's own label; `backticks` mark a value to be copied or typed.

step-authorize-title = Authorize in Dell
step-authorize-lead = This gives Dell access to **{ $host }**, { $kind ->
    [preview] a Preview org
    [trial] a Trial org
    [practice] a practice org
   *[production] a Production org
}.

## What is handed over

authorize-what-cloud = Dell cloud
authorize-what-permissions = Permissions
authorize-what-account = Account name
authorize-what-console = Dell console
authorize-what-change = Change: { $what }
authorize-permissions-granted = { $known }, all granted
authorize-permissions-partly = { $granted } of { $known } granted
authorize-permissions-credential = { $known }, credentials tested only
authorize-permissions-gaps = { $granted } of { $known } granted, accepted: “{ $words }”
authorize-permissions-stale = { $known }, changed since the test
authorize-permissions-skipped = { $known }, test skipped
authorize-permissions-none = { $known }, not tested
authorize-permissions-unreviewed = { $known }, not reviewed
authorize-account-none = none (optional)
authorize-account-label = Dell account name, for your report (optional)
authorize-account-save = Save
authorize-address-none = not given
authorize-address-label = Address of your Dell console
authorize-address-hint = Copy it from your browser's address bar.
authorize-address-save = Use this address
authorize-colleague = { $name } does this part, signed in to Dell as **Dell Cloud Admin**.
authorize-colleague-unnamed = Your colleague does this part, signed in to Dell as **Dell Cloud Admin**.
authorize-colleague-file = Save what they need to know

## Console, part 1

authorize-form-title = Open the form
authorize-open = Open Dell console
authorize-copy-address = Copy address
authorize-form-menu = Open the menu.
authorize-form-okta = Choose **All Services > Okta**.
authorize-form-authorize = Click **Authorize**.
authorize-menu-missing = Okta isn't in the menu
authorize-menu-missing-role = In the Dell Cloud Platform Console, sign in as **Dell Cloud Admin**. **Product Admin** is enough for day-to-day monitoring only. Druva runs this service for Dell, so some addresses and menus say Druva.
authorize-menu-missing-support = Still missing? Ask Support to turn on Okta Data Protection.
authorize-support-copy = Copy text for Support
authorize-menu-missing-text =
    Please enable Okta Data Protection for our Dell Data Security Cloud account{ $account ->
        [none] {""}
       *[other] {" "}“{ $account }”
    }.
    In the console, All Services does not list Okta for a Dell Cloud Admin.
    We want to protect the Okta org { $host }.
    Please also tell us the addresses your service calls Okta from, and your current list of required permissions.
authorize-listed-already = The org is already there
authorize-listed-already-what = Open it in **Domains**, then choose **Re-Authorize App** under the three dots. It asks for the same values.
authorize-page = The page is called **Get started with Okta Data Protection**.

## Console, part 2

authorize-fill-title = Fill in the form
authorize-value-domain = Okta Domain
authorize-value-client-id = Client ID
authorize-value-secret = Client Secret
authorize-value-secret-ends = ends in `{ $last }`
authorize-value-none = not saved here
authorize-copy = Copy
authorize-copied = Copied
authorize-copied-label = Copied: { $what }
authorize-copy-what = Copy { $what }
authorize-copied-what = { $what } copied
authorize-clears = Clears from the clipboard in { $seconds } s.
authorize-clear-now = Clear now
authorize-cleared = Time's up: the clipboard was cleared if it still held the secret.
authorize-cleared-now = Clipboard cleared.
authorize-clipboard = Clipboard
authorize-clipboard-after = Clear the secret after
authorize-clipboard-seconds = { $seconds } seconds
authorize-clipboard-hidden = It's marked so that clipboard histories skip it.
authorize-clipboard-open = A clipboard history may keep a copy.
authorize-fill-click = In Dell, click **Authorize**. Leave its next window open for step 6.
authorize-fill-again = In Dell under **Domains**, open the org, then the three dots, **Re-Authorize App**.
authorize-erased = Erased from this computer. Generate a new one in Okta: **General > Client Secrets > Generate new secret**.
authorize-erased-new = Save a new secret

## Console, part 3

authorize-answer-title = What happened in Dell?
authorize-lists = Dell authorized it
authorize-else = Something else
authorize-listed = Dell authorized { $host }
authorize-registered-host = Dell registered { $host }
authorize-again = Re-authorize
authorize-earlier-values = **Dell has earlier values.** Give it the present ones before you deactivate the previous secret.
authorize-more = More
authorize-said-at = Recorded
authorize-group-error = Dell showed an error
authorize-group-blocked = I can't click or paste
authorize-group-unclear = No clear answer
authorize-support-text =
    We are authorizing the Okta org { $host } in Dell Data Security Cloud, under All Services > Okta.
    What happened: { $what }
    Okta was tested from our computer: { $test }
    Please tell us the cause, and the addresses your service calls Okta from.
authorize-admins-text =
    Our Dell account is in Safe Mode, which blocks credentials. We want to authorize the Okta org { $host }.
    Who turned it on, and why? Please turn it off when that is safe.
authorize-admins-copy = Copy question for your Dell admins
authorize-copy-again = Copy { $what } again
authorize-test-again = Test again
authorize-domains = Open Dell console

authorize-outcome-registered = Dell authorized the org, or lists it under Domains
    .remedy = Nothing to do here. Continue to key management.
authorize-outcome-domain-refused = It refused the Okta Domain
    .cause = **Dell refused the Okta Domain.** Paste it again, with https:// and nothing after it.
    .remedy = Compare { $host } with the address bar of your Okta. Another org or your own domain name is refused too.
    .also = Still refused? Ask Support whether Dell accepts this kind of Okta domain.
authorize-outcome-credential-refused = It refused the client ID or secret
    .cause = **Dell couldn't sign in to Okta.** Copy both values again and paste each once.
    .remedy = If the test passes here, Okta may block Dell's network. Allow Dell's addresses in your network zone and leave the rest as it is. Support has the list.
    .also = In Okta, check the integration's name: “Dell Data Security Cloud”, not “Druva Data Security Cloud”.
    .third = If someone generated or deactivated a secret, or revoked the integration, save the new secret and test again.
authorize-outcome-permission-missing = It says a permission is missing
    .cause = **Dell misses a permission.** Test again to see whether Okta granted it.
    .remedy = Okta grants all permissions together, and only to a Super Admin. If one is missing, the installation is older than Dell's list. Ask Support first.
    .also = Don't revoke yet: revoking stops backups and changes both client ID and secret. If Support asks for it, use **Re-Authorize App** afterwards.
authorize-outcome-already-registered = It says the org is registered already
    .cause = **Look under Domains first.** Open { $host } there and choose **Re-Authorize App** under the three dots. Don't add it again.
    .remedy = It asks for the same three values.
    .also = If a colleague or another Dell account registered it, ask them before you change its credentials.
authorize-outcome-not-allowed = Authorize is missing or gray
    .cause = **Sign in as Dell Cloud Admin.** Product Admin can only monitor.
    .remedy = If you are Dell Cloud Admin, the feature may be off for your account. Send Support the text.
    .also = Check that the console belongs to your Dell cloud. Another cloud has other accounts.
authorize-outcome-paste-blocked = Pasting is blocked
    .cause = **Click into the field and press { $shortcut }.**
    .remedy = Nothing appears? Allow the clipboard for the console in your browser's site settings, or use another browser.
    .also = In a remote session, ask IT whether the clipboard may cross. The secret is never shown for typing.
authorize-outcome-service-busy = Dell is busy or down
    .cause = **Don't click Authorize again yet.** Wait some minutes, reload, and look under Domains first: { $host } may be there.
    .remedy = If it's listed, choose **Dell authorized it**. If not, paste and authorize again.
    .also = If Dell stays down, ask Support.
authorize-outcome-safe-mode = It says Safe Mode is on
    .cause = **Someone put your Dell account into Safe Mode.** It blocks credentials. Ask your Dell Cloud Admins who, and why.
    .remedy = Once it's off, paste the values and authorize again.
authorize-outcome-no-answer = Nothing happened, or it's still working
    .cause = **Don't click Authorize again yet.** Reload and look under Domains first: { $host } may be there.
    .remedy = If it's listed, choose **Dell authorized it**. If not, wait some minutes, then paste and authorize again.
authorize-outcome-other = Another message
    .cause = **Copy what Dell showed for Support.** Add its exact words.
    .remedy = Test again, so that you can say what Okta answers. If Okta refused Dell while the test passes here, a network zone may block Dell.

## API

authorize-credential-title = Add a Dell API credential
authorize-credential-where = In Dell, open **Druva Cloud Settings > API Credentials** and click **New Credentials**. Allow Okta onboarding only, then **Save**.
authorize-credential-more = Name it `Okta Dell Connect`. Druva runs this service for Dell. Some consoles call the page **Integration Center > API Credentials**. Only a Dell Cloud Admin can add one. A network restriction must let this computer through.
authorize-credential-once = **Credential Details** shows the Secret Key. Save it before you close that page: Dell may not show it again.
authorize-credential-stays-keychain = The Secret Key stays in this computer's password store. It goes only to Dell, for tokens that last minutes.
authorize-credential-stays-vault = The Secret Key stays in this app's encrypted file. It goes only to Dell, for tokens that last minutes.
authorize-credential-stays-session = The Secret Key stays in memory until this app closes. It goes only to Dell, for tokens that last minutes.
authorize-credential-client = Client ID of the API credential
authorize-credential-client-hint = Not the client ID from Okta.
authorize-credential-key = Secret Key
authorize-credential-empty = Copy it in Dell.
authorize-credential-save = Save and test
authorize-credential-press = or press { $shortcut }
authorize-credential-type = Type it instead
authorize-credential-blind = The clipboard can't be read here. Type or paste the key into a system window instead.
authorize-credential-clipboard = Use the clipboard
authorize-credential-held = Saved in { $place }. Ends in `{ $last }`.
authorize-credential-read-back = Read back and compared. { $length } characters, stored for { $account }.
authorize-credential-cleared = Clipboard cleared. If you keep a clipboard history, clear it too.
authorize-credential-left = The clipboard now holds something else, or couldn't be cleared.
authorize-credential-trimmed = Spaces around the key were removed.
authorize-credential-testing = Asking Dell for a token…
authorize-credential-test = Test again
authorize-credential-accepted = Dell accepted it, tested { $time }
authorize-credential-replace = Replace it
authorize-credential-replace-heading = Replace the saved Secret Key?
authorize-credential-replace-what = The clipboard's key replaces it and is tested.
authorize-credential-replace-yes = Replace and test
authorize-credential-replace-no = Keep it
authorize-credential-needed = No way to Dell's API? Come back later, or use Dell's console: choose another Dell cloud. Nothing from Okta is lost.
authorize-credential-other = Change Dell cloud
authorize-send-title = Authorize
authorize-send = Authorize { $host } ({ $kind ->
    [preview] Preview
    [trial] Trial
    [practice] Practice
   *[production] Production
}) in Dell
authorize-resend = Re-authorize { $host } ({ $kind ->
    [preview] Preview
    [trial] Trial
    [practice] Practice
   *[production] Production
}) in Dell
authorize-sent = What is sent
authorize-sent-to = Sent to
authorize-sent-once = One request over TLS, signed in with your API credential. The secret goes from where it's stored into that request only.
authorize-sending = Dell is testing the credentials in Okta. This can take a minute.
authorize-reading-list = Reading Dell's list…
authorize-stop = Stop waiting
authorize-stop-note = Stopping doesn't undo the request.
authorize-working = Dell accepted the request at { $time } and is working on it. Nothing is sent again.
authorize-watching = Next check in { $seconds } s.
authorize-watch = Keep checking
authorize-read-list = Read Dell's list
authorize-read-list-again = Read again
authorize-lost-unread = **Dell didn't answer.** It may have registered { $host }. Read its list before anything else.
authorize-lost-records = **Records were damaged.** Dell may have { $host } already. Read its list before anything else.
authorize-lost-ours = Dell didn't answer, but its list, read { $time }, has **{ $host }** ({ $status }) with your client ID.
authorize-lost-other = Dell lists **{ $host }** ({ $status }) with another client ID. Ask who registered it, or use **Re-Authorize App** in Dell.
authorize-lost-absent = Dell didn't answer, and doesn't list **{ $host }** as of { $time }. The request may still be running.
authorize-lost-again = Sending again too early may register the org twice. Read the list again first.
authorize-use = Continue with it
authorize-send-again = Send again
authorize-sent-at = Sent { $time }.

