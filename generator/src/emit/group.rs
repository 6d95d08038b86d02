//! `generated/GROUP/mod.rs`: the handle, and all that belongs to each operation, one after the other.

use super::access::alternatives;
use super::docs::{self, comment, inner_comment};
use super::links;
use super::lints::allow;
use super::part::{Part, Parts};
use super::prose::{code, sentence};
use super::scope::{Scope, of_group};
use super::tokens::{
    argument, braced, codec, collected, ident, is_taken_as_it_is, literal, map_import, runtime, rust_type, style,
};
use super::{body, mock, requests, response};
use crate::model::{Class, Constant, Group, GroupId, Operation, Parameter, Place, Switch, Type};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn module<'a>(api: &'a Scope<'a>, id: GroupId) -> Parts<'a> {
    let group = api.groups.get(id);
    let count = group.operations.iter().filter(|operation| !operation.is_second()).count();
    let plural = if count == 1 { "" } else { "s" };
    let about = match group.description.as_str() {
        "" => format!("The operations tagged {}.", code(&group.name.wire)),
        text => text.to_owned(),
    };
    if api.output.types_only {
        let docs = inner_comment(&about);
        let shared = reexport(api);
        return Box::new([quote!(#docs pub(super) mod types; pub use types::*; #shared).into()].into_iter());
    }
    let module_docs = inner_comment(&format!(
        "{about}\n\n{count} operation{plural}, behind the handle {}.",
        links::near(&group.handle)
    ));
    let handle = ident(&group.handle);
    let (name, root) = (&group.name.rust, api.root_text());
    let handle_docs = comment(&format!("{} From [`Client::{name}`]({root}::Client::{name}).", summary(group)));
    let has_types = of_group(api, Some(id)).next().is_some();
    let types = has_types.then(|| {
        quote!(
            pub(super) mod types;
        )
    });
    let mock = mock::declaration(api, Some(id));
    let export = has_types.then(|| {
        quote!(
            pub use types::*;
        )
    });
    let types_used = group.operations.iter().flat_map(Operation::types_in_code);
    let (map, shared) = (map_import(api, types_used), reexport(api));
    let runtime = runtime(api);
    let top = quote! {
        #module_docs

        #mock
        #types

        #runtime
        #map

        #export
        #shared
    };
    let item = quote! {
        #handle_docs
        #[derive(Clone, Copy, Debug)]
        pub struct #handle<'a>(pub(crate) &'a runtime::Client);
    };
    let items = group.operations.iter().flat_map(|operation| items(api, group, operation));
    Box::new([top, item].into_iter().map(Part::from).chain(items))
}

/// A group in one sentence.
pub(super) fn summary(group: &Group) -> String {
    match group.summary.as_str() {
        "" => format!("The operations tagged {}.", code(&group.name.wire)),
        summary => sentence(summary),
    }
}

/// The types that several groups use, under a path that stays when a type of this group becomes one of them.
fn reexport(api: &Scope<'_>) -> Option<TokenStream> {
    of_group(api, None).next().map(|_| {
        quote!(
            #[doc(hidden)]
            pub use super::types::shared::*;
        )
    })
}

/// All that is written for an operation.
pub(super) fn items(api: &Scope<'_>, group: &Group, operation: &Operation) -> Vec<Part> {
    let handle = ident(&group.handle);
    let method = braced([method(api, group, operation)]);
    let implementation = quote!(impl #handle<'_> #method);
    [implementation.into()].into_iter().chain(requests::items(api, group, operation)).collect()
}

fn method(api: &Scope<'_>, group: &Group, operation: &Operation) -> TokenStream {
    let docs = comment(&docs::method(api, operation));
    let deprecated = operation.deprecated.then(|| quote!(#[deprecated]));
    let taken = operation.path_parameters.iter().map(|parameter| {
        let (ty, _) = argument(api, &parameter.ty, &ident(&parameter.name.rust));
        (parameter.name.rust.as_str(), ty)
    });
    let taken: Vec<_> = [("self", quote!(&Self))].into_iter().chain(taken).collect();
    let allow = allow(None, &taken);
    let (name, returned) = (ident(&operation.name), requests::returned(api, operation));
    let start = begin(group, operation);
    let arguments = taken.iter().skip(1).map(|(name, ty)| {
        let name = ident(name);
        quote!(#name: #ty)
    });
    let values: Vec<_> = operation.path_parameters.iter().map(|parameter| value(api, parameter)).collect();
    let collect = operation
        .path_parameters
        .iter()
        .map(|one| collected(api, &one.ty, &ident(&one.name.rust)).0)
        .collect::<Vec<_>>();
    let server = operation.server.as_ref().map(|server| quote!(.server(#server)));
    let secured = operation.secured.as_ref().map(|wanted| {
        let wanted = alternatives(wanted);
        quote!(.secured(#wanted))
    });
    let switch = operation.switch.as_ref();
    let query = switch.filter(|switch| switch.place == Place::Query).map(query);
    let key = operation.idempotency_key.as_ref().map(|header| quote!(.idempotency_key(#header)));
    let presets = requests::presets(operation);
    let body = body::start(&operation.body, switch);
    let expectations = response::expectations(operation);
    let request = quote!(self.0 #start #server #secured #key #(#values)* #presets #query #body #expectations);
    quote! {
        #docs
        #deprecated
        #allow
        pub fn #name(&self #(, #arguments)*) -> #returned {
            #(#collect)*
            #request.into()
        }
    }
}

/// Sets the query parameter by which a method says how the answer comes.
fn query(switch: &Switch) -> TokenStream {
    let Constant { key, value } = &switch.constant;
    let literal = literal(value);
    match value {
        serde_json::Value::Bool(_) => quote!(.query::<bool>(#key, #literal)),
        _ => quote!(.query::<runtime::Value>(#key, #literal)),
    }
}

/// Begins the request, and says what the runtime must know of the operation. The class is named where it is not what the method
/// suggests.
fn begin(group: &Group, operation: &Operation) -> TokenStream {
    let (name, path) = (format!("{}.{}", group.name.rust, operation.name), &operation.path);
    let (usual, new) = match operation.method.as_str() {
        "GET" => (Class::Read, quote!(.get(#name, #path))),
        "POST" => (Class::Unsafe, quote!(.post(#name, #path))),
        "PUT" => (Class::Idempotent, quote!(.put(#name, #path))),
        "PATCH" => (Class::Unsafe, quote!(.patch(#name, #path))),
        "DELETE" => (Class::Idempotent, quote!(.delete(#name, #path))),
        method => (Class::Unsafe, quote!(.request(runtime::Operation::of(#method, #name, #path)))),
    };
    let class = (operation.class != usual).then(|| {
        let class = ident(match operation.class {
            Class::Read => "Read",
            Class::Idempotent => "Idempotent",
            Class::Unsafe => "Unsafe",
            Class::Spends => "Spends",
        });
        quote!(.class(runtime::Class::#class))
    });
    let parameters = operation.parameters.iter().filter(|field| field.required);
    let fields = operation.body.required_fields().filter(|_| operation.body.needs_fields());
    let required = parameters.chain(fields).map(|field| &field.name.wire).map(|name| quote!(#name));
    let required: Vec<_> = required.chain(operation.body.is_needed().then(|| quote!(runtime::BODY))).collect();
    let required = (!required.is_empty()).then(|| quote!(.required(&[#(#required),*])));
    let anonymous = (!operation.authenticated).then(|| quote!(.anonymous()));
    quote!(#new #class #required #anonymous)
}

/// Fills a placeholder of the path.
fn value(api: &Scope<'_>, parameter: &Parameter) -> TokenStream {
    let (wire, name) = (&parameter.name.wire, ident(&parameter.name.rust));
    let (_, value) = collected(api, &parameter.ty, &name);
    let ty = rust_type(api, &parameter.ty);
    match (&parameter.ty, parameter.style) {
        (other, Some(parameter_style)) => {
            let (codec, style) = (codec(api, other), style(parameter_style));
            quote!(.path_styled::<#codec>(#wire, #value, #style))
        }
        (other @ Type::Custom(_), None) => {
            let codec = codec(api, other);
            quote!(.path_styled::<#codec>(#wire, #value, runtime::Style::SIMPLE))
        }
        (Type::Float, None) => quote!(.path::<String>(#wire, #name.to_string())),
        (kind, None) if is_path_value(kind) => quote!(.path::<#ty>(#wire, #value)),
        (_, None) => quote!(.path::<String>(#wire, Into::<#ty>::into(#name).to_string())),
    }
}

/// Returns whether the runtime writes values of a type into paths.
fn is_path_value(ty: &Type) -> bool {
    let of_text = matches!(ty, Type::String | Type::Decimal | Type::Date | Type::DateTime);
    of_text || is_taken_as_it_is(ty)
}
