//! The permission list for the security team, before anything is granted.

use crate::locale::Language;
use model::catalogue;
use model::connection::Connection;

use super::{Report, Table, key, org};

/// The list for this connection, with the added scopes.
pub fn permissions(connection: &Connection, practice: bool, language: Language) -> Report {
    let t = |key: &str| language.t(key, &[]);
    let scopes = catalogue::scopes();
    let count = scopes.len().to_string();
    let mut rows: Vec<Vec<String>> = scopes
        .iter()
        .map(|scope| {
            let key = key("scope", &scope.name);
            vec![
                t(&format!("group-{}", scope.group)),
                scope.name.clone(),
                language.attribute(&key, "allows", &[]).unwrap_or_default(),
                if scope.delete { t("report-yes") } else { t("report-no") },
                language.attribute(&key, "why", &[]).unwrap_or_default(),
            ]
        })
        .collect();
    for added in &connection.okta.permissions.added {
        rows.push(vec![t("report-added"), added.clone(), String::new(), String::new(), String::new()]);
    }
    let host = org(connection, language);
    let notes = [
        language.t("report-permissions-for", &[("host", &host)]),
        language.t("report-at-least", &[("count", &count)]),
        t("report-scopes-and-role"),
    ];
    Report {
        title: t("report-permissions-title"),
        notes: practice.then(|| t("report-practice")).into_iter().chain(notes).collect(),
        tables: vec![Table {
            title: t("report-permissions-table"),
            columns: ["report-group", "report-scope", "report-allows", "report-deletes", "report-why"].map(t).to_vec(),
            rows,
        }],
    }
}
