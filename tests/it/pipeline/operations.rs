//! Reports about operations: parameters, bodies, responses, names.

use super::{openapi, request, run};
use ampersat::model::{Content, StyleKind, Type};

/// All findings of a document with these members, by code and message.
fn findings(members: &str) -> Vec<String> {
    let document = openapi(members).replacen("3.0.3", "3.1.0", 1);
    let outcome = run(&request(&document, &[]));
    assert!(outcome.client.is_some(), "{:#?}", outcome.diagnostics);
    outcome.diagnostics.iter().map(|one| format!("{} {}", one.code, one.message)).collect()
}

/// The findings of an operation `GET /a` with these members.
fn of_operation(members: &str) -> Vec<String> {
    findings(&format!(r#""paths": {{"/a": {{"get": {{"operationId": "a", {members}}}}}}}"#))
}

#[test]
fn parameters_that_are_not_sent_as_declared() {
    let list = r#"{"type": "array", "items": {"type": "string"}}"#;
    let lists = r#"{"type": "array", "items": {"type": "array", "items": {"type": "string"}}}"#;
    for (parameter, finding) in [
        (
            r#""in": "header", "schema": {"type": "string"}, "style": "form""#.to_owned(),
            "invalid-style `form` is no style for what stands in a header: the default is taken",
        ),
        (
            format!(r#""in": "query", "schema": {list}, "style": "deepObject""#),
            "undefined-style OpenAPI does not say how `p` of GET /a is written: `deepObject` is for objects: \
             a list is `p[]=…`",
        ),
        (
            format!(r#""in": "query", "schema": {list}, "style": "pipeDelimited", "explode": true"#),
            "undefined-style OpenAPI does not say how `p` of GET /a is written: its style does nothing with \
             `explode`: it is sent as `form`",
        ),
        (
            format!(r#""in": "query", "schema": {lists}"#),
            "undefined-style OpenAPI does not say how `p` of GET /a is written: lists and objects in it are \
             written as JSON",
        ),
        (
            r#""in": "query", "content": {"application/xml": {"schema": {"type": "object"}}}"#.to_owned(),
            "parameter-as-text `p` of GET /a is written as application/xml: it is text, as it stands",
        ),
    ] {
        let members = format!(r#""parameters": [{{"name": "p", {parameter}}}], "responses": {{}}"#);
        assert_eq!(of_operation(&members), [finding], "{parameter}");
    }
}

#[test]
fn headers_that_are_no_parameters() {
    let names = ["Accept", "content-type", "AUTHORIZATION"];
    let parameter = |name: &&str| format!(r#"{{"name": "{name}", "in": "header", "schema": {{"type": "string"}}}}"#);
    let parameters = names.iter().map(parameter).collect::<Vec<_>>().join(", ");
    let found = of_operation(&format!(r#""parameters": [{parameters}], "responses": {{}}"#));
    let about = |name| format!("the header `{name}` of GET /a is no parameter");
    assert_eq!(found.len(), 3);
    assert!(found.iter().zip(names).all(|(found, name)| found.contains(&about(name))), "{found:#?}");
}

#[test]
fn answers_that_are_not_read_as_declared() {
    let object = r#"{"schema": {"type": "object", "properties": {"a": {"type": "string"}}}}"#;
    let ok =
        |content: String| format!(r#""responses": {{"200": {{"description": "fine", "content": {{{content}}}}}}}"#);
    for (members, finding) in [
        (
            ok(format!(r#""application/json": {object}, "application/xml": {object}, "image/png": {{}}"#)),
            "media-type-unused GET /a answers `application/xml`, `image/png`, of which only \
             `application/json` is asked for",
        ),
        (
            ok(format!(r#""application/xml": {object}"#)),
            "response-as-text the application/xml that GET /a answers is text: only JSON is decoded",
        ),
        (
            r#""responses": {"default": {"description": "A thing"}}"#.to_owned(),
            "default-as-success GET /a declares no success: `default` is taken for it",
        ),
        (
            r#""responses": {"200": {"description": "fine", "links": {}}}"#.to_owned(),
            "link-ignored the links of a response of GET /a are not part of a client",
        ),
        (
            r#""responses": {"200": {"description": "", "content": {"application/json": {}}}, "202": {"description": "",
               "content": {"image/png": {}}}}"#
                .to_owned(),
            "response-buffered a response of GET /a is read as a whole, since others are no stream",
        ),
        (
            r#""callbacks": {"done": {}}, "responses": {}"#.to_owned(),
            "callback-ignored the callbacks of GET /a are not part of a client",
        ),
        (
            r#""tags": ["one", "two", "three"], "responses": {}"#.to_owned(),
            "tag-ignored GET /a stands in the group of its first tag, not in `two`, `three`",
        ),
    ] {
        assert_eq!(of_operation(&members), [finding], "{members}");
    }
    assert_eq!(of_operation(r#""responses": {"default": {"description": "An unexpected error"}}"#), [""; 0]);
}

#[test]
fn operations_are_named_whatever_their_ids() {
    let operation = |id: &str| format!(r#"{{"get": {{{id} "responses": {{}}}}}}"#);
    let paths = [
        ("/a", operation(r#""operationId": "list","#)),
        ("/b", operation(r#""operationId": "list","#)),
        ("/c", operation(r#""operationId": "LIST","#)),
        ("/d", operation(r#""operationId": "日本","#)),
        ("/e", operation("")),
    ];
    let paths: Vec<_> = paths.iter().map(|(path, item)| format!(r#""{path}": {item}"#)).collect();
    let document = openapi(&format!(r#""paths": {{{}}}, "webhooks": {{"done": {{}}}}"#, paths.join(", ")));
    let document = document.replacen("3.0.3", "3.1.0", 1);
    let outcome = run(&request(&document, &[]));
    let api = &outcome.client.as_ref().unwrap().api;
    let names: Vec<_> = api.operations().map(|(_, operation)| operation.name.as_str()).collect();
    assert_eq!(names, ["list", "list2", "list3", "get_d", "get_e"]);
    let said: Vec<_> = outcome.diagnostics.iter().map(|one| format!("{}: {}", one.code, one.message)).collect();
    assert_eq!(
        said,
        [
            "duplicate-operation-id: GET /b has the operationId `list` of another operation",
            "operation-renamed: another operation of its group is called `list`: GET /b is called `list2`",
            "operation-renamed: another operation of its group is called `list`: GET /c is called `list3`",
            "operation-renamed: its operationId has no letters or digits: GET /d is called `get_d`",
            "missing-operation-id: GET /e has no operationId: it is called `get_e`",
            "webhook-ignored: the webhook `done` is not part of a client",
        ]
    );
}

#[test]
fn bodies_that_are_not_sent_as_declared() {
    let object = r#"{"type": "object", "properties": {"a": {"type": "array", "items": {"type": "string"}}}}"#;
    let body = |content: String| format!(r#""requestBody": {{"content": {{{content}}}}}, "responses": {{}}"#);
    for (members, finding) in [
        (
            body(format!(r#""application/json": {{"schema": {object}}}, "application/vnd.a+json": {{"schema": {object}}}"#)),
            "media-type-unused GET /a takes `application/vnd.a+json`, too: only `application/json` is sent",
        ),
        (
            // the same can be sent as JSON
            body(format!(r#""multipart/form-data": {{"schema": {object}}}, "application/json": {{"schema": {object}}}"#)),
            "media-type-unused GET /a takes `multipart/form-data`, too: only `application/json` is sent",
        ),
        (
            body(format!(r#""application/xml": {{"schema": {object}}}"#)),
            "body-as-text the application/xml of GET /a is text, which the caller writes",
        ),
        (
            body(String::new()),
            "unsupported-body the body of GET /a has no content that could be sent",
        ),
        (
            body(r#""application/json": {"schema": {"properties": {"id": {"readOnly": true}, "a": {"type": "string"}}}}"#.to_owned()),
            "read-only-left-out `id` of the body of GET /a is read-only: it cannot be set",
        ),
        (
            body(format!(r#""multipart/form-data": {{"schema": {object}, "encoding": {{"a": {{"headers": {{}}}}}}}}"#)),
            "encoding-ignored `headers` of the encoding of `a` of GET /a is not followed",
        ),
        (
            body(format!(
                r#""application/x-www-form-urlencoded": {{"schema": {object}, "encoding": {{"a": {{"style": "deepObject"}}}}}}"#
            )),
            "undefined-style OpenAPI does not say how `a` of GET /a is written: `deepObject` is for objects: a list is \
             `a[]=…`",
        ),
        (
            body(format!(
                r#""application/x-www-form-urlencoded": {{"schema": {{"type": "object", "properties": {{"b": {object}}}}}}}"#
            )),
            "form-field-as-json objects in the field `b` of GET /a are sent as JSON",
        ),
    ] {
        assert_eq!(of_operation(&members), [finding], "{members}");
    }
}

/// Swagger 2.0 joins lists in forms with commas, unless it says otherwise.
#[test]
fn forms_of_swagger() {
    let field = |name: &str, more: &str| {
        format!(r#"{{"name": "{name}", "in": "formData", "type": "array", "items": {{"type": "string"}}{more}}}"#)
    };
    let fields = [
        field("csv", ""),
        field("multi", r#", "collectionFormat": "multi""#),
        field("pipes", r#", "collectionFormat": "pipes", "required": true"#),
    ];
    let document = super::swagger(&format!(
        r#"{{"/a": {{"post": {{"parameters": [{}], "responses": {{}}}}}}}}"#,
        fields.join(", ")
    ));
    let api = run(&request(&document, &[])).client.unwrap().api;
    let body = &api.groups[0].operations[0].body;
    let styles: Vec<_> = body.fields.iter().map(|field| field.style.map(|style| (style.kind, style.explode))).collect();
    assert_eq!(
        styles,
        [Some((StyleKind::Form, false)), Some((StyleKind::Form, true)), Some((StyleKind::PipeDelimited, false))]
    );
    assert!(body.required);

    // a part of a form with files is written in the same way
    let file = r#"{"name": "file", "in": "formData", "type": "file"}"#;
    let fields = [field("csv", ""), field("multi", r#", "collectionFormat": "multi""#), file.to_owned()];
    let document = super::swagger(&format!(
        r#"{{"/a": {{"post": {{"parameters": [{}], "responses": {{}}}}}}}}"#,
        fields.join(", ")
    ));
    let api = run(&request(&document, &[])).client.unwrap().api;
    let fields = &api.groups[0].operations[0].body.fields;
    let styles: Vec<_> = fields.iter().map(|field| field.style.map(|style| (style.kind, style.explode))).collect();
    assert_eq!(styles, [Some((StyleKind::Form, false)), Some((StyleKind::Form, true)), None]);
}

#[test]
fn an_example_is_kept_with_its_status() {
    let json = r#"{"description": "", "content": {"application/json": {"schema": {}, "example": {"a": 1}}}}"#;
    let text = r#"{"description": "", "content": {"text/plain": {"schema": {"type": "string"}}}}"#;
    for (responses, status) in [
        (format!(r#""201": {json}"#), 201),
        (format!(r#""200": {text}, "202": {json}"#), 202),
        (format!(r#""2XX": {json}"#), 200),
        (format!(r#""200": {text}, "2XX": {json}"#), 201),
        (format!(r#""default": {json}"#), 200),
    ] {
        let document = openapi(&format!(r#""paths": {{"/a": {{"get": {{"responses": {{{responses}}}}}}}}}"#));
        let client = run(&request(&document, &[])).client.unwrap();
        let example = format!("operation: \"operations.get_a\",\n            status: {status},\n");
        assert!(client.files["src/generated/mock.rs"].contains(&example), "{responses}");
    }
}

#[test]
fn of_several_examples_a_mock_answers_the_first() {
    let client = run(&request(
        &openapi(
            r##""components": {"examples": {"one": {"value": {"a": 1}}}}, "paths": {"/a": {"get": {"responses": {"200": {
            "description": "", "content": {"application/json": {"schema": {"type": "object"}, "examples": {
                "none": {"externalValue": "https://example.com"}, "first": {"$ref": "#/components/examples/one"},
                "second": {"value": {"a": 2}}}}}}}}}}"##,
        ),
        &[],
    ));
    let files = client.client.unwrap().files;
    let mock = &files["src/generated/mock.rs"];
    assert!(mock.contains("\"a\": 1") && !mock.contains("\"a\": 2"), "{mock}");
    assert!(mock.contains(".get_a()).answer_example();"), "{mock}");
    // it is not all that is known of the answer
    assert!(!files.contains_key("tests/examples.rs") && !files["src/generated/operations/mod.rs"].contains("```json"));
}

/// Returns the answer of an operation with this content, and the forms in which its body is sent.
fn media(name: &str, media: &str) -> (String, Vec<Content>) {
    let content = format!(r#"{{"content": {{"{name}": {media}}}, "description": "d"}}"#);
    let document = openapi(&format!(
        r#""paths": {{"/a": {{"post": {{"requestBody": {content}, "responses": {{"200": {content}}}}}}}}}"#
    ));
    let api = run(&request(&document, &[])).client.unwrap().api;
    let (_, operation) = api.operations().next().unwrap();
    let bodies = operation.body.others.iter().map(|whole| whole.content.clone()).collect();
    (api.describe_payload(&operation.response), bodies)
}

#[test]
fn the_items_of_json_lines_are_those_of_the_list_or_what_the_schema_says() {
    let integer = || vec![Content::Lines(Type::Int64), Content::Bytes];
    for (schema, answered, sent) in [
        (r#"{"schema": {"type": "array", "items": {"type": "integer"}}}"#, "LineStream<i64>", integer()),
        (r#"{"schema": {"type": "integer"}}"#, "LineStream<i64>", integer()),
        (r#"{"itemSchema": {"type": "integer"}}"#, "LineStream<i64>", integer()),
        // it is said of the text as a whole
        (r#"{"schema": {"type": "string"}}"#, "LineStream<Value>", vec![Content::Bytes]),
        ("{}", "LineStream<Value>", vec![Content::Bytes]),
        (r#"{"schema": {"type": "string", "format": "binary"}}"#, "ByteStream", vec![Content::Bytes]),
    ] {
        for name in ["application/jsonl", "application/x-ndjson; charset=utf-8"] {
            assert_eq!(media(name, schema), (answered.to_owned(), sent.clone()), "{schema}");
        }
    }
}

/// Returns the forms in which a body with these contents is sent if this is the schema of a header `Content-Type`.
fn sent_as(contents: &[&str], header: &str) -> (Vec<Option<String>>, bool) {
    let contents: Vec<_> =
        contents.iter().map(|name| format!(r#""{name}": {{"schema": {{"type": "string"}}}}"#)).collect();
    let document = openapi(&format!(
        r#""paths": {{"/a": {{"post": {{
            "parameters": [{{"name": "content-type", "in": "header", "schema": {header}}}],
            "requestBody": {{"content": {{{}}}}}, "responses": {{"204": {{"description": "d"}}}}
        }}}}}}"#,
        contents.join(", ")
    ));
    let outcome = run(&request(&document, &[]));
    let is_reported = outcome.diagnostics.iter().any(|one| one.code == "content-type-from-header");
    let api = outcome.client.unwrap().api;
    let (_, operation) = api.operations().next().unwrap();
    assert!(operation.parameters.is_empty());
    (operation.body.others.iter().map(|whole| whole.content_type.clone()).collect(), is_reported)
}

#[test]
fn a_content_type_that_is_a_parameter_says_how_the_body_is_sent() {
    let tar = r#"{"type": "string", "enum": ["application/x-tar"], "default": "application/x-tar"}"#;
    let name = |name: &str| Some(name.to_owned());
    for (contents, header, expected, is_reported) in [
        // a more precise name for the same
        (&["application/octet-stream"][..], tar, vec![name("application/x-tar")], true),
        (&["text/plain"], r#"{"type": "string", "default": "text/csv"}"#, vec![name("text/csv")], true),
        // one of several that say the same
        (&["text/plain", "application/x-tar"], tar, vec![name("application/x-tar")], true),
        (&["application/x-tar", "text/plain"], tar, vec![name("application/x-tar")], true),
        // something else, nothing, or the same
        (&["text/plain"], tar, vec![None], false),
        (&["text/plain"], r#"{"type": "string", "enum": ["text/csv", "text/html"]}"#, vec![None], false),
        (&["text/plain"], r#"{"type": "string"}"#, vec![None], false),
        (&["application/x-tar"], tar, vec![name("application/x-tar")], false),
    ] {
        assert_eq!(sent_as(contents, header), (expected, is_reported), "{contents:?} {header}");
    }
}
