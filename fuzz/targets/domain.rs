//! An Okta domain as people paste it: no panic, and no other host passes for Okta's own.
#![no_main]

use model::names::{self, OktaHost};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for practice in [false, true] {
        let reading = match names::read(text, practice) {
            Ok(reading) => reading,
            Err(problem) => {
                // One click accepts a suggestion, so it must be readable and Okta's own.
                if let Some(suggested) = problem.args.get("suggestion") {
                    let again = names::read(suggested, practice).expect("a suggestion is readable");
                    assert!(!again.custom && again.changes.is_empty() && again.host == *suggested);
                }
                continue;
            }
        };
        assert_eq!(OktaHost::of(&reading.host, practice).is_ok(), !reading.custom);
        assert_eq!(reading.custom, reading.family.is_none());
        assert_eq!(practice, reading.host.ends_with(".practice"));
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.';
        assert!(reading.host.bytes().all(plain));
        // What was read once reads again, without another change.
        let again = names::read(&reading.host, practice).expect("readable again");
        assert_eq!((&again.host, again.custom), (&reading.host, reading.custom));
    }
});
