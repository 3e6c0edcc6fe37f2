//! One step on the screen, a file each: what can go wrong there, and what the window says.

mod authorize;
mod backups;
mod install;
mod org;
mod test;
