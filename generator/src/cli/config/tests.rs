//! The keys of the file, the mistakes in it, and its schema.

use super::table::Document;
use super::{FILE, Project, parse, relative};
use crate::choices::{Choices, Naming, NamingRule, Selection};
use crate::cli::{Codegen, Failure};
use crate::model::{Kind, Output, Runtime};
use std::fs;
use std::path::Path;

/// The schema that editors read, in the folder of the generator.
const SCHEMA: &str = "ampersat.schema.json";

/// The options of the client `pets`, of which the file says this, too.
fn pets(more: &str) -> Codegen {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(FILE);
    fs::write(&path, format!("[client.pets]\ndocument = \"a.json\"\noutput = \"out\"\n{more}\n")).unwrap();
    let project = Project::read(&path, "generate").unwrap_or_else(|Failure(message)| panic!("{message}"));
    let mut options = project.first().unwrap().clone();
    // The paths are told from the folder of the file.
    let inside = |path: &Path| path.strip_prefix(folder.path()).unwrap().to_owned();
    options.spec = options.spec.as_deref().map(inside);
    options.out = options.out.as_deref().map(inside);
    options.openapi = options.openapi.as_deref().map(inside);
    options.overlay = options.overlay.iter().map(|path| inside(path)).collect();
    options.allow_dir = options.allow_dir.iter().map(|path| inside(path)).collect();
    options
}

#[test]
fn every_key_of_a_client_is_an_option() {
    let plain = || Codegen {
        spec: Some("a.json".into()),
        out: Some("out".into()),
        name: Some("pets".to_owned()),
        ..Codegen::default()
    };
    assert_eq!(pets(""), plain());
    for (text, expected) in [
        ("overlays = [\"b.yaml\", \"c.yaml\"]", Codegen { overlay: vec!["b.yaml".into(), "c.yaml".into()], ..plain() }),
        ("kind = \"module\"", Codegen { kind: Some(Kind::Module), ..plain() }),
        ("name = \"animals\"", Codegen { name: Some("animals".to_owned()), ..plain() }),
        ("runtime = \"crate\"", Codegen { runtime: Some(Runtime::Crate), ..plain() }),
        ("types-only = true", Codegen { types_only: true, ..plain() }),
        ("features = [\"blocking\"]", Codegen { features: vec!["blocking".to_owned()], ..plain() }),
        ("deny = [\"dangling-reference\"]", Codegen { deny: vec!["dangling-reference".to_owned()], ..plain() }),
        ("allow-dirs = [\"shared\"]", Codegen { allow_dir: vec!["shared".into()], ..plain() }),
        (
            "types.maps = \"hashed\"\n[client.pets.types.replace]\nMoney = \"crate::Money\"",
            Codegen {
                written: Choices {
                    types: crate::choices::TypeChoices {
                        maps: crate::choices::Maps::Hashed,
                        replace: [("Money".to_owned(), "crate::Money".into())].into(),
                        ..Default::default()
                    },
                    ..Choices::default()
                },
                ..plain()
            },
        ),
        ("openapi = \"full.json\"", Codegen { openapi: Some("full.json".into()), ..plain() }),
        (
            "selection.include = [{tag = \"cats\"}]\nselection.exclude = [{method = \"delete\"}]",
            Codegen {
                written: Choices {
                    selection: Selection {
                        include: vec!["tag=cats".parse().unwrap()],
                        exclude: vec!["method=delete".parse().unwrap()],
                    },
                    ..Choices::default()
                },
                ..plain()
            },
        ),
        (
            "names = {without = [\"route\"], types = {Pet = \"Animal\"}}",
            Codegen {
                written: Choices {
                    names: Naming {
                        without: [NamingRule::Route].into(),
                        types: [("Pet".to_owned(), "Animal".to_owned())].into(),
                        ..Naming::default()
                    },
                    ..Choices::default()
                },
                ..plain()
            },
        ),
    ] {
        assert_eq!(pets(text), expected, "{text}");
    }
}

#[test]
fn a_path_to_the_runtime_is_told_from_the_manifest() {
    let folder = tempfile::tempdir().unwrap();
    let text = "[client.pets]\ndocument = \"a.json\"\noutput = \"clients/pets\"\nruntime = \"../runtime\"\n";
    fs::write(folder.path().join(FILE), text).unwrap();
    let project = Project::read(&folder.path().join(FILE), "generate").unwrap();
    let expected = Output::new(Kind::Crate, Runtime::Path("../../../runtime".to_owned()));
    assert_eq!(project.first().unwrap().output(), expected);
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    for (text, expected) in [
        (
            "[client.a]\ndocument = \"a\"\noutput = \"b\"\noverlay = []\n",
            "4:1: unknown key `overlay`; the nearest is `overlays`",
        ),
        ("[clients.a]\n", "1:2: unknown key `clients`; the nearest is `client`"),
        ("[client.a]\ndocument = \"a\"\n", "1:1: missing field `output`"),
        ("[client.a]\ndocument = 1\noutput = \"b\"\n", "2:12: invalid type: integer `1`, expected path string"),
        (
            "[client.a]\ndocument = \"a\"\noutput = \"b\"\nkind = \"mod\"\n",
            "4:8: unknown variant `mod`, expected one of `crate`, `module`, `file`, `sources`",
        ),
        (
            "[client.a]\ndocument = \"a\"\noutput = \"b\"\nruntime = \"vendor\"\n",
            "4:11: it is `vendored`, `crate` or the path of a folder, such as `../ampersat/generator/runtime`",
        ),
        (
            "[client.a]\ndocument = \"a\"\noutput = \"b\"\nselection.include = [{tags = \"x\"}]\n",
            "4:23: unknown key `tags`; the nearest is `tag`",
        ),
    ] {
        assert_eq!(parse(text).map(|_| ()), Err(expected.to_owned()), "{text}");
    }
}

#[test]
fn a_client_that_is_chosen_has_to_be_there() {
    let folder = tempfile::tempdir().unwrap();
    let client = |name: &str| format!("[client.{name}]\ndocument = \"{name}.json\"\noutput = \"{name}\"\n");
    fs::write(folder.path().join(FILE), client("cats") + &client("dogs")).unwrap();
    let project = Project::read(&folder.path().join(FILE), "generate").unwrap();
    let names = |chosen: &[&str]| {
        let chosen: Vec<_> = chosen.iter().map(|name| (*name).to_owned()).collect();
        let clients = project.select(&chosen).map_err(|Failure(message)| message)?;
        Ok(clients.iter().filter_map(|client| client.name.as_deref()).collect::<Vec<_>>().join(" "))
    };
    assert_eq!(names(&[]), Ok("cats dogs".to_owned()));
    assert_eq!(names(&["dogs"]), Ok("dogs".to_owned()));
    assert_eq!(names(&["dog"]), Err("`ampersat.toml` has no client `dog`; the nearest is `dogs`".to_owned()));
}

#[test]
fn a_path_is_told_from_another_folder() {
    for (from, to, expected) in [("a/b", "a/c", "../c"), ("a", "a/b", "b"), ("a/../b", "./c/d", "../c/d")] {
        assert_eq!(relative(Path::new(from), Path::new(to)).unwrap(), Path::new(expected), "{from} {to}");
    }
}

#[test]
fn the_schema_is_that_of_the_tables() {
    let schema = schemars::schema_for!(Document);
    let expected = serde_json::to_string_pretty(&schema).unwrap() + "\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(SCHEMA);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &expected).unwrap();
    }
    assert!(fs::read_to_string(path).unwrap() == expected, "run with UPDATE_GOLDEN=1");
}
