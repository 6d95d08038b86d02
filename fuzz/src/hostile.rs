//! Hostile JSON from a fuzzer's bytes: the keys and values that mean something here, those that Rust, TOML, Markdown
//! and file systems stumble over, and any others.

use arbitrary::{Result, Unstructured};
use serde_json::{Map, Value, json};

const KEYS: &[&str] = &[
    "swagger",
    "openapi",
    "paths",
    "/a/{id}",
    "/a/@id",
    "get",
    "put",
    "post",
    "parameters",
    "name",
    "in",
    "schema",
    "type",
    "format",
    "properties",
    "items",
    "$ref",
    "allOf",
    "oneOf",
    "anyOf",
    "not",
    "enum",
    "required",
    "additionalProperties",
    "nullable",
    "responses",
    "200",
    "204",
    "default",
    "content",
    "requestBody",
    "application/json",
    "example",
    "examples",
    "description",
    "summary",
    "operationId",
    "deprecated",
    "security",
    "tags",
    "servers",
    "definitions",
    "components",
    "schemas",
    "securitySchemes",
    "a",
    "b",
    "",
    "__",
    "self",
    "0",
    "17",
    "x-ampersat-name",
    "x-ampersat-class",
    "x-ampersat-untyped",
    "x-ampersat-observed",
    "x-ampersat-comments",
    "x-ampersat-example-descriptions",
    "x-ampersat-query-as-body",
    "x-ampersat-token-flow",
    "x-ampersat-errors",
    "x-ampersat-environment",
];

const WORDS: &[&str] = &[
    "",
    "2.0",
    "3.0.3",
    "3.1.0",
    "path",
    "query",
    "body",
    "header",
    "formData",
    "string",
    "array",
    "object",
    "integer",
    "number",
    "boolean",
    "file",
    "null",
    "int",
    "hash",
    "flag",
    "decimal",
    "date",
    "date-time",
    "password",
    "int32",
    "float",
    "id",
    "a",
    "b",
    "php",
    "read",
    "spends",
    "get",
    "#/definitions/a",
    "#/components/schemas/a",
    "#/components/schemas/b",
    "#/components/parameters/a",
    "#",
    "#/",
    "#/paths",
    "##/components/schemas/a",
    "/a/{id}",
    "/a/{",
    "/{}/{}",
    "/a/{id}/{id}",
    "a//b",
    "/",
    "self",
    "Self",
    "super",
    "crate",
    "_",
    "__",
    "_1",
    "r#type",
    "union",
    "String",
    "Option",
    "new",
    "send",
    "types",
    "mod",
    "../../etc/passwd",
    "/etc/passwd",
    "C:\\x",
    "a\0b",
    "\"###",
    "\"}} fn evil() {",
    "*/ /*",
    "\\",
    "\n",
    "\r",
    "\u{202e}",
    "\u{2028}",
    "日本",
    "ﬀ",
    "```json\n{\"a\": 1, // c\n}\n```",
    "```",
    "[a](http://b) `c` <d>",
    "0000-00-00",
    "__proto__",
    "..",
    ".",
    "a/../b",
    "r#",
    "r#self",
    "fn",
    "gen",
    "async",
    "nul",
    "x-",
    "\u{feff}a",
    "e\u{301}",
    "é",
    "Ａ",
    "ß",
    "🦀",
    "a b",
    "a~1b",
    "a%2Fb",
    "{id}",
    "{a}{b}",
    "-1",
    "1e3",
    "application/json; charset=utf-8",
    "text/event-stream",
    "application/x-ndjson",
    "multipart/form-data",
    "application/x-www-form-urlencoded",
    "*/*",
    "2XX",
    "default",
];

/// What comments, Markdown, rustdoc and format strings give a meaning.
const PROSE: &[&str] = &[
    "```",
    "```rust\nthis is no Rust\n```",
    "~~~\nfence",
    "    indented",
    "- a\n  - b\n\n        c",
    "*/",
    "/** /* //",
    "//! a",
    "/// a",
    "#![attr]",
    "#[doc = \"a\"]",
    "# a\n===\n---\n",
    "<script>alert(1)</script>",
    "<!-- a",
    "<a href=\"",
    "<p><b>a</p>",
    "&lt;&#0;&amp",
    "[link]",
    "[`Self`]",
    "[a]: http://b",
    "[a](javascript:b)",
    "![a](",
    "<http://a b>",
    "http://a.b/(c)_d",
    "| a | b |\n|---|---|\n| `|` |",
    "> a\n>> b",
    "1) a\n2. b",
    "\u{0}\u{1}\u{8}\u{1b}[31m\u{7f}\u{85}",
    "\u{202e}a\u{2066}b",
    "\u{200b}\u{feff}\u{2028}\u{2029}",
    "a\r\nb\rc\u{b}d\u{c}e",
    "\ta\t",
    "\\",
    "\\u{41} \\n \\x",
    "\"#",
    "\"###\"",
    "r##\"",
    "'a",
    "{} {0} {:?} {a} {{",
    "$a ${b}",
    "a  \n  ",
    "*a **b* _c_ `d",
    "``a`b``",
    "\n\n\n",
];

/// A piece of prose that is no harmless sentence.
pub fn prose(bytes: &mut Unstructured<'_>) -> Result<String> {
    let mut text = String::new();
    for _ in 0..bytes.int_in_range(1..=4_u8)? {
        text.push_str(bytes.choose(PROSE)?);
        text.push_str(bytes.choose(&["", " ", "\n", " a ", "\n\n"])?);
    }
    Ok(if bytes.ratio(1, 16_u8)? { text.repeat(50) } else { text })
}

/// A key: mostly one that means something.
pub fn key(bytes: &mut Unstructured<'_>) -> Result<String> {
    if bytes.ratio(5, 6)? { Ok((*bytes.choose(KEYS)?).to_owned()) } else { word(bytes) }
}

/// A text.
pub fn word(bytes: &mut Unstructured<'_>) -> Result<String> {
    Ok(match bytes.int_in_range(0..=15_u8)? {
        0 => bytes.arbitrary::<&str>()?.to_owned(),
        1 => (*bytes.choose(WORDS)?).repeat(usize::from(bytes.arbitrary::<u8>()?)),
        2 => format!("{}{}", bytes.choose(WORDS)?, bytes.choose(WORDS)?),
        _ => (*bytes.choose(WORDS)?).to_owned(),
    })
}

/// Any JSON, no deeper than `depth`.
pub fn json(bytes: &mut Unstructured<'_>, depth: usize) -> Result<Value> {
    let most = if depth == 0 { 6 } else { 11 };
    Ok(match bytes.int_in_range(0..=most)? {
        0 => Value::Null,
        1 => bytes.arbitrary::<bool>()?.into(),
        2 => bytes.arbitrary::<i64>()?.into(),
        3 => bytes.arbitrary::<f64>()?.into(),
        4..=6 => word(bytes)?.into(),
        7 | 8 => {
            let mut items = Vec::new();
            for _ in 0..bytes.int_in_range(0..=4)? {
                items.push(json(bytes, depth - 1)?);
            }
            items.into()
        }
        _ => {
            let mut members = Map::new();
            for _ in 0..bytes.int_in_range(0..=5)? {
                members.insert(key(bytes)?, json(bytes, depth - 1)?);
            }
            members.into()
        }
    })
}

/// Puts a value into lists, objects or schemas, often so deep that a reader has to refuse it.
pub fn nest(bytes: &mut Unstructured<'_>, mut value: Value) -> Result<Value> {
    let times = if bytes.ratio(1, 4)? { bytes.int_in_range(1..=260)? } else { bytes.int_in_range(1..=4)? };
    let kind = bytes.int_in_range(0..=6_u8)?;
    for _ in 0..times {
        value = match kind {
            0 => json!([value]),
            1 => json!({"a": value}),
            2 => json!({"type": "array", "items": value}),
            3 => json!({"type": "object", "properties": {"a": value}}),
            4 => json!({"type": "object", "additionalProperties": value}),
            5 => json!({"allOf": [value]}),
            _ => json!({"oneOf": [value, {"type": "string"}]}),
        };
    }
    Ok(value)
}
