//! Files that are read: documents, overlays, and the files to which a document refers. Those come from the document's folder and
//! from no other, unless it is permitted.

use crate::load::Input;
use std::path::{Path, PathBuf};

/// Gives files by their paths from a document's folder. Links are followed before it is decided whether a file is inside.
pub fn reader(document: &Path, permitted: &[PathBuf]) -> impl FnMut(&str) -> Result<Input, String> + Send + use<> {
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
        let input = read(&real)?;
        Ok(Input { name: shown(&path), ..input })
    }
}

/// A path as people write it: from the current folder, if it is below it.
pub(crate) fn shown(path: &Path) -> String {
    let current = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(current).unwrap_or(path).display().to_string()
}

/// Reads a file.
pub fn read(path: &Path) -> Result<Input, String> {
    input(shown(path), std::fs::read(path))
}

/// Reads standard input to its end.
#[cfg(feature = "cli")]
pub(crate) fn standard_input() -> Result<Input, String> {
    let mut bytes = Vec::new();
    let read = std::io::Read::read_to_end(&mut std::io::stdin().lock(), &mut bytes);
    input("<stdin>".to_owned(), read.map(|_| bytes))
}

fn input(name: String, bytes: std::io::Result<Vec<u8>>) -> Result<Input, String> {
    let bytes = bytes.map_err(|error| format!("{name}: {error}"))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Input { name, text }),
        Err(error) => Err(format!("{name}: not UTF-8, at byte {}", error.utf8_error().valid_up_to())),
    }
}
