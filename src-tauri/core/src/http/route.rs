//! By which proxy a host is reached, and who said so.
//!
//! In this order: the person's own setting; `HTTPS_PROXY`, `https_proxy`, `ALL_PROXY`, `all_proxy`, of which the
//! first that is set counts, with the exceptions of `NO_PROXY` or `no_proxy`; the system's setting (Windows, macOS,
//! GNOME). `hyper_util`'s matcher reads them, and [`Desktop`] what it does not, for the client and for what is told here alike. A setting made here knows no
//! exceptions and no user name: what a proxy asks for is not kept by this app.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hyper::Uri;
use hyper::header::HeaderValue;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use serde::{Deserialize, Serialize};
use url::Url;
use zeroize::Zeroizing;

use super::desktop::Desktop;
use crate::problem::{Kind, Problem, Result};
use crate::redaction::{Credential, Redactor};

/// The variables that name a proxy for https, as the matcher reads them.
const VARIABLES: [[&str; 2]; 2] = [["HTTPS_PROXY", "https_proxy"], ["ALL_PROXY", "all_proxy"]];
/// The variables that name what goes without one.
const EXCEPTIONS: [&str; 2] = ["NO_PROXY", "no_proxy"];
/// Set where a web server runs a program: the matcher trusts no variable then.
const CGI: &str = "REQUEST_METHOD";

/// Which proxy the person chose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Proxy {
    /// The one that environment or system name.
    #[default]
    System,
    /// None at all.
    None,
    /// This one.
    Manual(ProxyAddress),
}

impl Proxy {
    /// From a kept setting: nothing for the system's, `none`, or an address.
    #[must_use]
    pub fn kept(setting: Option<&str>) -> Self {
        match setting {
            Some("none") => Self::None,
            // A setting that no version of ours wrote changes nothing.
            Some(text) => ProxyAddress::read(text).map(Self::Manual).unwrap_or_default(),
            None => Self::System,
        }
    }

    /// The setting to keep.
    #[must_use]
    pub fn setting(&self) -> Option<String> {
        match self {
            Self::System => None,
            Self::None => Some("none".to_owned()),
            Self::Manual(address) => Some(address.as_str().to_owned()),
        }
    }
}

/// A proxy's address: `http://` or `https://`, a host and a port, nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProxyAddress(String);

impl ProxyAddress {
    /// Reads `host:port`, `http://host:port` or `https://host:port`.
    ///
    /// # Errors
    /// `proxy-credentials` for a user name or password in it, `proxy-address` for anything else.
    pub fn read(text: &str) -> Result<Self> {
        let text = text.trim();
        let bad = || Problem::new(Kind::ProxyAddress);
        let whole = if text.contains("://") { text.to_owned() } else { format!("http://{text}") };
        let url = Url::parse(&whole).map_err(|_| bad())?;
        if !url.username().is_empty() || url.password().is_some() || text.contains('@') {
            return Err(Kind::ProxyCredentials.into());
        }
        let port = url.port_or_known_default().ok_or_else(bad)?;
        // A port left out is a port forgotten: proxies listen on any, and 80 or 443 would be a guess.
        let named = whole.trim_end_matches('/').ends_with(&format!(":{port}"));
        let bare = url.path().trim_matches('/').is_empty() && url.query().is_none() && url.fragment().is_none();
        match (url.scheme(), url.host_str()) {
            (scheme @ ("http" | "https"), Some(host)) if named && bare && port > 0 => {
                Ok(Self(format!("{scheme}://{host}:{port}")))
            }
            _ => Err(bad()),
        }
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

words! {
    /// Who said by which proxy, or that by none.
    Place {
        /// Nobody named one.
        Nothing = "nothing",
        /// The person chose none, here.
        Off = "off",
        /// The person named one, here.
        Manual = "manual",
        /// A variable of the environment.
        Environment = "environment",
        /// The system's settings.
        System = "system",
        /// A variable of the environment leaves this host out.
        Exception = "exception",
        /// Practice uses none.
        Practice = "practice",
    }
}

/// The way to one host.
#[derive(Debug, Clone)]
pub(crate) struct Route {
    pub place: Place,
    /// The variable's name, where one said so.
    pub variable: Option<&'static str>,
    pub proxy: Option<Hop>,
    /// The system leaves the choice to a script, which is not followed: its address, where it has one.
    pub script: Option<Option<String>>,
}

impl Route {
    /// Without a proxy, by the word of this place.
    pub(crate) fn direct(place: Place) -> Self {
        Self { place, variable: None, proxy: None, script: None }
    }
}

/// A proxy on the way.
#[derive(Debug, Clone)]
pub(crate) struct Hop {
    uri: Uri,
    /// What the environment carries for it; never shown.
    pub basic: Option<HeaderValue>,
}

impl Hop {
    fn of(found: &Intercept) -> Self {
        Self { uri: found.uri().clone(), basic: found.basic_auth().cloned() }
    }

    /// For what the proxy says: without the password that the environment has for it, in clear or as it is sent.
    pub(crate) fn redactor(&self) -> Redactor {
        let mut redactor = Redactor::without_credentials();
        let sent = self.basic.as_ref().and_then(|basic| basic.as_bytes().strip_prefix(b"Basic ")).unwrap_or_default();
        let pair = Zeroizing::new(STANDARD.decode(sent).unwrap_or_default());
        let password = pair.splitn(2, |byte| *byte == b':').nth(1).unwrap_or_default();
        for credential in [sent, password] {
            redactor.extend(Credential::of(credential).as_slice());
        }
        redactor
    }

    pub(crate) fn scheme(&self) -> &str {
        self.uri.scheme_str().unwrap_or("http")
    }

    pub(crate) fn host(&self) -> &str {
        self.uri.host().unwrap_or_default()
    }

    pub(crate) fn port(&self) -> u16 {
        self.uri.port_u16().unwrap_or(if self.scheme() == "https" { 443 } else { 80 })
    }

    /// Without user name and password.
    pub(crate) fn shown(&self) -> String {
        let port = self.uri.port_u16().map(|port| format!(":{port}")).unwrap_or_default();
        format!("{}://{}{port}", self.scheme(), self.host())
    }
}

/// The way to this host by this choice; the desktop is asked where nothing else names a proxy.
pub(crate) fn route(choice: &Proxy, host: &str, desktop: impl FnOnce() -> Desktop) -> Route {
    match choice {
        Proxy::None => Route::direct(Place::Off),
        Proxy::Manual(address) => match address.as_str().parse() {
            Ok(uri) => Route { proxy: Some(Hop { uri, basic: None }), ..Route::direct(Place::Manual) },
            Err(_) => Route::direct(Place::Off),
        },
        Proxy::System => {
            let Ok(asked) = format!("https://{host}/").parse::<Uri>() else { return Route::direct(Place::Nothing) };
            told(&asked, &variable).unwrap_or_else(|| by_desktop(&asked, desktop()))
        }
    }
}

/// Whether a variable of the environment names a proxy for https.
pub(crate) fn by_environment() -> bool {
    named(&Uri::from_static("https://acme.okta.com/"), &variable).is_some()
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// By environment, or by the system where the library reads its settings.
fn told(asked: &Uri, variable: &dyn Fn(&str) -> Option<String>) -> Option<Route> {
    let named = named(asked, variable);
    match Matcher::from_system().intercept(asked) {
        Some(found) => {
            let by = named.filter(|(_, hop)| &hop.uri == found.uri());
            let place = if by.is_some() { Place::Environment } else { Place::System };
            let variable = by.map(|(name, _)| name);
            Some(Route { variable, proxy: Some(Hop::of(&found)), ..Route::direct(place) })
        }
        None => {
            named?;
            let by = EXCEPTIONS.into_iter().find(|name| variable(name).is_some());
            Some(Route { variable: by, ..Route::direct(Place::Exception) })
        }
    }
}

fn by_desktop(asked: &Uri, desktop: Desktop) -> Route {
    let nothing = Route { script: desktop.script, ..Route::direct(Place::Nothing) };
    let Some(set) = desktop.proxy else { return nothing };
    match set.matcher().intercept(asked) {
        Some(found) => Route { proxy: Some(Hop::of(&found)), ..Route::direct(Place::System) },
        None => Route::direct(Place::System),
    }
}

/// The variable that names a proxy, and that proxy.
fn named(asked: &Uri, variable: &dyn Fn(&str) -> Option<String>) -> Option<(&'static str, Hop)> {
    if variable(CGI).is_some() {
        return None;
    }
    VARIABLES.into_iter().find_map(|names| {
        let (name, value) = names.into_iter().find_map(|name| Some((name, variable(name)?)))?;
        let found = Matcher::builder().https(value).build().intercept(asked)?;
        Some((name, Hop::of(&found)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::desktop::Set;

    fn read(text: &str) -> std::result::Result<String, Kind> {
        ProxyAddress::read(text).map(|address| address.as_str().to_owned()).map_err(|problem| problem.kind)
    }

    #[test]
    fn an_address_is_a_host_and_a_port() {
        for (text, address) in [
            ("proxy.acme.test:8080", "http://proxy.acme.test:8080"),
            (" http://proxy.acme.test:80/ ", "http://proxy.acme.test:80"),
            ("https://Proxy.acme.test:443", "https://proxy.acme.test:443"),
            ("10.0.0.1:3128", "http://10.0.0.1:3128"),
            ("[::1]:3128", "http://[::1]:3128"),
        ] {
            assert_eq!(read(text).as_deref(), Ok(address), "{text}");
        }
        for text in
            ["", "proxy", "proxy.acme.test", "http://proxy.acme.test", "socks5://p:1080", "http://p:1/x.pac", "p:0"]
        {
            assert_eq!(read(text), Err(Kind::ProxyAddress), "{text}");
        }
        for text in ["jd:word@proxy.acme.test:8080", "http://jd@proxy.acme.test:8080", "@p:1"] {
            assert_eq!(read(text), Err(Kind::ProxyCredentials), "{text}");
        }
    }

    #[test]
    fn the_desktop_is_asked_last() {
        let asked = Uri::from_static("https://acme.okta.com/");
        let set = |except: &str| Set { address: "http://p:1".to_owned(), except: except.to_owned() };
        let by = |except: &str| by_desktop(&asked, Desktop { proxy: Some(set(except)), script: None });
        assert_eq!(by("").proxy.map(|hop| hop.shown()).as_deref(), Some("http://p:1"));
        assert_eq!((by(".okta.com").place, by(".okta.com").proxy.is_none()), (Place::System, true));
        let script = by_desktop(&asked, Desktop { proxy: None, script: Some(None) });
        assert_eq!((script.place, script.script), (Place::Nothing, Some(None)));
        let never = || -> Desktop { panic!("the desktop was asked") };
        let manual = Proxy::Manual(ProxyAddress::read("q:2").expect("an address"));
        assert_eq!(route(&manual, "acme.okta.com", never).place, Place::Manual);
        assert_eq!(route(&Proxy::None, "acme.okta.com", never).place, Place::Off);
    }

    #[test]
    fn a_setting_is_read_as_it_was_kept() {
        for choice in [Proxy::System, Proxy::None, Proxy::Manual(ProxyAddress("https://p:1".into()))] {
            assert_eq!(Proxy::kept(choice.setting().as_deref()), choice);
        }
        assert_eq!(Proxy::kept(Some("nonsense")), Proxy::System);
    }

    #[test]
    fn the_first_variable_that_is_set_names_the_proxy() {
        let asked = Uri::from_static("https://acme.okta.com/");
        let by = |set: &[(&str, &str)]| {
            let set: Vec<_> = set.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
            let variable =
                move |name: &str| set.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
            named(&asked, &variable).map(|(name, hop)| (name, hop.shown()))
        };
        let told = |name, proxy: &str| Some((name, proxy.to_owned()));
        assert_eq!(by(&[("https_proxy", "p:1"), ("ALL_PROXY", "q:2")]), told("https_proxy", "http://p:1"));
        assert_eq!(by(&[("all_proxy", "http://jd:word@q:2")]), told("all_proxy", "http://q:2"));
        assert_eq!(
            by(&[("HTTPS_PROXY", ""), ("https_proxy", "p:1"), ("ALL_PROXY", "q:2")]),
            told("ALL_PROXY", "http://q:2")
        );
        assert_eq!(by(&[("HTTP_PROXY", "p:1")]), None);
        assert_eq!(by(&[("HTTPS_PROXY", "p:1"), (CGI, "GET")]), None);
    }
}
