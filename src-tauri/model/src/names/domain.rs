//! The Okta domain: any pasted text becomes a host of one of Okta's families, a custom domain, or a [`Problem`] with a
//! repair. The guard of SECURITY.md: nothing is sent before it.

mod repair;

use serde::{Deserialize, Serialize};
use url::Host;

use super::{is_invisible, look_alike};
use crate::catalogue::Tier;
use crate::catalogue::{self, Family};
use crate::problem::{Kind, Problem, Result};

/// The longest text that is read; sign-in addresses with a whole query are shorter.
const LONGEST: usize = 8192;

words! {
    /// A change on the way from the text to the host.
    Change {
        /// `http://` or `https://` in front.
        Scheme = "scheme",
        /// A path.
        Path = "path",
        /// A port.
        Port = "port",
        /// Capital letters.
        Case = "case",
        /// Full-width letters, dots and the like in place of plain ones.
        Plain = "plain",
        /// White space, quotes or angle brackets around it.
        Spaces = "spaces",
        /// Invisible characters.
        Invisible = "invisible",
        /// The dot at the end.
        TrailingDot = "trailing_dot",
        /// A user name before `@`.
        Userinfo = "userinfo",
        /// `-admin`: the console's host in place of the org's.
        Admin = "admin",
        /// A query or fragment.
        Query = "query",
        /// Not in a family of Okta's: only Okta can say whose it is.
        Custom = "custom",
    }
}

/// How a text was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Lower case, ASCII, without `-admin`.
    pub host: String,
    /// Its family; `None` for a custom domain.
    pub family: Option<&'static str>,
    pub custom: bool,
    /// What was changed on the way.
    pub changes: Vec<Change>,
}

/// A host of one of Okta's families, of either mode: calls go there, and Dell gets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OktaHost(String);

impl OktaHost {
    /// A host that Okta, or an earlier reading, named. Repairs nothing.
    ///
    /// # Errors
    /// `domain-look-alike` unless it is exactly `<label>.<family>`, of the given mode.
    pub fn of(host: &str, practice: bool) -> Result<Self> {
        let found = family_of(host, practice).filter(|(_, label)| good_label(label) && !label.starts_with("xn--"));
        match found {
            Some(_) => Ok(Self(host.to_owned())),
            None => Err(Problem::new(Kind::DomainLookAlike).with("host", host)),
        }
    }

    /// The same of any mode: a store doesn't name its own.
    pub fn parse(host: &str) -> Option<Self> {
        Self::of(host, false).or_else(|_| Self::of(host, true)).ok()
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `https://` and the host, without a slash at the end, as Dell's page shows it.
    pub fn url(&self) -> String {
        format!("https://{self}")
    }

    /// Production, preview or trial.
    pub fn tier(&self) -> Tier {
        if ["trial-", "integrator-", "dev-"].iter().any(|prefix| self.starts_with(prefix)) {
            return Tier::Trial;
        }
        let family = family_of(self, false).or_else(|| family_of(self, true));
        family.map_or(Tier::Production, |(family, _)| family.tier)
    }
}

parsed_text!(OktaHost, "no host of Okta's");

/// Reads any text as an Okta domain. In practice mode only practice names are accepted, else none of them.
///
/// # Errors
/// The `domain-*` problems, with `host` where the text names one, and `suggestion` where one of Okta's names is most
/// likely meant. The person chooses a suggestion; the code never does.
pub fn read(text: &str, practice: bool) -> Result<Reading> {
    understood(text, practice).map_err(|problem| match repair::suggestion(text, &problem, practice) {
        Some(host) => problem.with("suggestion", host),
        None => problem,
    })
}

/// [`read`], without a suggestion.
fn understood(text: &str, practice: bool) -> Result<Reading> {
    let mut changes = Vec::new();
    let authority = authority(text, &mut changes)?;
    let host = host_of(&authority, &mut changes)?;
    let named = |kind| Err(Problem::new(kind).with("host", &host));

    if host.ends_with(".com.com") {
        return named(Kind::DomainDoubleCom);
    }
    if let Some((family, label)) = family_of(&host, practice) {
        if label.split('.').any(|part| part.starts_with("xn--")) {
            return named(Kind::DomainPunycode);
        }
        if !good_label(label) {
            return named(Kind::DomainNotAnOrg);
        }
        let (host, admin) = match label.strip_suffix("-admin") {
            Some(label) if good_label(label) => (format!("{label}.{}", family.name), true),
            Some(_) | None => (host.clone(), false),
        };
        if admin {
            changes.push(Change::Admin);
        }
        return Ok(Reading { host, family: Some(&family.name), custom: false, changes });
    }
    // In practice mode a real name is not wrong: it belongs to the other mode.
    let real = family_of(&host, false).is_some_and(|(_, label)| good_label(label));
    if practice && real {
        return named(Kind::DomainNotPractice);
    }
    let other_space = family_of(&host, !practice).is_some() || host.ends_with(".practice");
    if catalogue::families().iter().any(|family| family.name == host) || (other_space && !(practice && ours(&host))) {
        return named(Kind::DomainNotAnOrg);
    }
    if look_alike::is(&host) {
        return named(Kind::DomainLookAlike);
    }
    if practice && !ours(&host) {
        return named(Kind::DomainNotPractice);
    }
    changes.push(Change::Custom);
    Ok(Reading { host, family: None, custom: true, changes })
}

/// Whether practice mode has an org of this name.
pub fn in_practice(host: &str) -> bool {
    host == "acme.okta.practice" || ours(host)
}

/// The one custom domain that the sandbox serves.
fn ours(host: &str) -> bool {
    host == "login.acme.practice"
}

/// The family of a host, and what precedes it.
fn family_of(host: &str, practice: bool) -> Option<(&'static Family, &str)> {
    catalogue::families().iter().filter(|family| family.practice == practice).find_map(|family| {
        let label = host.strip_suffix(&family.name)?.strip_suffix('.')?;
        Some((family, label))
    })
}

/// The part of the text between scheme and path.
fn authority(text: &str, changes: &mut Vec<Change>) -> Result<String> {
    if text.len() > LONGEST {
        return Err(Kind::DomainNotAHost.into());
    }
    let shown: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    if shown.len() != text.len() {
        changes.push(Change::Invisible);
    }
    if let Some(placeholder) = placeholder(&shown) {
        return Err(placeholder);
    }
    let around = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '`' | ',' | ';');
    let inner = shown.trim_matches(around);
    if inner.len() != shown.len() {
        changes.push(Change::Spaces);
    }
    if inner.is_empty() {
        return Err(Kind::DomainEmpty.into());
    }
    if inner.chars().any(char::is_whitespace) {
        return Err(Kind::DomainNotAHost.into());
    }
    let rest = without_scheme(inner)?;
    // Every Okta address is https, so only another scheme is worth reporting.
    if rest.len() != inner.len() && !inner.to_ascii_lowercase().starts_with("https:") {
        changes.push(Change::Scheme);
    }
    // A backslash counts as a slash, as in browsers: what follows it is never the host.
    let end = rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len());
    let (authority, tail) = rest.split_at(end);
    let path = tail.find(['?', '#']).unwrap_or(tail.len());
    if path > 1 {
        changes.push(Change::Path);
    }
    if path < tail.len() {
        changes.push(Change::Query);
    }
    let Some((user, host)) = authority.rsplit_once('@') else {
        return Ok(authority.to_owned());
    };
    // `https://acme.okta.com@evil.test` leads to evil.test, whatever precedes the sign.
    let dressed = catalogue::families().iter().any(|family| user.to_lowercase().contains(&family.name));
    if dressed {
        return Err(Problem::new(Kind::DomainLookAlike).with("host", host.to_lowercase()));
    }
    if rest.len() == inner.len() {
        return Err(Kind::DomainMail.into());
    }
    changes.push(Change::Userinfo);
    Ok(host.to_owned())
}

fn placeholder(text: &str) -> Option<Problem> {
    let lower = text.to_lowercase();
    let template = lower.contains(['{', '}']) || lower.contains("%7b");
    let article = ["company_name.", "youroktadomain", "your-okta-domain", "your_okta_domain"];
    (template || article.iter().any(|name| lower.contains(name))).then(|| Kind::DomainPlaceholder.into())
}

fn without_scheme(text: &str) -> Result<&str> {
    let lower = text.to_ascii_lowercase();
    for scheme in ["https:", "http:"] {
        if lower.starts_with(scheme) {
            return Ok(text[scheme.len()..].trim_start_matches(['/', '\\']));
        }
    }
    if lower.starts_with("mailto:") {
        return Err(Kind::DomainMail.into());
    }
    if lower.contains("://") && !lower[..lower.find("://").unwrap_or(0)].contains(['/', '?', '#', '.']) {
        return Err(Kind::DomainNotAHost.into());
    }
    Ok(text.trim_start_matches(['/', '\\']))
}

/// From `HOST:port` to a host name in lower-case ASCII.
fn host_of(authority: &str, changes: &mut Vec<Change>) -> Result<String> {
    let not_a_host = || Problem::from(Kind::DomainNotAHost);
    if authority.starts_with('[') || authority.matches(':').count() > 1 {
        return Err(Kind::DomainAddressLiteral.into());
    }
    let mut host = authority;
    if let Some((name, port)) = authority.split_once(':') {
        if !port.bytes().all(|b| b.is_ascii_digit()) {
            return Err(not_a_host());
        }
        changes.push(Change::Port);
        host = name;
    }
    if host.contains('%') {
        return Err(not_a_host());
    }
    if let Some(name) = host.strip_suffix('.') {
        changes.push(Change::TrailingDot);
        host = name;
    }
    let lower = host.to_lowercase();
    if lower != host {
        changes.push(Change::Case);
    }
    // Maps Unicode to ASCII, and numbers in any base to an address, as a resolver does.
    let name = match Host::parse(&lower) {
        Ok(Host::Domain(name)) => name,
        Ok(Host::Ipv4(_) | Host::Ipv6(_)) => return Err(Kind::DomainAddressLiteral.into()),
        Err(_) => return Err(not_a_host()),
    };
    if name.len() > 253 || !name.contains('.') || !name.split('.').all(good_label) {
        return Err(not_a_host());
    }
    // Full-width letters and the like become plain ASCII: read, but never silently as Okta's.
    if !lower.is_ascii() && !name.contains("xn--") {
        changes.push(Change::Plain);
    }
    Ok(name)
}

/// One label of a host name: letters, digits and inner hyphens.
pub(super) fn good_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

#[cfg(test)]
mod tests;
