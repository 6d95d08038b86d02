//! Places where shared things live, and their names there.

use super::{Place, at, leads_to};
use crate::document::{Kind, Node, pointer};
use std::collections::{BTreeMap, BTreeSet};

/// The keys that say where something stands, and not what it is.
const STRUCTURE: [&str; 20] = [
    "paths",
    "components",
    "schemas",
    "definitions",
    "$defs",
    "parameters",
    "responses",
    "requestBodies",
    "requestBody",
    "headers",
    "examples",
    "content",
    "schema",
    "properties",
    "items",
    "allOf",
    "oneOf",
    "anyOf",
    "additionalProperties",
    crate::document::extension::FILES,
];

/// The objects that hold shared things.
const SHARED: [&str; 10] = [
    "/definitions",
    "/parameters",
    "/responses",
    "/components/schemas",
    "/components/parameters",
    "/components/responses",
    "/components/requestBodies",
    "/components/headers",
    "/components/examples",
    "/components/securitySchemes",
];

/// The places from which things move, and where they go.
pub(super) struct Homes {
    is_swagger: bool,
    /// The shared things that are nothing but a reference, by where it leads. Of several the first one counts.
    waiting: BTreeMap<String, String>,
    moved: BTreeMap<String, String>,
    taken: BTreeSet<String>,
    numbers: BTreeMap<String, usize>,
}

impl Homes {
    pub(super) fn new(root: &Node, is_swagger: bool) -> Self {
        let mut waiting = BTreeMap::new();
        for container in SHARED {
            let shared = at(root, container).and_then(Node::as_object);
            for (name, node) in
                shared.into_iter().flatten().filter(|(_, node)| node.as_object().is_some_and(|m| m.len() == 1))
            {
                if let Some(pointer) = node.str("$ref").and_then(|reference| leads_to(root, reference)) {
                    waiting.entry(pointer).or_insert_with(|| pointer::join(container, name));
                }
            }
        }
        Self { is_swagger, waiting, moved: BTreeMap::new(), taken: BTreeSet::new(), numbers: BTreeMap::new() }
    }

    /// The pointer of the object that holds shared things of a kind; nothing if they have none.
    fn container(&self, kind: Kind) -> Option<&'static str> {
        Some(match (kind, self.is_swagger) {
            (Kind::Schema, true) => "/definitions",
            (Kind::Parameter, true) => "/parameters",
            (Kind::Response, true) => "/responses",
            (Kind::Schema, false) => "/components/schemas",
            (Kind::Parameter, false) => "/components/parameters",
            (Kind::Response, false) => "/components/responses",
            (Kind::Body, false) => "/components/requestBodies",
            (Kind::Header, false) => "/components/headers",
            (Kind::Example, false) => "/components/examples",
            (Kind::Link, false) => "/components/links",
            (Kind::Callback, false) => "/components/callbacks",
            (Kind::SecurityScheme, false) => "/components/securitySchemes",
            _ => return None,
        })
    }

    /// Chooses where the thing at a place shall live, if it is not at home there already.
    pub(super) fn choose(&mut self, root: &Node, place: &Place) {
        let Some(container) = self.container(place.kind) else { return };
        let inside = place.pointer.strip_prefix(container).and_then(|rest| rest.strip_prefix('/'));
        if inside.is_some_and(|name| !name.contains('/')) || self.moved.contains_key(&place.pointer) {
            return;
        }
        let home = self.waiting(container, place).unwrap_or_else(|| {
            let name = name_of(&place.pointer);
            let mut home = pointer::join(container, &name);
            while at(root, &home).is_some() || self.taken.contains(&home) {
                let number = self.numbers.entry(home.clone()).or_insert(1);
                *number += 1;
                home = pointer::join(container, &format!("{name}{number}"));
            }
            home
        });
        self.taken.insert(home.clone());
        self.moved.insert(place.pointer.clone(), home);
    }

    /// The shared thing that is nothing but a reference to this place: there the thing is at home.
    fn waiting(&self, container: &str, place: &Place) -> Option<String> {
        let home = self.waiting.get(&place.pointer).filter(|home| home.starts_with(container))?;
        (!self.taken.contains(home)).then(|| home.clone())
    }

    /// The place where a thing lives now that stood at a pointer.
    pub(super) fn of(&self, pointer: &str) -> String {
        self.moved.get(pointer).cloned().unwrap_or_else(|| pointer.to_owned())
    }

    /// Moves everything; inner things before those that hold them.
    pub(super) fn move_in(&self, root: &mut Node) {
        let mut moves: Vec<_> = self.moved.iter().collect();
        moves.sort_by_key(|(pointer, _)| std::cmp::Reverse(pointer.matches('/').count()));
        for (pointer, home) in moves {
            let Some(place) = pointer::tokens(pointer).try_fold(&mut *root, |node, token| node.child_mut(&token))
            else {
                continue;
            };
            let mut reference = Node::object(place.origin);
            reference.set("$ref", format!("#{home}"));
            let thing = std::mem::replace(place, reference);
            let Some((container, name)) = home.rsplit_once('/') else { continue };
            let shared = pointer::tokens(container).try_fold(&mut *root, |node, token| node.entry(&token));
            if let (Some(shared), Some(name)) = (shared, pointer::tokens(&format!("/{name}")).next()) {
                shared.set_node(&name, thing);
            }
        }
    }
}

/// A name for what stands at a pointer: the last names on the way, or the name of the file.
fn name_of(pointer: &str) -> String {
    let tokens: Vec<_> = pointer::tokens(pointer).collect();
    let named = tokens.iter().rposition(|token| ["schemas", "definitions", "$defs"].contains(&token.as_ref()));
    let from = named.map_or(0, |at| at + 1);
    let is_file = |at: usize| at == 1 && tokens.first().is_some_and(|token| token == crate::document::extension::FILES);
    let mut parts: Vec<String> = Vec::new();
    for (at, token) in tokens.iter().enumerate().skip(from) {
        if is_file(at) && tokens.len() > 2 || STRUCTURE.contains(&token.as_ref()) {
            continue;
        }
        let stem = token.rsplit('/').next().and_then(|file| file.split('.').next()).filter(|_| is_file(at));
        let word: String = stem.unwrap_or(token).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
        parts.extend(word.split_whitespace().map(str::to_owned));
    }
    if parts.is_empty() { "Shared".to_owned() } else { parts.join("_") }
}

#[cfg(test)]
mod tests {
    use super::name_of;

    #[test]
    fn a_thing_is_named_by_the_way_to_it() {
        for (pointer, name) in [
            ("/components/schemas/Pet/properties/owner", "Pet_owner"),
            ("/x-ampersat-files/models~1Pet.v1.yaml", "Pet"),
            ("/x-ampersat-files/models.yaml/Pet", "Pet"),
            ("/x-ampersat-files/common.yaml/components/schemas/Pet", "Pet"),
            ("/paths/~1a~1{id}/get/responses/200/content/application~1json/schema", "a_id_get_200_application_json"),
            ("/paths/~1a/get/parameters/0", "a_get_0"),
            ("/x-things/Thing", "x_things_Thing"),
        ] {
            assert_eq!(name_of(pointer), name, "{pointer}");
        }
    }
}
