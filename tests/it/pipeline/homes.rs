//! The paths of types, which do not depend on who uses them.

use super::architecture::sources;
use super::{openapi, request, run};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A document whose operations have these ids and answers, each in a group of its own.
fn document(operations: &[(&str, &str, Value)], schemas: &Value) -> String {
    let path = |(group, id, schema): &(&str, &str, Value)| {
        let answer = json!({"description": "", "content": {"application/json": {"schema": schema}}});
        let operation = json!({"tags": [group], "operationId": id, "responses": {"200": answer}});
        (format!("/{group}/{id}"), json!({"get": operation}))
    };
    let paths: serde_json::Map<_, _> = operations.iter().map(path).collect();
    openapi(&format!("\"paths\": {}, \"components\": {}", Value::Object(paths), json!({"schemas": schemas})))
}

fn this(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

fn object(field: &str) -> Value {
    json!({"type": "object", "properties": {field: {"type": "string"}}})
}

#[test]
fn a_type_keeps_both_of_its_paths_when_another_group_uses_it() {
    let schemas = json!({"Pet": object("a"), "Order": object("b")});
    let (pets, orders) = (("pets", "get", this("Pet")), ("orders", "get", this("Order")));
    let before = run(&request(&document(&[pets.clone(), orders.clone()], &schemas), &[])).client.unwrap();
    assert!(before.files["src/generated/pets/types.rs"].contains("pub struct Pet"));
    let all = &before.files["src/generated/types/mod.rs"];
    assert!(
        all.contains("pub use super::pets::types::*;") && all.contains("pub use super::orders::types::*;"),
        "{all}"
    );

    let again = ("orders", "pet", this("Pet"));
    let after = run(&request(&document(&[pets, orders, again], &schemas), &[])).client.unwrap();
    assert!(after.files["src/generated/types/shared.rs"].contains("pub struct Pet"));
    assert!(after.files["src/generated/types/mod.rs"].contains("pub use shared::*;"));
    for group in ["pets", "orders"] {
        let module = &after.files[&format!("src/generated/{group}/mod.rs")];
        assert!(module.contains("pub use super::types::shared::*;"), "{module}");
    }
}

#[test]
fn a_component_keeps_its_name_and_requests_and_handles_give_way() {
    let schemas = json!({"GetRequest": object("a"), "Pets": object("b"), "GetCall": object("c")});
    let operations =
        [("pets", "get", this("GetRequest")), ("orders", "list", this("Pets")), ("orders", "get", this("GetCall"))];
    let api = run(&request(&document(&operations, &schemas), &[])).client.unwrap().api;
    let types: Vec<_> = api.types.iter().map(|def| def.name.as_str()).collect();
    assert_eq!(types, ["GetCall", "Pets", "GetRequest"]);
    let handles: Vec<_> = api.groups.iter().map(|group| group.handle.as_str()).collect();
    assert_eq!(handles, ["Orders", "PetsApi"]);
    let requests: Vec<_> = api.operations().map(|(_, operation)| operation.builder.as_str()).collect();
    assert_eq!(requests, ["GetRequest2", "ListRequest", "GetRequest2"]);
}

#[test]
fn types_without_a_name_that_several_groups_have_begin_with_their_group() {
    let operations = [("pets", "list", object("a")), ("orders", "list", object("b")), ("orders", "count", object("c"))];
    let api = run(&request(&document(&operations, &json!({})), &[])).client.unwrap().api;
    let mut types: Vec<_> = api.types.iter().map(|def| def.name.as_str()).collect();
    types.sort_unstable();
    assert_eq!(types, ["CountResponse", "OrdersListResponse", "PetsListResponse"]);
}

/// Types that are called as another one of their crate, each with the reason.
const NAMESAKES: [(&str, &str); 1] = [("tests/golden/keywords", "Client: the document has a schema of this name")];

#[test]
fn no_two_types_of_a_client_have_the_same_name() {
    let golden = std::fs::read_dir(super::root().join("tests/golden")).unwrap();
    let names = golden.filter_map(|entry| entry.unwrap().file_name().into_string().ok());
    let mut folders: Vec<_> =
        names.filter(|name| !name.contains('.')).map(|name| format!("tests/golden/{name}")).collect();
    assert!(folders.len() > 10, "{folders:?}");
    folders.push("generated-client".to_owned());
    for folder in folders {
        let mut known = BTreeSet::new();
        for (path, text) in sources(&format!("{folder}/src/generated")) {
            let words = ["pub struct ", "pub enum ", "pub type "];
            let types = text.lines().filter_map(|line| words.iter().find_map(|word| line.strip_prefix(word)));
            for name in types.map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next().unwrap()) {
                // A request is called by its method, and methods of several groups may have the same name.
                let is_request = name.ends_with("Request") && path.ends_with("mod.rs");
                let is_known = NAMESAKES.iter().any(|(of, why)| folder == *of && why.starts_with(&format!("{name}:")));
                assert!(known.insert(name.to_owned()) || is_request || is_known, "a second {name} in {path}");
            }
        }
        assert!(!known.is_empty(), "{folder} has no types");
    }
}
