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
    let response = codec(api, &operation.response);
    let output = rust_type(api, &operation.response);
    quote! {
        #constant

        #docs
        #[derive(Clone, Debug)]
        #[must_use = "a request is sent by `.await` or `.send()`"]
        pub struct #name(pub(super) runtime::Request);

        impl #name {
            #(#query)*
            #(#body)*
            #extra

            /// Sends the request; the response has the status, the headers and the raw body, too.
            ///
            /// # Errors
            /// If the request is incomplete, is not answered, or is answered with an error.
            pub async fn send(self) -> Result<runtime::Response<#output>, runtime::Error> {
                self.0.send::<#response>().await
            }

            /// As [`send`](Self::send), and blocks the thread until the response is there.
            ///
            /// # Errors
            /// As [`send`](Self::send). Inside an async runtime it is refused.
            #[cfg(feature = "blocking")]
            pub fn send_blocking(self) -> Result<runtime::Response<#output>, runtime::Error> {
                self.0.send_blocking::<#response>()
            }
        }

        impl IntoFuture for #name {
            type Output = Result<#output, runtime::Error>;
            type IntoFuture = runtime::BoxFuture<'static, Self::Output>;

            fn into_future(self) -> Self::IntoFuture {
                self.0.into_future_of::<#response>()
            }
        }
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
