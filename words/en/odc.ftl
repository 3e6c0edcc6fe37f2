# What the command prints.

odc-secret-argument = Never write a secret in a command line: every program on this computer can read it there, and the shell may keep it in its history. If you just did, make another in Okta with Generate new secret. Pipe it in instead: { $source } odc verify ... --secret-from stdin
odc-secret-from = --secret-from accepts stdin only. If you just wrote the secret there, every program on this computer can read it, and the shell may keep it in its history: make another in Okta with Generate new secret. Pipe the secret in: { $source } odc verify ... --secret-from stdin
odc-secret-prompt = Client secret (not shown):
problem-secret-needed-stdin = No client secret came by standard input
    .why = The input was empty.
    .remedy = Pipe it in, or run this in a terminal and paste it there.

odc-demonstration = Practice mode: odc installed an integration in a simulated Okta and tested it. Nothing left this computer, and nothing was saved.
odc-not-written = The answer couldn't be written to standard output
odc-progress-begin = Asking { $host }
odc-progress = { $done } of { $all }: { $what }
odc-doctor-progress = { $host }: { $what }
odc-not-made = Not run: { $count ->
        [one] one check
       *[other] { $count } checks
    }
odc-details = Details: { $words }
odc-see-doctor = To check the way to { $host }: odc doctor --okta-domain { $host }
odc-said = { $host } said: { $words }
odc-row-audit = The app looked for every known extra permission
    .subject = Extra permissions
odc-extra-none = Extra permissions: none.
odc-extra = Extra permissions: { $count }. { $scopes }
odc-extra-unknown = Extra permissions: not checked.
odc-extra-doubt = Extra permissions: not known if there are more.
odc-extra-partial = Extra permissions: at least { $count }. { $scopes }
odc-as-requested = Permissions granted: as requested; Okta didn't list them.
odc-none-given = Okta gave no token, so there is none to revoke.
odc-suggestion = Did you mean { $host }?
odc-requests = Requests: { $total }, of these { $token } for a token; { $ms } ms.
odc-time-up = The time was up before everything was checked.
odc-stopped = Stopped before everything was checked.
odc-no-token = No token was requested, so there is none to revoke.
odc-revoked = All tokens from Okta were revoked.
odc-not-revoked = Okta didn't confirm that every token is revoked; each expires within an hour.

odc-connections-none = No connections.
odc-connection-proved = tested { $at }
odc-connection-unproved = not tested
odc-connections-broken = odc: the records of these connections are broken, so this list may be outdated. To see where: odc audit verify
odc-connection-unreadable = odc: connection { $id } can't be read and was not changed.

odc-audit-none = No records.
odc-audit-entries = { $count ->
        [one] One entry, of { $first }.
       *[other] { $count } entries, { $first } to { $last }.
    }
odc-audit-intact = Intact: each entry has the hash of the one before it.
odc-audit-end-missing = Broken: entry { $number } was written last and is missing. The records are older than your last action.
odc-audit-facts-changed = Broken: the facts of { $id } differ from its last entry.
odc-audit-unrecorded = Broken: no entry records the facts of { $id }.
odc-audit-vanished = Broken: an entry records the facts of { $id }, but they are missing.
odc-audit-found-damaged = Incomplete: the app found the records damaged ({ $at }, entry { $number }). Earlier entries may be missing.
odc-audit-end-unknown = The file with the last entry's name is missing or damaged. Entries may be missing at the end; the app's next start writes the file again.
odc-audit-changed = Broken: entry { $number } ({ $what }, { $at }) was changed after it was written.
odc-audit-parted = Broken before entry { $number } ({ $what }, { $at }): some entries were removed, inserted or moved.
odc-audit-last = Last hash: { $hash }
odc-audit-expected = The expected hash is there, written { $at }; { $since ->
        [one] one entry came after it.
       *[other] { $since } entries came after it.
    }
odc-audit-expect-form = --expect needs a last hash from odc audit verify: 64 of 0-9 and a-f.
odc-audit-show-broken = The chain of these entries is broken. To see where: odc audit verify
odc-audit-expected-not = The expected hash isn't in these records: they were written anew, or entries were removed at the end.
odc-audit-limits = This can't show if someone with write access wrote the whole chain anew. Note the last hash where they can't write, and compare it next time with --expect.

odc-secrets-none = { $place } has no secrets of this app.
odc-secret-okta = Okta client secret for { $host }
odc-secret-dell = Secret Key of Dell's API credential, for { $host }
odc-mark-dell = { $length ->
        [one] one character
       *[other] { $length } characters
    }, ends in { $last }
odc-secret-unmarked = could not be read
odc-use-in-use = in use
odc-use-replaced = replaced by a newer one
odc-use-begun = being saved, or interrupted
odc-use-alone = found without a connection
odc-use-gone = in a connection, but missing from its place
odc-use-unseen = in a connection; not looked for, because the place is locked (for the encrypted file: --passphrase-from)
odc-use-session = saved for one session of the app only: not here, and gone once it ends
odc-place-session = the memory of the app, during that session
odc-passphrase-from = --passphrase-from accepts stdin and terminal only. Never write a passphrase in a command line or the environment.
odc-passphrase-prompt = Passphrase of the encrypted file (not shown):
odc-forget-stops-okta = Then this computer can't test the connection to { $host } or re-authorize without a new secret. Dell's backups continue.
odc-forget-stops-dell = Then this app can't ask Dell about { $host } until you save another Secret Key. Dell's backups continue.
odc-forget-stops-nothing = No connection here uses it.
odc-forget-type = To erase it, type the item's name:
odc-forget-terminal = odc: no terminal to ask in. Add --yes to erase it without a question.
odc-forget-not = Not erased.
odc-forgotten = Erased and checked: { $item }
odc-connection-added-environment = Dell cloud { $name } ({ $host }), added by { $by }
app-help =
    Connects an Okta org to Dell Data Security Cloud, in a window.

    Usage: okta-dell-connect [OPTION]

    --help, -h             Print this and exit
    --version, -V          Print the version and exit
    --practice-at FILE     Practice with the sandbox that `odc sandbox --at-out FILE` started

    Checks without a window, for scripts and monitoring: odc --help
app-option-unknown = okta-dell-connect: unknown option { $option }
app-option-file = okta-dell-connect: { $option } needs the file that `odc sandbox --at-out FILE` wrote
app-option-unreadable = okta-dell-connect: { $option }
app-no-display = okta-dell-connect: no display here, so no window can open. Start it in a desktop session, or over SSH with ssh -X. Without a window, odc runs the same checks: odc --help
app-no-web-view = okta-dell-connect: Microsoft Edge WebView2 isn't installed, and the window needs it. Install it from developer.microsoft.com/microsoft-edge/webview2, then start again. Without a window, odc runs the same checks: odc --help
app-no-window = okta-dell-connect: the window couldn't be opened. The system said: { $reason }. On Windows it needs Microsoft Edge WebView2, on Linux WebKitGTK 4.1. Without a window, odc runs the same checks: odc --help
app-option-hint = Try okta-dell-connect --help.
