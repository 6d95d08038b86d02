//! Values in paths are one segment, whatever they contain.

use super::{client, sent};
use dns_services::{Client, Credentials, ErrorKind};
use integration_tests::server::{Answer, Server};

#[tokio::test]
async fn a_value_is_one_encoded_segment() {
    for (value, segment) in [
        ("example.com", "example.com"),
        ("a/b", "a%2Fb"),
        ("a\\b", "a%5Cb"),
        ("a?b", "a%3Fb"),
        ("a#b", "a%23b"),
        ("a%2fb", "a%252fb"),
        ("%2e%2e", "%252e%252e"),
        ("../login", "..%2Flogin"),
        ("...", "..."),
        ("a b", "a%20b"),
        ("ü", "%C3%BC"),
        ("{id}", "%7Bid%7D"),
    ] {
        let request = sent(|c| c.domains().get_by_name(value)).await;
        assert_eq!(request.line(), format!("GET /api/domain/name/{segment}"), "{value:?}");
    }
}

/// URLs have no place for line breaks and tabs, and drop them where they stand bare: `.\t.` would be `..`.
#[tokio::test]

async fn a_value_with_control_characters_keeps_them() {
    for (value, segment) in [("a\tb", "a%09b"), ("a\nb", "a%0Ab"), (".\t.", ".%09."), ("\r..", "%0D..")] {
        let request = sent(|c| c.domains().get_by_name(value)).await;
        assert_eq!(request.line(), format!("GET /api/domain/name/{segment}"), "{value:?}");
    }
}

#[tokio::test]
async fn a_value_in_the_middle_of_a_path_does_not_move_what_follows() {
    let request = sent(|c| c.domains().delete_dnssec_key(7, "..%2F/../x")).await;
    assert_eq!(request.line(), "DELETE /api/domain/7/dnssec/..%252F%2F..%2Fx");
}

#[tokio::test]
async fn a_value_that_would_be_another_path_is_refused() {
    let server = Server::always(Answer::json("{}")).await.unwrap();
    let client = client(&server);
    for value in ["", ".", ".."] {
        let error = client.domains().get_by_name(value).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build, "{value:?}");
        assert!(error.to_string().contains("path parameter name"), "{error}");
        let error = client.domains().delete_dnssec_key(7, value).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build, "{value:?}");
    }
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn a_slash_at_the_end_of_the_base_url_makes_no_difference() {
    let server = Server::always(Answer::json("{}")).await.unwrap();
    for (base, line) in [
        ("/api", "GET /api/domain/7"),
        ("/api/", "GET /api/domain/7"),
        ("", "GET /domain/7"),
        ("/a%20b/v1/", "GET /a%20b/v1/domain/7"),
    ] {
        let client = Client::builder().base_url(server.url(base)).credentials(Credentials::none()).build().unwrap();
        client.domains().get(7).await.unwrap();
        assert_eq!(server.seen().pop().unwrap().line(), line, "{base:?}");
    }
}
