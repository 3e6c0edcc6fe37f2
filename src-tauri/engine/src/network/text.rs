//! A report in words: for the page, for `odc`, and as text for the network team.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::{Finding, Phase, Report, Row, Verdict, What};
use crate::http::{Place, Setting};
use crate::locale::Language;

impl Row {
    /// The finding in a sentence.
    pub fn sentence(&self, language: Language) -> String {
        language.t(&self.key(), &self.args())
    }

    /// The remedy, if there is one.
    pub fn remedy(&self, language: Language) -> Option<String> {
        language.attribute(&self.key(), "remedy", &self.args())
    }

    /// The facts as label and value, translated where the value is a word of the app's.
    pub fn labeled(&self, language: Language) -> Vec<(String, String)> {
        let labeled = self.facts.iter().map(|fact| {
            let value = match fact.what {
                What::Place => language.t(&format!("network-place-{}", fact.value), &[]),
                What::Fault => language.t(&format!("network-fault-{}", fact.value), &[]),
                _ => fact.value.to_string(),
            };
            (language.t(&format!("network-fact-{}", fact.what.word()), &[]), value)
        });
        let took = self
            .ms
            .map(|ms| (language.t("network-fact-ms", &[]), language.t("network-ms", &[("ms", &ms.to_string())])));
        labeled.chain(took).collect()
    }

    /// Values for the words: the host, and the first fact of each kind.
    fn args(&self) -> Vec<(&'static str, &str)> {
        let facts = What::ALL.iter().filter_map(|what| Some((what.word(), self.fact(*what)?)));
        std::iter::once(("host", self.host.as_str())).chain(facts).collect()
    }
}

impl Report {
    /// Plain text for the network team. It holds no secret, because rows hold none.
    pub fn text(&self, language: Language) -> String {
        let t = |key: &str| language.t(key, &[]);
        let at = self.at.strftime("%Y-%m-%d %H:%M").to_string();
        let mut lines = vec![
            language.t("network-text-title", &[("version", env!("CARGO_PKG_VERSION"))]),
            language.t("network-text-at", &[("at", &at), ("ms", &self.ms.to_string())]),
        ];
        if self.practice {
            lines.push(t("network-text-practice"));
        }
        if !self.whole {
            lines.push(t("network-text-stopped"));
        }
        lines.push(t("network-text-why"));
        if !self.practice {
            lines.push(format!("\n{}", t("network-settings")));
            if self.settings.is_empty() {
                lines.push(format!("  {}", t("network-settings-none")));
            }
            lines.extend(self.settings.iter().map(|setting| format!("  {}", setting_line(setting, language))));
        }
        let mut host = "";
        for row in &self.rows {
            if row.host != host || row.phase == Phase::Proxy {
                host = &row.host;
                let service = t(&format!("network-service-{}", row.service.word()));
                lines.push(format!("\n{host} ({service})"));
            }
            lines.push(line(row, language));
        }
        let mut said = BTreeSet::new();
        // "Opened TLS works as it is" may be claimed only if the check got an answer.
        let known = |row: &&Row| match row.found {
            Finding::Opened => self.whole,
            Finding::Detection => {
                self.rows.iter().any(|other| other.host == row.host && other.verdict == Verdict::Fail)
            }
            found => row.verdict == Verdict::Fail || found == Finding::Script,
        };
        let asks = self.rows.iter().filter(known);
        let asks: Vec<_> = asks.filter_map(|row| row.remedy(language)).filter(|ask| said.insert(ask.clone())).collect();
        if !asks.is_empty() {
            lines.push(format!("\n{}", t("network-text-asks")));
            lines.extend(asks.into_iter().map(|ask| format!("  - {ask}")));
        }
        lines.push(String::new());
        lines.join("\n")
    }
}

/// A setting by its name, and how it is used. An unreadable value is not repeated: it may contain a password.
pub(crate) fn setting_line(setting: &Setting, language: Language) -> String {
    let name = match Place::ALL.iter().find(|place| place.word() == setting.name) {
        Some(place) => language.t(&format!("network-setting-name-{}", place.word()), &[]),
        None => setting.name.clone(),
    };
    let mut text = format!("{name}: {}", language.t(&format!("network-setting-{}", setting.state.word()), &[]));
    if let Some(fault) = setting.fault {
        let _ = write!(text, " ({})", language.t(&format!("network-fault-{}", fault.word()), &[]));
    }
    if let Some(value) = &setting.value {
        let _ = write!(text, ": {value}");
    }
    text
}

/// A layer on one line, with its facts below.
fn line(row: &Row, language: Language) -> String {
    let phase = language.t(&format!("network-phase-{}", row.phase.word()), &[]);
    let verdict = language.t(&format!("network-verdict-{}", row.verdict.word()), &[]);
    let mut text = format!("  {phase}: {verdict}");
    if row.verdict != Verdict::Blocked {
        // Writing to a String cannot fail.
        let _ = write!(text, ". {}", row.sentence(language));
    }
    for (label, value) in row.labeled(language) {
        let _ = write!(text, "\n      {label}: {value}");
    }
    text
}
