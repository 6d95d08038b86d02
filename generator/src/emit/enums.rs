//! One of several strings, or another one: what the server sends next year must not break a client.

use super::docs::{self, comment};
use super::tokens::ident;
use crate::model::{EnumValue, TypeDef};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn item(def: &TypeDef, values: &[EnumValue]) -> TokenStream {
    let name = ident(&def.name);
    let docs = comment(&docs::type_def(def));
    let variants: Vec<_> = values.iter().map(|value| ident(&value.name.rust)).collect();
    let wires: Vec<_> = values.iter().map(|value| value.name.wire.as_str()).collect();
    let variant_docs = values.iter().map(|value| match value.docs.as_str() {
        "" => comment(&docs::code(&value.name.wire)),
        docs => comment(docs),
    });
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variant_docs #variants,)*
            /// A value that this version of the client does not know.
            Unknown(String),
        }

        impl #name {
            /// The value as it is sent.
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #wires,)*
                    Self::Unknown(text) => text,
                }
            }
        }

        impl From<String> for #name {
            fn from(text: String) -> Self {
                match text.as_str() {
                    #(#wires => Self::#variants,)*
                    _ => Self::Unknown(text),
                }
            }
        }

        impl From<&str> for #name {
            fn from(text: &str) -> Self {
                Self::from(text.to_owned())
            }
        }

        impl std::fmt::Display for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl runtime::Codec for #name {
            type Value = Self;

            fn decode(input: runtime::Input<'_>) -> Result<Self, runtime::DecodeError> {
                Ok(Self::from(input.text()?))
            }

            fn encode(value: &Self) -> runtime::Value {
                value.as_str().into()
            }
        }

        runtime::impl_serde!(#name);
    }
}
