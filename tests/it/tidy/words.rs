//! The words are complete: English and German have the same keys, each with the same variables, and every key that the
//! page or a problem asks for exists.

use std::collections::{BTreeMap, BTreeSet};

use engine::locale::Language;
use model::problem::Kind;

use super::{files, read, root, shown};

/// Key (`id` or `id.attribute`) to its variables.
type Words = BTreeMap<String, BTreeSet<String>>;

#[test]
fn english_and_german_say_the_same_things() {
    let (english, german) = (words("en"), words("de"));
    let missing = |from: &Words, of: &Words| -> Vec<String> {
        from.keys().filter(|key| !of.contains_key(*key)).cloned().collect()
    };
    assert_eq!(missing(&english, &german), [""; 0], "keys that German lacks");
    assert_eq!(missing(&german, &english), [""; 0], "keys that English lacks");
    for (key, variables) in &english {
        assert_eq!(Some(variables), german.get(key), "variables of {key}: English left, German right");
    }
}

#[test]
fn every_problem_has_words_and_a_remedy() {
    let english = words("en");
    let mut missing = Vec::new();
    for kind in Kind::ALL {
        for ending in ["", ".why", ".remedy"] {
            let key = format!("problem-{}{ending}", kind.code());
            if !english.contains_key(&key) {
                missing.push(key);
            }
        }
    }
    assert_eq!(missing, [""; 0], "keys that words/en lacks");
}

#[test]
fn every_fault_of_practice_has_words() {
    let english = words("en");
    let key = |fault: &sandbox::FaultKind| format!("fault-{}", fault.name);
    let missing: Vec<String> =
        sandbox::known_faults().iter().map(key).filter(|key| !english.contains_key(key)).collect();
    assert_eq!(missing, [""; 0], "keys that words/en/panel.ftl lacks");
    let known: BTreeSet<String> = sandbox::known_faults().iter().map(key).collect();
    let left: Vec<&String> =
        english.keys().filter(|name| name.starts_with("fault-") && !known.contains(*name)).collect();
    assert_eq!(left, [""; 0], "words of faults that Practice does not know");
}

/// A remedy that names revoking says in the same sentence what it breaks; none suggests ending verification.
#[test]
fn no_remedy_breaks_more_than_it_mends() {
    for (language, revoking, breaks) in [
        ("en", ["revoking", "revoke anything"], ["stops backups", "both Client ID and secret", "Re-Authorize App"]),
        (
            "de",
            ["Widerruf", "etwas widerrufen"],
            ["hält die Sicherungen an", "ändert Client ID und Secret", "Re-Authorize App"],
        ),
    ] {
        let texts = texts(language);
        let remedies = texts.iter().filter(|(key, _)| key.starts_with("problem-") && key.ends_with(".remedy"));
        let mut named = 0;
        for (key, text) in remedies {
            if revoking.iter().any(|word| text.contains(word)) {
                named += 1;
                for said in breaks {
                    assert!(text.contains(said), "{language}: {key} names revoking, and not {said:?}: {text}");
                }
            }
            for never in
                ["turn off verification", "ignore the certificate", "Prüfung ausschalten", "Zertifikat ignorieren"]
            {
                assert!(!text.contains(never), "{language}: {key}");
            }
        }
        assert!(named >= 4, "{language}: only {named} remedies name revoking");
        let zone = &texts["problem-okta-network-zone.remedy"];
        for said in ["Dell", if language == "en" { "keep it so" } else { "lassen Sie es so" }] {
            assert!(zone.contains(said), "{language}: {zone}");
        }
    }
}

/// A scope that is marked as deleting says so in its own words, and no other does.
#[test]
fn what_a_permission_deletes_is_in_its_words() {
    for (language, words) in [("en", ["delete", "remove"]), ("de", ["löschen", "entfernen"])] {
        let texts = texts(language);
        for scope in model::catalogue::scopes() {
            let allows = &texts[&format!("scope-{}.allows", scope.name.replace('.', "-"))];
            let says = words.iter().any(|word| allows.contains(word));
            assert_eq!(says, scope.delete, "{language}: {}: {allows}", scope.name);
        }
    }
}

/// Texts by key (`id` or `id.attribute`), as written, with variants and variables.
pub(super) fn texts(language: &str) -> BTreeMap<String, String> {
    let base = root().join("words").join(language);
    files(&base, &["ftl"]).iter().flat_map(|source| texts_of(&read(source))).collect()
}

/// The texts of one file; one that begins below its key continues until the next key.
pub(super) fn texts_of(source: &str) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    let mut id = String::new();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        let named = line.split_once('=').map(|(name, value)| (name.trim(), value.trim()));
        match named {
            Some((name, value)) if !line.starts_with(' ') && is_name(name) => {
                name.clone_into(&mut id);
                all.push((id.clone(), value.to_owned()));
            }
            Some((name, value)) if line.starts_with(' ') && name.strip_prefix('.').is_some_and(is_name) => {
                all.push((format!("{id}{name}"), value.to_owned()));
            }
            _ => {
                if let Some((_, text)) = all.last_mut() {
                    text.push('\n');
                    text.push_str(line);
                }
            }
        }
    }
    all
}

/// Counts that are never one: the catalogue's, the smallest request, the length of a saved secret.
const NEVER_ONE: [&str; 16] = [
    "change-okta",
    "authorize-clipboard-seconds",
    "authorize-credential-read-back",
    "report-at-least",
    "problem-environment-name",
    "problem-time-up-audit",
    "problem-time-up-test",
    "problem-passphrase-short",
    "problem-secret-too-long",
    "problem-secret-too-long-dell-key",
    "network-clock-off",
    "prove-by-audit",
    "prove-audit-lead",
    "prove-audit-text",
    "prove-audit-start",
    "prove-log-text",
];

const MANY: [&str; 27] = [
    "characters",
    "seconds",
    "minutes",
    "hours",
    "days",
    "checks",
    "reads",
    "entries",
    "permissions",
    "requests",
    "kinds",
    "secrets",
    "copies",
    "connections",
    "files",
    "others",
    "Sekunden",
    "Minuten",
    "Stunden",
    "Tage",
    "Prüfungen",
    "Einträge",
    "Berechtigungen",
    "Anfragen",
    "Arten",
    "Verbindungen",
    "Dateien",
];

#[test]
fn one_is_spoken_of_as_one() {
    let mut wrong = Vec::new();
    for language in [Language::En, Language::De] {
        for (key, variables) in words(language.tag()) {
            let args: Vec<(&str, &str)> = variables.iter().map(|name| (name.as_str(), "1")).collect();
            let (id, attribute) = key.split_once('.').map_or((key.as_str(), None), |(id, name)| (id, Some(name)));
            let text = match attribute {
                Some(name) => language.attribute(id, name, &args).unwrap_or_default(),
                None => language.t(id, &args),
            };
            let parts: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
            // "1 of 1 checks" counts the second.
            let part_of = |at: usize| at > 0 && ["of", "the", "von", "der"].contains(&parts[at - 1]);
            let said = (1..parts.len()).any(|at| parts[at - 1] == "1" && MANY.contains(&parts[at]) && !part_of(at - 1));
            if said && !NEVER_ONE.contains(&id) {
                wrong.push(format!("{} {key}: {text}", language.tag()));
            }
        }
    }
    assert_eq!(wrong, [""; 0], "one as many: let the count choose, `{{ $count -> [one] ... *[other] ... }}`");
}

#[test]
fn every_key_that_the_page_asks_for_exists() {
    let english = words("en");
    let mut missing = Vec::new();
    for file in files(&root().join("ui/src"), &["svelte", "ts"]) {
        // Tests of the words' own mechanism use keys of their own.
        if shown(&file).ends_with(".test.ts") {
            continue;
        }
        for asked in asked(&read(&file)) {
            let there = match asked.split_once("${") {
                // A message may have attributes only, which the page names one by one.
                None => english.contains_key(&asked) || english.keys().any(|key| key.starts_with(&format!("{asked}."))),
                Some((start, _)) => english.keys().any(|key| key.starts_with(start)),
            };
            if !there {
                missing.push(format!("{} asks for {asked}", shown(&file)));
            }
        }
    }
    assert_eq!(missing, [""; 0], "words/en lacks what the page asks for");
}

/// First arguments of `t(...)` that are written out, or begun, as a string.
fn asked(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("t(") {
        let before = text[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || "_$.".contains(c)) {
            continue;
        }
        let rest = text[at + 2..].trim_start();
        let Some(quote) = rest.chars().next().filter(|c| "'\"`".contains(*c)) else {
            continue;
        };
        if let Some(end) = rest[1..].find(quote) {
            found.push(rest[1..=end].to_owned());
        }
    }
    found
}

/// All words of a language: `words/<language>.ftl`, or the files of `words/<language>/`.
fn words(language: &str) -> Words {
    let base = root().join("words");
    let single = base.join(format!("{language}.ftl"));
    let sources = if single.exists() { vec![single] } else { files(&base.join(language), &["ftl"]) };
    assert!(!sources.is_empty(), "no words in {language}");
    let mut all = Words::new();
    for source in sources {
        for (key, variables) in parse(&read(&source)) {
            assert!(all.insert(key.clone(), variables).is_none(), "{}: {key} stands twice", shown(&source));
        }
    }
    all
}

/// Keys and variables by Fluent's own layout: an id at the line's start, an attribute indented with a dot. A message
/// with attributes only is no key.
fn parse(text: &str) -> Vec<(String, BTreeSet<String>)> {
    let mut found: Vec<(String, BTreeSet<String>)> = Vec::new();
    let mut id = String::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if line.starts_with('#') {
            continue;
        }
        let indented = line.starts_with(' ');
        let (name, value) = match line.split_once('=') {
            Some((name, value)) if !indented && is_name(name.trim()) => {
                name.trim().clone_into(&mut id);
                (id.clone(), value)
            }
            Some((name, value)) if indented && name.trim().strip_prefix('.').is_some_and(is_name) => {
                (format!("{id}{}", name.trim()), value)
            }
            _ => {
                if let Some((_, variables)) = found.last_mut() {
                    variables.extend(variables_in(line));
                }
                continue;
            }
        };
        let only_attributes =
            value.trim().is_empty() && lines.peek().is_none_or(|next| next.trim_start().starts_with('.'));
        if !only_attributes {
            found.push((name, variables_in(value).collect()));
        }
    }
    found
}

fn is_name(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

fn variables_in(line: &str) -> impl Iterator<Item = String> {
    line.split('$').skip(1).filter_map(|rest| {
        let name: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "_-".contains(*c)).collect();
        (!name.is_empty()).then_some(name)
    })
}

#[test]
fn fluent_is_read_as_it_is_laid_out() {
    let text = "# a comment = no key\nplain = Words with { $name } = sign\n    .why = Because { $why }\nonly =\n    .attribute = x\n\
        many = { $count ->\n    [one] { $count } thing\n   *[other] { $count } things of { $place }\n}\n";
    let shown: Vec<(String, Vec<String>)> =
        parse(text).into_iter().map(|(key, variables)| (key, variables.into_iter().collect())).collect();
    let row = |key: &str, variables: &[&str]| (key.to_owned(), variables.iter().map(|v| (*v).to_owned()).collect());
    assert_eq!(
        shown,
        [
            row("plain", &["name"]),
            row("plain.why", &["why"]),
            row("only.attribute", &[]),
            row("many", &["count", "place"]),
        ]
    );
}

#[test]
fn keys_are_found_in_the_page() {
    let text = "{t('a-key')} {t(\"b\", { n })} at('no') $t('no') list.t('no') {t(`problem-${code}`)} t(key)";
    assert_eq!(asked(text), ["a-key", "b", "problem-${code}"]);
}
