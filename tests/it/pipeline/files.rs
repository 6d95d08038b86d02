//! Other files to which a document refers: missing, broken or forbidden ones, and their gaps.

use super::references::{found, with_files};
use super::{openapi, request};
use ampersat::Input;
use ampersat::cli::{Codegen, Project, generate_and_dump};

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
        let (result, _) = generate_and_dump(&request(&document, &[&overlay]), &mut read, None);
        let outcome = super::Outcome::from(result);
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
fn what_a_document_says_of_its_own_url_is_where_references_begin() {
    let document = |name: &str| {
        format!(
            r##"{{"openapi": "3.2.0", "$self": "{name}", "info": {{"title": "T", "version": "1"}}, "paths": {{}}, "components": {{
            "schemas": {{"A": {{"type": "integer"}}, "B": {{"$id": "b", "type": "string"}}, "All": {{"type": "object", "properties": {{
                "own": {{"$ref": "https://example.com/api/v1.yaml#/components/schemas/A"}},
                "named": {{"$ref": "v1.yaml#/components/schemas/A"}},
                "id": {{"$ref": "https://example.com/api/b"}},
                "near": {{"$ref": "https://example.com/api/models/c.yaml#/C"}},
                "rooted": {{"$ref": "/api/models/c.yaml#/C"}},
                "far": {{"$ref": "https://example.com/other/c.yaml#/C"}}}}}}}}}}}}"##
        )
    };
    let file = ("models/c.yaml", "C: {type: object, properties: {back: {$ref: '../v1.yaml#/components/schemas/A'}}}\n");
    let (normal, outcome) = with_files(&document("https://example.com/api/v1.yaml"), &[file]);
    let remote = "`https://example.com/other/c.yaml#/C` stands in the network, which is not asked: this is raw JSON";
    assert_eq!(found(&outcome)[..1], [format!("remote-reference document:8:33 {remote}")]);
    let schemas = &normal["components"]["schemas"];
    let properties = &schemas["All"]["properties"];
    let leads = |key: &str| properties[key]["$ref"].as_str().unwrap().trim_start_matches("#/components/schemas/");
    assert_eq!(["own", "named", "id", "near", "rooted"].map(leads), ["A", "A", "B", "C", "C"]);
    assert_eq!(schemas["C"]["properties"]["back"]["$ref"], "#/components/schemas/A");
    assert!(outcome.client.is_some());
    // without it, nobody knows
    let (_, outcome) = with_files(&document("").replace("3.2.0", "3.1.0"), &[file]);
    assert_eq!(outcome.diagnostics.iter().filter(|one| one.code == "remote-reference").count(), 4);
}
