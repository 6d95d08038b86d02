//! A session in a file of its owner.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde_json::{Value, json};

use super::store::{SessionLock, SessionStore, StoredSession};
use crate::Secret;
use crate::random;

/// A lock this old belongs to a process that is no more.
const STALE: Duration = Duration::from_secs(60);

/// Keeps a session in a file that only its owner can read (on Unix; elsewhere the folder decides). The file is replaced
/// as a whole, so nobody ever reads half of one. While a process signs in, there is a second file of the same name with
/// `.lock` appended.
#[derive(Clone, Debug)]
pub struct FileStore {
    path: PathBuf,
}

impl FileStore {
    /// Keeps the session at a path. Its folder is created when it is missing.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// The path with something appended to the file's name.
    fn beside(&self, suffix: &str) -> PathBuf {
        let mut name = self.path.clone().into_os_string();
        name.push(suffix);
        PathBuf::from(name)
    }

    fn create_folder(&self) -> io::Result<()> {
        match self.path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            Some(folder) => fs::create_dir_all(folder),
            None => Ok(()),
        }
    }
}

impl SessionStore for FileStore {
    fn load(&self) -> io::Result<Option<StoredSession>> {
        let json = match fs::read(&self.path) {
            Ok(json) => json,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        // neither the cause nor the content is repeated: it is made of tokens
        let damaged = || io::Error::new(ErrorKind::InvalidData, "the session file is damaged");
        let value: Value = serde_json::from_slice(&json).map_err(|_| damaged())?;
        let text = |name: &str| value.get(name).and_then(Value::as_str);
        let number = |name: &str| value.get(name).and_then(Value::as_u64);
        Ok(Some(StoredSession {
            account: text("account").ok_or_else(damaged)?.to_owned(),
            token: text("token").map(Secret::from),
            refresh_token: text("refresh_token").map(Secret::from),
            expires: number("expires"),
            login_after: number("login_after"),
        }))
    }

    fn save(&self, session: &StoredSession) -> io::Result<()> {
        self.create_folder()?;
        let value = json!({
            "account": session.account,
            "token": session.token.as_ref().map(Secret::expose),
            "refresh_token": session.refresh_token.as_ref().map(Secret::expose),
            "expires": session.expires,
            "login_after": session.login_after,
        });
        let unique = random::up_to(Duration::from_secs(1 << 30)).as_nanos();
        let temporary = self.beside(&format!(".{}-{unique:x}", std::process::id()));
        let written = create_private(&temporary).and_then(|mut file| {
            file.write_all(value.to_string().as_bytes())?;
            file.sync_all()
        });
        let replaced = written.and_then(|()| fs::rename(&temporary, &self.path));
        if replaced.is_err() {
            // what is left of it holds tokens; that it cannot be removed adds nothing to the first error
            let _ = fs::remove_file(&temporary);
        }
        replaced
    }

    fn clear(&self) -> io::Result<()> {
        remove(&self.path)
    }

    fn try_lock(&self) -> io::Result<Option<SessionLock>> {
        self.create_folder()?;
        let path = self.beside(".lock");
        if is_stale(&path) {
            remove(&path)?;
        }
        match create_private(&path) {
            Ok(_) => Ok(Some(Box::new(Lock(path)))),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(None),
            Err(error) => Err(error),
        }
    }
}

struct Lock(PathBuf);

impl Drop for Lock {
    fn drop(&mut self) {
        // a lock that cannot be removed becomes stale
        let _ = fs::remove_file(&self.0);
    }
}

/// A new file that nobody but the owner can read.
fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn is_stale(lock: &Path) -> bool {
    let modified = fs::metadata(lock).and_then(|metadata| metadata.modified());
    modified.is_ok_and(|modified| SystemTime::now().duration_since(modified).is_ok_and(|age| age > STALE))
}
