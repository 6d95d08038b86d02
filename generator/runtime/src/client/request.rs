//! A call under construction.

use std::fmt;
use std::time::Duration;

use reqwest::Method;
use reqwest::header::{COOKIE, HeaderMap, HeaderName, HeaderValue};

use super::answer::Expected;
use super::content::Sent;
use super::payload::{Payload, Reply};
use super::style::Style;
use super::url::{self, PathValue};
use super::{Client, Response, call};
use crate::api::{Alternatives, Class, Operation};
use crate::codec::Codec;
use crate::json::Json;
use crate::{BoxFuture, Error, Value};

/// A call under construction: an operation with the values of its parameters. Values set later replace earlier ones
/// of the same name. `Debug` shows the names only.
#[derive(Clone)]
#[must_use = "a request does nothing until it is sent"]
pub struct Request {
    pub(crate) client: Client,
    pub(crate) operation: &'static Operation,
    /// Method and path of a call that has no operation of its own.
    pub(crate) raw: Option<(Method, String)>,
    /// The values of the path's placeholders, encoded.
    pub(crate) path: Vec<(&'static str, String)>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) content: Sent,
    pub(crate) timeout: Option<Duration>,
    pub(crate) secured: Option<Alternatives>,
    pub(crate) server: Option<&'static str>,
    pub(crate) expected: Expected,
}

/// A value that travels in the query or in the head.
#[derive(Clone)]
pub(crate) struct Parameter {
    pub(crate) place: Place,
    pub(crate) name: String,
    value: Json,
    style: Style,
}

/// Where a parameter travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Query,
    Header,
    Cookie,
}

static RAW_READ: Operation = raw_operation(Method::GET, Class::Read);
static RAW_UNSAFE: Operation = raw_operation(Method::POST, Class::Unsafe);

const fn raw_operation(method: Method, class: Class) -> Operation {
    Operation { group: "raw", name: "request", method, path: "(raw)", class, required: &[], authenticated: true }
}

impl Request {
    pub(crate) fn new(client: Client, operation: &'static Operation) -> Self {
        Self {
            client,
            operation,
            raw: None,
            path: vec![],
            parameters: vec![],
            content: Sent::default(),
            timeout: None,
            expected: Expected::JSON,
            secured: None,
            server: None,
        }
    }

    pub(crate) fn raw(client: Client, method: Method, path: String) -> Self {
        let reads = method == Method::GET || method == Method::HEAD;
        let request = Self::new(client, if reads { &RAW_READ } else { &RAW_UNSAFE });
        Self { raw: Some((method, path)), ..request }
    }

    /// Sets a path parameter. Its value becomes one segment of the path, or a part of one, whatever it contains.
    pub fn path<V: PathValue + ?Sized>(mut self, name: &'static str, value: &V) -> Self {
        let mut encoded = String::new();
        url::encode(&value.to_text(), &mut encoded);
        self.path.push((name, encoded));
        self
    }

    /// Sets a path parameter that is written in a style of its own.
    pub fn path_styled<C: Codec>(mut self, name: &'static str, value: &C::Value, style: Style) -> Self {
        self.path.push((name, style.path(name, &C::encode(value))));
        self
    }

    /// Sets a query parameter.
    pub fn query<C: Codec>(self, name: &'static str, value: &C::Value) -> Self {
        self.query_styled::<C>(name, value, Style::FORM)
    }

    /// Sets a query parameter that is written in a style of its own.
    pub fn query_styled<C: Codec>(self, name: &'static str, value: &C::Value, style: Style) -> Self {
        self.parameter(Place::Query, name.to_owned(), C::encode(value), style)
    }

    /// Sets a header.
    pub fn header<C: Codec>(self, name: &'static str, value: &C::Value) -> Self {
        self.header_styled::<C>(name, value, Style::SIMPLE)
    }

    /// Sets a header that is written in a style of its own.
    pub fn header_styled<C: Codec>(self, name: &'static str, value: &C::Value, style: Style) -> Self {
        self.parameter(Place::Header, name.to_owned(), C::encode(value), style)
    }

    /// Sets a cookie.
    pub fn cookie<C: Codec>(self, name: &'static str, value: &C::Value) -> Self {
        self.cookie_styled::<C>(name, value, Style::FORM)
    }

    /// Sets a cookie that is written in a style of its own.
    pub fn cookie_styled<C: Codec>(self, name: &'static str, value: &C::Value, style: Style) -> Self {
        self.parameter(Place::Cookie, name.to_owned(), C::encode(value), style)
    }

    /// Sets a query parameter that the API's description does not know.
    pub fn extra_query(self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.parameter(Place::Query, name.into(), value.into().into(), Style::FORM)
    }

    /// Sets a header that the API's description does not know.
    pub fn extra_header(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameter(Place::Header, name.into(), Json::String(value.into()), Style::SIMPLE)
    }

    fn parameter(mut self, place: Place, name: String, value: Json, style: Style) -> Self {
        self.parameters.retain(|known| known.place != place || known.name != name);
        self.parameters.push(Parameter { place, name, value, style });
        self
    }

    /// Says which credentials this call wants, in place of what the API wants in general.
    pub fn secured(mut self, wanted: Alternatives) -> Self {
        self.secured = Some(wanted);
        self
    }

    /// Says which server takes this call, in place of the API's. A base URL that was given to the client counts more. A
    /// server without a host is another path on the API's.
    pub fn server(mut self, server: &'static str) -> Self {
        self.server = Some(server);
        self
    }

    /// How long this call may take with all its attempts, in place of what the client says.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// The media types of the answers that are understood; `application/json` if it is not said.
    pub fn accept(mut self, media_types: &'static str) -> Self {
        self.expected.accept = media_types;
        self
    }

    /// Takes an answer that points elsewhere for what the call is for, such as the place of a download.
    pub fn accept_redirect(mut self) -> Self {
        self.expected.redirect = true;
        self
    }

    /// The statuses of answers that declare no body, while others do: what they have nevertheless counts if it looks like
    /// those of the others.
    pub fn undeclared(mut self, statuses: &'static [u16]) -> Self {
        self.expected.undeclared = statuses;
        self
    }

    /// Sends the call and reads the answer.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn send<P: Payload>(self) -> Result<Response<P::Value>, Error> {
        let mut body = None;
        let mut reader = |reply: Reply<'_>| {
            body = Some(P::read(reply)?);
            Ok(())
        };
        let answer = call::execute(&self, P::STREAMED, &mut reader).await?;
        // an answer that was accepted has been read
        let body = body.ok_or_else(|| Error::build("the answer was not read"))?;
        Ok(Response {
            body,
            status: answer.status,
            headers: answer.headers,
            raw: answer.body,
            attempts: answer.attempts,
        })
    }

    /// What awaiting the call does: as [`send`](Self::send), leaving only the body.
    pub fn into_future_of<P>(self) -> BoxFuture<'static, Result<P::Value, Error>>
    where
        P: Payload + 'static,
    {
        Box::pin(async move { self.send::<P>().await.map(Response::into_body) })
    }

    fn of(&self, place: Place) -> impl Iterator<Item = &Parameter> {
        self.parameters.iter().filter(move |parameter| parameter.place == place)
    }

    /// The query, encoded; empty if there is none.
    pub(crate) fn query_text(&self) -> String {
        let mut query = String::new();
        for Parameter { name, value, style, .. } in self.of(Place::Query) {
            style.query(name, value, self.client.0.api.dialect, &mut query);
        }
        query
    }

    /// Adds the parameters that travel in headers.
    pub(crate) fn add_headers(&self, headers: &mut HeaderMap) -> Result<(), Error> {
        let text = |name: &str, text: &str| {
            // the value is not repeated: it may be a secret
            // other characters than those of ASCII mean something else to every server
            let value = HeaderValue::from_str(text).ok().filter(|_| text.is_ascii());
            value.ok_or_else(|| Error::build(format!("the value of {name} cannot stand in a header")))
        };
        for Parameter { name, value, style, .. } in self.of(Place::Header).filter(|one| !one.value.is_null()) {
            let value = text(name, &style.header(value))?;
            let name = HeaderName::from_bytes(name.as_bytes())
                .map_err(|_| Error::build(format!("{name:?} cannot be the name of a header")))?;
            headers.insert(name, value);
        }
        let mut cookies = String::new();
        for Parameter { name, value, style, .. } in self.of(Place::Cookie) {
            style.cookie(name, value, &mut cookies);
        }
        if !cookies.is_empty() {
            headers.insert(COOKIE, text("the cookies", &cookies)?);
        }
        Ok(())
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Operation { group, name, method, path, .. } = self.operation;
        let names = |place| self.of(place).map(|parameter| &parameter.name).collect::<Vec<_>>();
        formatter
            .debug_struct("Request")
            .field("operation", &format_args!("{group}.{name} ({method} {path})"))
            .field("path", &self.path.iter().map(|(name, _)| *name).collect::<Vec<_>>())
            .field("query", &names(Place::Query))
            .field("headers", &names(Place::Header))
            .field("cookies", &names(Place::Cookie))
            .field("body", &self.content)
            .finish_non_exhaustive()
    }
}
