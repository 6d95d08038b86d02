//! The content of a request: bytes, or a stream that is sent while it is made.

mod outgoing;

use std::fmt;
use std::future::poll_fn;
use std::io::Read;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
use tokio::io::{AsyncRead, ReadBuf};

pub(crate) use outgoing::Outgoing;

/// The error of a stream of a body.
pub(crate) type BoxError = Box<dyn std::error::Error + Send + Sync>;
type BoxStream = Pin<Box<dyn Stream<Item = Result<Bytes, BoxError>> + Send>>;

/// Bytes that a reader is asked for at once.
const PIECE: usize = 64 << 10;

/// The content of a request or of a part of one: bytes, or a stream that is sent while it is made.
///
/// A stream can be sent once. A call whose stream has begun is never tried again; one that failed before that may be.
#[derive(Clone, Default)]
pub struct Body {
    pieces: Vec<Piece>,
    content_type: Option<String>,
}

#[derive(Clone)]
struct Piece {
    content: Content,
    told: Option<Told>,
}

#[derive(Clone)]
enum Content {
    Bytes(Bytes),
    Stream(Source),
}

/// Hears how many bytes have gone, and how many there are.
type Told = Arc<dyn Fn(u64, Option<u64>) + Send + Sync>;

impl Piece {
    fn new(content: Content) -> Self {
        Self { content, told: None }
    }

    /// The number of bytes, if it is known.
    fn length(&self) -> Option<u64> {
        match &self.content {
            Content::Bytes(bytes) => Some(bytes.len() as u64),
            Content::Stream(source) => source.length,
        }
    }
}

/// A stream, until somebody begins to read it. All clones of a body share it.
#[derive(Clone)]
struct Source {
    stream: Arc<Mutex<Option<BoxStream>>>,
    length: Option<u64>,
}

impl Source {
    fn take(&self) -> Option<BoxStream> {
        self.stream.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn has_begun(&self) -> bool {
        self.stream.lock().unwrap_or_else(PoisonError::into_inner).is_none()
    }
}

impl Body {
    /// A body that is made while it is sent.
    pub fn stream<S, B, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<BoxError>,
    {
        let stream: BoxStream = Box::pin(Converted(Box::pin(stream)));
        let source = Source { stream: Arc::new(Mutex::new(Some(stream))), length: None };
        Self { pieces: vec![Piece::new(Content::Stream(source))], content_type: None }
    }

    /// A body that is read while it is sent, such as a `tokio::fs::File`.
    #[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
    pub fn from_async_read(reader: impl AsyncRead + Send + 'static) -> Self {
        Self::stream(AsyncReader(Box::pin(reader)))
    }

    /// A body that is read while it is sent, such as a `std::fs::File`. Reading it blocks the thread that sends, so it should
    /// not have to wait for long.
    pub fn from_read(reader: impl Read + Send + Unpin + 'static) -> Self {
        Self::stream(Reader(reader))
    }

    /// Says how long a stream is; some servers want to know. Sending fails if it is not true.
    #[must_use]
    pub fn with_length(mut self, length: u64) -> Self {
        if let [Piece { content: Content::Stream(source), .. }] = self.pieces.as_mut_slice() {
            source.length = Some(length);
        }
        self
    }

    /// Calls something with the number of bytes that have gone to the connection, and of all if that is known. A call that is tried
    /// again begins anew.
    #[must_use]
    pub fn on_progress(mut self, tell: impl Fn(u64, Option<u64>) + Send + Sync + 'static) -> Self {
        let told: Told = Arc::new(tell);
        self.pieces.iter_mut().for_each(|piece| piece.told = Some(Arc::clone(&told)));
        self
    }

    /// Says what it is, in place of what the API's description says.
    #[must_use]
    pub fn with_content_type(mut self, media_type: impl Into<String>) -> Self {
        self.content_type = Some(media_type.into());
        self
    }

    /// Returns the number of bytes; `None` if it is not known.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        let mut lengths = self.pieces.iter().map(Piece::length);
        lengths.try_fold(0, |sum: u64, length| sum.checked_add(length?))
    }

    pub(crate) fn content_type(&self) -> Option<&str> {
        self.content_type.as_deref()
    }

    /// Returns whether it can still be sent from its beginning.
    pub(crate) fn is_whole(&self) -> bool {
        self.pieces.iter().all(|piece| match &piece.content {
            Content::Bytes(_) => true,
            Content::Stream(source) => !source.has_begun(),
        })
    }

    /// All of it, if it is there already, and nobody wants to hear of its pieces.
    pub(crate) fn bytes(&self) -> Option<Bytes> {
        if let [Piece { content: Content::Bytes(bytes), told: None }] = self.pieces.as_slice() {
            return Some(bytes.clone());
        }
        let each = self.pieces.iter().map(|piece| match &piece.content {
            Content::Bytes(bytes) => Some(bytes.as_ref()).filter(|_| piece.told.is_none()),
            Content::Stream(_) => None,
        });
        each.collect::<Option<Vec<_>>>().map(|pieces| pieces.concat().into())
    }

    /// Makes all of it.
    pub(crate) async fn collect(self) -> Result<Bytes, BoxError> {
        let mut outgoing = Outgoing::new(self);
        let mut whole = BytesMut::new();
        while let Some(piece) = poll_fn(|context| Pin::new(&mut outgoing).poll_next(context)).await {
            whole.extend_from_slice(&piece?);
        }
        Ok(whole.freeze())
    }

    /// Adds another one at the end.
    pub(crate) fn append(&mut self, other: Self) {
        self.pieces.extend(other.pieces);
    }
}

macro_rules! from_bytes {
    ($($type:ty),+) => {$(
        impl From<$type> for Body {
            fn from(bytes: $type) -> Self {
                Self { pieces: vec![Piece::new(Content::Bytes(bytes.into()))], content_type: None }
            }
        }
    )+};
}

from_bytes!(Bytes, Vec<u8>, String, &'static [u8], &'static str);

/// Shows nothing of what it carries.
impl fmt::Debug for Body {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.length() {
            Some(length) => write!(formatter, "Body({length} bytes)"),
            None => formatter.write_str("Body(a stream)"),
        }
    }
}

/// A stream with pieces and errors as we want them.
struct Converted<S>(Pin<Box<S>>);

impl<S, B, E> Stream for Converted<S>
where
    S: Stream<Item = Result<B, E>>,
    B: Into<Bytes>,
    E: Into<BoxError>,
{
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let piece = ready!(self.0.as_mut().poll_next(context));
        Poll::Ready(piece.map(|piece| piece.map(Into::into).map_err(Into::into)))
    }
}

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
struct AsyncReader<R>(Pin<Box<R>>);

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
impl<R: AsyncRead> Stream for AsyncReader<R> {
    type Item = std::io::Result<Vec<u8>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut piece = vec![0; PIECE];
        let mut buffer = ReadBuf::new(&mut piece);
        let read = ready!(self.0.as_mut().poll_read(context, &mut buffer));
        let length = buffer.filled().len();
        Poll::Ready(read.map(|()| filled(piece, length)).transpose())
    }
}

struct Reader<R>(R);

impl<R: Read + Unpin> Stream for Reader<R> {
    type Item = std::io::Result<Vec<u8>>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut piece = vec![0; PIECE];
        Poll::Ready(self.0.read(&mut piece).map(|length| filled(piece, length)).transpose())
    }
}

/// The beginning of a buffer; nothing at the end.
fn filled(mut piece: Vec<u8>, length: usize) -> Option<Vec<u8>> {
    piece.truncate(length);
    (length > 0).then_some(piece)
}
