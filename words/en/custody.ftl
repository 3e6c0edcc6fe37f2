# Taking, keeping and giving up a secret.

## Taking and copying

typed-accept = Take it
typed-differ = The two are not the same. Type both again.
typed-secret-title = Type or paste the Client Secret
typed-secret-label = Client Secret
typed-key-title = Type or paste Dell's Secret Key
typed-key-label = Secret Key
secret-type = Type it in a window of the system instead
