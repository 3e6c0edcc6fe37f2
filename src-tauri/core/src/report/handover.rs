//! The handover: what was done, by whom, measured or confirmed; what is live; nothing secret.

use crate::facts::{Facts, Known};
use crate::journey;
use crate::store::Entry;
use crate::words::Language;

use super::{Report, Table};

/// The handover of one connection.
#[must_use]
pub fn handover(facts: &Facts, log: &[Entry], practice: bool, language: Language) -> Report {
    let t = |key: &str| language.t(key, &[]);
    let known = |known: Option<&Known>| match known {
        None => t("report-unknown"),
        Some(Known { by: None, at }) => language.t("report-measured", &[("at", &utc(*at))]),
        Some(Known { by: Some(by), at }) => language.t("report-confirmed", &[("by", by), ("at", &utc(*at))]),
    };
    let mut about = Vec::new();
    let mut row = |key: &str, value: String| about.push(vec![t(key), value]);
    if let Some(organisation) = &facts.organisation {
        row("report-organisation", organisation.host.clone());
        row(
            "report-org-id",
            organisation.told.as_ref().map_or_else(|| t("report-unknown"), |told| told.org_id.clone()),
        );
    }
    row("report-client-id", facts.client_id.clone().unwrap_or_else(|| t("report-unknown")));
    if let Some(secret) = &facts.secret {
        let length = secret.mark.length.to_string();
        row(
            "report-secret",
            language.t(
                "report-mark",
                &[("length", &length), ("last", &secret.mark.last_four), ("hash", &secret.mark.secret_hash)],
            ),
        );
        row(
            "report-secret-choice",
            t(facts.secret_choice.map_or("report-unknown", |c| match c {
                crate::facts::SecretChoice::Kept => "report-secret-kept",
                crate::facts::SecretChoice::Erased => "report-secret-erased",
            })),
        );
    }
    row("report-environment", t(&format!("environment-{}", facts.dell.environment)));
    row("report-account", facts.dell.account.clone());
    let protection = journey::protection(facts);
    row("report-protection", t(&format!("report-protection-{}", protection.state.word().replace('_', "-"))));
    row("report-protection-known", known(protection.known.as_ref()));
    let live = journey::live(facts)
        .iter()
        .map(|l| {
            vec![t(&format!("report-place-{}", l.place.word())), t(&format!("live-{}", l.id)), known(l.known.as_ref())]
        })
        .collect();
    let proof = facts.proof.as_ref().map(|p| p.rows.as_slice()).unwrap_or_default();
    let checks = proof
        .iter()
        .map(|r| {
            let problem = r.problem.as_ref().map(|p| p.code().to_owned()).unwrap_or_default();
            vec![r.id.clone(), r.state.word().to_owned(), problem, r.at.map(utc).unwrap_or_default()]
        })
        .collect();
    let done = log
        .iter()
        .map(|e| {
            vec![
                utc(e.at),
                t(&format!("act-{}", e.act)),
                e.by.clone(),
                t(if e.measured { "report-by-app" } else { "report-by-person" }),
            ]
        })
        .collect();
    let mut notes = vec![t("report-no-secrets")];
    if practice {
        notes.insert(0, t("report-practice"));
    }
    let table = |title: &str, columns: &[&str], rows| Table {
        title: t(title),
        columns: columns.iter().map(|c| t(c)).collect(),
        rows,
    };
    Report {
        title: t("report-handover-title"),
        notes,
        tables: vec![
            table("report-about", &["report-what", "report-value"], about),
            table("report-live", &["report-place", "report-what", "report-known"], live),
            table("report-checks", &["report-what", "report-state", "report-problem", "report-at"], checks),
            table("report-done", &["report-at", "report-what", "report-by", "report-known"], done),
        ],
    }
}

fn utc(at: jiff::Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()
}
