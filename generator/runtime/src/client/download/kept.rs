//! Notes beside parts that stay. A note names the source of its part, and the number of bytes that are certain.

use std::path::{Path, PathBuf};

use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, COOKIE, HeaderMap, HeaderValue};
use sha2::{Digest as _, Sha256};

use super::digest::{Sha256Digest, from_hex};
use super::range::Part;
use crate::Error;
use crate::client::attempts::target;
use crate::client::request::Request;

/// The first line of a note. A text with another first line is no note of this version.
const FORM: &str = "ampersat part 1";
/// The end of a part's name.
const PART: &str = ".part";
/// The end that the name of a part has more in that of its note.
const NOTE: &str = ".note";
/// The same in that of the note's draft.
const DRAFT: &str = ".note.new";

/// A part that an earlier call has left.
pub(super) struct Kept {
    path: PathBuf,
    pub(super) part: Part,
    /// The number of bytes that are certain.
    pub(super) length: u64,
    /// Their digest.
    pub(super) digest: Sha256Digest,
}

impl Kept {
    /// Finds the longest part of a file that has this source. Notes whose part is gone or too short are removed on the way.
    pub(super) async fn find(target: &Path, source: &Sha256Digest) -> Option<Self> {
        let name = target.file_name()?.to_str()?;
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut entries = tokio::fs::read_dir(folder).await.ok()?;
        let mut found: Option<Self> = None;
        while let Ok(Some(entry)) = entries.next_entry().await {
            let (path, file) = (entry.path(), entry.file_name());
            let part = |end: &str| part_of(file.to_str()?, name, end);
            if let Some(part) = part(DRAFT)
                && !tokio::fs::try_exists(path.with_file_name(part)).await.unwrap_or(true)
            {
                // the call was dropped while it wrote the draft
                let _ = tokio::fs::remove_file(&path).await;
            }
            if part(NOTE).is_none() {
                continue;
            }
            let Some(kept) = Self::read(&path, source).await else { continue };
            let there = tokio::fs::metadata(&kept.path).await.map_or(0, |file| file.len());
            if there < kept.length {
                kept.remove().await;
                continue;
            }
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
        let version = line("version").filter(|version| version.starts_with('"'))?;
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

    /// Removes the part and its note. Returns the facts of the body whose beginning it was.
    pub(super) async fn remove(self) -> Part {
        // a file that cannot be removed is found again by a later call, which does no harm
        for path in [note_of(&self.path), draft_of(&self.path), self.path] {
            let _ = tokio::fs::remove_file(path).await;
        }
        self.part
    }
}

/// Returns the name of the part of a target to which a file with this end belongs.
fn part_of<'f>(file: &'f str, target: &str, end: &str) -> Option<&'f str> {
    let part = file.strip_suffix(end)?;
    let random = part.strip_prefix('.')?.strip_prefix(target)?.strip_prefix('.')?.strip_suffix(PART)?;
    (random.len() == 16 && random.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(part)
}

/// The note beside a part.
pub(super) fn note_of(part: &Path) -> PathBuf {
    with_end(part, NOTE)
}

/// The place where a note is written before it replaces the last one.
pub(super) fn draft_of(part: &Path) -> PathBuf {
    with_end(part, DRAFT)
}

fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// The text of a note; none if a later call cannot go on with the part. A time names no version for it: two accounts may have
/// different answers of the same time at one URL, while a strong tag is unique among all that a URL answers (RFC 9110, section 8.8.1).
pub(super) fn note(source: &Sha256Digest, part: &Part, length: u64, digest: &Sha256Digest) -> Option<String> {
    let version = part.strong_tag()?;
    let total = part.total.map_or_else(|| "-".to_owned(), |total| total.to_string());
    let (source, digest) = (hex(source), hex(digest));
    Some(format!("{FORM}\nsource {source}\nversion {version}\ntotal {total}\nlength {length}\nsha256 {digest}\nend\n"))
}

/// Makes a digest of a request, as far as its answer depends on it: method, URL, headers and body. It stands in notes instead of the
/// URL, which may hold a key. Credentials are no part of it, so that no note lets anybody try passwords. None if the body is a stream
/// or has parts, whose bytes are not known or differ each time.
pub(super) fn source(request: &Request) -> Result<Option<Sha256Digest>, Error> {
    let (method, url) = target(request)?;
    let mut headers = HeaderMap::new();
    headers.insert(ACCEPT, HeaderValue::from_static(request.expected.accept));
    request.parameters.add_headers(&mut headers)?;
    [AUTHORIZATION, COOKIE].iter().for_each(|name| _ = headers.remove(name));
    let body = request.content.encode(request.client.0.exchange.api.dialect, &mut headers)?;
    let is_in_parts = headers.get(CONTENT_TYPE).is_some_and(|name| name.as_bytes().starts_with(b"multipart/"));
    let Some(bytes) = body.bytes().filter(|_| !is_in_parts) else { return Ok(None) };
    let mut headers: Vec<_> = headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
    headers.sort_unstable();
    let mut digest = Sha256::new();
    // the length before each keeps them apart
    let mut add = |text: &[u8]| {
        digest.update((text.len() as u64).to_be_bytes());
        digest.update(text);
    };
    [method.as_str(), url.as_str()].into_iter().for_each(|text| add(text.as_bytes()));
    add(&bytes);
    headers.into_iter().for_each(|(name, value)| [name.as_bytes(), value].into_iter().for_each(&mut add));
    Ok(Some(digest.finalize().into()))
}

fn hex(digest: &Sha256Digest) -> String {
    use std::fmt::Write as _;
    digest.iter().fold(String::new(), |mut text, byte| {
        // writing to a `String` does not fail
        let _ = write!(text, "{byte:02x}");
        text
    })
}
