//! Settings of this computer that can't be read: nothing is sent past them, and each is listed.

use std::ffi::OsString;

use serde_json::Value;

use crate::doctor::{JSON, LOOK, layer, proxy};
#[cfg(target_os = "linux")]
use crate::test_odc::TestOdc;
use crate::test_odc::{HOST, code, err, made, object, odc, out, ran, row};

pub const VERIFY: [&str; 7] =
    ["verify", "--okta-domain", HOST, "--client-id", "0oa0123456789abcdefg", "--secret-from", "stdin"];

fn evidence<'a>(report: &'a Value, name: &str) -> &'a Value {
    &report["rows"].as_array().expect("rows").iter().find(|row| row["id"] == "domain").expect("a row")["evidence"][name]
}

/// The setting of this name in the network check's list.
fn setting<'a>(report: &'a Value, name: &str) -> &'a Value {
    let settings = report["settings"].as_array().unwrap_or_else(|| panic!("no settings: {report}"));
    settings.iter().find(|setting| setting["name"] == name).unwrap_or_else(|| panic!("no {name}: {report}"))
}

/// What people write into HTTPS_PROXY, and what in it can't be read.
fn unreadable(password: &str) -> Vec<(OsString, &'static str)> {
    let mut values: Vec<(OsString, &str)> = [
        (format!(r"http://CORP\jdoe:{password}@127.0.0.1:9"), "user-info"),
        (format!("http://jürgen:{password}@127.0.0.1:9"), "user-info"),
        (format!("http://jdoe:{password}#x@127.0.0.1:9"), "user-info"),
        (format!("http://jdoe:{password}/x@127.0.0.1:9"), "user-info"),
        (format!("http://jdoe:p@{password}@127.0.0.1:9"), "user-info"),
        (format!("http://jdoe:{password}%x@127.0.0.1:9"), "percent"),
        ("\"http://127.0.0.1:9\"".to_owned(), "quotes"),
        ("http://127.0.0.1:9 http://127.0.0.1:8".to_owned(), "space"),
        ("socks5h://127.0.0.1:9".to_owned(), "socks"),
        ("HTTPS_PROXY=http://127.0.0.1:9".to_owned(), "scheme"),
        ("http://127.0.0.1:99999".to_owned(), "port"),
        ("http://127.0.0.1:9/proxy.pac".to_owned(), "path"),
    ]
    .map(|(value, fault)| (value.into(), fault))
    .into();
    values.push((ill_encoded(password), "encoding"));
    values
}

/// As a shell of Latin-1 writes ü.
#[cfg(unix)]
fn ill_encoded(password: &str) -> OsString {
    use std::os::unix::ffi::OsStringExt as _;
    OsString::from_vec([b"http://j\xFCrgen:", password.as_bytes(), b"@127.0.0.1:9"].concat())
}

/// Half of a pair of UTF-16 units.
#[cfg(windows)]
fn ill_encoded(password: &str) -> OsString {
    use std::os::windows::ffi::OsStringExt as _;
    let around = |text: &str| text.encode_utf16().collect::<Vec<u16>>();
    OsString::from_wide(
        &[around("http://j"), vec![0xd800], around("rgen:"), around(password), around("@127.0.0.1:9")].concat(),
    )
}

#[tokio::test]
async fn a_proxy_that_cannot_be_read_is_said_and_nothing_is_sent() {
    let home = tempfile::tempdir().expect("a folder");
    let password = made();
    for (value, fault) in unreadable(&password) {
        for language in ["C", "de_DE.UTF-8"] {
            let run = async |words: &[&str]| {
                let mut command = odc(home.path(), words);
                command.env("HTTPS_PROXY", &value).env("LC_ALL", language);
                let done = ran(command, &made()).await;
                let all = out(&done) + &err(&done);
                assert!(!all.contains(&password) && !all.contains("jdoe") && !all.contains("rgen"), "{all}");
                assert_eq!(code(&done), 3, "{value:?}: {all}");
                done
            };
            let report = object(&run(&[&VERIFY[..], &["--json"]].concat()).await);
            assert_eq!(row(&report, "domain"), ("blocked", Some("network-proxy-unreadable")), "{value:?}: {report}");
            assert_eq!(
                (evidence(&report, "variable"), evidence(&report, "fault")),
                (&"HTTPS_PROXY".into(), &fault.into())
            );
            assert_eq!(report["requests"]["total"], 0, "{value:?}");
            let said = out(&run(&VERIFY).await);
            assert!(said.contains("HTTPS_PROXY") && said.contains("http://") && said.contains("odc doctor"), "{said}");
            assert!(!said.contains(&format!("{HOST} said")), "{said}");

            let report = object(&run(&JSON).await);
            assert_eq!(layer(&report, "proxy"), ("fail", "unreadable"), "{value:?}: {report}");
            assert_eq!(layer(&report, "dns").0, "blocked", "nothing is looked up by another way");
            let listed = setting(&report, "HTTPS_PROXY");
            assert_eq!((&listed["state"], &listed["fault"]), (&"unreadable".into(), &fault.into()), "{report}");
            assert!(out(&run(&LOOK).await).contains("HTTPS_PROXY"));
        }
    }
}

#[tokio::test]
async fn each_setting_is_listed_whether_used_or_not() {
    let home = tempfile::tempdir().expect("a folder");
    let at = proxy("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n");
    let password = made();
    let mut command = odc(home.path(), &JSON);
    command.env("HTTPS_PROXY", format!("http://me:{password}@{at}")).env("ALL_PROXY", "socks5://127.0.0.1:1");
    command.env("HTTP_PROXY", "http://127.0.0.1:3");
    // Windows has one spelling of a name.
    if cfg!(unix) {
        command.env("https_proxy", "");
    }
    command.env("NO_PROXY", "localhost;10.* .corp.test https://intranet.test");
    let done = ran(command, "").await;
    let report = object(&done);
    let state = |name: &str| setting(&report, name)["state"].as_str().expect("a word").to_owned();
    assert_eq!(state("HTTPS_PROXY"), "used", "{report}");
    assert_eq!(setting(&report, "HTTPS_PROXY")["value"], format!("http://{at}"));
    if cfg!(unix) {
        assert_eq!(state("https_proxy"), "empty");
    }
    // It comes after another, and names a protocol that is never used.
    assert_eq!((state("ALL_PROXY"), &setting(&report, "ALL_PROXY")["fault"]), ("behind".to_owned(), &"socks".into()));
    assert_eq!(state("HTTP_PROXY"), "http-only");
    // One entry is an address, which no such list contains; it can't mean this host.
    assert_eq!(
        (state("NO_PROXY"), &setting(&report, "NO_PROXY")["fault"]),
        ("read-in-part".to_owned(), &"entry".into())
    );
    assert_eq!(setting(&report, "NO_PROXY")["value"], "https://intranet.test");
    assert!(!out(&done).contains(&password));
    for language in ["C", "de_DE.UTF-8"] {
        let mut command = odc(home.path(), &LOOK);
        command
            .env("HTTP_PROXY", "http://127.0.0.1:3")
            .env("HTTPS_PROXY", format!("http://{at}"))
            .env("LC_ALL", language);
        let said = out(&ran(command, "").await);
        assert!(said.contains("HTTP_PROXY") && said.contains("HTTPS_PROXY"), "{said}");
    }
}

#[tokio::test]
async fn an_exception_that_may_mean_the_host_and_cannot_be_read_stops() {
    let home = tempfile::tempdir().expect("a folder");
    let at = proxy("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n");
    let variable = if cfg!(windows) { "NO_PROXY" } else { "no_proxy" };
    for list in ["https://acme.okta.com/", "*.okta.com|localhost", "'acme.okta.com'", "acme.okta.com:https"] {
        let by = async |words: &[&str]| {
            let mut command = odc(home.path(), words);
            command.env("HTTPS_PROXY", format!("http://{at}")).env(variable, list);
            ran(command, &made()).await
        };
        let report = object(&by(&[&VERIFY[..], &["--json"]].concat()).await);
        assert_eq!(row(&report, "domain"), ("blocked", Some("network-no-proxy-unreadable")), "{list}: {report}");
        assert_eq!((evidence(&report, "variable"), &report["requests"]["total"]), (&variable.into(), &0.into()));
        let report = object(&by(&JSON).await);
        assert_eq!(layer(&report, "proxy"), ("fail", "exceptions-unreadable"), "{list}: {report}");
    }
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn certificates_that_cannot_be_read_are_said_and_nothing_is_sent() {
    let test = TestOdc::start().await;
    let file = |name: &str, text: &[u8]| {
        let path = test.home.path().join(name);
        std::fs::write(&path, text).expect("written");
        path
    };
    let pem = String::from_utf8(std::fs::read(test.home.path().join("ca.pem")).expect("read")).expect("text");
    let utf16: Vec<u8> = pem.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (variable, path, fault) in [
        ("SSL_CERT_FILE", test.home.path().join("no-such.pem"), "missing"),
        ("SSL_CERT_FILE", file("empty.pem", b""), "no-content"),
        ("SSL_CERT_FILE", file("root.der", &[0x30, 0x82, 0x01, 0x0a, 0x30]), "der"),
        ("SSL_CERT_FILE", file("utf16.pem", &utf16), "encoding"),
        (
            "SSL_CERT_FILE",
            file("key.pem", b"-----BEGIN TRUSTED CERTIFICATE-----\n-----END TRUSTED CERTIFICATE-----\n"),
            "no-certificate",
        ),
        ("SSL_CERT_FILE", file("bom.pem", format!("\u{feff}{pem}").as_bytes()), "mark"),
        ("SSL_CERT_FILE", file("cut.pem", &pem.as_bytes()[..pem.len() / 2]), "certificate"),
        ("SSL_CERT_FILE", std::path::PathBuf::new(), "no-content"),
        ("SSL_CERT_FILE", test.home.path().to_path_buf(), "folder"),
        ("SSL_CERT_DIR", test.home.path().join("ca.pem"), "not-a-folder"),
        ("SSL_CERT_DIR", test.home.path().join("no-such"), "missing"),
    ] {
        let by = async |words: &[&str]| {
            let mut command = test.odc(words);
            command.env_remove("SSL_CERT_FILE").env(variable, &path);
            ran(command, &made()).await
        };
        let done = by(&[&VERIFY[..], &["--json"]].concat()).await;
        let report = object(&done);
        assert_eq!(row(&report, "domain"), ("blocked", Some("network-trust-unreadable")), "{path:?}: {report}");
        assert_eq!((evidence(&report, "variable"), evidence(&report, "fault")), (&variable.into(), &fault.into()));
        assert_eq!((code(&done), &report["requests"]["total"]), (3, &0.into()));
        let said = out(&by(&VERIFY).await);
        assert!(said.contains(variable) && said.contains(&path.display().to_string()), "{said}");
        let report = object(&by(&JSON).await);
        let listed = setting(&report, variable);
        assert_eq!((&listed["state"], &listed["fault"]), (&"unreadable".into(), &fault.into()), "{report}");
        assert_eq!(layer(&report, "tls"), ("fail", "trust-unreadable"), "{report}");
    }
    // A readable one is named where the certificate then fails. (All sandboxes' authorities have the same name.)
    let other = file("other.pem", sandbox_of_another().await.as_bytes());
    let mut command = test.odc(&[&VERIFY[..], &["--json"]].concat());
    command.env("SSL_CERT_FILE", &other);
    let report = object(&ran(command, &made()).await);
    assert_eq!(row(&report, "domain"), ("blocked", Some("network-tls-bad-signature")), "{report}");
    assert_eq!(evidence(&report, "roots"), "SSL_CERT_FILE");
    assert_eq!(test.requests().await, 0);
}

/// Another company's root and a damaged one of the own: the damaged one is named where the certificate then fails.
#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_that_cannot_be_read_beside_good_ones_is_said() {
    let test = TestOdc::start().await;
    let pem = std::fs::read_to_string(test.home.path().join("ca.pem")).expect("read");
    let key = rcgen::KeyPair::generate().expect("a key");
    let mut params = rcgen::CertificateParams::default();
    params.distinguished_name.push(rcgen::DnType::CommonName, "Another root");
    let good = params.self_signed(&key).expect("signed").pem();
    let path = test.home.path().join("mixed.pem");
    std::fs::write(&path, format!("{good}{}", &pem[..pem.len() / 2])).expect("written");
    let unread = format!("{} (#2)", path.display());
    for language in ["C", "de_DE.UTF-8"] {
        let by = async |words: &[&str]| {
            let mut command = test.odc(words);
            command.env("SSL_CERT_FILE", &path).env("LC_ALL", language);
            ran(command, &made()).await
        };
        let report = object(&by(&[&VERIFY[..], &["--json"]].concat()).await);
        assert_eq!(row(&report, "domain"), ("blocked", Some("network-tls")), "{report}");
        assert_eq!(evidence(&report, "unread"), &unread);
        let said = out(&by(&VERIFY).await);
        assert!(said.contains("mixed.pem (#2)"), "{said}");
        let report = object(&by(&JSON).await);
        let listed = setting(&report, "SSL_CERT_FILE");
        assert_eq!((&listed["state"], &listed["fault"]), (&"read-in-part".into(), &"certificate".into()), "{report}");
        assert_eq!((&listed["value"], layer(&report, "tls")), (&unread.as_str().into(), ("fail", "not-among")));
        assert!(out(&by(&LOOK).await).contains("SSL_CERT_FILE"), "the remedy names the variable");
    }
}

/// The authority of another sandbox.
#[cfg(target_os = "linux")]
async fn sandbox_of_another() -> String {
    sandbox::start(sandbox::Config::default()).await.expect("the sandbox starts").at.ca_pem.clone()
}

/// The app's own choice, as an editor of the database left it.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_choice_kept_by_the_app_that_cannot_be_read_is_said() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join(".local/share/okta-dell-connect");
    {
        let keychain = secrets::stores::SystemKeychain::new(secrets::stores::SERVICE);
        let engine = engine::Engine::open(&folder, engine::Mode::Live, std::sync::Arc::new(keychain));
        let engine = engine.expect("opens");
        engine.store().set_setting("proxy", Some("proxy.acme.test")).expect("kept");
    }
    let report = object(&ran(odc(home.path(), &[&VERIFY[..], &["--json"]].concat()), &made()).await);
    assert_eq!(row(&report, "domain"), ("blocked", Some("network-proxy-unreadable")), "{report}");
    assert_eq!((evidence(&report, "place"), &report["requests"]["total"]), (&"manual".into(), &0.into()));
    let report = object(&ran(odc(home.path(), &JSON), "").await);
    assert_eq!(setting(&report, "manual")["state"], "unreadable", "{report}");
    // A newer app's choice can't be known here.
    let database = rusqlite::Connection::open(folder.join("connections.db")).expect("opens");
    database.pragma_update(None, "user_version", 99).expect("written");
    drop(database);
    let report = object(&ran(odc(home.path(), &[&VERIFY[..], &["--json"]].concat()), &made()).await);
    assert_eq!((evidence(&report, "place"), evidence(&report, "fault")), (&"manual".into(), &"records".into()));
}

/// What people enter into the host field of GNOME's settings.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_proxy_of_the_desktop_that_cannot_be_read_is_said() {
    for (keys, fault) in [
        ("org.gnome.system.proxy.https host 'http://127.0.0.1'\norg.gnome.system.proxy.https port 9\n", "path"),
        ("org.gnome.system.proxy.https host '127.0.0.1'\norg.gnome.system.proxy.https port 0\n", "port"),
        ("org.gnome.system.proxy.socks host '127.0.0.1'\norg.gnome.system.proxy.socks port 9\n", "socks"),
    ] {
        let home = tempfile::tempdir().expect("a folder");
        let mut command = odc(home.path(), &[&VERIFY[..], &["--json"]].concat());
        crate::doctor::gnome(&mut command, home.path(), &format!("org.gnome.system.proxy mode 'manual'\n{keys}"));
        let report = object(&ran(command, &made()).await);
        assert_eq!(row(&report, "domain"), ("blocked", Some("network-proxy-unreadable")), "{keys}: {report}");
        assert_eq!((evidence(&report, "place"), evidence(&report, "fault")), (&"system".into(), &fault.into()));
    }
}
