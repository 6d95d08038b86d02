//! After this every placeholder has its parameter, every path parameter its placeholder, and no parameter stands twice.
//!
//! This comes after the overlays, so that they can say what the document does not. A matter that they leave open has
//! one reading that takes nothing from the document: a placeholder that nobody declares is a text that the caller
//! gives, and a path parameter without a placeholder has nowhere to go. Two parameters of one name contradict each
//! other, unless they say the same.

use crate::diagnostic::{Diagnostics, Finding};
use crate::document::placeholders;
use crate::document::{Document, Node, member_of, operations_of_mut, pointer, verb};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn run(document: &mut Document, diagnostics: &mut Diagnostics) {
    let shared = shared(&document.root);
    let keys = Keys::of(&document.root);
    let Some(paths) = document.root.get_mut("paths").and_then(Node::as_object_mut) else { return };
    for (path, item) in paths.iter_mut().filter(|(path, _)| path.starts_with('/')) {
        let names: BTreeSet<&str> = placeholders(path).into_iter().collect();
        let subject = |method: &str| format!("{} {path}", verb(method));
        settle(item, &shared, &names, path, diagnostics);
        keys.hand_down(item, &shared);
        let common = declared(item, &shared);
        for (method, operation) in operations_of_mut(item).filter(|(_, node)| node.as_object().is_some()) {
            settle(operation, &shared, &names, &subject(method), diagnostics);
            keys.leave_out(operation, &shared, &subject(method), diagnostics);
            let own = declared(operation, &shared);
            for name in &names {
                if !own.contains(*name) && !common.contains(*name) {
                    declare(operation, name, path, method, diagnostics);
                }
            }
        }
    }
}

/// Name and place of the shared parameters, by the references to them.
fn shared(root: &Node) -> BTreeMap<String, (String, String)> {
    let parameters = root.get("components").into_iter().flat_map(|components| components.members("parameters"));
    let described = parameters.filter_map(|(key, node)| {
        let reference = pointer::join("#/components/parameters", key);
        Some((reference, (node.str("name")?.to_owned(), node.str("in")?.to_owned())))
    });
    described.collect()
}

type Shared = BTreeMap<String, (String, String)>;

/// Name and place of a parameter.
fn described<'a>(parameter: &'a Node, shared: &'a Shared) -> Option<(&'a str, &'a str)> {
    match parameter.str("$ref") {
        Some(reference) => shared.get(reference).map(|(name, place)| (name.as_str(), place.as_str())),
        None => Some((parameter.str("name")?, parameter.str("in")?)),
    }
}

/// The names of the path parameters of an operation or a path item.
fn declared(holder: &Node, shared: &Shared) -> BTreeSet<String> {
    let all = holder.list("parameters").filter_map(|parameter| described(parameter, shared));
    all.filter(|(_, place)| *place == "path").map(|(name, _)| name.to_owned()).collect()
}

/// Leaves out what stands twice, or has no place in the path.
fn settle(holder: &mut Node, shared: &Shared, names: &BTreeSet<&str>, subject: &str, diagnostics: &mut Diagnostics) {
    let Some(parameters) = holder.get_mut("parameters").and_then(Node::as_array_mut) else { return };
    let mut first: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut kept: Vec<Node> = Vec::with_capacity(parameters.len());
    for parameter in std::mem::take(parameters) {
        let Some((name, place)) = described(&parameter, shared) else {
            kept.push(parameter);
            continue;
        };
        if place == "path" && !names.contains(name) {
            let message =
                format!("`{name}` is a path parameter of {subject}, but the path has no `{{{name}}}`: it is left out");
            diagnostics.push(Finding::repaired("parameter-without-placeholder", parameter.origin, message));
            continue;
        }
        let at = *first.entry((name.to_owned(), place.to_owned())).or_insert(kept.len());
        let Some(known) = kept.get(at) else {
            kept.push(parameter);
            continue;
        };
        let finding = if says_the_same(known, &parameter) {
            let message = format!("the parameter `{name}` in {place} is declared twice, alike: once is enough");
            Finding::repaired("duplicate-parameter", parameter.origin, message)
        } else {
            let message = format!("the parameter `{name}` in {place} is declared twice");
            Finding::invalid("duplicate-parameter", parameter.origin, message)
        };
        diagnostics.push(finding.related(known.origin, format!("`{name}` is declared here first")));
    }
    *parameters = kept;
}

/// The API keys of a document: the name and place of each, and the name of its scheme.
struct Keys {
    places: BTreeMap<(String, String), String>,
    /// The shared parameters, by the references to them.
    shared: BTreeMap<String, Node>,
    /// The alternatives of operations that do not say what they want.
    general: Vec<BTreeSet<String>>,
}

impl Keys {
    fn of(root: &Node) -> Self {
        let schemes = root.get("components").into_iter().flat_map(|components| components.members("securitySchemes"));
        let keys = schemes.filter(|(_, scheme)| scheme.str("type") == Some("apiKey"));
        let places = keys.filter_map(|(scheme, node)| {
            Some(((node.str("name")?.to_owned(), node.str("in")?.to_owned()), scheme.clone()))
        });
        let places: BTreeMap<_, _> = places.collect();
        let parameters = root.get("components").into_iter().flat_map(|components| components.members("parameters"));
        let shared = parameters.filter(|_| !places.is_empty());
        let shared = shared.map(|(key, node)| (pointer::join("#/components/parameters", key), node.clone()));
        Self { shared: shared.collect(), places, general: wanted(root) }
    }

    /// Gives the keys among the parameters of a path item to its operations, each of which may want other credentials.
    fn hand_down(&self, item: &mut Node, shared: &Shared) {
        let is_key = |node: &Node| {
            let described = described(node, shared).map(|(name, place)| (name.to_owned(), place.to_owned()));
            described.is_some_and(|described| self.places.contains_key(&described))
        };
        let Some(common) = item.get_mut("parameters").and_then(Node::as_array_mut) else { return };
        let keys: Vec<Node> = common.extract_if(.., |node| is_key(node)).collect();
        if keys.is_empty() {
            return;
        }
        for (_, operation) in operations_of_mut(item).filter(|(_, node)| node.as_object().is_some()) {
            let own: Vec<Node> = operation.list("parameters").cloned().collect();
            let is_own = |key: &Node| own.iter().any(|one| described(one, shared) == described(key, shared));
            let missing: Vec<Node> = keys.iter().filter(|key| !is_own(key)).cloned().collect();
            operation.set("parameters", own.iter().cloned().chain(missing).collect::<Vec<_>>());
        }
    }

    /// Leaves out the parameters that every alternative of an operation sends as a credential. Those that only some of
    /// them send can still be set, and need not be.
    fn leave_out(&self, operation: &mut Node, shared: &Shared, subject: &str, diagnostics: &mut Diagnostics) {
        if self.places.is_empty() {
            return;
        }
        let own = operation.get("security").map(|_| wanted(operation));
        let wanted = own.as_ref().unwrap_or(&self.general);
        let Some(parameters) = operation.get_mut("parameters").and_then(Node::as_array_mut) else { return };
        parameters.retain_mut(|parameter| {
            let Some((name, place)) = described(parameter, shared) else { return true };
            let (name, place) = (name.to_owned(), place.to_owned());
            let Some(scheme) = self.places.get(&(name.clone(), place)) else { return true };
            let senders = wanted.iter().filter(|alternative| alternative.contains(scheme)).count();
            if senders == 0 {
                return true;
            }
            if senders < wanted.len() {
                let message = format!(
                    "`{name}` of {subject} is what the security scheme `{scheme}` sends, which is only one of the \
                     alternatives: it can be set as a parameter, too"
                );
                diagnostics.push(Finding::note("credential-or-parameter", parameter.origin, message));
                if let Some(target) = parameter.str("$ref").and_then(|reference| self.shared.get(reference)) {
                    *parameter = target.clone();
                }
                parameter.set("required", false);
                return true;
            }
            let message =
                format!("`{name}` of {subject} is what the security scheme `{scheme}` sends: it is no parameter, too");
            diagnostics.push(Finding::repaired("credential-as-parameter", parameter.origin, message));
            false
        });
    }
}

/// Returns the alternatives under `security`: the names of the schemes of each. The one that wants nothing is none.
fn wanted(holder: &Node) -> Vec<BTreeSet<String>> {
    let alternatives = holder.list("security").filter_map(Node::as_object);
    alternatives.filter(|one| !one.is_empty()).map(|one| one.keys().cloned().collect()).collect()
}

/// Returns whether two parameters differ in prose only.
fn says_the_same(one: &Node, other: &Node) -> bool {
    let without_prose = |node: &Node| {
        let mut node = node.clone();
        for key in ["description", "example", "examples"] {
            node.remove(key);
        }
        if let Some(schema) = node.get_mut("schema") {
            schema.remove("description");
            schema.remove("example");
        }
        node
    };
    without_prose(one) == without_prose(other)
}

/// Declares a placeholder as a text.
fn declare(operation: &mut Node, name: &str, path: &str, method: &str, diagnostics: &mut Diagnostics) {
    let message = format!(
        "`{{{name}}}` of {} {path} has no parameter: it is taken for a text that the caller gives",
        verb(method)
    );
    let help = format!(
        "if a declared parameter stands for it, say so with an overlay:\n\
         - target: $.paths['{path}'].{}.parameters[?@.name=='NAME']\n  \
         description: NAME stands for {{{name}}}, because …\n  \
         update: {{name: {name}, in: path, required: true, x-ampersat-name: NAME}}",
        member_of(method)
    );
    diagnostics.push(Finding::repaired("placeholder-without-parameter", operation.origin, message).help(help));
    let mut parameter = Node::object(operation.origin);
    let mut schema = Node::object(operation.origin);
    schema.set("type", "string");
    parameter.set("name", name);
    parameter.set("in", "path");
    parameter.set("required", true);
    parameter.set_node("schema", schema);
    let origin = operation.origin;
    let Some(map) = operation.as_object_mut() else { return };
    let parameters = map.entry("parameters".to_owned()).or_insert_with(|| Node::new(Vec::new(), origin));
    if let Some(parameters) = parameters.as_array_mut() {
        parameters.push(parameter);
    }
}
