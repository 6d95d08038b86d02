//! One call over loopback, against the same call written by hand with reqwest and serde. What counts is the ratio.

#![allow(missing_docs, clippy::unwrap_used)]

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;

use ampersat_runtime as rt;
use criterion::{Criterion, criterion_group, criterion_main};

static API: rt::Api = rt::Api {
    client: "bench",
    version: "0",
    base_url: "https://example.com",
    dialect: rt::Dialect::Php,
    errors: Some(rt::ErrorEnvelope { messages: "error", flag: Some("success") }),
    environment: rt::Environment { base_url: &[], username: &[], password: &[], token: &[] },
    token_flow: None,
};

static GET: rt::Operation = rt::Operation {
    group: "dns",
    name: "get",
    method: rt::Method::GET,
    path: "/dns/{id}",
    class: rt::Class::Read,
    required: &[],
    authenticated: true,
};

#[allow(dead_code, reason = "decoded, not read")]
struct Zone {
    id: i64,
    name: String,
}

impl rt::Codec for Zone {
    type Value = Self;

    fn decode(input: rt::Input<'_>) -> Result<Self, rt::DecodeError> {
        let object = input.object()?;
        Ok(Self { id: object.required::<i64>("id")?, name: object.required::<String>("name")? })
    }

    fn encode(_: &Self) -> rt::Value {
        rt::Value::Null
    }
}

#[derive(serde::Deserialize)]
#[allow(dead_code, reason = "decoded, not read")]
struct StrictZone {
    id: i64,
    name: String,
}

/// A server that gives every request the same answer.
fn server() -> String {
    const ANSWER: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 31\r\n\r\n{\"id\": 1,\"name\":\"example.com\"}\n";
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = BufReader::new(stream.unwrap());
            std::thread::spawn(move || {
                let mut line = String::new();
                while stream.read_line(&mut line).is_ok_and(|read| read > 0) {
                    if line == "\r\n" {
                        stream.get_mut().write_all(ANSWER).unwrap();
                    }
                    line.clear();
                }
            });
        }
    });
    address
}

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
        bencher.iter(|| runtime.block_on(client.request(&GET).path("id", &1_i64).send::<Zone>()).unwrap().into_body());
    });
    group.finish();
}

criterion_group!(benches, call);
criterion_main!(benches);
