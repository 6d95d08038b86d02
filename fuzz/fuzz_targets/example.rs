//! Any text as an example in a description: nothing panics, and what is JSON is read as JSON, without a tolerance.

#![no_main]

use ampersat::Request;
use ampersat::document::{Source, json};
use ampersat::output::{Kind, Output, Runtime};
use ampersat_fuzz::{check, request, strict};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut source = Source::new("example", "null");
    let origin = json::read(&mut source, 0).expect("null is JSON").origin;
    let read = json::read_example(text, origin);
    match (strict::json(text), read) {
        (Some(value), Ok(example)) => {
            assert_eq!(example.node.to_json(), value);
            assert!(example.tolerances.is_empty() && example.comments.is_empty(), "{example:?}");
        }
        (Some(value), Err(error)) => panic!("{value} is JSON, but {error:?}"),
        (None, Ok(example)) => {
            // What was tolerated once is gone: the value itself is JSON.
            let again = json::read_example(&example.node.to_json().to_string(), origin).expect("JSON");
            assert_eq!(again.node, example.node);
        }
        (None, Err(error)) => assert!(error.offset <= text.len() && !error.message.is_empty()),
    }
    let document = serde_json::json!({
        "swagger": "2.0",
        "info": {"title": "T", "version": "1"},
        "x-ampersat-example-descriptions": true,
        "paths": {"/a": {"get": {
            "description": text,
            "responses": {"200": {"description": format!("Before\n```json\n\r{text}\n```\nafter")}},
        }}},
    });
    check(&Request {
        output: Output::new(Kind::Sources, Runtime::Crate),
        ..request(&document.to_string(), &[], "client")
    });
});
