//! One run at a time writes to a folder.

use super::entries::{named, refuse_other};
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// Held while a run writes to a folder. The system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    /// Not there on a file system that has no locks.
    file: Option<File>,
}

impl Lock {
    /// Takes the lock of a folder, which is made if it is not there. Fails at once if another run holds it.
    pub(super) fn take(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder).map_err(|error| named(folder, &error))?;
        let path = path(folder);
        refuse_other(&path)?;
        loop {
            match locked(&path, true) {
                Ok(Some(file)) if is_at(&file, &path) => return Ok(Self { path, file: Some(file) }),
                // The run before has deleted the file in between.
                Ok(Some(_)) => {}
                Ok(None) => return Ok(Self { path, file: None }),
                Err(error) => return Err(explained(folder, &path, &error)),
            }
        }
    }

    /// Returns whether a run holds the lock of a folder, or was ended while it did.
    pub(super) fn is_there(folder: &Path) -> bool {
        path(folder).exists()
    }

    /// Fails if another run holds the lock of a folder.
    pub(super) fn refuse_if_held(folder: &Path) -> io::Result<()> {
        let path = path(folder);
        match locked(&path, false) {
            Err(error) if is_held(&error) => Err(explained(folder, &path, &error)),
            _ => Ok(()),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A file that is open cannot be deleted on Windows; elsewhere it is deleted while nobody else can lock it.
        let file = self.file.take();
        let open = if cfg!(windows) { None } else { file };
        _ = fs::remove_file(&self.path);
        drop(open);
    }
}

fn path(folder: &Path) -> PathBuf {
    folder.join(".ampersat-lock")
}

fn is_held(error: &io::Error) -> bool {
    // The second one is that of a file that another process has opened for itself alone.
    error.kind() == io::ErrorKind::WouldBlock || (cfg!(windows) && error.raw_os_error() == Some(32))
}

fn explained(folder: &Path, path: &Path, error: &io::Error) -> io::Error {
    if is_held(error) {
        let message = format!("another run is writing to {}: let it end, then run this again", folder.display());
        return io::Error::new(io::ErrorKind::WouldBlock, message);
    }
    named(path, error)
}

/// Opens and locks a file; nothing if the file system has no locks.
fn locked(path: &Path, create: bool) -> io::Result<Option<File>> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(create);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        // A link or a pipe in its place is not followed and not waited for.
        options.custom_flags((rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK).bits() as i32);
        let file = options.open(path)?;
        match rustix::fs::flock(&file, rustix::fs::FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => Ok(Some(file)),
            Err(rustix::io::Errno::WOULDBLOCK) => Err(io::ErrorKind::WouldBlock.into()),
            Err(_) => Ok(None),
        }
    }
    #[cfg(windows)]
    {
        use std::os::windows::fs::OpenOptionsExt as _;
        options.share_mode(0).open(path).map(Some)
    }
    #[cfg(not(any(unix, windows)))]
    options.open(path).map(|_| None)
}

/// Returns whether a file is the one that stands at a path.
fn is_at(file: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let id = |data: fs::Metadata| (data.dev(), data.ino());
        file.metadata().ok().map(id) == fs::symlink_metadata(path).ok().map(id)
    }
    #[cfg(not(unix))]
    {
        _ = file;
        path.exists()
    }
}
