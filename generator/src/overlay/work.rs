//! The bound on the work of an overlay's paths, and the regular expressions in them, compiled once.
//!
//! The library that follows a path asks the tree for everything, by functions that can be given nothing. So what is counted
//! stands in the thread while a path is followed, and a tree that has been asked too often has no members any more.

use jsonpath_rust::parser::model::{
    Comparable, Comparison, Filter, FilterAtom, FnArg, JpQuery, Literal, Segment, Selector, Test, TestFunction,
};
use regex::{Regex, RegexBuilder};
use std::cell::RefCell;
use std::collections::HashMap;

/// The most values that one overlay may look at in all.
const MOST: u64 = 50_000_000;

/// The price of compiling a regular expression, and its largest size.
const COMPILING: (u64, usize) = (300_000, 2 << 20);

/// The work that an overlay may still cost.
#[derive(Debug)]
pub(super) struct Work {
    left: u64,
    /// Those of `search`, and those of `match`, which is given whole texts.
    regexes: [HashMap<String, Option<Regex>>; 2],
}

impl Default for Work {
    fn default() -> Self {
        Self { left: MOST, regexes: Default::default() }
    }
}

thread_local! {
    static CURRENT: RefCell<Work> = RefCell::new(Work { left: 0, ..Work::default() });
}

impl Work {
    /// Counts so much.
    pub(super) fn spend(&mut self, count: usize) {
        self.left = self.left.saturating_sub(count as u64);
    }

    /// Fails if it has cost too much.
    pub(super) fn check(&self) -> Result<(), String> {
        match self.left {
            0 => Err(format!("the overlay would look at more than {} million values", MOST / 1_000_000)),
            _ => Ok(()),
        }
    }

    /// Does something that asks the tree, and counts what it asks.
    pub(super) fn count<T>(&mut self, ask: impl FnOnce() -> T) -> T {
        CURRENT.with_borrow_mut(|current| std::mem::swap(current, self));
        let result = ask();
        CURRENT.with_borrow_mut(|current| std::mem::swap(current, self));
        result
    }

    /// Compiles the regular expressions of a path, and has them looked up from now on.
    pub(super) fn compile(&mut self, query: &mut JpQuery) -> Result<(), String> {
        query.segments.iter_mut().try_for_each(|segment| self.compile_segment(segment))
    }

    fn compile_segment(&mut self, segment: &mut Segment) -> Result<(), String> {
        match segment {
            Segment::Descendant(inner) => self.compile_segment(inner),
            Segment::Selector(selector) => self.compile_selector(selector),
            Segment::Selectors(all) => all.iter_mut().try_for_each(|selector| self.compile_selector(selector)),
        }
    }

    fn compile_selector(&mut self, selector: &mut Selector) -> Result<(), String> {
        match selector {
            Selector::Filter(filter) => self.compile_filter(filter),
            _ => Ok(()),
        }
    }

    fn compile_filter(&mut self, filter: &mut Filter) -> Result<(), String> {
        match filter {
            Filter::Or(all) | Filter::And(all) => all.iter_mut().try_for_each(|one| self.compile_filter(one)),
            Filter::Atom(FilterAtom::Filter { expr, .. }) => self.compile_filter(expr),
            Filter::Atom(FilterAtom::Test { expr, .. }) => self.compile_test(expr),
            Filter::Atom(FilterAtom::Comparison(comparison)) => {
                let (Comparison::Eq(left, right)
                | Comparison::Ne(left, right)
                | Comparison::Gt(left, right)
                | Comparison::Gte(left, right)
                | Comparison::Lt(left, right)
                | Comparison::Lte(left, right)) = &mut **comparison;
                [left, right].into_iter().try_for_each(|side| match side {
                    Comparable::Function(function) => self.compile_function(function),
                    _ => Ok(()),
                })
            }
        }
    }

    fn compile_test(&mut self, test: &mut Test) -> Result<(), String> {
        match test {
            Test::RelQuery(segments) => segments.iter_mut().try_for_each(|segment| self.compile_segment(segment)),
            Test::AbsQuery(query) => self.compile(query),
            Test::Function(function) => self.compile_function(function),
        }
    }

    fn compile_function(&mut self, function: &mut TestFunction) -> Result<(), String> {
        match function {
            TestFunction::Custom(..) => Ok(()),
            TestFunction::Length(argument) => self.compile_argument(argument),
            TestFunction::Value(argument) | TestFunction::Count(argument) => self.compile_argument(argument),
            TestFunction::Search(text, pattern) | TestFunction::Match(text, pattern) => {
                self.compile_argument(text)?;
                self.compile_argument(pattern)
            }
        }?;
        let (name, text, pattern) = match function {
            TestFunction::Search(text, pattern) => (SEARCH, text, pattern),
            TestFunction::Match(text, pattern) => (MATCH, text, pattern),
            _ => return Ok(()),
        };
        if let FnArg::Literal(Literal::String(pattern)) = pattern
            && self.regex(pattern, name == MATCH).is_none()
        {
            return Err(format!("`{pattern}` is no regular expression, or too large a one"));
        }
        *function = TestFunction::Custom(name.to_owned(), vec![text.clone(), pattern.clone()]);
        Ok(())
    }

    fn compile_argument(&mut self, argument: &mut FnArg) -> Result<(), String> {
        match argument {
            FnArg::Literal(_) => Ok(()),
            FnArg::Test(test) => self.compile_test(test),
            FnArg::Filter(filter) => self.compile_filter(filter),
        }
    }

    /// The compiled form of an I-Regexp (RFC 9485), if it is one.
    fn regex(&mut self, pattern: &str, whole: bool) -> Option<&Regex> {
        let known = self.regexes.get_mut(usize::from(whole))?;
        if !known.contains_key(pattern) {
            self.left = self.left.saturating_sub(COMPILING.0);
            let compiled = RegexBuilder::new(&translated(pattern, whole)).size_limit(COMPILING.1).build().ok();
            known.insert(pattern.to_owned(), compiled);
        }
        known.get(pattern)?.as_ref()
    }
}

/// The names under which the library calls [`is_match`].
const SEARCH: &str = "search";
const MATCH: &str = "match";

/// Counts, and says whether anything may still be looked at.
pub(super) fn ask(count: usize) -> bool {
    CURRENT.with_borrow_mut(|current| {
        current.spend(count);
        current.left > 0
    })
}

/// Returns whether a text is matched by an expression; false if that is none.
pub(super) fn is_match(name: &str, text: &str, pattern: &str) -> bool {
    CURRENT.with_borrow_mut(|current| {
        current.spend(text.len() + pattern.len());
        current.left > 0 && current.regex(pattern, name == MATCH).is_some_and(|regex| regex.is_match(text))
    })
}

/// An I-Regexp in the syntax of the `regex` crate: its `.` matches no `\r`, and `match` is given whole texts.
fn translated(pattern: &str, whole: bool) -> String {
    let mut translated = String::with_capacity(pattern.len());
    let (mut in_class, mut is_escaped) = (false, false);
    for character in pattern.chars() {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '[' => in_class = true,
            ']' => in_class = false,
            '.' if !in_class => {
                translated.push_str(r"[^\n\r]");
                continue;
            }
            _ => {}
        }
        translated.push(character);
    }
    if whole { format!("^(?:{translated})$") } else { translated }
}

#[cfg(test)]
mod tests {
    use super::super::jsonpath::find;
    use super::*;
    use crate::document::{Node, Source, json};

    #[test]
    fn what_costs_too_much_ends_with_an_error() {
        let text = serde_json::json!(vec![serde_json::json!({"a": "x", "b": ["y"]}); 100]).to_string();
        let root: Node = json::read(&mut Source::new("tree", text), 0).unwrap();
        let left = |left| Work { left, ..Work::default() };
        for path in ["$..*", "$[?match(@.a, 'x')]", "$[?$..b]", "$[?match(@.a, @.b[0])]"] {
            assert!(find(&root, path, &mut left(3_000_000)).is_ok(), "{path}");
            let error = "the overlay would look at more than 50 million values";
            assert_eq!(find(&root, path, &mut left(100)), Err(error.to_owned()), "{path}");
        }
        // One expression is compiled once, by whatever actions it is used.
        let mut work = left(COMPILING.0 * 2);
        for _ in 0..10 {
            assert_eq!(find(&root, "$[?match(@.a, 'x')]", &mut work).unwrap().len(), 100);
        }
        assert_eq!(find(&root, "$[?match(@.a, 'y')]", &mut work).ok(), None, "another one costs as much again");
    }
}
