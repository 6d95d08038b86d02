//! The body of one operation: a setter for each field of its first content, and one for the whole of each other.

use super::constraints;
use super::docs;
use super::media::{self, Kind};
use super::names::{self, Scope};
use super::request::Lowering;
use super::style::Styled;
use super::types::{self, Property};
use crate::diagnostic::Finding;
use crate::document::Node;
use crate::model::{Body, BodyForm, Content, Name, Parameter, PartKind, Place, Presence, Style, Type, TypeKind, Whole};
use indexmap::IndexMap;
use std::collections::BTreeMap;

/// One of the contents that a body may have.
struct Choice<'a> {
    name: &'a str,
    kind: Kind,
    media: &'a Node,
    schema: Option<&'a Node>,
}

impl<'a> Lowering<'a, '_> {
    /// What is sent in the body; `taken` are the names of the parameters.
    pub(super) fn body(&mut self, operation: &'a Node, taken: &[&str]) -> Body {
        let mut body = Body::default();
        let Some(node) = operation.get("requestBody").map(|node| self.resolve(node)) else { return body };
        body.required = node.get("required").and_then(Node::as_bool) == Some(true);
        let choices = self.choices(node, self.said_type(operation));
        let mut scope = Scope::default();
        taken.iter().for_each(|name| _ = scope.try_take(name));
        let docs = docs::clean(node.str("description").unwrap_or_default());
        for (index, choice) in choices.iter().enumerate() {
            let default = default_type(choice.kind);
            let content_type = Some(choice.name).filter(|name| media::essence(name) != default || name.contains(';'));
            let content_type = content_type.filter(|name| !name.contains('*')).map(str::to_owned);
            let fields = if index == 0 { self.fields(choice) } else { None };
            if let Some(fields) = fields {
                body.form = form(choice.kind);
                let is_open = choice.media.get("schema").is_some_and(|schema| self.types.is_open(schema));
                body.open = is_open && choice.kind == Kind::Json;
                body.fields = self.setters(fields, choice, &mut scope);
                if body.required && choice.kind == Kind::Json {
                    self.preset(&mut body, choice);
                }
                body.content_type = content_type;
                continue;
            }
            let setter = if index == 0 { "body" } else { setter(choice.kind) };
            let content = self.whole(choice, index);
            // it replaces that of the first one
            let content_type = content_type.or_else(|| body.content_type.as_ref().map(|_| default.to_owned()));
            // lines may be more than there is room for
            let stream = matches!(content, Content::Lines(_)).then_some(("bytes", Content::Bytes));
            for (setter, content) in std::iter::once((setter, content)).chain(stream) {
                let setter = scope.take(setter.to_owned());
                body.others.push(Whole { setter, content, content_type: content_type.clone(), docs: docs.clone() });
            }
        }
        if choices.is_empty() {
            let message = format!("the body of {} has no content that could be sent", self.subject);
            self.diagnostics.push(Finding::unsupported("unsupported-body", node.origin, message));
            body.required = false;
        }
        body
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
        value.as_str().filter(|name| name.contains('/') && is_one_type(name))
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

    /// The contents that are offered: JSON before all others, then forms, text and files, one of each kind; before them
    /// what the header `Content-Type` says. The others are reported.
    fn choices(&mut self, body: &'a Node, said: Option<&'a str>) -> Vec<Choice<'a>> {
        let mut all: Vec<Choice<'_>> = body
            .members("content")
            .filter(|(name, _)| media::is_sendable(name))
            .map(|(name, media)| {
                let schema = media.get("schema").map(|schema| self.resolve(schema));
                let kind = match media::kind(name, media) {
                    Kind::Events => Kind::Text,
                    Kind::Lines if self.item_of(media).is_none() => Kind::Bytes,
                    Kind::Json if name.contains('*') && schema.is_some_and(media::is_text) => Kind::Text,
                    kind => kind,
                };
                Choice { name, kind, media, schema }
            })
            .collect();
        all.sort_by_key(|choice| choice.kind);
        said.into_iter().for_each(|said| self.prefer(&mut all, said));
        let mut offered: Vec<Choice<'_>> = Vec::new();
        for choice in all {
            let is_same = |first: &Choice<'_>| {
                first.kind == choice.kind || (says_the_same(first.schema, choice.schema) && !self.has_files(&choice))
            };
            match offered.iter().find(|first| is_same(first)) {
                None => offered.push(choice),
                Some(first) => {
                    let message =
                        format!("{} takes `{}`, too: only `{}` is sent", self.subject, choice.name, first.name);
                    self.diagnostics.push(Finding::note("media-type-unused", choice.media.origin, message));
                }
            }
        }
        offered
    }

    fn has_files(&self, choice: &Choice<'a>) -> bool {
        let properties = choice.media.get("schema").and_then(|schema| self.types.properties(schema));
        let mut nodes = properties.into_iter().flatten().filter_map(|(_, property)| property.schemas.first().copied());
        choice.kind == Kind::Multipart && nodes.any(|node| self.file(node, None).is_some())
    }

    /// The fields of a content that is a plain object.
    fn fields(&self, choice: &Choice<'a>) -> Option<IndexMap<&'a str, Property<'a>>> {
        if !matches!(choice.kind, Kind::Json | Kind::Form | Kind::Multipart) {
            return None;
        }
        let declared = choice.media.get("schema")?;
        self.types.properties(declared).filter(|properties| !properties.is_empty())
    }

    fn setters(
        &mut self,
        fields: IndexMap<&'a str, Property<'a>>,
        choice: &Choice<'a>,
        scope: &mut Scope,
    ) -> Vec<Parameter> {
        let encodings: BTreeMap<&str, &Node> =
            choice.media.members("encoding").map(|(name, node)| (name.as_str(), node)).collect();
        let mut setters = Vec::new();
        for (wire, property) in fields {
            let Some(node) = property.schemas.first().copied() else { continue };
            if property.is("readOnly") || self.resolve(node).get("readOnly").and_then(Node::as_bool) == Some(true) {
                let message = format!("`{wire}` of the body of {} is read-only: it cannot be set", self.subject);
                self.diagnostics.push(Finding::note("read-only-left-out", node.origin, message));
                continue;
            }
            let mut pins = property.schemas.iter();
            let pinned = pins.find_map(|node| names::pinned(node, names::BUILDER_METHODS, self.diagnostics));
            let rust = pinned.or_else(|| names::setter(wire)).unwrap_or_else(|| "value".to_owned());
            let place = types::Place::property(self.pascal, wire).input();
            let encoding = encodings.get(wire).copied();
            let part = if choice.kind == Kind::Multipart { Some(self.part(node, encoding)) } else { None };
            let ty = match part {
                Some(PartKind::File | PartKind::Files) => Type::String,
                _ => self.types.property(wire, &property, &place, self.diagnostics),
            };
            let is_file = matches!(part, Some(PartKind::File | PartKind::Files));
            self.report_encoding(wire, encoding, choice.kind, is_file);
            let style = self.field_style(wire, choice.kind, encoding, &property, &ty).filter(|_| !is_file);
            let content_type = encoding.and_then(|node| node.str("contentType"));
            let target = self.resolve(node);
            let says = |key: &str| property.get(key).or_else(|| target.get(key));
            let description = property.str("description").unwrap_or_default();
            setters.push(Parameter {
                name: Name { wire: wire.to_owned(), rust: scope.take(rust) },
                ty,
                place: Place::Body,
                style,
                part,
                content_type: content_type.filter(|name| is_one_type(name)).map(str::to_owned),
                required: property.required,
                deprecated: property.is("deprecated"),
                docs: match part {
                    Some(PartKind::File | PartKind::Files) => docs::clean(description),
                    _ => constraints::of_argument(description, property.required, says),
                },
                example: property.get("example").and_then(constraints::example),
            });
        }
        setters
    }

    /// Fills in what tells the schema of a body from others that extend the same one.
    fn preset(&self, body: &mut Body, choice: &Choice<'a>) {
        let presets = choice.media.get("schema").map(|schema| self.types.presets(schema)).unwrap_or_default();
        for preset in presets {
            let Some(field) = body.fields.iter_mut().find(|field| field.name.wire == preset.key) else { continue };
            field.required = false;
            body.presets.push(preset);
        }
    }

    /// How a field of a form is written, where that is not the usual way.
    fn field_style(
        &mut self,
        wire: &str,
        kind: Kind,
        encoding: Option<&Node>,
        property: &Property<'_>,
        ty: &Type,
    ) -> Option<Style> {
        let is_part = kind == Kind::Multipart;
        // a part with a media type of its own is written as that
        let is_whole = is_part && encoding.is_some_and(|node| node.get("contentType").is_some());
        let origin = encoding.or(property.schemas.first().copied())?.origin;
        let styled =
            Styled { name: wire, node: encoding, origin, place: Place::Body, is_part, required: property.required };
        let has_style = matches!(kind, Kind::Form | Kind::Multipart) && !is_whole;
        has_style.then(|| self.style(&styled, ty)).flatten()
    }

    /// Reports what an encoding says in vain.
    fn report_encoding(&mut self, wire: &str, encoding: Option<&Node>, kind: Kind, is_file: bool) {
        let Some(encoding) = encoding else { return };
        let styled = ["style", "explode", "allowReserved"].into_iter().find(|key| encoding.get(key).is_some());
        let ignored = match kind {
            Kind::Multipart if is_file => styled.or_else(|| encoding.get("headers").map(|_| "headers")),
            Kind::Form | Kind::Multipart => encoding.get("headers").map(|_| "headers"),
            _ => encoding.as_object().and_then(|map| map.keys().next()).map(String::as_str),
        };
        if let Some(key) = ignored {
            let message = format!("`{key}` of the encoding of `{wire}` of {} is not followed", self.subject);
            self.diagnostics.push(Finding::note("encoding-ignored", encoding.origin, message));
        }
    }

    /// What a field of a `multipart/form-data` body is.
    fn part(&self, property: &'a Node, encoding: Option<&Node>) -> PartKind {
        let content_type = encoding.and_then(|node| node.str("contentType"));
        self.file(property, content_type).unwrap_or(PartKind::Value)
    }

    /// Returns whether a property is a file or several: it is binary, or text of a type that is none.
    fn file(&self, property: &'a Node, content_type: Option<&str>) -> Option<PartKind> {
        let schema = self.resolve(property);
        let is_other =
            |name: &str| !name.contains("json") && !name.starts_with("text/") && !name.contains("urlencoded");
        let is_file = |schema: &Node| {
            media::is_binary(schema)
                || (content_type.is_some_and(is_other) && (media::is_text(schema) || schema.get("type").is_none()))
        };
        if is_file(schema) && schema.get("properties").is_none() && schema.get("allOf").is_none() {
            return Some(PartKind::File);
        }
        let items =
            schema.get("items").filter(|_| schema.str("type") == Some("array")).map(|items| self.resolve(items));
        items.is_some_and(is_file).then_some(PartKind::Files)
    }

    /// A content that one setter takes.
    fn whole(&mut self, choice: &Choice<'a>, index: usize) -> Content {
        let suffix = if index == 0 { "Body".to_owned() } else { names::part(setter(choice.kind)) };
        let place = types::Place::whole(self.pascal, &suffix).input();
        let declared = choice.media.get("schema");
        match choice.kind {
            Kind::Json => Content::Json(self.lowered(declared, &place)),
            Kind::Form => {
                let ty = self.lowered(declared, &place);
                let styles = self.form_styles(&ty, choice.media);
                Content::Form(ty, styles)
            }
            Kind::Multipart => Content::Multipart,
            Kind::Text | Kind::Events => {
                if choice.schema.is_some_and(|schema| !media::is_text(schema)) {
                    let message = format!("the {} of {} is text, which the caller writes", choice.name, self.subject);
                    self.diagnostics.push(Finding::note("body-as-text", choice.media.origin, message));
                }
                Content::Text
            }
            Kind::Lines => Content::Lines(self.lowered(self.item_of(choice.media), &place)),
            Kind::Bytes => Content::Bytes,
        }
    }

    /// The styles of the fields of a form that is set as a whole, where they are not the usual ones.
    fn form_styles(&mut self, ty: &Type, media: &Node) -> Vec<(String, Style)> {
        let Type::Named(id) = ty else { return Vec::new() };
        let Some(TypeKind::Struct(structure)) = self.types.def(*id).map(|def| &def.kind) else { return Vec::new() };
        let fields = structure.fields.clone().into_iter().filter_map(|field| {
            let name = field.name.wire;
            let node = media.get("encoding").and_then(|encodings| encodings.get(&name));
            let origin = node.unwrap_or(media).origin;
            let required = field.presence == Presence::Required;
            let styled = Styled { name: &name, node, origin, place: Place::Body, is_part: false, required };
            let style = self.style(&styled, &field.ty)?;
            Some((name, style))
        });
        fields.collect()
    }

    fn lowered(&mut self, schema: Option<&'a Node>, place: &types::Place<'_>) -> Type {
        schema.map_or(Type::Json, |schema| self.types.lower(schema, place, self.diagnostics))
    }
}

fn says_the_same(one: Option<&Node>, other: Option<&Node>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => std::ptr::eq(one, other) || one == other,
        _ => false,
    }
}

/// Returns whether a content type is one that can be sent, rather than several to choose from.
fn is_one_type(name: &str) -> bool {
    media::is_sendable(name) && !name.contains([',', '*'])
}

fn form(kind: Kind) -> BodyForm {
    match kind {
        Kind::Form => BodyForm::Form,
        Kind::Multipart => BodyForm::Multipart,
        _ => BodyForm::Json,
    }
}

/// The setter of a content that is not the first one.
fn setter(kind: Kind) -> &'static str {
    match kind {
        Kind::Json => "json",
        Kind::Form => "form",
        Kind::Multipart => "multipart",
        Kind::Text | Kind::Events => "text",
        Kind::Lines => "lines",
        Kind::Bytes => "bytes",
    }
}

/// The media type that is sent if nothing else is said.
fn default_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Json => "application/json",
        Kind::Form => "application/x-www-form-urlencoded",
        Kind::Multipart => "multipart/form-data",
        Kind::Text | Kind::Events => "text/plain",
        // lines are sent as bytes
        Kind::Lines | Kind::Bytes => "application/octet-stream",
    }
}
