//! All crates as one workspace: one command of cargo compiles them all, and its messages say which crate they are about.

use super::record::{Record, Step, StepOutcome};
use super::survey::hash;
use super::{Settings, child};
use ampersat::cli::{Failure, many};
use ampersat::output::Kind;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;

/// The variable with the folder for the numbers of a compiler. It says that this program stands in for the compiler.
const MEASURE: &str = "AMPERSAT_CORPUS_MEASURE";

/// The code of what cargo says against a manifest.
const MANIFEST: &str = "manifest";

/// The workspace of all crates that were made.
pub(super) struct Workspace<'a> {
    settings: &'a Settings,
    /// The digest of all that the crates depend on besides their own files: the runtime and the compiler.
    base: String,
}

impl<'a> Workspace<'a> {
    /// Writes the workspace. A crate whose manifest cargo does not accept is no member, or nothing would be compiled.
    pub(super) fn new(settings: &'a Settings, records: &mut [Record]) -> Result<Self, Failure> {
        let workspace = Self { settings, base: base(settings)? };
        let lock = settings.out.join("Cargo.lock");
        if let (false, Some(known)) = (lock.exists(), lock_of(&settings.runtime)) {
            fs::copy(known, lock)?;
        }
        let members: Vec<_> = records.iter_mut().filter(|record| record.has_crate()).collect();
        let mut accepted: Vec<String> = members.iter().map(|record| record.package.clone()).collect();
        workspace.manifest(&accepted)?;
        if workspace.error()?.is_none() {
            return Ok(workspace);
        }
        for record in members {
            workspace.manifest(std::slice::from_ref(&record.package))?;
            if let Some(error) = workspace.error()? {
                let mut outcome = StepOutcome { key: workspace.key(Step::Check, record), ..StepOutcome::default() };
                outcome.push(true, MANIFEST, &error);
                record.steps.insert(Step::Check, outcome);
                accepted.retain(|package| *package != record.package);
            }
        }
        workspace.manifest(&accepted)?;
        match workspace.error()? {
            None => Ok(workspace),
            Some(error) => Err(format!("cargo does not accept the workspace: {error}").into()),
        }
    }

    fn manifest(&self, packages: &[String]) -> Result<(), Failure> {
        let members: String = packages.iter().map(|name| format!("    \"crates/{name}\",\n")).collect();
        let runtime = fs::canonicalize(&self.settings.runtime)?.display().to_string();
        let text = format!(
            "[workspace]\nresolver = \"3\"\nmembers = [\n{members}]\n\n\
             [patch.crates-io]\nampersat-runtime = {{ path = {runtime:?} }}\n\n\
             [profile.dev]\ndebug = false\nincremental = false\n"
        );
        let path = self.settings.out.join("Cargo.toml");
        if fs::read_to_string(&path).ok().as_deref() != Some(&text) {
            fs::write(path, text)?;
        }
        Ok(())
    }

    /// Returns cargo's objection to the manifests.
    fn error(&self) -> Result<Option<String>, Failure> {
        let mut command = self.cargo("metadata");
        let output = command.args(["--no-deps", "--format-version", "1"]).output()?;
        let text = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        Ok((!output.status.success()).then_some(text))
    }

    /// Returns the digest of all that a step of a crate depends on.
    fn key(&self, step: Step, record: &Record) -> String {
        hash(&(&self.base, self.features(step), &record.generation.files))
    }

    fn cargo(&self, command: &str) -> Command {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.current_dir(&self.settings.out).arg(command).env_remove("CARGO_TARGET_DIR");
        cargo
    }

    /// Returns the features that a step wants beside the default ones, in arguments for cargo. Clippy sees all that is emitted; the
    /// crate around a module has no features.
    fn features(&self, step: Step) -> &'static [&'static str] {
        match step {
            Step::Clippy if self.settings.kind == Kind::Crate => &["--features", "blocking,mock,oauth2,webhooks"],
            _ => &[],
        }
    }

    /// Does a step for every crate for which it has not been done yet.
    pub(super) fn step(&self, step: Step, records: &mut [Record]) -> Result<(), Failure> {
        let is_open = |record: &&mut Record| {
            let rejected = record.steps.get(&Step::Check).is_some_and(|check| check.errors.contains_key(MANIFEST));
            record.has_crate()
                && !rejected
                && record.steps.get(&step).is_none_or(|outcome| outcome.key != self.key(step, record))
        };
        let mut open: Vec<&mut Record> = records.iter_mut().filter(is_open).collect();
        if open.is_empty() {
            return Ok(());
        }
        eprintln!("{}: {}", step.name(), many(open.len(), "crate", "crates"));
        let outcomes = match step {
            Step::Doctest | Step::Test => self.tests(step, &open)?,
            _ => self.compile(step.name(), self.features(step), &open)?,
        };
        for record in &mut open {
            let mut outcome = outcomes.get(&record.package).cloned().unwrap_or_default();
            outcome.key = self.key(step, record);
            record.steps.insert(step, outcome);
            record.write(&self.settings.record(&record.package))?;
        }
        Ok(())
    }

    /// Runs cargo once for all crates. Its messages tell the outcome of each crate.
    fn compile(
        &self,
        command: &str,
        arguments: &[&str],
        open: &[&mut Record],
    ) -> Result<BTreeMap<String, StepOutcome>, Failure> {
        let measured = self.settings.out.join("measured").join(command);
        fs::create_dir_all(&measured)?;
        let mut cargo = self.cargo(command);
        cargo.args(["--keep-going", "--message-format", "json", "--quiet"]).args(arguments);
        if command == "doc" {
            cargo.arg("--no-deps");
        }
        cargo.arg("--jobs").arg(self.settings.jobs.to_string());
        open.iter().for_each(|record| _ = cargo.args(["--package", &record.package]));
        cargo.env(MEASURE, &measured).env("RUSTC_WRAPPER", std::env::current_exe()?).stdout(Stdio::piped());
        let log = self.settings.out.join("logs").join(format!("{command}.txt"));
        let mut child = cargo.stderr(fs::File::create(&log)?).spawn()?;
        let mut outcomes: BTreeMap<String, StepOutcome> = BTreeMap::new();
        let mut others = Vec::new();
        let names: BTreeSet<&str> = open.iter().map(|record| record.package.as_str()).collect();
        let output = child.stdout.take().ok_or("cargo says nothing")?;
        for line in BufReader::new(output).lines() {
            let Ok(message) = serde_json::from_str::<Value>(&line?) else { continue };
            let id = text(&message, "/package_id");
            let package = package_of(&id, &self.settings.out).filter(|name| names.contains(name.as_str()));
            match (text(&message, "/reason").as_str(), package) {
                ("compiler-artifact", Some(package)) => outcomes.entry(package).or_default().passed = true,
                ("compiler-message", Some(package)) => note(&message, outcomes.entry(package).or_default()),
                ("compiler-message", None) if text(&message, "/message/level") == "error" => {
                    others.push(text(&message, "/message/rendered"));
                }
                _ => {}
            }
        }
        child.wait()?;
        if outcomes.is_empty() {
            let said = fs::read_to_string(&log)?;
            return Err(format!("cargo {command} compiled none of the crates:\n{}{said}", others.join("\n")).into());
        }
        for (package, outcome) in &mut outcomes {
            outcome.passed &= outcome.errors.is_empty();
            let text = fs::read_to_string(measured.join(package.replace('-', "_"))).unwrap_or_default();
            let mut numbers = text.split(' ');
            outcome.seconds = numbers.next().and_then(|text| text.parse().ok());
            outcome.peak_mb = numbers.next().and_then(|text| text.trim().parse().ok());
        }
        Ok(outcomes)
    }

    /// Builds what the tests need, all at once, and then runs the tests of each crate.
    fn tests(&self, step: Step, open: &[&mut Record]) -> Result<BTreeMap<String, StepOutcome>, Failure> {
        let arguments: &[&str] = if step == Step::Test { &["--lib", "--tests"] } else { &["--lib"] };
        let mut outcomes = self.compile("build", arguments, open)?;
        for outcome in outcomes.values_mut() {
            outcome.warnings.clear();
        }
        for record in open.iter() {
            let Some(outcome) = outcomes.get_mut(&record.package).filter(|outcome| outcome.passed) else { continue };
            let mut command = self.cargo("test");
            command.args(arguments.iter().filter(|_| step == Step::Test));
            command.args((step == Step::Doctest).then_some("--doc"));
            command.args(["--quiet", "--package", &record.package]);
            let log = self.settings.out.join("logs").join(format!("{}.{}.txt", record.package, step.name()));
            let run = child::bounded(command, &log, Duration::from_secs(1800), u64::MAX)?;
            outcome.seconds = Some(run.seconds);
            outcome.passed = matches!(run.ended, child::Ended::Itself(status) if status.success());
            outcome.peak_mb = None;
            if !outcome.passed {
                let said = fs::read_to_string(&log)?;
                let failed = said.lines().filter(|line| line.contains("error") || line.contains("FAILED"));
                failed.for_each(|line| outcome.push(true, "test", line));
            }
        }
        Ok(outcomes)
    }
}

/// Counts a message of the compiler.
fn note(message: &Value, outcome: &mut StepOutcome) {
    let level = text(message, "/message/level");
    let what = text(message, "/message/message");
    // The last message only counts the others.
    let is_summary =
        what.contains("warnings emitted") || what.contains("warning emitted") || what.starts_with("aborting");
    if is_summary || !matches!(level.as_str(), "error" | "warning") {
        return;
    }
    let code = text(message, "/message/code/code");
    let code = if code.is_empty() { "no code" } else { &code };
    outcome.push(level == "error", code, &text(message, "/message/rendered"));
}

fn text(value: &Value, pointer: &str) -> String {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// The name of a crate of the workspace, from the id that cargo gives it: `path+file:///…/crates/NAME#0.1.0`.
fn package_of(id: &str, out: &Path) -> Option<String> {
    let (path, _) = id.strip_prefix("path+file://")?.split_once('#')?;
    let path = Path::new(path);
    path.starts_with(out.join("crates")).then(|| path.file_name()?.to_str().map(str::to_owned))?
}

/// Returns the digest of all that the crates depend on in common: the sources of the runtime, and the compiler.
fn base(settings: &Settings) -> Result<String, Failure> {
    let mut files = BTreeMap::new();
    files.insert(PathBuf::from("Cargo.toml"), fs::read(settings.runtime.join("Cargo.toml"))?);
    read_all(&settings.runtime.join("src"), &mut files)?;
    let compiler = Command::new("rustc").arg("-vV").output()?.stdout;
    Ok(hash(&(files, compiler)))
}

fn read_all(folder: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            read_all(&path, files)?;
        } else {
            files.insert(path.clone(), fs::read(&path)?);
        }
    }
    Ok(())
}

/// The lock file of the workspace to which the runtime belongs: the crates then need nothing else.
fn lock_of(runtime: &Path) -> Option<PathBuf> {
    let runtime = fs::canonicalize(runtime).ok()?;
    runtime.ancestors().map(|folder| folder.join("Cargo.lock")).find(|path| path.exists())
}

/// Stands in for the compiler, if cargo was told so: measures it, and writes its seconds and its memory down.
pub(crate) fn as_compiler() -> Option<ExitCode> {
    let folder = std::env::var_os(MEASURE)?;
    let mut arguments = std::env::args_os().skip(1);
    let program = arguments.next()?;
    let arguments: Vec<_> = arguments.collect();
    let name = arguments.iter().skip_while(|argument| *argument != "--crate-name").nth(1).cloned();
    let mut command = Command::new(program);
    command.args(&arguments).env_remove(MEASURE);
    let run = match child::watch(command, Duration::MAX, u64::MAX) {
        Ok(run) => run,
        Err(error) => {
            eprintln!("error: cannot start the compiler: {error}");
            return Some(ExitCode::FAILURE);
        }
    };
    if let (Some(name), true) = (name, std::env::var_os("CARGO_PRIMARY_PACKAGE").is_some()) {
        let text = format!("{:.2} {}", run.seconds, run.peak_mb.map(|peak| peak.to_string()).unwrap_or_default());
        _ = fs::write(Path::new(&folder).join(name), text);
    }
    match run.ended {
        child::Ended::Itself(status) if status.success() => Some(ExitCode::SUCCESS),
        _ => Some(ExitCode::FAILURE),
    }
}
