//! Custody, written once: a value on the clipboard, or typed into the system's dialog, becomes a stored secret.
//!
//! Invariant: the intent is on disk before the store is written to. What was stored is read back and compared before it
//! is recorded. Only then is the clipboard emptied, if it still holds the value, and that is recorded, too. Whatever
//! fails before leaves the clipboard as it is: the value may be nowhere else.

use std::time::Duration;

use zeroize::Zeroizing;

use crate::fingerprint::TextHash;
use crate::isolation::ProcessIsolation;
use crate::secret::{Secret, Taken};
use crate::stores::{Answer, SecretStores};
use model::connection::StoreKind;
use model::problem::{Kind, Problem, Result};

/// How long another program may take to hand over what it copied, or to let go of the clipboard.
const PATIENCE: Duration = Duration::from_secs(5);

/// The system's clipboard, as custody needs it.
pub trait Clipboard: Send + Sync {
    /// The text that it holds.
    ///
    /// # Errors
    /// `clipboard-empty`, `clipboard-unreadable`.
    fn read(&self) -> Answer<'_, Zeroizing<String>>;

    /// Empties it, whatever it holds.
    ///
    /// # Errors
    /// `clipboard-unreadable`.
    fn empty(&self) -> Answer<'_, ()>;

    /// Whether this app itself put this text there, as no secret: then it is none.
    fn put_openly(&self, text: TextHash) -> bool;
}

/// Where a secret comes from.
pub enum Source<'a> {
    /// The clipboard.
    Clipboard(&'a dyn Clipboard),
    /// The system's dialog. It may have been pasted there, so that the clipboard still holds it.
    Dialog(Zeroizing<String>, &'a dyn Clipboard),
    /// A program that has it in memory and knows of no clipboard.
    Memory(Zeroizing<String>),
}

/// Where a secret is stored.
pub struct Item {
    /// Which store.
    pub store: StoreKind,
    /// The item's name there.
    pub account: String,
    /// What people see of it in a keychain's own window.
    pub label: String,
}

/// What the engine writes down meanwhile, and what it knows.
pub trait Journal: Send {
    /// The secret, if the text is one of the kind that is due.
    fn parse(&self, text: Zeroizing<String>) -> Result<(Secret, Taken)>;

    /// Puts the intent on disk; `None` where the secret is stored already.
    fn intend(&mut self, secret: &Secret, taken: Taken) -> impl Future<Output = Result<Option<Item>>> + Send;

    /// Records that the secret is stored. `anew`: it was not before.
    fn record(&mut self, anew: bool) -> Result<()>;

    /// Records whether the clipboard was emptied.
    fn record_clipboard(&self, emptied: bool) -> Result<()>;
}

/// Takes a secret into custody.
///
/// # Errors
/// Those of the clipboard, the journal and the store; `clipboard-own-text`, `keychain-differs`. After an error the
/// clipboard is as it was, unless the last record alone failed.
pub async fn take(journal: &mut impl Journal, stores: &SecretStores, source: Source<'_>) -> Result<()> {
    let _closed = ProcessIsolation::new();
    let (text, clipboard, typed) = match source {
        Source::Clipboard(clipboard) => (in_time(clipboard.read()).await?, Some(clipboard), false),
        Source::Dialog(text, clipboard) => (text, Some(clipboard), true),
        Source::Memory(text) => (text, None, false),
    };
    let hash = TextHash::of(&text);
    let (secret, taken) = journal.parse(text).map_err(|problem| if typed { of_dialog(problem) } else { problem })?;
    if clipboard.is_some_and(|clipboard| clipboard.put_openly(hash)) {
        return Err(Kind::ClipboardOwnText.into());
    }
    let item = journal.intend(&secret, taken).await?;
    if let Some(item) = &item {
        store(stores, item, &secret).await?;
    }
    drop(secret);
    journal.record(item.is_some())?;
    match clipboard {
        Some(clipboard) => journal.record_clipboard(empty_if_it_holds(clipboard, hash).await),
        None => Ok(()),
    }
}

/// Stores it, reads it back and compares.
async fn store(stores: &SecretStores, item: &Item, secret: &Secret) -> Result<()> {
    let store = stores.at(item.store);
    store.save(&item.account, &item.label, secret).await?;
    let back = store.read(&item.account).await?.ok_or_else(|| item.store.gone())?;
    if back.same(secret) { Ok(()) } else { Err(Problem::new(Kind::KeychainDiffers).at("stored")) }
}

async fn empty_if_it_holds(clipboard: &dyn Clipboard, hash: TextHash) -> bool {
    match in_time(clipboard.read()).await {
        Ok(text) if TextHash::of(&text) == hash => in_time(clipboard.empty()).await.is_ok(),
        Ok(_) | Err(_) => false,
    }
}

async fn in_time<T>(answer: Answer<'_, T>) -> Result<T> {
    tokio::time::timeout(PATIENCE, answer).await.unwrap_or_else(|_| Err(Kind::ClipboardUnreadable.into()))
}

/// The words name the place that a wrong value came from.
fn of_dialog(problem: Problem) -> Problem {
    match problem.kind {
        Kind::SecretTooShort | Kind::ClipboardEmpty if problem.at_field.is_none() => problem.at("typed"),
        _ => problem,
    }
}

#[cfg(test)]
mod tests {
    use std::future::ready;
    use std::sync::Arc;

    use parking_lot::Mutex;

    use super::*;
    use crate::stores::Session;

    /// What was done, in order.
    type Log = Arc<Mutex<Vec<&'static str>>>;

    /// A clipboard whose text changes with each reading.
    struct Held {
        texts: Mutex<Vec<String>>,
        log: Log,
        openly: bool,
    }

    impl Held {
        fn new(texts: &[&str]) -> Self {
            let texts = texts.iter().rev().map(|&text| text.to_owned()).collect();
            Self { texts: Mutex::new(texts), log: Log::default(), openly: false }
        }
    }

    impl Clipboard for Held {
        fn read(&self) -> Answer<'_, Zeroizing<String>> {
            let text = self.texts.lock().pop().ok_or_else(|| Kind::ClipboardEmpty.into());
            Box::pin(ready(text.map(Zeroizing::new)))
        }

        fn empty(&self) -> Answer<'_, ()> {
            self.log.lock().push("empties the clipboard");
            Box::pin(ready(Ok(())))
        }

        fn put_openly(&self, _: TextHash) -> bool {
            self.openly
        }
    }

    const ACCOUNT: &str = "acme.okta.com · id · 1";

    struct Notes(Log);

    impl Notes {
        fn note(&self, what: &'static str) {
            self.0.lock().push(what);
        }
    }

    impl Journal for Notes {
        fn parse(&self, text: Zeroizing<String>) -> Result<(Secret, Taken)> {
            Secret::take_okta(text)
        }

        async fn intend(&mut self, _: &Secret, _: Taken) -> Result<Option<Item>> {
            self.note("intends");
            Ok(Some(Item { store: StoreKind::Keychain, account: ACCOUNT.into(), label: "label".into() }))
        }

        fn record(&mut self, anew: bool) -> Result<()> {
            self.note(if anew { "stored" } else { "was stored" });
            Ok(())
        }

        fn record_clipboard(&self, emptied: bool) -> Result<()> {
            self.note(if emptied { "emptied" } else { "not emptied" });
            Ok(())
        }
    }

    /// Of the usual length, and visibly no secret.
    fn made() -> String {
        "a1".repeat(20)
    }

    /// How it ended, what was done, and whether the secret is in the store.
    async fn taken(clipboard: &Held) -> (Result<()>, Vec<&'static str>, bool) {
        let folder = tempfile::tempdir().expect("a folder");
        let stores = SecretStores::new(Arc::new(Session::default()), folder.path());
        let mut notes = Notes(clipboard.log.clone());
        let done = take(&mut notes, &stores, Source::Clipboard(clipboard)).await;
        let is_there = stores.at(StoreKind::Keychain).read(ACCOUNT).await.expect("it answers").is_some();
        (done, clipboard.log.lock().clone(), is_there)
    }

    #[tokio::test]
    async fn a_secret_is_stored_and_recorded_and_only_then_is_the_clipboard_emptied() {
        let clipboard = Held::new(&[&made(), &made()]);
        let (done, log, is_there) = taken(&clipboard).await;
        assert!(done.is_ok() && is_there);
        assert_eq!(log, ["intends", "stored", "empties the clipboard", "emptied"]);
    }

    #[tokio::test]
    async fn what_was_copied_since_stays_on_the_clipboard() {
        let clipboard = Held::new(&[&made(), "copied meanwhile"]);
        let (done, log, is_there) = taken(&clipboard).await;
        assert!(done.is_ok() && is_there);
        assert_eq!(log, ["intends", "stored", "not emptied"]);
    }

    #[tokio::test]
    async fn a_text_of_our_own_is_no_secret() {
        let clipboard = Held { openly: true, ..Held::new(&[&made()]) };
        let (done, log, is_there) = taken(&clipboard).await;
        assert_eq!(done.expect_err("refused").kind, Kind::ClipboardOwnText);
        assert!(log.is_empty() && !is_there);
    }
}
