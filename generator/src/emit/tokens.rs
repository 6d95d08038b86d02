//! Helpers of several emitters: identifiers, literals, types and codecs as tokens, and `use` declarations.

use super::lints::allow_complex;
use super::scope::Scope;
use crate::document::hidden::first_hidden;
use crate::model::{Dialect, ListFormat, Runtime, Style, StyleKind, Type, TypeId, TypeKind, is_identifier_or_keyword};
use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream};
use quote::quote;
use std::collections::BTreeSet;

/// The identifier of a name that `arrange` has settled. Any other text becomes `_`.
pub(super) fn ident(name: &str) -> Ident {
    Ident::new(if is_identifier_or_keyword(name) { name } else { "_" }, Span::call_site())
}

/// Braces around what stands in them. Nothing is copied, as it would be by `quote!`.
pub(super) fn braced(parts: impl IntoIterator<Item = TokenStream>) -> Group {
    Group::new(Delimiter::Brace, parts.into_iter().collect())
}

/// The declaration by which emitted code comes by the runtime.
pub(super) fn runtime(api: &Scope<'_>) -> TokenStream {
    match api.output.runtime {
        Runtime::Vendored => {
            let root = api.root();
            quote!(use #root::runtime;)
        }
        Runtime::Crate | Runtime::Path(_) => quote!(
            use ampersat_runtime as runtime;
        ),
    }
}

/// A string literal; a raw one if that spares escapes and can hold it.
pub(super) fn text(text: &str) -> Literal {
    let has_escapes = text.contains(['\n', '"', '\\']);
    let hashes = ["#", "##", "###"].into_iter().find(|hashes| !text.contains(&format!("\"{hashes}")));
    let hashes = hashes.filter(|_| has_escapes && first_hidden(text, &['\n']).is_none());
    let raw = hashes.and_then(|hashes| format!("r{hashes}\"{text}\"{hashes}").parse().ok());
    raw.unwrap_or_else(|| Literal::string(text))
}

/// The mark between the lines of a comment, until it has been formatted. No document can hold it in a comment.
pub(crate) const LINE: &str = "\u{1}";

/// The name of a type in a macro that makes it a codec, which must know the dialect that serde reads it in.
pub(super) fn in_dialect(api: &Scope<'_>, name: &Ident) -> TokenStream {
    match api.dialect {
        Dialect::Json => quote!(#name),
        Dialect::Php => quote!(Php::#name),
    }
}

/// The literal of a constant: a string, an integer or a boolean.
pub(super) fn literal(value: &serde_json::Value) -> TokenStream {
    match (value.as_str(), value.as_i64(), value.as_bool()) {
        (Some(text), ..) => quote!(#text),
        (_, Some(integer), _) => {
            // One without a suffix would be an `i32`.
            let is_small = i32::try_from(integer).is_ok();
            let literal = if is_small { Literal::i64_unsuffixed(integer) } else { Literal::i64_suffixed(integer) };
            quote!(#literal)
        }
        (.., Some(flag)) => quote!(#flag),
        _ => quote!(()),
    }
}

/// The Rust type of a value.
pub(super) fn rust_type(api: &Scope<'_>, ty: &Type) -> TokenStream {
    match ty {
        Type::Text(inner) => rust_type(api, inner),
        Type::Flag => quote!(bool),
        Type::Custom(custom) => path(&custom.path),
        _ => composed(api, ty, rust_type).unwrap_or_else(|| codec(api, ty)),
    }
}

/// The type of objects that are used as maps.
pub(super) fn map(api: &Scope<'_>) -> Ident {
    ident(if api.hashed_maps { "HashMap" } else { "BTreeMap" })
}

/// The path of a type that somebody has chosen.
pub(super) fn path(text: &str) -> TokenStream {
    text.parse().unwrap_or_default()
}

/// A type that is made of others, each written by `inner`.
fn composed(api: &Scope<'_>, ty: &Type, inner: fn(&Scope<'_>, &Type) -> TokenStream) -> Option<TokenStream> {
    let (Type::Boxed(held) | Type::Nullable(held) | Type::List(held) | Type::Map(held)) = ty else {
        let Type::Tuple(items) = ty else { return None };
        let items: Vec<_> = items.iter().map(|item| inner(api, item)).collect();
        let comma = (items.len() == 1).then(|| quote!(,));
        return Some(quote!((#(#items),* #comma)));
    };
    let held = inner(api, held);
    Some(match ty {
        Type::Boxed(_) => quote!(Box<#held>),
        Type::Nullable(_) => quote!(Option<#held>),
        Type::List(_) => quote!(Vec<#held>),
        _ => {
            let map = map(api);
            quote!(#map<String, #held>)
        }
    })
}

/// The codec that reads and writes a value: the type itself, or an adapter for how it is spelled on the wire.
pub(super) fn codec(api: &Scope<'_>, ty: &Type) -> TokenStream {
    match ty {
        Type::Unit => quote!(()),
        Type::Boolean => quote!(bool),
        Type::Flag => quote!(runtime::Flag),
        Type::Int32 => quote!(i32),
        Type::Int64 => quote!(i64),
        Type::Uint32 => quote!(u32),
        Type::Uint64 => quote!(u64),
        Type::Float => quote!(f64),
        Type::Decimal => quote!(runtime::Decimal),
        Type::String => quote!(String),
        Type::Secret => quote!(runtime::Secret),
        Type::Date => quote!(runtime::Date),
        Type::DateTime => quote!(runtime::DateTime),
        Type::Uuid => quote!(runtime::Uuid),
        Type::Base64 => quote!(runtime::Base64),
        Type::Json => quote!(runtime::Value),
        Type::TextOrList => quote!(runtime::TextOrList),
        Type::Text(inner) => {
            let inner = codec(api, inner);
            quote!(runtime::Text<#inner>)
        }
        Type::Boxed(_) | Type::Nullable(_) | Type::List(_) | Type::Map(_) | Type::Tuple(_) => {
            composed(api, ty, codec).unwrap_or_default()
        }
        Type::Custom(custom) => path(&custom.codec),
        Type::Named(id) => {
            let name = ident(&api.types.get(*id).name);
            quote!(#name)
        }
    }
}

/// The runtime's name of a style.
pub(super) fn style(style: Style) -> TokenStream {
    let (name, explodes) = match style.kind {
        StyleKind::Form => ("FORM", true),
        StyleKind::SpaceDelimited => ("SPACE_DELIMITED", false),
        StyleKind::PipeDelimited => ("PIPE_DELIMITED", false),
        StyleKind::DeepObject => ("DEEP_OBJECT", style.explode),
        StyleKind::Field => ("FIELD", true),
        StyleKind::Simple => ("SIMPLE", false),
        StyleKind::Label => ("LABEL", false),
        StyleKind::Matrix => ("MATRIX", false),
        StyleKind::Json => ("JSON", style.explode),
    };
    let name = ident(name);
    let explode = match style.explode {
        explode if explode == explodes => None,
        true => Some(quote!(.exploded())),
        false => Some(quote!(.joined())),
    };
    let reserved = style.reserved.then(|| quote!(.reserved()));
    let lists = match style.lists {
        ListFormat::Brackets => None,
        ListFormat::Indices => Some(quote!(.indices())),
        ListFormat::Repeat => Some(quote!(.repeat())),
    };
    let kept = style.kept.then(|| quote!(.kept()));
    quote!(runtime::Style::#name #explode #reserved #lists #kept)
}

/// Returns whether a type is its own codec: nothing in it is spelled on the wire in another way.
pub(super) fn is_own_codec(ty: &Type) -> bool {
    !ty.any(&|ty| match ty {
        Type::Flag | Type::Text(_) => true,
        Type::Custom(custom) => custom.path != custom.codec,
        _ => false,
    })
}

/// Declares the value of a setter or argument if it has to be collected first, and says what is set afterwards. The
/// request makes it a value of its codec.
pub(super) fn collected(api: &Scope<'_>, ty: &Type, name: &Ident) -> (Option<TokenStream>, TokenStream) {
    let (_, value) = argument(api, ty, name);
    match ty {
        Type::Text(inner) => collected(api, inner, name),
        Type::List(_) | Type::Map(_) => {
            let ty = rust_type(api, ty);
            let allow = allow_complex(&ty);
            (Some(quote!(#allow let #name: #ty = #value;)), quote!(#name))
        }
        Type::Nullable(_) => (None, value),
        _ => (None, quote!(#name)),
    }
}

/// The type by which a setter or argument takes a value, and the code that makes that the value's type.
pub(super) fn argument(api: &Scope<'_>, ty: &Type, name: &Ident) -> (TokenStream, TokenStream) {
    match ty {
        Type::Text(inner) => argument(api, inner, name),
        _ if is_taken_as_it_is(ty) => (rust_type(api, ty), quote!(#name)),
        Type::Nullable(inner) => {
            let inner = rust_type(api, inner);
            (quote!(impl Into<runtime::Nullable<#inner>>), quote!(runtime::nullable(#name)))
        }
        Type::List(inner) => {
            let (item, becomes) = item(api, inner);
            let map = becomes.then(|| quote!(.map(Into::into)));
            (quote!(impl IntoIterator<Item = #item>), quote!(#name.into_iter()#map.collect()))
        }
        Type::Map(inner) => {
            let (item, becomes) = item(api, inner);
            let into = becomes.then(|| quote!(.into()));
            let pair = quote!(|(key, value)| (key.into(), value #into));
            (
                quote!(impl IntoIterator<Item = (impl Into<String>, #item)>),
                quote!(#name.into_iter().map(#pair).collect()),
            )
        }
        _ => (into(api, ty), quote!(#name.into())),
    }
}

/// Returns whether a setter or argument takes the value itself, and nothing that becomes one.
pub(super) fn is_taken_as_it_is(ty: &Type) -> bool {
    match ty {
        Type::Text(inner) => is_taken_as_it_is(inner),
        Type::Unit | Type::Boolean | Type::Flag | Type::Int32 | Type::Int64 | Type::Uint32 | Type::Uint64 => true,
        Type::Float | Type::Uuid | Type::Tuple(_) => true,
        _ => false,
    }
}

/// Returns the type that an item of a list or a map is taken as, and true if it becomes one by `into`. Structs, unions of
/// structs, numbers and the like are taken as they are: so a number needs no suffix, and the type of `[a.into()]` is known.
fn item(api: &Scope<'_>, ty: &Type) -> (TokenStream, bool) {
    let is_itself = is_taken_as_it_is(ty) || matches!(ty, Type::Named(_)) && is_struct(api, ty, &mut Vec::new());
    if is_itself { (rust_type(api, ty), false) } else { (into(api, ty), true) }
}

/// Returns whether a type is a struct, or one of several.
fn is_struct(api: &Scope<'_>, ty: &Type, seen: &mut Vec<TypeId>) -> bool {
    match ty {
        Type::Boxed(inner) => is_struct(api, inner, seen),
        Type::Named(id) if seen.contains(id) => true,
        Type::Named(id) => match &api.types.get(*id).kind {
            TypeKind::Struct(_) => true,
            TypeKind::Union(variants) => {
                seen.push(*id);
                variants.iter().all(|variant| variant.constant.is_none() && is_struct(api, &variant.ty, seen))
            }
            _ => false,
        },
        _ => false,
    }
}

fn into(api: &Scope<'_>, ty: &Type) -> TokenStream {
    let ty = rust_type(api, ty);
    quote!(impl Into<#ty>)
}

/// The import of the map, if one of the types holds one.
pub(super) fn map_import<'a>(api: &Scope<'_>, mut types: impl Iterator<Item = &'a Type>) -> Option<TokenStream> {
    types.any(|ty| ty.any(&|ty| matches!(ty, Type::Map(_)))).then(|| {
        let map = map(api);
        quote!(
            use std::collections::#map;
        )
    })
}

/// The import of those of the types that several groups use.
pub(super) fn shared_import<'a>(api: &Scope<'_>, types: impl Iterator<Item = &'a Type>) -> Option<TokenStream> {
    let defs = types.flat_map(Type::references).map(|id| api.types.get(id));
    let names: BTreeSet<_> = defs.filter(|def| def.group.is_none()).map(|def| def.name.as_str()).collect();
    let (root, count) = (api.root(), names.len());
    let names = names.into_iter().map(ident);
    match count {
        0 => None,
        1 => Some(quote!(use #root::types::#(#names)*;)),
        _ => Some(quote!(use #root::types::{#(#names),*};)),
    }
}
