//! By which proxy a host is reached, and which setting says so.
//!
//! In this order: the person's own setting; the environment's ([`Environment`]); the system's (Windows, macOS, GNOME:
//! [`Desktop`]). All of them are read here, for the client and for the report alike; the client's library reads none. A
//! setting that can't be read stops everything: no other way is taken in its place. A setting made in the app has no
//! exceptions and no user name: the app stores no credentials of a proxy.

use std::sync::OnceLock;

use url::Url;

use super::desktop::Desktop;
use super::exceptions::Excepted;
use super::fault::Fault;
use super::hop::Hop;
use super::roots;
use super::settings::{Environment, Setting, SettingState};
use model::problem::{Kind, Problem, Result};

/// The person's choice of a proxy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Proxy {
    /// The one that environment or system name.
    #[default]
    System,
    /// None at all.
    None,
    /// This one.
    Manual(ProxyAddress),
    /// A stored setting that can't be read.
    Unreadable(Fault),
}

impl Proxy {
    /// From a stored setting: `None` for the system's, `none`, or an address.
    pub fn kept(setting: Option<&str>) -> Self {
        match setting {
            Some("none") => Self::None,
            // No version of this app wrote it. An address that a variable may hold lacks the port, which is required
            // here.
            Some(text) => match ProxyAddress::read(text) {
                Ok(address) => Self::Manual(address),
                Err(_) => Self::Unreadable(Hop::read(text).err().unwrap_or(Fault::Port)),
            },
            None => Self::System,
        }
    }

    /// The setting to store; an unreadable one is not stored again.
    pub fn setting(&self) -> Option<String> {
        match self {
            Self::System | Self::Unreadable(_) => None,
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
        // A missing port was forgotten: proxies listen on any, and 80 or 443 would be a guess.
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
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

words! {
    /// Which setting chose the proxy, or none.
    Place {
        /// No setting.
        Nothing = "nothing",
        /// The person chose none, in the app.
        Off = "off",
        /// The person named one, in the app.
        Manual = "manual",
        /// A variable of the environment.
        Environment = "environment",
        /// The system's settings.
        System = "system",
        /// A variable of the environment excepts this host.
        Exception = "exception",
        /// Practice mode uses none.
        Practice = "practice",
    }
}

/// The way to one host.
#[derive(Debug, Clone)]
pub(crate) struct Route {
    pub place: Place,
    /// The variable's name, if one decided.
    pub variable: Option<&'static str>,
    pub proxy: Option<Hop>,
    /// The system leaves the choice to the script at this address, which the app doesn't run.
    pub script: Option<String>,
    /// The system asks the network for such a script (WPAD), which the app doesn't.
    pub detects: bool,
    /// Why there is no way.
    pub unreadable: Option<Unreadable>,
}

/// Which setting can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// The setting that names the proxy.
    Proxy(Fault),
    /// The exceptions: this entry, which may mean the host.
    Exceptions(String),
    /// The exceptions as a whole.
    AllExceptions(Fault),
}

impl Route {
    /// Without a proxy, because of this setting.
    pub(crate) fn direct(place: Place) -> Self {
        Self { place, variable: None, proxy: None, script: None, detects: false, unreadable: None }
    }

    fn by(place: Place, hop: std::result::Result<Hop, Fault>) -> Self {
        match hop {
            Ok(hop) => Self { proxy: Some(hop), ..Self::direct(place) },
            Err(fault) => Self { unreadable: Some(Unreadable::Proxy(fault)), ..Self::direct(place) },
        }
    }

    fn said_by(self, variable: &'static str) -> Self {
        Self { variable: Some(variable), ..self }
    }

    /// The problem to report before anything is sent.
    pub(crate) fn problem(&self, host: &str) -> Option<Problem> {
        let (kind, name, value) = match self.unreadable.as_ref()? {
            Unreadable::Proxy(fault) => (Kind::NetworkProxyUnreadable, "fault", fault.word()),
            Unreadable::Exceptions(entry) => (Kind::NetworkNoProxyUnreadable, "entry", entry.as_str()),
            Unreadable::AllExceptions(fault) => (Kind::NetworkNoProxyUnreadable, "fault", fault.word()),
        };
        let problem = Problem::new(kind).with("host", host).with("place", self.place.word()).with(name, value);
        Some(problem.with("variable", self.variable.unwrap_or_default()))
    }
}

/// The choice made in the app, and this computer's settings in case there is none.
#[derive(Debug)]
pub(crate) struct Ways {
    pub choice: Proxy,
    environment: Environment,
    /// Read at first need, which may take a second.
    desktop: OnceLock<Desktop>,
    ask: fn() -> Desktop,
}

impl Ways {
    pub(crate) fn new(choice: Proxy, ask: fn() -> Desktop) -> Self {
        Self { choice, environment: Environment::of_process(), desktop: OnceLock::new(), ask }
    }

    fn desktop(&self) -> &Desktop {
        self.desktop.get_or_init(self.ask)
    }

    /// The way to this host. Reads the desktop's settings only if no other setting names a proxy.
    pub(crate) fn to(&self, host: &str) -> Route {
        match &self.choice {
            Proxy::None => Route::direct(Place::Off),
            Proxy::Manual(address) => Route::by(Place::Manual, Hop::read(address.as_str())),
            Proxy::Unreadable(fault) => Route::by(Place::Manual, Err(*fault)),
            Proxy::System => self.by_system(host),
        }
    }

    fn by_system(&self, host: &str) -> Route {
        let route = match self.environment.proxy() {
            Some((name, read)) => Route::by(Place::Environment, read.cloned()).said_by(name),
            None => match &self.desktop().proxy {
                Some(set) => match set.exceptions().of(host) {
                    Excepted::Yes => return Route::direct(Place::System),
                    Excepted::Unclear(entry) => {
                        let unreadable = Some(Unreadable::Exceptions(entry));
                        return Route { unreadable, ..Route::direct(Place::System) };
                    }
                    Excepted::No => Route::by(Place::System, set.hop()),
                },
                None => {
                    let (script, detects) = (self.desktop().script.clone(), self.desktop().detects);
                    return Route { script, detects, ..Route::direct(Place::Nothing) };
                }
            },
        };
        let Some((name, exceptions)) = self.environment.exceptions() else { return route };
        let stopped = |unreadable| {
            let unreadable = Some(unreadable);
            Route { unreadable, ..Route::direct(Place::Environment) }.said_by(name)
        };
        match exceptions.map(|list| list.of(host)) {
            Ok(Excepted::Yes) => Route::direct(Place::Exception).said_by(name),
            _ if route.unreadable.is_some() => route,
            Ok(Excepted::No) => route,
            Ok(Excepted::Unclear(entry)) => stopped(Unreadable::Exceptions(entry)),
            Err(fault) => stopped(Unreadable::AllExceptions(fault)),
        }
    }

    /// The proxy for hosts without an exception.
    pub(crate) fn hop(&self) -> Option<Hop> {
        match &self.choice {
            Proxy::None | Proxy::Unreadable(_) => None,
            Proxy::Manual(address) => Hop::read(address.as_str()).ok(),
            Proxy::System => match self.environment.proxy() {
                Some((_, read)) => read.ok().cloned(),
                None => self.desktop().proxy.as_ref()?.hop().ok(),
            },
        }
    }

    /// Every setting that exists, whether it is used or not.
    pub(crate) fn settings(&self) -> Vec<Setting> {
        let own = |place: Place, state| Setting::new(place.word(), state);
        let chosen = match &self.choice {
            Proxy::System => None,
            Proxy::None => Some(own(Place::Off, SettingState::Used)),
            Proxy::Manual(address) => Some(own(Place::Manual, SettingState::Used).value(address.as_str())),
            Proxy::Unreadable(fault) => Some(own(Place::Manual, SettingState::Unreadable).fault(*fault)),
        };
        let behind = chosen.is_some();
        let mut settings: Vec<Setting> = chosen.into_iter().collect();
        settings.extend(self.environment.settings(behind));
        let behind = behind || self.environment.proxy().is_some();
        let state = |state| if behind { SettingState::Behind } else { state };
        let desktop = self.desktop();
        settings.extend(desktop.proxy.as_ref().map(|set| match set.hop() {
            Ok(hop) => own(Place::System, state(SettingState::Used)).value(&hop.shown()),
            Err(fault) => own(Place::System, state(SettingState::Unreadable)).fault(fault),
        }));
        let script = desktop.script.as_ref();
        settings.extend(script.map(|address| own(Place::System, state(SettingState::Script)).value(address)));
        settings.extend(desktop.detects.then(|| own(Place::System, state(SettingState::Detection))));
        settings.extend(desktop.silent.then(|| own(Place::System, SettingState::Unreadable).fault(Fault::Silent)));
        settings.extend(roots::settings());
        settings
    }
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

    const HOST: &str = "acme.okta.com";

    fn ways(choice: Proxy, set: &'static [(&str, &str)], desktop: Desktop) -> Ways {
        let never = || -> Desktop { panic!("the desktop was asked") };
        let variable = |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into());
        Ways { choice, environment: Environment::read(&variable), desktop: desktop_of(desktop), ask: never }
    }

    fn desktop_of(desktop: Desktop) -> OnceLock<Desktop> {
        OnceLock::from(desktop)
    }

    fn named(address: &str, except: &str) -> Desktop {
        Desktop { proxy: Some(Set { address: address.to_owned(), except: except.to_owned() }), ..Desktop::default() }
    }

    #[test]
    fn the_desktop_is_asked_last() {
        let by = |except: &str| ways(Proxy::System, &[], named("http://p:1", except)).to(HOST);
        assert_eq!(by("").proxy.map(|hop| hop.shown()).as_deref(), Some("http://p:1"));
        assert_eq!((by("*.okta.com").place, by("*.okta.com").proxy.is_none()), (Place::System, true));
        let detects = ways(Proxy::System, &[], Desktop { detects: true, ..Desktop::default() }).to(HOST);
        assert_eq!((detects.place, detects.script, detects.detects), (Place::Nothing, None, true));
        let manual = Proxy::Manual(ProxyAddress::read("q:2").expect("an address"));
        for (choice, set, place) in [
            (manual, &[][..], Place::Manual),
            (Proxy::None, &[][..], Place::Off),
            (Proxy::System, &[("HTTPS_PROXY", "p:1")][..], Place::Environment),
        ] {
            let never = Ways { desktop: OnceLock::new(), ..ways(choice, set, Desktop::default()) };
            assert_eq!(never.to(HOST).place, place);
        }
    }

    #[test]
    fn what_cannot_be_read_leaves_no_way() {
        let broken = named("http://p:0", "");
        let of = |ways: Ways| ways.to(HOST).unreadable;
        let proxy = |fault| Some(Unreadable::Proxy(fault));
        assert_eq!(of(ways(Proxy::System, &[], broken.clone())), proxy(Fault::Port));
        assert_eq!(of(ways(Proxy::System, &[("HTTPS_PROXY", "socks5://p:1")], broken)), proxy(Fault::Socks));
        assert_eq!(of(ways(Proxy::kept(Some("p")), &[], Desktop::default())), proxy(Fault::Port));
        let except = |list: &'static [(&str, &str)]| ways(Proxy::System, list, Desktop::default()).to(HOST);
        let unclear = except(&[("HTTPS_PROXY", "p:1"), ("NO_PROXY", "https://acme.okta.com")]);
        assert_eq!(unclear.unreadable, Some(Unreadable::Exceptions("https://acme.okta.com".to_owned())));
        // The proxy of an excepted host need not be readable.
        let excepted = except(&[("HTTPS_PROXY", "'p:1'"), ("NO_PROXY", "acme.okta.com:443")]);
        assert_eq!(
            (excepted.place, excepted.unreadable, excepted.variable),
            (Place::Exception, None, Some("NO_PROXY"))
        );
        // Without a proxy there are no exceptions to it.
        assert_eq!(except(&[("NO_PROXY", "https://acme.okta.com")]).unreadable, None);
    }

    #[test]
    fn exceptions_of_the_environment_hold_for_the_desktop_s_proxy_too() {
        let route = ways(Proxy::System, &[("NO_PROXY", "localhost *.okta.com")], named("p:1", "")).to(HOST);
        assert_eq!((route.place, route.proxy.is_none(), route.variable), (Place::Exception, true, Some("NO_PROXY")));
    }

    #[test]
    fn every_setting_is_listed() {
        let list = |choice, set| -> Vec<(String, SettingState)> {
            let settings = ways(choice, set, named("socks5://p:1", "")).settings();
            settings.into_iter().filter(|one| !one.name.starts_with("SSL_")).map(|one| (one.name, one.state)).collect()
        };
        let is = |name: &str, state| (name.to_owned(), state);
        assert_eq!(list(Proxy::System, &[]), [is("system", SettingState::Unreadable)]);
        assert_eq!(
            list(Proxy::None, &[("ALL_PROXY", "q:2")]),
            [is("off", SettingState::Used), is("ALL_PROXY", SettingState::Behind), is("system", SettingState::Behind)]
        );
    }

    #[test]
    fn a_setting_is_read_as_it_was_kept() {
        for choice in [Proxy::System, Proxy::None, Proxy::Manual(ProxyAddress("https://p:1".into()))] {
            assert_eq!(Proxy::kept(choice.setting().as_deref()), choice);
        }
        assert_eq!(Proxy::kept(Some("two words")), Proxy::Unreadable(Fault::Space));
        assert_eq!(Proxy::kept(Some("jd:word@p")), Proxy::Unreadable(Fault::Port));
    }
}
