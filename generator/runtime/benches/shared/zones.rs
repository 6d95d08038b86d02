//! A zone of 10,000 records, and the types it is decoded to.

use std::fmt::Write as _;

use ampersat_runtime as rt;

/// As the generator emits it.
#[allow(dead_code, reason = "decoded, not read")]
pub(crate) struct Record {
    id: Option<i64>,
    name: Option<String>,
    ttl: Option<i64>,
    record_type: Option<String>,
    content: Option<String>,
    change_date: Option<String>,
}

impl rt::Codec for Record {
    type Value = Self;

    fn decode(input: rt::Input<'_>) -> Result<Self, rt::DecodeError> {
        let object = input.object()?;
        let value = Self {
            id: object.optional::<rt::Text<i64>>("id")?,
            name: object.optional::<String>("name")?,
            ttl: object.optional::<i64>("ttl")?,
            record_type: object.optional::<String>("type")?,
            content: object.optional::<String>("content")?,
            change_date: object.optional::<String>("change_date")?,
        };
        object.finish();
        Ok(value)
    }

    fn encode(_: &Self) -> rt::Json {
        rt::Json::Null
    }
}

#[allow(dead_code, reason = "decoded, not read")]
pub(crate) struct Zone {
    records: Vec<Record>,
}

impl rt::Codec for Zone {
    type Value = Self;

    fn decode(input: rt::Input<'_>) -> Result<Self, rt::DecodeError> {
        let object = input.object()?;
        Ok(Self { records: object.defaulted::<Vec<Record>>("records")? })
    }

    fn encode(_: &Self) -> rt::Json {
        rt::Json::Null
    }
}

rt::impl_serde!(Php: Zone);

#[derive(serde::Deserialize)]
#[allow(dead_code, reason = "decoded, not read")]
pub(crate) struct StrictRecord {
    id: String,
    name: Option<String>,
    ttl: Option<i64>,
    #[serde(rename = "type")]
    record_type: Option<String>,
    content: Option<String>,
    change_date: Option<String>,
}

#[derive(serde::Deserialize)]
#[allow(dead_code, reason = "decoded, not read")]
pub(crate) struct StrictZone {
    records: Vec<StrictRecord>,
}

/// The zone as a list of records, or as an object with integer keys.
pub(crate) fn zone(indexed: bool) -> String {
    let mut json = String::from(if indexed { r#"{"records":{"# } else { r#"{"records":["# });
    for id in 0..10_000 {
        let comma = if id == 0 { "" } else { "," };
        let key = if indexed { format!("\"{id}\":") } else { String::new() };
        write!(
            json,
            r#"{comma}{key}{{"id":"{id}","name":"host{id}.example.com","ttl":3600,"type":"A","content":"192.0.2.1","change_date":"2022-03-10 12:24:28"}}"#
        )
        .unwrap();
    }
    json + if indexed { "}}" } else { "]}" }
}
