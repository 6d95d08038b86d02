//! `cargo xtask corpus`: the results of the generator for many documents, and the verdict of the compiler on them.
//!
//! Each document is generated in a process of its own (`survey`, `child`), so that one that never ends, or ends badly, is
//! reported and stops nothing. All crates are members of one workspace (`cargo`). The results of a document are kept in
//! the output folder (`record`), under a key of all that they depend on: they are found out again only when that has
//! changed. `untyped` says what is raw JSON and why, `lost` what types cannot hold, `repeats` what documentation says
//! twice, `table` prints.

mod cargo;
mod child;
mod lost;
mod media;
mod reasons;
mod record;
mod repeats;
mod survey;
mod table;
mod untyped;

pub(crate) use cargo::as_compiler;
use record::Step;

use crate::root;
use ampersat::cli::{Failure, progress, say};
use ampersat::internals::is_crate_name;
use ampersat::output::Kind;
use clap::ValueEnum as _;
use record::{End, Generation, KEPT, Record};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

/// The arguments.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Corpus {
    /// The folder of the documents; each *.json, *.yaml and *.yml in it and below it is one
    dir: PathBuf,
    /// Where crates and results are put
    #[arg(short, long, value_name = "DIR", default_value = "target/corpus")]
    out: PathBuf,
    /// What is done with each document
    #[arg(long, value_name = "STEP", value_delimiter = ',', default_value = "generate,check,clippy,doctest")]
    steps: Vec<Step>,
    /// The output for each document: a crate, or a crate around a module or file that has the runtime inside
    #[arg(long, value_name = "KIND", default_value = "crate")]
    kind: Kind,
    /// Only documents whose path contains this
    #[arg(long, value_name = "PATTERN")]
    only: Option<String>,
    /// The folder of `ampersat-runtime`: that of this repository if not given
    #[arg(long, value_name = "DIR")]
    runtime: Option<PathBuf>,
    /// How many documents are worked on at the same time; as many as there are cores if not given
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
    /// Forget the results of earlier runs
    #[arg(long)]
    fresh: bool,
    /// The longest time that a generation may take, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    max_seconds: u64,
    /// The most memory that a generation may take, in MB
    #[arg(long, value_name = "MB", default_value_t = 2048)]
    max_memory: u64,
    /// Generate this document only, and write down what came of it: what the command starts for each document
    #[arg(long, value_name = "FILE", hide = true, requires = "package")]
    one: Option<PathBuf>,
    #[arg(long, value_name = "NAME", hide = true)]
    package: Option<String>,
}

/// The settings for all documents.
#[derive(Debug)]
struct Settings {
    dir: PathBuf,
    out: PathBuf,
    runtime: PathBuf,
    jobs: usize,
    kind: Kind,
    max: Duration,
    max_mb: u64,
    /// The digest of all that the generations depend on besides their documents: the generator.
    generator: String,
}

impl Settings {
    fn record(&self, package: &str) -> PathBuf {
        self.out.join("results").join(format!("{package}.json"))
    }
}

impl Corpus {
    /// Does what is still to be done, and prints the table.
    pub(crate) fn run(self) -> Result<(), Failure> {
        if let (Some(document), Some(package)) = (&self.one, &self.package) {
            let generation = survey::survey(document, package, self.kind, &self.out.join("crates").join(package))?;
            fs::write(generation_file(&self.out, package), serde_json::to_string(&generation)?)?;
            return Ok(());
        }
        let settings = self.settings()?;
        let documents = self.documents()?;
        if documents.is_empty() {
            return Err(format!("{} holds no documents", self.dir.display()).into());
        }
        let mut records = generations(&settings, &documents)?;
        let mut steps = self.steps.clone();
        steps.sort();
        steps.dedup();
        steps.retain(|step| *step != Step::Generate);
        if !steps.is_empty() && records.iter().any(Record::has_crate) {
            let workspace = cargo::Workspace::new(&settings, &mut records)?;
            for step in &steps {
                workspace.step(*step, &mut records)?;
            }
        }
        for record in &mut records {
            record.steps.retain(|step, _| *step == Step::Check || steps.contains(step));
        }
        let report = table::markdown(&records, &steps);
        fs::write(settings.out.join("report.md"), &report)?;
        fs::write(settings.out.join("report.json"), serde_json::to_string_pretty(&records)?)?;
        say(&report)
    }

    fn settings(&self) -> Result<Settings, Failure> {
        if self.fresh {
            let results = self.out.join("results");
            match fs::remove_dir_all(&results) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
        }
        for folder in ["crates", "results", "logs"] {
            fs::create_dir_all(self.out.join(folder))?;
        }
        let program = fs::read(std::env::current_exe()?)?;
        Ok(Settings {
            dir: self.dir.clone(),
            out: fs::canonicalize(&self.out)?,
            runtime: self.runtime.clone().unwrap_or_else(|| root().join("generator/runtime")),
            jobs: self.jobs.unwrap_or_else(|| thread::available_parallelism().map_or(1, usize::from)),
            kind: self.kind,
            max: Duration::from_secs(self.max_seconds),
            max_mb: self.max_memory,
            generator: survey::hash(&program),
        })
    }

    /// The documents by their paths in the folder, each with the name of its crate.
    fn documents(&self) -> Result<Vec<(String, String)>, Failure> {
        let mut paths = BTreeSet::new();
        collect(&self.dir, &self.dir, &mut paths)?;
        // Names are given before some are chosen, so that a document has the same one in every run.
        let mut taken = BTreeSet::new();
        let mut documents: Vec<_> = paths.into_iter().map(|path| (package(&path, &mut taken), path)).collect();
        documents.retain(|(_, path)| self.only.as_ref().is_none_or(|pattern| path.contains(pattern)));
        Ok(documents.into_iter().map(|(package, path)| (path, package)).collect())
    }
}

fn collect(root: &Path, folder: &Path, found: &mut BTreeSet<String>) -> Result<(), Failure> {
    let entries = fs::read_dir(folder).map_err(|error| Failure(format!("{}: {error}", folder.display())))?;
    for entry in entries {
        let path = entry?.path();
        let is_document = ["json", "yaml", "yml"].into_iter().any(|one| path.extension().is_some_and(|two| two == one));
        if path.is_dir() {
            collect(root, &path, found)?;
        } else if let (true, Ok(inside)) = (is_document, path.strip_prefix(root)) {
            found.insert(inside.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(())
}

/// The name of the crate of a document: its path without what no name can have.
fn package(path: &str, taken: &mut BTreeSet<String>) -> String {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem).to_lowercase();
    let words = stem.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join("-");
    let name = if is_crate_name(&name) { name } else { format!("api-{name}") };
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    let free = std::iter::once(name.clone()).chain(numbered).find(|name| !taken.contains(name));
    let name = free.unwrap_or(name);
    taken.insert(name.clone());
    name
}

/// The word for a kind of output.
fn word(kind: Kind) -> String {
    kind.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

fn generation_file(out: &Path, package: &str) -> PathBuf {
    out.join("results").join(format!("{package}.generation"))
}

/// Generates the crates of all documents for which that has not been done yet, several at the same time.
fn generations(settings: &Settings, documents: &[(String, String)]) -> Result<Vec<Record>, Failure> {
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        while let Some((document, package)) = documents.get(next.fetch_add(1, Ordering::Relaxed)) {
            let result = generation(settings, document, package);
            if let Ok(mut done) = done.lock() {
                done.push(result);
                progress("generate", done.len(), documents.len());
            }
        }
    };
    thread::scope(|scope| (0..settings.jobs.max(1)).for_each(|_| _ = scope.spawn(work)));
    let done = done.into_inner().map_err(|_| "a thread has failed")?;
    let mut records = done.into_iter().collect::<Result<Vec<_>, _>>()?;
    records.sort_by(|a, b| a.document.cmp(&b.document));
    Ok(records)
}

/// Returns the record of a document, which is made now if there is none yet.
fn generation(settings: &Settings, document: &str, package: &str) -> Result<Record, Failure> {
    let path = settings.dir.join(document);
    let key = survey::hash(&(&settings.generator, word(settings.kind), fs::read(&path)?));
    let known = Record::read(&settings.record(package));
    let is_there = |record: &Record| !record.has_crate() || settings.out.join("crates").join(package).exists();
    let is_known = |record: &&Record| record.key == key && record.document == document && is_there(record);
    if let Some(record) = known.as_ref().filter(is_known) {
        return Ok(record.clone());
    }
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("corpus").arg(&settings.dir).arg("--out").arg(&settings.out);
    command.arg("--one").arg(&path).args(["--package", package, "--kind", &word(settings.kind)]);
    let log = settings.out.join("logs").join(format!("{package}.txt"));
    let run = child::bounded(command, &log, settings.max, settings.max_mb)?;
    let file = generation_file(&settings.out, package);
    let read = || -> Option<Generation> { serde_json::from_slice(&fs::read(&file).ok()?).ok() };
    let (end, written) = match run.ended {
        child::Ended::Slow => (End::Slow, None),
        child::Ended::Large => (End::Large, None),
        child::Ended::Itself(status) => match status.success().then(read).flatten() {
            // It may have ended before anyone looked.
            Some(written) if written.peak_mb.is_some_and(|peak| peak > settings.max_mb) => (End::Large, None),
            written => (End::Crashed, written),
        },
    };
    _ = fs::remove_file(file);
    let generation = match written {
        Some(generation) => generation,
        None => {
            let said = String::from_utf8_lossy(&fs::read(&log)?).into_owned();
            let errors = said.lines().take(KEPT).map(str::to_owned).collect();
            Generation { end, seconds: run.seconds, peak_mb: run.peak_mb, errors, ..Generation::default() }
        }
    };
    let steps = known.map(|record| record.steps).unwrap_or_default();
    let record = Record { document: document.to_owned(), package: package.to_owned(), key, generation, steps };
    record.write(&settings.record(package))?;
    Ok(record)
}
