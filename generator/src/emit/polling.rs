//! Waiting for the end of an operation: the implementation of the runtime's trait of operations that go on.

use super::response;
use super::scope::Scope;
use super::tokens::ident;
use crate::model::{FilledPath, Operation, Polling, ResultPlace, StatePlace, StateWords};
use proc_macro2::TokenStream;
use quote::quote;

/// The implementation for the request of an operation that may go on after it was answered.
pub(super) fn implementation(api: &Scope<'_>, operation: &Operation) -> Option<TokenStream> {
    let polling = operation.polling.as_ref()?;
    let builder = ident(&operation.builder);
    let (value, reader) = response::types(api, operation.outcome()?);
    let outcome = reader.unwrap_or(value);
    let how = how(polling);
    Some(quote! {
        impl runtime::LongRunning for #builder {
            type Outcome = #outcome;

            const POLLING: runtime::Polling = #how;
        }
    })
}

/// Returns how the runtime knows the end.
fn how(polling: &Polling) -> TokenStream {
    let state = match &polling.state {
        StatePlace::Azure => quote!(runtime::Polling::azure()),
        StatePlace::Header(name) => quote!(runtime::Polling::header(#name)),
        StatePlace::Field(pointer) => quote!(runtime::Polling::field(#pointer)),
        StatePlace::Path(path) => {
            let arguments = filled(path);
            quote!(runtime::Polling::path(#arguments))
        }
    };
    let words = polling.words.as_ref().map(|StateWords { pointer, finished, failed, error }| {
        let error = error.as_ref().map(|error| quote!(.error(#error)));
        quote!(.status(#pointer, &[#(#finished),*], &[#(#failed),*]) #error)
    });
    let result = match &polling.result {
        ResultPlace::State => None,
        ResultPlace::Original => Some(quote!(.result_at_original())),
        ResultPlace::Location => Some(quote!(.result_at_location())),
        ResultPlace::Field(pointer) => Some(quote!(.result_at_field(#pointer))),
        ResultPlace::Path(path) => {
            let arguments = filled(path);
            Some(quote!(.result_at_path(#arguments)))
        }
    };
    let accept = polling.accept.as_ref().map(|accept| quote!(.accept(#accept)));
    quote!(#state #words #result #accept)
}

/// A path, and the pointers to the values of its placeholders.
fn filled(path: &FilledPath) -> TokenStream {
    let FilledPath { path, values } = path;
    let values = values.iter().map(|(name, pointer)| quote!((#name, #pointer)));
    quote!(#path, &[#(#values),*])
}
