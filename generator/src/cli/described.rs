//! The description that a command reads which writes no client.

use super::{Choosing, Codegen, Failure, Project};
use std::path::PathBuf;

/// The files that are read beside a description.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Reading {
    /// A correction to apply; may be given several times, applied in order
    #[arg(long, value_name = "FILE")]
    pub overlay: Vec<PathBuf>,
    /// A folder outside of the document's from which files may be read that it refers to; may be given several times
    #[arg(long, value_name = "DIR")]
    pub allow_dir: Vec<PathBuf>,
}

/// The arguments of such a command.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Described {
    /// The API's description, `-` for standard input; that of the first client of `ampersat.toml` if not given
    pub file: Option<PathBuf>,
    /// The files beside the description.
    #[command(flatten)]
    pub reading: Reading,
    /// The choices of operations and names.
    #[command(flatten)]
    pub choices: Choosing,
    /// This client of `ampersat.toml`, and not the first
    #[arg(long, value_name = "NAME", conflicts_with = "file")]
    pub client: Option<String>,
}

impl Described {
    /// The options of a run, with all that `ampersat.toml` says of the client that is meant.
    pub(super) fn options(&self, project: &Project) -> Result<Codegen, Failure> {
        let client = match &self.file {
            Some(file) => Codegen { spec: Some(file.clone()), ..Codegen::default() },
            None => project.select(self.client.as_slice())?.first().map(|one| (*one).clone()).unwrap_or_default(),
        };
        Ok(Codegen {
            spec: client.spec,
            overlay: [client.overlay, self.reading.overlay.clone()].concat(),
            allow_dir: [client.allow_dir, self.reading.allow_dir.clone()].concat(),
            choices: self.choices.clone(),
            written: client.written,
            name: Some("client".to_owned()),
            ..Codegen::default()
        })
    }
}
