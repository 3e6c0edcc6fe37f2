//! A hostile page: a script in the real window calls the app's own commands. It gains nothing, because acts that move a
//! secret or destroy something ask outside the page, or need input that only a hand can give.

use serde_json::{Value, json};

use crate::harness::consoles::Panel;
use crate::harness::steps::{self, PRACTICE_HOST};
use crate::harness::{PRACTICE, Window, desktop, practice};
use crate::screenshots::Eye;

/// The attacker's cloud, in the only names that practice reaches.
const EVIL: &str = "other.dell.practice";

/// Calls each of these in turn, waiting a moment for each answer; answers each result.
const SCRIPT: &str = "
    const [calls, done] = arguments;
    const call = window.__TAURI_INTERNALS__.invoke;
    (async () => {
        const came = [];
        for (const [name, given] of calls) {
            const answer = call(name, given).then(() => 'done', (problem) => problem?.code ?? String(problem));
            const late = new Promise((resolve) => setTimeout(() => resolve('waits'), 1500));
            came.push([name, await Promise.race([answer, late])]);
        }
        done(came);
    })();";

fn calls(window: &Window, calls: &Value) -> Vec<(String, String)> {
    serde_json::from_value(window.run_later(SCRIPT, std::slice::from_ref(calls))).expect("a list")
}

/// No unanswered question is on the screen.
fn unasked(window: &Window) {
    assert_eq!(desktop::question_of(window.app()), None);
}

#[test]
fn it_sends_no_secret_to_a_host_of_its_own() {
    let (_desktop, _home, sandbox, window) = practice();
    steps::to_finish(&window, &sandbox, &Panel);
    let id = window.view()["screen"]["id"].as_str().expect("a connection").to_owned();
    steps::finish_keeping(&window);
    let secret = desktop::secret(PRACTICE);

    desktop::let_presses_expire();
    // The whole attack, at once.
    let paths =
        json!({ "domains": "/okta/v1/domains", "tasks": "/okta/v1/tasks", "key_management": "/okta/v1/keymanagement" });
    let given = json!({ "from": "form", "name": "Dell", "api_base": format!("https://{EVIL}"), "token_path": "/token",
        "console_address": "", "onboarding_paths": paths });
    let came = calls(
        &window,
        &json!([
            ["open_connection", { "id": id }],
            ["console_said", { "outcome": "domain_refused", "by": "Ada Example" }],
            ["add_environment", { "given": given }],
            ["choose_dell", { "environment": "added-0", "account": "Acme" }],
            ["copy_text", { "text": "made-up-key-of-the-attacker-0123456789" }],
            ["take_dell_key", { "clientId": "attacker" }],
            ["try_dell_key", { "clientId": "attacker" }],
            ["authorize", {}],
            ["send_again", {}],
            ["copy_value", { "what": "secret" }],
            ["erase_secret", {}],
            ["remove_connection", { "id": id }],
        ]),
    );
    let of = |name: &str| came.iter().find(|(called, _)| called == name).map(|(_, came)| came.as_str());
    assert_eq!(of("add_environment"), Some("waits"), "{came:?}");
    for refused in ["copy_value", "erase_secret", "remove_connection"] {
        assert_eq!(of(refused), Some("declined"), "while one question is open, another is a no: {came:?}");
    }
    // The question names the host, outside the page; nobody agrees.
    let mut eye = Eye::new(&window, "hostile");
    eye.look("asked");
    let asked = window.decline();
    assert!(asked.contains("Dell"), "{asked}");
    window.idle();
    unasked(&window);

    let added = window.view()["screen"]["dell"]["environments"].to_string();
    assert!(!added.contains(EVIL), "{added}");
    let reached: Vec<Value> = sandbox.trace().into_iter().filter(|asked| asked.to_string().contains(EVIL)).collect();
    assert_eq!(reached, [json!(null); 0], "requests to the attacker's server");
    assert_eq!(desktop::secret(PRACTICE), secret, "it is here, and the same");
    assert_ne!(desktop::clipboard(), secret);
}

#[test]
fn it_copies_no_secret_without_a_press_and_a_press_allows_one_copy() {
    let (_desktop, _home, sandbox, window) = practice();
    let secret = steps::to_authorize(&window, &sandbox, &Panel, steps::CONSOLE);
    let copy = json!([["copy_value", { "what": "secret" }]]);

    desktop::let_presses_expire();
    // A call, and a script's click: both lead to a question.
    assert_eq!(calls(&window, &copy), [("copy_value".to_owned(), "waits".to_owned())]);
    assert!(window.decline().contains(PRACTICE_HOST));
    window.idle();
    window.run("document.querySelector('[data-act=copy-secret]').click()", &[]);
    window.decline();
    window.idle();
    assert_ne!(desktop::clipboard(), secret);
    assert!(!window.has("[data-problem]"), "a no is no problem");

    // A real click is not asked about, and pays for one copy.
    steps::copy_secret(&window, &secret);
    unasked(&window);
    desktop::set_clipboard("something else");
    assert_eq!(calls(&window, &copy), [("copy_value".to_owned(), "waits".to_owned())]);
    window.decline();
    window.idle();
    assert_eq!(desktop::clipboard(), "something else");

    // When a screen reader presses the button, no event is seen: the person is asked, and may agree.
    window.run("document.querySelector('[data-act=copy-secret]').click()", &[]);
    window.agree();
    desktop::wait_for_clipboard(&secret);
}

#[test]
fn it_erases_and_removes_nothing() {
    let (_desktop, _home, sandbox, window) = practice();
    steps::to_finish(&window, &sandbox, &Panel);
    let id = window.view()["screen"]["id"].as_str().expect("a connection").to_owned();
    desktop::let_presses_expire();
    for (name, given) in [("erase_secret", json!({})), ("remove_connection", json!({ "id": id }))] {
        assert_eq!(calls(&window, &json!([[name, given]])), [(name.to_owned(), "waits".to_owned())]);
        assert!(window.decline().contains(PRACTICE_HOST), "{name} names the org");
        window.idle();
    }
    assert_eq!(desktop::secrets(PRACTICE), 1);
    assert_eq!(window.view()["screen"]["id"], json!(id));

    // A proxy would see every connection.
    let proxy = json!([["choose_proxy", { "choice": "http://127.0.0.1:9" }]]);
    assert_eq!(calls(&window, &proxy), [("choose_proxy".to_owned(), "waits".to_owned())]);
    assert!(window.decline().contains("127.0.0.1:9"));
}
