//! Documents that cannot be used: the reports, and their places.

use super::{complaints, openapi, request, run, swagger};

#[track_caller]
fn refused(document: &str, expected: &[&str]) {
    let outcome = run(&request(document, &[]));
    assert_eq!(complaints(&outcome), expected);
    assert!(outcome.client.is_none(), "a client was made all the same");
}

/// The document costs nothing but what is reported.
#[track_caller]
fn repaired(document: &str, expected: &[&str]) {
    let outcome = run(&request(document, &[]));
    let found = outcome.diagnostics.iter().filter(|one| one.severity != ampersat::diagnostic::Severity::Note);
    assert_eq!(found.flat_map(super::lines).collect::<Vec<_>>(), expected);
    assert!(outcome.client.is_some(), "no client was made");
}

#[test]
fn closing_brackets_that_are_not_indented_are_understood_and_move_nothing() {
    let message = "a closing bracket is to be indented more than the key of what it closes; it is read all the same";
    let found = |place: &str| format!("closing-bracket-indentation document:{place} {message}");
    for end in ["\n", "\r\n"] {
        let lines = [
            "swagger: \"2.0\"",
            "x-a:",
            "  b: {",
            "    \"c\": {}",
            "  }",
            "  d: |",
            "    {",
            "    }",
            "paths: {",
            "}",
            "info: {version: 1",
        ];
        let document = lines.join(end);
        repaired(&format!("{document}}}{end}"), &[&found("5:3"), &found("10:1")]);
        refused(
            &format!("{document}, version: 2}}{end}"),
            &[
                "syntax document:11:20 this is not YAML: the key `version` stands twice in one object",
                "see document:11:8 `version` stands here first",
            ],
        );
    }
}

#[test]
fn an_overlay_settles_a_parameter_that_is_declared_twice() {
    let document = swagger(
        r#"{"/a": {"get": {"parameters": [
        {"name": "page", "in": "query", "type": "integer"},
        {"name": "page", "in": "query", "type": "string"}], "responses": {}}}}"#,
    );
    let overlay = "overlay: 1.0.0\nactions:\n- target: $.paths['/a'].get.parameters[1]\n  \
                   description: The first one is right.\n  remove: true\n";
    assert_eq!(complaints(&run(&request(&document, &[overlay]))), [""; 0]);
}

#[test]
fn what_openapi_does_not_permit_is_noted_and_costs_nothing() {
    let document = openapi(
        r#""paths": {"/a": {"get": {"responses": {},
        "parameters": [{"name": "x", "in": "header", "style": "form", "schema": {"type": "string"}}]}}}"#,
    );
    let outcome = run(&request(&document, &[]));
    let notes: Vec<_> =
        outcome.diagnostics.iter().filter(|one| one.code == "invalid-openapi").flat_map(super::lines).collect();
    assert_eq!(
        notes,
        [
            "invalid-openapi document:3:24 GET /a is no valid OpenAPI 3.0, at `parameters[0]`: unknown variant `form`, expected `simple`"
        ]
    );
    assert!(outcome.client.is_some());
}

#[test]
fn a_document_without_operations_gives_a_crate_of_types() {
    for document in [
        openapi(r#""components": {"schemas": {"A": {"type": "object", "properties": {"a": {"type": "string"}}}}}"#),
        openapi(r#""paths": {}"#),
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\nwebhooks: {a: {post: {responses: {}}}}\n".to_owned(),
    ] {
        let outcome = run(&request(&document, &[]));
        let notes: Vec<_> = outcome.diagnostics.iter().filter(|one| one.code == "no-operations").collect();
        assert_eq!(notes.len(), 1);
        assert_eq!(notes[0].message, "the document describes no operation");
        super::assert_is_rust(&outcome);
    }
}

#[test]
fn no_name_of_a_document_leads_out_of_the_crate() {
    for hostile in
        ["../../etc", "..", "/etc/passwd", "a/../../b", "C:\\\\x", "\\u0000", "nul", "lib", "mod", "src/main", "~"]
    {
        let document = openapi(&format!(
            r#""tags": [{{"name": "{hostile}", "x-note": "{hostile}"}}], "paths": {{"/{hostile}": {{"get": {{
            "tags": ["{hostile}"], "operationId": "{hostile}", "responses": {{}}}}}}}}"#
        ));
        let outcome = run(&request(&document, &[]));
        let client = outcome.client.as_ref().unwrap_or_else(|| panic!("{hostile}: {:#?}", complaints(&outcome)));
        for path in client.files.keys() {
            let is_plain = |part: &str| {
                !part.trim_matches('.').is_empty() && part.chars().all(|c| c.is_alphanumeric() || "_-.".contains(c))
            };
            assert!(path.split('/').all(is_plain), "{hostile} makes {path}");
        }
    }
    for name in ["../client", "a/b", "", "-", "1a", "mod.rs"] {
        let outcome = run(&ampersat::Request { name: name.to_owned(), ..request(&openapi(r#""paths": {}"#), &[]) });
        assert!(outcome.client.is_none(), "{name}");
    }
}

#[test]
fn text_that_is_nested_without_end_is_refused() {
    refused(
        &"[".repeat(100_000),
        &["syntax document:1:201 this is not JSON: values are nested deeper than 200 levels"],
    );
    refused(
        &"- ".repeat(100_000),
        &["syntax document:1:401 this is not YAML: values are nested deeper than 200 levels"],
    );
}

/// `{index}` fits `number` and `name` alike: the document does not say which.
const GUESSWORK: &str = r#"{"/zone/@id/@index": {
    "put": {"parameters": [
        {"name": "id", "in": "path", "required": true, "type": "integer"},
        {"name": "number", "in": "query", "type": "integer"},
        {"name": "name", "in": "query", "type": "string"}], "responses": {}}}}"#;

#[test]
fn the_lines_to_add_for_a_placeholder_settle_it() {
    let open = run(&request(&swagger(GUESSWORK), &[]));
    let help = open.diagnostics.iter().find_map(|one| one.help.clone()).unwrap();
    let lines = help.split_once('\n').unwrap().1.replace("NAME", "number");
    let overlay = format!("overlay: 1.0.0\nactions:\n{lines}\n");
    for (overlays, expected) in
        [(vec![], [("id", "id"), ("index", "index")]), (vec![overlay.as_str()], [("id", "id"), ("index", "number")])]
    {
        let outcome = run(&request(&swagger(GUESSWORK), &overlays));
        let client = outcome.client.as_ref().unwrap_or_else(|| panic!("{:#?}", complaints(&outcome)));
        let names = client.api.operations().flat_map(|(_, operation)| &operation.path_parameters).map(|p| &p.name);
        let names: Vec<_> = names.map(|name| (name.wire.as_str(), name.rust.as_str())).collect();
        assert_eq!(names, expected);
    }
}

const UNKNOWN_TYPE: &str = r#"{"/a": {"get": {"parameters": [
    {"name": "page", "in": "query", "type": "varchar"}], "responses": {}}}}"#;

#[test]
fn an_overlay_settles_an_unknown_type() {
    let overlay = "overlay: 1.0.0\nactions:\n- target: $.paths['/a'].get.parameters[?@.name=='page']\n  \
                   description: varchar is what the database calls a text\n  update: {schema: {type: string}}\n";
    let outcome = run(&request(&swagger(UNKNOWN_TYPE), &[overlay]));
    assert_eq!(complaints(&outcome), [""; 0]);
    let client = outcome.client.unwrap();
    let (_, operation) = client.api.operations().next().unwrap();
    assert_eq!(operation.parameters[0].ty, ampersat::model::Type::String);
}

#[test]
fn an_example_that_cannot_be_read_costs_the_type_of_that_response_only() {
    let document = swagger(
        r#"{
        "/bad": {"get": {"responses": {"200": {
            "description": "```json\n{\n  \"a\": oops\n}\n```"}}}},
        "/good": {"get": {"responses": {"200": {
            "description": "```json\n{\n  \"a\": 1\n}\n```"}}}}}, "x-ampersat-example-descriptions": true"#,
    );
    let outcome = run(&request(&document, &[]));
    assert_eq!(
        complaints(&outcome),
        [
            "example-unreadable document:4:28 the example of GET /bad cannot be read: line 2: expected a value, found `o`"
        ]
    );
    let client = outcome.client.unwrap();
    let responses: Vec<_> = client.api.operations().map(|(_, operation)| operation.response.json().unwrap()).collect();
    assert!(
        matches!(responses.as_slice(), [ampersat::model::Type::Json, ampersat::model::Type::Named(_)]),
        "{responses:?}"
    );
}

#[test]
fn a_misspelt_member_of_an_extension_is_an_error_that_names_the_nearest() {
    for (extension, name, of, nearest) in [
        (r#""x-ampersat-environment": {"client_id": ["ID"]}"#, "client_id", "environment", "client-id"),
        (r#""x-ampersat-errors": {"messages": "error", "flags": "ok"}"#, "flags", "errors", "flag"),
        (r#""x-ampersat-paging": {"page": "page", "itmes": "/a"}"#, "itmes", "paging", "items"),
        (r#""x-ampersat-polling": {"header": "Location", "sattus": "/s"}"#, "sattus", "polling", "status"),
        (
            r#""x-ampersat-polling": {"url": "/u", "result": {"operation": "a", "parameter": {}}}"#,
            "parameter",
            "polling/result",
            "parameters",
        ),
        (
            r#""x-ampersat-token-flow": {"login": {"path": "/l"}, "unauthorised": ["no"]}"#,
            "unauthorised",
            "token-flow",
            "unauthorized",
        ),
        (
            r#""x-ampersat-token-flow": {"refresh": {"path": "/r", "fields": "t"}}"#,
            "fields",
            "token-flow/refresh",
            "field",
        ),
    ] {
        let outcome = run(&request(&openapi(&format!(r#""paths": {{}}, {extension}"#)), &[]));
        let said = complaints(&outcome);
        let message = format!("`{name}` is no member of `x-ampersat-{of}`");
        let [finding, help] = said.as_slice() else { panic!("{extension}: {said:?}") };
        assert!(finding.starts_with("unknown-extension ") && finding.ends_with(&message), "{extension}: {said:?}");
        assert_eq!(*help, format!("help: the nearest is `{nearest}`"), "{extension}");
        assert!(outcome.client.is_none(), "{extension}");
    }
}
