//! Enums over the events of webhooks that a header tells apart.

use super::derives;
use super::docs::{self, comment};
use super::lints::allow_complex;
use super::scope::Scope;
use super::tokens::{codec, ident, rust_type};
use super::unions::variant_docs;
use crate::model::{TypeDef, Variant};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn item(api: &Scope<'_>, def: &TypeDef, header: &str, variants: &[Variant]) -> TokenStream {
    let name = ident(&def.name);
    let docs = comment(&docs::type_def(api, def));
    let names: Vec<_> = variants.iter().map(|variant| ident(&variant.name)).collect();
    let variant_docs = variants.iter().map(|variant| comment(&variant_docs(variant)));
    let held = variants.iter().map(|variant| {
        let ty = rust_type(api, &variant.ty);
        let allow = allow_complex(&ty);
        quote!(#allow #ty)
    });
    let events = variants.iter().map(|variant| {
        let spellings = variant.tags.iter().flat_map(|tag| &tag.values).filter_map(|value| value.as_str());
        quote!(#(#spellings)|*)
    });
    let codecs = variants.iter().map(|variant| codec(api, &variant.ty));
    let (macros, attributes) = (derives::macros(def), derives::attributes(def));
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq #macros)]
        #attributes
        #[non_exhaustive]
        pub enum #name {
            #(#variant_docs #names(#held),)*
            /// An event that this version of the client does not know.
            Unknown {
                /// Its name.
                event: String,
                /// The body that came with it.
                body: runtime::Value,
            },
        }

        impl #name {
            /// The name of the header that says which event it is.
            pub const HEADER: &'static str = #header;

            /// Reads what a webhook sends: `event` is the value of the header [`HEADER`](Self::HEADER).
            ///
            /// # Errors
            /// The body is not the JSON of this event.
            pub fn parse(event: &str, body: &[u8]) -> Result<Self, runtime::DecodeError> {
                let dialect = runtime::Dialect::Json;
                match event {
                    #(#events => runtime::decode_slice::<#codecs>(body, dialect).map(Self::#names),)*
                    _ => {
                        let body = runtime::decode_slice::<runtime::Value>(body, dialect)?;
                        Ok(Self::Unknown { event: event.to_owned(), body })
                    }
                }
            }
        }
    }
}
