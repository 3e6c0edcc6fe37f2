//! A client ID and the address of Dell's console, as people paste them.
#![no_main]

use model::names::{ClientId, ConsoleAddress};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok((id, _)) = ClientId::read(text) {
        assert!(id.as_str().len() <= 64 && id.as_str().bytes().all(|b| b.is_ascii_graphic() && b != b':'));
        assert_eq!(ClientId::read(id.as_str()).map(|(again, _)| again).as_ref(), Ok(&id));
    }
    if let Ok(address) = ConsoleAddress::read(text) {
        assert!(address.as_str().starts_with("https://") && !address.host().is_empty());
        assert_eq!(ConsoleAddress::read(address.as_str()).as_ref(), Ok(&address));
    }
});
