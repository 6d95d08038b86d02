use super::*;

fn strict(text: &str) -> Result<serde_json::Value, SyntaxError> {
    read(&mut Source::new("test.json", text), 0).map(|node| node.to_json())
}

fn example(text: &str) -> Example {
    read_example(text, Origin { source: 0, entry: 0 }).unwrap()
}

#[test]
fn documents_are_read_strictly() {
    for (text, offset, message) in [
        ("", 0, "expected a value, found the end of the text"),
        ("{\"a\": 1,}", 8, "expected another value after `,`, found `}`"),
        ("{1}", 1, "expected a key in double quotes or `}`, found `1`"),
        ("[1,]", 3, "expected another value after `,`, found `]`"),
        ("{\"a\" 1}", 5, "expected `:` after the key `a`, found `1`"),
        ("[1 2]", 3, "expected `,` or `]`, found `2`"),
        ("[\"a", 1, "this string never ends"),
        ("[\"a\nb\"]", 3, "the control character U+000A stands inside a string"),
        ("[\"\\x\"]", 2, "this escape is not one of JSON's"),
        ("[\"\\ud800\"]", 2, "this `\\u` escape is no character"),
        ("[01]", 1, "`01` is not a JSON number"),
        ("// no\n1", 0, "expected a value, found `/`"),
        ("{} {}", 3, "expected the end of the text, found `{`"),
    ] {
        let error = strict(text).unwrap_err();
        assert_eq!((error.offset, error.message.as_str()), (offset, message), "{text:?}");
    }
    assert!(strict(&"[".repeat(100_000)).unwrap_err().message.starts_with("values are nested deeper"));
    let error = strict(&format!("{{\"{}\": 1}}", "a".repeat(4097))).unwrap_err();
    assert_eq!((error.offset, error.message.as_str()), (1, "this key is longer than 4096 bytes"));
}

#[test]
fn a_key_that_stands_twice_names_both_places() {
    let error = strict("{\"a\": 1, \"a\": 2}").unwrap_err();
    assert_eq!(error.message, "the key `a` stands twice in one object");
    assert_eq!((error.offset, error.related), (9, Some((1, "`a` stands here first".to_owned()))));
}

#[test]
fn escapes_and_numbers_are_kept() {
    // U+007F is a control character, but JSON takes it as it stands.
    assert_eq!(strict("\"\u{7f}\""), Ok(serde_json::json!("\u{7f}")));
    assert!(example("\"\u{7f}\"").tolerances.is_empty());
    let text = r#"{"a\/b": "\u00fc\ud83d\ude00\n", "n": [-1.50e2, 18446744073709551615]}"#;
    let expected = serde_json::json!({"a/b": "ü😀\n", "n": [-150.0, 18446744073709551615_u64]});
    assert_eq!(strict(text), Ok(expected));
}

#[test]
fn each_tolerance_is_counted_and_loses_nothing() {
    use Tolerance::*;
    for (text, expected, tolerances) in [
        ("{\n {\"a\": 1}\n}", "{\"a\":1}", vec![(DoubledBrace, 1)]),
        ("[1, 2,]", "[1,2]", vec![(TrailingComma, 1)]),
        ("[1, (...)\n 2, (...)]", "[1,2]", vec![(Elision, 2)]),
        ("{\"a\": {(...)}}", "{\"a\":{}}", vec![(Elision, 1)]),
        ("{\"a\": \"x(...)y\"}", "{\"a\":\"x(...)y\"}", vec![]),
        ("[\"a\nb\"]", "[\"a\\nb\"]", vec![(RawNewline, 1)]),
        ("{\"a\": 1, \"a\": 2}", "{\"a\":2}", vec![(DuplicateKey, 1)]),
    ] {
        let read = example(text);
        assert_eq!(read.node.to_json().to_string(), expected, "{text:?}");
        assert_eq!(read.tolerances.into_iter().collect::<Vec<_>>(), tolerances, "{text:?}");
    }
}

#[test]
fn comments_belong_to_the_value_they_stand_beside() {
    let text = "{\n // whole\n \"a\": [\n  \"x\", // first\n  \"y\" /* second */\n ], // list\n \"b\": 1\n}";
    let comments: Vec<_> = example(text).comments.into_iter().collect();
    let expected = [("/a", "whole list"), ("/a/0", "first"), ("/a/1", "second")];
    assert_eq!(comments, expected.map(|(pointer, comment)| (pointer.to_owned(), comment.to_owned())));
}

#[test]
fn doubled_braces_are_levels_too() {
    let braces = |levels: usize| format!("{}\"a\": 1{}", "{".repeat(levels), "}".repeat(levels));
    assert_eq!(example(&braces(199)).tolerances.get(&Tolerance::DoubledBrace), Some(&198));
    for levels in [201, 100_000] {
        let error = read_example(&braces(levels), Origin { source: 0, entry: 0 }).unwrap_err();
        assert_eq!(error.message, "values are nested deeper than 200 levels");
    }
}
