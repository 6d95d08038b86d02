//! The payloads of webhooks: a type for each, and one for all where a field tells them apart.

use super::{assert_is_rust, openapi, request, run};
use ampersat::model::{TypeDef, TypeKind};

/// The types of a document with these webhooks and components, by their names.
fn types(webhooks: &[(&str, &str)], components: &str) -> Vec<TypeDef> {
    let webhook = |(name, schema): &(&str, &str)| {
        format!(
            r#""{name}": {{"post": {{"requestBody": {{"content": {{"application/json": {{"schema": {schema}}}}}}}}}}}"#
        )
    };
    let webhooks: Vec<_> = webhooks.iter().map(webhook).collect();
    let document = format!(
        r#""paths": {{}}, "webhooks": {{{}}}, "components": {{"schemas": {{{components}}}}}"#,
        webhooks.join(", ")
    );
    let outcome = run(&request(&openapi(&document).replacen("3.0.3", "3.1.0", 1), &[]));
    assert_is_rust(&outcome);
    outcome.client.unwrap().api.types.into_iter().collect()
}

const LANDED: &str = r##"{"$ref": "#/components/schemas/Landed"}"##;
const LEFT: &str = r##"{"$ref": "#/components/schemas/Left"}"##;

/// Two components, each with a field of this schema.
fn components(landed: &str, left: &str) -> String {
    let component = |name: &str, field: &str| {
        format!(
            r#""{name}": {{"type": "object", "required": ["at", "type"], "properties": {{"at": {{"type": "string"}}, "type": {field}}}}}"#
        )
    };
    format!("{}, {}", component("Landed", landed), component("Left", left))
}

#[test]
fn events_with_a_field_for_their_name_are_one_enum() {
    let all =
        components(r#"{"type": "string", "const": "bird.landed"}"#, r#"{"type": "string", "enum": ["bird.left"]}"#);
    let types = types(&[("left", LEFT), ("landed", LANDED), ("again", LANDED)], &all);
    let union = types.iter().find(|def| def.name == "WebhookEvent").unwrap();
    assert_eq!(union.docs, "What one of the webhooks sends.");
    let TypeKind::Union(variants) = &union.kind else { panic!("it is an enum") };
    let tag = |variant: &ampersat::model::Variant| {
        variant.tags.iter().map(|tag| (tag.key.clone(), tag.values.clone())).collect()
    };
    let variants: Vec<(&str, Vec<_>)> = variants.iter().map(|one| (one.name.as_str(), tag(one))).collect();
    let known = |value: &str| vec![("type".to_owned(), vec![serde_json::Value::from(value)])];
    assert_eq!(variants, [("Left", known("bird.left")), ("Landed", known("bird.landed"))]);
}

#[test]
fn events_that_no_field_tells_apart_are_none() {
    let known = (r#"{"const": "a"}"#, r#"{"const": "b"}"#);
    let inline = r#"{"type": "object", "properties": {"type": {"const": "c"}}, "required": ["type"]}"#;
    for (webhooks, all) in [
        // one event, or one of several that is told from the others by nothing
        (&[("landed", LANDED)][..], components(known.0, known.1)),
        (&[("landed", LANDED), ("left", LEFT)], components(known.0, known.0)),
        (&[("landed", LANDED), ("left", LEFT)], components(known.0, r#"{"type": "string"}"#)),
        (&[("landed", LANDED), ("left", LEFT)], components(known.0, known.1).replace(r#""type"], "#, r#""other"], "#)),
        (&[("landed", LANDED), ("left", LEFT), ("gone", inline)], components(known.0, known.1)),
        (&[("landed", LANDED), ("left", LEFT), ("count", r#"{"type": "integer"}"#)], components(known.0, known.1)),
    ] {
        let types = types(webhooks, &all);
        assert!(types.iter().all(|def| def.name != "WebhookEvent"), "{webhooks:?} {all}");
    }
}
