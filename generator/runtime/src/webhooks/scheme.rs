//! The schemes: the headers that have the signatures and the time, and the text that is signed.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::header::HeaderMap;

use super::WebhookError;

/// A way to sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scheme {
    Standard,
    Stripe,
    Github,
    Slack,
}

/// The parts of a signature that headers carry.
pub(super) struct Signed {
    /// The signed text before the body.
    pub(super) before: String,
    /// The signatures, of which one must be right.
    pub(super) signatures: Vec<Vec<u8>>,
    /// The time of signing, since the beginning of 1970.
    pub(super) time: Option<Duration>,
}

impl Scheme {
    pub(super) fn read(self, headers: &HeaderMap) -> Result<Signed, WebhookError> {
        match self {
            Self::Standard => standard(headers),
            Self::Stripe => stripe(headers),
            Self::Github => github(headers),
            Self::Slack => slack(headers),
        }
    }
}

fn standard(headers: &HeaderMap) -> Result<Signed, WebhookError> {
    const WEBHOOK: [&str; 3] = ["webhook-id", "webhook-timestamp", "webhook-signature"];
    const SVIX: [&str; 3] = ["svix-id", "svix-timestamp", "svix-signature"];
    let [id, timestamp, signature] = if headers.contains_key(SVIX[2]) { SVIX } else { WEBHOOK };
    let (id, time, value) = (text(headers, id)?, text(headers, timestamp)?, text(headers, signature)?);
    // signatures of other versions are of other schemes
    let encoded = value.split(' ').filter_map(|one| one.strip_prefix("v1,"));
    let signatures = encoded.filter_map(|one| STANDARD.decode(one).ok()).collect();
    Ok(Signed { before: format!("{id}.{time}."), signatures, time: Some(seconds(time, timestamp)?) })
}

fn stripe(headers: &HeaderMap) -> Result<Signed, WebhookError> {
    const NAME: &str = "stripe-signature";
    let pairs: Vec<_> = text(headers, NAME)?.split(',').filter_map(|pair| pair.trim().split_once('=')).collect();
    let all = |key| pairs.iter().filter(move |(known, _)| *known == key).map(|(_, value)| *value);
    let time = all("t").next().ok_or(WebhookError::Malformed(NAME))?;
    let signatures = all("v1").filter_map(bytes).collect();
    Ok(Signed { before: format!("{time}."), signatures, time: Some(seconds(time, NAME)?) })
}

fn github(headers: &HeaderMap) -> Result<Signed, WebhookError> {
    const NAME: &str = "x-hub-signature-256";
    let signature = text(headers, NAME)?.strip_prefix("sha256=").and_then(bytes);
    let signatures = vec![signature.ok_or(WebhookError::Malformed(NAME))?];
    Ok(Signed { before: String::new(), signatures, time: None })
}

fn slack(headers: &HeaderMap) -> Result<Signed, WebhookError> {
    const TIME: &str = "x-slack-request-timestamp";
    const NAME: &str = "x-slack-signature";
    let time = text(headers, TIME)?;
    let signature = text(headers, NAME)?.strip_prefix("v0=").and_then(bytes);
    let signatures = vec![signature.ok_or(WebhookError::Malformed(NAME))?];
    Ok(Signed { before: format!("v0:{time}:"), signatures, time: Some(seconds(time, TIME)?) })
}

fn text<'h>(headers: &'h HeaderMap, name: &'static str) -> Result<&'h str, WebhookError> {
    let value = headers.get(name).ok_or(WebhookError::Missing(name))?;
    value.to_str().map_err(|_| WebhookError::Malformed(name))
}

fn seconds(text: &str, name: &'static str) -> Result<Duration, WebhookError> {
    text.parse().map(Duration::from_secs).map_err(|_| WebhookError::Malformed(name))
}

/// The bytes of a text in hexadecimal.
fn bytes(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> =
        text.chars().map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok())).collect();
    let digits = digits.filter(|digits| digits.len() % 2 == 0)?;
    Some(digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect())
}
