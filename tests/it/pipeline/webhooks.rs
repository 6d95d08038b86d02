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
    assert_eq!(union.docs, "The body that one of the webhooks sends.");
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

/// A header, the variants that it tells apart with its values for each, and the findings about it.
type ByHeader = (Option<String>, Vec<(String, Vec<String>)>, Vec<String>);

/// The enum over the events that a header tells apart.
fn by_header(webhooks: &[(&str, &str)], extension: &str) -> ByHeader {
    let schema = |name: &str| {
        format!(
            r#"{{"type": "object", "required": ["at"], "properties": {{"at": {{"type": "string"}}, "{}": {{"type": "string"}}}}}}"#,
            name.replace('-', "_")
        )
    };
    let webhook = |(name, members): &(&str, &str)| {
        let body = format!(r#""requestBody": {{"content": {{"application/json": {{"schema": {}}}}}}}"#, schema(name));
        format!(r#""{name}": {{"post": {{{members}{body}}}}}"#)
    };
    let webhooks: Vec<_> = webhooks.iter().map(webhook).collect();
    let document = format!(r#"{extension}"paths": {{}}, "webhooks": {{{}}}"#, webhooks.join(", "));
    let outcome = run(&request(&openapi(&document).replacen("3.0.3", "3.1.0", 1), &[]));
    let said = outcome.diagnostics.iter().filter(|one| one.code == "events-not-usable").map(|one| one.message.clone());
    let said = said.collect();
    let types = outcome.client.map(|client| client.api.types).unwrap_or_default();
    let Some(event) = types.into_iter().find(|def| def.name == "WebhookEvent") else { return (None, Vec::new(), said) };
    let TypeKind::Union(variants) = event.kind else { panic!("it is an enum") };
    let names = |variant: &ampersat::model::Variant| {
        let values = variant.tags.iter().flat_map(|tag| &tag.values).filter_map(|value| value.as_str());
        (variant.name.clone(), values.map(str::to_owned).collect())
    };
    (event.header, variants.iter().map(names).collect(), said)
}

/// A header parameter with this schema, and its own example.
fn header(name: &str, schema: &str, example: &str) -> String {
    format!(r#""parameters": [{{"name": "{name}", "in": "header", "schema": {schema}{example}}}], "#)
}

#[test]
fn a_header_that_names_the_event_of_every_webhook_tells_them_apart() {
    let text = r#"{"type": "string"}"#;
    let one = header("X-Event", r#"{"type": "string", "enum": ["bird.landed"]}"#, "");
    let other = header("x-event", text, r#", "example": "bird_left""#);
    let (name, variants, _) = by_header(&[("landed", &one), ("bird-left", &other)], "");
    let known = |name: &str, event: &str| (name.to_owned(), vec![event.to_owned()]);
    assert_eq!(name.as_deref(), Some("X-Event"));
    assert_eq!(variants, [known("BirdLanded", "bird.landed"), known("BirdLeft", "bird_left")]);
    // an event and what has happened; of many one may say nothing
    let issues = header("X-Event", text, r#", "example": "issues""#);
    let check = header("X-Event", text, r#", "example": "check_run""#);
    let actions: Vec<_> = (1..9).map(|number| format!("issues-{number}")).collect();
    let mut many: Vec<_> = actions.iter().map(|name| (name.as_str(), issues.as_str())).collect();
    many.extend([("check-run-created", check.as_str()), ("star", issues.as_str())]);
    let (_, variants, _) = by_header(&many, "");
    assert_eq!(variants, [known("CheckRun", "check_run"), known("Issues", "issues")]);
    // an example of another event, a value that all have, a webhook without the header
    let version = header("X-Version", r#"{"type": "string", "const": "1"}"#, "");
    let shown = header("X-Event", text, r#", "example": "issues""#);
    for (first, second) in [(&one, &shown), (&version, &version), (&one, &String::new())] {
        assert_eq!(
            by_header(&[("landed", first), ("bird-left", second)], ""),
            (None, Vec::new(), Vec::new()),
            "{second}"
        );
    }
}

#[test]
fn an_extension_says_which_header_it_is_and_where_the_name_stands() {
    let extension = |value: &str| format!(r#""x-ampersat-events": {value}, "#);
    let of = |name: &str| format!(r#""x-kind": {{"event": "{name}"}}, "#);
    let (landed, left, again) = (of("bird-landed"), of("left"), of("bird-landed"));
    let all = [("landed", landed.as_str()), ("left", left.as_str()), ("again", again.as_str())];
    let (header, variants, _) = by_header(&all, &extension(r#"{"header": "X-Event", "name": "/x-kind/event"}"#));
    assert_eq!(header.as_deref(), Some("X-Event"));
    let both = vec!["bird-landed".to_owned(), "bird_landed".to_owned()];
    assert_eq!(variants, [("BirdLanded".to_owned(), both), ("Left".to_owned(), vec!["left".to_owned()])]);
    // without a place it is the name of the webhook
    let (_, variants, _) = by_header(&all, &extension(r#"{"header": "X-Event"}"#));
    let names: Vec<_> = variants.iter().map(|(_, names)| names.join(" ")).collect();
    assert_eq!(names, ["again", "landed", "left"]);
    for (value, why) in [
        (r#"{"name": "/x-kind"}"#, "it names no `header`"),
        (r#"{"header": "X-Event", "name": "/x-kind"}"#, "the webhook `landed` has no text at `/x-kind`"),
    ] {
        let (.., said) = by_header(&all, &extension(value));
        assert_eq!(said, [format!("`x-ampersat-events` cannot be followed: {why}")]);
    }
    let (.., said) = by_header(&[], &extension(r#"{"header": "X-Event"}"#));
    assert_eq!(said, ["`x-ampersat-events` cannot be followed: no webhook sends JSON"]);
}

#[test]
fn events_of_one_name_in_rust_are_variants_of_their_own() {
    let names = ["order.created", "order_created", "x", "X", "unknown", "self", "512"];
    let all: Vec<_> = names.iter().map(|name| (*name, "")).collect();
    let (_, variants, _) = by_header(&all, r#""x-ampersat-events": {"header": "X-Event"}, "#);
    let variants: Vec<_> = variants.iter().map(|(name, values)| (name.as_str(), values.join(" "))).collect();
    let known = |name: &'static str, event: &str| (name, event.to_owned());
    assert_eq!(
        variants,
        [
            known("Event512", "512"),
            known("X", "X"),
            known("OrderCreated", "order.created"),
            known("OrderCreated2", "order_created"),
            known("Self_", "self"),
            known("Unknown2", "unknown"),
            known("X2", "x"),
        ]
    );
}

#[test]
fn a_second_spelling_is_not_that_of_another_event() {
    let extension = r#""x-ampersat-events": {"header": "X-Event", "name": "/x-event"}, "#;
    let values = |names: &[&str]| {
        let members: Vec<_> = names.iter().map(|name| format!(r#""x-event": "{name}", "#)).collect();
        let all: Vec<_> = names.iter().copied().zip(members.iter().map(String::as_str)).collect();
        let (_, variants, _) = by_header(&all, extension);
        variants.into_iter().map(|(_, values)| values.join(" ")).collect::<Vec<_>>()
    };
    assert_eq!(values(&["pull-request", "pull_request", "a-b"]), ["a-b a_b", "pull-request", "pull_request"]);
    assert_eq!(values(&["a-b_c", "a_b-c", "pull-request"]), ["a-b_c", "a_b-c", "pull-request pull_request"]);
}

#[test]
fn a_header_with_other_values_than_names_tells_nothing_apart() {
    let only = |value: &str| header("X-Api-Version", &format!(r#"{{"type": "string", "enum": ["{value}"]}}"#), "");
    let (one, two) = (only("1"), only("2"));
    let (name, ..) = by_header(&[("order-added", &one), ("order-left", &two)], "");
    assert_eq!(name, None);
    // names are the same if their words are
    let (one, two) = (only("order.added"), only("order.left"));
    let (name, ..) = by_header(&[("orderAdded", &one), ("order_left", &two)], "");
    assert_eq!(name.as_deref(), Some("X-Api-Version"));
}

/// The types of what each event holds, in the order of their names on the wire, and the notes about webhooks.
fn held(members: &str) -> (Vec<(String, String)>, Vec<String>) {
    let outcome = run(&request(&openapi(&format!(r#""paths": {{}}, {members}"#)).replacen("3.0.3", "3.1.0", 1), &[]));
    assert_is_rust(&outcome);
    let said = outcome.diagnostics.iter().filter(|one| one.code == "webhook-ignored").map(|one| one.message.clone());
    let said = said.collect();
    let Some(client) = outcome.client else { return (Vec::new(), said) };
    let event = client.api.types.iter().find(|def| def.name == "WebhookEvent");
    let Some(TypeKind::Union(variants)) = event.map(|event| &event.kind) else { return (Vec::new(), said) };
    let variants = variants.iter().map(|variant| (variant.name.clone(), client.api.describe(&variant.ty)));
    (variants.collect(), said)
}

/// A member with an operation that sends this event, with a schema.
fn sends(method: &str, event: &str, schema: &str) -> String {
    let content = format!(r#"{{"content": {{"application/json": {{"schema": {schema}}}}}}}"#);
    format!(r#""{method}": {{"x-event": "{event}", "requestBody": {content}}}"#)
}

const BY_EVENT: &str = r#""x-ampersat-events": {"header": "X-Event", "name": "/x-event"}"#;

#[test]
fn webhooks_of_one_event_with_the_same_schema_are_no_union() {
    let schema = r##"{"$ref": "#/components/schemas/IssuesPayload"}"##;
    let payload = r#"{"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}}"#;
    let (variants, _) = held(&format!(
        r#"{BY_EVENT}, "webhooks": {{"issues-opened": {{{}}}, "issues-closed": {{{}}}, "same": {{{}}}, "again": {{{}}}}},
            "components": {{"schemas": {{"IssuesPayload": {payload}}}}}"#,
        sends("post", "issues", schema),
        sends("post", "issues", schema),
        sends("post", "inline", payload),
        sends("post", "inline", payload),
    ));
    assert_eq!(variants.len(), 2);
    let payload = ("Issues".to_owned(), "IssuesPayload".to_owned());
    assert!(variants.contains(&payload), "{variants:?}");
    assert!(variants.iter().all(|(_, ty)| !ty.ends_with("Event")), "{variants:?}");
}

#[test]
fn each_operation_of_a_webhook_sends_its_own_type() {
    let schema = |name: &str| {
        format!(r#"{{"type": "object", "title": "{name}", "properties": {{"{name}": {{"type": "string"}}}}}}"#)
    };
    let (landed, left, gone) = (schema("landed"), schema("left"), schema("gone"));
    let reference = |name: &str| format!(r##"{{"$ref": "#/components/schemas/{name}"}}"##);
    let (variants, _) = held(&format!(
        r#"{BY_EVENT}, "webhooks": {{"bird": {{{}, {}}}}}, "x-webhooks": {{"bird": {{{}}}}},
            "components": {{"schemas": {{"Landed": {landed}, "Left": {left}, "Gone": {gone}}}}}"#,
        sends("post", "landed", &reference("Landed")),
        sends("put", "left", &reference("Left")),
        sends("post", "gone", &reference("Gone")),
    ));
    let same = |name: &str| (name.to_owned(), name.to_owned());
    assert_eq!(variants, [same("Gone"), same("Landed"), same("Left")]);
}

#[test]
fn webhooks_that_a_field_tells_apart_are_variants_without_a_header() {
    let schema = |name: &str| {
        format!(
            r#"{{"type": "object", "required": ["type"], "properties": {{"type": {{"type": "string", "const": "{name}"}}}}}}"#
        )
    };
    let names: Vec<_> = (0..12).map(|number| format!("bird{number}")).collect();
    let webhooks: Vec<_> = names
        .iter()
        .map(|name| {
            // the example of one is that of another
            let example = if name == "bird3" { "bird4" } else { name };
            let parameter = header("X-Event", r#"{"type": "string"}"#, &format!(r#", "example": "{example}""#));
            let body = format!(
                r##"{{"content": {{"application/json": {{"schema": {{"$ref": "#/components/schemas/{name}"}}}}}}}}"##
            );
            format!(r#""{name}": {{"post": {{{parameter}"requestBody": {body}}}}}"#)
        })
        .collect();
    let schemas: Vec<_> = names.iter().map(|name| format!(r#""{name}": {}"#, schema(name))).collect();
    let document = |schemas: &str| {
        format!(r#""webhooks": {{{}}}, "components": {{"schemas": {{{schemas}}}}}"#, webhooks.join(", "))
    };
    let is_false = |said: &String| said.contains("is no variant of `WebhookEvent`");
    let (variants, said) = held(&document(&schemas.join(", ")));
    assert_eq!((variants.len(), said.iter().filter(|said| is_false(said)).count()), (12, 0));
    // by the header it is none
    let (variants, said) = held(&document(&schemas.join(", ").replace("const", "title")));
    assert_eq!((variants.len(), said.iter().filter(|said| is_false(said)).count()), (11, 1), "{said:?}");
}
