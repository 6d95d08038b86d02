//! Generates clients in a build script.
//!
//! ```no_run
//! // build.rs
//! fn main() -> Result<(), ampersat::build::Failed> {
//!     ampersat::Build::new("openapi.yaml").name("atlas").generate()
//! }
//! ```
//!
//! In the crate, `ampersat_runtime::include_client!("atlas");` then is the module `atlas`. The crate depends on
//! `ampersat-runtime`, and has `ampersat` (without its default features) among its build dependencies.
//!
//! A macro that reads the description is not needed: it would do the same in the compiler, where cargo does not know which files it
//! reads, findings have no place to be printed, and every check of an editor would generate the client again. A build script runs
//! only when a file has changed that it has read.

use crate::choices::Choices;
use crate::diagnostic::{Diagnostic, Severity, codes, nearest};
use crate::document::hidden::escaped;
use crate::files::{read, reader};
use crate::load::Input;
use crate::model::{Kind, Output, Runtime};
use crate::{Generator, Report, Request};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// A client that a build script generates.
#[derive(Debug, Clone)]
pub struct Build {
    document: PathBuf,
    overlays: Vec<PathBuf>,
    name: Option<String>,
    runtime: Runtime,
    types_only: bool,
    features: Vec<String>,
    choices: Choices,
    deny: Vec<String>,
    allow_dirs: Vec<PathBuf>,
    openapi: Option<PathBuf>,
    out: Option<PathBuf>,
}

/// Says why there is no client. The problems have been printed.
pub struct Failed(String);

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Writes the same as [`Display`](fmt::Display): `main` prints its error in this form.
impl fmt::Debug for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Failed {}

impl Build {
    /// A client of a description: Swagger 2.0 or OpenAPI 3, JSON or YAML. Paths are from the folder of the crate.
    #[must_use]
    pub fn new(document: impl Into<PathBuf>) -> Self {
        Self {
            document: document.into(),
            overlays: Vec::new(),
            name: None,
            runtime: Runtime::Crate,
            types_only: false,
            features: Vec::new(),
            choices: Choices::default(),
            deny: Vec::new(),
            allow_dirs: Vec::new(),
            openapi: None,
            out: None,
        }
    }

    /// Adds a file of corrections. They are applied in order.
    #[must_use]
    pub fn overlay(mut self, path: impl Into<PathBuf>) -> Self {
        self.overlays.push(path.into());
        self
    }

    /// Names the module; it is called as the file of the description if nothing is said.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Says where the client finds its runtime: in the crate `ampersat-runtime` if nothing is said.
    #[must_use]
    pub fn runtime(mut self, runtime: Runtime) -> Self {
        self.runtime = runtime;
        self
    }

    /// Leaves out the client and its operations.
    #[must_use]
    pub fn types_only(mut self) -> Self {
        self.types_only = true;
        self
    }

    /// Adds a feature of the runtime, such as `blocking`. The crate of the runtime must have it, too.
    #[must_use]
    pub fn feature(mut self, name: impl Into<String>) -> Self {
        self.features.push(name.into());
        self
    }

    /// Says which operations the client has, and what things are called.
    #[must_use]
    pub fn choices(mut self, choices: Choices) -> Self {
        self.choices = choices;
        self
    }

    /// Generates nothing if there is a finding with this code.
    #[must_use]
    pub fn deny(mut self, code: impl Into<String>) -> Self {
        self.deny.push(code.into());
        self
    }

    /// Permits a folder outside of the description's from which files may be read that it refers to.
    #[must_use]
    pub fn allow_dir(mut self, path: impl Into<PathBuf>) -> Self {
        self.allow_dirs.push(path.into());
        self
    }

    /// Also writes the completed description, which must then be valid OpenAPI 3.0.
    #[must_use]
    pub fn openapi(mut self, path: impl Into<PathBuf>) -> Self {
        self.openapi = Some(path.into());
        self
    }

    /// Writes into another folder than `OUT_DIR`.
    #[must_use]
    pub fn out_dir(mut self, path: impl Into<PathBuf>) -> Self {
        self.out = Some(path.into());
        self
    }

    /// Generates the client, and tells cargo which files were read and what was found.
    ///
    /// # Errors
    /// Fails if a file cannot be read or written, no client can be made of the description, or a finding is denied.
    pub fn generate(self) -> Result<(), Failed> {
        self.generate_telling(&mut |line| println!("cargo::{}", escaped(line, &[])))
    }

    /// As [`generate`](Self::generate); `tell` gets what cargo is told.
    fn generate_telling(self, tell: &mut (dyn FnMut(&str) + Send)) -> Result<(), Failed> {
        let result = self.run(tell);
        if let Err(Failed(message)) = &result {
            tell(&format!("error={message}"));
        }
        result
    }

    fn run(self, tell: &mut (dyn FnMut(&str) + Send)) -> Result<(), Failed> {
        let stem = self.document.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
        let stem: String = stem.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
        let name = self.name.clone().unwrap_or(stem);
        if let Some(unknown) = self.deny.iter().find(|denied| !codes().any(|code| code == **denied)) {
            let nearest = nearest(unknown, codes()).unwrap_or_default();
            return Err(Failed(format!("no finding has the code `{unknown}`; the nearest is `{nearest}`")));
        }
        let mut input = |path: &Path| {
            tell(&format!("rerun-if-changed={}", path.display()));
            read(path).map_err(Failed)
        };
        let document = input(&self.document)?;
        let overlays = self.overlays.iter().map(|path| input(path)).collect::<Result<_, _>>()?;
        let request = Request {
            document,
            overlays,
            name: name.clone(),
            features: self.features,
            choices: self.choices,
            output: Output { types_only: self.types_only, ..Output::new(Kind::File, self.runtime) },
            header: "@generated by a build script.".to_owned(),
        };
        let mut others = reader(&self.document, &self.allow_dirs);
        let mut files = |path: &str| -> Result<Input, String> {
            let input = others(path)?;
            tell(&format!("rerun-if-changed={}", input.name));
            Ok(input)
        };
        let result = Generator::new().files(&mut files).with_openapi(self.openapi.is_some()).generate(&request);
        let diagnostics = &Report::of(&result).diagnostics;
        diagnostics.iter().filter(|one| one.needs_attention()).for_each(|one| tell(&told(one)));
        let client =
            result.as_ref().map_err(|_| Failed(format!("no client can be made of {}", request.document.name)))?;
        if let Some(denied) = diagnostics.iter().find(|one| self.deny.iter().any(|code| code == one.code)) {
            return Err(Failed(format!("{} is denied: {}", denied.code, denied.message)));
        }
        let out = self.out.or_else(|| std::env::var_os("OUT_DIR").map(PathBuf::from));
        let out = out.ok_or_else(|| Failed("`OUT_DIR` is not set: this is for build scripts".to_owned()))?;
        let module = name.replace('-', "_");
        for text in client.files.values() {
            put(&out.join(format!("{module}.rs")), &format!("pub mod {module} {{\n{text}}}\n"))?;
        }
        self.openapi.zip(client.openapi.as_ref()).map_or(Ok(()), |(path, text)| put(&path, text))
    }
}

/// A finding, as cargo is told it.
fn told(finding: &Diagnostic) -> String {
    let kind = if finding.severity == Severity::Invalid { "error" } else { "warning" };
    format!("{kind}={finding}")
}

/// Writes a file unless it says the same: an unchanged file is not compiled again.
fn put(path: &Path, text: &str) -> Result<(), Failed> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    fs::write(path, text).map_err(|error| Failed(format!("{}: {error}", path.display())))
}

#[cfg(test)]
mod tests;
