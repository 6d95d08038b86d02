//! Overlays that cannot be used, or do not fit any more.

use super::{complaints, request, run, swagger};

const PATHS: &str = r#"{"/a": {"get": {"summary": "Old", "responses": {}}, "put": {"responses": {}}}}"#;

#[track_caller]
fn refused(overlay: &str, expected: &[&str]) {
    let outcome = run(&request(&swagger(PATHS), &[overlay]));
    assert_eq!(complaints(&outcome), expected);
    assert!(outcome.client.is_none(), "a client was made all the same");
}

/// An overlay with these actions, which start on its third line.
fn overlay(actions: &str) -> String {
    format!("overlay: 1.0.0\nactions:\n{actions}")
}

#[test]
fn an_optional_action_may_match_nothing() {
    let overlay =
        overlay("- target: $.paths['/b'].get\n  description: why\n  x-optional: true\n  update: {summary: New}\n");
    let outcome = run(&request(&swagger(PATHS), &[&overlay]));
    assert_eq!(complaints(&outcome), [""; 0]);
    assert!(outcome.client.is_some());
}

#[test]
fn an_expectation_that_holds_is_no_complaint() {
    let overlay = overlay(
        "- target: $.paths['/a'].get\n  description: why\n  x-expect: {summary: Old}\n  update: {summary: New}\n",
    );
    let outcome = run(&request(&swagger(PATHS), &[&overlay]));
    let client = outcome.client.unwrap_or_else(|| panic!("{:?}", outcome.diagnostics));
    assert_eq!(client.api.groups[0].operations[0].summary, "New");
}

#[test]
fn an_action_reaches_as_many_places_as_it_says() {
    let counting = |count: &str| {
        overlay(&format!(
            "- target: $.paths['/a'].*\n  description: why\n  x-expect-count: {count}\n  update: {{summary: New}}\n"
        ))
    };
    let outcome = run(&request(&swagger(PATHS), &[&counting("2")]));
    let client = outcome.client.unwrap_or_else(|| panic!("{:?}", outcome.diagnostics));
    assert!(client.api.groups[0].operations.iter().all(|operation| operation.summary == "New"));
    for (count, complaint) in [
        ("3", "overlay-count overlay-0:3:11 `$.paths['/a'].*` matches 2 places, and 3 when it was written"),
        ("1", "overlay-count overlay-0:3:11 `$.paths['/a'].*` matches 2 places, and 1 when it was written"),
        (
            "0",
            "overlay-action overlay-0:3:3 `x-expect-count` is the number of places that the target matches, one or more",
        ),
        (
            "two",
            "overlay-action overlay-0:3:3 `x-expect-count` is the number of places that the target matches, one or more",
        ),
    ] {
        let said = complaints(&run(&request(&swagger(PATHS), &[&counting(count)])));
        assert!(said[0].starts_with(complaint), "{said:?}");
    }
}

/// Returns the complaints about a document with one path, corrected by one action with these members.
fn said_of(action: &str) -> Vec<String> {
    let overlay = format!("overlay: 1.0.0\nactions:\n  - {{target: $.paths, description: d, {action}}}\n");
    complaints(&run(&request(&swagger(r#"{"/a": {"get": {"responses": {}}}}"#), &[overlay.as_str()])))
}

#[test]
fn misspelt_keys_and_extensions_are_refused_rather_than_ignored() {
    let said = said_of("update: {}, x-optinal: true");
    assert!(said[0].contains("an action has no `x-optinal`"), "{said:?}");
    let said = said_of("update: {/a: {get: {x-ampersat-clas: unsafe}}}");
    assert!(said[0].contains("`x-ampersat-clas` is no extension"), "{said:?}");
    assert_eq!(said_of("update: {/a: {get: {x-ampersat-class: unsafe}}}"), [""; 0]);
}

#[test]
fn an_expression_that_is_none_or_too_large_is_refused_where_it_stands() {
    for pattern in ["a(", r"\w{5000}", r"(\pL{100}){100}"] {
        let error = format!("`{pattern}` is no regular expression, or too large a one");
        refused(
            &overlay(&format!(
                "- target: $..*[?match(@.summary, '{}')]\n  description: why\n  update: {{}}\n",
                pattern.replace('\\', r"\\")
            )),
            &[&format!(
                "overlay-target overlay-0:3:11 `$..*[?match(@.summary, '{}')]` is no JSONPath: {error}",
                pattern.replace('\\', r"\\")
            )],
        );
    }
}
