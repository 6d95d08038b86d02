//! A file that is not complete yet, beside the place of the complete one.

use std::io::{self, ErrorKind as Fault, SeekFrom};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};
use tokio::fs::{File, OpenOptions, rename};
use tokio::io::{AsyncSeekExt as _, AsyncWriteExt as _};

use super::digest::Sha256Digest;
use crate::{Error, ErrorKind, random};

/// A file on its way. It is removed unless it is finished.
pub(super) struct Partial {
    file: File,
    beside: Beside,
    target: PathBuf,
    length: u64,
    digest: Sha256,
}

/// The path of the file until it is finished. Dropping it removes the file that lies there.
struct Beside(Option<PathBuf>);

impl Drop for Beside {
    fn drop(&mut self) {
        if let Some(path) = self.0.take() {
            // a failure to remove it adds nothing to the error that led here
            let _ = std::fs::remove_file(path);
        }
    }
}

impl Partial {
    pub(super) async fn create(target: &Path) -> Result<Self, Error> {
        let name = target.file_name().ok_or_else(|| io::Error::new(Fault::InvalidInput, "the path names no file"));
        let mut hidden = std::ffi::OsString::from(".");
        hidden.push(name.map_err(failed)?);
        hidden.push(format!(".{:016x}.part", random::bits()));
        let path = target.with_file_name(hidden);
        let file = OpenOptions::new().write(true).create_new(true).open(&path).await.map_err(failed)?;
        let beside = Beside(Some(path));
        Ok(Self { file, beside, target: target.to_owned(), length: 0, digest: Sha256::new() })
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
        if let Some(path) = &self.beside.0 {
            rename(path, &self.target).await.map_err(failed)?;
        }
        self.beside.0 = None;
        Ok(())
    }
}

fn failed(error: io::Error) -> Error {
    Error::of(ErrorKind::File).with_received(true).with_source(error.into())
}
