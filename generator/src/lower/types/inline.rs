//! Schemas that stand in other ones → types. They may hold themselves as components do, through the references beside
//! them; and the same one may be reached in many ways.

use super::schema::Schema;
use super::shape::Shape;
use super::{MAX_DEPTH, Place, Types, needs_name, unions};
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::Node;
use crate::lower::names;
use crate::model::{InlineRole, Type, TypeId};

/// The most times that a type of the same parts is made, named after another place each time.
const REPEATS: usize = 30;

/// The most types that the tuples within a tuple may hold in all.
const MAX_ITEMS: usize = 100;

/// The state of a schema without a name.
#[derive(Debug, Clone, Default)]
pub(super) struct Inline {
    /// The number of times that it was made.
    times: usize,
    /// The number of times that it is being made at this moment.
    open: usize,
    /// The last type; while it is being made, the one that it will be, if that is known.
    ty: Option<Type>,
}

impl<'a> Types<'a> {
    pub(super) fn inline(
        &mut self,
        schema: Schema<'a>,
        at: &'a Node,
        place: &Place<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Type {
        let shape = self.checked(&schema);
        let nullable = schema.is_nullable() || self.has_null(&shape);
        let ty = match shape {
            Shape::Reference(reference) => self.reference(reference, place, diagnostics),
            Shape::Union(variants) if self.chosen.php && unions::is_text_or_list(&variants) => Type::TextOrList,
            shape @ (Shape::Union(_) | Shape::Object | Shape::List | Shape::Tuple(_) | Shape::Map) => {
                self.of_parts(schema, shape, at, place, diagnostics)
            }
            shape if needs_name(&shape) => {
                let id = self.reserve(at);
                self.define_inline(id, schema, shape, place, diagnostics)
            }
            shape => self.without_name(schema, shape, at, place, diagnostics),
        };
        if nullable { ty.or_null() } else { ty }
    }

    /// Returns whether null is a value of one of several alternatives.
    pub(super) fn has_null(&self, shape: &Shape<'a>) -> bool {
        let Shape::Union(choices) = shape else { return false };
        choices.iter().any(|choice| !choice.is_own && choice.clone().expanded(self.root).is_nullable())
    }

    fn of_parts(
        &mut self,
        schema: Schema<'a>,
        shape: Shape<'a>,
        at: &'a Node,
        place: &Place<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Type {
        let key = schema.key();
        let known = self.inlines.get(&key).cloned().unwrap_or_default();
        let too_deep = self.depth > 2 * MAX_DEPTH;
        if let Some(ty) = known.ty.filter(|_| known.open > 0 || known.times >= REPEATS) {
            if place.input {
                ty.references().into_iter().for_each(|id| self.mark_input(id));
            }
            return ty;
        }
        // A list within a component may be met before the component, which is met in the list, and has a name by the time
        // that it comes to the list again.
        if known.open > 1 || too_deep {
            let why = if too_deep { "is reached through too many others" } else { "holds itself without a name" };
            let message = format!("this {why}: it is raw JSON");
            diagnostics.push(Finding::unsupported("unsupported-schema", at.origin, message));
            return Type::Json;
        }
        let id = needs_name(&shape).then(|| self.reserve(at));
        let (times, ty) = (known.times + 1, id.map(Type::Named));
        self.inlines.insert(key.clone(), Inline { times, open: known.open + 1, ty });
        let ty = match id {
            Some(id) => self.define_inline(id, schema, shape, place, diagnostics),
            None => self.without_name(schema, shape, at, place, diagnostics),
        };
        self.inlines.insert(key, Inline { times, open: known.open, ty: Some(ty.clone()) });
        ty
    }

    fn define_inline(
        &mut self,
        id: TypeId,
        schema: Schema<'a>,
        shape: Shape<'a>,
        place: &Place<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Type {
        // Its title names it, if no other type has that; else where it stands does.
        let title = self.title(&schema);
        let name = match &title {
            Some(title) if !self.titles.insert(title.clone()) => place.name(),
            title => title.clone().unwrap_or_default(),
        };
        let titled = title.as_deref().map(|title| place.titled(title, &name));
        let place = titled.as_ref().unwrap_or(place);
        *self.roles.get_mut(id) = place.role().map(|name| InlineRole { name, of_component: place.of_component });
        self.define_as(id, schema, shape, place, diagnostics)
    }

    /// The type of what needs no name of its own.
    pub(super) fn without_name(
        &mut self,
        schema: Schema<'a>,
        shape: Shape<'a>,
        at: &'a Node,
        place: &Place<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Type {
        match shape {
            Shape::Scalar(ty) => ty,
            Shape::List => {
                let items = self.lower_all(&schema.items(), &place.inner("Item"), diagnostics);
                Type::List(Box::new(items))
            }
            Shape::Tuple(items) => {
                let item = |(index, item): (usize, &'a Node)| {
                    self.lower(item, &place.inner(&format!("Item{}", index + 1)), diagnostics)
                };
                let items: Vec<Type> = items.iter().enumerate().map(item).collect();
                self.tuple(items, at, diagnostics)
            }
            Shape::Map => {
                let values = schema.additional().filter(|node| node.as_object().is_some());
                let values = values.map(|values| self.lower(values, &place.inner("Value"), diagnostics));
                Type::Map(Box::new(values.unwrap_or(Type::Json)))
            }
            Shape::Enumeration(_) => Type::String,
            Shape::Unclear(why) => {
                let message = format!("this {why}: it is raw JSON");
                diagnostics.push(Finding::unsupported("unsupported-schema", at.origin, message));
                Type::Json
            }
            _ => Type::Json,
        }
    }

    /// The title of a schema as a name, if it is short enough for one and somebody wrote it. It is not that of one of its types.
    fn title(&self, schema: &Schema<'_>) -> Option<String> {
        let is_short = |title: &&str| title.split_whitespace().count() <= 5;
        let title = schema.title().filter(|title| schema.chosen_type.is_none() && is_short(title))?;
        names::pascal(title).filter(|name| name.len() > 1 && self.routes.without(title).is_none())
    }

    /// Rust's standard library knows tuples of up to twelve items, and so do we.
    fn tuple(&self, items: Vec<Type>, at: &Node, diagnostics: &mut Diagnostics) -> Type {
        let message = match items.len() {
            0..=12 if items.iter().map(size).sum::<usize>() <= MAX_ITEMS => return Type::Tuple(items),
            0..=12 => format!(
                "lists with a type for each item hold more than {MAX_ITEMS} of each other: this one is raw JSON"
            ),
            many => format!("a list of {many} items with a type each is a list of raw JSON"),
        };
        diagnostics.push(Finding::unsupported("unsupported-tuple", at.origin, message));
        Type::List(Box::new(Type::Json))
    }
}

/// The number of types with which a type is written.
fn size(ty: &Type) -> usize {
    match ty.inner() {
        [] => 1,
        inner => inner.iter().map(size).sum(),
    }
}
