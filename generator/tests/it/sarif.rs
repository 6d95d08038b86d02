//! Findings as SARIF, held against the rules of SARIF 2.1.0.

use serde_json::{Value, json};
use std::fs;
use std::process::{Command, Stdio};
use tempfile::tempdir;

/// The rules of SARIF 2.1.0 for the objects that a log of findings has, and for no others: which members they may and must have,
/// and what those are. A member that is not here is a failure, so that it is looked up first.
fn rules() -> Value {
    let text = || json!({"type": "string"});
    let uri = |format: &str| json!({"type": "string", "format": format, "minLength": 1});
    let object = |required: &[&str], properties: Value| json!({"type": "object", "additionalProperties": false, "required": required, "properties": properties});
    let list = |items: Value, is_unique: bool| json!({"type": "array", "items": items, "uniqueItems": is_unique});
    let message = || object(&["text"], json!({"text": {"type": "string", "minLength": 1}}));
    let region = object(
        &["startLine"],
        json!({"startLine": {"type": "integer", "minimum": 1}, "startColumn": {"type": "integer", "minimum": 1}}),
    );
    let physical = object(
        &["artifactLocation"],
        json!({"artifactLocation": object(&["uri"], json!({"uri": uri("uri-reference")})), "region": region}),
    );
    let location = || {
        let logical = object(&[], json!({"fullyQualifiedName": text()}));
        object(
            &[],
            json!({"physicalLocation": physical, "logicalLocations": list(logical, true), "message": message()}),
        )
    };
    let result = object(
        &["message"],
        json!({
            "ruleId": text(),
            "level": {"enum": ["none", "note", "warning", "error"]},
            "message": message(),
            "locations": list(location(), false),
            "relatedLocations": list(location(), true),
        }),
    );
    let rule = object(&["id"], json!({"id": text(), "shortDescription": message()}));
    let driver = object(
        &["name"],
        json!({
            "name": text(),
            "semanticVersion": {"type": "string", "pattern": r"^\d+\.\d+\.\d+"},
            "informationUri": uri("uri"),
            "rules": list(rule, true),
        }),
    );
    let run = object(
        &["tool"],
        json!({
            "tool": object(&["driver"], json!({"driver": driver})),
            "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
            "results": list(result, false),
        }),
    );
    object(
        &["version", "runs"],
        json!({"$schema": uri("uri"), "version": {"const": "2.1.0"}, "runs": list(run, false)}),
    )
}

/// The faults of a log; `AMPERSAT_SARIF_SCHEMA` names the whole schema of the standard, which is asked as well if it is there.
fn faults(log: &Value) -> Vec<String> {
    let whole = std::env::var_os("AMPERSAT_SARIF_SCHEMA").map(|path| fs::read_to_string(path).unwrap());
    let whole = whole.map(|text| serde_json::from_str::<Value>(&text).unwrap());
    let mut faults = Vec::new();
    for schema in [Some(rules()), whole].into_iter().flatten() {
        let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
        faults.extend(validator.iter_errors(log).map(|error| format!("{}: {error}", error.instance_path())));
    }
    faults
}

/// An operation with an id that another one has, a path without a slash, and an answer that is left out.
const PETS: &str = "openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /a: {get: {operationId: a, responses: {'204': {description: Done.}}}}
  /b: {get: {operationId: a, responses: {'204': {description: Done.}}}}
  pets: {put: {responses: {'101': {description: Another protocol.}, '204': {description: Done.}}}}
";

#[test]
fn a_log_keeps_to_the_rules_of_the_standard() {
    let folder = tempdir().unwrap();
    let mut levels = std::collections::BTreeSet::new();
    let mut logs = Vec::new();
    for (name, text, is_read) in [
        ("größe 1%20#?.yaml", PETS, false),
        ("a:b.yaml", PETS, false),
        ("-", PETS, true),
        ("empty.yaml", "openapi: 4.0.0\n", false),
        ("broken.yaml", "{", false),
        (
            "fine.yaml",
            "openapi: 3.0.3\ninfo: {title: A, version: '1'}\npaths: {/a: {get: {operationId: a, responses: {'204': {description: ''}}}}}\n",
            false,
        ),
    ] {
        fs::write(folder.path().join("input"), text).unwrap();
        if !is_read {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let absolute = folder.path().join(name).display().to_string();
        for name in [Some(name.to_owned()), Some(absolute).filter(|_| !is_read)].into_iter().flatten() {
            let input = fs::File::open(folder.path().join("input")).unwrap();
            let mut command = Command::new(env!("CARGO_BIN_EXE_ampersat"));
            let command = command.current_dir(folder.path()).args(["lint", "--format", "sarif", "--", &name]);
            let output = command.stdin(Stdio::from(input)).output().unwrap();
            let log: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(faults(&log), [] as [String; 0], "{name}: {log:#}");
            let results = log["runs"][0]["results"].as_array().unwrap();
            for place in
                results.iter().filter_map(|one| one["locations"][0].pointer("/physicalLocation/artifactLocation/uri"))
            {
                let uri = place.as_str().unwrap();
                assert!(uri.starts_with("file:///") || !uri.contains(':'), "{uri}: a path, and no protocol");
            }
            levels.extend(results.iter().map(|one| one["level"].as_str().unwrap().to_owned()));
            logs.push(log);
        }
    }
    // The subjects of the rules are there.
    assert_eq!(levels.iter().map(String::as_str).collect::<Vec<_>>(), ["error", "note", "warning"]);
    let has = |key: &str| {
        logs.iter().any(|log| log["runs"][0]["results"].as_array().unwrap().iter().any(|one| one[key][0].is_object()))
    };
    assert!(has("locations") && has("relatedLocations"));
    assert!(logs.iter().any(|log| log["runs"][0]["results"] == json!([])), "a log without results");
    // The rules refuse what breaks them.
    for (pointer, wrong) in [
        ("/version", json!("2.0.0")),
        ("/runs/0/results/0/level", json!("info")),
        ("/runs/0/results/0/message", json!({})),
        ("/runs/0/results/0/locations/0/physicalLocation/region/startLine", json!(0)),
        ("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri", json!("a b.yaml")),
        ("/runs/0/tool/driver", json!({"name": "a", "rule": []})),
    ] {
        let mut log = logs[0].clone();
        *log.pointer_mut(pointer).unwrap() = wrong;
        assert_ne!(faults(&log), [] as [String; 0], "{pointer}");
    }
}
