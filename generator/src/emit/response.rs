//! Answers of operations: the types of their bodies, and the enum of those that differ by status.

use super::docs::comment;
use super::lints::allow_complex;
use super::prose::code;
use super::scope::Scope;
use super::tokens::{codec, ident, is_own_codec, rust_type};
use crate::model::{Operation, Payload, StatusEnum, StatusVariant};
use proc_macro2::TokenStream;
use quote::quote;

/// The type of a body, and what reads it if that is not the type itself.
pub(super) fn types(api: &Scope<'_>, payload: &Payload) -> (TokenStream, Option<TokenStream>) {
    let (ty, reader) = type_and_reader(api, payload);
    let is_itself = match payload {
        Payload::Nothing | Payload::ByStatus(_) => true,
        Payload::Json(ty) => is_own_codec(ty),
        _ => false,
    };
    (ty, (!is_itself).then_some(reader))
}

fn type_and_reader(api: &Scope<'_>, payload: &Payload) -> (TokenStream, TokenStream) {
    match payload {
        Payload::Nothing => (quote!(()), quote!(())),
        Payload::Json(ty) => (rust_type(api, ty), codec(api, ty)),
        Payload::Text => (quote!(String), quote!(runtime::TextBody)),
        Payload::Stream => (quote!(runtime::ByteStream), quote!(runtime::StreamBody)),
        Payload::Events(None) => (quote!(runtime::EventStream<runtime::Event>), quote!(runtime::EventsBody)),
        Payload::Events(Some(ty)) => {
            let (ty, codec) = (rust_type(api, ty), codec(api, ty));
            (quote!(runtime::EventStream<#ty>), quote!(runtime::JsonEvents<#codec>))
        }
        Payload::NamedEvents(ty) => {
            let (ty, codec) = (rust_type(api, ty), codec(api, ty));
            (quote!(runtime::EventStream<#ty>), quote!(runtime::NamedEvents<#codec>))
        }
        Payload::Lines(ty) => {
            let (ty, codec) = (rust_type(api, ty), codec(api, ty));
            (quote!(runtime::LineStream<#ty>), quote!(runtime::JsonLines<#codec>))
        }
        Payload::Maybe(inner) => {
            let (ty, payload) = type_and_reader(api, inner);
            (quote!(Option<#ty>), quote!(runtime::Maybe<#payload>))
        }
        Payload::ByStatus(by_status) => {
            let name = ident(&by_status.name);
            (quote!(#name), quote!(#name))
        }
    }
}

/// Returns the calls by which a request says which answers it takes, if they are not plain JSON.
pub(super) fn expectations(operation: &Operation) -> TokenStream {
    let accept = operation.accept.iter().map(|accept| quote!(.accept(#accept)));
    let redirect = operation.redirect.then(|| quote!(.accept_redirect()));
    let statuses = operation.undeclared.iter().map(|status| proc_macro2::Literal::u16_unsuffixed(*status));
    let undeclared = (!operation.undeclared.is_empty()).then(|| quote!(.undeclared(&[#(#statuses),*])));
    quote!(#(#accept)* #redirect #undeclared)
}

/// The enum of an operation that answers something else with each status.
pub(super) fn by_status(api: &Scope<'_>, operation: &Operation) -> Option<TokenStream> {
    let Payload::ByStatus(by_status) = &operation.response else { return None };
    let StatusEnum { name, variants } = by_status;
    let docs =
        comment(&format!("The response of {}, by status.", code(&format!("{} {}", operation.method, operation.path))));
    let name = ident(name);
    let declared = variants.iter().map(|variant| declaration(api, variant));
    let arms = variants.iter().map(|variant| arm(api, variant));
    let written = variants.iter().map(|variant| written(api, variant, by_status.status_of(variant)));
    let is_complete = variants.iter().any(|variant| variant.status.is_none());
    let answerable = api.gate("mock").map(|gate| {
        quote! {
            #gate
            impl runtime::mock::Answerable for #name {
                type Given = Self;

                fn write(given: Self) -> runtime::mock::Written {
                    match given {
                        #(#written)*
                    }
                }
            }
        }
    });
    let otherwise = (!is_complete).then(|| quote!(_ => Err(response.unexpected()),));
    Some(quote! {
        #docs
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant)]
        pub enum #name {
            #(#declared)*
        }

        impl runtime::Payload for #name {
            type Value = Self;

            fn read(response: runtime::RawResponse<'_>) -> Result<Self, runtime::DecodeError> {
                match response.status() {
                    #(#arms)*
                    #otherwise
                }
            }
        }

        #answerable
    })
}

fn declaration(api: &Scope<'_>, variant: &StatusVariant) -> TokenStream {
    let status = variant.status.map_or_else(|| "any other success".to_owned(), |status| format!("`{status}`"));
    let docs = comment(&match variant.docs.as_str() {
        "" => format!("The response to {status}."),
        text => format!("{status}: {text}"),
    });
    let name = ident(&variant.name);
    let held = match &variant.payload {
        Payload::Nothing => None,
        Payload::Stream => Some(quote!((runtime::Bytes))),
        other => {
            let (ty, _) = type_and_reader(api, other);
            let allow = allow_complex(&ty);
            Some(quote!((#allow #ty)))
        }
    };
    quote!(#docs #name #held,)
}

fn arm(api: &Scope<'_>, variant: &StatusVariant) -> TokenStream {
    let name = ident(&variant.name);
    let pattern = match variant.status.map(proc_macro2::Literal::u16_unsuffixed) {
        Some(status) => quote!(#status),
        None => quote!(_),
    };
    let read = match &variant.payload {
        Payload::Nothing => quote!(Ok(Self::#name)),
        Payload::Stream => quote!(Ok(Self::#name(response.bytes()))),
        Payload::Text => quote!(response.text().map(Self::#name)),
        other => {
            let (_, codec) = type_and_reader(api, other);
            quote!(response.json::<#codec>().map(Self::#name))
        }
    };
    quote!(#pattern => #read,)
}

/// Returns the arm that writes a variant where a test answers it.
fn written(api: &Scope<'_>, variant: &StatusVariant, status: u16) -> TokenStream {
    let (name, status) = (ident(&variant.name), proc_macro2::Literal::u16_unsuffixed(status));
    match &variant.payload {
        Payload::Nothing => quote!(Self::#name => runtime::mock::Written::empty(#status),),
        Payload::Stream => quote!(Self::#name(body) => runtime::mock::Written::bytes(#status, body),),
        Payload::Text => quote!(Self::#name(body) => runtime::mock::Written::text(#status, body),),
        other => {
            let (_, codec) = type_and_reader(api, other);
            quote!(Self::#name(body) => runtime::mock::Written::json::<#codec>(#status, &body),)
        }
    }
}
