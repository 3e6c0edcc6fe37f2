//! The console on Windows: its events, and what it shows.

use std::fs::{File, OpenOptions};
use std::os::windows::io::AsRawHandle as _;
use std::os::windows::process::CommandExt as _;
use std::process::Stdio;

use crate::test_odc::{SERVED, TestOdc, code, ended, object, odc, row, started};
use tokio::sync::{Mutex, MutexGuard};
use windows_sys::Win32::System::Console::{
    AllocConsole, CONSOLE_SCREEN_BUFFER_INFO, COORD, CTRL_BREAK_EVENT, CTRL_C_EVENT,
    ENABLE_VIRTUAL_TERMINAL_PROCESSING, FreeConsole, GenerateConsoleCtrlEvent, GetConsoleCP, GetConsoleMode,
    GetConsoleScreenBufferInfo, GetStdHandle, ReadConsoleOutputCharacterW, STD_ERROR_HANDLE, STD_INPUT_HANDLE,
    STD_OUTPUT_HANDLE, SetConsoleCtrlHandler, SetConsoleMode, SetStdHandle,
};

/// One console, and events that each of its processes hears.
static CONSOLE: Mutex<()> = Mutex::const_new(());

async fn console() -> MutexGuard<'static, ()> {
    let console = CONSOLE.lock().await;
    #[expect(unsafe_code, reason = "Win32 has no safe door")]
    // SAFETY: takes numbers, and handles as the system gave them.
    unsafe {
        // It fails if there is a console already, and at what Wine has in place of one, which is given back first. A
        // new console takes the place of this process's output, where the results go.
        if AllocConsole() == 0 && GetConsoleCP() == 0 {
            let ends = [STD_INPUT_HANDLE, STD_OUTPUT_HANDLE, STD_ERROR_HANDLE].map(|end| (end, GetStdHandle(end)));
            FreeConsole();
            assert_ne!(AllocConsole(), 0, "{}", std::io::Error::last_os_error());
            for (end, handle) in ends {
                SetStdHandle(end, handle);
            }
        }
    }
    console
}

#[tokio::test(flavor = "multi_thread")]
async fn ctrl_break_gives_the_token_back() {
    let _console = console().await;
    let test = TestOdc::start().await;
    let installed = test.install().await;
    test.fault("slow", Some("700")).await;
    let subject = ["verify", "--okta-domain", SERVED, "--client-id", &installed.client_id];
    let command = test.odc(&[&subject[..], &["--secret-from", "stdin", "--json"]].concat());
    let child = started(command, &installed.secret);
    test.until("GET", "/api/v1/groups", 1).await;
    press(CTRL_BREAK_EVENT, child.id());
    let done = ended(child).await;
    assert_eq!(test.tokens().await, (1, 1), "{done:?}");
    assert_eq!(code(&done), 130);
    assert_eq!(row(&object(&done), "credential"), ("pass", None));
}

/// Ctrl+C reaches each process of the console that is in no group of its own: this test's `odc` alone, and this process,
/// which ignores it.
#[tokio::test(flavor = "multi_thread")]
async fn ctrl_c_gives_the_token_back() {
    let _console = console().await;
    let test = TestOdc::start().await;
    let installed = test.install().await;
    test.fault("slow", Some("700")).await;
    let subject = ["verify", "--okta-domain", SERVED, "--client-id", &installed.client_id];
    let mut command = test.odc(&[&subject[..], &["--secret-from", "stdin", "--json"]].concat());
    command.creation_flags(0);
    let child = started(command, &installed.secret);
    test.until("GET", "/api/v1/groups", 1).await;
    // After the start: a child would inherit it.
    ignore_ctrl_c(true);
    press(CTRL_C_EVENT, 0);
    let done = ended(child).await;
    ignore_ctrl_c(false);
    assert_eq!(test.tokens().await, (1, 1), "{done:?}");
    assert_eq!(code(&done), 130);
    assert_eq!(row(&object(&done), "credential"), ("pass", None));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_console_is_asked_to_interpret_colors_and_progress() {
    let _console = console().await;
    let (mode, shown) = verified().await;
    assert_ne!(mode & ENABLE_VIRTUAL_TERMINAL_PROCESSING, 0, "not requested");
    assert!(shown.contains("17 of 17 checks passed."), "{shown}");
}

#[tokio::test(flavor = "multi_thread")]
async fn colors_and_progress_are_interpreted_by_the_console() {
    let _console = console().await;
    let (_, shown) = verified().await;
    assert!(!shown.contains("[32m") && !shown.contains("[2K") && !shown.contains(" of 19:"), "{shown}");
}

/// What `odc verify` leaves on a console of before Windows Terminal, which interprets escapes on request only and prints
/// them otherwise.
async fn verified() -> (u32, String) {
    let home = tempfile::tempdir().expect("a folder");
    let screen = OpenOptions::new().read(true).write(true).open("CONOUT$").expect("a console");
    set_mode(&screen, mode(&screen) & !ENABLE_VIRTUAL_TERMINAL_PROCESSING);
    let mut command = odc(home.path(), &["verify", "--practice"]);
    let end = || Stdio::from(screen.try_clone().expect("one more"));
    command.stdout(end()).stderr(end());
    assert_eq!(code(&ended(started(command, "")).await), 0);
    (mode(&screen), shown(&screen))
}

#[expect(unsafe_code, reason = "Win32 has no safe door")]
fn mode(screen: &File) -> u32 {
    let mut mode = 0;
    // SAFETY: the number outlives the call.
    let read = unsafe { GetConsoleMode(screen.as_raw_handle(), &raw mut mode) };
    assert_ne!(read, 0, "{}", std::io::Error::last_os_error());
    mode
}

#[expect(unsafe_code, reason = "Win32 has no safe door")]
fn set_mode(screen: &File, mode: u32) {
    // SAFETY: takes numbers.
    let set = unsafe { SetConsoleMode(screen.as_raw_handle(), mode) };
    assert_ne!(set, 0, "{}", std::io::Error::last_os_error());
}

/// The text of the whole buffer, a line each.
#[expect(unsafe_code, reason = "Win32 has no safe door")]
fn shown(screen: &File) -> String {
    let mut info = CONSOLE_SCREEN_BUFFER_INFO::default();
    // SAFETY: the structure outlives the call.
    let known = unsafe { GetConsoleScreenBufferInfo(screen.as_raw_handle(), &raw mut info) };
    assert_ne!(known, 0, "{}", std::io::Error::last_os_error());
    let across = u16::try_from(info.dwSize.X).expect("a width");
    let mut line = vec![0_u16; across.into()];
    let mut lines = String::new();
    for y in 0..info.dwSize.Y {
        let mut read = 0;
        // SAFETY: the system writes no more than the buffer holds.
        unsafe {
            ReadConsoleOutputCharacterW(
                screen.as_raw_handle(),
                line.as_mut_ptr(),
                across.into(),
                COORD { X: 0, Y: y },
                &raw mut read,
            );
        }
        lines.push_str(String::from_utf16_lossy(&line[..read as usize]).trim_end());
        lines.push('\n');
    }
    lines
}

fn ignore_ctrl_c(ignore: bool) {
    #[expect(unsafe_code, reason = "Win32 has no safe door")]
    // SAFETY: without a handler it only sets this process's attribute.
    let _set = unsafe { SetConsoleCtrlHandler(None, ignore.into()) };
}

fn press(event: u32, group: u32) {
    #[expect(unsafe_code, reason = "Win32 has no safe door")]
    // SAFETY: takes two numbers.
    let sent = unsafe { GenerateConsoleCtrlEvent(event, group) };
    assert_ne!(sent, 0, "{}", std::io::Error::last_os_error());
}
