//! The note beside a part that stays: of what it is the beginning, and how much of it is certain.

use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::digest::{Sha256Digest, from_hex};
use super::range::Part;

/// The first line of a note. Another one is that of another version, or no note.
const FORM: &str = "ampersat part 1";
/// The end of a part's name, and of its note's.
const ENDS: (&str, &str) = (".part", ".part.note");

/// A part that an earlier call has left.
pub(super) struct Kept {
    path: PathBuf,
    pub(super) part: Part,
    /// The bytes of it that are certain, and their digest.
    pub(super) length: u64,
    pub(super) digest: Sha256Digest,
}

impl Kept {
    /// The longest part of a file that belongs to what is asked for.
    pub(super) async fn find(target: &Path, source: &Sha256Digest) -> Option<Self> {
        let name = target.file_name()?.to_str()?;
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut entries = tokio::fs::read_dir(folder).await.ok()?;
        let mut found: Option<Self> = None;
        while let Ok(Some(entry)) = entries.next_entry().await {
            let is_note = |other: &str| {
                let random = other.strip_prefix('.')?.strip_prefix(name)?.strip_prefix('.')?.strip_suffix(ENDS.1)?;
                (random.len() == 16 && random.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(())
            };
            if entry.file_name().to_str().and_then(is_note).is_none() {
                continue;
            }
            let Some(kept) = Self::read(&entry.path(), source).await else { continue };
            if found.as_ref().is_none_or(|other| other.length < kept.length) {
                found = Some(kept);
            }
        }
        found
    }

    async fn read(note: &Path, source: &Sha256Digest) -> Option<Self> {
        let text = tokio::fs::read_to_string(note).await.ok()?;
        let mut lines = text.lines();
        let mut line = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix(' ').map(str::to_owned);
        let (form, number) = FORM.rsplit_once(' ')?;
        let of_source = line(form).filter(|one| one == number).and(line("source")).and_then(|hex| from_hex(&hex));
        let version = line("version")?;
        let total = line("total")?.parse().ok();
        let length = line("length")?.parse().ok()?;
        let digest = from_hex(&line("sha256")?)?;
        let path = note.with_extension("");
        let part = Part::kept(&version, total);
        (of_source == Some(*source) && lines.next() == Some("end")).then_some(Self { path, part, length, digest })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Removes the part and its note. Returns of what it was the beginning.
    pub(super) async fn remove(self) -> Part {
        // what cannot be removed is found again, and costs no more than that
        let _ = tokio::fs::remove_file(note_of(&self.path)).await;
        let _ = tokio::fs::remove_file(&self.path).await;
        self.part
    }
}

/// The note beside a part.
pub(super) fn note_of(part: &Path) -> PathBuf {
    let mut name = part.as_os_str().to_owned();
    name.push(".note");
    name.into()
}

/// The text of a note.
pub(super) fn note(source: &Sha256Digest, part: &Part, length: u64, digest: &Sha256Digest) -> Option<String> {
    let version = part.version()?;
    let total = part.total.map_or_else(|| "-".to_owned(), |total| total.to_string());
    let (source, digest) = (hex(source), hex(digest));
    Some(format!("{FORM}\nsource {source}\nversion {version}\ntotal {total}\nlength {length}\nsha256 {digest}\nend\n"))
}

/// What tells one source from another without saying it: it may hold a key.
pub(super) fn source(method: &str, url: &str) -> Sha256Digest {
    Sha256::digest(format!("{method} {url}")).into()
}

fn hex(digest: &Sha256Digest) -> String {
    use std::fmt::Write as _;
    digest.iter().fold(String::new(), |mut text, byte| {
        // text takes all that is written
        let _ = write!(text, "{byte:02x}");
        text
    })
}
