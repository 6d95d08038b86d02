//! Body and response of one operation.

use super::docs;
use super::names::{self, Scope};
use super::types::{Place, Types};
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::Node;
use crate::model::{self, Name, Parameter, Type};

/// What is lowered of one operation, and what that needs.
pub(super) struct Lowering<'a, 'b> {
    pub(super) types: &'b mut Types<'a>,
    pub(super) diagnostics: &'b mut Diagnostics,
    pub(super) subject: String,
    pub(super) pascal: &'b str,
}

impl<'a> Lowering<'a, '_> {
    pub(super) fn resolve(&self, node: &'a Node) -> &'a Node {
        self.types.resolve(node)
    }

    /// The fields of a JSON body that is an object.
    pub(super) fn body(&mut self, operation: &'a Node, taken: &[&str]) -> Vec<Parameter> {
        let Some(body) = operation.get("requestBody").map(|node| self.resolve(node)) else { return Vec::new() };
        let json = body.members("content").find(|(name, _)| name.contains("json"));
        let schema = json.and_then(|(_, media)| media.get("schema"));
        let Some(properties) = schema.and_then(|schema| self.types.properties(schema)) else {
            let message = format!("the body of {} cannot be sent yet: it is no JSON object", self.subject);
            self.diagnostics.push(Finding::unsupported("unsupported-body", body.origin, message));
            return Vec::new();
        };
        let mut scope = Scope::default();
        taken.iter().for_each(|name| _ = scope.try_take(name));
        let fields = properties.into_iter().map(|(wire, property)| {
            let mut pins = property.schemas.iter();
            let pinned = pins.find_map(|node| names::pinned(node, names::BUILDER_METHODS, self.diagnostics));
            let rust = pinned.or_else(|| names::setter(wire)).unwrap_or_else(|| "value".to_owned());
            let hint = format!("{}{}", self.pascal, names::pascal(wire).unwrap_or_default());
            let ty = self.types.lower_all(&property.schemas, &Place::inline(hint).input(), self.diagnostics);
            Parameter {
                name: Name { wire: wire.to_owned(), rust: scope.take(rust) },
                ty,
                place: model::Place::Body,
                style: None,
                required: property.required,
                deprecated: property.is("deprecated"),
                docs: docs::clean(property.str("description").unwrap_or_default()),
            }
        });
        fields.collect()
    }

    /// The type of the answer of the first successful status, and its example.
    pub(super) fn response(&mut self, operation: &'a Node) -> (Type, Option<String>) {
        let mut successes: Vec<_> = operation.members("responses").filter(|(s, _)| s.starts_with('2')).collect();
        successes.sort_by_key(|(status, _)| status.as_str());
        let Some((status, response)) = successes.first() else { return (Type::Json, None) };
        let response = self.resolve(response);
        let json = response.members("content").find(|(name, _)| name.contains("json"));
        let Some((_, media)) = json else {
            if let Some((media, _)) = response.members("content").next() {
                let message = format!("the {media} that {} answers cannot be decoded yet", self.subject);
                self.diagnostics.push(Finding::unsupported("unsupported-response", response.origin, message));
            }
            return (if *status == "204" { Type::Unit } else { Type::Json }, None);
        };
        let example = media.get("example").and_then(|example| serde_json::to_string_pretty(example).ok());
        let place = Place::inline(format!("{}Response", self.pascal)).response(self.subject.clone());
        let ty = media.get("schema").map_or(Type::Json, |schema| self.types.lower(schema, &place, self.diagnostics));
        (ty, example)
    }
}
