//! Descriptions that say no more than the name, the type or the kind of what they describe.

use crate::model::{Api, Name, Operation, Parameter, Type, TypeDef, TypeKind};
use heck::ToSnakeCase as _;
use std::borrow::Cow;

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
    // Most names have this form already.
    let is_snake_case = !name.contains(char::is_uppercase);
    let name = if is_snake_case { Cow::Borrowed(name) } else { Cow::Owned(name.to_snake_case()) };
    letters(text).eq(letters(&name))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_the_words_of_a_name_says_no_more() {
        for (name, text) in [
            ("zone_id", "Zone ID."),
            ("ZoneRecord", "A zone record"),
            ("HTTPStatus", "The HTTP status"),
            ("list2", "list 2"),
        ] {
            assert!(repeats(name, text), "{name}: {text}");
        }
        for (name, text) in [("zone_id", "The ID of the zone"), ("zone", "The zone's ID"), ("zone", "")] {
            assert!(!repeats(name, text), "{name}: {text}");
        }
    }

    #[test]
    fn a_format_is_told_by_a_name_or_by_a_type_of_ones_own() {
        let custom = Type::Custom(Box::new(crate::model::Custom { path: "Ip".to_owned(), codec: "Ip".to_owned() }));
        assert!(is_url("avatar_url", "Format: `uri`.") && !is_url("avatar", "Format: `uri`."));
        assert!(is_format_of(&custom, "Format: `ipv4`.") && !is_format_of(&Type::String, "Format: `ipv4`."));
        assert!(!is_format_of(&custom, "Format: `ipv4`, or `ipv6`."));
    }
}
