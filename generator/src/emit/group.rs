//! `generated/GROUP/mod.rs`: the handle with one method per operation.

use super::access::alternatives;
use super::docs::{self, comment, inner_comment};
use super::links;
use super::tokens::{
    allow, argument, braced, codec, collected, ident, imports, is_taken_as_it_is, runtime, rust_type, style,
};
use super::types::of_group;
use super::{body, response};
use crate::model::{Api, Group, Operation, Parameter, Type};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn module(api: &Api, index: usize, group: &Group) -> Vec<TokenStream> {
    let count = group.operations.len();
    let plural = if count == 1 { "" } else { "s" };
    let about = match group.description.as_str() {
        "" => format!("The operations tagged {}.", docs::code(&group.name.wire)),
        text => text.to_owned(),
    };
    let module_docs = inner_comment(&format!(
        "{about}\n\n{count} operation{plural}, behind the handle {}.",
        links::near(&group.handle)
    ));
    let handle = ident(&group.handle);
    let handle_docs =
        comment(&format!("The handle of this group; from [`Client::{}`](crate::Client::{0}).", group.name.rust));
    let methods = group.operations.iter().map(|operation| method(api, operation));
    let has_types = of_group(api, Some(index)).next().is_some();
    let types = has_types.then(|| {
        quote!(
            mod types;
        )
    });
    let export = has_types.then(|| {
        quote!(
            pub use types::*;
        )
    });
    let arguments = group.operations.iter().flat_map(|operation| &operation.path_parameters).map(|p| &p.ty);
    let imports = imports(api, arguments, Some(index), None);
    let runtime = runtime(api);
    let top = quote! {
        #module_docs

        mod requests;
        #types

        #runtime
        #imports

        pub use requests::*;
        #export
    };
    let item = quote! {
        #handle_docs
        #[derive(Clone, Copy, Debug)]
        pub struct #handle<'a> {
            client: &'a runtime::Client,
        }
    };
    let new = quote! {
        pub(crate) fn new(client: &'a runtime::Client) -> Self {
            Self { client }
        }
    };
    let methods = braced([new].into_iter().chain(methods));
    vec![top, item, quote!(impl<'a> #handle<'a> #methods)]
}

fn method(api: &Api, operation: &Operation) -> TokenStream {
    let docs = comment(&docs::method(api, operation));
    let deprecated = operation.deprecated.then(|| quote!(#[deprecated]));
    let names = operation.path_parameters.iter().map(|parameter| parameter.name.rust.as_str());
    let allow = allow(None, &["self"].into_iter().chain(names).collect::<Vec<_>>());
    let (name, builder) = (ident(&operation.name), ident(&operation.builder));
    let constant = ident(&operation.constant);
    let arguments = operation.path_parameters.iter().map(|parameter| {
        let name = ident(&parameter.name.rust);
        let (ty, _) = argument(api, &parameter.ty, &name);
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
    let start = body::start(&operation.body);
    let expectations = response::expectations(operation);
    quote! {
        #docs
        #deprecated
        #allow
        pub fn #name(&self #(, #arguments)*) -> #builder {
            #(#collect)*
            #builder(self.client.request(&requests::#constant)#server #secured #(#values)* #start #expectations)
        }
    }
}

/// Fills a placeholder of the path.
fn value(api: &Api, parameter: &Parameter) -> TokenStream {
    let (wire, name) = (&parameter.name.wire, ident(&parameter.name.rust));
    let (_, value) = collected(api, &parameter.ty, &name);
    let ty = rust_type(api, &parameter.ty);
    match (&parameter.ty, parameter.style) {
        (other, Some(parameter_style)) => {
            let (codec, style) = (codec(api, other), style(parameter_style));
            quote!(.path_styled::<#codec>(#wire, &#value, #style))
        }
        (Type::String, None) => quote!(.path::<String>(#wire, &#value)),
        (Type::Float, None) => quote!(.path(#wire, &#name.to_string())),
        (Type::List(_) | Type::Map(_), None) => quote!(.path(#wire, &#name)),
        (ty, None) if is_taken_as_it_is(ty) => quote!(.path(#wire, &#name)),
        (_, None) => quote!(.path(#wire, &Into::<#ty>::into(#name).to_string())),
    }
}
