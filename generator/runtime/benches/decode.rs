//! Decoding a zone of 10,000 records, against strict structs that serde derives. What counts is the ratio of the two.

#![allow(missing_docs, clippy::unwrap_used)]

use std::fmt::Write as _;
use std::hint::black_box;

use ampersat_runtime as rt;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// As the generator emits it.
pub struct Record {
    pub id: Option<i64>,
    pub name: Option<String>,
    pub ttl: Option<i64>,
    pub record_type: Option<String>,
    pub content: Option<String>,
    pub change_date: Option<String>,
}

impl rt::Codec for Record {
    type Value = Self;

    fn decode(input: rt::Input<'_>) -> Result<Self, rt::DecodeError> {
        let object = input.object()?;
        let value = Self {
            id: object.optional::<rt::Text<i64>>("id")?,
            name: object.optional::<String>("name")?,
            ttl: object.optional::<i64>("ttl")?,
            record_type: object.optional::<String>("type")?,
            content: object.optional::<String>("content")?,
            change_date: object.optional::<String>("change_date")?,
        };
        object.finish();
        Ok(value)
    }

    fn encode(_: &Self) -> rt::Value {
        rt::Value::Null
    }
}

pub struct Zone {
    pub records: Vec<Record>,
}

impl rt::Codec for Zone {
    type Value = Self;

    fn decode(input: rt::Input<'_>) -> Result<Self, rt::DecodeError> {
        let object = input.object()?;
        Ok(Self { records: object.defaulted::<Vec<Record>>("records")? })
    }

    fn encode(_: &Self) -> rt::Value {
        rt::Value::Null
    }
}

rt::impl_serde!(Zone);

#[derive(serde::Deserialize)]
#[allow(dead_code, reason = "decoded, not read")]
struct StrictRecord {
    id: String,
    name: Option<String>,
    ttl: Option<i64>,
    #[serde(rename = "type")]
    record_type: Option<String>,
    content: Option<String>,
    change_date: Option<String>,
}

#[derive(serde::Deserialize)]
#[allow(dead_code, reason = "decoded, not read")]
struct StrictZone {
    records: Vec<StrictRecord>,
}

/// The zone as a list of records, or as an object with integer keys.
fn zone(indexed: bool) -> String {
    let mut json = String::from(if indexed { r#"{"records":{"# } else { r#"{"records":["# });
    for id in 0..10_000 {
        let comma = if id == 0 { "" } else { "," };
        let key = if indexed { format!("\"{id}\":") } else { String::new() };
        write!(
            json,
            r#"{comma}{key}{{"id":"{id}","name":"host{id}.example.com","ttl":3600,"type":"A","content":"192.0.2.1","change_date":"2022-03-10 12:24:28"}}"#
        )
        .unwrap();
    }
    json + if indexed { "}}" } else { "]}" }
}

fn decode(criterion: &mut Criterion) {
    let (list, indexed) = (zone(false), zone(true));
    let mut group = criterion.benchmark_group("decode a zone of 10,000 records");
    group.throughput(Throughput::Bytes(list.len() as u64));
    group.bench_function("strict serde structs", |bencher| {
        bencher.iter(|| serde_json::from_slice::<StrictZone>(black_box(list.as_bytes())).unwrap());
    });
    for (name, json) in [("runtime, a list", &list), ("runtime, an object with integer keys", &indexed)] {
        group.bench_function(name, |bencher| {
            bencher.iter(|| rt::decode_slice::<Zone>(black_box(json.as_bytes())).unwrap());
        });
    }
    group.finish();
}

criterion_group!(benches, decode);
criterion_main!(benches);
