//! The sandbox from outside, over TLS, as its users meet it.

mod bench;
mod okta;
