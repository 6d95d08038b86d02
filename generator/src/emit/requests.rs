//! `generated/GROUP/requests.rs`: one builder per operation.

use super::docs::{self, comment};
use super::tokens::{argument, codec, collected, ident, imports, no_operator, runtime, rust_type, style};
use crate::model::{Api, Class, Group, Operation, Parameter, Place};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn module(api: &Api, index: usize, group: &Group) -> TokenStream {
    let builders = group.operations.iter().map(|operation| builder(api, group, operation));
    let types = group.operations.iter().flat_map(|operation| {
        operation.parameters.iter().chain(&operation.body).map(|field| &field.ty).chain([&operation.response])
    });
    let imports = imports(api, types, Some(index), Some(quote!(super)));
    let runtime = runtime(api);
    quote! {
        #runtime
        #imports

        #(#builders)*
    }
}

fn builder(api: &Api, group: &Group, operation: &Operation) -> TokenStream {
    let name = ident(&operation.builder);
    let docs = comment(&format!(
        "A request of [`{0}::{1}`](super::{0}::{1}): {2}.\n\nSent by `.await`, or by [`send`](Self::send) for \
         the whole response.",
        group.handle,
        operation.name,
        docs::code(&format!("{} {}", operation.method, operation.path))
    ));
    let constant = constant(group, operation);
    let query = operation.parameters.iter().map(|field| setter(api, field));
    let body = operation.body.iter().map(|field| setter(api, field));
    let extra = operation.open_body.then(extra);
    let has_setters = operation.open_body || !operation.parameters.is_empty() || !operation.body.is_empty();
    let setters = has_setters.then(|| quote!(impl #name { #(#query)* #(#body)* #extra }));
    let (codec, response) = (codec(api, &operation.response), rust_type(api, &operation.response));
    let sent = match codec.to_string() == response.to_string() {
        true => quote!(#name, #response),
        false => quote!(#name, #response, #codec),
    };
    quote! {
        #constant

        #docs
        #[derive(Clone, Debug)]
        #[must_use = "a request is sent by `.await` or `.send()`"]
        pub struct #name(pub(super) runtime::Request);

        #setters

        runtime::impl_send!(#sent);
    }
}

fn constant(group: &Group, operation: &Operation) -> TokenStream {
    let constant = ident(&operation.constant);
    let (group, name, path) = (&group.name.rust, &operation.name, &operation.path);
    let method = ident(&operation.method);
    let class = ident(match operation.class {
        Class::Read => "Read",
        Class::Idempotent => "Idempotent",
        Class::Unsafe => "Unsafe",
        Class::Spends => "Spends",
    });
    let fields = operation.parameters.iter().chain(&operation.body).filter(|field| field.required);
    let required = fields.map(|field| &field.name.wire);
    let authenticated = operation.authenticated;
    quote! {
        pub(super) static #constant: runtime::Operation = runtime::Operation {
            group: #group,
            name: #name,
            method: runtime::Method::#method,
            path: #path,
            class: runtime::Class::#class,
            required: &[#(#required),*],
            authenticated: #authenticated,
        };
    }
}

fn setter(api: &Api, field: &Parameter) -> TokenStream {
    let docs = comment(&docs::setter(field));
    let deprecated = field.deprecated.then(|| quote!(#[deprecated]));
    let (name, wire) = (ident(&field.name.rust), &field.name.wire);
    let (ty, _) = argument(api, &field.ty, &name);
    let (collect, value) = collected(api, &field.ty, &name);
    let codec = codec(api, &field.ty);
    let allow = no_operator(&field.name.rust);
    let place = match field.place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Header => "header",
        Place::Cookie => "cookie",
        Place::Body => "field",
    };
    let method = ident(&if field.style.is_some() { format!("{place}_styled") } else { place.to_owned() });
    let style = field.style.map(style).map(|style| quote!(, #style));
    quote! {
        #docs
        #deprecated
        #allow
        pub fn #name(self, #name: #ty) -> Self {
            #collect
            Self(self.0.#method::<#codec>(#wire, &#value #style))
        }
    }
}

fn extra() -> TokenStream {
    quote! {
        /// Sends a field in the body that the document does not declare.
        pub fn extra(self, name: impl Into<String>, value: impl Into<runtime::Value>) -> Self {
            Self(self.0.extra(name, value))
        }
    }
}
