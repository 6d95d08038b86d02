//! The forms of an answer's body: JSON, text, bytes, events, nothing.

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, HeaderMap};

use super::header::header;
use crate::decoding::Decoding;
use crate::json::{Codec, Context, DecodeError, EMPTY_OBJECT, Input, Path, Tree, shorten};
use crate::stream::{ByteStream, Event, EventStream, LineStream, StreamSettings};
use crate::transport::whole;

/// The form in which the body of an answer is read. Every [`Codec`] is one: JSON.
pub trait Payload {
    /// The type of a body.
    type Value: Send;

    /// Hands the body over while it arrives, if true.
    const STREAMED: bool = false;

    /// Makes a value of an answer that was accepted.
    ///
    /// # Errors
    /// The body does not have the documented shape.
    fn read(response: RawResponse<'_>) -> Result<Self::Value, DecodeError>;
}

impl<C: Codec<Value: Send>> Payload for C {
    type Value = C::Value;

    fn read(response: RawResponse<'_>) -> Result<C::Value, DecodeError> {
        response.json::<C>()
    }
}

/// Text, whatever its media type. It is UTF-8, unless the answer says that it is Latin-1.
#[derive(Debug)]
pub enum TextBody {}

impl Payload for TextBody {
    type Value = String;

    fn read(response: RawResponse<'_>) -> Result<String, DecodeError> {
        response.text()
    }
}

/// Bytes, while they arrive.
#[derive(Debug)]
pub enum StreamBody {}

impl Payload for StreamBody {
    type Value = ByteStream;

    const STREAMED: bool = true;

    fn read(response: RawResponse<'_>) -> Result<ByteStream, DecodeError> {
        response.into_stream()
    }
}

/// The events of a `text/event-stream`, as they are.
#[derive(Debug)]
pub enum EventsBody {}

impl Payload for EventsBody {
    type Value = EventStream<Event>;

    const STREAMED: bool = true;

    fn read(response: RawResponse<'_>) -> Result<Self::Value, DecodeError> {
        response.into_events().map(EventStream::raw)
    }
}

/// The events of a `text/event-stream` whose data is JSON.
#[derive(Debug)]
pub struct JsonEvents<C>(std::marker::PhantomData<C>);

impl<C: Codec<Value: Send>> Payload for JsonEvents<C> {
    type Value = EventStream<C::Value>;

    const STREAMED: bool = true;

    fn read(response: RawResponse<'_>) -> Result<Self::Value, DecodeError> {
        response.into_events().map(EventStream::json::<C>)
    }
}

/// The events of a `text/event-stream` whose names say what their data is. Each is read as an object of its lines.
#[derive(Debug)]
pub struct NamedEvents<C>(std::marker::PhantomData<C>);

impl<C: Codec<Value: Send>> Payload for NamedEvents<C> {
    type Value = EventStream<C::Value>;

    const STREAMED: bool = true;

    fn read(response: RawResponse<'_>) -> Result<Self::Value, DecodeError> {
        response.into_events().map(EventStream::named::<C>)
    }
}

/// JSON texts one after the other, such as one on each line.
#[derive(Debug)]
pub struct JsonLines<C>(std::marker::PhantomData<C>);

impl<C: Codec<Value: Send>> Payload for JsonLines<C> {
    type Value = LineStream<C::Value>;

    const STREAMED: bool = true;

    fn read(response: RawResponse<'_>) -> Result<Self::Value, DecodeError> {
        response.into_stream().map(LineStream::new::<C>)
    }
}

/// A body that is there with some statuses only.
#[derive(Debug)]
pub struct Maybe<P>(std::marker::PhantomData<P>);

impl<P: Payload> Payload for Maybe<P> {
    type Value = Option<P::Value>;

    const STREAMED: bool = P::STREAMED;

    fn read(response: RawResponse<'_>) -> Result<Self::Value, DecodeError> {
        let is_undeclared = response.undeclared.contains(&response.status());
        match response.is_empty() {
            true => Ok(None),
            false if is_undeclared => Ok(P::read(response).ok()),
            false => P::read(response).map(Some),
        }
    }
}

/// An answer that was accepted, whose body is to be read.
pub struct RawResponse<'a> {
    pub(crate) status: StatusCode,
    pub(crate) headers: &'a HeaderMap,
    pub(crate) decoding: &'a Decoding,
    /// Statuses of answers that declare no body, while others do.
    pub(crate) undeclared: &'static [u16],
    pub(crate) content: Content<'a>,
}

/// The body of an answer.
pub(crate) enum Content<'a> {
    /// All of it, and as JSON if it has been read already.
    Whole(&'a Bytes, Option<Tree<'a>>),
    Stream(ByteStream),
}

impl<'a> RawResponse<'a> {
    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// Returns whether there is no body.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self.status(), 204 | 205 | 304) || self.whole().is_some_and(|body| body.is_empty())
    }

    /// The body as JSON.
    ///
    /// # Errors
    /// It is no JSON, or does not have the documented shape.
    pub fn json<C: Codec>(self) -> Result<C::Value, DecodeError> {
        if let Some(value) = C::anything() {
            return Ok(value);
        }
        let mut value = None;
        let (is_json, is_text) = (self.is_json(), self.is_text());
        let is_events = is_events(header(self.headers, &CONTENT_TYPE));
        let text = self.whole().cloned().unwrap_or_default();
        let as_text = || std::str::from_utf8(&text).ok().and_then(C::from_text);
        if let Some(value) = is_text.then(as_text).flatten() {
            return Ok(value);
        }
        let decoded = self.decode(&mut |input| {
            value = Some(C::decode(input)?);
            Ok(())
        });
        match (decoded, value) {
            (Ok(()), Some(value)) => Ok(value),
            (Err(_), _) if is_events => Err(DecodeError::new(String::new(), "JSON", EVENTS.to_owned(), String::new())),
            // a text that does not claim to be JSON is text, to a type that takes anything
            (Err(error), _) if !is_json => as_text().ok_or(error),
            (Err(error), _) => Err(error),
            (Ok(()), None) => Err(DecodeError::new(String::new(), "a value", "nothing".to_owned(), String::new())),
        }
    }

    /// Reads the body as JSON. Not generic: it is compiled once for all types.
    pub(crate) fn decode(
        self,
        decode: &mut dyn FnMut(Input<'_>) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        let Content::Whole(body, tree) = self.content else { return Err(unread()) };
        let empty_body = is_blank(body);
        let tree = match tree {
            Some(tree) => tree,
            None if empty_body => EMPTY_OBJECT.clone(),
            None => Tree::parse_within(body, self.decoding.values).unwrap_or_else(|| Err(crowded()))?,
        };
        let context = Context { empty_body, ..self.decoding.context() };
        decode(Input { node: tree.root(), path: &Path::Root, context: &context })
    }

    /// The body as text.
    ///
    /// # Errors
    /// It is neither UTF-8 nor said to be Latin-1.
    pub fn text(self) -> Result<String, DecodeError> {
        let body = self.bytes();
        let declared = header(self.headers, &CONTENT_TYPE).to_ascii_lowercase();
        match String::from_utf8(body.into()) {
            Ok(text) => Ok(text),
            Err(error) if ["iso-8859-1", "latin1"].iter().any(|name| declared.contains(name)) => {
                Ok(error.as_bytes().iter().map(|byte| char::from(*byte)).collect())
            }
            Err(_) => Err(DecodeError::new(String::new(), "text", "bytes that are no UTF-8".to_owned(), String::new())),
        }
    }

    /// The body as it is.
    #[must_use]
    pub fn bytes(&self) -> Bytes {
        self.whole().cloned().unwrap_or_default()
    }

    /// The error of an answer whose status is none of those documented.
    #[must_use]
    pub fn unexpected(&self) -> DecodeError {
        let found = format!("the status {}", self.status());
        DecodeError::new(String::new(), "an answer with a documented status", found, String::new())
    }

    fn whole(&self) -> Option<&'a Bytes> {
        match &self.content {
            Content::Whole(body, _) => Some(body),
            Content::Stream(_) => None,
        }
    }

    /// Makes a stream of the whole body, for whoever expects one.
    pub(crate) fn with_stream(self, reading: Option<StreamSettings>) -> Self {
        let Some(reading) = reading else { return self };
        let pieces = whole(self.bytes());
        Self { content: Content::Stream(ByteStream::new(pieces, reading)), ..self }
    }

    fn is_json(&self) -> bool {
        header(self.headers, &CONTENT_TYPE).contains("json")
    }

    /// Returns whether it is text by its media type, and does not look like JSON that was sent as text.
    fn is_text(&self) -> bool {
        let media_type = header(self.headers, &CONTENT_TYPE);
        let is_text = media_type.starts_with("text/") && !media_type.contains("json") && !media_type.contains("html");
        let first = self.whole().and_then(|body| body.trim_ascii_start().first());
        is_text && first.is_some_and(|first| !matches!(first, b'{' | b'['))
    }

    /// The body as a stream of events. Any other text would be read as one without events.
    fn into_events(self) -> Result<ByteStream, DecodeError> {
        let declared = header(self.headers, &CONTENT_TYPE);
        if is_events(declared) {
            return self.into_stream();
        }
        let found = match declared {
            "" => "an answer without a media type".to_owned(),
            other => shorten(other, MEDIA_TYPE),
        };
        Err(DecodeError::new(String::new(), EVENTS, found, String::new()))
    }

    fn into_stream(self) -> Result<ByteStream, DecodeError> {
        match self.content {
            Content::Stream(stream) => Ok(stream),
            Content::Whole(..) => Err(unread()),
        }
    }
}

/// The media type of events.
const EVENTS: &str = "text/event-stream";

/// Characters of a media type that are shown.
const MEDIA_TYPE: usize = 100;

/// Returns whether a media type is that of events.
pub(super) fn is_events(media_type: &str) -> bool {
    media_type.split(';').next().is_some_and(|essence| essence.trim().eq_ignore_ascii_case(EVENTS))
}

/// A payload asked for the body in a way in which it is not there.
fn unread() -> DecodeError {
    DecodeError::new(String::new(), "a body", "one that is read otherwise".to_owned(), String::new())
}

/// The error of an answer with so many values that reading it would take a multiple of the memory that it may have.
fn crowded() -> DecodeError {
    let found = "more values than an answer of the largest size may have".to_owned();
    DecodeError::new(String::new(), "JSON", found, String::new())
}

pub(crate) fn is_blank(body: &[u8]) -> bool {
    body.iter().all(u8::is_ascii_whitespace)
}
