//! The pages of the codes of findings, and other documents that are wrong: what `ampersat lint` prints of each.
//!
//! A page is Markdown. A block of YAML or JSON is a document (`api.yaml`, `api.json`), a second one its overlay
//! (`corrections.yaml`), and the block `console` below has the command and what it prints. After a change of what is printed, write all of them anew and
//! read the difference:
//!
//! ```sh
//! UPDATE_PAGES=1 cargo test -p ampersat --test it pages
//! ```

use ampersat::diagnostic::codes;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::tempdir;

/// The pages of codes.
const CODES: &str = "src/diagnostic/codes";

/// The codes that no page shows, and why.
const WITHOUT_EXAMPLE: [(&str, &str); 8] = [
    ("emitted-no-rust", "a fault of the generator, which no document is known to lead to"),
    ("feature-ignored", "comes of `types-only` and `features` of a client, not of a document"),
    ("invalid-type-path", "comes of the table `types` of a client in `ampersat.toml`, not of a document"),
    ("name-no-match", "comes of `Choices::names`, which neither a document nor the command has"),
    ("type-no-match", "comes of the table `types` of a client in `ampersat.toml`, not of a document"),
    ("too-many-copies", "takes a very large document"),
    ("too-many-files", "takes very many documents"),
    ("unsupported-reference", "what leads nowhere has another code before types are made"),
];

fn ampersat(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ampersat")).current_dir(folder).args(arguments).output().unwrap()
}

/// Pages in a folder of the crate.
fn pages(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// A page with what its commands print now.
fn rendered(page: &str) -> String {
    let folder = tempdir().unwrap();
    let (mut text, mut lines) = (String::new(), page.lines());
    let mut has_document = false;
    while let Some(line) = lines.next() {
        text += &format!("{line}\n");
        let Some(language) = line.strip_prefix("```").map(|rest| rest.trim_start_matches('`')) else { continue };
        let fence = line.strip_suffix(language).unwrap();
        let block: Vec<_> = lines.by_ref().take_while(|line| *line != fence).collect();
        let mut block = block.iter().map(|line| format!("{line}\n")).collect::<String>();
        match language {
            "console" => {
                block = transcript(folder.path(), block.lines().next().unwrap());
                has_document = false;
            }
            _ => {
                let name = if has_document { "corrections.yaml".to_owned() } else { format!("api.{language}") };
                fs::write(folder.path().join(name), &block).unwrap();
                has_document = true;
            }
        }
        text += &format!("{block}{fence}\n");
    }
    text
}

/// A command and what it prints.
fn transcript(folder: &Path, command: &str) -> String {
    let arguments: Vec<_> = command.strip_prefix("$ ampersat ").unwrap().split(' ').collect();
    let output = ampersat(folder, &arguments);
    let findings = String::from_utf8(output.stdout).unwrap();
    format!("{command}\n{}\n", findings.trim_end())
}

/// Compares what pages say is printed with what is printed now, or writes it anew when that is asked for.
fn assert_pages(folder: &str) {
    for path in pages(folder) {
        let page = fs::read_to_string(&path).unwrap();
        let now = rendered(&page);
        if std::env::var_os("UPDATE_PAGES").is_some_and(|value| value == "1") {
            fs::write(&path, &now).unwrap();
        } else {
            assert_eq!(page, now, "{} differs: run with UPDATE_PAGES=1 and read the diff", path.display());
        }
    }
}

#[test]
fn every_code_has_a_page_with_an_example_and_advice() {
    assert_pages(CODES);
    for code in codes() {
        let path = format!("{CODES}/{code}.md");
        let Ok(page) = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&path)) else {
            panic!("write generator/{path}: what `{code}` means, a document that leads to it, what to do")
        };
        assert!(page.starts_with(&format!("# {code}\n\n")), "{path} does not begin with its code");
        assert!(page.contains("\n## What to do\n"), "{path} does not say what to do");
        let shows = ["error", "unsupported", "repaired", "note"].map(|level| format!("\n{level}[{code}]: "));
        let is_shown = shows.iter().any(|line| page.contains(line));
        let has_none = WITHOUT_EXAMPLE.iter().any(|(one, _)| *one == code);
        assert!(
            is_shown || has_none,
            "no document of {path} leads to `{code}`; write one, and run with UPDATE_PAGES=1"
        );
        assert!(!(is_shown && has_none), "{path} has an example: take the code from WITHOUT_EXAMPLE");
    }
    let known: Vec<_> = codes().collect();
    for path in pages(CODES) {
        let code = path.file_stem().unwrap().to_str().unwrap().to_owned();
        assert!(known.contains(&code.as_str()), "no finding has the code of {}", path.display());
    }
}

#[test]
fn documents_that_are_wrong_are_refused_or_read_as_shown() {
    assert_pages("tests/diagnostics");
}

#[test]
fn codes_are_explained() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("api.yaml"), "openapi: 4.0.0\n").unwrap();
    let output = ampersat(folder.path(), &["lint", "api.yaml"]);
    assert!(String::from_utf8(output.stderr).unwrap().contains("`ampersat explain CODE` says what a code means"));
    let output = ampersat(folder.path(), &["explain", "at-placeholder"]);
    assert!(output.status.success());
    assert!(String::from_utf8(output.stdout).unwrap().starts_with("# at-placeholder\n\nA path marks its placeholders"));
    let output = ampersat(folder.path(), &["explain", "at-placeholders"]);
    assert!(!output.status.success());
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "error: no finding has the code `at-placeholders`; the nearest is `at-placeholder`\n"
    );
    let output = ampersat(folder.path(), &["explain"]);
    let list = String::from_utf8(output.stdout).unwrap();
    assert_eq!(list.lines().count(), codes().count());
    assert!(list.contains(
        "\nat-placeholder                 A path marks its placeholders with `@`, as some PHP frameworks do.\n"
    ));
}
