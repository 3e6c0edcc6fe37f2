//! The console's events on Windows.

use std::os::windows::process::CommandExt as _;

use windows_sys::Win32::System::Console::{AllocConsole, CTRL_BREAK_EVENT, GenerateConsoleCtrlEvent};
use windows_sys::Win32::System::Threading::CREATE_NEW_PROCESS_GROUP;

use crate::test_odc::{TestOdc, code, ended, object, odc, row, started};

/// Set by `cargo xtask test --only windows`: Wine 10 ends a process at Ctrl+Break without calling its handlers, so the
/// test stops before that.
const WINE: &str = "ODC_WINE";

#[tokio::test(flavor = "multi_thread")]
async fn ctrl_break_gives_the_token_back() {
    let test = TestOdc::practice().await;
    let installed = test.install().await;
    test.fault("slow", Some("700")).await;
    let file = test.home.path().join("at.json");
    let practice = ["verify", "--practice", "--practice-at", file.to_str().expect("text")];
    let subject = ["--okta-domain", "acme.okta.practice", "--client-id", &installed.client_id];
    let mut command = odc(test.home.path(), &[&practice[..], &subject, &["--secret-from", "stdin", "--json"]].concat());
    // A group of its own, so that the event doesn't end the tests.
    command.creation_flags(CREATE_NEW_PROCESS_GROUP);
    own_console();
    let child = started(command, &installed.secret);
    test.until("GET", "/api/v1/groups", 1).await;
    if std::env::var_os(WINE).is_some() {
        assert_eq!(code(&ended(child).await), 0);
        return;
    }
    press_break(child.id());
    let done = ended(child).await;
    assert_eq!(test.tokens().await, (1, 1), "{done:?}");
    assert_eq!(code(&done), 130);
    assert_eq!(row(&object(&done), "credential"), ("pass", None));
}

/// Only processes of the same console get the event.
fn own_console() {
    #[expect(unsafe_code, reason = "Win32 has no safe door")]
    // SAFETY: takes nothing; it fails if there is a console already.
    let _made = unsafe { AllocConsole() };
}

fn press_break(group: u32) {
    #[expect(unsafe_code, reason = "Win32 has no safe door")]
    // SAFETY: takes two numbers.
    let sent = unsafe { GenerateConsoleCtrlEvent(CTRL_BREAK_EVENT, group) };
    assert_ne!(sent, 0, "{}", std::io::Error::last_os_error());
}
