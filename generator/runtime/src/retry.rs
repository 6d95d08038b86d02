//! The decision to send a call again, and its time.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use crate::time::{Instant, after};
use crate::{Error, random};

/// The number of attempts of a call that failed for a passing reason, and the pauses between them.
///
/// The policy does not decide which calls are sent again: those that only read or set what is set already, when the
/// server cannot be reached, is overloaded or answers too late; all others only when the server certainly received
/// nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RetryPolicy {
    /// The number of times that a call is sent at most, the first time included; 3 by default.
    pub attempts: u32,
    /// The longest pause before the second attempt; it doubles with each further one. The pause is a random part of it,
    /// so that clients do not come back all at once. 250 ms by default.
    pub base_delay: Duration,
    /// The longest pause of all; 10 seconds by default.
    pub max_delay: Duration,
    /// The longest pause that a server may ask for; a call that would have to wait longer fails, and its error says how
    /// long. One minute by default.
    pub max_retry_after: Duration,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            attempts: 3,
            base_delay: Duration::from_millis(250),
            max_delay: Duration::from_secs(10),
            max_retry_after: Duration::from_secs(60),
        }
    }
}

impl RetryPolicy {
    /// No call is sent again.
    #[must_use]
    pub fn none() -> Self {
        Self { attempts: 1, ..Self::default() }
    }

    /// Limits the number of times that a call is sent, the first time included.
    #[must_use]
    pub fn with_attempts(self, attempts: u32) -> Self {
        Self { attempts, ..self }
    }

    /// The pauses between attempts, from the shortest to the longest.
    #[must_use]
    pub fn with_delays(self, base: Duration, max: Duration) -> Self {
        Self { base_delay: base, max_delay: max, ..self }
    }

    /// The longest pause that a server may ask for.
    #[must_use]
    pub fn with_max_retry_after(self, max: Duration) -> Self {
        Self { max_retry_after: max, ..self }
    }

    /// Returns the time of the next attempt after one that failed; `None` for never.
    pub(crate) fn next(&self, attempt: u32, error: &Error, budget: &Budget, deadline: Instant) -> Option<Instant> {
        if attempt >= self.attempts || !error.is_retryable() {
            return None;
        }
        let asked = error.retry_after().unwrap_or_default();
        let pause = random::up_to(self.longest_pause(attempt)).max(asked);
        let next = after(pause);
        (asked <= self.max_retry_after && next < deadline && budget.take()).then_some(next)
    }

    /// The pause before another connection after so many that brought nothing; `None` for never.
    pub(crate) fn pause(&self, fruitless: u32) -> Option<Duration> {
        (fruitless < self.attempts).then(|| random::up_to(self.longest_pause(fruitless)))
    }

    fn longest_pause(&self, attempt: u32) -> Duration {
        let factor = 2_u32.saturating_pow(attempt.saturating_sub(1));
        self.base_delay.saturating_mul(factor).min(self.max_delay)
    }
}

/// The budget of all calls of a client together for further attempts: when a server is down for good, repeating every
/// call only keeps it there.
pub(crate) struct Budget(AtomicU32);

const FULL: u32 = 500;
const RETRY: u32 = 5;

impl Budget {
    pub(crate) fn new() -> Self {
        Self(AtomicU32::new(FULL))
    }

    /// Pays for one further attempt.
    fn take(&self) -> bool {
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(RETRY)).is_ok()
    }

    /// A call succeeded.
    pub(crate) fn refund(&self) {
        // an update that always has a value cannot fail
        let _ = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| Some((left + 1).min(FULL)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ErrorKind;

    fn passing() -> Error {
        Error::of(ErrorKind::Transport).with_retryable(true)
    }

    #[test]
    fn pauses_double_up_to_their_limit() {
        let policy = RetryPolicy::default();
        let pauses = [1, 2, 3, 9, 1000].map(|attempt| policy.longest_pause(attempt).as_millis());
        assert_eq!(pauses, [250, 500, 1000, 10_000, 10_000]);
    }

    #[test]
    fn a_server_that_asks_for_patience_gets_it_within_limits() {
        let (policy, budget) = (RetryPolicy::default(), Budget::new());
        let deadline = Instant::now() + Duration::from_secs(100);
        let next = |seconds| {
            let error = passing().with_retry_after(Some(Duration::from_secs(seconds)));
            policy.next(1, &error, &budget, deadline).map(|next| next - Instant::now())
        };
        assert!(next(30).unwrap() > Duration::from_secs(29));
        assert_eq!(next(61), None);
        assert_eq!(next(u64::MAX), None);
        assert_eq!(policy.next(1, &passing(), &budget, Instant::now()), None, "no time left");
    }

    #[test]
    fn a_client_does_not_retry_for_ever() {
        let (policy, budget) = (RetryPolicy::default(), Budget::new());
        let deadline = Instant::now() + Duration::from_secs(100);
        let retries = (0..1000).filter(|_| policy.next(1, &passing(), &budget, deadline).is_some()).count();
        assert_eq!(retries, 100);
        (0..RETRY).for_each(|_| budget.refund());
        assert!(policy.next(1, &passing(), &budget, deadline).is_some());
    }
}
