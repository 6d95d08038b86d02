//! Stage 6: [`Api`] → files of tokens.
//!
//! Establishes nothing new: every function here writes down what the model says, one artefact each, without
//! I/O and without decisions. Only this stage and [`crate::render`] know about Rust's syntax.

mod client;
mod docs;
mod enums;
mod examples;
mod group;
mod requests;
mod scaffold;
mod structs;
mod tokens;
mod types;
mod unions;

use crate::model::Api;
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
    /// Rust code.
    Rust(TokenStream),
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
}

/// The folder that holds nothing but emitted files.
pub const GENERATED: &str = "src/generated";

/// Writes the API down.
pub fn emit(api: &Api, extent: Extent) -> Vec<File> {
    let mut files = vec![
        rust(format!("{GENERATED}/mod.rs"), client::module(api)),
        rust(format!("{GENERATED}/types.rs"), types::module(api, None)),
    ];
    for (index, group) in api.groups.iter().enumerate() {
        let folder = format!("{GENERATED}/{}", group.name.rust);
        files.push(rust(format!("{folder}/mod.rs"), group::module(api, index, group)));
        files.push(rust(format!("{folder}/requests.rs"), requests::module(api, index, group)));
        if types::of_group(api, Some(index)).next().is_some() {
            files.push(rust(format!("{folder}/types.rs"), types::module(api, Some(index))));
        }
    }
    if api.operations().any(|(_, operation)| operation.example.is_some()) {
        files.push(rust("tests/examples.rs".to_owned(), examples::module(api)));
    }
    if extent == Extent::Crate {
        files.extend(scaffold::files(api));
    }
    files
}

fn rust(path: String, tokens: TokenStream) -> File {
    File { path, content: Content::Rust(tokens) }
}
