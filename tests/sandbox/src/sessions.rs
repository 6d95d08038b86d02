//! Tokens, and how often somebody may sign in.

use crate::json::{Json, object};
use crate::random::Random;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use std::collections::HashMap;

/// Sign-ins per window, as recorded.
pub(crate) const LOGINS: u64 = 25;
/// The length of a window in seconds, as recorded.
const WINDOW: u64 = 300;
/// The lifetime of a refresh token, in seconds. Nobody has recorded it.
const REFRESH_LIFETIME: u64 = 30 * 86_400;

/// All tokens that are good for something.
#[derive(Debug)]
pub(crate) struct Sessions {
    access: HashMap<String, Token>,
    refresh: HashMap<String, Token>,
    /// The lifetime of an access token, in seconds.
    lifetime: u64,
    random: Random,
    window: u64,
    logins: u64,
}

#[derive(Clone, Debug)]
struct Token {
    account: usize,
    ends: u64,
    /// The token of the other kind that was made along with it.
    sibling: String,
}

impl Sessions {
    pub(crate) fn new(lifetime: u64, seed: u64) -> Self {
        let (access, refresh) = (HashMap::new(), HashMap::new());
        Self { access, refresh, lifetime, random: Random::new(seed), window: 0, logins: 0 }
    }

    /// Counts a sign-in. Says whether it is one too many, and what the headers of its answer say.
    pub(crate) fn count_login(&mut self, now: u64) -> (bool, [(&'static str, u64); 3]) {
        if now >= self.window + WINDOW {
            (self.window, self.logins) = (now, 0);
        }
        let excess = self.logins >= LOGINS;
        self.logins = (self.logins + 1).min(LOGINS);
        let reset = (self.window + WINDOW).saturating_sub(now);
        let headers = [
            ("x-ratelimit-limit", LOGINS),
            ("x-ratelimit-remaining", LOGINS - self.logins),
            ("x-ratelimit-reset", reset),
        ];
        (excess, headers)
    }

    /// A new pair of tokens, as the server answers it.
    pub(crate) fn open(&mut self, account: usize, now: u64) -> Json {
        // long-lived sandboxes do not collect what is over
        self.access.retain(|_, token| token.ends > now);
        self.refresh.retain(|_, token| token.ends > now);
        let access = self.jwt(now, self.lifetime, "access", account);
        let refresh = self.jwt(now, REFRESH_LIFETIME, "refresh", account);
        let token = |lifetime, sibling: &String| Token {
            account,
            ends: now.saturating_add(lifetime),
            sibling: sibling.clone(),
        };
        self.access.insert(access.clone(), token(self.lifetime, &refresh));
        self.refresh.insert(refresh.clone(), token(REFRESH_LIFETIME, &access));
        object! {"token": access, "refresh": refresh}
    }

    /// The account of an access token.
    pub(crate) fn account(&self, access: &str, now: u64) -> Option<usize> {
        self.access.get(access).filter(|token| token.ends > now).map(|token| token.account)
    }

    /// Takes a refresh token, which is good for one time only, and says whose it is.
    pub(crate) fn take(&mut self, refresh: &str, now: u64) -> Option<usize> {
        self.refresh.remove(refresh).filter(|token| token.ends > now).map(|token| token.account)
    }

    /// Ends an access token alone.
    pub(crate) fn expire(&mut self, access: &str) {
        self.access.remove(access);
    }

    /// Ends an access token, and the refresh token that was made along with it.
    pub(crate) fn close(&mut self, access: &str) {
        if let Some(token) = self.access.remove(access) {
            self.refresh.remove(&token.sibling);
        }
    }

    /// Ends a refresh token of an account, and the access token that was made along with it. Says whether there was one.
    pub(crate) fn close_refresh(&mut self, refresh: &str, account: usize) -> bool {
        if self.refresh.get(refresh).is_none_or(|token| token.account != account) {
            return false;
        }
        if let Some(token) = self.refresh.remove(refresh) {
            self.access.remove(&token.sibling);
        }
        true
    }

    /// A token of the recorded length with the claims that clients read. Its signature is none: the sandbox knows its
    /// tokens, and nobody else has a key.
    fn jwt(&mut self, now: u64, lifetime: u64, subject: &str, account: usize) -> String {
        let nonce = URL_SAFE_NO_PAD.encode(self.random.bytes(750));
        let claims = object! {
            "iss": "http://sandbox.invalid/api", "iat": now, "exp": now.saturating_add(lifetime), "sub": account as u64, "use": subject, "jti": nonce,
        };
        let parts = [br#"{"typ":"JWT","alg":"RS256"}"#.to_vec(), claims.write().into_bytes(), self.random.bytes(256)];
        parts.map(|part| URL_SAFE_NO_PAD.encode(part)).join(".")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_five_sign_ins_per_window() {
        let mut sessions = Sessions::new(60, 0);
        let mut login = |now| {
            let (excess, [_, (_, remaining), (_, reset)]) = sessions.count_login(now);
            (excess, remaining, reset)
        };
        assert_eq!(login(1000), (false, 24, 300));
        for left in (0..24).rev() {
            assert_eq!(login(1010), (false, left, 290));
        }
        assert_eq!(login(1299), (true, 0, 1));
        assert_eq!(login(1300), (false, 24, 300));
    }

    #[test]
    fn a_token_is_about_as_long_as_recorded_ones() {
        let mut sessions = Sessions::new(60, 0);
        let token = sessions.jwt(0, 60, "access", 0);
        assert!((1_500..2_500).contains(&token.len()), "{}", token.len());
    }
}
