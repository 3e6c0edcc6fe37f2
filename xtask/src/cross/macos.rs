//! The types and lints of macOS. Nothing is linked or run.

use anyhow::Result;

use super::{Cross, folder, library, on_linux};
use crate::{places, progress, ui};

/// `cargo xtask test --only macos`.
pub fn macos() -> Result<()> {
    on_linux()?;
    let compiler = places::root().join("xtask/cross/no-compiler.sh");
    let cross = Cross {
        target: "aarch64-apple-darwin",
        library: progress::step("the standard library's sources", library::library)?,
        // No C is linked, so C builds may produce nothing.
        env: vec![
            ("CC_aarch64_apple_darwin", compiler.clone()),
            ("CXX_aarch64_apple_darwin", compiler),
            ("SDKROOT", folder()),
        ],
    };
    progress::step("crates", || cross.crates())?;
    ui::packages()?;
    ui::build()?;
    progress::step("lints", || cross.lint())
}
