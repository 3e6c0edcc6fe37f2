//! Why a handshake failed, by the types of the TLS library.

use rustls::{AlertDescription, CertificateError, Error};

/// The text of the platform's verifier for a certificate of another purpose, whose type is private.
const PURPOSE: &str = "certificate had invalid extensions";

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
    /// Not for servers, as one that is made for clients.
    Purpose,
    /// For a name for which its authority may issue none.
    NotPermitted,
    /// With a critical extension that is not known here.
    Extension,
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

    /// Which fault of a certificate it is, for the words of those that have no problem of their own.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Purpose => "purpose",
            Self::NotPermitted => "not-permitted",
            Self::Extension => "extension",
            _ => "other",
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
            CertificateError::InvalidPurpose | CertificateError::InvalidPurposeContext { .. } => Self::Purpose,
            CertificateError::Other(other) => match other.0.downcast_ref() {
                Some(webpki::Error::NameConstraintViolation) => Self::NotPermitted,
                Some(webpki::Error::UnsupportedCriticalExtension) => Self::Extension,
                None if other.0.to_string() == PURPOSE => Self::Purpose,
                _ => Self::Certificate,
            },
            CertificateError::UnhandledCriticalExtension => Self::Extension,
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
                // The library has them as it debugs them: `DnsName("a.test")`.
                let plain = |name: &String| {
                    let inside = name.split_once('(').and_then(|(_, rest)| rest.strip_suffix(')'));
                    inside.unwrap_or(name).trim_matches('"').to_owned()
                };
                Some(presented.iter().map(plain).collect::<Vec<_>>().join(", "))
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
            (other(webpki::Error::NameConstraintViolation), TlsFault::NotPermitted),
            (other(webpki::Error::UnsupportedCriticalExtension), TlsFault::Extension),
            (CertificateError::InvalidPurpose, TlsFault::Purpose),
            (CertificateError::Revoked, TlsFault::Revoked),
            (CertificateError::BadSignature, TlsFault::BadSignature),
            (CertificateError::NotValidForName, TlsFault::WrongName),
        ] {
            assert_eq!(TlsFault::of(&Error::InvalidCertificate(fault)), told);
        }
    }
}
