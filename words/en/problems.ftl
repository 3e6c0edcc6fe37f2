# Problems: the cause as the title, .why it is so, .remedy with the first act first; together at most 35 words. The key is the code that core gives.

problem-unknown = This version has no words for this problem
    .why = The app named it `{ $code }`.
    .remedy = Open Details and copy them for the people who support this app.
problem-app-failed = The app didn't answer
    .why = The window couldn't reach its own engine.
    .remedy = Try again. If it happens again, close and reopen the window. Your saved work is safe.

## Okta domain

problem-domain-empty = Enter your Okta domain, like acme.okta.com
    .why = The field is empty.
    .why-odc = No domain was given.
    .remedy = Open your Okta sign-in page and paste its address here.
    .remedy-odc = Open your Okta sign-in page and copy its address: odc verify --okta-domain acme.okta.com
problem-domain-placeholder = This Okta domain is an example, not yours
    .why = It's the placeholder from a guide.
    .remedy = Paste the address of your own Okta sign-in page, like acme.okta.com.
problem-domain-not-a-host = This Okta domain isn't an address
    .why = It contains no host name.
    .remedy = Paste the address of your Okta sign-in page, like acme.okta.com.
problem-domain-address-literal = This Okta domain is a number, not a name
    .why = Okta orgs are reached by name only.
    .remedy = Paste the address of your Okta sign-in page, like acme.okta.com.
problem-domain-look-alike = { $host } looks like Okta, but isn't one of Okta's addresses
    .why = A secret sent there would reach someone else. Nothing was sent.
    .remedy = Copy the address from a browser signed in to Okta, not from an email.
problem-domain-mail = This Okta domain is an email address
    .why = The part after the @ doesn't lead to Okta.
    .remedy = Paste the address of your Okta sign-in page, like acme.okta.com.
problem-domain-double-com = This Okta domain ends in .com.com
    .why = No Okta org has such an address.
    .remedy = Remove one .com.
problem-domain-not-an-org = { $host } isn't the address of an Okta org
    .why = An org has one name before okta.com or another Okta ending. Nothing was sent.
    .remedy = Paste the address of your Okta sign-in page, like acme.okta.com.
problem-domain-custom-unasked = Okta hasn't answered at { $host } yet
    .why = It's a custom domain. Only Okta's answer says which org it belongs to.
    .remedy = Enter the address that ends in okta.com or another Okta ending.
problem-domain-unknown-organisation = No Okta org answered at { $host }
    .why = It may be misspelled, or belong to someone else.
    .remedy = In the Admin Console click your name, top right, and copy that address.
problem-domain-names-another = { $host } leads to another org: { $other }
    .why = The two don't name each other, so its owner isn't certain.
    .remedy = Enter the address that ends in okta.com or another Okta ending.
problem-domain-punycode = This Okta domain has letters Okta doesn't use
    .why = Look-alike letters can imitate an address. Nothing was sent.
    .remedy = Type the address yourself, with plain letters, digits and hyphens.
problem-domain-not-practice = Practice mode doesn't know { $host }
    .why = It knows its own names only. Nothing was sent there.
    .remedy = Enter acme.okta.practice, also known as login.acme.practice. To connect your own org, exit practice mode.
    .remedy-odc = Use acme.okta.practice, or leave out --practice.

## The secret and the clipboard

problem-secret-is-client-id = That's the client ID, not the client secret
    .why = It starts like a client ID. It was not stored.
    .why-odc = It starts like a client ID.
    .remedy = In Okta, click **Copy to clipboard** next to Client Secret, then save it here.
    .remedy-odc = Pipe in the client secret: click **Copy to clipboard** next to Client Secret in Okta.
problem-secret-is-secret-id = That's the secret's ID, not the secret
    .why = A value with ocs in front is only its name. It was not stored.
    .why-odc = A value that starts with ocs only names the secret.
    .remedy = Click **Copy to clipboard** in Okta. Window closed? Click **Generate new secret** on **General**.
    .remedy-odc = Pipe in the secret itself. If it's lost, click **Generate new secret** on **General** in Okta.
problem-secret-is-masked = That's the masked client secret
    .why = Okta's list shows only stars and four characters. It was not stored.
    .why-odc = Okta's list shows only stars and the last four characters.
    .remedy = Click **Copy to clipboard** in Okta. Window closed? Click **Generate new secret** on **General**.
    .remedy-odc = Pipe in the secret itself. If it's lost, click **Generate new secret** on the General tab in Okta.
problem-secret-is-token = That's an API token, not the client secret
    .why = It was not stored. If you copied it, it's still in the clipboard.
    .why-odc = It opens Okta in another way. Nothing was sent with it.
    .remedy = In Okta, click **Copy to clipboard** next to Client Secret, then save it here.
    .remedy-odc = Pipe in the client secret of the integration.
problem-secret-is-dell-key = That's from Dell, not from Okta
    .why = It was not stored. If you copied it, it's still in the clipboard.
    .remedy = In Okta, click **Copy to clipboard** next to Client Secret, then save it here.
problem-dell-key-is-okta = That's from Okta, not from Dell
    .why = It was not stored. If you copied it, it's still in the clipboard.
    .remedy = In Dell, copy the **Secret Key** of the API credential, then save it here.
problem-secret-is-url = That's an address, not the client secret
    .why = It's a link. It was not stored.
    .why-odc = It's a link.
    .remedy = In Okta, click **Copy to clipboard** next to Client Secret, then save it here.
    .remedy-odc = Pipe in the client secret of the integration.
problem-secret-has-space = The value has a space or a line break in it
    .why = A client secret is one word. It was not stored.
    .why-odc = A client secret is one word. Nothing was sent with it.
    .remedy = Don't select the text: click **Copy to clipboard** in Okta, then save it here.
    .remedy-odc = Pipe in the value alone, on one line.
problem-secret-odd-characters = The value has characters that no client secret has
    .why = Only letters, digits, hyphens and underscores can be in it. It was not stored.
    .why-odc = Only letters, digits, hyphens and underscores can be in it. Nothing was sent with it.
    .remedy = Click **Copy to clipboard** in Okta, then save it here.
    .remedy-odc = Pipe in the value alone, as plain text.
problem-secret-in-quotes = The value has quotation marks or brackets around it
    .why = They aren't part of it. It was not stored, and nothing was cut off.
    .why-odc = They come from the shell or the file. Nothing was cut off, and nothing was sent.
    .remedy = Click the copy button next to the value, then save it here.
    .remedy-odc = Pipe it in without them: in a Unix shell printf %s "$SECRET" | odc verify ..., in PowerShell $env:SECRET | odc verify ..., in cmd echo %SECRET%| odc verify ...
problem-secret-named = The value comes with its name
    .why = For example NAME=value or JSON. It was not stored, and nothing was cut off.
    .why-odc = For example NAME=value, NAME: value or JSON. Nothing was cut off, and nothing was sent.
    .remedy = Click the copy button next to the value, then save it here.
    .remedy-odc = Pipe in only what follows the name: from a .env file sed -n 's/^NAME=//p' .env | odc verify ..., from JSON jq -r .name FILE | odc verify ...
problem-secret-is-reference = That's a reference to the secret, not the secret
    .why = It names a variable or a password manager's entry. It was not stored.
    .why-odc = It names a variable that wasn't replaced, or a password manager's entry. Nothing was sent.
    .remedy = Click the copy button next to the value, then save it here.
    .remedy-odc = Print the value itself: op read "op://..." | odc verify ...; in single quotes a shell doesn't expand variables, and cmd leaves an unset one as it is.
problem-secret-in-markup = That's the source of formatted text, not the value
    .why = It contains HTML, XML or RTF markup. It was not stored.
    .why-odc = It contains HTML, XML or RTF markup. Nothing was sent.
    .remedy = Click the copy button next to the value, then save it here.
    .remedy-odc = Pipe in the value alone, as plain text.
problem-secret-is-base64 = The value is encoded in Base64
    .why = Kubernetes and Basic headers carry secrets this way. It was not stored.
    .why-odc = Kubernetes and Basic headers carry secrets this way. Nothing was sent.
    .remedy = Copy the value where Okta or Dell shows it, then save it here.
    .remedy-odc = Decode it first: ... | base64 -d | odc verify ... If that gives a client ID and a colon first, pipe in what comes after the colon.
problem-secret-utf16 = The value is encoded in UTF-16
    .why = Every second byte is zero, or it has a byte order mark. It was not stored.
    .why-odc = Every second byte is zero, or it starts with a byte order mark. Windows calls that “Unicode”. Nothing was sent.
    .remedy = Copy the value where Okta or Dell shows it, then save it here.
    .remedy-odc = Pipe it in as UTF-8: in PowerShell Get-Content FILE | odc verify ..., in a Unix shell iconv -f UTF-16 -t UTF-8 FILE | odc verify ...
problem-secret-utf16-passphrase = The passphrase is encoded in UTF-16
    .why = Windows calls that “Unicode”. The encrypted file wasn't tried with it.
    .remedy = Pipe it in as UTF-8: in PowerShell Get-Content FILE | odc ..., in a Unix shell iconv -f UTF-16 -t UTF-8 FILE | odc ...
problem-secret-not-utf8 = The input isn't UTF-8 text
    .why = It has bytes from another encoding, such as Latin-1. It was not stored.
    .why-odc = It has bytes from another encoding, such as Latin-1. Nothing was sent.
    .remedy = Copy the value where Okta or Dell shows it, then save it here.
    .remedy-odc = Pipe in the value alone, as plain text in UTF-8.
problem-secret-not-utf8-passphrase = The passphrase isn't UTF-8 text
    .why = It's in another encoding, such as Latin-1. The encrypted file wasn't tried with it.
    .remedy = Pipe it in as UTF-8: in PowerShell set $OutputEncoding to [Text.UTF8Encoding]::new() first, in a Unix shell use iconv.
problem-secret-too-short = The value has only { $length ->
        [one] one character
       *[other] { $length } characters
    }
    .why = A client secret is longer, usually 40. It was not stored.
    .why-odc = A client secret is longer, usually 40. Nothing was sent with it.
    .remedy = Don't select the text: click **Copy to clipboard** in Okta, then save it here.
    .remedy-odc = Pipe in the whole value.
problem-secret-too-long = The value has { $length } characters
    .why = No client secret is that long. It was not stored.
    .why-odc = No client secret is that long. Nothing was sent with it.
    .remedy = Don't select the text: click **Copy to clipboard** in Okta, then save it here.
    .remedy-odc = Pipe in the value alone.
problem-secret-not-new = That's the current secret, not a new one
    .why = The clipboard has the secret that's already saved here.
    .remedy = In Okta, click **Generate new secret**, then **Copy to clipboard**, and save it here.
problem-secret-needed = The client secret isn't saved here yet
    .why = This step needs it.
    .why-odc = This connection has no secret in the password store yet.
    .remedy = Go back to “Install in Okta” and save it.
    .remedy-odc = Save it in the app, step “Install in Okta”.
problem-secret-gone = The client secret was erased here
    .why = You chose that. No one can read it again, not even Okta.
    .remedy = Click **Generate new secret** on **General** and save it here. Dell can keep using the old one.
    .remedy-odc = Click **Generate new secret** and save it in the app. Dell can keep using the old one.

## The same, at the field of Dell's Secret Key

problem-secret-is-client-id-dell-key = That's the Client ID, not the Secret Key
    .why = It belongs in the field above. It was not stored.
    .remedy = In Dell, copy the **Secret Key** from **Credential Details**, then save it here.
problem-secret-is-url-dell-key = That's an address, not the Secret Key
    .why = It's a link. It was not stored.
    .remedy = In Dell, copy the **Secret Key** from **Credential Details**, then save it here.
problem-secret-has-space-dell-key = The value has a space or a line break in it
    .why = A Secret Key is one word. It was not stored.
    .remedy = In Dell, copy only the **Secret Key** from **Credential Details**, then save it here.
problem-secret-odd-characters-dell-key = The value has invisible characters in it
    .why = They come along when you select text. It was not stored.
    .remedy = In Dell, copy only the **Secret Key** from **Credential Details**, then save it here.
problem-secret-too-short-dell-key = The value has only { $length ->
        [one] one character
       *[other] { $length } characters
    }
    .why = A Secret Key from Dell is longer. It was not stored.
    .remedy = In Dell, copy the whole **Secret Key** from **Credential Details**, then save it here.
problem-secret-too-long-dell-key = The value has { $length } characters
    .why = No Secret Key is that long. It was not stored.
    .remedy = In Dell, copy the **Secret Key** from **Credential Details**, then save it here.
problem-client-id-empty-dell-client-id = Enter the Client ID of Dell's API credential
    .why = The field is empty.
    .remedy = In Dell, open **API Credentials** and copy the Client ID from **Credential Details**.
problem-client-id-has-space-dell-client-id = This Client ID has characters that no Client ID has
    .why = You copied more than the value.
    .remedy = In Dell, open **API Credentials** and copy only the Client ID from **Credential Details**.

## The clipboard

problem-secret-too-short-typed = You typed only { $length ->
        [one] one character
       *[other] { $length } characters
    }
    .why = A client secret is longer, usually 40. It was not stored.
    .remedy = Click **Copy to clipboard** in Okta and paste the whole value there.
problem-clipboard-empty-typed = No text was typed
    .why = The window was closed with an empty field. Nothing was stored.
    .remedy = Open it again, and type or paste the secret there.
problem-clipboard-empty-blank = The clipboard text is blank
    .why = It has only spaces or line breaks, or is empty.
    .remedy = Copy the value again, then save it here.
problem-clipboard-empty-picture = The clipboard has a picture, not text
    .why = You copied a screenshot or a picture of a page.
    .remedy = Click the copy button next to the value, then save it here.
problem-clipboard-empty-files = The clipboard has files, not text
    .why = You copied files, not their content.
    .remedy = Open the file, copy the value alone, then save it here.
problem-clipboard-empty-formatted = The clipboard has formatted text only
    .why = It offers only HTML or RTF. This app reads neither.
    .remedy = Click the copy button next to the value, or copy it from a text editor.
problem-clipboard-empty-encoded = The clipboard has text in an encoding this app can't read
    .why = The program you copied from offers no common encoding.
    .remedy = Click the copy button next to the value, then save it here.
problem-clipboard-empty-other = The clipboard has something other than text
    .why = The program you copied from offers no text.
    .remedy = Click the copy button next to the value, then save it here.
problem-clipboard-unreadable-withheld = The clipboard offered text but didn't hand it over
    .why = The program you copied from refused, or has closed.
    .remedy = Copy the value again, leave that page open, then save it here.
problem-clipboard-empty = The clipboard has no text
    .why = The program you copied from may have closed, or the clipboard was cleared.
    .remedy = Copy the value again, then save it here.
problem-clipboard-unreadable = The clipboard can't be read
    .why = The system didn't hand it over, or another program holds it.
    .remedy = Click in this window and press Ctrl+V or Cmd+V. Leave the page with the value open.
problem-clipboard-own-text = You copied that text from this app
    .why = It's a link or other text, not a secret. Nothing was stored.
    .remedy = Copy the value in Okta or Dell. If you copied nothing here, report it.
problem-nothing-in-clipboard = The clipboard has nothing from this app
    .why = It was cleared, or you copied something else.
    .remedy = Click Copy again.

## Client ID

problem-client-id-empty = Enter the client ID
    .why = The field is empty.
    .why-odc = No client ID was given.
    .remedy = In Okta, open the integration's **General** tab and copy Client ID.
problem-client-id-is-secret = That looks like the client secret, not the client ID
    .why = Secrets don't belong in text fields, so it was removed.
    .why-odc = In a command line, every program on this computer can read it. Nothing was sent.
    .remedy = On the integration's **General** tab copy Client ID. It starts with 0oa.
    .remedy-odc = If it's the secret, make another: **Generate new secret**.
problem-client-id-is-secret-id = That's the secret's ID, not the client ID
    .why = A value that starts with ocs only names a secret.
    .remedy = In Okta, open the integration's **General** tab and copy Client ID. It starts with 0oa.
problem-client-id-length = This client ID has { $length ->
        [one] one character
       *[other] { $length } characters
    }
    .why = They usually have 20.
    .remedy = On the integration's **General** tab, click the copy button next to Client ID.
problem-client-id-unusual = { $length ->
    [20] This doesn't look like a client ID
   *[other] A client ID has 20 characters, not { $length }
}
    .why = Okta's start with `0oa`.
    .remedy = Copy it again in Okta, or use it anyway.
problem-client-id-is-url = That's an address, not the client ID
    .why = A client ID is one word without dots or slashes.
    .remedy = In Okta, open the integration's **General** tab and copy Client ID.
problem-client-id-has-space = This client ID has characters that no client ID has
    .why = You copied more or less than the value.
    .remedy = On the integration's **General** tab, click the copy button next to Client ID.

## The password store

problem-keychain-none = No password store is running in this session
    .why = The client secret has no place yet. The app doesn't choose one for you.
    .why-odc = Saved client secrets can't be read without one.
    .remedy = Start one, like GNOME Keyring. Or choose another place in step 1.
    .remedy-odc = Start one, for example GNOME Keyring or KWallet, then run this again. Over SSH there may be none.
problem-keychain-none-kept = No password store is running in this session
    .why = Saved secrets can't be read, moved or erased without it. They stay as they were.
    .why-odc = Saved client secrets can't be read without one.
    .remedy = Start it, for example GNOME Keyring or KWallet, then try again.
    .remedy-odc = Start one, for example GNOME Keyring or KWallet, then run this again. Over SSH there may be none.
problem-keychain-no-default = The password store has no default keyring
    .why = New items go there. Items in other keyrings can still be read and erased.
    .remedy = In **Passwords and Keys**, right-click a keyring and choose **Set as default**.
    .remedy-odc = In Passwords and Keys (Seahorse), right-click a keyring and choose Set as default.
problem-keychain-no-default-kde = The password store has no default wallet
    .why = New items go there. Items in other wallets can still be read and erased.
    .remedy = Open **System Settings**, **KDE Wallet**, and choose the default wallet. Then try again.
    .remedy-odc = Open System Settings, KDE Wallet, and choose the default wallet. Then run this again.
problem-keychain-no-default-keepassxc = KeePassXC has no database open for other programs
    .why = New items need one.
    .remedy = Open a database. In **Database settings**, **Secret Service Integration**, choose the group to share.
    .remedy-odc = Open a database. In Database settings, Secret Service Integration, choose the group to share.
problem-keychain-session-only = The default keyring is cleared when you sign out
    .why = It's the session keyring, in memory only. Nothing was stored in it.
    .remedy = Set another default in **Passwords and Keys**, or choose another place in step 1.
    .remedy-odc = Set another default, for example in Passwords and Keys (Seahorse), then run this again.
problem-keychain-locked-part = The keyring “{ $part }” is locked and has items of this app
    .why = Other keyrings still work, and nothing was lost.
    .remedy = Click Unlock and enter the password of “{ $part }”. Then you can continue.
    .remedy-odc = Unlock “{ $part }” with its password, then run this again.
problem-keychain-locked-closed = “{ $part }” is locked and may have items of this app
    .why = Its content shows only when it's unlocked. Nothing was lost.
    .remedy = Click Unlock and enter the password of “{ $part }”. Then you can continue.
    .remedy-odc = Unlock “{ $part }” with its password, then run this again.
problem-keychain-locked = The password store is locked
    .why = Nothing was lost. Its password window may still be open behind this one.
    .why-odc = Nothing can be read or saved until it's unlocked. Nothing was lost.
    .remedy = Click Unlock and enter your own password. Then you can continue.
    .remedy-odc = Unlock it with your own password, then run this again.
problem-keychain-denied = The password store refused this app
    .why = You or a system policy denied access.
    .remedy = Allow Okta Dell Connect to use it, or ask your IT. Then try again.
problem-keychain-denied-dismissed = The password store's question was not answered
    .why = Its window was closed, or this session can't show it. Nothing was changed.
    .remedy = Try again and enter your own password in the system window.
    .remedy-odc = Run this in a desktop session and answer it, or unlock the store first.
problem-keychain-slow = The password store didn't answer in time
    .why = It may be waiting for an answer in another window.
    .why-odc = It may be waiting for an answer to a question of its own.
    .remedy = Look for a system window that asks for a password, then try again.
problem-keychain-item-gone = The secret is no longer in the password store
    .why = Someone or something removed it.
    .remedy = In Okta, click **Generate new secret** and save it here.
    .remedy-odc = In Okta, click **Generate new secret** and save it in the app. Dell can keep using the old one.
problem-keychain-differs = The saved secret was changed
    .why = The password store, or another program, changed it, so the app doesn't use it.
    .remedy = On Okta's General tab click **Generate new secret** and save it here.
    .remedy-odc = On Okta's General tab click **Generate new secret** and save it in the app.
problem-keychain-differs-still-there = The password store still has the erased item
    .why = It reported the item as erased, but the item was still there afterwards.
    .remedy = Erase it with the system's own tool, then try again.
    .remedy-odc = Erase it with the system's own tool, then run this again.
problem-keychain-differs-stored = The password store returned a different value
    .why = Something changed it. The clipboard was not cleared.
    .remedy = Copy the secret in Okta and save it again. Window closed? Click **Generate new secret**.
problem-keychain-twice = The password store has two different secrets under one name
    .why = The app doesn't guess between them, and changed neither.
    .remedy = Find “Okta Dell Connect” in **Passwords and Keys** and delete the one that isn't yours.
    .remedy-odc = Find “Okta Dell Connect” in Passwords and Keys and delete the one that isn't yours.
problem-keychain-failed = The password store reported an error
    .why = Details has its message, if it gave one.
    .why-odc = Its message is below, if it gave one.
    .remedy = Try again. Leave Okta's window open until the secret is saved.
    .remedy-odc = Run this again.

problem-keychain-too-large = The value is too long for the password store
    .why = Nothing was stored, and the clipboard was not cleared.
    .remedy = Check that you copied only the secret. Or choose the encrypted file in step 1.
problem-keychain-disabled = A policy forbids saved credentials here
    .why = “Do not allow storage of passwords and credentials for network authentication” is on, or no store exists.
    .remedy = Ask your IT, or choose another place in step 1.

## Other places than the password store

problem-session-over = The secret was kept for one session, which has ended
    .why = You chose this app's memory. Nothing failed.
    .remedy = In Okta, click **Generate new secret** and save it here. If Dell has the old one, use **Rotate**.
problem-session-elsewhere = The secret is in the app's memory only
    .why = You chose one session. No other program can read it.
    .remedy = Test the connection in the running app, or move the secret to the password store.
problem-vault-locked = The encrypted file is locked
    .why = It needs its passphrase once after each start of the app.
    .remedy = Click Unlock and enter the passphrase in the system window. Then you can continue.
    .remedy-odc = Use --passphrase-from stdin, or --passphrase-from terminal to be asked for it.
problem-vault-passphrase = This isn't the passphrase of the encrypted file
    .why = The file is unchanged.
    .remedy = Check capitals and keyboard language, then try again. No one can recover it. Else delete `{ $file }` and use a new secret.
problem-passphrase-short = This passphrase is too easy to guess
    .why = Repeats count once, and so do rows like abc or 123.
    .remedy = Use { $length } characters or more. Several unrelated words are easy to remember.
problem-vault-damaged = The encrypted file was damaged
    .why = It isn't what this app wrote. It was kept as { $file }.
    .remedy = Close the app and put a copy in its place. No copy? In Okta, click **Generate new secret**.
problem-vault-gone = The encrypted file is missing
    .why = Someone or something moved or deleted { $file }.
    .remedy = Close the app and put it back. Can't? In Okta, click **Generate new secret** and save it again.
problem-vault-item-gone = The secret is no longer in the encrypted file
    .why = The file may be an older copy.
    .remedy = In Okta, click **Generate new secret** and save it here. Dell can keep using the old one.
problem-vault-other = This version can't open the encrypted file
    .why = A newer version or another program wrote { $file }. It was not changed.
    .remedy = Install the newer version. If the file isn't this app's, move it away.
problem-vault-failed = The encrypted file can't be read or written
    .why = The disk or folder reported an error. Your saved work is still there.
    .remedy = Try again. Leave Okta's window open until the secret is saved.
problem-nothing-to-move = No secrets to move
    .why = This connection's secrets are in the password store already, or were erased.
    .remedy = Continue.

## The network

problem-network-dns = The name { $host } was not found
    .why = It's misspelled, or this network doesn't know it.
    .remedy = Check the spelling and the VPN. IT can allow Okta's and Dell's addresses on port 443.
problem-network-connect = No connection to { $host }
    .why = The network or a firewall blocks it.
    .remedy = Check your connection, or ask IT to open port 443 to this address.
problem-network-timeout = { $host } didn't answer in time
    .why = A firewall may drop the request, or the line is slow.
    .remedy = Try again. If it happens again, ask IT to open port 443 to this address.
problem-time-up = { $host } hadn't answered when the time was up
    .why = The time limit ended this run. It says nothing about the network.
    .why-odc = The limit of --timeout ended it. It says nothing about the network.
    .remedy = Give it more time.
    .remedy-odc = Use a larger --timeout, or none. To see if { $host } can be reached: odc doctor.
problem-time-up-test = { $host } hadn't answered when the time was up
    .why = A test ends after { $minutes } minutes, even if some checks are still running.
    .remedy = Try again. If it happens again, Okta or the network is too slow.
problem-time-up-audit = { $host } hadn't answered everything when the time was up
    .why = The search for extra permissions ends after { $minutes } minutes. Its partial results don't count.
    .remedy = Try again when less of Okta's rate limit is in use.
problem-network-tls = The certificate of { $host } isn't trusted here
    .why = { $issuer ->
        [unknown] Unknown issuer.
       *[other] Unknown issuer: { $issuer }.
    } { $chain ->
        [alone] An intermediate may be missing, or your network inspects TLS.
       *[more] Your network probably inspects TLS.
    }
    .remedy = { $roots ->
        [system] Ask IT to install the company's root certificate.
       *[variable] The variable { $roots } replaces the system's store. { $part ->
            [yes] Ask IT to fix what can't be read: { $unread }. It may be the company's root certificate.
           *[no] Ask IT for a PEM file that includes the company's root certificate.
        }
    }
problem-network-tls-wrong-name = The certificate for { $host } is for another name
    .why = It's for { $names }, issued by { $issuer }. A sign-in page or a filter may have answered.
    .remedy = Open { $host } in a browser. Sign in if it asks.
problem-network-tls-nameless = The certificate for { $host } names no host
    .why = It lacks a subject alternative name. { $issuer } issued it, probably a device that inspects TLS.
    .remedy = Ask IT to fix that device's certificates, or to exempt { $host } from inspection.
problem-network-tls-expired = The certificate for { $host } has expired
    .why = This computer's clock says so. Issuer: { $issuer }.
    .remedy = Check date and time. If they're right, ask IT to renew the inspecting device's certificate.
problem-network-tls-not-yet = The certificate for { $host } isn't valid yet
    .why = This computer's clock says so. Issuer: { $issuer }.
    .remedy = Check date and time. If they're right, ask IT about the clock of the issuing device.
problem-network-tls-ca-as-server = { $host } shows an authority's certificate, not a server's
    .why = { $issuer } issued it, probably a device that inspects TLS.
    .remedy = Ask IT to fix that device's certificates, or to exempt { $host } from inspection.
problem-network-tls-revoked = The certificate for { $host } was revoked
    .why = Its issuer, { $issuer }, withdrew it.
    .remedy = Don't continue on this network. Ask IT what answers for { $host } here.
problem-network-tls-bad-signature = The certificate for { $host } isn't signed by the trusted root
    .why = Another key than { $issuer }'s signed it. Your company probably renewed that root.
    .remedy = Ask IT to install the current root certificate on this computer.
problem-network-tls-certificate = The certificate for { $host } has a fault
    .why = { $fault ->
        [purpose] It isn't made for servers.
        [not-permitted] Its authority may not issue one for this name.
        [extension] This app doesn't know one of its critical extensions.
       *[other] Only its details name the fault.
    } { $issuer ->
        [unknown] Its issuer can't be read.
       *[name] Issuer: { $issuer }.
    }
    .remedy = Give IT the details and ask which device answers for { $host } here.
problem-network-tls-plain = The answer for { $host } was not encrypted
    .why = A sign-in page or a filter of this network answered instead.
    .remedy = Open { $host } in a browser. Sign in to the network if it asks.
problem-network-tls-broke = Encryption with { $host } failed
    .why = The TLS handshake was cut off, or no version matched: this app needs TLS 1.2 or 1.3.
    .remedy = Ask IT to let https (port 443) to { $host } through.
problem-network-no-trust = This system's trusted certificates can't be read
    .why = No server can be checked without them.
    .remedy = On Linux, install the package ca-certificates. Elsewhere ask IT.
problem-network-trust-unreadable = The variable { $variable } names certificates that can't be read
    .why = { $fault ->
        [missing] There is no { $path }.
        [no-content] { $path } is empty.
        [der] { $path } has a certificate in DER form, but PEM is needed.
        [encoding] { $path } isn't UTF-8 text.
        [certificate] { $path } has a certificate that is damaged or cut off.
        [mark] { $path } starts with a byte order mark (BOM), which hides the first certificate.
        [denied] This account may not read { $path }.
        [folder] { $path } is a folder, but it must be a file.
        [not-a-folder] { $path } is a file, but it must be a folder.
       *[no-certificate] { $path } has no certificate in PEM form.
    } Nothing was sent.
    .remedy = Correct { $variable }, or unset it to use the system's store.
problem-network-proxy-unreadable = { $place ->
        [manual] The proxy set in this app can't be used
        [system] The proxy in the system's settings can't be used
       *[environment] The proxy in the variable { $variable } can't be used
    }
    .why = { $fault ->
        [encoding] It isn't UTF-8 text.
        [quotes] It begins or ends with a quotation mark.
        [space] It has a space or a control character.
        [scheme] It doesn't begin with http:// or https://.
        [socks] It's a SOCKS proxy. This app uses HTTP proxies only.
        [user-info] A character in its user name or password must be percent-encoded.
        [percent] A percent sign needs two hexadecimal digits after it.
        [records] The app's records can't be read.
        [port] Its port is missing, or not from 1 to 65535.
        [path] More follows its host and port, like in a script's (PAC) address.
       *[host] It has no valid host name.
    } Nothing was sent.
    .remedy = { $place ->
        [manual] Open **{ network-open }** in the app and enter host and port again, or use the system's settings.
        [system] Correct the system's settings: an HTTP proxy, with the host name alone and the port next to it.
       *[environment] { $fault ->
            [socks] Ask IT for an HTTP proxy, like http://proxy.example.com:8080.
            [path] If it's a script (PAC), ask IT for the proxy it names. Write http://proxy.example.com:8080.
           *[other] Write it as http://proxy.example.com:8080, or with a sign-in as http://name:password@proxy.example.com:8080. In name and password write \ as %5C, @ as %40, # as %23, / as %2F, ? as %3F, % as %25, a space as %20, and ü as %C3%BC.
        }
    }
problem-network-no-proxy-unreadable = { $place ->
        [system] An exception in the system's proxy settings can't be read
       *[environment] The variable { $variable } can't be read
    }
    .why = An entry may mean { $host }. Nothing was sent.
    .remedy = Write host names like { $host } or domains like .example.com, separated by commas. No https://, quotes or paths.
problem-network-proxy-name = The name of the proxy { $proxy } was not found
    .why = The way to { $host } goes through it, but it has no address.
    .remedy = Check the proxy's address. It may exist only in the company network or VPN.
problem-network-proxy-connect = The proxy { $proxy } doesn't answer
    .why = The way to { $host } goes through it, but no connection is possible.
    .remedy = Check its address and port. It may exist only in the company network or VPN.
problem-network-proxy-plain = The proxy { $proxy } doesn't use TLS
    .why = Its address begins with https://, but it answered without TLS.
    .remedy = Write { $plain }. What is sent to { $host } stays encrypted all the way.
problem-network-proxy-tls = The TLS handshake with the proxy { $proxy } failed
    .why = { $fault ->
        [network-tls] This computer doesn't know the issuer of the proxy's certificate.
        [network-tls-wrong-name] The proxy's certificate is for another name.
        [network-tls-nameless] The proxy's certificate names no host.
        [network-tls-expired] The proxy's certificate has expired, by this computer's clock.
        [network-tls-not-yet] The proxy's certificate isn't valid yet, by this computer's clock.
        [network-tls-ca-as-server] The proxy shows an authority's certificate, not a server's.
        [network-tls-revoked] The proxy's certificate was revoked.
       *[other] The proxy's certificate has a fault, or the handshake was cut off.
    } { $host } was not asked.
    .remedy = Ask IT to fix it, or try the proxy's http:// address.
problem-network-proxy-silent = The proxy { $proxy } didn't answer in time
    .why = { $tls ->
        [yes] It didn't answer the TLS handshake that https:// asks for. { $host } was not asked.
       *[no] It accepted the connection, then sent nothing.
    }
    .remedy = { $tls ->
        [yes] Write { $plain }. What is sent to { $host } stays encrypted all the way.
       *[no] Try again. If it happens again, ask IT if the proxy reaches { $host }, port 443.
    }
problem-network-proxy-broke = { $proxy } didn't answer like a proxy
    .why = Asked to connect to { $host }, it closed the connection or sent something else.
    .remedy = Check its address and port. If the proxy uses TLS itself, its address begins with https://.
problem-network-proxy-passing = The proxy { $proxy } didn't let { $host } through at first
    .why = It failed once, then let the next attempt through.
    .remedy = Try again. If it happens again, give IT the proxy's address and the time.
problem-network-proxy-refused = { $means ->
        [unreached] The proxy { $proxy } got no connection to { $host }
        [busy] The proxy { $proxy } accepts no more requests right now
        [portal] This network wants a sign-in before { $host } can be reached
        [another] { $proxy } may not be a proxy
       *[refused] The proxy { $proxy } blocks { $host }
    }
    .why = { $means ->
        [unreached] Status { $status }: it can't reach or find { $host }, or is overloaded.
        [busy] Status { $status }: too many requests. { $host } itself was not reached.
        [portal] The proxy { $proxy } answered { $status } and points to a page. { $host } was not reached.
        [another] Asked to connect to { $host }, it answered { $status } like a web server.
       *[refused] It answered with status { $status }. { $host } itself was not reached.
    }
    .remedy = { $means ->
        [unreached] Try again in a few minutes. Ask IT about { $host }, port 443.
        [busy] Wait a minute, then try again. If it happens again, ask IT about the proxy's limit.
        [portal] Open a web page, sign in, then try again.
        [another] Check its address and port. If they're right, ask IT to allow { $host }, port 443.
       *[refused] Ask IT to allow { $host }, port 443, on the proxy.
    }
problem-network-proxy-auth = { $proxy ->
        [unknown] A proxy wants a sign-in
       *[other] The proxy { $proxy } wants a sign-in
    }
    .why = { $signed ->
        [unknown] It answered 407.
        [yes] It doesn't accept the user name and password in its setting.
       *[no] Its setting has no user name and password.
    }
    .remedy = { $signed ->
        [yes] Correct them, or ask IT for a proxy without a sign-in. The way by console works without it.
       *[no] Ask IT for a proxy without a sign-in. The way by console works without it.
    }
    .remedy-odc = { $signed ->
        [yes] Correct them, or ask IT for a proxy without a sign-in.
       *[no] Write them into the setting as http://name:password@HOST:PORT, or ask IT for a proxy without a sign-in.
    }
problem-network-proxy-auth-domain = The proxy { $proxy } wants a sign-in by Windows or Kerberos
    .why = This app supports neither NTLM nor Kerberos.
    .remedy = Ask IT to let { $host } through without a sign-in. The way by console works without it.
    .remedy-odc = Ask IT to let { $host } through without it, or for a local proxy that signs in.
problem-proxy-address = This isn't the address of a proxy
    .why = It needs a host and a port, like proxy.example.com:8080, with or without http://.
    .remedy = Ask IT for the proxy's address and port.
problem-proxy-credentials = Enter the proxy without a user name
    .why = This app saves no password for a proxy.
    .remedy = If the proxy wants a sign-in, ask IT for one that doesn't.
problem-network-html = { $host } answered with a web page
    .why = Probably a sign-in page or a filter of this network answered.
    .remedy = Open the address in a browser. Sign in to the network if it asks.
problem-network-html-redirect = { $host } answered with a redirect
    .why = Okta doesn't do that there. A sign-in page or a filter may have answered.
    .remedy = Open the address in a browser. Sign in to the network if it asks.
problem-network-other = The connection to { $host } broke
    .why = Details has the message.
    .why-odc = The message is below.
    .remedy = Try again.
problem-answer-unreadable = The answer from { $host } can't be read
    .why = It isn't in the expected format, so the app didn't use it.
    .remedy = Try again. If it happens again, try another network: this one may change answers.
problem-answer-too-large = The answer from { $host } is too large
    .why = Such answers are small, so the app stopped reading.
    .remedy = Try again. If it happens again, try another network: this one may change answers.
problem-declined = Not done
    .why = You answered no.
    .remedy = Try again when you're ready.
    .remedy-odc = Run it again when you're ready.

problem-cancelled = Canceled
    .why = You stopped it.
    .remedy = Start again when you're ready.
    .remedy-odc = Run it again when you're ready.

## What Okta said

problem-okta-secret-refused = Okta rejected the client secret
    .why = It's another integration's, cut short or inactive. The client ID is right.
    .remedy = Compare the last four characters with Okta's list. Not there? Click **Generate new secret** and save it.
problem-okta-client-unknown = Okta doesn't know this client ID
    .why = It's mistyped, from another org, or the integration was revoked.
    .remedy = Copy it again from the **General** tab. Check that it's the right org: production or preview.
problem-okta-client-refused = Okta rejected the client ID or the secret
    .why = Okta doesn't say which.
    .remedy = Copy Client ID again from the **General** tab. Compare the secret's last four characters with Okta's list.
problem-okta-wrong-kind-of-app = This client ID belongs to an ordinary app
    .why = Backup needs an API service integration.
    .remedy = In **Applications > API Service Integrations**, copy the Client ID of **Dell Data Security Cloud**. Not there? Add it.
problem-okta-basic-stripped = The credentials didn't reach Okta
    .why = Something on the way removed them, most likely a proxy.
    .remedy = Ask IT to let the Authorization header through to Okta, or try another network.
problem-okta-network-zone = Okta blocks this network
    .why = A network restriction in Okta blocks this computer. That may be on purpose.
    .remedy = If so, keep it so and allow Dell's addresses. Ask Dell Support for them.
problem-okta-rate-limited = Okta asks you to wait { $seconds ->
        [one] one second
       *[other] { $seconds } seconds
    }
    .why = The org's rate limit is used up. Other tools share it.
    .remedy = Wait, then try again.
problem-okta-rate-limited-untimed = Okta's rate limit is used up
    .why = Other tools share it. Okta's answer doesn't say clearly when it resets.
    .remedy = Wait a few minutes, then try again.
problem-okta-busy = Okta is busy
    .why = Okta says it can't answer right now.
    .remedy = Try again in a minute.
problem-okta-down = Okta has a problem right now
    .why = It answered with an error of its own.
    .remedy = Check Okta's status page and try again later.
problem-okta-down-gateway = { $host } answered { $status }, without a sign of Okta
    .why = Okta or a gateway has a problem. The answer doesn't say which.
    .remedy = Try again in a few minutes. Check Okta's status page, or try another network.
problem-okta-read-only = Okta is in maintenance and read-only
    .why = Okta does that for a while during maintenance.
    .remedy = Check Okta's status page and try again later.
problem-okta-scope-refused = Okta didn't grant { $scope }
    .why = Older installs or Terraform may lack it, or our list is wrong.
    .remedy = Ask Dell first: revoking stops backups, changes both Client ID and secret, and then needs **Re-Authorize App**.
problem-okta-scopes-missing = Okta didn't grant { $count } of the permissions we know
    .why = Missing: { $scopes }. Older installs may lack them.
    .remedy = Ask Dell first: revoking stops backups, changes both Client ID and secret, and then needs **Re-Authorize App**.
problem-okta-no-scope-granted = Okta granted none of the permissions
    .why = Nothing was authorized for it, or it's another integration.
    .remedy = Check it in Okta. Ask Dell first: revoking stops backups, changes both Client ID and secret, and needs **Re-Authorize App**.
problem-okta-token-refused = Okta no longer accepts the token it gave
    .why = The token expired, or it or the integration was revoked.
    .remedy = Test again with a new token. If it happens again, check that Okta still lists the integration.
problem-okta-feature-absent = This org's edition doesn't have this feature
    .why = Okta says so.
    .remedy = There's nothing to fix, and no such data to back up.
problem-okta-feature-absent-absent = Not found in this org
    .why = Okta answered 404.
    .remedy = If the org doesn't use it, that's fine.
problem-okta-feature-absent-no-app = Reading permissions of apps can't be tested here
    .why = Okta doesn't show this integration its own permissions, and listed no other app.
    .remedy = See the list of granted permissions instead.
problem-okta-insufficient-scope = Okta refused this read for { $scope }
    .why = The permission is missing, or the integration's role is too small.
    .remedy = Listed as missing? Ask Dell before you change anything. If not, check the role in Okta.
problem-okta-role-too-small = The integration's admin role is too small
    .why = Okta refused these reads, although the permissions were granted.
    .remedy = Ask a Super Admin to widen **Dell Data Security Cloud**'s role. The credentials stay the same.
problem-okta-request-refused = Okta didn't accept the request
    .why = This app is at fault, or something changed the request. Your values are fine.
    .remedy = Try another network. Then copy the details for support. Change nothing in Okta.
problem-okta-dpop-wanted = Okta wants DPoP from this client
    .why = API service integrations shouldn't need it. The client ID is probably another app's.
    .remedy = Compare it with **Dell Data Security Cloud** in Okta. If it's the same, ask Dell Support.
problem-okta-dpop-wanted-token = Okta gave a token that needs DPoP
    .why = This app can't, so nothing was read. The client ID is probably another app's.
    .remedy = Compare it with **Dell Data Security Cloud** in Okta. Same? Ask Dell Support.
problem-okta-token-type = Okta gave a token of another type: { $type }
    .why = This app knows Bearer tokens only, so nothing was read.
    .remedy = Compare the client ID with **Dell Data Security Cloud** in Okta. Same? Ask Okta Support.
problem-okta-blocked = { $host } answered 403 without an Okta error
    .why = A network zone, ThreatInsight or a filter may block this address.
    .remedy = Ask an Okta admin to check System Log and network zones. Or try another network.
problem-okta-org-differs = { $host } answered a read as another org: { $other }
    .why = Earlier it identified itself as your org.
    .remedy = Change nothing. Ask IT if something answers in Okta's place here, then try again.
problem-okta-org-inactive = Okta lists this org as { $status }
    .why = The org's own record says so.
    .remedy = Ask an Okta admin or Okta Support about it.
problem-okta-grants-unclear = There may be extra permissions
    .why = Okta's list of this integration's permissions can't be read to its end.
    .remedy = Compare with the integration's **General** tab in Okta.
problem-okta-grants-unclear-link = There may be extra permissions
    .why = Okta's list may have another page, but its link isn't understood.
    .remedy = Compare with the integration's **General** tab in Okta.
problem-okta-grants-unclear-elsewhere = There may be extra permissions
    .why = Okta's list continues at { $other }. The token isn't sent to another host.
    .remedy = Compare with the integration's **General** tab in Okta.
problem-okta-grants-unclear-page = There may be extra permissions
    .why = Okta's list continues on a page that can't be read.
    .remedy = Try again, or compare with the integration's **General** tab in Okta.
problem-okta-grants-unclear-end = There may be extra permissions
    .why = Okta's list didn't end within { $pages } pages, or led back to one of them.
    .remedy = Compare with the integration's **General** tab in Okta.
problem-okta-grants-unclear-grant = There may be extra permissions
    .why = A permission in Okta's list can't be read.
    .remedy = Compare with the integration's **General** tab in Okta.
problem-okta-grants-unclear-token = There may be extra permissions
    .why = Okta's list lacks permissions that the token has, so it isn't complete.
    .remedy = Compare with the integration's **General** tab in Okta.
problem-okta-unknown-answer = Okta gave an answer this app doesn't know
    .why = The app doesn't guess what it means.
    .remedy = Try again. Then open Details and copy them for Okta Support.
problem-untestable-writing = Writing can't be tested
    .why = The app changes nothing in Okta.
    .remedy = Plan a small test restore: it will show.
problem-untestable-factors = No request uses this permission today
    .why = Only the list of granted permissions can be checked.
    .remedy = There's nothing to do.
problem-not-measured = Not tested
    .why = A check above failed, or you chose not to run this one.
    .remedy = Fix the check above, then test again.

## What Dell said

problem-dell-key-refused = Dell rejected this API credential
    .why = Client ID or Secret Key is wrong, or it's from another Dell cloud.
    .remedy = Compare the Client ID in **API Credentials**. If it's right, create a new credential there.
problem-dell-forbidden = Dell doesn't allow this with this credential
    .why = Its role is too small, or it's from another cloud. Dell doesn't say which.
    .remedy = Check the chosen Dell cloud. If it's right, allow Okta onboarding in **API Credentials**.
problem-dell-feature-off = Okta Data Protection is off for this Dell account
    .why = Only Dell Support can turn it on.
    .remedy = Ask Dell Support to turn it on for your account.
problem-dell-already = Dell already has this org
    .why = Dell lists it as { $status }.
    .remedy = Check Dell's list here. If it's yours, use it. For new credentials use **Re-Authorize App** on the domain.
problem-dell-credential-refused = Okta rejected Dell's sign-in
    .why = Client ID or secret was changed or turned off, or Okta allows certain networks.
    .remedy = Test again here. If it passes, allow Dell's addresses in Okta's network zones.
problem-dell-scopes-missing = Dell lacks permissions
    .why = Dell names { $scopes }.
    .remedy = Ask Dell before you revoke anything: that stops backups, changes both Client ID and secret, and then needs **Re-Authorize App**.
problem-dell-unchanged = Dell shows no change
    .why = Dell was read after the request, and it shows the same as before.
    .remedy = Check again in a few minutes. Then look in Dell's console.
problem-dell-throttled = Dell asks you to wait
    .why = There were too many requests.
    .remedy = Wait a minute, then try again.
problem-dell-down = Dell has a problem right now
    .why = It answered with an error of its own.
    .remedy = Try again later. If you had sent something, read Dell's list here first.
problem-dell-task-failed = Dell started, then failed
    .why = Details has Dell's message.
    .remedy = Read Dell's list here, fix what Dell names, then authorize again.
problem-dell-task-hangs = Dell is still working on it
    .why = It neither finished nor failed.
    .remedy = Read Dell's list later. Don't send it again meanwhile.
problem-dell-no-answer = Dell didn't answer
    .why = The request was sent. Dell may have done it or not.
    .remedy = Read Dell's list first, and again after a minute. The app sends nothing again by itself.
problem-dell-keys-off = Cloud Key Management is off
    .why = Dell needs it to start a backup unattended.
    .remedy = Decide on key management first.
problem-dell-not-listed = Dell doesn't list this org
    .why = It was not registered, or it was removed.
    .remedy = If you've just sent it, read the list again in a minute. Else authorize it.
problem-dell-cut-off = Dell can't sign in to Okta: { $status }
    .why = Okta rejects Dell's secret, so backups don't run. Nothing was erased here.
    .remedy = In Okta, set that secret to **Active** again, or re-authorize in Dell. Then try again.
problem-dell-may-hold = Dell may already have the new secret
    .why = It was sent, without a clear answer. Discarding it now could break the connection.
    .remedy = Send it again, or return to the previous secret: Dell gets that one first.
problem-dell-unknown-answer = Dell gave an answer this app doesn't know
    .why = It isn't documented, and the app doesn't guess.
    .remedy = Open Details and copy them for Dell Support. Read Dell's list before you send again.

## The path and this app

problem-rotation-open = A secret rotation isn't finished
    .why = Until it is, Okta and Dell may use either secret.
    .remedy = Open the connection in the list and finish or cancel the rotation there.
problem-old-still-accepted = Okta still accepts this secret
    .why = It isn't inactive yet, or Okta needs a moment.
    .remedy = In Okta, find it by **secret_hash** and set it to **Inactive**. Try again in a minute.
problem-staying-refused = Okta rejects both secrets
    .why = Perhaps the wrong one was set to inactive. Nothing was erased.
    .remedy = In Okta, compare **secret_hash**, set the one to keep to **Active**, then try again.
problem-name-needed = Your name is needed
    .why = Your reports are recorded with it. Nothing was recorded yet.
    .remedy = Click the button again and enter the name your colleagues know.
problem-name-bad = This name can't be recorded
    .why = A name has 1 to 80 visible characters. Nothing was recorded.
    .remedy = Choose **Change** and type the name instead of pasting it.
problem-words-needed = Write why you continue
    .why = Your reason for accepting the failed checks goes into the report.
    .remedy = One sentence is enough.
problem-step-not-done = This step isn't finished
    .why = Something on this screen is still open.
    .remedy = Finish it, then continue.
problem-step-not-done-environment = Dell may already have this org in the previous cloud
    .why = It was or may have been sent there, so this stays.
    .remedy = Choose “{ undo-title }” first. Then start a connection for the other cloud.
problem-step-not-done-domain = Dell may already have this connection's org
    .why = It was or may have been sent there, so the domain can't change.
    .remedy = Connect another org from the list. To end this connection, choose “{ undo-title }”.
problem-choice-needed = Choose one of the answers
    .why = The next step depends on it.
    .remedy = Choose the one that is true.
problem-choice-needed-acknowledged = Review the permissions first
    .why = Okta grants all of them at once.
    .remedy = Read what they allow, then say that you've reviewed them.
problem-console-address-bad = This isn't a web address
    .why = It must begin with https:// and name a host.
    .remedy = Open Dell's console in the browser and copy its address.
problem-console-address-needed = The address of your Dell console is missing
    .why = It isn't the same for all customers, so the app doesn't guess it.
    .remedy = Open Dell's console in the browser and copy its address.
problem-environment-empty = You pasted no text
    .why = There's no file content to read.
    .remedy = Open Dell's file in a text editor, copy all of it and paste it.
problem-environment-too-large = This is too long for a Dell cloud file
    .why = Such a file is about a page. The app reads no more than { $kib } KiB.
    .remedy = Check that it's the right file.
problem-environment-unreadable = This is neither TOML nor JSON
    .why = The text has a mistake, is cut off, repeats something, or is another file.
    .remedy = Copy the whole file again, or ask Dell for the documented format.
problem-environment-hidden = The text has invisible characters
    .why = They can make one address look like another. Nothing was saved.
    .remedy = Ask the sender for a plain text file, and where it came from.
problem-environment-unknown-field = The format has no field { $field }
    .why = It could change what the rest means, so the app doesn't skip it.
    .remedy = Ask Dell for a file in the format this app documents.
problem-environment-missing = { $field } is missing, or isn't text
    .why = Without it, the Dell cloud can't be reached.
    .remedy = Add it as Dell names it.
problem-environment-name = The Dell cloud needs a name of 1 to { $most } characters
    .why = Lists and records show it: letters, digits, spaces and common marks.
    .remedy = Choose one that your colleagues recognize.
problem-environment-name-taken = A Dell cloud named { $name } exists already
    .why = Two of the same name could be mixed up.
    .remedy = Choose another name, or remove the other one if no connection uses it.
problem-environment-address = The address in { $field } can't be used
    .why = It's “{ $value }”. It must be https:// and a Dell host name, without user name or port. Nothing was saved.
    .remedy = Compare it with what Dell sent.
problem-environment-okta = { $host } is Okta's, or looks like it
    .why = Enter Dell's host here: Dell's data must not go to Okta or a look-alike. Nothing was saved.
    .remedy = If it was in a file, ask its sender.
problem-environment-space = { $host } can't be reached from here
    .why = Practice mode reaches only names that end in .practice, and only it knows them.
    .remedy = Use apis.dell.practice in practice mode, and Dell's own host otherwise.
problem-environment-path = The path in { $field } can't be used
    .why = It's “{ $value }”. It needs one slash first, then letters, digits, hyphens, dots or underscores. No two may be equal.
    .remedy = Compare it with what Dell sent.
problem-environment-no-token = { $host } doesn't answer like Dell's token endpoint
    .why = Without a credential, { $path } should refuse in JSON. It didn't. Nothing was saved.
    .remedy = Compare host and path with what Dell sent. Details has the answer.
problem-environment-unknown = No Dell cloud is named { $name }
    .why = Known here: { $known }.
    .remedy = Use one of these.
problem-environment-in-use = A connection uses this Dell cloud
    .why = Without it, the connection can't reach Dell.
    .remedy = Choose another Dell cloud in that connection, or remove the connection first.
problem-scope-name-bad = This isn't the name of a permission
    .why = Okta's names look like `okta.users.manage`.
    .remedy = Copy it from Okta's screen, one at a time.
problem-scope-name-bad-consent-list = This list has no permission in it
    .why = Okta's names look like `okta.users.manage`.
    .remedy = On Okta's screen, select the whole list, copy it, and paste it here.
problem-paste-is-secret = That looks like a secret, so it was not pasted
    .why = Secrets never go into the text fields of this window.
    .remedy = Paste what this field asks for. Save a client secret in “Install in Okta”.
problem-secret-in-page = A secret was typed into a text field
    .why = The window reloaded without it. No copy stays, and nothing was stored or sent.
    .remedy = If it's your client secret, **Generate new secret** and deactivate the old one.
problem-page-ended = The window was reloaded
    .why = Its process ended unexpectedly. Nothing was lost, and nothing was sent twice.
    .remedy = Continue where you were. If your last entry is missing, enter it again.
problem-page-silent = The window was reloaded
    .why = Its process stopped answering. Nothing was lost, and nothing was sent twice.
    .remedy = Continue where you were. If your last entry is missing, enter it again.
problem-page-keeps-ending = The window can't be shown
    .why = Its process ended several times within a minute. Your saved work is safe.
    .remedy = Click the button to try again. If it fails, restart the computer and check the log.
problem-another-window = Okta Dell Connect is already open
    .why = Two windows could overwrite each other's records.
    .remedy = Use the other window, or close it and try again.
    .remedy-odc = Close its window, then run this again.
problem-connection-unknown = No connection is named { $name }
    .why = A connection is named by its ID or its Okta host.
    .remedy = List them: odc connections.
problem-connection-ambiguous = More than one connection is named { $name }
    .why = They have these IDs: { $ids }.
    .remedy = Use the ID of the one you mean.
problem-item-unknown = No item has this name
    .why = It isn't in the password store, the open encrypted file or a connection.
    .remedy = List them: odc secrets list.
problem-item-in-use = An unfinished connection to { $host } uses this item
    .why = Okta shows a secret only once. Without it, setup starts again at “Install in Okta”.
    .remedy = Finish the connection first, or add --even-in-use.
problem-practice-unavailable = Practice mode couldn't start
    .why = This computer didn't let the app simulate Okta and Dell.
    .why-odc = This computer didn't let odc simulate Okta and Dell: { $reason }.
    .remedy = Close the window, open it and try again.
    .remedy-odc = Run it again. With --practice-at, check that odc sandbox still runs.
problem-practice-file = Practice mode can't use its file
    .why = { $path } can't be read, or something else wrote it. It was not changed.
    .remedy = Move it to another folder and open practice mode again. It starts over.
    .remedy-odc = Move it to another folder and run this again. Practice mode starts over.
problem-store-damaged = The file of connections is damaged
    .why = It can't be read, or something else wrote it. Nothing was deleted.
    .remedy = Reopen this window. The app keeps the damaged file, starts a new one and finds saved secrets.
    .remedy-odc = Start the app. It keeps the damaged file, starts a new one and finds saved secrets.
problem-store-io = The disk reports an error
    .why = The file of connections can't be read or written. Nothing was deleted.
    .remedy = Try again. If it fails again, copy the app's folder and have the disk checked.
problem-store-no-handles = Too many files are open on this computer
    .why = The system didn't let the app open another one.
    .remedy = Close other programs, then try again.
problem-store-full = The disk is full
    .why = No more can be saved. Your earlier work is still there.
    .remedy = Free some space, then try again.
problem-store-readonly = This account can't use the app's folder
    .why = Its files can't be opened or written. Nothing was changed.
    .remedy = Give your account read and write access to it, then try again.
problem-store-newer = A newer version of this app wrote the connections
    .why = The file has version { $version }. It was not changed.
    .remedy = Start the newer version, or install it on this computer.
problem-store-is-link = A link replaces a file or folder of the app
    .why = { $path } leads somewhere else. The app writes and deletes nothing through a link.
    .remedy = Put the real file or folder there, then try again.
problem-store-is-folder = A file of the app was replaced by something else
    .why = { $path } isn't a file. It was not changed.
    .remedy = Move it somewhere else, then try again.
problem-records-lost = Your last action is missing from the records
    .why = A request may have gone to Dell. The app read Dell's list and sent nothing.
    .remedy = Compare the list with what you remember, then use it or authorize.
problem-home-unknown = This account has no home folder
    .why = HOME isn't set, and the system names no folder. The app's records go there.
    .remedy = Set HOME to a folder of this account and start again.
problem-store-failed = The records can't be read or written
    .why = The file of connections reported an error.
    .remedy = Try again. If it fails again, close and reopen the window.
    .remedy-odc = Run this again. If it fails again, copy the app's folder before you change anything in it.
problem-proof-needed = The connection isn't tested yet
    .why = You neither ran nor skipped the test.
    .remedy = Run the test, or skip it.
problem-proof-failed = A check failed
    .why = Dell may fail at the same point.
    .remedy = Fix it and test again, or continue with a reason.
problem-changed-since-proof = Something changed since the test
    .why = Domain, client ID or secret is different now.
    .remedy = Test again.
problem-link-unknown = This link isn't known
    .why = The app opens only the pages on its own list.
    .remedy = Follow the menu path next to it.
problem-file-not-written = The file couldn't be written
    .why = The folder can't be written, or the disk is full.
    .remedy = Free some space or change the folder's permissions, then try again.
problem-file-gone = The file isn't there anymore
    .why = Someone moved, renamed or deleted it since it was saved.
    .remedy = Save it again.
problem-file-not-opened = The file couldn't be opened
    .why = The system found no program for it, or the file manager didn't answer.
    .remedy = Open it yourself. It's saved as { $path }.
