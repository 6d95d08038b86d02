//! Generates Rust API clients from the Swagger and OpenAPI documents that vendors really publish.
//!
//! # The pipeline
//!
//! ```text
//! bytes ─load→ Document ─normalise→ Document ─overlay→ Document ─select→ Document ─complete→ Document
//!       ─lower→ Api ─emit→ Vec<File> ─render→ path → text
//! ```
//!
//! Each stage is a module, with one data type between two, and [`generate`] calls them in order. No stage runs another one or
//! uses anything of a later one. Of an earlier one it uses small helpers at most, such as the placeholders of a path, which
//! [`normalise`] finds. No stage touches files or the network: the command ([`cli`]) does that.
//!
//! | stage | establishes |
//! |---|---|
//! | [`load`] | JSON or YAML, in one file or several, is one ordered tree in which every value knows its pointer and position |
//! | [`normalise`] | dialects are gone: the tree has the form of OpenAPI 3, with `{name}` paths, and shared things where the standard keeps them |
//! | [`overlay`] | what the document cannot say, or says wrongly, has been said, with reasons |
//! | [`mod@select`] | what the client is not to have is gone |
//! | [`complete`] | examples have become schemas; nothing that a path, a reference or a type says is open |
//! | [`lower`] | the API in Rust's words: groups, operations, arguments, types, names |
//! | [`emit`], [`render`] | one artefact each, formatted by `prettyplease` |
//!
//! # One parameter's way
//!
//! `record_id` of `PUT /domain/@id/dns/@index` stands in the vendor's document as
//! `{"name": "record_id", "type": "integer", "in": "path"}`. [`normalise`] reads the path as
//! `/domain/{id}/dns/{index}`. It finds that `id` fills one placeholder by its name, and that nothing but
//! `record_id` is left for the other; so the parameter is called `index`, keeps its own name for Rust, and gets the
//! schema `{type: integer}`. No [`overlay`] touches it, though one pins the name of its operation. [`lower`] makes it
//! an argument `record_id: i64` of a method, and [`emit`] writes that method down.
//! `cargo xtask trace "PUT /domain/@id/dns/@index" record_id` prints these steps, and those of any other parameter.
//!
//! # How it is used
//!
//! The chapters of the [`guide`] lead from a description to a client in somebody's project.
//!
//! # Where to start reading
//!
//! [`generate`] and `Stages` below it, then the module of the stage in question; each says what it gets,
//! what it gives, and what holds afterwards. [`document`] is what goes through the first half of the pipeline,
//! [`model`](mod@model) what goes through the second. [`choices`] is what the user of a client decides. [`diagnostic`] is how any stage says what it found. [`diff`] compares two
//! models. The repository's `CONTRIBUTING.md` has recipes.
//!
//! # Why the tree and not `openapiv3`
//!
//! The model is made from the tree: only the tree knows where everything was written, so that a complaint of the last
//! stage still points at the vendor's bytes, and it can hold what `openapiv3` cannot. So OpenAPI 3.1 reaches the model:
//! a list of types, `const`, `prefixItems`, `examples`, or keys beside a `$ref` go through all stages as they were
//! written, and [`lower`] reads both the form of 3.0 and that of 3.1.
//!
//! The `openapiv3` crate reads the completed document of an OpenAPI 3.0 or Swagger 2.0 document nevertheless, for the
//! sake of others: the document can be published. A part that it cannot read is a note (`invalid-openapi`), since it
//! costs a client nothing; where the completed document is published (`--openapi`), the same note is an error. A
//! document that says 3.1 is published as it is.

pub mod build;
pub mod choices;
#[cfg(feature = "cli")]
pub mod cli;
pub mod complete;
pub mod diagnostic;
pub mod diff;
pub mod document;
pub mod emit;
mod files;
mod generator;
#[cfg(not(doctest))]
pub mod guide;
pub mod load;
pub mod lower;
pub mod model;
pub mod normalise;
pub mod overlay;
pub mod render;
mod report;
pub mod select;
mod stack;

pub use build::Build;
pub use generator::Generator;
pub use load::Input;
pub use report::{Rejected, Report};

use choices::{Choices, Naming, Selection};
use diagnostic::{Diagnostics, Finding};
use document::{Document, Origin, Sources, verb};
use load::Files;
use lower::Whole;
use model::{Api, FEATURES, FEATURES_OF_TYPES, Kind, Output};
use std::collections::{BTreeMap, BTreeSet};

/// The description and the choices of which a client is made.
#[derive(Debug, Clone)]
pub struct Request {
    /// The API's description.
    pub document: Input,
    /// Corrections, applied in order.
    pub overlays: Vec<Input>,
    /// The name of the crate.
    pub name: String,
    /// The groups that are on by default; all of them if empty.
    pub features: Vec<String>,
    /// The operations that it has, the names of things, and the types of values.
    pub choices: Choices,
    /// The kind of output, and its runtime.
    pub output: Output,
    /// The first line of every emitted file, without comment signs.
    pub header: String,
}

impl Request {
    /// Asks for a whole crate with everything that a description has. The fields say what else there is to choose.
    #[must_use]
    pub fn new(name: impl Into<String>, document: Input) -> Self {
        Self {
            document,
            overlays: Vec::new(),
            name: name.into(),
            features: Vec::new(),
            choices: Choices::default(),
            output: Output::default(),
            header: "@generated by ampersat. Do not edit.".to_owned(),
        }
    }
}

/// A generated client.
#[derive(Debug)]
pub struct Client {
    /// The files of the crate, by their paths from the crate's root.
    pub files: BTreeMap<String, String>,
    /// The completed document.
    pub document: Document,
    /// The number of operations that the document describes.
    pub operations: usize,
    /// The operations that have no method, as `METHOD /path`.
    pub left_out: Vec<String>,
    /// The model.
    pub api: Api,
    /// Everything that was found.
    pub report: Report,
}

impl Client {
    /// The completed document, as JSON.
    pub fn openapi(&self) -> String {
        complete::to_json(&self.document)
    }
}

impl AsRef<Report> for Client {
    fn as_ref(&self) -> &Report {
        &self.report
    }
}

/// The model of a document, for [`diff`].
#[derive(Debug)]
pub struct Model {
    /// The API in Rust's words.
    pub api: Api,
    /// Everything that was found.
    pub report: Report,
}

impl AsRef<Report> for Model {
    fn as_ref(&self) -> &Report {
        &self.report
    }
}

/// A value between two stages.
#[derive(Debug, Clone, Copy)]
pub enum Snapshot<'a> {
    /// After `load`, `normalise`, `overlay`, `select` or `complete`.
    Document(&'a Document),
    /// After `lower`, which is called `model`.
    Model(&'a Api),
}

/// Sees the value after a stage, by the stage's name.
type Watch<'a> = dyn FnMut(&str, Snapshot<'_>) + Send + 'a;

/// Makes a client of a document that stands in one file. The README of the crate has an example.
///
/// # Errors
/// Fails if the document or an overlay is wrong in a way that nobody can work around.
pub fn generate(request: &Request) -> Result<Client, Rejected> {
    Generator::new().generate(request)
}

/// The codes of corrections that do not fit a document.
const STALE: &[&str] = &["overlay-no-match", "overlay-expectation", "overlay-count"];

/// The stages of one run, and what they share.
struct Stages<'r, 'w> {
    files: &'r mut Files<'r>,
    watch: Option<&'r mut Watch<'w>>,
    sources: Sources,
    diagnostics: Diagnostics,
}

impl Stages<'_, '_> {
    fn show(&mut self, stage: &str, snapshot: Snapshot<'_>) {
        if let Some(watch) = &mut self.watch {
            watch(stage, snapshot);
        }
    }

    /// Shows a document after a stage, and ends the run if it is unusable.
    fn passed(&mut self, stage: &str, document: Document) -> Option<Document> {
        self.show(stage, Snapshot::Document(&document));
        self.diagnostics.stop_if_invalid(document)
    }

    /// All stages.
    fn client(&mut self, request: &Request) -> Option<Client> {
        let (document, api) = self.model(request, &[])?;
        let artefacts = emit::artefacts(&api);
        let files = render::render(&api, &artefacts, &request.header, &mut self.diagnostics)?;
        let files = match api.output.kind {
            Kind::File => BTreeMap::from([(format!("{}.rs", api.name.replace('-', "_")), render::fold(&files))]),
            _ => files,
        };
        let described = complete::operations(&document.root);
        let operations = described.len();
        let made: BTreeSet<_> = api.operations().map(|(_, one)| (one.path.as_str(), one.method.clone())).collect();
        let missing = described.iter().filter(|(path, method, _)| !made.contains(&(*path, verb(method))));
        let left_out = missing.map(|(path, method, _)| format!("{} {path}", verb(method))).collect();
        Some(Client { files, operations, left_out, api, document, report: Report::default() })
    }

    /// All stages up to the model. A finding of an overlay under a tolerated code does not end it.
    fn model(&mut self, request: &Request, tolerated: &[&str]) -> Option<(Document, Api)> {
        let document = load::load(&request.document, self.files, &mut self.sources, &mut self.diagnostics)?;
        let overlays = load::overlays(&request.overlays, &mut self.sources, &mut self.diagnostics)?;
        self.show("load", Snapshot::Document(&document));
        let document = normalise::normalise(document, &mut self.diagnostics);
        let document = self.passed("normalise", document)?;
        let document = overlay::apply(document, &overlays, &mut self.diagnostics);
        self.diagnostics.tolerate(tolerated);
        let document = self.passed("overlay", document)?;
        let whole = (!request.choices.selection.is_everything()).then(|| document.clone());
        let document = select::select(document, &request.choices.selection, &mut self.diagnostics);
        let document = self.passed("select", document)?;
        let document = complete::complete(document, &mut self.diagnostics);
        let document = self.passed("complete", document)?;
        let whole = whole.map(|document| whole_of(document, request));
        let api = self.lower(request, &document, whole.as_ref());
        self.show("model", Snapshot::Model(&api));
        let api = self.diagnostics.stop_if_invalid(api)?;
        Some((document, api))
    }

    fn lower(&mut self, request: &Request, document: &Document, whole: Option<&Whole>) -> Api {
        let (mut of_runtime, groups): (Vec<_>, Vec<_>) =
            request.features.iter().cloned().partition(|name| FEATURES.contains(&name.as_str()));
        if request.output.types_only {
            report_features(&of_runtime, document.root.origin, &mut self.diagnostics);
        }
        let choices = &request.choices;
        let mut api = lower::lower(document, whole, &request.name, &groups, choices, &mut self.diagnostics);
        of_runtime.extend(api.implied_features().map(str::to_owned));
        api.runtime_features = model::features(&of_runtime, request.output.types_only);
        api.output = request.output.clone();
        api
    }
}

/// All that a document has, before some of it is selected: names are decided there. Findings about it are not told,
/// since they may be about what nobody wants.
fn whole_of(document: Document, request: &Request) -> Whole {
    let names = Naming {
        types: BTreeMap::new(),
        fields: BTreeMap::new(),
        variants: BTreeMap::new(),
        ..request.choices.names.clone()
    };
    let choices = Choices { names, selection: Selection::default(), types: request.choices.types.clone() };
    let mut unheard = Diagnostics::default();
    let completed = complete::complete(document.clone(), &mut unheard);
    let completed = unheard.stop_if_invalid(completed);
    let api = completed.map(|completed| lower::lower(&completed, None, &request.name, &[], &choices, &mut unheard));
    Whole { document, api }
}

/// Reports the features of a client that types alone do not have.
fn report_features(wanted: &[String], origin: Origin, diagnostics: &mut Diagnostics) {
    for feature in wanted.iter().filter(|name| !FEATURES_OF_TYPES.contains(&name.as_str())) {
        let message = format!("the feature `{feature}` is one of clients: types alone do not have it");
        let help = "take it out of `features`, or leave out `types-only`";
        diagnostics.push(Finding::note("feature-ignored", origin, message).help(help));
    }
}

/// The example of the README, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}
