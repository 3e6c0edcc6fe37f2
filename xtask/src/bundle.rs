//! `cargo xtask bundle`: the release and its packages.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::progress::Progress;
use crate::{command, deb, package, places, system, ui};

#[derive(clap::Args)]
pub struct Args {
    /// Install system packages without asking
    #[arg(long)]
    yes: bool,
    /// Cargo features to build with; `webdriver` is refused
    #[arg(long, value_delimiter = ',')]
    features: Vec<String>,
}

/// Builds, then prints where the packages are and how large.
pub fn bundle(args: &Args) -> Result<()> {
    refuse_webdriver(&args.features)?;
    let mut progress = Progress::new(3);
    progress.stage("system packages", || system::packages(system::For::Running, args.yes))?;
    progress.stage("page's tools", || {
        ui::node()?;
        ui::packages()
    })?;
    let made =
        progress.stage("release and packages (about ten minutes on two cores)", || app_packages(&args.features))?;
    for file in &made {
        println!("{} ({:.2} MB)", file.display(), megabytes(file)?);
    }
    progress.finish("Bundled");
    Ok(())
}

/// This system's kinds of package, with the ending of each.
pub const KINDS: &[(&str, &str)] = if cfg!(target_os = "linux") {
    &[("deb", "deb"), ("rpm", "rpm")]
} else if cfg!(windows) {
    &[("nsis", "exe")]
} else {
    &[("app", "app"), ("dmg", "dmg")]
};

/// Builds the release of both programs and all packages; answers their paths.
pub fn app_packages(features: &[String]) -> Result<Vec<PathBuf>> {
    command::run(command::npm().args(["run", "build"]), "mend what the build names above, in ui/src or words.")?;
    let mut cargo = command::cargo();
    release(&mut cargo);
    if !features.is_empty() {
        cargo.args(["--features", &features.join(",")]);
    }
    command::run(&mut cargo, "mend what the compiler names above.")?;
    package::lay_out(&places::program("release", "odc"))?;
    pack(&places::target(), "release", KINDS)
}

/// What people get: both programs in one build, so that each dependency is built once. `cargo xtask repro` compares two
/// builds by the same command.
pub fn release(cargo: &mut Command) {
    cargo.args(["build", "--release", "--locked", "--features", "tauri/custom-protocol"]);
    cargo.args(["--package", "okta-dell-connect", "--package", "odc"]);
    // Tauri's build script takes it for xtask's own package.
    cargo.env_remove("CARGO_MANIFEST_DIR");
    // About shows it. The same commit gives the same bytes; a build by plain cargo has none.
    if let Some(commit) = command::output(command::new("git").args(["rev-parse", "HEAD"])) {
        cargo.env("ODC_COMMIT", commit.trim());
    }
    // As `tauri build` sets it.
    if cfg!(target_os = "macos") {
        cargo.env("MACOSX_DEPLOYMENT_TARGET", "10.13");
    }
    // No program may need a runtime library that Windows lacks.
    if cfg!(windows) {
        cargo.env("STATIC_VCRUNTIME", "true").env("RUSTFLAGS", "-Ctarget-feature=+crt-static");
    }
}

/// Packs the programs that are in `profile` of this target folder, and what [`package::lay_out`] made.
pub fn pack(target: &Path, profile: &str, kinds: &[(&str, &str)]) -> Result<Vec<PathBuf>> {
    let names: Vec<&str> = kinds.iter().map(|(kind, _)| *kind).collect();
    let mut bundle = tauri(&places::root(), target);
    // The program stays as it was built, byte by byte: the app has no updater that would read a mark in it.
    bundle.args(["bundle", "--ci", "--no-binary-patching", "--bundles", &names.join(",")]);
    bundle.env("ODC_PACKAGE", package::folder());
    if profile == "debug" {
        bundle.arg("--debug");
    }
    if cfg!(target_os = "linux") {
        let app = std::fs::read(target.join(profile).join("okta-dell-connect")).context("reading the app")?;
        bundle.args(["--config", &depends(&app).to_string()]);
    }
    if let Ok(line) = std::env::var(package::WINDOWS_SIGN) {
        let signed = serde_json::json!({ "bundle": { "windows": { "signCommand": line } } });
        bundle.args(["--config", &signed.to_string()]);
    }
    bundled(bundle, &target.join(profile).join("bundle"), kinds)
}

/// Builds the release and the package of another app, whose tauri.conf.json is in `app`; answers its path.
pub fn package_in(app: &Path) -> Result<Vec<PathBuf>> {
    // One target folder for all apps, so that cargo builds what they share once.
    let mut build = tauri(app, &places::target());
    let kinds = &KINDS[..1];
    build.args(["build", "--ci", "--bundles", kinds[0].0]);
    bundled(build, &places::target().join("release/bundle"), kinds)
}

fn tauri(app: &Path, target: &Path) -> Command {
    let cli = places::ui().join("node_modules/.bin").join(if cfg!(windows) { "tauri.cmd" } else { "tauri" });
    let mut tauri = command::new(&cli.to_string_lossy());
    tauri.current_dir(app).env("CARGO_TARGET_DIR", target);
    tauri
}

/// Runs the bundler, and packs a .deb again; answers what was made.
fn bundled(mut bundler: Command, folder: &Path, kinds: &[(&str, &str)]) -> Result<Vec<PathBuf>> {
    let folders: Vec<PathBuf> =
        kinds.iter().map(|(kind, _)| folder.join(if *kind == "app" { "macos" } else { kind })).collect();
    // A package of an earlier version would be taken for this one's.
    for folder in folders.iter().filter(|folder| folder.exists()) {
        std::fs::remove_dir_all(folder).with_context(|| format!("emptying {}", folder.display()))?;
    }
    command::run(&mut bundler, "mend what the compiler or the bundler names above.")?;
    let mut made = Vec::new();
    for (folder, (_, ending)) in folders.iter().zip(kinds) {
        let entries = folder.read_dir().with_context(|| format!("looking into {}", folder.display()))?;
        let paths = entries.collect::<std::io::Result<Vec<_>>>()?.into_iter().map(|entry| entry.path());
        let found = made.len();
        made.extend(paths.filter(|path| path.extension().is_some_and(|end| end == *ending)));
        if made.len() == found {
            bail!("Nothing was bundled into {}.\nWhat to do: read the bundler's words above.", folder.display());
        }
    }
    made.iter()
        .filter(|path| path.extension().is_some_and(|end| end == "deb"))
        .try_for_each(|path| deb::again(path))?;
    Ok(made)
}

/// The C library that the app needs: the bundler does not look.
fn depends(app: &[u8]) -> Value {
    let minor = |tail: &[u8]| {
        let digits: Vec<u8> = tail.iter().copied().take_while(u8::is_ascii_digit).collect();
        String::from_utf8(digits).ok()?.parse::<u32>().ok()
    };
    let mark = b"GLIBC_2.";
    let wanted = app.windows(mark.len() + 3).filter_map(|at| minor(at.strip_prefix(mark)?)).max().unwrap_or(17);
    serde_json::json!({ "bundle": { "linux": {
        "deb": { "depends": [format!("libc6 (>= 2.{wanted})")] },
        "rpm": { "depends": [format!("libc.so.6(GLIBC_2.{wanted})(64bit)")] },
    } } })
}

/// The feature leaves WebKit's inspector reachable from outside. A package must never have it.
fn refuse_webdriver(features: &[String]) -> Result<()> {
    let manifest = std::fs::read_to_string(places::root().join("Cargo.toml")).context("reading Cargo.toml")?;
    let default =
        manifest.lines().any(|line| line.trim_start().starts_with("default = [") && line.contains("webdriver"));
    if default || features.iter().flat_map(|name| name.split([',', ' '])).any(|name| name.ends_with("webdriver")) {
        bail!(
            "The feature `webdriver` is on: such a build can be inspected from outside and is for tests only.\n\
             What to do: bundle without it (it is named {}).",
            if default { "in the default features of Cargo.toml" } else { "in --features" }
        );
    }
    Ok(())
}

/// Size of a file or a folder's files.
pub fn megabytes(path: &Path) -> Result<f64> {
    fn bytes(path: &Path) -> std::io::Result<u64> {
        if path.is_dir() {
            path.read_dir()?.map(|entry| bytes(&entry?.path())).sum()
        } else {
            Ok(path.symlink_metadata()?.len())
        }
    }
    Ok(bytes(path).with_context(|| format!("measuring {}", path.display()))? as f64 / 1e6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_symbol_says_which_c_library_is_needed() {
        let app = b"\0GLIBC_2.4\0GLIBC_2.34\0GLIBC_2.17\0GLIBC_PRIVATE\0";
        assert_eq!(depends(app)["bundle"]["linux"]["deb"]["depends"][0], "libc6 (>= 2.34)");
    }

    #[test]
    fn a_build_for_tests_is_not_bundled() {
        let refused = |names: &[&str]| {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            refuse_webdriver(&names).is_err()
        };
        assert!(!refused(&[]), "the manifest's default features must not have it");
        assert!(!refused(&["custom-protocol"]));
        assert!(refused(&["webdriver"]));
        assert!(refused(&["custom-protocol", "okta-dell-connect/webdriver"]));
        assert!(refused(&["custom-protocol webdriver"]));
    }
}
