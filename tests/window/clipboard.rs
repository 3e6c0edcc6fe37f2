//! Saving and copying with the clipboard: nothing is read before the button, and what was copied is emptied.

use std::path::PathBuf;

use serde_json::json;
use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    AtomEnum, ConnectionExt as _, CreateWindowAux, EventMask, PropMode, SELECTION_NOTIFY_EVENT, SelectionNotifyEvent,
    SelectionRequestEvent, Window as XWindow, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

use crate::harness::consoles::{Consoles as _, Panel};
use crate::harness::steps;
use crate::harness::{Home, PATIENCE, PRACTICE, Window, desktop, practice, until};

/// Another program that copied a text, and counts requests for it.
struct Owner {
    display: RustConnection,
    text: String,
    /// The type that it offers.
    targets: Vec<&'static str>,
    /// It delivers none of what it offers.
    refuses: bool,
    requests: usize,
    lost: bool,
}

impl Owner {
    fn copy(text: &str) -> Self {
        Self::offering(text, &["UTF8_STRING"], false)
    }

    fn offering(text: &str, targets: &[&'static str], refuses: bool) -> Self {
        let (display, screen) = x11rb::connect(None).expect("the display");
        let root = display.setup().roots[screen].root;
        let window: XWindow = display.generate_id().expect("an id");
        let look = CreateWindowAux::new();
        display.create_window(0, window, root, 0, 0, 1, 1, 0, WindowClass::INPUT_ONLY, 0, &look).expect("sent");
        let owner =
            Self { display, text: text.to_owned(), targets: targets.to_vec(), refuses, requests: 0, lost: false };
        owner.display.set_selection_owner(window, owner.atom("CLIPBOARD"), x11rb::CURRENT_TIME).expect("sent");
        let now = owner.display.get_selection_owner(owner.atom("CLIPBOARD")).expect("sent").reply().expect("answered");
        assert_eq!(now.owner, window, "the clipboard was not taken over");
        owner
    }

    fn atom(&self, name: &str) -> u32 {
        self.display.intern_atom(false, name.as_bytes()).expect("sent").reply().expect("an atom").atom
    }

    /// Answers the requests that came meanwhile; returns how many there were in all.
    fn serve(&mut self) -> usize {
        self.display.sync().expect("the display answers");
        while let Some(event) = self.display.poll_for_event().expect("the display") {
            match event {
                Event::SelectionRequest(asked) => {
                    self.requests += 1;
                    self.answer(&asked);
                }
                Event::SelectionClear(_) => self.lost = true,
                _ => {}
            }
        }
        self.requests
    }

    fn answer(&self, asked: &SelectionRequestEvent) {
        let targets = self.atom("TARGETS");
        let offered: Vec<u32> = self.targets.iter().map(|name| self.atom(name)).collect();
        let (to, mut property) = (asked.requestor, asked.property);
        if asked.target == targets {
            let all = [&[targets][..], &offered].concat();
            self.display.change_property32(PropMode::REPLACE, to, property, AtomEnum::ATOM, &all).expect("sent");
        } else if offered.contains(&asked.target) && !self.refuses {
            let text = self.text.as_bytes();
            self.display.change_property8(PropMode::REPLACE, to, property, asked.target, text).expect("sent");
        } else {
            property = x11rb::NONE;
        }
        let event = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: asked.time,
            requestor: to,
            selection: asked.selection,
            target: asked.target,
            property,
        };
        self.display.send_event(false, to, EventMask::NO_EVENT, event).expect("sent");
        self.display.flush().expect("flushed");
    }
}

/// Waits until the note says that no secret of the app's is left on the clipboard.
fn nothing_left(home: &Home) {
    let db: PathBuf = home.home().join(".local/share/okta-dell-connect/connections.db");
    until("what was left is settled", PATIENCE, || {
        let db = rusqlite::Connection::open_with_flags(&db, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).ok()?;
        let noted = db.query_row("SELECT count(*) FROM setting WHERE name = 'copied'", [], |row| row.get::<_, i64>(0));
        (noted.ok()? == 0).then_some(())
    });
}

#[test]
fn a_change_lights_the_button_and_nothing_is_read_before_it_is_pressed() {
    let (_desktop, _home, sandbox, window) = practice();
    steps::to_secret(&window, &Panel, steps::CONSOLE);
    assert!(!window.has("[data-row=clipboard-new][data-value=yes]"), "lit before anything was copied");

    let mut owner = Owner::copy(&sandbox.secret());
    until("the button is lit", PATIENCE, || {
        owner.serve();
        window.has("[data-row=clipboard-new][data-value=yes]").then_some(())
    });
    window.picture("secret-new");
    window.view();
    assert_eq!(owner.serve(), 0, "the clipboard was read before the button");

    // In another step nobody listens, and no button is lit on return.
    window.act("go-home");
    window.at("home");
    let mut other = Owner::copy("another's");
    window.open_connection();
    window.at("install");
    window.idle();
    assert!(!window.has("[data-row=clipboard-new][data-value=yes]"), "it listened off the step");
    assert_eq!(other.serve(), 0, "the clipboard was read off the step");

    let mut owner = Owner::copy(&sandbox.secret());
    until("the button is lit again", PATIENCE, || {
        owner.serve();
        window.has("[data-row=clipboard-new][data-value=yes]").then_some(())
    });
    assert_eq!(owner.serve(), 0, "the clipboard was read before the button");
    window.press_act("save-secret");
    until("the secret is stored, and then the clipboard is emptied", PATIENCE, || {
        owner.serve();
        (owner.lost && window.has("[data-field=secret][data-held=yes]")).then_some(())
    });
    assert!(owner.requests > 0 && desktop::secret(PRACTICE) == sandbox.secret());
    assert_eq!(desktop::clipboard(), "");
    window.idle();
    assert!(!window.has("[data-row=clipboard-new][data-value=yes]"), "our own emptying was taken for something new");
}

/// The sentence is about what another program copied; and a text under another type is accepted like any.
#[test]
fn a_clipboard_without_text_is_described() {
    let (_desktop, _home, sandbox, window) = practice();
    steps::to_secret(&window, &Panel, steps::CONSOLE);
    let secret = sandbox.secret();
    for (text, targets, refuses, said) in [
        ("png", &["image/png"][..], false, "The clipboard has a picture, not text"),
        ("file:///tmp/a", &["text/uri-list"][..], false, "The clipboard has files, not text"),
        ("<b>a</b>", &["text/html"][..], false, "The clipboard has formatted text only"),
        ("a", &["text/plain;charset=utf-16"][..], false, "The clipboard has text in an encoding"),
        ("a", &["application/x-thing"][..], false, "The clipboard has something other than text"),
        (secret.as_str(), &["UTF8_STRING", "STRING"][..], true, "The clipboard offered text but didn't hand it over"),
        ("", &["UTF8_STRING"][..], false, "The clipboard text is blank"),
    ] {
        let mut owner = Owner::offering(text, targets, refuses);
        window.press_act("save-secret");
        until(said, PATIENCE, || {
            owner.serve();
            window.text("main").contains(said).then_some(())
        });
        assert!(!window.text("main").contains("othing was copied"), "{said}");
    }
    let mut owner = Owner::offering(&secret, &["text/plain"], false);
    window.press_act("save-secret");
    until("the secret is stored", PATIENCE, || {
        owner.serve();
        window.has("[data-field=secret][data-held=yes]").then_some(())
    });
    assert_eq!(desktop::secret(PRACTICE), secret);
}

#[test]
fn a_copied_secret_is_marked_and_cleared_in_time() {
    let (_desktop, home, sandbox, window) = practice();
    let secret = steps::to_authorize(&window, &sandbox, &Panel, steps::CONSOLE);
    let script = "const s = document.querySelector('[data-field=clipboard_seconds]');
        s.value = '15'; s.dispatchEvent(new Event('change', { bubbles: true }))";
    window.run(script, &[]);
    until("the time is set", PATIENCE, || (window.view()["clipboard_seconds"] == 15).then_some(()));
    steps::copy_secret(&window, &secret);
    assert_eq!(desktop::clipboard_as("x-kde-passwordManagerHint"), "secret");
    window.see("[data-row=countdown]");
    // Nobody does anything: only its time passes.
    until("its time emptied the clipboard", 15 + PATIENCE, || desktop::clipboard().is_empty().then_some(()));
    window.gone("[data-row=countdown]");
    assert_eq!(window.step(), "authorize");
    nothing_left(&home);
}

#[test]
fn the_next_start_clears_the_copy_of_a_crashed_app() {
    let (_desktop, home, sandbox, window) = practice();
    let secret = steps::to_authorize(&window, &sandbox, &Panel, steps::CONSOLE);
    steps::copy_secret(&window, &secret);
    window.kill();
    // The copy ends with its owner; a clipboard manager has kept it.
    desktop::set_clipboard(&secret);
    let window = Window::open(&home);
    until("the next start emptied it", PATIENCE, || desktop::clipboard().is_empty().then_some(()));
    nothing_left(&home);

    steps::copy_secret(&window, &secret);
    window.kill();
    desktop::set_clipboard("another's");
    let window = Window::open(&home);
    window.at("authorize");
    nothing_left(&home);
    assert_eq!(desktop::clipboard(), "another's", "what was copied meanwhile was emptied");
}

#[test]
fn another_secret_is_taken_only_after_the_question_and_the_old_one_kept_until_proven() {
    let (_desktop, _home, sandbox, window) = practice();
    steps::to_secret(&window, &Panel, steps::CONSOLE);
    let secret = sandbox.secret();
    let wrong: String = secret.chars().rev().collect();
    desktop::set_clipboard(&wrong);
    window.press_act("save-secret");
    window.see("[data-field=secret][data-held=yes]");

    // The key alone replaces nothing.
    desktop::set_clipboard(&secret);
    desktop::focus_window_of(window.app());
    desktop::press(&["ctrl+v"]);
    window.idle();
    assert!(!window.has("[data-act=save-secret]") && desktop::secrets(PRACTICE) == 1);
    window.act_behind("replace-secret");
    window.see("[data-act=save-secret]");
    assert!(!window.has("[data-field=client_id]"), "the Client ID is asked for while the secret is replaced");
    window.picture("install-another");
    window.act("keep-this");
    window.gone("[data-act=save-secret]");
    window.act_behind("replace-secret");
    window.press_act("save-secret");
    window.see("[data-row=replaced][data-value=kept]");
    assert_eq!(desktop::secrets(PRACTICE), 2, "the replaced one is not kept");
    assert!(!window.has("[data-act=erase-replaced]"), "erasure is offered before the proof");
    window.picture("secret-replaced");

    // The former one is used again, and then this one: nothing is stored or erased for that.
    let ends = |window: &Window| window.view()["screen"]["okta"]["secret"]["last_four"].as_str().map(str::to_owned);
    for used in [&wrong, &secret] {
        window.act("take-back");
        window.see("[data-row=replaced-done].done");
        until("the other to be in use", 10, || ends(&window).filter(|four| used.ends_with(four)));
    }
    assert_eq!(desktop::secrets(PRACTICE), 2, "one item for each");

    Panel.done(&window);
    steps::client_id(&window, &Panel);
    steps::run_test(&window);
    window.see("[data-row=replaced][data-value=proven]");
    window.picture("prove-replaced");
    window.act("erase-replaced");
    window.agree();
    window.gone("[data-row=replaced]");
    assert!(desktop::secret(PRACTICE) == secret, "the proven one is not the one that stayed");
    assert_eq!(window.view()["screen"]["okta"]["replaced"], json!([]));
}
