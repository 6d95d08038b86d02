//! Signing in, and staying signed in.
//!
//! Sign-ins are scarce: servers allow a handful per window. So one token serves all calls of a client, and of all
//! clients that share a store; the first call without one obtains it while all others wait for it.

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
mod file;
mod flight;
mod issuer;
mod kept;
mod login;
mod store;
mod tokens;

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use reqwest::StatusCode;

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
pub use file::FileStore;
pub(crate) use issuer::Issuer;
#[cfg(feature = "oauth2")]
pub(crate) use issuer::SignedIn;
pub(crate) use login::Login;
pub use store::{SessionLock, SessionStore, StoredSession};
pub(crate) use tokens::Tokens;

use crate::api::Operation;
use crate::exchange::Exchange;
use crate::rate_limit::RateLimit;
use crate::time::{Instant, after, sleep, sleep_until, timeout_at, unix_seconds};
use crate::{Error, ErrorKind, Secret};
use flight::Flight;
use tokens::State;

/// The time for which wrong credentials are not tried again.
const REFUSED_FOR: Duration = Duration::from_secs(60);
/// The time for which no sign-in is tried after the server wanted none and did not say until when.
const CLOSED_FOR: Duration = Duration::from_secs(60);
/// The longest time for which no sign-in is tried, whatever the server says.
const CLOSED_MOST: Duration = Duration::from_secs(3600);
/// The time without sign-in for an operation that refused a token that was good for others, or as good as any.
const BLAMED_FOR: Duration = Duration::from_secs(300);
/// The time for which an early renewal may hold up the call that found it due.
const RENEWAL: Duration = Duration::from_secs(10);
/// The time from an early renewal to the next try, whatever came of it.
const RENEW_AGAIN: Duration = Duration::from_secs(30);
/// The pause between two questions to a store whether another process is done signing in.
const POLL: Duration = Duration::from_millis(50);

/// The reaction of a call that would have to sign in when the server takes no further sign-in for now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum LoginLimit {
    /// It waits until the server takes one again, if that is within the call's time; else it fails at once.
    #[default]
    Wait,
    /// It fails at once.
    Fail,
}

/// Signs in, and keeps the tokens.
pub(crate) struct Session {
    issuer: Box<dyn Issuer>,
    pub(crate) limit: LoginLimit,
    pub(crate) store: Option<Arc<dyn SessionStore>>,
    known: Mutex<Known>,
    flight: Flight,
}

/// The known tokens and refusals of the session. Its lock is never held while waiting.
#[derive(Default)]
struct Known {
    tokens: Option<Arc<Tokens>>,
    /// The last tokens that the server refused, so that no store brings them back.
    rejected: Option<Arc<Tokens>>,
    renew_after: Option<Instant>,
    login_after: Option<Instant>,
    refused: Option<(Instant, Error)>,
    /// Operations that the server refuses whatever the token is, and until when no sign-in is made for each.
    blamed: BTreeMap<String, u64>,
    /// The number of times that somebody was done obtaining a token, and the failure of the last one.
    landed: u64,
    failure: Option<Error>,
}

/// The outcome of waiting for other processes.
enum Turn {
    /// Nobody else signs in, for as long as the lock lives.
    Ours(Option<SessionLock>),
    Done(Tokens),
}

/// Returns what tells a password from others. Of its hash there are so few bits that nobody can find the password by it.
fn mark(password: &Secret, salt: u64) -> String {
    let mut hasher = DefaultHasher::new();
    (salt, password.expose()).hash(&mut hasher);
    format!("{salt:x}-{:x}", hasher.finish() & 0xffff)
}

fn is_mark_of(known: &str, password: &Secret) -> bool {
    let salt = known.split('-').next().and_then(|salt| u64::from_str_radix(salt, 16).ok());
    salt.is_some_and(|salt| mark(password, salt) == known)
}

impl Session {
    pub(crate) fn new(issuer: Box<dyn Issuer>) -> Self {
        let (limit, store) = (LoginLimit::default(), None);
        let tokens = issuer.tokens().map(Arc::new);
        let known = Mutex::new(Known { tokens, ..Known::default() });
        Self { issuer, limit, store, known, flight: Flight::default() }
    }

    /// A valid token, obtained now if there is none.
    pub(crate) async fn token(&self, exchange: &Exchange, deadline: Instant) -> Result<Arc<Tokens>, Error> {
        let (current, landed) = {
            let known = self.known();
            (known.tokens.clone(), known.landed)
        };
        if let Some(tokens) = current {
            match tokens.state(unix_seconds()) {
                State::Fresh => return Ok(tokens),
                State::Due => return Ok(self.renew_early(exchange, tokens, deadline).await),
                State::Expired => {}
            }
        }
        let Ok(_flight) = timeout_at(deadline, self.flight.lock()).await else {
            let late = || Error::new(ErrorKind::Timeout, "signing in: no answer in time");
            return Err(self.may_sign_in(deadline).err().unwrap_or_else(late));
        };
        if let Some(outcome) = self.outcome_since(landed) {
            return outcome;
        }
        let outcome = self.obtain(exchange, deadline).await;
        let mut known = self.known();
        known.landed += 1;
        known.failure = outcome.as_ref().err().map(Error::duplicate);
        outcome
    }

    /// Returns whether an error says that the token is not valid. A server that fails says nothing about tokens.
    pub(crate) fn refuses(&self, error: &Error) -> bool {
        let said = |known: &[&str]| error.messages().iter().any(|message| known.contains(&message.as_str()));
        error.status() == Some(StatusCode::UNAUTHORIZED)
            || (error.status().is_none_or(|status| status.is_success() || status.is_client_error())
                && said(self.issuer.unauthorized()))
    }

    /// Forgets a token that an operation refused, unless a newer one is there already. Returns whether another one may be
    /// better: one that was just signed in for, because an earlier one was refused, is as good as any, so the refusal is the
    /// operation's own, and no further sign-in is made for it.
    pub(crate) fn reject(&self, exchange: &Exchange, operation: &Operation, refused: &Arc<Tokens>) -> bool {
        let mut known = self.known();
        if !known.tokens.as_ref().is_some_and(|current| Arc::ptr_eq(current, refused)) {
            return true;
        }
        let now = unix_seconds();
        known.blamed.retain(|_, until| *until > now);
        if known.blamed.contains_key(operation.name) {
            return false;
        }
        if refused.are_as_good_as_any() {
            known.blamed.insert(operation.name.to_owned(), now.saturating_add(BLAMED_FOR.as_secs()));
            drop(known);
            self.save(exchange, Some(refused));
            return false;
        }
        known.rejected = known.tokens.take();
        true
    }

    /// Notes that a call succeeded with a token.
    pub(crate) fn accept(&self, operation: &Operation, tokens: &Tokens) {
        tokens.accepted.store(true, Ordering::Relaxed);
        let mut known = self.known();
        if !known.blamed.is_empty() {
            known.blamed.remove(operation.name);
        }
    }

    /// Ends the session, here and at the server.
    pub(crate) async fn end(&self, exchange: &Exchange, deadline: Instant) -> Result<(), Error> {
        let late = |_| Error::new(ErrorKind::Timeout, "signing out: no answer in time");
        let _flight = timeout_at(deadline, self.flight.lock()).await.map_err(late)?;
        let current = self.known().tokens.take();
        let tokens = current.or_else(|| self.load(exchange).map(Arc::new));
        self.known().rejected = None;
        self.with_store(exchange, |store| store.clear());
        match tokens {
            Some(tokens) => self.issuer.revoke(exchange, &tokens, deadline).await,
            None => Ok(()),
        }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        // nothing that can panic runs while it is held
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the outcome of an attempt that somebody else was done with while we waited for our turn.
    fn outcome_since(&self, landed: u64) -> Option<Result<Arc<Tokens>, Error>> {
        let known = self.known();
        let valid = |tokens: &&Arc<Tokens>| tokens.state(unix_seconds()) != State::Expired;
        if let Some(tokens) = known.tokens.as_ref().filter(valid) {
            return Some(Ok(Arc::clone(tokens)));
        }
        let failure = known.failure.as_ref().filter(|_| known.landed > landed)?;
        Some(Err(failure.duplicate()))
    }

    /// Fails if signing in cannot be tried before the deadline. Wrong credentials are not tried again for a while.
    fn may_sign_in(&self, deadline: Instant) -> Result<(), Error> {
        let known = self.known();
        let now = Instant::now();
        if let Some((_, error)) = known.refused.as_ref().filter(|(until, _)| *until > now) {
            return Err(error.duplicate());
        }
        match known.login_after {
            Some(opening) if opening > deadline || (opening > now && self.limit == LoginLimit::Fail) => {
                let detail = "signing in: the server takes no further sign-in for now";
                Err(Error::new(ErrorKind::RateLimit, detail).with_retry_after(Some(opening - now)))
            }
            _ => Ok(()),
        }
    }

    /// Renews a token that is still valid. One call does, the others go on with what they have; so does this one when
    /// it fails.
    async fn renew_early(&self, exchange: &Exchange, current: Arc<Tokens>, deadline: Instant) -> Arc<Tokens> {
        let again = self.known().renew_after.is_some_and(|time| time > Instant::now());
        let is_possible = current.refresh.is_some() || self.issuer.is_plentiful();
        if again || !is_possible {
            return current;
        }
        let Some(_flight) = self.flight.try_lock() else {
            return current;
        };
        let newer = self.known().tokens.clone().filter(|tokens| !Arc::ptr_eq(tokens, &current));
        if let Some(newer) = newer {
            return newer;
        }
        let lock = self.with_store(exchange, |store| store.try_lock());
        if matches!(lock, Some(None)) {
            // another process is renewing it, and a refresh token may be good for once
            return current;
        }
        if let Some(stored) = self.load(exchange).filter(|tokens| tokens.state(unix_seconds()) == State::Fresh) {
            // another process renewed it
            return self.take_over(stored);
        }
        self.known().renew_after = Some(after(RENEW_AGAIN));
        let deadline = deadline.min(after(RENEWAL));
        let renewed = match &current.refresh {
            Some(refresh) => self.issuer.renew(exchange, refresh, deadline).await,
            None => self.issuer.sign_in(exchange, deadline).await.0,
        };
        match renewed {
            Ok(tokens) => self.adopt(exchange, tokens),
            Err(_) => current,
        }
    }

    /// Obtains a token: from the store, with the refresh token, or by signing in.
    async fn obtain(&self, exchange: &Exchange, deadline: Instant) -> Result<Arc<Tokens>, Error> {
        let (mut last, rejected) = {
            let known = self.known();
            (known.tokens.clone(), known.rejected.clone())
        };
        let replacing = rejected.is_some();
        let _lock = match self.turn(exchange, deadline).await? {
            Turn::Ours(lock) => lock,
            Turn::Done(tokens) => return Ok(self.take_over(tokens)),
        };
        if let Some(tokens) = self.load(exchange) {
            if tokens.state(unix_seconds()) != State::Expired {
                return Ok(self.take_over(tokens));
            }
            last = Some(Arc::new(tokens));
        }
        // tokens that are renewed and refused once more are not renewed again
        let amended = last.is_none();
        last = last.or_else(|| rejected.filter(|tokens| !tokens.amended));
        if let Some(refresh) = last.as_ref().and_then(|tokens| tokens.refresh.as_ref()) {
            match self.issuer.renew(exchange, refresh, deadline).await {
                Ok(mut tokens) => {
                    tokens.amended = amended;
                    return Ok(self.adopt(exchange, tokens));
                }
                // the server does not take the refresh token: that is what the password is for
                Err(error) if matches!(error.kind(), ErrorKind::Auth | ErrorKind::Api) => {
                    let mut known = self.known();
                    known.rejected = known.rejected.take().map(|tokens| Arc::new(tokens.without_refresh()));
                }
                Err(error) => return Err(error),
            }
        }
        self.sign_in(exchange, deadline, replacing).await
    }

    async fn sign_in(&self, exchange: &Exchange, deadline: Instant, replacing: bool) -> Result<Arc<Tokens>, Error> {
        self.may_sign_in(deadline)?;
        let opening = self.known().login_after;
        if let Some(opening) = opening {
            sleep_until(opening).await;
        }
        let (result, limit) = self.issuer.sign_in(exchange, deadline).await;
        self.note_limit(exchange, limit, result.as_ref().err());
        match result {
            Ok(mut tokens) => {
                tokens.replacing = replacing;
                Ok(self.adopt(exchange, tokens))
            }
            Err(error) if error.is_auth() => {
                self.known().refused = Some((after(REFUSED_FOR), error.duplicate()));
                self.save(exchange, None);
                Err(error)
            }
            Err(error) if error.is_rate_limited() => Err(error.with_retryable(self.limit == LoginLimit::Wait)),
            Err(error) => Err(error),
        }
    }

    /// Remembers until when the server takes no further sign-in, here and for other processes.
    fn note_limit(&self, exchange: &Exchange, limit: Option<RateLimit>, error: Option<&Error>) {
        let spent = limit.filter(|limit| limit.remaining == Some(0)).map(|limit| limit.reset.unwrap_or(CLOSED_FOR));
        let refused = error.filter(|error| error.is_rate_limited()).map(|e| e.retry_after().unwrap_or(CLOSED_FOR));
        let wait = spent.max(refused);
        self.known().login_after = wait.map(|wait| after(wait.min(CLOSED_MOST)));
        if error.is_some() && wait.is_some() {
            self.save(exchange, None);
        }
    }

    /// Makes tokens the current ones, here and for other processes.
    fn adopt(&self, exchange: &Exchange, tokens: Tokens) -> Arc<Tokens> {
        let tokens = self.take_over(tokens);
        self.save(exchange, Some(&tokens));
        tokens
    }

    /// Makes tokens the current ones here.
    fn take_over(&self, tokens: Tokens) -> Arc<Tokens> {
        let tokens = Arc::new(tokens);
        let mut known = self.known();
        known.tokens = Some(Arc::clone(&tokens));
        (known.refused, known.rejected) = (None, None);
        tokens
    }

    /// Waits until no other process signs in, or one of them left a token. Without a store, or with one that cannot lock,
    /// there is nobody to wait for. A call that runs out of time while it waits fails: sign-ins are scarce, and the other
    /// process may be about to succeed.
    async fn turn(&self, exchange: &Exchange, deadline: Instant) -> Result<Turn, Error> {
        loop {
            match self.with_store(exchange, |store| store.try_lock()) {
                Some(None) => {}
                lock => return Ok(Turn::Ours(lock.flatten())),
            }
            if after(POLL) >= deadline {
                return Err(Error::new(
                    ErrorKind::Timeout,
                    "signing in: another process is at it, and not done in time",
                ));
            }
            sleep(POLL).await;
            if let Some(tokens) = self.load(exchange).filter(|tokens| tokens.state(unix_seconds()) != State::Expired) {
                return Ok(Turn::Done(tokens));
            }
        }
    }
}
