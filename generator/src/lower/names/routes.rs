//! Names of schemas that repeat the route of an operation, as FastAPI makes them.

use super::words::{without_last, words};
use crate::choices::{Naming, NamingRule};
use crate::document::Node;
use crate::document::operations;
use std::cell::OnceCell;
use std::collections::HashSet;

/// The words in front of what FastAPI repeats an operation's id in.
const MADE: [&str; 2] = ["Response", "Body"];

/// The routes of a document, as words. They are taken apart when a name is met that may end with one.
#[derive(Debug)]
pub(in crate::lower) struct Routes<'a> {
    /// `None` if names are left as they are.
    root: Option<&'a Node>,
    known: OnceCell<HashSet<Vec<String>>>,
}

impl<'a> Routes<'a> {
    /// The routes with which names may end, none if names are left as they are.
    pub(in crate::lower) fn of(root: &'a Node, naming: &Naming) -> Self {
        let may = !naming.without.contains(&NamingRule::Route);
        Self { root: may.then_some(root), known: OnceCell::new() }
    }

    fn known(&self) -> &HashSet<Vec<String>> {
        let words = |(path, method, _): (&str, &str, &Node)| {
            words(path).into_iter().chain([method.to_owned()]).collect::<Vec<_>>()
        };
        let all = || self.root.into_iter().flat_map(operations).map(words).filter(|words| words.len() > 1).collect();
        self.known.get_or_init(all)
    }

    /// Returns the part of a name before it repeats a route, if a framework has made it.
    pub(in crate::lower) fn without<'n>(&self, name: &'n str) -> Option<&'n str> {
        if !MADE.iter().any(|first| name.starts_with(first)) {
            return None;
        }
        let all = words(name);
        let tail = (2..all.len()).find_map(|kept| all.get(kept..).filter(|tail| self.known().contains(*tail)))?;
        without_last(name, tail)
    }
}
