//! The reason why a request of a webhook is refused.

use std::error::Error as StdError;
use std::fmt;

use crate::json::DecodeError;

/// The reason why a request of a webhook is refused. It shows neither secrets nor signatures.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum WebhookError {
    /// This header is not there.
    Missing(&'static str),
    /// This header is not as the scheme says.
    Malformed(&'static str),
    /// No signature is one of this body with a known secret.
    Signature,
    /// The signature is right, and too old or too far in the future.
    Time,
    /// The secret is empty, or not base64 where it must be.
    Secret,
    /// The request is genuine, and its body does not have the documented shape.
    Body(DecodeError),
}

impl fmt::Display for WebhookError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(name) => write!(formatter, "the request has no header {name}"),
            Self::Malformed(name) => write!(formatter, "the header {name} is not as it should be"),
            Self::Signature => formatter.write_str("the request is not signed with a known secret"),
            Self::Time => formatter.write_str("the request was signed too long ago, or in the future"),
            Self::Secret => formatter.write_str("the secret of the webhook is not usable"),
            Self::Body(error) => write!(formatter, "the request is not as documented: {error}"),
        }
    }
}

impl StdError for WebhookError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        if let Self::Body(error) = self { Some(error) } else { None }
    }
}
