//! Types that hold themselves.

use crate::diagnostic::{Diagnostics, Finding};
use crate::document::Origin;
use crate::model::{Api, Type, TypeDef, TypeKind};

/// Takes out of unions what leads to the union itself with nothing in between: it says nothing, and would be read without
/// end. `origins` is where each type stands.
pub(super) fn cut(types: &mut [TypeDef], origins: &[Origin], diagnostics: &mut Diagnostics) {
    let through = |def: &TypeDef| match &def.kind {
        TypeKind::Union(_) | TypeKind::Wrapper(_) => def.types().into_iter().flat_map(Type::held).collect(),
        _ => Vec::new(),
    };
    let circles = circles(&types.iter().map(through).collect::<Vec<_>>());
    for (id, (def, origin)) in types.iter_mut().zip(origins).enumerate() {
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

/// Puts what a type holds on the heap if that holds the type itself, which would have no size otherwise. Lists and maps are
/// on the heap anyway.
pub(super) fn place(api: &mut Api) {
    let edges: Vec<Vec<usize>> =
        api.types.iter().map(|def| def.types().into_iter().flat_map(Type::held).collect()).collect();
    let circles = circles(&edges);
    let is_circular = |id: usize, ty: &Type| {
        let own = circles.get(id).copied();
        ty.held().iter().any(|held| circles.get(*held).copied() == own)
    };
    for (id, def) in api.types.iter_mut().enumerate() {
        let types: Vec<&mut Type> = match &mut def.kind {
            TypeKind::Struct(structure) => structure.fields.iter_mut().map(|field| &mut field.ty).collect(),
            TypeKind::Union(variants) => variants.iter_mut().map(|variant| &mut variant.ty).collect(),
            TypeKind::Wrapper(ty) => vec![ty],
            TypeKind::Enum(_) => Vec::new(),
        };
        for ty in types.into_iter().filter(|ty| is_circular(id, ty)) {
            // Null stays outside: it needs no heap.
            let inner = if let Type::Nullable(inner) = ty { &mut **inner } else { ty };
            *inner = Type::Boxed(Box::new(std::mem::replace(inner, Type::Unit)));
        }
    }
}

/// For each type the number of its circle: types that hold each other, however far around, have the same one. (Tarjan's
/// strongly connected components, with a stack of its own: circles may be long.)
fn circles(edges: &[Vec<usize>]) -> Vec<usize> {
    const NEW: usize = usize::MAX;
    let count = edges.len();
    let (mut order, mut low, mut circle) = (vec![NEW; count], vec![NEW; count], vec![NEW; count]);
    let (mut next, mut open) = (0, Vec::new());
    for root in 0..count {
        let mut calls = vec![(root, 0_usize)];
        while let Some((id, edge)) = calls.pop() {
            if get(&circle, id) != NEW || (edge == 0 && get(&order, id) != NEW) {
                continue;
            }
            if edge == 0 {
                set(&mut order, id, next);
                set(&mut low, id, next);
                next += 1;
                open.push(id);
            }
            // The lowest number seen below the last edge counts here, too.
            let held = edges.get(id).map(Vec::as_slice).unwrap_or_default();
            if let Some(last) =
                edge.checked_sub(1).and_then(|last| held.get(last)).filter(|last| get(&circle, **last) == NEW)
            {
                let reached = get(&low, id).min(get(&low, *last));
                set(&mut low, id, reached);
            }
            if let Some(held) = held.get(edge) {
                calls.push((id, edge + 1));
                calls.push((*held, 0));
            } else if get(&low, id) == get(&order, id) {
                while let Some(member) = open.pop() {
                    set(&mut circle, member, id);
                    if member == id {
                        break;
                    }
                }
            }
        }
    }
    circle
}

fn get(list: &[usize], index: usize) -> usize {
    list.get(index).copied().unwrap_or(usize::MAX)
}

fn set(list: &mut [usize], index: usize, value: usize) {
    if let Some(slot) = list.get_mut(index) {
        *slot = value;
    }
}

#[cfg(test)]
mod tests {
    use super::circles;

    #[test]
    fn types_that_hold_each_other_are_one_circle() {
        let edges = vec![vec![1], vec![2, 3], vec![0], vec![4], vec![4], vec![6], vec![5, 0], vec![]];
        let found = circles(&edges);
        assert!(found[0] == found[1] && found[1] == found[2]);
        assert_eq!(found[5], found[6]);
        let others = [found[0], found[3], found[4], found[5], found[7]];
        assert!(others.iter().enumerate().all(|(index, one)| !others[index + 1..].contains(one)), "{found:?}");
    }
}
