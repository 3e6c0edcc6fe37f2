//! A home of its own for the app, so that no test sees another's data.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use engine::{Engine, Mode};
use tempfile::TempDir;

use self::memory_store::MemoryStore;
use super::processes::Tree;
use super::{desktop, given};
use crate::harness::steps::NAME;

#[path = "../../fakes/memory_store.rs"]
mod memory_store;

/// Where the app's data, settings, caches, logs and temporary files go, and how it starts there.
pub struct Home {
    folder: TempDir,
    variables: Vec<(String, String)>,
    arguments: Vec<String>,
    program: String,
}

impl Home {
    /// An empty home. Keychain items that an earlier test left are cleared.
    pub fn new() -> Self {
        desktop::forget_secrets();
        desktop::set_clipboard("");
        let folder = tempfile::Builder::new().prefix("odc-w").tempdir().expect("a temporary folder");
        for part in ["home", "tmp", "out", "sandbox"] {
            std::fs::create_dir(folder.path().join(part)).expect("a folder");
        }
        Self { folder, variables: Vec::new(), arguments: Vec::new(), program: given("ODC_APP") }
    }

    /// The same home; practice mode uses the sandbox that is started beside it, and the reporter is known.
    pub fn practice(self) -> Self {
        self.sandboxed().named(NAME)
    }

    /// The same home, where a person entered this name in an earlier run.
    pub fn named(self, name: &str) -> Self {
        let folder = self.home().join(".local/share/okta-dell-connect");
        let engine = Engine::open(&folder, Mode::Live, Arc::new(MemoryStore::default())).expect("a store");
        engine.set_reporter(name).expect("kept");
        self
    }

    /// The same home; practice mode uses the sandbox that is started beside it.
    pub fn sandboxed(mut self) -> Self {
        self.arguments = vec!["--practice-at".to_owned(), self.path("sandbox/at.json").display().to_string()];
        self
    }

    /// The same home; the app starts with this variable, too.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same home; this program starts the app.
    pub fn program(mut self, program: &Path) -> Self {
        self.program = program.display().to_string();
        self
    }

    /// What starts the app.
    pub fn binary(&self) -> &str {
        &self.program
    }

    /// GTK programs are asked for dark colors.
    pub fn dark(self) -> Self {
        let settings = self.home().join(".config/gtk-3.0");
        std::fs::create_dir_all(&settings).expect("the settings' folder");
        std::fs::write(settings.join("settings.ini"), "[Settings]\ngtk-application-prefer-dark-theme=1\n")
            .expect("the settings");
        self
    }

    /// The app's HOME.
    pub fn home(&self) -> PathBuf {
        self.path("home")
    }

    /// Where the app's standard output and error go.
    pub fn output(&self) -> PathBuf {
        self.path("out").join("app.log")
    }

    /// All that the app wrote into its log.
    pub fn log(&self) -> String {
        let logs = std::fs::read_dir(self.home().join(".local/share/okta-dell-connect/logs"));
        let logs = logs.into_iter().flatten().flatten();
        logs.map(|log| std::fs::read_to_string(log.path()).unwrap_or_default()).collect()
    }

    /// A place below this home's folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Everything that the app can write to is here.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// What the app is started with.
    pub fn arguments(&self) -> &[String] {
        &self.arguments
    }

    /// The app is started once more beside the one that runs.
    pub fn start_again(&self) -> Tree {
        let mut again = self.command(&given("ODC_APP_DEFAULT"));
        Tree::start(again.args(self.arguments()).stdout(Stdio::null()).stderr(Stdio::null()))
    }

    /// A command that runs in this home.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        for variable in ["XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "GTK_THEME"] {
            command.env_remove(variable);
        }
        for proxy in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR"] {
            command.env_remove(proxy).env_remove(proxy.to_lowercase());
        }
        command.env("HOME", self.home()).env("TMPDIR", self.path("tmp")).env("LANG", "C.UTF-8");
        // The most verbose: the tests search it for what must never be there.
        command.env("ODC_LOG", "trace").env("RUST_LOG", "trace").envs(self.variables.iter().cloned());
        command
    }
}
