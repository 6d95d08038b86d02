//! The places where an answer says that something else is.

use reqwest::Url;

use crate::client::{Request, target};
use crate::exchange::{Elsewhere, Received, follow, join};
use crate::json::{Node, Tree, View};
use crate::percent;

/// A place that an answer names.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    /// At the URL that a header has.
    Header(&'static str),
    /// At the URL that is at a pointer.
    Field(&'static str),
    /// At a path with values of the answer.
    Path(Template),
}

/// A path, and the pointers to the values of its placeholders.
#[derive(Clone, Copy, Debug)]
pub(super) struct Template {
    pub(super) path: &'static str,
    pub(super) values: &'static [(&'static str, &'static str)],
}

/// The reason why a place is not there.
pub(super) enum Missing {
    /// The answer does not name it.
    Unnamed,
    Elsewhere(Elsewhere),
}

impl Place {
    /// Returns whether a header names the place.
    pub(super) fn is_named(self, answer: &Received) -> bool {
        matches!(self, Self::Header(name) if header(answer, name).is_some())
    }

    /// Returns the URL of a place that an answer names. A relative one begins at `at`.
    pub(super) fn of(self, answer: &Received, request: &Request, at: &Url) -> Result<Url, Missing> {
        let of_text = |text: &str| follow(at, text).map_err(Missing::Elsewhere);
        match self {
            Self::Header(name) => of_text(&header(answer, name).ok_or(Missing::Unnamed)?),
            Self::Field(pointer) => of_text(&text_at(&answer.body, pointer).ok_or(Missing::Unnamed)?),
            Self::Path(template) => template.filled(&answer.body, request).ok_or(Missing::Unnamed),
        }
    }
}

impl Template {
    /// Returns the URL with the values of an answer.
    fn filled(self, body: &[u8], request: &Request) -> Option<Url> {
        let mut values = request.parameters.path.clone();
        for (name, pointer) in self.values {
            values.push((*name, percent::unreserved(&text_at(body, pointer)?)));
        }
        let exchange = &request.client.0.exchange;
        let base = exchange.base_of(request.server).ok()?;
        join(&base, self.path, &values).ok()
    }
}

/// Returns the URL of an operation itself.
pub(super) fn original(request: &Request) -> Result<Url, crate::Error> {
    target(request).map(|(_, url)| url)
}

/// Returns the text of a header that has some.
pub(super) fn header(answer: &Received, name: &str) -> Option<String> {
    let text = answer.headers.get(name)?.to_str().ok()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Returns the text at a JSON pointer: a text, a number, or a yes or no.
pub(super) fn text_at(body: &[u8], pointer: &str) -> Option<String> {
    let tree = Tree::parse(body).ok()?;
    at(tree.root(), pointer).and_then(text_of).filter(|text| !text.is_empty())
}

/// Returns the value at a JSON pointer (RFC 6901).
pub(super) fn at<'a>(root: Node<'a>, pointer: &str) -> Option<Node<'a>> {
    pointer.split('/').skip(1).try_fold(root, |node, token| {
        let token = token.replace("~1", "/").replace("~0", "~");
        match node.as_list() {
            Some(mut items) => items.nth(token.parse().ok()?),
            None => node.get(&token),
        }
    })
}

/// Returns a scalar as text.
pub(super) fn text_of(node: Node<'_>) -> Option<String> {
    match node.view() {
        View::Text(text) => Some(text.trim().to_owned()),
        View::Number(number) => Some(number.to_owned()),
        View::Bool(flag) => Some(flag.to_string()),
        View::Null | View::List(_) | View::Object(_) => None,
    }
}
