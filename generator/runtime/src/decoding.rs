//! What answers are read with.

use std::sync::Arc;

use crate::json::{Context, Observer, Reading};
use crate::trace;

/// What the answers of a client are read with.
#[derive(Clone)]
pub(crate) struct Decoding {
    pub(crate) reading: Reading,
    pub(crate) strict: bool,
    pub(crate) observer: Option<Arc<dyn Observer>>,
}

impl Decoding {
    /// Returns the one who hears of what is not as documented.
    pub(crate) fn observer(&self) -> Option<&dyn Observer> {
        match &self.observer {
            Some(observer) => Some(&**observer),
            None => trace::observer(),
        }
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
