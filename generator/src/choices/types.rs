//! The types of values.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Types of one's own in place of those that are made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, feature = "cli"), derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct TypeChoices {
    /// The types of components, by the components' names: `Money = "crate::Money"`.
    pub replace: BTreeMap<String, TypeChoice>,
    /// The types of formats: `date-time = "jiff"`, or the path of a type.
    ///
    /// Words are known for `date-time`, `date` and `time` (`jiff`, `chrono`, `time`), `duration` (`jiff`), `uri` and `url` (`url`),
    /// `ip`, `ipv4` and `ipv6` (`std`), and for all formats of strings `text`.
    pub formats: BTreeMap<String, TypeChoice>,
    /// The type of objects that are used as maps.
    pub maps: Maps,
    /// Traits that types derive besides `Clone`, `Debug` and `PartialEq`.
    pub derive: Vec<Derive>,
    /// The crates that chosen types and derives need, as a `Cargo.toml` names them: a version, or a table.
    pub dependencies: BTreeMap<String, String>,
}

/// The type of an object that is used as a map.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, feature = "cli"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Maps {
    /// A `BTreeMap`.
    #[default]
    Ordered,
    /// A `HashMap`.
    Hashed,
}

/// Traits and attributes of some types.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, feature = "cli"), derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Derive {
    /// The names of the types; `*` stands for any characters.
    pub types: String,
    /// The macros, by paths: `schemars::JsonSchema`. `Eq` and `Hash` are left out where a type cannot have them.
    pub derive: Vec<String>,
    /// Attributes without their brackets: `allow(dead_code)`.
    pub attributes: Vec<String>,
    /// The attribute by which the macros know names on the wire, as in `#[serde(rename = "…")]`: `serde` if it is not given and
    /// `JsonSchema` is among the macros.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rename: Option<String>,
}

/// A type of one's own, and how it is read and written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, feature = "cli"), derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum TypeChoice {
    /// The path of a type that implements serde's traits, or a word that stands for one.
    Path(String),
    /// A type with a codec.
    WithCodec(CodecChoice),
}

/// A type with a codec.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, feature = "cli"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CodecChoice {
    /// The path of the type.
    #[serde(rename = "type")]
    pub path: String,
    /// The path of its `runtime::Codec`: `runtime::Parsed<T>` reads and writes by `FromStr` and `Display`.
    pub codec: String,
}

impl From<&str> for TypeChoice {
    fn from(path: &str) -> Self {
        Self::Path(path.to_owned())
    }
}
