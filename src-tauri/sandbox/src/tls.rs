//! A certificate authority made at start and held in memory, and one certificate for all served names.

use std::sync::Arc;

use anyhow::Context;
use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose, date_time_ymd,
};
use rustls::ServerConfig;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

pub(crate) struct Authority {
    /// The only part that leaves memory.
    pub ca_pem: String,
    pub acceptor: Arc<ServerConfig>,
}

impl Authority {
    pub(crate) fn make(names: &[String]) -> anyhow::Result<Self> {
        let ca_key = KeyPair::generate()?;
        let ca_params = ca_params();
        let ca = ca_params.self_signed(&ca_key)?;
        let key = KeyPair::generate()?;
        let leaf = leaf_params(names)?.signed_by(&key, &Issuer::from_params(&ca_params, &ca_key))?;
        let chain = vec![leaf.der().clone()];
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
        // The provider is explicit: the process may have no default, or another one.
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let mut server = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(chain, key)
            .context("the certificate made in memory was refused")?;
        server.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Ok(Self { ca_pem: ca.pem(), acceptor: Arc::new(server) })
    }
}

fn ca_params() -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name = named("Okta Dell Connect practice authority");
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    with_validity(params)
}

fn leaf_params(names: &[String]) -> anyhow::Result<CertificateParams> {
    let mut params = CertificateParams::new(names)?;
    params.distinguished_name = named("Okta Dell Connect practice");
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.use_authority_key_identifier_extension = true;
    Ok(with_validity(params))
}

fn named(name: &str) -> DistinguishedName {
    let mut distinguished = DistinguishedName::new();
    distinguished.push(DnType::CommonName, name);
    distinguished
}

/// From yesterday, since clocks differ, to a year ahead: platforms refuse server certificates of much longer life.
fn with_validity(mut params: CertificateParams) -> CertificateParams {
    let day = |days: i64| {
        let date = (jiff::Timestamp::now() + jiff::SignedDuration::from_hours(24 * days))
            .to_zoned_datetime(jiff::tz::TimeZone::UTC)
            .date();
        date_time_ymd(i32::from(date.year()), date.month().unsigned_abs(), date.day().unsigned_abs())
    };
    params.not_before = day(-1);
    params.not_after = day(365);
    params
}
