//! Values in pages: the search by the names of their fields, and the way to them.

use crate::document::pointer;
use crate::model::{FieldPath, FieldStep, PageSlot, Payload, Presence, Struct, Table, Type, TypeDef, TypeId, TypeKind};
use heck::ToSnakeCase as _;

/// A value in a page, with its type.
#[derive(Clone)]
pub(super) struct PageValue<'a> {
    pub(super) path: FieldPath,
    pub(super) ty: &'a Type,
    /// The description of the field; empty for the page itself.
    pub(super) docs: &'a str,
    pub(super) example: Option<&'a str>,
    types: &'a Table<TypeId, TypeDef>,
}

impl<'a> PageValue<'a> {
    /// The page that an answer is, if it is JSON.
    pub(super) fn page(payload: &'a Payload, types: &'a Table<TypeId, TypeDef>) -> Option<Self> {
        let (ty, options) = match payload {
            Payload::Json(ty) => (ty, 0),
            Payload::Maybe(inner) => match &**inner {
                Payload::Json(ty) => (ty, 1),
                _ => return None,
            },
            _ => return None,
        };
        let (ty, nulls) = bare(ty);
        let path = FieldPath { options: options + nulls, ..FieldPath::default() };
        Some(Self { path, ty, docs: "", example: None, types })
    }

    /// An item of a list, as the beginning of a way.
    pub(super) fn item(&self, ty: &'a Type) -> Self {
        let (ty, options) = bare(ty);
        Self { path: FieldPath { options, ..FieldPath::default() }, ty, docs: "", example: None, types: self.types }
    }

    fn structure(&self) -> Option<&'a Struct> {
        structure(self.ty, self.types)
    }

    /// The fields of an object.
    pub(super) fn fields(&self) -> Vec<Self> {
        let fields = self.structure().map(|structure| structure.fields.as_slice()).unwrap_or_default();
        let each = fields.iter().map(|field| {
            let (ty, nulls) = bare(&field.ty);
            let own = match field.presence {
                Presence::Required | Presence::Defaulted => 0,
                Presence::Optional | Presence::WriteOnly => 1,
                Presence::Nullable => 2,
            };
            let mut path = self.path.clone();
            path.fields.push(FieldStep { name: field.name.clone(), options: own + nulls });
            let example = field.example.as_deref();
            Self { path, ty, docs: &field.docs, example, types: self.types }
        });
        each.collect()
    }

    /// The value at a JSON pointer.
    pub(super) fn at(&self, pointer: &str) -> Option<Self> {
        pointer::tokens(pointer)
            .try_fold(self.clone(), |value, token| value.fields().into_iter().find(|field| field.wire() == token))
    }

    /// The name of its field on the wire.
    pub(super) fn wire(&self) -> &str {
        self.path.fields.last().map_or("", |field| field.name.wire.as_str())
    }

    /// The name of its field as names are compared.
    pub(super) fn name(&self) -> String {
        plain(self.wire())
    }

    /// The items, if it is a list.
    pub(super) fn items(&self) -> Option<&'a Type> {
        if let Type::List(item) = self.ty { Some(item) } else { None }
    }

    /// Returns whether it is an object.
    pub(super) fn is_object(&self) -> bool {
        self.structure().is_some()
    }

    /// Returns whether it can be a cursor.
    pub(super) fn is_cursor(&self) -> bool {
        is_text(self.ty) || (is_number(self.ty) && *self.ty != Type::Float)
    }

    /// Returns whether it is text that may be a URL.
    pub(super) fn is_text(&self) -> bool {
        is_text(self.ty)
    }

    /// The way to a yes or no, if it is one.
    pub(super) fn flag(self) -> Option<FieldPath> {
        let is_flag = matches!(spelled(self.ty), Type::Boolean | Type::Flag);
        is_flag.then_some(self.path)
    }

    /// The way to a number, if it is one.
    pub(super) fn number(self) -> Option<FieldPath> {
        match spelled(self.ty) {
            Type::Int64 => Some(self.path),
            Type::Int32 | Type::Uint32 => Some(FieldPath { is_short: true, ..self.path }),
            _ => None,
        }
    }
}

/// The fields of a type, without null, if it is an object.
pub(super) fn structure<'a>(ty: &'a Type, types: &'a Table<TypeId, TypeDef>) -> Option<&'a Struct> {
    let Type::Named(id) = bare(ty).0 else { return None };
    match &types.get(*id).kind {
        TypeKind::Struct(structure) => Some(structure),
        _ => None,
    }
}

/// A type without null, and whether there was one, as a number.
fn bare(ty: &Type) -> (&Type, usize) {
    let (ty, nulls) = match ty {
        Type::Nullable(inner) => (&**inner, 1),
        other => (other, 0),
    };
    (if let Type::Boxed(inner) = ty { inner } else { ty }, nulls)
}

fn spelled(ty: &Type) -> &Type {
    if let Type::Text(inner) = ty { inner } else { ty }
}

/// Returns whether values of a type are text that is read as it is.
pub(super) fn is_text(ty: &Type) -> bool {
    matches!(spelled(ty), Type::String | Type::Uuid | Type::Date | Type::DateTime)
}

/// Returns whether values of a type are numbers; many documents say no more of whole ones.
pub(super) fn is_number(ty: &Type) -> bool {
    matches!(spelled(ty.without_null()), Type::Int32 | Type::Int64 | Type::Uint32 | Type::Uint64 | Type::Float)
}

/// A name as names are compared: in small letters with `_` between words, without what stands before a dot.
pub(super) fn plain(name: &str) -> String {
    let last = if name.starts_with('@') { name } else { name.rsplit('.').next().unwrap_or(name) };
    last.to_snake_case()
}

/// The name by which an overlay calls what chooses a page: that of a parameter, or a JSON pointer to a member of one.
pub(crate) fn reference_to(slot: &PageSlot) -> String {
    match &slot.member {
        None => slot.name.clone(),
        Some(member) => pointer::of([&slot.name, member]),
    }
}

/// The JSON pointer to a value.
pub(crate) fn pointer_to(path: &FieldPath) -> String {
    pointer::of(path.fields.iter().map(|field| &field.name.wire))
}
