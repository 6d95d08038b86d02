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

const FILTERS: &str = "openapi: 3.2.0
info: {title: Filters, version: '1'}
paths:
  /pets:
    get:
      operationId: list
      parameters:
      - {name: filter, in: query, style: deepObject, explode: true, schema: {$ref: '#/components/schemas/Filter'}}
      - {name: page, in: query, schema: {allOf: [{type: object, properties: {limit: {type: integer, maximum: 100}}}]}}
      - {name: flat, in: query, explode: false, schema: {type: object, properties: {size: {type: integer}}}}
      - {name: where, in: query, content: {application/json: {schema: {$ref: '#/components/schemas/Filter'}}}}
      - {name: ids, in: query, style: pipeDelimited, explode: false, schema: {type: array, items: {type: integer}}}
      responses: {'204': {description: fine}}
    post:
      operationId: add
      requestBody:
        required: true
        content:
          multipart/form-data:
            encoding: {photo: {contentType: 'image/png, image/gif'}}
            schema:
              type: object
              required: [name, photo]
              properties:
                name: {type: string, minLength: 3}
                age: {type: integer}
                photo: {type: string, format: binary}
                tags: {type: array, items: {type: string, enum: [cat, dog]}}
                owner: {$ref: '#/components/schemas/Owner'}
          application/x-www-form-urlencoded:
            schema: {type: object, properties: {lines: {type: array, items: {$ref: '#/components/schemas/Owner'}}}}
      responses: {'204': {description: fine}}
    query:
      operationId: search
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Filter'}}}}
      responses: {'200': {description: fine, content: {text/plain: {example: found}}}}
    additionalOperations:
      COPY:
        operationId: copy
        parameters: [{name: to, in: query, required: true, schema: {type: integer}}]
        responses: {'200': {description: fine, content: {text/plain: {example: copied}}}}
components:
  schemas:
    Filter:
      type: object
      required: [kind]
      additionalProperties: false
      properties:
        kind: {type: string, enum: [cat, dog]}
        age: {type: object, properties: {least: {type: integer}}}
        names: {type: array, items: {type: string, minLength: 2}}
    Owner: {type: object, required: [name], properties: {name: {type: string}, age: {type: integer}}}
";

const PARTS: &str = "content-type: multipart/form-data; boundary=b\r\n";

/// A body of parts, each with the rest of its first header and its value.
fn multipart(parts: &[(&str, &str)]) -> String {
    let part =
        |(header, value): &(&str, &str)| format!("--b\r\nContent-Disposition: form-data; {header}\r\n\r\n{value}\r\n");
    parts.iter().map(part).collect::<String>() + "--b--\r\n"
}

#[test]
fn objects_in_queries_are_judged_as_they_are_written() {
    let mock = Mock::start(FILTERS);
    for query in [
        "",
        "filter[kind]=cat&filter[age][least]=3&filter[names][]=Rex&filter[names][]=Max",
        "filter%5Bkind%5D=dog&filter[names][0]=Rex&limit=7",
        "flat=size,3&where=%7B%22kind%22%3A%22cat%22%7D&ids=1%7C2",
        "other=1",
    ] {
        assert_eq!(mock.ask(&format!("GET /pets?{query}"), "", "").0, 204, "{query}");
    }
    for (query, fault) in [
        ("filter[kind]=cow", "query `filter[kind]`: \"cow\" is not one of \"cat\" or \"dog\""),
        ("filter[names][]=Rex", "query `filter[kind]` is missing"),
        ("filter[kind]=cat&filter[size]=1", "query `filter[size]` is not described"),
        ("filter[kind]=cat&filter[age][least]=x", "query `filter[age][least]`: \"x\" is not of type \"integer\""),
        ("filter[kind]=cat&filter[names][0]=R", "query `filter[names]`: /0: \"R\" is shorter than 2 characters"),
        ("limit=101", "query `limit`: 101 is greater than the maximum of 100"),
        ("flat=size,big", "query `size`: \"big\" is not of type \"integer\""),
        ("where=%7B%7D", "query `where`: \"kind\" is a required property"),
        ("where=x", "query `where`: it is no JSON: expected value at line 1 column 1"),
        ("ids=1%7Cx", "query `ids`: /1: \"x\" is not of type \"integer\""),
    ] {
        assert_eq!(mock.wrong(&format!("GET /pets?{query}"), "", ""), (400, vec![fault.to_owned()]), "{query}");
    }
}

#[test]
fn the_parts_of_a_body_are_judged() {
    let mock = Mock::start(FILTERS);
    let (name, photo) =
        (("name=\"name\"", "Rex"), ("name=\"photo\"; filename=\"a;b.png\"\r\nContent-Type: image/png", "\u{1}"));
    let json = "name=\"owner\"\r\nContent-Type: application/json";
    for more in [
        &[][..],
        &[("name=\"age\"", "7"), ("name=\"tags\"", "cat"), ("name=\"tags\"", "dog")],
        &[(json, "{\"name\": \"Ada\"}")],
        &[("name=\"owner\"", "{\"name\": \"Ada\"}")],
        &[("name=\"owner[name]\"", "Ada")],
    ] {
        let body = multipart(&[&[name, photo], more].concat());
        let (status, _, said) = mock.ask("POST /pets", PARTS, &body);
        assert_eq!(status, 204, "{body}\n{said}");
    }
    for (parts, fault) in [
        (&[name][..], "`photo` is missing"),
        (&[("name=\"name\"", "Re"), photo], "`name`: \"Re\" is shorter than 3 characters"),
        (&[name, photo, ("name=\"age\"", "old")], "`age`: \"old\" is not of type \"integer\""),
        (&[name, photo, ("name=\"age\"", "1"), ("name=\"age\"", "2")], "`age`: it is given several times"),
        (&[name, photo, ("name=\"tags\"", "cow")], "`tags`: /0: \"cow\" is not one of \"cat\" or \"dog\""),
        (&[name, photo, (json, "{}")], "`owner`: \"name\" is a required property"),
        (&[name, photo, (json, "{")], "`owner`: it is no JSON: EOF while parsing an object at line 1 column 1"),
        (
            &[name, ("name=\"photo\"; filename=\"a\"\r\nContent-Type: text/html", "")],
            "`photo` is `text/html`, and described is `image/png, image/gif`",
        ),
    ] {
        let body = multipart(parts);
        assert_eq!(mock.wrong("POST /pets", PARTS, &body), (400, vec![format!("the body: {fault}")]), "{body}");
    }
    let fault = "the body has no parts: a part has no end of its headers".to_owned();
    assert_eq!(mock.wrong("POST /pets", PARTS, "--b\r\n"), (400, vec![fault]));
    let form = "content-type: application/x-www-form-urlencoded\r\n";
    assert_eq!(mock.ask("POST /pets", form, "lines[0][name]=a&lines[1][name]=b").0, 204);
    let fault = "the body: `lines[1][age]`: \"x\" is not of type \"integer\"".to_owned();
    assert_eq!(mock.wrong("POST /pets", form, "lines[0][name]=a&lines[1][name]=b&lines[1][age]=x"), (400, vec![fault]));
}

#[test]
fn methods_of_openapi_32_are_answered() {
    let mock = Mock::start(FILTERS);
    let json = "content-type: application/json\r\n";
    for (line, headers, body, status, answer) in
        [("QUERY /pets", json, "{\"kind\": \"cat\"}", 200, "found"), ("COPY /pets?to=7", "", "", 200, "copied")]
    {
        let (found, _, said) = mock.ask(line, headers, body);
        assert_eq!((found, said.as_str()), (status, answer), "{line}");
    }
    for (line, headers, body, status, fault) in [
        ("QUERY /pets", json, "{}", 400, "the body: \"kind\" is a required property"),
        ("COPY /pets", "", "", 400, "query `to` is missing"),
        ("COPY /pets?to=there", "", "", 400, "query `to`: \"there\" is not of type \"integer\""),
        ("MOVE /pets", "", "", 405, "/pets has GET, POST, QUERY, COPY, and no MOVE"),
    ] {
        assert_eq!(mock.wrong(line, headers, body), (status, vec![fault.to_owned()]), "{line}");
    }
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
