// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;

/// The value of `amount` in [`Payments::create_payment`](super::Payments::create_payment).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Amount {
    Number(f64),
    Text(String),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(Amount, (Number, f64), (Text, String));

impl From<&str> for Amount {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

runtime::impl_union!(Amount {
    Number: fits::<f64>(),
    Text: fits::<String>(),
});

/// The value of `method` in [`Payments::create_payment`](super::Payments::create_payment), among others.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Method {
    Transfer,
    DirectDebit,
    /// A value that this version of the client does not know.
    Unknown(String),
}

runtime::impl_texts!(Method {
    Transfer: "transfer",
    DirectDebit: "direct_debit",
});

/// The response of [`Payments::create_payment`](super::Payments::create_payment), among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Payment {
    pub id: runtime::Uuid,
    pub amount: String,
    pub method: Method,
}

runtime::impl_object!(Payment {
    id: required::<runtime::Uuid>("id"),
    amount: required::<String>("amount"),
    method: required::<Method>("method"),
});

/// The response of [`Payments::list_payments`](super::Payments::list_payments).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PaymentPage {
    pub items: Vec<Payment>,
    pub total: i64,
}

runtime::impl_object!(PaymentPage {
    items: required::<Vec<Payment>>("items"),
    total: required::<i64>("total"),
});
