//! The straight path, walked as a person walks it, and what it may demand of them. `cargo xtask walk` prints the
//! figures.

use std::fmt::Write as _;

use crate::harness::consoles::{Browser, Panel};
use crate::harness::figures::{ACTS, BYTES, CALLS, Figures, PATH, SCREEN};
use crate::harness::steps::{self, REAL_HOST};
use crate::harness::steps_by_api;
use crate::harness::{Home, Sandbox, Window, desktop_alone, given, practice};

const DOCUMENTED: &str = include_str!("../../docs/environment.example.toml");

#[test]
fn the_straight_path_in_practice_by_console() {
    in_practice("practice-console", "en", by_console);
}

#[test]
fn the_straight_path_in_practice_by_console_in_german() {
    in_practice("practice-console-de", "de", by_console);
}

#[test]
fn the_straight_path_in_practice_by_api() {
    in_practice("practice-api", "en", by_api);
}

#[test]
fn the_straight_path_in_practice_by_api_in_german() {
    in_practice("practice-api-de", "de", by_api);
}

#[test]
fn the_straight_path_by_console() {
    in_earnest("real-console", "en", walk_by_console);
}

#[test]
fn the_straight_path_by_console_in_german() {
    in_earnest("real-console-de", "de", walk_by_console);
}

#[test]
fn the_straight_path_by_api() {
    in_earnest("real-api", "en", walk_by_api);
}

/// What is walked after step 4.
type Rest = fn(&Window, &Sandbox);

fn by_console(window: &Window, _: &Sandbox) {
    steps::authorize_console(window, &Panel);
    steps::backups_console(window, &Panel);
}

fn by_api(window: &Window, sandbox: &Sandbox) {
    steps_by_api::add_credential(window);
    finish_by_api(window, sandbox);
}

fn finish_by_api(window: &Window, sandbox: &Sandbox) {
    steps_by_api::authorize(window, sandbox);
    steps_by_api::switch_keys_on(window);
    steps_by_api::start_backup(window);
    window.act("next");
}

fn in_practice(name: &str, language: &str, rest: Rest) {
    let _desktop = desktop_alone();
    let home = Home::new().practice();
    let sandbox = Sandbox::start(&home);
    let window = begun(&home, language);
    steps::to_authorize(&window, &sandbox, &Panel, if name.contains("api") { steps::API } else { steps::CONSOLE });
    rest(&window, &sandbox);
    steps::finish_keeping(&window);
    let figures = held(&window, name);
    assert!(figures.production.is_empty(), "Practice speaks of production on {:?}", figures.production);
}

/// In live mode, with the sandbox in place of Okta and Dell.
fn in_earnest(name: &str, language: &str, walked: fn(&Window, &Sandbox)) {
    let _desktop = desktop_alone();
    let (home, sandbox) = steps::real(Home::new().named(steps::NAME), REAL_HOST);
    let window = begun(&home, language);
    steps::begin_real(&window);
    walked(&window, &sandbox);
    steps::finish_keeping(&window);
    held(&window, name);
}

fn walk_by_console(window: &Window, sandbox: &Sandbox) {
    let consoles = Browser(sandbox);
    steps::org(window, REAL_HOST, "dell-commercial");
    steps::permissions_to_authorize(window, sandbox, &consoles);
    steps::authorize_console(window, &consoles);
    steps::backups_console(window, &consoles);
}

/// An environment with an API is one that was added.
fn walk_by_api(window: &Window, sandbox: &Sandbox) {
    let consoles = Browser(sandbox);
    // Adding one is not part of the straight path: counting starts afterwards.
    let id = crate::harness::environments::add(window, DOCUMENTED);
    window.act("go-home");
    window.count();
    window.open_connection();
    steps::org(window, REAL_HOST, &id);
    steps::permissions_to_authorize(window, sandbox, &consoles);
    steps_by_api::add_credential_made_elsewhere(window, sandbox);
    finish_by_api(window, sandbox);
}

/// The app in this language, as large as on a laptop, counted from here.
fn begun(home: &Home, language: &str) -> Window {
    let window = Window::open(home);
    if language != "en" {
        steps::speak(&window, language);
    }
    window.resize(1040, 720);
    window.count();
    window
}

/// Writes the figures for `cargo xtask walk`, and compares them with their limits.
#[track_caller]
fn held(window: &Window, name: &str) -> Figures {
    let figures = window.counted();
    std::fs::write(format!("{}/{name}.walk", given("ODC_SCREENS")), figures.table(name)).expect("written");
    assert!(figures.most(|screen| screen.calls) > 0 && figures.most(|screen| screen.bytes) > 0, "no call was counted");
    let over = over(&figures, name);
    assert!(over.is_empty(), "{over}\n{}", figures.table(name));
    figures
}

/// A line for each figure over its limit.
fn over(figures: &Figures, name: &str) -> String {
    let mut over = figures.over.iter().cloned().collect::<Vec<_>>().join("\n");
    let (visible, hidden) = (figures.sum(|screen| screen.most.visible()), figures.sum(|screen| screen.most.hidden));
    let acts = figures.sum(|screen| screen.acts);
    // There the panel makes calls, too, as often as its consoles change.
    let in_practice = name.contains("practice");
    for (what, is, most) in [
        ("words on the whole path", visible, PATH),
        ("words in tooltips, aria texts and disclosures", hidden, 2 * visible),
        ("acts", acts, if name.contains("console") { ACTS } else { usize::MAX }),
        ("calls after one act", figures.most(|screen| screen.calls), if in_practice { usize::MAX } else { CALLS }),
        ("bytes after one act", figures.most(|screen| screen.bytes), if in_practice { usize::MAX } else { BYTES }),
    ] {
        if is > most {
            let _infallible = write!(over, "\n{is} {what}, {most} at most");
        }
    }
    over
}

/// The page's own count finds a screen with too many words, and a long problem.
#[test]
fn the_budget_is_a_limit() {
    let (_desktop, _home, _sandbox, window) = practice();
    steps::begin_practice(&window);
    window.see("[data-row=computer]:not([data-state=waiting])");
    window.idle();
    assert_eq!(window.words().over("org"), Vec::<String>::new());
    let before = window.words();
    let script = "const put = (tag, text, attributes = {}) => {
            const e = Object.assign(document.createElement(tag), { textContent: text });
            for (const [name, value] of Object.entries(attributes)) e.setAttribute(name, value);
            document.querySelector('main h1').after(e); return e; };
        put('p', 'seven words are seen, and no more ·');
        put('p', 'not these', { hidden: '' });
        put('p', 'nor these', { class: 'hidden' });
        put('p', 'one', { title: 'two words' });
        const folded = put('details', ''); folded.innerHTML = '<summary>Why</summary><p>three folded words</p>';
        put('div', 'word '.repeat(40), { 'data-problem': 'made-up' });
        put('p', 'word '.repeat(13), { class: 'hint' });
        put('figure', 'drawn');";
    window.run(script, &[]);
    let after = window.words();
    assert_eq!(after.visible() - before.visible(), 7 + 1 + 1 + 40 + 13);
    assert_eq!(after.hidden - before.hidden, 2 + 2 + 2 + 3);
    assert_eq!(after.sketch - before.sketch, 1);
    assert_eq!(after.over("org").iter().filter(|line| line.contains("made-up")).count(), 1, "{:?}", after.over("org"));
    assert_eq!(after.over("org").iter().filter(|line| line.contains("13 words in the hint")).count(), 1);
    window.run("document.querySelector('main h1').textContent = 'word '.repeat(arguments[0])", &[SCREEN.into()]);
    assert!(window.words().over("org").iter().any(|line| line.contains("on the screen")));
}
