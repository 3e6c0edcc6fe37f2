//! The rows of "What was done". Repeated tests are one row; every report of a person has its own.

use jiff::Timestamp;

use super::{did, how_it_went, how_known};
use crate::locale::Language;
use crate::store::Entry;

/// What was done, oldest first: when, what, by whom, and how that is known. Consecutive tests are one row, with the
/// time of the last. A report is marked if somebody reported the same thing again later.
pub(super) fn rows(log: &[Entry], language: Language) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut rest = log;
    while let [first, ..] = rest {
        let run = rest.iter().take_while(|entry| same_test(first, entry)).count().max(1);
        let (these, later) = rest.split_at(run);
        let last = these.last().unwrap_or(first);
        rows.push(vec![utc(last.at), what(these, first, last, language), last.by.clone(), how(last, later, language)]);
        rest = later;
    }
    rows
}

/// Whether both are tests of the same secret by the same person.
fn same_test(one: &Entry, other: &Entry) -> bool {
    let kind = test_of(&one.act);
    kind.is_some() && kind == test_of(&other.act) && one.by == other.by
}

/// Which secret an act tests, by the words for more than one such test.
fn test_of(act: &str) -> Option<&'static str> {
    match act {
        "proved" | "checked" => Some("report-tested-times"),
        "proved_new_secret" | "checked_new_secret" => Some("report-tested-new-times"),
        _ => None,
    }
}

fn what(these: &[Entry], first: &Entry, last: &Entry, language: Language) -> String {
    let Some(times) = test_of(&last.act).filter(|_| these.len() > 1) else {
        return did(&last.act, &last.note, language);
    };
    let count = these.len().to_string();
    let said = language.t(times, &[("count", &count), ("first", &utc(first.at))]);
    match how_it_went(&last.act, &last.note, language) {
        Some(how) => language.t("report-tested-last", &[("what", &said), ("how", &how)]),
        None => said,
    }
}

/// What a person can report again, to correct an earlier report.
const REPORTS: [&str; 5] = ["answered_keys", "console_said", "confirmed_backup", "saw_backup", "saw_status"];

fn how(entry: &Entry, later: &[Entry], language: Language) -> String {
    let known = how_known(&entry.act, entry.measured, language);
    let again = REPORTS.contains(&entry.act.word()) && later.iter().any(|other| other.act == entry.act);
    if again { language.t("report-again-later", &[("known", &known)]) } else { known }
}

/// An instant as reports write it.
pub(super) fn utc(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(act: &str, note: &str, by: &str, minute: i64) -> Entry {
        Entry {
            act: act.into(),
            by: by.to_owned(),
            account: "jd".into(),
            measured: by == "jd",
            at: Timestamp::from_second(60 * minute).expect("a time"),
            note: note.to_owned(),
        }
    }

    #[test]
    fn repeated_tests_are_one_row_with_their_count_and_the_last_result() {
        let failed = "passed=1 failed=14 blocked=2 untestable=2";
        let passed = "passed=17 failed=0 blocked=0 untestable=2";
        let mut log: Vec<Entry> = (0..9).map(|minute| entry("checked", failed, "jd", minute)).collect();
        log.push(entry("proved", passed, "jd", 9));
        for (language, said) in [
            (Language::En, ["tested 10 times", "1970-01-01 00:00:00 UTC", "last: 17 passed"]),
            (Language::De, ["10-mal getestet", "1970-01-01 00:00:00 UTC", "zuletzt: 17 bestanden"]),
        ] {
            let rows = rows(&log, language);
            assert_eq!(rows.len(), 1, "{rows:?}");
            assert_eq!(rows[0][0], "1970-01-01 00:09:00 UTC");
            for said in said {
                assert!(rows[0][1].contains(said), "{said}: {rows:?}");
            }
        }
    }

    #[test]
    fn tests_are_folded_only_between_other_acts_and_under_one_name() {
        let tally = "passed=17 failed=0 blocked=0 untestable=2";
        let test = |by: &str, minute| entry("proved", tally, by, minute);
        let log = [
            test("jd", 1),
            entry("took_secret", "", "jd", 2),
            test("jd", 3),
            test("root", 4),
            entry("proved_new_secret", tally, "root", 5),
        ];
        assert_eq!(rows(&log, Language::En).len(), log.len());
    }

    #[test]
    fn a_skip_of_key_management_is_called_that_and_stays_beside_its_correction() {
        let log = [
            entry("answered_keys", "skipped", "Ada Example", 1),
            entry("finished", "", "jd", 2),
            entry("answered_keys", "on", "Bo Example", 3),
        ];
        for (language, [skipped, on, reported, corrected]) in [
            (
                Language::En,
                [
                    "Cloud Key Management skipped",
                    "Cloud Key Management on",
                    "reported by a person",
                    "reported by a person; reported again later",
                ],
            ),
            (
                Language::De,
                [
                    "Cloud Key Management \u{fc}bersprungen",
                    "Cloud Key Management an",
                    "von einer Person gemeldet",
                    "von einer Person gemeldet; sp\u{e4}ter erneut gemeldet",
                ],
            ),
        ] {
            let rows = rows(&log, language);
            assert_eq!(rows.iter().map(|row| row[1].as_str()).step_by(2).collect::<Vec<_>>(), [skipped, on]);
            assert_eq!(rows.iter().map(|row| row[3].as_str()).step_by(2).collect::<Vec<_>>(), [corrected, reported]);
            assert_eq!([rows[0][2].as_str(), rows[2][2].as_str()], ["Ada Example", "Bo Example"]);
        }
    }
}
