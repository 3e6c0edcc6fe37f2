### Words of the files that can be handed to others.

report-yes = yes
report-no = no
report-unknown = not known
report-tested = tested, { $at }
report-reported = reported by { $by }, { $at }
report-value-known = { $value }, { $known }
report-practice = Practice, not evidence: this was done against the Okta and Dell that are built into the app.
report-permissions-title = Permissions that Dell Data Security Cloud asks for in Okta
report-permissions-for = For { $host }.
report-organization-open = an org that is not chosen yet
report-at-least = These are the { $count } we know of. Okta shows the full list before you install.
report-scopes-and-role = These permissions and the integration's admin role together decide what it can do. Okta logs its calls under the integration's name.
report-permissions-table = Permissions
report-group = Group
report-scope = Permission
report-allows = What it allows
report-deletes = Includes delete
report-why = Likely reason (Dell gives none)
report-added = Seen in Okta and added
report-handover-title = Report: Okta org and Dell Data Security Cloud
report-no-secrets = This file holds no secret. A secret is named by its length, its last four characters and the hash that Okta shows.
report-about = Connection
report-what = What
report-value = Value
report-organization = Okta org
report-org-id = Org ID
report-client-id = Client ID
report-secret = Client secret
report-mark = { $length ->
        [one] one character
       *[other] { $length } characters
    }, ends in { $last }, Okta shows { $hash }
report-secret-choice = The secret on this computer
report-secret-keychain = stored in the system's password store
report-secret-vault = stored in this app's encrypted file
report-secret-session = held in memory until the app ended
report-secret-missing = no longer found as it was saved
report-secret-session-ended = held for a session that has ended; it is no longer here
report-secret-erased = erased, and read back as gone
report-environment = Dell cloud
report-account = Dell account
report-roles = Roles
report-role-okta = Okta Super Admin: { $who }
report-role-dell = Dell Cloud Admin: { $who }
report-role-shown = shown as required, not checked
report-role-colleague = a colleague, { $name }
report-role-colleague-unnamed = a colleague
report-granted = Permissions granted
report-granted-count = { $granted } of { $known }
report-as-requested = as requested; Okta did not list them
report-beyond = Permissions beyond these
report-beyond-none = none found
report-beyond-unknown = not tested
report-beyond-doubt = not known whether there are more: { $why }
report-tokens = Tokens
report-tokens-not-ended = Okta did not confirm that every token is revoked. Each ends by itself within an hour.
report-keys = Key management
report-keys-on = Cloud Key Management on
report-keys-off = Cloud Key Management off
report-keys-skipped = Cloud Key Management skipped
report-protection = State
report-protection-known = How the state is known
report-protection-not-connected = not authorized in Dell
report-protection-connected = authorized in Dell; no finished backup seen
report-protection-protected = protected
report-live = In place
report-place = Where
report-place-okta = Okta
report-place-dell = Dell
report-place-here = This computer
report-known = How it is known
report-checks = Checks
report-state = Result
report-problem = Problem
report-at = When
report-done = What was done
report-by = By
report-by-app = tested by the app
report-done-by-app = done by the app
report-by-person = reported by a person
report-again-later = { $known }; reported again later
report-tested-times = Connection tested { $count } times, first { $first }
report-tested-new-times = New secret tested { $count } times, first { $first }
report-tested-last = { $what }; last: { $how }
report-environment-from-file = { $name } ({ $host }), added by { $by } at { $at } from a file
report-environment-from-form = { $name } ({ $host }), added by { $by } at { $at } by hand
report-list-title = Connections of Okta and Dell Data Security Cloud
report-list-table = { $count ->
    [one] 1 org
   *[other] { $count } orgs
}
report-list-org = Org
report-list-tier = Kind
report-list-state = State
report-list-reason = Reason
report-list-known = How it is known
report-list-permissions = Permissions granted
report-list-tested = Last test (UTC)
report-list-backup = Last backup seen (UTC)
report-list-secret = Client secret
report-list-secret-at = Secret saved (UTC)
report-list-rotation = Rotation under way
report-list-account = Dell account
report-list-cloud = Dell cloud

## The state's one reason

report-protection-not-protected-keys = not protected: key management is off
report-protection-not-protected-keys-skipped = not protected: key management was skipped
report-protection-not-protected-cut-off = not protected: Dell can't sign in to Okta
report-protection-not-protected-backups-off = not protected: scheduled backups are off
report-protection-not-protected-unclear = not protected: a change was sent to Dell, and its result isn't known

## Ten lines for a ticket

ticket-test = Last test
ticket-dell = Dell
ticket-backup = Latest backup
ticket-beyond = beyond these: { $what }
ticket-secret = ends in { $last }, saved { $at } ({ $days ->
        [0] today
        [one] 1 day ago
       *[other] { $days } days ago
    }), { $place }
ticket-secret-keychain = stored in { $place }
ticket-secret-vault = stored in an encrypted file
ticket-secret-session = held in memory until the app closes
ticket-secret-session-ended = no longer here: the session ended
ticket-secret-missing = no longer found as it was saved
ticket-secret-erased = erased from this computer

## Calendar

calendar-first-backup = See the first backup of { $host } finish
    .what = In Dell, open All Services > Okta, click the org, tab Backups. Then report it in Okta Dell Connect.
calendar-test-restore = Run a test restore for { $host }
    .what = Restore something harmless in Dell, check it in Okta, then mark it as done in Okta Dell Connect.
calendar-rotate-secret = Rotate the client secret of { $host }
    .what = It is 180 days old. Open the connection in Okta Dell Connect and choose Rotate. Backups continue meanwhile.

## The Dell part, for a colleague

colleague-title = Dell part: back up { $host }
colleague-for = For a colleague with the Dell Cloud Admin role. This file holds no secret.
colleague-sender = the person who gave you this file
colleague-secret = The client secret
colleague-secret-how = It's saved on the computer of { $name }. Sign in to Dell on that computer, or sit there together. The secret goes from the app into Dell's form.
colleague-secret-never = Never ask for it by mail, chat or ticket, and never send it that way.
colleague-authorize = Authorize the org
colleague-open = Open the Dell console{ $address ->
        [none] {""}
       *[other] {" "}at { $address }
    } and sign in as Dell Cloud Admin.
colleague-menu = Click the menu, All Services > Okta, then Authorize.
colleague-fill = Fill in the form with the values below.
colleague-click = Click Authorize. Tell { $name } exactly what Dell shows.
colleague-field = Field
colleague-value-secret = copied from Okta Dell Connect by { $name }, on this computer
colleague-keys = Turn on key management
colleague-keys-on = Switch on Enable Cloud Key Management System and click Save. Dell may not let you turn it off again.
colleague-keys-skip = Don't choose Skip for now: scheduled backups wouldn't run, and no error would tell you.
colleague-backup = Start the first backup
colleague-configure = If Configure Backup opens, check the storage region and click Save. Wrong region? Ask Dell Support first.
colleague-start = Click Backup Now.
colleague-finished = Once the tab Backups shows a finished backup, tell { $name }.
colleague-druva = Druva runs this service for Dell, so its addresses end in druva.com.

## A change request

change-title = Change request: back up the Okta org { $host } with Dell Data Security Cloud
change-purpose = Purpose: Dell backs up this org and can restore it.
change-okta = Change in Okta: a Super Admin installs the API service integration "Dell Data Security Cloud" and grants { $count } permissions together. Okta shows the full list before:
change-risk = Risk: with the integration's admin role, these permissions are as powerful as an administrator. They apply until the integration is revoked.
change-dell = Change in Dell: a Dell Cloud Admin authorizes the org and turns on Cloud Key Management. Dell may not let anyone turn that off again.
change-secret = Client secret: Okta shows it once. It's saved in the password store of the administrator's computer and copied into Dell's form there, never sent by mail, chat or ticket.
change-log = Monitoring: Okta's System Log shows the integration as the actor, with app.oauth2.token.grant for its tokens.
change-back = Rollback: in Dell, choose Disable Backup and have Support remove the org. In Okta, open Applications > API Service Integrations, the integration, and click Revoke.
change-stays = After a rollback: log entries stay in Okta and Dell, and backups until their retention ends.
change-tool = Prepared with Okta Dell Connect { $version }
