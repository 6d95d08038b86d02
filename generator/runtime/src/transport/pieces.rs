//! Bodies that arrive in pieces.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;

use super::{BodyStream, Fault, TransportError};

/// Returns a body that is there as a whole.
pub(crate) fn whole(body: Bytes) -> BodyStream {
    Box::pin(Whole(Some(body).filter(|body| !body.is_empty())))
}

struct Whole(Option<Bytes>);

impl Stream for Whole {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.take().map(Ok))
    }
}

/// Collects a body. One that is larger than the limit is an error.
pub(crate) async fn collect(
    mut pieces: impl Stream<Item = Result<Bytes, TransportError>> + Unpin,
    limit: usize,
) -> Result<Bytes, TransportError> {
    // most answers are one piece, which need not be copied
    let mut first = Bytes::new();
    let mut body = BytesMut::new();
    while let Some(piece) = poll_fn(|context| Pin::new(&mut pieces).poll_next(context)).await {
        let piece = piece?;
        if first.len() + body.len() + piece.len() > limit {
            return Err(TransportError::new(Fault::TooLarge));
        }
        if first.is_empty() && body.is_empty() {
            first = piece;
            continue;
        }
        body.extend_from_slice(&std::mem::take(&mut first));
        body.extend_from_slice(&piece);
    }
    Ok(if body.is_empty() { first } else { body.freeze() })
}
