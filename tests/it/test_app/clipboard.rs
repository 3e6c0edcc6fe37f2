//! A clipboard for engine tests.

use std::future::ready;
use std::sync::Mutex;

use secrets::custody::Clipboard;
use secrets::fingerprint::TextHash;
use secrets::stores::Answer;
use zeroize::Zeroizing;

/// Holds what was copied until it is emptied.
pub struct Copied {
    text: Mutex<Zeroizing<String>>,
    on_read: fn(),
}

impl Copied {
    pub fn new(text: &Zeroizing<String>) -> Self {
        Self::notifying(text, || ())
    }

    /// Calls this each time it is read.
    pub fn notifying(text: &Zeroizing<String>, on_read: fn()) -> Self {
        Self { text: Mutex::new(text.clone()), on_read }
    }
}

impl Clipboard for Copied {
    fn read(&self) -> Answer<'_, Zeroizing<String>> {
        (self.on_read)();
        Box::pin(ready(Ok(self.text.lock().expect("a lock").clone())))
    }

    fn empty(&self) -> Answer<'_, ()> {
        *self.text.lock().expect("a lock") = Zeroizing::default();
        Box::pin(ready(Ok(())))
    }

    fn put_openly(&self, _text: TextHash) -> bool {
        false
    }
}
