//! One call over loopback, against the same call written by hand with reqwest and serde. What counts is the ratio.

#![allow(missing_docs, clippy::unwrap_used)]

#[path = "shared/calls.rs"]
mod calls;

use ampersat_runtime as rt;
use calls::{API, GET, StrictZone, Zone, server};
use criterion::{Criterion, criterion_group, criterion_main};

fn call(criterion: &mut Criterion) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let base = server();
    let client: rt::Client =
        rt::ClientBuilder::new(&API).base_url(&base).credentials(rt::Credentials::token("t")).build().unwrap();
    let plain = rt::reqwest::Client::new();
    let mut group = criterion.benchmark_group("one call over loopback");
    group.bench_function("reqwest and serde by hand", |bencher| {
        bencher.iter(|| {
            runtime.block_on(async {
                let answer = plain.get(format!("{base}/dns/1")).bearer_auth("t").send().await.unwrap();
                serde_json::from_slice::<StrictZone>(&answer.bytes().await.unwrap()).unwrap()
            })
        });
    });
    group.bench_function("runtime", |bencher| {
        bencher.iter(|| runtime.block_on(client.request(GET).path::<i64>("id", 1).send::<Zone>()).unwrap().into_body());
    });
    group.finish();
}

criterion_group!(benches, call);
criterion_main!(benches);
