//! A body that is cut into parts while it arrives.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

use crate::{ByteStream, Error, ErrorKind};

/// Finds the parts of a body, wherever its pieces were cut.
pub(super) trait Cutter {
    type Part;

    /// Takes the next piece.
    fn feed(&mut self, piece: &[u8]);

    /// Nothing more comes.
    fn end(&mut self) {}

    /// The next part that is complete.
    fn part(&mut self) -> Option<Self::Part>;

    /// Bytes of what is not complete yet.
    fn held(&self) -> usize;
}

/// The parts of a body. None of them may be larger than the client accepts of an answer.
pub(super) struct Parts<C> {
    pub(super) bytes: ByteStream,
    pub(super) cutter: C,
    /// True if the body has no more pieces.
    ended: bool,
    /// True if nobody wants the rest.
    stopped: bool,
}

impl<C: Cutter> Parts<C> {
    pub(super) fn new(bytes: ByteStream, cutter: C) -> Self {
        Self { bytes, cutter, ended: false, stopped: false }
    }

    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<C::Part, Error>>> {
        while !self.stopped {
            if let Some(part) = self.cutter.part() {
                return Poll::Ready(Some(Ok(part)));
            }
            if self.ended {
                break;
            }
            match Pin::new(&mut self.bytes).poll_next(context) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(Some(Ok(piece))) => self.cutter.feed(&piece),
                Poll::Ready(Some(Err(error))) => {
                    self.ended = true;
                    return Poll::Ready(Some(Err(error)));
                }
                Poll::Ready(None) => {
                    self.ended = true;
                    self.cutter.end();
                }
            }
            if self.cutter.held() > self.bytes.reading.limit {
                self.ended = true;
                return Poll::Ready(Some(Err(self.describe(Error::of(ErrorKind::TooLarge)))));
            }
        }
        Poll::Ready(None)
    }

    /// Gives nothing more, whatever has arrived.
    pub(super) fn stop(&mut self) {
        self.stopped = true;
    }

    /// The error of an answer that began well.
    pub(super) fn describe(&self, error: Error) -> Error {
        let error = error.with_operation(&self.bytes.reading.operation).with_received(true);
        error.masked(self.bytes.reading.decoding.secrets())
    }
}
