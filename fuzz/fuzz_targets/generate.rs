//! Documents with changes all over their trees: a client that is Rust inside of its crate and has every operation, or a
//! reason why there is none, and the same in every run.

#![no_main]

use ampersat::Request;
use ampersat::output::{Kind, Output, Runtime};
use ampersat_fuzz::{check, mutate, request, seeds};
use arbitrary::{Result, Unstructured};
use libfuzzer_sys::{Corpus, fuzz_target};

/// How many bytes choose the document, and what is asked for.
const FRAME: usize = 8;

fn frame(bytes: &mut Unstructured<'_>) -> Result<Request> {
    let document = bytes.choose(&seeds::DOCUMENTS)?.to_string();
    let name = *bytes.choose(&["client", "client", "client", "client", "dns-services", "../x", "self", "a\"b", ""])?;
    let kind = *bytes.choose(&[Kind::Sources, Kind::Crate, Kind::Module, Kind::File])?;
    let runtime = bytes.choose(&[Runtime::Crate, Runtime::Crate, Runtime::Vendored])?.clone();
    let output = Output { types_only: bytes.ratio(1, 8)?, ..Output::new(kind, runtime) };
    let features = *bytes.choose(&["", "", "", "", "operations", "none", "\""])?;
    let features = Some(features).filter(|name| !name.is_empty()).map(str::to_owned);
    Ok(Request { output, features: features.into_iter().collect(), ..request(&document, &[], name) })
}

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let Some((first, changes)) = bytes.split_at_checked(FRAME) else { return Corpus::Reject };
    let Ok(mut request) = frame(&mut Unstructured::new(first)) else { return Corpus::Reject };
    let mut document = serde_json::from_str(&request.document.text).expect("JSON");
    mutate::mutate(&mut document, &seeds::DOCUMENTS, changes);
    request.document.text = document.to_string();
    check(&request);
    Corpus::Keep
});
