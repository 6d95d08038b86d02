//! Names of schemas that repeat the route of an operation, as FastAPI makes them.

use super::words::{without_last, words};
use crate::choices::{Naming, NamingRule};
use crate::document::Node;
use crate::document::operations;
use std::collections::HashSet;

/// The words in front of what FastAPI repeats an operation's id in.
const MADE: [&str; 2] = ["Response", "Body"];

/// The routes of a document, as words.
#[derive(Debug, Default)]
pub(in crate::lower) struct Routes {
    known: HashSet<Vec<String>>,
}

impl Routes {
    /// The routes with which names may end, none if names are left as they are.
    pub(in crate::lower) fn of(root: &Node, naming: &Naming) -> Self {
        if naming.without.contains(&NamingRule::Route) {
            return Self::default();
        }
        let words = |(path, method, _): (&str, &str, &Node)| {
            words(path).into_iter().chain([method.to_owned()]).collect::<Vec<_>>()
        };
        Self { known: operations(root).into_iter().map(words).filter(|words| words.len() > 1).collect() }
    }

    /// Returns the part of a name before it repeats a route, if a framework has made it.
    pub(in crate::lower) fn without<'n>(&self, name: &'n str) -> Option<&'n str> {
        if !MADE.iter().any(|first| name.starts_with(first)) {
            return None;
        }
        let all = words(name);
        let tail = (2..all.len()).find_map(|kept| all.get(kept..).filter(|tail| self.known.contains(*tail)))?;
        without_last(name, tail)
    }
}
