//! Tokens, and when they end.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::store::StoredSession;
use crate::exchange::bearer;
use crate::json::{Tree, View};
use crate::{Secret, random};

/// The longest time before its end that a token is renewed.
const EARLIEST: u64 = 300;

/// A token with its refresh token. All times are in seconds since 1970, by the clock of this machine.
#[derive(Debug)]
pub(crate) struct Tokens {
    pub(crate) token: Secret,
    pub(crate) refresh: Option<Secret>,
    /// `None` when the token does not say.
    pub(crate) expires: Option<u64>,
    renew: Option<u64>,
    /// True if they were renewed since the server refused earlier ones.
    pub(crate) amended: bool,
    /// True if they come of signing in because the server refused earlier ones.
    pub(crate) replacing: bool,
    /// True if a call succeeded with them, or an operation refused them for reasons of its own.
    pub(crate) accepted: AtomicBool,
}

/// The validity of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Fresh,
    /// Still valid, but about to end.
    Due,
    Expired,
}

impl Tokens {
    /// Tokens that arrived just now, and end when somebody said, or else when the token itself says.
    pub(crate) fn received(token: Secret, refresh: Option<Secret>, expires: Option<u64>, now: u64) -> Self {
        let expires = expires.or_else(|| expiry(&token, now));
        Self::with_expiry(token, refresh, expires, now)
    }

    /// Tokens that another process left.
    pub(crate) fn stored(stored: &StoredSession, now: u64) -> Option<Self> {
        let token = stored.token.clone().filter(|token| bearer(token).is_ok())?;
        Some(Self::with_expiry(token, stored.refresh_token.clone(), stored.expires, now))
    }

    fn with_expiry(token: Secret, refresh: Option<Secret>, expires: Option<u64>, now: u64) -> Self {
        let renew = expires.map(|expires| {
            let lifetime = lifetime(&token).unwrap_or_else(|| expires.saturating_sub(now));
            let margin = (lifetime / 10).min(EARLIEST);
            // many processes that started together must not all renew at the same moment
            let jitter = random::up_to(Duration::from_secs(margin)).as_secs() / 2;
            expires.saturating_sub(margin + jitter)
        });
        let (amended, replacing, accepted) = (false, false, AtomicBool::new(false));
        Self { token, refresh, expires, renew, amended, replacing, accepted }
    }

    /// The same without the refresh token, which the server refused.
    pub(crate) fn without_refresh(&self) -> Self {
        let accepted = AtomicBool::new(self.accepted.load(Ordering::Relaxed));
        Self { token: self.token.clone(), refresh: None, accepted, ..*self }
    }

    /// Returns whether they replace refused ones, and nobody has used them: an operation that refuses them would refuse others,
    /// too. If a second operation does so, the tokens are to blame.
    pub(crate) fn are_as_good_as_any(&self) -> bool {
        self.replacing && !self.accepted.swap(true, Ordering::Relaxed)
    }

    pub(crate) fn state(&self, now: u64) -> State {
        let passed = |time: Option<u64>| time.is_some_and(|time| time <= now);
        match (passed(self.expires), passed(self.renew)) {
            (true, _) => State::Expired,
            (false, true) => State::Due,
            (false, false) => State::Fresh,
        }
    }
}

/// Returns the end of a token that arrived just now. Its own times are the server's clock: when that one and ours
/// disagree so much that the token would be over, or not yet begun, its lifetime counts from now.
fn expiry(token: &Secret, now: u64) -> Option<u64> {
    let (issued, expires) = claims(token)?;
    match issued {
        Some(issued) if issued > now || expires <= now => Some(now.saturating_add(expires.checked_sub(issued)?)),
        _ if expires > now => Some(expires),
        _ => None,
    }
}

/// Returns the number of seconds for which a token is valid in all.
fn lifetime(token: &Secret) -> Option<u64> {
    let (issued, expires) = claims(token)?;
    expires.checked_sub(issued?)
}

/// The times in a JWT. Nothing is verified: that is the server's business, and a client has no key.
fn claims(token: &Secret) -> Option<(Option<u64>, u64)> {
    let payload = token.expose().split('.').nth(1)?;
    let json = URL_SAFE_NO_PAD.decode(payload.trim_end_matches('=')).ok()?;
    let claims = Tree::parse(&json).ok()?;
    let number = |name| match claims.root().get(name)?.view() {
        // some issuers write times with a fraction
        View::Number(number) => number.parse::<f64>().ok().filter(|n| *n >= 0.0).map(|n| n as u64),
        _ => None,
    };
    Some((number("iat"), number("exp")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jwt(claims: &str) -> Secret {
        format!("e30.{}.c2ln", URL_SAFE_NO_PAD.encode(claims)).into()
    }

    #[test]
    fn a_token_ends_when_it_says() {
        for (claims, expires) in [
            (r#"{"iat": 900, "exp": 4600}"#, Some(4600)),
            (r#"{"exp": 4600}"#, Some(4600)),
            (r#"{"exp": 4600.5}"#, Some(4600)),
            // the server's clock is an hour behind, or ahead
            (r#"{"iat": 10, "exp": 910}"#, Some(1900)),
            (r#"{"iat": 5000, "exp": 5900}"#, Some(1900)),
            (r#"{"iat": 0, "exp": 1e300}"#, Some(u64::MAX)),
            (r#"{"iat": 2000, "exp": 1e300}"#, Some(u64::MAX - 1000)),
            // nothing usable: the token is good until the server refuses it
            (r#"{"exp": 900}"#, None),
            (r#"{"exp": "soon"}"#, None),
            ("no json", None),
        ] {
            assert_eq!(expiry(&jwt(claims), 1000), expires, "{claims}");
        }
        assert_eq!(expiry(&"opaque".into(), 1000), None);
        assert_eq!(expiry(&"a.%%%.b".into(), 1000), None);
    }

    #[test]
    fn a_token_is_renewed_early_but_not_too_early() {
        let tokens = Tokens::received(jwt(r#"{"iat": 1000, "exp": 4600}"#), None, None, 1000);
        assert_eq!(tokens.state(1000), State::Fresh);
        assert_eq!(tokens.state(4600 - 451), State::Fresh);
        assert_eq!(tokens.state(4600 - 300), State::Due);
        assert_eq!(tokens.state(4599), State::Due);
        assert_eq!(tokens.state(4600), State::Expired);
        assert_eq!(Tokens::received("opaque".into(), None, None, 1000).state(u64::MAX), State::Fresh);
    }
}
