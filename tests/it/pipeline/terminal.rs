//! Printed and written texts may hold anything: every place can be shown, nothing reaches the terminal that it
//! obeys, and no file holds what its reader does not see.

use super::{assert_is_rust, input, openapi, project_with, request, run, swagger};
use ampersat::Client;
use ampersat::cli::{Format, show};
use ampersat::document::hidden::is_hidden;
use ampersat::output::Output;

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

/// The members of a document whose texts mean something to the generator.
const MEANT: [&str; 25] = [
    "swagger",
    "openapi",
    "$ref",
    "type",
    "format",
    "in",
    "style",
    "x-ampersat-list-format",
    "collectionFormat",
    "propertyName",
    "scheme",
    "flow",
    "x-ampersat-name",
    "x-ampersat-class",
    "security",
    "required",
    "tags",
    "mapping",
    "url",
    "tokenUrl",
    "authorizationUrl",
    "operationId",
    "name",
    "const",
    "x-ampersat-dialect",
];

/// Puts something into every text of a document that is shown to people or sent.
fn hide_everywhere(value: &mut serde_json::Value, hidden: &str) {
    match value {
        serde_json::Value::Object(map) => {
            map.iter_mut()
                .filter(|(key, _)| !MEANT.contains(&key.as_str()))
                .for_each(|(_, one)| hide_everywhere(one, hidden));
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(|one| hide_everywhere(one, hidden)),
        serde_json::Value::String(text) => *text = format!("{hidden}{text}{hidden}\n\n`{hidden}`"),
        _ => {}
    }
}

#[track_caller]
fn hides_nothing(client: &Client) {
    let name = "the completed document".to_owned();
    let completed = client.openapi.iter().map(|text| (&name, text));
    for (path, text) in client.files.iter().chain(completed) {
        let hidden = text.lines().find(|line| line.contains(|c| is_hidden(c) && c != '\t'));
        assert_eq!(hidden.map(str::escape_unicode).map(|line| line.to_string()), None, "{path}");
    }
}

#[test]
fn no_emitted_file_holds_characters_that_nobody_sees() {
    let hidden = "a\u{202e}b\u{2066}c\u{200b}d\u{feff}e\u{ad}f\u{2028}g\u{e0041}h\u{200d}i\t";
    for fixture in ["bodies", "kinds", "parameters", "responses", "schemas", "security"] {
        let text = input(&format!("tests/fixtures/{fixture}.yaml")).text;
        let mut source = ampersat::document::Source::new(fixture, text);
        let mut document = ampersat::document::yaml::read(&mut source, 0).unwrap().to_json();
        hide_everywhere(&mut document, hidden);
        let license = serde_json::json!({"name": hidden, "url": format!("https://example.com/{hidden}")});
        document["info"]["license"] = license;
        let request = ampersat::Request { output: Output::default(), ..request(&document.to_string(), &[]) };
        let outcome = run(&request);
        assert_is_rust(&outcome);
        let client = outcome.client.unwrap();
        hides_nothing(&client);
        assert!(client.files["src/generated/mod.rs"].contains("\\u{202e}"), "{fixture}");
    }
    hides_nothing(run(&project_with(input(super::VENDOR).text)).client.as_ref().unwrap());
}

#[test]
fn credentials_in_urls_of_servers_reach_no_file_and_are_a_finding() {
    let servers = r#"{"url": "https://user:s3cret@a.example.com/v1", "description": "Of everybody."},
        {"url": "https://{who}{host}/v1", "variables": {"who": {"default": "user:s3cret@"},
            "host": {"default": "user:s3cret@b.example.com", "enum": ["user:s3cret@b.example.com", "c.example.com"]}}}"#;
    let members = format!(
        r#""servers": [{servers}], "paths": {{"/a": {{"servers": [{servers}],
            "get": {{"servers": [{servers}], "security": [{{"o": []}}], "responses": {{}}}}}}}},
        "components": {{"securitySchemes": {{"o": {{"type": "oauth2", "flows": {{"clientCredentials": {{
            "tokenUrl": "https://user:s3cret@d.example.com/token", "scopes": {{}}}}}}}}}}}}"#
    );
    let old = r#"{"swagger": "2.0", "info": {"title": "T", "version": "1"}, "host": "user:s3cret@a.example.com",
        "schemes": ["https"], "paths": {"/a": {"get": {"responses": {}}}}}"#;
    for (document, findings) in [(openapi(&members).as_str(), 13), (old, 1)] {
        let outcome = run(&request(document, &[]));
        let found = outcome.diagnostics.iter().filter(|one| one.code == "credentials-in-url");
        assert_eq!(found.count(), findings);
        let told = outcome.diagnostics.iter().any(|one| one.message.contains("s3cret"));
        assert!(!told, "{:?}", outcome.diagnostics);
        let client = outcome.client.unwrap();
        let name = "the completed document".to_owned();
        let completed = client.openapi.iter().map(|text| (&name, text));
        for (path, text) in client.files.iter().chain(completed) {
            assert!(!text.contains("s3cret"), "{path}");
        }
        assert!(client.files["src/generated/mod.rs"].contains("https://a.example.com"));
    }
}
