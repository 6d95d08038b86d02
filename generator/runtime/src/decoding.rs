//! The dialect, strictness and observer with which answers are read.

use std::io;
use std::sync::Arc;

use crate::json::{Context, Leniency, Observer, Reading};
use crate::mask::Secrets;
use crate::trace;

/// The settings with which the answers of a client are read.
#[derive(Clone)]
pub(crate) struct Decoding {
    pub(crate) reading: Reading,
    pub(crate) strict: bool,
    pub(crate) observer: MaskedObserver,
    /// The number of values that an answer may have: each costs memory beside the text.
    pub(crate) values: usize,
}

/// Tells an observer what is not as documented, without the secrets of the client.
#[derive(Clone, Default)]
pub(crate) struct MaskedObserver {
    pub(crate) observer: Option<Arc<dyn Observer>>,
    pub(crate) secrets: Arc<Secrets>,
}

impl MaskedObserver {
    fn target(&self) -> Option<&dyn Observer> {
        match &self.observer {
            Some(observer) => Some(&**observer),
            None => trace::observer(),
        }
    }

    fn tell(&self, path: &str, tell: impl Fn(&dyn Observer, &str)) {
        if let Some(observer) = self.target() {
            tell(observer, &self.secrets.mask(path));
        }
    }
}

impl Observer for MaskedObserver {
    fn leniency(&self, path: &str, kind: Leniency) {
        self.tell(path, |observer, path| observer.leniency(path, kind));
    }

    fn unknown_value(&self, path: &str) {
        self.tell(path, |observer, path| observer.unknown_value(path));
    }

    fn unknown_field(&self, path: &str) {
        self.tell(path, |observer, path| observer.unknown_field(path));
    }

    fn session_store(&self, error: &io::Error) {
        if let Some(observer) = self.target() {
            observer.session_store(self.secrets.mask_io(error).as_ref().unwrap_or(error));
        }
    }
}

impl Decoding {
    /// Returns the one who hears of what is not as documented.
    pub(crate) fn observer(&self) -> Option<&dyn Observer> {
        // naming a path costs time
        self.observer.target().map(|_| &self.observer as &dyn Observer)
    }

    /// The secrets of the client.
    pub(crate) fn secrets(&self) -> &Secrets {
        &self.observer.secrets
    }

    pub(crate) fn context(&self) -> Context<'_> {
        Context {
            reading: self.reading,
            strict: self.strict,
            observer: self.observer(),
            empty_body: false,
            nested: None,
        }
    }
}
