//! Small documents that ask for a lot: neither time nor memory nor the stack may grow faster than the document does.

use super::{request, run, swagger};
use serde_json::json;

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
