// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `events`.
//!
//! 3 operations, behind the handle [`Events`].

pub(super) mod types;

use ampersat_runtime as runtime;

pub use types::*;

/// The operations tagged `events`. From [`Client::events`](crate::Client::events).
#[derive(Clone, Copy, Debug)]
pub struct Events<'a>(pub(crate) &'a runtime::Client);

impl Events<'_> {
    /// `GET /events/{at}` returns [`Event`].
    pub fn get_event(&self, at: impl Into<time::OffsetDateTime>) -> GetEventRequest {
        self.0
            .get("events.get_event", "/events/{at}")
            .path_styled::<
                runtime::Rfc3339<time::OffsetDateTime>,
            >("at", at, runtime::Style::SIMPLE)
            .into()
    }
}

/// A request of [`Events::get_event`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct GetEventRequest(runtime::Request);

impl GetEventRequest {
    pub fn since(self, since: impl Into<jiff::civil::Date>) -> Self {
        Self(self.0.query::<runtime::Parsed<jiff::civil::Date>>("since", since))
    }

    /// Matches `^[0-9.]+$`.
    pub fn price(self, price: impl Into<rust_decimal::Decimal>) -> Self {
        Self(self.0.query::<runtime::Text<runtime::Decimal>>("price", price))
    }
}

runtime::impl_request!(GetEventRequest, Event);

impl Events<'_> {
    /// `PUT /events/{at}`
    ///
    /// Set before sending: [`at`](PutEventRequest::at), [`price`](PutEventRequest::price), [`level`](PutEventRequest::level), [`source`](PutEventRequest::source).
    pub fn put_event(&self, at: impl Into<time::OffsetDateTime>) -> PutEventRequest {
        self.0
            .put("events.put_event", "/events/{at}")
            .required(&["at", "price", "level", "source"])
            .path_styled::<
                runtime::Rfc3339<time::OffsetDateTime>,
            >("at", at, runtime::Style::SIMPLE)
            .into()
    }
}

/// A request of [`Events::put_event`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct PutEventRequest(runtime::Request);

impl PutEventRequest {
    /// Required.
    pub fn at(self, at: impl Into<time::OffsetDateTime>) -> Self {
        Self(self.0.field::<runtime::Rfc3339<time::OffsetDateTime>>("at", at))
    }

    pub fn day(self, day: impl Into<runtime::Nullable<jiff::civil::Date>>) -> Self {
        Self(
            self
                .0
                .field::<
                    Option<runtime::Parsed<jiff::civil::Date>>,
                >("day", runtime::nullable(day)),
        )
    }

    pub fn opens(self, opens: impl Into<time::Time>) -> Self {
        Self(self.0.field::<runtime::Rfc3339<time::Time>>("opens", opens))
    }

    pub fn takes(self, takes: impl Into<jiff::SignedDuration>) -> Self {
        Self(self.0.field::<runtime::Parsed<jiff::SignedDuration>>("takes", takes))
    }

    /// `homePage` on the wire.
    pub fn home_page(self, home_page: impl Into<runtime::Url>) -> Self {
        Self(self.0.field::<runtime::Parsed<runtime::Url>>("homePage", home_page))
    }

    pub fn address(self, address: impl Into<std::net::Ipv4Addr>) -> Self {
        Self(self.0.field::<runtime::Parsed<std::net::Ipv4Addr>>("address", address))
    }

    /// Matches `^[0-9.]+$`. Required.
    pub fn price(self, price: impl Into<rust_decimal::Decimal>) -> Self {
        Self(self.0.field::<runtime::Text<runtime::Decimal>>("price", price))
    }

    pub fn fees(
        self,
        fees: impl IntoIterator<Item = impl Into<rust_decimal::Decimal>>,
    ) -> Self {
        let fees: Vec<rust_decimal::Decimal> = fees
            .into_iter()
            .map(Into::into)
            .collect();
        Self(self.0.field::<Vec<runtime::Text<runtime::Decimal>>>("fees", fees))
    }

    pub fn labels(
        self,
        labels: impl Into<std::collections::BTreeMap<String, String>>,
    ) -> Self {
        Self(
            self
                .0
                .field::<
                    runtime::Serde<std::collections::BTreeMap<String, String>>,
                >("labels", labels),
        )
    }

    /// Required.
    pub fn level(self, level: impl Into<EventLevel>) -> Self {
        Self(self.0.field::<EventLevel>("level", level))
    }

    pub fn state(self, state: impl Into<EventState>) -> Self {
        Self(self.0.field::<EventState>("state", state))
    }

    /// Required.
    pub fn source(self, source: impl Into<Source>) -> Self {
        Self(self.0.field::<Source>("source", source))
    }

    pub fn id(self, id: impl Into<String>) -> Self {
        Self(self.0.field::<String>("id", id))
    }

    /// All fields of the body at once. Fields set later override it.
    pub fn body(self, body: impl Into<Event>) -> Self {
        Self(self.0.fields::<Event>(body))
    }

    /// Sends a field in the body that the document does not declare.
    pub fn extra(
        self,
        name: impl Into<String>,
        value: impl Into<runtime::Value>,
    ) -> Self {
        Self(self.0.extra(name, value))
    }
}

runtime::impl_request!(PutEventRequest, ());

impl Events<'_> {
    /// `PUT /labels`
    ///
    /// Set before sending: [`body`](PutLabelsRequest::body).
    pub fn put_labels(&self) -> PutLabelsRequest {
        self.0.put("events.put_labels", "/labels").required(&[runtime::BODY]).into()
    }
}

/// A request of [`Events::put_labels`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct PutLabelsRequest(runtime::Request);

impl PutLabelsRequest {
    /// The body, as JSON.
    pub fn body(
        self,
        body: impl Into<std::collections::BTreeMap<String, String>>,
    ) -> Self {
        Self(
            self
                .0
                .json::<runtime::Serde<std::collections::BTreeMap<String, String>>>(body),
        )
    }
}

runtime::impl_request!(PutLabelsRequest, ());
