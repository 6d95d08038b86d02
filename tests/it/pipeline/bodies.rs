//! Fields of a body that a document declares in the query must not end in a URL, wherever they are declared.

use super::{complaints, openapi, request, run};
use ampersat::model::Operation;

const PASSWORD: &str = r#"{"name": "password", "in": "query", "schema": {"type": "string"}}"#;

/// The operations of a path, whose members these are, in an API that sends query parameters of POST in the body.
fn operations(item: &str) -> Result<Vec<Operation>, Vec<String>> {
    let document = openapi(&format!(
        r##""paths": {{"/login": {{{item}}}}}, "components": {{"parameters": {{"Password": {PASSWORD}}}}},
        "x-ampersat-query-as-body": ["POST"]"##
    ));
    let outcome = run(&request(&document, &[]));
    match outcome.client {
        Some(client) => Ok(client.api.operations().map(|(_, operation)| operation.clone()).collect()),
        None => Err(complaints(&outcome)),
    }
}

/// Returns the place of the password of each operation.
fn places(item: &str) -> Vec<(String, &'static str)> {
    let has = |list: &[ampersat::model::Parameter]| list.iter().any(|one| one.name.wire == "password");
    let place = |one: &Operation| match (has(&one.parameters), has(&one.body.fields)) {
        (true, false) => "query",
        (false, true) => "body",
        other => panic!("{other:?}"),
    };
    operations(item).unwrap().iter().map(|one| (one.method.clone(), place(one))).collect()
}

#[test]
fn a_field_of_the_operation_goes_into_the_body() {
    let item = format!(r#""post": {{"parameters": [{PASSWORD}], "responses": {{}}}}"#);
    assert_eq!(places(&item), [("POST".to_owned(), "body")]);
}

#[test]
fn a_field_of_the_path_goes_into_the_body_of_those_that_have_one() {
    let operations = r#""get": {"responses": {}}, "post": {"responses": {}}"#;
    let item = format!(r#""parameters": [{PASSWORD}], {operations}"#);
    assert_eq!(places(&item), [("GET".to_owned(), "query"), ("POST".to_owned(), "body")]);
}

#[test]
fn a_field_that_is_a_reference_goes_into_the_body() {
    let reference = r##"{"$ref": "#/components/parameters/Password"}"##;
    let item = format!(r#""post": {{"parameters": [{reference}], "responses": {{}}}}"#);
    assert_eq!(places(&item), [("POST".to_owned(), "body")]);
}

#[test]
fn fields_beside_a_body_are_for_an_overlay_to_decide() {
    let body = r#""requestBody": {"content": {"application/json": {"schema": {"type": "object"}}}}"#;
    let item = format!(r#""post": {{"parameters": [{PASSWORD}], {body}, "responses": {{}}}}"#);
    let said = operations(&item).unwrap_err();
    assert_eq!(said[0].split_once(' ').unwrap().0, "query-beside-body");
}
