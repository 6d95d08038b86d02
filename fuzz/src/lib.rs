//! What the fuzz targets share: requests, what has to hold for every outcome, hostile JSON, and changes to documents.

pub mod hostile;
pub mod mutate;
mod rust;
pub mod seeds;
pub mod strict;

use ampersat::choices::Choices;
use ampersat::cli::{Format, show};
use ampersat::document::METHODS;
use ampersat::document::hidden::is_hidden;
use ampersat::Input;
use ampersat::output::{Kind, Output, Runtime};
use ampersat::{Client, Generator, Rejected, Report, Request};
use serde_json::Value;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Component, Path};

/// With this in the environment, the input is shown before it is checked, and nothing is checked only now and then.
const PRINT: &str = "AMPERSAT_FUZZ_PRINT";

/// A whole crate from a document and its overlays.
pub fn request(document: &str, overlays: &[&str], name: &str) -> Request {
    let input = |name: &str, text: &str| Input { name: name.to_owned(), text: text.to_owned() };
    Request {
        document: input("document", document),
        overlays: overlays.iter().map(|text| input("overlay", text)).collect(),
        name: name.to_owned(),
        features: Vec::new(),
        choices: Choices::default(),
        output: Output::new(Kind::Crate, Runtime::Crate),
        header: "@generated".to_owned(),
    }
}

/// Generates, and checks what has to hold whatever came in: a client of which every file is Rust and stays inside of
/// its crate, which has every operation, or a reason why there is none; and the same again in a second run.
///
/// What takes as long as the generation itself is checked for every fourth input, always the same ones.
pub fn check(request: &Request) {
    let print = std::env::var_os(PRINT).is_some();
    if print {
        println!("{request:?}\n{}", request.document.text);
        request.overlays.iter().for_each(|overlay| println!("{}", overlay.text));
    }
    let made = || Generator::new().with_openapi(true).generate(request);
    let result = made();
    let report = Report::of(&result);
    assert!(report.diagnostics.iter().all(|one| !one.message.is_empty()), "{report}");
    let lot = lot(&request.document.text);
    if let Ok(client) = &result {
        check_paths(client);
        check_operations(request, client);
        if print || lot % 4 == 0 {
            check_rust(client);
        }
    } else {
        assert!(report.errors().next().is_some(), "no client and no reason");
    }
    if print || lot % 4 == 2 {
        self::print(report);
    }
    if print || lot % 4 == 1 {
        check_again(&result, &made());
    }
}

/// Prints every finding in both ways, and checks what is printed.
pub fn print(report: &Report) {
    let human = show(&report.diagnostics, &report.sources, Format::Human);
    let json = show(&report.diagnostics, &report.sources, Format::Json);
    let findings: Vec<Value> = serde_json::from_str(&json).expect("findings are JSON");
    assert_eq!(findings.len(), report.diagnostics.len());
    for (one, printed) in report.diagnostics.iter().zip(findings) {
        assert_eq!(printed["message"], one.message);
        assert!(human.contains(&format!("[{}]: ", one.code)), "{one:?} is not printed");
    }
    for text in [human, json, report.to_string()] {
        assert!(!text.contains(|c| is_hidden(c) && !matches!(c, '\n' | '\t')), "{text:?}");
    }
}

fn lot(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

fn check_paths(client: &Client) {
    for path in client.files.keys() {
        let parts = Path::new(path).components();
        assert!(parts.clone().all(|part| matches!(part, Component::Normal(_))), "{path} leaves the crate");
        assert!(!path.contains(['\\', ':', '\0']), "{path} leaves the crate on other systems");
    }
}

fn check_rust(client: &Client) {
    // The runtime's own files are the same for all documents.
    for (path, text) in client.files.iter().filter(|(path, _)| !path.starts_with("src/runtime/")) {
        if path.ends_with(".rs") {
            let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path} is no Rust: {error}\n{text}"));
            rust::check_names(&file).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
        }
    }
    let openapi = client.openapi.as_deref().unwrap_or_default();
    assert!(serde_json::from_str::<serde::de::IgnoredAny>(openapi).is_ok(), "the completed document is no JSON");
}

/// Every operation of the document is a method, or it is said that it is none.
fn check_operations(request: &Request, client: &Client) {
    let made = client.api.documented().count();
    assert_eq!(client.operations, made + client.left_out.len(), "{:?}", client.left_out);
    for operation in &client.left_out {
        let said = client.report.diagnostics.iter().any(|one| one.message.contains(operation));
        assert!(said, "{operation} is left out, and nothing says so");
    }
    // Overlays may add and remove some.
    if let Some(described) = described(&request.document.text).filter(|_| request.overlays.is_empty()) {
        assert_eq!(client.operations, described, "operations were lost, or made of nothing: {}", client.report);
    }
}

/// How many operations a document in JSON describes, unless a path refers to the operations of another one, or the
/// text can be read in two ways.
fn described(text: &str) -> Option<usize> {
    let document = strict::json(text)?;
    let paths = document.get("paths").and_then(Value::as_object);
    let items = paths.into_iter().flatten().filter(|(path, _)| path.starts_with('/') || !path.starts_with("x-"));
    let mut count = 0;
    for item in items.filter_map(|(_, item)| item.as_object()) {
        if item.get("$ref").is_some_and(Value::is_string) {
            return None;
        }
        count += METHODS.iter().filter(|method| item.get(**method).is_some_and(Value::is_object)).count();
    }
    Some(count)
}

fn check_again(first: &Result<Client, Rejected>, second: &Result<Client, Rejected>) {
    let (one, two) = (Report::of(first), Report::of(second));
    assert_eq!(one.diagnostics, two.diagnostics, "two runs find other things");
    match (first, second) {
        (Ok(first), Ok(second)) => {
            assert_eq!(first.files, second.files, "two runs write other files");
            assert_eq!(first.openapi, second.openapi, "two runs complete the document in other ways");
        }
        (Err(_), Err(_)) => {}
        _ => panic!("one run makes a client, the other one does not"),
    }
}
