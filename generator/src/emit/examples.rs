//! `tests/examples.rs`: each documented answer is decoded, encoded and compared.

use super::tokens::{codec, ident, text};
use crate::model::{Api, Group, Operation, Type};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn module(api: &Api) -> TokenStream {
    let groups = api.groups.iter().filter_map(|group| tests_of(api, group));
    quote! {
        #![doc = " The documented answers, decoded and encoded again without loss."]

        #(#groups)*
    }
}

fn tests_of(api: &Api, group: &Group) -> Option<TokenStream> {
    let tests: Vec<_> = group
        .operations
        .iter()
        .filter_map(|operation| Some(test(api, group, operation, operation.example.as_deref()?)))
        .collect();
    let (module, feature) = (ident(&group.name.rust), &group.name.rust);
    (!tests.is_empty()).then(|| {
        quote! {
            #[cfg(feature = #feature)]
            mod #module {
                #(#tests)*
            }
        }
    })
}

fn test(api: &Api, group: &Group, operation: &Operation, example: &str) -> TokenStream {
    let name = ident(&operation.name);
    let krate = ident(&api.name.replace('-', "_"));
    let codec = match &operation.response {
        Type::Named(id) => match api.types.get(*id) {
            Some(def) => {
                let module = ident(def.group.map_or("types", |_| group.name.rust.as_str()));
                let name = ident(&def.name);
                quote!(#krate::#module::#name)
            }
            None => quote!(#krate::Value),
        },
        other => codec(api, other),
    };
    let codec = if operation.response == Type::Json { quote!(#krate::Value) } else { codec };
    let example = text(example);
    quote! {
        #[test]
        fn #name() {
            ampersat_runtime::testing::assert_example::<#codec>(#example);
        }
    }
}
