# After the connection stands: status, environments, rotation.

## Rotation

act-began-rotation = Rotation of the secret begun
act-proved-new-secret = New secret proven at Okta
act-checked-new-secret = New secret checked at Okta
act-went-on-unproven = Gone on without a complete proof of the new secret
act-intends-to-reauthorize = Re-authorisation begun
act-reauthorized = Dell re-authorised
act-console-said-again = Dell console's answer to re-authorising noted
act-read-dell-status = App Status read from Dell
act-saw-dell-status = App Status in Dell's console noted
act-set-inactive = Secret set inactive in Okta
act-old-secret-refused = Okta refuses that secret
act-went-on-unrefused = Gone on without measuring that Okta refuses it
act-wiped-old-secret = Secret wiped here, read back as gone
act-nothing-to-wipe = Secret was not here: nothing to wipe
act-gave-up-rotation = New secret given up
act-turned-back = Turned back to the other secret
act-finished-rotation = Rotation finished

rotate-rail-label = Rotating the secret
rotate-rail-slots = Look at Okta's list
rotate-rail-take = Take the new secret
rotate-rail-prove = Prove it at Okta
rotate-rail-reauthorize = Give it to Dell
rotate-rail-at-dell = See that Dell gets in
rotate-rail-deactivate = Set the old one inactive
rotate-rail-refused = Prove that it is refused
rotate-rail-wipe = Wipe it here
rotate-kind = Rotating the secret
rotate-kind-lost = Recovering the secret
rotate-kind-back = Turning back
rotate-kind-given-up = Giving the new secret up
rotate-leave = Steps of the connection
rotate-saved = Saved as you go. Dell keeps a working secret throughout.

rotate-called = …{ $last }
rotate-called-other = the other secret
rotate-mark = ends `{ $last }`, secret_hash `{ $hash }`
rotate-mark-unknown = not known here: the one that is not listed below
rotate-in-use = In use now
rotate-in-use-lost = Used last
rotate-stays = Stays Active
rotate-goes = To be Inactive
rotate-click-general = In Okta's Admin Console open **Applications > API Service Integrations**, the integration, tab **General**.

rotate-slots-title = Rotate the secret: look at Okta's list
rotate-slots-title-lost = Recover the secret: look at Okta's list
rotate-slots-lead = Okta allows two secrets at a time. The one in use goes on working until you set it inactive, at the end.
rotate-slots-lead-lost = The secret is not on this computer any more, and Okta does not show it again. A new one takes its place. Dell goes on with the old one until then.
rotate-slots-click-look = Look at **Client Secrets**. Each is listed by its last four characters and **secret_hash**.
rotate-slots-legend = How many secrets are listed?
rotate-slots-1 = One
rotate-slots-2 = Two
rotate-slots-full = There is no room for a new one yet
rotate-slots-full-remedy = Delete one that is **Inactive**. Never the one in use: { $mark }.
rotate-slots-full-both = If both are **Active**, find out who uses the other one before you set it inactive. Then choose “One” here.

rotate-take-title = Take the new secret
rotate-take-lead = It is kept beside the old one, which stays untouched.
rotate-take-click-generate = In **Client Secrets** click **Generate new secret**.
rotate-take-click-copy = Click **Copy to clipboard**. Leave Okta's dialog open.
rotate-take-click-here = Take it here with the button, or press { $shortcut }.
rotate-take = Take the new secret
rotate-take-another = Take another one

rotate-prove-title = Prove { $which } at Okta
rotate-prove-lead = Before Dell is given it, Okta is asked whether it takes it. Backups go on with the old one.
rotate-prove-lead-back = Okta is asked whether it still takes this one. If it was set inactive, set it to Active there first.
rotate-prove-done = It is in custody. Now click **Done** in Okta's dialog.
rotate-prove-not = It is not proven
rotate-prove-not-what = It is not given to Dell. If Okta refused it, compare **secret_hash** with Okta's list, or take another one.
rotate-prove-not-back = It is not given to Dell. If Okta refused it, set it to **Active** in Okta's list and check again.
rotate-prove-gaps = Okta takes it, and some checks did not pass
rotate-prove-gaps-what = Permissions belong to the integration, so they are the same with either secret. You can go on.
rotate-prove-go-on = Go on without this proof

rotate-hand-title = Give Dell { $which }
rotate-hand-lead = Both secrets work at Okta now, so backups are not interrupted.
rotate-hand-proven = Okta takes it: measured
rotate-hand-unproven = Not proven, or with gaps: you went on all the same.
rotate-hand-read = Read what Dell says
rotate-outcome-registered = The app was re-authorised
rotate-unclear = Dell may hold either secret
rotate-unclear-why = It was handed over and no clear answer came. Both work at Okta, so backups go on. It is never sent again by itself.
rotate-unclear-unread = What Dell says of the domain was not read yet.
rotate-unclear-status = Dell says { $status }, as of { $time }. Which secret it holds it does not say. Handing it over again changes nothing else.

rotate-at-dell-title = See that Dell gets in
rotate-at-dell-lead = Dell was given { $which }. The old one stays in custody and Active until Dell is seen to get in.
rotate-at-dell-api = The app reads App Status from Dell. Nothing is changed.
rotate-at-dell-console = In Dell's console open **All Services > Okta**, click the domain and look at **App Status** in **Details**.
rotate-at-dell-legend = What does App Status show?
rotate-at-dell-read = Read App Status
rotate-at-dell-says = App Status: { $status }
rotate-at-dell-wait = Dell is still at work. Look again in a minute.
rotate-at-dell-mend = Do not set { $other } inactive. Look again in a minute; if it stays, turn back below, so that Dell is given the former secret.
rotate-at-dell-unseen = I cannot see it
rotate-at-dell-unseen-heading = Go on without having seen App Status?
rotate-at-dell-unseen-what = If Dell did not take the new secret, backups stop as soon as the old one is inactive. The record will say that nobody looked.
rotate-at-dell-unseen-yes = Go on without it
rotate-status-connected = Dell gets in
rotate-status-pending = still at work
rotate-status-unauthorized = Okta refuses what Dell holds
rotate-status-disconnected = Dell does not reach Okta

rotate-inactive-title = Set { $which } inactive in Okta
rotate-inactive-lead = Dell no longer needs it. Only you can do this, in Okta.
rotate-inactive-lead-given-up = Dell goes on with the other one. Set this one inactive in Okta, or delete it.
rotate-inactive-unseen = Nobody saw App Status after Dell was given the new one.
rotate-inactive-click-find = In **Client Secrets** find the one to set inactive, by its last four characters and **secret_hash**.
rotate-inactive-click-set = Set it to **Inactive**. Leave the other one **Active**.
rotate-inactive-said = I set it inactive

rotate-refused-title = Prove that Okta refuses { $which }
rotate-refused-lead = Until that is measured, it stays here, so that you can turn back.
rotate-refused-what = Okta is asked for a token with each of the two: the one that stays must be taken, the other refused. Tokens are given back at once.
rotate-refused-what-api = Okta is asked for a token with each of the two: the one that stays must be taken, the other refused. Then App Status is read at Dell.
rotate-refused-ask = Ask Okta
rotate-refused-look = Back to Okta's list
rotate-refused-door = Go on without measuring
rotate-refused-door-heading = Go on without knowing that it is refused?
rotate-refused-door-what = The record will say that it was not measured. Whoever has the old secret may still be able to use it.
rotate-refused-door-yes = Go on, not measured

rotate-wipe-title = Wipe { $which } here
rotate-wipe-title-lost = Nothing to wipe here
rotate-wipe-lead = Then { $stays } alone is left on this computer.
rotate-wipe-lead-lost = The old secret was not on this computer any more.
rotate-wipe-refused = Okta refuses { $which }: measured
rotate-wipe-unmeasured = That Okta refuses it was not measured: { $name } went on without.
rotate-wipe-not-here = It was not here to be tried, so this app cannot say that Okta refuses it. You set it inactive; in Okta's list it must stand as **Inactive**.
rotate-wipe-what = It lies in { $place } as “{ $item }”. It is erased there, and its place is read back.
rotate-wipe = Wipe { $which }
rotate-wipe-lost = Record that

rotate-ended-title = The secret is rotated
rotate-ended-title-given-up = The new secret is given up
rotate-ended-lead = { $which } is the secret of this connection.
rotate-ended-dell = Dell gets in with { $which }
rotate-ended-dell-unseen = Dell was given { $which }; App Status was not looked at
rotate-ended-inactive = { $which } was set inactive in Okta
rotate-ended-refused = Okta refuses { $which }: measured
rotate-ended-unmeasured = That Okta refuses { $which } was not measured
rotate-ended-wiped = { $which } was wiped here and read back as gone
rotate-ended-lost = { $which } was not on this computer: it could be neither tried nor wiped
rotate-ended-delete = In Okta you may now **Delete** the inactive one. That frees its place for the next rotation.

rotate-mind-keep = No, stay here
rotate-mind-stop = Stop rotating
rotate-mind-stop-heading = Stop rotating?
rotate-mind-stop-what = Nothing was changed here or at Dell. If you generated a secret in Okta already, delete it there: it cannot be shown again.
rotate-mind-stop-yes = Stop
rotate-mind-give-up = Give the new secret up
rotate-mind-give-up-heading = Give the new secret up?
rotate-mind-give-up-what = Dell goes on with { $other }. You set { $comes } inactive in Okta, the app sees it refused, and wipes it here.
rotate-mind-give-up-yes = Give it up
rotate-mind-console = It was copied for Dell's console, and this app cannot see what became of it. If the console did not take it, record that first: then it can be given up at once.
rotate-mind-back = Turn back to the former secret
rotate-mind-back-heading = Turn back?
rotate-mind-back-what = Dell is given { $other } again, once Okta was seen to take it. Then the new one goes out. Until that works, nothing is wiped.
rotate-mind-back-yes = Turn back
rotate-mind-unsure = Turn back to the former secret
rotate-mind-unsure-heading = Turn back?
rotate-mind-unsure-what = Dell may hold either. It is given { $other } for certain first; only then does { $comes } go out.
rotate-mind-unsure-yes = Turn back
rotate-mind-resume = Go on with the new secret after all
rotate-mind-resume-heading = Go on with it after all?
rotate-mind-resume-what = { $comes } is proven again and then given to Dell. If you set it inactive, set it to **Active** in Okta first.
rotate-mind-resume-yes = Go on with it

authorize-reauthorize = Re-authorise
home-rotate = Rotate the secret
home-rotate-what = Rotate the secret of { $name }
home-rotate-on = Go on rotating
home-rotate-on-what = Go on rotating the secret of { $name }
home-rotation = rotation unfinished: { $stage }

## Status

screen-status = Status
status-open = Status
status-path = All steps
status-check = Check now
status-confirm = Confirm what it shows
status-title-protected = { $host } is protected
status-title-connected = { $host } is connected
status-title-not-protected = { $host } is not protected
status-title-not-connected = { $host } is not connected
status-title-removed = { $host } was removed at Dell
status-lead-protected = Key management is on, and a backup was seen.
status-lead-connected = No backup was seen yet.
status-lead-not-protected = Scheduled backups do not run, as far as is known.
status-lead-not-connected = Dell is not known to have this organisation.
status-lead-removed = It no longer stands in Dell's list. No backup runs.
status-removed-okta = In Okta the integration and its secret still stand. If you do not connect again, revoke it there: **Applications > API Service Integrations**.
status-not-registered = Go on with the steps: they show what is missing.
status-app = App Status
status-backups = Backup Enabled
status-last = Latest backup
status-keys = Cloud Key Management
status-region = Storage region
status-frequency = Frequency
status-retention = Retention
status-items = Protected items
status-on = on
status-off = off
status-skipped = skipped
status-times = Times with zone and UTC
status-look-heading = Look in Dell's console
status-look-open = **All Services > Okta**, then click the domain.
status-look-cards = The cards **Details** and **Backup Settings** show status, region, frequency and retention.
status-look-backups = The tab **Backups** shows the latest one.
status-look-now = To start one now, click **Backup Now**. Once it has ended, confirm below what it shows.
status-shows-heading = What does it show now?
status-shows-hint = Leave out what you do not see: it is then kept as unknown.
status-change-heading = Change something
status-rotate = Rotate the secret
status-keep = Leave it as it is
status-disable = Disable backups
status-disable-heading = Disable the backups of { $host }?
status-disable-what = Scheduled backups **stop**, until someone enables them again. Home then says “Not protected”. What becomes of the backups already made is not documented.
status-disable-click = Under the three dots click **Disable Backup**, confirm, and look at **Backup Enabled**.
status-disable-seen = It shows a red icon: backups are off
status-enable = Enable backups
status-enable-heading = Enable the backups of { $host }?
status-enable-what = Scheduled backups may run again, if key management is on and Dell reaches Okta.
status-enable-click = Switch backups on again, and look at **Backup Enabled**. Under which label is not documented.
status-enable-seen = It shows a green check: backups are on
status-remove = Remove at Dell
status-remove-heading = Remove { $host } at Dell?
status-remove-what = Dell forgets the organisation, and no backup runs any more. Whether the backups already made are deleted, and when, is **not known**: ask Dell Support before you remove it, if you may need them.
status-remove-click = Which clicks remove a domain is not documented. Look at the domain under **Domains**, or ask Support. Confirm here only once it is no longer listed.
status-remove-seen = It is no longer listed
status-asked-backups-off = It is not known whether Dell switched the backups off
status-asked-backups-on = It is not known whether Dell switched the backups on
status-asked-remove = It is not known whether Dell removed the organisation
status-asked-why = The request went out and no answer came back that says what happened. It is not sent again. “Check now” reads what Dell shows.

watching-on = Looking at it by itself. Next look after { $seconds ->
    [one] 1 second.
   *[other] { $seconds } seconds.
}
watching-again = Look by itself again

act-intends-backups-off = Switching backups off begun
act-intends-backups-on = Switching backups on begun
act-intends-removal = Removal at Dell begun
act-backups-off = Scheduled backups off
act-backups-on = Scheduled backups on
act-removed-at-dell = Removed at Dell, no longer listed
act-dell-unchanged = Read back from Dell: nothing changed
act-saw-status = Status in Dell's console noted

act-agreed-to-send = You agreed to send credentials to a new host
act-agreed-to-open = You agreed to open an address outside the Dell cloud
act-added-environment = Dell environment added
act-removed-environment = Dell environment removed

## Re-authorising outside a rotation

screen-reauthorize = Re-authorise
status-reauthorize = Re-authorise
home-reauthorize = Re-authorise
home-reauthorize-what = Re-authorise { $name } at Dell
reauthorize-title = Re-authorise { $host } at Dell
reauthorize-lead = Dell is given Client ID and secret once more, for the domain it has. Nothing is registered a second time, and backups already made are not touched.
reauthorize-cut-off = App Status: { $status }. Dell does not get into Okta with what it holds.
status-cut-off = Dell holds a credential that Okta does not accept, so no backup runs. Authorising again gives it one that works.
reauthorize-go-production = Re-authorise (PRODUCTION)
reauthorize-go-preview = Re-authorise (preview)
reauthorize-go-trial = Re-authorise (trial)
reauthorize-unclear = It is not known whether Dell took it
reauthorize-unclear-why = It was handed over and no clear answer came. It is never sent again by itself.
reauthorize-legend = With which credential?
reauthorize-same = The one that stands here: Client ID `{ $client }`, secret ends `{ $last }`
reauthorize-same-hint = When Okta still takes it, and Dell lost its way in.
reauthorize-new = A new secret of the same integration
reauthorize-new-hint = When the secret is lost, or Okta refuses it. The app leads through Okta's list, and both are good meanwhile.
reauthorize-other = Another Client ID and secret
reauthorize-other-hint = When the integration was revoked or installed anew in Okta.
reauthorize-other-what = You take the new secret and the new Client ID, prove them at Okta, and then give them to Dell in step 7. Until then nothing changes at Dell.
reauthorize-other-go = Take the other secret
reauthorize-new-go = Rotate the secret
reauthorize-proven = Okta takes it: measured
reauthorize-unproven = Okta was not asked about it as it stands here now. If Okta refuses it, Dell cannot use it either.
reauthorize-prove = Prove it first
reauthorize-leave = Back to the status
reauthorize-none = No secret is kept here. Take a new one: Okta does not show the old one again.

ways-prove = Prove it again
ways-rotate = Generate a new secret in Okta, and hand it over
ways-take = Take another secret
