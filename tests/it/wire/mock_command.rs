//! A generated client and `ampersat mock` with the same description: each takes the messages of the other.

use ampersat::cli::{Mock, Project};
use guide::atlas_bank::payments::Method;
use guide::atlas_bank::{Client, Credentials, ErrorKind, Paged as _};
use std::path::{Path, PathBuf};

fn client(credentials: Credentials) -> Client {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let file: PathBuf = root.join("tests/fixtures/atlas-bank.json");
    let mock = Mock { file: Some(file), ..Mock::default() };
    let address = mock.start(&Project::none("ampersat generate")).map_err(|failure| failure.0).unwrap();
    Client::builder().base_url(format!("http://{address}")).credentials(credentials).build().unwrap()
}

#[tokio::test]
async fn a_client_is_answered_by_the_mock_of_its_description() {
    let client = client(Credentials::token("t"));
    let page = client.accounts().list_accounts().limit(3).await.unwrap();
    assert_eq!((page.total, page.items.len(), page.items[0].owner.as_str()), (1, 1, "text"));
    let id = page.items[0].id;
    assert_eq!(client.accounts().get_account(id).await.unwrap().id, id);
    assert_eq!(client.accounts().create_account().owner("Ada").password("p").await.unwrap().owner, "text");
    let payment = client.payments().create_payment(id).amount(1.5).method(Method::Transfer).await.unwrap();
    assert_eq!(payment.method, Method::Transfer);
    client.accounts().close_account(id).await.unwrap();
    let first = client.accounts().list_accounts().items().next().await.unwrap().unwrap();
    assert_eq!(first.owner, "text");
}

#[tokio::test]
async fn what_a_mock_refuses_is_an_error_that_says_why() {
    let client = client(Credentials::none());
    let error = client.accounts().list_accounts().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Auth);
    assert!(error.to_string().contains("the credentials are missing"), "{error}");
}
