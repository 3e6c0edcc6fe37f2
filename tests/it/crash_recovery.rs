//! The app killed at every write of its database, over the real keychain and the sandbox: the next start knows what was
//! done, continues from there, and does nothing twice.
//!
//! The app is a process of its own that walks the whole path without a window ([`walker`]); SQLite's layer kills it at
//! the n-th write. `cargo xtask test --thorough` kills each write 20 times, and 200 instants at random (`ODC_KILLS`,
//! `ODC_RANDOM_KILLS`); a usual run does a part of them, to stay short. The whole takes hours: `ODC_KILLS_NOTED` names
//! a file that records what was shown, so that the next run doesn't repeat it.

mod walker;

use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::io::{BufRead, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use engine::store::{Store, holds};
use secrets::stores::{PRACTICE_SERVICE, SecretStore as _, SystemKeychain};
use serde_json::json;

use crate::keychain::{Daemon, in_session};
use crate::random_acts::Luck;
use crate::test_app::{TestApp, hash};

pub use walker::Way;

/// A usual run tries one of so many writes.
const SAMPLE: u64 = 8;

/// A call that hangs is a failure, not a wait.
const LONGEST: Duration = Duration::from_secs(60);

fn times(variable: &str, usual: u64) -> u64 {
    std::env::var(variable).ok().and_then(|times| times.parse().ok()).unwrap_or(usual)
}

#[test]
fn every_odd_write_by_api() {
    in_session("crash_recovery::every_odd_write_by_api", async || every_write(Way::Api, 1, 2).await);
}

#[test]
fn every_even_write_by_api() {
    in_session("crash_recovery::every_even_write_by_api", async || every_write(Way::Api, 2, 2).await);
}

#[test]
fn every_write_by_console() {
    in_session("crash_recovery::every_write_by_console", async || every_write(Way::Console, 1, 1).await);
}

/// Not only at writes: between the keychain and the record, between a request and its answer.
#[test]
fn at_random() {
    in_session("crash_recovery::at_random", async || {
        let mut daemon = Daemon::unlocked().await;
        let kills = times("ODC_RANDOM_KILLS", 20);
        let seed = times("ODC_SEED", 20_261_123);
        let mut app = TestApp::new().await;
        let begun = Instant::now();
        let whole = Walk::new(&mut app, Way::Api).await;
        whole.continues(&app, &mut daemon, "unharmed").await;
        let whole = u64::try_from(begun.elapsed().as_micros()).expect("short");
        let notes = Notes::read();
        let mut killed = 0;
        for seed in seed.. {
            let mut luck = Luck::new(seed);
            let mut here = 0;
            let case = format!("ODC_SEED={seed} at random");
            if let Some(before) = notes.of(&case) {
                here = before;
            } else {
                let mut walk = Walk::new(&mut app, Way::Api).await;
                // Once or twice in one life: the recovery of the first start may be killed, too.
                for _ in 0..=luck.below(2) {
                    here += u64::from(walk.ended_after(Duration::from_micros(luck.below(whole))));
                }
                walk.continues(&app, &mut daemon, &case).await;
                notes.add(&case, here);
            }
            killed += here;
            if killed >= kills {
                break;
            }
        }
    });
}

/// The keychain ends with the app, whether somebody waits for its answer or not. Both come back, and continue.
#[test]
fn with_its_keychain() {
    in_session("crash_recovery::with_its_keychain", async || {
        let mut daemon = Daemon::unlocked().await;
        let mut app = TestApp::new().await;
        let begun = Instant::now();
        Walk::new(&mut app, Way::Api).await.continues(&app, &mut daemon, "unharmed").await;
        let whole = begun.elapsed();
        for part in 1..6 {
            let mut walk = Walk::new(&mut app, Way::Api).await;
            walk.ended_after(whole * part / 6);
            daemon.signal("ABRT");
            walk.continues(&app, &mut daemon, &format!("killed with its keychain after {part} of 6 parts")).await;
        }
        // An item that was erased before its keychain ended is gone, whatever the app knows of it.
        for parts in 0..8 {
            let mut walk = Walk::new(&mut app, Way::Console).await;
            walk.loses_its_keychain(&daemon, whole * parts / 64);
            walk.continues(&app, &mut daemon, &format!("without its keychain {parts} of 64 parts into removing")).await;
        }
    });
}

/// Each write from the first on, and each `stride`th after it. A session of its own for each: GNOME Keyring can't list
/// items while another process deletes some.
async fn every_write(way: Way, first: u64, stride: u64) {
    let mut daemon = Daemon::unlocked().await;
    let mut app = TestApp::new().await;
    let times = times("ODC_KILLS", 0);
    // The choice differs from day to day, and a failure names its write.
    let day = jiff::Timestamp::now().as_second().unsigned_abs() / 86_400 % SAMPLE;
    let (first, stride, times) =
        if times == 0 { (first + day * stride, stride * SAMPLE, 1) } else { (first, stride, times) };
    let notes = Notes::read();
    // Round by round: an interrupted run has killed every write a little less often.
    for round in 1..=times {
        let mut last = 0;
        for nth in (first..).step_by(usize::try_from(stride).expect("small")) {
            let case = format!("{way:?}, killed at write {nth}, round {round}");
            let killed = match notes.of(&case) {
                Some(before) => before > 0,
                None => {
                    let mut walk = Walk::new(&mut app, way).await;
                    let killed = walk.killed_at(&mut daemon, nth).await;
                    walk.continues(&app, &mut daemon, &case).await;
                    notes.add(&case, u64::from(killed));
                    killed
                }
            };
            if !killed {
                break;
            }
            last = nth;
        }
        assert!(last > 100, "{last} writes only");
    }
}

/// What earlier runs of this very build have shown: the kills and their number. `None` without a file.
struct Notes {
    file: Option<PathBuf>,
    build: String,
    known: BTreeMap<String, u64>,
}

/// When this binary was built: another one must show everything anew.
fn build() -> String {
    let program = std::env::current_exe().and_then(std::fs::metadata).and_then(|program| program.modified());
    jiff::Timestamp::try_from(program.expect("a program")).expect("a time").to_string()
}

impl Notes {
    fn read() -> Self {
        let file = std::env::var_os("ODC_KILLS_NOTED").map(PathBuf::from);
        let text = file.as_ref().and_then(|file| std::fs::read_to_string(file).ok()).unwrap_or_default();
        let build = build();
        let known = text.lines().filter_map(|line| {
            let (case, kills) = line.strip_prefix(&build)?.trim_start().rsplit_once(": ")?;
            Some((case.to_owned(), kills.parse().ok()?))
        });
        Self { known: known.collect(), file, build }
    }

    fn of(&self, case: &str) -> Option<u64> {
        self.known.get(case).copied()
    }

    /// Once it was seen to hold.
    fn add(&self, case: &str, kills: u64) {
        let Some(file) = &self.file else { return };
        let mut file = OpenOptions::new().append(true).create(true).open(file).expect("a file for notes");
        // In one piece: the tests run side by side.
        file.write_all(format!("{} {case}: {kills}\n", self.build).as_bytes()).expect("noted");
    }
}

/// One life of a connection, through as many processes as it takes.
struct Walk {
    folder: tempfile::TempDir,
    /// What the process gets: addresses, and the consoles' values.
    input: String,
    secret: zeroize::Zeroizing<String>,
    way: Way,
    said: Vec<String>,
}

impl Walk {
    /// Consoles reset to their beginning, with an integration and a credential in them.
    async fn new(app: &mut TestApp, way: Way) -> Self {
        app.anew().await;
        let (client_id, secret) = app.install().await;
        let (key_id, key) = match way {
            Way::Api => app.credential().await,
            Way::Console => Default::default(),
        };
        app.fault("dell_at_once", None).await;
        let (port, ca_pem) = app.address();
        let input = json!({
            "way": way, "port": port, "ca_pem": ca_pem, "client_id": client_id, "secret": secret.as_str(),
            "key_id": key_id, "key": key.as_str(),
        });
        let folder = crate::test_app::folder();
        Self { folder, input: input.to_string(), secret, way, said: Vec::new() }
    }

    fn start(&self, at: u64) -> Child {
        let mut child = Command::new(std::env::current_exe().expect("own path"))
            .args(["crash_recovery::walker::walks_when_asked", "--exact", "--nocapture"])
            .env(walker::FOLDER, self.folder.path())
            .env(walker::KILL_AT, at.to_string())
            .env(walker::ERASING, if self.erasing() { "yes" } else { "no" })
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("runs itself again");
        // One that was killed before it read is killed all the same.
        let _gone = child.stdin.take().expect("piped").write_all(self.input.as_bytes());
        child
    }

    /// Runs it; it kills itself at the `nth` write. False if it ended first.
    async fn killed_at(&mut self, daemon: &mut Daemon, nth: u64) -> bool {
        let (mut ended, mut errors) = self.output_of(self.start(nth), LONGEST);
        while !ended && !errors.is_empty() && daemon.came_back_after_its_end().await {
            (ended, errors) = self.output_of(self.start(nth), LONGEST);
        }
        assert!(ended || errors.is_empty(), "it failed instead: {errors}");
        !ended
    }

    /// Runs it and kills it after this time. Answers whether it had not ended.
    fn ended_after(&mut self, time: Duration) -> bool {
        let (ended, _) = self.output_of(self.start(0), time);
        !ended
    }

    /// Whether it announced erasing the secret: from then on its item may be gone.
    fn erasing(&self) -> bool {
        self.said.iter().any(|word| word == "erasing" || word == "removing")
    }

    /// Runs it, and ends its keychain this long after it began to remove.
    fn loses_its_keychain(&mut self, daemon: &Daemon, after: Duration) {
        self.output_with(self.start(0), LONGEST, |word, lines| {
            if word == "removing" {
                let _said_meanwhile = lines.recv_timeout(after);
                daemon.signal("ABRT");
            }
        });
    }

    /// What it prints until it ends, or is killed because its time is up. Answers whether it ended.
    fn output_of(&mut self, child: Child, time: Duration) -> (bool, String) {
        self.output_with(child, time, |_, _| ())
    }

    fn output_with(
        &mut self,
        mut child: Child,
        time: Duration,
        hook: impl Fn(&str, &mpsc::Receiver<String>),
    ) -> (bool, String) {
        let (to, lines) = mpsc::channel();
        let out = child.stdout.take().expect("piped");
        let reading = std::thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(std::result::Result::ok) {
                if to.send(line).is_err() {
                    return;
                }
            }
        });
        let end = Instant::now() + time;
        loop {
            match lines.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(line) => {
                    if let Some(word) = line.strip_prefix("walker: ") {
                        self.said.push(word.to_owned());
                        hook(word, &lines);
                    }
                }
                Err(RecvTimeoutError::Timeout) => {
                    assert!(time < LONGEST, "it hangs after {:?}", self.said);
                    child.kill().expect("killed");
                    break;
                }
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        let output = child.wait_with_output().expect("ended");
        reading.join().expect("read");
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.success(), if output.status.code().is_some() { errors } else { String::new() })
    }

    /// The next start must find everything as it was, and continue to the end.
    async fn continues(mut self, app: &TestApp, daemon: &mut Daemon, case: &str) {
        let mut before = self.said.clone();
        let (mut ended, mut errors) = self.output_of(self.start(0), LONGEST);
        // GNOME Keyring 42.1 sometimes aborts when a program is killed in the middle of a call. It is started again, as
        // a desktop does, and the secret must be there all the same.
        while !ended && daemon.came_back_after_its_end().await {
            before.clone_from(&self.said);
            (ended, errors) = self.output_of(self.start(0), LONGEST);
        }
        let since = &self.said[before.len()..];
        assert!(ended, "{case}: {since:?}\n{errors}");
        let has = |said: &[String], word: &str| said.iter().any(|line| line == word);
        // What the person saw before the kill is true after it.
        if has(&before, "custody") && !has(&before, "erasing") && !has(&before, "removing") {
            assert!(has(since, "held"), "{case}: the secret is lost: {before:?} {since:?}");
        }
        assert!(has(since, "removed"), "{case}: {since:?}");
        let sent: Vec<(String, String)> = app.ledger().await;
        if self.way == Way::Api {
            assert_eq!(sent, [("registered".to_owned(), hash(&self.secret))], "{case}: {before:?} {since:?}");
        }
        let store = Store::open(self.folder.path()).expect("opens");
        assert_eq!(store.set_aside(), None, "{case}");
        assert!(store.all().expect("read").is_empty(), "{case}: it is still there");
        assert_eq!(holds(&store.chain().expect("read")), Ok(()), "{case}");
        let id = since.iter().chain(&before).find_map(|line| line.strip_prefix("connection "));
        let id = id.expect("it said which");
        let acts: Vec<String> =
            store.log(id).expect("read").into_iter().map(|entry| entry.act.word().to_owned()).collect();
        for act in self.way.acts() {
            assert!(acts.iter().any(|done| done == act), "{case}: no trace of {act}: {acts:?}");
        }
        let own = format!("/{id}/");
        let keychain = SystemKeychain::new(PRACTICE_SERVICE);
        let left = match keychain.list().await {
            Err(_) if daemon.came_back_after_its_end().await => keychain.list().await,
            listed => listed,
        };
        let left = left.expect("listed");
        assert!(!left.iter().any(|account| account.contains(&own)), "{case}: an item is left");
        assert!(!anywhere(self.folder.path(), self.secret.as_bytes()), "{case}: the secret is in a file");
    }
}

fn anywhere(folder: &Path, value: &[u8]) -> bool {
    let files = std::fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path());
    files.filter_map(|file| std::fs::read(file).ok()).any(|bytes| bytes.windows(value.len()).any(|part| part == value))
}
