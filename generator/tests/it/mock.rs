//! `ampersat mock`, asked over HTTP.

use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use tempfile::{TempDir, tempdir};

const PETS: &str = "openapi: 3.0.3
info: {title: Pets, version: '1'}
servers: [{url: 'https://pets.example/v1'}]
paths:
  /pets:
    get:
      operationId: list_pets
      parameters:
      - {name: limit, in: query, required: true, schema: {type: integer, maximum: 100}}
      - {name: tag, in: query, schema: {type: array, items: {type: string, enum: [cat, dog]}}}
      - {name: X-Trace, in: header, schema: {type: string, format: uuid}}
      responses:
        '200':
          description: fine
          content:
            application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}
            text/csv: {schema: {type: string}, example: 'name'}
    post:
      operationId: add_pet
      security: [{key: []}, {token: []}]
      requestBody:
        required: true
        content:
          application/json: {schema: {$ref: '#/components/schemas/Pet'}}
          application/x-www-form-urlencoded: {schema: {$ref: '#/components/schemas/Pet'}}
      responses:
        '201': {description: fine, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}, example: {name: Rex}}}}
        '409': {description: known, content: {application/json: {example: {error: known}}}}
  /pets/{id}:
    get: {operationId: get_pet, parameters: [{name: id, in: path, required: true, schema: {type: integer}}], responses: {'204': {description: fine}}}
  /pets/best: {get: {operationId: best, responses: {'200': {description: fine, content: {text/plain: {example: Rex}}}}}}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}, token: {type: http, scheme: bearer}}
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        id: {type: integer, readOnly: true}
        name: {type: string, minLength: 3}
        born: {type: string, format: date, nullable: true}
        friends: {type: array, items: {$ref: '#/components/schemas/Pet'}}
        secret: {type: string, writeOnly: true}
";

/// A mock in a process, which ends with this.
struct Mock {
    process: Child,
    address: String,
    _folder: TempDir,
}

impl Drop for Mock {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Mock {
    fn start(document: &str) -> Self {
        let folder = tempdir().unwrap();
        fs::write(folder.path().join("api.yaml"), document).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_ampersat"));
        let command = command.current_dir(folder.path()).args(["mock", "api.yaml", "--port", "0"]);
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let url = line.trim_end().strip_prefix("http://").unwrap();
        let address = url.split('/').next().unwrap().to_owned();
        Self { process, address, _folder: folder }
    }

    /// Sends a request: its first line, headers and body. Returns the status, the headers and the body.
    fn ask(&self, line: &str, headers: &str, body: &str) -> (u16, String, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let length = body.len();
        let host = &self.address;
        write!(
            stream,
            "{line} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\ncontent-length: {length}\r\n{headers}\r\n{body}"
        )
        .unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        (status, head.to_lowercase(), body.to_owned())
    }

    /// The faults of a request, as the answer names them.
    fn wrong(&self, line: &str, headers: &str, body: &str) -> (u16, Vec<String>) {
        let (status, head, body) = self.ask(line, headers, body);
        assert!(head.contains("\r\ncontent-type: application/problem+json"), "{line}: {head}\n{body}");
        let body: Value = serde_json::from_str(&body).unwrap();
        assert_eq!(body["status"], status);
        let errors = body["errors"].as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned());
        (status, errors.collect())
    }
}

#[test]
fn documented_and_made_examples_are_answered() {
    let mock = Mock::start(PETS);
    let json = "content-type: application/json\r\nx-key: k\r\n";
    let (status, head, body) = mock.ask("GET /v1/pets?limit=3&tag=cat&tag=dog", "", "");
    assert!(status == 200 && head.contains("\r\ncontent-type: application/json"), "{head}\n{body}");
    let pet = json!({"id": 1, "name": "text", "born": "2030-01-31", "friends": []});
    let found: Value = serde_json::from_str(&body).unwrap();
    assert_eq!((&found[0]["id"], &found[0]["name"], &found[0]["born"]), (&pet["id"], &pet["name"], &pet["born"]));
    assert!(found[0].get("secret").is_none(), "{found}");
    // The path of the server may be left out, and a form be sent.
    let form = "content-type: application/x-www-form-urlencoded\r\nauthorization: Bearer t\r\n";
    for (line, headers, body, status, answer) in [
        ("GET /pets?limit=3", "accept: text/csv\r\n", "", 200, "name"),
        ("POST /pets", json, "{\"name\": \"Rex\", \"born\": null}", 201, "{\"name\":\"Rex\"}"),
        ("POST /pets", form, "name=Rex&born=2030-01-31", 201, "{\"name\":\"Rex\"}"),
        ("POST /pets", &format!("{json}prefer: code=409\r\n"), "{\"name\": \"Rex\"}", 409, "{\"error\":\"known\"}"),
        ("GET /v1/pets/7", "", "", 204, ""),
        ("GET /v1/pets/best", "", "", 200, "Rex"),
    ] {
        let (found, _, said) = mock.ask(line, headers, body);
        assert_eq!((found, said.as_str()), (status, answer), "{line}");
    }
}

#[test]
fn what_is_wrong_with_a_request_is_said() {
    let mock = Mock::start(PETS);
    let json = "content-type: application/json\r\nx-key: k\r\n";
    let form = "content-type: application/x-www-form-urlencoded\r\nx-key: k\r\n";
    for (line, headers, body, status, errors) in [
        ("GET /v1/pet", "", "", 404, &["no operation has this path; the nearest is /pets"][..]),
        ("PUT /v1/pets", "", "", 405, &["/pets has GET, POST, and no PUT"]),
        ("GET /v1/pets", "", "", 400, &["query `limit` is missing"]),
        (
            "GET /v1/pets?limit=many&tag=cat,cow",
            "x-trace: 1\r\n",
            "",
            400,
            &[
                "query `limit`: \"many\" is not of type \"integer\"",
                "query `tag`: /1: \"cow\" is not one of \"cat\" or \"dog\"",
                "header `X-Trace`: \"1\" is not a \"uuid\"",
            ],
        ),
        ("GET /v1/pets?limit=1&limit=2", "", "", 400, &["query `limit`: it is given several times"]),
        ("GET /v1/pets/seven", "", "", 400, &["path `id`: \"seven\" is not of type \"integer\""]),
        ("POST /v1/pets", "", "{}", 401, &["the credentials are missing: `key` or `token`"]),
        ("POST /v1/pets", "authorization: Basic x\r\n", "{}", 401, &["the credentials are missing: `key` or `token`"]),
        ("POST /v1/pets", json, "", 400, &["the body is missing"]),
        (
            "POST /v1/pets",
            json,
            "{\"name\":",
            400,
            &["the body is no JSON: EOF while parsing a value at line 1 column 8"],
        ),
        ("POST /v1/pets", json, "{}", 400, &["the body: \"name\" is a required property"]),
        ("POST /v1/pets", json, "{\"name\": 7}", 400, &["the body, at /name: 7 is not of type \"string\""]),
        ("POST /v1/pets", form, "born=2030-01-31", 400, &["the body: `name` is missing"]),
        (
            "POST /v1/pets",
            form,
            "name=Rex&born=soon",
            400,
            &["the body: `born`: \"soon\" is not valid under any of the schemas listed in the 'anyOf' keyword"],
        ),
        (
            "POST /v1/pets",
            "content-type: text/plain\r\nx-key: k\r\n",
            "Rex",
            415,
            &["the body is `text/plain`, and described is `application/json` or `application/x-www-form-urlencoded`"],
        ),
    ] {
        assert_eq!(
            mock.wrong(line, headers, body),
            (status, errors.iter().map(|one| (*one).to_owned()).collect()),
            "{line}"
        );
    }
    let (_, head, _) = mock.ask("PUT /v1/pets", "", "");
    assert!(head.contains("\r\nallow: get, post"), "{head}");
}

#[test]
fn a_description_that_cannot_be_used_is_no_server() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("api.yaml"), "openapi: 4.0.0\n").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_ampersat"));
    let output = command.current_dir(folder.path()).args(["mock", "api.yaml", "--port", "0"]).output().unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success() && error.ends_with("error: the description cannot be used as it is\n"), "{error}");
}
