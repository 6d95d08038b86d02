//! A session in its store, from which other processes have it.

use std::time::Duration;

use super::{BLAMED_FOR, CLOSED_MOST, REFUSED_FOR, Session, SessionStore, StoredSession, Tokens, is_mark_of, mark};
use crate::exchange::Exchange;
use crate::time::{Instant, after, unix_seconds};
use crate::{Error, ErrorKind, random};

impl Session {
    pub(super) fn save(&self, exchange: &Exchange, tokens: Option<&Tokens>) {
        let (now, clock) = (Instant::now(), unix_seconds());
        let known = self.known();
        let at = |time: Instant| clock + (time - now).as_secs();
        let login_after = known.login_after.map(at);
        let refused_until = known.refused.as_ref().map(|(until, _)| at(*until));
        let refused_operations = known.blamed.clone();
        drop(known);
        let session = StoredSession {
            account: self.issuer.account().to_owned(),
            token: tokens.map(|tokens| tokens.token.clone()),
            refresh_token: tokens.and_then(|tokens| tokens.refresh.clone()),
            expires: tokens.and_then(|tokens| tokens.expires),
            login_after,
            refused_until,
            refused_password: refused_until.map(|_| mark(self.issuer.secret(), random::bits())),
            refused_operations,
        };
        self.with_store(exchange, |store| store.save(&session));
    }

    /// The tokens in the store, if they are ours and not those that the server refused.
    pub(super) fn load(&self, exchange: &Exchange) -> Option<Tokens> {
        let stored = self.with_store(exchange, |store| store.load())??;
        if stored.account != self.issuer.account() {
            return None;
        }
        let now = unix_seconds();
        let mut known = self.known();
        // no client writes a time that is further away
        let ahead = |time: Option<u64>, most: Duration| {
            time.and_then(|time| time.checked_sub(now)).filter(|ahead| (1..=most.as_secs()).contains(ahead))
        };
        if let Some(ahead) = ahead(stored.login_after, CLOSED_MOST) {
            known.login_after = Some(after(Duration::from_secs(ahead)));
        }
        let is_refused =
            stored.refused_password.as_deref().is_some_and(|known| is_mark_of(known, self.issuer.secret()));
        if let Some(ahead) = ahead(stored.refused_until, REFUSED_FOR).filter(|_| is_refused) {
            let detail = "signing in: the server refused the credentials a moment ago, and they are not tried again";
            let error = Error::new(ErrorKind::Auth, detail);
            let is_new = known.refused.as_ref().is_none_or(|(until, _)| *until <= Instant::now());
            if is_new {
                known.refused = Some((after(Duration::from_secs(ahead)), error));
            }
        }
        let blamed = stored.refused_operations.iter().filter(|(_, until)| ahead(Some(**until), BLAMED_FOR).is_some());
        known.blamed.extend(blamed.map(|(name, until)| (name.clone(), *until)));
        let secrets = exchange.decoding.secrets();
        [&stored.token, &stored.refresh_token].into_iter().flatten().for_each(|secret| secrets.learn(secret.expose()));
        Tokens::stored(&stored, now)
            .filter(|tokens| known.rejected.as_ref().map(|one| &one.token) != Some(&tokens.token))
    }

    /// Does something with the store, if there is one. A failure there is reported and fails no call.
    pub(super) fn with_store<T>(
        &self,
        exchange: &Exchange,
        act: impl FnOnce(&dyn SessionStore) -> std::io::Result<T>,
    ) -> Option<T> {
        match act(self.store.as_deref()?) {
            Ok(value) => Some(value),
            Err(error) => {
                if let Some(observer) = exchange.decoding.observer() {
                    observer.session_store(&error);
                }
                None
            }
        }
    }
}
