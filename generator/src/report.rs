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
    /// The report of a run, with or without a result.
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

/// Writes the same as [`Display`](fmt::Display): `main` and `unwrap` print an error in this form.
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
        let texts = result.as_ref().err().map(|rejected| (rejected.to_string(), format!("{rejected:?}")));
        let (text, debug) = texts.unwrap_or_default();
        assert_eq!(text, debug);
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines.len(), 2, "{text}");
        assert!(found >= lines.len());
        for (line, number) in lines.iter().zip([3, 4]) {
            assert!(line.starts_with(&format!("over\\u{{202e}}lay.yaml:{number}:14: overlay-no-match: ")), "{text}");
        }
    }

    #[test]
    fn a_model_is_made_in_spite_of_corrections_that_do_not_fit() {
        let overlay = "overlay: 1.0.0\nactions:\n  - {target: $.a, description: why, remove: true}\n";
        let model = Generator::new().model(&request(DOCUMENT, overlay));
        let report = Report::of(&model);
        assert!(model.is_ok(), "{report}");
        assert_eq!(report.errors().count(), 0);
        assert!(report.to_string().contains("overlay-no-match"), "{report}");
    }
}
