//! Documents and overlays that were cut, and into whose texts something was put: every finding can be printed, for people
//! and as JSON, and nothing that a terminal obeys is printed.

#![no_main]

use ampersat::Report;
use ampersat_fuzz::{hostile, print, request};
use arbitrary::{Result, Unstructured};
use libfuzzer_sys::{Corpus, fuzz_target};

const DOCUMENTS: [&str; 6] = [
    include_str!("../../tests/fixtures/keywords.yaml"),
    include_str!("../../tests/fixtures/kinds.yaml"),
    include_str!("../../tests/fixtures/parameters.yaml"),
    include_str!("../../tests/fixtures/hostile-prose.json"),
    r##"{"swagger": "2.0", "info": {"title": "T", "version": "1"}, "paths": {
    "a/@id": {"get": {"parameters": [{"name": "x", "in": "path", "type": "int"}], "responses": {"200": {"$ref": "#/a"}}}}}}"##,
    "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  /a: &a\n    get: {responses: {}}\n  /b:\n    *a\n",
];

const OVERLAY: &str = "overlay: 1.0.0\nactions:\n  - target: $.paths.*['get'][?match(@.name, 'a.*')]\n    \
    description: \"why\"\n    x-expect: {a: b}\n    update: {a: [1, 'b']}\n";

/// What readers, terminals and the printer stumble over.
const INSERTED: [&str; 24] = [
    "“",
    "”",
    "\u{a0}",
    "状态",
    "\u{feff}",
    "\u{1b}[2J",
    "\u{9b}",
    "\u{202e}",
    "\u{2028}",
    "\u{200b}",
    "\u{ad}",
    "\u{e0041}",
    "\r",
    "\t",
    "\0",
    "\n",
    "e\u{301}",
    "👩\u{200d}🔬",
    "\\",
    "\"",
    "'",
    "{",
    "]",
    "*&!|>%@`",
];

/// The text with a few changes, each of which takes its own bytes.
fn edited(text: &str, bytes: &mut Unstructured<'_>) -> Result<String> {
    let mut text = text.to_owned();
    for _ in 0..bytes.int_in_range(0..=4_u8)? {
        let mut at = usize::from(bytes.arbitrary::<u16>()?) % (text.len() + 1);
        let mut end = (at + usize::from(bytes.arbitrary::<u8>()? / 16)).min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        while !text.is_char_boundary(end) {
            end += 1;
        }
        let inserted = match bytes.int_in_range(0..=5_u8)? {
            0 => hostile::word(bytes)?,
            1 => bytes.arbitrary::<char>()?.to_string(),
            2 => (*bytes.choose(&INSERTED)?).repeat(usize::from(bytes.arbitrary::<u8>()?)),
            3 => hostile::prose(bytes)?,
            _ => (*bytes.choose(&INSERTED)?).to_owned(),
        };
        match bytes.ratio(1, 16_u8)? {
            true => text.truncate(at),
            false => text.replace_range(at..end, &inserted),
        }
    }
    Ok(text)
}

fn texts(bytes: &mut Unstructured<'_>) -> Result<(String, String)> {
    let document = *bytes.choose(&DOCUMENTS)?;
    Ok((edited(document, bytes)?, edited(OVERLAY, bytes)?))
}

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let Ok((document, overlay)) = texts(&mut Unstructured::new(bytes)) else { return Corpus::Reject };
    let overlays: &[&str] = if bytes.len() % 2 == 0 { &[&overlay] } else { &[] };
    let request = request(&document, overlays, "client");
    print(Report::of(&ampersat::generate(&request)));
    Corpus::Keep
});
