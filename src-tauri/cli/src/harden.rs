//! What the process does for its own safety before it has a secret.

/// No core dump, and on Linux no look into its memory by others of the same user.
#[cfg(unix)]
pub(crate) fn start() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    // Where the system refuses, the work is still worth doing: an administrator's own limits stand then.
    let _refused = setrlimit(Resource::Core, none);
    #[cfg(target_os = "linux")]
    let _refused = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
}

/// Nothing is known to be needed here.
#[cfg(not(unix))]
pub(crate) fn start() {}
