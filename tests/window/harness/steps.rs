//! The path from Welcome to Finish as a person walks it by mouse, a function for each step. Each begins with its step
//! on the screen and ends with the next one, so that a test can stop anywhere between.

use super::consoles::Consoles;
use super::{Home, PATIENCE, Sandbox, Window, desktop, until};

/// The practice org.
pub const PRACTICE_HOST: &str = "acme.okta.practice";
/// An org outside Practice: the sandbox behind its own proxy.
pub const REAL_HOST: &str = "acme.okta.com";
/// Who reports what the app cannot test.
pub const NAME: &str = "Ada Example";
/// Practice mode by Dell's console, the default.
pub const CONSOLE: &str = "practice-console";
/// Practice mode by Dell's API.
pub const API: &str = "practice-api";

/// From Welcome into practice, to the first step.
pub fn begin_practice(window: &Window) {
    window.at("home");
    window.act("try-practice");
    window.see("[data-practice]");
    window.at("org");
}

/// From Welcome to the first step, with a real org.
pub fn begin_real(window: &Window) {
    window.at("home");
    window.act("connect-org");
    window.at("org");
    assert!(!window.has("[data-practice]"), "this is practice");
}

/// Step 1 as a person does it: pastes the org's address, which reads its public metadata; in practice mode it is there
/// already. The person has both roles.
pub fn org(window: &Window, host: &str, environment: &str) {
    window.at("org");
    window.see("[data-row=computer]:not([data-state=waiting])");
    choose_cloud(window, environment);
    if window.value("domain").is_empty() {
        desktop::set_clipboard(host);
        window.paste_into("domain");
        found(window);
    } else if window.value("domain") != host {
        find_org(window, host);
    }
    leave_org(window);
}

/// Step 1: reads the org's public metadata, by the button.
pub fn find_org(window: &Window, host: &str) {
    window.at("org");
    window.fill("domain", host);
    window.act("find-org");
    found(window);
}

/// Okta answered as this org.
pub fn found(window: &Window) {
    window.see("[data-row=answered][data-state=measured]");
}

/// Step 1: another Dell cloud than the chosen one.
pub fn choose_cloud(window: &Window, environment: &str) {
    if window.view()["screen"]["dell"]["environment"]["id"] == environment {
        return;
    }
    window.reveal(&format!("[data-field=environment][data-value='{environment}']"));
    window.choose("environment", environment);
    until("the cloud is chosen", PATIENCE, || {
        (window.view()["screen"]["dell"]["environment"]["id"] == environment).then_some(())
    });
}

/// Continues with the org that was found.
pub fn leave_org(window: &Window) {
    window.act("next");
    window.at("permissions");
}

/// Step 2: read and confirmed.
pub fn permissions(window: &Window) {
    window.at("permissions");
    window.act("reviewed");
    window.at("install");
}

/// Step 3, part 1: Okta shows the secret.
pub fn install(window: &Window, consoles: &dyn Consoles) {
    window.at("install");
    consoles.install(window);
}

/// Step 3, part 2, by the button. Answers the secret; Okta's dialog is closed.
pub fn secret(window: &Window, sandbox: &Sandbox, consoles: &dyn Consoles) -> String {
    let secret = sandbox.secret();
    save_secret(window, consoles);
    consoles.done(window);
    secret
}

/// Okta's Copy, then the button here.
pub fn save_secret(window: &Window, consoles: &dyn Consoles) {
    window.at("install");
    assert!(!window.has("[data-field=client_id]"), "the Client ID is asked for before the secret is saved");
    consoles.copy_secret(window);
    press_save(window);
    saved(window);
    desktop::wait_for_clipboard("");
}

/// The button that saves what Okta's dialog copied; a rotation has its own.
pub fn press_save(window: &Window) {
    window.press("[data-act=save-secret], [data-act=save-and-test]");
}

/// The secret is saved, and part 3 is open.
pub fn saved(window: &Window) {
    window.see("[data-field=secret][data-held=yes]");
    window.see("[data-part=client-id][data-state=open]");
}

/// Step 3, part 3: pasted; one of the usual shape is accepted as it is.
pub fn client_id(window: &Window, consoles: &dyn Consoles) {
    add_client_id(window, consoles);
    window.act("next");
    window.at("test");
}

/// The Client ID of Okta's General tab, by a real key.
pub fn add_client_id(window: &Window, consoles: &dyn Consoles) {
    window.at("install");
    let client_id = consoles.client_id(window);
    desktop::set_clipboard(&client_id);
    window.paste_into("client_id");
    window.see("[data-part=client-id][data-state=done]");
    assert_eq!(window.view()["screen"]["okta"]["client_id"], client_id.as_str());
}

/// Step 4: tests everything, and nothing fails.
pub fn test(window: &Window) {
    run_test(window);
    window.act("next");
    window.at("authorize");
}

/// Runs the whole test.
pub fn run_test(window: &Window) {
    window.at("test");
    window.act("run-test");
    window.see("[data-act=next]:enabled");
    window.see("[data-row=credential][data-state=pass]");
    window.see("[data-row=granted][data-state=pass]");
    assert!(!window.has("[data-row=cause]"), "a row of the test did not pass");
}

/// Step 5 by console: the three values into Dell's form, Authorize, and the console's answer.
pub fn authorize_console(window: &Window, consoles: &dyn Consoles) {
    window.at("authorize");
    consoles.open_form(window);
    consoles.authorize(window);
    lists_org(window);
}

/// Step 5 by console: the secret is copied for Dell's form.
#[track_caller]
pub fn copy_secret(window: &Window, secret: &str) {
    window.at("authorize");
    window.press_act("copy-secret");
    desktop::wait_for_clipboard(secret);
}

/// "What happened in Dell?": it lists the org.
pub fn lists_org(window: &Window) {
    window.act("lists-org");
    to_backups(window);
}

/// Dell has registered the org: to step 6, by Continue if the screen waits for it.
pub fn to_backups(window: &Window) {
    until("the org is registered", PATIENCE, || {
        (window.step() == "backups" || window.has("[data-act=next]:enabled")).then_some(())
    });
    if window.step() == "authorize" {
        window.act("next");
    }
    window.at("backups");
}

/// Step 6 by console: key management is on, and no backup was seen yet.
pub fn backups_console(window: &Window, consoles: &dyn Consoles) {
    keys_console(window, consoles);
    window.act("next");
    window.at("finish");
}

/// Step 6, part 1 by console.
pub fn keys_console(window: &Window, consoles: &dyn Consoles) {
    window.at("backups");
    consoles.keys_on(window);
    window.act("keys-on");
    window.see("[data-part=keys][data-state=done]");
}

/// Finish: keeps the secret, and leaves the path.
pub fn finish_keeping(window: &Window) {
    window.at("finish");
    window.act("keep-and-finish");
    window.at("home");
}

/// The status of the finished connection, wherever Finish led.
pub fn open_status(window: &Window) {
    if window.step() != "status" {
        window.act("open-connection");
    }
    window.at("status");
}

/// An act of the status' menu.
pub fn in_status_menu(window: &Window, act: &str) {
    window.act("status-menu");
    window.see("[role=menuitem]");
    window.act(act);
}

/// Finish: erases the secret, and leaves the path.
pub fn finish_erasing(window: &Window) {
    window.at("finish");
    window.act("erase-and-finish");
    window.agree();
    window.at("home");
}

/// Saves a report of this format; answers its path.
pub fn save_report(window: &Window, format: &str) -> String {
    saved_by(window, || {
        window.act("report-menu");
        window.act_on("save-report", format);
    })
}

/// The path of the file that an act saves.
pub fn saved_by(window: &Window, act: impl FnOnce()) -> String {
    let saved = || -> Vec<String> {
        let messages = window.wire();
        let paths = messages.iter().filter_map(|text| text.split_once("\"path\":\"")?.1.split_once('"'));
        paths.map(|(path, _)| path.to_owned()).collect()
    };
    let before = saved().len();
    act();
    window.see("[data-act=show-in-folder]");
    until("a file is saved", PATIENCE, || saved().get(before).cloned())
}

/// In practice, from Welcome to where Okta shows the secret.
pub fn to_secret(window: &Window, consoles: &dyn Consoles, environment: &str) {
    begin_practice(window);
    again_to_secret(window, environment);
    install(window, consoles);
}

/// In practice, from step 1 to step 3.
pub fn again_to_secret(window: &Window, environment: &str) {
    org(window, PRACTICE_HOST, environment);
    permissions(window);
    window.at("install");
}

/// From step 2 to where Dell is given access. Answers the secret.
pub fn permissions_to_authorize(window: &Window, sandbox: &Sandbox, consoles: &dyn Consoles) -> String {
    permissions(window);
    install(window, consoles);
    let secret = secret(window, sandbox, consoles);
    client_id(window, consoles);
    test(window);
    secret
}

/// In practice, from Welcome to the test. Answers the secret.
pub fn to_test(window: &Window, sandbox: &Sandbox, consoles: &dyn Consoles, environment: &str) -> String {
    to_secret(window, consoles, environment);
    let secret = secret(window, sandbox, consoles);
    client_id(window, consoles);
    secret
}

/// In practice, from Welcome to where Dell is given access. Answers the secret.
pub fn to_authorize(window: &Window, sandbox: &Sandbox, consoles: &dyn Consoles, environment: &str) -> String {
    let secret = to_test(window, sandbox, consoles, environment);
    test(window);
    secret
}

/// In practice, from Welcome to Finish by console. Answers the secret.
pub fn to_finish(window: &Window, sandbox: &Sandbox, consoles: &dyn Consoles) -> String {
    let secret = to_authorize(window, sandbox, consoles, CONSOLE);
    authorize_console(window, consoles);
    backups_console(window, consoles);
    secret
}

/// The app speaks this language, chosen in Settings.
pub fn speak(window: &Window, language: &str) {
    window.at("home");
    settings(window);
    window.click(&format!("dialog [data-field=language] option[value={language}]"));
    window.see(&format!("html[lang={language}]"));
    window.see("[data-row=settings][data-state=done]");
    window.act("close-settings");
    window.gone("[data-row=settings]");
}

/// Opens Settings by its keys.
pub fn settings(window: &Window) {
    window.run("window.dispatchEvent(new KeyboardEvent('keydown', { key: ',', ctrlKey: true }))", &[]);
    window.see("[data-row=settings][data-state=done]");
}

/// The app in live mode, behind the sandbox's proxy, whose authority it trusts.
pub fn real(home: Home, host: &str) -> (Home, Sandbox) {
    let sandbox = Sandbox::start_with(&home, &["--host", host, "--proxy"]);
    let authority = home.path("sandbox/ca.pem").display().to_string();
    let home = home.with("HTTPS_PROXY", &sandbox.proxy()).with("SSL_CERT_FILE", &authority);
    (home, sandbox)
}
