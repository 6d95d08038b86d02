//! Traits that types derive by choice, and attributes that tell macros the names on the wire.

use super::scope::Scope;
use super::tokens::path;
use crate::model::{Derives, Field, Presence, Type, TypeDef};
use proc_macro2::TokenStream;
use quote::quote;

/// The macros that a type derives, each with a comma in front.
pub(super) fn macros(def: &TypeDef) -> TokenStream {
    let paths = def.derives.macros.iter().map(|text| path(text));
    quote!(#(, #paths)*)
}

/// The attributes of a type.
pub(super) fn attributes(def: &TypeDef) -> TokenStream {
    let attributes = def.derives.attributes.iter().map(|text| path(text));
    quote!(#(#[#attributes])*)
}

/// Tells macros the name of something on the wire.
pub(super) fn rename(derives: &Derives, wire: &str) -> Option<TokenStream> {
    let attribute = path(derives.rename.as_deref()?);
    Some(quote!(#[#attribute(rename = #wire)]))
}

/// Tells macros of serde how something is written, such as `flatten`.
pub(super) fn serde(derives: &Derives, what: &str) -> Option<TokenStream> {
    let what = path(what);
    (derives.rename.as_deref() == Some("serde")).then(|| quote!(#[serde(#what)]))
}

/// Tells `schemars` the type of a field on the wire, if that of the field does not.
pub(super) fn schema(api: &Scope<'_>, def: &TypeDef, field: &Field) -> Option<TokenStream> {
    if !has_schema(def) || !is_hidden(&field.ty) {
        return None;
    }
    let ty = wire(api, &field.ty);
    let ty = match field.presence {
        Presence::Required | Presence::Defaulted => ty,
        _ => format!("Option<{ty}>"),
    };
    Some(quote!(#[schemars(with = #ty)]))
}

/// Tells `schemars` the type of a value on the wire, if its own does not.
pub(super) fn schema_of(api: &Scope<'_>, def: &TypeDef, ty: &Type) -> Option<TokenStream> {
    let ty = Some(wire(api, ty)).filter(|_| has_schema(def) && is_hidden(ty))?;
    Some(quote!(#[schemars(with = #ty)]))
}

/// Tells `schemars` that a variant is an integer.
pub(super) fn integer(def: &TypeDef) -> Option<TokenStream> {
    has_schema(def).then(|| quote!(#[schemars(with = "i64")]))
}

fn has_schema(def: &TypeDef) -> bool {
    def.derives.macros.iter().any(|path| path.rsplit("::").next() == Some("JsonSchema"))
}

/// Returns whether a type or one that it is made of says nothing of its JSON.
fn is_hidden(ty: &Type) -> bool {
    let is_text = |ty: &Type| matches!(ty, Type::Secret | Type::Date | Type::DateTime | Type::Uuid | Type::Base64);
    let is_other = |ty: &Type| matches!(ty, Type::Flag | Type::Decimal | Type::TextOrList | Type::Text(_) | Type::Unit);
    ty.any(&|ty| is_text(ty) || is_other(ty) || matches!(ty, Type::Custom(_)))
}

/// A type that has the same JSON.
fn wire(api: &Scope<'_>, ty: &Type) -> String {
    match ty {
        Type::Text(_) | Type::Secret | Type::Date | Type::DateTime | Type::Uuid | Type::Base64 => "String".to_owned(),
        Type::Decimal => "f64".to_owned(),
        Type::Flag => "i64".to_owned(),
        Type::Custom(custom) if custom.is_text() => "String".to_owned(),
        Type::Custom(_) | Type::TextOrList | Type::Json | Type::Unit => "runtime::Value".to_owned(),
        Type::Boxed(inner) => wire(api, inner),
        Type::Nullable(inner) => format!("Option<{}>", wire(api, inner)),
        Type::List(inner) => format!("Vec<{}>", wire(api, inner)),
        Type::Map(inner) => format!("std::collections::BTreeMap<String, {}>", wire(api, inner)),
        Type::Tuple(items) => {
            let items: Vec<_> = items.iter().map(|item| format!("{},", wire(api, item))).collect();
            format!("({})", items.concat())
        }
        other => api.describe(other),
    }
}
