//! What people fear: a lost secret, a registration sent twice, an app that ended halfway.

mod answers;
pub mod at_any_time;
mod cases;
mod changes;
mod custody;
mod cut_answers;
mod damaged;
#[cfg(target_os = "linux")]
pub mod disk;
mod gone;
mod keeping;
mod registration;
