//! The same document gives the same client, and more of it gives more.

use super::Outcome;
use super::{VENDOR, client, input, node, paths, project, project_with, run, tree};
use ampersat::document::{Node, Value};
use std::sync::LazyLock;

#[test]
fn two_runs_are_identical() {
    let (first, second) = (project(), run(&project_with(input(VENDOR).text)));
    assert_eq!(first.diagnostics, second.diagnostics);
    let (first, second) = (client(), second.client.unwrap());
    assert_eq!(first.files, second.files);
    assert_eq!(first.openapi, second.openapi);
}

#[test]
fn what_is_committed_is_what_is_generated() {
    let client = client();
    for (path, text) in &client.files {
        let committed = input(&format!("generated-client/{path}")).text;
        let body = |text: &str| text.lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(body(text), body(&committed), "{path}: run `cargo xtask codegen`");
    }
    assert_eq!(client.openapi.clone().unwrap(), input("spec/dns-services.openapi.json").text);
}

static DOUBLED: LazyLock<Outcome> = LazyLock::new(|| run(&project_with(serde_json::to_string(&doubled()).unwrap())));

/// The vendor's document, and each operation a second time below `/copy`, under a tag of its own.
fn doubled() -> Node {
    let mut document = tree(&input(VENDOR).text);
    let mut copies = paths(&mut document).clone();
    for item in copies.values_mut().filter_map(Node::as_object_mut).flat_map(|item| item.values_mut()) {
        item.set_node("tags", node(&serde_json::json!(["Copies"])));
    }
    paths(&mut document).extend(copies.into_iter().map(|(path, item)| (format!("/copy{path}"), item)));
    if let Some(Value::Array(tags)) = document.get_mut("tags").map(|tags| &mut tags.value) {
        tags.push(node(&serde_json::json!({"name": "Copies"})));
    }
    document
}

#[test]
fn a_doubled_document_gives_twice_the_methods() {
    super::assert_is_rust(&DOUBLED);
    let client = DOUBLED.client.as_ref().unwrap();
    assert_eq!(client.api.operations().count(), 166);
    let groups: Vec<_> = client.api.groups.iter().map(|g| (g.name.rust.as_str(), g.operations.len())).collect();
    assert_eq!(groups.len(), 8);
    assert!(groups.contains(&("copies", 83)), "{groups:?}");
}

#[test]
fn operations_that_no_overlay_names_are_pointed_out() {
    let unnamed: Vec<_> = DOUBLED.diagnostics.iter().filter(|one| one.code == "name-not-pinned").collect();
    assert_eq!(unnamed.len(), 1, "one finding is for all");
    let message = "the names of 83 of 166 operations are not pinned: GET /copy/";
    assert!(unnamed[0].message.starts_with(message), "{}", unnamed[0].message);
    assert_eq!(unnamed[0].related, [], "it stays one line");
    let after = DOUBLED.client.as_ref().unwrap();
    for (group, operation) in client().api.operations() {
        let kept =
            after.api.operations().find(|(_, other)| other.path == operation.path && other.method == operation.method);
        let (other_group, other) = kept.unwrap();
        assert_eq!((&other_group.name, &other.name), (&group.name, &operation.name));
    }
}
