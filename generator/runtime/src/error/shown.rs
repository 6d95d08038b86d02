//! Errors as text.

use std::error::Error as StdError;
use std::fmt;

use super::{Error, ErrorKind, Parts};
use crate::api::{Class, Operation};
use crate::line::one_line;

impl Error {
    /// Returns the text of the kind alone.
    pub(super) fn headline(&self) -> &'static str {
        match self.kind() {
            ErrorKind::Build => "the request is not valid",
            ErrorKind::Auth => "the server does not accept the credentials",
            ErrorKind::RateLimit => "too many calls",
            ErrorKind::NotFound => "not found",
            ErrorKind::Api => "the server refused the call",
            ErrorKind::Decode => "the answer is not as documented",
            ErrorKind::Html => "the answer is an HTML page",
            ErrorKind::Transport => "the server cannot be reached",
            ErrorKind::Timeout => "no answer in time",
            ErrorKind::Stalled => "the answer did not arrive in time",
            ErrorKind::Interrupted => "the answer was cut off",
            ErrorKind::TooLarge => "the answer is too large",
            ErrorKind::Redirect => "the server sent the call elsewhere",
            ErrorKind::NotModified => "nothing has changed",
            ErrorKind::File => "the file cannot be written",
            ErrorKind::Paging => "the list does not come to its end",
            ErrorKind::Unfinished => "the operation does not come to its end",
            ErrorKind::Failed => "the operation has failed",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Parts { detail, operation, status, messages, received, accepted, decode, retry_after, .. } = &*self.0;
        if let Some(operation) = operation {
            let Operation { name, method, path, .. } = operation;
            write!(formatter, "{name} ({method} {path}): ")?;
        }
        formatter.write_str(&one_line(detail.as_deref().unwrap_or_else(|| self.headline())))?;
        if let Some(status) = status {
            write!(formatter, " (HTTP {})", status.as_u16())?;
        }
        if !messages.is_empty() {
            write!(formatter, ": {}", one_line(&messages.join("; ")))?;
        }
        if let Some(decode) = decode {
            write!(formatter, ": {}", one_line(&decode.to_string()))?;
        }
        if let Some(after) = retry_after {
            write!(formatter, "; try again in {} s", after.as_secs_f64().ceil())?;
        }
        // to read twice does no harm, and of what the server has taken nobody doubts it
        if *received && !accepted && operation.as_ref().is_none_or(|operation| operation.class != Class::Read) {
            formatter.write_str("; the server may have received the request")?;
        }
        Ok(())
    }
}

/// Writes the same line as `Display`, with the causes, so that `fn main() -> Result<(), Error>` ends with one line that can
/// be read. `{:#?}` writes all parts.
impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = &*self.0;
        if !formatter.alternate() {
            write!(formatter, "{self}")?;
            return match &parts.source {
                Some(source) => write!(formatter, ": {}", one_line(&causes(&**source))),
                None => Ok(()),
            };
        }
        formatter
            .debug_struct("Error")
            .field("kind", &self.kind())
            .field("detail", &parts.detail)
            .field("operation", &self.operation())
            .field("method", &self.method())
            .field("path", &self.path())
            .field("status", &parts.status)
            .field("messages", &parts.messages)
            .field("attempts", &parts.attempts)
            .field("retry_after", &parts.retry_after)
            .field("rate_limit", &parts.rate_limit)
            .field("may_have_been_received", &parts.received)
            .field("retryable", &parts.retryable)
            .field("decode", &parts.decode)
            .field("source", &parts.source)
            .finish()
    }
}

/// The text of a cause and of its own causes.
pub(super) fn causes(error: &dyn StdError) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        let cause_text = cause.to_string();
        if !text.contains(&cause_text) {
            text = format!("{text}: {cause_text}");
        }
        next = cause.source();
    }
    text
}
