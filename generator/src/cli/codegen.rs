//! `cargo xtask codegen` and `ampersat generate`: reads files, calls [`generate`], and writes, checks or dumps.

use super::choosing::Choosing;
use super::files::{read, reader, shown};
use super::options::{self, Options};
use super::terminal::json;
use super::write::{Texts, is_generated, read_regular, recover};
use super::{Failure, Format, Mode, say, show, summary, tell, write};
use crate::complete::INVALID;
use crate::diagnostic::{Diagnostic, Severity, codes, nearest};
use crate::document::hidden::escaped;
use crate::emit::{self, Extent, GENERATED};
use crate::load::{Files, Input};
use crate::{Client, Outcome, Request, Snapshot, generate_with};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// A value between two stages that can be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Stage {
    /// The document as it was read.
    Load,
    /// The document in the form of OpenAPI 3.0.
    Normalise,
    /// The document with its overlays.
    Overlay,
    /// The document without what is not selected.
    Select,
    /// The document with schemas learned from examples.
    Complete,
    /// The API in Rust's words.
    Model,
}

/// The arguments.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Codegen {
    /// The API's description: Swagger 2.0 or OpenAPI 3, JSON or YAML
    #[arg(long, value_name = "FILE")]
    pub spec: Option<PathBuf>,
    /// A correction to apply; may be given several times, applied in order
    #[arg(long, value_name = "FILE")]
    pub overlay: Vec<PathBuf>,
    /// The folder of the crate
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// The name of the crate
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// A folder outside of the document's from which files may be read that it refers to; may be given several times
    #[arg(long, value_name = "DIR")]
    pub allow_dir: Vec<PathBuf>,
    /// Where to write the completed document, which must then be valid OpenAPI 3.0 (3.1 is not checked)
    #[arg(long, value_name = "FILE")]
    pub openapi: Option<PathBuf>,
    /// Write nothing; fail if a file is stale, missing or orphaned
    #[arg(long)]
    pub check: bool,
    /// Print the value after a stage as JSON instead of generating
    #[arg(long, value_name = "STAGE")]
    pub dump: Option<Stage>,
    /// Fail, and write nothing, if there is a finding with one of these codes; may be given several times
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub deny: Vec<String>,
    /// The groups that are on by default in the crate, all of them if not given; may be given several times
    #[arg(long, value_name = "GROUP", value_delimiter = ',')]
    pub features: Vec<String>,
    /// What is chosen of the description.
    #[command(flatten)]
    pub choices: Choosing,
    /// Put the runtime into the crate, which then needs no `ampersat-runtime`
    #[arg(long)]
    pub vendor_runtime: bool,
    /// Make the crate with these options, although it was made with others
    #[arg(long)]
    pub remake: bool,
    /// Print every finding, not only those that need attention
    #[arg(long)]
    pub verbose: bool,
    /// How to print findings and summary
    #[arg(long, default_value = "human")]
    pub format: Format,
}

/// What holds if an argument is not given.
#[derive(Debug, Clone, Default)]
pub struct Defaults {
    /// The API's description.
    pub spec: Option<PathBuf>,
    /// Its overlays, which go with that description only.
    pub overlays: Vec<PathBuf>,
    /// The folder of the crate.
    pub out: Option<PathBuf>,
    /// The name of the crate.
    pub name: Option<String>,
    /// Where to write the completed document.
    pub openapi: Option<PathBuf>,
    /// The command to run after a failed check.
    pub command: String,
}

impl Codegen {
    /// Puts the defaults in. With a description of one's own, nothing of the default one's is taken.
    pub fn or(mut self, defaults: &Defaults) -> Self {
        if self.spec.is_none() {
            if self.overlay.is_empty() {
                self.overlay.clone_from(&defaults.overlays);
            }
            self.spec.clone_from(&defaults.spec);
            self.openapi = self.openapi.or_else(|| defaults.openapi.clone().filter(|_| self.out.is_none()));
            self.out = self.out.or_else(|| defaults.out.clone());
            self.name = self.name.or_else(|| defaults.name.clone());
        }
        self
    }

    /// Reads the document and its overlays.
    pub fn request(&self, extent: Extent, command: &str) -> Result<Request, Failure> {
        let spec = self.spec.as_deref().ok_or("which description? give one with `--spec FILE`")?;
        let name = match &self.name {
            Some(name) => name.clone(),
            None => return Err("which crate? give its name with `--name NAME`".into()),
        };
        let is_valid = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_'));
        if !is_valid {
            return Err(format!("`{name}` is no name for a crate: use a-z, 0-9 and `-`").into());
        }
        let overlays = self.overlay.iter().map(|path| read(path)).collect::<Result<_, _>>()?;
        let header = format!("@generated by `{command}`. Do not edit: what is wrong here is put right in an overlay.");
        let features = self.features.clone();
        let choices = self.choices.choices();
        Ok(Request { document: read(spec)?, overlays, name, features, choices, extent, header })
    }

    /// Gives the files to which the document refers.
    pub fn files(&self) -> impl FnMut(&str) -> Result<Input, String> + use<> {
        reader(self.spec.as_deref().unwrap_or(Path::new("")), &self.allow_dir)
    }

    /// Generates, checks or dumps.
    pub fn run(self, defaults: &Defaults) -> Result<(), Failure> {
        let started = Instant::now();
        // The rest of the crate that is generated by default is written by hand.
        let own = self.out.is_none() && defaults.out.is_some();
        let options = self.or(defaults);
        let extent = match (own, options.vendor_runtime) {
            (true, false) => Extent::Modules,
            (false, false) => Extent::Crate,
            (false, true) => Extent::Standalone,
            (true, true) => return Err("`--vendor-runtime` is for a whole crate, of a `--spec` of your own".into()),
        };
        options.check_denied()?;
        let request = options.request(extent, &defaults.command)?;
        if let Some(out) = options.out.as_deref().filter(|_| extent != Extent::Modules && !options.remake) {
            made_with(&options).check(out, &shown(out))?;
        }
        if let Some(out) = options.out.as_deref().filter(|_| !options.check && options.dump.is_none()) {
            recover(out, options.openapi.as_slice())?;
        }
        let (outcome, dumped) = generate_and_dump(&request, &mut options.files(), options.dump);
        let shown = outcome.diagnostics.iter().filter(|one| options.verbose || needs_attention(one));
        match options.format {
            Format::Human => tell(&show(shown, &outcome.sources, Format::Human)),
            Format::Json if outcome.client.is_none() => {
                say(&show(&outcome.diagnostics, &outcome.sources, Format::Json))?
            }
            Format::Json => {}
        }
        if options.dump.is_some() {
            return say(&dumped.ok_or("this stage was not reached")?);
        }
        let Some(mut client) = outcome.client else {
            return Err(Failure("nothing was generated, and no file was touched".to_owned()));
        };
        options.denied(&outcome.diagnostics)?;
        if extent != Extent::Modules {
            client.files.insert(options::FILE.to_owned(), made_with(&options).text(&defaults.command));
        }
        let changed = options.write(&client, &defaults.command)?;
        say(&match options.format {
            Format::Human => summary::of_run(&request, &client, &outcome.diagnostics, changed, started.elapsed()),
            Format::Json => summary::as_json(&request, &client, &outcome.diagnostics, changed),
        })
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

    fn write(&self, client: &Client, command: &str) -> Result<usize, Failure> {
        let out = self.out.as_deref().ok_or("which folder? give one with `--out DIR`")?;
        let openapi = self.openapi.as_ref().map(|path| (path.clone(), client.openapi()));
        let inside = client.files.iter().map(|(path, text)| (out.join(path), text.as_str()));
        let mut files: Texts<'_> = inside.collect();
        files.extend(openapi.iter().map(|(path, text)| (path.clone(), text.as_str())));
        let (readme, table) = (out.join("README.md"), escaped(&emit::table(&client.api), &['\n']));
        let frame: Vec<_> = files.keys().filter(|path| is_frame(path, out)).cloned().collect();
        for path in frame {
            if is_by_hand(&path)? {
                tell(&format!("kept: {} was not generated; delete it to get a new one\n", shown(&path)));
                files.remove(&path);
            }
        }
        let by_hand = if files.contains_key(&readme) { None } else { read_regular(&readme)? };
        let kept = by_hand.and_then(|old| with_table(std::str::from_utf8(&old).ok()?, &table));
        files.extend(kept.as_ref().map(|text| (readme, text.as_str())));
        let mode = if self.check { Mode::Check } else { Mode::Write };
        let written = write(&files, out, mode)?;
        if !self.check {
            written.orphaned.iter().for_each(|path| tell(&format!("removed: {}\n", shown(path))));
        }
        if self.check && written.count() > 0 {
            for (what, path) in written.entries() {
                tell(&format!("{what}: {}\n", shown(path)));
            }
            let files = match written.count() {
                1 => "1 file is".to_owned(),
                count => format!("{count} files are"),
            };
            return Err(format!("{files} not up to date; run `{command}`").into());
        }
        Ok(written.count())
    }
}

impl Stage {
    fn name(self) -> &'static str {
        match self {
            Self::Load => "load",
            Self::Normalise => "normalise",
            Self::Overlay => "overlay",
            Self::Select => "select",
            Self::Complete => "complete",
            Self::Model => "model",
        }
    }
}

/// Generates, and gives the value after a stage as JSON, if that stage is reached.
pub fn generate_and_dump(request: &Request, files: &mut Files<'_>, wanted: Option<Stage>) -> (Outcome, Option<String>) {
    let mut dumped = None;
    let outcome = generate_with(request, files, &mut |stage, snapshot| {
        if wanted.is_some_and(|wanted| wanted.name() == stage) {
            dumped = dump(snapshot);
        }
    });
    (outcome, dumped)
}

fn dump(snapshot: Snapshot<'_>) -> Option<String> {
    match snapshot {
        Snapshot::Document(document) => Some(json(&document.root)),
        Snapshot::Model(api) => Some(json(api)),
    }
}

/// A README with the table of operations between its marks, if it has them.
fn with_table(readme: &str, table: &str) -> Option<String> {
    let (before, rest) = readme.split_once(emit::TABLE.0)?;
    let (_, after) = rest.split_once(emit::TABLE.1)?;
    Some(format!("{before}{}\n\n{table}\n{}{after}", emit::TABLE.0, emit::TABLE.1))
}

/// Returns whether a file belongs to the crate, and not to the folder in which there is nothing to keep.
fn is_frame(path: &Path, out: &Path) -> bool {
    path.strip_prefix(out).is_ok_and(|inside| !inside.starts_with(GENERATED))
}

/// Returns whether a file was written, or taken over, by somebody: generated ones say so at their top, and nobody wrote an empty one.
fn is_by_hand(path: &Path) -> Result<bool, Failure> {
    let text = read_regular(path)?.unwrap_or_default();
    Ok(!text.trim_ascii().is_empty() && !is_generated(path))
}

/// Repairs and notes are counted; what is wrong, left out, unnamed or taken for something is shown.
fn needs_attention(diagnostic: &Diagnostic) -> bool {
    matches!(diagnostic.severity, Severity::Invalid | Severity::Unsupported)
        || ["name-not-pinned", "parameter-without-placeholder", "placeholder-without-parameter", "no-operations"]
            .contains(&diagnostic.code)
}

/// Returns the options that a crate has to remember.
fn made_with(run: &Codegen) -> Options {
    let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Options {
        name: run.name.clone(),
        vendor_runtime: run.vendor_runtime,
        features: run.features.clone(),
        overlays: run.overlay.iter().map(name).collect(),
        include: run.choices.include.iter().map(ToString::to_string).collect(),
        exclude: run.choices.exclude.iter().map(ToString::to_string).collect(),
    }
}
