//! Files in memory → files on disk, or a list of what differs.
//!
//! New files are put down in a folder of their own inside of the crate's, and take their places only when all of them are
//! complete. Only regular files and real folders are written, replaced or deleted; anything else in their place is refused.

mod entries;
mod lock;
mod replace;

pub(super) use entries::{is_generated, read_regular};

use entries::{Kind, kind, named, refuse_other, refuse_other_folders};
use lock::Lock;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The choice to write or only to check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Write what has changed and delete orphans.
    Write,
    /// Only say what writing would do.
    Check,
}

/// The files that differ, or differed before they were written.
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
    /// The number of files that differ.
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

/// The folders in which files are written.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The folder of the crate or module. Two runs do not write there at once.
    pub folder: &'a Path,
    /// The folders in it that hold nothing but generated files: any other generated file there is an orphan.
    pub owned: &'a [PathBuf],
}

/// The contents of files, by their paths.
pub(super) type Texts<'a> = BTreeMap<PathBuf, &'a str>;

/// Compares files with those on disk, and in write mode makes them equal.
pub fn write(files: &Texts<'_>, place: &Place<'_>, mode: Mode) -> io::Result<Outcome> {
    let folder = place.folder;
    if mode == Mode::Check {
        Lock::refuse_if_held(folder)?;
        return compare(files, place);
    }
    let outside: Vec<_> = files.keys().filter(|path| !path.starts_with(folder)).cloned().collect();
    recover(folder, &outside)?;
    if compare(files, place)?.count() == 0 {
        return Ok(Outcome::default());
    }
    let is_new = kind(folder)? == Kind::Missing;
    let result = write_locked(files, place, &outside);
    if is_new && result.is_err() {
        // It goes only if nothing is in it.
        _ = fs::remove_dir(folder);
    }
    result
}

fn write_locked(files: &Texts<'_>, place: &Place<'_>, outside: &[PathBuf]) -> io::Result<Outcome> {
    let folder = place.folder;
    let _lock = Lock::take(folder)?;
    replace::recover(folder, outside)?;
    // Another run may have written in between.
    let outcome = compare(files, place)?;
    replace::replace(files, place, &outcome)?;
    Ok(outcome)
}

/// Finishes what a run began that was ended while it wrote, and removes what it left. Outside of the folder it writes only
/// to these files.
pub(super) fn recover(folder: &Path, outside: &[PathBuf]) -> io::Result<()> {
    if replace::leftovers(folder)?.is_empty() && !Lock::is_there(folder) {
        return Ok(());
    }
    let _lock = Lock::take(folder)?;
    replace::recover(folder, outside)
}

fn compare(files: &Texts<'_>, place: &Place<'_>) -> io::Result<Outcome> {
    let folder = place.folder;
    let mut outcome = Outcome::default();
    let mut real_folders = BTreeSet::new();
    refuse_other_folders(folder, folder, &mut real_folders)?;
    for (path, content) in files {
        if let Some(parent) = path.parent() {
            refuse_other_folders(folder, parent, &mut real_folders)?;
        }
        match read_regular(path)? {
            Some(old) if old == content.as_bytes() => {}
            Some(_) => outcome.stale.push(path.clone()),
            None => outcome.missing.push(path.clone()),
        }
    }
    for owned in place.owned {
        if refuse_other_folders(folder, owned, &mut real_folders).is_ok() {
            orphans(owned, files, &mut outcome.orphaned)?;
        }
    }
    Ok(outcome)
}

fn orphans(folder: &Path, files: &Texts<'_>, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for (path, kind) in entries::of(folder)? {
        match kind {
            Kind::Folder => orphans(&path, files, found)?,
            Kind::File if !files.contains_key(&path) && is_generated(&path) => found.push(path),
            // The target of a link is not ours.
            _ => {}
        }
    }
    Ok(())
}

/// Writes one file that belongs to no crate: it is the old one or the new one at any time.
pub fn write_one(path: &Path, content: &str) -> io::Result<()> {
    refuse_other(path)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let file = tempfile(folder)?;
    let result = fs::write(&file, content).and_then(|()| entries::sync(&file)).and_then(|()| fs::rename(&file, path));
    result.map_err(|error| {
        _ = fs::remove_file(&file);
        named(path, &error)
    })
}

fn tempfile(folder: &Path) -> io::Result<PathBuf> {
    let path = folder.join(entries::unique(".ampersat-new"));
    fs::File::create_new(&path).map_err(|error| named(&path, &error))?;
    Ok(path)
}
