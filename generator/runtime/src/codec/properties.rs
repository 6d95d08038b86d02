//! Properties of every input: no panic, nothing lost on the way there and back, and each spelling of a value is it.

use std::collections::BTreeMap;
use std::fmt::Debug;

use proptest::prelude::*;
use serde_json::{Map, json};

use super::*;
use crate::json::{Context, Leniency};
use crate::{Decimal, Secret, Value};

/// Any JSON, with a liking for what PHP programs write.
fn any_json() -> impl Strategy<Value = Value> {
    let odd = [
        json!(null),
        json!(""),
        json!("0"),
        json!("1"),
        json!("on"),
        json!("0000-00-00"),
        json!("12abc"),
        json!("-"),
        json!("1e999"),
        json!("9999999999999999999999999999999"),
        json!("0.00000000000000000000000000001"),
        json!([]),
        json!({}),
        json!(u64::MAX),
        json!(i64::MIN),
        json!(f64::MAX),
        json!(f64::MIN_POSITIVE),
        json!(60.0),
    ];
    let leaf = prop_oneof![
        prop::sample::select(odd.to_vec()),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".*".prop_map(Value::from),
        "[0-9eE+.-]{0,12}".prop_map(Value::from),
        "[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9:]{8}[Z0-9.:+-]{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 5, |inner| {
        let key = prop_oneof!["[a-c]{0,2}", "[0-9]{1,3}", "0[0-9]"];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::Array),
            prop::collection::vec((key, inner), 0..5).prop_map(|pairs| Value::Object(Map::from_iter(pairs))),
        ]
    })
}

/// Decodes in every mode, and encodes what came of it.
fn survive<C: Codec>(json: &str) {
    struct Listening;
    impl crate::Observer for Listening {
        fn leniency(&self, path: &str, kind: Leniency) {
            assert!(path.len() < 10_000 && !kind.to_string().is_empty());
        }
    }
    let tree = Tree::parse(json.as_bytes()).unwrap();
    for (reading, strict) in
        [(Reading::Php, false), (Reading::Php, true), (Reading::Exact, false), (Reading::Tolerant, false)]
    {
        let context = Context { strict, observer: Some(&Listening), ..Context::silent(reading) };
        match C::decode(Input { node: tree.root(), path: &Path::Root, context: &context }) {
            Ok(value) => drop(C::encode(&value)),
            Err(error) => assert!(error.to_string().chars().count() < 1000, "{error}"),
        }
    }
}

fn back_and_forth<C: Codec<Value: PartialEq + Debug>>(value: &C::Value) {
    let json = C::encode(value).to_string();
    let tree = Tree::parse(json.as_bytes()).unwrap();
    assert_eq!(&decode_tree::<C>(&tree, Reading::Php).unwrap(), value, "{json}");
}

/// Each of some spellings is the value.
fn spelled<C: Codec<Value: PartialEq + Debug>>(value: &C::Value, spellings: &[Value]) {
    for spelling in spellings {
        let json = spelling.to_string();
        let tree = Tree::parse(json.as_bytes()).unwrap();
        assert_eq!(&decode_tree::<C>(&tree, Reading::Php).unwrap(), value, "{json}");
    }
}

fn any_decimal() -> impl Strategy<Value = Decimal> {
    (any::<i64>(), 0..20_u32).prop_map(|(digits, scale)| Decimal::new(digits, scale))
}

proptest! {
    #[test]
    fn no_json_makes_a_decoder_panic(value in any_json()) {
        let json = value.to_string();
        survive::<i64>(&json);
        survive::<u32>(&json);
        survive::<f64>(&json);
        survive::<f32>(&json);
        survive::<Decimal>(&json);
        survive::<bool>(&json);
        survive::<Flag>(&json);
        survive::<String>(&json);
        survive::<Secret>(&json);
        survive::<Text<i64>>(&json);
        survive::<Text<f64>>(&json);
        survive::<Text<Decimal>>(&json);
        survive::<Text<bool>>(&json);
        survive::<Text<Flag>>(&json);
        survive::<Option<Date>>(&json);
        survive::<DateTime>(&json);
        survive::<TextOrList>(&json);
        survive::<Vec<i64>>(&json);
        survive::<Vec<Vec<String>>>(&json);
        survive::<BTreeMap<String, Vec<bool>>>(&json);
        survive::<Value>(&json);
    }

    #[test]
    fn no_bytes_make_the_parser_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(tree) = Tree::parse(&bytes) {
            prop_assert!(tree.root().excerpt().len() < 10_000);
        }
    }

    #[test]
    fn json_is_read_as_serde_reads_it(value in any_json()) {
        let json = value.to_string();
        prop_assert_eq!(Tree::parse(json.as_bytes()).unwrap().root().to_value(), serde_json::from_str::<Value>(&json).unwrap());
    }

    #[test]
    fn integers_survive(value in any::<i64>(), small in any::<i32>(), large in any::<u64>()) {
        back_and_forth::<i64>(&value);
        back_and_forth::<i32>(&small);
        back_and_forth::<u64>(&large);
        back_and_forth::<Text<i64>>(&value);
        spelled::<i64>(&value, &[json!(value.to_string()), json!(format!("{value}.0"))]);
        spelled::<Text<u64>>(&large, &[json!(large), json!(format!("{large}.00"))]);
    }

    #[test]
    fn floats_survive(value in any::<f64>().prop_filter("JSON has no others", |f| f.is_finite()), small in -1e30_f32..1e30) {
        back_and_forth::<f64>(&value);
        back_and_forth::<f32>(&small);
        back_and_forth::<Text<f64>>(&value);
        spelled::<f64>(&value, &[json!(value.to_string())]);
    }

    #[test]
    fn money_survives(value in any_decimal()) {
        back_and_forth::<Decimal>(&value);
        back_and_forth::<Text<Decimal>>(&value);
        spelled::<Decimal>(&value, &[json!(value.to_string())]);
        let text = Text::<Decimal>::encode(&value);
        let text = text.to_string();
        let tree = Tree::parse(text.as_bytes()).unwrap();
        prop_assert_eq!(decode_tree::<Text<Decimal>>(&tree, Reading::Php).unwrap().scale(), value.scale(), "places are kept");
    }

    #[test]
    fn booleans_survive(value in any::<bool>()) {
        back_and_forth::<bool>(&value);
        back_and_forth::<Flag>(&value);
        back_and_forth::<Text<bool>>(&value);
        back_and_forth::<Text<Flag>>(&value);
        let spellings = [json!(value), json!(u8::from(value)), json!(u8::from(value).to_string()), json!(value.to_string())];
        spelled::<bool>(&value, &spellings);
        spelled::<Flag>(&value, &spellings);
        spelled::<Text<bool>>(&value, &spellings);
        spelled::<Text<Flag>>(&value, &spellings);
    }

    #[test]
    fn texts_survive(value in ".*", items in prop::collection::vec(any_json(), 0..5)) {
        back_and_forth::<String>(&value);
        back_and_forth::<Secret>(&value.as_str().into());
        back_and_forth::<TextOrList>(&value.into());
        // through text once: JSON has no infinities, which any_json makes null
        let items: Vec<Value> = serde_json::from_str(&Value::Array(items).to_string()).unwrap();
        back_and_forth::<TextOrList>(&items.into());
    }

    #[test]
    fn lists_survive_whatever_php_makes_of_them(list in prop::collection::vec(any::<i64>(), 0..8), gaps in 1..100_usize) {
        back_and_forth::<Vec<i64>>(&list);
        let indexed: Map<_, _> = list.iter().enumerate().map(|(i, n)| ((i * gaps).to_string(), json!(n))).collect();
        spelled::<Vec<i64>>(&list, &[Value::Object(indexed)]);
        if let [only] = list[..] {
            spelled::<Vec<i64>>(&list, &[json!(only)]);
        }
    }

    #[test]
    fn maps_survive(map in prop::collection::btree_map(".*", any::<Option<bool>>(), 0..5)) {
        back_and_forth::<BTreeMap<String, Option<bool>>>(&map);
    }

    #[test]
    fn dates_survive(text in "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9])", time in "([01][0-9]|2[0-3])(:[0-5][0-9]){2}") {
        back_and_forth::<Date>(&text.parse().unwrap());
        back_and_forth::<DateTime>(&format!("{text} {time}").parse().unwrap());
    }
}
