//! No crate depends on one above it, and none below the app knows a window. ARCHITECTURE.md, "Layers".

use std::collections::BTreeMap;

use super::{files, read, root, shown};

/// Each crate's folder below `src-tauri`, and the folders whose crates it may know. The app is `src`.
const LAYERS: [(&str, &[&str]); 6] = [
    ("model", &[]),
    ("secrets", &["model"]),
    ("engine", &["model", "secrets"]),
    ("sandbox", &[]),
    ("cli", &["model", "secrets", "engine", "sandbox"]),
    ("src", &["model", "secrets", "engine", "sandbox"]),
];

/// What draws a window, by the beginning of its name.
const WINDOWS: [&str; 5] = ["tauri", "wry", "gtk", "webkit2gtk", "webview2"];

#[test]
fn no_crate_depends_on_one_above_it() {
    let workspace: toml::Table = read(&root().join("Cargo.toml")).parse().expect("a manifest");
    let crates = crates(&workspace);
    assert_eq!(crates.len(), 4, "a crate below src-tauri is in no layer: {crates:?}");
    for (folder, below) in LAYERS {
        let manifest = match folder {
            "src" => workspace.clone(),
            _ => read(&root().join("src-tauri").join(folder).join("Cargo.toml")).parse().expect("a manifest"),
        };
        for name in dependencies(&manifest) {
            let found = refused(folder, below, &name, &crates);
            assert_eq!(found, None, "the manifest of src-tauri/{folder} depends on {name}");
        }
    }
}

/// The compiler refuses a path into a crate that the manifest doesn't name. This also sees code for other systems.
#[test]
fn no_crate_names_one_above_it() {
    let workspace: toml::Table = read(&root().join("Cargo.toml")).parse().expect("a manifest");
    let crates = crates(&workspace);
    for (folder, below) in LAYERS {
        for file in files(&root().join("src-tauri").join(folder), &["rs"]) {
            for (at, line) in read(&file).lines().enumerate() {
                let code = line.split("//").next().unwrap_or_default();
                for name in paths(code) {
                    let found = refused(folder, below, &name, &crates);
                    assert_eq!(found, None, "{}:{} names {name}", shown(&file), at + 1);
                }
            }
        }
    }
}

/// Why a crate in this folder may not know a crate of this name; `None` if it may.
fn refused(folder: &str, below: &[&str], name: &str, crates: &BTreeMap<String, String>) -> Option<&'static str> {
    let window = WINDOWS.iter().any(|window| name == *window || name.starts_with(&format!("{window}-")));
    if folder != "src" && (window || name == "okta-dell-connect" || name == "okta_dell_connect") {
        return Some("only the app knows a window");
    }
    let of = crates.get(name)?;
    (of != folder && !below.contains(&of.as_str())).then_some("it is above this crate, or beside it")
}

/// Names of the workspace's crates below `src-tauri`, with their folders.
fn crates(workspace: &toml::Table) -> BTreeMap<String, String> {
    let all = workspace["workspace"]["dependencies"].as_table().expect("the workspace's dependencies");
    let folder = |value: &toml::Value| value.get("path")?.as_str()?.strip_prefix("src-tauri/").map(str::to_owned);
    all.iter().filter_map(|(name, value)| Some((name.clone(), folder(value)?))).collect()
}

/// Names of all dependencies of a manifest, for any system, and for tests too.
fn dependencies(manifest: &toml::Table) -> Vec<String> {
    let mut names = Vec::new();
    for (key, value) in manifest {
        let Some(table) = value.as_table() else { continue };
        match key.as_str() {
            "dependencies" | "build-dependencies" | "dev-dependencies" => {
                let real = |(name, value): (&String, &toml::Value)| {
                    value.get("package").and_then(toml::Value::as_str).unwrap_or(name).to_owned()
                };
                names.extend(table.iter().map(real));
            }
            "target" => names.extend(table.values().filter_map(toml::Value::as_table).flat_map(dependencies)),
            _ => {}
        }
    }
    names
}

/// The first part of each path in a line of code.
fn paths(code: &str) -> Vec<String> {
    let word = |text: &str| -> String {
        let reversed: String = text.chars().rev().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
        reversed.chars().rev().collect()
    };
    let firsts = code.match_indices("::").filter_map(|(at, _)| {
        let before = &code[..at];
        let name = word(before);
        let inner = before[..before.len() - name.len()].ends_with("::");
        (!inner && !name.is_empty()).then_some(name)
    });
    firsts.collect()
}

#[test]
fn an_arrow_that_runs_up_is_seen() {
    let crates: BTreeMap<String, String> =
        ["model", "secrets", "engine", "sandbox"].map(|name| (name.to_owned(), name.to_owned())).into();
    #[track_caller]
    fn check(crates: &BTreeMap<String, String>, folder: &str, name: &str, may: bool) {
        let below = LAYERS.iter().find(|(of, _)| *of == folder).expect("a layer").1;
        assert_eq!(refused(folder, below, name, crates).is_none(), may, "{folder} and {name}");
    }
    check(&crates, "secrets", "model", true);
    check(&crates, "model", "secrets", false);
    check(&crates, "model", "serde", true);
    check(&crates, "engine", "sandbox", false);
    check(&crates, "engine", "tauri", false);
    check(&crates, "engine", "tauri-build", false);
    check(&crates, "sandbox", "model", false);
    check(&crates, "cli", "engine", true);
    check(&crates, "cli", "okta_dell_connect", false);
    check(&crates, "src", "tauri", true);
    assert_eq!(paths("use engine::store::Store; a::<b::C>()"), ["engine", "a", "b"]);
}
