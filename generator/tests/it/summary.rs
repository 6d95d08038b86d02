//! What `ampersat generate` and `ampersat lint` print for machines, and when they fail.

use serde_json::{Value, json};
use std::fs;
use std::process::Command;
use tempfile::tempdir;

const PETS: &str = "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\npaths:\n  pets/{id}: {get: {responses: {}}}\n";

/// Runs the command on a document in a folder of its own: what it prints, and whether it succeeded.
fn ampersat(document: &str, command: &str, arguments: &[&str]) -> (Value, bool) {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("api.yaml"), document).unwrap();
    let mut run = Command::new(env!("CARGO_BIN_EXE_ampersat"));
    run.current_dir(folder.path()).args([command, "api.yaml", "--format", "json"]).args(arguments);
    let output = run.output().unwrap();
    assert_eq!(folder.path().join("pets").exists(), output.status.success() && command == "generate");
    (serde_json::from_slice(&output.stdout).unwrap_or(Value::Null), output.status.success())
}

fn codes(findings: &Value) -> Vec<&str> {
    findings.as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect()
}

#[test]
fn a_summary_for_machines_reconciles_operations_and_holds_every_finding() {
    let (mut summary, succeeded) = ampersat(PETS, "generate", &["--out", "pets", "--runtime", "crate"]);
    assert!(succeeded);
    let findings = summary["findings"].take();
    assert_eq!(codes(&findings), ["path-without-slash", "placeholder-without-parameter", "missing-operation-id"]);
    let expected = json!({
        "name": "pets", "document": "api.yaml", "operations": {"in": 1, "out": 1, "left_out": []},
        "groups": 1, "types": 0, "files": 7, "changed": 7, "findings": null,
    });
    assert_eq!(summary, expected);
}

#[test]
fn what_is_refused_or_denied_is_printed_too_and_fails() {
    let (findings, succeeded) = ampersat("openapi: 4.0.0\n", "generate", &["--out", "pets"]);
    assert!(!succeeded);
    assert_eq!(codes(&findings), ["unknown-version"]);
    let (printed, succeeded) =
        ampersat(PETS, "generate", &["--out", "pets", "--deny", "webhook-ignored,path-without-slash"]);
    assert!(!succeeded);
    assert_eq!(printed, Value::Null);
    for (deny, expected) in [("webhook-ignored", true), ("path-without-slash", false)] {
        let (findings, succeeded) = ampersat(PETS, "lint", &["--deny", deny]);
        assert_eq!(succeeded, expected);
        assert_eq!(codes(&findings), ["path-without-slash", "placeholder-without-parameter", "missing-operation-id"]);
    }
}

#[test]
fn a_document_that_is_published_is_valid() {
    let unusual =
        PETS.replace("responses: {}", "responses: {}, parameters: [{name: x, in: header, style: form, schema: {}}]");
    assert!(ampersat(&unusual, "generate", &["--out", "pets"]).1);
    assert!(!ampersat(&unusual, "generate", &["--out", "pets", "--openapi", "openapi.json"]).1);
    assert!(ampersat(PETS, "generate", &["--out", "pets", "--openapi", "openapi.json"]).1);
}

#[test]
fn the_document_is_an_argument_or_an_option_but_not_both() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("api.yaml"), PETS).unwrap();
    let run = |command: &str, arguments: &[&str]| {
        let mut run = Command::new(env!("CARGO_BIN_EXE_ampersat"));
        run.current_dir(folder.path()).arg(command).args(arguments).output().unwrap()
    };
    for command in ["generate", "lint"] {
        let named: &[&str] = if command == "generate" { &["--out", "pets"] } else { &[] };
        let [file, spec] = [&["api.yaml"][..], &["--spec", "api.yaml"]].map(|one| run(command, &[one, named].concat()));
        assert!(file.status.success() && spec.status.success(), "{command}: {spec:?}");
        for (arguments, said) in [
            (&[][..], "no `ampersat.toml` in this folder or above it"),
            (&["api.yaml", "--spec", "api.yaml"], "cannot be used with"),
        ] {
            let output = run(command, arguments);
            let error = String::from_utf8(output.stderr).unwrap();
            assert!(!output.status.success() && error.contains(said), "{command} {arguments:?}: {error}");
        }
    }
    assert!(folder.path().join("pets/Cargo.toml").exists());
}
