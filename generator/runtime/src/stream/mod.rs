//! A body that is handed over while it arrives.

mod again;
mod events;
mod lines;
mod named;
mod parts;

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use futures_core::Stream;

pub(crate) use again::{Again, Connecting, Cut};
pub use events::{Event, EventStream};
pub use lines::LineStream;
pub(crate) use lines::RECORD_SEPARATOR;

use crate::api::Operation;
use crate::decoding::Decoding;
use crate::time::{Sleep, sleep};
use crate::transport::{BodyStream, Fault, TransportError};
use crate::{Error, ErrorKind};

/// The body of an answer that arrives in pieces: a [`Stream`] of them, of which nothing is held back.
///
/// It may take as long as it likes, but each piece must arrive within the time that an attempt may take.
#[must_use = "a stream does nothing until it is read"]
pub struct ByteStream {
    pieces: Option<BodyStream>,
    reading: StreamSettings,
    /// Runs while a piece is waited for.
    stall: Option<Pin<Box<Sleep>>>,
}

/// The settings with which a streamed answer is read.
#[derive(Clone)]
pub(crate) struct StreamSettings {
    pub(crate) operation: Operation,
    pub(crate) decoding: Decoding,
    /// The bytes that are held at most.
    pub(crate) limit: usize,
    /// The time in which the next piece must arrive.
    pub(crate) patience: Duration,
    /// Connects again when the body has ended, if it is one of events.
    pub(crate) again: Option<Again>,
}

impl ByteStream {
    pub(crate) fn new(pieces: BodyStream, reading: StreamSettings) -> Self {
        Self { pieces: Some(pieces), reading, stall: None }
    }

    /// The next piece; `None` when the body is complete.
    ///
    /// # Errors
    /// The body was cut off, or did not go on in time. Nothing more comes then.
    pub async fn next(&mut self) -> Option<Result<Bytes, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// The whole body, if it is no larger than the client accepts
    /// ([`response_limit`](crate::ClientBuilder::response_limit)).
    ///
    /// # Errors
    /// As of [`next`](Self::next), and if the body is too large.
    pub async fn bytes(mut self) -> Result<Bytes, Error> {
        let mut whole = BytesMut::new();
        while let Some(piece) = self.next().await {
            let piece = piece?;
            if whole.len() + piece.len() > self.reading.limit {
                return Err(Error::of(ErrorKind::TooLarge).with_operation(&self.reading.operation).with_received(true));
            }
            whole.extend_from_slice(&piece);
        }
        Ok(whole.freeze())
    }

    fn failed(&mut self, cause: TransportError) -> Error {
        self.pieces = None;
        let operation = &self.reading.operation;
        let error = cause.into_error(operation.class).with_operation(operation).with_retryable(false);
        error.masked(self.reading.decoding.secrets())
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(pieces) = &mut self.pieces else { return Poll::Ready(None) };
        if let Poll::Ready(piece) = pieces.as_mut().poll_next(context) {
            self.stall = None;
            return Poll::Ready(match piece {
                Some(Ok(piece)) => Some(Ok(piece)),
                Some(Err(cause)) => Some(Err(self.failed(cause))),
                None => {
                    self.pieces = None;
                    None
                }
            });
        }
        let patience = self.reading.patience;
        let stall = self.stall.get_or_insert_with(|| Box::pin(sleep(patience)));
        match stall.as_mut().poll(context) {
            Poll::Ready(()) => Poll::Ready(Some(Err(self.failed(TransportError::new(Fault::Stalled))))),
            Poll::Pending => Poll::Pending,
        }
    }
}

/// Shows nothing of what it carries.
impl fmt::Debug for ByteStream {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("ByteStream").finish_non_exhaustive()
    }
}
