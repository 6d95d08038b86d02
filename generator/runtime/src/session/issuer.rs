//! The origin of a session's tokens.

use super::tokens::Tokens;
use crate::exchange::Exchange;
use crate::rate_limit::RateLimit;
use crate::time::Instant;
use crate::{BoxFuture, Error, Secret};

/// The outcome of signing in, and the server's limit of further sign-ins whether this one succeeded or not.
pub(crate) type SignedIn = (Result<Tokens, Error>, Option<RateLimit>);

/// Issues tokens: the API by its own sign-in, or a token endpoint.
pub(crate) trait Issuer: Send + Sync {
    /// Names the one whose tokens they are. It holds no secret.
    fn account(&self) -> &str;

    /// The secret that signs in.
    fn secret(&self) -> &Secret;

    /// Tokens that are there before anybody signs in.
    fn tokens(&self) -> Option<Tokens> {
        None
    }

    /// Returns whether sign-ins are no scarce thing, so that they renew tokens that have no refresh token.
    fn is_plentiful(&self) -> bool {
        false
    }

    /// Messages that say that a token is missing, wrong or expired.
    fn unauthorized(&self) -> &'static [&'static str] {
        &[]
    }

    /// Signs in.
    fn sign_in<'a>(&'a self, exchange: &'a Exchange, deadline: Instant) -> BoxFuture<'a, SignedIn>;

    /// Renews a token. A server that sends no new refresh token lets the old one be used again.
    fn renew<'a>(
        &'a self,
        exchange: &'a Exchange,
        refresh: &'a Secret,
        deadline: Instant,
    ) -> BoxFuture<'a, Result<Tokens, Error>>;

    /// Ends a session at the server.
    fn revoke<'a>(
        &'a self,
        exchange: &'a Exchange,
        tokens: &'a Tokens,
        deadline: Instant,
    ) -> BoxFuture<'a, Result<(), Error>>;
}
