//! Proxies, which must not see what is meant for this machine.

use std::process::{Command, Output};

use ampersat_runtime::{Credentials, ErrorKind};

use crate::generated::Client;
use crate::server::{Reply, Server};

const SERVER: &str = "PROXIES_TEST_SERVER";

fn builder(base_url: &str) -> ampersat_runtime::ClientBuilder<Client> {
    Client::builder().base_url(base_url).credentials(Credentials::basic("me@example.com", "hunter2"))
}

/// Makes one call in a process whose environment is its own. Without the variable there is nothing to call.
#[tokio::test]
async fn call_in_a_process_of_its_own() {
    if let Ok(base_url) = std::env::var(SERVER) {
        builder(&base_url).build().unwrap().dns().list_zones().await.unwrap();
    }
}

async fn call_with_proxy(variable: &'static str, proxy: String, base_url: String) -> Output {
    let call = move || {
        Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "proxies::call_in_a_process_of_its_own"])
            .env(variable, proxy)
            .env(SERVER, base_url)
            .output()
            .unwrap()
    };
    tokio::task::spawn_blocking(call).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_meant_for_this_machine_goes_through_no_proxy_of_the_environment() {
    for variable in ["http_proxy", "ALL_PROXY", "all_proxy"] {
        let (server, proxy) = (Server::start(|_| Reply::json("{}")).await, Server::start(|_| Reply::json("{}")).await);
        let output = call_with_proxy(variable, proxy.base_url(), server.base_url()).await;
        assert!(output.status.success(), "{output:?}");
        assert_eq!((server.seen().len(), proxy.seen().len()), (1, 0), "{variable}");
    }
}

#[tokio::test]
async fn plain_http_through_a_proxy_has_to_be_allowed() {
    let (server, proxy) = (Server::start(|_| Reply::json("{}")).await, Server::start(|_| Reply::json("{}")).await);
    let error = builder(&server.base_url()).proxy(proxy.base_url()).build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
    let client = builder(&server.base_url()).proxy(proxy.base_url()).allow_http().build().unwrap();
    client.dns().list_zones().await.unwrap();
    assert_eq!((server.seen().len(), proxy.seen().len()), (0, 1));
    assert!(proxy.seen()[0].target.starts_with("http://127.0.0.1:"), "{:?}", proxy.seen());
}

#[tokio::test]
async fn proxies_can_be_switched_off_and_are_set_in_one_place() {
    let server = Server::start(|_| Reply::json("{}")).await;
    builder(&server.base_url()).no_proxy().build().unwrap().dns().list_zones().await.unwrap();
    let own = ampersat_runtime::reqwest::Client::new();
    let error = builder(&server.base_url()).http_client(own).no_proxy().build().unwrap_err();
    assert!(error.to_string().contains("of your own"), "{error}");
    let error = builder("https://example.com").proxy("http://me:hunter2@[broken").build().unwrap_err();
    assert!(!format!("{error:?}").contains("hunter2"), "{error:?}");
}
