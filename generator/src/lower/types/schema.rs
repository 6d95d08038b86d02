//! All that is said about one value, at whatever place: by a schema itself, by the members of its `allOf`, beside and
//! behind a `$ref`. All of it holds at once, so a [`Schema`] is a list of parts, and a question to it is a question to
//! each.
//!
//! Nothing is copied or rewritten: the parts are the document's own nodes, which still know where they stand.

use super::alternatives::{flat, is_null};
use super::family::Family;
use crate::document::extension;
use crate::document::{Node, Value, pointer};
use indexmap::IndexMap;
use indexmap::map::Entry;
use std::collections::HashSet;
use std::rc::Rc;

/// All that is said about one value.
#[derive(Debug, Clone, Default)]
pub(super) struct Schema<'a> {
    /// The schemas with keywords of their own, the outermost first.
    pub(super) parts: Vec<&'a Node>,
    /// The `$ref`s that have not been followed, each once.
    pub(super) references: Vec<&'a Node>,
    /// Each `oneOf` and `anyOf` from which there is something to choose, without null.
    pub(super) alternatives: Vec<Vec<&'a Node>>,
    /// True if null is one of the alternatives.
    pub(super) null_alternative: bool,
    /// The one type of several that is meant here.
    pub(super) chosen_type: Option<&'a str>,
    /// The first of each list of alternatives of which one has been chosen.
    pub(super) settled: Vec<&'a Node>,
    /// Of how many combinations of alternatives this is one.
    pub(super) combinations: usize,
    /// The components that extend it, where it is one of those or itself.
    pub(super) family: Option<Rc<Family<'a>>>,
    /// True if it is meant without those that extend it.
    pub(super) is_own: bool,
    /// True if it is a component that extends another one, and so something of its own.
    pub(super) is_heir: bool,
}

/// The difference between one schema and another: its parts in any order, its alternatives, and its chosen type.
pub(super) type Key<'a> = (Vec<*const Node>, Vec<*const Node>, Option<&'a str>);

/// A property, as all parts describe it together.
#[derive(Debug, Clone, Default)]
pub(in crate::lower) struct Property<'a> {
    pub(in crate::lower) schemas: Vec<&'a Node>,
    pub(in crate::lower) required: bool,
    /// True if it is described in several ways, each under a condition.
    pub(in crate::lower) differs: bool,
    /// True if only `required` names it.
    pub(in crate::lower) is_undeclared: bool,
}

impl<'a> Property<'a> {
    /// The value of a keyword in the outermost part that has it.
    pub(in crate::lower) fn get(&self, key: &str) -> Option<&'a Node> {
        self.schemas.iter().find_map(|schema| schema.get(key))
    }

    pub(in crate::lower) fn str(&self, key: &str) -> Option<&'a str> {
        self.get(key).and_then(Node::as_str)
    }

    pub(in crate::lower) fn is(&self, key: &str) -> bool {
        self.get(key).and_then(Node::as_bool) == Some(true)
    }
}

/// Returns the value of a keyword where properties lead from a schema, one in the other; of the schema itself if there are none.
pub(in crate::lower) fn within<'a>(
    root: &'a Node,
    schema: &'a Node,
    properties: impl IntoIterator<Item = &'a str>,
    key: &str,
) -> Option<&'a Node> {
    let whole = Schema::of([schema]).expanded(root);
    let inner = properties.into_iter().try_fold(whole, |schema, name| {
        let property = schema.properties().swap_remove(name)?;
        Some(Schema::of(property.schemas).expanded(root))
    })?;
    inner.parts.iter().find_map(|part| part.get(key))
}

/// The keywords that say more about a value than a reference beside them.
const STRUCTURAL: [&str; 12] = [
    "properties",
    "patternProperties",
    "additionalProperties",
    "unevaluatedProperties",
    "required",
    "items",
    "prefixItems",
    "enum",
    "const",
    "then",
    "else",
    "dependentSchemas",
];

impl<'a> Schema<'a> {
    /// All that these schemas say together, without following references.
    pub(super) fn of(schemas: impl IntoIterator<Item = &'a Node>) -> Self {
        let mut schema = Self::default();
        schemas.into_iter().for_each(|node| schema.add(node));
        schema
    }

    fn add(&mut self, node: &'a Node) {
        self.parts.push(node);
        if let Some(reference) = node.str("$ref")
            && !self.references.iter().any(|known| known.str("$ref") == Some(reference))
        {
            self.references.push(node);
        }
        node.list("allOf").for_each(|member| self.add(member));
        for keyword in ["oneOf", "anyOf"] {
            let Some(members) = node.get(keyword).and_then(Node::as_array) else { continue };
            let members = if node.get("discriminator").is_some() { members.iter().collect() } else { flat(members) };
            let others: Vec<_> = members.iter().copied().filter(|member| !is_null(member)).collect();
            self.null_alternative |= others.len() < members.len();
            match others.as_slice() {
                [only] => self.add(only),
                [] => {}
                // A choice of the fields that must be there together is no choice between types.
                several if several.iter().all(|member| is_constraint(member)) => {}
                _ => self.alternatives.push(others),
            }
        }
    }

    /// The same with all references followed, each once; their targets stand where they do.
    pub(super) fn expanded(self, root: &'a Node) -> Self {
        let mut seen = HashSet::new();
        let mut pending: Vec<&Node> = self.parts.into_iter().rev().collect();
        let mut expanded = Self { parts: Vec::new(), references: Vec::new(), ..self };
        let mut gained: Vec<Vec<&Node>> = Vec::new();
        while let Some(part) = pending.pop() {
            expanded.parts.push(part);
            let Some(reference) = part.str("$ref").filter(|reference| seen.insert(*reference)) else { continue };
            let target = Self::of(at(root, reference));
            pending.extend(target.parts.into_iter().rev());
            gained.extend(target.alternatives);
            expanded.null_alternative |= target.null_alternative;
        }
        gained.retain(|alternatives| !expanded.is_settled(alternatives, root));
        expanded.alternatives.extend(gained);
        expanded
    }

    /// Returns whether one of the alternatives holds already: it has been chosen, or it is a part. So it is where a variant refers to
    /// the union that lists it.
    fn is_settled(&self, alternatives: &[&'a Node], root: &'a Node) -> bool {
        let is_chosen = |first: &&'a Node| self.settled.iter().any(|known| std::ptr::eq(*known, *first));
        let is_part = |choice: &&'a Node| {
            let target = choice.str("$ref").and_then(|reference| at(root, reference)).unwrap_or(choice);
            self.parts.iter().any(|part| std::ptr::eq(*part, target))
        };
        alternatives.first().is_some_and(is_chosen) || alternatives.iter().any(is_part)
    }

    /// The key that tells it from others.
    pub(super) fn key(&self) -> Key<'a> {
        let sorted = |nodes: &mut dyn Iterator<Item = &'a Node>| {
            let mut nodes: Vec<*const Node> = nodes.map(std::ptr::from_ref).collect();
            nodes.sort_unstable();
            nodes.dedup();
            nodes
        };
        let alternatives = &mut self.alternatives.iter().filter_map(|all| all.first().copied());
        (sorted(&mut self.parts.iter().copied()), sorted(alternatives), self.chosen_type)
    }

    /// The reference that says all that is said about the type.
    pub(super) fn only_reference(&self) -> Option<&'a Node> {
        match self.references.as_slice() {
            [only] if self.alternatives.is_empty() && !self.parts.iter().any(|part| is_structural(part)) => Some(only),
            _ => None,
        }
    }

    /// One of the alternatives, with all that holds whichever it is.
    pub(super) fn choose(&self, alternatives: usize, choice: &'a Node) -> Self {
        let mut chosen = self.clone();
        let others = chosen.alternatives.remove(alternatives);
        chosen.settled.extend(others.first());
        chosen.combinations = self.combined(others.len());
        chosen.null_alternative = false;
        // Mere annotations of the choice itself must not name or describe what is chosen.
        chosen.parts.retain(|part| is_structural(part) || part.get("$ref").is_some());
        let own = Self::of([choice]);
        chosen.parts.splice(0..0, own.parts);
        let new: Vec<_> = own.references.into_iter().filter(|new| !chosen.refers_as(new)).collect();
        chosen.references.extend(new);
        chosen.alternatives.extend(own.alternatives);
        chosen
    }

    /// Of how many combinations one of so many alternatives is one.
    pub(super) fn combined(&self, alternatives: usize) -> usize {
        self.combinations.max(1).saturating_mul(alternatives)
    }

    fn refers_as(&self, node: &Node) -> bool {
        self.references.iter().any(|known| known.str("$ref") == node.str("$ref"))
    }

    /// The value of a keyword in the outermost part that has it.
    pub(super) fn get(&self, key: &str) -> Option<&'a Node> {
        self.parts.iter().find_map(|part| part.get(key))
    }

    pub(super) fn str(&self, key: &str) -> Option<&'a str> {
        self.get(key).and_then(Node::as_str)
    }

    /// The title that this very schema has.
    pub(super) fn title(&self) -> Option<&'a str> {
        self.parts.first().and_then(|part| part.str("title"))
    }

    /// The first description that is there.
    pub(super) fn description(&self) -> &'a str {
        let own = if self.is_heir { Self::of(self.parts.first().copied()).parts } else { Vec::new() };
        let parts = if self.is_heir { &own } else { &self.parts };
        parts.iter().filter_map(|part| part.str("description")).find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// Returns whether null is a value, too.
    pub(super) fn is_nullable(&self) -> bool {
        let says = |part: &&'a Node| {
            part.get("nullable").and_then(Node::as_bool) == Some(true)
                || part.list("type").any(|name| name.as_str() == Some("null"))
                || (part.get("enum").is_some() && part.list("enum").any(|value| value.value == Value::Null))
        };
        // An inner part counts only where the outermost one says nothing: `nullable` beside `allOf` is meant.
        self.null_alternative || self.parts.first().is_some_and(says) || {
            let mut typed = self.parts.iter().filter(|part| part.get("type").is_some()).peekable();
            typed.peek().is_some() && typed.all(says)
        }
    }

    /// The types it may have, without null. Of several parts the narrowest counts; `None` if they contradict each other.
    pub(super) fn types(&self) -> Option<Vec<&'a str>> {
        if let Some(chosen) = self.chosen_type {
            return Some(vec![chosen]);
        }
        let mut narrowest: Option<Vec<&'a str>> = None;
        for part in &self.parts {
            let Some(node) = part.get("type") else { continue };
            let names = node.as_str().into_iter().chain(node.as_array().into_iter().flatten().filter_map(Node::as_str));
            let names: Vec<&str> = names.filter(|name| *name != "null").collect();
            narrowest = Some(match narrowest {
                None => names,
                Some(known) => intersection(&known, &names)?,
            });
        }
        Some(narrowest.unwrap_or_default())
    }

    /// The properties in the order of the parts, each with all that the parts say of it; then those that are only required.
    pub(super) fn properties(&self) -> IndexMap<&'a str, Property<'a>> {
        let required: HashSet<&str> =
            self.parts.iter().flat_map(|part| part.list("required")).filter_map(Node::as_str).collect();
        let mut properties: IndexMap<&'a str, Property<'a>> = IndexMap::new();
        for (wire, node) in self.parts.iter().flat_map(|part| part.members("properties")) {
            let property = properties.entry(wire).or_default();
            property.required = required.contains(wire.as_str());
            if !property.schemas.iter().any(|known| std::ptr::eq(*known, node)) {
                property.schemas.push(node);
            }
        }
        let mut conditional: HashSet<&str> = HashSet::new();
        for (wire, node) in self.conditional_properties() {
            match properties.entry(wire) {
                Entry::Vacant(entry) => {
                    entry.insert(Property { schemas: vec![node], ..Property::default() });
                    conditional.insert(wire);
                }
                // A property that differs from condition to condition is anything.
                Entry::Occupied(mut entry) if conditional.contains(wire) => {
                    let property = entry.get_mut();
                    if property.schemas.iter().any(|known| *known != node) {
                        property.differs = true;
                    }
                }
                Entry::Occupied(_) => {}
            }
        }
        if !properties.is_empty() {
            self.undeclared().for_each(|(wire, node)| {
                properties.entry(wire).or_insert(Property {
                    schemas: vec![node],
                    required: true,
                    is_undeclared: true,
                    ..Property::default()
                });
            });
        }
        properties
    }

    /// The properties that are there under a condition.
    fn conditional_properties(&self) -> impl Iterator<Item = (&'a str, &'a Node)> {
        let branches = |part: &'a Node| {
            let dependent = part.members("dependentSchemas").map(|(_, node)| node);
            [part.get("then"), part.get("else")].into_iter().flatten().chain(dependent)
        };
        let parts = self.parts.iter().copied().flat_map(branches).flat_map(|node| Self::of([node]).parts);
        parts.flat_map(|part| part.members("properties")).map(|(wire, node)| (wire.as_str(), node))
    }

    /// Lists the names in `required` that no property has, each with the node that says its type: the schema of further
    /// members, or the name itself, which says nothing. Tags are left out, since their unions fill them in.
    fn undeclared(&self) -> impl Iterator<Item = (&'a str, &'a Node)> {
        let additional = self.additional().filter(|node| node.as_object().is_some());
        let tags = self.parts.iter().filter_map(|part| part.get("discriminator")?.str("propertyName"));
        let tags: HashSet<&str> = tags.collect();
        let required = self.parts.iter().flat_map(|part| part.list("required"));
        let named = required.filter_map(move |node| Some((node.as_str()?, additional.unwrap_or(node))));
        named.filter(move |(name, _)| !tags.contains(name))
    }

    /// Returns whether it has properties of its own or of any part.
    pub(super) fn has_properties(&self) -> bool {
        self.parts.iter().any(|part| part.get("properties").is_some()) || self.conditional_properties().next().is_some()
    }

    /// The schema of members without a name of their own; `true` where anything is permitted in so many words.
    pub(super) fn additional(&self) -> Option<&'a Node> {
        let permitted = |keyword: &str| {
            let all = self.parts.iter().filter_map(|part| part.get(keyword));
            all.into_iter().find(|node| node.as_object().is_some() || node.as_bool() == Some(true))
        };
        let patterns = || self.parts.iter().flat_map(|part| part.members("patternProperties"));
        let pattern = || patterns().next().filter(|_| patterns().count() == 1).map(|(_, node)| node);
        permitted("additionalProperties").or_else(pattern).or_else(|| permitted("unevaluatedProperties"))
    }

    /// The schemas of the items of a list.
    pub(super) fn items(&self) -> Vec<&'a Node> {
        let items = self.parts.iter().filter_map(|part| part.get("items"));
        items.filter(|node| node.as_object().is_some()).collect()
    }

    /// The schemas of the items of a tuple, one for each.
    pub(super) fn tuple(&self) -> Option<&'a Vec<Node>> {
        let prefix = self.get("prefixItems").or_else(|| self.get("items"));
        prefix.and_then(Node::as_array).filter(|items| !items.is_empty())
    }
}

/// Returns whether the document describes a server that writes JSON as PHP does.
pub(super) fn is_php(root: &Node) -> bool {
    extension::is_php(root)
}

/// The target of a local reference.
pub(super) fn at<'a>(root: &'a Node, reference: &str) -> Option<&'a Node> {
    let pointer = reference.strip_prefix('#')?;
    pointer::tokens(pointer).try_fold(root, |node, token| node.child(&token))
}

/// Returns whether a schema says something of the type beyond what it is called and what it means.
fn is_structural(node: &Node) -> bool {
    STRUCTURAL.iter().any(|keyword| {
        node.get(keyword).is_some_and(|node| match (*keyword, node.as_object(), node.as_array()) {
            ("additionalProperties", None, _) => false,
            (_, Some(members), _) => !members.is_empty(),
            (_, _, Some(items)) => !items.is_empty(),
            _ => true,
        })
    })
}

/// Returns whether a member of `oneOf` or `anyOf` only says which properties must be there.
fn is_constraint(node: &Node) -> bool {
    const OTHERS: [&str; 7] = ["$ref", "type", "items", "allOf", "oneOf", "anyOf", "format"];
    let says_type = OTHERS.iter().any(|keyword| node.get(keyword).is_some());
    !says_type
        && !STRUCTURAL.iter().any(|keyword| *keyword != "required" && node.get(keyword).is_some())
        && (node.get("required").is_some() || node.get("not").is_some())
}

/// The types that two lists have in common, an integer being a number; `None` if there are none.
fn intersection<'a>(known: &[&'a str], others: &[&'a str]) -> Option<Vec<&'a str>> {
    let narrow = |one: &&'a str| match *one {
        "number" if !others.contains(&"number") && others.contains(&"integer") => Some("integer"),
        "integer" if others.contains(&"number") => Some("integer"),
        name => others.contains(&name).then_some(name),
    };
    let common: Vec<_> = known.iter().filter_map(narrow).collect();
    (!common.is_empty()).then_some(common)
}
