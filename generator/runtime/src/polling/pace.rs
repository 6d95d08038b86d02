//! The pauses between the readings of a state, and how long all of them may take.

use std::time::Duration;

use crate::time::{Instant, after, retry_after, unix_seconds};
use crate::{Error, ErrorKind};
use reqwest::header::{HeaderMap, RETRY_AFTER};

/// The time for which an operation is waited for unless the caller says otherwise.
const LIMIT: Duration = Duration::from_secs(3600);
/// The pauses before a state is read where the server asks for none.
const FIRST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(30);

/// The times at which a state is read.
#[derive(Debug)]
pub(super) struct Pace {
    limit: Duration,
    first: Duration,
    longest: Duration,
    /// The next pause, unless the server asks for one.
    pause: Duration,
    asked: Option<Duration>,
    deadline: Option<Instant>,
}

impl Pace {
    pub(super) fn new() -> Self {
        Self { limit: LIMIT, first: FIRST, longest: LONGEST, pause: FIRST, asked: None, deadline: None }
    }

    pub(super) fn set_limit(&mut self, limit: Duration) {
        self.limit = limit;
    }

    pub(super) fn set_delays(&mut self, first: Duration, longest: Duration) {
        self.first = first;
        self.pause = first;
        self.longest = longest.max(first);
    }

    /// Begins to count the time.
    pub(super) fn begin(&mut self) {
        self.deadline = Some(after(self.limit));
    }

    /// Notes the pause that the server asks for.
    pub(super) fn note(&mut self, headers: &HeaderMap) {
        let asked = headers.get(RETRY_AFTER).and_then(|value| value.to_str().ok());
        self.asked = asked.and_then(|text| retry_after(text, unix_seconds()));
    }

    /// Returns the pause until the state may be read again; an error if there is no time for it.
    pub(super) fn next(&mut self) -> Result<Duration, Error> {
        let deadline = *self.deadline.get_or_insert_with(|| after(self.limit));
        let left = deadline.saturating_duration_since(Instant::now());
        let unfinished = |detail: &str| Error::new(ErrorKind::Unfinished, detail);
        if left.is_zero() {
            return Err(unfinished(&format!("the operation has not ended after {:?}", self.limit)));
        }
        let pause = match self.asked {
            Some(asked) if asked > left => {
                let error = unfinished("the server asks for more patience than the operation is waited for");
                return Err(error.with_retry_after(Some(asked)));
            }
            Some(asked) => asked.max(self.first),
            None => {
                let longer = self.pause.saturating_mul(2).min(self.longest);
                std::mem::replace(&mut self.pause, longer)
            }
        };
        Ok(pause.min(left))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::http_date_of;
    use reqwest::header::HeaderValue;

    const fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    /// The pause after an answer that asks for one.
    fn asked(pace: &mut Pace, text: &str) -> Result<Duration, Box<dyn std::error::Error>> {
        pace.note(&HeaderMap::from_iter([(RETRY_AFTER, HeaderValue::from_str(text)?)]));
        Ok(pace.next()?)
    }

    #[test]
    fn pauses_grow_unless_the_server_asks_for_one() -> Result<(), Box<dyn std::error::Error>> {
        let mut pace = Pace::new();
        pace.set_delays(seconds(1), seconds(5));
        let pauses = (0..5).map(|_| pace.next()).collect::<Result<Vec<_>, _>>()?;
        assert_eq!(pauses, [1, 2, 4, 5, 5].map(seconds));
        assert_eq!(asked(&mut pace, "90")?, seconds(90));
        // no server is asked without a pause
        assert_eq!(asked(&mut pace, "0")?, seconds(1));
        let date = http_date_of(unix_seconds() + 40);
        let until_date = asked(&mut pace, &date)?;
        assert!((seconds(38)..=seconds(40)).contains(&until_date), "{until_date:?}");
        assert_eq!(asked(&mut pace, "soon")?, seconds(5));
        pace.note(&HeaderMap::new());
        assert_eq!(pace.next()?, seconds(5));
        Ok(())
    }

    #[test]
    fn no_pause_is_longer_than_what_is_left() {
        let mut pace = Pace::new();
        pace.set_limit(seconds(10));
        pace.set_delays(seconds(60), seconds(1));
        let kind = |result: Result<Duration, Box<dyn std::error::Error>>| {
            let error = result.err().and_then(|error| error.downcast::<Error>().ok());
            error.map(|error| (error.kind(), error.retry_after()))
        };
        assert!(pace.next().is_ok_and(|pause| pause <= seconds(10)));
        assert_eq!(kind(asked(&mut pace, "3600")), Some((ErrorKind::Unfinished, Some(seconds(3600)))));
        pace.set_limit(Duration::ZERO);
        pace.begin();
        assert_eq!(kind(asked(&mut pace, "1")), Some((ErrorKind::Unfinished, None)));
    }
}
