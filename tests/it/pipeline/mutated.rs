//! The fixtures with changes all over their trees, as the fuzz targets make them.

#![allow(unreachable_pub, reason = "the two modules are public in the crate of the fuzz targets")]

#[path = "../../../fuzz/src/hostile.rs"]
mod hostile;
#[path = "../../../fuzz/src/mutate.rs"]
mod mutate;

use super::arbitrary::{cases, check};
use super::{input, request};
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
