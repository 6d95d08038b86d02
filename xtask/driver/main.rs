//! The fixed part of the programs that `cargo xtask conformance` makes: each calls every operation of a client with the
//! arguments of a file, and prints what was sent, what was answered, and what was read of it. It is compiled with each
//! client, and not as a part of `xtask`.

#![recursion_limit = "512"]
#![allow(unused, deprecated, clippy::all)]

mod calls;

use ampersat_runtime as runtime;
use runtime::{BoxFuture, Codec, Dialect, Fault, HttpTransport, Transport};
use runtime::{TransportError, TransportRequest, TransportResponse};
use serde_json::{Map, Value, json};
use std::io::Write as _;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// The arguments of a call, by where they go and what they are called.
pub struct Case {
    pub arguments: Map<String, Value>,
}

pub enum Fail {
    /// The arguments are none that the client takes.
    Argument(String),
    /// The call has failed.
    Call(Value),
}

pub type Outcome = Result<Value, Fail>;

impl Case {
    pub fn has(&self, key: &str) -> bool {
        self.arguments.contains_key(key)
    }

    pub fn optional<C: Codec>(&self, key: &str) -> Result<Option<C::Value>, Fail> {
        let Some(value) = self.arguments.get(key) else { return Ok(None) };
        let read = runtime::decode_slice::<C>(value.to_string().as_bytes(), Dialect::Json);
        read.map(Some).map_err(|error| Fail::Argument(format!("{key}: {error} in {value}")))
    }

    pub fn required<C: Codec>(&self, key: &str) -> Result<C::Value, Fail> {
        self.optional::<C>(key)?.ok_or_else(|| Fail::Argument(format!("{key}: no value")))
    }

    pub fn text(&self, key: &str) -> String {
        self.arguments.get(key).map(plain).unwrap_or_default()
    }

    pub fn texts(&self, key: &str) -> Vec<String> {
        match self.arguments.get(key) {
            Some(Value::Array(items)) => items.iter().map(plain).collect(),
            _ => vec![self.text(key)],
        }
    }

    /// Parts, of which those named `files` are files.
    pub fn multipart(&self, key: &str) -> runtime::Multipart {
        let mut parts = runtime::Multipart::new();
        for (name, value) in self.arguments.get(key).and_then(Value::as_object).into_iter().flatten() {
            parts = match value.get("file") {
                Some(file) => parts.file(name, runtime::FilePart::new("file.bin", plain(file))),
                None => parts.value(name, value.clone()),
            };
        }
        parts
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

pub fn written<C: Codec>(value: &C::Value) -> Value {
    C::encode(value).into()
}

/// Describes a failed call, with the details of the error if its status has a type.
pub fn failure(error: &runtime::Error, details: Option<Result<Value, String>>) -> Fail {
    Fail::Call(json!({
        "kind": format!("{:?}", error.kind()),
        "message": error.to_string(),
        "decode": error.decode_error().map(ToString::to_string),
        "details": details.as_ref().and_then(|details| details.as_ref().ok()),
        "unread": details.and_then(Result::err),
    }))
}

pub fn details<C: Codec>(error: &runtime::Error) -> Option<Result<Value, String>> {
    let read = error.details::<C>()?;
    Some(read.map(|value| written::<C>(&value)).map_err(|error| error.to_string()))
}

/// The way to the mock server, and what went over it last.
#[derive(Clone)]
struct Recorder {
    inner: Arc<HttpTransport>,
    base: runtime::Url,
    last: Arc<Mutex<Value>>,
}

impl Transport for Recorder {
    fn send(&self, mut request: TransportRequest) -> BoxFuture<'_, Result<TransportResponse, TransportError>> {
        Box::pin(async move {
            _ = request.url.set_scheme(self.base.scheme());
            _ = request.url.set_host(self.base.host_str());
            _ = request.url.set_port(self.base.port());
            let headers = |headers: &runtime::header::HeaderMap| -> Map<String, Value> {
                let text = |value: &runtime::header::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
                headers.iter().map(|(name, value)| (name.to_string(), text(value).into())).collect()
            };
            let mut record = json!({"request": {
                "method": request.method.as_str(), "url": request.url.as_str(), "headers": headers(&request.headers),
                "body": String::from_utf8_lossy(&request.body),
            }});
            let mut waits = 0;
            let answer = loop {
                match self.inner.send(request.clone()).await {
                    // the mock server begins anew
                    Err(error) if error.fault() == Fault::NotSent && waits < 300 => {
                        waits += 1;
                        tokio::time::sleep(Duration::from_millis(200)).await;
                    }
                    answer => break answer,
                }
            };
            match &answer {
                Ok(answer) => {
                    record["answer"] = json!({
                        "status": answer.status.as_u16(), "headers": headers(&answer.headers),
                        "body": String::from_utf8_lossy(&answer.body),
                    });
                }
                Err(error) => record["lost"] = error.to_string().into(),
            }
            if let Ok(mut last) = self.last.lock() {
                *last = record;
            }
            answer
        })
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, base, cases, results] = arguments.as_slice() else { return Err("BASE CASES RESULTS".into()) };
    let cases: Vec<Value> = serde_json::from_slice(&std::fs::read(cases)?)?;
    let mut results = std::fs::File::create(results)?;
    let recorder = Recorder {
        inner: Arc::new(HttpTransport::new(Duration::from_secs(5))?),
        base: base.parse()?,
        last: Arc::default(),
    };
    for case in cases {
        let mut line = json!({"case": case["id"]});
        let operation = case["operation"].as_u64().unwrap_or_default();
        let prefer = case["prefer"].as_str().unwrap_or_default();
        let arguments = case["arguments"].as_object().cloned().unwrap_or_default();
        if let Ok(mut last) = recorder.last.lock() {
            *last = Value::Null;
        }
        let builder = calls::builder().base_url(base.clone()).retry(runtime::RetryPolicy::none());
        let builder = builder.attempt_timeout(Duration::from_secs(20)).transport(recorder.clone());
        let builder = if prefer.is_empty() { builder } else { builder.default_header("prefer", prefer) };
        let client = builder.build()?;
        match calls::call(&client, operation, &Case { arguments }).await {
            Ok(value) => line["read"] = value,
            Err(Fail::Argument(message)) => line["argument"] = message.into(),
            Err(Fail::Call(error)) => line["error"] = error,
        }
        if let Ok(last) = recorder.last.lock() {
            line["exchange"] = last.clone();
        }
        writeln!(results, "{line}")?;
    }
    Ok(())
}
