//! The setters of bodies.

use super::docs::{self, comment};
use super::prose::paragraphs;
use super::scope::Scope;
use super::setters::{Setter, setter};
use super::tokens::{argument, codec, collected, ident, literal, style};
use crate::model::{Body, BodyForm, Constant, Content, Parameter, PartKind, Place, Switch, Type, Whole};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// Returns the calls by which a method sets up the body before any of its fields is set.
pub(super) fn start(body: &Body, switch: Option<&Switch>) -> TokenStream {
    let switch = switch.filter(|switch| switch.place == Place::Body);
    let content_type = body.content_type.iter().map(|name| quote!(.content_type(#name)));
    // the body is one of its kind even if nothing else is set
    let has_switch = switch.is_some() && (body.form != BodyForm::Json || body.required_fields().next().is_some());
    let empty = (body.is_sent_empty() || has_switch).then(|| match body.form {
        BodyForm::Json => quote!(.json_fields()),
        BodyForm::Form => quote!(.form_fields()),
        BodyForm::Multipart => quote!(.multipart_fields()),
    });
    let required: Vec<_> = body.required_fields().map(|field| &field.name.wire).collect();
    let is_conditional = !required.is_empty() && !body.needs_fields();
    let required = is_conditional.then(|| quote!(.required_fields(&[#(#required),*])));
    let presets = body.fields.iter().filter_map(|field| {
        let (name, value) = (&field.name.wire, literal(field.preset.as_ref()?));
        Some(quote!(.preset(#name, #value)))
    });
    let switch = switch.map(|Switch { constant: Constant { key, value }, .. }| {
        let value = literal(value);
        quote!(.fixed_field(#key, #value))
    });
    quote!(#(#content_type)* #empty #required #(#presets)* #switch)
}

/// The setter of a field.
pub(super) fn field(api: &Scope<'_>, body: &Body, field: &Parameter) -> TokenStream {
    let preset = field.preset.as_ref().map(docs::preset).unwrap_or_default();
    let demand = match (field.required, body.required, body.others.is_empty()) {
        (false, ..) => &preset,
        (true, true, true) => "Required.",
        (true, true, false) => "Required, unless the body is given as a whole.",
        (true, false, _) => "Required as soon as any field of the body is set; without any, no body is sent.",
    };
    setter(api, field, demand, value(api, body.form, field))
}

fn value(api: &Scope<'_>, form: BodyForm, field: &Parameter) -> Setter {
    let (name, wire) = (ident(&field.name.rust), &field.name.wire);
    let (ty, _) = argument(api, &field.ty, &name);
    let (collect, value) = collected(api, &field.ty, &name);
    let codec = codec(api, &field.ty);
    let content_type = field.content_type.as_ref();
    let own_type = own_type(content_type);
    let file = quote!(impl Into<runtime::FilePart>);
    let taken = |ty, call| Setter { ty, collect: None, call };
    let set = |call| Setter { ty, collect, call };
    match (form, field.part, field.style) {
        (_, Some(PartKind::File), _) => taken(file, quote!(file(#wire, #name.into(), #own_type))),
        (_, Some(PartKind::Files), _) => {
            let files = quote!(#name.into_iter().map(Into::into));
            taken(quote!(impl IntoIterator<Item = #file>), quote!(files(#wire, #files, #own_type)))
        }
        (BodyForm::Json, ..) => set(quote!(field::<#codec>(#wire, #value))),
        (BodyForm::Form, _, None) => set(quote!(form_field::<#codec>(#wire, #value))),
        (BodyForm::Form, _, Some(written)) => {
            let written = style(written);
            set(quote!(form_field_styled::<#codec>(#wire, #value, #written)))
        }
        (BodyForm::Multipart, _, Some(written)) => {
            let written = style(written);
            set(quote!(part_styled::<#codec>(#wire, #value, #written)))
        }
        (BodyForm::Multipart, ..) => match content_type {
            Some(content_type) => set(quote!(part_as::<#codec>(#wire, #value, #content_type))),
            None => set(quote!(part::<#codec>(#wire, #value))),
        },
    }
}

fn own_type(content_type: Option<&String>) -> TokenStream {
    content_type.map_or_else(|| quote!(None), |content_type| quote!(Some(#content_type)))
}

/// The setter of a body as a whole.
pub(super) fn whole(api: &Scope<'_>, whole: &Whole) -> TokenStream {
    let name = ident(&whole.setter);
    let docs = comment(&paragraphs([sentence(whole).as_str(), &whole.docs]));
    let content_type = whole.content_type.iter().map(|name| quote!(.content_type(#name)));
    let (ty, collect, call) = handed_over(api, whole, &name);
    quote! {
        #docs
        pub fn #name(self, #name: #ty) -> Self {
            #collect
            Self(self.0 #(#content_type)* .#call)
        }
    }
}

/// Says in which form the setter takes the body.
fn sentence(whole: &Whole) -> String {
    let named = |kind: &str| match &whole.content_type {
        Some(name) => format!("The body, as {kind} (`{name}`)."),
        None => format!("The body, as {kind}."),
    };
    let sentence = match &whole.content {
        Content::Json(_) => return named("JSON"),
        Content::Text => return named("text"),
        Content::Fields(..) => "All fields of the body at once. Fields set later override it.",
        Content::Form(..) => "The body, as a form.",
        Content::Multipart => "The body, as a form with files.",
        Content::Lines(_) => "The body, as a sequence of JSON values.",
        Content::Parts(..) => "The body, as parts without names in this order.",
        Content::FileParts(_) => "The body, as files in this order.",
        Content::Bytes => "The body, as bytes or as a stream of them.",
    };
    sentence.to_owned()
}

/// The type that the setter takes, the statement before the call, and the call that hands the body over.
fn handed_over(api: &Scope<'_>, whole: &Whole, name: &Ident) -> (TokenStream, Option<TokenStream>, TokenStream) {
    match &whole.content {
        Content::Json(ty) => {
            let (codec, (taken, _)) = (codec(api, ty), argument(api, ty, name));
            let (collect, value) = collected(api, ty, name);
            (taken, collect, quote!(json::<#codec>(#value)))
        }
        Content::Fields(ty) => {
            let (codec, (taken, _)) = (codec(api, ty), argument(api, ty, name));
            (taken, None, quote!(fields::<#codec>(#name)))
        }
        Content::Form(ty, styles) => {
            let (codec, (taken, _)) = (codec(api, ty), argument(api, ty, name));
            let (collect, value) = collected(api, ty, name);
            let styles = styles.iter().map(|(field, written)| {
                let written = style(*written);
                quote!((#field, #written))
            });
            (taken, collect, quote!(form::<#codec>(#value, &[#(#styles),*])))
        }
        Content::Lines(ty) => {
            let (codec, list) = (codec(api, ty), Type::List(Box::new(ty.clone())));
            let (taken, _) = argument(api, &list, name);
            let (collect, value) = collected(api, &list, name);
            (taken, collect, quote!(lines::<#codec>(&#value)))
        }
        Content::Parts(ty, part_type) => {
            let (codec, list) = (codec(api, ty), Type::List(Box::new(ty.clone())));
            let ((taken, _), part_type) = (argument(api, &list, name), own_type(part_type.as_ref()));
            let (collect, value) = collected(api, &list, name);
            (taken, collect, quote!(parts::<#codec>(&#value, #part_type)))
        }
        Content::FileParts(part_type) => {
            let part_type = own_type(part_type.as_ref());
            let taken = quote!(impl IntoIterator<Item = impl Into<runtime::FilePart>>);
            (taken, None, quote!(file_parts(#name.into_iter().map(Into::into), #part_type)))
        }
        Content::Multipart => (quote!(impl Into<runtime::Multipart>), None, quote!(multipart(#name.into()))),
        Content::Text => (quote!(impl Into<String>), None, quote!(text(#name.into()))),
        Content::Bytes => (quote!(impl Into<runtime::Body>), None, quote!(bytes(#name.into()))),
    }
}
