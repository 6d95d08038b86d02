//! Any actions of an overlay on a small document: nothing panics, and nothing grows without bounds.

#![no_main]

use ampersat::diagnostic::Diagnostics;
use ampersat::document::{Document, Node, Sources, Value};
use ampersat::Input;
use ampersat::internals::{apply_overlays, load, read_overlay};
use ampersat_fuzz::{check, hostile, request};
use arbitrary::{Result, Unstructured};
use libfuzzer_sys::{Corpus, fuzz_target};
use serde_json::{Map, json};

const DOCUMENT: &str = r##"{
  "openapi": "3.0.3", "info": {"title": "T", "version": "1"},
  "paths": {
    "/a/{id}": {
      "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "integer"}}],
      "get": {"tags": ["t"], "responses": {"200": {"description": "", "content": {"application/json": {
        "schema": {"$ref": "#/components/schemas/a"}, "example": {"a": [1, {"b": "x"}], "it's": null}
      }}}}},
      "put": {"requestBody": {"content": {"application/json": {"schema": {"properties": {"a": {"type": "string"}}}}}},
        "responses": {"204": {"description": ""}}}
    },
    "/b": {"get": {"parameters": [{"name": "a", "in": "query"}, {"name": "b", "in": "query"}], "responses": {}}}
  },
  "components": {"schemas": {"a": {"type": "object", "properties": {"b": {"$ref": "#/components/schemas/a"}}}}}
}"##;

const PIECES: [&str; 40] = [
    ".paths",
    "['/a/{id}']",
    "['/b']",
    ".get",
    ".put",
    ".parameters",
    ".*",
    "[*]",
    "..*",
    "..a",
    "..['b']",
    "..[0]",
    "[0]",
    "[-1]",
    "[1:]",
    "[::2]",
    "[::-1]",
    "[9007199254740991]",
    "[0,1]",
    "['a','b']",
    ".responses",
    "['200']",
    ".content",
    "['application/json']",
    ".schema",
    ".example",
    ".components",
    ".schemas",
    ".properties",
    "[?@.name=='a']",
    "[?@.a]",
    "[?@]",
    "[?@.*]",
    "[?length(@)>1]",
    "[?match(@.name,'[a-b]*')]",
    "[?search(@,'(a|b)+$')]",
    "[?count(@.*)>1]",
    "[?@.in=='path' && !(@.name!='id')]",
    "[?$..a==@]",
    "[?value(@..a)==1]",
];

fn target(bytes: &mut Unstructured<'_>) -> Result<String> {
    let mut target = "$".to_owned();
    for _ in 0..bytes.int_in_range(0..=6)? {
        match bytes.int_in_range(0..=15_u8)? {
            0 => target.push_str(bytes.arbitrary::<&str>()?),
            1 => target.push_str(&format!("[{}]", bytes.arbitrary::<i64>()?)),
            2 => target.push_str(&format!("[?@.{}]", bytes.choose(&PIECES)?)),
            3 => target
                .push_str(&bytes.choose(&["(", "[?(", "[?!(", "..", "["])?.repeat(bytes.arbitrary::<u8>()?.into())),
            4 => target.push_str(&format!("[{}]", json!(hostile::word(bytes)?))),
            _ => target.push_str(bytes.choose(&PIECES)?),
        }
    }
    Ok(target)
}

fn action(bytes: &mut Unstructured<'_>) -> Result<serde_json::Value> {
    let mut action = Map::new();
    action.insert("target".to_owned(), target(bytes)?.into());
    action.insert("description".to_owned(), "why".into());
    if bytes.ratio(1, 3)? {
        action.insert("remove".to_owned(), true.into());
    } else {
        let update = hostile::json(bytes, 3)?;
        action.insert("update".to_owned(), if bytes.ratio(1, 6)? { hostile::nest(bytes, update)? } else { update });
    }
    if bytes.ratio(7, 8)? {
        action.insert("x-optional".to_owned(), true.into());
    }
    if bytes.ratio(1, 8)? {
        action.insert("x-expect".to_owned(), hostile::json(bytes, 2)?);
    }
    Ok(action.into())
}

/// How many values a tree has, and how deep they are.
fn extent(node: &Node) -> (usize, usize) {
    let children: Vec<_> = match &node.value {
        Value::Array(items) => items.iter().map(extent).collect(),
        Value::Object(map) => map.values().map(extent).collect(),
        _ => Vec::new(),
    };
    children.iter().fold((1, 1), |(count, depth), child| (count + child.0, depth.max(child.1 + 1)))
}

fn apply(overlay: &str) {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let input = |text: &str| Input { name: "text".to_owned(), text: text.to_owned() };
    let Some(document) = load(&input(DOCUMENT), &mut |_| Err(String::new()), &mut sources, &mut diagnostics)
    else {
        return;
    };
    let Some(overlay) = read_overlay(&input(overlay), &mut sources, &mut diagnostics) else { return };
    let Document { root } = apply_overlays(document, &[overlay], &mut diagnostics);
    let (count, depth) = extent(&root);
    assert!(count <= 201_000 && depth <= 400, "the document grew to {count} values, {depth} deep");
}

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let mut bytes = Unstructured::new(bytes);
    let mut actions = Vec::new();
    while !bytes.is_empty() && actions.len() < 40 {
        match action(&mut bytes) {
            Ok(action) => actions.push(action),
            Err(_) => break,
        }
    }
    if actions.is_empty() {
        return Corpus::Reject;
    }
    let overlay = json!({"overlay": "1.0.0", "actions": actions}).to_string();
    apply(&overlay);
    check(&request(DOCUMENT, &[&overlay], "client"));
    Corpus::Keep
});
