//! What is said of operations: parameters, bodies, responses, names.

use super::{lines, openapi, request, run};

/// All findings of a document with these members, a line for each sentence, without those that help.
fn findings(members: &str) -> Vec<String> {
    let document = openapi(members).replacen("3.0.3", "3.1.0", 1);
    let outcome = run(&request(&document, &[]));
    assert!(outcome.client.is_some(), "{:#?}", outcome.diagnostics);
    outcome.diagnostics.iter().filter_map(|one| lines(one).into_iter().next()).collect()
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
            "invalid-style document:2:61 `form` is no style for what stands in a header: the default is taken",
        ),
        (
            format!(r#""in": "query", "schema": {list}, "style": "deepObject""#),
            "undefined-style document:2:61 OpenAPI does not say how `p` of GET /a is written: `deepObject` is for objects: \
             lists repeat the name",
        ),
        (
            format!(r#""in": "query", "schema": {list}, "style": "pipeDelimited", "explode": true"#),
            "undefined-style document:2:61 OpenAPI does not say how `p` of GET /a is written: its style does nothing with \
             `explode`: it is sent as `form`",
        ),
        (
            format!(r#""in": "query", "schema": {lists}"#),
            "undefined-style document:2:61 OpenAPI does not say how `p` of GET /a is written: lists and objects in it are \
             written as JSON",
        ),
        (
            r#""in": "query", "content": {"application/xml": {"schema": {"type": "object"}}}"#.to_owned(),
            "parameter-as-text document:2:61 `p` of GET /a is written as application/xml: it is text, as it stands",
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
