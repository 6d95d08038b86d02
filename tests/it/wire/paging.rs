//! Lists in pages of every kind, over HTTP: to the end, through an empty page, in circles, and on after an error.

use futures_util::TryStreamExt as _;
use golden_paging::{CallExt as _, Client, Error, ErrorKind, Paged};
use integration_tests::server::{Answer, Request, Server};
use std::time::Duration;

fn client(server: &Server) -> Client {
    let retry = ampersat_runtime::RetryPolicy::none();
    Client::builder().base_url(server.url("/v1")).retry(retry).build().unwrap()
}

/// A list of five pages, of which the third one is empty, as every kind of list shows it. The names of the pages are 0 to 4.
fn page(number: usize) -> String {
    let pets =
        ["[{\"id\": \"a\"}, {\"id\": \"b\"}]", "[{\"id\": \"c\"}]", "[]", "[{\"id\": \"d\"}]", "[{\"id\": \"e\"}]"];
    pets[number].to_owned()
}

const ALL: [&str; 5] = ["a", "b", "c", "d", "e"];

/// The value of a parameter in the query of a request.
fn parameter<'r>(request: &'r Request, name: &str) -> Option<&'r str> {
    let (_, query) = request.target.split_once('?')?;
    query.split('&').filter_map(|pair| pair.split_once('=')).find(|(known, _)| *known == name).map(|(_, value)| value)
}

fn number(request: &Request, name: &str, first: usize) -> usize {
    parameter(request, name).map_or(0, |value| value.parse::<usize>().unwrap() - first)
}

/// All items of a list, by a server that answers each request for a page.
async fn items<C: Paged>(
    answer: impl Fn(&Request) -> Answer + Send + Sync + 'static,
    call: impl FnOnce(&Client) -> C,
) -> (Result<Vec<C::Item>, Error>, Vec<String>) {
    let server = Server::start(answer).await.unwrap();
    let found = call(&client(&server)).items().try_collect().await;
    (found, server.seen().iter().map(Request::line).collect())
}

fn ids(pets: Result<Vec<golden_paging::pets::Pet>, Error>) -> Vec<String> {
    pets.unwrap().into_iter().map(|pet| pet.id).collect()
}

/// A page of `/cursor`, whose cursors are `t1` to `t4`.
fn cursor_page(request: &Request) -> Answer {
    let at = parameter(request, "page_token").map_or(0, |token| token.trim_start_matches('t').parse().unwrap());
    let next = if at < 4 { format!("\"t{}\"", at + 1) } else { "null".to_owned() };
    Answer::json(format!(r#"{{"items": {}, "next_page": {next}}}"#, page(at)))
}

#[tokio::test]
async fn a_cursor_of_the_page_asks_for_the_next_one() {
    let (pets, lines) = items(cursor_page, |client| client.pets().by_cursor().limit(2).header("X-Trace", "x")).await;
    assert_eq!(ids(pets), ALL);
    let expected = [
        "GET /v1/cursor?limit=2",
        "GET /v1/cursor?limit=2&page_token=t1",
        "GET /v1/cursor?limit=2&page_token=t2",
        "GET /v1/cursor?limit=2&page_token=t3",
        "GET /v1/cursor?limit=2&page_token=t4",
    ];
    assert_eq!(lines, expected);
}

#[tokio::test]
async fn setters_and_options_hold_for_every_page() {
    let server = Server::start(cursor_page).await.unwrap();
    let call = client(&server).pets().by_cursor().x_trace("y").query("extra", 1).timeout(Duration::from_secs(9));
    let pages: Vec<_> = call.pages().try_collect().await.unwrap();
    assert_eq!(pages.iter().map(|page| page.body().items.len()).collect::<Vec<_>>(), [2, 1, 0, 1, 1]);
    let seen = server.seen();
    assert_eq!(seen.len(), 5);
    assert!(seen.iter().all(|one| one.header("x-trace") == Some("y") && parameter(one, "extra") == Some("1")));
}

#[tokio::test]
async fn a_cursor_may_be_a_number_deep_in_the_page() {
    let answer = |request: &Request| {
        let at = number(request, "cursor", 0);
        let next = if at < 4 { format!(r#"{{"next_cursor": {}}}"#, at + 1) } else { "{}".to_owned() };
        Answer::json(format!(r#"{{"result": {{"pets": {}}}, "meta": {{"paging": {next}}}}}"#, page(at)))
    };
    let (pets, lines) = items(answer, |client| client.pets().by_nested_cursor()).await;
    assert_eq!((ids(pets).join(""), lines[4].as_str()), (ALL.join(""), "GET /v1/nested?cursor=4"));
}

#[tokio::test]
async fn the_last_item_asks_for_the_next_page_while_there_is_more() {
    let answer = |request: &Request| {
        let at = match parameter(request, "starting_after") {
            None => 0,
            Some("b") => 1,
            other => panic!("{other:?}"),
        };
        Answer::json(format!(r#"{{"data": {}, "has_more": {}}}"#, page(at), at == 0))
    };
    let (pets, lines) = items(answer, |client| client.pets().by_last_item()).await;
    assert_eq!(ids(pets), ["a", "b", "c"]);
    assert_eq!(lines, ["GET /v1/last", "GET /v1/last?starting_after=b"]);
    // there is more, and nothing that it could begin after
    let empty = |_: &Request| Answer::json(r#"{"data": [], "has_more": true}"#);
    let (pets, lines) = items(empty, |client| client.pets().by_last_item()).await;
    let error = pets.unwrap_err();
    assert_eq!((error.kind(), lines.len()), (ErrorKind::Paging, 1));
    let expected = "pets.by_last_item (GET /last): the server says that the list goes on, and not where";
    assert_eq!(error.to_string(), expected);
}

#[tokio::test]
async fn pages_are_counted_up_to_their_number_or_to_an_empty_one() {
    let counted = |request: &Request| {
        Answer::json(format!(r#"{{"pets": {}, "total_pages": 5}}"#, page(number(request, "page", 1))))
    };
    let (pets, lines) = items(counted, |client| client.pets().by_page()).await;
    assert_eq!(ids(pets), ALL);
    assert_eq!(
        lines,
        ["/page", "/page?page=2", "/page?page=3", "/page?page=4", "/page?page=5"].map(|p| format!("GET /v1{p}"))
    );
    // a list that begins in the midst is counted from there
    let (pets, lines) = items(counted, |client| client.pets().by_page().page(4)).await;
    assert_eq!((ids(pets).join(""), lines.len()), ("de".to_owned(), 2));
    // without a number of pages, an empty one is the end
    let plain = |request: &Request| Answer::json(page(number(request, "page", 0)));
    let (pets, lines) = items(plain, |client| client.pets().by_plain_page()).await;
    assert_eq!(ids(pets), ["a", "b", "c"]);
    assert_eq!(lines, ["GET /v1/plain-page", "GET /v1/plain-page?page=1", "GET /v1/plain-page?page=2"]);
}

#[tokio::test]
async fn items_are_counted_by_those_that_came() {
    let answer = |request: &Request| {
        let rest: Vec<_> = ALL.iter().skip(number(request, "offset", 0)).take(2).collect();
        Answer::json(format!(
            "[{}]",
            rest.iter().map(|id| format!("{{\"id\": \"{id}\"}}")).collect::<Vec<_>>().join(",")
        ))
    };
    let (pets, lines) = items(answer, |client| client.pets().by_offset().limit(2)).await;
    assert_eq!(ids(pets), ALL);
    let expected = ["?limit=2", "?limit=2&offset=2", "?limit=2&offset=4", "?limit=2&offset=5"];
    assert_eq!(lines, expected.map(|query| format!("GET /v1/offset{query}")));
}

/// The text of a query without its percent-encoding.
fn decoded(line: &str) -> String {
    let codes = [("%22", "\""), ("%3A", ":"), ("%2C", ","), ("%5B", "["), ("%5D", "]"), ("%7B", "{"), ("%7D", "}")];
    codes.into_iter().fold(line.to_owned(), |line, (code, text)| line.replace(code, text))
}

#[tokio::test]
async fn a_member_of_a_parameter_chooses_a_page_and_the_others_stay() {
    let answer = |request: &Request| {
        let target = decoded(&request.target);
        let at = target.split_once("\"page\":").map_or(0, |(_, rest)| rest[..1].parse().unwrap());
        Answer::json(page(at))
    };
    let (pets, lines) = items(answer, |client| client.pets().by_page_in_query()).await;
    let lines: Vec<_> = lines.iter().map(|line| decoded(line)).collect();
    let object = "GET /v1/query-object";
    assert_eq!(ids(pets), ["a", "b", "c"]);
    assert_eq!(lines, [object, &format!("{object}?q={{\"page\":1}}"), &format!("{object}?q={{\"page\":2}}")]);
    let begun = golden_paging::pets::ByPageInQueryQ::new().page(1).page_size(1);
    let (pets, lines) = items(answer, |client| client.pets().by_page_in_query().q(begun)).await;
    let lines: Vec<_> = lines.iter().map(|line| decoded(line)).collect();
    assert_eq!(ids(pets), ["c"]);
    let shown = |page| format!("{object}?q={{\"page\":{page},\"page_size\":1}}");
    assert_eq!(lines, [shown(1), shown(2)]);

    let deep = |request: &Request| {
        let target = decoded(&request.target);
        Answer::json(page(
            target.split_once("page[number]=").map_or(0, |(_, rest)| rest[..1].parse::<usize>().unwrap() - 1),
        ))
    };
    let (pets, lines) =
        items(deep, |client| client.pets().by_deep_page().page(golden_paging::pets::ByDeepPagePage::new().size(9)))
            .await;
    assert_eq!(ids(pets), ["a", "b", "c"]);
    let expected = ["page[size]=9", "page[number]=2&page[size]=9", "page[number]=3&page[size]=9"];
    assert_eq!(
        lines.iter().map(|line| decoded(line)).collect::<Vec<_>>(),
        expected.map(|query| format!("GET /v1/deep-page?{query}"))
    );
    let (_, lines) = items(deep, |client| client.pets().by_deep_page().from_cursor(3)).await;
    assert_eq!(decoded(&lines[0]), "GET /v1/deep-page?page[number]=3");
}

#[tokio::test]
async fn a_member_of_a_field_of_the_body_takes_the_cursor() {
    let answer = |request: &Request| {
        let body: serde_json::Value = serde_json::from_str(&request.body).unwrap();
        let at =
            body["pagination"]["cursor"].as_str().map_or(0, |cursor| cursor.trim_start_matches('t').parse().unwrap());
        let next = if at < 4 { format!("\"t{}\"", at + 1) } else { "null".to_owned() };
        Answer::json(format!(r#"{{"items": {}, "next_page": {next}}}"#, page(at)))
    };
    let server = Server::start(answer).await.unwrap();
    let limit = golden_paging::pets::DeepSearchPagination::new().limit(2);
    let found = client(&server).pets().deep_search().query("red").pagination(limit).items().try_collect().await;
    assert_eq!(ids(found), ALL);
    let seen = server.seen();
    assert_eq!(seen[0].body, r#"{"pagination":{"limit":2},"query":"red"}"#);
    assert_eq!(seen[4].body, r#"{"pagination":{"cursor":"t4","limit":2},"query":"red"}"#);
}

#[tokio::test]
async fn the_header_link_has_the_next_page() {
    let answer = |request: &Request| {
        let at = number(request, "p", 0);
        let answer = Answer::json(page(at));
        match at {
            // of another scheme and port, as servers behind proxies say it
            0 => answer.header("link", "<https://127.0.0.1/v1/link?p=1&x=%20>; rel=\"next\", </>; rel=first"),
            1..4 => answer.header("link", &format!("</v1/link?p={}>; rel=next", at + 1)),
            _ => answer.header("link", "</v1/link?p=0>; rel=first"),
        }
    };
    let (pets, lines) = items(answer, |client| client.pets().by_link().per_page(2)).await;
    assert_eq!(ids(pets), ALL);
    let expected = ["/link?per_page=2", "/link?p=1&x=%20", "/link?p=2", "/link?p=3", "/link?p=4"];
    assert_eq!(lines, expected.map(|target| format!("GET /v1{target}")));
}

#[tokio::test]
async fn the_page_has_the_url_of_the_next_one() {
    let answer = |request: &Request| {
        let at = number(request, "p", 0);
        let next = if at < 4 { format!("\"?p={}\"", at + 1) } else { "null".to_owned() };
        Answer::json(format!(r#"{{"results": {}, "next": {next}}}"#, page(at)))
    };
    let (pets, lines) = items(answer, |client| client.pets().by_url()).await;
    assert_eq!((ids(pets).join(""), lines[4].as_str()), (ALL.join(""), "GET /v1/url?p=4"));
    // nothing is a page without items
    let (pets, lines) = items(|_: &Request| Answer::json("").status(204), |client| client.pets().by_url()).await;
    assert_eq!((ids(pets).len(), lines.len()), (0, 1));
}

#[tokio::test]
async fn a_page_on_another_host_is_refused_before_anything_is_sent_there() {
    let answer =
        |_: &Request| Answer::json(r#"{"results": [{"id": "a"}], "next": "https://evil.example/v1/url?key=s3cret"}"#);
    let server = Server::start(answer).await.unwrap();
    let mut pets = client(&server).pets().by_url().items();
    assert_eq!(pets.next().await.unwrap().unwrap().id, "a");
    let error = pets.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Paging);
    assert_eq!(error.to_string(), "pets.by_url (GET /url): the server says that the next page is on another host");
    assert!(!format!("{error:#?} {pets:?}").contains("s3cret"));
    assert!(pets.next().await.is_none());
}

#[tokio::test]
async fn a_header_has_the_cursor_of_the_next_page() {
    let answer = |request: &Request| {
        let at = number(request, "next_token", 0);
        let answer = Answer::json(page(at));
        if at < 4 { answer.header("x-next-token", &(at + 1).to_string()) } else { answer }
    };
    let (pets, lines) = items(answer, |client| client.pets().by_header()).await;
    assert_eq!((ids(pets).join(""), lines[4].as_str()), (ALL.join(""), "GET /v1/header?next_token=4"));
}

#[tokio::test]
async fn a_header_has_the_url_of_the_next_page() {
    let answer = |request: &Request| {
        let at = number(request, "p", 0);
        let answer = Answer::json(page(at));
        if at < 4 { answer.header("x-next", &format!("/v1/url-header?p={}", at + 1)) } else { answer }
    };
    let (pets, lines) = items(answer, |client| client.pets().by_url_header()).await;
    assert_eq!(ids(pets), ALL);
    let expected = ["", "?p=1", "?p=2", "?p=3", "?p=4"];
    assert_eq!(lines, expected.map(|query| format!("GET /v1/url-header{query}")));
    // a host that is not the API's learns nothing
    let elsewhere = |_: &Request| Answer::json(page(0)).header("x-next", "https://evil.example/v1/url-header");
    let (pets, lines) = items(elsewhere, |client| client.pets().by_url_header()).await;
    assert_eq!((pets.unwrap_err().kind(), lines.len()), (ErrorKind::Paging, 1));
}

#[tokio::test]
async fn a_log_ends_where_its_cursor_stands_still_and_nothing_comes() {
    let answer = |request: &Request| {
        let at = number(request, "cursor", 0);
        // there may be more later, after the last entry
        let (pets, end) = if at < 5 { (page(at), at + 1) } else { ("[]".to_owned(), at) };
        Answer::json(format!(r#"{{"data": {pets}, "endCursor": "{end}"}}"#))
    };
    let (pets, lines) = items(answer, |client| client.pets().log()).await;
    assert_eq!((ids(pets).join(""), lines.len(), lines[5].as_str()), (ALL.join(""), 6, "GET /v1/log?cursor=5"));
    // entries that come again are no end
    let same = |_: &Request| Answer::json(r#"{"data": [{"id": "a"}], "endCursor": "1"}"#);
    let (pets, lines) = items(same, |client| client.pets().log()).await;
    assert_eq!((pets.unwrap_err().kind(), lines.len()), (ErrorKind::Paging, 2));
}

#[tokio::test]
async fn resources_of_scim_are_counted_from_one() {
    let answer = |request: &Request| {
        let first = number(request, "startIndex", 1);
        let pets = ["a", "b", "c"].iter().skip(first).take(2).map(|id| format!("{{\"id\": \"{id}\"}}"));
        let pets = pets.collect::<Vec<_>>().join(", ");
        Answer::json(format!(r#"{{"schemas": ["urn:list"], "totalResults": 3, "Resources": [{pets}]}}"#))
    };
    let (pets, lines) = items(answer, |client| client.pets().by_index().count(2)).await;
    assert_eq!(ids(pets), ["a", "b", "c"]);
    let expected = ["?count=2", "?count=2&startIndex=3", "?count=2&startIndex=4"];
    assert_eq!(lines, expected.map(|query| format!("GET /v1/scim{query}")));
}

#[tokio::test]
async fn what_the_document_declares_counts_and_a_body_may_have_the_cursor() {
    let answer = |request: &Request| {
        let body: serde_json::Value = serde_json::from_str(&request.body).unwrap();
        let at = body.get("after").map_or(0, |after| after.as_u64().unwrap());
        // the last page has a cursor, too
        let (page, more) = (page(usize::try_from(at).unwrap()), at < 4);
        Answer::json(format!(r#"{{"matches": {page}, "others": ["x"], "bookmark": {}, "more": {more}}}"#, at + 1))
    };
    let server = Server::start(answer).await.unwrap();
    let pets = client(&server).pets().search().query("cat").items().try_collect().await;
    assert_eq!(ids(pets), ALL);
    let bodies: Vec<_> = server.seen().into_iter().map(|request| request.body).collect();
    assert_eq!(bodies[0], r#"{"query":"cat"}"#);
    assert_eq!(bodies[4], r#"{"after":4,"query":"cat"}"#);
}

#[tokio::test]
async fn parameters_named_as_the_methods_leave_both() {
    let answer = |request: &Request| {
        assert_eq!((parameter(request, "items"), parameter(request, "pages")), (Some("1"), Some("2")));
        Answer::json(r#"{"data": [{"id": "a"}]}"#)
    };
    let server = Server::start(answer).await.unwrap();
    let call = client(&server).pets().with_items_and_pages().items(1).pages(2);
    assert_eq!(ids(Paged::items(call).try_collect().await), ["a"]);
}

#[tokio::test]
async fn a_server_that_leads_in_circles_is_an_error() {
    // 0, 1, 2, 1
    let circle = |request: &Request| {
        let next = match parameter(request, "page_token") {
            Some("t1") => "t2",
            _ => "t1",
        };
        Answer::json(format!(r#"{{"items": [{{"id": "a"}}], "next_page": "{next}"}}"#))
    };
    let (pets, lines) = items(circle, |client| client.pets().by_cursor()).await;
    let error = pets.unwrap_err();
    assert_eq!((error.kind(), lines.len()), (ErrorKind::Paging, 3));
    let expected = "pets.by_cursor (GET /cursor): the server leads back to a page that was there already";
    assert_eq!(error.to_string(), expected);
    // one that does not know the parameter
    for (pets, lines) in [
        items(|_: &Request| Answer::json(page(0)), |client| client.pets().by_plain_page()).await,
        items(|_: &Request| Answer::json(page(0)), |client| client.pets().by_offset()).await,
    ] {
        assert_eq!((pets.unwrap_err().kind(), lines.len()), (ErrorKind::Paging, 2));
    }
}

#[tokio::test]
async fn a_list_without_an_end_is_an_error() {
    let endless = |request: &Request| {
        let next = number(request, "cursor", 0) + 1;
        Answer::json(format!(r#"{{"result": {{"pets": []}}, "meta": {{"paging": {{"next_cursor": {next}}}}}}}"#))
    };
    let server = Server::start(endless).await.unwrap();
    let mut pages = client(&server).pets().by_nested_cursor().pages().max_pages(7);
    let error = loop {
        if let Err(error) = pages.next().await.unwrap() {
            break error;
        }
    };
    assert_eq!((error.kind(), server.seen().len()), (ErrorKind::Paging, 7));
    assert!(error.to_string().ends_with("the list has more than 7 pages: it may have no end"), "{error}");
    assert_eq!(pages.cursor().unwrap().as_str(), "7");
}

#[tokio::test]
async fn a_list_goes_on_where_an_error_was() {
    let server = Server::start(|request| match parameter(request, "page_token") {
        Some("t3") if request.header("x-trace").is_none() => Answer::json("{}").status(500),
        _ => cursor_page(request),
    })
    .await
    .unwrap();
    let client = client(&server);
    let mut pets = client.pets().by_cursor().items();
    let mut found = Vec::new();
    let error = loop {
        match pets.next().await.unwrap() {
            Ok(pet) => found.push(pet.id),
            Err(error) => break error,
        }
    };
    assert_eq!((error.status().unwrap().as_u16(), found.join("")), (500, "abc".to_owned()));
    assert!(pets.next().await.is_none());
    let cursor = pets.cursor().unwrap().as_str().to_owned();
    assert_eq!(cursor, "t3");
    let rest = client.pets().by_cursor().x_trace("again").from_cursor(cursor.as_str()).items().try_collect().await;
    assert_eq!(ids(rest), ["d", "e"]);
    assert_eq!(server.seen().len(), 6);
}

#[tokio::test]
async fn the_cursor_of_items_is_that_of_their_page() {
    let server = Server::start(cursor_page).await.unwrap();
    let mut pets = client(&server).pets().by_cursor().items();
    let mut cursors = Vec::new();
    while let Some(pet) = pets.next().await {
        cursors.push((pet.unwrap().id, pets.cursor().map(|cursor| cursor.as_str().to_owned())));
    }
    let cursors: Vec<_> = cursors.iter().map(|(id, cursor)| (id.as_str(), cursor.as_deref())).collect();
    // after `a` comes `b`, which is on the first page, too
    let expected = [("a", None), ("b", Some("t1")), ("c", Some("t2")), ("d", Some("t4")), ("e", Some("t4"))];
    assert_eq!(cursors, expected);
}

#[tokio::test]
async fn a_page_is_asked_for_when_it_is_wanted() {
    let server = Server::start(cursor_page).await.unwrap();
    let mut pets = client(&server).pets().by_cursor().items();
    assert_eq!(server.seen().len(), 0);
    pets.next().await.unwrap().unwrap();
    pets.next().await.unwrap().unwrap();
    assert_eq!(server.seen().len(), 1);
}

#[test]
fn programs_without_async_have_iterators() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let server = runtime.block_on(Server::start(cursor_page)).unwrap();
    let client = client(&server);
    let pets: Result<Vec<_>, _> = client.pets().by_cursor().items().into_blocking().collect();
    assert_eq!(ids(pets), ALL);
    let mut pages = client.pets().by_cursor().from_cursor("t3").pages().into_blocking();
    assert_eq!(pages.next().unwrap().unwrap().body().items[0].id, "d");
    assert_eq!(pages.stream().cursor().unwrap().as_str(), "t4");
    assert_eq!(pages.count(), 1);
}
