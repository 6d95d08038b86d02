//! Every placeholder of a path gets its path parameter, whatever the document's `in` says.
//!
//! By name first. Then by elimination, where that leaves no choice: one placeholder and one parameter that
//! is declared `in: path` and fits no other (`/domain/order/{id}/form` declares `tld_id`); or, in a document that declares
//! nothing to be in the path, one parameter that every operation of the path declares (`record_id` in all of
//! `/domain/{id}/dns/{index}`, where only some of them take a `name`). A parameter that got its placeholder
//! by elimination takes the placeholder's name and keeps its own as `x-ampersat-name`.

use crate::diagnostic::{Diagnostics, Finding};
use crate::document::extension;
use crate::document::kind::walk;
use crate::document::{Document, Kind, Node, operations_of, operations_under, placeholders};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn run(document: &mut Document, diagnostics: &mut Diagnostics) {
    shared(&mut document.root, diagnostics);
    let targets = Targets::of(&document.root);
    let Some(paths) = document.root.get_mut("paths").and_then(|paths| paths.as_object_mut()) else { return };
    for (path, item) in paths {
        let names: Vec<String> = placeholders(path).into_iter().map(str::to_owned).collect();
        let common = targets.bound(item.list("parameters"), &names);
        for (_, parameters) in parameter_lists(item) {
            for name in &names {
                bind_by_name(parameters, name, common.contains(name), &targets, diagnostics);
            }
        }
        bind_by_elimination(item, path, &names, &targets, diagnostics);
    }
}

/// Parameters that several operations share are required, too, if they are in the path.
fn shared(root: &mut Node, diagnostics: &mut Diagnostics) {
    let components = root.get_mut("components").and_then(|components| components.get_mut("parameters"));
    let parameters = match components {
        Some(parameters) => Some(parameters),
        None => root.get_mut("parameters"),
    };
    for parameter in parameters.and_then(Node::as_object_mut).into_iter().flat_map(|map| map.values_mut()) {
        if is_in(parameter, "path") {
            require(parameter, diagnostics);
        }
    }
}

/// The names of the shared parameters that are in the path, by the references to them.
pub(super) struct Targets {
    in_path: BTreeMap<String, String>,
    /// True if anything is declared to be in the path.
    knows_path: bool,
}

impl Targets {
    pub(super) fn of(root: &Node) -> Self {
        let homes = ["#/parameters/", "#/components/parameters/"];
        let shared = root.members("parameters").map(|entry| (homes[0], entry));
        let components = root.get("components").into_iter().flat_map(|node| node.members("parameters"));
        let all = shared.chain(components.map(|entry| (homes[1], entry)));
        let in_path = all.filter(|(_, (_, node))| is_in(node, "path"));
        let in_path: BTreeMap<_, _> = in_path
            .filter_map(|(home, (key, node))| {
                let reference = crate::document::pointer::join(home.trim_end_matches('/'), key);
                Some((reference, node.str("name")?.to_owned()))
            })
            .collect();
        let mut knows_path = !in_path.is_empty();
        // Most documents say it in one of the first operations; in others it may stand in a callback.
        let lists = |node: &Node| node.list("parameters").any(|parameter| is_in(parameter, "path"));
        let is_said = |(_, item): (&String, &Node)| lists(item) || operations_of(item).any(|(_, node)| lists(node));
        knows_path |= root.members("paths").filter(|(path, _)| !path.starts_with("x-")).any(is_said);
        if !knows_path {
            walk(root, Kind::Document, &mut |node, kind| {
                knows_path |= kind == Kind::Parameter && is_in(node, "path");
            });
        }
        Self { in_path, knows_path }
    }

    /// The name of a parameter that is in the path.
    pub(super) fn name<'a>(&'a self, parameter: &'a Node) -> Option<&'a str> {
        match parameter.str("$ref") {
            Some(reference) => self.in_path.get(reference).map(String::as_str),
            None => parameter.str("name").filter(|_| is_in(parameter, "path")),
        }
    }

    /// The placeholders that some parameters fill.
    fn bound<'a>(&self, parameters: impl Iterator<Item = &'a Node>, names: &[String]) -> Vec<String> {
        let declared: BTreeSet<String> =
            parameters.filter_map(|parameter| self.name(parameter).map(str::to_owned)).collect();
        names.iter().filter(|name| declared.contains(*name)).cloned().collect()
    }
}

/// The parameter lists of a path item: its own and those of its operations, and whether each is its own.
fn parameter_lists(item: &mut Node) -> impl Iterator<Item = (bool, &mut Vec<Node>)> {
    let members = item.as_object_mut().into_iter().flatten();
    members.flat_map(|(key, node)| {
        let lists: Vec<_> = match key.as_str() {
            "parameters" => node.as_array_mut().map(|list| (true, list)).into_iter().collect(),
            key => {
                let lists = operations_under(key, node).filter_map(|(_, operation)| operation.get_mut("parameters"));
                lists.filter_map(Node::as_array_mut).map(|list| (false, list)).collect()
            }
        };
        lists
    })
}

/// `is_common` says that the path item itself declares a parameter for the placeholder.
fn bind_by_name(
    parameters: &mut [Node],
    placeholder: &str,
    is_common: bool,
    targets: &Targets,
    diagnostics: &mut Diagnostics,
) {
    if parameters.iter().any(|parameter| targets.name(parameter) == Some(placeholder)) {
        let is_bound = |p: &&mut Node| p.str("name") == Some(placeholder) && is_in(p, "path");
        let bound = parameters.iter_mut().find(is_bound);
        bound.into_iter().for_each(|parameter| require(parameter, diagnostics));
        return;
    }
    let may_move = |p: &&mut Node| p.str("name") == Some(placeholder) && !is_in(p, "body") && !is_in(p, "header");
    if let Some(parameter) = parameters.iter_mut().find(may_move).filter(|_| !is_common) {
        let declared = parameter.str("in").unwrap_or("no place").to_owned();
        let message = format!("`{placeholder}` is declared in {declared} but stands in the path");
        diagnostics.push(Finding::repaired("path-parameter-location", parameter.origin, message));
        parameter.set("in", "path");
        parameter.set("required", true);
    }
}

fn is_in(parameter: &Node, place: &str) -> bool {
    parameter.str("in") == Some(place)
}

fn require(parameter: &mut Node, diagnostics: &mut Diagnostics) {
    if parameter.get("required").and_then(Node::as_bool) != Some(true) {
        let message = format!("the path parameter `{}` is not declared required", parameter.str("name").unwrap_or(""));
        diagnostics.push(Finding::repaired("path-parameter-required", parameter.origin, message));
        parameter.set("required", true);
    }
}

fn bind_by_elimination(
    item: &mut Node,
    path: &str,
    names: &[String],
    targets: &Targets,
    diagnostics: &mut Diagnostics,
) {
    let candidates = if targets.knows_path { Vec::new() } else { common_candidates(item, names) };
    let common = targets.bound(item.list("parameters"), names);
    let operations = operations_of(item).map(|(_, operation)| operation);
    let bound_by_some: BTreeSet<String> =
        operations.flat_map(|operation| targets.bound(operation.list("parameters"), names)).collect();
    for (is_item, parameters) in parameter_lists(item) {
        // A parameter of the path item counts for all operations: a name is free for it only if none of them has it.
        let own = targets.bound(parameters.iter(), names);
        let is_free =
            |name: &&String| !(own.contains(name) || common.contains(name) || is_item && bound_by_some.contains(*name));
        let free: Vec<_> = names.iter().filter(is_free).collect();
        let [placeholder] = free.as_slice() else { continue };
        let strays = |p: &Node| is_in(p, "path") && !names.iter().any(|name| p.str("name") == Some(name));
        let choose = |p: &Node| match (parameters.iter().filter(|p| strays(p)).count(), candidates.as_slice()) {
            (1, _) => strays(p),
            (0, [only]) if !is_item => p.str("name") == Some(only),
            _ => false,
        };
        let Some(chosen) = parameters.iter().position(choose) else { continue };
        if let Some(parameter) = parameters.get_mut(chosen) {
            fill(parameter, placeholder, path, diagnostics);
        }
    }
}

/// Makes a parameter that of a placeholder.
fn fill(parameter: &mut Node, placeholder: &str, path: &str, diagnostics: &mut Diagnostics) {
    let name = parameter.str("name").unwrap_or_default().to_owned();
    let message =
        format!("`{name}` stands for `{{{placeholder}}}` in `{path}`: nothing else is left for either of them");
    diagnostics.push(Finding::repaired("path-parameter-name", parameter.origin, message));
    parameter.set("name", placeholder);
    parameter.set("in", "path");
    parameter.set("required", true);
    let is_identifier = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_alphabetic())
            && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    if is_identifier(&name) {
        parameter.set(extension::NAME, name);
    }
}

/// The names of the query parameters that all operations of a path share and that fit no placeholder.
fn common_candidates(item: &Node, names: &[String]) -> Vec<String> {
    let operations = operations_of(item).map(|(_, operation)| operation);
    let candidates = operations.map(|operation| -> BTreeSet<&str> {
        let free = operation.list("parameters").filter(|parameter| is_in(parameter, "query"));
        free.filter_map(|p| p.str("name")).filter(|name| !names.iter().any(|other| other == name)).collect()
    });
    let common = candidates.reduce(|all, some| all.intersection(&some).copied().collect());
    common.into_iter().flatten().map(str::to_owned).collect()
}
