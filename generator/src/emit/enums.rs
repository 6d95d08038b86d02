//! One of several strings or integers, or another one: a value of next year's server must not break a client.

use super::derives;
use super::docs::{self, comment};
use super::part::{self, Part};
use super::scope::Scope;
use super::tokens::{ident, in_dialect};
use crate::model::{Enum, TypeDef};
use proc_macro2::Literal;
use quote::quote;

pub(super) fn item(api: &Scope<'_>, def: &TypeDef, Enum { integers, values }: &Enum) -> Vec<Part> {
    let name = ident(&def.name);
    let docs = comment(&docs::type_def(api, def));
    let variants: Vec<_> = values.iter().map(|value| ident(&value.name.rust)).collect();
    let wires: Vec<_> = values.iter().map(|value| value.name.wire.as_str()).collect();
    let variant_docs = values.iter().map(|value| comment(&docs::enum_value(value)));
    let unknown = if *integers { quote!(i64) } else { quote!(String) };
    let values = wires.iter().map(|wire| match wire.parse() {
        Ok(integer) if *integers => Literal::i64_unsuffixed(integer),
        _ => Literal::string(wire),
    });
    let rows = variants.iter().zip(values).map(|(variant, value)| quote!(#variant: #value)).collect();
    let codec =
        part::macro_table(if *integers { "impl_integers" } else { "impl_texts" }, in_dialect(api, &name), rows, None);
    let renames = wires.iter().map(|wire| match integers {
        true => derives::integer(def),
        false => derives::rename(&def.derives, wire),
    });
    let untagged = derives::serde(&def.derives, "untagged");
    let (container, untagged) = if *integers { (untagged, None) } else { (None, untagged) };
    let (macros, attributes) = (derives::macros(def), derives::attributes(def));
    let item = quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq, Hash #macros)]
        #attributes
        #container
        #[non_exhaustive]
        pub enum #name {
            #(#variant_docs #renames #variants,)*
            /// A value that this version of the client does not know.
            #untagged
            Unknown(#unknown),
        }
    };
    vec![item.into(), codec]
}
