//! Arbitrary documents: nothing panics, and the code that comes out is Rust.

use super::{Outcome, VENDOR, complaints, input, node, openapi, project_with, request, run, swagger, tree};
use ampersat::Request;
use ampersat::document::{Node, Value};
use proptest::prelude::*;
use serde_json::json;
use std::sync::LazyLock;

/// Either a client of which every file is Rust and that has every operation, or a reason why not.
pub(super) fn check(request: &Request) -> Outcome {
    let outcome = run(request);
    match &outcome.client {
        Some(client) => {
            super::assert_is_rust(&outcome);
            assert_eq!(client.operations, client.api.documented().count() + client.left_out.len());
        }
        None => assert!(!complaints(&outcome).is_empty(), "no client and no reason"),
    }
    outcome
}

/// Any JSON, with the keys and values that mean something here among it.
fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let words = prop::sample::select(vec![
        "",
        "2.0",
        "3.0.3",
        "get",
        "/a/{id}",
        "id",
        "path",
        "query",
        "body",
        "string",
        "array",
        "object",
        "integer",
        "$ref",
        "#/definitions/a",
        "#/components/schemas/a",
        "ü",
        "self",
        "200",
        "a",
    ]);
    let keys = prop::sample::select(vec![
        "swagger",
        "openapi",
        "paths",
        "/a/{id}",
        "get",
        "put",
        "parameters",
        "name",
        "in",
        "schema",
        "type",
        "properties",
        "items",
        "$ref",
        "allOf",
        "oneOf",
        "enum",
        "required",
        "responses",
        "200",
        "content",
        "application/json",
        "example",
        "description",
        "tags",
        "definitions",
        "components",
        "schemas",
        "a",
        "x-ampersat-name",
    ]);
    let leaf = prop_oneof![
        Just(json!(null)),
        any::<bool>().prop_map(|value| json!(value)),
        any::<i64>().prop_map(|value| json!(value)),
        words.prop_map(|word| json!(word)),
        "\\PC{0,8}".prop_map(|text| json!(text)),
    ];
    leaf.prop_recursive(5, 64, 6, move |inner| {
        let member = (keys.clone().prop_map(str::to_owned), inner.clone());
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(|items| json!(items)),
            prop::collection::vec(member, 0..6).prop_map(|members| members.into_iter().collect()),
        ]
    })
}

static DOCUMENT: LazyLock<Node> = LazyLock::new(|| tree(&input(VENDOR).text));

/// A change of one value of the document.
#[derive(Debug, Clone)]
enum Change {
    Remove,
    Replace(serde_json::Value),
    Repeat,
    CopyOf(prop::sample::Index),
}

fn any_change() -> impl Strategy<Value = Change> {
    prop_oneof![
        Just(Change::Remove),
        any_json().prop_map(Change::Replace),
        Just(Change::Repeat),
        any::<prop::sample::Index>().prop_map(Change::CopyOf),
    ]
}

/// The ways to all values below the root.
fn ways(node: &Node, way: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    let children: Vec<(String, &Node)> = match &node.value {
        Value::Object(map) => map.iter().map(|(key, inner)| (key.clone(), inner)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(index, inner)| (index.to_string(), inner)).collect(),
        _ => Vec::new(),
    };
    for (token, inner) in children {
        way.push(token);
        found.push(way.clone());
        ways(inner, way, found);
        way.pop();
    }
}

static WAYS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let mut found = Vec::new();
    ways(&DOCUMENT, &mut Vec::new(), &mut found);
    found
});

fn apply(document: &mut Node, way: &[String], change: &Change) {
    let (last, parents) = way.split_last().unwrap();
    // An earlier change may have taken the way away.
    let Some(parent) = parents.iter().try_fold(document, |node, token| node.child_mut(token)) else { return };
    let Some(old) = parent.child(last).cloned() else { return };
    let new = match change {
        Change::Replace(json) => Some(node(json)),
        Change::CopyOf(index) => index.get(&WAYS).iter().try_fold(&*DOCUMENT, |node, token| node.child(token)).cloned(),
        Change::Repeat => Some(old.clone()),
        Change::Remove => None,
    };
    match (&mut parent.value, new) {
        (Value::Object(map), None) => _ = map.shift_remove(last),
        (Value::Object(map), Some(new)) if matches!(change, Change::Repeat) => _ = map.insert(format!("{last} "), new),
        (Value::Object(map), Some(new)) => _ = map.insert(last.clone(), new),
        (Value::Array(items), None) => _ = items.remove(last.parse().unwrap()),
        (Value::Array(items), Some(new)) if matches!(change, Change::Repeat) => items.push(new),
        (Value::Array(items), Some(new)) => items[last.parse::<usize>().unwrap()] = new,
        _ => {}
    }
}

pub(super) fn cases(count: u32) -> ProptestConfig {
    // A failure is reported with its smallest case; nothing is stored beside the sources.
    ProptestConfig { cases: count, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn any_json_is_refused_or_generated(json in any_json()) {
        check(&request(&json.to_string(), &[]));
    }

    #[test]
    fn any_paths_are_refused_or_generated(paths in any_json(), overlay in any_json()) {
        check(&request(&swagger(&paths.to_string()), &[]));
        check(&request(&swagger(&paths.to_string()), &[&overlay.to_string()]));
    }

    #[test]
    fn any_schema_is_refused_or_generated(schema in any_json(), example in any_json()) {
        let content = json!({"application/json": {"schema": schema, "example": example}});
        let paths = json!({"/a": {"put": {"requestBody": {"content": content}, "responses": {"200": {
            "description": "", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/a"}, "example": example}},
        }}}}});
        let components = json!({"schemas": {"a": schema, "b": {"properties": {"a": schema}}}});
        let switch = "\"x-ampersat-example-descriptions\": true";
        check(&request(&openapi(&format!("\"paths\": {paths}, \"components\": {components}, {switch}")), &[]));
    }

    #[test]
    fn any_text_is_refused(text in "\\PC{0,40}") {
        check(&request(&text, &[]));
    }

    #[test]
    fn any_example_in_a_description_is_read_or_reported(text in "[\\PC\n\r]{0,40}") {
        let response = json!({"200": {"description": format!("```json\n{text}")}});
        let paths = json!({"/a": {"get": {"responses": response}}}).to_string();
        check(&request(&swagger(&format!("{paths}, \"x-ampersat-example-descriptions\": true")), &[]));
    }
}

proptest! {
    #![proptest_config(cases(200))]

    /// Only a few paths of the document are kept, so that 200 cases are fast.
    #[test]
    fn a_damaged_document_is_refused_or_generated(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any_change()), 1..4),
    ) {
        let mut document = DOCUMENT.clone();
        let mut changed = Vec::new();
        for (index, change) in &changes {
            let way = index.get(&WAYS);
            apply(&mut document, way, change);
            changed.extend(way.get(1).cloned());
        }
        let mut index = 0;
        if let Some(paths) = document.get_mut("paths").and_then(Node::as_object_mut) {
            paths.retain(|path, _| {
                index += 1;
                changed.iter().any(|name| path.trim_end() == name) || index % 20 == 0
            });
        }
        let damaged = serde_json::to_string(&document).unwrap();
        let switches = "overlay: 1.0.0\nactions:\n- target: $\n  description: the switches of the real overlay\n  \
                        update: {x-ampersat-example-descriptions: true, x-ampersat-query-as-body: [post, put, patch]}\n";
        check(&request(&damaged, &[switches]));
    }
}

#[test]
fn the_whole_document_survives_the_loss_of_any_path() {
    for skip in [0, 30, 60] {
        let mut document = DOCUMENT.clone();
        super::paths(&mut document).shift_remove_index(skip);
        let outcome = check(&project_with(serde_json::to_string(&document).unwrap()));
        // The overlays speak of the path that is gone.
        assert!(outcome.diagnostics.iter().any(|one| one.code == "overlay-no-match"));
    }
}

/// Shapes that hold themselves: how each is named in the complaint, if it cannot be typed.
#[test]
fn schemas_that_hold_themselves_end() {
    const ALONE: &str = "`#/components/schemas/Tree` is nothing but itself: this is raw JSON";
    const VARIANT: &str = "`Tree` is one of its own variants, which says nothing: it has been left out";
    let this = json!({"$ref": "#/components/schemas/Tree"});
    for (schema, complaint) in [
        (this.clone(), Some(ALONE)),
        (json!({"type": "array", "items": this}), None),
        (json!({"type": "object", "additionalProperties": this}), None),
        (json!({"allOf": [this]}), Some(ALONE)),
        (json!({"oneOf": [this, {"type": "string"}]}), Some(VARIANT)),
        (json!({"oneOf": [this]}), Some(ALONE)),
        (json!({"type": "array", "nullable": true, "items": {"anyOf": [this, {"type": "string"}]}}), None),
        (json!({"properties": {"left": this, "name": {"type": "string"}}}), None),
        (json!({"properties": {"children": {"type": "array", "items": this}}}), None),
        (json!({"properties": {"children": {"type": "object", "additionalProperties": this}}}), None),
    ] {
        for example in [json!({"left": {"name": "a"}, "children": [{}]}), json!([[[]]]), json!("x")] {
            let content = json!({"application/json": {"schema": this, "example": example}});
            let paths = json!({"/a": {"get": {"responses": {"200": {"description": "", "content": content}}}}});
            let components = json!({"schemas": {"Tree": schema}});
            for switch in [true, false] {
                let switch = format!("\"x-ampersat-example-descriptions\": {switch}");
                let document = openapi(&format!("\"paths\": {paths}, \"components\": {components}, {switch}"));
                let outcome = check(&request(&document, &[]));
                let said: Vec<_> = outcome.diagnostics.iter().map(|one| one.message.as_str()).collect();
                let about = |said: &&&str| said.ends_with("raw JSON") || said.ends_with("left out");
                assert_eq!(said.iter().find(about).copied(), complaint, "{schema}");
                assert!(outcome.client.is_some(), "{schema}: {said:?}");
            }
        }
    }
}
