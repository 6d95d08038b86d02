//! One API in many spellings gives one client, byte for byte.

use super::{VENDOR, client, input, operations, paths, project_with, run, tree};
use ampersat::document::{Map, Node, Value};
use std::collections::BTreeMap;

fn files(text: &str) -> BTreeMap<String, String> {
    let outcome = run(&project_with(text));
    outcome.client.unwrap_or_else(|| panic!("{:#?}", outcome.diagnostics)).files
}

/// The spelling is another one, and the client is the same.
#[track_caller]
fn same_client(text: &str) {
    assert_ne!(text, input(VENDOR).text, "this is the document as shipped");
    let files = files(text);
    assert_eq!(files.keys().collect::<Vec<_>>(), client().files.keys().collect::<Vec<_>>());
    for (path, content) in &files {
        let shipped = &client().files[path];
        let differs = content.lines().zip(shipped.lines()).find(|(a, b)| a != b);
        assert!(content == shipped, "{path} differs: {differs:?}");
    }
}

fn vendor() -> Node {
    tree(&input(VENDOR).text)
}

fn json(document: &Node) -> String {
    serde_json::to_string_pretty(document).unwrap()
}

fn rename_paths(document: &mut Node, rename: impl Fn(&str) -> String) {
    let old = std::mem::take(paths(document));
    *paths(document) = old.into_iter().map(|(path, item)| (rename(&path), item)).collect();
}

fn parameters(document: &mut Node) -> impl Iterator<Item = &mut Node> {
    operations(document).filter_map(|operation| operation.get_mut("parameters")?.as_array_mut()).flatten()
}

#[test]
fn paths_without_leading_slash() {
    let mut document = vendor();
    rename_paths(&mut document, |path| path.trim_start_matches('/').to_owned());
    same_client(&json(&document));
}

#[test]
fn braces_instead_of_at_signs() {
    let mut document = vendor();
    rename_paths(&mut document, |path| {
        let segments = path.split('/').map(|segment| match segment.strip_prefix('@') {
            Some(name) => format!("{{{name}}}"),
            None => segment.to_owned(),
        });
        segments.collect::<Vec<_>>().join("/")
    });
    same_client(&json(&document));
}

#[test]
fn path_parameters_that_claim_to_be_in_the_query() {
    for keeps_required in [true, false] {
        let mut document = vendor();
        let mut moved = 0;
        for parameter in parameters(&mut document).filter(|parameter| parameter.str("in") == Some("path")) {
            parameter.set("in", "query");
            if parameter.str("type") == Some("integer") {
                parameter.set("type", "int");
            }
            if !keeps_required {
                parameter.remove("required");
            }
            moved += 1;
        }
        assert_eq!(moved, 63);
        same_client(&json(&document));
    }
}

#[test]
fn path_parameters_that_are_not_required() {
    let mut document = vendor();
    for parameter in parameters(&mut document) {
        parameter.remove("required");
    }
    same_client(&json(&document));
}

#[test]
fn types_as_people_call_them() {
    let mut document = vendor();
    for parameter in parameters(&mut document) {
        match parameter.str("type") {
            Some("integer") => parameter.set("type", "int"),
            Some("boolean") => parameter.set("type", "bool"),
            Some("string") => parameter.set("type", "String"),
            _ => {}
        }
    }
    same_client(&json(&document));
}

#[test]
fn slashes_without_backslash() {
    same_client(&input(VENDOR).text.replace("\\/", "/"));
}

#[test]
fn other_white_space() {
    same_client(&serde_json::to_string(&vendor()).unwrap());
    let lines: Vec<_> = input(VENDOR).text.lines().map(|line| format!("\t{}", line.trim_start())).collect();
    same_client(&lines.join("\n"));
    same_client(&input(VENDOR).text.replace('\n', "\r\n"));
    same_client(&format!("\u{feff}{}", input(VENDOR).text));
}

/// Puts the keys of all objects into another order; lists keep theirs.
fn reorder(node: &mut Node, order: &impl Fn(&mut Map)) {
    match &mut node.value {
        Value::Object(map) => {
            map.values_mut().for_each(|inner| reorder(inner, order));
            order(map);
        }
        Value::Array(items) => items.iter_mut().for_each(|inner| reorder(inner, order)),
        _ => {}
    }
}

#[test]
fn keys_in_alphabetical_order() {
    let mut document = vendor();
    reorder(&mut document, &|map: &mut Map| map.sort_keys());
    same_client(&json(&document));
}

#[test]
fn keys_in_reverse_order() {
    let mut document = vendor();
    reorder(&mut document, &|map: &mut Map| map.reverse());
    same_client(&json(&document));
}

#[test]
fn other_operation_ids_and_none() {
    let mut document = vendor();
    operations(&mut document).enumerate().for_each(|(i, operation)| operation.set("operationId", format!("op{i}")));
    same_client(&json(&document));
    operations(&mut document).for_each(|operation| operation.set("operationId", "same"));
    same_client(&json(&document));
    operations(&mut document).for_each(|operation| _ = operation.remove("operationId"));
    same_client(&json(&document));
}

/// Block style, with every text in double quotes, which YAML reads like JSON's.
fn yaml(node: &Node, indent: usize, out: &mut String) {
    let pad = "  ".repeat(indent);
    let quoted = |text: &str| serde_json::to_string(text).unwrap();
    match &node.value {
        Value::Object(map) if !map.is_empty() => {
            for (key, inner) in map.iter() {
                out.push_str(&format!("\n{pad}{}:", quoted(key)));
                yaml(inner, indent + 1, out);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for inner in items {
                out.push_str(&format!("\n{pad}-"));
                yaml(inner, indent + 1, out);
            }
        }
        _ => out.push_str(&format!(" {}", serde_json::to_string(node).unwrap())),
    }
}

#[test]
fn yaml_instead_of_json() {
    let mut text = String::from("# The same in YAML.");
    yaml(&vendor(), 0, &mut text);
    text.push('\n');
    same_client(&text);
    same_client(&format!("---\n{}", input(VENDOR).text));
}
