//! What the desktop's settings (GNOME, Windows, macOS) say about a proxy, or about a script that names proxies (PAC),
//! which this app reports and doesn't run.
//!
//! They are read only if no environment variable names a proxy. Windows is called; elsewhere the system's own program
//! is run, for at most a second. Running that of macOS is untested here; reading its output is tested.

#[cfg(windows)]
mod windows;

use super::exceptions::Exceptions;
use super::fault::Fault;
use super::hop::Hop;

/// What the settings say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Desktop {
    /// A proxy for https.
    pub proxy: Option<Set>,
    /// The address of a script that names the proxies.
    pub script: Option<String>,
    /// The network is asked for such a script (WPAD).
    pub detects: bool,
    /// The desktop's program did not answer in time.
    pub silent: bool,
}

/// A proxy, and its exceptions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Set {
    /// `http://host:port`, if the settings are sound.
    pub address: String,
    /// Names and networks, separated by commas, as in `NO_PROXY`.
    pub except: String,
}

impl Set {
    /// The proxy, if it can be read.
    pub(crate) fn hop(&self) -> Result<Hop, Fault> {
        Hop::read(&self.address)
    }

    /// Its exceptions.
    pub(crate) fn exceptions(&self) -> Exceptions {
        Exceptions::read(&self.except)
    }
}

/// Runs the system's program.
#[cfg(target_os = "linux")]
pub(crate) fn ask() -> Desktop {
    // Other desktops leave these settings at their defaults, but some programs set them there, too.
    let desktops = std::env::var("XDG_CURRENT_DESKTOP").unwrap_or_default();
    let theirs = ["GNOME", "Unity", "Cinnamon", "Budgie", "Pantheon", "MATE", "X-Cinnamon"];
    if !desktops.split(':').any(|desktop| theirs.contains(&desktop)) {
        return Desktop::default();
    }
    read_from(std::process::Command::new("gsettings").args(["list-recursively", "org.gnome.system.proxy"]), gnome)
}

/// Runs the system's program.
#[cfg(target_os = "macos")]
pub(crate) fn ask() -> Desktop {
    read_from(std::process::Command::new("/usr/sbin/scutil").arg("--proxy"), macos)
}

/// Calls the system.
#[cfg(windows)]
pub(crate) fn ask() -> Desktop {
    windows::settings().desktop()
}

/// Reads a program's output, if it comes within a second. A program that hangs is left behind.
#[cfg(not(windows))]
fn read_from(program: &mut std::process::Command, read: fn(&str) -> Desktop) -> Desktop {
    use std::process::Stdio;
    let started = program.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    // Without the program there are no such settings.
    let Ok(child) = started else { return Desktop::default() };
    let (send, said) = std::sync::mpsc::channel();
    let wait = move || {
        // The caller may have given up.
        let _ = send.send(child.wait_with_output());
    };
    let waits = std::thread::Builder::new().name("desktop's proxy".to_owned()).spawn(wait).is_ok();
    match said.recv_timeout(std::time::Duration::from_secs(1)) {
        Ok(Ok(output)) if output.status.success() => read(&String::from_utf8_lossy(&output.stdout)),
        Ok(_) => Desktop::default(),
        Err(_) => Desktop { silent: waits, ..Desktop::default() },
    }
}

/// GNOME's settings, a line each: schema, key, value.
#[cfg(any(test, target_os = "linux"))]
fn gnome(text: &str) -> Desktop {
    let value = |key: &str| {
        let found = text.lines().find_map(|line| line.strip_prefix("org.gnome.system.proxy")?.strip_prefix(key));
        found.unwrap_or_default().trim().trim_matches('\'').to_owned()
    };
    // The fields as they are, sound or not: an address in the host's field, or a missing port, must be reported.
    let pair = |scheme: &str| {
        let (host, port) = (value(&format!(".{scheme} host ")), value(&format!(".{scheme} port ")));
        let kind = if scheme == "socks" { "socks5" } else { "http" };
        (!host.is_empty()).then(|| format!("{kind}://{host}:{port}"))
    };
    match value(" mode ").as_str() {
        "auto" => {
            let script = Some(value(" autoconfig-url ")).filter(|address| !address.is_empty());
            Desktop { detects: script.is_none(), script, ..Desktop::default() }
        }
        "manual" => {
            let except: Vec<String> = value(" ignore-hosts ")
                .trim_matches(['[', ']'])
                .split(',')
                .map(|name| name.trim().trim_matches('\'').to_owned())
                .filter(|name| !name.is_empty())
                .collect();
            let shared = || (value(" use-same-proxy ") == "true").then(|| pair("http")).flatten();
            let set = |address| Set { address, except: except.join(",") };
            let proxy = pair("https").or_else(shared).or_else(|| pair("socks")).map(set);
            Desktop { proxy, ..Desktop::default() }
        }
        _ => Desktop::default(),
    }
}

/// `scutil --proxy`: `key : value`, a line each.
#[cfg(any(test, target_os = "macos"))]
fn macos(text: &str) -> Desktop {
    let value =
        |key: &str| text.lines().find_map(|line| Some(line.trim().strip_prefix(key)?.trim_start_matches(" : ")));
    let on = |key: &str| value(key) == Some("1");
    let script = value("ProxyAutoConfigURLString").filter(|_| on("ProxyAutoConfigEnable")).map(str::to_owned);
    let detects = on("ProxyAutoDiscoveryEnable");
    let pair = |kind: &str, name: &str| {
        let (host, port) = (value(&format!("{name}Proxy"))?, value(&format!("{name}Port")));
        on(&format!("{name}Enable")).then(|| format!("{kind}://{host}:{}", port.unwrap_or_default()))
    };
    let listed = text.split_once("ExceptionsList : <array> {").and_then(|(_, rest)| rest.split('}').next());
    let mut except: Vec<&str> =
        listed.unwrap_or_default().lines().filter_map(|line| line.split_once(" : ")).map(|(_, name)| name).collect();
    except.extend(on("ExcludeSimpleHostnames").then_some("<local>"));
    let except = except.join(",");
    let proxy = pair("http", "HTTPS").or_else(|| pair("socks5", "SOCKS")).map(|address| Set { address, except });
    Desktop { proxy, script, detects, silent: false }
}

/// What Windows keeps of it.
#[cfg(any(test, windows))]
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Settings {
    detects: bool,
    script: Option<String>,
    /// One proxy for all, or a list with one for each protocol: `http=p:80;https=p:443;socks=p:1080`.
    server: Option<String>,
    except: Option<String>,
}

#[cfg(any(test, windows))]
impl Settings {
    fn desktop(self) -> Desktop {
        let server = self.server.unwrap_or_default();
        let of = |protocol: &str| {
            server.split([';', ' ']).find_map(|one| one.trim().strip_prefix(protocol)?.strip_prefix('='))
        };
        let address = if server.contains('=') {
            of("https").map(str::to_owned).or_else(|| of("socks").map(|address| format!("socks5://{address}")))
        } else {
            Some(server.trim().to_owned()).filter(|server| !server.is_empty())
        };
        let except = self.except.unwrap_or_default();
        let proxy = address.map(|address| Set { address, except });
        Desktop { proxy, script: self.script, detects: self.detects, silent: false }
    }

    /// These; what names no proxy and no script leaves both to the others.
    #[cfg_attr(not(windows), expect(dead_code, reason = "Windows has two places"))]
    fn or(self, others: impl FnOnce() -> Self) -> Self {
        if self.server.is_some() || self.script.is_some() { self } else { Self { detects: self.detects, ..others() } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::exceptions::Excepted;

    /// The proxy as it can be shown, or its fault.
    fn shown(desktop: &Desktop) -> Option<Result<String, Fault>> {
        desktop.proxy.as_ref().map(|set| set.hop().map(|hop| hop.shown()))
    }

    #[test]
    fn windows_proxy_is_read_for_https() {
        let by = |server: &str| {
            let except = Some("10.*;*.acme.test;*okta.test;<local>".to_owned());
            Settings { server: Some(server.to_owned()), except, ..Settings::default() }.desktop()
        };
        let is = |proxy: &str| Some(Ok(proxy.to_owned()));
        assert_eq!(shown(&by("proxy.acme.test:8080")), is("http://proxy.acme.test:8080"));
        assert_eq!(shown(&by("http=p:80;https=q:8443;ftp=p:21")), is("http://q:8443"));
        assert_eq!(shown(&by("socks=p:1080")), Some(Err(Fault::Socks)));
        assert_eq!(shown(&by("http=p:80")), None);
        assert_eq!(shown(&by("http://wpad.acme.test/proxy.pac")), Some(Err(Fault::Path)));
        let exceptions = by("p:1").proxy.expect("a proxy").exceptions();
        let of = |host: &str| exceptions.of(host);
        for host in ["www.acme.test", "acme.okta.test", "intranet"] {
            assert_eq!(of(host), Excepted::Yes, "{host}");
        }
        assert_eq!(of("acme.okta.com"), Excepted::No);
        assert_eq!(exceptions.unreadable(), [""; 0]);
    }

    #[test]
    fn the_mac_s_proxy_is_read_for_https() {
        let by = |more: &str| {
            macos(&format!(
                "<dictionary> {{\n  ExceptionsList : <array> {{\n    0 : *.local\n    1 : 169.254/16\n  }}\n  \
                 HTTPEnable : 1\n  HTTPPort : 80\n  HTTPProxy : other.acme.test\n{more}}}"
            ))
        };
        let https = by("  HTTPSEnable : 1\n  HTTPSPort : 8080\n  HTTPSProxy : proxy.acme.test\n");
        assert_eq!(shown(&https), Some(Ok("http://proxy.acme.test:8080".to_owned())));
        assert_eq!(https.proxy.expect("a proxy").exceptions().of("printer.local"), Excepted::Yes);
        assert_eq!(shown(&by("  HTTPSEnable : 0\n  HTTPSPort : 8080\n  HTTPSProxy : proxy.acme.test\n")), None);
        assert_eq!(shown(&by("  SOCKSEnable : 1\n  SOCKSPort : 1080\n  SOCKSProxy : p\n")), Some(Err(Fault::Socks)));
        assert_eq!(shown(&by("  HTTPSEnable : 1\n  HTTPSProxy : p\n")), Some(Err(Fault::Port)));
    }

    fn gnome_with(mode: &str, more: &str) -> Desktop {
        gnome(&format!(
            "org.gnome.system.proxy autoconfig-url ''\norg.gnome.system.proxy mode '{mode}'\n\
             org.gnome.system.proxy ignore-hosts ['localhost', '127.0.0.0/8', '::1', '*.acme.test']\n{more}"
        ))
    }

    #[test]
    fn gnome_s_proxy_is_read_with_its_exceptions() {
        let https = "org.gnome.system.proxy.https host 'proxy.acme.test'\norg.gnome.system.proxy.https port 3128\n";
        let read = gnome_with("manual", https).proxy.expect("a proxy");
        assert_eq!(read.address, "http://proxy.acme.test:3128");
        assert_eq!(read.except, "localhost,127.0.0.0/8,::1,*.acme.test");
        let excepted = |host: &str| read.exceptions().of(host);
        assert_eq!((excepted("acme.okta.com"), excepted("www.acme.test")), (Excepted::No, Excepted::Yes));
    }

    #[test]
    fn one_for_http_serves_https_where_it_is_shared() {
        let http = "org.gnome.system.proxy.http host 'p'\norg.gnome.system.proxy.http port 8080\n";
        let shared = |yes: bool| {
            let read = gnome_with("manual", &format!("{http}org.gnome.system.proxy use-same-proxy {yes}\n"));
            read.proxy.map(|set| set.address)
        };
        assert_eq!((shared(true).as_deref(), shared(false)), (Some("http://p:8080"), None));
    }

    #[test]
    fn what_is_switched_off_is_not_used() {
        let https = "org.gnome.system.proxy.https host 'p'\norg.gnome.system.proxy.https port 1\n";
        assert_eq!(gnome_with("none", https), Desktop::default());
        assert_eq!(gnome(""), Desktop::default());
    }

    #[test]
    fn a_script_is_reported_by_its_address() {
        let script = |desktop: Desktop| (desktop.script, desktop.detects);
        let address = (Some("http://wpad.acme.test/proxy.pac".to_owned()), false);
        let gnome_s = gnome(
            "org.gnome.system.proxy mode 'auto'\n\
             org.gnome.system.proxy autoconfig-url 'http://wpad.acme.test/proxy.pac'\n",
        );
        assert_eq!(script(gnome_s), address);
        assert_eq!(script(gnome_with("auto", "")), (None, true));
        let mac = "<dictionary> {\n  ProxyAutoConfigEnable : 1\n  \
                   ProxyAutoConfigURLString : http://wpad.acme.test/proxy.pac\n}";
        assert_eq!(script(macos(mac)), address);
        assert_eq!(script(macos("<dictionary> {\n  ProxyAutoDiscoveryEnable : 1\n}")), (None, true));
        assert_eq!(script(macos("<dictionary> {\n  ProxyAutoConfigEnable : 0\n}")), (None, false));
    }
}
