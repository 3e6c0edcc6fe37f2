//! The desktop's clipboard, keychain and keys, as other programs see them.

use std::io::Write as _;
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::{PATIENCE, until};

/// The service of the app's keychain items.
pub const LIVE: &str = "okta-dell-connect";
/// The same in practice.
pub const PRACTICE: &str = "okta-dell-connect-practice";

/// The text in the clipboard; empty when there is none.
pub fn clipboard() -> String {
    pasted(&[])
}

/// The clipboard in another of the forms that its owner offers; empty when there is none.
pub fn clipboard_as(target: &str) -> String {
    pasted(&["-t", target])
}

/// Asks the clipboard's owner. An owner that gives the clipboard up just then answers nobody, and X11 doesn't tell the
/// waiting program; so the request ends after a while and goes to the owner of that moment.
fn pasted(form: &[&str]) -> String {
    until("the clipboard's owner answers, or there is none", PATIENCE, || {
        let mut xclip = Command::new("timeout");
        xclip.args(["--signal=KILL", "2", "xclip", "-selection", "clipboard", "-o"]).args(form).stderr(Stdio::null());
        let read = xclip.output().expect("timeout and xclip run");
        match read.status.code() {
            Some(0) => Some(String::from_utf8_lossy(&read.stdout).into_owned()),
            // Its time was up: KILL ends `timeout`, too.
            None => None,
            Some(_) => Some(String::new()),
        }
    })
}

/// Another program copies this text.
pub fn set_clipboard(text: &str) {
    own("clipboard", text);
    until("the clipboard holds what was copied", 5, || (clipboard() == text).then_some(()));
}

/// Waits until the clipboard holds this text; empty for none.
#[track_caller]
pub fn wait_for_clipboard(text: &str) {
    let what = if text.is_empty() { "the clipboard is empty" } else { "the copied value is in the clipboard" };
    until(what, PATIENCE, || (clipboard() == text).then_some(()));
}

/// Another program selects this text.
pub fn set_primary(text: &str) {
    own("primary", text);
}

fn own(selection: &str, text: &str) {
    let mut xclip = Command::new("xclip")
        .args(["-selection", selection, "-i"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("xclip runs");
    xclip.stdin.take().expect("its input").write_all(text.as_bytes()).expect("xclip reads");
    assert!(xclip.wait().expect("xclip goes to the background").success());
}

/// How many items a service has in the keychain.
pub fn secrets(service: &str) -> usize {
    String::from_utf8_lossy(&secret_tool(&["search", "--all", "service", service])).matches("label = ").count()
}

/// The only secret of a service.
pub fn secret(service: &str) -> String {
    assert_eq!(secrets(service), 1, "items of {service}");
    String::from_utf8(secret_tool(&["lookup", "service", service])).expect("text")
}

/// Clears what earlier tests left.
pub fn forget_secrets() {
    for service in [LIVE, PRACTICE] {
        secret_tool(&["clear", "service", service]);
    }
}

fn secret_tool(arguments: &[&str]) -> Vec<u8> {
    Command::new("secret-tool").args(arguments).stderr(Stdio::null()).output().expect("secret-tool runs").stdout
}

/// When the display last got input.
static LAST_INPUT: Mutex<Option<Instant>> = Mutex::new(None);

/// Waits until no press so far pays for an act any more (`PAYS_FOR` in `src-tauri/src/input.rs`).
pub fn let_presses_expire() {
    let pays_for = Duration::from_secs(1) + Duration::from_millis(100);
    until("the last press pays for nothing", PATIENCE, || {
        let last = *LAST_INPUT.lock().unwrap_or_else(PoisonError::into_inner);
        last.is_none_or(|last| last.elapsed() > pays_for).then_some(())
    });
}

/// Presses keys as a keyboard does, in the focused window. Names are those of `xdotool key`.
pub fn press(keys: &[&str]) {
    xdotool(&[&["key", "--clearmodifiers", "--delay", "20"], keys].concat());
}

/// Presses a mouse button at a place on the screen.
pub fn press_button(place: (i32, i32), button: u8) {
    move_pointer(place);
    xdotool(&["click", &button.to_string()]);
}

/// Moves the pointer, by way of a place beside it.
pub fn move_pointer((x, y): (i32, i32)) {
    for beside in [5, 0] {
        xdotool(&["mousemove", &(x + beside).to_string(), &y.to_string()]);
    }
}

/// Holds the first mouse button down, or releases it.
pub fn hold_button(down: bool) {
    xdotool(&[if down { "mousedown" } else { "mouseup" }, "1"]);
}

/// A window's title.
pub fn title_of(window: &str) -> String {
    let output = Command::new("xdotool").args(["getwindowname", window]).output().expect("xdotool runs");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// Where a window's upper left corner is on the screen.
pub fn place_of_window(window: &str) -> (i32, i32) {
    let output = Command::new("xdotool").args(["getwindowgeometry", "--shell", window]).output().expect("xdotool runs");
    let output = String::from_utf8_lossy(&output.stdout).into_owned();
    let number = |name: &str| {
        let line = output.lines().find_map(|line| line.strip_prefix(name)).expect("a place");
        line.parse().expect("a number")
    };
    (number("X="), number("Y="))
}

/// Types a text as a keyboard does.
pub fn type_text(text: &str) {
    // A secret may begin with a dash.
    xdotool(&["type", "--clearmodifiers", "--delay", "15", "--", text]);
}

/// Waits for a process's window and gives it the keyboard; answers its id.
pub fn focus_window_of(process: u32) -> String {
    let window = shown_window_of(process);
    xdotool(&["windowfocus", "--sync", &window]);
    window
}

/// Gives a window this size and place, as a hand does.
pub fn place_window(window: &str, (x, y): (i32, i32), (width, height): (u32, u32)) {
    xdotool(&["windowsize", window, &width.to_string(), &height.to_string()]);
    xdotool(&["windowmove", window, &x.to_string(), &y.to_string()]);
}

/// Waits for a process's window to be on the screen; answers its id.
pub fn shown_window_of(process: u32) -> String {
    until("the app's window is on the screen", 30, || visible_windows_of(process).into_iter().next())
}

/// Waits for a native dialog beside a process's window, and gives it the keyboard; answers its id.
pub fn focus_dialog_of(process: u32, beside: &[String]) -> String {
    let dialog = until("the dialog is on the screen", 20, || {
        visible_windows_of(process).into_iter().find(|window| !beside.contains(window))
    });
    xdotool(&["windowfocus", "--sync", &dialog]);
    dialog
}

/// Opens a native dialog of a process, gives it the keyboard, does `work` there, and waits until it has closed.
#[track_caller]
pub fn in_dialog_of(process: u32, open: impl FnOnce(), work: impl FnOnce()) {
    let beside = visible_windows_of(process);
    open();
    let dialog = focus_dialog_of(process, &beside);
    work();
    until("the dialog is closed", PATIENCE, || (!visible_windows_of(process).contains(&dialog)).then_some(()));
}

/// Clicks at a place in a process's window by a real mouse, and moves the pointer away.
pub fn click_in_window_of(process: u32, (x, y): (f64, f64)) {
    let window = shown_window_of(process);
    let [left, top, ..] = place_of(&window);
    click(left + x as i32, top + y as i32);
}

/// Answers the process's question, once it is on the screen; returns its title. A yes is possible only after a moment,
/// so the button is clicked until the question is gone.
pub fn answer_question_of(process: u32, yes: bool) -> String {
    let (window, title) = until("a question is on the screen", PATIENCE, || question_of(process));
    let [left, top, width, height] = place_of(&window);
    let x = left + if yes { width * 3 / 4 } else { width / 4 };
    let mut quiet_since = yes.then(Instant::now);
    until("the question is answered", PATIENCE, || {
        if question_of(process).is_none_or(|(open, _)| open != window) {
            return Some(());
        }
        // A yes counts after a moment without a key or click, and each one restarts it. One click more would hit what
        // is behind.
        if quiet_since.is_none_or(|since| since.elapsed() > READS_FOR) {
            click(x, top + height - 22);
            quiet_since = Some(Instant::now());
        }
        None
    });
    title
}

/// How long a person reads a question before agreeing.
const READS_FOR: Duration = Duration::from_millis(800);

/// The window that asks a question, and its title.
pub fn question_of(process: u32) -> Option<(String, String)> {
    visible_windows_of(process).into_iter().find_map(|window| {
        let title = Command::new("xdotool").args(["getwindowname", &window]).stderr(Stdio::null()).output();
        let title = String::from_utf8_lossy(&title.expect("xdotool runs").stdout).trim().to_owned();
        title.ends_with('?').then_some((window, title))
    })
}

/// Left, top, width and height of a window on the screen.
fn place_of(window: &str) -> [i32; 4] {
    let place = Command::new("xdotool").args(["getwindowgeometry", "--shell", window]).output().expect("xdotool runs");
    let place = String::from_utf8_lossy(&place.stdout).into_owned();
    ["X=", "Y=", "WIDTH=", "HEIGHT="].map(|name| {
        let value = place.lines().find_map(|line| line.strip_prefix(name));
        value.and_then(|value| value.parse().ok()).unwrap_or_default()
    })
}

fn click(x: i32, y: i32) {
    let (x, y) = (x.to_string(), y.to_string());
    xdotool(&["mousemove", "--sync", &x, &y, "click", "1", "mousemove", "9999", "9999"]);
}

/// Ids of a process's windows on the screen.
pub fn visible_windows_of(process: u32) -> Vec<String> {
    let found = Command::new("xdotool")
        .args(["search", "--onlyvisible", "--pid", &process.to_string()])
        .stderr(Stdio::null())
        .output()
        .expect("xdotool runs");
    String::from_utf8_lossy(&found.stdout).lines().map(str::to_owned).collect()
}

/// The process whose window has the keyboard.
pub fn process_with_the_keyboard() -> Option<u32> {
    let found = Command::new("xdotool").args(["getwindowfocus", "getwindowpid"]).stderr(Stdio::null()).output();
    String::from_utf8_lossy(&found.expect("xdotool runs").stdout).trim().parse().ok()
}

/// Closes a process's window as a window manager's close button does.
pub fn close_window_of(process: u32) {
    use x11rb::connection::Connection as _;
    use x11rb::protocol::xproto::{ClientMessageEvent, ConnectionExt as _, EventMask};

    let window: u32 = shown_window_of(process).parse().expect("a number");
    let (display, _) = x11rb::connect(None).expect("the display");
    let atom = |name: &[u8]| display.intern_atom(false, name).expect("sent").reply().expect("an atom").atom;
    let (protocols, delete) = (atom(b"WM_PROTOCOLS"), atom(b"WM_DELETE_WINDOW"));
    let event = ClientMessageEvent::new(32, window, protocols, [delete, x11rb::CURRENT_TIME, 0, 0, 0]);
    display.send_event(false, window, EventMask::NO_EVENT, event).expect("sent").check().expect("taken");
    display.flush().expect("flushed");
}

fn xdotool(arguments: &[&str]) {
    let done = Command::new("xdotool").args(arguments).output().expect("xdotool runs");
    assert!(done.status.success(), "xdotool {arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    *LAST_INPUT.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
}
