//! Webhooks: requests that a server sends, and how to know that they come from it.
//!
//! The code that serves HTTP hands the headers and the body to a [`Verifier`]. The body must be as it came: JSON that
//! has been read and written again is signed otherwise.

mod error;
mod scheme;

use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use reqwest::header::HeaderMap;
use sha2::Sha256;

pub use error::WebhookError;
use scheme::{Scheme, Signed};

use crate::codec::decode_slice;
use crate::json::Codec;
use crate::time;
use crate::{Dialect, Secret};

/// The time that a signature is valid, before and after it was made.
const TOLERANCE: Duration = Duration::from_secs(5 * 60);

/// Knows whether a request comes from whom it says, by its signature (HMAC with SHA-256) and the time when it was made. It shows no
/// secret, and compares in a time that tells nothing.
#[derive(Clone)]
#[must_use = "a verifier does nothing until it verifies"]
pub struct Verifier {
    scheme: Scheme,
    keys: Vec<Secret>,
    tolerance: Duration,
}

impl Verifier {
    fn new(scheme: Scheme, secret: impl Into<Secret>) -> Self {
        Self { scheme, keys: vec![secret.into()], tolerance: TOLERANCE }
    }

    /// As [Standard Webhooks](https://www.standardwebhooks.com) defines it, and Svix, Clerk, OpenAI and others use it: the headers
    /// `webhook-id`, `webhook-timestamp` and `webhook-signature`, or `svix-` in place of `webhook-`. The secret is base64, and may
    /// begin with `whsec_`.
    pub fn standard(secret: impl Into<Secret>) -> Self {
        Self::new(Scheme::Standard, secret)
    }

    /// As Stripe does it: the header `Stripe-Signature`. The secret begins with `whsec_`.
    pub fn stripe(secret: impl Into<Secret>) -> Self {
        Self::new(Scheme::Stripe, secret)
    }

    /// As GitHub does it: the header `X-Hub-Signature-256`. It has no time, so that a request that somebody has recorded stays
    /// valid: look at `X-GitHub-Delivery` to know it again.
    pub fn github(secret: impl Into<Secret>) -> Self {
        Self::new(Scheme::Github, secret)
    }

    /// As Slack does it: the headers `X-Slack-Signature` and `X-Slack-Request-Timestamp`.
    pub fn slack(secret: impl Into<Secret>) -> Self {
        Self::new(Scheme::Slack, secret)
    }

    /// Accepts signatures with another secret as well, while one is being replaced.
    pub fn or_secret(mut self, secret: impl Into<Secret>) -> Self {
        self.keys.push(secret.into());
        self
    }

    /// Sets how old a signature may be, and how far in the future; five minutes by default.
    pub fn tolerance(mut self, tolerance: Duration) -> Self {
        self.tolerance = tolerance;
        self
    }

    /// Verifies a request.
    ///
    /// # Errors
    /// A header is missing or not readable, no signature is one of this body, or it is too old or too new.
    pub fn verify(&self, headers: &HeaderMap, body: &[u8]) -> Result<(), WebhookError> {
        self.verify_at(headers, body, time::now())
    }

    /// Verifies a request that arrived at another time than now.
    ///
    /// # Errors
    /// As [`verify`](Self::verify).
    pub fn verify_at(&self, headers: &HeaderMap, body: &[u8], now: SystemTime) -> Result<(), WebhookError> {
        let Signed { before, signatures, time } = self.scheme.read(headers)?;
        let keys = self.keys.iter().map(|key| self.key(key)).collect::<Result<Vec<_>, _>>()?;
        let mut is_signed = false;
        for key in &keys {
            for signature in &signatures {
                // a key of any length is one
                let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { continue };
                mac.update(before.as_bytes());
                mac.update(body);
                is_signed |= mac.verify_slice(signature).is_ok();
            }
        }
        if !is_signed {
            return Err(WebhookError::Signature);
        }
        let now = now.duration_since(UNIX_EPOCH).unwrap_or_default();
        match time {
            Some(time) if now.abs_diff(time) > self.tolerance => Err(WebhookError::Time),
            _ => Ok(()),
        }
    }

    /// Verifies a request, and reads its body as one of the API's types.
    ///
    /// # Errors
    /// As [`verify`](Self::verify), or the body is no JSON of that type.
    pub fn read<C: Codec>(&self, headers: &HeaderMap, body: &[u8]) -> Result<C::Value, WebhookError> {
        self.verify(headers, body)?;
        decode_slice::<C>(body, Dialect::Json).map_err(WebhookError::Body)
    }

    fn key(&self, secret: &Secret) -> Result<Vec<u8>, WebhookError> {
        let text = secret.expose();
        match self.scheme {
            Scheme::Standard => {
                let encoded = text.strip_prefix("whsec_").unwrap_or(text);
                STANDARD.decode(encoded).map_err(|_| WebhookError::Secret)
            }
            Scheme::Stripe | Scheme::Github | Scheme::Slack => Ok(text.as_bytes().to_vec()),
        }
        // whoever leaves the secret empty would accept what anybody signs
        .and_then(|key| if key.is_empty() { Err(WebhookError::Secret) } else { Ok(key) })
    }
}

impl fmt::Debug for Verifier {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { scheme, tolerance, .. } = self;
        formatter.debug_struct("Verifier").field("scheme", scheme).field("tolerance", tolerance).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
