//! `ampersat init`: looks at a document, and writes the `ampersat.toml` that fits it and the folder.

mod place;
mod sights;

use super::config::FILE;
use super::report::tell_rejected;
use super::write::write_one;
use super::{Codegen, Failure, say};
use crate::document::hidden::escaped_json;
use crate::files::shown;
use crate::model::{Api, Kind};
use crate::{Generator, Snapshot};
use place::{Spot, word};
use sights::Sights;
use std::path::{Path, PathBuf};

/// The arguments.
#[derive(Debug, Clone, clap::Args)]
pub struct Init {
    /// The API's description; the only one in this folder if not given
    pub file: Option<PathBuf>,
    /// The name of the client; made of the API's title if not given
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// The kind of output: a module inside of a crate, else a crate, if not given
    #[arg(long, value_name = "KIND")]
    pub kind: Option<Kind>,
    /// The folder of the crate or module, or the file
    #[arg(short, long, value_name = "PATH")]
    pub out: Option<PathBuf>,
    /// Replace an `ampersat.toml` that is there already
    #[arg(long)]
    pub force: bool,
}

impl Init {
    /// Writes the file, and says what was found.
    pub fn run(self, command: &str) -> Result<(), Failure> {
        let current = std::env::current_dir()?;
        let file = self.file.clone().map_or_else(|| place::document(&current), Ok)?;
        let options = Codegen { spec: Some(file.clone()), name: Some("client".to_owned()), ..Codegen::default() };
        let request = options.request(command)?;
        let mut standard = String::new();
        let watch = |stage: &str, snapshot: Snapshot<'_>| {
            if let ("load", Snapshot::Document(document)) = (stage, snapshot) {
                standard = sights::standard(&document.root);
            }
        };
        let client = Generator::new().files(options.files()).watch(watch).generate(&request).map_err(|rejected| {
            tell_rejected(&rejected);
            let help = "an overlay corrects it, given to `ampersat lint` with `--overlay FILE` until nothing is left";
            format!("no client can be made of {} as it is; {help}", shown(&file))
        })?;
        let spot = self.spot(&current, &client.api)?;
        let sights = Sights::of(&client, &client.report.diagnostics);
        let table = table(&file, &spot, &sights);
        if !self.force && current.join(FILE).exists() {
            let help = "add these lines to it, or let `--force` replace it";
            return Err(format!("`{FILE}` is there already: {help}\n\n{}", table.trim_end()).into());
        }
        write_one(&current.join(FILE), &format!("{}\n\n{table}", head()))?;
        say(&format!("{}{}", sights.report(&standard), spot.next()))
    }

    /// Returns where the client is written, as somebody says it or as it fits the folder.
    fn spot(&self, current: &Path, api: &Api) -> Result<Spot, Failure> {
        let kind = self.kind.unwrap_or_else(|| place::kind(current));
        let spot = Spot::new(current, kind, self.name.as_deref(), &api.title, self.out.as_deref());
        Codegen { name: Some(spot.name.clone()), ..Codegen::default() }.name().map(|_| spot)
    }
}

/// A text in quotation marks, as TOML and JSON both write it.
fn quoted(text: &str) -> String {
    escaped_json(serde_json::Value::from(text).to_string())
}

/// Returns the first lines of the file. Editors read the schema that is named there.
fn head() -> String {
    let repository = env!("CARGO_PKG_REPOSITORY").replace("//github.com/", "//raw.githubusercontent.com/");
    format!(
        "#:schema {repository}/main/generator/ampersat.schema.json\n\
         # `ampersat generate` makes the clients that stand here; `ampersat generate --check` fails if one is out of date."
    )
}

/// Returns the table of a client, with further keys that fit the document as comments.
fn table(file: &Path, spot: &Spot, sights: &Sights) -> String {
    let path = |path: &Path| quoted(&path.display().to_string().replace('\\', "/"));
    let mut lines = format!("[client.{}]\ndocument = {}\noutput = {}\n", spot.name, path(file), path(&spot.out));
    if spot.kind != Kind::Crate {
        lines.push_str(&format!("kind = {}\n", quoted(&word(spot.kind))));
    }
    lines.push_str("\n# What else fits this document:\n");
    for (key, why) in sights.keys(&spot.name) {
        lines.push_str(&format!("# {key}  # {why}\n"));
    }
    lines
}
