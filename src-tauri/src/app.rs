//! The shell's state: which mode is open, and the act that can be canceled.

use parking_lot::Mutex;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use engine::Engine;
use engine::locale::Language;
use engine::reporter::Reporter;
use engine::store;
use model::connection::Connection;
use model::problem::{Kind, Problem, Result};
use tauri::AppHandle;
use tokio::sync::Notify;

use crate::clipboard::{self, EMPTIES_AFTER_S};
use crate::consent::Native;
use crate::live::{LANGUAGE, Live};
use crate::options::Options;
use crate::practice::Practice;
use crate::view::{self, Shown, View};
use crate::web_data;
use crate::written::WrittenFiles;

/// Setting: practice mode was open.
const IN_PRACTICE: &str = "in_practice";
/// Setting of each mode: the connection that was open.
const OPEN: &str = "open";
/// Setting: how long a copied secret stays on the clipboard.
const CLIPBOARD_SECONDS: &str = "clipboard_seconds";

/// What the commands share.
pub struct App {
    /// The real connections, for what asks or copies outside the page.
    pub live: Arc<Live>,
    /// Set when the window is made.
    handle: OnceLock<AppHandle>,
    practice: tokio::sync::Mutex<Option<Arc<Practice>>>,
    practice_at: Option<sandbox::At>,
    consent: Arc<Native>,
    cancel: Mutex<Arc<Notify>>,
    /// Ends the latest watch over a task.
    watched: Mutex<Arc<Notify>>,
    on_screen: Mutex<OnScreen>,
    /// The open mode has secrets without a connection: then Home is the list, which shows them.
    found: AtomicBool,
    /// Held while many connections are tested.
    pub testing: tokio::sync::Mutex<()>,
    /// The files that this run wrote.
    pub written: WrittenFiles,
}

/// What the person looks at, as far as no store keeps it.
#[derive(Default)]
struct OnScreen {
    /// The finished connection whose steps the person opened in place of its status.
    walking: Option<String>,
    /// The diagnostics shown last: only what was shown is saved.
    diagnostics: Option<String>,
    /// The connection that was opened in place of a second one to the same org.
    instead: Option<String>,
    /// The part of the list.
    list: Shown,
}

impl App {
    /// Knows the modes' folders; opens none yet.
    ///
    /// # Errors
    /// No home folder.
    pub fn new(options: Options) -> anyhow::Result<Self> {
        let consent = Arc::<Native>::default();
        Ok(Self {
            live: Arc::new(Live::new(store::folder(false)?, consent.clone())),
            handle: OnceLock::new(),
            practice: tokio::sync::Mutex::new(None),
            practice_at: options.practice_at,
            consent,
            cancel: Mutex::new(Arc::new(Notify::new())),
            watched: Mutex::new(Arc::new(Notify::new())),
            on_screen: Mutex::default(),
            found: AtomicBool::new(false),
            testing: tokio::sync::Mutex::default(),
            written: WrittenFiles::default(),
        })
    }

    /// The folder of the logs.
    #[must_use]
    pub fn log_folder(&self) -> PathBuf {
        self.live.folder().join("logs")
    }

    /// The web view's folder, emptied now; in memory, where the system has such a folder. A window that is not the first
    /// has a folder of its own, else it would empty the other's.
    ///
    /// Nothing that a page leaves behind is of use to the next start. Tauri's incognito mode would do the same, but
    /// WebDriver can't drive it with WebKitGTK, and the window tests must see the app as people have it.
    #[must_use]
    pub fn web_data_folder(&self, first: bool) -> PathBuf {
        let memory =
            directories::BaseDirs::new().and_then(|dirs| dirs.runtime_dir().map(|run| run.join("okta-dell-connect")));
        let ours: Vec<PathBuf> = memory.into_iter().chain([self.live.folder().to_owned()]).collect();
        web_data::empty(&ours, if first { "web" } else { "web-beside" })
    }

    /// Live mode. If it could not be opened it is tried again each time: the obstacle may be gone.
    ///
    /// # Errors
    /// Why it can't be opened (another window, a folder that can't be written).
    pub fn real(&self) -> Result<Arc<Engine>> {
        self.live.engine()
    }

    /// The open mode.
    ///
    /// # Errors
    /// As [`App::real`]; `practice-unavailable`.
    pub async fn engine(&self) -> Result<Arc<Engine>> {
        if self.in_practice()? { Ok(self.practice().await?.engine.clone()) } else { self.real() }
    }

    /// Whether practice mode is open.
    ///
    /// # Errors
    /// As [`App::real`].
    pub fn in_practice(&self) -> Result<bool> {
        Ok(self.real()?.store().setting(IN_PRACTICE)?.is_some())
    }

    /// The desktop's clipboard and questions, through this handle from now on.
    pub fn attach(&self, handle: &AppHandle) {
        self.consent.attach(handle);
        // There is one window.
        let _first = self.handle.set(handle.clone());
    }

    /// A copied secret is emptied when its connection leaves the screen. Called after the change: a secret copied
    /// meanwhile is either emptied here, or finds by [`App::is_here`] that it is too late.
    async fn empty_clipboard(&self) {
        if let Some(handle) = self.handle.get() {
            clipboard::empty_on_leaving(handle).await;
        }
    }

    /// Opens or leaves practice mode, and empties the clipboard of a secret that this app copied.
    ///
    /// # Errors
    /// As [`App::real`].
    pub async fn set_practice(&self, on: bool) -> Result<()> {
        self.real()?.store().set_setting(IN_PRACTICE, on.then_some("1"))?;
        self.list(Shown::default());
        self.set_found(false);
        self.empty_clipboard().await;
        Ok(())
    }

    /// Practice mode with its sandbox, started at first use.
    ///
    /// # Errors
    /// `practice-unavailable`.
    pub async fn practice(&self) -> Result<Arc<Practice>> {
        let mut practice = self.practice.lock().await;
        if let Some(practice) = practice.as_ref() {
            return Ok(practice.clone());
        }
        let started =
            Arc::new(Practice::start(&store::folder(true)?, self.practice_at.as_ref(), self.consent.clone()).await?);
        *practice = Some(started.clone());
        Ok(started)
    }

    /// The open mode and the connection on screen.
    ///
    /// # Errors
    /// `step-not-done` if Home is on screen.
    pub async fn here(&self) -> Result<(Arc<Engine>, String)> {
        let engine = self.engine().await?;
        let id = self.open_connection(&engine)?.ok_or(Kind::StepNotDone)?;
        Ok((engine, id))
    }

    /// The open mode and the connection on screen, as it is stored.
    ///
    /// # Errors
    /// As [`App::here`], and those of the store.
    pub async fn connection(&self) -> Result<(Arc<Engine>, Connection)> {
        let (engine, id) = self.here().await?;
        let connection = engine.store().get(&id)?;
        Ok((engine, connection))
    }

    /// Whether this mode's connection is still the one on screen.
    pub async fn is_here(&self, engine: &Arc<Engine>, id: &str) -> bool {
        self.here().await.is_ok_and(|(now, open)| Arc::ptr_eq(&now, engine) && open == id)
    }

    /// Opens a connection of the open mode, or Home, and empties the clipboard of a secret that this app copied.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn show(&self, id: Option<&str>) -> Result<()> {
        {
            let mut screen = self.on_screen.lock();
            (screen.instead, screen.walking) = (None, None);
        }
        self.stop_watching();
        self.engine().await?.store().set_setting(OPEN, id)?;
        self.empty_clipboard().await;
        Ok(())
    }

    /// Opens the connection that the org has already; the screen says so until another is opened.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn show_instead(&self, id: &str) -> Result<()> {
        self.show(Some(id)).await?;
        self.on_screen.lock().instead = Some(id.to_owned());
        Ok(())
    }

    /// What is on the screen now.
    ///
    /// # Errors
    /// As [`App::engine`].
    pub async fn view(&self) -> Result<View> {
        let engine = self.engine().await?;
        let language = self.real()?.store().setting(LANGUAGE)?;
        let mut view = view::make(
            &engine,
            self.open_connection(&engine)?.as_deref(),
            &self.listed(),
            language,
            self.clipboard_seconds()?,
        )?;
        if let view::Screen::Path(path) = &mut view.screen {
            let (walking, instead) = {
                let screen = self.on_screen.lock();
                (screen.walking.clone(), screen.instead.clone())
            };
            path.reporter = self.real()?.reporter()?.map(Reporter::into_string);
            path.at_status = path.finished && walking.as_deref() != Some(&path.id);
            let status =
                path.at_status && !path.reauthorizing && !path.okta.rotation.as_ref().is_some_and(|r| r.on_screen);
            path.only = status && self.home_is(&engine)?.as_deref() == Some(&path.id);
            path.opened_instead = instead.as_deref() == Some(&path.id);
        }
        Ok(view)
    }

    /// What the page is served with: the first view of the real connections, if nothing must be settled before it.
    ///
    /// # Errors
    /// As [`App::view`].
    pub async fn first_view(&self) -> Result<Option<View>> {
        if self.in_practice()? {
            return Ok(None);
        }
        let engine = self.real()?;
        if let Some(id) = self.open_connection(&engine)?
            && engine.store().get(&id)?.items.intent.is_some()
        {
            return Ok(None);
        }
        Ok(Some(self.view().await?))
    }

    /// The chosen language, else the system's.
    ///
    /// # Errors
    /// As [`App::real`].
    pub fn language(&self) -> Result<Language> {
        self.live.language()
    }

    /// Seconds that a copied secret stays on the clipboard.
    ///
    /// # Errors
    /// As [`App::real`].
    pub fn clipboard_seconds(&self) -> Result<u32> {
        let chosen = self.real()?.store().setting(CLIPBOARD_SECONDS)?.and_then(|s| s.parse().ok());
        Ok(chosen.filter(|s| EMPTIES_AFTER_S.contains(s)).unwrap_or(EMPTIES_AFTER_S[0]))
    }

    /// Sets it to one of the offered times; any other changes nothing.
    ///
    /// # Errors
    /// As [`App::real`].
    pub fn set_clipboard_seconds(&self, seconds: u32) -> Result<()> {
        if !EMPTIES_AFTER_S.contains(&seconds) {
            return Ok(());
        }
        self.real()?.store().set_setting(CLIPBOARD_SECONDS, Some(&seconds.to_string()))
    }

    /// Keeps the diagnostics that are shown now.
    pub fn show_diagnostics(&self, text: &str) {
        self.on_screen.lock().diagnostics = Some(text.to_owned());
    }

    /// The diagnostics that were shown last.
    #[must_use]
    pub fn shown_diagnostics(&self) -> Option<String> {
        self.on_screen.lock().diagnostics.clone()
    }

    /// Runs an act that the person can cancel.
    ///
    /// # Errors
    /// `cancelled`, or the act's own.
    pub async fn cancelable<T>(&self, act: impl Future<Output = Result<T>>) -> Result<T> {
        let mine = Arc::new(Notify::new());
        *self.cancel.lock() = mine.clone();
        tokio::select! {
            answer = act => answer,
            () = mine.notified() => Err(Problem::new(Kind::Cancelled)),
        }
    }

    /// Shows the steps of a finished connection in place of its status, until it is opened again.
    pub fn walk(&self, id: &str) {
        self.on_screen.lock().walking = Some(id.to_owned());
    }

    /// Runs a watch that ends with its screen. A newer one ends the one before.
    ///
    /// # Errors
    /// The watch's own.
    pub async fn watching(&self, watch: impl Future<Output = Result<()>>) -> Result<()> {
        let mine = Arc::new(Notify::new());
        let before = std::mem::replace(&mut *self.watched.lock(), mine.clone());
        before.notify_one();
        tokio::select! {
            ended = watch => ended,
            () = mine.notified() => Ok(()),
        }
    }

    /// Ends the watch, if there is one.
    pub fn stop_watching(&self) {
        self.watched.lock().notify_one();
    }

    /// Cancels the latest act.
    pub fn cancel(&self) {
        self.cancel.lock().notify_one();
    }

    /// Ends what runs in this process, and wipes this session's secrets.
    pub fn close(&self) {
        self.cancel();
        if let Some(engine) = self.live.opened() {
            engine.secret_stores().end();
        }
        if let Ok(practice) = self.practice.try_lock()
            && let Some(practice) = practice.as_ref()
        {
            practice.engine.secret_stores().end();
        }
    }

    /// The open connection of a mode, if it still exists; else the one whose status is Home.
    fn open_connection(&self, engine: &Engine) -> Result<Option<String>> {
        let open = match engine.store().setting(OPEN)? {
            Some(id) if engine.store().is_listed(&id)? => Some(id),
            Some(_) | None => None,
        };
        open.map_or_else(|| self.home_is(engine), |id| Ok(Some(id)))
    }

    /// The connection whose status is Home: the only one, finished, with nothing else to show beside it.
    ///
    /// # Errors
    /// Those of the store.
    pub fn home_is(&self, engine: &Engine) -> Result<Option<String>> {
        let store = engine.store();
        if self.found.load(Ordering::Relaxed) || store.set_aside().is_some() || store.clock_is_before()?.is_some() {
            return Ok(None);
        }
        store.only_finished()
    }

    /// Remembers whether the open mode has secrets without a connection.
    pub fn set_found(&self, found: bool) {
        self.found.store(found, Ordering::Relaxed);
    }

    /// The part of the list that is on screen.
    pub fn listed(&self) -> Shown {
        self.on_screen.lock().list.clone()
    }

    /// Shows this part of the list from now on.
    pub fn list(&self, shown: Shown) {
        self.on_screen.lock().list = shown;
    }
}
