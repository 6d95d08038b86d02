//! Any JSON through every codec: nothing panics, and what can be read survives being written and read again.
//!
//! Bytes that begin with ASCII are taken as they are; others damage a documented answer.

#![no_main]

use ampersat_fuzz::hostile;
use ampersat_runtime::{Codec, Date, DateTime, Decimal, Dialect, Flag, Secret, Text, TextOrList, decode_slice};
use arbitrary::{Result, Unstructured};
use dns_services::{account, billing, cart, dns, domains, services, support, types};
use golden_kinds::shapes;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::LazyLock;

fn survive<C: Codec<Value: PartialEq + Debug>>(json: &[u8]) {
    survive_in::<C>(Dialect::Json, json);
    survive_in::<C>(Dialect::Php, json);
}

fn survive_in<C: Codec<Value: PartialEq + Debug>>(dialect: Dialect, json: &[u8]) {
    let value = match decode_slice::<C>(json, dialect) {
        Ok(value) => value,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            return;
        }
    };
    let encoded = C::encode(&value);
    let text = serde_json::to_vec(&encoded).expect("JSON");
    match decode_slice::<C>(&text, dialect) {
        Ok(again) => assert_eq!(again, value, "{} {encoded}", std::any::type_name::<C>()),
        Err(error) => panic!("{} cannot read {encoded}, which is {value:?}: {error}", std::any::type_name::<C>()),
    }
}

/// Each with and without a list, a map and `Option` around it.
macro_rules! survive_all {
    ($json:expr, $($codec:ty),+ $(,)?) => {$(
        survive::<$codec>($json);
        survive::<Option<$codec>>($json);
        survive::<Vec<$codec>>($json);
        survive::<BTreeMap<String, Option<$codec>>>($json);
    )+};
}

fn everything(json: &[u8]) {
    survive_all!(
        json, i64, i32, u64, u32, f64, f32, Decimal, bool, Flag, String, Secret, Date, DateTime, TextOrList, Value
    );
    survive_all!(json, Text<i64>, Text<i32>, Text<u64>, Text<u32>, Text<f64>, Text<Decimal>, Text<bool>, Text<Flag>);
    // Some(()) is null, and so is None.
    survive::<()>(json);
    survive_all!(json, Vec<Vec<String>>, Box<Vec<i64>>, BTreeMap<String, Vec<bool>>, Vec<Option<TextOrList>>);
    survive_all!(json, account::DetailsResponse, account::ListContactsResponse, account::TokenPair, billing::Invoice);
    survive_all!(json, billing::BalanceResponse, billing::GetInvoiceResponse, billing::ListPaymentMethodsResponse);
    survive_all!(json, cart::GetProductResponse, cart::OrderItem, cart::QuoteResponse, cart::QuoteOutput);
    survive_all!(json, dns::GetZoneResponse, dns::ListZonesResponse, dns::RecordResponse, domains::DomainsGetResponse);
    survive_all!(json, domains::CheckAvailabilityResponse, domains::OrderAction, domains::OrderFormResponse);
    survive_all!(json, domains::ListTldsResponse, services::ServicesGetResponse, services::ListMethodsResponse);
    survive_all!(json, services::UpgradeOptionsResponse, support::GetTicketResponse, support::ListTicketsResponse);
    survive_all!(json, types::Form, types::OrderReceipt, types::Privileges, types::Record, types::StatusResponse);
    survive_all!(json, shapes::DrawStyle, shapes::Kind, shapes::Node, shapes::Shape, shapes::Circle);
}

/// The answers of the completed document.
static ANSWERS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let document: Value = serde_json::from_str(include_str!("../../spec/dns-services.openapi.json")).expect("JSON");
    let mut found = Vec::new();
    examples(&document["paths"], &mut found);
    found
});

fn examples(value: &Value, found: &mut Vec<Value>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(key, inner)| match key.as_str() {
            "example" if inner.is_object() => found.push(inner.clone()),
            _ => examples(inner, found),
        }),
        Value::Array(items) => items.iter().for_each(|inner| examples(inner, found)),
        _ => {}
    }
}

/// A value somewhere inside of another one.
fn pick<'v>(mut value: &'v mut Value, bytes: &mut Unstructured<'_>) -> Result<&'v mut Value> {
    loop {
        let length = match &*value {
            Value::Array(items) => items.len(),
            Value::Object(map) => map.len(),
            _ => 0,
        };
        if length == 0 || bytes.ratio(1, 6)? {
            return Ok(value);
        }
        let index = bytes.int_in_range(0..=length - 1)?;
        let inner = match value {
            Value::Array(items) => items.get_mut(index),
            Value::Object(map) => map.values_mut().nth(index),
            _ => None,
        };
        value = inner.expect("the index is in range");
    }
}

fn damaged(bytes: &mut Unstructured<'_>) -> Result<Value> {
    let mut answer = bytes.choose(&ANSWERS)?.clone();
    for _ in 0..bytes.int_in_range(1..=6)? {
        let change = bytes.int_in_range(0..=4_u8)?;
        let json = hostile::json(bytes, 2)?;
        let value = pick(&mut answer, bytes)?;
        match (change, &mut *value) {
            (0, Value::Array(items)) => {
                let items = std::mem::take(items).into_iter().enumerate();
                *value = items.map(|(index, item)| ((index * 3).to_string(), item)).collect();
            }
            (0 | 1, Value::Object(map)) => _ = map.insert(hostile::key(bytes)?, json),
            (2, Value::Number(number)) => *value = number.to_string().into(),
            (2, Value::String(text)) => *value = serde_json::from_str(text).unwrap_or(json),
            (3, Value::Array(items)) if items.len() == 1 => *value = items.remove(0),
            _ => *value = json,
        }
    }
    Ok(answer)
}

fuzz_target!(|bytes: &[u8]| {
    if bytes.first().is_none_or(u8::is_ascii) {
        everything(bytes);
    } else if let Ok(answer) = damaged(&mut Unstructured::new(bytes)) {
        everything(answer.to_string().as_bytes());
    }
});
