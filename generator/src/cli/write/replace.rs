//! Old files → new ones, all of them or none.
//!
//! 1. Everything new is put down in a folder of its own inside of the crate's, and written to the disk.
//! 2. A journal says what goes where. From now on the next run finishes what this one does not.
//! 3. Each thing takes its place by one exchange of two names. A folder with nothing but generated files is exchanged as a
//!    whole. If one exchange fails, those before it are undone.
//! 4. The journal is deleted, and then the folder, in which the old things are now.
//!
//! Between two exchanges of step 3 a run that is killed leaves some things old and others new, until the next run. Where a
//! file system cannot exchange two names, a folder is missing for a moment, too.

#[cfg(test)]
mod tests;

use super::entries::{self, Kind, digest, is_inside, kind, named, refuse_other_folders, unique};
use super::{Outcome, Place, Texts};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// The beginning of the names of the folders in which new things are put down.
const STAGING: &str = ".ampersat-new";

/// The journal's name in such a folder.
const JOURNAL: &str = "journal.json";

/// One thing that takes its place.
#[derive(Debug, Serialize, Deserialize)]
struct Move {
    /// The number under which it was put down; nothing if what stands in the place goes.
    new: Option<usize>,
    /// The place: from the crate's folder, or from the root of the file system where it is outside of that folder.
    to: PathBuf,
    /// The digest of the thing that was put down, or of the one that goes.
    digest: u64,
}

/// Exchanges two names in one step.
type Exchange = fn(&Path, &Path) -> io::Result<()>;

/// Makes what differs equal.
pub(super) fn replace(files: &Texts<'_>, place: &Place<'_>, outcome: &Outcome) -> io::Result<()> {
    let folder = place.folder;
    if outcome.count() == 0 {
        return Ok(());
    }
    let staging = folder.join(unique(STAGING));
    fs::create_dir(&staging).map_err(|error| named(&staging, &error))?;
    let result = stage(files, place, outcome, &staging)
        .and_then(|moves| journal(&staging, &moves).map(|()| moves))
        .and_then(|moves| perform(&moves, folder, &staging, exchange));
    // Its content is old now, or was not needed.
    _ = fs::remove_file(staging.join(JOURNAL));
    _ = fs::remove_dir_all(&staging);
    result
}

/// The folders that runs left behind that were ended.
pub(super) fn leftovers(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let is_ours =
        |path: &Path| path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(STAGING));
    let entries = entries::of(folder)?.into_iter();
    Ok(entries.filter(|(path, kind)| *kind == Kind::Folder && is_ours(path)).map(|(path, _)| path).collect())
}

/// Finishes what such runs began, and deletes what they left. Of what is outside of the folder, only these files are written.
pub(super) fn recover(folder: &Path, outside: &[PathBuf]) -> io::Result<()> {
    for staging in leftovers(folder)? {
        if kind(&staging.join(JOURNAL))? == Kind::File {
            finish(folder, outside, &staging)?;
            fs::remove_file(staging.join(JOURNAL)).map_err(|error| named(&staging, &error))?;
        }
        fs::remove_dir_all(&staging).map_err(|error| named(&staging, &error))?;
    }
    Ok(())
}

/// Does what a journal says and has not been done. A journal may come from anybody who can write to the folder, with its
/// repository, say: it moves nothing to where this run would not write.
fn finish(folder: &Path, outside: &[PathBuf], staging: &Path) -> io::Result<()> {
    let text = fs::read(staging.join(JOURNAL)).map_err(|error| named(staging, &error))?;
    let moves: Vec<Move> = serde_json::from_slice(&text).unwrap_or_default();
    let outside = outside.iter().map(std::path::absolute).collect::<io::Result<Vec<_>>>()?;
    let is_open = |one: &Move| -> io::Result<bool> {
        let to = folder.join(&one.to);
        let is_ours = is_inside(&one.to) && to.parent().is_some_and(|parent| is_real(folder, parent));
        let at = one.new.map_or(to.clone(), |new| staging.join(new.to_string()));
        Ok((is_ours || outside.contains(&to)) && digest(&at)? == Some(one.digest))
    };
    let mut open = Vec::new();
    for one in moves {
        if is_open(&one)? {
            open.push(one);
        }
    }
    perform(&open, folder, staging, exchange)
}

fn is_real(root: &Path, folder: &Path) -> bool {
    refuse_other_folders(root, folder, &mut BTreeSet::new()).is_ok()
}

/// Puts down everything new, and says where it goes.
fn stage(files: &Texts<'_>, place: &Place<'_>, outcome: &Outcome, staging: &Path) -> io::Result<Vec<Move>> {
    let changed: BTreeSet<&PathBuf> = outcome.stale.iter().chain(&outcome.missing).chain(&outcome.orphaned).collect();
    let mut places: BTreeSet<PathBuf> = changed.iter().map(|path| (*path).clone()).collect();
    for owned in place.owned {
        let is_changed = changed.iter().any(|path| path.starts_with(owned));
        if is_changed && is_generated_alone(owned, files, &changed)? {
            places.retain(|path| !path.starts_with(owned));
            places.insert(owned.clone());
        }
    }
    let mut written = Vec::new();
    let mut moves = Vec::new();
    for (number, to) in places.into_iter().enumerate() {
        let put_down = staging.join(number.to_string());
        let is_new = put(files, &changed, &to, &put_down, &mut written)?;
        let digest = digest(if is_new { &put_down } else { &to })?.unwrap_or_default();
        let to = match to.strip_prefix(place.folder) {
            Ok(inside) => inside.to_owned(),
            Err(_) => std::path::absolute(&to)?,
        };
        moves.push(Move { new: is_new.then_some(number), to, digest });
    }
    entries::sync_all(&written).map_err(|error| named(staging, &error))?;
    Ok(moves)
}

/// Returns whether a folder holds nothing but what is generated, or was.
fn is_generated_alone(folder: &Path, files: &Texts<'_>, changed: &BTreeSet<&PathBuf>) -> io::Result<bool> {
    for (path, kind) in entries::of(folder)? {
        let is_ours = match kind {
            Kind::Folder => is_generated_alone(&path, files, changed)?,
            Kind::File => files.contains_key(&path) || changed.contains(&path),
            _ => false,
        };
        if !is_ours {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Puts down what goes to a place: a file, or a folder with all its files, of which those that have not changed are the old
/// ones. `written` gets what is not yet on the disk. False if nothing goes there.
fn put(
    files: &Texts<'_>,
    changed: &BTreeSet<&PathBuf>,
    to: &Path,
    put_down: &Path,
    written: &mut Vec<PathBuf>,
) -> io::Result<bool> {
    let mut folders = BTreeSet::new();
    for (path, content) in files.iter().filter(|(path, _)| path.starts_with(to)) {
        let inside = path.strip_prefix(to).map_err(io::Error::other)?;
        let target = if inside.as_os_str().is_empty() { put_down.to_owned() } else { put_down.join(inside) };
        if let Some(parent) = target.parent().filter(|_| target != put_down) {
            fs::create_dir_all(parent).map_err(|error| named(parent, &error))?;
            let between = parent.ancestors().take_while(|folder| folder.starts_with(put_down));
            folders.extend(between.map(Path::to_owned));
        }
        let is_old = !changed.contains(path) && fs::hard_link(path, &target).is_ok();
        if !is_old {
            write(&target, content).map_err(|error| named(path, &error))?;
            written.push(target);
        }
    }
    written.extend(folders);
    kind(put_down).map(|kind| kind != Kind::Missing)
}

fn write(path: &Path, content: &str) -> io::Result<()> {
    fs::File::create_new(path)?.write_all(content.as_bytes())
}

/// Writes the journal, which is complete as soon as it is there.
fn journal(staging: &Path, moves: &[Move]) -> io::Result<()> {
    let text = serde_json::to_string(moves)?;
    let unfinished = staging.join("unfinished");
    write(&unfinished, &text)
        .and_then(|()| entries::sync(&unfinished))
        .and_then(|()| fs::rename(&unfinished, staging.join(JOURNAL)))
        .and_then(|()| entries::sync(staging))
        .map_err(|error| named(staging, &error))
}

/// Lets each thing take its place. If one cannot, those before it are undone.
fn perform(moves: &[Move], folder: &Path, staging: &Path, exchange: Exchange) -> io::Result<()> {
    let places: Vec<Swap> = moves.iter().map(|one| Swap::new(one, folder, staging)).collect();
    for place in &places {
        place.make_folder()?;
    }
    // Nothing else stands between these steps: a run that is killed here leaves old things beside new ones.
    let failed = places.iter().enumerate().find_map(|(index, place)| Some((index, place.perform(exchange).err()?)));
    if let Some((index, error)) = failed {
        places.iter().take(index).rev().for_each(|place| place.undo(exchange));
        return Err(places.get(index).map_or(error.kind().into(), |place| named(&place.to, &error)));
    }
    let parents: BTreeSet<&Path> = places.iter().filter_map(|place| place.to.parent()).collect();
    parents.into_iter().for_each(|parent| _ = entries::sync(parent));
    Ok(())
}

/// A move, with everything made that takes time.
struct Swap {
    new: Option<PathBuf>,
    to: PathBuf,
    /// The path to which the old thing goes if it does not go to the place of the new one.
    old: PathBuf,
    is_there: bool,
}

impl Swap {
    fn new(one: &Move, folder: &Path, staging: &Path) -> Self {
        let to = folder.join(&one.to);
        let old = staging.join(unique("old"));
        let is_there = !matches!(kind(&to), Ok(Kind::Missing));
        Self { new: one.new.map(|new| staging.join(new.to_string())), to, old, is_there }
    }

    fn make_folder(&self) -> io::Result<()> {
        let parent = self.to.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(parent).map_err(|error| named(parent, &error))
    }

    fn perform(&self, exchange: Exchange) -> io::Result<()> {
        let Some(new) = &self.new else { return fs::rename(&self.to, &self.old) };
        if !self.is_there {
            return moved(new, &self.to);
        }
        match exchange(new, &self.to) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
                fs::copy(&self.to, &self.old)?;
                moved(new, &self.to)
            }
            Err(_) => self.perform_in_two_steps(new),
        }
    }

    fn perform_in_two_steps(&self, new: &Path) -> io::Result<()> {
        if kind(&self.to)? == Kind::File {
            // A file is replaced in one step all the same.
            fs::hard_link(&self.to, &self.old).or_else(|_| fs::copy(&self.to, &self.old).map(|_| ()))?;
            return fs::rename(new, &self.to);
        }
        fs::rename(&self.to, &self.old)?;
        fs::rename(new, &self.to).inspect_err(|_| _ = fs::rename(&self.old, &self.to))
    }

    /// Puts the old thing back, as far as that can be done.
    fn undo(&self, exchange: Exchange) {
        _ = match &self.new {
            _ if self.old.exists() => {
                if self.to.is_dir() {
                    _ = fs::remove_dir_all(&self.to);
                }
                moved(&self.old, &self.to)
            }
            Some(new) if self.is_there => exchange(new, &self.to),
            Some(new) => moved(&self.to, new),
            None => Ok(()),
        };
    }
}

/// Moves a file or folder; a file also to another file system, where it is complete before it takes its place.
fn moved(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            let beside = to.with_file_name(unique(STAGING));
            let copied = fs::copy(from, &beside).and_then(|_| entries::sync(&beside));
            copied.and_then(|()| fs::rename(&beside, to)).inspect_err(|_| _ = fs::remove_file(&beside))
        }
        result => result,
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
