//! The space between values, and the comments in it.

use super::{Reader, SyntaxError, Tolerance};

impl Reader<'_> {
    /// Skips white space, and in examples comments and elisions.
    pub(super) fn space(&mut self) -> Result<(), SyntaxError> {
        loop {
            self.at += self.rest().bytes().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
            match self.peek() {
                Some(b'\n') => {
                    self.last_on_line = None;
                    self.at += 1;
                }
                Some(b'/') if self.tolerant() => self.comment()?,
                Some(b'(') if self.tolerant() && self.rest().starts_with("(...)") => {
                    self.at += "(...)".len();
                    self.tolerate(Tolerance::Elision);
                }
                _ => return Ok(()),
            }
        }
    }

    fn comment(&mut self) -> Result<(), SyntaxError> {
        let rest = self.rest();
        let (body, length) = if let Some(line) = rest.strip_prefix("//") {
            let body = line.split(['\n', '\r']).next().unwrap_or_default();
            (body, 2 + body.len())
        } else if let Some(block) = rest.strip_prefix("/*") {
            match block.split_once("*/") {
                Some((body, _)) => (body, 4 + body.len()),
                None => return self.fail("expected `*/` at the end of a comment"),
            }
        } else {
            return self.fail(format!("expected a value or a comment, found {}", self.found()));
        };
        self.at += length;
        self.tolerate(Tolerance::Comment);
        let text = body.trim().to_owned();
        match self.last_on_line.take() {
            Some((parent, own)) => {
                let parent = self.pointer.get(..parent).unwrap_or_default();
                self.note_comment(format!("{parent}{own}"), text);
            }
            None => self.pending_comment = Some(text),
        }
        Ok(())
    }

    pub(super) fn note_comment(&mut self, pointer: String, text: String) {
        let comment = self.comments.entry(pointer).or_default();
        if !comment.is_empty() {
            comment.push(' ');
        }
        comment.push_str(&text);
    }
}
