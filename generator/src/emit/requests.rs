//! `generated/GROUP/requests.rs`: one builder per operation.

use super::docs::{self, comment};
use super::tokens::{allow, argument, braced, codec, collected, ident, imports, macro_of_types, runtime, style};
use super::{body, response};
use crate::model::{Api, Class, Group, Operation, Parameter, Place};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn module(api: &Api, index: usize, group: &Group) -> Vec<TokenStream> {
    let builders = group.operations.iter().flat_map(|operation| builder(api, group, operation));
    let types = group.operations.iter().flat_map(|operation| {
        let fields = operation.parameters.iter().chain(&operation.body.fields).map(|field| &field.ty);
        fields.chain(operation.body.types()).chain(operation.response.types())
    });
    let imports = imports(api, types, Some(index), Some(quote!(super)));
    let runtime = runtime(api);
    [quote!(#runtime #imports)].into_iter().chain(builders).collect()
}

fn builder(api: &Api, group: &Group, operation: &Operation) -> Vec<TokenStream> {
    let name = ident(&operation.builder);
    let docs = comment(&format!(
        "A request of [`{0}::{1}`](super::{0}::{1}): {2}.\n\nSent by `.await`, or by [`send`](Self::send) for \
         the whole response.",
        group.handle,
        operation.name,
        docs::code(&format!("{} {}", operation.method, operation.path))
    ));
    let constant = constant(group, operation);
    let query = operation.parameters.iter().map(|field| {
        let demand = if field.required { "Required." } else { "" };
        setter(api, field, demand, parameter(api, field))
    });
    let body = operation.body.fields.iter().map(|field| body::field(api, &operation.body, field));
    let others = operation.body.wholes().map(|whole| body::whole(api, whole));
    let extra = operation.body.open.then(extra);
    let setters: Vec<_> = query.chain(body).chain(others).chain(extra).collect();
    let setters = (!setters.is_empty()).then(|| {
        let setters = braced(setters);
        quote!(impl #name #setters)
    });
    let (response, payload) = response::types(api, &operation.response);
    let send = macro_of_types("impl_send", [quote!(#name), response].into_iter().chain(payload));
    let by_status = response::by_status(api, operation);
    let builder = quote! {
        #docs
        #[derive(Clone, Debug)]
        #[must_use = "a request is sent by `.await` or `.send()`"]
        pub struct #name(pub(super) runtime::Request);
    };
    [constant, builder].into_iter().chain(setters).chain([send]).chain(by_status).collect()
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
    let parameters = operation.parameters.iter().filter(|field| field.required);
    let fields = operation.body.required_fields().filter(|_| operation.body.needs_fields());
    let required = parameters.chain(fields).map(|field| &field.name.wire).map(|name| quote!(#name));
    let required = required.chain(operation.body.is_needed().then(|| quote!(runtime::BODY)));
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

/// How a parameter is taken and set.
fn parameter(api: &Api, field: &Parameter) -> Setter {
    let (name, wire) = (ident(&field.name.rust), &field.name.wire);
    let (ty, _) = argument(api, &field.ty, &name);
    let (collect, value) = collected(api, &field.ty, &name);
    let codec = codec(api, &field.ty);
    let place = match field.place {
        Place::Header => "header",
        Place::Cookie => "cookie",
        Place::Query | Place::Path | Place::Body => "query",
    };
    let method = ident(&if field.style.is_some() { format!("{place}_styled") } else { place.to_owned() });
    let style = field.style.map(style).map(|style| quote!(, #style));
    Setter { ty, collect, call: quote!(#method::<#codec>(#wire, &#value #style)) }
}

/// A setter; `demand` says whether it must be called.
pub(super) fn setter(api: &Api, field: &Parameter, demand: &str, setter: Setter) -> TokenStream {
    let Setter { ty, collect, call } = setter;
    let docs = comment(&docs::setter(api, field, demand));
    let deprecated = field.deprecated.then(|| quote!(#[deprecated]));
    let name = ident(&field.name.rust);
    let allow = allow(Some(&field.name.rust), &[&field.name.rust]);
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

/// How a value is taken and set: the type of the argument, what happens before, and the call.
pub(super) struct Setter {
    pub(super) ty: TokenStream,
    pub(super) collect: Option<TokenStream>,
    pub(super) call: TokenStream,
}

fn extra() -> TokenStream {
    quote! {
        /// Sends a field in the body that the document does not declare.
        pub fn extra(self, name: impl Into<String>, value: impl Into<runtime::Value>) -> Self {
            Self(self.0.extra(name, value))
        }
    }
}
