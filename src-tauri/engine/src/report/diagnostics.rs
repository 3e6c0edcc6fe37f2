//! What Support needs to know about the app and this computer: no secret, no client ID, no person's name, and no org's
//! unless the person adds them. It is shown before it is saved.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::http::Setting;
use crate::locale::Language;
use crate::network;
use model::connection::Connection;
use model::journey;
use secrets::redaction::visible;

/// The log's last lines that are included.
const LOG_LINES: usize = 200;

/// What the text is made from.
#[derive(Debug)]
pub struct Diagnostics<'a> {
    /// The app's version.
    pub version: &'a str,
    /// When it was requested.
    pub at: Timestamp,
    /// Facts about the system; words are `diagnostics-<name>`.
    pub system: Vec<(&'static str, String)>,
    /// The stores for secrets: name, and the word of how each answers (`diagnostics-store-<word>`).
    pub stores: Vec<(String, &'static str)>,
    /// The connections of the open mode.
    pub connections: &'a [Connection],
    /// Those of the other mode: the log may name them; the text has nothing else about them.
    pub other_mode: &'a [Connection],
    /// Whether practice mode is open.
    pub practice: bool,
    /// Network settings, without credentials.
    pub network: Vec<Setting>,
    /// Problems shown since the start, oldest first.
    pub problems: Vec<(Timestamp, &'static str)>,
    /// The log, or its end.
    pub log: &'a str,
    /// The home folder: its name is often a person's.
    pub home: Option<String>,
    /// With orgs' names.
    pub orgs: bool,
}

impl Diagnostics<'_> {
    /// The text to read, then to save.
    pub fn text(&self, language: Language) -> String {
        let t = |key: &str| language.t(key, &[]);
        let title = language.t("diagnostics-title", &[("version", self.version)]);
        let at = language.t("diagnostics-at", &[("at", &self.at.strftime("%Y-%m-%d %H:%M:%S").to_string())]);
        let mut lines =
            vec![title, at, t(if self.orgs { "diagnostics-with-orgs" } else { "diagnostics-without-orgs" })];
        let mut section = |heading: &str, none: &str, rows: Vec<String>| {
            lines.extend([String::new(), t(heading)]);
            let none = rows.is_empty().then(|| t(none));
            lines.extend(rows.into_iter().chain(none).map(|row| format!("  {row}")));
        };
        let system = self.system.iter().map(|(name, value)| format!("{}: {value}", t(&format!("diagnostics-{name}"))));
        section("diagnostics-system", "diagnostics-none", system.collect());
        let answers = |word: &str| t(&format!("diagnostics-store-{word}"));
        let stores = self.stores.iter().map(|(name, word)| format!("{name}: {}", answers(word)));
        section("diagnostics-stores", "diagnostics-none", stores.collect());
        let connections = if self.practice { "diagnostics-connections-practice" } else { "diagnostics-connections" };
        section(connections, "diagnostics-none", self.counted(language));
        let settings = self.network.iter().map(|setting| network::setting_line(setting, language));
        section("diagnostics-network", "network-settings-none", settings.collect());
        let problems = self.problems.iter().map(|(at, code)| format!("{} {code}", at.strftime("%H:%M:%S")));
        section("diagnostics-problems", "diagnostics-none", problems.collect());
        let skipped = self.log.lines().count().saturating_sub(LOG_LINES);
        section("diagnostics-log", "diagnostics-none", self.log.lines().skip(skipped).map(str::to_owned).collect());
        let text: Vec<String> =
            lines.iter().flat_map(|line| line.split('\n')).map(|line| visible(line).into_owned()).collect();
        self.without_names(text.join("\n")) + "\n"
    }

    /// How many connections are in which state; with their names, if the person adds them.
    fn counted(&self, language: Language) -> Vec<String> {
        let mut states: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for connection in self.connections {
            let host = connection.host().map_or("–", |host| host.as_str());
            states.entry(journey::protection(connection).state.word()).or_default().push(host);
        }
        let line = |(word, hosts): (&str, Vec<&str>)| {
            let state = language.t(&super::key("protection", word), &[]);
            let names = if self.orgs { format!(" ({})", hosts.join(", ")) } else { String::new() };
            format!("{state}: {}{names}", hosts.len())
        };
        states.into_iter().map(line).collect()
    }

    /// Replaces orgs' names, which settings and the log may quote, and the home folder's, by what they are.
    fn without_names(&self, mut text: String) -> String {
        if let Some(home) = self.home.as_deref().filter(|home| home.len() > 1) {
            text = text.replace(home, "~");
        }
        if self.orgs {
            return text;
        }
        let mut names = Vec::new();
        for (at, organization) in self
            .connections
            .iter()
            .chain(self.other_mode)
            .filter_map(|connection| connection.okta.organization.as_ref())
            .enumerate()
        {
            let admin = organization.host.split_once('.').map(|(label, family)| format!("{label}-admin.{family}"));
            let all = [Some(organization.host.to_string()), organization.custom_domain.clone(), admin];
            names.extend(all.into_iter().flatten().map(|name| (name, format!("[org {}]", at + 1))));
        }
        // A name may be part of another.
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        for (name, instead) in &names {
            text = text.replace(name.as_str(), instead);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures;

    fn of(connections: &[Connection], log: &str, orgs: bool) -> String {
        let diagnostics = Diagnostics {
            version: "1.2.3",
            at: Timestamp::UNIX_EPOCH,
            system: vec![("os", "Debian".to_owned())],
            stores: vec![("GNOME Keyring".to_owned(), "locked")],
            connections,
            other_mode: &[],
            practice: false,
            network: Vec::new(),
            problems: vec![(Timestamp::UNIX_EPOCH, "store-full")],
            log,
            home: Some("/home/ada".to_owned()),
            orgs,
        };
        diagnostics.text(Language::En)
    }

    fn connection(host: &str, custom: &str) -> Connection {
        let mut connection = fixtures::connection(host);
        let organization = connection.okta.organization.as_mut().expect("named");
        organization.custom_domain = Some(custom.to_owned());
        connection
    }

    #[test]
    fn it_says_what_support_asks_for() {
        let text = of(&[connection("acme.okta.com", "login.acme.example")], "a line\n", false);
        for said in ["1.2.3", "Debian", "GNOME Keyring", "locked", "Setup not finished: 1", "store-full", "a line"] {
            assert!(text.contains(said), "{said}: {text}");
        }
    }

    #[test]
    fn names_of_orgs_and_people_are_in_it_only_if_added() {
        let all = [connection("acme.okta.com", "login.acme.example"), connection("me.okta.com", "me.example")];
        let log = "asked acme.okta.com, acme-admin.okta.com, login.acme.example and me.okta.com, see /home/ada/x";
        let text = of(&all, log, false);
        assert!(text.contains("asked [org 1], [org 1], [org 1] and [org 2], see ~/x"), "{text}");
        assert!(!text.contains("acme") && !text.contains("ada"), "{text}");
        let text = of(&all, log, true);
        assert!(text.contains("(acme.okta.com, me.okta.com)") && text.contains("acme-admin.okta.com"), "{text}");
        assert!(!text.contains("ada"), "{text}");
    }

    #[test]
    fn of_the_log_the_end_is_kept_and_nothing_steers_a_terminal() {
        let log: String = (0..500).map(|at| format!("line {at} \u{1b}[2J\n")).collect();
        let text = of(&[], &log, false);
        assert!(text.contains("line 499") && text.contains("line 300") && !text.contains("line 299"), "{text}");
        assert!(!text.contains('\u{1b}'));
    }
}
