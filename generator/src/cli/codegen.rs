//! `cargo xtask codegen` and `ampersat generate`: reads files, lets a [`Generator`] run, and writes, checks or dumps.

use super::arguments::{Codegen, Stage};
use super::config::{Project, is_url, relative};
use super::options;
use super::report::tell_found;
use super::surroundings;
use super::target::Target;
use super::terminal::json;
use super::write::recover;
use super::{Failure, Format, Mode, say, show, summary, tell};
use crate::complete::INVALID;
use crate::diagnostic::{Diagnostic, codes, nearest};
use crate::document::Sources;
use crate::files::{read, reader, shown, standard_input};
use crate::load::{Files, Input};
use crate::model::{Kind, Output, Runtime};
use crate::{Client, Generator, Rejected, Report, Request, Snapshot};
use std::collections::BTreeSet;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

impl Codegen {
    /// Puts what `ampersat.toml` says of a client in the place of what is not given.
    fn or(self, client: &Self) -> Self {
        let list = |given: Vec<String>, other: &[String]| if given.is_empty() { other.to_vec() } else { given };
        let paths = |given: Vec<PathBuf>, other: &[PathBuf]| if given.is_empty() { other.to_vec() } else { given };
        let Self { spec, out, name, kind, runtime, openapi, .. } = client.clone();
        Self {
            spec: self.spec.or(spec),
            overlay: paths(self.overlay, &client.overlay),
            // A client that is written elsewhere leaves the published document alone.
            openapi: self.openapi.or(openapi.filter(|_| self.out.is_none())),
            out: self.out.or(out),
            name: self.name.or(name),
            kind: self.kind.or(kind),
            runtime: self.runtime.or(runtime),
            types_only: self.types_only || client.types_only,
            allow_dir: paths(self.allow_dir, &client.allow_dir),
            deny: list(self.deny, &client.deny),
            features: list(self.features, &client.features),
            written: client.written.clone(),
            ..self
        }
    }

    /// The clients that are meant: the one of a description that is given, or those of `ampersat.toml`.
    pub(super) fn clients(self, project: &Project) -> Result<Vec<Self>, Failure> {
        if self.spec.is_some() {
            return Ok(vec![self]);
        }
        let clients = project.select(&self.client)?;
        let of_one =
            [("--out", self.out.is_some()), ("--name", self.name.is_some()), ("--openapi", self.openapi.is_some())];
        if let (Some((option, _)), 2..) = (of_one.iter().find(|(_, is_given)| *is_given), clients.len()) {
            return Err(format!("`{option}` is for one client; choose it with `--client NAME`").into());
        }
        // A crate that a file describes is as the file says, whatever it was made with.
        Ok(clients.into_iter().map(|client| Self { remake: true, ..self.clone().or(client) }).collect())
    }

    /// Returns the kind of output, and its runtime.
    pub fn output(&self) -> Output {
        let kind = self.kind.unwrap_or_default();
        // The handwritten code around sources names the crate of the runtime.
        let usual = if kind == Kind::Sources { Runtime::Crate } else { Runtime::Vendored };
        let runtime = match self.runtime.clone().unwrap_or(usual) {
            Runtime::Path(path) => Runtime::Path(self.seen_from_manifest(Path::new(&path)).unwrap_or(path)),
            other => other,
        };
        Output { kind, runtime, types_only: self.types_only }
    }

    /// A path as the manifest around the output has to write it.
    fn seen_from_manifest(&self, path: &Path) -> Option<String> {
        let out = self.out.as_deref()?;
        let folder = match self.kind.unwrap_or_default().is_module() {
            true => surroundings::crate_of(out)?,
            false => out.to_owned(),
        };
        Some(relative(&folder, path)?.display().to_string().replace('\\', "/"))
    }

    /// The name of the crate or module: that of its folder or file if none is given.
    pub(super) fn name(&self) -> Result<String, Failure> {
        let of_out = || {
            let out = self.out.as_deref()?;
            let name = if self.kind == Some(Kind::File) { out.file_stem() } else { out.file_name() };
            Some(name?.to_string_lossy().into_owned())
        };
        let name = self.name.clone().or_else(of_out).ok_or("which name? give one with `--name NAME`")?;
        let is_valid = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_'));
        if !is_valid {
            return Err(format!(
                "`{name}` is no name for a crate or module: use a-z, 0-9 and `-`; `--name` gives another"
            )
            .into());
        }
        Ok(name)
    }

    /// Reads the document and its overlays.
    pub fn request(&self, command: &str) -> Result<Request, Failure> {
        let spec = self.spec.as_deref().ok_or("which description? give one with `--spec FILE`")?;
        refuse_url(spec)?;
        let (name, document) = (self.name()?, if spec == Path::new("-") { standard_input() } else { read(spec) }?);
        let overlays = self.overlay.iter().map(|path| read(path)).collect::<Result<_, _>>()?;
        let header = format!("@generated by `{command}`. Do not edit. Correct mistakes in an overlay.");
        Ok(Request {
            document,
            overlays,
            name,
            features: self.features.clone(),
            choices: self.choices.over(&self.written),
            output: self.output(),
            header,
        })
    }

    /// Gives the files to which the document refers.
    pub fn files(&self) -> impl FnMut(&str) -> Result<Input, String> + Send + use<> {
        reader(self.spec.as_deref().unwrap_or(Path::new("")), &self.allow_dir)
    }

    /// Generates, checks or dumps. No client is written before all of them are made.
    pub fn run(self, project: &Project) -> Result<(), Failure> {
        if self.dump.is_some() {
            return self.clients(project)?.iter().try_for_each(|client| client.dump(&project.command));
        }
        let format = self.format;
        let clients = self.clients(project)?;
        let mut found = Vec::new();
        let made =
            clients.iter().map(|client| client.make(&project.command, &mut found)).collect::<Result<Vec<_>, _>>();
        if format.is_log() {
            say(show(&found, &Sources::default(), format).trim_end())?;
        }
        let made = made?;
        // Every client that is not up to date is named.
        let written = clients.iter().zip(made).map(|(client, made)| client.finish(made, &project.command));
        let failures: Vec<_> = written.filter_map(Result::err).map(|Failure(message)| message).collect();
        if failures.is_empty() { Ok(()) } else { Err(Failure(failures.join("\n"))) }
    }

    fn dump(&self, command: &str) -> Result<(), Failure> {
        let (result, dumped) = generate_and_dump(&self.request(command)?, &mut self.files(), self.dump);
        self.tell_shown(Report::of(&result));
        say(&dumped.ok_or("this stage was not reached")?)
    }

    fn tell_shown(&self, report: &Report) {
        tell_found(report.diagnostics.iter().filter(|one| self.is_shown(one)), &report.sources);
    }

    fn is_shown(&self, finding: &Diagnostic) -> bool {
        self.verbose || finding.needs_attention()
    }

    /// Generates, and writes nothing. Findings that are printed together are added to `found`.
    fn make(&self, command: &str, found: &mut Vec<Diagnostic>) -> Result<Made, Failure> {
        let started = Instant::now();
        self.check_denied()?;
        let request = self.request(command)?;
        let target = Target::new(self)?;
        let remembers = request.output.kind == Kind::Crate;
        if remembers && !self.remake {
            options::Options::of(self, &request).check(&target.folder, &shown(&target.folder))?;
        }
        if !self.check {
            recover(&target.folder, self.openapi.as_slice())?;
        }
        let result = Generator::new().files(self.files()).with_openapi(self.openapi.is_some()).generate(&request);
        let report = Report::of(&result);
        match self.format {
            Format::Human => self.tell_shown(report),
            Format::Json if result.is_err() => say(&show(&report.diagnostics, &report.sources, Format::Json))?,
            Format::Json => {}
            Format::Sarif => found.extend(report.diagnostics.iter().cloned()),
            Format::Github => found.extend(report.diagnostics.iter().filter(|one| self.is_shown(one)).cloned()),
        }
        let mut client = result.map_err(|_| "nothing was generated, and no file was touched")?;
        self.denied(&client.report.diagnostics)?;
        if remembers {
            client.files.insert(options::FILE.to_owned(), options::Options::of(self, &request).text(command));
        }
        Ok(Made { request, client, target, elapsed: started.elapsed() })
    }

    /// Writes or checks what was made, and says what came of it.
    fn finish(&self, made: Made, command: &str) -> Result<(), Failure> {
        let started = Instant::now();
        // The process ends soon. Taking millions of small values apart before takes a second.
        let mut made = ManuallyDrop::new(made);
        let openapi = self.openapi.clone().zip(made.client.openapi.take());
        let Made { request, client, target, elapsed } = &*made;
        let mode = if self.check { Mode::Check } else { Mode::Write };
        let changed = target.write(client, openapi, mode, command)?;
        if self.format == Format::Json {
            return say(&summary::as_json(request, client, changed));
        }
        let elapsed = *elapsed + started.elapsed();
        let summary = summary::of_run(request, client, changed, elapsed);
        let summary = format!("{summary}{}", target.advice(&client.api, self.check));
        if self.format.is_log() {
            tell(&format!("{summary}\n"));
            return Ok(());
        }
        say(&summary)
    }

    /// Fails if a code is to be denied that no finding can have.
    pub(super) fn check_denied(&self) -> Result<(), Failure> {
        let Some(unknown) = self.deny.iter().find(|denied| !codes().any(|code| code == **denied)) else {
            return Ok(());
        };
        let nearest = nearest(unknown, codes()).unwrap_or_default();
        Err(format!("`--deny {unknown}`: no finding has this code; the nearest is `{nearest}`").into())
    }

    /// Fails if a finding is denied.
    pub(super) fn denied(&self, diagnostics: &[Diagnostic]) -> Result<(), Failure> {
        let found: BTreeSet<_> = diagnostics.iter().map(|one| one.code).collect();
        let published = self.openapi.iter().map(|_| INVALID.to_owned());
        let denied: Vec<_> = self.deny.iter().cloned().chain(published).collect();
        let denied: Vec<_> = denied.into_iter().filter(|code| found.contains(code.as_str())).collect();
        match denied.as_slice() {
            [] => Ok(()),
            _ => Err(format!("denied: {}; no file was touched", denied.join(", ")).into()),
        }
    }
}

/// Fails if a description is a URL: the output of a run follows from files alone.
fn refuse_url(spec: &Path) -> Result<(), Failure> {
    let Some(url) = spec.to_str().filter(|_| is_url(spec)) else { return Ok(()) };
    let name = if url.ends_with(".yaml") || url.ends_with(".yml") { "openapi.yaml" } else { "openapi.json" };
    // A text that may be a credential is not repeated.
    let url = if url.contains(['@', '?']) { "URL" } else { url };
    let help = format!("download it once, and keep it with your sources:\n  ampersat fetch {url} --out {name}");
    Err(format!("a description is a file here, not a URL, so that a run always makes the same; {help}").into())
}

/// A client that is not written yet.
struct Made {
    request: Request,
    client: Client,
    target: Target,
    elapsed: Duration,
}

impl Stage {
    fn name(self) -> &'static str {
        match self {
            Self::Load => "load",
            Self::Normalise => "normalise",
            Self::Overlay => "overlay",
            Self::Select => "select",
            Self::Complete => "complete",
            Self::Lower => "lower",
            Self::Arrange => "arrange",
        }
    }
}

/// Generates, and gives the value after a stage as JSON, if that stage is reached.
pub fn generate_and_dump(
    request: &Request,
    files: &mut Files<'_>,
    wanted: Option<Stage>,
) -> (Result<Client, Rejected>, Option<String>) {
    let mut dumped = None;
    let watch = |stage: &str, snapshot: Snapshot<'_>| {
        if wanted.is_some_and(|wanted| wanted.name() == stage) {
            dumped = dump(snapshot);
        }
    };
    let result = Generator::new().files(files).watch(watch).generate(request);
    (result, dumped)
}

fn dump(snapshot: Snapshot<'_>) -> Option<String> {
    match snapshot {
        Snapshot::Document(document) => Some(json(&document.root)),
        Snapshot::Model(api) => Some(json(api)),
    }
}
