//! `cargo xtask corpus`, as far as no compiler is needed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::{TempDir, tempdir};

/// One answer of each kind that is raw JSON, and one of text.
const PETS: &str = r##"{"openapi": "3.0.3", "info": {"title": "Pets", "version": "1"}, "paths": {
    "/none": {"get": {"responses": {"200": {"description": "."}}}},
    "/text": {"get": {"responses": {"200": {"description": ".", "content": {"text/plain": {}}}}}},
    "/bare": {"get": {"responses": {"200": {"description": ".", "content": {"application/json": {}}}}}},
    "/pet": {"get": {"responses": {"200": {"description": ".", "content": {"application/json": {
        "schema": {"$ref": "#/components/schemas/Pet"}}, "text/csv": {"schema": {"type": "string"}}}}}}}
}, "components": {"schemas": {"Pet": {"type": "object", "properties": {
    "name": {"type": "string"},
    "any": {"description": "Whatever."},
    "free": {"type": "object"},
    "list": {"type": "array", "items": {}},
    "open": {"type": "object", "additionalProperties": true},
    "none": {"allOf": [{"type": "string"}, {"type": "object"}]}
}}}}}"##;

const REFUSED: &str = "swagger: '2.0'\ninfo: {title: T, version: '1'}\npaths:\n  /a: {get: {parameters: [{name: b, in: query, type: integer}, {name: b, in: query, type: string}], responses: {}}}\n";

fn folder() -> TempDir {
    let folder = tempdir().unwrap();
    fs::create_dir_all(folder.path().join("documents/deep")).unwrap();
    for (name, text) in [("Pets v1.json", PETS), ("deep/refused.yaml", REFUSED), ("deep/note.txt", "no document")] {
        fs::write(folder.path().join("documents").join(name), text).unwrap();
    }
    folder
}

/// Runs the command, and gives what it prints without times and memory.
fn corpus(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.current_dir(folder).args(["corpus", "documents", "--steps", "generate"]).args(arguments);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with("| generation |"));
    let untimed = lines.map(|line| match line.rsplit_once(" | ") {
        Some((before, last)) if last.contains(" s") => format!("{before} | {}", last.split("0.").next().unwrap()),
        _ => line.to_owned(),
    });
    untimed.collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn shows(report: &str, lines: &[&str]) {
    for line in lines {
        assert!(report.lines().any(|one| one == *line), "{line} is missing in\n{report}");
    }
}

#[test]
fn a_report_says_what_is_made_refused_and_untyped() {
    let folder = folder();
    let report = corpus(folder.path(), &[]);
    shows(
        &report,
        &[
            "| documents | 2 |",
            "| generate | 1 passed, 1 refused |",
            "| operations | 5 declared, 4 in generated documents, 4 methods, 0 left out |",
            "| deep/refused.yaml | 2.0 | 1 | 0 | 0 | 0 | 0 | 0 + 0 | **refused** ",
            "| no content declared | 1 | 1 |",
            "| the schema says an object of anything | 2 | 1 |",
            "| the schema says anything | 3 | 1 |",
            "| the schema allows nothing | 1 | 1 |",
            "| lost: media type | 1 | 1 |",
            "- lost: media type: Pets v1.json: `GET /pet response as text/csv`",
            "| invalid | duplicate-parameter | 1 | 1 |",
            "duplicate-parameter at 4:64 /paths/~1a/get/parameters/1: the parameter `b` in query is declared twice",
        ],
    );
    assert!(folder.path().join("target/corpus/crates/pets-v1/src/lib.rs").exists());
    assert!(!folder.path().join("target/corpus/crates/deep-refused").exists());
}

#[test]
fn what_is_known_is_not_found_out_again() {
    let folder = folder();
    let out = folder.path().join("target/corpus");
    let record = out.join("results/pets-v1.json");
    let first = corpus(folder.path(), &[]);
    // What a run finds out is written down; this one's mark stays as long as nothing is found out.
    let mark = |text: String| fs::write(&record, text.replace("\"types\": 1", "\"types\": 77")).unwrap();
    let types = || fs::read_to_string(&record).unwrap().contains("\"types\": 77");
    mark(fs::read_to_string(&record).unwrap());
    let lines = first.lines().find_map(|line| line.strip_prefix("| lines |")).unwrap();
    assert_eq!(
        corpus(folder.path(), &[]),
        first.replace(&format!(" 1 |{lines}"), &format!(" 77 |{lines}")).replace("| types | 1 |", "| types | 77 |")
    );
    fs::write(folder.path().join("documents/Pets v1.json"), PETS.replace("Whatever", "Anything")).unwrap();
    corpus(folder.path(), &[]);
    assert!(!types(), "the document has changed");
    mark(fs::read_to_string(&record).unwrap());
    corpus(folder.path(), &["--fresh"]);
    assert!(!types(), "everything should have been found out again");
    mark(fs::read_to_string(&record).unwrap());
    fs::remove_dir_all(out.join("crates")).unwrap();
    corpus(folder.path(), &[]);
    assert!(out.join("crates/pets-v1/Cargo.toml").exists() && !types(), "the crate was gone");
}

#[test]
fn a_document_that_takes_too_much_is_reported_and_stops_nothing() {
    let folder = folder();
    let report = corpus(folder.path(), &["--max-memory", "0", "--only", "Pets"]);
    if cfg!(target_os = "linux") {
        shows(&report, &["| documents | 1 |", "| generate | 1 too large |", "### Pets v1.json: too large"]);
    }
}

#[test]
fn a_document_called_as_a_keyword_or_a_crate_of_rust_has_a_crate() {
    let folder = tempdir().unwrap();
    fs::create_dir_all(folder.path().join("documents")).unwrap();
    for name in ["type.json", "core.json", "Self.json"] {
        fs::write(folder.path().join("documents").join(name), PETS).unwrap();
    }
    corpus(folder.path(), &[]);
    for name in ["api-type", "api-core", "api-self"] {
        assert!(folder.path().join("target/corpus/crates").join(name).join("Cargo.toml").exists(), "{name}");
    }
}

#[test]
fn a_module_or_file_stands_in_a_crate_that_names_what_it_needs() {
    for (kind, path) in [("module", "src/client/mod.rs"), ("file", "src/client.rs")] {
        let folder = folder();
        corpus(folder.path(), &["--kind", kind]);
        let package = folder.path().join("target/corpus/crates/pets-v1");
        assert!(package.join(path).exists(), "{kind}");
        assert_eq!(fs::read_to_string(package.join("src/lib.rs")).unwrap(), "mod client;\n");
        let manifest = fs::read_to_string(package.join("Cargo.toml")).unwrap();
        for line in [
            "secrecy = \"0.10\"",
            "reqwest = { version = \"0.13\", default-features = false, features = [\"rustls\"] }",
            "serde_json = { version = \"1.0.100\", features = [\"float_roundtrip\", \"raw_value\"] }",
        ] {
            assert!(manifest.lines().any(|one| one == line), "{manifest}");
        }
        assert!(!manifest.contains("optional") && !manifest.contains("ampersat"), "{manifest}");
    }
}
