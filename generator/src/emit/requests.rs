//! The requests of operations: structs with setters, or calls as they stand.

use super::docs::{self, comment};
use super::part::{self, Part};
use super::scope::Scope;
use super::setters::{Setter, setter};
use super::tokens::{argument, braced, codec, collected, ident, literal, style};
use super::{body, paging, polling, response};
use crate::model::{Group, Operation, Parameter, Place};
use proc_macro2::TokenStream;
use quote::quote;

/// Returns the items that belong to the request of an operation.
pub(super) fn items(api: &Scope<'_>, group: &Group, operation: &Operation) -> Vec<Part> {
    let name = ident(&operation.builder);
    let docs = comment(&format!("A request of [`{0}::{1}`].", group.handle, operation.name));
    let (response, payload) = response::types(api, &operation.response);
    let by_status = response::by_status(api, operation);
    if !operation.has_request_type() {
        return by_status.into_iter().map(Part::from).collect();
    }
    let item = quote! {
        #docs
        #[derive(Clone, Debug)]
        #[must_use = "a request is sent by `.await` or `.send()`"]
        pub struct #name(runtime::Request);
    };
    let setters: Vec<_> = setters(api, operation).collect();
    let setters = (!setters.is_empty()).then(|| {
        let setters = braced(setters);
        quote!(impl #name #setters)
    });
    let types = [Some(quote!(#name)), payload, Some(response)].into_iter().flatten();
    let call = part::macro_call("impl_request", types.chain(blocking(api)));
    let more = [paging::implementation(api, operation), polling::implementation(api, operation)];
    let more = more.into_iter().flatten().chain(by_status);
    let items = [item].into_iter().chain(setters).map(Part::from);
    items.chain([call]).chain(more.map(Part::from)).collect()
}

/// Returns the type that the method of an operation returns.
pub(super) fn returned(api: &Scope<'_>, operation: &Operation) -> TokenStream {
    if operation.has_request_type() {
        let name = ident(&operation.builder);
        return quote!(#name);
    }
    let (response, payload) = response::types(api, &operation.response);
    let payload = payload.unwrap_or(response);
    quote!(runtime::Call<#payload>)
}

/// Returns what a module says of calls that block, whose runtime is another crate: it has no feature that says it.
fn blocking(api: &Scope<'_>) -> Option<TokenStream> {
    let output = &api.output;
    let is_said = output.kind.is_module() && !output.runtime.is_vendored();
    is_said.then(|| if api.module_has("blocking") { quote!(with_blocking) } else { quote!(without_blocking) })
}

fn setters(api: &Scope<'_>, operation: &Operation) -> impl Iterator<Item = TokenStream> {
    let parameters = operation.parameters.iter().map(|field| {
        let is_key = field.place == Place::Header && operation.idempotency_key.as_ref() == Some(&field.name.wire);
        let preset = field.preset.as_ref().map(docs::preset).unwrap_or_default();
        let demand = match field.required {
            true => "Required.",
            false if is_key => "Unless it is set, each call has a UUID of its own here, and all its attempts the same.",
            false => &preset,
        };
        setter(api, field, demand, parameter(api, field))
    });
    let body = operation.body.fields.iter().map(|field| body::field(api, &operation.body, field));
    let others = operation.body.wholes().map(|whole| body::whole(api, whole));
    parameters.chain(body).chain(others).chain(operation.body.open.then(extra))
}

/// Returns what a method says of the parameters that have a value before they are set.
pub(super) fn presets(operation: &Operation) -> TokenStream {
    let presets = operation.parameters.iter().filter_map(|field| {
        let (name, value) = (&field.name.wire, literal(field.preset.as_ref()?));
        let method = ident(place(field));
        Some(quote!(.#method::<runtime::Value>(#name, #value)))
    });
    quote!(#(#presets)*)
}

fn place(field: &Parameter) -> &'static str {
    match field.place {
        Place::Header => "header",
        Place::Cookie => "cookie",
        Place::Query | Place::Path | Place::Body => "query",
    }
}

/// Returns how a parameter is taken and set.
fn parameter(api: &Scope<'_>, field: &Parameter) -> Setter {
    let (name, wire) = (ident(&field.name.rust), &field.name.wire);
    let (ty, _) = argument(api, &field.ty, &name);
    let (collect, value) = collected(api, &field.ty, &name);
    let codec = codec(api, &field.ty);
    let place = place(field);
    let method = ident(&if field.style.is_some() { format!("{place}_styled") } else { place.to_owned() });
    let style = field.style.map(style).map(|style| quote!(, #style));
    Setter { ty, collect, call: quote!(#method::<#codec>(#wire, #value #style)) }
}

fn extra() -> TokenStream {
    quote! {
        /// Sends a field in the body that the document does not declare.
        pub fn extra(self, name: impl Into<String>, value: impl Into<runtime::Value>) -> Self {
            Self(self.0.extra(name, value))
        }
    }
}
