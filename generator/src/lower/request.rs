//! Parameters, body and response of one operation.

use super::docs;
use super::names::{self, Scope};
use super::types::{Place, Types};
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::Node;
use crate::model::{Name, Parameter, Type};

/// What is lowered of one operation, and what that needs.
pub(super) struct Parameters<'a, 'b> {
    pub(super) types: &'b mut Types<'a>,
    pub(super) diagnostics: &'b mut Diagnostics,
    pub(super) subject: String,
    pub(super) pascal: &'b str,
}

impl<'a> Parameters<'a, '_> {
    fn resolve(&self, node: &'a Node) -> &'a Node {
        self.types.resolve(node)
    }

    /// Path parameters in the order of the path, and the others that can be sent.
    pub(super) fn split(
        &mut self,
        path: &str,
        item: Option<&'a Node>,
        operation: &'a Node,
    ) -> (Vec<Parameter>, Vec<Parameter>) {
        let own: Vec<&Node> = operation.list("parameters").map(|node| self.resolve(node)).collect();
        let is_overridden =
            |shared: &Node| own.iter().any(|p| p.str("name") == shared.str("name") && p.str("in") == shared.str("in"));
        let shared = item.into_iter().flat_map(|item| item.list("parameters")).map(|node| self.resolve(node));
        let mut all: Vec<&Node> = shared.filter(|node| !is_overridden(node)).collect();
        all.extend(own.iter().copied());
        let placeholders = crate::normalise::placeholders(path);
        let mut scope = Scope::default();
        let position = |node: &Node| placeholders.iter().position(|name| node.str("name") == Some(name));
        let mut in_path: Vec<&Node> = all.iter().copied().filter(|node| node.str("in") == Some("path")).collect();
        in_path.sort_by_key(|node| position(node));
        let in_path = in_path.into_iter().filter_map(|node| self.path_parameter(node, &mut scope));
        let path_parameters = in_path.collect();
        let mut query = Vec::new();
        for node in all.iter().copied().filter(|node| node.str("in") != Some("path")) {
            if node.str("in") == Some("query") {
                self.style(node);
                query.extend(self.parameter(node, names::setter, &mut scope));
            } else {
                let (name, place) = (node.str("name").unwrap_or("?"), node.str("in").unwrap_or("no place"));
                let message = format!("the parameter `{name}` in {place} of {} cannot be sent yet", self.subject);
                self.diagnostics.push(Finding::unsupported("unsupported-parameter", node.origin, message));
            }
        }
        (path_parameters, query)
    }

    /// What has no form of its own in a path is text, which the caller writes.
    fn path_parameter(&mut self, node: &'a Node, scope: &mut Scope) -> Option<Parameter> {
        let mut parameter = self.parameter(node, names::snake, scope)?;
        if !self.types.is_scalar(&parameter.ty) {
            let message = format!(
                "the parameter `{}` of {} is text: paths have no form for its type",
                parameter.name.wire, self.subject
            );
            self.diagnostics.push(Finding::note("path-parameter-as-text", node.origin, message));
            parameter.ty = Type::String;
        }
        Some(parameter)
    }

    /// Lists are sent as `name=a&name=b`, and nothing else is, yet.
    fn style(&mut self, node: &Node) {
        let style = node.str("style").unwrap_or("form");
        let is_list = node.get("schema").and_then(|schema| schema.str("type")) == Some("array");
        let explode = node.get("explode").and_then(Node::as_bool).unwrap_or(style == "form");
        if style != "form" || (is_list && !explode) {
            let (name, explode) = (node.str("name").unwrap_or("?"), if explode { "" } else { " without explode" });
            let message = format!("`{name}` of {} has the style {style}{explode}: it is sent as form", self.subject);
            self.diagnostics.push(Finding::unsupported("unsupported-style", node.origin, message));
        }
    }

    fn parameter(&mut self, node: &'a Node, case: fn(&str) -> Option<String>, scope: &mut Scope) -> Option<Parameter> {
        let wire = node.str("name")?.to_owned();
        let schema = node.get("schema").unwrap_or(node);
        let rust = names::pinned(node, names::BUILDER_METHODS, self.diagnostics)
            .or_else(|| case(&wire))
            .unwrap_or_else(|| "value".to_owned());
        let hint = format!("{}{}", self.pascal, names::pascal(&wire).unwrap_or_default());
        let ty = self.types.lower(schema, &Place::inline(hint), self.diagnostics);
        let description = node.str("description").or_else(|| schema.str("description")).unwrap_or_default();
        Some(Parameter {
            name: Name { wire, rust: scope.take(rust) },
            ty,
            required: node.get("required").and_then(Node::as_bool) == Some(true),
            docs: docs::clean(description),
        })
    }

    /// The fields of a JSON body that is an object.
    pub(super) fn body(&mut self, operation: &'a Node, taken: &[&str]) -> Vec<Parameter> {
        let Some(body) = operation.get("requestBody").map(|node| self.resolve(node)) else { return Vec::new() };
        let json = body.members("content").find(|(name, _)| name.contains("json"));
        let schema = json.and_then(|(_, media)| media.get("schema")).map(|node| self.resolve(node));
        let Some(schema) = schema.filter(|schema| schema.get("properties").is_some()) else {
            let message = format!("the body of {} cannot be sent yet: it is no JSON object", self.subject);
            self.diagnostics.push(Finding::unsupported("unsupported-body", body.origin, message));
            return Vec::new();
        };
        let required: Vec<&str> = schema.list("required").filter_map(Node::as_str).collect();
        let mut scope = Scope::default();
        taken.iter().for_each(|name| _ = scope.try_take(name));
        let fields = schema.members("properties").map(|(wire, property)| {
            let pinned = names::pinned(property, names::BUILDER_METHODS, self.diagnostics);
            let rust = pinned.or_else(|| names::setter(wire)).unwrap_or_else(|| "value".to_owned());
            let hint = format!("{}{}", self.pascal, names::pascal(wire).unwrap_or_default());
            let ty = self.types.lower(property, &Place::inline(hint).input(), self.diagnostics);
            Parameter {
                name: Name { wire: wire.clone(), rust: scope.take(rust) },
                ty,
                required: required.contains(&wire.as_str()),
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
