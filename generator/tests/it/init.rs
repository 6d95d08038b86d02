//! `ampersat init`: the file that it writes, and the report on the document.

use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::{TempDir, tempdir};

const PETS: &str = "openapi: 3.0.3
info: {title: The Pets API, version: '2'}
servers: [{url: 'https://pets.example'}]
paths:
  /api/v1/pets:
    get:
      tags: [pets]
      operationId: list_pets_api_v1_pets_get
      parameters:
      - {name: cursor, in: query, schema: {type: string}}
      responses:
        '200':
          description: A page.
          content:
            application/json:
              schema:
                type: object
                required: [items]
                properties:
                  items: {type: array, items: {$ref: '#/components/schemas/Pet'}}
                  next_cursor: {type: string}
  /api/v1/pets/{id}:
    put:
      tags: [pets]
      operationId: put_pet_api_v1_pets__id__put
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'204': {description: Done.}}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
  schemas:
    Pet:
      type: object
      required: [kind]
      discriminator: {propertyName: kind}
      properties:
        kind: {type: string}
        born: {type: string, format: date-time}
        password: {type: string, format: password}
        api_key: {type: string}
    Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {tricks: {type: integer}}}]}
";

/// Runs the command in a folder: what it prints, in which the part that failed comes last, and whether it succeeded.
fn ampersat(folder: &Path, arguments: &[&str]) -> (String, bool) {
    let output = Command::new(env!("CARGO_BIN_EXE_ampersat")).current_dir(folder).args(arguments).output().unwrap();
    let texts = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    (texts.concat(), output.status.success())
}

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// The table of the file in a folder, without comments.
fn table(folder: &Path) -> String {
    let text = fs::read_to_string(folder.join("ampersat.toml")).unwrap();
    let lines: Vec<_> = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
    lines.join("\n")
}

#[test]
fn the_report_says_what_is_unusual_about_a_document() {
    let folder = folder(&[("pets.yaml", PETS)]);
    let (said, succeeded) = ampersat(folder.path(), &["init"]);
    assert!(succeeded, "{said}");
    let expected = "\
The Pets API 2, OpenAPI 3.0.3: 2 operations in 1 group, 4 types
  names        2 operationIds repeat their path and method, as FastAPI makes them: `put_pet_api_v1_pets__id__put` is \
`client.pets().put_pet()`; `names.without = [\"route\"]` keeps them
  paging       1 list has `pages()` and `items()`
  inheritance  the schemas that extend `Pet` are variants of an enum
  signing in   a key in the header `X-Key`
  secrets      2 values are never shown in `Debug` output; `api_key` of `Dog`, `api_key` of `PetBase` would be shown: an overlay that says \
`format: password` hides it
  server       https://pets.example
  findings     3 notes; `ampersat lint` prints them

ampersat.toml is written: `pets` is a crate in pets

next:
  ampersat generate
";
    assert_eq!(said, expected);
}

#[test]
fn what_it_writes_is_what_generate_reads_comments_included() {
    let folder = folder(&[("pets.yaml", PETS)]);
    assert!(ampersat(folder.path(), &["init", "pets.yaml"]).1);
    let path = folder.path().join("ampersat.toml");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("#:schema https://"), "{text}");
    let (said, succeeded) = ampersat(folder.path(), &["generate"]);
    assert!(succeeded && folder.path().join("pets/Cargo.toml").exists(), "{said}");
    // Every key that stands there as a comment fits.
    let (before, keys) = text.split_once("# What else fits this document:\n").unwrap();
    let keys: String = keys.lines().map(|line| format!("{}\n", line.strip_prefix("# ").unwrap())).collect();
    assert!(keys.contains("names.without") && keys.contains("types.formats"), "{keys}");
    fs::write(&path, format!("{before}{keys}")).unwrap();
    fs::write(folder.path().join("pets.overlay.yaml"), "overlay: 1.0.0\nactions: []\n").unwrap();
    let (said, succeeded) = ampersat(folder.path(), &["generate"]);
    assert!(succeeded, "{said}");
    let methods = fs::read_to_string(folder.path().join("pets/src/generated/pets/mod.rs")).unwrap();
    assert!(methods.contains("fn list_pets_api_v1_pets_get("));
}

#[test]
fn the_kind_of_output_fits_the_folder() {
    let package = "[package]\nname = \"app\"\nversion = \"0.1.0\"\n";
    let of = |files: &[(&str, &str)], inside: &str, arguments: &[&str]| {
        let folder = folder(&[files, &[(&format!("{inside}pets.yaml"), PETS)]].concat());
        let (said, succeeded) = ampersat(&folder.path().join(inside), &[&["init"], arguments].concat());
        assert!(succeeded, "{said}");
        (table(&folder.path().join(inside)), said)
    };
    let (module, said) = of(&[("Cargo.toml", package), ("src/main.rs", "")], "", &[]);
    assert_eq!(module, "[client.pets]\ndocument = \"pets.yaml\"\noutput = \"src/pets\"\nkind = \"module\"");
    assert!(said.contains("\n  write `mod pets;` into src/main.rs;"), "{said}");
    let (below, _) = of(&[("Cargo.toml", package), ("src/lib.rs", "")], "api/", &[]);
    assert_eq!(below, "[client.pets]\ndocument = \"pets.yaml\"\noutput = \"../src/pets\"\nkind = \"module\"");
    let (taken, _) = of(&[("Cargo.toml", package), ("src/pets.rs", "")], "", &[]);
    assert_eq!(
        taken,
        "[client.pets_client]\ndocument = \"pets.yaml\"\noutput = \"src/pets_client\"\nkind = \"module\""
    );
    let workspace = "[workspace]\nmembers = [\"app\", \"crates/*\"]\n";
    let (member, _) = of(&[("Cargo.toml", workspace)], "", &[]);
    assert_eq!(member, "[client.pets]\ndocument = \"pets.yaml\"\noutput = \"crates/pets\"");
    let (named, _) = of(&[("Cargo.toml", package)], "", &["--kind", "file", "--name", "zoo"]);
    assert_eq!(named, "[client.zoo]\ndocument = \"pets.yaml\"\noutput = \"src/zoo.rs\"\nkind = \"file\"");
    let (elsewhere, _) = of(&[], "", &["--out", "clients/pets"]);
    assert_eq!(elsewhere, "[client.pets]\ndocument = \"pets.yaml\"\noutput = \"clients/pets\"");
}

#[test]
fn a_file_that_is_there_stays_unless_it_is_to_be_replaced() {
    let folder = folder(&[("pets.yaml", PETS), ("ampersat.toml", "# mine\n")]);
    let (said, succeeded) = ampersat(folder.path(), &["init"]);
    assert!(!succeeded && said.contains("`ampersat.toml` is there already"), "{said}");
    // The lines to add are shown.
    assert!(said.contains("\n[client.pets]\ndocument = \"pets.yaml\"\n"), "{said}");
    assert_eq!(fs::read_to_string(folder.path().join("ampersat.toml")).unwrap(), "# mine\n");
    assert!(ampersat(folder.path(), &["init", "--force"]).1);
    assert!(table(folder.path()).starts_with("[client.pets]\n"));
}

#[test]
fn a_description_that_is_not_clear_or_of_no_use_is_asked_for() {
    for (files, arguments, part) in [
        (&[][..], &["init"][..], "there is none in this folder"),
        (
            &[("a.yaml", PETS), ("b.json", "{\"swagger\": \"2.0\"}"), ("c.json", "{}")],
            &["init"],
            "FILE`: a.yaml, b.json\n",
        ),
        (&[("a.yaml", "openapi: 4.0.0\n")], &["init"], "no client can be made of a.yaml as it is"),
        (
            &[],
            &["init", "https://pets.example/openapi.yaml"],
            "ampersat fetch https://pets.example/openapi.yaml --out openapi.yaml",
        ),
    ] {
        let folder = folder(files);
        let (said, succeeded) = ampersat(folder.path(), arguments);
        assert!(!succeeded && said.contains(part), "{said}");
        assert!(!folder.path().join("ampersat.toml").exists());
    }
}
