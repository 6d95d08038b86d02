//! References: into other files, into odd places, in circles.

use super::Outcome;
use super::{complaints, lines, openapi, request, run, swagger};
use ampersat::Input;
use ampersat::cli::Stage;
use ampersat::cli::generate_and_dump;
use ampersat::diagnostic::Location;
use ampersat::diagnostic::Severity;
use serde_json::{Value, json};

/// Reads a document that may refer to some files: returns the document after `normalise`, and the rest.
pub(super) fn with_files(document: &str, files: &[(&str, &str)]) -> (Value, Outcome) {
    let mut read = |path: &str| {
        let found = files.iter().find(|(name, _)| *name == path);
        let (name, text) = found.ok_or_else(|| "there is no such file".to_owned())?;
        Ok(Input { name: (*name).to_owned(), text: (*text).to_owned() })
    };
    let (result, dumped) = generate_and_dump(&request(document, &[]), &mut read, Some(Stage::Normalise));
    (serde_json::from_str(&dumped.unwrap_or_else(|| "null".to_owned())).unwrap(), result.into())
}

fn normalised(document: &str) -> Value {
    let (document, outcome) = with_files(document, &[]);
    assert_eq!(complaints(&outcome), [""; 0]);
    document
}

/// Everything that was found but notes.
pub(super) fn found(outcome: &Outcome) -> Vec<String> {
    outcome.diagnostics.iter().filter(|one| one.severity != Severity::Note).flat_map(lines).collect()
}

#[test]
fn what_other_files_hold_comes_into_the_document() {
    let document = r#"
openapi: 3.0.3
info: {title: T, version: "1"}
paths:
  /pets: {$ref: paths/pets.yaml}
components:
  schemas:
    Pet: {$ref: "models/Pet.yaml"}
"#;
    let files = [
        (
            "paths/pets.yaml",
            r#"
get:
  operationId: listPets
  parameters: [{$ref: "../common.json#/limit"}]
  responses:
    "200":
      description: ""
      content: {application/json: {schema: {type: array, items: {$ref: ../models/Pet.yaml}}}}
    "404": {$ref: "../common.json#/errors/missing"}
"#,
        ),
        (
            "models/Pet.yaml",
            "type: object\nproperties:\n  owner: {$ref: './Owner.yaml'}\n  friends: {type: array, items: {$ref: '#'}}\n",
        ),
        ("models/Owner.yaml", "type: object\nproperties: {pet: {$ref: ../document#/components/schemas/Pet}}\n"),
        (
            "common.json",
            r#"{"limit": {"name": "limit", "in": "query", "schema": {"type": "integer"}},
             "errors": {"missing": {"description": "no such pet"}}, "unused": {"$ref": "nowhere.yaml"}}"#,
        ),
    ];
    let (document, outcome) = with_files(document, &files);
    assert_eq!(found(&outcome), [""; 0]);
    let expected = json!({
        "openapi": "3.0.3",
        "info": {"title": "T", "version": "1"},
        "paths": {"/pets": {"get": {
            "operationId": "listPets",
            "parameters": [{"$ref": "#/components/parameters/limit"}],
            "responses": {
                "200": {"description": "", "content": {"application/json": {"schema": {
                    "type": "array", "items": {"$ref": "#/components/schemas/Pet"}}}}},
                "404": {"$ref": "#/components/responses/errors_missing"},
            },
        }}},
        "components": {
            "schemas": {
                "Pet": {"type": "object", "properties": {
                    "owner": {"$ref": "#/components/schemas/Owner"},
                    "friends": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}}}},
                "Owner": {"type": "object", "properties": {"pet": {"$ref": "#/components/schemas/Pet"}}},
            },
            "parameters": {"limit": {"name": "limit", "in": "query", "schema": {"type": "integer"}}},
            "responses": {"errors_missing": {"description": "no such pet"}},
        },
    });
    assert_eq!(document, expected);
    assert!(outcome.client.is_some());
}

#[test]
fn a_finding_names_the_file_in_which_the_value_stands() {
    let document = openapi(r#""paths": {}, "components": {"schemas": {"A": {"$ref": "a.yaml#/A"}}}"#);
    let (_, outcome) = with_files(&document, &[("a.yaml", "B: 1\nA:\n  type: array\n  items: {type: varchar}\n")]);
    let location = outcome.diagnostics.iter().find(|one| one.code == "unknown-type").unwrap().location.clone();
    let expected = Location { source: "a.yaml".into(), pointer: "/A/items/type".into(), line: 4, column: 17 };
    assert_eq!(location, Some(expected));
}

#[test]
fn the_network_is_not_asked() {
    for reference in ["https://example.com/pet.json#/Pet", "//example.com/pet.json", "urn:example:pet"] {
        let document = openapi(&format!(
            r#""paths": {{"/a": {{"get": {{"responses": {{"200": {{"description": "", "content": {{"application/json":
            {{"schema": {{"$ref": "{reference}", "description": "A pet."}}}}}}}}}}}}}}}}"#
        ));
        let outcome = run(&request(&document, &[]));
        let message = format!(
            "remote-reference document:3:33 `{reference}` stands in the network, which is not asked: this is raw JSON"
        );
        assert_eq!(found(&outcome), [message.as_str(), "help: download it, and refer to the file"]);
        let completed: Value = serde_json::from_str(&outcome.client.unwrap().openapi.unwrap()).unwrap();
        assert_eq!(
            completed["paths"]["/a"]["get"]["responses"]["200"]["content"]["application/json"]["schema"],
            json!({"description": "A pet."})
        );
    }
}

#[test]
fn a_reference_into_an_odd_place_makes_what_is_there_a_shared_thing() {
    let document = normalised(&swagger(
        r##"{
        "/a/@id": {"get": {
            "parameters": [{"name": "id", "in": "path", "type": "string"}],
            "responses": {"200": {"description": "", "schema": {"type": "object", "properties": {
                "more": {"$ref": "#/paths/~1a~1@id/get/responses/200/schema"},
                "tag": {"$ref": "#/definitions/Pet%C2%ABX%C2%BB/properties/tag"}}}}}}},
        "/b/@id": {"get": {
            "parameters": [{"$ref": "#/paths/~1a~1%40id/get/parameters/0"}],
            "responses": {"200": {"$ref": "#/paths/~1a~1@id/get/responses/200"}}}}},
        "definitions": {"Pet«X»": {"type": "object", "properties": {"tag": {"type": "string"}}}}"##,
    ));
    let whole = "#/components/schemas/a_id_get_200";
    let schema = json!({"type": "object", "properties": {
        "more": {"$ref": whole}, "tag": {"$ref": "#/components/schemas/Pet_X_tag"}}});
    let pet = json!({"type": "object", "properties": {"tag": {"$ref": "#/components/schemas/Pet_X_tag"}}});
    assert_eq!(
        document["components"],
        json!({
            "schemas": {"Pet«X»": pet, "a_id_get_200": schema, "Pet_X_tag": {"type": "string"}},
            "responses": {"a_id_get_200": {
                "description": "", "content": {"application/json": {"schema": {"$ref": whole}}}}},
            "parameters": {"a_id_get_0": {
                "name": "id", "in": "path", "required": true, "schema": {"type": "string"}}},
        })
    );
    for path in ["/a/{id}", "/b/{id}"] {
        let get = &document["paths"][path]["get"];
        assert_eq!(get["parameters"], json!([{"$ref": "#/components/parameters/a_id_get_0"}]), "{path}");
        assert_eq!(get["responses"]["200"], json!({"$ref": "#/components/responses/a_id_get_200"}), "{path}");
    }
}

#[test]
fn path_items_are_copied_and_chains_are_followed() {
    let document = normalised(&openapi(
        r##""paths": {
            "/a": {"$ref": "#/components/pathItems/first", "summary": "own"},
            "/b": {"$ref": "#/paths/~1a"}},
        "components": {
            "pathItems": {"first": {"get": {"responses": {"200": {"$ref": "#/components/responses/One"}}}}},
            "responses": {"One": {"$ref": "#/components/responses/Two"}, "Two": {"description": "two"}}}"##,
    ));
    let get = json!({"responses": {"200": {"$ref": "#/components/responses/Two"}}});
    assert_eq!(document["paths"], json!({"/a": {"get": get, "summary": "own"}, "/b": {"get": get}}));
}

#[test]
fn references_in_circles_are_refused() {
    for (members, expected) in [
        (
            "\"paths\": {\"/a\": {\n\"$ref\": \"#/paths/~1a\"}}",
            "circular-reference document:3:9 `#/paths/~1a` refers to itself in the end",
        ),
        (
            "\"paths\": {}, \"components\": {\"parameters\": {\"A\": {\n\"$ref\": \"#/components/parameters/B\"}, \
             \"B\": {\"$ref\": \"#/components/parameters/A\"}}}",
            "circular-reference document:3:9 `#/components/parameters/B` refers to itself in the end",
        ),
    ] {
        let (_, outcome) = with_files(&openapi(members), &[]);
        assert_eq!(found(&outcome), [expected]);
    }
}

#[test]
fn a_reference_to_a_thing_of_another_kind_is_what_is_meant_or_nothing() {
    let document = openapi(
        r##""paths": {"/a": {"post": {
            "parameters": [{"$ref": "#/components/schemas/A"}],
            "requestBody": {"$ref": "#/components/schemas/A"},
            "responses": {"200": {"description": "", "content": {"application/json": {"schema": {
                "$ref": "#/components/responses/R"}}}}}}}},
        "components": {
            "schemas": {"A": {"type": "object", "properties": {"a": {"type": "string"}}}},
            "responses": {"R": {"description": "", "content": {"application/json": {"schema": {"type": "array", "items": {}}}}}}}"##,
    );
    let (document, outcome) = with_files(&document, &[]);
    assert_eq!(
        found(&outcome),
        [
            "reference-to-other-kind document:3:37 `#/components/schemas/A` is a schema, and stands where a parameter belongs: it is left out",
            "schema-as-message document:4:37 `#/components/schemas/A` is a schema, and no request body: a request body of that schema is meant",
            "response-as-schema document:6:25 `#/components/responses/R` is a response, and no schema: the schema it has is meant",
        ]
    );
    let post = &document["paths"]["/a"]["post"];
    assert_eq!(post["requestBody"]["content"]["application/json"]["schema"], json!({"$ref": "#/components/schemas/A"}));
    let schema = &post["responses"]["200"]["content"]["application/json"]["schema"];
    assert_eq!(schema, &json!({"$ref": "#/components/schemas/R_application_json"}));
    assert!(outcome.client.is_some());
}

#[test]
fn a_bare_name_is_read_as_a_definition() {
    let document = swagger(
        r#"{"/a": {"get": {"responses": {"200": {"description": "", "schema": {"$ref": "Pet"}}}}},
            "/b": {"get": {"responses": {"200": {"description": "", "schema": {"$ref": "/definitions/Pet"}}}}}},
        "definitions": {"Pet": {"type": "object", "properties": {"id": {"type": "integer"}}}}"#,
    );
    let (_, outcome) = with_files(&document, &[]);
    assert_eq!(
        found(&outcome),
        [
            "reference-by-name document:2:77 `Pet` is no reference to a definition; it is read as `#/definitions/Pet`",
            "reference-by-name document:3:88 `/definitions/Pet` is no reference to a definition; it is read as `#/definitions/Pet`",
        ]
    );
    assert!(outcome.client.is_some());
}

#[test]
fn what_is_data_refers_to_nothing() {
    let document = openapi(
        r##""paths": {}, "x-note": {"$ref": "#/nowhere"}, "components": {
            "examples": {"e": {"value": {"$ref": "nowhere.yaml"}}},
            "schemas": {"A": {
                "type": "object", "example": {"$ref": "#/nothing"}, "default": {"$ref": "#/nothing"},
                "properties": {"$ref": {"type": "string"}, "example": {"type": "string"}}}}}"##,
    );
    let outcome = run(&request(&document, &[]));
    assert_eq!(complaints(&outcome), [""; 0]);
    assert!(outcome.client.is_some());
}

#[test]
fn copies_of_path_items_are_bounded() {
    let operations: String = (0..200).map(|n| format!(r#""x-{n}": {n},"#)).collect();
    let items: Vec<_> = (0..200).map(|n| format!(r##""/{n}": {{"$ref": "#/components/pathItems/big"}}"##)).collect();
    let document = openapi(&format!(
        r#""paths": {{{}}}, "components": {{"pathItems": {{"big": {{{operations} "get": {{"responses": {{}}}}}}}}}}"#,
        items.join(",")
    ));
    let (_, outcome) = with_files(&document, &[]);
    let codes: Vec<_> = outcome.diagnostics.iter().map(|one| one.code).collect();
    assert_eq!(codes, ["too-many-copies"]);
}

#[test]
fn what_holds_a_copy_of_itself_ends() {
    let answer = r#""responses": {"204": {"description": ""}}"#;
    for document in [
        // an operation calls back with its own path
        format!(
            r##""paths": {{"/a": {{"post": {{{answer}, "callbacks": {{"done": {{"{{$url}}": {{"$ref": "#/paths/~1a"}}}}}}}}}}}}"##
        ),
        // two paths call back with each other
        format!(
            r##""paths": {{
                "/a": {{"post": {{{answer}, "callbacks": {{"x": {{"u": {{"$ref": "#/paths/~1b"}}}}}}}}}},
                "/b": {{"post": {{{answer}, "callbacks": {{"x": {{"u": {{"$ref": "#/paths/~1a"}}}}}}}}}}}}"##
        ),
        // the properties of an object are those of the object around it
        format!(
            r##""paths": {{"/a": {{"post": {{{answer}}}}}}}, "components": {{"schemas": {{"A": {{"type": "object", "properties": {{
                "b": {{"type": "object", "properties": {{"$ref": "#/components/schemas/A/properties"}}}}}}}}}}}}"##
        ),
    ] {
        let outcome = run(&request(&openapi(&document), &[]));
        let codes: Vec<_> = outcome.diagnostics.iter().map(|one| one.code).collect();
        assert!(codes.contains(&"circular-reference"), "{codes:?} of {document}");
        assert!(outcome.client.is_some(), "{codes:?} of {document}");
    }
}

#[test]
fn schemas_may_have_names_of_their_own() {
    let document = r##"
openapi: 3.1.0
info: {title: T, version: "1"}
paths:
  /a: {get: {responses: {"200": {description: d, content: {application/json: {schema: {$ref: "#thing"}}}}}}}
  /b: {get: {responses: {"200": {description: d, content: {application/json: {schema: {$ref: "https://example.com/s/thing.json"}}}}}}}
  /c: {get: {responses: {"200": {description: d, content: {application/json: {schema: {$ref: "https://example.com/s/thing.json#inner"}}}}}}}
components:
  schemas:
    Thing:
      $id: https://example.com/s/thing.json
      $anchor: thing
      type: object
      properties:
        itself: {$ref: "#"}
        inner: {$ref: "#/$defs/inner"}
        other: {$ref: other.json}
        plain: {$ref: "#/components/schemas/Other"}
      $defs:
        inner: {$anchor: inner, type: object}
    Other: {$id: https://example.com/s/other.json, type: string}
"##;
    let document = normalised(document);
    let schema = |path: &str| {
        let content = &document["paths"][path]["get"]["responses"]["200"]["content"];
        content["application/json"]["schema"]["$ref"].as_str().unwrap().to_owned()
    };
    let thing = "#/components/schemas/Thing";
    assert_eq!([schema("/a"), schema("/b")], [thing, thing]);
    let properties = &document["components"]["schemas"]["Thing"]["properties"];
    assert_eq!(properties["itself"]["$ref"], thing);
    assert_eq!(properties["inner"]["$ref"], schema("/c"));
    for name in ["other", "plain"] {
        assert_eq!(properties[name]["$ref"], "#/components/schemas/Other", "{name}");
    }
}

#[test]
fn operations_contents_and_whole_frames_may_be_references() {
    let document = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {$ref: paths.yaml}\n";
    let files = [
        ("paths.yaml", "/boats/{id}:\n  get: {$ref: 'operations/get.yaml'}\n"),
        (
            "operations/get.yaml",
            "operationId: getBoat\nparameters: [{name: id, in: path, required: true, schema: {type: string}}]\nresponses: {$ref: '../responses.yaml#/all'}\n",
        ),
        ("responses.yaml", "all:\n  '200':\n    description: ok\n    content: {$ref: 'content.yaml'}\n"),
        (
            "content.yaml",
            "application/json:\n  schema: {$ref: 'boat.yaml'}\n  examples: {one: {$ref: 'example.yaml'}}\n",
        ),
        ("boat.yaml", "type: object\nproperties: {name: {type: string}}\n"),
        ("example.yaml", "value: {name: Molly}\n"),
    ];
    let (_, outcome) = with_files(document, &files);
    let said = "the standard has no reference here: it is read as a copy of what it leads to";
    let copied = |place: &str| format!("reference-as-copy {place} {said}");
    assert_eq!(
        found(&outcome),
        [
            copied("document:3:15"),
            copied("paths.yaml:2:15"),
            copied("operations/get.yaml:3:19"),
            copied("responses.yaml:4:21"),
        ]
    );
    let client = outcome.client.unwrap();
    let (_, operation) = client.api.operations().next().unwrap();
    assert_eq!(operation.name, "get_boat");
    assert_eq!(client.api.describe_payload(&operation.response), "Boat");
    assert_eq!(operation.example.as_ref().unwrap().json, "{\n  \"name\": \"Molly\"\n}");
}

#[test]
fn a_content_may_be_a_component() {
    let document = openapi(
        r##""paths": {"/a": {"get": {"operationId": "a", "responses": {"200": {"description": ".", "content": {"$ref": "#/components/mediaTypes/all"}}}}}},
        "components": {"mediaTypes": {"all": {"application/json": {"schema": {"type": "object", "properties": {"a": {"type": "string"}}}}}}}"##,
    );
    let outcome = run(&request(&document, &[]));
    let client = outcome.client.unwrap();
    let (_, operation) = client.api.operations().next().unwrap();
    assert_eq!(client.api.describe_payload(&operation.response), "AResponse");
}

#[test]
fn an_operation_that_leads_nowhere_is_its_method_and_path() {
    let document = openapi(
        r##""paths": {"/a": {"get": {"$ref": "#/components/x-operations/a"}, "put": {"operationId": "b", "responses": {"204": {"description": "."}}}}}"##,
    );
    let outcome = run(&request(&document, &[]));
    assert_eq!(
        found(&outcome),
        [
            "dangling-reference document:2:34 `#/components/x-operations/a` refers to nothing: only method and path are known",
            "help: - target: $\n  description: the document refers to it and does not describe it\n  update: {components: {x-operations: {\"a\": {…}}}}"
        ]
    );
    let client = outcome.client.unwrap();
    assert_eq!(client.api.operations().map(|(_, one)| one.name.as_str()).collect::<Vec<_>>(), ["get_a", "b"]);
    assert_eq!((client.operations, client.left_out.len()), (2, 0));
}

#[test]
fn copies_of_copies_end_somewhere() {
    let document = openapi(
        r##""paths": {"/a": {"get": {"$ref": "#/paths/~1b/get"}}, "/b": {"get": {"$ref": "#/paths/~1a/get"}}}"##,
    );
    assert_eq!(
        found(&run(&request(&document, &[]))),
        [
            "circular-reference document:2:34 `#/paths/~1b/get` refers to itself in the end",
            "circular-reference document:2:78 `#/paths/~1a/get` refers to itself in the end"
        ]
    );
}
