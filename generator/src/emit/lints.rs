//! Lints that a document makes clippy raise: setters called as operators, many arguments, deep types.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

/// Methods of Rust's operators that a setter looks like, which clippy takes for a mistake.
const OPERATORS: [&str; 10] = ["add", "bitand", "bitor", "bitxor", "div", "mul", "rem", "shl", "shr", "sub"];

/// Names that clippy takes for those of something unfinished.
const PLACEHOLDERS: [&str; 3] = ["foo", "baz", "quux"];

/// The most arguments that clippy likes, `self` being one.
const MAX_ARGUMENTS: usize = 7;

/// The complexity from which on clippy minds a type (`type-complexity-threshold`).
const THRESHOLD: usize = 250;

/// Tells clippy that a function is as the document has it: a setter that is called as an operator, many arguments, or
/// arguments with names of something unfinished or of a deep type.
pub(super) fn allow(setter: Option<&str>, arguments: &[(&str, TokenStream)]) -> Option<TokenStream> {
    let is_operator = setter.is_some_and(|name| OPERATORS.contains(&name));
    let is_placeholder = arguments.iter().any(|(name, _)| PLACEHOLDERS.contains(name));
    let lints = [
        is_operator.then(|| quote!(clippy::should_implement_trait)),
        (arguments.len() > MAX_ARGUMENTS).then(|| quote!(clippy::too_many_arguments)),
        is_placeholder.then(|| quote!(clippy::disallowed_names)),
        arguments.iter().any(|(_, ty)| is_complex(ty)).then(|| quote!(clippy::type_complexity)),
    ];
    let lints: Vec<_> = lints.into_iter().flatten().collect();
    (!lints.is_empty()).then(|| quote!(#[allow(#(#lints),*)]))
}

/// Tells clippy that a type is as the document has it, if it would mind. `impl Trait` of a setter counts nothing.
pub(super) fn allow_complex(ty: &TokenStream) -> Option<TokenStream> {
    is_complex(ty).then(|| quote!(#[allow(clippy::type_complexity)]))
}

fn is_complex(ty: &TokenStream) -> bool {
    complexity(ty.clone(), 1) > THRESHOLD
}

/// Returns the sum that clippy counts: ten for each type, times its depth in others.
fn complexity(ty: TokenStream, mut depth: usize) -> usize {
    let (mut total, mut is_path) = (0, false);
    for token in ty {
        match token {
            TokenTree::Punct(punct) => match punct.as_char() {
                '<' => depth += 1,
                '>' => depth = depth.saturating_sub(1),
                // A path counts once.
                ':' => continue,
                _ => {}
            },
            TokenTree::Ident(_) if is_path => continue,
            TokenTree::Ident(_) => {
                (total, is_path) = (total + 10 * depth, true);
                continue;
            }
            TokenTree::Group(tuple) => total += 10 * depth + complexity(tuple.stream(), depth + 1),
            TokenTree::Literal(_) => {}
        }
        is_path = false;
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_clippy_minds_is_allowed() {
        for (ty, expected) in [
            ("String", 10),
            ("runtime::Value", 10),
            ("Option<Vec<String>>", 60),
            ("(i64, Vec<bool>)", 80),
            ("BTreeMap<String, Option<BTreeMap<String, Vec<i64>>>>", 210),
            ("Option<BTreeMap<String, Option<BTreeMap<String, Info>>>>", 230),
            ("Option<Option<BTreeMap<String, Option<BTreeMap<String, Info>>>>>", 310),
        ] {
            let tokens: TokenStream = ty.parse().unwrap();
            assert_eq!(complexity(tokens.clone(), 1), expected, "{ty}");
            assert_eq!(allow_complex(&tokens).is_some(), expected > 250, "{ty}");
        }
    }
}
