# Taking, keeping and giving up a secret.
