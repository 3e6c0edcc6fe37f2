//! A finished connection: its status, its rotation, and what is changed at Dell.

mod changes_at_dell;
mod reauthorize;
mod rotation;
mod status;
mod testing;
