//! The contents of answers: those of the documented ones that are read, and the form of each.

use super::media::{self, Kind};
use super::request::Lowering;
use super::types::Place;
use crate::diagnostic::Finding;
use crate::document::Node;
use crate::model::{Payload, Type};

/// The content of an answer that is read.
pub(super) struct Content<'a> {
    pub(super) name: &'a str,
    pub(super) kind: Kind,
    pub(super) media: &'a Node,
}

impl Content<'_> {
    /// Returns whether it arrives piece by piece, each of which is a value.
    fn is_stream(&self) -> bool {
        matches!(self.kind, Kind::Events | Kind::Lines)
    }

    /// Returns whether it is a text as it stands, rather than one that a format writes in its own way.
    fn is_plain_text(&self) -> bool {
        let essence = media::essence(self.name);
        self.kind == Kind::Text && (essence == "text/plain" || essence.contains('*'))
    }

    /// Returns whether two of them say the same.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let schema = |content: &Self| ["schema", "itemSchema"].map(|key| content.media.get(key));
        self.kind == other.kind
            && (!matches!(self.kind, Kind::Json | Kind::Events | Kind::Lines) || schema(self) == schema(other))
    }
}

/// The contents of one response that are read: one as a whole, and one that comes while it arrives. Where there is but a
/// stream, it stands in the place of the whole.
#[derive(Default)]
pub(super) struct Contents<'a> {
    pub(super) whole: Option<Content<'a>>,
    pub(super) stream: Option<Content<'a>>,
}

impl<'a> Lowering<'a, '_> {
    /// Returns what a media type is, with what its schema refers to.
    pub(super) fn kind(&self, name: &str, media: &'a Node) -> Kind {
        media::kind_of(name, media.get("schema").map(|schema| self.resolve(schema)))
    }

    /// The contents that are read of those that a response may have: JSON before all others, then text, but of text that is
    /// a value of its own plain text; and of streams the first one. The others are reported.
    pub(super) fn contents(&mut self, status: &str, response: &'a Node) -> Contents<'a> {
        let members = || response.members("content").filter(|(name, _)| media::is_sendable(name));
        if has_no_content(status) {
            self.report_no_content(status, response);
            return Contents::default();
        }
        let mut all: Vec<_> =
            members().map(|(name, media)| Content { name, kind: as_answered(self.kind(name, media)), media }).collect();
        let has_plain = all.iter().any(Content::is_plain_text);
        let is_word = |content: &Content<'a>| has_plain && content.kind == Kind::Json && self.is_word(content);
        let has_word = all.iter().any(is_word);
        // YAML, CSV and XML write a text in their own ways, as JSON does: none of them is the text.
        let is_another = |content: &Content<'a>| has_word && content.kind == Kind::Text && !content.is_plain_text();
        all.sort_by_key(|content| {
            let is_later = is_word(content) || is_another(content);
            // Of several kinds of JSON a text says least.
            let is_text = content.kind == Kind::Json && self.is_word(content);
            (content.is_stream(), is_later, content.kind, is_text, content.name.contains(';'))
        });
        let (streams, wholes): (Vec<_>, Vec<_>) = all.into_iter().partition(Content::is_stream);
        let (mut streams, mut wholes) = (streams.into_iter(), wholes.into_iter());
        let whole = wholes.next();
        let stream = streams.next();
        let unused: Vec<_> = wholes.chain(streams).map(|content| format!("`{}`", content.name)).collect();
        let contents = match whole {
            None => Contents { whole: stream, stream: None },
            whole => Contents { whole, stream },
        };
        if let (Some(first), false) = (&contents.whole, unused.is_empty()) {
            let asked: Vec<_> = [Some(first), contents.stream.as_ref()].into_iter().flatten().collect();
            let asked: Vec<_> = asked.iter().map(|content| format!("`{}`", content.name)).collect();
            let (unused, asked) = (unused.join(", "), asked.join(" and "));
            let message = format!("{} answers {unused}, of which only {asked} is asked for", self.subject);
            self.diagnostics.push(Finding::note("media-type-unused", response.origin, message));
        }
        contents.whole.iter().for_each(|content| self.report_text(content));
        contents
    }

    /// Reports an object that is read as text.
    fn report_text(&mut self, content: &Content<'a>) {
        let schema = content.media.get("schema").map(|schema| self.resolve(schema));
        if content.kind == Kind::Text && schema.is_some_and(|schema| schema.get("properties").is_some()) {
            let message = format!("the {} that {} answers is text: only JSON is decoded", content.name, self.subject);
            self.diagnostics.push(Finding::note("response-as-text", content.media.origin, message));
        }
    }

    /// Reports a content that cannot come.
    fn report_no_content(&mut self, status: &str, response: &'a Node) {
        if let Some((_, media)) = response.members("content").find(|(_, media)| media.get("schema").is_some()) {
            let message = format!("{} answers {status}, which has no body, with a schema", self.subject);
            self.diagnostics.push(Finding::note("no-content-with-schema", media.origin, message));
        }
    }

    /// Returns whether a content is text that is neither one of several values nor takes another form.
    pub(super) fn is_word(&self, content: &Content<'a>) -> bool {
        content.media.get("schema").is_some_and(|schema| media::is_word(self.resolve(schema)))
    }

    /// Returns whether a stream is what happens to the items of a list, of which only the list is documented.
    fn is_watch(&self, content: &Content<'a>) -> bool {
        let list = content.media.get("schema").map(|schema| self.resolve(schema));
        content.name.contains("stream=")
            && list.is_some_and(|list| list.members("properties").any(|(name, _)| name == "items"))
    }

    pub(super) fn lower_content(&mut self, content: &Content<'a>, place: &Place<'_>) -> Payload {
        let schema = content.media.get("schema");
        match content.kind {
            Kind::Json => {
                Payload::Json(schema.map_or(Type::Json, |schema| self.types.lower(schema, place, self.diagnostics)))
            }
            Kind::Events => {
                let item = self.item_of(content.media);
                if let Some(schema) = item.filter(|schema| self.are_named(schema)) {
                    return Payload::NamedEvents(self.types.lower(schema, place, self.diagnostics));
                }
                let data = item.and_then(|schema| self.data_of(schema));
                Payload::Events(data.map(|schema| self.types.lower(schema, place, self.diagnostics)))
            }
            // a watch answers what happens to the items of the list that is documented
            Kind::Lines if self.is_watch(content) => Payload::Lines(Type::Json),
            Kind::Lines => {
                let item = self.item_of(content.media);
                Payload::Lines(item.map_or(Type::Json, |schema| self.types.lower(schema, place, self.diagnostics)))
            }
            Kind::Text | Kind::Form => Payload::Text,
            Kind::Bytes | Kind::Multipart | Kind::Parts => Payload::Stream,
        }
    }

    /// The schema of each of the values of a stream. That of a list or of text stands for all of them.
    pub(super) fn item_of(&self, media: &'a Node) -> Option<&'a Node> {
        let whole = media.get("schema");
        let listed = || whole.map(|schema| self.resolve(schema)).filter(|schema| schema.str("type") == Some("array"));
        media
            .get("itemSchema")
            .or_else(|| listed()?.get("items"))
            .or(whole.filter(|schema| !media::is_text(self.resolve(schema))))
    }

    /// The schema of the data of an event: that in the place of the event, or that of the data's text in OpenAPI 3.2.
    fn data_of(&self, schema: &'a Node) -> Option<&'a Node> {
        if self.is_data(schema) {
            return Some(schema);
        }
        let data = self.resolve(schema).get("properties")?.get("data")?;
        let is_json =
            |data: &&Node| data.str("contentMediaType").is_some_and(|name| media::kind(name, data) == Kind::Json);
        Some(self.resolve(data)).filter(is_json)?.get("contentSchema")
    }

    /// Returns whether a schema lists events by their names, at least one of them with data that is no text. Text is left to whoever
    /// reads the events as they are.
    fn are_named(&self, schema: &'a Node) -> bool {
        let schema = self.resolve(schema);
        let kinds: Vec<_> = ["oneOf", "anyOf"].into_iter().flat_map(|key| schema.list(key)).collect();
        let property =
            |kind: &&'a Node, key: &str| self.resolve(kind).get("properties")?.get(key).map(|node| self.resolve(node));
        let has_name = |kind: &&'a Node| {
            property(kind, "event").is_some_and(|event| ["const", "enum"].iter().any(|key| event.get(key).is_some()))
        };
        let has_value = |kind: &&'a Node| property(kind, "data").is_some_and(|data| !media::is_text(data));
        schema.get("properties").is_none()
            && kinds.iter().all(|kind| self.is_event(kind, false) && has_name(kind))
            && kinds.iter().any(has_value)
    }

    /// Returns whether the schema of an event stream is that of the data of an event, rather than of the event or of the text.
    fn is_data(&self, schema: &'a Node) -> bool {
        let schema = self.resolve(schema);
        let mut kinds = ["oneOf", "anyOf"].into_iter().flat_map(|key| schema.list(key)).peekable();
        let is_event = match kinds.peek() {
            Some(_) if schema.get("properties").is_none() => kinds.all(|kind| self.is_event(kind, true)),
            _ => self.is_event(schema, false),
        };
        !is_event && schema.str("type") != Some("string") && schema.as_object().is_some_and(|map| !map.is_empty())
    }

    /// Returns whether a schema is that of an event with all its lines. One of several has to have data of text: it could be an
    /// object of these names otherwise, which is the data of an event.
    fn is_event(&self, schema: &'a Node, has_text: bool) -> bool {
        const LINES: [&str; 5] = ["data", "event", "id", "retry", "comment"];
        let properties: Vec<_> = self.resolve(schema).members("properties").collect();
        let is_line = |(name, _): &(&String, &'a Node)| LINES.contains(&name.as_str());
        let data = properties.iter().find(|(name, _)| *name == "data");
        data.is_some_and(|(_, data)| !has_text || media::is_text(self.resolve(data))) && properties.iter().all(is_line)
    }
}

/// Returns whether an answer with a status has no body, whatever its description says (RFC 9110, section 15).
pub(super) fn has_no_content(status: &str) -> bool {
    matches!(status, "204" | "205" | "304")
}

/// Returns a kind of content as it is answered: forms become text or bytes.
fn as_answered(kind: Kind) -> Kind {
    match kind {
        Kind::Form => Kind::Text,
        Kind::Multipart => Kind::Bytes,
        kind => kind,
    }
}

/// Returns what is asked for, unless it is plain JSON.
pub(super) fn accept<'c, 'a: 'c>(contents: impl Iterator<Item = &'c Content<'a>>) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    for content in contents {
        // a client that can read JSON only must not ask for anything
        let any = content.kind == Kind::Json && content.name.contains('*');
        let name = if any { "application/json" } else { content.name };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let is_plain = names.iter().all(|name| is_plain(name));
    (!is_plain).then(|| names.join(", "))
}

/// Returns whether a media type is that of JSON, without a parameter that counts.
fn is_plain(name: &str) -> bool {
    media::essence(name) == "application/json" && !name.contains("stream=")
}
