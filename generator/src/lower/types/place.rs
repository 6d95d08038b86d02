//! Places of schemas, and the names that their types get for them.

use crate::lower::names;

/// The place of a schema, which names its type if it needs a name. Few do: a name is put together when it is asked for.
#[derive(Debug, Clone, Copy)]
pub(in crate::lower) struct Place<'p> {
    way: Way<'p>,
    /// True if it stands in a component.
    pub(super) of_component: bool,
    /// True if it is sent.
    pub(super) input: bool,
}

/// The way to a schema.
#[derive(Debug, Clone, Copy)]
enum Way<'p> {
    /// A component, by its name.
    Component(&'p str),
    /// The whole of a body or response of an operation.
    Whole(&'p str, &'p str),
    /// A property or parameter of an operation, as the document calls it.
    Property(&'p str, &'p str),
    /// A schema with a title, and the name that its type gets.
    Titled { title: &'p str, name: &'p str },
    /// A schema with a type, of which the name is known by now.
    Named(&'p Place<'p>, &'p str),
    /// A property of an object, as the document calls it.
    Field(&'p Place<'p>, &'p str),
    /// Any other part, and the end of its name.
    Inner(&'p Place<'p>, &'p str),
}

impl<'p> Place<'p> {
    fn new(way: Way<'p>) -> Self {
        Self { way, of_component: false, input: false }
    }

    pub(super) fn component(name: &'p str, input: bool) -> Self {
        Self { way: Way::Component(name), of_component: true, input }
    }

    /// Of the whole of a body or response.
    pub(in crate::lower) fn whole(operation: &'p str, suffix: &'p str) -> Self {
        Self::new(Way::Whole(operation, suffix))
    }

    /// Of a property or parameter of an operation.
    pub(in crate::lower) fn property(operation: &'p str, wire: &'p str) -> Self {
        Self::new(Way::Property(operation, wire))
    }

    pub(in crate::lower) fn input(self) -> Self {
        Self { input: true, ..self }
    }

    pub(super) fn inner(&'p self, suffix: &'p str) -> Self {
        Self { way: Way::Inner(self, suffix), ..*self }
    }

    pub(super) fn field(&'p self, wire: &'p str) -> Self {
        Self { way: Way::Field(self, wire), ..*self }
    }

    /// The same with a title, and the name that a type gets by it.
    pub(super) fn titled(&self, title: &'p str, name: &'p str) -> Self {
        Self { way: Way::Titled { title, name }, ..*self }
    }

    /// The same, once it is known what the type is called.
    pub(super) fn named(&'p self, name: &'p str) -> Self {
        Self { way: Way::Named(self, name), ..*self }
    }

    /// The name of a type that stands here.
    pub(super) fn name(&self) -> String {
        match self.way {
            Way::Component(name) | Way::Titled { name, .. } | Way::Named(_, name) => name.to_owned(),
            Way::Whole(operation, suffix) => names::joined(&[operation, suffix]),
            Way::Property(operation, wire) => names::joined(&[operation, &names::part(wire)]),
            Way::Field(outer, wire) => names::joined(&[&outer.name(), &names::part(wire)]),
            Way::Inner(outer, suffix) => names::joined(&[&outer.name(), suffix]),
        }
    }

    /// Its role in what holds it. A component and the whole of a body or response have none; nor has a property without
    /// an ASCII letter or digit, which has no name that tells it from others.
    pub(super) fn role(&self) -> Option<String> {
        match self.way {
            Way::Component(_) | Way::Whole(..) => None,
            Way::Titled { title, .. } => Some(title.to_owned()),
            Way::Property(_, wire) | Way::Field(_, wire) => names::pascal(wire),
            Way::Named(place, _) => place.role(),
            Way::Inner(outer, suffix) => Some(names::joined(&[&outer.role()?, suffix])),
        }
    }
}
