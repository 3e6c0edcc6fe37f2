//! A Secret Service whose every refusal the test scripts, on the session's bus. It notes the requested changes.

use std::collections::HashMap;
use std::future::pending;
use std::sync::{Arc, Mutex};

use aes::cipher::block_padding::Pkcs7;
use aes::cipher::{BlockModeDecrypt as _, BlockModeEncrypt as _, KeyIvInit as _};
use zbus::message::Header;
use zbus::names::ErrorName;
use zbus::object_server::SignalEmitter;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};
use zbus::{Connection, Message, ObjectServer};

const SERVICE: &str = "/org/freedesktop/secrets";
const COLLECTION: &str = "/org/freedesktop/secrets/collection/login";
const ITEM: &str = "/org/freedesktop/secrets/collection/login/1";
/// A wallet that stays locked.
const WALLET: &str = "/org/freedesktop/secrets/collection/wallet";
/// Another program's, with the same attributes.
const ANOTHER: &str = "/org/freedesktop/secrets/collection/login/2";
const SESSION: &str = "/org/freedesktop/secrets/session/1";
/// A session in which no secret may cross the bus.
const UNENCRYPTED: &str = "/org/freedesktop/secrets/session/2";
const PROMPT: &str = "/org/freedesktop/secrets/prompt/1";
const NOWHERE: &str = "/";
const IV: [u8; 16] = [7; 16];

/// Where it refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    OpenSession,
    ReadAlias,
    IsLocked,
    Unlock,
    Search,
    Create,
    Read,
    Delete,
}

/// What it does there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// This error of the bus.
    Refuse(&'static str),
    /// No answer, ever.
    Hang,
    /// It leaves the bus.
    Leave,
    /// A prompt that the person dismisses.
    Dismissed,
    /// A prompt during which it leaves the bus.
    LeaveAtPrompt,
    /// A prompt that succeeds, and everything is locked as before.
    StaysLocked,
    /// Another value than the saved one.
    AnotherValue,
    /// A value that no key opens.
    Garbage,
    /// Two items where one was saved, of different values.
    Twice,
    /// Another collection is locked, and a search does not find what is in it.
    Beside,
    /// No collection has this alias.
    Nowhere,
    /// The collection for new items lasts for a session only.
    SessionOnly,
    /// The collection that the alias names was deleted.
    Deleted,
    /// The item is in a locked collection.
    LockedItem,
    /// It reports success, and keeps the item.
    Keeps,
    /// It refuses a session of this algorithm, by this error.
    Lacks(&'static str, &'static str),
}

/// Its script, and its content.
#[derive(Default)]
pub struct Script {
    pub action: Option<(At, Action)>,
    pub item: Option<Vec<u8>>,
    /// The algorithms of the requested sessions, in order.
    pub algorithms: Vec<String>,
    /// The requested changes, in order: `create`, `replace`, `delete`.
    pub changes: Vec<&'static str>,
}

#[derive(Clone)]
pub struct Scripted {
    script: Arc<Mutex<Script>>,
    bus: Connection,
}

impl Scripted {
    /// Owns the name on the session's bus.
    pub async fn start() -> Self {
        let bus = Connection::session().await.expect("a bus");
        let service = Self { script: Arc::default(), bus: bus.clone() };
        bus.object_server().at(SERVICE, Service(service.clone())).await.expect("served");
        bus.object_server().at(COLLECTION, Collection(service.clone(), false)).await.expect("served");
        bus.object_server().at(WALLET, Collection(service.clone(), true)).await.expect("served");
        bus.object_server().at(ITEM, Item(service.clone(), false)).await.expect("served");
        bus.object_server().at(ANOTHER, Item(service.clone(), true)).await.expect("served");
        bus.object_server().at(PROMPT, Prompt(service.clone())).await.expect("served");
        bus.request_name("org.freedesktop.secrets").await.expect("its name");
        service
    }

    pub fn with_script<T>(&self, look: impl FnOnce(&mut Script) -> T) -> T {
        look(&mut self.script.lock().expect("a lock"))
    }

    fn action(&self, here: At) -> Option<Action> {
        self.with_script(|script| script.action.filter(|(at, _)| *at == here).map(|(_, action)| action))
    }

    /// The actions that are the same everywhere; the others are the caller's.
    async fn at(&self, here: At) -> Result<Option<Action>, Refusal> {
        let action = self.action(here);
        match action {
            Some(Action::Refuse(name)) => Err(Refusal(name)),
            Some(Action::Hang) => pending().await,
            Some(Action::Leave) => self.leave().await,
            other => Ok(other),
        }
    }

    /// Ends, so that another one can have its name.
    pub async fn gone(self) {
        // Closed already, if it left by itself.
        let _left = self.bus.close().await;
    }

    async fn leave(&self) -> ! {
        self.bus.clone().close().await.expect("closed");
        pending().await
    }

    fn prompts(&self) -> bool {
        matches!(self.action(At::Unlock), Some(Action::Dismissed | Action::LeaveAtPrompt | Action::StaysLocked))
    }
}

/// An error by its name on the bus.
#[derive(Debug)]
pub struct Refusal(&'static str);

impl zbus::DBusError for Refusal {
    fn create_reply(&self, call: &Header<'_>) -> zbus::Result<Message> {
        Message::error(call, self.name())?.build(&"as the test wrote it")
    }

    fn name(&self) -> ErrorName<'_> {
        ErrorName::from_static_str_unchecked(self.0)
    }

    fn description(&self) -> Option<&str> {
        None
    }
}

type Sealed = (OwnedObjectPath, Vec<u8>, Vec<u8>, String);

struct Service(Scripted);
/// The default one, or one that is always locked.
struct Collection(Scripted, bool);
/// Ours, or another program's.
struct Item(Scripted, bool);
struct Prompt(Scripted);

#[zbus::interface(name = "org.freedesktop.Secret.Service")]
impl Service {
    async fn open_session(&self, algorithm: &str, _input: Value<'_>) -> Result<(OwnedValue, OwnedObjectPath), Refusal> {
        let action = self.0.at(At::OpenSession).await?;
        self.0.with_script(|script| script.algorithms.push(algorithm.to_owned()));
        if let Some(Action::Lacks(lacked, error)) = action
            && lacked == algorithm
        {
            return Err(Refusal(error));
        }
        if algorithm == PLAIN {
            return Ok((Value::from("").try_into_owned().expect("a value"), path(UNENCRYPTED)));
        }
        // One, to any power, is one: both sides know the key without the arithmetic.
        let ours = Value::from(vec![1_u8]).try_into_owned().expect("a value");
        Ok((ours, path(SESSION)))
    }

    async fn read_alias(&self, name: &str) -> Result<OwnedObjectPath, Refusal> {
        let action = self.0.at(At::ReadAlias).await?;
        Ok(path(match (name, action) {
            (_, Some(Action::Nowhere)) => NOWHERE,
            (_, Some(Action::Deleted)) => "/org/freedesktop/secrets/collection/deleted",
            (_, Some(Action::SessionOnly)) => COLLECTION,
            ("default", _) => COLLECTION,
            _ => NOWHERE,
        }))
    }

    #[zbus(property)]
    async fn collections(&self) -> Vec<OwnedObjectPath> {
        let beside = self.0.action(At::Search) == Some(Action::Beside);
        [Some(COLLECTION), beside.then_some(WALLET)].into_iter().flatten().map(path).collect()
    }

    async fn unlock(&self, objects: Vec<OwnedObjectPath>) -> Result<(Vec<OwnedObjectPath>, OwnedObjectPath), Refusal> {
        self.0.at(At::Unlock).await?;
        if self.0.prompts() { Ok((Vec::new(), path(PROMPT))) } else { Ok((objects, path(NOWHERE))) }
    }

    async fn search_items(
        &self,
        _attributes: HashMap<String, String>,
    ) -> Result<(Vec<OwnedObjectPath>, Vec<OwnedObjectPath>), Refusal> {
        let action = self.0.at(At::Search).await?;
        let found = self.0.with_script(|script| script.item.iter().map(|_| path(ITEM)).collect::<Vec<_>>());
        Ok(match action {
            Some(Action::Twice) => ([found, vec![path(ANOTHER)]].concat(), Vec::new()),
            Some(Action::LockedItem) => (Vec::new(), found),
            _ if self.0.with_script(|script| matches!(script.action, Some((At::Unlock, _)))) => (Vec::new(), found),
            _ => (found, Vec::new()),
        })
    }
}

#[zbus::interface(name = "org.freedesktop.Secret.Collection")]
impl Collection {
    async fn create_item(
        &self,
        _properties: HashMap<String, OwnedValue>,
        secret: Sealed,
        _replace: bool,
    ) -> Result<(OwnedObjectPath, OwnedObjectPath), Refusal> {
        self.0.at(At::Create).await?;
        require_encrypted(&secret.0)?;
        let iv: [u8; 16] = secret.1.try_into().expect("sixteen bytes");
        let opened = cbc::Decryptor::<aes::Aes128>::new(&key().into(), &iv.into())
            .decrypt_padded_vec::<Pkcs7>(&secret.2)
            .expect("sealed with this key");
        self.0.with_script(|script| {
            script.changes.push(if script.item.is_some() { "replace" } else { "create" });
            script.item = Some(opened);
        });
        Ok((path(ITEM), path(NOWHERE)))
    }

    #[zbus(property)]
    async fn locked(&self) -> zbus::fdo::Result<bool> {
        if self.1 {
            return Ok(true);
        }
        match self.0.at(At::IsLocked).await {
            Err(Refusal(_)) => Err(zbus::fdo::Error::AccessDenied("as the test wrote it".to_owned())),
            Ok(_) => Ok(self.0.with_script(|script| matches!(script.action, Some((At::Unlock, _))))),
        }
    }
}

#[zbus::interface(name = "org.freedesktop.Secret.Item")]
impl Item {
    async fn get_secret(&self, session: OwnedObjectPath) -> Result<(Sealed,), Refusal> {
        let action = self.0.at(At::Read).await?;
        require_encrypted(&session)?;
        let mut value = self.0.with_script(|script| script.item.clone()).ok_or(Refusal(NO_SUCH_OBJECT))?;
        if action == Some(Action::AnotherValue) || self.1 {
            value.reverse();
        }
        let mut sealed =
            cbc::Encryptor::<aes::Aes128>::new(&key().into(), &IV.into()).encrypt_padded_vec::<Pkcs7>(&value);
        if action == Some(Action::Garbage) {
            sealed.truncate(5);
        }
        Ok(((path(SESSION), IV.to_vec(), sealed, "text/plain".to_owned()),))
    }

    async fn delete(&self) -> Result<OwnedObjectPath, Refusal> {
        let action = self.0.at(At::Delete).await?;
        self.0.with_script(|script| {
            script.changes.push("delete");
            if action != Some(Action::Keeps) {
                script.item = None;
            }
        });
        Ok(path(NOWHERE))
    }

    #[zbus(property)]
    async fn locked(&self) -> bool {
        false
    }

    #[zbus(property)]
    async fn attributes(&self) -> HashMap<String, String> {
        HashMap::from([("username".to_owned(), super::ACCOUNT.to_owned())])
    }
}

#[zbus::interface(name = "org.freedesktop.Secret.Prompt")]
impl Prompt {
    async fn prompt(
        &self,
        _window: &str,
        #[zbus(object_server)] _server: &ObjectServer,
        #[zbus(signal_emitter)] emitter: SignalEmitter<'_>,
    ) -> Result<(), Refusal> {
        match self.0.action(At::Unlock) {
            Some(Action::LeaveAtPrompt) => self.0.leave().await,
            action => {
                let dismissed = action == Some(Action::Dismissed);
                Self::completed(&emitter, dismissed, Value::from("")).await.expect("sent");
            }
        }
        Ok(())
    }

    #[zbus(signal)]
    async fn completed(emitter: &SignalEmitter<'_>, dismissed: bool, result: Value<'_>) -> zbus::Result<()>;
}

/// The specification's names of the two kinds of session.
pub const PLAIN: &str = "plain";
pub const ENCRYPTED: &str = "dh-ietf1024-sha256-aes128-cbc-pkcs7";

/// The specification's error for an object that is gone.
pub const NO_SUCH_OBJECT: &str = "org.freedesktop.Secret.Error.NoSuchObject";

/// Refuses a secret in the other session.
fn require_encrypted(session: &OwnedObjectPath) -> Result<(), Refusal> {
    if session.as_str() == SESSION { Ok(()) } else { Err(Refusal("org.freedesktop.Secret.Error.NoSession")) }
}

fn path(text: &str) -> OwnedObjectPath {
    OwnedObjectPath::try_from(text).expect("a path")
}

/// Both sides' key, from the shared secret 1.
fn key() -> [u8; 16] {
    let mut shared = [0_u8; 128];
    shared[127] = 1;
    let mut key = [0; 16];
    hkdf::Hkdf::<sha2::Sha256>::new(None, &shared).expand(&[], &mut key).expect("sixteen bytes");
    key
}
