//! `cargo xtask run`: from a fresh clone to the open window.

use anyhow::{Result, bail};

use crate::progress::Progress;
use crate::{command, download, places, system, ui};

/// Gets what is missing, builds, opens the window and waits until it is closed.
pub fn run(yes: bool) -> Result<()> {
    let mut progress = Progress::new(4);
    progress.stage("system packages", || system::packages(system::For::Running, yes))?;
    progress.stage("page", || {
        ui::node()?;
        ui::packages()?;
        ui::build()
    })?;
    progress.stage("app (the first build takes some minutes)", || {
        download::crates()?;
        command::run(
            command::cargo().arg("build"),
            "mend what the compiler names above; on a fresh clone, please report it.",
        )
    })?;
    let app = places::program("debug", "okta-dell-connect");
    progress.stage("window", || {
        if !has_display() {
            bail!(
                "There is no display here (neither WAYLAND_DISPLAY nor DISPLAY is set), so no window can open.\n\
                 What to do: run this in a desktop session, or over SSH with `ssh -X`. The app is built: {}",
                app.display()
            );
        }
        println!("    The window opens now. Home offers Practice: nothing leaves this computer there. Close the window to end.");
        command::run(&mut command::new(&app.to_string_lossy()), "read the app's last words above.")
    })
}

fn has_display() -> bool {
    !cfg!(target_os = "linux")
        || ["WAYLAND_DISPLAY", "DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}
