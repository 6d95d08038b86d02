//! Bodies of every kind, as they arrive at a server.

use golden_bodies::bodies::{AnyForm, Bodies, Crate, Line, Named, Order, SingleOptionalForm};
use golden_bodies::{Body, Client, Error, ErrorKind, FilePart, Multipart};
use integration_tests::server::{Answer, Fault, Request, Server};
use std::sync::{Arc, Mutex};
use std::time::Duration;

fn client(server: &Server) -> Client {
    let builder = Client::builder().base_url(server.url("")).attempt_timeout(Duration::from_millis(500));
    builder.build().unwrap()
}

/// The request that a call sends.
async fn sent<C>(call: impl FnOnce(Bodies<'_>) -> C) -> Request
where
    C: IntoFuture<Output = Result<(), Error>>,
{
    let server = Server::always(Answer::json("").status(204)).await.unwrap();
    call(client(&server).bodies()).await.unwrap();
    let [request] = server.seen().try_into().unwrap();
    request
}

/// The error of a call that is not sent.
async fn refused<C>(call: impl FnOnce(Bodies<'_>) -> C) -> String
where
    C: IntoFuture<Output = Result<(), Error>>,
{
    let server = Server::always(Answer::json("").status(204)).await.unwrap();
    let error = call(client(&server).bodies()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
    assert!(server.seen().is_empty());
    error.to_string().rsplit("): ").next().unwrap().to_owned()
}

#[track_caller]
fn assert_body(request: &Request, content_type: Option<&str>, body: &str) {
    assert_eq!(request.header("content-type"), content_type);
    assert_eq!(request.body, body);
}

#[tokio::test]
async fn json() {
    let request = sent(|bodies| bodies.json_fields().name("a").tags(["x", "y"])).await;
    assert_body(&request, Some("application/vnd.example+json"), r#"{"name":"a","tags":["x","y"]}"#);
    let request = sent(|bodies| bodies.json_list().body([Named::new("a"), Named::new("b").size(2)])).await;
    assert_body(&request, Some("application/json"), r#"[{"name":"a"},{"name":"b","size":2}]"#);
}

#[tokio::test]
async fn json_on_each_line() {
    let request = sent(|bodies| bodies.lines().body([Named::new("a\nb"), Named::new("c").size(2)])).await;
    assert_body(&request, Some("application/x-ndjson"), "{\"name\":\"a\\nb\"}\n{\"name\":\"c\",\"size\":2}\n");
    let request = sent(|bodies| bodies.lines().body(Vec::<Named>::new())).await;
    assert_body(&request, Some("application/x-ndjson"), "");
    let request = sent(|bodies| bodies.lines().bytes("{}\n")).await;
    assert_body(&request, Some("application/x-ndjson"), "{}\n");
    let request = sent(|bodies| bodies.sequence().body([1, 2])).await;
    assert_body(&request, Some("application/json-seq"), "\u{1e}1\n\u{1e}2\n");
    assert_eq!(refused(|bodies| bodies.lines()).await, "not set: the body");
}

#[tokio::test]
async fn all_fields_at_once() {
    let request = sent(|bodies| bodies.json_optional().body(Named::new("a").size(2)).name("b")).await;
    assert_body(&request, Some("application/json"), r#"{"name":"b","size":2}"#);
    let request = sent(|bodies| bodies.json_optional().size(2).name("b").body(Named::new("a"))).await;
    assert_body(&request, Some("application/json"), r#"{"name":"a","size":2}"#);
}

#[tokio::test]
async fn a_body_is_there_if_it_must_be() {
    let request = sent(|bodies| bodies.json_empty()).await;
    assert_body(&request, Some("application/json"), "{}");
    let request = sent(|bodies| bodies.json_optional()).await;
    assert_body(&request, None, "");
    assert_eq!(refused(|bodies| bodies.json_optional().size(1)).await, "not set: name");
    assert_eq!(refused(|bodies| bodies.json_fields()).await, "not set: name");
    assert_eq!(refused(|bodies| bodies.json_list()).await, "not set: the body");
    assert_eq!(refused(|bodies| bodies.upload().title("t")).await, "not set: file");
}

#[tokio::test]
async fn forms() {
    let object = || Named::new("b c").size(2);
    let request =
        sent(|bodies| bodies.form().name("ä&=+").list([1, 2]).joined([3, 4]).deep(object()).object(object())).await;
    assert_body(
        &request,
        Some("application/x-www-form-urlencoded"),
        "name=%C3%A4%26%3D%2B&list=1&list=2&joined=3,4&deep%5Bname%5D=b%20c&deep%5Bsize%5D=2\
         &object=%7B%22name%22%3A%22b%20c%22%2C%22size%22%3A2%7D",
    );
}

#[tokio::test]
async fn forms_with_brackets() {
    let line = |fruit: &str| Line::new().fruit(fruit);
    let request = sent(|bodies| {
        let form = bodies.brackets().kept(["k"]).expand(["a", "b"]).lines([line("fig").tags(["x", "y"]), line("plum")]);
        form.line(line("pear").tags(["z"])).numbered(["n", "m"]).ids([1, 2])
    });
    let request = request.await;
    let expected = "kept=k&expand[]=a&expand[]=b&lines[0][fruit]=fig&lines[0][tags][]=x&lines[0][tags][]=y\
                    &lines[1][fruit]=plum&line[fruit]=pear&line[tags][]=z&numbered[0]=n&numbered[1]=m&ids[]=1&ids[]=2";
    let expected = expected.replace('[', "%5B").replace(']', "%5D");
    assert_body(&request, Some("application/x-www-form-urlencoded"), &expected);
    let order = Order::new([""; 0], [line("fig")]);
    let request = sent(|bodies| bodies.styled().form(order)).await;
    assert_body(&request, Some("application/x-www-form-urlencoded"), "lines%5B0%5D%5Bfruit%5D=fig&tags=");
}

#[tokio::test]
async fn a_required_list_without_items_is_sent() {
    let request = sent(|bodies| bodies.brackets().kept([""; 0]).expand([""; 0])).await;
    assert_body(&request, Some("application/x-www-form-urlencoded"), "kept=");
    let request = sent(|bodies| bodies.styled_parts().kept([""; 0]).joined([""; 0])).await;
    assert_eq!(parts(&request), "--B\r\nContent-Disposition: form-data; name=\"kept\"\r\n\r\n\r\n--B--\r\n");
    assert_eq!(refused(|bodies| bodies.styled_parts()).await, "not set: kept");
}

#[tokio::test]
async fn parts_with_styles() {
    let line = || Line::new().fruit("fig").tags(["x", "y"]);
    let request = sent(|bodies| {
        bodies.styled_parts().line(Line::new().fruit("old")).kept(["a", "b"]).joined(["c", "d e"]).line(line())
    });
    let part =
        |name: &str, text: &str| format!("--B\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n");
    let expected = [
        part("kept", "a"),
        part("kept", "b"),
        part("joined", "c,d e"),
        part("line[fruit]", "fig"),
        part("line[tags][]", "x"),
        part("line[tags][]", "y"),
        "--B--\r\n".to_owned(),
    ];
    assert_eq!(parts(&request.await), expected.concat());
}

#[tokio::test]
async fn files_in_disguise() {
    let request = sent(|bodies| {
        let files = bodies.files().maybe("a").typed("b").listed([FilePart::new("1", "c"), "d".into()]).one("e");
        let files = files.anything("f").source("g {}").picture("h");
        files.image(FilePart::new("i.webp", "i").content_type("image/webp"))
    });
    let request = request.await;
    let part = |name: &str, file: &str, media_type: &str, text: &str| {
        format!(
            "--B\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\
             Content-Type: {media_type}\r\n\r\n{text}\r\n"
        )
    };
    let binary = "application/octet-stream";
    let expected = [
        part("maybe", "maybe", binary, "a"),
        part("typed", "typed", "image/png", "b"),
        part("listed", "1", binary, "c"),
        part("listed", "listed", binary, "d"),
        part("one", "one", binary, "e"),
        part("anything", "anything", binary, "f"),
        "--B\r\nContent-Disposition: form-data; name=\"source\"\r\nContent-Type: text/css\r\n\r\ng {}\r\n".to_owned(),
        part("picture", "picture", "image/png", "h"),
        part("image", "i.webp", "image/webp", "i"),
        "--B--\r\n".to_owned(),
    ];
    assert_eq!(parts(&request), expected.concat());
}

#[tokio::test]
async fn ways_to_say_a_change() {
    let named = || Named::new("a");
    let request = sent(|bodies| bodies.patch().name("a")).await;
    assert_body(&request, Some("application/merge-patch+json"), r#"{"name":"a"}"#);
    let request = sent(|bodies| bodies.patch().strategic_merge_patch(named())).await;
    assert_body(&request, Some("application/strategic-merge-patch+json"), r#"{"name":"a"}"#);
    let operation = serde_json::json!({"op": "remove", "path": "/size"});
    let request = sent(|bodies| bodies.patch().json_patch([operation])).await;
    assert_body(&request, Some("application/json-patch+json"), r#"[{"op":"remove","path":"/size"}]"#);
    let request = sent(|bodies| bodies.patch().apply_patch("name: a")).await;
    assert_body(&request, Some("application/apply-patch+yaml"), "name: a");
    let request = sent(|bodies| bodies.texts().body("a")).await;
    assert_body(&request, Some("text/plain"), "a");
    let request = sent(|bodies| bodies.texts().csv("a,b")).await;
    assert_body(&request, Some("text/csv"), "a,b");
    // several types of the same bytes
    let request = sent(|bodies| bodies.any().bytes(Body::from("z").with_content_type("application/gzip"))).await;
    assert_body(&request, Some("application/gzip"), "z");
}

#[tokio::test]
async fn what_has_one_value_is_sent_by_itself() {
    let form = Some("application/x-www-form-urlencoded");
    let request = sent(|bodies| bodies.single()).await;
    assert_eq!(request.line(), "POST /single?Action=RunInstances");
    assert_eq!(request.header("x-version"), Some("2016-11-15"));
    assert_body(&request, form, "grant_type=client_credentials");
    let request = sent(|bodies| bodies.single().scope("s").grant_type("other").action("Stop")).await;
    assert_eq!(request.line(), "POST /single?Action=Stop");
    assert_body(&request, form, "scope=s&grant_type=other");
    // of an optional body only together with something else
    let request = sent(|bodies| bodies.single_optional()).await;
    assert_body(&request, None, "");
    let request = sent(|bodies| bodies.single_optional().text("t")).await;
    assert_body(&request, Some("application/json"), r#"{"kind":"note","text":"t"}"#);
    let request = sent(|bodies| bodies.single_optional().form(SingleOptionalForm::new().q("a"))).await;
    assert_body(&request, form, "q=a");
}

#[tokio::test]
async fn what_is_required_can_be_set_whatever_describes_it() {
    assert_eq!(refused(|bodies| bodies.undeclared().name("a")).await, "not set: terms");
    let request = sent(|bodies| bodies.undeclared().name("a").terms(serde_json::json!({"v": 1}))).await;
    assert_body(&request, Some("application/json"), r#"{"name":"a","terms":{"v":1}}"#);
}

#[tokio::test]
async fn a_body_of_get_with_nothing_in_it_is_none() {
    let request = sent(|bodies| bodies.nothing()).await;
    assert_body(&request, None, "");
}

/// A body with its boundary replaced, so that it can be compared.
fn parts(request: &Request) -> String {
    let content_type = request.header("content-type").unwrap();
    let boundary = content_type.strip_prefix("multipart/form-data; boundary=").unwrap();
    request.body.replace(boundary, "B")
}

#[tokio::test]
async fn files() {
    let request = sent(|bodies| {
        let upload = bodies.upload().title("A title").meta(Named::new("m")).ids([1, 2]).csv("a,b");
        upload.file(FilePart::new("a.png", "PNG")).more([Body::from("1"), Body::from("2")])
    });
    let request = request.await;
    let part = |name: &str, rest: &str| format!("--B\r\nContent-Disposition: form-data; name=\"{name}\"{rest}\r\n");
    let binary = "Content-Type: application/octet-stream";
    let expected = [
        part("title", "\r\n\r\nA title"),
        part("meta", "\r\nContent-Type: application/json\r\n\r\n{\"name\":\"m\"}"),
        part("ids", "\r\n\r\n1"),
        part("ids", "\r\n\r\n2"),
        part("csv", "\r\nContent-Type: text/csv\r\n\r\na,b"),
        part("file", "; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\nPNG"),
        part("more", &format!("; filename=\"more\"\r\n{binary}\r\n\r\n1")),
        part("more", &format!("; filename=\"more\"\r\n{binary}\r\n\r\n2")),
        "--B--\r\n".to_owned(),
    ];
    assert_eq!(parts(&request), expected.concat());
    assert_eq!(request.header("content-length"), Some(request.body.len().to_string().as_str()));
}

#[tokio::test]
async fn a_file_is_sent_while_it_is_read() {
    let file = |text: &'static str| Body::from_read(text.as_bytes());
    let request = sent(|bodies| bodies.upload().file(file("read"))).await;
    assert_eq!(request.header("transfer-encoding"), Some("chunked"));
    assert!(parts(&request).contains("\r\n\r\nread\r\n--B--"), "{}", request.body);
    let request = sent(|bodies| bodies.upload().file(file("read").with_length(4))).await;
    assert_eq!(request.header("content-length"), Some(request.body.len().to_string().as_str()));
    let request = sent(|bodies| bodies.bytes().body(Body::from_async_read(tokio::io::empty()))).await;
    assert_body(&request, Some("application/octet-stream"), "");
    let request = sent(|bodies| bodies.bytes().body(file("x").with_content_type("image/webp"))).await;
    assert_body(&request, Some("image/webp"), "x");
}

#[tokio::test]
async fn one_of_many() {
    let request = sent(|bodies| bodies.any().name("a")).await;
    assert_body(&request, Some("application/json"), r#"{"name":"a"}"#);
    let request = sent(|bodies| bodies.any().form(AnyForm::new().q(["a".to_owned(), "b".to_owned()]))).await;
    assert_body(&request, Some("application/x-www-form-urlencoded"), "q=a,b");
    let request = sent(|bodies| bodies.any().multipart(Multipart::new().value("v", 1).file("f", "x"))).await;
    let file = "; filename=\"f\"\r\nContent-Type: application/octet-stream\r\n\r\nx";
    let disposition = "Content-Disposition: form-data; name=";
    assert_eq!(
        parts(&request),
        format!("--B\r\n{disposition}\"v\"\r\n\r\n1\r\n--B\r\n{disposition}\"f\"{file}\r\n--B--\r\n")
    );
    let request = sent(|bodies| bodies.any().text("hello")).await;
    assert_body(&request, Some("text/plain"), "hello");
    let request = sent(|bodies| bodies.any().bytes(vec![b'z'])).await;
    assert_body(&request, Some("application/zip"), "z");
    let request = sent(|bodies| bodies.text().body("# T")).await;
    assert_body(&request, Some("text/markdown"), "# T");

    assert_eq!(refused(|bodies| bodies.any()).await, "not set: the body");
    assert_eq!(refused(|bodies| bodies.any().size(1)).await, "not set: name");
    assert_eq!(refused(|bodies| bodies.any().text("a").name("b")).await, "the body is given twice, in different forms");
}

/// `PUT` is sent again after a fault; a stream of which a part is gone is not.
#[tokio::test]
async fn a_stream_that_has_begun_is_not_sent_again() {
    for (body, requests) in [(Body::from("whole"), 3), (Body::from_read(&b"stream"[..]), 1)] {
        let server = Server::always(Answer::json("").status(503)).await.unwrap();
        let error = client(&server).bodies().bytes().body(body).await.unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), 503);
        assert_eq!((server.seen().len(), error.attempts()), (requests, u32::try_from(requests).unwrap()));
    }
    let server = Server::always(Answer::fault(Fault::Cut)).await.unwrap();
    let request = client(&server).bodies().bytes().body(Body::from_read(&b"stream"[..]));
    assert_eq!(request.clone().await.unwrap_err().kind(), ErrorKind::Transport);
    assert_eq!(
        request.await.unwrap_err().to_string(),
        "bodies.bytes (PUT /bytes): the body is a stream, which has been sent already"
    );
}

#[tokio::test]
async fn the_progress_of_each_file_is_told() {
    const LENGTH: usize = 200_000;
    const WHOLE: Option<u64> = Some(LENGTH as u64);
    let told = Arc::new(Mutex::new(Vec::new()));
    let watched = |name: &'static str, body: Body| {
        let told = Arc::clone(&told);
        body.on_progress(move |gone, all| told.lock().unwrap().push((name, gone, all)))
    };
    let text = || "x".repeat(LENGTH);
    let request = sent(|bodies| {
        let upload = bodies.upload().title("A title").file(watched("bytes", text().into()));
        let long = Body::from_read(std::io::Cursor::new(text())).with_length(LENGTH as u64);
        upload.more([watched("long", long), watched("unknown", Body::from_read(std::io::Cursor::new(text())))])
    });
    assert_eq!(request.await.body.matches('x').count(), 3 * LENGTH);
    let told = told.lock().unwrap();
    for (name, all) in [("bytes", WHOLE), ("long", WHOLE), ("unknown", None)] {
        let of_one: Vec<_> = told.iter().filter(|(of, ..)| *of == name).collect();
        assert!(of_one.len() > 2 && of_one.is_sorted(), "{of_one:?}");
        assert_eq!(of_one.last(), Some(&&(name, LENGTH as u64, all)));
    }
}

#[tokio::test]
async fn bytes_whose_progress_is_told_are_sent_again() {
    let told = Arc::new(Mutex::new(Vec::new()));
    let list = Arc::clone(&told);
    let body = Body::from("whole").on_progress(move |gone, _| list.lock().unwrap().push(gone));
    let server = Server::always(Answer::json("").status(503)).await.unwrap();
    client(&server).bodies().bytes().body(body).await.unwrap_err();
    assert_eq!(*told.lock().unwrap(), [5, 5, 5]);
    assert!(
        server.seen().iter().all(|request| request.body == "whole" && request.header("content-length") == Some("5"))
    );
}

/// A server that is not there has seen nothing of it.
#[tokio::test]
async fn a_stream_that_has_not_begun_is_sent_again() {
    let client: Client = Client::builder().base_url("http://127.0.0.1:1").build().unwrap();
    let error = client.bodies().bytes().body(Body::from_read(&b"stream"[..])).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 3));
}

/// 500 ms may pass between two pieces, not between the first and the last.
#[tokio::test]
async fn an_upload_may_take_as_long_as_it_goes_on() {
    let (mut writer, reader) = tokio::io::duplex(16);
    tokio::spawn(async move {
        for _ in 0..8 {
            tokio::time::sleep(Duration::from_millis(100)).await;
            tokio::io::AsyncWriteExt::write_all(&mut writer, b"x").await.unwrap();
        }
    });
    let request = sent(|bodies| bodies.bytes().body(Body::from_async_read(reader))).await;
    assert_eq!(request.body, "xxxxxxxx");

    let (_writer, silent) = tokio::io::duplex(16);
    let server = Server::always(Answer::json("").status(204)).await.unwrap();
    let error = client(&server).bodies().bytes().body(Body::from_async_read(silent)).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 1));
}

#[test]
fn uploads_without_async() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let server = runtime.block_on(Server::always(Answer::json("").status(204))).unwrap();
    client(&server).bodies().bytes().body(Body::from_read(&b"stream"[..])).send_blocking().unwrap();
    assert_eq!(server.seen()[0].body, "stream");
}

#[tokio::test]
async fn what_is_only_read_is_not_sent_at_any_depth() {
    let of = |id: u32, more: &str| format!(r#"{{"id":{id},"name":"n{id}","tags":["t"]{more}}}"#);
    let answer = of(
        1,
        &format!(
            r#","inner":{},"list":[{}],"map":{{"id":{}}},"either":{},"seal":{{"by":"me","at":"noon"}}"#,
            of(2, &format!(r#","inner":{}"#, of(3, ""))),
            of(4, ""),
            of(5, ""),
            of(6, ""),
        ),
    );
    let known: Crate = serde_json::from_str(&answer).unwrap();
    let expected = concat!(
        r#"{"either":{"name":"n6"},"inner":{"inner":{"name":"n3"},"name":"n2"},"list":[{"name":"n4"}],"#,
        r#""map":{"id":{"name":"n5"}},"name":"n1","seal":{"by":"me"}}"#
    );
    let request = sent(|bodies| bodies.write_box("a").body(known.clone())).await;
    assert_body(&request, Some("application/json"), expected);
    let request = sent(|bodies| bodies.write_box("a").name("n1").inner(known.clone())).await;
    assert_eq!(request.body, format!(r#"{{"inner":{expected},"name":"n1"}}"#));
    let request = sent(|bodies| bodies.write_boxes("a").body([known.clone()])).await;
    assert_eq!(request.body, format!("[{expected}]"));
    // a value that is kept is kept as a whole
    let kept: serde_json::Value = serde_json::to_value(&known).unwrap();
    assert_eq!(kept, serde_json::from_str::<serde_json::Value>(&answer).unwrap());
}
