//! Suggests one of Okta's own names for a text that was refused. The person chooses it; the code never does.
//!
//! Invariant: no suggestion for a look-alike, a placeholder, or a text that names somebody else.

use super::{LONGEST, catalogue, good_label, is_invisible, understood};
use crate::problem::{Kind, Problem};

/// The host that [`super::read`] would make of the suggestion.
pub(super) fn suggestion(text: &str, problem: &Problem, practice: bool) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let host = problem.args.get("host").map(String::as_str).unwrap_or_default();
    let shown: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    let shown = shown.trim().to_lowercase();
    match problem.kind {
        Kind::DomainDoubleCom => {
            let mut name = host;
            while let Some(shorter) = name.strip_suffix(".com").filter(|shorter| shorter.ends_with(".com")) {
                name = shorter;
            }
            exact(name, practice)
        }
        // A mailbox at the org's own name.
        Kind::DomainMail => exact(shown.rsplit('@').next()?, practice),
        Kind::DomainNotAnOrg => {
            let host = host.strip_prefix("www.").unwrap_or(host);
            exact(host, practice).or_else(|| exact(&without_service(host)?, practice))
        }
        Kind::DomainNotAHost if good_label(&shown) => {
            let family = catalogue::families().iter().find(|family| family.practice == practice)?;
            exact(&format!("{shown}.{}", family.name), practice)
        }
        Kind::DomainNotAHost => {
            let rest = shown.split_once("://").map_or(shown.as_str(), |(_, rest)| rest);
            let rest = rest.split(['/', '?', '#']).next().unwrap_or_default();
            let words: Vec<&str> = rest.split_whitespace().collect();
            exact(&words.concat(), practice).or_else(|| exact(&words.join("."), practice))
        }
        _ => None,
    }
}

/// `acme.okta.com` for `acme.kerberos.okta.com`, and for the other names of an org's services.
fn without_service(host: &str) -> Option<String> {
    let (label, rest) = host.split_once('.')?;
    let (service, family) = rest.split_once('.')?;
    let label = label.strip_suffix("-admin").unwrap_or(label);
    catalogue::services().iter().any(|known| known.label == service).then(|| format!("{label}.{family}"))
}

/// The name, if it is one of Okta's own without any change.
fn exact(name: &str, practice: bool) -> Option<String> {
    let reading = understood(name, practice).ok()?;
    // A custom domain is a change too.
    reading.changes.is_empty().then_some(reading.host)
}
