//! The network check: how far a host can be reached from here, layer by layer, and what is in between.
//!
//! Invariants: it signs in nowhere and has no secret at hand; each host gets one question that anybody may ask; TLS is
//! verified as everywhere else, and a refused chain is only examined; every wait is bounded, and dropping the future
//! ends it. Unknown is [`Verdict::Unknown`].

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

/// Time limit of a whole check: each layer of a host has up to five seconds of it.
pub const LONGEST: Duration = Duration::from_secs(20);

words! {
    /// Whose host it is.
    Service {
        /// The org's okta host.
        Okta = "okta",
        /// The org's custom domain.
        OktaCustom = "okta-custom",
        /// Dell's API.
        DellApi = "dell-api",
        /// Dell's console, which a browser opens.
        DellConsole = "dell-console",
    }
}

words! {
    /// The layers, in the order of the check.
    Phase {
        /// Which proxy, and which setting says so.
        Proxy = "proxy",
        /// The host's addresses.
        Dns = "dns",
        /// A connection to one of them, or through the proxy.
        Tcp = "tcp",
        /// The handshake and the certificates.
        Tls = "tls",
        /// The service's answer.
        Answer = "answer",
        /// This computer's clock against the answer's.
        Clock = "clock",
    }
}

words! {
    /// The verdict on a layer.
    Verdict {
        /// As it should be.
        Pass = "pass",
        /// Not as it should be.
        Fail = "fail",
        /// Not checked: a layer below failed.
        Blocked = "blocked",
        /// Checked, without a clear result.
        Unknown = "unknown",
    }
}

words! {
    /// The finding; with the layer's word it is the key of the words (`network-<phase>-<found>`).
    Finding {
        /// A layer below failed.
        NotReached = "not-reached",
        /// No answer in time.
        Silent = "silent",
        /// Cut off, or another failure; the machine's own words are beside it.
        Broke = "broke",

        /// No proxy.
        Direct = "direct",
        /// A proxy that the environment, the system or the person named.
        ByProxy = "by-proxy",
        /// A setting names a proxy, and can't be read or used.
        Unreadable = "unreadable",
        /// A setting names exceptions, and can't be read.
        ExceptionsUnreadable = "exceptions-unreadable",
        /// None that this app knows; the system leaves the choice to a script (PAC), which the app doesn't run.
        Script = "script",
        /// None that this app knows; the system asks the network for a script (WPAD), which the app doesn't.
        Detection = "detection",

        /// Addresses.
        Resolved = "resolved",
        /// No such name.
        NoName = "no-name",
        /// Unknown here: the proxy resolves names itself.
        LeftToProxy = "left-to-proxy",

        /// A connection.
        Connected = "connected",
        /// The proxy let it through.
        Tunnel = "tunnel",
        /// Refused.
        Refused = "refused",
        /// No route to it.
        Unreachable = "unreachable",
        /// The proxy's own name is unknown.
        ProxyNoName = "proxy-no-name",
        /// No connection to the proxy.
        ProxyUnreachable = "proxy-unreachable",
        /// The issuer of the proxy's own certificate is not trusted.
        ProxyTls = "proxy-tls",
        /// `https://` for a proxy that doesn't speak TLS.
        ProxyPlain = "proxy-plain",
        /// No answer in a proxy's form.
        ProxyBroke = "proxy-broke",
        /// TLS with the proxy was cut off.
        ProxyTlsBroke = "proxy-tls-broke",
        /// The proxy's own certificate has a fault other than its issuer.
        ProxyCertificate = "proxy-certificate",
        /// The proxy didn't answer.
        ProxySilent = "proxy-silent",
        /// `https://` for a proxy that didn't answer the handshake.
        ProxyTlsSilent = "proxy-tls-silent",
        /// 407.
        ProxySignIn = "proxy-sign-in",
        /// 407, with NTLM, Negotiate or Kerberos only.
        ProxySignInDomain = "proxy-sign-in-domain",
        /// The proxy refused the host.
        ProxyRefused = "proxy-refused",
        /// The proxy got no connection to the host, or has trouble of its own.
        ProxyUnreached = "proxy-unreached",
        /// The proxy has too many requests.
        ProxyBusy = "proxy-busy",
        /// The network requires a sign-in on a page first.
        ProxyPortal = "proxy-portal",
        /// A status that no proxy gives: perhaps no proxy listens there.
        ProxyAnother = "proxy-another",

        /// A certificate of a public issuer.
        Trusted = "trusted",
        /// A certificate of practice mode's own authority.
        TrustedPractice = "trusted-practice",
        /// Trusted here, but not from a public issuer: the network opens TLS.
        Opened = "opened",
        /// From an issuer that this computer doesn't know.
        UnknownIssuer = "unknown-issuer",
        /// From an issuer that is not among the certificates of a variable.
        NotAmong = "not-among",
        /// Not for servers.
        Purpose = "purpose",
        /// For a name that its authority may not certify.
        NotPermitted = "not-permitted",
        /// With an unknown critical extension.
        Extension = "extension",
        /// For another name.
        WrongName = "wrong-name",
        /// Without a subject alternative name.
        Nameless = "nameless",
        /// An authority's own certificate in place of a server's.
        CaAsServer = "ca-as-server",
        /// With a signature that is not by the trusted authority of this name.
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
        /// A variable names trusted certificates, and can't be read.
        TrustUnreadable = "trust-unreadable",

        /// The service itself.
        Service = "service",
        /// Something else answered; more is unknown.
        Somebody = "somebody",
        /// A web page in place of data.
        Page = "page",
        /// To another address.
        Redirect = "redirect",
        /// Not the expected service.
        Another = "another",
        /// The service has trouble of its own (429, 5xx).
        Trouble = "trouble",

        /// Within a minute.
        Right = "right",
        /// Off by more than a minute.
        Off = "off",
        /// The answer had no time.
        NoTime = "no-time",
    }
}

words! {
    /// The kind of a fact; its label is `network-fact-<word>`.
    What {
        /// The proxy's address, without user name and password.
        Proxy = "proxy",
        /// Which setting named it ([`crate::http::Place`]'s word).
        Place = "place",
        /// The variable's name.
        Variable = "variable",
        /// What in it can't be read ([`crate::http::Fault`]'s word).
        Fault = "fault",
        /// The entry that can't be read.
        Entry = "entry",
        /// The address of the script that names proxies.
        Script = "script",
        /// IP addresses.
        Addresses = "addresses",
        /// The address of the connection.
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
        /// The answer's `Server`.
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

/// A fact of a row. Never a secret: proxies appear without user name and password, redirects as a host alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(rename = "NetworkFact")]
pub struct Fact {
    pub what: What,
    /// As the machine wrote it.
    pub value: ServiceMessage,
}

impl Fact {
    /// A finding; the other side wrote much of it.
    fn new(what: What, value: impl std::fmt::Display) -> Self {
        Self { what, value: Redactor::without_credentials().message(&value.to_string()) }
    }
}

/// One layer of one host.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(rename = "NetworkRow")]
pub struct Row {
    /// Host.
    pub host: String,
    /// Whose host.
    pub service: Service,
    /// Layer.
    pub phase: Phase,
    pub verdict: Verdict,
    pub found: Finding,
    /// The facts that show it, in reading order.
    pub facts: Vec<Fact>,
    /// Milliseconds this layer took.
    pub ms: Option<u32>,
}

impl Row {
    /// Stable id within a report.
    pub fn id(&self) -> String {
        format!("{}:{}", self.host, self.phase.word())
    }

    /// The first fact about this.
    pub fn fact(&self, what: What) -> Option<&str> {
        self.facts.iter().find(|fact| fact.what == what).map(|fact| fact.value.as_str())
    }

    /// Key of the finding's words.
    pub fn key(&self) -> String {
        format!("network-{}-{}", self.phase.word(), self.found.word())
    }
}

/// A host to check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// Whose host.
    pub service: Service,
    /// Host name; https, port 443.
    pub host: String,
    /// Path of the question that anybody may ask.
    pub path: String,
}

impl Target {
    /// An org's host, or its custom domain.
    pub fn okta(host: &str, custom: bool) -> Self {
        let service = if custom { Service::OktaCustom } else { Service::Okta };
        Self { service, host: host.to_owned(), path: "/.well-known/okta-organization".to_owned() }
    }

    /// Dell's API and console hosts. Practice mode plays its console in a panel, which has no host.
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

/// The result of a check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// By host in the given order, then by layer.
    pub rows: Vec<Row>,
    /// The settings found on this computer, used or not.
    #[serde(default)]
    pub settings: Vec<Setting>,
    /// When it ended.
    pub at: Timestamp,
    /// Milliseconds in all.
    pub ms: u32,
    /// False if the check was stopped early.
    pub whole: bool,
    /// Whether it was in practice mode, which shows nothing about the network.
    pub practice: bool,
}

impl Report {
    /// From the rows that came before a check was stopped.
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

    /// Whether everything is reached, as far as could be seen.
    pub fn ok(&self) -> bool {
        self.whole && self.rows.iter().all(|row| matches!(row.verdict, Verdict::Pass | Verdict::Unknown))
    }

    /// The issuer that opens TLS, at the first host where it does.
    pub fn opened_by(&self) -> Option<&str> {
        self.rows.iter().find(|row| row.found == Finding::Opened)?.fact(What::Issuer)
    }
}

/// Checks all hosts side by side; `on_row` gets each row as it comes. Reads the system's trust and proxy anew, for this
/// check and for the requests after it. Dropping the future stops it at once.
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

/// A proxy that all hosts are excepted from counts as unused.
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
