//! macOS: no core dumps, and no debugger that attaches to a release.

pub(super) fn start() {
    let none = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    #[expect(unsafe_code, reason = "setrlimit has no safe door")]
    // SAFETY: reads the structure, which outlives the call. Children inherit it.
    unsafe {
        libc::setrlimit(libc::RLIMIT_CORE, &raw const none);
    }
    // For the process's whole life; who builds the app may debug it. A refusal changes nothing else.
    if !cfg!(debug_assertions) {
        #[expect(unsafe_code, reason = "ptrace has no safe door")]
        // SAFETY: PT_DENY_ATTACH takes no address and no data.
        unsafe {
            libc::ptrace(libc::PT_DENY_ATTACH, 0, std::ptr::null_mut(), 0);
        }
    }
}

pub(super) fn sweep() {}

pub(super) fn set_readable(_readable: bool) {}
