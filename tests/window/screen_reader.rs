//! The path for a screen reader: over AT-SPI, from the real window. What a person depends on is announced, once, and
//! nothing chatters.

use crate::harness::accessible::{Node, Reader, State};
use crate::harness::consoles::{Consoles as _, Panel};
use crate::harness::steps::{self, PRACTICE_HOST};
use crate::harness::{PATIENCE, desktop, practice, until};

/// What a person can operate, by its role.
const WORKED: [&str; 8] =
    ["button", "toggle button", "entry", "combo box", "check box", "radio button", "link", "menu item"];

/// Every screen of the path has one focused heading, landmarks, and a name for whatever can be operated.
#[test]
fn each_step_of_the_path_is_named_and_begins_at_its_heading() {
    let (_desktop, _home, sandbox, window) = practice();
    let reader = Reader::of(window.app());

    holds(&reader, "welcome");
    steps::begin_practice(&window);
    window.see("[data-row=computer][data-state=ready]");
    holds(&reader, "org");
    steps::org(&window, PRACTICE_HOST, steps::CONSOLE);
    holds(&reader, "permissions");
    steps::permissions(&window);
    holds(&reader, "install");
    steps::install(&window, &Panel);
    steps::secret(&window, &sandbox, &Panel);
    steps::client_id(&window, &Panel);
    holds(&reader, "test");
    steps::test(&window);
    holds(&reader, "authorize");
    steps::authorize_console(&window, &Panel);
    holds(&reader, "backups");
    steps::backups_console(&window, &Panel);
    holds(&reader, "finish");
    steps::finish_keeping(&window);
    window.see("[data-home=status]");
    holds(&reader, "status");
}

/// The result of an act is one announcement, and mere counters are silent.
#[test]
fn each_important_change_is_announced_once() {
    let (_desktop, _home, sandbox, window) = practice();
    let reader = Reader::of(window.app());
    steps::begin_practice(&window);
    window.see("[data-row=computer][data-state=ready]");
    arrived(&reader);
    window.fill("domain", "acme.okta.com.evil.test");
    window.act("find-org");
    once(&reader.hears("looks like Okta"), "looks like Okta");
    let field = reader.page().only("the field", |node| node.role == "entry").clone();
    assert!(field.is(State::Invalid), "the field is marked");
    assert!(field.description.contains("looks like Okta"), "described by its error: {:?}", field.description);
    window.fill("domain", PRACTICE_HOST);
    window.act("find-org");
    once(&reader.hears("found."), "found.");
    steps::leave_org(&window);
    steps::permissions(&window);

    steps::install(&window, &Panel);
    arrived(&reader);
    let secret = sandbox.secret();
    steps::save_secret(&window, &Panel);
    let said = reader.hears("Secret saved");
    once(&said, "Secret saved");
    once(&said, "Clipboard cleared");
    Panel.done(&window);
    steps::add_client_id(&window, &Panel);
    let said = reader.announced();
    assert!(!said.iter().any(|said| said.contains("Secret saved")), "the secret is not announced again: {said:?}");
    assert!(!said.concat().contains(&secret), "the secret is spoken");

    window.act("next");
    window.at("test");
    arrived(&reader);
    window.act("run-test");
    window.see("[data-act=next]:enabled");
    let said = reader.hears("checks passed");
    once(&said, "checks passed");
    assert!(said.len() <= 3, "the test chatters: {said:?}");
    window.act("next");
    window.at("authorize");
    arrived(&reader);

    window.press_act("copy-secret");
    once(&reader.hears("Client Secret copied"), "Client Secret copied");
    let begun = window.text("[data-row=countdown]");
    for _ in 0..2 {
        let before = window.text("[data-row=countdown]");
        until("the countdown continues", PATIENCE, || (window.text("[data-row=countdown]") != before).then_some(()));
    }
    assert_eq!(reader.announced(), [""; 0], "the countdown, from {begun:?}, is spoken");
    window.act("clear-clipboard");
    once(&reader.hears("lipboard cleared"), "lipboard cleared");
    assert!(desktop::clipboard().is_empty());
}

/// Whatever is opened, chosen or turned on says so.
#[test]
fn changes_of_state_arrive() {
    let (_desktop, _home, _sandbox, window) = practice();
    let reader = Reader::of(window.app());
    steps::begin_practice(&window);
    window.act("toggle-panel");
    reader.sees_change("expanded", true, "console");
    window.act("toggle-panel");
    reader.sees_change("expanded", false, "console");
    steps::choose_cloud(&window, steps::API);
    reader.sees_change("checked", true, "Practice (API)");
    window.resize(720, 520);
    arrived(&reader);
    window.act("toggle-rail");
    reader.sees_change("expanded", true, "1 of 6");
    window.see("[data-row=computer][data-state=ready]");
    arrived(&reader);
    window.act_behind("computer-details");
    window.see("[data-row=computer] dl");
    assert_eq!(reader.announced(), [""; 0], "what a person opens to read is spoken at once");
}

/// A screen reader reads a screen once it appears: WebKit reports changes in what was read. What it reported before
/// doesn't matter.
#[track_caller]
fn arrived(reader: &Reader) {
    reader.page();
    reader.announced();
}

#[track_caller]
fn once(said: &[String], words: &str) {
    let times = said.iter().filter(|said| said.contains(words)).count();
    assert_eq!(times, 1, "{words:?} is announced {times} times: {said:#?}");
}

/// The rules for each screen.
#[track_caller]
fn holds(reader: &Reader, at: &str) {
    let page = until(&format!("{at}: the heading has the focus"), PATIENCE, || {
        let page = reader.page();
        let heading = page.all().into_iter().any(|node| first(node) && node.is(State::Focused));
        heading.then_some(page)
    });
    if std::env::var_os("ODC_TREES").is_some() {
        let path = format!("{}/{at}.tree", crate::harness::given("ODC_SCREENS"));
        std::fs::write(path, page.drawn(0)).expect("written");
    }
    let all = page.all();
    let drawn = || page.drawn(0);
    assert_eq!(all.iter().filter(|node| first(node)).count(), 1, "{at} has one h1:\n{}", drawn());
    let landmark = |role: &str| all.iter().filter(|node| node.attribute("computed-role") == role).count();
    assert_eq!(landmark("main"), 1, "{at} has one main:\n{}", drawn());
    let unnamed: Vec<_> = all
        .iter()
        .filter(|node| WORKED.contains(&node.role.as_str()) && node.is(State::Showing) && node.name.trim().is_empty())
        .collect();
    assert!(unnamed.is_empty(), "{at}: without a name: {unnamed:#?}");
    let wrong: Vec<_> =
        all.iter().filter(|node| node.attribute("haspopup") == "dialog").map(|node| (&node.role, &node.name)).collect();
    assert!(wrong.is_empty(), "{at}: WebKit calls a button that opens a dialog a list to choose from: {wrong:?}");
}

fn first(node: &Node) -> bool {
    node.role == "heading" && node.attribute("level") == "1"
}
