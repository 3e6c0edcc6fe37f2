//! Names that people paste, parsed once and trusted after: the Okta domain, the client ID, the address of Dell's
//! console, a scope.
//!
//! Invariants: no network, no panic. A name accepted as Okta's own is in a family of `catalogue/families.toml`; any
//! other is marked as a custom domain.

mod domain;
mod look_alike;

pub use domain::in_practice;
pub use domain::{Change, OktaHost, Reading, read};

use serde::{Deserialize, Serialize};
use url::{Host, Url};

use crate::catalogue;
use crate::problem::{Kind, Problem, Result};
use crate::service_message::is_invisible;

/// The text without invisible characters and outer white space.
fn visible(text: &str) -> String {
    let kept: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    kept.trim().to_owned()
}

/// A plain host name: ASCII in lower case, with a dot, no address literal in any spelling, no `xn--`.
pub fn plain_host(text: &str) -> Option<String> {
    let named = matches!(Host::parse(text), Ok(Host::Domain(name)) if name == text);
    let sound = text.len() <= 253 && text.contains('.') && text.split('.').all(domain::good_label);
    let own = !text.split('.').any(|label| label.starts_with("xn--")) && !text.ends_with(".localhost");
    (named && sound && own).then(|| text.to_owned())
}

/// Whether a host is one of Okta's, or imitates one.
pub fn is_oktas(host: &str) -> bool {
    look_alike::in_a_family(host) || look_alike::is(host)
}

/// The client ID of an API service integration: not a secret, shown in full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ClientId(String);

impl ClientId {
    /// Reads typed or pasted text. The flag is true if the shape is unusual: not `0oa` and 17 letters and digits
    /// (DOMAIN 3.4; the length is inferred, so this is a warning).
    ///
    /// # Errors
    /// `client-id-empty`, `client-id-is-url`, `client-id-is-secret` (a value of a secret's shape is repeated nowhere),
    /// `client-id-is-secret-id`, `client-id-has-space` (characters that no client ID has), `client-id-length` (under 6
    /// or over 64 characters: no example comes near).
    pub fn read(text: &str) -> Result<(Self, bool)> {
        let id = visible(text);
        let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        let usual = id.len() == 20 && id.starts_with("0oa") && id.bytes().all(|b| b.is_ascii_alphanumeric());
        // These integrations' secrets have 40 characters; half of one is still kept off the screen.
        let secret_like = !id.starts_with("0oa") && (id.len() >= 32 || (id.len() > 20 && id.contains(['-', '_'])));
        Err(match () {
            () if id.is_empty() => Kind::ClientIdEmpty.into(),
            () if id.contains('/') => Kind::ClientIdIsUrl.into(),
            () if !id.bytes().all(plain) => Kind::ClientIdHasSpace.into(),
            () if secret_like => Kind::ClientIdIsSecret.into(),
            () if id.starts_with("ocs") => Kind::ClientIdIsSecretId.into(),
            () if !(6..=64).contains(&id.len()) => Problem::new(Kind::ClientIdLength).with("length", id.len()),
            () => return Ok((Self(id), !usual)),
        })
    }

    /// One that was read before. Repairs nothing.
    pub fn parse(text: &str) -> Option<Self> {
        Self::read(text).ok().map(|(id, _)| id).filter(|id| id == text)
    }

    /// The Client ID as it is sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

parsed_text!(ClientId, "no Client ID");

/// The address of Dell's console from the person's bookmark: https, opened in the browser, never called by the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsoleAddress(Url);

impl ConsoleAddress {
    /// Reads an address; a bare host gets `https://`.
    ///
    /// # Errors
    /// `console-address-bad`: empty, not https, with a user name, an address literal, or no host name.
    pub fn read(text: &str) -> Result<Self> {
        let bad = || Kind::ConsoleAddressBad.into();
        let text = visible(text);
        if text.is_empty() || text.len() > 2048 || text.chars().any(char::is_whitespace) {
            return Err(bad());
        }
        let full = if text.contains("://") { text } else { format!("https://{text}") };
        let url = Url::parse(&full).map_err(|_| bad())?;
        let named = matches!(url.host(), Some(url::Host::Domain(name)) if name.contains('.') && !name.ends_with('.'));
        if url.scheme() != "https" || !url.username().is_empty() || url.password().is_some() || !named {
            return Err(bad());
        }
        Ok(Self(url))
    }

    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    pub fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }
}

/// The name of an Okta scope, such as `okta.users.manage`, in Okta's own letters: those of the catalogue, else no part
/// begins with a capital (`okta.appGrants.manage` has one inside).
///
/// # Errors
/// `scope-name-bad`: not `okta.` and at least two more parts of letters, digits and underscores.
pub fn scope_name(text: &str) -> Result<String> {
    let name = visible(text);
    if let Some(known) = catalogue::okta_scopes().find(|known| known.eq_ignore_ascii_case(&name)) {
        return Ok(known.to_owned());
    }
    let name = name.split('.').map(as_okta_writes).collect::<Vec<_>>().join(".");
    let parts: Vec<&str> = name.split('.').collect();
    let wordy = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    if name.len() <= 100 && parts.len() >= 3 && parts[0] == "okta" && parts.iter().all(wordy) {
        Ok(name)
    } else {
        Err(Kind::ScopeNameBad.into())
    }
}

/// One part of a scope's name. All in capitals, it becomes lower case; else only its first letter does.
fn as_okta_writes(part: &str) -> String {
    if !part.bytes().any(|b| b.is_ascii_lowercase()) {
        return part.to_ascii_lowercase();
    }
    let mut letters = part.chars();
    letters.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(letters).collect()
}

/// Every scope name in a text, in order and once, from a list pasted with headings, marks and sentences. A name that a
/// line's end splits, with other marks than dots, or without its `okta.`, counts if the catalogue has it; plain words
/// side by side never count.
pub fn scopes_in(text: &str) -> Vec<String> {
    let text: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    let words = words_in(&text);
    let mut found: Vec<String> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some((name, length)) = scope_at(&text, &words[at..]) else {
            at += 1;
            continue;
        };
        at += length;
        if !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// Where the words of a text are.
fn words_in(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut words: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric() || *c == '_') {
        match words.last_mut().filter(|word| word.end == at) {
            Some(word) => word.end = at + c.len_utf8(),
            None => words.push(at..at + c.len_utf8()),
        }
    }
    words
}

/// The scope that begins with the first of these words, and its number of words.
fn scope_at(text: &str, words: &[std::ops::Range<usize>]) -> Option<(String, usize)> {
    const LONGEST: usize = 6;
    let gap = |at: usize| &text[words[at].end..words[at + 1].start];
    let run = |joins: fn(&str) -> bool| {
        let most = words.len().min(LONGEST);
        1 + (0..most.saturating_sub(1)).take_while(|at| joins(gap(*at))).count()
    };
    let joined = |length: usize| words[..length].iter().map(|word| &text[word.clone()]).collect::<Vec<_>>().join(".");
    let dotted = run(|gap| gap == ".");
    if let Ok(name) = scope_name(&joined(dotted)) {
        return Some((name, dotted));
    }
    let known = |name: &str| catalogue::okta_scopes().find(|known| known.eq_ignore_ascii_case(name)).map(str::to_owned);
    let marked = run(|gap| {
        gap.chars().any(|c| matches!(c, '.' | ':' | '/' | '\u{203a}' | '>'))
            && gap.chars().all(|c| c.is_whitespace() || matches!(c, '.' | ':' | '/' | '\u{203a}' | '>'))
    });
    (2..=marked).rev().find_map(|length| {
        let name = joined(length);
        let whole = !text[..words[0].start].ends_with('.');
        let short = || if whole && length <= dotted { known(&format!("okta.{name}")) } else { None };
        known(&name).or_else(short).map(|name| (name, length))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id_of(length: usize) -> String {
        "0oa".chars().chain("a1B2c3".chars().cycle()).take(length).collect()
    }

    fn check(text: &str, expected: std::result::Result<bool, Kind>) {
        assert_eq!(ClientId::read(text).map(|(_, unusual)| unusual).map_err(|p| p.kind), expected, "{text:?}");
    }

    #[test]
    fn client_ids() {
        let made: String = "aB3-_z".chars().cycle().take(40).collect();
        check(&id_of(20), Ok(false));
        check(&format!(" {}\u{200b}\n", id_of(20)), Ok(false));
        check(&id_of(19), Ok(true));
        check("abc123", Ok(true));
        check("0oa", Err(Kind::ClientIdLength));
        check(&id_of(9003), Err(Kind::ClientIdLength));
        check(&id_of(20).replace("0oa", "ocs"), Err(Kind::ClientIdIsSecretId));
        check("  ", Err(Kind::ClientIdEmpty));
        check("https://acme.okta.com", Err(Kind::ClientIdIsUrl));
        check("0oa abc", Err(Kind::ClientIdHasSpace));
        check("***abcd", Err(Kind::ClientIdHasSpace));
        check("{clientId}", Err(Kind::ClientIdHasSpace));
        check(&made, Err(Kind::ClientIdIsSecret));
        check(&made[..30], Err(Kind::ClientIdIsSecret));
        check(&made.replace(['-', '_'], "x"), Err(Kind::ClientIdIsSecret));
    }

    #[test]
    fn client_ids_at_the_edge() {
        let made = |length: usize| "aB3z".chars().cycle().take(length).collect::<String>();
        check(&made(5), Err(Kind::ClientIdLength));
        check(&made(6), Ok(true));
        check(&made(31), Ok(true));
        check(&made(32), Err(Kind::ClientIdIsSecret));
        check(&format!("{}-", made(19)), Ok(true));
        check(&format!("{}-", made(20)), Err(Kind::ClientIdIsSecret));
        check(&made(20), Ok(true));
        check(&format!("{}_", id_of(19)), Ok(true));
        check(&format!("{}-", id_of(40)), Ok(true));
        check(&id_of(64), Ok(true));
        check(&id_of(65), Err(Kind::ClientIdLength));
        check("acme.okta.com/admin", Err(Kind::ClientIdIsUrl));
        let (id, _) = ClientId::read(&format!(" {}", id_of(20))).expect("read");
        assert_eq!((id.as_str(), id.to_string()), (id_of(20).as_str(), id_of(20)));
    }

    #[test]
    fn invisible_characters_differ_from_space_and_letters() {
        for c in "\u{ad}\u{34f}\u{61c}\u{180e}\u{200b}\u{200f}\u{202e}\u{2060}\u{fe0f}\u{feff}\u{0}\u{7}\u{7f}".chars()
        {
            assert!(is_invisible(c), "{c:?}");
        }
        for c in [' ', '\t', '\n', '\u{85}', '\u{a0}', 'a', '-', '\u{fc}'] {
            assert!(!is_invisible(c), "{c:?}");
        }
        assert_eq!(visible(" a\u{7} b\u{200b}\n"), "a b");
    }

    #[test]
    fn a_plain_host_is_a_name_as_it_is_sent() {
        let long = |last: usize| format!("{0}.{0}.{0}.{1}", "a".repeat(63), "a".repeat(last));
        for good in ["apis.dell.com", "a.b-c.d1", &long(61)] {
            assert_eq!(plain_host(good).as_deref(), Some(good));
        }
        for bad in [
            "",
            "dell",
            "APIS.dell.com",
            "apis.dell.com.",
            "apis..com",
            "-a.com",
            "a_b.com",
            "1.2.3.4",
            "0x7f.1",
            "m\u{fc}ller.de",
            "xn--mller-kva.de",
            "login.xn--mller-kva.de",
            "a.localhost",
            "a.com:8443",
            "a.com/b",
            &long(62),
        ] {
            assert_eq!(plain_host(bad), None, "{bad}");
        }
    }

    #[test]
    fn okta_s_names_and_their_likes() {
        for oktas in ["okta.com", "acme.okta.com", "acme.trexcloud.com", "acme-okta.com", "acme.okta.com.evil.test"] {
            assert!(is_oktas(oktas), "{oktas}");
        }
        for other in ["login.acme.com", "apis.dell.com", "mytrexcloud.com"] {
            assert!(!is_oktas(other), "{other}");
        }
    }

    #[test]
    fn a_refused_secret_is_not_repeated() {
        let made: String = "aB3-_z".chars().cycle().take(40).collect();
        let problem = ClientId::read(&made).expect_err("refused");
        assert!(!format!("{problem:?}").contains(&made[..8]));
    }

    #[test]
    fn console_addresses() {
        let ok = |text: &str| ConsoleAddress::read(text).map(|a| a.as_str().to_owned()).ok();
        assert_eq!(ok("console.dell.practice").as_deref(), Some("https://console.dell.practice/"));
        assert_eq!(ok(" https://Login.Druva.com/x?y=1 ").as_deref(), Some("https://login.druva.com/x?y=1"));
        for bad in [
            "",
            "http://login.druva.com",
            "https://me@login.druva.com",
            "https://1.2.3.4",
            "localhost",
            "a b",
            "https://console.dell.practice/a b",
            "ftp://x.y",
            "https://:word@console.dell.practice",
            "console.dell.practice.",
        ] {
            assert_eq!(ok(bad), None, "{bad}");
        }
        let long = |length: usize| ok(&format!("https://a.practice/{}", "x".repeat(length - 19)));
        assert!(long(2048).is_some() && long(2049).is_none());
        assert_eq!(ConsoleAddress::read("https://Login.Druva.com/x").expect("read").host(), "login.druva.com");
    }

    #[test]
    fn scope_names() {
        for good in ["okta.users.manage", " okta.clients.read\n", "okta.users.manage.self"] {
            assert!(scope_name(good).is_ok(), "{good}");
        }
        for bad in ["", "openid", "okta.users", "okta..manage", "okta.users.manage okta.x.read"] {
            assert!(scope_name(bad).is_err(), "{bad}");
        }
        for bad in ["openid.users.manage", "okta.a-b.manage", "okta.users.man age"] {
            assert!(scope_name(bad).is_err(), "{bad}");
        }
        let long = |length: usize| scope_name(&format!("okta.{}.read", "x".repeat(length - 10))).is_ok();
        assert!(long(100) && !long(101) && scope_name("okta.my_things2.read").is_ok());
        let written = |text: &str| scope_name(text).ok();
        assert_eq!(written(" Okta.Users.Manage ").as_deref(), Some("okta.users.manage"));
        assert_eq!(written("OKTA.APPGRANTS.MANAGE").as_deref(), Some("okta.appGrants.manage"));
        assert_eq!(written("Okta.New.Read").as_deref(), Some("okta.new.read"));
        assert_eq!(written("okta.newThings.read").as_deref(), Some("okta.newThings.read"));
        assert_eq!(
            scopes_in("See it (okta.users.manage), and okta.groups.manage. Again: okta.users.manage"),
            ["okta.users.manage", "okta.groups.manage"]
        );
    }

    #[test]
    fn a_pasted_consent_list_is_read_as_it_comes() {
        let pasted = "Berechtigungen f\u{fc}r \u{201e}Dell Data Security Cloud\u{201c}:\r\n\
            \u{2022} okta.users.manage \u{2013} Benutzer verwalten,\n\
            * okta.groups.manage; (okta.groups.manage)\n\
            1. OKTA.LOGSTREAMS.READ\n\
            \t\u{bb}okta.network\u{200b}Zones.manage\u{ab}\n\
            okta.policies.\n    manage\n\
            clients.read, okta : orgs : manage\n\
            Okta devices read nothing. Users manage. \u{d6}okta.apps.read\n\
            okta.brandNew.manage.";
        let expected = [
            "okta.users.manage",
            "okta.groups.manage",
            "okta.logStreams.read",
            "okta.networkZones.manage",
            "okta.policies.manage",
            "okta.clients.read",
            "okta.orgs.manage",
            "okta.brandNew.manage",
        ];
        assert_eq!(scopes_in(pasted), expected);
        assert!(scopes_in("Okta users manage their groups; read on. http://a.b/c").is_empty());
        assert!(scopes_in("clients: read, users/manage, my.clients.read").is_empty());
        let all: Vec<&str> = catalogue::okta_scopes().collect();
        assert_eq!(scopes_in(&all.join(", ")), all);
    }
}
