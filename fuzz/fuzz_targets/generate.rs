//! The project's own documents and fixtures, with a few values and keys replaced by hostile ones: either every file of
//! the client is Rust inside of its crate, or a finding says why there is none.

#![no_main]

use ampersat::document::{Source, yaml};
use ampersat_fuzz::{check, hostile, request};
use arbitrary::{Result, Unstructured};
use libfuzzer_sys::{Corpus, fuzz_target};
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

/// A document, and the JSON pointers of all its values.
struct Base {
    document: Value,
    pointers: Vec<String>,
}

static BASES: LazyLock<Vec<Base>> = LazyLock::new(|| {
    let mut vendor: Value = serde_json::from_str(include_str!("../../spec/dns-services.swagger.json")).expect("JSON");
    vendor["x-ampersat-example-descriptions"] = true.into();
    vendor["x-ampersat-query-as-body"] = json!(["post", "put", "patch"]);
    let completed = serde_json::from_str(include_str!("../../spec/dns-services.openapi.json")).expect("JSON");
    let read = |text: &str| yaml::read(&mut Source::new("fixture", text), 0).expect("YAML").to_json();
    let kinds = read(include_str!("../../tests/fixtures/kinds.yaml"));
    let keywords = read(include_str!("../../tests/fixtures/keywords.yaml"));
    let prose = serde_json::from_str(include_str!("../../tests/fixtures/hostile-prose.json")).expect("JSON");
    [kinds, keywords, prose, vendor, completed].into_iter().map(base).collect()
});

fn base(document: Value) -> Base {
    let mut pointers = Vec::new();
    walk(&document, String::new(), &mut pointers);
    Base { document, pointers }
}

fn walk(value: &Value, pointer: String, found: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| walk(item, format!("{pointer}/{index}"), found));
        }
        Value::Object(map) => map.iter().for_each(|(key, item)| {
            walk(item, format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1")), found);
        }),
        _ => {}
    }
    found.push(pointer);
}

/// How many of the documents are fixtures; they come first.
const FIXTURES: usize = 3;

/// How many paths of a large document are kept, so that a run is quick.
const PATHS: usize = 4;

/// Keeps a few paths of a large document.
fn trim(document: &mut Value, bytes: &mut Unstructured<'_>) -> Result<()> {
    let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) else { return Ok(()) };
    if paths.len() > 2 * PATHS {
        let first = bytes.int_in_range(0..=paths.len() - PATHS)?;
        *paths = std::mem::take(paths).into_iter().skip(first).take(PATHS).collect();
    }
    Ok(())
}

fn mutate(document: &mut Value, bytes: &mut Unstructured<'_>, bases: &[Base]) -> Result<()> {
    // Most pointers of a trimmed document lead nowhere: they are looked for anew.
    let mut pointers = Vec::new();
    walk(document, String::new(), &mut pointers);
    let pointer = bytes.choose(&pointers)?;
    let Some((parent, last)) = pointer.rsplit_once('/') else { return Ok(()) };
    let last = last.replace("~1", "/").replace("~0", "~");
    let Some(old) = document.pointer(pointer).cloned() else { return Ok(()) };
    let new = match bytes.int_in_range(0..=11_u8)? {
        0 => None,
        1 | 2 => Some(hostile::json(bytes, 4)?),
        3 => Some(hostile::word(bytes)?.into()),
        4 => Some(hostile::nest(bytes, old.clone())?),
        5 => Some(json!({"$ref": format!("#{}", bytes.choose(&pointers)?)})),
        6 => {
            let other = bytes.choose(bases)?;
            other.document.pointer(bytes.choose(&other.pointers)?).cloned()
        }
        7 => document.pointer(bytes.choose(&pointers)?).cloned(),
        8 | 9 => return rename(document, parent, &last, hostile::key(bytes)?, false),
        10 => return rename(document, parent, &last, hostile::key(bytes)?, true),
        _ => return rename(document, parent, &last, hostile::word(bytes)?, true),
    };
    match (document.pointer_mut(parent), new) {
        (Some(Value::Object(map)), Some(new)) => _ = map.insert(last, new),
        (Some(Value::Object(map)), None) => _ = map.remove(&last),
        (Some(Value::Array(items)), new) => {
            let index: usize = last.parse().unwrap_or_default();
            items.splice(index..=index, new);
        }
        _ => {}
    }
    Ok(())
}

/// Gives a member another key, or a copy of it with another key; an element gets a copy.
fn rename(document: &mut Value, parent: &str, old: &str, new: String, keep: bool) -> Result<()> {
    match document.pointer_mut(parent) {
        Some(Value::Object(map)) => {
            let mut renamed = Map::new();
            for (key, value) in std::mem::take(map) {
                if key != old {
                    renamed.insert(key, value);
                    continue;
                }
                if keep {
                    renamed.insert(key, value.clone());
                }
                renamed.insert(new.clone(), value);
            }
            *map = renamed;
        }
        Some(Value::Array(items)) => {
            if let Some(item) = old.parse().ok().and_then(|index: usize| items.get(index)).cloned() {
                items.push(item);
            }
        }
        _ => {}
    }
    Ok(())
}

fn document(bytes: &mut Unstructured<'_>) -> Result<(Value, &'static str)> {
    let bases = &*BASES;
    // The large ones are slow: most of the time the fixtures teach as much.
    let some = if bytes.ratio(1, 6)? { bases } else { bases.get(..FIXTURES).unwrap_or(bases) };
    let mut document = bytes.choose(some)?.document.clone();
    let name = *bytes.choose(&["client", "client", "client", "dns-services", "../x", "self", "a\"b", ""])?;
    trim(&mut document, bytes)?;
    let mut changes = bytes.int_in_range(1..=12)?;
    while changes > 0 && !bytes.is_empty() {
        changes -= 1;
        if mutate(&mut document, bytes, bases).is_err() {
            break;
        }
    }
    Ok((document, name))
}

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let Ok((document, name)) = document(&mut Unstructured::new(bytes)) else { return Corpus::Reject };
    check(&request(&document.to_string(), &[], name));
    Corpus::Keep
});
