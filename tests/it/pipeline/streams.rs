//! Operations whose answer comes as a whole or while it arrives, and which media types decide that.

use crate::pipeline::{lines, openapi, request, run};
use ampersat::Generator;
use ampersat::model::{Api, Id as _, Operation, Payload, Place, Twin, Type, TypeId};

/// The model of a document with one path.
fn api(item: &str) -> Api {
    let outcome = run(&request(&openapi(&format!(r#""paths": {{"/a": {item}}}"#)), &[]));
    outcome.client.unwrap_or_else(|| panic!("{:?}", outcome.diagnostics)).api
}

/// The operation `make`, with parameters, a body and the content of its success.
fn post(parameters: &str, body: &str, content: &str) -> String {
    let body = format!(r#"{{"content": {{"application/json": {{"schema": {body}}}}}}}"#);
    format!(
        r#"{{"post": {{"operationId": "make", "parameters": [{parameters}], "requestBody": {body},
        "responses": {{"200": {{"description": "ok", "content": {{{content}}}}}}}}}}}"#
    )
}

const JSON_OR_EVENTS: &str = r#""application/json": {"schema": {"type": "object", "properties": {"id": {"type": "integer"}}}},
    "text/event-stream": {"schema": {"type": "object", "properties": {"delta": {"type": "string"}}}}"#;

/// Name, what is asked for, what the method sets, and whether there is a setter of this name.
fn described(operation: &Operation, setter: &str) -> String {
    let accept = operation.accept.as_deref().unwrap_or("application/json");
    let switch = operation.switch.as_ref().map(|switch| {
        let place = if switch.place == Place::Query { "query" } else { "body" };
        format!(" {place} {}={}", switch.constant.key, switch.constant.value)
    });
    let setters = operation.parameters.iter().chain(&operation.body.fields);
    let has_setter = setters.map(|one| one.name.wire.as_str()).any(|name| name == setter);
    format!("{} {accept}{}{}", operation.name, switch.unwrap_or_default(), if has_setter { " setter" } else { "" })
}

#[test]
fn the_switch_is_set_by_the_methods() {
    let object = |properties: &str| format!(r#"{{"type": "object", "properties": {{{properties}}}}}"#);
    let plain = "make application/json";
    let events = "make_stream text/event-stream";
    for (parameters, properties, setter, expected) in [
        ("", r#""a": {"type": "string"}"#, "stream", [plain.to_owned(), events.to_owned()]),
        ("", r#""stream": {"type": "boolean"}"#, "stream", [plain.to_owned(), format!("{events} body stream=true")]),
        (
            "",
            r#""Stream": {"type": ["boolean", "null"], "default": null}"#,
            "Stream",
            [plain.to_owned(), format!("{events} body Stream=true")],
        ),
        (
            "",
            r#""stream": {"allOf": [{"type": "boolean", "default": true}]}"#,
            "stream",
            [format!("{plain} body stream=false"), format!("{events} body stream=true")],
        ),
        (
            "",
            r#""stream": {"type": "boolean", "default": true}"#,
            "stream",
            [format!("{plain} body stream=false"), format!("{events} body stream=true")],
        ),
        (
            "",
            r#""stream": {"type": "boolean", "enum": [true]}"#,
            "stream",
            [plain.to_owned(), format!("{events} body stream=true")],
        ),
        // a field that is no switch stays a setter
        ("", r#""stream": {"type": "string"}"#, "stream", [format!("{plain} setter"), format!("{events} setter")]),
        ("", r#""streams": {"type": "boolean"}"#, "streams", [format!("{plain} setter"), format!("{events} setter")]),
        (
            r#"{"name": "stream", "in": "query", "schema": {"type": "boolean"}}"#,
            "",
            "stream",
            [plain.to_owned(), format!("{events} query stream=true")],
        ),
        (
            r#"{"name": "stream", "in": "query", "required": true, "schema": {"type": "boolean"}}"#,
            "",
            "stream",
            [format!("{plain} query stream=false"), format!("{events} query stream=true")],
        ),
        (
            r#"{"name": "as", "in": "query", "schema": {"type": "string", "enum": ["json", "sse"], "default": "sse"}}"#,
            "",
            "as",
            [format!("{plain} query as=\"json\" setter"), format!("{events} query as=\"sse\"")],
        ),
        // of several other values one is still to be chosen
        (
            r#"{"name": "as", "in": "query", "schema": {"type": "string", "enum": ["json", "text", "sse"]}}"#,
            "",
            "as",
            [format!("{plain} setter"), format!("{events} query as=\"sse\"")],
        ),
    ] {
        let api = api(&post(parameters, &object(properties), JSON_OR_EVENTS));
        let found: Vec<_> = api.operations().map(|(_, operation)| described(operation, setter)).collect();
        assert_eq!(found, expected, "{parameters} {properties}");
    }
}

#[test]
fn what_comes_as_a_whole_has_the_plain_name() {
    let whole = |content: &str| {
        let api = api(&format!(
            r#"{{"get": {{"operationId": "read", "responses": {{"200": {{"description": "ok", "content": {{{content}}}}}}}}}}}"#
        ));
        api.operations()
            .map(|(_, one)| format!("{}: {}", one.name, api.describe_payload(&one.response)))
            .collect::<Vec<_>>()
    };
    let (text, bytes) = (r#"{"schema": {"type": "string"}}"#, r#"{"schema": {"type": "string", "format": "binary"}}"#);
    for (content, expected) in [
        (format!(r#""text/event-stream": {text}, "text/plain": {text}"#), vec!["read: String", "read_stream: EventStream<Event>"]),
        (format!(r#""text/event-stream": {text}, "audio/mpeg": {bytes}"#), vec!["read: ByteStream", "read_stream: EventStream<Event>"]),
        (format!(r#""text/event-stream": {text}"#), vec!["read: EventStream<Event>"]),
        (r#""application/json": {"schema": {"type": "array", "items": {"type": "integer"}}}, "application/x-ndjson": {"schema": {"type": "integer"}}"#.to_owned(), vec!["read: Vec<i64>", "read_stream: LineStream<i64>"]),
        // text that is a value of its own is text where it may be
        (format!(r#""application/json": {text}, "text/plain": {text}"#), vec!["read: String"]),
        (format!(r#""*/*": {text}"#), vec!["read: String"]),
        (format!(r#""application/yaml": {text}, "application/json": {text}"#), vec!["read: String"]),
    ] {
        assert_eq!(whole(&content), expected, "{content}");
    }
    let asked = |names: &[&str], schema: &str| {
        let content: Vec<_> = names.iter().map(|name| format!(r#""{name}": {schema}"#)).collect();
        let api = api(&format!(
            r#"{{"get": {{"operationId": "read", "responses": {{"200": {{"description": "ok", "content": {{{}}}}}}}}}}}"#,
            content.join(", ")
        ));
        let (_, operation) = api.operations().next().unwrap();
        (operation.response.clone(), operation.accept.clone().unwrap_or_else(|| "application/json".to_owned()))
    };
    let json = Payload::Json(Type::String);
    for (names, payload, accept) in [
        (&["application/json", "text/plain"][..], &Payload::Text, "text/plain"),
        // YAML, XML and CSV are other texts than the one that is meant
        (&["application/json", "application/yaml"], &json, "application/json"),
        (&["application/xml", "application/json"], &json, "application/json"),
        (&["text/csv", "application/json"], &json, "application/json"),
        (&["application/yaml", "application/json", "text/plain"], &Payload::Text, "text/plain"),
        (&["application/yaml", "text/plain"], &Payload::Text, "application/yaml"),
    ] {
        assert_eq!(asked(names, text), (payload.clone(), accept.to_owned()), "{names:?}");
    }
    let list = r#"{"schema": {"type": "array", "items": {"type": "string"}}}"#;
    let (payload, accept) = asked(&["application/yaml", "text/plain", "application/json"], list);
    assert_eq!((payload, accept.as_str()), (Payload::Json(Type::List(Box::new(Type::String))), "application/json"));
}

#[test]
fn of_several_kinds_of_json_a_text_says_least() {
    let api = api(r#"{"get": {"operationId": "read", "responses": {"200": {"description": "ok", "content": {
            "application/json+sarif": {"schema": {"type": "string"}},
            "application/json": {"schema": {"type": "array", "items": {"type": "boolean"}}}
        }}}}}"#);
    let (_, operation) = api.operations().next().unwrap();
    assert_eq!(operation.response, Payload::Json(Type::List(Box::new(Type::Boolean))));
    assert_eq!(operation.accept, None);
}

#[test]
fn a_log_that_can_be_followed_has_two_methods() {
    let get = |parameter: &str, content: &str| {
        let api = api(&format!(
            r#"{{"parameters": [{parameter}], "get": {{"operationId": "log", "responses": {{"200": {{"description": "ok", "content": {{{content}}}}}}}}}}}"#
        ));
        api.operations()
            .map(|(_, one)| format!("{} {}", described(one, "follow"), api.describe_payload(&one.response)))
            .collect::<Vec<_>>()
    };
    let follow = r#"{"name": "follow", "in": "query", "schema": {"type": "boolean"}}"#;
    let text = r#"{"schema": {"type": "string"}}"#;
    assert_eq!(
        get(follow, &format!(r#""text/plain": {text}"#)),
        ["log text/plain String", "log_stream text/plain query follow=true ByteStream"]
    );
    assert_eq!(
        get(follow, &format!(r#""application/json": {text}"#)),
        ["log application/json String", "log_stream application/json query follow=true ByteStream"]
    );
    // a truth value is a switch however it is written
    for (schema, on) in [
        (r#"{"type": "integer", "enum": [0, 1]}"#, "1"),
        (r#"{"type": "integer", "minimum": 0, "maximum": 1}"#, "1"),
        (r#"{"type": "string", "enum": ["true", "false"]}"#, r#""true""#),
        (r#"{"type": "string", "default": "false"}"#, r#""true""#),
        (r#"{"type": "string", "enum": ["1"]}"#, r#""1""#),
    ] {
        let follow = format!(r#"{{"name": "follow", "in": "query", "schema": {schema}}}"#);
        assert_eq!(
            get(&follow, &format!(r#""text/plain": {text}"#)),
            ["log text/plain String".to_owned(), format!("log_stream text/plain query follow={on} ByteStream")]
        );
    }
    // a number or a text of which nothing more is said may be how long, or whom
    for schema in
        [r#"{"type": "integer"}"#, r#"{"type": "integer", "maximum": 1}"#, r#"{"type": "string", "default": "me"}"#]
    {
        let follow = format!(r#"{{"name": "follow", "in": "query", "schema": {schema}}}"#);
        assert_eq!(get(&follow, &format!(r#""text/plain": {text}"#)), ["log text/plain setter String"]);
    }
    // text that follows something else is no way to answer
    assert_eq!(
        get(follow, r#""application/json": {"schema": {"type": "integer"}}"#),
        ["log application/json setter i64"]
    );
    assert_eq!(
        get(r#"{"name": "tail", "in": "query", "schema": {"type": "boolean"}}"#, &format!(r#""text/plain": {text}"#)),
        ["log text/plain String"]
    );
}

#[test]
fn both_methods_are_one_operation() {
    let item = post("", r#"{"type": "object"}"#, JSON_OR_EVENTS);
    let paths = format!(r#""paths": {{"/a": {item}, "/b": {}}}"#, item.replace("\"make\"", "\"make_stream\""));
    let outcome = run(&request(&openapi(&paths), &[]));
    let client = outcome.client.unwrap();
    assert_eq!((client.operations, client.left_out.len(), client.api.documented().count()), (2, 0, 2));
    let twins: Vec<_> = client.api.operations().map(|(_, one)| (one.name.as_str(), one.twin.clone())).collect();
    let streamed = |name: &str| Some(Twin::Streamed(name.to_owned()));
    let whole = |name: &str| Some(Twin::Whole(name.to_owned()));
    assert_eq!(
        twins,
        [
            ("make", streamed("make_stream_2")),
            ("make_stream_2", whole("make")),
            ("make_stream", streamed("make_stream_stream")),
            ("make_stream_stream", whole("make_stream")),
        ]
    );
    let text = &client.files["src/generated/operations/mod.rs"];
    assert!(text.contains("//! 2 operations, behind the handle"), "{text}");
}

#[test]
fn events_that_a_document_adds_are_one_method_more() {
    let json = JSON_OR_EVENTS.split_once(",\n").unwrap().0;
    let model =
        |text: &str| Generator::new().model(&request(&openapi(&format!(r#""paths": {{"/a": {text}}}"#)), &[])).unwrap();
    let (old, new) = (model(&post("", "{}", json)), model(&post("", "{}", JSON_OR_EVENTS)));
    let changes = ampersat::diff::diff(&old, &new);
    let found: Vec<_> = changes.iter().map(|change| (change.code, change.item.as_str())).collect();
    assert_eq!(found, [("operation-added", "operations().make_stream()"), ("type-added", "types::MakeEvent")]);
}

#[test]
fn a_status_without_content_has_none() {
    let item = r#"{"put": {"operationId": "set", "responses": {"204": {"description": "done", "content": {"application/json": {"schema": {"type": "object"}}}},
        "304": {"description": "same", "content": {"application/json": {"schema": {"type": "object"}}}}}}}"#;
    let outcome = run(&request(&openapi(&format!(r#""paths": {{"/a": {item}}}"#)), &[]));
    let said: Vec<_> =
        outcome.diagnostics.iter().filter(|one| one.code == "no-content-with-schema").flat_map(lines).collect();
    let api = outcome.client.unwrap().api;
    let (_, operation) = api.operations().next().unwrap();
    assert_eq!(operation.response, Payload::Nothing);
    assert!(operation.errors.iter().all(|error| error.ty.is_none()), "{:?}", operation.errors);
    assert_eq!(said, ["no-content-with-schema document:2:125 PUT /a answers 204, which has no body, with a schema"]);
}

#[test]
fn errors_beside_every_success_are_typed() {
    for success in ["2XX", "200", "default"] {
        let api = api(&format!(
            r##"{{"get": {{"operationId": "read", "responses": {{"{success}": {{"description": "ok", "content": {{"application/json": {{"schema": {{"type": "integer"}}}}}}}},
            "{}": {{"description": "Error", "content": {{"application/problem+json": {{"schema": {{"type": "boolean"}}}}}}}}}}}}}}"##,
            if success == "default" { "4XX" } else { "default" }
        ));
        let (_, operation) = api.operations().next().unwrap();
        assert_eq!(operation.response, Payload::Json(Type::Int64), "{success}");
        assert_eq!(operation.errors[0].ty, Some(Type::Boolean), "{success}");
    }
}

#[test]
fn events_are_the_items_of_a_list_or_have_the_lines_that_the_document_describes() {
    let event = |data: &str| {
        format!(r#"{{"type": "object", "properties": {{"event": {{"type": "string"}}, "data": {data}}}}}"#)
    };
    let text = event(r#"{"type": "string"}"#);
    let named = |name: &str, data: &str| {
        format!(r#"{{"type": "object", "properties": {{"event": {{"enum": ["{name}"]}}, "data": {data}}}}}"#)
    };
    let whole = r#"{"properties": {"id": {}, "event": {}, "comment": {}, "data": {"type": "integer"}}}"#;
    for (schema, expected) in [
        (r#"{"type": "array", "items": {"type": "integer"}}"#.to_owned(), Some(Type::Int64)),
        (whole.to_owned(), None),
        (format!(r#"{{"oneOf": [{text}, {text}]}}"#), None),
        // this may be the data of an event
        (format!(r#"{{"oneOf": [{}, {text}]}}"#, event(r#"{"type": "object"}"#)), Some(Type::Named(TypeId::at(0)))),
        // data that is text is left as it is
        (format!(r#"{{"oneOf": [{0}, {0}]}}"#, named("a", r#"{"type": "string"}"#)), None),
    ] {
        let content = format!(r#""text/event-stream": {{"schema": {schema}}}"#);
        let api = api(&post("", "{}", &content));
        let (_, operation) = api.operations().next().unwrap();
        assert_eq!(operation.response, Payload::Events(expected), "{schema}");
    }
    let kinds = [named("a", r#"{"type": "object"}"#), named("b", r#"{"type": "string"}"#)].join(", ");
    for (key, schema) in [("schema", "oneOf"), ("itemSchema", "anyOf")] {
        let api = api(&post("", "{}", &format!(r#""text/event-stream": {{"{key}": {{"{schema}": [{kinds}]}}}}"#)));
        let (_, operation) = api.operations().next().unwrap();
        assert_eq!(operation.response, Payload::NamedEvents(Type::Named(TypeId::at(0))), "{key}");
    }
}
