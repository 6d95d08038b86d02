//! Everything that a run says besides its result, and the error of a run without one.

use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Sources;
use std::fmt;

/// The findings of a run, and the texts that they point into. Its text has a line for each finding.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// The findings, sorted by severity and place.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts that were read.
    pub sources: Sources,
}

impl Report {
    /// The report of a run, whatever came of it.
    pub fn of<T: AsRef<Self>>(result: &Result<T, Rejected>) -> &Self {
        match result {
            Ok(made) => made.as_ref(),
            Err(rejected) => &rejected.report,
        }
    }

    /// Returns the findings that end a run.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|one| one.severity == Severity::Invalid)
    }
}

impl AsRef<Self> for Report {
    fn as_ref(&self) -> &Self {
        self
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        lines(&self.diagnostics, f)
    }
}

/// The error of a description of which nothing can be made. Its text, also that for debugging, has a line for each finding
/// that ended the run.
#[derive(Clone)]
pub struct Rejected {
    /// Everything that was found, also what did not end the run.
    pub report: Report,
}

impl std::error::Error for Rejected {}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        lines(self.report.errors(), f)
    }
}

/// As [`Display`](fmt::Display): this is printed of an error that leaves `main`, or that is unwrapped.
impl fmt::Debug for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

fn lines<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (index, diagnostic) in diagnostics.into_iter().enumerate() {
        f.write_str(if index == 0 { "" } else { "\n" })?;
        fmt::Display::fmt(diagnostic, f)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::{Generator, Input, Report, Request, generate};

    /// A document that lacks a title and an `operationId`.
    const DOCUMENT: &str = "openapi: 3.0.3\ninfo: {version: '1'}\npaths: {/a: {get: {responses: {}}}}\n";

    fn request(document: &str, overlay: &str) -> Request {
        let overlays = vec![Input::new("over\u{202e}lay.yaml", overlay)];
        Request { overlays, ..Request::new("client", Input::new("a.yaml", document)) }
    }

    #[test]
    fn a_rejection_says_what_ended_it_and_where() {
        let overlay = "overlay: 1.0.0\nactions:\n  - {target: $.a, description: why, remove: true}\n  \
                       - {target: $.b, description: why, remove: true}\n";
        let result = generate(&request(DOCUMENT, overlay));
        let found = Report::of(&result).diagnostics.len();
        let Err(rejected) = result else { panic!("the overlay does not fit") };
        let text = rejected.to_string();
        assert_eq!(text, format!("{rejected:?}"));
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines.len(), 2, "{text}");
        assert!(found >= lines.len());
        assert!(lines[0].starts_with("over\\u{202e}lay.yaml:3:14: overlay-no-match: "), "{text}");
        assert!(lines[1].starts_with("over\\u{202e}lay.yaml:4:14: overlay-no-match: "), "{text}");
    }

    #[test]
    fn a_model_is_made_in_spite_of_corrections_that_do_not_fit() {
        let overlay = "overlay: 1.0.0\nactions:\n  - {target: $.a, description: why, remove: true}\n";
        let model = Generator::new().model(&request(DOCUMENT, overlay)).unwrap();
        assert_eq!(model.report.errors().count(), 0);
        assert!(model.report.to_string().contains("overlay-no-match"), "{}", model.report);
    }
}
