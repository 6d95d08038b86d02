//! `generated/GROUP/requests.rs`: one builder per operation.

use super::docs::{self, comment};
use super::tokens::{argument, codec, ident, imports, no_operator, rust_type};
use crate::model::{Api, Class, Group, Operation, Parameter, Type};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn module(api: &Api, index: usize, group: &Group) -> TokenStream {
    let builders = group.operations.iter().map(|operation| builder(api, group, operation));
    let types = group.operations.iter().flat_map(|operation| {
        operation.query.iter().chain(&operation.body).map(|field| &field.ty).chain([&operation.response])
    });
    let imports = imports(api, types, Some(index), Some(quote!(super)));
    quote! {
        use ampersat_runtime as runtime;
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
    let query = operation.query.iter().map(|field| setter(api, field, &quote!(query)));
    let body = operation.body.iter().map(|field| setter(api, field, &quote!(field)));
    let extra = operation.open_body.then(extra);
    let has_setters = operation.open_body || !operation.query.is_empty() || !operation.body.is_empty();
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
    let fields = operation.query.iter().chain(&operation.body).filter(|field| field.required);
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

fn setter(api: &Api, field: &Parameter, place: &TokenStream) -> TokenStream {
    let docs = comment(&docs::setter(field));
    let (name, wire) = (ident(&field.name.rust), &field.name.wire);
    let (ty, value) = argument(api, &field.ty, &name);
    let codec = codec(api, &field.ty);
    let allow = no_operator(&field.name.rust);
    let collected = matches!(field.ty, Type::List(_) | Type::Map(_)).then(|| {
        let ty = rust_type(api, &field.ty);
        quote!(let #name: #ty = #value;)
    });
    let value = if collected.is_some() { quote!(#name) } else { value };
    quote! {
        #docs
        #allow
        pub fn #name(self, #name: #ty) -> Self {
            #collected
            Self(self.0.#place::<#codec>(#wire, &#value))
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
