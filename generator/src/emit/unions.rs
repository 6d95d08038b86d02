//! One of several objects, told apart by constants, or something else.

use super::docs::{self, comment};
use super::tokens::ident;
use crate::model::{Api, TypeDef, Variant};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn item(api: &Api, def: &TypeDef, variants: &[Variant]) -> TokenStream {
    let name = ident(&def.name);
    let docs = comment(&docs::type_def(def));
    let names: Vec<_> = variants.iter().map(|variant| ident(&variant.name)).collect();
    let types: Vec<_> =
        variants.iter().filter_map(|variant| api.types.get(variant.ty)).map(|def| ident(&def.name)).collect();
    let variant_docs = variants.iter().map(|variant| {
        let constants: Vec<_> =
            variant.constants.iter().map(|(key, value)| docs::code(&format!("{key}: {value}"))).collect();
        comment(&constants.join(", "))
    });
    let decode = variants.iter().zip(&names).zip(&types).map(|((variant, name), ty)| {
        let constants = variant.constants.iter().map(|(key, value)| quote!((#key, #value)));
        quote! {
            if input.matches(&[#(#constants),*]) {
                return Ok(Self::#name(<#ty as runtime::Codec>::decode(input)?));
            }
        }
    });
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variant_docs #names(#types),)*
            /// A kind that this version of the client does not know.
            Unknown(runtime::Value),
        }

        #(
            impl From<#types> for #name {
                fn from(value: #types) -> Self {
                    Self::#names(value)
                }
            }
        )*

        impl runtime::Codec for #name {
            type Value = Self;

            fn decode(input: runtime::Input<'_>) -> Result<Self, runtime::DecodeError> {
                #(#decode)*
                Ok(Self::Unknown(input.into_value()))
            }

            fn encode(value: &Self) -> runtime::Value {
                match value {
                    #(Self::#names(value) => <#types as runtime::Codec>::encode(value),)*
                    Self::Unknown(value) => value.clone(),
                }
            }
        }

        runtime::impl_serde!(#name);
    }
}
