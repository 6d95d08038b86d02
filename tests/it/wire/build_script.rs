//! The client that the build script of `build-script` makes.

use build_script_client::atlas::Client;
use integration_tests::server::{Answer, Server};
use serde_json::json;

#[tokio::test]
async fn a_client_that_a_build_script_makes_sends_and_reads() {
    let id = "67e55044-10b1-426f-9247-bb680e5fe0c8";
    let account = json!({"id": id, "owner": "Ada", "opened": "2026-01-31"});
    let server = Server::always(Answer::json(account.to_string())).await.unwrap();
    let client = Client::builder().base_url(server.url("")).build().unwrap();
    let id = id.parse().unwrap();
    // The type stands in a file of its own, and the name of the method in an overlay.
    let account = client.accounts().get_account(id).await.unwrap();
    assert_eq!((account.id, account.owner.as_str()), (id, "Ada"));
    client.accounts().change_account(id).owner("Eve").await.unwrap();
    let [got, changed] = server.seen().try_into().unwrap();
    assert_eq!(got.line(), format!("GET /accounts/{id}"));
    assert_eq!((changed.line(), changed.body.as_str()), (format!("PATCH /accounts/{id}"), r#"{"owner":"Eve"}"#));
}
