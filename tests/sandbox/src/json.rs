//! JSON as PHP writes it.

use serde_json::Value;
use std::fmt::Write as _;

/// A JSON value whose objects keep their order: programs that search answers as text rely on it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    /// As it is written.
    Number(String),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// An object, from pairs of names and values.
macro_rules! object {
    ($($name:literal: $value:expr),* $(,)?) => {
        $crate::json::Json::Object(vec![$(($name.to_owned(), $crate::json::Json::from($value))),*])
    };
}

/// A list.
macro_rules! list {
    ($($value:expr),* $(,)?) => {
        $crate::json::Json::List(vec![$($crate::json::Json::from($value)),*])
    };
}

pub(crate) use {list, object};

impl Json {
    /// A list of what becomes JSON.
    pub(crate) fn list<T: Into<Json>>(items: impl IntoIterator<Item = T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }

    /// A number in quotes, as the server writes most of them.
    pub(crate) fn quoted(number: impl ToString) -> Self {
        Self::Text(number.to_string())
    }

    /// The JSON, as short as possible and with PHP's escapes: `\/`, and no character beyond ASCII.
    pub(crate) fn write(&self) -> String {
        let mut out = String::new();
        self.append(&mut out);
        out
    }

    fn append(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Number(text) => out.push_str(text),
            Self::Text(text) => quote(text, out),
            Self::List(items) => {
                enclose(out, ['[', ']'], items, |item, out| item.append(out));
            }
            // PHP does not tell an empty object from an empty list
            Self::Object(fields) if fields.is_empty() => out.push_str("[]"),
            Self::Object(fields) => enclose(out, ['{', '}'], fields, |(name, value), out| {
                quote(name, out);
                out.push(':');
                value.append(out);
            }),
        }
    }
}

fn enclose<T>(out: &mut String, [open, close]: [char; 2], items: &[T], append: impl Fn(&T, &mut String)) {
    out.push(open);
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        append(item, out);
    }
    out.push(close);
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '/' => out.push_str("\\/"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            ' '..='~' => out.push(character),
            other => {
                for unit in other.encode_utf16(&mut [0; 2]) {
                    // writing to a string cannot fail
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
        }
    }
    out.push('"');
}

impl From<&Value> for Json {
    fn from(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(*value),
            Value::Number(number) => Self::Number(number.to_string()),
            Value::String(text) => Self::Text(text.clone()),
            Value::Array(items) => Self::list(items),
            Value::Object(fields) => {
                Self::Object(fields.iter().map(|(name, value)| (name.clone(), value.into())).collect())
            }
        }
    }
}

impl From<Vec<Json>> for Json {
    fn from(items: Vec<Json>) -> Self {
        Self::List(items)
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Json {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Json {
    fn from(number: u64) -> Self {
        Self::Number(number.to_string())
    }
}

impl From<rust_decimal::Decimal> for Json {
    /// A number without quotes, as short as it can be written.
    fn from(number: rust_decimal::Decimal) -> Self {
        Self::Number(number.normalize().to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_written_as_php_does() {
        let value = object! {
            "z": "a/b \"c\" \\ \r\n\t\u{1}", "empty": Json::Object(Vec::new()), "none": Json::Null, "list": list![1_u64, true],
            "umlaut": "ä", "beyond": "😀",
        };
        assert_eq!(
            value.write(),
            concat!(
                r#"{"z":"a\/b \"c\" \\ \r\n\t\u0001","empty":[],"none":null,"list":[1,true],"#,
                r#""umlaut":"\u00e4","beyond":"\ud83d\ude00"}"#
            )
        );
    }
}
