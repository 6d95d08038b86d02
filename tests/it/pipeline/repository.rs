//! The rules of the repository's texts, manifests and settings that no tool checks.

use super::root;
use ampersat::document::extension;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The texts of the repository that people read, by their paths, without the output of tools and the input of tests.
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
            } else if path.is_file() && !path.is_symlink() && !name.ends_with(".lock") {
                found.extend(fs::read_to_string(&path).ok().map(|text| (name, text)));
            }
        }
    }
    assert!(found.len() > 100, "only {} texts were found", found.len());
    found
}

#[test]
fn the_address_of_the_repository_stands_in_one_place() {
    let manifest = read("Cargo.toml");
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

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn ci_runs_the_commands_that_the_readme_names() {
    let readme = read("README.md");
    let table = readme.split("`.ci/run` runs everything").nth(1).unwrap().split("\n\n").nth(1).unwrap();
    let named: Vec<_> = table.lines().skip(2).map(|row| row.split('`').nth(1).unwrap().to_owned()).collect();
    let run = read(".ci/run").replace(" --locked", "");
    let commands: Vec<_> = run.lines().filter(|line| line.contains("cargo ")).map(str::to_owned).collect();
    assert_eq!(named, commands);
    assert!(read(".github/workflows/ci.yml").contains("      - run: .ci/run\n"));
}

#[test]
fn ci_fuzzes_every_target() {
    let mut targets: Vec<_> = fs::read_dir(root().join("fuzz/fuzz_targets"))
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    targets.sort();
    let workflow = read(".github/workflows/ci.yml");
    let list = workflow.split("target: [").nth(1).unwrap().split(']').next().unwrap();
    let mut run: Vec<_> = list.split(", ").collect();
    run.sort_unstable();
    assert_eq!(run, targets);
}

#[test]
fn the_changelog_keeps_its_form() {
    let changelog = read("CHANGELOG.md");
    let kinds = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];
    let headings = changelog.lines().filter_map(|line| line.strip_prefix("### "));
    let unknown: Vec<_> = headings.filter(|heading| !kinds.contains(heading)).collect();
    assert_eq!(unknown, [""; 0], "keep-a-changelog knows {kinds:?}");
    let version = env!("CARGO_PKG_VERSION");
    let first = changelog.lines().find(|line| line.starts_with("## ")).unwrap();
    assert!(first == "## [Unreleased]" || first.starts_with(&format!("## [{version}] - 20")), "{first}");
}

#[test]
fn every_invariant_is_held_by_a_test_that_exists() {
    let architecture = read("ARCHITECTURE.md");
    let rows = architecture.split("| held by |\n").nth(1).unwrap().lines().skip(1);
    for (index, row) in rows.enumerate() {
        let number = row.trim_start_matches(['|', ' ']).split(' ').next().unwrap();
        assert_eq!(number, (index + 1).to_string(), "{row}");
        let tests = row.trim_end_matches(['|', ' ']).rsplit(" | ").next().unwrap();
        let mut file = String::new();
        for name in tests.split('`').skip(1).step_by(2) {
            if name.ends_with(".rs") {
                file = read(name);
            } else {
                assert!(file.contains(&format!("fn {name}(")), "{number}: there is no test `{name}`");
            }
        }
        assert!(!file.is_empty(), "{number}: no test holds it");
    }
}

#[test]
fn the_rooms_of_the_architecture_exist() {
    let architecture = read("ARCHITECTURE.md");
    let rooms = architecture.split("## Rooms\n\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let rooms: Vec<_> = rooms.lines().skip(2).map(|row| row.split(" | ").next().unwrap()).collect();
    assert!(rooms.len() > 10, "{rooms:?}");
    for room in rooms {
        for name in room.split('`').skip(1).step_by(2).map(|name| name.trim_end_matches("/*")) {
            let places = [root().join(name), root().join("generator/src").join(name)];
            let exists = places.iter().any(|path| path.exists() || path.with_extension("rs").exists());
            assert!(exists, "there is no {name}");
        }
    }
}

#[test]
fn every_extension_stands_in_the_readme_of_overlays() {
    // The generator sets these two itself.
    let own = [extension::COMMENTS, extension::OBSERVED];
    let known = extension::ALL.into_iter().filter(|name| !own.contains(name)).collect();
    let readme = read("spec/README.md");
    let table = readme.split("## Extensions\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let is_of_name = |c: &char| c.is_ascii_lowercase() || *c == '-';
    let name = |rest: &str| extension::PREFIX.chars().chain(rest.chars().take_while(is_of_name)).collect::<String>();
    let listed: BTreeSet<String> = table.split("`x-ampersat-").skip(1).map(name).collect();
    assert_eq!(listed.iter().map(String::as_str).collect::<BTreeSet<_>>(), known);
}

#[test]
fn texts_count_the_operations_that_answer_raw_json() {
    let client = super::client();
    let is_raw = |operation: &&ampersat::model::Operation| {
        matches!(operation.response.json(), Some(ampersat::model::Type::Json))
    };
    let count = client.api.documented().filter(is_raw).count();
    let sentence = format!("\n{count} operations answer raw JSON");
    for path in ["generated-client/README.md", "generated-client/src/guide/responses.md"] {
        assert!(read(path).contains(&sentence), "{path} does not say that {count} do");
    }
}
