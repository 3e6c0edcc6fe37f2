//! What a package has beside the app: `odc`, the manual, completions, licenses and the list of parts.
//!
//! It is laid out in `target/package`; `tauri.conf.json`, `tauri.linux.conf.json` and `packaging/windows/hooks.nsh` say
//! where each file goes. The same commit gives the same files.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{command, places, sbom};

/// What catalogs of software read. Its name is its id, which AppStream wants to begin with a domain.
const METAINFO: &str = "app.oktadellconnect.okta_dell_connect.metainfo.xml";

/// The shells, and the names under which each looks for a completion.
const SHELLS: [(&str, &str); 4] =
    [("bash", "odc.bash"), ("zsh", "_odc"), ("fish", "odc.fish"), ("powershell", "odc.ps1")];

/// The command that signs a program for Windows; `%1` is the program.
pub const WINDOWS_SIGN: &str = "ODC_WINDOWS_SIGN";

/// Where the bundler looks: below the repository, even if cargo's target folder is not.
pub fn folder() -> PathBuf {
    places::root().join("target/package")
}

/// Lays everything out. `odc` is the program that is packed, and the one that knows its own commands.
pub fn lay_out(odc: &Path) -> Result<()> {
    let folder = folder();
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("emptying {}", folder.display()))?;
    }
    for part in ["man1", "completions", "doc"] {
        fs::create_dir_all(folder.join(part)).with_context(|| format!("making {part}"))?;
    }
    copy(odc, &folder.join(format!("odc{}", std::env::consts::EXE_SUFFIX)))?;

    let said = |words: &[&str]| {
        let said = command::output(command::new(&odc.to_string_lossy()).args(words));
        said.with_context(|| format!("`odc {}` failed", words.join(" ")))
    };
    for (shell, name) in SHELLS {
        write(&folder.join("completions").join(name), &(said(&["completions", shell])? + "\n"))?;
    }
    let manual = folder.join("man1");
    said(&["manual", &manual.to_string_lossy()])?;

    let root = places::root();
    let version = said(&["--version"])?.trim_start_matches("odc ").to_owned();
    for (from, to) in [("okta-dell-connect.1", manual.join("okta-dell-connect.1")), (METAINFO, folder.join(METAINFO))] {
        let text = read(&root.join("packaging/linux").join(from))?;
        write(&to, &text.replace("@VERSION@", &version).replace("@DATE@", &date()))?;
    }

    sbom::write()?;
    copy(&places::target().join("sbom.cdx.json"), &folder.join("doc/sbom.cdx.json"))?;
    copy(&root.join("CHANGELOG.md"), &folder.join("doc/changelog"))?;
    let known = serde_json::from_str(&read(&places::ui().join("licenses.json"))?).context("reading licenses.json")?;
    write(&folder.join("doc/licenses.txt"), &licenses(&known))?;
    if cfg!(unix) {
        pack(&folder)?;
    }
    sign(&folder.join(format!("odc{}", std::env::consts::EXE_SUFFIX)))
}

/// Signs `odc`, where there is a key for it: the bundler signs its own programs and installers only.
/// `docs/RELEASING.md` explains the variables.
fn sign(odc: &Path) -> Result<()> {
    let mut sign = match (std::env::var("APPLE_SIGNING_IDENTITY"), std::env::var(WINDOWS_SIGN)) {
        (Ok(identity), _) if cfg!(target_os = "macos") => {
            let mut sign = command::new("codesign");
            sign.args(["--force", "--options", "runtime", "--timestamp", "--sign", &identity]).arg(odc);
            sign
        }
        (_, Ok(line)) if cfg!(windows) => {
            let mut words = line.split_whitespace();
            let mut sign = command::new(words.next().context("the command to sign is empty")?);
            sign.args(words.map(|word| word.replace("%1", &odc.to_string_lossy())));
            sign
        }
        _ => return Ok(()),
    };
    command::run(&mut sign, "see its words above; docs/RELEASING.md names the variables.")
}

/// As Linux's packages have them: the manual packed, documents packed beside themselves, and modes that no umask
/// changes.
fn pack(folder: &Path) -> Result<()> {
    let script = "gzip -n9 man1/*.1 && gzip -n9k doc/* && find . -type d -exec chmod 755 {} + \
        && find . -type f -exec chmod 644 {} + && chmod 755 odc";
    let mut packing = command::new("sh");
    packing.args(["-ec", script]).current_dir(folder);
    if command::output(&mut packing).is_none() {
        bail!("gzip, find or chmod failed in {}.\nWhat to do: see that gzip is installed.", folder.display());
    }
    Ok(())
}

/// The day of the last commit, so that the same commit gives the same bytes.
fn date() -> String {
    let day = command::output(command::new("git").args(["log", "-1", "--format=%cs"]));
    day.unwrap_or_else(|| "1970-01-01".to_owned())
}

/// Each component, then each text once, with the components that it is for.
fn licenses(known: &Value) -> String {
    let list = |key: &str| known[key].as_array().map_or(&[][..], Vec::as_slice);
    let mut text = "The components of Okta Dell Connect and odc, and the texts of their licenses.\n\n".to_owned();
    let name = |one: &Value| {
        let word = |key: &str| one[key].as_str().unwrap_or_default();
        format!("{} {} ({})", word("name"), word("version"), word("license"))
    };
    for one in list("components") {
        // Writing to a text does not fail.
        let _ = writeln!(text, "{}", name(one));
    }
    for (at, license) in list("texts").iter().enumerate() {
        let own = |one: &&Value| {
            one["texts"]
                .as_array()
                .is_some_and(|texts| texts.iter().any(|text| text.as_u64() == u64::try_from(at).ok()))
        };
        let of: Vec<String> = list("components").iter().filter(own).map(name).collect();
        let line = "=".repeat(78);
        let _ = write!(text, "\n{line}\n{}\n{line}\n\n{}\n", of.join("\n"), license.as_str().unwrap_or_default());
    }
    text
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).with_context(|| format!("writing {}", path.display()))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("copying {} to {}", from.display(), to.display()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn each_text_is_there_once_with_its_components() {
        let text = licenses(&json!({
            "components": [
                { "name": "a", "version": "1", "license": "MIT", "texts": [0] },
                { "name": "b", "version": "2", "license": "MIT", "texts": [0, 1] },
            ],
            "texts": ["permission is granted", "a notice"],
        }));
        assert_eq!(text.matches("permission is granted").count(), 1);
        let (_, texts) = text.split_once("====").expect("texts");
        assert!(texts.contains("a 1 (MIT)\nb 2 (MIT)\n"), "{text}");
        assert!(text.contains("==\nb 2 (MIT)\n=="), "{text}");
    }

    /// Whatever a package takes from the staging folder, `lay_out` makes.
    #[test]
    fn the_configuration_names_only_what_is_laid_out() {
        let made = ["odc", "man1", "completions", "doc/", METAINFO];
        for file in ["tauri.conf.json", "tauri.linux.conf.json"] {
            let text = read(&places::root().join(file)).expect("read");
            let config: Value = serde_json::from_str(&text).expect("JSON");
            let bundle = &config["bundle"];
            let maps = [&bundle["macOS"], &bundle["linux"]["deb"], &bundle["linux"]["rpm"]];
            let mut named = 0;
            for (to, from) in maps.into_iter().filter_map(|part| part["files"].as_object()).flatten() {
                let from = from.as_str().expect("a path");
                let known = match from.strip_prefix("target/package/") {
                    Some(part) => made.iter().any(|made| part.starts_with(made)),
                    None => places::root().join(from).exists(),
                };
                assert!(known, "{file}: nothing makes {from} for {to}");
                named += 1;
            }
            assert!(named >= 5, "{file}: {named}");
        }
    }
}
