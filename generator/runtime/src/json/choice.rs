//! Values that may have one of several types: told apart by constants, or the type that fits best.

use std::cell::Cell;
use std::sync::{Mutex, PoisonError};

use serde_json::Value;

use super::{Codec, Context, DecodeError, Input, Leniency, Node, Observer, View, number};

/// The number of tries of types inside of one that is tried itself. A type that holds itself several times over could
/// take forever otherwise.
const NESTED: u32 = 10_000;

/// Finds which of several types a value has; from [`Input::choice`].
///
/// The first one whose constants it has is taken. If there is none, it is the first one of which it is a documented
/// spelling without unknown fields, or else the one with the least that is not as documented.
#[must_use]
pub struct Choice<'a, T> {
    input: Input<'a>,
    best: Option<Result<(T, Vec<Remark>), DecodeError>>,
}

/// A remark for the observer, with the path.
enum Remark {
    Leniency(String, Leniency),
    UnknownField(String),
    UnknownValue(String),
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

    fn unknown_value(&self, path: &str) {
        self.push(Remark::UnknownValue(path.to_owned()));
    }
}

impl<'a> Input<'a> {
    /// Finds which of several types the value that stands here has.
    pub fn choice<T>(self) -> Choice<'a, T> {
        Choice::new(self)
    }
}

impl<'a, T> Choice<'a, T> {
    pub(super) fn new(input: Input<'a>) -> Self {
        Self { input, best: None }
    }

    /// Takes this variant, which holds nothing, if the value is this constant.
    pub fn constant(mut self, variant: T, constant: impl Into<Value>) -> Self {
        if self.best.is_none() && self.is(&constant.into()) {
            self.best = Some(Ok((variant, Vec::new())));
        }
        self
    }

    fn is(&self, constant: &Value) -> bool {
        match (self.input.node.view(), constant) {
            (View::Text(text), Value::String(constant)) => text == *constant,
            (View::Bool(value), Value::Bool(constant)) => value == *constant,
            (View::Number(text), Value::Number(constant)) => constant
                .as_i128()
                .is_some_and(|constant| number::integer(text).is_some_and(|(found, _)| found == constant)),
            _ => false,
        }
    }

    /// Takes this type if an object has these texts as fields.
    pub fn tagged<C: Codec>(self, wrap: fn(C::Value) -> T, tags: &[(&str, &str)]) -> Self {
        let is_meant =
            |(key, text): &(&str, &str)| self.field(key).and_then(Node::as_text).is_some_and(|found| found == *text);
        let is_meant = tags.iter().all(is_meant);
        self.take_if::<C>(is_meant, wrap)
    }

    /// Takes this type if an object has one of these values for each of these fields.
    pub fn one_of<C: Codec>(self, wrap: fn(C::Value) -> T, tags: &[(&str, &[Value])]) -> Self {
        let is_meant =
            |(key, values): &(&str, &[Value])| self.field(key).is_some_and(|node| values.contains(&node.to_value()));
        let is_meant = tags.iter().all(is_meant);
        self.take_if::<C>(is_meant, wrap)
    }

    fn field(&self, key: &str) -> Option<Node<'a>> {
        self.input.node.get(key)
    }

    fn take_if<C: Codec>(mut self, is_meant: bool, wrap: fn(C::Value) -> T) -> Self {
        if is_meant && self.best.is_none() {
            self.best = Some(C::decode(self.input).map(|value| (wrap(value), Vec::new())));
        }
        self
    }

    /// Takes this type if the value fits it best.
    pub fn fits<C: Codec>(mut self, wrap: fn(C::Value) -> T) -> Self {
        let is_settled = match &self.best {
            Some(Ok((_, remarks))) => remarks.is_empty(),
            Some(Err(_)) => true,
            None => false,
        };
        let own = Cell::new(NESTED);
        let nested = match self.input.context.nested {
            Some(nested) => nested,
            None => &own,
        };
        let Some(left) = nested.get().checked_sub(1).filter(|_| !is_settled) else {
            return self;
        };
        if self.input.context.nested.is_some() {
            nested.set(left);
        }
        let recorder = Recorder::default();
        let context = Context { observer: Some(&recorder), nested: Some(nested), ..*self.input.context };
        let decoded = C::decode(Input { node: self.input.node, path: self.input.path, context: &context });
        let remarks = recorder.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        let is_better = match &self.best {
            Some(Ok((_, known))) => remarks.len() < known.len(),
            _ => true,
        };
        if let (Ok(value), true) = (decoded, is_better) {
            self.best = Some(Ok((wrap(value), remarks)));
        }
        self
    }

    /// The value as the type that it has, or something else if it has none of them. The observer hears of the latter as of an
    /// unknown value of an enum, so that a type around this one can still be another one.
    ///
    /// # Errors
    /// It has the constants of a type, and is none of it otherwise.
    pub fn finish(self, unknown: fn(Value) -> T) -> Result<T, DecodeError> {
        let Some(best) = self.best else {
            self.input.unknown_value();
            return Ok(unknown(self.input.node.to_exact_value()));
        };
        let (value, remarks) = best?;
        if let Some(observer) = self.input.context.observer {
            for remark in remarks {
                match remark {
                    Remark::Leniency(path, kind) => observer.leniency(&path, kind),
                    Remark::UnknownField(path) => observer.unknown_field(&path),
                    Remark::UnknownValue(path) => observer.unknown_value(&path),
                }
            }
        }
        Ok(value)
    }
}
