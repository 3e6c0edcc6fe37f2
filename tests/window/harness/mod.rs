//! The base of every window test: a home of its own, the app driven by WebDriver, a sandbox as a process of its own,
//! and the desktop's clipboard, keychain and keys.
//!
//! The display, the bus and the keychain are the session's, which `cargo xtask test` makes; so window tests run one at
//! a time. Nothing here waits for time to pass: [`until`] looks for a condition, and fails when its time is up.

pub mod accessible;
pub mod consoles;
pub mod desktop;
#[path = "../../reading/encodings.rs"]
pub mod encodings;
pub mod environments;
pub mod figures;
pub mod home;
#[path = "../../reading/memory.rs"]
pub mod memory;
pub mod own_keychain;
pub mod processes;
pub mod sandbox;
pub mod steps;
pub mod steps_by_api;
pub mod window;

use std::fs::File;
use std::io::Read as _;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::{Mutex, MutexGuard, Once, PoisonError, mpsc};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

pub use desktop::{LIVE, PRACTICE};
use encodings::Encoding;
pub use home::Home;
pub use own_keychain::without_keychain;
pub use sandbox::Sandbox;
pub use window::Window;

/// Seconds that a screen may take to answer on a busy machine.
pub const PATIENCE: u64 = 20;

/// Pause between two looks at a condition.
const PAUSE: Duration = Duration::from_millis(15);

/// Looks until there is something, and fails with `what` after so many seconds.
#[track_caller]
pub fn until<T>(what: &str, seconds: u64, mut look: impl FnMut() -> Option<T>) -> T {
    let end = Instant::now() + Duration::from_secs(seconds);
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < end, "not within {seconds} s: {what}");
        std::thread::sleep(PAUSE);
    }
}

/// Seconds after which a test counts as hanging. The longest takes half a minute on a quiet machine.
const LIMIT: u64 = 600;

/// The desktop is one: each test holds it from its first line to its last.
///
/// A test that hangs ends the whole run, and prints what every process waits for: nothing else would ever end it.
#[track_caller]
pub fn desktop_alone() -> Desktop {
    static DESKTOP: Mutex<()> = Mutex::new(());
    static PROVIDER: Once = Once::new();
    PROVIDER.call_once(|| {
        rustls::crypto::ring::default_provider().install_default().expect("the first TLS provider of this process");
    });
    let alone = DESKTOP.lock().unwrap_or_else(PoisonError::into_inner);
    let test = std::panic::Location::caller();
    let (over, ended) = mpsc::channel();
    std::thread::spawn(move || {
        if ended.recv_timeout(Duration::from_secs(LIMIT)) == Err(mpsc::RecvTimeoutError::Timeout) {
            #[expect(clippy::print_stderr, reason = "the last words of a run that hangs")]
            {
                eprintln!("\nthe test at {test} hangs: not over within {LIMIT} s. What waits, and for what:");
                eprintln!("{}", processes::waiting());
            }
            std::process::exit(70);
        }
    });
    Desktop { _alone: alone, _over: over }
}

/// The app in practice: the desktop, the app's home, the sandbox and the window. Bind each to a name, so that all last as
/// long as the test; the window is dropped first.
#[track_caller]
pub fn practice() -> (Desktop, Home, Sandbox, Window) {
    practice_in(|home| home)
}

/// The same in a home with other settings.
#[track_caller]
pub fn practice_in(settings: impl FnOnce(Home) -> Home) -> (Desktop, Home, Sandbox, Window) {
    let desktop = desktop_alone();
    let home = settings(Home::new().practice());
    let sandbox = Sandbox::start(&home);
    let window = Window::open(&home);
    (desktop, home, sandbox, window)
}

/// A secret that nothing else knows.
pub fn made_up_secret() -> String {
    let mut bytes = [0_u8; 30];
    File::open("/dev/urandom").and_then(|mut random| random.read_exact(&mut bytes)).expect("random bytes");
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Looks at the memory of the app's web process and network process: neither holds a secret at any time.
#[track_caller]
pub fn held_by_no_web_process(window: &Window, needles: &[Encoding], after: &str) {
    let family = processes::family(window.app());
    assert!(family.len() >= 3, "the app, its web process and its network process: {family:?}");
    for process in family.into_iter().filter(|process| *process != window.app()) {
        let copies = memory::copies(process, needles);
        assert!(copies.is_empty(), "after {after} process {process} holds:\n{}", copies.join("\n"));
    }
}

/// A port that nothing listens on.
pub fn free_port() -> u16 {
    let asked = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr());
    asked.expect("a free port").port()
}

/// Held by the test that has the desktop.
pub struct Desktop {
    _alone: MutexGuard<'static, ()>,
    /// Dropped with the test, so that nobody waits for its end any more.
    _over: mpsc::Sender<()>,
}

/// A path that `cargo xtask test` passes.
pub fn given(variable: &str) -> String {
    std::env::var(variable)
        .unwrap_or_else(|_| panic!("{variable} is not set: run window tests by `cargo xtask test --only window NAME`"))
}

/// A runtime for functions that are only async.
pub fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime")
}
