//! Lists that go on: the implementation of the runtime's trait of lists in pages.

use super::scope::Scope;
use super::tokens::{braced, ident, rust_type, style};
use crate::model::{FieldPath, Operation, PageSlot, PageStep, Paging, Place};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The implementation for the request of an operation that has pages.
pub(super) fn implementation(api: &Scope<'_>, operation: &Operation) -> Option<TokenStream> {
    let paging = operation.paging.as_ref()?;
    let builder = ident(&operation.builder);
    let item = rust_type(api, &paging.item);
    let how = how(paging);
    let items = mutable(&paging.items);
    let next = cursor(paging).map(|cursor| quote!(.next(|page| #cursor)));
    let has_more = paging.has_more.as_ref().map(copied).map(|value| quote!(.has_more(|page| #value)));
    let count = paging.count.as_ref().map(copied).map(|value| quote!(.count(|page| #value)));
    let body = braced([quote! {
        type Item = #item;

        const PAGING: runtime::Paging<Self> = #how.items(|page| #items) #next #has_more #count;
    }]);
    Some(quote!(impl runtime::Paged for #builder #body))
}

/// Returns how the runtime asks for the next page.
fn how(paging: &Paging) -> TokenStream {
    let name = paging.slot.as_ref().map_or("", |slot| slot.name.as_str());
    let first = |first: i64| Literal::i64_unsuffixed(first);
    let step = match &paging.step {
        PageStep::Field(_) | PageStep::LastItem(_) => quote!(runtime::Paging::<Self>::cursor(#name)),
        PageStep::Header(header) => quote!(runtime::Paging::<Self>::cursor(#name).from_header(#header)),
        PageStep::Page(number) => {
            let first = first(*number);
            quote!(runtime::Paging::<Self>::page(#name, #first))
        }
        PageStep::Offset(number) => {
            let first = first(*number);
            quote!(runtime::Paging::<Self>::offset(#name, #first))
        }
        PageStep::Url(_) => quote!(runtime::Paging::<Self>::url()),
        PageStep::UrlHeader(header) => quote!(runtime::Paging::<Self>::url().from_header(#header)),
        PageStep::Link => quote!(runtime::Paging::<Self>::link()),
    };
    let slot = paging.slot.as_ref();
    let place = match slot.map(|slot| slot.place) {
        Some(Place::Header) => Some(quote!(.in_header())),
        Some(Place::Body) => Some(quote!(.in_body())),
        _ => None,
    };
    let style = slot.filter(|slot| slot.place == Place::Query).and_then(|slot| slot.style).map(|chosen| {
        let chosen = style(chosen);
        quote!(.style(#chosen))
    });
    let member = slot.and_then(|slot| slot.member.as_ref()).map(|member| quote!(.member(#member)));
    let counts = matches!(paging.step, PageStep::Page(_) | PageStep::Offset(_));
    let number = slot.filter(|PageSlot { is_number, .. }| *is_number && !counts);
    let number = number.map(|_| quote!(.number()));
    quote!(#step #place #style #member #number)
}

/// The cursor or the URL that a page has.
fn cursor(paging: &Paging) -> Option<TokenStream> {
    let value = match &paging.step {
        PageStep::Field(path) | PageStep::Url(path) => borrowed(quote!(page), path),
        PageStep::LastItem(path) => {
            let list = borrowed(quote!(page), &paging.items);
            let list = value_of(list);
            borrowed(quote!(#list.last()?), path)
        }
        PageStep::Header(_) | PageStep::UrlHeader(_) | PageStep::Page(_) | PageStep::Offset(_) | PageStep::Link => {
            return None;
        }
    };
    let Reference { tokens, is_reference } = value;
    let argument = if is_reference { tokens } else { quote!(&#tokens) };
    Some(quote!(runtime::Cursor::of(#argument)))
}

/// A place in a page, and whether it is a reference already.
struct Reference {
    tokens: TokenStream,
    is_reference: bool,
}

fn value_of(reference: Reference) -> TokenStream {
    reference.tokens
}

fn borrowed(from: TokenStream, path: &FieldPath) -> Reference {
    let unwrap = |options: usize| std::iter::repeat_n(quote!(.as_ref()?), options);
    let at = unwrap(path.options);
    let mut tokens = quote!(#from #(#at)*);
    let mut is_reference = true;
    for field in &path.fields {
        let (name, options) = (ident(&field.name.rust), unwrap(field.options));
        tokens = quote!(#tokens.#name #(#options)*);
        is_reference = field.options > 0;
    }
    Reference { tokens, is_reference }
}

/// The list of a page, to be changed.
fn mutable(path: &FieldPath) -> TokenStream {
    let mut tokens = quote!(page);
    let mut is_reference = true;
    // the last `Option` is what is wanted
    let mut is_option = false;
    let steps =
        std::iter::once((None, path.options)).chain(path.fields.iter().map(|field| (Some(field), field.options)));
    let last = path.fields.len();
    for (index, (field, options)) in steps.enumerate() {
        if let Some(field) = field {
            let name = ident(&field.name.rust);
            tokens = quote!(#tokens.#name);
            is_reference = false;
        }
        for option in 0..options {
            is_option = index == last && option + 1 == options;
            is_reference = true;
            tokens = if is_option { quote!(#tokens.as_mut()) } else { quote!(#tokens.as_mut()?) };
        }
    }
    match (is_option, is_reference) {
        (true, _) => tokens,
        (false, true) => quote!(Some(#tokens)),
        (false, false) => quote!(Some(&mut #tokens)),
    }
}

/// A number or a yes or no of a page, as an `Option`.
fn copied(path: &FieldPath) -> TokenStream {
    let last = path.fields.last().map_or(0, |field| field.options);
    let mut outer = path.clone();
    if let Some(field) = outer.fields.last_mut() {
        field.options = 0;
    }
    let tokens = value_of(borrowed(quote!(page), &outer));
    let convert = path.is_short;
    match (last, convert) {
        (0, false) => quote!(Some(#tokens)),
        (0, true) => quote!(Some(i64::from(#tokens))),
        (1, false) => tokens,
        (1, true) => quote!(#tokens.map(i64::from)),
        (_, false) => quote!(#tokens.flatten()),
        (_, true) => quote!(#tokens.flatten().map(i64::from)),
    }
}
