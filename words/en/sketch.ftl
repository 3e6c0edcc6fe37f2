# Sketches of the two consoles, and where practice shows the simulated ones. The consoles' own labels are in
# ui/src/sketch/labels.ts, in every language as they are written there.

sketch-tag = Sketch
sketch-caveat = The real page may look different.
sketch-show = Show where to click
sketch-enlarge = Enlarge: { $what }
sketch-clicks = Clicks in this sketch
sketch-click = Click { $number }
sketch-title-okta = Where to click in Okta
sketch-title-dell = Where to click in Dell
sketch-install = Okta: API Service Integrations in the menu and Add Integration, then Dell Data Security Cloud and Next, then Install & Authorize
sketch-secret = Okta: the window that shows the secret once, with Copy to clipboard and Done
sketch-client-id = Okta: the General tab with Client ID and its copy button
sketch-menu = Dell: the menu at the top left, All Services > Okta, and Authorize
sketch-form = Dell: the form with Okta Domain, Client ID, Client Secret and Authorize
sketch-keys = Dell: the window after Authorize with Enable Cloud Key Management System and Save
sketch-backups = Dell: Configure Backup with Save, then the org's page with Backup Now and the Backups tab
sketch-generate = Okta: Client Secrets on the General tab with Generate new secret, then Copy to clipboard and Done
sketch-reauthorize = Dell: the org's page with Re-Authorize App under the three dots
sketch-app-status = Dell: App Status on the org's page
sketch-inactive = Okta: the status of a secret under Client Secrets, changed from Active to Inactive

console-beside = { $console ->
    [dell] Use the Dell console on the right.
   *[okta] Use the Okta console on the right.
}
console-below = { $console ->
    [dell] Use the Dell console below.
   *[okta] Use the Okta console below.
}
console-show = { $console ->
    [dell] Show Dell console
   *[okta] Show Okta console
}
