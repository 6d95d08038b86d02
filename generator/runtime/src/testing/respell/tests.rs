use std::collections::BTreeMap;
use std::marker::PhantomData;

use super::*;
use crate::json::{DecodeError, Json, Leniency, Object, View};
use crate::{Blank, Date, Decimal, Flag, Secret, Text, TextOrList};

/// An object with one field `a`, which may be absent.
struct Optional<C>(PhantomData<C>);

impl<C: Codec> Codec for Optional<C> {
    type Value = Option<C::Value>;

    fn decode(input: Input<'_>) -> Result<Self::Value, DecodeError> {
        input.object()?.optional::<C>("a")
    }

    fn encode(value: &Self::Value) -> Json {
        let mut object = Object::new();
        object.optional::<C>("a", value);
        object.into_json()
    }
}

/// The failures of a codec by itself and as a field.
fn of<C: Codec<Value: Clone>>(value: C::Value) -> String {
    let item = failures::<Vec<C>>(&vec![value.clone()]);
    failures::<C>(&value) + &failures::<Optional<C>>(&Some(value)) + &failures::<Optional<C>>(&None) + &item
}

#[test]
fn every_codec_of_the_runtime_reads_every_spelling() {
    let date = || "2016-12-30".parse::<Date>().unwrap();
    for (name, failures) in [
        ("integer", of::<i64>(60)),
        ("one", of::<i64>(1)),
        ("integer as text", of::<Text<i64>>(60)),
        ("float", of::<f64>(1.5)),
        ("decimal", of::<Decimal>("10.10".parse().unwrap())),
        ("decimal as text", of::<Text<Decimal>>("10.10".parse().unwrap())),
        ("yes", of::<bool>(true)),
        ("no", of::<bool>(false)),
        ("flag", of::<Flag>(true)),
        ("flag as text", of::<Text<Flag>>(false)),
        ("boolean as text", of::<Text<bool>>(true)),
        ("text", of::<String>("example.com".to_owned())),
        ("digits", of::<String>("60".to_owned())),
        ("secret", of::<Secret>("hunter2".into())),
        ("date", of::<Date>(date())),
        ("list", of::<Vec<i64>>((1..20).collect())),
        ("no list", of::<Vec<i64>>(Vec::new())),
        ("list of objects", of::<Vec<Optional<i64>>>(vec![Some(7)])),
        ("text or list", of::<TextOrList>(vec!["a", "b"].into())),
        ("text or list, a text", of::<TextOrList>("60".into())),
        ("raw", of::<Value>(json!({"a": [{"b": 1}], "c": "60"}))),
        ("map", of::<BTreeMap<String, i64>>(BTreeMap::from([("x".to_owned(), 1)]))),
        ("raw map", of::<BTreeMap<String, Value>>(BTreeMap::from([("x".to_owned(), json!([{"y": 1}]))]))),
    ] {
        assert_eq!(failures, "", "{name}");
    }
}

/// A codec with a mistake, made of a function that reads and one that writes.
macro_rules! wrong {
    ($name:ident, $value:ty, $input:ident => $read:expr, $written:ident => $write:expr) => {
        struct $name;
        impl Codec for $name {
            type Value = $value;
            fn decode($input: Input<'_>) -> Result<$value, DecodeError> {
                $read
            }
            fn encode($written: &$value) -> Json {
                $write
            }
        }
    };
}

wrong!(OnlyNumbers, u64, input => match input.node.view() {
    View::Number(number) => number.parse().map_err(|_| input.error("")),
    _ => Err(input.error("a number")),
}, value => Json::from(*value));
wrong!(Lengths, u64, input => match input.node.view() {
    View::Text(text) => { input.lenient(Leniency::TextAsNumber)?; Ok(text.len() as u64) }
    _ => u64::decode(input),
}, value => Json::from(*value));
wrong!(NeverStrict, u64, input => match input.node.view() {
    View::Text(text) => text.parse().map_err(|_| input.error("a number")),
    _ => u64::decode(input),
}, value => Json::from(*value));
wrong!(OneIsTrue, bool, input => match input.node.as_text() {
    Some(text) => { input.lenient(Leniency::BooleanSpelling)?; Ok(text == "1") }
    None => bool::decode(input),
}, value => Json::from(*value));
wrong!(OrderOfText, Vec<u64>, input => match input.node.view() {
    View::Object(_) => { input.lenient(Leniency::IndexedList)?; input.object()?.rest::<u64>().map(|map| map.into_values().collect()) }
    _ => Vec::<u64>::decode(input),
}, value => json!(value).into());
wrong!(NoGaps, Vec<u64>, input => match input.node.view() {
    View::Object(_) => Err(input.error("a list")),
    _ => Vec::<u64>::decode(input),
}, value => json!(value).into());
wrong!(NoLoneItem, Vec<Option<u64>>, input => match input.node.view() {
    View::Object(fields) if fields.clone().any(|(key, _)| key == "a") => Err(input.error("a list")),
    _ => Vec::<Optional<u64>>::decode(input),
}, value => Vec::<Optional<u64>>::encode(value));
wrong!(WritesText, u64, input => u64::decode(input), value => Json::from(value.to_string()));
wrong!(Forgets, u64, input => { input.object()?; Ok(0) }, value => json!({"a": *value}).into());

/// A date to which empty text is a date.
struct BlankDate;

impl Codec for BlankDate {
    type Value = String;

    const BLANK: Blank = Blank::IsValue;

    fn decode(input: Input<'_>) -> Result<String, DecodeError> {
        let text = input.text()?;
        if text.is_empty() || text.starts_with("20") { Ok(text) } else { Err(input.error("a date")) }
    }

    fn encode(value: &String) -> Json {
        Json::from(value.as_str())
    }
}

#[test]
fn a_codec_with_a_mistake_fails() {
    for (name, failures, message) in [
        ("refuses text", failures::<OnlyNumbers>(&60), "\"60\" is refused; it means 60"),
        ("reads text as something else", failures::<Lengths>(&60), "\"60\" is read as 2, not as 60"),
        ("is never strict", failures::<NeverStrict>(&60), "\"60\" is accepted in strict mode"),
        ("takes on for false", failures::<OneIsTrue>(&true), "\"true\" is read as false, not as true"),
        ("sorts indexes as text", failures::<OrderOfText>(&vec![1, 2, 3]), "is read as [2,3,1], not as [1,2,3]"),
        ("knows no gaps", failures::<NoGaps>(&vec![1]), "{\"3\":1} is refused"),
        ("knows no lone item", failures::<NoLoneItem>(&vec![Some(7)]), "{\"a\":7} is refused"),
        ("writes what it does not read", failures::<WritesText>(&60), "(strict: true): \"60\""),
        ("loses a field", failures::<Forgets>(&1), "what is written is not read back"),
        ("has a date of nothing", failures::<Optional<BlankDate>>(&Some("2016".to_owned())), "{\"a\":\"\"} is read as"),
    ] {
        assert!(failures.contains(message), "a codec that {name}: {failures:?}");
    }
}
