//! `ampersat pin`: an overlay that pins the names of methods, so that they stay when the document changes.

use super::action::{self, Action, target};
use super::report::tell_rejected;
use super::terminal::many;
use super::write::write_one;
use super::{Codegen, Failure, Project, say};
use crate::Generator;
use crate::files::shown;
use crate::model::{Api, Operation};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// The arguments.
#[derive(Debug, Clone, clap::Args)]
pub struct Pin {
    /// The description.
    #[command(flatten)]
    pub described: super::Described,
    /// The overlay to write; if it is one of `--overlay`, its names stay, and those of new operations are added
    #[arg(short, long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

impl Pin {
    /// Prints or writes the overlay.
    pub fn run(self, project: &Project) -> Result<(), Failure> {
        let command = &project.command;
        let options = self.described.options(project)?;
        let named = model(&options, command)?;
        // Names that other overlays pin are not pinned again.
        let others: Vec<_> = options.overlay.iter().filter(|path| Some(*path) != self.out.as_ref()).cloned().collect();
        let is_new = others.len() == options.overlay.len();
        let pinned: BTreeSet<String> = match is_new {
            true => pinned(&named),
            false => pinned(&model(&Codegen { overlay: others, ..options }, command)?),
        };
        let text = overlay(&named, &pinned);
        let Some(out) = &self.out else { return say(text.trim_end()) };
        if out.exists() && is_new {
            let out = shown(out);
            return Err(
                format!("{out} is there already; give it with `--overlay {out}`, too, and its names stay").into()
            );
        }
        write_one(out, &text)?;
        let count = named.documented().count() - pinned.len();
        say(&format!("{}: {}", shown(out), many(count, "name", "names")))
    }
}

fn model(options: &Codegen, command: &str) -> Result<Api, Failure> {
    let request = options.request(command)?;
    let result = Generator::new().files(options.files()).generate(&request);
    result.map(|client| client.api).map_err(|rejected| {
        tell_rejected(&rejected);
        Failure::silent()
    })
}

/// An operation as the document names it.
fn route(operation: &Operation) -> String {
    format!("{} {}", operation.method, operation.path)
}

fn pinned(api: &Api) -> BTreeSet<String> {
    api.operations().filter(|(_, operation)| operation.name_is_pinned).map(|(_, operation)| route(operation)).collect()
}

/// An overlay that pins the names of all operations but these.
fn overlay(api: &Api, without: &BTreeSet<String>) -> String {
    let unpinned = api.documented().filter(|one| !without.contains(&route(one)));
    let actions: Vec<_> = unpinned.map(|operation| Action::pin(target(operation), &operation.name)).collect();
    action::overlay("Names of methods", &actions)
}
