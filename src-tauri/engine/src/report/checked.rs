//! Names of checks.

use super::key;
use crate::locale::Language;
use model::connection::RowState;

/// The name of the test's check with this id, for this state: a passed one is a sentence ("Client ID and secret are
/// accepted"), any other only its subject ("Client ID and secret"), since "failed" before that sentence would claim
/// what did not happen. `host` may be empty, if no org was understood.
pub fn check_name(id: &str, state: RowState, host: &str, language: Language) -> String {
    let passed = state == RowState::Pass;
    let words = |key: &str, args: &[(&str, &str)]| {
        let subject = (!passed).then(|| language.attribute(key, "subject", args)).flatten();
        subject.unwrap_or_else(|| language.t(key, args))
    };
    match id.strip_prefix("probe:") {
        Some(scope) => {
            let of_scope = key("scope", scope);
            let sentence = language.attribute(&of_scope, "reads", &[]).filter(|_| passed);
            let named = language.attribute(&of_scope, "reads", &[]).map(|_| language.t(&of_scope, &[]));
            sentence.unwrap_or_else(|| words("prove-row-probe", &[("scope", named.as_deref().unwrap_or(scope))]))
        }
        None if id == "audit" => words("odc-row-audit", &[]),
        // No host was understood that could have answered.
        None if id == "domain" && host.is_empty() => language.t("org-label", &[]),
        None if id == "scopes" => words("prove-row-scopes-all", &[]),
        None => words(&key("prove-row", id), &[("host", host)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks;

    #[test]
    fn only_a_check_that_passed_is_named_by_what_it_shows() {
        let scopes: Vec<String> = model::catalogue::scopes().iter().map(|scope| scope.name.clone()).collect();
        for language in [Language::En, Language::De] {
            for id in checks::ids(&scopes).iter().map(|id| &**id).chain(["audit", "probe:okta.new.read"]) {
                let name = |state| check_name(id, state, "acme.okta.com", language);
                let states = [RowState::Fail, RowState::Blocked, RowState::Waiting, RowState::Running];
                for other in states.map(name) {
                    assert_eq!(other, name(RowState::Fail), "{id}");
                    let untestable = id == "writing";
                    assert!(untestable || other != name(RowState::Pass), "{id}: {other}");
                    assert!(
                        !other.contains(" can be ") && !other.contains(" are ") && !other.contains(" wurde "),
                        "{other}"
                    );
                }
            }
        }
        let english = |id, state| check_name(id, state, "acme.okta.com", Language::En);
        assert_eq!(english("credential", RowState::Fail), "Client ID and secret");
        assert_eq!(english("probe:okta.users.manage", RowState::Fail), "Read access: Users");
        assert_eq!(english("probe:okta.users.manage", RowState::Pass), "Users can be read");
        assert_eq!(check_name("domain", RowState::Blocked, "", Language::En), "Okta address");
    }
}
