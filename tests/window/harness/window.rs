//! The app in its real window: how it starts and ends, and what it shows. `acts` is what a person does in it.

mod acts;

use std::cell::RefCell;
use std::fs::File;
use std::net::{Ipv4Addr, TcpStream};
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::Capabilities;
use thirtyfour::prelude::*;
use tokio::runtime::Runtime;

use super::desktop;
use super::home::Home;
use super::processes::{self, Tree};
use super::{PATIENCE, free_port, given, runtime, until};
use crate::harness::figures::{Act, COUNT, Figures, State};

/// The app's program as the process table names it.
const PROGRAM: &str = "okta-dell-connect";

/// Log lines for the end of the page's process, and for the start of a page.
const GONE: &str = "the page's process is gone";
const STARTED: &str = "a page has started";

/// The app, and the WebDriver that started it.
pub struct Window {
    driver: Option<WebDriver>,
    runtime: Runtime,
    app: u32,
    /// While a walk is counted.
    figures: RefCell<Option<Figures>>,
    _webdriver: Tree,
}

impl Window {
    /// Starts the app in this home and waits until its page is there.
    pub fn open(home: &Home) -> Self {
        let port = free_port();
        let output = File::options().create(true).append(true).open(home.output()).expect("the output's file");
        let mut command = home.command("WebKitWebDriver");
        command.arg(format!("--port={port}")).env("TAURI_WEBVIEW_AUTOMATION", "true").stdin(Stdio::null());
        command.stdout(output.try_clone().expect("the same file")).stderr(output);
        let webdriver = Tree::start(&mut command);
        until("WebKitWebDriver listens", 10, || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok());

        let runtime = runtime();
        let driver = runtime.block_on(connect(port, home)).unwrap_or_else(|error| {
            panic!("the app did not start: {error}\n{}", std::fs::read_to_string(home.output()).unwrap_or_default())
        });
        let app = until("the app runs", 5, || processes::child_named(webdriver.id(), PROGRAM));
        let window = Self { driver: Some(driver), runtime, app, figures: RefCell::default(), _webdriver: webdriver };
        window.run(include_str!("wire.js"), &[]);
        // Its markup may be there before its script.
        let usable = "return performance.getEntriesByName('usable').length > 0";
        until("its first screen can be used", PATIENCE, || (window.run(usable, &[]) == json!(true)).then_some(()));
        window
    }

    /// Counts words and acts from now on.
    pub fn count(&self) {
        *self.figures.borrow_mut() = Some(Figures::default());
    }

    /// The counts since then.
    pub fn counted(&self) -> Figures {
        self.note(None);
        self.figures.take().expect("it was counted")
    }

    /// The words of the screen as it is now.
    #[track_caller]
    pub fn words(&self) -> State {
        serde_json::from_value(self.run(COUNT, &[])).expect("figures of a screen")
    }

    /// Counts the screen before something is done in it.
    #[track_caller]
    pub fn note(&self, act: Option<Act>) {
        if let Some(figures) = &mut *self.figures.borrow_mut() {
            figures.note(self.words(), act);
        }
    }

    /// The same before an act on an element; the practice panel's acts belong to the consoles.
    #[track_caller]
    fn note_on(&self, css: &str) {
        self.note(Some(if css.contains("panel-") { Act::Console } else { Act::App }));
    }

    /// The app's process.
    pub fn app(&self) -> u32 {
        self.app
    }

    /// The process that draws the page.
    pub fn web_process(&self) -> u32 {
        until("the web process runs", PATIENCE, || processes::child_named(self.app, "WebKitWebProcess"))
    }

    /// Waits until another process than this one draws the page, and the page in it has started. WebDriver deletes its
    /// session when a page's process ends, so the rest is seen from outside: log, title, keys, memory.
    pub fn loaded_again(&self, home: &Home, before: u32) -> u32 {
        // One that is stopped before its first answer has a minute for it.
        let now = until("another process draws the page", 120, || {
            let log = home.log();
            let started = log.rsplit_once(GONE).is_some_and(|(_, since)| since.contains(STARTED));
            processes::child_named(self.app, "WebKitWebProcess").filter(|now| started && *now != before)
        });
        // Its script has set the title of its screen; before that it is the app's name.
        until("its screen is there", PATIENCE, || (self.title() != "Okta Dell Connect").then_some(()));
        desktop::focus_window_of(self.app);
        now
    }

    /// The window's title, which the page sets.
    pub fn title(&self) -> String {
        desktop::title_of(&desktop::shown_window_of(self.app))
    }

    /// The middle of an element on the screen, once it is visible.
    #[track_caller]
    pub fn place_of(&self, css: &str) -> (i32, i32) {
        self.see(css);
        let script = "const e = document.querySelector(arguments[0]); e.scrollIntoView({ block: 'center' });
            const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]";
        let place: [f64; 2] = serde_json::from_value(self.run(script, &[json!(css)])).expect("two numbers");
        #[expect(clippy::cast_possible_truncation, reason = "pixels")]
        let place = place.map(|pixels| pixels as i32);
        let window = desktop::place_of_window(&desktop::shown_window_of(self.app));
        (window.0 + place[0], window.1 + place[1])
    }

    /// Kills the app as a power cut would.
    pub fn kill(self) {
        processes::kill(self.app);
    }

    /// Closes the app as a person does.
    pub fn close(self) {
        desktop::close_window_of(self.app);
        until("the closed app is gone", PATIENCE, || (!processes::alive(self.app)).then_some(()));
    }

    /// Waits for a step, named as in the engine, or `home`: the list, or the status of the only connection.
    #[track_caller]
    pub fn at(&self, step: &str) {
        let css = if step == "home" {
            "[data-screen=home], [data-home=status]".to_owned()
        } else {
            format!("[data-step={step}]")
        };
        self.see(&css);
    }

    /// The step on the screen, or `home`.
    pub fn step(&self) -> String {
        let script = "const s = document.querySelector('[data-step]');
            return s ? s.dataset.step : document.querySelector('[data-screen=home]') ? 'home' : ''";
        self.run(script, &[]).as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the only connection, whose status is Home, has this state of protection.
    #[track_caller]
    pub fn is(&self, protection: &str) {
        self.at("home");
        until("the protection is as it should be", PATIENCE, || {
            (self.view()["screen"]["status"]["protection"]["state"] == protection).then_some(())
        });
    }

    /// Waits until no call of the page is running.
    #[track_caller]
    pub fn idle(&self) {
        until("nothing is under way", PATIENCE, || {
            (self.run("return window.wire.open", &[]) == json!(0)).then_some(())
        });
    }

    /// Whether it is visible now.
    pub fn shows(&self, css: &str) -> bool {
        let script = "return [...document.querySelectorAll(arguments[0])].some((e) => e.checkVisibility())";
        self.run(script, &[json!(css)]) == json!(true)
    }

    /// A field's content.
    pub fn value(&self, field: &str) -> String {
        let script = "return document.querySelector(arguments[0])?.value ?? ''";
        let css = format!("input[data-field='{field}'], textarea[data-field='{field}']");
        self.run(script, &[json!(css)]).as_str().unwrap_or_default().to_owned()
    }

    /// Waits for an element that is shown.
    #[track_caller]
    pub fn see(&self, css: &str) -> WebElement {
        let end = std::time::Instant::now() + Duration::from_secs(PATIENCE);
        loop {
            if let Some(element) = self.shown(css) {
                return element;
            }
            assert!(std::time::Instant::now() < end, "not within {PATIENCE} s: {css}; {}", self.described());
        }
    }

    /// Waits until no such element is there.
    #[track_caller]
    pub fn gone(&self, css: &str) {
        until(&format!("{css} is gone"), PATIENCE, || (!self.has(css)).then_some(()));
    }

    /// Whether it is in the page now.
    pub fn has(&self, css: &str) -> bool {
        self.run("return document.querySelector(arguments[0]) !== null", &[json!(css)]) == json!(true)
    }

    /// Waits for a problem by its code.
    #[track_caller]
    pub fn problem(&self, code: &str) {
        self.see(&format!("[data-problem='{code}']"));
    }

    /// How many problems are in sight.
    pub fn problems(&self) -> usize {
        self.words().problems.len()
    }

    /// The screen's heading, which names its failure if there is one.
    pub fn heading(&self) -> String {
        self.text("main h1")
    }

    /// The text a person reads there.
    #[track_caller]
    pub fn text(&self, css: &str) -> String {
        let element = self.see(css);
        self.wait_on(element.text())
    }

    /// Every text that went between the page and the core since the app was opened.
    pub fn wire(&self) -> Vec<String> {
        let messages = self.run("return window.wire.messages", &[]);
        serde_json::from_value(messages).expect("a list of texts")
    }

    /// What the engine sends to the page now.
    pub fn view(&self) -> Value {
        self.run_later("window.__TAURI_INTERNALS__.invoke('view').then(arguments[0], arguments[0])", &[])
    }

    /// Runs a script in the page.
    #[track_caller]
    pub fn run(&self, script: &str, arguments: &[Value]) -> Value {
        self.wait_on(self.driver().execute(script, arguments.to_vec())).json().clone()
    }

    /// Runs a script that calls its last argument when it has an answer.
    #[track_caller]
    pub fn run_later(&self, script: &str, arguments: &[Value]) -> Value {
        self.wait_on(self.driver().execute_async(script, arguments.to_vec())).json().clone()
    }

    /// Gives the window another size, in pixels, and waits until the page has it.
    pub fn resize(&self, width: u32, height: u32) {
        self.wait_on(self.driver().set_window_rect(0, 0, width, height));
        until("the window has its size", PATIENCE, || {
            (self.run("return [innerWidth, innerHeight]", &[]) == json!([width, height])).then_some(())
        });
    }

    /// Keeps a picture of the window in target/screens.
    pub fn picture(&self, name: &str) {
        let path = PathBuf::from(given("ODC_SCREENS")).join(format!("{name}.png"));
        // The next frame paints the last change.
        self.run_later(
            "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))",
            &[],
        );
        self.wait_on(self.driver().screenshot(&path));
    }

    /// The window's last state, for a failing test.
    pub fn described(&self) -> String {
        let script = "return [document.querySelector('[data-step]')?.dataset.step ?? 'no step',
            ...[...document.querySelectorAll('[data-problem]')].map(p => p.dataset.problem),
            document.querySelector('h1')?.textContent].join(', ')";
        let shown = self.run(script, &[]);
        let path = PathBuf::from(given("ODC_SCREENS")).join("last.png");
        let pictured = self.runtime.block_on(self.driver().screenshot(&path));
        format!(
            "the window shows: {shown}; a picture of it: {}",
            pictured.map_or_else(|e| e.to_string(), |()| path.display().to_string())
        )
    }

    /// The first element that is shown, now.
    fn shown(&self, css: &str) -> Option<WebElement> {
        self.runtime.block_on(async {
            for element in self.driver().find_all(By::Css(css)).await.ok()? {
                if element.is_displayed().await.unwrap_or(false) {
                    return Some(element);
                }
            }
            None
        })
    }

    #[track_caller]
    fn wait_on<T>(&self, work: impl Future<Output = WebDriverResult<T>>) -> T {
        self.runtime.block_on(work).unwrap_or_else(|error| panic!("WebDriver: {error}"))
    }

    fn driver(&self) -> &WebDriver {
        self.driver.as_ref().expect("open until dropped")
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // The tree is killed as a whole: there is no goodbye.
        if let Some(driver) = self.driver.take() {
            let _quit = driver.leak();
        }
    }
}

async fn connect(port: u16, home: &Home) -> WebDriverResult<WebDriver> {
    let mut capabilities = Capabilities::new();
    let options = json!({ "binary": home.binary(), "args": home.arguments() });
    capabilities.set("webkitgtk:browserOptions", options)?;
    let client = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(60)).build().expect("a client");
    let driver = WebDriver::builder(format!("http://127.0.0.1:{port}"), capabilities).client(client).connect().await?;
    driver.set_script_timeout(Duration::from_secs(60)).await?;
    Ok(driver)
}
