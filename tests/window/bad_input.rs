//! What a person may get wrong, and what the window says then: a problem with a remedy, and nothing stored.

use std::process::Stdio;

use crate::harness::processes::Tree;
use crate::harness::{Home, PATIENCE, Sandbox, Window, desktop, desktop_alone, given, until};
use crate::walk::hands::Panel;
use crate::walk::{self, PRACTICE_HOST};

#[test]
fn an_impossible_domain_is_reported_and_gets_no_request() {
    let _desktop = desktop_alone();
    let home = Home::new().practice();
    let sandbox = Sandbox::start(&home);
    let window = Window::open(&home);
    walk::begin_practice(&window);
    let before = sandbox.trace().len();
    for (text, code) in [
        ("", "domain-empty"),
        ("hello there", "domain-not-a-host"),
        ("https://company_name.okta.com", "domain-placeholder"),
        ("127.0.0.1", "domain-address-literal"),
        ("ada@acme.okta.com", "domain-mail"),
        ("acme.okta.com.evil.test", "domain-look-alike"),
    ] {
        window.fill("domain", text);
        window.act(if text.is_empty() { "next" } else { "find-org" });
        let said = window.text(&format!("[data-problem='{code}']"));
        assert!(said.split_whitespace().count() > 4, "{code} says no remedy: {said}");
        assert_eq!(window.value("domain"), text, "what was typed stays");
        assert_eq!(window.step(), "org");
        assert!(window.has("[data-field=domain][aria-invalid=true][aria-describedby~=field-domain-problem]"));
    }
    assert_eq!(sandbox.trace().len(), before, "something was asked");

    // Merely untidy text is understood, and the change is shown.
    let (label, family) = PRACTICE_HOST.split_once('.').expect("a host");
    window.fill("domain", &format!(" HTTPS://{label}-admin.{family}/admin/dashboard?x=1 "));
    window.act("find-org");
    walk::found(&window);
    assert!(window.text("[data-row=found]").contains(PRACTICE_HOST));
    window.click("[data-row=found] summary");
    let changed = window.text("[data-row=found] .inner");
    assert!(changed.contains("-admin") && changed.contains("path"), "{changed}");
}

#[test]
fn a_wrong_value_in_the_secret_field_is_named_and_not_stored() {
    let _desktop = desktop_alone();
    let home = Home::new().practice();
    let sandbox = Sandbox::start(&home);
    let window = Window::open(&home);
    walk::to_secret(&window, &Panel, walk::CONSOLE);
    let secret = sandbox.secret();
    let client_id = sandbox.state()["okta"]["client_id"].as_str().expect("installed").to_owned();
    let mask = sandbox.state()["okta"]["secrets"][0]["mask"].as_str().expect("a mask").to_owned();

    for (text, code) in [
        (client_id, "secret-is-client-id"),
        (mask, "secret-is-masked"),
        (format!("https://{PRACTICE_HOST}"), "secret-is-url"),
        (secret[..10].to_owned(), "secret-too-short"),
        (format!("{secret}\u{1f511}"), "secret-odd-characters"),
        (format!("{}\n{}", &secret[..20], &secret[20..]), "secret-has-space"),
        (secret.repeat(8), "secret-too-long"),
    ] {
        desktop::set_clipboard(&text);
        window.press_act("save-secret");
        window.problem(code);
        assert!(window.has("[data-field=secret][data-held=no]"), "{code}: the field says it holds something");
        assert_eq!(desktop::secrets("okta-dell-connect-practice"), 0, "{code}: something was stored");
        assert_eq!(desktop::clipboard(), text, "{code}: another's clipboard was emptied");
    }
    desktop::set_clipboard("");
    window.press_act("save-secret");
    window.problem("clipboard-empty");

    // A line end around it is removed, as when it was copied from a file.
    desktop::set_clipboard(&format!("{secret}\n"));
    window.press_act("save-secret");
    window.see("[data-field=secret][data-held=yes]");
    assert!(desktop::secret("okta-dell-connect-practice") == secret, "the line's end was stored too");
}

#[test]
fn a_secret_in_the_client_id_field_is_taken_out() {
    let _desktop = desktop_alone();
    let home = Home::new().practice();
    let sandbox = Sandbox::start(&home);
    let window = Window::open(&home);
    walk::to_secret(&window, &Panel, walk::CONSOLE);
    walk::secret(&window, &sandbox, &Panel);
    desktop::set_clipboard(&"x7".repeat(20));
    desktop::focus_window_of(window.app());
    window.press_on("input[data-field=client_id]", 1);
    desktop::press(&["ctrl+v"]);
    window.problem("client-id-is-secret");
    until("the field is empty", PATIENCE, || window.value("client_id").is_empty().then_some(()));
    // The reason stays until something else is typed.
    window.act("add-client-id");
    window.problem("client-id-is-secret");
    window.fill("client_id", " ");
    window.act("add-client-id");
    window.problem("client-id-empty");
    // Text that is no client ID is named, and not accepted.
    for (text, code) in [
        ("0oa".to_owned(), "client-id-length"),
        (format!("0oa{}", "x7".repeat(40)), "client-id-length"),
        (format!("ocs{}", "x7".repeat(8)), "client-id-is-secret-id"),
    ] {
        window.fill("client_id", &text);
        window.act("add-client-id");
        window.problem(code);
    }
    // Its field asks about one of another length than Okta's; the person may use it.
    window.fill("client_id", "0oa123");
    window.act("add-client-id");
    window.problem("client-id-unusual");
    window.picture("client-id-unusual");
    assert!(window.view()["screen"]["client_id"].is_null(), "accepted before the answer");
    assert!(!window.has("[data-act=next]:enabled"), "the step is left without an answer");
    window.act("use-anyway");
    window.see("[data-part=client-id][data-state=done]");
    assert_eq!(window.view()["screen"]["client_id"], "0oa123");
}

#[test]
fn a_second_start_shows_the_first_window() {
    let _desktop = desktop_alone();
    let home = Home::new().practice();
    let _sandbox = Sandbox::start(&home);
    let first = Window::open(&home);
    walk::begin_practice(&first);
    let mut second = home.command(&given("ODC_APP_DEFAULT"));
    let second = second.args(home.arguments()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut second = Tree::start(second);
    let ended = until("the second start ends by itself", PATIENCE, || second.head().try_wait().expect("its state"));
    assert!(ended.success(), "{ended}");
    until("the first window has the keyboard", PATIENCE, || {
        (desktop::process_with_the_keyboard() == Some(first.app())).then_some(())
    });
    walk::find_org(&first, PRACTICE_HOST);
}

#[test]
fn a_second_window_is_refused_and_changes_nothing() {
    let _desktop = desktop_alone();
    let home = Home::new().practice();
    let _sandbox = Sandbox::start(&home);
    let first = Window::open(&home);
    walk::begin_practice(&first);
    // The first can't be asked to come to the front, so the second must say so.
    std::fs::remove_file(home.path("home/.local/share/okta-dell-connect/show")).expect("the first listens");
    let second = Window::open(&home);
    second.problem("another-window");
    second.at("blocked");
    second.picture("another-window");
    first.at("org");
    walk::org(&first, PRACTICE_HOST, walk::CONSOLE);
    first.kill();
    // Once the first is closed, the second can continue in its place.
    second.act("view");
    second.at("permissions");
}
