//! `ampersat.toml`: the clients that are generated in a project. Paths in it are from its own folder.

mod table;

use super::Failure;
use super::arguments::Codegen;
use crate::diagnostic::nearest;
use crate::files::shown;
use std::fs;
use std::path::{Path, PathBuf};
pub(super) use table::is_url;
use table::{Client, Document};

/// The name of the file.
pub const FILE: &str = "ampersat.toml";

/// The clients of a project.
#[derive(Debug, Clone, Default)]
pub struct Project {
    /// The clients by their names.
    clients: Vec<(String, Codegen)>,
    /// The command that makes them.
    pub command: String,
}

impl Project {
    /// A project of which nothing is written down.
    #[must_use]
    pub fn none(command: &str) -> Self {
        Self { clients: Vec::new(), command: command.to_owned() }
    }

    /// Reads a file.
    pub fn read(path: &Path, command: &str) -> Result<Self, Failure> {
        let text = fs::read_to_string(path).map_err(|error| Failure(format!("{}: {error}", shown(path))))?;
        let folder = path.parent().unwrap_or(Path::new(""));
        let document = parse(&text).map_err(|error| Failure(format!("{}:{error}", shown(path))))?;
        let client = |(name, client): (String, Client)| (name.clone(), client.options(&name, folder));
        Ok(Self { clients: document.client.into_iter().map(client).collect(), command: command.to_owned() })
    }

    /// Reads the nearest file from the current folder upwards, if there is one.
    pub fn find(command: &str) -> Result<Self, Failure> {
        let current = std::env::current_dir()?;
        match current.ancestors().map(|folder| folder.join(FILE)).find(|path| path.is_file()) {
            Some(path) => Self::read(&path, command),
            None => Ok(Self::none(command)),
        }
    }

    /// The clients of these names, or all.
    pub(super) fn select(&self, names: &[String]) -> Result<Vec<&Codegen>, Failure> {
        let known: Vec<_> = self.clients.iter().map(|(name, _)| name.as_str()).collect();
        if known.is_empty() {
            return Err(format!(
                "which description? give a file; there is no `{FILE}` in this folder or above it that names one; \
                 `ampersat init FILE` writes it"
            )
            .into());
        }
        if let Some(unknown) = names.iter().find(|name| !known.contains(&name.as_str())) {
            let nearest = nearest(unknown, known.iter().copied()).unwrap_or_default();
            return Err(format!("`{FILE}` has no client `{unknown}`; the nearest is `{nearest}`").into());
        }
        let is_meant = |name: &String| names.is_empty() || names.contains(name);
        Ok(self.clients.iter().filter(|(name, _)| is_meant(name)).map(|(_, client)| client).collect())
    }

    /// The first client.
    #[must_use]
    pub fn first(&self) -> Option<&Codegen> {
        self.clients.first().map(|(_, client)| client)
    }
}

/// Reads the text of a file. An error begins with line and column.
fn parse(text: &str) -> Result<Document, String> {
    toml::from_str(text).map_err(|error| {
        let before = text.get(..error.span().map_or(0, |span| span.start)).unwrap_or_default();
        let (line, column) =
            (before.matches('\n').count() + 1, before.chars().rev().take_while(|c| *c != '\n').count() + 1);
        format!("{line}:{column}: {}", explained(error.message()))
    })
}

/// Names the nearest key in a message about an unknown one; the message quotes all keys behind it.
fn explained(message: &str) -> String {
    let quoted: Vec<_> = message.split('`').skip(1).step_by(2).collect();
    match (message.strip_prefix("unknown field "), quoted.split_first()) {
        (Some(_), Some((unknown, known))) => {
            let nearest = nearest(unknown, known.iter().copied());
            let nearest = nearest.map(|nearest| format!("; the nearest is `{nearest}`")).unwrap_or_default();
            format!("unknown key `{unknown}`{nearest}")
        }
        _ => message.to_owned(),
    }
}

/// A path as it is written from another folder; both are paths from the current one.
pub(super) fn relative(from: &Path, to: &Path) -> Option<PathBuf> {
    let (from, to) = (lexical(from)?, lexical(to)?);
    let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = from.iter().skip(common).map(|_| "..".into());
    Some(up.chain(to.into_iter().skip(common)).collect())
}

/// The names from the root to a path, without `.` and `..`.
fn lexical(path: &Path) -> Option<Vec<std::ffi::OsString>> {
    let mut names = Vec::new();
    for part in std::path::absolute(path).ok()?.components() {
        match part {
            std::path::Component::ParentDir => _ = names.pop(),
            part => names.push(part.as_os_str().to_owned()),
        }
    }
    Some(names)
}

#[cfg(test)]
mod tests;
