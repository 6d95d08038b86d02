//! A certificate of an authority that looks into the zone of the sandbox.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests panic")]

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use dns_services::Client;
use dns_services_integrations::certificate::certificate;
use dns_services_sandbox::Sandbox;
use http::{Request, Response};
use http_body_util::{BodyExt as _, Full};
use instant_acme::{Account, BodyWrapper, BytesResponse, Error, HttpClient, NewAccount, RetryPolicy};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

const URL: &str = "https://authority.test";

/// An authority without a network.
struct Authority {
    client: Client,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    thumbprint: String,
    domains: Vec<String>,
    proved: BTreeSet<usize>,
    is_issued: bool,
}

impl HttpClient for Authority {
    fn request(
        &self,
        request: Request<BodyWrapper<Bytes>>,
    ) -> Pin<Box<dyn Future<Output = Result<BytesResponse, Error>> + Send>> {
        let (client, state) = (self.client.clone(), Arc::clone(&self.state));
        Box::pin(async move {
            let path = request.uri().path().to_owned();
            let body = request.into_body().collect().await.unwrap().to_bytes();
            let body: Value = serde_json::from_slice(&body).unwrap_or_default();
            let part = |name: &str| -> Value {
                let text = URL_SAFE_NO_PAD.decode(body[name].as_str().unwrap_or_default()).unwrap();
                serde_json::from_slice(&text).unwrap_or_default()
            };
            let (protected, payload) = (part("protected"), part("payload"));
            if let Some(number) = path.strip_prefix("/challenge/") {
                let number: usize = number.parse().unwrap();
                let (domain, thumbprint) = {
                    let state = state.lock().unwrap();
                    (state.domains[number].trim_start_matches("*.").to_owned(), state.thumbprint.clone())
                };
                let wanted = URL_SAFE_NO_PAD.encode(Sha256::digest(format!("token{number}.{thumbprint}")));
                let records = client.dns().zone(domain.as_str()).await.unwrap().records().await.unwrap();
                let name = format!("_acme-challenge.{domain}");
                if records.iter().any(|record| record.name() == name && record.value() == wanted) {
                    state.lock().unwrap().proved.insert(number);
                }
            }
            let (status, answer) = state.lock().unwrap().answer(&path, &protected, &payload);
            let mut response = Response::builder().status(status).header("replay-nonce", "nonce");
            if status == 201 {
                response = response.header("location", format!("{URL}/things/1"));
            }
            let text = answer.as_str().map_or_else(|| answer.to_string(), str::to_owned);
            Ok(BytesResponse::from(response.body(Full::new(Bytes::from(text))).unwrap()))
        })
    }
}

impl State {
    fn order(&self) -> Value {
        let status = match (self.is_issued, self.proved.len() == self.domains.len()) {
            (true, _) => "valid",
            (false, true) => "ready",
            (false, false) => "pending",
        };
        let urls: Vec<_> = (0..self.domains.len()).map(|number| format!("{URL}/authorization/{number}")).collect();
        let identifiers: Vec<_> = self.domains.iter().map(|name| json!({"type": "dns", "value": name})).collect();
        json!({
            "status": status, "identifiers": identifiers, "authorizations": urls, "finalize": format!("{URL}/finalize"),
            "certificate": self.is_issued.then(|| format!("{URL}/certificate")),
        })
    }

    fn challenge(&self, number: usize) -> Value {
        let status = if self.proved.contains(&number) { "valid" } else { "pending" };
        json!({"type": "dns-01", "url": format!("{URL}/challenge/{number}"), "token": format!("token{number}"), "status": status})
    }

    fn answer(&mut self, path: &str, protected: &Value, payload: &Value) -> (u16, Value) {
        match path.split('/').skip(1).collect::<Vec<_>>()[..] {
            ["directory"] => {
                let url = |name: &str| format!("{URL}/{name}");
                (200, json!({"newNonce": url("nonce"), "newAccount": url("account"), "newOrder": url("order")}))
            }
            ["account"] => {
                let text = |name: &str| protected["jwk"][name].as_str().unwrap().to_owned();
                let (curve, kind, x, y) = (text("crv"), text("kty"), text("x"), text("y"));
                let key = format!(r#"{{"crv":"{curve}","kty":"{kind}","x":"{x}","y":"{y}"}}"#);
                self.thumbprint = URL_SAFE_NO_PAD.encode(Sha256::digest(key));
                (201, json!({"status": "valid"}))
            }
            ["order"] => {
                let identifiers = payload["identifiers"].as_array().unwrap();
                self.domains = identifiers.iter().map(|one| one["value"].as_str().unwrap().to_owned()).collect();
                (201, self.order())
            }
            ["authorization", number] => {
                let number: usize = number.parse().unwrap();
                let status = if self.proved.contains(&number) { "valid" } else { "pending" };
                let domain = &self.domains[number];
                let identifier = json!({"type": "dns", "value": domain.trim_start_matches("*.")});
                let wildcard = domain.starts_with("*.");
                let challenges = [self.challenge(number)];
                (
                    200,
                    json!({"identifier": identifier, "status": status, "wildcard": wildcard, "challenges": challenges}),
                )
            }
            ["challenge", number] => (200, self.challenge(number.parse().unwrap())),
            ["finalize"] => {
                self.is_issued = true;
                (200, self.order())
            }
            ["certificate"] => (200, "-----BEGIN CERTIFICATE-----".into()),
            _ => (200, self.order()),
        }
    }
}

#[tokio::test]
async fn a_wildcard_and_its_domain_are_proved_and_nothing_is_left() {
    let sandbox = Sandbox::start().await.unwrap();
    let client = sandbox.client();
    let authority = Authority { client: client.clone(), state: Arc::default() };
    let contact = NewAccount { contact: &[], terms_of_service_agreed: true, only_return_existing: false };
    let account = Account::builder_with_http(Box::new(authority)).create(&contact, format!("{URL}/directory"), None);
    let (account, _) = account.await.unwrap();
    let zone = client.dns().zone("example.com").await.unwrap();
    let others = |records: Vec<dns_services::zone::Record>| {
        records.into_iter().filter(|record| record.record_type() != "SOA").collect::<Vec<_>>()
    };
    let before = others(zone.records().await.unwrap());

    let retries = RetryPolicy::default().initial_delay(Duration::from_millis(1));
    let domains = ["example.com", "*.example.com"];
    let issued = certificate(&client, &account, &domains, Duration::ZERO, &retries).await.unwrap();
    assert!(issued.chain.contains("BEGIN CERTIFICATE") && issued.key.contains("PRIVATE KEY"));
    assert_eq!((sandbox.count("dns.add_record"), sandbox.count("dns.delete_record")), (2, 2));
    assert_eq!(others(zone.records().await.unwrap()), before);
}
