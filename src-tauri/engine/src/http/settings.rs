//! This computer's settings for proxies: which ones exist, which one is used, and what in one can't be read.
//!
//! The first of `HTTPS_PROXY`, `https_proxy`, `ALL_PROXY`, `all_proxy` with a value names the proxy; an empty one
//! counts as not set, as in Go and Python. A value is never shown: it may contain a password.

use std::ffi::OsString;

use serde::{Deserialize, Serialize};

use super::exceptions::Exceptions;
use super::fault::Fault;
use super::hop::Hop;
use super::route::Place;
use secrets::redaction::{Redactor, ServiceMessage};

/// The variables that name a proxy for https, in order of precedence.
const PROXIES: [&str; 4] = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
/// The variables that name exceptions.
const EXCEPTIONS: [&str; 2] = ["NO_PROXY", "no_proxy"];
/// The variables that name a proxy for http only, which this app never speaks.
const HTTP_ONLY: [&str; 2] = ["HTTP_PROXY", "http_proxy"];

words! {
    /// How a setting is used; its words are `network-setting-<word>`.
    SettingState {
        /// It decides.
        Used = "used",
        /// It would decide, but an exception names each host that was checked.
        Excepted = "excepted",
        /// It is empty, which counts as not set.
        Empty = "empty",
        /// Another setting comes first.
        Behind = "behind",
        /// A proxy for http only.
        HttpOnly = "http-only",
        /// It leaves the choice to a script, which the app doesn't run.
        Script = "script",
        /// It asks the network for such a script, which the app doesn't.
        Detection = "detection",
        /// It cannot be read.
        Unreadable = "unreadable",
        /// Some of its entries cannot be read.
        ReadInPart = "read-in-part",
        /// This system has a trust store of its own and ignores it.
        NotHere = "not-here",
    }
}

/// A setting by its name. Never with a user name or password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(rename = "NetworkSetting")]
pub struct Setting {
    /// A variable's name, or the word of its [`super::Place`].
    pub name: String,
    /// How it is used.
    pub state: SettingState,
    /// What in it cannot be read.
    pub fault: Option<Fault>,
    /// The part that may be shown: a proxy without user name and password, a path, an entry.
    pub value: Option<ServiceMessage>,
}

impl Setting {
    pub(crate) fn new(name: &str, state: SettingState) -> Self {
        Self { name: name.to_owned(), state, fault: None, value: None }
    }

    /// Whether it names a proxy, rather than exceptions or certificates.
    pub(crate) fn names_a_proxy(&self) -> bool {
        PROXIES.contains(&self.name.as_str()) || self.name == Place::System.word()
    }

    pub(crate) fn fault(mut self, fault: Fault) -> Self {
        self.fault = Some(fault);
        self
    }

    pub(crate) fn value(mut self, value: &str) -> Self {
        self.value = Some(Redactor::without_credentials().message(value));
        self
    }
}

/// A variable that is set; `None` inside if it is empty.
#[derive(Debug, Clone)]
struct Variable<T> {
    name: &'static str,
    read: Option<Result<T, Fault>>,
}

/// The environment's settings.
#[derive(Debug, Clone, Default)]
pub(crate) struct Environment {
    proxies: Vec<Variable<Hop>>,
    exceptions: Vec<Variable<Exceptions>>,
    http_only: Vec<&'static str>,
}

impl Environment {
    /// Of this process.
    pub(crate) fn of_process() -> Self {
        Self::read(&|name| std::env::var_os(name))
    }

    pub(crate) fn read(variable: &dyn Fn(&str) -> Option<OsString>) -> Self {
        // Windows ignores the case of a variable's name: the second name would be the first again.
        let names = |names: &[&'static str]| -> Vec<&'static str> {
            names.iter().copied().filter(|name| !cfg!(windows) || name.starts_with(char::is_uppercase)).collect()
        };
        Self {
            proxies: names(&PROXIES).into_iter().filter_map(|name| set(name, variable, Hop::read)).collect(),
            exceptions: names(&EXCEPTIONS)
                .into_iter()
                .filter_map(|name| set(name, variable, |text| Ok(Exceptions::read(text))))
                .collect(),
            http_only: names(&HTTP_ONLY).into_iter().filter(|name| variable(name).is_some()).collect(),
        }
    }

    /// The variable that names the proxy, and that proxy.
    pub(crate) fn proxy(&self) -> Option<(&'static str, Result<&Hop, Fault>)> {
        first(&self.proxies)
    }

    /// The variable with the exceptions, and its entries.
    pub(crate) fn exceptions(&self) -> Option<(&'static str, Result<&Exceptions, Fault>)> {
        first(&self.exceptions)
    }

    /// Each variable, whether the person made a choice in the app or not.
    pub(crate) fn settings(&self, chosen: bool) -> Vec<Setting> {
        let used = |name| !chosen && self.proxy().is_some_and(|(first, _)| first == name);
        let proxies = self.proxies.iter().map(|variable| match &variable.read {
            None => Setting::new(variable.name, SettingState::Empty),
            Some(read) => {
                let state = match (used(variable.name), read) {
                    (false, _) => SettingState::Behind,
                    (true, Ok(_)) => SettingState::Used,
                    (true, Err(_)) => SettingState::Unreadable,
                };
                let setting = Setting::new(variable.name, state);
                match read {
                    Ok(hop) => setting.value(&hop.shown()),
                    Err(fault) => setting.fault(*fault),
                }
            }
        });
        let used = |name| !chosen && self.exceptions().is_some_and(|(first, _)| first == name);
        let exceptions = self.exceptions.iter().map(|variable| match &variable.read {
            None => Setting::new(variable.name, SettingState::Empty),
            Some(Err(fault)) => Setting::new(variable.name, SettingState::Unreadable).fault(*fault),
            Some(Ok(_)) if !used(variable.name) => Setting::new(variable.name, SettingState::Behind),
            Some(Ok(read)) => match read.unreadable().as_slice() {
                [] => Setting::new(variable.name, SettingState::Used),
                entries => {
                    Setting::new(variable.name, SettingState::ReadInPart).fault(Fault::Entry).value(&entries.join(" "))
                }
            },
        });
        let http_only = self.http_only.iter().map(|name| Setting::new(name, SettingState::HttpOnly));
        proxies.chain(exceptions).chain(http_only).collect()
    }
}

fn set<T>(
    name: &'static str,
    variable: &dyn Fn(&str) -> Option<OsString>,
    read: impl Fn(&str) -> Result<T, Fault>,
) -> Option<Variable<T>> {
    let value = variable(name)?;
    let read = match value.to_str() {
        Some(text) if text.trim().is_empty() => None,
        Some(text) => Some(read(text)),
        None => Some(Err(Fault::Encoding)),
    };
    Some(Variable { name, read })
}

fn first<T>(variables: &[Variable<T>]) -> Option<(&'static str, Result<&T, Fault>)> {
    let (name, read) = variables.iter().find_map(|variable| Some((variable.name, variable.read.as_ref()?)))?;
    Some((name, read.as_ref().map_err(|fault| *fault)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by(set: &[(&str, &str)]) -> Environment {
        Environment::read(&|name| set.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into()))
    }

    #[test]
    fn the_first_variable_that_holds_a_value_names_the_proxy() {
        let named = |set: &[(&str, &str)]| by(set).proxy().map(|(name, read)| (name, read.map(|hop| hop.shown())));
        let is = |name, proxy: &str| Some((name, Ok(proxy.to_owned())));
        assert_eq!(named(&[("HTTPS_PROXY", "p:1"), ("ALL_PROXY", "q:2")]), is("HTTPS_PROXY", "http://p:1"));
        // Windows has one spelling of a name.
        if cfg!(unix) {
            assert_eq!(named(&[("https_proxy", "p:1"), ("ALL_PROXY", "q:2")]), is("https_proxy", "http://p:1"));
            assert_eq!(named(&[("all_proxy", "http://jd:word@q:2")]), is("all_proxy", "http://q:2"));
            assert_eq!(named(&[("HTTPS_PROXY", " "), ("https_proxy", "p:1")]), is("https_proxy", "http://p:1"));
        }
        assert_eq!(named(&[("HTTP_PROXY", "p:1")]), None);
        // A web server's way to run programs says nothing about https.
        assert_eq!(named(&[("HTTPS_PROXY", "p:1"), ("REQUEST_METHOD", "GET")]), is("HTTPS_PROXY", "http://p:1"));
        // No other variable replaces it.
        assert_eq!(
            named(&[("HTTPS_PROXY", "\"p:1\""), ("ALL_PROXY", "q:2")]),
            Some(("HTTPS_PROXY", Err(Fault::Quotes)))
        );
    }

    #[test]
    fn a_choice_made_in_the_app_comes_before_each_variable() {
        let states = |chosen| -> Vec<SettingState> {
            let environment = by(&[("HTTPS_PROXY", "socks5://p:1"), ("NO_PROXY", "*")]);
            environment.settings(chosen).iter().map(|setting| setting.state).collect()
        };
        assert_eq!(states(false), [SettingState::Unreadable, SettingState::Used]);
        assert_eq!(states(true), [SettingState::Behind, SettingState::Behind]);
    }
}
