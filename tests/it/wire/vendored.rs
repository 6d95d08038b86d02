//! A crate that carries the runtime inside: it compiles, and needs what the runtime needs.

use ampersat::emit::Extent;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the crate lies. It stays from run to run, so that its dependencies are compiled but once.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("vendored")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// Writes the crate, as a workspace of its own.
fn write() {
    let files =
        super::fixtures::generated("kinds", include_str!("../../fixtures/kinds.yaml"), Extent::Standalone).unwrap();
    for (name, text) in files {
        let path = folder().join(&name);
        let text = if name == "Cargo.toml" { format!("{text}\n[workspace]\n") } else { text };
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        if std::fs::read_to_string(&path).ok().as_deref() != Some(&text) {
            std::fs::write(path, text).unwrap();
        }
    }
    std::fs::copy(root().join("Cargo.lock"), folder().join("Cargo.lock")).unwrap();
}

fn cargo(folder: &Path, arguments: &[&str]) -> (String, String) {
    let mut cargo = Command::new(env!("CARGO"));
    let output = cargo.current_dir(folder).args(arguments).env_remove("CARGO_TARGET_DIR").output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// What a package says of its dependencies, without those for its tests.
fn dependencies(folder: &Path, package: &str) -> Vec<Value> {
    let (metadata, error) = cargo(folder, &["metadata", "--no-deps", "--offline", "--format-version", "1"]);
    let metadata: Value = serde_json::from_str(&metadata).unwrap_or_else(|_| panic!("{error}"));
    let package = metadata["packages"].as_array().unwrap().iter().find(|one| one["name"] == package).unwrap();
    let each = package["dependencies"].as_array().unwrap().iter().filter(|one| one["kind"].is_null());
    let keys = ["name", "req", "optional", "uses_default_features", "features"];
    each.map(|one| keys.iter().map(|key| one[*key].clone()).collect()).collect()
}

#[test]
fn a_crate_with_the_runtime_inside_compiles_and_names_no_crate_of_ours() {
    write();
    let manifest = std::fs::read_to_string(folder().join("Cargo.toml")).unwrap();
    assert!(!manifest.contains("ampersat-runtime"), "{manifest}");
    assert_eq!(dependencies(&folder(), "golden-kinds"), dependencies(root(), "ampersat-runtime"));
    // How https is done changes nothing here, and takes long to compile.
    let features = ["--no-default-features", "--features", "shapes,blocking,tracing,testing,mock"];
    let (_, error) = cargo(&folder(), &[&["check", "--offline", "--quiet"], features.as_slice()].concat());
    assert_eq!(error, "");
}
