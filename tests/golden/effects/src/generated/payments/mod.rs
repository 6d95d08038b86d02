// @generated from a document in tests/fixtures. Do not edit.

//! Payments, which are made once.
//!
//! 4 operations, behind the handle [`Payments`].

use ampersat_runtime as runtime;

/// Payments, which are made once. From [`Client::payments`](crate::Client::payments).
#[derive(Clone, Copy, Debug)]
pub struct Payments<'a>(pub(crate) &'a runtime::Client);

impl Payments<'_> {
    /// `POST /messages` returns raw JSON: the shape of the response is not documented.
    pub fn send_message(&self) -> SendMessageRequest {
        self.0
            .post("payments.send_message", "/messages")
            .idempotency_key("X-Request-Id")
            .into()
    }
}

/// A request of [`Payments::send_message`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct SendMessageRequest(runtime::Request);

impl SendMessageRequest {
    /// `X-Request-Id` on the wire.
    ///
    /// Unless it is set, each call has a UUID of its own here, and all its attempts the same.
    pub fn x_request_id(self, x_request_id: runtime::Uuid) -> Self {
        Self(self.0.header::<runtime::Uuid>("X-Request-Id", x_request_id))
    }
}

runtime::impl_request!(SendMessageRequest, runtime::Value);

impl Payments<'_> {
    /// `POST /payments` returns raw JSON: the shape of the response is not documented.
    ///
    /// May cost money. Its key tells the server when it is sent again.
    pub fn pay(&self) -> PayRequest {
        self.0
            .post("payments.pay", "/payments")
            .class(runtime::Class::Spends)
            .idempotency_key("Idempotency-Key")
            .into()
    }
}

/// A request of [`Payments::pay`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct PayRequest(runtime::Request);

impl PayRequest {
    /// Tells calls apart. `Idempotency-Key` on the wire.
    ///
    /// Unless it is set, each call has a UUID of its own here, and all its attempts the same.
    pub fn idempotency_key(self, idempotency_key: impl Into<String>) -> Self {
        Self(self.0.header::<String>("Idempotency-Key", idempotency_key))
    }
}

runtime::impl_request!(PayRequest, runtime::Value);

impl Payments<'_> {
    /// `POST /payments/plain` returns raw JSON: the shape of the response is not documented.
    ///
    /// May cost money. It is never sent again once the server may have carried it out.
    pub fn pay_plainly(&self) -> runtime::Call<runtime::Value> {
        self.0
            .post("payments.pay_plainly", "/payments/plain")
            .class(runtime::Class::Spends)
            .into()
    }
}

impl Payments<'_> {
    /// `POST /traces` returns raw JSON: the shape of the response is not documented.
    pub fn trace(&self) -> TraceRequest {
        self.0.post("payments.trace", "/traces").into()
    }
}

/// A request of [`Payments::trace`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct TraceRequest(runtime::Request);

impl TraceRequest {
    /// `X-Idempotency-Key` on the wire.
    pub fn x_idempotency_key(self, x_idempotency_key: impl Into<String>) -> Self {
        Self(self.0.header::<String>("X-Idempotency-Key", x_idempotency_key))
    }
}

runtime::impl_request!(TraceRequest, runtime::Value);
