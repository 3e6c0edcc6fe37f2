//! The words speak like a colleague: none of the first design's phrases, and a problem in few words.

use std::collections::BTreeMap;

use engine::locale::Language;
use model::problem::Kind;

use super::words::{texts, texts_of};
use super::{read, root};

/// Files whose every text is checked.
const FILES: [&str; 23] = [
    "consent",
    "custody",
    "evidence",
    "frame",
    "help",
    "home",
    "network",
    "odc",
    "panel",
    "problems",
    "proof",
    "report",
    "rotate",
    "settings",
    "sketch",
    "status",
    "step-authorize",
    "step-backups",
    "step-finish",
    "step-install",
    "step-org",
    "step-permissions",
    "step-test",
];

/// What English no longer says, and what to say instead.
const ENGLISH: [(&str, &str); 36] = [
    ("organisation", "org"),
    ("organization", "org"),
    ("authoris*", "authoriz"),
    ("cancelled", "canceled"),
    ("recognis*", "recogniz"),
    ("is told", "who says it to whom"),
    ("stands", "is"),
    ("lies in", "is in"),
    ("goes on", "continues"),
    ("go on", "continue"),
    ("gone on", "continued"),
    ("take it", "save it"),
    ("take the", "save the"),
    ("taken", "saved"),
    ("takes it", "accepts, saves"),
    ("takes the", "accepts, saves"),
    ("whoever", "your IT, support, the person"),
    ("nothing is lost", "say what is still there"),
    ("nothing is handed", "the agent and a verb"),
    ("nothing is asked", "the agent and a verb"),
    ("nothing of", "none of"),
    ("as far as", "say what was checked"),
    ("prove*", "test"),
    ("proof", "test"),
    ("proofs", "tests"),
    ("measured", "tested"),
    ("in custody", "saved"),
    ("confirmed by", "reported by"),
    ("wipe*", "erase"),
    ("the keychain", "password store"),
    ("a proof of", "DPoP"),
    ("the desk", "security team"),
    ("switched off", "turned off"),
    ("grey", "gray"),
    ("tenant*", "org"),
    ("no keychain", "password store"),
];

/// What German no longer says, and what to say instead.
const GERMAN: [(&str, &str); 34] = [
    ("geheimnis*", "Secret"),
    ("nachweis*", "Test"),
    ("nachgewiesen", "getestet"),
    ("nachzuweisen", "zu testen"),
    ("gemessen", "getestet"),
    ("messung*", "Test"),
    ("verwahr*", "gespeichert"),
    ("übernehmen sie", "speichern Sie"),
    ("übernommen", "gespeichert"),
    ("abgelegt", "gespeichert"),
    ("dells", "von Dell"),
    ("oktas", "von Okta, in Okta"),
    ("ctrl+", "Strg+"),
    ("soweit bekannt", "sagen, was geprüft ist"),
    ("soweit dokumentiert", "sagen, was geprüft ist"),
    ("die übung", "der Übungsmodus"),
    ("der übung", "des Übungsmodus"),
    ("beim üben", "im Übungsmodus"),
    ("hineinkommt", "Zugriff"),
    ("kommt hinein", "kann sich anmelden"),
    ("leiten sie", "übergeben Sie"),
    ("umkehr*", "zurück zum bisherigen"),
    ("weitergegangen", "fortgefahren"),
    ("aufgegeben", "verworfen"),
    ("gewähr*", "erteilt"),
    ("kennwortspeicher*", "Passwortspeicher"),
    ("okta-org", "Okta-Organisation"),
    ("die org", "die Organisation"),
    ("eine org", "eine Organisation"),
    ("ein backup", "eine Sicherung"),
    ("die backups", "die Sicherungen"),
    ("network zone", "Netzwerkzone"),
    ("netz ansehen", "Netzwerk prüfen"),
    ("(aktiv)", "ohne Übersetzung"),
];

#[test]
fn the_old_dialect_is_gone() {
    let mut found = Vec::new();
    for (language, phrases) in [("en", ENGLISH.as_slice()), ("de", GERMAN.as_slice())] {
        for file in FILES {
            for (key, text) in texts_of(&read(&root().join(format!("words/{language}/{file}.ftl")))) {
                let said = spoken(&text).to_lowercase();
                for (phrase, instead) in phrases {
                    if says(&said, phrase) {
                        found.push(format!("{language}/{file}.ftl {key}: {phrase:?}, better {instead:?}"));
                    }
                }
            }
        }
    }
    assert_eq!(found, [""; 0], "words of the first design");
}

/// A text without the names in it: messages that it refers to, options and commands.
fn spoken(text: &str) -> String {
    let mut rest = text;
    let mut said = String::new();
    while let Some((before, after)) = rest.split_once('`') {
        said.push_str(before);
        rest = after.split_once('`').map_or("", |(_, after)| after);
    }
    said.push_str(rest);
    let of_words = |word: &&str| !word.starts_with("--") && !word.starts_with("problem-");
    said.split_whitespace().filter(of_words).collect::<Vec<_>>().join(" ")
}

/// Whether a text has a phrase in whole words; one that ends in a star is also the beginning of a longer word.
fn says(text: &str, phrase: &str) -> bool {
    let (phrase, begins) = phrase.strip_suffix('*').map_or((phrase, false), |start| (start, true));
    text.match_indices(phrase).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + phrase.len()..]);
        !before.ends_with(|c: char| c.is_alphanumeric() || "-$".contains(c))
            && (begins || !after.starts_with(char::is_alphanumeric))
    })
}

/// Words that a problem shows before a person opens its details: title, cause and remedy.
const BUDGET: usize = 35;

/// Longer ones, and why.
const LONGER: [(&str, &str); 9] = [
    ("secret-in-quotes.odc", "commands to copy"),
    ("secret-named.odc", "commands to copy"),
    ("secret-is-reference.odc", "commands to copy"),
    ("secret-is-base64.odc", "commands to copy"),
    ("secret-utf16.odc", "commands to copy"),
    ("secret-utf16-passphrase", "commands to copy"),
    ("secret-not-utf8-passphrase", "commands to copy"),
    ("network-proxy-unreadable", "how a password in an address is written"),
    ("network-tls", "what of a variable's certificates can't be read, and what that may break"),
];

#[test]
fn a_problem_is_said_in_few_words() {
    let mut long = Vec::new();
    let mut needed = Vec::new();
    for language in [Language::En, Language::De] {
        let texts = texts(language.tag());
        let ids = texts.keys().filter(|key| key.starts_with("problem-") && !key.contains('.'));
        for id in ids.filter(|id| texts.contains_key(&format!("{id}.remedy"))) {
            for (surface, ending) in [("", ""), (".odc", "-odc")] {
                let of = |name: &str| {
                    let own = format!("{name}{ending}");
                    if texts.contains_key(&format!("{id}.{own}")) { own } else { name.to_owned() }
                };
                let (why, remedy) = (of("why"), of("remedy"));
                let raw = [id.clone(), format!("{id}.{why}"), format!("{id}.{remedy}")].map(|key| texts[&key].as_str());
                let raw = raw.join("\n");
                let mut most = 0;
                for case in cases(&raw) {
                    let args: Vec<(&str, &str)> = case.into_iter().collect();
                    let part = |name: &str| language.attribute(id, name, &args).unwrap_or_default();
                    let said = [language.t(id, &args), part(&why), part(&remedy)].join(" ");
                    assert!(!said.contains("{"), "{id} refers to a text that isn't there: {said}");
                    most = most.max(words_in(&said));
                }
                let name = format!("{}{surface}", id.trim_start_matches("problem-"));
                if most > BUDGET {
                    needed.push(name.clone());
                }
                let allowed = LONGER.iter().any(|(one, _)| *one == name || format!("{one}.odc") == name);
                if most > BUDGET && !allowed {
                    long.push(format!("{} {name}: {most} words", language.tag()));
                }
            }
        }
    }
    assert_eq!(long, [""; 0], "more than {BUDGET} words");
    let idle: Vec<&str> =
        LONGER.iter().map(|(name, _)| *name).filter(|name| !needed.iter().any(|one| one == name)).collect();
    assert_eq!(idle, [""; 0], "within the budget: no longer an exception");
    assert!(Kind::ALL.len() > 100, "the problems are counted");
}

/// Words of a hint below a field.
const HINT: usize = 12;

#[test]
fn a_hint_is_one_short_line() {
    let mut long = Vec::new();
    for language in ["en", "de"] {
        for (key, text) in texts(language).iter().filter(|(key, _)| key.ends_with("-hint")) {
            if words_in(text) > HINT {
                long.push(format!("{language} {key}: {} words", words_in(text)));
            }
        }
    }
    assert_eq!(long, [""; 0], "more than {HINT} words");
}

fn words_in(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// Every combination that a text's selectors can choose; a name replaces any value.
fn cases(text: &str) -> Vec<BTreeMap<&str, &str>> {
    let mut choices: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut open: Vec<&str> = Vec::new();
    for line in text.lines() {
        if line.trim_start().starts_with('}') {
            open.pop();
        }
        let variant = line.trim_start().trim_start_matches('*');
        if let Some((value, _)) = variant.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            let value = if value == "one" { "1" } else { value };
            if let Some(values) = open.last().and_then(|name| choices.get_mut(name)) {
                values.push(value);
            }
        }
        for part in line.split('{').skip(1) {
            if let Some((name, after)) = part.trim_start().strip_prefix('$').and_then(|rest| rest.split_once(' ')) {
                let values = choices.entry(name.trim_end_matches('}')).or_default();
                if after.trim_start().starts_with("->") {
                    open.push(name);
                } else if values.is_empty() {
                    values.push("name");
                }
            }
        }
    }
    let mut all = vec![BTreeMap::new()];
    for (name, values) in &choices {
        all = all
            .iter()
            .flat_map(|case| {
                values.iter().map(|value| {
                    let mut next = case.clone();
                    next.insert(*name, *value);
                    next
                })
            })
            .collect();
    }
    all
}

#[test]
fn each_choice_of_a_text_is_a_case() {
    let text = "A { $n } B { $who ->\n [yes] C { $x ->\n  [one] D\n *[other] E\n }\n *[no] F\n } G.";
    assert_eq!(cases(text).len(), 4, "{:?}", cases(text));
    assert!(cases(text).iter().any(|case| case["who"] == "no" && case["x"] == "1" && case["n"] == "name"));
}
