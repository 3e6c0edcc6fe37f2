# Taking, keeping and giving up a secret.

## Taking and copying

typed-accept = Take it
typed-differ = The two are not the same. Type both again.
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
secret-again-means = Checks and Copy then use the new one, and the proof has to be made again. Okta and Dell notice nothing: Dell goes on with the secret it has until you authorise again.
secret-again-kept = The one stored now stays in the keychain until the new one is proven. Copy the new one in Okta first.
secret-again-no = Keep this one
secret-again-yes = Take what is in the clipboard
secret-replaced-kept = { $count ->
    [one] The secret it replaced, { $marks }, is kept until this one is proven.
   *[other] The { $count } secrets it replaced, { $marks }, are kept until this one is proven.
  }
secret-replaced-proven = { $count ->
    [one] Okta answered to this secret. The one it replaced, { $marks }, is still in the keychain. If Dell still uses it, authorise again first.
   *[other] Okta answered to this secret. The { $count } it replaced, { $marks }, are still in the keychain. If Dell still uses one of them, authorise again first.
  }
secret-replaced-erase = { $count ->
    [one] Erase the earlier secret
   *[other] Erase the earlier secrets
  }
act-erased-replaced = Earlier secret erased here
dell-key-again-heading = Replace the stored Secret Key?
dell-key-again-means = Dell is then asked with the new one. The one stored now stays in the keychain until you remove this connection.
secret-typing = Waiting for the window that asks for it
