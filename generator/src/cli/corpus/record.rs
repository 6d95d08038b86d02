//! What is known of one document: what came of its generation, and what the compiler said of the crate.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What is done with each document, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// Make the crate.
    Generate,
    /// `cargo check`
    Check,
    /// `cargo clippy`, with the lints that are on by default
    Clippy,
    /// `cargo doc`
    Doc,
    /// `cargo test --doc`
    Doctest,
    /// `cargo test`, without the examples in the documentation
    Test,
}

impl Step {
    /// Its name, as it is given to `--steps`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Generate => "generate",
            Self::Check => "check",
            Self::Clippy => "clippy",
            Self::Doc => "doc",
            Self::Doctest => "doctest",
            Self::Test => "test",
        }
    }
}

/// Everything that is known of one document.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Record {
    /// Its path in the folder.
    pub(super) document: String,
    /// The name of its crate.
    pub(super) package: String,
    /// What the generation depended on.
    pub(super) key: String,
    /// What came of the generation.
    pub(super) generation: Generation,
    /// What came of the other steps.
    pub(super) steps: BTreeMap<Step, Outcome>,
}

/// What came of a generation.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Generation {
    /// How it ended.
    pub(super) end: End,
    /// How long it kept cores busy, without reading and writing files; how long it took if the system does not tell that.
    pub(super) seconds: f64,
    /// The most memory that the process held, if the system tells it.
    pub(super) peak_mb: Option<u64>,
    /// The version that the document names.
    pub(super) version: String,
    /// How many operations the document describes.
    pub(super) operations: usize,
    /// The number of operations that have a method. An operation whose answer comes in two ways counts once.
    pub(super) methods: usize,
    /// The operations without a method, each with the codes of the findings in it.
    pub(super) left_out: Vec<String>,
    /// How many types were made.
    pub(super) types: usize,
    /// How many lines were written in Rust.
    pub(super) lines: usize,
    /// Items whose documentation only repeats their name: file and name.
    #[serde(default)]
    pub(super) repeats: Vec<String>,
    /// What is raw JSON, by reason.
    pub(super) untyped: BTreeMap<String, Vec<String>>,
    /// How many findings there are, by severity and code.
    pub(super) findings: BTreeMap<String, BTreeMap<String, usize>>,
    /// Why nothing was made: the first findings that say so, or the last lines before the end.
    pub(super) errors: Vec<String>,
    /// What the emitted files are.
    pub(super) files: String,
}

/// How a generation ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum End {
    /// With a crate.
    Passed,
    /// With findings that say why there is none.
    Refused,
    /// With a panic or a signal.
    #[default]
    Crashed,
    /// It took too long, and was ended.
    Slow,
    /// It took too much memory, and was ended.
    Large,
}

/// What came of a step.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Outcome {
    /// What it depended on.
    pub(super) key: String,
    /// Whether it passed.
    pub(super) passed: bool,
    /// How long the compiler kept cores busy for this crate alone, if it ran.
    pub(super) seconds: Option<f64>,
    /// The most memory that the compiler held, if the system tells it.
    pub(super) peak_mb: Option<u64>,
    /// The errors, by code.
    pub(super) errors: BTreeMap<String, usize>,
    /// The warnings, by code.
    pub(super) warnings: BTreeMap<String, usize>,
    /// The first messages.
    pub(super) messages: Vec<String>,
}

/// How many messages are kept of each step.
pub(super) const KEPT: usize = 5;

impl Outcome {
    /// Counts a message, and keeps it if it is one of the first.
    pub(super) fn push(&mut self, is_error: bool, code: &str, message: &str) {
        let counts = if is_error { &mut self.errors } else { &mut self.warnings };
        *counts.entry(code.to_owned()).or_default() += 1;
        if self.messages.len() < KEPT {
            self.messages.push(message.to_owned());
        }
    }

    pub(super) fn warnings(&self) -> usize {
        self.warnings.values().sum()
    }
}

impl Record {
    pub(super) fn read(path: &Path) -> Option<Self> {
        serde_json::from_slice(&fs::read(path).ok()?).ok()
    }

    pub(super) fn write(&self, path: &Path) -> std::io::Result<()> {
        fs::write(path, serde_json::to_string_pretty(self)?)
    }

    /// Returns whether there is a crate to work with.
    pub(super) fn has_crate(&self) -> bool {
        self.generation.end == End::Passed
    }
}
