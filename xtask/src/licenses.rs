//! `cargo xtask licenses`: the components that people get with the app, with the text of each license, for About.
//!
//! The list is the shipped part of the SBOM. Each component brings its texts; equal texts are kept once. The file is
//! committed, so that a build of the page alone has it; a test fails while it is older than the lock files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::{places, sbom};

/// Names that a license's file begins with.
const FILES: [&str; 6] = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "UNLICENSE", "NOTICE"];

/// A license's text has at least so many characters.
const SHORTEST: usize = 60;

/// The standard text, for a component that brings none.
const MIT: &str = "Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the \"Software\"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:\n\nThe above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.\n\nTHE SOFTWARE IS PROVIDED \"AS IS\", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.\n";

struct Component {
    name: String,
    version: String,
    license: String,
    repository: String,
    texts: Vec<String>,
}

/// Writes `ui/licenses.json`.
pub fn write() -> Result<()> {
    let (metadata, npm) = (sbom::metadata()?, sbom::npm()?);
    let mut all = crates(&metadata)?;
    all.extend(packages(&npm)?);
    all.push(sqlite(&metadata)?);
    fill(&mut all)?;
    all.sort_by(|one, other| (&one.name, &one.version).cmp(&(&other.name, &other.version)));
    let mut texts: Vec<&str> = Vec::new();
    let mut at: BTreeMap<String, usize> = BTreeMap::new();
    let components: Vec<Value> = all
        .iter()
        .map(|one| {
            let mut own: Vec<usize> = one
                .texts
                .iter()
                .map(|text| {
                    let same = text.split_whitespace().collect::<Vec<_>>().join(" ");
                    *at.entry(same).or_insert_with(|| {
                        texts.push(text);
                        texts.len() - 1
                    })
                })
                .collect();
            own.dedup();
            json!({ "name": one.name, "version": one.version, "license": one.license, "texts": own })
        })
        .collect();
    let path = file();
    let text = serde_json::to_string(&json!({ "components": components, "texts": texts }))?;
    fs::write(&path, text + "\n").with_context(|| format!("writing {}", path.display()))?;
    println!("{} ({} components, {} texts)", path.display(), components.len(), texts.len());
    Ok(())
}

fn file() -> PathBuf {
    places::ui().join("licenses.json")
}

fn crates(metadata: &Value) -> Result<Vec<Component>> {
    let mut all = Vec::new();
    // The project's own crates have the app's license.
    for package in sbom::shipped(metadata)?.into_iter().filter(|package| !package["source"].is_null()) {
        let text = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
        let manifest = PathBuf::from(text("manifest_path"));
        let folder = manifest.parent().context("a manifest has no folder")?;
        all.push(Component {
            name: text("name"),
            version: text("version"),
            license: text("license").replace('/', " OR "),
            repository: text("repository"),
            texts: texts(folder)?,
        });
    }
    Ok(all)
}

fn packages(npm: &Value) -> Result<Vec<Component>> {
    let mut all = Vec::new();
    for (at, package) in sbom::shipped_npm(npm) {
        let text = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
        all.push(Component {
            name: at.rsplit("node_modules/").next().unwrap_or(at).to_owned(),
            version: text("version"),
            license: text("license"),
            repository: String::new(),
            texts: texts(&places::ui().join(at))?,
        });
    }
    Ok(all)
}

/// SQLite, which `libsqlite3-sys` ships as source.
fn sqlite(metadata: &Value) -> Result<Component> {
    let packages = metadata["packages"].as_array().context("packages")?;
    let bundled = packages.iter().find(|package| package["name"] == "libsqlite3-sys").context("libsqlite3-sys")?;
    let manifest = Path::new(bundled["manifest_path"].as_str().unwrap_or_default());
    let header =
        fs::read_to_string(manifest.with_file_name("sqlite3").join("sqlite3.h")).context("reading sqlite3.h")?;
    let version =
        header.lines().find_map(|line| line.strip_prefix("#define SQLITE_VERSION ")).context("its version")?;
    let blessing = header.split("/*").nth(1).and_then(|text| text.split("****").next()).context("its blessing")?;
    let blessing: Vec<&str> = blessing.lines().map(|line| line.trim_start_matches("**").trim()).collect();
    Ok(Component {
        name: "SQLite".to_owned(),
        version: version.trim().trim_matches('"').to_owned(),
        license: "blessing".to_owned(),
        repository: String::new(),
        texts: vec![blessing.join("\n").trim().to_owned()],
    })
}

/// The texts in a component's folder.
fn texts(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_uppercase();
            path.is_file() && FILES.iter().any(|start| name.starts_with(start)) && !name.ends_with(".RS")
        })
        .collect();
    files.sort();
    let texts: Vec<String> = files.iter().map(fs::read_to_string).collect::<std::io::Result<_>>()?;
    // A line that only points to the other files is no text.
    Ok(texts.iter().map(|text| text.trim()).filter(|text| text.len() > SHORTEST).map(str::to_owned).collect())
}

/// Gives components without a text that of their repository's others, the standard one, or that of another component
/// under the same license.
fn fill(all: &mut [Component]) -> Result<()> {
    let mut known: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for one in all.iter().filter(|one| !one.texts.is_empty()) {
        for key in [&one.repository, &one.license] {
            known.entry(key.clone()).or_insert_with(|| one.texts.clone());
        }
    }
    known.remove("");
    let apache = fs::read_to_string(places::root().join("LICENSE")).context("reading LICENSE")?;
    for one in all.iter_mut().filter(|one| one.texts.is_empty()) {
        one.texts = match known.get(&one.repository) {
            Some(texts) => texts.clone(),
            None if one.license.contains("MIT") => vec![format!("Copyright (c) the authors of {}\n\n{MIT}", one.name)],
            None if one.license.contains("Apache-2.0") => vec![apache.trim().to_owned()],
            None => match known.get(&one.license) {
                Some(texts) => texts.clone(),
                None => bail!("{} {} ({}) brings no text of its license", one.name, one.version, one.license),
            },
        };
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn kept() -> Value {
        serde_json::from_str(&fs::read_to_string(file()).expect("licenses.json")).expect("JSON")
    }

    /// After a change to a lock file, run `cargo xtask licenses`.
    #[test]
    fn about_lists_what_ships() {
        let names = |all: &[Value]| -> BTreeSet<String> {
            all.iter().map(|one| format!("{} {}", one["name"], one["version"])).collect()
        };
        let kept = kept();
        let kept = names(kept["components"].as_array().expect("a list"));
        let metadata = sbom::metadata().expect("cargo's answer");
        let mut now: Vec<Value> = sbom::shipped(&metadata)
            .expect("the programs")
            .into_iter()
            .filter(|package| !package["source"].is_null())
            .cloned()
            .collect();
        let npm = sbom::npm().expect("the lock");
        now.extend(
            sbom::shipped_npm(&npm).map(
                |(at, package)| json!({ "name": at.rsplit("node_modules/").next(), "version": package["version"] }),
            ),
        );
        let now = names(&now);
        let stale: Vec<&String> =
            now.symmetric_difference(&kept).filter(|name| !name.starts_with("\"SQLite\"")).collect();
        assert_eq!(stale, [""; 0], "ui/licenses.json is stale: run `cargo xtask licenses`");
    }

    #[test]
    fn each_has_a_license_and_its_text() {
        let kept = kept();
        let texts = kept["texts"].as_array().expect("texts");
        let components = kept["components"].as_array().expect("a list");
        for one in components {
            let own = one["texts"].as_array().expect("texts");
            assert!(!one["license"].as_str().unwrap_or_default().is_empty(), "{one}");
            assert!(!own.is_empty(), "{one}");
            for at in own {
                let at = usize::try_from(at.as_u64().expect("a number")).expect("small");
                assert!(texts[at].as_str().is_some_and(|text| text.len() > SHORTEST), "{one}");
            }
        }
        for name in ["tauri", "svelte", "rusqlite", "SQLite", "lucide-static", "rustls", "@fluent/bundle"] {
            assert!(components.iter().any(|one| one["name"] == name), "{name} is missing");
        }
    }
}
