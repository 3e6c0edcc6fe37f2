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

/// The app's own, beside its code.
const APP: (&str, &str) = ("", "okta_dell_connect");
const NO_SCREEN: &str = "no window without a screen; passes under Xvfb";

/// What Wine can't do.
const BY_WINE: &[LeftOut] = &[
    LeftOut { program: IT, name: "tidy::", reason: "reads the repository, which is the same on each system" },
    LeftOut {
        program: ODC,
        name: "windows_console::",
        reason: "no console without a screen; Ctrl+Break ends a process without its handlers",
    },
    LeftOut { program: APP, name: "pinentry::system::tests::", reason: NO_SCREEN },
    LeftOut {
        program: APP,
        name: "instance::platform::tests::a_second_start_restores_the_first_one_s_window",
        reason: NO_SCREEN,
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
