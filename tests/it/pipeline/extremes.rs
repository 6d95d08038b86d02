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
