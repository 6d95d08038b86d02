//! Small documents that ask for a lot: neither time nor memory nor the stack may grow faster than the document does.

use super::{complaints, lines, openapi, request, run, swagger};
use ampersat::model::{Type, TypeKind};
use serde_json::{Map, Value, json};

/// A document whose only answer is the component `A0`.
fn of_components(components: Map<String, Value>) -> String {
    let content = json!({"application/json": {"schema": this(0)}});
    let paths =
        json!({"/a": {"get": {"operationId": "get", "responses": {"200": {"description": "", "content": content}}}}});
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
fn structs_may_hold_each_other_at_any_depth() {
    let document = of_components(chain(3000, |next| json!({"type": "object", "properties": {"next": next}})));
    let outcome = run(&request(&document, &[]));
    let api = outcome.client.unwrap().api;
    assert_eq!(api.types.len(), 3000);
    // Every one holds the next one, whether it was made at once or later.
    let mut ty = api.groups[0].operations[0].response.json().unwrap();
    for _ in 0..3000 {
        let Type::Named(id) = ty else { panic!("{ty:?}") };
        let TypeKind::Struct(structure) = &api.types.get(*id).kind else { panic!("{:?}", api.types.get(*id)) };
        ty = &structure.fields[0].ty;
    }
    assert_eq!(ty, &Type::Json);
}

#[test]
fn lists_of_lists_end_somewhere() {
    let document = of_components(chain(3000, |next| json!({"type": "array", "items": next})));
    let outcome = run(&request(&document, &[]));
    let said: Vec<_> = outcome.diagnostics.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(said, ["`#/components/schemas/A125` is reached through too many others: this is raw JSON"]);
    assert!(outcome.client.is_some());
}

/// As deep as a document may be, at the end of as long a chain as is followed.
#[test]
fn deep_schemas_are_no_danger_to_the_stack() {
    let mut components = chain(120, |next| json!({"type": "array", "items": next}));
    let lists = (0..60).fold(json!({}), |inner, _| json!({"type": "array", "items": inner}));
    let structs = (0..60).fold(json!({}), |inner, _| json!({"properties": {"a": inner}}));
    for last in [lists, structs] {
        components.insert("A120".to_owned(), last);
        let outcome = run(&request(&of_components(components.clone()), &[]));
        assert!(outcome.client.is_some(), "{:?}", complaints(&outcome));
    }
}

/// Each way in which a schema can be put into another one.
const WRAPS: [fn(Value) -> Value; 6] = [
    |inner| json!({"type": "array", "items": inner}),
    |inner| json!({"type": "object", "properties": {"a": inner}}),
    |inner| json!({"type": "object", "additionalProperties": inner}),
    |inner| json!({"allOf": [inner]}),
    |inner| json!({"oneOf": [inner, {"type": "string"}]}),
    |inner| json!({"not": inner}),
];

/// A document with the schema at each place where one may stand.
fn everywhere(schema: &Value) -> String {
    let content = json!({"multipart/form-data": {"schema": schema}});
    let headers = json!({"h": {"schema": schema}, "i": {"content": content}});
    let encoded = json!({"multipart/form-data": {"schema": {}, "encoding": {"a": {"headers": headers}}}});
    let parameters = json!([{"name": "p", "in": "query", "schema": schema}]);
    let responses = json!({"200": {"description": "", "headers": headers, "content": content}});
    let called = json!({"post": {"requestBody": {"content": encoded}, "responses": {}}});
    let operation = json!({"parameters": parameters, "requestBody": {"content": content}, "responses": responses,
        "callbacks": {"c": {"{$url}": called}}});
    let paths = json!({"/a": {"parameters": parameters, "post": operation}});
    let components = json!({"schemas": {"A": schema}, "headers": headers, "callbacks": {"c": {"{$url}": called}}});
    openapi(&format!("\"paths\": {paths}, \"components\": {components}"))
}

/// Returns the places that are no valid OpenAPI 3.0.
fn invalid(outcome: &super::Outcome) -> Vec<String> {
    outcome.diagnostics.iter().filter(|one| one.code == "invalid-openapi").flat_map(lines).collect()
}

/// Reading a schema as a whole took time exponential in its depth where it was invalid.
#[test]
fn what_is_wrong_deep_inside_of_a_schema_is_found_where_it_stands() {
    let what = "this schema is no valid OpenAPI 3.0: invalid type: integer `5`, expected a string";
    for wrap in WRAPS {
        let document = everywhere(&(0..85).fold(json!({"type": 5}), |inner, _| wrap(inner)));
        let second = document.lines().nth(1).unwrap();
        let places = second.match_indices("{\"type\":5}").map(|(offset, _)| offset + 1);
        let expected: Vec<_> = places.map(|column| format!("invalid-openapi document:2:{column} {what}")).collect();
        assert_eq!(expected.len(), 13);
        assert_eq!(invalid(&run(&request(&document, &[]))), expected);
    }
}

/// A header may have a body, of which each part may have headers.
#[test]
fn what_is_wrong_deep_inside_of_a_header_is_found_where_it_stands() {
    let wrap = |inner| json!({"content": {"multipart/form-data": {"encoding": {"a": {"headers": {"h": inner}}}}}});
    let deep = (0..20).fold(json!({"description": 5, "schema": {}}), |inner, _| wrap(inner));
    let responses = json!({"200": {"description": "", "headers": {"h": deep}}});
    let operation = json!({"operationId": "a", "requestBody": wrap(deep.clone()), "responses": responses});
    let components = json!({"headers": {"h": deep}});
    let document = openapi(&format!("\"paths\": {}, \"components\": {components}", json!({"/a": {"post": operation}})));
    let second = document.lines().nth(1).unwrap();
    let what = "this header is no valid OpenAPI 3.0: invalid type: integer `5`, expected a string";
    let places = second.match_indices("{\"description\":5").map(|(offset, _)| offset + 1);
    let expected: Vec<_> = places.map(|column| format!("invalid-openapi document:2:{column} {what}")).collect();
    assert_eq!(expected.len(), 3);
    assert_eq!(invalid(&run(&request(&document, &[]))), expected);
}

#[test]
fn schemas_that_an_overlay_nests_are_read_to_the_end() {
    for wrap in WRAPS {
        let document = of_components(chain(0, |_| json!({})));
        let deep = (0..90).fold(json!({"type": 5, "x-end": {}}), |inner, _| wrap(inner));
        let actions = [
            json!({"target": "$.components.schemas.A0", "description": "deep", "update": deep}),
            json!({"target": "$..['x-end']", "description": "no deeper", "update": {"a": [1]}}),
        ];
        let outcome = run(&request(&document, &[&json!({"overlay": "1.0.0", "actions": actions}).to_string()]));
        let said = invalid(&outcome);
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].starts_with("invalid-openapi overlay-0:1:"), "{said:?}");
        assert!(said[0].ends_with("invalid type: integer `5`, expected a string"), "{said:?}");
    }
}

#[test]
fn what_two_fields_refer_to_is_lowered_once() {
    let fields = |next: Value| json!({"type": "object", "properties": {"a": next, "b": next}});
    let list = |next: Value| json!({"type": "array", "items": {"properties": {"a": next, "b": next}}});
    let document = of_components(chain(40, list));
    assert_eq!(run(&request(&document, &[])).client.unwrap().api.types.len(), 40);
    // Neither is an object with an `enum` one of the strings that an enum is made of.
    let mut components = chain(40, |next| next);
    components.values_mut().for_each(|schema| {
        *schema = fields(schema.clone());
        schema["enum"] = json!([]);
    });
    let document = of_components(components).replacen("3.0.3", "3.1.0", 1);
    let api = run(&request(&document, &[])).client.unwrap().api;
    assert!(api.types.iter().all(|def| matches!(def.kind, TypeKind::Struct(_))));
    assert_eq!(api.types.len(), 41);
}

/// The variants extend the schema that lists them, as many documents write it.
#[test]
fn a_variant_may_refer_to_the_union_that_lists_it() {
    let pet = json!({"type": "object", "properties": {"kind": {"type": "string"}, "name": {"type": "string"}},
        "discriminator": {"propertyName": "kind"}, "oneOf": [this(1), this(2)]});
    let variant = |name: &str| json!({"allOf": [this(0), {"properties": {name: {"type": "integer"}}}]});
    let components = json!({"A0": pet, "A1": variant("claws"), "A2": variant("bones")});
    let outcome = run(&request(&of_components(components.as_object().unwrap().clone()), &[]));
    let api = outcome.client.unwrap().api;
    let Type::Named(id) = api.groups[0].operations[0].response.json().unwrap() else { panic!("{api:#?}") };
    let TypeKind::Union(variants) = &api.types.get(*id).kind else { panic!("{api:#?}") };
    let fields = variants.iter().map(|variant| match variant.ty {
        Type::Named(id) => match &api.types.get(id).kind {
            TypeKind::Struct(structure) => structure.fields.iter().map(|field| field.name.wire.as_str()).collect(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    });
    let mut fields: Vec<Vec<&str>> = fields.collect();
    fields.iter_mut().for_each(|names| names.sort_unstable());
    assert_eq!(fields, [["claws", "kind", "name"], ["bones", "kind", "name"]]);
    assert_eq!(api.types.len(), 3);
}

/// Each of these holds itself, or doubles with each schema, in a part that has no name of its own.
#[test]
fn schemas_without_a_name_end() {
    let fields = |inner: Value| json!({"properties": {"a": inner, "b": {"type": "string"}}});
    let choice = |one: Value, other: Value| json!({"properties": {"c": {}}, "oneOf": [one, other]});
    let kinds: [&dyn Fn(Value) -> Value; 6] = [
        &|next| choice(next, json!({"properties": {"d": {}}})),
        &|next| choice(next.clone(), json!({"properties": {"d": {}}, "allOf": [next]})),
        &|next| fields(choice(next.clone(), json!({"properties": {"d": {}}, "allOf": [next]}))),
        &|next| json!({"type": "array", "items": {"items": {"title": "x"}, "allOf": [next]}}),
        &|next| json!({"type": "array", "prefixItems": [next, next, {"type": "string"}]}),
        &|next| {
            json!({"type": "array", "prefixItems": [
                {"allOf": [next], "items": {"title": "x"}}, {"allOf": [next], "items": {"title": "y"}}]})
        },
    ];
    for (index, make) in kinds.iter().enumerate() {
        let itself = Map::from_iter([("A0".to_owned(), make(this(0)))]);
        let mut chain: Map<_, _> = (0..60).map(|index| (format!("A{index}"), make(this(index + 1)))).collect();
        chain.insert("A60".to_owned(), json!({}));
        for components in [itself, chain] {
            let document = of_components(components).replacen("3.0.3", "3.1.0", 1);
            let outcome = run(&request(&document, &[]));
            let types = outcome.client.unwrap_or_else(|| panic!("{:?}", outcome.diagnostics)).api.types.len();
            assert!(types < 10_000, "{index}: {types}");
        }
    }
}

#[test]
fn names_that_are_nothing_but_underscores_are_numbered() {
    let parameter = |name| json!({"name": name, "in": "query", "type": "string", "x-ampersat-name": "__"});
    let paths = json!({"/a": {"get": {"parameters": [parameter("a"), parameter("b")], "responses": {}}}});
    let outcome = run(&request(&swagger(&paths.to_string()), &[]));
    let api = outcome.client.unwrap().api;
    let names: Vec<_> = api.groups[0].operations[0].parameters.iter().map(|field| field.name.rust.as_str()).collect();
    assert_eq!(names, ["__", "___2"]);
}

/// With the square of the time each of these would take minutes.
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
