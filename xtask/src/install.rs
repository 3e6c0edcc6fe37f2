//! `cargo xtask test --only package`: packs the programs that the tests were built with, installs the .deb on a bare
//! Debian that is fetched for it, uses both programs there, and removes them. The .rpm is installed in an empty root.
//!
//! The Debian is in memory, in namespaces of its own; apt's downloads are kept in `target/install/apt`.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use crate::cross::Enclosure;
use crate::progress::{NotRun, step};
use crate::{bundle, command, figures, package, places, system};

/// It takes three minutes, most of them apt's downloads.
const LIMIT: Duration = Duration::from_secs(15 * 60);

/// Packs these two programs, and tries the package.
pub fn install(app: &Path, odc: &Path, yes: bool) -> Result<()> {
    let folder = places::target().join("install");
    let programs = folder.join("debug");
    step("packages", || system::optional(&["mmdebstrap", "rpm"], yes))?;
    let made = step("packing", || {
        fs::create_dir_all(&programs).with_context(|| format!("making {}", programs.display()))?;
        for (from, name) in [(app, "okta-dell-connect"), (odc, "odc")] {
            // Without what only a debugger reads: it is most of a debug build.
            let mut strip = command::new("strip");
            strip.arg("-o").arg(programs.join(name)).arg(from);
            command::run(&mut strip, "install binutils.")?;
        }
        package::lay_out(&programs.join("odc"))?;
        bundle::pack(&folder, "debug", bundle::KINDS)
    })?;
    let [deb, rpm] = made.as_slice() else { anyhow::bail!("a .deb and an .rpm were expected: {made:?}") };
    step("sizes", || {
        let size = |path: &Path| fs::metadata(path).map(|file| file.len());
        let [app, odc] = ["okta-dell-connect", "odc"].map(|name| (name, size(&programs.join(name))));
        figures::hold("package", &[(app.0, app.1?), (odc.0, odc.1?), ("deb", size(deb)?)])
    })?;
    step("the .rpm's list", || listed(rpm))?;
    if !is_root() {
        return Err(NotRun("neither package is installed: only root can".to_owned()).into());
    }
    step("the .rpm in an empty root", || in_empty_root(rpm, &folder.join("rpm")))?;
    step("a bare Debian", || in_debian(deb, &folder))
}

/// Both packages have the same programs, and the .rpm says what it needs.
fn listed(rpm: &Path) -> Result<()> {
    let ask = |what: &[&str]| command::output(command::new("rpm").arg("-qp").args(what).arg(rpm)).unwrap_or_default();
    let (files, needs) = (ask(&["-l"]), ask(&["--requires"]));
    for wanted in ["/usr/bin/okta-dell-connect", "/usr/bin/odc", "/usr/share/man/man1/odc.1.gz"] {
        ensure!(files.lines().any(|line| line == wanted), "the .rpm has no {wanted}:\n{files}");
    }
    ensure!(needs.contains("libwebkit2gtk-4.1.so.0()(64bit)"), "the .rpm does not ask for WebKitGTK:\n{needs}");
    Ok(())
}

/// Installs the .rpm, uses `odc` and removes it. No mirror of an RPM distribution is asked: the libraries that it needs are
/// this system's, so this shows that `rpm` takes the package, not that a Fedora has what it asks for.
fn in_empty_root(rpm: &Path, root: &Path) -> Result<()> {
    if root.exists() {
        fs::remove_dir_all(root).with_context(|| format!("emptying {}", root.display()))?;
    }
    fs::create_dir_all(root).with_context(|| format!("making {}", root.display()))?;
    let ask = |words: &[&str], what: &Path| {
        let mut ask = command::new("rpm");
        ask.arg("--root").arg(root).args(words).arg(what);
        command::run(&mut ask, "see rpm's words above.")
    };
    let name = Path::new("okta-dell-connect");
    ask(&["--install", "--nodeps"], rpm)?;
    let version = command::output(std::process::Command::new(root.join("usr/bin/odc")).arg("--version"));
    ensure!(
        version.is_some_and(|said| said.starts_with("odc ")),
        "odc does not run as it was installed.\nWhat to do: start {}/usr/bin/odc by hand.",
        root.display()
    );
    ask(&["--verify", "--nodeps"], name)?;
    ask(&["--erase"], name)?;
    let mut find = command::new("find");
    let left = command::output(find.arg(root.join("usr")).args(["-not", "-type", "d"])).context("find did not run")?;
    ensure!(left.is_empty(), "the removed .rpm left files:\n{left}");
    Ok(())
}

fn is_root() -> bool {
    command::output(command::new("id").arg("-u")).is_some_and(|id| id == "0")
}

fn in_debian(deb: &Path, folder: &Path) -> Result<()> {
    let not_run = |why: &str| Err(NotRun(format!("the package is not installed: {why}")).into());
    let Some(enclosure) = Enclosure::find() else {
        return not_run("this system lets root have no mounts of its own");
    };
    // `root.sh` leaves it where apt could not fetch the Debian.
    let unavailable = folder.join("unavailable");
    if unavailable.exists() {
        fs::remove_file(&unavailable)?;
    }
    let mut script = command::new("sh");
    script.arg(places::root().join("xtask/package/root.sh"));
    script.env("ODC_FOLDER", folder).env("ODC_DEB", deb).env("ODC_CACHE", folder.join("apt"));
    let remedy = "see the words above; the steps are in xtask/package.";
    match command::run_within(&mut enclosure.around(&script), LIMIT, remedy) {
        Err(problem) if unavailable.exists() => {
            println!("    {problem:#}");
            not_run("the Debian could not be fetched")
        }
        done => done,
    }
}
