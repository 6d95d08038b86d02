//! Decoding a zone of 10,000 records, against strict structs that serde derives. What counts is the ratio of the two.

#![allow(missing_docs, clippy::unwrap_used)]

#[path = "shared/zones.rs"]
mod zones;

use std::hint::black_box;

use ampersat_runtime as rt;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use zones::{StrictZone, Zone, zone};

fn decode(criterion: &mut Criterion) {
    let (list, indexed) = (zone(false), zone(true));
    let mut group = criterion.benchmark_group("decode a zone of 10,000 records");
    group.throughput(Throughput::Bytes(list.len() as u64));
    group.bench_function("strict serde structs", |bencher| {
        bencher.iter(|| serde_json::from_slice::<StrictZone>(black_box(list.as_bytes())).unwrap());
    });
    for (name, json) in [("runtime, a list", &list), ("runtime, an object with integer keys", &indexed)] {
        group.bench_function(name, |bencher| {
            bencher.iter(|| rt::decode_slice::<Zone>(black_box(json.as_bytes()), rt::Dialect::Php).unwrap());
        });
    }
    group.finish();
}

criterion_group!(benches, decode);
criterion_main!(benches);
