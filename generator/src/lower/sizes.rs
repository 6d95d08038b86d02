//! How large values are, so that a union is not as large as its largest variant.

use crate::model::{Api, Presence, Type, TypeDef, TypeKind};

/// How many bytes the largest variant of a union may have more than the others. Clippy minds 200; sizes are estimates.
const MAX_MORE: usize = 150;

/// Puts large variants of unions on the heap. Nothing may hold itself without a heap in between.
pub(super) fn place(api: &mut Api) {
    let mut sizes = vec![None; api.types.len()];
    let mut is_open = vec![false; api.types.len()];
    for root in 0..api.types.len() {
        // A type is measured after those that it holds; the stack is our own, since they may be many.
        let mut open = vec![root];
        while let Some(id) = open.last().copied() {
            let Some(def) = api.types.get_mut(id).filter(|_| sizes.get(id).is_some_and(Option::is_none)) else {
                open.pop();
                continue;
            };
            let held = def.types().into_iter().flat_map(Type::held);
            let unknown: Vec<_> = held.filter(|held| sizes.get(*held).is_some_and(Option::is_none)).collect();
            let opened = is_open.get_mut(id).is_none_or(|is_open| std::mem::replace(is_open, true));
            if !opened && !unknown.is_empty() {
                open.extend(unknown);
                continue;
            }
            let size = measure(def, &sizes);
            if let Some(slot) = sizes.get_mut(id) {
                *slot = Some(size);
            }
        }
    }
}

/// The size of a type whose parts are known; its large variants are put on the heap.
fn measure(def: &mut TypeDef, sizes: &[Option<usize>]) -> usize {
    match &mut def.kind {
        TypeKind::Struct(structure) => {
            let field = |ty: &Type, presence| match presence {
                Presence::Required | Presence::Defaulted => size(ty, sizes),
                Presence::Optional | Presence::WriteOnly => optional(ty, sizes),
                Presence::Nullable => optional(ty, sizes) + 8,
            };
            let fields = structure.fields.iter().map(|one| field(&one.ty, one.presence));
            let all = fields.chain(structure.rest.iter().map(|(_, ty)| size(ty, sizes))).sum::<usize>();
            all.next_multiple_of(8)
        }
        TypeKind::Enum(_) => 24,
        TypeKind::Union(variants) => {
            let unknown = size(&Type::Json, sizes);
            let mut order: Vec<_> = variants.iter_mut().map(|variant| (size(&variant.ty, sizes), variant)).collect();
            order.sort_by_key(|(size, _)| std::cmp::Reverse(*size));
            let next: Vec<_> = order.iter().skip(1).map(|(size, _)| *size).chain([unknown]).collect();
            for ((size, variant), next) in order.into_iter().zip(next) {
                if size <= next.max(unknown) + MAX_MORE {
                    return size.max(unknown) + 8;
                }
                variant.ty = Type::Boxed(Box::new(std::mem::replace(&mut variant.ty, Type::Unit)));
            }
            unknown + 8
        }
        TypeKind::Wrapper(ty) => size(ty, sizes),
    }
}

/// The bytes of a value, more or less.
fn size(ty: &Type, sizes: &[Option<usize>]) -> usize {
    match ty {
        Type::Unit => 0,
        Type::Boolean | Type::Flag => 1,
        Type::Int32 | Type::Uint32 => 4,
        Type::Decimal | Type::Uuid => 16,
        Type::String
        | Type::Secret
        | Type::Base64
        | Type::Date
        | Type::DateTime
        | Type::TextOrList
        | Type::List(_)
        | Type::Map(_) => 24,
        Type::Json => 32,
        Type::Text(inner) => size(inner, sizes),
        Type::Nullable(inner) => optional(inner, sizes),
        Type::Tuple(items) => items.iter().map(|item| size(item, sizes)).sum(),
        Type::Named(id) => sizes.get(*id).copied().flatten().unwrap_or(24),
        _ => 8,
    }
}

/// The size of an `Option`, for which texts, lists and others have room.
fn optional(ty: &Type, sizes: &[Option<usize>]) -> usize {
    match ty {
        Type::String | Type::Base64 | Type::Date | Type::DateTime | Type::List(_) | Type::Boxed(_) => size(ty, sizes),
        Type::Boolean | Type::Flag => 1,
        Type::Int32 | Type::Uint32 => 8,
        _ => size(ty, sizes) + 8,
    }
}
