//! Who issued the certificates of the hosts that were reached.
//!
//! Invariant: the wrapped verifier decides alone, with everything that it was given; this module never answers for it.
//! A handshake costs one more copy of the chain; the issuer is worked out on request.

use parking_lot::Mutex;
use std::collections::BTreeMap;
use std::sync::Arc;

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{DigitallySignedStruct, DistinguishedName, Error, RootCertStore, SignatureScheme};
use webpki::EndEntityCert;

use super::name::Name;
use secrets::redaction::ServiceMessage;

/// Hosts remembered at most; only a few are ever reached.
const KEPT: usize = 64;

/// A chain as a host sent it, its own certificate first.
#[derive(Debug, Clone)]
pub(crate) struct Chain {
    certificates: Vec<CertificateDer<'static>>,
    name: ServerName<'static>,
    pub accepted: bool,
}

/// The chains of the last handshakes, by host.
#[derive(Debug, Default)]
pub(crate) struct Notes(Mutex<BTreeMap<String, Chain>>);

impl Notes {
    pub(crate) fn of(&self, host: &str) -> Option<Chain> {
        self.0.lock().get(host).cloned()
    }

    fn keep(&self, chain: Chain) {
        let host = chain.name.to_str().into_owned();
        let mut kept = self.0.lock();
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(host, chain);
    }
}

/// Verifies by another verifier, and notes the chain.
#[derive(Debug)]
pub(crate) struct Noting {
    inner: Arc<dyn ServerCertVerifier>,
    notes: Arc<Notes>,
}

impl Noting {
    pub(crate) fn new(inner: Arc<dyn ServerCertVerifier>, notes: Arc<Notes>) -> Arc<Self> {
        Arc::new(Self { inner, notes })
    }
}

impl ServerCertVerifier for Noting {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let verdict = self.inner.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now);
        let certificates = std::iter::once(end_entity).chain(intermediates).map(|c| c.clone().into_owned()).collect();
        self.notes.keep(Chain { certificates, name: server_name.to_owned(), accepted: verdict.is_ok() });
        verdict
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.inner.verify_tls12_signature(message, cert, dss)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.inner.verify_tls13_signature(message, cert, dss)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.inner.supported_verify_schemes()
    }

    fn requires_raw_public_keys(&self) -> bool {
        self.inner.requires_raw_public_keys()
    }

    fn root_hint_subjects(&self) -> Option<&[DistinguishedName]> {
        self.inner.root_hint_subjects()
    }
}

/// One certificate of a chain, for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    pub subject: ServiceMessage,
    pub issuer: ServiceMessage,
}

impl Chain {
    /// Whether it also holds by the roots that browsers ship (Mozilla's, of the build's day): a public issuer.
    pub(crate) fn is_public(&self) -> bool {
        let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let Ok(verifier) = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider).build() else {
            return false;
        };
        let Some((own, others)) = self.certificates.split_first() else { return false };
        verifier.verify_server_cert(own, others, &self.name, &[], UnixTime::now()).is_ok()
    }

    /// The issuer of the host's own certificate, shortened; `None` if it can't be read.
    pub(crate) fn issuer(&self) -> Option<ServiceMessage> {
        let own = EndEntityCert::try_from(self.certificates.first()?).ok()?;
        Name::read(own.issuer()).short()
    }

    /// Whether the host sent only its own certificate.
    pub(crate) fn is_alone(&self) -> bool {
        self.certificates.len() == 1
    }

    pub(crate) fn links(&self) -> Vec<Link> {
        let read = |der: &CertificateDer<'_>| {
            let read = EndEntityCert::try_from(der).ok()?;
            let whole = |der: &[u8]| Name::read(der).whole();
            Some(Link { subject: whole(read.subject()), issuer: whole(read.issuer()) })
        };
        self.certificates.iter().filter_map(read).collect()
    }
}
