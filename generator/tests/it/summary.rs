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

#[test]
fn one_thing_is_not_called_several() {
    let folder = tempdir().unwrap();
    let one = "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\npaths:\n  /pets: {get: {operationId: list_pets, tags: [pets], \
               responses: {'200': {description: Fine., content: {application/json: {schema: {type: object, title: Pet, properties: {a: {}}}}}}}}}\n";
    fs::write(folder.path().join("api.yaml"), one).unwrap();
    for (arguments, said) in [
        (
            &["generate", "api.yaml", "--out", "pets"][..],
            "pets: 1 group, 1 type, 0 responses are raw JSON; from api.yaml\noperations: 1 in, 1 method out, 0 left out\n",
        ),
        (&["lint", "api.yaml"], "api.yaml: 1 operation, 0 left out\n"),
        (&["list", "api.yaml"], "\n1 operation: 1 type, "),
        (&["pin", "api.yaml", "--out", "pins.yaml"], "pins.yaml: 1 name\n"),
        (&["init", "api.yaml"], "1 operation in 1 group, 1 type\n"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_ampersat")).current_dir(folder.path()).args(arguments).output();
        let output = output.unwrap();
        let printed = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert!(printed.contains(said), "{printed}");
    }
}

#[test]
fn features_that_types_alone_do_not_have_are_reported() {
    let arguments =
        ["--out", "pets", "--types-only", "--features", "blocking,jiff02,native-tls", "--runtime", "vendored"];
    let (summary, succeeded) = ampersat(PETS, "generate", &arguments);
    assert!(succeeded);
    let findings = summary["findings"].as_array().unwrap();
    let of_features = findings.iter().filter(|one| one["code"] == "feature-ignored");
    let messages: Vec<_> = of_features.map(|one| one["message"].as_str().unwrap()).collect();
    let expected = ["blocking", "native-tls"]
        .map(|name| format!("the feature `{name}` is one of clients: types alone do not have it"));
    assert_eq!(messages, expected);
    let (summary, _) = ampersat(PETS, "generate", &["--out", "pets", "--features", "blocking"]);
    assert!(!codes(&summary["findings"]).contains(&"feature-ignored"));
}
