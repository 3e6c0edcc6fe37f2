//! A connection for the tests of this crate.

use jiff::Timestamp;
use model::connection::{Connection, ItemName, Organization, SecretKind, StoreKind, StoredSecret, Tier};
use model::mark::Mark;

pub(crate) const ID: &str = "0123456789ab";

/// Begun at the epoch, and its org is named.
pub(crate) fn connection(host: &str) -> Connection {
    let mut connection = Connection::new(ID.into(), "dell-commercial", Timestamp::UNIX_EPOCH);
    connection.okta.organization = Some(Organization {
        typed: host.into(),
        host: host.into(),
        tier: Tier::Production,
        custom_domain: None,
        changes: vec![],
        metadata: None,
    });
    connection
}

/// Okta's secret in GNOME Keyring.
pub(crate) fn stored_secret(at: Timestamp) -> StoredSecret {
    StoredSecret::stored(
        ItemName::new("acme.okta.com", ID, SecretKind::OktaSecret, 1),
        StoreKind::Keychain,
        "GNOME Keyring".into(),
        Mark { length: 40, last_four: "idTG".into(), secret_hash: "a-hash".into() },
        at,
    )
}
