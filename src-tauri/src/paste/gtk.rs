//! Linux: GTK's handlers on the web view, which run before WebKit's own.
//!
//! Measured with WebKitGTK 2.50 (keys and buttons by XTEST): these see every real key and button; WebKit reads the
//! clipboard itself for any key of GTK's text bindings, for Ctrl+Shift+V, for its own menu and when the middle button
//! is released, and reads a dragged text while it hovers. What WebDriver types or clicks is made inside WebKit and
//! passes no handler.

use std::cell::Cell;
use std::rc::Rc;

use gtk::gdk::keys::constants as key;
use gtk::gdk::{self, EventKey, ModifierType};
use gtk::gio::SimpleAction;
use gtk::glib::Propagation;
use gtk::prelude::*;
use gtk::{Clipboard, TextView};
use model::problem::{Kind, Problem, Result};
use tauri::{AppHandle, Manager as _, WebviewWindow};
use tokio::sync::oneshot;
use webkit2gtk::{
    ContextMenu, ContextMenuAction, ContextMenuExt as _, ContextMenuItem, ContextMenuItemExt as _,
    InputMethodContextExt as _, WebView, WebViewExt as _,
};
use zeroize::Zeroizing;

use super::{Source, is_credential, requested};
use crate::app::App;
use crate::view::Notice;
use crate::{harden, main_window, notices};

/// The button that pastes the primary selection.
const MIDDLE: u32 = 2;
/// How long another program may take to hand over its selection.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(5);
/// An input method that commits fewer characters at once is typing, not pasting.
const TYPED: usize = 8;

pub(super) fn watch(window: &WebviewWindow) -> tauri::Result<()> {
    let handle = window.app_handle().clone();
    window.with_webview(move |webview| {
        let view = webview.inner();
        watch_keys(&view);
        watch_buttons(&view);
        watch_menu(&view, &handle);
        refuse_drops(&view);
        watch_input_method(&view, &handle);
    })
}

pub(super) async fn read_primary(handle: &AppHandle) -> Result<Zeroizing<String>> {
    let (answer, answered) = oneshot::channel();
    let begun = handle.run_on_main_thread(move || {
        Clipboard::get(&gdk::SELECTION_PRIMARY).request_text(move |_, text| {
            let _unheard = answer.send(text.map(|text| Zeroizing::new(text.to_owned())));
            gtk::glib::idle_add_local_once(harden::sweep);
        });
    });
    if let Err(error) = begun {
        tracing::warn!("primary selection: {error}");
        return Err(Kind::ClipboardUnreadable.into());
    }
    match tokio::time::timeout(PATIENCE, answered).await {
        Ok(Ok(Some(text))) => Ok(text),
        Ok(Ok(None)) => Err(Kind::ClipboardEmpty.into()),
        Ok(Err(_)) | Err(_) => Err(Kind::ClipboardUnreadable.into()),
    }
}

pub(super) fn insert(handle: &AppHandle, text: Zeroizing<String>) -> Result<()> {
    let failed = || Problem::new(Kind::ClipboardUnreadable);
    let window = handle.get_webview_window(main_window::LABEL).ok_or_else(failed)?;
    let into = move |webview: tauri::webview::PlatformWebview| {
        webview.inner().execute_editing_command_with_argument("InsertText", &text);
    };
    window.with_webview(into).map_err(|_| failed())
}

/// Every key that pastes: those of GTK's text bindings, which themes and desktops may change, and WebKit's own two.
fn watch_keys(view: &WebView) {
    let bindings = Bindings::new();
    view.connect_key_press_event(move |_, event| {
        if !(is_webkits(event) || bindings.paste(event)) {
            return Propagation::Proceed;
        }
        requested(Source::Clipboard);
        Propagation::Stop
    });
}

fn is_webkits(event: &EventKey) -> bool {
    let pressed = event.keyval();
    let held = event.state() & gtk::accelerator_get_default_mod_mask();
    let plain_text =
        held == ModifierType::CONTROL_MASK | ModifierType::SHIFT_MASK && (pressed == key::V || pressed == key::v);
    plain_text || pressed == key::Paste
}

/// Asks GTK whether a key pastes, by a text view that is never shown. WebKit asks in the same way.
struct Bindings {
    view: TextView,
    pastes: Rc<Cell<bool>>,
}

impl Bindings {
    fn new() -> Self {
        let view = TextView::new();
        let pastes = Rc::new(Cell::new(false));
        let seen = pastes.clone();
        view.connect_paste_clipboard(move |view| {
            seen.set(true);
            view.stop_signal_emission_by_name("paste-clipboard");
        });
        // The others must have no effect here: they copy, open a window, or beep.
        for (other, answers) in [
            ("copy-clipboard", false),
            ("cut-clipboard", false),
            ("insert-emoji", false),
            ("move-cursor", false),
            ("delete-from-cursor", false),
            ("backspace", false),
            ("popup-menu", true),
            ("show-help", true),
        ] {
            view.connect_local(other, false, move |values| {
                if let Some(Ok(view)) = values.first().map(gtk::glib::Value::get::<TextView>) {
                    view.stop_signal_emission_by_name(other);
                }
                answers.then(|| gtk::glib::Value::from(false))
            });
        }
        Self { view, pastes }
    }

    fn paste(&self, event: &EventKey) -> bool {
        self.pastes.set(false);
        gtk::bindings_activate_event(&self.view, &mut event.clone());
        self.pastes.get()
    }
}

/// The press is passed on, so that the caret moves there; WebKit pastes on release.
fn watch_buttons(view: &WebView) {
    view.connect_button_press_event(|_, event| {
        if event.button() == MIDDLE {
            requested(Source::Primary);
        }
        Propagation::Proceed
    });
    view.connect_button_release_event(
        |_, event| {
            if event.button() == MIDDLE { Propagation::Stop } else { Propagation::Proceed }
        },
    );
}

/// Replaces WebKit's own Paste, and removes the items that leave or reload the page.
fn watch_menu(view: &WebView, handle: &AppHandle) {
    let handle = handle.clone();
    let action = SimpleAction::new("paste", None);
    action.connect_activate(|_, _| requested(Source::Clipboard));
    view.connect_context_menu(move |_, menu, _, _| {
        replace_paste(menu, &action, &handle);
        false
    });
}

fn replace_paste(menu: &ContextMenu, action: &SimpleAction, handle: &AppHandle) {
    use ContextMenuAction as Item;
    for (at, item) in (0_i32..).zip(menu.items()) {
        match item.stock_action() {
            Item::Paste => {
                let language = handle.state::<App>().language().unwrap_or(engine::locale::Language::En);
                let ours = ContextMenuItem::from_gaction(action, &language.t("menu-paste", &[]), None);
                menu.remove(&item);
                menu.insert(&ours, at);
            }
            Item::PasteAsPlainText
            | Item::OpenLink
            | Item::OpenLinkInNewWindow
            | Item::DownloadLinkToDisk
            | Item::OpenImageInNewWindow
            | Item::DownloadImageToDisk
            | Item::GoBack
            | Item::GoForward
            | Item::Stop
            | Item::Reload
            | Item::InspectElement => menu.remove(&item),
            _ => {}
        }
    }
}

/// No field needs a drop, and WebKit hands a dragged text to its process while it only hovers.
fn refuse_drops(view: &WebView) {
    view.connect_drag_motion(|_, context, _, _, time| {
        context.drag_status(gdk::DragAction::empty(), time);
        true
    });
    view.connect_drag_drop(|_, context, _, _, time| {
        context.drop_finish(false, time);
        true
    });
}

/// Input methods can paste, too: some keep a clipboard history.
fn watch_input_method(view: &WebView, handle: &AppHandle) {
    let Some(method) = view.input_method_context() else { return };
    let handle = handle.clone();
    // Set on the view again, so that WebKit's handler comes after this one.
    view.set_input_method_context(None::<&webkit2gtk::InputMethodContext>);
    method.connect_committed(move |method, text| {
        if text.chars().count() < TYPED || !is_credential(&handle, None, text) {
            return;
        }
        method.stop_signal_emission_by_name("committed");
        notices::send(Notice::Refused { problem: Problem::new(Kind::PasteIsSecret).into() });
    });
    view.set_input_method_context(Some(&method));
}
