//! References to other files: the files are read, and hung into the document.
//!
//! Each file that a reference names goes under `x-ampersat-files` at the root, by its path from the document, and the
//! reference becomes one within the document: `models.yaml#/Pet` is `#/x-ampersat-files/models.yaml/Pet`. Only the
//! targets of references are looked at. `normalise` gives each thing its place and removes the rest. A target on the
//! network is not fetched. A reference to it, to a file that cannot be read, or to a value that a file does not have leads
//! nowhere, until an overlay adds what is missing. Where the document gives itself a URL (`$self`),
//! files beside that URL lie beside the document.

use super::identified::{joined, self_of};
use super::{Files, read};
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::extension::FILES;
use crate::document::kind::walk_mut;
use crate::document::{Kind, Node, Origin, Sources, Value, pointer};
use std::collections::{BTreeMap, BTreeSet};

/// The most files over which a document may be spread.
const MAX_FILES: usize = 2000;

/// Reads what the document refers to, and what that refers to, and makes all references local.
pub(super) fn gather(
    root: &mut Node,
    name: &str,
    files: &mut Files<'_>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) {
    let own = Own::of(root, name);
    let mut gathering =
        Gathering { own, read: BTreeMap::new(), seen: BTreeSet::new(), pending: vec![], files, sources, diagnostics };
    super::identified::resolve(root);
    by_name(root, gathering.diagnostics);
    gathering.relocate(root, Kind::Document, None);
    while let Some(task) = gathering.pending.pop() {
        gathering.follow(root, &task);
    }
    if !gathering.read.is_empty() {
        let mut hung = Node::object(root.origin);
        for (path, node) in gathering.read {
            if let Some(node) = node {
                hung.set_node(&path, node);
            }
        }
        root.set_node(FILES, hung);
    }
}

/// A place in another file, or in the document itself, that a reference leads to.
struct Task {
    file: Option<String>,
    pointer: String,
    kind: Kind,
    /// The reference as it was written, and where.
    reference: String,
    origin: Origin,
}

struct Gathering<'a, 'f> {
    own: Own,
    /// The other files by their paths; nothing for those that cannot be read.
    read: BTreeMap<String, Option<Node>>,
    seen: BTreeSet<(String, String)>,
    pending: Vec<Task>,
    files: &'a mut Files<'f>,
    sources: &'a mut Sources,
    diagnostics: &'a mut Diagnostics,
}

impl Gathering<'_, '_> {
    /// Makes the references below a value local, and notes where they lead.
    fn relocate(&mut self, node: &mut Node, kind: Kind, file: Option<&str>) {
        walk_mut(node, kind, &mut |node, kind| {
            if kind == Kind::Schema || kind == Kind::Items {
                self.mapping(node, file);
            }
            if !kind.may_be_reference() && !kind.is_copied() {
                return;
            }
            let Some((reference, origin)) = reference_of(node) else { return };
            if !self.own.is_elsewhere(reference)
                && let Some(local) = self.local(reference, origin, kind, file)
            {
                node.set_node("$ref", Node::new(local, origin));
            }
        });
    }

    /// The values of a discriminator's mapping are references, unless they are names.
    fn mapping(&mut self, schema: &mut Node, file: Option<&str>) {
        let Some(mapping) = schema.get_mut("discriminator").and_then(|node| node.get_mut("mapping")) else { return };
        for target in mapping.as_object_mut().into_iter().flat_map(|map| map.values_mut()) {
            let Some(reference) = target.as_str().map(str::to_owned) else { continue };
            let is_file = [".json", ".yaml", ".yml"].iter().any(|end| reference.ends_with(end));
            if (reference.contains('#') || is_file)
                && !self.own.is_elsewhere(&reference)
                && let Some(local) = self.local(&reference, target.origin, Kind::Schema, file)
            {
                target.value = Value::String(local);
            }
        }
    }

    /// The reference within the document; nothing if it is that already.
    fn local(&mut self, reference: &str, origin: Origin, kind: Kind, file: Option<&str>) -> Option<String> {
        let (path, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let target = match path {
            "" => file.map(str::to_owned),
            _ => self.path(path, file),
        };
        if target.is_none() {
            self.within_document(reference, fragment, origin, kind);
            return (!path.is_empty()).then(|| format!("#{fragment}"));
        }
        if reference.strip_prefix("#/").is_some_and(|rest| rest.starts_with(FILES)) {
            return None;
        }
        let inside = pointer::of(pointer::decoded(fragment));
        let hung = target.as_ref().map(|path| format!("{}{inside}", pointer::join(&format!("#/{FILES}"), path)));
        if self.seen.insert((target.clone().unwrap_or_default(), inside.clone())) {
            let reference = reference.to_owned();
            self.pending.push(Task { file: target, pointer: inside, kind, reference, origin });
        }
        hung
    }

    /// The document itself is walked anyway, but for what stands in its extensions.
    fn within_document(&mut self, reference: &str, fragment: &str, origin: Origin, kind: Kind) {
        let tokens = pointer::decoded(fragment);
        if Kind::at(&tokens) != Kind::Data {
            return;
        }
        let pointer = pointer::of(&tokens);
        if self.seen.insert((String::new(), pointer.clone())) {
            self.pending.push(Task { file: None, pointer, kind, reference: reference.to_owned(), origin });
        }
    }

    /// The path of a file from the document; nothing if it is the document itself.
    fn path(&self, path: &str, file: Option<&str>) -> Option<String> {
        let path = pointer::percent_decoded(path).unwrap_or_else(|| path.to_owned());
        let folder = file.and_then(|file| file.rsplit_once('/')).map_or("", |(folder, _)| folder);
        let joined = match self.own.beside(&path) {
            Some(beside) => beside,
            None if path.starts_with('/') => path,
            None => format!("{folder}/{path}").trim_start_matches('/').into(),
        };
        let path = normal(&joined);
        (!self.own.is(&path)).then_some(path)
    }

    fn follow(&mut self, root: &mut Node, task: &Task) {
        let Some(path) = &task.file else {
            let target = pointer::tokens(&task.pointer).try_fold(root, |node, token| node.child_mut(&token));
            // A missing value is found to dangle later: an overlay may add it.
            return target.into_iter().for_each(|target| self.relocate(target, task.kind, None));
        };
        if !self.read.contains_key(path) {
            let node = self.open(path, task);
            self.read.insert(path.clone(), node);
        }
        // Taken out while it is walked, so that what it refers to can be read.
        let Some(mut node) = self.read.get_mut(path).and_then(Option::take) else { return };
        let target = pointer::tokens(&task.pointer).try_fold(&mut node, |node, token| node.child_mut(&token));
        // A place that is missing is found to dangle later, as in the document itself.
        target.into_iter().for_each(|target| self.relocate(target, task.kind, Some(path)));
        self.read.insert(path.clone(), Some(node));
    }

    fn open(&mut self, path: &str, task: &Task) -> Option<Node> {
        if self.read.len() >= MAX_FILES {
            let message = format!("the document refers to more than {MAX_FILES} files");
            self.diagnostics.push(Finding::invalid("too-many-files", task.origin, message));
            return None;
        }
        match (self.files)(path) {
            Ok(input) => read(&input, self.sources, self.diagnostics),
            Err(why) => {
                let message = format!("`{}` cannot be read: {why}; what it refers to is missing", task.reference);
                self.diagnostics.push(Finding::unsupported("unreadable-reference", task.origin, message));
                None
            }
        }
    }
}

/// The names of the document itself.
struct Own {
    /// The name of its file.
    file: String,
    /// The URL that it gives itself, by `$self` of OpenAPI 3.2: its folder, and its name there.
    url: Option<(String, String)>,
}

impl Own {
    fn of(root: &Node, file: &str) -> Self {
        let url = self_of(root).map(|url| {
            let (folder, name) = url.rsplit_once('/').map_or(("", url), |(folder, name)| (folder, name));
            (format!("{folder}/"), name.to_owned())
        });
        Self { file: file.rsplit(['/', '\\']).next().unwrap_or(file).to_owned(), url }
    }

    /// Returns whether a path from the document's folder is that of the document.
    fn is(&self, path: &str) -> bool {
        path == self.file || self.url.as_ref().is_some_and(|(_, name)| path == name)
    }

    /// The path from the document's folder of what has a URL below that which the document gives its folder.
    fn beside(&self, url: &str) -> Option<String> {
        let (folder, name) = self.url.as_ref()?;
        let url =
            if is_remote(url) || url.starts_with('/') { joined(&format!("{folder}{name}"), url) } else { return None };
        url.strip_prefix(folder.as_str()).map(str::to_owned)
    }

    /// Returns whether a reference leads into the network, and not to what lies beside the document.
    fn is_elsewhere(&self, reference: &str) -> bool {
        let url = reference.split('#').next().unwrap_or_default();
        is_remote(reference) && self.beside(url).is_none()
    }
}

fn reference_of(node: &Node) -> Option<(&str, Origin)> {
    let reference = node.get("$ref")?;
    Some((reference.as_str()?, reference.origin))
}

/// Returns whether a reference has a scheme, or a host.
fn is_remote(reference: &str) -> bool {
    let path = reference.split('#').next().unwrap_or_default();
    let scheme = path.split_once(':').map(|(scheme, _)| scheme);
    path.starts_with("//") || scheme.is_some_and(|scheme| !scheme.is_empty() && !scheme.contains(['/', '.']))
}

/// A path without `.` and without `..` but for those at its start.
fn normal(path: &str) -> String {
    let mut segments: Vec<&str> = Vec::new();
    for segment in path.split(['/', '\\']) {
        match segment {
            "" | "." => {}
            ".." if segments.last().is_some_and(|last| *last != "..") => _ = segments.pop(),
            _ => segments.push(segment),
        }
    }
    let root = if path.starts_with('/') { "/" } else { "" };
    format!("{root}{}", segments.join("/"))
}

/// References that are no URLs of a file, but can only mean a definition: `Pet`, or `/definitions/Pet`.
fn by_name(root: &mut Node, diagnostics: &mut Diagnostics) {
    let mut meant: BTreeMap<String, String> = BTreeMap::new();
    crate::document::kind::walk(root, Kind::Document, &mut |node, kind| {
        if !kind.may_be_reference() {
            return;
        }
        if let Some((reference, _)) = reference_of(node)
            && !reference.contains('#')
            && let Some(found) = definition(root, reference)
        {
            meant.insert(reference.to_owned(), found);
        }
    });
    if meant.is_empty() {
        return;
    }
    walk_mut(root, Kind::Document, &mut |node, kind| {
        let Some((reference, origin)) = reference_of(node).filter(|_| kind.may_be_reference()) else { return };
        if let Some(found) = meant.get(reference) {
            let message = format!("`{reference}` is no reference to a definition; it is read as `{found}`");
            diagnostics.push(Finding::repaired("reference-by-name", origin, message));
            node.set_node("$ref", Node::new(found.as_str(), origin));
        }
    });
}

fn definition(root: &Node, reference: &str) -> Option<String> {
    let has = |pointer: &str| pointer::tokens(pointer).try_fold(root, |node, token| node.child(&token)).is_some();
    if reference.starts_with('/') {
        return has(reference).then(|| format!("#{reference}"));
    }
    let homes = ["/definitions", "/components/schemas"].map(|home| pointer::join(home, reference));
    homes.into_iter().find(|pointer| has(pointer)).map(|pointer| format!("#{pointer}"))
}
