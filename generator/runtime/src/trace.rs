//! Output for `tracing`: one span per call, an event for all that is not as documented. Never bodies, never whole URLs.

#[cfg(feature = "tracing")]
pub(crate) use on::{call, observer};

#[cfg(not(feature = "tracing"))]
pub(crate) use off::{call, observer};

#[cfg(feature = "tracing")]
mod on {
    use std::io;

    use reqwest::StatusCode;
    use tracing::field::Empty;
    use tracing::{Instrument as _, Level};

    use crate::api::Operation;
    use crate::json::{Leniency, Observer};
    use crate::time::Instant;
    use crate::{Error, ErrorKind};

    /// Puts a call into a span of its own. An answer says its status, and after how many attempts it came.
    pub(crate) async fn call<T>(
        operation: &Operation,
        calling: impl Future<Output = Result<T, Error>>,
        outcome: fn(&T) -> (StatusCode, u32),
    ) -> Result<T, Error> {
        let span = tracing::info_span!(
            "call",
            operation = %operation.name,
            method = operation.method.as_str(),
            path = operation.path,
            status = Empty,
            attempts = Empty,
            elapsed_ms = Empty,
            error = Empty,
        );
        let started = Instant::now();
        let result = calling.instrument(span.clone()).await;
        let elapsed = started.elapsed().as_millis();
        span.record("elapsed_ms", u64::try_from(elapsed).unwrap_or(u64::MAX));
        let (status, attempts, error) = match &result {
            Ok(answer) => {
                let (status, attempts) = outcome(answer);
                (Some(status), attempts, None)
            }
            Err(error) => {
                (error.status(), error.attempts(), Some(error.kind()).filter(|kind| *kind != ErrorKind::NotModified))
            }
        };
        span.record("attempts", attempts);
        if let Some(status) = status {
            span.record("status", status.as_u16());
        }
        if let Some(kind) = error {
            span.record("error", kind_name(kind));
        }
        result
    }

    fn kind_name(kind: ErrorKind) -> tracing::field::DebugValue<ErrorKind> {
        tracing::field::debug(kind)
    }

    /// Returns the observer of leniencies if the caller set none; `None` if nobody listens: naming a path costs time.
    pub(crate) fn observer() -> Option<&'static dyn Observer> {
        static EVENTS: Events = Events;
        tracing::enabled!(Level::DEBUG).then_some(&EVENTS)
    }

    struct Events;

    impl Observer for Events {
        fn leniency(&self, path: &str, kind: Leniency) {
            tracing::debug!(path, ?kind, "not spelled as documented");
        }

        fn unknown_value(&self, path: &str) {
            tracing::debug!(path, "unknown value");
        }

        fn unknown_field(&self, path: &str) {
            tracing::debug!(path, "unknown field");
        }

        fn session_store(&self, error: &io::Error) {
            tracing::warn!(%error, "session store failed");
        }
    }
}

#[cfg(not(feature = "tracing"))]
mod off {
    use reqwest::StatusCode;

    use crate::Error;
    use crate::api::Operation;
    use crate::json::Observer;

    pub(crate) async fn call<T>(
        _operation: &Operation,
        calling: impl Future<Output = Result<T, Error>>,
        _outcome: fn(&T) -> (StatusCode, u32),
    ) -> Result<T, Error> {
        calling.await
    }

    pub(crate) fn observer() -> Option<&'static dyn Observer> {
        None
    }
}
