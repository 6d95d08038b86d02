//! Calls: requests that are sent by `.await`, and the options that every call has.

use std::fmt;
use std::marker::PhantomData;
#[cfg(feature = "file-download")]
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
use std::path::PathBuf;
use std::time::Duration;

use serde_json::Value;

use super::attempts;
use super::conditional::Conditional;
#[cfg(feature = "file-download")]
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
use super::download::Download;
use super::request::Request;
#[cfg(feature = "file-download")]
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
use crate::exchange::StreamBody;
use crate::exchange::{Payload, RawResponse, Received, Response, Validator};
use crate::retry::RetryPolicy;
use crate::{BoxFuture, Error};

/// The response of a call, or its error.
pub type SendResult<T> = Result<Response<T>, Error>;

/// An operation with the values of its parameters, ready to be sent. Its answer becomes what the payload `P` says.
///
/// `.await` sends it and returns the body. [`send`](Self::send) returns the whole response. [`CallExt`] has the options.
#[must_use = "a call is sent by `.await` or `.send()`"]
pub struct Call<P> {
    request: Request,
    payload: PhantomData<fn() -> P>,
}

impl<P> From<Request> for Call<P> {
    fn from(request: Request) -> Self {
        Self { request, payload: PhantomData }
    }
}

impl<P: Payload> Call<P> {
    /// Sends the call. The response has the status, the headers and the raw body, too.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn send(self) -> SendResult<P::Value> {
        self.request.send::<P>().await
    }

    /// Sends the call, and blocks the thread until the response is there.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind). Inside an async runtime it is refused.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> SendResult<P::Value> {
        self.request.send_blocking::<P>()
    }
}

impl<P: Payload + 'static> IntoFuture for Call<P> {
    type Output = Result<P::Value, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.request.send_value::<P>()
    }
}

impl<P> Clone for Call<P> {
    fn clone(&self) -> Self {
        Self { request: self.request.clone(), payload: PhantomData }
    }
}

impl<P> fmt::Debug for Call<P> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.request.fmt(formatter)
    }
}

/// The options of a single call. They stand in a trait so that an API may have parameters of the same names: a setter of
/// the API then has the plain name, and the option is `CallExt::timeout(call, …)`.
pub trait CallExt: Sized {
    /// The type that reads the answers.
    type Payload: Payload;

    /// Returns the request behind the call.
    #[doc(hidden)]
    fn into_request(self) -> Request;

    /// Returns the request behind the call, to be changed.
    #[doc(hidden)]
    fn request_mut(&mut self) -> &mut Request;

    /// Sets the time that the call may take with all its attempts, in place of the client's.
    #[must_use]
    fn timeout(mut self, timeout: Duration) -> Self {
        self.request_mut().options.timeout = Some(timeout);
        self
    }

    /// Sets the time that one attempt may take, from connecting to the last byte, in place of the client's.
    #[must_use]
    fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.request_mut().options.attempt_timeout = Some(timeout);
        self
    }

    /// Sets a header that the API's description does not know, or replaces one.
    #[must_use]
    fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.request_mut().set_header(name.into(), value.into());
        self
    }

    /// Sets a query parameter that the API's description does not know.
    #[must_use]
    fn query(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.request_mut().set_query(name.into(), value.into().into());
        self
    }

    /// Sets how often and when the call is sent again after it failed for a passing reason, in place of the client's policy.
    /// A call that must not be sent twice is not, whatever the policy is.
    #[must_use]
    fn retry(mut self, policy: RetryPolicy) -> Self {
        self.request_mut().options.retry = Some(policy);
        self
    }

    /// Sends the call once. Only a refused token is renewed, and the call sent with the new one.
    #[must_use]
    fn no_retry(self) -> Self {
        self.retry(RetryPolicy::none())
    }

    /// Asks for an answer only if it is another one than the caller has: `None` says that it is the same. The other options are set
    /// before this one.
    fn if_changed(self, known: Validator) -> Conditional<Self::Payload> {
        Conditional::new(self.into_request(), known)
    }

    /// Writes the answer into a file, which appears when all of it is there. The other options are set before this one.
    #[cfg(feature = "file-download")]
    #[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
    fn download(self, path: impl Into<PathBuf>) -> Download
    where
        Self: CallExt<Payload = StreamBody>,
    {
        Download::new(self.into_request(), path.into())
    }

    /// Connects the events of the answer again when the connection ends, with the id of the last one (`Last-Event-ID`), after the
    /// pause that the server wants (`retry`) or that the call's policy has, until so many connections as that allows brought no
    /// event, or the server answers 204. Nothing is lost and nothing comes twice: that is only done where the operation only
    /// reads, and the last event has an id of its own.
    #[must_use]
    fn reconnect(mut self) -> Self {
        self.request_mut().options.reconnect = true;
        self
    }

    /// Gives a value to the client's [middleware](crate::Middleware), which finds it by its type.
    #[must_use]
    fn extension<T: Clone + Send + Sync + 'static>(mut self, value: T) -> Self {
        self.request_mut().options.extensions.insert(value);
        self
    }
}

impl<P: Payload> CallExt for Call<P> {
    type Payload = P;

    fn into_request(self) -> Request {
        self.request
    }

    fn request_mut(&mut self) -> &mut Request {
        &mut self.request
    }
}

impl Request {
    /// Sends the request and reads the answer.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn send<P: Payload>(self) -> SendResult<P::Value> {
        let mut body = None;
        let mut reader = |response: RawResponse<'_>| {
            body = Some(P::read(response)?);
            Ok(())
        };
        let request = self.with_idempotency_key().with_reconnection();
        let received = attempts::execute(&request, P::STREAMED, &mut reader).await?;
        // an answer that was accepted has been read
        let body = body.ok_or_else(|| Error::build("the answer was not read"))?;
        Ok(Response {
            body,
            status: received.status,
            headers: received.headers,
            raw: received.body,
            attempts: received.attempts,
        })
    }

    /// Sends the request, and leaves the answer as it comes.
    pub(crate) async fn receive(self) -> Result<Received, Error> {
        let request = self.with_idempotency_key();
        attempts::execute(&request, false, &mut |_| Ok(())).await
    }

    /// Sends the request, and leaves only the body.
    pub fn send_value<P: Payload + 'static>(self) -> BoxFuture<'static, Result<P::Value, Error>> {
        Box::pin(async move { self.send::<P>().await.map(Response::into_body) })
    }
}

/// Makes a struct around a [`Request`](crate::Request) a [call](crate::impl_call) that can be sent for the whole response, too.
/// Takes the struct, the payload of its answers, and the type of what is read, if that is not the payload. A crate without the
/// feature `blocking` of its own says at the end whether there is a method that blocks: `with_blocking` or `without_blocking`.
#[macro_export]
macro_rules! impl_request {
    ($call:ty, $payload:ty, with_blocking $(,)?) => {
        $crate::impl_request!($call, $payload, $payload, with_blocking);
    };
    ($call:ty, $payload:ty, without_blocking $(,)?) => {
        $crate::impl_request!($call, $payload, $payload, without_blocking);
    };
    ($call:ty, $payload:ty, $value:ty, with_blocking $(,)?) => {
        $crate::impl_request!($call, $payload, $value, without_blocking);

        impl $call {
            /// Sends the request, and blocks the thread until the response is there.
            pub fn send_blocking(self) -> $crate::SendResult<$value> {
                self.0.send_blocking::<$payload>()
            }
        }
    };
    ($call:ty, $payload:ty, $value:ty, without_blocking $(,)?) => {
        impl $call {
            /// Sends the request. The response has the status and the headers, too.
            pub async fn send(self) -> $crate::SendResult<$value> {
                self.0.send::<$payload>().await
            }
        }

        $crate::impl_call!($call, $payload);
    };
    ($call:ty, $payload:ty $(,)?) => {
        $crate::impl_request!($call, $payload, $payload);
    };
    ($call:ty, $payload:ty, $value:ty $(,)?) => {
        $crate::impl_request!($call, $payload, $value, without_blocking);

        #[cfg(feature = "blocking")]
        impl $call {
            /// Sends the request, and blocks the thread until the response is there.
            pub fn send_blocking(self) -> $crate::SendResult<$value> {
                self.0.send_blocking::<$payload>()
            }
        }
    };
}

/// Makes a struct around a [`Request`](crate::Request) a call: it is sent by `.await`, and has the options of
/// [`CallExt`](crate::CallExt). Takes the struct, and the payload of its answers.
#[macro_export]
macro_rules! impl_call {
    ($call:ty, $payload:ty $(,)?) => {
        impl ::core::convert::From<$crate::Request> for $call {
            fn from(request: $crate::Request) -> Self {
                Self(request)
            }
        }

        impl $crate::CallExt for $call {
            type Payload = $payload;

            fn into_request(self) -> $crate::Request {
                self.0
            }

            fn request_mut(&mut self) -> &mut $crate::Request {
                &mut self.0
            }
        }

        impl ::core::future::IntoFuture for $call {
            type Output = ::core::result::Result<<$payload as $crate::Payload>::Value, $crate::Error>;
            type IntoFuture = $crate::BoxFuture<'static, Self::Output>;

            fn into_future(self) -> Self::IntoFuture {
                self.0.send_value::<$payload>()
            }
        }
    };
}
