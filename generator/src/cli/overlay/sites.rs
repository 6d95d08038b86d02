//! The values of a document that findings are about, as an overlay reaches them.

use crate::cli::action::{path, quoted, step};
use crate::document::{Location, Node, Sources, Value};
use std::collections::HashMap;

/// A value of the document that overlays see.
#[derive(Debug, Clone)]
pub(super) struct Site<'a> {
    root: &'a Node,
    /// The names and indexes from the root.
    pub(super) tokens: Vec<String>,
}

/// The values of a document, by where they were written. Of those that are copies there are several.
pub(super) struct Sites<'a> {
    root: &'a Node,
    known: HashMap<Location, Vec<Vec<String>>>,
}

impl<'a> Sites<'a> {
    /// The values that were written at one of these places.
    pub(super) fn new<'l>(root: &'a Node, sources: &Sources, wanted: impl IntoIterator<Item = &'l Location>) -> Self {
        let mut known: HashMap<Location, Vec<Vec<String>>> =
            wanted.into_iter().map(|location| (location.clone(), Vec::new())).collect();
        walk(root, &mut Vec::new(), &mut |node, tokens| {
            let location = sources.location(node.origin);
            if let Some(found) = location.and_then(|location| known.get_mut(&location)) {
                found.push(tokens.to_vec());
            }
        });
        Self { root, known }
    }

    /// The values that were written at a place. Those made of another one stand inside of it, and do not count.
    pub(super) fn at(&self, location: &Location) -> Vec<Site<'a>> {
        let found = self.known.get(location).map(Vec::as_slice).unwrap_or_default();
        let is_inside = |tokens: &[String]| found.iter().any(|one| one.len() < tokens.len() && tokens.starts_with(one));
        let outermost = found.iter().filter(|tokens| !is_inside(tokens));
        outermost.map(|tokens| Site { root: self.root, tokens: tokens.clone() }).collect()
    }
}

fn walk(node: &Node, tokens: &mut Vec<String>, see: &mut impl FnMut(&Node, &[String])) {
    see(node, tokens);
    let mut go = |token: String, child: &Node| {
        tokens.push(token);
        walk(child, tokens, see);
        tokens.pop();
    };
    match &node.value {
        Value::Object(map) => map.iter().for_each(|(key, child)| go(key.clone(), child)),
        Value::Array(items) => items.iter().enumerate().for_each(|(index, child)| go(index.to_string(), child)),
        _ => {}
    }
}

impl<'a> Site<'a> {
    /// The value.
    pub(super) fn node(&self) -> Option<&'a Node> {
        self.tokens.iter().try_fold(self.root, |node, token| node.child(token))
    }

    /// The holder of the value.
    pub(super) fn parent(&self) -> Option<Self> {
        let (_, parents) = self.tokens.split_last()?;
        Some(Self { root: self.root, tokens: parents.to_vec() })
    }

    /// A member of the value, if it is there.
    pub(super) fn member(&self, key: &str) -> Option<Self> {
        self.node()?.get(key)?;
        Some(Self { root: self.root, tokens: [&self.tokens[..], &[key.to_owned()]].concat() })
    }

    /// The path and the method of the operation that this is.
    pub(super) fn operation(&self) -> Option<(&str, &str)> {
        match self.tokens.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            ["paths", path, method] | ["paths", path, "additionalOperations", method] => Some((path, method)),
            _ => None,
        }
    }

    /// The places that refer to this one, if it is a shared parameter; else this one.
    pub(super) fn uses(self) -> Vec<Self> {
        let ["components", kind @ "parameters", name] = self.tokens.iter().map(String::as_str).collect::<Vec<_>>()[..]
        else {
            return vec![self];
        };
        let reference = crate::document::pointer::of(["components", kind, name]);
        let mut found = Vec::new();
        walk(self.root, &mut Vec::new(), &mut |node, tokens| {
            let target = node.str("$ref").and_then(|target| target.strip_prefix('#'));
            if target == Some(&reference) && tokens.first().is_some_and(|first| first == "paths") {
                found.push(Self { root: self.root, tokens: tokens.to_vec() });
            }
        });
        found
    }

    /// The JSONPath of the value. An element of a list is found by what it says, if that tells it apart.
    pub(super) fn path(&self) -> String {
        let mut node = Some(self.root);
        let mut path = path([]);
        for token in &self.tokens {
            path += &match node.map(|node| &node.value) {
                Some(Value::Array(items)) => element(items, token),
                _ => step(token),
            };
            node = node.and_then(|node| node.child(token));
        }
        path
    }
}

/// An element of a list.
fn element(items: &[Node], index: &str) -> String {
    let says = |node: &Node| match node.str("$ref") {
        Some(target) => Some(format!("@['$ref']=={}", quoted(target))),
        None => Some(format!("@.name=={} && @.in=={}", quoted(node.str("name")?), quoted(node.str("in")?))),
    };
    let own = index.parse().ok().and_then(|index: usize| items.get(index)).and_then(says);
    match own.filter(|own| items.iter().filter(|node| says(node).as_ref() == Some(own)).count() == 1) {
        Some(own) => format!("[?{own}]"),
        None => format!("[{index}]"),
    }
}
