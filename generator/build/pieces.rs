//! The sources of the runtime → pieces, of which `emit/vendor` puts together what a client needs.
//!
//! Tests are left out, and macros that are exported stand apart.

use super::items::{cut, docs, end, indent};
use super::modules::module;
use std::{fmt, slice};

/// The attribute of an item for tests.
const TEST: &str = "#[cfg(test)]";

/// The attribute of a macro that is exported at the root of its crate, whatever module it stands in.
const EXPORT: &str = "#[macro_export]";

/// A file of the runtime.
#[derive(Debug, PartialEq)]
pub(crate) struct Source {
    /// The modules that it declares, each with the conditions under which it does.
    pub(crate) modules: Vec<(String, Vec<String>)>,
    /// Its code.
    pub(crate) code: Vec<Piece>,
    /// The macros that it exports.
    pub(crate) macros: Vec<(String, Vec<Piece>)>,
}

/// A piece of a file.
#[derive(Debug, PartialEq)]
pub(crate) enum Piece {
    /// Text.
    Text(String),
    /// The path of the runtime, from so many modules inside of the file.
    Runtime(usize),
    /// An item for features.
    Item {
        /// The condition.
        condition: String,
        /// Its documentation.
        docs: Vec<Piece>,
        /// The spaces before its attribute.
        indent: String,
        /// The item below the attribute.
        item: Vec<Piece>,
    },
}

impl Source {
    /// Takes a file apart. The documentation of a crate is left out.
    pub(crate) fn new(text: &str, is_root: bool, version: &str) -> Self {
        let text = text.replace("env!(\"CARGO_PKG_VERSION\")", &format!("{version:?}"));
        let lines: Vec<_> = text.lines().skip_while(|line| is_root && line.starts_with("//!")).collect();
        let (_, exported) = cut(&lines, EXPORT);
        let (lines, _) = cut(&lines, TEST);
        let (lines, _) = cut(&lines, EXPORT);
        let macros = exported.into_iter().map(|item| {
            let name = item.first().and_then(|line| line.split(' ').nth(1)).unwrap_or_default();
            (name.to_owned(), pieces(&cut(&item, TEST).0))
        });
        let code = pieces(&lines);
        let mut modules = Vec::new();
        declared(&code, &[], &mut modules);
        Self { modules, code, macros: macros.collect() }
    }
}

/// Finds the modules that pieces declare.
fn declared(pieces: &[Piece], conditions: &[String], modules: &mut Vec<(String, Vec<String>)>) {
    for piece in pieces {
        match piece {
            Piece::Text(text) => {
                let names = text.lines().filter_map(|line| module(line, ";"));
                modules.extend(names.map(|name| (name.to_owned(), conditions.to_vec())));
            }
            Piece::Runtime(_) => {}
            Piece::Item { condition, item, .. } => {
                declared(item, &[conditions, slice::from_ref(condition)].concat(), modules);
            }
        }
    }
}

/// The condition of a line that asks for features.
fn condition(line: &str) -> Option<&str> {
    line.strip_prefix("#[cfg(")?.strip_suffix(")]").filter(|condition| condition.contains("feature = "))
}

fn pieces(lines: &[&str]) -> Vec<Piece> {
    inside(lines, &mut 0)
}

/// The pieces of lines; `depth` says in how many modules of the file the next one stands.
fn inside(lines: &[&str], depth: &mut usize) -> Vec<Piece> {
    let (mut pieces, mut plain, mut rest) = (Vec::new(), Vec::new(), lines);
    while let Some((line, after)) = rest.split_first() {
        rest = after;
        let Some(condition) = condition(line.trim_start()) else {
            plain.push(*line);
            continue;
        };
        let docs = docs(&mut plain);
        plain.drain(..).for_each(|line| add(line, depth, &mut pieces));
        let (item, after) = after.split_at(end(line, after));
        rest = after;
        pieces.push(Piece::Item {
            condition: condition.to_owned(),
            docs: inside(&docs, depth),
            indent: indent(line).to_owned(),
            item: inside(item, depth),
        });
    }
    plain.into_iter().for_each(|line| add(line, depth, &mut pieces));
    pieces
}

/// Adds a line. Its paths lead to the module that the crate becomes; a macro names what stands where it is called.
fn add(line: &str, depth: &mut usize, pieces: &mut Vec<Piece>) {
    // In formatted code, only the braces of an item stand at the beginning of a line.
    match line {
        "}" => *depth = 0,
        line if module(line, " {").is_some() => *depth = 1,
        _ => {}
    }
    let line = line.replace("$crate::", "runtime::").replace("crate as runtime;", "\0;").replace("crate::", "\0::");
    for (index, part) in line.split('\0').enumerate() {
        if index > 0 {
            pieces.push(Piece::Runtime(*depth));
        }
        text(part, pieces);
    }
    text("\n", pieces);
}

fn text(more: &str, pieces: &mut Vec<Piece>) {
    match pieces.last_mut() {
        Some(Piece::Text(text)) => text.push_str(more),
        _ => pieces.push(Piece::Text(more.to_owned())),
    }
}

/// Writes the constant that a file becomes.
impl fmt::Display for Source {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (modules, code) = (&self.modules, list(&self.code));
        let macros: String =
            self.macros.iter().map(|(name, code)| format!("({name:?}, &[{}]), ", list(code))).collect();
        let modules: String =
            modules.iter().map(|(name, conditions)| format!("({name:?}, &{conditions:?}), ")).collect();
        write!(to, "Source {{ modules: &[{modules}], code: &[{code}], macros: &[{macros}] }}")
    }
}

fn list(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| format!("{piece}, ")).collect()
}

impl fmt::Display for Piece {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(to, "Piece::Text({text:?})"),
            Self::Runtime(depth) => write!(to, "Piece::Runtime({depth})"),
            Self::Item { condition, docs, indent, item } => {
                let (docs, item) = (list(docs), list(item));
                write!(
                    to,
                    "Piece::Item {{ condition: {condition:?}, docs: &[{docs}], indent: {indent:?}, item: &[{item}] }}"
                )
            }
        }
    }
}
