//! `cargo xtask house`: how large the product is, how it hangs together, and what is kept by hand.
//!
//! One counter for every tree: `--at COMMIT` measures a commit by the same rules, so that before and after compare.
//! Invariant: it reads sources and changes none of them.

mod circles;
mod commands;
mod page;
mod rust;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, process};

use anyhow::{Context, Result, bail};

use crate::{command, places};
use rust::Crate;

/// How many of the longest or largest are listed.
const LISTED: usize = 8;

/// A file past this usually holds two ideas.
const LONG_FILE: usize = 400;

#[derive(clap::Args)]
pub struct Args {
    /// Measure this commit in place of the working tree
    #[arg(long, value_name = "COMMIT")]
    at: Option<String>,
}

/// Prints the figures.
pub fn house(args: &Args) -> Result<()> {
    let root = match &args.at {
        Some(commit) => unpacked(commit)?,
        None => places::root(),
    };
    let crates = rust::crates(&root)?;
    sizes(&root, &crates)?;
    functions(&crates);
    structs(&crates);
    commands::print(&root, &crates)?;
    print_circles(&crates);
    long_files(&root)
}

/// The commit's files in `target/house`.
fn unpacked(commit: &str) -> Result<PathBuf> {
    let named =
        command::new("git").args(["rev-parse", "--short", "--verify", &format!("{commit}^{{commit}}")]).output()?;
    if !named.status.success() {
        bail!("{commit} is no commit.\nWhat to do: name one that `git log` shows.");
    }
    let named = String::from_utf8(named.stdout)?.trim().to_owned();
    let folder = places::target().join("house").join(&named);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let mut archive =
        command::new("git").args(["archive", "--format=tar", &named]).stdout(process::Stdio::piped()).spawn()?;
    let files = archive.stdout.take().context("git archive has no output")?;
    let unpacked = command::new("tar").args(["-x", "-C"]).arg(&folder).stdin(files).status()?;
    if !archive.wait()?.success() || !unpacked.success() {
        bail!("{named} was not unpacked to {}.", folder.display());
    }
    println!("At {named}");
    Ok(folder)
}

/// Product lines: no tests, no comments, no blank lines, nothing generated.
fn sizes(root: &Path, crates: &[Crate]) -> Result<()> {
    let mut rust: BTreeMap<&str, BTreeMap<&Path, usize>> = BTreeMap::new();
    for one in crates {
        for source in &one.sources {
            rust.entry(&one.package).or_default().insert(&source.file, source.lines.len());
        }
    }
    println!("\nProduct lines (without tests, comments, blank lines and generated files)");
    let mut sum = 0;
    let mut files = 0;
    for (package, sources) in &rust {
        let lines: usize = sources.values().sum();
        row(&format!("Rust, {package}"), lines, sources.len());
        sum += lines;
        files += sources.len();
    }
    row("Rust", sum, files);
    for (kind, of_kind) in page::lines(root)? {
        let lines: usize = of_kind.values().sum();
        row(kind, lines, of_kind.len());
        if kind != page::NOT_SHIPPED {
            sum += lines;
            files += of_kind.len();
        }
    }
    row("Together", sum, files);
    Ok(())
}

fn row(what: &str, lines: usize, files: usize) {
    println!("  {what:<34} {lines:>6} lines in {files:>4} files");
}

fn functions(crates: &[Crate]) {
    let mut all: Vec<_> = distinct(crates).flat_map(rust::functions).collect();
    all.sort_by(|a, b| b.size.cmp(&a.size).then_with(|| a.name.cmp(&b.name)));
    println!("\nFunctions of the product in Rust: {}. The longest, in product lines:", all.len());
    for one in all.iter().take(LISTED) {
        println!("  {:>4}  {}  {}", one.size, one.name, one.file.display());
    }
}

fn structs(crates: &[Crate]) {
    let mut all: Vec<_> = distinct(crates).flat_map(rust::structs).collect();
    all.sort_by(|a, b| b.size.cmp(&a.size).then_with(|| a.name.cmp(&b.name)));
    println!("\nStructs of the product: {}. Those with most fields:", all.len());
    for one in all.iter().take(LISTED) {
        println!("  {:>4}  {}  {}", one.size, one.name, one.file.display());
    }
}

fn print_circles(crates: &[Crate]) {
    let found: Vec<_> = crates.iter().flat_map(circles::circles).collect();
    println!("\nImport circles between files of different folders: {}", found.len());
    for circle in &found {
        println!("  {} files in {}:", circle.files.len(), circle.package);
        for file in &circle.files {
            println!("    {}", file.display());
        }
        println!("    for example {}", circle.example);
    }
}

fn long_files(root: &Path) -> Result<()> {
    let mut long = Vec::new();
    for folder in ["src-tauri", "ui", "tests", "xtask", "fuzz"] {
        for file in files(&root.join(folder), &["rs", "ts", "svelte", "css"])? {
            let text = fs::read_to_string(&file)?;
            let lines = text.lines().count();
            if lines > LONG_FILE && !page::is_generated(&text) {
                long.push((lines, file.strip_prefix(root).unwrap_or(&file).to_owned()));
            }
        }
    }
    long.sort_by(|a, b| b.cmp(a));
    println!("\nFiles past {LONG_FILE} lines, everything counted: {}", long.len());
    for (lines, file) in long {
        println!("  {lines:>4}  {}", file.display());
    }
    Ok(())
}

/// Each file once: the app's library and program share some.
fn distinct(crates: &[Crate]) -> impl Iterator<Item = &rust::Source> {
    let mut seen = BTreeSet::new();
    crates.iter().flat_map(|one| &one.sources).filter(move |source| seen.insert(source.file.clone()))
}

/// Files below a folder with one of these endings, sorted; what tools put there is left out.
fn files(folder: &Path, endings: &[&str]) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if !folder.exists() {
        return Ok(found);
    }
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            if !path.ends_with("node_modules") && !path.ends_with("dist") && !path.ends_with("target") {
                found.extend(files(&path, endings)?);
            }
        } else if path.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| endings.contains(&ending)) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ARCHITECTURE.md, "Layers".
    #[test]
    fn no_import_circle_between_folders() {
        let crates = rust::crates(&places::root()).expect("the tree is read");
        let found: Vec<String> = crates.iter().flat_map(circles::circles).map(|circle| circle.example).collect();
        assert_eq!(found, [""; 0], "files of different folders import each other; `cargo xtask house` lists them");
    }
}
