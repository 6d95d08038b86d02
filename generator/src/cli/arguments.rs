//! The arguments of a generation, which `ampersat.toml` can hold, too.

use super::Format;
use super::choosing::Choosing;
use crate::choices::Choices;
use crate::model::{Kind, Runtime};
use std::path::PathBuf;

/// A value between two stages that can be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Stage {
    /// The document as it was read.
    Load,
    /// The document in the form of OpenAPI 3.0.
    Normalise,
    /// The document with its overlays.
    Overlay,
    /// The document without what is not selected.
    Select,
    /// The document with schemas learned from examples.
    Complete,
    /// The API in Rust's words.
    Lower,
    /// The same as it is emitted.
    #[value(alias = "model")]
    Arrange,
}

/// The arguments, and all that `ampersat.toml` says of a client.
#[derive(Debug, Clone, Default, PartialEq, clap::Args)]
pub struct Codegen {
    /// The API's description: Swagger 2.0 or OpenAPI 3, JSON or YAML; `-` for standard input
    #[arg(long, value_name = "FILE")]
    pub spec: Option<PathBuf>,
    /// A correction to apply; may be given several times, applied in order
    #[arg(long, value_name = "FILE")]
    pub overlay: Vec<PathBuf>,
    /// The folder of the crate or module, or the file
    #[arg(short, long, value_name = "PATH")]
    pub out: Option<PathBuf>,
    /// The name of the crate or module, that of its folder or file if not given
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// The kind of output: a crate if not given
    #[arg(long, value_name = "KIND")]
    pub kind: Option<Kind>,
    /// Where the client finds its runtime: `vendored` (in itself, if not given), `crate` (`ampersat-runtime`), or its folder
    #[arg(long, value_name = "vendored|crate|DIR", value_parser = runtime)]
    pub runtime: Option<Runtime>,
    /// Leave out the client and its operations
    #[arg(long)]
    pub types_only: bool,
    /// A folder outside of the document's from which files may be read that it refers to; may be given several times
    #[arg(long, value_name = "DIR")]
    pub allow_dir: Vec<PathBuf>,
    /// Where to write the completed document, which must then be valid OpenAPI 3.0 (3.1 is not checked)
    #[arg(long, value_name = "FILE")]
    pub openapi: Option<PathBuf>,
    /// Write nothing; fail if a file is stale, missing or orphaned
    #[arg(long)]
    pub check: bool,
    /// Print the value after a stage as JSON instead of generating
    #[arg(long, value_name = "STAGE")]
    pub dump: Option<Stage>,
    /// Fail, and write nothing, if there is a finding with one of these codes; may be given several times
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub deny: Vec<String>,
    /// The groups and features of the runtime that are on by default; all groups if none is given
    #[arg(long, value_name = "FEATURE", value_delimiter = ',')]
    pub features: Vec<String>,
    /// The choices of operations and names.
    #[command(flatten)]
    pub choices: Choosing,
    /// The choices of `ampersat.toml`.
    #[arg(skip)]
    pub written: Choices,
    /// Make the crate with these options, although it was made with others
    #[arg(long)]
    pub remake: bool,
    /// Print every finding, not only those that need attention
    #[arg(long)]
    pub verbose: bool,
    /// How to print findings and summary
    #[arg(long, default_value = "human")]
    pub format: Format,
    /// Only these clients of `ampersat.toml`; may be given several times
    #[arg(long, value_name = "NAME", value_delimiter = ',', conflicts_with = "spec")]
    pub client: Vec<String>,
}

/// Reads the place of the runtime, as it is said on the command line and in `ampersat.toml`.
pub(super) fn runtime(text: &str) -> Result<Runtime, String> {
    match text {
        "vendored" => Ok(Runtime::Vendored),
        "crate" => Ok(Runtime::Crate),
        path if path.contains(['/', '\\', '.']) => Ok(Runtime::Path(path.to_owned())),
        _ => {
            Err("it is `vendored`, `crate` or the path of a folder, such as `../ampersat/generator/runtime`".to_owned())
        }
    }
}
