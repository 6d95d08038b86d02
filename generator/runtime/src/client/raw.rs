//! Calls that the generated client has no method for.

use reqwest::Method;
use serde_json::Value;

use super::request::Request;
// The name of this crate in the macro below; in a client, the crate is a module.
#[allow(unused_imports)]
use crate as runtime;
use crate::api::{Class, Operation};
use crate::body::Body;
use crate::client::{Client, SendResult};
use crate::exchange::Payload;
use crate::json::Codec;

const RAW_READ: Operation = raw_operation(Method::GET, Class::Read);
const RAW_UNSAFE: Operation = raw_operation(Method::POST, Class::Unsafe);

const fn raw_operation(method: Method, class: Class) -> Operation {
    Operation { name: "raw.request", method, path: "(raw)", class, required: &[], authenticated: true }
}

/// A call that the generated client has no method for; from [`Client::raw`]. `.await` returns the body as JSON,
/// [`send`](Self::send) the whole response as what is asked for. Parameters and other options are those of
/// [`CallExt`](crate::CallExt).
#[derive(Clone, Debug)]
#[must_use = "a call is sent by `.await` or `.send()`"]
pub struct RawCall(Request);

impl RawCall {
    pub(super) fn new(client: Client, method: Method, path: String) -> Self {
        let reads = method == Method::GET || method == Method::HEAD;
        let request = Request::new(client, if reads { RAW_READ } else { RAW_UNSAFE });
        Self(Request { raw: Some((method, path)), ..request })
    }

    /// Sets a field of the JSON body.
    pub fn field(self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        Self(self.0.extra(name, value))
    }

    /// Sets the JSON body as a whole.
    pub fn json<C: Codec>(self, value: impl Into<C::Value>) -> Self {
        Self(self.0.json::<C>(value))
    }

    /// Sets the body to bytes, or to a stream of them.
    pub fn body(self, body: impl Into<Body>) -> Self {
        Self(self.0.bytes(body.into()))
    }

    /// Sends the call, and reads the answer as a type.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn send<P: Payload>(self) -> SendResult<P::Value> {
        self.0.send::<P>().await
    }

    /// Sends the call, and blocks the thread until the response is there.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind). Inside an async runtime it is refused.
    #[cfg(feature = "blocking")]
    pub fn send_blocking<P: Payload>(self) -> SendResult<P::Value> {
        self.0.send_blocking::<P>()
    }
}

crate::impl_call!(RawCall, Value);
