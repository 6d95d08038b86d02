//! One object: the struct, constructors if requests hold it, and its codec.

use super::derives;
use super::docs::{self, comment};
use super::lints::{allow, allow_complex};
use super::part::{self, Part};
use super::prose::{code, one, paragraphs};
use super::scope::Scope;
use super::tokens::{argument, braced, codec, ident, in_dialect, is_taken_as_it_is, literal, map, rust_type};
use crate::model::{Constant, Field, Presence, Struct, Type, TypeDef, TypeKind};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn item(api: &Scope<'_>, def: &TypeDef, structure: &Struct) -> Vec<Part> {
    let name = ident(&def.name);
    let docs = comment(&docs::type_def(api, def));
    let fields = structure.fields.iter().map(|field| declaration(api, def, field));
    let rest = structure.rest.iter().map(|(rest, ty)| {
        let flatten = derives::serde(&def.derives, "flatten");
        let schema = derives::schema_of(api, def, &Type::Map(Box::new(ty.clone())));
        let (rest, ty, map) = (ident(rest), rust_type(api, ty), map(api));
        let ty = quote!(#map<String, #ty>);
        let allow = allow_complex(&ty);
        quote! {
            /// All other members, by their keys.
            #flatten
            #schema
            #allow
            pub #rest: #ty,
        }
    });
    let (macros, attributes) = (derives::macros(def), derives::attributes(def));
    let is_default = !structure.fields.iter().any(Field::is_needed);
    let has_presets = structure.fields.iter().any(|field| field.preset.is_some());
    let default = (is_default && !(has_presets && def.input)).then(|| quote!(Default,));
    let constructors = def.input.then(|| constructors(api, def, structure));
    let new_is_default = (is_default && has_presets && def.input).then(|| {
        quote! {
            impl Default for #name {
                fn default() -> Self {
                    Self::new()
                }
            }
        }
    });
    let codec = codec_impl(api, &name, structure);
    let item = quote! {
        #docs
        #[derive(Clone, Debug, #default PartialEq #macros)]
        #attributes
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            #(#rest)*
        }
    };
    let items = [item].into_iter().chain(constructors).chain(new_is_default);
    items.map(Part::from).chain([codec]).collect()
}

fn declaration(api: &Scope<'_>, def: &TypeDef, field: &Field) -> TokenStream {
    let docs = comment(&docs::field(field));
    let is_renamed = field.name.wire != field.name.rust;
    let rename = is_renamed.then(|| derives::rename(&def.derives, &field.name.wire)).flatten();
    let schema = derives::schema(api, def, field);
    let docs = quote!(#docs #rename #schema);
    let (name, ty) = (ident(&field.name.rust), rust_type(api, &field.ty));
    let ty = match field.presence {
        Presence::Optional | Presence::WriteOnly => quote!(Option<#ty>),
        Presence::Nullable => quote!(Option<Option<#ty>>),
        Presence::Required | Presence::Defaulted => ty,
    };
    let allow = allow_complex(&ty);
    quote!(#docs #allow pub #name: #ty,)
}

/// `new`, and a setter for each field that it does not take and a request can send: the struct is `non_exhaustive`.
fn constructors(api: &Scope<'_>, def: &TypeDef, structure: &Struct) -> TokenStream {
    let others = structure.fields.iter().filter(|field| !field.is_needed() && !field.read_only);
    let methods = braced([new(api, def, structure)].into_iter().chain(others.map(|field| setter(api, field))));
    let name = ident(&def.name);
    quote!(impl #name #methods)
}

/// `new` with the required fields.
fn new(api: &Scope<'_>, def: &TypeDef, structure: &Struct) -> TokenStream {
    let (required, others): (Vec<_>, Vec<_>) = structure.fields.iter().partition(|field| field.is_needed());
    let taken = required.iter().map(|field| {
        let (ty, _) = argument(api, &field.ty, &ident(&field.name.rust));
        (field.name.rust.as_str(), ty)
    });
    let taken: Vec<_> = taken.collect();
    let arguments = taken.iter().map(|(name, ty)| {
        let name = ident(name);
        quote!(#name: #ty)
    });
    let values = required.iter().map(|field| {
        let name = ident(&field.name.rust);
        let (_, value) = argument(api, &field.ty, &name);
        match (field.presence, is_taken_as_it_is(&field.ty)) {
            (Presence::WriteOnly, _) => quote!(#name: Some(#value)),
            (_, true) => quote!(#name),
            (_, false) => quote!(#name: #value),
        }
    });
    let empty = others.iter().map(|field| {
        let name = ident(&field.name.rust);
        match (&field.preset, field.presence) {
            (Some(value), presence) => {
                let value = preset(field, value, presence);
                quote!(#name: #value)
            }
            (None, Presence::Optional | Presence::Nullable) => quote!(#name: None),
            _ => quote!(#name: Default::default()),
        }
    });
    let rest = structure.rest.iter().map(|(rest, _)| {
        let rest = ident(rest);
        quote!(#rest: Default::default())
    });
    let has_presets = others.iter().any(|field| field.preset.is_some());
    let (name, called, is_derived) = (one(&def.name), code(&def.name), required.is_empty() && !has_presets);
    let docs = comment(&match required.is_empty() {
        _ if is_derived => format!("Creates an empty {called}."),
        true => format!("Creates {name} with its default values."),
        false => format!("Creates {name} with its required fields."),
    });
    let allow = allow(None, &taken);
    let members: Vec<_> = values.chain(empty).chain(rest).collect();
    let value = if is_derived { default(structure) } else { quote!(Self { #(#members),* }) };
    quote! {
        #docs
        #allow
        pub fn new(#(#arguments),*) -> Self {
            #value
        }
    }
}

/// A value without any field, by the derived `Default`. A setter `default` hides the function of the trait.
fn default(structure: &Struct) -> TokenStream {
    let is_hidden = structure.fields.iter().any(|field| field.name.rust == "default");
    if is_hidden { quote!(Default::default()) } else { quote!(Self::default()) }
}

/// Returns the methods with which tests make a value as responses have it: `new` if only responses have the type and there
/// is no default, and otherwise the setters of fields that are never sent.
pub(super) fn for_mocks(api: &Scope<'_>, def: &TypeDef) -> Option<TokenStream> {
    let TypeKind::Struct(structure) = &def.kind else { return None };
    let mut fields = mocked_fields(def).peekable();
    fields.peek()?;
    let methods = match def.input {
        true => braced(fields.map(|field| setter(api, field))),
        false => braced([new(api, def, structure)]),
    };
    let name = ident(&def.name);
    Some(quote!(impl #name #methods))
}

/// The fields that the methods for tests take.
pub(super) fn mocked_fields(def: &TypeDef) -> impl Iterator<Item = &Field> {
    let structure = if let TypeKind::Struct(structure) = &def.kind { Some(structure) } else { None };
    let fields = structure.into_iter().flat_map(|one| &one.fields);
    fields.filter(|field| if def.input { field.read_only } else { field.is_needed() })
}

/// The value of a field that nobody has set.
fn preset(field: &Field, value: &serde_json::Value, presence: Presence) -> TokenStream {
    let value = literal(value);
    let value = if field.ty == Type::String { quote!(#value.to_owned()) } else { quote!(#value.into()) };
    match presence {
        Presence::Optional | Presence::WriteOnly => quote!(Some(#value)),
        Presence::Nullable => quote!(Some(Some(#value))),
        Presence::Required | Presence::Defaulted => value,
    }
}

fn setter(api: &Scope<'_>, field: &Field) -> TokenStream {
    let preset = field.preset.as_ref().map(docs::preset);
    let docs = comment(&paragraphs([docs::field(field).as_str(), &preset.unwrap_or_default()]));
    let name = ident(&field.name.rust);
    let (ty, value) = match field.presence {
        Presence::Nullable => argument(api, &Type::Nullable(Box::new(field.ty.clone())), &name),
        _ => argument(api, &field.ty, &name),
    };
    let is_option = !matches!(field.presence, Presence::Required | Presence::Defaulted);
    let value = if is_option { quote!(Some(#value)) } else { value };
    let allow = allow(Some(&field.name.rust), &[(&field.name.rust, ty.clone())]);
    quote! {
        #docs
        #allow
        pub fn #name(mut self, #name: #ty) -> Self {
            self.#name = #value;
            self
        }
    }
}

/// The table of fields, of which the runtime's macro makes the codec.
fn codec_impl(api: &Scope<'_>, name: &proc_macro2::Ident, structure: &Struct) -> Part {
    let fields = structure.fields.iter().map(|field| {
        let (name, wire, codec) = (ident(&field.name.rust), &field.name.wire, codec(api, &field.ty));
        let method = presence(field.presence);
        quote!(#name: #method::<#codec>(#wire))
    });
    // The rest is all that has not been read when it is asked for: it comes last.
    let rest = structure.rest.iter().map(|(rest, ty)| {
        let (rest, codec) = (ident(rest), codec(api, ty));
        let method = ident(if api.hashed_maps { "hashed_rest" } else { "rest" });
        quote!(#rest: #method::<#codec>())
    });
    let constants = structure.constants.iter().map(|Constant { key, value }| {
        let value = literal(value);
        quote!((#key, #value))
    });
    let constants = (!structure.constants.is_empty()).then(|| quote!([#(#constants),*]));
    let read_only = structure.fields.iter().filter(|field| field.read_only).map(|field| &field.name.wire);
    let read_only: Vec<_> = read_only.collect();
    let read_only = (!read_only.is_empty()).then(|| quote!(read_only(#(#read_only),*)));
    let name = in_dialect(api, name);
    part::macro_table("impl_object", name, fields.chain(rest).collect(), constants.into_iter().chain(read_only))
}

fn presence(presence: Presence) -> proc_macro2::Ident {
    ident(match presence {
        Presence::Required => "required",
        Presence::Optional | Presence::WriteOnly => "optional",
        Presence::Nullable => "nullable",
        Presence::Defaulted => "defaulted",
    })
}
