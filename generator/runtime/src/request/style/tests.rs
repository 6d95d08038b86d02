use super::*;

macro_rules! json {
    ($($value:tt)+) => {
        Json::from(serde_json::json!($($value)+))
    };
}

/// The values of the columns of OpenAPI's table; members of objects stand in alphabetical order here.
fn columns() -> [Json; 4] {
    [json!(""), json!("blue"), json!(["blue", "black", "brown"]), json!({"B": 150, "G": 200, "R": 100})]
}

fn query(style: Style, value: &Json, dialect: Dialect) -> String {
    let mut query = String::new();
    style.query("color", value, dialect, &mut query);
    query
}

/// OpenAPI 3.1, "Style Examples": the rows for queries.
#[test]
fn queries_are_written_as_the_table_says() {
    for (style, row) in [
        (Style::FORM.joined(), ["color=", "color=blue", "color=blue,black,brown", "color=B,150,G,200,R,100"]),
        (Style::FORM, ["color=", "color=blue", "color=blue&color=black&color=brown", "B=150&G=200&R=100"]),
        (
            Style::SPACE_DELIMITED,
            ["color=", "color=blue", "color=blue%20black%20brown", "color=B%20150%20G%20200%20R%20100"],
        ),
        (
            Style::PIPE_DELIMITED,
            ["color=", "color=blue", "color=blue%7Cblack%7Cbrown", "color=B%7C150%7CG%7C200%7CR%7C100"],
        ),
        (
            Style::DEEP_OBJECT,
            [
                "color=",
                "color=blue",
                "color%5B%5D=blue&color%5B%5D=black&color%5B%5D=brown",
                "color%5BB%5D=150&color%5BG%5D=200&color%5BR%5D=100",
            ],
        ),
    ] {
        let written = columns().map(|value| query(style, &value, Dialect::Json));
        assert_eq!(written, row, "{style:?}");
    }
}

/// The rows for paths, and those for headers.
#[test]
fn paths_and_headers_are_written_as_the_table_says() {
    for (style, row) in [
        (Style::MATRIX, [";color", ";color=blue", ";color=blue,black,brown", ";color=B,150,G,200,R,100"]),
        (
            Style::MATRIX.exploded(),
            [";color", ";color=blue", ";color=blue;color=black;color=brown", ";B=150;G=200;R=100"],
        ),
        (Style::LABEL, [".", ".blue", ".blue,black,brown", ".B,150,G,200,R,100"]),
        (Style::LABEL.exploded(), [".", ".blue", ".blue.black.brown", ".B=150.G=200.R=100"]),
        (Style::SIMPLE, ["", "blue", "blue,black,brown", "B,150,G,200,R,100"]),
        (Style::SIMPLE.exploded(), ["", "blue", "blue,black,brown", "B=150,G=200,R=100"]),
    ] {
        assert_eq!(columns().map(|value| style.path("color", &value)), row, "{style:?}");
    }
    for (style, row) in [
        (Style::SIMPLE, ["", "blue", "blue,black,brown", "B,150,G,200,R,100"]),
        (Style::SIMPLE.exploded(), ["", "blue", "blue,black,brown", "B=150,G=200,R=100"]),
    ] {
        assert_eq!(columns().map(|value| style.header(&value)), row, "{style:?}");
    }
}

#[test]
fn cookies_are_separated_as_cookies_are() {
    let cookie = |style: Style| {
        columns().map(|value| {
            let mut cookies = "a=1".to_owned();
            style.cookie("color", &value, &mut cookies);
            cookies
        })
    };
    let exploded = ["color=", "color=blue", "color=blue; color=black; color=brown", "B=150; G=200; R=100"];
    assert_eq!(cookie(Style::FORM), exploded.map(|text| format!("a=1; {text}")));
    let joined = ["color=", "color=blue", "color=blue,black,brown", "color=B,150,G,200,R,100"];
    assert_eq!(cookie(Style::FORM.joined()), joined.map(|text| format!("a=1; {text}")));
}

#[test]
fn a_delimiter_in_a_value_is_no_delimiter() {
    let value = json!(["a,b", "c d", "e|f", "&=#?/%", "ü", "x;y"]);
    let texts = "a%2Cb,c%20d,e%7Cf,%26%3D%23%3F%2F%25,%C3%BC,x%3By";
    assert_eq!(query(Style::FORM.joined(), &value, Dialect::Json), format!("color={texts}"));
    assert_eq!(Style::SIMPLE.path("color", &value), texts);
    assert_eq!(Style::MATRIX.path("color", &value), format!(";color={texts}"));
    let spaces = query(Style::SPACE_DELIMITED, &json!(["a b"]), Dialect::Json);
    assert_eq!(spaces, "color=a%20b");
}

#[test]
fn reserved_characters_stay_where_they_end_nothing() {
    let value = json!("a/b?c:@!$'()*,;=[x]#&+% ü");
    let expected = "color=a/b?c:@!$'()*,;=%5Bx%5D%23%26%2B%25%20%C3%BC";
    assert_eq!(query(Style::FORM.reserved(), &value, Dialect::Json), expected);
}

#[test]
fn what_is_null_is_not_there() {
    let (none, list, object) = (json!(null), json!([null, 1]), json!({"a": null, "b": true}));
    assert_eq!(
        [&none, &list, &object].map(|value| query(Style::FORM, value, Dialect::Json)),
        ["", "color=1", "b=true"]
    );
    assert_eq!([&none, &list, &object].map(|value| Style::SIMPLE.header(value)), ["", "1", "b,true"]);
    assert_eq!(query(Style::FORM.joined(), &json!([]), Dialect::Json), "");
}

#[test]
fn what_has_no_style_is_json() {
    let value = json!([{"a": 1}, [2]]);
    assert_eq!(query(Style::FORM, &value, Dialect::Json), "color=%7B%22a%22%3A1%7D&color=%5B2%5D");
    assert_eq!(query(Style::JSON, &json!({"a": "b"}), Dialect::Json), "color=%7B%22a%22%3A%22b%22%7D");
    assert_eq!(Style::JSON.header(&json!(["a"])), r#"["a"]"#);
    assert_eq!(Style::JSON.header(&json!({"ü": "日😀\n"})), r#"{"\u00fc":"\u65e5\ud83d\ude00\n"}"#);
    assert_eq!(query(Style::FIELD, &json!({"a": 1}), Dialect::Json), "color=%7B%22a%22%3A1%7D");
    assert_eq!(query(Style::FIELD, &json!([1, 2]), Dialect::Json), "color=1&color=2");
    let deep = json!({"a": {"b": [1, 2]}, "c": null});
    let deep = query(Style::DEEP_OBJECT, &deep, Dialect::Json);
    assert_eq!(deep, "color%5Ba%5D%5Bb%5D%5B%5D=1&color%5Ba%5D%5Bb%5D%5B%5D=2");
}

#[test]
fn lists_in_brackets_have_a_number_if_their_items_have_parts() {
    let value = json!({"a": ["x", null, "y"], "b": [{"c": [1], "d": 2}, {"c": [[3]]}], "e": [], "f": null});
    for (style, expected) in [
        (Style::DEEP_OBJECT, "k[a][]=x&k[a][]=y&k[b][0][c][]=1&k[b][0][d]=2&k[b][1][c][0][]=3"),
        (Style::DEEP_OBJECT.indices(), "k[a][0]=x&k[a][1]=y&k[b][0][c][0]=1&k[b][0][d]=2&k[b][1][c][0][0]=3"),
        (Style::DEEP_OBJECT.repeat(), "k[a]=x&k[a]=y&k[b][c]=1&k[b][d]=2&k[b][c]=3"),
    ] {
        let pairs = style.parts("k", &value, Dialect::Json);
        let pairs: Vec<_> = pairs.iter().map(|(name, text)| format!("{name}={text}")).collect();
        assert_eq!(pairs.join("&"), expected, "{style:?}");
    }
    let named = Style::DEEP_OBJECT.parts("k[]", &json!(["x", "y"]), Dialect::Json);
    assert_eq!(named, [("k[]".to_owned(), "x".to_owned()), ("k[]".to_owned(), "y".to_owned())]);
    let objects = Style::DEEP_OBJECT.parts("k[]", &json!([{"a": 1}]), Dialect::Json);
    assert_eq!(objects, [("k[0][a]".to_owned(), "1".to_owned())]);
}

#[test]
fn a_list_without_items_is_sent_where_it_is_kept() {
    for style in [Style::FORM, Style::FORM.joined(), Style::FIELD, Style::PIPE_DELIMITED, Style::DEEP_OBJECT] {
        for value in [json!([]), json!([null])] {
            assert_eq!(query(style, &value, Dialect::Json), "");
            assert_eq!(query(style.kept(), &value, Dialect::Json), "color=");
            assert_eq!(query(style.kept(), &value, Dialect::Php), "color=");
        }
        assert_eq!(query(style.kept(), &json!(null), Dialect::Json), "");
        assert_eq!(query(style.kept(), &json!([1]), Dialect::Php), query(style, &json!([1]), Dialect::Php));
    }
}

#[test]
fn parts_are_not_encoded() {
    let parts = |style: Style| style.parts("a", &json!(["ü", "b c"]), Dialect::Json);
    let one = |text: &str| vec![("a".to_owned(), text.to_owned())];
    assert_eq!(parts(Style::FORM.joined()), one("ü,b c"));
    assert_eq!(parts(Style::PIPE_DELIMITED), one("ü|b c"));
    assert_eq!(parts(Style::SPACE_DELIMITED), one("ü b c"));
    assert_eq!(parts(Style::FORM), [one("ü"), one("b c")].concat());
}

#[test]
fn php_reads_brackets() {
    let value = json!({"a": [1, "x y"], "b": true, "c": null, "d": false});
    let expected = "color%5Ba%5D%5B%5D=1&color%5Ba%5D%5B%5D=x%20y&color%5Bb%5D=1&color%5Bd%5D=0";
    assert_eq!(query(Style::FORM, &value, Dialect::Php), expected);
    assert_eq!(query(Style::FORM.joined(), &json!([1, 2]), Dialect::Php), "color=1,2", "what is said counts");
    // `color[][a]=1&color[][b]=2` would be two items
    let list = query(Style::FORM, &json!([{"a": 1, "b": 2}]), Dialect::Php);
    assert_eq!(list, "color%5B0%5D%5Ba%5D=1&color%5B0%5D%5Bb%5D=2");
}
