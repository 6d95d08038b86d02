//! A body on its way out.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::{Body, BoxError, BoxStream, Piece};

/// A body on its way out, piece by piece. Streams are taken out of the body when it is their turn.
pub(crate) struct Outgoing {
    pieces: VecDeque<Piece>,
    current: Option<BoxStream>,
    length: Option<u64>,
    sent: Arc<AtomicUsize>,
}

impl Outgoing {
    pub(crate) fn new(body: Body) -> Self {
        let length = body.length();
        Self { pieces: body.pieces.into(), current: None, length, sent: Arc::default() }
    }

    /// How many bytes there are, if that is known.
    pub(crate) fn length(&self) -> Option<u64> {
        self.length
    }

    /// Counts the pieces, so that somebody can see whether it goes on.
    pub(crate) fn sent(&self) -> Arc<AtomicUsize> {
        Arc::clone(&self.sent)
    }
}

impl Stream for Outgoing {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(stream) = &mut self.current {
                if let Some(piece) = ready!(stream.as_mut().poll_next(context)) {
                    self.sent.fetch_add(1, Ordering::Relaxed);
                    return Poll::Ready(Some(piece));
                }
                self.current = None;
            }
            match self.pieces.pop_front() {
                None => return Poll::Ready(None),
                Some(Piece::Bytes(bytes)) if bytes.is_empty() => {}
                Some(Piece::Bytes(bytes)) => {
                    self.sent.fetch_add(1, Ordering::Relaxed);
                    return Poll::Ready(Some(Ok(bytes)));
                }
                Some(Piece::Stream(source)) => match source.take() {
                    Some(stream) => self.current = Some(stream),
                    None => return Poll::Ready(Some(Err("the stream has been sent already".into()))),
                },
            }
        }
    }
}
