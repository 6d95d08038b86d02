//! `ampersat overlay`: what it proposes is applied, and the findings for which it was proposed are gone.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::{TempDir, tempdir};

fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ampersat")).current_dir(folder).args(arguments).output().unwrap()
}

/// A folder with a document, and the arguments that name it and its overlay.
struct Case {
    folder: TempDir,
    arguments: Vec<String>,
}

impl Case {
    fn new(document: (&str, &str), overlay: Option<&str>) -> Self {
        let folder = tempdir().unwrap();
        fs::write(folder.path().join(document.0), document.1).unwrap();
        let mut arguments = vec![document.0.to_owned()];
        if let Some(overlay) = overlay {
            fs::write(folder.path().join("corrections.yaml"), overlay).unwrap();
            arguments.extend(["--overlay", "corrections.yaml"].map(str::to_owned));
        }
        Self { folder, arguments }
    }

    /// The case of the page of a code.
    fn of_page(code: &str) -> Option<Self> {
        let page = fs::read_to_string(package().join("src/diagnostic/codes").join(format!("{code}.md"))).unwrap();
        let blocks: Vec<_> = page.split("```").skip(1).step_by(2).filter_map(|block| block.split_once('\n')).collect();
        let is_document = |block: &&(&str, &str)| ["yaml", "json"].contains(&block.0);
        let mut documents = blocks.iter().take_while(|block| block.0 != "console").filter(is_document);
        let (language, text) = documents.next()?;
        Some(Self::new((&format!("api.{language}"), text), documents.next().map(|(_, text)| *text)))
    }

    fn run(&self, command: &str, more: &[&str]) -> Output {
        let arguments: Vec<_> = self.arguments.iter().map(String::as_str).collect();
        run(self.folder.path(), &[&[command], &arguments[..], more].concat())
    }

    /// The codes and lines of all findings.
    fn findings(&self, more: &[&str]) -> BTreeSet<(String, u64)> {
        let output = self.run("lint", &[more, &["--format", "json"]].concat());
        let found: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
        let text = |one: &Value| one["code"].as_str().unwrap().to_owned();
        found.iter().map(|one| (text(one), one["location"]["line"].as_u64().unwrap_or_default())).collect()
    }

    /// Writes a proposal, and returns how many actions it has.
    fn propose(&self, more: &[&str]) -> usize {
        let output = self.run("overlay", &[more, &["--out", "proposed.yaml"]].concat());
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
        if said == "there is nothing to propose, and no file is written\n" {
            return 0;
        }
        said.strip_prefix("proposed.yaml: ").unwrap().split(' ').next().unwrap().parse().unwrap()
    }
}

/// The codes of which the page's document gets a proposal.
const SETTLED: [&str; 38] = [
    "callback-ignored",
    "credential-as-parameter",
    "credentials-in-url",
    "dangling-reference",
    "default-as-success",
    "duplicate-operation-id",
    "duplicate-parameter",
    "empty-body-ignored",
    "encoding-ignored",
    "form-field-as-json",
    "header-parameter-ignored",
    "invalid-style",
    "json-patch-as-list",
    "link-ignored",
    "media-type-unused",
    "missing-operation-id",
    "name-by-extension",
    "name-not-pinned",
    "name-without-common-words",
    "name-without-number",
    "name-without-route",
    "no-content-with-schema",
    "operation-renamed",
    "paging-recognised",
    "paging-unclear",
    "parameter-in-path-query",
    "parameter-without-placeholder",
    "placeholder-without-parameter",
    "polling-recognised",
    "required-without-property",
    "tag-ignored",
    "text-as-file",
    "undefined-style",
    "unknown-security-scheme",
    "unknown-type",
    "unsupported-parameter",
    "upgrade-ignored",
    "webhook-ignored",
];

#[test]
fn what_is_proposed_settles_what_was_found() {
    let mut settled = Vec::new();
    for code in ampersat::diagnostic::codes() {
        let Some(case) = Case::of_page(code) else { continue };
        let count = case.propose(&["--code", code]);
        if count == 0 {
            continue;
        }
        let applied = ["--overlay", "proposed.yaml"];
        let (before, after) = (case.findings(&[]), case.findings(&applied));
        assert!(before.iter().any(|(one, _)| one == code), "{code}: {before:?}");
        assert!(after.iter().all(|(one, _)| one != code), "{code}: {after:?}");
        settled.push(code);
        // Nothing is left to be proposed.
        let again = case.run("overlay", &[&applied[..], &["--code", code]].concat());
        assert!(String::from_utf8(again.stdout).unwrap().ends_with("actions: []\n"), "{code}");
    }
    assert_eq!(settled, SETTLED);
}

#[test]
fn a_server_gets_the_first_value_that_its_variable_may_have() {
    let document = "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\nservers:\n- url: 'https://{region}.example.com'\n  \
                    variables: {region: {enum: [eu, us]}}\npaths: {}\n";
    let case = Case::new(("api.yaml", document), None);
    assert_eq!(case.propose(&["--code", "server-variable"]), 1);
    let proposed = fs::read_to_string(case.folder.path().join("proposed.yaml")).unwrap();
    assert!(proposed.contains("update: {variables: {region: {default: eu}}}"), "{proposed}");
    assert!(case.findings(&["--overlay", "proposed.yaml"]).iter().all(|(code, _)| code != "server-variable"));
}

/// The documents from which golden crates are made.
fn documents() -> Vec<PathBuf> {
    let fixtures = fs::read_dir(package().join("../tests/fixtures")).unwrap().map(|entry| entry.unwrap().path());
    let documents = fixtures.filter(|path| !path.to_str().unwrap().ends_with(".choices.json"));
    let mut documents: Vec<_> = documents.collect();
    documents.sort();
    documents
}

#[test]
fn of_whole_documents_the_client_stays_as_it_is() {
    let mut proposed = 0;
    for path in documents() {
        let name = path.file_name().unwrap().to_str().unwrap();
        let case = Case::new((name, &fs::read_to_string(&path).unwrap()), None);
        // The form of lists is for somebody to decide who knows the server.
        let before = case.findings(&[]);
        let codes: BTreeSet<_> = before.iter().map(|(code, _)| code.as_str()).collect();
        let codes: Vec<_> =
            codes.into_iter().filter(|code| !["undefined-style", "form-field-as-json"].contains(code)).collect();
        if codes.is_empty() {
            continue;
        }
        let count = case.propose(&["--code", &codes.join(",")]);
        if count == 0 {
            continue;
        }
        proposed += count;
        let after = case.findings(&["--overlay", "proposed.yaml"]);
        assert!(after.is_subset(&before), "{name}: {after:?}");
        assert!(after.len() < before.len(), "{name}: {after:?}");
        let files = |folder: &str, more: &[&str]| {
            let arguments = ["--runtime", "crate", "--name", "client", "--out", folder];
            let output = case.run("generate", &[&arguments, more].concat());
            assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
            let generated = case.folder.path().join(folder).join("src/generated");
            let mut texts = Vec::new();
            texts_below(&generated, &generated, &mut texts);
            texts.sort();
            texts
        };
        let (old, new) = (files("old", &[]), files("new", &["--overlay", "proposed.yaml"]));
        for ((path, old), (_, new)) in old.iter().zip(&new) {
            assert_eq!(old, new, "{name}: {}", path.display());
        }
        assert_eq!(old.len(), new.len(), "{name}");
    }
    assert!(proposed > 40, "{proposed}");
}

fn texts_below(root: &Path, folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts_below(root, &path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push((path.strip_prefix(root).unwrap().to_owned(), fs::read_to_string(&path).unwrap()));
        }
    }
}

#[test]
fn what_a_missing_file_would_hold_is_said_in_its_place() {
    let document = "openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /pets:
    get:
      operationId: list_pets
      responses:
        '200': {description: fine, content: {application/json: {schema: {$ref: 'models/pet.yaml#/Pet'}}}}
";
    let case = Case::new(("api.yaml", document), None);
    assert_eq!(case.propose(&["--code", "dangling-reference"]), 1);
    let proposed = fs::read_to_string(case.folder.path().join("proposed.yaml")).unwrap();
    assert!(proposed.contains("update: {x-ampersat-files: {\"models/pet.yaml\": {Pet: {}}}}"), "{proposed}");
    let after = case.findings(&["--overlay", "proposed.yaml"]);
    assert_eq!(after.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>(), ["unreadable-reference"]);
}

#[test]
fn what_is_left_open_is_said_and_no_file_is_replaced() {
    let document = "openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /pets:
    get:
      tags: [pets]
      operationId: list_pets
      callbacks: {}
      responses:
        '200': {description: fine, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
    put:
      tags: [pets]
      operationId: put_pet
      requestBody: {content: {application/json: {schema: {type: object, properties: {id: {type: string, readOnly: true}, a: {type: string}}}}}}
      responses: {'204': {description: fine}}
";
    let case = Case::new(("api.yaml", document), None);
    let output = case.run("overlay", &[]);
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "not settled:\n     1 read-only-left-out\n");
    let expected = "overlay: 1.0.0
info: {title: Proposed corrections, version: 1.0.0}
actions:
  - target: $.paths['/pets'].get.callbacks
    description: \"callback-ignored: the callbacks of GET /pets are not part of a client\"
    remove: true
  - target: $
    description: \"dangling-reference: `#/components/schemas/Pet` refers to nothing: this is raw JSON; say here what it is\"
    update: {components: {schemas: {Pet: {}}}}
";
    assert_eq!(String::from_utf8(output.stdout).unwrap(), expected);
    for (arguments, said) in [
        (&["--out", "api.yaml"][..], "api.yaml is there already; correct it by hand"),
        (&["--code", "dangling-referenc"], "the nearest is `dangling-reference`"),
    ] {
        let output = case.run("overlay", arguments);
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && error.contains(said), "{error}");
    }
    assert_eq!(fs::read_to_string(case.folder.path().join("api.yaml")).unwrap(), document);
}
