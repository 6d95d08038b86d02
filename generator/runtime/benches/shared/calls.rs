//! A small API, a server that answers for it, and the types of its answer.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;

use ampersat_runtime as rt;

pub(crate) static API: rt::Api = rt::Api {
    client: "bench",
    version: "0",
    base_url: "https://example.com",
    dialect: rt::Dialect::Php,
    errors: Some(rt::ErrorEnvelope { messages: "error", flag: Some("success") }),
    environment: rt::Environment::NONE,
    token_flow: None,
    security: rt::Security::UNKNOWN,
};

pub(crate) const GET: rt::Operation = rt::Operation {
    name: "dns.get",
    method: rt::Method::GET,
    path: "/dns/{id}",
    class: rt::Class::Read,
    required: &[],
    authenticated: true,
};

#[allow(dead_code, reason = "decoded, not read")]
pub(crate) struct Zone {
    id: i64,
    name: String,
}

impl rt::Codec for Zone {
    type Value = Self;

    fn decode(input: rt::Input<'_>) -> Result<Self, rt::DecodeError> {
        let object = input.object()?;
        Ok(Self { id: object.required::<i64>("id")?, name: object.required::<String>("name")? })
    }

    fn encode(_: &Self) -> rt::Json {
        rt::Json::Null
    }
}

#[derive(serde::Deserialize)]
#[allow(dead_code, reason = "decoded, not read")]
pub(crate) struct StrictZone {
    id: i64,
    name: String,
}

/// A server that gives every request the same answer.
pub(crate) fn server() -> String {
    const ANSWER: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 31\r\n\r\n{\"id\": 1,\"name\":\"example.com\"}\n";
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = BufReader::new(stream.unwrap());
            std::thread::spawn(move || {
                let mut line = String::new();
                while stream.read_line(&mut line).is_ok_and(|read| read > 0) {
                    if line == "\r\n" {
                        stream.get_mut().write_all(ANSWER).unwrap();
                    }
                    line.clear();
                }
            });
        }
    });
    address
}
