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
fn what_is_no_overlay_is_refused() {
    refused("actions: []\n", &["not-an-overlay overlay-0:1:1 this is no overlay: it does not say `overlay: 1.0.0`"]);
    refused(
        "overlay: 2.0.0\nactions: []\n",
        &["not-an-overlay overlay-0:1:1 this is no overlay: it does not say `overlay: 1.0.0`"],
    );
    refused("[]", &["not-an-overlay overlay-0:1:1 this is no overlay: it does not say `overlay: 1.0.0`"]);
    refused(
        "{\n",
        &["syntax overlay-0:2:1 this is not JSON: expected a key in double quotes or `}`, found the end of the text"],
    );
}

#[test]
fn actions_that_are_no_list_are_refused() {
    refused(
        "overlay: 1.0.0\nactions:\n  target: $\n",
        &["not-an-overlay overlay-0:3:3 this overlay has no `actions`, a list of corrections"],
    );
    refused(
        "overlay: 1.0.0\naction: []\n",
        &["not-an-overlay overlay-0:1:1 this overlay has no `actions`, a list of corrections"],
    );
}

#[test]
fn an_action_without_reason_is_refused() {
    refused(
        &overlay("- target: $\n  update: {}\n"),
        &["overlay-action overlay-0:3:3 an action has a `description` with its reason and evidence"],
    );
    refused(
        &overlay("- target: $\n  description: ' '\n  update: {}\n"),
        &["overlay-action overlay-0:3:3 an action has a `description` with its reason and evidence"],
    );
}

#[test]
fn an_action_without_target_or_change_is_refused() {
    refused(
        &overlay("- description: why\n  update: {}\n"),
        &["overlay-action overlay-0:3:3 an action has a `target`, a JSONPath in a string"],
    );
    refused(
        &overlay("- target: $\n  description: why\n"),
        &["overlay-action overlay-0:3:3 an action has either an `update` or `remove: true`"],
    );
    refused(
        &overlay("- {target: $, description: why, update: {}, remove: true}\n"),
        &["overlay-action overlay-0:3:3 an action has either an `update` or `remove: true`"],
    );
}

#[test]
fn an_action_that_matches_nothing_is_refused() {
    refused(
        &overlay("- target: $.paths['/b'].get\n  description: why\n  update: {summary: New}\n"),
        &[
            "overlay-no-match overlay-0:3:11 `$.paths['/b'].get` matches nothing",
            "help: remove the action if it is no longer needed, or mark it `x-optional: true`",
        ],
    );
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
fn an_expectation_that_no_longer_holds_is_refused() {
    refused(
        &overlay(
            "- target: $.paths['/a'].get\n  description: why\n  x-expect: {summary: Older}\n  update: {summary: New}\n",
        ),
        &[
            "overlay-expectation overlay-0:3:3 `x-expect` no longer holds: expected {\"summary\":\"Older\"}",
            "see document:2:16 this is what stands there now",
            "help: see whether the correction is still needed, and adapt it and its `x-expect`",
        ],
    );
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
fn an_invalid_path_is_refused() {
    refused(
        &overlay("- target: $.paths[\n  description: why\n  remove: true\n"),
        &[
            "overlay-target overlay-0:3:11 `$.paths[` is no JSONPath: Failed to parse rule:  --> 1:9\n  |\n1 | $.paths[\n  |         ^---\n  |\n  = expected selector",
        ],
    );
}

#[test]
fn an_update_of_a_text_is_refused() {
    refused(
        &overlay("- target: $.info.title\n  description: why\n  update: New\n"),
        &["overlay-target overlay-0:3:11 `update` needs an object or a list, and /info/title is a string"],
    );
}

#[test]
fn each_action_that_fails_is_named() {
    refused(
        &overlay("- {target: $.b, description: why, update: {}}\n- {target: $.c, description: why, update: {}}\n"),
        &[
            "overlay-no-match overlay-0:3:12 `$.b` matches nothing",
            "help: remove the action if it is no longer needed, or mark it `x-optional: true`",
            "overlay-no-match overlay-0:4:12 `$.c` matches nothing",
            "help: remove the action if it is no longer needed, or mark it `x-optional: true`",
        ],
    );
}

/// What is said of a document with one path, corrected by one action with these members.
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
