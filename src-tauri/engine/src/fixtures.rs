//! A connection for the tests of this crate.

use jiff::Timestamp;
use model::connection::{Connection, ItemName, Organization, SecretKind, StoreKind, StoredSecret, Subject};
use model::mark::Mark;
use model::names::{ClientId, OktaHost};

pub(crate) const ID: &str = "0123456789ab";

/// Begun at the epoch, and its org is named.
pub(crate) fn connection(host: &str) -> Connection {
    let mut connection = Connection::new(ID.into(), "dell-commercial", Timestamp::UNIX_EPOCH);
    connection.okta.organization = Some(Organization::unasked(host, okta_host(host)));
    connection
}

pub(crate) fn okta_host(host: &str) -> OktaHost {
    OktaHost::parse(host).expect("a host of Okta's")
}

pub(crate) fn subject() -> Subject {
    let client_id = ClientId::parse("0oa1a2b3").expect("a Client ID");
    Subject { host: okta_host("acme.okta.com"), client_id, secret_hash: "hash".into() }
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
