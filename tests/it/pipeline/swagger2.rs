//! Parts that Swagger 2.0 has in other places than OpenAPI 3.

use super::{lines, request, run, swagger};
use ampersat::diagnostic::Severity;
use ampersat::model::TypeKind;
use ampersat::{Generator, Report, Snapshot};
use serde_json::{Value, json};

/// An operation after `normalise`, and everything that was found.
fn operation(item: &str, members: &str) -> (Value, Vec<String>) {
    let document = swagger(&format!("{{\"/a\": {item}}}{members}"));
    let mut normalised = Value::Null;
    let watch = |stage: &str, snapshot: Snapshot<'_>| {
        if let ("normalise", Snapshot::Document(document)) = (stage, snapshot) {
            normalised = document.root.to_json();
        }
    };
    let result = Generator::new().watch(watch).generate(&request(&document, &[]));
    let found = Report::of(&result)
        .diagnostics
        .iter()
        .filter(|one| one.severity == Severity::Unsupported && one.code.contains('-'));
    let found = found.filter(|one| ["collection-format", "second-body"].contains(&one.code)).flat_map(lines).collect();
    (normalised["paths"]["/a"]["post"].take(), found)
}

#[track_caller]
fn reads(item: &str, members: &str, key: &str, expected: Value) {
    let (operation, found) = operation(item, members);
    assert_eq!((&operation[key], found), (&expected, Vec::new()), "{item}");
}

#[test]
fn lists_in_queries_paths_and_headers_have_a_style() {
    let items = json!({"type": "array", "items": {"type": "string"}});
    for (place, format, expected) in [
        ("query", "", json!({"style": "form", "explode": false})),
        ("query", r#", "collectionFormat": "csv""#, json!({"style": "form", "explode": false})),
        ("query", r#", "collectionFormat": "multi""#, json!({"style": "form", "explode": true})),
        ("query", r#", "collectionFormat": "ssv""#, json!({"style": "spaceDelimited", "explode": false})),
        ("query", r#", "collectionFormat": "pipes""#, json!({"style": "pipeDelimited", "explode": false})),
        ("header", r#", "collectionFormat": "csv""#, json!({})),
    ] {
        let mut parameter = json!({"name": "p", "in": place, "schema": items});
        parameter.as_object_mut().unwrap().extend(expected.as_object().unwrap().clone());
        let declared =
            format!(r#"{{"name": "p", "in": "{place}", "type": "array", "items": {{"type": "string"}}{format}}}"#);
        reads(
            &format!(r#"{{"post": {{"parameters": [{declared}], "responses": {{}}}}}}"#),
            "",
            "parameters",
            json!([parameter]),
        );
    }
}

#[test]
fn list_formats_that_openapi_has_no_word_for_are_reported() {
    for (place, format) in [("query", "tsv"), ("header", "pipes"), ("header", "multi")] {
        let (_, found) = operation(
            &format!(
                r#"{{"post": {{"responses": {{}}, "parameters": [{{"name": "p", "in": "{place}", "type": "array",
                "items": {{"type": "string"}}, "collectionFormat": "{format}"}}]}}}}"#
            ),
            "",
        );
        let message = format!("OpenAPI 3 has no word for lists that are {format} here: commas separate the items");
        assert_eq!(found, [format!("collection-format document:3:66 {message}")]);
    }
}

#[test]
fn forms_become_bodies_with_encodings() {
    let form = |consumes: &str| {
        format!(
            r#"{{"post": {{"responses": {{}}, "consumes": [{consumes}], "parameters": [
            {{"name": "tags", "in": "formData", "type": "array", "items": {{"type": "string"}}}},
            {{"name": "ids", "in": "formData", "type": "array", "items": {{"type": "integer"}}, "collectionFormat": "multi", "required": true}},
            {{"name": "on", "in": "formData", "type": "boolean", "default": true, "x-example": false}}]}}}}"#
        )
    };
    let schema = json!({"type": "object", "required": ["ids"], "properties": {
        "tags": {"type": "array", "items": {"type": "string"}},
        "ids": {"type": "array", "items": {"type": "integer"}},
        "on": {"type": "boolean", "default": true, "example": false}}});
    let encoding = json!({"tags": {"style": "form", "explode": false}, "ids": {"style": "form", "explode": true}});
    let urlencoded = json!({"required": true, "content": {
        "application/x-www-form-urlencoded": {"schema": schema, "encoding": encoding}}});
    reads(&form(""), "", "requestBody", urlencoded);
    let multipart = json!({"required": true, "content": {
        "multipart/form-data": {"schema": schema, "encoding": encoding}}});
    reads(&form(r#""multipart/form-data""#), "", "requestBody", multipart);
    let file = r#"{"post": {"responses": {}, "parameters": [{"name": "f", "in": "formData", "type": "file"}]}}"#;
    let schema = json!({"type": "object", "properties": {"f": {"type": "string", "format": "binary"}}});
    reads(file, "", "requestBody", json!({"content": {"multipart/form-data": {"schema": schema}}}));
}

#[test]
fn bodies_may_be_shared_and_inherited() {
    let body = |schema: Value| json!({"required": true, "content": {"application/json": {"schema": schema}}});
    let shared =
        r#", "parameters": {"b/c": {"name": "b", "in": "body", "required": true, "schema": {"type": "string"}}}"#;
    let text = body(json!({"type": "string"}));
    reads(
        r##"{"post": {"responses": {}, "parameters": [{"$ref": "#/parameters/b~1c"}]}}"##,
        shared,
        "requestBody",
        text.clone(),
    );
    let inherited = r##"{"parameters": [{"$ref": "#/parameters/b~1c"}], "post": {"responses": {}}}"##;
    reads(inherited, shared, "requestBody", text);
    let own = r##"{"parameters": [{"$ref": "#/parameters/b~1c"}], "post": {"responses": {}, "parameters": [
        {"name": "mine", "in": "body", "required": true, "schema": {"type": "integer"}}]}}"##;
    reads(own, shared, "requestBody", body(json!({"type": "integer"})));
}

#[test]
fn a_second_body_is_reported() {
    let (operation, found) = operation(
        r#"{"post": {"responses": {}, "parameters": [
            {"name": "a", "in": "body", "schema": {"type": "string"}},
            {"name": "b", "in": "body", "schema": {"type": "integer"}},
            {"name": "c", "in": "formData", "type": "string"}]}}"#,
        "",
    );
    assert_eq!(operation["requestBody"]["content"], json!({"application/json": {"schema": {"type": "string"}}}));
    let see = "see document:3:13 the body is declared here";
    assert_eq!(
        found,
        [
            "second-body document:4:13 `b` is left out: the operation has a body already",
            see,
            "second-body document:5:13 `c` is left out: the operation has a body already",
            see,
        ]
    );
}

#[test]
fn answers_get_their_media_types_headers_and_examples() {
    let response = |response: &str, members: &str, expected: Value| {
        let item = format!(r#"{{"post": {{"responses": {{"200": {response}}}}}}}"#);
        reads(&item, members, "responses", json!({"200": expected}));
    };
    let produces = r#", "produces": ["application/vnd.x.v2+json", "text/csv"]"#;
    let schema = json!({"schema": {"type": "string", "nullable": true}});
    response(
        r#"{"description": "", "schema": {"type": "string", "x-nullable": true}, "examples": {"text/csv": "a,b"}}"#,
        produces,
        json!({"description": "", "content": {
            "application/vnd.x.v2+json": schema,
            "text/csv": {"schema": {"type": "string", "nullable": true}, "example": "a,b"}}}),
    );
    let bytes = json!({"description": "", "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}});
    response(r#"{"description": "", "schema": {"type": "file"}}"#, "", bytes);
    response(
        r#"{"description": "", "headers": {"X-Left": {"type": "array", "items": {"type": "integer"}, "description": "d"}}}"#,
        "",
        json!({"description": "", "headers": {"X-Left": {
            "description": "d", "schema": {"type": "array", "items": {"type": "integer"}}}}}),
    );
}

#[test]
fn errors_of_operations_that_produce_files_are_json_and_files_need_no_schema() {
    let responses = r##"{"200": {"description": ""}, "204": {"description": ""},
        "404": {"description": "", "schema": {"type": "object"}}, "500": {"description": ""}}"##;
    let object = json!({"description": "", "content": {"application/json": {"schema": {"type": "object"}}}});
    let file = json!({"description": "", "content": {"application/x-tar": {"schema": {"type": "string", "format": "binary"}}}});
    let nothing = json!({"description": ""});
    let item = format!(r#"{{"post": {{"produces": ["application/x-tar"], "responses": {responses}}}}}"#);
    reads(&item, "", "responses", json!({"200": file, "204": nothing, "404": object, "500": nothing}));
    let document = swagger(&format!("{{\"/a\": {item}}}"));
    let notes: Vec<_> = run(&request(&document, &[])).diagnostics.iter().flat_map(lines).collect();
    assert!(
        notes.iter().any(|note| note.contains("error-as-json") && note.contains("`application/x-tar`")),
        "{notes:?}"
    );
    let item = format!(r#"{{"post": {{"produces": ["text/plain"], "responses": {responses}}}}}"#);
    reads(&item, "", "responses", json!({"200": nothing, "204": nothing, "404": object, "500": nothing}));
}

#[test]
fn an_operation_with_another_scheme_has_another_server() {
    let host = r#", "host": "a.example", "basePath": "/v1", "schemes": ["https"]"#;
    let item = |schemes: &str| format!(r#"{{"post": {{"schemes": [{schemes}], "responses": {{}}}}}}"#);
    reads(&item(r#""http""#), host, "servers", json!([{"url": "http://a.example/v1"}]));
    reads(&item(r#""http", "https""#), host, "servers", Value::Null);
    reads(&item(r#""http""#), "", "servers", Value::Null);
}

#[test]
fn truth_values_in_quotes_are_read_and_reported() {
    let document = swagger(
        r#"{"/a": {"get": {"responses": {}, "deprecated": "true", "parameters": [
            {"name": "a", "in": "query", "type": "boolean", "default": "false", "required": "true"},
            {"name": "b", "in": "query", "type": "string", "required": "optional"}]}}}"#,
    );
    let outcome = run(&request(&document, &[]));
    let found: Vec<_> =
        outcome.diagnostics.iter().filter(|one| one.code == "boolean-as-text").flat_map(lines).collect();
    assert_eq!(
        found,
        [
            "boolean-as-text document:2:48 `deprecated` is a text; it is read as true",
            "boolean-as-text document:3:93 `required` is a text; it is read as true",
        ]
    );
    let client = outcome.client.unwrap();
    let (_, operation) = client.api.operations().next().unwrap();
    let required: Vec<_> = operation.parameters.iter().map(|parameter| parameter.required).collect();
    assert_eq!((operation.deprecated, required), (true, vec![true, false]));
}

#[test]
fn values_of_an_enum_are_those_of_its_type() {
    let document = swagger(
        r#"{"/a": {"get": {"responses": {}, "parameters": [
            {"name": "size", "in": "query", "type": "string", "enum": [1, "two", true]},
            {"name": "level", "in": "query", "type": "integer", "enum": ["1", 2]}]}}}"#,
    );
    let outcome = run(&request(&document, &[]));
    let found: Vec<_> =
        outcome.diagnostics.iter().filter(|one| one.code == "enum-value-type").flat_map(lines).collect();
    assert_eq!(
        found,
        [
            "enum-value-type document:3:72 `1` is not of the type of its schema; it is read as `\"1\"`",
            "enum-value-type document:3:82 `true` is not of the type of its schema; it is read as `\"true\"`",
            "enum-value-type document:4:74 `\"1\"` is not of the type of its schema; it is read as `1`",
        ]
    );
    let client = outcome.client.unwrap();
    let values = client.api.types.iter().filter_map(|def| match &def.kind {
        TypeKind::Enum(values) => Some(values.values.iter().map(|one| one.name.wire.as_str()).collect::<Vec<_>>()),
        _ => None,
    });
    assert_eq!(values.collect::<Vec<_>>(), [vec!["1", "two", "true"], vec!["1", "2"]]);
}

#[test]
fn definitions_of_unusual_names_are_types() {
    let outcome = run(&request(
        &swagger(
            r##"{"/a": {"get": {"responses": {"200": {"description": "", "schema": {"type": "object", "properties": {
            "a": {"$ref": "#/definitions/a~1b"}, "b": {"$ref": "#/definitions/My Type"}, "c": {"$ref": "#/definitions/My%20Type"},
            "d": {"$ref": "#/definitions/Page%C2%ABPet%C2%BB"}, "e": {"$ref": "#/definitions/Page[Pet]"}, "f": {"$ref": "#/definitions/100%"}}}}}}}},
            "definitions": {"a/b": OBJECT, "My Type": OBJECT, "Page«Pet»": OBJECT, "Page[Pet]": OBJECT, "100%": OBJECT}"##
                .replace("OBJECT", r#"{"type": "object", "properties": {"x": {"type": "string"}}}"#)
                .as_str(),
        ),
        &[],
    ));
    assert_eq!(super::complaints(&outcome), [""; 0]);
    super::assert_is_rust(&outcome);
    assert_eq!(outcome.client.unwrap().api.types.len(), 6);
}

#[test]
fn names_and_descriptions_of_values_go_along_with_them() {
    for key in ["x-enum-varnames", "x-enumNames", "x-enum-descriptions", "x-enumDescriptions"] {
        let declared =
            format!(r#"{{"name": "p", "in": "query", "type": "integer", "enum": [1, 2], "{key}": ["a", "b"]}}"#);
        let schema = json!({"type": "integer", "enum": [1, 2], key: ["a", "b"]});
        reads(
            &format!(r#"{{"post": {{"parameters": [{declared}], "responses": {{}}}}}}"#),
            "",
            "parameters",
            json!([{"name": "p", "in": "query", "schema": schema}]),
        );
    }
}
