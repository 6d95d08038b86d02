//! Findings about a document: plain data, collected, never thrown one by one.

pub use crate::document::{Location, Source, Sources, Span};

use crate::document::Origin;
use crate::document::hidden::escaped;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

/// The weight of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The document is wrong, and no client can be made of it.
    Invalid,
    /// The document says something that this generator cannot express yet; the smallest thing was left out.
    Unsupported,
    /// The document deviates from its standard, and something was done about it.
    Repaired,
    /// Something that was inferred or noticed, without a repair.
    Note,
}

/// The codes of all findings that there can be, in alphabetical order.
pub fn codes() -> impl Iterator<Item = &'static str> {
    include_str!("diagnostic/codes.txt").lines()
}

include!(concat!(env!("OUT_DIR"), "/pages.rs"));

/// Returns the page of a code, in Markdown: its meaning, an example, and advice.
pub fn page(code: &str) -> Option<&'static str> {
    PAGES.iter().find(|(known, _)| *known == code).map(|(_, page)| *page)
}

/// The one of several texts that is most like another one, if there is any.
pub(crate) fn nearest<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let likeness = |text: &&str| (strsim::normalized_damerau_levenshtein(text, wanted) * 1000.0) as u32;
    known.into_iter().max_by_key(likeness)
}

/// A finding: what, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// A stable name, by which findings are counted and denied.
    pub code: &'static str,
    /// Its weight.
    pub severity: Severity,
    /// One sentence.
    pub message: String,
    /// The place of the thing that it is about.
    pub location: Option<Location>,
    /// The bytes it is about, for an excerpt.
    #[serde(skip)]
    pub span: Option<Span>,
    /// The advice on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// Other places that belong to it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<(Location, String)>,
}

impl Diagnostic {
    /// Returns whether it is to be read at once: something is wrong, left out, unnamed or taken for something. All else is
    /// counted.
    #[must_use]
    pub fn needs_attention(&self) -> bool {
        matches!(self.severity, Severity::Invalid | Severity::Unsupported)
            || [
                "feature-ignored",
                "name-not-pinned",
                "parameter-without-placeholder",
                "placeholder-without-parameter",
                "no-operations",
            ]
            .contains(&self.code)
    }
}

/// One line: the place, the code, the message, and the advice in parentheses.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.location.as_ref().map(|at| format!("{}:{}:{}: ", at.source, at.line, at.column));
        let help = self.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
        let line = format!("{}{}: {}{help}", place.unwrap_or_default(), self.code, self.message);
        f.write_str(&escaped(&line, &[]))
    }
}

/// The subject of a finding: a value, or a byte of a text that could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// A value of a document.
    Value(Origin),
    /// A byte of the source with this number.
    Byte(u16, usize),
}

impl From<Origin> for Place {
    fn from(origin: Origin) -> Self {
        Self::Value(origin)
    }
}

/// A finding as a stage hands it in; [`Diagnostics::resolve`] adds line and column.
#[derive(Debug, Clone)]
pub(crate) struct Finding {
    code: &'static str,
    severity: Severity,
    message: String,
    place: Place,
    help: Option<String>,
    related: Vec<(Place, String)>,
}

impl Finding {
    fn new(severity: Severity, code: &'static str, place: impl Into<Place>, message: impl Into<String>) -> Self {
        Self { code, severity, message: message.into(), place: place.into(), help: None, related: Vec::new() }
    }

    /// The document is wrong here.
    pub(crate) fn invalid(code: &'static str, place: impl Into<Place>, message: impl Into<String>) -> Self {
        Self::new(Severity::Invalid, code, place, message)
    }

    /// This cannot be expressed yet.
    pub(crate) fn unsupported(code: &'static str, place: impl Into<Place>, message: impl Into<String>) -> Self {
        Self::new(Severity::Unsupported, code, place, message)
    }

    /// Something was done about this.
    pub(crate) fn repaired(code: &'static str, place: impl Into<Place>, message: impl Into<String>) -> Self {
        Self::new(Severity::Repaired, code, place, message)
    }

    /// This was noticed or inferred.
    pub(crate) fn note(code: &'static str, place: impl Into<Place>, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, place, message)
    }

    /// Adds what to do about it.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds another place that belongs to it.
    pub(crate) fn related(mut self, place: impl Into<Place>, message: impl Into<String>) -> Self {
        self.related.push((place.into(), message.into()));
        self
    }
}

/// All findings of a run.
#[doc(hidden)]
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    findings: Vec<Finding>,
}

impl Diagnostics {
    /// Adds a finding.
    pub(crate) fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Returns whether anything makes the document unusable.
    pub fn has_invalid(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Invalid)
    }

    /// Makes notes of the findings with these codes.
    pub(crate) fn tolerate(&mut self, codes: &[&str]) {
        for finding in self.findings.iter_mut().filter(|finding| codes.contains(&finding.code)) {
            finding.severity = Severity::Note;
        }
    }

    /// Passes a stage's result on, unless the document has turned out to be unusable.
    pub(crate) fn stop_if_invalid<T>(&self, result: T) -> Option<T> {
        (!self.has_invalid()).then_some(result)
    }

    /// The findings with their places, in the order of the places and then as they were found.
    pub fn resolve(self, sources: &Sources) -> Vec<Diagnostic> {
        let mut findings = self.findings;
        findings.sort_by_key(|finding| (finding.severity, finding.place));
        findings.into_iter().map(|finding| finding.resolve(sources)).collect()
    }
}

impl Finding {
    fn resolve(self, sources: &Sources) -> Diagnostic {
        let related = self.related.into_iter();
        Diagnostic {
            code: self.code,
            severity: self.severity,
            message: self.message,
            location: self.place.location(sources),
            span: self.place.span(sources),
            help: self.help,
            related: related.filter_map(|(place, message)| Some((place.location(sources)?, message))).collect(),
        }
    }
}

impl Place {
    fn location(self, sources: &Sources) -> Option<Location> {
        match self {
            Self::Value(origin) => sources.location(origin),
            Self::Byte(source, offset) => sources.byte_location(source, offset),
        }
    }

    fn span(self, sources: &Sources) -> Option<Span> {
        match self {
            Self::Value(origin) => sources.span(origin),
            Self::Byte(source, offset) => sources.byte_span(source, offset),
        }
    }
}

/// The number of findings of each code, by severity.
pub fn count_by_code(diagnostics: &[Diagnostic]) -> BTreeMap<(Severity, &'static str), usize> {
    let mut counts = BTreeMap::new();
    for diagnostic in diagnostics {
        *counts.entry((diagnostic.severity, diagnostic.code)).or_default() += 1;
    }
    counts
}
