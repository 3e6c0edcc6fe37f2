//! The network on the screen: which layer failed, the proxy that is used, and the report.

use crate::harness::steps::{self, REAL_HOST};
use crate::harness::{Home, Sandbox, Window, desktop, desktop_alone, until};
use crate::screenshots::Eye;

#[test]
fn a_dead_proxy_is_named_where_it_is_the_cause() {
    let _desktop = desktop_alone();
    let home = Home::new().with("HTTPS_PROXY", "http://127.0.0.1:9");
    let window = Window::open(&home);
    steps::begin_real(&window);
    window.see("[data-row=computer][data-state=ready]");
    desktop::set_clipboard("acme.okta.com");
    window.paste_into("domain");
    let said = window.text("[data-problem^=network-proxy]");
    assert!(said.lines().next().is_some_and(|first| first.contains("127.0.0.1:9")), "the title names it: {said}");
    assert_eq!(window.problems(), 1);
    let mut eye = Eye::new(&window, "failures-proxy");
    eye.look("dead-proxy");
    window.click("[data-problem^=network-proxy] [data-act=open-network]");
    window.see("[data-row=network][data-state=done]");
    eye.look("network");
}

#[test]
fn the_network_is_diagnosed_where_a_request_fails() {
    let _desktop = desktop_alone();
    let home = Home::new();
    let sandbox = Sandbox::start_with(&home, &["--host", REAL_HOST, "--proxy"]);
    // The proxy is there; the sandbox's authority is not among those that this computer trusts.
    let home = home.with("HTTPS_PROXY", &sandbox.proxy());
    let window = Window::open(&home);
    steps::begin_real(&window);
    window.fill("domain", REAL_HOST);
    window.act("find-org");
    window.see("[data-problem=network-tls]");
    window.click("[data-problem=network-tls] [data-act=open-network]");
    window.see("[data-row=network][data-state=done]");
    let okta = format!("[data-row='network-{REAL_HOST}']");
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
        text.contains(REAL_HOST).then_some(text)
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
