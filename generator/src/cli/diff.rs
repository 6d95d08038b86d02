//! `cargo xtask diff` and `ampersat diff`: what a newer document means for the programs that use the client.

use super::{Codegen, Failure, Format, Project, say, show, tell, terminal};
use crate::diff::{Change, Semver, consequence, diff};
use crate::model::Api;
use crate::{Request, model};
use serde_json::json;
use std::path::PathBuf;

/// The arguments.
#[derive(Debug, Clone, clap::Args)]
pub struct Diff {
    /// The older description
    pub old: PathBuf,
    /// The newer description
    pub new: PathBuf,
    /// A correction to apply to both; may be given several times, applied in order
    #[arg(long, value_name = "FILE")]
    pub overlay: Vec<PathBuf>,
    /// How to print
    #[arg(long, default_value = "markdown")]
    pub format: DiffFormat,
}

/// How changes are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum DiffFormat {
    /// For people.
    Markdown,
    /// One JSON object.
    Json,
}

impl Diff {
    /// Compares, and prints what differs.
    pub fn run(self, project: &Project) -> Result<(), Failure> {
        let usual = project.first().map(|client| client.overlay.clone()).unwrap_or_default();
        let overlay = if self.overlay.is_empty() { usual } else { self.overlay.clone() };
        let request = |spec: PathBuf| {
            let name = project.first().and_then(|client| client.name.clone());
            let name = Some(name.unwrap_or_else(|| "client".to_owned()));
            let options = Codegen { spec: Some(spec), overlay: overlay.clone(), name, ..Codegen::default() };
            options.request(&project.command)
        };
        let (old, new) = (request(self.old)?, request(self.new)?);
        say(changes(&read(&old)?, &read(&new)?, self.format).trim_end())
    }
}

/// The model of a document. What does not fit or is wrong is printed.
pub fn read(request: &Request) -> Result<Api, Failure> {
    let (api, diagnostics, sources) = model(request);
    let stale = ["overlay-no-match", "overlay-expectation", "overlay-count"];
    let shown = diagnostics.iter().filter(|one| api.is_none() || stale.contains(&one.code));
    tell(&show(shown, &sources, Format::Human));
    api.ok_or_else(|| format!("{} cannot be used as it is", request.document.name).into())
}

/// What differs between two models, as text.
pub fn changes(old: &Api, new: &Api, format: DiffFormat) -> String {
    let changes = diff(old, new);
    match format {
        DiffFormat::Markdown => markdown(&changes),
        DiffFormat::Json => {
            let report = json!({"consequence": consequence(&changes), "changes": changes});
            format!("{}\n", terminal::json(&report))
        }
    }
}

fn markdown(changes: &[Change]) -> String {
    let mut text = match consequence(changes) {
        None => return "The client does not change.\n".to_owned(),
        Some(Semver::Major) => "Consequence: **major** (before 1.0, a new minor version)\n".to_owned(),
        Some(semver) => format!("Consequence: **{semver}**\n"),
    };
    for (semver, title) in [
        (Semver::Major, "Major: programs may have to be changed"),
        (Semver::Minor, "Minor: programs can do more"),
        (Semver::Patch, "Patch: programs stay as they are"),
    ] {
        let mut of_kind = changes.iter().filter(|change| change.semver == semver).peekable();
        if of_kind.peek().is_some() {
            text.push_str(&format!("\n## {title}\n\n"));
        }
        of_kind.for_each(|one| text.push_str(&format!("* {}: `{}`: {}\n", one.code, one.item, one.message)));
    }
    text
}
