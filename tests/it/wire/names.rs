//! Arguments as people write them, in a client whose document names things in odd ways.

use golden_names::Client;
use golden_names::operations::ListTidesEvery;
use integration_tests::server::{Answer, Server};
use std::collections::BTreeMap;

#[tokio::test]
async fn lists_and_maps_are_taken_alike_whether_they_may_be_null_or_not() {
    let server = Server::always(Answer::json("{}")).await.unwrap();
    let client = Client::builder().base_url(server.url("")).build().unwrap();
    let call = || {
        client
            .operations()
            .put_shelves()
            .pair((BTreeMap::new(), "x".to_owned()))
            .pair2((BTreeMap::new(), "y".to_owned()))
    };
    call().labels(["a", "b"]).limit(5).places([("left", 1), ("right", 2)]).await.unwrap();
    call().labels(["a", "b"].iter().rev().copied()).limit(None).places(BTreeMap::from([("top", 3)])).await.unwrap();
    call().labels(None).limit(Some(7)).await.unwrap();
    let bodies: Vec<_> = server.seen().into_iter().map(|request| request.body).collect();
    assert_eq!(
        bodies,
        [
            r#"{"labels":["a","b"],"limit":5,"pair":[{},"y"],"places":{"left":1,"right":2}}"#,
            r#"{"labels":["b","a"],"limit":null,"pair":[{},"y"],"places":{"top":3}}"#,
            r#"{"labels":null,"limit":7,"pair":[{},"y"]}"#,
        ]
    );
}

#[tokio::test]
async fn the_second_of_two_operations_with_one_id_and_values_that_differ_in_case_are_sent() {
    let server = Server::always(Answer::json("{}").status(204)).await.unwrap();
    let client = Client::builder().base_url(server.url("")).build().unwrap();
    client.operations().check_depot("a").await.unwrap();
    client.operations().check_depot_2("a").await.unwrap();
    _ = client.operations().list_tides().every(ListTidesEvery::Every1M).await;
    let seen: Vec<_> = server.seen().into_iter().map(|request| request.target).collect();
    assert_eq!(seen, ["/depots/a/check", "/v1/depots/a/check", "/tides?every=1M"]);
}
