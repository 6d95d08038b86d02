//! Building the JSON of an object, the counterpart of [`Fields`](super::Fields).

use std::collections::{BTreeMap, HashMap};

use super::{Codec, Json, Purpose};

/// An object under construction.
#[derive(Debug, Default)]
pub struct Object {
    fields: BTreeMap<String, Json>,
    purpose: Purpose,
}

impl Object {
    /// An object without fields.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// An object without fields, to be written for somebody.
    #[doc(hidden)]
    #[must_use]
    pub fn written_for(purpose: Purpose) -> Self {
        Self { purpose, ..Self::default() }
    }

    /// Takes fields away that only answers have, if it is for a request.
    #[doc(hidden)]
    pub fn read_only(&mut self, keys: &[&str]) {
        if self.purpose == Purpose::Request {
            self.fields.retain(|key, _| !keys.contains(&key.as_str()));
        }
    }

    /// Adds a field unless there is no value.
    pub fn optional<C: Codec>(&mut self, key: &str, value: &Option<C::Value>) {
        if let Some(value) = value {
            self.required::<C>(key, value);
        }
    }

    /// Adds a field that may be null, unless there is neither a value nor null.
    pub fn nullable<C: Codec>(&mut self, key: &str, value: &Option<Option<C::Value>>) {
        if let Some(value) = value {
            self.required::<Option<C>>(key, value);
        }
    }

    /// Adds a field unless its value is empty: null, empty text, an empty list or an empty object.
    pub fn defaulted<C: Codec>(&mut self, key: &str, value: &C::Value) {
        let value = C::write(value, self.purpose);
        let empty = match &value {
            Json::Null => true,
            Json::String(text) => text.is_empty(),
            Json::Array(items) => items.is_empty(),
            Json::Object(fields) => fields.is_empty(),
            Json::Bool(_) | Json::Number(_) => false,
        };
        if !empty {
            self.fields.insert(key.to_owned(), value);
        }
    }

    /// Adds a field.
    pub fn required<C: Codec>(&mut self, key: &str, value: &C::Value) {
        self.fields.insert(key.to_owned(), C::write(value, self.purpose));
    }

    /// Adds a field whose value never varies, such as the one that tells the variants of a union apart.
    pub fn constant(&mut self, key: &str, value: impl Into<Json>) {
        self.fields.insert(key.to_owned(), value.into());
    }

    /// Adds the fields that have no name of their own.
    pub fn rest<C: Codec>(&mut self, fields: &BTreeMap<String, C::Value>) {
        let purpose = self.purpose;
        self.fields.extend(fields.iter().map(|(key, value)| (key.clone(), C::write(value, purpose))));
    }

    /// As [`Object::rest`], of a map without an order.
    pub fn hashed_rest<C: Codec>(&mut self, fields: &HashMap<String, C::Value>) {
        let purpose = self.purpose;
        self.fields.extend(fields.iter().map(|(key, value)| (key.clone(), C::write(value, purpose))));
    }

    /// The object as JSON.
    #[must_use]
    pub fn into_json(self) -> Json {
        Json::Object(self.fields)
    }
}
