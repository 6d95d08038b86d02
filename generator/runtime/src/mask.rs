//! Keeps what a client proves its identity with out of texts that come from a server.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use crate::{Secret, percent};

/// Stands in a text in place of a secret.
const MASK: &str = "[redacted]";
/// Tokens that are remembered; older ones have ended long ago.
const TOKENS: usize = 32;
/// Bytes from which on a part of a secret gives something away.
const SHORT: usize = 4;

/// The secrets of a client. `Debug` shows none.
#[derive(Default)]
pub(crate) struct Secrets {
    fixed: Vec<Secret>,
    tokens: Mutex<VecDeque<Vec<Secret>>>,
}

impl Secrets {
    /// Adds a secret that a client has as long as it lives.
    pub(crate) fn add(&mut self, secret: &str) {
        self.fixed.extend(spellings(secret));
    }

    /// Remembers a token that arrived.
    pub(crate) fn learn(&self, token: &str) {
        let mut tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        let is_known = tokens.iter().any(|known| known.first().is_some_and(|first| first.expose() == token));
        if is_known || token.is_empty() {
            return;
        }
        if tokens.len() == TOKENS {
            tokens.pop_front();
        }
        tokens.push_back(spellings(token));
    }

    /// Replaces every secret in a text, also one that is cut off before an ellipsis.
    pub(crate) fn mask<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        let mut secrets: Vec<&str> = self.fixed.iter().chain(tokens.iter().flatten()).map(Secret::expose).collect();
        // one may be a part of another
        secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
        let mut masked = Cow::Borrowed(text);
        for secret in secrets {
            if let Some(without) = without(&masked, secret) {
                masked = Cow::Owned(without);
            }
        }
        masked
    }

    /// Replaces every secret in the text of an error. Its type stays if there is none.
    pub(crate) fn mask_io(&self, error: &std::io::Error) -> Option<std::io::Error> {
        match self.mask(&error.to_string()) {
            Cow::Borrowed(_) => None,
            Cow::Owned(text) => Some(std::io::Error::new(error.kind(), text)),
        }
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Secrets").finish_non_exhaustive()
    }
}

/// The ways in which a server may write a secret: as it is, and escaped for JSON, HTML, URLs and excerpts.
fn spellings(secret: &str) -> Vec<Secret> {
    if secret.is_empty() {
        return Vec::new();
    }
    let json = serde_json::Value::from(secret).to_string();
    let json = json.trim_matches('"').to_owned();
    let html = secret.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    let all = [
        secret.to_owned(),
        json.replace('/', "\\/"),
        // a body that is repeated as a text of another one
        serde_json::Value::from(json.as_str()).to_string().trim_matches('"').to_owned(),
        json,
        format!("{:?}", secret).trim_matches('"').to_owned(),
        html.replace('\'', "&#39;"),
        html.replace('\'', "&#039;"),
        html,
        percent::unreserved(secret),
        percent::unreserved(secret).replace("%20", "+"),
    ];
    let mut spellings: Vec<Secret> = Vec::new();
    for text in all {
        if spellings.iter().all(|known| known.expose() != text) {
            spellings.push(text.into());
        }
    }
    spellings
}

/// Returns a text without a secret; `None` if it holds none.
fn without(text: &str, secret: &str) -> Option<String> {
    let mut masked = String::new();
    let mut rest = 0;
    for (at, _) in text.match_indices(secret).filter(|(at, _)| secret.len() >= SHORT || is_word(text, *at, secret)) {
        masked.push_str(text.get(rest..at)?);
        masked.push_str(MASK);
        rest = at + secret.len();
    }
    masked.push_str(text.get(rest..)?);
    let whole = rest > 0;
    let cut = without_beginning(&masked, secret);
    cut.or_else(|| whole.then_some(masked))
}

/// Returns whether what stands at a place stands there by itself.
fn is_word(text: &str, at: usize, word: &str) -> bool {
    let before = text.get(..at).and_then(|text| text.chars().next_back());
    let after = text.get(at + word.len()..).and_then(|text| text.chars().next());
    !before.into_iter().chain(after).any(char::is_alphanumeric)
}

/// Returns a text without the beginnings of a secret that stand before an ellipsis; `None` if there are none.
fn without_beginning(text: &str, secret: &str) -> Option<String> {
    let mut masked = String::new();
    let mut found = false;
    for part in text.split_inclusive('…') {
        let shown = part.strip_suffix('…');
        let length = shown.and_then(|shown| {
            let ends = secret.char_indices().map(|(end, _)| end).rev().take_while(|end| *end >= SHORT);
            ends.into_iter().find(|end| secret.get(..*end).is_some_and(|start| shown.ends_with(start)))
        });
        match (shown, length) {
            (Some(shown), Some(length)) => {
                found = true;
                masked.push_str(shown.get(..shown.len() - length)?);
                masked.push_str(MASK);
                masked.push('…');
            }
            _ => masked.push_str(part),
        }
    }
    found.then_some(masked)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masked(secret: &str, text: &str) -> String {
        let mut secrets = Secrets::default();
        secrets.add(secret);
        secrets.mask(text).into_owned()
    }

    #[test]
    fn a_secret_is_masked_however_it_is_written() {
        for (secret, text) in [
            ("hunter2", "no such user: me/hunter2!"),
            ("a&b<c>", "<title>a&amp;b&lt;c&gt;</title>"),
            ("a\"b\\cd", r#"found text: "a\"b\\cd""#),
            ("ab/cd+e", r#"{"echo": "ab\/cd+e"}"#),
            ("ab/cd e", "/login?password=ab%2Fcd%20e"),
            ("ab/cd e", "/login?password=ab%2Fcd+e"),
        ] {
            let masked = masked(secret, text);
            assert!(masked.contains(MASK), "{masked}");
            assert!(!masked.contains("cd") && !masked.contains("hunter2") && !masked.contains("b&lt;"), "{masked}");
        }
        assert_eq!(masked("hunter2", "nothing of the kind"), "nothing of the kind");
    }

    #[test]
    fn the_beginning_of_a_secret_that_was_cut_off_is_masked() {
        assert_eq!(masked("0123456789abcdef", "token 0123456789…"), "token [redacted]…");
        assert_eq!(masked("0123456789abcdef", "token 012…"), "token 012…");
    }

    #[test]
    fn a_short_secret_is_masked_where_it_stands_by_itself() {
        assert_eq!(masked("a", "a bad password: a"), "[redacted] bad password: [redacted]");
    }

    #[test]
    fn of_tokens_the_last_ones_are_remembered() {
        let secrets = Secrets::default();
        (0..100).for_each(|number| secrets.learn(&format!("token-{number}")));
        assert_eq!(secrets.mask("token-99 token-10"), "[redacted] token-10");
    }
}
