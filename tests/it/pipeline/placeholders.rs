//! The parameters that fill the placeholders of paths.

use super::{lines, openapi, request, run, swagger};
use ampersat::diagnostic::Severity;

/// The arguments of every operation, as `METHOD path: wire=rust…`, and the repairs.
fn filled(document: &str) -> (Vec<String>, Vec<String>) {
    let outcome = run(&request(document, &[]));
    let client = outcome.client.as_ref().unwrap_or_else(|| panic!("{:#?}", outcome.diagnostics));
    let arguments = client.api.operations().map(|(_, operation)| {
        let names = operation.path_parameters.iter().map(|p| format!(" {}={}", p.name.wire, p.name.rust));
        format!("{} {}:{}", operation.method, operation.path, names.collect::<String>())
    });
    let repairs = outcome.diagnostics.iter().filter(|one| one.severity == Severity::Repaired).flat_map(lines);
    (arguments.collect(), repairs.collect())
}

#[track_caller]
fn fills(document: &str, arguments: &[&str], repairs: &[&str]) {
    let (found, repaired) = filled(document);
    assert_eq!(found, arguments);
    assert_eq!(repaired, repairs);
}

#[test]
fn parameters_of_the_path_item_and_shared_ones_count() {
    fills(
        &openapi(
            r##""paths": {"/a/{org}/b/{id}": {
                "parameters": [{"$ref": "#/components/parameters/org"}],
                "get": {"responses": {}, "parameters": [
                    {"name": "id", "in": "path", "required": true, "schema": {"type": "string"}},
                    {"name": "page", "in": "query", "schema": {"type": "integer"}}]}}},
            "components": {"parameters": {"org": {"name": "org", "in": "path", "schema": {"type": "string"}}}}"##,
        ),
        &["GET /a/{org}/b/{id}: org=org id=id"],
        &["path-parameter-required document:7:50 the path parameter `org` is not declared required"],
    );
}

#[test]
fn a_query_parameter_stays_one_where_the_document_knows_path_parameters() {
    fills(
        &swagger(
            r#"{"/a/{id}": {"get": {"parameters": [{"name": "id", "in": "path", "required": true, "type": "string"}], "responses": {}}},
            "/b.{format}": {"get": {"parameters": [{"name": "api-key", "in": "query", "type": "string"}], "responses": {}}}}"#,
        ),
        &["GET /a/{id}: id=id", "GET /b.{format}: format=format"],
        &[
            "placeholder-without-parameter document:3:36 `{format}` of GET /b.{format} has no parameter: it is taken for a text that the caller gives",
            "help: if a declared parameter stands for it, say so with an overlay:\n- target: $.paths['/b.{format}'].get.parameters[?@.name=='NAME']\n  description: NAME stands for {format}, because …\n  update: {name: format, in: path, required: true, x-ampersat-name: NAME}",
        ],
    );
}

#[test]
fn a_query_parameter_of_the_name_of_a_shared_one_stays_where_it_is() {
    fills(
        &openapi(
            r#""paths": {"/a/{id}": {
                "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
                "get": {"responses": {}, "parameters": [{"name": "id", "in": "query", "schema": {"type": "string"}}]}}}"#,
        ),
        &["GET /a/{id}: id=id"],
        &[],
    );
}

#[test]
fn a_parameter_of_the_path_item_takes_the_placeholder_that_no_operation_fills() {
    fills(
        &openapi(
            r#""paths": {"/a/{a}/{b}": {
                "parameters": [{"name": "other", "in": "path", "required": true, "schema": {"type": "string"}}],
                "get": {"responses": {}, "parameters": [{"name": "a", "in": "path", "required": true, "schema": {"type": "string"}}]}}}"#,
        ),
        &["GET /a/{a}/{b}: a=a b=other"],
        &[
            "path-parameter-name document:3:32 `other` stands for `{b}` in `/a/{a}/{b}`: nothing else is left for either of them",
        ],
    );
}

#[test]
fn an_at_sign_is_text_where_braces_are_placeholders() {
    fills(
        &swagger(
            r#"{"/users/@me": {"get": {"responses": {}}},
            "/users/{id}": {"get": {"parameters": [{"name": "id", "in": "path", "required": true, "type": "string"}], "responses": {}}},
            "/teams/@team": {"get": {"parameters": [{"name": "team", "in": "path", "required": true, "type": "string"}], "responses": {}}}}"#,
        ),
        &["GET /teams/{team}: team=team", "GET /users/@me:", "GET /users/{id}: id=id"],
        &["at-placeholder document:4:29 the path `/teams/@team` is read as `/teams/{team}`"],
    );
}

#[test]
fn two_spellings_of_one_path_are_one_if_their_operations_differ() {
    fills(
        &swagger(
            r#"{"/a": {"get": {"responses": {}}},
            "a": {"put": {"responses": {}}}}"#,
        ),
        &["GET /a:", "PUT /a:"],
        &["path-without-slash document:3:18 the path `a` is read as `/a`"],
    );
}
