//! The database when the disk, the power or a bit fails.

mod damage;
#[cfg(target_os = "linux")]
pub mod disk;
