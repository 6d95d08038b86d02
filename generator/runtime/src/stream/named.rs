//! Events whose names say what their data is: each is read as the object of its lines, `{"event": …, "data": …}`.

use serde_json::Value;

use super::{Event, EventStream};
use crate::ByteStream;
use crate::decoding::Decoding;
use crate::json::{Codec, DecodeError, Input, Node, Path, Tree};

impl<T> EventStream<T> {
    /// As of JSON, of events whose names say what their data is.
    pub(crate) fn named<C: Codec<Value = T>>(bytes: ByteStream) -> Self {
        Self::new(bytes, |event, decoding| (event.data != "[DONE]").then(|| decode::<C>(&event, decoding)))
    }
}

/// Reads an event with its name. Its data is JSON, or else text. Some servers write the whole object as the data.
fn decode<C: Codec>(event: &Event, decoding: &Decoding) -> Result<C::Value, DecodeError> {
    let read = |text: &str| {
        let tree = Tree::parse(text.as_bytes())?;
        C::decode(Input { node: tree.root(), path: &Path::Root, context: &decoding.context() })
    };
    let as_text = || read(&object(event, &Value::from(event.data.as_str()).to_string()));
    match Tree::parse(event.data.as_bytes()) {
        Ok(tree) if is_whole(tree.root(), event) => read(&event.data),
        Ok(_) => read(&object(event, &event.data)).or_else(|error| as_text().map_err(|_| error)),
        Err(_) => as_text(),
    }
}

/// Returns whether the data of an event has all of its lines.
fn is_whole(data: Node<'_>, event: &Event) -> bool {
    let name = data.get("event").and_then(Node::as_text);
    let is_meant = name.is_some_and(|name| event.event.as_deref().is_none_or(|event| *event == *name));
    is_meant && data.get("data").is_some()
}

/// The lines of an event as an object. An event without a name is a `message`.
fn object(event: &Event, data: &str) -> String {
    let text = |text: &str| Value::from(text).to_string();
    let name = text(event.event.as_deref().unwrap_or("message"));
    let id = event.id.as_deref().map(|id| format!(r#","id":{}"#, text(id))).unwrap_or_default();
    let retry = event.retry.map(|retry| format!(r#","retry":{}"#, retry.as_millis())).unwrap_or_default();
    format!(r#"{{"event":{name},"data":{data}{id}{retry}}}"#)
}
