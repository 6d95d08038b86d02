//! Small documents full of traps, and the crates that come of them.
//!
//! The crates lie in `tests/golden/` and are members of the workspace: that they compile, that clippy and rustdoc have
//! no complaint, and that no prose became a doctest is checked with everything else. Here is checked that they are
//! what the generator writes. After a change of the generator, write them anew and read the difference:
//!
//! ```sh
//! UPDATE_GOLDEN=1 cargo test -p integration-tests --test it golden
//! ```
//!
//! Cargo reads their manifests before it does anything: if one of those is broken, delete its crate first.

use ampersat::choices::Choices;
use ampersat::emit::Extent;
use ampersat::load::Input;
use ampersat::{Request, generate};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The crate that comes of a document, its files by their paths.
pub(super) fn generated(theme: &str, document: &str, extent: Extent) -> BTreeMap<String, String> {
    let request = Request {
        document: Input { name: theme.to_owned(), text: document.to_owned() },
        overlays: Vec::new(),
        name: format!("golden-{theme}"),
        features: Vec::new(),
        choices: Choices::default(),
        extent,
        header: "@generated from a document in tests/fixtures. Do not edit.".to_owned(),
    };
    let outcome = generate(&request, &mut |_, _| {});
    let Some(client) = outcome.client else { panic!("{:#?}", outcome.diagnostics) };
    client.files
}

/// All files below a folder, by their paths from there.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut pending = vec![folder.to_owned()];
    while let Some(path) = pending.pop() {
        if path.is_dir() {
            pending.extend(std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.exists() {
            let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
            found.insert(name, std::fs::read_to_string(&path).unwrap());
        }
    }
    found
}

/// Compares a golden crate with what is generated now, or writes it anew when that is asked for.
fn assert_golden(theme: &str, document: &str) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("golden").join(theme);
    let expected = generated(theme, document, Extent::Crate);
    if std::env::var_os("UPDATE_GOLDEN").is_some_and(|value| value == "1") {
        if folder.exists() {
            std::fs::remove_dir_all(&folder).unwrap();
        }
        for (name, text) in &expected {
            let path = folder.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
    }
    let actual = files(&folder);
    let names = |files: &BTreeMap<String, String>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&actual), names(&expected), "{theme}: run with UPDATE_GOLDEN=1");
    for (name, text) in &expected {
        assert!(
            actual[name] == *text,
            "tests/golden/{theme}/{name} differs: run with UPDATE_GOLDEN=1 and read the diff"
        );
    }
}

#[test]
fn golden_hostile_prose() {
    assert_golden("hostile-prose", include_str!("../../fixtures/hostile-prose.json"));
}

#[test]
fn golden_inheritance() {
    assert_golden("inheritance", include_str!("../../fixtures/inheritance.yaml"));
}

#[test]
fn golden_values() {
    assert_golden("values", include_str!("../../fixtures/values.yaml"));
}

#[test]
fn golden_keywords() {
    assert_golden("keywords", include_str!("../../fixtures/keywords.yaml"));
}

#[test]
fn golden_kinds() {
    assert_golden("kinds", include_str!("../../fixtures/kinds.yaml"));
}

#[test]
fn golden_parameters() {
    assert_golden("parameters", include_str!("../../fixtures/parameters.yaml"));
}

#[test]
fn golden_schemas() {
    assert_golden("schemas", include_str!("../../fixtures/schemas.yaml"));
}

#[test]
fn golden_security() {
    assert_golden("security", include_str!("../../fixtures/security.yaml"));
}

#[test]
fn golden_responses() {
    assert_golden("responses", include_str!("../../fixtures/responses.yaml"));
}

#[test]
fn golden_bodies() {
    assert_golden("bodies", include_str!("../../fixtures/bodies.yaml"));
}
