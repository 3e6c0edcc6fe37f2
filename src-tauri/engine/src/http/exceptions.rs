//! Hosts that need no proxy: the entries of `NO_PROXY` and of desktops' lists.
//!
//! An entry means what the usual tools take it to mean: `okta.com` and `.okta.com` are the domain and everything below
//! it, `*.okta.com` everything below it, `*` everything, `<local>` each name without a dot (Windows). A port counts if
//! it is 443; a dot at the end and upper case don't count. Commas, semicolons and white space separate entries.
//! Addresses and networks are read and match no host name, since no name is resolved for them.

use std::net::IpAddr;

/// The port of every host.
const PORT: &str = "443";

/// A list of exceptions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Exceptions(Vec<Entry>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    text: String,
    rule: Option<Rule>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Rule {
    /// Matches no host name.
    Nothing,
    /// Names without a dot.
    Local,
    /// This name and, behind a dot, all below it.
    Domain(String),
    /// A name with `*` for any characters.
    Pattern(String),
}

/// Whether a host is reached without a proxy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Excepted {
    Yes,
    No,
    /// This entry may mean the host, and can't be read.
    Unclear(String),
}

impl Exceptions {
    pub(crate) fn read(text: &str) -> Self {
        let parted = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
        let entries = text.split(parted).filter(|entry| !entry.is_empty());
        Self(entries.map(|entry| Entry { text: entry.to_owned(), rule: rule(&entry.to_ascii_lowercase()) }).collect())
    }

    pub(crate) fn of(&self, host: &str) -> Excepted {
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        if self.0.iter().any(|entry| entry.rule.as_ref().is_some_and(|rule| rule.matches(&host))) {
            return Excepted::Yes;
        }
        // An unreadable entry may mean a host only if it contains the host's domain.
        let domain = host.rmatch_indices('.').nth(1).map_or(host.as_str(), |(at, _)| &host[at + 1..]);
        let unclear =
            self.0.iter().find(|entry| entry.rule.is_none() && entry.text.to_ascii_lowercase().contains(domain));
        unclear.map_or(Excepted::No, |entry| Excepted::Unclear(entry.shown().to_owned()))
    }

    /// The entries that can't be read.
    pub(crate) fn unreadable(&self) -> Vec<&str> {
        self.0.iter().filter(|entry| entry.rule.is_none()).map(Entry::shown).collect()
    }
}

impl Entry {
    /// Without a possible user name and password.
    fn shown(&self) -> &str {
        if self.text.contains('@') { "…" } else { &self.text }
    }
}

impl Rule {
    fn matches(&self, host: &str) -> bool {
        match self {
            Self::Nothing => false,
            Self::Local => !host.contains('.'),
            Self::Domain(domain) => {
                host.strip_suffix(domain.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
            }
            Self::Pattern(pattern) => fits(pattern, host),
        }
    }
}

/// The rule of an entry in lower case; `None` if it can't be read.
fn rule(entry: &str) -> Option<Rule> {
    if entry == "<local>" {
        return Some(Rule::Local);
    }
    let numbers = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let (address, network) = entry.split_once('/').unwrap_or((entry, "0"));
    let bare = address.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(address);
    if (bare.parse::<IpAddr>().is_ok() || (entry.contains('/') && numbers(bare) && !bare.is_empty()))
        && numbers(network)
    {
        return Some(Rule::Nothing);
    }
    let (name, port) = entry.split_once(':').map_or((entry, None), |(name, port)| (name, Some(port)));
    let written = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '*');
    let name = name.strip_suffix('.').unwrap_or(name);
    if name.is_empty() || !name.chars().all(written) {
        return None;
    }
    match port {
        Some(port) if port.parse::<u16>().is_err() => None,
        Some(port) if port != PORT => Some(Rule::Nothing),
        _ if name.contains('*') => Some(Rule::Pattern(name.to_owned())),
        _ => match name.strip_prefix('.').unwrap_or(name) {
            "" => None,
            name => Some(Rule::Domain(name.to_owned())),
        },
    }
}

/// Whether a name matches a pattern, in which `*` means any characters.
fn fits(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| name.strip_prefix(first)) else { return false };
    let Some(last) = parts.next_back() else { return rest.is_empty() };
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOST: &str = "acme.okta.com";

    #[test]
    fn an_entry_means_what_the_tools_in_use_make_of_it() {
        for list in [
            "okta.com",
            ".okta.com",
            "*.okta.com",
            "OKTA.com",
            "okta.com.",
            "acme.okta.com",
            "acme.okta.com:443",
            "*.okta.com:443",
            "*",
            "*okta.com",
            "acme.*",
            "localhost okta.com",
            "localhost;okta.com",
            "a,b, okta.com\r\n",
            "localhost\tokta.com",
            ".okta.com.",
        ] {
            assert_eq!(Exceptions::read(list).of(HOST), Excepted::Yes, "{list}");
            assert_eq!(Exceptions::read(list).unreadable(), [""; 0], "{list}");
        }
        for list in [
            "",
            "kta.com",
            "notokta.com",
            "emea.acme.okta.com",
            "acme.okta.com:8443",
            "okta.com:80",
            "10.0.0.0/8",
            "10.1.2.3",
            "10.*",
            "::1",
            "[::1]",
            "fe80::/10",
            "169.254/16",
            "<local>",
            "*.okta.com.evil.test",
            "com:8080",
        ] {
            assert_eq!(Exceptions::read(list).of(HOST), Excepted::No, "{list}");
            assert_eq!(Exceptions::read(list).unreadable(), [""; 0], "{list}");
        }
        assert_eq!(Exceptions::read("<local>").of("intranet"), Excepted::Yes);
        assert_eq!(Exceptions::read("*.okta.com").of("okta.com"), Excepted::No);
    }

    #[test]
    fn an_entry_that_cannot_be_read_is_unclear_where_it_may_mean_the_host() {
        for list in ["https://acme.okta.com", "'okta.com'", "*.okta.com|localhost", "okta.com:https", "okta.com/x"] {
            assert_eq!(Exceptions::read(list).of(HOST), Excepted::Unclear(list.to_owned()), "{list}");
        }
        for list in ["https://intranet.test", "[::1", ".", "jd:word@intranet.test"] {
            assert_eq!(Exceptions::read(list).of(HOST), Excepted::No, "{list}");
            assert_eq!(Exceptions::read(list).unreadable().len(), 1, "{list}");
        }
        assert_eq!(Exceptions::read("jd:word@okta.com").of(HOST), Excepted::Unclear("…".to_owned()));
        // Another entry that is clear decides.
        assert_eq!(Exceptions::read("https://acme.okta.com,okta.com").of(HOST), Excepted::Yes);
    }
}
