//! The destination of a call: the API, a server of its own, or the one that the user names.

use ampersat_runtime::{self as rt, ClientBuilder, Credentials};

use crate::server::{Reply, Server};

const fn api(base_url: &'static str) -> rt::Api {
    rt::Api {
        client: "test",
        version: "1",
        base_url,
        dialect: rt::Dialect::Json,
        errors: None,
        environment: rt::Environment::NONE,
        token_flow: None,
        security: rt::Security::UNKNOWN,
    }
}

const GET: rt::Operation = rt::Operation {
    name: "things.get",
    method: rt::Method::GET,
    path: "/things",
    class: rt::Class::Read,
    required: &[],
    authenticated: true,
};

#[tokio::test]
async fn a_server_of_its_own_takes_a_call_unless_the_user_says_where_the_api_is() {
    let [general, own, users] = [(), (), ()].map(|()| Server::start(|_| Reply::json("{}")));
    let (general, own, users) = (general.await, own.await, users.await);
    let url = |server: &Server| -> &'static str { server.base_url().leak() };
    let api: &'static rt::Api = Box::leak(Box::new(api(url(&general))));
    let described: rt::Client = ClientBuilder::new(api).build().unwrap();
    let given: rt::Client = ClientBuilder::new(api).base_url(users.base_url()).build().unwrap();
    for client in [described, given] {
        client.request(GET).send::<rt::Value>().await.unwrap();
        client.request(GET).server(url(&own)).send::<rt::Value>().await.unwrap();
        client.request(GET).server("/v2").send::<rt::Value>().await.unwrap();
    }
    let targets = |server: &Server| server.seen().into_iter().map(|seen| seen.target).collect::<Vec<_>>();
    assert_eq!(targets(&general), ["/api/things", "/v2/things"]);
    assert_eq!(targets(&own), ["/api/things"]);
    assert_eq!(targets(&users), ["/api/things"; 3]);
}

#[tokio::test]
async fn a_server_of_its_own_is_as_safe_as_any_other() {
    let server = Server::start(|_| Reply::json("{}")).await;
    let api: &'static rt::Api = Box::leak(Box::new(api(server.base_url().leak())));
    let client: rt::Client = ClientBuilder::new(api).credentials(Credentials::token("t")).build().unwrap();
    let error = client.request(GET).server("http://uploads.example.com").send::<rt::Value>().await.unwrap_err();
    let message = "the base URL must start with https:// unless plain HTTP is allowed explicitly";
    assert_eq!(error.to_string(), format!("things.get (GET /things): {message}"));
}

#[test]
fn a_base_url_must_be_given_where_the_description_has_none() {
    static NONE: rt::Api = api("");
    static PATH: rt::Api = api("/v1");
    static OPEN: rt::Api = api("https://{tenant}.example.com");
    for (api, message) in [
        (&NONE, "no base URL is given, and the API's description names none"),
        (&PATH, "no whole base URL is given; the API's description knows only `/v1`"),
        (&OPEN, "no whole base URL is given; the API's description knows only `https://{tenant}.example.com`"),
    ] {
        let error = ClientBuilder::<rt::Client>::new(api).build().unwrap_err();
        assert_eq!(error.to_string(), message);
        ClientBuilder::<rt::Client>::new(api).base_url("https://example.com").build().unwrap();
    }
}
