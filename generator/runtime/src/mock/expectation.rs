//! Expected calls, and their answers.

use std::fmt::Display;
use std::marker::PhantomData;
use std::sync::Arc;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use serde_json::Value;
use wiremock::{Match, ResponseTemplate, Times};

use super::answer::{Answerable, Form, Written};
use super::unmatched::refusal;
use super::wanted::{Wanted, any};
use super::{Example, Inner, wait};
use crate::exchange::{RawResponse, judge};
use crate::transport::TransportResponse;
use crate::{Error, Payload, Request};

/// A call that is expected, from [`Mock::when`](super::Mock::when). It counts as soon as it says how it is answered.
///
/// A request fits that has the same method and path, and all that is given: query parameters, headers, cookies, fields
/// of the body. Everything else may be anything. Bodies that are set as a whole must be equal; streams are not looked
/// at.
#[must_use = "an expectation counts as soon as it says how it is answered"]
pub struct Expectation<'m, P> {
    mock: &'m Inner,
    request: Request,
    exact: bool,
    times: Option<Times>,
    up_to: Option<u64>,
    priority: Option<u8>,
    payload: PhantomData<fn() -> P>,
}

impl<'m, P: Answerable> Expectation<'m, P> {
    pub(super) fn new(mock: &'m Inner, request: Request) -> Self {
        // the client decides to which address a path is relative
        let request = Request { client: mock.client.clone(), ..request };
        Self { mock, request, exact: false, times: None, up_to: None, priority: None, payload: PhantomData }
    }

    /// Takes back what was said of an argument of the path: it may have any value. Its name is the one in the path, such as
    /// `zone_id`.
    ///
    /// # Panics
    /// Panics if the path has no argument of this name.
    #[track_caller]
    pub fn any(mut self, name: &str) -> Self {
        let path = self.request.operation.path;
        let placeholders = path.split('{').filter_map(|rest| rest.split_once('}')).map(|(name, _)| name);
        let mut names = placeholders.map(|written| (written, written.trim_start_matches('+')));
        match names.find(|(_, known)| same(known, name)) {
            Some((written, known)) => self.request.parameters.path.push((known, any(written))),
            None => self.fail(format!("the path {path} has no {{{name}}}")),
        }
        self
    }

    /// Nothing else may be sent: no other query parameter, no other field of the body. Headers, cookies and credentials do not
    /// count.
    pub fn exactly(self) -> Self {
        Self { exact: true, ..self }
    }

    /// Sets the number of times that it has to come, such as `1` or `2..`. When the mock is dropped, it panics if it
    /// came more or less often.
    pub fn expect(self, times: impl Into<Times>) -> Self {
        Self { times: Some(times.into()), ..self }
    }

    /// Limits the number of times that it is answered. From then on, it does not fit any more, and the next one does.
    pub fn up_to(self, times: u64) -> Self {
        Self { up_to: Some(times), ..self }
    }

    /// Sets its rank among others that fit, too: 1 is the first, 5 is that of all others.
    pub fn priority(self, priority: u8) -> Self {
        Self { priority: Some(priority), ..self }
    }

    /// Answers with a value, written as the API writes it.
    ///
    /// # Panics
    /// Panics if the client would not take it for an answer.
    #[track_caller]
    pub fn answer(self, value: P::Given) {
        self.answer_written(P::write(value));
    }

    /// Answers with JSON, where writing it down is shorter than making a value.
    ///
    /// # Panics
    /// Panics if it is not an answer of the operation: the text says where it differs.
    #[track_caller]
    pub fn answer_json(self, value: impl Into<Value>) {
        self.answer_written(Written::of_value(200, &value.into().into()));
    }

    /// Answers with the documented example.
    ///
    /// # Panics
    /// Panics if none is documented, or if it is the example of an error.
    #[track_caller]
    pub fn answer_example(self) {
        let example = self.example();
        self.answer_written(example);
    }

    /// Answers with the documented example after something has been changed in it.
    ///
    /// # Panics
    /// As [`answer_example`](Self::answer_example).
    #[track_caller]
    pub fn answer_example_with(self, change: impl FnOnce(&mut P::Given))
    where
        P: Answerable<Given = <P as Payload>::Value>,
    {
        let mut value = None;
        let read = self.judged(self.example(), &mut |reply| P::read(reply).map(|read| value = Some(read)));
        match (read, value) {
            (Ok(()), Some(mut value)) => {
                change(&mut value);
                self.answer(value);
            }
            (Err(error), _) => self.fail(format!("the client does not take its example for an answer: {error}")),
            (Ok(()), None) => self.fail("its example has no value"),
        }
    }

    /// Answers with an error that says something, in the way in which this API says it.
    ///
    /// # Panics
    /// Panics if the client would take it for an answer.
    #[track_caller]
    pub fn answer_error(self, status: u16, message: impl Into<String>) {
        let body = refusal(self.mock.client.0.exchange.api, vec![message.into()]);
        self.answer_error_json(status, &body);
    }

    /// Answers with an error that has a body of its own: JSON, or one of the types that are documented for errors.
    ///
    /// # Panics
    /// Panics if the client would take it for an answer, or if it cannot be written as JSON.
    #[track_caller]
    pub fn answer_error_json(self, status: u16, body: &impl serde::Serialize) {
        let body = match serde_json::to_value(body) {
            Ok(body) => body,
            Err(error) => self.fail(error),
        };
        let written = Written::of_value(status, &body.into());
        if self.judged(written.clone(), &mut |_| Ok(())).is_ok() {
            self.fail(format!("the client does not take HTTP {status} with this body for an error"));
        }
        let template = self.template(written);
        self.answer_with(template);
    }

    /// Answers with anything: another status, headers, a delay.
    ///
    /// # Panics
    /// Panics if the request is not valid: an argument of the path is empty, or the body is given twice.
    #[track_caller]
    pub fn answer_with(self, answer: ResponseTemplate) {
        let wanted = match Wanted::of(&self.request, self.exact) {
            Ok(wanted) => Arc::new(wanted),
            Err(error) => self.fail(error),
        };
        self.mock.known.add(Arc::clone(&wanted));
        let mut mock = wiremock::Mock::given(Fits(Arc::clone(&wanted))).respond_with(answer).named(wanted.to_string());
        if let Some(times) = self.times {
            mock = mock.expect(times);
        }
        if let Some(times) = self.up_to {
            mock = mock.up_to_n_times(times);
        }
        if let Some(priority) = self.priority {
            mock = mock.with_priority(priority);
        }
        wait(self.mock.server.register(mock));
    }

    #[track_caller]
    fn answer_written(self, written: Written) {
        // an answer in pieces is read by the code that asks for it
        let read = |reply: RawResponse<'_>| if P::STREAMED { Ok(()) } else { P::read(reply).map(drop) };
        if let Err(error) = self.judged(written.clone(), &mut { read }) {
            self.fail(format!("the client does not take that for an answer: {error}"));
        }
        let template = self.template(written);
        self.answer_with(template);
    }

    #[track_caller]
    fn example(&self) -> Written {
        let name = self.name();
        match self.mock.examples.iter().find(|example| example.operation == name) {
            Some(Example { status, body, .. }) => {
                Written { status: *status, form: Form::Json, body: body.as_bytes().to_vec() }
            }
            None => self.fail("no example is documented"),
        }
    }

    /// Returns the client's judgement of an answer.
    #[track_caller]
    fn judged(
        &self,
        written: Written,
        read: &mut (dyn FnMut(RawResponse<'_>) -> Result<(), crate::DecodeError> + Send),
    ) -> Result<(), Error> {
        let media_type = self.media_type(written.form);
        let media_type = media_type.and_then(|media_type| HeaderValue::from_str(&media_type).ok());
        let headers: HeaderMap = media_type.map(|media_type| (CONTENT_TYPE, media_type)).into_iter().collect();
        let status = match StatusCode::from_u16(written.status) {
            Ok(status) => status,
            Err(error) => self.fail(error),
        };
        let response = TransportResponse { status, headers, body: Bytes::from(written.body) };
        let Request { client, operation, expected, .. } = &self.request;
        // nothing has been sent
        judge(&client.0.exchange, operation.class, *expected, response, read)
            .map(drop)
            .map_err(|error| error.with_received(false))
    }

    fn template(&self, written: Written) -> ResponseTemplate {
        let template = ResponseTemplate::new(written.status);
        match self.media_type(written.form) {
            Some(media_type) => template.set_body_raw(written.body, &media_type),
            None => template,
        }
    }

    fn media_type(&self, form: Form) -> Option<String> {
        form.media_type(self.request.expected.accept)
    }

    fn name(&self) -> &'static str {
        self.request.operation.name
    }

    #[track_caller]
    #[expect(clippy::panic, reason = "this is for tests")]
    fn fail(&self, why: impl Display) -> ! {
        panic!("{}: {why}", self.name())
    }
}

impl<P> std::fmt::Debug for Expectation<'_, P> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Expectation").field("request", &self.request).finish_non_exhaustive()
    }
}

/// Returns whether two names are the same, however their words are joined.
fn same(one: &str, other: &str) -> bool {
    let plain = |name: &str| name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    plain(one) == plain(other)
}

struct Fits(Arc<Wanted>);

impl Match for Fits {
    fn matches(&self, request: &wiremock::Request) -> bool {
        self.0.difference(request).is_none()
    }
}
