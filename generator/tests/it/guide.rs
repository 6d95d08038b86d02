//! The chapters of the guide: what their commands print, and what comes of their files. The package `guide` compiles their other code.

use super::newcomers::follow;
use std::fs;
use std::path::Path;

const FOLDER: &str = "src/guide";

#[test]
fn chapters_show_what_commands_print() {
    for name in ["ci.md", "overlays.md", "selection.md", "types.md", "paging.md", "waiting.md", "oauth2.md"] {
        follow(FOLDER, name);
    }
}

#[test]
fn a_program_is_tested_as_the_guide_says() {
    follow(FOLDER, "mocks.md");
}

/// Returns the infos of the blocks of a page.
fn infos(page: &str) -> impl Iterator<Item = &str> {
    page.lines().filter_map(|line| line.strip_prefix("```")).step_by(2)
}

#[test]
fn no_block_of_the_guide_is_untried() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER);
    let [this, compiled] = ["tests/it/guide.rs", "../tests/guide/src/lib.rs"]
        .map(|path| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap());
    let compiled = compiled.split("chapters!(").nth(1).unwrap().split(')').next().unwrap().to_owned();
    for entry in fs::read_dir(folder).unwrap() {
        let (path, page) = entry.map(|entry| (entry.path(), fs::read_to_string(entry.path()).unwrap())).unwrap();
        let (name, stem) = (path.file_name().unwrap().to_str().unwrap(), path.file_stem().unwrap().to_str().unwrap());
        for info in infos(&page) {
            let is_tried = match info {
                "rust" => compiled.split(' ').any(|one| one == stem),
                // Code of other generators stands beside ours.
                "rust,ignore" => stem.starts_with("from_"),
                _ => this.contains(&format!("\"{name}\"")),
            };
            assert!(is_tried, "{name}: nothing tries its block `{info}`");
        }
    }
}

/// Returns the rows of a comparison: of each what it is about, what is said of ours, and the test that shows it.
fn rows(page: &str) -> Vec<[String; 3]> {
    let row = |line: &str| {
        let cells: Vec<_> = line.strip_prefix("| ")?.split('|').map(str::trim).collect();
        let [about, .., ours, test, ""] = &cells[..] else { return None };
        (!about.is_empty()).then(|| [about, ours, test].map(|cell| cell.to_string()))
    };
    page.lines().filter_map(row).collect()
}

#[test]
fn every_row_of_a_comparison_names_a_test_that_is_there_or_says_no() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = String::new();
    for folder in ["tests/it", "runtime/tests/it", "../tests/it/pipeline", "../tests/it/wire", "../tests/it"] {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "rs") {
                sources += &fs::read_to_string(path).unwrap();
            }
        }
    }
    let is_there = |cell: &str| {
        let name = cell.strip_prefix('`').and_then(|cell| cell.strip_suffix('`'));
        // A script runs the tests that cargo does not.
        name.is_some_and(|name| sources.contains(&format!("fn {name}()")) || root.join("..").join(name).is_file())
    };
    for (name, least) in [("other_generators.md", 40), ("sdks.md", 30)] {
        let rows = rows(&fs::read_to_string(root.join(FOLDER).join(name)).unwrap());
        assert!(rows.len() >= least, "{name}: {rows:#?}");
        let says_no = |ours: &str| ["no", "not"].contains(&ours.split([' ', ':']).next().unwrap());
        let unfounded: Vec<_> = rows
            .iter()
            .filter(|[_, ours, test]| if test.is_empty() { !says_no(ours) } else { !is_there(test) })
            .collect();
        assert!(unfounded.is_empty(), "{name}: {unfounded:#?}");
    }
}
