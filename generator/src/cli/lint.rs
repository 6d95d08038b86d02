//! `ampersat lint` and `cargo xtask lint`: prints what is found, and writes nothing.

use super::{Codegen, Failure, findings, say, show, tell};
use crate::emit::Extent;
use crate::generate_with;

impl Codegen {
    /// Prints every finding, whatever its severity. Fails if no client can be made, or if a finding is denied.
    pub fn lint(self, command: &str) -> Result<(), Failure> {
        let options = Self { name: Some(self.name.clone().unwrap_or_else(|| "client".to_owned())), ..self };
        options.check_denied()?;
        let request = options.request(Extent::Modules, command)?;
        let outcome = generate_with(&request, &mut options.files(), &mut |_, _| {});
        say(&show(&outcome.diagnostics, &outcome.sources, options.format))?;
        tell(&findings(&outcome.diagnostics));
        match outcome.client {
            None => Err(Failure::silent()),
            Some(_) => options.denied(&outcome.diagnostics),
        }
    }
}
