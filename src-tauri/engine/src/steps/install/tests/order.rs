//! The order of custody, with a scripted clipboard and a store that looks at the disk.

use std::future::{pending, ready};
use std::pin::Pin;
use std::sync::{Arc, Mutex, OnceLock};

use secrets::custody::*;
use secrets::fingerprint::TextHash;
use secrets::stores::{Answer, SecretStore, State};

use super::*;
use crate::engine::Mode;

/// What happens, in order, each with what the disk says by then.
#[derive(Default)]
struct Events {
    seen: Mutex<Vec<String>>,
    disk: OnceLock<(Arc<Engine>, String)>,
}

impl Events {
    fn add(&self, what: &str) {
        let disk = match self.connection() {
            None => "nothing",
            Some(connection) if connection.items.intent.is_some() => "intent",
            Some(connection) if connection.okta.secret.current().is_some() => "stored",
            Some(_) => "nothing",
        };
        self.seen.lock().expect("a lock").push(format!("{what} ({disk})"));
    }

    fn connection(&self) -> Option<Connection> {
        let (engine, id) = self.disk.get()?;
        Some(engine.store().get(id).expect("read"))
    }

    fn taken(&self) -> Vec<String> {
        std::mem::take(&mut *self.seen.lock().expect("a lock"))
    }
}

/// A store that notes each call, and fails in one of them.
struct Noting {
    inner: MemoryStore,
    events: Arc<Events>,
    fails: Mutex<Option<(&'static str, Kind)>>,
}

impl Noting {
    fn note(&self, what: &str) -> Result<()> {
        self.events.add(what);
        match *self.fails.lock().expect("a lock") {
            Some((at, kind)) if at == what => Err(kind.into()),
            Some(_) | None => Ok(()),
        }
    }
}

impl SecretStore for Noting {
    fn name(&self) -> String {
        self.inner.name()
    }

    fn state(&self) -> Pin<Box<dyn Future<Output = State> + Send + '_>> {
        self.inner.state()
    }

    fn save<'a>(&'a self, account: &'a str, label: &'a str, secret: &'a Secret) -> Answer<'a, ()> {
        match self.note("save") {
            Ok(()) => self.inner.save(account, label, secret),
            Err(problem) => Box::pin(ready(Err(problem))),
        }
    }

    fn read<'a>(&'a self, account: &'a str) -> Answer<'a, Option<Secret>> {
        match self.note("read back") {
            Ok(()) => self.inner.read(account),
            Err(problem) => Box::pin(ready(Err(problem))),
        }
    }

    fn erase<'a>(&'a self, account: &'a str) -> Answer<'a, ()> {
        self.inner.erase(account)
    }

    fn list(&self) -> Answer<'_, Vec<String>> {
        self.inner.list()
    }
}

/// What the clipboard does when it is read for the first time, for the second time, and emptied.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Does {
    AsAsked,
    HoldsAnother,
    Fails,
    Hangs,
}

struct Scripted {
    text: Mutex<String>,
    reads: Mutex<Vec<Does>>,
    empties: Does,
    own: Vec<TextHash>,
    events: Arc<Events>,
}

impl Clipboard for Scripted {
    fn read(&self) -> Answer<'_, Zeroizing<String>> {
        self.events.add("read the clipboard");
        let text = Zeroizing::new(self.text.lock().expect("a lock").clone());
        let mut reads = self.reads.lock().expect("a lock");
        match if reads.is_empty() { Does::AsAsked } else { reads.remove(0) } {
            Does::AsAsked => Box::pin(ready(Ok(text))),
            Does::HoldsAnother => Box::pin(ready(Ok(Zeroizing::new("of another program".to_owned())))),
            Does::Fails => Box::pin(ready(Err(Kind::ClipboardUnreadable.into()))),
            Does::Hangs => Box::pin(pending()),
        }
    }

    fn empty(&self) -> Answer<'_, ()> {
        self.events.add("empty the clipboard");
        match self.empties {
            Does::AsAsked | Does::HoldsAnother => {
                self.text.lock().expect("a lock").clear();
                Box::pin(ready(Ok(())))
            }
            Does::Fails => Box::pin(ready(Err(Kind::ClipboardUnreadable.into()))),
            Does::Hangs => Box::pin(pending()),
        }
    }

    fn put_openly(&self, text: TextHash) -> bool {
        self.own.contains(&text)
    }
}

struct Bench {
    engine: Arc<Engine>,
    id: String,
    events: Arc<Events>,
    keychain: Arc<Noting>,
    _folder: tempfile::TempDir,
}

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let events = Arc::new(Events::default());
        let keychain = Arc::new(Noting { inner: MemoryStore::new(), events: events.clone(), fails: Mutex::default() });
        let world = Mode::Practice { port: 1, ca_pem: String::new() };
        let engine = Arc::new(Engine::open(folder.path(), world, keychain.clone()).expect("opens"));
        let id = engine.begin().expect("begun");
        engine.name_unchecked(&id, "acme.okta.practice").expect("named");
        assert!(events.disk.set((engine.clone(), id.clone())).is_ok());
        Self { engine, id, events, keychain, _folder: folder }
    }

    fn clipboard(&self, text: &str, reads: &[Does], empties: Does) -> Scripted {
        let (text, reads) = (Mutex::new(text.to_owned()), Mutex::new(reads.to_vec()));
        Scripted { text, reads, empties, own: Vec::new(), events: self.events.clone() }
    }

    async fn take(&self, credential: Credential<'_>, source: Source<'_>) -> std::result::Result<(), Kind> {
        self.engine.take(&self.id, credential, source).await.map_err(|problem| problem.kind)
    }

    fn custody(&self) -> Option<StoredSecret> {
        self.events.connection().expect("read").okta.secret.current().cloned()
    }
}

fn made() -> String {
    "aB3-".chars().cycle().take(40).collect()
}

const FROM_CLIPBOARD: [&str; 5] = [
    "read the clipboard (nothing)",
    "save (intent)",
    "read back (intent)",
    "read the clipboard (stored)",
    "empty the clipboard (stored)",
];

#[tokio::test]
async fn the_clipboard_is_emptied_last_and_that_is_recorded() {
    for dialog in [false, true] {
        let bench = Bench::new();
        let clipboard = bench.clipboard(&format!(" {}\n", made()), &[], Does::AsAsked);
        let source = match dialog {
            true => Source::Dialog(Zeroizing::new(made()), &clipboard),
            false => Source::Clipboard(&clipboard),
        };
        assert_eq!(bench.take(Credential::Okta, source).await, Ok(()));
        assert_eq!(bench.events.taken(), FROM_CLIPBOARD[usize::from(dialog)..]);
        assert_eq!(*clipboard.text.lock().expect("a lock"), "");
        assert_eq!(bench.custody().expect("taken").clipboard_emptied, Some(true));
    }
}

#[tokio::test]
async fn the_same_value_once_more_is_emptied_too() {
    let bench = Bench::new();
    for _ in 0..2 {
        let clipboard = bench.clipboard(&made(), &[], Does::AsAsked);
        assert_eq!(bench.take(Credential::Okta, Source::Clipboard(&clipboard)).await, Ok(()));
        assert_eq!(*clipboard.text.lock().expect("a lock"), "");
    }
    assert_eq!(bench.keychain.list().await.map(|items| items.len()), Ok(1));
}

#[tokio::test]
async fn a_key_of_dells_takes_the_same_way() {
    let bench = Bench::new();
    let clipboard = bench.clipboard(&made(), &[], Does::AsAsked);
    let key = Credential::DellKey { client_id: " dell-client " };
    assert_eq!(bench.take(key, Source::Clipboard(&clipboard)).await, Ok(()));
    let dell = bench.events.connection().expect("read").dell;
    assert_eq!(dell.key_client_id.as_deref(), Some("dell-client"));
    assert_eq!(dell.key.current().expect("taken").clipboard_emptied, Some(true));
    assert_eq!(*clipboard.text.lock().expect("a lock"), "");
}

/// Whatever fails before the record leaves the clipboard alone.
#[tokio::test(start_paused = true)]
async fn a_failure_before_the_record_leaves_the_clipboard_as_it_is() {
    for (reads, fails, kind, seen) in [
        (Some(Does::Fails), None, Kind::ClipboardUnreadable, 1),
        (Some(Does::Hangs), None, Kind::ClipboardUnreadable, 1),
        (Some(Does::HoldsAnother), None, Kind::SecretHasSpace, 1),
        (None, Some(("save", Kind::KeychainLocked)), Kind::KeychainLocked, 2),
        (None, Some(("read back", Kind::KeychainSlow)), Kind::KeychainSlow, 3),
    ] {
        let bench = Bench::new();
        *bench.keychain.fails.lock().expect("a lock") = fails;
        let clipboard = bench.clipboard(&made(), reads.as_slice(), Does::AsAsked);
        assert_eq!(bench.take(Credential::Okta, Source::Clipboard(&clipboard)).await, Err(kind));
        assert_eq!(bench.events.taken(), FROM_CLIPBOARD[..seen], "{kind:?}");
        assert_eq!(*clipboard.text.lock().expect("a lock"), made());
        assert!(bench.custody().is_none());
    }
}

#[tokio::test]
async fn what_is_read_back_as_another_value_is_not_recorded() {
    let bench = Bench::new();
    bench.keychain.inner.spoil_writes(true);
    let clipboard = bench.clipboard(&made(), &[], Does::AsAsked);
    assert_eq!(bench.take(Credential::Okta, Source::Clipboard(&clipboard)).await, Err(Kind::KeychainDiffers));
    assert_eq!((clipboard.text.lock().expect("a lock").as_str(), bench.custody().is_none()), (made().as_str(), true));
}

/// What another program copied meanwhile is not ours to empty; what cannot be emptied is recorded as that.
#[tokio::test(start_paused = true)]
async fn a_clipboard_that_changed_or_does_not_answer_is_recorded_as_not_emptied() {
    for (second, empties, seen) in [
        (Does::HoldsAnother, Does::AsAsked, 4),
        (Does::Fails, Does::AsAsked, 4),
        (Does::Hangs, Does::AsAsked, 4),
        (Does::AsAsked, Does::Fails, 5),
        (Does::AsAsked, Does::Hangs, 5),
    ] {
        let bench = Bench::new();
        let clipboard = bench.clipboard(&made(), &[Does::AsAsked, second], empties);
        assert_eq!(bench.take(Credential::Okta, Source::Clipboard(&clipboard)).await, Ok(()));
        assert_eq!(bench.events.taken(), FROM_CLIPBOARD[..seen]);
        assert_eq!(bench.custody().expect("taken").clipboard_emptied, Some(false));
        assert_eq!(*clipboard.text.lock().expect("a lock"), made());
    }
}

/// A page that was taken over puts a text there and has it taken: what this app wrote openly is no secret.
#[tokio::test]
async fn what_this_app_put_there_openly_is_refused() {
    let bench = Bench::new();
    let mut clipboard = bench.clipboard(&made(), &[], Does::AsAsked);
    clipboard.own = vec![TextHash::of(&made())];
    let key = Credential::DellKey { client_id: "dell-client" };
    for credential in [Credential::Okta, key] {
        for source in [Source::Clipboard(&clipboard), Source::Dialog(Zeroizing::new(made()), &clipboard)] {
            assert_eq!(bench.take(credential, source).await, Err(Kind::ClipboardOwnText));
        }
    }
    assert!(bench.custody().is_none() && bench.events.connection().expect("read").dell.key.current().is_none());
    assert_eq!(bench.keychain.list().await, Ok(Vec::new()));
    assert_eq!(*clipboard.text.lock().expect("a lock"), made());
}

#[tokio::test]
async fn a_wrong_value_from_the_dialog_is_named_as_typed() {
    let bench = Bench::new();
    let clipboard = bench.clipboard("", &[], Does::AsAsked);
    let source = Source::Dialog(Zeroizing::new(made()[..9].to_owned()), &clipboard);
    let refused = bench.engine.take(&bench.id, Credential::Okta, source).await.expect_err("too short");
    assert_eq!((refused.kind, refused.field()), (Kind::SecretTooShort, Some("typed")));
}
