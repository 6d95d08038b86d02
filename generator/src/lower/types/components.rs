//! References → types: a component has its type once, whoever refers to it, and may hold itself.

use super::schema::{self, Schema};
use super::shape::Shape;
use super::{Component, MAX_DEPTH, Nameless, PUT_OFF, Place, Types};
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::Node;
use crate::lower::{docs, names};
use crate::model::{Type, TypeDef, TypeKind};

impl<'a> Types<'a> {
    pub(super) fn reference(&mut self, node: &'a Node, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Type {
        let reference = node.str("$ref").unwrap_or_default();
        if let Some(ty) = self.chosen.component(reference) {
            let is_nullable = schema::at(self.root, reference).is_some_and(|target| Schema::of([target]).is_nullable());
            return if is_nullable { ty.clone().or_null() } else { ty.clone() };
        }
        if let Some(&Component { id, nullable }) = self.components.get(reference) {
            if place.input {
                self.mark_input(id);
            }
            let ty = Type::Named(id);
            return if nullable { ty.or_null() } else { ty };
        }
        if let Some(known) = self.nameless.get(reference) {
            return self.again(reference, node, known.clone(), place);
        }
        let Some(target) = schema::at(self.root, reference) else {
            let message = format!("`{reference}` stands in another document, which is not read: this is raw JSON");
            diagnostics.push(Finding::unsupported("unsupported-reference", node.origin, message));
            return Type::Json;
        };
        let name = self.component_name(reference);
        let place = Place::component(&name, place.input);
        let schema = Schema::of([target]);
        let nullable = schema.is_nullable();
        let mut expanded = schema.clone().expanded(self.root);
        expanded.family = self.family(reference, diagnostics);
        expanded.is_heir = self.inheritance.extends(self.root, reference);
        let is_alias = schema.only_reference().is_some() && !expanded.is_heir;
        let shape = self.checked(&expanded);
        if !is_alias && needs_name(&shape) {
            // The number is known before the type is made, so that the type may refer to itself.
            let id = self.reserve(target);
            let nullable = nullable || expanded.is_nullable() || self.has_null(&shape);
            self.components.insert(reference, Component { id, nullable });
            self.note_tags(id, reference);
            match self.depth > PUT_OFF {
                true => self.put_off.push((id, expanded, name.clone(), place.input)),
                false => self.define(id, expanded, &place, diagnostics),
            }
            return if nullable { Type::Named(id).or_null() } else { Type::Named(id) };
        }
        self.nameless(reference, schema, target, &place, diagnostics)
    }

    /// Returns the type of a component without a name of its own that is asked for again: while it is being found out, it holds
    /// itself, and needs a name after all.
    fn again(&mut self, reference: &'a str, at: &Node, known: Nameless, place: &Place<'_>) -> Type {
        match known {
            Nameless::Known(ty) => {
                if place.input {
                    ty.references().into_iter().for_each(|id| self.mark_input(id));
                }
                ty
            }
            Nameless::Pending => {
                let id = self.reserve(at);
                self.components.insert(reference, Component { id, nullable: false });
                Type::Named(id)
            }
        }
    }

    /// Returns the type of a component without a name of its own. It is found out once, or a few that hold each other twice would be
    /// lowered without end.
    fn nameless(
        &mut self,
        reference: &'a str,
        schema: Schema<'a>,
        target: &'a Node,
        place: &Place<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Type {
        if self.depth > MAX_DEPTH {
            let message = format!("`{reference}` is reached through too many others: this is raw JSON");
            diagnostics.push(Finding::unsupported("unsupported-schema", target.origin, message));
            return Type::Json;
        }
        self.nameless.insert(reference, Nameless::Pending);
        let description = docs::clean(schema.description());
        let mut ty = self.schema(schema, target, place, diagnostics);
        if let Some(&Component { id, .. }) = self.components.get(reference) {
            let is_itself = ty.without_null() == &Type::Named(id);
            if is_itself {
                let message = format!("`{reference}` is nothing but itself: this is raw JSON");
                diagnostics.push(Finding::unsupported("unsupported-schema", target.origin, message));
                ty = Type::Json;
            }
            let kind = TypeKind::Wrapper(ty);
            let def = TypeDef { docs: description, input: place.input, name: place.name(), kind, ..TypeDef::default() };
            ty = self.fill(id, def);
        }
        self.nameless.insert(reference, Nameless::Known(ty.clone()));
        ty
    }

    /// Returns the name of a component's type.
    pub(super) fn component_name(&self, reference: &str) -> String {
        let name = decoded(reference.rsplit('/').next().unwrap_or_default());
        let name = names::with_scalar_apart(self.routes.without(&name).unwrap_or(&name));
        names::pascal(&name).unwrap_or_else(|| "Schema".to_owned())
    }
}

/// Returns whether a schema of this shape becomes a type of its own rather than one that Rust or the runtime has.
pub(super) fn needs_name(shape: &Shape<'_>) -> bool {
    match shape {
        Shape::Object | Shape::Union(_) => true,
        Shape::Enumeration(values) => !values.is_empty(),
        _ => false,
    }
}

/// A token of a pointer as the name that it stands for.
fn decoded(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}
