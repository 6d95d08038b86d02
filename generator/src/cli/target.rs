//! The place to which a client is written, and the needs of its surroundings.

use super::arguments::Codegen;
use super::surroundings;
use super::write::{Place, Texts, is_generated, read_regular};
use super::{Failure, Mode, tell, write};
use crate::Client;
use crate::document::hidden::escaped;
use crate::emit;
use crate::files::shown;
use crate::model::{Api, Kind};
use std::path::{Path, PathBuf};

/// The place to which a client is written.
pub(super) struct Target {
    kind: Kind,
    /// The folder of the crate or module, or that of the file.
    pub(super) folder: PathBuf,
    /// The file, if there is but one.
    file: Option<PathBuf>,
}

impl Target {
    pub(super) fn new(options: &Codegen) -> Result<Self, Failure> {
        let (out, kind) = (options.out.clone(), options.kind.unwrap_or_default());
        let out = out.ok_or("where to? give a folder with `--out DIR`")?;
        if kind != Kind::File {
            return Ok(Self { kind, folder: out, file: None });
        }
        if out.extension().is_none_or(|extension| extension != "rs") {
            return Err(
                format!("{} is no file of Rust: `--kind file` wants one, such as `src/api.rs`", shown(&out)).into()
            );
        }
        let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Ok(Self { kind, folder: folder.to_owned(), file: Some(out) })
    }

    /// Makes the files on disk equal, or says which are not; returns how many were not.
    pub(super) fn write(
        &self,
        client: &Client,
        openapi: Option<(PathBuf, String)>,
        mode: Mode,
        command: &str,
    ) -> Result<usize, Failure> {
        let path = |path: &String| self.file.clone().unwrap_or_else(|| self.folder.join(path));
        let mut files: Texts<'_> = client.files.iter().map(|(name, text)| (path(name), text.as_str())).collect();
        files.extend(openapi.iter().map(|(path, text)| (path.clone(), text.as_str())));
        let owned: Vec<_> = emit::folders(self.kind).iter().map(|path| self.folder.join(path)).collect();
        let frame =
            |path: &&PathBuf| path.starts_with(&self.folder) && !owned.iter().any(|owned| path.starts_with(owned));
        let frame: Vec<_> = files.keys().filter(frame).cloned().collect();
        for path in frame {
            if !is_by_hand(&path)? {
                continue;
            }
            if self.file.as_ref() == Some(&path) {
                return Err(format!("{} was not generated; delete it, or choose another `--out`", shown(&path)).into());
            }
            tell(&format!("kept: {} was not generated; delete it to get a new one\n", shown(&path)));
            files.remove(&path);
        }
        let (readme, table) = (self.folder.join("README.md"), escaped(&emit::table(&client.api), &['\n']));
        let is_kept = !self.kind.is_module() && !files.contains_key(&readme);
        let by_hand = if is_kept { read_regular(&readme)? } else { None };
        let kept = by_hand.and_then(|old| with_table(std::str::from_utf8(&old).ok()?, &table));
        files.extend(kept.as_ref().map(|text| (readme, text.as_str())));
        let written = write(&files, &Place { folder: &self.folder, owned: &owned }, mode)?;
        if mode == Mode::Write {
            written.orphaned.iter().for_each(|path| tell(&format!("removed: {}\n", shown(path))));
        }
        if mode == Mode::Check && written.count() > 0 {
            for (what, path) in written.entries() {
                tell(&format!("{what}: {}\n", shown(path)));
            }
            let files = match written.count() {
                1 => "1 file is".to_owned(),
                count => format!("{count} files are"),
            };
            return Err(format!("{files} not up to date; run `{command}`").into());
        }
        Ok(written.count())
    }

    /// Returns the steps that are left before the client compiles; none where files are only checked.
    pub(super) fn advice(&self, api: &Api, is_check: bool) -> String {
        if is_check {
            return String::new();
        }
        match self.kind {
            Kind::Module | Kind::File => surroundings::dependencies(&self.folder, &emit::commands(api)),
            Kind::Crate => surroundings::workspace(&self.folder),
            Kind::Sources => String::new(),
        }
    }
}

/// A README with the table of operations between its marks, if it has them.
fn with_table(readme: &str, table: &str) -> Option<String> {
    let (before, rest) = readme.split_once(emit::TABLE.0)?;
    let (_, after) = rest.split_once(emit::TABLE.1)?;
    Some(format!("{before}{}\n\n{table}\n{}{after}", emit::TABLE.0, emit::TABLE.1))
}

/// Returns whether a file was written, or taken over, by somebody: generated ones say so at their top, and nobody wrote an empty one.
fn is_by_hand(path: &Path) -> Result<bool, Failure> {
    let text = read_regular(path)?.unwrap_or_default();
    Ok(!text.trim_ascii().is_empty() && !is_generated(path))
}
