//! House rules as tests: where a thing may be, what must be beside it, and how old a dependency may be. Each failure
//! names the file to change.

mod dialect;
mod doors;
mod layers;
mod security;
mod voice;
mod words;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Exposures of a secret in the product's code. Changing this number changes the secret's path: read that path in
/// `ARCHITECTURE.md` first.
const EXPOSURES: usize = 11;

/// Places that may use `unsafe`, each under `#[expect(unsafe_code, reason = "...")]`.
const UNSAFE_PLACES: usize = 50;

/// The oldest versions that are known to be sound, with the reason.
const FLOORS: [(&str, [u64; 3], &str); 5] = [
    ("tauri", [2, 11, 1], "CVE-2026-42184, origin confusion"),
    ("rustls", [0, 23, 45], "the security review's floor"),
    ("rustls-webpki", [0, 103, 13], "the security review's floor"),
    ("h2", [0, 4, 16], "the security review's floor"),
    ("aws-lc-sys", [0, 39, 0], "the security review's floor"),
];

/// Hosts that a test may name: loopback, the sandbox's, names that never resolve, and the vendors' documented ones (as
/// text to be parsed, or served by the sandbox itself).
const HOSTS: [&str; 14] = [
    "127.0.0.1",
    "[::1]",
    "localhost",
    "practice",
    "example",
    "invalid",
    "test",
    "okta.com",
    "oktapreview.com",
    "okta-emea.com",
    "okta-gov.com",
    "okta.mil",
    "dell.com",
    "www.w3.org",
];

#[test]
fn one_file_of_the_page_knows_the_host() {
    for file in files(&root().join("ui/src"), &["ts", "svelte", "js"]) {
        let known = file.ends_with("ui/src/host/tauri.ts");
        assert!(
            known || !read(&file).contains("@tauri-apps"),
            "{} imports the host; only ui/src/host/tauri.ts may",
            shown(&file)
        );
    }
}

#[test]
fn the_capability_allows_our_commands_and_nothing_else() {
    let rows = read(&root().join("src-tauri/commands.md"));
    let names = rows.lines().filter_map(|row| row.strip_prefix("| `")?.split('`').next());
    let listed: BTreeSet<String> = names.map(|name| format!("allow-{}", name.replace('_', "-"))).collect();

    // Written by `build.rs`; `tauri.conf.json` takes no other.
    assert!(!root().join("src-tauri/capabilities").exists(), "there is one capability");
    let capability = read(&Path::new(env!("OUT_DIR")).join("capabilities/main.json"));
    let capability: serde_json::Value = serde_json::from_str(&capability).expect("JSON");
    assert_eq!(capability["windows"], serde_json::json!(["main"]));
    assert!(capability.get("remote").is_none() && capability.get("webviews").is_none());
    let allowed: BTreeSet<String> =
        serde_json::from_value(capability["permissions"].clone()).expect("permissions are names");
    assert_eq!(
        allowed, listed,
        "the capability (left) must allow exactly the commands of src-tauri/commands.md (right)"
    );
}

/// The page names an id or a kind; only Rust knows which file that is.
#[test]
fn no_command_takes_a_path() {
    let mut commands = 0;
    for file in files(&root().join("src-tauri/src/commands"), &["rs"]) {
        let text = read(&file);
        for command in text.split("#[tauri::command]").skip(1) {
            commands += 1;
            let head = command.split('{').next().unwrap_or_default();
            let head = head.split_once('(').map_or(head, |(_, arguments)| arguments);
            let path =
                ["path", "Path", "file:", "file_name", "folder", "directory"].into_iter().find(|w| head.contains(w));
            assert_eq!(path, None, "{}: a command takes a path:{head}", shown(&file));
        }
    }
    assert!(commands > 50, "only {commands} commands were found");
}

/// An answer leaves `http` with its texts redacted, and the network check's facts are messages: nothing else reads the
/// wire.
#[test]
fn two_rooms_read_the_wire() {
    for file in product_files() {
        let text = read(&file);
        let reads = product_part(&text).any(|line| {
            ["reqwest::", "hyper::client", "TcpStream::connect"].iter().any(|way| line.contains(way))
                && !line.contains("reqwest::Method")
        });
        let known = ["src-tauri/engine/src/http/", "src-tauri/engine/src/network/"];
        assert!(!reads || known.iter().any(|room| shown(&file).starts_with(room)), "{} reads the wire", shown(&file));
    }
}

#[test]
fn every_exposure_of_a_secret_says_why() {
    let mut count = 0;
    for file in product_files() {
        let text = read(&file);
        let lines: Vec<&str> = product_part(&text).collect();
        for (at, line) in lines.iter().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            let here = code.matches(".expose(").count() + code.matches(".expose_secret(").count();
            if here == 0 {
                continue;
            }
            count += here;
            let said = lines[at.saturating_sub(5)..=at].iter().any(|line| line.contains("// EXPOSE:"));
            assert!(said, "{}:{} exposes a secret without `// EXPOSE:`", shown(&file), at + 1);
        }
    }
    assert_eq!(count, EXPOSURES, "exposures of a secret: tests/it/tidy.rs states another number");
}

#[test]
fn unsafe_is_counted() {
    let mut count = 0;
    for file in product_files() {
        let text = read(&file);
        assert!(!text.contains("allow(unsafe_code"), "{}: expect, not allow", shown(&file));
        for (at, _) in text.match_indices("expect(unsafe_code") {
            let rest: String = text[at..].chars().take(200).collect();
            assert!(rest.contains("reason ="), "{}: unsafe without a reason", shown(&file));
            count += 1;
        }
    }
    assert_eq!(count, UNSAFE_PLACES, "places with unsafe: tests/it/tidy.rs states another number");
}

#[test]
fn dependencies_are_new_enough() {
    let lock: toml::Table = read(&root().join("Cargo.lock")).parse().expect("a lock file");
    let packages = lock["package"].as_array().expect("packages");
    for (name, floor, why) in FLOORS {
        for package in packages.iter().filter(|package| package["name"].as_str() == Some(name)) {
            let version = package["version"].as_str().expect("a version");
            assert!(numbers(version) >= floor, "{name} {version} is under {floor:?}: {why}");
        }
    }
    for name in ["tauri", "rustls"] {
        assert!(packages.iter().any(|package| package["name"].as_str() == Some(name)), "{name} is gone?");
    }
}

#[test]
fn no_test_is_switched_off() {
    let mut sources = files(&root().join("src-tauri"), &["rs"]);
    sources.extend(files(&root().join("tests"), &["rs"]));
    for file in sources {
        let off = read(&file).lines().any(|line| line.trim_start().starts_with(concat!("#[", "ignore")));
        assert!(!off, "{} switches a test off", shown(&file));
    }
    for file in files(&root().join("ui/src"), &["ts"]) {
        let text = read(&file);
        let off = ["test.skip(", "it.skip(", "describe.skip(", "test.only(", "it.only(", "describe.only("]
            .into_iter()
            .find(|word| text.contains(word));
        assert_eq!(off, None, "{} switches a test off", shown(&file));
    }
}

#[test]
fn tests_name_no_stranger() {
    for file in files(&root().join("tests"), &["rs", "toml", "json"]) {
        for host in hosts(&read(&file)) {
            let known = HOSTS.iter().any(|known| host == *known || host.ends_with(&format!(".{known}")));
            assert!(known, "{} names {host}", shown(&file));
        }
    }
}

/// Hosts of the web addresses in a text, without those made at run time (`https://{host}`).
fn hosts(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for scheme in [concat!("http", "://"), concat!("https", "://")] {
        for (at, _) in text.match_indices(scheme) {
            let rest = &text[at + scheme.len()..];
            let authority =
                rest.split(|c: char| c.is_whitespace() || "/?#\"'`<>)\\,;|*".contains(c)).next().unwrap_or_default();
            let host = authority.rsplit('@').next().unwrap_or_default();
            let host = if host.starts_with('[') { host } else { host.split(':').next().unwrap_or_default() };
            if !host.is_empty() && !host.contains(['{', '$']) {
                found.push(host.to_lowercase());
            }
        }
    }
    found
}

fn numbers(version: &str) -> [u64; 3] {
    let mut parts = version.split(['.', '-', '+']).map(|part| part.parse().unwrap_or(0));
    std::array::from_fn(|_| parts.next().unwrap_or(0))
}

/// Rust files that people get.
fn product_files() -> Vec<PathBuf> {
    let base = root().join("src-tauri");
    let all = ["model/src", "secrets/src", "engine/src", "src", "cli/src"]
        .into_iter()
        .flat_map(|part| files(&base.join(part), &["rs"]));
    all.filter(|file| !file.ends_with("tests.rs") && !file.components().any(|part| part.as_os_str() == "tests"))
        .collect()
}

/// The lines before a file's own tests.
fn product_part(text: &str) -> impl Iterator<Item = &str> {
    text.lines().take_while(|line| !line.trim_start().starts_with("#[cfg(test)]"))
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A file as the rules name it, on Windows too.
fn shown(file: &Path) -> String {
    file.strip_prefix(root()).unwrap_or(file).display().to_string().replace(std::path::MAIN_SEPARATOR, "/")
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|problem| panic!("{}: {problem}", shown(file)))
}

/// Files below a folder with one of these endings, sorted.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).unwrap_or_else(|problem| panic!("{}: {problem}", shown(folder)));
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path, endings));
        } else if path.extension().and_then(|ending| ending.to_str()).is_some_and(|e| endings.contains(&e)) {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn hosts_are_found_in_text() {
    let scheme = concat!("https", "://");
    let text = format!("see {scheme}a.example/x and '{scheme}u@B.test:8443?q' and {scheme}{{host}}/y");
    assert_eq!(hosts(&text), ["a.example", "b.test"]);
}
