//! From a document to files: reports, refusals, output.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod access;
mod arbitrary;
mod architecture;
mod bad_input;
mod bad_overlays;
mod bodies;
mod command;
mod dangling;
mod determinism;
mod dialects;
mod diff;
mod documentation;
mod dumped;
mod enums;
mod extremes;
mod fastapi;
mod files;
mod homes;
mod inference;
mod inheritance;
mod mutated;
mod names;
mod naming;
mod operations;
mod own_types;
mod paged_members;
mod paging;
mod parts;
mod placeholders;
mod polling;
mod readme;
mod references;
mod repairs;
mod repository;
mod scaffold;
mod schemas;
mod selection;
mod sending;
mod streams;
mod swagger2;
mod terminal;
mod vendor_extensions;
mod versions;
mod webhooks;
mod writing;

use ampersat::Input;
use ampersat::choices::Choices;
use ampersat::diagnostic::{Diagnostic, Severity};
use ampersat::document::{Map, Node, Origin, Source, Sources, json};
use ampersat::output::{Kind, Output, Runtime};
use ampersat::{Client, Generator, Rejected, Request};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The vendor's document, by its path in the repository.
const VENDOR: &str = "spec/dns-services.swagger.json";
/// Its overlays.
const OVERLAYS: [&str; 2] = ["spec/hostbill.overlay.yaml", "spec/dns-services.overlay.yaml"];

/// The repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn input(path: &str) -> Input {
    let text = std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    Input { name: path.to_owned(), text }
}

/// The repository's own request, with another text of the vendor's document.
fn project_with(text: impl Into<String>) -> Request {
    Request {
        document: Input { name: VENDOR.to_owned(), text: text.into() },
        overlays: OVERLAYS.map(input).into(),
        name: "dns-services".to_owned(),
        features: Vec::new(),
        choices: Choices::default(),
        output: Output::new(Kind::Sources, Runtime::Crate),
        header: "@generated".to_owned(),
    }
}

/// The outcome of the project's own document.
fn project() -> &'static Outcome {
    static OUTCOME: LazyLock<Outcome> = LazyLock::new(|| run(&project_with(input(VENDOR).text)));
    &OUTCOME
}

/// The client that the repository generates.
fn client() -> &'static Client {
    project().client.as_ref().unwrap()
}

/// A whole crate from a small document.
fn request(document: &str, overlays: &[&str]) -> Request {
    let overlay = |(index, text): (usize, &&str)| Input { name: format!("overlay-{index}"), text: (*text).to_owned() };
    Request {
        document: Input { name: "document".to_owned(), text: document.to_owned() },
        overlays: overlays.iter().enumerate().map(overlay).collect(),
        name: "client".to_owned(),
        features: Vec::new(),
        choices: Choices::default(),
        output: Output::new(Kind::Crate, Runtime::Crate),
        header: "@generated".to_owned(),
    }
}

/// A client or none, and what was found.
struct Outcome {
    client: Option<Client>,
    diagnostics: Vec<Diagnostic>,
    sources: Sources,
}

impl From<Result<Client, Rejected>> for Outcome {
    fn from(result: Result<Client, Rejected>) -> Self {
        let (client, report) = match result {
            Ok(client) => {
                let report = client.report.clone();
                (Some(client), report)
            }
            Err(rejected) => (None, rejected.report),
        };
        Self { client, diagnostics: report.diagnostics, sources: report.sources }
    }
}

fn run(request: &Request) -> Outcome {
    let outcome = Outcome::from(Generator::new().with_openapi(true).generate(request));
    let listed = |one: &Diagnostic| ampersat::diagnostic::codes().any(|code| code == one.code);
    assert!(outcome.diagnostics.iter().all(listed), "a code is not listed: {:?}", outcome.diagnostics);
    outcome
}

/// A Swagger 2.0 document with these paths, which start on its second line.
fn swagger(paths: &str) -> String {
    format!(r#"{{"swagger": "2.0", "info": {{"title": "T", "version": "1"}}, "paths":{}{paths}}}"#, "\n")
}

/// An OpenAPI document with these members, which start on its second line.
fn openapi(members: &str) -> String {
    format!(r#"{{"openapi": "3.0.3", "info": {{"title": "T", "version": "1"}},{}{members}}}"#, "\n")
}

/// Everything that is wrong or was left out, a line for each sentence.
fn complaints(outcome: &Outcome) -> Vec<String> {
    let matters = |one: &&Diagnostic| matches!(one.severity, Severity::Invalid | Severity::Unsupported);
    outcome.diagnostics.iter().filter(matters).flat_map(lines).collect()
}

/// `code place message`, then the places that belong to it, then the help.
fn lines(one: &Diagnostic) -> Vec<String> {
    let at = |location: &ampersat::diagnostic::Location| {
        format!("{}:{}:{}", location.source, location.line, location.column)
    };
    let place = one.location.as_ref().map_or("nowhere".to_owned(), at);
    let mut lines = vec![format!("{} {place} {}", one.code, one.message)];
    lines.extend(one.related.iter().map(|(location, message)| format!("see {} {message}", at(location))));
    lines.extend(one.help.iter().map(|help| format!("help: {help}")));
    lines
}

/// A document as a tree, to make other spellings of it.
fn tree(text: &str) -> Node {
    json::read(&mut Source::new("tree", text), 0).unwrap()
}

/// A tree from a JSON value.
fn node(value: &serde_json::Value) -> Node {
    Node::from_json(value, origin())
}

fn origin() -> Origin {
    tree("null").origin
}

/// The path items of a document.
fn paths(document: &mut Node) -> &mut Map {
    document.get_mut("paths").unwrap().as_object_mut().unwrap()
}

/// The operations of a document.
fn operations(document: &mut Node) -> impl Iterator<Item = &mut Node> {
    paths(document).values_mut().flat_map(|item| item.as_object_mut().unwrap().values_mut())
}

/// Every argument of a macro is an expression or a type.
fn assert_has_arguments(call: syn::Macro) {
    use syn::parse::{Parse, ParseStream};
    struct Argument;
    impl Parse for Argument {
        fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
            let ahead = input.fork();
            // As an expression, a type with arguments is a comparison.
            let is_type = ahead.parse::<syn::Type>().is_ok() && (ahead.is_empty() || ahead.peek(syn::Token![,]));
            if is_type { input.parse::<syn::Type>().map(|_| Self) } else { input.parse::<syn::Expr>().map(|_| Self) }
        }
    }
    let arguments = call.parse_body_with(syn::punctuated::Punctuated::<Argument, syn::Token![,]>::parse_terminated);
    let arguments = arguments.unwrap_or_else(|error| panic!("{error}: {}", call.tokens));
    assert!(!arguments.is_empty());
}

/// Every Rust file parses; the others are not empty.
fn assert_is_rust(outcome: &Outcome) {
    let client = outcome.client.as_ref().unwrap_or_else(|| panic!("{:#?}", complaints(outcome)));
    let parse = || {
        for (path, text) in &client.files {
            if path.ends_with(".rs") {
                let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
                for item in file.items.into_iter().filter(|_| path.contains("generated/")) {
                    if let syn::Item::Macro(item) = item {
                        assert_has_arguments(item.mac);
                    }
                }
            }
            assert!(!text.is_empty(), "{path}");
        }
    };
    // Types may be nested deeper than a parser has stack for in a thread of a test.
    std::thread::scope(|scope| {
        _ = std::thread::Builder::new().stack_size(64 << 20).spawn_scoped(scope, parse).unwrap()
    });
}
