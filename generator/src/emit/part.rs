//! The parts of a file of code.

use proc_macro2::TokenStream;

/// The code of a file: its top, and item after item, each made when it is asked for.
pub(crate) type Parts<'a> = Box<dyn Iterator<Item = Part> + 'a>;

/// A part of a file's code.
pub(crate) enum Part {
    /// Items.
    Items(TokenStream),
    /// A call of a macro of the runtime. Formatters leave the arguments of macros alone.
    Macro(MacroCall),
}

/// A call of a macro, as an item.
pub(crate) struct MacroCall {
    /// The name of the macro.
    pub name: &'static str,
    /// Its arguments.
    pub arguments: Vec<Argument>,
}

/// An argument of a macro.
pub(crate) enum Argument {
    /// Tokens on one line, if they fit.
    Tokens(TokenStream),
    /// A name, and rows on lines of their own.
    Table(TokenStream, Vec<TokenStream>),
}

impl From<TokenStream> for Part {
    fn from(items: TokenStream) -> Self {
        Self::Items(items)
    }
}

/// Returns a call of a macro with a table first.
pub(super) fn macro_table(
    macro_name: &'static str,
    name: TokenStream,
    rows: Vec<TokenStream>,
    more: impl IntoIterator<Item = TokenStream>,
) -> Part {
    let more = more.into_iter().map(Argument::Tokens);
    let arguments = [Argument::Table(name, rows)].into_iter().chain(more).collect();
    Part::Macro(MacroCall { name: macro_name, arguments })
}

/// Returns a call of a macro.
pub(super) fn macro_call(macro_name: &'static str, arguments: impl IntoIterator<Item = TokenStream>) -> Part {
    let arguments = arguments.into_iter().map(Argument::Tokens).collect();
    Part::Macro(MacroCall { name: macro_name, arguments })
}
