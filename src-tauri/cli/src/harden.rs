//! Hardens the process before it has a secret.

/// No core dump, and on Linux no access to its memory for other processes of the same user.
#[cfg(unix)]
pub(crate) fn start() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    // If the system refuses, the work is still worth doing: an administrator's own limits apply.
    let _refused = setrlimit(Resource::Core, none);
    #[cfg(target_os = "linux")]
    let _refused = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
}

/// No crash report contains memory.
#[cfg(windows)]
pub(crate) fn start() {
    use windows_sys::Win32::System::ErrorReporting::{WER_FAULT_REPORTING_FLAG_NOHEAP, WerSetFlags};
    #[expect(unsafe_code, reason = "WerSetFlags has no safe door")]
    // SAFETY: takes a number. A refusal changes nothing else.
    let _refused = unsafe { WerSetFlags(WER_FAULT_REPORTING_FLAG_NOHEAP) };
}
