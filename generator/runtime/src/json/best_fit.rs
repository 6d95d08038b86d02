//! Values of which nobody says what they are: the type that fits best.

use std::cell::Cell;
use std::sync::{Mutex, PoisonError};

use super::{Context, Input, Leniency, Observer};
use crate::codec::Codec;

/// How often the types inside of one that is tried are tried in their turn. What holds itself several times over could
/// take forever otherwise.
const NESTED: u32 = 10_000;

/// Finds which of several types a value fits best; from [`Input::best_fit`].
///
/// That is the first one of which the value is a documented spelling without unknown fields; if there is none, the one with
/// the least that is not as documented.
#[must_use]
pub struct BestFit<'a, T> {
    input: Input<'a>,
    best: Option<(T, Vec<Remark>)>,
}

/// What an observer would have been told, with the path.
enum Remark {
    Leniency(String, Leniency),
    UnknownField(String),
}

/// Remembers what it is told.
#[derive(Default)]
struct Recorder(Mutex<Vec<Remark>>);

impl Recorder {
    fn push(&self, remark: Remark) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(remark);
    }
}

impl Observer for Recorder {
    fn leniency(&self, path: &str, kind: Leniency) {
        self.push(Remark::Leniency(path.to_owned(), kind));
    }

    fn unknown_field(&self, path: &str) {
        self.push(Remark::UnknownField(path.to_owned()));
    }
}

impl<'a, T> BestFit<'a, T> {
    pub(super) fn new(input: Input<'a>) -> Self {
        Self { input, best: None }
    }

    /// Tries one more type.
    pub fn or<C: Codec>(mut self, wrap: fn(C::Value) -> T) -> Self {
        let is_perfect = self.best.as_ref().is_some_and(|(_, remarks)| remarks.is_empty());
        let own = Cell::new(NESTED);
        let nested = match self.input.context.nested {
            Some(nested) => nested,
            None => &own,
        };
        let Some(left) = nested.get().checked_sub(1).filter(|_| !is_perfect) else {
            return self;
        };
        if self.input.context.nested.is_some() {
            nested.set(left);
        }
        let recorder = Recorder::default();
        let context = Context { observer: Some(&recorder), nested: Some(nested), ..*self.input.context };
        let decoded = C::decode(Input { node: self.input.node, path: self.input.path, context: &context });
        let remarks = recorder.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        if let Ok(value) = decoded
            && self.best.as_ref().is_none_or(|(_, known)| remarks.len() < known.len())
        {
            self.best = Some((wrap(value), remarks));
        }
        self
    }

    /// The value as the type that it fits best, or something else if it fits none.
    pub fn unwrap_or_else(self, otherwise: impl FnOnce() -> T) -> T {
        let Some((value, remarks)) = self.best else {
            return otherwise();
        };
        if let Some(observer) = self.input.context.observer {
            for remark in remarks {
                match remark {
                    Remark::Leniency(path, kind) => observer.leniency(&path, kind),
                    Remark::UnknownField(path) => observer.unknown_field(&path),
                }
            }
        }
        value
    }
}
