//! Unions that are their own variants.

use crate::diagnostic::{Diagnostics, Finding};
use crate::document::Origin;
use crate::model::{Table, Type, TypeDef, TypeId, TypeKind};

/// Removes variants that lead to their own union with nothing in between: they say nothing, and would be read without end.
/// `origins` has the place of each type.
pub(super) fn cut(types: &mut Table<TypeId, TypeDef>, origins: &[Origin], diagnostics: &mut Diagnostics) {
    let through = |def: &TypeDef| match &def.kind {
        TypeKind::Union(_) | TypeKind::Wrapper(_) => def.types().flat_map(Type::held).collect(),
        _ => Vec::new(),
    };
    let circles = types.circles(through);
    for ((id, def), origin) in types.numbered_mut().zip(origins) {
        let TypeKind::Union(variants) = &mut def.kind else { continue };
        variants.retain(|variant| {
            let is_circle = variant.ty.held().iter().any(|held| circles.get(*held) == circles.get(id));
            if is_circle {
                let message =
                    format!("`{}` is one of its own variants, which says nothing: it has been left out", def.name);
                diagnostics.push(Finding::repaired("union-of-itself", *origin, message));
            }
            !is_circle
        });
    }
}
