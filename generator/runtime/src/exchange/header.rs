//! Values of headers.

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

use crate::{Error, Secret};

/// Returns the value of a header; empty if it is not there or no text.
pub(crate) fn header<'h>(headers: &'h HeaderMap, name: &HeaderName) -> &'h str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// Returns the `Authorization` header of a token.
pub(crate) fn bearer(token: &Secret) -> Result<HeaderValue, Error> {
    // a server that is sent other bytes than it gave refuses them for ever
    if !token.expose().is_ascii() {
        return Err(Error::build("the token has characters no header takes"));
    }
    sensitive(&format!("Bearer {}", token.expose()))
}

/// Returns a header value that neither logs nor redirects give away.
pub(crate) fn sensitive(text: &str) -> Result<HeaderValue, Error> {
    // the cause is left out: it has nothing to add but the text
    let mut value =
        HeaderValue::from_str(text).map_err(|_| Error::build("the credentials have characters no header takes"))?;
    value.set_sensitive(true);
    Ok(value)
}
