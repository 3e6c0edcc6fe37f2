//! What an answer says about a rate limit. A time that no server can mean is ignored.

use jiff::Timestamp;
use reqwest::header::HeaderMap;

/// The longest wait that a header is believed. Okta's windows last about a minute (DOMAIN 3.7).
const LONGEST_S: i64 = 3600;
/// A window that ended at most this long ago has just ended: two clocks differ, and the header counts whole seconds.
const JUST_ENDED_S: i64 = 60;

/// `X-Rate-Limit-*` and `Retry-After`, if they came and make sense.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RateLimit {
    /// Requests left in the window.
    pub remaining: Option<u32>,
    /// Seconds until the next request is allowed, by the clock of the answer's Date; `None` if no header says it, or
    /// says it as milliseconds, a time long past, or one far ahead.
    pub reset_in_s: Option<i64>,
}

impl RateLimit {
    /// From the headers, at `now` by the server's clock.
    pub(super) fn read(headers: &HeaderMap, now: Timestamp) -> Self {
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
        let reset = text("x-rate-limit-reset").and_then(|reset| reset.parse::<i64>().ok());
        let reset = reset.and_then(|reset| sane(reset.saturating_sub(now.as_second())));
        let retry = text("retry-after").and_then(|retry| match retry.parse::<i64>() {
            Ok(seconds) if seconds >= 0 => sane(seconds),
            Ok(_) => None,
            Err(_) => date(retry).and_then(|at| sane(at.as_second().saturating_sub(now.as_second()))),
        });
        Self {
            remaining: text("x-rate-limit-remaining").and_then(|left| left.parse().ok()),
            // If both came, the later one: an earlier request would be refused.
            reset_in_s: reset.max(retry),
        }
    }
}

/// A date of HTTP.
pub(super) fn date(text: &str) -> Option<Timestamp> {
    jiff::fmt::rfc2822::parse(text).ok().map(|date| date.timestamp())
}

fn sane(seconds: i64) -> Option<i64> {
    (-JUST_ENDED_S..=LONGEST_S).contains(&seconds).then_some(seconds.max(0))
}

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderValue;

    use super::*;

    /// Ten past midnight on the first day of 2026, by the server.
    const NOW: i64 = 1_767_225_610;

    fn wait(headers: &[(&'static str, &str)]) -> Option<i64> {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.insert(*name, HeaderValue::from_str(value).expect("a value"));
        }
        RateLimit::read(&map, Timestamp::from_second(NOW).expect("a time")).reset_in_s
    }

    #[test]
    fn a_time_is_taken_only_from_a_header_that_gives_a_sane_one() {
        let reset = |seconds: i64| (NOW + seconds).to_string();
        for (header, expected) in [
            (reset(42), Some(42)),
            (reset(3600), Some(3600)),
            (reset(-3), Some(0)),
            // Long past, far ahead, in milliseconds, negative, a number of seconds from now, no number.
            (reset(-3600), None),
            (reset(3601), None),
            (format!("{}000", NOW + 42), None),
            ("-60".to_owned(), None),
            ("42".to_owned(), None),
            ("9223372036854775807".to_owned(), None),
            ("99999999999999999999".to_owned(), None),
            ("soon".to_owned(), None),
            (String::new(), None),
            (format!(" {} ", NOW + 42), Some(42)),
        ] {
            assert_eq!(wait(&[("x-rate-limit-reset", &header)]), expected, "{header:?}");
        }
        assert_eq!(wait(&[]), None);
    }

    #[test]
    fn retry_after_counts_beside_it() {
        let reset = (NOW + 42).to_string();
        for (retry, alone, beside) in [
            ("7", Some(7), Some(42)),
            ("90", Some(90), Some(90)),
            ("Thu, 01 Jan 2026 00:01:10 GMT", Some(60), Some(60)),
            ("Thu, 01 Jan 2026 00:00:05 GMT", Some(0), Some(42)),
            ("Wed, 01 Jan 2025 00:00:05 GMT", None, Some(42)),
            ("-7", None, Some(42)),
            ("86400", None, Some(42)),
            ("a while", None, Some(42)),
        ] {
            assert_eq!(wait(&[("retry-after", retry)]), alone, "{retry}");
            assert_eq!(wait(&[("retry-after", retry), ("x-rate-limit-reset", &reset)]), beside, "{retry}");
        }
    }
}
