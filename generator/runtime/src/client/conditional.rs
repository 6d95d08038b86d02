//! Calls whose answer is wanted only if it is another one.

use std::fmt;
use std::marker::PhantomData;

use super::request::Request;
use crate::exchange::{Payload, Response, Validator};
use crate::{BoxFuture, Error};

/// A call that brings an answer only if there is another one than the caller has; from
/// [`CallExt::if_changed`](crate::CallExt::if_changed).
#[must_use = "a call is sent by `.await` or `.send()`"]
pub struct Conditional<P> {
    pub(crate) request: Request,
    payload: PhantomData<fn() -> P>,
}

impl<P: Payload> Conditional<P> {
    pub(super) fn new(mut request: Request, known: Validator) -> Self {
        known.conditions().for_each(|(name, value)| request.set_header(name.to_owned(), value));
        Self { request, payload: PhantomData }
    }

    /// Sends the call. `None` says that the caller has the present version (HTTP 304).
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn send(self) -> Result<Option<Response<P::Value>>, Error> {
        unless_same(self.request.send::<P>().await)
    }
}

/// The answer; nothing if the caller has it.
pub(crate) fn unless_same<T>(result: Result<T, Error>) -> Result<Option<T>, Error> {
    match result {
        Err(error) if error.is_not_modified() => Ok(None),
        result => result.map(Some),
    }
}

impl<P: Payload + 'static> IntoFuture for Conditional<P> {
    type Output = Result<Option<Response<P::Value>>, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

impl<P> fmt::Debug for Conditional<P> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.request.fmt(formatter)
    }
}
