//! Every placeholder of a path gets exactly one path parameter, whatever the document's `in` says.
//!
//! By name first. Then by elimination, where that leaves no choice: one placeholder and one parameter that
//! is declared `in: path` and fits no other (`/domain/order/{id}/form` declares `tld_id`); or, if none is
//! declared so, one parameter that every operation of the path declares (`record_id` in all of
//! `/domain/{id}/dns/{index}`, where only some of them take a `name`). A parameter that got its placeholder
//! by elimination takes the placeholder's name and keeps its own as `x-ampersat-name`.

use super::placeholders;
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::{Document, METHODS, Node};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn run(document: &mut Document, diagnostics: &mut Diagnostics) {
    let Some(paths) = document.root.get_mut("paths").and_then(|paths| paths.as_object_mut()) else { return };
    for (path, item) in paths {
        let names: Vec<String> = placeholders(path).into_iter().map(str::to_owned).collect();
        for parameters in parameter_lists(item) {
            duplicates(parameters, diagnostics);
            for name in &names {
                bind_by_name(parameters, name, diagnostics);
            }
        }
        bind_by_elimination(item, path, &names, diagnostics);
    }
}

/// The parameter lists of a path item: its own and those of its operations.
fn parameter_lists(item: &mut Node) -> Vec<&mut Vec<Node>> {
    let Some(members) = item.as_object_mut() else { return Vec::new() };
    let lists = members.iter_mut().filter_map(|(key, node)| {
        if key == "parameters" {
            Some(node)
        } else if METHODS.contains(&key.as_str()) {
            node.get_mut("parameters")
        } else {
            None
        }
    });
    lists.filter_map(Node::as_array_mut).collect()
}

fn duplicates(parameters: &[Node], diagnostics: &mut Diagnostics) {
    let mut known: BTreeMap<(&str, Option<&str>), &Node> = BTreeMap::new();
    for parameter in parameters {
        let (Some(name), place) = (parameter.str("name"), parameter.str("in")) else { continue };
        let first = *known.entry((name, place)).or_insert(parameter);
        if !std::ptr::eq(first, parameter) {
            let message = format!("the parameter `{name}` in {} is declared twice", place.unwrap_or("no place"));
            let finding = Finding::invalid("duplicate-parameter", parameter.origin, message);
            diagnostics.push(finding.related(first.origin, format!("`{name}` is declared here first")));
        }
    }
}

fn bind_by_name(parameters: &mut [Node], placeholder: &str, diagnostics: &mut Diagnostics) {
    let is_named = |parameter: &&mut Node| parameter.str("name") == Some(placeholder);
    let is_bound = |parameter: &Node| parameter.str("name") == Some(placeholder) && is_in(parameter, "path");
    if parameters.iter().any(is_bound) {
        let bound = parameters.iter_mut().filter(is_named).find(|parameter| is_in(parameter, "path"));
        bound.into_iter().for_each(|parameter| require(parameter, diagnostics));
        return;
    }
    let may_move = |parameter: &&mut Node| !is_in(parameter, "body") && !is_in(parameter, "header");
    let found = parameters.iter_mut().filter(may_move).find(is_named);
    if let Some(parameter) = found {
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

fn bind_by_elimination(item: &mut Node, path: &str, names: &[String], diagnostics: &mut Diagnostics) {
    let shared = common_candidates(item, names);
    for parameters in parameter_lists(item) {
        let bound = |name: &&String| parameters.iter().any(|p| p.str("name") == Some(name) && is_in(p, "path"));
        let unbound: Vec<_> = names.iter().filter(|name| !bound(name)).collect();
        let [placeholder] = unbound.as_slice() else { continue };
        let in_path = |p: &Node| is_in(p, "path") && !names.iter().any(|name| p.str("name") == Some(name));
        let declared = parameters.iter().filter(|p| in_path(p)).count();
        let choose = |p: &Node| match (declared, shared.as_slice()) {
            (1, _) => in_path(p),
            (0, [only]) => p.str("name") == Some(only),
            _ => false,
        };
        let Some(parameter) = parameters.iter_mut().find(|parameter| choose(parameter)) else { continue };
        let name = parameter.str("name").unwrap_or_default().to_owned();
        let message =
            format!("`{name}` stands for `{{{placeholder}}}` in `{path}`: nothing else is left for either of them");
        diagnostics.push(Finding::repaired("path-parameter-name", parameter.origin, message));
        parameter.set("name", placeholder.as_str());
        parameter.set("in", "path");
        parameter.set("required", true);
        parameter.set("x-ampersat-name", name);
    }
}

/// The names of the query parameters that all operations of a path share and that fit no placeholder.
fn common_candidates(item: &Node, names: &[String]) -> Vec<String> {
    let operations = METHODS.into_iter().filter_map(|method| item.get(method));
    let candidates = operations.map(|operation| -> BTreeSet<&str> {
        let free = operation.list("parameters").filter(|parameter| is_in(parameter, "query"));
        free.filter_map(|p| p.str("name")).filter(|name| !names.iter().any(|other| other == name)).collect()
    });
    let common = candidates.reduce(|all, some| all.intersection(&some).copied().collect());
    common.into_iter().flatten().map(str::to_owned).collect()
}
