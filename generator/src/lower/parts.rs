//! Bodies of parts without names: `multipart/mixed` and its like, which OpenAPI 3.2 describes as lists.

use super::files::choice_of_types;
use super::media::{self, Kind};
use super::media_choice::Choice;
use super::request::Lowering;
use super::types::Place;
use crate::diagnostic::Finding;
use crate::document::Node;
use crate::model::{Content, PartKind};

/// One part of a body in which no part has a name.
pub(super) struct Item<'a> {
    schema: &'a Node,
    is_file: bool,
    /// Its media type, if it is not the usual one.
    content_type: Option<&'a str>,
    /// The note for callers on the media types of a file.
    pub(super) docs: String,
}

/// The reason for leaving the parts to the caller, and its place.
pub(super) struct Obstacle<'a> {
    place: &'a Node,
    reason: &'static str,
}

impl<'a> Lowering<'a, '_> {
    /// Returns what each part of a body is, if OpenAPI 3.2 describes them as a list.
    pub(super) fn item(&self, name: &str, media: &'a Node) -> Option<Result<Item<'a>, Obstacle<'a>>> {
        let essence = media::essence(name);
        let list = media.get("schema").map(|schema| self.resolve(schema));
        let list = list.filter(|schema| media::types(schema).eq(["array"]));
        let encoding = ["prefixEncoding", "itemEncoding"].into_iter().find_map(|key| media.get(key));
        let place = encoding.or_else(|| media.get("itemSchema"));
        // a list is one of parts unless they have names
        let place = place.or(list.filter(|_| media.get("encoding").is_none() && essence != FORM))?;
        let is_positional = self.has_positions && essence.starts_with("multipart/");
        is_positional
            .then(|| match essence == FORM {
                true => Err("it is a form, whose fields have names"),
                false => self.checked_item(media, list),
            })
            .map(|item| item.map_err(|reason| Obstacle { place, reason }))
    }

    fn checked_item(&self, media: &'a Node, list: Option<&'a Node>) -> Result<Item<'a>, &'static str> {
        let is_first_apart = media.list("prefixEncoding").next().is_some()
            || list.is_some_and(|list| list.list("prefixItems").next().is_some());
        if is_first_apart {
            return Err("the first ones are described one by one");
        }
        if media.get("encoding").is_some() {
            return Err("`encoding` names them");
        }
        let listed = || list.and_then(|list| list.get("items"));
        let schema = media.get("itemSchema").or_else(listed).ok_or("no schema says what each of them is")?;
        let encoding = media.get("itemEncoding");
        if encoding.is_some_and(|encoding| NESTED.iter().any(|key| encoding.get(key).is_some())) {
            return Err("they have parts of their own");
        }
        let named = encoding.and_then(|encoding| encoding.get("contentType"));
        let encoded = match named.map(|named| named.as_str().filter(|name| name.contains('/'))) {
            Some(None) => return Err("`contentType` is no media type"),
            Some(name) => name,
            None => None,
        };
        let types = encoded.map(media::listed).unwrap_or_default();
        if types.iter().any(|name| media::essence(name).starts_with("multipart/")) {
            return Err("they have parts of their own");
        }
        let content_type = types.iter().copied().find(|name| media::is_one_type(name));
        match self.file(schema, encoded) {
            Some(PartKind::Files) => Err("each is a list of files"),
            Some(_) => {
                let declared = encoded.or_else(|| self.said_content_type(schema));
                let content_type = content_type.or(declared.filter(|name| media::is_one_type(name)));
                let docs = choice_of_types(&types, content_type, "FilePart::content_type");
                Ok(Item { schema, is_file: true, content_type, docs })
            }
            None if encoded.is_some() && content_type.is_none() => Err("`contentType` says no media type of a value"),
            None => {
                let content_type = content_type.or_else(|| self.usual_type(schema));
                let is_json = content_type.is_none_or(|name| media::essence(name).contains("json"));
                match is_json || self.is_scalar(schema) {
                    true => Ok(Item { schema, is_file: false, content_type, docs: String::new() }),
                    false => Err("their values are written neither as JSON nor as text"),
                }
            }
        }
    }

    /// The media type of values by their schema, if it is neither that of text nor JSON.
    fn usual_type(&self, schema: &'a Node) -> Option<&'a str> {
        let is_encoded = |leaf: &&Node| media::is_text(leaf) && leaf.get("contentEncoding").is_some();
        let leaves = self.leaves(schema);
        let encoded = (!leaves.is_empty() && leaves.iter().all(is_encoded)).then_some("application/octet-stream");
        encoded.or_else(|| self.said_content_type(schema).filter(|name| media::is_one_type(name)))
    }

    fn said_content_type(&self, schema: &'a Node) -> Option<&'a str> {
        self.leaves(schema).into_iter().find_map(|leaf| self.content_media_type(leaf))
    }

    /// Returns whether values of a schema are text, numbers or booleans.
    fn is_scalar(&self, schema: &'a Node) -> bool {
        let is_one = |leaf: &Node| {
            let mut types = media::types(leaf).peekable();
            types.peek().is_some() && types.all(|name| !matches!(name, "object" | "array"))
        };
        self.leaves(schema).iter().all(|leaf| is_one(leaf))
    }

    /// The setter's content for a body of such parts.
    pub(super) fn parts(&mut self, item: &Item<'a>, place: &Place<'_>) -> Content {
        let content_type = item.content_type.map(str::to_owned);
        match item.is_file {
            true => Content::FileParts(content_type),
            false => Content::Parts(self.types.lower(item.schema, place, self.diagnostics), content_type),
        }
    }

    /// Reports what a client does not make of parts without names.
    pub(super) fn report_parts(&mut self, choice: &Choice<'a>) {
        let encoding = choice.media.get("itemEncoding").filter(|_| choice.kind == Kind::Parts);
        let ignored = encoding.and_then(|node| IGNORED.into_iter().find(|key| node.get(key).is_some()).zip(Some(node)));
        if let Some((key, encoding)) = ignored {
            let message = format!("`{key}` of `itemEncoding` of the body of {} is not followed", self.subject);
            self.diagnostics.push(Finding::note("encoding-ignored", encoding.origin, message));
        }
        if let Some(Err(Obstacle { place, reason })) = self.item(choice.name, choice.media) {
            let (name, subject) = (choice.name, &self.subject);
            let message = format!("the parts of the `{name}` of {subject} are left to the caller: {reason}");
            self.diagnostics.push(Finding::unsupported("unnamed-parts", place.origin, message));
        }
    }
}

/// The media type whose parts have names.
const FORM: &str = "multipart/form-data";

/// The encodings of what is inside of a part.
const NESTED: [&str; 3] = ["encoding", "prefixEncoding", "itemEncoding"];

/// What an encoding says in vain.
const IGNORED: [&str; 4] = ["headers", "style", "explode", "allowReserved"];
