//! The contents that a body may have: those that are offered, their order, and their names.

use super::media::{self, Kind};
use super::names;
use super::request::Lowering;
use crate::diagnostic::Finding;
use crate::document::Node;

/// The media type of a list of operations (RFC 6902).
const JSON_PATCH: &str = "application/json-patch+json";

/// One of the contents that a body may have.
pub(super) struct Choice<'a> {
    pub(super) name: &'a str,
    pub(super) kind: Kind,
    pub(super) media: &'a Node,
    pub(super) schema: Option<&'a Node>,
    /// The other media types of the same bytes.
    pub(super) others: Vec<&'a str>,
}

impl<'a> Choice<'a> {
    /// All media types that it may have.
    pub(super) fn names(&self) -> Vec<&'a str> {
        std::iter::once(self.name).chain(self.others.iter().copied()).collect()
    }

    /// The setter of a content that is not the first one; `is_taken` tells of others of its kind.
    pub(super) fn setter(&self, is_taken: bool) -> String {
        let usual = match self.kind {
            Kind::Json => "json",
            Kind::Form => "form",
            Kind::Multipart => "multipart",
            Kind::Parts => "parts",
            Kind::Text | Kind::Events => "text",
            Kind::Lines => "lines",
            Kind::Bytes => "bytes",
        };
        let essence = media::essence(self.name);
        let subtype = essence.rsplit('/').next().unwrap_or_default();
        let subtype = subtype.split('+').next().unwrap_or_default().trim_start_matches("x-");
        let own = || names::setter(subtype);
        let named = if is_taken || self.is_patch() { own() } else { None };
        named.unwrap_or_else(|| usual.to_owned())
    }

    /// Returns whether it is one of the ways to say a change, which mean different things by the same schema.
    fn is_patch(&self) -> bool {
        media::essence(self.name).contains("patch")
    }

    /// Returns whether it is a list of operations although its schema describes something else.
    pub(super) fn is_list_of_operations(&self) -> bool {
        media::essence(self.name) == JSON_PATCH
            && !self.schema.is_some_and(|schema| schema.get("items").is_some() || media::types(schema).eq(["array"]))
    }

    /// Returns whether nothing can be said with it.
    fn says_nothing(&self) -> bool {
        let is_empty = |schema: &Node| {
            const SAYING: [&str; 7] =
                ["properties", "additionalProperties", "patternProperties", "allOf", "anyOf", "oneOf", "$ref"];
            media::is_anything(schema)
                || (media::types(schema).eq(["object"]) && SAYING.iter().all(|key| schema.get(key).is_none()))
        };
        self.schema.is_none_or(is_empty)
    }

    /// Returns whether it says nothing that another one of its kind does not say.
    fn is_same(&self, first: &Self) -> bool {
        let is_plain = |choice: &Self| choice.schema.is_none_or(media::is_text);
        match self.kind {
            _ if self.is_patch() || first.is_patch() => media::essence(self.name) == media::essence(first.name),
            Kind::Json => says_the_same(first.schema, self.schema),
            Kind::Text => !(is_plain(self) && is_plain(first)),
            _ => true,
        }
    }
}

impl<'a> Lowering<'a, '_> {
    /// The contents that are offered: JSON before all others, then forms, text and files; before them what the header
    /// `Content-Type` says. One that says the same in another way is reported.
    pub(super) fn choices(&mut self, method: &str, operation: &'a Node, body: &'a Node) -> Vec<Choice<'a>> {
        let sendable = body.members("content").filter(|(name, _)| media::is_sendable(name));
        let mut all: Vec<Choice<'_>> = sendable.map(|(name, media)| self.choice(name, media)).collect();
        all.iter().for_each(|choice| self.report_parts(choice));
        // the server cannot take an object for a list of operations
        all.sort_by_key(|choice| (choice.kind, choice.is_list_of_operations()));
        self.said_type(operation).into_iter().for_each(|said| self.prefer(&mut all, said));
        if all.is_empty() {
            let message = format!("the body of {} has no content that could be sent", self.subject);
            self.diagnostics.push(Finding::unsupported("unsupported-body", body.origin, message));
        }
        if matches!(method, "get" | "head") && !all.is_empty() && all.iter().all(Choice::says_nothing) {
            let message = format!("{} has a body with nothing in it: there is no setter for it", self.subject);
            self.diagnostics.push(Finding::note("empty-body-ignored", body.origin, message));
            return Vec::new();
        }
        let mut offered: Vec<Choice<'_>> = Vec::new();
        for choice in all {
            let known = offered.iter_mut().find(|first| match first.kind == choice.kind {
                true => choice.is_same(first),
                false => !choice.is_patch() && says_the_same(first.schema, choice.schema) && !self.has_files(&choice),
            });
            match known {
                None => offered.push(choice),
                Some(first) if (first.kind, choice.kind) == (Kind::Bytes, Kind::Bytes) => {
                    first.others.push(choice.name)
                }
                Some(first) => {
                    let message =
                        format!("{} takes `{}`, too: only `{}` is sent", self.subject, choice.name, first.name);
                    self.diagnostics.push(Finding::note("media-type-unused", choice.media.origin, message));
                }
            }
        }
        offered
    }

    fn choice(&self, name: &'a str, media: &'a Node) -> Choice<'a> {
        let schema = media.get("schema").map(|schema| self.resolve(schema));
        let is_file = media.get("schema").is_some_and(|schema| self.is_binary(schema));
        let kind = match media::kind(name, media) {
            Kind::Json | Kind::Text if is_file => Kind::Bytes,
            Kind::Events => Kind::Text,
            Kind::Lines if self.item_of(media).is_none() => Kind::Bytes,
            Kind::Bytes if matches!(self.item(name, media), Some(Ok(_))) => Kind::Parts,
            Kind::Json if name.contains('*') && schema.is_some_and(media::is_text) => Kind::Text,
            kind => kind,
        };
        Choice { name, kind, media, schema, others: Vec::new() }
    }

    /// The media type that a parameter for the header `Content-Type` allows alone.
    fn said_type(&self, operation: &'a Node) -> Option<&'a str> {
        let mut parameters = operation.list("parameters").map(|node| self.resolve(node));
        let is_type = |name: &str| name.eq_ignore_ascii_case("content-type");
        let header =
            parameters.find(|node| node.str("in") == Some("header") && node.str("name").is_some_and(is_type))?;
        let schema = self.resolve(header.get("schema")?);
        let mut values = schema.list("enum");
        let only = values.next().filter(|_| values.next().is_none());
        let value = only.or_else(|| schema.get("const")).or_else(|| schema.get("default"))?;
        value.as_str().filter(|name| name.contains('/') && media::is_one_type(name))
    }

    /// Lets the body be what its header says: one of its contents, or its only one under a more precise name.
    fn prefer(&mut self, all: &mut [Choice<'a>], said: &'a str) {
        let is_said = |choice: &Choice<'_>| media::essence(choice.name) == media::essence(said);
        match (all.iter().position(is_said), &mut *all) {
            (Some(index), _) if index > 0 => {
                all.get_mut(..=index).into_iter().for_each(|front| front.rotate_right(1));
            }
            (None, [only]) if media::kind(said, only.media) == only.kind => only.name = said,
            _ => return,
        }
        let message = format!("the body of {} is sent as `{said}`, as its header `Content-Type` says", self.subject);
        let finding = all.first().map(|first| Finding::note("content-type-from-header", first.media.origin, message));
        finding.into_iter().for_each(|finding| self.diagnostics.push(finding));
    }

    fn has_files(&self, choice: &Choice<'a>) -> bool {
        let properties = choice.media.get("schema").and_then(|schema| self.types.properties(schema));
        let mut nodes = properties.into_iter().flatten().filter_map(|(_, property)| property.schemas.first().copied());
        choice.kind == Kind::Multipart && nodes.any(|node| self.file(node, None).is_some())
    }
}

fn says_the_same(one: Option<&Node>, other: Option<&Node>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => std::ptr::eq(one, other) || one == other,
        _ => false,
    }
}
