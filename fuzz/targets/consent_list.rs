//! A list pasted from Okta's consent screen: names of scopes only, each once.
#![no_main]

use model::names;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let found = names::scopes_in(text);
    for (at, name) in found.iter().enumerate() {
        assert_eq!(names::scope_name(name).as_ref(), Ok(name));
        assert!(!found[..at].contains(name));
    }
    assert_eq!(names::scopes_in(&found.join("\n")), found);
});
