//! The common parts of the setters of requests.

use super::docs::{self, comment};
use super::lints::allow;
use super::scope::Scope;
use super::tokens::ident;
use crate::model::Parameter;
use proc_macro2::TokenStream;
use quote::quote;

/// Writes a setter; `demand` says whether it must be called.
pub(super) fn setter(api: &Scope<'_>, field: &Parameter, demand: &str, setter: Setter) -> TokenStream {
    let Setter { ty, collect, call } = setter;
    let docs = comment(&docs::setter(api, field, demand));
    let deprecated = field.deprecated.then(|| quote!(#[deprecated]));
    let name = ident(&field.name.rust);
    let allow = allow(Some(&field.name.rust), &[(&field.name.rust, ty.clone())]);
    quote! {
        #docs
        #deprecated
        #allow
        pub fn #name(self, #name: #ty) -> Self {
            #collect
            Self(self.0.#call)
        }
    }
}

/// The type of a setter's argument, what happens before it is set, and the call that sets it.
pub(super) struct Setter {
    pub(super) ty: TokenStream,
    pub(super) collect: Option<TokenStream>,
    pub(super) call: TokenStream,
}
