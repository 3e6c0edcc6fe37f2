//! Packages of the operating system: finds what is missing, names the command that installs it, and runs the command
//! after a yes.
//!
//! CI proves the Debian list on a fresh machine. Fedora's and Arch's names are from their indexes and untested;
//! Fedora's tools are requested by path, which dnf resolves.

use std::io::{BufRead, IsTerminal, Write};
use std::time::Duration;

use anyhow::{Result, bail};

use crate::command;
use crate::progress::NotRun;

/// How long a package manager may take before it counts as hung.
const LIMIT: Duration = Duration::from_secs(600);

/// What the packages are for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// Building the app and opening it.
    Running,
    /// That, and the window tests.
    Testing,
    /// That, and the bench.
    Bench,
}

enum Family {
    Debian,
    Fedora,
    Arch,
    /// A Linux of another name.
    OtherLinux(String),
    Windows,
    Mac,
}

/// The programs that the window and browser tests need. Chromium has two names; its tests say when it is missing.
const TOOLS: [&str; 10] = [
    "WebKitWebDriver",
    "xvfb-run",
    "xauth",
    "dbus-run-session",
    "gnome-keyring-daemon",
    "secret-tool",
    "xclip",
    "xdotool",
    "strace",
    "pdftoppm",
];

/// Says what is missing, shows the command, asks unless `yes` or `CI=true`, installs.
pub fn packages(purpose: For, yes: bool) -> Result<()> {
    let family = family();
    let missing = missing(&family, purpose)?;
    if missing.is_empty() {
        println!("    nothing is missing");
        return Ok(());
    }
    let line = install_line(&family, &missing);
    println!("    missing: {}\n    the command that installs it:\n\n        {line}\n", missing.join(" "));
    if !may_install(yes)? {
        bail!("Nothing was installed.\nWhat to do: type the command above, or run this again with --yes.");
    }
    command::run(
        command::new("sh").args(["-c", &line]),
        "see the package manager's words above; type the command yourself, then run this again.",
    )?;
    let absent: Vec<&str> =
        TOOLS.into_iter().filter(|tool| purpose != For::Running && !command::exists(tool)).collect();
    if !absent.is_empty() {
        bail!(
            "Still not on the path after installing: {}.\nWhat to do: find the package that brings them, install it, run this again.",
            absent.join(", ")
        );
    }
    Ok(())
}

/// The same for optional packages: one that is not available is named in the last line, and is no failure.
pub fn optional(wanted: &[&'static str], yes: bool) -> Result<()> {
    let family = family();
    let not_run = |why: String| Err(NotRun(why).into());
    if !matches!(family, Family::Debian) {
        return not_run(format!("{} come from Debian's or Ubuntu's packages only", wanted.join(", ")));
    }
    let missing: Vec<&str> = wanted.iter().copied().filter(|package| !installed(&family, package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let line = install_line(&family, &missing);
    println!("    missing: {}\n    the command that installs it:\n\n        {line}\n", missing.join(" "));
    if !may_install(yes)? {
        return not_run(format!("{} not installed; --yes installs it", missing.join(", ")));
    }
    let Err(problem) = command::run_within(command::new("sh").args(["-c", &line]), LIMIT, "see its words above.")
    else {
        return Ok(());
    };
    println!("    {problem:#}");
    not_run(format!("{} could not be installed", missing.join(", ")))
}

pub fn may_install(yes: bool) -> Result<bool> {
    if yes || std::env::var("CI").is_ok_and(|value| value == "true") {
        return Ok(true);
    }
    if !std::io::stdin().is_terminal() {
        return Ok(false);
    }
    print!("    Install now? [y/N] ");
    std::io::stdout().flush()?;
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}

fn family() -> Family {
    if cfg!(windows) {
        return Family::Windows;
    }
    if cfg!(target_os = "macos") {
        return Family::Mac;
    }
    let text = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    let value = |key: &str| {
        text.lines()
            .find_map(|line| line.strip_prefix(key)?.strip_prefix('='))
            .unwrap_or_default()
            .trim_matches('"')
            .to_owned()
    };
    let names = format!("{} {}", value("ID"), value("ID_LIKE"));
    let is = |wanted: &str| names.split_whitespace().any(|name| name == wanted);
    match () {
        () if is("debian") || is("ubuntu") => Family::Debian,
        () if is("fedora") => Family::Fedora,
        () if is("arch") => Family::Arch,
        () => Family::OtherLinux(value("ID")),
    }
}

fn missing(family: &Family, purpose: For) -> Result<Vec<&'static str>> {
    let (build, test): (&[&'static str], &[&'static str]) = match family {
        Family::Debian => (
            &["libwebkit2gtk-4.1-dev"],
            &[
                "webkit2gtk-driver",
                "xvfb",
                "xauth",
                "dbus",
                "gnome-keyring",
                "libsecret-tools",
                "xclip",
                "xdotool",
                "strace",
                "at-spi2-core",
                "fonts-noto-core",
                "chromium",
                "poppler-utils",
            ],
        ),
        Family::Fedora => (
            &["webkit2gtk4.1-devel", "gcc", "pkgconf-pkg-config"],
            &[
                "/usr/bin/WebKitWebDriver",
                "/usr/bin/xvfb-run",
                "/usr/bin/xauth",
                "/usr/bin/dbus-run-session",
                "/usr/bin/gnome-keyring-daemon",
                "/usr/bin/secret-tool",
                "/usr/bin/xclip",
                "/usr/bin/xdotool",
                "/usr/bin/strace",
                "at-spi2-core",
                "google-noto-sans-fonts",
                "chromium",
                "poppler-utils",
            ],
        ),
        Family::Arch => (
            &["webkit2gtk-4.1", "gcc", "pkgconf"],
            &[
                "webkitgtk-6.0",
                "xorg-server-xvfb",
                "xorg-xauth",
                "dbus",
                "gnome-keyring",
                "libsecret",
                "xclip",
                "xdotool",
                "strace",
                "at-spi2-core",
                "noto-fonts",
                "chromium",
                "poppler",
            ],
        ),
        Family::OtherLinux(id) => return other_linux(id, purpose),
        Family::Windows | Family::Mac => return elsewhere(family, purpose),
    };
    let wanted = if purpose == For::Running { build.to_vec() } else { [build, test].concat() };
    Ok(wanted.into_iter().filter(|package| !installed(family, package)).collect())
}

fn installed(family: &Family, package: &str) -> bool {
    match family {
        Family::Debian => command::output(command::new("dpkg-query").args(["-W", "-f", "${Status}", package]))
            .is_some_and(|status| status == "install ok installed"),
        Family::Fedora => command::output(command::new("rpm").args(["-q", "--whatprovides", package])).is_some(),
        Family::Arch => command::output(command::new("pacman").args(["-T", package])).is_some(),
        Family::OtherLinux(_) | Family::Windows | Family::Mac => true,
    }
}

fn install_line(family: &Family, packages: &[&str]) -> String {
    let root = command::output(command::new("id").arg("-u")).is_some_and(|id| id == "0");
    let sudo = if root { "" } else { "sudo " };
    let names = packages.join(" ");
    match family {
        Family::Debian => format!(
            "{sudo}apt-get update && {sudo}env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends {names}"
        ),
        Family::Fedora => format!("{sudo}dnf install -y {names}"),
        Family::Arch => format!("{sudo}pacman -S --needed --noconfirm {names}"),
        Family::OtherLinux(_) | Family::Windows | Family::Mac => names,
    }
}

/// Another Linux: looks for the programs, since its package names differ.
fn other_linux(id: &str, purpose: For) -> Result<Vec<&'static str>> {
    let webkit =
        command::new("pkg-config").args(["--exists", "webkit2gtk-4.1"]).status().is_ok_and(|status| status.success());
    let tools: Vec<&str> = TOOLS.into_iter().filter(|tool| purpose != For::Running && !command::exists(tool)).collect();
    if webkit && tools.is_empty() {
        return Ok(Vec::new());
    }
    let line = match id {
        "opensuse-tumbleweed" | "opensuse-leap" | "suse" => "sudo zypper install webkit2gtk3-devel gcc pkg-config",
        "alpine" => "sudo apk add build-base pkgconf webkit2gtk-4.1-dev",
        "nixos" => "nix-shell -p pkg-config gtk3 webkitgtk_4_1 libsoup_3 gcc",
        "gentoo" => "sudo emerge --ask net-libs/webkit-gtk:4.1",
        _ => "(your package manager) install the development files of WebKitGTK 4.1, a C compiler and pkg-config",
    };
    let and = if tools.is_empty() {
        String::new()
    } else {
        format!("\nThe window tests also need on the path: {}.", tools.join(", "))
    };
    bail!(
        "This Linux ({id}) is not one whose packages can be installed from here.\nWhat to do: type\n\n    {line}\n{and}\nthen run this again."
    )
}

fn elsewhere(family: &Family, purpose: For) -> Result<Vec<&'static str>> {
    if purpose == For::Bench {
        bail!("The bench runs on Linux only (it reads /proc and needs Xvfb).");
    }
    if matches!(family, Family::Mac) && command::output(command::new("xcode-select").arg("-p")).is_none() {
        bail!(
            "Apple's command line tools are missing.\nWhat to do: type\n\n    xcode-select --install\n\nthen run this again."
        );
    }
    // Windows: Rust came with its linker, and Windows 10 and 11 ship WebView2.
    Ok(Vec::new())
}
