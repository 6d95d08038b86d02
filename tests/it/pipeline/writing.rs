//! Files: only what differs is written, and a failure leaves everything as it was.

use super::swagger;
use ampersat::cli::{Codegen, Failure, Lint, Mode, Place, Project, Written, write};
use ampersat::output::Runtime;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

const ONE: &str = r#"{"/a": {"get": {"tags": ["one"], "responses": {}}}}"#;
const TWO: &str =
    r#"{"/a": {"get": {"tags": ["one"], "responses": {}}}, "/b": {"get": {"tags": ["two"], "responses": {}}}}"#;

/// A folder with a document, out of which a crate is generated.
struct Workshop(TempDir);

impl Workshop {
    fn new(paths: &str) -> Self {
        let workshop = Self(tempfile::tempdir().unwrap());
        workshop.document(&swagger(paths));
        workshop
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn document(&self, text: &str) {
        fs::write(self.path("document.json"), text).unwrap();
    }

    fn codegen(&self) -> Codegen {
        Codegen {
            spec: Some(self.path("document.json")),
            out: Some(self.path("out")),
            name: Some("client".to_owned()),
            ..Codegen::default()
        }
    }

    fn run(&self, codegen: Codegen) -> Result<(), String> {
        codegen.run(&Project::none("generate")).map_err(|Failure(message)| message)
    }

    fn generate(&self) -> Result<(), String> {
        self.run(self.codegen())
    }

    fn check(&self) -> Result<(), String> {
        self.run(Codegen { check: true, ..self.codegen() })
    }

    /// All files by their paths, with their contents.
    fn files(&self) -> BTreeMap<PathBuf, String> {
        files(self.0.path())
    }
}

fn files(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.insert(path.clone(), fs::read_to_string(&path).unwrap());
        }
    }
    found
}

fn age(path: &Path) -> SystemTime {
    let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    fs::File::options().write(true).open(path).unwrap().set_modified(old).unwrap();
    old
}

#[test]
fn only_what_differs_is_written() {
    let workshop = Workshop::new(ONE);
    workshop.generate().unwrap();
    let before = workshop.files();
    let changed = workshop.path("out/src/generated/one/mod.rs");
    fs::write(&changed, "// somebody's own idea\n").unwrap();
    let others: Vec<_> = before.keys().filter(|path| **path != changed).map(|path| (path, age(path))).collect();
    workshop.generate().unwrap();
    assert_eq!(workshop.files(), before);
    for (path, old) in others {
        assert_eq!(fs::metadata(path).unwrap().modified().unwrap(), old, "{} was written again", path.display());
    }
}

#[test]
fn what_is_no_longer_generated_is_deleted_from_the_generated_folder_only() {
    let workshop = Workshop::new(TWO);
    workshop.generate().unwrap();
    fs::write(workshop.path("out/src/own.rs"), "// by hand\n").unwrap();
    assert!(workshop.path("out/src/generated/two/mod.rs").exists());
    workshop.document(&swagger(ONE));
    workshop.generate().unwrap();
    assert!(!workshop.path("out/src/generated/two/mod.rs").exists());
    assert!(!workshop.path("out/src/generated/two").exists());
    assert!(workshop.path("out/src/own.rs").exists());
    assert_eq!(workshop.check(), Ok(()));
}

/// Returns the findings of a check of `generated` after `meddle`; nothing but `meddle` changes any file.
fn checked(meddle: impl FnOnce(&Workshop)) -> (Result<(), String>, Written) {
    let workshop = Workshop::new(ONE);
    workshop.generate().unwrap();
    let generated = files(&workshop.path("out"));
    meddle(&workshop);
    let before = workshop.files();
    let result = workshop.check();
    let generated = generated.iter().map(|(path, text)| (path.clone(), text.as_str())).collect();
    let owned = [workshop.path("out/src/generated")];
    let place = Place { folder: &workshop.path("out"), owned: &owned };
    let found = write(&generated, &place, Mode::Check).unwrap();
    assert_eq!(workshop.files(), before, "a check wrote");
    let relative = |paths: Vec<PathBuf>| -> Vec<PathBuf> {
        paths.iter().map(|path| path.strip_prefix(workshop.path("out")).unwrap().to_owned()).collect()
    };
    let (stale, missing, orphaned) = (relative(found.stale), relative(found.missing), relative(found.orphaned));
    (result, Written { stale, missing, orphaned })
}

#[test]
fn a_check_of_fresh_files_succeeds() {
    assert_eq!(checked(|_| {}), (Ok(()), Written::default()));
}

#[test]
fn a_check_notices_one_changed_byte() {
    let (result, found) = checked(|workshop| {
        let path = workshop.path("out/src/generated/one/mod.rs");
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replacen('t', "T", 1)).unwrap();
    });
    assert_eq!(result, Err("1 file is not up to date; run `generate`".to_owned()));
    assert_eq!(found, Written { stale: vec!["src/generated/one/mod.rs".into()], ..Written::default() });
}

#[test]
fn a_check_notices_a_missing_file() {
    let (result, found) = checked(|workshop| fs::remove_file(workshop.path("out/src/generated/one/mod.rs")).unwrap());
    assert_eq!(result, Err("1 file is not up to date; run `generate`".to_owned()));
    assert_eq!(found, Written { missing: vec!["src/generated/one/mod.rs".into()], ..Written::default() });
}

#[test]
fn a_check_notices_orphans() {
    let (result, found) = checked(|workshop| {
        fs::create_dir_all(workshop.path("out/src/generated/deep/er")).unwrap();
        fs::write(workshop.path("out/src/generated/deep/er/mod.rs"), "// @generated\n").unwrap();
        fs::write(workshop.path("out/src/generated/old.rs"), "// @generated\n").unwrap();
    });
    assert_eq!(result, Err("2 files are not up to date; run `generate`".to_owned()));
    let orphaned = vec!["src/generated/deep/er/mod.rs".into(), "src/generated/old.rs".into()];
    assert_eq!(found, Written { orphaned, ..Written::default() });
}

#[test]
fn a_check_of_nothing_names_everything() {
    let workshop = Workshop::new(ONE);
    let error = workshop.check().unwrap_err();
    assert!(error.ends_with("files are not up to date; run `generate`"), "{error}");
    assert!(!workshop.path("out").exists());
}

#[test]
fn an_unwritable_output_is_a_clear_error() {
    let workshop = Workshop::new(ONE);
    fs::write(workshop.path("file"), "old").unwrap();
    let before = workshop.files();
    let error = workshop.run(Codegen { out: Some(workshop.path("file/out")), ..workshop.codegen() }).unwrap_err();
    assert!(error.contains("file/out: Not a directory"), "{error}");
    assert_eq!(workshop.files(), before);
}

#[test]
fn an_unusable_document_touches_nothing() {
    let workshop = Workshop::new(ONE);
    workshop.generate().unwrap();
    workshop.document("{\"swagger\": ");
    let before = workshop.files();
    assert_eq!(workshop.generate(), Err("nothing was generated, and no file was touched".to_owned()));
    assert_eq!(workshop.files(), before);
}

#[test]
fn a_denied_finding_touches_nothing() {
    let workshop = Workshop::new(ONE);
    workshop.generate().unwrap();
    workshop.document(&swagger(r#"{"a": {"get": {"responses": {}}}}"#));
    let before = workshop.files();
    let deny = vec!["path-without-slash".to_owned(), "webhook-ignored".to_owned()];
    let result = workshop.run(Codegen { deny, ..workshop.codegen() });
    assert_eq!(result, Err("denied: path-without-slash; no file was touched".to_owned()));
    assert_eq!(workshop.files(), before);
    let deny = vec!["webhook-ignored".to_owned()];
    assert_eq!(workshop.run(Codegen { deny, ..workshop.codegen() }), Ok(()));
}

#[test]
fn a_code_that_does_not_exist_cannot_be_denied() {
    let workshop = Workshop::new(ONE);
    for (code, nearest) in [("webhok-ignored", "webhook-ignored"), ("overlay-nomatch", "overlay-no-match")] {
        let message = format!("`--deny {code}`: no finding has this code; the nearest is `{nearest}`");
        let deny = vec!["syntax".to_owned(), code.to_owned()];
        assert_eq!(workshop.run(Codegen { deny: deny.clone(), ..workshop.codegen() }), Err(message.clone()));
        let lint = Lint { file: workshop.codegen().spec, deny, ..Lint::default() };
        assert_eq!(lint.run(&Project::none("lint")).map_err(|Failure(message)| message), Err(message));
    }
    assert!(!workshop.path("out").exists());
}

#[test]
fn a_document_that_cannot_be_opened_is_named() {
    let workshop = Workshop::new(ONE);
    let spec = Some(workshop.path("nowhere.json"));
    let error = workshop.run(Codegen { spec, ..workshop.codegen() }).unwrap_err();
    assert!(error.ends_with("nowhere.json: No such file or directory (os error 2)"), "{error}");
    fs::write(workshop.path("document.json"), b"{\"a\": \"\xff\"}").unwrap();
    let error = workshop.generate().unwrap_err();
    assert!(error.ends_with("document.json: not UTF-8, at byte 7"), "{error}");
}

#[test]
fn a_crate_needs_a_name_that_cargo_takes() {
    let workshop = Workshop::new(ONE);
    for name in ["", "1a", "a b", "größe", "A!", "../a"] {
        let error = workshop.run(Codegen { name: Some(name.to_owned()), ..workshop.codegen() }).unwrap_err();
        assert_eq!(
            error,
            format!("`{name}` is no name for a crate or module: use a-z, 0-9 and `-`; `--name` gives another")
        );
    }
    assert!(!workshop.path("out").exists());
}

#[test]
fn what_somebody_wrote_or_took_over_is_kept() {
    let workshop = Workshop::new(ONE);
    workshop.generate().unwrap();
    let mine = [("out/Cargo.toml", "# mine\n"), ("out/README.md", "# Mine\n"), ("out/src/lib.rs", "//! Mine.\n")];
    for (path, text) in mine {
        fs::write(workshop.path(path), text).unwrap();
    }
    fs::write(workshop.path("out/src/generated/one/mod.rs"), "// not mine\n").unwrap();
    workshop.generate().unwrap();
    for (path, text) in mine {
        assert_eq!(fs::read_to_string(workshop.path(path)).unwrap(), text);
    }
    assert!(fs::read_to_string(workshop.path("out/src/generated/one/mod.rs")).unwrap().contains("@generated"));
    assert_eq!(workshop.check(), Ok(()));
}

#[cfg(unix)]
#[test]
fn what_was_not_generated_is_not_deleted_nor_what_a_link_leads_to() {
    let workshop = Workshop::new(ONE);
    workshop.generate().unwrap();
    fs::write(workshop.path("out/src/generated/notes.txt"), "mine\n").unwrap();
    fs::create_dir_all(workshop.path("elsewhere")).unwrap();
    fs::write(workshop.path("elsewhere/old.rs"), "// @generated\n").unwrap();
    std::os::unix::fs::symlink(workshop.path("elsewhere"), workshop.path("out/src/generated/link")).unwrap();
    workshop.generate().unwrap();
    assert!(workshop.path("out/src/generated/notes.txt").exists());
    assert!(workshop.path("elsewhere/old.rs").exists());
}

/// The options of a crate that depends on the runtime, corrected by an overlay, of which one group is on by default.
fn with_options(workshop: &Workshop) -> Codegen {
    let overlay = workshop.path("corrections.yaml");
    fs::write(&overlay, "overlay: 1.0.0\nactions: []\n").unwrap();
    let features = vec!["one".to_owned()];
    Codegen { runtime: Some(Runtime::Crate), overlay: vec![overlay], features, ..workshop.codegen() }
}

#[test]
fn a_forgotten_option_stops_the_run_before_it_destroys_the_crate() {
    let workshop = Workshop::new(ONE);
    workshop.run(with_options(&workshop)).unwrap();
    let before = workshop.files();
    let all = || with_options(&workshop);
    for (given, missing) in [
        (
            Codegen { runtime: None, ..all() },
            "`--runtime crate` is missing: the crate would have the runtime in itself",
        ),
        (Codegen { overlay: Vec::new(), ..all() }, "`--overlay corrections.yaml` is missing: its corrections"),
        (Codegen { features: Vec::new(), ..all() }, "`--features one` is missing: all groups would be on by default"),
        (
            Codegen { name: Some("other".to_owned()), ..all() },
            "`--name client` is missing: the crate would have another",
        ),
    ] {
        for check in [false, true] {
            let error = workshop.run(Codegen { check, ..given.clone() }).unwrap_err();
            assert!(error.contains(missing) && error.lines().count() == 3, "{error}");
            assert_eq!(workshop.files(), before);
        }
    }
    workshop.run(all()).unwrap();
    assert_eq!(workshop.files(), before);
}

#[test]
fn a_crate_is_made_with_fewer_options_if_that_is_said() {
    let workshop = Workshop::new(ONE);
    workshop.run(with_options(&workshop)).unwrap();
    assert!(!workshop.path("out/src/runtime").exists());
    workshop.run(Codegen { remake: true, ..workshop.codegen() }).unwrap();
    assert!(workshop.path("out/src/runtime/mod.rs").exists());
    assert_eq!(workshop.check(), Ok(()), "from now on it is a crate without them");
    workshop.run(Codegen { runtime: Some(Runtime::Crate), ..workshop.codegen() }).unwrap();
    assert!(!workshop.path("out/src/runtime").exists(), "what is given is not forgotten");
}
