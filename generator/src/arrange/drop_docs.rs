//! Descriptions that say no more than the name, the type or the kind of what they describe.

use crate::model::{Api, Name, Operation, Parameter, Type, TypeDef, TypeKind};
use heck::ToSnakeCase as _;

/// Descriptions of errors that tell none from another.
const OF_ANY_ERROR: [&str; 6] =
    ["error", "error_response", "unexpected_error", "default_error", "default_response", "default_error_response"];

pub(super) fn run(api: &mut Api) {
    for group in api.groups.iter_mut() {
        group.operations.iter_mut().for_each(of_operation);
    }
    api.types.iter_mut().for_each(of_type);
}

fn of_operation(operation: &mut Operation) {
    clear_if(repeats(&operation.name, &operation.summary), &mut operation.summary);
    let parameters = operation.path_parameters.iter_mut().chain(&mut operation.parameters);
    for Parameter { name, ty, docs, .. } in parameters.chain(&mut operation.body.fields) {
        clear_if(is_told(name, ty, docs), docs);
    }
    for error in &mut operation.errors {
        let is_general = error.ty.is_some() && OF_ANY_ERROR.iter().any(|words| repeats(words, &error.docs));
        clear_if(is_general, &mut error.docs);
    }
}

fn of_type(def: &mut TypeDef) {
    clear_if(repeats(&def.name, &def.docs), &mut def.docs);
    match &mut def.kind {
        TypeKind::Struct(structure) => {
            for field in &mut structure.fields {
                clear_if(is_told(&field.name, &field.ty, &field.docs), &mut field.docs);
            }
        }
        TypeKind::Enum(values) => {
            for value in &mut values.values {
                clear_if(repeats(&value.name.rust, &value.docs), &mut value.docs);
            }
        }
        TypeKind::Union(_) | TypeKind::Wrapper(_) => {}
    }
}

fn clear_if(is_told: bool, docs: &mut String) {
    if is_told {
        docs.clear();
    }
}

fn is_told(name: &Name, ty: &Type, docs: &str) -> bool {
    repeats(&name.rust, docs) || is_url(&name.rust, docs) || is_format_of(ty, docs)
}

/// Returns whether a text says no more than a name.
fn repeats(name: &str, text: &str) -> bool {
    letters(text).eq(letters(&name.to_snake_case()))
}

/// The letters and digits of the words that say something.
fn letters(text: &str) -> impl Iterator<Item = char> {
    let is_filler =
        |word: &str| ["the", "a", "an", "of", "this", "to"].iter().any(|one| word.eq_ignore_ascii_case(one));
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(move |word| !is_filler(word));
    words.flat_map(|word| word.chars().flat_map(char::to_lowercase))
}

/// Returns whether a text says of what is called a URL that it is one.
fn is_url(name: &str, docs: &str) -> bool {
    let says_so = matches!(docs, "Format: `uri`." | "Format: `url`.");
    says_so && ["url", "uri", "link", "href"].iter().any(|end| name.ends_with(end))
}

/// Returns whether a text says nothing but a format, which a type of one's own stands for.
fn is_format_of(ty: &Type, docs: &str) -> bool {
    let is_format = || docs.strip_prefix("Format: `").and_then(|rest| rest.strip_suffix("`."));
    ty.any(&|one| matches!(one, Type::Custom(_))) && is_format().is_some_and(|format| !format.contains('`'))
}
