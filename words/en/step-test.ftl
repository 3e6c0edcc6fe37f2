# Step 4, Test: what is asked of Okta, and what came of it. Reports and `odc` use the rows and totals too.
# **Two stars** mark a console's own label; `backticks` mark a value to be copied or typed.

step-test-title = Test the connection
step-test-lead = Check that Okta accepts the credentials and grants what Dell needs. Nothing is changed in Okta.
test-title-running = Testing… { $done } of { $of }
test-title-passed = Okta is ready
test-title-credential = Okta accepts the client ID and secret
test-title-stale = Values changed: test again
test-title-extra = { $count ->
    [one] Okta grants one extra permission
   *[other] Okta grants { $count } extra permissions
}
test-tested = Tested from this computer, { $time }.
test-from-here = This doesn't test Dell's own connection to Okta.
test-stale = These results are from { $time }. The domain, client ID or secret changed since.
test-earlier = Results from { $time }
test-run = Run test
test-again = Test again
test-running = Testing…
test-save = Save report
test-rows = Checks
test-more = More options
test-credentials = Test credentials only
test-credentials-hint = Reads no data.
test-skip = Skip the test
test-skip-hint = The record will say so.
test-skipped = Test skipped, as recorded.
test-waits-first = Waiting for the password store or Okta.
test-waits-okta = Okta hasn't answered yet. It may be limiting requests.
test-waits-limit = Waiting for Okta's rate limit, { $seconds } s.

## The grouped rows

test-row-domain = Org found
test-row-credential = Client ID and secret accepted
test-row-granted = { $count ->
    [one] The one permission granted
   *[other] All { $count } permissions granted
}
test-row-granted-of = { $granted } of { $known } permissions granted
test-row-not-granted = Permissions not tested
test-row-not-granted-all = Test all
test-row-read = { $count ->
    [one] One kind of data can be read
   *[other] { $count } kinds of data can be read
}
test-row-unread = { $count ->
    [one] 0 of 1 kind of data can be read
   *[other] 0 of { $count } kinds of data can be read
}
test-extra-none = no extra ones
test-extra-found-none = no extra ones found
test-extra-count = { $count } extra
test-extra-unchecked = extra ones not checked
test-extra-offer = Look for extra permissions
test-row-untestable = Not testable: { $names }
test-untestable-factors = sign-in factors
test-untestable-writing = writing during a restore
test-untestable-and = { $first }, and { $last }
test-row-not-run = { $count ->
    [one] One check couldn't run
   *[other] { $count } checks couldn't run
}
test-ms = { $ms } ms

## What failed

test-cause-scope = Okta didn't grant { $scope }
test-cause-scopes = { $count ->
    [one] Okta didn't grant 1 permission
   *[other] Okta didn't grant { $count } permissions
}
test-cause-scopes-without = Dell can't back up everything without them.
test-ask-dell = Ask Dell whether this integration is older than the current list.
test-dont-revoke = Don't revoke yet
test-dont-revoke-why = Revoking stops backups and changes client ID and secret. Dell then needs **Re-Authorize App**.
test-same = { $count ->
    [one] 1 check failed
   *[other] { $count } checks failed for the same reason
}
test-one = Check that failed
test-question = Copy question for Dell
# Support reads English: the text is the same in every language.
test-question-text =
    The API service integration "Dell Data Security Cloud" in our Okta org { $host } (client ID { $client }) was not granted: { $scopes }.
    Does Dell Data Security Cloud need { $count ->
        [one] this permission
       *[other] these permissions
    } today? Is our installation older than your current list, and how do we add what is missing without losing backups?
test-replace = Replace secret
test-check-client = Check client ID
test-proxy = Change proxy
test-continue-anyway = Continue anyway
test-accept-label = Why do you continue? (for the record)
test-accept-hint = Saved with your name and the time.
test-accept = Record and allow
test-accepted = Continuing with this gap: “{ $words }”

## What Okta will log

test-log = What Okta will log
test-log-lead = For your security team:
test-log-calls = The requests:
test-log-copy = Copy text
prove-log-text =
    A connection test of Okta Dell Connect runs against { $host } from this computer, about { $time }.
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

## Rows and totals, in reports too

prove-place = Tested from this computer. This doesn't show whether Dell's cloud reaches Okta.
prove-total = { $passed } of { $count } checks passed.
prove-total-untestable = { $count } more can't be tested.
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
test-try-what = Test again: { $what }
