//! `docs/EVIDENCE.md` and `docs/FIELD.md` name tests that exist; the former claims nothing without one, and what it says
//! about packages is true.

use std::fs;

use super::{files, read, root, shown};

/// Where the first part of a test's name leads.
const ROOMS: [(&str, &str); 11] = [
    ("it", "tests/it"),
    ("window", "tests/window"),
    ("model", "src-tauri/model/src"),
    ("secrets", "src-tauri/secrets/src"),
    ("engine", "src-tauri/engine/src"),
    ("app", "src-tauri/src"),
    ("odc", "src-tauri/cli/tests/it"),
    ("cli", "src-tauri/cli/src"),
    ("sandbox", "src-tauri/sandbox/tests/it"),
    ("fuzz", "fuzz/targets"),
    ("xtask", "xtask/src"),
];

/// A row of the controls that names no test says one of these.
const LABELS: [&str; 5] = ["Read", "Not shown", "Not met", "Partly", "Does not apply"];

const CRATES_IO: &str = concat!("registry+https", "://github.com/rust-lang/crates.io-index");

#[test]
fn each_test_named_exists() {
    for document in ["docs/EVIDENCE.md", "docs/FIELD.md"] {
        let text = read(&root().join(document));
        let named = named(&text);
        assert!(named.len() > 10, "{document}: only {} tests are named", named.len());
        for (room, file, test) in named {
            let Some((_, folder)) = ROOMS.iter().find(|(name, _)| *name == room) else {
                panic!("{document}: {room}/{file}::{test} is in no known room");
            };
            let path = root().join(folder).join(format!("{file}.rs"));
            let source = fs::read_to_string(&path).unwrap_or_default();
            assert!(is_test(&source, &test), "{document}: {} has no test {test}", shown(&path));
        }
    }
}

#[test]
fn each_control_has_a_test_or_says_why_not() {
    let controls = controls(&read(&root().join("docs/EVIDENCE.md")));
    assert!(controls.len() > 40, "only {} controls are answered", controls.len());
    for control in controls {
        let shown = control.split_once("Shown by:").map_or("", |(_, shown)| shown);
        let labeled = LABELS.iter().any(|label| shown.contains(label));
        assert!(labeled || !named(shown).is_empty(), "docs/EVIDENCE.md claims without a test: {control}");
    }
}

#[test]
fn the_page_makes_no_markup_from_text() {
    for file in files(&root().join("ui/src"), &["ts", "svelte", "js"]) {
        let text = read(&file);
        for way in ["{@html", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"]
        {
            assert!(!text.contains(way), "{} uses {way}", shown(&file));
        }
    }
}

/// A package of the same name from elsewhere would not be taken: crates are pinned to crates.io by checksum, npm's
/// by theirs.
#[test]
fn packages_are_pinned_by_checksum() {
    for lock in ["Cargo.lock", "fuzz/Cargo.lock"] {
        let lock: toml::Table = read(&root().join(lock)).parse().expect("a lock file");
        for package in lock["package"].as_array().expect("packages") {
            let Some(source) = package.get("source") else { continue };
            assert_eq!(source.as_str(), Some(CRATES_IO), "{package}");
            assert!(package.get("checksum").is_some(), "{package} has no checksum");
        }
    }
    let lock: serde_json::Value = serde_json::from_str(&read(&root().join("ui/package-lock.json"))).expect("JSON");
    for (at, package) in lock["packages"].as_object().expect("packages").iter().filter(|(at, _)| !at.is_empty()) {
        let pinned = package["integrity"].as_str().is_some_and(|sum| sum.starts_with("sha512-"));
        assert!(pinned, "ui/package-lock.json: {at} has no checksum");
        let from = package["resolved"].as_str();
        assert!(from.is_none_or(|from| from.starts_with(concat!("https", "://registry.npmjs.org/"))), "{at}: {from:?}");
    }
}

/// `room/file::test` in code marks: room, file without ending, test.
fn named(text: &str) -> Vec<(String, String, String)> {
    text.split('`')
        .skip(1)
        .step_by(2)
        .filter_map(|code| {
            let (path, test) = code.split_once("::")?;
            let (room, file) = path.split_once('/')?;
            Some((room.to_owned(), file.to_owned(), test.to_owned()))
        })
        .collect()
}

/// Whether a source has a test function of this name, usual or of proptest's.
fn is_test(source: &str, name: &str) -> bool {
    let lines: Vec<&str> = source.lines().map(str::trim).collect();
    let at = lines.iter().position(|line| {
        let rest = line.trim_start_matches("async ").strip_prefix("fn ").and_then(|rest| rest.strip_prefix(name));
        rest.is_some_and(|rest| rest.starts_with('('))
    });
    at.is_some_and(|at| {
        lines[..at].iter().rev().take_while(|line| line.starts_with("#[")).any(|line| line.contains("test"))
    })
}

/// List items that begin with the bold number of a control, each on one line.
fn controls(text: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        let number = line.strip_prefix("- **").and_then(|rest| rest.split_once("**")).map(|(number, _)| number);
        let parts = |number: &str| number.split('.').filter(|part| part.parse::<u8>().is_ok()).count();
        if number.is_some_and(|number| parts(number) == 3) {
            items.push(line.to_owned());
            inside = true;
        } else if let (true, Some(rest), Some(item)) = (inside, line.strip_prefix("  "), items.last_mut()) {
            item.push(' ');
            item.push_str(rest);
        } else {
            inside = false;
        }
    }
    items
}

#[test]
fn names_of_tests_are_found_in_text() {
    let text =
        "see `it/a/b::c_d` and `std::fs`, `word`\n\n- **1.2.3** Asks. Shown by:\n  `core/x::y`.\n- **1.2** no control";
    let name = |room: &str, file: &str, test: &str| (room.to_owned(), file.to_owned(), test.to_owned());
    assert_eq!(named(text), [name("it", "a/b", "c_d"), name("core", "x", "y")]);
    assert_eq!(controls(text), ["- **1.2.3** Asks. Shown by: `core/x::y`."]);
    let source =
        "fn helper() {}\n#[test]\nfn one() {}\n    #[tokio::test]\n    async fn two() {}\n#[test]\nfn three(a in b) {}";
    assert!(["one", "two", "three"].iter().all(|test| is_test(source, test)));
    assert!(!is_test(source, "helper") && !is_test(source, "on"));
}
