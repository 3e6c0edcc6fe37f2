//! The id of a check: one row of a test.

use serde::{Deserialize, Serialize};

/// What precedes the scope in the id of its probe.
const PROBE: &str = "probe:";

/// Which check a row is about. Parsed once, trusted after.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum CheckId {
    /// The host is still the named org.
    Domain,
    /// Okta accepts Client ID and secret.
    Credential,
    /// The token has the required scopes.
    Scopes,
    /// A scope allows what a GET can show; the whole id, `probe:<scope>`.
    Probe(String),
    /// Factors, which can't be tested.
    Factors,
    /// Writing, which can't be tested.
    Writing,
    /// Each known scope requested alone; never stored.
    Audit,
}

impl CheckId {
    /// The probe of this scope.
    pub fn probe(scope: &str) -> Self {
        Self::Probe(format!("{PROBE}{scope}"))
    }

    /// `None` for an id that no check has.
    pub fn parse(text: &str) -> Option<Self> {
        let fixed = [Self::Domain, Self::Credential, Self::Scopes, Self::Factors, Self::Writing, Self::Audit];
        let probe = || Some(Self::probe(text.strip_prefix(PROBE).filter(|scope| !scope.is_empty())?));
        fixed.into_iter().find(|id| *id == *text).or_else(probe)
    }

    /// The id as it is stored.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Domain => "domain",
            Self::Credential => "credential",
            Self::Scopes => "scopes",
            Self::Probe(id) => id,
            Self::Factors => "factors",
            Self::Writing => "writing",
            Self::Audit => "audit",
        }
    }

    /// The scope that a probe tests.
    pub fn scope(&self) -> Option<&str> {
        self.strip_prefix(PROBE)
    }
}

parsed_text!(CheckId, "no id of a check");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_id_is_read_as_it_is_written_and_no_other() {
        for id in ["domain", "credential", "scopes", "probe:okta.users.manage", "factors", "writing", "audit"] {
            assert_eq!(CheckId::parse(id).as_deref(), Some(id));
        }
        assert_eq!(CheckId::probe("okta.users.manage").scope(), Some("okta.users.manage"));
        assert_eq!(CheckId::Domain.scope(), None);
        for text in ["", "Domain", "probe:", "okta.users.manage"] {
            assert!(serde_json::from_value::<CheckId>(text.into()).is_err(), "{text}");
        }
    }
}
