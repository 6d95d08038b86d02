//! Stage 5: [`Document`] → [`Document`], of which nothing is open any more.
//!
//! In: a document in the form of OpenAPI 3 that says all it can. Out: the document that other tools get.
//!
//! Establishes: examples that stand in descriptions are examples, query parameters that are body fields stand in bodies
//! (where an overlay says that the document means it so), schemas that examples can complete are complete, every
//! placeholder has its parameter and every reference its target. Anything that is still open after that is an error
//! here, and no later stage has to expect it; an open reference costs the thing that it stands for. A result that
//! OpenAPI 3.0 does not permit is noted.
//!
//! In the order of [`complete`]: `dangling` puts something in the place of references to nothing; `examples` (with `fence`)
//! takes examples out of prose; `bodies` makes bodies of query parameters; `infer` collects samples (`shape`, `text`) and fills
//! schemas with them (`fill`); `parameters` settles what the paths leave open; `credentials` takes them out of URLs; `check`
//! rejects what is left. [`validate`] (`openapi`) has the `openapiv3` crate read the result, `part` by part. It changes nothing,
//! so the next stage runs at the same time.

mod bodies;
mod check;
mod credentials;
mod dangling;
mod examples;
mod fence;
mod fill;
mod infer;
mod openapi;
mod parameters;
mod part;
mod shape;
mod sharing;
mod text;

#[cfg(feature = "cli")]
pub(crate) use openapi::INVALID;
pub(crate) use openapi::validate;

use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::document::hidden::escaped_json;

/// Completes a document.
pub(crate) fn complete(mut document: Document, diagnostics: &mut Diagnostics) -> Document {
    dangling::run(&mut document, diagnostics);
    examples::run(&mut document, diagnostics);
    bodies::run(&mut document, diagnostics);
    infer::run(&mut document, diagnostics);
    sharing::run(&mut document, diagnostics);
    parameters::run(&mut document, diagnostics);
    credentials::run(&mut document, diagnostics);
    check::run(&mut document, diagnostics);
    document
}

/// The completed document as indented JSON.
pub(crate) fn to_json(document: &Document) -> String {
    let mut text = escaped_json(serde_json::to_string_pretty(&document.root).unwrap_or_default());
    text.push('\n');
    text
}
