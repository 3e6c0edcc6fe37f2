//! The Okta domain: any pasted text becomes a host of one of Okta's families, a custom domain, or a [`Problem`] with a
//! repair. The guard of SECURITY.md: nothing is sent before it.

mod repair;

use url::Host;

use super::{is_invisible, look_alike};
use crate::catalogue::{self, Family};
use crate::connection::Tier;
use crate::problem::{Kind, Problem, Result};

/// The longest text that is read; sign-in addresses with a whole query are shorter.
const LONGEST: usize = 8192;

/// A change on the way from the text to the host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// `http://` or `https://` in front.
    Scheme,
    /// A path.
    Path,
    /// A port.
    Port,
    /// Capital letters.
    Case,
    /// Full-width letters, dots and the like in place of plain ones.
    Plain,
    /// White space, quotes or angle brackets around it.
    Spaces,
    /// Invisible characters.
    Invisible,
    /// The dot at the end.
    TrailingDot,
    /// A user name before `@`.
    Userinfo,
    /// `-admin`: the console's host in place of the org's.
    Admin,
    /// A query or fragment.
    Query,
    /// Not in a family of Okta's: only Okta can say whose it is.
    Custom,
}

impl Change {
    /// Its stable word for the page and the store.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Scheme => "scheme",
            Self::Path => "path",
            Self::Port => "port",
            Self::Case => "case",
            Self::Plain => "plain",
            Self::Spaces => "spaces",
            Self::Invisible => "invisible",
            Self::TrailingDot => "trailing_dot",
            Self::Userinfo => "userinfo",
            Self::Admin => "admin",
            Self::Query => "query",
            Self::Custom => "custom",
        }
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

/// A host of one of Okta's families: calls go there, and Dell gets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OktaDomain {
    host: String,
    family: &'static Family,
}

impl OktaDomain {
    /// A host that Okta, or an earlier reading, named. Repairs nothing.
    ///
    /// # Errors
    /// `domain-look-alike` unless it is exactly `<label>.<family>`, of the given mode.
    pub fn of(host: &str, practice: bool) -> Result<Self> {
        let found = family_of(host, practice).filter(|(_, label)| good_label(label) && !label.starts_with("xn--"));
        match found {
            Some((family, _)) => Ok(Self { host: host.to_owned(), family }),
            None => Err(Problem::new(Kind::DomainLookAlike).with("host", host)),
        }
    }

    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// `https://` and the host, without a slash at the end, as Dell's page shows it.
    #[must_use]
    pub fn url(&self) -> String {
        format!("https://{}", self.host)
    }

    /// Host of the Admin Console (DOMAIN 3.3).
    #[must_use]
    pub fn admin_host(&self) -> String {
        let (label, family) = self.host.split_once('.').unwrap_or((&self.host, ""));
        format!("{label}-admin.{family}")
    }

    /// Production, preview or trial.
    #[must_use]
    pub fn tier(&self) -> Tier {
        let trial = ["trial-", "integrator-", "dev-"];
        if trial.iter().any(|prefix| self.host.starts_with(prefix)) { Tier::Trial } else { self.family.tier }
    }
}

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

/// The kind of org at a host of Okta's families; production for any other host.
#[must_use]
pub fn tier(host: &str) -> Tier {
    let domain = OktaDomain::of(host, false).or_else(|_| OktaDomain::of(host, true));
    domain.map_or(Tier::Production, |domain| domain.tier())
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
