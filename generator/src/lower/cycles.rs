//! Types that hold themselves.
//!
//! A list or a map may hold the type that it stands in; a field may not, for the type would have no size. Such
//! a field is raw JSON.

use crate::diagnostic::{Diagnostics, Finding};
use crate::document::Origin;
use crate::model::{Type, TypeDef, TypeKind};

/// Cuts every circle of types at a field. `origins` says where each type was written.
pub(super) fn cut(defs: &mut [TypeDef], origins: &[Origin], diagnostics: &mut Diagnostics) {
    for id in 0..defs.len() {
        let circular: Vec<usize> = match defs.get(id).map(|def| &def.kind) {
            Some(TypeKind::Struct(structure)) => {
                let fields = structure.fields.iter().enumerate();
                let circular = fields.filter(|(_, field)| held(&field.ty).is_some_and(|to| reaches(defs, to, id)));
                circular.map(|(index, _)| index).collect()
            }
            _ => Vec::new(),
        };
        let (Some(def), Some(origin)) = (defs.get_mut(id), origins.get(id)) else { continue };
        let TypeKind::Struct(structure) = &mut def.kind else { continue };
        for index in circular {
            let Some(field) = structure.fields.get_mut(index) else { continue };
            let message = format!("`{}` of `{}` holds its own type: this is raw JSON", field.name.wire, def.name);
            diagnostics.push(Finding::unsupported("unsupported-schema", *origin, message));
            field.ty = Type::Json;
        }
    }
}

/// The type that a value holds without a list or a map between.
fn held(ty: &Type) -> Option<usize> {
    match ty {
        Type::Named(id) => Some(*id),
        _ => None,
    }
}

fn reaches(defs: &[TypeDef], from: usize, wanted: usize) -> bool {
    let mut seen = vec![false; defs.len()];
    let mut pending = vec![from];
    while let Some(id) = pending.pop() {
        if id == wanted {
            return true;
        }
        let is_new = seen.get_mut(id).is_some_and(|seen| !std::mem::replace(seen, true));
        match defs.get(id).map(|def| &def.kind) {
            Some(TypeKind::Struct(structure)) if is_new => {
                pending.extend(structure.fields.iter().filter_map(|field| held(&field.ty)));
            }
            Some(TypeKind::Union(variants)) if is_new => pending.extend(variants.iter().map(|variant| variant.ty)),
            _ => {}
        }
    }
    false
}
