//! A Dell environment that a person adds, by a form or from a file of Dell's (docs/ENVIRONMENTS.md).
//!
//! Invariants: the result names https hosts and plain paths only, no host of Okta's, and no character that hides or
//! reverses another; an unknown field is refused, not skipped. Nothing is sent.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::catalogue::Way;
use crate::catalogue::{Environment, OnboardingPaths};
use crate::names::{self, ConsoleAddress};
use crate::problem::{Kind, Problem, Result};
use crate::service_message::is_invisible;

/// The longest description in bytes: a page of text.
pub const LARGEST: usize = 16 * 1024;

/// The longest name in characters, so that it fits on one line of a list.
const LONGEST_NAME: usize = 60;

/// Names under the reserved ending that practice mode resolves to this computer.
const PRACTICE: &str = ".practice";

words! {
    /// Where an environment came from.
    Origin {
        /// Typed into the form.
        Form = "form",
        /// Read from the text of a file.
        File = "file",
    }
}

/// An environment that was added, and by whom, when, from what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Added {
    /// What connections use.
    pub environment: Environment,
    /// Its name on screen.
    pub name: String,
    /// The OS account that added it.
    pub by: String,
    pub at: Timestamp,
    /// Where it came from.
    pub from: Origin,
    /// The status with which its token endpoint refused a request without credential.
    pub answered: u16,
}

impl Added {
    /// The host that gets the credential.
    pub fn host(&self) -> &str {
        self.environment.api_base.trim_start_matches("https://")
    }
}

/// The fields of the form; an empty one counts as not given.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(rename = "GivenForm")]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Its name on screen.
    pub name: String,
    /// `https://` and the API's host.
    pub api_base: String,
    /// Token endpoint below it.
    pub token_path: String,
    /// Where people sign in, if known.
    #[serde(default)]
    pub console_address: String,
    /// Only where it registers orgs by API.
    pub onboarding_paths: Option<Paths>,
}

/// Paths of the onboarding operations, as given.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(rename = "GivenPaths")]
#[serde(deny_unknown_fields)]
pub struct Paths {
    /// List and register.
    pub domains: String,
    /// Running registrations.
    pub tasks: String,
    /// Cloud Key Management.
    pub key_management: String,
}

/// What a person gives to add an environment.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[ts(rename = "GivenEnvironment")]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum Given {
    /// The fields of the form.
    Form(Form),
    /// A file.
    File {
        /// Its text, TOML or JSON.
        text: String,
    },
}

/// An environment as it was read: not added yet, and nothing was sent to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    /// Its name on screen.
    pub name: String,
    /// Its id is still empty.
    pub environment: Environment,
    /// Where it came from.
    pub from: Origin,
}

/// Reads what was given, for practice mode or not.
///
/// # Errors
/// The `environment-*` problems that need neither network nor store, and `console-address-bad`; `field` names the field
/// of the format.
pub fn read(given: &Given, practice: bool) -> Result<Understood> {
    let (form, from) = match given {
        Given::Form(form) => (form.clone(), Origin::Form),
        Given::File { text } => (file(text)?, Origin::File),
    };
    checked(&form, from, practice).map_err(|problem| match from {
        Origin::File => problem,
        Origin::Form => at_its_field(problem),
    })
}

/// In the form each field has its own problem.
fn at_its_field(problem: Problem) -> Problem {
    match problem.args.get("field").map(|field| field.rsplit('.').next().unwrap_or(field).to_owned()) {
        Some(field) => problem.at(&format!("environment_{field}")),
        None => problem,
    }
}

/// The fields of a file.
fn file(text: &str) -> Result<Form> {
    // Some editors begin a file with this mark.
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.len() > LARGEST {
        return Err(Problem::new(Kind::EnvironmentTooLarge).with("kib", LARGEST / 1024));
    }
    if text.trim().is_empty() {
        return Err(Kind::EnvironmentEmpty.into());
    }
    if text.chars().any(|c| is_hidden(c) && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(Kind::EnvironmentHidden.into());
    }
    let json = text.trim_start().starts_with('{');
    let unreadable = || Problem::new(Kind::EnvironmentUnreadable);
    let value: Value =
        if json { serde_json::from_str(text).ok() } else { toml::from_str(text).ok() }.ok_or_else(unreadable)?;
    known_fields(&value)?;
    // Reads once more, into the type: only this reading reports a field that appears twice.
    if json { serde_json::from_str(text).ok() } else { toml::from_str(text).ok() }.ok_or_else(unreadable)
}

/// Accepts only the format's fields, each a text, with the required ones present.
fn known_fields(value: &Value) -> Result<()> {
    let paths: &[(&str, bool)] = &[("domains", true), ("tasks", true), ("key_management", true)];
    let top: &[(&str, bool)] = &[("name", true), ("api_base", true), ("token_path", true), ("console_address", false)];
    fields_of(value, "", top, Some("onboarding_paths"))?;
    match value.get("onboarding_paths") {
        Some(below) => fields_of(below, "onboarding_paths.", paths, None),
        None => Ok(()),
    }
}

fn fields_of(value: &Value, under: &str, known: &[(&str, bool)], table: Option<&str>) -> Result<()> {
    let of = |kind: Kind, field: &str| Problem::new(kind).with("field", shown(&format!("{under}{field}")));
    let Some(fields) = value.as_object() else {
        return Err(of(Kind::EnvironmentMissing, "").with("field", under.trim_end_matches('.')));
    };
    if let Some(unknown) = fields.keys().find(|key| table != Some(key) && known.iter().all(|(name, _)| name != key)) {
        return Err(of(Kind::EnvironmentUnknownField, unknown));
    }
    for (name, must) in known {
        match fields.get(*name) {
            Some(Value::String(_)) => {}
            None if !must => {}
            Some(_) | None => return Err(of(Kind::EnvironmentMissing, name)),
        }
    }
    Ok(())
}

fn checked(form: &Form, from: Origin, practice: bool) -> Result<Understood> {
    let name = name(&form.name)?;
    let host = host("api_base", &form.api_base, practice)?;
    let token_path = path("token_path", &form.token_path)?;
    let console = console(&form.console_address, practice)?;
    let onboarding_paths = form.onboarding_paths.as_ref().map(onboarding).transpose()?;
    Ok(Understood {
        name,
        environment: Environment {
            id: String::new(),
            way: if onboarding_paths.is_some() { Way::Api } else { Way::Console },
            api_base: format!("https://{host}"),
            token_path,
            console_login: console.into_iter().collect(),
            government: false,
            practice,
            onboarding_paths,
            source: from.word().to_owned(),
            date: String::new(),
        },
        from,
    })
}

fn name(text: &str) -> Result<String> {
    let bad = || Problem::new(Kind::EnvironmentName).with("field", "name").with("most", LONGEST_NAME);
    all_seen("name", text)?;
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // Marks that the words use for bold labels may appear nowhere else.
    let plain = |c: char| {
        c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | ',' | ':' | '/' | '(' | ')' | '&' | '+' | '\'')
    };
    let good = (1..=LONGEST_NAME).contains(&name.chars().count()) && name.chars().all(plain);
    if good && name.chars().any(char::is_alphanumeric) { Ok(name) } else { Err(bad()) }
}

/// The host of `https://HOST`, which one slash may follow.
fn host(field: &str, text: &str, practice: bool) -> Result<String> {
    all_seen(field, text)?;
    let bad = || Problem::new(Kind::EnvironmentAddress).with("field", field).with("value", shown(text));
    let text = text.trim();
    let rest = text.get(..8).filter(|scheme| scheme.eq_ignore_ascii_case("https://")).and_then(|_| text.get(8..));
    let rest = rest.ok_or_else(bad)?;
    let host = names::plain_host(&rest.strip_suffix('/').unwrap_or(rest).to_ascii_lowercase()).ok_or_else(bad)?;
    belongs(field, &host, practice)?;
    Ok(host)
}

/// Refuses a host of Okta's, and one of the other mode.
fn belongs(field: &str, host: &str, practice: bool) -> Result<()> {
    if names::is_oktas(host) {
        return Err(Problem::new(Kind::EnvironmentOkta).with("field", field).with("host", host));
    }
    if host.ends_with(PRACTICE) != practice {
        return Err(Problem::new(Kind::EnvironmentSpace).with("field", field).with("host", host));
    }
    Ok(())
}

fn console(text: &str, practice: bool) -> Result<Option<String>> {
    let field = "console_address";
    all_seen(field, text)?;
    if text.trim().is_empty() {
        return Ok(None);
    }
    let bad = || Problem::new(Kind::EnvironmentAddress).with("field", field).with("value", shown(text));
    let address = ConsoleAddress::read(text).map_err(|_| bad())?;
    let plain = names::plain_host(address.host()).is_some();
    let url = url::Url::parse(address.as_str()).map_err(|_| bad())?;
    if !plain || !text.is_ascii() || url.port().is_some() || url.query().is_some() || url.fragment().is_some() {
        return Err(bad());
    }
    belongs(field, address.host(), practice)?;
    Ok(Some(address.as_str().to_owned()))
}

fn onboarding(paths: &Paths) -> Result<OnboardingPaths> {
    let read = OnboardingPaths {
        domains: path("onboarding_paths.domains", &paths.domains)?,
        tasks: path("onboarding_paths.tasks", &paths.tasks)?,
        key_management: path("onboarding_paths.key_management", &paths.key_management)?,
    };
    // Two equal paths would send one request in place of another.
    let twice = if read.tasks == read.domains {
        Some(("onboarding_paths.tasks", &read.tasks))
    } else if read.key_management == read.domains || read.key_management == read.tasks {
        Some(("onboarding_paths.key_management", &read.key_management))
    } else {
        None
    };
    match twice {
        Some((field, value)) => Err(Problem::new(Kind::EnvironmentPath).with("field", field).with("value", value)),
        None => Ok(read),
    }
}

/// `/one/or/more`, of letters, digits and marks without a meaning in an address.
fn path(field: &str, text: &str) -> Result<String> {
    all_seen(field, text)?;
    let path = text.trim();
    let plain = |part: &str| {
        !part.is_empty()
            && !part.bytes().all(|b| b == b'.')
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'~'))
    };
    let good = path.len() <= 200 && path.strip_prefix('/').is_some_and(|below| below.split('/').all(plain));
    if good {
        Ok(path.to_owned())
    } else {
        Err(Problem::new(Kind::EnvironmentPath).with("field", field).with("value", shown(text)))
    }
}

/// Whether a character is invisible, breaks a line, or reverses what is beside it.
fn is_hidden(c: char) -> bool {
    is_invisible(c) || c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Refuses a text with a hidden character.
fn all_seen(field: &str, text: &str) -> Result<()> {
    let hidden = text.chars().any(is_hidden);
    if hidden { Err(Problem::new(Kind::EnvironmentHidden).with("field", field)) } else { Ok(()) }
}

/// Foreign text, shortened and made visible, so that a problem can repeat it.
fn shown(text: &str) -> String {
    text.chars().filter(|c| !is_hidden(*c)).take(80).collect()
}

#[cfg(test)]
mod tests;
