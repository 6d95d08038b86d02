//! What the fuzz targets share: requests, what has to hold for every outcome, and hostile JSON.

pub mod hostile;
pub mod strict;

use ampersat::diagnostic::Severity;
use ampersat::emit::Extent;
use ampersat::load::Input;
use ampersat::{Outcome, Request, generate};
use std::path::{Component, Path};

/// A whole crate from a document and its overlays.
pub fn request(document: &str, overlays: &[&str], name: &str) -> Request {
    let input = |name: &str, text: &str| Input { name: name.to_owned(), text: text.to_owned() };
    Request {
        document: input("document", document),
        overlays: overlays.iter().map(|text| input("overlay", text)).collect(),
        name: name.to_owned(),
        features: Vec::new(),
        extent: Extent::Crate,
        header: "@generated".to_owned(),
    }
}

/// Generates, and checks what has to hold whatever came in: a client of which every file is Rust and stays inside of
/// its crate, or a reason why there is none. With `AMPERSAT_FUZZ_PRINT` in the environment, the input is shown first.
pub fn check(request: &Request) -> Outcome {
    if std::env::var_os("AMPERSAT_FUZZ_PRINT").is_some() {
        println!("{}", request.document.text);
        request.overlays.iter().for_each(|overlay| println!("{}", overlay.text));
    }
    let outcome = generate(request, &mut |_, _| {});
    let Some(client) = &outcome.client else {
        assert!(outcome.diagnostics.iter().any(|one| one.severity == Severity::Invalid), "no client and no reason");
        return outcome;
    };
    for (path, text) in &client.files {
        let parts = Path::new(path).components();
        assert!(parts.clone().all(|part| matches!(part, Component::Normal(_))), "{path} leaves the crate");
        assert!(!path.contains(['\\', ':', '\0']), "{path} leaves the crate on other systems");
        if path.ends_with(".rs") {
            syn::parse_file(text).unwrap_or_else(|error| panic!("{path} is no Rust: {error}\n{text}"));
        }
    }
    serde_json::from_str::<serde::de::IgnoredAny>(&client.openapi).expect("the completed document is JSON");
    outcome
}
