//! Step 6: key management that was skipped is named on every later screen.

use crate::harness::consoles::Panel;
use crate::harness::practice;
use crate::harness::steps;
use crate::screenshots::Eye;

#[test]
fn key_management_that_was_skipped_is_named_and_offered_everywhere() {
    let (_desktop, _home, sandbox, window) = practice();
    steps::to_authorize(&window, &sandbox, &Panel, steps::CONSOLE);
    steps::authorize_console(&window, &Panel);
    let mut eye = Eye::new(&window, "failures-keys");
    window.act("keys-skip");
    window.see("[data-act=keys-skip-confirm]");
    eye.look("not-now");
    window.act("keys-skip-confirm");
    window.see("[data-row=keys][data-value=skipped]");
    eye.look("skipped");
    window.act("next");
    window.at("finish");
    eye.look("finish");
    assert!(!window.heading().contains("protected"), "{}", window.heading());
    window.see("[data-act=turn-on-keys]");
    let report = steps::save_report(&window, "html");
    let report = std::fs::read_to_string(report).expect("the report");
    assert!(report.contains("skipped, reported by") && report.contains(steps::NAME), "not in the report");
    steps::finish_keeping(&window);
    eye.look("home");
    window.see("[data-act=turn-on-keys]");
    window.open_connection();
    window.at("status");
    eye.look("status");
    window.act("turn-on-keys");
    window.at("backups");
    // A later report corrects the earlier one.
    steps::keys_console(&window, &Panel);
    window.act("next");
    window.at("finish");
    window.gone("[data-act=turn-on-keys]");
}
