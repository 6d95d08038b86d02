use super::*;
use crate::cli::write::compare;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use tempfile::TempDir;

/// A crate's folder, and the files that are to be in it.
struct Crate(TempDir, Contents);

type Contents = BTreeMap<PathBuf, String>;

impl Crate {
    fn new() -> Self {
        let files = ["old", "same"].map(|text| (format!("src/generated/{text}.rs"), text.to_owned()));
        let made = Self(tempfile::tempdir().unwrap(), Contents::new()).with(&[
            ("Cargo.toml", "old"),
            ("src/generated/a/mod.rs", "// @generated old"),
            ("src/generated/gone.rs", "// @generated gone"),
            ("src/runtime/mod.rs", "// @generated gone"),
        ]);
        let made = files.iter().fold(made, |made, (path, text)| made.with(&[(path, text)]));
        made.1.iter().for_each(|(path, text)| {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        });
        let wanted = Self(made.0, Contents::new());
        wanted.with(&[
            ("Cargo.toml", "new"),
            ("src/generated/a/mod.rs", "// @generated new"),
            ("src/generated/old.rs", "new"),
            ("src/generated/same.rs", "same"),
            ("tests/examples.rs", "new"),
        ])
    }

    fn with(mut self, files: &[(&str, &str)]) -> Self {
        self.1.extend(files.iter().map(|(path, text)| (self.0.path().join(path), (*text).to_owned())));
        self
    }

    fn folder(&self) -> &Path {
        self.0.path()
    }

    /// Everything that is there, by its path, without staging folders.
    fn found(&self) -> Contents {
        fn add(folder: &Path, found: &mut Contents) {
            for (path, kind) in entries::of(folder).unwrap() {
                match kind {
                    Kind::Folder if !path.to_string_lossy().contains(STAGING) => add(&path, found),
                    Kind::File => _ = found.insert(path.clone(), fs::read_to_string(&path).unwrap()),
                    _ => {}
                }
            }
        }
        let mut found = Contents::new();
        add(self.folder(), &mut found);
        found
    }

    /// Everything up to the moment at which things take their places.
    fn staged(&self) -> (PathBuf, Vec<Move>) {
        let staging = self.folder().join(unique(STAGING));
        fs::create_dir(&staging).unwrap();
        let files = self.1.iter().map(|(path, text)| (path.clone(), text.as_str())).collect();
        let owned = [self.folder().join("src/generated"), self.folder().join("src/runtime")];
        let place = Place { folder: self.folder(), owned: &owned };
        let moves = stage(&files, &place, &compare(&files, &place).unwrap(), &staging).unwrap();
        journal(&staging, &moves).unwrap();
        (staging, moves)
    }
}

fn unsupported(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[test]
fn with_and_without_an_exchange_of_names_everything_is_new_at_the_end() {
    for exchange in [exchange, unsupported] {
        let made = Crate::new();
        let (staging, moves) = made.staged();
        let places: Vec<_> = moves.iter().map(|one| one.to.to_str().unwrap()).collect();
        assert_eq!(places, ["Cargo.toml", "src/generated", "src/runtime", "tests/examples.rs"]);
        perform(&moves, made.folder(), &staging, exchange).unwrap();
        assert_eq!(made.found(), made.1);
    }
}

#[test]
fn a_run_that_ends_between_two_steps_is_finished_by_the_next_one() {
    for exchange in [exchange, unsupported] {
        for done in 0..=4 {
            let made = Crate::new();
            let before = made.found();
            let (staging, moves) = made.staged();
            perform(&moves[..done], made.folder(), &staging, exchange).unwrap();
            assert_eq!(made.found() == before, done == 0);
            recover(made.folder(), &[]).unwrap();
            assert_eq!(made.found(), made.1, "after {done} steps");
            assert_eq!(leftovers(made.folder()).unwrap(), [] as [PathBuf; 0]);
        }
    }
}

#[test]
fn a_run_that_ends_before_the_journal_is_there_leaves_the_old_files() {
    let made = Crate::new();
    let before = made.found();
    let (staging, _) = made.staged();
    fs::rename(staging.join(JOURNAL), staging.join("unfinished")).unwrap();
    recover(made.folder(), &[]).unwrap();
    assert_eq!(made.found(), before);
    assert_eq!(leftovers(made.folder()).unwrap(), [] as [PathBuf; 0]);
}

#[test]
fn if_one_thing_cannot_take_its_place_those_before_it_are_put_back() {
    static CALLS: AtomicUsize = AtomicUsize::new(0);
    fn second_fails(one: &Path, other: &Path) -> io::Result<()> {
        match CALLS.fetch_add(1, Ordering::Relaxed) {
            // The place is taken by something that no file can replace.
            1 => {
                fs::rename(one, one.with_extension("lost"))?;
                Err(io::ErrorKind::Unsupported.into())
            }
            _ => exchange(one, other),
        }
    }
    let made = Crate::new();
    let before = made.found();
    let (staging, moves) = made.staged();
    let error = perform(&moves, made.folder(), &staging, second_fails).unwrap_err();
    assert!(error.to_string().contains("src/generated: "), "{error}");
    assert_eq!(made.found(), before);
}

#[test]
fn a_folder_with_something_else_in_it_is_not_replaced_as_a_whole() {
    let made = Crate::new();
    fs::write(made.folder().join("src/generated/notes.txt"), "mine").unwrap();
    let (_, moves) = made.staged();
    let places: Vec<_> =
        moves.iter().map(|one| one.to.to_str().unwrap()).filter(|to| to.contains("generated")).collect();
    assert_eq!(places, ["src/generated/a/mod.rs", "src/generated/gone.rs", "src/generated/old.rs"]);
}

#[test]
fn a_journal_moves_nothing_out_of_the_folder() {
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("victim"), "mine").unwrap();
    for to in [outside.path().join("victim"), PathBuf::from("../victim"), PathBuf::from("link/victim"), PathBuf::new()]
    {
        let made = Crate::new();
        let before = made.found();
        #[cfg(unix)]
        std::os::unix::fs::symlink(outside.path(), made.folder().join("link")).unwrap();
        let staging = made.folder().join(unique(STAGING));
        fs::create_dir(&staging).unwrap();
        fs::write(staging.join("0"), "evil").unwrap();
        let digest = digest(&staging.join("0")).unwrap().unwrap();
        journal(&staging, &[Move { new: Some(0), to, digest }]).unwrap();
        recover(made.folder(), &[]).unwrap();
        assert_eq!(made.found(), before);
        assert_eq!(fs::read_to_string(outside.path().join("victim")).unwrap(), "mine");
    }
}
