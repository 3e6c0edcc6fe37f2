# After the connection stands: status, environments, rotation.

## Rotation

act-began-rotation = Rotation of the secret begun
act-proved-new-secret = New secret proven at Okta
act-went-on-unproven = Gone on without a complete proof of the new secret
act-intends-to-reauthorize = Re-authorisation begun
act-reauthorized = Dell re-authorised
act-console-said-again = Dell console's answer to re-authorising noted
act-read-dell-status = App Status read from Dell
act-saw-dell-status = App Status in Dell's console noted
act-set-inactive = Secret set inactive in Okta
act-old-secret-refused = Okta refuses that secret
act-went-on-unrefused = Gone on without measuring that Okta refuses it
act-wiped-old-secret = Secret wiped here, read back as gone
act-nothing-to-wipe = Secret was not here: nothing to wipe
act-gave-up-rotation = New secret given up
act-turned-back = Turned back to the other secret
act-finished-rotation = Rotation finished
