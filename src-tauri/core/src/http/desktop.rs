//! What the desktop's own settings say of a proxy, where the client's library does not read them: GNOME's on Linux,
//! and everywhere a script that names proxies (PAC), which this app tells and does not follow.
//!
//! The system's own program is asked, for a second at most, and only where no variable of the environment names a
//! proxy. The code for Windows and macOS is untested here.

use hyper_util::client::proxy::matcher::Matcher;

/// What the settings say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Desktop {
    /// A proxy for https that the library does not know of.
    pub proxy: Option<Set>,
    /// A script names the proxies: its address, or nothing where the network is to be asked for it.
    pub script: Option<Option<String>>,
}

/// A proxy, and what goes without it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Set {
    /// `http://host:port`.
    pub address: String,
    /// Names and networks, with commas between, as `NO_PROXY` has them.
    pub except: String,
}

impl Set {
    /// As the client's library reads it, so that client and report agree.
    pub(crate) fn matcher(&self) -> Matcher {
        Matcher::builder().https(self.address.as_str()).no(self.except.as_str()).build()
    }
}

/// Asks the system.
#[cfg(target_os = "linux")]
pub(crate) fn ask() -> Desktop {
    // Other desktops leave these settings at their defaults, and some programs set them there all the same.
    let desktops = std::env::var("XDG_CURRENT_DESKTOP").unwrap_or_default();
    let theirs = ["GNOME", "Unity", "Cinnamon", "Budgie", "Pantheon", "MATE", "X-Cinnamon"];
    if !desktops.split(':').any(|desktop| theirs.contains(&desktop)) {
        return Desktop::default();
    }
    told(std::process::Command::new("gsettings").args(["list-recursively", "org.gnome.system.proxy"]))
        .map(|text| gnome(&text))
        .unwrap_or_default()
}

/// Asks the system.
#[cfg(target_os = "macos")]
pub(crate) fn ask() -> Desktop {
    told(std::process::Command::new("/usr/sbin/scutil").arg("--proxy")).map(|text| macos(&text)).unwrap_or_default()
}

/// Asks the system.
#[cfg(windows)]
pub(crate) fn ask() -> Desktop {
    use std::os::windows::process::CommandExt as _;
    /// `CREATE_NO_WINDOW`: no console flashes up.
    const NO_WINDOW: u32 = 0x0800_0000;
    const KEY: &str = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Internet Settings";
    told(std::process::Command::new("reg").args(["query", KEY, "/v", "AutoConfigURL"]).creation_flags(NO_WINDOW))
        .map(|text| windows(&text))
        .unwrap_or_default()
}

/// What a program prints, if it does within a second. One that hangs is left behind.
fn told(program: &mut std::process::Command) -> Option<String> {
    use std::process::Stdio;
    let child = program.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
    let (send, said) = std::sync::mpsc::channel();
    let wait = move || {
        // Nobody may be waiting any more.
        let _ = send.send(child.wait_with_output());
    };
    std::thread::Builder::new().name("desktop's proxy".to_owned()).spawn(wait).ok()?;
    let output = said.recv_timeout(std::time::Duration::from_secs(1)).ok()?.ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// GNOME's settings, a line each: schema, key, value.
#[cfg(any(test, target_os = "linux"))]
fn gnome(text: &str) -> Desktop {
    let value = |key: &str| {
        let found = text.lines().find_map(|line| line.strip_prefix("org.gnome.system.proxy")?.strip_prefix(key));
        found.unwrap_or_default().trim().trim_matches('\'').to_owned()
    };
    let pair = |scheme: &str| {
        let (host, port) = (value(&format!(".{scheme} host ")), value(&format!(".{scheme} port ")));
        let good = !host.is_empty() && port.parse::<u16>().is_ok_and(|port| port > 0);
        good.then(|| format!("http://{host}:{port}"))
    };
    match value(" mode ").as_str() {
        "auto" => {
            let script = value(" autoconfig-url ");
            Desktop { proxy: None, script: Some(Some(script).filter(|address| !address.is_empty())) }
        }
        "manual" => {
            let except: Vec<String> = value(" ignore-hosts ")
                .trim_matches(['[', ']'])
                .split(',')
                .map(|name| name.trim().trim_matches('\'').trim_start_matches('*').to_owned())
                .filter(|name| !name.is_empty())
                .collect();
            let shared = || (value(" use-same-proxy ") == "true").then(|| pair("http")).flatten();
            let set = |address| Set { address, except: except.join(",") };
            Desktop { proxy: pair("https").or_else(shared).map(set), script: None }
        }
        _ => Desktop::default(),
    }
}

/// `scutil --proxy`: `key : value`, a line each.
#[cfg(any(test, target_os = "macos"))]
fn macos(text: &str) -> Desktop {
    let value =
        |key: &str| text.lines().find_map(|line| Some(line.trim().strip_prefix(key)?.trim_start_matches(" : ")));
    let script = if value("ProxyAutoConfigEnable") == Some("1") {
        Some(value("ProxyAutoConfigURLString").map(str::to_owned))
    } else {
        (value("ProxyAutoDiscoveryEnable") == Some("1")).then_some(None)
    };
    Desktop { proxy: None, script }
}

/// `reg query ... /v AutoConfigURL`: name, type, value.
#[cfg(any(test, windows))]
fn windows(text: &str) -> Desktop {
    let script = text.lines().find_map(|line| line.trim().strip_prefix("AutoConfigURL"));
    let address = script.and_then(|rest| rest.trim().strip_prefix("REG_SZ")).map(|address| address.trim().to_owned());
    Desktop { proxy: None, script: address.filter(|address| !address.is_empty()).map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(read.except, "localhost,127.0.0.0/8,::1,.acme.test");
        let goes = |host: &str| {
            let address = format!("https://{host}/").parse().expect("an address");
            read.matcher().intercept(&address).map(|found| found.uri().to_string())
        };
        assert_eq!(goes("acme.okta.com").as_deref(), Some("http://proxy.acme.test:3128/"));
        assert_eq!((goes("www.acme.test"), goes("127.0.0.1")), (None, None));
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
    fn a_script_is_told_by_its_address() {
        let script = |desktop: Desktop| desktop.script;
        let address = Some(Some("http://wpad.acme.test/proxy.pac".to_owned()));
        let gnome_s = gnome(
            "org.gnome.system.proxy mode 'auto'\n\
             org.gnome.system.proxy autoconfig-url 'http://wpad.acme.test/proxy.pac'\n",
        );
        assert_eq!(script(gnome_s), address);
        assert_eq!(script(gnome_with("auto", "")), Some(None));
        let mac = "<dictionary> {\n  ProxyAutoConfigEnable : 1\n  \
                   ProxyAutoConfigURLString : http://wpad.acme.test/proxy.pac\n}";
        assert_eq!(script(macos(mac)), address);
        assert_eq!(script(macos("<dictionary> {\n  ProxyAutoDiscoveryEnable : 1\n}")), Some(None));
        assert_eq!(script(macos("<dictionary> {\n  ProxyAutoConfigEnable : 0\n}")), None);
        let reg =
            "\r\nHKEY_CURRENT_USER\\Software\r\n    AutoConfigURL    REG_SZ    http://wpad.acme.test/proxy.pac\r\n";
        assert_eq!(script(windows(reg)), address);
        assert_eq!(script(windows("ERROR: The system was unable to find the key.")), None);
    }
}
