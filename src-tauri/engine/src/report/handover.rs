//! The handover: what was done, by whom, tested or reported; what is live; no secret.

use crate::locale::Language;
use crate::store::Entry;
use model::catalogue;
use model::connection::{
    Connection, Evidence, Holder, Keys, KeysState, Organization, Proof, Ready, Row, SecretState, StoreKind,
    StoredSecret,
};
use model::environment::{Added, Origin};
use model::journey::{self, Because};
use model::problem::Problem;

use super::done::{self, utc};
use super::{Report, Table, check_name, key};

/// The handover of one connection. `added` is its Dell environment, if a person added it.
pub fn handover(
    connection: &Connection,
    log: &[Entry],
    added: Option<&Added>,
    practice: bool,
    language: Language,
) -> Report {
    let t = |key: &str| language.t(key, &[]);
    let table = |title: &str, columns: &[&str], rows| Table {
        title: t(title),
        columns: columns.iter().map(|column| t(column)).collect(),
        rows,
    };
    Report {
        title: t("report-handover-title"),
        notes: practice.then(|| t("report-practice")).into_iter().chain([t("report-no-secrets")]).collect(),
        tables: vec![
            table("report-about", &["report-what", "report-value"], about(connection, added, language)),
            table("report-live", &["report-place", "report-what", "report-known"], live(connection, language)),
            table(
                "report-checks",
                &["report-what", "report-state", "report-problem", "report-at"],
                checks(connection, language),
            ),
            table("report-done", &["report-at", "report-what", "report-by", "report-known"], done::rows(log, language)),
        ],
    }
}

/// What is known of the connection, in pairs of name and value; what does not apply is left out.
fn about(connection: &Connection, added: Option<&Added>, language: Language) -> Vec<Vec<String>> {
    let t = |key: &str| language.t(key, &[]);
    let or_unknown = |value: Option<String>| value.unwrap_or_else(|| t("report-unknown"));
    let okta = &connection.okta;
    let (organization, secret) = (okta.organization.as_ref(), okta.secret.current());
    let compared = okta.proof.as_ref().filter(|proof| proof.compared());
    let org_id = |organization: &Organization| organization.metadata.as_ref().map(|metadata| metadata.org_id.clone());
    let keys = |keys: &Keys| {
        let (what, how) = (t(&key("report-keys", keys.state.word())), known(Some(&keys.known), language));
        language.t("report-value-known", &[("value", &what), ("known", &how)])
    };
    let protected = journey::protection(connection).known;
    let rows = [
        ("report-organization", organization.map(|organization| organization.host.to_string())),
        ("report-org-id", organization.map(|organization| or_unknown(org_id(organization)))),
        ("report-client-id", Some(or_unknown(okta.client_id.as_ref().map(ToString::to_string)))),
        ("report-secret", secret.map(|secret| mark(secret, language))),
        ("report-secret-choice", secret.map(|secret| t(&choice(secret, connection.progress.keeps_secret)))),
        ("report-environment", Some(environment(connection, added, language))),
        ("report-granted", compared.map(|proof| granted(proof, language))),
        ("report-beyond", compared.map(|proof| beyond(proof, language))),
        (
            "report-tokens",
            okta.proof.as_ref().filter(|proof| proof.not_ended > 0).map(|_| t("report-tokens-not-ended")),
        ),
        ("report-account", Some(connection.dell.account.clone())),
        ("report-roles", roles(&connection.ready, language)),
        ("report-keys", connection.keys.as_ref().map(keys)),
        ("report-protection", Some(protection(connection, language))),
        ("report-protection-known", Some(known(protected.as_ref(), language))),
    ];
    rows.into_iter().filter_map(|(name, value)| Some(vec![t(name), value?])).collect()
}

fn mark(secret: &StoredSecret, language: Language) -> String {
    let (mark, length) = (&secret.mark, secret.mark.length.to_string());
    language.t("report-mark", &[("length", &length), ("last", &mark.last_four), ("hash", &mark.secret_hash)])
}

/// The key of the words for where the secret is: unknown while the person has not decided, unless it is erased.
fn choice(secret: &StoredSecret, decided: bool) -> String {
    let known = decided || matches!(secret.state(), SecretState::Erased { .. });
    if known { format!("report-secret-{}", place(secret)) } else { "report-unknown".to_owned() }
}

/// The end of the key of the words for where a secret is.
pub(super) fn place(secret: &StoredSecret) -> &'static str {
    match (secret.state(), secret.store) {
        (SecretState::Erased { .. }, _) => "erased",
        (SecretState::Missing { .. }, _) => "missing",
        (SecretState::SessionEnded { .. }, _) => "session-ended",
        (SecretState::Stored, StoreKind::Keychain) => "keychain",
        (SecretState::Stored, StoreKind::Session) => "session",
        (SecretState::Stored, StoreKind::Vault) => "vault",
    }
}

fn environment(connection: &Connection, added: Option<&Added>, language: Language) -> String {
    let Some(added) = added else { return language.t(&format!("environment-{}", connection.dell.environment), &[]) };
    let from = match added.from {
        Origin::File => "report-environment-from-file",
        Origin::Form => "report-environment-from-form",
    };
    let at = utc(added.at);
    language.t(from, &[("name", &added.name), ("host", added.host()), ("by", &added.by), ("at", &at)])
}

/// What works at Okta and Dell without this app: where, what, and how it is known.
fn live(connection: &Connection, language: Language) -> Vec<Vec<String>> {
    let t = |key: &str| language.t(key, &[]);
    let row = |live: &journey::Live| {
        let place = format!("report-place-{}", live.place.word());
        vec![t(&place), t(&key("live", live.id)), known(live.known.as_ref(), language)]
    };
    journey::live(connection).iter().map(row).collect()
}

/// The last test's rows: the subject with its id, which page and log use too, the result, the problem, the time.
fn checks(connection: &Connection, language: Language) -> Vec<Vec<String>> {
    let host = connection.host().map(|host| host.as_str()).unwrap_or_default();
    let row = |row: &Row| {
        let subject = format!("{} ({})", check_name(&row.id, row.state, host, language), row.id);
        let problem = row.problem.as_ref().map(|problem| said(problem, language)).unwrap_or_default();
        let state = language.t(&key("row", row.state.word()), &[]);
        vec![subject, state, problem, row.at.map(utc).unwrap_or_default()]
    };
    connection.okta.proof.iter().flat_map(|proof| &proof.rows).map(row).collect()
}

/// Tested or reported, by whom and when.
pub(super) fn known(how: Option<&Evidence>, language: Language) -> String {
    match how {
        None => language.t("report-unknown", &[]),
        Some(Evidence { by: None, at }) => language.t("report-tested", &[("at", &utc(*at))]),
        Some(Evidence { by: Some(by), at }) => language.t("report-reported", &[("by", by), ("at", &utc(*at))]),
    }
}

/// The state in words, with the one reason if it is not protected.
pub(super) fn protection(connection: &Connection, language: Language) -> String {
    let protection = journey::protection(connection);
    let state = key("report-protection", protection.state.word());
    let skipped = connection.keys.as_ref().is_some_and(|keys| keys.state == KeysState::Skipped);
    let because = protection.because.map(|because| match because {
        Because::Keys if skipped => "keys_skipped",
        because => because.word(),
    });
    language.t(&because.map_or_else(|| state.clone(), |because| key(&state, because)), &[])
}

/// Who has each role. Having one is no report: the person saw what is needed, and continued.
fn roles(ready: &Ready, language: Language) -> Option<String> {
    let roles = [
        ("report-role-okta", ready.okta_admin, &ready.okta_colleague),
        ("report-role-dell", ready.dell_admin, &ready.dell_colleague),
    ];
    let said = roles.into_iter().filter_map(|(role, holder, colleague)| {
        let who = match holder? {
            Holder::Me => language.t("report-role-shown", &[]),
            Holder::Colleague if colleague.is_empty() => language.t("report-role-colleague-unnamed", &[]),
            Holder::Colleague => language.t("report-role-colleague", &[("name", colleague)]),
        };
        Some(language.t(role, &[("who", &who)]))
    });
    Some(said.collect::<Vec<_>>().join("; ")).filter(|roles| !roles.is_empty())
}

/// How many of the required permissions are granted, and whether Okta lists them.
pub(super) fn granted(proof: &Proof, language: Language) -> String {
    let scopes = catalogue::scopes().iter().map(|scope| &scope.name);
    let required: Vec<&String> = scopes.chain(proof.added.iter().flatten()).collect();
    let granted = required.iter().filter(|scope| proof.granted.contains(scope)).count().to_string();
    let known = required.len().to_string();
    let count = language.t("report-granted-count", &[("granted", &granted), ("known", &known)]);
    if proof.as_requested { format!("{count}; {}", language.t("report-as-requested", &[])) } else { count }
}

/// What else is granted, as far as it was looked for.
pub(super) fn beyond(proof: &Proof, language: Language) -> String {
    let t = |key: &str| language.t(key, &[]);
    let doubt = proof.doubt.as_ref().map(|doubt| {
        let why = language.explain(doubt, Some("why")).unwrap_or_default();
        language.t("report-beyond-doubt", &[("why", &why)])
    });
    let found = proof.extra.as_ref().filter(|_| !proof.extra_from_before());
    let found = found.filter(|found| doubt.is_none() || !found.is_empty()).map(|found| match found.as_slice() {
        [] => t("report-beyond-none"),
        some => some.join(", "),
    });
    let parts: Vec<String> = found.into_iter().chain(doubt).collect();
    if parts.is_empty() { t("report-beyond-unknown") } else { parts.join("; ") }
}

/// A problem in words, and its code.
fn said(problem: &Problem, language: Language) -> String {
    format!("{} ({})", language.explain(problem, None).unwrap_or_default(), problem.code())
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::report::Format;
    use model::connection::{CheckId, ItemName, Level, RowState, SecretKind};
    use model::mark::Mark;
    use model::problem::Kind;

    /// Every word that the engine's `change` writes into the chain.
    const ACTS: &[&str] = &[
        "begun",
        "merged",
        "named_organisation",
        "acknowledged",
        "took_secret",
        "took_dell_key",
        "not_stored",
        "not_moved",
        "moved_secret",
        "move_left",
        "no_copy",
        "vault_gone",
        "vault_removed",
        "keychain_gone",
        "copied_secret",
        "adopted_secret",
        "proved",
        "checked",
        "proved_new_secret",
        "checked_new_secret",
        "accepted_gaps",
        "skipped_proof",
        "audited_scopes",
        "form_open",
        "tried_dell_key",
        "console_said",
        "intends_to_register",
        "sent",
        "not_sent",
        "refused",
        "no_answer",
        "read_dell_list",
        "not_listed",
        "adopted",
        "sends_again",
        "registered",
        "answered_keys",
        "intends_keys_on",
        "switched_keys_on",
        "keys_stay_off",
        "confirmed_backup",
        "intends_backup",
        "ordered_backup",
        "read_backup",
        "saw_backup",
        "todo_done",
        "kept_secret",
        "erased_secret",
        "forgets_secret",
        "forgot_secret",
        "finished",
        "removed",
        "intends_backups_on",
        "intends_backups_off",
        "intends_removal",
        "backups_on",
        "backups_off",
        "removed_at_dell",
        "dell_unchanged",
        "saw_status",
    ];

    #[test]
    fn what_was_done_is_not_called_tested() {
        let how = |act: &str, measured| {
            let entry = Entry {
                act: act.into(),
                by: "me".into(),
                account: "me".into(),
                measured,
                at: Timestamp::UNIX_EPOCH,
                note: String::new(),
            };
            let report = handover(&connection(), &[entry], None, false, Language::En);
            report.tables.last().expect("a table").rows[0][3].clone()
        };
        assert_eq!(how("took_secret", true), "done by the app");
        assert_eq!(how("proved", true), "tested by the app");
        assert_eq!(how("kept_secret", false), "reported by a person");
    }

    /// Who reported what: named, and never as strong as a test.
    #[test]
    fn what_a_person_reported_is_in_the_report_by_name() {
        for (language, keys, roles) in [
            (
                Language::En,
                "Cloud Key Management skipped, reported by Ada Example, 1970",
                "Okta Super Admin: shown as required, not checked; Dell Cloud Admin: a colleague, Bo",
            ),
            (
                Language::De,
                "Cloud Key Management \u{fc}bersprungen, gemeldet von Ada Example, 1970",
                "Okta Super Admin: als Voraussetzung angezeigt, nicht gepr\u{fc}ft; Dell Cloud Admin: eine andere Person, Bo",
            ),
        ] {
            let mut connection = connection();
            connection.ready.okta_admin = Some(Holder::Me);
            connection.ready.dell_admin = Some(Holder::Colleague);
            connection.ready.dell_colleague = "Bo".into();
            let known = Evidence { by: Some("Ada Example".into()), at: Timestamp::UNIX_EPOCH };
            connection.keys = Some(Keys { state: KeysState::Skipped, known });
            let report = handover(&connection, &[], None, false, language);
            let text = report.write(Format::Csv, language).expect("written");
            for said in [keys, roles] {
                assert!(text.contains(said), "{said}: {text}");
            }
            assert!(!text.contains("confirmed") && !text.contains("best\u{e4}tigt von"), "{text}");
        }
    }

    /// The report names what Okta did not list, a list that may continue, and a token that may live on.
    #[test]
    fn what_okta_left_open_is_said() {
        for (language, said) in [
            (Language::En, ["as requested", "at other.example", "did not confirm"]),
            (Language::De, ["wie angefragt", "unter other.example", "nicht bestätigt"]),
        ] {
            let about = |connection: &Connection| {
                let report = handover(connection, &[], None, false, language);
                report.tables[0].rows.iter().map(|row| row.join(": ")).collect::<Vec<_>>().join("\n")
            };
            let mut connection = connection();
            let none = language.t("report-beyond-none", &[]);
            let proof = connection.okta.proof.as_mut().expect("proved");
            proof.extra = Some(Vec::new());
            assert!(about(&connection).contains(&none));
            let proof = connection.okta.proof.as_mut().expect("proved");
            proof.extra = None;
            proof.as_requested = true;
            proof.not_ended = 1;
            let doubt = Problem::new(Kind::OktaGrantsUnclear).with("host", "h").with("other", "other.example");
            proof.doubt = Some(doubt.at("elsewhere"));
            let about = about(&connection);
            assert!(!about.contains(&none), "{about}");
            for said in said {
                assert!(about.contains(said), "{said}: {about}");
            }
        }
    }

    #[test]
    fn a_check_says_how_it_went() {
        let words_of = |act: &str, note: &str| super::super::did(act, note, Language::En);
        let tally = "passed=1 failed=14 blocked=2 untestable=2";
        assert_eq!(
            words_of("checked", tally),
            "Connection tested: 1 passed, 14 failed, 2 blocked here, 2 not testable"
        );
        assert_eq!(words_of("proved", ""), "Connection tested, passed", "an entry from before says no more");
        let refused = words_of("console_said", "credential_refused");
        assert!(refused.ends_with(": It refused the client ID or secret"), "{refused}");
        assert_eq!(words_of("todo_done", "test-restore"), "Done: Run a test restore");
        assert_eq!(words_of("copied_secret", "a-hash"), "Client secret copied to the clipboard");
    }

    fn row(id: &str, state: RowState, problem: Option<Problem>) -> Row {
        Row { id: CheckId::parse(id).unwrap_or_else(|| CheckId::probe(id)), state, problem, ms: None, at: None }
    }

    fn connection() -> Connection {
        let at = Timestamp::UNIX_EPOCH;
        let mut connection = Connection::new("id".into(), "practice-api", at);
        let custody = StoredSecret::stored(
            ItemName::new("acme.okta.com", "id", SecretKind::OktaSecret, 1),
            StoreKind::Keychain,
            "p".into(),
            Mark { length: 40, last_four: "abcd".into(), secret_hash: "h".into() },
            at,
        );
        connection.okta.secret.adopt(custody.clone());
        connection.dell.key.adopt(custody);
        connection.okta.proof = Some(Proof {
            level: Level::All,
            rows: vec![
                row("domain", RowState::Pass, None),
                row("scopes", RowState::Fail, Some(Kind::OktaNoScopeGranted.into())),
                row("probe:okta.users.manage", RowState::Blocked, Some(Kind::NetworkTimeout.into())),
                row("probe:okta.new.read", RowState::Pass, None),
                row("writing", RowState::Untestable, Some(Kind::UntestableWriting.into())),
            ],
            granted: vec![],
            missing: vec![],
            as_requested: false,
            extra: None,
            doubt: None,
            not_ended: 0,
            look: None,
            earlier: None,
            at,
            of: crate::fixtures::subject(),
            accepted: None,
            added: None,
        });
        connection
    }

    /// The names of org and account, the integration's client ID, a service's values, a person's name.
    #[test]
    fn no_name_gives_an_order() {
        for hostile in [
            "=cmd|'/C calc'!A0",
            "＝1+1",
            "x;@SUM(1)",
            "\t-1",
            "\"=1",
            "<img src=x onerror=alert(1)>",
            "\u{202e}a\u{1b}[2J",
        ] {
            let mut connection = connection();
            // The host and the Client ID can't be: they are parsed.
            let host = crate::fixtures::okta_host("acme.okta.com");
            connection.okta.organization = Some(model::connection::Organization::unasked(hostile, host));
            connection.dell.account = hostile.into();
            let refused = Problem::new(Kind::OktaScopeRefused).with("scope", hostile).with("host", hostile);
            connection.okta.proof.as_mut().expect("proved").rows.push(row(hostile, RowState::Fail, Some(refused)));
            let entry = Entry {
                act: "kept_secret".into(),
                by: hostile.into(),
                account: hostile.into(),
                measured: false,
                at: Timestamp::UNIX_EPOCH,
                note: hostile.into(),
            };
            let report = handover(&connection, &[entry], None, false, Language::En);
            let write = |format| report.write(format, Language::En).expect("written");
            let (page, table) = (write(Format::Html), write(Format::Csv));
            assert!(!page.contains("<img") && !page.contains('\u{1b}') && !page.contains('\u{202e}'), "{page}");
            assert!(!table.contains('\u{1b}') && !table.contains('\u{202e}') && !table.contains('\t'), "{table}");
            for line in table.trim_start_matches('\u{feff}').lines().filter(|line| !line.is_empty()) {
                let inside = line.strip_prefix('"').and_then(|line| line.strip_suffix('"')).expect("quoted");
                // Cells as a reader of commas sees them, and as one of semicolons does.
                for cell in inside.split("\",\"").chain(line.split(';')) {
                    let first = cell.trim_start_matches(['"', ' ']).chars().next();
                    assert!(!first.is_some_and(|c| "=+-@＝＋－＠".contains(c)), "{cell} in {line}");
                }
            }
        }
    }

    /// A key without words is shown as it is, so none of the areas may appear.
    #[test]
    fn everything_is_in_words() {
        let log: Vec<Entry> = ACTS
            .iter()
            .map(|act| Entry {
                act: (*act).into(),
                by: "me".into(),
                account: "me".into(),
                measured: true,
                at: Timestamp::UNIX_EPOCH,
                note: String::new(),
            })
            .collect();
        for language in [Language::En, Language::De] {
            let report = handover(&connection(), &log, None, true, language);
            for cell in report.tables.iter().flat_map(|table| table.rows.iter().flatten()) {
                for area in ["act-", "live-", "row-", "prove-row-", "problem-", "report-", "environment-", "scope-"] {
                    assert!(!cell.starts_with(area), "{} has no words for {cell}", language.tag());
                }
            }
        }
    }
}
