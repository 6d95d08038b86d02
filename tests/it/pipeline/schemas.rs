//! The type of each schema, in OpenAPI 3.0 and 3.1 alike.

use super::Outcome;
use super::{assert_is_rust, complaints, openapi, request, run};
use ampersat::model::{Api, Presence, Type, TypeId, TypeKind};
use serde_json::json;

/// The outcome of a document in which the response of the only operation is `schema`, beside these components.
pub(super) fn outcome(schema: &serde_json::Value, components: &serde_json::Value) -> Outcome {
    let content = json!({"application/json": {"schema": schema}});
    let paths = json!({"/a": {"get": {"responses": {"200": {"description": "", "content": content}}}}});
    let components = json!({"schemas": components});
    let document = openapi(&format!("\"paths\": {paths}, \"components\": {components}"));
    run(&request(&document.replace("3.0.3", "3.1.0"), &[]))
}

/// A type with all that it is made of, down to types that have been shown already.
fn show(api: &Api, ty: &Type, shown: &mut Vec<TypeId>) -> String {
    match ty {
        Type::Named(id) if shown.contains(id) => api.types.get(*id).name.clone(),
        Type::Named(id) => {
            shown.push(*id);
            let def = api.types.get(*id);
            let parts: Vec<String> = match &def.kind {
                TypeKind::Struct(structure) => {
                    let constants = structure.constants.iter().map(|one| format!("{} = {}", one.key, one.value));
                    let fields = structure.fields.iter().map(|field| {
                        let mark = match field.presence {
                            Presence::Required => "",
                            Presence::Optional => "?",
                            Presence::Nullable => "??",
                            Presence::Defaulted => "*",
                            Presence::WriteOnly => ">",
                        };
                        let preset = field.preset.as_ref().map(|value| format!(" = {value}")).unwrap_or_default();
                        format!("{}{mark}: {}{preset}", field.name.rust, show(api, &field.ty, shown))
                    });
                    let fields: Vec<_> = constants.chain(fields).collect();
                    let rest = structure.rest.iter().map(|(name, ty)| format!("..{name}: {}", show(api, ty, shown)));
                    fields.into_iter().chain(rest.collect::<Vec<_>>()).collect()
                }
                TypeKind::Enum(one) => {
                    one.values.iter().map(|value| format!("{} = {}", value.name.rust, value.name.wire)).collect()
                }
                TypeKind::Union(variants) => {
                    let tag = |one: &ampersat::model::Tag| format!(" if {} in {}", one.key, json!(one.values));
                    let variant = |one: &ampersat::model::Variant| {
                        let tags: String = one.tags.iter().map(tag).collect();
                        format!("{}({}){tags}", one.name, show(api, &one.ty, shown))
                    };
                    variants.iter().map(variant).collect()
                }
                TypeKind::Wrapper(inner) => vec![show(api, inner, shown)],
            };
            format!("{} {{{}}}", def.name, parts.join(", "))
        }
        Type::Boxed(inner) => format!("Box<{}>", show(api, inner, shown)),
        Type::Nullable(inner) => format!("Option<{}>", show(api, inner, shown)),
        Type::List(inner) => format!("[{}]", show(api, inner, shown)),
        Type::Map(inner) => format!("{{{}}}", show(api, inner, shown)),
        Type::Tuple(items) => {
            let items: Vec<_> = items.iter().map(|item| show(api, item, shown)).collect();
            format!("({})", items.join(", "))
        }
        other => api.describe(other),
    }
}

/// The type of the response of the only operation.
pub(super) fn typed(schema: &serde_json::Value, components: &serde_json::Value) -> String {
    let outcome = outcome(schema, components);
    assert_eq!(complaints(&outcome), Vec::<String>::new(), "{schema}");
    let api = &outcome.client.as_ref().unwrap().api;
    let (_, operation) = api.operations().next().unwrap();
    show(api, operation.response.json().unwrap(), &mut Vec::new())
}

#[test]
fn single_values_have_their_types() {
    for (schema, expected) in [
        (json!({}), "Value"),
        (json!(true), "Value"),
        (json!({"type": "integer"}), "i64"),
        (json!({"type": "integer", "format": "int32"}), "i32"),
        (json!({"type": "integer", "minimum": 0}), "u64"),
        (json!({"type": "integer", "format": "int32", "minimum": 1}), "u32"),
        (json!({"type": "integer", "format": "uint8"}), "u32"),
        (json!({"type": "integer", "minimum": -1}), "i64"),
        (json!({"type": "number"}), "f64"),
        (json!({"type": "number", "format": "decimal"}), "Decimal"),
        (json!({"type": "string", "format": "decimal"}), "Decimal"),
        (json!({"type": "string", "format": "uuid"}), "Uuid"),
        (json!({"type": "string", "format": "byte"}), "Base64"),
        (json!({"type": "string", "contentEncoding": "base64"}), "Base64"),
        (json!({"type": "string", "format": "date-time"}), "DateTime"),
        (json!({"type": "string", "format": "password"}), "Secret"),
        (json!({"type": "string", "format": "uri"}), "String"),
        (json!({"pattern": "^a$"}), "String"),
        (json!({"format": "date-time"}), "DateTime"),
        (json!({"format": "hostname"}), "String"),
        (json!({"format": "boolean"}), "bool"),
        (json!({"format": "int32", "minimum": 0}), "u32"),
        (json!({"exclusiveMinimum": 0}), "f64"),
        (json!({"format": "anything"}), "Value"),
        (json!({"type": ["string", "null"]}), "Option<String>"),
        (json!({"type": "string", "nullable": true}), "Option<String>"),
        (json!({"type": ["integer", "number"]}), "f64"),
        (json!({"type": "string", "enum": [1, 2]}), "GetAResponse {Response1 = 1, Response2 = 2}"),
        (json!({"enum": [1.5, 2]}), "f64"),
        (json!({"type": "boolean", "enum": [true]}), "bool"),
    ] {
        assert_eq!(typed(&schema, &json!({})), expected, "{schema}");
    }
}

#[test]
fn containers_have_their_types() {
    for (schema, expected) in [
        (json!({"type": "array", "items": {"type": "integer"}}), "[i64]"),
        (json!({"items": {"type": ["string", "null"]}}), "[Option<String>]"),
        (json!({"type": "array"}), "[Value]"),
        (json!({"type": "object"}), "{Value}"),
        (json!({"additionalProperties": {"type": "boolean"}}), "{bool}"),
        (json!({"additionalProperties": false}), "{Value}"),
        (json!({"type": "object", "patternProperties": {"^x": {"type": "integer"}}}), "{i64}"),
        (json!({"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}]}), "(String, i64)"),
        (
            json!({"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": true}),
            "GetAResponse {a?: String, ..others: Value}",
        ),
        (
            json!({"properties": {"a": {"type": "array", "items": {}}}, "additionalProperties": {"type": "integer"}}),
            "GetAResponse {a*: [Value], ..others: i64}",
        ),
        (
            json!({"title": "Simple User", "properties": {"a": {"title": "Part", "properties": {}}}}),
            "SimpleUser {a?: Part {}}",
        ),
    ] {
        assert_eq!(typed(&schema, &json!({})), expected, "{schema}");
    }
}

#[test]
fn what_holds_at_once_is_one_type() {
    let components = json!({
        "Base": {"required": ["id"], "properties": {"id": {"type": "integer"}, "kind": {"type": "string"}}},
        "Null": {"type": "object", "nullable": true, "properties": {"a": {"type": "string"}}},
    });
    let base = json!({"$ref": "#/components/schemas/Base"});
    for (schema, expected) in [
        (json!({"allOf": [base]}), "Base {id: i64, kind?: String}"),
        (json!({"$ref": "#/components/schemas/Base", "description": "beside"}), "Base {id: i64, kind?: String}"),
        (json!({"allOf": [base], "nullable": true}), "Option<Base {id: i64, kind?: String}>"),
        (json!({"type": "object", "allOf": [base, {"title": "b"}]}), "Base {id: i64, kind?: String}"),
        (json!({"oneOf": [base, {"type": "null"}]}), "Option<Base {id: i64, kind?: String}>"),
        (json!({"$ref": "#/components/schemas/Null"}), "Option<Null {a?: String}>"),
        (
            json!({"allOf": [base, {"required": ["kind"], "properties": {"more": {"type": "boolean"}}}]}),
            "GetAResponse {id: i64, kind: String, more?: bool}",
        ),
        (
            json!({"allOf": [base], "required": ["kind"], "properties": {"kind": {"enum": ["b"]}}}),
            "GetAResponse {kind = \"b\", id: i64}",
        ),
        (json!({"allOf": [{"type": "number"}, {"type": "integer"}]}), "i64"),
        (
            json!({"properties": {"a": {"type": "string"}}, "anyOf": [{"required": ["a"]}, {"required": ["b"]}]}),
            "GetAResponse {a?: String}",
        ),
    ] {
        assert_eq!(typed(&schema, &components), expected, "{schema}");
    }
}

#[test]
fn alternatives_are_told_apart() {
    let components = json!({
        "Cat": {"required": ["type"], "properties": {"type": {"const": "cat"}, "lives": {"type": "integer"}}},
        "Dog": {"required": ["type"], "properties": {"type": {"enum": ["dog"]}}},
        "Ant": {"properties": {"legs": {"type": "integer"}}},
        "Bee": {"properties": {"kind": {"type": "string"}}},
    });
    let reference = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    let (cat, dog, ant, bee) = (reference("Cat"), reference("Dog"), reference("Ant"), reference("Bee"));
    let mapping = json!({"a": "#/components/schemas/Ant", "b": "Bee", "c": "Bee"});
    for (schema, expected) in [
        (
            json!({"oneOf": [cat, dog]}),
            "Cat(Cat {type = \"cat\", lives?: i64}) if type in [\"cat\"], Dog(Dog {type = \"dog\"}) if type in [\"dog\"]",
        ),
        (
            json!({"oneOf": [ant, bee], "discriminator": {"propertyName": "kind"}}),
            "Ant(Ant {kind = \"Ant\", legs?: i64}) if kind in [\"Ant\"], Bee(Bee {kind?: String = \"Bee\"}) if kind in [\"Bee\"]",
        ),
        (
            json!({"oneOf": [ant, bee], "discriminator": {"propertyName": "kind", "mapping": mapping}}),
            "Ant(Ant {kind = \"a\", legs?: i64}) if kind in [\"a\"], Bee(Bee {kind?: String = \"b\"}) if kind in [\"b\",\"c\"]",
        ),
        (json!({"anyOf": [ant, bee]}), "Ant(Ant {legs?: i64}), Bee(Bee {kind?: String})"),
        (json!({"type": ["string", "integer"]}), "Text(String), Integer(i64)"),
        (
            json!({"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}, cat]}),
            "Text(String), List([String]), Cat(Cat {type = \"cat\", lives?: i64}) if type in [\"cat\"]",
        ),
        (
            json!({"properties": {"id": {"type": "integer"}}, "oneOf": [{"title": "One", "properties": {"a": {"type": "string"}}}, ant]}),
            "One(One {a?: String, id?: i64}), Ant(GetAResponseAnt {legs?: i64, id?: i64})",
        ),
    ] {
        assert_eq!(typed(&schema, &components), format!("GetAResponse {{{expected}}}"), "{schema}");
    }
}

#[test]
fn what_holds_itself_has_a_name_and_a_size() {
    let this = json!({"$ref": "#/components/schemas/Tree"});
    for (schema, expected) in [
        (json!({"type": "array", "items": this}), "Tree {[Tree]}"),
        (json!({"additionalProperties": this}), "Tree {{Tree}}"),
        (json!({"prefixItems": [this, {"type": "string"}]}), "Tree {Box<(Tree, String)>}"),
        (json!({"properties": {"left": this, "all": {"items": this}}}), "Tree {all*: [Tree], left?: Box<Tree>}"),
        (
            json!({"required": ["left"], "properties": {"left": {"oneOf": [this, {"type": "null"}]}}}),
            "Tree {left: Option<Box<Tree>>}",
        ),
        (json!({"oneOf": [{"type": "string"}, {"type": "array", "items": this}]}), "Tree {Text(String), List([Tree])}"),
        (
            json!({"oneOf": [{"type": "string"}, {"title": "Node", "properties": {"next": this}}]}),
            "Tree {Text(String), Node(Box<Node {next?: Box<Tree>}>)}",
        ),
    ] {
        assert_eq!(typed(&this, &json!({"Tree": schema})), expected, "{schema}");
    }
}

/// The fields of a body are met before the component that they belong to.
#[test]
fn a_body_may_hold_itself() {
    let node = json!({"$ref": "#/components/schemas/Node"});
    let content = json!({"application/json": {"schema": node}});
    let paths =
        json!({"/a": {"put": {"requestBody": {"content": content}, "responses": {"204": {"description": ""}}}}});
    for (children, expected) in [
        (json!({"type": "array", "items": node}), "[Node {children?: [Node]}]"),
        (json!({"additionalProperties": {"items": node}}), "{[Node {children?: {[Node]}}]}"),
    ] {
        let components = json!({"schemas": {"Node": {"type": "object", "properties": {"children": children}}}});
        let outcome = run(&request(&openapi(&format!("\"paths\": {paths}, \"components\": {components}")), &[]));
        assert_eq!(complaints(&outcome), [""; 0]);
        let api = &outcome.client.as_ref().unwrap().api;
        let (_, operation) = api.operations().next().unwrap();
        assert_eq!(show(api, &operation.body.fields[0].ty, &mut Vec::new()), expected);
    }
}

#[test]
fn contradictions_are_raw_json_and_reported() {
    for types in [["string", "object"], ["integer", "boolean"]] {
        let schema = json!({"allOf": types.map(|name| json!({"type": name}))});
        let outcome = outcome(&schema, &json!({}));
        let complaint =
            "unsupported-schema document:2:84 this is of several types at once, which no value is: it is raw JSON";
        assert_eq!(complaints(&outcome), [complaint], "{schema}");
        let api = &outcome.client.as_ref().unwrap().api;
        assert_eq!(api.operations().next().unwrap().1.response.json(), Some(&Type::Json));
    }
}

#[test]
fn what_is_the_same_in_the_same_place_is_one_type() {
    let state = |values: &[&str]| json!({"type": "string", "enum": values});
    let sort = |name: &str| json!([{"name": name, "in": "query", "schema": state(&["up", "down"])}]);
    let body = json!({"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}});
    let pets = json!({"200": {"description": "", "content": body["content"]}});
    let operation = |id: &str, parameters: serde_json::Value| json!({"tags": ["pet"], "operationId": id, "parameters": parameters, "responses": pets});
    let state_parameter = |values| json!([{"name": "state", "in": "query", "schema": state(values)}]);
    let paths = json!({
        "/a": {"get": operation("by_state", state_parameter(&["here", "gone"])), "put": operation("by_sort", sort("sort"))},
        "/b": {"get": operation("by_other_state", state_parameter(&["here"])), "put": operation("by_same_sort", sort("sort"))},
        "/c": {"get": operation("by_direction", sort("direction"))},
        "/d": {"post": {"tags": ["pet"], "operationId": "add", "requestBody": body, "responses": {"204": {"description": ""}}}},
    });
    let pet = json!({"type": "object", "properties": {"state": state(&["here", "gone"])}});
    let document = openapi(&format!("\"paths\": {paths}, \"components\": {{\"schemas\": {{\"Pet\": {pet}}}}}"));
    let outcome = run(&request(&document, &[]));
    assert_eq!(complaints(&outcome), Vec::<String>::new());
    let api = &outcome.client.as_ref().unwrap().api;
    let mut names: Vec<_> = api.types.iter().map(|def| def.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["ByDirectionDirection", "ByOtherStateState", "Pet", "PetState", "Sort"]);
    let taken = |name: &str| {
        let (_, operation) = api.operations().find(|(_, operation)| operation.name == name).unwrap();
        let fields = operation.parameters.iter().chain(&operation.body.fields).map(|field| api.describe(&field.ty));
        fields.chain(operation.body.types().map(|ty| api.describe(ty))).collect::<Vec<_>>().join(", ")
    };
    let all = ["by_state", "by_sort", "by_other_state", "by_same_sort", "by_direction", "add"];
    assert_eq!(
        all.map(taken),
        ["PetState", "Sort", "ByOtherStateState", "Sort", "ByDirectionDirection", "PetState, Pet"]
    );
    assert_eq!(api.groups[0].handle, "PetApi");
}

#[test]
fn a_dynamic_reference_means_what_the_schema_that_leads_there_brings() {
    let components = json!({
        "Page": {
            "$defs": {"item": {"$dynamicAnchor": "T", "not": {}}},
            "type": "object", "required": ["items"], "properties": {"items": {"type": "array", "items": {"$dynamicRef": "#T"}}}
        },
        "Pet": {"type": "object", "properties": {"age": {"type": "integer"}}},
        "PetPage": {"$defs": {"item": {"$dynamicAnchor": "T", "$ref": "#/components/schemas/Pet"}}, "$ref": "#/components/schemas/Page"},
        "Counted": {
            "$defs": {"item": {"$dynamicAnchor": "T", "type": "boolean"}},
            "allOf": [{"$ref": "#/components/schemas/Page"}, {"properties": {"total": {"type": "integer"}}}]
        },
        "Book": {"type": "object", "properties": {"pages": {"$ref": "#/components/schemas/Page"}}},
        "Tree": {"$dynamicAnchor": "node", "type": "object", "properties": {"children": {"type": "array", "items": {"$dynamicRef": "#node"}}}},
        "Named": {"$dynamicAnchor": "node", "allOf": [{"$ref": "#/components/schemas/Tree"}, {"properties": {"name": {"type": "string"}}}]},
        "Alone": {"type": "object", "properties": {"one": {"$dynamicRef": "#single"}}},
        "Single": {"$dynamicAnchor": "single", "type": "string", "enum": ["a"]},
    });
    let named = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    for (schema, expected) in [
        (named("PetPage"), "PetPage {items: [Pet {age?: i64}]}"),
        (named("Counted"), "Counted {items: [bool], total?: i64}"),
        (named("Page"), "Page {items: [Value]}"),
        (named("Tree"), "Tree {children*: [Tree]}"),
        (named("Named"), "Named {children*: [Named], name?: String}"),
        (named("Alone"), "Alone {one?: Single {A = a}}"),
        // through a schema that knows nothing of it, and without a name
        (
            json!({"$defs": {"x": {"$dynamicAnchor": "T", "$ref": "#/components/schemas/Pet"}}, "$ref": "#/components/schemas/Book"}),
            "BookOfPet {pages?: PetPage {items: [Pet {age?: i64}]}}",
        ),
    ] {
        assert_eq!(typed(&schema, &components), expected, "{schema}");
    }
}

#[test]
fn a_dynamic_reference_of_which_nothing_is_said_is_anything() {
    let components = json!({
        "A": {"type": "object", "properties": {"x": {"$dynamicRef": "#gone"}, "y": {"$dynamicRef": "#two"}}},
        "B": {"$dynamicAnchor": "two", "type": "string"},
        "C": {"$dynamicAnchor": "two", "type": "integer"},
    });
    let outcome = outcome(&json!({"$ref": "#/components/schemas/A"}), &components);
    let codes: Vec<_> =
        complaints(&outcome).into_iter().map(|line| line.split(' ').next().unwrap().to_owned()).collect();
    assert_eq!(codes, ["dynamic-reference-open"; 2]);
    let api = &outcome.client.as_ref().unwrap().api;
    let (_, operation) = api.operations().next().unwrap();
    assert_eq!(show(api, operation.response.json().unwrap(), &mut vec![]), "A {x?: Value, y?: Value}");
}

#[test]
fn templates_that_bring_each_other_come_to_an_end() {
    let bring = |name: &str, other: &str| {
        json!({"$dynamicAnchor": name, "type": "object", "properties": {
            "other": {"$ref": format!("#/components/schemas/{other}")}, "x": {"$dynamicRef": "#x"}, "y": {"$dynamicRef": "#y"}
        }})
    };
    let components = json!({"A": bring("x", "B"), "B": bring("y", "C"), "C": bring("x", "D"), "D": bring("y", "A")});
    let outcome = outcome(&json!({"$ref": "#/components/schemas/A"}), &components);
    let schemas = outcome.client.unwrap().api.types.len();
    assert!((4..=20).contains(&schemas), "{schemas}");
}

#[test]
fn what_is_only_sent_is_required_of_requests_only() {
    let user = json!({"type": "object", "required": ["name", "pin"], "properties": {
        "name": {"type": "string"}, "pin": {"type": "string", "writeOnly": true}}});
    let reference = json!({"$ref": "#/components/schemas/User"});
    let components = json!({"User": user});
    assert_eq!(typed(&reference, &components), "User {name: String, pin?: String}");
    let content = |schema: &serde_json::Value| json!({"application/json": {"schema": schema}});
    let list = json!({"type": "array", "items": reference});
    let post = json!({"requestBody": {"required": true, "content": content(&list)},
        "responses": {"200": {"description": "", "content": content(&reference)}}});
    let document = json!({"openapi": "3.1.0", "info": {"title": "T", "version": "1"},
        "paths": {"/a": {"post": post}}, "components": {"schemas": components}});
    let client = run(&request(&document.to_string(), &[])).client.unwrap();
    let (_, operation) = client.api.operations().next().unwrap();
    let shown = show(&client.api, operation.response.json().unwrap(), &mut Vec::new());
    assert_eq!(shown, "User {name: String, pin>: String}");
    let types = &client.files["src/generated/operations/types.rs"];
    assert!(types.contains("pub fn new(name: impl Into<String>, pin: impl Into<String>) -> Self"), "{types}");
    assert!(types.contains("pin: optional::<String>(\"pin\")"), "{types}");
}

#[test]
fn members_that_nothing_else_describes_have_the_type_of_unevaluated_properties() {
    let document = openapi(
        r##""paths": {"/a": {"get": {"operationId": "a", "responses": {"200": {"description": ".", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}}}}}},
        "components": {"schemas": {
            "Base": {"type": "object", "properties": {"id": {"type": "string"}}},
            "A": {"allOf": [{"$ref": "#/components/schemas/Base"}], "unevaluatedProperties": {"type": "integer"}}}}"##,
    )
    .replacen("3.0.3", "3.1.0", 1);
    let outcome = run(&request(&document, &[]));
    assert_eq!(complaints(&outcome), [""; 0]);
    let api = outcome.client.unwrap().api;
    let TypeKind::Struct(a) = &api.types[0].kind else { panic!("it is a struct") };
    assert_eq!(a.fields.iter().map(|field| field.name.wire.as_str()).collect::<Vec<_>>(), ["id"]);
    assert_eq!(a.rest, Some(("others".to_owned(), Type::Int64)));
}

#[test]
fn properties_under_conditions_are_optional_fields() {
    let document = openapi(
        r##""paths": {"/a": {"post": {"operationId": "a",
            "requestBody": {"required": true, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}},
            "responses": {"200": {"description": ".", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}}}}}},
        "components": {"schemas": {"A": {
            "type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}},
            "if": {"properties": {"kind": {"const": "card"}}},
            "then": {"required": ["number"], "properties": {"number": {"type": "string"}, "code": {"type": "integer"}}},
            "else": {"properties": {"iban": {"type": "string"}, "code": {"type": "string"}, "kind": {"const": "bank"}}},
            "dependentSchemas": {"iban": {"properties": {"bic": {"type": "string"}}}}}}}"##,
    )
    .replacen("3.0.3", "3.1.0", 1);
    let outcome = run(&request(&document, &[]));
    let differs = "conditional-property document:8:99 `code` differs from condition to condition: it is raw JSON";
    assert_eq!(complaints(&outcome), [differs, differs]);
    let api = outcome.client.unwrap().api;
    let TypeKind::Struct(a) = &api.types[0].kind else { panic!("it is a struct") };
    let fields: Vec<_> = a.fields.iter().map(|field| (field.name.wire.as_str(), &field.ty, field.presence)).collect();
    assert_eq!(
        fields,
        [
            ("kind", &Type::String, Presence::Required),
            ("number", &Type::String, Presence::Optional),
            ("code", &Type::Json, Presence::Optional),
            ("iban", &Type::String, Presence::Optional),
            ("bic", &Type::String, Presence::Optional),
        ]
    );
    let (_, operation) = api.operations().next().unwrap();
    let setters: Vec<_> = operation.body.fields.iter().map(|one| (one.name.rust.as_str(), one.required)).collect();
    assert_eq!(setters, [("kind", true), ("number", false), ("code", false), ("iban", false), ("bic", false)]);
}

#[test]
fn what_webhooks_send_has_types_and_all_components_have_on_demand() {
    let document = openapi(
        r##""paths": {},
        "webhooks": {
            "landed": {"post": {"requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Landing"}}}}}},
            "gone": {"post": {"requestBody": {"content": {"application/json": {"schema": {"type": "object", "properties": {"at": {"type": "string"}}}}}}}}},
        "components": {"schemas": {
            "Landing": {"type": "object", "required": ["roof"], "properties": {"roof": {"type": "string"}}},
            "Roof": {"type": "object", "properties": {"id": {"type": "integer"}}}}}"##,
    )
    .replacen("3.0.3", "3.1.0", 1);
    let types = |overlays: &[&str]| {
        let outcome = run(&request(&document, overlays));
        assert_is_rust(&outcome);
        let client = outcome.client.unwrap();
        client.api.types.iter().map(|def| (def.name.clone(), def.docs.clone())).collect::<Vec<_>>()
    };
    let of = |name: &str, docs: &str| (name.to_owned(), docs.to_owned());
    let payloads = [
        of("Landing", "The body that the webhook `landed` sends with POST."),
        of("GonePayload", "The body that the webhook `gone` sends with POST."),
    ];
    assert_eq!(types(&[]), payloads);
    let all = "overlay: 1.0.0\nactions:\n- target: $\n  description: the program stores roofs\n  update: {x-ampersat-all-schemas: true}\n";
    assert_eq!(types(&[all]), [payloads[0].clone(), payloads[1].clone(), of("Roof", "")]);
}
