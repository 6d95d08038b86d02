//! Requests: lists and objects in forms, files, media types, and values that are sent by themselves.

use super::{openapi, request, run};
use ampersat::model::{ListFormat, PartKind, StyleKind, Type};

/// The style and format of values.
type Written = Vec<Option<(StyleKind, ListFormat)>>;

/// Returns the formats of the field `a` of a form and of the query parameter `q`, which are lists of objects without a style.
/// The document has these members at its root, and at the field's encoding and the parameter.
fn lists_of_objects(root: &str, own: &str) -> (Written, Vec<&'static str>) {
    let schema = r#"{"type": "array", "items": {"type": "object", "properties": {"b": {"type": "integer"}}}}"#;
    let document = openapi(&format!(
        r#"{root} "paths": {{"/a": {{"post": {{
            "parameters": [{{"name": "q", "in": "query", "schema": {schema}{own}}}],
            "requestBody": {{"content": {{"application/x-www-form-urlencoded": {{
                "schema": {{"type": "object", "properties": {{"a": {schema}}}}},
                "encoding": {{"a": {{"description": ""{own}}}}}}}}}}}, "responses": {{"204": {{"description": "d"}}}}}}}}}}"#
    ));
    let outcome = run(&request(&document, &[]));
    let codes = outcome.diagnostics.iter().map(|one| one.code);
    let codes = codes.filter(|code| !matches!(*code, "missing-operation-id" | "encoding-ignored")).collect();
    let Some(client) = outcome.client else { return (Vec::new(), codes) };
    let (_, operation) = client.api.operations().next().unwrap();
    let fields = operation.parameters.iter().chain(&operation.body.fields);
    (fields.map(|field| field.style.map(|style| (style.kind, style.lists))).collect(), codes)
}

#[test]
fn a_document_or_an_overlay_chooses_how_lists_in_brackets_are_written() {
    let deep = |lists| vec![Some((StyleKind::DeepObject, lists)); 2];
    assert_eq!(lists_of_objects("", ""), (vec![None, None], vec!["undefined-style", "form-field-as-json"]));
    for (name, lists) in
        [("brackets", ListFormat::Brackets), ("indices", ListFormat::Indices), ("repeat", ListFormat::Repeat)]
    {
        let chosen = format!(r#""x-ampersat-list-format": "{name}""#);
        assert_eq!(lists_of_objects(&format!("{chosen},"), ""), (deep(lists), vec![]), "{name}");
        assert_eq!(lists_of_objects("", &format!(", {chosen}")), (deep(lists), vec![]), "{name}");
    }
    // the nearer choice counts
    let (root, own) = (r#""x-ampersat-list-format": "indices","#, r#", "x-ampersat-list-format": "repeat""#);
    assert_eq!(lists_of_objects(root, own), (deep(ListFormat::Repeat), vec![]));
    // an explicit style is no choice left open
    let own = r#", "style": "form", "explode": false"#;
    let joined = vec![Some((StyleKind::Form, ListFormat::Brackets)); 2];
    assert_eq!(lists_of_objects(root, own), (joined, vec!["undefined-style"]));
    assert_eq!(lists_of_objects(r#""x-ampersat-dialect": "php","#, ""), (deep(ListFormat::Brackets), vec![]));
    let (_, codes) = lists_of_objects(r#""x-ampersat-list-format": "commas","#, "");
    assert_eq!(codes[0], "unknown-list-format");
}

#[test]
fn the_note_of_a_convention_says_how_to_choose_another_one() {
    let document = openapi(
        r#""paths": {"/a": {"get": {"operationId": "a", "parameters": [{"name": "p", "in": "query", "style": "deepObject",
            "schema": {"type": "object", "properties": {"b": {"type": "object", "properties": {"c": {"type": "integer"}}}}}}],
            "responses": {"204": {"description": "d"}}}}}"#,
    );
    let help = |overlays: &[&str]| {
        let outcome = run(&request(&document, overlays));
        assert!(outcome.client.is_some());
        let found = outcome.diagnostics.iter().find(|one| one.code == "undefined-style").cloned();
        found.map(|one| (one.message, one.help.unwrap_or_default()))
    };
    let (message, help_text) = help(&[]).unwrap();
    assert_eq!(
        message,
        "OpenAPI does not say how `p` of GET /a is written: objects in it are `p[a][b]=…`, lists `p[a][]=…`, lists of objects \
         `p[a][0][b]=…`"
    );
    let (_, lines) = help_text.split_once('\n').unwrap();
    let overlay = format!("overlay: 1.0.0\ninfo: {{title: T, version: '1'}}\nactions:\n{lines}\n");
    assert_eq!(help(&[&overlay]), None);
}

/// Returns the kind and the media type of each part of a form with these properties.
fn parts(properties: &str) -> Vec<(Option<PartKind>, Option<String>)> {
    let document = openapi(&format!(
        r##""components": {{"schemas": {{"F": {{"type": "string", "format": "binary"}}, "G": {{"$ref": "#/components/schemas/F"}}}}}},
        "paths": {{"/a": {{"post": {{"requestBody": {{"content": {{"multipart/form-data": {{
            "schema": {{"type": "object", "properties": {properties}}}}}}}}}, "responses": {{}}}}}}}}"##
    ));
    let api = run(&request(&document.replacen("3.0.3", "3.1.0", 1), &[])).client.unwrap().api;
    let (_, operation) = api.operations().next().unwrap();
    operation.body.fields.iter().map(|field| (field.part, field.content_type.clone())).collect()
}

#[test]
fn a_file_is_one_however_it_is_written() {
    let null = r#"{"type": "null"}"#;
    let binary = r#"{"type": "string", "format": "binary"}"#;
    let list = format!(r#"{{"type": "array", "items": {binary}}}"#);
    let reference = r##"{"$ref": "#/components/schemas/G"}"##;
    for (schema, part, content_type) in [
        (binary.to_owned(), PartKind::File, None),
        (reference.to_owned(), PartKind::File, None),
        (format!(r#"{{"oneOf": [{null}, {reference}]}}"#), PartKind::File, None),
        (format!(r#"{{"anyOf": [{{"allOf": [{reference}]}}, {null}]}}"#), PartKind::File, None),
        (r#"{"type": ["null", "string"], "format": "binary"}"#.to_owned(), PartKind::File, None),
        ("{}".to_owned(), PartKind::File, None),
        (r#"{"description": "Whatever."}"#.to_owned(), PartKind::File, None),
        (
            format!(r#"{{"anyOf": [{{"type": "string", "contentMediaType": "image/png"}}, {null}]}}"#),
            PartKind::File,
            Some("image/png"),
        ),
        (list.clone(), PartKind::Files, None),
        (format!(r#"{{"anyOf": [{list}, {null}]}}"#), PartKind::Files, None),
        (format!(r#"{{"anyOf": [{list}, {binary}]}}"#), PartKind::Files, None),
        (r#"{"type": ["array", "null"], "items": {}}"#.to_owned(), PartKind::Files, None),
        // these are values
        (format!(r#"{{"anyOf": [{binary}, {{"type": "integer"}}]}}"#), PartKind::Value, None),
        (
            r#"{"type": "string", "contentMediaType": "image/png", "contentEncoding": "base64"}"#.to_owned(),
            PartKind::Value,
            None,
        ),
        (r#"{"type": "string", "contentMediaType": "text/css"}"#.to_owned(), PartKind::Value, Some("text/css")),
        (r#"{"type": "object"}"#.to_owned(), PartKind::Value, None),
    ] {
        let found = parts(&format!(r#"{{"a": {schema}}}"#));
        assert_eq!(found, [(Some(part), content_type.map(str::to_owned))], "{schema}");
    }
}

/// The setters of a body with these media types, all of one schema, and the media type that each sends.
fn setters(types: &[&str], schema: &str) -> Vec<(String, Option<String>)> {
    let contents: Vec<_> = types.iter().map(|name| format!(r#""{name}": {{"schema": {schema}}}"#)).collect();
    let document = openapi(&format!(
        r#""paths": {{"/a": {{"patch": {{"requestBody": {{"content": {{{}}}}}, "responses": {{}}}}}}}}"#,
        contents.join(", ")
    ));
    let api = run(&request(&document, &[])).client.unwrap().api;
    let (_, operation) = api.operations().next().unwrap();
    operation.body.others.iter().map(|whole| (whole.setter.clone(), whole.content_type.clone())).collect()
}

#[test]
fn media_types_that_mean_different_things_are_a_choice() {
    let (object, text) = (r#"{"type": "object"}"#, r#"{"type": "string"}"#);
    let binary = r#"{"type": "string", "format": "binary"}"#;
    let json_patch = ("application/json-patch+json", "json_patch");
    let merge_patch = "application/merge-patch+json";
    let list = r#"{"type": "array", "items": {"type": "object"}}"#;
    for (types, schema, expected) in [
        // the server cannot take an object for a list of operations
        (
            &[json_patch.0, merge_patch][..],
            object,
            vec![("body", Some(merge_patch)), (json_patch.1, Some(json_patch.0))],
        ),
        (&[json_patch.0, merge_patch], list, vec![("body", Some(json_patch.0)), ("merge_patch", Some(merge_patch))]),
        (&[json_patch.0], object, vec![("body", Some(json_patch.0))]),
        (&["application/json", merge_patch], object, vec![("body", None), ("merge_patch", Some(merge_patch))]),
        // the same in two ways
        (&["application/json", "application/vnd.a+json"], object, vec![("body", None)]),
        (&["text/csv", "text/html"], text, vec![("body", Some("text/csv")), ("html", Some("text/html"))]),
        (&["image/*", "image/png", "video/mp4"], binary, vec![("body", Some("image/png"))]),
        (&["image/*"], binary, vec![("body", None)]),
        (&["image/png", "video/mp4"], binary, vec![("body", Some("image/png"))]),
    ] {
        let found = setters(types, schema);
        let found: Vec<_> = found.iter().map(|(name, media)| (name.as_str(), media.as_deref())).collect();
        assert_eq!(found, expected, "{types:?}");
    }
}

#[test]
fn what_is_required_and_has_one_value_is_preset() {
    let document = openapi(
        r#""paths": {"/a": {"post": {"parameters": [
            {"name": "q", "in": "query", "required": true, "schema": {"type": "integer", "enum": [7]}},
            {"name": "optional", "in": "query", "schema": {"type": "string", "enum": ["a"]}},
            {"name": "two", "in": "query", "required": true, "schema": {"type": "string", "enum": ["a", "b"]}}],
            "requestBody": {"content": {"multipart/form-data": {"schema": {"type": "object", "required": ["f"],
                "properties": {"f": {"type": "boolean", "enum": [true]}, "g": {"type": "string", "enum": ["a"]}}}}}},
            "responses": {}}}}"#,
    );
    let api = run(&request(&document, &[])).client.unwrap().api;
    let (_, operation) = api.operations().next().unwrap();
    let fields = operation.parameters.iter().chain(&operation.body.fields);
    let found: Vec<_> = fields.map(|field| (field.preset.clone(), field.required)).collect();
    let expected = [(Some(7.into()), false), (None, false), (None, true), (Some(true.into()), false), (None, false)];
    assert_eq!(found, expected);
}

#[test]
fn what_only_required_names_is_a_field_of_any_json() {
    let schema = |more: &str| {
        format!(r#"{{"type": "object", "required": ["a", "b"], "properties": {{"a": {{"type": "string"}}}}{more}}}"#)
    };
    for (schema, ty, reported) in [
        (schema(""), Type::Json, true),
        (schema(r#", "additionalProperties": {"type": "integer"}"#), Type::Int64, true),
        (schema(r#", "allOf": [{"properties": {"b": {"type": "boolean"}}}]"#), Type::Boolean, false),
    ] {
        let document = openapi(&format!(
            r#""paths": {{"/a": {{"post": {{"requestBody": {{"required": true, "content": {{"application/json": {{
                "schema": {schema}}}}}}}, "responses": {{}}}}}}}}"#
        ));
        let outcome = run(&request(&document, &[]));
        assert_eq!(outcome.diagnostics.iter().any(|one| one.code == "required-without-property"), reported, "{schema}");
        let api = outcome.client.unwrap().api;
        let (_, operation) = api.operations().next().unwrap();
        let field = operation.body.fields.iter().find(|field| field.name.wire == "b").unwrap();
        assert_eq!((&field.ty, field.required), (&ty, true), "{schema}");
    }
}

#[test]
fn parts_that_lead_to_themselves_are_values() {
    for schema in [
        r##"{"type": "array", "items": {"$ref": "#/components/schemas/A"}}"##,
        r##"{"anyOf": [{"$ref": "#/components/schemas/A"}, {"$ref": "#/components/schemas/A"}]}"##,
        r##"{"type": "array", "items": {"anyOf": [{"$ref": "#/components/schemas/A"}, {"type": "integer"}]}}"##,
    ] {
        let document = openapi(&format!(
            r##""paths": {{"/a": {{"post": {{"requestBody": {{"content": {{"multipart/form-data": {{"schema":
                {{"type": "object", "properties": {{"a": {{"$ref": "#/components/schemas/A"}}}}}}}}}}}}, "responses": {{}}}}}}}},
                "components": {{"schemas": {{"A": {schema}}}}}"##
        ));
        let api = run(&request(&document, &[])).client.unwrap().api;
        let (_, operation) = api.operations().next().unwrap();
        assert_eq!(operation.body.fields[0].part, Some(PartKind::Value), "{schema}");
    }
}
