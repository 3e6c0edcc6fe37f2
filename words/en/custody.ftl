# Taking, keeping and giving up a secret.

## Taking and copying

typed-accept = Take it
typed-differ = The two are not the same. Type both again.
typed-name-title = Whose name should be recorded?
typed-name-label = Name, 1 to 80 characters. What is recorded already keeps its name.
typed-name-save = Save
typed-secret-title = Type or paste the Client Secret
typed-secret-label = Client Secret
typed-key-title = Type or paste Dell's Secret Key
typed-key-label = Secret Key
secret-type = Type it in a window of the system instead
secret-new = Something new is in the clipboard.
secret-type-first = Type or paste it in a window
secret-take-yet = Try the clipboard once more
secret-blind = The clipboard could not be read here: the system did not hand it over. A window of the system takes it instead; there the usual paste keys work, and this page does not see it.
secret-again-heading = Replace the stored secret?
secret-again-means = Checks and Copy then use the new one, and the proof has to be made again. Okta and Dell notice nothing: if Dell has the one stored now, it goes on with that until you authorise again.
secret-again-kept = The one stored now is kept until the new one is proven. Copy the new one in Okta first.
secret-again-no = Keep this one
secret-again-yes = Take what is in the clipboard
secret-left-in-vault = **A copy is still in the encrypted file.** The move was cut short before it was taken out there. Unlock the file to take it out.
secret-unsettled = **The last attempt is not settled.** The keychain gave no answer, so it is not known yet whether it holds the secret. Take it once more while Okta shows it: what the last attempt left is looked at first.
secret-replaced-kept = { $count ->
    [one] The secret it replaced, { $marks }, is kept until this one is proven.
   *[other] The { $count } secrets it replaced, { $marks }, are kept until this one is proven.
  }
secret-replaced-proven = { $count ->
    [one] Okta answered to this secret. The one it replaced, { $marks }, is still kept here. If Dell still uses it, authorise again first.
   *[other] Okta answered to this secret. The { $count } it replaced, { $marks }, are still kept here. If Dell still uses one of them, authorise again first.
  }
secret-replaced-erase = { $count ->
    [one] Erase the earlier secret, { $marks }, here
   *[other] Erase the earlier secrets, { $marks }, here
  }
secret-take-back = Use { $mark } again instead
secret-took-back = { $mark } is in use again
secret-replaced-erased = Erased here: { $marks }
act-found-astray = Client Secret not found as it was taken
act-found-again = Client Secret found again as it was taken
act-left-undone = Erasing here was not finished, and is not done later by itself
act-took-back = Earlier secret used again
act-erased-replaced = Earlier secret erased here
act-vault-gone = Encrypted file not there, nothing in it was erased
act-vault-removed = Encrypted file removed, for nothing was left in it
act-move-left = A move into the keychain was cut short, and the keychain is gone; the secret stays where it was
act-no-copy = The keychain has no copy left of a move that was cut short
act-keychain-gone = Keychain not there, a copy that it may have was not erased
dell-key-again-heading = Replace the stored Secret Key?
dell-key-again-means = Dell is then asked with the new one. The one stored now is kept until you remove this connection.
secret-typing = Waiting for the window that asks for it

## Where a secret is kept

keep-heading = Where secrets are kept
keep-legend = Keep this connection's secrets in
keep-hint = Nothing but your choice changes this. What is stored already stays where it is.
keep-keychain = The system's keychain ({ $name })
keep-keychain-means = Encrypted by the system, open while you are signed in. The one to take, where there is one.
keep-vault = An encrypted file of this app
keep-vault-means = `{ $file }`, encrypted with a passphrase that you choose. The app asks for it once each time it starts. Nobody can recover it: without it, Okta has to issue a new secret. Whoever copies the file can guess at the passphrase elsewhere.
keep-session = This session only
keep-session-means = In this app's memory, in no file. When the app ends, also by a crash or a power cut, the secret is gone and cannot be brought back: Okta has to issue a new one. What Dell was given goes on working.
keep-waiting = Waiting for the window that asks for it, then preparing the file…
ready-keep-vault = Encrypted file { $file }
ready-keep-session = This app's memory, until the app ends
ready-started-by = **{ $by } started this app, and it runs as { $account }.** What is stored here belongs to { $account }: { $by } does not find it when starting the app as usual. Close it and let { $by } start it like any other program: without sudo, **Run as administrator** or **Run as different user**.
ready-profile-passing = **This account's profile is discarded at sign-out** (temporary or mandatory), and with it all that is stored here: keychain, encrypted file and the records of this app. Before you take a secret, ask whoever manages this computer for a profile that lasts.
ready-profile-roaming = **This account's profile goes along to other computers; what is stored here does not.** The secret and the records of this app stay on this computer. Come back to it for this connection; on another one, start anew with a new secret from Okta.
typed-vault-new-title = Choose a passphrase for the encrypted file
typed-vault-new-label = Passphrase, 12 characters or more. Nobody can recover it.
typed-vault-again = The same once more
typed-vault-title = Open the encrypted file
typed-vault-label = Passphrase
unlock-keychain = Unlock
unlock-vault = Unlock
unlock-waiting-keychain = Waiting for the system's window…
unlock-waiting-vault = Waiting for the passphrase, then opening the file…
place-session = this app's memory, until the app ends
lies-session = **Kept for this session only.** When the app ends, the secret is gone. Okta can issue another.
lies-vault = Kept in the encrypted file of this app. It opens with your passphrase.
lies-over = **The session that it was kept for has ended, and the secret is gone**, as was said when you chose it. Okta can issue another: **General** tab, **Client Secrets**, **Generate new secret**.
lies-move = Move to the keychain
secret-over = The secret was kept for a session that has ended, so it is gone. Take a new one: **General** tab, **Client Secrets**, **Generate new secret**. The lost one can be set inactive and deleted there.
where-heading = Where is it?
where-linux = Open **Passwords and Keys** (Seahorse), **Login**. The item is called “{ $label }”; its details say service `{ $service }` and username `{ $item }`. It belongs to { $account }.
where-kde = Open **KWalletManager**, wallet **kdewallet**, **Secret Service**. The item is called “{ $label }”, service `{ $service }`, username `{ $item }`. It belongs to { $account }.
where-mac = Open **Keychain Access**, keychain **login**, **Passwords**. The item's name and **Where** are `{ $service }`, its **Account** is `{ $item }`. It belongs to { $account }.
where-windows = Open **Credential Manager**, **Windows Credentials**, **Generic Credentials**. The entry is called `{ $target }`. It belongs to { $account }.
where-vault = In the file `{ $place }`. It is a usual age file: `age --decrypt` opens it with the passphrase, without this app.
where-remote = **This is a remote session.** It lies on the computer that this app runs on, not on the one in front of you.
where-session = In the memory of this running app, and nowhere else. No tool of the system shows it.
