//! Calls that are sent again with a new token after the first one was refused.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use ampersat_runtime::{Error, RetryPolicy, reqwest};

use crate::generated::Client;
use crate::server::{Reply, Server};
use crate::sign_in::builder;

/// Bodies, and whether they say that the server did nothing but refuse the token.
const BODIES: [(&str, bool); 12] = [
    (r#"{"error": ["unauthorized"]}"#, true),
    (r#"{"error": "unauthorized", "info": [], "order": null}"#, true),
    (r#"{"success": false, "error": ["unauthorized"]}"#, true),
    (r#"{"success": "0", "error": [["unauthorized"], "wronglogin"]}"#, true),
    (r#"{"error": ["order_created", "unauthorized"]}"#, false),
    (r#"{"error": ["unauthorized", "order_created"]}"#, false),
    (r#"{"success": true, "error": ["unauthorized"]}"#, false),
    (r#"{"success": "1", "error": ["unauthorized"]}"#, false),
    (r#"{"error": ["unauthorized"], "order_num": 12}"#, false),
    (r#"{"error": ["unauthorized"], "info": ["order_created"]}"#, false),
    (r#"{"error": ["quota"]}"#, false),
    ("", false),
];

const STATUSES: [u16; 16] = [200, 201, 202, 206, 400, 401, 402, 403, 409, 422, 429, 451, 500, 502, 503, 504];

/// One HTTP client for all cases: making one reads the certificates of the system.
static HTTP: LazyLock<reqwest::Client> = LazyLock::new(reqwest::Client::new);

/// The error of a call whose first token is refused in some words, and how often the server saw the call.
async fn refused<T, C>(
    status: u16,
    body: &str,
    path: &str,
    call: impl FnOnce(&Client) -> C,
) -> (Result<T, Error>, usize)
where
    C: IntoFuture<Output = Result<T, Error>>,
{
    let (refusal, logins) = (Reply::status(status, body), AtomicUsize::new(0));
    let server = Server::start(move |seen| match seen.target.as_str() {
        "/api/login" => {
            let token = logins.fetch_add(1, Ordering::SeqCst) + 1;
            Reply::json(&format!(r#"{{"token": "t{token}"}}"#))
        }
        _ if seen.header("authorization") == Some("Bearer t1") => refusal.clone(),
        _ => Reply::json("{}"),
    })
    .await;
    let builder = builder(&server).retry(RetryPolicy::default()).http_client(HTTP.clone());
    let client = builder.build().unwrap();
    let result = call(&client).await;
    (result, server.count(path))
}

#[tokio::test]
async fn what_spends_or_is_unsafe_is_replayed_only_where_the_server_certainly_did_nothing() {
    for status in STATUSES {
        for (body, refusal) in BODIES {
            let certain = status == 401 || (refusal && (status == 200 || (400..500).contains(&status)));
            let (spent, spends) = refused(status, body, "/domain/order", |client| client.dns().order()).await;
            let add = |client: &Client| client.dns().add_record(1, 2).name("a").record_type("A");
            let (added, adds) = refused(status, body, "/service/1/dns/2/records", add).await;
            let times = if certain { 2 } else { 1 };
            assert_eq!((spends, adds), (times, times), "HTTP {status} {body}");
            for error in [spent.err(), added.err()].into_iter().flatten() {
                let in_doubt = status >= 500 || (body.contains("unauthorized") && !refusal);
                assert!(error.may_have_been_received() || !in_doubt, "HTTP {status} {body}: {error}");
            }
        }
    }
}

#[tokio::test]
async fn what_only_reads_is_replayed_whenever_a_server_that_works_refuses_the_token() {
    for (status, body, times) in [
        (401, "", 2),
        (200, r#"{"error": ["unauthorized"]}"#, 2),
        (200, r#"{"error": ["unauthorized", "server busy"]}"#, 2),
        (403, r#"{"success": true, "error": ["unauthorized"]}"#, 2),
        (403, r#"{"error": ["quota"]}"#, 1),
        (500, r#"{"error": ["unauthorized"]}"#, 1),
    ] {
        let (_, reads) = refused(status, body, "/dns", |client| client.dns().list_zones()).await;
        assert_eq!(reads, times, "HTTP {status} {body}");
    }
}
