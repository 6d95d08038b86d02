//! Changes to the tree of a document, as a fuzzer's bytes say.
//!
//! Each change takes its own few bytes, so that another byte changes one of them and leaves the others as they were.

use super::hostile;
use arbitrary::{Result, Unstructured};
use serde_json::{Map, Value, json};

/// How many bytes a change takes.
const BYTES: usize = 24;

/// How many changes a document gets at most.
const CHANGES: usize = 12;

/// How many values a document may have before it is changed no more.
const VALUES: usize = 4000;

/// The keywords of which the values are changed among each other, with these values, as JSON.
const KEYWORDS: &[(&str, &[&str])] = &[
    ("type", &[r#""string""#, r#""integer""#, r#""number""#, r#""boolean""#, r#""array""#, r#""object""#]),
    ("type", &[r#""null""#, r#""file""#, r#"["string","null"]"#, r#"["integer","string"]"#, "[]", r#""int""#]),
    ("format", &[r#""int32""#, r#""int64""#, r#""double""#, r#""date""#, r#""date-time""#, r#""binary""#, r#""byte""#]),
    ("format", &[r#""uuid""#, r#""decimal""#, r#""password""#, r#""uri""#, r#""unknown""#, "7"]),
    ("in", &[r#""path""#, r#""query""#, r#""header""#, r#""cookie""#, r#""body""#, r#""formData""#, r#""nowhere""#]),
    ("style", &[r#""form""#, r#""simple""#, r#""label""#, r#""matrix""#, r#""deepObject""#, r#""pipeDelimited""#]),
    ("style", &[r#""spaceDelimited""#, r#""unknown""#, "null"]),
    ("collectionFormat", &[r#""csv""#, r#""ssv""#, r#""tsv""#, r#""pipes""#, r#""multi""#, r#""other""#]),
    ("explode", &["true", "false", "null", r#""true""#]),
    ("required", &["true", "false", "[]", r#"["id"]"#, r#"["id","id","none"]"#, r#""true""#, "{}"]),
    ("nullable", &["true", "false", "0"]),
    ("readOnly", &["true", "false"]),
    ("writeOnly", &["true", "false"]),
    ("deprecated", &["true", "false", r#""since 2""#]),
    ("allowReserved", &["true", "false"]),
    ("allowEmptyValue", &["true", "false"]),
    ("additionalProperties", &["true", "false", "{}", r#"{"type":"string"}"#, r##"{"$ref":"#"}"##]),
    ("enum", &["[]", "[null]", r#"["a","A","a "]"#, r#"[1,"1",1.0]"#, r#"["",""]"#, "[[],{}]", r#"["+","-"]"#, "{}"]),
    ("const", &["null", r#""a""#, "1", "{}"]),
    ("default", &["null", r#""a""#, "1e400", "-1", "[]", "{}"]),
    ("discriminator", &[r#"{"propertyName":"type"}"#, r##"{"propertyName":"","mapping":{"a":"#/x"}}"##, r#""type""#]),
    ("items", &["{}", "[]", "[{},{}]", "true", "false", r#"{"type":"array"}"#]),
    ("prefixItems", &["[]", r#"[{},{"type":"string"}]"#, "{}"]),
    ("$dynamicRef", &[r##""#item""##, r##""#gone""##, r#""x""#]),
    ("$dynamicAnchor", &[r#""item""#, r#""""#]),
    ("$id", &[r#""https://example.com/a.json""#, r#""a.json""#, r##""#a""##, "1"]),
    ("$anchor", &[r#""item""#, r#""a b""#]),
    ("$defs", &[r##"{"x":{"$dynamicAnchor":"item","$ref":"#/components/schemas/Cat"}}"##, "[]"]),
    ("allOf", &["[]", "[{}]", r#"[{"type":"string"},{"type":"integer"}]"#, "{}"]),
    ("oneOf", &["[]", "[{}]", r#"[{"type":"string"},{"type":"null"}]"#, r#"[{"type":"object"},{"type":"object"}]"#]),
    ("anyOf", &["[]", "[{},{}]", "[true,false]"]),
    ("not", &["{}", "true", "[]"]),
    ("minimum", &["0", "-1e308", "9223372036854775808", r#""1""#]),
    ("maximum", &["0", "1e308", "-9223372036854775809", "null"]),
    ("exclusiveMinimum", &["true", "0", "0.5"]),
    ("maxLength", &["0", "-1", "18446744073709551616", "1.5"]),
    ("pattern", &[r#""(""#, r#""^a$""#, r#""[\\s\\S]{1,99999}""#, r#""*/`\"\\n""#]),
    ("security", &["[]", "[{}]", r#"[{"unknown":[]}]"#, r#"[{"a":["b"]},{}]"#, "{}"]),
    ("servers", &["[]", r#"[{"url":"/"}]"#, r#"[{"url":"{a}://b{c}/","variables":{"a":{"default":"c"}}}]"#, "[null]"]),
    ("scheme", &[r#""basic""#, r#""bearer""#, r#""digest""#, r#""BEARER""#]),
    ("tags", &["[]", r#"["self"]"#, r#"["","a"]"#, r#"["Client","client"]"#, r#"[{"name":"../a"}]"#, r#""a""#]),
    ("operationId", &[r#""a""#, r#""new""#, r#""self""#, r#""""#, r#""send_""#, r#""日本""#, "3"]),
    ("parameters", &["[]", "[null]", r##"[{"$ref":"#/parameters/a"}]"##, r#"[{"name":"a","in":"query"}]"#, "{}"]),
    (
        "responses",
        &["{}", "[]", r#"{"204":{}}"#, r#"{"2XX":{"description":""}}"#, r#"{"600":{}}"#, r#"{"default":{}}"#],
    ),
    ("content", &["{}", "[]", r#"{"*/*":{}}"#, r#"{"text/event-stream":{"schema":{}}}"#, r#"{"application/xml":{}}"#]),
    ("schema", &["{}", "true", "false", r#"{"type":"file"}"#, r#"{"not":{}}"#, r#"{"type":"array","items":{}}"#]),
    ("example", &["null", "{}", r#"{"a":[{"a":1},{"a":"b"}]}"#, "[[[]]]", "1e400", r#""""#]),
    ("examples", &["[]", "{}", r#"{"a":{"value":{"b":null}}}"#, r#"["a",1]"#]),
    ("encoding", &["{}", r#"{"a":{"contentType":"text/plain"}}"#, r#"{"id":{"headers":{"h":{"schema":{}}}}}"#]),
    ("consumes", &["[]", r#"["multipart/form-data"]"#, r#"["text/plain","application/json"]"#, r#""a/b""#]),
    ("produces", &["[]", r#"["application/octet-stream"]"#, r#"["text/plain","application/json"]"#, "[7]"]),
];

/// Values that are seldom what a place expects, as JSON.
const ODD: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "-1",
    "1.5",
    "1e308",
    "18446744073709551615",
    r#""""#,
    "[]",
    "{}",
    "[null]",
    "[[]]",
    r#"{"":{}}"#,
    r#"["a",1,{}]"#,
    r##"{"$ref":"#"}"##,
    r#"{"$ref":""}"#,
    r#"{"$ref":7}"#,
];

/// What a document says of its version.
const VERSIONS: &[(&str, &str)] = &[
    ("swagger", "2.0"),
    ("openapi", "3.0.3"),
    ("openapi", "3.1.0"),
    ("openapi", "3.0.0"),
    ("openapi", "3.1.1"),
    ("openapi", "3.2.0"),
    ("swagger", "1.2"),
];

/// Changes a document; parts of `others` may get into it.
pub fn mutate(document: &mut Value, others: &[Value], bytes: &[u8]) {
    for chunk in bytes.chunks(BYTES).take(CHANGES) {
        // Where a change runs out of bytes, it is left undone.
        let _ = change(document, others, &mut Unstructured::new(chunk));
        if count(document, &|_, _| true) > VALUES {
            break;
        }
    }
}

fn change(document: &mut Value, others: &[Value], bytes: &mut Unstructured<'_>) -> Result<()> {
    let kind = bytes.int_in_range(0..=21_u8)?;
    match kind {
        0..=2 => return keyword(document, bytes),
        3 | 4 => return reference(document, bytes),
        5 | 6 => return prose(document, bytes),
        7 => return version(document, bytes),
        _ => {}
    }
    let Some(pointer) = choose(document, bytes, &|_, _| true)? else { return Ok(()) };
    let old = document.pointer(&pointer).cloned().unwrap_or_default();
    match kind {
        8 | 9 => _ = remove(document, &pointer),
        10 => rename(document, &pointer, &hostile::key(bytes)?, false),
        11 => rename(document, &pointer, &hostile::word(bytes)?, false),
        12 => rename(document, &pointer, &hostile::key(bytes)?, true),
        13 => rename(document, &pointer, &hostile::word(bytes)?, true),
        14 | 15 => put(document, &pointer, odd(bytes)?),
        16 => put(document, &pointer, hostile::json(bytes, 3)?),
        17 => put(document, &pointer, hostile::nest(bytes, old)?),
        18 => swap(document, &pointer, bytes)?,
        19 => move_to(document, &pointer, bytes)?,
        _ => splice(document, &pointer, others, bytes)?,
    }
    Ok(())
}

/// Gives a keyword another value, or an object a keyword that it did not have.
fn keyword(document: &mut Value, bytes: &mut Unstructured<'_>) -> Result<()> {
    let (name, values) = *bytes.choose(KEYWORDS)?;
    let value = read(bytes.choose(values)?);
    if bytes.ratio(3, 4_u8)?
        && let Some(pointer) = choose(document, bytes, &|key, _| key == name)?
    {
        put(document, &pointer, value);
    } else if let Some(pointer) = choose(document, bytes, &|_, value| value.is_object())?
        && let Some(Value::Object(map)) = document.pointer_mut(&pointer)
    {
        map.insert(name.to_owned(), value);
    }
    Ok(())
}

/// Makes a reference, mostly of what is one, to another value, itself, what holds it, or nothing.
fn reference(document: &mut Value, bytes: &mut Unstructured<'_>) -> Result<()> {
    let existing = choose(document, bytes, &|key, value| key == "$ref" && value.is_string())?;
    let place = match existing.filter(|_| bytes.ratio(2, 3_u8).unwrap_or(true)) {
        Some(pointer) => pointer.strip_suffix("/$ref").unwrap_or_default().to_owned(),
        None => choose(document, bytes, &|_, value| value.is_object())?.unwrap_or_default(),
    };
    let other = choose(document, bytes, &|_, _| true)?.unwrap_or_default();
    let parent = |pointer: &str| pointer.rsplit_once('/').map_or(String::new(), |(parent, _)| parent.to_owned());
    let target = match bytes.int_in_range(0..=9_u8)? {
        0..=2 => choose(document, bytes, &|_, value| value.is_object())?.unwrap_or_default(),
        3 => place.clone(),
        4 => parent(&place),
        5 => parent(&parent(&place)),
        6 => format!("{other}/none"),
        7 => other.replace('/', "%2F"),
        8 => format!("{other}/"),
        _ => hostile::word(bytes)?,
    };
    let sign = *bytes.choose(&["#", "#", "#", "#", "#", "", "##", "other.yaml#", "http://a/b#"])?;
    let value = json!({"$ref": format!("{sign}{target}")});
    match document.pointer_mut(&place) {
        Some(Value::Object(map)) if bytes.ratio(1, 2_u8)? => map.extend(value.as_object().cloned().unwrap_or_default()),
        _ => put(document, &place, value),
    }
    Ok(())
}

/// Writes hostile prose into a text.
fn prose(document: &mut Value, bytes: &mut Unstructured<'_>) -> Result<()> {
    const PROSE: [&str; 4] = ["description", "summary", "title", "name"];
    let text = hostile::prose(bytes)?;
    let of_prose = choose(document, bytes, &|key, value| value.is_string() && PROSE.contains(&key))?;
    let any = choose(document, bytes, &|_, value| value.is_string())?;
    let Some(pointer) = of_prose.filter(|_| bytes.ratio(3, 4_u8).unwrap_or(true)).or(any) else { return Ok(()) };
    let old = document.pointer(&pointer).and_then(Value::as_str).unwrap_or_default();
    let text = match bytes.int_in_range(0..=2_u8)? {
        0 => text,
        1 => format!("{old}{text}"),
        _ => format!("{text}{old}"),
    };
    put(document, &pointer, text.into());
    Ok(())
}

fn version(document: &mut Value, bytes: &mut Unstructured<'_>) -> Result<()> {
    let (key, version) = *bytes.choose(VERSIONS)?;
    if let Value::Object(map) = document {
        if bytes.ratio(15, 16_u8)? {
            map.remove("swagger");
            map.remove("openapi");
        }
        map.insert(key.to_owned(), version.into());
    }
    Ok(())
}

fn swap(document: &mut Value, first: &str, bytes: &mut Unstructured<'_>) -> Result<()> {
    let second = choose(document, bytes, &|_, _| true)?.unwrap_or_default();
    let value = |pointer: &str| document.pointer(pointer).cloned().unwrap_or_default();
    let (one, two) = (value(first), value(&second));
    put(document, first, two);
    put(document, &second, one);
    Ok(())
}

/// Takes a value from where it is, and gives it to another object or list.
fn move_to(document: &mut Value, pointer: &str, bytes: &mut Unstructured<'_>) -> Result<()> {
    let key = unescaped(pointer.rsplit_once('/').map_or("", |(_, last)| last));
    let Some(value) = remove(document, pointer) else { return Ok(()) };
    let Some(target) = choose(document, bytes, &|_, value| value.is_object() || value.is_array())? else {
        return Ok(());
    };
    match document.pointer_mut(&target) {
        Some(Value::Object(map)) => _ = map.insert(key, value),
        Some(Value::Array(items)) => items.push(value),
        _ => {}
    }
    Ok(())
}

/// Puts a value of this document or of another one in place of one, mostly one that stands under the same key.
fn splice(document: &mut Value, pointer: &str, others: &[Value], bytes: &mut Unstructured<'_>) -> Result<()> {
    let last = unescaped(pointer.rsplit_once('/').map_or("", |(_, last)| last));
    let other = if others.is_empty() || bytes.ratio(1, 3_u8)? { &*document } else { bytes.choose(others)? };
    let same = choose(other, bytes, &|key, _| key == last)?;
    let any = choose(other, bytes, &|_, _| true)?.unwrap_or_default();
    let source = same.filter(|_| bytes.ratio(3, 4_u8).unwrap_or(true)).unwrap_or(any);
    let value = other.pointer(&source).cloned().unwrap_or_default();
    put(document, pointer, value);
    Ok(())
}

fn odd(bytes: &mut Unstructured<'_>) -> Result<Value> {
    Ok(match bytes.int_in_range(0..=23_u8)? {
        0 => "a".repeat(70_000).into(),
        1 => vec![Value::Null; 500].into(),
        2 => (0..500).map(|index| (format!("k{index}"), json!({}))).collect(),
        3 => vec!["a"; 500].into(),
        _ => read(bytes.choose(ODD)?),
    })
}

fn read(json: &str) -> Value {
    // A number that JSON may have and `f64` has not is read as a text.
    serde_json::from_str(json).unwrap_or_else(|_| json.into())
}

fn put(document: &mut Value, pointer: &str, value: Value) {
    if let Some(place) = document.pointer_mut(pointer) {
        *place = value;
    }
}

fn remove(document: &mut Value, pointer: &str) -> Option<Value> {
    let (parent, last) = pointer.rsplit_once('/')?;
    match document.pointer_mut(parent)? {
        Value::Object(map) => map.remove(&unescaped(last)),
        Value::Array(items) => {
            let index = last.parse().ok().filter(|index| *index < items.len())?;
            Some(items.remove(index))
        }
        _ => None,
    }
}

/// Gives a member another key, or a copy of it with another key; an item of a list gets a copy.
fn rename(document: &mut Value, pointer: &str, new: &str, keep: bool) {
    let Some((parent, last)) = pointer.rsplit_once('/') else { return };
    let old = unescaped(last);
    match document.pointer_mut(parent) {
        Some(Value::Object(map)) => {
            let mut renamed = Map::new();
            for (key, value) in std::mem::take(map) {
                if key == old {
                    if keep {
                        renamed.insert(key, value.clone());
                    }
                    renamed.insert(new.to_owned(), value);
                } else {
                    renamed.insert(key, value);
                }
            }
            *map = renamed;
        }
        Some(Value::Array(items)) => {
            if let Some(item) = old.parse().ok().and_then(|index: usize| items.get(index)).cloned() {
                items.push(item);
            }
        }
        _ => {}
    }
}

fn unescaped(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

/// Which values are meant, by their keys (empty for items of lists) and themselves.
type Which<'a> = dyn Fn(&str, &Value) -> bool + 'a;

/// The pointer of one of the values that are meant.
fn choose(document: &Value, bytes: &mut Unstructured<'_>, which: &Which<'_>) -> Result<Option<String>> {
    let Some(last) = count(document, which).checked_sub(1) else { return Ok(None) };
    let mut left = bytes.int_in_range(0..=last)?;
    let mut pointer = String::new();
    Ok(find(document, "", which, &mut left, &mut pointer).then_some(pointer))
}

/// How many of the values of a document are meant.
fn count(document: &Value, which: &Which<'_>) -> usize {
    fn inside(value: &Value, key: &str, which: &Which<'_>) -> usize {
        let inner: usize = match value {
            Value::Array(items) => items.iter().map(|item| inside(item, "", which)).sum(),
            Value::Object(map) => map.iter().map(|(key, item)| inside(item, key, which)).sum(),
            _ => 0,
        };
        usize::from(which(key, value)) + inner
    }
    inside(document, "", which)
}

fn find(value: &Value, key: &str, which: &Which<'_>, left: &mut usize, pointer: &mut String) -> bool {
    if which(key, value) {
        match left.checked_sub(1) {
            Some(less) => *left = less,
            None => return true,
        }
    }
    let length = pointer.len();
    let mut inside = |token: &str, key: &str, item: &Value| {
        pointer.truncate(length);
        pointer.push('/');
        pointer.push_str(token);
        find(item, key, which, left, pointer)
    };
    match value {
        Value::Array(items) => items.iter().enumerate().any(|(index, item)| inside(&index.to_string(), "", item)),
        Value::Object(map) => {
            map.iter().any(|(key, item)| inside(&key.replace('~', "~0").replace('/', "~1"), key, item))
        }
        _ => false,
    }
}
