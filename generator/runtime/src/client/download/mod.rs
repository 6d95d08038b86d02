//! Answers that become files: as a whole or not at all, and from where they were cut off.

mod digest;
mod partial;
mod range;

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use reqwest::StatusCode;
use reqwest::header::{CONTENT_LENGTH, HeaderMap};

use super::request::Request;
use crate::exchange::{Response, StreamBody};
use crate::time::{after, sleep_until};
use crate::{BoxFuture, ByteStream, Error, ErrorKind};
use digest::Expected;
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
#[must_use = "a call is sent by `.await` or `.send()`"]
pub struct Download {
    request: Request,
    path: PathBuf,
    progress: Option<Progress>,
    sha256: Option<String>,
}

impl Download {
    pub(super) fn new(request: Request, path: PathBuf) -> Self {
        Self { request, path, progress: None, sha256: None }
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

    /// Sends the call. The response has status and headers of the last answer, and the number of bytes as its body.
    ///
    /// # Errors
    /// See [`ErrorKind`]. There is no file then, and an earlier one in its place is as it was.
    pub async fn send(self) -> Result<Response<u64>, Error> {
        let described = |error: Error| error.with_operation(&self.request.operation);
        let mut file = Partial::create(&self.path).await.map_err(described)?;
        let response = self.fetch(&mut file).await?;
        file.finish().await.map_err(described)?;
        Ok(response)
    }

    /// Brings all of the bytes.
    async fn fetch(&self, file: &mut Partial) -> Result<Response<u64>, Error> {
        let mut part = Part::default();
        let mut attempt = 1;
        loop {
            let (error, before) = match self.continued(file, &mut part).await? {
                Ok(response) => return Ok(response),
                Err(cut) => cut,
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

    /// Asks for what is missing, and writes it. The inner error is one of a body that was cut off, with the length of the file before.
    async fn continued(
        &self,
        file: &mut Partial,
        part: &mut Part,
    ) -> Result<Result<Response<u64>, (Error, u64)>, Error> {
        let failed = |error: Error| error.with_operation(&self.request.operation);
        let mut request = self.request.clone();
        part.conditions(file.length()).for_each(|(name, value)| request.set_header(name.to_owned(), value));
        let response = match request.send::<StreamBody>().await {
            Err(error) if error.status() == Some(StatusCode::RANGE_NOT_SATISFIABLE) && file.length() > 0 => {
                // the part that is there is not the beginning of the server's file now
                *part = Part::default();
                file.restart().await.map_err(failed)?;
                return Ok(Err((error, 0)));
            }
            response => response?,
        };
        if !part.goes_on(&response, file.length()) {
            if response.status == StatusCode::PARTIAL_CONTENT {
                let detail = "the server sends another part than it was asked for";
                return Err(failed(Error::new(ErrorKind::Decode, detail).with_status(response.status)));
            }
            file.restart().await.map_err(failed)?;
            *part = Part::of(&response);
        }
        let before = file.length();
        let Response { body, status, headers, raw, attempts } = response;
        match self.write(body, file, part.total).await? {
            Some(cut) => Ok(Err((cut, before))),
            None => {
                self.check(file, &headers, part)?;
                Ok(Ok(Response { body: file.length(), status, headers, raw, attempts }))
            }
        }
    }

    /// Writes what arrives. Returns the error of a body that was cut off.
    async fn write(
        &self,
        mut body: ByteStream,
        file: &mut Partial,
        total: Option<u64>,
    ) -> Result<Option<Error>, Error> {
        while let Some(piece) = body.next().await {
            let piece = match piece {
                Ok(piece) => piece,
                Err(cut) => return Ok(Some(cut)),
            };
            file.write(&piece).await.map_err(|error| error.with_operation(&self.request.operation))?;
            if let Some(tell) = &self.progress {
                tell(file.length(), total);
            }
        }
        Ok(None)
    }

    /// Compares what is there with what was said of it.
    fn check(&self, file: &Partial, headers: &HeaderMap, part: &Part) -> Result<(), Error> {
        let wrong =
            |detail: String| Err(Error::new(ErrorKind::Interrupted, detail).with_operation(&self.request.operation));
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
