//! DOMAIN.md section 5 against what a person can report of Dell's console: every row has its answer, and every answer
//! its remedy in both languages.

use std::collections::BTreeMap;

use engine::locale::Language;
use model::connection::Outcome;

/// Where a row of DOMAIN.md section 5 is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Met {
    /// Dell's console, after Authorize: this answer to "What did the console say?".
    Console(Outcome),
    /// Dell's console, elsewhere on the path: the words that say it.
    Elsewhere(&'static str),
    /// The app learns it from Okta, the network or Dell's API (`catalogue/failures.toml`, `tests/it/catalogue.rs`).
    Measured,
}

use Met::{Console, Elsewhere, Measured};
use Outcome::{
    AlreadyRegistered, CredentialRefused, DomainRefused, NotAllowed, PermissionMissing, SafeMode, ServiceBusy,
};

/// Rows that the test lets through, or that only Dell's own try meets, appear in the console as well.
const ROWS: &[(u32, &[Met])] = &[
    (1, &[Measured, Console(DomainRefused)]),
    (2, &[Measured, Console(DomainRefused)]),
    (3, &[Measured, Console(DomainRefused)]),
    (4, &[Measured, Console(DomainRefused)]),
    (5, &[Measured, Console(DomainRefused)]),
    (6, &[Measured, Console(CredentialRefused)]),
    (7, &[Measured, Console(CredentialRefused)]),
    (8, &[Measured, Console(CredentialRefused)]),
    (9, &[Measured, Console(CredentialRefused)]),
    (10, &[Measured, Console(CredentialRefused)]),
    (11, &[Measured]),
    (12, &[Measured, Console(PermissionMissing)]),
    (13, &[Elsewhere("install-missing-role")]),
    (14, &[Measured, Console(CredentialRefused)]),
    (15, &[Console(CredentialRefused), Console(Outcome::Other)]),
    (16, &[Measured, Console(CredentialRefused)]),
    (17, &[Measured, Console(CredentialRefused)]),
    (18, &[Measured, Console(CredentialRefused)]),
    (19, &[Elsewhere("rotate-two-remedy-unknown")]),
    (20, &[Measured]),
    (21, &[Measured]),
    (22, &[Measured, Console(Outcome::NoAnswer)]),
    (23, &[Measured]),
    (24, &[Measured]),
    (25, &[Measured]),
    (26, &[Measured]),
    (27, &[Measured]),
    (28, &[Measured]),
    (29, &[Measured]),
    (30, &[Console(NotAllowed), Elsewhere("authorize-menu-missing-support")]),
    (31, &[Console(NotAllowed), Elsewhere("authorize-menu-missing-role")]),
    (32, &[Measured]),
    (33, &[Measured]),
    (34, &[Measured, Console(NotAllowed)]),
    (35, &[Measured]),
    (36, &[Measured]),
    (37, &[Measured]),
    (38, &[Measured, Console(SafeMode)]),
    (39, &[Measured, Console(ServiceBusy)]),
    (40, &[Elsewhere("backups-keys-is-skipped"), Elsewhere("protection-why-keys")]),
    (41, &[Measured, Console(AlreadyRegistered)]),
    (42, &[Console(CredentialRefused), Elsewhere("protection-why-cut-off")]),
    (43, &[Console(CredentialRefused)]),
    (44, &[Elsewhere("protection-why-backups-off")]),
    (45, &[Elsewhere("backups-first-daily")]),
    (46, &[Measured]),
    (47, &[Measured]),
    (48, &[Measured]),
];

/// The numbers that section 5 of the facts has.
fn documented() -> Vec<u32> {
    let text = include_str!("../../../docs/DOMAIN.md");
    let section = text.split("\n## 5").nth(1).expect("section 5").split("\n## ").next().expect("its text");
    section.lines().filter_map(|line| line.strip_prefix("| ")?.split(" |").next()?.trim().parse().ok()).collect()
}

#[test]
fn every_row_of_the_domain_is_met_somewhere() {
    assert_eq!(documented(), ROWS.iter().map(|(row, _)| *row).collect::<Vec<_>>());
    for (row, met) in ROWS {
        for met in *met {
            match met {
                Measured => {}
                Console(outcome) => assert_ne!(*outcome, Outcome::Registered, "row {row}"),
                Elsewhere(key) => {
                    for language in [Language::En, Language::De] {
                        assert_ne!(language.t(key, &[]), *key, "row {row}");
                    }
                }
            }
        }
    }
}

/// Answers without a row, because only the person's own consoles meet them: the paste, a page that stays as it is, and all
/// the rest.
#[test]
fn every_answer_has_a_meaning_and_a_remedy() {
    let mut rows: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (row, met) in ROWS {
        for met in *met {
            if let Console(outcome) = met {
                rows.entry(outcome.word()).or_default().push(*row);
            }
        }
    }
    let by_hand = [Outcome::Registered, Outcome::PasteBlocked];
    for outcome in Outcome::ALL.iter().copied() {
        assert!(by_hand.contains(&outcome) || rows.contains_key(outcome.word()), "{outcome:?} stands for no row");
        for language in [Language::En, Language::De] {
            let key = format!("authorize-outcome-{}", outcome.word().replace('_', "-"));
            assert_ne!(language.t(&key, &[]), key);
            let remedy = language.attribute(&key, "remedy", &[("host", "acme.okta.com"), ("shortcut", "Ctrl+V")]);
            assert!(remedy.is_some_and(|remedy| remedy.len() > 20), "{key}");
        }
    }
}
