//! Components and tags that nothing selected uses are left out.

use crate::document::{Node, Value, operations_of, pointer};
use std::collections::{BTreeMap, BTreeSet};

/// A component, by the kind and the name under which it stands.
type Component = (String, String);

/// Components that are found by other means than a reference.
const KEPT: &str = "securitySchemes";

/// Leaves out what no operation uses.
pub(super) fn run(root: &mut Node) {
    let used = used(root);
    if let Some(components) = root.get_mut("components").and_then(Node::as_object_mut) {
        for (kind, members) in components.iter_mut().filter(|(kind, _)| *kind != KEPT && !kind.starts_with("x-")) {
            if let Some(members) = members.as_object_mut() {
                members.retain(|name, _| used.contains(&(kind.clone(), name.clone())));
            }
        }
    }
    let items = root.members("paths").flat_map(|(_, item)| operations_of(item)).map(|(_, operation)| operation);
    let tags: BTreeSet<String> =
        items.flat_map(|operation| operation.list("tags")).filter_map(Node::as_str).map(str::to_owned).collect();
    if let Some(list) = root.get_mut("tags").and_then(Node::as_array_mut) {
        list.retain(|tag| tag.str("name").is_none_or(|name| tags.contains(name)));
    }
}

/// The components that are used, by whatever way.
fn used(root: &Node) -> BTreeSet<Component> {
    let heirs = heirs(root);
    let mut pending = Vec::new();
    for (_, node) in root.as_object().into_iter().flatten().filter(|(key, _)| *key != "components") {
        references(node, &mut pending);
    }
    let mut used = BTreeSet::new();
    while let Some(component) = pending.pop() {
        if !used.insert(component.clone()) {
            continue;
        }
        let (kind, name) = &component;
        let node = root.get("components").and_then(|all| all.get(kind)?.get(name));
        node.into_iter().for_each(|node| references(node, &mut pending));
        pending.extend(heirs.get(&component).into_iter().flatten().cloned());
    }
    used
}

/// Adds the components to which a value refers, by `$ref` or by the mapping of a discriminator.
fn references(node: &Node, found: &mut Vec<Component>) {
    match &node.value {
        Value::Object(map) => {
            found.extend(map.get("$ref").and_then(Node::as_str).and_then(component));
            let mapping = map.get("discriminator").into_iter().flat_map(|node| node.members("mapping"));
            found.extend(
                mapping
                    .filter_map(|(_, target)| target.as_str())
                    .map(|target| component(target).unwrap_or_else(|| ("schemas".to_owned(), target.to_owned()))),
            );
            map.values().for_each(|inner| references(inner, found));
        }
        Value::Array(items) => items.iter().for_each(|inner| references(inner, found)),
        _ => {}
    }
}

/// The component that a reference leads to, or into.
fn component(reference: &str) -> Option<Component> {
    let fragment = reference.strip_prefix('#')?;
    let mut tokens = pointer::decoded(fragment).into_iter();
    tokens.next().filter(|first| first == "components")?;
    Some((tokens.next()?.into_owned(), tokens.next()?.into_owned()))
}

/// The components that extend each one that has or inherits a discriminator: a value of the latter is one of theirs.
fn heirs(root: &Node) -> BTreeMap<Component, Vec<Component>> {
    let schemas = || root.get("components").into_iter().flat_map(|all| all.members("schemas"));
    let mut parents: BTreeMap<Component, Vec<Component>> = BTreeMap::new();
    for (name, schema) in schemas() {
        let extended = schema.list("allOf").filter_map(|member| component(member.str("$ref")?));
        parents.insert(("schemas".to_owned(), name.clone()), extended.collect());
    }
    let mut known: BTreeSet<Component> = schemas()
        .filter(|(_, schema)| {
            schema.get("discriminator").is_some() || schema.list("allOf").any(|one| one.get("discriminator").is_some())
        })
        .map(|(name, _)| ("schemas".to_owned(), name.clone()))
        .collect();
    let mut heirs: BTreeMap<Component, Vec<Component>> = BTreeMap::new();
    loop {
        let extends = |(child, of): (&Component, &Vec<Component>)| {
            (!known.contains(child) && of.iter().any(|parent| known.contains(parent))).then(|| child.clone())
        };
        let more: Vec<_> = parents.iter().filter_map(extends).collect();
        if more.is_empty() {
            break;
        }
        known.extend(more);
    }
    for (child, of) in &parents {
        for parent in of.iter().filter(|parent| known.contains(*parent)) {
            heirs.entry(parent.clone()).or_default().push(child.clone());
        }
    }
    heirs
}
