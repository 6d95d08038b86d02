//! A type that stands for another one which holds it: a list of such lists, a map of such maps.

use super::derives;
use super::docs::{self, comment};
use super::lints::allow_complex;
use super::part::{self, Part};
use super::scope::Scope;
use super::tokens::{codec, ident, in_dialect, rust_type};
use crate::model::{Type, TypeDef};
use quote::quote;

pub(super) fn item(api: &Scope<'_>, def: &TypeDef, ty: &Type) -> Vec<Part> {
    let name = ident(&def.name);
    let docs = comment(&docs::type_def(api, def));
    let (macros, attributes) = (derives::macros(def), derives::attributes(def));
    let schema = derives::schema_of(api, def, ty);
    let (codec, ty) = (codec(api, ty), rust_type(api, ty));
    let allow = allow_complex(&ty);
    let conversions = part::macro_call("impl_wrapper", [in_dialect(api, &name), ty.clone(), codec]);
    let item = quote! {
        #docs
        #[derive(Clone, Debug, PartialEq #macros)]
        #attributes
        pub struct #name(#schema #allow pub #ty);
    };
    vec![item.into(), conversions]
}
