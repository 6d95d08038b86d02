//! `$dynamicRef` becomes `$ref`.
//!
//! A name that is the `$dynamicAnchor` of one schema means that schema. One of several is chosen by whoever refers to the
//! schema in which the name stands, a template: whoever brings a schema of that name, itself or in its `$defs`, gets a copy
//! of the template in which the name means that schema. The outermost one counts.

use crate::diagnostic::{Diagnostics, Finding};
use crate::document::Version;
use crate::document::kind::walk;
use crate::document::{Document, Kind, Node, Value, pointer};
use std::collections::{BTreeMap, BTreeSet};

const SCHEMAS: &str = "/components/schemas";

/// The most values that copies may add in all, as a multiple of those that the document has.
const MAX_GROWTH: usize = 10;

/// The meaning of names: pointers of schemas.
type Scope = BTreeMap<String, String>;

pub(super) fn run(document: &mut Document, diagnostics: &mut Diagnostics) {
    let root = &mut document.root;
    let mut is_used = false;
    if Version::of(root).is_some_and(Version::has_json_schema) {
        walk(root, Kind::Document, &mut |node, _| is_used |= node.str("$dynamicRef").is_some());
    }
    if !is_used {
        return;
    }
    let source = root.clone();
    let mut templates = Templates {
        source: &source,
        anchors: BTreeMap::new(),
        names: BTreeMap::new(),
        copies: vec![],
        room: source.extent().0.saturating_mul(MAX_GROWTH),
        open: vec![],
        diagnostics,
    };
    templates.anchors(&source, Kind::Document, "");
    templates.resolve(root, Kind::Document, "", &Scope::new());
    let mut made = 0;
    while let Some(Copy { template, scope, place }) = templates.copies.get(made).cloned() {
        made += 1;
        let Some(mut copy) = at(&source, &template).cloned() else { continue };
        copy.remove("$id");
        templates.resolve(&mut copy, Kind::Schema, &place, &scope);
        let schemas = root.entry("components").and_then(|components| components.entry("schemas"));
        if let (Some(schemas), Some(name)) = (schemas, pointer::tokens(&place).last()) {
            schemas.get(&name).cloned().into_iter().for_each(|alias| put(alias, &mut copy));
            schemas.set_node(&name, copy);
        }
    }
    templates.report();
}

/// Puts what a schema says besides that it is another one into that other one.
fn put(mut alias: Node, into: &mut Node) {
    let defs = alias.remove("$defs");
    for (name, schema) in defs.as_ref().and_then(Node::as_object).into_iter().flatten() {
        into.entry("$defs").into_iter().for_each(|defs| defs.set_node(name, schema.clone()));
    }
    let others = alias.as_object().into_iter().flatten().filter(|(key, _)| *key != "$ref");
    others.for_each(|(key, node)| into.set_node(key, node.clone()));
}

fn at<'a>(root: &'a Node, place: &str) -> Option<&'a Node> {
    pointer::tokens(place).try_fold(root, |node, token| node.child(&token))
}

struct Templates<'d> {
    /// The document as it was.
    source: &'d Node,
    /// The schemas of each name.
    anchors: BTreeMap<String, Vec<String>>,
    /// The names that count in a schema, for those that have been asked for.
    names: BTreeMap<String, BTreeSet<String>>,
    copies: Vec<Copy>,
    /// The number of values that copies may still add.
    room: usize,
    /// The names of which nobody says what they mean: where they stand.
    open: Vec<(String, Node)>,
    diagnostics: &'d mut Diagnostics,
}

/// A template, what names mean in it, and where the copy goes for which that holds.
#[derive(Clone)]
struct Copy {
    template: String,
    scope: Scope,
    place: String,
}

impl Templates<'_> {
    fn anchors(&mut self, node: &Node, kind: Kind, place: &str) {
        if let (true, Some(name)) = (is_schema(kind), node.str("$dynamicAnchor")) {
            self.anchors.entry(name.to_owned()).or_default().push(meaning(node, place));
        }
        each_child(node, kind, place, &mut |node, kind, place| self.anchors(node, kind, place));
    }

    /// Resolves all names below a value.
    fn resolve(&mut self, node: &mut Node, kind: Kind, place: &str, outer: &Scope) {
        let mut scope = outer.clone();
        if is_schema(kind) {
            brought(node, place).into_iter().for_each(|(name, schema)| _ = scope.entry(name).or_insert(schema));
            self.name(node, place, &scope);
            self.reference(node, place, &scope);
        }
        match &mut node.value {
            Value::Object(map) => map.iter_mut().for_each(|(key, node)| match kind.within(key) {
                Kind::Data => {}
                kind => self.resolve(node, kind, &pointer::join(place, key), &scope),
            }),
            Value::Array(items) => items.iter_mut().enumerate().for_each(|(index, node)| {
                self.resolve(node, kind.within("0"), &pointer::join(place, &index.to_string()), &scope);
            }),
            _ => {}
        }
    }

    /// Makes a name a reference.
    fn name(&mut self, node: &mut Node, place: &str, scope: &Scope) {
        let Some(written) = node.get("$dynamicRef").cloned() else { return };
        let text = written.as_str().unwrap_or_default();
        let name = text.rsplit('#').next().unwrap_or_default();
        match (scope.get(name), self.anchors.get(name).map_or(&[][..], Vec::as_slice)) {
            (Some(meant), _) | (None, [meant]) => {
                node.set_node("$ref", Node::new(format!("#{meant}"), written.origin));
                node.remove("$dynamicRef");
            }
            _ => self.open.push((place.to_owned(), written)),
        }
    }

    /// Reports what is left open. In a template of which there are copies that is as it should be.
    fn report(&mut self) {
        for (place, name) in std::mem::take(&mut self.open) {
            let text = name.as_str().unwrap_or_default();
            let message = format!("nothing says which schema `{text}` is: it is taken for anything");
            let is_template = self.copies.iter().any(|copy| place.starts_with(&format!("{}/", copy.template)));
            self.diagnostics.push(match is_template {
                true => Finding::note("dynamic-reference-open", name.origin, message),
                false => Finding::unsupported("dynamic-reference-open", name.origin, message),
            });
        }
    }

    /// Lets a reference to a template lead to the copy for what names mean here.
    fn reference(&mut self, node: &mut Node, place: &str, scope: &Scope) {
        let is_one_of_many = |name: &str| self.anchors.get(name).is_some_and(|all| all.len() > 1);
        let mut scope: Scope = scope.clone().into_iter().filter(|(name, _)| is_one_of_many(name)).collect();
        let Some(reference) = node.get("$ref").filter(|_| !scope.is_empty()) else { return };
        let (origin, Some(template)) = (reference.origin, reference.as_str().and_then(target)) else { return };
        if !self.names.contains_key(&template) {
            self.names.insert(template.clone(), self.names(&template));
        }
        let names = self.names.get(&template).unwrap_or(const { &BTreeSet::new() });
        scope.retain(|name, _| names.contains(name));
        let own: Scope = at(self.source, &template).into_iter().flat_map(|node| brought(node, &template)).collect();
        if scope.iter().all(|(name, meant)| own.get(name) == Some(meant)) {
            return;
        }
        let known = self.copies.iter().find(|copy| copy.template == template && copy.scope == scope);
        let place = match known.map(|copy| copy.place.clone()) {
            Some(place) => place,
            None => {
                let size = at(self.source, &template).map_or(0, |node| node.extent().0);
                let Some(room) = self.room.checked_sub(size) else { return };
                self.room = room;
                let place = if is_alias(node, place) { place.to_owned() } else { self.home(&template, &scope) };
                let message = format!("`#{template}` for what is meant here by `#{}`", names_of(&scope).join("`, `#"));
                self.diagnostics.push(Finding::note("schema-specialised", origin, format!("`#{place}` is {message}")));
                self.copies.push(Copy { template, scope, place: place.clone() });
                place
            }
        };
        node.set_node("$ref", Node::new(format!("#{place}"), origin));
    }

    /// The names that count in a template and in what it refers to.
    fn names(&self, template: &str) -> BTreeSet<String> {
        let (mut names, mut passed, mut pending) = (BTreeSet::new(), BTreeSet::new(), vec![template.to_owned()]);
        while let Some(place) = pending.pop() {
            let Some(node) = at(self.source, &place).filter(|_| passed.insert(place.clone())) else { continue };
            walk(node, Kind::Schema, &mut |node, _| {
                names.extend(node.str("$dynamicRef").and_then(|text| text.rsplit('#').next()).map(str::to_owned));
                pending.extend(node.str("$ref").and_then(target));
            });
        }
        names
    }

    /// The place of a copy: `PageOfPet`.
    fn home(&self, template: &str, scope: &Scope) -> String {
        let last = |place: &str| capital(&pointer::tokens(place).last().unwrap_or_default());
        let meant: Vec<_> = scope.values().map(|place| last(place)).collect();
        let name = format!("{}Of{}", last(template), meant.join("And"));
        let is_taken =
            |place: &String| at(self.source, place).is_some() || self.copies.iter().any(|copy| copy.place == *place);
        let mut homes = (1..).map(|number| match number {
            1 => pointer::join(SCHEMAS, &name),
            _ => pointer::join(SCHEMAS, &format!("{name}{number}")),
        });
        homes.find(|place| !is_taken(place)).unwrap_or_default()
    }
}

/// Returns whether a shared schema is nothing but another one.
fn is_alias(schema: &Node, place: &str) -> bool {
    const ASIDE: [&str; 6] = ["$ref", "$defs", "$anchor", "$comment", "title", "description"];
    let is_shared = place.strip_prefix(SCHEMAS).and_then(|rest| rest.strip_prefix('/'));
    let mut keys = schema.as_object().into_iter().flat_map(|map| map.keys());
    is_shared.is_some_and(|name| !name.contains('/')) && keys.all(|key| ASIDE.contains(&key.as_str()))
}

fn capital(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

fn names_of(scope: &Scope) -> Vec<&str> {
    scope.keys().map(String::as_str).collect()
}

fn is_schema(kind: Kind) -> bool {
    matches!(kind, Kind::Schema | Kind::Items)
}

/// The target of a reference within the document.
fn target(reference: &str) -> Option<String> {
    Some(pointer::of(&pointer::decoded(reference.strip_prefix('#').filter(|rest| rest.starts_with('/'))?)))
}

/// The schemas that one brings under names: itself, and those of its `$defs`.
fn brought(schema: &Node, place: &str) -> Vec<(String, String)> {
    let itself = schema.str("$dynamicAnchor").map(|name| (name.to_owned(), meaning(schema, place)));
    let inner = schema.members("$defs").filter_map(|(key, inner)| {
        let name = inner.str("$dynamicAnchor")?.to_owned();
        Some((name, meaning(inner, &pointer::join(&pointer::join(place, "$defs"), key))))
    });
    itself.into_iter().chain(inner).collect()
}

/// The schema at a place, or the one for which it only gives a name.
fn meaning(schema: &Node, place: &str) -> String {
    let is_alias = schema.as_object().is_some_and(|map| map.len() == 2);
    let target = schema.str("$ref").filter(|_| is_alias && schema.get("$dynamicAnchor").is_some()).and_then(target);
    target.unwrap_or_else(|| place.to_owned())
}

fn each_child<'a>(node: &'a Node, kind: Kind, place: &str, see: &mut dyn FnMut(&'a Node, Kind, &str)) {
    let mut child = |key: &str, node: &'a Node| match kind.within(key) {
        Kind::Data => {}
        kind => see(node, kind, &pointer::join(place, key)),
    };
    match &node.value {
        Value::Object(map) => map.iter().for_each(|(key, node)| child(key, node)),
        Value::Array(items) => items.iter().enumerate().for_each(|(index, node)| child(&index.to_string(), node)),
        _ => {}
    }
}
