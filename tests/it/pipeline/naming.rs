//! Names that somebody chooses, and the rules by which others are made.

use super::Outcome;
use super::{assert_is_rust, complaints, openapi, request, run};
use ampersat::Request;
use ampersat::choices::{Choices, Naming, NamingRule};
use ampersat::cli::{Described, Pin, Project, Reading};
use ampersat::model::{FieldPath, PageStep};
use std::collections::BTreeMap;

/// Operations with these routes, ids and other members, in the group `pets`.
fn operations(routes: &[(&str, &str, &str)]) -> String {
    let mut paths: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (method, path, members) in routes {
        let operation = format!(r#""{method}": {{"tags": ["pets"], "responses": {{}}, {members}}}"#);
        paths.entry(path).or_default().push(operation);
    }
    let paths: Vec<_> = paths.iter().map(|(path, all)| format!("\"{path}\": {{{}}}", all.join(", "))).collect();
    openapi(&format!(r#""paths": {{{}}}"#, paths.join(",\n")))
}

fn naming(document: &str, names: Naming) -> Outcome {
    run(&Request { choices: Choices { names, ..Choices::default() }, ..request(document, &[]) })
}

fn table(entries: &[(&str, &str)]) -> BTreeMap<String, String> {
    entries.iter().map(|(key, name)| ((*key).to_owned(), (*name).to_owned())).collect()
}

fn methods(outcome: &Outcome) -> String {
    let api = &outcome.client.as_ref().unwrap_or_else(|| panic!("{:#?}", complaints(outcome))).api;
    api.operations().map(|(_, one)| one.name.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn each_rule_makes_a_name_and_can_be_switched_off() {
    for (rule, routes, with, without) in [
        (
            NamingRule::Route,
            &[("get", "/pets/{id}", r#""operationId": "readPet_pets__id__get""#)][..],
            "read_pet",
            "read_pet_pets_id_get",
        ),
        (NamingRule::Number, &[("get", "/a", r#""operationId": "list_1""#)], "list", "list_1"),
        (
            NamingRule::CommonWords,
            &[
                ("get", "/a", r#""operationId": "ShopController_findAll""#),
                ("post", "/a", r#""operationId": "ShopController_create""#),
            ],
            "find_all create",
            "shop_controller_find_all shop_controller_create",
        ),
        (
            NamingRule::Extension,
            &[("get", "/a", r#""operationId": "a.b.c", "x-fern-sdk-method-name": "listAll""#)],
            "list_all",
            "a_b_c",
        ),
    ] {
        let document = operations(routes);
        let outcome = naming(&document, Naming::default());
        assert_eq!(methods(&outcome), with, "{rule:?}");
        let reported = outcome.diagnostics.iter().filter(|one| one.code == rule.code()).count();
        assert_eq!(reported, routes.len(), "{rule:?}");
        let outcome = naming(&document, Naming { without: [rule].into(), ..Naming::default() });
        assert_eq!(methods(&outcome), without, "{rule:?}");
        assert!(outcome.diagnostics.iter().all(|one| one.code != rule.code()), "{rule:?}");
    }
}

#[test]
fn every_known_extension_names_a_method() {
    for key in
        ["x-operation-name", "x-methodName", "x-fern-sdk-method-name", "x-speakeasy-name-override", "x-ogen-name"]
    {
        let document = operations(&[("get", "/a", &format!(r#""operationId": "x", "{key}": "findAll""#))]);
        assert_eq!(methods(&naming(&document, Naming::default())), "find_all", "{key}");
    }
}

#[test]
fn a_rule_leaves_what_tells_operations_apart() {
    for (routes, expected) in [
        // Both would be `list`.
        (&[("get", "/a", r#""operationId": "list""#), ("get", "/b", r#""operationId": "list_1""#)][..], "list list_1"),
        // A verb is no prefix, and operations of one HTTP method are no pattern.
        (
            &[("get", "/a", r#""operationId": "get_pet""#), ("post", "/b", r#""operationId": "get_owner""#)],
            "get_pet get_owner",
        ),
        (
            &[("get", "/a", r#""operationId": "shop_food""#), ("get", "/b", r#""operationId": "shop_toys""#)],
            "shop_food shop_toys",
        ),
        (
            &[
                ("get", "/a", r#""operationId": "x", "x-methodName": "one""#),
                ("get", "/b", r#""operationId": "y", "x-methodName": "one""#),
            ],
            "x y",
        ),
        // Nothing would be left of the first one.
        (&[("get", "/a", r#""operationId": "shop_a""#), ("post", "/a", r#""operationId": "shop_new""#)], "a shop_new"),
    ] {
        assert_eq!(methods(&naming(&operations(routes), Naming::default())), expected, "{routes:?}");
    }
}

/// A document with something of each kind that can be renamed.
fn shop() -> String {
    openapi(
        r##""tags": [{"name": "Pet things"}],
"paths": {
  "/pets": {
    "get": {"tags": ["Pet things"], "operationId": "listPets", "parameters": [{"name": "pageSize", "in": "query", "schema": {"type": "integer"}}], "responses": {"200": {"description": "", "content": {"application/json": {"schema": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}}}}}}},
    "post": {"tags": ["Pet things"], "operationId": "addPet", "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}}, "responses": {"204": {"description": ""}}}
  }
},
"components": {"schemas": {
  "Pet": {"type": "object", "properties": {"tagName": {"type": "string"}, "state": {"type": "string", "enum": ["in-stock", "sold"]}, "price": {"oneOf": [{"type": "string"}, {"type": "integer"}]}}}
}}"##,
    )
}

#[test]
fn things_are_called_as_somebody_has_chosen() {
    let names = Naming {
        operations: table(&[("GET /pets", "all"), ("addPet", "buy")]),
        groups: table(&[("Pet things", "animals")]),
        types: table(&[("Pet", "Animal"), ("PetState", "Availability"), ("AllRequest", "Everything")]),
        fields: table(&[("Pet.tagName", "label"), ("AllRequest.pageSize", "limit")]),
        variants: table(&[("PetState.in-stock", "Available"), ("PetPrice.Integer", "Cents")]),
        ..Naming::default()
    };
    let outcome = naming(&shop(), names);
    assert_is_rust(&outcome);
    let client = outcome.client.unwrap();
    let (operations, types) =
        (&client.files["src/generated/animals/mod.rs"], &client.files["src/generated/animals/types.rs"]);
    for text in [
        "pub fn all(&self) -> Everything {",
        "pub fn buy(&self) -> BuyRequest {",
        "pub fn limit(self, limit: i64) -> Self {",
        "pub fn label(self, label: impl Into<String>) -> Self {",
        "Vec<Animal>",
    ] {
        assert!(operations.contains(text), "{text}\n{operations}");
    }
    for text in [
        "pub struct Animal {",
        "pub label: Option<String>,",
        "label: optional::<String>(\"tagName\")",
        "pub state: Option<Availability>,",
        "Available: \"in-stock\"",
        "Cents(i64),",
    ] {
        assert!(types.contains(text), "{text}\n{types}");
    }
    assert!(!outcome.diagnostics.iter().any(|one| one.code == "name-not-pinned"), "what is chosen is pinned");
}

#[test]
fn an_entry_that_matches_nothing_is_an_error_with_the_nearest() {
    for (table, entry, name, complaint) in [
        (
            "operations",
            "listPet",
            "all",
            "name-no-match document:1:1 `operations` has `listPet`, and there is nothing of that name|help: the nearest is `listPets`",
        ),
        (
            "groups",
            "pet things",
            "a",
            "name-no-match document:1:1 `groups` has `pet things`, and there is nothing of that name|help: the nearest is `Pet things`",
        ),
        (
            "types",
            "Pets",
            "A",
            "name-no-match document:1:1 `types` has `Pets`, and no type has that name|help: the nearest is `Pet`",
        ),
        (
            "fields",
            "Pet.tagNam",
            "a",
            "name-no-match document:1:1 `fields` has `Pet.tagNam`, and `Pet` has no `tagNam`|help: the nearest is `tagName`",
        ),
        (
            "fields",
            "tagName",
            "a",
            "name-no-match document:1:1 `fields` has `tagName`, which is not of the form `Type.name`",
        ),
        (
            "variants",
            "PetState.in stock",
            "A",
            "name-no-match document:1:1 `variants` has `PetState.in stock`, and `PetState` has no `in stock`|help: the nearest is `in-stock`",
        ),
        (
            "types",
            "Pet",
            "PetState",
            "duplicate-name document:1:1 `Pet` in `types` is to be called `PetState`, and so is something beside it",
        ),
        (
            "fields",
            "Pet.tagName",
            "state",
            "duplicate-name document:1:1 `Pet.tagName` in `fields` is to be called `state`, and so is something beside it",
        ),
        (
            "variants",
            "PetState.sold",
            "1a",
            "invalid-name document:1:1 the name `1a` of `PetState.sold` in `variants` is no identifier of Rust|help: an identifier is made of ASCII letters, digits and `_`, and does not start with a digit",
        ),
    ] {
        let names = serde_json::from_value(serde_json::json!({table: {entry: name}})).unwrap();
        let outcome = naming(&shop(), names);
        assert_eq!(complaints(&outcome).join("|"), complaint, "{entry}");
        assert!(outcome.client.is_none(), "{entry}");
    }
}

#[test]
fn names_are_pinned_by_an_overlay_that_grows_with_the_document() {
    let folder = tempfile::tempdir().unwrap();
    let (document, out) = (folder.path().join("api.json"), folder.path().join("names.yaml"));
    let write = |routes| std::fs::write(&document, operations(routes)).unwrap();
    let pin = |overlay: &[&std::path::PathBuf]| {
        let pin = Pin {
            described: Described {
                file: Some(document.clone()),
                reading: Reading { overlay: overlay.iter().copied().cloned().collect(), ..Reading::default() },
                ..Described::default()
            },
            out: Some(out.clone()),
        };
        pin.run(&Project::none("generate")).map_err(|failure| failure.0)
    };
    write(&[("get", "/it's", r#""operationId": "list""#), ("get", "/b", r#""operationId": "list_1""#)]);
    pin(&[]).unwrap();
    let overlay = std::fs::read_to_string(&out).unwrap();
    assert_eq!(
        overlay,
        "overlay: 1.0.0\ninfo: {title: Names of methods, version: 1.0.0}\nactions:\n  \
         - target: $.paths['/b'].get\n    description: The name of the method is public API and stays.\n    \
         update: {x-ampersat-name: list_1}\n  \
         - target: \"$.paths['/it\\\\'s'].get\"\n    description: The name of the method is public API and stays.\n    \
         update: {x-ampersat-name: list}\n"
    );
    assert!(pin(&[]).unwrap_err().contains("is there already"));
    // Without the other one it would be `list`; its name stays nevertheless, and the new one gets another.
    write(&[("get", "/b", r#""operationId": "list_1""#), ("get", "/c", r#""operationId": "list_1""#)]);
    let stale = pin(&[&out]);
    assert!(stale.is_err(), "an overlay that does not fit is not written over");
    write(&[
        ("get", "/it's", r#""operationId": "find""#),
        ("get", "/b", r#""operationId": "list_1""#),
        ("get", "/c", r#""operationId": "list""#),
    ]);
    pin(&[&out]).unwrap();
    let outcome =
        run(&request(&std::fs::read_to_string(&document).unwrap(), &[&std::fs::read_to_string(&out).unwrap()]));
    assert_eq!(methods(&outcome), "list_1 list2 list");
    let api = outcome.client.unwrap().api;
    assert!(api.operations().all(|(_, operation)| operation.name_is_pinned));
}

#[test]
fn shared_types_hold_shared_types() {
    let document = openapi(
        r##""paths": {"/a": {"get": {"tags": ["a"], "responses": {"200": {"description": "", "content": {"application/json": {
            "schema": {"$ref": "#/components/schemas/State"}}}}}}}},
        "webhooks": {"landed": {"post": {"requestBody": {"content": {"application/json": {
            "schema": {"$ref": "#/components/schemas/Landing"}}}}}}},
        "components": {"schemas": {
            "Landing": {"type": "object", "properties": {"state": {"$ref": "#/components/schemas/State"}}},
            "State": {"type": "object", "properties": {"kind": {"type": "string", "enum": ["a", "b"]}}}}}"##,
    );
    let outcome = run(&request(&document.replacen("3.0.3", "3.1.0", 1), &[]));
    let api = outcome.client.unwrap().api;
    let places: Vec<_> = api.types.iter().map(|def| (def.name.as_str(), def.group)).collect();
    assert_eq!(places, [("State", None), ("StateKind", None), ("Landing", None)]);
}

#[test]
fn renamed_fields_are_those_of_the_ways_through_pages() {
    let document = openapi(
        r##""paths": {"/pets": {"get": {"tags": ["pets"], "operationId": "list",
            "parameters": [{"name": "starting_after", "in": "query", "schema": {"type": "string"}}],
            "responses": {"200": {"description": "", "content": {"application/json": {
                "schema": {"$ref": "#/components/schemas/Page"}}}}}}}},
        "components": {"schemas": {
            "Page": {"type": "object", "properties": {"has_more": {"type": "boolean"},
                "data": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}}}},
            "Pet": {"type": "object", "properties": {"id": {"type": "string"}}}}}"##,
    );
    let fields = table(&[("Page.data", "pets"), ("Page.has_more", "goes_on"), ("Pet.id", "number")]);
    let outcome = naming(&document, Naming { fields, ..Naming::default() });
    assert_is_rust(&outcome);
    let api = outcome.client.unwrap_or_else(|| panic!("{:?}", outcome.diagnostics)).api;
    let paging = api.groups[0].operations[0].paging.as_ref().unwrap();
    let names = |path: &FieldPath| path.fields.iter().map(|step| step.name.rust.clone()).collect::<Vec<_>>().join(".");
    let PageStep::LastItem(id) = &paging.step else { panic!("{paging:?}") };
    let ways = [names(&paging.items), names(paging.has_more.as_ref().unwrap()), names(id)];
    assert_eq!(ways, ["pets", "goes_on", "number"]);
}
