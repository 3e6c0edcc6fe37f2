//! Every screen in both themes: a picture of it, no violation of WCAG 2.2 A or AA that axe can find, and no more words
//! than a screen may have.

use std::path::Path;

use serde_json::{Value, json};

use crate::harness::consoles::{Consoles as _, Panel};
use crate::harness::steps::{self, PRACTICE_HOST, REAL_HOST};
use crate::harness::{Home, PATIENCE, Sandbox, Window, desktop, desktop_alone, given, until};

/// What doesn't fit: wider than its place, an act of the bar outside the window, or a split word.
const OUT_OF_SIGHT: &str = "
    const dialog = document.querySelector('dialog[open]');
    const wide = [document.documentElement, dialog, document.querySelector('[data-step] > .body')]
        .filter((e) => e && e.scrollWidth > e.clientWidth + 1)
        .map((e) => `${e.className || e.tagName} is ${e.scrollWidth} wide in ${e.clientWidth}`);
    const hidden = dialog ? [] : [...document.querySelectorAll('[data-step] > .bar button')]
        .filter((e) => { const at = e.getBoundingClientRect();
            return at.bottom > innerHeight + 1 || at.right > innerWidth + 1 || at.left < -1; })
        .map((e) => `${e.dataset.act} is out of the window`);
    const body = document.querySelector('[data-step] > .body');
    const low = !dialog && body && body.clientHeight < 96 ? [`${body.clientHeight} px are left for what is read`] : [];
    const split = [];
    const texts = document.createTreeWalker(dialog ?? document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const node = texts.currentNode;
        if (!node.parentElement.checkVisibility() || node.parentElement.closest('.hidden, svg, select, code, .code')) continue;
        for (const word of node.data.matchAll(/\\p{L}{3,}/gu)) {
            const range = document.createRange();
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            const lines = new Set([...range.getClientRects()].filter((r) => r.width > 0).map((r) => Math.round(r.top)));
            if (lines.size > 1) split.push(`“${word[0]}” is split`);
        }
    }
    return [...wide, ...hidden, ...low, ...split]";

const TAGS: [&str; 5] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

#[test]
fn the_network_is_accessible_in_light() {
    the_network("light", |home| home, "en");
}

#[test]
fn the_network_is_accessible_in_dark() {
    the_network("dark", Home::dark, "en");
}

#[test]
fn the_network_is_accessible_in_german() {
    the_network("german", |home| home, "de");
}

#[test]
fn every_screen_is_accessible_in_light() {
    every_screen("light", |home| home, "en");
}

#[test]
fn every_screen_is_accessible_in_dark() {
    every_screen("dark", Home::dark, "en");
}

#[test]
fn every_screen_is_accessible_in_german() {
    every_screen("german", |home| home, "de");
}

/// Looks at one screen after another; reports everything wrong at the end.
pub struct Eye<'a> {
    window: &'a Window,
    theme: &'a str,
    axe: String,
    /// Pictures so far, which the next one's number follows.
    seen: usize,
    wrong: Vec<String>,
}

impl<'a> Eye<'a> {
    pub fn new(window: &'a Window, theme: &'a str) -> Self {
        let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(&axe).expect("axe-core, which npm ci brings");
        Self { window, theme, axe, seen: 0, wrong: Vec::new() }
    }

    /// Takes a picture of the screen and runs axe on it.
    pub fn look(&mut self, name: &str) {
        self.wrong.extend(self.window.words().over(name));
        self.look_open(name);
    }

    /// The same after a person opened disclosures: they choose how much to read.
    pub fn look_open(&mut self, name: &str) {
        self.seen += 1;
        self.window.picture(&format!("{}-{:02}-{name}", self.theme, self.seen));
        let script = format!(
            "{}; const done = arguments[arguments.length - 1];
             axe.run(document, {{ runOnly: arguments[0], resultTypes: ['violations'], preload: false }})
                .then(done, (error) => done(String(error)))",
            self.axe
        );
        let found = self.window.run_later(&script, &[json!(TAGS)]);
        let checked = found["passes"].as_array().map_or(0, Vec::len);
        assert!(checked > 5, "axe checked nothing on {name}: {found}");
        for violation in found["violations"].as_array().into_iter().flatten() {
            let nodes =
                violation["nodes"].as_array().into_iter().flatten().map(described).collect::<Vec<_>>().join("\n    ");
            self.wrong.push(format!("{name}: {} ({})\n    {nodes}", violation["id"], violation["help"]));
        }
    }
}

impl Eye<'_> {
    /// The screen in the smallest window, and with text twice as large: nothing is pushed out at the side, and the
    /// bar's acts are visible.
    fn look_cramped(&mut self, name: &str) {
        for (how, (width, height), text) in [("small", (720, 520), "100%"), ("large-text", (1040, 720), "200%")] {
            self.window.resize(width, height);
            self.window.run("document.documentElement.style.fontSize = arguments[0]", &[json!(text)]);
            self.window.picture(&format!("{}-{:02}-{name}-{how}", self.theme, self.seen));
            let out = self.window.run(OUT_OF_SIGHT, &[]);
            for what in out.as_array().into_iter().flatten() {
                self.wrong.push(format!("{name}, {how}: {what}"));
            }
        }
        self.window.run("document.documentElement.style.fontSize = ''", &[]);
        self.window.resize(1040, 720);
    }

    /// A real defect would be found.
    fn finds_what_is_wrong(&mut self) {
        let script =
            "document.querySelector('h1').after(document.createElement('img'), document.createElement('button'))";
        self.window.run(script, &[]);
        let (found, seen) = (self.wrong.len(), self.seen);
        self.look_open("wrong-on-purpose");
        assert_eq!(self.wrong.len(), found + 2, "not just an image and a button without a name: {:?}", self.wrong);
        self.wrong.truncate(found);
        self.seen = seen;
        let picture = format!("{}-{:02}-wrong-on-purpose.png", self.theme, seen + 1);
        std::fs::remove_file(Path::new(&given("ODC_SCREENS")).join(picture)).expect("its picture");
    }
}

impl Drop for Eye<'_> {
    fn drop(&mut self) {
        // A failing test already says why.
        if !std::thread::panicking() {
            assert!(self.wrong.is_empty(), "axe and the budget found:\n{}", self.wrong.join("\n"));
        }
    }
}

fn described(node: &Value) -> String {
    format!("{} {}", node["target"], node["any"][0]["message"])
}

/// The app in a home of this theme, in this language.
fn dressed(home: &Home, theme: &str, language: &str) -> Window {
    let window = Window::open(home);
    window.at("home");
    let dark = window.run("return matchMedia('(prefers-color-scheme: dark)').matches", &[]);
    assert_eq!(dark, json!(theme == "dark"), "the theme of the desktop is not the page's");
    steps::speak(&window, language);
    window
}

fn every_screen(theme: &str, dress: fn(Home) -> Home, language: &str) {
    let _desktop = desktop_alone();
    let home = dress(Home::new()).practice();
    let sandbox = Sandbox::start(&home);
    let window = dressed(&home, theme, language);
    let mut eye = Eye::new(&window, theme);

    eye.look("welcome");
    eye.look_cramped("welcome");
    steps::begin_practice(&window);
    to_install(&window, &mut eye);
    the_install(&window, &sandbox, &mut eye);
    the_test(&window, &sandbox, &mut eye);
    window.act("next");
    window.at("authorize");
    eye.look("authorize");
    eye.look_cramped("authorize");
    Panel.open_form(&window);
    window.press_act("copy-secret");
    window.see("[data-row=countdown]");
    eye.look("authorize-copied");
    window.act("clear-clipboard");
    window.act("something-else");
    window.see("[data-act=outcome]");
    eye.look_open("authorize-something-else");
    eye.look_cramped("authorize-something-else");
    Panel.authorize(&window);
    steps::lists_org(&window);
    eye.look("backups");
    eye.look_cramped("backups");
    window.act("keys-skip");
    window.see("[data-act=keys-skip-confirm]");
    eye.look("backups-not-now");
    window.act("keep-deciding");
    window.act("keys-missing");
    eye.look("backups-missing");
    steps::keys_console(&window, &Panel);
    eye.look("backups-on");
    window.act("next");
    window.at("finish");
    eye.look("finish");
    eye.look_cramped("finish");
    window.act("show-live");
    window.see("dialog[open]");
    eye.look("live");
    window.act("close-live");
    window.gone("dialog[open]");
    steps::finish_keeping(&window);
    eye.look("home");
    eye.finds_what_is_wrong();
    let seen = eye.seen;
    drop(eye);
    let id = window.view()["screen"]["id"].as_str().expect("an id").to_owned();
    window.kill();

    let practice = home.path("home/.local/share/okta-dell-connect/practice");
    for name in ["connections.db", "connections.db-wal"] {
        let file = practice.join(name);
        let length = usize::try_from(std::fs::metadata(&file).expect("is there").len()).expect("small");
        std::fs::write(file, vec![0x5a; length]).expect("damaged");
    }
    let window = Window::open(&home);
    let mut eye = Eye::new(&window, theme);
    eye.seen = seen;
    window.see(&format!("[data-found='{id}']"));
    eye.look("home-found");
    window.act_on("adopt-secret", &id);
    window.at("org");
    eye.look("org-adopted");
}

/// From step 1 to where Okta shows the secret.
fn to_install(window: &Window, eye: &mut Eye<'_>) {
    window.see("[data-row=computer][data-state=ready]");
    eye.look("org");
    window.fill("domain", "https://company_name.okta.com");
    window.act("find-org");
    window.see("[data-problem]");
    eye.look("org-problem");
    window.fill("domain", &format!("https://{PRACTICE_HOST}/admin"));
    window.act("find-org");
    steps::found(window);
    eye.look("org-found");
    eye.look_cramped("org-found");
    window.act("colleague");
    eye.look("org-colleague");
    open_all(window);
    eye.look_open("org-details");
    window.act_behind("open-network");
    window.see("[data-row=network][data-state=done]");
    window.click(&format!("[data-row='network-{PRACTICE_HOST}'][data-state=pass] summary"));
    eye.look("network");
    eye.look_cramped("network");
    window.act("close-network");
    window.gone("[data-row=network]");
    steps::leave_org(window);
    eye.look("permissions");
    eye.look_cramped("permissions");
    open_all(window);
    eye.look_open("permissions-details");
    steps::permissions(window);
    eye.look("install");
    eye.look_cramped("install");
    steps::install(window, &Panel);
}

/// Opens every disclosure of the screen.
fn open_all(window: &Window) {
    window.run("document.querySelectorAll('main details').forEach((one) => (one.open = true))", &[]);
}

/// A wrong secret is saved, then the right one in its place.
fn the_install(window: &Window, sandbox: &Sandbox, eye: &mut Eye<'_>) {
    let secret = sandbox.secret();
    desktop::set_clipboard(&secret.chars().rev().collect::<String>());
    window.see("[data-row=clipboard-new][data-value=yes]");
    eye.look("install-new");
    window.press_act("save-secret");
    steps::saved(window);
    eye.look("install-saved");
    eye.look_cramped("install-saved");
    window.act_behind("replace-secret");
    window.see("[data-act=save-secret]");
    assert!(!window.has("[data-field=client_id]"), "the Client ID is asked for while the secret is replaced");
    eye.look("install-another");
    eye.look_cramped("install-another");
    desktop::set_clipboard(&secret);
    window.press_act("save-secret");
    window.see("[data-row=replaced][data-value=kept]");
    eye.look("install-replaced");
    Panel.done(window);
    window.fill("client_id", "0oa123");
    window.act("add-client-id");
    window.problem("client-id-unusual");
    eye.look("install-client-id-unusual");
    window.fill("client_id", "");
    steps::add_client_id(window, &Panel);
    eye.look("install-done");
    window.act("next");
    window.at("test");
}

/// The test with everything that it can show, up to where all of it passes.
fn the_test(window: &Window, sandbox: &Sandbox, eye: &mut Eye<'_>) {
    let grant = |name: &str, granted: bool| sandbox.act("/okta/scopes", json!({ "name": name, "granted": granted }));
    let slow = |on: bool| sandbox.act("/faults", json!({ "name": "slow", "arg": "1500", "on": on }));
    eye.look("test");
    open_all(window);
    eye.look_open("test-options");
    grant("okta.policies.manage", false);
    // Without it Okta doesn't list the integration's own grants, and further ones can be looked for.
    grant("okta.appGrants.manage", false);
    grant("okta.logs.read", true);
    window.act("run-test");
    window.see("[data-row=cause]");
    window.idle();
    eye.look("test-failed");
    eye.look_cramped("test-failed");
    window.act("offer-audit");
    window.see("[data-row=audit]");
    eye.look("test-extra-offered");
    slow(true);
    window.act("test-extra");
    until("the first is under way", PATIENCE, || window.has("progress").then_some(()));
    eye.look("test-extra-progress");
    window.run("document.querySelector('[data-act=cancel]').click()", &[]);
    window.see("[data-problem=cancelled]");
    slow(false);
    window.act("test-extra");
    window.reveal("[data-row=looked]");
    eye.look_open("test-extra");
    eye.look_cramped("test-extra");
    grant("okta.policies.manage", true);
    grant("okta.appGrants.manage", true);
    grant("okta.logs.read", false);
    window.act("run-test");
    window.see("[data-act=next]:enabled");
    window.see("[data-row=replaced][data-value=proven]");
    eye.look("test-passed");
    eye.look_cramped("test-passed");
    open_all(window);
    eye.look_open("test-passed-details");
}

/// The network with a proxy that opens TLS to Okta and doesn't reach Dell; then with a proxy that can't be used.
fn the_network(theme: &str, dress: fn(Home) -> Home, language: &str) {
    let _desktop = desktop_alone();
    let home = dress(Home::new());
    let (home, _sandbox) = steps::real(home, REAL_HOST);
    let window = dressed(&home, theme, language);
    let mut eye = Eye::new(&window, theme);
    eye.seen = 50;

    steps::begin_real(&window);
    window.fill("domain", REAL_HOST);
    window.act("find-org");
    window.see("[data-row=opened-tls]");
    eye.look("org-opened");
    window.act_behind("open-network");
    window.see("[data-row=network][data-state=done]");
    window.see(&format!("[data-row='network-{REAL_HOST}'] [data-row=network-opened]"));
    eye.look("network-opened");
    eye.look_cramped("network-opened");
    window.click("[data-row='network-apis.druva.com'][data-state=fail] summary");
    window.see("[data-found=proxy-unreached]");
    window.click("[data-row=network-settings] summary");
    window.see("[data-setting=HTTPS_PROXY][data-state=used]");
    window.run("document.querySelector('[data-row=network-settings]').scrollIntoView({ block: 'center' })", &[]);
    eye.look("network-settings");
    window.act("show-proxy");
    window.choose("proxy_kind", "manual");
    window.see("[data-field=proxy]");
    eye.look("network-proxy");
    window.act("close-network");
    window.gone("[data-row=network]");
    drop(eye);
    drop(window);

    let home = dress(Home::new()).with("HTTPS_PROXY", "socks5://127.0.0.1:9");
    let window = dressed(&home, theme, language);
    let mut eye = Eye::new(&window, theme);
    eye.seen = 55;
    steps::begin_real(&window);
    window.see("[data-problem=network-proxy-unreadable]");
    window
        .run("document.querySelector('[data-problem=network-proxy-unreadable]').scrollIntoView({ block: 'end' })", &[]);
    eye.look("org-proxy-unreadable");
    eye.look_cramped("org-proxy-unreadable");
}
