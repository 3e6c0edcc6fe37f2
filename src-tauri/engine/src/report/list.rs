//! The list of connections as a table for a spreadsheet: what Home shows, with marks of secrets only.

use jiff::Timestamp;

use crate::locale::Language;
use model::connection::{Step, Tier};
use model::journey::{Condition, Summary};

use super::{Report, Table};

/// The list; `added` has the names of added Dell clouds by id.
pub fn list(rows: &[Summary], clouds: &[(String, String)], practice: bool, language: Language) -> Report {
    let t = |key: &str| language.t(key, &[]);
    let day = |at: Option<Timestamp>| at.map(|at| at.strftime("%Y-%m-%d %H:%M:%SZ").to_string()).unwrap_or_default();
    let cloud = |id: &str| {
        let added = clouds.iter().find(|(known, _)| known == id).map(|(_, name)| name.clone());
        added.unwrap_or_else(|| t(&format!("environment-{id}")))
    };
    let tier = |tier: Tier| if practice { t("tier-practice") } else { t(&format!("tier-{}", tier.word())) };
    let row = |one: &Summary| {
        let reason = match (one.reason, one.condition) {
            (Some(reason), _) => {
                let missing = one.okta.granted.map_or(0, |granted| one.okta.scopes - granted).to_string();
                language.t(&format!("home-reason-{}", reason.word().replace('_', "-")), &[("count", &missing)])
            }
            (None, Condition::Setup) => step(one.step, language),
            (None, _) => String::new(),
        };
        let secret = match &one.okta.secret {
            None => t("home-secret-none"),
            Some(secret) if !secret.saved => t("home-secret-erased"),
            Some(secret) if secret.session_ended => t("home-secret-over"),
            Some(secret) => match secret.missing {
                Some(changed) => t(if changed { "home-secret-changed" } else { "home-secret-gone" }),
                None => t(&format!("home-secret-kept-{}", secret.store.word())),
            },
        };
        vec![
            one.okta.host.clone().unwrap_or_else(|| t("home-unnamed")),
            one.okta.tier.map(tier).unwrap_or_default(),
            t(&format!("home-state-{}", one.condition.word().replace('_', "-"))),
            reason,
            one.reported_by.as_ref().map(|name| language.t("known-confirmed", &[("name", name)])).unwrap_or_default(),
            one.okta.granted.map(|granted| format!("{granted}/{}", one.okta.scopes)).unwrap_or_default(),
            day(one.okta.tested_at),
            day(one.backup_at),
            secret,
            day(one.okta.secret.as_ref().map(|secret| secret.at)),
            if one.okta.rotation { t("report-yes") } else { t("report-no") },
            one.account.clone(),
            cloud(&one.environment),
        ]
    };
    let columns = [
        "report-list-org",
        "report-list-tier",
        "report-list-state",
        "report-list-reason",
        "report-list-known",
        "report-list-permissions",
        "report-list-tested",
        "report-list-backup",
        "report-list-secret",
        "report-list-secret-at",
        "report-list-rotation",
        "report-list-account",
        "report-list-cloud",
    ];
    Report {
        title: t("report-list-title"),
        notes: if practice { vec![t("report-practice")] } else { Vec::new() },
        tables: vec![Table {
            title: language.t("report-list-table", &[("count", &rows.len().to_string())]),
            columns: columns.map(t).to_vec(),
            rows: rows.iter().map(row).collect(),
        }],
    }
}

fn step(step: Step, language: Language) -> String {
    let name = language.t(&format!("rail-{}", step.word()), &[]);
    let (number, of) = (step.number().min(Step::COUNT).to_string(), Step::COUNT.to_string());
    language.t("home-at-step", &[("number", &number), ("of", &of), ("step", &name)])
}
