//! Downloads that a later call, or another process, finishes.

use golden_responses::{CallExt as _, Client, Credentials, ErrorKind, RetryPolicy};
use sha2::{Digest as _, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

const MIB: usize = 1 << 20;
const LENGTH: usize = 3 * MIB;
/// The bytes of the first answer before it stops.
const SENT: usize = 2 * MIB + 1234;

/// The end of an answer that is not whole.
#[derive(Clone, Copy, PartialEq)]
enum End {
    Closes,
    Stalls,
}

/// The server's file: another one in each version.
fn content(version: usize) -> Vec<u8> {
    (0..LENGTH).map(|at| (at * 7 + at / 251 + version) as u8).collect()
}

/// The way in which a server answers one request.
#[derive(Clone, Copy)]
struct Habit {
    /// The version of its file.
    version: usize,
    /// The most bytes that it sends of it.
    sends: usize,
    /// True if it sends the rest of this version to a client that has another one.
    is_careless: bool,
    /// The header by which it says the version, as far as it says it.
    says: fn(usize) -> String,
}

const FIRST: Habit = Habit { version: 1, sends: SENT, is_careless: false, says: tag };
const WHOLE: Habit = Habit { sends: LENGTH, ..FIRST };

fn tag(version: usize) -> String {
    format!("ETag: \"v{version}\"\r\n")
}

/// The same time for all versions, as two accounts may have it.
fn time(_: usize) -> String {
    "Last-Modified: Sat, 01 Nov 2025 10:00:00 GMT\r\n".to_owned()
}

fn nothing(_: usize) -> String {
    String::new()
}

/// A server, and the `Range` of each request.
async fn server<const N: usize>(habits: [Habit; N], end: End) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let ranges = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&ranges);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let habit = habits[seen.lock().unwrap().len().min(N - 1)];
            tokio::spawn(answer(stream, habit, end, Arc::clone(&seen)));
        }
    });
    (address, ranges)
}

async fn answer(stream: TcpStream, habit: Habit, end: End, seen: Arc<Mutex<Vec<String>>>) {
    let mut stream = BufReader::new(stream);
    let (mut range, mut condition, mut length) = (String::new(), String::new(), 0);
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await.unwrap();
        match line.trim_end().to_lowercase().split_once(": ") {
            Some(("range", value)) => range = value.to_owned(),
            Some(("if-range", value)) => condition = value.to_owned(),
            Some(("content-length", value)) => length = value.parse().unwrap(),
            None if line.trim_end().is_empty() => break,
            _ => {}
        }
    }
    stream.read_exact(&mut vec![0; length]).await.unwrap();
    seen.lock().unwrap().push(range.clone());
    let content = content(habit.version);
    let tag = format!("\"v{}\"", habit.version);
    let start = range.strip_prefix("bytes=").and_then(|range| range.strip_suffix('-')?.parse::<usize>().ok());
    let (status, at, ranged) = match start.filter(|_| habit.is_careless || condition == tag) {
        Some(at) => ("206 Part", at, format!("Content-Range: bytes {at}-{}/{LENGTH}\r\n", LENGTH - 1)),
        None => ("200 OK", 0, String::new()),
    };
    let (length, said) = (LENGTH - at, (habit.says)(habit.version));
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: image/png\r\nContent-Length: {length}\r\n{said}{ranged}Connection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    // a client that is killed reads no more
    let _ = stream.write_all(&content[at..habit.sends.max(at)]).await;
    let _ = stream.flush().await;
    if end == End::Stalls && habit.sends < LENGTH {
        std::future::pending::<()>().await;
    }
    tokio::time::sleep(Duration::from_millis(20)).await;
}

fn client(address: &str) -> Client {
    Client::builder().base_url(address).credentials(Credentials::none()).retry(RetryPolicy::none()).build().unwrap()
}

async fn download(address: &str, id: i64, path: &Path) -> Result<u64, golden_responses::Error> {
    client(address).things().file(id).download(path).resumable().await
}

/// The files of a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn ranges(seen: &Mutex<Vec<String>>) -> Vec<String> {
    seen.lock().unwrap().clone()
}

/// A folder in which a download was cut off, with an earlier file in its place.
async fn cut_off(address: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file.png");
    fs::write(&path, "earlier").unwrap();
    assert_eq!(download(address, 1, &path).await.unwrap_err().kind(), ErrorKind::Interrupted);
    assert_eq!((fs::read(&path).unwrap(), files(folder.path()).len()), (b"earlier".to_vec(), 3));
    (folder, path)
}

#[tokio::test]
async fn a_later_call_finishes_what_was_cut_off() {
    let (address, seen) = server([FIRST, Habit { sends: SENT + 100, ..FIRST }, WHOLE], End::Closes).await;
    let (folder, path) = cut_off(&address).await;
    assert!(download(&address, 1, &path).await.is_err());
    assert_eq!(download(&address, 1, &path).await.unwrap(), LENGTH as u64);
    assert!(fs::read(&path).unwrap() == content(1));
    assert_eq!(files(folder.path()), [path]);
    assert_eq!(ranges(&seen), [String::new(), format!("bytes={SENT}-"), format!("bytes={}-", SENT + 100)]);
}

#[tokio::test]
async fn a_file_that_has_changed_begins_anew() {
    let second = Habit { version: 2, ..WHOLE };
    let rest = format!("bytes={SENT}-");
    for (habits, expected) in [
        ([FIRST, second, second], vec![String::new(), rest.clone()]),
        // a server that does not look at the condition
        ([FIRST, Habit { is_careless: true, ..second }, second], vec![String::new(), rest.clone(), String::new()]),
        // and one that does not say the version of the rest
        (
            [FIRST, Habit { is_careless: true, says: nothing, ..second }, second],
            vec![String::new(), rest, String::new()],
        ),
    ] {
        let (address, seen) = server(habits, End::Closes).await;
        let (folder, path) = cut_off(&address).await;
        assert_eq!(download(&address, 1, &path).await.unwrap(), LENGTH as u64);
        assert!(fs::read(&path).unwrap() == content(2));
        assert_eq!((files(folder.path()), ranges(&seen)), (vec![path], expected));
    }
}

#[tokio::test]
async fn a_part_of_something_else_is_not_used() {
    let (address, seen) = server([FIRST, WHOLE], End::Closes).await;
    let (folder, path) = cut_off(&address).await;
    // another URL, another file beside it, and a call that does not go on
    download(&address, 2, &path).await.unwrap();
    download(&address, 1, &folder.path().join("other.png")).await.unwrap();
    client(&address).things().file(1).download(&path).await.unwrap();
    assert_eq!(ranges(&seen), [""; 4]);
    assert_eq!(files(folder.path()).len(), 4);
    // the part was left to the call that it belongs to
    download(&address, 1, &path).await.unwrap();
    assert_eq!(ranges(&seen)[4], format!("bytes={SENT}-"));
    assert!(fs::read(&path).unwrap() == content(1));
    assert_eq!(files(folder.path()).len(), 2);
}

#[tokio::test]
async fn a_part_that_is_not_as_its_note_says_begins_anew() {
    let flip = |bytes: &mut Vec<u8>| bytes[MIB] = !bytes[MIB];
    let shorten = |bytes: &mut Vec<u8>| bytes.truncate(MIB);
    type Damage = fn(&mut Vec<u8>);
    let damages: [(&str, Damage); 4] = [
        (".part", flip),
        (".part", shorten),
        (".note", |bytes| bytes.truncate(40)),
        (".note", |bytes| bytes.splice(..7, *b"another").for_each(drop)),
    ];
    for (end, damage) in damages {
        let (address, seen) = server([FIRST, WHOLE], End::Closes).await;
        let (folder, path) = cut_off(&address).await;
        let file = files(folder.path()).into_iter().find(|file| file.to_string_lossy().ends_with(end)).unwrap();
        let mut bytes = fs::read(&file).unwrap();
        damage(&mut bytes);
        fs::write(&file, bytes).unwrap();
        download(&address, 1, &path).await.unwrap();
        assert!(fs::read(&path).unwrap() == content(1));
        assert_eq!(ranges(&seen), ["", ""], "{end}");
    }
}

#[tokio::test]
async fn a_part_with_all_bytes_is_finished() {
    let (address, seen) = server([FIRST, WHOLE], End::Closes).await;
    let (folder, path) = cut_off(&address).await;
    let find =
        |end| files(folder.path()).into_iter().find(|file| file.extension().is_some_and(|one| one == end)).unwrap();
    let (part, note) = (find("part"), find("note"));
    fs::write(part, content(1)).unwrap();
    let digest: String = Sha256::digest(content(1)).iter().map(|byte| format!("{byte:02x}")).collect();
    let line = |line: &str| match line.split_once(' ') {
        Some(("length", _)) => format!("length {LENGTH}\n"),
        Some(("sha256", _)) => format!("sha256 {digest}\n"),
        _ => format!("{line}\n"),
    };
    let text: String = fs::read_to_string(&note).unwrap().lines().map(line).collect();
    fs::write(note, text).unwrap();
    download(&address, 1, &path).await.unwrap();
    assert!(fs::read(&path).unwrap() == content(1));
    assert_eq!(ranges(&seen), [String::new(), format!("bytes={}-", LENGTH - 1)]);
    assert_eq!(files(folder.path()), [path]);
}

#[tokio::test]
async fn a_part_is_of_one_request_as_a_whole() {
    let (address, seen) = server([FIRST, Habit { version: 2, is_careless: true, ..WHOLE }], End::Closes).await;
    let (_folder, path) = cut_off(&address).await;
    let calls = [
        client(&address).things().file(1).header("X-Tenant", "b").download(&path),
        client(&address).things().file(1).header("Accept", "image/webp").download(&path),
        client(&address).things().file(1).query("size", 2).download(&path),
    ];
    for call in calls {
        call.resumable().await.unwrap();
        assert!(fs::read(&path).unwrap() == content(2));
    }
    assert_eq!(ranges(&seen), [""; 4]);
}

#[tokio::test]
async fn a_body_is_a_part_of_the_request() {
    let (address, seen) = server([FIRST, WHOLE], End::Closes).await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file.png");
    let draw = |width| client(&address).things().draw(1).width(width).download(&path).resumable();
    assert_eq!(draw(10).await.unwrap_err().kind(), ErrorKind::Interrupted);
    draw(20).await.unwrap();
    draw(10).await.unwrap();
    assert_eq!(ranges(&seen), [String::new(), String::new(), format!("bytes={SENT}-")]);
}

#[tokio::test]
async fn a_call_that_must_not_be_sent_twice_keeps_nothing() {
    let (address, seen) = server([FIRST, WHOLE], End::Closes).await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file.png");
    let print = || client(&address).things().print(1).download(&path).resumable();
    assert_eq!(print().await.unwrap_err().kind(), ErrorKind::Interrupted);
    assert_eq!(files(folder.path()), [""; 0].map(PathBuf::from));
    print().await.unwrap();
    assert_eq!(ranges(&seen), ["", ""]);
}

#[tokio::test]
async fn a_time_lets_no_other_call_go_on() {
    let first = Habit { says: time, ..FIRST };
    let (address, seen) =
        server([first, Habit { version: 2, sends: LENGTH, is_careless: true, ..first }], End::Closes).await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file.png");
    assert!(download(&address, 1, &path).await.is_err());
    assert_eq!(files(folder.path()), [""; 0].map(PathBuf::from));
    download(&address, 1, &path).await.unwrap();
    assert!(fs::read(&path).unwrap() == content(2));
    assert_eq!(ranges(&seen), ["", ""]);
}

#[tokio::test]
async fn a_note_without_its_part_hides_no_other_part() {
    let (address, seen) = server([FIRST, WHOLE], End::Closes).await;
    let (folder, path) = cut_off(&address).await;
    let note = files(folder.path()).into_iter().find(|file| file.to_string_lossy().ends_with(".note")).unwrap();
    let text = fs::read_to_string(&note).unwrap().replace(&format!("length {SENT}"), &format!("length {}", SENT + 1));
    for at in 0..9 {
        fs::write(folder.path().join(format!(".file.png.{at:016x}.part.note")), &text).unwrap();
    }
    download(&address, 1, &path).await.unwrap();
    assert_eq!(ranges(&seen)[1], format!("bytes={SENT}-"));
    assert_eq!(files(folder.path()), [path]);
}

#[tokio::test]
async fn a_dropped_call_keeps_what_it_had() {
    let (address, seen) = server([FIRST, Habit { sends: SENT + 100, ..FIRST }, WHOLE], End::Stalls).await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file.png");
    for begun in 1..=2 {
        let (told, mut arrived) = tokio::sync::mpsc::unbounded_channel();
        let call = client(&address).things().file(1).download(&path).resumable();
        let call = call.on_progress(move |bytes, _| _ = told.send(bytes)).send();
        let enough = async { while arrived.recv().await.is_some_and(|bytes| bytes < SENT as u64) {} };
        tokio::select! {
            _ = call => assert!(false, "the server stalls"),
            () = enough => {}
        }
        assert_eq!((ranges(&seen).len(), files(folder.path()).len()), (begun, 2));
    }
    download(&address, 1, &path).await.unwrap();
    assert!(fs::read(&path).unwrap() == content(1));
    assert_eq!(files(folder.path()), [path]);
    let ranges = ranges(&seen);
    let starts: Vec<usize> =
        ranges.iter().filter_map(|one| one.strip_prefix("bytes=")?.strip_suffix('-')?.parse().ok()).collect();
    assert!(matches!(starts.as_slice(), [first, second] if *first >= MIB && second >= first), "{ranges:?}");
}

/// A download in a process that is killed. Run by the test below.
#[tokio::test]
#[ignore = "needs a server of the other test"]
async fn one_download_of_a_program() {
    let variable = |name: &str| std::env::var(name).unwrap();
    let path = PathBuf::from(variable("DOWNLOAD_PATH"));
    download(&variable("DOWNLOAD_ADDRESS"), 1, &path).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn another_process_finishes_what_a_killed_one_began() {
    let (address, seen) = server([FIRST, WHOLE], End::Stalls).await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file.png");
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "wire::resumed_downloads::one_download_of_a_program", "--ignored"]);
    command.env("DOWNLOAD_ADDRESS", &address).env("DOWNLOAD_PATH", &path);
    let mut child = command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn().unwrap();
    let has_noted = || {
        let notes = files(folder.path()).into_iter().filter(|file| file.extension().is_some_and(|end| end == "note"));
        notes.filter_map(|note| fs::read_to_string(note).ok()).any(|text| text.ends_with("end\n"))
    };
    for _ in 0..1000 {
        if has_noted() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(!path.exists());
    assert_eq!(download(&address, 1, &path).await.unwrap(), LENGTH as u64);
    assert!(fs::read(&path).unwrap() == content(1));
    assert_eq!(files(folder.path()), [path]);
    let ranges = ranges(&seen);
    let start = ranges[1].strip_prefix("bytes=").and_then(|range| range.strip_suffix('-')?.parse::<usize>().ok());
    assert!(start.is_some_and(|start| (MIB..=SENT).contains(&start)), "{ranges:?}");
}
