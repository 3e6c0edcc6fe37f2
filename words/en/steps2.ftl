# Steps 6 to 10: Dell, Authorize, key management, backup details, done.
# **Two stars** mark a console's own label; `backticks` mark a value to be copied or typed.

## Dell environments

environment-lost = Unknown: the environment chosen before can no longer be read
environment-dell-commercial = Dell commercial cloud
environment-dell-gov-insync = Dell government cloud (Endpoints and SaaS Apps)
environment-dell-gov-enterprise = Dell government cloud (Enterprise Workloads)
environment-practice-console = Practice account, worked in the console
environment-practice-api = Practice account, worked by API

## Confirmed by a person

recorded-as = Recorded as { $name }.
recorded-as-change = Change
recorded-as-change-label = Change the name that reports are recorded as
recorded-as-nobody = What you report is recorded with your name.
recorded-as-enter = Enter your name

## Step 6, Dell

step-dell-title = Reach Dell
step-dell-lead-console = In this step you open the form in Dell's console. Nothing is handed over yet.
step-dell-lead-api = Dell registers the organisation by API here. For that this app needs an API credential of yours.
dell-role-heading = Who does this
dell-role-me = You, signed in to Dell as **Dell Cloud Admin**.
dell-role-colleague = { $name }, signed in to Dell as **Dell Cloud Admin**.
dell-role-colleague-unnamed = Your colleague who is **Dell Cloud Admin**.
dell-role-unknown = Someone who is **Dell Cloud Admin**.
dell-role-watch = **Product Admin** is enough for watching later, not for this step.
dell-account-line = Dell account: { $account }

dell-console-heading = Open the Dell console
dell-console-address-label = Address of your Dell console
dell-console-address-hint = Copy it from your browser's address bar or your bookmark. It is asked once.
dell-console-address-example = Documented: { $address }. Yours may differ.
dell-console-address-save = Use this address
dell-console-address-change = Change the address
dell-console-open = Open the Dell console
dell-console-copy = Copy the address
dell-console-practice = In Practice the console is under “Consoles” in the band above: “Practice: what you would see in Dell”. There is nothing to open in a browser.

dell-path-heading = Then, in Dell's console
dell-path-menu = Click the menu at the top left, then **All Services > Okta**.
dell-path-start = You see **Get started with Okta Data Protection**. Click **Authorize**.
dell-path-form = A form opens with **Okta Domain**, **Client ID** and **Client Secret**. Leave it empty for now.
dell-drawing = Dell's console with the menu All Services > Okta, and the page with the button Authorize

dell-missing-heading = “Okta” is not in my menu
dell-missing-why = Support has to switch on Okta Data Protection for the account, or you are signed in with too small a role.
dell-missing-remedy = Check that you are Dell Cloud Admin. Then send Support this text:
dell-missing-text =
    Please enable Okta Data Protection for our Dell Data Security Cloud account{ $account ->
        [none] {""}
       *[other] {" "}“{ $account }”
    }.
    In the console, All Services does not list Okta for a Dell Cloud Admin.
    We want to protect the Okta organisation { $host }.
    Please also tell us the addresses your service calls Okta from, and your current list of required permissions.
dell-missing-copy = Copy the text for Support
dell-already-heading = The organisation is already listed there
dell-already-why = Then it was authorised before. Open the domain in **Domains** and use **Re-Authorize App** under the three dots; it asks for the same values.

dell-form-open = The form is open
dell-form-confirmed = The form is open

dell-key-heading = Make an API credential
dell-key-who = Only a Dell Cloud Admin can make one.
dell-key-click-settings = In Dell's console open **Druva Cloud Settings > API Credentials**. Some consoles call it **Integration Center > API Credentials**.
dell-key-click-new = Click **New Credentials** and name it `Okta Dell Connect`.
dell-key-click-rights = Under authorization restrictions allow Okta onboarding and nothing else. If there is a network restriction, it must let this computer through.
dell-key-click-save = Click **Save**. **Credential Details** shows a Client ID and a Secret Key.
dell-key-once = It is not documented whether the Secret Key can be seen again. Take it before you close that page.
dell-key-client-label = Client ID of the API credential
dell-key-client-hint = Copy it from Credential Details and paste it here. It is not the Client ID from Okta.
dell-key-secret-label = Secret Key
dell-key-secret-empty = Not taken yet. Copy it in Dell's console, then take it here, or press { $shortcut } outside a text field.
dell-key-secret-taken = { $length } characters, ends { $last }. Kept in { $place }, under { $account }.
dell-key-secret-read-back = Read back and equal
dell-key-secret-clipboard-left = The clipboard still holds something: other text stood there by then, or it could not be emptied.
dell-key-secret-clipboard-emptied = The clipboard was emptied. A clipboard history may have kept a copy.
dell-key-secret-trimmed = White space around it was left out.
dell-key-take = Take the Secret Key
dell-key-take-again = Take another Secret Key
dell-key-try = Try it
dell-key-try-again = Try it again
dell-key-trying = Asking Dell for a token…
dell-key-accepted = Dell accepted the credential
dell-api-needed = This way cannot go on without Dell's API. Come back when this computer reaches it, or work in Dell's console: choose another Dell account. Everything from Okta is kept.
dell-api-other = Choose another Dell account
dell-key-stays-vault = The Secret Key stays in the encrypted file of this app. It is sent to Dell alone, to get a token that is kept in memory for minutes.
dell-key-stays-session = The Secret Key stays in this app's memory until the app ends. It is sent to Dell alone, to get a token that is kept in memory for minutes.
dell-key-stays-keychain = The Secret Key stays in this computer's keychain. It is sent to Dell alone, to get a token that is kept in memory for minutes.

## Step 7, Authorize

step-authorize-title-production = Check your answers, then authorize (PRODUCTION)
step-authorize-title-preview = Check your answers, then authorize (preview)
step-authorize-title-trial = Check your answers, then authorize (trial)
step-authorize-lead-production = This hands the key to { $host }, a PRODUCTION organisation, to Dell.
step-authorize-lead-preview = This hands the key to { $host }, a preview organisation, to Dell.
step-authorize-lead-trial = This hands the key to { $host }, a trial organisation, to Dell.
step-authorize-lead-done = The key to { $host } was handed to Dell.
authorize-check-heading = Check your answers
authorize-row-organisation = Okta organisation
authorize-row-kind = Kind
authorize-kind-production = PRODUCTION
authorize-kind-preview = Preview
authorize-kind-trial = Trial
authorize-row-domain = Okta Domain handed over
authorize-row-dell = Dell account
authorize-row-host = Host
authorize-dell-account = { $account }, { $environment }
authorize-row-permissions = Permissions
authorize-permissions = At least { $count }, reviewed by you
authorize-permissions-unread = At least { $count }, not reviewed yet
authorize-row-client-id = Client ID
authorize-row-secret = Client Secret
authorize-secret = { $length } characters, ends { $last }, in { $place }
authorize-secret-erased = Erased here
authorize-secret-none = Not in custody
authorize-row-proof = Proof
authorize-proof-measured = { $granted } of the { $known } permissions we know, measured
authorize-proof-credential = Okta accepted the credential; permissions not looked at
authorize-proof-gaps = { $failed ->
    [one] 1 check did not pass
   *[other] { $failed } checks did not pass
}, taken on in these words: { $words }
authorize-proof-stale = Out of date: something changed since
authorize-proof-skipped = Skipped: nothing was measured
authorize-proof-none = Not measured
authorize-change = Change
authorize-change-what = Change: { $what }

authorize-cards-heading = Hand over, in the form's order
authorize-cards-lead = Copy each value here and paste it into Dell's form. Then click **Authorize** there.
authorize-cards-again-lead = Dell has this organisation already. In **Domains** open it, choose **Re-Authorize App** under the three dots, and paste these values.
authorize-card-domain = Okta Domain
authorize-card-client-id = Client ID
authorize-card-secret = Client Secret
authorize-card-secret-value = { $length } characters, ends { $last }. Never shown.
authorize-card-copy = Copy { $what }
authorize-card-after = Empty the clipboard after
authorize-card-seconds = { $seconds } seconds
authorize-card-copied = Copied. Paste it into { $what } in Dell's form.
authorize-card-countdown = { $seconds ->
    [one] On the clipboard for 1 more second.
   *[other] On the clipboard for { $seconds } more seconds.
}
authorize-card-emptied = Its time is over: the clipboard is emptied if it still held it.
authorize-card-empty-now = Empty it now
authorize-card-hidden = It is marked so that clipboard histories leave it out.
authorize-card-not-hidden = Clipboard histories on this computer may keep a copy.
authorize-card-hidden-unknown = Whether a clipboard history keeps a copy cannot be promised here.
authorize-card-erased = The secret was erased here. To hand it over again, take a new one in Okta: General tab, **Client Secrets**, **Generate new secret**.
authorize-card-take-new = Take a new secret

authorize-drawing = Dell's form with Okta Domain, Client ID, Client Secret and the button Authorize
authorize-drawing-show = What the form looks like
authorize-said-heading = What did the console say?
authorize-said-hint = Choose what comes closest. Nothing is sent anywhere.
authorize-said-record = Record this answer
authorize-said-remedy = What to do
authorize-refused-console = The console did not accept it: { $outcome }
authorize-open-console = Not settled yet: { $outcome }
authorize-refused-at = Recorded
authorize-registered = Dell has { $host }
authorize-registered-connected = This means connected. Backups start only with key management, the next step.
authorize-stale = Dell holds something older than what stands here: the domain, the Client ID or the secret changed since.
authorize-stale-console = Open the domain in Dell's console, choose **Re-Authorize App**, and paste the values below. Set the old secret inactive in Okta only after that works.
authorize-stale-api = Authorise again to give Dell what stands here now. Set the old secret inactive in Okta only after that works.

outcome-registered = The organisation is listed under Domains
    .remedy = Nothing to mend. Go on to key management.
outcome-domain-refused = The Okta Domain was refused
    .remedy = Paste the domain again with https:// and nothing after it. If it still refuses { $host }, ask Dell Support whether this kind of Okta domain is accepted.
    .also = Compare { $host } with the address bar of your Okta: another organisation, or your own domain name in its place, is refused, too.
outcome-credential-refused = Client ID or Client Secret was refused
    .remedy = Copy both values again from the cards, in this order, and paste each once.
    .also = If “Prove it works” passed here, the values are right and Okta may be refusing Dell's network: have your network zone allow Dell's addresses, which Support names. Keep the rest of the zone as it is.
    .third = Check in Okta that the integration is called “Dell Data Security Cloud”; “Druva Data Security Cloud” is another one.
    .fourth = If a secret was generated, switched off or the integration revoked in Okta since, these are no longer the ones: take the present secret and prove it again.
outcome-permission-missing = A permission is missing
    .remedy = Note which one the console names and run “Prove it works” again: it tells whether Okta granted it.
    .also = Okta grants an integration's permissions all together, and only a Super Admin can. If one is missing, the installation is older than Dell's list, or our list is wrong: ask Support first.
    .third = Revoking and adding again stops backups and changes both Client ID and secret. Do it only when Support says so, then use Re-Authorize App.
outcome-already-registered = The organisation is registered already
    .remedy = Open it in **Domains** and use **Re-Authorize App** under the three dots, with the same three cards. Do not add it a second time.
    .also = If a colleague or another Dell account registered it, find out who before you change its credential.
outcome-not-allowed = Authorize is missing, grey, or not allowed
    .remedy = Sign in as Dell Cloud Admin. Product Admin can only watch.
    .also = If you are Dell Cloud Admin, send Support the text from “Reach Dell”: the feature may be off for the account.
    .third = Check that the console's address is that of the Dell cloud chosen in step 2. Another cloud has other accounts.
outcome-paste-blocked = Paste was blocked
    .remedy = Click into the field and press { $shortcut }. If nothing appears, allow the clipboard for the console's address in your browser's site settings, or try another browser.
    .also = In a remote session, ask IT whether the clipboard may cross. This app does not show the secret for typing off.
outcome-service-busy = Dell's service is busy or down
    .remedy = Do not click Authorize again yet. Wait some minutes, reload the page and look under **Domains** first: if { $host } is listed, choose that answer.
    .also = If it is not listed, paste and authorise again. If it stays down, ask Support.
outcome-safe-mode = The console says that Safe Mode is on
    .remedy = Someone put the Dell account into Safe Mode, which blocks credentials. Ask your Dell Cloud Admins who did, and why, before you go on.
    .also = Once it is off, paste the values and authorise again.
outcome-no-answer = Nothing happened, or it still works on it
    .remedy = Do not click Authorize again yet. Reload the page and look under **Domains** first: if { $host } is listed, choose that answer.
    .also = If it is not listed after some minutes, paste and authorise again.
outcome-other = Something else
    .remedy = Copy the console's words for Support. Run “Prove it works” again, so that you can say what Okta answers.
    .also = If the console says that Okta refused it, while the proof passes here, ask Support for Dell's addresses: a network zone may let this computer through and not Dell.

authorize-sent-heading = What will be sent to Dell
authorize-sent-note = One request over TLS, signed in with your API credential. The secret goes from where it is kept into that request and nowhere else.
authorize-sent-masked = ending { $last }, not shown
authorize-act-production = Authorize { $host } (PRODUCTION) at Dell
authorize-act-preview = Authorize { $host } (preview) at Dell
authorize-act-trial = Authorize { $host } (trial) at Dell
authorize-act-again-production = Re-authorise { $host } (PRODUCTION) at Dell
authorize-act-again-preview = Re-authorise { $host } (preview) at Dell
authorize-act-again-trial = Re-authorise { $host } (trial) at Dell
authorize-busy = Dell is trying the credential at Okta. This can take a minute.
authorize-cancel = Stop waiting
authorize-cancel-note = Stopping does not take the request back. Read Dell's list afterwards.
authorize-running = Dell accepted the request and works on it
authorize-running-since = Since
authorize-running-note = Nothing is sent again meanwhile.
authorize-read = Read Dell's list
authorize-read-again = Read Dell's list again
authorize-reading = Reading Dell's list…
authorize-uncertain = It is not known whether Dell registered it
authorize-uncertain-sent = Sent
authorize-uncertain-why = The request went out and no answer came back that says what happened. It is never sent again by itself.
authorize-uncertain-lost = The records that would show it were damaged. Nothing is sent by itself; Dell's list decides, and you.
authorize-uncertain-unread = Dell's list was not read yet.
authorize-uncertain-absent = Not registered as of { $time }. The request may still be under way.
authorize-uncertain-found = Found in Dell's list, as of { $time }
authorize-found-domain = Okta domain
authorize-found-client-id = Client ID
authorize-found-status = Status
authorize-found-ours = Domain and Client ID are the ones you sent.
authorize-found-other = It stands there with another Client ID. Someone else registered it, or an older registration is there. Use Re-Authorize App in Dell's console, or ask who did it.
authorize-adopt = This is it: go on with it
authorize-resend-consider = Send it again
authorize-resend-why = If the first request is still under way, the organisation may then stand in Dell's list twice. Read the list again first, some minutes later.

## Step 8, key management

step-keys-title = Decide on Cloud Key Management
step-keys-lead = Without it, no scheduled backup starts.
keys-what-heading = What it does
keys-what = Backups are encrypted with a key of yours. This lets the service reach that key when nobody is there, so that scheduled backups can run.
keys-vendor = The vendor says it neither keeps that key nor can read the data. That is its own statement.
keys-oneway = The console may not let anyone switch it off again. That is documented for the vendor's other cloud services, and likely the same for Okta.
keys-policy = If your policy demands a key of your own, ask Dell before you switch it on.
keys-clicks-heading = In Dell's console
keys-click-prompt = After Authorize, the console asks **Enable Cloud Key Management System**.
keys-click-toggle = Switch it on, then click **Save**.
keys-click-gone = If the question is gone, ask Support where to switch it on later: that is not documented.
keys-drawing = Dell's prompt Enable Cloud Key Management System, with Save and Skip for now
keys-now-heading = What is on now?
keys-now-on = It is on, and saved
keys-now-off = It is off
keys-now-skipped = I chose Skip for now
keys-record = Record this answer
keys-switch = Cloud Key Management
keys-switch-on = on
keys-switch-off = off
keys-save = Save at Dell
keys-saving = Dell is switching it on…
keys-skip = Skip for now
keys-skip-heading = Skip key management?
keys-skip-why = Scheduled backups will not start. Home will say “Not protected” until it is on. You can come back to this step at any time.
keys-skip-yes = Skip: no scheduled backups
keys-skip-no = Do not skip
keys-is-on = Cloud Key Management is on
keys-is-off = Cloud Key Management is off
keys-is-skipped = Cloud Key Management was skipped
keys-off-consequence = Scheduled backups will not start. Nothing else will tell you: no error appears anywhere.

## Step 9, backup details

step-backup-title = Review backup details
step-backup-lead = Region, frequency and retention are Dell's to set. Support changes them.
backup-facts-heading = As Dell reports it
backup-region = Storage region
backup-frequency = Frequency
backup-retention = Retention
backup-last = Latest backup
backup-seen-at = Ended
backup-items = Protected items
backup-unknown = not reported
backup-item-users = Users
backup-item-groups = Groups
backup-item-applications = Applications
backup-item-authenticators = Authenticators
backup-item-emaildomains = Mail domains
backup-item-grouprules = Group rules
backup-item-networkzones = Network zones
backup-item-policies = Policies
backup-item-profilemappings = Profile mappings
backup-item-trustedorigins = Trusted origins
backup-item-usertypes = User types
backup-item-apps = Applications
backup-read = Read from Dell
backup-read-again = Read again
backup-read-at = Read at
backup-reading = Reading from Dell…
backup-now = Back up now
backup-now-busy = Ordering a backup…
backup-now-keys = Key management is not known to be on, so Dell refuses to run a backup.
backup-look-heading = What to look at in Dell's console
backup-look-open = **All Services > Okta**, then click the domain. If **Configure Backup** appears first, check it and click **Save**; its fields are read-only.
backup-look-enabled = **Backup Enabled** has a green check. A red icon means that someone used **Disable Backup**: ask who did.
backup-look-region = **Storage Region** is where your rules let this data lie. If not, ask Support before the first backup.
backup-look-retention = **Backup Frequency** and **Backup Retention** are what you expect.
backup-look-status = **App Status** shows that Okta is connected.
backup-drawing = Dell's dashboard with the cards Details and Backup Settings
backup-typed-heading = What the screen shows
backup-typed-hint = Not required. What you type here stands in the handover, with your name.
backup-region-hint = For example Frankfurt (eu-central-1)
backup-frequency-hint = For example Daily
backup-retention-hint = For example one year
backup-record = Record what the screen shows
backup-daily-heading = What “Daily” means
backup-daily = The next backup starts about a day after the last one finished, not at a fixed hour. So a calendar day can be without one, and nothing is wrong. That is documented for the vendor's cloud backups in general.
backup-first = When the first one runs after setup is not documented. **Backup Now** in the console starts one.
backup-state-never = none yet
backup-state-queued = queued
backup-state-running = running
backup-state-successful = successful
backup-state-successful-with-errors = successful with errors
backup-state-failed = failed

backup-saw-heading = Has a backup finished?
backup-saw-why = “Protected” is said only when a finished backup was seen.
backup-saw-where = In Dell's console: **All Services > Okta**, click the domain, tab **Backups**.
backup-saw = I see a finished backup
backup-seen = A finished backup was seen

## Step 10, done

step-done-title-protected = Done: { $host } is protected
step-done-title-connected = Done: { $host } is connected
step-done-title-not-protected = Connected, and not protected yet
step-done-title-not-connected = Not connected yet
step-done-lead-protected = Dell has the organisation, key management is on, and a backup was seen.
step-done-lead-connected = Dell has the organisation and key management is on. No backup was seen yet, so this app does not say “protected”.
step-done-lead-not-protected = Dell has the organisation. Key management is not known to be on, or Dell no longer reaches Okta, so scheduled backups will not run.
step-done-lead-not-connected = Dell is not known to have the organisation. Go back to the step that needs attention.
done-open-keys = Go to key management
done-open-authorize = Go to Authorize

done-log-heading = What was done
done-log-what = What
done-log-when = When
done-log-by = By
done-log-utc = { $time } UTC
done-measured = measured
done-by-app = done here
done-confirmed = confirmed by hand
done-log-empty = Nothing was done yet.

done-live-heading = What is live right now
done-live-okta = In Okta
done-live-dell = At Dell
done-live-here = On this computer
done-live-none = Nothing known
done-live-unknown = unknown

done-secret-heading = Keep the secret here, or erase it?
done-secret-why = Dell holds it now, and Okta can issue another. So it need not stay here.
done-secret-keep = Keep it in { $place }
done-secret-keep-why-keychain = Checks and re-authorising then work without a new secret. Programs running as { $account } can read it.
done-secret-keep-why-vault = Checks and re-authorising then work without a new secret. { $account } opens the file with the passphrase.
done-secret-keep-why-session = Checks and re-authorising then work until the app ends. Afterwards the secret is gone, and Okta can issue another. Programs running as { $account } may read the memory of this app meanwhile.
done-secret-erase = Erase it now
done-secret-erase-why = This computer can then no longer use it.
done-erasing = Erasing, and reading back…
done-kept = The secret stays in { $place }
done-erased = The secret was erased here, and its place read back as empty
done-erased-dell-key = Dell's Secret Key stays in { $place }, as “{ $item }”.

done-handover-heading = Handover
done-handover-why = A record of what was done and how it is known, without secrets. For the colleague who takes over, and for your security team.
done-handover-format = Format
done-handover-html = Page to read or print (HTML)
done-handover-csv = Table (CSV)
done-handover-json = For programs (JSON)
done-handover-export = Export the handover
done-handover-written = Written to
done-handover-copy = Copy the path

done-next-heading = What to do next, and when
done-next-today = Today
done-next-today-keys = Switch on Cloud Key Management at Dell.
done-next-today-backup = Start **Backup Now** in Dell's console, and come back here when it has finished.
done-next-today-backup-api = Order a backup in “Review backup details”, and read its state there.
done-next-today-store = Give the handover to your security team.
done-next-tomorrow = Tomorrow
done-next-tomorrow-look = Look in Dell's console whether a scheduled backup ran. “Daily” means about a day after the last one finished.
done-next-month = In a month
done-next-month-restore = Restore one test object, so that you have seen it work before you need it. This app cannot prove writing.
done-next-month-signin = Make sure someone can sign in to Dell when Okta is down.
done-next-rotate = When you rotate the secret
done-next-rotate-order = Give Dell the new one with **Re-Authorize App**, and set the old one inactive only after that works.
done-finish = Finish

## What was done, by the words of the record.

did-how = { $what }: { $how }
did-tally = { $passed } passed, { $failed } failed, { $blocked } blocked here, { $untestable } not testable
act-begun = Connection begun
act-merged = Joined with the connection that existed
act-named-organisation = Okta organisation named
act-acknowledged = Permissions reviewed
act-took-secret = Client Secret taken into custody
act-proved = Connection proved
act-checked = Connection checked
act-accepted-gaps = Gaps taken on
act-skipped-proof = Proof skipped
act-form-open = Dell's form opened
act-took-dell-key = Dell's Secret Key taken into custody
act-tried-dell-key = Dell's API credential tried
act-console-said = Dell console's answer noted
act-intends-to-register = Authorisation begun
act-sent = Authorisation sent, accepted by Dell
act-not-sent = Authorisation not sent
act-not-listed = Dell no longer lists this organisation
act-refused = Dell refused the authorisation
act-no-answer = No clear answer from Dell
act-read-dell-list = Dell's list read
act-adopted = Registration in Dell's list taken as this one
act-sends-again = Decided to send the authorisation again
act-registered = Organisation registered at Dell
act-answered-keys = Cloud Key Management answered
act-switched-keys-on = Cloud Key Management switched on
act-confirmed-backup = Backup details noted
act-read-backup = Backup details read from Dell
act-ordered-backup = Backup ordered
act-saw-backup = Finished backup seen
act-kept-secret = Secret kept here
act-erased-secret = Secret erased here
act-finished = Path finished
act-forgets-secret = Erasing of an item begun
act-forgot-secret = Item erased by odc
act-chose-place = Place for secrets chosen
act-moved-secret = Secret moved to the keychain, read back there as the same
act-not-moved = A move to the keychain was cut short; the secret stayed where it was
act-session-over = A session ended, and with it the secret that was kept for it alone
act-not-stored = A secret begun to be taken was not stored
act-copied-secret = Client Secret copied to the clipboard
act-adopted-secret = Client Secret found in the keychain, taken up here
act-intends-keys-on = Cloud Key Management about to be switched on
act-keys-stay-off = Cloud Key Management read back as off
act-intends-backup = Backup about to be ordered
act-noted = An answer, or the place on screen, noted
act-found-damaged = Records found damaged; what was done before may be missing
act-end-unknown = The file that names the last entry was missing, and was written anew
act-removed = Connection removed here

## What stands in the drawings of Dell's console: its own labels, the same in every language.

drawing-menu = All Services
drawing-menu-okta = Okta
drawing-start = Get started with Okta Data Protection
drawing-authorize = Authorize
drawing-domain = Okta Domain
drawing-client-id = Client ID
drawing-secret = Client Secret
drawing-keys = Enable Cloud Key Management System
drawing-save = Save
drawing-skip = Skip for now
drawing-details = Details
drawing-enabled = Backup Enabled
drawing-region = Storage Region
drawing-status = App Status
drawing-settings = Backup Settings
drawing-frequency = Backup Frequency
drawing-retention = Backup Retention
