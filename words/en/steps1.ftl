# Steps 1 to 5: ready, organisation, permissions, install, secret, Client ID, proof; the permissions in plain words.
# **Two stars** mark a console's own label; `backticks` mark a value to be copied or typed.

## Step 1, ready

step-ready-title = Check you are ready
step-ready-lead = Two roles, a place for the secret, and what to know before anything is installed.
ready-roles-heading = Two roles
ready-okta-legend = Okta **Super Admin**
ready-okta-hint = In the Okta Admin Console. Grants the permissions and installs the integration.
ready-dell-legend = **Dell Cloud Admin**
ready-dell-hint = In Dell's console. Switches the integration on.
ready-me = I have this
ready-colleague = A colleague has it
ready-colleague-name = Who is it? (optional)
ready-colleague-hint = Both of you need this computer, or one shared screen, while it lasts. Stop sharing while the secret is shown.
ready-product-admin = **Product Admin** is enough for watching afterwards. It is not needed now.
ready-computer-heading = This computer
ready-computer-looking = Looking at this computer…
ready-keychain = Place for the secret
ready-keychain-ready = { $name }, under { $account }
ready-keychain-none = No keychain answers
ready-keychain-no-default = { $name }: running, no place for new items
ready-keychain-session-only = { $name }: running, its default place is emptied at sign-out
ready-keychain-locked = { $name }: locked
ready-keychain-denied = { $name }: refused this app
ready-keychain-slow = { $name }: no answer in time
ready-keychain-disabled = { $name }: switched off by a rule
ready-keychain-failed = { $name }: reported a failure
ready-proxy = Way to the internet
ready-proxy-direct-nothing = Direct, no proxy found
ready-proxy-direct-off = Direct, as chosen in this app
ready-proxy-direct-exception = Direct: an exception in the environment names Okta's hosts
ready-proxy-direct-system = Direct: an exception in the system's settings names Okta's hosts
ready-proxy-direct-script = Direct: the system's script for proxies (PAC) is not followed
ready-proxy-direct-practice = None needed: Practice runs on this computer
ready-proxy-by = Proxy { $proxy }
ready-proxy-unreadable = Not clear: see below
ready-clipboard = Clipboard history
ready-clipboard-on = On. It would keep a copy of the secret: switch it off until step 7 is done.
ready-clipboard-off = Off
ready-clipboard-unknown = The system does not tell. If you use one, switch it off until step 7 is done.
ready-remote = Remote session
ready-remote-yes = Yes. The computer in front of you may share this clipboard and keep a copy of the secret: switch its clipboard history off, too, until step 7 is done, or stop sharing the clipboard. The secret is kept on the computer that this app runs on.
ready-remote-no = None seen
ready-again = Try again
ready-missing-heading = “Okta” is not in my Dell menu
ready-missing-why = Okta Data Protection has to be switched on for the Dell account, and only Support can do it. Ask before you start:
ready-missing-text =
    Please enable Okta Data Protection for our Dell Data Security Cloud account.
    In the console, All Services does not list Okta for a Dell Cloud Admin.
    Please also tell us the addresses your service calls Okta from, and your current list of required permissions.
ready-missing-copy = Copy the text for Support
ready-before-heading = Before anything is installed
ready-before-keys = Dell needs Cloud Key Management for scheduled backups. Once on, the console may not let anyone switch it off again.
ready-before-region = Storage region and retention are set by Dell. Ask Support beforehand if yours must be a certain one.
ready-before-revoke = Installing can be revoked in Okta. That ends the backups, and a new installation has another Client ID and secret.
ready-okta-down = Can you sign in to Dell when Okta is down?
ready-okta-down-hint = If Dell's console signs you in through this same Okta, you could not restore when you need it most.
ready-okta-down-yes = Yes
ready-okta-down-no = No
ready-okta-down-no-remedy = Ask Dell for an administrator account that signs in without Okta, before you rely on the backup.
ready-okta-down-unknown = I do not know

## Step 2, organisation

step-organisation-title = Name your Okta organisation
step-organisation-lead = Paste anything from your Okta address bar. Nothing is changed in Okta.
organisation-label = Okta domain
organisation-hint = For example acme.okta.com
organisation-hint-practice = In Practice it is `acme.okta.practice`
organisation-understood = We understood { $host }
organisation-custom = { $host } is a custom address. Okta tells which organisation it belongs to.
organisation-nothing-sent = Nothing has been sent yet.
change-admin = “-admin” was left out: that address is for people, Dell needs the organisation's own.
change-scheme = http was changed to https.
change-path = The page behind the address was left out.
change-query = What stood behind “?” or “#” was left out.
change-port = The port was left out.
change-case = Capitals were made small.
change-plain = Wide or unusual letters and dots were changed to plain ones.
change-spaces = Spaces were left out.
change-invisible = Invisible characters were left out.
change-trailing-dot = The dot at the end was left out.
change-userinfo = The name before the @ was left out.
change-custom = The custom address was replaced by the organisation's own.
organisation-answered = Okta answered as { $host }
organisation-kind = Kind
organisation-id = Organisation id
organisation-engine = Engine
organisation-engine-idx = Okta Identity Engine
organisation-engine-v1 = Okta Classic Engine
organisation-also = Also known as
organisation-took = Answer took
organisation-took-ms = { $ms } ms
organisation-dell = Dell's service
organisation-dell-answers = { $host } answers
organisation-dell-silent = Dell's service ({ $host }) does not answer from this computer. That is no obstacle here: its console runs in your browser. Backups go from Dell's cloud, not from here.
organisation-clock = This computer's clock is { $seconds } seconds off against Okta's. Set it, or certificates and times may be misread.
organisation-unmeasured = Okta did not answer. You went on; what depends on it will say “not measured”.
organisation-door-why = You can go on without Okta's answer. What depends on it will then say “not measured”.
organisation-door = Go on without an answer
organisation-ask = Ask Okta
organisation-asking = Asking Okta…
organisation-dell-heading = Where it goes
organisation-dell-legend = Dell environment
organisation-account-label = Name of the Dell account (optional)
organisation-account-hint = As you see it in Dell's console. It stands in the records, so that two accounts are not mixed up.

environment-added = { $name } ({ $host })
environment-added-from-form = { $host }, { $way ->
    [api] by API
   *[console] by console
}. Added by { $by } on { $at }, by hand.
environment-added-from-file = { $host }, { $way ->
    [api] by API
   *[console] by console
}. Added by { $by } on { $at }, from a file.
environment-remove = Remove
environment-remove-what = Remove { $name }
environment-add = Add another Dell environment
environment-add-lead = Only if Dell gave you one that is not listed. It decides where this app sends a credential, so it is checked first.
environment-add-how = How do you have it?
environment-add-how-file = As a file from Dell
environment-add-how-form = As addresses to type in
environment-file-label = Text of the file
environment-file-hint = Open it in a text editor, copy all of it and paste it here. This app opens no files by itself. TOML or JSON.
environment-name-label = Name
environment-name-hint = As it will stand in the list.
environment-api-label = API address
environment-api-hint = Like `https://apis.dell.example`
environment-token-label = Path of the token endpoint
environment-token-hint = Below that address.
environment-console-label = Address of the console, if you know it
environment-console-hint = Like `https://console.dell.example`
environment-onboarding = It registers Okta organisations by API
environment-onboarding-hint = Only if Dell told you these three paths. No published environment has them.
environment-domains-label = Path of the domains
environment-tasks-label = Path of the tasks
environment-keys-label = Path of key management
environment-read = Look at it
environment-understood = What it says
environment-row-name = Name
environment-row-host = Host
environment-row-way = Way
environment-row-way-api = By API
environment-row-way-console = In Dell's console
environment-row-console = Console
environment-row-domains = Domains
environment-row-tasks = Tasks
environment-row-keys = Key management
environment-consent = Is this host Dell's? By API, Okta's Client Secret will go to it. To check it, one request without any credential goes to `{ $token }`; a token endpoint refuses that.
environment-check = Check and add
environment-checking = Asking { $host }…
environment-is-added = { $name } is added and stands in the list above

## Step 3, permissions

step-permissions-title = Review the permissions
step-permissions-lead = At least these { $count }. Okta's own screen is the full list.
permissions-power = Together with the administrator role that Okta gives to such integrations, they are as strong as an administrator. Permissions and role count together.
permissions-manage = Those that end in `.manage` also let Dell read. Okta grants all at once: there is no choosing in its screen.
permissions-delete = includes delete
permissions-added = Added by you
permissions-added-why = Seen on Okta's screen. This app does not know what it is for.
permissions-remove = Remove
permissions-remove-what = Remove { $name }
permissions-more-heading = Compare with Okta
permissions-more-lead = You can see Okta's list without installing: **Add Integration**, **Dell Data Security Cloud**, **Next**, copy the list, then **Cancel**.
permissions-list-label = Okta's list
permissions-list-hint = Paste what you copied; names in other text are found.
permissions-compare = Compare
permissions-matched = { $count } of the { $known } known are in it.
permissions-missing = Known, but not in it:
permissions-extra = In it, but not known to this app:
permissions-same = Nothing is missing, and nothing is unknown.
permissions-add-label = A permission that you saw in Okta
permissions-add-hint = For example `okta.brands.manage`
permissions-add = Add
permissions-add-done = Added: { $name }
permissions-add-already = { $name } is in the list already.
permissions-add-what = Add { $name }
permissions-security-heading = For your security team
permissions-security-lead = The list with what each allows and why, before anything is granted.
permissions-export-html = Save as a page
permissions-export-csv = Save as a table (CSV)
permissions-export-json = Save as data (JSON)
permissions-vendor = Open the vendor's list
permissions-acknowledge = I have read what these permissions allow.

group-users = Users
group-groups = Groups
group-applications = Applications
group-schemas = Schemas and profiles
group-security = Security and policies
group-authenticators = Authenticators
group-organisation = Organisation settings

scope-okta-users-manage = Users
    .allows = See every account and its profile; create, change, suspend and delete accounts, and start password resets.
    .why = Backup reads the accounts; restore puts a deleted person back.
    .reads = Users can be read
scope-okta-factors-manage = Sign-in factors
    .allows = See, enrol and remove the second factors people sign in with.
    .why = Backup notes which factors a person has; restore sets them up again.
    .reads = Sign-in factors
scope-okta-groups-manage = Groups
    .allows = See groups, members and automatic group rules; create, change and delete them.
    .why = Without it no group, membership or rule is backed up.
    .reads = Groups can be read
scope-okta-apps-manage = Applications
    .allows = See the applications connected to Okta, their sign-on settings and who is assigned; create, change and delete them.
    .why = Backup reads applications and assignments; restore sets them up again.
    .reads = Applications can be read
scope-okta-appGrants-manage = Applications' permissions
    .allows = See which permissions other applications hold; grant and delete them.
    .why = Restore gives an application back what it was allowed.
    .reads = Applications' permissions can be read
scope-okta-clients-read = OAuth clients
    .allows = Look at the list of registered OAuth clients. It changes nothing.
    .why = Backup notes which clients belong to applications.
    .reads = OAuth clients can be read
scope-okta-schemas-manage = Profile fields
    .allows = See which fields user, group and application profiles have; add, change and delete own fields.
    .why = A profile can be restored only if its fields exist.
    .reads = Profile fields can be read
scope-okta-profileMappings-manage = Profile mappings
    .allows = See and change how fields are copied between systems, and delete such rules.
    .why = Restore sets the copying of fields up again.
    .reads = Profile mappings can be read
scope-okta-userTypes-manage = User types
    .allows = See categories of users; create, change and delete them.
    .why = A restored person belongs to a category.
    .reads = User types can be read
scope-okta-policies-manage = Policies
    .allows = See the rules for sign-in, multi-factor and passwords; create, change and delete them.
    .why = Restore puts a changed or deleted rule back.
    .reads = Policies can be read
scope-okta-networkZones-manage = Network zones
    .allows = See the lists of trusted and blocked addresses and places; create, change and delete them.
    .why = Policies name these zones, so both are restored together.
    .reads = Network zones can be read
scope-okta-authenticators-manage = Authenticators
    .allows = See which sign-in methods the organisation offers, like app, key or SMS; change, switch and delete them.
    .why = Policies ask for these methods, so both are restored together.
    .reads = Authenticators can be read
scope-okta-orgs-manage = Organisation settings
    .allows = See and change organisation-wide settings and contact data.
    .why = Backup reads the settings; restore sets them again.
    .reads = Organisation settings can be read
scope-okta-emailDomains-manage = Mail domains
    .allows = See the mail domains Okta sends from; add, change and delete them.
    .why = Restore sets the senders of Okta's mails up again.
    .reads = Mail domains can be read
scope-okta-trustedOrigins-manage = Trusted origins
    .allows = See which web addresses may call Okta from a browser or receive redirects; add, change and delete them.
    .why = Applications rely on these addresses, so both are restored together.
    .reads = Trusted origins can be read

## Step 4, before the click

step-install-title = Install in Okta: before you click
step-install-lead = Okta shows the Client Secret once, right after the installation. Get ready for it first.
install-before-heading = Before you click
install-before-sharing = Stop sharing the screen.
install-before-history = Switch the clipboard history off, if you use one.
install-before-popups = Allow pop-ups for the Admin Console: Okta may ask you to sign in a second time.
install-before-time = If your administrator rights end at a certain time, see that enough is left.
install-clicks-heading = Then, in Okta
install-open-production = Open the Admin Console (PRODUCTION)
install-open-preview = Open the Admin Console (preview)
install-open-trial = Open the Admin Console (trial)
install-copy = Copy its address
install-address-why = It opens at its first page; the exact address of the integrations page is documented nowhere.
install-practice = In Practice the Admin Console is under “Consoles” in the band above: “Practice: what you would see in Okta”. There is nothing to open in a browser.
install-click-menu = Open **Applications > API Service Integrations**. Some consoles write **Applications and Resources**.
install-click-add = Click **Add Integration**.
install-click-choose = Choose **Dell Data Security Cloud**, then **Next**.
install-click-compare = Compare the permissions with step 3. If there are more, add them there.
install-click-install = Click **Install & Authorize**. A dialog shows the **Client Secret**: leave it open.
install-drawing = Okta's page API Service Integrations with the button Add Integration, and the dialog with the masked Client Secret and its button Copy to clipboard
install-missing-heading = It is not listed, or the button is grey
install-missing-look = “Druva Data Security Cloud” is the listing for Druva's own customers, and “Druva 2.0” is for sign-in. Neither is known to work with a Dell account.
install-missing-catalog = Look in **Browse App Catalog** too. If it is in neither, ask Dell Support.
install-missing-role = A grey or missing **Install & Authorize** means that another role is signed in: it takes Okta **Super Admin**.
install-next = Okta's dialog is open

## Step 4b, the secret

step-secret-title = Take the secret
step-secret-lead = In Okta's dialog click **Copy to clipboard**. Then click the button here, or press { $shortcut }.
secret-label = Client Secret
secret-empty = Not taken yet
secret-empty-why-keychain = The value is never shown, and this window never sees it. It goes from the clipboard straight into this computer's keychain.
secret-empty-why-vault = The value is never shown, and this window never sees it. It goes from the clipboard straight into the encrypted file.
secret-empty-why-session = The value is never shown, and this window never sees it. It goes from the clipboard into this app's memory and is gone when the app ends.
secret-take = Take the secret
secret-taking = Storing it and reading it back…
secret-lost-heading = The dialog is closed already
secret-lost = Nothing is lost. In Okta open the integration, **General** tab, **Client Secrets**, **Generate new secret**, then **Copy to clipboard**. Two may exist at once: delete an inactive one first if Okta refuses.
secret-erased = The secret was erased here. Take a new one: **General** tab, **Client Secrets**, **Generate new secret**.
step-secret-title-stored = The secret is stored
step-secret-lead-stored = It was never shown, and this window has not seen it.
secret-kept-in = Kept in
secret-kept-keychain = { $place }, under { $account }, as “{ $item }”, until you remove it. Programs running as you can read it.
secret-kept-vault = the encrypted file { $place }, as “{ $item }”, until you remove it.
secret-kept-session = this app's memory, as “{ $item }”, until the app ends. It is in no file.
secret-read-back = Read back
secret-read-back-equal = identical, { $at }
secret-mark = How to recognise it
secret-mark-value = { $length } characters, ends `{ $last }`
secret-hash = Okta's list should show
secret-clipboard = Clipboard
secret-clipboard-emptied = emptied
secret-clipboard-unknown = not looked at. If the secret may still be in it, copy something else
secret-clipboard-left = not emptied: something else stood there by then, or the system did not allow it
secret-trimmed = White space around it was left out.
secret-unusual = { $length } characters are unusual: 40 is what Okta's examples show. The proof will tell whether it is whole.
secret-now = **Now click Done in Okta.** Then the General tab shows the Client ID.
secret-history = A clipboard history, or the far end of a remote session, may have kept a copy before it was taken. Empty that history now.
secret-done = I clicked Done
secret-again = Take another one

## Step 4c, the Client ID

step-client-id-title = Copy the Client ID
step-client-id-lead = Okta shows it only now, on the integration's General tab. It is not secret.
client-id-click-open = In **Applications > API Service Integrations** open **Dell Data Security Cloud**.
client-id-click-copy = On the **General** tab copy the **Client ID**.
client-id-drawing = The General tab of the integration, with Okta domain, Client ID and its copy button, and the list Client Secrets
client-id-label = Client ID
client-id-hint = It begins with `0oa` and has 20 characters.
client-id-accept = Use this Client ID
client-id-accepted = Client ID taken
client-id-unusual = This is not the usual shape. It is kept; the proof will tell whether it is right.

## Step 5, proof

step-prove-title = Prove it works
step-prove-lead = Measured before Dell gets anything. You decide what is asked.
step-prove-title-passed = It works, as far as it can be measured
step-prove-title-failed = { $count ->
    [one] One check failed
   *[other] { $count } checks failed
}
step-prove-title-missing = { $count ->
    [one] One permission is missing
   *[other] { $count } permissions are missing
}
step-prove-title-because = { $failed } failed, { $blocked } not measured because of it
step-prove-title-both = { $failed } failed, { $blocked } not measured
step-prove-title-blocked = { $count ->
    [one] One check was not made
   *[other] { $count } checks were not made
}
step-prove-title-refused = It could not be checked
step-prove-title-stale = Checked with earlier values
step-prove-title-running = Checking…
prove-legend = What may be asked?
prove-all = Everything ({ $requests } requests)
prove-all-hint = One token with all permissions, one look at each kind of data, and the token is given back. It reads one id at a time and keeps none.
prove-credential = The credential only
prove-credential-hint = One token with the least, given back at once. It shows that Client ID and secret are right, and no more.
prove-nothing = Nothing
prove-nothing-hint = The path goes on, and says that nothing was measured.
prove-log-heading = What Okta's System Log will show
prove-log-lead = For your security desk, before you start:
prove-log-text =
    A connection check of Okta Dell Connect runs against { $host } from this computer, about { $time }.
    Actor: the API service integration "Dell Data Security Cloud"{ $client ->
        [none] {""}
       *[other] , Client ID { $client }
    }.
    It sends { $requests } requests{ $level ->
        [credential] , and reads no data
       *[other] , { $reads } of them to read one entry or setting each
    }.
    Expected in the System Log: app.oauth2.token.grant and app.oauth2.token.grant.access_token for the token, app.oauth2.token.revoke when it is given back. We know of no event for a single read.
    Where Okta refuses the permissions together, each is asked for alone: one app.oauth2.token.grant for each, with the outcome FAILURE where it is not granted.
    Nothing is written.
prove-log-copy = Copy this for the security desk
prove-start-production = Check now (PRODUCTION)
prove-start-preview = Check now (preview)
prove-start-trial = Check now (trial)
prove-again = Check again
prove-change = Ask for something else
prove-skip = Go on without checking
prove-skipped = Skipped: nothing was measured.
prove-waiting = Waiting for the keychain or Okta.
prove-as-of = As of { $time }
prove-not-made-above = { $count ->
        [one] One check was not made
       *[other] { $count } checks were not made
    }, because a row above did not pass
prove-not-made-unasked = { $count ->
        [one] One check was not made
       *[other] { $count } checks were not made
    }: you asked for the credential only
prove-not-made-remedy = Settle that row, then check again.
prove-client-id-unusual = The Client ID { $client } is not of the usual shape. It is kept; the check will tell whether it is right.
prove-total = { $passed } of { $count } checks passed.
prove-total-untestable = { $count } more cannot be tested.
prove-granted = { $granted } of the { $known } permissions we know; beyond them: { $extra ->
    [unknown] not known
    [unclear] not known
    [0] none found
   *[other] { $extra }
}.
prove-credential-only = Permissions: not looked at.
prove-stale = Domain, Client ID or secret changed since. Check again.
prove-export = Export evidence
prove-place = The check ran from this computer. It does not show that Dell's cloud reaches Okta.
prove-rows = Checks
# A check that passed is a sentence; until then, and where it did not, its subject alone claims nothing.
prove-row-domain = Okta answers as { $host }
    .subject = Okta at { $host }
prove-row-credential = Client ID and secret are accepted
    .subject = Client ID and secret
prove-row-scopes = { $granted } of the { $known } permissions we know are granted
prove-row-scopes-all = The permissions are granted
    .subject = Permissions
prove-row-factors = Sign-in factors can be read
    .subject = Read access: Sign-in factors
prove-row-writing = Writing back during a restore
    .subject = Writing back during a restore
prove-row-probe = { $scope } can be read
    .subject = Read access: { $scope }
row-waiting = waiting
row-running = running
row-pass = passed
row-fail = failed
row-blocked = blocked here
row-untestable = not testable
prove-try = Try again
prove-try-what = Try again: { $what }
prove-accept-label = Go on with this gap: why?
prove-accept-hint = In your own words; they stay in the record with your account and the time.
prove-accept = Take it on
prove-accepted = Taken on in these words: “{ $words }”
