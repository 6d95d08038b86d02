//! A call under construction.

use std::fmt;
use std::time::Duration;

use http::Extensions;
use reqwest::Method;

use super::Client;
use crate::api::{Alternatives, Class, Operation};
use crate::exchange::Expected;
use crate::json::{Codec, Json, Purpose};
use crate::request::{Parameter, ParameterLocation, Parameters, PathValue, RequestBody, Style};
use crate::retry::RetryPolicy;
use crate::{percent, random};

/// A request under construction: an operation with the values of its parameters, as emitted code puts it together. A value
/// replaces an earlier one of the same name. `Debug` shows the names only.
#[doc(hidden)]
#[derive(Clone)]
#[must_use = "a request does nothing until it is sent"]
pub struct Request {
    pub(crate) client: Client,
    pub(crate) operation: Operation,
    /// Method and path of a call that has no operation of its own.
    pub(crate) raw: Option<(Method, String)>,
    /// The URL that an earlier answer has for this request, in place of its own.
    pub(crate) url: Option<String>,
    pub(crate) parameters: Parameters,
    pub(crate) content: RequestBody,
    pub(crate) options: CallOptions,
    pub(crate) secured: Option<Alternatives>,
    pub(crate) server: Option<&'static str>,
    pub(crate) expected: Expected,
    /// The header that tells the server which calls are the same one.
    pub(crate) idempotency_key: Option<&'static str>,
}

/// The options of a single call.
#[derive(Clone, Default)]
pub(crate) struct CallOptions {
    pub(crate) timeout: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) retry: Option<RetryPolicy>,
    pub(crate) reconnect: bool,
    pub(crate) extensions: Extensions,
}

impl Request {
    pub(crate) fn new(client: Client, operation: Operation) -> Self {
        Self {
            client,
            operation,
            raw: None,
            url: None,
            parameters: Parameters::default(),
            content: RequestBody::default(),
            options: CallOptions::default(),
            expected: Expected::JSON,
            secured: None,
            server: None,
            idempotency_key: None,
        }
    }

    /// Says what happens when it is sent twice, where the method suggests something else.
    pub fn class(mut self, class: Class) -> Self {
        self.operation = self.operation.class(class);
        self
    }

    /// Names the query and body fields without which it is not sent.
    pub fn required(mut self, required: &'static [&'static str]) -> Self {
        self.operation = self.operation.required(required);
        self
    }

    /// Says that it wants no credentials.
    pub fn anonymous(mut self) -> Self {
        self.operation = self.operation.anonymous();
        self
    }

    /// Sets a path parameter. Its value becomes one segment of the path, or a part of one, whatever it contains.
    pub fn path<V: PathValue>(mut self, name: &'static str, value: impl Into<V>) -> Self {
        self.parameters.path.push((name, percent::unreserved_text(value.into().to_text())));
        self
    }

    /// Sets a path parameter that is written in a style of its own.
    pub fn path_styled<C: Codec>(mut self, name: &'static str, value: impl Into<C::Value>, style: Style) -> Self {
        self.parameters.path.push((name, style.path(name, &C::write(&value.into(), Purpose::Request))));
        self
    }

    /// Sets a query parameter.
    pub fn query<C: Codec>(self, name: &'static str, value: impl Into<C::Value>) -> Self {
        self.query_styled::<C>(name, value, Style::FORM)
    }

    /// Sets a query parameter that is written in a style of its own.
    pub fn query_styled<C: Codec>(self, name: &'static str, value: impl Into<C::Value>, style: Style) -> Self {
        self.parameter(ParameterLocation::Query, name.to_owned(), C::write(&value.into(), Purpose::Request), style)
    }

    /// Sets a header.
    pub fn header<C: Codec>(self, name: &'static str, value: impl Into<C::Value>) -> Self {
        self.header_styled::<C>(name, value, Style::SIMPLE)
    }

    /// Sets a header that is written in a style of its own.
    pub fn header_styled<C: Codec>(self, name: &'static str, value: impl Into<C::Value>, style: Style) -> Self {
        self.parameter(ParameterLocation::Header, name.to_owned(), C::write(&value.into(), Purpose::Request), style)
    }

    /// Sets a cookie.
    pub fn cookie<C: Codec>(self, name: &'static str, value: impl Into<C::Value>) -> Self {
        self.cookie_styled::<C>(name, value, Style::FORM)
    }

    /// Sets a cookie that is written in a style of its own.
    pub fn cookie_styled<C: Codec>(self, name: &'static str, value: impl Into<C::Value>, style: Style) -> Self {
        self.parameter(ParameterLocation::Cookie, name.to_owned(), C::write(&value.into(), Purpose::Request), style)
    }

    /// Returns a request that reads at a URL which an answer to this one has, with the same options, cookies and headers. Headers
    /// that say something of the body, or on what conditions it is taken, stay with this one.
    pub(crate) fn reading(&self) -> Self {
        let Operation { name, authenticated, .. } = self.operation;
        let mut parameters = self.parameters.clone();
        parameters.retain_headers(|name| !is_of_one_request(name) && self.idempotency_key != Some(name));
        Self {
            client: self.client.clone(),
            operation: Operation { authenticated, ..Operation::get(name, self.operation.path) },
            raw: None,
            url: None,
            parameters,
            content: RequestBody::default(),
            options: self.options.clone(),
            secured: self.secured,
            server: self.server,
            expected: self.expected,
            idempotency_key: None,
        }
    }

    /// Sets a query parameter that the API's description does not know.
    pub(crate) fn set_query(&mut self, name: String, value: Json) {
        self.set_styled_query(name, value, Style::FORM);
    }

    /// Sets a query parameter that is written in a style of its own.
    pub(crate) fn set_styled_query(&mut self, name: String, value: Json, style: Style) {
        self.parameters.set(Parameter { location: ParameterLocation::Query, name, value, style });
    }

    /// Sets a header that the API's description does not know.
    pub(crate) fn set_header(&mut self, name: String, value: String) {
        let (value, style) = (Json::String(value), Style::SIMPLE);
        self.parameters.set(Parameter { location: ParameterLocation::Header, name, value, style });
    }

    fn parameter(mut self, location: ParameterLocation, name: String, value: Json, style: Style) -> Self {
        self.parameters.set(Parameter { location, name, value, style });
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

    /// Names the header by which the server knows that it got the same call already. Unless it is set, each call has a UUID of its
    /// own there, and all its attempts the same; so it can be sent again.
    pub fn idempotency_key(mut self, header: &'static str) -> Self {
        self.idempotency_key = Some(header);
        self
    }

    /// Returns the same request, with a key if it is to have one and nobody has set it.
    pub(crate) fn with_idempotency_key(mut self) -> Self {
        if let Some(name) = self.idempotency_key.filter(|name| !self.has_header(name)) {
            self.set_header(name.to_owned(), random::uuid());
        }
        self
    }

    fn has_header(&self, name: &str) -> bool {
        let mut headers = self.parameters.of(ParameterLocation::Header).filter(|header| !header.value.is_null());
        headers.any(|header| header.name.eq_ignore_ascii_case(name))
    }

    /// Returns what happens when this request is sent twice: the server carries out once what has the same key.
    pub(crate) fn effective_class(&self) -> Class {
        match self.operation.class {
            Class::Unsafe | Class::Spends if self.idempotency_key.is_some_and(|name| self.has_header(name)) => {
                Class::Idempotent
            }
            class => class,
        }
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

    /// The statuses of answers that declare no body, while others do: a body that they have nevertheless counts if it
    /// looks like those of the others.
    pub fn undeclared(mut self, statuses: &'static [u16]) -> Self {
        self.expected.undeclared = statuses;
        self
    }
}

/// Returns whether a header says something of one request only: of its body, on what conditions it is taken, or how.
fn is_of_one_request(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let others = ["expect", "idempotency-key", "prefer", "range"];
    ["content-", "if-"].iter().any(|start| name.starts_with(start)) || others.contains(&name.as_str())
}

impl fmt::Debug for Request {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Operation { name, method, path, .. } = &self.operation;
        let names = |location| self.parameters.of(location).map(|parameter| &parameter.name).collect::<Vec<_>>();
        formatter
            .debug_struct("Request")
            .field("operation", &format_args!("{name} ({method} {path})"))
            .field("path", &self.parameters.path.iter().map(|(name, _)| *name).collect::<Vec<_>>())
            .field("query", &names(ParameterLocation::Query))
            .field("headers", &names(ParameterLocation::Header))
            .field("cookies", &names(ParameterLocation::Cookie))
            .field("body", &self.content)
            .finish_non_exhaustive()
    }
}
