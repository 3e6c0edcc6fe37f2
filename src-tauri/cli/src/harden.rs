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

/// No hardening is known to be needed here.
#[cfg(not(unix))]
pub(crate) fn start() {}
