//! The app killed on every step and started again: the same step, the same answers, and nothing done twice.

use serde_json::{Value, json};

use crate::harness::{Home, PATIENCE, Sandbox, Window, desktop, desktop_alone, until};
use crate::walk::hands::{Hands as _, Panel};
use crate::walk::{self, PRACTICE_HOST};

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
        assert_eq!(lasting(after), lasting(before), "the view of {at} after the kill");
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

/// A view without what is measured anew at each start.
fn lasting(mut view: Value) -> Value {
    if let Some(proof) = view["screen"]["proof"].as_object_mut() {
        proof.remove("running");
    }
    view
}

#[test]
fn every_step_survives_a_kill() {
    let _desktop = desktop_alone();
    let home = Home::new().practice();
    let sandbox = Sandbox::start(&home);
    let mut app = Mortal { home: &home, window: Some(Window::open(&home)) };

    walk::begin_practice(app.window());
    walk::answer_ready(app.window());
    until("the answers are stored", PATIENCE, || {
        (app.window().view()["screen"]["ready"]["sign_in_without_okta"] == "yes").then_some(())
    });
    app.dies("ready");
    assert!(app.window().has("[data-field=okta_admin][data-value=me]:checked"));
    assert!(app.window().has("[data-field=dell_admin][data-value=me]:checked"));
    app.window().act("next");

    app.window().at("organisation");
    app.dies_after_typing("organisation", "domain", PRACTICE_HOST);
    app.window().act("ask-organisation");
    app.window().see("[data-row=answered][data-state=measured]");
    app.dies("organisation");
    app.window().see("[data-row=answered][data-state=measured]");
    app.dies_after_typing("organisation", "dell_account", "Acme");
    walk::leave_organisation(app.window());

    app.dies_after_typing("permissions", "consent_list", "okta.users.manage");
    walk::permissions(app.window());

    app.dies("install");
    walk::install(app.window(), &Panel);

    app.dies("secret");
    walk::take_secret(app.window(), &Panel);
    app.dies("secret");
    app.window().see("[data-field=secret][data-held=yes]");
    assert!(desktop::secret("okta-dell-connect-practice") == sandbox.secret(), "the keychain lost the secret");
    walk::close_dialog(app.window(), &Panel);

    let client_id = Panel.client_id(app.window());
    app.dies_after_typing("client_id", "client_id", &client_id);
    walk::client_id(app.window(), &Panel);

    app.dies("prove");
    walk::verify(app.window());
    app.dies("prove");
    app.window().see("[data-row=credential][data-state=pass]");
    app.window().act("next");

    app.window().at("dell");
    app.dies("dell");
    walk::dell_console(app.window());

    app.dies("authorize");
    Panel.authorize(app.window());
    app.dies("authorize");
    assert_eq!(sandbox.registrations().len(), 1);
    walk::say_registered(app.window());
    walk::on(app.window(), "authorize", "keys");

    app.dies("keys");
    walk::keys_console(app.window(), &Panel);

    app.dies_after_typing("backup", "region", "eu-central-1");
    walk::backup_console(app.window());

    app.dies("done");
    walk::done_keeping(app.window());
    app.dies("home");
    app.window().see("tr[data-state=connected]");
    let attempts = sandbox.ledger().iter().filter(|entry| entry["act"] == "authorize").count();
    assert_eq!(attempts, 1, "registered more than once: {:?}", sandbox.ledger());
}
