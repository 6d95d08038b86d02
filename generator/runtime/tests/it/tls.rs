//! TLS as the platform trusts it. Each call is made by a program of its own, since trust belongs to a process.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use ampersat_runtime::{CallExt as _, Method, Value};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::generated::Client;

const URL: &str = "TLS_TEST_URL";
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/certificates");

fn config() -> Arc<ServerConfig> {
    let certificate = CertificateDer::from_pem_file(format!("{FOLDER}/localhost.pem")).unwrap();
    let key = PrivateKeyDer::from_pem_file(format!("{FOLDER}/localhost.key")).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    Arc::new(builder.with_no_client_auth().with_single_cert(vec![certificate], key).unwrap())
}

/// Answers one request; returns nothing if the handshake fails.
fn answer(config: Arc<ServerConfig>, stream: TcpStream) -> std::io::Result<()> {
    let mut stream = StreamOwned::new(ServerConnection::new(config).unwrap(), stream);
    let mut read = Vec::new();
    while !read.ends_with(b"\r\n\r\n") {
        let mut one = [0];
        stream.read_exact(&mut one)?;
        read.extend(one);
    }
    stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")?;
    stream.conn.send_close_notify();
    stream.flush()
}

/// Starts a server for `localhost`, and returns its port and how many requests it has answered.
fn server() -> (u16, Arc<AtomicUsize>) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let (port, answered) = (listener.local_addr().unwrap().port(), Arc::new(AtomicUsize::new(0)));
    let (count, config) = (answered.clone(), config());
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            if answer(config.clone(), stream).is_ok() {
                count.fetch_add(1, Ordering::SeqCst);
            }
        }
    });
    (port, answered)
}

/// Calls a server from a new process that trusts one file of authorities, and returns what it prints.
fn call(url: &str, trusts: &str) -> String {
    let mut program = Command::new(std::env::current_exe().unwrap());
    let program = program.args(["--exact", "tls::calls_a_server", "--ignored", "--nocapture"]);
    let program = program.env(URL, url).env("SSL_CERT_FILE", trusts).env_remove("SSL_CERT_DIR");
    String::from_utf8(program.output().unwrap().stdout).unwrap()
}

#[tokio::test]
#[ignore = "the program of the test below"]
async fn calls_a_server() {
    let client = Client::builder()
        .base_url(std::env::var(URL).unwrap())
        .credentials(ampersat_runtime::Credentials::none())
        .build()
        .unwrap();
    match client.inner().raw(Method::GET, "/x").no_retry().send::<Value>().await {
        Ok(answer) => println!("answered: {}", answer.status()),
        Err(error) => println!("refused: {error:?}"),
    }
}

#[test]
fn a_server_is_called_if_the_platform_trusts_its_certificate_for_its_name() {
    let (port, answered) = server();
    let (ours, others) = (format!("{FOLDER}/authority.pem"), format!("{FOLDER}/localhost.pem"));
    let trusted = call(&format!("https://localhost:{port}"), &ours);
    assert!(trusted.contains("answered: 200"), "{trusted}");
    let wrong_name = call(&format!("https://127.0.0.1:{port}"), &ours);
    assert!(wrong_name.contains("refused: ") && wrong_name.contains("not valid for name"), "{wrong_name}");
    // The platform's authorities are another file's here.
    let unknown = call(&format!("https://localhost:{port}"), &others);
    assert!(unknown.contains("refused: "), "{unknown}");
    assert_eq!(answered.load(Ordering::SeqCst), 1, "nothing is sent to a server that is not trusted");
}
