//! The folder in which `ampersat init` runs: the document in it, and where a client belongs.

use crate::cli::Failure;
use crate::cli::config::relative;
use crate::cli::surroundings;
use crate::files::shown;
use crate::lower::{ascii, is_crate_name};
use crate::model::Kind;
use clap::ValueEnum as _;
use heck::ToSnakeCase as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Words at the end of an API's title that tell nothing about it.
const EMPTY: [&str; 10] = ["api", "service", "rest", "http", "openapi", "swagger", "v1", "v2", "v3", "documentation"];

/// Words that join others.
const LINKS: [&str; 9] = ["and", "for", "from", "in", "of", "on", "the", "to", "with"];

/// A word that is longer is several.
const LONG: usize = 12;

/// The only description in a folder.
pub(super) fn document(folder: &Path) -> Result<PathBuf, Failure> {
    let mut found: Vec<_> = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    found.retain(|path| is_document(path));
    found.sort();
    match found.as_slice() {
        [only] => Ok(only.strip_prefix(folder).unwrap_or(only).to_owned()),
        [] => Err("which description? give one with `ampersat init FILE`; there is none in this folder".into()),
        several => {
            let names: Vec<_> = several.iter().map(|path| shown(path)).collect();
            Err(format!("which description? give one with `ampersat init FILE`: {}", names.join(", ")).into())
        }
    }
}

/// Returns whether a file says which version of a standard it follows.
fn is_document(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    if !["json", "yaml", "yml"].contains(&extension) || !path.is_file() {
        return false;
    }
    let text = fs::read_to_string(path).unwrap_or_default();
    ["openapi", "swagger"].iter().any(|key| {
        text.contains(&format!("\"{key}\"")) || text.lines().any(|line| line.starts_with(&format!("{key}:")))
    })
}

/// The kind of output that fits a folder: a module inside of a crate, else a crate.
pub(super) fn kind(folder: &Path) -> Kind {
    if surroundings::crate_of(folder).is_some() { Kind::Module } else { Kind::Crate }
}

/// The word for a kind of output.
pub(super) fn word(kind: Kind) -> String {
    kind.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

/// The place of a new client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) kind: Kind,
    pub(super) name: String,
    /// The path from the current folder.
    pub(super) out: PathBuf,
    /// The file that declares the module, if it is one.
    root: Option<PathBuf>,
}

impl Spot {
    /// Returns where a client of this kind belongs.
    pub(super) fn new(current: &Path, kind: Kind, name: Option<&str>, title: &str, out: Option<&Path>) -> Self {
        let around = surroundings::crate_of(current).unwrap_or_else(|| current.to_owned());
        let folder = match kind {
            Kind::Module | Kind::File => around.join("src"),
            Kind::Crate | Kind::Sources => surroundings::members_folder(current).unwrap_or_else(|| current.to_owned()),
        };
        let own = named(title);
        let at = |name: &str| match kind {
            Kind::File => folder.join(format!("{}.rs", name.replace('-', "_"))),
            Kind::Module => folder.join(name.replace('-', "_")),
            Kind::Crate | Kind::Sources => folder.join(name),
        };
        let is_taken =
            |name: &str| is_word_of_rust(name) || at(name).exists() || folder.join(format!("{name}.rs")).exists();
        let name = match name {
            Some(name) => name.to_owned(),
            None if is_taken(&own) => format!("{own}-client"),
            None => own,
        };
        let name = if kind.is_module() { name.replace('-', "_") } else { name };
        let path = out.map_or_else(|| at(&name), |out| current.join(out));
        let out = relative(current, &path).unwrap_or(path);
        let root = ["src/main.rs", "src/lib.rs"].map(|root| around.join(root)).into_iter().find(|root| root.exists());
        Self { kind, name, out, root: root.filter(|_| kind.is_module()) }
    }

    /// The steps that are left.
    pub(super) fn next(&self) -> String {
        let out = self.out.display();
        let mut text =
            format!("\nampersat.toml is written: `{}` is a {} in {out}\n\nnext:\n", self.name, word(self.kind));
        text.push_str("  ampersat generate");
        if let Some(root) = &self.root {
            let module = self.out.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let root = shown(root);
            text.push_str(&format!("\n  write `mod {module};` into {root}; a first call stands at the top of {out}"));
        }
        text
    }
}

/// The name of a client of an API with this title.
fn named(title: &str) -> String {
    let title = ascii(title);
    let words = title.split_whitespace();
    // The name of a company is one word, however it is written; that of a class is not.
    let word = |word: &str| if word.len() > LONG { word.to_snake_case() } else { word.to_lowercase() };
    let words: Vec<_> = words.flat_map(|one| word(one).split('_').map(str::to_owned).collect::<Vec<_>>()).collect();
    let is_empty = |word: &String| EMPTY.contains(&word.as_str());
    let told = words.iter().rposition(|word| !is_empty(word)).map_or(1, |last| last + 1);
    let mut words: Vec<_> = words.iter().take(told).skip_while(|word| *word == "the").take(3).collect();
    while words.len() > 1 && words.last().is_some_and(|last| LINKS.contains(&last.as_str())) {
        words.pop();
    }
    let name = words.into_iter().map(String::as_str).collect::<Vec<_>>().join("-");
    if name.starts_with(|c: char| c.is_ascii_lowercase()) { name } else { "api".to_owned() }
}

/// Returns whether neither a module nor a crate can have a name.
fn is_word_of_rust(name: &str) -> bool {
    ["main", "lib", "client"].contains(&name) || !is_crate_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_is_called_as_the_title_says() {
        for (title, name) in [
            ("Atlas API", "atlas"),
            ("The Swagger Petstore - OpenAPI 3.0", "swagger-petstore-openapi"),
            ("GitHub v3 REST API", "github"),
            ("ApiManagementClient", "api-management-client"),
            ("Tests of what is for others", "tests-of-what"),
            ("Things to come with everything", "things-to-come"),
            ("Support for the rest", "support"),
            ("Support with", "support"),
            ("FastAPI", "fastapi"),
            ("API", "api"),
            ("", "api"),
            ("2FA", "api"),
            ("地图 Atlas", "atlas"),
            ("Größe und Météo", "grosse-und-meteo"),
        ] {
            assert_eq!(named(title), name, "{title}");
        }
    }
}
