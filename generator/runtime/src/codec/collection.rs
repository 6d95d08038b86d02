//! Options, lists, maps and raw JSON.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use super::{Blank, Codec};
use crate::json::{DecodeError, Input, Json, Leniency, Many, Path, Purpose};

impl<C: Codec> Codec for Option<C> {
    type Value = Option<C::Value>;

    fn decode(input: Input<'_>) -> Result<Self::Value, DecodeError> {
        input.option::<C>()
    }

    fn encode(value: &Self::Value) -> Json {
        Self::write(value, Purpose::Record)
    }

    fn write(value: &Self::Value, purpose: Purpose) -> Json {
        value.as_ref().map_or(Json::Null, |value| C::write(value, purpose))
    }

    fn from_text(text: &str) -> Option<Self::Value> {
        C::from_text(text).map(Some)
    }
}

/// Items for which memory is reserved before one has been decoded. Items may be much larger than their JSON: more on
/// the word of a server could be too much.
const RESERVED: usize = 1 << 14;

impl<C: Codec> Codec for Vec<C> {
    type Value = Vec<C::Value>;

    fn decode(input: Input<'_>) -> Result<Self::Value, DecodeError> {
        let items = Many::of(input);
        let mut list = Vec::with_capacity(items.len.min(RESERVED));
        items.each(&mut |item| {
            list.extend(item.one_of_many::<C>()?);
            Ok(())
        })?;
        Ok(list)
    }

    fn encode(value: &Self::Value) -> Json {
        Self::write(value, Purpose::Record)
    }

    fn write(value: &Self::Value, purpose: Purpose) -> Json {
        value.iter().map(|item| C::write(item, purpose)).collect()
    }
}

impl<C: Codec> Codec for BTreeMap<String, C> {
    type Value = BTreeMap<String, C::Value>;

    fn decode(input: Input<'_>) -> Result<Self::Value, DecodeError> {
        if input.node.is_null() {
            return input
                .lenient(Leniency::NullAsEmpty)
                .map(|()| BTreeMap::new())
                .map_err(|_| input.error("an object"));
        }
        input.object()?.rest::<C>()
    }

    fn encode(value: &Self::Value) -> Json {
        Self::write(value, Purpose::Record)
    }

    fn write(value: &Self::Value, purpose: Purpose) -> Json {
        value.iter().map(|(key, value)| (key.clone(), C::write(value, purpose))).collect()
    }
}

/// Written in the order of the keys, as everything is.
impl<C: Codec> Codec for HashMap<String, C> {
    type Value = HashMap<String, C::Value>;

    fn decode(input: Input<'_>) -> Result<Self::Value, DecodeError> {
        BTreeMap::<String, C>::decode(input).map(|map| map.into_iter().collect())
    }

    fn encode(value: &Self::Value) -> Json {
        Self::write(value, Purpose::Record)
    }

    fn write(value: &Self::Value, purpose: Purpose) -> Json {
        value.iter().map(|(key, value)| (key.clone(), C::write(value, purpose))).collect()
    }
}

impl<C: Codec> Codec for Box<C> {
    type Value = Box<C::Value>;

    const BLANK: Blank = C::BLANK;

    fn decode(input: Input<'_>) -> Result<Self::Value, DecodeError> {
        C::decode(input).map(Box::new)
    }

    fn encode(value: &Self::Value) -> Json {
        Self::write(value, Purpose::Record)
    }

    fn write(value: &Self::Value, purpose: Purpose) -> Json {
        C::write(value, purpose)
    }

    fn is_beyond(input: Input<'_>) -> bool {
        C::is_beyond(input)
    }

    fn from_text(text: &str) -> Option<Self::Value> {
        C::from_text(text).map(Box::new)
    }
}

/// Raw JSON, for what nobody documents: every value is itself.
impl Codec for Value {
    type Value = Self;

    const BLANK: Blank = Blank::IsValue;

    fn decode(input: Input<'_>) -> Result<Self, DecodeError> {
        // an answer without a body has been given the form of an empty object; as raw JSON it is nothing
        if matches!(input.path, Path::Root) && input.context.empty_body {
            Ok(Self::Null)
        } else {
            Ok(input.into_value())
        }
    }

    fn encode(value: &Self) -> Json {
        value.clone().into()
    }

    fn from_text(text: &str) -> Option<Self> {
        Some(Self::String(text.to_owned()))
    }
}
