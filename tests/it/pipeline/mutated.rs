//! The fixtures with changes all over their trees, as the fuzz targets make them.

#![allow(unreachable_pub, reason = "the two modules are public in the crate of the fuzz targets")]

#[path = "../../../fuzz/src/hostile.rs"]
mod hostile;
#[path = "../../../fuzz/src/mutate.rs"]
mod mutate;

use super::arbitrary::{cases, check};
use super::{input, request, run};
use ampersat::document::{Source, json, yaml};
use proptest::prelude::*;
use std::sync::LazyLock;

static FIXTURES: LazyLock<Vec<serde_json::Value>> = LazyLock::new(|| {
    let names = ["bodies", "keywords", "kinds", "parameters", "responses", "schemas", "security"];
    let mut texts: Vec<_> = names.iter().map(|name| input(&format!("tests/fixtures/{name}.yaml")).text).collect();
    texts.push(input("tests/fixtures/hostile-prose.json").text);
    let read = |text: &String| {
        let mut source = Source::new("fixture", text);
        let is_json = text.starts_with('{');
        let node = if is_json { json::read(&mut source, 0) } else { yaml::read(&mut source, 0) };
        node.unwrap().to_json()
    };
    texts.iter().map(read).collect()
});

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_changed_fixture_is_refused_or_generated(
        fixture in any::<prop::sample::Index>(),
        changes in prop::collection::vec(any::<u8>(), 24..150),
    ) {
        let mut document = fixture.get(&FIXTURES).clone();
        mutate::mutate(&mut document, &FIXTURES, &changes);
        check(&request(&document.to_string(), &[]));
    }
}

/// Keys whose texts mean something to the generator. All others are for people.
const MEANT: [&str; 30] = [
    "$ref",
    "type",
    "format",
    "in",
    "name",
    "operationId",
    "openapi",
    "swagger",
    "url",
    "style",
    "pattern",
    "propertyName",
    "tokenUrl",
    "authorizationUrl",
    "refreshUrl",
    "deviceAuthorizationUrl",
    "scheme",
    "schemes",
    "bearerFormat",
    "required",
    "tags",
    "enum",
    "const",
    "default",
    "mapping",
    "operationRef",
    "host",
    "basePath",
    "consumes",
    "produces",
];

const MARKUP: &str = "<script>x</script> of [Foo]";

/// Makes markup of all texts for people, and adds some where extensions may have them.
fn with_markup(value: &mut serde_json::Value, key: &str) {
    match value {
        serde_json::Value::String(text) if !MEANT.contains(&key) => MARKUP.clone_into(text),
        serde_json::Value::Array(items) => items.iter_mut().for_each(|item| with_markup(item, key)),
        serde_json::Value::Object(members) => {
            let values = members.get("enum").and_then(|values| values.as_array()).map_or(0, Vec::len);
            if values > 0 {
                members.insert("x-enum-descriptions".to_owned(), vec![MARKUP; values].into());
            }
            let members = members.iter_mut().filter(|(key, _)| !key.starts_with("x-ampersat"));
            members.for_each(|(key, member)| with_markup(member, key));
        }
        _ => {}
    }
}

/// The lines of texts for people, without blocks of code.
fn prose(path: &str, file: &str) -> Vec<String> {
    let mut is_code = false;
    let docs = file.lines().filter_map(|line| match path.ends_with(".md") {
        true => Some(line),
        false => line.trim_start().strip_prefix("///").or_else(|| line.trim_start().strip_prefix("//!")),
    });
    let text = docs.filter(|line| {
        let is_fence = line.trim_start().starts_with("```");
        is_code ^= is_fence;
        !is_code && !is_fence
    });
    text.map(str::to_owned).collect()
}

/// Returns whether markup stands in a line as it was written.
fn has_open_markup(line: &str) -> bool {
    ["<script>", "[Foo]"].iter().any(|markup| {
        line.match_indices(markup).any(|(at, _)| {
            let before = &line[..at];
            !before.ends_with('\\') && before.matches('`').count().is_multiple_of(2)
        })
    })
}

#[test]
fn texts_for_people_are_no_markup_in_documentation() {
    let mut lines = 0;
    for fixture in FIXTURES.iter() {
        let mut document = fixture.clone();
        with_markup(&mut document, "");
        let outcome = run(&request(&document.to_string(), &[]));
        let client = outcome.client.unwrap_or_else(|| panic!("{:#?}", outcome.diagnostics));
        for (path, file) in client.files.iter().filter(|(path, _)| path.ends_with(".rs") || path.ends_with(".md")) {
            let prose = prose(path, file);
            let open: Vec<_> = prose.iter().filter(|line| has_open_markup(line)).collect();
            assert!(open.is_empty(), "{path}: {open:#?}");
            lines += prose.iter().filter(|line| line.contains("\\<script")).count();
        }
    }
    assert!(lines > 80, "only {lines} lines have the text");
}
