//! The rules of the repository's texts, manifests and settings that no tool checks.

use super::root;
use std::fs;
use std::path::Path;

/// The texts of the repository that people read, by their paths, without what tools write and what tests want.
fn texts() -> Vec<(String, String)> {
    let mut pending = vec![root()];
    let mut found = Vec::new();
    while let Some(folder) = pending.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
            let is_skipped =
                name.ends_with("target") || [".git", "tests/golden", "fuzz/corpus"].contains(&name.as_str());
            if path.is_dir() && !path.is_symlink() && !is_skipped {
                pending.push(path);
            } else if path.is_file() && !name.ends_with(".lock") {
                found.extend(fs::read_to_string(&path).ok().map(|text| (name, text)));
            }
        }
    }
    assert!(found.len() > 100, "only {} texts were found", found.len());
    found
}

#[test]
fn the_address_of_the_repository_stands_in_one_place() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let address = manifest.split("\nrepository = \"https://").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let named: Vec<_> = texts().into_iter().filter(|(_, text)| text.contains(&address)).map(|(path, _)| path).collect();
    assert_eq!(
        named,
        ["Cargo.toml"],
        "links between files of the repository are relative; all else reads the manifest"
    );
}

#[test]
fn nobody_is_told_to_take_from_a_registry_what_is_not_there() {
    let crates = ["ampersat", "ampersat-runtime", "dns-services", "dns-services-sandbox"];
    let ways = ["cargo install NAME", "cargo add NAME", "cargo binstall NAME", "NAME = \"0", "NAME = { version"];
    let ways: Vec<_> = crates.iter().flat_map(|name| ways.map(|way| way.replace("NAME", name))).collect();
    let own = Path::new(file!()).file_name().unwrap().to_str().unwrap();
    let is_read = |path: &str| path.ends_with(".md") || (path.ends_with(".rs") && !path.ends_with(own));
    let mut wrong = Vec::new();
    for (path, text) in texts().into_iter().filter(|(path, _)| is_read(path)) {
        let lines = text.lines().filter(|line| ways.iter().any(|way| line.contains(way)));
        wrong.extend(lines.map(|line| format!("{path}: {line}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
