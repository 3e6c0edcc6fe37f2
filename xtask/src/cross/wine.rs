//! Wine 10 of Debian 13 in a root of its own: Debian 12's lacks `bcryptprimitives.dll`, which std needs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use super::debian::Archive;
use super::{Enclosure, dress, empty, folder, not_run, whole, within};
use crate::{command, places, system};

/// libc-bin has the locale C.UTF-8: without it Wine can make no file whose name has an umlaut. fonts-wine has the fonts
/// of dialogs.
const PACKAGES: [&str; 5] = ["wine", "wine64", "base-files", "libc-bin", "fonts-wine"];
/// Booting takes seconds.
const BOOT_LIMIT: Duration = Duration::from_secs(180);
/// What Wine recognizes its own libraries by, in place of the DOS text.
const BUILTIN: &[u8; 32] = b"Wine builtin DLL\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";

pub struct Wine {
    root: PathBuf,
}

impl Wine {
    /// Where it is unpacked.
    pub fn root() -> PathBuf {
        folder().join("wine-10-fonts")
    }

    /// Fetches it, where this system can run it.
    pub fn get(yes: bool) -> Result<Self> {
        if Enclosure::find().is_none() {
            return Err(not_run(
                "no tests under Wine: this system lets neither root nor a user have mounts of their own",
            ));
        }
        let root = Self::root();
        if !root.exists() && !system::may_install(yes)? {
            return Err(not_run("no tests under Wine: it would be fetched (190 MB); --yes fetches it"));
        }
        whole(&root, |part| {
            let archive = Archive::open(&folder().join("apt"))?;
            archive.unpack_with_dependencies(&PACKAGES, part)?;
            settle(part)?;
            fs::remove_dir_all(folder().join("apt")).context("removing apt's folder")
        })?;
        Ok(Self { root })
    }

    /// Makes a Windows for this run, and removes that of an earlier run.
    pub fn boot(&self) -> Result<()> {
        for part in ["prefix", "home"] {
            empty(&folder().join(part))?;
        }
        let mut boot = self.ready();
        boot.arg("boot");
        let Err(problem) = within(&boot, BOOT_LIMIT, "see its words above.") else { return Ok(()) };
        println!("    {problem:#}");
        Err(not_run("no tests under Wine: it does not start here"))
    }

    /// A Windows program, run by Wine.
    pub fn with(&self, inner: &Command) -> Command {
        let mut outer = self.ready();
        outer.arg("run").arg(inner.get_program());
        dress(&mut outer, inner);
        outer
    }

    fn ready(&self) -> Command {
        let mut ready = command::new("sh");
        ready.arg(script("wine.sh"));
        ready.env("ODC_WINE", &self.root).env("ODC_WINE_FOLDER", folder()).env("ODC_WINE_SOURCES", places::root());
        // It has a display of its own, and must not find the person's.
        for variable in ["DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS"] {
            ready.env_remove(variable);
        }
        ready
    }
}

fn script(name: &str) -> PathBuf {
    places::root().join("xtask/cross").join(name)
}

/// Does what the packages' scripts would have done, as far as Wine needs it.
fn settle(root: &Path) -> Result<()> {
    let passwd = root.join("etc/passwd");
    fs::write(&passwd, "root:x:0:0:root:/root:/bin/sh\n").with_context(|| format!("writing {}", passwd.display()))?;
    let zlib = root.join("usr/x86_64-w64-mingw32/lib/zlib1.dll");
    let bytes = fs::read(&zlib).with_context(|| format!("reading {}", zlib.display()))?;
    let built_in = root.join("usr/lib/x86_64-linux-gnu/wine/x86_64-windows/zlib1.dll");
    let marked = built_in_library(bytes).context("zlib1.dll is too short")?;
    fs::write(&built_in, marked).with_context(|| format!("writing {}", built_in.display()))
}

fn built_in_library(mut bytes: Vec<u8>) -> Option<Vec<u8>> {
    bytes.get_mut(64..96)?.copy_from_slice(BUILTIN);
    Some(bytes)
}
