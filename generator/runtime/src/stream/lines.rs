//! JSON texts one after the other: one on each line, or a sequence as RFC 7464 defines it.

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

use super::parts::{Cutter, Parts};
use crate::decoding::Decoding;
use crate::json::{Codec, DecodeError, Input, Path, Tree};
use crate::{ByteStream, Error, ErrorKind};

/// Begins a JSON text of a sequence. It cannot stand inside of one.
pub(crate) const RECORD_SEPARATOR: u8 = 0x1e;

/// Turns a text into an item.
type Decode<T> = fn(&Text, &Decoding) -> Result<T, DecodeError>;

/// The items of an answer that has one JSON text on each line, while they arrive: a [`Stream`] of them. Lines without
/// anything are passed over. A JSON text sequence, in which texts may have several lines, is read as well.
#[must_use = "a stream does nothing until it is read"]
pub struct LineStream<T> {
    parts: Parts<Texts>,
    decode: Decode<T>,
    line: usize,
}

impl<T> LineStream<T> {
    pub(crate) fn new<C: Codec<Value = T>>(bytes: ByteStream) -> Self {
        let decode: Decode<T> = |text, decoding| {
            let tree = Tree::parse_at(&text.bytes, text.line)?;
            C::decode(Input { node: tree.root(), path: &Path::Root, context: &decoding.context() })
        };
        Self { parts: Parts::new(bytes, Texts::default()), decode, line: 0 }
    }

    /// The next item; `None` when the server sends no more.
    ///
    /// # Errors
    /// The connection broke, an item did not arrive in time or is too large, and nothing more comes. Or an item is no JSON
    /// of the documented shape; the next one may be.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// The number of the line on which the last item began, whether it could be read or not; 0 before the first.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    fn item(&mut self, text: &Text) -> Result<T, Error> {
        self.line = text.line;
        (self.decode)(text, &self.parts.bytes.reading.decoding).map_err(|error| {
            let detail = format!("line {} of the answer is not as documented", text.line);
            self.parts.describe(Error::new(ErrorKind::Decode, detail).with_decode(error))
        })
    }
}

impl<T> Stream for LineStream<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let part = self.parts.poll(context);
        part.map(|part| part.map(|text| text.and_then(|text| self.item(&text))))
    }
}

impl<T> fmt::Debug for LineStream<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("LineStream").field("line", &self.line).finish_non_exhaustive()
    }
}

/// A text, and the number of its first line.
#[derive(Debug, PartialEq, Eq)]
struct Text {
    line: usize,
    bytes: Vec<u8>,
}

/// Cuts a body into texts.
#[derive(Default)]
struct Texts {
    /// The beginning of a text whose end has not arrived.
    open: Vec<u8>,
    /// Ends of lines so far.
    lines: usize,
    /// Of these, those before the text that is open.
    before: usize,
    /// The nesting at the end of that text, if it is one of a sequence: it may have several lines.
    sequence: Option<Nesting>,
    texts: VecDeque<Text>,
}

impl Cutter for Texts {
    type Part = Text;

    fn feed(&mut self, piece: &[u8]) {
        for run in piece.split_inclusive(|byte| matches!(*byte, b'\n' | RECORD_SEPARATOR)) {
            let (content, end) = match run.split_last() {
                Some((end, content)) if matches!(*end, b'\n' | RECORD_SEPARATOR) => (content, Some(*end)),
                _ => (run, None),
            };
            self.open.extend_from_slice(content);
            if let Some(nesting) = &mut self.sequence {
                content.iter().for_each(|byte| nesting.step(*byte));
            }
            match end {
                Some(b'\n') => {
                    self.lines += 1;
                    match &self.sequence {
                        Some(nesting) if !nesting.is_outside() => self.open.push(b'\n'),
                        _ => self.close(),
                    }
                }
                Some(_) => {
                    self.close();
                    self.sequence = Some(Nesting::default());
                }
                None => {}
            }
        }
    }

    fn end(&mut self) {
        self.close();
    }

    fn part(&mut self) -> Option<Text> {
        self.texts.pop_front()
    }

    fn held(&self) -> usize {
        self.open.len()
    }
}

impl Texts {
    /// Completes the text that is open. Nothing but space is no text.
    fn close(&mut self) {
        let mut bytes = std::mem::take(&mut self.open);
        let line = std::mem::replace(&mut self.before, self.lines) + 1;
        let mark = "\u{feff}".as_bytes();
        if line == 1 && bytes.starts_with(mark) {
            bytes.drain(..mark.len());
        }
        if !bytes.trim_ascii().is_empty() {
            self.texts.push_back(Text { line, bytes });
        }
        self.sequence = self.sequence.take().map(|_| Nesting::default());
    }
}

/// The depth in lists and objects at the end of a piece of JSON, and whether the end is in a string.
#[derive(Default)]
struct Nesting {
    depth: usize,
    string: bool,
    escaped: bool,
}

impl Nesting {
    fn step(&mut self, byte: u8) {
        match byte {
            _ if std::mem::take(&mut self.escaped) => {}
            b'\\' => self.escaped = self.string,
            b'"' => self.string = !self.string,
            b'{' | b'[' if !self.string => self.depth += 1,
            b'}' | b']' if !self.string => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
    }

    fn is_outside(&self) -> bool {
        self.depth == 0 && !self.string
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The texts of a body that arrives in pieces of these lengths, over and over, with their lines.
    fn cut(body: &[u8], lengths: &[usize]) -> Vec<(usize, String)> {
        let mut texts = Texts::default();
        let mut rest = body;
        for length in lengths.iter().cycle() {
            let (piece, after) = rest.split_at((*length).min(rest.len()));
            texts.feed(piece);
            rest = after;
            if rest.is_empty() {
                break;
            }
        }
        texts.end();
        let shown = |text: Text| (text.line, String::from_utf8(text.bytes).unwrap());
        std::iter::from_fn(|| texts.part()).map(shown).collect()
    }

    fn at(texts: &[(usize, &str)]) -> Vec<(usize, String)> {
        texts.iter().map(|(line, text)| (*line, (*text).to_owned())).collect()
    }

    #[test]
    fn a_text_ends_with_its_line_and_one_of_a_sequence_where_it_is_complete() {
        for (body, expected) in [
            ("{}\n{}\n", at(&[(1, "{}"), (2, "{}")])),
            ("\u{feff}1\r\n\r\n \n2", at(&[(1, "1\r"), (4, "2")])),
            ("{\n}\n", at(&[(1, "{"), (2, "}")])),
            ("", at(&[])),
            ("\n\n", at(&[])),
            ("\u{1e}{\"a\": \"}\\\"\"\n}\n\u{1e}[1,\n2]\n", at(&[(1, "{\"a\": \"}\\\"\"\n}"), (3, "[1,\n2]")])),
            // one that was cut off does not spoil the next
            ("\u{1e}{\"a\":\n\u{1e}1\n\n\u{1e}\u{1e}2", at(&[(1, "{\"a\":\n"), (2, "1"), (4, "2")])),
        ] {
            for length in 1..=body.len().max(1) {
                assert_eq!(cut(body.as_bytes(), &[length]), expected, "{body:?} in pieces of {length}");
            }
        }
    }

    #[test]
    fn an_item_of_a_sequence_is_there_before_the_next_one_begins() {
        let mut texts = Texts::default();
        texts.feed(b"\x1e{\"a\":\n1}\n");
        assert_eq!(texts.part(), Some(Text { line: 1, bytes: b"{\"a\":\n1}".to_vec() }));
        assert_eq!(texts.held(), 0);
    }

    proptest! {
        #[test]
        fn where_pieces_are_cut_does_not_matter(
            lines in proptest::collection::vec("[ -~é\u{1e}\\r]{0,12}", 0..8),
            lengths in proptest::collection::vec(1usize..9, 1..6),
        ) {
            let body = lines.join("\n");
            prop_assert_eq!(cut(body.as_bytes(), &lengths), cut(body.as_bytes(), &[body.len().max(1)]));
        }

        #[test]
        fn every_line_that_is_not_empty_is_an_item_with_its_number(
            lines in proptest::collection::vec("[ -~é]{0,12}", 0..8),
            length in 1usize..9,
        ) {
            let numbered = lines.iter().zip(1..).filter(|(line, _)| !line.trim_ascii().is_empty());
            let expected: Vec<_> = numbered.map(|(line, number)| (number, line.clone())).collect();
            prop_assert_eq!(cut(lines.join("\n").as_bytes(), &[length]), expected);
        }
    }
}
