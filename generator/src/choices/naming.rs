//! The names of operations, groups, types, fields and variants, and the rules that make them.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The rules by which names are made, and names that are chosen. A chosen name is used as it stands, and every entry has to match
/// something of the client.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(test, feature = "cli"), derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Naming {
    /// The rules that are not used.
    pub without: BTreeSet<NamingRule>,
    /// Methods, by `GET /pets/{id}` or by `operationId`.
    pub operations: BTreeMap<String, String>,
    /// Groups, by tag.
    pub groups: BTreeMap<String, String>,
    /// Types, by the names that they have otherwise: `Pet`, or `pets::Pet` if several modules have a `Pet`.
    pub types: BTreeMap<String, String>,
    /// Fields and their setters, by `Pet.tagName`: the type's name as in `types`, and the name on the wire.
    pub fields: BTreeMap<String, String>,
    /// Variants, by `PetStatus.in-stock`: the type's name as in `types`, and the value on the wire or the name of the variant.
    pub variants: BTreeMap<String, String>,
}

/// A rule that makes a better name of an `operationId`. Each use of one is reported under its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[cfg_attr(all(test, feature = "cli"), derive(schemars::JsonSchema))]
pub enum NamingRule {
    /// An extension that other generators know names the method, such as `x-operation-name`.
    Extension,
    /// The path and the method at the end of an id are left out: `list_pets_api_v1_pets_get`.
    Route,
    /// A number that tells an id from those of other groups is left out: `list_1`.
    Number,
    /// Words that all ids have are left out: `PetsController_list`, `list_pets_endpoint`.
    CommonWords,
}

impl NamingRule {
    /// Its name in a file of options.
    pub fn name(self) -> &'static str {
        match self {
            Self::Extension => "extension",
            Self::Route => "route",
            Self::Number => "number",
            Self::CommonWords => "common-words",
        }
    }

    /// The code of what it reports.
    pub fn code(self) -> &'static str {
        match self {
            Self::Extension => "name-by-extension",
            Self::Route => "name-without-route",
            Self::Number => "name-without-number",
            Self::CommonWords => "name-without-common-words",
        }
    }
}
