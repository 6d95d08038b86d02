//! Answers of a test: values, as the bytes that a client reads as the same.

use std::fmt::Write as _;
use std::time::Duration;

use bytes::Bytes;

use crate::json::{Codec, Json};
use crate::{Event, EventsBody, JsonEvents, JsonLines, Maybe, NamedEvents, Payload, StreamBody, TextBody};

/// The other direction of [`Payload`]: the answer of a test, and its written form. Every [`Codec`] is one: JSON.
pub trait Answerable: Payload {
    /// The type that a test gives: the value that the client reads, or all of it where that arrives in pieces.
    type Given;

    /// Writes it.
    fn write(given: Self::Given) -> Written;
}

/// An answer as a server sends it.
#[derive(Clone, Debug)]
pub struct Written {
    pub(super) status: u16,
    pub(super) form: Form,
    pub(super) body: Vec<u8>,
}

/// The form of an answer, which its media type has to fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Json,
    Text,
    Events,
    Lines,
    Bytes,
    Empty,
}

impl Form {
    /// The media type: the one that the client asks for, or the usual one.
    pub(super) fn media_type(self, accept: &str) -> Option<String> {
        let (usual, asked): (_, fn(&str) -> bool) = match self {
            Self::Json => ("application/json", |one| one.contains("json")),
            Self::Text => ("text/plain; charset=utf-8", |one| !one.contains('*') && !one.contains("json")),
            Self::Events => return Some("text/event-stream".to_owned()),
            // a client that reads a sequence reads lines, too
            Self::Lines => ("application/x-ndjson", |one| !one.contains('*') && one.contains("json")),
            Self::Bytes => ("application/octet-stream", |one| !one.contains('*') && !one.contains("json")),
            Self::Empty => return None,
        };
        let mut accepted = accept.split(',').map(|one| one.split(';').next().unwrap_or_default().trim());
        Some(accepted.find(|one| asked(one)).unwrap_or(usual).to_owned())
    }
}

impl Written {
    /// JSON.
    pub fn json<C: Codec>(status: u16, value: &C::Value) -> Self {
        Self::of_value(status, &C::encode(value))
    }

    pub(super) fn of_value(status: u16, value: &Json) -> Self {
        Self { status, form: Form::Json, body: value.to_string().into_bytes() }
    }

    /// Text.
    pub fn text(status: u16, text: String) -> Self {
        Self { status, form: Form::Text, body: text.into_bytes() }
    }

    /// Bytes.
    pub fn bytes(status: u16, bytes: Bytes) -> Self {
        Self { status, form: Form::Bytes, body: bytes.into() }
    }

    /// No body.
    pub fn empty(status: u16) -> Self {
        Self { status, form: Form::Empty, body: Vec::new() }
    }
}

impl<C: Codec<Value: Send>> Answerable for C {
    type Given = C::Value;

    fn write(given: C::Value) -> Written {
        match C::anything() {
            Some(_) => Written::empty(200),
            None => Written::json::<C>(200, &given),
        }
    }
}

impl Answerable for TextBody {
    type Given = String;

    fn write(given: String) -> Written {
        Written::text(200, given)
    }
}

impl Answerable for StreamBody {
    type Given = Bytes;

    fn write(given: Bytes) -> Written {
        Written::bytes(200, given)
    }
}

impl Answerable for EventsBody {
    type Given = Vec<Event>;

    fn write(given: Vec<Event>) -> Written {
        Written { status: 200, form: Form::Events, body: given.iter().map(event).collect::<String>().into_bytes() }
    }
}

impl<C: Codec<Value: Send>> Answerable for JsonEvents<C> {
    type Given = Vec<C::Value>;

    fn write(given: Vec<C::Value>) -> Written {
        let events = given.iter().map(|value| Event { data: C::encode(value).to_string(), ..Event::default() });
        EventsBody::write(events.collect())
    }
}

/// The members of each value are the lines of its event.
impl<C: Codec<Value: Send>> Answerable for NamedEvents<C> {
    type Given = Vec<C::Value>;

    fn write(given: Vec<C::Value>) -> Written {
        let events = given.iter().map(|value| {
            let Json::Object(lines) = C::encode(value) else { return Event::default() };
            let line = |key: &str| {
                lines.get(key).map(|value| match value {
                    Json::String(text) => text.clone(),
                    other => other.to_string(),
                })
            };
            let retry = line("retry").and_then(|retry| retry.parse().ok()).map(Duration::from_millis);
            Event { event: line("event"), data: line("data").unwrap_or_default(), id: line("id"), retry }
        });
        EventsBody::write(events.collect())
    }
}

impl<C: Codec<Value: Send>> Answerable for JsonLines<C> {
    type Given = Vec<C::Value>;

    fn write(given: Vec<C::Value>) -> Written {
        let lines: String = given.iter().map(|value| format!("{}\n", C::encode(value))).collect();
        Written { status: 200, form: Form::Lines, body: lines.into_bytes() }
    }
}

/// Without a body the status is 204.
impl<P: Answerable> Answerable for Maybe<P> {
    type Given = Option<P::Given>;

    fn write(given: Option<P::Given>) -> Written {
        given.map_or_else(|| Written::empty(204), P::write)
    }
}

fn event(event: &Event) -> String {
    let mut text = String::new();
    // writing to a String cannot fail
    let mut line = |name: &str, value: &str| _ = writeln!(text, "{name}: {value}");
    event.event.iter().for_each(|kind| line("event", kind));
    event.id.iter().for_each(|id| line("id", id));
    event.retry.iter().for_each(|retry| line("retry", &retry.as_millis().to_string()));
    event.data.split('\n').for_each(|data| line("data", data));
    text + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_has_a_media_type_that_was_asked_for() {
        let several = "text/csv;q=0.5, application/vnd.example+json, image/png";
        for (form, accept, expected) in [
            (Form::Json, "application/json", Some("application/json")),
            (Form::Json, several, Some("application/vnd.example+json")),
            (Form::Json, "*/*", Some("application/json")),
            (Form::Text, several, Some("text/csv")),
            (Form::Text, "application/json", Some("text/plain; charset=utf-8")),
            (Form::Bytes, "image/*", Some("application/octet-stream")),
            (Form::Bytes, "image/png", Some("image/png")),
            (Form::Lines, "application/jsonl", Some("application/jsonl")),
            (Form::Lines, "*/*", Some("application/x-ndjson")),
            (Form::Events, "text/event-stream", Some("text/event-stream")),
            (Form::Empty, several, None),
        ] {
            assert_eq!(form.media_type(accept).as_deref(), expected, "{form:?} for {accept}");
        }
    }

    #[test]
    fn an_event_is_written_with_all_it_has() {
        let whole = Event {
            event: Some("tick".to_owned()),
            data: "1\n2".to_owned(),
            id: Some("7".to_owned()),
            retry: Some(Duration::from_secs(2)),
        };
        assert_eq!(event(&whole), "event: tick\nid: 7\nretry: 2000\ndata: 1\ndata: 2\n\n");
        assert_eq!(event(&Event::default()), "data: \n\n");
    }
}
