//! Types of components that others extend, and of those others.

use super::family::{Family, Heir};
use super::inheritance::Known;
use super::schema::{Schema, at};
use super::shape::Shape;
use super::{Place, Types, needs_name};
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::Node;
use crate::lower::names::{self, Scope};
use crate::model::{Constant, Tag, Type, TypeId, TypeKind};
use std::collections::HashSet;
use std::rc::Rc;

/// So many others may extend a component.
const MAX_HEIRS: usize = 1000;

/// The last word of a component's name beside the union of those that extend it.
const BASE: &str = "Base";

impl<'a> Family<'a> {
    /// The shape of a component as one of what extends it, or of itself. Where it says itself which alternatives there are,
    /// it is one of those.
    pub(super) fn shape(&self, schema: &Schema<'a>, shape: Shape<'a>) -> Shape<'a> {
        match shape {
            Shape::Union(choices) => {
                let of = |choice: &Schema<'a>| choice.parts.first().and_then(|node| node.str("$ref"));
                let heir = |choice: &Schema<'a>| self.heirs.iter().find(|heir| of(choice) == heir.node.str("$ref"));
                let listed: HashSet<_> = choices.iter().filter_map(of).collect();
                let choices = choices.iter().map(|choice| heir(choice).map_or_else(|| choice.clone(), Heir::schema));
                let is_listed = |heir: &&Heir<'a>| heir.node.str("$ref").is_some_and(|text| listed.contains(text));
                let others = self.heirs.iter().filter(|heir| !is_listed(heir)).map(Heir::schema);
                Shape::Union(choices.chain(others).collect())
            }
            Shape::Object | Shape::Map | Shape::Any => {
                let mapped = self.mapped.iter().map(|node| {
                    let mut both = own(node);
                    both.parts.extend(&schema.parts);
                    both
                });
                let heirs = self.heirs.iter().map(Heir::schema);
                Shape::Union(heirs.chain(mapped).chain([own(self.head)]).collect())
            }
            other => other,
        }
    }

    /// Returns whether a choice is the component itself, which stands for all that nobody knows yet. Where a schema only refers to the
    /// component, that is a type of its own, which may not.
    fn is_rest(&self, choice: &Schema<'a>) -> bool {
        self.is_of_component()
            && choice.is_own
            && choice.only_reference().is_some_and(|node| node.str("$ref") == self.head.str("$ref"))
    }
}

impl<'a> Heir<'a> {
    fn schema(&self) -> Schema<'a> {
        Schema { is_own: !self.is_family, ..own(self.node) }
    }
}

/// A component without what extends it.
fn own(node: &Node) -> Schema<'_> {
    Schema { is_own: true, ..Schema::of([node]) }
}

impl<'a> Types<'a> {
    /// The components that extend one, unless they are too many.
    pub(super) fn family(&mut self, reference: &str, diagnostics: &mut Diagnostics) -> Option<Rc<Family<'a>>> {
        let family = self.inheritance.family(self.root, reference)?;
        self.admitted(family, diagnostics)
    }

    /// The components that extend the one to which a schema refers, if the schema itself says what tells it apart.
    pub(super) fn family_beside(
        &mut self,
        schema: &Schema<'a>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Rc<Family<'a>>> {
        let family = self.inheritance.family_beside(self.root, schema)?;
        self.admitted(family, diagnostics)
    }

    fn admitted(&mut self, family: Family<'a>, diagnostics: &mut Diagnostics) -> Option<Rc<Family<'a>>> {
        let count = family.heirs.len() + family.mapped.len();
        if let Some(left) = self.heirs_left.checked_sub(count).filter(|_| count <= MAX_HEIRS) {
            self.heirs_left = left;
            return Some(Rc::new(family));
        }
        let reference = family.head.str("$ref").unwrap_or_default();
        let message = format!("`{reference}` is extended by {count} others: it is read as itself alone");
        let origin = at(self.root, reference).map_or(family.head.origin, |node| node.origin);
        diagnostics.push(Finding::unsupported("unsupported-schema", origin, message));
        None
    }

    /// Returns whether a schema is nothing but a component that others extend.
    pub(super) fn is_extended(&self, schema: &'a Node) -> bool {
        let mut schema = Schema::of([schema]);
        for _ in 0..32 {
            let Some(reference) = schema.only_reference().and_then(|node| node.str("$ref")) else { return false };
            let family = self.inheritance.family(self.root, reference);
            if family.is_some() || self.inheritance.family_beside(self.root, &schema).is_some() {
                return true;
            }
            match at(self.root, reference) {
                Some(target) if !self.inheritance.extends(self.root, reference) => schema = Schema::of([target]),
                _ => return false,
            }
        }
        false
    }

    /// The name of a variant, if it is what none of the others is, and the member that tells those apart.
    pub(super) fn otherwise(&self, schema: &Schema<'a>, choice: &Schema<'a>) -> Option<(&'static str, String)> {
        let family = schema.family.as_ref().filter(|family| family.is_rest(choice))?;
        Some((BASE, family.key.to_owned()))
    }

    /// Returns whether it has been noted already by which values a choice is known.
    pub(super) fn is_noted(schema: &Schema<'a>, choice: &Schema<'a>) -> bool {
        let is_heir = choice.is_own && choice.only_reference().is_some();
        is_heir && schema.family.as_ref().is_some_and(|family| family.is_of_component())
    }

    /// The values by which a choice is known through inheritance. A component that others extend is known by those of all.
    pub(super) fn inherited_tags(&self, schema: &Schema<'a>, choice: &Schema<'a>, wanted: Option<&str>) -> Option<Tag> {
        let reference = choice.only_reference()?.str("$ref")?;
        if let Some(family) = &schema.family {
            let Known { key, values, .. } = self.inheritance.known_in(self.root, family, reference)?;
            return Some(Tag { key, values });
        }
        let family = self.inheritance.family(self.root, reference)?;
        if wanted.is_some_and(|key| key != family.key) {
            return None;
        }
        let all = [family.head].into_iter().chain(family.heirs.iter().map(|heir| heir.node));
        let known = all.filter_map(|node| self.inheritance.known_in(self.root, &family, node.str("$ref")?));
        let mut values: Vec<_> = known.flat_map(|known| known.values).collect();
        let mut seen = HashSet::new();
        values.retain(|value| seen.insert(value.to_string()));
        Some(Tag { key: family.key.to_owned(), values })
    }

    /// The type of a component without what extends it.
    pub(super) fn own_type(&mut self, node: &'a Node, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Type {
        let reference = node.str("$ref").unwrap_or_default();
        let family = self.inheritance.family(self.root, reference);
        let Some(target) = at(self.root, reference).filter(|_| family.is_some()) else {
            return self.reference(node, place, diagnostics);
        };
        if let Some(&id) = self.own.get(reference) {
            if place.input {
                self.mark_input(id);
            }
            return Type::Named(id);
        }
        let mut expanded = Schema::of([target]).expanded(self.root);
        expanded.is_heir = self.inheritance.extends(self.root, reference);
        let name = self.component_name(reference);
        let place = Place::component(&name, place.input);
        let shape = self.checked(&expanded);
        if !needs_name(&shape) {
            return self.without_name(expanded, shape, target, &place, diagnostics);
        }
        let id = self.reserve(target);
        self.own.insert(reference, id);
        self.note_tags(id, reference);
        self.define_as(id, expanded, shape, &place, diagnostics)
    }

    /// Notes by which values a component is known that extends others, or is extended.
    pub(super) fn note_tags(&mut self, id: TypeId, reference: &str) {
        let is_heir = self.inheritance.extends(self.root, reference);
        for Known { key, values, is_said } in self.inheritance.known_by(self.root, reference) {
            match is_said {
                true => self.tags.note(id, &key, &values),
                // its variant writes it
                false if is_heir => self.tags.note(id, &key, &[]),
                false => {}
            }
        }
    }

    /// The members that tell a component from others that extend the same one, if a schema is nothing but that component.
    pub(in crate::lower) fn presets(&self, schema: &'a Node) -> Vec<Constant> {
        let schema = Schema::of([schema]);
        let Some(reference) = schema.only_reference().and_then(|node| node.str("$ref")) else { return Vec::new() };
        let known = self.inheritance.known_by(self.root, reference).into_iter().filter(|known| known.is_said);
        known.filter_map(|known| Some(Constant { value: known.values.into_iter().next()?, key: known.key })).collect()
    }

    /// Keeps the members that a struct does not declare: it stands for what extends it in ways that nobody knows yet.
    pub(super) fn keep_others(&mut self, ty: &Type) {
        let Type::Named(id) = ty else { return };
        let TypeKind::Struct(structure) = &mut self.defs.get_mut(*id).kind else { return };
        if structure.rest.is_none() {
            let mut scope = Scope::default();
            structure.fields.iter().for_each(|field| _ = scope.try_take(&field.name.rust));
            structure.rest = Some((scope.take("others".to_owned()), Type::Json));
        }
    }

    /// Names components that stand beside the union of those that extend them.
    pub(super) fn name_own(&mut self) {
        for (reference, id) in &self.own {
            if self.components.contains_key(reference) {
                let def = self.defs.get_mut(*id);
                def.name = names::joined(&[&def.name, BASE]);
            }
        }
    }
}
