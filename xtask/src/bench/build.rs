//! Builds each program that is measured into `target/bench`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::{bundle, command, places};

/// The watcher, the C page, the empty Tauri window and its package.
pub fn yardsticks() -> Result<()> {
    let made = places::target().join("bench");
    fs::create_dir_all(&made)?;
    let sources = places::root().join("xtask/bench");
    c(&sources.join("first_screen.c"), &made.join("first_screen"), "x11")?;
    c(&sources.join("page.c"), &made.join("page"), "webkit2gtk-4.1")?;

    let folder = made.join("empty-source");
    lay_out(&sources.join("empty"), &folder)?;
    let package = bundle::package_in(&folder)?;
    keep("odc-bench-empty", "empty", &package)
}

/// The app's release and its package.
pub fn app() -> Result<()> {
    let package = bundle::app_packages(&[])?;
    keep("okta-dell-connect", "app", &package)
}

fn c(source: &Path, program: &Path, library: &str) -> Result<()> {
    let remedy = "look at the words above; a C compiler and pkg-config are needed.";
    let flags = command::output(command::new("pkg-config").args(["--cflags", "--libs", library]))
        .with_context(|| format!("pkg-config does not know {library}. What to do: {remedy}"))?;
    command::run(command::new("cc").args(["-O2", "-o"]).arg(program).arg(source).args(flags.split_whitespace()), remedy)
}

/// The empty app as a workspace of its own, with our Tauri, our profile and our lock file.
fn lay_out(from: &Path, to: &Path) -> Result<()> {
    let root = places::root();
    for folder in ["", "page", "icons"] {
        fs::create_dir_all(to.join(folder))?;
    }
    for file in ["main.rs", "build.rs", "tauri.conf.json", "page/index.html", "page/frames.js"] {
        copy(&from.join(file), &to.join(file))?;
    }
    copy(&root.join("icons/128x128.png"), &to.join("icons/128x128.png"))?;
    copy(&root.join("Cargo.lock"), &to.join("Cargo.lock"))?;
    let ours = fs::read_to_string(root.join("Cargo.toml")).context("reading Cargo.toml")?;
    let line = |name: &str| {
        ours.lines()
            .find(|line| line.starts_with(&format!("{name} = ")))
            .with_context(|| format!("Cargo.toml has no line for {name}"))
    };
    let release: Vec<&str> = ours
        .lines()
        .skip_while(|line| *line != "[profile.release]")
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .collect();
    let manifest = format!(
        "[package]\nname = \"odc-bench-empty\"\nversion = \"0.1.0\"\nedition = \"2024\"\npublish = false\n\n\
         [[bin]]\nname = \"odc-bench-empty\"\npath = \"main.rs\"\n\n[workspace]\n\n\
         [features]\ndefault = [\"custom-protocol\"]\ncustom-protocol = [\"tauri/custom-protocol\"]\n\n\
         [dependencies]\n{}\n\n[build-dependencies]\n{}\n\n[profile.release]\n{}\n",
        line("tauri")?,
        line("tauri-build")?,
        release.join("\n")
    );
    fs::write(to.join("Cargo.toml"), manifest).context("writing the empty app's manifest")
}

fn keep(program: &str, name: &str, packages: &[PathBuf]) -> Result<()> {
    let made = places::target().join("bench");
    copy(&places::program("release", program), &made.join(name))?;
    let package = packages.first().context("no package was made")?;
    copy(package, &made.join(format!("{name}.deb")))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("copying {} to {}", from.display(), to.display()))?;
    Ok(())
}
