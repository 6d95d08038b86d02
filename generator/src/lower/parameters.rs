//! Parameters of one operation, and the place of each.

use super::constraints;
use super::names::{self, Scope};
use super::request::Lowering;
use super::style::Styled;
use super::types;
use crate::diagnostic::Finding;
use crate::document::Node;
use crate::model::{Name, Parameter, Place, Style, StyleKind, Type};

/// Headers that the standard leaves to other parts of a document.
const IGNORED_HEADERS: [&str; 3] = ["accept", "content-type", "authorization"];

impl<'a> Lowering<'a, '_> {
    /// Path parameters in the order of the path, and the others.
    pub(super) fn parameters(
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
        let fixed = fixed_query(path);
        all.retain(|node| {
            let is_fixed =
                node.str("in") == Some("query") && node.str("name").is_some_and(|name| fixed.contains(&name));
            if is_fixed {
                let name = node.str("name").unwrap_or_default();
                let message =
                    format!("`{name}` of {} has its value in the path: there is no setter for it", self.subject);
                self.diagnostics.push(Finding::note("parameter-in-path-query", node.origin, message));
            }
            !is_fixed
        });
        let placeholders = crate::document::placeholders(path);
        let position = |node: &Node| placeholders.iter().position(|name| node.str("name") == Some(name));
        let (mut in_path, others): (Vec<&Node>, Vec<&Node>) =
            all.into_iter().partition(|node| node.str("in") == Some("path"));
        in_path.sort_by_key(|node| position(node));
        // Parameters in the path are arguments of a method, and the others methods of a builder.
        let (mut arguments, mut scope) = (Scope::default(), Scope::default());
        let in_path =
            in_path.into_iter().filter_map(|node| self.parameter(node, Place::Path, &mut arguments)).collect();
        let others = others.into_iter().filter_map(|node| {
            let place = self.place(node)?;
            self.parameter(node, place, &mut scope)
        });
        (in_path, others.collect())
    }

    /// The place of a parameter that is not in the path; `None` with a finding if it goes nowhere.
    fn place(&mut self, node: &Node) -> Option<Place> {
        let (name, place) = (node.str("name").unwrap_or("?"), node.str("in").unwrap_or("no place"));
        match place {
            "query" => Some(Place::Query),
            "cookie" => Some(Place::Cookie),
            "header" if IGNORED_HEADERS.contains(&name.to_lowercase().as_str()) => {
                let message = format!(
                    "the header `{name}` of {} is no parameter: OpenAPI leaves it to media types and security",
                    self.subject
                );
                self.diagnostics.push(Finding::note("header-parameter-ignored", node.origin, message));
                None
            }
            "header" => Some(Place::Header),
            _ => {
                let message = format!("the parameter `{name}` in {place} of {} cannot be sent", self.subject);
                self.diagnostics.push(Finding::unsupported("unsupported-parameter", node.origin, message));
                None
            }
        }
    }

    fn parameter(&mut self, node: &'a Node, place: Place, scope: &mut Scope) -> Option<Parameter> {
        let wire = node.str("name")?.to_owned();
        let media = node.members("content").next();
        let schema = media.and_then(|(_, media)| media.get("schema")).or_else(|| node.get("schema")).unwrap_or(node);
        let case = if place == Place::Path { names::snake } else { names::setter };
        let rust = names::pinned(node, names::BUILDER_METHODS, self.diagnostics)
            .or_else(|| case(&wire))
            .unwrap_or_else(|| "value".to_owned());
        let at = types::Place::property(self.pascal, &wire).input();
        let mut ty = self.types.lower(schema, &at, self.diagnostics);
        let required = node.get("required").and_then(Node::as_bool) == Some(true);
        let style = match media {
            Some((name, _)) if name.contains("json") => Some(Style::of(StyleKind::Json)),
            Some((name, _)) => {
                let message = format!("`{wire}` of {} is written as {name}: it is text, as it stands", self.subject);
                self.diagnostics.push(Finding::note("parameter-as-text", node.origin, message));
                ty = Type::String;
                None
            }
            None => self.style(
                &Styled { name: &wire, node: Some(node), origin: node.origin, place, is_part: false, required },
                &ty,
            ),
        };
        let target = self.resolve(schema);
        let is_set = required && place != Place::Path && style.is_none();
        let preset = types::only_value(&[schema, target]).filter(|_| is_set);
        let says = |key: &str| schema.get(key).or_else(|| target.get(key));
        let description = node.str("description").or_else(|| schema.str("description")).unwrap_or_default();
        Some(Parameter {
            name: Name { wire, rust: scope.take(rust) },
            ty,
            place,
            style,
            part: None,
            content_type: None,
            required: required && preset.is_none(),
            preset,
            deprecated: node.get("deprecated").and_then(Node::as_bool) == Some(true),
            docs: constraints::of_argument(description, required, says),
            example: node.get("example").or_else(|| says("example")).and_then(constraints::example),
        })
    }
}

/// Returns the names of the parameters that the query of a path gives.
fn fixed_query(path: &str) -> Vec<&str> {
    let path = path.split_once('#').map_or(path, |(path, _)| path);
    let query = path.split_once('?').map_or("", |(_, query)| query);
    query.split('&').filter_map(|pair| pair.split('=').next()).filter(|name| !name.is_empty()).collect()
}
