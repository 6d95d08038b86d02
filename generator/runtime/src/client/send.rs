//! How request builders are sent.

/// Implements sending for a request builder, which is a tuple struct around a [`Request`](crate::Request):
/// `send`, `send_blocking` behind the feature `blocking` of the crate that says so, and `IntoFuture` for `.await`. Behind its
/// feature `mock`, the call can be expected.
///
/// Takes the builder, the type of the response's body, and its codec if that is another type.
#[macro_export]
macro_rules! impl_send {
    ($request:ty, $response:ty $(,)?) => {
        $crate::impl_send!($request, $response, $response);
    };
    ($request:ty, $response:ty, $codec:ty $(,)?) => {
        impl $request {
            /// Sends the request; the response has the status, the headers and the raw body, too.
            ///
            /// # Errors
            /// If the request is incomplete, is not answered, or is answered with an error.
            pub async fn send(self) -> ::core::result::Result<$crate::Response<$response>, $crate::Error> {
                self.0.send::<$codec>().await
            }

            /// As [`send`](Self::send), and blocks the thread until the response is there.
            ///
            /// # Errors
            /// As [`send`](Self::send). Inside an async runtime it is refused.
            #[cfg(feature = "blocking")]
            pub fn send_blocking(self) -> ::core::result::Result<$crate::Response<$response>, $crate::Error> {
                self.0.send_blocking::<$codec>()
            }
        }

        impl ::core::future::IntoFuture for $request {
            type Output = ::core::result::Result<$response, $crate::Error>;
            type IntoFuture = $crate::BoxFuture<'static, Self::Output>;

            fn into_future(self) -> Self::IntoFuture {
                self.0.into_future_of::<$codec>()
            }
        }

        #[cfg(feature = "mock")]
        impl $crate::mock::Call for $request {
            type Payload = $codec;

            fn into_request(self) -> $crate::Request {
                self.0
            }
        }
    };
}
