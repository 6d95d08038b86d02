//! `generated/types/shared.rs` and `generated/GROUP/types.rs`: the types of one module. `generated/types/mod.rs` has them all, so
//! that the path of a type does not say who uses it.

use super::part::{Part, Parts};
use super::scope::{Scope, of_group};
use super::tokens::{ident, map_import, runtime, shared_import};
use super::{enums, events, mock, structs, unions, wrappers};
use crate::model::{GroupId, Type, TypeDef, TypeKind};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn module<'a>(api: &'a Scope<'a>, group: Option<GroupId>) -> Parts<'a> {
    let defs: Vec<_> = of_group(api, group).collect();
    let named: Vec<Type> = defs.iter().flat_map(|def| field_types(def)).collect();
    let map = map_import(api, named.iter());
    let shared = group.and_then(|_| shared_import(api, named.iter()));
    let docs = group.is_none().then(|| quote!(#![doc = " Types that several groups use."]));
    let runtime = (!defs.is_empty()).then(|| runtime(api));
    // Each group declares it in `mod.rs`.
    let mock = group.is_none().then(|| mock::declaration(api, None)).flatten();
    let items = defs.into_iter().flat_map(|def| items(api, def));
    Box::new([quote!(#docs #mock #runtime #shared #map).into()].into_iter().chain(items))
}

/// The module in which each type has its name.
pub(super) fn all(api: &Scope<'_>) -> TokenStream {
    let has_shared = of_group(api, None).next().is_some();
    let shared = has_shared.then(|| {
        quote!(
            pub(super) mod shared;

            pub use shared::*;
        )
    });
    let groups = api.groups.numbered().filter(|(id, _)| of_group(api, Some(*id)).next().is_some());
    let groups = groups.map(|(_, group)| {
        let (name, gate) = (ident(&group.name.rust), api.gate_of_group(&group.name.rust));
        quote!(
            #gate
            #[doc(no_inline)]
            pub use super::#name::types::*;
        )
    });
    quote! {
        #![doc = " All types. Those that only one group uses are also in the module of that group."]

        #shared
        #(#groups)*
    }
}

/// All that is written for a type.
pub(super) fn items(api: &Scope<'_>, def: &TypeDef) -> Vec<Part> {
    match &def.kind {
        TypeKind::Struct(structure) => structs::item(api, def, structure),
        TypeKind::Enum(values) => enums::item(api, def, values),
        TypeKind::Union(variants) => match &def.header {
            Some(header) => vec![events::item(api, def, header, variants).into()],
            None => unions::item(api, def, variants),
        },
        TypeKind::Wrapper(ty) => wrappers::item(api, def, ty),
    }
}

fn field_types(def: &TypeDef) -> Vec<Type> {
    match &def.kind {
        TypeKind::Struct(structure) => {
            let rest = structure.rest.iter().map(|(_, ty)| Type::Map(Box::new(ty.clone())));
            structure.fields.iter().map(|field| field.ty.clone()).chain(rest).collect()
        }
        _ => def.types().cloned().collect(),
    }
}
