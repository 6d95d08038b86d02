//! Types of one's own, in place of those of components and formats.

use super::schema::is_php;
use crate::choices::{TypeChoice, TypeChoices};
use crate::diagnostic::{Diagnostics, Finding, nearest};
use crate::document::{Node, Value, pointer};
use crate::lower::names::is_path;
use crate::model::{Custom, Dependency, Type};
use std::collections::{BTreeSet, HashMap};

/// Formats that a client may have a type for, whether a document has them or not.
const KNOWN: [&str; 12] =
    ["byte", "date", "date-time", "decimal", "duration", "ip", "ipv4", "ipv6", "time", "uri", "url", "uuid"];

/// Words for types: a format, the word, the type, its codec, and the crate that it needs.
const WORDS: [(&str, &str, &str, &str, Option<Crate>); 17] = [
    ("date-time", "jiff", "jiff::Timestamp", PARSED, Some(JIFF)),
    ("date", "jiff", "jiff::civil::Date", PARSED, Some(JIFF)),
    ("time", "jiff", "jiff::civil::Time", PARSED, Some(JIFF)),
    ("duration", "jiff", "jiff::SignedDuration", PARSED, Some(JIFF)),
    ("date-time", "chrono", "chrono::DateTime<chrono::Utc>", SERDE, Some(CHRONO)),
    ("date", "chrono", "chrono::NaiveDate", SERDE, Some(CHRONO)),
    ("time", "chrono", "chrono::NaiveTime", SERDE, Some(CHRONO)),
    ("date-time", "time", "time::OffsetDateTime", RFC_3339, Some(TIME)),
    ("date", "time", "time::Date", RFC_3339, Some(TIME)),
    ("time", "time", "time::Time", RFC_3339, Some(TIME)),
    ("uri", "url", "runtime::Url", PARSED, None),
    ("url", "url", "runtime::Url", PARSED, None),
    ("ip", "std", "std::net::IpAddr", PARSED, None),
    ("ipv4", "std", "std::net::Ipv4Addr", PARSED, None),
    ("ipv6", "std", "std::net::Ipv6Addr", PARSED, None),
    ("ipv4", "ip", "std::net::IpAddr", PARSED, None),
    ("ipv6", "ip", "std::net::IpAddr", PARSED, None),
];

/// The codec of types that `FromStr` reads.
const PARSED: &str = "runtime::Parsed";

/// The codec of types that serde reads.
const SERDE: &str = "runtime::Serde";

/// The codec of the types of `time`, which serde does not write as documents mean them.
const RFC_3339: &str = "runtime::Rfc3339";

/// A crate, by its name and its requirement in a manifest.
type Crate = (&'static str, &'static str);

const JIFF: Crate = ("jiff", "{ version = \"0.2\", default-features = false, features = [\"std\"] }");
const CHRONO: Crate = ("chrono", "{ version = \"0.4\", default-features = false, features = [\"serde\", \"std\"] }");

const TIME: Crate =
    ("time", "{ version = \"0.3\", default-features = false, features = [\"formatting\", \"parsing\"] }");

/// The types that somebody has chosen.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    /// By references to components.
    replaced: HashMap<String, Type>,
    /// By formats of strings.
    texts: HashMap<String, Type>,
    /// By formats of anything.
    others: HashMap<String, Type>,
    /// True if the server writes PHP's JSON.
    pub(super) php: bool,
    /// The crates that the types need.
    pub(super) dependencies: Vec<Dependency>,
}

impl Chosen {
    /// Reads the choices for a document.
    pub(super) fn of(root: &Node, choices: &TypeChoices, diagnostics: &mut Diagnostics) -> Self {
        let mut chosen = Self { php: is_php(root), ..Self::default() };
        let schemas = root.get("components").and_then(|components| components.get("schemas"));
        for (name, choice) in &choices.replace {
            if schemas.and_then(|schemas| schemas.get(name)).is_none() {
                let known = schemas.and_then(Node::as_object).into_iter().flatten().map(|(name, _)| name.as_str());
                let message = format!("`replace` has `{name}`, and the document has no such component");
                diagnostics.push(no_match(root, message, nearest(name, known)));
            } else if let Some(ty) = of_path("replace", name, choice, root, diagnostics) {
                chosen.replaced.insert(format!("#{}", pointer::join("/components/schemas", name)), ty);
            }
        }
        let mut formats = BTreeSet::new();
        if !choices.formats.is_empty() {
            find_formats(root, &mut formats);
        }
        for (format, choice) in &choices.formats {
            if !KNOWN.contains(&format.as_str()) && !formats.contains(format.as_str()) {
                let message = format!("`formats` has `{format}`, and no schema has this format");
                diagnostics.push(no_match(root, message, nearest(format, formats.iter().copied())));
                continue;
            }
            chosen.format(format, choice, root, diagnostics);
        }
        let own =
            choices.dependencies.iter().map(|(name, value)| Dependency { name: name.clone(), value: value.clone() });
        chosen.dependencies.extend(own);
        chosen.dependencies.sort_by(|a, b| a.name.cmp(&b.name));
        chosen.dependencies.dedup_by(|a, b| a.name == b.name);
        chosen
    }

    fn format(&mut self, format: &str, choice: &TypeChoice, root: &Node, diagnostics: &mut Diagnostics) {
        let word = match choice {
            TypeChoice::Path(word) if !word.contains("::") => word.as_str(),
            _ => {
                if let Some(ty) = of_path("formats", format, choice, root, diagnostics) {
                    self.others.insert(format.to_owned(), ty);
                }
                return;
            }
        };
        let known = || WORDS.iter().filter(|(of, ..)| *of == format);
        if word == "text" {
            self.texts.insert(format.to_owned(), Type::String);
        } else if let Some((.., path, codec, needed)) = known().find(|(_, known, ..)| *known == word) {
            let codec = format!("{codec}<{path}>");
            self.texts.insert(format.to_owned(), custom(path, codec));
            let needed = needed.map(|(name, value)| Dependency { name: name.to_owned(), value: value.to_owned() });
            self.dependencies.extend(needed);
        } else {
            let words: Vec<_> = known().map(|(_, word, ..)| format!("`{word}`")).chain(["`text`".to_owned()]).collect();
            let message = format!("`formats` has `{word}` for `{format}`, which is neither a path nor a word for it");
            let help = format!("words for `{format}` are {}", words.join(", "));
            diagnostics.push(Finding::invalid("invalid-type-path", root.origin, message).help(help));
        }
    }

    /// The type of a component, if it is replaced.
    pub(super) fn component(&self, reference: &str) -> Option<&Type> {
        self.replaced.get(reference)
    }

    /// The type of a value with a format, if there is one of one's own.
    pub(super) fn of_format(&self, name: &str, format: &str) -> Option<Type> {
        let text = self.texts.get(format).filter(|_| name == "string");
        text.or_else(|| self.others.get(format)).cloned()
    }
}

fn no_match(root: &Node, message: String, near: Option<&str>) -> Finding {
    let finding = Finding::invalid("type-no-match", root.origin, message);
    match near {
        Some(near) => finding.help(format!("the nearest is `{near}`")),
        None => finding,
    }
}

fn custom(path: &str, codec: String) -> Type {
    Type::Custom(Box::new(Custom { path: path.to_owned(), codec }))
}

/// The type at a path.
fn of_path(table: &str, key: &str, choice: &TypeChoice, root: &Node, diagnostics: &mut Diagnostics) -> Option<Type> {
    let (path, codec) = match choice {
        TypeChoice::Path(path) => (path, format!("{SERDE}<{path}>")),
        TypeChoice::WithCodec(choice) => (&choice.path, choice.codec.clone()),
    };
    let Some(wrong) = [path, &codec].into_iter().find(|path| !is_path(path)) else {
        return Some(custom(path, codec));
    };
    let message = format!("`{wrong}` of `{key}` in `{table}` is no path of a type");
    let help = "a path is written as `crate::Money`, `std::net::IpAddr` or `my_crate::Amount<u64>`";
    diagnostics.push(Finding::invalid("invalid-type-path", root.origin, message).help(help));
    None
}

/// The formats that schemas have, or anything that looks like one.
fn find_formats<'a>(node: &'a Node, found: &mut BTreeSet<&'a str>) {
    match &node.value {
        Value::Object(map) => {
            found.extend(map.get("format").and_then(Node::as_str));
            map.values().for_each(|inner| find_formats(inner, found));
        }
        Value::Array(items) => items.iter().for_each(|inner| find_formats(inner, found)),
        _ => {}
    }
}
