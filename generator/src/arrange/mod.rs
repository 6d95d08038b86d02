//! Stage 7: [`Api`] → [`Api`].
//!
//! In: the model as `lower` gives it, in which each place has a type of its own. Out: the model that is emitted.
//!
//! Establishes: inline types that are the same are one, no type holds itself or is much larger than it has to be, every type
//! has its module, its final name, and what it derives, a description says more than a name, and examples are
//! chosen.
//!
//! Each pass is a module; [`arrange`] calls them in order. None reads the document. Their findings are about choices of the
//! user, which have no place in it.

mod assign_modules;
mod box_cycles;
mod box_large_variants;
mod choose_examples;
mod derive;
mod drop_docs;
mod keep_names;
mod mark_features;
mod mark_uses;
mod rename;
mod share;

use crate::choices::Choices;
use crate::diagnostic::Diagnostics;
use crate::document::Origin;
use crate::model::Api;

/// Arranges a model. Parts that were selected of a `whole` are named as they are there. Findings about what the user chose
/// have the document's `origin`.
pub fn arrange(
    mut api: Api,
    whole: Option<&Api>,
    choices: &Choices,
    origin: Origin,
    diagnostics: &mut Diagnostics,
) -> Api {
    share::run(&mut api);
    box_cycles::run(&mut api);
    box_large_variants::run(&mut api);
    assign_modules::run(&mut api);
    if let Some(whole) = whole {
        keep_names::run(&mut api, whole);
    }
    rename::run(&mut api, &choices.names, origin, diagnostics);
    derive::run(&mut api, &choices.types.derive, origin, diagnostics);
    mark_uses::run(&mut api);
    mark_features::run(&mut api);
    drop_docs::run(&mut api);
    choose_examples::run(&mut api);
    api
}
