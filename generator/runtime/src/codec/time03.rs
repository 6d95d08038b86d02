//! The types of `time`: their codec, and conversions of dates as text.

use std::marker::PhantomData;

use ::time::error::{Format, Parse};
use ::time::format_description::well_known::{Iso8601, Rfc3339 as OfRfc3339};
use ::time::{OffsetDateTime, PrimitiveDateTime, Time};

use super::{Codec, Date, DateTime, ParseDateError};
use crate::json::{DecodeError, Input, Json};

/// A `T` of the crate `time`, as RFC 3339 writes it: an `OffsetDateTime`, a `Date`, or a `Time` without an offset.
///
/// A value that RFC 3339 cannot write, such as an offset with seconds, is written as null.
#[derive(Clone, Copy, Debug)]
pub struct Rfc3339<T>(PhantomData<T>);

impl Codec for Rfc3339<OffsetDateTime> {
    type Value = OffsetDateTime;

    fn decode(input: Input<'_>) -> Result<OffsetDateTime, DecodeError> {
        let text = DateTime::decode(input)?;
        OffsetDateTime::try_from(&text).map_err(|_| input.error("a date and time with an offset"))
    }

    fn encode(value: &OffsetDateTime) -> Json {
        text(value.format(&OfRfc3339))
    }
}

impl Codec for Rfc3339<::time::Date> {
    type Value = ::time::Date;

    fn decode(input: Input<'_>) -> Result<::time::Date, DecodeError> {
        let text = Date::decode(input)?;
        ::time::Date::try_from(&text).map_err(|_| input.error("a day that exists"))
    }

    fn encode(value: &::time::Date) -> Json {
        text(value.format(&Iso8601::DATE))
    }
}

impl Codec for Rfc3339<Time> {
    type Value = Time;

    fn decode(input: Input<'_>) -> Result<Time, DecodeError> {
        let time = input.node.as_text().and_then(|text| local(&format!("{EPOCH}{text}")).ok());
        time.map(PrimitiveDateTime::time).ok_or_else(|| input.error("a time of day (HH:MM:SS)"))
    }

    fn encode(value: &Time) -> Json {
        let of_epoch = OffsetDateTime::UNIX_EPOCH.replace_time(*value).format(&OfRfc3339);
        text(of_epoch.map(|text| text.trim_start_matches(EPOCH).trim_end_matches('Z').to_owned()))
    }
}

/// The day of times that have none.
const EPOCH: &str = "1970-01-01T";

fn text(formatted: Result<String, Format>) -> Json {
    formatted.map_or(Json::Null, Json::String)
}

/// Reads a date and time without an offset.
fn local(text: &str) -> Result<PrimitiveDateTime, Parse> {
    let utc = OffsetDateTime::parse(&format!("{}Z", text.replace(' ', "T")), &OfRfc3339)?;
    Ok(PrimitiveDateTime::new(utc.date(), utc.time()))
}

impl TryFrom<&Date> for ::time::Date {
    type Error = Parse;

    /// Fails for days that do not exist, such as `2023-02-30`.
    fn try_from(date: &Date) -> Result<Self, Self::Error> {
        Self::parse(date.as_str(), &Iso8601::DATE)
    }
}

impl TryFrom<::time::Date> for Date {
    type Error = ParseDateError;

    /// Fails for years that do not have four digits.
    fn try_from(date: ::time::Date) -> Result<Self, Self::Error> {
        date.to_string().parse()
    }
}

impl TryFrom<&DateTime> for OffsetDateTime {
    type Error = Parse;

    /// Fails for a text without an offset: nobody knows the server's time zone.
    fn try_from(time: &DateTime) -> Result<Self, Self::Error> {
        Self::parse(&time.as_str().replace(' ', "T"), &OfRfc3339)
    }
}

impl TryFrom<&DateTime> for PrimitiveDateTime {
    type Error = Parse;

    /// The time on the server's clock. Fails for days that do not exist, and for a text with an offset, which is an
    /// [`OffsetDateTime`].
    fn try_from(time: &DateTime) -> Result<Self, Self::Error> {
        local(time.as_str())
    }
}

impl TryFrom<PrimitiveDateTime> for DateTime {
    type Error = ParseDateError;

    /// Fails for years that do not have four digits.
    fn try_from(time: PrimitiveDateTime) -> Result<Self, Self::Error> {
        let rfc3339 = time.assume_utc().format(&OfRfc3339).unwrap_or_default();
        rfc3339.trim_end_matches('Z').replace('T', " ").parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Dialect, decode_slice};

    type Checked = Result<(), Box<dyn std::error::Error>>;

    #[test]
    fn points_in_time_are_read_and_written_with_their_offsets() -> Checked {
        for (json, written) in [
            ("\"2016-12-30T12:24:28Z\"", "\"2016-12-30T12:24:28Z\""),
            ("\"2016-12-30T13:24:28.5+01:00\"", "\"2016-12-30T13:24:28.5+01:00\""),
            ("\"2016-12-30 12:24:28Z\"", "\"2016-12-30T12:24:28Z\""),
        ] {
            let time = decode_slice::<Rfc3339<OffsetDateTime>>(json.as_bytes(), Dialect::Json)?;
            assert_eq!(time.unix_timestamp(), 1_483_100_668, "{json}");
            assert_eq!(Rfc3339::<OffsetDateTime>::encode(&time).to_string(), written);
        }
        Ok(())
    }

    #[test]
    fn days_and_times_of_day_are_read_and_written() -> Checked {
        let date = decode_slice::<Rfc3339<::time::Date>>(b"\"2016-12-30\"", Dialect::Json)?;
        assert_eq!((date.year(), date.ordinal()), (2016, 365));
        assert_eq!(Rfc3339::<::time::Date>::encode(&date).to_string(), "\"2016-12-30\"");
        for text in ["\"09:05:00\"", "\"09:05:00.25\""] {
            let time = decode_slice::<Rfc3339<Time>>(text.as_bytes(), Dialect::Json)?;
            assert_eq!((time.hour(), time.minute(), time.second()), (9, 5, 0));
            assert_eq!(Rfc3339::<Time>::encode(&time).to_string(), text);
        }
        Ok(())
    }

    #[test]
    fn wrong_values_are_errors_that_say_what_is_expected() {
        let time = |json: &str| decode_slice::<Rfc3339<OffsetDateTime>>(json.as_bytes(), Dialect::Json);
        let error = |json: &str| time(json).map_err(|error| error.to_string());
        let local = "expected a date and time with an offset, found text: \"2016-12-30 12:24:28\"";
        assert_eq!(error("\"2016-12-30 12:24:28\""), Err(local.to_owned()));
        let none = "expected a date and time (YYYY-MM-DD HH:MM:SS), found text: \"x\"";
        assert_eq!(error("\"x\""), Err(none.to_owned()));
        let day = decode_slice::<Rfc3339<::time::Date>>(b"\"2023-02-30\"", Dialect::Json);
        let day = day.map_err(|error| error.to_string());
        assert_eq!(day, Err("expected a day that exists, found text: \"2023-02-30\"".to_owned()));
        for json in ["\"9:5\"", "\"09:05:00Z\"", "\"09:05\"", "5"] {
            assert!(decode_slice::<Rfc3339<Time>>(json.as_bytes(), Dialect::Json).is_err(), "{json}");
        }
    }

    #[test]
    fn texts_become_times_and_come_back() -> Checked {
        let local: DateTime = "2016-12-30 12:24:28".parse()?;
        let time = PrimitiveDateTime::try_from(&local)?;
        assert_eq!(time.assume_utc().unix_timestamp(), 1_483_100_668);
        assert_eq!(DateTime::try_from(time)?, local);
        assert!(OffsetDateTime::try_from(&local).is_err());
        let with_offset: DateTime = "2016-12-30T13:24:28+01:00".parse()?;
        assert_eq!(OffsetDateTime::try_from(&with_offset)?.unix_timestamp(), 1_483_100_668);
        assert!(PrimitiveDateTime::try_from(&with_offset).is_err());
        let date: Date = "2016-12-30".parse()?;
        assert_eq!(Date::try_from(::time::Date::try_from(&date)?)?, date);
        Ok(())
    }

    #[test]
    fn an_offset_of_a_second_is_null() -> Checked {
        let time = OffsetDateTime::UNIX_EPOCH;
        assert_eq!(Rfc3339::<OffsetDateTime>::encode(&time).to_string(), "\"1970-01-01T00:00:00Z\"");
        let odd = time.to_offset(::time::UtcOffset::from_hms(0, 0, 1)?);
        assert_eq!(Rfc3339::<OffsetDateTime>::encode(&odd), Json::Null);
        Ok(())
    }
}
