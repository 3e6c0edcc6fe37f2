# Questions in a window of the system, outside the page. The title is the question, "why" what follows from a yes.

consent-unnamed = this connection

consent-send-to-title = Send the credentials for { $org } to { $host }?
consent-send-to-why = { $host } isn't one of the Dell hosts we know. Continue only if Dell gave you this address.
consent-send-to-yes = Send
consent-send-to-no = Cancel

consent-send-again-title = Authorize { $org } a second time?
consent-send-again-why = Dell didn't answer the first request. If it still arrives, Dell may list the org twice.
consent-send-again-yes = Send again
consent-send-again-no = Cancel

consent-authorize-title = Give Dell access to { $org }?
consent-authorize-why = The client secret goes to { $host }.
consent-authorize-yes = Authorize
consent-authorize-no = Cancel

consent-copy-title = Copy the client secret for { $org }?
consent-copy-why = Programs on this computer can read the clipboard until it is cleared.
consent-copy-yes = Copy
consent-copy-no = Cancel

consent-save-title = Save the secret from the clipboard for { $org }?
consent-save-why = It goes from the clipboard to where you chose to keep secrets.
consent-save-yes = Save
consent-save-no = Cancel

consent-keep-for-session-title = Keep secrets for { $org } for this session only?
consent-keep-for-session-why = They are gone when you close the app. Okta shows a client secret only once.
consent-keep-for-session-yes = This session only
consent-keep-for-session-no = Cancel

consent-add-cloud-title = Add the Dell cloud “{ $name }”?
consent-add-cloud-why = Credentials for this cloud will go to { $host }. Add it only if Dell gave you this address.
consent-add-cloud-yes = Add
consent-add-cloud-no = Cancel

consent-use-proxy-title = Connect through { $proxy }?
consent-use-proxy-why = Every connection of this app will go through this proxy. Use it only if your company runs it.
consent-use-proxy-yes = Use proxy
consent-use-proxy-no = Cancel

consent-open-title = Open { $host } in your browser?
consent-open-why = This isn't one of the known addresses of your Dell cloud. Sign in there only if Dell gave you this address.
consent-open-yes = Open
consent-open-no = Cancel

consent-turn-keys-on-title = Turn on Cloud Key Management for { $org }?
consent-turn-keys-on-why = Dell can then use your encryption key to run backups unattended. You may not be able to turn it off again.
consent-turn-keys-on-yes = Turn on
consent-turn-keys-on-no = Cancel

consent-turn-backups-off-title = Turn off backups of { $org }?
consent-turn-backups-off-why = Dell won't back up this org until you turn backups on again.
consent-turn-backups-off-yes = Turn off
consent-turn-backups-off-no = Keep on

consent-remove-at-dell-title = Remove { $org } from Dell?
consent-remove-at-dell-why = Backups of this org stop. Ask Dell Support first what happens to the backups it has.
consent-remove-at-dell-yes = Remove
consent-remove-at-dell-no = Keep

consent-erase-title = Erase the saved client secrets for { $org } from this computer?
consent-erase-why = Ending in { $marks }. You can't test or re-authorize without a new secret. Backups continue.
consent-erase-yes = Erase
consent-erase-no = Keep

consent-erase-previous-title = Erase previous client secrets for { $org } from this computer?
consent-erase-previous-why = Ending in { $marks }. You can't use them from here again.
consent-erase-previous-yes = Erase
consent-erase-previous-no = Keep

consent-remove-title = Remove { $org } from this computer?
consent-remove-why = Its saved secrets are erased here. Nothing changes in Okta or at Dell.
consent-remove-yes = Remove
consent-remove-no = Keep

## The menu bar of macOS, and the menu of a field

menu-about = About { $app }
menu-settings = Settings…
menu-hide = Hide { $app }
menu-hide-others = Hide Others
menu-show-all = Show All
menu-quit = Quit { $app }
menu-edit = Edit
menu-undo = Undo
menu-redo = Redo
menu-cut = Cut
menu-copy = Copy
menu-paste = Paste
menu-select-all = Select All
menu-window = Window
menu-minimize = Minimize
menu-zoom = Zoom
menu-close = Close Window
menu-help = { $app } Help
