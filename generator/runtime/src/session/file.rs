//! A session in a file of its owner.

use std::collections::BTreeMap;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, SystemTime};

use serde_json::{Value, json};

use super::store::{SessionLock, SessionStore, StoredSession};
use crate::Secret;
use crate::random;

/// The pause between two signs of life of the holder of a lock.
const BEAT: Duration = Duration::from_millis(500);
/// A lock whose holder showed no life for so long belongs to a process that is no more.
const STALE: Duration = Duration::from_secs(10);
/// Bytes that a session may have.
const LIMIT: u64 = 1 << 20;

/// Keeps a session in a file that only its owner can read (on Unix; elsewhere the folder decides). The file is replaced
/// as a whole, so nobody ever reads half of one. While a process signs in, there is a second file of the same name with
/// `.lock` appended.
///
/// Nothing is read that is no regular file, is larger than 1 MiB, or is open to others (on Unix); of the last,
/// the next sign-in makes a file of the owner's.
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

    /// Returns the facts of the file; `None` if there is none. Everything but a regular file is refused: to open a pipe or a
    /// device may take for ever.
    fn metadata(&self) -> io::Result<Option<Metadata>> {
        match fs::metadata(&self.path) {
            Ok(metadata) if metadata.is_file() => Ok(Some(metadata)),
            Ok(_) => Err(refused("the session file is no regular file")),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn read(&self) -> io::Result<Option<Vec<u8>>> {
        let Some(metadata) = self.metadata()? else { return Ok(None) };
        if metadata.len() > LIMIT {
            return Err(refused("the session file is larger than 1 MiB"));
        }
        if is_open_to_others(&metadata) {
            return Err(refused("the session file can be read or written by others, and is not used"));
        }
        let mut json = Vec::new();
        File::open(&self.path)?.take(LIMIT).read_to_end(&mut json)?;
        Ok(Some(json))
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
        let Some(json) = self.read()? else { return Ok(None) };
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
            refused_until: number("refused_until"),
            refused_password: text("refused_password").map(str::to_owned),
            refused_operations: operations(value.get("refused_operations")),
        }))
    }

    fn save(&self, session: &StoredSession) -> io::Result<()> {
        self.create_folder()?;
        self.metadata()?;
        let value = json!({
            "account": session.account,
            "token": session.token.as_ref().map(Secret::expose),
            "refresh_token": session.refresh_token.as_ref().map(Secret::expose),
            "expires": session.expires,
            "login_after": session.login_after,
            "refused_until": session.refused_until,
            "refused_password": session.refused_password,
            "refused_operations": session.refused_operations,
        });
        let unique = random::up_to(Duration::from_secs(1 << 30)).as_nanos();
        let temporary = self.beside(&format!(".{}-{unique:x}", std::process::id()));
        let written = create_private(&temporary).and_then(|mut file| {
            file.write_all(value.to_string().as_bytes())?;
            file.sync_all()
        });
        let replaced = written.and_then(|()| fs::rename(&temporary, &self.path));
        if replaced.is_err() {
            // the rest of it holds tokens; a failure to remove it adds nothing to the first error
            let _ = fs::remove_file(&temporary);
        }
        replaced
    }

    fn clear(&self) -> io::Result<()> {
        match self.metadata()? {
            Some(_) => remove(&self.path),
            None => Ok(()),
        }
    }

    fn try_lock(&self) -> io::Result<Option<SessionLock>> {
        self.create_folder()?;
        let path = self.beside(".lock");
        if is_stale(&path) {
            remove(&path)?;
        }
        match create_private(&path) {
            Ok(file) => Ok(Some(Box::new(Lock::new(path, file)))),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// A lock, and the thread that keeps it fresh.
struct Lock {
    path: PathBuf,
    /// Ends the beat when it is dropped.
    alive: Option<Sender<()>>,
    beat: Option<JoinHandle<()>>,
}

impl Lock {
    fn new(path: PathBuf, file: File) -> Self {
        let (alive, ended) = mpsc::channel();
        let beat = std::thread::Builder::new().name("session lock".to_owned()).spawn(move || {
            while ended.recv_timeout(BEAT) == Err(RecvTimeoutError::Timeout) {
                // a lock that cannot be kept fresh becomes stale
                let _ = file.set_modified(SystemTime::now());
            }
        });
        Self { path, alive: Some(alive), beat: beat.ok() }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        self.alive = None;
        if let Some(beat) = self.beat.take() {
            // it cannot panic
            let _ = beat.join();
        }
        // a lock that cannot be removed becomes stale
        let _ = fs::remove_file(&self.path);
    }
}

fn operations(value: Option<&Value>) -> BTreeMap<String, u64> {
    let members = value.and_then(Value::as_object).into_iter().flatten();
    members.filter_map(|(name, until)| Some((name.clone(), until.as_u64()?))).collect()
}

fn refused(reason: &str) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, reason)
}

#[cfg(unix)]
fn is_open_to_others(metadata: &Metadata) -> bool {
    std::os::unix::fs::MetadataExt::mode(metadata) & 0o077 != 0
}

#[cfg(not(unix))]
fn is_open_to_others(_: &Metadata) -> bool {
    false
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
    let now = SystemTime::now();
    // nobody who is alive made a lock long after now
    modified.is_ok_and(|modified| match now.duration_since(modified) {
        Ok(age) => age > STALE,
        Err(ahead) => ahead.duration() > STALE,
    })
}
