//! What a server says about how many calls it takes.

use std::time::Duration;

use reqwest::header::HeaderMap;

/// How many calls the server takes in the current window, as its `X-RateLimit-…` headers say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RateLimit {
    /// Calls per window.
    pub limit: Option<u64>,
    /// Calls left in this window.
    pub remaining: Option<u64>,
    /// Time until the next window.
    pub reset: Option<Duration>,
}

/// Numbers above this are no seconds from now but a time since 1970, as some servers write it.
const EPOCH: u64 = 1_000_000_000;

impl RateLimit {
    /// The state that an answer's headers tell; `None` when they tell nothing. `now` is in seconds since 1970.
    pub(crate) fn read(headers: &HeaderMap, now: u64) -> Option<Self> {
        let number = |name| headers.get(name)?.to_str().ok()?.trim().parse::<u64>().ok();
        let reset = number("x-ratelimit-reset").map(|reset| {
            if reset > EPOCH {
                reset.saturating_sub(now)
            } else {
                reset
            }
        });
        let state = Self {
            limit: number("x-ratelimit-limit"),
            remaining: number("x-ratelimit-remaining"),
            reset: reset.map(Duration::from_secs),
        };
        (state.limit.is_some() || state.remaining.is_some() || state.reset.is_some())
            .then_some(state)
    }
}
