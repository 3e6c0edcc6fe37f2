//! Every screen in both themes: a picture of it, and no violation of WCAG 2.2 A or AA that axe can find.

use std::path::Path;

use serde_json::{Value, json};

use crate::harness::{Home, PATIENCE, Sandbox, Window, desktop_alone, given, until};
use crate::walk::hands::{Hands as _, Panel};
use crate::walk::{self, PRACTICE_HOST};

const TAGS: [&str; 5] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

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

/// Looks at one screen after another; tells all that is wrong at the end.
pub struct Eye<'a> {
    window: &'a Window,
    theme: &'a str,
    axe: String,
    seen: usize,
    wrong: Vec<String>,
}

impl<'a> Eye<'a> {
    pub fn new(window: &'a Window, theme: &'a str) -> Self {
        let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(&axe).expect("axe-core, which npm ci brings");
        Self { window, theme, axe, seen: 0, wrong: Vec::new() }
    }

    /// Keeps a picture of the screen and asks axe about it.
    pub fn look(&mut self, name: &str) {
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
                violation["nodes"].as_array().into_iter().flatten().map(told).collect::<Vec<_>>().join("\n    ");
            self.wrong.push(format!("{name}: {} ({})\n    {nodes}", violation["id"], violation["help"]));
        }
    }
}

impl Eye<'_> {
    /// Had something been wrong, it would have been found.
    fn finds_what_is_wrong(&mut self) {
        let script =
            "document.querySelector('h1').after(document.createElement('img'), document.createElement('button'))";
        self.window.run(script, &[]);
        let (found, seen) = (self.wrong.len(), self.seen);
        self.look("wrong-on-purpose");
        assert_eq!(self.wrong.len(), found + 2, "axe does not find an image and a button without a name");
        self.wrong.truncate(found);
        self.seen = seen;
        let picture = format!("{}-{:02}-wrong-on-purpose.png", self.theme, seen + 1);
        std::fs::remove_file(Path::new(&given("ODC_SCREENS")).join(picture)).expect("its picture");
    }
}

impl Drop for Eye<'_> {
    fn drop(&mut self) {
        // A test that fails already says why.
        if !std::thread::panicking() {
            assert!(self.wrong.is_empty(), "axe found:\n{}", self.wrong.join("\n"));
        }
    }
}

fn told(node: &Value) -> String {
    format!("{} {}", node["target"], node["any"][0]["message"])
}

fn every_screen(theme: &str, dressed: fn(Home) -> Home, language: &str) {
    let _desktop = desktop_alone();
    let home = dressed(Home::new()).practice();
    let sandbox = Sandbox::start(&home);
    let window = Window::open(&home);
    window.at("home");
    let dark = window.run("return matchMedia('(prefers-color-scheme: dark)').matches", &[]);
    assert_eq!(dark, json!(theme == "dark"), "the theme of the desktop is not the page's");
    window.click(&format!("[data-field=language] option[value={language}]"));
    window.see(&format!("html[lang={language}]"));
    let mut eye = Eye::new(&window, theme);

    eye.look("home-empty");
    window.act("enter-practice");
    window.see("[data-practice]");
    eye.look("home-practice");
    window.act("start-connection");
    window.at("ready");
    window.see("[data-row=computer][data-state=ready]");
    eye.look("ready");
    walk::ready(&window);
    window.fill("domain", "https://company_name.okta.com");
    window.act("ask-organisation");
    window.see("[data-problem]");
    eye.look("organisation-problem");
    window.fill("domain", &format!("https://{PRACTICE_HOST}/admin"));
    window.see("[data-row=understood]");
    eye.look("organisation-understood");
    window.act("ask-organisation");
    window.see("[data-row=answered]");
    eye.look("organisation");
    walk::leave_organisation(&window);
    eye.look("permissions");
    walk::permissions(&window);
    eye.look("install");
    walk::install(&window, &Panel);
    eye.look("secret");
    walk::take_secret(&window, &Panel);
    eye.look("secret-stored");
    walk::close_dialog(&window, &Panel);
    eye.look("client-id");
    walk::client_id(&window, &Panel);
    eye.look("prove");
    let grant = |name: &str, granted: bool| sandbox.act("/okta/scopes", json!({ "name": name, "granted": granted }));
    grant("okta.policies.manage", false);
    // Without it Okta does not list the integration's own grants, and further ones can be looked for.
    grant("okta.appGrants.manage", false);
    grant("okta.logs.read", true);
    window.act("verify");
    window.see(".rows [data-state=fail]");
    window.see("[data-act=accept-gaps]");
    eye.look("prove-failed");
    window.act("offer-audit");
    window.see("[data-row=audit]");
    eye.look("prove-audit");
    window.act("audit-scopes");
    window.see("[data-row=looked]");
    eye.look("prove-audited");
    grant("okta.policies.manage", true);
    grant("okta.appGrants.manage", true);
    grant("okta.logs.read", false);
    window.act("verify");
    until("all rows pass", PATIENCE, || window.has("[data-act=next]").then_some(()));
    eye.look("prove-passed");
    window.act("next");
    window.at("dell");
    eye.look("dell");
    walk::dell_console(&window);
    eye.look("authorize");
    Panel.authorize(&window);
    walk::say_registered(&window);
    walk::on(&window, "authorize", "keys");
    eye.look("keys");
    walk::keys_console(&window, &Panel);
    eye.look("backup");
    walk::backup_console(&window);
    eye.look("done");
    window.act("show-live");
    window.see("dialog[open]");
    eye.look("live");
    window.act("close-live");
    window.gone("dialog[open]");
    walk::done_keeping(&window);
    eye.look("home");
    eye.finds_what_is_wrong();
}
