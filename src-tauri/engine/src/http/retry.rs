//! Repeats requests that may be repeated: GETs and token requests.

use std::time::Duration;

use super::tunnel::Refusal;
use super::{Answer, Call, Failure, HttpClient};
use model::problem::{Kind, Problem};

/// Attempts altogether.
const ATTEMPTS: u32 = 3;
/// All attempts and waits together.
const WHOLE: Duration = Duration::from_secs(30);
/// The longest wait without a header that sets one.
const LONGEST_WAIT: Duration = Duration::from_secs(2);

impl HttpClient {
    /// Sends a request that may be repeated, at most three times within 30 s, with full jitter. `again` says which
    /// answers below 500 pass by themselves. A 429 is waited for only if its window ends in time; else it is the
    /// answer.
    ///
    /// # Errors
    /// As [`HttpClient::send`], of the last attempt.
    pub async fn repeat<'a>(
        &self,
        make: impl Fn() -> Call<'a>,
        again: fn(&Answer) -> bool,
    ) -> std::result::Result<Answer, Failure> {
        let begun = tokio::time::Instant::now();
        let mut attempt = 1;
        loop {
            let mut call = make();
            let host = call.host;
            call.whole = call.whole.min(WHOLE.saturating_sub(begun.elapsed()));
            let result = self.send(call).await;
            let wait = match &result {
                Ok(answer) if answer.status == 429 => {
                    // One second more than the header says: it counts whole seconds.
                    answer.rate.reset_in_s.map(|seconds| Duration::from_secs(seconds.unsigned_abs() + 1))
                }
                Ok(answer) if answer.status >= 500 || again(answer) => Some(jitter(attempt)),
                Ok(_) => None,
                Err(failure) => is_passing(&failure.problem).then(|| jitter(attempt)),
            };
            match wait {
                Some(wait) if attempt < ATTEMPTS && begun.elapsed() + wait < WHOLE => {
                    attempt += 1;
                    let limited = result.is_ok_and(|answer| answer.status == 429);
                    let _waiting = limited.then(|| self.waiting(host, wait));
                    tokio::time::sleep(wait).await;
                }
                Some(_) | None => return result,
            }
        }
    }
}

/// Whether a failure may pass by itself.
fn is_passing(problem: &Problem) -> bool {
    match problem.kind {
        Kind::NetworkConnect
        | Kind::NetworkProxyConnect
        | Kind::NetworkProxyPassing
        | Kind::NetworkTlsBroke
        | Kind::NetworkOther => true,
        Kind::NetworkProxyRefused => {
            let status = problem.args.get("status").and_then(|status| status.parse().ok());
            status.is_some_and(|status| Refusal::of(status).is_passing())
        }
        _ => false,
    }
}

/// Between zero and twice as much at each attempt.
fn jitter(attempt: u32) -> Duration {
    let bound = LONGEST_WAIT.min(Duration::from_millis(250) * 2_u32.pow(attempt));
    let mut random = [0_u8; 2];
    let filled = rustls::crypto::ring::default_provider().secure_random.fill(&mut random).is_ok();
    let share = if filled { f64::from(u16::from_le_bytes(random)) / f64::from(u16::MAX) } else { 1.0 };
    bound.mul_f64(share)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Full jitter: anywhere between zero and a bound that doubles up to a maximum.
    #[test]
    fn waits_are_spread_below_a_bound_that_grows_and_ends() {
        for (attempt, bound) in [(1, 500), (2, 1000), (3, 2000), (9, 2000)] {
            let waits: Vec<Duration> = (0..200).map(|_| jitter(attempt)).collect();
            assert!(waits.iter().all(|wait| *wait <= Duration::from_millis(bound)), "{attempt}");
            let below = waits.iter().filter(|wait| **wait < Duration::from_millis(bound / 2)).count();
            assert!((20..180).contains(&below), "{attempt}: {below} of 200 in the lower half");
        }
    }
}
