//! Stays within an org's rate limits, which its answers report (DOMAIN 3.7).
//!
//! A bucket without an answer yet is unknown: where a refusal matters, one request goes alone first. The numbers of a
//! window hold until its reset; then the bucket is unknown again.

use parking_lot::Mutex;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::Instant;

use crate::http::RateLimit;
use model::problem::{Kind, Problem, Result};

/// Reserved for the revocations of issued tokens.
const RESERVE: u32 = 4;
/// Two answers of one window may report its end this far apart.
const SAME_WINDOW: Duration = Duration::from_secs(2);

/// What is known of each bucket.
#[derive(Debug, Default)]
pub(super) struct Pace {
    buckets: Mutex<HashMap<String, Bucket>>,
    /// A request ended, or an answer reported.
    moved: Notify,
}

#[derive(Debug, Default)]
struct Bucket {
    under_way: u32,
    window: Option<Window>,
    /// Its answers report no limit, so no request waits.
    silent: bool,
}

#[derive(Debug, Clone, Copy)]
struct Window {
    remaining: u32,
    ends: Instant,
}

/// How careful a request is with an unknown bucket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Care {
    /// It goes at once.
    Together,
    /// It goes alone, so that its answer reports the limit.
    Alone,
}

/// One running request in a bucket.
#[derive(Debug)]
pub(super) struct Pass {
    pace: Arc<Pace>,
    bucket: String,
}

impl Pace {
    /// Waits until the bucket allows one more request, at most `patience`; `on_wait` hears for how long.
    ///
    /// # Errors
    /// `okta-rate-limited` if the window ends later than that: nothing was sent.
    pub(super) async fn enter(
        self: &Arc<Self>,
        bucket: &str,
        care: Care,
        patience: Duration,
        on_wait: &(dyn Fn(Duration) + Send + Sync),
    ) -> Result<Pass> {
        let begun = Instant::now();
        loop {
            let moved = self.moved.notified();
            tokio::pin!(moved);
            // Before looking, so that no change meanwhile is missed.
            moved.as_mut().enable();
            match self.look(bucket, care) {
                Look::Free => return Ok(Pass { pace: self.clone(), bucket: bucket.to_owned() }),
                Look::Soon => moved.await,
                Look::At(ends) if ends > begun + patience => {
                    let seconds = ends.duration_since(Instant::now()).as_secs().max(1);
                    return Err(Problem::new(Kind::OktaRateLimited).with("seconds", seconds));
                }
                Look::At(ends) => {
                    on_wait(ends.duration_since(Instant::now()));
                    tokio::select! {
                        () = tokio::time::sleep_until(ends) => {}
                        () = moved => {}
                    }
                }
            }
        }
    }

    fn look(&self, name: &str, care: Care) -> Look {
        let mut buckets = self.buckets.lock();
        let bucket = buckets.entry(name.to_owned()).or_default();
        bucket.window = bucket.window.filter(|window| Instant::now() < window.ends);
        let look = match bucket.window {
            None if care == Care::Together || bucket.silent || bucket.under_way == 0 => Look::Free,
            None => Look::Soon,
            Some(window) if bucket.under_way + RESERVE < window.remaining => Look::Free,
            Some(window) if bucket.under_way < window.remaining && care == Care::Together => Look::Free,
            Some(window) if bucket.under_way == 0 && window.remaining > 0 => Look::Free,
            Some(window) if window.remaining > 0 => Look::Soon,
            Some(window) => Look::At(window.ends),
        };
        bucket.under_way += u32::from(matches!(look, Look::Free));
        look
    }

    /// Notes what an answer reported.
    pub(super) fn note(&self, name: &str, rate: RateLimit) {
        let mut buckets = self.buckets.lock();
        let bucket = buckets.entry(name.to_owned()).or_default();
        let (Some(remaining), Some(seconds)) = (rate.remaining, rate.reset_in_s) else {
            bucket.silent = true;
            return;
        };
        // One second more than reported: the header counts whole seconds.
        let ends = Instant::now() + Duration::from_secs(seconds.unsigned_abs() + 1);
        // Answers overtake each other: within a window the lowest number is the latest.
        let least = bucket.window.filter(|known| known.ends + SAME_WINDOW > ends).map(|known| known.remaining);
        bucket.window = Some(Window { remaining: least.map_or(remaining, |least| least.min(remaining)), ends });
        drop(buckets);
        self.moved.notify_waiters();
    }
}

enum Look {
    Free,
    /// When a running request ends.
    Soon,
    /// When the window ends.
    At(Instant),
}

impl Pass {
    pub(super) fn note(&self, rate: RateLimit) {
        self.pace.note(&self.bucket, rate);
    }
}

impl Drop for Pass {
    fn drop(&mut self) {
        let mut buckets = self.pace.buckets.lock();
        if let Some(bucket) = buckets.get_mut(&self.bucket) {
            bucket.under_way = bucket.under_way.saturating_sub(1);
        }
        drop(buckets);
        self.pace.moved.notify_waiters();
    }
}

/// The bucket of a path, as the published tables define it: its first three parts.
pub(super) fn bucket_of(path: &str) -> String {
    let path = path.split('?').next().unwrap_or_default();
    path.split('/').take(4).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SLACK: Duration = Duration::from_secs(30);

    fn rate(remaining: u32, seconds: i64) -> RateLimit {
        RateLimit { remaining: Some(remaining), reset_in_s: Some(seconds) }
    }

    async fn enters(pace: &Arc<Pace>, care: Care) -> Option<Pass> {
        let entered = pace.enter("b", care, SLACK, &|_| ());
        tokio::select! {
            biased;
            pass = entered => pass.ok(),
            () = tokio::task::yield_now() => None,
        }
    }

    #[tokio::test(start_paused = true)]
    async fn an_unknown_bucket_is_asked_by_one_first() {
        let pace = Arc::new(Pace::default());
        let first = enters(&pace, Care::Alone).await.expect("the first");
        assert!(enters(&pace, Care::Alone).await.is_none());
        assert!(enters(&pace, Care::Together).await.is_some());
        first.note(rate(100, 60));
        let second = enters(&pace, Care::Alone).await;
        assert!(second.is_some());
    }

    #[tokio::test(start_paused = true)]
    async fn an_empty_window_is_waited_for_to_its_end() {
        let pace = Arc::new(Pace::default());
        pace.note("b", rate(0, 20));
        let begun = Instant::now();
        let waits = Mutex::new(Vec::new());
        pace.enter("b", Care::Alone, SLACK, &|wait| waits.lock().push(wait)).await.expect("let in");
        assert_eq!(begun.elapsed().as_secs(), 21);
        assert_eq!(waits.into_inner(), [Duration::from_secs(21)]);
        pace.note("b", rate(0, 60));
        let refused = pace.enter("b", Care::Alone, SLACK, &|_| ()).await.map(drop).expect_err("too long");
        assert_eq!(refused.kind, Kind::OktaRateLimited);
        assert_eq!(pace.enter("other", Care::Alone, SLACK, &|_| ()).await.map(drop), Ok(()));
    }

    #[tokio::test(start_paused = true)]
    async fn no_more_are_under_way_than_the_window_has_left() {
        let pace = Arc::new(Pace::default());
        pace.note("b", rate(6, 60));
        let one = enters(&pace, Care::Alone).await.expect("one");
        let _two = enters(&pace, Care::Alone).await.expect("two");
        assert!(enters(&pace, Care::Alone).await.is_none(), "the rest is for revocations");
        drop(one);
        assert!(enters(&pace, Care::Alone).await.is_some());
        // Overtaken: an older answer of the same window gives nothing back.
        pace.note("b", rate(1, 60));
        pace.note("b", rate(5, 60));
        assert!(enters(&pace, Care::Together).await.is_none());
    }

    #[tokio::test(start_paused = true)]
    async fn answers_that_tell_nothing_hold_nobody_up() {
        let pace = Arc::new(Pace::default());
        let first = enters(&pace, Care::Alone).await.expect("the first");
        first.note(RateLimit::default());
        assert!(enters(&pace, Care::Alone).await.is_some());
    }

    #[test]
    fn buckets() {
        assert_eq!(bucket_of("/api/v1/apps?limit=1"), "/api/v1/apps");
        assert_eq!(bucket_of("/api/v1/apps/0oa1/grants"), "/api/v1/apps");
        assert_eq!(bucket_of("/oauth2/v1/token"), "/oauth2/v1/token");
    }
}
