//! The name under which a person's reports are recorded. It is stored here and asked for natively: no page names it.

use model::problem::{Kind, Result};
use model::service_message::is_invisible;

/// The longest name, in characters.
const LONGEST: usize = 80;

/// Full names and accounts that belong to a computer or a role rather than to a person.
const GENERIC: [&str; 15] = [
    "admin",
    "administrator",
    "default",
    "default user",
    "guest",
    "local admin",
    "local administrator",
    "owner",
    "root",
    "service",
    "service account",
    "superuser",
    "test",
    "unknown",
    "user",
];

/// A name for a record: trimmed, 1 to 80 characters, all visible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reporter(String);

impl Reporter {
    /// Reads what a person entered.
    ///
    /// # Errors
    /// `name-needed` for an empty name, `name-bad` for one that is too long or has characters that are invisible,
    /// control the terminal or reverse text.
    pub fn read(text: &str) -> Result<Self> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Kind::NameNeeded.into());
        }
        let shown = |c: char| !c.is_control() && !is_invisible(c) && !matches!(c, '\u{2028}' | '\u{2029}');
        if text.chars().count() > LONGEST || !text.chars().all(shown) {
            return Err(Kind::NameBad.into());
        }
        Ok(Self(text.to_owned()))
    }

    /// The full name of the account that runs this process; `None` if it doesn't name a person.
    pub fn of_account() -> Option<Self> {
        let account = whoami::username().unwrap_or_default();
        Self::from_account(&whoami::realname().ok()?, &account)
    }

    fn from_account(full_name: &str, account: &str) -> Option<Self> {
        let name = Self::read(full_name).ok()?;
        let plain = name.0.to_lowercase();
        let generic = GENERIC.contains(&plain.as_str()) || plain.starts_with("svc-") || plain.starts_with("svc_");
        // Without a full name systems answer with the account's own.
        let account_only = plain == account.trim().to_lowercase();
        (!generic && !account_only).then_some(name)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_trimmed_and_visible() {
        for (text, expected) in [
            (" Ada Example\n", Ok("Ada Example")),
            ("Zo\u{eb} \u{5c71}\u{7530} O'Neil-\u{d8}st", Ok("Zo\u{eb} \u{5c71}\u{7530} O'Neil-\u{d8}st")),
            ("  ", Err(Kind::NameNeeded)),
            ("", Err(Kind::NameNeeded)),
            ("Ada\u{1b}[2J", Err(Kind::NameBad)),
            ("Ada\nExample", Err(Kind::NameBad)),
            ("Ada\u{202e}elpmaxE", Err(Kind::NameBad)),
            ("Ada\u{200b}", Err(Kind::NameBad)),
            ("Ada\u{2066}x", Err(Kind::NameBad)),
            ("Ada\u{9b}x", Err(Kind::NameBad)),
        ] {
            let read = Reporter::read(text).map(Reporter::into_string).map_err(|problem| problem.kind);
            assert_eq!(read.as_deref().map_err(|kind| *kind), expected, "{text:?}");
        }
        assert!(Reporter::read(&"\u{e9}".repeat(80)).is_ok() && Reporter::read(&"a".repeat(81)).is_err());
    }

    #[test]
    fn only_a_person_s_full_name_is_taken_from_the_account() {
        for (full_name, account, expected) in [
            ("Ada Example", "ada", Some("Ada Example")),
            ("  Ada Example ", "ada", Some("Ada Example")),
            ("root", "root", None),
            ("", "ada", None),
            ("ada", "ada", None),
            ("ADA", "ada", None),
            ("Administrator", "jd", None),
            ("Owner", "pc-17", None),
            ("svc-backup", "jd", None),
            ("User", "jd", None),
            ("Ada\u{202e}", "jd", None),
        ] {
            let found = Reporter::from_account(full_name, account).map(Reporter::into_string);
            assert_eq!(found.as_deref(), expected, "{full_name:?} of {account:?}");
        }
    }
}
