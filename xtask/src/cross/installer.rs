//! The installer for Windows, made from the bundler's own template by NSIS 3.11 of Debian 13, and tried under Wine.
//!
//! The bundler itself stops at a plugin that it downloads; `xtask/package/plugin.c` takes its place, so what is made
//! here is for this test alone. It is a 64-bit installer, for a Wine without 32-bit programs; a release's is 32-bit. One
//! that was made and run by hand in a Wine with them gave the same `result.txt`, in November 2026.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use super::debian::Archive;
use super::wine::Wine;
use super::{PACKAGES, empty, folder, not_run, on_linux, whole, within};
use crate::{command, places, progress, system};

const COMPILER: &str = "x86_64-w64-mingw32-gcc-posix";
/// The installer runs nine times.
const LIMIT: Duration = Duration::from_secs(10 * 60);
/// The installed version, and the one that replaces it.
const VERSIONS: [&str; 2] = ["0.1.0", "0.2.0"];

/// `cargo xtask test --only installer`.
pub fn installer(yes: bool) -> Result<()> {
    on_linux()?;
    progress::step("packages", || system::optional(&PACKAGES, yes))?;
    let odc = folder().join("build/x86_64-pc-windows-gnu/debug/odc.exe");
    if !odc.exists() {
        return Err(not_run("no odc.exe yet: `cargo xtask test --only windows` builds it"));
    }
    let wine = progress::step("Wine", || Wine::get(yes))?;
    let nsis = progress::step("NSIS", nsis)?;
    let bundler = progress::step("the bundler's template", bundler)?;
    let made = folder().join("installer");
    empty(&made)?;
    progress::step("two installers", || {
        let files = lay_out(&odc, &made)?;
        VERSIONS.iter().try_for_each(|version| make(version, &bundler, &nsis, &files, &made))
    })?;
    progress::step("a Windows", || wine.boot())?;
    progress::step("install, upgrade, downgrade, uninstall", || {
        let script = places::root().join("xtask/package/installer.cmd");
        // The console of Wine reads lines that end as Windows' do.
        fs::write(made.join("installer.cmd"), fs::read_to_string(script)?.replace('\n', "\r\n"))?;
        fs::write(made.join("before.reg"), before())?;
        store(&made)?;
        let mut run = command::new("cmd");
        run.args(["/c", "installer.cmd"]).current_dir(&made);
        within(&wine.with(&run), LIMIT, "see target/cross/installer/result.txt.")?;
        judge(&made)
    })
}

/// Debian 13's, because the template needs a header that Debian 12's lacks. It runs by the C library of Wine's root.
fn nsis() -> Result<PathBuf> {
    let nsis = folder().join("nsis-3");
    whole(&nsis, |part| {
        let archive = Archive::open(&folder().join("apt"))?;
        for package in ["nsis", "nsis-common"] {
            archive.unpack(package, part)?;
        }
        fs::remove_dir_all(folder().join("apt")).context("removing apt's folder")
    })?;
    Ok(nsis)
}

/// The sources of the bundler in the page's locked `@tauri-apps/cli`, which names the version of its own crates.
fn bundler() -> Result<PathBuf> {
    let npm = crate::sbom::npm()?;
    let cli = npm["packages"]["node_modules/@tauri-apps/cli"]["version"].as_str().context("no @tauri-apps/cli")?;
    let manifest = fs::read_to_string(fetched("tauri-cli", cli)?.join("Cargo.toml"))?;
    let manifest: toml::Table = manifest.parse().context("reading tauri-cli's manifest")?;
    let bundler = manifest["dependencies"]["tauri-bundler"]["version"].as_str().context("no tauri-bundler")?;
    Ok(fetched("tauri-bundler", bundler.trim_start_matches('='))?.join("src/bundle/windows/nsis"))
}

/// A crate's sources, which cargo fetches to look at them.
fn fetched(name: &str, version: &str) -> Result<PathBuf> {
    if command::output(command::cargo().args(["info", "--quiet", &format!("{name}@{version}")])).is_none() {
        return Err(not_run(format!("{name} {version} could not be fetched")));
    }
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo"))).context("no home")?;
    let registries = home.join("registry/src").read_dir().context("no registry")?;
    let mut found = registries.flatten().map(|entry| entry.path().join(format!("{name}-{version}")));
    found.find(|path| path.exists()).with_context(|| format!("cargo did not unpack {name} {version}"))
}

/// What the installers pack; for the app a program that ends at once, because Wine has no web view.
fn lay_out(odc: &Path, made: &Path) -> Result<PathBuf> {
    let files = made.join("files");
    for part in ["doc", "completions"] {
        fs::create_dir_all(files.join(part))?;
    }
    let sources = places::root().join("xtask/package");
    let compile = |words: &[&str], source: &str, out: &Path| {
        let mut compiler = command::new(COMPILER);
        compiler.args(words).arg("-o").arg(out).arg(sources.join(source)).arg("-lshell32");
        command::run(&mut compiler, "see the compiler's words above.")
    };
    compile(&["-Os", "-shared"], "plugin.c", &made.join("nsis_tauri_utils.dll"))?;
    compile(&["-Os", "-mwindows"], "empty_app.c", &files.join("okta-dell-connect.exe"))?;
    let mut strip = command::new("x86_64-w64-mingw32-strip");
    command::run(strip.arg("-o").arg(files.join("odc.exe")).arg(odc), "see its words above.")?;
    for file in ["doc/licenses.txt", "doc/sbom.cdx.json", "completions/odc.ps1"] {
        fs::write(files.join(file), file)?;
    }
    Ok(files)
}

/// Fills the template as the bundler does, and runs makensis.
fn make(version: &str, bundler: &Path, nsis: &Path, files: &Path, made: &Path) -> Result<()> {
    let root = places::root();
    let config = fs::read_to_string(root.join("tauri.conf.json")).context("reading tauri.conf.json")?;
    let config: Value = serde_json::from_str(&config).context("reading tauri.conf.json")?;
    let bundle = &config["bundle"];
    let windows = &bundle["windows"];
    let own = |path: &Value| root.join(path.as_str().unwrap_or_default()).display().to_string();
    let work = made.join(version);
    empty(&work)?;
    // With the mark of UTF-8, which NSIS wants.
    let write = |name: &str, text: &str| fs::write(work.join(name), format!("\u{feff}{text}"));
    for file in ["utils.nsh", "FileAssociation.nsh"] {
        write(file, &fs::read_to_string(bundler.join(file))?)?;
    }
    write("license_file", &fs::read_to_string(root.join("LICENSE"))?)?;
    let mut languages = Vec::new();
    for (language, file) in windows["nsis"]["customLanguageFiles"].as_object().context("no languages")? {
        write(&format!("{language}.nsh"), &fs::read_to_string(own(file))?)?;
        languages.push(language.as_str());
    }
    let language_files: Vec<String> =
        languages.iter().map(|one| work.join(format!("{one}.nsh")).display().to_string()).collect();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let full = format!("{version}.0");
    let out = made.join(format!("setup-{version}.exe")).display().to_string();
    let values: Vec<(&str, String)> = vec![
        ("compression", "zlib".into()),
        ("manufacturer", text(&bundle["publisher"])),
        ("product_name", text(&config["productName"])),
        ("version", version.into()),
        ("version_with_build", full),
        ("install_mode", text(&windows["nsis"]["installMode"])),
        ("license", work.join("license_file").display().to_string()),
        ("installer_icon", own(&windows["nsis"]["installerIcon"])),
        ("uninstaller_icon", own(&windows["nsis"]["uninstallerIcon"])),
        ("main_binary_name", "okta-dell-connect".into()),
        ("main_binary_path", files.join("okta-dell-connect.exe").display().to_string()),
        ("bundle_id", text(&config["identifier"])),
        ("copyright", text(&bundle["copyright"])),
        ("out_file", out),
        ("arch", "x64".into()),
        ("additional_plugins_path", made.display().to_string()),
        ("allow_downgrades", windows["allowDowngrades"].to_string()),
        ("display_language_selector", "false".into()),
        ("install_webview2_mode", "downloadBootstrapper".into()),
        ("webview2_installer_args", "/silent".into()),
        ("estimated_size", "1000".into()),
        ("installer_hooks", own(&windows["nsis"]["installerHooks"])),
    ];
    let lists =
        [("languages", languages.iter().map(|one| (*one).to_owned()).collect()), ("language_files", language_files)];
    let template = fs::read_to_string(bundler.join("installer.nsi")).context("reading the template")?;
    write("installer.nsi", &filled(&template, &values, &lists)?)?;

    let wine = Wine::root();
    let mut makensis = command::new(&wine.join("lib64/ld-linux-x86-64.so.2").to_string_lossy());
    makensis.arg("--library-path").arg(wine.join("usr/lib/x86_64-linux-gnu")).arg(nsis.join("usr/bin/makensis"));
    makensis.args(["-INPUTCHARSET", "UTF8", "-V2", "-WX", "-XTarget amd64-unicode"]).arg(work.join("installer.nsi"));
    makensis.env("NSISDIR", nsis.join("usr/share/nsis")).env("ODC_PACKAGE", files).current_dir(&work);
    command::run(&mut makensis, "mend packaging/windows, or what changed in the bundler's template.")
}

/// The part of Handlebars that the template uses. What is not among the values is empty.
fn filled(template: &str, values: &[(&str, String)], lists: &[(&str, Vec<String>)]) -> Result<String> {
    let value = |name: &str| values.iter().find(|(own, _)| *own == name).map(|(_, text)| text.as_str());
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        text.push_str(before);
        let (word, after) = after.split_once("}}").context("an expression without an end")?;
        rest = after;
        let mut words = word.split_whitespace();
        match (words.next(), words.next()) {
            (Some("#if"), Some(name)) => {
                let (inner, after) = block(after, "if")?;
                if value(name).is_some_and(|text| !text.is_empty()) {
                    text.push_str(&filled(inner, values, lists)?);
                }
                rest = after;
            }
            (Some("#each"), Some(name)) => {
                let (inner, after) = block(after, "each")?;
                let items = lists.iter().find(|(own, _)| *own == name).map_or(&[][..], |(_, items)| items);
                for item in items {
                    text.push_str(&inner.replace("{{this}}", item));
                }
                rest = after;
            }
            (Some(name), None) => text.push_str(value(name).unwrap_or_default()),
            _ => bail!("the template has {{{{{word}}}}}, which is not understood here"),
        }
    }
    text.push_str(rest);
    Ok(text)
}

/// What is in a block, and what follows it.
fn block<'a>(text: &'a str, kind: &str) -> Result<(&'a str, &'a str)> {
    let (opens, closes) = (format!("{{{{#{kind} "), format!("{{{{/{kind}}}}}"));
    let (mut depth, mut at) = (1, 0);
    while depth > 0 {
        let close = at + text[at..].find(&closes).with_context(|| format!("a {kind} without an end"))?;
        match text[at..close].find(&opens) {
            Some(open) => {
                depth += 1;
                at += open + opens.len();
            }
            None => {
                depth -= 1;
                at = close + closes.len();
            }
        }
    }
    Ok((&text[..at - closes.len()], &text[at..]))
}

/// A Path of 3,000 characters with a variable in it, and a web view that is said to be there.
fn before() -> String {
    let bytes: Vec<String> = format!("{}\0", long_path()).bytes().map(|byte| format!("{byte:02x}")).collect();
    let view = "SOFTWARE\\WOW6432Node\\Microsoft\\EdgeUpdate\\Clients\\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";
    format!(
        "REGEDIT4\r\n\r\n[HKEY_CURRENT_USER\\Environment]\r\n\"Path\"=hex(2):{}\r\n\r\n\
         [HKEY_LOCAL_MACHINE\\{view}]\r\n\"pv\"=\"130.0\"\r\n",
        bytes.join(",")
    )
}

fn long_path() -> String {
    let folders: Vec<String> = (0..100).map(|n| format!("C:\\Tools\\a folder with number {n:04}")).collect();
    format!("%USERPROFILE%\\bin;{}", folders.join(";"))
}

/// A store with two connections, as an earlier version wrote it.
fn store(made: &Path) -> Result<()> {
    let golden = places::root().join("tests/golden/4");
    for (from, to) in
        [("two-connections.db.gz", "connections.db"), ("two-connections.db-anchor.gz", "connections.db-anchor")]
    {
        let unpacked = fs::File::create(made.join(to))?;
        let mut gzip = command::new("gzip");
        gzip.arg("-dc").arg(golden.join(from)).stdout(unpacked);
        ensure!(gzip.status()?.success(), "gzip could not unpack {from}");
    }
    Ok(())
}

/// Compares what the script saw with what it must see.
fn judge(made: &Path) -> Result<()> {
    let read = |name: &str| fs::read_to_string(made.join(name)).with_context(|| format!("reading {name}"));
    let result = read("result.txt")?.replace('\r', "");
    let seen = |step: &str| {
        result.split("== ").find_map(|part| part.strip_prefix(step)?.strip_prefix('\n')).unwrap_or_default()
    };
    let path = long_path();
    let with_odc = format!("{path};C:\\users\\");
    let mine = "\\AppData\\Local\\Programs\\Okta Dell Connect";
    let programs = [
        "okta-dell-connect.exe",
        "odc.exe",
        "uninstall.exe",
        "documents\\licenses.txt",
        "documents\\sbom.cdx.json",
        "documents\\odc.ps1",
    ];
    for (step, has, lacks) in [
        (
            "install-mine",
            vec![
                "code 0",
                "REG_SZ    0.1.0",
                "Okta Dell Connect contributors",
                "Installer Language    REG_SZ    1033",
                "\nodc 0.1.0",
                &with_odc,
                mine,
            ],
            vec![],
        ),
        ("upgrade", vec!["code 0", "REG_SZ    0.2.0", &with_odc], vec!["REG_SZ    0.1.0"]),
        ("downgrade", vec!["code ", "REG_SZ    0.2.0"], vec!["code 0\n", "REG_SZ    0.1.0"]),
        ("uninstall-keeps", vec!["code 0", "connections are there"], vec!["odc.exe", "documents", mine]),
        ("uninstall-deletes", vec!["the folder is gone"], vec!["odc.exe", "connections are there"]),
        (
            "install-all",
            vec![
                "code 0",
                "App Paths\\odc.exe",
                "refused by odc: 2",
                ";C:\\Program Files\\Okta Dell Connect\n",
                "\nend",
            ],
            vec![],
        ),
    ] {
        let seen = seen(step);
        for word in has {
            ensure!(seen.contains(word), "{step}: no \"{word}\" in\n{seen}");
        }
        for word in lacks {
            ensure!(!seen.contains(word), "{step}: \"{word}\" in\n{seen}");
        }
    }
    for file in programs {
        for (step, whose) in [("install-mine", "mine"), ("upgrade", "mine"), ("install-all", "all")] {
            ensure!(seen(step).contains(&format!("{whose} has {file}\n")), "{step}: no {file}");
        }
    }
    let without = seen("install-all").split_once("now without").map_or("", |(_, without)| without);
    ensure!(!without.contains("odc.exe") && !without.contains(";C:\\Program Files"), "left for all:\n{without}");
    // A Path of 3,000 characters is longer by one folder, once, and as long as before in the end.
    let kept = seen("uninstall-keeps")
        .lines()
        .find_map(|line| line.trim().strip_prefix("Path    REG_EXPAND_SZ    "))
        .unwrap_or_default();
    ensure!(kept == path, "Path is not as it was:\n{kept}");
    ensure!(
        seen("upgrade").matches(mine).count() == 2,
        "App Paths and Path have the folder once each:\n{}",
        seen("upgrade")
    );
    let (before, after) = (read("connections-1.txt")?, read("connections-2.txt")?);
    ensure!(
        !before.trim().is_empty() && before == after,
        "the connections before:\n{before}\nafter the upgrade:\n{after}"
    );
    println!("    Path of {} characters kept; the older version was refused, its exit code not 0", path.len());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_filled() {
        let values = [("name", "odc".to_owned()), ("none", String::new())];
        let lists = [("all", vec!["a".to_owned(), "b".to_owned()])];
        let template = "{{name}}{{#if none}}1{{#if name}}2{{/if}}{{/if}}{{#if name}}3{{/if}}{{#each all}}<{{this}}>{{/each}}{{#each empty as |one| ~}}{{#each one as |two| ~}}4{{/each}}5{{/each}}6{{unknown}}";
        assert_eq!(filled(template, &values, &lists).expect("filled"), "odc3<a><b>6");
        assert!(filled("{{#if a}}", &values, &lists).is_err());
    }

    /// Both languages have the same keys, which are the bundler's.
    #[test]
    fn both_languages_say_the_same() {
        let keys = |language: &str| -> Vec<String> {
            let file = places::root().join("packaging/windows").join(format!("{language}.nsh"));
            let text = fs::read_to_string(file).expect("read");
            text.lines()
                .filter_map(|line| Some(line.strip_prefix("LangString ")?.split(' ').next()?.to_owned()))
                .collect()
        };
        assert_eq!(keys("English"), keys("German"));
        assert!(keys("English").len() > 25);
    }
}
