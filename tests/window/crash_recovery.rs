//! The app killed on every step and started again: the same step, the same answers, and nothing done twice.

use serde_json::json;

use crate::harness::consoles::{Consoles as _, Panel};
use crate::harness::steps::{self, PRACTICE_HOST};
use crate::harness::{Home, PATIENCE, PRACTICE, Window, desktop, practice, until};

/// The app that is killed and started again in one home.
struct Mortal<'a> {
    home: &'a Home,
    window: Option<Window>,
}

impl Mortal<'_> {
    fn window(&self) -> &Window {
        self.window.as_ref().expect("started again")
    }

    /// Kills it and starts it again: the same step with the same facts and drafts.
    #[track_caller]
    fn dies(&mut self, at: &str) {
        let window = self.window.take().expect("runs");
        window.at(at);
        let before = window.view();
        window.kill();
        let window = Window::open(self.home);
        window.at(at);
        let after = window.view();
        assert_eq!(after, before, "the view of {at} after the kill");
        self.window = Some(window);
    }

    /// Types into a field and kills it once that is stored.
    #[track_caller]
    fn dies_after_typing(&mut self, at: &str, field: &str, text: &str) {
        self.window().fill(field, text);
        until(&format!("{field} is stored as a draft"), PATIENCE, || {
            (self.window().view()["screen"]["drafts"][field] == json!(text)).then_some(())
        });
        self.dies(at);
        assert_eq!(self.window().value(field), text, "what was typed into {field}");
    }
}

#[test]
fn every_step_survives_a_kill() {
    let (_desktop, home, sandbox, window) = practice();
    let mut app = Mortal { home: &home, window: Some(window) };

    steps::begin_practice(app.window());
    app.dies_after_typing("org", "domain", "acme.okta.pra");
    steps::find_org(app.window(), PRACTICE_HOST);
    app.dies("org");
    steps::found(app.window());
    steps::leave_org(app.window());

    open_all(app.window());
    app.dies_after_typing("permissions", "consent_list", "okta.users.manage");
    steps::permissions(app.window());

    // Each finished part is on disk: the next start is in the same one.
    app.dies("install");
    steps::install(app.window(), &Panel);
    app.dies("install");
    assert!(!app.window().has("[data-field=client_id]"), "the Client ID is asked for before the secret is saved");
    steps::save_secret(app.window(), &Panel);
    app.dies("install");
    steps::saved(app.window());
    assert!(desktop::secret(PRACTICE) == sandbox.secret(), "the keychain lost the secret");
    Panel.done(app.window());
    app.dies_after_typing("install", "client_id", "0oaHalf");
    steps::add_client_id(app.window(), &Panel);
    app.dies("install");
    app.window().see("[data-part=client-id][data-state=done]");
    app.window().act("next");

    app.dies("test");
    steps::run_test(app.window());
    app.dies("test");
    app.window().see("[data-act=next]");
    app.window().act("next");

    app.dies("authorize");
    Panel.open_form(app.window());
    Panel.authorize(app.window());
    app.dies("authorize");
    assert_eq!(sandbox.registrations().len(), 1);
    steps::lists_org(app.window());

    app.dies("backups");
    steps::keys_console(app.window(), &Panel);
    app.dies("backups");
    app.window().see("[data-part=keys][data-state=done]");
    app.window().act("next");

    app.dies("finish");
    steps::finish_keeping(app.window());
    app.dies("home");
    app.window().is("connected");
    let attempts = sandbox.sent("authorize");
    assert_eq!(attempts, 1, "registered more than once: {:?}", sandbox.ledger());
}

/// Opens every disclosure, so that the fields inside can be typed into.
fn open_all(window: &Window) {
    window.run("document.querySelectorAll('main details').forEach((one) => (one.open = true))", &[]);
}
