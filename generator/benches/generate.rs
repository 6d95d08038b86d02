//! Generation of the DNS.services client end to end, of the same document 10 and 100 times over, and of 50 schemas, 500 and
//! 5000.
//!
//! Criterion's throughput is operations and schemas per second: it must stay flat.

#![allow(
    missing_docs,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "criterion's macros, and files of this repository"
)]

use ampersat::Input;
use ampersat::output::{Kind, Output, Runtime};
use ampersat::{Request, generate};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use serde_json::{Map, json};
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
        choices: ampersat::choices::Choices::default(),
        output: Output::new(Kind::Sources, Runtime::Crate),
        header: "@generated".to_owned(),
    }
}

fn generation(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("generate");
    for times in [1, 10, 100] {
        let request = multiplied(times);
        let operations = generate(&request).unwrap().operations;
        group.throughput(Throughput::Elements(operations as u64));
        group.sample_size(if times == 100 { 10 } else { 20 });
        group.bench_with_input(BenchmarkId::from_parameter(operations), &request, |bencher, request| {
            bencher.iter(|| generate(request));
        });
    }
    group.finish();
}

/// A document with so many schemas, each of which refers to the next one, and one answer that refers to all of them.
fn of_schemas(count: usize) -> Request {
    let reference = |index: usize| json!({"$ref": format!("#/components/schemas/Thing{index}")});
    let names = |of: fn(usize) -> String| (0..count).map(move |index| (of(index), index));
    let thing = |index: usize| {
        json!({"type": "object", "required": ["id"], "description": "A thing.", "properties": {
            "id": {"type": "integer"}, "name": {"type": "string", "description": "Its name."},
            "state": {"type": "string", "enum": ["on", "off"]},
            "next": reference((index + 1) % count), "all": {"type": "array", "items": reference(index / 2)}}})
    };
    let schemas: Map<_, _> = names(|index| format!("Thing{index}")).map(|(name, index)| (name, thing(index))).collect();
    let all: Map<_, _> = names(|index| format!("thing{index}")).map(|(name, index)| (name, reference(index))).collect();
    let content = json!({"application/json": {"schema": {"type": "object", "properties": all}}});
    let document = json!({"openapi": "3.0.3", "info": {"title": "Things", "version": "1"},
        "paths": {"/things": {"get": {"responses": {"200": {"description": "All.", "content": content}}}}},
        "components": {"schemas": schemas}});
    Request {
        document: Input { text: document.to_string(), ..read("dns-services.swagger.json") },
        overlays: Vec::new(),
        ..multiplied(1)
    }
}

fn schemas(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("schemas");
    for count in [50, 500, 5000] {
        let request = of_schemas(count);
        let types = generate(&request).unwrap().api.types.len();
        assert!(types > count, "only {types} types were made");
        group.throughput(Throughput::Elements(count as u64));
        group.sample_size(if count == 5000 { 10 } else { 20 });
        group.bench_with_input(BenchmarkId::from_parameter(count), &request, |bencher, request| {
            bencher.iter(|| generate(request));
        });
    }
    group.finish();
}

criterion_group!(benches, generation, schemas);
criterion_main!(benches);
