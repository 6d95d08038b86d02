use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::Mutex;

use serde_json::json;

use super::*;
use crate::json::{Context, Json, Leniency, Observer};
use crate::{Decimal, Secret, Value};

/// Decodes one JSON text; the result, and the leniencies that were needed.
pub(super) fn decode<C: Codec>(
    json: &str,
    reading: Reading,
    strict: bool,
) -> (Result<C::Value, String>, Vec<Leniency>) {
    #[derive(Default)]
    struct Log(Mutex<Vec<Leniency>>);
    impl Observer for Log {
        fn leniency(&self, _path: &str, kind: Leniency) {
            self.0.lock().unwrap().push(kind);
        }
    }
    let log = Log::default();
    let tree = Tree::parse(json.as_bytes()).unwrap();
    let context = Context { strict, observer: Some(&log), ..Context::silent(reading) };
    let result = C::decode(Input { node: tree.root(), path: &Path::Root, context: &context });
    (result.map_err(|error| error.to_string()), log.0.into_inner().unwrap())
}

/// A documented spelling: every mode takes it, and it is what the codec writes.
#[track_caller]
fn documented<C: Codec<Value: PartialEq + Debug>>(json: &str, value: C::Value) {
    for (reading, strict) in [(Reading::Php, false), (Reading::Php, true), (Reading::Exact, false)] {
        assert_eq!(decode::<C>(json, reading, strict), (Ok(C::decode_ok(json)), vec![]), "{json} {reading:?} {strict}");
    }
    assert_eq!(C::decode_ok(json), value, "{json}");
    assert_eq!(C::encode(&value).to_string(), json);
}

/// Another spelling of a value that PHP programs write: it is accepted, reported, and refused by strict clients.
#[track_caller]
fn tolerated<C: Codec<Value: PartialEq + Debug>>(json: &str, value: C::Value, kind: Leniency) {
    let (result, log) = decode::<C>(json, Reading::Php, false);
    assert_eq!(result, Ok(value), "{json}");
    assert!(log.contains(&kind), "{json}: {log:?}");
    assert!(decode::<C>(json, Reading::Php, true).0.is_err(), "{json} in strict mode");
}

/// No spelling of the type at all.
#[track_caller]
fn refused<C: Codec<Value: Debug>>(json: &[&str]) {
    for json in json {
        let (result, _) = decode::<C>(json, Reading::Php, false);
        assert!(result.is_err(), "{json} became {result:?}");
    }
}

trait DecodeOk: Codec + Sized {
    fn decode_ok(json: &str) -> Self::Value {
        decode_tree::<Self>(&Tree::parse(json.as_bytes()).unwrap(), Reading::Php)
            .unwrap_or_else(|error| panic!("{json}: {error}"))
    }
}
impl<C: Codec> DecodeOk for C {}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

const NO_NUMBERS: &[&str] = &[
    r#"" 60""#,
    r#""60 ""#,
    r#""12abc""#,
    r#""abc""#,
    r#""0x1A""#,
    r#""1,000""#,
    r#""1_000""#,
    r#""+5""#,
    r#""007""#,
    r#""inf""#,
    r#""NaN""#,
    r#""-""#,
    r#""1e""#,
    r#""5.""#,
    r#"".5""#,
    r#""""#,
    "true",
    "null",
    "[]",
    "[1]",
    "{}",
];

#[test]
fn integers() {
    documented::<i64>("60", 60);
    documented::<i64>("-9223372036854775808", i64::MIN);
    documented::<u64>("18446744073709551615", u64::MAX);
    tolerated::<i64>(r#""60""#, 60, Leniency::TextAsNumber);
    tolerated::<i64>(r#""-60""#, -60, Leniency::TextAsNumber);
    tolerated::<i64>("60.0", 60, Leniency::FractionAsInteger);
    tolerated::<i64>(r#""60.00""#, 60, Leniency::FractionAsInteger);
    tolerated::<i64>("1e3", 1000, Leniency::FractionAsInteger);
    refused::<i64>(NO_NUMBERS);
    refused::<i64>(&["60.5", r#""60.5""#, "1e300", "9223372036854775808", r#""9223372036854775808""#]);
    refused::<u32>(&["-1", "4294967296"]);
    refused::<i32>(&["2147483648"]);
}

#[test]
fn floats() {
    documented::<f64>("60.5", 60.5);
    documented::<f32>("0.1", 0.1);
    tolerated::<f64>(r#""60.5""#, 60.5, Leniency::TextAsNumber);
    assert_eq!(f64::decode_ok("60"), 60.0);
    refused::<f64>(NO_NUMBERS);
    refused::<f64>(&[r#""1e999""#]);
    refused::<f32>(&["1e300"]);
}

#[test]
fn money_keeps_its_value_and_as_text_its_scale() {
    documented::<Decimal>("10.1", decimal("10.1"));
    documented::<Text<Decimal>>(r#""10.10""#, decimal("10.10"));
    tolerated::<Decimal>(r#""10.10""#, decimal("10.10"), Leniency::TextAsNumber);
    tolerated::<Text<Decimal>>("10", decimal("10"), Leniency::NumberAsText);
    assert_eq!(Decimal::decode_ok(r#""10.10""#).to_string(), "10.10");
    refused::<Decimal>(NO_NUMBERS);
    refused::<Text<Decimal>>(NO_NUMBERS);
    // more digits than a JSON number holds are not lost
    let precise = decimal("1234567890.12345678901234");
    assert_eq!(Decimal::decode_ok(&Decimal::encode(&precise).to_string()), precise);
}

#[test]
fn booleans() {
    documented::<bool>("true", true);
    documented::<bool>("false", false);
    for (json, value) in [("1", true), ("0", false), (r#""1""#, true), (r#""0""#, false), (r#""true""#, true)] {
        tolerated::<bool>(json, value, Leniency::BooleanSpelling);
    }
    for (json, value) in [(r#""false""#, false), (r#""on""#, true), (r#""""#, false)] {
        tolerated::<bool>(json, value, Leniency::BooleanSpelling);
    }
    const NONE: &[&str] = &["2", "-1", "1.5", r#""yes""#, r#""TRUE""#, r#""2""#, "null", "[]", "{}", "[true]"];
    refused::<bool>(NONE);
    refused::<Flag>(NONE);
    refused::<Text<bool>>(NONE);
}

#[test]
fn booleans_hidden_in_numbers_and_texts() {
    documented::<Flag>("1", true);
    documented::<Text<Flag>>(r#""0""#, false);
    documented::<Text<bool>>(r#""true""#, true);
    tolerated::<Flag>("true", true, Leniency::BooleanSpelling);
    tolerated::<Text<Flag>>("1", true, Leniency::BooleanSpelling);
    tolerated::<Text<bool>>(r#""1""#, true, Leniency::BooleanSpelling);
}

#[test]
fn numbers_hidden_in_texts() {
    documented::<Text<i64>>(r#""60""#, 60);
    documented::<Text<f64>>(r#""1.5""#, 1.5);
    tolerated::<Text<i64>>("60", 60, Leniency::NumberAsText);
    tolerated::<Text<i64>>(r#""60.0""#, 60, Leniency::FractionAsInteger);
    refused::<Text<i64>>(NO_NUMBERS);
    refused::<Text<u32>>(&[r#""-1""#, "-1"]);
}

#[test]
fn text() {
    documented::<String>(r#""abc""#, "abc".to_owned());
    documented::<String>(r#""""#, String::new());
    tolerated::<String>("60", "60".to_owned(), Leniency::NumberAsText);
    tolerated::<String>("10.5", "10.5".to_owned(), Leniency::NumberAsText);
    refused::<String>(&["true", "null", "[]", "{}", r#"["x"]"#]);
    documented::<Secret>(r#""hunter2""#, "hunter2".into());
    refused::<Secret>(&["true", r#"["x"]"#]);
}

#[test]
fn dates() {
    let date = |text: &str| text.parse::<Date>().unwrap();
    let date_time = |text: &str| text.parse::<DateTime>().unwrap();
    documented::<Date>(r#""2016-12-30""#, date("2016-12-30"));
    for text in ["2016-12-30 12:24:28", "2016-12-30T12:24:28Z", "2016-12-30T12:24:28.123+01:00"] {
        documented::<DateTime>(&format!("{text:?}"), date_time(text));
    }
    const NONE: &[&str] = &[
        "true",
        "5",
        "20161230",
        r#""""#,
        "null",
        r#""0000-00-00""#,
        r#""2016-13-30""#,
        r#""2016-12-32""#,
        r#""2016-1-1""#,
        r#""30.12.2016""#,
        r#""2016-12-30x""#,
        r#"" 2016-12-30""#,
        r#""२०१६-12-30""#,
        "[]",
        "{}",
    ];
    refused::<Date>(NONE);
    refused::<DateTime>(NONE);
    refused::<Date>(&[r#""2016-12-30 12:24:28""#]);
    refused::<DateTime>(&[
        r#""2016-12-30""#,
        r#""2016-12-30 24:00:00""#,
        r#""2016-12-30 12:60:00""#,
        r#""2016-12-30 12:24""#,
        r#""2016-12-30 12:24:28.""#,
        r#""2016-12-30 12:24:28+1""#,
        r#""0000-00-00 00:00:00""#,
    ]);
}

#[test]
fn lists() {
    let list = |items: &[i64]| items.to_vec();
    documented::<Vec<i64>>("[1,2]", list(&[1, 2]));
    documented::<Vec<i64>>("[]", list(&[]));
    tolerated::<Vec<i64>>(r#"{"0": 1, "17": 2}"#, list(&[1, 2]), Leniency::IndexedList);
    tolerated::<Vec<i64>>(r#"{"10": 2, "9": 1}"#, list(&[1, 2]), Leniency::IndexedList);
    tolerated::<Vec<i64>>("{}", list(&[]), Leniency::EmptyObjectAsList);
    tolerated::<Vec<i64>>("5", list(&[5]), Leniency::OneAsMany);
    tolerated::<Vec<Vec<String>>>(r#"["a", "b"]"#, vec![vec!["a".into()], vec!["b".into()]], Leniency::OneAsMany);
    refused::<Vec<i64>>(&["null", r#"{"0": 1, "x": 2}"#, r#"{"01": 1}"#, r#"{"-1": 1}"#, r#"[1, "x"]"#, "[null]"]);
}

#[test]
fn maps() {
    let map = |pairs: &[(&str, i64)]| pairs.iter().map(|(k, v)| ((*k).to_owned(), *v)).collect::<BTreeMap<_, _>>();
    documented::<BTreeMap<String, i64>>(r#"{"a":1,"b":2}"#, map(&[("a", 1), ("b", 2)]));
    tolerated::<BTreeMap<String, i64>>("[]", map(&[]), Leniency::EmptyListAsObject);
    refused::<BTreeMap<String, i64>>(&["[1]", r#"["x"]"#, "5", r#""x""#, "null", r#"{"a": "x"}"#]);
}

#[test]
fn what_may_be_missing() {
    documented::<Option<i64>>("null", None);
    tolerated::<Option<i64>>(r#""""#, None, Leniency::EmptyTextAsNone);
    tolerated::<Option<Date>>(r#""0000-00-00""#, None, Leniency::ZeroDateAsNone);
    tolerated::<Option<DateTime>>(r#""0000-00-00 00:00:00""#, None, Leniency::ZeroDateAsNone);
    tolerated::<Option<String>>(r#""0000-00-00""#, None, Leniency::ZeroDateAsNone);
    documented::<Option<String>>(r#""""#, Some(String::new()));
    documented::<Option<i64>>("5", Some(5));
    refused::<Option<i64>>(&["true", r#""x""#]);
}

#[test]
fn text_or_list() {
    documented::<TextOrList>(r#""192.0.2.1""#, "192.0.2.1".into());
    documented::<TextOrList>(r#"[10,5060,"vc01"]"#, vec![json!(10), json!(5060), json!("vc01")].into());
    tolerated::<TextOrList>(r#"{"0": "a", "2": "b"}"#, ["a", "b"].into(), Leniency::IndexedList);
    tolerated::<TextOrList>("5", "5".into(), Leniency::NumberAsText);
    refused::<TextOrList>(&["true", "null", r#"{"a": 1}"#]);
}

#[test]
fn raw_json_is_itself() {
    for json in ["null", r#""""#, r#""0000-00-00""#, r#"{"a":[1,2.5,"x",null,true]}"#] {
        documented::<Value>(json, serde_json::from_str(json).unwrap());
    }
}

/// A type as the generator emits it.
#[derive(Clone, Debug, PartialEq)]
struct Record {
    id: Option<i64>,
    name: String,
    tags: Vec<String>,
}

impl Codec for Record {
    type Value = Self;

    fn decode(input: Input<'_>) -> Result<Self, DecodeError> {
        let object = input.object()?;
        let value = Self {
            id: object.optional::<Text<i64>>("id")?,
            name: object.required::<String>("name")?,
            tags: object.defaulted::<Vec<String>>("tags")?,
        };
        object.finish();
        Ok(value)
    }

    fn encode(value: &Self) -> Json {
        let mut object = crate::Object::new();
        object.optional::<Text<i64>>("id", &value.id);
        object.required::<String>("name", &value.name);
        object.defaulted::<Vec<String>>("tags", &value.tags);
        object.into_json()
    }
}

crate::impl_serde!(Php: Record);

#[test]
fn structs() {
    let record = Record { id: Some(1), name: "www".into(), tags: vec!["a".into()] };
    documented::<Record>(r#"{"id":"1","name":"www","tags":["a"]}"#, record);
    documented::<Record>(r#"{"name":"www"}"#, Record { id: None, name: "www".into(), tags: vec![] });
    let missing = Record { id: None, name: String::new(), tags: vec![] };
    tolerated::<Record>(r#"{"id": "", "name": "", "tags": null}"#, missing.clone(), Leniency::EmptyTextAsNone);
    tolerated::<Record>(r#"{"name": "", "tags": {}}"#, missing, Leniency::EmptyObjectAsList);
    refused::<Record>(&["[]", r#"["x"]"#, r#"{"id": 1}"#, r#"{"name": null}"#, "null", "5", r#"[{"name": "www"}]"#]);
}

#[test]
fn an_error_names_the_place() {
    for (json, message) in [
        (r#"{"records": {"0": {"name": "a"}, "17": {"name": "b", "id": "x"}}}"#, r#"records["17"].id: expected"#),
        (r#"{"records": [{"name": "a"}, {"id": "1"}]}"#, "records[1].name: expected a value, found nothing"),
        (r#"{"a b": ["x"]}"#, r#"["a b"]: expected an object, found a list of 1: [text]"#),
        (r#"[5]"#, "expected an object, found a list of 1: [a number]"),
    ] {
        struct Zone;
        impl Codec for Zone {
            type Value = ();
            fn decode(input: Input<'_>) -> Result<(), DecodeError> {
                let object = input.object()?;
                object.optional::<Vec<Record>>("records")?;
                object.optional::<Record>("a b").map(|_| ())
            }
            fn encode(_: &()) -> Json {
                Json::Null
            }
        }
        let error = decode::<Zone>(json, Reading::Php, false).0.unwrap_err();
        assert!(error.starts_with(message), "{error}");
    }
}

#[test]
fn unknown_fields_and_leniencies_are_reported_with_their_path() {
    #[derive(Default)]
    struct Log(Mutex<Vec<String>>);
    impl Observer for Log {
        fn leniency(&self, path: &str, kind: Leniency) {
            self.0.lock().unwrap().push(format!("{path} {kind:?}"));
        }
        fn unknown_field(&self, path: &str) {
            self.0.lock().unwrap().push(path.to_owned());
        }
    }
    let log = Log::default();
    let tree = Tree::parse(br#"[{"prio": 1, "name": 5}, {"name": "b", "x": {}}]"#).unwrap();
    let context = Context { observer: Some(&log), ..Context::silent(Reading::Php) };
    Vec::<Record>::decode(Input { node: tree.root(), path: &Path::Root, context: &context }).unwrap();
    assert_eq!(*log.0.lock().unwrap(), ["[0].name NumberAsText", "[0].prio", "[1].x"]);
}

#[test]
fn public_types_work_with_serde() {
    let record: Record = serde_json::from_str(r#"{"id": 1, "name": "www", "tags": {"3": "a"}}"#).unwrap();
    assert_eq!(serde_json::to_string(&record).unwrap(), r#"{"id":"1","name":"www","tags":["a"]}"#);
    let error = serde_json::from_value::<Record>(json!({"name": ["x"]})).unwrap_err();
    assert!(error.to_string().contains("name: expected text"), "{error}");
}

#[derive(Debug, PartialEq)]
enum Order {
    Renewal(BTreeMap<String, String>),
    Versioned(BTreeMap<String, i64>),
    Text(String),
    Unknown(serde_json::Value),
}

crate::impl_union!(Order {
    Renewal: tagged::<BTreeMap<String, String>>(&[("type", "product"), ("action", "renew")]),
    Versioned: one_of::<BTreeMap<String, i64>>(&[("version", &[1.into(), (-2).into()])]),
    Text: fits::<String>(),
});

#[test]
fn a_union_is_told_apart_by_constants_or_takes_what_fits() {
    let read = |json: &str| decode::<Order>(json, Reading::Exact, false).0;
    assert!(matches!(read(r#"{"type": "product", "action": "renew"}"#), Ok(Order::Renewal(_))));
    assert!(matches!(read(r#"{"type": "product", "action": "register"}"#), Ok(Order::Unknown(_))));
    assert!(matches!(read(r#"{"version": -2, "action": 3}"#), Ok(Order::Versioned(_))));
    assert!(matches!(read(r#"{"version": 2}"#), Ok(Order::Unknown(_))));
    assert_eq!(read(r#""product""#).unwrap(), Order::Text("product".to_owned()));
    assert_eq!(read("[]").unwrap(), Order::Unknown(json!([])));
    // an order that says it is a renewal is no order of another kind if it is wrong
    let error = read(r#"{"type": "product", "action": "renew", "days": {}}"#).unwrap_err();
    assert!(error.contains("days: expected text"), "{error}");
    assert_eq!(
        Order::encode(&Order::Versioned(BTreeMap::from([("version".to_owned(), 1)]))),
        json!({"version": 1}).into()
    );
    assert_eq!(Order::encode(&Order::Unknown(json!([1]))), json!([1]).into());
}

#[test]
fn a_secret_is_never_part_of_an_error() {
    let (result, _) = decode::<Secret>("[\"hunter2\"]", Reading::Php, false);
    assert!(!result.unwrap_err().contains("hunter2"));
    assert_eq!(format!("{:?}", Secret::from("hunter2")), "[redacted]");
}
