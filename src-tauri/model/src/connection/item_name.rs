//! The name of a stored item, `<okta host>/<connection id>/<kind>/<number>`. Parsed once, trusted after.

use serde::{Deserialize, Serialize};

words! {
    /// Which secret an item holds.
    SecretKind {
        /// Okta's client secret.
        OktaSecret = "okta-secret",
        /// The secret key of Dell's API credential.
        DellKey = "dell-key",
    }
}

/// The account name that a store lists an item under. No two secrets ever get the same one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ItemName(String);

impl ItemName {
    /// The name of this connection's item with this number.
    pub fn new(host: &str, connection: &str, kind: SecretKind, number: u32) -> Self {
        Self(format!("{host}/{connection}/{}/{number}", kind.word()))
    }

    /// `None` for a name that this app doesn't give.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('/');
        let (host, connection) = (parts.next()?, parts.next()?);
        let (kind, number) = (SecretKind::parse(parts.next()?)?, parts.next()?.parse().ok()?);
        let name = Self::new(host, connection, kind, number);
        // Written otherwise, as with a leading zero, it is the name of another item.
        (!host.is_empty() && !connection.is_empty() && name.0 == text).then_some(name)
    }

    /// The name as the stores take it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The Okta host that the secret was saved for.
    pub fn host(&self) -> &str {
        self.part(0)
    }

    /// Id of the connection that it was saved for.
    pub fn connection(&self) -> &str {
        self.part(1)
    }

    /// Which secret it is.
    pub fn kind(&self) -> SecretKind {
        SecretKind::parse(self.part(2)).unwrap_or(SecretKind::OktaSecret)
    }

    /// Its number in the connection.
    pub fn number(&self) -> u32 {
        self.part(3).parse().unwrap_or_default()
    }

    fn part(&self, at: usize) -> &str {
        self.0.split('/').nth(at).unwrap_or_default()
    }
}

impl SecretKind {
    fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.word() == word)
    }
}

parsed_text!(ItemName, "no name of an item");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_whose_item_it_is() {
        let name = ItemName::parse("acme.okta.com/0123456789ab/dell-key/12").expect("a name");
        assert_eq!((name.host(), name.connection()), ("acme.okta.com", "0123456789ab"));
        assert_eq!((name.kind(), name.number()), (SecretKind::DellKey, 12));
        assert_eq!(name, ItemName::new("acme.okta.com", "0123456789ab", SecretKind::DellKey, 12));
    }

    #[test]
    fn what_this_app_would_not_write_is_no_name() {
        for text in [
            "",
            "acme.okta.com/id/okta-secret",
            "acme.okta.com/id/okta-secret/1/2",
            "acme.okta.com/id/other/1",
            "acme.okta.com/id/okta-secret/01",
            "acme.okta.com/id/okta-secret/+1",
            "acme.okta.com/id/okta-secret/-1",
            "/id/okta-secret/1",
            "acme.okta.com//okta-secret/1",
        ] {
            assert_eq!(ItemName::parse(text), None, "{text}");
            assert!(serde_json::from_value::<ItemName>(text.into()).is_err(), "{text}");
        }
    }
}
