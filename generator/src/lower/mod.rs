//! Stage 6: [`Document`] → [`Api`].
//!
//! In: the completed document. Out: the [model](mod@crate::model), which knows neither documents nor tokens.
//!
//! Establishes: every operation is a method of a group, every value has a Rust type, every name is settled.
//!
//! In the order of [`lower`]: `servers` and `security` say where the API is and what it wants to know of its callers;
//! `operations` makes groups and methods and asks `types` for the type of every schema; `api` says
//! what holds for the whole; `polling` recognises operations that go on after they were answered, and `paging` lists in pages.
//! `names` settles names, `docs` cleans prose. Each place in the document has a type of its own; the next stage arranges them.
//!
//! The stage reads the completed tree rather than `openapiv3`'s types: the tree knows where everything was written, and
//! it can hold what OpenAPI 3.1 says and 3.0 cannot. `openapiv3` reads the same tree at the same time, and only for notes.

mod all_fields;
mod api;
mod body;
mod constraints;
mod contents;
mod docs;
mod errors;
mod event_header;
mod excerpt;
mod files;
mod idempotency;
mod media;
mod media_choice;
pub(crate) mod names;
mod oauth2;
mod operations;
mod paging;
mod parameters;
mod parts;
mod payloads;
mod polling;
mod request;
mod response;
mod security;
mod servers;
mod streams;
mod style;
mod types;

#[cfg(feature = "cli")]
pub(crate) use paging::{pointer_to, reference_to};

use crate::choices::{Choices, Maps};
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::Document;
use crate::document::Version;
use crate::model::{Api, Type};
#[cfg(feature = "cli")]
pub(crate) use names::ascii;
pub use names::is_crate_name;
use security::Security;

/// Turns a document into the model of a crate called `name`, with these groups on by default, or all. Parts that were
/// selected of a `whole` document are named with all of it in sight.
pub(crate) fn lower(
    document: &Document,
    whole: Option<&Document>,
    name: &str,
    features: &[String],
    choices: &Choices,
    diagnostics: &mut Diagnostics,
) -> Api {
    if !is_crate_name(name) {
        let message = format!("a crate cannot be called `{name}`: Rust could not name it");
        diagnostics.push(Finding::invalid("invalid-name", document.root.origin, message));
    }
    let inheritance = types::Inheritance::of(&document.root);
    let components = payloads::components(&document.root);
    let events = payloads::events(&document.root);
    // a field of the body counts more than a header that is only recognised
    let may_be_header = events.is_none() || event_header::is_declared(&document.root);
    let header = may_be_header.then(|| event_header::EventHeader::of(&document.root, diagnostics)).flatten();
    let events = events.filter(|_| header.is_none());
    let results = polling::results(&document.root);
    let mut types = types::Types::new(&document.root, &inheritance, choices, diagnostics);
    let servers = servers::of_api(&document.root, diagnostics);
    let base_url = servers.first().map_or("", |server| server.url.as_str());
    let access = operations::Access {
        security: Security::new(&document.root, servers.first(), diagnostics),
        base_url,
        list_format: style::general_list_format(&document.root, diagnostics),
        has_positions: Version::of(&document.root) == Some(Version::OpenApi32),
        results: &results,
    };
    if crate::document::operations(&document.root).is_empty() {
        let origin = document.root.get("paths").map_or(document.root.origin, |paths| paths.origin);
        diagnostics.push(Finding::note("no-operations", origin, "the document describes no operation"));
    }
    let whole = whole.map(|whole| &whole.root);
    let mut groups = operations::groups(&document.root, whole, &access, &choices.names, &mut types, diagnostics);
    all_fields::add(&document.root, &mut groups, &mut types);
    let mut payloads = payloads::lower(&document.root, &components, events.as_ref(), &mut types, diagnostics);
    let unions = header.as_ref().map(|header| header.lower(&mut types, diagnostics)).unwrap_or_default();
    payloads.add(unions.iter().flatten());
    let security = access.security;
    let mut api = api::frame(&document.root, name, servers, security);
    api::check_environment(&document.root, &api, diagnostics);
    api.default_features = api::default_features(features, &groups, &document.root, diagnostics);
    api.groups = groups.into();
    api.dependencies = types.dependencies();
    api.hashed_maps = choices.types.maps == Maps::Hashed;
    let answered = api.operations().flat_map(|(_, operation)| operation.answered()).chain(payloads.types());
    let answered: Vec<_> = answered.flat_map(Type::references).collect();
    api.others = payloads.types().flat_map(Type::references).collect();
    api.types = types.finish(answered, diagnostics);
    payloads.describe(&mut api);
    if let Some(header) = header {
        let events = api.types.push(header.define(unions, &payloads));
        api.others.push(events);
    }
    polling::note(&document.root, whole, &mut api.groups, &api.types, diagnostics);
    paging::note(&document.root, &mut api, diagnostics);
    api
}
