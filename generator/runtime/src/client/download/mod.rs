//! Answers that become files: as a whole or not at all, and from where they were cut off.

mod digest;
mod kept;
mod partial;
mod range;

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use reqwest::StatusCode;
use reqwest::header::{CONTENT_LENGTH, HeaderMap};

use super::request::Request;
use crate::exchange::{Response, StreamBody};
use crate::mask::Secrets;
use crate::time::{after, sleep_until};
use crate::{BoxFuture, ByteStream, Error, ErrorKind};
use digest::{Expected, Sha256Digest};
use partial::Partial;
use range::Part;

type Progress = Arc<dyn Fn(u64, Option<u64>) + Send + Sync>;

/// A call whose answer becomes a file; from [`CallExt::download`](crate::CallExt::download). `.await` returns the
/// number of bytes.
///
/// The file appears when all of it is there and on the disk; until then it has another name beside it, and the earlier
/// file in its place stays. When the connection breaks, the rest is asked for (`Range`), as often as the call's policy
/// allows between two pieces that arrive, if the server said by an `ETag` or `Last-Modified` which version it sends.
/// Otherwise it begins anew.
///
/// [`resumable`](Self::resumable) keeps the bytes of a call that fails for the next call, or for the next run of the program.
#[must_use = "a call is sent by `.await` or `.send()`"]
pub struct Download {
    request: Request,
    path: PathBuf,
    progress: Option<Progress>,
    sha256: Option<String>,
    is_resumable: bool,
}

/// The end of an attempt.
enum Attempt {
    /// The file is complete.
    Complete(Response<u64>),
    /// The body was cut off, or the server does not have the part. The number is the length of the file before.
    Cut(Error, u64),
    /// The part of an earlier call is not the beginning of the file that the server has now.
    Outdated,
}

impl Download {
    pub(super) fn new(request: Request, path: PathBuf) -> Self {
        Self { request, path, progress: None, sha256: None, is_resumable: false }
    }

    /// Calls something with the number of bytes that are there, and of all if the server says it, whenever some arrive.
    pub fn on_progress(mut self, tell: impl Fn(u64, Option<u64>) + Send + Sync + 'static) -> Self {
        self.progress = Some(Arc::new(tell));
        self
    }

    /// Says what SHA-256 the file must have, in hexadecimal digits, as many APIs say it beside the file. Without it, that counts
    /// which the answer has in `Repr-Digest` or `Digest`, if it has one.
    pub fn sha256(mut self, digest: impl Into<String>) -> Self {
        self.sha256 = Some(digest.into());
        self
    }

    /// Keeps the bytes that have arrived when the call fails, is dropped or is killed with its program, as `.NAME.….part` with a
    /// `.note` beside it. The next such call with the same URL, headers and body asks for the rest only (`Range`, `If-Range`). It
    /// begins anew if the file has changed since, at the server or here.
    ///
    /// Only a strong `ETag` lets another call go on, and by that accounts that share a URL are told apart. Nothing is kept without
    /// one, or where the body is a stream or a form in parts, or where the call must not be sent twice. An idempotency key that the
    /// client makes does not change the last: the next call has another one.
    ///
    /// A call that is dropped (`timeout`, `select!`) or killed leaves the bytes of its last note, which is written anew after each
    /// MiB. Two calls for one file at the same time disturb each other: one of them may fail, and the file is never a mixture.
    pub fn resumable(mut self) -> Self {
        self.is_resumable = true;
        self
    }

    /// Sends the call. The response has status and headers of the last answer, and the number of bytes as its body.
    ///
    /// # Errors
    /// See [`ErrorKind`]. There is no file then, and an earlier one in its place is as it was.
    pub async fn send(self) -> Result<Response<u64>, Error> {
        let described = |error: Error| error.with_operation(&self.request.operation);
        let source = self.source().map_err(described)?;
        let mut file = Partial::create(&self.path, source).await.map_err(described)?;
        let mut part = file.adopt().await.map_err(described)?;
        match self.fetch(&mut file, &mut part).await {
            Ok(response) => {
                file.finish().await.map_err(described)?;
                Ok(response)
            }
            Err(error) => {
                file.leave(&part).await;
                Err(error)
            }
        }
    }

    /// Identifies the source of the file, if a part of it may stay. A part that turns out to be outdated makes the call be sent once
    /// more, which only harmless calls may be.
    fn source(&self) -> Result<Option<Sha256Digest>, Error> {
        if !self.is_resumable || !self.request.effective_class().is_repeatable() {
            return Ok(None);
        }
        kept::source(&self.request)
    }

    /// Brings all of the bytes.
    async fn fetch(&self, file: &mut Partial, part: &mut Part) -> Result<Response<u64>, Error> {
        let mut attempt = 1;
        loop {
            let (error, before) = match self.continued(file, part).await? {
                Attempt::Complete(response) => return Ok(response),
                Attempt::Outdated => continue,
                Attempt::Cut(error, before) => (error, before),
            };
            attempt = if file.length() > before { 1 } else { attempt + 1 };
            let client = &*self.request.client.0;
            let policy = self.request.options.retry.unwrap_or(client.retry);
            let deadline = after(self.request.options.timeout.unwrap_or(client.timeout));
            let passing = error.duplicate().with_retryable(self.request.effective_class().is_repeatable());
            let Some(next) = policy.next(attempt, &passing, &client.budget, deadline) else { return Err(error) };
            sleep_until(next).await;
        }
    }

    /// Asks for what is missing, and writes it.
    async fn continued(&self, file: &mut Partial, part: &mut Part) -> Result<Attempt, Error> {
        let failed = |error: Error| error.with_operation(&self.request.operation);
        let mut request = self.request.clone();
        part.conditions(file.length()).for_each(|(name, value)| request.set_header(name.to_owned(), value));
        let response = match request.send::<StreamBody>().await {
            Err(error) if error.status() == Some(StatusCode::RANGE_NOT_SATISFIABLE) && file.length() > 0 => {
                // the part that is there is not the beginning of the server's file now
                let is_kept = std::mem::take(part).is_kept;
                file.restart().await.map_err(failed)?;
                return Ok(if is_kept { Attempt::Outdated } else { Attempt::Cut(error, 0) });
            }
            response => response?,
        };
        if !part.goes_on(&response, file.length()) {
            if response.status == StatusCode::PARTIAL_CONTENT && part.is_kept {
                *part = Part::default();
                file.restart().await.map_err(failed)?;
                return Ok(Attempt::Outdated);
            }
            if response.status == StatusCode::PARTIAL_CONTENT {
                let detail = "the server sends another part than it was asked for";
                return Err(failed(
                    Error::new(ErrorKind::Decode, detail).with_answer(response.status, &response.headers),
                ));
            }
            file.restart().await.map_err(failed)?;
            *part = Part::of(&response);
        }
        part.is_kept = false;
        let before = file.length();
        let Response { body, status, headers, raw, attempts } = response;
        if let Some(cut) = self.write(body, file, part).await? {
            // all that was announced may be there, and only a digest tells
            let is_whole =
                part.total == Some(file.length()) && Expected::of(self.sha256.as_deref(), &headers).is_some();
            if !is_whole {
                return Ok(Attempt::Cut(cut, before));
            }
        }
        if let Err(error) = self.check(file, &headers, part) {
            // the bytes are wrong: a later call must not go on with them
            *part = Part::default();
            return Err(error);
        }
        Ok(Attempt::Complete(Response { body: file.length(), status, headers, raw, attempts }))
    }

    /// Writes what arrives. Returns the error of a body that was cut off.
    async fn write(&self, mut body: ByteStream, file: &mut Partial, part: &Part) -> Result<Option<Error>, Error> {
        let described = |error: Error| error.with_operation(&self.request.operation);
        while let Some(piece) = body.next().await {
            let piece = match piece {
                Ok(piece) => piece,
                Err(cut) => return Ok(Some(cut)),
            };
            file.write(&piece).await.map_err(described)?;
            file.note_some(part).await.map_err(described)?;
            if let Some(tell) = &self.progress {
                tell(file.length(), part.total);
            }
        }
        Ok(None)
    }

    fn wrong(&self, kind: ErrorKind, detail: impl Into<String>) -> Error {
        Error::new(kind, detail).with_operation(&self.request.operation)
    }

    fn secrets(&self) -> &Secrets {
        self.request.client.0.exchange.decoding.secrets()
    }

    /// Compares what is there with what was said of it.
    fn check(&self, file: &Partial, headers: &HeaderMap, part: &Part) -> Result<(), Error> {
        let wrong = |detail: String| {
            Err(self.wrong(ErrorKind::Interrupted, detail).with_headers(headers).masked(self.secrets()))
        };
        if let Some(total) = part.total.filter(|total| *total != file.length()) {
            return wrong(format!("the file has {} bytes of {total}", file.length()));
        }
        match Expected::of(self.sha256.as_deref(), headers).filter(|expected| !expected.is_of(&file.digest())) {
            Some(_) => wrong("the file does not have the SHA-256 that was said".to_owned()),
            None => Ok(()),
        }
    }
}

/// The length of a body.
fn length(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

impl IntoFuture for Download {
    type Output = Result<u64, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { self.send().await.map(Response::into_body) })
    }
}

impl fmt::Debug for Download {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.request.fmt(formatter)
    }
}
