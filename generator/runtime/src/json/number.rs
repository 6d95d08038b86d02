//! Numbers, wherever they stand. Everything here is exact: a spelling either is the number or it is refused.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

/// Returns whether a text is a number as JSON writes them, and so as PHP writes them into strings: no blanks, no sign
/// but `-`, no leading zeros (`007` is no spelling of 7: its sender means text), no `inf`.
pub(crate) fn is_number(text: &str) -> bool {
    length(text.as_bytes()) == Some(text.len())
}

/// Returns the length of the number that these bytes begin with, if they do (RFC 8259, section 6).
pub(crate) fn length(bytes: &[u8]) -> Option<usize> {
    let digits = |from: usize| {
        let count = bytes.get(from..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
        (count > 0).then_some(from + count)
    };
    let start = usize::from(bytes.first() == Some(&b'-'));
    let mut end = if bytes.get(start) == Some(&b'0') { start + 1 } else { digits(start)? };
    if bytes.get(end) == Some(&b'.') {
        end = digits(end + 1)?;
    }
    if let Some(b'e' | b'E') = bytes.get(end) {
        let is_signed = matches!(bytes.get(end + 1), Some(b'+' | b'-'));
        end = digits(end + 1 + usize::from(is_signed))?;
    }
    Some(end)
}

/// The integer a number's text stands for, and whether it was written with a fraction (`60.0`).
pub(crate) fn integer(text: &str) -> Option<(i128, bool)> {
    // most are so simple
    if let (Some(b'1'..=b'9'), Ok(integer)) = (text.as_bytes().first(), text.parse::<i64>()) {
        return Some((integer.into(), false));
    }
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

/// Returns whether `serde_json` takes the text of an integer for a floating point number, and so for another number.
pub(crate) fn is_rounded(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_integer = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_integer && text.parse::<i64>().is_err() && text.parse::<u64>().is_err()
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
