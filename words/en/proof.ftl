# The test: what is sent to Okta, and its results.

prove-list-granted = Required and granted: { $count }
prove-list-missing = Missing: { $count }
prove-list-missing-none = Missing: none
prove-list-missing-lead = Required but not granted. The check above has the remedy.
prove-list-extra = Extra: { $count }
prove-list-extra-before = This test couldn't look for extra permissions. The list is from an earlier test.
prove-list-extra-none = Extra: none found
prove-list-extra-unknown = Extra: not checked
prove-list-extra-why = Okta didn't show this integration its own grants.
prove-list-extra-unlooked = Okta's list of this integration's permissions was not read.
prove-list-extra-doubt = Extra: not known
prove-list-as-requested = As requested. Okta didn't list them; the checks above show what can be read.
prove-not-ended = Okta didn't confirm that every token is revoked. Each expires within an hour.
prove-list-extra-lead = Backup and restore don't need these, as we know. If Okta listed one, add it in "Review permissions". Else ask who installed the integration.
prove-by-grants = From Okta's own list of this integration's grants.
prove-by-audit = The app asked for each of the { $among } names Okta publishes, and no others.
prove-changed = Changed since { $time }
prove-changed-none = No change since { $time } in what both tests checked.
prove-changed-gained = Now granted:
prove-changed-lost = No longer granted:
prove-changed-extra = New extra permissions:
prove-changed-extra-gone = Extra permissions no longer there:
prove-audit-heading = Look for extra permissions
prove-audit-lead = The app asks for each of the { $names } other permissions alone: { $requests } requests, and one more to revoke each token Okta gives. It reads and writes no data.
prove-audit-log = Your System Log gets an entry for each request, mostly as refused.
prove-audit-pace = Four at a time, within Okta's rate limit. If you cancel, the app keeps no result.
prove-audit-desk = For your security team: what is sent
prove-audit-text = 
    A permission audit of Okta Dell Connect runs against { $host } from this computer, about { $time }.
    Actor: the API service integration "Dell Data Security Cloud", Client ID { $client }.
    It sends { $requests } requests: one GET /.well-known/okta-organization, and { $names } times POST /oauth2/v1/token with one scope each.
    Expected in the System Log: { $names } times app.oauth2.token.grant, nearly all with the outcome FAILURE; for each scope that is granted, app.oauth2.token.grant.access_token and app.oauth2.token.revoke.
    It reads and writes no data.
    The scopes:
prove-audit-start = Start ({ $requests } requests)
prove-audit-close = Not now
prove-audit-progress = { $done } of { $of } checked, { $found } found
prove-audit-waits = Waiting for Okta's rate limit, { $seconds } s
act-audited-scopes = Permissions audited
