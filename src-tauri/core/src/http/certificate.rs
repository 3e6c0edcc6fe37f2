//! Why a handshake failed, by the types of the TLS library.

use rustls::{AlertDescription, CertificateError, Error};

/// What was wrong with a handshake; each is another thing to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TlsFault {
    /// From an issuer that is not trusted here.
    UnknownIssuer,
    /// For other names.
    WrongName,
    /// For no name at all: it has no subject alternative name.
    Nameless,
    Expired,
    NotYet,
    /// An authority's own certificate in the place of a server's.
    CaAsServer,
    Revoked,
    /// Signed by another key than that of the authority of its issuer's name that is trusted here.
    BadSignature,
    /// Another fault of the certificate.
    Certificate,
    /// What answered does not speak TLS.
    Plain,
    /// No version or cipher in common.
    NothingInCommon,
    /// Broken off.
    Broke,
}

impl TlsFault {
    pub(crate) fn of(error: &Error) -> Self {
        match error {
            Error::InvalidCertificate(fault) => Self::of_certificate(fault),
            Error::InvalidMessage(_) => Self::Plain,
            Error::PeerIncompatible(_)
            | Error::AlertReceived(AlertDescription::ProtocolVersion | AlertDescription::HandshakeFailure) => {
                Self::NothingInCommon
            }
            _ => Self::Broke,
        }
    }

    fn of_certificate(fault: &CertificateError) -> Self {
        match fault {
            CertificateError::UnknownIssuer => Self::UnknownIssuer,
            CertificateError::NotValidForNameContext { presented, .. } if presented.is_empty() => Self::Nameless,
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => Self::WrongName,
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => Self::Expired,
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => Self::NotYet,
            CertificateError::Revoked => Self::Revoked,
            CertificateError::BadSignature => Self::BadSignature,
            CertificateError::Other(other)
                if matches!(other.0.downcast_ref(), Some(webpki::Error::CaUsedAsEndEntity)) =>
            {
                Self::CaAsServer
            }
            _ => Self::Certificate,
        }
    }

    /// Whether a certificate was shown and refused.
    pub(crate) fn is_of_certificate(self) -> bool {
        !matches!(self, Self::Plain | Self::NothingInCommon | Self::Broke)
    }

    /// The names that a certificate carries in place of the one that was asked for.
    pub(crate) fn names(error: &Error) -> Option<String> {
        match error {
            Error::InvalidCertificate(CertificateError::NotValidForNameContext { presented, .. })
                if !presented.is_empty() =>
            {
                Some(presented.join(", "))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use rustls::OtherError;

    use super::*;

    #[test]
    fn each_fault_of_a_certificate_is_told_from_the_others() {
        let other = |error| CertificateError::Other(OtherError(Arc::new(error)));
        for (fault, told) in [
            (other(webpki::Error::CaUsedAsEndEntity), TlsFault::CaAsServer),
            (other(webpki::Error::UnsupportedCertVersion), TlsFault::Certificate),
            (CertificateError::Revoked, TlsFault::Revoked),
            (CertificateError::BadSignature, TlsFault::BadSignature),
            (CertificateError::NotValidForName, TlsFault::WrongName),
        ] {
            assert_eq!(TlsFault::of(&Error::InvalidCertificate(fault)), told);
        }
    }
}
