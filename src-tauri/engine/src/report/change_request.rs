//! The planned change as one text for a change request: permissions, what is logged, and the way back.

use crate::locale::Language;
use model::catalogue;
use model::connection::Connection;
use secrets::redaction::visible;

use super::{key, org};

pub fn change_request(connection: &Connection, practice: bool, version: &str, language: Language) -> String {
    let t = |key: &str| language.t(key, &[]);
    let host = org(connection, language);
    let known = catalogue::scopes().iter().map(|scope| {
        let allows = language.attribute(&key("scope", &scope.name), "allows", &[]).unwrap_or_default();
        format!("- {}: {allows}", scope.name)
    });
    let added = connection.okta.permissions.added.iter().map(|name| format!("- {name}: {}", t("report-added")));
    let scopes: Vec<String> = known.chain(added).collect();
    let count = scopes.len().to_string();
    let with = |key: &str| language.t(key, &[("host", &host), ("count", &count), ("version", version)]);
    let mut lines: Vec<String> = practice.then(|| t("report-practice")).into_iter().collect();
    lines.extend(["title", "purpose", "okta"].map(|part| with(&format!("change-{part}"))));
    lines.extend(scopes);
    lines
        .extend(["risk", "dell", "secret", "log", "back", "stays", "tool"].map(|part| with(&format!("change-{part}"))));
    lines.iter().map(|line| format!("{}\n", visible(line))).collect()
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    #[test]
    fn every_permission_the_log_and_the_way_back_are_in_one_text() {
        let mut connection = Connection::new("id".into(), "dell-commercial", Timestamp::UNIX_EPOCH);
        connection.okta.permissions.added.push("okta.logs.read".into());
        for language in [Language::En, Language::De] {
            let text = change_request(&connection, false, "1.2.3", language);
            let count = catalogue::scopes().len() + 1;
            assert_eq!(text.lines().filter(|line| line.starts_with("- okta.")).count(), count, "{text}");
            for said in [
                &format!(" {count} ")[..],
                "System Log",
                "app.oauth2.token.grant",
                "Revoke",
                "Cloud Key Management",
                "1.2.3",
            ] {
                assert!(text.contains(said), "{said}: {text}");
            }
            assert!(!text.contains("change-") && !text.contains("report-"), "no words: {text}");
        }
    }
}
