//! The walks through all types that an API mentions. All searches for types in types, in bodies, or in operations use them: a
//! new variant is added here, and nowhere else.

use super::{
    Content, Operation, Part, Payload, Polling, PollingOutcome, Struct, Table, Type, TypeDef, TypeId, TypeKind,
};
use std::collections::BTreeSet;
use std::slice;

/// The role of a type in an operation or in another type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role<'a> {
    /// A parameter or a field, of this name on the wire.
    Field(&'a str),
    /// All members of an object that have no field.
    Others,
    /// One kind of a union.
    Variant,
    /// The content of a wrapper.
    Held,
    /// The body of a request.
    Body,
    /// The body of an answer.
    Response,
    /// An item of a list in pages, which is a part of the answer.
    Item,
    /// The result of an operation that goes on after it was answered.
    Outcome,
    /// The body of an error.
    Error,
    /// A header of an answer, of this name.
    Header(&'a str),
}

impl Role<'_> {
    /// The same in the words of the model; `None` for a role whose type has another role, too.
    pub(crate) fn part(self) -> Option<Part> {
        Some(match self {
            Self::Field(name) | Self::Header(name) => Part::Field(name.to_owned()),
            Self::Others => Part::Others,
            Self::Variant => Part::Variant,
            Self::Held => Part::Held,
            Self::Body => Part::Body,
            Self::Response => Part::Response,
            Self::Error => Part::Error,
            Self::Item | Self::Outcome => return None,
        })
    }
}

impl Type {
    /// The types right inside of it.
    pub(crate) fn inner(&self) -> &[Self] {
        match self {
            Self::Text(inner) | Self::Boxed(inner) | Self::Nullable(inner) | Self::List(inner) | Self::Map(inner) => {
                slice::from_ref(inner)
            }
            Self::Tuple(items) => items,
            Self::Unit | Self::Boolean | Self::Flag | Self::Int32 | Self::Int64 | Self::Uint32 | Self::Uint64 => &[],
            Self::Float | Self::Decimal | Self::String | Self::Secret | Self::Date | Self::DateTime | Self::Uuid => &[],
            Self::Base64 | Self::Json | Self::TextOrList | Self::Named(_) | Self::Custom(_) => &[],
        }
    }

    /// The types right inside of it, to be changed.
    pub(crate) fn inner_mut(&mut self) -> &mut [Self] {
        match self {
            Self::Text(inner) | Self::Boxed(inner) | Self::Nullable(inner) | Self::List(inner) | Self::Map(inner) => {
                slice::from_mut(inner)
            }
            Self::Tuple(items) => items,
            Self::Unit | Self::Boolean | Self::Flag | Self::Int32 | Self::Int64 | Self::Uint32 | Self::Uint64 => {
                &mut []
            }
            Self::Float | Self::Decimal | Self::String | Self::Secret | Self::Date | Self::DateTime | Self::Uuid => {
                &mut []
            }
            Self::Base64 | Self::Json | Self::TextOrList | Self::Named(_) | Self::Custom(_) => &mut [],
        }
    }

    /// Sees this type, and all inside of it.
    pub(crate) fn walk<'a>(&'a self, see: &mut dyn FnMut(&'a Self)) {
        see(self);
        self.inner().iter().for_each(|inner| inner.walk(see));
    }

    /// Changes this type, and then all inside of it.
    pub(crate) fn walk_mut(&mut self, change: &mut dyn FnMut(&mut Self)) {
        change(self);
        self.inner_mut().iter_mut().for_each(|inner| inner.walk_mut(change));
    }

    /// The defined types that this one mentions.
    pub(crate) fn references(&self) -> Vec<TypeId> {
        let mut found = Vec::new();
        self.walk(&mut |ty| {
            if let Self::Named(id) = ty {
                found.push(*id);
            }
        });
        found
    }

    /// The defined types that a value holds in itself, and not on the heap.
    pub(crate) fn held(&self) -> Vec<TypeId> {
        match self {
            Self::Named(id) => vec![*id],
            Self::Boxed(_) | Self::List(_) | Self::Map(_) => Vec::new(),
            other => other.inner().iter().flat_map(Self::held).collect(),
        }
    }

    /// Returns whether it is such a type, or is made of one.
    pub(crate) fn any(&self, is_such: &dyn Fn(&Self) -> bool) -> bool {
        is_such(self) || self.inner().iter().any(|inner| inner.any(is_such))
    }

    /// Gives the types that it mentions other numbers.
    pub(crate) fn renumber(&mut self, number: &dyn Fn(TypeId) -> TypeId) {
        self.walk_mut(&mut |ty| {
            if let Self::Named(id) = ty {
                *id = number(*id);
            }
        });
    }
}

impl Content {
    /// The type of its values, or of each of them.
    pub fn ty(&self) -> Option<&Type> {
        match self {
            Self::Json(ty) | Self::Fields(ty) | Self::Form(ty, _) | Self::Lines(ty) | Self::Parts(ty, _) => Some(ty),
            Self::FileParts(_) | Self::Multipart | Self::Text | Self::Bytes => None,
        }
    }

    /// The same type, to be changed.
    pub(crate) fn ty_mut(&mut self) -> Option<&mut Type> {
        match self {
            Self::Json(ty) | Self::Fields(ty) | Self::Form(ty, _) | Self::Lines(ty) | Self::Parts(ty, _) => Some(ty),
            Self::FileParts(_) | Self::Multipart | Self::Text | Self::Bytes => None,
        }
    }
}

impl Payload {
    /// Its parts: itself, or the payload of each status.
    pub fn parts(&self) -> Vec<&Self> {
        match self {
            Self::Maybe(inner) => inner.parts(),
            Self::ByStatus(by_status) => {
                by_status.variants.iter().flat_map(|variant| variant.payload.parts()).collect()
            }
            Self::Nothing | Self::Json(_) | Self::Text | Self::Stream => vec![self],
            Self::Events(_) | Self::NamedEvents(_) | Self::Lines(_) => vec![self],
        }
    }

    /// The types that it mentions.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
        self.parts().into_iter().filter_map(|part| match part {
            Self::Json(ty) | Self::Events(Some(ty)) | Self::NamedEvents(ty) | Self::Lines(ty) => Some(ty),
            Self::Nothing | Self::Text | Self::Stream | Self::Events(None) => None,
            // these have parts
            Self::Maybe(_) | Self::ByStatus(_) => None,
        })
    }

    /// The types that it mentions, to be changed.
    pub(crate) fn types_mut(&mut self) -> Vec<&mut Type> {
        match self {
            Self::Json(ty) | Self::Events(Some(ty)) | Self::NamedEvents(ty) | Self::Lines(ty) => vec![ty],
            Self::Nothing | Self::Text | Self::Stream | Self::Events(None) => Vec::new(),
            Self::Maybe(inner) => inner.types_mut(),
            Self::ByStatus(by_status) => {
                by_status.variants.iter_mut().flat_map(|variant| variant.payload.types_mut()).collect()
            }
        }
    }
}

impl Polling {
    /// The types that its result mentions, unless they are those of the operation's answers.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
        let other = match &self.outcome {
            PollingOutcome::Response => None,
            PollingOutcome::Other(payload) => Some(payload),
        };
        other.into_iter().flat_map(Payload::types)
    }

    fn types_mut(&mut self) -> Vec<&mut Type> {
        match &mut self.outcome {
            PollingOutcome::Response => Vec::new(),
            PollingOutcome::Other(payload) => payload.types_mut(),
        }
    }
}

impl Operation {
    /// The types that the operation mentions, with their roles: those of the request, then those of answers.
    pub(crate) fn roles(&self) -> impl Iterator<Item = (Role<'_>, &Type)> {
        let parameters = self.path_parameters.iter().chain(&self.parameters).chain(&self.body.fields);
        let parameters = parameters.map(|parameter| (Role::Field(&parameter.name.wire), &parameter.ty));
        let bodies = self.body.types().map(|ty| (Role::Body, ty));
        let response = self.response.types().map(|ty| (Role::Response, ty));
        let item = self.paging.iter().map(|paging| (Role::Item, &paging.item));
        let outcome = self.polling.iter().flat_map(|polling| polling.types()).map(|ty| (Role::Outcome, ty));
        let errors = self.errors.iter().filter_map(|error| Some((Role::Error, error.ty.as_ref()?)));
        let headers = self.headers.iter().map(|header| (Role::Header(&header.name), &header.ty));
        parameters.chain(bodies).chain(response).chain(item).chain(outcome).chain(errors).chain(headers)
    }

    /// The same types, to be changed.
    pub(crate) fn types_mut(&mut self) -> Vec<&mut Type> {
        let mut found = Vec::new();
        let parameters = self.path_parameters.iter_mut().chain(&mut self.parameters).chain(&mut self.body.fields);
        found.extend(parameters.map(|parameter| &mut parameter.ty));
        let bodies = self.body.all.iter_mut().chain(&mut self.body.others);
        found.extend(bodies.filter_map(|whole| whole.content.ty_mut()));
        found.extend(self.response.types_mut());
        found.extend(self.paging.iter_mut().map(|paging| &mut paging.item));
        found.extend(self.polling.iter_mut().flat_map(|polling| polling.types_mut()));
        found.extend(self.errors.iter_mut().filter_map(|error| error.ty.as_mut()));
        found.extend(self.headers.iter_mut().map(|header| &mut header.ty));
        found
    }
}

impl TypeDef {
    /// The types that this one mentions directly, with their roles.
    pub(crate) fn roles(&self) -> Vec<(Role<'_>, &Type)> {
        match &self.kind {
            TypeKind::Struct(Struct { fields, constants: _, rest }) => {
                let fields = fields.iter().map(|field| (Role::Field(&field.name.wire), &field.ty));
                fields.chain(rest.iter().map(|(_, ty)| (Role::Others, ty))).collect()
            }
            TypeKind::Union(variants) => variants.iter().map(|variant| (Role::Variant, &variant.ty)).collect(),
            TypeKind::Wrapper(ty) => vec![(Role::Held, ty)],
            TypeKind::Enum(_) => Vec::new(),
        }
    }

    /// The types that this one mentions directly.
    pub(crate) fn types(&self) -> impl Iterator<Item = &Type> {
        self.roles().into_iter().map(|(_, ty)| ty)
    }

    /// The same types, to be changed.
    pub(crate) fn types_mut(&mut self) -> Vec<&mut Type> {
        match &mut self.kind {
            TypeKind::Struct(Struct { fields, constants: _, rest }) => {
                let fields = fields.iter_mut().map(|field| &mut field.ty);
                fields.chain(rest.iter_mut().map(|(_, ty)| ty)).collect()
            }
            TypeKind::Union(variants) => variants.iter_mut().map(|variant| &mut variant.ty).collect(),
            TypeKind::Wrapper(ty) => vec![ty],
            TypeKind::Enum(_) => Vec::new(),
        }
    }

    /// The defined types that this one mentions.
    pub(crate) fn references(&self) -> Vec<TypeId> {
        self.types().flat_map(Type::references).collect()
    }
}

impl Table<TypeId, TypeDef> {
    /// These types, and all that they mention, however far inside.
    pub(crate) fn reached(&self, from: impl IntoIterator<Item = TypeId>) -> BTreeSet<TypeId> {
        let mut pending: Vec<_> = from.into_iter().collect();
        let mut reached = BTreeSet::new();
        while let Some(id) = pending.pop() {
            if reached.insert(id) {
                pending.extend(self.get(id).references());
            }
        }
        reached
    }
}
