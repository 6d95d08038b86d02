//! References: into other files, into odd places, in circles.

use super::{complaints, lines, openapi, request, run, swagger};
use ampersat::Outcome;
use ampersat::cli::Stage;
use ampersat::cli::{Codegen, Project, generate_and_dump};
use ampersat::diagnostic::Severity;
use ampersat::document::Location;
use ampersat::load::Input;
use serde_json::{Value, json};

/// What comes of a document that may refer to some files: the document after `normalise`, and the rest.
fn with_files(document: &str, files: &[(&str, &str)]) -> (Value, Outcome) {
    let mut read = |path: &str| {
        let found = files.iter().find(|(name, _)| *name == path);
        let (name, text) = found.ok_or_else(|| "there is no such file".to_owned())?;
        Ok(Input { name: (*name).to_owned(), text: (*text).to_owned() })
    };
    let (outcome, dumped) = generate_and_dump(&request(document, &[]), &mut read, Some(Stage::Normalise));
    (serde_json::from_str(&dumped.unwrap_or_else(|| "null".to_owned())).unwrap(), outcome)
}

fn normalised(document: &str) -> Value {
    let (document, outcome) = with_files(document, &[]);
    assert_eq!(complaints(&outcome), [""; 0]);
    document
}

/// Everything that was found but notes.
fn found(outcome: &Outcome) -> Vec<String> {
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
fn a_file_that_is_broken_is_an_error_where_it_is() {
    let document = openapi("\"paths\": {}, \"components\": {\"schemas\": {\"A\": {\n\"$ref\": \"a.yaml#/A\"}}}");
    let (_, outcome) = with_files(&document, &[("a.yaml", "A: [\n")]);
    let expected = "syntax a.yaml:2:1 this is not YAML: while parsing a node, did not find expected node content";
    assert_eq!(found(&outcome), [expected]);
    assert!(outcome.client.is_none());
}

/// An operation that takes everything from other files, each at a line of its own.
const SPREAD: &str = r##""paths": {"/a": {"post": {"operationId": "addA", "parameters": [
    {"$ref": "shared.yaml#/parameters/Page"}, {"name": "size", "in": "query", "schema": {"type": "integer"}}],
    "requestBody": {"$ref": "shared.yaml#/bodies/A"},
    "responses": {"200": {"description": "", "content": {"application/json": {"schema": {"$ref": "shared.yaml#/A"}}}},
        "404": {"$ref": "./shared.yaml#/errors/Gone"}}}},
    "/b": {"get": {"responses": {"200": {"description": "", "content": {"application/json": {"schema":
        {"$ref": "pet.yaml", "description": "A pet.", "nullable": true}}}}}}}}"##;

#[test]
fn a_file_that_is_missing_costs_what_it_stands_for() {
    let (_, outcome) = with_files(&openapi(SPREAD), &[]);
    let added = |update: &str| {
        format!(
            "help: - target: $\n  description: the document refers to it and does not describe it\n  update: {{x-ampersat-files: {update}}}"
        )
    };
    let expected = [
        "dangling-reference document:3:14 `shared.yaml#/parameters/Page` refers to nothing: it is left out".to_owned(),
        added(r#"{"shared.yaml": {"parameters": {"Page": {name: …, in: …, schema: {type: …}}}}}"#),
        "dangling-reference document:4:29 `shared.yaml#/bodies/A` refers to nothing: any JSON can be sent".to_owned(),
        added(r#"{"shared.yaml": {"bodies": {"A": {…}}}}"#),
        "dangling-reference document:5:98 `shared.yaml#/A` refers to nothing: this is raw JSON".to_owned(),
        added(r#"{"shared.yaml": {"A": {type: …}}}"#),
        "unreadable-reference document:6:25 `./shared.yaml#/errors/Gone` cannot be read: there is no such file; what it refers to is missing".to_owned(),
        "dangling-reference document:6:25 `shared.yaml#/errors/Gone` refers to nothing: the answer is raw JSON".to_owned(),
        added(r#"{"shared.yaml": {"errors": {"Gone": {description: …, content: …}}}}"#),
        "unreadable-reference document:8:18 `pet.yaml` cannot be read: there is no such file; what it refers to is missing".to_owned(),
        "dangling-reference document:8:18 `pet.yaml` refers to nothing: this is raw JSON".to_owned(),
        added(r#"{"pet.yaml": {type: …}}"#),
    ];
    assert_eq!(found(&outcome), expected);
    let client = outcome.client.unwrap();
    let types: Vec<_> = client.api.operations().map(|(_, one)| client.api.describe_payload(&one.response)).collect();
    assert_eq!(types, ["Value", "Value"]);
    let parameters =
        client.api.operations().flat_map(|(_, one)| one.parameters.iter().map(|one| one.name.wire.as_str()));
    assert_eq!(parameters.collect::<Vec<_>>(), ["size"]);
}

#[test]
fn an_overlay_adds_what_a_file_lacks() {
    let document = openapi(
        r##""paths": {"/a": {"get": {"responses": {"200": {"description": "", "content": {"application/json": {
        "schema": {"$ref": "models/a.yaml#/A"}}}}}}}}"##,
    );
    for files in [&[][..], &[("models/a.yaml", "B: 1\n")]] {
        let (_, outcome) = with_files(&document, files);
        let help = found(&outcome).pop().unwrap();
        let object = "{type: object, properties: {size: {type: integer}}}";
        let action = help.strip_prefix("help: ").unwrap().replace("{type: …}", object);
        let overlay = format!("overlay: 1.0.0\nactions:\n{action}\n");
        let mut read = |path: &str| {
            let text = files.iter().find(|(name, _)| *name == path).map(|(_, text)| (*text).to_owned());
            text.map(|text| Input { name: path.to_owned(), text }).ok_or_else(|| "there is no such file".to_owned())
        };
        let (outcome, _) = generate_and_dump(&request(&document, &[&overlay]), &mut read, None);
        assert!(!outcome.diagnostics.iter().any(|one| one.code == "dangling-reference"), "{:?}", outcome.diagnostics);
        let client = outcome.client.unwrap();
        let (_, operation) = client.api.operations().next().unwrap();
        assert_eq!(client.api.describe_payload(&operation.response), "A");
    }
}

#[test]
fn what_a_file_does_not_have_is_raw_json() {
    let document = openapi(
        "\"paths\": {}, \"components\": {\"schemas\": {\"A\": {\"type\": \"object\", \"properties\": {\"a\": {\n\"$ref\": \"a.yaml#/A\"}}}}}",
    );
    for file in ["B: 1\n", "A\n"] {
        let (_, outcome) = with_files(&document, &[("a.yaml", file)]);
        let message = "`a.yaml#/A` refers to nothing: this is raw JSON";
        assert_eq!(found(&outcome)[..1], [format!("dangling-reference document:3:9 {message}")]);
        assert!(outcome.client.is_some());
    }
}

#[test]
fn the_network_is_not_asked() {
    for reference in ["https://example.com/pet.json#/Pet", "//example.com/pet.json", "urn:example:pet"] {
        let document = openapi(&format!(
            r#""paths": {{"/a": {{"get": {{"responses": {{"200": {{"description": "", "content": {{"application/json":
            {{"schema": {{"$ref": "{reference}", "description": "A pet."}}}}}}}}}}}}}}}}"#
        ));
        let (normal, outcome) = with_files(&document, &[]);
        let message = format!(
            "remote-reference document:3:33 `{reference}` stands in the network, which is not asked: it is taken for anything"
        );
        assert_eq!(found(&outcome), [message.as_str(), "help: download it, and refer to the file"]);
        assert_eq!(
            normal["paths"]["/a"]["get"]["responses"]["200"]["content"]["application/json"]["schema"],
            json!({"description": "A pet."})
        );
        assert!(outcome.client.is_some());
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

/// Runs the command on a document in a folder of its own, with other files around it.
fn generated(permitted: &[&str], files: &[(&str, &str)], link: Option<(&str, &str)>) -> Result<(), String> {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    if let Some((from, to)) = link {
        std::os::unix::fs::symlink(folder.path().join(to), folder.path().join(from)).unwrap();
    }
    let out = folder.path().join("out");
    let options = Codegen {
        spec: Some(folder.path().join("spec/api.yaml")),
        out: Some(out.clone()),
        name: Some("client".to_owned()),
        allow_dir: permitted.iter().map(|path| folder.path().join(path)).collect(),
        deny: vec!["unreadable-reference".to_owned()],
        ..Codegen::default()
    };
    let result = options.run(&Project::none("generate"));
    assert_eq!(out.exists(), result.is_ok());
    result.map_err(|failure| failure.0)
}

const API: &str = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents: {schemas: {A: {$ref: ";

#[test]
fn files_are_read_from_the_documents_folder_only_unless_it_is_permitted() {
    let files = |reference: &str| format!("{API}{reference}}}}}}}\n");
    let (inside, outside) = (files("models/a.yaml"), files("../other/a.yaml"));
    let schema = "type: string\nenum: [a]\n";
    let refused = Err("denied: unreadable-reference; no file was touched".to_owned());
    let within = [("spec/api.yaml", inside.as_str()), ("spec/models/a.yaml", schema)];
    assert_eq!(generated(&[], &within, None), Ok(()));
    let without = [("spec/api.yaml", outside.as_str()), ("other/a.yaml", schema)];
    assert_eq!(generated(&[], &without, None), refused);
    assert_eq!(generated(&["other"], &without, None), Ok(()));
    assert_eq!(generated(&["elsewhere"], &without, None), refused);
    let linked = [("spec/api.yaml", inside.as_str()), ("spec/models/b.yaml", schema), ("other/a.yaml", schema)];
    assert_eq!(generated(&[], &linked, Some(("spec/models/a.yaml", "other/a.yaml"))), refused);
    assert_eq!(generated(&[], &linked, Some(("spec/models/a.yaml", "spec/models/b.yaml"))), Ok(()));
    let folder = [("spec/api.yaml", inside.as_str()), ("spec/models/a.yaml/x", schema)];
    assert_eq!(generated(&[], &folder, None), refused);
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
fn an_operation_that_leads_nowhere_is_left_out() {
    let document = openapi(
        r##""paths": {"/a": {"get": {"$ref": "#/components/x-operations/a"}, "put": {"operationId": "b", "responses": {"204": {"description": "."}}}}}"##,
    );
    let outcome = run(&request(&document, &[]));
    assert_eq!(
        found(&outcome),
        [
            "dangling-reference document:2:34 `#/components/x-operations/a` refers to nothing: it is left out",
            "help: - target: $\n  description: the document refers to it and does not describe it\n  update: {components: {x-operations: {\"a\": {…}}}}"
        ]
    );
    let client = outcome.client.unwrap();
    assert_eq!(client.api.operations().map(|(_, one)| one.name.as_str()).collect::<Vec<_>>(), ["b"]);
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
