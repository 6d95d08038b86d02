use super::*;

fn json(text: &str) -> Result<serde_json::Value, SyntaxError> {
    read(&mut Source::new("test.yaml", text), 0).map(|node| node.to_json())
}

#[test]
fn scalars_follow_the_core_schema() {
    let text = "a: on\nb: no\nc: 2016-12-30\nd: \"200\"\ne: 200\nf: true\ng: ~\nh: 1.50\ni: 1.2.3\nj: 0x1F\n200: x\n";
    let expected = serde_json::json!({
        "a": "on", "b": "no", "c": "2016-12-30", "d": "200", "e": 200, "f": true, "g": null, "h": 1.5,
        "i": "1.2.3", "j": 31, "200": "x",
    });
    assert_eq!(json(text), Ok(expected));
}

#[test]
fn scalars_of_real_documents() {
    for (text, value) in [
        ("on", serde_json::json!("on")),
        ("yes", serde_json::json!("yes")),
        ("N", serde_json::json!("N")),
        ("2016-12-30", serde_json::json!("2016-12-30")),
        ("2001-12-14t21:59:43.10-05:00", serde_json::json!("2001-12-14t21:59:43.10-05:00")),
        ("12:30:45", serde_json::json!("12:30:45")),
        ("0o17", serde_json::json!(15)),
        ("017", serde_json::json!(17)),
        ("0xfF", serde_json::json!(255)),
        ("1_000", serde_json::json!("1_000")),
        ("+7", serde_json::json!(7)),
        ("-7", serde_json::json!(-7)),
        ("18446744073709551615", serde_json::json!(u64::MAX)),
        ("1e3", serde_json::json!(1000.0)),
        (".5", serde_json::json!(0.5)),
        (".inf", serde_json::json!(".inf")),
        (".nan", serde_json::json!(".nan")),
        ("1.2.3", serde_json::json!("1.2.3")),
        ("'200'", serde_json::json!("200")),
        ("\"true\"", serde_json::json!("true")),
        ("!!str 200", serde_json::json!("200")),
        ("!!int '200'", serde_json::json!(200)),
        ("!mine 200", serde_json::json!(200)),
        ("! 200", serde_json::json!("200")),
        ("!!null ''", serde_json::json!(null)),
        ("", serde_json::json!(null)),
        ("|\n  200\n", serde_json::json!("200\n")),
        (">-\n  a\n  b\n", serde_json::json!("a b")),
    ] {
        assert_eq!(json(&format!("key: {text}")), Ok(serde_json::json!({"key": value})), "{text}");
    }
}

#[test]
fn merge_keys_add_what_a_map_does_not_have() {
    for (text, expected) in [
        ("a: &a {x: 1, y: 2}\nb: {y: 3, <<: *a}\n", serde_json::json!({"a": {"x": 1, "y": 2}, "b": {"y": 3, "x": 1}})),
        (
            "a: &a {x: 1}\nb: &b {x: 2, z: 2}\nc:\n  <<: [*a, *b]\n",
            serde_json::json!({"a": {"x": 1}, "b": {"x": 2, "z": 2}, "c": {"x": 1, "z": 2}}),
        ),
        ("a: {<<: text}\n", serde_json::json!({"a": {"<<": "text"}})),
    ] {
        assert_eq!(json(text), Ok(expected), "{text}");
    }
}

#[test]
fn marks_and_directives_at_the_start_are_no_content() {
    for text in ["\u{feff}a: 1\n", "%YAML 1.2\n---\na: 1\n", "---\na: 1\n...\n", "# c\r\na: 1\r\n"] {
        assert_eq!(json(text), Ok(serde_json::json!({"a": 1})), "{text:?}");
    }
}

#[test]
fn positions_are_bytes_even_behind_umlauts() {
    let mut source = Source::new("test.yaml", "ä: ü\nb:\n  - x\n  - [1, 2]\n");
    let node = read(&mut source, 0);
    let mut sources = super::super::Sources::default();
    sources.add(source);
    let inner = node.as_ref().ok().and_then(|node| node.get("b")?.child("1")?.child("1"));
    let location = inner.and_then(|inner| sources.location(inner.origin));
    let place = location.map(|location| (location.pointer.clone(), location.line, location.column));
    assert_eq!(place, Some(("/b/1/1".to_owned(), 4, 9)));
    assert_eq!(inner.and_then(|inner| sources.span(inner.origin)).map(|span| span.bytes()), Some(24..25));
}

#[test]
fn bad_input_is_named() {
    for (text, message) in [
        ("a: 1\na: 2\n", "the key `a` stands twice in one object"),
        ("", "the text holds no value"),
        ("a: 1\n---\nb: 2\n", "the text holds more than one document"),
        (&format!("? {}\n: 1", "a".repeat(4097)), "this key is longer than 4096 bytes"),
    ] {
        assert_eq!(json(text).unwrap_err().message, message, "{text:?}");
    }
}

#[test]
fn aliases_repeat_values_but_not_without_end() {
    assert_eq!(json("a: &x [1]\nb: *x\n"), Ok(serde_json::json!({"a": [1], "b": [1]})));
    let mut bomb = "a0: &a0 [1,1,1,1,1,1,1,1,1,1]\n".to_owned();
    for level in 1..9 {
        let items = vec![format!("*a{}", level - 1); 10].join(",");
        bomb.push_str(&format!("a{level}: &a{level} [{items}]\n"));
    }
    assert_eq!(json(&bomb).unwrap_err().message, "aliases repeat too many values");
}

#[test]
fn aliases_and_anchors_are_bounded_in_depth_and_memory() {
    let nested = |depth: usize, inner: &str| format!("{}{inner}{}", "[".repeat(depth), "]".repeat(depth));
    // The map, the lists and the value in them are all levels.
    for (first, second, refused) in [(99, 99, false), (99, 100, true), (198, 0, false)] {
        let text = format!("a: &a {}\nb: {}\n", nested(first, "1"), nested(second, "*a"));
        let expected = refused.then_some("values are nested deeper than 200 levels");
        assert_eq!(json(&text).err().map(|error| error.message).as_deref(), expected, "{first} {second}");
    }
    let numbers = vec!["1"; 2000].join(",");
    let anchors: String = (0..150).map(|number| format!("[&a{number} ")).collect();
    let text = format!("{anchors}[{numbers}]{}", "]".repeat(150));
    assert_eq!(json(&text).unwrap_err().message, "anchors hold too many values");
}
