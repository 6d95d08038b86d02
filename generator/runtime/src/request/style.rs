//! The notation of the values of parameters: `style` and `explode` of OpenAPI.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::Dialect;
use crate::json::Json;
use crate::percent::{reserved, unreserved as percent};

/// The notation of a parameter's value, in the terms of OpenAPI: a `style`, with or without `explode`.
///
/// Lists become several items, objects become keys and values; a value that is null is left out. If OpenAPI does not
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

/// The notation of lists in the style `deepObject`.
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
    /// JSON text, for which `content` with a JSON media type asks.
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

    /// The same, but a list without items is sent, as `color=`: a required parameter must be there.
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

    /// Returns the text in the place of `{name}` in a path, percent-encoded.
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

/// The notation of texts in the place where a value goes.
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
mod tests;
