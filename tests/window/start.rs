//! The start: the first screen is there at once, and what it fetches and calls is counted.

use std::path::Path;

use serde::Deserialize;
use serde_json::json;

use crate::harness::{Home, PATIENCE, Window, desktop_alone, until};

/// What `xtask/figures.toml` records.
#[derive(Deserialize)]
struct Figures {
    first_screen: FirstScreen,
}

#[derive(Debug, Deserialize, PartialEq)]
struct FirstScreen {
    bytes: u64,
    files: usize,
    calls: usize,
}

/// What the page fetched or called, by the log, before it searched the keychain, which it does once Home is on screen.
fn logged(log: &str, event: &str, field: &str) -> Vec<String> {
    let (before, _) = log.split_once("command=\"look_in_keychain\"").expect("Home searches the keychain");
    let lines = before.lines().filter(|line| line.contains(event));
    let values = lines.filter_map(|line| line.split_once(&format!("{field}=\"")));
    values.filter_map(|(_, rest)| Some(rest.split_once('"')?.0.to_owned())).collect()
}

#[test]
fn the_first_screen_fetches_and_calls_little() {
    let _desktop = desktop_alone();
    let home = Home::new();
    let window = Window::open(&home);
    window.at("home");
    let log = until("Home searches the keychain", PATIENCE, || {
        Some(home.log()).filter(|log| log.contains("look_in_keychain"))
    });
    let (files, calls) = (logged(&log, "the page fetches", "path"), logged(&log, "the page calls", "command"));
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/dist");
    let sizes: Vec<(&str, u64)> = files
        .iter()
        .map(|path| if path == "/" { "index.html" } else { path.trim_start_matches('/') })
        .map(|name| (name, size(&dist.join(name))))
        .collect();
    let counted =
        FirstScreen { bytes: sizes.iter().map(|(_, size)| size).sum(), files: sizes.len(), calls: calls.len() };

    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("xtask/figures.toml"));
    let Figures { first_screen: known } = toml::from_str(&text.expect("the record")).expect("figures");
    assert!(
        counted.bytes * 100 <= known.bytes * 105 && counted.files <= known.files && counted.calls <= known.calls,
        "the first screen grew by more than 5 %: {counted:?}, recorded {known:?}\n{sizes:#?}\n{calls:#?}\n\
         If it is meant, record it in xtask/figures.toml."
    );
    window.close();
}

fn size(path: &Path) -> u64 {
    path.metadata().unwrap_or_else(|error| panic!("{}: {error}", path.display())).len()
}

/// The markup that was served is the screen: the script takes it over, and what it shows afterwards is that language.
#[test]
fn welcome_is_served_in_the_person_s_language_and_taken_over() {
    let _desktop = desktop_alone();
    for (language, locale) in [("en", "en_US.UTF-8"), ("de", "de_DE.UTF-8")] {
        let home = Home::new().with("LANG", locale);
        let window = Window::open(&home);
        window.at("home");
        let words =
            std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("words/{language}/frame.ftl")))
                .expect("words");
        let title = words.lines().find_map(|line| line.strip_prefix("home-title-empty = ")).expect("the title");
        assert_eq!(window.run("return document.querySelector('h1').textContent", &[]), json!(title));
        assert_eq!(window.run("return document.documentElement.lang", &[]), json!(language));
        let title = words.lines().find_map(|line| line.strip_prefix("window-title-home = ")).expect("the title");
        until("the window has the page's title", PATIENCE, || (window.title() == title).then_some(()));
        // Comments that only markup of the build has: a screen that the script draws itself has none.
        let served = window.run("return document.querySelector('#app').innerHTML.includes('<!--[-->')", &[]);
        assert_eq!(served, json!(true), "the script threw the markup away");
        window.act("connect-org");
        window.at("org");
        window.close();
    }
}
