//! The command beside generating: dumps and traces.

use super::{VENDOR, input, root, run};
use ampersat::cli::{FILE, Format, Project, Stage, Trace, generate_and_dump, show};
use serde_json::{Value, json};

fn no_files(_: &str) -> Result<ampersat::Input, String> {
    Err("there are no files".to_owned())
}

fn project() -> Project {
    Project::read(&root().join("spec").join(FILE), "cargo xtask codegen").unwrap()
}

pub(super) fn trace(operation: &str, parameter: &str) -> Vec<(String, String)> {
    let trace = Trace { operation: operation.to_owned(), parameter: parameter.to_owned(), ..Trace::default() };
    let rows = trace.rows(&project()).unwrap_or_else(|failure| panic!("{}", failure.0));
    // The file is named as seen from the folder in which the command runs.
    let folder = format!("{}/", root().display());
    rows.into_iter().map(|(stage, text)| (stage, text.replace(&folder, ""))).collect()
}

#[track_caller]
fn traced(operation: &str, parameter: &str, expected: &[(&str, &str)]) {
    let rows = trace(operation, parameter);
    let rows: Vec<_> = rows.iter().map(|(stage, text)| (stage.as_str(), text.as_str())).collect();
    assert_eq!(rows, expected);
}

#[test]
fn an_argument_is_traced_from_the_document_to_rust() {
    traced(
        "PUT /domain/@id/ns",
        "id",
        &[
            ("source", r#"spec/dns-services.swagger.json:921:21 /paths/~1domain~1@id~1ns/put/parameters/0"#),
            (
                "load",
                r#"{"name":"id","type":"integer","in":"path","description":"Domain id","required":true} in parameters of /domain/@id/ns"#,
            ),
            (
                "normalise",
                r#"{"name":"id","in":"path","description":"Domain id","required":true,"schema":{"type":"integer"}} in parameters of /domain/{id}/ns"#,
            ),
            (
                "overlay",
                r#"{"name":"id","in":"path","description":"Domain id","required":true,"schema":{"type":"integer"}} in parameters of /domain/{id}/ns"#,
            ),
            (
                "complete",
                r#"{"name":"id","in":"path","description":"Domain id","required":true,"schema":{"type":"integer"}} in parameters of /domain/{id}/ns"#,
            ),
            ("lower", r#"argument `id: i64` of `client.domains().set_nameservers()`, sent as `id`"#),
            ("arrange", r#"argument `id: i64` of `client.domains().set_nameservers()`, sent as `id`"#),
        ],
    );
}

#[test]
fn a_parameter_that_is_renamed_is_traced() {
    traced(
        "PUT /domain/@id/dns/@index",
        "record_id",
        &[
            ("source", r#"spec/dns-services.swagger.json:1079:21 /paths/~1domain~1@id~1dns~1@index/put/parameters/1"#),
            (
                "load",
                r#"{"name":"record_id","type":"integer","in":"path","description":"Recod index","required":true} in parameters of /domain/@id/dns/@index"#,
            ),
            (
                "normalise",
                r#"{"name":"index","in":"path","description":"Recod index","required":true,"x-ampersat-name":"record_id","schema":{"type":"integer"}} in parameters of /domain/{id}/dns/{index}"#,
            ),
            (
                "overlay",
                r#"{"name":"index","in":"path","description":"Index of the record","required":true,"x-ampersat-name":"record_id","schema":{"type":"integer"}} in parameters of /domain/{id}/dns/{index}"#,
            ),
            (
                "complete",
                r#"{"name":"index","in":"path","description":"Index of the record","required":true,"x-ampersat-name":"record_id","schema":{"type":"integer"}} in parameters of /domain/{id}/dns/{index}"#,
            ),
            ("lower", r#"argument `record_id: i64` of `client.domains().update_record()`, sent as `index`"#),
            ("arrange", r#"argument `record_id: i64` of `client.domains().update_record()`, sent as `index`"#),
            (
                "finding",
                r#"path-parameter-name: `record_id` stands for `{index}` in `/domain/{id}/dns/{index}`: nothing else is left for either of them"#,
            ),
        ],
    );
}

#[test]
fn a_query_parameter_is_traced_into_the_body() {
    traced(
        "POST /login",
        "password",
        &[
            ("source", r#"spec/dns-services.swagger.json:58:21 /paths/~1login/post/parameters/1"#),
            (
                "load",
                r#"{"name":"password","type":"string","in":"query","description":"Account password "} in parameters of /login"#,
            ),
            (
                "normalise",
                r#"{"name":"password","in":"query","description":"Account password ","schema":{"type":"string"}} in parameters of /login"#,
            ),
            (
                "overlay",
                r#"{"name":"password","in":"query","description":"Account password ","schema":{"type":"string","format":"password"},"required":true} in parameters of /login"#,
            ),
            (
                "complete",
                r#"{"type":"string","format":"password","description":"Account password "} in field `password` of the JSON body of /login"#,
            ),
            ("lower", r#"body setter `password: Secret` of `client.account().login()`, sent as `password`"#),
            ("arrange", r#"body setter `password: Secret` of `client.account().login()`, sent as `password`"#),
            (
                "finding",
                r#"query-as-body: `password` of POST /login is declared in the query and sent in the JSON body"#,
            ),
        ],
    );
}

#[test]
fn a_trace_of_nothing_says_so() {
    let document = super::root().join(VENDOR);
    for (operation, parameter, message) in [
        (
            "PUT /domain/@id/ns",
            "nothing",
            "`PUT /domain/@id/ns` has no parameter `nothing`; it has `id`, `nameservers`",
        ),
        ("GET /balance", "id", "`GET /balance` has no parameters"),
        (
            "PUT /domain/{id}/nss",
            "id",
            "DOCUMENT has no operation `PUT /domain/{id}/nss`; the nearest is `PUT /domain/{id}/ns`",
        ),
        ("/login", "id", "an operation is a method and a path"),
    ] {
        let trace = Trace { operation: operation.to_owned(), parameter: parameter.to_owned(), ..Trace::default() };
        let message = message.replace("DOCUMENT", &document.display().to_string());
        assert_eq!(trace.rows(&project()).unwrap_err().0, message);
    }
}

#[test]
fn a_trace_takes_the_names_that_an_operation_has_after_any_stage() {
    let as_written = trace("PUT /domain/@id/dns/@index", "record_id");
    assert_eq!(trace("PUT /domain/{id}/dns/{index}", "index"), as_written);
    assert_eq!(trace("put domain/{id}/dns/{index}", "record_id"), as_written);
}

#[test]
fn a_trace_reaches_every_stage_whatever_the_parameter() {
    let document = super::tree(&input(VENDOR).text);
    let operations = document.members("paths").flat_map(|(path, item)| {
        item.as_object().unwrap().iter().map(move |(method, node)| (format!("{} {path}", method.to_uppercase()), node))
    });
    let parameters: Vec<_> = operations
        .flat_map(|(name, node)| node.list("parameters").map(move |p| (name.clone(), p.str("name").unwrap())))
        .collect();
    assert_eq!(parameters.len(), 129);
    // Every trace is a run of the whole pipeline.
    for (operation, parameter) in parameters.iter().step_by(16) {
        let stages: Vec<_> = trace(operation, parameter).into_iter().map(|(stage, _)| stage).collect();
        let expected = ["source", "load", "normalise", "overlay", "complete", "lower", "arrange"];
        assert_eq!(stages[..7], expected, "{operation} {parameter}");
    }
}

#[test]
fn every_stage_can_be_dumped_as_json() {
    let request = super::project_with(input(VENDOR).text);
    for (stage, pointer, value) in [
        (Stage::Load, "/paths/~1login/post/parameters/1/in", json!("query")),
        (Stage::Normalise, "/paths/~1domain~1{id}/get/parameters/0/schema/type", json!("integer")),
        (Stage::Overlay, "/paths/~1login/post/x-ampersat-name", json!("login")),
        (Stage::Complete, "/paths/~1balance/get/responses/200/content/application~1json/schema/type", json!("object")),
        (Stage::Lower, "/groups/0/name/rust", json!("account")),
        (Stage::Arrange, "/groups/0/name/rust", json!("account")),
    ] {
        let (_, dumped) = generate_and_dump(&request, &mut no_files, Some(stage));
        let dumped: Value = serde_json::from_str(&dumped.unwrap()).unwrap();
        assert_eq!(dumped.pointer(pointer), Some(&value), "{stage:?}");
    }
}

#[test]
fn a_stage_that_is_not_reached_has_no_dump() {
    let request =
        super::request(&super::swagger(r#"{"/a": {"get": {"x-ampersat-class": "no", "responses": {}}}}"#), &[]);
    assert!(generate_and_dump(&request, &mut no_files, Some(Stage::Normalise)).1.is_some());
    let request = super::request(&super::openapi(r##""paths": {"/a": {"$ref": "#/paths/~1a"}}"##), &[]);
    assert_eq!(generate_and_dump(&request, &mut no_files, Some(Stage::Overlay)).1, None);
}

fn printed(document: &str, format: Format) -> String {
    let outcome = run(&super::request(document, &[]));
    show(&outcome.diagnostics, &outcome.sources, format)
}

#[test]
fn findings_are_printed_with_the_line_they_are_about() {
    let text = printed("{\n  \"swagger\": \"1.2\"\n}", Format::Human);
    let expected = "\
error[unknown-version]: `swagger: \"1.2\"` is not a version this generator knows
 --> document:2:14
  |
2 |   \"swagger\": \"1.2\"
  |              ^^^^^
  |
  = at: /swagger
  = help: known are `swagger: \"2.0\"`, `openapi: 3.0.x`, `3.1.x` and `3.2.x`

";
    assert_eq!(text, expected);
}

#[test]
fn findings_are_printed_for_machines() {
    let text = printed("{\n  \"swagger\": \"1.2\"\n}", Format::Json);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let location = serde_json::json!({"source": "document", "pointer": "/swagger", "line": 2, "column": 14});
    assert_eq!((&json[0]["code"], &json[0]["location"]), (&"unknown-version".into(), &location));
    assert_eq!(json[0]["severity"], "invalid");
}

#[test]
fn any_place_in_any_text_can_be_shown() {
    for document in ["", "ü", "{\"ü\": \"", "\u{feff}{\"a\":\r\n 1,}", "{\"a\": 1}\u{0}", "ä: [ü", "\"", "[", "\n\n"]
    {
        assert!(!printed(document, Format::Human).is_empty(), "{document:?}");
    }
}
