//! Stage 7: [`Api`] → [`Artefact`]s → [`File`]s of tokens.
//!
//! In: the model, and which file is wanted. Out: the file's path, and its tokens or its text.
//!
//! Establishes nothing new: every function here writes down what the model says, one artefact each, without
//! I/O and without decisions. Only this stage and [`crate::render`] know about Rust's syntax.

mod access;
mod body;
mod client;
mod docs;
mod enums;
mod examples;
mod group;
mod links;
mod mock;
mod prose;
mod readme;
mod requests;
mod response;
mod scaffold;
mod setters;
mod structs;
mod tokens;
mod types;
mod unions;
mod vendor;
mod wrappers;

pub use readme::{TABLE, table};
pub(crate) use tokens::{LINE, MACRO};
#[cfg(feature = "cli")]
pub(crate) use vendor::FOLDER as RUNTIME;

use crate::model::{Api, Group, Operation, Runtime, TypeDef};
use proc_macro2::TokenStream;

/// A file of the crate, by its path from the crate's root, with `/`.
#[derive(Debug, Clone)]
pub struct File {
    /// Where it goes.
    pub path: String,
    /// What it holds.
    pub content: Content,
}

/// What a file holds.
#[derive(Debug, Clone)]
pub enum Content {
    /// Rust code: what stands at the top, and item after item.
    Rust(Vec<TokenStream>),
    /// Anything else.
    Text(String),
}

/// What is to be emitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// The modules and tests that follow the document; the rest of the crate is written by hand.
    Modules,
    /// A whole crate.
    Crate,
    /// A whole crate, with the runtime inside.
    Standalone,
}

impl Extent {
    /// Where the client finds its runtime.
    pub(crate) fn runtime(self) -> Runtime {
        match self {
            Self::Modules | Self::Crate => Runtime::Crate,
            Self::Standalone => Runtime::Module,
        }
    }
}

/// The folder that holds nothing but emitted files.
pub const GENERATED: &str = "src/generated";

/// One file to be emitted; the numbers are indexes into the groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Artefact {
    /// The client and its handles.
    Client,
    /// The types that several groups use.
    SharedTypes,
    /// The operations of a group.
    Operations(usize),
    /// The types of a group.
    Types(usize),
    /// A test for each documented example.
    Examples,
    /// The stand-in for the API in tests.
    Mock,
    /// `Cargo.toml`
    Manifest,
    /// `README.md`
    Readme,
    /// `src/lib.rs`
    Library,
    /// A file of the runtime.
    Runtime(usize),
}

/// All files of a client.
pub fn artefacts(api: &Api, extent: Extent) -> Vec<Artefact> {
    let mut artefacts = vec![Artefact::Client, Artefact::Mock];
    if types::of_group(api, None).next().is_some() {
        artefacts.push(Artefact::SharedTypes);
    }
    if api.operations().any(|(_, operation)| operation.only_example().is_some()) {
        artefacts.push(Artefact::Examples);
    }
    for index in 0..api.groups.len() {
        artefacts.push(Artefact::Operations(index));
        if types::of_group(api, Some(index)).next().is_some() {
            artefacts.push(Artefact::Types(index));
        }
    }
    if extent != Extent::Modules {
        artefacts.extend([Artefact::Manifest, Artefact::Readme, Artefact::Library]);
    }
    if api.runtime == Runtime::Module {
        artefacts.extend((0..vendor::count()).map(Artefact::Runtime));
    }
    artefacts
}

/// What is written for one operation.
pub fn operation(api: &Api, group: &Group, operation: &Operation) -> Content {
    Content::Rust(group::items(api, group, operation))
}

/// What is written for one type.
pub fn type_def(api: &Api, def: &TypeDef) -> Content {
    Content::Rust(types::items(api, def))
}

/// Writes one file down.
pub fn emit(api: &Api, artefact: Artefact) -> File {
    let of_group = |index: usize, file: &str, module: fn(&Api, usize, &Group) -> Vec<TokenStream>| {
        let group = api.groups.get(index);
        let name = group.map_or("", |group| group.name.rust.as_str());
        let tokens = group.map(|group| module(api, index, group)).unwrap_or_default();
        (format!("{GENERATED}/{name}/{file}"), Content::Rust(tokens))
    };
    let rust = |tokens| Content::Rust(vec![tokens]);
    let (path, content) = match artefact {
        Artefact::Client => (format!("{GENERATED}/mod.rs"), rust(client::module(api))),
        Artefact::SharedTypes => (format!("{GENERATED}/types.rs"), Content::Rust(types::module(api, None))),
        Artefact::Operations(index) => of_group(index, "mod.rs", group::module),
        Artefact::Types(index) => of_group(index, "types.rs", |api, index, _| types::module(api, Some(index))),
        Artefact::Examples => ("tests/examples.rs".to_owned(), rust(examples::module(api))),
        Artefact::Mock => (format!("{GENERATED}/mock.rs"), rust(mock::module(api))),
        Artefact::Manifest => ("Cargo.toml".to_owned(), Content::Text(scaffold::manifest(api))),
        Artefact::Readme => ("README.md".to_owned(), Content::Text(readme::readme(api))),
        Artefact::Library => ("src/lib.rs".to_owned(), rust(scaffold::library(api))),
        Artefact::Runtime(index) => return vendor::file(index),
    };
    File { path, content }
}
