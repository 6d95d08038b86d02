//! `ampersat mock`: a server on this machine that answers as a description says, and refuses what it does not permit.

mod answer;
mod api;
mod check;
mod fields;
mod parts;
mod route;
mod serve;
mod values;

use super::report::tell_found;
use super::{Codegen, Described, Failure, Project, Reading, say, tell};
use crate::choices::Choices;
use crate::diagnostic::Severity;
use crate::{Generator, Report, STALE, Snapshot};
use api::Api;
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;

/// The arguments.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Mock {
    /// The API's description, `-` for standard input; that of the first client of `ampersat.toml` if not given
    pub file: Option<PathBuf>,
    /// The files beside the description.
    #[command(flatten)]
    pub reading: Reading,
    /// This client of `ampersat.toml`, and not the first
    #[arg(long, value_name = "NAME", conflicts_with = "file")]
    pub client: Option<String>,
    /// The port on 127.0.0.1 to listen on; 0 is one that is free
    #[arg(long, value_name = "PORT", default_value_t = 4010)]
    pub port: u16,
}

impl Mock {
    /// Answers until the process ends.
    pub fn run(self, project: &Project) -> Result<(), Failure> {
        let (api, listener) = self.prepared(project)?;
        let address = listener.local_addr()?;
        let operations = super::terminal::many(api.operations(), "operation", "operations");
        say(&format!("http://{address}{}\n{operations}; it runs until you press Ctrl-C", api.base))?;
        let mut log = |line: &str| tell(&format!("{line}\n"));
        Ok(serve::serve(listener, api, &mut log)?)
    }

    /// Answers in a thread until the process ends, and returns where.
    ///
    /// # Errors
    /// Fails if the description cannot be used, or the port is not free.
    pub fn start(self, project: &Project) -> Result<SocketAddr, Failure> {
        let (sender, receiver) = std::sync::mpsc::channel();
        let project = project.clone();
        std::thread::spawn(move || {
            let prepared = self.prepared(&project);
            let address = prepared.as_ref().map(|(_, listener)| listener.local_addr().map_err(Failure::from));
            let told = match address {
                Ok(address) => sender.send(address),
                Err(Failure(message)) => sender.send(Err(Failure(message.clone()))),
            };
            if let (Ok(()), Ok((api, listener))) = (told, prepared) {
                _ = serve::serve(listener, api, &mut |_| {});
            }
        });
        receiver.recv()?
    }

    fn prepared(&self, project: &Project) -> Result<(Api, TcpListener), Failure> {
        let described = Described {
            file: self.file.clone(),
            reading: self.reading.clone(),
            client: self.client.clone(),
            ..Described::default()
        };
        // A server has all operations, whichever a client has.
        let options = Codegen { written: Choices::default(), ..described.options(project)? };
        let request = options.request(&project.command)?;
        let mut completed = None;
        let watch = |stage: &str, snapshot: Snapshot<'_>| {
            if let ("complete", Snapshot::Document(document)) = (stage, snapshot) {
                completed = Some(document.root.to_json());
            }
        };
        let model = Generator::new().files(options.files()).watch(watch).model(&request);
        let report = Report::of(&model);
        let is_shown = |severity, code| severity == Severity::Invalid || STALE.contains(&code);
        let wrong = report.diagnostics.iter().filter(|one| is_shown(one.severity, one.code));
        tell_found(wrong, &report.sources);
        let document = completed.filter(|_| model.is_ok()).ok_or("the description cannot be used as it is")?;
        let listener = TcpListener::bind(("127.0.0.1", self.port))
            .map_err(|error| Failure(format!("port {}: {error}; `--port 0` takes one that is free", self.port)))?;
        Ok((Api::new(document)?, listener))
    }
}
