//! `text/event-stream`: events as the WHATWG's HTML standard defines them.

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;

use super::again::{Again, Connecting, Cut};
use super::parts::{Cutter, Parts};
use crate::decoding::Decoding;
use crate::json::{Codec, DecodeError, Input, Path, Tree};
use crate::{ByteStream, Error, ErrorKind};

/// One event of a `text/event-stream`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event {
    /// Its type, if it says one; otherwise it is a `message`.
    pub event: Option<String>,
    /// Its data; several lines have line feeds between them.
    pub data: String,
    /// The last id that the server gave, in this event or in an earlier one.
    pub id: Option<String>,
    /// The pause before connecting again, if the server asks for one with this event.
    pub retry: Option<Duration>,
}

/// Turns an event into an item; nothing if the event only says that no more come.
type Decode<T> = fn(Event, &Decoding) -> Option<Result<T, DecodeError>>;

/// The events of an answer, while they arrive: a [`Stream`] of them.
///
/// When the connection ends, so does the stream, unless the call was told to [`reconnect`](crate::CallExt::reconnect).
/// Another call of the operation goes on with [`last_id`](Self::last_id), if it takes one.
#[must_use = "a stream does nothing until it is read"]
pub struct EventStream<T> {
    parts: Parts<Parser>,
    decode: Decode<T>,
    /// The id of the last event that was handed out.
    last_id: Option<String>,
    again: Option<Again>,
    connecting: Option<Connecting>,
    /// The number of connections, one after the other, that brought nothing.
    fruitless: u32,
}

impl<T> EventStream<T> {
    pub(super) fn new(bytes: ByteStream, decode: Decode<T>) -> Self {
        let again = bytes.reading.again.clone();
        let parts = Parts::new(bytes, Parser::default());
        Self { parts, decode, last_id: None, again, connecting: None, fruitless: 0 }
    }

    /// The next event; `None` when the server sends no more.
    ///
    /// # Errors
    /// The connection broke, an event did not arrive in time or is too large, and nothing more comes. Or an event does not
    /// have the documented shape; the next one may.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// The last id that the server gave, from which it can go on if it takes a `Last-Event-ID`.
    #[must_use]
    pub fn last_id(&self) -> Option<&str> {
        // events that have arrived and were not handed out do not count
        let is_drained = self.parts.cutter.events.is_empty();
        if is_drained { self.parts.cutter.dispatched.as_deref() } else { self.last_id.as_deref() }
    }

    /// Begins to connect again, if that can be right: the last event has an id of its own.
    fn reconnect(&mut self) -> Option<Connecting> {
        let parser = &self.parts.cutter;
        let id = parser.dispatched.clone().filter(|_| parser.is_own)?;
        let cut = Cut { id, retry: parser.retry, fruitless: self.fruitless };
        self.fruitless += 1;
        self.again.as_ref()?.after(cut)
    }

    /// Goes on with another connection, which begins with what is known of this one.
    fn connect(&mut self, bytes: ByteStream) {
        let Parser { dispatched, is_own, retry, .. } = std::mem::take(&mut self.parts.cutter);
        let parser = Parser { id: dispatched.clone(), dispatched, is_own, retry, ..Parser::default() };
        self.parts = Parts::new(bytes, parser);
    }

    fn item(&mut self, event: Event) -> Option<Result<T, Error>> {
        let Some(item) = (self.decode)(event, &self.parts.bytes.reading.decoding) else {
            self.parts.stop();
            self.again = None;
            return None;
        };
        Some(item.map_err(|error| self.parts.describe(Error::of(ErrorKind::Decode).with_decode(error))))
    }
}

impl EventStream<Event> {
    pub(crate) fn raw(bytes: ByteStream) -> Self {
        Self::new(bytes, |event, _| Some(Ok(event)))
    }

    /// The bytes that the events are made of.
    pub(crate) fn into_bytes(self) -> ByteStream {
        self.parts.bytes
    }
}

impl<T> EventStream<T> {
    /// The data of each event is JSON. `[DONE]`, which is none, ends the stream, as many servers mean it.
    pub(crate) fn json<C: Codec<Value = T>>(bytes: ByteStream) -> Self {
        Self::new(bytes, |event, decoding| {
            if event.data == "[DONE]" {
                return None;
            }
            Some(Tree::parse(event.data.as_bytes()).and_then(|tree| {
                C::decode(Input { node: tree.root(), path: &Path::Root, context: &decoding.context() })
            }))
        })
    }
}

impl<T> Stream for EventStream<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(connecting) = &mut self.connecting {
                let connected = ready!(connecting.as_mut().poll(context));
                self.connecting = None;
                match connected {
                    Ok(Some(bytes)) => self.connect(bytes),
                    Ok(None) => self.again = None,
                    Err(error) => {
                        self.again = None;
                        return Poll::Ready(Some(Err(error)));
                    }
                }
            }
            let over = match ready!(self.parts.poll(context)) {
                Some(Ok(event)) => {
                    self.fruitless = 0;
                    self.last_id.clone_from(&event.id);
                    return Poll::Ready(self.item(event));
                }
                Some(Err(error)) => Some(error),
                None => None,
            };
            let is_cut = over.as_ref().is_none_or(|error| {
                matches!(error.kind(), ErrorKind::Interrupted | ErrorKind::Stalled | ErrorKind::Transport)
            });
            self.connecting = if is_cut { self.reconnect() } else { None };
            if self.connecting.is_none() {
                self.again = None;
                return Poll::Ready(over.map(Err));
            }
        }
    }
}

impl<T> fmt::Debug for EventStream<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("EventStream").finish_non_exhaustive()
    }
}

/// Makes events of pieces, wherever those were cut.
#[derive(Default)]
struct Parser {
    /// The beginning of a line whose end has not arrived.
    line: Vec<u8>,
    /// True if the last piece ended with a carriage return: a line feed after it belongs to the same end of a line.
    after_return: bool,
    /// True if a line has been read: only the first one may start with a byte order mark.
    started: bool,
    event: Event,
    has_data: bool,
    has_id: bool,
    id: Option<String>,
    events: VecDeque<Event>,
    /// The id of the last event that is complete.
    dispatched: Option<String>,
    /// True if that event says its id itself, so that the server can go on after it.
    is_own: bool,
    /// The pause that the server wants before the next connection.
    retry: Option<Duration>,
}

impl Cutter for Parser {
    type Part = Event;

    fn feed(&mut self, mut bytes: &[u8]) {
        if std::mem::take(&mut self.after_return) && !bytes.is_empty() {
            bytes = bytes.strip_prefix(b"\n").unwrap_or(bytes);
        }
        while let Some(end) = bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
            let (line, rest) = bytes.split_at(end);
            self.line.extend_from_slice(line);
            self.after_return = rest == b"\r";
            bytes = rest.strip_prefix(b"\r\n").or_else(|| rest.get(1..)).unwrap_or_default();
            let line = std::mem::take(&mut self.line);
            let line = line.strip_prefix("\u{feff}".as_bytes()).filter(|_| !self.started).unwrap_or(&line);
            self.started = true;
            self.line(&String::from_utf8_lossy(line));
        }
        self.line.extend_from_slice(bytes);
    }

    fn part(&mut self) -> Option<Event> {
        self.events.pop_front()
    }

    fn held(&self) -> usize {
        self.line.len() + self.event.data.len()
    }
}

impl Parser {
    fn line(&mut self, line: &str) {
        if line.is_empty() {
            return self.dispatch();
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => self.event.event = Some(value.to_owned()).filter(|value| !value.is_empty()),
            "data" => {
                if std::mem::replace(&mut self.has_data, true) {
                    self.event.data.push('\n');
                }
                self.event.data.push_str(value);
            }
            "id" if !value.contains('\0') => {
                self.id = Some(value.to_owned()).filter(|value| !value.is_empty());
                self.has_id = true;
            }
            "retry" if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) => {
                self.event.retry = value.parse().ok().map(Duration::from_millis);
                self.retry = self.event.retry;
            }
            _ => {}
        }
    }

    /// An event without data is none, but its id counts.
    fn dispatch(&mut self) {
        let event = std::mem::take(&mut self.event);
        let (has_data, has_id) = (std::mem::take(&mut self.has_data), std::mem::take(&mut self.has_id));
        if has_data || has_id {
            self.dispatched.clone_from(&self.id);
            self.is_own = has_id;
        }
        if has_data {
            self.events.push_back(Event { id: self.id.clone(), ..event });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The events of a text that arrives in pieces of some length.
    fn parsed(text: &str, length: usize) -> Vec<Event> {
        let mut parser = Parser::default();
        text.as_bytes().chunks(length).for_each(|piece| parser.feed(piece));
        parser.events.into()
    }

    fn event(data: &str) -> Event {
        Event { data: data.to_owned(), ..Event::default() }
    }

    /// The examples of the HTML standard, section "Interpreting an event stream".
    #[test]
    fn the_examples_of_the_standard() {
        let named = |name: &str, data: &str| Event { event: Some(name.to_owned()), ..event(data) };
        let with_id = |id: Option<&str>, data: &str| Event { id: id.map(str::to_owned), ..event(data) };
        for (text, expected) in [
            (
                "data: This is the first message.\n\ndata: This is the second message, it\ndata: has two lines.\n\n\
                 data: This is the third message.\n\n",
                vec![
                    event("This is the first message."),
                    event("This is the second message, it\nhas two lines."),
                    event("This is the third message."),
                ],
            ),
            (
                "event: add\ndata: 73857293\n\nevent: remove\ndata: 2153\n\nevent: add\ndata: 113411\n\n",
                vec![named("add", "73857293"), named("remove", "2153"), named("add", "113411")],
            ),
            ("data: YHOO\ndata: +2\ndata: 10\n\n", vec![event("YHOO\n+2\n10")]),
            (
                ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n",
                vec![with_id(Some("1"), "first event"), event("second event"), event(" third event")],
            ),
            // the block at the end is not complete
            ("data\n\ndata\ndata\n\ndata:", vec![event(""), event("\n")]),
            ("data:test\n\ndata: test\n\n", vec![event("test"), event("test")]),
        ] {
            for ends in ["\n", "\r", "\r\n"] {
                let text = text.replace('\n', ends);
                for length in 1..=text.len() {
                    assert_eq!(parsed(&text, length), expected, "{text:?} in pieces of {length}");
                }
            }
        }
    }

    #[test]
    fn what_is_not_data() {
        let text = "\u{feff}id: a\nretry: 1500\nevent: ping\n\nretry: soon\nid: b\0c\nunknown: x\ndata: 1\n\n\u{feff}data: 2\n\n";
        for length in 1..=text.len() {
            let expected = Event { id: Some("a".to_owned()), ..event("1") };
            assert_eq!(parsed(text, length), [expected], "pieces of {length}");
        }
        let patient = parsed("retry: 1500\ndata: x\n\n", 3);
        assert_eq!(patient, [Event { retry: Some(Duration::from_millis(1500)), ..event("x") }]);
        assert_eq!(parsed("data: \u{fffd}\n\n", 1), [event("\u{fffd}")]);
    }
}
