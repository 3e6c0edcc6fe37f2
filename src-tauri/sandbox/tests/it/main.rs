//! The sandbox from outside, over TLS, as its users meet it.

mod bench;
mod cases;
mod console;
mod dell;
mod faults;
mod inside;
mod kept;
mod okta;
mod start;
