//! "Connect an Okta org" in live mode: the app behind a proxy, trusting an authority of its own.

use serde_json::{Value, json};

use crate::harness::consoles::{Browser, Consoles as _};
use crate::harness::steps::{self, REAL_HOST};
use crate::harness::{Home, LIVE, PRACTICE, Window, desktop, desktop_alone};

#[test]
fn a_real_org_is_connected_by_console_through_a_proxy() {
    let _desktop = desktop_alone();
    let home = Home::new().named(steps::NAME);
    let (home, sandbox) = steps::real(home, REAL_HOST);
    let consoles = Browser(&sandbox);

    let window = Window::open(&home);
    steps::begin_real(&window);
    steps::org(&window, REAL_HOST, "dell-commercial");
    window.picture("real-permissions");
    // The sandbox's authority is trusted here and not public: TLS is opened, and the app says so.
    window.act("back");
    window.at("org");
    assert!(window.text("[data-row=opened-tls]").contains("practice authority"));
    window.picture("real-org");
    steps::leave_org(&window);
    steps::permissions(&window);
    steps::install(&window, &consoles);
    let secret = sandbox.secret();
    steps::save_secret(&window, &consoles);
    window.picture("real-secret");
    consoles.done(&window);
    steps::client_id(&window, &consoles);
    window.at("test");
    assert!(window.text("[data-row=opened-tls]").contains("secret"), "what it means for the secret");
    steps::run_test(&window);
    window.picture("real-test");
    window.act("next");
    window.at("authorize");
    assert!(window.text("main").contains("Production"), "what kind of org it is");
    window.picture("real-authorize");
    steps::authorize_console(&window, &consoles);
    steps::backups_console(&window, &consoles);

    assert!(desktop::secret(LIVE) == secret, "the keychain holds another value than Okta showed");
    assert_eq!(desktop::secrets(PRACTICE), 0);
    let [registration] = &sandbox.registrations()[..] else { panic!("not one registration: {:?}", sandbox.ledger()) };
    assert_eq!(registration["okta_domain"], format!("https://{REAL_HOST}"));
    assert_eq!(registration["secret_hash"], sandbox.state()["okta"]["secrets"][0]["secret_hash"]);
    steps::finish_keeping(&window);
    window.is("connected");
    window.picture("real-home");

    window.open_connection();
    window.at("status");
    steps::in_status_menu(&window, "open-path");
    window.at("finish");
    consoles.backup(&window);
    window.act("saw-backup");
    window.see("[data-row=backup][data-good=yes]");
    steps::finish_keeping(&window);
    window.is("protected");

    // Everything went to Okta, by the proxy. The app tried whether Dell's host can be reached, which this proxy
    // refuses: by console nothing is sent there.
    let strangers: Vec<_> =
        sandbox.trace().into_iter().filter(|call| call["host"] != REAL_HOST && !is_dell(&call["host"])).collect();
    assert_eq!(json!(strangers), json!([]));
    assert!(sandbox.trace().iter().any(|call| call["path"] == "/oauth2/v1/token"));
}

fn is_dell(host: &Value) -> bool {
    host == "apis.druva.com:443"
}
