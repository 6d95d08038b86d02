//! Features of OpenAPI 3.2, as they arrive at a server.

use golden_openapi32::search::{Animal, ListThingsFilter, Thing};
use golden_openapi32::{Body, Client, Credentials, FilePart};
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

/// The content type and the body of the only request, with the boundary replaced.
fn parts(server: &Server) -> (String, String) {
    let seen = server.seen();
    let content_type = seen[0].header("content-type").unwrap();
    let (_, boundary) = content_type.rsplit_once("; boundary=").unwrap();
    (content_type.replace(boundary, "B"), seen[0].body.replace(boundary, "B"))
}

#[tokio::test]
async fn items_of_a_body_are_parts_without_names() {
    let server = Server::always(Answer::json("").status(204)).await.unwrap();
    client(&server).search().add_things().body([Thing::new("a"), Thing::new("b")]).await.unwrap();
    let json = "--B\r\nContent-Type: application/json\r\n\r\n";
    let expected = format!("{json}{{\"name\":\"a\"}}\r\n{json}{{\"name\":\"b\"}}\r\n--B--\r\n");
    assert_eq!(parts(&server), ("multipart/mixed; boundary=B".to_owned(), expected));
}

#[tokio::test]
async fn an_encoding_says_the_media_type_of_each_item() {
    let server = Server::always(Answer::json("").status(204)).await.unwrap();
    client(&server).search().add_notes().body(["# A", "é"]).await.unwrap();
    let markdown = "--B\r\nContent-Type: text/markdown\r\n\r\n";
    let expected = format!("{markdown}# A\r\n{markdown}é\r\n--B--\r\n");
    assert_eq!(parts(&server), ("multipart/related; type=text/markdown; boundary=B".to_owned(), expected));
}

#[tokio::test]
async fn files_are_parts_in_their_order() {
    let server = Server::always(Answer::json("").status(204)).await.unwrap();
    let read = FilePart::from(Body::from_read("read".as_bytes()));
    let named = FilePart::new("a.jpg", "JPEG").content_type("image/jpeg");
    client(&server).search().add_pictures().body([read, named]).await.unwrap();
    let expected = "--B\r\nContent-Type: image/png\r\n\r\nread\r\n\
        --B\r\nContent-Disposition: attachment; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\nJPEG\r\n--B--\r\n";
    assert_eq!(parts(&server), ("multipart/mixed; boundary=B".to_owned(), expected.to_owned()));
}

#[tokio::test]
async fn parts_are_put_together_by_hand_where_that_is_wanted() {
    let server = Server::always(Answer::json("").status(204)).await.unwrap();
    let body = Body::from("--qq\r\nContent-ID: 1\r\n\r\na\r\n--qq--").with_content_type("multipart/mixed; boundary=qq");
    client(&server).search().add_pictures().bytes(body).await.unwrap();
    let expected = "--B\r\nContent-ID: 1\r\n\r\na\r\n--B--";
    assert_eq!(parts(&server), ("multipart/mixed; boundary=B".to_owned(), expected.to_owned()));
}

#[tokio::test]
async fn the_order_of_parts_decides_what_a_mock_answers() {
    let mock = golden_openapi32::mock::Mock::start();
    let client = mock.client();
    let search = client.search();
    mock.when(search.add_notes().body(["a", "b"])).answer(());
    search.add_notes().body(["a", "b"]).await.unwrap();
    let error = search.add_notes().body(["b", "a"]).await.unwrap_err();
    assert!(error.to_string().ends_with("; but the body has other parts"), "{error}");
}
