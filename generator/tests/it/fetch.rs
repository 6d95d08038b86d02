//! `ampersat fetch`, with a real server.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};
use std::thread;
use tempfile::{TempDir, tempdir};

const PETS: &str = "openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /pets: {get: {operationId: list_pets, tags: [pets], responses: {'204': {description: Done.}}}}
";

/// A server that answers as it is told, and remembers what it was asked.
struct Server {
    address: String,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// The function gets the path of a request, and returns everything that is answered.
    fn start(answer: impl Fn(&str) -> Vec<u8> + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let heads = Arc::new(Mutex::new(Vec::new()));
        let known = heads.clone();
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let head = head(&mut stream);
                let path = head.split(' ').nth(1).unwrap().to_owned();
                known.lock().unwrap().push(head);
                // The other side does not read on when it has seen enough.
                _ = stream.write_all(&answer(&path));
            }
        });
        Self { address, heads }
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    fn heads(&self) -> Vec<String> {
        std::mem::take(&mut self.heads.lock().unwrap())
    }
}

fn head(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte).unwrap();
        head.extend(byte);
    }
    String::from_utf8(head).unwrap()
}

/// An answer with its length.
fn answer(status: &str, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n{headers}\r\n{body}").into_bytes()
}

fn yaml(text: &str) -> Vec<u8> {
    answer("200 OK", "content-type: application/yaml\r\n", text)
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ampersat"));
    command.env("NO_PROXY", "127.0.0.1,localhost").current_dir(folder).args(arguments).output().unwrap()
}

/// Returns the output of a command, after its exit code has been compared.
fn printed(output: &Output, code: i32) -> String {
    let text = [&output.stdout[..], &output.stderr].concat();
    let text = String::from_utf8(text).unwrap();
    assert_eq!(output.status.code(), Some(code), "{text}");
    text
}

fn read(folder: &TempDir, path: &str) -> String {
    fs::read_to_string(folder.path().join(path)).unwrap()
}

#[test]
fn a_description_is_fetched_and_fetched_again_when_it_has_changed() {
    let text = Arc::new(Mutex::new(PETS.to_owned()));
    let published = text.clone();
    let server = Server::start(move |_| yaml(&published.lock().unwrap()));
    let (folder, url) = (tempdir().unwrap(), server.url("/openapi.yaml"));
    let said = printed(&run(folder.path(), &["fetch", &url, "-o", "pets.yaml"]), 0);
    assert_eq!(said, format!("pets.yaml: 1 KiB of {url}\n"));
    assert_eq!(read(&folder, "pets.yaml"), PETS);
    let lock = format!("\n[document.\"pets.yaml\"]\nurl = \"{url}\"\nsha256 = \"");
    assert!(read(&folder, "ampersat.lock").contains(&lock), "{}", read(&folder, "ampersat.lock"));

    // From here on `ampersat.toml` says which file, and the lock from where.
    fs::write(folder.path().join("ampersat.toml"), "[client.a]\ndocument = \"pets.yaml\"\noutput = \"a\"\n").unwrap();
    for arguments in [&["fetch"][..], &["fetch", "--check"], &["fetch", "--client", "a"]] {
        assert_eq!(printed(&run(folder.path(), arguments), 0), "pets.yaml: not changed\n");
    }
    let newer =
        PETS.replace("list_pets, ", "list_pets, parameters: [{name: limit, in: query, schema: {type: integer}}], ");
    *text.lock().unwrap() = newer.clone();
    let said = printed(&run(folder.path(), &["fetch", "--check"]), 1);
    assert!(
        said.contains("Consequence: **minor**") && said.contains("`pets().list_pets()`: query `limit: i64`"),
        "{said}"
    );
    assert!(said.ends_with(&format!("error: {url} has changed; `ampersat fetch` takes it over\n")), "{said}");
    assert_eq!(read(&folder, "pets.yaml"), PETS);
    let said = printed(&run(folder.path(), &["fetch"]), 0);
    assert!(said.contains("Consequence: **minor**"), "{said}");
    assert_eq!(read(&folder, "pets.yaml"), newer);
    assert_eq!(printed(&run(folder.path(), &["fetch", "--check"]), 0), "pets.yaml: not changed\n");

    // A change by hand is not lost.
    let edited = newer.replace("Done.", "It is done.");
    fs::write(folder.path().join("pets.yaml"), &edited).unwrap();
    let said = printed(&run(folder.path(), &["fetch", "--check"]), 1);
    assert!(said.contains("pets.yaml was changed since it was fetched"), "{said}");
    let said = printed(&run(folder.path(), &["fetch"]), 1);
    assert!(said.contains("pets.yaml was changed since it was fetched; put the corrections into an overlay"), "{said}");
    assert_eq!(read(&folder, "pets.yaml"), edited);
}

#[test]
fn what_is_no_description_is_refused_and_touches_nothing() {
    let server = Server::start(|path| match path {
        "/page" => answer("200 OK", "content-type: text/html; charset=utf-8\r\n", "<!doctype html><p>Pets</p>"),
        "/untold-page" => answer("200 OK", "", "<html><body>Pets</body></html>"),
        "/list" => yaml("- openapi: 3.0.3\n"),
        "/other" => yaml("title: Pets\n"),
        "/broken" => yaml("{\"openapi\": "),
        "/latin-1" => b"HTTP/1.1 200 OK\r\ncontent-length: 7\r\nconnection: close\r\n\r\na: 123\xe9".to_vec(),
        "/gone" => answer("404 Not Found", "", PETS),
        "/locked" => answer("401 Unauthorized", "", PETS),
        "/fault" => answer("503 Service Unavailable", "", PETS),
        "/loop" => answer("302 Found", "location: /loop\r\n", ""),
        "/nowhere" => answer("302 Found", "location: ftp://pets.example/\r\n", ""),
        "/large" => b"HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n{".to_vec(),
        "/endless" => {
            let chunk = format!("{:x}\r\n{}\r\n", 1 << 20, " ".repeat(1 << 20));
            format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{}0\r\n\r\n", chunk.repeat(65)).into_bytes()
        }
        "/cut" => b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\nconnection: close\r\n\r\nopenapi: 3.0.3".to_vec(),
        other => panic!("{other}"),
    });
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("pets.yaml"), PETS).unwrap();
    for (path, why) in [
        ("/page", "this is an HTML page; a page of documentation mostly links"),
        ("/untold-page", "an API description is an object, this is an HTML page"),
        ("/list", "an API description is an object, this is a list"),
        ("/other", "this is no API description: it has neither `swagger` nor `openapi`"),
        ("/broken", "this is not JSON: "),
        ("/latin-1", "not UTF-8, at byte 6"),
        ("/gone", "the server answers with 404 Not Found; if it wants credentials"),
        ("/locked", "the server answers with 401 Unauthorized; if it wants credentials"),
        ("/fault", "the server answers with 503 Service Unavailable\n"),
        ("/loop", "more than 10 redirects"),
        ("/nowhere", "a redirect leads to no URL"),
        ("/large", "it is larger than 64 MiB"),
        ("/endless", "it is larger than 64 MiB"),
        ("/cut", "error decoding response body: "),
    ] {
        let url = server.url(path);
        let said = printed(&run(folder.path(), &["fetch", &url, "-o", "pets.yaml"]), 1);
        assert!(said.starts_with(&format!("error: {url}: {why}")), "{path}: {said}");
        assert!(said.ends_with("\npets.yaml is as it was\n"), "{path}: {said}");
    }
    assert_eq!(read(&folder, "pets.yaml"), PETS);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let said = printed(&run(folder.path(), &["fetch", &format!("http://{nobody}/"), "-o", "pets.yaml"]), 1);
    assert!(said.contains("error sending request: ") && said.ends_with("pets.yaml is as it was\n"), "{said}");
}

#[test]
fn redirects_are_followed_and_credentials_stay_with_their_server() {
    let other = Server::start(|_| yaml(PETS));
    let elsewhere = other.url("/signed?signature=turing");
    let server = Server::start(move |path| match path {
        "/old?token=lovelace" => answer("301 Moved Permanently", "location: /new\r\n", ""),
        "/new" => answer("302 Found", &format!("location: {elsewhere}\r\n"), ""),
        other => panic!("{other}"),
    });
    let folder = tempdir().unwrap();
    let url = server.url("/old?token=lovelace").replace("http://", "http://ada:babbage@");
    let header = ["-H", "x-api-key: hopper"];
    let said = printed(&run(folder.path(), &[&["fetch", &url, "-o", "a.yaml"][..], &header].concat()), 0);
    let shown = format!("http://***@{}/old?token=***", server.address);
    assert_eq!(said, format!("a.yaml: 1 KiB of {shown}\n"));
    let [first, second] = server.heads().try_into().unwrap();
    for head in [&first, &second] {
        assert!(head.contains("\r\nx-api-key: hopper\r\n"), "{head}");
        // ada:babbage
        assert!(head.contains("\r\nauthorization: Basic YWRhOmJhYmJhZ2U=\r\n"), "{head}");
    }
    let [third] = other.heads().try_into().unwrap();
    assert!(third.starts_with("GET /signed?signature=turing ") && !third.contains("hopper"), "{third}");
    assert!(!third.contains("authorization"), "{third}");
    let lock = read(&folder, "ampersat.lock");
    assert!(lock.contains(&format!("url = \"{shown}\"\n")), "{lock}");

    // The next run has no credentials to send, and sends nothing.
    fs::write(folder.path().join("ampersat.toml"), "[client.a]\ndocument = \"a.yaml\"\noutput = \"a\"\n").unwrap();
    let said = printed(&run(folder.path(), &["fetch"]), 1);
    assert!(said.contains("the credentials in this URL are not kept; give all of it again\n"), "{said}");
    assert_eq!(server.heads(), [] as [String; 0]);
    assert_eq!(printed(&run(folder.path(), &[&["fetch", &url][..], &header].concat()), 0), "a.yaml: not changed\n");
}

#[test]
fn nothing_that_is_given_wrongly_is_repeated() {
    let folder = tempdir().unwrap();
    let file = ["-o", "a.yaml"];
    for (arguments, said) in [
        (
            &["fetch", "htps://ada:lovelace@pets.example/", file[0], file[1]][..],
            "a URL begins with `https://` or `http://`",
        ),
        (
            &["fetch", "http://localhost/", "-H", "authorization lovelace", file[0], file[1]],
            "a header is `NAME: VALUE`",
        ),
        (
            &["fetch", "http://localhost/", "-H", "authorization: love\nlace", file[0], file[1]],
            "a header is `NAME: VALUE`",
        ),
        (&["fetch", "http://localhost/"], "into which file? give the file with `--out FILE`"),
        (&["fetch", file[0], file[1]], "a.yaml was never fetched; give the URL, too"),
    ] {
        let printed = printed(&run(folder.path(), arguments), 1);
        assert!(printed.contains(said) && !printed.contains("love"), "{printed}");
    }
}

#[test]
fn one_url_is_not_for_several_files() {
    let folder = tempdir().unwrap();
    let table = |name: &str| format!("[client.{name}]\ndocument = \"{name}.yaml\"\noutput = \"{name}\"\n");
    fs::write(folder.path().join("ampersat.toml"), table("a") + &table("b")).unwrap();
    let said = printed(&run(folder.path(), &["fetch", "http://localhost/"]), 1);
    assert!(said.contains("give it with `--out FILE`, or a client with `--client NAME`"), "{said}");
    let server = Server::start(|path| match path {
        "/a" => yaml(PETS),
        _ => answer("404 Not Found", "", ""),
    });
    printed(&run(folder.path(), &["fetch", &server.url("/a"), "--client", "a"]), 0);
    fs::write(folder.path().join("b.yaml"), PETS).unwrap();
    let lock =
        read(&folder, "ampersat.lock") + "[document.\"b.yaml\"]\nurl = \"" + &server.url("/b") + "\"\nsha256 = \"\"\n";
    fs::write(folder.path().join("ampersat.lock"), lock).unwrap();
    // A document that fails does not keep another one from being looked at.
    let said = printed(&run(folder.path(), &["fetch", "--check"]), 1);
    assert!(said.contains("a.yaml: not changed\n") && said.contains("/b: the server answers with 404"), "{said}");
    let said = printed(&run(folder.path(), &["fetch", "-H", "a: b"]), 1);
    assert!(said.contains("`--header` is for one server"), "{said}");
}
