//! Options of a call beside parameters of the same names.

use golden_keywords::{CallExt, Client, RetryPolicy};
use integration_tests::server::{Answer, Server};
use std::time::Duration;

#[tokio::test]
async fn a_parameter_keeps_its_name_and_the_option_is_reached_through_the_trait() {
    let server = Server::always(Answer::json("{}").status(503)).await.unwrap();
    let client = Client::builder().base_url(server.url("/api")).build().unwrap();
    let call = client.options().options().timeout(5).header("h").query("q").retry(true).no_retry(false).extension("e");
    let call = CallExt::header(CallExt::query(call, "other", 1), "x-other", "o");
    let call = CallExt::timeout(CallExt::retry(call, RetryPolicy::none()), Duration::from_secs(60));
    assert_eq!(call.options("x").attempt_timeout(6).await.unwrap_err().attempts(), 1);
    let [request] = server.seen().try_into().unwrap();
    let query = "timeout=5&query=q&retry=true&no_retry=false&extension=e&other=1&options=x&attempt_timeout=6";
    assert_eq!(request.line(), format!("GET /api/options?{query}"));
    assert_eq!((request.header("header"), request.header("x-other")), (Some("h"), Some("o")));
}
