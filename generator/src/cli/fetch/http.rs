//! One request, and the redirects that it leads to.

use super::address::Address;
use reqwest::header::{CONTENT_TYPE, HeaderName, HeaderValue, LOCATION};
use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode, Url};
use rustls::crypto::ring;
use std::error::Error as _;
use std::time::Duration;

/// The largest documents that are known have 35 MB.
const MAX_BYTES: usize = 64 << 20;

/// For everything: connecting, waiting and reading.
const MAX_TIME: Duration = Duration::from_secs(60);

const MAX_REDIRECTS: usize = 10;

/// A header as it is sent.
pub(super) type Header = (HeaderName, HeaderValue);

/// Downloads a text.
pub(super) fn download(from: &Address, headers: &[Header]) -> Result<String, String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|e| e.to_string())?;
    let download = runtime.block_on(async { tokio::time::timeout(MAX_TIME, read(from.url(), headers)).await });
    let bytes = download.map_err(|_| format!("no answer within {} s", MAX_TIME.as_secs()))??;
    String::from_utf8(bytes).map_err(|error| format!("not UTF-8, at byte {}", error.utf8_error().valid_up_to()))
}

async fn read(from: &Url, headers: &[Header]) -> Result<Vec<u8>, String> {
    // It fails where a program has chosen another provider of cryptography, which is then taken.
    _ = ring::default_provider().install_default();
    let agent = concat!("ampersat/", env!("CARGO_PKG_VERSION"));
    let client = Client::builder().user_agent(agent).redirect(Policy::none()).build().map_err(explain)?;
    let mut url = from.clone();
    for _ in 0..=MAX_REDIRECTS {
        let mut request = client.get(url.clone());
        // Credentials are for the server for which they were given.
        if url.origin() == from.origin() {
            request = headers.iter().fold(request, |request, (name, value)| request.header(name, value));
        }
        let response = request.send().await.map_err(explain)?;
        match redirect(&url, &response)? {
            Some(next) => url = next,
            None => return body(response).await,
        }
    }
    Err(format!("more than {MAX_REDIRECTS} redirects"))
}

/// Returns where an answer leads to, if it is a redirect.
fn redirect(url: &Url, response: &Response) -> Result<Option<Url>, String> {
    let is_redirect = response.status().is_redirection() && response.status() != StatusCode::NOT_MODIFIED;
    let Some(place) = response.headers().get(LOCATION).filter(|_| is_redirect) else { return Ok(None) };
    let next = place.to_str().ok().and_then(|place| url.join(place).ok());
    let next = next.filter(|next| matches!(next.scheme(), "http" | "https"));
    match next.ok_or("a redirect leads to no URL")? {
        next if url.scheme() == "https" && next.scheme() == "http" => {
            Err("a redirect leads from https to http, and is not followed".to_owned())
        }
        next => Ok(Some(next)),
    }
}

/// The body of an answer that can be a description.
async fn body(mut response: Response) -> Result<Vec<u8>, String> {
    let status = response.status();
    if !status.is_success() {
        let help = match status.as_u16() {
            401 | 403 | 404 => "; if it wants credentials, give them with `--header`",
            _ => "",
        };
        return Err(format!("the server answers with {status}{help}"));
    }
    let media_type = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if media_type.trim_start().to_lowercase().starts_with("text/html") {
        return Err(
            "this is an HTML page; a page of documentation mostly links the JSON or YAML that it shows".to_owned()
        );
    }
    let too_large = || format!("it is larger than {} MiB", MAX_BYTES >> 20);
    if response.content_length().is_some_and(|length| length > MAX_BYTES as u64) {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(explain)? {
        if bytes.len() + chunk.len() > MAX_BYTES {
            return Err(too_large());
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// Returns the whole chain of causes, without the URL, which may hold credentials.
fn explain(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(&format!(": {cause}"));
        source = cause.source();
    }
    text
}
