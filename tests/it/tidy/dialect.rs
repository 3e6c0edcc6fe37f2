//! Names and prose use the field's words, which docs/GLOSSARY.md lists, and none of the project's own former words.
//! `voice.rs` checks what people read on screen.

use std::path::PathBuf;

use super::{files, read, root, shown};

/// What code, comments and documents no longer say, and what to say instead.
const OLD: [(&str, &str); 17] = [
    ("told", "report, say, show; or the name of what it is"),
    ("untold", "the name of what it is"),
    ("strays", "possible copies"),
    ("stands in", "is in"),
    ("stand in", "are in"),
    ("stands there", "is there"),
    ("lies in", "is in"),
    ("lie in", "are in"),
    ("lies there", "is there"),
    ("goes on", "continues"),
    ("gone on", "continued"),
    ("whoever", "who it is: the caller, the person"),
    ("nothing of", "none of"),
    ("take in", "stage"),
    ("change over", "promote"),
    ("deeds", "actions"),
    ("guises", "encodings"),
];

/// The same for the page and its tests.
const OLD_IN_PAGE: [(&str, &str); 13] = [
    ("speak", "set the language, load words"),
    ("speaks", "has words"),
    ("spoken", "shown, current"),
    ("hears", "announces to, receives, is called with"),
    ("heed", "listen"),
    ("proving", "test run"),
    ("unheard", "unanswered"),
    ("stand", "be"),
    ("stands", "is"),
    ("standing", "state"),
    ("anew", "again"),
    ("went on", "continued"),
    ("asked for again", "requested again"),
];

/// Where an old word may stay: stores of earlier versions, and this list.
const EXCEPT: [&str; 3] = ["tests/it/tidy/", "src-tauri/engine/src/store/v4", "tests/golden/"];

#[test]
fn the_old_dialect_is_gone() {
    let mut found = Vec::new();
    for file in texts() {
        if EXCEPT.iter().any(|kept| shown(&file).starts_with(kept)) {
            continue;
        }
        let page = shown(&file).starts_with("ui/");
        // The generated wire has the comments of Rust.
        let generated = shown(&file).ends_with("host/wire.ts");
        let words = OLD.iter().chain(OLD_IN_PAGE.iter().filter(|_| page && !generated));
        for (at, line) in read(&file).lines().enumerate() {
            let line = plain(&line.replace("\"told\"", ""));
            for (old, new) in words.clone().filter(|(old, _)| line.contains(&format!(" {old} "))) {
                found.push(format!("{}:{}: {old:?}, better: {new}", shown(&file), at + 1));
            }
        }
    }
    assert!(found.is_empty(), "{} times:\n{}", found.len(), found.join("\n"));
}

/// Sources and documents; the guide's German is not English.
fn texts() -> Vec<PathBuf> {
    let mut all = Vec::new();
    for folder in ["src-tauri", "tests", "xtask", "fuzz/targets", "ui/src", "ui/tests"] {
        all.extend(files(&root().join(folder), &["rs", "ts", "svelte", "css", "md", "toml"]));
    }
    all.extend(
        files(&root().join("docs"), &["md"]).into_iter().filter(|file| !file.starts_with(root().join("docs/guide/de"))),
    );
    all.extend(["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"].map(|name| root().join(name)));
    all
}

/// A line in small letters, its words parted by one space: an identifier's parts are words too.
fn plain(line: &str) -> String {
    let mut plain = String::from(" ");
    let mut before = ' ';
    for c in line.chars() {
        if c.is_alphabetic() {
            if c.is_uppercase() && before.is_lowercase() {
                plain.push(' ');
            }
            plain.extend(c.to_lowercase());
        } else if !plain.ends_with(' ') {
            plain.push(' ');
        }
        before = c;
    }
    plain.push(' ');
    plain
}

#[test]
fn an_old_word_is_seen_wherever_it_is() {
    for line in ["let was_told = 1;", "struct WasTold;", "/// It is told, and", "fn goes_on() {}"] {
        assert!(OLD.iter().any(|(old, _)| plain(line).contains(&format!(" {old} "))), "{line}");
    }
    for line in
        ["fn strategy() {}", "/// It understands intent.", "a story told-by-nobody".trim_end_matches("told-by-nobody")]
    {
        assert!(!OLD.iter().any(|(old, _)| plain(line).contains(&format!(" {old} "))), "{line}");
    }
}
