//! Calls without async.

use ampersat_runtime::{ErrorKind, Value};

use crate::builder_of;
use crate::server::{Reply, Server};

/// A server on a thread of its own: the test has no runtime.
fn server() -> (tokio::runtime::Runtime, Server) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let server = runtime.block_on(Server::start(|seen| match seen.target.as_str() {
        "/api/some/error" => Reply::json(r#"{"error": ["no"]}"#),
        _ => Reply::json(r#"{"balance": "10.10"}"#),
    }));
    (runtime, server)
}

#[test]
fn many_threads_call_without_a_runtime() {
    let (_runtime, server) = server();
    let client = builder_of(&server).build().unwrap();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let request = client.inner().raw(ampersat_runtime::Method::GET, "/balance");
                assert_eq!(request.send_blocking::<Value>().unwrap().body()["balance"], "10.10");
            });
        }
    });
    assert_eq!(server.count("/balance"), 8);
    let error = client.inner().raw(ampersat_runtime::Method::GET, "/some/error").send_blocking::<Value>().unwrap_err();
    assert_eq!(error.messages(), ["no"]);
    client.inner().logout_blocking().unwrap();
}

#[tokio::test]
async fn a_blocking_call_inside_a_runtime_is_an_error_and_no_deadlock() {
    let server = Server::start(|_| Reply::json("{}")).await;
    let client = builder_of(&server).build().unwrap();
    let error = client.inner().raw(ampersat_runtime::Method::GET, "/x").send_blocking::<Value>().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
    assert!(error.to_string().contains("inside an async runtime"), "{error}");
    assert!(server.seen().is_empty());
}
