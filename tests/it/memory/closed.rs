//! Other programs of the same user can't read the engine's memory until the last buffer with a credential is gone,
//! however its request ends.

use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::{Holder, REST, SILENCE, canceled, held_by};

/// An unused user id.
const SOMEBODY: u32 = 64_124;

#[tokio::test(flavor = "multi_thread")]
async fn memory_opens_after_a_cancel_when_the_request_and_its_revocation_have_ended() {
    let (app, mut holder) = held_by(somebody()).await;
    let mut looks = Looks::begin(&holder);
    canceled(&app, &mut holder, "1500").await;
    looks.until_open(Duration::from_secs(10));
    let trace = app.act("/trace", serde_json::Value::Null).await;
    let revoked = trace.as_array().expect("a list").iter().any(|entry| entry["path"] == "/oauth2/v1/revoke");
    assert!(revoked, "it opened before the token was revoked");
    holder.ended();
}

#[tokio::test(flavor = "multi_thread")]
async fn memory_opens_after_a_cancel_when_no_answer_comes() {
    let (app, mut holder) = held_by(somebody()).await;
    let mut looks = Looks::begin(&holder);
    canceled(&app, &mut holder, "600000").await;
    let closed = looks.until_open(SILENCE + REST * 2);
    assert!(closed > SILENCE / 2, "it opened after {closed:?}, while the request was under way");
    holder.ended();
}

#[tokio::test(flavor = "multi_thread")]
async fn memory_opens_after_a_refusal() {
    let (app, mut holder) = held_by(somebody()).await;
    let mut looks = Looks::begin(&holder);
    app.fault("wrong-secret", None).await;
    holder.tell("prove");
    holder.hear("credential");
    assert!(!looks.open(), "it is open while the secret is used");
    holder.tell("go on");
    holder.hear("answered");
    holder.tell("go on");
    holder.hear("refused OktaSecretRefused");
    looks.until_open(REST * 2);
    holder.ended();
}

/// Another program of the same user that tries to read the memory.
struct Looks {
    process: u32,
    copies: Box<dyn Fn() -> Vec<String>>,
}

impl Looks {
    /// Starts when the memory is open.
    fn begin(holder: &Holder) -> Self {
        let (process, needles) = (holder.child.id(), holder.needles.clone());
        let looks = Self { process, copies: Box::new(move || super::reading::copies(process, &needles)) };
        let end = Instant::now() + REST * 2;
        while !looks.open() {
            assert!(Instant::now() < end, "it never opens: every look would be refused");
        }
        looks
    }

    fn open(&self) -> bool {
        let mut look = by_user(somebody(), Path::new("cat"));
        let read = look.arg(format!("/proc/{}/environ", self.process)).stderr(Stdio::null()).output();
        !read.expect("cat runs").stdout.is_empty()
    }

    /// Looks again and again: refused as long as there is something to find. Answers how long that was.
    fn until_open(&mut self, within: Duration) -> Duration {
        let begun = Instant::now();
        let mut refused = 0_u32;
        while !self.open() {
            refused += 1;
            assert!(begun.elapsed() < within, "closed after {within:?}");
        }
        let closed = begun.elapsed();
        let copies = (self.copies)();
        assert!(copies.is_empty(), "open after {refused} looks, and it holds:\n{}", copies.join("\n"));
        assert!(refused > 0, "it was open at once");
        closed
    }
}

/// The other user, if the test may choose one.
fn somebody() -> Option<u32> {
    let owner = std::os::unix::fs::MetadataExt::uid(&std::fs::metadata("/proc/self").expect("/proc"));
    (owner == 0).then_some(SOMEBODY)
}

/// Gives this user the folder, and a copy of the program where that user can run it.
pub fn given(folder: &TempDir, program: &mut PathBuf, user: Option<u32>) -> TempDir {
    // Files in memory may not be executable.
    let copied = tempfile::tempdir().expect("a folder");
    for folder in [folder.path(), copied.path()] {
        std::os::unix::fs::chown(folder, user, user).expect("given");
    }
    let copy = copied.path().join("holder");
    // Copied by another program: a process that a parallel test starts would inherit the open file, and the system runs
    // no file that somebody may write to.
    let done = std::process::Command::new("cp").arg(&*program).arg(&copy).status().expect("cp runs");
    assert!(done.success(), "a copy");
    *program = copy;
    copied
}

/// A command of this user, else of the test's own.
pub fn by_user(user: Option<u32>, program: &Path) -> Command {
    let mut command = Command::new(program);
    if let Some(user) = user {
        command.uid(user).gid(user);
    }
    command
}
