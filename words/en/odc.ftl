# What the command prints.

odc-secret-argument = A secret is never part of a command line: every program on this computer can read it there, and the shell may keep it in its history. If it stood there just now, make another in Okta with Generate new secret. Pipe it in instead: pass show okta/backup | odc verify ... --secret-from stdin
odc-secret-from = --secret-from knows stdin only. If the secret itself stood there just now, every program on this computer can read it, and the shell may keep it in its history: make another in Okta with Generate new secret. Pipe the secret in: pass show okta/backup | odc verify ... --secret-from stdin
odc-secret-prompt = Client Secret (not shown):
problem-secret-needed-stdin = No Client Secret came by standard input
    .why = The input was empty.
    .remedy = Pipe one in, or start it at a terminal and paste it there.

odc-demonstration = Practice: odc installed an integration in an Okta of its own and tested it. Nothing left this computer, and nothing was kept.
odc-not-written = The answer could not be written to standard output
odc-progress-begin = Asking { $host }
odc-progress = { $done } of { $all }: { $what }
odc-doctor-progress = { $host }: { $what }
odc-not-made = Not made: { $count ->
        [one] one check
       *[other] { $count } checks
    }
odc-details = Details: { $words }
odc-see-doctor = How far { $host } can be reached from here, layer by layer: odc doctor --okta-domain { $host }
odc-said = { $host } said: { $words }
odc-row-audit = Every known permission beyond the list was looked for
    .subject = Permissions beyond the list
odc-extra-none = Permissions beyond the list: none.
odc-extra = Permissions beyond the list: { $count }. { $scopes }
odc-extra-unknown = Permissions beyond the list: not known.
odc-extra-doubt = Permissions beyond the list: not known whether there are more.
odc-extra-partial = Permissions beyond the list: at least { $count }. { $scopes }
odc-as-requested = Permissions granted: as requested; Okta did not list them.
odc-none-given = Okta gave no token, so there is none to revoke.
odc-suggestion = Did you mean { $host }?
odc-requests = Requests: { $total }, of these { $token } for a token; { $ms } ms.
odc-time-up = Time was up before all was looked at.
odc-stopped = Stopped before all was looked at.
odc-no-token = No token was asked for, so there is none to revoke.
odc-revoked = Tokens that Okta had given were revoked.
odc-not-revoked = Okta did not confirm that every token is revoked; each ends by itself within an hour.

odc-connections-none = No connections.
odc-connection-proved = proved { $at }
odc-connection-unproved = not proved
odc-connections-broken = odc: the record of these connections is broken: what is listed may be older than what was done. odc audit verify says where.
odc-connection-unreadable = odc: connection { $id } cannot be read and was left as it is.

odc-audit-none = Nothing is recorded.
odc-audit-entries = { $count ->
        [one] One entry, of { $first }.
       *[other] { $count } entries, { $first } to { $last }.
    }
odc-audit-intact = Intact: each entry carries the hash of the one before it.
odc-audit-end-missing = Broken: entry { $number } was written last and is not there. The record is older than what was done.
odc-audit-facts-changed = Broken: the facts of { $id } are not those that its last entry records.
odc-audit-unrecorded = Broken: no entry records the facts of { $id }.
odc-audit-vanished = Broken: an entry records the facts of { $id }, and they are not there.
odc-audit-found-damaged = Incomplete: the app found the record damaged ({ $at }, entry { $number }). Entries before that may be missing.
odc-audit-end-unknown = The file that names the last entry is missing or damaged. Whether entries are missing at the end can't be told; the app's next start names the last one anew.
odc-audit-changed = Broken: entry { $number } ({ $what }, { $at }) was changed after it was written.
odc-audit-parted = Broken before entry { $number } ({ $what }, { $at }): what stood there was taken out, put in or moved.
odc-audit-last = Last hash: { $hash }
odc-audit-expected = The expected hash is there, written { $at }; { $since ->
        [one] one entry came after it.
       *[other] { $since } entries came after it.
    }
odc-audit-expect-form = --expect takes a last hash as odc audit verify prints it: 64 of 0-9 and a-f.
odc-audit-show-broken = The chain of these entries is broken: odc audit verify says where.
odc-audit-expected-not = The expected hash is not in this record: it was written anew, or entries were taken off its end.
odc-audit-limits = What this can't show: someone who can write the file can write the whole chain anew. Note the last hash where that someone can't write, and compare the next time with --expect.

odc-secrets-none = { $place } holds nothing of this app.
odc-secret-okta = Okta's Client Secret for { $host }
odc-secret-dell = Secret Key of Dell's API credential, beside { $host }
odc-mark-dell = { $length ->
        [one] one character
       *[other] { $length } characters
    }, ends in { $last }
odc-secret-unmarked = could not be read
odc-use-in-use = in use
odc-use-replaced = replaced by a newer one
odc-use-begun = being stored, or cut short at it
odc-use-alone = found without a connection
odc-use-gone = known to its connection, and not where it was put
odc-use-unseen = known to its connection; not looked for, as the place is closed (for the encrypted file: --passphrase-from)
odc-use-session = kept for one session of the app only: not here, and gone once that has ended
odc-place-session = the memory of the app, while that session lasts
odc-passphrase-from = --passphrase-from knows stdin and terminal only. A passphrase is never part of a command line or of the environment.
odc-passphrase-prompt = Passphrase of the encrypted file (not shown):
odc-forget-stops-okta = Then this computer can no longer prove the connection to { $host }, nor hand the secret to Dell again. Backups that Dell makes go on.
odc-forget-stops-dell = Then this app can no longer ask Dell about { $host } until another Secret Key is taken. Backups that Dell makes go on.
odc-forget-stops-nothing = No connection here works with it.
odc-forget-type = To erase it, type the item's name:
odc-forget-terminal = odc: nobody can be asked here. Add --yes to erase it without a question.
odc-forget-not = Nothing was erased.
odc-forgotten = Erased, and read back as gone: { $item }
odc-connection-added-environment = Dell environment { $name } ({ $host }), added by { $by }
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
app-no-display = okta-dell-connect: there is no display here, so no window can open. Start it in a desktop session, or over SSH with ssh -X. Without a window, odc makes the same checks: odc --help
app-no-window = okta-dell-connect: the window could not be opened. The system said: { $reason }. On Windows it needs Microsoft Edge WebView2, on Linux WebKitGTK 4.1. Without a window, odc makes the same checks: odc --help
app-option-hint = Try okta-dell-connect --help.
