//! URLs and headers, whose credentials are neither shown nor written.

use reqwest::Url;
use reqwest::header::{HeaderName, HeaderValue};
use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

/// An argument that may hold a credential. It is not read before the command runs: clap repeats what it refuses.
#[derive(Clone)]
pub struct Given(String);

impl FromStr for Given {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Debug for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HIDDEN)
    }
}

impl Given {
    /// Reads a URL.
    pub(super) fn address(&self) -> Result<Address, String> {
        Address::read(&self.0)
    }

    /// Reads a header.
    pub(super) fn header(&self) -> Result<(HeaderName, HeaderValue), String> {
        let wrong = || "a header is `NAME: VALUE`, such as `authorization: Bearer …`".to_owned();
        let (name, value) = self.0.split_once(':').ok_or_else(wrong)?;
        let name = HeaderName::from_str(name.trim()).map_err(|_| wrong())?;
        let mut value = HeaderValue::from_str(value.trim()).map_err(|_| wrong())?;
        value.set_sensitive(true);
        Ok((name, value))
    }
}

/// Stands for a credential.
const HIDDEN: &str = "***";

/// Parts of the names of parameters whose values are credentials.
const SECRET: [&str; 7] = ["auth", "credential", "key", "passw", "secret", "signature", "token"];

/// A URL. It is shown without its credentials.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Address(Url);

impl Address {
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let url = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
        url.map(Self).ok_or_else(|| "a URL begins with `https://` or `http://`, and names a host".to_owned())
    }

    pub(super) fn url(&self) -> &Url {
        &self.0
    }

    /// Returns whether this is what was shown of a URL with credentials.
    pub(super) fn lacks_credentials(&self) -> bool {
        self.0.username() == HIDDEN || self.0.query_pairs().any(|(_, value)| value == HIDDEN)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut url = self.0.clone();
        url.set_fragment(None);
        if !url.username().is_empty() || url.password().is_some() {
            // These fail for a URL without a host, which is none here.
            _ = url.set_password(None);
            _ = url.set_username(HIDDEN);
        }
        if let Some(query) = self.0.query() {
            let written = query.split('&').filter(|piece| !piece.is_empty());
            let shown: Vec<_> =
                written.zip(self.0.query_pairs()).map(|(piece, (name, _))| hidden(piece, &name)).collect();
            url.set_query(Some(&shown.join("&")));
        }
        f.write_str(url.as_str())
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A parameter as it is shown.
fn hidden(piece: &str, name: &str) -> String {
    let name = name.to_lowercase();
    let is_secret = SECRET.iter().any(|word| name.contains(word)) || name == "sig";
    match piece.split_once('=').filter(|_| is_secret) {
        Some((name, _)) => format!("{name}={HIDDEN}"),
        None => piece.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_is_shown_without_its_credentials() -> Result<(), String> {
        for (url, shown) in [
            ("https://pets.example/openapi.json", "https://pets.example/openapi.json"),
            ("https://ada:lovelace@pets.example/a?b=c#d", "https://***@pets.example/a?b=c"),
            ("https://ada@pets.example/", "https://***@pets.example/"),
            ("https://:lovelace@pets.example/", "https://***@pets.example/"),
            ("https://a.example/?cmd=x%20y&&API%5FKEY=lovelace&a=b", "https://a.example/?cmd=x%20y&API%5FKEY=***&a=b"),
            (
                "https://a.example/?X-Amz-Signature=lovelace&sig=lovelace",
                "https://a.example/?X-Amz-Signature=***&sig=***",
            ),
            ("https://a.example/?design=1&token", "https://a.example/?design=1&token"),
        ] {
            let address = Address::read(url)?;
            assert_eq!(address.to_string(), shown, "{url}");
            let again = Address::read(shown)?;
            assert_eq!(again.lacks_credentials(), shown.contains(HIDDEN), "{url}");
            assert_eq!((again.to_string(), format!("{address:?}")), (shown.to_owned(), shown.to_owned()));
        }
        for wrong in ["openapi.json", "file:///openapi.json", "https://", "ftp://a.example/a", ""] {
            assert!(Address::read(wrong).is_err(), "{wrong}");
        }
        Ok(())
    }
}
