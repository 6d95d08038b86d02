//! Types that hold themselves.

use crate::model::{Api, Type, TypeDef, TypeKind};

/// Puts a field on the heap if its type holds the field's own struct, which would have no size otherwise. Lists and
/// maps are on the heap anyway, and a union holds nothing but structs, so fields are enough.
pub(super) fn place(api: &mut Api) {
    for id in 0..api.types.len() {
        let fields = api.types.get(id).map(fields).unwrap_or_default();
        let circular: Vec<bool> = fields.iter().map(|field| field.is_some_and(|held| holds(api, held, id))).collect();
        let Some(TypeKind::Struct(structure)) = api.types.get_mut(id).map(|def| &mut def.kind) else { continue };
        for (field, _) in structure.fields.iter_mut().zip(circular).filter(|(_, is_circular)| *is_circular) {
            let ty = std::mem::replace(&mut field.ty, Type::Unit);
            field.ty = Type::Boxed(Box::new(ty));
        }
    }
}

/// What each field of a struct, or variant of a union, holds in itself.
fn fields(def: &TypeDef) -> Vec<Option<usize>> {
    match &def.kind {
        TypeKind::Struct(structure) => {
            let held = |ty: &Type| if let Type::Named(id) = ty { Some(*id) } else { None };
            structure.fields.iter().map(|field| held(&field.ty)).collect()
        }
        TypeKind::Enum(_) => Vec::new(),
        TypeKind::Union(variants) => variants.iter().map(|variant| Some(variant.ty)).collect(),
    }
}

/// Whether a type is another one, or holds it at any depth.
fn holds(api: &Api, id: usize, wanted: usize) -> bool {
    let mut seen = vec![false; api.types.len()];
    let mut pending = vec![id];
    while let Some(id) = pending.pop() {
        if id == wanted {
            return true;
        }
        if seen.get_mut(id).is_some_and(|seen| !std::mem::replace(seen, true)) {
            pending.extend(api.types.get(id).map(fields).unwrap_or_default().into_iter().flatten());
        }
    }
    false
}
