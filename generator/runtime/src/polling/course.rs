//! The way of an operation to its end. Not generic, but for the result: it is compiled once for all operations.

use std::fmt;

use reqwest::header::LOCATION;
use reqwest::{Method, StatusCode, Url};

use super::pace::Pace;
use super::place::{self, Missing, Place, text_at};
use super::verdict::{StateReading, Verdict};
use super::{Polling, ResultAt, StateAt};
use crate::api::Operation;
use crate::client::{Request, SendResult};
use crate::exchange::{Elsewhere, Expected, Payload, Received, Response, follow};
use crate::json::shorten;
use crate::paging::Cursor;
use crate::time::sleep;
use crate::{Error, ErrorKind};

/// The headers that have the URL of the state at Azure's services.
const AZURE: [&str; 2] = ["operation-location", "azure-asyncoperation"];
/// The field for the URL of the result in states of Azure's services, if they have it.
const AZURE_RESULT: &str = "/resourceLocation";
/// Characters shown of the word for a state.
const WORD: usize = 100;

/// An operation whose end is waited for.
pub(super) struct Awaited {
    polling: Polling,
    operation: Operation,
    /// The request of the operation, until it is sent.
    unsent: Option<Request>,
    /// Reads at the URLs that answers have.
    reader: Request,
    stage: Stage,
    /// The URL of the result, as the answer to the operation or a later one says it.
    result: Option<Url>,
    /// The word for the last state.
    pub(super) status: Option<String>,
    pub(super) pace: Pace,
    /// True if the answer at the URL of the state is the result.
    is_result: bool,
    /// True if sending it twice does no harm.
    is_harmless: bool,
}

/// The progress of an operation.
enum Stage {
    /// It is to be sent.
    Unsent,
    /// It goes on from where it was, as a caller has kept it.
    Kept(Cursor),
    /// It was sent, and nobody knows what was answered.
    Lost,
    /// It goes on.
    Goes(Url, StateReading),
    /// It has ended, and its result is here.
    Collects(Url),
    /// All of it is there.
    Ended(Received),
}

impl Awaited {
    pub(super) fn new(request: Request, polling: Polling, cursor: Option<Cursor>) -> Self {
        let is_harmless = cursor.is_some() || request.effective_class().is_repeatable();
        let reader = request.reading();
        Self {
            polling,
            operation: request.operation.clone(),
            reader,
            unsent: Some(request).filter(|_| cursor.is_none()),
            stage: cursor.map_or(Stage::Unsent, Stage::Kept),
            result: None,
            status: None,
            pace: Pace::new(),
            is_result: false,
            is_harmless,
        }
    }

    /// Returns where the operation goes on: the URL of its state, and that of its result if that is known.
    pub(super) fn cursor(&self) -> Option<Cursor> {
        let urls = match &self.stage {
            Stage::Kept(cursor) => return Some(cursor.clone()),
            Stage::Goes(state, _) => [Some(state), self.result.as_ref()],
            Stage::Collects(result) => [Some(result), Some(result)],
            Stage::Unsent | Stage::Lost | Stage::Ended(_) => return None,
        };
        let urls: Vec<_> = urls.into_iter().flatten().map(Url::as_str).collect();
        Some(Cursor::from(urls.join(" ")))
    }

    /// Sends the operation, or waits and reads its state once. Returns whether it goes on.
    pub(super) async fn next(&mut self) -> Result<bool, Error> {
        match &self.stage {
            Stage::Unsent => self.begin().await?,
            Stage::Kept(cursor) => {
                let cursor = cursor.clone();
                self.resume(&cursor)?;
                self.look().await?;
            }
            Stage::Goes(..) => {
                self.rest().await?;
                self.look().await?;
            }
            Stage::Lost => {
                let detail = "the operation was sent, and its answer is not known: it is not sent again";
                return Err(self.fault(detail));
            }
            Stage::Collects(_) | Stage::Ended(_) => {}
        }
        Ok(matches!(self.stage, Stage::Goes(..)))
    }

    /// Waits for the end of the operation, and reads its result.
    pub(super) async fn finish<P: Payload>(&mut self) -> SendResult<P::Value> {
        loop {
            while self.next().await? {}
            match &self.stage {
                Stage::Ended(Received { status, headers, body: raw, attempts }) => {
                    let (status, headers, raw, attempts) = (*status, headers.clone(), raw.clone(), *attempts);
                    let received = Received { status, headers, body: raw, attempts };
                    let exchange = &self.reader.client.0.exchange;
                    let body = exchange.read::<P>(&self.operation, self.reader.expected, &received);
                    let body = body.map_err(|error| self.described(error))?;
                    let Received { status, headers, body: raw, attempts } = received;
                    return Ok(Response { body, status, headers, raw, attempts });
                }
                Stage::Collects(result) if P::STREAMED => {
                    let request = self.reading_result(result);
                    let response = request.send::<P>().await.map_err(|error| self.described(error.at_polling()))?;
                    if response.status != StatusCode::ACCEPTED {
                        return Ok(response);
                    }
                    self.pace.note(&response.headers);
                    self.rest().await?;
                }
                Stage::Collects(result) => {
                    let request = self.reading_result(result);
                    self.collect(request).await?;
                }
                Stage::Unsent | Stage::Kept(_) | Stage::Lost | Stage::Goes(..) => {}
            }
        }
    }

    /// Sends the operation. It is never sent again, also if nobody waits for its answer any longer.
    async fn begin(&mut self) -> Result<(), Error> {
        self.stage = Stage::Lost;
        let Some(request) = self.unsent.take() else { return Ok(()) };
        let answer = request.receive().await?;
        self.pace.begin();
        self.pace.note(&answer.headers);
        let own = self.original()?;
        self.note_result(&answer, &own)?;
        if let Some((state, reading)) = self.state_of(&answer, &own)? {
            self.stage = Stage::Goes(state, reading);
            return Ok(());
        }
        let reading = self.polling.words.reading();
        match reading.verdict(&answer) {
            Verdict::GoesOn(_) => Err(self.fault("the server does not say where the operation goes on")),
            verdict => self.judged(verdict, answer, own, reading),
        }
    }

    /// Returns where the state of an operation is that was answered, and how it is read; `None` if it has ended.
    fn state_of(&self, answer: &Received, own: &Url) -> Result<Option<(Url, StateReading)>, Error> {
        let accepted = answer.status == StatusCode::ACCEPTED;
        let is_resource = [Method::PUT, Method::PATCH].contains(&self.operation.method);
        let resource = StateReading::Provisioning.verdict(answer);
        let location = Place::Header(LOCATION.as_str());
        let place = match self.polling.state {
            StateAt::Place(Place::Header(name)) if name.eq_ignore_ascii_case(LOCATION.as_str()) && !accepted => {
                return Ok(None);
            }
            StateAt::Place(place) => {
                let reading = self.polling.words.reading();
                return Ok(self.named(&place, answer, own)?.map(|url| (url, reading)));
            }
            // a resource that is there is the result, whatever the headers say
            StateAt::Azure if is_resource && answer.status == StatusCode::OK && resource.is_said_finish() => {
                return Ok(None);
            }
            StateAt::Azure => AZURE.into_iter().map(Place::Header).find(|place| place.is_named(answer)),
        };
        if let Some(place) = place {
            return Ok(self.named(&place, answer, own)?.map(|url| (url, StateReading::Azure)));
        }
        if accepted && location.is_named(answer) {
            return Ok(self.named(&location, answer, own)?.map(|url| (url, StateReading::Http)));
        }
        // a resource that is being made says it itself
        let goes_on = is_resource && (accepted || !matches!(resource, Verdict::Finished(_)));
        Ok(goes_on.then(|| (own.clone(), StateReading::Provisioning)))
    }

    /// Begins where an operation was that a caller has kept.
    fn resume(&mut self, cursor: &Cursor) -> Result<(), Error> {
        let own = self.original()?;
        let (state, result) = cursor.as_str().split_once(' ').unwrap_or((cursor.as_str(), ""));
        let state = follow(&own, state.trim()).map_err(|why| self.elsewhere(why))?;
        let result = Some(result.trim()).filter(|result| !result.is_empty());
        self.result = result.map(|url| follow(&own, url)).transpose().map_err(|why| self.elsewhere(why))?;
        self.is_result = self.result.as_ref() == Some(&state);
        let reading = match self.polling.state {
            _ if self.is_result => StateReading::Http,
            StateAt::Place(_) => self.polling.words.reading(),
            StateAt::Azure if state == own => StateReading::Provisioning,
            StateAt::Azure => StateReading::Azure,
        };
        self.pace.begin();
        self.stage = Stage::Goes(state, reading);
        Ok(())
    }

    /// Reads the state once.
    async fn look(&mut self) -> Result<(), Error> {
        let Stage::Goes(state, reading) = &self.stage else { return Ok(()) };
        let (state, reading) = (state.clone(), *reading);
        let answer = self.received(self.reading_state(&state, reading)).await?;
        self.pace.note(&answer.headers);
        if answer.status.is_redirection() {
            return self.redirected(&answer, &state, reading);
        }
        self.note_result(&answer, &state)?;
        let verdict = reading.verdict(&answer);
        self.judged(verdict, answer, state, reading)
    }

    /// Goes on from a state that was judged.
    fn judged(&mut self, verdict: Verdict, answer: Received, at: Url, reading: StateReading) -> Result<(), Error> {
        match verdict {
            Verdict::GoesOn(word) => {
                self.status = word;
                let next = self.moved(&answer, &at)?.unwrap_or(at);
                self.stage = Stage::Goes(next, reading);
                Ok(())
            }
            Verdict::Finished(word) => {
                self.status = word;
                self.stage = match self.result_of(&answer, &at, reading)? {
                    Some(result) => Stage::Collects(result),
                    None => Stage::Ended(answer),
                };
                Ok(())
            }
            Verdict::Silent => Err(self.fault("the state does not say how far the operation is")),
            Verdict::Failed(word, messages) => {
                self.status = word;
                Err(self.failed(messages, &answer))
            }
        }
    }

    /// Returns the error of an operation that has ended without success.
    fn failed(&self, messages: Vec<String>, answer: &Received) -> Error {
        let detail = match &self.status {
            Some(word) => format!("the operation has ended as `{}`", shorten(word, WORD)),
            None => "the operation has failed".to_owned(),
        };
        let reading = self.reader.client.0.exchange.decoding.reading;
        let error = Error::new(ErrorKind::Failed, detail).with_messages(messages);
        let error = error.with_headers(&answer.headers).with_body(reading, &answer.body);
        self.described(error).with_location(None)
    }

    /// Goes where a state points: to the result (303, and 302 as many write it), or to where the state is now.
    fn redirected(&mut self, answer: &Received, state: &Url, reading: StateReading) -> Result<(), Error> {
        let Some(target) = self.named(&Place::Header(LOCATION.as_str()), answer, state)? else {
            return Err(self.fault("the state of the operation is elsewhere, and the server does not say where"));
        };
        self.stage = match answer.status {
            StatusCode::SEE_OTHER | StatusCode::FOUND => Stage::Collects(target),
            _ => Stage::Goes(target, reading),
        };
        Ok(())
    }

    /// Returns where the state is from now on, if an answer says so.
    fn moved(&self, answer: &Received, state: &Url) -> Result<Option<Url>, Error> {
        let names = match &self.stage {
            Stage::Goes(_, StateReading::Azure) => &AZURE[..],
            Stage::Goes(_, StateReading::Http) if matches!(self.polling.state, StateAt::Azure) => &["location"],
            _ => match &self.polling.state {
                StateAt::Place(Place::Header(name)) => std::slice::from_ref(name),
                _ => &[],
            },
        };
        let place = names.iter().copied().map(Place::Header).find(|place| place.is_named(answer));
        place.map_or(Ok(None), |place| self.named(&place, answer, state))
    }

    /// Returns where the result is; `None` if the last answer is the result.
    fn result_of(&self, answer: &Received, state: &Url, reading: StateReading) -> Result<Option<Url>, Error> {
        if matches!(reading, StateReading::Azure) && text_at(&answer.body, AZURE_RESULT).is_some() {
            return self.named(&Place::Field(AZURE_RESULT), answer, state);
        }
        let is_of_azure = matches!(self.polling.state, StateAt::Azure);
        if self.is_result || (is_of_azure && matches!(reading, StateReading::Http)) {
            return Ok(None);
        }
        match self.polling.result {
            ResultAt::State => Ok(None),
            // an answer from there is the result
            ResultAt::Original if *state == self.original()? => Ok(None),
            ResultAt::Original => self.original().map(Some),
            ResultAt::Location => Ok(self.result.clone().filter(|result| result != state)),
            ResultAt::Place(place) => match self.named(&place, answer, state)? {
                Some(result) => Ok(Some(result)),
                None => Err(self.fault("the operation has ended, and the server does not say where its result is")),
            },
        }
    }

    /// Reads the result where it is. A server that has none yet (202) is asked again.
    async fn collect(&mut self, request: Request) -> Result<(), Error> {
        let answer = self.received(request).await?;
        self.pace.note(&answer.headers);
        if answer.status == StatusCode::ACCEPTED {
            return self.rest().await;
        }
        self.stage = Stage::Ended(answer);
        Ok(())
    }

    /// Returns the request for the state at a URL.
    fn reading_state(&self, url: &Url, reading: StateReading) -> Request {
        let mut request = Request { url: Some(url.as_str().to_owned()), ..self.reader.clone() };
        request.expected.redirect = true;
        if !matches!(reading, StateReading::Http) && !request.expected.accept.contains("json") {
            request.expected.accept = Expected::JSON.accept;
        }
        request
    }

    /// Returns the request for the result at a URL.
    fn reading_result(&self, url: &Url) -> Request {
        let mut request = Request { url: Some(url.as_str().to_owned()), ..self.reader.clone() };
        request.expected.accept = self.polling.accept.unwrap_or(request.expected.accept);
        request
    }

    /// Sends a request as often as the call's policy allows.
    async fn received(&self, request: Request) -> Result<Received, Error> {
        request.receive().await.map_err(|error| self.described(error.at_polling()))
    }

    /// Notes where the result is, if an answer says so and it is wanted.
    fn note_result(&mut self, answer: &Received, at: &Url) -> Result<(), Error> {
        let is_wanted = matches!(self.polling.result, ResultAt::Location);
        if !is_wanted && !matches!(self.polling.state, StateAt::Azure) {
            return Ok(());
        }
        match self.named(&Place::Header(LOCATION.as_str()), answer, at) {
            Ok(result) => self.result = result.or(self.result.take()),
            Err(error) if is_wanted => return Err(error),
            Err(_) => {}
        }
        Ok(())
    }

    /// Waits until the state may be read again.
    async fn rest(&mut self) -> Result<(), Error> {
        let pause = self.pace.next().map_err(|error| self.described(error))?;
        sleep(pause).await;
        Ok(())
    }

    fn original(&self) -> Result<Url, Error> {
        place::original(&self.reader).map_err(|error| self.described(error))
    }

    /// Returns the URL of a place that an answer names; `None` if it names none.
    fn named(&self, place: &Place, answer: &Received, at: &Url) -> Result<Option<Url>, Error> {
        match place.of(answer, &self.reader, at) {
            Ok(url) => Ok(Some(url)),
            Err(Missing::Unnamed) => Ok(None),
            Err(Missing::Elsewhere(why)) => Err(self.elsewhere(why)),
        }
    }

    fn elsewhere(&self, why: Elsewhere) -> Error {
        self.fault(match why {
            Elsewhere::Nowhere => "the server gives something as the place of the operation that is no URL",
            Elsewhere::OtherHost => "the server says that the operation goes on at another host",
        })
    }

    fn fault(&self, detail: impl Into<String>) -> Error {
        self.described(Error::new(ErrorKind::Unfinished, detail))
    }

    /// Completes an error that came after the server had taken the operation.
    fn described(&self, error: Error) -> Error {
        let is_retryable = self.is_harmless && error.is_retryable();
        let place = self.cursor().map(|cursor| cursor.as_str().to_owned());
        let error = error.with_operation(&self.operation).after_acceptance().with_retryable(is_retryable);
        error.with_location(place).masked(self.reader.client.0.exchange.decoding.secrets())
    }
}

impl fmt::Debug for Awaited {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Operation { name, .. } = &self.operation;
        formatter.debug_struct("Wait").field("operation", name).field("status", &self.status).finish_non_exhaustive()
    }
}
