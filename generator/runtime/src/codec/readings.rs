//! The meaning of plain JSON, and a tolerant client's reading of JSON that is not quite as documented.

use std::collections::BTreeMap;
use std::fmt::Debug;

use super::tests::decode;
use super::*;
use crate::json::Leniency;
use crate::{Decimal, Secret, Value};

/// A value to whoever reads exactly, without a remark.
#[track_caller]
fn exact<C: Codec<Value: PartialEq + Debug>>(json: &str, value: C::Value) {
    assert_eq!(decode::<C>(json, Reading::Exact, false), (Ok(value), vec![]), "{json}");
}

/// A value to a tolerant client, which reports it, and an error to whoever reads exactly.
#[track_caller]
fn tolerant<C: Codec<Value: PartialEq + Debug>>(json: &str, value: C::Value, kind: Leniency) {
    assert_eq!(decode::<C>(json, Reading::Tolerant, false), (Ok(value), vec![kind]), "{json}");
    assert!(decode::<C>(json, Reading::Exact, false).0.is_err(), "{json} as plain JSON");
    assert!(decode::<C>(json, Reading::Tolerant, true).0.is_err(), "{json} in strict mode");
}

/// An error to a tolerant client as well.
#[track_caller]
fn refused<C: Codec<Value: Debug>>(json: &[&str]) {
    for json in json {
        let (result, _) = decode::<C>(json, Reading::Tolerant, false);
        assert!(result.is_err(), "{json} became {result:?}");
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Colour {
    Red,
    None,
    Unknown(String),
}

#[allow(unreachable_pub, reason = "it is a method of emitted types")]
mod emitted {
    use super::Colour;

    crate::impl_texts!(Colour { Red: "red", None: "" });
}

#[derive(Debug, PartialEq)]
enum TextOrInteger {
    Text(String),
    Integer(i64),
    Unknown(Value),
}

crate::impl_union!(TextOrInteger { Text: fits::<String>(), Integer: fits::<i64>() });

#[test]
fn only_null_means_none() {
    exact::<Option<String>>("null", None);
    for text in ["", "0000-00-00", "0000-00-00 00:00:00"] {
        let json = format!("{text:?}");
        exact::<Option<String>>(&json, Some(text.to_owned()));
        exact::<Option<Secret>>(&json, Some(text.into()));
        exact::<Option<TextOrList>>(&json, Some(text.into()));
        exact::<Option<TextOrInteger>>(&json, Some(TextOrInteger::Text(text.to_owned())));
        exact::<Option<Value>>(&json, Some(text.into()));
    }
    exact::<Option<Colour>>(r#""""#, Some(Colour::None));
    exact::<Vec<Option<Colour>>>(r#"["",null]"#, vec![Some(Colour::None), None]);
    exact::<Option<Base64>>(r#""""#, Some(Base64::default()));
    let (unknown, _) = decode::<Option<Colour>>(r#""0000-00-00""#, Reading::Exact, false);
    assert_eq!(unknown, Ok(Some(Colour::Unknown("0000-00-00".to_owned()))));
}

#[test]
fn none_for_what_has_no_empty_text() {
    for json in [r#""""#, r#""0000-00-00""#] {
        let kind = if json.len() > 2 { Leniency::ZeroDateAsNone } else { Leniency::EmptyTextAsNone };
        tolerant::<Option<i64>>(json, None, kind);
        tolerant::<Option<Date>>(json, None, kind);
        tolerant::<Option<bool>>(json, None, kind);
        tolerant::<Option<Text<i64>>>(json, None, kind);
    }
    // there is nothing that a value could be
    refused::<i64>(&[r#""""#, "null"]);
    refused::<bool>(&[r#""""#, "null"]);
    refused::<String>(&["null"]);
    refused::<Date>(&[r#""""#, r#""0000-00-00""#, "null"]);
}

#[test]
fn every_number_without_a_fraction_is_an_integer() {
    for (json, integer) in [("5", 5), ("-0", 0), ("0", 0)] {
        exact::<i64>(json, integer);
    }
    exact::<u64>("-0", 0);
    for (json, integer) in [("5.0", 5), ("1e3", 1000), ("-0.0", 0), ("1.50e1", 15), ("100e-2", 1)] {
        assert_eq!(
            decode::<i64>(json, Reading::Exact, false),
            (Ok(integer), vec![Leniency::FractionAsInteger]),
            "{json}"
        );
    }
    for json in ["5.5", "1e-1", "1e300"] {
        assert!(decode::<i64>(json, Reading::Exact, false).0.is_err(), "{json}");
    }
}

#[test]
fn an_integer_beyond_its_type_is_left_out_where_it_may_be_absent() {
    for json in
        ["9223372036854775808", "-9223372036854775809", "1e20", "1e300", "123456789012345678901234567890123456789012"]
    {
        assert_eq!(
            decode::<Option<i64>>(json, Reading::Exact, false),
            (Ok(None), vec![Leniency::OutOfRange]),
            "{json}"
        );
        assert!(decode::<i64>(json, Reading::Exact, false).0.is_err(), "{json}");
        assert!(decode::<Option<i64>>(json, Reading::Exact, true).0.is_err(), "{json} in strict mode");
    }
    assert_eq!(decode::<Option<u64>>("-1", Reading::Exact, false), (Ok(None), vec![Leniency::OutOfRange]));
    // whose size is documented is at fault
    tolerant::<Option<i32>>("3000000000", None, Leniency::OutOfRange);
    refused::<Option<i64>>(&["5.5", "[]"]);
}

#[test]
fn a_number_beyond_its_type_costs_no_more_than_itself() {
    let left_out = || vec![Leniency::OutOfRange];
    let large = "123456789012345678901234567890";
    let list = format!("[1,{large},2]");
    assert_eq!(decode::<Vec<i64>>(&list, Reading::Exact, false), (Ok(vec![1, 2]), left_out()));
    assert_eq!(
        decode::<Vec<Option<i64>>>(&list, Reading::Exact, false),
        (Ok(vec![Some(1), None, Some(2)]), left_out())
    );
    assert_eq!(decode::<Vec<Decimal>>(&list, Reading::Exact, false), (Ok(vec![1.into(), 2.into()]), left_out()));
    assert_eq!(
        decode::<Vec<Text<u64>>>(&format!(r#"["1","{large}"]"#), Reading::Exact, false),
        (Ok(vec![1]), left_out())
    );
    assert_eq!(decode::<Vec<f64>>("[1e999,1]", Reading::Exact, false), (Ok(vec![1.0]), left_out()));
    let map = format!(r#"{{"a":1,"b":{large}}}"#);
    let expected = BTreeMap::from([("a".to_owned(), 1)]);
    assert_eq!(decode::<BTreeMap<String, i64>>(&map, Reading::Exact, false), (Ok(expected), left_out()));
    assert_eq!(decode::<Option<Text<i64>>>(&format!("{large:?}"), Reading::Exact, false), (Ok(None), left_out()));
    assert!(decode::<Vec<i64>>(&list, Reading::Exact, true).0.is_err(), "in strict mode");
    assert!(decode::<Vec<i32>>("[3000000000]", Reading::Exact, false).0.is_err(), "its size is documented");
    // of alternatives, none of which holds it
    for json in [large, "-9223372036854775809"] {
        let (read, _) = decode::<TextOrInteger>(json, Reading::Exact, false);
        assert_eq!(read, Ok(TextOrInteger::Unknown(json.into())));
    }
    let (read, _) = decode::<TextOrInteger>("18446744073709551615", Reading::Exact, false);
    assert_eq!(read, Ok(TextOrInteger::Unknown(u64::MAX.into())));
}

#[test]
fn decimals_keep_their_digits() {
    for json in
        ["10.10", "99999999999999.99", "0.0000000000000000000000001", "7922816251426433759354395.0335", "-5", "1.0"]
    {
        let value: Decimal = json.parse().unwrap();
        exact::<Decimal>(json, value);
        let (read, _) = decode::<Decimal>(json, Reading::Exact, false);
        assert_eq!(Decimal::encode(&read.unwrap()).to_string(), json);
    }
    // more digits than a decimal holds are an error, and not rounded
    assert!(decode::<Decimal>("0.12345678901234567890123456789012345", Reading::Exact, false).0.is_err());
}

#[test]
fn other_spellings_are_read_by_a_tolerant_client() {
    tolerant::<i64>(r#""5""#, 5, Leniency::TextAsNumber);
    tolerant::<f64>(r#""1.5""#, 1.5, Leniency::TextAsNumber);
    tolerant::<Decimal>(r#""10.10""#, "10.10".parse().unwrap(), Leniency::TextAsNumber);
    tolerant::<String>("5", "5".to_owned(), Leniency::NumberAsText);
    tolerant::<Text<i64>>("5", 5, Leniency::NumberAsText);
    tolerant::<bool>(r#""true""#, true, Leniency::BooleanSpelling);
    tolerant::<bool>("0", false, Leniency::BooleanSpelling);
    let time: DateTime = "2016-12-30T12:24:28+01:00".parse().unwrap();
    tolerant::<DateTime>(r#""2016-12-30T12:24:28+0100""#, time, Leniency::OffsetWithoutColon);
    let date: Date = "2016-12-30".parse().unwrap();
    tolerant::<Date>(r#""2016-12-30T00:00:00Z""#, date, Leniency::MidnightAsDate);
    refused::<Date>(&[r#""2016-12-30T12:00:00Z""#]);
    refused::<DateTime>(&[r#""2016-12-30""#, r#""2016-12-30 12:2428""#, r#""2016-12-30T12:24:28+010""#]);
}

#[test]
fn lists_and_maps_are_read_without_what_is_null() {
    let map = BTreeMap::from([("a".to_owned(), 1)]);
    tolerant::<Vec<i64>>("null", vec![], Leniency::NullAsEmpty);
    tolerant::<BTreeMap<String, i64>>("null", BTreeMap::new(), Leniency::NullAsEmpty);
    tolerant::<Vec<i64>>("[1,null,2]", vec![1, 2], Leniency::NullAmongMany);
    tolerant::<BTreeMap<String, i64>>(r#"{"a":1,"b":null}"#, map, Leniency::NullAmongMany);
    tolerant::<Vec<i64>>("5", vec![5], Leniency::OneAsMany);
    tolerant::<Vec<i64>>("{}", vec![], Leniency::EmptyObjectAsList);
    tolerant::<BTreeMap<String, i64>>("[]", BTreeMap::new(), Leniency::EmptyListAsObject);
    // documented nulls are not left out
    exact::<Vec<Option<i64>>>("[1,null]", vec![Some(1), None]);
    exact::<Vec<Value>>("[null]", vec![Value::Null]);
    // the keys may mean something
    refused::<Vec<i64>>(&[r#"{"0":1,"17":2}"#]);
}
