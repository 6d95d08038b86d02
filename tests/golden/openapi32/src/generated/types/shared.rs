// @generated from a document in tests/fixtures. Do not edit.

//! Types that several groups use.

#[cfg(feature = "mock")]
mod mock;

use ampersat_runtime as runtime;

/// The body that the webhook `ping` sends with POST.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PingPayload {
    pub zen: String,
    pub sent_at: runtime::DateTime,
}

runtime::impl_object!(PingPayload {
    zen: required::<String>("zen"),
    sent_at: required::<runtime::DateTime>("sent_at"),
});

/// The body of `Search::add_things`, among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Thing {
    pub name: String,
}

impl Thing {
    /// Creates a `Thing` with its required fields.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into() }
    }
}

runtime::impl_object!(Thing {
    name: required::<String>("name"),
});

/// The body that the webhook `thing-added` sends with POST.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ThingAdded {
    pub thing: Thing,
}

runtime::impl_object!(
    ThingAdded {
        thing: required::<Thing>("thing"),
    },
    [("action", "added")],
);

/// The body that several webhooks send.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ThingEvent {
    /// `action: added`
    ThingAdded(ThingAdded),
    /// `action: gone`
    ThingGone(ThingGone),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(ThingEvent, (ThingAdded, ThingAdded), (ThingGone, ThingGone));

runtime::impl_union!(ThingEvent {
    ThingAdded: tagged::<ThingAdded>(&[("action", "added")]),
    ThingGone: tagged::<ThingGone>(&[("action", "gone")]),
});

/// The body that several webhooks send.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ThingGone {
    pub name: Option<String>,
}

runtime::impl_object!(
    ThingGone {
        name: optional::<String>("name"),
    },
    [("action", "gone")],
);

/// The body that one of the webhooks sends. The header `X-Thing-Event` names the event.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum WebhookEvent {
    /// `X-Thing-Event: ping`
    Ping(PingPayload),
    /// `X-Thing-Event: thing`
    Thing(ThingEvent),
    /// `X-Thing-Event: thing.lost`
    ThingLost(Thing),
    /// `X-Thing-Event: thing_lost`
    ThingLost2(ThingGone),
    /// `X-Thing-Event: unknown`
    Unknown2(Thing),
    /// An event that this version of the client does not know.
    Unknown {
        /// Its name.
        event: String,
        /// The body that came with it.
        body: runtime::Value,
    },
}

impl WebhookEvent {
    /// The name of the header that says which event it is.
    pub const HEADER: &'static str = "X-Thing-Event";

    /// Reads what a webhook sends: `event` is the value of the header [`HEADER`](Self::HEADER).
    ///
    /// # Errors
    /// The body is not the JSON of this event.
    pub fn parse(event: &str, body: &[u8]) -> Result<Self, runtime::DecodeError> {
        let dialect = runtime::Dialect::Json;
        match event {
            "ping" => runtime::decode_slice::<PingPayload>(body, dialect).map(Self::Ping),
            "thing" => {
                runtime::decode_slice::<ThingEvent>(body, dialect).map(Self::Thing)
            }
            "thing.lost" => {
                runtime::decode_slice::<Thing>(body, dialect).map(Self::ThingLost)
            }
            "thing_lost" => {
                runtime::decode_slice::<ThingGone>(body, dialect).map(Self::ThingLost2)
            }
            "unknown" => {
                runtime::decode_slice::<Thing>(body, dialect).map(Self::Unknown2)
            }
            _ => {
                let body = runtime::decode_slice::<runtime::Value>(body, dialect)?;
                Ok(Self::Unknown {
                    event: event.to_owned(),
                    body,
                })
            }
        }
    }
}
