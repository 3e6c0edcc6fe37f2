//! Windows: no crash report contains memory.
//!
//! The web view's processes open handles of this one, so who may do that stays the system's default.

use windows::Win32::System::ErrorReporting::{WER_FAULT_REPORTING_FLAG_NOHEAP, WerSetFlags};

pub(super) fn start() {
    #[expect(unsafe_code, reason = "WerSetFlags has no safe door")]
    // SAFETY: takes a number. A refusal changes nothing else.
    let _refused = unsafe { WerSetFlags(WER_FAULT_REPORTING_FLAG_NOHEAP) };
}

pub(super) fn sweep() {}

pub(super) fn set_readable(_readable: bool) {}
