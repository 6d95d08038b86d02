//! Groups and operations: tags become groups; names, classes, arguments, setters and answers are settled.

use super::docs;
use super::names::{self, PIN, Scope};
use super::types::{Place, Types};
use crate::complete::operations;
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::{Node, Origin};
use crate::model::{Class, Group, Name, Operation, Parameter, Type};
use std::collections::BTreeMap;

/// The tag of operations that have none.
const UNTAGGED: &str = "operations";

/// Lowers all operations into groups, ordered by name.
pub(super) fn groups<'a>(root: &'a Node, types: &mut Types<'a>, diagnostics: &mut Diagnostics) -> Vec<Group> {
    let mut by_tag: BTreeMap<&str, Vec<Source<'_>>> = BTreeMap::new();
    for (path, method, node) in operations(root) {
        let tag = node.list("tags").next().and_then(Node::as_str).unwrap_or(UNTAGGED);
        by_tag.entry(tag).or_default().push(Source { path, method, node });
    }
    let mut groups: Vec<Group> = Vec::new();
    let mut modules = Scope::of_modules();
    let pins_names = operations(root).iter().any(|(_, _, node)| node.get(PIN).is_some());
    for (tag, sources) in by_tag {
        let node = root.list("tags").find(|node| node.str("name") == Some(tag));
        let pinned = node.and_then(|node| names::pinned(node, diagnostics));
        let rust = pinned.or_else(|| names::snake(tag)).unwrap_or_else(|| "group".to_owned());
        let rust = modules.take(rust);
        let mut group = Group {
            handle: names::type_name(names::pascal(&rust).unwrap_or_else(|| "Group".to_owned())),
            name: Name { wire: tag.to_owned(), rust },
            description: docs::clean(node.and_then(|node| node.str("description")).unwrap_or_default()),
            operations: Vec::new(),
        };
        let named = operation_names(&sources, pins_names, diagnostics);
        let (mut builders, mut constants) = (Scope::default(), Scope::default());
        builders.try_take(&group.handle);
        for (source, name) in sources.iter().zip(named) {
            let mut operation = operation(root, source, name, types, diagnostics);
            operation.builder = builders.take(operation.builder);
            operation.constant = constants.take(operation.constant);
            group.operations.push(operation);
        }
        groups.push(group);
    }
    groups.sort_by(|a, b| a.name.rust.cmp(&b.name.rust));
    groups
}

/// An operation as the document has it.
struct Source<'a> {
    path: &'a str,
    method: &'static str,
    node: &'a Node,
}

impl Source<'_> {
    fn subject(&self) -> String {
        format!("{} {}", self.method.to_uppercase(), self.path)
    }
}

/// Names the operations of a group: pinned names first, then ids, then routes.
fn operation_names(sources: &[Source<'_>], pins_names: bool, diagnostics: &mut Diagnostics) -> Vec<String> {
    let mut taken: BTreeMap<String, Origin> = BTreeMap::new();
    let mut named: Vec<Option<String>> = Vec::new();
    for source in sources {
        let name = names::pinned(source.node, diagnostics);
        if let Some(name) = &name
            && let Some(first) = taken.insert(name.clone(), source.node.origin)
        {
            let message = format!("{} is named `{name}`, and so is another operation of its group", source.subject());
            let finding = Finding::invalid("duplicate-name", source.node.origin, message);
            diagnostics.push(finding.related(first, format!("this one is named `{name}`, too")));
        }
        named.push(name);
    }
    let mut scope = Scope::default();
    for (name, origin) in &taken {
        if !scope.try_take(name) {
            let message = format!("the name `{name}` is taken by a method that every handle has");
            diagnostics.push(Finding::invalid("duplicate-name", *origin, message));
        }
    }
    let mut finish = |(source, name): (&Source<'_>, Option<String>)| {
        if let Some(name) = name {
            return name;
        }
        let id = source.node.str("operationId").and_then(names::member);
        let free = id.filter(|name| scope.try_take(name));
        let name = free.unwrap_or_else(|| scope.take(names::of_route(source.method, source.path)));
        if pins_names {
            let message = format!("{} is called `{name}`; no overlay pins its name", source.subject());
            let help = format!(
                "- target: $.paths['{}'].{}\n  description: the name of this method\n  \
                 update: {{{PIN}: {name}, x-ampersat-class: …}}",
                source.path, source.method
            );
            diagnostics.push(Finding::note("name-not-pinned", source.node.origin, message).help(help));
        }
        name
    };
    sources.iter().zip(named).map(&mut finish).collect()
}

fn operation<'a>(
    root: &'a Node,
    source: &Source<'a>,
    name: String,
    types: &mut Types<'a>,
    diagnostics: &mut Diagnostics,
) -> Operation {
    let node = source.node;
    let pascal = names::pascal(&name).unwrap_or_else(|| "Operation".to_owned());
    let mut lowering = Parameters { types, diagnostics, subject: source.subject(), pascal: &pascal };
    let item = root.get("paths").and_then(|paths| paths.get(source.path));
    let (path_parameters, query) = lowering.split(source.path, item, node);
    let taken: Vec<&str> = path_parameters.iter().chain(&query).map(|parameter| parameter.name.rust.as_str()).collect();
    let body = lowering.body(node, &taken);
    let (response, example) = lowering.response(node);
    let prose = docs::clean(node.str("description").unwrap_or_default());
    let summary = node.str("summary").map(docs::summary).filter(|text| !text.is_empty());
    let (summary, description) = match summary {
        Some(summary) if summary == prose.trim_end_matches('.') => (summary, String::new()),
        Some(summary) => (summary, prose),
        None if prose.starts_with("```") => (String::new(), prose),
        None => match prose.split_once('\n') {
            Some((first, rest)) => (first.to_owned(), rest.trim().to_owned()),
            None => (prose, String::new()),
        },
    };
    Operation {
        method: source.method.to_uppercase(),
        path: source.path.to_owned(),
        builder: format!("{pascal}Request"),
        constant: name.to_uppercase(),
        name,
        summary,
        description,
        class: class(source, diagnostics),
        authenticated: authenticated(root, node),
        deprecated: node.get("deprecated").and_then(Node::as_bool) == Some(true),
        path_parameters,
        query,
        body,
        open_body: has_open_body(root, source),
        response,
        example,
    }
}

fn class(source: &Source<'_>, diagnostics: &mut Diagnostics) -> Class {
    let declared = source.node.get("x-ampersat-class");
    match declared.and_then(Node::as_str) {
        Some("read") => Class::Read,
        Some("idempotent") => Class::Idempotent,
        Some("unsafe") => Class::Unsafe,
        Some("spends") => Class::Spends,
        other => {
            if let (Some(other), Some(node)) = (other, declared) {
                let message = format!("`{other}` is no class of operations: read, idempotent, unsafe or spends");
                diagnostics.push(Finding::invalid("unknown-class", node.origin, message));
            }
            match source.method {
                "get" | "head" | "options" | "trace" => Class::Read,
                "put" | "delete" => Class::Idempotent,
                _ => Class::Unsafe,
            }
        }
    }
}

/// Whether an operation wants credentials: its own `security` counts, else the root's.
fn authenticated(root: &Node, operation: &Node) -> bool {
    let security = operation.get("security").or_else(|| root.get("security"));
    security.and_then(Node::as_array).is_none_or(|list| !list.is_empty())
}

/// Whether the body is an object to which more fields may be added: where the document is known to declare
/// fields badly, they may be needed.
fn has_open_body(root: &Node, source: &Source<'_>) -> bool {
    root.list("x-ampersat-query-as-body").any(|method| method.as_str() == Some(source.method))
}

struct Parameters<'a, 'b> {
    types: &'b mut Types<'a>,
    diagnostics: &'b mut Diagnostics,
    subject: String,
    pascal: &'b str,
}

impl<'a> Parameters<'a, '_> {
    fn resolve(&self, node: &'a Node) -> &'a Node {
        self.types.resolve(node)
    }

    /// Path parameters in the order of the path, and the others that can be sent.
    fn split(&mut self, path: &str, item: Option<&'a Node>, operation: &'a Node) -> (Vec<Parameter>, Vec<Parameter>) {
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

    fn parameter(&mut self, node: &'a Node, case: fn(&str) -> Option<String>, scope: &mut Scope) -> Option<Parameter> {
        let wire = node.str("name")?.to_owned();
        let schema = node.get("schema").unwrap_or(node);
        let rust = names::pinned(node, self.diagnostics).or_else(|| case(&wire)).unwrap_or_else(|| "value".to_owned());
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
    fn body(&mut self, operation: &'a Node, taken: &[&str]) -> Vec<Parameter> {
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
            let pinned = names::pinned(property, self.diagnostics);
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
    fn response(&mut self, operation: &'a Node) -> (Type, Option<String>) {
        let mut successes: Vec<_> = operation.members("responses").filter(|(s, _)| s.starts_with('2')).collect();
        successes.sort_by_key(|(status, _)| status.as_str());
        let Some((status, response)) = successes.first() else { return (Type::Json, None) };
        let response = self.resolve(response);
        let json = response.members("content").find(|(name, _)| name.contains("json"));
        let Some((_, media)) = json else {
            return (if *status == "204" { Type::Unit } else { Type::Json }, None);
        };
        let example = media.get("example").and_then(|example| serde_json::to_string_pretty(example).ok());
        let place = Place::inline(format!("{}Response", self.pascal)).response(self.subject.clone());
        let ty = media.get("schema").map_or(Type::Json, |schema| self.types.lower(schema, &place, self.diagnostics));
        (ty, example)
    }
}
