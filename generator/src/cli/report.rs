//! Findings for people and for machines.

use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Sources;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

/// How findings are printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// With an excerpt of the document.
    #[default]
    Human,
    /// As JSON.
    Json,
}

/// Findings as text.
pub fn show<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>, sources: &Sources, format: Format) -> String {
    match format {
        Format::Human => diagnostics.into_iter().map(|one| format!("{}\n\n", human(one, sources))).collect(),
        Format::Json => {
            let all: Vec<_> = diagnostics.into_iter().collect();
            serde_json::to_string_pretty(&all).unwrap_or_default()
        }
    }
}

fn human(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let level = match diagnostic.severity {
        Severity::Invalid => Level::ERROR,
        Severity::Unsupported => Level::WARNING.with_name("unsupported"),
        Severity::Repaired => Level::INFO.with_name("repaired"),
        Severity::Note => Level::NOTE,
    };
    let mut group = level.primary_title(&diagnostic.message).id(diagnostic.code).elements(snippet(diagnostic, sources));
    if let Some(location) = diagnostic.location.as_ref().filter(|location| !location.pointer.is_empty()) {
        group = group.element(Level::NOTE.with_name("at").message(location.pointer.as_str()));
    }
    for (location, message) in &diagnostic.related {
        let place = format!("{}:{}:{}: {message}", location.source, location.line, location.column);
        group = group.element(Level::NOTE.message(place));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    Renderer::plain().render(&[group])
}

/// The lines around the place, cut out so that a long document is not searched for every finding.
fn snippet<'a>(
    diagnostic: &Diagnostic,
    sources: &'a Sources,
) -> Option<Snippet<'a, annotate_snippets::Annotation<'a>>> {
    let span = diagnostic.span?;
    let source = sources.get(span.source)?;
    let text = source.text();
    let start = span.start.min(text.len());
    let from = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
    // Only the first line of a value is shown.
    let to = text.get(start..)?.find('\n').map_or(text.len(), |length| start + length);
    let end = span.end.clamp(start, to);
    let (line, _) = source.line_column(start);
    let excerpt = text.get(from..to)?;
    let annotation = AnnotationKind::Primary.span(start - from..end - from);
    Some(Snippet::source(excerpt).line_start(line).path(source.name()).annotation(annotation))
}
