//! Any operation of the API, checked against its description.

use crate::account::Account;
use crate::failure::{Code, Failure};
use crate::model::{Model, Place};
use clap::Args;
use dns_services::Value;
use dns_services::runtime::{CallExt as _, Method, StreamBody};
use serde_json::Map;
use std::io::Write;

/// Call any operation of the API, and print its answer
///
/// Fields are checked against the description of the API. `name=text` is sent in the type that the description says,
/// `name:=JSON` as it is, also if the description has no such field.
#[derive(Args, Debug)]
pub(crate) struct Api {
    /// GET, POST, PUT or DELETE
    #[arg(required_unless_present = "list")]
    method: Option<String>,
    /// The path, such as `/service/10/dns/60`
    #[arg(required_unless_present = "list")]
    path: Option<String>,
    /// Fields of the query or the body
    #[arg(value_name = "NAME=VALUE")]
    fields: Vec<String>,
    /// Do it, though it may cost money
    #[arg(long)]
    yes: bool,
    /// Print all operations
    #[arg(long, exclusive = true)]
    list: bool,
}

impl Api {
    pub(crate) async fn run(self, account: &Account, out: &mut impl Write) -> Result<Code, Failure> {
        let model = Model::new()?;
        let (Some(method), Some(path)) = (&self.method, &self.path) else {
            for (method, path, summary) in model.list() {
                writeln!(out, "{method:<6} {path:<56} {summary}")?;
            }
            return Ok(Code::Done);
        };
        let operation = model.find(method, path)?;
        let (mut query, mut body) = (Map::new(), Map::new());
        for field in &self.fields {
            match field.split_once('=') {
                Some((name, json)) if name.ends_with(':') => {
                    let name = name.trim_end_matches(':');
                    let value: Value = serde_json::from_str(json)
                        .map_err(|error| Failure::usage(format!("`{name}` is no JSON: {error}")))?;
                    let target = if method.eq_ignore_ascii_case("get") { &mut query } else { &mut body };
                    target.insert(name.to_owned(), value);
                }
                Some((name, text)) => {
                    let (place, value) = operation.field(name, text)?;
                    let target = if place == Place::Query { &mut query } else { &mut body };
                    target.insert(name.to_owned(), value);
                }
                None => return Err(Failure::usage(format!("`{field}` is no field: write name=value or name:=JSON"))),
            }
        }
        operation.check_complete(&query, &body)?;
        if operation.spends && !self.yes {
            return Err(Failure::unconfirmed("sends what may cost money"));
        }
        let client = account.client()?;
        let parsed = Method::from_bytes(method.to_uppercase().as_bytes());
        let parsed = parsed.map_err(|_| Failure::usage(format!("`{method}` is no method")))?;
        let mut request = client.runtime().raw(parsed, path.as_str()).header("accept", "*/*");
        for (name, value) in query {
            request = request.query(name, value);
        }
        for (name, value) in body {
            request = request.field(name, value);
        }
        let bytes = request.send::<StreamBody>().await?.into_body().bytes().await?;
        match serde_json::from_slice::<Value>(&bytes) {
            Ok(value) => writeln!(out, "{value:#}")?,
            Err(_) => out.write_all(&bytes)?,
        }
        Ok(Code::Done)
    }
}
