//! A file that is not complete yet, beside the place of the complete one.

use std::io::{self, ErrorKind as Fault, SeekFrom};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};
use tokio::fs::{File, OpenOptions, rename};
use tokio::io::{AsyncReadExt as _, AsyncSeekExt as _, AsyncWriteExt as _};

use super::digest::Sha256Digest;
use super::kept::{Kept, draft_of, note, note_of};
use super::range::Part;
use crate::{Error, ErrorKind, random};

/// The number of bytes after which the note of a part that stays is written anew.
const STRIDE: u64 = 1 << 20;
/// The number of bytes of a part that are read at once.
const PIECE: usize = 1 << 16;

/// A file on its way. It is removed unless it is finished, or stays for a later call.
pub(super) struct Partial {
    file: File,
    beside: Beside,
    target: PathBuf,
    length: u64,
    digest: Sha256,
    /// The source of the file, if a part of it may stay for a later call.
    source: Option<Sha256Digest>,
}

/// The place of the file until it is finished or left. Dropping it removes the file that lies there, unless it has a note.
struct Beside {
    path: Option<PathBuf>,
    /// The number of bytes that are certain by the note on the disk.
    noted: u64,
}

impl Drop for Beside {
    fn drop(&mut self) {
        if let (Some(path), 0) = (self.path.take(), self.noted) {
            // a failure to remove it adds nothing to the error that led here
            for path in [note_of(&path), draft_of(&path), path] {
                let _ = std::fs::remove_file(path);
            }
        }
    }
}

impl Partial {
    pub(super) async fn create(target: &Path, source: Option<Sha256Digest>) -> Result<Self, Error> {
        let name = target.file_name().ok_or_else(|| io::Error::new(Fault::InvalidInput, "the path names no file"));
        let mut hidden = std::ffi::OsString::from(".");
        hidden.push(name.map_err(failed)?);
        hidden.push(format!(".{:016x}.part", random::bits()));
        let path = target.with_file_name(hidden);
        let file = OpenOptions::new().write(true).create_new(true).open(&path).await.map_err(failed)?;
        let beside = Beside { path: Some(path), noted: 0 };
        let target = target.to_owned();
        Ok(Self { file, beside, target, length: 0, digest: Sha256::new(), source })
    }

    /// Takes over the part that an earlier call has left, and returns the facts of its body. A part that differs from its note is
    /// removed.
    pub(super) async fn adopt(&mut self) -> Result<Part, Error> {
        let Some(source) = self.source else { return Ok(Part::default()) };
        let Some(mut kept) = Kept::find(&self.target, &source).await else { return Ok(Part::default()) };
        let is_whole = self.copy(&kept).await? && self.digest() == kept.digest;
        if !is_whole {
            self.restart().await?;
            kept.remove().await;
            return Ok(Part::default());
        }
        if kept.part.total == Some(kept.length) {
            // the last byte is asked for again: a server that has no more refuses to say which version it has
            self.restart().await?;
            kept.length -= u64::from(kept.length > 0);
            if !self.copy(&kept).await? {
                self.restart().await?;
                return Ok(Part::default());
            }
        }
        // the copy has a note of its own before the old part goes
        self.note(&kept.part).await?;
        Ok(kept.remove().await)
    }

    /// Copies the certain bytes of a part. Returns whether all of them were there.
    async fn copy(&mut self, kept: &Kept) -> Result<bool, Error> {
        let Ok(file) = File::open(kept.path()).await else { return Ok(false) };
        let mut certain = file.take(kept.length);
        let mut piece = vec![0; PIECE];
        loop {
            match certain.read(&mut piece).await {
                Ok(0) => return Ok(self.length == kept.length),
                Ok(read) => self.write(piece.get(..read).unwrap_or_default()).await?,
                Err(_) => return Ok(false),
            }
        }
    }

    /// Writes the note anew, if the part may stay and enough has arrived since the last one.
    pub(super) async fn note_some(&mut self, part: &Part) -> Result<(), Error> {
        if self.length < self.beside.noted + STRIDE { Ok(()) } else { self.note(part).await }
    }

    async fn note(&mut self, part: &Part) -> Result<(), Error> {
        let (Some(source), Some(path), 1..) = (&self.source, &self.beside.path, self.length) else { return Ok(()) };
        let Some(text) = note(source, part, self.length, &self.digest()) else { return Ok(()) };
        self.file.flush().await.map_err(failed)?;
        // a kill in between leaves the last note
        tokio::fs::write(draft_of(path), text).await.map_err(failed)?;
        rename(draft_of(path), note_of(path)).await.map_err(failed)?;
        self.beside.noted = self.length;
        Ok(())
    }

    /// Leaves the part to a later call, if that can go on with it.
    pub(super) async fn leave(mut self, part: &Part) {
        if self.length > 0 && part.version().is_some() {
            // without room for a new note, the last one still counts
            let _ = self.note(part).await;
        } else {
            self.beside.noted = 0;
        }
    }

    pub(super) fn length(&self) -> u64 {
        self.length
    }

    pub(super) fn digest(&self) -> Sha256Digest {
        self.digest.clone().finalize().into()
    }

    pub(super) async fn write(&mut self, piece: &[u8]) -> Result<(), Error> {
        self.file.write_all(piece).await.map_err(failed)?;
        self.digest.update(piece);
        self.length += piece.len() as u64;
        Ok(())
    }

    /// Forgets what is there.
    pub(super) async fn restart(&mut self) -> Result<(), Error> {
        if let (1.., Some(path)) = (self.beside.noted, &self.beside.path) {
            tokio::fs::remove_file(note_of(path)).await.map_err(failed)?;
            self.beside.noted = 0;
        }
        if self.length > 0 {
            self.file.flush().await.map_err(failed)?;
            self.file.set_len(0).await.map_err(failed)?;
            self.file.seek(SeekFrom::Start(0)).await.map_err(failed)?;
        }
        (self.length, self.digest) = (0, Sha256::new());
        Ok(())
    }

    /// Puts the file in its place, when it is on the disk.
    pub(super) async fn finish(mut self) -> Result<(), Error> {
        self.file.flush().await.map_err(failed)?;
        self.file.sync_all().await.map_err(failed)?;
        if let Some(path) = &self.beside.path {
            rename(path, &self.target).await.map_err(failed)?;
            if self.beside.noted > 0 {
                // a note that stays without its part is removed by a later call
                let _ = tokio::fs::remove_file(note_of(path)).await;
            }
        }
        self.beside.path = None;
        Ok(())
    }
}

fn failed(error: io::Error) -> Error {
    Error::of(ErrorKind::File).with_received(true).with_source(error.into())
}
