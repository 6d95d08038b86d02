//! What is printed about texts that hold anything: every place can be shown, and nothing reaches the terminal that it obeys.

use super::{assert_is_rust, openapi, request, run, swagger};
use ampersat::cli::{Format, show};
use ampersat::document::hidden::is_hidden;

/// Prints all findings in both ways, and gives the one for people.
fn printed(document: &str, overlays: &[&str]) -> String {
    let outcome = run(&request(document, overlays));
    let json = show(&outcome.diagnostics, &outcome.sources, Format::Json);
    let findings: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
    assert_eq!(findings.len(), outcome.diagnostics.len());
    let human = show(&outcome.diagnostics, &outcome.sources, Format::Human);
    for text in [&human, &json] {
        assert!(!text.contains(|c| is_hidden(c) && !matches!(c, '\n' | '\t')), "{text:?}");
    }
    human
}

#[test]
fn a_syntax_error_at_a_character_of_several_bytes_is_shown() {
    for (document, shown) in [
        ("{“openapi”: 1}", "1:2\n  |\n1 | {“openapi”: 1}\n  |  ^\n"),
        ("{\u{a0}\"openapi\": 1}", "1:2\n  |\n1 | {\u{a0}\"openapi\": 1}\n  |  ^\n"),
        ("{\"a\": 状}", "1:7\n  |\n1 | {\"a\": 状}\n  |       ^^\n"),
        ("\u{feff}\u{feff}{}", "1:2\n  |\n1 | \\u{feff}\\u{feff}{}\n  |         ^^^^^^^^\n"),
        ("openapi: 3.0.3\n状: 1\n状: 2\n", "3:1\n  |\n3 | 状: 2\n  | ^^\n"),
    ] {
        let text = printed(document, &[]);
        assert!(text.contains(&format!("--> document:{shown}")), "{document:?}:\n{text}");
    }
}

#[test]
fn a_character_of_several_bytes_anywhere_can_be_shown() {
    let json = swagger(r#"{"a": {"get": {"parameters": [{"name": "x", "in": "path"}]}}}"#);
    let yaml = "swagger: '2.0'\ninfo: {title: T, version: 1}\npaths:\n  a:\n    get:\n      responses: &r {}\n";
    for document in [json.as_str(), yaml] {
        for (at, _) in document.char_indices() {
            for inserted in ["“", "\u{a0}", "状", "\u{feff}", "\u{1b}", "\u{2028}", "\r", "\"\u{202e}"] {
                printed(&format!("{}{inserted}{}", &document[..at], &document[at..]), &[]);
            }
        }
    }
}

#[test]
fn findings_about_overlays_can_be_shown_whatever_they_hold() {
    let document = swagger("{}");
    for target in
        ["$.状[", "$['“']", "$.\u{1b}[2J", "$..状..状..状..状", "$[?match(@, '状(')]", "\u{feff}", "$\u{202e}"]
    {
        let action = serde_json::json!({"target": target, "description": "“", "remove": true});
        let overlay = serde_json::json!({"overlay": "1.0.0", "actions": [action]}).to_string();
        assert!(printed(&document, &[&overlay]).contains("overlay-0:1:"), "{target}");
    }
    printed(&document, &["{“"]);
}

#[test]
fn a_path_with_an_escape_does_not_clear_the_screen() {
    let text = printed(
        &swagger("{\"/\\u001b[2Jx\\u202e\": {\"get\": {\"parameters\": [{\"name\": \"id\", \"in\": \"path\"}]}}}"),
        &[],
    );
    assert!(text.contains("= at: /paths/~1\\u{1b}[2Jx\\u{202e}/get"), "{text}");
}

#[test]
fn equal_enums_whose_name_has_no_ascii_letter_are_types() {
    for name in ["状态", "$", "\u{1f600}", "_", "-", "", "é"] {
        let status = serde_json::json!({"type": "string", "enum": ["a1", "b1"]});
        let inner = serde_json::json!({"type": "object", "properties": {name: status}});
        let outer = serde_json::json!({"type": "object", "properties": {name: status, "o": inner}});
        let answer = |schema: &serde_json::Value| {
            serde_json::json!({"get": {"responses": {"200": {"description": "x", "content": {
                "application/json": {"schema": schema}}}}}})
        };
        let paths = serde_json::json!({"/a": answer(&outer), "/b": answer(&inner)});
        assert_is_rust(&run(&request(&openapi(&format!("\"paths\": {paths}")), &[])));
    }
}
