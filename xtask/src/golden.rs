//! The golden crates in `tests/golden`: the output for the documents in `tests/fixtures`.
//!
//! The tests of the golden crates include this file, so that they check what `cargo xtask golden` writes. It uses nothing of
//! `xtask`, which is compiled without the golden crates: it can write them when they do not compile.

use ampersat::Input;
use ampersat::choices::Choices;
use ampersat::output::{Kind, Output, Runtime};
use ampersat::{Client, Request, generate};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The end of the names of files with the choices that a golden crate is made with.
const CHOICES: &str = ".choices.json";

/// The texts of files, by their paths.
type Files = BTreeMap<String, String>;

/// Returns the files that are generated of a document.
pub(crate) fn generated(theme: &str, document: &str, output: Output, choices: Choices) -> Result<Files, String> {
    client(theme, document, output, choices).map(|client| client.files)
}

/// Generates the client of a document.
pub(crate) fn client(theme: &str, document: &str, output: Output, choices: Choices) -> Result<Client, String> {
    let request = Request {
        document: Input { name: theme.to_owned(), text: document.to_owned() },
        overlays: Vec::new(),
        name: format!("golden-{theme}"),
        features: Vec::new(),
        choices,
        output,
        header: "@generated from a document in tests/fixtures. Do not edit.".to_owned(),
    };
    generate(&request).map_err(|rejected| format!("{theme}: {rejected}"))
}

/// Returns the files of the golden crates that are not what is generated, each with what is the matter with it.
pub(crate) fn differences(tests: &Path) -> Result<Vec<String>, String> {
    let (wanted, present) = (wanted(tests)?, present(tests)?);
    let stale = wanted.iter().filter_map(|(path, text)| match present.get(path) {
        Some(old) if old == text => None,
        Some(_) => Some(format!("stale: {path}")),
        None => Some(format!("missing: {path}")),
    });
    let orphaned = present.keys().filter(|path| !wanted.contains_key(*path)).map(|path| format!("orphaned: {path}"));
    Ok(stale.chain(orphaned).collect())
}

/// Makes the golden crates what is generated, and returns what was different.
pub(crate) fn write(tests: &Path) -> Result<Vec<String>, String> {
    let wanted = wanted(tests)?;
    let differences = differences(tests)?;
    for difference in &differences {
        let Some((_, name)) = difference.split_once(": ") else { continue };
        let path = tests.join("golden").join(name);
        let failed = |error| format!("{}: {error}", path.display());
        match wanted.get(name) {
            Some(text) => {
                path.parent().map_or(Ok(()), fs::create_dir_all).map_err(failed)?;
                fs::write(&path, text).map_err(failed)?;
            }
            None => fs::remove_file(&path).map_err(failed)?,
        }
    }
    Ok(differences)
}

/// All files of all golden crates as they are generated, by their paths from `tests/golden`.
fn wanted(tests: &Path) -> Result<Files, String> {
    let mut wanted = Files::new();
    let fixtures = entries(&tests.join("fixtures"))?;
    for path in fixtures.iter().filter(|path| !path.to_string_lossy().ends_with(CHOICES)) {
        let theme = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let choices = path.with_file_name(format!("{theme}{CHOICES}"));
        let choices = match fixtures.contains(&choices) {
            true => {
                serde_json::from_str(&read(&choices)?).map_err(|error| format!("{}: {error}", choices.display()))?
            }
            false => Choices::default(),
        };
        let files = generated(&theme, &read(path)?, Output::new(Kind::Crate, Runtime::Crate), choices)?;
        wanted.extend(files.into_iter().map(|(name, text)| (format!("{theme}/{name}"), text)));
    }
    Ok(wanted)
}

/// All files of all golden crates as they are, by their paths from `tests/golden`.
fn present(tests: &Path) -> Result<Files, String> {
    let root = tests.join("golden");
    let mut present = Files::new();
    let mut pending: Vec<_> = entries(&root)?.into_iter().filter(|path| path.is_dir()).collect();
    while let Some(path) = pending.pop() {
        if path.is_dir() {
            pending.extend(entries(&path)?);
        } else {
            let name = path.strip_prefix(&root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            present.insert(name, read(&path)?);
        }
    }
    Ok(present)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let failed = |error| format!("{}: {error}", folder.display());
    let mut entries = fs::read_dir(folder)
        .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, _>>())
        .map_err(failed)?;
    entries.sort();
    Ok(entries)
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
