//! Which operations a client has, and what goes with those that it has not.

use super::{complaints, openapi, request, run};
use ampersat::choices::{Choices, Filter, Selection};
use ampersat::cli::Listing;
use ampersat::{Outcome, Request};

/// Two groups that share a type, with one of their own each, a family, and what nobody uses.
fn shop() -> String {
    openapi(
        r##""tags": [{"name": "pets"}, {"name": "orders"}],
"paths": {
  "/pets": {
    "x-audience": "partner",
    "get": {"tags": ["pets"], "operationId": "listPets", "responses": {"200": {"description": "", "content": {"application/json": {"schema": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}}}}}}},
    "post": {"tags": ["pets"], "operationId": "addPet", "x-internal": true, "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/NewPet"}}}}, "responses": {"204": {"description": ""}}}
  },
  "/pets/{id}": {
    "get": {"tags": ["pets"], "operationId": "getPet", "x-internal": false, "parameters": [{"$ref": "#/components/parameters/id"}], "responses": {"200": {"description": "", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}}}}
  },
  "/orders": {
    "get": {"tags": ["orders"], "operationId": "listOrders", "responses": {"200": {"description": "", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Order"}}}}}}
  }
},
"components": {
  "parameters": {"id": {"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}},
  "schemas": {
    "Owner": {"type": "object", "properties": {"name": {"type": "string"}}},
    "Pet": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "owner": {"$ref": "#/components/schemas/Owner"}}, "discriminator": {"propertyName": "kind"}},
    "Cat": {"allOf": [{"$ref": "#/components/schemas/Pet"}, {"type": "object", "properties": {"lives": {"type": "integer"}}}]},
    "NewPet": {"type": "object", "properties": {"name": {"type": "string"}, "owner": {"$ref": "#/components/schemas/Owner"}}},
    "Order": {"type": "object", "properties": {"buyer": {"$ref": "#/components/schemas/Owner"}}}
  }
}"##,
    )
}

fn filters(texts: &[&str]) -> Vec<Filter> {
    texts.iter().map(|text| text.parse().unwrap()).collect()
}

fn selecting(include: &[&str], exclude: &[&str]) -> Outcome {
    let selection = Selection { include: filters(include), exclude: filters(exclude) };
    run(&Request { choices: Choices { selection, ..Choices::default() }, ..request(&shop(), &[]) })
}

/// The operations of a client as calls, and its types.
fn made(outcome: &Outcome) -> (Vec<String>, Vec<String>) {
    let api = &outcome.client.as_ref().unwrap_or_else(|| panic!("{:#?}", complaints(outcome))).api;
    let calls = api.operations().map(|(group, one)| format!("{}.{}", group.name.rust, one.name)).collect();
    let mut types: Vec<_> = api.types.iter().map(|def| def.name.clone()).collect();
    types.sort();
    (calls, types)
}

#[test]
fn operations_are_selected_by_what_the_document_says_of_them() {
    for (include, exclude, calls) in [
        (&["tag=orders"][..], &[][..], "orders.list_orders"),
        (&["path=/pets/*"], &[], "pets.get_pet"),
        (&["path=/pets**,method=GET"], &[], "pets.list_pets pets.get_pet"),
        (&["operation-id=list*"], &[], "orders.list_orders pets.list_pets"),
        (&["operation-id=listOrders", "tag=pets,method=post"], &[], "orders.list_orders pets.add_pet"),
        (&["extension=x-internal"], &[], "pets.add_pet"),
        (&["extension=x-audience=partner"], &[], "pets.list_pets pets.add_pet"),
        (&["tag=pets"], &["extension=x-internal"], "pets.list_pets pets.get_pet"),
        (&[], &["tag=pets"], "orders.list_orders"),
        (&[], &[], "orders.list_orders pets.list_pets pets.add_pet pets.get_pet"),
    ] {
        assert_eq!(made(&selecting(include, exclude)).0.join(" "), calls, "{include:?} without {exclude:?}");
    }
}

#[test]
fn types_and_components_of_other_operations_are_gone() {
    assert_eq!(made(&selecting(&["tag=orders"], &[])).1, ["Order", "Owner"]);
    assert_eq!(made(&selecting(&["method=post"], &[])).1, ["Owner"]);
    // An extension of a type is one of its kinds, though no operation names it.
    assert_eq!(made(&selecting(&["operation-id=getPet"], &[])).1, ["Cat", "Owner", "Pet", "PetBase"]);
    let outcome = selecting(&["tag=orders"], &[]);
    let client = outcome.client.as_ref().unwrap();
    let components = client.document.root.get("components").unwrap();
    let names = |kind| components.members(kind).map(|(name, _)| name.as_str()).collect::<Vec<_>>();
    assert_eq!(names("schemas"), ["Owner", "Order"]);
    assert_eq!(names("parameters"), [] as [&str; 0]);
    assert_eq!(client.document.root.list("tags").map(|tag| tag.str("name").unwrap()).collect::<Vec<_>>(), ["orders"]);
    assert!(!client.files["Cargo.toml"].contains("pets"), "{}", client.files["Cargo.toml"]);
    let note = outcome.diagnostics.iter().find(|one| one.code == "operations-selected").unwrap();
    assert_eq!(note.message, "1 of 4 operations is selected");
}

#[test]
fn a_filter_that_matches_nothing_is_an_error_with_the_nearest() {
    for (include, exclude, complaint) in [
        (
            "tag=pet",
            "",
            "selection-no-match document:1:1 `include` has `tag=pet`, and no operation matches that|help: the nearest is `pets`",
        ),
        (
            "path=/pets/{pet}",
            "",
            "selection-no-match document:1:1 `include` has `path=/pets/{pet}`, and no operation matches that|help: the nearest is `/pets/{id}`",
        ),
        (
            "tag=pets",
            "extension=x-intern",
            "selection-no-match document:1:1 `exclude` has `extension=x-intern`, and no operation matches that|help: the nearest is `x-internal`",
        ),
        (
            "tag=orders,method=post",
            "",
            "selection-no-match document:1:1 `include` has `tag=orders,method=post`, and no operation matches all of that",
        ),
        ("tag=pets", "tag=pets", "selection-empty document:3:10 none of the 4 operations is selected"),
    ] {
        let exclude: Vec<_> = Some(exclude).filter(|text| !text.is_empty()).into_iter().collect();
        let outcome = selecting(&[include], &exclude);
        assert_eq!(complaints(&outcome).join("|"), complaint, "{include} {exclude:?}");
        assert!(outcome.client.is_none());
    }
    let selection = Selection { include: vec![Filter::default()], exclude: Vec::new() };
    let choices = Choices { selection, ..Choices::default() };
    let outcome = run(&Request { choices, ..request(&shop(), &[]) });
    assert_eq!(
        complaints(&outcome),
        ["selection-no-match document:1:1 a filter of `include` has no condition, such as a `tag` or a `path`"]
    );
}

#[test]
fn a_list_says_what_operations_cost() {
    let outcome = selecting(&[], &[]);
    let listing = Listing::of(&outcome.client.as_ref().unwrap().api);
    let rows: Vec<_> = listing.operations.iter().map(|row| (row.call.as_str(), row.types)).collect();
    assert_eq!(
        rows,
        [("orders().list_orders", 2), ("pets().list_pets", 4), ("pets().add_pet", 1), ("pets().get_pet", 4)]
    );
    assert_eq!(listing.types, 5, "a type that several operations need is counted once");
    let alone = Listing::of(&selecting(&["tag=orders"], &[]).client.as_ref().unwrap().api);
    assert_eq!(alone.lines, alone.operations[0].lines, "an operation costs what it takes alone");
    assert!(listing.lines < listing.operations.iter().map(|row| row.lines).sum());
    assert_eq!(listing.operations[0].operation_id.as_deref(), Some("listOrders"));
}
