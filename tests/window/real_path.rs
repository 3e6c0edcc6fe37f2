//! "Connect an Okta org" in live mode: the app behind a proxy, trusting an authority of its own.

use serde_json::{Value, json};

use crate::harness::{Home, Sandbox, Window, desktop, desktop_alone, until};
use crate::walk;
use crate::walk::hands::{Browser, Consoles as _};

const HOST: &str = "acme.okta.com";
const SERVICE: &str = "okta-dell-connect";

#[test]
fn a_real_org_is_connected_by_console_through_a_proxy() {
    let _desktop = desktop_alone();
    let home = Home::new().named(walk::NAME);
    let (home, sandbox) = walk::real(home, HOST);
    let hands = Browser(&sandbox);

    let window = Window::open(&home);
    walk::begin_real(&window);
    walk::org(&window, HOST, "dell-commercial");
    window.picture("real-permissions");
    // The sandbox's authority is trusted here and not public: TLS is opened, and the app says so.
    window.act("back");
    window.at("org");
    assert!(window.text("[data-row=opened-tls]").contains("practice authority"));
    window.picture("real-org");
    walk::leave_org(&window);
    walk::permissions(&window);
    walk::install(&window, &hands);
    let secret = sandbox.secret();
    walk::save_secret(&window, &hands);
    window.picture("real-secret");
    hands.done(&window);
    walk::client_id(&window, &hands);
    window.at("test");
    assert!(window.text("[data-row=opened-tls]").contains("secret"), "what it means for the secret");
    walk::run_test(&window);
    window.picture("real-test");
    window.act("next");
    window.at("authorize");
    assert!(window.text("main").contains("Production"), "what kind of org it is");
    window.picture("real-authorize");
    walk::authorize_console(&window, &hands);
    walk::backups_console(&window, &hands);

    assert!(desktop::secret(SERVICE) == secret, "the keychain holds another value than Okta showed");
    assert_eq!(desktop::secrets("okta-dell-connect-practice"), 0);
    let [registration] = &sandbox.registrations()[..] else { panic!("not one registration: {:?}", sandbox.ledger()) };
    assert_eq!(registration["okta_domain"], format!("https://{HOST}"));
    assert_eq!(registration["secret_hash"], sandbox.state()["okta"]["secrets"][0]["secret_hash"]);
    walk::finish_keeping(&window);
    window.is("connected");
    window.picture("real-home");

    window.open_connection();
    window.at("status");
    walk::in_status_menu(&window, "open-path");
    window.at("finish");
    hands.backup(&window);
    window.act("saw-backup");
    window.see("[data-row=backup][data-good=yes]");
    walk::finish_keeping(&window);
    window.is("protected");

    // Everything went to Okta, by the proxy. The app tried whether Dell's host can be reached, which this proxy
    // refuses: by console nothing is sent there.
    let strangers: Vec<_> =
        sandbox.trace().into_iter().filter(|call| call["host"] != HOST && !is_dell(&call["host"])).collect();
    assert_eq!(json!(strangers), json!([]));
    assert!(sandbox.trace().iter().any(|call| call["path"] == "/oauth2/v1/token"));
}

#[test]
fn the_network_is_looked_at_where_something_is_in_the_way() {
    let _desktop = desktop_alone();
    let home = Home::new();
    let sandbox = Sandbox::start_with(&home, &["--host", HOST, "--proxy"]);
    // The proxy is there; the sandbox's authority is not among those that this computer trusts.
    let home = home.with("HTTPS_PROXY", &sandbox.proxy());
    let window = Window::open(&home);
    walk::begin_real(&window);
    window.fill("domain", HOST);
    window.act("find-org");
    window.see("[data-problem=network-tls]");
    window.click("[data-problem=network-tls] [data-act=open-network]");
    window.see("[data-row=network][data-state=done]");
    let okta = format!("[data-row='network-{HOST}']");
    window.see(&format!("{okta}[data-state=fail]"));
    assert!(window.text(&format!("{okta} [data-row=network-remedy]")).len() > 20);
    // The proxy serves no other name.
    window.see("[data-row='network-apis.druva.com'][data-state=fail] [data-found=proxy-unreached]");
    window.click(&format!("{okta} summary"));
    window.see(&format!("{okta} [data-row=network-tls]:is([data-found=unknown-issuer], [data-found=not-among])"));
    let mut eye = crate::screenshots::Eye::new(&window, "light");
    eye.look("network-fails");
    window.click("[data-row=network] [data-act=copy-text]");
    let copied = until("the report is in the clipboard", crate::harness::PATIENCE, || {
        let text = desktop::clipboard();
        text.contains(HOST).then_some(text)
    });
    assert!(copied.contains("practice authority"), "{copied}");

    // A proxy of one's own: refused with a password in it, saved and used without.
    window.act("show-proxy");
    window.choose("proxy_kind", "manual");
    window.fill("proxy", "jd:word@proxy.acme.test:8080");
    window.act("keep-proxy");
    window.see("[data-problem=proxy-credentials]");
    eye.look("network-proxy");
    window.fill("proxy", "127.0.0.1:1");
    window.act("keep-proxy");
    let asked = window.agree();
    assert!(asked.contains("127.0.0.1:1"), "{asked}");
    // Every host fails because of it: reported once.
    window.see("[data-row=network-cause][data-value=proxy]");
    window.choose("proxy_kind", "system");
    window.see(&format!("{okta} :is([data-found=unknown-issuer], [data-found=not-among])"));
    window.act("close-network");
    window.gone("[data-row=network]");
    assert_eq!(window.step(), "org");
    drop(eye);
}

fn is_dell(host: &Value) -> bool {
    host == "apis.druva.com:443"
}
