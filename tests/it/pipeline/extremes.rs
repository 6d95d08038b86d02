//! Small documents that ask for a lot: neither time nor memory nor the stack may grow faster than the document does.

use super::{complaints, openapi, request, run, swagger};
use serde_json::{Map, Value, json};

/// A document whose only answer is the component `A0`.
fn of_components(components: Map<String, Value>) -> String {
    let content = json!({"application/json": {"schema": this(0)}});
    let paths = json!({"/a": {"get": {"responses": {"200": {"description": "", "content": content}}}}});
    openapi(&format!("\"paths\": {paths}, \"components\": {}", json!({"schemas": components})))
}

fn this(index: usize) -> Value {
    json!({"$ref": format!("#/components/schemas/A{index}")})
}

/// Components of which each is made from a reference to the next one; the last is anything.
fn chain(length: usize, make: fn(Value) -> Value) -> Map<String, Value> {
    let schema = |index| if index == length { json!({}) } else { make(this(index + 1)) };
    (0..=length).map(|index| (format!("A{index}"), schema(index))).collect()
}

#[test]
fn names_that_are_nothing_but_underscores_are_numbered() {
    let parameter = |name| json!({"name": name, "in": "query", "type": "string", "x-ampersat-name": "__"});
    let paths = json!({"/a": {"get": {"parameters": [parameter("a"), parameter("b")], "responses": {}}}});
    let outcome = run(&request(&swagger(&paths.to_string()), &[]));
    let api = outcome.client.unwrap().api;
    let names: Vec<_> = api.groups[0].operations[0].query.iter().map(|field| field.name.rust.as_str()).collect();
    assert_eq!(names, ["__", "___2"]);
}

#[test]
fn long_texts_and_many_names_take_no_longer_than_their_length() {
    for text in ["[", "<", "![", "[a](", "[`<http://a "] {
        let operation = json!({"description": text.repeat(100_000), "responses": {}});
        let document = swagger(&json!({"/a": {"get": operation}}).to_string());
        assert!(run(&request(&document, &[])).client.is_some(), "{text}");
    }
    let parameter = |index| json!({"name": format!("p{index}"), "in": "query", "type": "string"});
    let parameters: Vec<_> = (0..3000).map(parameter).collect();
    let document = swagger(&json!({"/a": {"get": {"parameters": parameters, "responses": {}}}}).to_string());
    assert!(run(&request(&document, &[])).client.is_some());
    let parameter = json!({"name": "p", "in": "query", "type": "string", "enum": vec!["-"; 5000]});
    let document = swagger(&json!({"/a": {"get": {"parameters": [parameter], "responses": {}}}}).to_string());
    assert!(run(&request(&document, &[])).client.is_some());
}

#[test]
fn what_overlays_add_is_bounded() {
    let document = swagger("{\"/a\": {\"get\": {\"responses\": {}}}}");
    // Each action doubles what is there.
    let action = json!({"target": "$..*", "description": "more", "update": {"x-a": []}});
    let growing = json!({"overlay": "1.0.0", "actions": vec![action; 40]}).to_string();
    let said = complaints(&run(&request(&document, &[&growing])));
    assert!(said.iter().any(|said| said.ends_with("the `update` of `$..*` adds too many values")), "{:?}", said.last());
    // Each action adds to what the one before has added.
    let deep = (0..90).fold(json!({"x-end": {}}), |inner, _| json!({"x-a": inner}));
    let action = |index: usize| {
        let target = format!("$..['x-end{index}']");
        let update = serde_json::from_str::<Value>(&deep.to_string().replace("x-end", &format!("x-end{}", index + 1)));
        json!({"target": target, "description": "deeper", "update": update.unwrap()})
    };
    let first = json!({"target": "$", "description": "first", "update": {"x-end0": {}}});
    let actions: Vec<_> = [first].into_iter().chain((0..40).map(action)).collect();
    let outcome = run(&request(&document, &[&json!({"overlay": "1.0.0", "actions": actions}).to_string()]));
    let said = complaints(&outcome);
    assert!(said[0].ends_with("the `update` of `$..['x-end3']` nests values too deep"), "{said:?}");
}
