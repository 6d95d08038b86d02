//! Features of OpenAPI 3.2, as they arrive at a server.

use golden_openapi32::search::{Animal, ListThingsFilter};
use golden_openapi32::{Client, Credentials};
use integration_tests::server::{Answer, Server};

fn client(server: &Server) -> Client {
    Client::builder().base_url(server.url("")).credentials(Credentials::token("t")).build().unwrap()
}

#[tokio::test]
async fn methods_of_any_name_are_sent() {
    let server = Server::always(Answer::json("[]")).await.unwrap();
    let client = client(&server);
    client.search().search_things().text("a").await.unwrap();
    client.search().purge_things().await.unwrap();
    let seen: Vec<_> =
        server.seen().iter().map(|one| (one.method.clone(), one.target.clone(), one.body.clone())).collect();
    let of = |method: &str, body: &str| (method.to_owned(), "/things".to_owned(), body.to_owned());
    assert_eq!(seen, [of("QUERY", r#"{"text":"a"}"#), of("PURGE", "")]);
}

#[tokio::test]
async fn a_query_string_is_the_members_of_an_object() {
    let server = Server::always(Answer::json("{\"name\": \"b\"}\n")).await.unwrap();
    let filter = ListThingsFilter::new().name("a b").limit(2);
    _ = client(&server).search().list_things().filter(filter).await;
    assert_eq!(server.seen()[0].target, "/things?limit=2&name=a%20b");
}

#[tokio::test]
async fn the_data_of_an_event_has_the_type_of_its_content() {
    let events = "data: {\"kind\": \"cat\", \"lives\": 9}\n\ndata: {\"kind\": \"fish\"}\n\n";
    let server = Server::always(Answer::pieces("text/event-stream", [events.as_bytes()])).await.unwrap();
    let mut events = client(&server).search().watch().await.unwrap();
    let cat = events.next().await.unwrap().unwrap();
    assert!(matches!(cat, Animal::Cat(ref cat) if cat.lives == Some(9)), "{cat:?}");
    let fish = events.next().await.unwrap().unwrap();
    assert!(matches!(fish, Animal::Other(ref fish) if fish.kind == "fish"), "{fish:?}");
}
