//! Events that go on when their connection ends, wherever that is.

use golden_responses::{CallExt as _, Client, Credentials, Error, RetryPolicy};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// The events that the server has.
const EVENTS: [&str; 4] = [
    "retry: 1\nid: a\ndata: {\"name\": \"1\"}\n\n",
    ": nothing\n\nid: b\nevent: x\ndata: {\"name\":\ndata: \"2\"}\n\n",
    "data: {\"name\": \"3\"}\nid: c\n\n",
    "id: d\ndata: {\"name\": \"4\"}\n\nid: e\n\n",
];

/// The end of a server's first connection, of which so many bytes are sent.
#[derive(Clone, Copy)]
enum Cut {
    /// It ends the body as if there were no more.
    Ended(usize),
    /// It closes the connection.
    Closed(usize),
}

/// A server that goes on after the id that it is told. When there is nothing more it answers 204.
async fn server(events: &'static [&'static str], cut: Cut) -> (String, Arc<Mutex<Vec<Option<String>>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let ids = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&ids);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let first = seen.lock().unwrap().is_empty();
            let _ = answer(stream, events, first.then_some(cut), &seen).await;
        }
    });
    (address, ids)
}

async fn answer(
    stream: TcpStream,
    events: &[&str],
    cut: Option<Cut>,
    seen: &Mutex<Vec<Option<String>>>,
) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    let mut id = None;
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await?;
        match line.trim_end().split_once(": ") {
            Some((name, value)) if name.eq_ignore_ascii_case("last-event-id") => id = Some(value.to_owned()),
            Some(_) => {}
            None if line.trim_end().is_empty() => break,
            None => {}
        }
    }
    seen.lock().unwrap().push(id.clone());
    let start = match id.as_deref() {
        None => 0,
        Some("a") => 1,
        Some("b") => 2,
        Some("d" | "e") => 4,
        Some(_) => 3,
    };
    let rest: String = events.get(start..).unwrap_or_default().concat();
    if rest.is_empty() {
        return stream.write_all(b"HTTP/1.1 204 Done\r\nconnection: close\r\n\r\n").await;
    }
    let head =
        "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n";
    stream.write_all(head.as_bytes()).await?;
    let (sent, is_ended) = match cut {
        None => (rest.len(), true),
        Some(Cut::Ended(length)) => (length, true),
        Some(Cut::Closed(length)) => (length, false),
    };
    let sent = &rest[..sent.min(rest.len())];
    if !sent.is_empty() {
        stream.write_all(format!("{:x}\r\n{sent}\r\n", sent.len()).as_bytes()).await?;
    }
    if is_ended {
        stream.write_all(b"0\r\n\r\n").await?;
    }
    stream.flush().await
}

fn client(address: &str) -> Client {
    let policy = RetryPolicy::default().with_delays(Duration::from_millis(1), Duration::from_millis(1));
    Client::builder().base_url(address).credentials(Credentials::none()).retry(policy).build().unwrap()
}

/// The events that arrive, and the error at the end.
async fn received(address: &str) -> (Vec<String>, Option<Error>) {
    let mut events = client(address).things().changes().reconnect().await.unwrap();
    let mut names = Vec::new();
    while let Some(event) = events.next().await {
        match event {
            Ok(thing) => names.push(thing.name),
            Err(error) => return (names, Some(error)),
        }
    }
    assert!(events.next().await.is_none(), "what is over stays over");
    (names, None)
}

#[tokio::test]
async fn a_cut_anywhere_loses_nothing_and_repeats_nothing() {
    let all = EVENTS.concat();
    let first = EVENTS[0].len();
    for at in first..=all.len() {
        for cut in [Cut::Ended(at), Cut::Closed(at)] {
            let (address, _) = server(&EVENTS, cut).await;
            let (names, error) = received(&address).await;
            assert_eq!(names, ["1", "2", "3", "4"], "{:?}", all.get(..at));
            assert!(error.is_none(), "{error:?}");
        }
    }
}

#[tokio::test]
async fn each_connection_goes_on_after_the_last_whole_event() {
    let complete = EVENTS[0].len() + EVENTS[1].len();
    for (at, id) in [(complete, "b"), (complete + 20, "b"), (complete - 1, "a"), (complete + EVENTS[2].len() - 1, "b")]
    {
        let (address, ids) = server(&EVENTS, Cut::Closed(at)).await;
        received(&address).await;
        let expected = [None, Some(id.to_owned()), Some("e".to_owned())];
        assert_eq!(*ids.lock().unwrap(), expected, "{at}: the last connection is told that there is no more");
    }
}

/// Without an id of its own nobody knows what comes after an event.
#[tokio::test]
async fn what_cannot_be_taken_up_ends_as_it_always_did() {
    const WITHOUT: [&str; 1] = ["data: {\"name\": \"1\"}\n\n"];
    const ONE: [&str; 1] = ["id: a\ndata: {\"name\": \"1\"}\n\ndata: {\"name\": \"2\"}\n\n"];
    const RESET: [&str; 1] = ["id: a\ndata: {\"name\": \"1\"}\n\nid\ndata: {\"name\": \"2\"}\n\n"];
    for (events, expected) in [(&WITHOUT, &["1"][..]), (&ONE, &["1", "2"]), (&RESET, &["1", "2"])] {
        for (cut, is_error) in [(Cut::Ended(1000), false), (Cut::Closed(1000), true)] {
            let (address, ids) = server(events, cut).await;
            let (names, error) = received(&address).await;
            assert_eq!(
                (names.as_slice(), error.is_some()),
                (&expected.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()[..], is_error)
            );
            assert_eq!(ids.lock().unwrap().len(), 1);
        }
    }
    // nobody asked for it
    let (address, ids) = server(&EVENTS, Cut::Ended(EVENTS[0].len())).await;
    let mut events = client(&address).things().changes().await.unwrap();
    assert!(events.next().await.is_some() && events.next().await.is_none());
    assert_eq!((events.last_id(), ids.lock().unwrap().len()), (Some("a"), 1));
}

#[tokio::test]
async fn a_server_that_brings_nothing_more_is_given_up() {
    // the id leads to an answer without an event, again and again
    const EMPTY: [&str; 4] = ["id: z\ndata: {\"name\": \"1\"}\n\n", ": 1\n\n", ": 2\n\n", ": 3\n\n"];
    let (address, ids) = server(&EMPTY, Cut::Ended(1000)).await;
    let (names, error) = received(&address).await;
    assert_eq!((names, error.is_none()), (vec!["1".to_owned()], true));
    assert_eq!(ids.lock().unwrap().len(), 4, "as often as the policy allows");
}

#[tokio::test]
async fn the_pause_is_the_one_that_the_server_wants() {
    const PATIENT: [&str; 4] = ["retry: 300\nid: a\ndata: {\"name\": \"1\"}\n\n", EVENTS[1], EVENTS[2], EVENTS[3]];
    let (address, _) = server(&PATIENT, Cut::Closed(PATIENT[0].len())).await;
    let started = Instant::now();
    let (names, _) = received(&address).await;
    assert_eq!(names.len(), 4);
    assert!(started.elapsed() >= Duration::from_millis(600), "before the second and before the last connection");
}

/// A call that does more than to read is not sent again.
#[tokio::test]
async fn a_call_that_does_something_is_not_repeated() {
    let (address, ids) = server(&EVENTS, Cut::Closed(EVENTS[0].len())).await;
    let client = golden_streams::Client::builder().base_url(&address).build().unwrap();
    let mut events = client.tea().create_stream().leaf("oolong").reconnect().await.unwrap();
    // the event is none of this operation, and the connection broke behind it
    assert!(events.next().await.unwrap().is_err() && events.next().await.unwrap().is_err());
    assert!(events.next().await.is_none());
    assert_eq!(*ids.lock().unwrap(), [None]);
}
