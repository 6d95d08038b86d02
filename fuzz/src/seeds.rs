//! The documents that are changed: small ones, and slices of larger ones.

use ampersat::document::{Source, json, yaml};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// Names a folder of further documents. What a run finds with them needs the same folder to be found again.
const FOLDER: &str = "AMPERSAT_FUZZ_DOCUMENTS";

/// How large a document of that folder may be.
const BYTES: u64 = 60_000;

/// How many paths a slice has.
const PATHS: usize = 3;

/// The project's own documents, and those of the folder that the environment names.
pub static DOCUMENTS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let mut vendor = read(include_str!("../../spec/dns-services.swagger.json")).expect("JSON");
    vendor["x-ampersat-example-descriptions"] = true.into();
    vendor["x-ampersat-query-as-body"] = serde_json::json!(["post", "put", "patch"]);
    let fixtures = [
        include_str!("../../tests/fixtures/bodies.yaml"),
        include_str!("../../tests/fixtures/hostile-prose.json"),
        include_str!("../../tests/fixtures/keywords.yaml"),
        include_str!("../../tests/fixtures/kinds.yaml"),
        include_str!("../../tests/fixtures/parameters.yaml"),
        include_str!("../../tests/fixtures/responses.yaml"),
        include_str!("../../tests/fixtures/schemas.yaml"),
        include_str!("../../tests/fixtures/security.yaml"),
        include_str!("../../spec/dns-services.openapi.json"),
    ];
    let own = fixtures.into_iter().map(|text| read(text).expect("a document")).chain([vendor]);
    let others = std::env::var_os(FOLDER).map(|folder| others(Path::new(&folder))).unwrap_or_default();
    own.chain(others).flat_map(|document| slices(&document)).collect()
});

fn read(text: &str) -> Option<Value> {
    let mut source = Source::new("seed", text);
    let node = if text.trim_start().starts_with('{') { json::read(&mut source, 0) } else { yaml::read(&mut source, 0) };
    Some(node.ok()?.to_json()).filter(Value::is_object)
}

/// The documents below a folder, smallest first.
fn others(folder: &Path) -> Vec<Value> {
    let mut files: Vec<(u64, PathBuf)> = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder").flatten() {
            match entry.metadata() {
                Ok(data) if data.is_dir() => folders.push(entry.path()),
                Ok(data) if data.len() <= BYTES => files.push((data.len(), entry.path())),
                _ => {}
            }
        }
    }
    files.sort();
    files.iter().filter_map(|(_, path)| read(&std::fs::read_to_string(path).ok()?)).collect()
}

/// Documents with a few of the paths each, and with what these refer to.
fn slices(document: &Value) -> Vec<Value> {
    let paths: Vec<_> = document.get("paths").and_then(Value::as_object).into_iter().flatten().collect();
    if paths.len() <= 2 * PATHS {
        return vec![document.clone()];
    }
    let slice = |some: &[(&String, &Value)]| {
        let mut slice = document.clone();
        for shared in ["components", "definitions", "parameters", "responses"] {
            slice.as_object_mut().map(|map| map.remove(shared));
        }
        slice["paths"] = some.iter().map(|(path, item)| ((*path).clone(), (*item).clone())).collect();
        if let Some(schemes) = document.pointer("/components/securitySchemes") {
            slice["components"] = serde_json::json!({"securitySchemes": schemes});
        }
        add_referred(&mut slice, document);
        slice
    };
    paths.chunks(PATHS).map(slice).collect()
}

/// Adds what a slice refers to, and what that refers to.
fn add_referred(slice: &mut Value, document: &Value) {
    let mut known = BTreeSet::new();
    let mut open = Vec::new();
    references(slice, &mut open);
    while let Some(pointer) = open.pop() {
        let Some(value) = document.pointer(&pointer).filter(|_| known.insert(pointer.clone())) else { continue };
        references(value, &mut open);
        let mut place = &mut *slice;
        for token in pointer.split('/').skip(1) {
            if !place.is_object() {
                break;
            }
            let token = token.replace("~1", "/").replace("~0", "~");
            place = &mut place[token];
            if place.is_null() {
                *place = Map::new().into();
            }
        }
        *place = value.clone();
    }
}

fn references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            map.iter().for_each(|(key, inner)| match inner.as_str().and_then(|text| text.strip_prefix('#')) {
                Some(pointer) if key == "$ref" => found.push(pointer.to_owned()),
                _ => references(inner, found),
            })
        }
        Value::Array(items) => items.iter().for_each(|inner| references(inner, found)),
        _ => {}
    }
}
