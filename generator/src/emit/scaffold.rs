//! What a whole crate needs besides the emitted modules.

use super::docs::inner_comment;
use crate::model::Api;
use proc_macro2::TokenStream;
use quote::quote;
use std::fmt::Write;

/// `Cargo.toml`
pub(super) fn manifest(api: &Api) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let names: Vec<_> = api.groups.iter().map(|group| format!("\"{}\"", group.name.rust)).collect();
    let features: String = api.groups.iter().map(|group| format!("{} = []\n", group.name.rust)).collect();
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\
         # A registry wants a description and a licence, which nobody but you can give.\npublish = false\n\n[features]\n\
         default = [\"rustls\", {names}]\nrustls = [\"ampersat-runtime/rustls\"]\n\
         native-tls = [\"ampersat-runtime/native-tls\"]\n\
         blocking = [\"ampersat-runtime/blocking\"]\ntracing = [\"ampersat-runtime/tracing\"]\n{features}\n[dependencies]\n\
         ampersat-runtime = {{ version = \"{version}\", default-features = false }}\n\n[dev-dependencies]\n\
         ampersat-runtime = {{ version = \"{version}\", default-features = false, features = [\"testing\"] }}\n",
        name = api.name,
        names = names.join(", "),
    )
}

/// `README.md`
pub(super) fn readme(api: &Api) -> String {
    let title = if api.title.is_empty() { &api.name } else { &api.title };
    let mut text = format!("# {}\n\nA client of the {title}.\n\n{}", api.name, table(api));
    if !api.description.is_empty() {
        text.push_str(&format!("\n{}\n", api.description));
    }
    text
}

/// All operations as a Markdown table.
fn table(api: &Api) -> String {
    let mut table = String::from("| method | request |\n|---|---|\n");
    for (group, operation) in api.operations() {
        let arguments: Vec<_> = operation.path_parameters.iter().map(|p| p.name.rust.as_str()).collect();
        // Writing into a string cannot fail.
        let _ = writeln!(
            table,
            "| `{}().{}({})` | `{} {}` |",
            group.name.rust,
            operation.name,
            arguments.join(", "),
            operation.method,
            operation.path
        );
    }
    table
}

/// `src/lib.rs`
pub(super) fn library(api: &Api) -> TokenStream {
    let title = if api.title.is_empty() { api.name.as_str() } else { api.title.as_str() };
    let docs = inner_comment(&format!("A client of the {title}."));
    quote! {
        #docs

        #[rustfmt::skip]
        mod generated;

        pub use ampersat_runtime::{
            ClientBuilder, Credentials, Date, DateTime, Decimal, Error, ErrorKind, Response, Secret, TextOrList, Value,
        };
        pub use generated::*;
    }
}
