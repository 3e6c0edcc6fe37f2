//! The only HTTP client: TLS by the system's trust, its proxy, time limits, size limits, no redirects.
//!
//! Invariants (SECURITY.md): https only, in practice mode too; no redirect is followed, no cookie or referer sent; a
//! secret leaves only as a Basic header or inside a body, both in memory that is wiped; nothing is sent twice except a
//! GET or a token request, by [`HttpClient::repeat`]; dropping a future cancels its request.

mod call;
mod carried;
mod certificate;
mod client;
mod desktop;
mod exceptions;
mod failure;
mod fault;
mod hop;
mod link;
mod name;
mod rate;
mod retry;
mod roots;
mod route;
mod settings;
mod trust;
mod tunnel;
mod waits;

pub use call::{Answer, Auth, Basic, Call, Payload, Token};
pub(crate) use certificate::TlsFault;
pub use client::{HttpClient, Watch};
pub(crate) use client::{PRACTICE, USER_AGENT, tls};
#[cfg(test)]
pub(crate) use desktop::Desktop;
pub use failure::Failure;
pub use fault::Fault;
pub(crate) use link::NextPage;
pub use rate::RateLimit;
pub(crate) use route::Unreadable;
pub use route::{Place, Proxy, ProxyAddress};
pub use settings::{Setting, SettingState};
pub(crate) use trust::{Chain, Notes};
pub(crate) use tunnel::{Blocked, Obstacle, Open, Pipe, Refusal, connect, innermost, resolve, tunnel};

#[cfg(test)]
pub(crate) mod scripted;
#[cfg(test)]
mod tests;
