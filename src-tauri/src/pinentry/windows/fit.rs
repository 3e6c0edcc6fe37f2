//! Gives each text of the dialog the room that it needs in the system's font: labels grow downwards, and what is below
//! moves; buttons grow to the left.

use windows::Win32::Foundation::{HWND, POINT, RECT};
use windows::Win32::Graphics::Gdi::{
    DRAW_TEXT_FORMAT, DT_CALCRECT, DT_NOPREFIX, DT_SINGLELINE, DT_WORDBREAK, DrawTextW, GetDC, HFONT, MapWindowPoints,
    ReleaseDC, SelectObject,
};
use windows::Win32::UI::WindowsAndMessaging::{
    GetDlgItem, GetWindowRect, SWP_NOACTIVATE, SWP_NOZORDER, SendMessageW, SetWindowPos, WM_GETFONT,
};

use super::{CANCEL, FIRST, FIRST_LABEL, NOTE, OK, Question, SECOND, SECOND_LABEL};

/// From top to bottom.
const PARTS: [u16; 7] = [FIRST_LABEL, FIRST, SECOND_LABEL, SECOND, NOTE, OK, CANCEL];

pub(super) fn fit(dialog: HWND, question: &Question) {
    let texts = [
        (FIRST_LABEL, question.label.as_str()),
        (SECOND_LABEL, question.again.as_deref().unwrap_or_default()),
        (NOTE, &question.differ),
    ];
    let mut lower = 0;
    for id in PARTS {
        let Some((part, mut place)) = placed(dialog, id) else { continue };
        place.top += lower;
        place.bottom += lower;
        // The note is empty yet.
        if let Some((_, text)) = texts.iter().find(|(of, _)| *of == id) {
            let more = (height(part, text, place.right - place.left) - (place.bottom - place.top)).max(0);
            place.bottom += more;
            lower += more;
        }
        put(part, place);
    }
    widen_buttons(dialog, question);
    let mut frame = RECT::default();
    #[expect(unsafe_code, reason = "Win32's dialogs have no safe door")]
    // SAFETY: the structure outlives the call.
    let known = unsafe { GetWindowRect(dialog, &raw mut frame) };
    if known.is_ok() {
        // It stays where its middle was.
        frame.top -= lower / 2;
        frame.bottom += lower - lower / 2;
        put(dialog, frame);
    }
}

fn widen_buttons(dialog: HWND, question: &Question) {
    let mut right = None;
    for (id, text) in [(CANCEL, &question.cancel), (OK, &question.accept)] {
        let Some((button, place)) = placed(dialog, id) else { continue };
        let end = right.unwrap_or(place.right);
        let room = (place.right - place.left).max(width(button, text) + (place.bottom - place.top));
        put(button, RECT { left: end - room, right: end, ..place });
        right = Some(end - room - (place.bottom - place.top) / 3);
    }
}

/// A part of the dialog, and where it is.
#[expect(unsafe_code, reason = "Win32's dialogs have no safe door")]
pub(super) fn placed(dialog: HWND, id: u16) -> Option<(HWND, RECT)> {
    let mut place = RECT::default();
    // SAFETY: the structure outlives the call; handles are only passed back to the system.
    let part = unsafe {
        let part = GetDlgItem(Some(dialog), i32::from(id)).ok()?;
        GetWindowRect(part, &raw mut place).ok()?;
        part
    };
    let mut corners = [POINT { x: place.left, y: place.top }, POINT { x: place.right, y: place.bottom }];
    // SAFETY: two points, which outlive the call.
    unsafe { MapWindowPoints(None, Some(dialog), &mut corners) };
    let [from, to] = corners;
    Some((part, RECT { left: from.x, top: from.y, right: to.x, bottom: to.y }))
}

fn put(window: HWND, place: RECT) {
    let (across, down) = (place.right - place.left, place.bottom - place.top);
    #[expect(unsafe_code, reason = "Win32's dialogs have no safe door")]
    // SAFETY: takes numbers. A part that can't be moved stays where it is.
    let _unmoved =
        unsafe { SetWindowPos(window, None, place.left, place.top, across, down, SWP_NOZORDER | SWP_NOACTIVATE) };
}

/// The height of a text in this width.
pub(super) fn height(part: HWND, text: &str, width: i32) -> i32 {
    let room = drawn(part, text, width, DT_WORDBREAK);
    room.bottom - room.top
}

/// The width of a text on one line.
pub(super) fn width(part: HWND, text: &str) -> i32 {
    let room = drawn(part, text, 0, DT_SINGLELINE);
    room.right - room.left
}

/// The room that a text takes in the part's own font.
fn drawn(part: HWND, text: &str, width: i32, how: DRAW_TEXT_FORMAT) -> RECT {
    let mut units: Vec<u16> = text.encode_utf16().collect();
    let mut room = RECT { right: width, ..RECT::default() };
    if units.is_empty() {
        return room;
    }
    #[expect(unsafe_code, reason = "GDI has no safe door")]
    // SAFETY: the text and the structure outlive the calls, and the drawing context is given back with its own font.
    unsafe {
        let font = HFONT(SendMessageW(part, WM_GETFONT, None, None).0 as *mut _);
        let context = GetDC(Some(part));
        let own = SelectObject(context, font.into());
        DrawTextW(context, &mut units, &raw mut room, how | DT_CALCRECT | DT_NOPREFIX);
        SelectObject(context, own);
        ReleaseDC(Some(part), context);
    }
    room
}
