//! Stage 7: [`Api`] → [`Artefact`]s → [`File`]s of tokens.
//!
//! In: the model, and which file is wanted. Out: the file's path, and its tokens or its text.
//!
//! Establishes nothing new: every function here writes down what the model says, one artefact each, without
//! I/O and without decisions. Only this stage and [`crate::render`] know about Rust's syntax.

mod access;

mod body;
mod client;
mod derives;
mod docs;
mod enums;
mod examples;
mod group;
mod links;
mod lints;
mod mock;
mod paging;
mod prose;
mod readme;
mod requests;
mod response;
mod scaffold;
mod scope;
mod setters;
mod structs;
mod tokens;
mod types;
mod unions;
mod vendor;
mod wrappers;

pub use readme::{TABLE, table};
pub use scaffold::{commands, dependencies_of_module};
pub(crate) use tokens::{LINE, MACRO};
pub(crate) use vendor::declared_by;

use crate::model::{Api, Group, Kind, Operation, TypeDef};
use proc_macro2::TokenStream;
use scope::Scope;

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

/// The folder that holds nothing but emitted files, below that of the root.
const GENERATED: &str = "generated";

/// The folders that hold nothing but emitted files.
#[cfg(feature = "cli")]
pub(crate) fn folders(kind: Kind) -> Vec<String> {
    match kind {
        Kind::File => Vec::new(),
        _ => [GENERATED, vendor::FOLDER].map(|name| format!("{}{name}", folder(kind))).into(),
    }
}

/// The folder of the root, with a slash.
fn folder(kind: Kind) -> &'static str {
    if kind.is_module() { "" } else { "src/" }
}

/// One file to be emitted; the numbers are indexes into the groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Artefact {
    /// The client and its handles.
    Client,
    /// The module that has all types.
    AllTypes,
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
    /// The constructors with which tests make answers of a group, or of several groups.
    Makers(Option<usize>),
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
pub fn artefacts(api: &Api) -> Vec<Artefact> {
    let (kind, has_client) = (api.output.kind, !api.output.types_only);
    let mut artefacts = vec![Artefact::Client];
    if has_client && scope::gate(api, "mock") != scope::Gate::Off {
        artefacts.push(Artefact::Mock);
    }
    if !api.types.is_empty() {
        artefacts.push(Artefact::AllTypes);
    }
    if types::of_group(api, None).next().is_some() {
        artefacts.push(Artefact::SharedTypes);
    }
    if has_client && scope::gate(api, "mock") != scope::Gate::Off {
        let scope = Scope::new(api, GENERATED);
        let groups = (0..api.groups.len()).map(Some).chain([None]);
        artefacts.extend(groups.filter(|group| mock::has_makers(&scope, *group)).map(Artefact::Makers));
    }
    if has_client && !kind.is_module() && api.operations().any(|(_, operation)| operation.only_example().is_some()) {
        artefacts.push(Artefact::Examples);
    }
    for index in 0..api.groups.len() {
        let has_types = types::of_group(api, Some(index)).next().is_some();
        if has_client || has_types {
            artefacts.push(Artefact::Operations(index));
        }
        if has_types {
            artefacts.push(Artefact::Types(index));
        }
    }
    artefacts.extend(match kind {
        Kind::Crate => vec![Artefact::Manifest, Artefact::Readme, Artefact::Library],
        Kind::Module | Kind::File => vec![Artefact::Library],
        Kind::Sources => Vec::new(),
    });
    if api.output.runtime.is_vendored() {
        artefacts.extend(vendor::files(api).into_iter().map(Artefact::Runtime));
    }
    artefacts
}

/// Returns the items of one operation.
pub fn operation(api: &Api, group: &Group, operation: &Operation) -> Content {
    Content::Rust(group::items(&Scope::new(api, GENERATED), group, operation))
}

/// Returns the items of one type.
pub fn type_def(api: &Api, def: &TypeDef) -> Content {
    Content::Rust(types::items(&Scope::new(api, GENERATED), def))
}

/// Writes one file down.
pub fn emit(api: &Api, artefact: Artefact) -> File {
    let kind = api.output.kind;
    let inside = |path: String, module: &dyn Fn(&Scope<'_>) -> Vec<TokenStream>| {
        let tokens = module(&Scope::new(api, &path));
        File { path: format!("{}{path}", folder(kind)), content: Content::Rust(tokens) }
    };
    let generated =
        |name: &str, module: &dyn Fn(&Scope<'_>) -> Vec<TokenStream>| inside(format!("{GENERATED}/{name}"), module);
    let of_group = |index: usize, file: &str, module: fn(&Scope<'_>, usize, &Group) -> Vec<TokenStream>| {
        let group = api.groups.get(index);
        let name = group.map_or("", |group| group.name.rust.as_str());
        generated(&format!("{name}/{file}"), &|scope| {
            group.map(|group| module(scope, index, group)).unwrap_or_default()
        })
    };
    let text = |path: &str, text| File { path: path.to_owned(), content: Content::Text(text) };
    match artefact {
        Artefact::Client => generated("mod.rs", &|scope| vec![client::module(scope)]),
        Artefact::AllTypes => generated("types/mod.rs", &types::all),
        Artefact::SharedTypes => generated("types/shared.rs", &|scope| types::module(scope, None)),
        Artefact::Makers(None) => generated("types/mock.rs", &|scope| mock::makers(scope, None)),
        Artefact::Makers(Some(index)) => of_group(index, "mock.rs", |scope, index, _| mock::makers(scope, Some(index))),
        Artefact::Operations(index) => of_group(index, "mod.rs", group::module),
        Artefact::Types(index) => of_group(index, "types.rs", |scope, index, _| types::module(scope, Some(index))),
        Artefact::Mock => generated("mock.rs", &|scope| vec![mock::module(scope)]),
        Artefact::Examples => {
            let tokens = examples::module(&Scope::new(api, ""));
            File { path: "tests/examples.rs".to_owned(), content: Content::Rust(vec![tokens]) }
        }
        Artefact::Manifest => text("Cargo.toml", scaffold::manifest(api)),
        Artefact::Readme => text("README.md", readme::readme(api)),
        Artefact::Library => {
            let path = if kind.is_module() { "mod.rs" } else { "lib.rs" };
            inside(path.to_owned(), &|scope| vec![scaffold::library(scope)])
        }
        Artefact::Runtime(index) => {
            let file = vendor::file(api, index);
            File { path: format!("{}{}", folder(kind), file.path), ..file }
        }
    }
}
