//! The operations that a client has, and the things that go with those that it has not.

use super::Outcome;
use super::{complaints, openapi, request, run};
use ampersat::Request;
use ampersat::choices::{Choices, Filter, Selection};
use ampersat::cli::Listing;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Two groups that share a type, with one of their own each, a family, and parts that nobody uses.
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
    let document = super::tree(client.openapi.as_ref().unwrap());
    let components = document.get("components").unwrap();
    let names = |kind| components.members(kind).map(|(name, _)| name.as_str()).collect::<Vec<_>>();
    assert_eq!(names("schemas"), ["Owner", "Order"]);
    assert_eq!(names("parameters"), [] as [&str; 0]);
    assert_eq!(document.list("tags").map(|tag| tag.str("name").unwrap()).collect::<Vec<_>>(), ["orders"]);
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

/// The names of a client: calls, requests, and types.
fn names(outcome: &Outcome) -> BTreeSet<String> {
    let api = &outcome.client.as_ref().unwrap_or_else(|| panic!("{:#?}", complaints(outcome))).api;
    let operations = api.operations().flat_map(|(group, one)| {
        let call = format!("{}.{}", group.name.rust, one.name);
        [format!("{} {}: {call}", one.method, one.path), format!("{call}: {}", one.builder)]
    });
    let handles = api.groups.iter().map(|group| format!("{}: {}", group.name.rust, group.handle));
    operations.chain(handles).chain(api.types.iter().map(|def| format!("type {}", def.name))).collect()
}

/// Names that a client of some operations has, and that of the whole document has not.
fn renamed(base: &Request, filters: &[Filter]) -> Vec<String> {
    let whole = names(&run(base));
    let mut renamed = Vec::new();
    for filter in filters {
        let selection = Selection { include: vec![filter.clone()], ..Selection::default() };
        let choices = Choices { selection, ..base.choices.clone() };
        let some = names(&run(&Request { choices, ..base.clone() }));
        renamed.extend(some.difference(&whole).map(|name| format!("{filter}: {name}")));
    }
    renamed
}

/// A filter for each tag, and one for each operation.
fn single(base: &Request) -> Vec<Filter> {
    let outcome = run(base);
    let api = &outcome.client.as_ref().unwrap().api;
    let exactly = |text: &str| Some(text.to_owned()).filter(|text| !text.contains(['*', ',']));
    let of_tag = api
        .groups
        .iter()
        .filter(|group| group.operations.iter().any(|one| one.id.is_some() || !group.name.wire.is_empty()));
    let tags = of_tag.filter_map(|group| exactly(&group.name.wire)).filter(|tag| tag != "operations");
    let tags = tags.map(|tag| Filter { tag: Some(tag), ..Filter::default() });
    let operations = api.operations().map(|(_, one)| Filter {
        path: Some(one.path.clone()),
        method: Some(one.method.clone()),
        ..Filter::default()
    });
    tags.chain(operations).collect()
}

/// The documents of the golden clients, by the names of their files.
fn fixtures() -> Vec<(String, Request)> {
    let entries = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures")).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let read = |path: PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        (!name.ends_with(".choices.json")).then(|| (name, request(&text, &[])))
    };
    paths.filter_map(read).collect()
}

#[test]
fn a_selection_changes_no_name() {
    for (name, base) in fixtures() {
        let filters = single(&base);
        assert!(!filters.is_empty(), "{name}");
        assert_eq!(renamed(&base, &filters), [] as [String; 0], "{name}");
    }
}

#[test]
fn names_that_depend_on_others_stay_in_a_selection() {
    // Words that only all ids together show to be a habit, a number for a second one, and one type in two groups.
    let list = |tag: &str, id: &str| {
        format!(
            r##"{{"tags": ["{tag}"], "operationId": "{id}", "responses": {{"200": {{"description": "", "content": {{"application/json":
            {{"schema": {{"type": "object", "properties": {{"state": {{"type": "string", "enum": ["on", "off"]}},
            "of_{tag}": {{"type": "object", "properties": {{"a": {{"type": "string"}}}}}}}}}}}}}}}}}}}}"##
        )
    };
    let text = openapi(&format!(
        r#""paths": {{"/cats": {{"get": {}, "post": {}}}, "/dogs": {{"get": {}, "post": {}}}, "/fish": {{"get": {}}}}}"#,
        list("cats", "list_cats_endpoint"),
        list("cats", "add_cat_endpoint"),
        list("dogs", "list_dogs_endpoint"),
        list("dogs", "list_dogs"),
        list("fish", "list_fish_endpoint"),
    ));
    let base = request(&text, &[]);
    assert_eq!(renamed(&base, &single(&base)), [] as [String; 0]);
    let calls = made(&run(&Request {
        choices: Choices {
            selection: Selection { include: filters(&["tag=fish"]), exclude: Vec::new() },
            ..Choices::default()
        },
        ..base
    }));
    assert_eq!(calls.0, ["fish.list_fish_endpoint"]);
    assert!(calls.1.contains(&"State".to_owned()), "{calls:?}");
}

#[test]
fn a_list_in_pages_keeps_the_names_of_its_types() {
    let operation = |tag: &str| {
        format!(
            r##"{{"tags": ["{tag}"], "operationId": "{tag}_list", "parameters": [{{"name": "cursor", "in": "query", "schema": {{"type": "string"}}}}],
            "responses": {{"200": {{"description": "", "content": {{"application/json": {{"schema": {{"type": "object", "required": ["data"],
            "properties": {{"data": {{"type": "array", "items": {{"type": "object", "properties": {{"of_{tag}": {{"type": "string"}}}}}}}},
            "next_cursor": {{"type": "string"}}}}}}}}}}}},
            "default": {{"description": "", "content": {{"application/json": {{"schema": {{"$ref": "#/components/schemas/Error"}}}}}}}}}}}}"##
        )
    };
    let text = openapi(&format!(
        r#""paths": {{"/a": {{"get": {}}}, "/b": {{"get": {}}}}},
        "components": {{"schemas": {{"Error": {{"type": "object", "properties": {{"code": {{"type": "string"}}}}}}}}}}"#,
        operation("a"),
        operation("b"),
    ));
    let base = request(&text, &[]);
    assert!(
        run(&base).client.unwrap().api.operations().all(|(_, one)| one.paging.is_some()),
        "they are lists in pages"
    );
    assert_eq!(renamed(&base, &single(&base)), [] as [String; 0]);
}

#[test]
fn what_is_wrong_with_other_operations_is_nobodys_concern() {
    // Two pins of one name, and one that is none.
    let text = openapi(
        r#""tags": [{"name": "b", "x-ampersat-name": "no name"}], "paths": {
        "/a": {"get": {"tags": ["a"], "x-ampersat-name": "one", "responses": {"204": {"description": ""}}},
               "put": {"tags": ["a"], "x-ampersat-name": "one", "responses": {"204": {"description": ""}}}},
        "/b": {"get": {"tags": ["b"], "x-ampersat-name": "1", "responses": {"204": {"description": ""}}}}}"#,
    );
    assert!(run(&request(&text, &[])).client.is_none());
    let selection = Selection { include: filters(&["path=/a,method=get"]), exclude: Vec::new() };
    let outcome = run(&Request { choices: Choices { selection, ..Choices::default() }, ..request(&text, &[]) });
    assert_eq!(made(&outcome).0, ["a.one"]);
}

/// Adds the numbers of the types that a value of the model names.
fn named(value: &Value, found: &mut Vec<usize>) {
    match value {
        Value::Object(members) => {
            let id = members.get("Named").and_then(Value::as_u64);
            found.extend(id.and_then(|id| usize::try_from(id).ok()));
            members.iter().filter(|(key, _)| *key != "used").for_each(|(_, inner)| named(inner, found));
        }
        Value::Array(items) => items.iter().for_each(|inner| named(inner, found)),
        _ => {}
    }
}

/// The types of a client to which no operation leads.
fn unused(outcome: &Outcome) -> Vec<String> {
    let api = serde_json::to_value(&outcome.client.as_ref().unwrap().api).unwrap();
    let (mut pending, mut used) = (Vec::new(), BTreeSet::new());
    named(&api["groups"], &mut pending);
    while let Some(id) = pending.pop() {
        if used.insert(id) {
            named(&api["types"][id]["kind"], &mut pending);
        }
    }
    let types = api["types"].as_array().unwrap().iter().enumerate();
    types.filter(|(id, _)| !used.contains(id)).map(|(_, def)| def["name"].to_string()).collect()
}

#[test]
fn a_selection_has_no_type_that_nothing_uses() {
    for (name, base) in fixtures() {
        for filter in single(&base) {
            let selection = Selection { include: vec![filter.clone()], ..Selection::default() };
            let outcome = run(&Request { choices: Choices { selection, ..Choices::default() }, ..base.clone() });
            assert_eq!(unused(&outcome), [] as [String; 0], "{name}: {filter}");
        }
    }
}
