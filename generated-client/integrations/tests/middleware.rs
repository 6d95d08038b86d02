//! The recipes for middleware, as a server sees them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests panic")]

use dns_services::mock::{Mock, ResponseTemplate, wiremock};
use dns_services::runtime::{BoxFuture, Transport, TransportError, TransportRequest, TransportResponse};
use dns_services::{CallExt as _, Client, Credentials, Error};
use dns_services_integrations::middleware::log::{Log, RequestId};
use dns_services_integrations::middleware::sign::{Sign, signature};
use dns_services_integrations::middleware::{cache, trace};
use http::{HeaderMap, StatusCode};
use opentelemetry::trace::{SpanContext, SpanId, TraceContextExt as _, TraceFlags, TraceId, TraceState};
use opentelemetry::{Context, global};
use opentelemetry_sdk::propagation::TraceContextPropagator;
use std::sync::{Arc, Mutex};

async fn seen(mock: &Mock) -> Vec<wiremock::Request> {
    mock.server().received_requests().await.unwrap()
}

fn header<'a>(request: &'a wiremock::Request, name: &str) -> &'a str {
    request.headers[name].to_str().unwrap()
}

#[tokio::test]
async fn each_attempt_has_an_id_and_a_line() -> Result<(), Error> {
    let mock = Mock::start();
    let lines = Arc::new(Mutex::new(Vec::new()));
    let written = lines.clone();
    let client = mock.builder().middleware(Log::new(move |line| written.lock().unwrap().push(line))).build()?;
    mock.when(client.dns().list_zones()).answer_json(serde_json::json!({"service_ids": [], "zones": []}));
    client.dns().list_zones().extension(RequestId("mine".to_owned())).await?;
    client.dns().list_zones().await?;
    let requests = seen(&mock).await;
    assert_eq!(header(&requests[0], "x-request-id"), "mine");
    assert_eq!(header(&requests[1], "x-request-id").len(), 36);
    let lines = lines.lock().unwrap();
    assert!(lines[0].starts_with("mine dns.list_zones attempt 1: 200 OK, "), "{lines:?}");
    Ok(())
}

#[tokio::test]
async fn method_path_and_body_are_signed() -> Result<(), Error> {
    let mock = Mock::start();
    let client = mock.builder().middleware(Sign::new("a key")).build()?;
    mock.when(client.dns().create_zone(10).name("example.com")).answer_json(serde_json::json!({}));
    client.dns().create_zone(10).name("example.com").await?;
    let requests = seen(&mock).await;
    let (request, time) = (&requests[0], header(&requests[0], "x-timestamp").parse().unwrap());
    assert!(!request.body.is_empty());
    let expected = signature(b"a key", request.method.as_str(), request.url.path(), time, &request.body);
    assert_eq!(header(request, "x-signature"), expected);
    assert_ne!(expected, signature(b"a key", request.method.as_str(), request.url.path(), time, b""));
    Ok(())
}

#[tokio::test]
async fn the_context_of_a_trace_is_sent() -> Result<(), Error> {
    global::set_text_map_propagator(TraceContextPropagator::new());
    let mock = Mock::start();
    let client = mock.builder().middleware(trace::Trace).build()?;
    mock.when(client.dns().list_zones()).answer_json(serde_json::json!({"service_ids": [], "zones": []}));
    let (id, span) = (TraceId::from(7_u128), SpanId::from(9_u64));
    let context = SpanContext::new(id, span, TraceFlags::SAMPLED, true, TraceState::default());
    let guard = Context::new().with_remote_span_context(context).attach();
    client.dns().list_zones().await?;
    drop(guard);
    let requests = seen(&mock).await;
    assert_eq!(header(&requests[0], "traceparent"), format!("00-{id}-{span}-01"));
    Ok(())
}

#[tokio::test]
async fn what_the_server_permits_is_asked_for_once() -> Result<(), Error> {
    let mock = Mock::start();
    let client = mock.builder().transport(cache::cached(100).unwrap()).build()?;
    let zones = || ResponseTemplate::new(200).set_body_json(serde_json::json!({"service_ids": [], "zones": []}));
    mock.when(client.dns().list_zones()).up_to(1).answer_with(zones().insert_header("cache-control", "max-age=60"));
    mock.when(client.domains().list()).answer_with(zones().insert_header("cache-control", "no-store"));
    for _ in 0..2 {
        client.dns().list_zones().await?;
    }
    assert_eq!(seen(&mock).await.len(), 1);
    for _ in 0..2 {
        client.domains().list().await?;
    }
    assert_eq!(seen(&mock).await.len(), 3);
    Ok(())
}

/// Answers without a server.
struct Double;

impl Transport for Double {
    fn send(&self, request: TransportRequest) -> BoxFuture<'_, Result<TransportResponse, TransportError>> {
        let found = request.url.path().ends_with("/dns");
        let status = if found { StatusCode::OK } else { StatusCode::NOT_FOUND };
        let body = r#"{"service_ids": ["10"], "zones": []}"#.into();
        Box::pin(async move { Ok(TransportResponse { status, headers: HeaderMap::new(), body }) })
    }
}

#[tokio::test]
async fn a_double_stands_in_for_the_server() -> Result<(), Error> {
    let client = Client::builder().credentials(Credentials::token("t")).transport(Double).build()?;
    assert_eq!(client.dns().list_zones().await?.service_ids.len(), 1);
    assert!(client.domains().list().await.is_err());
    Ok(())
}
