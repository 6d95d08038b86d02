//! Dates as servers write them: without a zone, and kept as they were written.

use std::fmt;
use std::str::FromStr;

use super::Codec;
use crate::json::{DecodeError, Input, Json, Leniency};

/// A calendar date, such as `2016-12-30`. Ordered by time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(String);

/// A date and a time of day, such as `2016-12-30 12:24:28`, or the same in RFC 3339 (`2016-12-30T12:24:28+01:00`).
///
/// Without an offset it is in the server's time zone, which such servers do not tell.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DateTime(String);

/// A text that is no [`Date`] or [`DateTime`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseDateError {
    expected: &'static str,
}

impl fmt::Display for ParseDateError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "not {}", self.expected)
    }
}

impl std::error::Error for ParseDateError {}

macro_rules! date_type {
    ($type:ident, $check:ident, $respelled:ident, $expected:literal) => {
        impl $type {
            /// The text as the server wrote it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $type {
            type Err = ParseDateError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                if $check(text) { Ok(Self(text.to_owned())) } else { Err(ParseDateError { expected: $expected }) }
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl Codec for $type {
            type Value = Self;

            fn decode(input: Input<'_>) -> Result<Self, DecodeError> {
                let text = input.node.as_text().ok_or_else(|| input.error($expected))?;
                if $check(&text) {
                    return Ok(Self(text.into_owned()));
                }
                let (text, leniency) = $respelled(&text).ok_or_else(|| input.error($expected))?;
                input.lenient(leniency)?;
                Ok(Self(text))
            }

            fn encode(value: &Self) -> Json {
                Json::String(value.0.clone())
            }
        }
    };
}

date_type!(Date, is_date, midnight, "a date (YYYY-MM-DD)");
date_type!(DateTime, is_date_time, without_colon, "a date and time (YYYY-MM-DD HH:MM:SS)");

/// The date of `2016-12-30T00:00:00Z`.
fn midnight(text: &str) -> Option<(String, Leniency)> {
    let (date, time) = text.split_at_checked("YYYY-MM-DD".len())?;
    let is_midnight = time.get(1..9) == Some("00:00:00") && is_date_time(text);
    is_midnight.then(|| (date.to_owned(), Leniency::MidnightAsDate))
}

/// `2016-12-30T12:24:28+0100`, kept as it is written but for the colon, as PHP's `DATE_ISO8601` and Java write it.
fn without_colon(text: &str) -> Option<(String, Leniency)> {
    let (time, minutes) = text.split_at_checked(text.len().checked_sub(2)?)?;
    time.get(time.len().checked_sub(3)?..).filter(|offset| offset.starts_with(['+', '-']))?;
    let text = format!("{time}:{minutes}");
    is_date_time(&text).then_some((text, Leniency::OffsetWithoutColon))
}

/// Returns whether a text is a date such as `2016-12-30`. The length of the month is not checked: the text is kept,
/// nothing is computed from it.
fn is_date(text: &str) -> bool {
    match text.as_bytes() {
        [year @ .., b'-', m1, m2, b'-', d1, d2] if year.len() == 4 => {
            year.iter().all(u8::is_ascii_digit) && within(1, *m1, *m2, 12) && within(1, *d1, *d2, 31)
        }
        _ => false,
    }
}

/// `2016-12-30 12:24:28`, with `T` in place of the blank, with a fraction of the second, with an offset.
fn is_date_time(text: &str) -> bool {
    text.split_once([' ', 'T', 't']).is_some_and(|(date, time)| is_date(date) && is_time(time))
}

/// Returns whether a date and time says how far from UTC it is.
#[cfg(feature = "jiff02")]
pub(crate) fn has_offset(text: &str) -> bool {
    text.get("YYYY-MM-DD ".len()..).is_some_and(|time| time.contains(['Z', 'z', '+', '-']))
}

fn is_time(text: &str) -> bool {
    let [h1, h2, b':', m1, m2, b':', s1, s2, rest @ ..] = text.as_bytes() else {
        return false;
    };
    let offset = match rest {
        [b'.', rest @ ..] => {
            let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
            let Some((fraction, offset)) = rest.split_at_checked(digits) else {
                return false;
            };
            if fraction.is_empty() {
                return false;
            }
            offset
        }
        _ => rest,
    };
    within(0, *h1, *h2, 23) && within(0, *m1, *m2, 59) && within(0, *s1, *s2, 60) && is_offset(offset)
}

fn is_offset(text: &[u8]) -> bool {
    match text {
        [] | [b'Z' | b'z'] => true,
        [b'+' | b'-', h1, h2, b':', m1, m2] => within(0, *h1, *h2, 23) && within(0, *m1, *m2, 59),
        _ => false,
    }
}

/// Returns whether two digits make a number in a range.
fn within(least: u8, tens: u8, ones: u8, most: u8) -> bool {
    let number = |tens: u8, ones: u8| (tens - b'0') * 10 + (ones - b'0');
    tens.is_ascii_digit() && ones.is_ascii_digit() && (least..=most).contains(&number(tens, ones))
}
