use super::*;

/// Returns whether `serde_json` takes a text, and whether this reader does.
fn both(text: &str) -> (bool, bool) {
    (serde_json::from_str::<serde_json::Value>(text).is_ok(), Tree::parse(text.as_bytes()).is_ok())
}

#[test]
fn only_json_is_read() {
    for text in [
        "",
        " ",
        "nul",
        "nulll",
        "tru",
        "01",
        "-",
        "-01",
        "1.",
        ".5",
        "1e",
        "1e+",
        "+1",
        "0x1",
        "[",
        "]",
        "[1",
        "[1,]",
        "[,]",
        "[1 2]",
        "{",
        "}",
        "{]",
        "[}",
        "{1:2}",
        r#"{"a"}"#,
        r#"{"a":}"#,
        r#"{"a":1,}"#,
        r#"{"a" 1}"#,
        "1 2",
        "{}{}",
        "\"",
        "\"a",
        "\"\\\"",
        r#""\x""#,
        r#""\u12""#,
        r#""\u12g4""#,
        r#""\ud800""#,
        r#""\ud800x""#,
        r#""\ud800\n""#,
        r#""\ud800\ud800""#,
        r#""\udc00""#,
        "\"\u{1}\"",
        "\"\n\"",
        "'a'",
        "NaN",
        "[1]x",
        "\u{a0}1",
    ] {
        assert_eq!(both(text), (false, false), "{text}");
    }
    for text in [
        "null",
        " true ",
        "-0",
        "0.10",
        "1E5",
        "1e-5",
        "[]",
        "[ ]",
        "{}",
        "{ }",
        "[[],{}]",
        r#"{"a":[1,{"b":null}]}"#,
        "\t[1 ,\r\n 2]",
        r#""\"\\\/\b\f\n\r\t""#,
        r#""\u00e9""#,
        r#""\ud83d\uDE00""#,
        "\"é😀\u{7f}\"",
        r#"{"a":1,"a":2}"#,
        r#"{"":""}"#,
    ] {
        assert_eq!(both(text), (true, true), "{text}");
    }
}

#[test]
fn as_many_containers_within_each_other_are_read_as_serde_reads() {
    for depth in [1, 126, 127, 128, 129] {
        for (open, close) in [("[", "]"), (r#"{"a":"#, "}")] {
            let text = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            let (serde, ours) = both(&text);
            assert_eq!(serde, ours, "{depth} of {open}");
        }
    }
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_text() {
    assert!(Tree::parse("\u{feff}{}".as_bytes()).is_ok());
}

#[test]
fn errors_say_where() {
    for (text, message) in [
        ("{\n x}", "something else (Syntax at line 2, column 2)"),
        ("{} {}", "several JSON texts (the second at line 1, column 4)"),
        ("{} x", "JSON and something else after it (at line 1, column 4)"),
    ] {
        let error = Tree::parse(text.as_bytes()).unwrap_err();
        assert_eq!(error.found(), message);
    }
    for (text, message) in [
        (&b"{\n \"\xff\"}"[..], "bytes that are no UTF-8 (at line 2, column 3)"),
        (br#"["\ud800"]"#, "an escape of half a character, a lone surrogate (at line 1, column 3)"),
        (br#"["\udc00 "]"#, "an escape of half a character, a lone surrogate (at line 1, column 3)"),
        (br#"["\ud800\ud800"]"#, "an escape of half a character, a lone surrogate (at line 1, column 3)"),
    ] {
        assert_eq!(Tree::parse(text).unwrap_err().found(), message);
    }
    let deep = Tree::parse("[".repeat(200).as_bytes()).unwrap_err();
    assert!(deep.found().starts_with("lists and objects more than 127 deep"), "{deep}");
}

#[test]
fn the_beginning_of_a_text_is_read_as_far_as_it_goes() {
    let text = r#"{"error": ["a", {"b": [1, 2]}], "more": "text"}"#;
    for limit in 0..=text.len() {
        let Some(tree) = Tree::beginning(text.as_bytes(), limit) else { continue };
        let value = tree.root().to_value();
        assert!(value.is_object(), "{limit}: {value}");
    }
    let value = |limit| Tree::beginning(text.as_bytes(), limit).map(|tree| tree.root().to_value());
    assert_eq!(value(18), Some(serde_json::json!({"error": ["a", {}]})));
    assert_eq!(value(40), Some(serde_json::json!({"error": ["a", {"b": [1, 2]}]})));
    assert_eq!(value(1000), serde_json::from_str(text).ok());
}
