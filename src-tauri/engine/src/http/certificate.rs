//! Why a handshake failed, by the types of the TLS library.

use rustls::{AlertDescription, CertificateError, Error};

/// The text of the platform's verifier for a certificate of another purpose; its type is private.
const PURPOSE: &str = "certificate had invalid extensions";

/// The fault of a handshake; each needs another remedy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TlsFault {
    /// Its issuer is not trusted here.
    UnknownIssuer,
    /// It is for other names.
    WrongName,
    /// It is for no name: it has no subject alternative name.
    Nameless,
    Expired,
    NotYet,
    /// An authority's own certificate in place of a server's.
    CaAsServer,
    Revoked,
    /// Its signature is not by the trusted authority of its issuer's name.
    BadSignature,
    /// It is not for servers, for example one made for clients.
    Purpose,
    /// It is for a name that its authority may not certify.
    NotPermitted,
    /// It has an unknown critical extension.
    Extension,
    /// It has another fault.
    Certificate,
    /// The server doesn't speak TLS.
    Plain,
    /// No version or cipher in common.
    NothingInCommon,
    /// The handshake was cut off.
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

    /// The word of a certificate's fault, for those without a problem of their own.
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

    /// Whether a certificate was presented and refused.
    pub(crate) fn is_of_certificate(self) -> bool {
        !matches!(self, Self::Plain | Self::NothingInCommon | Self::Broke)
    }

    /// The names in a certificate for other names.
    pub(crate) fn names(error: &Error) -> Option<String> {
        match error {
            Error::InvalidCertificate(CertificateError::NotValidForNameContext { presented, .. })
                if !presented.is_empty() =>
            {
                // The library prints them by Debug: `DnsName("a.test")`.
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
    fn each_fault_of_a_certificate_has_its_own_kind() {
        let other = |error| CertificateError::Other(OtherError(Arc::new(error)));
        for (fault, expected) in [
            (other(webpki::Error::CaUsedAsEndEntity), TlsFault::CaAsServer),
            (other(webpki::Error::UnsupportedCertVersion), TlsFault::Certificate),
            (other(webpki::Error::NameConstraintViolation), TlsFault::NotPermitted),
            (other(webpki::Error::UnsupportedCriticalExtension), TlsFault::Extension),
            (CertificateError::InvalidPurpose, TlsFault::Purpose),
            (CertificateError::Revoked, TlsFault::Revoked),
            (CertificateError::BadSignature, TlsFault::BadSignature),
            (CertificateError::NotValidForName, TlsFault::WrongName),
        ] {
            assert_eq!(TlsFault::of(&Error::InvalidCertificate(fault)), expected);
        }
    }
}
