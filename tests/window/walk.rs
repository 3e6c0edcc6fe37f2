//! The path from Home to Done as a person walks it by mouse, a function for each step. Each begins with
//! the step on the screen and ends with the next one there, so that a test can stop anywhere between.

pub mod hands;

use crate::harness::{PATIENCE, Sandbox, Window, desktop, until};
use hands::Hands;

/// The practice organisation.
pub const PRACTICE_HOST: &str = "acme.okta.practice";
/// Who reports what the app cannot measure.
pub const NAME: &str = "Ada Example";

/// The act was done: on to the next step, by Continue where the screen stays for it.
#[track_caller]
pub fn on(window: &Window, from: &str, to: &str) {
    let end = std::time::Instant::now() + std::time::Duration::from_secs(PATIENCE);
    while window.step() == from && !window.has("[data-act=next]") {
        assert!(std::time::Instant::now() < end, "{from} does not let go; {}", window.told());
    }
    if window.step() == from {
        window.act("next");
    }
    window.at(to);
}

/// From an empty Home into practice, to the first step.
pub fn begin_practice(window: &Window) {
    window.at("home");
    window.act("enter-practice");
    window.see(".band, [data-practice]");
    window.act("start-connection");
    window.at("ready");
}

/// Step 1: both roles are mine.
pub fn ready(window: &Window) {
    window.at("ready");
    window.see("[data-row=computer][data-state=ready]");
    answer_ready(window);
    window.act("next");
    window.at("organisation");
}

/// The questions of step 1.
pub fn answer_ready(window: &Window) {
    window.choose("okta_admin", "me");
    window.choose("dell_admin", "me");
    window.choose("sign_in_without_okta", "yes");
}

/// Step 2: the organisation answers, and the Dell environment is chosen.
pub fn organisation(window: &Window, host: &str, environment: &str) {
    window.at("organisation");
    window.fill("domain", host);
    window.choose("environment", environment);
    window.fill("dell_account", "Acme");
    window.act("ask-organisation");
    window.see("[data-row=answered][data-state=measured]");
    leave_organisation(window);
}

/// On with the organisation that answered.
pub fn leave_organisation(window: &Window) {
    window.act("next");
    window.at("permissions");
}

/// Step 3: read and said so.
pub fn permissions(window: &Window) {
    window.at("permissions");
    window.act("acknowledge");
    until("it is acknowledged", PATIENCE, || {
        (window.view()["screen"]["permissions"]["acknowledged"] == true).then_some(())
    });
    window.act("next");
    window.at("install");
}

/// Step 4, first screen: Okta shows the secret.
pub fn install(window: &Window, hands: &dyn Hands) {
    window.at("install");
    hands.install(window);
    window.act("next");
    window.at("secret");
}

/// Step 4, second screen, by the button. Answers the secret.
pub fn secret(window: &Window, sandbox: &Sandbox, hands: &dyn Hands) -> String {
    window.at("secret");
    let secret = sandbox.secret();
    take_secret(window, hands);
    close_dialog(window, hands);
    secret
}

/// Okta's Copy, then the button here.
pub fn take_secret(window: &Window, hands: &dyn Hands) {
    hands.copy_secret(window);
    window.press_act("take-secret");
    window.see("[data-field=secret][data-held=yes]");
    until("the clipboard is emptied", PATIENCE, || desktop::clipboard().is_empty().then_some(()));
}

/// Done in Okta's dialog.
pub fn close_dialog(window: &Window, hands: &dyn Hands) {
    hands.done(window);
    window.act("clicked-done");
    window.at("client_id");
}

/// Step 4, third screen.
pub fn client_id(window: &Window, hands: &dyn Hands) {
    window.at("client_id");
    let client_id = hands.client_id(window);
    window.fill("client_id", &client_id);
    window.act("accept-client-id");
    on(window, "client_id", "prove");
}

/// Step 5: everything is asked, and nothing fails.
pub fn prove(window: &Window) {
    verify(window);
    window.act("next");
    window.at("dell");
}

/// Runs the whole proof.
pub fn verify(window: &Window) {
    window.at("prove");
    window.choose("level", "all");
    window.act("verify");
    window.see("[data-row=credential][data-state=pass]");
    window.see("[data-row=scopes][data-state=pass]");
    window.see("[data-act=next]");
    assert!(!window.has(".rows [data-state=fail], .rows [data-state=blocked]"), "a row of the proof did not pass");
}

/// Step 6 by console: the form is open.
pub fn dell_console(window: &Window) {
    window.at("dell");
    if window.has("[data-field=console_address]") {
        window.fill("console_address", "https://console.dell.practice");
        window.act("save-console-address");
        window.gone("[data-field=console_address]");
    }
    window.act("form-open");
    on(window, "dell", "authorize");
}

/// Step 7 by console: the three cards into Dell's form, Authorize, and what the console said.
pub fn authorize_console(window: &Window, hands: &dyn Hands) {
    window.at("authorize");
    hands.authorize(window);
    say_registered(window);
    on(window, "authorize", "keys");
}

/// "What did the console say?": it took the domain.
pub fn say_registered(window: &Window) {
    window.choose("outcome", "registered");
    window.act("console-said");
}

/// Step 8 by console.
pub fn keys_console(window: &Window, hands: &dyn Hands) {
    window.at("keys");
    hands.keys_on(window);
    window.choose("keys", "on");
    window.act("answer-keys");
    on(window, "keys", "backup");
}

/// Step 9 by console: what the screen shows is typed; no backup was seen yet.
pub fn backup_console(window: &Window) {
    window.at("backup");
    window.fill("region", "eu-central-1");
    window.fill("frequency", "Daily");
    window.fill("retention", "30 days");
    window.act("confirm-backup");
    window.see("[data-known=confirmed]");
    window.act("next");
    window.at("done");
}

/// Step 10: the secret is kept, and the path is left.
pub fn done_keeping(window: &Window) {
    window.at("done");
    window.act("keep-secret");
    window.see("[data-row=secret-choice][data-value=kept]");
    window.act("finish");
    window.at("home");
}

/// From the first step to Done, by console. Answers the secret.
pub fn to_done_by_console(
    window: &Window,
    sandbox: &Sandbox,
    hands: &dyn Hands,
    host: &str,
    environment: &str,
) -> String {
    ready(window);
    organisation(window, host, environment);
    permissions(window);
    install(window, hands);
    let secret = secret(window, sandbox, hands);
    client_id(window, hands);
    prove(window);
    dell_console(window);
    authorize_console(window, hands);
    keys_console(window, hands);
    backup_console(window);
    window.at("done");
    secret
}
