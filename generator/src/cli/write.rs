//! Files in memory → files on disk, or a list of what differs. One function for both.

use crate::emit::{GENERATED, RUNTIME};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Whether to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Write what has changed and delete orphans.
    Write,
    /// Only say what writing would do.
    Check,
}

/// What differs, or differed before it was written.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Files whose content is another one.
    pub stale: Vec<PathBuf>,
    /// Files that are not there.
    pub missing: Vec<PathBuf>,
    /// Files below the generated folder that are not generated any more.
    pub orphaned: Vec<PathBuf>,
}

impl Outcome {
    /// How many files differ.
    pub fn count(&self) -> usize {
        self.stale.len() + self.missing.len() + self.orphaned.len()
    }

    /// Each file that differs, with what is the matter with it.
    pub fn entries(&self) -> impl Iterator<Item = (&'static str, &Path)> {
        let stale = self.stale.iter().map(|path| ("stale", path.as_path()));
        let missing = self.missing.iter().map(|path| ("missing", path.as_path()));
        let orphaned = self.orphaned.iter().map(|path| ("orphaned", path.as_path()));
        stale.chain(missing).chain(orphaned)
    }
}

/// Compares files with those on disk, and in write mode makes them equal.
///
/// New contents are first written beside the old files; only when all of them are complete are the old files
/// replaced, each in one step. A failure before that leaves every old file as it was.
pub fn write(files: &BTreeMap<PathBuf, String>, folders: &[PathBuf], mode: Mode) -> io::Result<Outcome> {
    let mut outcome = Outcome::default();
    let mut changed = Vec::new();
    for (path, content) in files {
        match fs::read(path) {
            Ok(old) if old == content.as_bytes() => continue,
            Ok(_) => outcome.stale.push(path.clone()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => outcome.missing.push(path.clone()),
            Err(error) => return Err(named(path, &error)),
        }
        changed.push((path, content));
    }
    for folder in folders {
        for generated in [GENERATED, RUNTIME] {
            orphans(&folder.join(generated), files, &mut outcome.orphaned)?;
        }
    }
    if mode == Mode::Write {
        replace(&changed)?;
        for path in &outcome.orphaned {
            fs::remove_file(path).map_err(|error| named(path, &error))?;
        }
    }
    Ok(outcome)
}

fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

fn orphans(folder: &Path, files: &BTreeMap<PathBuf, String>, found: &mut Vec<PathBuf>) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(named(folder, &error)),
    };
    let entries = entries.collect::<io::Result<Vec<_>>>().map_err(|error| named(folder, &error))?;
    let mut paths = BTreeSet::new();
    for entry in entries {
        // The type of the entry itself: what a link leads to is not ours.
        let kind = entry.file_type().map_err(|error| named(&entry.path(), &error))?;
        paths.insert((entry.path(), kind.is_dir(), kind.is_file()));
    }
    for (path, is_folder, is_file) in paths {
        if is_folder {
            orphans(&path, files, found)?;
        } else if is_file && !files.contains_key(&path) && is_generated(&path) {
            found.push(path);
        }
    }
    Ok(())
}

/// Whether a file says at its top that it was generated; what says nothing was written by somebody and stays.
pub(super) fn is_generated(path: &Path) -> bool {
    let text = fs::read_to_string(path).unwrap_or_default();
    text.lines().take(3).any(|line| line.contains("@generated"))
}

fn replace(changed: &[(&PathBuf, &String)]) -> io::Result<()> {
    let mut staged: Vec<(PathBuf, &PathBuf)> = Vec::new();
    for (path, content) in changed {
        let result = stage(path, content).map(|temporary| staged.push((temporary, path)));
        if let Err(error) = result {
            staged.iter().for_each(|(temporary, _)| _ = fs::remove_file(temporary));
            return Err(named(path, &error));
        }
    }
    for (temporary, path) in &staged {
        fs::rename(temporary, path).map_err(|error| named(path, &error))?;
    }
    Ok(())
}

fn stage(path: &Path, content: &str) -> io::Result<PathBuf> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".ampersat-new");
    let temporary = path.with_file_name(name);
    fs::write(&temporary, content).inspect_err(|_| _ = fs::remove_file(&temporary))?;
    Ok(temporary)
}
