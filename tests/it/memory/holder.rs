//! The process whose memory is read: the engine with a saved secret, controlled step by step.

use std::collections::BTreeMap;
use std::fs::File;
use std::future::Future;
use std::io::{Read as _, Write as _};
use std::os::fd::AsFd as _;
use std::path::Path;
use std::pin::Pin;
use std::sync::{Arc, Mutex};

use engine::{Engine, Mode};
use model::connection::{EmergencySignIn, Holder, Level, Row, RowState};
use secrets::secret::Secret;
use secrets::stores::{Answer, SecretStore, State};
use serde::Deserialize;
use tokio::runtime::Handle;
use tokio::sync::{Notify, mpsc};
use zeroize::Zeroizing;

use crate::test_app::acts::DOMAIN;

pub const FOLDER: &str = "ODC_TEST_HOLDS_IN";

#[derive(Deserialize)]
struct Input {
    port: u16,
    ca_pem: String,
    client_id: String,
    secret: Zeroizing<String>,
}

/// By itself it tests nothing.
#[test]
fn holds_when_asked() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let folder = Path::new(&folder);
    secrets::isolation::by(isolate);
    let log = File::create(folder.join("log")).expect("a log");
    tracing_subscriber::fmt()
        .with_ansi(false)
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_writer(Mutex::new(log))
        .init();
    let input: Input = serde_json::from_slice(&heard().expect("a line")).expect("JSON");
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.expect("a runtime").block_on(hold(folder, input));
}

/// As the app does it.
fn isolate(closed: bool) {
    #[expect(unsafe_code, reason = "prctl has no safe door")]
    // SAFETY: PR_SET_DUMPABLE takes one integer.
    let set = unsafe { libc::prctl(libc::PR_SET_DUMPABLE, libc::c_ulong::from(!closed), 0, 0, 0) };
    assert_eq!(set, 0);
}

fn say(word: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\nholder: {word}").and_then(|()| out.flush()).expect("heard");
}

/// One line, without the standard library's input buffer, which would keep a copy of its own.
fn heard() -> Option<Zeroizing<Vec<u8>>> {
    let mut input = File::from(std::io::stdin().as_fd().try_clone_to_owned().expect("its input"));
    let mut line = Zeroizing::new(Vec::with_capacity(16 * 1024));
    let mut byte = [0_u8];
    while input.read(&mut byte).expect("read") == 1 {
        if byte[0] == b'\n' {
            return Some(line);
        }
        line.push(byte[0]);
    }
    None
}

async fn hold(folder: &Path, input: Input) {
    let world = Mode::Practice { port: input.port, ca_pem: input.ca_pem };
    let engine = Arc::new(Engine::open(folder, world, Arc::new(Hidden::default())).expect("opens"));
    let id = engine.begin().expect("begun");
    engine
        .answer_ready(&id, (Some(Holder::Me), ""), (Some(Holder::Me), ""), Some(EmergencySignIn::Yes))
        .expect("answered");
    engine.name_organization(&id, DOMAIN).await.expect("named");
    engine.take_secret(&id, input.secret).await.expect("taken");
    engine.accept_client_id(&id, &input.client_id, true).expect("accepted");
    say("taken");
    // On a thread of its own: a running test may be asked to end.
    let (to, lines) = mpsc::unbounded_channel();
    let cancel = Arc::new(Notify::new());
    let cancelling = cancel.clone();
    std::thread::spawn(move || {
        while let Some(line) = heard() {
            match &line[..] {
                b"cancel" => cancelling.notify_one(),
                _ => drop(to.send(line)),
            }
        }
    });
    let lines = Arc::new(tokio::sync::Mutex::new(lines));
    loop {
        let line = lines.lock().await.recv().await;
        match line.as_ref().map(|line| &line[..]) {
            Some(b"prove") => prove(engine.clone(), id.clone(), lines.clone(), &cancel).await,
            None => return,
            other => panic!("asked {:?}", other.map(<[u8]>::escape_ascii)),
        }
    }
}

type Lines = Arc<tokio::sync::Mutex<mpsc::UnboundedReceiver<Zeroizing<Vec<u8>>>>>;

/// Tests, and stops with the credential in hand until it is asked to continue.
async fn prove(engine: Arc<Engine>, id: String, lines: Lines, cancel: &Notify) {
    let (known, proving) = (id.clone(), engine.clone());
    let mut task = tokio::spawn(async move {
        let on_row = |row: Row| {
            let word = match (row.id.as_str(), row.state) {
                ("credential", RowState::Running) => "credential",
                ("credential", _) => "answered",
                _ => return,
            };
            say(word);
            let line =
                tokio::task::block_in_place(|| Handle::current().block_on(async { lines.lock().await.recv().await }));
            assert_ne!(line.as_ref().map(|line| &line[..]), Some(&b"panic"[..]), "it was asked to panic");
        };
        proving.test(&known, Level::All, None, &on_row).await
    });
    let ended = tokio::select! {
        ended = &mut task => ended,
        () = cancel.notified() => {
            task.abort();
            task.await
        }
    };
    match ended {
        Ok(ended) => {
            ended.expect("proven");
            let proof = engine.store().get(&id).expect("read").okta.proof.expect("kept");
            let row = proof.rows.iter().find(|row| row.id == "credential").expect("a row");
            match &row.problem {
                None => say("proven"),
                Some(problem) => say(&format!("refused {:?}", problem.kind)),
            }
        }
        Err(error) if error.is_panic() => say("panicked"),
        Err(_) => say("cancelled"),
    }
}

/// A keychain whose content no reader of the memory can see: each item is XORed with a pad of its own.
#[derive(Default)]
struct Hidden(Mutex<BTreeMap<String, Vec<(u8, u8)>>>);

impl SecretStore for Hidden {
    fn name(&self) -> String {
        "hidden".to_owned()
    }

    fn state(&self) -> Pin<Box<dyn Future<Output = State> + Send + '_>> {
        Box::pin(std::future::ready(State::Ready))
    }

    fn save<'a>(&'a self, account: &'a str, _label: &'a str, secret: &'a Secret) -> Answer<'a, ()> {
        // EXPOSE: the test's own value, hidden from the test's own search.
        let hidden = secret.expose().bytes().map(|byte| (byte ^ 0xa5, 0xa5)).collect();
        self.0.lock().expect("a lock").insert(account.to_owned(), hidden);
        Box::pin(std::future::ready(Ok(())))
    }

    fn read<'a>(&'a self, account: &'a str) -> Answer<'a, Option<Secret>> {
        let items = self.0.lock().expect("a lock");
        let kept = items.get(account).map(|hidden| {
            let mut bytes = Zeroizing::new(Vec::with_capacity(hidden.len()));
            bytes.extend(hidden.iter().map(|(byte, pad)| byte ^ pad));
            Secret::from_keychain(bytes).expect("text")
        });
        Box::pin(std::future::ready(Ok(kept)))
    }

    fn erase<'a>(&'a self, account: &'a str) -> Answer<'a, ()> {
        self.0.lock().expect("a lock").remove(account);
        Box::pin(std::future::ready(Ok(())))
    }

    fn list(&self) -> Answer<'_, Vec<String>> {
        let accounts = self.0.lock().expect("a lock").keys().cloned().collect();
        Box::pin(std::future::ready(Ok(accounts)))
    }
}
