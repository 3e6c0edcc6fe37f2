//! The list of connections as a table for a spreadsheet: what Home shows, with marks of secrets only.

use jiff::Timestamp;

use crate::locale::Language;
use model::connection::{Step, Tier};
use model::journey::{Condition, Summary};

use super::{Report, Table, key};

/// A column's name in the words, and what it shows of a connection.
type Column<'a> = (&'static str, &'a dyn Fn(&Summary) -> String);

/// The list; `added` has the names of added Dell clouds by id.
pub fn list(rows: &[Summary], clouds: &[(String, String)], practice: bool, language: Language) -> Report {
    let t = |key: &str| language.t(key, &[]);
    let day = |at: Option<Timestamp>| at.map(|at| at.strftime("%Y-%m-%d %H:%M:%SZ").to_string()).unwrap_or_default();
    let cloud = |id: &str| {
        let added = clouds.iter().find(|(known, _)| known == id).map(|(_, name)| name.clone());
        added.unwrap_or_else(|| t(&format!("environment-{id}")))
    };
    let tier = |tier: Tier| if practice { t("tier-practice") } else { t(&format!("tier-{}", tier.word())) };
    let granted = |one: &Summary| Some(format!("{}/{}", one.okta.granted?, one.okta.scopes));
    let reported = |name: &String| language.t("known-confirmed", &[("name", name)]);
    let columns: [Column<'_>; 13] = [
        ("org", &|one| one.okta.host.clone().unwrap_or_else(|| t("home-unnamed"))),
        ("tier", &|one| one.okta.tier.map(tier).unwrap_or_default()),
        ("state", &|one| t(&key("home-state", one.condition.word()))),
        ("reason", &|one| reason(one, language)),
        ("known", &|one| one.reported_by.as_ref().map(reported).unwrap_or_default()),
        ("permissions", &|one| granted(one).unwrap_or_default()),
        ("tested", &|one| day(one.okta.tested_at)),
        ("backup", &|one| day(one.backup_at)),
        ("secret", &|one| secret(one, language)),
        ("secret-at", &|one| day(one.okta.secret.as_ref().map(|secret| secret.at))),
        ("rotation", &|one| t(if one.okta.rotation { "report-yes" } else { "report-no" })),
        ("account", &|one| one.account.clone()),
        ("cloud", &|one| cloud(&one.environment)),
    ];
    Report {
        title: t("report-list-title"),
        notes: practice.then(|| t("report-practice")).into_iter().collect(),
        tables: vec![Table {
            title: language.t("report-list-table", &[("count", &rows.len().to_string())]),
            columns: columns.iter().map(|(name, _)| t(&format!("report-list-{name}"))).collect(),
            rows: rows.iter().map(|one| columns.iter().map(|(_, cell)| cell(one)).collect()).collect(),
        }],
    }
}

fn reason(one: &Summary, language: Language) -> String {
    match (one.reason, one.condition) {
        (Some(reason), _) => {
            let missing = one.okta.granted.map_or(0, |granted| one.okta.scopes - granted).to_string();
            language.t(&key("home-reason", reason.word()), &[("count", &missing)])
        }
        (None, Condition::Setup) => step(one.step, language),
        (None, _) => String::new(),
    }
}

fn secret(one: &Summary, language: Language) -> String {
    let key = match &one.okta.secret {
        None => "home-secret-none",
        Some(secret) if !secret.saved => "home-secret-erased",
        Some(secret) if secret.session_ended => "home-secret-over",
        Some(secret) => match secret.missing {
            Some(true) => "home-secret-changed",
            Some(false) => "home-secret-gone",
            None => &format!("home-secret-kept-{}", secret.store.word()),
        },
    };
    language.t(key, &[])
}

fn step(step: Step, language: Language) -> String {
    let name = language.t(&format!("rail-{}", step.word()), &[]);
    let (number, of) = (step.number().min(Step::COUNT).to_string(), Step::COUNT.to_string());
    language.t("home-at-step", &[("number", &number), ("of", &of), ("step", &name)])
}
