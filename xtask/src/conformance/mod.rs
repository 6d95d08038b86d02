//! `cargo xtask conformance`: every operation of a generated client is called against Prism, an independent server that
//! checks requests against the document and answers with random values that fit it.
//!
//! Of each document the client is generated, and a program (`driver`, and `driver/main.rs`) that makes calls and prints
//! their outcomes. The arguments (`cases`) are made of the schemas of the document (`schema`, `sample`); `served` is
//! the document that the server gets. The printed outcomes are judged here (`judge`, `report`).

mod cases;
mod driver;
mod judge;
mod prism;
mod report;
mod sample;
mod served;

use ampersat::Input;
use ampersat::choices::Choices;
use ampersat::cli::schemas::Schemas;
use ampersat::cli::{Failure, say, tell};
use ampersat::model::{Api, Kind, Output, Runtime};
use ampersat::{Generator, Request, Snapshot};
use cases::Case;
use judge::Verdict;
use prism::Prism;
use report::Outcome;
use serde_json::Value;
use served::served;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

/// The longest time in which Prism reads a document: minutes, for some.
const START: Duration = Duration::from_secs(600);

/// The fixed part of every driver.
const MAIN: &str = include_str!("../../driver/main.rs");
/// The time that a driver may print nothing before the server is started again: some documents make it hang.
const STILL: Duration = Duration::from_secs(30);

/// The number of lines of the compiler that are shown.
const SHOWN: usize = 20;

/// The arguments.
#[derive(Debug, clap::Args)]
pub(crate) struct Conformance {
    /// The documents, each in one file
    #[arg(required = true)]
    documents: Vec<PathBuf>,
    /// The folder for clients, drivers and results
    #[arg(long, value_name = "DIR", default_value = "target/conformance")]
    out: PathBuf,
    /// The folder of npm with Prism in it; `npm` in the folder of results if not given
    #[arg(long, value_name = "DIR")]
    prism: Option<PathBuf>,
    /// The number of values for each operation, both with all arguments and with the required ones
    #[arg(long, value_name = "N", default_value_t = 3)]
    seeds: u64,
    /// The time that the calls of a document may take, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 600)]
    max_seconds: u64,
}

/// A client that was made of a document, and everything needed to judge it.
struct Client {
    name: String,
    api: Api,
    schemas: Schemas,
    cases: Vec<Case>,
}

impl Conformance {
    /// Generates, compiles and calls the clients of all documents, and prints what came of it.
    pub(crate) fn run(self) -> Result<(), Failure> {
        fs::create_dir_all(&self.out)?;
        let out = fs::canonicalize(&self.out)?;
        let prism = Prism::find(self.prism.as_deref().unwrap_or(&out.join("npm")))?;
        let (mut outcomes, mut details) = (Vec::new(), String::new());
        for document in &self.documents {
            let name = package(document);
            let outcome = match self.conform(document, &name, &out, &prism) {
                Ok(outcome) => outcome,
                Err(Failure(message)) => Outcome { name, failure: Some(message), ..Outcome::default() },
            };
            let told = report::differences(&outcome);
            tell(&told);
            details.push_str(&told);
            details.push('\n');
            outcomes.push(outcome);
        }
        let table = report::table(&outcomes);
        fs::write(out.join("report.md"), format!("{table}\n{details}"))?;
        say(&table)
    }

    fn conform(&self, document: &Path, name: &str, out: &Path, prism: &Prism) -> Result<Outcome, Failure> {
        let folder = out.join("results").join(name);
        fs::create_dir_all(&folder)?;
        let client = self.make(document, name, out, &folder)?;
        if client.cases.is_empty() {
            return Err("the document has no operations".into());
        }
        build(out, name)?;
        let lines = self.call(out, name, &folder, prism)?;
        let operations: Vec<_> = client.api.operations().map(|(_, operation)| operation).collect();
        let judged = client.cases.iter().filter_map(|case| {
            let verdict = match (&case.invalid, lines.get(&case.id)) {
                (Some(error), _) => Verdict::NotCalled(error.clone()),
                (None, Some(line)) => judge::verdict(case, operations.get(case.operation)?, line, &client.schemas),
                (None, None) => Verdict::NotCalled("the time was over".to_owned()),
            };
            Some((case.operation, case.id.clone(), verdict))
        });
        let calls = judged.collect();
        let operations = operations.iter().map(|one| format!("{} {}", one.method, one.path)).collect();
        Ok(Outcome { name: client.name, failure: None, operations, calls })
    }

    /// Writes the client, its driver, its calls, and the document that the server gets.
    fn make(&self, document: &Path, name: &str, out: &Path, folder: &Path) -> Result<Client, Failure> {
        let text = fs::read_to_string(document)?;
        let runtime = fs::canonicalize(crate::root().join("generator/runtime"))?.display().to_string();
        let request = Request {
            document: Input { name: document.display().to_string(), text },
            overlays: Vec::new(),
            name: name.to_owned(),
            features: Vec::new(),
            choices: Choices::default(),
            output: Output::new(Kind::Crate, Runtime::Path(runtime.clone())),
            header: "@generated by `cargo xtask conformance`. Do not edit.".to_owned(),
        };
        let mut loaded = Value::Null;
        let watch = |stage: &str, snapshot: Snapshot<'_>| {
            if let ("load", Snapshot::Document(document)) = (stage, snapshot) {
                loaded = document.root.to_json();
            }
        };
        let client = Generator::new().watch(watch).with_openapi(true).generate(&request)?;
        fs::write(folder.join("document.json"), served(loaded).to_string())?;
        let schemas = Schemas::new(serde_json::from_str(client.openapi.as_deref().unwrap_or_default())?)?;
        let cases = cases::cases(&client.api, &schemas, self.seeds);
        let called: Vec<_> = cases.iter().filter(|case| case.invalid.is_none()).collect();
        fs::write(folder.join("calls.json"), serde_json::to_string(&called)?)?;
        let crate_folder = out.join("clients").join(name);
        let files: BTreeMap<PathBuf, &str> =
            client.files.iter().map(|(path, text)| (crate_folder.join(path), text.as_str())).collect();
        clear(&crate_folder, &files)?;
        for (path, text) in &files {
            write(path, text)?;
        }
        let driver = out.join("drivers").join(name);
        write(&driver.join("src/main.rs"), MAIN)?;
        write(&driver.join("src/calls.rs"), &driver::calls(&client.api))?;
        write(&driver.join("Cargo.toml"), &manifest(&client.api, name, &runtime))?;
        Ok(Client { name: name.to_owned(), api: client.api, schemas, cases })
    }

    /// Lets the driver make its calls, and returns what it printed, by call.
    fn call(&self, out: &Path, name: &str, folder: &Path, prism: &Prism) -> Result<BTreeMap<String, Value>, Failure> {
        let (document, results, log) =
            (folder.join("document.json"), folder.join("results.jsonl"), folder.join("prism.txt"));
        let address = prism::address()?;
        let mut server = prism.start(&document, address, &log)?;
        let started = Instant::now();
        while !prism::is_open(address) {
            if let (Some(_), _) | (_, true) = (server.try_wait()?, started.elapsed() > START) {
                _ = server.kill();
                return Err(format!("Prism does not serve the document: see {}", log.display()).into());
            }
            thread::sleep(Duration::from_millis(200));
        }
        let mut driver = Command::new(out.join("target/debug").join(format!("driver-{name}")));
        driver.arg(format!("http://{address}")).arg(folder.join("calls.json")).arg(&results);
        let mut driver = driver.spawn()?;
        let length = || fs::metadata(&results).map_or(0, |data| data.len());
        let (started, mut moved, mut last) = (Instant::now(), Instant::now(), 0);
        while driver.try_wait()?.is_none() {
            if length() != last {
                (moved, last) = (Instant::now(), length());
            }
            let is_stuck = moved.elapsed() > STILL;
            if is_stuck {
                _ = server.kill();
                moved = Instant::now();
            }
            if is_stuck || server.try_wait()?.is_some() {
                _ = server.wait();
                server = prism.start(&document, address, &log)?;
            }
            if started.elapsed() > Duration::from_secs(self.max_seconds) {
                _ = driver.kill();
            }
            thread::sleep(Duration::from_millis(50));
        }
        _ = server.kill();
        _ = server.wait();
        let lines = fs::read_to_string(&results)?;
        let lines = lines.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        Ok(lines.filter_map(|line| Some((line.get("case")?.as_str()?.to_owned(), line))).collect())
    }
}

/// Compiles a driver.
fn build(out: &Path, name: &str) -> Result<(), Failure> {
    let workspace = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [\"clients/{name}\", \"drivers/{name}\"]\n\n\
         [profile.dev]\ndebug = false\nincremental = false\n"
    );
    write(&out.join("Cargo.toml"), &workspace)?;
    let lock = out.join("Cargo.lock");
    if !lock.exists() {
        fs::copy(crate::root().join("Cargo.lock"), lock)?;
    }
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(out).env("CARGO_TARGET_DIR", out.join("target")).args(["build", "--quiet", "--package"]);
    let output = cargo.arg(format!("driver-{name}")).output()?;
    match output.status.success() {
        true => Ok(()),
        false => {
            let said = String::from_utf8_lossy(&output.stderr);
            let lines: Vec<_> = said.lines().take(SHOWN).collect();
            Err(format!("the driver does not compile: {}", lines.join("\n")).into())
        }
    }
}

fn manifest(api: &Api, name: &str, runtime: &str) -> String {
    let groups: Vec<_> = api.groups.iter().map(|group| &group.name.rust).collect();
    format!(
        "[package]\nname = \"driver-{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         {name} = {{ path = \"../../clients/{name}\", default-features = false, features = {groups:?} }}\n\
         ampersat-runtime = {{ path = {runtime:?}, default-features = false, features = [\"uuid\"] }}\n\
         serde_json = \"1\"\n\
         tokio = {{ version = \"1\", default-features = false, features = [\"macros\", \"rt\", \"time\"] }}\n"
    )
}

/// Removes what an earlier version of the generator has left in the folder of a client.
fn clear(folder: &Path, wanted: &BTreeMap<PathBuf, &str>) -> Result<(), Failure> {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry?.path();
        match path.is_dir() {
            true => clear(&path, wanted)?,
            false if !wanted.contains_key(&path) => fs::remove_file(&path)?,
            false => {}
        }
    }
    Ok(())
}

/// Writes a file unless it is there already: an unchanged file is not compiled again.
fn write(path: &Path, text: &str) -> Result<(), Failure> {
    if fs::read_to_string(path).ok().as_deref() == Some(text) {
        return Ok(());
    }
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    Ok(fs::write(path, text)?)
}

/// The name of a document's client.
fn package(document: &Path) -> String {
    let stem = document.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    let words = stem.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    format!("api-{}", words.collect::<Vec<_>>().join("-"))
}

#[cfg(test)]
mod tests {
    use super::package;
    use std::path::Path;

    #[test]
    fn a_package_has_the_name_of_its_document() {
        assert_eq!(package(Path::new("a/Oai__pet.store.v3.json")), "api-oai-pet-store-v3");
    }
}
