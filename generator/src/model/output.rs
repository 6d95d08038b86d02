//! The kind of output, and its runtime.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

/// The output of a generation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Output {
    /// The kind of all files together.
    pub kind: Kind,
    /// The place where the client finds its runtime.
    pub runtime: Runtime,
    /// Leaves out the client and its operations.
    pub types_only: bool,
}

impl Output {
    /// Files of this kind, with all that a document describes.
    #[must_use]
    pub fn new(kind: Kind, runtime: Runtime) -> Self {
        Self { kind, runtime, types_only: false }
    }
}

/// The kind of output.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[cfg_attr(all(test, feature = "cli"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A whole crate.
    #[default]
    Crate,
    /// The folder of a module, for a crate that is there already.
    Module,
    /// A module as one file.
    File,
    /// The part of a crate that follows the document; its manifest and `lib.rs` are written by hand.
    Sources,
}

impl Kind {
    /// Returns whether it is a part of a crate of another name, whose Cargo features it does not know.
    #[must_use]
    pub fn is_module(self) -> bool {
        matches!(self, Self::Module | Self::File)
    }
}

/// The place where a client finds its runtime.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Runtime {
    /// In its own module `runtime`.
    #[default]
    Vendored,
    /// In the crate `ampersat-runtime` of a registry.
    Crate,
    /// In the crate `ampersat-runtime` that lies in a folder: a path from the manifest's folder.
    Path(String),
}

impl Runtime {
    /// Returns whether the runtime is a part of what is emitted.
    #[must_use]
    pub fn is_vendored(&self) -> bool {
        *self == Self::Vendored
    }
}

/// The features of the runtime that a client can have. Of the first four one is wanted.
pub const FEATURES: [&str; 14] = [
    "rustls",
    "rustls-no-provider",
    "ring",
    "native-tls",
    "blocking",
    "tracing",
    "jiff02",
    "time03",
    "mock",
    "tower",
    "reqwest-middleware",
    "webhooks",
    "oauth2",
    "file-download",
];

/// Those of the features that types have, too.
pub const FEATURES_OF_TYPES: [&str; 2] = ["jiff02", "time03"];

/// The number of features that say how `https` is done.
const OF_TLS: usize = 4;

/// The features of the runtime that are on: those that are wanted, and one that says how `https` is done. Types without
/// operations have only those that are for types.
#[must_use]
pub fn features(wanted: &[String], types_only: bool) -> Vec<&'static str> {
    let is_wanted = |name: &&&str| wanted.iter().any(|one| one == **name);
    if types_only {
        return FEATURES_OF_TYPES.iter().filter(is_wanted).copied().collect();
    }
    let (tls, others) = FEATURES.split_at(OF_TLS);
    let tls = tls.iter().find(is_wanted).or(tls.first());
    tls.into_iter().chain(others.iter().filter(is_wanted)).copied().collect()
}

/// The feature of the runtime that nobody asks for: types alone have it, where they need it.
const OF_TYPES_ALONE: &str = "uuid";

/// Reads the names of features of the runtime.
pub(super) fn known_features<'de, D: Deserializer<'de>>(names: D) -> Result<Vec<&'static str>, D::Error> {
    let names = Vec::<String>::deserialize(names)?;
    let known = |name: String| {
        let known = FEATURES.into_iter().chain([OF_TYPES_ALONE]).find(|known| *known == name);
        known.ok_or_else(|| D::Error::custom(format!("the runtime has no feature `{name}`")))
    };
    names.into_iter().map(known).collect()
}
