//! Documents that cannot be used: what is said, and where.

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
fn a_truncated_document_is_refused() {
    refused(
        "{\"swagger\": \"2.0\",\n \"paths\": {\n",
        &["syntax document:3:1 this is not JSON: expected a key in double quotes or `}`, found the end of the text"],
    );
}

#[test]
fn an_empty_document_is_refused() {
    refused("", &["syntax document:1:1 this is not YAML: the text holds no value"]);
}

#[test]
fn a_web_page_instead_of_a_document_is_refused() {
    refused(
        "<!DOCTYPE html>\n<html></html>\n",
        &["not-an-object document:1:1 an API description is an object, this is an HTML page"],
    );
}

#[test]
fn a_list_is_refused() {
    refused("\n  [1, 2]", &["not-an-object document:2:3 an API description is an object, this is a list"]);
}

#[test]
fn a_document_without_version_is_refused() {
    refused(
        "{\"paths\": {}}",
        &["unknown-version document:1:1 this is no API description: it has neither `swagger` nor `openapi`"],
    );
}

#[test]
fn an_unknown_version_is_refused() {
    refused(
        "{\n  \"swagger\": \"1.2\"}",
        &[
            "unknown-version document:2:14 `swagger: \"1.2\"` is not a version this generator knows",
            "help: known are `swagger: \"2.0\"`, `openapi: 3.0.x` and `openapi: 3.1.x`",
        ],
    );
    refused(
        "openapi: 4.0.0\n",
        &[
            "unknown-version document:1:10 `openapi: \"4.0.0\"` is not a version this generator knows",
            "help: known are `swagger: \"2.0\"`, `openapi: 3.0.x` and `openapi: 3.1.x`",
        ],
    );
    refused(
        "openapi: 3.2\n",
        &[
            "unknown-version document:1:10 `openapi: 3.2` is not a version this generator knows",
            "help: known are `swagger: \"2.0\"`, `openapi: 3.0.x` and `openapi: 3.1.x`",
        ],
    );
}

#[test]
fn a_document_that_says_it_is_both_versions_is_refused() {
    refused(
        "swagger: '2.0'\nopenapi: 3.0.3\npaths: {}\n",
        &[
            "unknown-version document:2:10 a document is Swagger 2 or OpenAPI 3, this one says that it is both",
            "see document:1:10 `swagger` stands here",
        ],
    );
}

#[test]
fn a_version_without_quotes_is_understood() {
    for (document, found) in [
        ("swagger: 2.0\npaths: {}\n", "document:1:10 the version is a number; it is read as \"2.0\""),
        ("openapi: 3.0\npaths: {}\n", "document:1:10 the version is a number; it is read as \"3.0\""),
        ("openapi: 3.1\npaths: {}\n", "document:1:10 the version is a number; it is read as \"3.1\""),
    ] {
        repaired(document, &[&format!("version-number {found}")]);
    }
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
fn a_key_that_stands_twice_is_refused() {
    refused(
        &swagger("{\"/a\": {\"get\": {}},\n \"/a\": {}}"),
        &[
            "syntax document:3:2 this is not JSON: the key `/a` stands twice in one object",
            "see document:2:2 `/a` stands here first",
        ],
    );
    refused(
        "swagger: \"2.0\"\npaths:\n  /a: {}\n  /a: {}\n",
        &[
            "syntax document:4:3 this is not YAML: the key `/a` stands twice in one object",
            "see document:3:3 `/a` stands here first",
        ],
    );
}

#[test]
fn two_spellings_of_one_path_are_refused() {
    refused(
        &swagger(
            r#"{
            "/a/@id": {"get": {"parameters": [{"name": "id", "in": "path", "type": "string"}], "responses": {}}},
            "a/{id}": {"get": {"parameters": [{"name": "id", "in": "path", "type": "string"}], "responses": {}}}
        }"#,
        ),
        &[
            "duplicate-path document:4:23 the path `/a/{id}` stands here for the second time once it is normalised",
            "see document:3:23 `/a/{id}` stands here first",
        ],
    );
}

#[test]
fn a_path_parameter_without_placeholder_is_left_out() {
    repaired(
        &swagger(
            r#"{"/a": {"get": {"parameters": [
            {"name": "id", "in": "path", "required": true, "type": "string"}], "responses": {}}}}"#,
        ),
        &[
            "parameter-without-placeholder document:3:13 `id` is a path parameter of GET /a, but the path has no `{id}`: it is left out",
        ],
    );
}

#[test]
fn a_parameter_that_is_declared_twice_is_refused() {
    refused(
        &swagger(
            r#"{"/a": {"get": {"parameters": [
            {"name": "page", "in": "query", "type": "integer"},
            {"name": "page", "in": "query", "type": "string"}], "responses": {}}}}"#,
        ),
        &[
            "duplicate-parameter document:4:13 the parameter `page` in query is declared twice",
            "see document:3:13 `page` is declared here first",
        ],
    );
}

#[test]
fn a_parameter_that_is_declared_twice_alike_is_there_once() {
    repaired(
        &swagger(
            r#"{"/a": {"get": {"parameters": [
            {"name": "page", "in": "query", "type": "integer"},
            {"name": "page", "in": "query", "type": "integer", "description": "the page"}], "responses": {}}}}"#,
        ),
        &[
            "duplicate-parameter document:4:13 the parameter `page` in query is declared twice, alike: once is enough",
            "see document:3:13 `page` is declared here first",
        ],
    );
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
fn what_cannot_stand_where_it_stands_is_left_out() {
    repaired(
        &openapi("\"paths\": {\"/a\": {\"get\": {\"responses\":\n 7}}}"),
        &["malformed document:3:2 `responses` should be an object, and is a number: it is left out"],
    );
    repaired(&swagger("7"), &["malformed document:2:1 `paths` should be an object, and is a number: it is left out"]);
    repaired(
        &openapi(
            r#""paths": {"/a": {"get": {"tags": null, "parameters": null, "responses": {"200": "fine", "404": null}}}}"#,
        ),
        &[
            "malformed document:2:81 `200` should be an object, and is a string: it is left out",
            "null-member document:2:54 `parameters` is null, which says nothing: it is left out",
            "null-member document:2:96 `404` is null, which says nothing: it is left out",
        ],
    );
    repaired(
        &openapi(r#""paths": {}, "components": {"schemas": {"A": {"properties": [], "example": [], "allOf": [1]}}}"#),
        &[
            "malformed document:2:90 an item of a list of schemas should be an object, and is a number: it is left out",
            "list-for-object document:2:61 `properties` is an empty list where an object belongs: it is read as an empty object",
        ],
    );
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

#[test]
fn an_unknown_class_is_refused() {
    refused(
        &swagger(r#"{"/a": {"get": {"x-ampersat-class": "writes", "responses": {}}}}"#),
        &["unknown-class document:2:37 `writes` is no class of operations: read, idempotent, unsafe or spends"],
    );
}

/// `{index}` fits `number` and `name` alike: the document does not say which.
const GUESSWORK: &str = r#"{"/zone/@id/@index": {
    "put": {"parameters": [
        {"name": "id", "in": "path", "required": true, "type": "integer"},
        {"name": "number", "in": "query", "type": "integer"},
        {"name": "name", "in": "query", "type": "string"}], "responses": {}}}}"#;

#[test]
fn a_placeholder_without_parameter_is_a_text_and_the_lines_to_add_are_shown() {
    repaired(
        &swagger(GUESSWORK),
        &[
            "at-placeholder document:2:22 the path `/zone/@id/@index` is read as `/zone/{id}/{index}`",
            "placeholder-without-parameter document:3:12 `{index}` of PUT /zone/{id}/{index} has no parameter: it is taken for a text that the caller gives",
            "help: if a declared parameter stands for it, say so with an overlay:\n- target: $.paths['/zone/{id}/{index}'].put.parameters[?@.name=='NAME']\n  description: NAME stands for {index}, because …\n  update: {name: index, in: path, required: true, x-ampersat-name: NAME}",
        ],
    );
}

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
fn an_unknown_type_is_anything() {
    repaired(
        &swagger(UNKNOWN_TYPE),
        &[
            "unknown-type document:3:45 `varchar` is no type of OpenAPI, nor a spelling of one that we know: it is taken for anything",
            "help: say with an overlay what it means, such as `update: {type: string}`",
        ],
    );
}

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
