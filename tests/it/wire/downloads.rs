//! Answers that become files, cut off wherever they may be.

use golden_responses::{CallExt as _, Client, Credentials, ErrorKind, RetryPolicy};
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// SHA-256 of [`content`], in hexadecimal digits and in base64; made by another program.
const SHA256: (&str, &str) = (
    "ee210c4f460bea8d53dc48e08dcecdcca8b49c25887bd589816c5b2a870f4d25",
    "7iEMT0YL6o1T3Ejgjc7NzKi0nCWIe9WJgWxbKocPTSU=",
);
const LENGTH: usize = 10_000;

/// The file that the server has.
fn content() -> Vec<u8> {
    (0..LENGTH).map(|at| (at * 7 + at / 251) as u8).collect()
}

/// The habits of a server.
#[derive(Clone, Copy)]
struct Habits {
    /// The bytes after which it closes the connection, for each request; then it sends all.
    cuts: &'static [usize],
    /// More headers, each ended by a line break.
    headers: &'static str,
    /// True if it knows ranges.
    ranges: bool,
    /// Its file after the first request.
    changes: bool,
}

const HABITS: Habits = Habits { cuts: &[], headers: "ETag: \"v1\"\r\n", ranges: true, changes: false };

/// A server of a file. It returns its address, and remembers the `Range` of each request.
async fn server(habits: Habits) -> (String, Arc<Mutex<Vec<Option<String>>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let ranges = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&ranges);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            answer(stream, habits, &seen).await;
        }
    });
    (address, ranges)
}

async fn answer(stream: TcpStream, habits: Habits, seen: &Mutex<Vec<Option<String>>>) {
    let mut stream = BufReader::new(stream);
    let (mut range, mut condition) = (None, None);
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await.unwrap();
        match line.trim_end().to_lowercase().split_once(": ") {
            Some(("range", value)) => range = Some(value.to_owned()),
            Some(("if-range", value)) => condition = Some(value.to_owned()),
            Some(_) => {}
            None if line.trim_end().is_empty() => break,
            None => {}
        }
    }
    let number = seen.lock().unwrap().len();
    seen.lock().unwrap().push(range.clone());
    let mut content = content();
    let has_changed = habits.changes && number > 0;
    if has_changed {
        content.iter_mut().for_each(|byte| *byte = !*byte);
    }
    let headers = if has_changed { habits.headers.replace("v1", "v2") } else { habits.headers.to_owned() };
    let is_same = condition.is_some_and(|tag| headers.to_lowercase().contains(&format!(": {tag}\r\n")));
    let start = range
        .filter(|_| habits.ranges && is_same)
        .map(|range| range.strip_prefix("bytes=").unwrap().strip_suffix('-').unwrap().parse::<usize>().unwrap());
    let (status, at, ranged) = match start {
        Some(start) => ("206 Part", start, format!("Content-Range: bytes {start}-{}/{LENGTH}\r\n", LENGTH - 1)),
        None => ("200 OK", 0, String::new()),
    };
    let body = &content[at..];
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: image/png\r\nContent-Length: {}\r\n{headers}{ranged}Connection: close\r\n\r\n",
        body.len()
    );
    let sent = habits.cuts.get(number).map_or(body, |cut| &body[..(*cut).min(body.len())]);
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(sent).await.unwrap();
    stream.flush().await.unwrap();
    // so that what was sent is read before the connection is found closed
    tokio::time::sleep(Duration::from_millis(20)).await;
}

fn client(address: &str) -> Client {
    let policy = RetryPolicy::default().with_delays(Duration::from_millis(1), Duration::from_millis(1));
    Client::builder().base_url(address).credentials(Credentials::none()).retry(policy).build().unwrap()
}

/// The names in a folder.
fn names(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.collect()
}

fn ranges(seen: &Mutex<Vec<Option<String>>>) -> Vec<String> {
    seen.lock().unwrap().iter().map(|range| range.clone().unwrap_or_default()).collect()
}

#[tokio::test]
async fn a_file_that_was_cut_off_goes_on_where_it_was() {
    for (cuts, headers, expected) in [
        (&[][..], HABITS.headers, &[""][..]),
        (&[1], HABITS.headers, &["", "bytes=1-"]),
        (&[4096, 1, 5000], HABITS.headers, &["", "bytes=4096-", "bytes=4097-", "bytes=9097-"]),
        (&[9_999], "Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT\r\n", &["", "bytes=9999-"]),
        (&[0], HABITS.headers, &["", ""]),
        // nothing says which version it is, or not well enough
        (&[5000], "", &["", ""]),
        (&[5000], "ETag: W/\"v1\"\r\n", &["", ""]),
    ] {
        let (address, seen) = server(Habits { cuts, headers, ..HABITS }).await;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file.png");
        let response = client(&address).things().file(1).download(&path).send().await.unwrap();
        assert_eq!(
            (*response.body(), fs::read(&path).unwrap() == content()),
            (LENGTH as u64, true),
            "{cuts:?} {headers}"
        );
        assert_eq!(
            (ranges(&seen), names(folder.path())),
            (expected.iter().map(|&one| one.to_owned()).collect(), vec!["file.png".to_owned()])
        );
    }
}

#[tokio::test]
async fn the_rest_of_another_version_is_not_appended() {
    let changed: Vec<u8> = content().iter().map(|byte| !byte).collect();
    for habits in [
        Habits { cuts: &[5000], changes: true, ..HABITS },
        Habits { cuts: &[5000], changes: true, ranges: false, ..HABITS },
    ] {
        let (address, seen) = server(habits).await;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file.png");
        client(&address).things().file(1).download(&path).await.unwrap();
        assert!(fs::read(&path).unwrap() == changed);
        assert_eq!(ranges(&seen), ["", "bytes=5000-"]);
    }
}

#[tokio::test]
async fn what_cannot_be_had_leaves_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file.png");
    fs::write(&path, "before").unwrap();
    let (address, seen) = server(Habits { cuts: &[10, 0, 0, 0], ..HABITS }).await;
    let error = client(&address).things().file(1).download(&path).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Interrupted);
    assert_eq!(seen.lock().unwrap().len(), 3, "so often as the policy allows without a byte");
    assert_eq!(
        (names(folder.path()), fs::read_to_string(&path).unwrap()),
        (vec!["file.png".to_owned()], "before".to_owned())
    );

    let error = client(&address).things().file(1).download(folder.path().join("no/such/folder")).await.unwrap_err();
    assert_eq!((error.kind(), seen.lock().unwrap().len()), (ErrorKind::File, 3), "nothing is asked for");
    assert!(client(&address).things().file(1).download("/").await.unwrap_err().kind() == ErrorKind::File);

    let (address, _) = server(Habits { cuts: &[5000; 9], ..HABITS }).await;
    let call = client(&address).things().file(1).no_retry().download(&path);
    assert_eq!(call.await.unwrap_err().kind(), ErrorKind::Interrupted);
    // a download that is given up
    let call = client(&address).things().file(1).download(&path).into_future();
    let _ = tokio::time::timeout(Duration::from_millis(25), call).await;
    assert_eq!(names(folder.path()), ["file.png"]);
}

#[tokio::test]
async fn a_checksum_is_compared() {
    const RIGHT: &str =
        "Repr-Digest: md5=:AAAA:, sha-256=:7iEMT0YL6o1T3Ejgjc7NzKi0nCWIe9WJgWxbKocPTSU=:\r\nETag: \"v1\"\r\n";
    const OLD: &str = "Digest: SHA-256=7iEMT0YL6o1T3Ejgjc7NzKi0nCWIe9WJgWxbKocPTSU=\r\n";
    const WRONG: &str = "Digest: sha-256=AAAA\r\n";
    let wrong = "0".repeat(64);
    for (headers, given, is_right) in [
        ("", Some(SHA256.0), true),
        ("", Some(wrong.as_str()), false),
        ("", Some("nonsense"), false),
        (RIGHT, None, true),
        (OLD, None, true),
        (WRONG, None, false),
        (WRONG, Some(SHA256.0), true),
    ] {
        let (address, _) = server(Habits { headers, cuts: &[7], ..HABITS }).await;
        let folder = tempfile::tempdir().unwrap();
        let call = client(&address).things().file(1).download(folder.path().join("file.png"));
        let call = given.into_iter().fold(call, |call, digest| call.sha256(digest));
        let result = call.await;
        assert_eq!(result.is_ok(), is_right, "{headers} {given:?}: {result:?}");
        assert_eq!(names(folder.path()).len(), usize::from(is_right), "a wrong file is none");
    }
}

#[tokio::test]
async fn progress_is_told_and_never_goes_back_without_a_reason() {
    let (address, _) = server(Habits { cuts: &[4000], ..HABITS }).await;
    let told = Arc::new(Mutex::new(Vec::new()));
    let (folder, list) = (tempfile::tempdir().unwrap(), Arc::clone(&told));
    let call = client(&address).things().file(1).download(folder.path().join("file.png"));
    call.on_progress(move |bytes, total| list.lock().unwrap().push((bytes, total))).await.unwrap();
    let told = told.lock().unwrap();
    assert!(told.contains(&(4000, Some(LENGTH as u64))), "{told:?}");
    assert_eq!(told.last(), Some(&(LENGTH as u64, Some(LENGTH as u64))));
    assert!(told.is_sorted());
}

#[test]
fn without_async_it_is_the_same() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (address, seen) = runtime.block_on(server(Habits { cuts: &[4000], ..HABITS }));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file.png");
    client(&address).things().file(1).download(&path).send_blocking().unwrap();
    assert!(fs::read(&path).unwrap() == content());
    assert_eq!(ranges(&seen), ["", "bytes=4000-"]);
}

#[tokio::test]
async fn a_download_that_fails_has_the_headers_without_the_secrets() {
    let (address, _) = server(Habits { headers: "ETag: \"v1\"\r\nX-Echo: of-the-client\r\n", ..HABITS }).await;
    let client = Client::builder().base_url(address).credentials(Credentials::none());
    let client = client.default_header("cookie", "of-the-client").build().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let call = client.things().file(1).download(folder.path().join("file.png")).sha256("0".repeat(64));
    let error = call.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Interrupted);
    assert_eq!(error.headers()["x-echo"], "[redacted]");
    assert!(!format!("{:?}", error.headers()).contains("redacted"), "{:?}", error.headers());
}
