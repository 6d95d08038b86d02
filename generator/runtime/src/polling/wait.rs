//! Waiting for the end of an operation.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use super::Polling;
use super::course::Awaited;
use crate::client::{Request, SendResult};
use crate::exchange::{Payload, Response};
use crate::paging::Cursor;
use crate::{BoxFuture, Error};

/// Waits for the end of an operation; from [`LongRunning::wait`](crate::LongRunning::wait). `.await` returns its result.
///
/// The operation is sent once. Then its state is read until it has ended, each time after the pause that the server asks for
/// (`Retry-After`), or after one that grows from a second to half a minute. The timeouts and retries of the call are those of
/// each request; [`within`](Self::within) limits the whole.
#[must_use = "an operation is sent by `.await` or `.send()`"]
pub struct Wait<P> {
    awaited: Box<Awaited>,
    payload: PhantomData<fn() -> P>,
}

impl<P: Payload> Wait<P> {
    pub(super) fn new(request: Request, polling: Polling, cursor: Option<Cursor>) -> Self {
        Self { awaited: Box::new(Awaited::new(request, polling, cursor)), payload: PhantomData }
    }

    /// Sets how long the operation is waited for after the server has taken it, in place of an hour. A request that is on its way
    /// then is not cut off.
    pub fn within(mut self, limit: Duration) -> Self {
        self.awaited.pace.set_limit(limit);
        self
    }

    /// Sets the first pause before the state is read, and the longest: each is twice the one before. A server that asks for a pause
    /// gets it, but none that is shorter than the first.
    pub fn delays(mut self, first: Duration, longest: Duration) -> Self {
        self.awaited.pace.set_delays(first, longest);
        self
    }

    /// Sends the operation; each further call waits for the next pause, and reads its state once. Returns whether it goes on.
    ///
    /// # Errors
    /// As the call itself. [`ErrorKind::Failed`](crate::ErrorKind::Failed) if the operation has ended without success,
    /// [`ErrorKind::Unfinished`](crate::ErrorKind::Unfinished) if it is not waited for any longer, or its state cannot be found.
    pub async fn next(&mut self) -> Result<bool, Error> {
        self.awaited.next().await
    }

    /// Waits until the operation has ended, and returns the response that has its result. After an error, another call goes on to wait.
    ///
    /// # Errors
    /// As [`next`](Self::next).
    pub async fn finish(&mut self) -> SendResult<P::Value> {
        self.awaited.finish::<P>().await
    }

    /// Waits until the operation has ended, and returns the response that has its result.
    ///
    /// # Errors
    /// As [`next`](Self::next).
    pub async fn send(mut self) -> SendResult<P::Value> {
        self.finish().await
    }

    /// As [`send`](Self::send), and blocks the thread until the result is there.
    ///
    /// # Errors
    /// As [`send`](Self::send). Inside an async runtime it is refused.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> SendResult<P::Value> {
        crate::block_on(self.send()).unwrap_or_else(Err)
    }

    /// The word for the state of the operation that came last, if the API has any.
    pub fn status(&self) -> Option<&str> {
        self.awaited.status.as_deref()
    }

    /// Returns the place at which the operation goes on, when the server has taken it.
    /// [`LongRunning::wait_from`](crate::LongRunning::wait_from) begins there.
    pub fn cursor(&self) -> Option<Cursor> {
        self.awaited.cursor()
    }
}

impl<P: Payload + 'static> IntoFuture for Wait<P> {
    type Output = Result<P::Value, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { self.send().await.map(Response::into_body) })
    }
}

impl<P> fmt::Debug for Wait<P> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.awaited.fmt(formatter)
    }
}
