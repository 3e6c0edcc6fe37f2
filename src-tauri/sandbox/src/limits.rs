//! Rate limits that count: windows of 60 seconds from the first request, not aligned to the clock (DOMAIN.md 3.7).

use std::collections::HashMap;

use crate::clock::Millis;

const WINDOW: Millis = 60_000;

/// Where the paths of a bucket begin, and how many requests of it fit into a window.
pub(crate) type Bucket = (&'static str, u32);

/// The first one that fits counts. Half of the last published Enterprise table, since one app may use half of a bucket.
const BUCKETS: [Bucket; 6] = [
    ("/oauth2/v1/clients", 50),
    ("/oauth2/", 600),
    ("/api/v1/users", 300),
    ("/api/v1/groups", 300),
    ("/api/v1/apps", 50),
    ("", 300),
];

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
    let exempt = path.starts_with("/.well-known/openid-configuration");
    BUCKETS.into_iter().find(|(start, _)| !exempt && path.starts_with(start))
}

impl Limits {
    /// Counts one request; `None` if it is refused for another reason already.
    pub(crate) fn count(&mut self, bucket: Bucket, counts: bool, now: Millis) -> Window {
        let (start, used) = self.0.entry(bucket).or_insert((now, 0));
        if now >= *start + WINDOW || now < *start {
            (*start, *used) = (now, 0);
        }
        *used += u32::from(counts);
        let (_, limit) = bucket;
        Window { limit, remaining: limit.saturating_sub(*used), reset: *start + WINDOW, exceeded: *used > limit }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_empties_and_fills_again() {
        let mut limits = Limits::default();
        let bucket = |path| bucket_of(path).expect("a bucket");
        let (apps, users) = (bucket("/api/v1/apps/0oa/grants"), bucket("/api/v1/users"));
        for used in 1..=50 {
            let window = limits.count(apps, true, 1_000);
            assert_eq!((window.remaining, window.exceeded), (50 - used, false));
        }
        assert!(limits.count(apps, true, 60_999).exceeded);
        assert!(!limits.count(users, true, 60_999).exceeded);
        assert!(!limits.count(apps, true, 61_000).exceeded);
    }
}
