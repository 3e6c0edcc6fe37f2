//! A small dialog with password fields, or a plain one for a text that is no secret (Windows). The fields' own text is
//! overwritten in place before it is emptied. Texts are measured when the dialog opens, in the system's font: none is
//! cut off in any language.

#[path = "windows/fit.rs"]
mod fit;
#[cfg(test)]
#[path = "windows/tests.rs"]
mod tests;

use tauri::{AppHandle, Manager as _};
use windows::Win32::Foundation::{HWND, LPARAM, WPARAM};
use windows::Win32::UI::WindowsAndMessaging::{
    DLGTEMPLATE, DialogBoxIndirectParamW, EndDialog, GWLP_USERDATA, GetDlgItemTextW, GetWindowLongPtrW,
    SetDlgItemTextW, SetWindowLongPtrW, WM_COMMAND, WM_INITDIALOG,
};
use windows::core::{HSTRING, PCWSTR};
use zeroize::Zeroizing;

use super::{Answer, Question};
use crate::main_window;

/// The system's ids of the buttons.
const OK: u16 = 1;
const CANCEL: u16 = 2;
/// Our ids: the fields, the note below two of them, and the fields' labels.
const FIRST: u16 = 101;
const SECOND: u16 = 102;
const NOTE: u16 = 103;
const FIRST_LABEL: u16 = 104;
const SECOND_LABEL: u16 = 105;
/// Classes of the dialog's parts, as templates number them.
const BUTTON: u16 = 0x80;
const EDIT: u16 = 0x81;
const STATIC: u16 = 0x82;
/// UTF-16 units read from a field: more than any accepted secret.
const LONGEST: usize = 2048;

/// The dialog procedure's data; it outlives the dialog.
struct Open {
    question: Question,
    given: Option<Zeroizing<String>>,
}

/// Opens it over the app's window and waits on the main thread, as the system's own dialogs do.
pub(super) fn open(handle: &AppHandle, question: Question, answer: Answer) {
    let parent = handle.get_webview_window(main_window::LABEL).and_then(|window| window.hwnd().ok());
    let _unheard = answer.send(run(parent, question));
}

/// The typed text; `None` if the person canceled.
fn run(parent: Option<HWND>, question: Question) -> Option<Zeroizing<String>> {
    let template = template(&question);
    let mut open = Open { question, given: None };
    #[expect(unsafe_code, reason = "Win32's dialogs have no safe door")]
    // SAFETY: the template is aligned and lives until the call returns, and so does `open`, which only the
    // procedure below uses meanwhile, on this thread.
    let ended = unsafe {
        DialogBoxIndirectParamW(
            None,
            template.as_ptr().cast::<DLGTEMPLATE>(),
            parent,
            Some(procedure),
            LPARAM((&raw mut open) as isize),
        )
    };
    if ended == -1 {
        tracing::warn!("the dialog was not opened");
    }
    open.given.take()
}

#[expect(unsafe_code, reason = "called by the system")]
unsafe extern "system" fn procedure(dialog: HWND, message: u32, wide: WPARAM, long: LPARAM) -> isize {
    if message == WM_INITDIALOG {
        // SAFETY: the dialog's own slot, on its thread.
        unsafe { SetWindowLongPtrW(dialog, GWLP_USERDATA, long.0) };
        // SAFETY: what `open` passed, which outlives the dialog.
        if let Some(open) = unsafe { (long.0 as *const Open).as_ref() } {
            fit::fit(dialog, &open.question);
        }
        // The system gives the first field the focus.
        return 1;
    }
    if message != WM_COMMAND {
        return 0;
    }
    // The low word is the id of the part.
    let part = (wide.0 & 0xffff) as u16;
    if part != OK && part != CANCEL {
        return 0;
    }
    // SAFETY: the slot holds what `open` put there, or nothing yet.
    let Some(open) = (unsafe { (GetWindowLongPtrW(dialog, GWLP_USERDATA) as *mut Open).as_mut() }) else { return 0 };
    let texts: Vec<Zeroizing<String>> = [FIRST, SECOND]
        .iter()
        .take(if open.question.again.is_some() { 2 } else { 1 })
        .map(|field| take(dialog, i32::from(*field)))
        .collect();
    if part == OK {
        let Some(first) = texts.first().filter(|text| !text.is_empty()) else { return 1 };
        if texts.iter().any(|text| text.as_str() != first.as_str()) {
            // SAFETY: the dialog is open; a note that cannot be set is no reason to fail.
            let _ = unsafe { SetDlgItemTextW(dialog, i32::from(NOTE), &HSTRING::from(&open.question.differ)) };
            return 1;
        }
        open.given = texts.into_iter().next();
    }
    // SAFETY: the dialog is open.
    let _ = unsafe { EndDialog(dialog, isize::from(part == OK)) };
    1
}

/// The typed text; the field's own copy is overwritten and emptied.
fn take(dialog: HWND, field: i32) -> Zeroizing<String> {
    let mut wide = Zeroizing::new(vec![0_u16; LONGEST]);
    #[expect(unsafe_code, reason = "Win32's dialogs have no safe door")]
    // SAFETY: the dialog is open, and the system writes no more than the buffer holds.
    let length = unsafe { GetDlgItemTextW(dialog, field, &mut wide) } as usize;
    let mut text = Zeroizing::new(String::with_capacity(length * 3));
    text.extend(
        char::decode_utf16(wide.iter().take(length).copied()).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)),
    );
    let stars: Vec<u16> = std::iter::repeat_n(u16::from(b'*'), length).chain([0]).collect();
    for over in [stars, vec![0]] {
        #[expect(unsafe_code, reason = "Win32's dialogs have no safe door")]
        // SAFETY: the dialog is open, and the text ends with a zero.
        let _ = unsafe { SetDlgItemTextW(dialog, field, PCWSTR(over.as_ptr())) };
    }
    text
}

/// The dialog as a template in memory, in dialog units (a quarter of a letter's width, an eighth of its height).
fn template(question: &Question) -> Vec<u32> {
    const WIDTH: u16 = 240;
    const INNER: u16 = WIDTH - 16;
    // Child, visible.
    const PART: u32 = 0x5000_0000;
    const BORDER: u32 = 0x0080_0000;
    const TAB_STOP: u32 = 0x0001_0000;
    const SCROLLS: u32 = 0x0080;
    const PASSWORD: u32 = 0x0020 | SCROLLS;
    // An ampersand in a text underlines nothing.
    const AS_IT_IS: u32 = 0x0080;
    // Popup, caption, system menu, modal frame, the system's font, centred.
    const DIALOG: u32 = 0x8000_0000 | 0x00c0_0000 | 0x0008_0000 | 0x0080 | 0x0040 | 0x0008 | 0x0800;

    let hidden = if question.shown.is_some() { SCROLLS } else { PASSWORD };
    let edit = PART | BORDER | TAB_STOP | hidden;
    let mut parts: Vec<(u32, [u16; 4], u16, u16, &str)> = vec![
        (PART | AS_IT_IS, [8, 8, INNER, 9], FIRST_LABEL, STATIC, &question.label),
        (edit, [8, 19, INNER, 14], FIRST, EDIT, question.shown.as_deref().unwrap_or_default()),
    ];
    let mut bottom = 37;
    if let Some(again) = &question.again {
        parts.push((PART | AS_IT_IS, [8, bottom, INNER, 9], SECOND_LABEL, STATIC, again));
        parts.push((edit, [8, bottom + 11, INNER, 14], SECOND, EDIT, ""));
        parts.push((PART | AS_IT_IS, [8, bottom + 29, INNER, 9], NOTE, STATIC, ""));
        bottom += 40;
    }
    bottom += 4;
    let buttons =
        [(0x0001, WIDTH - 126, OK, question.accept.as_str()), (0, WIDTH - 65, CANCEL, question.cancel.as_str())];
    for (default, left, id, text) in buttons {
        parts.push((PART | TAB_STOP | default, [left, bottom, 57, 14], id, BUTTON, text));
    }

    let mut words = Vec::new();
    long(&mut words, DIALOG);
    long(&mut words, 0);
    words.push(u16::try_from(parts.len()).unwrap_or(0));
    words.extend([0, 0, WIDTH, bottom + 22, 0, 0]);
    wide(&mut words, &question.title);
    words.push(8);
    wide(&mut words, "MS Shell Dlg");
    for (style, place, id, class, text) in parts {
        // Each part begins at a multiple of four bytes.
        if words.len() % 2 == 1 {
            words.push(0);
        }
        long(&mut words, style);
        long(&mut words, 0);
        words.extend(place);
        words.extend([id, 0xffff, class]);
        wide(&mut words, text);
        words.push(0);
    }
    words.chunks(2).map(|pair| u32::from(pair[0]) | u32::from(pair.get(1).copied().unwrap_or(0)) << 16).collect()
}

fn long(words: &mut Vec<u16>, value: u32) {
    // The low word comes first.
    words.extend([(value & 0xffff) as u16, (value >> 16) as u16]);
}

fn wide(words: &mut Vec<u16>, text: &str) {
    words.extend(text.encode_utf16().chain([0]));
}
