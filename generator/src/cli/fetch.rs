//! `ampersat fetch`: a published description becomes a file, with a record of where it came from and what it was.
//!
//! No other command asks the network: the output of a run follows from files alone.

mod address;
mod http;
mod lock;

use super::report::tell_found;
use super::write::{read_regular, write_one};
use super::{Codegen, DiffFormat, Failure, Project, changes, say};
use crate::diagnostic::{Diagnostics, Severity};
use crate::document::Sources;
use crate::files::shown;
use crate::load::{Input, load};
use crate::stack::deep;
use crate::{Generator, Model, Report, Request, STALE};
use address::Address;
pub use address::Given;
use http::Header;
use lock::{Entry, Lock};
use std::path::PathBuf;

/// The arguments.
#[derive(Debug, Clone, clap::Args)]
pub struct Fetch {
    /// The address of the description; that of the last time, if not given
    #[arg(value_name = "URL")]
    pub url: Option<Given>,
    /// The file to write; the document of `ampersat.toml`, if not given
    #[arg(short, long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// A header to send, such as `authorization: Bearer …`; may be given several times, and is written nowhere
    #[arg(short = 'H', long, value_name = "NAME: VALUE")]
    pub header: Vec<Given>,
    /// Write nothing; fail if what is published is not what the file holds
    #[arg(long)]
    pub check: bool,
    /// Only the documents of these clients of `ampersat.toml`; may be given several times
    #[arg(long, value_name = "NAME", value_delimiter = ',', conflicts_with = "out")]
    pub client: Vec<String>,
}

/// A document to be fetched.
struct Wanted {
    from: Address,
    path: PathBuf,
    /// The use of its file.
    options: Codegen,
}

impl Fetch {
    /// Downloads, compares, and only then writes. Every document that fails is named.
    pub fn run(self, project: &Project) -> Result<(), Failure> {
        let wanted = self.wanted(project)?;
        if let (false, 2..) = (self.header.is_empty(), wanted.len()) {
            return Err("`--header` is for one server; choose the document with `--client NAME`".into());
        }
        let headers = self.header.iter().map(Given::header).collect::<Result<Vec<_>, _>>()?;
        let failed = |one: &Wanted| self.fetch(one, &headers, &project.command).err().map(|Failure(message)| message);
        let failures: Vec<_> = wanted.iter().filter_map(failed).collect();
        if failures.is_empty() { Ok(()) } else { Err(Failure(failures.join("\n"))) }
    }

    /// Returns the sources to fetch: the given one, or those of clients of `ampersat.toml` that were fetched before.
    fn wanted(&self, project: &Project) -> Result<Vec<Wanted>, Failure> {
        let clients = match &self.out {
            Some(path) => vec![Codegen { spec: Some(path.clone()), ..Codegen::default() }],
            None => documents(project, &self.client)?,
        };
        match (&self.url, clients.as_slice()) {
            (Some(_), [_, _, ..]) => {
                Err("into which file? give it with `--out FILE`, or a client with `--client NAME`".into())
            }
            (Some(url), _) => {
                let from = url.address()?;
                Ok(clients.into_iter().filter_map(|one| Wanted::new(from.clone(), one)).collect())
            }
            (None, _) => fetched_before(clients),
        }
    }

    fn fetch(&self, wanted: &Wanted, headers: &[Header], command: &str) -> Result<(), Failure> {
        let Wanted { from, path, .. } = wanted;
        let name = shown(path);
        let untouched = |error: String| Failure(format!("{from}: {error}\n{name} is as it was"));
        if from.lacks_credentials() {
            return Err(untouched("the credentials in this URL are not kept; give all of it again".to_owned()));
        }
        let text = http::download(from, headers).map_err(untouched)?;
        let published = Input { name: from.to_string(), text };
        is_description(&published).map_err(untouched)?;
        let here = read_regular(path)?;
        let entry = Lock::entry(path)?;
        let new = Entry { url: from.to_string(), sha256: lock::sha256(published.text.as_bytes()) };
        let old = here.as_deref().map(lock::sha256);
        let is_edited = old.is_some() && entry.as_ref().is_some_and(|entry| old.as_ref() != Some(&entry.sha256));
        if old.as_ref() == Some(&new.sha256) {
            if !self.check && entry.as_ref() != Some(&new) {
                Lock::record(path, new)?;
            }
            return say(&format!("{name}: not changed"));
        }
        if is_edited && !self.check {
            let help = "put the corrections into an overlay, and delete the file to fetch it again";
            return Err(untouched(format!("{name} was changed since it was fetched; {help}")));
        }
        if here.is_some() {
            wanted.compare(&published, command)?;
        }
        if self.check {
            return Err(match (here, is_edited) {
                (None, _) => format!("{name} is missing"),
                (_, true) => format!("{name} was changed since it was fetched, and is not what {from} is now"),
                _ => format!("{from} has changed; `ampersat fetch` takes it over"),
            }
            .into());
        }
        let size = published.text.len().div_ceil(1024);
        write_one(path, &published.text)?;
        Lock::record(path, new)?;
        say(&format!("{name}: {size} KiB of {from}"))
    }
}

impl Wanted {
    fn new(from: Address, options: Codegen) -> Option<Self> {
        Some(Self { from, path: options.spec.clone()?, options })
    }

    /// Prints what the published document changes in the client, if both can be used.
    fn compare(&self, published: &Input, command: &str) -> Result<(), Failure> {
        let name = Some(self.options.name.clone().unwrap_or_else(|| "client".to_owned()));
        let old = Codegen { name, ..self.options.clone() }.request(command)?;
        let new = Request { document: published.clone(), ..old.clone() };
        match (self.model(&old), self.model(&new)) {
            (Some(before), Some(after)) => say(&changes(&before, &after, DiffFormat::Markdown)),
            (_, after) => {
                let which = if after.is_none() { "what is published" } else { "the file" };
                say(&format!(
                    "{which} cannot be used as it is, so that clients are not compared; `ampersat lint` says why\n"
                ))
            }
        }
    }

    /// The model of a document. Corrections that do not fit it are printed.
    fn model(&self, request: &Request) -> Option<Model> {
        let model = Generator::new().files(self.options.files()).model(request);
        let report = Report::of(&model);
        tell_found(report.diagnostics.iter().filter(|one| STALE.contains(&one.code)), &report.sources);
        model.ok()
    }
}

/// The documents that were fetched before, from where they came.
fn fetched_before(clients: Vec<Codegen>) -> Result<Vec<Wanted>, Failure> {
    let names: Vec<_> = clients.iter().filter_map(|one| one.spec.as_deref()).map(shown).collect();
    let mut known = Vec::new();
    for client in clients {
        let entry = client.spec.as_deref().map(Lock::entry).transpose()?.flatten();
        if let Some(entry) = entry {
            known.extend(Wanted::new(Address::read(&entry.url)?, client));
        }
    }
    match known.len() {
        0 => Err(format!("{} was never fetched; give the URL, too", names.join(", ")).into()),
        _ => Ok(known),
    }
}

/// The clients of a project, one of each document.
fn documents(project: &Project, names: &[String]) -> Result<Vec<Codegen>, Failure> {
    let help = "give the file with `--out FILE`";
    if project.first().is_none() {
        return Err(format!("into which file? {help}; no `ampersat.toml` is here that names one").into());
    }
    let mut documents: Vec<Codegen> = Vec::new();
    for client in project.select(names)? {
        if documents.iter().all(|one| one.spec != client.spec) {
            documents.push(client.clone());
        }
    }
    Ok(documents)
}

/// Fails if a text is no description of any known version.
fn is_description(published: &Input) -> Result<(), String> {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    // Other files are not looked at.
    let mut nothing = |name: &str| Ok(Input { name: name.to_owned(), text: "{}".to_owned() });
    deep(|| load(published, &mut nothing, &mut sources, &mut diagnostics));
    let found = diagnostics.resolve(&sources);
    let of_file = |one: &&crate::diagnostic::Diagnostic| {
        one.severity == Severity::Invalid && ["not-an-object", "syntax", "unknown-version"].contains(&one.code)
    };
    match found.iter().find(of_file) {
        Some(wrong) => Err(wrong.message.clone()),
        None => Ok(()),
    }
}
