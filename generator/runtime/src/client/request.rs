//! A call under construction.

use std::fmt;
use std::time::Duration;

use reqwest::Method;
use serde_json::{Map, Value};

use super::url::{PathValue, query_pairs};
use super::{Client, Response, call};
use crate::api::{Class, Operation};
use crate::codec::Codec;
use crate::json::Input;
use crate::{BoxFuture, Error};

/// A call under construction: an operation with the values of its parameters. Values set later replace earlier ones
/// of the same name. `Debug` shows the names only.
#[derive(Clone)]
#[must_use = "a request does nothing until it is sent"]
pub struct Request {
    pub(crate) client: Client,
    pub(crate) operation: &'static Operation,
    /// Method and path of a call that has no operation of its own.
    pub(crate) raw: Option<(Method, String)>,
    pub(crate) path: Vec<(&'static str, String)>,
    pub(crate) query: Vec<(String, Value)>,
    pub(crate) body: Map<String, Value>,
    pub(crate) timeout: Option<Duration>,
}

static RAW_READ: Operation = raw_operation(Method::GET, Class::Read);
static RAW_UNSAFE: Operation = raw_operation(Method::POST, Class::Unsafe);

const fn raw_operation(method: Method, class: Class) -> Operation {
    Operation { group: "raw", name: "request", method, path: "(raw)", class, required: &[], authenticated: true }
}

impl Request {
    pub(crate) fn new(client: Client, operation: &'static Operation) -> Self {
        Self { client, operation, raw: None, path: vec![], query: vec![], body: Map::new(), timeout: None }
    }

    pub(crate) fn raw(client: Client, method: Method, path: String) -> Self {
        let reads = method == Method::GET || method == Method::HEAD;
        let request = Self::new(client, if reads { &RAW_READ } else { &RAW_UNSAFE });
        Self { raw: Some((method, path)), ..request }
    }

    /// Sets a path parameter. Its value becomes one segment of the path, or a part of one, whatever it contains.
    pub fn path<V: PathValue + ?Sized>(mut self, name: &'static str, value: &V) -> Self {
        self.path.push((name, value.to_text()));
        self
    }

    /// Sets a query parameter.
    pub fn query<C: Codec>(self, name: &'static str, value: &C::Value) -> Self {
        self.extra_query(name, C::encode(value))
    }

    /// Sets a field of the JSON body.
    pub fn field<C: Codec>(self, name: &'static str, value: &C::Value) -> Self {
        self.extra(name, C::encode(value))
    }

    /// Sets a field of the JSON body that the API's description does not know.
    pub fn extra(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.body.insert(name.into(), value.into());
        self
    }

    /// Sets a query parameter that the API's description does not know.
    pub fn extra_query(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        let name = name.into();
        self.query.retain(|(known, _)| *known != name);
        self.query.push((name, value.into()));
        self
    }

    /// How long this call may take with all its attempts, in place of what the client says.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Sends the call and decodes the answer.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn send<C: Codec<Value: Send>>(self) -> Result<Response<C::Value>, Error> {
        let mut body = None;
        let mut decode = |input: Input<'_>| {
            body = Some(C::decode(input)?);
            Ok(())
        };
        let answer = call::execute(&self, &mut decode).await?;
        // an answer that was accepted has been decoded
        let body = body.ok_or_else(|| Error::build("the answer was not decoded"))?;
        Ok(Response {
            body,
            status: answer.status,
            headers: answer.headers,
            raw: answer.body,
            attempts: answer.attempts,
        })
    }

    /// What awaiting the call does: as [`send`](Self::send), leaving only the body.
    pub fn into_future_of<C>(self) -> BoxFuture<'static, Result<C::Value, Error>>
    where
        C: Codec<Value: Send> + 'static,
    {
        Box::pin(async move { self.send::<C>().await.map(Response::into_body) })
    }

    /// The query's pairs, ready to be encoded.
    pub(crate) fn query_pairs(&self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        for (name, value) in &self.query {
            query_pairs(name, value, self.client.0.api.dialect, &mut pairs);
        }
        pairs
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Operation { group, name, method, path, .. } = self.operation;
        formatter
            .debug_struct("Request")
            .field("operation", &format_args!("{group}.{name} ({method} {path})"))
            .field("path", &self.path.iter().map(|(name, _)| *name).collect::<Vec<_>>())
            .field("query", &self.query.iter().map(|(name, _)| name).collect::<Vec<_>>())
            .field("body", &self.body.keys().collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}
