//! `ampersat mock`: a server on this machine that answers as a description says, and refuses what it does not permit.

mod answer;
mod api;
mod check;
mod fields;
mod parts;
mod serve;

use super::report::tell_found;
use super::{Codegen, Failure, Project, say, tell};
use crate::diagnostic::Severity;
use crate::model_with;
use crate::{STALE, Snapshot};
use api::Api;
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;

/// The arguments.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Mock {
    /// The API's description; that of the first client of `ampersat.toml` if not given
    pub file: Option<PathBuf>,
    /// A correction to apply; may be given several times, applied in order
    #[arg(long, value_name = "FILE")]
    pub overlay: Vec<PathBuf>,
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
    /// If the description cannot be used, or the port is not free.
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
        let client = project.first().filter(|_| self.file.is_none()).cloned().unwrap_or_default();
        let options = Codegen {
            spec: self.file.clone().or(client.spec),
            overlay: [client.overlay, self.overlay.clone()].concat(),
            allow_dir: client.allow_dir,
            name: Some("client".to_owned()),
            ..Codegen::default()
        };
        let request = options.request(&project.command)?;
        let mut completed = None;
        let (model, diagnostics, sources) = model_with(&request, &mut options.files(), &mut |stage, snapshot| {
            if let ("complete", Snapshot::Document(document)) = (stage, snapshot) {
                completed = Some(document.root.to_json());
            }
        });
        let is_shown = |severity, code| severity == Severity::Invalid || STALE.contains(&code);
        let wrong = diagnostics.iter().filter(|one| is_shown(one.severity, one.code));
        tell_found(wrong, &sources);
        let document = completed.filter(|_| model.is_some()).ok_or("the description cannot be used as it is")?;
        let listener = TcpListener::bind(("127.0.0.1", self.port))
            .map_err(|error| Failure(format!("port {}: {error}; `--port 0` takes one that is free", self.port)))?;
        Ok((Api::new(document)?, listener))
    }
}
