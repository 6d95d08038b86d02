//! `ampersat lint` and `cargo xtask lint`: prints what is found, and writes nothing.

use super::report::say_found;
use super::terminal::many;
use super::{Choosing, Codegen, Failure, Format, Project, Reading, findings, say, show, tell};
use crate::document::Sources;
use crate::{Client, Generator, Rejected, Report};
use std::path::PathBuf;

/// The arguments.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Lint {
    /// The API's description: Swagger 2.0 or OpenAPI 3, JSON or YAML, `-` for standard input; all that `ampersat.toml` names if not given
    #[arg(conflicts_with = "spec")]
    pub file: Option<PathBuf>,
    /// The same
    #[arg(long, value_name = "FILE", hide = true)]
    pub spec: Option<PathBuf>,
    /// The files beside the description.
    #[command(flatten)]
    pub reading: Reading,
    /// The choices of operations and names.
    #[command(flatten)]
    pub choices: Choosing,
    /// The groups and features of the runtime that would be on by default
    #[arg(long, value_name = "FEATURE", value_delimiter = ',')]
    pub features: Vec<String>,
    /// Fail if there is a finding with one of these codes; may be given several times
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub deny: Vec<String>,
    /// The form of the findings
    #[arg(long, default_value = "human")]
    pub format: Format,
    /// Only these clients of `ampersat.toml`; may be given several times
    #[arg(long, value_name = "NAME", value_delimiter = ',', conflicts_with_all = ["file", "spec"])]
    pub client: Vec<String>,
}

impl Lint {
    /// Returns whether a description is given.
    #[must_use]
    pub fn has_document(&self) -> bool {
        self.file.is_some() || self.spec.is_some()
    }

    /// Prints every finding, whatever its severity. Fails if no client can be made, or if a finding is denied.
    pub fn run(self, project: &Project) -> Result<(), Failure> {
        let format = self.format;
        let clients = self.options().clients(project)?;
        let mut all = Vec::new();
        let mut failures = Vec::new();
        for client in &clients {
            client.check_denied()?;
            let (result, name) = client.found(&project.command)?;
            let report = Report::of(&result);
            if format == Format::Human {
                say_found(&report.diagnostics, &report.sources)?;
            }
            tell(&summary(&name, &result));
            let denied = if result.is_ok() { client.denied(&report.diagnostics) } else { Err(Failure::silent()) };
            failures.extend(denied.err());
            all.extend(report.diagnostics.iter().cloned());
        }
        if format != Format::Human {
            say(show(&all, &Sources::default(), format).trim_end())?;
        }
        failures.into_iter().next().map_or(Ok(()), Err)
    }

    fn options(self) -> Codegen {
        Codegen {
            spec: self.file.or(self.spec),
            overlay: self.reading.overlay,
            allow_dir: self.reading.allow_dir,
            choices: self.choices,
            features: self.features,
            deny: self.deny,
            client: self.client,
            ..Codegen::default()
        }
    }
}

impl Codegen {
    /// Everything that is found about a description, with its name.
    fn found(&self, command: &str) -> Result<(Result<Client, Rejected>, String), Failure> {
        let options = Self { name: Some(self.name.clone().unwrap_or_else(|| "client".to_owned())), ..self.clone() };
        let request = options.request(command)?;
        let result = Generator::new().files(options.files()).generate(&request);
        Ok((result, request.document.name))
    }
}

/// The operations of a description, and how many findings there are of each code.
fn summary(name: &str, result: &Result<Client, Rejected>) -> String {
    let operations = match result {
        Ok(client) => {
            let operations = many(client.operations, "operation", "operations");
            format!("{operations}, {} left out", client.left_out.len())
        }
        Err(_) => "no client can be made of it".to_owned(),
    };
    let found = &Report::of(result).diagnostics;
    let found = if found.is_empty() { "nothing was found\n".to_owned() } else { findings(found) };
    format!("{name}: {operations}\n{found}")
}
