//! Asks a user: on a page, or with a code for another device.

use std::fmt;
use std::time::{Duration, SystemTime};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use reqwest::Url;
use sha2::{Digest as _, Sha256};

use super::endpoint::encoded;
use super::tokens::seconds;
use super::{OAuth2, OAuthRefusal};
use crate::json::Node;
use crate::time::now;
use crate::{Error, ErrorKind, Secret};

/// The time between two questions of a device if the server does not say.
const INTERVAL: Duration = Duration::from_secs(5);
/// The life of a code for a user if the server does not say.
const LIFETIME: Duration = Duration::from_secs(600);

/// A question to a user: the page, and the values to be kept until the answer. `Debug` shows no secret.
#[derive(Clone)]
#[non_exhaustive]
pub struct Authorization {
    /// The page on which the user agrees.
    pub url: Url,
    /// Comes back with the answer, to know that it belongs to this question.
    pub state: Secret,
    /// The verifier that [`exchange`](crate::SignIn::exchange) takes with the code (PKCE).
    pub verifier: Secret,
}

impl fmt::Debug for Authorization {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Authorization").finish_non_exhaustive()
    }
}

impl Authorization {
    /// Returns the code in the address to which the page sent the user back.
    ///
    /// # Errors
    /// The address belongs to another question, or the user said no.
    pub fn code(&self, callback: &str) -> Result<Secret, Error> {
        code(&self.state, callback)
    }
}

/// Returns the code in an address that belongs to a question.
fn code(state: &Secret, callback: &str) -> Result<Secret, Error> {
    let refused = |kind, detail: &str| Error::new(kind, format!("signing in: {detail}"));
    let base = Url::parse("http://localhost").map_err(|_| Error::build("no URL can be made"))?;
    let address = base.join(callback).map_err(|_| refused(ErrorKind::Auth, "the address is no URL"))?;
    let value =
        |name: &str| address.query_pairs().find(|(known, _)| known == name).map(|(_, value)| value.into_owned());
    // digests, so that the time tells nothing about the state
    let digest = |text: &str| Sha256::digest(text);
    if value("state").is_none_or(|given| digest(&given) != digest(state.expose())) {
        return Err(refused(ErrorKind::Auth, "the address does not belong to this question: its state is another one"));
    }
    if let Some(error) = value("error") {
        let (kind, detail) = OAuthRefusal::named(&error).reason();
        return Err(refused(kind, detail).with_messages(value("error_description").into_iter().collect()));
    }
    value("code").map(Secret::from).ok_or_else(|| refused(ErrorKind::Auth, "the address has no code"))
}

/// Returns the question for a page.
pub(crate) fn authorization(app: &OAuth2, mut url: Url) -> Result<Authorization, Error> {
    let (state, verifier) = (random::<16>()?, random::<32>()?);
    let challenge = challenge(&verifier);
    let mut fields = vec![("response_type", "code")];
    fields.extend(app.client_id.as_deref().map(|id| ("client_id", id)));
    fields.extend(app.redirect_url.as_deref().map(|url| ("redirect_uri", url)));
    fields.extend([("state", state.expose()), ("code_challenge", &challenge), ("code_challenge_method", "S256")]);
    let query = encoded(&app.form(&fields, true));
    let own = url.query().map(|query| format!("{query}&")).unwrap_or_default();
    url.set_query(Some(&format!("{own}{query}")));
    Ok(Authorization { url, state, verifier })
}

/// Returns what the page is told of a verifier (S256).
fn challenge(verifier: &Secret) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.expose()))
}

/// Random bytes as text.
fn random<const N: usize>() -> Result<Secret, Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Error::build("the system has no random numbers"))?;
    Ok(URL_SAFE_NO_PAD.encode(bytes).into())
}

/// The code and the page for a user's other device. `Debug` shows no secret.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct DeviceCode {
    /// The code with which the program asks.
    pub device_code: Secret,
    /// The code that the user types.
    pub user_code: String,
    /// The page on which the user types it.
    pub verification_url: String,
    /// The same with the code in it, for a QR code, if the server has one.
    pub verification_url_complete: Option<String>,
    /// The end of the code's life.
    pub expires: SystemTime,
    /// The time to wait between two questions to the server.
    pub interval: Duration,
}

/// Reads the answer of the endpoint that has codes for users; `None` if it holds none.
pub(crate) fn device_code(answer: Node<'_>) -> Option<DeviceCode> {
    let text = |name: &str| answer.get(name).and_then(Node::as_text).map(|text| text.into_owned());
    let text = |name: &str| text(name).filter(|text| !text.is_empty());
    let duration = |name: &str| answer.get(name).and_then(seconds).map(Duration::from_secs);
    // some servers say URL
    let url =
        |name: &str| text(&format!("verification_{name}uri")).or_else(|| text(&format!("verification_{name}url")));
    let lifetime = duration("expires_in").unwrap_or(LIFETIME);
    Some(DeviceCode {
        device_code: text("device_code")?.into(),
        user_code: text("user_code")?,
        verification_url: url("")?,
        verification_url_complete: text("verification_uri_complete"),
        expires: now().checked_add(lifetime)?,
        interval: duration("interval").unwrap_or(INTERVAL),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of RFC 7636, appendix B.
    #[test]
    fn the_challenge_is_the_digest_of_the_verifier() {
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".into();
        assert_eq!(challenge(&verifier), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    #[test]
    fn what_comes_back_belongs_to_the_question_or_is_refused() {
        let state = Secret::from("a state");
        for (callback, expected) in [
            ("http://localhost:8000/done?code=c%2F1&state=a%20state", Ok("c/1")),
            ("/done?state=a+state&code=c", Ok("c")),
            ("?code=c&state=another", Err(None)),
            ("?code=c", Err(None)),
            ("?state=a+state", Err(None)),
            ("?state=a+state&error=access_denied&error_description=Not+today", Err(Some("Not today"))),
            ("http://[", Err(None)),
        ] {
            let found = code(&state, callback);
            let found = found.as_ref().map(Secret::expose);
            let said = found.map_err(|error| (error.kind(), error.messages().first().map(String::as_str)));
            assert_eq!(said, expected.map_err(|said| (ErrorKind::Auth, said)), "{callback}");
        }
    }
}
