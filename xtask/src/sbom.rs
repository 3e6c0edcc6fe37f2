//! `cargo xtask sbom`: what the app and `odc` are made of, as CycloneDX 1.6 JSON.
//!
//! It reads what pins the build: `cargo metadata --locked`, `Cargo.lock` and `ui/package-lock.json`. It fetches nothing
//! that a build would not fetch, and writes no time or serial number: the same locks give the same file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::{command, places};

/// The programs that ship, by package.
const PROGRAMS: [&str; 2] = ["okta-dell-connect", "odc"];

/// npm packages whose code is in the built page although the lock file lists them as tools.
const BUNDLED: [&str; 2] = ["svelte", "lucide-static"];

/// Edges to the packages of these kinds are followed.
type Kinds = &'static [Option<&'static str>];
const SHIPPED: Kinds = &[None];
const BUILDING: Kinds = &[None, Some("build")];

/// Writes `target/sbom.cdx.json` and says what is in it.
pub fn write() -> Result<()> {
    let crates = fs::read_to_string(places::root().join("Cargo.lock")).context("reading Cargo.lock")?;
    let sbom = sbom(&metadata()?, &crates.parse().context("reading Cargo.lock")?, &npm()?)?;
    let path = places::target().join("sbom.cdx.json");
    fs::create_dir_all(places::target())?;
    fs::write(&path, serde_json::to_vec_pretty(&sbom)?).with_context(|| format!("writing {}", path.display()))?;
    let all = sbom["components"].as_array().map_or(&[][..], Vec::as_slice);
    let shipped = all.iter().filter(|component| component["scope"] == "required").count();
    println!("{} ({} components, {shipped} of them shipped)", path.display(), all.len());
    Ok(())
}

/// What cargo builds, by the lock file.
pub fn metadata() -> Result<Value> {
    let Some(metadata) = command::output(command::cargo().args(["metadata", "--format-version", "1", "--locked"]))
    else {
        bail!("cargo did not say what it builds. What to do: `cargo metadata --locked` says why.")
    };
    serde_json::from_str(&metadata).context("reading cargo's answer")
}

/// The page's lock file.
pub fn npm() -> Result<Value> {
    let npm = fs::read_to_string(places::ui().join("package-lock.json")).context("reading ui/package-lock.json")?;
    serde_json::from_str(&npm).context("reading ui/package-lock.json")
}

/// The packages that ship with either program, the project's own included.
pub fn shipped(metadata: &Value) -> Result<Vec<&Value>> {
    let packages = by_id(metadata["packages"].as_array());
    let nodes = by_id(metadata["resolve"]["nodes"].as_array());
    let roots = programs(&packages)?;
    Ok(reached(&roots, &nodes, SHIPPED).into_iter().filter_map(|id| packages.get(id).copied()).collect())
}

fn programs<'a>(packages: &BTreeMap<&'a str, &'a Value>) -> Result<Vec<&'a str>> {
    let roots: Vec<&str> = packages.iter().filter(|(_, package)| is_program(package)).map(|(id, _)| *id).collect();
    if roots.len() != PROGRAMS.len() {
        bail!("{} of the packages {PROGRAMS:?} were found", roots.len());
    }
    Ok(roots)
}

/// The whole document. It covers all systems, as `Cargo.lock` does.
fn sbom(metadata: &Value, crates: &toml::Table, npm: &Value) -> Result<Value> {
    let packages = by_id(metadata["packages"].as_array());
    let nodes = by_id(metadata["resolve"]["nodes"].as_array());
    let roots = programs(&packages)?;
    let shipped = reached(&roots, &nodes, SHIPPED);
    let all = reached(&roots, &nodes, BUILDING);
    let sums = checksums(crates);
    let (mut components, mut edges) = (Vec::new(), Vec::new());
    for id in &all {
        let package = packages.get(id).with_context(|| format!("{id} is not among the packages"))?;
        components.push(of_crate(package, shipped.contains(id), &sums));
        let on: BTreeSet<String> =
            followed(nodes.get(id), BUILDING).filter_map(|to| packages.get(to)).map(|to| crate_url(to)).collect();
        edges.push(json!({ "ref": crate_url(package), "dependsOn": on }));
    }
    components.extend(of_npm(npm));
    let programs = roots.iter().filter_map(|id| packages.get(id)).map(|package| crate_url(package));
    let app = packages.values().find(|package| package["name"] == PROGRAMS[0]);
    edges.push(json!({ "ref": "okta-dell-connect", "dependsOn": programs.collect::<BTreeSet<_>>() }));
    Ok(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": {
            "type": "application",
            "bom-ref": "okta-dell-connect",
            "name": "Okta Dell Connect",
            "version": app.map_or(&Value::Null, |app| &app["version"]),
        } },
        "components": components,
        "dependencies": edges,
    }))
}

fn by_id(list: Option<&Vec<Value>>) -> BTreeMap<&str, &Value> {
    list.into_iter().flatten().filter_map(|one| Some((one["id"].as_str()?, one))).collect()
}

fn is_program(package: &Value) -> bool {
    package["source"].is_null() && PROGRAMS.iter().any(|name| package["name"] == *name)
}

/// Packages that one depends on, by edges of these kinds.
fn followed<'a>(node: Option<&&'a Value>, kinds: Kinds) -> impl Iterator<Item = &'a str> {
    let edges = node.and_then(|node| node["deps"].as_array()).into_iter().flatten();
    edges
        .filter(move |edge| {
            let of = edge["dep_kinds"].as_array().into_iter().flatten();
            of.into_iter().any(|of| kinds.contains(&of["kind"].as_str()))
        })
        .filter_map(|edge| edge["pkg"].as_str())
}

fn reached<'a>(roots: &[&'a str], nodes: &BTreeMap<&'a str, &'a Value>, kinds: Kinds) -> BTreeSet<&'a str> {
    let (mut found, mut next) = (BTreeSet::new(), roots.to_vec());
    while let Some(id) = next.pop() {
        if found.insert(id) {
            next.extend(followed(nodes.get(id), kinds));
        }
    }
    found
}

/// SHA-256 of each crate's archive, as the lock file has it.
fn checksums(lock: &toml::Table) -> BTreeMap<(&str, &str), &str> {
    let packages = lock.get("package").and_then(toml::Value::as_array).into_iter().flatten();
    packages
        .filter_map(|package| {
            let text = |key: &str| package.get(key)?.as_str();
            Some(((text("name")?, text("version")?), text("checksum")?))
        })
        .collect()
}

fn crate_url(package: &Value) -> String {
    let text = |key: &str| package[key].as_str().unwrap_or_default();
    format!("pkg:cargo/{}@{}", text("name"), text("version"))
}

fn of_crate(package: &Value, shipped: bool, sums: &BTreeMap<(&str, &str), &str>) -> Value {
    let text = |key: &str| package[key].as_str().unwrap_or_default();
    let mut component = component(text("name"), text("version"), crate_url(package), text("license"), shipped);
    if let Some(sum) = sums.get(&(text("name"), text("version"))) {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": sum }]);
    }
    component
}

/// Where the packages of [`BUNDLED`] are, with all that they need.
fn bundled(lock: &Value) -> BTreeSet<String> {
    let place = |name: &str| format!("node_modules/{name}");
    let (mut bundled, mut next) = (BTreeSet::new(), BUNDLED.map(place).to_vec());
    while let Some(at) = next.pop() {
        let on = lock["packages"][&at]["dependencies"].as_object();
        if bundled.insert(at) {
            next.extend(on.into_iter().flatten().map(|(name, _)| place(name)));
        }
    }
    bundled
}

/// The page's packages that ship, by their place.
pub fn shipped_npm(lock: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let bundled = bundled(lock);
    let packages = lock["packages"].as_object().into_iter().flatten().filter(|(at, _)| !at.is_empty());
    packages
        .filter(move |(at, package)| package["dev"] != true || bundled.contains(*at))
        .map(|(at, package)| (at.as_str(), package))
}

/// The page's packages. One ships if the lock file doesn't list it as a tool, or if it is bundled.
fn of_npm(lock: &Value) -> Vec<Value> {
    let bundled = bundled(lock);
    let packages = lock["packages"].as_object().into_iter().flatten().filter(|(at, _)| !at.is_empty());
    packages
        .map(|(at, package)| {
            let text = |key: &str| package[key].as_str().unwrap_or_default();
            let name = at.rsplit("node_modules/").next().unwrap_or(at);
            let url = format!("pkg:npm/{}@{}", name.replacen('@', "%40", 1), text("version"));
            let shipped = package["dev"] != true || bundled.contains(at);
            let mut component = component(name, text("version"), url, text("license"), shipped);
            // A package in two folders is listed twice, each with its place.
            component["bom-ref"] = json!(at);
            let sum = text("integrity").strip_prefix("sha512-").and_then(|sum| STANDARD.decode(sum).ok());
            if let Some(sum) = sum {
                let hex: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
                component["hashes"] = json!([{ "alg": "SHA-512", "content": hex }]);
            }
            component
        })
        .collect()
}

fn component(name: &str, version: &str, url: String, license: &str, shipped: bool) -> Value {
    let mut component = json!({
        "type": "library",
        "bom-ref": url,
        "name": name,
        "version": version,
        // "excluded": used to build, and not shipped.
        "scope": if shipped { "required" } else { "excluded" },
        "purl": url,
    });
    if !license.is_empty() {
        // Older crates write a slash for "or".
        component["licenses"] = json!([{ "expression": license.replace('/', " OR ") }]);
    }
    component
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made() -> Value {
        let package = |name: &str, source: Option<&str>| json!({ "id": name, "name": name, "version": "1.0.0", "source": source, "license": "MIT/Apache-2.0" });
        let needs = |id: &str, on: &[(&str, Option<&str>)]| {
            let edges: Vec<Value> =
                on.iter().map(|(to, kind)| json!({ "pkg": to, "dep_kinds": [{ "kind": kind }] })).collect();
            json!({ "id": id, "deps": edges })
        };
        let registry = Some("registry");
        let metadata = json!({
            "packages": [
                package("okta-dell-connect", None), package("odc", None), package("used", registry),
                package("builds", registry), package("tests", registry),
            ],
            "resolve": { "nodes": [
                needs("okta-dell-connect", &[("used", None), ("builds", Some("build")), ("tests", Some("dev"))]),
                needs("odc", &[("used", None)]), needs("used", &[]), needs("builds", &[]), needs("tests", &[]),
            ] },
        });
        let crates = "[[package]]\nname = \"used\"\nversion = \"1.0.0\"\nchecksum = \"ab12\"\n";
        let npm = json!({ "packages": {
            "": { "version": "0" },
            "node_modules/@a/b": { "version": "2.0.0", "integrity": "sha512-AQI=" },
            "node_modules/svelte": { "version": "5.0.0", "dev": true, "dependencies": { "clsx": "^2" } },
            "node_modules/clsx": { "version": "2.0.0", "dev": true },
            "node_modules/vite": { "version": "8.0.0", "dev": true },
        } });
        sbom(&metadata, &crates.parse().expect("a lock file"), &npm).expect("a document")
    }

    fn one<'a>(sbom: &'a Value, url: &str) -> &'a Value {
        let components = sbom["components"].as_array().expect("a list");
        components.iter().find(|component| component["purl"] == url).unwrap_or(&Value::Null)
    }

    /// What CycloneDX 1.6 requires of a document and of each component.
    #[test]
    fn it_is_what_cyclonedx_requires() {
        let sbom = made();
        assert_eq!((&sbom["bomFormat"], &sbom["specVersion"]), (&json!("CycloneDX"), &json!("1.6")));
        let components = sbom["components"].as_array().expect("a list");
        let mut references: BTreeSet<&str> = BTreeSet::from(["okta-dell-connect"]);
        for component in components {
            assert_eq!(component["type"], "library");
            assert!(component["name"].as_str().is_some_and(|name| !name.is_empty()), "{component}");
            assert!(references.insert(component["bom-ref"].as_str().expect("a reference")), "twice: {component}");
        }
        for edge in sbom["dependencies"].as_array().expect("a list") {
            let on = edge["dependsOn"].as_array().expect("a list").iter();
            for reference in on.chain([&edge["ref"]]) {
                assert!(references.contains(reference.as_str().expect("text")), "{reference} is nobody's");
            }
        }
    }

    #[test]
    fn what_ships_differs_from_what_builds() {
        let sbom = made();
        let used = one(&sbom, "pkg:cargo/used@1.0.0");
        assert_eq!((&used["scope"], &used["hashes"][0]["content"]), (&json!("required"), &json!("ab12")));
        assert_eq!(used["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(one(&sbom, "pkg:cargo/builds@1.0.0")["scope"], "excluded");
        assert_eq!(one(&sbom, "pkg:cargo/tests@1.0.0"), &Value::Null);
        let scoped = one(&sbom, "pkg:npm/%40a/b@2.0.0");
        assert_eq!((&scoped["scope"], &scoped["hashes"][0]["content"]), (&json!("required"), &json!("0102")));
        assert_eq!(one(&sbom, "pkg:npm/clsx@2.0.0")["scope"], "required");
        assert_eq!(one(&sbom, "pkg:npm/vite@8.0.0")["scope"], "excluded");
    }
}
