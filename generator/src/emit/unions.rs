//! One of several types: told apart by constants, or the one that fits best; or something else.

use super::derives;
use super::docs::{self, comment};
use super::lints::allow_complex;
use super::part::{self, Part};
use super::prose::code;
use super::scope::Scope;
use super::tokens::{codec, ident, in_dialect, literal, rust_type};
use crate::model::{Api, Tag, Type, TypeDef, TypeKind, Variant};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

pub(super) fn item(api: &Scope<'_>, def: &TypeDef, variants: &[Variant]) -> Vec<Part> {
    let name = ident(&def.name);
    let docs = comment(&docs::type_def(api, def));
    let names: Vec<_> = variants.iter().map(|variant| ident(&variant.name)).collect();
    let held: Vec<_> = variants
        .iter()
        .map(|variant| match &variant.constant {
            Some(_) => None,
            None => {
                let ty = rust_type(api, &variant.ty);
                let allow = allow_complex(&ty);
                Some(quote!((#allow #ty)))
            }
        })
        .collect();
    let codecs: Vec<_> = variants.iter().map(|variant| codec(api, &variant.ty)).collect();
    let variant_docs = variants.iter().map(|variant| comment(&variant_docs(variant)));
    let constants = constants(variants, &names);
    let table = part::macro_table("impl_union", in_dialect(api, &name), rows(variants, &names, &codecs), constants);
    let (macros, attributes) = (derives::macros(def), derives::attributes(def));
    let untagged = derives::serde(&def.derives, "untagged");
    let schemas = variants.iter().map(|variant| derives::schema_of(api, def, &variant.ty));
    let item = quote! {
        #docs
        #[derive(Clone, Debug, PartialEq #macros)]
        #attributes
        #untagged
        #[non_exhaustive]
        pub enum #name {
            #(#variant_docs #schemas #names #held,)*
            /// A kind that this version of the client does not know.
            Unknown(runtime::Value),
        }
    };
    [item.into()].into_iter().chain(conversions(api, def, variants, &names)).chain([table]).collect()
}

/// Makes the union of what one of its variants alone holds, and of literals where that is text.
fn conversions(api: &Scope<'_>, def: &TypeDef, variants: &[Variant], names: &[Ident]) -> Vec<Part> {
    let name = ident(&def.name);
    let texts: Vec<_> = variants.iter().map(|variant| rust_type(api, &variant.ty).to_string()).collect();
    let open_texts = variants.iter().filter(|variant| is_open_text(api, &variant.ty)).count();
    let is_list_of_texts = |variant: &&Variant| matches!(&variant.ty, Type::List(items) if takes_text(api, items));
    let lists_of_texts = variants.iter().filter(is_list_of_texts).count();
    let is_only = |text: &String| texts.iter().filter(|other| *other == text).count() == 1;
    let holding = variants.iter().zip(names).zip(&texts).filter(|((variant, _), _)| variant.constant.is_none());
    let plain: Vec<_> = holding.filter(|(_, text)| is_only(text)).map(|((variant, name), _)| (variant, name)).collect();
    let from = (!plain.is_empty()).then(|| {
        let pairs = plain.iter().map(|(variant, variant_name)| {
            let held = rust_type(api, &variant.ty);
            quote!((#variant_name, #held))
        });
        part::macro_call("impl_from", [quote!(#name)].into_iter().chain(pairs))
    });
    let literals = plain.iter().filter_map(|(variant, variant_name)| {
        let (generics, ty, value) = match &variant.ty {
            Type::String => (quote!(), quote!(&str), quote!(value.to_owned())),
            ty @ Type::Named(_) if open_texts == 1 && is_open_text(api, ty) => {
                (quote!(), quote!(&str), quote!(value.into()))
            }
            Type::List(items) if lists_of_texts == 1 && takes_text(api, items) => {
                let into = if **items == Type::String { quote!(str::to_owned) } else { quote!(Into::into) };
                (quote!(<const N: usize>), quote!([&str; N]), quote!(value.map(#into).to_vec()))
            }
            _ => return None,
        };
        Some(quote! {
            impl #generics From<#ty> for #name {
                fn from(value: #ty) -> Self {
                    Self::#variant_name(#value)
                }
            }
        })
    });
    from.into_iter().chain(literals.map(Part::from)).collect()
}

/// Returns whether a type can be any text: text itself, or one of several that are known.
fn is_open_text(api: &Api, ty: &Type) -> bool {
    match ty {
        Type::String => true,
        Type::Named(id) => {
            matches!(&api.types.get(*id).kind, TypeKind::Enum(texts) if !texts.integers)
        }
        _ => false,
    }
}

/// Returns whether a text becomes a value of a type by `into`.
fn takes_text(api: &Api, ty: &Type) -> bool {
    let is_open = |variant: &&Variant| variant.constant.is_none() && is_open_text(api, &variant.ty);
    match ty {
        Type::Named(id) => match &api.types.get(*id).kind {
            TypeKind::Union(variants) => variants.iter().filter(is_open).count() == 1,
            _ => is_open_text(api, ty),
        },
        _ => is_open_text(api, ty),
    }
}

pub(super) fn variant_docs(variant: &Variant) -> String {
    let tag = |Tag { key, values }: &Tag| {
        let values: Vec<_> =
            values.iter().map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)).collect();
        code(&format!("{key}: {}", values.join(" or ")))
    };
    if let Some(constant) = &variant.constant {
        let wire = constant.as_str().map_or_else(|| constant.to_string(), str::to_owned);
        return if docs::tells(&variant.name, &wire) { String::new() } else { code(&wire) };
    }
    match (variant.tags.as_slice(), &variant.otherwise) {
        ([], Some(key)) => format!("Any other {}.", code(key)),
        // The type stands in the variant.
        ([], None) => String::new(),
        (tags, _) => tags.iter().map(tag).collect::<Vec<_>>().join(", "),
    }
}

/// The variants that hold nothing, and their values.
fn constants(variants: &[Variant], names: &[Ident]) -> Option<TokenStream> {
    let pairs = variants.iter().zip(names).filter_map(|(variant, name)| {
        let value = literal(variant.constant.as_ref()?);
        Some(quote!((#name, #value)))
    });
    let pairs: Vec<_> = pairs.collect();
    (!pairs.is_empty()).then(|| quote!([#(#pairs),*]))
}

/// The rows by which the other variants are found. Those that are known by constants come first.
fn rows(variants: &[Variant], names: &[Ident], codecs: &[TokenStream]) -> Vec<TokenStream> {
    let holding = variants.iter().zip(names).zip(codecs).filter(|((variant, _), _)| variant.constant.is_none());
    let (untagged, tagged): (Vec<_>, Vec<_>) = holding.partition(|((variant, _), _)| variant.tags.is_empty());
    let rows = tagged.into_iter().chain(untagged).map(|((variant, name), codec)| {
        let (method, tags) = test(&variant.tags);
        quote!(#name: #method::<#codec>(#tags))
    });
    rows.collect()
}

/// The method by which a variant is found, and the constants.
fn test(tags: &[Tag]) -> (Ident, TokenStream) {
    let text = |tag: &Tag| match tag.values.as_slice() {
        [only] => only.as_str().map(|text| (tag.key.clone(), text.to_owned())),
        _ => None,
    };
    if tags.is_empty() {
        return (ident("fits"), TokenStream::new());
    }
    let texts: Option<Vec<_>> = tags.iter().map(text).collect();
    if let Some(texts) = texts {
        let pairs = texts.iter().map(|(key, value)| quote!((#key, #value)));
        return (ident("tagged"), quote!(&[#(#pairs),*]));
    }
    let tags = tags.iter().map(|Tag { key, values }| {
        let values = values.iter().map(|value| match (literal(value), value.as_i64()) {
            // The method would be called on what follows the sign.
            (literal, Some(..0)) => quote!((#literal).into()),
            (literal, _) => quote!(#literal.into()),
        });
        quote!((#key, &[#(#values),*]))
    });
    (ident("one_of"), quote!(&[#(#tags),*]))
}
