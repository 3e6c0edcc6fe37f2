# Step 3, Install in Okta: the installation, the client secret, the client ID.
# **Two stars** mark a console's own label; `backticks` mark a value to be copied or typed.

step-install-title = Install the integration in Okta

## 1 Install

install-part-install = Install
install-before = Stop screen sharing and pause clipboard history first.
install-open = Open Okta Admin Console
install-copy = Copy address
install-click-menu = Go to **Applications > API Service Integrations**.
install-click-add = Click **Add Integration**.
install-click-choose = Search for and choose **Dell Data Security Cloud**.
install-click-next = Click **Next** and check the permissions.
install-click-install = Click **Install & Authorize**. Leave Okta's window open: it shows the secret only once.
install-show-clicks = Show clicks
install-hide-clicks = Hide clicks
install-missing = It's not listed, or the button is gray
install-missing-menu = Some consoles call the menu **Applications and Resources**.
install-missing-look = Druva runs this service for Dell, but “Druva Data Security Cloud” and “Druva 2.0” aren't known to work with a Dell account. Don't use them.
install-missing-catalog = Look in **Browse App Catalog** too. If it's in neither, ask Dell Support.
install-missing-role = If **Install & Authorize** is gray or missing, sign in as Okta **Super Admin**.
install-missing-popup = Allow pop-ups: Okta may ask you to sign in again. If your admin access is time-limited, make sure you have 30 minutes left.
install-others = Okta shows other permissions
install-others-how = Click **Cancel** in Okta. Compare the lists first, and add what is new.
install-others-go = Review permissions

## 2 Save the secret

install-part-secret = Save the secret
install-secret-label = Client secret
install-secret-how = In Okta, click **Copy to clipboard**, not **Done** yet. Then save it here.
install-save = Save secret
install-or-press = or press { $shortcut }
install-save-typed = Type or paste the secret
install-save-again = Try the clipboard again
install-goes-keychain = It goes straight to { $store } and is never shown here.
install-goes-vault = It goes straight to the encrypted file and is never shown here.
install-goes-session = It stays in this app's memory until it closes, and is never shown here.
install-password-store = your password store
install-saving = Saving the secret and reading it back…
install-typing = Waiting for the system window…
install-saved = Secret saved in { $place }. Ends in `{ $last }`.
install-saved-session = Secret saved in this app's memory. Ends in `{ $last }`.
install-cleared = Clipboard cleared. If you keep a clipboard history, clear that too.
install-not-cleared = Clipboard not cleared: it had changed, or the system refused. Clear it and its history now.
install-not-looked = Clipboard not checked. If the secret may still be in it, copy something else.
install-done = Now click **Done** in Okta.
install-fact-place = Saved in
install-fact-keychain = { $place } (account { $account }), as “{ $item }”. Programs you run can read it.
install-fact-vault = { $place }, as “{ $item }”
install-fact-session = This app's memory, as “{ $item }”, until it closes. It's not in a file.
install-fact-read = Read back
install-fact-equal = Identical, { $at }
install-fact-length = Length
install-fact-characters = { $length ->
    [one] 1 character
   *[other] { $length } characters
}
install-fact-hash = Okta's list shows
install-trimmed = Spaces around it were removed.
install-unusual-length = The secret has { $length ->
    [one] 1 character
   *[other] { $length } characters
}; 40 is usual. The test shows whether it's complete.
install-closed = Okta's window is already closed
install-closed-how = You can make a new one: **General > Client Secrets > Generate new secret**. (If Okta already has two, delete an inactive one first.)
install-type = Type it instead
install-blind = The clipboard can't be read here. Paste the secret into a system window instead.
install-erased = The secret was erased here. Make a new one: **General > Client Secrets > Generate new secret**.
install-over = The secret was kept for one session, which has ended. Make a new one: **General > Client Secrets > Generate new secret**.
install-replace = Replace it
install-replace-how = Copy the new secret in Okta, then save it here. The saved one is kept until the new one is tested. If Dell has it already, re-authorize afterwards.
install-replace-keep = Keep the saved one

## 3 Add the client ID

install-part-client-id = Add the client ID
install-client-id-tab = Open the **General** tab.
install-client-id-copy = Copy **Client ID** and paste it here.
install-client-id-label = Client ID
install-client-id-add = Add
install-client-id-added = Client ID added: `{ $client }`
install-use-anyway = Use it anyway
install-client-id-kept = It looks unusual. The test shows whether it's right.
