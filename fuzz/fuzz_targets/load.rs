//! Any bytes as a document: nothing panics, and what is JSON is read as JSON.

#![no_main]

use ampersat::diagnostic::Diagnostics;
use ampersat::document::{Source, Sources, json, yaml};
use ampersat::Input;
use ampersat::internals::load;
use ampersat_fuzz::{check, request, strict};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let input = Input { name: "document".to_owned(), text: text.clone().into_owned() };
    let loaded = load(&input, &mut |_| Err(String::new()), &mut sources, &mut diagnostics);
    assert!(loaded.is_some() || diagnostics.has_invalid());
    let located = diagnostics.resolve(&sources);
    assert!(located.iter().all(|one| one.location.is_some()), "{located:?}");

    let read = json::read(&mut Source::new("json", text.as_ref()), 0);
    // Longer ones may have a key that is refused for its length.
    if let Some(value) = strict::json(&text).filter(|_| text.len() <= 4096) {
        assert_eq!(read.map(|node| node.to_json()), Ok(value));
    }
    let _ = yaml::read(&mut Source::new("yaml", text.as_ref()), 0);

    check(&request(&text, &[], "client"));
});
