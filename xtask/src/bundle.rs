//! `cargo xtask bundle`: the release and its package.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::progress::Progress;
use crate::{command, places, system, ui};

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
    let made = progress.stage("release and package (about ten minutes on two cores)", || {
        package_in(&places::root(), &args.features)
    })?;
    for file in &made {
        println!("{} ({:.2} MB)", file.display(), megabytes(file)?);
    }
    progress.finish("Bundled");
    Ok(())
}

/// Builds the release and the package of the app whose tauri.conf.json is in `app`; answers the paths of the packages.
pub fn package_in(app: &Path, features: &[String]) -> Result<Vec<PathBuf>> {
    let bundles = if cfg!(target_os = "linux") {
        "deb"
    } else if cfg!(windows) {
        "nsis"
    } else {
        "app"
    };
    let folder = places::target().join("release/bundle").join(bundles);
    // A package of an earlier version would be taken for this one's.
    if folder.exists() {
        std::fs::remove_dir_all(&folder).with_context(|| format!("emptying {}", folder.display()))?;
    }
    let cli = places::ui().join("node_modules/.bin").join(if cfg!(windows) { "tauri.cmd" } else { "tauri" });
    let mut build = command::new(&cli.to_string_lossy());
    // One target folder for all apps, so that cargo builds what they share once.
    build.current_dir(app).env("CARGO_TARGET_DIR", places::target());
    build.args(["build", "--ci", "--bundles", bundles]);
    // About shows it. The same commit gives the same bytes; a build by plain cargo has none.
    if let Some(commit) = command::output(command::new("git").current_dir(places::root()).args(["rev-parse", "HEAD"])) {
        build.env("ODC_COMMIT", commit.trim());
    }
    if !features.is_empty() {
        build.args(["--features", &features.join(",")]);
    }
    command::run(&mut build, "mend what the compiler or the bundler names above.")?;
    let ending = match bundles {
        "deb" => "deb",
        "nsis" => "exe",
        _ => "app",
    };
    let mut made = Vec::new();
    for entry in folder.read_dir().with_context(|| format!("looking into {}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|found| found == ending) {
            made.push(path);
        }
    }
    if made.is_empty() {
        bail!("Nothing was bundled into {}.\nWhat to do: read the bundler's words above.", folder.display());
    }
    Ok(made)
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
