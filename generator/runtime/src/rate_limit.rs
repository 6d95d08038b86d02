//! The number of calls that a server takes, as it says.

use std::time::Duration;

use reqwest::header::HeaderMap;

use crate::time;

/// The number of calls that the server takes in the current window, as its `X-RateLimit-…` headers say.
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
        let number = |name| time::number(headers.get(name)?.to_str().ok()?.trim());
        let reset =
            number("x-ratelimit-reset").map(|reset| if reset > EPOCH { reset.saturating_sub(now) } else { reset });
        let state = Self {
            limit: number("x-ratelimit-limit"),
            remaining: number("x-ratelimit-remaining"),
            reset: reset.map(Duration::from_secs),
        };
        (state.limit.is_some() || state.remaining.is_some() || state.reset.is_some()).then_some(state)
    }
}

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderName;

    use super::*;

    /// Reads headers at a fixed time, as limit, remaining calls and seconds.
    fn read(values: &[(&'static str, &str)]) -> Option<(Option<u64>, Option<u64>, Option<u64>)> {
        let headers = values.iter().map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap()));
        let limit = RateLimit::read(&headers.collect(), 1_700_000_000)?;
        Some((limit.limit, limit.remaining, limit.reset.map(|reset| reset.as_secs())))
    }

    #[test]
    fn the_reset_is_seconds_from_now_or_a_time() {
        let (limit, remaining, reset) = ("x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset");
        for (values, state) in [
            (&[(limit, "25"), (remaining, "24"), (reset, "300")][..], Some((Some(25), Some(24), Some(300)))),
            (&[(remaining, " 0 ")], Some((None, Some(0), None))),
            (&[(reset, "1700000060")], Some((None, None, Some(60)))),
            (&[(reset, "1600000000")], Some((None, None, Some(0)))),
            (&[(limit, "many")], None),
            (&[], None),
        ] {
            assert_eq!(read(values), state, "{values:?}");
        }
    }
}
