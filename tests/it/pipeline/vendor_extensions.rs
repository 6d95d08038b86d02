//! Extensions of other tools whose values mean nothing.

use super::{openapi, request, run};

#[test]
fn values_of_other_tools_extensions_that_mean_nothing_are_noted() {
    let notes = |document: &str| -> Vec<String> {
        let outcome = run(&request(document, &[]));
        assert!(outcome.client.is_some(), "{:#?}", outcome.diagnostics);
        let found = outcome.diagnostics.iter().filter(|one| one.code == "vendor-extension");
        found.map(|one| one.message.clone()).collect()
    };
    for (extension, fault) in [
        (r#""x-operation-name": 5"#, Some("`x-operation-name` is not a name in letters of an alphabet; it is ignored")),
        (
            r#""x-fern-sdk-method-name": "取得""#,
            Some("`x-fern-sdk-method-name` is not a name in letters of an alphabet; it is ignored"),
        ),
        (r#""x-operation-name": "fetch""#, None),
        (
            r#""x-ms-long-running-operation": "yes""#,
            Some("`x-ms-long-running-operation` is not true or false; it is ignored"),
        ),
        (
            r#""x-ms-long-running-operation-options": 3"#,
            Some("`x-ms-long-running-operation-options` is not an object; it is ignored"),
        ),
        (r#""x-anything": 3"#, None),
    ] {
        let document = openapi(&format!(
            r#""paths": {{"/a": {{"get": {{"operationId": "a", "responses": {{}}, {extension}}}}}}}"#
        ));
        assert_eq!(notes(&document), fault.map(str::to_owned).into_iter().collect::<Vec<_>>(), "{extension}");
    }
    let document = r#"{"swagger": "2.0", "info": {"title": "T", "version": "1"}, "x-ms-paths": 6, "paths": {"/a": {"post": {
        "operationId": "a", "responses": {}, "parameters": [{"name": "b", "in": "body", "schema": {"type": "object"}, "x-examples": 7}]}}},
        "definitions": {"A": {"type": "object", "x-ms-discriminator-value": 4}}}"#;
    let of = |key: &str, what: &str| format!("`{key}` is not {what}; it is ignored");
    let expected =
        [of("x-ms-paths", "an object"), of("x-examples", "an object"), of("x-ms-discriminator-value", "a text")];
    let mut found = notes(document);
    found.sort();
    let mut expected = expected.to_vec();
    expected.sort();
    assert_eq!(found, expected);
}
