//! Texts as the values that they may stand for.

use crate::cli::schemas::{Schemas, Way};
use serde_json::Value;

/// Returns whether a schema names a type.
pub(super) fn has_type(schema: &Value, wanted: &str) -> bool {
    match schema.get("type") {
        Some(Value::String(name)) => name == wanted,
        Some(Value::Array(names)) => names.iter().any(|name| name == wanted),
        _ => false,
    }
}

/// Fails if none of the values that texts may stand for is one of a schema.
pub(super) fn judged(schemas: &Schemas, schema: &Value, pointer: &str, texts: &[String]) -> Result<(), String> {
    let error = |value: &Value| schemas.error(Way::Request, pointer, value);
    let scalars = |text: &String| {
        let read = serde_json::from_str(text).ok().filter(|value: &Value| !value.is_object() && !value.is_array());
        read.into_iter().chain([Value::from(text.as_str())]).collect::<Vec<_>>()
    };
    let split = |by: char| {
        let parts = texts.iter().flat_map(|text| text.split(by)).map(str::to_owned);
        parts.map(|text| scalars(&text).swap_remove(0)).collect::<Value>()
    };
    let candidates = match texts {
        _ if has_type(schema, "array") => {
            let whole = texts.iter().map(|text| scalars(text).swap_remove(0)).collect::<Value>();
            let alone = if texts.len() == 1 { vec![split('|'), split(' '), whole, split(',')] } else { vec![whole] };
            [vec![texts.iter().cloned().map(Value::from).collect()], alone].concat()
        }
        [only] => scalars(only),
        _ => return Err("it is given several times".to_owned()),
    };
    if candidates.iter().any(|value| error(value).is_none()) {
        return Ok(());
    }
    // The reading with the most items, or with the right type, says best what is wrong.
    let rank = |value: &Value, why: &String| (value.as_array().map_or(1, Vec::len), !why.contains(" is not of type "));
    let errors = candidates.iter().filter_map(|value| error(value).map(|why| (rank(value, &why), why)));
    let told = errors.max_by_key(|(rank, _)| *rank).map(|(_, why)| why).unwrap_or_default();
    Err(told.trim_start_matches(": ").to_owned())
}
