//! Diagnostics hold no secret, and are saved as they were shown.

use crate::harness::consoles::Panel;
use crate::harness::encodings::{contains, encodings};
use crate::harness::steps;
use crate::harness::{PATIENCE, practice, until};
use crate::screenshots::Eye;

/// A secret went through the app, and the diagnostics contain it in no spelling, neither as shown nor as saved; the two
/// are equal.
#[test]
fn diagnostics_hold_no_secret_and_are_saved_as_shown() {
    let (_desktop, _home, sandbox, window) = practice();
    let secret = steps::to_finish(&window, &sandbox, &Panel);
    window.chord("F1");
    window.see("[data-row=guide][data-value=finish]");
    window.act("open-diagnostics");
    window.see("[data-row=diagnostics][data-state=done]");
    let shown = window.text("[data-row=diagnostics-text]");
    assert!(shown.contains(env!("CARGO_PKG_VERSION")), "{shown}");
    assert!(!shown.contains("acme"), "an org is named: {shown}");
    let mut eye = Eye::new(&window, "expected");
    eye.look("diagnostics");
    window.click("[data-field=diagnostics_orgs]");
    until("orgs are named", PATIENCE, || window.text("[data-row=diagnostics-text]").contains("acme").then_some(()));
    let shown = window.text("[data-row=diagnostics-text]");
    let file = steps::saved_by(&window, || window.act("save-diagnostics"));
    let saved = std::fs::read_to_string(&file).expect("read");
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(words(&saved), words(&shown));
    for (encoding, needle) in encodings(&secret) {
        assert!(!contains(saved.as_bytes(), &needle), "the diagnostics contain the secret ({encoding})");
    }
    drop(eye);
    window.close();
}
