//! A connection in ten lines of plain text, for a ticket. No secret: its last four characters identify it.

use jiff::Timestamp;

use crate::locale::Language;
use model::connection::{Connection, Evidence, ReportedStatus, RowState};
use model::environment::Added;
use model::journey;
use secrets::redaction::visible;

use super::done::utc;
use super::handover::{beyond, granted, known, place, protection};
use super::key;

/// A day, in seconds.
const DAY: i64 = 24 * 60 * 60;

/// The lines. `added` is its Dell cloud, if a person added it.
pub fn ticket(
    connection: &Connection,
    added: Option<&Added>,
    practice: bool,
    version: &str,
    now: Timestamp,
    language: Language,
) -> String {
    let t = |key: &str| language.t(key, &[]);
    let how = |value, how| sourced(value, how, language);
    let mut lines = Vec::new();
    let mut line = |name: &str, value: String| lines.push(format!("{}: {value}", t(name)));
    let state = journey::protection(connection);
    line("report-protection", how(protection(connection, language), state.known.as_ref()));
    if let Some(organization) = &connection.okta.organization {
        let tier = if practice { "practice" } else { organization.tier.word() };
        let mut value = format!("{}, {}", organization.host, t(&format!("tier-{tier}")));
        if let Some(metadata) = &organization.metadata {
            value.push_str(&format!(", {}", metadata.org_id));
        }
        line("report-organization", value);
    }
    line("report-client-id", connection.client_id_here().map_or_else(|| t("report-unknown"), ToString::to_string));
    if let Some(proof) = connection.okta.proof.as_ref().filter(|proof| proof.compared()) {
        let beyond = language.t("ticket-beyond", &[("what", &beyond(proof, language))]);
        line("report-granted", format!("{}; {beyond}", granted(proof, language)));
    }
    line("ticket-test", test(connection, language));
    let cloud =
        added.map_or_else(|| t(&format!("environment-{}", connection.dell.environment)), |added| added.name.clone());
    let account = Some(connection.dell.account.as_str()).filter(|account| !account.is_empty());
    let mut dell: Vec<String> = [cloud].into_iter().chain(account.map(str::to_owned)).collect();
    if let Some(ReportedStatus { status, known }) = &connection.backup.app_status {
        dell.push(how(format!("App Status {}", status.word()), Some(known)));
    }
    line("ticket-dell", dell.join(", "));
    let keys = connection.keys.as_ref();
    let said = keys.map_or_else(|| t("report-unknown"), |keys| t(&format!("finish-keys-{}", keys.state.word())));
    line("report-keys", how(said, keys.map(|keys| &keys.known)));
    line("ticket-backup", backup(connection, language));
    line("report-secret", secret(connection, now, language));
    let program = format!("Okta Dell Connect {version}, {}", utc(now));
    let note = practice.then(|| t("report-practice"));
    let all = note.into_iter().chain(lines).chain([program]);
    all.map(|line| format!("{}\n", visible(&line))).collect()
}

fn test(connection: &Connection, language: Language) -> String {
    let Some(proof) = &connection.okta.proof else { return language.t("report-beyond-unknown", &[]) };
    let of = |states: &[RowState]| proof.rows.iter().filter(|row| states.contains(&row.state)).count().to_string();
    let counts = [
        ("passed", of(&[RowState::Pass])),
        ("failed", of(&[RowState::Fail])),
        ("blocked", of(&[RowState::Blocked])),
        ("untestable", of(&[RowState::Untestable])),
    ];
    let tally = language.t("did-tally", &counts.each_ref().map(|(name, count)| (*name, count.as_str())));
    let stale =
        if connection.proof_stale() { format!("; {}", language.t("finish-okta-stale", &[])) } else { String::new() };
    format!("{tally} ({}){stale}", utc(proof.at))
}

fn backup(connection: &Connection, language: Language) -> String {
    let backup = &connection.backup;
    let last = backup.last_known.as_ref().or(backup.known.as_ref());
    let (said, how) = match (&backup.last_state, &backup.seen) {
        (Some(state), _) => {
            let key = key("backup-state", &state.to_lowercase().replace(' ', "-"));
            let words = language.t(&key, &[]);
            (if words == key { state.clone() } else { words }, last)
        }
        (None, Some(seen)) => (language.t("finish-backup-seen", &[]), Some(seen)),
        (None, None) => (language.t("finish-backup-none", &[]), None),
    };
    sourced(said, how, language)
}

/// With how it is known, if anybody looked.
fn sourced(value: String, how: Option<&Evidence>, language: Language) -> String {
    match how {
        Some(how) => format!("{value} ({})", known(Some(how), language)),
        None => value,
    }
}

fn secret(connection: &Connection, now: Timestamp, language: Language) -> String {
    let Some(custody) = connection.okta.secret.current() else { return language.t("report-unknown", &[]) };
    let place = language.t(&format!("ticket-secret-{}", place(custody)), &[("place", &custody.place)]);
    let days = ((now.as_second() - custody.at.as_second()) / DAY).max(0).to_string();
    let saved = utc(custody.at);
    language
        .t("ticket-secret", &[("last", &custody.mark.last_four), ("days", &days), ("at", &saved), ("place", &place)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures;
    use model::connection::{Keys, KeysState, Registration};

    fn at(day: i64) -> Timestamp {
        Timestamp::from_second(DAY * day).expect("a time")
    }

    fn connection() -> Connection {
        let mut connection = fixtures::connection("acme.okta.com");
        connection.okta.secret.adopt(fixtures::stored_secret(at(0)));
        let by = |name: &str| Evidence { by: Some(name.into()), at: at(1) };
        connection.keys = Some(Keys { state: KeysState::On, known: by("Ada Example") });
        connection.backup.app_status = Some(ReportedStatus {
            status: model::connection::AppStatus::Connected,
            known: Evidence { by: Some("Bo".into()), at: at(2) },
        });
        connection.dell.account = "Acme\nBackup".into();
        connection
    }

    #[test]
    fn ten_lines_say_what_is_known_and_how() {
        for (language, said) in [
            (
                Language::En,
                [
                    "Okta org: acme.okta.com, Production",
                    "Last test: not tested",
                    "Dell: Commercial, Acme Backup, App Status Connected (reported by Bo, 1970-01-03 00:00:00 UTC)",
                    "Key management: on (reported by Ada Example, 1970-01-02 00:00:00 UTC)",
                    "Latest backup: not seen yet",
                    "Client secret: ends in idTG, saved 1970-01-01 00:00:00 UTC (9 days ago), stored in GNOME Keyring",
                ],
            ),
            (
                Language::De,
                [
                    "Okta-Organisation: acme.okta.com, Produktion",
                    "Letzter Test: nicht getestet",
                    "Dell: Kommerziell, Acme Backup, App Status Connected (gemeldet von Bo, 1970-01-03 00:00:00 UTC)",
                    "Schl\u{fc}sselverwaltung: an (gemeldet von Ada Example, 1970-01-02 00:00:00 UTC)",
                    "Letzte Sicherung: noch nicht gesehen",
                    "Client Secret: endet auf idTG, gespeichert 1970-01-01 00:00:00 UTC (vor 9 Tagen), in GNOME Keyring",
                ],
            ),
        ] {
            let text = ticket(&connection(), None, false, "1.2.3", at(9), language);
            for said in said {
                assert!(text.lines().any(|line| line == said), "{said}\n{text}");
            }
            assert!(text.ends_with("Okta Dell Connect 1.2.3, 1970-01-10 00:00:00 UTC\n"), "{text}");
            assert!((8..=12).contains(&text.lines().count()), "{text}");
            assert!(!text.contains("a-hash") && !text.contains("acme.okta.com/id"), "{text}");
            for area in ["report-", "ticket-", "finish-", "tier-", "environment-"] {
                assert!(!text.contains(area), "no words: {text}");
            }
        }
    }

    #[test]
    fn an_erased_secret_and_practice_are_called_that() {
        let mut connection = connection();
        connection.okta.secret.erased(at(1));
        connection.registration = Registration::NotSent;
        let text = ticket(&connection, None, true, "1", at(1), Language::En);
        assert!(text.starts_with("Practice, not evidence"), "{text}");
        assert!(text.contains("(1 day ago), erased from this computer"), "{text}");
        assert!(text.contains("acme.okta.com, Practice"), "{text}");
    }
}
