//! Entries of folders, without following links.

use std::collections::BTreeSet;
use std::fs::{self, File, FileType};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Read as _};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

/// The kind of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Missing,
    File,
    Folder,
    /// Neither: a link, a device, a pipe, a socket.
    Other(&'static str),
}

pub(super) fn kind(path: &Path) -> io::Result<Kind> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(of_type(metadata.file_type())),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            Ok(Kind::Missing)
        }
        Err(error) => Err(named(path, &error)),
    }
}

fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn of_type(file_type: FileType) -> Kind {
    #[cfg(unix)]
    use std::os::unix::fs::FileTypeExt as _;
    match file_type {
        one if one.is_file() => Kind::File,
        one if one.is_dir() => Kind::Folder,
        one if one.is_symlink() => Kind::Other("a symbolic link"),
        #[cfg(unix)]
        one if one.is_fifo() => Kind::Other("a pipe"),
        #[cfg(unix)]
        one if one.is_socket() => Kind::Other("a socket"),
        #[cfg(unix)]
        one if one.is_char_device() || one.is_block_device() => Kind::Other("a device"),
        _ => Kind::Other("neither a file nor a folder"),
    }
}

/// The entries of a folder, in the order of the names; nothing if there is no folder.
pub(super) fn of(folder: &Path) -> io::Result<BTreeSet<(PathBuf, Kind)>> {
    if kind(folder)? != Kind::Folder {
        return Ok(BTreeSet::new());
    }
    let entry = |entry: io::Result<fs::DirEntry>| {
        let entry = entry?;
        Ok((entry.path(), of_type(entry.file_type()?)))
    };
    let entries = fs::read_dir(folder).and_then(|entries| entries.map(entry).collect());
    entries.map_err(|error| named(folder, &error))
}

pub(super) fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

fn refused(path: &Path, what: &str) -> io::Error {
    let message =
        format!("{} is {what}: only regular files and real folders are written, replaced or deleted", path.display());
    io::Error::new(io::ErrorKind::InvalidInput, message)
}

/// Fails if what stands at the path of a file is something else.
pub(super) fn refuse_other(path: &Path) -> io::Result<()> {
    match kind(path)? {
        Kind::Missing | Kind::File => Ok(()),
        Kind::Folder => Err(refused(path, "a folder")),
        Kind::Other(what) => Err(refused(path, what)),
    }
}

/// Fails if a folder, or one between it and the crate's, is something else. Folders outside of the crate's are
/// somebody's own. `known` are those that have been looked at.
pub(super) fn refuse_other_folders(root: &Path, folder: &Path, known: &mut BTreeSet<PathBuf>) -> io::Result<()> {
    if !folder.starts_with(root) || !known.insert(folder.to_owned()) {
        return Ok(());
    }
    if let Some(parent) = folder.parent().filter(|_| folder != root) {
        refuse_other_folders(root, parent, known)?;
    }
    match kind(folder)? {
        Kind::Missing | Kind::Folder => Ok(()),
        Kind::File => Err(refused(folder, "a file")),
        Kind::Other(what) => Err(refused(folder, what)),
    }
}

/// The content of a regular file; nothing if there is none. Anything else is refused, and not opened: a pipe would never end.
pub(in crate::cli) fn read_regular(path: &Path) -> io::Result<Option<Vec<u8>>> {
    refuse_other(path)?;
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if is_missing(&error) => Ok(None),
        Err(error) => Err(named(path, &error)),
    }
}

/// The most bytes of a file that are read to see whether it was generated.
const TOP: u64 = 4096;

/// Returns whether a file says at its top that it was generated; any other was written by somebody and stays.
pub(in crate::cli) fn is_generated(path: &Path) -> bool {
    let mut top = Vec::new();
    let is_read = matches!(kind(path), Ok(Kind::File))
        && File::open(path).and_then(|file| file.take(TOP).read_to_end(&mut top)).is_ok();
    is_read && String::from_utf8_lossy(&top).lines().take(3).any(|line| line.contains("@generated"))
}

/// Returns whether a path stays below the folder that it is joined to.
pub(super) fn is_inside(path: &Path) -> bool {
    path.components().next().is_some() && path.components().all(|part| matches!(part, Component::Normal(_)))
}

/// A number for a file, or for all that a folder holds, by which it is known again; nothing if anything else is in it.
pub(super) fn digest(path: &Path) -> io::Result<Option<u64>> {
    let mut hasher = DefaultHasher::new();
    let is_whole = add(path, &mut hasher)?;
    Ok(is_whole.then(|| hasher.finish()))
}

fn add(path: &Path, hasher: &mut DefaultHasher) -> io::Result<bool> {
    match kind(path)? {
        Kind::File => fs::read(path).map_err(|error| named(path, &error))?.hash(hasher),
        Kind::Folder => {
            for (path, _) in of(path)? {
                path.file_name().hash(hasher);
                if !add(&path, hasher)? {
                    return Ok(false);
                }
            }
            "the end".hash(hasher);
        }
        Kind::Missing | Kind::Other(_) => return Ok(false),
    }
    Ok(true)
}

/// Writes what the system keeps of a file or folder to the disk.
pub(super) fn sync(path: &Path) -> io::Result<()> {
    // Other systems cannot open folders.
    if cfg!(unix) || path.is_file() { File::open(path)?.sync_all() } else { Ok(()) }
}

/// As [`sync`], of many at once: a file system writes those together that are wanted together.
pub(super) fn sync_all(paths: &[PathBuf]) -> io::Result<()> {
    const THREADS: usize = 8;
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(path) = paths.get(next.fetch_add(1, Ordering::Relaxed)) {
            sync(path)?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS.min(paths.len())).map(|_| scope.spawn(work)).collect();
        let join = |thread: thread::ScopedJoinHandle<'_, io::Result<()>>| {
            thread.join().unwrap_or_else(|_| Err(io::Error::other("a thread ended early")))
        };
        threads.into_iter().try_for_each(join)
    })
}

/// A name that no other run uses.
pub(super) fn unique(prefix: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let time = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
    format!("{prefix}-{}-{time:x}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}
