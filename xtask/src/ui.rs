//! The page: Node.js, its packages, its build.

use std::path::Path;
use std::time::SystemTime;

use anyhow::{Context, Result, bail};

use crate::{command, download, places};

/// Vite's minimum.
const NODE: (u32, u32) = (20, 19);

/// Fails if Node.js or npm is missing or too old; the error says how to get them.
pub fn node() -> Result<()> {
    let remedy = "Node.js 20.19 or newer and npm are needed to build the page. Get them from https://nodejs.org/en/download, or type:\n    \
        curl -fsSL https://fnm.vercel.app/install | bash && fnm install 22        (Linux, macOS)\n    \
        winget install OpenJS.NodeJS.LTS                                          (Windows)\n\
        then run this command again in a new terminal.";
    let Some(found) = command::output(command::new("node").arg("--version")) else {
        bail!("Node.js was not found. {remedy}")
    };
    let mut numbers = found.trim_start_matches('v').split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let version = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    if version < NODE {
        bail!("Node.js {found} is too old. {remedy}");
    }
    let Some(npm) = command::output(command::npm().arg("--version").current_dir(places::root())) else {
        bail!("npm was not found. {remedy}")
    };
    println!("    Node.js {found}, npm {npm}");
    Ok(())
}

/// Installs the locked packages when the lock file is newer.
pub fn packages() -> Result<()> {
    let lock = places::ui().join("package-lock.json");
    let installed = places::ui().join("node_modules/.package-lock.json");
    if changed(&installed)? >= changed(&lock)? && installed.exists() {
        println!("    packages are as locked");
        return Ok(());
    }
    download::packages()
}

/// Builds ui/dist when one of its sources is newer.
pub fn build() -> Result<()> {
    let root = places::root();
    let made = root.join("ui/dist/index.html");
    if made.exists() {
        let mut newest = SystemTime::UNIX_EPOCH;
        for part in ["words", "catalogue", "ui"] {
            newest = newest.max(newest_in(&root.join(part))?);
        }
        if changed(&made)? > newest {
            println!("    ui/dist is newer than its sources");
            return Ok(());
        }
    }
    command::run(command::npm().args(["run", "build"]), "mend what the build names above, in ui/src or words.")
}

fn changed(file: &Path) -> Result<SystemTime> {
    match file.metadata() {
        Ok(meta) => meta.modified().with_context(|| format!("reading the time of {}", file.display())),
        Err(_) => Ok(SystemTime::UNIX_EPOCH),
    }
}

fn newest_in(folder: &Path) -> Result<SystemTime> {
    let mut newest = SystemTime::UNIX_EPOCH;
    for entry in folder.read_dir().with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        let made_here = path.file_name().is_some_and(|name| name == "dist" || name == "node_modules");
        newest = newest.max(match () {
            () if made_here => SystemTime::UNIX_EPOCH,
            () if path.is_dir() => newest_in(&path)?,
            () => changed(&path)?,
        });
    }
    Ok(newest)
}
