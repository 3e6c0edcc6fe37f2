# Saving, keeping and replacing a secret.

## Saving and copying

paste-keys = Ctrl+V
typed-accept = Save
typed-differ = They don't match. Type both again.
typed-name-title = Which name should your reports show?
typed-name-label = Name, 1 to 80 characters. Earlier records keep their name.
typed-name-save = Save
typed-secret-title = Type or paste the client secret
typed-secret-label = Client secret
typed-key-title = Type or paste Dell's Secret Key
typed-key-label = Secret Key
secret-type = Type it instead
secret-new = The clipboard has new content.
secret-type-first = Type or paste it in a system window
secret-take-yet = Try the clipboard again
secret-blind = The clipboard can't be read here. Paste the secret into a system window instead.
secret-again-heading = Replace the saved secret?
secret-again-means = Test again afterwards. Dell keeps using its current secret until you re-authorize.
secret-again-kept = The current one stays until the new one is tested. Copy the new one in Okta first.
secret-again-no = Keep this one
secret-again-yes = Save from the clipboard
secret-left-in-vault = **A copy is still in the encrypted file.** The move was interrupted. Unlock the file to remove the copy.
secret-unsettled = **The last attempt isn't clear.** The password store didn't answer, so it may have the secret or not. Save it again while Okta shows it.
secret-replaced-kept = { $count ->
    [one] The previous secret, { $marks }, stays until this one is tested.
   *[other] The { $count } previous secrets, { $marks }, stay until this one is tested.
  }
secret-replaced-proven = { $count ->
    [one] Okta answered to this secret. The previous one, { $marks }, is still saved here. If Dell uses it, re-authorize first.
   *[other] Okta answered to this secret. The { $count } previous ones, { $marks }, are still saved here. If Dell uses one, re-authorize first.
  }
secret-replaced-erase = { $count ->
    [one] Erase the previous secret, { $marks }, here
   *[other] Erase the previous secrets, { $marks }, here
  }
secret-take-back = Use { $mark } again
secret-took-back = { $mark } is in use again
secret-replaced-erased = Erased here: { $marks }
act-found-astray = Client secret not found as saved
act-found-again = Client secret found again as saved
act-left-undone = Erasing here was not finished, and isn't retried automatically
act-took-back = Previous secret used again
act-erased-replaced = Previous secret erased here
act-vault-gone = Encrypted file missing, nothing in it was erased
act-vault-removed = Encrypted file removed, because it was empty
act-move-left = Move to the password store interrupted, and the store is gone; the secret stayed in its place
act-no-copy = No copy of an interrupted move is left in the password store
act-keychain-gone = Password store gone; a copy in it may not be erased
secret-typing = Waiting for the system window

## Where a secret is saved

ready-started-by = **{ $by } started this app, but it runs as { $account }.** Secrets saved now belong to { $account }; { $by } won't find them. Close the app and start it as { $by }, without sudo, **Run as administrator** or **Run as different user**.
ready-profile-passing = **This account's profile is deleted at sign-out** (temporary or mandatory), with everything saved here. Ask your IT for a lasting profile before you save a secret.
ready-profile-roaming = **This account's profile roams, but saved secrets and records don't.** Use this computer for this connection. On another one, start again with a new secret.
typed-vault-new-title = Choose a passphrase for the encrypted file
typed-vault-new-label = Passphrase, 12 characters or more. No one can recover it.
typed-vault-again = Repeat the passphrase
typed-vault-title = Unlock the encrypted file
typed-vault-label = Passphrase
unlock-keychain = Unlock
unlock-vault = Unlock
unlock-waiting-keychain = Waiting for the system window…
unlock-waiting-vault = Waiting for the passphrase, then unlocking the file…
place-session = this app's memory, until it closes
location-session = **Saved for this session only.** When the app closes, the secret is gone, and you need a new one from Okta.
location-vault = Saved in this app's encrypted file. Your passphrase unlocks it.
location-over = **The session has ended, so its secret is gone.** Make a new one in Okta: **General** tab, **Client Secrets**, **Generate new secret**.
location-move = Move to the password store
secret-over = The session has ended, so its secret is gone. Make a new one: **General** tab, **Client Secrets**, **Generate new secret**. You can set the lost one to inactive and delete it there.
where-heading = Where is it?
where-linux = Open **Passwords and Keys** (Seahorse), **Login**. The item is “{ $label }”, service `{ $service }`, username `{ $item }`. It belongs to { $account }.
where-kde = Open **KWalletManager**, wallet **kdewallet**, **Secret Service**. The item is “{ $label }”, service `{ $service }`, username `{ $item }`. It belongs to { $account }.
where-mac = Open **Keychain Access**, keychain **login**, **Passwords**. Name and **Where** are `{ $service }`, **Account** is `{ $item }`. It belongs to { $account }.
where-windows = Open **Credential Manager**, **Windows Credentials**, **Generic Credentials**. The entry is `{ $target }`. It belongs to { $account }.
where-vault = In the file `{ $place }`. It's an age file: `age --decrypt` opens it with the passphrase, without this app.
where-remote = **This is a remote session.** The secret is on the computer that runs this app, not on yours.
where-session = Only in the memory of this running app. System tools don't show it.
