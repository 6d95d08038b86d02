//! A body on its way out.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::{Body, BoxError, BoxStream, Content, PIECE, Piece, Told};

/// A body on its way out, piece by piece. Streams are taken out of the body when it is their turn.
pub(crate) struct Outgoing {
    pieces: VecDeque<Piece>,
    current: Option<Current>,
    length: Option<u64>,
    sent: Arc<AtomicUsize>,
}

/// A stream whose turn it is.
struct Current {
    stream: BoxStream,
    told: Option<Told>,
    gone: u64,
    length: Option<u64>,
}

#[cfg_attr(
    all(target_arch = "wasm32", target_os = "unknown"),
    allow(dead_code, reason = "nobody watches an upload there")
)]
impl Outgoing {
    pub(crate) fn new(body: Body) -> Self {
        let length = body.length();
        Self { pieces: body.pieces.into(), current: None, length, sent: Arc::default() }
    }

    /// Returns the number of bytes; `None` if it is not known.
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
            if let Some(current) = &mut self.current {
                if let Some(piece) = ready!(current.stream.as_mut().poll_next(context)) {
                    if let (Some(told), Ok(piece)) = (&current.told, &piece) {
                        current.gone += piece.len() as u64;
                        told(current.gone, current.length);
                    }
                    self.sent.fetch_add(1, Ordering::Relaxed);
                    return Poll::Ready(Some(piece));
                }
                self.current = None;
            }
            let Some(piece) = self.pieces.pop_front() else { return Poll::Ready(None) };
            let length = piece.length();
            let stream: BoxStream = match piece.content {
                Content::Bytes(bytes) if bytes.is_empty() => continue,
                Content::Bytes(bytes) if piece.told.is_none() => {
                    self.sent.fetch_add(1, Ordering::Relaxed);
                    return Poll::Ready(Some(Ok(bytes)));
                }
                Content::Bytes(bytes) => Box::pin(Chunks(bytes)),
                Content::Stream(source) => match source.take() {
                    Some(stream) => stream,
                    None => return Poll::Ready(Some(Err("the stream has been sent already".into()))),
                },
            };
            self.current = Some(Current { stream, told: piece.told, gone: 0, length });
        }
    }
}

/// Bytes in pieces, so that somebody can hear of each.
struct Chunks(Bytes);

impl Stream for Chunks {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let length = self.0.len().min(PIECE);
        Poll::Ready((length > 0).then(|| Ok(self.0.split_to(length))))
    }
}
