//! The stand-in for an API, for a client that is written by hand.

use ampersat_runtime::{self as rt, CallExt as _};
use rt::mock::{Example, Mock, Mocked};
use serde_json::json;

static API: rt::Api = rt::Api {
    client: "example",
    version: "1",
    base_url: "https://api.example.com",
    dialect: rt::Dialect::Json,
    errors: None,
    environment: rt::Environment::NONE,
    token_flow: None,
    security: rt::Security {
        schemes: &[rt::SecurityScheme { name: "key", kind: rt::SchemeKind::Query("key") }],
        wanted: &[&["key"]],
    },
};

const SEARCH: rt::Operation = rt::Operation {
    name: "things.search",
    method: rt::Method::GET,
    path: "/things",
    class: rt::Class::Read,
    required: &["q"],
    authenticated: true,
};

struct Client(rt::Client);

impl From<rt::Client> for Client {
    fn from(inner: rt::Client) -> Self {
        Self(inner)
    }
}

impl Mocked for Client {
    const API: &'static rt::Api = &API;
    const EXAMPLES: &'static [Example] = &[Example { operation: "things.search", status: 203, body: "[1, 2]" }];
}

fn search(client: &Client, q: &str) -> rt::Call<rt::Value> {
    client.0.request(SEARCH).query::<String>("q", q).into()
}

#[tokio::test]
async fn a_key_in_the_query_is_no_part_of_the_call() {
    let mock = Mock::<Client>::start();
    let client = mock.builder().credentials(rt::Credentials::api_key("hunter2")).build().unwrap();
    mock.when(search(&client, "a b")).exactly().expect(1).answer(json!([]));
    assert_eq!(search(&client, "a b").send().await.unwrap().body(), &json!([]));
    assert_eq!(mock.server().received_requests().await.unwrap()[0].url.query(), Some("q=a%20b&key=hunter2"));
    let other = search(&client, "a b").query("page", 2).send().await.unwrap_err();
    assert!(other.to_string().ends_with("; but the query has page, too"), "{other}");
}

#[tokio::test]
async fn an_example_has_its_status_and_errors_their_text() {
    let mock = Mock::<Client>::start();
    let client = mock.client();
    mock.when(search(&client, "a")).answer_example();
    mock.when(search(&client, "b")).answer_error(409, "not now");
    let answer = search(&client, "a").send().await.unwrap();
    assert_eq!((answer.status().as_u16(), answer.body()), (203, &json!([1, 2])));
    let error = search(&client, "b").send().await.unwrap_err();
    assert_eq!(error.to_string(), "things.search (GET /things): the server refused the call (HTTP 409): not now");
}
