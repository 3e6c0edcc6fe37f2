# The proof: what is asked of Okta, and what came of it.
