//! The network doctor: how far a host can be reached from here, layer by layer, and what stands in between.
//!
//! Invariants: nothing is signed in and no secret is at hand; each host is asked one question that anybody may ask;
//! TLS is verified as everywhere else, and a chain that is refused is only looked at; every wait is bounded, and
//! dropping the future ends it. What is not known is [`Verdict::Unknown`].

mod answer;
mod host_probe;
mod text;
mod way;

use std::time::{Duration, Instant};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::http::{HttpClient, Place, Setting, SettingState};
use model::catalogue::Environment;
use model::problem::Kind;
use secrets::redaction::{Redactor, ServiceMessage};

pub(crate) use text::setting_line;

/// Longest a look may take, in all: each layer of a host has up to five seconds of it.
pub const LONGEST: Duration = Duration::from_secs(20);

words! {
    /// Whose host it is.
    Service {
        /// The organization's host of Okta's own.
        Okta = "okta",
        /// The organization's custom domain.
        OktaCustom = "okta-custom",
        /// Dell's API.
        DellApi = "dell-api",
        /// Dell's console, which a browser opens.
        DellConsole = "dell-console",
    }
}

words! {
    /// The layers, in the order in which they are looked at.
    Phase {
        /// By which proxy, and who said so.
        Proxy = "proxy",
        /// The host's addresses.
        Dns = "dns",
        /// A connection to one of them, or through the proxy.
        Tcp = "tcp",
        /// The handshake and the certificates.
        Tls = "tls",
        /// What answers.
        Answer = "answer",
        /// This computer's clock against the answer's.
        Clock = "clock",
    }
}

words! {
    /// What a look at a layer came to.
    Verdict {
        /// As it should be.
        Pass = "pass",
        /// Not as it should be.
        Fail = "fail",
        /// Not looked at: a layer below is in the way.
        Blocked = "blocked",
        /// Looked at, and it cannot be said.
        Unknown = "unknown",
    }
}

words! {
    /// What was found; with the layer's word it is the key of the words (`network-<phase>-<found>`).
    Finding {
        /// A layer below is in the way.
        NotReached = "not-reached",
        /// No answer in time.
        Silent = "silent",
        /// Broken off, or something else went wrong; the machine's own words stand beside it.
        Broke = "broke",

        /// No proxy.
        Direct = "direct",
        /// A proxy, named by the environment, the system or the person.
        ByProxy = "by-proxy",
        /// A setting names a proxy, and cannot be read or used.
        Unreadable = "unreadable",
        /// A setting names what goes without a proxy, and cannot be read.
        ExceptionsUnreadable = "exceptions-unreadable",
        /// None that this app knows of; the system leaves the choice to a script (PAC), which it does not follow.
        Script = "script",

        /// Addresses.
        Resolved = "resolved",
        /// No such name.
        NoName = "no-name",
        /// Not known here; the proxy looks names up itself.
        LeftToProxy = "left-to-proxy",

        /// A connection.
        Connected = "connected",
        /// The proxy let it through.
        Tunnel = "tunnel",
        /// Turned away.
        Refused = "refused",
        /// No way there.
        Unreachable = "unreachable",
        /// The proxy's own name is not known.
        ProxyNoName = "proxy-no-name",
        /// No connection to the proxy.
        ProxyUnreachable = "proxy-unreachable",
        /// The issuer of the proxy's own certificate is not trusted.
        ProxyTls = "proxy-tls",
        /// `https://` is written for a proxy that does not speak TLS.
        ProxyPlain = "proxy-plain",
        /// No answer as a proxy gives it.
        ProxyBroke = "proxy-broke",
        /// TLS with the proxy was broken off.
        ProxyTlsBroke = "proxy-tls-broke",
        /// The proxy's own certificate has another fault than its issuer.
        ProxyCertificate = "proxy-certificate",
        /// The proxy said nothing.
        ProxySilent = "proxy-silent",
        /// `https://` is written for a proxy that did not answer to the handshake.
        ProxyTlsSilent = "proxy-tls-silent",
        /// 407.
        ProxySignIn = "proxy-sign-in",
        /// 407, by NTLM, Negotiate or Kerberos alone.
        ProxySignInDomain = "proxy-sign-in-domain",
        /// The proxy refused the host.
        ProxyRefused = "proxy-refused",
        /// The proxy got no connection to the host, or has trouble of its own.
        ProxyUnreached = "proxy-unreached",
        /// The proxy has too many requests.
        ProxyBusy = "proxy-busy",
        /// The network wants a sign-in on a page first.
        ProxyPortal = "proxy-portal",
        /// A status that no proxy gives: what listens there may be none.
        ProxyAnother = "proxy-another",

        /// A certificate of a public issuer.
        Trusted = "trusted",
        /// A certificate of Practice's own authority.
        TrustedPractice = "trusted-practice",
        /// Trusted here, and not from a public issuer: the network opens TLS.
        Opened = "opened",
        /// From an issuer that this computer does not know.
        UnknownIssuer = "unknown-issuer",
        /// From an issuer that is not among those that a variable names.
        NotAmong = "not-among",
        /// Not for servers.
        Purpose = "purpose",
        /// For a name for which its authority may issue none.
        NotPermitted = "not-permitted",
        /// With a critical extension that is not known here.
        Extension = "extension",
        /// For another name.
        WrongName = "wrong-name",
        /// For no name: without a subject alternative name.
        Nameless = "nameless",
        /// An authority's own certificate in the place of a server's.
        CaAsServer = "ca-as-server",
        /// Signed by another key than that of the authority of this name that is trusted here.
        BadSignature = "bad-signature",
        /// Revoked.
        Revoked = "revoked",
        /// Expired, by this computer's clock.
        Expired = "expired",
        /// Not valid yet, by this computer's clock.
        NotYet = "not-yet",
        /// Another fault of the certificate.
        BadCertificate = "bad-certificate",
        /// No TLS at all.
        Plain = "plain",
        /// No version or cipher in common.
        NothingInCommon = "nothing-in-common",
        /// The system's trust store could not be read.
        NoTrust = "no-trust",
        /// A variable names certificates to trust, and cannot be read.
        TrustUnreadable = "trust-unreadable",

        /// The service itself.
        Service = "service",
        /// Something answered, and nothing more can be told of it.
        Somebody = "somebody",
        /// A web page where data are due.
        Page = "page",
        /// To another address.
        Redirect = "redirect",
        /// Not the service that is meant.
        Another = "another",
        /// The service has trouble of its own (429, 5xx).
        Trouble = "trouble",

        /// Within a minute.
        Right = "right",
        /// Off by more than a minute.
        Off = "off",
        /// The answer carried no time.
        NoTime = "no-time",
    }
}

words! {
    /// What a fact is about; its label is `network-fact-<word>`.
    What {
        /// The proxy's address, without user name and password.
        Proxy = "proxy",
        /// Who named it ([`crate::http::Place`]'s word).
        Place = "place",
        /// The variable's name.
        Variable = "variable",
        /// What in it cannot be read ([`crate::http::Fault`]'s word).
        Fault = "fault",
        /// The entry that cannot be read.
        Entry = "entry",
        /// The address of the script that names proxies.
        Script = "script",
        /// IP addresses.
        Addresses = "addresses",
        /// The address that was connected to.
        Address = "address",
        /// HTTP status.
        Status = "status",
        /// Schemes of `Proxy-Authenticate`.
        Schemes = "schemes",
        /// TLS version.
        Version = "version",
        /// Who issued the host's certificate.
        Issuer = "issuer",
        /// One certificate of the chain: subject and issuer.
        Certificate = "certificate",
        /// Names in the certificate.
        Names = "names",
        /// What answered: `Server`.
        Server = "server",
        /// Host of a redirect.
        Location = "location",
        /// Time of the answer.
        Date = "date",
        /// Seconds that this computer is ahead.
        Seconds = "seconds",
        /// The machine's own words.
        Said = "said",
    }
}

/// A fact beside a row. Never a secret: proxies stand without user name and password, redirects as a host alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS))]
#[cfg_attr(feature = "wire", ts(rename = "NetworkFact"))]
pub struct Fact {
    /// What it is about.
    pub what: What,
    /// As the machine has it.
    pub value: ServiceMessage,
}

impl Fact {
    /// What was found; much of it is written by who is on the other side.
    fn new(what: What, value: impl std::fmt::Display) -> Self {
        Self { what, value: Redactor::without_credentials().message(&value.to_string()) }
    }
}

/// One layer of one host.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS))]
#[cfg_attr(feature = "wire", ts(rename = "NetworkRow"))]
pub struct Row {
    /// Host.
    pub host: String,
    /// Whose.
    pub service: Service,
    /// Layer.
    pub phase: Phase,
    /// What it came to.
    pub verdict: Verdict,
    /// What was found.
    pub found: Finding,
    /// What shows it, in the order to be read.
    pub facts: Vec<Fact>,
    /// Milliseconds this layer took.
    pub ms: Option<u32>,
}

impl Row {
    /// Stable id within a report.
    #[must_use]
    pub fn id(&self) -> String {
        format!("{}:{}", self.host, self.phase.word())
    }

    /// The first fact about this.
    #[must_use]
    pub fn fact(&self, what: What) -> Option<&str> {
        self.facts.iter().find(|fact| fact.what == what).map(|fact| fact.value.as_str())
    }

    /// Key of the words of what was found.
    #[must_use]
    pub fn key(&self) -> String {
        format!("network-{}-{}", self.phase.word(), self.found.word())
    }
}

/// A host to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// Whose.
    pub service: Service,
    /// Host name; https, port 443.
    pub host: String,
    /// Path of the question that anybody may ask.
    pub path: String,
}

impl Target {
    /// An organization's host, or its custom domain.
    #[must_use]
    pub fn okta(host: &str, custom: bool) -> Self {
        let service = if custom { Service::OktaCustom } else { Service::Okta };
        Self { service, host: host.to_owned(), path: "/.well-known/okta-organization".to_owned() }
    }

    /// Dell's API and console hosts. Practice plays its console in a panel, so no host stands for it.
    #[must_use]
    pub fn dell(environment: &Environment, console: Option<&str>) -> Vec<Self> {
        let host = |address: &str| url::Url::parse(address).ok()?.host_str().map(str::to_owned);
        let api = host(&environment.api_base).map(|host| Self {
            service: Service::DellApi,
            host,
            path: environment.token_path.clone(),
        });
        let console = console
            .and_then(host)
            .or_else(|| host(environment.console_login.first()?))
            .filter(|_| !environment.practice)
            .map(|host| Self { service: Service::DellConsole, host, path: "/".to_owned() });
        api.into_iter().chain(console).collect()
    }
}

/// What a look came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// By host, in the order asked for, then by layer.
    pub rows: Vec<Row>,
    /// The settings of this computer that were found, used or not.
    #[serde(default)]
    pub settings: Vec<Setting>,
    /// When it ended.
    pub at: Timestamp,
    /// Milliseconds in all.
    pub ms: u32,
    /// False where it was stopped before its end.
    pub whole: bool,
    /// Whether Practice was looked at, which says nothing of the network.
    pub practice: bool,
}

impl Report {
    /// Of the rows that came before a look was stopped.
    #[must_use]
    pub fn stopped(mut rows: Vec<Row>, settings: Vec<Setting>, practice: bool) -> Self {
        let mut hosts: Vec<String> = Vec::new();
        for row in &rows {
            if !hosts.contains(&row.host) {
                hosts.push(row.host.clone());
            }
        }
        rows.sort_by_key(|row| hosts.iter().position(|host| *host == row.host));
        Self { rows, settings, at: Timestamp::now(), ms: 0, whole: false, practice }
    }

    /// Whether nothing stands in the way, as far as could be told.
    #[must_use]
    pub fn ok(&self) -> bool {
        self.whole && self.rows.iter().all(|row| matches!(row.verdict, Verdict::Pass | Verdict::Unknown))
    }

    /// The issuer that opens TLS, by the first host where it does.
    #[must_use]
    pub fn opened_by(&self) -> Option<&str> {
        self.rows.iter().find(|row| row.found == Finding::Opened)?.fact(What::Issuer)
    }
}

/// Looks at each host, all side by side; `on_row` is told each row as it comes. The system's trust and proxy are read
/// anew, for this look and for the requests after it. Dropping the future stops it at once.
pub async fn look(out: &HttpClient, targets: &[Target], on_row: &(dyn Fn(&Row) + Send + Sync)) -> Report {
    let begun = Instant::now();
    out.renew();
    let reader = out.clone();
    let read = tokio::task::spawn_blocking(move || (reader.settings(), reader.verifier())).await;
    let (settings, trust) = read.unwrap_or_else(|_| (Vec::new(), Err(Kind::NetworkNoTrust.into())));
    let walks = targets.iter().map(|target| {
        let trust = trust.clone();
        host_probe::Walk::new(out, target, trust, on_row).run()
    });
    let rows: Vec<Row> = futures_util::future::join_all(walks).await.into_iter().flatten().collect();
    let settings = settings.into_iter().map(|setting| but_for_exceptions(setting, &rows)).collect();
    let ms = u32::try_from(begun.elapsed().as_millis()).unwrap_or(u32::MAX);
    Report { rows, settings, at: Timestamp::now(), ms, whole: true, practice: out.is_practice() }
}

/// A proxy that every host is excepted from is used by none of them.
fn but_for_exceptions(mut setting: Setting, rows: &[Row]) -> Setting {
    let excepted = |row: &Row| row.fact(What::Place) == Some(Place::Exception.word());
    let mut ways = rows.iter().filter(|row| row.phase == Phase::Proxy).peekable();
    let all = ways.peek().is_some() && ways.all(excepted);
    if all && setting.state == SettingState::Used && setting.names_a_proxy() {
        setting.state = SettingState::Excepted;
    }
    setting
}

#[cfg(test)]
mod tests;
