//! Client credentials of the environment, each test in a process of its own.

use golden_oauth2::Client;
use integration_tests::server::{Answer, Server};
use std::process::Command;

/// A call of a program that finds everything in its environment. Run by the other tests in a process of its own.
#[tokio::test]
#[ignore = "needs the environment of the other tests"]
async fn one_call_of_a_program() {
    match Client::from_env() {
        Ok(client) => drop(client.pets().list_pets().await.unwrap()),
        Err(error) => panic!("{error} {error:?}"),
    }
}

/// Runs the test above with some variables and no others of its API. Gives back its success, and all that it printed.
async fn call_with(variables: Vec<(&'static str, String)>) -> (bool, String) {
    let run = move || {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", "wire::environment::one_call_of_a_program", "--ignored"]);
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("SHELTER_")) {
            command.env_remove(name);
        }
        let output = command.envs(variables).output().unwrap();
        let printed = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        (output.status.success(), printed.concat())
    };
    tokio::task::spawn_blocking(run).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_signs_in_with_client_credentials_of_its_environment() {
    for (scopes, sent) in [(Some("pets:read  pets:write"), "&scope=pets%3Aread%20pets%3Awrite"), (None, "")] {
        let server = Server::start(|request| match request.target.as_str() {
            "/oauth/token" => Answer::json(r#"{"access_token": "t1"}"#),
            _ => Answer::json("[]"),
        })
        .await
        .unwrap();
        let mut variables = vec![
            ("SHELTER_BASE_URL", server.url("/v1")),
            ("SHELTER_CLIENT_ID", "the app".to_owned()),
            ("SHELTER_CLIENT_SECRET", "s3cret".to_owned()),
        ];
        variables.extend(scopes.map(|scopes| ("SHELTER_SCOPES", scopes.to_owned())));
        let (is_done, printed) = call_with(variables).await;
        assert!(is_done, "{printed}");
        let [token, call] = server.seen().try_into().unwrap();
        assert_eq!((token.line(), call.line()), ("POST /oauth/token".into(), "GET /v1/pets".into()));
        assert_eq!(token.body, format!("grant_type=client_credentials{sent}"));
        assert_eq!(token.header("authorization"), Some("Basic dGhlJTIwYXBwOnMzY3JldA=="));
        assert_eq!(call.header("authorization"), Some("Bearer t1"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn half_of_client_credentials_is_an_error_that_names_the_other_half() {
    for (variable, other) in
        [("SHELTER_CLIENT_ID", "SHELTER_CLIENT_SECRET"), ("SHELTER_CLIENT_SECRET", "SHELTER_CLIENT_ID")]
    {
        let (is_done, printed) = call_with(vec![(variable, "s3cret".to_owned())]).await;
        let expected = format!("the environment has only a part of the credentials: set {other}, too");
        assert!(!is_done && printed.contains(&expected), "{printed}");
        assert!(!printed.contains("s3cret"), "{printed}");
    }
    let (is_done, printed) = call_with(Vec::new()).await;
    let expected = "no credentials: set SHELTER_TOKEN, or SHELTER_USERNAME and SHELTER_PASSWORD, or SHELTER_CLIENT_ID and SHELTER_CLIENT_SECRET";
    assert!(!is_done && printed.contains(expected), "{printed}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_user_of_the_environment_gets_a_token_where_only_the_password_grant_takes_one() {
    for (program, basic, named) in [
        (&[][..], None, ""),
        (&[("SHELTER_CLIENT_ID", "app")][..], None, "&client_id=app"),
        (&[("SHELTER_CLIENT_ID", "app"), ("SHELTER_CLIENT_SECRET", "s")][..], Some("Basic YXBwOnM="), ""),
    ] {
        let server = Server::start(|request| match request.target.as_str() {
            "/v1/token" => Answer::json(r#"{"access_token": "t1"}"#),
            _ => Answer::json("[]"),
        })
        .await
        .unwrap();
        let user = [("SHELTER_USERNAME", "me"), ("SHELTER_PASSWORD", "p")];
        let mut variables = vec![("SHELTER_BASE_URL", server.url("/v1"))];
        variables.extend(user.iter().chain(program).map(|(name, value)| (*name, (*value).to_owned())));
        let (is_done, printed) = call_with(variables).await;
        assert!(is_done, "{printed}");
        let [token, call] = server.seen().try_into().unwrap();
        assert_eq!(token.body, format!("grant_type=password&username=me&password=p{named}"));
        assert_eq!((token.header("authorization"), call.header("authorization")), (basic, Some("Bearer t1")));
    }
}
