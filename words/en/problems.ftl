# Problems: what happened, .why, .remedy; one short sentence each. The key is the code that core gives.

problem-unknown = Something this version has no words for
    .why = The app named it `{ $code }`.
    .remedy = Open the details and copy them for whoever looks after this app.
problem-app-failed = The app did not answer
    .why = The window could not reach its own engine.
    .remedy = Try again; if it happens again, close the window and open it again. Nothing that was saved is lost.

## Okta domain

problem-domain-empty = Enter your Okta domain, like acme.okta.com
    .why = The field is empty.
    .why-odc = No domain was given.
    .remedy = Open your Okta sign-in page and paste its address here.
    .remedy-odc = Open your Okta sign-in page and copy its address: odc verify --okta-domain acme.okta.com
problem-domain-placeholder = This Okta domain is an example, not yours
    .why = It stands in a guide as a placeholder.
    .remedy = Paste the address of your own Okta sign-in page, like acme.okta.com.
problem-domain-not-a-host = This Okta domain is not an address
    .why = No host name can be read from it.
    .remedy = Paste the address of your Okta sign-in page, like acme.okta.com.
problem-domain-address-literal = This Okta domain is a number, not a name
    .why = Okta organisations are reached by name only.
    .remedy = Paste the address of your Okta sign-in page, like acme.okta.com.
problem-domain-look-alike = { $host } looks like Okta, but is not one of Okta's own addresses
    .why = A secret sent there would go to someone else, so nothing was sent.
    .remedy = Type your organisation's address yourself, like acme.okta.com; do not take it from a mail.
problem-domain-mail = This Okta domain is a mail address
    .why = Okta cannot be found by the part after the @.
    .remedy = Paste the address of your Okta sign-in page, like acme.okta.com.
problem-domain-double-com = This Okta domain ends in .com.com
    .why = No Okta organisation has such an address.
    .remedy = Take one .com away.
problem-domain-not-an-org = { $host } is not the address of an Okta org
    .why = An org has exactly one name before okta.com or another Okta ending, so nothing was sent.
    .remedy = Paste the address of your Okta sign-in page, like acme.okta.com.
problem-domain-custom-unasked = { $host } can't be used until Okta has answered there
    .why = It is a custom domain: only Okta's answer says which org it belongs to.
    .remedy = Enter the address that ends in okta.com or another Okta ending.
problem-domain-unknown-organisation = No Okta organisation answered at { $host }
    .why = The address may be misspelt, or be somebody else's page.
    .remedy = In the Admin Console click your user name at the top right and copy the address that stands there.
organisation-take-suggestion = Use { $host }
problem-domain-names-another = { $host } leads to another organisation: { $other }
    .why = The two do not name each other, so it is not certain whose it is.
    .remedy = Enter the address that ends in okta.com or another Okta ending, not the custom one.
problem-domain-punycode = This Okta domain has letters that Okta does not use
    .why = Look-alike letters are a way to imitate an address, so nothing was sent.
    .remedy = Type the address yourself, with plain letters, digits and dashes.
problem-domain-not-practice = Practice does not know { $host }
    .why = Practice stays on this computer and knows its own names only, so nothing was sent there.
    .remedy = Enter acme.okta.practice here; it is also known as login.acme.practice. To connect your own organisation, leave Practice.
    .remedy-odc = Name acme.okta.practice, or leave out --practice.

## The secret and the clipboard

problem-secret-is-client-id = That is the Client ID, not the Client Secret
    .why = It begins like a Client ID. It was not stored.
    .why-odc = It begins like a Client ID.
    .remedy = In Okta's dialog click **Copy to clipboard** beside Client Secret, then take it here.
    .remedy-odc = Pipe in the Client Secret: the value that **Copy to clipboard** beside Client Secret gives.
problem-secret-is-secret-id = That is the secret's label, not the Client Secret
    .why = A value that begins with ocs only names the secret. It was not stored.
    .why-odc = A value that begins with ocs only names the secret.
    .remedy = Copy the value in Okta's dialog. If the dialog is closed, click **Generate new secret** on the General tab.
    .remedy-odc = Pipe in the value itself. If nobody has it any more, click **Generate new secret** on the General tab in Okta.
problem-secret-is-masked = That is the masked Client Secret
    .why = Okta's list shows stars and the last four characters only. It was not stored.
    .why-odc = Okta's list shows stars and the last four characters only.
    .remedy = Copy the value in Okta's dialog. If the dialog is closed, click **Generate new secret** on the General tab.
    .remedy-odc = Pipe in the value itself. If nobody has it any more, click **Generate new secret** on the General tab in Okta.
problem-secret-is-token = That is an API token, not the Client Secret
    .why = It opens Okta in another way and does not belong here. It was not stored, and if it was copied, it is still in the clipboard.
    .why-odc = It opens Okta in another way. Nothing was sent with it.
    .remedy = In Okta's dialog click **Copy to clipboard** beside Client Secret, then take it here.
    .remedy-odc = Pipe in the Client Secret of the integration.
problem-secret-is-dell-key = That belongs to Dell, not to Okta
    .why = It is the Secret Key or the Client ID that was taken for Dell's API. It was not stored, and if it was copied, it is still in the clipboard.
    .remedy = In Okta's dialog click **Copy to clipboard** beside Client Secret, then take it here.
problem-dell-key-is-okta = That belongs to Okta, not to Dell
    .why = It has the shape of a value from Okta, or is the one that is kept for Okta. It was not stored, and if it was copied, it is still in the clipboard.
    .remedy = In Dell's console copy the **Secret Key** of the API credential, then take it here.
problem-secret-is-url = That is an address, not the Client Secret
    .why = It is a link. It was not stored.
    .why-odc = It is a link.
    .remedy = In Okta's dialog click **Copy to clipboard** beside Client Secret, then take it here.
    .remedy-odc = Pipe in the Client Secret of the integration.
problem-secret-has-space = The value has a space or a line break inside
    .why = A Client Secret is one word, so more than it was copied. It was not stored.
    .why-odc = A Client Secret is one word. Nothing was sent with it.
    .remedy = Use Okta's **Copy to clipboard** instead of marking text, then take it here.
    .remedy-odc = Pipe in the value alone, on one line.
problem-secret-odd-characters = The value has characters that no Client Secret has
    .why = A Client Secret is made of plain letters, digits, hyphens and underscores; emoji, accented or invisible characters stood among them. It was not stored.
    .why-odc = A Client Secret is made of plain letters, digits, hyphens and underscores. Nothing was sent with it.
    .remedy = Use Okta's **Copy to clipboard** instead of marking text, then take it here.
    .remedy-odc = Pipe in the value alone, as plain text.
problem-secret-in-quotes = The value has quotation marks or brackets around it
    .why = They belong to the text that it was copied from, not to the value. It was not stored, and nothing was cut off.
    .why-odc = They belong to the shell or the file, not to the value. Nothing was cut off, and nothing was sent.
    .remedy = Copy the value alone, with the copy button beside it in Okta or Dell, then take it here.
    .remedy-odc = Pipe in the value without them: in a Unix shell printf %s "$SECRET" | odc verify ..., in PowerShell $env:SECRET | odc verify ..., in cmd echo %SECRET%| odc verify ...
problem-secret-named = The value comes with its name
    .why = For example NAME=value, NAME: value or a JSON object. It was not stored, and nothing was cut off.
    .why-odc = For example NAME=value, NAME: value or a JSON object. Nothing was cut off, and nothing was sent.
    .remedy = Copy the value alone, with the copy button beside it in Okta or Dell, then take it here.
    .remedy-odc = Pipe in only what follows the name: from a .env file sed -n 's/^NAME=//p' .env | odc verify ..., from JSON jq -r .name FILE | odc verify ...
problem-secret-is-reference = That is where the value is, not the value itself
    .why = It is the name of a variable, or the path of an entry in a password manager. It was not stored.
    .why-odc = It is the name of a variable that was not replaced, or the path of an entry in a password manager. Nothing was sent.
    .remedy = Copy the value itself, with the copy button beside it, then take it here.
    .remedy-odc = Print the value itself: op read "op://..." | odc verify ...; in single quotes a shell doesn't expand variables, and cmd leaves an unset one as it is.
problem-secret-in-markup = That is the source of formatted text, not the value
    .why = It contains HTML, XML or RTF markup. It was not stored.
    .why-odc = It contains HTML, XML or RTF markup. Nothing was sent.
    .remedy = Copy the value as plain text, with the copy button beside it in Okta or Dell, then take it here.
    .remedy-odc = Pipe in the value alone, as plain text.
problem-secret-is-base64 = The value is encoded in Base64
    .why = Decoded, it is plain text. Kubernetes and Basic headers carry secrets this way. It was not stored.
    .why-odc = Decoded, it is plain text. Kubernetes and Basic headers carry secrets this way. Nothing was sent.
    .remedy = Copy the value itself where Okta or Dell shows it, then take it here.
    .remedy-odc = Decode it first: ... | base64 -d | odc verify ... If that gives a Client ID and a colon first, pipe in what comes after the colon.
problem-secret-utf16 = The value is encoded in UTF-16
    .why = Every second byte is zero, or a byte order mark says so. It was not stored.
    .why-odc = Every second byte is zero, or a byte order mark says so: Windows writes files like that as “Unicode”. Nothing was sent.
    .remedy = Copy the value again where Okta or Dell shows it, then take it here.
    .remedy-odc = Pipe it in as UTF-8: in PowerShell Get-Content FILE | odc verify ..., in a Unix shell iconv -f UTF-16 -t UTF-8 FILE | odc verify ...
problem-secret-utf16-passphrase = The passphrase is encoded in UTF-16
    .why = Every second byte is zero, or a byte order mark says so: Windows writes files like that as “Unicode”. The encrypted file was not tried with it.
    .remedy = Pipe it in as UTF-8: in PowerShell Get-Content FILE | odc ..., in a Unix shell iconv -f UTF-16 -t UTF-8 FILE | odc ...
problem-secret-not-utf8 = The input is not UTF-8 text
    .why = It has bytes from another encoding, such as Latin-1. It was not stored.
    .why-odc = It has bytes from another encoding, such as Latin-1. Nothing was sent.
    .remedy = Copy the value again where Okta or Dell shows it, then take it here.
    .remedy-odc = Pipe in the value alone, as plain text in UTF-8.
problem-secret-not-utf8-passphrase = The passphrase is not UTF-8 text
    .why = It has bytes from another encoding, such as Latin-1. The encrypted file was not tried with it.
    .remedy = Pipe it in as UTF-8: in PowerShell set $OutputEncoding to [Text.UTF8Encoding]::new() first, in a Unix shell use iconv.
problem-secret-too-short = The value has only { $length ->
        [one] one character
       *[other] { $length } characters
    }
    .why = A Client Secret is longer, usually 40. It was not stored.
    .why-odc = A Client Secret is longer, usually 40. Nothing was sent with it.
    .remedy = Use Okta's **Copy to clipboard** instead of marking text, then take it here.
    .remedy-odc = Pipe in the whole value.
problem-secret-too-long = The value has { $length } characters
    .why = No Client Secret is that long, so something else was copied. It was not stored.
    .why-odc = No Client Secret is that long. Nothing was sent with it.
    .remedy = Use Okta's **Copy to clipboard** instead of marking text, then take it here.
    .remedy-odc = Pipe in the value alone.
problem-secret-not-new = This is the secret in use, not a new one
    .why = The clipboard held the value that is in custody here already.
    .remedy = In Okta click **Generate new secret**, then **Copy to clipboard**, and take it here.
problem-secret-needed = The Client Secret is not here yet
    .why = This step works with it.
    .why-odc = This connection has none in the keychain yet.
    .remedy = Go back to “Install in Okta” and take it.
    .remedy-odc = Take it in the app, step “Install in Okta”.
problem-secret-gone = The Client Secret was erased here
    .why = It was your choice, and nobody can read it again, not even Okta.
    .remedy = In Okta's General tab click **Generate new secret**, then take it here. The old one goes on working at Dell.
    .remedy-odc = In Okta's General tab click **Generate new secret**, then take it in the app. The old one goes on working at Dell.

## The same, at the field of Dell's Secret Key

problem-secret-is-client-id-dell-key = That is the Client ID, not the Secret Key
    .why = It is what stands in the field above. It was not stored.
    .remedy = In Dell's console copy the **Secret Key** from **Credential Details**, then take it here.
problem-secret-is-url-dell-key = That is an address, not the Secret Key
    .why = It is a link. It was not stored.
    .remedy = In Dell's console copy the **Secret Key** from **Credential Details**, then take it here.
problem-secret-has-space-dell-key = The value has a space or a line break inside
    .why = A Secret Key is one word, so more than it was copied. It was not stored.
    .remedy = In Dell's console copy the **Secret Key** alone from **Credential Details**, then take it here.
problem-secret-odd-characters-dell-key = The value has invisible characters in it
    .why = They come along when text is marked on a page, and no Secret Key has them. It was not stored.
    .remedy = In Dell's console copy the **Secret Key** alone from **Credential Details**, then take it here.
problem-secret-too-short-dell-key = The value has only { $length ->
        [one] one character
       *[other] { $length } characters
    }
    .why = A Secret Key of Dell's is longer. It was not stored.
    .remedy = In Dell's console copy the whole **Secret Key** from **Credential Details**, then take it here.
problem-secret-too-long-dell-key = The value has { $length } characters
    .why = No Secret Key is that long, so something else was copied. It was not stored.
    .remedy = In Dell's console copy the **Secret Key** from **Credential Details**, then take it here.
problem-client-id-empty-dell-client-id = Enter the Client ID of Dell's API credential
    .why = The field is empty.
    .remedy = In Dell's console open **API Credentials** and copy the Client ID from **Credential Details**.
problem-client-id-has-space-dell-client-id = This Client ID has characters that no Client ID has
    .why = More than the value was copied.
    .remedy = In Dell's console open **API Credentials** and copy the Client ID alone from **Credential Details**.

## The clipboard

problem-secret-too-short-typed = What was typed has only { $length ->
        [one] one character
       *[other] { $length } characters
    }
    .why = A Client Secret is longer, usually 40. It was not stored.
    .remedy = Paste the whole value there, by Okta's **Copy to clipboard**.
problem-clipboard-empty-typed = No text was typed
    .why = The window was closed with nothing in its field. Nothing was stored.
    .remedy = Open it again, and type or paste the secret there.
problem-clipboard-empty-blank = The clipboard holds empty text
    .why = What was copied is nothing but spaces or line breaks, or nothing at all.
    .remedy = Copy the value again where it is shown, then take it here.
problem-clipboard-empty-picture = The clipboard holds a picture and no text
    .why = A screenshot, or the picture of a page, was copied.
    .remedy = Copy the value as text, with the copy button beside it, then take it here.
problem-clipboard-empty-files = The clipboard holds files and no text
    .why = Files were copied, not what is in them.
    .remedy = Open the file that has the value, copy the value alone, then take it here.
problem-clipboard-empty-formatted = The clipboard holds formatted text without plain text
    .why = The program that copied it offers only HTML or RTF, and this app reads neither.
    .remedy = Copy the value with the copy button beside it, or paste it into a plain text editor and copy it from there.
problem-clipboard-empty-encoded = The clipboard holds text in an encoding that this app does not read
    .why = The program that copied it offers none of the usual encodings.
    .remedy = Copy the value with the copy button beside it in Okta or Dell, then take it here.
problem-clipboard-empty-other = The clipboard holds something other than text
    .why = The program that copied it offers no text.
    .remedy = Copy the value as text, with the copy button beside it, then take it here.
problem-clipboard-unreadable-withheld = The clipboard offered text and did not hand it over
    .why = The program that copied it was asked for the text, and refused or has ended.
    .remedy = Copy the value again where it is shown, leave that page open, then take it here.
problem-clipboard-empty = The clipboard holds no text
    .why = No program offers anything that was copied: it may have ended since, or something emptied the clipboard.
    .remedy = Copy the value again where it is shown, then take it here.
problem-clipboard-unreadable = The clipboard could not be read
    .why = The system did not hand it over, or another program holds it.
    .remedy = Click into this window, then press Ctrl+V or Cmd+V here. Leave the page that shows the value open meanwhile.
problem-clipboard-own-text = The clipboard holds a text that this app put there
    .why = It is no secret: a link, a list or another text that was copied in this window. Nothing was stored.
    .remedy = Copy the value where Okta or Dell shows it, then take it here. If you copied nothing in this window before, close the app and report it.
problem-nothing-in-clipboard = There is nothing of ours in the clipboard
    .why = It was emptied, or something else was copied since.
    .remedy = Click Copy again.

## Client ID

problem-client-id-empty = Enter the Client ID
    .why = The field is empty.
    .why-odc = None was given.
    .remedy = In Okta open the integration's **General** tab and copy the Client ID.
problem-client-id-is-secret = That looks like the Client Secret, not the Client ID
    .why = A secret must not stand in a text field, so it was taken out at once.
    .why-odc = It stood in the command line: every program on this computer can read it there, and the shell may keep it in its history. Nothing was sent.
    .remedy = In Okta open the integration's **General** tab and copy the Client ID, which begins with 0oa.
    .remedy-odc = If it is the secret, make another in Okta with **Generate new secret**. The Client ID, which begins with 0oa, is on the **General** tab.
problem-client-id-is-secret-id = That is the secret's label, not the Client ID
    .why = A value that begins with ocs only names a secret.
    .remedy = In Okta open the integration's **General** tab and copy the Client ID, which begins with 0oa.
problem-client-id-length = This Client ID has { $length ->
        [one] one character
       *[other] { $length } characters
    }
    .why = Usual are 20. More or less than the value was copied.
    .remedy = In Okta open the integration's **General** tab and copy the Client ID with its button.
problem-client-id-unusual = This doesn't look like a client ID
    .why = Client IDs start with 0oa and have 20 characters. This one has { $length }.
    .remedy = Check that you copied all of it.
problem-client-id-is-url = That is an address, not the Client ID
    .why = A Client ID is one word without dots or slashes.
    .remedy = In Okta open the integration's **General** tab and copy the Client ID.
problem-client-id-has-space = This Client ID has characters that no Client ID has
    .why = More or less than the value was copied.
    .remedy = In Okta open the integration's **General** tab and copy the Client ID with its button.

## The keychain

problem-keychain-none = No keychain answers in this session
    .why = So there is no place for the Client Secret, unless you choose another one. Nothing else is chosen for you.
    .why-odc = A kept Client Secret cannot be read without it.
    .remedy = Start the system's keychain (on Linux for example GNOME Keyring or KWallet), then try again. Or choose in “Check you are ready” where else it is kept.
    .remedy-odc = Start the system's keychain (on Linux for example GNOME Keyring or KWallet), then run this again. Over SSH there may be none.
problem-keychain-none-kept = No keychain answers in this session
    .why = Without it nothing that is kept can be read, moved or erased. It stays as it was.
    .why-odc = A kept Client Secret cannot be read without it.
    .remedy = Start the system's keychain (on Linux for example GNOME Keyring or KWallet), then try again.
    .remedy-odc = Start the system's keychain (on Linux for example GNOME Keyring or KWallet), then run this again. Over SSH there may be none.
problem-keychain-no-default = The keychain is running and has no default keyring
    .why = New items go to the default keyring, and none is set. What is in other keyrings can still be read and erased.
    .remedy = Open **Passwords and Keys** (Seahorse): right-click a keyring and choose **Set as default**, or create one first with the plus sign. Then try again. Or choose in “Check you are ready” where else the secret is kept.
    .remedy-odc = Open Passwords and Keys (Seahorse): right-click a keyring and choose Set as default, or create one first with the plus sign. Then run this again.
problem-keychain-no-default-kde = The keychain is running and has no default wallet
    .why = New items go to the default wallet, and none is set. What is in other wallets can still be read and erased.
    .remedy = Open **System Settings**, **KDE Wallet**, and choose or create the wallet that is used by default. Then try again. Or choose in “Check you are ready” where else the secret is kept.
    .remedy-odc = Open System Settings, KDE Wallet, and choose or create the wallet that is used by default. Then run this again.
problem-keychain-no-default-keepassxc = KeePassXC is running and has no database open for other programs
    .why = New items go to a database that is open and shared, and there is none.
    .remedy = Open a database in KeePassXC, and in its **Database settings**, **Secret Service Integration**, choose the group that other programs may use. Then try again. Or choose in “Check you are ready” where else the secret is kept.
    .remedy-odc = Open a database in KeePassXC, and in its Database settings, Secret Service Integration, choose the group that other programs may use. Then run this again.
problem-keychain-session-only = The keychain's default keyring is emptied when you sign out
    .why = It is the session keyring, which is in memory only. Nothing was stored in it.
    .remedy = Set a lasting keyring as the default, for example in **Passwords and Keys** (Seahorse), then try again. Or choose in “Check you are ready” where else the secret is kept.
    .remedy-odc = Set a lasting keyring as the default, for example in Passwords and Keys (Seahorse), then run this again.
problem-keychain-locked-part = The keyring “{ $part }” is locked and holds items of this app
    .why = Unlock it to see which. What is in other keyrings is not affected, and nothing was lost.
    .remedy = Click Unlock and answer the system's window with the password of “{ $part }”. What you were doing then continues.
    .remedy-odc = Unlock “{ $part }” with its password, then run this again.
problem-keychain-locked-closed = “{ $part }” in the keychain is locked and may hold items of this app
    .why = This keychain doesn't show what a locked part holds. What was found elsewhere is not affected, and nothing was lost.
    .remedy = Click Unlock and answer the system's window with the password of “{ $part }”. What you were doing then continues.
    .remedy-odc = Unlock “{ $part }” with its password, then run this again.
problem-keychain-locked = The keychain is locked
    .why = Nothing can be read or stored until it is open. Nothing was lost. A window that asks for its password may still be open, perhaps behind this one.
    .why-odc = Nothing can be read or saved until it is unlocked. Nothing was lost.
    .remedy = Click Unlock and answer the system's window with your own password. What you were doing then continues.
    .remedy-odc = Unlock it with your own password, then run this again.
problem-keychain-denied = The keychain refused this app
    .why = You or a rule of the system said no.
    .remedy = Allow Okta Dell Connect to use the keychain, or ask whoever manages this computer, then try again.
problem-keychain-denied-dismissed = The keychain's question was not answered
    .why = Its window was closed, or this session has no screen to show it on. Nothing was changed.
    .remedy = Try again, and answer the system's window with your own password.
    .remedy-odc = Run this again in a desktop session and answer the system's window, or unlock the keychain first.
problem-keychain-slow = The keychain did not answer in time
    .why = It may wait for an answer in another window.
    .why-odc = It may be waiting for an answer to a question of its own.
    .remedy = Look for a window of the system that asks for a password, answer it, then try again.
problem-keychain-item-gone = The secret is no longer in the keychain
    .why = Someone or something removed it there.
    .remedy = In Okta's General tab click **Generate new secret** and take it here. If Dell has the old one, it goes on working there.
    .remedy-odc = In Okta's General tab click **Generate new secret** and take it in the app. The old one goes on working at Dell.
problem-keychain-differs = The keychain has another value than the one that was stored
    .why = The keychain, or another program, changed it, so it is not relied upon.
    .remedy = In Okta's General tab click **Generate new secret** and take that one.
    .remedy-odc = In Okta's General tab click **Generate new secret** and take it in the app.
problem-keychain-differs-still-there = The keychain still has the item that was to be erased
    .why = It reported the item as erased, but the item was still there afterwards.
    .remedy = Erase it with the system's own tool for the keychain, then try again.
    .remedy-odc = Erase it with the system's own tool for the keychain, then run this again.
problem-keychain-differs-stored = What was read back is not what was stored
    .why = The keychain, or another program, changed the value, so it is not relied upon. The clipboard was left as it is.
    .remedy = While Okta's dialog is open, copy the secret again and take it once more. If it is closed, click **Generate new secret** on Okta's General tab and take that one.
problem-keychain-twice = The keychain holds two different secrets under one name
    .why = Another program, or a restored keyring, may have put the second one there. The app doesn't guess which one is meant, and changed neither.
    .remedy = Open the system's tool for the keychain (on Linux for example **Passwords and Keys**), look for “Okta Dell Connect”, compare when each was made, and delete the one that is not yours. Then try again.
    .remedy-odc = Open the system's tool for the keychain (on Linux for example Passwords and Keys), look for “Okta Dell Connect”, compare when each was made, and delete the one that is not yours. Then run this again.
problem-keychain-failed = The keychain reported a failure
    .why = What it said is under Details, if it said something.
    .why-odc = What it said stands below, if it said something.
    .remedy = Try again. Leave Okta's dialog open until the secret is stored.
    .remedy-odc = Run this again.

problem-keychain-too-large = The keychain does not take a secret of this length
    .why = It has a limit for one item. Nothing was stored, and the clipboard was left as it is.
    .remedy = Check that only the secret was copied. Or choose in “Check you are ready” the encrypted file, which takes it.
problem-keychain-disabled = A rule of this computer allows no stored credentials
    .why = Windows has been told not to store any (“Do not allow storage of passwords and credentials for network authentication”), or this session has no store.
    .remedy = Ask whoever manages this computer, or choose in “Check you are ready” where else the secret is kept.

## Other places than the keychain

problem-session-over = The secret was kept for one session only, and that session has ended
    .why = You chose this app's memory. When the app ended the secret was gone, as was said. Nothing failed.
    .remedy = In Okta's General tab click **Generate new secret** and take it here. If Dell has the old one, it goes on working there: use **Rotate the secret** to give Dell the new one.
problem-session-elsewhere = The secret is kept in the app's memory only
    .why = It was chosen to be kept for one session of the app. No other program can read it there, this one neither.
    .remedy = Check the connection in the app while it runs, or move the secret to the keychain there.
problem-vault-locked = The encrypted file is locked
    .why = Its passphrase is needed once each time the app starts. Until then nothing in it is read or changed.
    .remedy = Click Unlock and type the passphrase in the system's window. What you were doing then continues.
    .remedy-odc = Give the passphrase with --passphrase-from stdin, or --passphrase-from terminal to be asked for it.
problem-vault-passphrase = This is not the passphrase of the encrypted file
    .why = The file did not open. It was not changed, and nothing was lost.
    .remedy = Try again, with attention to capitals and the keyboard's language. Nobody can recover the passphrase. Without it, delete the file yourself, `{ $file }`: what is in it is lost, nothing here waits for it any more, and Okta issues a new secret.
problem-passphrase-short = This passphrase is too easy to guess
    .why = A copy of the file could be guessed at elsewhere, as often as somebody likes. What repeats counts once, and so does a row such as abc or 123.
    .remedy = Choose one of { $length } characters or more: several words that do not belong together are easy to remember.
problem-vault-damaged = The encrypted file was damaged
    .why = It was read, and it is not what this app wrote. It was not deleted: it lies as { $file }.
    .remedy = If you have a copy of it, put that in its place while the app is closed. Else take a new secret from Okta: **Generate new secret**.
problem-vault-gone = The encrypted file is not there
    .why = It should be { $file }. Someone or something moved or deleted it.
    .remedy = Put it back while the app is closed. Else choose a place in “Check you are ready” and take a new secret from Okta: **Generate new secret**.
problem-vault-item-gone = The secret is no longer in the encrypted file
    .why = The file opens, and has no such item: an older copy of it may have been put back.
    .remedy = In Okta's General tab click **Generate new secret** and take it here. The old one goes on working at Dell.
problem-vault-other = The encrypted file is none that this version opens
    .why = { $file } is whole, and was written by a newer version of this app, or by something else. It was not changed.
    .remedy = Install the newer version. If it is no file of this app, move it away while the app is closed.
problem-vault-failed = The encrypted file could not be read or written
    .why = The disk or its folder reported a failure. What was there before is still there.
    .remedy = Try again. Leave Okta's dialog open until the secret is stored.
problem-nothing-to-move = There is nothing to move
    .why = This connection's secrets lie in the keychain already, or were erased.
    .remedy = Go on.

## The network

problem-network-dns = The name { $host } was not found
    .why = It is misspelt, or this network does not know it.
    .remedy = Check the spelling and the VPN. IT can allow Okta's and Dell's addresses on port 443.
problem-network-connect = No connection to { $host }
    .why = The network or a firewall did not let it through.
    .remedy = Check the connection, or ask IT to open port 443 to this address.
problem-network-timeout = { $host } did not answer in time
    .why = A firewall may swallow the request, or the line is slow.
    .remedy = Try again. If it happens again, ask IT to open port 443 to this address.
problem-time-up = { $host } had not answered when the time was up
    .why = The limit that was set for this run ended it; it says nothing about the network.
    .why-odc = The limit of --timeout ended it; it says nothing about the network.
    .remedy = Give it more time.
    .remedy-odc = Give it more time with a larger --timeout, or none. How far { $host } can be reached from here, odc doctor tells.
problem-time-up-test = { $host } had not answered when the time was up
    .why = A test ends after { $minutes } minutes, even if some checks are still running.
    .remedy = Try again. If it happens again, Okta or the network is too slow at the moment.
problem-time-up-audit = { $host } had not answered to everything when the time was up
    .why = The search for other permissions ends after { $minutes } minutes. What it found until then is not counted.
    .remedy = Try again when less of Okta's rate limit is in use.
problem-network-tls = The certificate of { $host } is not trusted here
    .why = { $issuer ->
        [unknown] Its issuer is not known to this computer.
       *[other] Its issuer, { $issuer }, is not known to this computer.
    } Most likely your network opens encrypted traffic with a certificate of its own.{ $chain ->
        [alone] {" "}It came without the certificate of an authority: one between it and the root may be missing.
       *[more] {""}
    }
    .remedy = { $roots ->
        [system] Ask IT to install the company's root certificate in the system's store.
       *[variable] The variable { $roots } names what is trusted here, in place of the system's store. { $part ->
            [yes] Not all of it can be read: { $unread }. Have that fixed first; it may be the company's root certificate.
           *[no] Ask IT for a PEM file that also holds the company's root certificate.
        }
    }
problem-network-tls-wrong-name = The certificate that came for { $host } is for another name
    .why = It is for { $names }, issued by { $issuer }. A sign-in page or a filter of this network may have answered.
    .remedy = Open { $host } in a browser and see what comes. Sign in to the network if it asks, or ask IT to let { $host } through.
problem-network-tls-nameless = The certificate that came for { $host } names no host
    .why = It has no subject alternative name, which today's programs require. Its issuer is { $issuer }, most likely a device of your network that opens encrypted traffic.
    .remedy = Ask IT to let that device issue certificates with a subject alternative name, or to let { $host } through unopened.
problem-network-tls-expired = The certificate that came for { $host } has expired
    .why = That is by this computer's clock. The certificate's issuer is { $issuer }.
    .remedy = Check the date and time. If they are right and the issuer is your company's, ask IT to renew the certificate of the device that opens encrypted traffic.
problem-network-tls-not-yet = The certificate that came for { $host } is not valid yet
    .why = That is by this computer's clock. The certificate's issuer is { $issuer }.
    .remedy = Check the date and time. If they are right, ask IT about the clock of the device that issued it.
problem-network-tls-ca-as-server = The certificate that came for { $host } is a certificate authority's own
    .why = It is for signing other certificates, not for a server, even if its root is trusted. Its issuer is { $issuer }, most likely a device of your network that opens encrypted traffic.
    .remedy = Ask IT to let that device show a server's certificate, signed by its authority, or to let { $host } through unopened.
problem-network-tls-revoked = The certificate that came for { $host } was revoked
    .why = Its issuer, { $issuer }, took it back.
    .remedy = Do not continue over this network. Ask IT who answers for { $host } here.
problem-network-tls-bad-signature = The certificate that came for { $host } is not signed by the root that is trusted here
    .why = This computer trusts a root named { $issuer }, and another key signed the certificate. Most likely your company renewed the root of the device that opens encrypted traffic.
    .remedy = Ask IT for the root certificate in use now, and for its installation on this computer.
problem-network-tls-certificate = The certificate that came for { $host } has a fault
    .why = { $fault ->
        [purpose] It is not made for servers.
        [not-permitted] The authority that issued it may issue none for this name.
        [extension] It has a critical extension that this app does not know.
       *[other] Only its details name the fault.
    } { $issuer ->
        [unknown] Its issuer cannot be read.
       *[name] Its issuer is { $issuer }.
    }
    .remedy = Give IT the details and ask which device answers for { $host } here.
problem-network-tls-plain = The answer for { $host } was not encrypted
    .why = A sign-in page or a filter on this network answered instead.
    .remedy = Open { $host } in a browser, sign in to the network if it asks, then try again.
problem-network-tls-broke = Encryption with { $host } could not be set up
    .why = The TLS handshake was cut off, or there was no version in common: this app needs TLS 1.2 or 1.3. A firewall may inspect the traffic.
    .remedy = Ask IT to let https (port 443) to { $host } through.
problem-network-no-trust = The certificates that this system trusts could not be read
    .why = Without them, no server can be checked.
    .remedy = On Linux install the package ca-certificates. Elsewhere ask IT.
problem-network-trust-unreadable = The variable { $variable } names certificates that cannot be read
    .why = { $fault ->
        [missing] There is no { $path }.
        [no-content] { $path } is empty.
        [der] { $path } holds a certificate in DER form. PEM is needed: text with BEGIN CERTIFICATE.
        [encoding] { $path } is not UTF-8 text.
        [certificate] { $path } holds a certificate that is damaged or cut off.
        [mark] { $path } begins with a byte-order mark (BOM), which hides the first BEGIN CERTIFICATE. Save it without one.
        [denied] This account may not read { $path }.
        [folder] { $path } is a folder, but it must be a file.
        [not-a-folder] { $path } is a file, but it must be a folder.
       *[no-certificate] { $path } holds no certificate in PEM form: text with BEGIN CERTIFICATE.
    } Without it, no server can be checked. Nothing was sent.
    .remedy = Correct { $variable }, or unset it: then the system's store is used.
problem-network-proxy-unreadable = { $place ->
        [manual] The proxy kept in this app cannot be used
        [system] The proxy in the system's settings cannot be used
       *[environment] The proxy in the variable { $variable } cannot be used
    }
    .why = { $fault ->
        [encoding] Its value is not UTF-8 text.
        [quotes] Its value begins or ends with a quotation mark.
        [space] Its value holds white space or a control character.
        [scheme] Its value doesn't begin with http:// or https://.
        [socks] It names a SOCKS proxy. This app uses HTTP proxies only.
        [user-info] The user name or password in it holds a character that has to be percent-encoded.
        [percent] A percent sign in its user name or password is not followed by two hexadecimal digits.
        [records] The app's records cannot be read, so the proxy chosen in it is not known.
        [port] Its port is missing, or is not from 1 to 65535.
        [path] More follows its host and port, as in the address of a script (PAC).
       *[host] It names no host, or one with characters that no host name has.
    } Nothing was sent, and no other way was taken.
    .remedy = { $place ->
        [manual] Open **Network** in the app and enter the proxy's host and port again, or let the app do as the system says.
        [system] Correct the proxy in the system's settings: a host name alone in its field, a port beside it, and an HTTP proxy, not SOCKS.
       *[environment] { $fault ->
            [socks] Ask IT for the address of an HTTP proxy, and write it as http://proxy.example.com:8080.
            [path] If it is the address of a script (PAC), ask IT which proxy the script names, and write that as http://proxy.example.com:8080, with nothing after it.
           *[other] Write it as http://proxy.example.com:8080, or with a sign-in as http://name:password@proxy.example.com:8080. In name and password write \ as %5C, @ as %40, # as %23, / as %2F, ? as %3F, % as %25, a space as %20, and ü as %C3%BC.
        }
    }
problem-network-no-proxy-unreadable = { $place ->
        [system] An exception in the system's proxy settings cannot be read
       *[environment] The variable { $variable } cannot be read
    }
    .why = An entry in it may mean { $host }, so whether to use the proxy is unclear. Nothing was sent.
    .remedy = Write each entry as a host name, like { $host }, or as a domain, like .example.com, with commas between. No https://, no quotation marks, no path.
problem-network-proxy-name = The name of the proxy { $proxy } was not found
    .why = { $host } is reached by this proxy, and this computer finds no address for it.
    .remedy = Check the proxy's address. Some are known only inside a company's network or VPN.
problem-network-proxy-connect = No connection to the proxy { $proxy }
    .why = { $host } is reached by this proxy, and nothing answers at its address.
    .remedy = Check the proxy's address and port. Some are reached only inside a company's network or VPN.
problem-network-proxy-plain = The proxy { $proxy } does not speak TLS
    .why = https:// before a proxy's address means that the proxy itself is reached by TLS. This one answered without it.
    .remedy = Write { $plain }. What is sent to { $host } stays encrypted all the way.
problem-network-proxy-tls = The TLS handshake with the proxy { $proxy } failed
    .why = { $fault ->
        [network-tls] The issuer of the proxy's own certificate is not known to this computer.
        [network-tls-wrong-name] The proxy's own certificate is for another name.
        [network-tls-nameless] The proxy's own certificate names no host.
        [network-tls-expired] The proxy's own certificate has expired, by this computer's clock.
        [network-tls-not-yet] The proxy's own certificate is not valid yet, by this computer's clock.
        [network-tls-ca-as-server] The proxy shows an authority's certificate in the place of a server's.
        [network-tls-revoked] The proxy's own certificate was revoked.
       *[other] The proxy's own certificate has a fault, or the handshake was broken off.
    } { $host } was not asked.
    .remedy = Give IT the proxy's address and ask them to fix its certificate, or try the proxy's http:// address.
problem-network-proxy-silent = The proxy { $proxy } did not answer in time
    .why = { $tls ->
        [yes] https:// before its address means that the proxy itself is reached by TLS. It took the connection and did not answer to the TLS handshake. { $host } was not asked.
       *[no] It took the connection and then sent nothing.
    }
    .remedy = { $tls ->
        [yes] Most proxies are reached without TLS: write { $plain }. What is sent to { $host } stays encrypted all the way.
       *[no] Try again. If it happens again, ask IT whether the proxy reaches { $host }, port 443.
    }
problem-network-proxy-broke = { $proxy } did not answer as a proxy does
    .why = It was asked to connect to { $host } and closed the connection, or sent something else. Another kind of server may listen there.
    .remedy = Check the proxy's address and port. If the proxy itself is reached by TLS, its address begins with https://.
problem-network-proxy-passing = The proxy { $proxy } did not let { $host } through at first
    .why = It refused or cut off one attempt, then let the next one through. It may be busy or restarting.
    .remedy = Try again. If it happens again, give IT the proxy's address and the time.
problem-network-proxy-refused = { $means ->
        [unreached] The proxy { $proxy } got no connection to { $host }
        [busy] The proxy { $proxy } takes no more requests at the moment
        [portal] This network wants a sign-in before { $host } can be reached
        [another] { $proxy } may be no proxy
       *[refused] The proxy { $proxy } does not let { $host } through
    }
    .why = { $means ->
        [unreached] It answered with status { $status }: it does not reach { $host } or find its name, or it is overloaded.
        [busy] It answered with status { $status }, too many requests. { $host } itself was not reached.
        [portal] The proxy { $proxy } answered with status { $status }, which points to a page to sign in on. { $host } itself was not reached.
        [another] Asked to connect to { $host }, it answered with status { $status }, as a web server does.
       *[refused] It answered with status { $status }. { $host } itself was not reached.
    }
    .remedy = { $means ->
        [unreached] Try again in a few minutes. If it happens again, ask IT why the proxy does not reach { $host }, port 443, and name the status.
        [busy] Wait a minute, then try again. If it happens again, ask IT about the proxy's limit.
        [portal] Open a web page in a browser, sign in to the network, then try again.
        [another] Check the proxy's address and port. If they are right, ask IT to allow { $host }, port 443, on the proxy.
       *[refused] Ask IT to allow { $host }, port 443, on the proxy.
    }
problem-network-proxy-auth = { $proxy ->
        [unknown] A proxy wants a sign-in
       *[other] The proxy { $proxy } wants a sign-in
    }
    .why = { $signed ->
        [unknown] It answered 407.
        [yes] It does not accept the user name and password that its setting carries.
       *[no] No user name and password are set for it.
    }
    .remedy = { $signed ->
        [yes] Correct the user name and password in the setting, or ask IT for a proxy address that needs none. The way by console continues without it.
       *[no] Ask IT for a proxy address that needs none. The way by console continues without it.
    }
    .remedy-odc = { $signed ->
        [yes] Correct the user name and password in the setting, or ask IT for a proxy address that needs none.
       *[no] Write them into the setting as http://name:password@HOST:PORT, or ask IT for a proxy address that needs none.
    }
problem-network-proxy-auth-domain = The proxy { $proxy } wants a sign-in by Windows or Kerberos
    .why = This app speaks neither NTLM nor Kerberos.
    .remedy = Ask IT to let { $host } through without a sign-in, or for a local proxy that signs in for you. The way by console continues without it.
    .remedy-odc = Ask IT to let { $host } through without a sign-in, or for a local proxy that signs in for you.
problem-proxy-address = This is not the address of a proxy
    .why = It needs a host and a port, like proxy.example.com:8080; http:// or https:// may stand before it.
    .remedy = Ask IT for the proxy's address and port, and enter them.
problem-proxy-credentials = A proxy's address with a user name is not taken
    .why = This app keeps no password for a proxy.
    .remedy = Enter the address without it. If the proxy wants a sign-in, ask IT for one that needs none.
problem-network-html = { $host } answered with a web page
    .why = A sign-in page or a filter of this network stands in between.
    .remedy = Open the address in a browser, sign in to the network if it asks, then try again.
problem-network-html-redirect = { $host } answered with a redirect
    .why = Okta redirects nobody there. A sign-in page or a filter of this network may stand in between.
    .remedy = Open the address in a browser, sign in to the network if it asks, then try again.
problem-network-other = The connection to { $host } broke
    .why = What was heard of it is under Details.
    .why-odc = What was heard of it stands below.
    .remedy = Try again.
problem-answer-unreadable = The answer of { $host } could not be read
    .why = It is not in the form that is due, so nothing was taken from it.
    .remedy = Try again. If it happens again, something in the network may change answers; try another network.
problem-answer-too-large = The answer of { $host } was too large
    .why = Such answers are small, so it was not read to its end.
    .remedy = Try again. If it happens again, something in the network may change answers; try another network.
problem-declined = Not done
    .why = You answered no.
    .remedy = Try again when you're ready.
    .remedy-odc = Run it again when you're ready.

problem-cancelled = Cancelled
    .why = You stopped it.
    .remedy = Start it again when you are ready.
    .remedy-odc = Run it again when you are ready.

## What Okta said

problem-okta-secret-refused = Okta does not accept this Client Secret
    .why = The Client ID is right, but the secret is another app's, cut short, or set Inactive.
    .remedy = Compare its last four characters with Okta's list. If it is not there, click **Generate new secret** and take that one; keep the old one until Dell has the new one.
problem-okta-client-unknown = Okta does not know this Client ID here
    .why = It belongs to another organisation, has a slip in it, or the integration was revoked.
    .remedy = Copy it again from the **General** tab, and check production versus preview.
problem-okta-client-refused = Okta refused the Client ID or the secret
    .why = Okta does not say which of the two.
    .remedy = Copy the Client ID again from the **General** tab, and compare the secret's last four characters with Okta's list.
problem-okta-wrong-kind-of-app = This Client ID belongs to an ordinary app
    .why = Backup needs an API service integration, which is another kind of app.
    .remedy = In **Applications > API Service Integrations** open **Dell Data Security Cloud** and copy its Client ID. If it is not there, add it.
problem-okta-basic-stripped = The credential did not reach Okta
    .why = Something on the way took it out of the request, most likely a proxy.
    .remedy = Ask IT to let the Authorization header pass to Okta, or try another network.
problem-okta-network-zone = Okta accepts this integration only from certain networks
    .why = A network restriction in Okta blocks this computer. That may be on purpose.
    .remedy = If it is on purpose, keep it so, and allow Dell's addresses, which Dell Support can name. Here these rows stay not measured.
problem-okta-rate-limited = Okta asks to wait { $seconds ->
        [one] one second
       *[other] { $seconds } seconds
    }
    .why = The organisation's limit of requests is used up, and other tools share it.
    .remedy = Wait, then try again.
problem-okta-rate-limited-untimed = Okta's limit of requests is used up
    .why = Other tools share the org's limit. Okta's answer doesn't say clearly when it resets.
    .remedy = Wait a few minutes, then try again.
problem-okta-busy = Okta is busy
    .why = It says that it cannot answer for the moment.
    .remedy = Try again in a minute.
problem-okta-down = Okta has a fault at the moment
    .why = It answered with an error of its own.
    .remedy = Look at Okta's status page and try again later.
problem-okta-down-gateway = A { $status } came from { $host }, with nothing from Okta in it
    .why = Okta has a fault, or a gateway on the way: the answer does not say which.
    .remedy = Try again in a few minutes. If it happens again, look at Okta's status page and try another network.
problem-okta-read-only = Okta is in maintenance and only reads
    .why = It does so for a while during maintenance.
    .remedy = Look at Okta's status page and try again later.
problem-okta-scope-refused = Okta did not grant { $scope }
    .why = The integration is older than Dell's list, was added by API or Terraform with fewer permissions, or our list is wrong.
    .remedy = Ask Dell whether it is needed before you change anything: revoking the integration stops backups and changes both Client ID and secret, and Dell then needs **Re-Authorize App**.
problem-okta-scopes-missing = Not granted: { $count } of the permissions we know
    .why = Missing: { $scopes }. The integration is older than Dell's list, was added with fewer permissions, or our list is wrong.
    .remedy = Ask Dell what is needed before you change anything: revoking the integration stops backups and changes both Client ID and secret, and Dell then needs **Re-Authorize App**.
problem-okta-no-scope-granted = Okta granted none of the permissions
    .why = The integration is installed, but nothing was authorised for it, or it is another integration.
    .remedy = Check in Okta that this is **Dell Data Security Cloud** and what is listed as granted. If Dell uses it already, ask Dell first: revoking it stops backups and changes both Client ID and secret, and Dell then needs **Re-Authorize App**.
problem-okta-token-refused = Okta no longer accepts the token it gave
    .why = It expired, it was revoked, or the integration was revoked meanwhile.
    .remedy = Check again; a new token is asked for. If it happens again, look whether the integration is still listed.
problem-okta-feature-absent = This organisation's edition does not have this
    .why = Okta says that the feature is not part of it.
    .remedy = Nothing to mend. There is nothing of this kind to back up.
problem-okta-feature-absent-absent = Not found in this org
    .why = Okta answered 404.
    .remedy = Nothing to do if the org does not use it.
problem-okta-feature-absent-no-app = Reading permissions of apps can't be tested here
    .why = Okta does not show this integration its own permissions, and listed no other app.
    .remedy = Nothing to do. The list of granted permissions tells whether this one is there.
problem-okta-insufficient-scope = Okta refused this read for { $scope }
    .why = Either the permission is not granted, or the integration's administrator role does not reach it.
    .remedy = See whether the list of permissions names it as missing. If not, look at the integration's administrator role in Okta. Ask Dell before you change the permissions: revoking the integration stops backups and changes both Client ID and secret, and Dell then needs **Re-Authorize App**.
problem-okta-role-too-small = Okta does not let this integration do that
    .why = The token is good and the permission is in it, but the integration's administrator role does not reach so far.
    .remedy = In Okta look at the administrator role of **Dell Data Security Cloud** and ask a Super Admin to widen it. Client ID and secret stay as they are.
problem-okta-request-refused = Okta does not take the request as it arrived
    .why = This is a fault of this app, or something on the way changed the request. Your values are not to blame.
    .remedy = Try from another network. If it happens again, open the details and copy them for whoever looks after this app. Change nothing in Okta for it.
problem-okta-dpop-wanted = Okta wants a proof of possession (DPoP) from this client
    .why = As far as documented, integrations of this kind are not asked for it. So the Client ID is most likely an ordinary app's.
    .remedy = In **Applications > API Service Integrations** open **Dell Data Security Cloud** and compare its Client ID. If it is the same, ask Dell Support whether their service can answer it.
problem-okta-dpop-wanted-token = Okta gave a token that needs a proof of possession (DPoP)
    .why = This app cannot provide it, so nothing was read. As far as documented, integrations of this kind are not asked for it: the Client ID is most likely an ordinary app's.
    .remedy = In **Applications > API Service Integrations** open **Dell Data Security Cloud** and compare its Client ID. If it is the same, ask Dell Support whether their service can answer it.
problem-okta-token-type = Okta gave a token of another type: { $type }
    .why = This app knows Bearer tokens only, so nothing was read.
    .remedy = Compare the Client ID with **Dell Data Security Cloud** in Okta. If it is the same, copy the details for Okta Support.
problem-okta-blocked = { $host } answered 403 without an error of Okta's
    .why = It may be a blocked address: a network zone or ThreatInsight in Okta, or a filter of this network.
    .remedy = Ask an Okta admin to look for this computer's address in Okta's System Log and network zones, or try another network.
problem-okta-org-differs = { $host } answered a read as another org: { $other }
    .why = Earlier it identified itself as your org.
    .remedy = Change nothing. Ask IT whether something answers in Okta's place here, then try again.
problem-okta-org-inactive = Okta lists this org as { $status }
    .why = That is the status in the org's own record.
    .remedy = Ask an Okta admin, or Okta Support, about the state of this org.
problem-okta-grants-unclear = It is not known whether there are more permissions
    .why = Okta's list of this integration's permissions could not be read to its end.
    .remedy = Compare with the integration's **General** tab in Okta.
problem-okta-grants-unclear-link = It is not known whether there are more permissions
    .why = Okta's list may go on: the app doesn't understand what the answer says about a next page.
    .remedy = Compare with the integration's **General** tab in Okta.
problem-okta-grants-unclear-elsewhere = It is not known whether there are more permissions
    .why = Okta's list continues at { $other }. The token is not sent to another host.
    .remedy = Compare with the integration's **General** tab in Okta.
problem-okta-grants-unclear-page = It is not known whether there are more permissions
    .why = Okta's list continues on a page that could not be read.
    .remedy = Try again. If it happens again, compare with the integration's **General** tab in Okta.
problem-okta-grants-unclear-end = It is not known whether there are more permissions
    .why = Okta's list did not end within { $pages } pages, or led back to one of them.
    .remedy = Compare with the integration's **General** tab in Okta.
problem-okta-grants-unclear-grant = It is not known whether there are more permissions
    .why = A permission in Okta's list could not be read.
    .remedy = Compare with the integration's **General** tab in Okta.
problem-okta-grants-unclear-token = It is not known whether there are more permissions
    .why = Okta's list lacks permissions that the token has, so it is not the whole list.
    .remedy = Compare with the integration's **General** tab in Okta.
problem-okta-unknown-answer = Okta gave an answer that we do not know
    .why = The app does not guess what it means.
    .remedy = Open the details and copy them for Okta Support, then try again.
problem-untestable-writing = It cannot be tested without writing
    .why = The app changes nothing in Okta to try it out.
    .remedy = The first restore that Dell makes will show it; plan a small one.
problem-untestable-factors = No request of Okta's uses this permission today
    .why = So only the list of granted permissions can be looked at.
    .remedy = Nothing to do.
problem-not-measured = Not measured
    .why = A row above failed, or you chose not to ask.
    .remedy = Settle the row above, then check again.

## What Dell said

problem-dell-key-refused = Dell does not accept this API credential
    .why = Client ID or Secret Key is wrong, or the credential belongs to another Dell cloud.
    .remedy = Compare the Client ID in **API Credentials**. If it is right, make a new credential there and take its Secret Key.
problem-dell-forbidden = Dell does not let this credential do that
    .why = Its role or restriction is too small, or it belongs to another Dell cloud: Dell gives the same answer to both.
    .remedy = To tell which: look at the address where you sign in to Dell. If it is not of the cloud chosen in step 2, choose that one there. If it is, open **API Credentials** and allow this credential Okta onboarding.
problem-dell-feature-off = Okta Data Protection is not switched on for this Dell account
    .why = Only Dell Support can switch it on.
    .remedy = Ask Dell Support to enable it for the account you named.
problem-dell-already = Dell has this organisation already
    .why = It stands in Dell's list as { $status }.
    .remedy = Look at Dell's list here. If it is yours, use it; for new values use **Re-Authorize App** on the domain.
problem-dell-credential-refused = Okta refused the Client ID or secret when Dell tried it
    .why = They were changed or switched off since, or Okta lets in certain networks only.
    .remedy = Prove the connection again here. If it passes, allow Dell's addresses in Okta's network zones.
problem-dell-scopes-missing = Dell misses permissions
    .why = It names { $scopes }.
    .remedy = Compare with Okta's **General** tab. Ask Dell before you revoke anything: it stops backups and changes both Client ID and secret, and Dell then needs **Re-Authorize App**.
problem-dell-unchanged = Dell shows the same as before
    .why = It took the request, and reading it back shows no change.
    .remedy = Check again in some minutes. If it stays so, look in Dell's console.
problem-dell-throttled = Dell asks to wait
    .why = There were too many requests.
    .remedy = Wait a minute, then try again.
problem-dell-down = Dell has a fault at the moment
    .why = It answered with an error of its own.
    .remedy = Try again later; first read Dell's list here if you had sent something.
problem-dell-task-failed = Dell began and then gave up
    .why = What Dell said is under Details.
    .remedy = Read Dell's list here, settle what Dell names, then authorize again.
problem-dell-task-hangs = Dell has been working on it for long
    .why = It neither finished nor failed.
    .remedy = Read Dell's list later. Do not send it again while Dell still works on it.
problem-dell-no-answer = It was sent, and no answer came back
    .why = Dell may have done it or not.
    .remedy = Read Dell's list before anything else. If it shows nothing, read it once more after a minute: a request may still arrive. Nothing is sent again by itself.
problem-dell-keys-off = No backup without Cloud Key Management
    .why = Dell needs it to start a backup unattended.
    .remedy = Decide on Cloud Key Management first.
problem-dell-not-listed = Dell's list does not have this organisation
    .why = Nothing was registered, or it was removed.
    .remedy = Authorize it, or read the list again in a minute if it was sent just now.
problem-dell-cut-off = Dell does not get into Okta: { $status }
    .why = Dell holds a secret that Okta does not accept, so no backup runs.
    .remedy = Nothing was wiped here. Set the secret that Dell holds to **Active** again in Okta, or re-authorise at Dell, then try again.
problem-dell-may-hold = Dell may hold the new secret already
    .why = It was handed over, and no clear answer came. Giving it up now could cut the connection.
    .remedy = Hand it over again, or turn back: then Dell is given the old one first.
problem-dell-unknown-answer = Dell gave an answer that is not in its documents
    .why = The app does not guess what it means.
    .remedy = Open the details and copy them for Dell Support. Read Dell's list before you send anything again.

## The path and this app

problem-rotation-open = A rotation of the secret is under way
    .why = Until it is finished or given up, Okta and Dell may use either of two secrets.
    .remedy = Open the connection on the list and go on rotating, or give it up there.
problem-old-still-accepted = Okta still accepts the secret that is to go
    .why = It is not inactive yet, or Okta needs a moment.
    .remedy = Compare **secret_hash** and the last four characters in Okta, set that one to **Inactive**, wait a minute and try again.
problem-staying-refused = Okta refuses the secret that stays as well
    .why = So a refusal of the other one says nothing. Perhaps the wrong one was set inactive.
    .remedy = In Okta compare **secret_hash**: the one that stays must be **Active**. Then try again. Nothing was wiped.
problem-name-needed = Your name is needed
    .why = What a person reports is recorded with a name. Nothing was recorded yet.
    .remedy = Choose the button again and enter the name that colleagues know you by.
problem-name-bad = That name can't be recorded
    .why = A name has 1 to 80 characters, and none of them is invisible or a control character. Nothing was recorded.
    .remedy = Choose **Change** and type the name, rather than pasting it.
problem-words-needed = Write why you go on
    .why = What failed is taken on by a person, in words, and stays in the record.
    .remedy = One sentence is enough.
problem-step-not-done = This step is not done yet
    .why = Something on this screen is still open.
    .remedy = Finish what it asks for, then continue.
problem-step-not-done-environment = Dell has it already in the environment chosen before
    .why = It was handed over there, or may have been. Another choice here would leave it behind, so the choice stays.
    .remedy = Under “What is live right now”, “Stop and undo” comes first. Then begin a connection for the other environment.
problem-step-not-done-domain = Dell has the organisation that this connection stands for
    .why = It was handed over, or may have been. Under another name it would go on there unseen, so the domain stays.
    .remedy = For another organisation go to all connections and connect it. To end this one, “Stop and undo” under “What is live right now” comes first.
problem-choice-needed = Choose one of the answers
    .why = The path goes on differently for each.
    .remedy = Choose the one that is true.
problem-choice-needed-acknowledged = Say that you have read the permissions
    .why = They are granted all at once, so they are read before.
    .remedy = Read what they allow, then tick the box.
problem-choice-needed-keys-switch = The switch is off
    .why = There is nothing to save until it is on.
    .remedy = Switch Cloud Key Management on, then save. To leave it off, choose “Skip for now”.
problem-console-address-bad = This is not an address of a web page
    .why = It has to begin with https:// and name a host.
    .remedy = Open Dell's console in the browser and copy what stands in the address bar.
problem-console-address-needed = The address of your Dell console is missing
    .why = Dell's documents name no single address for all customers, so it is not guessed.
    .remedy = Open Dell's console in the browser and copy what stands in the address bar.
problem-environment-empty = Nothing was pasted
    .why = There is no text of a file to read.
    .remedy = Open Dell's file in a text editor, copy all of it and paste it here.
problem-environment-too-large = This is too long for the file of an environment
    .why = One is a page of text; more than { $kib } KiB is not read.
    .remedy = Check that it is the right file.
problem-environment-unreadable = This is neither TOML nor JSON
    .why = The text has a mistake in it, is cut off, says something twice, or is another kind of file.
    .remedy = Copy the whole file once more. If it happens again, ask Dell for it in the format that this app documents.
problem-environment-hidden = There are characters in it that cannot be seen
    .why = Some hide, and some turn round what stands beside them, so that an address reads like another one.
    .remedy = Nothing was kept. Ask whoever sent it for a plain text file, and where it came from.
problem-environment-unknown-field = The format has no field { $field }
    .why = What this app does not know it does not skip: it may change what the rest means.
    .remedy = Ask Dell for a file in the format that this app documents.
problem-environment-missing = { $field } is missing, or is not a text
    .why = Without it the environment cannot be reached.
    .remedy = Add it as Dell names it.
problem-environment-name = The environment needs a name of 1 to { $most } characters
    .why = It stands in lists and records: letters, digits, spaces and common marks.
    .remedy = Choose one that colleagues recognise.
problem-environment-name-taken = There is an environment named { $name }
    .why = Two of the same name could be mixed up.
    .remedy = Give this one another name, or remove the other if no connection uses it.
problem-environment-address = The address in { $field } cannot be used
    .why = It reads “{ $value }”. It has to be https:// and a host name of Dell's: no user name, no number in its place, no port; for the API nothing after the host either.
    .remedy = Nothing was kept. Compare it with what Dell sent.
problem-environment-okta = { $host } is Okta's, or looks like it
    .why = Here Dell's host is due. What is sent to Dell must not go to Okta, nor to a look-alike.
    .remedy = Nothing was kept. If a file named it, ask whoever sent it.
problem-environment-space = { $host } cannot be reached from here
    .why = Practice reaches its own names only, those that end in .practice, and they exist in Practice alone.
    .remedy = In Practice take apis.dell.practice, and Dell's own host outside it.
problem-environment-path = The path in { $field } cannot be used
    .why = It reads “{ $value }”. It has to begin with one slash and be made of letters, digits, hyphens, dots and underscores; no two of them may be the same.
    .remedy = Compare it with what Dell sent.
problem-environment-no-token = { $host } does not answer like Dell's token endpoint
    .why = Asked at { $path } without a credential, a token endpoint refuses that in JSON. This gave another answer.
    .remedy = Nothing was kept. Compare host and path with what Dell sent; what it answered is under Details.
problem-environment-unknown = No Dell environment is named { $name }
    .why = Known here: { $known }.
    .remedy = Name one of these.
problem-environment-in-use = A connection uses this environment
    .why = Without it the connection would not know where Dell is.
    .remedy = Choose another environment in that connection, or remove it first.
problem-scope-name-bad = This is not the name of a permission
    .why = Okta's names look like `okta.users.manage`.
    .remedy = Copy it from Okta's screen, one at a time.
problem-scope-name-bad-consent-list = There is no name of a permission in this list
    .why = Okta's names look like `okta.users.manage`, and none was found in what was pasted.
    .remedy = On Okta's screen mark the whole list, copy it, and paste it here.
problem-paste-is-secret = That looks like a secret, so it was not pasted
    .why = Secrets never go through the text fields of this window.
    .remedy = Copy the value that this field asks for. A Client Secret goes in on the step “Take the secret”, a Secret Key of Dell's on “Reach Dell”.
problem-secret-in-page = A secret was typed into a text field
    .why = The window took it out and loaded itself again in a new process, so that no copy stays in memory. Nothing was stored or sent.
    .remedy = If it was your Client Secret, make another in Okta with **Generate new secret**, take that one here, and set the old one inactive.
problem-page-ended = The window was loaded again
    .why = The process that draws it ended unexpectedly. Nothing was lost, and nothing was sent a second time.
    .remedy = Continue where you were. Enter again what you typed last if it is missing.
problem-page-silent = The window was loaded again
    .why = The process that draws it did not answer any more. Nothing was lost, and nothing was sent a second time.
    .remedy = Continue where you were. Enter again what you typed last if it is missing.
problem-page-keeps-ending = The window cannot be drawn
    .why = The process that draws it ended several times within a minute. Nothing that was saved is lost.
    .remedy = Press the button to try once more. If it happens again, close the window, restart the computer, and look into the log.
problem-another-window = Okta Dell Connect is open already
    .why = Two at once could overwrite each other's records.
    .remedy = Use the other window, or close it and try again.
    .remedy-odc = Close its window, then run this again.
problem-connection-unknown = No connection is named { $name }
    .why = A connection is named by its id or its Okta host, and none here has this one.
    .remedy = See what there is: odc connections.
problem-connection-ambiguous = More than one connection is named { $name }
    .why = They have these ids: { $ids }.
    .remedy = Name the one you mean by its id.
problem-item-unknown = No item has this name
    .why = Neither the keychain, the open vault nor a connection knows it.
    .remedy = See what there is: odc secrets list.
problem-item-in-use = A connection to { $host } that is not finished works with this item
    .why = Okta shows a secret only once. Without it the path starts again at “Install in Okta”.
    .remedy = Finish the connection first, or add --even-in-use.
problem-practice-unavailable = Practice could not start
    .why = This computer did not let the app play Okta and Dell for itself.
    .why-odc = This computer did not let odc play Okta and Dell for itself: { $reason }.
    .remedy = Close the window, open it again and try once more.
    .remedy-odc = Run it again. With --practice-at, look whether odc sandbox still runs.
problem-practice-file = Practice can't use its file
    .why = { $path } can't be read, or something else wrote it. The app left it as it is.
    .remedy = Move it to another folder, then open Practice again. Practice starts over.
    .remedy-odc = Move it to another folder, then run this again. Practice starts over.
problem-store-damaged = The file of connections is damaged
    .why = It can't be read, or isn't what the app wrote. Nothing was deleted, and the keychain was not touched.
    .remedy = Close this window and open it again. The app then keeps the damaged file, starts a new one, and finds the secrets in the keychain.
    .remedy-odc = Start the app. It keeps the damaged file, starts a new one, and finds the secrets in the keychain.
problem-store-io = The disk reports a failure
    .why = The file of connections could not be read or written. Nothing was set aside or deleted.
    .remedy = Try again; if it fails again, copy the app's folder to another disk and have this one looked at.
problem-store-no-handles = Too many files are open on this computer
    .why = The system didn't let the app open another one.
    .remedy = Close other programs, then try again.
problem-store-full = The disk is full
    .why = Nothing more can be saved. What was saved before is still there.
    .remedy = Make room, then try again.
problem-store-readonly = The app's folder is closed to this account
    .why = Its files can't be opened or written. Nothing in it was changed.
    .remedy = Give your account the right to read and write there, then try again.
problem-store-newer = A newer version of this app wrote the connections
    .why = The file of connections has version { $version }, which this version does not know. It was not touched.
    .remedy = Start the newer version of the app, or install it on this computer.
problem-store-is-link = A link is in the place of the app's own file or folder
    .why = { $path } leads somewhere else. The app writes and deletes nothing through a link, so that nobody can send it elsewhere.
    .remedy = Put the real folder or file there in place of the link, then try again.
problem-store-is-folder = Something else is in the place of one of the app's files
    .why = { $path } is not a file. The app did not touch it.
    .remedy = Move it somewhere else, then try again.
problem-records-lost = What was done last is missing from the records
    .why = The records on this computer were damaged, so a request may have gone to Dell that they no longer show. The app read Dell's list and sent nothing.
    .remedy = Compare Dell's list with what you remember, then decide: use what is listed, or authorize.
problem-home-unknown = This account has no home folder
    .why = HOME is not set, and the system's list of users doesn't name a folder. The app keeps its records there.
    .remedy = Set HOME to a folder that belongs to this account, and start again.
problem-store-failed = The records could not be read or written
    .why = The file of connections reported a failure.
    .remedy = Try again. If it fails again, close the window and open it again.
    .remedy-odc = Run this again. If it fails again, make a copy of the app's folder before you change anything in it.
problem-proof-needed = The connection is not proved yet
    .why = It was neither checked nor skipped.
    .remedy = Check it, or choose to go on without.
problem-proof-failed = A check failed
    .why = Dell may fail in the same place.
    .remedy = Settle it and try again, or take it on in your own words.
problem-changed-since-proof = Something changed since the proof
    .why = Domain, Client ID or secret is another one now.
    .remedy = Check again.
problem-link-unknown = This link is not known
    .why = The app opens only the pages on its own list.
    .remedy = Go on by the menu path that stands beside it.
problem-file-not-written = The file could not be written
    .why = The folder cannot be written, or the disk is full.
    .remedy = Make room or change the rights of your Documents folder, then try again.
