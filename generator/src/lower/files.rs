//! Files: the parts of `multipart/form-data` that are some, and their media types.

use super::media;
use super::request::Lowering;
use crate::diagnostic::Finding;
use crate::document::Node;
use crate::model::PartKind;
use std::collections::HashSet;

/// A part of `multipart/form-data`, as it is sent.
pub(super) struct Part {
    pub(super) kind: PartKind,
    /// Its media type, if it is not the usual one.
    pub(super) content_type: Option<String>,
    /// The note for callers on the media types of a file.
    pub(super) docs: String,
}

/// The kind of one alternative of a schema.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Leaf {
    File,
    Files,
    Text,
    Value,
}

impl<'a> Lowering<'a, '_> {
    /// Returns the part that a field of a `multipart/form-data` body becomes.
    pub(super) fn part(&mut self, wire: &str, property: &'a Node, encoding: Option<&Node>) -> Part {
        let encoded = encoding.and_then(|node| node.str("contentType"));
        let kind = self.file(property, encoded).unwrap_or(PartKind::Value);
        let leaves = self.leaves(property);
        let declared = encoded.or_else(|| leaves.iter().find_map(|leaf| self.content_media_type(leaf)));
        if kind == PartKind::Value {
            let content_type = declared.filter(|name| media::is_one_type(name)).map(str::to_owned);
            return Part { kind, content_type, docs: String::new() };
        }
        if leaves.iter().any(|leaf| self.leaf(leaf, encoded) == Leaf::Text) {
            let message = format!("`{wire}` of the body of {} is a file or text: text is sent as a file", self.subject);
            self.diagnostics.push(Finding::note("text-as-file", property.origin, message));
        }
        let types = declared.map(media::listed).unwrap_or_default();
        let content_type = types.iter().find(|name| media::is_one_type(name)).map(|name| (*name).to_owned());
        Part { kind, docs: choice_of_types(&types, content_type.as_deref(), "FilePart::content_type"), content_type }
    }

    /// Returns whether a schema is that of a file or of several.
    pub(super) fn file(&self, schema: &'a Node, content_type: Option<&str>) -> Option<PartKind> {
        let leaves: Vec<_> = self.leaves(schema).iter().map(|leaf| self.leaf(leaf, content_type)).collect();
        if leaves.contains(&Leaf::Value) {
            return None;
        }
        match (leaves.contains(&Leaf::Files), leaves.contains(&Leaf::File)) {
            (true, _) => Some(PartKind::Files),
            (false, true) => Some(PartKind::File),
            (false, false) => None,
        }
    }

    /// Returns whether a schema is that of bytes, whatever leads there.
    pub(super) fn is_binary(&self, schema: &'a Node) -> bool {
        is_each(&self.leaves(schema), media::is_binary)
    }

    /// The schemas of which one applies, without null: the ends of references, `anyOf`, `oneOf` and an `allOf` of one.
    /// Each is there once; one that leads to nothing but itself is not.
    pub(super) fn leaves(&self, schema: &'a Node) -> Vec<&'a Node> {
        let (mut leaves, mut seen, mut open) = (Vec::new(), HashSet::new(), vec![schema]);
        while let Some(schema) = open.pop().map(|schema| self.resolve(schema)) {
            if !seen.insert(std::ptr::from_ref(schema)) {
                continue;
            }
            match alternatives(schema) {
                inner if inner.is_empty() => leaves.push(schema),
                inner => open.extend(inner.into_iter().rev()),
            }
        }
        leaves
    }

    fn leaf(&self, schema: &'a Node, content_type: Option<&str>) -> Leaf {
        let items = schema.get("items").filter(|_| media::types(schema).eq(["array"]));
        match items.map(|items| self.leaves(items)) {
            _ if is_file(schema, content_type) => Leaf::File,
            Some(items) if is_each(&items, |item| is_file(item, content_type)) => Leaf::Files,
            _ if media::is_text(schema) && schema.get("enum").is_none() => Leaf::Text,
            _ => Leaf::Value,
        }
    }

    /// The media type that a schema or the items of a list say.
    pub(super) fn content_media_type(&self, schema: &'a Node) -> Option<&'a str> {
        let of_items = || schema.get("items").map(|items| self.resolve(items))?.str("contentMediaType");
        schema.str("contentMediaType").or_else(of_items).filter(|_| schema.get("contentEncoding").is_none())
    }
}

/// The schemas of which one applies in place of this one, without null; none if it says something itself.
fn alternatives(schema: &Node) -> Vec<&Node> {
    if ["type", "properties", "items", "enum"].into_iter().any(|key| schema.get(key).is_some()) {
        return Vec::new();
    }
    let members = |key: &str| schema.list(key).filter(|member| member.str("type") != Some("null")).collect();
    let all: Vec<&Node> = members("allOf");
    let any: Vec<&Node> = ["anyOf", "oneOf"].into_iter().flat_map(|key| -> Vec<&Node> { members(key) }).collect();
    if all.len() == 1 { all } else { any }
}

/// Returns whether there are schemas, and each of them is one of these.
fn is_each(schemas: &[&Node], is_one: impl Fn(&Node) -> bool) -> bool {
    !schemas.is_empty() && schemas.iter().all(|schema| is_one(schema))
}

/// Returns whether a schema that stands for itself is that of a file.
fn is_file(schema: &Node, content_type: Option<&str>) -> bool {
    let is_other = |name: &str| !name.contains("json") && !is_text_type(name) && !name.contains("urlencoded");
    let is_readable = schema.str("contentMediaType").is_some_and(|name| !is_other(name));
    (media::is_binary(schema) && !is_readable)
        // a value without a type is bytes
        || (media::is_anything(schema) && content_type.is_none_or(is_other))
        || (media::is_text(schema) && content_type.is_some_and(is_other))
}

fn is_text_type(name: &str) -> bool {
    name.starts_with("text/")
}

/// Says of what media types a file may be, if it may be of several.
pub(super) fn choice_of_types(types: &[&str], default: Option<&str>, method: &str) -> String {
    let is_open = types.len() > 1 || types.iter().any(|name| name.contains('*'));
    if !is_open {
        return String::new();
    }
    let names: Vec<_> = types.iter().map(|name| format!("`{name}`")).collect();
    let default = default.unwrap_or("application/octet-stream");
    format!("Its media type is {}: say which with `{method}`, otherwise it is sent as `{default}`.", names.join(" or "))
}
