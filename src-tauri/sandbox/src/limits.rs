//! Rate limits that count: windows of 60 seconds from the first request, not aligned to the clock (DOMAIN.md 3.7).

use std::collections::HashMap;

use crate::clock::Millis;

const WINDOW: Millis = 60_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Bucket {
    Token,
    Users,
    Groups,
    Apps,
    Clients,
    Other,
}

#[derive(Debug, Default)]
pub(crate) struct Limits(HashMap<Bucket, (Millis, u32)>);

pub(crate) struct Window {
    pub limit: u32,
    pub remaining: u32,
    /// Milliseconds since the epoch.
    pub reset: Millis,
    pub exceeded: bool,
}

/// `None` for an exempt path: the OpenID discovery document.
pub(crate) fn bucket_of(path: &str) -> Option<Bucket> {
    let bucket = if path.starts_with("/.well-known/openid-configuration") {
        return None;
    } else if path.starts_with("/oauth2/v1/clients") {
        Bucket::Clients
    } else if path.starts_with("/oauth2/") {
        Bucket::Token
    } else if path.starts_with("/api/v1/users") {
        Bucket::Users
    } else if path.starts_with("/api/v1/groups") {
        Bucket::Groups
    } else if path.starts_with("/api/v1/apps") {
        Bucket::Apps
    } else {
        Bucket::Other
    };
    Some(bucket)
}

/// Half of the last published Enterprise table, since one app may use half of a bucket.
fn limit_of(bucket: Bucket) -> u32 {
    match bucket {
        Bucket::Token => 600,
        Bucket::Users | Bucket::Groups | Bucket::Other => 300,
        Bucket::Apps | Bucket::Clients => 50,
    }
}

impl Limits {
    /// Counts one request; `None` if it is refused for another reason already.
    pub(crate) fn count(&mut self, bucket: Bucket, counts: bool, now: Millis) -> Window {
        let (start, used) = self.0.entry(bucket).or_insert((now, 0));
        if now >= *start + WINDOW || now < *start {
            (*start, *used) = (now, 0);
        }
        *used += u32::from(counts);
        let limit = limit_of(bucket);
        Window { limit, remaining: limit.saturating_sub(*used), reset: *start + WINDOW, exceeded: *used > limit }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_empties_and_fills_again() {
        let mut limits = Limits::default();
        for used in 1..=50 {
            let window = limits.count(Bucket::Apps, true, 1_000);
            assert_eq!((window.remaining, window.exceeded), (50 - used, false));
        }
        assert!(limits.count(Bucket::Apps, true, 60_999).exceeded);
        assert!(!limits.count(Bucket::Users, true, 60_999).exceeded);
        assert!(!limits.count(Bucket::Apps, true, 61_000).exceeded);
    }
}
