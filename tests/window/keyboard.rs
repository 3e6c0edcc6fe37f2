//! The whole job by the console way with the keyboard alone: real key events, and the secret by Ctrl+V.

use serde_json::json;

use crate::harness::steps::PRACTICE_HOST;
use crate::harness::{PATIENCE, PRACTICE, Window, desktop, practice, until};

/// No screen has more tab stops than this.
const STOPS: usize = 120;

#[test]
fn the_console_way_by_keyboard_alone() {
    let (_desktop, _home, sandbox, window) = practice();
    desktop::focus_window_of(window.app());
    let keys = Keys(&window);

    window.at("home");
    keys.press_on("[data-act=try-practice]", "space");
    window.see("[data-practice]");
    window.at("org");
    assert!(keys.focus_is("h1"), "the step's heading has the focus");
    window.see("[data-row=computer][data-state=ready]");
    keys.type_into("domain", &format!("HTTPS://{PRACTICE_HOST}/admin"));
    // Enter in the field reads the org's public document.
    desktop::press(&["Return"]);
    window.see("[data-row=answered][data-state=measured]");
    keys.go_on("next", "permissions");
    keys.go_on("reviewed", "install");

    keys.console("okta");
    keys.round(&["content", "bar", "panel", "band", "header", "rail"]);
    keys.returns_from("[data-act=simulate]", "dialog[open]");
    for act in
        ["panel-menu][data-value=integrations", "panel-add-integration", "panel-choose-integration", "panel-next"]
    {
        keys.press_on(&format!("[data-act={act}]"), "Return");
    }
    keys.press_on("[data-act=panel-install]", "Return");
    window.see("[data-row=panel-secret-dialog]");
    let secret = sandbox.secret();
    keys.press_on("[data-act=panel-copy-secret]", "Return");
    desktop::wait_for_clipboard(&secret);
    desktop::press(&["ctrl+v"]);
    window.see("[data-field=secret][data-held=yes]");
    assert!(desktop::secret(PRACTICE) == secret, "the keychain holds another value");
    desktop::wait_for_clipboard("");
    keys.press_on("[data-act=panel-done]", "Return");

    keys.press_on("[data-act=panel-copy-client-id]", "Return");
    until("the Client ID is in the clipboard", PATIENCE, || {
        Some(desktop::clipboard()).filter(|text| text.starts_with("0oa"))
    });
    keys.to("[data-field=client_id]");
    desktop::press(&["ctrl+v"]);
    window.see("[data-part=client-id][data-state=done]");
    keys.go_on("next", "test");

    keys.press_on("[data-act=run-test]", "Return");
    window.see("[data-act=next]:enabled");
    keys.go_on("next", "authorize");

    keys.console("dell");
    for act in ["panel-dell-menu", "panel-all-services", "panel-service][data-value=okta", "panel-start"] {
        keys.press_on(&format!("[data-act={act}]"), "Return");
    }
    for (value, act) in [("domain", "copy-domain"), ("client_id", "copy-client-id"), ("secret", "copy-secret")] {
        let field = format!("[data-field=panel-{value}]");
        let (empty, before) = (window.text(&field), desktop::clipboard());
        keys.press_on(&format!("[data-act={act}]"), "Return");
        until(&format!("{value} is in the clipboard"), PATIENCE, || {
            let now = desktop::clipboard();
            (!now.is_empty() && now != before).then_some(())
        });
        keys.press_on(&format!("[data-act=panel-paste][data-value={value}]"), "Return");
        until(&format!("{field} is filled"), PATIENCE, || (window.text(&field) != empty).then_some(()));
    }
    keys.press_on("[data-act=panel-authorize]", "Return");
    window.see("[data-row=panel-said][data-value=registered]");
    keys.press_on("[data-act=lists-org]", "Return");
    window.see("[data-act=next]:enabled");
    keys.go_on("next", "backups");

    keys.press_on("[data-act=panel-keys-switch]", "space");
    keys.press_on("[data-act=panel-keys-on]", "Return");
    window.gone("[data-act=panel-keys-on]");
    keys.press_on("[data-act=keys-on]", "Return");
    window.see("[data-part=keys][data-state=done]");
    keys.go_on("next", "finish");
    keys.round(&["content", "bar", "band", "header", "rail"]);
    keys.returns_from("[data-act=show-live]", "dialog[open]");
    keys.go_on("keep-and-finish", "home");
    window.is("connected");
    assert_eq!(sandbox.registrations().len(), 1, "{:?}", sandbox.ledger());
}

/// The keyboard, with an eye on the focus.
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
            self.seen();
        }
        panic!("{STOPS} Tabs do not lead to {css}; {}", self.0.described());
    }

    /// Goes around once by Tab, through these regions of the window in their order, and back to the beginning.
    #[track_caller]
    fn round(&self, rooms: &[&str]) {
        self.0.run("document.querySelector('h1').focus()", &[]);
        let mut first = None;
        let mut been: Vec<String> = Vec::new();
        for _ in 0..STOPS {
            let before = self.focus();
            desktop::press(&["Tab"]);
            until("Tab moves the focus", PATIENCE, || (self.focus() != before).then_some(()));
            if first == Some(self.focus()) {
                // The heading is in the content, and what precedes it there comes last.
                been.pop_if(|room| room == "content");
                assert_eq!(been, rooms, "the order of the rooms");
                return;
            }
            first = first.or(Some(self.focus()));
            let room = self.seen();
            if been.last() != Some(&room) {
                been.push(room);
            }
        }
        panic!("{STOPS} Tabs do not lead around; so far {been:?}; {}", self.0.described());
    }

    /// Escape closes what an act opened, and the focus is where it was.
    #[track_caller]
    fn returns_from(&self, opener: &str, opened: &str) {
        self.press_on(opener, "Return");
        self.0.see(opened);
        until("what was opened has the focus", PATIENCE, || {
            self.focus_is(&format!("{opened}, {opened} *")).then_some(())
        });
        desktop::press(&["Escape"]);
        self.0.gone(opened);
        until(&format!("{opener} has the focus again"), PATIENCE, || self.focus_is(opener).then_some(()));
    }

    /// The focused element is visible and marked; answers its region.
    #[track_caller]
    fn seen(&self) -> String {
        let script = "const e = document.activeElement, at = e.getBoundingClientRect();
            const marked = e.matches(':focus-visible') && getComputedStyle(e).outlineStyle !== 'none';
            const inside = at.bottom > 0 && at.top < innerHeight && at.right > 0 && at.left < innerWidth;
            const rooms = { dialog: 'dialog', panel: '#consoles', bar: '[data-step] > .bar', content: '[data-step] > .body',
                rail: 'nav', header: 'header', band: '[data-practice]' };
            const room = Object.keys(rooms).find((name) => e.closest(rooms[name])) ?? 'elsewhere';
            return [marked, inside, room, e.outerHTML.slice(0, 160)]";
        let [marked, inside, room, what]: [serde_json::Value; 4] =
            serde_json::from_value(self.0.run(script, &[])).expect("four answers");
        assert_eq!((marked, inside), (json!(true), json!(true)), "marked, and in sight: {what}");
        room.as_str().unwrap_or_default().to_owned()
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

    /// The practice panel shows this console.
    #[track_caller]
    fn console(&self, which: &str) {
        let css = format!("[data-panel={which}]");
        if !self.0.shows(&css) && !self.0.shows("#consoles") {
            self.press_on("[data-act=toggle-panel]", "Return");
            self.0.see("#consoles [data-panel]");
        }
        if !self.0.shows(&css) {
            self.press_on(&format!("[data-act=panel-side][data-value={which}]"), "Return");
        }
        self.0.see(&css);
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

    /// A number for the focused element.
    fn focus(&self) -> usize {
        let script = "return [...document.querySelectorAll('*')].indexOf(document.activeElement)";
        usize::try_from(self.0.run(script, &[]).as_i64().unwrap_or(-1)).unwrap_or(usize::MAX)
    }
}
