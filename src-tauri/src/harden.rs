//! Hardens the process before and while it works. The only place of the shell that needs `unsafe`: the system's calls
//! have no safe interface.
//!
//! Not protected, and not tried: a program of the same user that loads code into this one (`LD_PRELOAD`, `GTK_MODULES`)
//! can do whatever this one can.

#[cfg_attr(target_os = "linux", path = "harden/linux.rs")]
#[cfg_attr(target_os = "macos", path = "harden/mac.rs")]
#[cfg_attr(windows, path = "harden/windows.rs")]
mod system;

use zeroize::Zeroize as _;

/// Variables that open a listener, hand the web view to another program, or log TLS keys. Found by measuring on Linux
/// (the inspector's) and by reading (WebView2's, for Windows).
const REMOVED: &[&str] = &[
    "WEBKIT_INSPECTOR_HTTP_SERVER",
    "WEBKIT_EXEC_PATH",
    "WEBKIT_INJECTED_BUNDLE_PATH",
    "SSLKEYLOGFILE",
    // WebKit's own logs and dumps, and its sandbox.
    "WEBKIT_DEBUG",
    "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS",
    "WEBKIT_ENABLE_A11Y_DBUS_PROXY_LOGGING",
    "WEBKIT_ENABLE_DBUS_PROXY_LOGGING",
    "WEBKIT_GST_ALLOWED_URI_PROTOCOLS",
    "WEBKIT_GST_HARNESS_DUMP_DIR",
    "WEBKIT_SAMPLE_MEMORY",
    // GTK's inspector shows and changes every widget, including the dialog for a typed secret; its modules are code.
    "GTK_DEBUG",
    "GTK_MODULES",
    "GTK3_MODULES",
    "GTK_PATH",
    "GTK_EXE_PREFIX",
    "GDK_DEBUG",
    "G_DEBUG",
    "G_MESSAGES_DEBUG",
    "GST_DEBUG",
    "GST_DEBUG_FILE",
    "GST_DEBUG_DUMP_DOT_DIR",
    "WEBVIEW2_ADDITIONAL_BROWSER_ARGUMENTS",
    "WEBVIEW2_BROWSER_EXECUTABLE_FOLDER",
    "WEBVIEW2_USER_DATA_FOLDER",
    "WEBVIEW2_RELEASE_CHANNEL_PREFERENCE",
    "WEBVIEW2_CHANNEL_SEARCH_KIND",
    "WEBVIEW2_RELEASE_CHANNELS",
    "WEBVIEW2_PIPE_FOR_SCRIPT_DEBUGGER",
    "WEBVIEW2_WAIT_FOR_SCRIPT_DEBUGGER",
];

/// Options of the page's script engine begin so: they write files, and one reads more options from a file.
const REMOVED_BEGINNING: &str = "JSC_";

/// The window tests drive the web view by these variables: only a build for them keeps these.
const AUTOMATION: &[&str] = &["WEBKIT_INSPECTOR_SERVER", "TAURI_WEBVIEW_AUTOMATION"];

/// The first act of the process: on the main thread, before any other thread exists.
pub fn start() {
    remove(REMOVED);
    let beginning = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
    let beginning: Vec<String> = beginning.filter(|name| name.starts_with(REMOVED_BEGINNING)).collect();
    remove(&beginning.iter().map(String::as_str).collect::<Vec<_>>());
    if !cfg!(feature = "webdriver") {
        remove(AUTOMATION);
    }
    system::start();
    isolate();
}

fn remove(names: &[&str]) {
    for name in names {
        #[expect(
            unsafe_code,
            reason = "changing the environment is sound only while there is one thread: the first act of main"
        )]
        // SAFETY: no other thread exists yet, so nobody reads the environment meanwhile.
        unsafe {
            std::env::remove_var(name);
        }
    }
}

/// Overwrites freed memory that this thread keeps. On its C heap, because glibc's `M_PERTURB` skips the per-thread
/// cache (measured with 2.36: up to 1,032 bytes stay); on its stack, where saved registers leave pieces of copied
/// values (measured: 16 bytes at a time). On the thread whose C code had a secret, after that code returned.
pub fn sweep() {
    system::sweep();
    sweep_stack();
}

/// More than the depth of GTK's calls below the main loop.
const STACK: usize = 64 * 1024;

#[inline(never)]
fn sweep_stack() {
    let mut below = [0_u8; STACK];
    below.zeroize();
    std::hint::black_box(&below);
}

/// While one lives, other processes of the same user can't read this one's memory (Linux; no effect elsewhere).
/// Portals, such as native file dialogs, don't work meanwhile, so hold it only while a secret is in memory. The engine
/// holds its own for each secret, token and request. Web processes stay readable; they never have a secret.
pub use secrets::isolation::ProcessIsolation;

/// Lets the engine close this process's memory.
fn isolate() {
    secrets::isolation::by(|closed| system::set_readable(!closed));
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::io::{BufRead as _, BufReader, Write as _};
    use std::process::{Command, Stdio};

    use secrets::secret::Secret;
    use zeroize::Zeroizing;

    use super::*;

    /// Others of the same user may read a process's memory as long as the kernel calls it dumpable.
    fn readable() -> bool {
        // The kernel gives a closed process's files to root; root would compare the mode of `environ`, which its owner
        // can read either way, so this asks the switch itself.
        #[expect(unsafe_code, reason = "prctl has no safe door")]
        // SAFETY: PR_GET_DUMPABLE takes nothing.
        let dumpable = unsafe { libc::prctl(libc::PR_GET_DUMPABLE, 0, 0, 0, 0) };
        dumpable == 1
    }

    /// Runs this binary again as another user, whose other programs may or may not read it.
    #[test]
    fn another_program_of_the_same_user_cannot_read_it_while_closed() {
        if std::env::var_os(INSIDE).is_some() {
            return opens_and_closes();
        }
        let folder = std::env::temp_dir().join(format!("odc-harden-{}", std::process::id()));
        std::fs::create_dir(&folder).expect("a folder");
        // Where that user can run it.
        let program = folder.join("reads-and-is-read");
        // Copied by another program: a child that a parallel test starts would inherit the open file, and the system
        // runs no file that somebody may write to.
        let own = std::env::current_exe().expect("own path");
        assert!(Command::new("cp").arg(own).arg(&program).status().expect("cp runs").success(), "a copy");
        std::fs::set_permissions(&folder, std::os::unix::fs::PermissionsExt::from_mode(0o755)).expect("open");
        let mut child = as_user(SOMEBODY, &program)
            .args([
                "harden::tests::another_program_of_the_same_user_cannot_read_it_while_closed",
                "--exact",
                "--nocapture",
            ])
            .env(INSIDE, "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("runs itself again");
        let process = child.id();
        let mut input = child.stdin.take().expect("piped");
        let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        let mut stands = |word: &str| {
            let said = lines.by_ref().map_while(Result::ok).any(|line| line == word);
            assert!(said, "it did not come to be {word}");
            let read = [read_by(SOMEBODY, process), is_root() && read_by(SOMEBODY + 1, process)];
            input.write_all(b"on\n").expect("written");
            read
        };
        // Another user never may. The same one may, so the refusal below is the switch's doing.
        assert_eq!(stands("open"), [true, false]);
        for holds in ["two guards", "one guard", "a secret"] {
            assert_eq!(stands(holds), [false, false], "{holds}");
        }
        assert_eq!(stands("open again"), [true, false]);
        assert!(child.wait().expect("ended").success());
        std::fs::remove_dir_all(&folder).expect("removed");
    }

    const INSIDE: &str = "ODC_TEST_OPENS_AND_CLOSES";
    /// An unused user id; the next one is unused, too.
    const SOMEBODY: u32 = 64_123;

    fn opens_and_closes() {
        let mut said = String::new();
        let mut stand = |word: &str| {
            let mut out = std::io::stdout().lock();
            writeln!(out, "\n{word}").and_then(|()| out.flush()).expect("heard");
            std::io::stdin().read_line(&mut said).expect("read");
        };
        isolate();
        assert!(readable());
        stand("open");
        let (one, two) = (ProcessIsolation::new(), ProcessIsolation::new());
        stand("two guards");
        drop(one);
        stand("one guard");
        drop(two);
        assert!(readable());
        let secret = Secret::from_keychain(Zeroizing::new(b"made".to_vec())).expect("text");
        stand("a secret");
        drop(secret);
        assert!(readable());
        stand("open again");
    }

    /// A command of this user, if the test may choose; else of its own.
    fn as_user(user: u32, program: &std::path::Path) -> Command {
        let mut command = Command::new(program);
        if is_root() {
            std::os::unix::process::CommandExt::uid(&mut command, user);
            std::os::unix::process::CommandExt::gid(&mut command, user);
        }
        command
    }

    fn is_root() -> bool {
        std::os::unix::fs::MetadataExt::uid(&std::fs::metadata("/proc/self").expect("/proc")) == 0
    }

    /// Whether a program of this user can read a part of the process's memory. Its environment is there; unlike the
    /// whole of it, no other switch of the system protects it.
    fn read_by(user: u32, process: u32) -> bool {
        let mut command = as_user(user, std::path::Path::new("cat"));
        let read = command.arg(format!("/proc/{process}/environ")).stderr(Stdio::null()).output().expect("cat runs");
        !read.stdout.is_empty()
    }
}
