//! Differences between the public APIs of two clients, and their meaning for the next version.
//!
//! In: two [`Model`]s, of an old and a new document. Out: [`Change`]s, each with its consequence by the rules of
//! [Semantic Versioning](https://semver.org) for Rust crates. These rules follow from the form of emitted clients:
//! parameters of the path are arguments; all else is a setter; structs and enums are `#[non_exhaustive]`. So a new
//! field, a new value or a new optional setter breaks nobody. A request without a setter that is required is refused
//! before it is sent, so a new required one breaks programs that compile.
//!
//! Nothing is guessed: a pair counts as renamed only where a name on the wire stayed, or where it is said to be likely.

mod matching;
mod operations;
mod payloads;
mod types;

use crate::Model;
use crate::model::{Api, Id as _, Type, TypeId};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

/// The meaning of a change for programs that use the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "lowercase")]
pub enum Semver {
    /// Nothing in their sources can depend on it.
    Patch,
    /// Something is there that was not there before.
    Minor,
    /// Some do not compile any more, or are refused what they could do.
    Major,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Its meaning for programs.
    pub semver: Semver,
    /// A stable name of its kind, such as `parameter-added`.
    pub code: &'static str,
    /// The item it is about, as in `dns().add_record()` or `dns::Zone`.
    pub item: String,
    /// The old and the new state, without the item.
    pub message: String,
}

/// Everything that differs: the client first, then operations, then types.
///
/// ```
/// use ampersat::diff::{Semver, consequence, diff};
/// use ampersat::{Generator, Input, Request};
///
/// let model = |paths: &str| {
///     let text = format!(r#"{{"openapi": "3.0.3", "info": {{"title": "Clocks", "version": "1"}}, "paths": {paths}}}"#);
///     Generator::new().model(&Request::new("clocks", Input::new("clocks.json", text)))
/// };
/// let (old, new) = (model("{}")?, model(r#"{"/time": {"get": {"responses": {}}}}"#)?);
/// assert_eq!(consequence(&diff(&old, &new)), Some(Semver::Minor));
/// # Ok::<(), ampersat::Rejected>(())
/// ```
#[must_use]
pub fn diff(old: &Model, new: &Model) -> Vec<Change> {
    let (old, new) = (&old.api, &new.api);
    let mut changes = Changes::default();
    client(old, new, &mut changes);
    let (names, pairs) = types::names(old, new);
    // A type with another name is reported once, and not wherever it is used.
    let old = &types::rename(old, new, &pairs);
    operations::compare(old, new, &mut changes);
    changes.list.extend(names.list);
    types::compare(old, new, &mut changes);
    changes.list
}

/// The meaning of all changes together; `None` if there are none.
#[must_use]
pub fn consequence(changes: &[Change]) -> Option<Semver> {
    changes.iter().map(|change| change.semver).max()
}

impl fmt::Display for Semver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        })
    }
}

/// Changes as they are found.
#[derive(Debug, Default)]
struct Changes {
    list: Vec<Change>,
}

impl Changes {
    fn push(&mut self, semver: Semver, code: &'static str, item: &str, message: impl Into<String>) {
        self.list.push(Change { semver, code, item: item.to_owned(), message: message.into() });
    }

    fn major(&mut self, code: &'static str, item: &str, message: impl Into<String>) {
        self.push(Semver::Major, code, item, message);
    }

    fn minor(&mut self, code: &'static str, item: &str, message: impl Into<String>) {
        self.push(Semver::Minor, code, item, message);
    }

    fn patch(&mut self, code: &'static str, item: &str, message: impl Into<String>) {
        self.push(Semver::Patch, code, item, message);
    }
}

/// Compares all that concerns no operation and no type.
fn client(old: &Api, new: &Api, changes: &mut Changes) {
    if old.base_url != new.base_url {
        changes.patch("base-url-changed", "Client", format!("`{}` is now `{}`", old.base_url, new.base_url));
    }
    let settings = [
        ("how JSON is read", old.dialect == new.dialect),
        ("where answers carry errors", old.errors == new.errors),
        ("which environment variables count", old.environment == new.environment),
        ("how a token is obtained", old.token_flow == new.token_flow),
    ];
    for (what, _) in settings.into_iter().filter(|(_, same)| !same) {
        changes.patch("configuration-changed", "Client", format!("{what} has changed"));
    }
    if (&old.title, &old.description) != (&new.title, &new.description) {
        changes.patch("documentation-changed", "Client", "its documentation has changed");
    }
    features(old, new, changes);
}

fn features(old: &Api, new: &Api, changes: &mut Changes) {
    let names = |api: &Api| -> Vec<String> { api.groups.iter().map(|group| group.name.rust.clone()).collect() };
    let (before, after) = (names(old), names(new));
    for name in before.iter().filter(|name| !after.contains(name)) {
        changes.major("feature-removed", name, "the module, its handle and the feature are gone");
    }
    for name in after.iter().filter(|name| !before.contains(name)) {
        changes.minor("feature-added", name, "a module, a handle and a feature are new");
    }
    for name in before.iter().filter(|name| after.contains(name)) {
        match (old.default_features.contains(name), new.default_features.contains(name)) {
            (true, false) => changes.major("feature-off", name, "the feature is not on by default any more"),
            (false, true) => changes.minor("feature-on", name, "the feature is on by default now"),
            _ => {}
        }
    }
    for group in &new.groups {
        let before = old.groups.iter().find(|before| before.name.rust == group.name.rust);
        if before.is_some_and(|before| before.description != group.description) {
            changes.patch("documentation-changed", &group.name.rust, "its documentation has changed");
        }
    }
}

/// The way in which two types differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Retyped {
    /// Not at all.
    No,
    /// On the wire only.
    Wire,
    /// In Rust.
    Rust,
}

fn retyped((old, before): (&Api, &Type), (new, after): (&Api, &Type)) -> Retyped {
    if old.describe(before) != new.describe(after) {
        Retyped::Rust
    } else if structure(old, before) != structure(new, after) {
        Retyped::Wire
    } else {
        Retyped::No
    }
}

/// Texts for people, by what they are about.
type Prose<'a> = BTreeMap<&'a str, &'a str>;

/// Returns whether anything that was and still is there has another text. Comings and goings are reported as such.
fn reworded(before: &Prose<'_>, after: &Prose<'_>) -> bool {
    before.iter().any(|(about, text)| after.get(about).is_some_and(|now| now != text))
}

/// A value of the model as JSON without prose, and with the names of types in place of their numbers.
fn structure(api: &Api, value: &impl Serialize) -> serde_json::Value {
    let mut value = serde_json::to_value(value).unwrap_or_default();
    name_types(api, &mut value);
    value
}

fn name_types(api: &Api, value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(map) => {
            map.retain(|key, _| !matches!(key.as_str(), "docs" | "example"));
            for (key, value) in map {
                let id = value.as_u64().filter(|_| key == "Named").and_then(|id| usize::try_from(id).ok());
                match id.map(TypeId::at).filter(|id| api.types.has(*id)) {
                    Some(id) => *value = api.types.get(id).name.as_str().into(),
                    None => name_types(api, value),
                }
            }
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(|item| name_types(api, item)),
        _ => {}
    }
}
