//! References that lead nowhere, and those whose target stands elsewhere than they say.

use super::schemas::typed;
use super::{complaints, lines, openapi, request, run, swagger};
use ampersat::diagnostic::Severity;
use ampersat::model::{Payload, Type};
use serde_json::json;

/// One reference that leads nowhere, for each kind of thing.
const EVERYTHING: &str = r##""paths": {
    "/a": {"post": {"operationId": "addA", "parameters": [
        {"$ref": "#/components/parameters/Page"}, {"name": "size", "in": "query", "schema": {"type": "integer"}}],
        "requestBody": {"$ref": "#/components/requestBodies/A"},
        "responses": {"200": {"$ref": "#/components/responses/A"}, "400": {"description": "", "content": {
            "application/json": {"schema": {"type": "object", "properties": {
                "code": {"type": "integer"}, "why": {"$ref": "#/components/schemas/Why"}, "how": {"$ref": "#/components/schemas/Why"}}}}}}}}},
    "/b": {"$ref": "#/components/pathItems/B"}},
    "components": {"schemas": {"Pet": {"discriminator": {"propertyName": "is", "mapping": {"x": "#/components/schemas/X"}}}}}"##;

#[test]
fn a_reference_to_nothing_costs_what_it_stands_for() {
    let outcome = run(&request(&openapi(EVERYTHING), &[]));
    let added = |target: &str, update: &str| {
        format!(
            "help: - target: {target}\n  description: the document refers to it and does not describe it\n  update: {update}"
        )
    };
    let expected = [
        "dangling-reference document:4:18 `#/components/parameters/Page` refers to nothing: it is left out".to_owned(),
        added("$.components", r#"{parameters: {"Page": {name: …, in: …, schema: {type: …}}}}"#),
        "dangling-reference document:5:33 `#/components/requestBodies/A` refers to nothing: any JSON can be sent".to_owned(),
        added("$.components", r#"{requestBodies: {"A": {…}}}"#),
        "dangling-reference document:6:39 `#/components/responses/A` refers to nothing: the answer is raw JSON".to_owned(),
        added("$.components", r#"{responses: {"A": {description: …, content: …}}}"#),
        "dangling-reference document:8:62 `#/components/schemas/Why` refers to nothing: this is raw JSON (and once more elsewhere)".to_owned(),
        added("$.components.schemas", r#"{"Why": {type: …}}"#),
        "dangling-reference document:9:20 `#/components/pathItems/B` refers to nothing: it is left out".to_owned(),
        added("$.components", r#"{pathItems: {"B": {…}}}"#),
        "dangling-reference document:10:97 `#/components/schemas/X` refers to nothing: it is left out".to_owned(),
        added("$.components.schemas", r#"{"X": {type: …}}"#),
    ];
    assert_eq!(complaints(&outcome), expected);
    let client = outcome.client.unwrap();
    assert_eq!(client.left_out, [""; 0]);
    let [(_, operation)] = client.api.operations().collect::<Vec<_>>().try_into().unwrap();
    let names: Vec<_> = operation.parameters.iter().map(|parameter| parameter.name.wire.as_str()).collect();
    assert_eq!((names, &operation.response), (vec!["size"], &Payload::Json(Type::Json)));
    assert_eq!(operation.body.types().collect::<Vec<_>>(), [&Type::Json]);
    let [error] = &operation.errors[..] else { panic!("{:?}", operation.errors) };
    assert!(matches!(error.ty, Some(Type::Named(_))));
}

#[test]
fn what_is_missing_is_named_as_the_document_names_it_and_an_overlay_adds_it() {
    let document = swagger(
        r##"{"/a": {"get": {"responses": {"200": {"description": "", "schema": {"$ref": "#/definitions/Pet"}}}}}}"##,
    );
    let [complaint, help] = complaints(&run(&request(&document, &[]))).try_into().unwrap();
    assert_eq!(complaint, "dangling-reference document:2:77 `#/definitions/Pet` refers to nothing: this is raw JSON");
    let action = help.strip_prefix("help: ").unwrap().replace("{type: …}", "{type: integer}");
    let outcome = run(&request(&document, &[&format!("overlay: 1.0.0\nactions:\n{action}\n")]));
    assert_eq!(complaints(&outcome), [""; 0]);
    let client = outcome.client.unwrap();
    let (_, operation) = client.api.operations().next().unwrap();
    assert_eq!(operation.response, Payload::Json(Type::Int64));
}

#[test]
fn a_schema_that_was_a_document_refers_to_what_it_holds() {
    let note = json!({"type": "object", "properties": {"pitch": {"type": "string"}}});
    let song = json!({
        "$defs": {"Note": note, "Bar": {"type": "array", "items": {"$ref": "#/$defs/Note"}}},
        "type": "object",
        "properties": {"first": {"$ref": "#/$defs/Note"}, "bars": {"$ref": "#/$defs/Bar"}, "next": {"$ref": "#"}},
    });
    let expected = "Song {bars*: [Note {pitch?: String}], first?: Note, next?: Box<Song>}";
    assert_eq!(typed(&json!({"$ref": "#/components/schemas/Song"}), &json!({"Song": song})), expected);
}

#[test]
fn a_reference_of_another_version_leads_where_this_one_keeps_things() {
    let schema = r##"{"$ref": "#/components/schemas/Pet"}"##;
    let old = format!(
        r#"{{"/a": {{"get": {{"responses": {{"200": {{"description": "", "schema": {schema}}}}}}}}}}}, "definitions": {{"Pet": {{"type": "integer"}}}}"#
    );
    let new = openapi(
        r##""paths": {"/a": {"get": {"responses": {"200": {"description": "", "content": {"application/json": {
        "schema": {"$ref": "#/definitions/Pet"}}}}}}}}, "components": {"schemas": {"Pet": {"type": "integer"}}}"##,
    );
    for (document, expected) in [
        (
            swagger(&old),
            "`#/components/schemas/Pet` is written as in another version of the standard: `#/definitions/Pet` is meant",
        ),
        (
            new,
            "`#/definitions/Pet` is written as in another version of the standard: `#/components/schemas/Pet` is meant",
        ),
    ] {
        let outcome = run(&request(&document, &[]));
        let repaired = outcome.diagnostics.iter().filter(|one| one.severity == Severity::Repaired);
        let [repaired] = repaired.flat_map(lines).collect::<Vec<_>>().try_into().unwrap();
        assert!(repaired.starts_with("reference-of-other-version ") && repaired.ends_with(expected), "{repaired}");
        let client = outcome.client.unwrap();
        assert_eq!(client.api.operations().next().unwrap().1.response, Payload::Json(Type::Int64));
    }
}

#[test]
fn what_stands_beside_a_copy_that_is_missing_counts() {
    let operation = |id: &str| format!(r#""operationId": "{id}", "responses": {{"204": {{"description": ""}}}}"#);
    let document = openapi(&format!(
        r##""paths": {{
            "/a": {{"$ref": "#/components/pathItems/gone", "get": {{{}}}}},
            "/b": {{"get": {{"$ref": "#/components/x-operations/gone", {}}}}}}}"##,
        operation("one"),
        operation("two")
    ));
    let outcome = run(&request(&document, &[]));
    assert_eq!(outcome.diagnostics.iter().filter(|one| one.code == "dangling-reference").count(), 2);
    let client = outcome.client.unwrap();
    let made: Vec<_> = client.api.operations().map(|(_, operation)| operation.path.as_str()).collect();
    assert_eq!(made, ["/a", "/b"]);
}

#[test]
fn what_stands_beside_a_reference_into_the_network_counts() {
    let document = openapi(
        r##""paths": {"$ref": "https://example.com/a.json#/paths",
            "/a": {"$ref": "https://example.com/a.json#/a", "post": {"$ref": "https://example.com/a.json#/post",
                "operationId": "one", "parameters": [
                    {"$ref": "https://example.com/a.json#/size", "name": "size", "in": "query", "schema": {"type": "integer"}},
                    {"$ref": "https://example.com/a.json#/other", "description": "Nobody knows."}],
                "requestBody": {"$ref": "https://example.com/a.json#/body", "required": true},
                "responses": {"204": {"description": "", "headers": {
                    "X-Left": {"$ref": "https://example.com/a.json#/left", "schema": {"type": "integer"}}}}}}}}"##,
    );
    let outcome = run(&request(&document, &[]));
    let count = |code: &str| outcome.diagnostics.iter().filter(|one| one.code == code).count();
    // no standard has a reference for all paths
    assert_eq!((count("remote-reference"), count("malformed")), (6, 1));
    let client = outcome.client.unwrap();
    let (_, operation) = client.api.operations().next().unwrap();
    let parameters: Vec<_> = operation.parameters.iter().map(|one| one.name.wire.as_str()).collect();
    assert_eq!((operation.name.as_str(), parameters), ("one", vec!["size"]));
    // any JSON can be sent
    assert_eq!(operation.body.wholes().count(), 1);
    assert_eq!(operation.headers.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["X-Left"]);
}

#[test]
fn what_stands_beside_a_reference_to_nothing_counts() {
    let document = openapi(
        r##""paths": {"/a": {"post": {"operationId": "add", "parameters": [
            {"$ref": "#/components/parameters/gone", "name": "size", "in": "query", "schema": {"type": "integer"}}],
        "requestBody": {"$ref": "#/components/requestBodies/gone", "description": "What to add.", "required": true},
        "responses": {"200": {"$ref": "#/components/responses/gone", "description": "The sum.", "headers": {
            "X-Left": {"$ref": "#/components/headers/gone", "description": "How many.", "schema": {"type": "integer"}}}}}}},
        "/b": {"get": {"operationId": "one", "responses": {"200": {"description": "", "content": {"application/json": {"schema":
            {"$ref": "#/components/schemas/Pet"}}}}}}}},
        "components": {"schemas": {"Pet": {"type": "object", "required": ["name"], "properties": {
            "name": {"$ref": "#/components/schemas/Name", "type": "string", "description": "What it is called.", "default": "x"},
            "mood": {"$ref": "#/components/schemas/Mood", "nullable": true, "description": "How it is."}}}}}"##,
    );
    let outcome = run(&request(&document.replace("3.0.3", "3.1.0"), &[]));
    let said: Vec<_> = complaints(&outcome).into_iter().filter(|line| !line.starts_with("help")).collect();
    let costs: Vec<_> =
        said.iter().filter_map(|line| line.split_once(" refers to nothing: ")).map(|(_, cost)| cost).collect();
    let beside = "only what stands beside it counts";
    assert_eq!(costs, [beside, "any JSON can be sent", "the answer is raw JSON", beside, beside, "this is raw JSON"]);
    let client = outcome.client.unwrap();
    let [(_, add), _] = client.api.operations().collect::<Vec<_>>().try_into().unwrap();
    assert_eq!(add.parameters[0].ty, Type::Int64);
    assert!(add.body.required);
    assert_eq!(add.headers[0].ty, Type::Int64);
    let pet = client.api.types.iter().find(|def| def.name == "Pet").unwrap();
    let ampersat::model::TypeKind::Struct(pet) = &pet.kind else { panic!("{pet:?}") };
    let [name, mood] = &pet.fields[..] else { panic!("{:?}", pet.fields) };
    assert_eq!((&name.ty, &mood.ty), (&Type::String, &Type::Json));
    assert!(name.docs.starts_with("What it is called.") && mood.docs.starts_with("How it is."), "{pet:?}");
}
