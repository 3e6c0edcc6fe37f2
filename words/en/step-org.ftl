# Step 1, Choose org: the org, the Dell cloud, the two roles, and this computer.
# **Two stars** mark a console's own label; `backticks` mark a value to be copied or typed.

step-org-title = Which Okta org do you want to back up?
step-org-lead = Paste any address from that org. Only its public details are read.

## The org

org-label = Okta address
org-find = Find org
org-finding = Looking for { $host }…
org-custom = { $host } is a custom domain. Nothing is sent there until you click **Find org**.
org-found = { $host } found. { $tier ->
    [practice] Practice org
    [production] Production org
    [preview] Preview org
   *[trial] Trial org
}{ $engine ->
    [none] {""}
    [idx] , Identity Engine
    [v1] , Classic Engine
   *[other] , { $engine }
}.
org-unchecked = { $host } wasn't checked: Okta didn't answer. What depends on it will say “not tested”.
org-continue-unchecked = Continue without checking
org-id = Org ID
org-also = Custom domain
org-took = Response time
org-took-ms = { $ms } ms
org-dell = Dell's API
org-dell-answers = { $host } answers
org-dell-silent = Dell's API ({ $host }) doesn't answer here. You can continue: backups run from Dell's cloud.
org-clock = This computer's clock is { $seconds ->
    [one] 1 second
   *[other] { $seconds } seconds
} off. Set it, or certificates and times may be misread.
org-take-suggestion = Use { $host }

change-admin = Removed “-admin”: Dell needs the org's own address.
change-scheme = Changed http to https.
change-path = Removed the page path.
change-query = Removed everything after “?” or “#”.
change-port = Removed the port.
change-case = Changed capitals to lower case.
change-plain = Replaced unusual letters and dots with plain ones.
change-spaces = Removed spaces.
change-invisible = Removed invisible characters.
change-trailing-dot = Removed the dot at the end.
change-userinfo = Removed the name before the @.
change-custom = Replaced the custom domain with the org's own address.

## The Dell cloud

org-cloud = Dell cloud: { $name }
org-cloud-legend = Dell cloud
environment-lost = Not known any more: its entry can't be read
environment-dell-commercial = Commercial
environment-dell-gov-insync = Government (Endpoints and SaaS Apps)
environment-dell-gov-enterprise = Government (Enterprise Workloads)
environment-practice-console = Practice (console)
environment-practice-api = Practice (API)
environment-added = { $name } ({ $host })
environment-added-from-form = { $host }, { $way ->
    [api] by API
   *[console] by console
}. Typed in by { $by }, { $at }.
environment-added-from-file = { $host }, { $way ->
    [api] by API
   *[console] by console
}. Added from a file by { $by }, { $at }.
environment-remove-what = Remove { $name }
environment-add = Add a Dell cloud…
environment-add-lead = Only if Dell gave you one. Your client secret may be sent there, so it's checked first.
environment-add-how = What did Dell give you?
environment-add-how-file = A file
environment-add-how-form = Addresses
environment-file-label = Text of the file
environment-file-hint = Open it in a text editor, copy everything, and paste it here.
environment-name-label = Name
environment-name-hint = As it should appear in the list.
environment-api-label = API address
environment-api-hint = Like `https://apis.dell.example`
environment-token-label = Token path
environment-token-hint = Below that address.
environment-console-label = Console address, if you know it
environment-console-hint = Like `https://console.dell.example`
environment-onboarding = It connects Okta orgs by API
environment-onboarding-hint = Only if Dell gave you these three paths.
environment-domains-label = Domains path
environment-tasks-label = Tasks path
environment-keys-label = Key management path
environment-read = Preview
environment-understood = What it says
environment-row-name = Name
environment-row-host = Host
environment-row-way = Connects
environment-row-way-api = By API
environment-row-way-console = In Dell's console
environment-row-console = Console
environment-row-domains = Domains
environment-row-tasks = Tasks
environment-row-keys = Key management
environment-consent = The check sends one request without a credential to `{ $token }`.
environment-check = Check and add
environment-checking = Asking { $host }…
environment-is-added = { $name } added.

## Good to know

org-know-heading = Good to know before you install
org-know-keys = Dell may not let you turn key management off again.
org-know-region = Dell sets the storage region and retention. Ask Support first if yours must be specific.
org-roles = You need both admin roles.
org-roles-shared = You share the admin roles with { $name ->
    [none] a colleague
   *[other] { $name }
}.
org-colleague = A colleague has one of them
org-okta-legend = Okta **Super Admin** installs the integration in the Okta Admin Console.
org-dell-legend = **Dell Cloud Admin** authorizes it in the Dell console.
org-me = I have it
org-a-colleague = A colleague
org-colleague-name = Colleague's name (optional)
org-colleague-hint = Sit together or share a screen. Stop before Okta shows the secret.
org-product-admin = **Product Admin** is enough for day-to-day monitoring.
org-okta-down = Make sure someone can sign in to Dell while Okta is down.
org-okta-down-legend = Can someone?
org-okta-down-hint = Otherwise an Okta outage locks you out of your backups.
org-okta-down-yes = Yes
org-okta-down-no = No
org-okta-down-unknown = Not sure
org-okta-down-no-remedy = Ask Dell for an admin account that signs in without Okta.

## This computer

org-computer-looking = Checking this computer…
org-computer-ready = This computer is ready: { $store }, { $proxy ->
    [none] no proxy
   *[other] proxy { $proxy }
}.
org-computer-offline = { $store } is ready. Network: see above.
org-computer-store-vault = encrypted file
org-computer-store-session = this session only
org-computer-maybe = Pause clipboard history until after step 5.
org-computer-history = Clipboard history is on. Turn it off until after step 5.
org-computer-remote = This is a remote session. Turn off clipboard history on both sides until after step 5. The secret is saved on the remote computer.
org-computer-stopped = This computer isn't ready yet.
org-computer-other = Check this before you continue.
org-computer-again = Try again
org-store = Password store
org-store-ready = { $name } (account { $account })
org-store-none = No password store answers
org-store-no-default = { $name }: running, no place for new items
org-store-session-only = { $name }: running, its default place is emptied at sign-out
org-store-locked = { $name }: locked
org-store-denied = { $name }: refused this app
org-store-slow = { $name }: no answer in time
org-store-disabled = { $name }: turned off by a policy
org-store-failed = { $name }: reported a failure
org-store-vault = Encrypted file { $file }
org-store-session = This app's memory, until it closes
org-internet = Internet
org-internet-direct-nothing = Direct, no proxy found
org-internet-direct-off = Direct, as chosen in this app
org-internet-direct-exception = Direct: an exception in the environment names Okta's hosts
org-internet-direct-system = Direct: an exception in the system settings names Okta's hosts
org-internet-direct-script = Direct: the system's proxy script (PAC) isn't used
org-internet-direct-practice = Not used in practice mode
org-internet-by = Proxy { $proxy }
org-internet-unreadable = Not clear, see above
org-history = Clipboard history
org-history-on = On
org-history-off = Off
org-history-unknown = Can't be checked
org-remote = Remote session
org-remote-yes = Yes
org-remote-no = None found
org-keep-heading = Store secrets elsewhere
org-keep-legend = Save this connection's secrets in
org-keep-hint = Secrets saved already stay where they are.
org-keep-keychain = { $name }
org-keep-keychain-means = Encrypted by the system. Recommended.
org-keep-vault = An encrypted file
org-keep-vault-means = You choose the passphrase. Nobody can recover it.
org-keep-session = This session only
org-keep-session-means = In memory, not in a file. Gone when the app closes.
org-keep-waiting = Waiting for the system window…
