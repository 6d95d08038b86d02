//! The reasons for which an endpoint says no.

use crate::json::Tree;
use crate::{Error, ErrorKind};

/// The reason for which a token endpoint, or the page that asks a user, says no.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OAuthRefusal {
    /// The program is not known, or its secret is wrong (`invalid_client`).
    InvalidClient,
    /// The proof for the token is wrong, used up or over: a code, a refresh token, a password (`invalid_grant`).
    InvalidGrant,
    /// A scope is not known, or not for this program (`invalid_scope`).
    InvalidScope,
    /// The program may not get tokens in this way (`unauthorized_client`).
    UnauthorizedClient,
    /// The endpoint gives no tokens in this way (`unsupported_grant_type`).
    UnsupportedGrantType,
    /// A parameter is missing or wrong (`invalid_request`).
    InvalidRequest,
    /// The user said no (`access_denied`).
    AccessDenied,
    /// The user has not decided yet (`authorization_pending`).
    AuthorizationPending,
    /// As before, and the program asks too often (`slow_down`).
    SlowDown,
    /// The code for the user is over (`expired_token`).
    ExpiredToken,
    /// Something else, as it is written.
    Other(String),
}

impl OAuthRefusal {
    /// Returns what an endpoint said; `None` if the error is not one of signing in, or no endpoint said anything that OAuth 2 knows.
    #[must_use]
    pub fn of(error: &Error) -> Option<Self> {
        if !error.is_at_sign_in() {
            return None;
        }
        let tree = Tree::parse(error.raw()).ok()?;
        let code = tree.root().get("error")?.as_text()?;
        Some(Self::named(&code))
    }

    pub(crate) fn named(code: &str) -> Self {
        match code {
            "invalid_client" => Self::InvalidClient,
            "invalid_grant" => Self::InvalidGrant,
            "invalid_scope" => Self::InvalidScope,
            "unauthorized_client" => Self::UnauthorizedClient,
            "unsupported_grant_type" => Self::UnsupportedGrantType,
            "invalid_request" => Self::InvalidRequest,
            "access_denied" => Self::AccessDenied,
            "authorization_pending" => Self::AuthorizationPending,
            "slow_down" => Self::SlowDown,
            "expired_token" => Self::ExpiredToken,
            other => Self::Other(other.to_owned()),
        }
    }

    /// Returns the kind of the error, and its first line.
    pub(crate) fn reason(&self) -> (ErrorKind, &'static str) {
        match self {
            Self::InvalidClient => {
                (ErrorKind::Auth, "the token endpoint does not know the client, or its secret is wrong")
            }
            Self::InvalidGrant => (ErrorKind::Auth, "the token endpoint does not accept what was given for a token"),
            Self::UnauthorizedClient => (ErrorKind::Auth, "the client may not get tokens in this way"),
            Self::AccessDenied => (ErrorKind::Auth, "the user said no"),
            Self::ExpiredToken => (ErrorKind::Auth, "the code for the user is over"),
            Self::InvalidScope => (ErrorKind::Api, "the token endpoint refuses the scopes"),
            Self::UnsupportedGrantType => (ErrorKind::Api, "the token endpoint gives no tokens in this way"),
            Self::AuthorizationPending | Self::SlowDown => (ErrorKind::Api, "the user has not decided yet"),
            Self::InvalidRequest | Self::Other(_) => (ErrorKind::Api, "the token endpoint refuses the request"),
        }
    }
}
