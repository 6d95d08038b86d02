//! Spans and events, as a subscriber of `tracing` sees them.

use std::cell::RefCell;
use std::fmt::Write as _;

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::builder_of;
use crate::server::{Reply, Server};

thread_local! {
    /// All fields of all spans and events of this thread: other tests run on others.
    static LOG: RefCell<String> = const { RefCell::new(String::new()) };
}

/// One subscriber for the whole process: those of single threads come too late for spans that other tests met first.
struct Log;

struct Line;

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        LOG.with_borrow_mut(|log| writeln!(log, "{}={value:?}", field.name()).unwrap());
    }
}

impl Subscriber for Log {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("ampersat")
    }
    fn new_span(&self, span: &Attributes<'_>) -> Id {
        span.record(&mut Line);
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut Line);
    }
    fn event(&self, event: &Event<'_>) {
        event.record(&mut Line);
    }
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn a_call_is_a_span_without_values_and_a_leniency_an_event() {
    tracing::subscriber::set_global_default(Log).unwrap();
    let server = Server::start(|_| Reply::json(r#"{"service_id": "292", "secret": "hunter2"}"#)).await;
    let client = builder_of(&server).build().unwrap();
    client.dns().get_zone("hunter2").await.unwrap();
    let log = LOG.take();
    for line in [
        "operation=dns.get_zone",
        "method=\"GET\"",
        "path=\"/dns/{zone}\"",
        "status=200",
        "attempts=1",
        "elapsed_ms=",
        "path=\"service_id\"",
        "kind=TextAsNumber",
        "path=\"secret\"",
    ] {
        assert!(log.contains(line), "{line} in {log}");
    }
    assert!(!log.contains("hunter2") && !log.contains("127.0.0.1"), "{log}");
}
