//! The files to which a document refers, read from the document's folder and from no other, unless it is permitted.

use super::codegen::{read, shown};
use crate::load::Input;
use std::path::{Path, PathBuf};

/// Gives files by their paths from a document's folder. Links are followed before it is decided whether a file is inside.
pub(super) fn reader(document: &Path, permitted: &[PathBuf]) -> impl FnMut(&str) -> Result<Input, String> + use<> {
    let folder = document.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned();
    let roots: Vec<PathBuf> =
        std::iter::once(&folder).chain(permitted).filter_map(|root| root.canonicalize().ok()).collect();
    move |relative| {
        let path = folder.join(relative);
        let real = path.canonicalize().map_err(|error| format!("{}: {error}", shown(&path)))?;
        if !roots.iter().any(|root| real.starts_with(root)) {
            let path = shown(&path);
            return Err(format!(
                "{path} is outside of the document's folder; permit its folder with `--allow-dir DIR`"
            ));
        }
        if !real.is_file() {
            return Err(format!("{} is no file", shown(&path)));
        }
        let input = read(&real).map_err(|failure| failure.0)?;
        Ok(Input { name: shown(&path), ..input })
    }
}
