# Rotating the secret, and re-authorizing.

act-began-rotation = Secret rotation started
act-proved-new-secret = New secret tested in Okta
act-checked-new-secret = New secret checked in Okta
act-went-on-unproven = Continued without a complete test of the new secret
act-intends-to-reauthorize = Re-authorization started
act-reauthorized = Dell re-authorized
act-console-said-again = Answer of Dell's console to re-authorization reported
act-read-dell-status = App Status read from Dell
act-saw-dell-status = App Status in Dell's console reported
act-set-inactive = Secret set to inactive in Okta
act-old-secret-refused = Okta rejects that secret
act-went-on-unrefused = Continued without testing that Okta rejects it
act-wiped-old-secret = Secret erased here and checked
act-nothing-to-wipe = Secret was not saved here, so not erased
act-gave-up-rotation = New secret discarded
act-turned-back = Returned to the previous secret
act-finished-rotation = Rotation finished

## Rail and diagram

rotate-rail-label = Secret rotation
rotate-rail-add = Add a new secret
rotate-rail-update = Update Dell
rotate-rail-deactivate = Deactivate the old one
rotate-rail-deactivate-new = Deactivate the new one
rotate-rail-done = Done
rotate-kind = Secret rotation
rotate-kind-lost = Secret replacement
rotate-kind-back = Return to the previous secret
rotate-kind-given-up = Discarding the new secret
rotate-leave = Leave and continue later

rotate-secrets = Both secrets
rotate-secret-previous = Old, ends in `{ $last }`
rotate-secret-previous-none = Old, not saved here
rotate-secret-new = New, ends in `{ $last }`
rotate-secret-new-none = New
rotate-tag-uses = Dell uses this one
rotate-tag-none = Not generated yet
rotate-tag-saved = Saved
rotate-tag-failed = Test not passed
rotate-tag-tested = Tested { $time }
rotate-tag-may = Dell may have this one
rotate-tag-given = Dell got this one
rotate-tag-status = App Status: { $status }
rotate-tag-active = Still active in Okta
rotate-tag-inactive = Inactive, reported
rotate-tag-rejected = Rejected by Okta { $time }
rotate-tag-untested = Inactive, not tested
rotate-tag-erased = Erased here
rotate-mark = ends in `{ $last }`, secret_hash `{ $hash }`

## 1 Add a new secret

rotate-add-title = Add a new secret
rotate-add-title-lost = Replace the lost secret
rotate-add-title-rejected = Replace the rejected secret
rotate-add-lead = Okta allows two secrets. Don't deactivate the old one yet.
rotate-add-lead-lost = The secret isn't on this computer anymore, and Okta won't show it again. Dell keeps using it until you replace it.
rotate-add-lead-rejected = Okta rejected the old secret. If Dell uses the same one, backups fail until you replace it.
rotate-generate = Generate it in Okta
rotate-click-general = Go to **Applications > API Service Integrations**, the integration, **General** tab.
rotate-click-generate = Under **Client Secrets**, click **Generate new secret**.
rotate-two = Okta already has two?
rotate-two-remedy = Delete one that is **Inactive**. Never delete the one Dell uses: { $mark }.
rotate-two-remedy-unknown = Delete one that is **Inactive**. Never delete the one Dell uses.
rotate-two-both = If both are **Active**, find out who uses the other one before you deactivate it.
rotate-save-part = Save and test it
rotate-save-how = In Okta, click **Copy to clipboard**. Then save it here: the app tests it in Okta at once.
rotate-save = Save and test
rotate-saving = Saving and testing…
rotate-saved = Saved in { $place }, clipboard cleared. Now click **Done** in Okta.
rotate-test = Test it
rotate-test-again = Test again
rotate-testing = Testing…
rotate-another = Save another one
rotate-untested = Saved, but not tested yet.
rotate-gaps = Okta accepts it, but some checks failed. Both secrets have the same permissions, so you can continue.
rotate-go-on = Continue without this test

## 2 Update Dell

rotate-update-title = Update Dell with the new secret
rotate-update-title-back = Update Dell with the previous secret
rotate-update-lead = Give Dell the new secret before you deactivate the old one.
rotate-update-lead-rejected = Okta rejected the old secret. Give Dell the new one.
rotate-update-lead-back = Dell gets the previous secret again. Then you discard the new one.
rotate-untested-chosen = This secret is not completely tested: you chose to continue.
rotate-back-part = Test the previous secret in Okta
rotate-back-how = If it's inactive in Okta, set it to **Active** first.
rotate-back-tested = Okta accepts it, tested { $time }
rotate-back-skipped = Continued without this test
rotate-update-part = Re-authorize in Dell
rotate-click-dots = Under **Domains**, open the org and click the three dots.
rotate-click-app = Click **Re-Authorize App**.
rotate-click-authorize = Click **Authorize**.
rotate-update-got = Dell got the secret ending in `{ $last }`
rotate-update-send = One request gives Dell the secret ending in `{ $last }`. Then the app reads App Status.
rotate-status-part = What does App Status show?
rotate-status-where = Click the domain and look in **Details**.
rotate-status-connected = Connected
rotate-status-pending = Dell is still working
rotate-status-unauthorized = Okta rejects Dell's secret
rotate-status-disconnected = Dell can't reach Okta
rotate-else-status = App Status shows
rotate-else-unseen = I can't see it
rotate-unseen-heading = Continue without App Status?
rotate-unseen-what = If Dell doesn't have this secret, backups stop when you deactivate the other one. The report will say that App Status was not checked.
rotate-unseen-yes = Continue without it
rotate-status-wait = App Status: Pending. Dell is still working. Look again in a minute.
rotate-status-mend = App Status: { $status }. Don't deactivate the other secret. Look again in a minute, or cancel the rotation.
rotate-status-again = App Status: { $status }. Paste the values above once more, or cancel. Don't deactivate the other secret.
rotate-status-read = Read App Status
rotate-hand-read = Read Dell's status
rotate-unclear = Dell may have either secret
rotate-unclear-why = The new one was sent, and no clear answer came. Dell may have either. The app never sends it again by itself.
rotate-unclear-unread = Dell's status for this domain was not read yet.
rotate-unclear-status = Dell says { $status } at { $time }, but not which secret it has. Sending the new one again does no harm.

## 3 Deactivate the old one

rotate-deactivate-title = Deactivate the old secret
rotate-deactivate-title-new = Deactivate the new secret
rotate-deactivate-lead = Dell no longer needs it. Only you can do this, in Okta.
rotate-deactivate-lead-given-up = Dell keeps using the other one.
rotate-deactivate-lead-given-up-rejected = Okta rejected the other one: if Dell uses it, backups keep failing.
rotate-deactivate-unseen = App Status was not checked after Dell got the other secret.
rotate-deactivate-part = Set it to Inactive in Okta
rotate-deactivate-find = Under **Client Secrets**, find the one that { $mark }.
rotate-deactivate-find-unknown = Under **Client Secrets**, find the one that does **not** end in `{ $last }`.
rotate-deactivate-set = Set it to **Inactive**. Leave the other one **Active**.
rotate-deactivate-said = Inactive in Okta, reported by { $name }
rotate-test-part = Test both secrets
rotate-test-part-lost = Finish
rotate-test-what = The app checks that Okta accepts one and rejects the other, then asks to erase the rejected one here.
rotate-test-what-api = The app checks that Okta accepts one and rejects the other, reads App Status, then asks to erase the rejected one here.
rotate-test-lost = It isn't saved here, so the app can neither test nor erase it.
rotate-done-it = I've done it
rotate-test-both = Test both secrets
rotate-not-testable = It can't be tested
rotate-not-testable-heading = Continue without this test?
rotate-not-testable-what = Anyone with that secret may still be able to use it. The report will say that this was not tested. The app still asks before it erases the secret here.
rotate-not-testable-yes = Continue without testing

## 4 Done

rotate-done-title = The secret is rotated
rotate-done-title-given-up = The new secret is discarded
rotate-done-title-back = Dell uses the previous secret again
rotate-done-title-erase = Erase the old secret here
rotate-done-title-erase-new = Erase the new secret here
rotate-done-lead = This connection uses the secret ending in `{ $last }`.
rotate-done-dell = App Status: Connected
rotate-done-dell-unseen = App Status was not checked
rotate-done-inactive = Inactive in Okta
rotate-done-rejected = Okta rejects it, tested { $time }
rotate-done-untested = Okta's rejection was not tested
rotate-done-erased = Erased from this computer, and checked
rotate-done-away = It was not on this computer: neither tested nor erased
rotate-done-here = Still saved in { $place } as “{ $item }”
rotate-done-delete = You can now **Delete** the inactive one in Okta. That makes room for the next rotation.
rotate-erase = Erase this secret
rotate-look-again = Back to step 3
rotate-finish = Finish

## A change of mind

rotate-cancel = Cancel rotation
rotate-cancel-keep = Continue rotation
rotate-cancel-stop = { $rejected ->
    [yes] Okta rejected the old secret: if Dell uses it, backups keep failing. If you generated a new one in Okta, delete it there.
   *[no] Dell keeps using the old secret. If you generated a new one in Okta, delete it there.
}
rotate-cancel-stop-yes = Cancel rotation
rotate-cancel-give-up = { $back ->
    [yes] Dell keeps using the new secret. Next, deactivate the previous one in Okta; then it's erased here.
   *[no] { $rejected ->
        [yes] Okta rejected the old secret: if Dell uses it, backups keep failing. Next, deactivate the new one in Okta; then it's erased here.
       *[no] Dell keeps using the old secret. Next, deactivate the new one in Okta; then it's erased here.
    }
}
rotate-cancel-give-up-yes = { $back ->
    [yes] Discard the previous secret
   *[no] Discard the new secret
}
rotate-cancel-back = { $back ->
    [yes] Dell has the previous secret. Re-authorize with the new one first, then discard the previous one.
   *[no] Dell has the new secret. Re-authorize with the previous one first, then discard the new one.
}
rotate-cancel-back-yes = { $back ->
    [yes] Return to the new secret
   *[no] Return to the previous secret
}
rotate-cancel-unsure = { $back ->
    [yes] Dell may have either secret. Re-authorize with the new one first, then discard the previous one.
   *[no] Dell may have either secret. Re-authorize with the previous one first, then discard the new one.
}
rotate-cancel-unsure-yes = { rotate-cancel-back-yes }
rotate-cancel-console = If Dell's console rejected it, report that first: then you can discard it at once.
rotate-cancel-resume = { $back ->
    [yes] The app tests the previous secret again, then Dell gets it. If it's inactive, set it to **Active** in Okta first.
   *[no] The app tests the new secret again, then Dell gets it. If it's inactive, set it to **Active** in Okta first.
}
rotate-cancel-resume-word = { $back ->
    [yes] Keep the previous secret after all
   *[no] Keep the new secret after all
}
rotate-cancel-resume-yes = Keep it

## Re-authorizing outside a rotation

reauthorize-title = Re-authorize { $host } in Dell
reauthorize-title-new = You need a new secret
reauthorize-lead = Dell gets client ID and secret again for the same domain. Backups stay as they are.
reauthorize-lead-none = The secret isn't saved here, and Okta won't show it again.
reauthorize-lead-rejected = Okta rejects the saved secret, so Dell can't use it either.
reauthorize-new-what = Generate a new one in Okta. The app tests it, then you update Dell.
reauthorize-new-go = Rotate the secret
reauthorize-cut-off = App Status: { $status }. Dell can't sign in to Okta with its secret.
reauthorize-unclear = Dell may have accepted it
reauthorize-unclear-why = It was sent, and no clear answer came. The app never sends it again by itself.
reauthorize-test-part = Test the saved secret in Okta
reauthorize-test-what = If Okta rejects it, Dell can't use it either.
reauthorize-tested = Okta accepts it, tested { $time }
reauthorize-reinstalled = The integration was reinstalled
reauthorize-reinstalled-what = It has another client ID and secret. Save and test them, then authorize them in Dell. Until then, Dell stays the same.
reauthorize-reinstalled-go = Save the other secret
reauthorize-leave = Back to status

ways-prove = Test again
ways-rotate = Generate a new secret in Okta and update Dell
ways-take = Save another secret
