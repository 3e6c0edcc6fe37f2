//! The whole job by the console way with the keyboard alone: real key events, and the secret by Ctrl+V.

use serde_json::json;

use crate::harness::{Home, PATIENCE, Sandbox, Window, desktop, desktop_alone, until};
use crate::walk::PRACTICE_HOST;

/// No screen has more stops than this.
const STOPS: usize = 120;

#[test]
fn the_console_way_by_keyboard_alone() {
    let _desktop = desktop_alone();
    let home = Home::new().practice();
    let sandbox = Sandbox::start(&home);
    let window = Window::open(&home);
    desktop::focus_window_of(window.app());
    let keys = Keys(&window);

    window.at("home");
    keys.press_on("[data-act=enter-practice]", "space");
    window.see("[data-practice]");
    keys.press_on("[data-act=start-connection]", "Return");
    window.at("ready");
    assert!(keys.focus_is("h1"), "the step's heading has the focus");
    window.see("[data-row=computer][data-state=ready]");
    keys.choose("okta_admin", "me");
    keys.choose("dell_admin", "me");
    keys.choose("sign_in_without_okta", "yes");
    keys.go_on("next", "organisation");

    keys.type_into("domain", &format!("HTTPS://{PRACTICE_HOST}/admin"));
    // Enter in the field does the primary act.
    desktop::press(&["Return"]);
    window.see("[data-row=answered][data-state=measured]");
    keys.type_into("dell_account", "Acme");
    keys.go_on("next", "permissions");

    keys.press_on("[data-act=acknowledge]", "space");
    until("it is acknowledged", PATIENCE, || {
        (window.view()["screen"]["permissions"]["acknowledged"] == true).then_some(())
    });
    keys.go_on("next", "install");
    keys.press_on("[data-act=panel-install]", "Return");
    keys.go_on("next", "secret");

    let secret = sandbox.secret();
    keys.press_on("[data-act=panel-copy-secret]", "Return");
    until("the secret is in the clipboard", PATIENCE, || (desktop::clipboard() == secret).then_some(()));
    desktop::press(&["ctrl+v"]);
    window.see("[data-field=secret][data-held=yes]");
    assert!(desktop::secret("okta-dell-connect-practice") == secret, "the keychain holds another value");
    assert_eq!(desktop::clipboard(), "");
    keys.press_on("[data-act=panel-done]", "Return");
    keys.go_on("clicked-done", "client_id");

    keys.press_on("[data-act=panel-copy-client-id]", "Return");
    let client_id = until("the Client ID is in the clipboard", PATIENCE, || {
        Some(desktop::clipboard()).filter(|text| text.starts_with("0oa"))
    });
    keys.to("[data-field=client_id]");
    desktop::press(&["ctrl+v"]);
    until("the Client ID is pasted", PATIENCE, || (window.value("client_id") == client_id).then_some(()));
    desktop::press(&["Return"]);
    keys.on("client_id", "prove");

    keys.choose("level", "all");
    keys.press_on("[data-act=verify]", "Return");
    keys.on("prove", "dell");
    if window.has("[data-field=console_address]") {
        keys.type_into("console_address", "https://console.dell.practice");
        keys.press_on("[data-act=save-console-address]", "Return");
        window.gone("[data-field=console_address]");
    }
    keys.press_on("[data-act=form-open]", "Return");
    keys.on("dell", "authorize");

    for value in ["domain", "client_id", "secret"] {
        let field = format!("[data-field=panel-{value}]");
        let empty = window.text(&field);
        keys.press_on(&format!("[data-act=copy-value][data-value={value}]"), "Return");
        window.see(&format!("[data-row={value}] [role=status]:not(:empty)"));
        keys.press_on(&format!("[data-act=panel-paste][data-value={value}]"), "Return");
        until(&format!("{field} is filled"), PATIENCE, || (window.text(&field) != empty).then_some(()));
    }
    keys.press_on("[data-act=panel-authorize]", "Return");
    window.see("[data-row=panel-said][data-value=registered]");
    keys.choose("outcome", "registered");
    keys.press_on("[data-act=console-said]", "Return");
    keys.on("authorize", "keys");

    keys.press_on("[data-act=panel-keys-on]", "Return");
    window.gone("[data-act=panel-keys-on]");
    keys.choose("keys", "on");
    keys.press_on("[data-act=answer-keys]", "Return");
    keys.on("keys", "backup");
    keys.go_on("next", "done");
    keys.press_on("[data-act=show-live]", "Return");
    window.see("dialog[open]");
    desktop::press(&["Escape"]);
    window.gone("dialog[open]");
    keys.press_on("[data-act=keep-secret]", "Return");
    window.see("[data-row=secret-choice][data-value=kept]");
    keys.go_on("finish", "home");
    window.see("tr[data-state=connected]");
    assert_eq!(sandbox.registrations().len(), 1, "{:?}", sandbox.ledger());
}

/// The keyboard, with an eye on where the focus is.
struct Keys<'a>(&'a Window);

impl Keys<'_> {
    /// Moves by Tab until the focus is there.
    #[track_caller]
    fn to(&self, css: &str) {
        self.0.see(css);
        for _ in 0..STOPS {
            if self.focus_is(css) {
                return;
            }
            let before = self.focus();
            desktop::press(&["Tab"]);
            until("Tab moves the focus", PATIENCE, || (self.focus() != before).then_some(()));
        }
        panic!("{STOPS} Tabs do not lead to {css}; {}", self.0.told());
    }

    /// Goes there and presses a key.
    #[track_caller]
    fn press_on(&self, css: &str, key: &str) {
        self.0.idle();
        self.to(css);
        desktop::press(&[key]);
    }

    /// Does the act that leads to the next step.
    #[track_caller]
    fn go_on(&self, act: &str, to: &str) {
        self.press_on(&format!("[data-act={act}]"), "Return");
        self.0.at(to);
    }

    /// On to the next step, by Continue where the screen stays for it.
    #[track_caller]
    fn on(&self, from: &str, to: &str) {
        until(&format!("{from} lets go"), PATIENCE, || {
            (self.0.step() != from || self.0.has("[data-act=next]")).then_some(())
        });
        if self.0.step() == from {
            self.press_on("[data-act=next]", "Return");
        }
        self.0.at(to);
    }

    /// Chooses one of several: Tab to the group, arrows within it.
    #[track_caller]
    fn choose(&self, field: &str, value: &str) {
        self.0.idle();
        self.to(&format!("[data-field={field}]"));
        let wanted = format!("[data-field={field}][data-value={value}]");
        if self.focus_is(&wanted) {
            desktop::press(&["space"]);
        }
        for _ in 0..STOPS {
            if self.focus_is(&wanted) {
                break;
            }
            let before = self.focus();
            desktop::press(&["Down"]);
            until("the arrow moves the choice", PATIENCE, || (self.focus() != before).then_some(()));
        }
        until(&format!("{wanted} is chosen"), PATIENCE, || self.0.has(&format!("{wanted}:checked")).then_some(()));
    }

    #[track_caller]
    fn type_into(&self, field: &str, text: &str) {
        self.to(&format!("[data-field={field}]"));
        desktop::press(&["ctrl+a"]);
        desktop::type_text(text);
        until(&format!("{field} holds what was typed"), PATIENCE, || (self.0.value(field) == text).then_some(()));
    }

    fn focus_is(&self, css: &str) -> bool {
        self.0.run("return document.activeElement.matches(arguments[0])", &[json!(css)]) == json!(true)
    }

    /// A number for the element that has the focus.
    fn focus(&self) -> usize {
        let script = "return [...document.querySelectorAll('*')].indexOf(document.activeElement)";
        usize::try_from(self.0.run(script, &[]).as_i64().unwrap_or(-1)).unwrap_or(usize::MAX)
    }
}
