//! `cargo xtask diff` and `ampersat diff`: the meaning of a newer document for the programs that use the client.

use super::report::tell_found;
use super::{Codegen, Failure, Project, say, terminal};
use crate::diff::{Change, Semver, consequence, diff};
use crate::model::Api;
use crate::{Generator, Model, Report, Request, STALE};
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
    /// A folder outside of the documents' from which files may be read that they refer to; may be given several times
    #[arg(long, value_name = "DIR")]
    pub allow_dir: Vec<PathBuf>,
    /// How to print
    #[arg(long, default_value = "markdown")]
    pub format: DiffFormat,
    /// Fail if the next version is this one, or a larger one
    #[arg(long, value_name = "VERSION")]
    pub fail_on: Option<Semver>,
}

/// The form in which changes are printed.
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
        let model = |spec: PathBuf| {
            let name = project.first().and_then(|client| client.name.clone());
            let name = Some(name.unwrap_or_else(|| "client".to_owned()));
            let (overlay, allow_dir) = (overlay.clone(), self.allow_dir.clone());
            let options = Codegen { spec: Some(spec), overlay, allow_dir, name, ..Codegen::default() };
            read_with(&options.request(&project.command)?, Generator::new().files(options.files()))
        };
        let (old, new) = (model(self.old.clone())?, model(self.new.clone())?);
        say(changes(&old, &new, self.format).trim_end())?;
        match (consequence(&diff(&old, &new)), self.fail_on) {
            (Some(found), Some(limit)) if found >= limit => {
                Err(format!("the change is {found}, and `--fail-on {limit}` refuses it").into())
            }
            _ => Ok(()),
        }
    }
}

/// The model of a document. Anything that does not fit or is wrong is printed.
pub fn read(request: &Request) -> Result<Model, Failure> {
    read_with(request, Generator::new())
}

fn read_with(request: &Request, mut generator: Generator<'_>) -> Result<Model, Failure> {
    let model = generator.model(request);
    let report = Report::of(&model);
    let shown = report.diagnostics.iter().filter(|one| model.is_err() || STALE.contains(&one.code));
    tell_found(shown, &report.sources);
    model.map_err(|_| format!("{} cannot be used as it is", request.document.name).into())
}

/// The differences between two models, as text.
pub fn changes(old: &Model, new: &Model, format: DiffFormat) -> String {
    let changes = diff(old, new);
    match format {
        DiffFormat::Markdown => {
            let commit = commit(&new.api, &changes).map(|line| format!("\nCommit: `{line}`\n"));
            format!("{}{}", markdown(&changes), commit.unwrap_or_default())
        }
        DiffFormat::Json => {
            let commit = commit(&new.api, &changes);
            let report = json!({"consequence": consequence(&changes), "commit": commit, "changes": changes});
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

/// The first line of a commit that follows the newer document, as Conventional Commits has it; `None` if nothing changes.
fn commit(new: &Api, changes: &[Change]) -> Option<String> {
    let kind = match consequence(changes)? {
        Semver::Major => "feat!",
        Semver::Minor => "feat",
        Semver::Patch if changes.iter().all(|one| one.code == "documentation-changed") => "docs",
        Semver::Patch => "fix",
    };
    let count = |code: &str| changes.iter().filter(|one| one.code == code).count();
    let kinds = ["added", "removed", "renamed", "moved"].map(|what| (count(&format!("operation-{what}")), what));
    let counts: Vec<_> =
        kinds.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    let operations = if counts.is_empty() { String::new() } else { format!(" (operations: {})", counts.join(", ")) };
    let text = format!("{} {}", new.title, new.version).replace('`', "'");
    let title = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(format!("{kind}: follow {title}{operations}"))
}
