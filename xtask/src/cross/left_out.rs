//! What does not run under Wine, by name, with the reason; and what runs only with `--thorough`, because of its time.

use std::path::Path;

use crate::places;

/// A test, or a module of tests with `::` at its end.
struct LeftOut {
    /// Its package's folder in the repository, and the test target's name.
    program: (&'static str, &'static str),
    name: &'static str,
    reason: &'static str,
}

/// The tests of everything together.
const IT: (&str, &str) = ("", "it");
/// Those of `odc`.
const ODC: (&str, &str) = ("src-tauri/cli", "it");

/// What Wine can't do.
const BY_WINE: &[LeftOut] = &[
    LeftOut { program: IT, name: "tidy::", reason: "reads the repository, which is the same on each system" },
    LeftOut {
        program: ODC,
        name: "windows_console::ctrl_break_",
        reason: "Wine ends a process at Ctrl+Break without its handlers",
    },
    LeftOut {
        program: ODC,
        name: "windows_console::colors_and_progress_are_interpreted_",
        reason: "Wine's console prints escapes, whatever it is asked",
    },
];

/// What takes minutes there, and the same code runs on Linux each time.
const BY_TIME: &[LeftOut] = &[
    LeftOut { program: ODC, name: "echoed_credentials::", reason: "starts odc a hundred times" },
    LeftOut { program: ODC, name: "settings::a_proxy_that_cannot_be_read", reason: "starts odc a hundred times" },
    LeftOut { program: IT, name: "::", reason: "takes minutes; stores and clients are tested by their own crates" },
];

fn chosen(thorough: bool) -> impl Iterator<Item = &'static LeftOut> {
    BY_WINE.iter().chain(if thorough { &[] } else { BY_TIME })
}

/// Prints the list.
pub fn print(thorough: bool) {
    for LeftOut { program: (folder, program), name, reason } in chosen(thorough) {
        println!("    left out under Wine: {} {name}, {reason}", Path::new(folder).join(program).display());
    }
}

/// Arguments for a test program.
pub fn skips(folder: &Path, program: &str, thorough: bool) -> Vec<&'static str> {
    let own = |one: &&LeftOut| one.program.1 == program && places::root().join(one.program.0) == folder.join("");
    chosen(thorough).filter(own).flat_map(|one| ["--skip", one.name]).collect()
}
