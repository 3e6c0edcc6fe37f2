# Once connected: status, Dell clouds, rotation.

## Home

home-rotate = Rotate the secret
home-rotate-what = Rotate the secret of { $name }
home-rotate-on = Continue rotation
home-rotate-on-what = Continue rotation of the secret of { $name }
home-rotation = rotation not finished: { $stage }

## Status

screen-status = Status
status-open = Status
status-path = All steps
status-check = Test now
status-confirm = Report what it shows
status-title-protected = { $host } is protected
status-title-connected = { $host } is connected
status-title-not-protected = { $host } needs attention
status-title-not-connected = Setup of { $host } isn't finished
status-title-removed = { $host } was removed from Dell
status-lead-protected = Key management is on, and a backup has finished.
status-lead-connected = First backup not seen yet.
status-lead-not-protected = Scheduled backups may not run.
status-lead-not-connected = Dell isn't known to list this org.
status-lead-removed = Dell no longer lists it, so backups don't run.
status-removed-okta = Okta still has the integration and its secret. If you don't connect again, revoke it: **Applications > API Service Integrations**.
status-not-registered = Continue with the steps to see what's missing.
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
status-look-cards = **Details** and **Backup Settings** show status, region, frequency and retention.
status-look-backups = The **Backups** tab shows the latest one.
status-look-now = To start one now, click **Backup Now**. Once it has finished, report below what it shows.
status-shows-heading = What does it show now?
status-shows-hint = Leave out what you don't see.
status-change-heading = Change
status-rotate = Rotate the secret
status-keep = Keep as is
status-disable = Turn off backups
status-disable-heading = Turn off backups of { $host }?
status-disable-what = Scheduled backups **stop** until someone turns them on again. Ask Dell Support what happens to existing backups.
status-disable-click = Under the three dots click **Disable Backup**, confirm, and check **Backup Enabled**.
status-disable-seen = It shows a red icon: backups are off
status-enable = Turn on backups
status-enable-heading = Turn on backups of { $host }?
status-enable-what = Scheduled backups can run again if key management is on and Dell reaches Okta.
status-enable-click = Turn backups on again, then check **Backup Enabled**. If you can't find the switch, ask Dell Support.
status-enable-seen = It shows a green check: backups are on
status-remove = Remove from Dell
status-remove-heading = Remove { $host } from Dell?
status-remove-what = Backups of this org stop. Existing backups **may be deleted**: ask Dell Support first if you may need them.
status-remove-click = Look for the domain under **Domains**, or ask Support how to remove it. Report it here once it's no longer listed.
status-remove-seen = It's no longer listed
status-asked-backups-off = Dell may have turned the backups off
status-asked-backups-on = Dell may have turned the backups on
status-asked-remove = Dell may have removed the org
status-asked-why = The request was sent, but no clear answer came. The app doesn't send it again. “{ status-check }” reads what Dell shows.

watching-on = Checks by itself. Next check in { $seconds ->
    [one] 1 second.
   *[other] { $seconds } seconds.
}
watching-again = Check by itself again

act-intends-backups-off = Turning backups off started
act-intends-backups-on = Turning backups on started
act-intends-removal = Removal from Dell started
act-backups-off = Scheduled backups off
act-backups-on = Scheduled backups on
act-removed-at-dell = Removed from Dell, no longer listed
act-dell-unchanged = Read back from Dell: no change
act-saw-status = Status in Dell's console reported

act-agreed-to-send = You agreed to send credentials to a new host
act-agreed-to-open = You agreed to open an address outside the Dell cloud
act-added-environment = Dell cloud added
act-removed-environment = Dell cloud removed

## Beside it

status-reauthorize = Re-authorize
home-reauthorize = Re-authorize
home-reauthorize-what = Re-authorize { $name } in Dell
status-cut-off = Okta rejects Dell's credentials, so backups don't run. Re-authorize to fix that.
