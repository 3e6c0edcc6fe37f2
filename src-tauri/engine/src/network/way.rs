//! Obstacles on the way, as findings of the report.

use std::fmt;
use std::io;

use super::{Fact, Finding, What};
use crate::http::{Blocked, Obstacle, Refusal, TlsFault, innermost};
use model::problem::{Kind, Problem};

/// Why there is no connection.
pub(super) struct Shut {
    pub found: Finding,
    pub facts: Vec<Fact>,
}

impl Shut {
    pub(super) fn new(found: Finding) -> Self {
        Self { found, facts: Vec::new() }
    }

    pub(super) fn with(mut self, what: What, value: impl fmt::Display) -> Self {
        self.facts.push(Fact::new(what, value));
        self
    }

    fn with_some(self, what: What, value: Option<impl fmt::Display>) -> Self {
        match value {
            Some(value) => self.with(what, value),
            None => self,
        }
    }

    /// A host without a connection.
    pub(super) fn unconnected(error: &io::Error) -> Self {
        let found = match error.kind() {
            io::ErrorKind::ConnectionRefused => Finding::Refused,
            io::ErrorKind::HostUnreachable | io::ErrorKind::NetworkUnreachable => Finding::Unreachable,
            io::ErrorKind::TimedOut => Finding::Silent,
            _ => Finding::Broke,
        };
        Self::new(found).with(What::Said, innermost(error))
    }

    /// Trusted certificates that could not be read.
    pub(super) fn untrusting(problem: &Problem) -> Self {
        if problem.kind != Kind::NetworkTrustUnreadable {
            return Self::new(Finding::NoTrust);
        }
        let of = |name: &str| problem.args.get(name);
        Self::new(Finding::TrustUnreadable)
            .with_some(What::Variable, of("variable"))
            .with_some(What::Fault, of("fault"))
            .with_some(What::Entry, of("path"))
    }

    /// A proxy that refused.
    pub(super) fn by_proxy(blocked: Blocked) -> Self {
        let status = match blocked.obstacle {
            Obstacle::Refused(status) => Some(status),
            Obstacle::SignIn | Obstacle::SignInDomain => Some(407),
            _ => None,
        };
        let found = match blocked.obstacle {
            Obstacle::Name => Finding::ProxyNoName,
            Obstacle::Connect => Finding::ProxyUnreachable,
            Obstacle::Plain => Finding::ProxyPlain,
            Obstacle::Tls(TlsFault::UnknownIssuer) => Finding::ProxyTls,
            Obstacle::Tls(fault) if fault.is_of_certificate() => Finding::ProxyCertificate,
            Obstacle::Tls(_) => Finding::ProxyTlsBroke,
            Obstacle::Silent => Finding::ProxySilent,
            Obstacle::SilentTls => Finding::ProxyTlsSilent,
            Obstacle::SignIn => Finding::ProxySignIn,
            Obstacle::SignInDomain => Finding::ProxySignInDomain,
            Obstacle::Refused(status) => match Refusal::of(status) {
                Refusal::Refused => Finding::ProxyRefused,
                Refusal::Unreached => Finding::ProxyUnreached,
                Refusal::Busy => Finding::ProxyBusy,
                Refusal::Portal => Finding::ProxyPortal,
                Refusal::Another => Finding::ProxyAnother,
            },
            Obstacle::Broke => Finding::ProxyBroke,
        };
        let shut = Self::new(found).with_some(What::Address, blocked.address).with_some(What::Status, status);
        shut.with_some(What::Schemes, blocked.schemes).with_some(What::Said, blocked.text)
    }
}

/// A handshake that failed.
pub(super) fn refused(fault: TlsFault) -> Finding {
    match fault {
        TlsFault::UnknownIssuer => Finding::UnknownIssuer,
        TlsFault::WrongName => Finding::WrongName,
        TlsFault::Nameless => Finding::Nameless,
        TlsFault::Expired => Finding::Expired,
        TlsFault::NotYet => Finding::NotYet,
        TlsFault::CaAsServer => Finding::CaAsServer,
        TlsFault::Revoked => Finding::Revoked,
        TlsFault::BadSignature => Finding::BadSignature,
        TlsFault::Purpose => Finding::Purpose,
        TlsFault::NotPermitted => Finding::NotPermitted,
        TlsFault::Extension => Finding::Extension,
        TlsFault::Certificate => Finding::BadCertificate,
        TlsFault::Plain => Finding::Plain,
        TlsFault::NothingInCommon => Finding::NothingInCommon,
        TlsFault::Broke => Finding::Broke,
    }
}
