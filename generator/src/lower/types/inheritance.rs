//! Inheritance: components with a `discriminator`, and the components that extend them by `allOf`.
//!
//! Where a component that others extend is used, a value is one of those others, or of the component itself. So it is a
//! union there, and plain fields in the `allOf` of what extends it. Swagger 2.0 knows unions in no other form.

use super::family::{Family, Heir};
use super::objects::constant;
use super::schema::{Schema, at};
use crate::document::vendors;
use crate::document::{Node, Origin, Value, pointer};
use std::collections::{HashMap, HashSet};

/// The pointer of the components.
const SCHEMAS: &str = "/components/schemas";

/// The components that extend others, and those that they extend.
#[derive(Debug, Default)]
pub(in crate::lower) struct Inheritance {
    /// A reference to each component that extends others or is extended, by its text.
    references: HashMap<String, Node>,
    /// The components that each one extends.
    parents: HashMap<String, Vec<String>>,
    /// The components that extend each one, in the order of the document.
    children: HashMap<String, Vec<String>>,
}

/// A discriminator that a component has or inherits.
#[derive(Debug)]
struct Inherited<'a> {
    /// The member.
    key: &'a str,
    /// The component that names it.
    holder: &'a Node,
    /// The component whose value it has: itself, or the one it extends that has another discriminator.
    subject: &'a str,
}

/// A member that says what a value is, and the values by which a component is known.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Known {
    pub(super) key: String,
    pub(super) values: Vec<serde_json::Value>,
    /// True if the document says so. It is the name of the component otherwise, though others have a mapping.
    pub(super) is_said: bool,
}

impl Inheritance {
    /// Finds out which components of a document extend which.
    pub(in crate::lower) fn of(root: &Node) -> Self {
        let mut found = Self::default();
        let schemas = root.get("components").and_then(|components| components.get("schemas"));
        let components = schemas.and_then(Node::as_object);
        for (name, node) in components.into_iter().flatten() {
            let reference = format!("#{}", pointer::join(SCHEMAS, name));
            for parent in parents(root, node).into_iter().filter(|parent| **parent != reference) {
                found.add(&reference, &parent, node.origin);
            }
            for target in mapping(node).filter_map(|(_, target)| target_of(root, target)) {
                [&reference, &target].into_iter().for_each(|reference| found.refer(reference, node.origin));
            }
        }
        found
    }

    fn add(&mut self, child: &str, parent: &str, origin: Origin) {
        [child, parent].into_iter().for_each(|reference| self.refer(reference, origin));
        self.parents.entry(child.to_owned()).or_default().push(parent.to_owned());
        self.children.entry(parent.to_owned()).or_default().push(child.to_owned());
    }

    fn refer(&mut self, reference: &str, origin: Origin) {
        self.references.entry(reference.to_owned()).or_insert_with(|| {
            let mut node = Node::object(origin);
            node.set("$ref", reference);
            node
        });
    }

    /// The component at a reference, if it has a discriminator and others extend it.
    pub(super) fn family<'a>(&'a self, root: &'a Node, reference: &str) -> Option<Family<'a>> {
        let node = at(root, reference)?;
        let (reference, head) = self.references.get_key_value(reference)?;
        let Inherited { key, holder, .. } = self.discriminators(root, reference).into_iter().next()?;
        let mut family = Family { key, holder: None, head, heirs: Vec::new(), mapped: Vec::new() };
        let listed = listed(node);
        let is_listed = |child: &str| listed.as_ref().is_none_or(|listed| listed.contains(child));
        let is_heir =
            |parent: &str, child: &str| self.extends(root, child) && (parent != reference.as_str() || is_listed(child));
        self.gather(
            root,
            reference,
            &mut family,
            &is_heir,
            Some(holder).filter(|_| listed.is_none() && std::ptr::eq(holder, node)),
        );
        family.several()
    }

    /// The component that a schema refers to, if the schema itself has the discriminator, and others extend the component.
    pub(super) fn family_beside<'a>(&'a self, root: &'a Node, schema: &Schema<'a>) -> Option<Family<'a>> {
        let holder = schema.parts.first().copied().filter(|node| node.get("discriminator").is_some())?;
        let (reference, head) = self.references.get_key_value(schema.only_reference()?.str("$ref")?)?;
        let key = discriminator(holder)?.str("propertyName")?;
        let mut family = Family { key, holder: Some(holder), head, heirs: Vec::new(), mapped: Vec::new() };
        let says_more = |child: &str| at(root, child).is_some_and(|node| Schema::of([node]).only_reference().is_none());
        self.gather(root, reference, &mut family, &|_, child| says_more(child), Some(holder));
        let has_own =
            self.family(root, reference).is_some() || at(root, reference).is_some_and(|node| listed(node).is_some());
        family.several().filter(|_| !has_own)
    }

    /// Adds what extends a component, and what only the mapping of `holder` names.
    fn gather<'a>(
        &'a self,
        root: &'a Node,
        reference: &'a str,
        family: &mut Family<'a>,
        is_heir: &dyn Fn(&str, &str) -> bool,
        holder: Option<&'a Node>,
    ) {
        let mut seen = HashSet::from([reference]);
        let mut pending = vec![reference];
        while let Some(parent) = pending.pop() {
            let children = self.children.get(parent).into_iter().flatten().map(String::as_str);
            for child in children.filter(|child| is_heir(parent, child)) {
                let Some(node) = self.references.get(child).filter(|_| seen.insert(child)) else { continue };
                let own = at(root, child).and_then(discriminator).and_then(|node| node.str("propertyName"));
                let is_family = own.is_some_and(|own| own != family.key);
                family.heirs.push(Heir { node, is_family });
                if !is_family {
                    pending.push(child);
                }
            }
        }
        for target in holder.into_iter().flat_map(mapping).filter_map(|(_, target)| target_of(root, target)) {
            let target = self.references.get_key_value(target.as_str());
            family.mapped.extend(target.filter(|(text, _)| seen.insert(text)).map(|(_, node)| node));
        }
    }

    /// The member and the values by which a component is known within a family.
    pub(super) fn known_in(&self, root: &Node, family: &Family<'_>, reference: &str) -> Option<Known> {
        match family.holder {
            Some(holder) => known(root, &Inherited { key: family.key, holder, subject: reference }),
            None => self.known_by(root, reference).into_iter().find(|known| known.key == family.key),
        }
    }

    /// Returns whether a component extends one that has a discriminator.
    pub(super) fn extends(&self, root: &Node, reference: &str) -> bool {
        let mut parents = self.parents.get(reference).into_iter().flatten();
        let Some(node) = at(root, reference) else { return false };
        if !parents.any(|parent| !self.discriminators(root, parent).is_empty()) {
            return false;
        }
        let schema = Schema::of([node]);
        if schema.only_reference().is_none() || node.get(vendors::AZURE_DISCRIMINATOR_VALUE).is_some() {
            return true;
        }
        // It adds nothing, so it may be another name of what it refers to.
        let is_named = |holder: &Node| {
            let mut targets = mapping(holder).peekable();
            targets.peek().is_none() || targets.any(|(_, target)| target_of(root, target).as_deref() == Some(reference))
        };
        let is_another_name = schema.is_nullable() || node.get("$ref").is_some();
        !is_another_name && self.discriminators(root, reference).iter().any(|one| is_named(one.holder))
    }

    /// The discriminators that a component has or inherits, the nearest first.
    fn discriminators<'a>(&'a self, root: &'a Node, reference: &'a str) -> Vec<Inherited<'a>> {
        let mut found: Vec<Inherited<'a>> = Vec::new();
        let mut seen: HashSet<&str> = HashSet::new();
        let mut pending = vec![(reference, reference)];
        while let Some((reference, subject)) = pending.pop() {
            let Some(holder) = at(root, reference).filter(|_| seen.insert(reference)) else { continue };
            let key = discriminator(holder).and_then(|node| node.str("propertyName"));
            if let Some(key) = key.filter(|key| !found.iter().any(|known| known.key == *key)) {
                found.push(Inherited { key, holder, subject });
            }
            let subject = if key.is_some() { reference } else { subject };
            let parents = self.parents.get(reference).into_iter().flatten().rev();
            pending.extend(parents.map(|parent| (parent.as_str(), subject)));
        }
        found
    }

    /// By which members and values a component that extends others is known.
    pub(super) fn known_by(&self, root: &Node, reference: &str) -> Vec<Known> {
        if !self.parents.contains_key(reference) && !self.children.contains_key(reference) {
            return Vec::new();
        }
        self.discriminators(root, reference).iter().filter_map(|one| known(root, one)).collect()
    }
}

/// The values by which a component is known: its own constant, its extension, the keys of the mapping, or its name.
fn known(root: &Node, Inherited { key, holder, subject }: &Inherited<'_>) -> Option<Known> {
    let node = at(root, subject)?;
    let known = |values, is_said| Some(Known { key: (*key).to_owned(), values, is_said });
    let own = Schema::of([node]).properties().get(key).and_then(constant);
    if let Some(own) = own.or_else(|| node.str(vendors::AZURE_DISCRIMINATOR_VALUE).map(Into::into)) {
        return known(vec![own], true);
    }
    let mapped = mapping(holder).filter(|(_, target)| target_of(root, target).as_deref() == Some(subject));
    let mapped: Vec<serde_json::Value> = mapped.map(|(value, _)| value.as_str().into()).collect();
    if !mapped.is_empty() {
        return known(mapped, true);
    }
    let name = pointer::tokens(subject).last().map(|name| name.as_ref().into());
    known(name.into_iter().collect(), mapping(holder).next().is_none())
}

/// The discriminator that a component has itself.
pub(super) fn discriminator(node: &Node) -> Option<&Node> {
    let own = node.get("discriminator");
    own.or_else(|| node.list("allOf").find_map(discriminator)).filter(|node| node.str("propertyName").is_some())
}

/// The mapping of a component's discriminator.
fn mapping(node: &Node) -> impl Iterator<Item = (&String, &Node)> {
    discriminator(node).into_iter().flat_map(|node| node.members("mapping"))
}

/// The target of a value of a mapping, which is a reference or the name of a component.
fn target_of(root: &Node, target: &Node) -> Option<String> {
    let text = target.as_str()?;
    let named = || format!("#{}", pointer::join(SCHEMAS, text));
    let reference = if text.starts_with('#') { text.to_owned() } else { named() };
    at(root, &reference).is_some().then_some(reference)
}

/// The components that are alternatives of one, if it has any.
fn listed(node: &Node) -> Option<HashSet<&str>> {
    let alternatives = Schema::of([node]).alternatives;
    let listed = || alternatives.iter().flatten().filter_map(|choice| choice.str("$ref")).collect();
    (!alternatives.is_empty()).then(listed)
}

/// The components that a component extends; the names of components for others are followed.
fn parents(root: &Node, node: &Node) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut pending = vec![node];
    while let Some(part) = pending.pop() {
        pending.extend(part.list("allOf").collect::<Vec<_>>().into_iter().rev());
        let Some(mut reference) = part.str("$ref") else { continue };
        for _ in 0..32 {
            let next = at(root, reference).filter(|node| node.as_object().is_some_and(|map| map.len() == 1));
            match next.and_then(|node| node.str("$ref")) {
                Some(next) => reference = next,
                None => break,
            }
        }
        let is_component = at(root, reference).is_some_and(|node| !matches!(node.value, Value::Bool(_)));
        if is_component && !found.iter().any(|known| known == reference) {
            found.push(reference.to_owned());
        }
    }
    found
}
