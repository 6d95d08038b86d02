//! Generation of the DNS.services client end to end, and of the same document 10 and 100 times over.
//!
//! Criterion's throughput is operations per second: it must stay flat.

#![allow(
    missing_docs,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "criterion's macros, and files of this repository"
)]

use ampersat::emit::Extent;
use ampersat::load::Input;
use ampersat::{Request, generate};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::path::Path;

fn read(name: &str) -> Input {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec").join(name);
    Input { name: name.to_owned(), text: std::fs::read_to_string(path).unwrap() }
}

/// The document with `times - 1` copies of all operations under other path prefixes, each in tags of its own.
fn multiplied(times: usize) -> Request {
    let mut document = read("dns-services.swagger.json");
    let mut json: serde_json::Value = serde_json::from_str(&document.text).unwrap();
    let paths = json["paths"].as_object().unwrap().clone();
    for copy in 1..times {
        for (path, item) in &paths {
            let mut item = item.clone();
            for operation in item.as_object_mut().unwrap().values_mut() {
                let tag = format!("{} {copy}", operation["tags"][0].as_str().unwrap());
                operation["tags"] = serde_json::json!([tag]);
            }
            json["paths"][format!("/copy{copy}{path}")] = item;
        }
    }
    document.text = serde_json::to_string_pretty(&json).unwrap();
    Request {
        document,
        overlays: vec![read("hostbill.overlay.yaml"), read("dns-services.overlay.yaml")],
        name: "dns-services".to_owned(),
        features: Vec::new(),
        extent: Extent::Modules,
        header: "@generated".to_owned(),
    }
}

fn generation(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("generate");
    for times in [1, 10, 100] {
        let request = multiplied(times);
        let operations = generate(&request, &mut |_, _| {}).client.unwrap().operations;
        group.throughput(Throughput::Elements(operations as u64));
        group.sample_size(if times == 100 { 10 } else { 20 });
        group.bench_with_input(BenchmarkId::from_parameter(operations), &request, |bencher, request| {
            bencher.iter(|| generate(request, &mut |_, _| {}));
        });
    }
    group.finish();
}

criterion_group!(benches, generation);
criterion_main!(benches);
