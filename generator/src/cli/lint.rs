//! `ampersat lint` and `cargo xtask lint`: prints what is found, and writes nothing.

use super::{Codegen, Failure, Project, findings, say, show, tell};
use crate::generate_with;

impl Codegen {
    /// Prints every finding, whatever its severity. Fails if no client can be made, or if a finding is denied.
    pub fn lint(self, project: &Project) -> Result<(), Failure> {
        self.clients(project)?.into_iter().try_for_each(|client| client.lint_one(&project.command))
    }

    fn lint_one(self, command: &str) -> Result<(), Failure> {
        let options = Self { name: Some(self.name.clone().unwrap_or_else(|| "client".to_owned())), ..self };
        options.check_denied()?;
        let request = options.request(command)?;
        let outcome = generate_with(&request, &mut options.files(), &mut |_, _| {});
        say(&show(&outcome.diagnostics, &outcome.sources, options.format))?;
        tell(&findings(&outcome.diagnostics));
        match outcome.client {
            None => Err(Failure::silent()),
            Some(_) => options.denied(&outcome.diagnostics),
        }
    }
}
