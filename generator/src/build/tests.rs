//! The files of a build script, and its lines for cargo.

use super::Build;
use crate::choices::{Choices, Filter, Selection};
use crate::model::Runtime;
use std::fs;
use tempfile::TempDir;

const PETS: &str = r#"{"openapi": "3.0.3", "info": {"title": "Pets", "version": "1"}, "paths": {
    "/pets": {"get": {"tags": ["pets"], "responses": {"200": {"description": "all", "content": {"application/json": {
        "schema": {"$ref": "more.json#/Pet"}}}}}}},
    "/dogs/{x}": {"get": {"tags": ["dogs"], "callbacks": {"c": {}}, "responses": {"204": {"description": "none"}}}}}}"#;

const OVERLAY: &str = "overlay: 1.0.0\ninfo: {title: T, version: 1.0.0}\nactions:\n  - target: $.paths['/pets'].get\n    \
                       description: A name.\n    update: {x-ampersat-name: everyone}\n";

fn workshop() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("Pets v1.json"), PETS).unwrap();
    fs::write(
        folder.path().join("more.json"),
        r#"{"Pet": {"type": "object", "properties": {"id": {"type": "integer"}}}}"#,
    )
    .unwrap();
    fs::write(folder.path().join("names.yaml"), OVERLAY).unwrap();
    folder
}

/// Returns the lines for cargo, and the file of a module.
fn made(folder: &TempDir, name: &str, change: impl FnOnce(Build) -> Build) -> (Vec<String>, String) {
    let build = Build::new(folder.path().join("Pets v1.json")).out_dir(folder.path());
    let mut told = Vec::new();
    let here = format!("{}/", folder.path().display());
    _ = change(build).generate_telling(&mut |line| told.push(line.replace(&here, "")));
    (told, fs::read_to_string(folder.path().join(name)).unwrap_or_default())
}

#[test]
fn cargo_is_told_every_file_that_was_read() {
    let folder = workshop();
    let overlay = folder.path().join("names.yaml");
    let (told, text) = made(&folder, "pets_v1.rs", |build| build.overlay(overlay));
    let read: Vec<_> = told.iter().filter_map(|line| line.strip_prefix("rerun-if-changed=")).collect();
    assert_eq!(read, ["Pets v1.json", "names.yaml", "more.json"]);
    assert!(text.starts_with("pub mod pets_v1 {\n// @generated") && text.contains("pub fn everyone("), "{text}");
    assert!(text.contains("use ampersat_runtime as runtime;") && syn::parse_file(&text).is_ok(), "{text}");
}

#[test]
fn what_needs_attention_is_a_warning_and_what_is_wrong_an_error() {
    let folder = workshop();
    let (told, _) = made(&folder, "", |build| build);
    assert!(
        told.iter()
            .any(|line| line.starts_with("warning=Pets v1.json:") && line.contains("placeholder-without-parameter")),
        "{told:?}"
    );
    fs::write(folder.path().join("Pets v1.json"), "{").unwrap();
    let (told, text) = made(&folder, "pets_v1.rs", |build| build);
    assert!(told.iter().any(|line| line.starts_with("error=Pets v1.json:1:2: syntax")), "{told:?}");
    assert_eq!(told.last().unwrap(), "error=no client can be made of Pets v1.json");
    assert!(text.contains("pub mod pets_v1"), "the old one stays");
}

#[test]
fn every_option_is_heeded() {
    let folder = workshop();
    let (_, usual) = made(&folder, "pets_v1.rs", |build| build);
    let (_, text) = made(&folder, "atlas.rs", |build| build.name("atlas"));
    assert!(text.starts_with("pub mod atlas {"), "{text}");
    let (_, text) = made(&folder, "v.rs", |build| build.name("v").runtime(Runtime::Vendored));
    assert!(text.contains("mod runtime {") && !usual.contains("mod runtime {"));
    let (_, text) = made(&folder, "t.rs", |build| build.name("t").types_only());
    assert!(text.contains("pub struct Pet") && !text.contains("pub struct Client"));
    let (_, text) = made(&folder, "f.rs", |build| build.name("f").feature("blocking"));
    assert!(text.contains("--features rustls,blocking\n") && !usual.contains("blocking"));
    let include = vec!["tag=dogs".parse::<Filter>().unwrap()];
    let choices = Choices { selection: Selection { include, ..Selection::default() }, ..Choices::default() };
    let (_, text) = made(&folder, "c.rs", |build| build.name("c").choices(choices));
    assert!(text.contains("mod dogs {") && !text.contains("mod pets {"));
    let (told, text) = made(&folder, "d.rs", |build| build.name("d").deny("callback-ignored"));
    assert!(text.is_empty() && told.last().unwrap().starts_with("error=callback-ignored is denied"), "{told:?}");
    let (told, _) = made(&folder, "", |build| build.deny("callback-ignore"));
    assert_eq!(
        told.last().unwrap(),
        "error=no finding has the code `callback-ignore`; the nearest is `callback-ignored`"
    );
    let completed = folder.path().join("full.json");
    made(&folder, "", |build| build.openapi(&completed));
    assert!(fs::read_to_string(completed).unwrap().contains("\"openapi\""));
}

#[test]
fn a_folder_outside_has_to_be_permitted() {
    let folder = workshop();
    let inner = folder.path().join("inner");
    fs::create_dir(&inner).unwrap();
    fs::write(inner.join("api.json"), PETS.replace("more.json", "../more.json")).unwrap();
    let build = || Build::new(inner.join("api.json")).out_dir(folder.path());
    let mut told = Vec::new();
    _ = build().generate_telling(&mut |line| told.push(line.to_owned()));
    assert!(told.iter().any(|line| line.contains("outside of the document's folder")), "{told:?}");
    told.clear();
    build().allow_dir(folder.path()).generate_telling(&mut |line| told.push(line.to_owned())).unwrap();
    assert!(!told.iter().any(|line| line.contains("outside")), "{told:?}");
}
