//! Builds each program that is measured into `target/bench`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::{bundle, command, places};

/// The library that measures, the C page, the app's first screen as a page, the empty Tauri window and its package.
pub fn yardsticks() -> Result<()> {
    let made = places::target().join("bench");
    fs::create_dir_all(&made)?;
    let sources = places::root().join("xtask/bench");
    c(&sources.join("frames.c"), &made.join("frames.so"), &["-shared", "-fPIC"])?;
    c(&sources.join("page.c"), &made.join("page"), &[])?;

    let folder = made.join("empty-source");
    lay_out(&sources.join("empty"), &folder)?;
    first_screen(&folder.join("page"))?;
    keep("odc-bench-empty", "static", &bundle::package_in(&folder)?)?;
    lay_out(&sources.join("empty"), &folder)?;
    keep("odc-bench-empty", "empty", &bundle::package_in(&folder)?)
}

/// The app's first screen in English as the app serves it, without its scripts.
fn first_screen(page: &Path) -> Result<()> {
    let built = places::ui().join("dist");
    let index = built.join("index.html");
    let mut text = fs::read_to_string(&index).with_context(|| format!("reading {}", index.display()))?;
    let first = between(&text, "<!--first en-->", "<!--/first en-->").context("the page has no first screen")?;
    let from = text.find("<!--first en-->").context("the page has no first screen")?;
    let to = text.find("</body>").context("the page has no end")?;
    text.replace_range(from..to, &format!("{first}</div>"));
    while let Some(script) = between(&text, "<script", "</script>").map(|inner| format!("<script{inner}</script>")) {
        text = text.replace(&script, "");
    }
    let lines = text.lines().filter(|line| !line.contains("modulepreload")).collect::<Vec<_>>().join("\n");
    fs::write(page.join("index.html"), lines).context("writing the first screen")?;
    fs::create_dir_all(page.join("assets"))?;
    for entry in fs::read_dir(built.join("assets"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "css")
            && let Some(name) = path.file_name()
        {
            copy(&path, &page.join("assets").join(name))?;
        }
    }
    Ok(())
}

fn between<'a>(text: &'a str, begin: &str, end: &str) -> Option<&'a str> {
    Some(text.split_once(begin)?.1.split_once(end)?.0)
}

/// The app's release and its package.
pub fn app() -> Result<()> {
    let package = bundle::app_packages(&[])?;
    keep("okta-dell-connect", "app", &package)
}

fn c(source: &Path, program: &Path, more: &[&str]) -> Result<()> {
    let libraries = ["webkit2gtk-4.1", "x11", "xtst"];
    let remedy = "see the words above; a C compiler, pkg-config and the development files of WebKitGTK, X11 and Xtst are needed.";
    let flags = command::output(command::new("pkg-config").args(["--cflags", "--libs"]).args(libraries))
        .with_context(|| format!("pkg-config does not know one of {}. What to do: {remedy}", libraries.join(", ")))?;
    command::run(
        command::new("cc").args(["-O2", "-o"]).arg(program).args(more).arg(source).args(flags.split_whitespace()),
        remedy,
    )
}

/// The empty app as a workspace of its own, with our Tauri, our profile and our lock file.
fn lay_out(from: &Path, to: &Path) -> Result<()> {
    let root = places::root();
    for folder in ["", "page", "icons"] {
        fs::create_dir_all(to.join(folder))?;
    }
    for file in ["main.rs", "build.rs", "tauri.conf.json", "page/index.html"] {
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
