//! The sandbox from outside, over TLS, as its users meet it.

mod cases;
mod console;
mod dell;
mod embedded;
mod faults;
mod okta;
mod start;
mod state;
mod test_sandbox;
