//! The record of one document: the result of its generation, and the verdict of the compiler on the crate.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// One of the steps that are done with each document, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub(super) enum Step {
    /// Make the crate.
    Generate,
    /// `cargo check`
    Check,
    /// `cargo clippy`, with the lints that are on by default, and all features that have code in a crate
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
    /// The digest of all that the generation depended on.
    pub(super) key: String,
    pub(super) generation: Generation,
    /// The results of the other steps.
    pub(super) steps: BTreeMap<Step, StepOutcome>,
}

/// The result of a generation.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Generation {
    pub(super) end: End,
    /// The time for which it kept cores busy, without that for files; its whole time if the system does not tell it.
    pub(super) seconds: f64,
    /// The most memory that the process held, if the system tells it.
    pub(super) peak_mb: Option<u64>,
    /// The version that the document names.
    pub(super) version: String,
    /// The number of operations that the document describes.
    pub(super) operations: usize,
    /// The number of operations that have a method. An operation whose answer comes in two ways counts once.
    pub(super) methods: usize,
    /// The operations without a method, each with the codes of the findings in it.
    pub(super) left_out: Vec<String>,
    /// The number of types that were made.
    pub(super) types: usize,
    /// The number of lines that were written in Rust.
    pub(super) lines: usize,
    /// Items whose documentation only repeats their name: file and name.
    #[serde(default)]
    pub(super) repeats: Vec<String>,
    /// The places of raw JSON, by reason.
    pub(super) untyped: BTreeMap<String, Vec<String>>,
    /// The number of findings, by severity and code.
    pub(super) findings: BTreeMap<String, BTreeMap<String, usize>>,
    /// The reasons for which nothing was made: the first findings that say so, or the last lines before the end.
    pub(super) errors: Vec<String>,
    /// The digest of the emitted files.
    pub(super) files: String,
}

/// The way in which a generation ended.
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

/// The result of a step.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct StepOutcome {
    /// The digest of all that it depended on.
    pub(super) key: String,
    pub(super) passed: bool,
    /// The time for which the compiler kept cores busy for this crate alone, if it ran.
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

/// The most messages that are kept of each step.
pub(super) const KEPT: usize = 5;

impl StepOutcome {
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
