//! GTK's own clipboard, on its main thread (Linux): it works on Wayland while the window has focus, and leaves fewer
//! copies. While the app owns the clipboard it keeps the text once, and wipes it when another program copies something
//! or it is emptied.

use std::cell::{Cell, RefCell};

use gtk::gdk;
use gtk::glib::SignalHandlerId;
use gtk::glib::prelude::*;
use gtk::{Clipboard, TargetEntry, TargetFlags};
use model::problem::{Kind, Problem, Result};
use tauri::AppHandle;
use tokio::sync::oneshot;
use zeroize::Zeroizing;

use super::Seen;
use super::offered::Offered;
use crate::harden;

/// Only a desktop can promise to skip a marked text: see [`hidden_here`].
pub(super) const HIDDEN: Option<bool> = None;

/// KDE's mark of passwords, honored by Klipper and others that choose to.
const HINT: &str = "x-kde-passwordManagerHint";
const HINT_INFO: u32 = 1;

/// Plasma's Klipper skips marked texts; no other desktop promises it.
pub(super) fn hidden_here() -> Option<bool> {
    let desktop = std::env::var("XDG_CURRENT_DESKTOP").unwrap_or_default();
    desktop.split(':').any(|name| name == "KDE").then_some(true)
}

pub(super) async fn read(handle: &AppHandle) -> Result<Option<Zeroizing<String>>> {
    let (answer, answered) = oneshot::channel();
    on_main(handle, move || {
        clipboard().request_text(move |clipboard, text| match text {
            // The only copy: GTK frees its own when this returns, and the sweep then overwrites it.
            Some(text) => {
                let _unheard = answer.send(Ok(Some(Zeroizing::new(text.to_owned()))));
                gtk::glib::idle_add_local_once(harden::sweep);
            }
            None => without_text(clipboard, answer),
        });
    })?;
    answered.await.map_err(|_| unreadable())?
}

/// GTK has no text. It also has none for an empty one, and for types that it doesn't request; so the owner is asked
/// what it offers, and for the text itself if that is among it.
fn without_text(clipboard: &Clipboard, answer: oneshot::Sender<Result<Option<Zeroizing<String>>>>) {
    clipboard.request_contents(&gdk::Atom::intern("TARGETS"), move |clipboard, reply| {
        let names: Vec<String> =
            reply.targets().unwrap_or_default().iter().map(|atom| atom.name().to_string()).collect();
        let offered = Offered::of(names.iter().map(String::as_str));
        let text = names.iter().find(|name| Offered::of([name.as_str()]) == Offered::Text);
        let Some(text) = text else {
            let _unheard = answer.send(offered.without_text());
            return;
        };
        clipboard.request_contents(&gdk::Atom::intern(text), move |_, reply| {
            let text = match (reply.length(), reply.text()) {
                (0, _) => Ok(Some(Zeroizing::default())),
                (_, Some(text)) => Ok(Some(Zeroizing::new(text.as_str().to_owned()))),
                (_, None) => offered.without_text(),
            };
            let _unheard = answer.send(text);
            gtk::glib::idle_add_local_once(harden::sweep);
        });
    });
}

pub(super) async fn write(handle: &AppHandle, text: Zeroizing<String>, secret: bool) -> Result<()> {
    let (answer, answered) = oneshot::channel();
    on_main(handle, move || {
        let _unheard = answer.send(own(text, secret));
    })?;
    if answered.await == Ok(true) { Ok(()) } else { Err(unreadable()) }
}

pub(super) async fn clear(handle: &AppHandle) -> Result<()> {
    let (answer, answered) = oneshot::channel();
    on_main(handle, move || {
        // Another program's clipboard can be emptied only by owning it first.
        let owned = own(Zeroizing::new(String::new()), false);
        clipboard().clear();
        harden::sweep();
        let _unheard = answer.send(owned);
    })?;
    if answered.await == Ok(true) { Ok(()) } else { Err(unreadable()) }
}

/// Clears only what this process still owns, which is its own copy, so nothing needs comparing. Answers whether it did:
/// what a clipboard manager took over can't be cleared without reading it.
pub(super) fn clear_on_exit(_handle: &AppHandle, _seen: &Seen) -> bool {
    let ours = SERVING.get() > 0;
    clipboard().clear();
    harden::sweep();
    ours
}

thread_local! {
    /// How many texts GTK would serve for us: one while the app owns the clipboard.
    static SERVING: Cell<u32> = const { Cell::new(0) };
    /// The app's last copy was the empty one.
    static EMPTIED: Cell<bool> = const { Cell::new(false) };
    static LISTENER: RefCell<Option<SignalHandlerId>> = const { RefCell::new(None) };
}

/// Counted while GTK serves a text for us.
struct Serving;

impl Serving {
    fn new() -> Self {
        SERVING.set(SERVING.get() + 1);
        Self
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        SERVING.set(SERVING.get().saturating_sub(1));
    }
}

/// The display server reports the owner of the clipboard; no program is asked.
pub(super) fn listen(handle: &AppHandle, on_change: impl Fn() + Send + 'static) -> Result<()> {
    on_main(handle, move || {
        unlisten();
        let listener = clipboard().connect_local("owner-change", false, move |values| {
            let event = values.get(1).and_then(|value| value.get::<gdk::Event>().ok());
            if event.as_ref().and_then(gdk::Event::downcast_ref).is_some_and(is_new) {
                on_change();
            }
            None
        });
        LISTENER.set(Some(listener));
    })
}

pub(super) fn stop_listening(handle: &AppHandle) {
    // A loop that has ended no longer listens.
    let _ended = on_main(handle, unlisten);
}

fn unlisten() {
    if let Some(listener) = LISTENER.take() {
        clipboard().disconnect(listener);
    }
}

/// Whether somebody copied something, rather than the app emptying it or an owner going away.
fn is_new(event: &gdk::EventOwnerChange) -> bool {
    if event.reason() != gdk::OwnerChange::NewOwner {
        return false;
    }
    match event.owner() {
        Some(owner) => owner.window_type() == gdk::WindowType::Foreign || !EMPTIED.get(),
        // X11 reports a cleared clipboard so; Wayland names nobody.
        None => gdk::Display::default().is_some_and(|display| display.type_().name() != "GdkX11Display"),
    }
}

/// Takes the clipboard over and serves this text until another program takes it.
fn own(text: Zeroizing<String>, secret: bool) -> bool {
    let texts = ["UTF8_STRING", "text/plain;charset=utf-8", "text/plain", "STRING", "TEXT"];
    let mut targets: Vec<TargetEntry> =
        texts.iter().map(|name| TargetEntry::new(name, TargetFlags::empty(), 0)).collect();
    if secret {
        targets.push(TargetEntry::new(HINT, TargetFlags::empty(), HINT_INFO));
    }
    EMPTIED.set(text.is_empty());
    let serving = Serving::new();
    clipboard().set_with_data(&targets, move |_, asked, info| {
        let _while_served = &serving;
        if info == HINT_INFO {
            asked.set(&asked.target(), 8, b"secret");
        } else {
            asked.set_text(&text);
            gtk::glib::idle_add_local_once(harden::sweep);
        }
    })
}

fn clipboard() -> Clipboard {
    Clipboard::get(&gdk::SELECTION_CLIPBOARD)
}

fn on_main(handle: &AppHandle, act: impl FnOnce() + Send + 'static) -> Result<()> {
    handle.run_on_main_thread(act).map_err(|error| {
        tracing::warn!("clipboard: {error}");
        unreadable()
    })
}

fn unreadable() -> Problem {
    Kind::ClipboardUnreadable.into()
}
