//! What does not run under Wine, by name, with the reason; and what of `it` a usual run has, because of its time.

use std::path::Path;

use crate::places;

/// The tests whose names begin so.
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
const LEFT_OUT: &[LeftOut] = &[
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

/// All that a usual run has of `it`, the whole of which takes some ten minutes there: what differs on Windows, such as
/// boxes, files and locks.
const SAMPLE: &[&str] = &["windows_start::", "golden::", "store::", "saved::", "environments::"];

/// Prints the list.
pub fn print(all: bool) {
    for LeftOut { program: (folder, program), name, reason } in LEFT_OUT {
        println!("    left out under Wine: {} {name}, {reason}", Path::new(folder).join(program).display());
    }
    if !all {
        println!("    left out under Wine: it, all but {}, takes minutes", SAMPLE.join(" "));
    }
}

/// Arguments for a test program: what it leaves out, and the only tests that it runs, if it is not to run all.
pub fn arguments(folder: &Path, program: &str, all: bool) -> Vec<&'static str> {
    let is = |of: (&str, &str)| of.1 == program && places::root().join(of.0) == folder.join("");
    let skips = LEFT_OUT.iter().filter(|one| is(one.program)).flat_map(|one| ["--skip", one.name]);
    let sample = if is(IT) && !all { SAMPLE } else { &[] };
    skips.chain(sample.iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module of another name would run nothing, and pass.
    #[test]
    fn each_module_of_the_sample_exists() {
        let main = std::fs::read_to_string(places::root().join("tests/it/main.rs")).expect("read");
        for name in SAMPLE {
            assert!(main.contains(&format!("\nmod {};\n", name.trim_end_matches("::"))), "{name}");
        }
    }

    #[test]
    fn only_the_tests_of_everything_together_are_a_sample() {
        let root = places::root();
        assert!(arguments(&root, "it", false).ends_with(SAMPLE));
        assert_eq!(arguments(&root, "it", true), [""; 0]);
        assert_eq!(arguments(&root, "okta_dell_connect", false), [""; 0]);
        assert!(arguments(&root.join("src-tauri/cli"), "it", true).contains(&"windows_console::ctrl_break_"));
    }
}
