//! A crate that carries the runtime inside: it compiles, and needs what the runtime needs.

use super::elsewhere::{cargo, folder, put, root};
use ampersat::choices::Choices;
use ampersat::output::{Kind, Output, Runtime};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Writes the crate, as a workspace of its own, without the files of an earlier run that are not made any more.
fn write() -> PathBuf {
    let folder = folder("vendored");
    _ = std::fs::remove_dir_all(folder.join("src"));
    let files = super::fixtures::generated(
        "kinds",
        include_str!("../../fixtures/kinds.yaml"),
        Output::default(),
        Choices::default(),
    )
    .unwrap();
    for (name, text) in files {
        let text = if name == "Cargo.toml" { format!("{text}\n[workspace]\n") } else { text };
        put(&folder.join(&name), &text);
    }
    folder
}

/// Returns the dependencies of a package, without those for its tests.
fn dependencies(folder: &Path, package: &str) -> Vec<Value> {
    let (metadata, error) = cargo(folder, &["metadata", "--no-deps", "--format-version", "1"]);
    let metadata: Value = serde_json::from_str(&metadata).unwrap_or_else(|_| panic!("{error}"));
    let package = metadata["packages"].as_array().unwrap().iter().find(|one| one["name"] == package).unwrap();
    let each = package["dependencies"].as_array().unwrap().iter().filter(|one| one["kind"].is_null());
    let keys = ["name", "req", "optional", "uses_default_features", "features", "target"];
    each.map(|one| keys.iter().map(|key| one[*key].clone()).collect()).collect()
}

#[test]
fn a_crate_with_the_runtime_inside_compiles_and_names_no_crate_of_ours() {
    let folder = write();
    let manifest = std::fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    assert!(!manifest.contains("ampersat-runtime"), "{manifest}");
    assert_eq!(dependencies(&folder, "golden-kinds"), dependencies(root(), "ampersat-runtime"));
    // The implementation of https changes nothing here, and takes long to compile.
    let features = ["--no-default-features", "--features", "shapes,blocking,tracing,testing,mock"];
    let (_, error) = cargo(&folder, &[&["check"], features.as_slice()].concat());
    assert_eq!(error, "");
}

/// A manifest with the dependencies of these commands, without https: that changes nothing here, and takes long to
/// compile.
fn manifest(commands: &[String]) -> String {
    let mut sections = [("dependencies", Vec::new()), ("dev-dependencies", Vec::new())];
    for command in commands {
        let words: Vec<_> = command.strip_prefix("cargo add ").unwrap().split(' ').collect();
        let features = words.iter().position(|word| *word == "--features").map_or("", |at| words[at + 1]);
        let default = !words.contains(&"--no-default-features");
        let (_, lines) = &mut sections[usize::from(words.contains(&"--dev"))];
        for (name, version) in
            words.iter().filter_map(|word| word.split_once('@')).filter(|(_, rest)| !rest.contains('/'))
        {
            let own = features.split(',').filter_map(|one| one.strip_prefix(&format!("{name}@{version}/")));
            let own: Vec<_> = own.filter(|feature| *feature != "rustls").collect();
            lines.push(format!(
                "{name} = {{ version = \"{version}\", default-features = {default}, features = {own:?} }}\n"
            ));
        }
    }
    let sections = sections.map(|(name, lines)| format!("[{name}]\n{}\n", lines.concat()));
    format!("[package]\nname = \"app\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n{}[workspace]\n", sections.concat())
}

#[test]
fn modules_compile_in_somebodys_crate_with_what_they_say_it_needs() {
    let app = folder("modules");
    let document = include_str!("../../fixtures/kinds.yaml");
    let put = |path: &str, text: &str| put(&app.join(path), text);
    _ = std::fs::remove_dir_all(app.join("src"));
    let module = |kind, types_only| Output { types_only, ..Output::new(kind, Runtime::Vendored) };
    for (path, text) in
        super::fixtures::generated("kinds", document, module(Kind::Module, false), Choices::default()).unwrap()
    {
        put(&format!("src/atlas/{path}"), &text);
    }
    let file = super::fixtures::generated("kinds", document, module(Kind::File, false), Choices::default()).unwrap();
    put("src/inner/single.rs", &file["golden_kinds.rs"]);
    for (path, text) in
        super::fixtures::generated("kinds", document, module(Kind::Module, true), Choices::default()).unwrap()
    {
        put(&format!("src/inner/types/{path}"), &text);
    }
    let text = "mod atlas;\nmod inner;\n\nfn main() {\n    let call = atlas::Client::builder().build().map(|one| one.shapes().count());\n    \
                _ = (call, inner::types::shapes::Circle::new(1.0), inner::single::Client::builder());\n}\n";
    put("src/main.rs", text);
    put("src/inner/mod.rs", "pub mod single;\npub mod types;\n");
    let client = super::fixtures::client("kinds", document, module(Kind::Module, false), Choices::default()).unwrap();
    put("Cargo.toml", &manifest(&ampersat::internals::commands(&client.api)));
    assert_eq!(cargo(&app, &["check", "--all-targets"]).1, "");
}
