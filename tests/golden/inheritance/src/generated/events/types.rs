// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use std::collections::BTreeMap;

/// Is told apart at two levels, by a member for each.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Event {
    /// `type: mail`
    Mail(MailEvent),
    /// `type: Stop`
    Stop(Stop),
    /// Any other `type`.
    Base(EventBase),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(Event, (Mail, MailEvent), (Stop, Stop), (Base, EventBase));

runtime::impl_union!(Event {
    Mail: tagged::<MailEvent>(&[("type", "mail")]),
    Stop: tagged::<Stop>(&[("type", "Stop")]),
    Base: fits::<EventBase>(),
});

/// Is told apart at two levels, by a member for each.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct EventBase {
    /// `type` on the wire.
    pub type_: String,
    pub at: Option<String>,
    /// All other members, by their keys.
    pub others: BTreeMap<String, runtime::Value>,
}

runtime::impl_object!(EventBase {
    type_: required::<String>("type"),
    at: optional::<String>("at"),
    others: rest::<runtime::Value>(),
});

/// One kind of [`Event`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum MailEvent {
    /// `mailType: sent`
    MailSent(MailSent),
    /// Any other `mailType`.
    Base(MailEventBase),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(MailEvent, (MailSent, MailSent), (Base, MailEventBase));

runtime::impl_union!(MailEvent {
    MailSent: tagged::<MailSent>(&[("mailType", "sent")]),
    Base: fits::<MailEventBase>(),
});

/// One kind of [`MailEvent`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct MailEventBase {
    /// `type` on the wire.
    pub type_: String,
    pub at: Option<String>,
    /// `mailType` on the wire.
    pub mail_type: String,
    pub to: Option<String>,
    /// All other members, by their keys.
    pub others: BTreeMap<String, runtime::Value>,
}

runtime::impl_object!(MailEventBase {
    type_: required::<String>("type"),
    at: optional::<String>("at"),
    mail_type: required::<String>("mailType"),
    to: optional::<String>("to"),
    others: rest::<runtime::Value>(),
});

/// One kind of [`MailEvent`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct MailSent {
    /// `type` on the wire.
    pub type_: String,
    pub at: Option<String>,
    /// `mailType` on the wire.
    pub mail_type: String,
    pub to: Option<String>,
    pub size: Option<i64>,
}

runtime::impl_object!(MailSent {
    type_: required::<String>("type"),
    at: optional::<String>("at"),
    mail_type: required::<String>("mailType"),
    to: optional::<String>("to"),
    size: optional::<i64>("size"),
});

/// One kind of [`Event`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Stop {
    /// `type` on the wire.
    pub type_: String,
    pub at: Option<String>,
}

runtime::impl_object!(Stop {
    type_: required::<String>("type"),
    at: optional::<String>("at"),
});
