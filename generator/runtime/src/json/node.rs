//! A value of a JSON tree.

use std::borrow::Cow;

use serde_json::Value;

use super::excerpt::{EXCERPT, shorten};
use super::number;
use super::token::{ESCAPED, Token};

/// A value of a [`Tree`].
#[derive(Clone, Copy)]
pub(crate) struct Node<'a> {
    text: &'a str,
    tokens: &'a [Token],
    index: usize,
}

/// A value by its kind.
pub(crate) enum View<'a> {
    Null,
    Bool(bool),
    /// A number, as it is written.
    Number(&'a str),
    Text(Cow<'a, str>),
    List(Items<'a>),
    Object(Members<'a>),
}

/// The items of a list.
#[derive(Clone, Copy)]
pub(crate) struct Items<'a> {
    next: Node<'a>,
    end: usize,
}

/// The members of an object.
#[derive(Clone, Copy)]
pub(crate) struct Members<'a>(Items<'a>);

impl<'a> Node<'a> {
    pub(super) fn first_of(text: &'a str, tokens: &'a [Token]) -> Self {
        Self { text, tokens, index: 0 }
    }

    #[inline]
    fn token(self) -> Token {
        self.tokens.get(self.index).copied().unwrap_or(Token { start: 0, extent: 0 })
    }

    /// The byte with which it begins, which says what it is.
    #[inline]
    fn first(self) -> u8 {
        self.text.as_bytes().get(self.token().start as usize).copied().unwrap_or_default()
    }

    /// The text of a scalar from its beginning on, without so many bytes before it.
    fn slice(self, before: usize) -> &'a str {
        let Token { start, extent } = self.token();
        let start = start as usize + before;
        self.text.get(start..start + (extent & !ESCAPED) as usize).unwrap_or_default()
    }

    /// Returns the value by its kind.
    #[inline]
    pub(crate) fn view(self) -> View<'a> {
        match self.first() {
            b'"' => View::Text(self.text()),
            b'{' => View::Object(Members(self.inner())),
            b'[' => View::List(self.inner()),
            b'n' => View::Null,
            b't' => View::Bool(true),
            b'f' => View::Bool(false),
            _ => View::Number(self.slice(0)),
        }
    }

    #[inline]
    fn text(self) -> Cow<'a, str> {
        if self.token().extent & ESCAPED == 0 { Cow::Borrowed(self.slice(1)) } else { Cow::Owned(self.unescaped()) }
    }

    fn unescaped(self) -> String {
        let start = self.token().start as usize;
        let quoted = self.text.get(start..start + self.slice(1).len() + 2).unwrap_or_default();
        serde_json::from_str(quoted).unwrap_or_default()
    }

    fn inner(self) -> Items<'a> {
        Items { next: Self { index: self.index + 1, ..self }, end: self.token().extent as usize }
    }

    /// Returns the node after this one and all that is inside of it.
    #[inline]
    fn after(self) -> Self {
        let index = match self.first() {
            b'{' | b'[' => self.token().extent as usize,
            _ => self.index + 1,
        };
        Self { index, ..self }
    }

    /// Returns whether it is a string of this text.
    #[inline]
    fn is_key(self, key: &str) -> bool {
        let Token { start, extent } = self.token();
        if extent & ESCAPED != 0 {
            return self.unescaped() == key;
        }
        let start = start as usize + 1;
        extent as usize == key.len() && self.text.as_bytes().get(start..start + key.len()) == Some(key.as_bytes())
    }

    /// The length of a string, as it is written.
    #[inline]
    pub(crate) fn text_length(self) -> usize {
        (self.token().extent & !ESCAPED) as usize
    }

    #[inline]
    pub(crate) fn is_text(self) -> bool {
        self.first() == b'"'
    }

    pub(crate) fn is_null(self) -> bool {
        self.first() == b'n'
    }

    /// The items of a list.
    pub(crate) fn as_list(self) -> Option<Items<'a>> {
        (self.first() == b'[').then(|| self.inner())
    }

    /// The members of an object.
    pub(crate) fn as_object(self) -> Option<Members<'a>> {
        (self.first() == b'{').then(|| Members(self.inner()))
    }

    /// The text of a string.
    pub(crate) fn as_text(self) -> Option<Cow<'a, str>> {
        (self.first() == b'"').then(|| self.text())
    }

    /// The value of a field; `None` for everything that is no object or lacks it.
    pub(crate) fn get(self, key: &str) -> Option<Self> {
        self.as_object()?.find_key(key).map(|(_, node)| node)
    }

    /// The same as an owned `serde_json` value. A number that is too large for it is text.
    pub(crate) fn to_value(self) -> Value {
        match self.view() {
            View::Null => Value::Null,
            View::Bool(value) => Value::Bool(value),
            View::Number(number) => number.parse().map_or_else(|_| Value::from(number), Value::Number),
            View::Text(text) => Value::String(text.into_owned()),
            View::List(items) => items.map(Node::to_value).collect(),
            View::Object(fields) => fields.map(|(key, node)| (key.into_owned(), node.to_value())).collect(),
        }
    }

    /// The same, but that an integer is text which would lose digits as a number of 64 bits.
    pub(crate) fn to_exact_value(self) -> Value {
        match self.view() {
            View::Number(text) if number::is_rounded(text) => Value::from(text),
            _ => self.to_value(),
        }
    }

    /// Describes it in the words of an error message.
    pub(crate) fn describe(self) -> String {
        match self.view() {
            View::Null => "null".to_owned(),
            View::Bool(_) => "a boolean".to_owned(),
            View::Number(_) => "a number".to_owned(),
            View::Text(text) if text.is_empty() => "empty text".to_owned(),
            View::Text(_) => "text".to_owned(),
            View::List(items) => format!("a list of {}", items.count()),
            View::Object(fields) => format!("an object of {}", fields.count()),
        }
    }

    /// A bounded look at the value. Of a container only its outline: a deeper value may be a secret.
    pub(crate) fn excerpt(self) -> String {
        match self.view() {
            View::Null => "null".to_owned(),
            View::Bool(value) => value.to_string(),
            View::Number(number) => shorten(number, EXCERPT),
            View::Text(text) => format!("{:?}", shorten(&text, EXCERPT)),
            View::List(items) => {
                let kinds: Vec<_> = items.take(SHOWN).map(Node::describe).collect();
                format!("[{}{}]", kinds.join(", "), more(items.count()))
            }
            View::Object(fields) => {
                let keys: Vec<_> = fields.take(SHOWN).map(|(key, _)| shorten(&key, EXCERPT / 4)).collect();
                format!("{{{}{}}}", keys.join(", "), more(fields.count()))
            }
        }
    }
}

impl<'a> Iterator for Items<'a> {
    type Item = Node<'a>;

    #[inline]
    fn next(&mut self) -> Option<Node<'a>> {
        let node = (self.next.index < self.end).then_some(self.next)?;
        self.next = node.after();
        Some(node)
    }
}

impl Items<'_> {
    pub(crate) fn is_empty(self) -> bool {
        self.next.index >= self.end
    }
}

impl<'a> Members<'a> {
    pub(crate) fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// Goes on to the member of this name: how many stand before it, and its value.
    #[inline]
    pub(crate) fn find_key(&mut self, key: &str) -> Option<(usize, Node<'a>)> {
        let mut before = 0;
        let mut name = self.0.next;
        while name.index < self.0.end {
            let node = Node { index: name.index + 1, ..name };
            let after = node.after();
            if name.is_key(key) {
                self.0.next = after;
                return Some((before, node));
            }
            name = after;
            before += 1;
        }
        None
    }
}

/// No members.
impl Default for Members<'_> {
    fn default() -> Self {
        Self(Node::first_of("{}", &[]).inner())
    }
}

impl<'a> Iterator for Members<'a> {
    type Item = (Cow<'a, str>, Node<'a>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let key = self.0.next()?;
        Some((key.text(), self.0.next()?))
    }
}

/// Items or keys shown by an excerpt.
const SHOWN: usize = 8;

fn more(length: usize) -> &'static str {
    if length > SHOWN { ", …" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Tree;

    #[test]
    fn text_without_escapes_is_borrowed_and_slashes_are_unescaped() {
        let tree = Tree::parse(br#"{"a": "plain", "b": "a\/b", "\u0063": "\ud83d\ude00"}"#).unwrap();
        assert!(matches!(tree.root().get("a").and_then(Node::as_text), Some(Cow::Borrowed("plain"))));
        assert_eq!(tree.root().get("b").and_then(Node::as_text).as_deref(), Some("a/b"));
        assert_eq!(tree.root().get("c").and_then(Node::as_text).as_deref(), Some("😀"));
    }

    #[test]
    fn a_number_is_what_is_written() {
        for number in ["-0", "10.10", "1E3", "99999999999999999999999999999.999", "1e999"] {
            let tree = Tree::parse(number.as_bytes()).unwrap();
            assert!(matches!(tree.root().view(), View::Number(text) if text == number));
        }
        assert_eq!(Tree::parse(b"1e999").unwrap().root().to_value(), Value::from("1e999"));
    }

    #[test]
    fn an_excerpt_is_bounded_and_shows_no_nested_values() {
        let excerpt = |text: &str| Tree::parse(text.as_bytes()).unwrap().root().excerpt();
        assert!(excerpt(&format!("\"{}\"", "ä".repeat(5000))).chars().count() < 90);
        assert!(excerpt(&"1".repeat(5000)).chars().count() < 90);
        assert_eq!(excerpt(r#"{"user": "me", "password": "hunter2"}"#), "{user, password}");
        assert_eq!(excerpt(r#"["hunter2", 1, null, {}]"#), "[text, a number, null, an object of 0]");
    }
}
