//! What help says behind the options. It names only what the system has.

/// A program that prints a secret, and a pipe.
#[cfg(unix)]
pub(crate) const PIPED: &str = "pass show okta/backup |";
/// PowerShell's own.
#[cfg(windows)]
pub(crate) const PIPED: &str = "Get-Secret okta-backup -AsPlainText |";

#[cfg(unix)]
const STOPPED: &str = "stopped by Ctrl+C (129 by SIGHUP, 131 by SIGQUIT, 143 by SIGTERM)";
#[cfg(windows)]
const STOPPED: &str = "stopped by Ctrl+C or Ctrl+Break (129: its window closed; 143: logoff or shutdown)";

#[cfg(unix)]
const VARIABLES: &str = "
  SSL_CERT_FILE, SSL_CERT_DIR   certificates to trust, on Linux
  LC_ALL, LC_MESSAGES, LANG     de... for German, else English";
#[cfg(windows)]
const VARIABLES: &str = "
  LC_ALL, LC_MESSAGES, LANG     de... for German, else English; without them Windows' display language";

pub(crate) fn general() -> String {
    format!(
        "\
Exit codes:
  0    all passed, or done
  1    something failed
  2    the command line or its input is wrong
  3    something could not be reached, or is blocked on this computer
  130  {STOPPED}; tokens are revoked first

Environment:
  HTTPS_PROXY, NO_PROXY         the way out; they come before the system's settings{VARIABLES}
  NO_COLOR                      no colors

Examples:
  {PIPED} odc verify --okta-domain acme.okta.com --client-id 0oa... --secret-from stdin
  odc verify --connection acme.okta.com --json --timeout 60
  odc doctor --connection acme.okta.com
  odc audit verify --expect HASH
  odc secrets list
  odc sandbox --host acme.okta.com --proxy --ca-out ca.pem"
    )
}

pub(crate) fn verify() -> String {
    format!(
        "\
The secret is read from standard input: one line, or up to the end. At a terminal it is asked for and not shown. \
With --connection, domain, Client ID and secret are those that the app keeps; nothing is changed there, and the app \
may be open. A secret in the app's encrypted file takes its passphrase: asked for at a terminal, or --passphrase-from \
stdin. One that is kept in the app's memory only cannot be read by odc.

What is asked of Okta: who the organization is, one token, one read for each kind of data, and the token's end. If a \
permission is missing, each permission is asked for alone. Nothing is written.

Exit codes: 0 all passed; 1 something failed; 2 the command line or its input is wrong; 3 something could not be \
reached, is blocked on this computer, or did not fit into --timeout; 130 Ctrl+C.

JSON is one object on standard output, whatever the outcome (only a command line that cannot be read prints none):
  {{\"okta_domain\", \"org_id\",
   \"rows\": [{{\"id\", \"verdict\": \"pass|fail|blocked|untestable\", \"problem\": code or null, \"evidence\": {{...}}, \"ms\"}}],
   \"scopes\": {{\"granted\": [], \"listed\": bool, \"missing\": [], \"extra\": [], \"audited\": bool, \"doubt\": {{...}} or null}},
   \"tokens\": {{\"given\": n, \"revoked\": n}}, \"requests\": {{\"token\": n, \"total\": n}}, \"ms\"}}
`listed` is false where Okta did not list what it granted: then `granted` is what was asked for. An empty `extra` means
none only where `audited` is true; `doubt` says why there may be more. `revoked` counts what Okta confirmed.

Examples:
  odc verify --practice                        (a demonstration; needs nothing, keeps nothing)
  {PIPED} odc verify --okta-domain acme.okta.com --client-id 0oa... --secret-from stdin
  odc verify --connection acme.okta.com --json --timeout 60 | jq '.scopes.missing'
  odc verify --practice --connection acme.okta.practice"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_names_only_what_the_system_has() {
        let absent = if cfg!(windows) {
            ["pass show", "SIGTERM", "SSL_CERT_FILE"]
        } else {
            ["Get-Secret", "Ctrl+Break", "Windows"]
        };
        for help in [general(), verify()] {
            assert_eq!(absent.iter().find(|word| help.contains(**word)), None, "{help}");
        }
    }
}
