//! `cargo xtask repro`: builds the release twice from two clean clones in two folders, and compares every byte.
//!
//! Paths are taken out of the programs; any difference left is one that the sources don't show. The folders are in
//! `target/repro`; each build takes as long as a release, and its target folder is removed afterwards.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::progress::Progress;
use crate::{bundle, command, places, ui};

/// What people get.
const PROGRAMS: [&str; 2] = ["okta-dell-connect", "odc"];

/// Builds both and compares. Fails when a program differs, and leaves both for a look.
pub fn repro() -> Result<()> {
    ui::node()?;
    let folder = places::target().join("repro");
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("emptying {}", folder.display()))?;
    }
    let mut progress = Progress::new(2);
    let one = progress.stage("one clean build (as long as a release takes)", || built(&folder.join("one")))?;
    // The path is longer by design: a length that leaks into the program shows too.
    let two = progress.stage("another, elsewhere", || built(&folder.join("another-folder")))?;
    for program in PROGRAMS {
        same(&one.join(program), &two.join(program))?;
    }
    progress.finish("Both builds are the same, byte by byte");
    Ok(())
}

/// Clones the last commit into `folder` and builds it there; answers the folder with the programs.
fn built(folder: &Path) -> Result<PathBuf> {
    let (source, target, made) = (folder.join("source"), folder.join("target"), folder.join("made"));
    fs::create_dir_all(&made).with_context(|| format!("making {}", made.display()))?;
    let mut clone = command::new("git");
    clone.args(["clone", "--quiet"]).arg(places::root()).arg(&source);
    command::run(&mut clone, "commit what is to be built: the last commit is compared.")?;
    for words in [&["ci", "--ignore-scripts", "--no-audit", "--no-fund"][..], &["run", "build"]] {
        command::run(command::npm().current_dir(source.join("ui")).args(words), "see npm's words above.")?;
    }
    let cargo_home = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(home()?.join(".cargo")));
    let named = [(source.as_path(), "/source"), (target.as_path(), "/target")];
    let named = named.into_iter().chain(cargo_home.as_deref().map(|path| (path, "/cargo")));
    let (mut rust, mut c) = (Vec::new(), Vec::new());
    for (path, name) in named {
        rust.push(format!("--remap-path-prefix={}={name}", path.display()));
        c.push(format!("-ffile-prefix-map={}={name}", path.display()));
    }
    let mut cargo = command::cargo();
    cargo.current_dir(&source).env("CARGO_TARGET_DIR", &target);
    cargo.env("RUSTFLAGS", rust.join(" ")).env("CFLAGS", c.join(" "));
    bundle::release(&mut cargo);
    command::run(&mut cargo, "mend what the compiler names above.")?;
    for program in PROGRAMS {
        let from = target.join("release").join(format!("{program}{}", std::env::consts::EXE_SUFFIX));
        fs::copy(&from, made.join(program)).with_context(|| format!("keeping {}", from.display()))?;
    }
    fs::remove_dir_all(&target).with_context(|| format!("emptying {}", target.display()))?;
    Ok(made)
}

fn home() -> Option<PathBuf> {
    std::env::var_os(if cfg!(windows) { "USERPROFILE" } else { "HOME" }).map(PathBuf::from)
}

fn same(one: &Path, two: &Path) -> Result<()> {
    let read = |path: &Path| fs::read(path).with_context(|| format!("reading {}", path.display()));
    let (first, second) = (read(one)?, read(two)?);
    if first == second {
        println!("    {}: {} bytes, the same", one.file_name().unwrap_or_default().to_string_lossy(), first.len());
        return Ok(());
    }
    let at = first.iter().zip(&second).position(|(a, b)| a != b).unwrap_or(first.len().min(second.len()));
    bail!(
        "{} ({} bytes) and {} ({} bytes) differ from byte {at} on.\n\
         What to do: compare them (`diffoscope` shows where), and find what brings a path, a time or an order into the build.",
        one.display(),
        first.len(),
        two.display(),
        second.len()
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_byte_is_a_difference() {
        let folder = std::env::temp_dir().join(format!("odc-repro-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("made");
        let file = |name: &str, bytes: &[u8]| {
            let path = folder.join(name);
            fs::write(&path, bytes).expect("written");
            path
        };
        let (one, two, longer) = (file("one", b"program"), file("two", b"progRam"), file("longer", b"programs"));
        assert!(same(&one, &one).is_ok());
        assert!(same(&one, &two).expect_err("differs").to_string().contains("from byte 4 on"));
        assert!(same(&one, &longer).expect_err("differs").to_string().contains("from byte 7 on"));
        fs::remove_dir_all(&folder).expect("removed");
    }
}
