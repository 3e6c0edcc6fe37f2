//! The page's wire types, written from the shell's. `cargo test` fails while they are stale.

use anyhow::Result;

use crate::command;

/// Writes `ui/src/host/wire.ts`.
pub fn write() -> Result<()> {
    command::run(
        command::cargo().args(["test", "--package", "okta-dell-connect", "--lib", "wire"]).env("ODC_WRITE_WIRE", "1"),
        "mend what the compiler or the test names above.",
    )?;
    println!("ui/src/host/wire.ts is as src-tauri/src/commands says.");
    Ok(())
}
