//! Namespaces for one step: only its processes see its mounts, and its end ends all of them.

use std::process::Command;

use crate::command;

/// How it is entered: by root itself, or by a user who is root inside only.
#[derive(Clone, Copy)]
pub struct Enclosure {
    user: bool,
}

impl Enclosure {
    /// The kind that this system allows.
    pub fn find() -> Option<Self> {
        let tools = ["setpriv", "unshare", "mount"].into_iter().all(command::exists);
        let allowed = |enclosure: &Self| {
            let mut probe = enclosure.entering();
            probe.args(["mount", "-t", "tmpfs", "tmpfs", "/proc"]);
            command::output(&mut probe).is_some()
        };
        tools.then(|| [false, true].map(|user| Self { user }).into_iter().find(allowed))?
    }

    /// The command that enters it. Its first process dies with `unshare`, which dies with xtask; all others die with
    /// the first.
    fn entering(self) -> Command {
        let mut words = command::new("setpriv");
        words.args(["--pdeathsig", "KILL", "unshare"]);
        if self.user {
            words.args(["--user", "--map-root-user"]);
        }
        words.args(["--mount", "--mount-proc", "--pid", "--fork", "--kill-child"]);
        words
    }

    /// The same command, inside.
    pub fn around(self, inner: &Command) -> Command {
        let mut outer = self.entering();
        outer.arg(inner.get_program());
        dress(&mut outer, inner);
        outer
    }
}

/// Gives `command` the arguments and the environment of another.
pub fn dress(command: &mut Command, other: &Command) {
    command.args(other.get_args());
    for (name, value) in other.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    if let Some(folder) = other.get_current_dir() {
        command.current_dir(folder);
    }
}
