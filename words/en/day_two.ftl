# Once connected: status, Dell clouds, rotation.

## Rotation

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

rotate-rail-label = Secret rotation
rotate-rail-slots = Check Okta's list
rotate-rail-take = Save the new secret
rotate-rail-prove = Test it in Okta
rotate-rail-reauthorize = Update Dell
rotate-rail-at-dell = Check Dell's access
rotate-rail-deactivate = Deactivate the old one
rotate-rail-refused = Test the old one
rotate-rail-wipe = Erase it here
rotate-kind = Secret rotation
rotate-kind-lost = Secret replacement
rotate-kind-back = Return to the previous secret
rotate-kind-given-up = Discarding the new secret
rotate-leave = All steps of the connection
rotate-saved = Saved. You can close the app and continue later.

rotate-called = the secret …{ $last }
rotate-called-other = the other secret
rotate-mark = ends `{ $last }`, secret_hash `{ $hash }`
rotate-mark-unknown = not saved here: the one that isn't listed below
rotate-in-use = In use
rotate-in-use-lost = Last used
rotate-stays = Stays Active
rotate-goes = Will be Inactive
rotate-click-general = In Okta's Admin Console, open **Applications > API Service Integrations**, the integration, **General** tab.

rotate-slots-title = Rotate the secret
rotate-slots-title-lost = Replace the lost secret
rotate-slots-lead = Okta allows two secrets at a time. The old one keeps working until you deactivate it.
rotate-slots-lead-lost = The secret isn't on this computer anymore, and Okta won't show it again. Dell uses the old one until you replace it.
rotate-slots-click-look = Check **Client Secrets**. Each shows its last four characters and **secret_hash**.
rotate-slots-legend = How many secrets are listed?
rotate-slots-1 = One
rotate-slots-2 = Two
rotate-slots-full = Make room for a new secret first
rotate-slots-full-remedy = Delete one that is **Inactive**. Never delete the one in use: { $mark }.
rotate-slots-full-both = If both are **Active**, find out who uses the other one before you deactivate it. Then choose “One”.

rotate-take-title = Save the new secret
rotate-take-lead = The old one stays saved and unchanged.
rotate-take-click-generate = In **Client Secrets**, click **Generate new secret**.
rotate-take-click-copy = Click **Copy to clipboard**. Leave Okta's window open.
rotate-take-click-here = Save it here with the button, or press { $shortcut }.
rotate-take = Save the new secret
rotate-take-another = Save another one

rotate-prove-title = Test { $which } in Okta
rotate-prove-lead = Check that Okta accepts it before you update Dell. Backups continue with the old one.
rotate-prove-lead-back = Check that Okta still accepts it. If it's inactive, set it to Active in Okta first.
rotate-prove-done = Saved. Now click **Done** in Okta.
rotate-prove-not = The new secret isn't tested
rotate-prove-not-what = Dell doesn't get it yet. If Okta rejected it, compare **secret_hash** with Okta's list, or save another one.
rotate-prove-not-back = Dell doesn't get it yet. If Okta rejected it, set it to **Active** in Okta and test again.
rotate-prove-gaps = Okta accepts it, but some checks failed
rotate-prove-gaps-what = Both secrets have the same permissions, because those belong to the integration. You can continue.
rotate-prove-go-on = Continue without this test

rotate-hand-title = Update Dell with { $which }
rotate-hand-lead = Both secrets work in Okta now, so backups continue.
rotate-hand-proven = Okta accepts it: tested
rotate-hand-unproven = Not tested, or with failed checks: you chose to continue.
rotate-hand-read = Read Dell's status
rotate-outcome-registered = The app was re-authorized
rotate-unclear = Dell may hold either secret
rotate-unclear-why = The new one was sent, and no clear answer came. Both work in Okta, so backups continue. The app never sends it again by itself.
rotate-unclear-unread = Dell's status for this domain was not read yet.
rotate-unclear-status = Dell says { $status } at { $time }, but not which secret it has. Sending the new one again does no harm.

rotate-at-dell-title = Check Dell's access
rotate-at-dell-lead = Dell got { $which }. The old one stays saved and Active until Dell's access is checked.
rotate-at-dell-api = The app reads App Status from Dell and changes nothing.
rotate-at-dell-console = In Dell's console, open **All Services > Okta**, click the domain and check **App Status** in **Details**.
rotate-at-dell-legend = What does App Status show?
rotate-at-dell-read = Read App Status
rotate-at-dell-says = App Status: { $status }
rotate-at-dell-wait = Dell is still working. Check again in a minute.
rotate-at-dell-mend = Don't deactivate { $other }. Check again in a minute. If it stays like this, return to the previous secret below.
rotate-at-dell-unseen = I can't see it
rotate-at-dell-unseen-heading = Continue without App Status?
rotate-at-dell-unseen-what = If Dell doesn't have the new secret, backups stop when you deactivate the old one. The report will say that App Status was not checked.
rotate-at-dell-unseen-yes = Continue without it
rotate-status-connected = Dell can sign in
rotate-status-pending = still working
rotate-status-unauthorized = Okta rejects Dell's secret
rotate-status-disconnected = Dell can't reach Okta

rotate-inactive-title = Deactivate { $which } in Okta
rotate-inactive-lead = Dell no longer needs it. Only you can do this, in Okta.
rotate-inactive-lead-given-up = Dell continues with the other one. Deactivate this one in Okta, or delete it.
rotate-inactive-unseen = App Status was not checked after Dell got the new one.
rotate-inactive-click-find = In **Client Secrets**, find it by its last four characters and **secret_hash**.
rotate-inactive-click-set = Set it to **Inactive**. Leave the other one **Active**.
rotate-inactive-said = I've done it

rotate-refused-title = Test that Okta rejects { $which }
rotate-refused-lead = It stays saved here until then, so that you can still return to it.
rotate-refused-what = The app requests a token with each secret. Okta must accept the one to keep and reject the other. Tokens are revoked at once.
rotate-refused-what-api = The app requests a token with each secret. Okta must accept the one to keep and reject the other. Then it reads App Status from Dell.
rotate-refused-ask = Test both secrets
rotate-refused-look = Back to Okta's list
rotate-refused-door = Continue without this test
rotate-refused-door-heading = Continue without this test?
rotate-refused-door-what = The report will say that it was not tested. Anyone with the old secret may still be able to use it.
rotate-refused-door-yes = Continue without testing

rotate-wipe-title = Erase { $which } here
rotate-wipe-title-lost = The old secret isn't saved here
rotate-wipe-lead = Then only { $stays } is left on this computer.
rotate-wipe-lead-lost = It was not on this computer anymore.
rotate-wipe-refused = Okta rejects { $which }: tested
rotate-wipe-unmeasured = Okta's rejection was not tested: { $name } continued without it.
rotate-wipe-not-here = It was not here to test, so Okta may still accept it. Check that Okta's list shows it as **Inactive**.
rotate-wipe-what = It's stored in { $place } as “{ $item }”. The app erases it and checks that it's gone.
rotate-wipe = Erase { $which }
rotate-wipe-lost = Record this

rotate-ended-title = The secret is rotated
rotate-ended-title-given-up = The new secret is discarded
rotate-ended-lead = This connection now uses { $which }.
rotate-ended-dell = Dell can sign in with { $which }
rotate-ended-dell-unseen = Dell got { $which }; App Status was not checked
rotate-ended-inactive = In Okta, { $which } was set to inactive
rotate-ended-refused = Okta rejects { $which }: tested
rotate-ended-unmeasured = Okta's rejection of { $which } was not tested
rotate-ended-wiped = On this computer, { $which } was erased, and that was checked
rotate-ended-lost = Not on this computer: { $which } could be neither tested nor erased
rotate-ended-delete = You can now **Delete** the inactive one in Okta. That makes room for the next rotation.

rotate-mind-keep = Go back
rotate-mind-stop = Cancel rotation
rotate-mind-stop-heading = Cancel the rotation?
rotate-mind-stop-what = No changes were made here or in Dell. If you generated a secret in Okta, delete it there.
rotate-mind-stop-yes = Cancel rotation
rotate-mind-give-up = Discard the new secret
rotate-mind-give-up-heading = Discard the new secret?
rotate-mind-give-up-what = Dell continues with { $other }. Deactivate { $comes } in Okta; the app tests that and erases it here.
rotate-mind-give-up-yes = Discard
rotate-mind-console = You copied it for Dell's console. If the console rejected it, report that first: then you can discard it at once.
rotate-mind-back = Return to the previous secret
rotate-mind-back-heading = Return to the previous secret?
rotate-mind-back-what = The app tests { $other } in Okta, then Dell gets it again. Then you discard the new one.
rotate-mind-back-yes = Return
rotate-mind-unsure = Return to the previous secret
rotate-mind-unsure-heading = Return to the previous secret?
rotate-mind-unsure-what = Dell may have either secret. Re-authorize with { $other } first, then discard { $comes }.
rotate-mind-unsure-yes = Return
rotate-mind-resume = Keep the new secret after all
rotate-mind-resume-heading = Keep the new secret after all?
rotate-mind-resume-what = The app tests { $comes } again, then Dell gets it. If it's inactive, set it to **Active** in Okta first.
rotate-mind-resume-yes = Keep it

authorize-reauthorize = Re-authorize
home-rotate = Rotate the secret
home-rotate-what = Rotate the secret of { $name }
home-rotate-on = Continue rotation
home-rotate-on-what = Continue rotation of the secret of { $name }
home-rotation = rotation not finished: { $stage }

## Re-authorizing outside a rotation

screen-reauthorize = Re-authorize
status-reauthorize = Re-authorize
home-reauthorize = Re-authorize
home-reauthorize-what = Re-authorize { $name } in Dell
reauthorize-title = Re-authorize { $host } in Dell
reauthorize-lead = Dell gets client ID and secret again for the same domain. Backups stay as they are.
reauthorize-cut-off = App Status: { $status }. Dell can't sign in to Okta with its secret.
status-cut-off = Okta rejects Dell's credentials, so backups don't run. Re-authorize to fix that.
reauthorize-go-production = Re-authorize (PRODUCTION)
reauthorize-go-preview = Re-authorize (preview)
reauthorize-go-trial = Re-authorize (trial)
reauthorize-unclear = Dell may have accepted it
reauthorize-unclear-why = It was sent, and no clear answer came. The app never sends it again by itself.
reauthorize-legend = With which credentials?
reauthorize-same = The saved ones: client ID `{ $client }`, secret ends in `{ $last }`
reauthorize-same-hint = If Okta still accepts them and Dell lost access.
reauthorize-new = A new secret of the same integration
reauthorize-new-hint = If the secret is lost or rejected. Both work meanwhile.
reauthorize-other = Another client ID and secret
reauthorize-other-hint = If the integration was revoked or reinstalled in Okta.
reauthorize-other-what = Save the new secret and client ID, test them, then authorize them in Dell. Until then, Dell stays the same.
reauthorize-other-go = Save the other secret
reauthorize-new-go = Rotate the secret
reauthorize-proven = Okta accepts them: tested
reauthorize-unproven = These credentials were not tested. If Okta rejects them, Dell can't use them either.
reauthorize-prove = Test first
reauthorize-leave = Back to status
reauthorize-none = No secret is saved here. Make a new one: Okta won't show the old one again.

ways-prove = Test again
ways-rotate = Generate a new secret in Okta and update Dell
ways-take = Save another secret
