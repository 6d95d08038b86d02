//! Stores in which a session outlives its process.

use std::any::Any;
use std::collections::BTreeMap;
use std::io;

use crate::Secret;

/// Keeps a session, so that processes can share one and need not sign in each for itself.
///
/// The methods are called rarely (when the client has no usable token) and may block for as long as a small file takes.
/// Their errors do not fail calls; [`Observer::session_store`](crate::Observer::session_store) hears of it.
pub trait SessionStore: Send + Sync + 'static {
    /// The session that was saved last, if any.
    ///
    /// # Errors
    /// It cannot be read.
    fn load(&self) -> io::Result<Option<StoredSession>>;

    /// Replaces the session.
    ///
    /// # Errors
    /// It cannot be written.
    fn save(&self, session: &StoredSession) -> io::Result<()>;

    /// Forgets the session.
    ///
    /// # Errors
    /// It cannot be removed.
    fn clear(&self) -> io::Result<()>;

    /// Tries to become the one who signs in, for as long as the lock lives. `None` when somebody else is. A lock must not
    /// outlive its process for long: the others wait for it.
    ///
    /// # Errors
    /// There can be no lock; then everybody signs in.
    fn try_lock(&self) -> io::Result<Option<SessionLock>> {
        Ok(Some(Box::new(())))
    }
}

/// Is the one who signs in, until it is dropped.
pub type SessionLock = Box<dyn Any + Send>;

/// A session as a store keeps it. `Debug` shows no token.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct StoredSession {
    /// The owner of the session: user name and API. A client ignores the session of another account.
    pub account: String,
    /// The token.
    pub token: Option<Secret>,
    /// The token that renews it.
    pub refresh_token: Option<Secret>,
    /// The time at which the token ends, in seconds since 1970.
    pub expires: Option<u64>,
    /// The time before which the server takes no further sign-in, in seconds since 1970.
    pub login_after: Option<u64>,
    /// The time before which a password that the server refused is not tried again, in seconds since 1970.
    pub refused_until: Option<u64>,
    /// Tells a refused password from others, and says nothing else about it.
    pub refused_password: Option<String>,
    /// Operations, such as `dns.list_zones`, that the server refuses though the token is good: before when no sign-in is
    /// made for each, in seconds since 1970.
    pub refused_operations: BTreeMap<String, u64>,
}
