//! How the values of parameters are written: `style` and `explode` of OpenAPI.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::Dialect;
use crate::json::Json;
use crate::percent::{reserved, unreserved as percent};

/// How the value of a parameter is written, in the terms of OpenAPI: a `style`, with or without `explode`.
///
/// Lists become several items, objects become keys and values; a value that is null is left out. Where OpenAPI does not
/// say how something is written, such as a list inside of a list, it becomes JSON text, or a name in brackets if the style is
/// `deepObject`. `label` without `explode` is written as RFC 6570 says, to which OpenAPI refers: `.blue,black`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    kind: Kind,
    explode: bool,
    reserved: bool,
    lists: Lists,
    kept: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Form,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
    Simple,
    Label,
    Matrix,
    Field,
    Json,
}

/// How lists are written in the style `deepObject`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lists {
    Brackets,
    Indices,
    Repeat,
}

impl Style {
    /// `color=blue&color=black`: the default of queries and cookies.
    pub const FORM: Self = Self::new(Kind::Form, true);
    /// `color=blue%20black`
    pub const SPACE_DELIMITED: Self = Self::new(Kind::SpaceDelimited, false);
    /// `color=blue%7Cblack`
    pub const PIPE_DELIMITED: Self = Self::new(Kind::PipeDelimited, false);
    /// `color[R]=100&color[G]=200`, however deep. Lists are `color[]=blue`, or `color[0][R]=100` if their items have parts.
    pub const DEEP_OBJECT: Self = Self::new(Kind::DeepObject, true);
    /// `blue,black`: the default of paths and headers.
    pub const SIMPLE: Self = Self::new(Kind::Simple, false);
    /// `.blue,black`
    pub const LABEL: Self = Self::new(Kind::Label, false);
    /// `;color=blue,black`
    pub const MATRIX: Self = Self::new(Kind::Matrix, false);
    /// `color=blue&color=black`, objects as JSON text: the default of the fields of a form.
    pub const FIELD: Self = Self::new(Kind::Field, true);
    /// JSON text: what `content` with a JSON media type asks for.
    pub const JSON: Self = Self::new(Kind::Json, false);

    const fn new(kind: Kind, explode: bool) -> Self {
        Self { kind, explode, reserved: false, lists: Lists::Brackets, kept: false }
    }

    /// The same with `explode: true`.
    #[must_use]
    pub const fn exploded(self) -> Self {
        Self { explode: true, ..self }
    }

    /// The same with `explode: false`.
    #[must_use]
    pub const fn joined(self) -> Self {
        Self { explode: false, ..self }
    }

    /// The same with `allowReserved`: in a query, of the characters with a meaning of their own those stay that do not
    /// end the value there. `%`, `#`, `&`, `+`, `[` and `]` are encoded nevertheless, so that the value arrives as it is.
    #[must_use]
    pub const fn reserved(self) -> Self {
        Self { reserved: true, ..self }
    }

    /// The same with a number for every item of a list in `deepObject`: `color[0]=blue`.
    #[must_use]
    pub const fn indices(self) -> Self {
        Self { lists: Lists::Indices, ..self }
    }

    /// The same without brackets for lists in `deepObject`: `color=blue&color=black`.
    #[must_use]
    pub const fn repeat(self) -> Self {
        Self { lists: Lists::Repeat, ..self }
    }

    /// The same, but a list without items is sent, as `color=`: what is required must be there.
    #[must_use]
    pub const fn kept(self) -> Self {
        Self { kept: true, ..self }
    }

    /// Adds `name=value` to a query or to the body of a form.
    pub(crate) fn query(self, name: &str, value: &Json, dialect: Dialect, query: &mut String) {
        let escape = if self.reserved { reserved } else { percent };
        let mut add = |name: &str, text: &str| {
            let separator = if query.is_empty() { "" } else { "&" };
            // writing to a String cannot fail
            let _ = write!(query, "{separator}{}={text}", percent(name));
        };
        let is_default = matches!(self.kind, Kind::Form | Kind::Field) && self.explode && !self.reserved;
        let style = match dialect {
            Dialect::Php if is_default => Self { kind: Kind::DeepObject, ..self },
            Dialect::Php | Dialect::Json => self,
        };
        style.pairs(name, value, &Written { escape, dialect }, &mut add);
    }

    /// Names and texts of the parts of a `multipart/form-data` body, where nothing is encoded.
    pub(crate) fn parts(self, name: &str, value: &Json, dialect: Dialect) -> Vec<(String, String)> {
        let mut parts = Vec::new();
        let mut add = |name: &str, text: &str| parts.push((name.to_owned(), text.to_owned()));
        self.pairs(name, value, &Written { escape: str::to_owned, dialect }, &mut add);
        parts
    }

    /// The text of a cookie parameter: `name=value`, several of them with `; ` between.
    pub(crate) fn cookie(self, name: &str, value: &Json, cookies: &mut String) {
        self.pairs(name, value, &Written::ENCODED, &mut |name, text| {
            let separator = if cookies.is_empty() { "" } else { "; " };
            // writing to a String cannot fail
            let _ = write!(cookies, "{separator}{}={text}", percent(name));
        });
    }

    /// The value of a header, not encoded. JSON is written in ASCII, since headers have nothing else.
    pub(crate) fn header(self, value: &Json) -> String {
        match self.kind {
            Kind::Json => ascii(&value.to_string()),
            _ => self.texts(value, str::to_owned).join(","),
        }
    }

    /// What stands in the place of `{name}` in a path, percent-encoded.
    pub(crate) fn path(self, name: &str, value: &Json) -> String {
        let texts = || self.texts(value, percent);
        match self.kind {
            Kind::Json => percent(&value.to_string()),
            Kind::Label => format!(".{}", texts().join(if self.explode { "." } else { "," })),
            Kind::Matrix => self.matrix(name, value),
            _ => texts().join(","),
        }
    }

    fn matrix(self, name: &str, value: &Json) -> String {
        let mut path = String::new();
        let mut add = |name: &str, text: &str| {
            let equals = if text.is_empty() { "" } else { "=" };
            // writing to a String cannot fail
            let _ = write!(path, ";{}{equals}{text}", percent(name));
        };
        Self { kind: Kind::Form, ..self }.pairs(name, value, &Written::ENCODED, &mut add);
        path
    }

    /// Names as they are, and values as they stand in a query.
    fn pairs(self, name: &str, value: &Json, written: &Written, add: &mut dyn FnMut(&str, &str)) {
        let escape = written.escape;
        match (self.kind, value) {
            (_, Json::Null) => {}
            (Kind::Json, _) => add(name, &escape(&value.to_string())),
            (_, Json::Array(items)) if items.iter().all(Json::is_null) => {
                // a list of nothing is no value
                if self.kept {
                    add(name, "");
                }
            }
            (Kind::DeepObject, _) => self.brackets(name, value, written, add),
            (Kind::Field, Json::Object(_)) => add(name, &escape(&value.to_string())),
            (_, Json::Array(items)) if self.explode => {
                items.iter().filter(|item| !item.is_null()).for_each(|item| add(name, &escape(&text(item))));
            }
            (_, Json::Object(members)) if self.explode => {
                present(members).for_each(|(key, value)| add(key, &escape(&text(value))));
            }
            (_, Json::Array(_) | Json::Object(_)) => {
                let texts = self.texts(value, escape);
                let between = match self.kind {
                    Kind::SpaceDelimited => &escape(" "),
                    Kind::PipeDelimited => &escape("|"),
                    _ => ",",
                };
                if !texts.is_empty() {
                    add(name, &texts.join(between));
                }
            }
            _ => add(name, &escape(&text(value))),
        }
    }

    /// `name[key]=value`, however deep, and lists in the way of the style.
    fn brackets(self, name: &str, value: &Json, written: &Written, add: &mut dyn FnMut(&str, &str)) {
        match value {
            Json::Null => {}
            // to PHP the text "false" is true
            Json::Bool(value) if written.dialect == Dialect::Php => add(name, if *value { "1" } else { "0" }),
            Json::Object(members) => {
                members.iter().for_each(|(key, value)| self.brackets(&format!("{name}[{key}]"), value, written, add));
            }
            Json::Array(items) => {
                let has_parts = items.iter().any(|item| matches!(item, Json::Array(_) | Json::Object(_)));
                for (index, item) in items.iter().filter(|item| !item.is_null()).enumerate() {
                    let name = match self.lists {
                        Lists::Repeat => name.to_owned(),
                        // such a name says already that it is one of many
                        Lists::Brackets if name.ends_with("[]") && !has_parts => name.to_owned(),
                        Lists::Brackets if !has_parts => format!("{name}[]"),
                        Lists::Brackets | Lists::Indices => {
                            format!("{}[{index}]", name.strip_suffix("[]").unwrap_or(name))
                        }
                    };
                    self.brackets(&name, item, written, add);
                }
            }
            Json::Bool(_) | Json::Number(_) | Json::String(_) => add(name, &(written.escape)(&text(value))),
        }
    }

    /// The items of a list, or the keys and values of an object: each with `=` between if it is exploded.
    fn texts(self, value: &Json, escape: Escape) -> Vec<String> {
        match value {
            Json::Null => Vec::new(),
            Json::Array(items) => items.iter().filter(|item| !item.is_null()).map(|item| escape(&text(item))).collect(),
            Json::Object(members) if self.explode => {
                present(members).map(|(key, value)| format!("{}={}", escape(key), escape(&text(value)))).collect()
            }
            Json::Object(members) => {
                present(members).flat_map(|(key, value)| [escape(key), escape(&text(value))]).collect()
            }
            _ => vec![escape(&text(value))],
        }
    }
}

type Escape = fn(&str) -> String;

/// How texts are written in the place where a value goes.
struct Written {
    escape: Escape,
    dialect: Dialect,
}

impl Written {
    const ENCODED: Self = Self { escape: percent, dialect: Dialect::Json };
}

fn present(members: &BTreeMap<String, Json>) -> impl Iterator<Item = (&String, &Json)> {
    members.iter().filter(|(_, value)| !value.is_null())
}

/// JSON with an escape for everything that is not ASCII.
fn ascii(json: &str) -> String {
    let mut units = [0; 2];
    json.chars().fold(String::with_capacity(json.len()), |mut text, char| {
        if char.is_ascii() {
            text.push(char);
        } else {
            // writing to a String cannot fail
            char.encode_utf16(&mut units).iter().for_each(|unit| _ = write!(text, "\\u{unit:04x}"));
        }
        text
    })
}

/// A value as text: of what is neither text nor number nor boolean the JSON.
pub(crate) fn text(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        _ => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
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
}
