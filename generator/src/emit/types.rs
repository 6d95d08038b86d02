//! `generated/types.rs` and `generated/GROUP/types.rs`: the types of one module.

use super::scope::Scope;
use super::tokens::{imports, runtime};
use super::{enums, structs, unions, wrappers};
use crate::model::{Api, Type, TypeDef, TypeKind};
use proc_macro2::TokenStream;
use quote::quote;

/// The types of a group, or those that several groups use, ordered by name.
pub(super) fn of_group(api: &Api, group: Option<usize>) -> impl Iterator<Item = &TypeDef> {
    let mut defs: Vec<_> = api.types.iter().filter(|def| def.group == group).collect();
    defs.sort_by(|a, b| a.name.cmp(&b.name));
    defs.into_iter()
}

pub(super) fn module(api: &Scope<'_>, group: Option<usize>) -> Vec<TokenStream> {
    let defs: Vec<_> = of_group(api, group).collect();
    let named: Vec<Type> = defs.iter().flat_map(|def| field_types(def)).collect();
    let imports = imports(api, named.iter(), group, None);
    let items = defs.iter().flat_map(|def| items(api, def));
    let docs = group.is_none().then(|| quote!(#![doc = " Types that several groups use."]));
    let runtime = (!defs.is_empty()).then(|| runtime(api));
    [quote!(#docs #runtime #imports)].into_iter().chain(items).collect()
}

/// All that is written for a type.
pub(super) fn items(api: &Scope<'_>, def: &TypeDef) -> Vec<TokenStream> {
    match &def.kind {
        TypeKind::Struct(structure) => structs::item(api, def, structure),
        TypeKind::Enum(values) => vec![enums::item(api, def, values)],
        TypeKind::Union(variants) => unions::item(api, def, variants),
        TypeKind::Wrapper(ty) => vec![wrappers::item(api, def, ty)],
    }
}

fn field_types(def: &TypeDef) -> Vec<Type> {
    match &def.kind {
        TypeKind::Struct(structure) => {
            let rest = structure.rest.iter().map(|(_, ty)| Type::Map(Box::new(ty.clone())));
            structure.fields.iter().map(|field| field.ty.clone()).chain(rest).collect()
        }
        _ => def.types().into_iter().cloned().collect(),
    }
}
