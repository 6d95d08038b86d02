// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `payments`.
//!
//! 2 operations, behind the handle [`Payments`].

#[cfg(feature = "mock")]
mod mock;
pub(super) mod types;

use ampersat_runtime as runtime;

pub use types::*;
#[doc(hidden)]
pub use super::types::shared::*;

/// The operations tagged `payments`. From [`Client::payments`](crate::Client::payments).
#[derive(Clone, Copy, Debug)]
pub struct Payments<'a>(pub(crate) &'a runtime::Client);

impl Payments<'_> {
    /// List Payments Endpoint.
    ///
    /// `GET /api/v1/accounts/{account_id}/payments` returns [`PaymentPage`].
    /// One page of a list: [`pages`](runtime::Paged::pages) and [`items`](runtime::Paged::items) go through all.
    ///
    /// # Errors
    /// * `422`: Validation Error ([`HttpValidationError`])
    pub fn list_payments(&self, account_id: runtime::Uuid) -> ListPaymentsRequest {
        self.0
            .get("payments.list_payments", "/api/v1/accounts/{account_id}/payments")
            .secured(&[&["HTTPBearer"]])
            .path::<runtime::Uuid>("account_id", account_id)
            .into()
    }
}

/// A request of [`Payments::list_payments`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ListPaymentsRequest(runtime::Request);

impl ListPaymentsRequest {
    /// Without it: `20`.
    pub fn limit(self, limit: i64) -> Self {
        Self(self.0.query::<i64>("limit", limit))
    }

    /// Without it: `0`.
    pub fn offset(self, offset: i64) -> Self {
        Self(self.0.query::<i64>("offset", offset))
    }
}

runtime::impl_request!(ListPaymentsRequest, PaymentPage);

impl runtime::Paged for ListPaymentsRequest {
    type Item = Payment;

    const PAGING: runtime::Paging<Self> = runtime::Paging::<Self>::offset("offset", 0)
        .items(|page| Some(&mut page.items));
}

impl Payments<'_> {
    /// Create Payment Endpoint.
    ///
    /// `POST /api/v1/accounts/{account_id}/payments` returns [`Payment`].
    ///
    /// Set before sending: [`amount`](CreatePaymentRequest::amount), [`method`](CreatePaymentRequest::method).
    ///
    /// # Errors
    /// * `422`: Validation Error ([`HttpValidationError`])
    pub fn create_payment(&self, account_id: runtime::Uuid) -> CreatePaymentRequest {
        self.0
            .post("payments.create_payment", "/api/v1/accounts/{account_id}/payments")
            .required(&["amount", "method"])
            .secured(&[&["HTTPBearer"]])
            .path::<runtime::Uuid>("account_id", account_id)
            .into()
    }
}

/// A request of [`Payments::create_payment`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct CreatePaymentRequest(runtime::Request);

impl CreatePaymentRequest {
    /// Required.
    pub fn amount(self, amount: impl Into<Amount>) -> Self {
        Self(self.0.field::<Amount>("amount", amount))
    }

    /// Required.
    pub fn method(self, method: impl Into<Method>) -> Self {
        Self(self.0.field::<Method>("method", method))
    }
}

runtime::impl_request!(CreatePaymentRequest, Payment);
