//! What is a number, wherever it stands. Everything here is exact: a spelling either is the number or it is refused.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use serde_json::{Number, Value};

/// Whether a text is a number as JSON writes them, and so as PHP writes them into strings: no blanks, no sign but `-`,
/// no leading zeros (`007` is no spelling of 7: whoever sends it means text), no `inf`.
pub(crate) fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match digits.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))),
        None => (digits, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    is_digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(is_digits)
        && exponent.is_none_or(is_digits)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The integer a number's text stands for, and whether it was written with a fraction (`60.0`).
pub(crate) fn integer(text: &str) -> Option<(i128, bool)> {
    if !is_number(text) {
        return None;
    }
    if let Ok(integer) = text.parse() {
        return Some((integer, false));
    }
    match text.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|b| b == b'0') => Some((whole.parse().ok()?, true)),
        // 1e3, or 1.0e+25 as PHP prints what outgrew its integers
        _ => decimal(text).filter(|number| number.fract().is_zero()).and_then(|n| n.to_i128()).map(|n| (n, true)),
    }
}

/// The finite floating point number a text stands for.
pub(crate) fn float(text: &str) -> Option<f64> {
    is_number(text).then(|| text.parse().ok()).flatten().filter(|number: &f64| number.is_finite())
}

/// The decimal a text stands for, with its scale (`10.10` keeps two places). `None` as well for more digits than fit.
pub(crate) fn decimal(text: &str) -> Option<Decimal> {
    if !is_number(text) {
        None
    } else if text.contains(['e', 'E']) {
        Decimal::from_scientific(text).ok()
    } else {
        Decimal::from_str_exact(text).ok()
    }
}

/// A decimal as a JSON number. The few that have more digits than JSON numbers are read with go as text, which every
/// reader of the dialect takes as well, rather than lose digits.
pub(crate) fn decimal_to_json(decimal: &Decimal) -> Value {
    let shortest = decimal.normalize();
    if let Some(integer) = shortest.to_i64().filter(|_| shortest.fract().is_zero()) {
        return Value::from(integer);
    }
    let number = float(&shortest.to_string()).and_then(Number::from_f64);
    match number {
        Some(number) if self::decimal(&number.to_string()) == Some(shortest) => Value::Number(number),
        _ => Value::String(decimal.to_string()),
    }
}
