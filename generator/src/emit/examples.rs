//! `tests/examples.rs`: each documented answer is decoded, encoded and compared.

use super::scope::Scope;
use super::tokens::{codec, ident, map, runtime, text};
use crate::model::{Group, Operation, Type};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn module(api: &Scope<'_>) -> TokenStream {
    let groups = api.groups.iter().filter_map(|group| tests_of(api, group));
    quote! {
        #![doc = " The documented responses, decoded and encoded again without loss."]

        #(#groups)*
    }
}

fn tests_of(api: &Scope<'_>, group: &Group) -> Option<TokenStream> {
    let tests: Vec<_> = group
        .operations
        .iter()
        .filter_map(|operation| Some(test(api, operation, operation.response.json()?, operation.whole_example()?)))
        .collect();
    let runtime = runtime_from_outside(api);
    let (module, feature) = (ident(&group.name.rust), &group.name.rust);
    (!tests.is_empty()).then(|| {
        quote! {
            #[cfg(feature = #feature)]
            #[rustfmt::skip]
            mod #module {
                #runtime

                #(#tests)*
            }
        }
    })
}

fn test(api: &Scope<'_>, operation: &Operation, ty: &Type, example: &str) -> TokenStream {
    let name = ident(&operation.name);
    let codec = path_to(api, ty);
    let example = text(example);
    quote! {
        #[test]
        fn #name() {
            runtime::testing::assert_example::<#codec>(#example);
        }
    }
}

fn runtime_from_outside(api: &Scope<'_>) -> TokenStream {
    if !api.output.runtime.is_vendored() {
        return runtime(api);
    }
    let krate = ident(&api.name.replace('-', "_"));
    quote!(
        use #krate::runtime;
    )
}

/// The codec of a type, named from outside of the crate.
fn path_to(api: &Scope<'_>, ty: &Type) -> TokenStream {
    match ty {
        Type::Named(id) => {
            let def = api.types.get(*id);
            let (module, name) = (ident(api.module_of(def)), ident(&def.name));
            let krate = ident(&api.name.replace('-', "_"));
            quote!(#krate::#module::#name)
        }
        Type::List(inner) => {
            let inner = path_to(api, inner);
            quote!(Vec<#inner>)
        }
        Type::Map(inner) => {
            let inner = path_to(api, inner);
            {
                let map = map(api);
                quote!(std::collections::#map<String, #inner>)
            }
        }
        other => codec(api, other),
    }
}
