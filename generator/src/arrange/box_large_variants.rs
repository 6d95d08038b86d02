//! Sizes of values, so that a union is not as large as its largest variant.

use crate::model::{Api, Enum, Presence, Table, Type, TypeDef, TypeId, TypeKind};

/// The most bytes that the largest variant of a union may have more than the others. Clippy minds 200.
const MAX_MORE: usize = 150;

/// The layout of a type in memory, as today's compiler does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Layout {
    size: usize,
    align: usize,
    /// The number of patterns of its bytes that are no value. An `Option` takes one of them, and no memory then.
    niches: usize,
}

impl Layout {
    const fn new(size: usize, align: usize, niches: usize) -> Self {
        Self { size, align, niches }
    }

    fn optional(self) -> Self {
        match self.niches.checked_sub(1) {
            Some(niches) => Self { niches, ..self },
            None => Self { size: self.size + self.align, niches: MANY, ..self },
        }
    }

    /// Of several values behind each other.
    fn of_fields(fields: impl Iterator<Item = Self>) -> Self {
        let all = fields.fold(Self::new(0, 1, 0), |all, field| {
            Self::new(all.size + field.size, all.align.max(field.align), all.niches.max(field.niches))
        });
        Self { size: all.size.next_multiple_of(all.align), ..all }
    }
}

/// The layouts that are known so far.
type Sizes = Table<TypeId, Option<Layout>>;

/// More niches than anything here takes.
const MANY: usize = 200;
/// A text, a list, a date.
const TEXT: Layout = Layout::new(24, 8, MANY);
const JSON: Layout = Layout::new(32, 8, MANY);

/// Puts large variants of unions on the heap. Nothing may hold itself without a heap in between.
pub(super) fn run(api: &mut Api) {
    let mut sizes: Sizes = api.types.map(|_| None);
    let mut is_open: Table<TypeId, bool> = api.types.map(|_| false);
    for root in api.types.ids() {
        // A type is measured after those that it holds; the stack is our own, since they may be many.
        let mut open = vec![root];
        while let Some(id) = open.last().copied() {
            if sizes.get(id).is_some() {
                open.pop();
                continue;
            }
            let def = api.types.get_mut(id);
            let unknown: Vec<_> = def.types().flat_map(Type::held).filter(|held| sizes.get(*held).is_none()).collect();
            let opened = std::mem::replace(is_open.get_mut(id), true);
            if !opened && !unknown.is_empty() {
                open.extend(unknown);
                continue;
            }
            *sizes.get_mut(id) = Some(measure(def, &sizes));
        }
    }
}

/// The size of a type whose parts are known; its large variants are put on the heap.
fn measure(def: &mut TypeDef, sizes: &Sizes) -> Layout {
    match &mut def.kind {
        TypeKind::Struct(structure) => {
            let field = |ty: &Type, presence| match presence {
                Presence::Required | Presence::Defaulted => layout(ty, sizes),
                Presence::Optional | Presence::WriteOnly => layout(ty, sizes).optional(),
                Presence::Nullable => layout(ty, sizes).optional().optional(),
            };
            let fields = structure.fields.iter().map(|one| field(&one.ty, one.presence));
            Layout::of_fields(fields.chain(structure.rest.iter().map(|(_, ty)| layout(ty, sizes))))
        }
        // A value that is not known is a text or an integer.
        TypeKind::Enum(Enum { integers: true, .. }) => Layout::new(16, 8, MANY),
        TypeKind::Enum(_) => TEXT,
        TypeKind::Union(variants) => {
            let mut order: Vec<_> = variants.iter_mut().map(|variant| (layout(&variant.ty, sizes), variant)).collect();
            order.sort_by_key(|(layout, _)| std::cmp::Reverse(layout.size));
            let next: Vec<_> = order.iter().skip(1).map(|(layout, _)| layout.size).chain([0]).collect();
            for ((layout, variant), next) in order.into_iter().zip(next) {
                let next = next.max(JSON.size);
                if layout.size <= next + MAX_MORE {
                    // The number of the variant stands in a niche of the largest one, if the others leave room for it.
                    let has_room = layout.niches == MANY && next + 8 <= layout.size;
                    let size = if has_room { layout.size } else { layout.size.max(next) + 8 };
                    return Layout::new(size, 8, MANY);
                }
                variant.ty = Type::Boxed(Box::new(std::mem::replace(&mut variant.ty, Type::Unit)));
            }
            Layout::new(JSON.size + 8, 8, MANY)
        }
        TypeKind::Wrapper(ty) => layout(ty, sizes),
    }
}

fn layout(ty: &Type, sizes: &Sizes) -> Layout {
    match ty {
        Type::Unit => Layout::new(0, 1, 0),
        Type::Boolean | Type::Flag => Layout::new(1, 1, MANY),
        Type::Int32 | Type::Uint32 => Layout::new(4, 4, 0),
        Type::Int64 | Type::Uint64 | Type::Float => Layout::new(8, 8, 0),
        Type::Decimal => Layout::new(16, 4, 0),
        Type::Uuid => Layout::new(16, 1, 0),
        Type::Secret => Layout::new(16, 8, 1),
        Type::String | Type::Base64 | Type::Date | Type::DateTime | Type::List(_) => TEXT,
        Type::Map(_) => Layout::new(24, 8, 0),
        Type::Json | Type::TextOrList => JSON,
        // It is not known; a text is as good a guess as any.
        Type::Custom(_) => TEXT,
        Type::Boxed(_) => Layout::new(8, 8, 1),
        Type::Text(inner) => layout(inner, sizes),
        Type::Nullable(inner) => layout(inner, sizes).optional(),
        Type::Tuple(items) => Layout::of_fields(items.iter().map(|item| layout(item, sizes))),
        Type::Named(id) => sizes.get(*id).unwrap_or(TEXT),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn null_takes_a_niche_where_there_is_one() {
        let size = |ty: &Type| layout(ty, &Sizes::default()).size;
        let option = |ty: Type| Type::Nullable(Box::new(ty));
        for (ty, plain, once, twice) in [
            (Type::String, size_of::<String>(), size_of::<Option<String>>(), size_of::<Option<Option<String>>>()),
            (Type::Boolean, size_of::<bool>(), size_of::<Option<bool>>(), size_of::<Option<Option<bool>>>()),
            (Type::Int32, size_of::<i32>(), size_of::<Option<i32>>(), size_of::<Option<Option<i32>>>()),
            (Type::Int64, size_of::<i64>(), size_of::<Option<i64>>(), size_of::<Option<Option<i64>>>()),
            (
                Type::Boxed(Box::new(Type::Unit)),
                size_of::<Box<i64>>(),
                size_of::<Option<Box<i64>>>(),
                size_of::<Option<Option<Box<i64>>>>(),
            ),
        ] {
            assert_eq!([size(&ty), size(&option(ty.clone())), size(&option(option(ty)))], [plain, once, twice]);
        }
    }
}
