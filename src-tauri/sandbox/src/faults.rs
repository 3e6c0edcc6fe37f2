//! What can be made to go wrong. One table, so that the panel, the command line and the tests use the same names.

use std::borrow::Cow;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::clock::Millis;
use crate::vendor_refusals::{self, VendorRefusal};

/// A fault that can be ordered.
#[derive(Debug, Clone, Serialize)]
pub struct FaultKind {
    pub name: &'static str,
    /// Meaning of its argument, if it takes one.
    pub arg: Option<&'static str>,
    /// One refusal in its literal words, without a cause in the world.
    pub word_for_word: bool,
    /// What happens, in one line.
    pub what: Cow<'static, str>,
}

const fn fault(name: &'static str, what: &'static str) -> FaultKind {
    FaultKind { name, arg: None, word_for_word: false, what: Cow::Borrowed(what) }
}

const fn with(name: &'static str, arg: &'static str, what: &'static str) -> FaultKind {
    FaultKind { name, arg: Some(arg), word_for_word: false, what: Cow::Borrowed(what) }
}

const KNOWN: &[FaultKind] = &[
    fault(
        "lost-answer",
        "the next registration or re-authorization at Dell takes effect, then the connection is cut without an answer",
    ),
    fault("lost-answer-before", "the next registration or re-authorization at Dell is cut before it takes effect"),
    fault("wrong-secret", "Okta refuses every client secret (401 invalid_client)"),
    with("rate-limit", "seconds, 10 when left out", "Okta answers 429 E0000047 for so long after the first refusal"),
    fault("network-zone", "Okta refuses callers outside the client's network zones (403 access_denied)"),
    fault("okta-down", "Okta is in read-only mode (503 E0000010)"),
    fault("okta-error", "Okta fails inside (500)"),
    fault("maintenance", "Okta's token endpoint is in maintenance (400 temporarily_unavailable)"),
    fault("html", "a captive portal answers for Okta with a web page (200)"),
    fault("redirect", "something on the way answers for Okta with a redirect to another host (302)"),
    fault("garbage", "Okta's answers are cut-off JSON (200)"),
    fault("big-answer", "Okta's answers are several megabytes"),
    fault("another-organisation", "another organization answers for this name"),
    fault("classic", "the organization is a Classic one: pipeline v1, no authenticators (401 E0000015)"),
    with(
        "echo",
        "spelling: plain when left out, base64, base64url, percent, escape, entity, hex, utf16, twice, half",
        "Okta and Dell repeat the Authorization header and the body in each text of an answer, with orders to a terminal",
    ),
    with("slow", "milliseconds, 2000 when left out", "every answer of Okta and Dell takes so much longer"),
    fault("unreachable", "connections to Okta's names are cut at once"),
    fault("okta-cut", "the next answer of Okta is never sent: the connection is cut"),
    fault("okta-token-expired", "the next call to Okta finds its token expired (401 E0000011)"),
    fault("basic-stripped", "something on the way removes the Basic header (401 No client credentials found)"),
    fault(
        "short-scope",
        "Okta answers with the granted scopes alone instead of refusing the rest; withholds okta.groups.manage if none is withheld",
    ),
    fault("unlisted-scopes", "Okta's tokens do not say which scopes they have (RFC 6749, 5.1: as requested)"),
    fault("odd-link", "Okta's lists name a next page in a form that nobody understands"),
    with(
        "probe-refused",
        "scope, all when left out",
        "reading is refused although the token lists the scope (403 insufficient_scope)",
    ),
    with(
        "clock-skew",
        "seconds, 86400 when left out",
        "the services' clocks are ahead by so much (Date, X-Rate-Limit-Reset)",
    ),
    fault("dell-feature-off", "Okta protection is not enabled for the Dell accounts (403 OKTA-1003)"),
    fault("dell-throttled", "Dell is overloaded (500, retryable)"),
    fault("dell-down", "Dell's gateway answers with a web page (503)"),
    fault("dell-unreachable", "connections to Dell's API are cut at once"),
    fault("dell-zone-blocked", "Okta refuses Dell's addresses, though not this computer's (422 OKTA-1401)"),
    fault("dell-at-once", "Dell answers a registration with 201 instead of a task"),
    fault("task-fails", "the next task at Dell fails"),
    fault("task-hangs", "Dell's tasks stay Running for as long as this is on"),
    fault("dell-task-gone", "Dell knows no task any more (404)"),
    fault("backup-hangs", "backups stay Queued or Running for as long as this is on"),
    fault("backup-fails", "the next backup fails"),
    fault("backup-errors", "the next backup is successful with errors"),
    with(
        "dell-token-expired",
        "status, 401 or 403, 401 when left out",
        "the next call to Dell finds its token expired",
    ),
    fault("dell-wrong-cloud", "Dell refuses tokens as made on another cloud (403 explicit deny)"),
    fault("dell-safe-mode", "the Dell account is in Safe Mode: no credential works and no backup starts (403)"),
    fault("dell-paste-blocked", "the form in Dell's console takes no pasted text"),
    fault("keys-skipped", "key management was skipped in Dell; turning it on ends this"),
    fault("backup-disabled", "someone used Disable Backup in Dell; turning backups on ends this"),
];

static ALL: LazyLock<Vec<FaultKind>> =
    LazyLock::new(|| KNOWN.iter().cloned().chain(vendor_refusals::ALL.iter().map(VendorRefusal::listed)).collect());

/// Every fault there is.
pub fn known() -> &'static [FaultKind] {
    &ALL
}

/// Underscores count as dashes.
fn written(name: &str) -> String {
    name.replace('_', "-")
}

/// An ordered fault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Fault {
    pub name: String,
    pub arg: Option<String>,
    /// When it lifts by itself; its first effect sets this.
    #[serde(default)]
    pub until: Option<Millis>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Faults(Vec<Fault>);

impl Faults {
    /// # Errors
    /// An unknown name, or an invalid argument.
    pub(crate) fn order(&mut self, name: &str, arg: Option<String>) -> Result<(), String> {
        let name = written(name);
        let kind = known().iter().find(|kind| kind.name == name).ok_or_else(|| {
            let names: Vec<&str> = known().iter().map(|kind| kind.name).collect();
            format!("there is no fault {name:?}; known are: {}", names.join(", "))
        })?;
        let arg = arg.filter(|arg| !arg.is_empty());
        match (kind.arg, &arg) {
            (None, Some(arg)) => return Err(format!("the fault {name} takes no argument, but {arg:?} was given")),
            (Some(means), Some(arg))
                if !matches!(kind.name, "probe-refused" | "echo") && arg.parse::<i64>().is_err() =>
            {
                return Err(format!("the fault {name} takes a number ({means}), but {arg:?} was given"));
            }
            (None | Some(_), None) | (Some(_), Some(_)) => {}
        }
        self.lift(&name);
        self.0.push(Fault { name, arg, until: None });
        Ok(())
    }

    pub(crate) fn lift(&mut self, name: &str) {
        let name = written(name);
        self.0.retain(|fault| fault.name != name);
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Fault> {
        self.0.iter().find(|fault| fault.name == name)
    }

    /// Whether it was ordered; only once.
    pub(crate) fn take(&mut self, name: &str) -> bool {
        let had = self.has(name);
        self.lift(name);
        had
    }

    /// The argument as a number, if the fault is on.
    pub(crate) fn number(&self, name: &str, default: i64) -> Option<i64> {
        self.get(name).map(|fault| fault.arg.as_deref().and_then(|arg| arg.parse().ok()).unwrap_or(default))
    }

    /// For a fault that lifts by itself: starts its time at the first effect, and answers when it ends if it still
    /// lasts.
    pub(crate) fn until(&mut self, name: &str, seconds: i64, now: Millis) -> Option<Millis> {
        let end = self.number(name, seconds)?.saturating_mul(1000).saturating_add(now);
        let until = *self.0.iter_mut().find(|fault| fault.name == name)?.until.get_or_insert(end);
        if now < until {
            return Some(until);
        }
        self.lift(name);
        None
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Fault> {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_name_or_argument_is_refused() {
        let mut faults = Faults::default();
        assert!(faults.order("nonsense", None).is_err());
        assert!(faults.order("rate-limit", Some("soon".into())).is_err());
        assert!(faults.order("html", Some("1".into())).is_err());
        assert_eq!(faults.order("rate-limit", Some("2".into())), Ok(()));
    }

    #[test]
    fn a_timed_fault_lifts_by_itself() {
        let mut faults = Faults::default();
        faults.order("rate-limit", Some("2".into())).expect("known");
        assert_eq!(faults.until("rate-limit", 10, 1_000), Some(3_000));
        assert_eq!(faults.until("rate-limit", 10, 2_999), Some(3_000));
        assert_eq!(faults.until("rate-limit", 10, 3_000), None);
        assert!(!faults.has("rate-limit"));
    }

    #[test]
    fn names_are_unique() {
        let mut names: Vec<&str> = known().iter().map(|kind| kind.name).collect();
        let kebab = |name: &&str| name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        assert!(names.iter().all(kebab));
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), known().len());
    }
}
