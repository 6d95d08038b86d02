//! Calls of macros → text. `prettyplease` leaves the arguments of macros as they are, on lines of any length.

use super::WIDTH;
use crate::emit::{Argument, MacroCall};
use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};

/// The spaces of one level.
const STEP: usize = 4;

/// Adds a call: on one line, if it has no table and is not too long.
pub(super) fn add(call: MacroCall, text: &mut String) {
    text.extend(["runtime::", call.name, "!("]);
    match <[Argument; 1]>::try_from(call.arguments) {
        Ok([Argument::Table(name, rows)]) => add_table(name, rows, 0, text),
        Ok(only) => add_arguments(only.into(), text),
        Err(arguments) => add_arguments(arguments, text),
    }
    text.push_str(");\n");
}

fn add_arguments(arguments: Vec<Argument>, text: &mut String) {
    let start = column(text);
    let tokens = |argument: &Argument| match argument {
        Argument::Tokens(tokens) => Some(flat(tokens.clone())),
        Argument::Table(..) => None,
    };
    let all: Option<Vec<_>> = arguments.iter().map(tokens).collect();
    let line = all.map(|all| all.join(", ")).filter(|line| start + line.chars().count() + ");".len() <= WIDTH);
    if let Some(line) = line {
        text.push_str(&line);
        return;
    }
    text.push('\n');
    for argument in arguments {
        indent(STEP, text);
        match argument {
            Argument::Tokens(tokens) => add_line(tokens, STEP, text),
            Argument::Table(name, rows) => add_table(name, rows, STEP, text),
        }
        text.push_str(",\n");
    }
}

/// Adds a name, and its rows in braces.
fn add_table(name: TokenStream, rows: Vec<TokenStream>, level: usize, text: &mut String) {
    add_flat(name, text);
    text.push_str(" {");
    if !rows.is_empty() {
        add_lines(rows, level, text);
    }
    text.push('}');
}

/// Adds what stands between two brackets, each part on lines of its own.
fn add_lines(parts: Vec<TokenStream>, level: usize, text: &mut String) {
    text.push('\n');
    for part in parts {
        indent(level + STEP, text);
        add_line(part, level + STEP, text);
        text.push_str(",\n");
    }
    indent(level, text);
}

/// Adds tokens on one line; if that is too long, the list in their last brackets gets lines of its own.
fn add_line(tokens: TokenStream, level: usize, text: &mut String) {
    let start = text.len();
    add_flat(tokens.clone(), text);
    if column(text) < WIDTH {
        return;
    }
    text.truncate(start);
    let trees: Vec<_> = tokens.into_iter().collect();
    let Some(at) = trees.iter().rposition(is_list) else { return add_type(trees, level, text) };
    let mut trees = trees.into_iter();
    add_type(trees.by_ref().take(at).collect(), level, text);
    let Some(TokenTree::Group(group)) = trees.next() else { return };
    let (open, close) = brackets(&group);
    text.push_str(open);
    add_lines(list_items(group.stream()), level, text);
    text.push_str(close);
    add_flat(trees.collect(), text);
}

/// Adds tokens on one line; if that is too long, the arguments of the first type that has any get lines of their own.
fn add_type(trees: Vec<TokenTree>, level: usize, text: &mut String) {
    let start = text.len();
    add_flat(trees.iter().cloned().collect(), text);
    let is = |tree: &TokenTree, wanted: char| matches!(tree, TokenTree::Punct(sign) if sign.as_char() == wanted);
    let first = trees.iter().position(|tree| is(tree, '<'));
    let last = trees.iter().rposition(|tree| is(tree, '>'));
    let (Some(first), Some(last), true) = (first, last, column(text) >= WIDTH) else { return };
    let mut trees = trees.into_iter();
    let head = trees.by_ref().take(first).collect();
    let inner = trees.by_ref().take(last - first).skip(1).collect();
    text.truncate(start);
    add_flat(head, text);
    text.push('<');
    add_lines(list_items(inner), level, text);
    add_flat(trees.collect(), text);
}

/// Returns whether a token is a list in brackets, to which a comma may be added.
fn is_list(tree: &TokenTree) -> bool {
    let TokenTree::Group(group) = tree else { return false };
    let is_bracket = matches!(group.delimiter(), Delimiter::Parenthesis | Delimiter::Bracket);
    let is_other = |tree: TokenTree| matches!(&tree, TokenTree::Punct(sign) if matches!(sign.as_char(), ';' | '+'));
    is_bracket && !group.stream().is_empty() && !group.stream().into_iter().any(is_other)
}

/// Takes a list apart at its commas. Those between `<` and `>` belong to a type.
fn list_items(list: TokenStream) -> Vec<TokenStream> {
    let (mut parts, mut part, mut depth) = (Vec::new(), Vec::new(), 0_usize);
    for tree in list {
        let sign = if let TokenTree::Punct(sign) = &tree { sign.as_char() } else { ' ' };
        match sign {
            '<' => depth += 1,
            '>' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if sign == ',' && depth == 0 {
            parts.push(part.drain(..).collect());
        } else {
            part.push(tree);
        }
    }
    if !part.is_empty() {
        parts.push(part.into_iter().collect());
    }
    parts
}

fn flat(tokens: TokenStream) -> String {
    let mut text = String::new();
    add_flat(tokens, &mut text);
    text
}

/// The kind of token before a space.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    /// The beginning, or a sign that belongs to what follows: `&`, `::`, `<`.
    Nothing,
    /// A word, or the end of something in brackets.
    Word,
    /// A sign that is followed by a space: `,`, `:`, `=`.
    Sign,
}

/// Adds tokens on one line, with spaces where Rust has them.
fn add_flat(tokens: TokenStream, text: &mut String) {
    let mut before = Before::Nothing;
    let mut trees = tokens.into_iter().peekable();
    while let Some(tree) = trees.next() {
        if before == Before::Sign {
            text.push(' ');
        }
        let is_after_word = before == Before::Word;
        before = match tree {
            TokenTree::Punct(sign) => {
                let mut sign = sign;
                let mut signs = String::from(sign.as_char());
                while sign.spacing() == Spacing::Joint
                    && sign.as_char() != '\''
                    && let Some(TokenTree::Punct(next)) = trees.next_if(|tree| matches!(tree, TokenTree::Punct(_)))
                {
                    signs.push(next.as_char());
                    sign = next;
                }
                if is_after_word && signs.starts_with(['=', '-', '+', '|', '&', '*', '\'', '#']) {
                    text.push(' ');
                }
                text.push_str(&signs);
                after_signs(&signs)
            }
            TokenTree::Group(group) => {
                if is_after_word && group.delimiter() == Delimiter::Brace {
                    text.push(' ');
                }
                let (open, close) = brackets(&group);
                text.push_str(open);
                add_flat(group.stream(), text);
                text.push_str(close);
                Before::Word
            }
            TokenTree::Ident(_) | TokenTree::Literal(_) => {
                if is_after_word {
                    text.push(' ');
                }
                text.push_str(&tree.to_string());
                Before::Word
            }
        };
    }
}

fn after_signs(signs: &str) -> Before {
    let is_sign = !signs.ends_with("::") && signs.ends_with([',', ';', ':', '=', '+', '|']);
    match signs {
        _ if is_sign || signs.ends_with("->") || signs.ends_with("=>") => Before::Sign,
        _ if signs.ends_with(['>', '?']) => Before::Word,
        _ => Before::Nothing,
    }
}

fn brackets(group: &Group) -> (&'static str, &'static str) {
    match group.delimiter() {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::Brace => ("{ ", " }"),
        Delimiter::None => ("", ""),
    }
}

/// The number of characters of the last line.
fn column(text: &str) -> usize {
    text.rsplit('\n').next().unwrap_or_default().chars().count()
}

fn indent(level: usize, text: &mut String) {
    text.extend(std::iter::repeat_n(' ', level));
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::quote;

    fn parsed(text: &str) -> TokenStream {
        text.parse().unwrap_or_default()
    }

    fn printed(call: MacroCall) -> String {
        let mut text = String::new();
        add(call, &mut text);
        text
    }

    #[test]
    fn tokens_have_spaces_where_rust_has_them() {
        for tokens in [
            "key: optional::<Vec<Option<runtime::Date>>>(\"key\")",
            "(Pair, (BTreeMap<String, Vec<i64>>, String))",
            "Kind: one_of::<Box<Kind>>(&[(\"a\", &[(-2).into(), 3i64.into()])])",
            "runtime::Parsed<<Money as Trait<'static>>::Amount>",
            "Box<dyn Fn(&'static str, [u8; 4]) -> Option<&mut T> + Send>",
            "[(\"a\", true), (\"b\", \"\")]",
        ] {
            assert_eq!(flat(parsed(tokens)), tokens);
        }
    }

    #[test]
    fn what_is_printed_reads_as_the_same_tokens() {
        let (name, ty) = (quote!(Php::Zone), quote!(Vec<Option<runtime::Text<i64>>>));
        let (minus, text) = (proc_macro2::Literal::i64_unsuffixed(-2), "a \"quoted\" \n text");
        for (tokens, expected) in [
            (quote!(#name), "Php::Zone"),
            (quote!(at: optional::<#ty>("at")), "at: optional::<Vec<Option<runtime::Text<i64>>>>(\"at\")"),
            (quote!(&[("kind", &[(#minus).into()])]), "&[(\"kind\", &[(-2).into()])]"),
            (quote!([("key", #text), ("flag", true)]), "[(\"key\", \"a \\\"quoted\\\" \\n text\"), (\"flag\", true)]"),
            (quote!(read_only("a", "b")), "read_only(\"a\", \"b\")"),
            (quote!((Pair, (String, #ty))), "(Pair, (String, Vec<Option<runtime::Text<i64>>>))"),
        ] {
            assert_eq!(flat(tokens.clone()), expected);
            let signs = |tokens: TokenStream| tokens.to_string().replace(' ', "");
            assert_eq!(signs(parsed(expected)), signs(tokens));
        }
    }

    #[test]
    fn long_types_are_broken_at_their_arguments_and_what_is_no_list_is_not() {
        let name = "A".repeat(WIDTH);
        for tokens in ["[u8; 4]", "(dyn Read + Send)", "Name", "Vec<u8>"] {
            let long = format!("key: needed::<Map<{name}, {tokens}>>");
            let mut text = String::new();
            add_line(parsed(&long), 0, &mut text);
            assert_eq!(text, format!("key: needed::<\n    Map<\n        {name},\n        {tokens},\n    >,\n>"));
        }
    }

    #[test]
    fn a_list_is_taken_apart_at_its_own_commas() {
        let parts = list_items(parsed("A<B, C>, D(E, F), fn() -> G")).into_iter().map(flat);
        assert_eq!(parts.collect::<Vec<_>>(), ["A<B, C>", "D(E, F)", "fn() -> G"]);
    }

    #[test]
    fn what_fits_stands_on_one_line_and_the_rest_is_broken_from_its_last_brackets() {
        let ty = parsed("Vec<AnItemWithQuiteALongName>");
        let call = |arguments| MacroCall { name: "impl_it", arguments };
        let short = vec![Argument::Tokens(parsed("One")), Argument::Tokens(ty.clone())];
        assert_eq!(printed(call(short)), "runtime::impl_it!(One, Vec<AnItemWithQuiteALongName>);\n");
        let long = (0..3).map(|_| Argument::Tokens(ty.clone())).collect();
        let line = "    Vec<AnItemWithQuiteALongName>,\n";
        assert_eq!(printed(call(long)), format!("runtime::impl_it!(\n{line}{line}{line});\n"));
        let row = |wire: &str| parsed(&format!("a_member: needed::<{ty}>(&[(\"kind\", \"{wire}\")])"));
        let rows = vec![row("short"), row("a value that is much longer")];
        let name = parsed("Table");
        let expected = "runtime::impl_it!(Table {
    a_member: needed::<Vec<AnItemWithQuiteALongName>>(&[(\"kind\", \"short\")]),
    a_member: needed::<Vec<AnItemWithQuiteALongName>>(
        &[(\"kind\", \"a value that is much longer\")],
    ),
});
";
        assert_eq!(printed(call(vec![Argument::Table(name, rows)])), expected);
    }
}
