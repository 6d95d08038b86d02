//! Stage 1: text → [`Document`].
//!
//! In: an [`Input`], a text and its name. Out: a [`Document`], or a finding that says where the text is wrong. Overlays are
//! read the same way, into plain [`Node`]s.
//!
//! Establishes: the tree is an object that names a version of Swagger or OpenAPI that we know, every value of it knows
//! its pointer and position, and every reference stays within it: `files` brings in the other files that the document
//! refers to. JSON and YAML are told apart by the first character; a text that is no JSON in spite of it may be YAML.

mod files;
mod identified;
mod mended;

use crate::diagnostic::{Diagnostics, Finding, Place};
use crate::document::json::SyntaxError;
use crate::document::{Document, Node, Source, Sources, Value, Version, json};

/// A text to be read, and the name under which complaints speak of it.
#[derive(Debug, Clone)]
pub struct Input {
    /// Usually the path of a file.
    pub name: String,
    /// Its content.
    pub text: String,
}

impl Input {
    /// Gives a text its name.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into() }
    }
}

/// Gives a file to which a document refers, by its path from the document's folder, or says why not.
pub(crate) type Files<'a> = dyn FnMut(&str) -> Result<Input, String> + Send + 'a;

/// Reads a document, and the files to which it refers. `None` means that a finding says why not.
pub fn load(
    input: &Input,
    files: &mut Files<'_>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Document> {
    let mut root = read(input, sources, diagnostics)?;
    if root.as_object().is_none() {
        let is_page = root.as_str().is_some_and(|text| text.trim_start().starts_with('<'));
        let kind = if is_page { "an HTML page" } else { root.kind() };
        let message = format!("an API description is an object, this is {kind}");
        diagnostics.push(Finding::invalid("not-an-object", root.origin, message));
        return None;
    }
    version_as_number(&mut root, diagnostics);
    if let Err(finding) = check_version(&root) {
        diagnostics.push(finding);
        return None;
    }
    files::gather(&mut root, &input.name, files, sources, diagnostics);
    diagnostics.stop_if_invalid(Document { root })
}

/// Reads overlays. `None` means that a finding says why one cannot be read.
pub(crate) fn overlays(inputs: &[Input], sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<Vec<Node>> {
    inputs.iter().map(|input| read(input, sources, diagnostics)).collect()
}

/// Reads a text into a tree, whatever it describes.
pub fn read(input: &Input, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<Node> {
    let number = sources.next();
    let mut is_json = input.text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[', '"']);
    let (source, result) = if is_json {
        let mut source = Source::new(&input.name, &input.text);
        let result = json::read(&mut source, number);
        match result.is_err().then(|| flow(input, number, diagnostics)).flatten() {
            Some(read) => {
                is_json = false;
                read
            }
            None => (source, result),
        }
    } else {
        mended::read(input, number, diagnostics)
    };
    sources.add(source);
    match result {
        Ok(node) => Some(node),
        Err(error) => {
            let kind = if is_json { "JSON" } else { "YAML" };
            let message = format!("this is not {kind}: {}", error.message);
            let mut finding = Finding::invalid("syntax", Place::Byte(number, error.offset), message);
            if let Some((offset, message)) = error.related {
                finding = finding.related(Place::Byte(number, offset), message);
            }
            diagnostics.push(finding);
            None
        }
    }
}

/// Reads YAML that begins as JSON does: `{openapi: 3.1.0}`, or a key in quotes. `None` if it is none, or is to be JSON by its name.
fn flow(input: &Input, number: u16, diagnostics: &mut Diagnostics) -> Option<(Source, Result<Node, SyntaxError>)> {
    let text = input.text.trim_start_matches('\u{feff}').trim_start();
    let is_named = [".yaml", ".yml"].iter().any(|end| input.name.to_lowercase().ends_with(end));
    let begins_bare =
        text.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_alphabetic()));
    let is_json = input.name.to_lowercase().ends_with(".json");
    if is_json || !(is_named || begins_bare) {
        return None;
    }
    let read = mended::read(input, number, diagnostics);
    read.1.is_ok().then_some(read)
}

/// `swagger: 2.0` without quotes is a number in YAML; it means the same.
fn version_as_number(root: &mut Node, diagnostics: &mut Diagnostics) {
    for (key, number, version) in
        [("swagger", 2.0, "2.0"), ("openapi", 3.0, "3.0"), ("openapi", 3.1, "3.1"), ("openapi", 3.2, "3.2")]
    {
        let Some(node) = root.get_mut(key) else { continue };
        if matches!(&node.value, Value::Number(written) if written.as_f64() == Some(number)) {
            let message = format!("the version is a number; it is read as \"{version}\"");
            diagnostics.push(Finding::repaired("version-number", node.origin, message));
            node.value = Value::String(version.to_owned());
        }
    }
}

fn check_version(root: &Node) -> Result<(), Finding> {
    let (swagger, openapi) = (root.get("swagger"), root.get("openapi"));
    if let (Some(swagger), Some(openapi)) = (swagger, openapi) {
        let message = "a document is Swagger 2 or OpenAPI 3, this one says that it is both";
        let finding = Finding::invalid("unknown-version", openapi.origin, message);
        return Err(finding.related(swagger.origin, "`swagger` stands here"));
    }
    if Version::of(root).is_some() {
        return Ok(());
    }
    let named = [("swagger", swagger), ("openapi", openapi)].into_iter().find_map(|(key, node)| Some((key, node?)));
    Err(match named {
        Some((key, node)) => {
            let text = serde_json::to_string(node).unwrap_or_default();
            let message = format!("`{key}: {text}` is not a version this generator knows");
            Finding::invalid("unknown-version", node.origin, message)
                .help("known are `swagger: \"2.0\"`, `openapi: 3.0.x`, `3.1.x` and `3.2.x`")
        }
        None => {
            let message = "this is no API description: it has neither `swagger` nor `openapi`";
            Finding::invalid("unknown-version", root.origin, message)
        }
    })
}
