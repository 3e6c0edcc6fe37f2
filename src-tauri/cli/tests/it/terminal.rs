//! What a person sees: in a narrow terminal, in a locale with another character set, and of an error.

use std::fs::File;
use std::io::Read as _;
use std::num::NonZeroU16;
use std::os::fd::OwnedFd;
use std::process::{Command, Output, Stdio};

use rustix::pty::{OpenptFlags, grantpt, ioctl_tiocgptpeer, openpt, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};

use crate::test_odc::{code, ended, object, odc, out, ran};

const COLUMNS: u16 = 40;

/// Runs it with its output and errors at a terminal of this width: exit code, and everything that the terminal got.
async fn at_terminal(mut command: Command, columns: u16) -> (i32, Vec<u8>) {
    let ours = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
    grantpt(&ours).and_then(|()| unlockpt(&ours)).expect("opened");
    let theirs: OwnedFd = ioctl_tiocgptpeer(&ours, OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("its other end");
    let size = Winsize { ws_row: 200, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 };
    tcsetwinsize(&ours, size).expect("sized");
    let end = || Stdio::from(theirs.try_clone().expect("one more"));
    command.env("TERM", "xterm").stdin(Stdio::null()).stdout(end()).stderr(end());
    let child = command.spawn().expect("starts");
    // Both hold ends of it, and reading would never end.
    drop((command, theirs));
    let read = tokio::task::spawn_blocking(move || {
        let (mut seen, mut part) = (Vec::new(), [0_u8; 4096]);
        let mut terminal = File::from(ours);
        // A terminal whose other end is closed answers with an error.
        while let Ok(1..) = terminal.read(&mut part).inspect(|read| seen.extend_from_slice(&part[..*read])) {}
        seen
    });
    let seen = read.await.expect("read");
    (code(&ended(child).await), seen)
}

/// The screen at the end, line by line.
fn screen(seen: &[u8], columns: u16) -> Vec<String> {
    let size = |cells| NonZeroU16::new(cells).expect("not nothing");
    let mut terminal = vt100::Parser::new(size(200), size(columns), 0);
    terminal.process(seen);
    let lines = terminal.screen().rows(0, columns).map(|line| line.trim_end().to_owned());
    let mut lines: Vec<String> = lines.collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

#[tokio::test(flavor = "multi_thread")]
async fn forty_columns_are_enough() {
    let home = tempfile::tempdir().expect("a folder");
    let (done, seen) = at_terminal(odc(home.path(), &["verify", "--practice"]), COLUMNS).await;
    let (text, screen) = (String::from_utf8(seen.clone()).expect("text"), screen(&seen, COLUMNS));
    assert_eq!(done, 0, "{text}");
    assert!(text.matches("\x1b[2K").count() > 10 && text.contains(" of 19: Read access: "), "no progress: {text:?}");
    let shown = screen.join("\n");
    assert!(!shown.contains(" of 19:") && !shown.contains("Asking "), "progress is left over:\n{shown}");
    assert!(screen[0].starts_with("Practice mode: odc installed"), "{shown}");
    assert!(
        shown.contains("17 of 17 checks passed.") && shown.contains("  passed        Users can be read"),
        "{shown}"
    );
    // No word is split, and a second line keeps the first one's indent.
    for line in text.replace("\x1b[2K", "\n").lines().map(|line| line.trim_end_matches('\r')) {
        let plain = line.replace("\x1b[32m", "").replace("\x1b[1m", "").replace("\x1b[0m", "").replace('\r', "");
        assert!(plain.chars().count() <= usize::from(COLUMNS), "{plain:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn help_keeps_to_the_terminal() {
    let home = tempfile::tempdir().expect("a folder");
    let (done, seen) = at_terminal(odc(home.path(), &["verify", "--help"]), 60).await;
    let text = String::from_utf8(seen).expect("text");
    let widest = text.lines().map(|line| line.trim_end().chars().count()).max();
    assert!(done == 0 && widest.is_some_and(|widest| widest <= 60), "{widest:?}: {text}");
}

async fn in_locale(words: &[&str], locale: &str) -> Output {
    let home = tempfile::tempdir().expect("a folder");
    let mut command = odc(home.path(), words);
    command.env("LC_ALL", locale);
    ran(command, "").await
}

#[tokio::test(flavor = "multi_thread")]
async fn words_are_in_the_locale_s_character_set() {
    let words = ["verify", "--practice"];
    let western = in_locale(&words, "de_DE.ISO-8859-1").await;
    let text: String = western.stdout.iter().map(|byte| char::from(*byte)).collect();
    assert!(text.starts_with("Übungsmodus: odc hat") && text.contains("17 von 17 Prüfungen bestanden."), "{text}");
    let ascii = out(&in_locale(&words, "de_DE.US-ASCII").await);
    assert!(ascii.starts_with("Uebungsmodus: odc hat") && ascii.contains("17 von 17 Pruefungen bestanden."), "{ascii}");
    assert!(out(&in_locale(&words, "de_DE.UTF-8").await).starts_with("Übungsmodus"));
    // Programs read JSON, which has one character set.
    let absent = ["verify", "--connection", "größe.example", "--json"];
    for locale in ["de_DE.ISO-8859-1", "de_DE.UTF-8"] {
        let done = in_locale(&absent, locale).await;
        assert_eq!(object(&done)["rows"][0]["evidence"]["name"], "größe.example", "{locale}");
    }
    assert!(in_locale(&absent, "de_DE.ISO-8859-1").await.stdout.is_ascii());
}
