//! Every key of `ampersat.toml`, its flag, and its method in a build script: each changes what is made.
//!
//! The keys are those of the schema of the file, the flags those of the command, the methods those of `Build`. One that is not in
//! the table is a failure.

use ampersat::Build;
use ampersat::choices::{Naming, Selection, TypeChoices};
use clap::Args as _;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::{TempDir, tempdir};

const PETS: &str = "openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /pets:
    get:
      tags: [pets]
      operationId: list_pets_pets_get
      responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
    post:
      tags: [pets]
      operationId: add_pet
      x-internal: true
      callbacks: {told: {}}
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'204': {description: ''}}
  /dogs: {get: {tags: [dogs], operationId: find_1, responses: {'204': {description: ''}}}}
  /dogs/{id}:
    delete:
      tags: [dogs]
      operationId: drop_dog
      x-operation-name: banish
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'204': {description: ''}}
  /cats:
    get: {tags: [cats], operationId: felines_count, responses: {'204': {description: ''}}}
    post: {tags: [cats], operationId: felines_order, responses: {'204': {description: ''}}}
components:
  schemas:
    Money: {type: object, properties: {amount: {type: string}}}
    Pet:
      type: object
      properties:
        tagName: {type: string}
        status: {type: string, enum: [in-stock, sold]}
        born: {type: string, format: date-time}
        labels: {type: object, additionalProperties: {type: integer}}
        price: {$ref: '#/components/schemas/Money'}
";

const OTHER: &str = "openapi: 3.0.3
info: {title: Other, version: '1'}
paths:
  /other:
    get:
      operationId: get_other
      responses: {'200': {description: '', content: {application/json: {schema: {$ref: 'shared/more.yaml#/Far'}}}}}
";

const INNER: &str = "openapi: 3.0.3
info: {title: Inner, version: '1'}
paths:
  /inner:
    get:
      operationId: get_inner
      responses: {'200': {description: '', content: {application/json: {schema: {$ref: '../shared/more.yaml#/Far'}}}}}
";

const OVERLAY: &str = "overlay: 1.0.0
info: {title: T, version: 1.0.0}
actions: [{target: '$.paths.*.get', description: A name., update: {summary: Corrected.}}]
";

/// The effect of an option: a text that is there with it and not without, or the other way round.
enum Effect {
    Shows(&'static str),
    Hides(&'static str),
    /// It is there once with it, and not without.
    ShowsOnce(&'static str),
}
use Effect::{Hides, Shows, ShowsOnce};

/// Gives an option to a build script, whose files are in a folder.
type Method = fn(Build, &Path) -> Build;

/// The way in which a build script gives an option.
enum InBuild {
    /// By a method.
    By(&'static str, Method),
    /// By `choices`.
    Choices,
    /// Not at all; the text is the reason.
    Never(#[expect(dead_code, reason = "for readers")] &'static str),
}
use InBuild::{By, Choices, Never};

/// An option: its key, what stands in the file, the flags, the method, and what it does.
struct Entry {
    key: &'static str,
    file: &'static str,
    flags: &'static [&'static str],
    build: InBuild,
    effect: Effect,
}

const fn entry(
    key: &'static str,
    file: &'static str,
    flags: &'static [&'static str],
    build: InBuild,
    effect: Effect,
) -> Entry {
    Entry { key, file, flags, build, effect }
}

const FILE: InBuild = Never("a build script includes one file");

/// The table. Options without a flag are tables of entries in the file.
#[rustfmt::skip]
static TABLE: &[Entry] = &[
    entry("document", "document = 'other.yaml'", &["--spec", "other.yaml"], By("new", |_, at| Build::new(at.join("other.yaml")).out_dir(at.join("out"))), Shows("fn get_other(")),
    entry("overlays", "overlays = ['fix.yaml']", &["--overlay", "fix.yaml"], By("overlay", |build, at| build.overlay(at.join("fix.yaml"))), Shows("Corrected.")),
    entry("output", "output = 'elsewhere'", &["--out", "elsewhere"], By("out_dir", |build, at| build.out_dir(at.join("elsewhere"))), Shows("== elsewhere/")),
    entry("name", "name = 'animals'", &["--name", "animals"], By("name", |build, _| build.name("animals")), Shows("animals")),
    entry("kind.crate", "kind = 'crate'", &["--kind", "crate"], FILE, Shows("== out/Cargo.toml")),
    entry("kind.module", "kind = 'module'", &["--kind", "module"], FILE, Shows("== out/mod.rs")),
    entry("kind.file", "kind = 'file'\noutput = 'out/one.rs'", &["--kind", "file", "--out", "out/one.rs"], FILE, Shows("== out/one.rs")),
    entry("kind.sources", "kind = 'sources'", &["--kind", "sources"], FILE, Hides("== out/Cargo.toml")),
    entry("runtime", "runtime = 'vendored'", &["--runtime", "vendored"], By("runtime", |build, _| build.runtime(ampersat::output::Runtime::Vendored)), Shows("pub struct Secret")),
    entry("types-only", "types-only = true", &["--types-only"], By("types_only", |build, _| build.types_only()), Hides("pub struct Client")),
    entry("features", "kind = 'file'\noutput = 'one.rs'\nfeatures = ['blocking']", &["--kind", "file", "--out", "one.rs", "--features", "blocking"], By("feature", |build, _| build.feature("blocking")), Shows("--features rustls,blocking\n")),
    entry("deny", "deny = ['callback-ignored']", &["--deny", "callback-ignored"], By("deny", |build, _| build.deny("callback-ignored")), Shows("denied")),
    entry("allow-dirs", "document = 'api/inner.yaml'\nallow-dirs = ['shared']", &["--spec", "api/inner.yaml", "--allow-dir", "shared"], By("allow_dir", |_, at| Build::new(at.join("api/inner.yaml")).out_dir(at.join("out")).allow_dir(at.join("shared"))), Shows("pub struct Far")),
    entry("openapi", "openapi = 'full.json'", &["--openapi", "full.json"], By("openapi", |build, at| build.openapi(at.join("full.json"))), Shows("== full.json")),
    entry("selection.include.tag", "selection.include = [{tag = 'dogs'}]", &["--include", "tag=dogs"], Choices, Hides("fn add_pet(")),
    entry("selection.include.path", "selection.include = [{path = '/dogs'}]", &["--include", "path=/dogs"], Choices, Hides("fn add_pet(")),
    entry("selection.include.method", "selection.include = [{method = 'get'}]", &["--include", "method=get"], Choices, Hides("fn add_pet(")),
    entry("selection.include.operation-id", "selection.include = [{operation-id = 'find*'}]", &["--include", "operation-id=find*"], Choices, Hides("fn add_pet(")),
    entry("selection.include.extension", "selection.include = [{extension = 'x-internal'}]", &["--include", "extension=x-internal"], Choices, Hides("fn list_pets(")),
    entry("selection.exclude.tag", "selection.exclude = [{tag = 'pets'}]", &["--exclude", "tag=pets"], Choices, Hides("fn add_pet(")),
    entry("selection.exclude.path", "selection.exclude = [{path = '/pets'}]", &["--exclude", "path=/pets"], Choices, Hides("fn add_pet(")),
    entry("selection.exclude.method", "selection.exclude = [{method = 'post'}]", &["--exclude", "method=post"], Choices, Hides("fn add_pet(")),
    entry("selection.exclude.operation-id", "selection.exclude = [{operation-id = 'add_pet'}]", &["--exclude", "operation-id=add_pet"], Choices, Hides("fn add_pet(")),
    entry("selection.exclude.extension", "selection.exclude = [{extension = 'x-internal'}]", &["--exclude", "extension=x-internal"], Choices, Hides("fn add_pet(")),
    entry("names.without.extension", "names.without = ['extension']", &["--without-naming-rule", "extension"], Choices, Shows("fn drop_dog(")),
    entry("names.without.route", "names.without = ['route']", &["--without-naming-rule", "route"], Choices, Shows("fn list_pets_pets_get(")),
    entry("names.without.number", "names.without = ['number']", &["--without-naming-rule", "number"], Choices, Shows("fn find_1(")),
    entry("names.without.common-words", "names.without = ['common-words']", &["--without-naming-rule", "common-words"], Choices, Shows("fn felines_count(")),
    entry("names.operations", "names.operations = {'GET /cats' = 'herd'}", &[], Choices, Shows("fn herd(")),
    entry("names.groups", "names.groups = {cats = 'felis'}", &[], Choices, Shows("fn felis(")),
    entry("names.types", "names.types = {Pet = 'Beast'}", &[], Choices, Shows("pub struct Beast")),
    entry("names.fields", "names.fields = {'Pet.tagName' = 'nickname'}", &[], Choices, Shows("pub nickname:")),
    entry("names.variants", "names.variants = {'PetStatus.in-stock' = 'Here'}", &[], Choices, Shows("Here,")),
    entry("types.replace", "types.replace = {Money = 'crate::Coins'}", &[], Choices, Shows("crate::Coins")),
    entry("types.replace.type", "types.replace = {Money = {type = 'crate::Coins', codec = 'crate::Mint'}}", &[], Choices, Shows("crate::Coins")),
    entry("types.replace.codec", "types.replace = {Money = {type = 'crate::Coins', codec = 'crate::Mint'}}", &[], Choices, Shows("crate::Mint")),
    entry("types.formats", "types.formats = {date-time = 'jiff'}", &[], Choices, Shows("jiff::Timestamp")),
    entry("types.formats.type", "types.formats = {date-time = {type = 'crate::Moment', codec = 'crate::Clock'}}", &[], Choices, Shows("crate::Moment")),
    entry("types.formats.codec", "types.formats = {date-time = {type = 'crate::Moment', codec = 'crate::Clock'}}", &[], Choices, Shows("crate::Clock")),
    entry("types.maps.ordered", "types.maps = 'ordered'", &[], Choices, Shows("BTreeMap<")),
    entry("types.maps.hashed", "types.maps = 'hashed'", &[], Choices, Shows("HashMap<")),
    entry("types.derive.types", "types.derive = [{types = 'Money', derive = ['crate::Shiny']}]", &[], Choices, ShowsOnce("crate::Shiny")),
    entry("types.derive.derive", "types.derive = [{types = '*', derive = ['crate::Shiny']}]", &[], Choices, Shows(", crate::Shiny)]\n#[non_exhaustive]\npub struct Pet")),
    entry("types.derive.attributes", "types.derive = [{types = 'Pet', attributes = ['doc(alias = \"beast\")']}]", &[], Choices, Shows("#[doc(alias = \"beast\")]")),
    entry("types.derive.rename", "types.derive = [{types = 'Pet', derive = ['crate::Shiny'], rename = 'shiny'}]", &[], Choices, Shows("#[shiny(rename = \"tagName\")]")),
    entry("types.dependencies", "types.dependencies = {mint = '1.2'}", &[], Never("the crate of a build script names what it needs"), Shows("mint = \"1.2\"")),
];

/// The values that an option has if it is not given: what they do is what is done without them.
const USUAL: [&str; 2] = ["kind.crate", "types.maps.ordered"];

/// The flags of a run, and not of a client.
const OF_A_RUN: [&str; 6] = ["check", "dump", "remake", "verbose", "format", "client"];

/// A table of tables that a build script gives as choices.
#[derive(Default, serde::Deserialize)]
#[serde(default)]
struct Written {
    selection: Selection,
    names: Naming,
    types: TypeChoices,
}

fn workshop() -> TempDir {
    let folder = tempdir().unwrap();
    let root = folder.path();
    for inner in ["api", "shared", "elsewhere", "out"] {
        fs::create_dir(root.join(inner)).unwrap();
    }
    for (name, text) in [
        ("openapi.yaml", PETS),
        ("other.yaml", OTHER),
        ("api/inner.yaml", INNER),
        ("fix.yaml", OVERLAY),
        ("shared/more.yaml", "Far: {type: object, properties: {id: {type: string}}}\n"),
    ] {
        fs::write(root.join(name), text).unwrap();
    }
    folder
}

/// The files that are in a folder besides those that were given, and their texts.
fn made(folder: &Path) -> String {
    let mut all = String::new();
    let mut pending = vec![folder.to_owned()];
    while let Some(path) = pending.pop() {
        let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
        if path.is_dir() {
            pending.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else if !["openapi.yaml", "other.yaml", "fix.yaml", "ampersat.toml"].contains(&name.as_str())
            && !["api/", "shared/"].iter().any(|inner| name.starts_with(inner))
        {
            all += &format!("== {name}\n{}\n", fs::read_to_string(path).unwrap());
        }
    }
    all
}

/// Returns the files that the command makes with these arguments, and its output.
fn by_command(folder: &TempDir, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ampersat"));
    let output = command.current_dir(folder.path()).arg("generate").args(arguments).output().unwrap();
    let failure = if output.status.success() { "" } else { std::str::from_utf8(&output.stderr).unwrap() };
    failure.to_owned() + &made(folder.path())
}

/// The lines that stand in the file for every client, unless an option says otherwise.
const USUALLY: [(&str, &str); 3] = [("document", "'openapi.yaml'"), ("output", "'out'"), ("runtime", "'crate'")];

fn by_file(text: &str) -> String {
    let folder = workshop();
    let is_given = |key: &str| text.lines().any(|line| line.starts_with(key));
    let usual: Vec<_> = USUALLY.iter().filter(|(key, _)| !is_given(key)).collect();
    let usual: String = usual.into_iter().map(|(key, value)| format!("{key} = {value}\n")).collect();
    fs::write(folder.path().join("ampersat.toml"), format!("[client.pets]\n{usual}{text}\n")).unwrap();
    by_command(&folder, &[])
}

fn by_flags(flags: &[&str]) -> String {
    let usual = [["--spec", "openapi.yaml"], ["--out", "out"], ["--runtime", "crate"], ["--name", "pets"]];
    let usual = usual.iter().filter(|[flag, _]| !flags.contains(flag)).flatten();
    by_command(&workshop(), &usual.chain(flags).copied().collect::<Vec<_>>())
}

fn by_build(entry: Option<&Entry>) -> Option<String> {
    let folder = workshop();
    let at = folder.path();
    let usual = Build::new(at.join("openapi.yaml")).name("pets").out_dir(at.join("out"));
    let build = match entry.map(|entry| &entry.build) {
        None => usual,
        Some(By(_, method)) => method(usual, at),
        Some(Choices) => {
            let Written { selection, names, types } = toml::from_str(entry?.file).unwrap();
            usual.choices(ampersat::choices::Choices { selection, names, types })
        }
        Some(Never(_)) => return None,
    };
    let failure = build.generate().err().map(|failed| failed.to_string());
    Some(failure.unwrap_or_default() + &made(at))
}

/// Says if an option does not do what the table says.
fn fault(entry: &Entry, way: &str, with: &str, without: &str) -> Option<String> {
    let (text, is_as_said): (_, fn(usize, usize) -> bool) = match entry.effect {
        Shows(text) if USUAL.contains(&entry.key) => (text, |without, with| without > 0 && with > 0),
        Shows(text) => (text, |without, with| without == 0 && with > 0),
        ShowsOnce(text) => (text, |without, with| without == 0 && with == 1),
        Hides(text) => (text, |without, with| without > 0 && with == 0),
    };
    let (without, with) = (without.matches(text).count(), with.matches(text).count());
    let message = || format!("{} by {way}: {without} times {text:?} without it, and {with} times with it", entry.key);
    (!is_as_said(without, with)).then(message)
}

#[test]
fn every_key_flag_and_method_changes_what_is_made() {
    let (file, flags, build) = (by_file(""), by_flags(&[]), by_build(None).unwrap());
    let mut faults = Vec::new();
    for entry in TABLE {
        faults.extend(fault(entry, "the file", &by_file(entry.file), &file));
        if !entry.flags.is_empty() {
            faults.extend(fault(entry, "flags", &by_flags(entry.flags), &flags));
        }
        if let Some(with) = by_build(Some(entry)) {
            faults.extend(fault(entry, "a build script", &with, &build));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The keys of a schema, with those of what they hold and the words that they may have.
fn keys(schema: &Value, root: &Value, name: &str, found: &mut BTreeSet<String>) {
    if let Some(reference) = schema["$ref"].as_str() {
        return keys(root.pointer(reference.trim_start_matches('#')).unwrap(), root, name, found);
    }
    let inside = |key: &str| if name.is_empty() { key.to_owned() } else { format!("{name}.{key}") };
    for alternative in ["anyOf", "oneOf"].iter().flat_map(|key| schema[*key].as_array().into_iter().flatten()) {
        keys(alternative, root, name, found);
    }
    for (key, property) in schema["properties"].as_object().into_iter().flatten() {
        keys(property, root, &inside(key), found);
    }
    for held in
        ["items", "additionalProperties"].iter().filter_map(|key| schema.get(*key)).filter(|held| held.is_object())
    {
        keys(held, root, name, found);
    }
    if let Some(word) = schema["const"].as_str() {
        found.insert(inside(word));
    } else if ["string", "boolean"].iter().any(|kind| schema["type"] == *kind || schema["type"][0] == *kind) {
        found.insert(name.to_owned());
    }
}

#[test]
fn the_table_has_every_key_flag_and_method() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let schema: Value = serde_json::from_str(&fs::read_to_string(root.join("ampersat.schema.json")).unwrap()).unwrap();
    let mut known = BTreeSet::new();
    keys(&schema["$defs"]["Client"], &schema, "", &mut known);
    let tried: BTreeSet<_> = TABLE.iter().map(|entry| entry.key.to_owned()).collect();
    assert_eq!(tried, known);

    let command = ampersat::cli::Codegen::augment_args(clap::Command::new("generate"));
    let flags: BTreeSet<_> = command.get_arguments().filter_map(|one| one.get_long()).collect();
    let tried = TABLE.iter().flat_map(|entry| entry.flags).filter_map(|flag| flag.strip_prefix("--"));
    assert_eq!(tried.chain(OF_A_RUN).collect::<BTreeSet<_>>(), flags);

    let source = fs::read_to_string(root.join("src/build.rs")).unwrap();
    let methods = source.lines().filter_map(|line| line.trim_start().strip_prefix("pub fn ")?.split_once('('));
    let methods = methods.filter(|(_, rest)| !rest.starts_with("self")).map(|(name, _)| name).collect::<BTreeSet<_>>();
    let tried = TABLE.iter().filter_map(|entry| if let By(name, _) = entry.build { Some(name) } else { None });
    assert_eq!(tried.chain(["choices"]).collect::<BTreeSet<_>>(), methods);
}

/// The blocks of `ampersat.toml` in a text of Markdown.
fn examples(text: &str) -> Vec<&str> {
    let blocks = text.split("```toml").skip(1).filter_map(|rest| rest.split_once('\n')?.1.split("```").next());
    blocks.filter(|block| block.contains("[client.")).collect()
}

/// All texts of Markdown in a folder and those in it.
fn pages(folder: &Path) -> Vec<std::path::PathBuf> {
    let inside = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let all = inside.flat_map(|path| if path.is_dir() { pages(&path) } else { vec![path] });
    all.filter(|path| path.extension().is_some_and(|extension| extension == "md")).collect()
}

#[test]
fn the_schema_accepts_every_example_what_init_writes_and_what_this_repository_has() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let schema = serde_json::from_str(&fs::read_to_string(root.join("ampersat.schema.json")).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults = |text: &str| {
        let value: Value = toml::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
        validator.iter_errors(&value).map(|error| error.to_string()).collect::<Vec<_>>()
    };
    let folder = workshop();
    let mut init = Command::new(env!("CARGO_BIN_EXE_ampersat"));
    assert!(init.current_dir(folder.path()).args(["init", "openapi.yaml"]).output().unwrap().status.success());
    let mut files = vec![root.join("README.md"), root.join("../README.md"), root.join("../CONTRIBUTING.md")];
    files.extend(["src", "tests"].iter().flat_map(|inner| pages(&root.join(inner))));
    let texts: Vec<_> = files.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let mut all: Vec<_> = texts.iter().flat_map(|text| examples(text)).map(str::to_owned).collect();
    assert!(all.len() >= 8, "the README and the guide have examples: {all:?}");
    all.extend(
        [folder.path().join("ampersat.toml"), root.join("../spec/ampersat.toml")]
            .map(|path| fs::read_to_string(path).unwrap()),
    );
    let path = folder.path().join("example.toml");
    for text in all {
        assert_eq!(faults(&text), [] as [String; 0], "{text}");
        fs::write(&path, &text).unwrap();
        ampersat::cli::Project::read(&path, "generate").unwrap_or_else(|failure| panic!("{}: {text}", failure.0));
    }
    for wrong in [
        "document = 'a'",
        "document = 'a'\noutput = 'b'\nkinds = 'module'",
        "document = 'a'\noutput = 'b'\nkind = 'mod'",
    ] {
        assert_ne!(faults(&format!("[client.a]\n{wrong}\n")), [] as [String; 0], "{wrong}");
    }
}
