# The proof: what is asked of Okta, and what came of it.

prove-permissions-heading = Permissions
prove-read = { $count ->
        [one] One kind of data
       *[other] { $count } kinds of data
    } can be read
prove-list-granted = Required and granted: { $count }
prove-list-missing = Missing: { $count }
prove-list-missing-none = Missing: none
prove-list-missing-lead = Required, and not granted. The row above says what to do.
prove-list-extra = Beyond the required ones: { $count }
prove-list-extra-before = This check could not look beyond the required ones. What stands here is from a check before.
prove-list-extra-none = Beyond the required ones: none found
prove-list-extra-unknown = Beyond the required ones: not known
prove-list-extra-why = Okta did not show this integration its own grants, so nothing can be said of others.
prove-list-extra-unlooked = Okta's list of this integration's permissions was not read.
prove-list-extra-doubt = Beyond the required ones: not known
prove-list-as-requested = As requested. Okta did not list them; the checks above show what can be read.
prove-not-ended = Okta did not confirm that every token is revoked. Each ends by itself within an hour.
prove-list-extra-lead = Backup and restore are not known to need these. If Okta's consent screen listed one, add it under "Review the permissions". Else ask whoever installed the integration why it is there.
prove-by-grants = By Okta's own list of this integration's grants.
prove-by-audit = Each of { $among } names that Okta publishes was asked for; a name that Okta does not publish was not.
prove-changed = Changed since { $time }
prove-changed-none = Nothing changed since { $time }, as far as both checks looked.
prove-changed-gained = Now granted:
prove-changed-lost = No longer granted:
prove-changed-extra = New beyond the required ones:
prove-changed-extra-gone = No longer there beyond the required ones:
prove-audit-offer = Look for others…
prove-audit-again = Look again…
prove-audit-heading = Look for permissions beyond the required ones
prove-audit-lead = Okta tells only by being asked: each of the { $names } other permissions that it publishes is asked for alone. That is { $requests } requests, and one more for each permission that is granted, to give its token back at once. Nothing is read and nothing is written.
prove-audit-log = Expect a line in your System Log for each request, most of them as refused.
prove-audit-pace = Four at a time, and no faster than Okta's rate limit allows. You can cancel at any time; then nothing is kept.
prove-audit-desk = For the security desk: what is asked
prove-audit-text =
    A permission audit of Okta Dell Connect runs against { $host } from this computer, about { $time }.
    Actor: the API service integration "Dell Data Security Cloud", Client ID { $client }.
    It sends { $requests } requests: one GET /.well-known/okta-organization, and { $names } times POST /oauth2/v1/token with one scope each.
    Expected in the System Log: { $names } times app.oauth2.token.grant, nearly all with the outcome FAILURE; for each scope that is granted, app.oauth2.token.grant.access_token and app.oauth2.token.revoke.
    Nothing is read and nothing is written.
    The scopes:
prove-audit-start = Ask now ({ $requests } requests)
prove-audit-close = Not now
prove-audit-running = Looking…
prove-audit-progress = { $done } of { $of } asked, { $found } found
prove-audit-waits = Waiting { $seconds } s for Okta's rate limit.
prove-log-calls = The requests
act-audited-scopes = Permissions audited
