//! A small HTTP/1.1 server on this machine. It remembers what it was asked, and answers what it is told.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// A request as it arrived.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The method, in capitals.
    pub method: String,
    /// Path and query, exactly as they were sent.
    pub target: String,
    /// The headers in the order in which they came, their names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
}

impl Request {
    /// Method, path and query: `GET /api/dns`.
    pub fn line(&self) -> String {
        format!("{} {}", self.method, self.target)
    }

    /// The value of a header; the name is in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// An answer of the server.
#[derive(Clone, Debug)]
pub struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
    delay: Duration,
    fault: Option<Fault>,
    /// The body in pieces, which are sent one after the other.
    pieces: Option<Vec<Vec<u8>>>,
}

/// A fault of an answer.
#[derive(Clone, Copy, Debug)]
pub enum Fault {
    /// The request is read, and the connection closed without a word.
    Cut,
    /// The connection is closed in the midst of the body.
    CutBody,
    /// Nothing comes.
    Silence,
    /// The head comes, and of the body a byte now and then.
    SlowBody,
    /// A body without end, of which nobody says how long it is.
    EndlessBody,
}

impl Answer {
    /// JSON, with status 200.
    pub fn json(body: impl Into<String>) -> Self {
        let (headers, delay) = (Vec::new(), Duration::ZERO);
        Self { status: 200, headers, body: body.into(), delay, fault: None, pieces: None }
            .header("content-type", "application/json")
    }

    /// No answer, but a fault.
    pub fn fault(fault: Fault) -> Self {
        Self { fault: Some(fault), ..Self::json("{}") }
    }

    /// Pieces of a body of which nobody says how long it is, with a content type. Each is sent by itself.
    pub fn pieces<const N: usize>(content_type: &str, pieces: [&[u8]; N]) -> Self {
        let pieces = Some(pieces.map(<[u8]>::to_vec).into());
        Self { pieces, ..Self::json("") }.header("content-type", content_type)
    }

    /// The same after a while.
    pub fn after(self, delay: Duration) -> Self {
        Self { delay, ..self }
    }

    /// The same with another status.
    pub fn status(self, status: u16) -> Self {
        Self { status, ..self }
    }

    /// The same with one header more, whatever others are called.
    pub fn with_line(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same with a header, which replaces one of the same name.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(known, _)| known != name);
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }
}

type Handler = dyn Fn(&Request) -> Answer + Send + Sync;

/// A running server. It stops with the test that started it.
#[derive(Debug)]
pub struct Server {
    address: String,
    seen: Arc<Mutex<Vec<Request>>>,
}

impl Server {
    /// Starts a server that answers every request alike.
    ///
    /// # Errors
    /// Fails if this machine lets nobody listen.
    pub async fn always(answer: Answer) -> io::Result<Self> {
        Self::start(move |_| answer.clone()).await
    }

    /// Starts a server.
    ///
    /// # Errors
    /// Fails if this machine lets nobody listen.
    pub async fn start(handler: impl Fn(&Request) -> Answer + Send + Sync + 'static) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?.to_string();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (handler, log): (Arc<Handler>, _) = (Arc::new(handler), Arc::clone(&seen));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&handler), Arc::clone(&log)));
            }
        });
        Ok(Self { address, seen })
    }

    /// The server's address with a path: `http://127.0.0.1:1234/api`.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// All requests so far.
    pub fn seen(&self) -> Vec<Request> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Returns the number of requests for a path below `/api`.
    pub fn count(&self, path: &str) -> usize {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.iter().filter(|request| request.target.strip_prefix("/api") == Some(path)).count()
    }
}

/// Answers the requests of one connection, one after the other.
async fn serve(stream: TcpStream, handler: Arc<Handler>, log: Arc<Mutex<Vec<Request>>>) -> io::Result<()> {
    let mut stream = BufReader::new(stream);
    while let Some(request) = read(&mut stream).await? {
        log.lock().unwrap_or_else(PoisonError::into_inner).push(request.clone());
        let answer = handler(&request);
        tokio::time::sleep(answer.delay).await;
        match answer.fault {
            Some(fault) => return fail(&mut stream, fault).await,
            None => write(&mut stream, &answer).await?,
        }
    }
    Ok(())
}

async fn read(stream: &mut BufReader<TcpStream>) -> io::Result<Option<Request>> {
    let mut request = Request::default();
    let mut line = String::new();
    if stream.read_line(&mut line).await? == 0 {
        return Ok(None);
    }
    let mut words = line.split_whitespace().map(str::to_owned);
    request.method = words.next().unwrap_or_default();
    request.target = words.next().unwrap_or_default();
    loop {
        line.clear();
        stream.read_line(&mut line).await?;
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        request.headers.push((name.to_ascii_lowercase(), value.to_owned()));
    }
    let body = if request.header("transfer-encoding") == Some("chunked") {
        chunks(stream).await?
    } else {
        let length = request.header("content-length").and_then(|value| value.parse().ok()).unwrap_or(0);
        let mut body = vec![0; length];
        stream.read_exact(&mut body).await?;
        body
    };
    request.body = String::from_utf8_lossy(&body).into_owned();
    Ok(Some(request))
}

/// A body in chunks.
async fn chunks(stream: &mut BufReader<TcpStream>) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    let mut line = String::new();
    loop {
        line.clear();
        stream.read_line(&mut line).await?;
        let length = usize::from_str_radix(line.trim_end(), 16).map_err(io::Error::other)?;
        let mut chunk = vec![0; length];
        stream.read_exact(&mut chunk).await?;
        body.extend(chunk);
        // the end of the chunk
        stream.read_line(&mut String::new()).await?;
        if length == 0 {
            return Ok(body);
        }
    }
}

async fn write(stream: &mut BufReader<TcpStream>, answer: &Answer) -> io::Result<()> {
    let length = match answer.pieces {
        Some(_) => "transfer-encoding: chunked".to_owned(),
        None => format!("content-length: {}", answer.body.len()),
    };
    let mut text = format!("HTTP/1.1 {} Said\r\n{length}\r\n", answer.status);
    for (name, value) in &answer.headers {
        text += &format!("{name}: {value}\r\n");
    }
    text += "\r\n";
    text += &answer.body;
    stream.write_all(text.as_bytes()).await?;
    let Some(pieces) = &answer.pieces else { return Ok(()) };
    for piece in pieces {
        stream.write_all(format!("{:x}\r\n", piece.len()).as_bytes()).await?;
        stream.write_all(piece).await?;
        stream.write_all(b"\r\n").await?;
        // so that pieces arrive one by one
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    stream.write_all(b"0\r\n\r\n").await
}

/// Does to a connection what no server should. It is closed afterwards.
async fn fail(stream: &mut BufReader<TcpStream>, fault: Fault) -> io::Result<()> {
    const PROMISE: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{";
    match fault {
        Fault::Cut => Ok(()),
        Fault::CutBody => stream.write_all(PROMISE).await,
        Fault::Silence => std::future::pending().await,
        Fault::SlowBody => {
            stream.write_all(PROMISE).await?;
            loop {
                tokio::time::sleep(Duration::from_millis(20)).await;
                stream.write_all(b" ").await?;
            }
        }
        Fault::EndlessBody => {
            stream.write_all(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n").await?;
            let chunk = format!("2000\r\n{}\r\n", " ".repeat(0x2000));
            loop {
                stream.write_all(chunk.as_bytes()).await?;
            }
        }
    }
}
