//! What people paste as an Okta domain: no panic, and never taken for Okta's own unless it is.
#![no_main]

use model::names::{self, OktaDomain};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for practice in [false, true] {
        let reading = match names::read(text, practice) {
            Ok(reading) => reading,
            Err(problem) => {
                // A suggestion is taken by one click, so it has to be readable and of Okta's own.
                if let Some(suggested) = problem.args.get("suggestion") {
                    let again = names::read(suggested, practice).expect("a suggestion is readable");
                    assert!(!again.custom && again.changes.is_empty() && again.host == *suggested);
                }
                continue;
            }
        };
        assert_eq!(OktaDomain::of(&reading.host, practice).is_ok(), !reading.custom);
        assert_eq!(reading.custom, reading.family.is_none());
        assert_eq!(practice, reading.host.ends_with(".practice"));
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.';
        assert!(reading.host.bytes().all(plain));
        // What was understood is understood again, without another change.
        let again = names::read(&reading.host, practice).expect("readable again");
        assert_eq!((&again.host, again.custom), (&reading.host, reading.custom));
    }
});
