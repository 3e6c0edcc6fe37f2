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
    /// Another screen of the path: the words that say it.
    OtherScreen(&'static str),
    /// The app learns it from Okta, the network or Dell's API (`catalogue/failures.toml`, `tests/it/catalogue.rs`).
    Tested,
}

use Met::{Console, OtherScreen, Tested};
use Outcome::{
    AlreadyRegistered, CredentialRefused, DomainRefused, NotAllowed, PermissionMissing, SafeMode, ServiceBusy,
};

/// Rows that the test lets through, or that only Dell's own try meets, appear in the console as well.
const ROWS: &[(u32, &[Met])] = &[
    (1, &[Tested, Console(DomainRefused)]),
    (2, &[Tested, Console(DomainRefused)]),
    (3, &[Tested, Console(DomainRefused)]),
    (4, &[Tested, Console(DomainRefused)]),
    (5, &[Tested, Console(DomainRefused)]),
    (6, &[Tested, Console(CredentialRefused)]),
    (7, &[Tested, Console(CredentialRefused)]),
    (8, &[Tested, Console(CredentialRefused)]),
    (9, &[Tested, Console(CredentialRefused)]),
    (10, &[Tested, Console(CredentialRefused)]),
    (11, &[Tested]),
    (12, &[Tested, Console(PermissionMissing)]),
    (13, &[OtherScreen("install-missing-role")]),
    (14, &[Tested, Console(CredentialRefused)]),
    (15, &[Console(CredentialRefused), Console(Outcome::Other)]),
    (16, &[Tested, Console(CredentialRefused)]),
    (17, &[Tested, Console(CredentialRefused)]),
    (18, &[Tested, Console(CredentialRefused)]),
    (19, &[OtherScreen("rotate-two-remedy-unknown")]),
    (20, &[Tested]),
    (21, &[Tested]),
    (22, &[Tested, Console(Outcome::NoAnswer)]),
    (23, &[Tested]),
    (24, &[Tested]),
    (25, &[Tested]),
    (26, &[Tested]),
    (27, &[Tested]),
    (28, &[Tested]),
    (29, &[Tested]),
    (30, &[Console(NotAllowed), OtherScreen("authorize-menu-missing-support")]),
    (31, &[Console(NotAllowed), OtherScreen("authorize-menu-missing-role")]),
    (32, &[Tested]),
    (33, &[Tested]),
    (34, &[Tested, Console(NotAllowed)]),
    (35, &[Tested]),
    (36, &[Tested]),
    (37, &[Tested]),
    (38, &[Tested, Console(SafeMode)]),
    (39, &[Tested, Console(ServiceBusy)]),
    (40, &[OtherScreen("backups-keys-is-skipped"), OtherScreen("protection-why-keys")]),
    (41, &[Tested, Console(AlreadyRegistered)]),
    (42, &[Console(CredentialRefused), OtherScreen("protection-why-cut-off")]),
    (43, &[Console(CredentialRefused)]),
    (44, &[OtherScreen("protection-why-backups-off")]),
    (45, &[OtherScreen("backups-first-daily")]),
    (46, &[Tested]),
    (47, &[Tested]),
    (48, &[Tested]),
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
                Tested => {}
                Console(outcome) => assert_ne!(*outcome, Outcome::Registered, "row {row}"),
                OtherScreen(key) => {
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
