//! Bodies of parts without names, as OpenAPI 3.2 describes them.

use super::{request, run};
use ampersat::model::{Content, Id as _, Type, TypeId, Whole};

/// A document in which a body has this content, and an answer another one.
fn document(version: &str, body: &str, answer: &str) -> String {
    format!(
        r##"{{"openapi": "{version}", "info": {{"title": "T", "version": "1"}}, "paths": {{"/a": {{"post": {{"operationId": "a",
            "requestBody": {{"content": {{{body}}}}}, "responses": {{"200": {{"description": ".", "content": {{{answer}}}}}}}}}}}}},
        "components": {{"schemas": {{"T": {{"type": "object", "properties": {{"n": {{"type": "integer"}}}}}},
            "L": {{"type": "array", "items": {{"$ref": "#/components/schemas/T"}}}}}}}}}}"##
    )
}

/// The setters of a body with this content, and what is found.
fn read(version: &str, body: &str, answer: &str) -> (Vec<Whole>, Vec<String>) {
    let outcome = run(&request(&document(version, body, answer), &[]));
    let found = outcome.diagnostics.iter().filter(|one| one.code != "media-type-unused");
    let found = found.map(|one| format!("{} {}", one.code, one.message)).collect();
    let api = outcome.client.unwrap().api;
    let (_, operation) = api.operations().next().unwrap();
    (operation.body.others.clone(), found)
}

fn content(media: &str) -> String {
    format!(r#""multipart/mixed": {{{media}}}"#)
}

#[test]
fn each_item_of_a_list_is_a_part() {
    let values = |ty, content_type: Option<&str>| Content::Parts(ty, content_type.map(str::to_owned));
    let files = |content_type: Option<&str>| Content::FileParts(content_type.map(str::to_owned));
    let list = |item: &str| format!(r#""schema": {{"type": "array", "items": {item}}}"#);
    let text = r#"{"type": "string"}"#;
    for (media, expected) in [
        (list(text), values(Type::String, None)),
        (format!(r#""itemSchema": {text}"#), values(Type::String, None)),
        (format!(r#"{}, "itemEncoding": {{}}"#, list(r#"{"type": "boolean"}"#)), values(Type::Boolean, None)),
        (r##""schema": {"$ref": "#/components/schemas/L"}"##.to_owned(), values(Type::Named(TypeId::at(0)), None)),
        (
            format!(r#""itemSchema": {text}, "itemEncoding": {{"contentType": "text/css, text/html"}}"#),
            values(Type::String, Some("text/css")),
        ),
        (
            r#""itemSchema": {"type": "string", "contentMediaType": "text/css"}"#.to_owned(),
            values(Type::String, Some("text/css")),
        ),
        (
            r#""itemSchema": {}, "itemEncoding": {"contentType": "application/json"}"#.to_owned(),
            values(Type::Json, Some("application/json")),
        ),
        // what has no type is bytes
        (list("{}"), files(None)),
        (list(r#"{"type": "string", "format": "binary"}"#), files(None)),
        (format!(r#""itemSchema": {text}, "itemEncoding": {{"contentType": "image/png"}}"#), files(Some("image/png"))),
        (r#""itemSchema": {}, "itemEncoding": {"contentType": "image/*"}"#.to_owned(), files(None)),
        (r#""itemSchema": {"type": "string", "contentMediaType": "image/png"}"#.to_owned(), files(Some("image/png"))),
    ] {
        let (setters, found) = read("3.2.0", &content(&media), "");
        assert!(setters.iter().all(|one| one.content_type.as_deref() == Some("multipart/mixed")), "{media}");
        let setters: Vec<_> = setters.into_iter().map(|one| (one.setter, one.content)).collect();
        assert_eq!(setters, [("body".to_owned(), expected), ("bytes".to_owned(), Content::Bytes)], "{media}");
        assert_eq!(found, [""; 0], "{media}");
    }
}

#[test]
fn text_of_bytes_is_declared_as_bytes() {
    let item = r#""itemSchema": {"type": "string", "contentEncoding": "base64"}"#;
    let (setters, _) = read("3.2.0", &content(item), "");
    let Content::Parts(_, content_type) = &setters[0].content else { panic!("{setters:?}") };
    assert_eq!(content_type.as_deref(), Some("application/octet-stream"));
}

#[test]
fn what_a_client_does_not_make_of_parts_is_reported() {
    let text = r#""itemSchema": {"type": "string"}"#;
    let object = r##""itemSchema": {"$ref": "#/components/schemas/T"}"##;
    for (media, reason) in [
        (r#""itemEncoding": {}"#.to_owned(), "no schema says what each of them is"),
        (r#""schema": {"type": "object"}, "itemEncoding": {}"#.to_owned(), "no schema says what each of them is"),
        (format!(r#"{text}, "prefixEncoding": [{{}}]"#), "the first ones are described one by one"),
        (r#""schema": {"type": "array", "prefixItems": [{}]}"#.to_owned(), "the first ones are described one by one"),
        (format!(r#"{text}, "encoding": {{"a": {{}}}}"#), "`encoding` names them"),
        (format!(r#"{text}, "itemEncoding": {{"contentType": "multipart/mixed"}}"#), "they have parts of their own"),
        (format!(r#"{text}, "itemEncoding": {{"contentType": "text"}}"#), "`contentType` is no media type"),
        (
            format!(r#"{object}, "itemEncoding": {{"contentType": "application/*"}}"#),
            "`contentType` says no media type of a value",
        ),
        (
            format!(r#"{object}, "itemEncoding": {{"contentType": "application/xml"}}"#),
            "their values are written neither as JSON nor as text",
        ),
        (
            r#""itemSchema": {"type": "array", "items": {"type": "string", "format": "binary"}}"#.to_owned(),
            "each is a list of files",
        ),
    ] {
        let (setters, found) = read("3.2.0", &content(&media), "");
        assert_eq!(setters.into_iter().map(|one| one.content).collect::<Vec<_>>(), [Content::Bytes], "{media}");
        let expected =
            format!("unnamed-parts the parts of the `multipart/mixed` of POST /a are left to the caller: {reason}");
        assert_eq!(found, [expected], "{media}");
    }
}

#[test]
fn parts_inside_of_parts_of_forms_and_of_answers_are_reported() {
    let nested = r#""itemSchema": {"type": "string"}, "itemEncoding": {"itemEncoding": {}}"#;
    let form =
        r#""multipart/form-data": {"schema": {"type": "array", "items": {"type": "string"}}, "itemEncoding": {}}"#;
    let answer = content(r#""itemSchema": {"type": "string"}, "itemEncoding": {"contentType": "text/plain"}"#);
    let alone = "unnamed-parts `itemEncoding` describes parts without names, which a client writes and reads as bytes";
    let left = |name: &str, reason: &str| {
        format!("unnamed-parts the parts of the `{name}` of POST /a are left to the caller: {reason}")
    };
    for (body, answer, expected) in [
        (content(nested), "", vec![left("multipart/mixed", "they have parts of their own"), alone.to_owned()]),
        (form.to_owned(), "", vec![left("multipart/form-data", "it is a form, whose fields have names")]),
        (r#""text/plain": {}"#.to_owned(), answer.as_str(), vec![alone.to_owned()]),
    ] {
        assert_eq!(read("3.2.0", &body, answer).1, expected, "{body}");
    }
}

#[test]
fn headers_and_styles_of_parts_are_reported() {
    let encoding = |key: &str, value: &str| {
        content(&format!(r#""itemSchema": {{"type": "string"}}, "itemEncoding": {{"{key}": {value}}}"#))
    };
    for (key, value) in [("headers", r#"{"X-A": {"schema": {"type": "string"}}}"#), ("style", r#""form""#)] {
        let (setters, found) = read("3.2.0", &encoding(key, value), "");
        assert_eq!(setters[0].content, Content::Parts(Type::String, None));
        assert_eq!(
            found,
            [format!("encoding-ignored `{key}` of `itemEncoding` of the body of POST /a is not followed")]
        );
    }
}

#[test]
fn earlier_versions_do_not_say_what_parts_without_names_are() {
    let list = content(r#""schema": {"type": "array", "items": {"type": "string"}}"#);
    let (setters, found) = read("3.1.0", &list, "");
    assert_eq!(setters.into_iter().map(|one| one.content).collect::<Vec<_>>(), [Content::Bytes]);
    assert_eq!(found, [""; 0]);
}
