//! Stage 8: [`Api`] → [`Artefact`]s → [`File`]s of tokens.
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
mod environment;
mod events;
mod examples;
mod group;
mod links;
mod lints;
mod mock;
mod paging;
mod part;
mod polling;
mod prose;
mod readme;
mod requests;
mod response;
mod scaffold;
mod scope;
mod setters;
mod snippets;
mod structs;
mod tokens;
mod types;
mod unions;
mod usage;
mod vendor;
mod wrappers;

pub(crate) use part::{Argument, MacroCall, Part, Parts};
#[cfg(feature = "cli")]
pub(crate) use readme::{TABLE, table};
pub use scaffold::{commands, dependencies_of_module};
pub(crate) use tokens::LINE;

use crate::model::{Api, GroupId, Kind};
#[cfg(feature = "cli")]
use crate::model::{Group, Operation, TypeDef};
use scope::Scope;

/// A file of the crate, by its path from the crate's root, with `/`.
pub(crate) struct File<'a> {
    /// The path to which it goes.
    pub path: String,
    /// The code or text in it.
    pub content: Content<'a>,
}

/// The content of a file.
pub(crate) enum Content<'a> {
    /// Rust code.
    Rust(Parts<'a>),
    /// Anything else.
    Text(String),
}

/// The folder that holds nothing but emitted files, below that of the root.
const GENERATED: &str = "generated";

/// The folders that hold nothing but emitted files.
pub fn folders(kind: Kind) -> Vec<String> {
    match kind {
        Kind::File => Vec::new(),
        _ => [GENERATED, vendor::FOLDER].map(|name| format!("{}{name}", folder(kind))).into(),
    }
}

/// The folder of the root, with a slash.
fn folder(kind: Kind) -> &'static str {
    if kind.is_module() { "" } else { "src/" }
}

/// One file to be emitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Artefact {
    /// The client and its handles.
    Client,
    /// The module that has all types.
    AllTypes,
    /// The types that several groups use.
    SharedTypes,
    /// The operations of a group.
    Operations(GroupId),
    /// The types of a group.
    Types(GroupId),
    /// A test for each documented example.
    Examples,
    /// The stand-in for the API in tests.
    Mock,
    /// The constructors with which tests make answers of a group, or of several groups.
    Makers(Option<GroupId>),
    /// `Cargo.toml`
    Manifest,
    /// `README.md`
    Readme,
    /// `src/lib.rs`
    Library,
    /// A file of the runtime, by its place among all.
    Runtime(usize),
}

/// All files of a client.
pub(crate) fn artefacts(api: &Api) -> Vec<Artefact> {
    let (kind, has_client) = (api.output.kind, !api.output.types_only);
    let mut artefacts = vec![Artefact::Client];
    if has_client && scope::gate(api, "mock") != scope::Gate::Off {
        artefacts.push(Artefact::Mock);
    }
    if !api.types.is_empty() {
        artefacts.push(Artefact::AllTypes);
    }
    if scope::of_group(api, None).next().is_some() {
        artefacts.push(Artefact::SharedTypes);
    }
    if has_client && scope::gate(api, "mock") != scope::Gate::Off {
        let scope = Scope::new(api, GENERATED);
        let groups = api.groups.ids().map(Some).chain([None]);
        artefacts.extend(groups.filter(|group| mock::has_makers(&scope, *group)).map(Artefact::Makers));
    }
    if has_client && !kind.is_module() && api.operations().any(|(_, operation)| operation.only_example().is_some()) {
        artefacts.push(Artefact::Examples);
    }
    for group in api.groups.ids() {
        let has_types = scope::of_group(api, Some(group)).next().is_some();
        if has_client || has_types {
            artefacts.push(Artefact::Operations(group));
        }
        if has_types {
            artefacts.push(Artefact::Types(group));
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
#[cfg(feature = "cli")]
pub(crate) fn operation(api: &Api, group: &Group, operation: &Operation) -> Content<'static> {
    Content::Rust(Box::new(group::items(&Scope::new(api, GENERATED), group, operation).into_iter()))
}

/// Returns the items of one type.
#[cfg(feature = "cli")]
pub(crate) fn type_def(api: &Api, def: &TypeDef) -> Content<'static> {
    Content::Rust(Box::new(types::items(&Scope::new(api, GENERATED), def).into_iter()))
}

/// Writes one file down, and hands it to what wants it.
pub(crate) fn emit<T>(api: &Api, artefact: Artefact, wanted: impl FnOnce(File<'_>) -> T) -> T {
    let path = path(api, artefact);
    let scope = Scope::new(api, path.strip_prefix(folder(api.output.kind)).unwrap_or_default());
    wanted(File { path: path.clone(), content: content(&scope, artefact) })
}

/// Returns the path of a file from the crate's root.
fn path(api: &Api, artefact: Artefact) -> String {
    let kind = api.output.kind;
    let inside = |path: &str| format!("{}{path}", folder(kind));
    let generated = |path: &str| inside(&format!("{GENERATED}/{path}"));
    let of_group = |group: GroupId, file: &str| generated(&format!("{}/{file}", api.groups.get(group).name.rust));
    match artefact {
        Artefact::Client => generated("mod.rs"),
        Artefact::AllTypes => generated("types/mod.rs"),
        Artefact::SharedTypes => generated("types/shared.rs"),
        Artefact::Makers(None) => generated("types/shared/mock.rs"),
        Artefact::Makers(Some(group)) => of_group(group, "mock.rs"),
        Artefact::Operations(group) => of_group(group, "mod.rs"),
        Artefact::Types(group) => of_group(group, "types.rs"),
        Artefact::Mock => generated("mock.rs"),
        Artefact::Examples => "tests/examples.rs".to_owned(),
        Artefact::Manifest => "Cargo.toml".to_owned(),
        Artefact::Readme => "README.md".to_owned(),
        Artefact::Library => inside(if kind.is_module() { "mod.rs" } else { "lib.rs" }),
        Artefact::Runtime(index) => inside(&vendor::path(index)),
    }
}

fn content<'a>(scope: &'a Scope<'a>, artefact: Artefact) -> Content<'a> {
    let one = |items| Content::Rust(Box::new(std::iter::once(Part::Items(items))));
    Content::Rust(match artefact {
        Artefact::Client => return one(client::module(scope)),
        Artefact::AllTypes => return one(types::all(scope)),
        Artefact::Mock => return one(mock::module(scope)),
        Artefact::Examples => return one(examples::module(scope)),
        Artefact::Library => return one(scaffold::library(scope)),
        Artefact::Manifest => return Content::Text(scaffold::manifest(scope)),
        Artefact::Readme => return Content::Text(readme::readme(scope)),
        Artefact::Runtime(index) => return Content::Text(vendor::text(scope, index)),
        Artefact::SharedTypes => types::module(scope, None),
        Artefact::Types(group) => types::module(scope, Some(group)),
        Artefact::Makers(group) => mock::makers(scope, group),
        Artefact::Operations(group) => group::module(scope, group),
    })
}
