//! Searches for the secret wherever it must not be: files, logs, output, and messages to the page.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::harness::consoles::{Consoles as _, Panel};
use crate::harness::encodings::{Encoding, contains, encodings};
use crate::harness::steps;
use crate::harness::{PRACTICE, desktop, practice};

#[test]
fn the_secret_is_nowhere_but_in_the_keychain() {
    let (_desktop, home, sandbox, window) = practice();
    let secret = steps::to_finish(&window, &sandbox, &Panel);
    assert!(desktop::secret(PRACTICE) == secret);
    // Files for others, too: the packet without secrets.
    for format in ["html", "csv", "json"] {
        steps::save_report(&window, format);
    }

    let needles = encodings(&secret);
    let wire = window.wire();
    assert!(wire.iter().any(|text| text.contains("\"last_four\"")), "the wire was not listened to");
    assert!(wire.iter().any(|text| text.contains("take_secret")), "nor when the secret was taken");
    for text in &wire {
        assert_absent(text.as_bytes(), &needles, "a message to or from the page");
    }
    let page = window.run(
        "return document.documentElement.outerHTML + JSON.stringify(
        [...document.querySelectorAll('input, textarea')].map((field) => field.value))",
        &[],
    );
    assert_absent(page.to_string().as_bytes(), &needles, "the page");
    let stored = window.run("return JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])", &[]);
    assert_absent(stored.to_string().as_bytes(), &needles, "the page's storage");

    // While it runs, and again after its end: what is written on exit counts.
    assert_absent_below(home.folder(), &needles);
    steps::finish_keeping(&window);
    window.close();
    let files = assert_absent_below(home.folder(), &needles);
    for written in ["connections.db", "app.log"] {
        assert!(files.iter().any(|file| file.ends_with(written)), "{written} was not looked at: {files:?}");
    }
    assert!(files.iter().any(|file| file.parent().is_some_and(|folder| folder.ends_with("logs"))), "no log: {files:?}");
    // A secret there would be found.
    let planted = home.path("planted");
    fs::write(&planted, STANDARD.encode(format!("id:{secret}"))).expect("written");
    assert!(needles.iter().any(|(_, needle)| contains(&fs::read(&planted).expect("read"), needle)));
}

/// A refused value, and one on another program's clipboard, appear nowhere either.
#[test]
fn a_refused_value_appears_nowhere() {
    let (_desktop, home, sandbox, window) = practice();
    steps::to_secret(&window, &Panel, steps::CONSOLE);
    Panel.copy_secret(&window);
    let cut = sandbox.secret()[..12].to_owned();
    desktop::set_clipboard(&cut);
    window.press_act("save-secret");
    window.problem("secret-too-short");
    for text in window.wire() {
        assert_absent(text.as_bytes(), &encodings(&cut), "a message to or from the page");
    }
    window.close();
    assert_absent_below(home.folder(), &encodings(&cut));
}

#[track_caller]
fn assert_absent(text: &[u8], needles: &[Encoding], place: &str) {
    for (encoding, needle) in needles {
        assert!(!contains(text, needle), "the secret ({encoding}) is in {place}");
    }
}

/// Searches every file, and answers which ones have it.
#[track_caller]
pub fn assert_absent_below(folder: &Path, needles: &[Encoding]) -> Vec<PathBuf> {
    let mut looked_at = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => looked_at.extend(assert_absent_below(&path, needles)),
            Ok(kind) if kind.is_file() => {
                assert_absent(&fs::read(&path).unwrap_or_default(), needles, &path.display().to_string());
                looked_at.push(path);
            }
            Ok(_) | Err(_) => {}
        }
    }
    looked_at
}
