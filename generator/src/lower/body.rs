//! The body of one operation: a setter for each field of its first content, and one for the whole of each other.

use super::constraints;
use super::docs;
use super::files::choice_of_types;
use super::media::{self, Kind};
use super::media_choice::Choice;
use super::names::{self, Scope};
use super::request::Lowering;
use super::style::Styled;
use super::types::{self, Property, report_undeclared};
use crate::diagnostic::Finding;
use crate::document::Node;
use crate::model::{Body, BodyForm, Content, Name, Parameter, PartKind, Place, Presence, Style, Type, TypeKind, Whole};
use indexmap::IndexMap;
use std::collections::BTreeMap;

impl<'a> Lowering<'a, '_> {
    /// The body of a request; `taken` are the names of the parameters.
    pub(super) fn body(&mut self, method: &str, operation: &'a Node, taken: &[&str]) -> Body {
        let mut body = Body::default();
        let Some(node) = operation.get("requestBody").map(|node| self.resolve(node)) else { return body };
        body.required = node.get("required").and_then(Node::as_bool) == Some(true);
        let choices = self.choices(method, operation, node);
        let mut scope = Scope::default();
        taken.iter().for_each(|name| _ = scope.try_take(name));
        let docs = docs::clean(node.str("description").unwrap_or_default());
        for (index, choice) in choices.iter().enumerate() {
            let default = default_type(choice.kind);
            let content_type = choice.names().into_iter().find(|name| !name.contains('*'));
            let is_other = |name: &&str| media::essence(name) != default || name.contains(';');
            let content_type = match choice.kind {
                // bytes beside parts are of no other media type
                Kind::Parts => content_type.or(Some(default)),
                _ => content_type.filter(is_other),
            };
            let content_type = content_type.map(str::to_owned);
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
            let is_taken = choices.iter().take(index).any(|other| other.kind == choice.kind);
            let setter = if index == 0 { "body".to_owned() } else { choice.setter(is_taken) };
            let content = self.whole(choice, &setter);
            // it replaces that of the first one
            let content_type = content_type.or_else(|| body.content_type.as_ref().map(|_| default.to_owned()));
            // lines may be more than there is room for, and parts may have headers
            let is_sequence = matches!(choice.kind, Kind::Lines | Kind::Parts);
            let stream = is_sequence.then(|| ("bytes".to_owned(), Content::Bytes));
            let types = if choice.kind == Kind::Bytes { choice.names() } else { Vec::new() };
            let docs =
                docs::both(docs.clone(), &choice_of_types(&types, content_type.as_deref(), "Body::with_content_type"));
            for (setter, content) in std::iter::once((setter, content)).chain(stream) {
                let setter = scope.take(setter);
                let docs = match (&content, self.item(choice.name, choice.media)) {
                    (Content::FileParts(_), Some(Ok(item))) => docs::both(docs.clone(), &item.docs),
                    _ => docs.clone(),
                };
                body.others.push(Whole { setter, content, content_type: content_type.clone(), docs });
            }
        }
        body.required &= !choices.is_empty();
        body
    }

    /// The fields of a content that is a plain object.
    fn fields(&self, choice: &Choice<'a>) -> Option<IndexMap<&'a str, Property<'a>>> {
        if !matches!(choice.kind, Kind::Json | Kind::Form | Kind::Multipart) || choice.is_list_of_operations() {
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
            if property.is_undeclared {
                report_undeclared(wire, &property, self.diagnostics);
            }
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
            let sent = (choice.kind == Kind::Multipart).then(|| self.part(wire, node, encoding));
            let part = sent.as_ref().map(|sent| sent.kind);
            let ty = match part {
                Some(PartKind::File | PartKind::Files) => Type::String,
                _ => self.types.property(wire, &property, &place, self.diagnostics),
            };
            let is_file = matches!(part, Some(PartKind::File | PartKind::Files));
            self.report_encoding(wire, encoding, choice.kind, is_file);
            let style = self.field_style(wire, choice.kind, encoding, &property, &ty).filter(|_| !is_file);
            let target = self.resolve(node);
            let only = types::only_value(&property.schemas).or_else(|| types::only_value(&[target]));
            let preset = only.filter(|_| property.required && !is_file);
            let says = |key: &str| property.get(key).or_else(|| target.get(key));
            let description = property.str("description").unwrap_or_default();
            setters.push(Parameter {
                name: Name { wire: wire.to_owned(), rust: scope.take(rust) },
                ty,
                place: Place::Body,
                style,
                part,
                content_type: sent.as_ref().and_then(|sent| sent.content_type.clone()),
                required: property.required && preset.is_none(),
                preset,
                deprecated: property.is("deprecated"),
                docs: match sent {
                    Some(sent) if is_file => docs::both(docs::clean(description), &sent.docs),
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
            field.preset = Some(preset.value);
        }
    }

    /// The style of a field of a form, if it is not the usual one.
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

    /// A content that one setter takes.
    fn whole(&mut self, choice: &Choice<'a>, setter: &str) -> Content {
        let suffix = names::part(setter);
        let place = types::Place::whole(self.pascal, &suffix).input();
        let declared = choice.media.get("schema");
        if choice.is_list_of_operations() {
            let message = format!("the {} of {} is a list of operations, as RFC 6902 says", choice.name, self.subject);
            self.diagnostics.push(Finding::note("json-patch-as-list", choice.media.origin, message));
            return Content::Json(Type::List(Box::new(Type::Json)));
        }
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
            Kind::Parts => match self.item(choice.name, choice.media) {
                Some(Ok(item)) => self.parts(&item, &place),
                _ => Content::Bytes,
            },
            Kind::Bytes => Content::Bytes,
        }
    }

    /// The styles of the fields of a form that is set as a whole, where they are not the usual ones.
    fn form_styles(&mut self, ty: &Type, media: &Node) -> Vec<(String, Style)> {
        let Type::Named(id) = ty else { return Vec::new() };
        let TypeKind::Struct(structure) = &self.types.def(*id).kind else { return Vec::new() };
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

fn form(kind: Kind) -> BodyForm {
    match kind {
        Kind::Form => BodyForm::Form,
        Kind::Multipart => BodyForm::Multipart,
        _ => BodyForm::Json,
    }
}

/// The media type that is sent if nothing else is said.
fn default_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Json => "application/json",
        Kind::Form => "application/x-www-form-urlencoded",
        Kind::Multipart => "multipart/form-data",
        Kind::Text | Kind::Events => "text/plain",
        Kind::Parts => "multipart/mixed",
        // lines are sent as bytes
        Kind::Lines | Kind::Bytes => "application/octet-stream",
    }
}
