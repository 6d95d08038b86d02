//! Stage 2: [`Document`] → [`Document`].
//!
//! In: a tree of Swagger 2.0 or OpenAPI 3, in whatever dialect. Out: the same document, every value with the origin it had.
//!
//! Establishes: the tree has the form of OpenAPI 3, whatever dialect it was written in: paths start with a
//! slash and say `{name}`, path parameters are declared as such, types are OpenAPI's.
//!
//! Each pass is one file with one public function, and each repair is reported. The order counts: all others rely on
//! the passes from `ms-paths` to `references`, which come before paths change their names; `path-parameters` relies on
//! `{name}` paths, `openapi3` on everything before it. A pass leaves things alone that it cannot repair without
//! guessing, for an overlay to say; [`crate::complete`] settles or rejects what is left.

mod at_placeholders;
mod copies;
mod definitions;
mod dynamic;
mod leading_slash;
mod malformed;
mod ms_paths;
mod null_references;
mod openapi3;
mod openapi32;
mod path_parameters;
mod paths;
mod references;
mod router_placeholders;
mod scalars;
mod vendor_extensions;

use crate::diagnostic::Diagnostics;
use crate::document::Document;

/// A pass: it changes the tree and says what it did.
type Pass = fn(&mut Document, &mut Diagnostics);

/// The passes in their order.
const PASSES: [(&str, Pass); 15] = [
    ("ms-paths", ms_paths::run),
    ("copies", copies::run),
    ("malformed", malformed::run),
    ("dynamic", dynamic::run),
    ("references", references::run),
    ("null-references", null_references::run),
    ("openapi32", openapi32::run),
    ("leading-slash", leading_slash::run),
    ("router-placeholders", router_placeholders::run),
    ("at-placeholders", at_placeholders::run),
    ("path-parameters", path_parameters::run),
    ("scalars", scalars::run),
    ("vendor-extensions", vendor_extensions::run),
    ("definitions", definitions::run),
    ("openapi3", openapi3::run),
];

/// Brings a document into the form of OpenAPI 3.
pub(crate) fn normalise(mut document: Document, diagnostics: &mut Diagnostics) -> Document {
    for (_, pass) in PASSES {
        pass(&mut document, diagnostics);
    }
    document
}

pub(crate) use openapi3::{has_old_places, rewrite_references};
