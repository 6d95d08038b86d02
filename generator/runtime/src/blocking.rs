//! Calls without async.

use std::io;
use std::sync::OnceLock;

use bytes::Bytes;
use tokio::runtime::{Builder, Handle, Runtime};

#[cfg(feature = "file-download")]
use crate::client::Download;
use crate::client::{Client, Conditional, Request, unless_same};
use crate::exchange::{Payload, Response};
use crate::{ByteStream, Error, ErrorKind, EventStream, LineStream};

/// The one thread on which the connections of all blocking calls live. It is never dropped: dropping a runtime inside
/// another one panics, and nobody can say where the last client goes out of scope.
static RUNTIME: OnceLock<Runtime> = OnceLock::new();

impl Request {
    /// Sends the call and reads the answer, and blocks the thread until then.
    ///
    /// # Errors
    /// See [`ErrorKind`]. Inside an async runtime it is refused: it would block the runtime's other tasks, too. A thread
    /// of `spawn_blocking` counts as inside; there, `Handle::block_on` drives the asynchronous call.
    pub fn send_blocking<P: Payload>(self) -> Result<Response<P::Value>, Error> {
        let operation = self.operation.clone();
        block_on(self.send::<P>()).unwrap_or_else(|error| Err(error.with_operation(&operation)))
    }
}

#[cfg(feature = "file-download")]
impl Download {
    /// As [`send`](Self::send), and blocks the thread until the file is there.
    ///
    /// # Errors
    /// As [`send`](Self::send). Inside an async runtime it is refused.
    pub fn send_blocking(self) -> Result<Response<u64>, Error> {
        block_on(self.send()).unwrap_or_else(Err)
    }
}

impl<P: Payload> Conditional<P> {
    /// As [`send`](Self::send), and blocks the thread until the answer is there.
    ///
    /// # Errors
    /// As [`send`](Self::send). Inside an async runtime it is refused.
    pub fn send_blocking(self) -> Result<Option<Response<P::Value>>, Error> {
        unless_same(self.request.send_blocking::<P>())
    }
}

impl Client {
    /// As [`logout`](Self::logout), and blocks the thread until it is done.
    ///
    /// # Errors
    /// As [`logout`](Self::logout). Inside an async runtime it is refused.
    pub fn logout_blocking(&self) -> Result<(), Error> {
        block_on(self.logout()).unwrap_or_else(Err)
    }
}

impl ByteStream {
    /// The body for programs without async: reading waits for its pieces.
    #[must_use]
    pub fn into_reader(self) -> ByteReader {
        ByteReader { stream: self, piece: Bytes::new() }
    }

    /// As [`bytes`](Self::bytes), and blocks the thread until the body is complete.
    ///
    /// # Errors
    /// As [`bytes`](Self::bytes). Inside an async runtime it is refused.
    pub fn bytes_blocking(self) -> Result<Bytes, Error> {
        block_on(self.bytes()).unwrap_or_else(Err)
    }
}

/// The body of an answer, read while it arrives; from [`ByteStream::into_reader`]. The thread waits for it.
#[derive(Debug)]
pub struct ByteReader {
    stream: ByteStream,
    piece: Bytes,
}

impl io::Read for ByteReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.piece.is_empty() {
            match block_on(self.stream.next()).map_err(io::Error::other)? {
                Some(piece) => self.piece = piece.map_err(io::Error::other)?,
                None => return Ok(0),
            }
        }
        let read = self.piece.split_to(buffer.len().min(self.piece.len()));
        buffer.iter_mut().zip(&read).for_each(|(to, from)| *to = *from);
        Ok(read.len())
    }
}

impl<T> EventStream<T> {
    /// The events for programs without async: the iterator waits for each.
    #[must_use]
    pub fn into_events(self) -> Events<T> {
        Events(self)
    }
}

/// The events of an answer while they arrive; from [`EventStream::into_events`]. The thread waits for them.
#[derive(Debug)]
pub struct Events<T>(EventStream<T>);

impl<T> Iterator for Events<T> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        block_on(self.0.next()).unwrap_or_else(|error| Some(Err(error)))
    }
}

impl<T> LineStream<T> {
    /// The items for programs without async: the iterator waits for each.
    #[must_use]
    pub fn into_lines(self) -> Lines<T> {
        Lines(self)
    }
}

/// The items of an answer while they arrive; from [`LineStream::into_lines`]. The thread waits for them.
#[derive(Debug)]
pub struct Lines<T>(LineStream<T>);

impl<T> Iterator for Lines<T> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        block_on(self.0.next()).unwrap_or_else(|error| Some(Err(error)))
    }
}

/// Runs several calls to their end, and blocks the thread until then.
///
/// # Errors
/// Inside an async runtime it is refused: it would block the runtime's other tasks, too.
pub fn block_on<F: Future>(future: F) -> Result<F::Output, Error> {
    if Handle::try_current().is_ok() {
        return Err(Error::new(ErrorKind::Build, "a blocking call inside an async runtime; use the asynchronous one"));
    }
    Ok(runtime()?.block_on(future))
}

fn runtime() -> Result<&'static Runtime, Error> {
    if let Some(runtime) = RUNTIME.get() {
        return Ok(runtime);
    }
    let started = Builder::new_multi_thread().worker_threads(1).thread_name("api-client").enable_all().build();
    let started =
        started.map_err(|error| Error::new(ErrorKind::Build, "no thread for calls").with_source(error.into()))?;
    // when two threads come here at the same time, the second runtime is dropped again
    Ok(RUNTIME.get_or_init(|| started))
}
