//! Types that hold themselves.

use crate::model::{Api, Type, TypeKind};

/// Boxes the types through which a type holds itself: it would have no size otherwise. Lists and maps are on the heap anyway.
pub(super) fn run(api: &mut Api) {
    let circles = api.types.circles(|def| def.types().flat_map(Type::held).collect());
    for (id, def) in api.types.numbered_mut() {
        let is_circular = |ty: &Type| ty.held().iter().any(|held| circles.get(*held) == circles.get(id));
        let types = match &mut def.kind {
            // all other members are a map
            TypeKind::Struct(structure) => structure.fields.iter_mut().map(|field| &mut field.ty).collect(),
            _ => def.types_mut(),
        };
        for ty in types.into_iter().filter(|ty| is_circular(ty)) {
            // Null stays outside: it needs no heap.
            let inner = if let Type::Nullable(inner) = ty { &mut **inner } else { ty };
            *inner = Type::Boxed(Box::new(std::mem::replace(inner, Type::Unit)));
        }
    }
}
