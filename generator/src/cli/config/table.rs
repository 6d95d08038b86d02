//! The tables of `ampersat.toml`. The schema of the file is made of what is said here.

use crate::choices::{Choices, Naming, Selection, TypeChoices};
use crate::cli::arguments::{Codegen, runtime};
use crate::model::{Kind, Runtime};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The clients that `ampersat generate` makes in a project. Paths are from the folder of this file.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(title = "ampersat.toml"))]
#[serde(deny_unknown_fields)]
pub(super) struct Document {
    /// The clients, by their names.
    #[serde(default)]
    pub(super) client: BTreeMap<String, Client>,
}

/// A client.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Client {
    /// The API's description: a file of Swagger 2.0 or OpenAPI 3, JSON or YAML.
    document: PathBuf,
    /// The corrections of the description, applied in order.
    #[serde(default)]
    overlays: Vec<PathBuf>,
    /// Where the client is written: the folder of the crate or module, or a file of Rust.
    output: PathBuf,
    /// The kind of output: a crate if not given.
    kind: Option<Kind>,
    /// The name of the crate or module; that of this table if not given.
    name: Option<String>,
    /// Where the client finds its runtime: `vendored` (in itself, if not given), `crate` (`ampersat-runtime`), or its folder.
    #[serde(default, deserialize_with = "read_runtime")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    runtime: Option<Runtime>,
    /// Leaves out the client and its operations.
    #[serde(default)]
    types_only: bool,
    /// The groups and features of the runtime that are on by default; all groups if none is given. A module has these features
    /// of the runtime, and no others.
    #[serde(default)]
    features: Vec<String>,
    /// Which operations the client has; all if not given.
    #[serde(default)]
    selection: Selection,
    /// The names of operations, groups, types, fields and variants.
    #[serde(default)]
    names: Naming,
    /// The types of values.
    #[serde(default)]
    types: TypeChoices,
    /// The codes of findings with which nothing is generated.
    #[serde(default)]
    deny: Vec<String>,
    /// The folders outside of the description's from which files may be read that it refers to.
    #[serde(default)]
    allow_dirs: Vec<PathBuf>,
    /// Where the completed description is written, which must then be valid OpenAPI 3.0.
    openapi: Option<PathBuf>,
}

fn read_runtime<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Runtime>, D::Error> {
    let text = String::deserialize(deserializer)?;
    runtime(&text).map(Some).map_err(serde::de::Error::custom)
}

impl Client {
    /// The options of a client, whose paths are from this folder.
    pub(super) fn options(self, name: &str, folder: &Path) -> Codegen {
        let here = |path: PathBuf| if is_url(&path) { path } else { folder.join(path) };
        let all = |paths: Vec<PathBuf>| paths.into_iter().map(here).collect();
        Codegen {
            spec: Some(here(self.document)),
            overlay: all(self.overlays),
            out: Some(here(self.output)),
            name: Some(self.name.unwrap_or_else(|| name.to_owned())),
            kind: self.kind,
            runtime: self.runtime.map(|runtime| match runtime {
                Runtime::Path(path) => Runtime::Path(folder.join(path).display().to_string()),
                other => other,
            }),
            types_only: self.types_only,
            allow_dir: all(self.allow_dirs),
            openapi: self.openapi.map(here),
            deny: self.deny,
            features: self.features,
            written: Choices { selection: self.selection, names: self.names, types: self.types },
            ..Codegen::default()
        }
    }
}

/// Returns whether a path is a URL.
pub(in crate::cli) fn is_url(path: &Path) -> bool {
    path.to_str().is_some_and(|path| path.starts_with("http://") || path.starts_with("https://"))
}
